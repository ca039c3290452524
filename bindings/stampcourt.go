// Code generated via abigen V2 - DO NOT EDIT.
// This file is a generated binding and any manual changes will be lost.

package bindings

import (
	"bytes"
	"errors"
	"math/big"

	"github.com/ethereum/go-ethereum/accounts/abi"
	"github.com/ethereum/go-ethereum/accounts/abi/bind/v2"
	"github.com/ethereum/go-ethereum/common"
	"github.com/ethereum/go-ethereum/core/types"
)

// Reference imports to suppress errors if they are not otherwise used.
var (
	_ = bytes.Equal
	_ = errors.New
	_ = big.NewInt
	_ = common.Big1
	_ = types.BloomLookup
	_ = abi.ConvertType
)

// Step is an auto generated low-level Go binding around an user-defined struct.
type Step struct {
	App       [32]byte
	Tick      uint64
	ReqId     [32]byte
	Slot      uint16
	Server    [32]byte
	Site      [32]byte
	Duplicate uint16
	Version   uint16
	Keys      [32]byte
	Previous  [32]byte
	StampIn   [32]byte
	StampOut  [32]byte
	Delta     [32]byte
}

// StampCourtMetaData contains all meta data concerning the StampCourt contract.
var StampCourtMetaData = bind.MetaData{
	ABI: "[{\"type\":\"constructor\",\"inputs\":[{\"name\":\"registry\",\"type\":\"address\",\"internalType\":\"contractIIdentityRegistry\"},{\"name\":\"ticks\",\"type\":\"address\",\"internalType\":\"contractITickLog\"}],\"stateMutability\":\"nonpayable\"},{\"type\":\"function\",\"name\":\"acquit\",\"inputs\":[{\"name\":\"step\",\"type\":\"tuple\",\"internalType\":\"structStep\",\"components\":[{\"name\":\"app\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"},{\"name\":\"tick\",\"type\":\"uint64\",\"internalType\":\"uint64\"},{\"name\":\"reqId\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"},{\"name\":\"slot\",\"type\":\"uint16\",\"internalType\":\"uint16\"},{\"name\":\"server\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"},{\"name\":\"site\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"},{\"name\":\"duplicate\",\"type\":\"uint16\",\"internalType\":\"uint16\"},{\"name\":\"version\",\"type\":\"uint16\",\"internalType\":\"uint16\"},{\"name\":\"keys\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"},{\"name\":\"previous\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"},{\"name\":\"stampIn\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"},{\"name\":\"stampOut\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"},{\"name\":\"delta\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"}]},{\"name\":\"stamp\",\"type\":\"bytes\",\"internalType\":\"bytes\"},{\"name\":\"gap\",\"type\":\"uint16\",\"internalType\":\"uint16\"},{\"name\":\"previous\",\"type\":\"tuple\",\"internalType\":\"structStep\",\"components\":[{\"name\":\"app\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"},{\"name\":\"tick\",\"type\":\"uint64\",\"internalType\":\"uint64\"},{\"name\":\"reqId\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"},{\"name\":\"slot\",\"type\":\"uint16\",\"internalType\":\"uint16\"},{\"name\":\"server\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"},{\"name\":\"site\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"},{\"name\":\"duplicate\",\"type\":\"uint16\",\"internalType\":\"uint16\"},{\"name\":\"version\",\"type\":\"uint16\",\"internalType\":\"uint16\"},{\"name\":\"keys\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"},{\"name\":\"previous\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"},{\"name\":\"stampIn\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"},{\"name\":\"stampOut\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"},{\"name\":\"delta\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"}]}],\"outputs\":[],\"stateMutability\":\"nonpayable\"},{\"type\":\"function\",\"name\":\"convictLink\",\"inputs\":[{\"name\":\"step\",\"type\":\"tuple\",\"internalType\":\"structStep\",\"components\":[{\"name\":\"app\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"},{\"name\":\"tick\",\"type\":\"uint64\",\"internalType\":\"uint64\"},{\"name\":\"reqId\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"},{\"name\":\"slot\",\"type\":\"uint16\",\"internalType\":\"uint16\"},{\"name\":\"server\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"},{\"name\":\"site\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"},{\"name\":\"duplicate\",\"type\":\"uint16\",\"internalType\":\"uint16\"},{\"name\":\"version\",\"type\":\"uint16\",\"internalType\":\"uint16\"},{\"name\":\"keys\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"},{\"name\":\"previous\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"},{\"name\":\"stampIn\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"},{\"name\":\"stampOut\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"},{\"name\":\"delta\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"}]},{\"name\":\"signature\",\"type\":\"bytes\",\"internalType\":\"bytes\"},{\"name\":\"previous\",\"type\":\"tuple\",\"internalType\":\"structStep\",\"components\":[{\"name\":\"app\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"},{\"name\":\"tick\",\"type\":\"uint64\",\"internalType\":\"uint64\"},{\"name\":\"reqId\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"},{\"name\":\"slot\",\"type\":\"uint16\",\"internalType\":\"uint16\"},{\"name\":\"server\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"},{\"name\":\"site\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"},{\"name\":\"duplicate\",\"type\":\"uint16\",\"internalType\":\"uint16\"},{\"name\":\"version\",\"type\":\"uint16\",\"internalType\":\"uint16\"},{\"name\":\"keys\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"},{\"name\":\"previous\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"},{\"name\":\"stampIn\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"},{\"name\":\"stampOut\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"},{\"name\":\"delta\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"}]}],\"outputs\":[],\"stateMutability\":\"nonpayable\"},{\"type\":\"function\",\"name\":\"convictProduct\",\"inputs\":[{\"name\":\"step\",\"type\":\"tuple\",\"internalType\":\"structStep\",\"components\":[{\"name\":\"app\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"},{\"name\":\"tick\",\"type\":\"uint64\",\"internalType\":\"uint64\"},{\"name\":\"reqId\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"},{\"name\":\"slot\",\"type\":\"uint16\",\"internalType\":\"uint16\"},{\"name\":\"server\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"},{\"name\":\"site\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"},{\"name\":\"duplicate\",\"type\":\"uint16\",\"internalType\":\"uint16\"},{\"name\":\"version\",\"type\":\"uint16\",\"internalType\":\"uint16\"},{\"name\":\"keys\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"},{\"name\":\"previous\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"},{\"name\":\"stampIn\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"},{\"name\":\"stampOut\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"},{\"name\":\"delta\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"}]},{\"name\":\"signature\",\"type\":\"bytes\",\"internalType\":\"bytes\"},{\"name\":\"stamp\",\"type\":\"bytes\",\"internalType\":\"bytes\"},{\"name\":\"gap\",\"type\":\"uint16\",\"internalType\":\"uint16\"}],\"outputs\":[],\"stateMutability\":\"nonpayable\"},{\"type\":\"function\",\"name\":\"eip712Domain\",\"inputs\":[],\"outputs\":[{\"name\":\"fields\",\"type\":\"bytes1\",\"internalType\":\"bytes1\"},{\"name\":\"name\",\"type\":\"string\",\"internalType\":\"string\"},{\"name\":\"version\",\"type\":\"string\",\"internalType\":\"string\"},{\"name\":\"chainId\",\"type\":\"uint256\",\"internalType\":\"uint256\"},{\"name\":\"verifyingContract\",\"type\":\"address\",\"internalType\":\"address\"},{\"name\":\"salt\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"},{\"name\":\"extensions\",\"type\":\"uint256[]\",\"internalType\":\"uint256[]\"}],\"stateMutability\":\"view\"},{\"type\":\"function\",\"name\":\"keysOf\",\"inputs\":[{\"name\":\"server\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"},{\"name\":\"site\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"},{\"name\":\"duplicate\",\"type\":\"uint16\",\"internalType\":\"uint16\"},{\"name\":\"version\",\"type\":\"uint16\",\"internalType\":\"uint16\"},{\"name\":\"prime\",\"type\":\"uint256\",\"internalType\":\"uint256\"},{\"name\":\"key\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"}],\"outputs\":[{\"name\":\"\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"}],\"stateMutability\":\"pure\"},{\"type\":\"function\",\"name\":\"stepDigest\",\"inputs\":[{\"name\":\"step\",\"type\":\"tuple\",\"internalType\":\"structStep\",\"components\":[{\"name\":\"app\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"},{\"name\":\"tick\",\"type\":\"uint64\",\"internalType\":\"uint64\"},{\"name\":\"reqId\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"},{\"name\":\"slot\",\"type\":\"uint16\",\"internalType\":\"uint16\"},{\"name\":\"server\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"},{\"name\":\"site\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"},{\"name\":\"duplicate\",\"type\":\"uint16\",\"internalType\":\"uint16\"},{\"name\":\"version\",\"type\":\"uint16\",\"internalType\":\"uint16\"},{\"name\":\"keys\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"},{\"name\":\"previous\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"},{\"name\":\"stampIn\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"},{\"name\":\"stampOut\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"},{\"name\":\"delta\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"}]}],\"outputs\":[{\"name\":\"hash\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"},{\"name\":\"digest\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"}],\"stateMutability\":\"view\"},{\"type\":\"event\",\"name\":\"Acquitted\",\"inputs\":[{\"name\":\"app\",\"type\":\"bytes32\",\"indexed\":true,\"internalType\":\"bytes32\"},{\"name\":\"server\",\"type\":\"bytes32\",\"indexed\":true,\"internalType\":\"bytes32\"},{\"name\":\"reqId\",\"type\":\"bytes32\",\"indexed\":true,\"internalType\":\"bytes32\"},{\"name\":\"step\",\"type\":\"bytes32\",\"indexed\":false,\"internalType\":\"bytes32\"}],\"anonymous\":false},{\"type\":\"event\",\"name\":\"EIP712DomainChanged\",\"inputs\":[],\"anonymous\":false},{\"type\":\"event\",\"name\":\"LinkConvicted\",\"inputs\":[{\"name\":\"app\",\"type\":\"bytes32\",\"indexed\":true,\"internalType\":\"bytes32\"},{\"name\":\"server\",\"type\":\"bytes32\",\"indexed\":true,\"internalType\":\"bytes32\"},{\"name\":\"reqId\",\"type\":\"bytes32\",\"indexed\":true,\"internalType\":\"bytes32\"},{\"name\":\"step\",\"type\":\"bytes32\",\"indexed\":false,\"internalType\":\"bytes32\"}],\"anonymous\":false},{\"type\":\"event\",\"name\":\"ProductConvicted\",\"inputs\":[{\"name\":\"app\",\"type\":\"bytes32\",\"indexed\":true,\"internalType\":\"bytes32\"},{\"name\":\"server\",\"type\":\"bytes32\",\"indexed\":true,\"internalType\":\"bytes32\"},{\"name\":\"reqId\",\"type\":\"bytes32\",\"indexed\":true,\"internalType\":\"bytes32\"},{\"name\":\"step\",\"type\":\"bytes32\",\"indexed\":false,\"internalType\":\"bytes32\"}],\"anonymous\":false},{\"type\":\"error\",\"name\":\"ECDSAInvalidSignature\",\"inputs\":[]},{\"type\":\"error\",\"name\":\"ECDSAInvalidSignatureLength\",\"inputs\":[{\"name\":\"length\",\"type\":\"uint256\",\"internalType\":\"uint256\"}]},{\"type\":\"error\",\"name\":\"ECDSAInvalidSignatureS\",\"inputs\":[{\"name\":\"s\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"}]},{\"type\":\"error\",\"name\":\"InvalidShortString\",\"inputs\":[]},{\"type\":\"error\",\"name\":\"NotGuilty\",\"inputs\":[{\"name\":\"step\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"}]},{\"type\":\"error\",\"name\":\"NotInnocent\",\"inputs\":[{\"name\":\"step\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"}]},{\"type\":\"error\",\"name\":\"NotRevealed\",\"inputs\":[{\"name\":\"app\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"},{\"name\":\"tick\",\"type\":\"uint64\",\"internalType\":\"uint64\"}]},{\"type\":\"error\",\"name\":\"NotSigned\",\"inputs\":[{\"name\":\"step\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"}]},{\"type\":\"error\",\"name\":\"StringTooLong\",\"inputs\":[{\"name\":\"str\",\"type\":\"string\",\"internalType\":\"string\"}]},{\"type\":\"error\",\"name\":\"WrongKeys\",\"inputs\":[{\"name\":\"step\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"}]},{\"type\":\"error\",\"name\":\"WrongPrevious\",\"inputs\":[{\"name\":\"step\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"}]},{\"type\":\"error\",\"name\":\"WrongStamp\",\"inputs\":[{\"name\":\"step\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"}]}]",
	ID:  "StampCourt",
	Bin: "0x6101a0604052348015610010575f5ffd5b50604051611a1a380380611a1a83398101604081905261002f91610198565b6040518060400160405280600f81526020016e195b595d0814dd185b5c10dbdd5c9d608a1b815250604051806040016040528060018152602001603160f81b8152506100808261013b60201b60201c565b6101205261008d8161013b565b61014052815160208084019190912060e052815190820120610100524660a05261011960e05161010051604080517f8b73c3c69bb8fe3d512ecc4cf759cc79239f7b179b0ffacaa9a75d522b39400f60208201529081019290925260608201524660808201523060a08201525f9060c00160405160208183030381529060405280519060200120905090565b60805250503060c0526001600160a01b0391821661016052166101805261022b565b5f5f829050601f8151111561016e578260405163305a27a960e01b815260040161016591906101d0565b60405180910390fd5b805161017982610205565b179392505050565b6001600160a01b0381168114610195575f5ffd5b50565b5f5f604083850312156101a9575f5ffd5b82516101b481610181565b60208401519092506101c581610181565b809150509250929050565b602081525f82518060208401528060208501604085015e5f604082850101526040601f19601f83011684010191505092915050565b80516020808301519190811015610225575f198160200360031b1b821691505b50919050565b60805160a05160c05160e05161010051610120516101405161016051610180516117756102a55f395f610b5301525f81816102380152818161034101528181610554015261072001525f61069401525f61066401525f610a8f01525f610a6701525f6109c201525f6109ec01525f610a1601526117755ff3fe608060405234801561000f575f5ffd5b506004361061006f575f3560e01c8063b3860dc41161004d578063b3860dc4146100d0578063bc9f2606146100e3578063cd986a6114610104575f5ffd5b8063572e4b751461007357806384b0196e146100a057806399abd0d6146100bb575b5f5ffd5b610086610081366004611257565b610117565b604080519283526020830191909152015b60405180910390f35b6100a8610134565b60405161009797969594939291906112a7565b6100ce6100c936600461139e565b610192565b005b6100ce6100de36600461141a565b61029e565b6100f66100f13660046114ae565b6103a9565b604051908152602001610097565b6100ce610112366004611502565b61046d565b5f5f610122836105bb565b915061012d82610610565b9050915091565b5f6060805f5f5f606061014561065d565b61014d61068d565b604080515f808252602082019092527f0f000000000000000000000000000000000000000000000000000000000000009b939a50919850469750309650945092509050565b5f61019e8585856106b8565b90506101ab8186846107cb565b156101d15760405163509f1b4760e01b8152600481018290526024015b60405180910390fd5b84604001358560800135865f01357fe96b6c08c8c3e6fdb45e6382a504996c9065982e80a28e52f68795403933cfba8460405161021091815260200190565b60405180910390a46040516364748af760e01b815260808601356004820152602481018290527f00000000000000000000000000000000000000000000000000000000000000006001600160a01b0316906364748af7906044015f604051808303815f87803b158015610281575f5ffd5b505af1158015610293573d5f5f3e3d5ffd5b505050505050505050565b5f6102aa8787876106b8565b90506102b9818886868661082a565b156102da5760405163509f1b4760e01b8152600481018290526024016101c8565b86604001358760800135885f01357f48cfe624946a72744cd92793722bdbe077647bc11d8db413b435d9d9c5b96d3c8460405161031991815260200190565b60405180910390a46040516364748af760e01b815260808801356004820152602481018290527f00000000000000000000000000000000000000000000000000000000000000006001600160a01b0316906364748af7906044015f604051808303815f87803b15801561038a575f5ffd5b505af115801561039c573d5f5f3e3d5ffd5b5050505050505050505050565b6040805171656d65742f7374616d702f7072696d652f3160701b60208083019190915281830188905261ffff80881660608401528616608083015260a08083018690528351808403909101815260c08301845280519082012060e0808401919091528351808403909101815261010090920190925280519101205f906104629061043689898989886108f7565b604080516020808201949094528082019290925280518083038201815260609092019052805191012090565b979650505050505050565b5f610477866105bb565b9050610486818787878761082a565b158061049a57506104988187846107cb565b155b156104d4576040517f9749b7fb000000000000000000000000000000000000000000000000000000008152600481018290526024016101c8565b85604001358660800135875f01357f7b9ed02851bc7f348cbe6c8df57c03745bcd9c9ef6b04b9d5c0fbe97aad38a4f8460405161051391815260200190565b60405180910390a46040517f27335f1900000000000000000000000000000000000000000000000000000000815260808701356004820152602481018290527f00000000000000000000000000000000000000000000000000000000000000006001600160a01b0316906327335f19906044015f604051808303815f87803b15801561059d575f5ffd5b505af11580156105af573d5f5f3e3d5ffd5b50505050505050505050565b5f7fb1d540aa43bce7f00a0b3f903e730a600eb3301e612b7f35493967ac75b9001e4630846040516020016105f394939291906115a4565b604051602081830303815290604052805190602001209050919050565b5f61065761061c6109b6565b836040517f19010000000000000000000000000000000000000000000000000000000000008152600281019290925260228201526042902090565b92915050565b60606106887f0000000000000000000000000000000000000000000000000000000000000000610adf565b905090565b60606106887f0000000000000000000000000000000000000000000000000000000000000000610adf565b5f6106c2846105bb565b90505f6106d86106d183610610565b8585610b1c565b6040517f207d1a6d000000000000000000000000000000000000000000000000000000008152863560048201526001600160a01b0380831660248301529192506080870135917f0000000000000000000000000000000000000000000000000000000000000000169063207d1a6d90604401602060405180830381865afa158015610765573d5f5f3e3d5ffd5b505050506040513d601f19601f820116820180604052508101906107899190611691565b146107c3576040517f92e3a690000000000000000000000000000000000000000000000000000000008152600481018390526024016101c8565b509392505050565b5f8261012001356107db836105bb565b14610815576040517fede3808b000000000000000000000000000000000000000000000000000000008152600481018590526024016101c8565b50610160810135610140830135149392505050565b5f821580610841575061083e6020846116bc565b15155b156108625760405163455d0d1960e01b8152600481018790526024016101c8565b84610140013584846040516108789291906116cf565b6040518091039020146108a15760405163455d0d1960e01b8152600481018790526024016101c8565b5f5f6108ae888886610b46565b915091505f6108cd8289604001358a61018001358b6101200135610e34565b90508761016001356108e188888685610e9c565b8051906020012014935050505095945050505050565b5f5f8260405160200161090c91815260200190565b60408051601f1981840301815282825280516020918201207f656d65742f7374616d702f6b65792f3100000000000000000000000000000000918401919091529082018990526060820188905261ffff8088166080840152861660a083015260c08201819052915060e00160408051601f19818403018152828252805160209182012090830152016040516020818303038152906040528051906020012091505095945050505050565b5f306001600160a01b037f000000000000000000000000000000000000000000000000000000000000000016148015610a0e57507f000000000000000000000000000000000000000000000000000000000000000046145b15610a3857507f000000000000000000000000000000000000000000000000000000000000000090565b610688604080517f8b73c3c69bb8fe3d512ecc4cf759cc79239f7b179b0ffacaa9a75d522b39400f60208201527f0000000000000000000000000000000000000000000000000000000000000000918101919091527f000000000000000000000000000000000000000000000000000000000000000060608201524660808201523060a08201525f9060c00160405160208183030381529060405280519060200120905090565b60605f610aeb83610f9f565b6040805160208082528183019092529192505f91906020820181803683375050509182525060208101929092525090565b5f5f5f5f610b2b878787610fdf565b925092509250610b3b8282611026565b509095945050505050565b5f80806001600160a01b037f0000000000000000000000000000000000000000000000000000000000000000166382f90ac68635610b8a6040890160208a016116de565b6040517fffffffff0000000000000000000000000000000000000000000000000000000060e085901b168152600481019290925267ffffffffffffffff166024820152604401602060405180830381865afa158015610beb573d5f5f3e3d5ffd5b505050506040513d601f19601f82011682018060405250810190610c0f9190611691565b90505f819003610c70578435610c2b60408701602088016116de565b6040517f1961aea9000000000000000000000000000000000000000000000000000000008152600481019290925267ffffffffffffffff1660248201526044016101c8565b5f808060a0880135610c8860e08a0160c08b016116f7565b610c996101008b0160e08c016116f7565b9250925092508661ffff16610cb08585858561112d565b610cba9190611724565b6040805160208082018890527f656d65742f7374616d702f6b65792f31000000000000000000000000000000008284015260808c8101356060840181905290830188905261ffff87811660a0850181905290871660c08086018290528651808703909101815260e08601875280519085012071656d65742f7374616d702f7072696d652f3160701b61010087015261012086018b9052610140860192909252610160850152610180808501879052855180860390910181526101a0850186528051908401206101c080860191909152855180860390910181526101e0909401909452825192909101919091209298509096505f90610dbb908686868b6108f7565b604080516020808201869052818301849052825180830384018152606090920190925280519101209091506101008b013514610e26576040517f407911f1000000000000000000000000000000000000000000000000000000008152600481018c90526024016101c8565b505050505050935093915050565b604080516020810186905290810184905260608101839052608081018290525f9060a0015b60408051808303601f1901815291905280516020909101207f80000000000000000000000000000000000000000000000000000000000000011795945050505050565b60605f610eaa602086611737565b9050610eb7816002611724565b610ec290602061174a565b67ffffffffffffffff811115610eda57610eda611579565b6040519080825280601f01601f191660200182016040528015610f04576020820181803683370190505b509150604082015f602083025b8015610f4c57601f19808201918a0101358781025f198983099150838101818110828410838503030194508084602088010152505050610f11565b5081525f6020838102015b8015610f8e57602081039050808301518681025f198883099150838101818110828410838503030194508084870152505050610f57565b50601f199091015250949350505050565b5f60ff8216601f811115610657576040517fb3512b0c00000000000000000000000000000000000000000000000000000000815260040160405180910390fd5b5f80806041849003611013578435602086013560408701355f1a61100589828585611178565b95509550955050505061101d565b505f915060029050825b93509350939050565b5f82600381111561103957611039611761565b03611042575050565b600182600381111561105657611056611761565b0361108d576040517ff645eedf00000000000000000000000000000000000000000000000000000000815260040160405180910390fd5b60028260038111156110a1576110a1611761565b036110db576040517ffce698f7000000000000000000000000000000000000000000000000000000008152600481018290526024016101c8565b60038260038111156110ef576110ef611761565b03611129576040517fd78bce0c000000000000000000000000000000000000000000000000000000008152600481018290526024016101c8565b5050565b604080516020810186905271656d65742f7374616d702f7072696d652f3160701b918101919091526060810184905261ffff8084166080830152821660a08201525f9060c001610e59565b5f80807f7fffffffffffffffffffffffffffffff5d576e7357a4501ddfe92f46681b20a08411156111b157505f91506003905082611236565b604080515f808252602082018084528a905260ff891692820192909252606081018790526080810186905260019060a0016020604051602081039080840390855afa158015611202573d5f5f3e3d5ffd5b5050604051601f1901519150506001600160a01b03811661122d57505f925060019150829050611236565b92505f91508190505b9450945094915050565b5f6101a08284031215611251575f5ffd5b50919050565b5f6101a08284031215611268575f5ffd5b6112728383611240565b9392505050565b5f81518084528060208401602086015e5f602082860101526020601f19601f83011685010191505092915050565b7fff000000000000000000000000000000000000000000000000000000000000008816815260e060208201525f6112e160e0830189611279565b82810360408401526112f38189611279565b606084018890526001600160a01b038716608085015260a0840186905283810360c0850152845180825260208087019350909101905f5b8181101561134857835183526020938401939092019160010161132a565b50909b9a5050505050505050505050565b5f5f83601f840112611369575f5ffd5b50813567ffffffffffffffff811115611380575f5ffd5b602083019150836020828501011115611397575f5ffd5b9250929050565b5f5f5f5f61036085870312156113b2575f5ffd5b6113bc8686611240565b93506101a085013567ffffffffffffffff8111156113d8575f5ffd5b6113e487828801611359565b90945092506113f99050866101c08701611240565b905092959194509250565b803561ffff81168114611415575f5ffd5b919050565b5f5f5f5f5f5f6102008789031215611430575f5ffd5b61143a8888611240565b95506101a087013567ffffffffffffffff811115611456575f5ffd5b61146289828a01611359565b9096509450506101c087013567ffffffffffffffff811115611482575f5ffd5b61148e89828a01611359565b90945092506114a290506101e08801611404565b90509295509295509295565b5f5f5f5f5f5f60c087890312156114c3575f5ffd5b86359550602087013594506114da60408801611404565b93506114e860608801611404565b9598949750929560808101359460a0909101359350915050565b5f5f5f5f5f6103808688031215611517575f5ffd5b6115218787611240565b94506101a086013567ffffffffffffffff81111561153d575f5ffd5b61154988828901611359565b909550935061155d90506101c08701611404565b915061156d876101e08801611240565b90509295509295909350565b634e487b7160e01b5f52604160045260245ffd5b803567ffffffffffffffff81168114611415575f5ffd5b84815260208082018590526001600160a01b0384166040830152823560608301526102008201906115d690840161158d565b67ffffffffffffffff166080830152604083013560a08301526115fb60608401611404565b61ffff811660c084015250608083013560e083015260a083013561010083015261162760c08401611404565b61ffff1661012083015261163d60e08401611404565b61ffff81166101408401525061010083013561016083810191909152610120840135610180808501919091526101408501356101a0850152908401356101c0840152909201356101e0909101529392505050565b5f602082840312156116a1575f5ffd5b5051919050565b634e487b7160e01b5f52601260045260245ffd5b5f826116ca576116ca6116a8565b500690565b818382375f9101908152919050565b5f602082840312156116ee575f5ffd5b6112728261158d565b5f60208284031215611707575f5ffd5b61127282611404565b634e487b7160e01b5f52601160045260245ffd5b8082018082111561065757610657611710565b5f82611745576117456116a8565b500490565b808202811582820484141761065757610657611710565b634e487b7160e01b5f52602160045260245ffd",
}

// StampCourt is an auto generated Go binding around an Ethereum contract.
type StampCourt struct {
	abi abi.ABI
}

// GetABI returns the ABI associated with this contract binding.
func (c *StampCourt) GetABI() abi.ABI {
	return c.abi
}

// NewStampCourt creates a new instance of StampCourt.
func NewStampCourt() *StampCourt {
	parsed, err := StampCourtMetaData.ParseABI()
	if err != nil {
		panic(errors.New("invalid ABI: " + err.Error()))
	}
	return &StampCourt{abi: *parsed}
}

// Instance creates a wrapper for a deployed contract instance at the given address.
// Use this to create the instance object passed to abigen v2 library functions Call, Transact, etc.
func (c *StampCourt) Instance(backend bind.ContractBackend, addr common.Address) *bind.BoundContract {
	return bind.NewBoundContract(addr, c.abi, backend, backend, backend)
}

// PackConstructor is the Go binding used to pack the parameters required for
// contract deployment.
//
// Solidity: constructor(address registry, address ticks) returns()
func (stampCourt *StampCourt) PackConstructor(registry common.Address, ticks common.Address) []byte {
	enc, err := stampCourt.abi.Pack("", registry, ticks)
	if err != nil {
		panic(err)
	}
	return enc
}

// PackAcquit is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xcd986a61.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function acquit((bytes32,uint64,bytes32,uint16,bytes32,bytes32,uint16,uint16,bytes32,bytes32,bytes32,bytes32,bytes32) step, bytes stamp, uint16 gap, (bytes32,uint64,bytes32,uint16,bytes32,bytes32,uint16,uint16,bytes32,bytes32,bytes32,bytes32,bytes32) previous) returns()
func (stampCourt *StampCourt) PackAcquit(step Step, stamp []byte, gap uint16, previous Step) []byte {
	enc, err := stampCourt.abi.Pack("acquit", step, stamp, gap, previous)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackAcquit is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xcd986a61.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function acquit((bytes32,uint64,bytes32,uint16,bytes32,bytes32,uint16,uint16,bytes32,bytes32,bytes32,bytes32,bytes32) step, bytes stamp, uint16 gap, (bytes32,uint64,bytes32,uint16,bytes32,bytes32,uint16,uint16,bytes32,bytes32,bytes32,bytes32,bytes32) previous) returns()
func (stampCourt *StampCourt) TryPackAcquit(step Step, stamp []byte, gap uint16, previous Step) ([]byte, error) {
	return stampCourt.abi.Pack("acquit", step, stamp, gap, previous)
}

// PackConvictLink is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x99abd0d6.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function convictLink((bytes32,uint64,bytes32,uint16,bytes32,bytes32,uint16,uint16,bytes32,bytes32,bytes32,bytes32,bytes32) step, bytes signature, (bytes32,uint64,bytes32,uint16,bytes32,bytes32,uint16,uint16,bytes32,bytes32,bytes32,bytes32,bytes32) previous) returns()
func (stampCourt *StampCourt) PackConvictLink(step Step, signature []byte, previous Step) []byte {
	enc, err := stampCourt.abi.Pack("convictLink", step, signature, previous)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackConvictLink is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x99abd0d6.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function convictLink((bytes32,uint64,bytes32,uint16,bytes32,bytes32,uint16,uint16,bytes32,bytes32,bytes32,bytes32,bytes32) step, bytes signature, (bytes32,uint64,bytes32,uint16,bytes32,bytes32,uint16,uint16,bytes32,bytes32,bytes32,bytes32,bytes32) previous) returns()
func (stampCourt *StampCourt) TryPackConvictLink(step Step, signature []byte, previous Step) ([]byte, error) {
	return stampCourt.abi.Pack("convictLink", step, signature, previous)
}

// PackConvictProduct is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xb3860dc4.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function convictProduct((bytes32,uint64,bytes32,uint16,bytes32,bytes32,uint16,uint16,bytes32,bytes32,bytes32,bytes32,bytes32) step, bytes signature, bytes stamp, uint16 gap) returns()
func (stampCourt *StampCourt) PackConvictProduct(step Step, signature []byte, stamp []byte, gap uint16) []byte {
	enc, err := stampCourt.abi.Pack("convictProduct", step, signature, stamp, gap)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackConvictProduct is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xb3860dc4.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function convictProduct((bytes32,uint64,bytes32,uint16,bytes32,bytes32,uint16,uint16,bytes32,bytes32,bytes32,bytes32,bytes32) step, bytes signature, bytes stamp, uint16 gap) returns()
func (stampCourt *StampCourt) TryPackConvictProduct(step Step, signature []byte, stamp []byte, gap uint16) ([]byte, error) {
	return stampCourt.abi.Pack("convictProduct", step, signature, stamp, gap)
}

// PackEip712Domain is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x84b0196e.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function eip712Domain() view returns(bytes1 fields, string name, string version, uint256 chainId, address verifyingContract, bytes32 salt, uint256[] extensions)
func (stampCourt *StampCourt) PackEip712Domain() []byte {
	enc, err := stampCourt.abi.Pack("eip712Domain")
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackEip712Domain is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x84b0196e.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function eip712Domain() view returns(bytes1 fields, string name, string version, uint256 chainId, address verifyingContract, bytes32 salt, uint256[] extensions)
func (stampCourt *StampCourt) TryPackEip712Domain() ([]byte, error) {
	return stampCourt.abi.Pack("eip712Domain")
}

// UnpackEip712Domain is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0x84b0196e.
//
// Solidity: function eip712Domain() view returns(bytes1 fields, string name, string version, uint256 chainId, address verifyingContract, bytes32 salt, uint256[] extensions)
func (stampCourt *StampCourt) UnpackEip712Domain(data []byte) (Eip712DomainOutput, error) {
	out, err := stampCourt.abi.Unpack("eip712Domain", data)
	outstruct := new(Eip712DomainOutput)
	if err != nil {
		return *outstruct, err
	}
	outstruct.Fields = *abi.ConvertType(out[0], new([1]byte)).(*[1]byte)
	outstruct.Name = *abi.ConvertType(out[1], new(string)).(*string)
	outstruct.Version = *abi.ConvertType(out[2], new(string)).(*string)
	outstruct.ChainId = abi.ConvertType(out[3], new(big.Int)).(*big.Int)
	outstruct.VerifyingContract = *abi.ConvertType(out[4], new(common.Address)).(*common.Address)
	outstruct.Salt = *abi.ConvertType(out[5], new([32]byte)).(*[32]byte)
	outstruct.Extensions = *abi.ConvertType(out[6], new([]*big.Int)).(*[]*big.Int)
	return *outstruct, nil
}

// PackKeysOf is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xbc9f2606.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function keysOf(bytes32 server, bytes32 site, uint16 duplicate, uint16 version, uint256 prime, bytes32 key) pure returns(bytes32)
func (stampCourt *StampCourt) PackKeysOf(server [32]byte, site [32]byte, duplicate uint16, version uint16, prime *big.Int, key [32]byte) []byte {
	enc, err := stampCourt.abi.Pack("keysOf", server, site, duplicate, version, prime, key)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackKeysOf is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xbc9f2606.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function keysOf(bytes32 server, bytes32 site, uint16 duplicate, uint16 version, uint256 prime, bytes32 key) pure returns(bytes32)
func (stampCourt *StampCourt) TryPackKeysOf(server [32]byte, site [32]byte, duplicate uint16, version uint16, prime *big.Int, key [32]byte) ([]byte, error) {
	return stampCourt.abi.Pack("keysOf", server, site, duplicate, version, prime, key)
}

// UnpackKeysOf is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0xbc9f2606.
//
// Solidity: function keysOf(bytes32 server, bytes32 site, uint16 duplicate, uint16 version, uint256 prime, bytes32 key) pure returns(bytes32)
func (stampCourt *StampCourt) UnpackKeysOf(data []byte) ([32]byte, error) {
	out, err := stampCourt.abi.Unpack("keysOf", data)
	if err != nil {
		return *new([32]byte), err
	}
	out0 := *abi.ConvertType(out[0], new([32]byte)).(*[32]byte)
	return out0, nil
}

// PackStepDigest is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x572e4b75.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function stepDigest((bytes32,uint64,bytes32,uint16,bytes32,bytes32,uint16,uint16,bytes32,bytes32,bytes32,bytes32,bytes32) step) view returns(bytes32 hash, bytes32 digest)
func (stampCourt *StampCourt) PackStepDigest(step Step) []byte {
	enc, err := stampCourt.abi.Pack("stepDigest", step)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackStepDigest is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x572e4b75.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function stepDigest((bytes32,uint64,bytes32,uint16,bytes32,bytes32,uint16,uint16,bytes32,bytes32,bytes32,bytes32,bytes32) step) view returns(bytes32 hash, bytes32 digest)
func (stampCourt *StampCourt) TryPackStepDigest(step Step) ([]byte, error) {
	return stampCourt.abi.Pack("stepDigest", step)
}

// StepDigestOutput serves as a container for the return parameters of contract
// method StepDigest.
type StepDigestOutput struct {
	Hash   [32]byte
	Digest [32]byte
}

// UnpackStepDigest is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0x572e4b75.
//
// Solidity: function stepDigest((bytes32,uint64,bytes32,uint16,bytes32,bytes32,uint16,uint16,bytes32,bytes32,bytes32,bytes32,bytes32) step) view returns(bytes32 hash, bytes32 digest)
func (stampCourt *StampCourt) UnpackStepDigest(data []byte) (StepDigestOutput, error) {
	out, err := stampCourt.abi.Unpack("stepDigest", data)
	outstruct := new(StepDigestOutput)
	if err != nil {
		return *outstruct, err
	}
	outstruct.Hash = *abi.ConvertType(out[0], new([32]byte)).(*[32]byte)
	outstruct.Digest = *abi.ConvertType(out[1], new([32]byte)).(*[32]byte)
	return *outstruct, nil
}

// StampCourtAcquitted represents a Acquitted event raised by the StampCourt contract.
type StampCourtAcquitted struct {
	App    [32]byte
	Server [32]byte
	ReqId  [32]byte
	Step   [32]byte
	Raw    *types.Log // Blockchain specific contextual infos
}

const StampCourtAcquittedEventName = "Acquitted"

// ContractEventName returns the user-defined event name.
func (StampCourtAcquitted) ContractEventName() string {
	return StampCourtAcquittedEventName
}

// UnpackAcquittedEvent is the Go binding that unpacks the event data emitted
// by contract.
//
// Solidity: event Acquitted(bytes32 indexed app, bytes32 indexed server, bytes32 indexed reqId, bytes32 step)
func (stampCourt *StampCourt) UnpackAcquittedEvent(log *types.Log) (*StampCourtAcquitted, error) {
	event := "Acquitted"
	if len(log.Topics) == 0 {
		return nil, bind.ErrNoEventSignature
	}
	if log.Topics[0] != stampCourt.abi.Events[event].ID {
		return nil, bind.ErrEventSignatureMismatch
	}
	out := new(StampCourtAcquitted)
	if len(log.Data) > 0 {
		if err := stampCourt.abi.UnpackIntoInterface(out, event, log.Data); err != nil {
			return nil, err
		}
	}
	var indexed abi.Arguments
	for _, arg := range stampCourt.abi.Events[event].Inputs {
		if arg.Indexed {
			indexed = append(indexed, arg)
		}
	}
	if err := abi.ParseTopics(out, indexed, log.Topics[1:]); err != nil {
		return nil, err
	}
	out.Raw = log
	return out, nil
}

// StampCourtEIP712DomainChanged represents a EIP712DomainChanged event raised by the StampCourt contract.
type StampCourtEIP712DomainChanged struct {
	Raw *types.Log // Blockchain specific contextual infos
}

const StampCourtEIP712DomainChangedEventName = "EIP712DomainChanged"

// ContractEventName returns the user-defined event name.
func (StampCourtEIP712DomainChanged) ContractEventName() string {
	return StampCourtEIP712DomainChangedEventName
}

// UnpackEIP712DomainChangedEvent is the Go binding that unpacks the event data emitted
// by contract.
//
// Solidity: event EIP712DomainChanged()
func (stampCourt *StampCourt) UnpackEIP712DomainChangedEvent(log *types.Log) (*StampCourtEIP712DomainChanged, error) {
	event := "EIP712DomainChanged"
	if len(log.Topics) == 0 {
		return nil, bind.ErrNoEventSignature
	}
	if log.Topics[0] != stampCourt.abi.Events[event].ID {
		return nil, bind.ErrEventSignatureMismatch
	}
	out := new(StampCourtEIP712DomainChanged)
	if len(log.Data) > 0 {
		if err := stampCourt.abi.UnpackIntoInterface(out, event, log.Data); err != nil {
			return nil, err
		}
	}
	var indexed abi.Arguments
	for _, arg := range stampCourt.abi.Events[event].Inputs {
		if arg.Indexed {
			indexed = append(indexed, arg)
		}
	}
	if err := abi.ParseTopics(out, indexed, log.Topics[1:]); err != nil {
		return nil, err
	}
	out.Raw = log
	return out, nil
}

// StampCourtLinkConvicted represents a LinkConvicted event raised by the StampCourt contract.
type StampCourtLinkConvicted struct {
	App    [32]byte
	Server [32]byte
	ReqId  [32]byte
	Step   [32]byte
	Raw    *types.Log // Blockchain specific contextual infos
}

const StampCourtLinkConvictedEventName = "LinkConvicted"

// ContractEventName returns the user-defined event name.
func (StampCourtLinkConvicted) ContractEventName() string {
	return StampCourtLinkConvictedEventName
}

// UnpackLinkConvictedEvent is the Go binding that unpacks the event data emitted
// by contract.
//
// Solidity: event LinkConvicted(bytes32 indexed app, bytes32 indexed server, bytes32 indexed reqId, bytes32 step)
func (stampCourt *StampCourt) UnpackLinkConvictedEvent(log *types.Log) (*StampCourtLinkConvicted, error) {
	event := "LinkConvicted"
	if len(log.Topics) == 0 {
		return nil, bind.ErrNoEventSignature
	}
	if log.Topics[0] != stampCourt.abi.Events[event].ID {
		return nil, bind.ErrEventSignatureMismatch
	}
	out := new(StampCourtLinkConvicted)
	if len(log.Data) > 0 {
		if err := stampCourt.abi.UnpackIntoInterface(out, event, log.Data); err != nil {
			return nil, err
		}
	}
	var indexed abi.Arguments
	for _, arg := range stampCourt.abi.Events[event].Inputs {
		if arg.Indexed {
			indexed = append(indexed, arg)
		}
	}
	if err := abi.ParseTopics(out, indexed, log.Topics[1:]); err != nil {
		return nil, err
	}
	out.Raw = log
	return out, nil
}

// StampCourtProductConvicted represents a ProductConvicted event raised by the StampCourt contract.
type StampCourtProductConvicted struct {
	App    [32]byte
	Server [32]byte
	ReqId  [32]byte
	Step   [32]byte
	Raw    *types.Log // Blockchain specific contextual infos
}

const StampCourtProductConvictedEventName = "ProductConvicted"

// ContractEventName returns the user-defined event name.
func (StampCourtProductConvicted) ContractEventName() string {
	return StampCourtProductConvictedEventName
}

// UnpackProductConvictedEvent is the Go binding that unpacks the event data emitted
// by contract.
//
// Solidity: event ProductConvicted(bytes32 indexed app, bytes32 indexed server, bytes32 indexed reqId, bytes32 step)
func (stampCourt *StampCourt) UnpackProductConvictedEvent(log *types.Log) (*StampCourtProductConvicted, error) {
	event := "ProductConvicted"
	if len(log.Topics) == 0 {
		return nil, bind.ErrNoEventSignature
	}
	if log.Topics[0] != stampCourt.abi.Events[event].ID {
		return nil, bind.ErrEventSignatureMismatch
	}
	out := new(StampCourtProductConvicted)
	if len(log.Data) > 0 {
		if err := stampCourt.abi.UnpackIntoInterface(out, event, log.Data); err != nil {
			return nil, err
		}
	}
	var indexed abi.Arguments
	for _, arg := range stampCourt.abi.Events[event].Inputs {
		if arg.Indexed {
			indexed = append(indexed, arg)
		}
	}
	if err := abi.ParseTopics(out, indexed, log.Topics[1:]); err != nil {
		return nil, err
	}
	out.Raw = log
	return out, nil
}

// UnpackError attempts to decode the provided error data using user-defined
// error definitions.
func (stampCourt *StampCourt) UnpackError(raw []byte) (any, error) {
	if bytes.Equal(raw[:4], stampCourt.abi.Errors["ECDSAInvalidSignature"].ID.Bytes()[:4]) {
		return stampCourt.UnpackECDSAInvalidSignatureError(raw[4:])
	}
	if bytes.Equal(raw[:4], stampCourt.abi.Errors["ECDSAInvalidSignatureLength"].ID.Bytes()[:4]) {
		return stampCourt.UnpackECDSAInvalidSignatureLengthError(raw[4:])
	}
	if bytes.Equal(raw[:4], stampCourt.abi.Errors["ECDSAInvalidSignatureS"].ID.Bytes()[:4]) {
		return stampCourt.UnpackECDSAInvalidSignatureSError(raw[4:])
	}
	if bytes.Equal(raw[:4], stampCourt.abi.Errors["InvalidShortString"].ID.Bytes()[:4]) {
		return stampCourt.UnpackInvalidShortStringError(raw[4:])
	}
	if bytes.Equal(raw[:4], stampCourt.abi.Errors["NotGuilty"].ID.Bytes()[:4]) {
		return stampCourt.UnpackNotGuiltyError(raw[4:])
	}
	if bytes.Equal(raw[:4], stampCourt.abi.Errors["NotInnocent"].ID.Bytes()[:4]) {
		return stampCourt.UnpackNotInnocentError(raw[4:])
	}
	if bytes.Equal(raw[:4], stampCourt.abi.Errors["NotRevealed"].ID.Bytes()[:4]) {
		return stampCourt.UnpackNotRevealedError(raw[4:])
	}
	if bytes.Equal(raw[:4], stampCourt.abi.Errors["NotSigned"].ID.Bytes()[:4]) {
		return stampCourt.UnpackNotSignedError(raw[4:])
	}
	if bytes.Equal(raw[:4], stampCourt.abi.Errors["StringTooLong"].ID.Bytes()[:4]) {
		return stampCourt.UnpackStringTooLongError(raw[4:])
	}
	if bytes.Equal(raw[:4], stampCourt.abi.Errors["WrongKeys"].ID.Bytes()[:4]) {
		return stampCourt.UnpackWrongKeysError(raw[4:])
	}
	if bytes.Equal(raw[:4], stampCourt.abi.Errors["WrongPrevious"].ID.Bytes()[:4]) {
		return stampCourt.UnpackWrongPreviousError(raw[4:])
	}
	if bytes.Equal(raw[:4], stampCourt.abi.Errors["WrongStamp"].ID.Bytes()[:4]) {
		return stampCourt.UnpackWrongStampError(raw[4:])
	}
	return nil, errors.New("Unknown error")
}

// StampCourtECDSAInvalidSignature represents a ECDSAInvalidSignature error raised by the StampCourt contract.
type StampCourtECDSAInvalidSignature struct {
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error ECDSAInvalidSignature()
func StampCourtECDSAInvalidSignatureErrorID() common.Hash {
	return common.HexToHash("0xf645eedf0193584640b6b90cb9477e4c95b98636c148a891d4c0a146dc46e75a")
}

// UnpackECDSAInvalidSignatureError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error ECDSAInvalidSignature()
func (stampCourt *StampCourt) UnpackECDSAInvalidSignatureError(raw []byte) (*StampCourtECDSAInvalidSignature, error) {
	out := new(StampCourtECDSAInvalidSignature)
	if err := stampCourt.abi.UnpackIntoInterface(out, "ECDSAInvalidSignature", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// StampCourtECDSAInvalidSignatureLength represents a ECDSAInvalidSignatureLength error raised by the StampCourt contract.
type StampCourtECDSAInvalidSignatureLength struct {
	Length *big.Int
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error ECDSAInvalidSignatureLength(uint256 length)
func StampCourtECDSAInvalidSignatureLengthErrorID() common.Hash {
	return common.HexToHash("0xfce698f7e8e5342cd615f641317bc45fe7e1e4a8b0a14dd1383ff8dc9c41917f")
}

// UnpackECDSAInvalidSignatureLengthError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error ECDSAInvalidSignatureLength(uint256 length)
func (stampCourt *StampCourt) UnpackECDSAInvalidSignatureLengthError(raw []byte) (*StampCourtECDSAInvalidSignatureLength, error) {
	out := new(StampCourtECDSAInvalidSignatureLength)
	if err := stampCourt.abi.UnpackIntoInterface(out, "ECDSAInvalidSignatureLength", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// StampCourtECDSAInvalidSignatureS represents a ECDSAInvalidSignatureS error raised by the StampCourt contract.
type StampCourtECDSAInvalidSignatureS struct {
	S [32]byte
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error ECDSAInvalidSignatureS(bytes32 s)
func StampCourtECDSAInvalidSignatureSErrorID() common.Hash {
	return common.HexToHash("0xd78bce0cccb935155ed6428d1c13e50b7f3550fd2b66b9fe266006fea4a5e1eb")
}

// UnpackECDSAInvalidSignatureSError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error ECDSAInvalidSignatureS(bytes32 s)
func (stampCourt *StampCourt) UnpackECDSAInvalidSignatureSError(raw []byte) (*StampCourtECDSAInvalidSignatureS, error) {
	out := new(StampCourtECDSAInvalidSignatureS)
	if err := stampCourt.abi.UnpackIntoInterface(out, "ECDSAInvalidSignatureS", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// StampCourtInvalidShortString represents a InvalidShortString error raised by the StampCourt contract.
type StampCourtInvalidShortString struct {
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error InvalidShortString()
func StampCourtInvalidShortStringErrorID() common.Hash {
	return common.HexToHash("0xb3512b0c6163e5f0bafab72bb631b9d58cd7a731b082f910338aa21c83d5c274")
}

// UnpackInvalidShortStringError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error InvalidShortString()
func (stampCourt *StampCourt) UnpackInvalidShortStringError(raw []byte) (*StampCourtInvalidShortString, error) {
	out := new(StampCourtInvalidShortString)
	if err := stampCourt.abi.UnpackIntoInterface(out, "InvalidShortString", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// StampCourtNotGuilty represents a NotGuilty error raised by the StampCourt contract.
type StampCourtNotGuilty struct {
	Step [32]byte
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error NotGuilty(bytes32 step)
func StampCourtNotGuiltyErrorID() common.Hash {
	return common.HexToHash("0x509f1b47a56d27b0cd9eba39c4fc38e9db7ecd9d2633374aecb3067f98de3278")
}

// UnpackNotGuiltyError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error NotGuilty(bytes32 step)
func (stampCourt *StampCourt) UnpackNotGuiltyError(raw []byte) (*StampCourtNotGuilty, error) {
	out := new(StampCourtNotGuilty)
	if err := stampCourt.abi.UnpackIntoInterface(out, "NotGuilty", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// StampCourtNotInnocent represents a NotInnocent error raised by the StampCourt contract.
type StampCourtNotInnocent struct {
	Step [32]byte
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error NotInnocent(bytes32 step)
func StampCourtNotInnocentErrorID() common.Hash {
	return common.HexToHash("0x9749b7fbdf745e86c0e6dc80636d9d7f52a60d4fa33983f4eb6d7a4827ae4734")
}

// UnpackNotInnocentError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error NotInnocent(bytes32 step)
func (stampCourt *StampCourt) UnpackNotInnocentError(raw []byte) (*StampCourtNotInnocent, error) {
	out := new(StampCourtNotInnocent)
	if err := stampCourt.abi.UnpackIntoInterface(out, "NotInnocent", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// StampCourtNotRevealed represents a NotRevealed error raised by the StampCourt contract.
type StampCourtNotRevealed struct {
	App  [32]byte
	Tick uint64
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error NotRevealed(bytes32 app, uint64 tick)
func StampCourtNotRevealedErrorID() common.Hash {
	return common.HexToHash("0x1961aea9449ece9bcddce1f4f5e2b98824b5ca1af599743722acea7f4868c7c5")
}

// UnpackNotRevealedError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error NotRevealed(bytes32 app, uint64 tick)
func (stampCourt *StampCourt) UnpackNotRevealedError(raw []byte) (*StampCourtNotRevealed, error) {
	out := new(StampCourtNotRevealed)
	if err := stampCourt.abi.UnpackIntoInterface(out, "NotRevealed", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// StampCourtNotSigned represents a NotSigned error raised by the StampCourt contract.
type StampCourtNotSigned struct {
	Step [32]byte
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error NotSigned(bytes32 step)
func StampCourtNotSignedErrorID() common.Hash {
	return common.HexToHash("0x92e3a69079ff68876c7e69244b3580d29648e51db3cec0beea0e15dfa0c6f360")
}

// UnpackNotSignedError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error NotSigned(bytes32 step)
func (stampCourt *StampCourt) UnpackNotSignedError(raw []byte) (*StampCourtNotSigned, error) {
	out := new(StampCourtNotSigned)
	if err := stampCourt.abi.UnpackIntoInterface(out, "NotSigned", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// StampCourtStringTooLong represents a StringTooLong error raised by the StampCourt contract.
type StampCourtStringTooLong struct {
	Str string
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error StringTooLong(string str)
func StampCourtStringTooLongErrorID() common.Hash {
	return common.HexToHash("0x305a27a93f8e33b7392df0a0f91d6fc63847395853c45991eec52dbf24d72381")
}

// UnpackStringTooLongError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error StringTooLong(string str)
func (stampCourt *StampCourt) UnpackStringTooLongError(raw []byte) (*StampCourtStringTooLong, error) {
	out := new(StampCourtStringTooLong)
	if err := stampCourt.abi.UnpackIntoInterface(out, "StringTooLong", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// StampCourtWrongKeys represents a WrongKeys error raised by the StampCourt contract.
type StampCourtWrongKeys struct {
	Step [32]byte
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error WrongKeys(bytes32 step)
func StampCourtWrongKeysErrorID() common.Hash {
	return common.HexToHash("0x407911f17997ecd843d2f2b48dd3435f4d9abe734591d2deda779b45ad562b0b")
}

// UnpackWrongKeysError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error WrongKeys(bytes32 step)
func (stampCourt *StampCourt) UnpackWrongKeysError(raw []byte) (*StampCourtWrongKeys, error) {
	out := new(StampCourtWrongKeys)
	if err := stampCourt.abi.UnpackIntoInterface(out, "WrongKeys", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// StampCourtWrongPrevious represents a WrongPrevious error raised by the StampCourt contract.
type StampCourtWrongPrevious struct {
	Step [32]byte
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error WrongPrevious(bytes32 step)
func StampCourtWrongPreviousErrorID() common.Hash {
	return common.HexToHash("0xede3808bb35badd9fea638bf56b813cef706519f4c238e7a2578457cf352dc9b")
}

// UnpackWrongPreviousError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error WrongPrevious(bytes32 step)
func (stampCourt *StampCourt) UnpackWrongPreviousError(raw []byte) (*StampCourtWrongPrevious, error) {
	out := new(StampCourtWrongPrevious)
	if err := stampCourt.abi.UnpackIntoInterface(out, "WrongPrevious", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// StampCourtWrongStamp represents a WrongStamp error raised by the StampCourt contract.
type StampCourtWrongStamp struct {
	Step [32]byte
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error WrongStamp(bytes32 step)
func StampCourtWrongStampErrorID() common.Hash {
	return common.HexToHash("0x455d0d19e348bf68046c8a5e4dae6d61c5b1b3e20e249c490bc2ee99fceb325f")
}

// UnpackWrongStampError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error WrongStamp(bytes32 step)
func (stampCourt *StampCourt) UnpackWrongStampError(raw []byte) (*StampCourtWrongStamp, error) {
	out := new(StampCourtWrongStamp)
	if err := stampCourt.abi.UnpackIntoInterface(out, "WrongStamp", raw); err != nil {
		return nil, err
	}
	return out, nil
}
