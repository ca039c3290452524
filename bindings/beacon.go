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

// BeaconMetaData contains all meta data concerning the Beacon contract.
var BeaconMetaData = bind.MetaData{
	ABI: "[{\"type\":\"constructor\",\"inputs\":[{\"name\":\"operators\",\"type\":\"address[]\",\"internalType\":\"address[]\"},{\"name\":\"epochBlocks\",\"type\":\"uint64\",\"internalType\":\"uint64\"},{\"name\":\"revealBlocks\",\"type\":\"uint64\",\"internalType\":\"uint64\"},{\"name\":\"bond\",\"type\":\"uint256\",\"internalType\":\"uint256\"}],\"stateMutability\":\"nonpayable\"},{\"type\":\"function\",\"name\":\"epochOf\",\"inputs\":[{\"name\":\"blockNumber\",\"type\":\"uint256\",\"internalType\":\"uint256\"}],\"outputs\":[{\"name\":\"\",\"type\":\"uint64\",\"internalType\":\"uint64\"}],\"stateMutability\":\"view\"},{\"type\":\"function\",\"name\":\"join\",\"inputs\":[{\"name\":\"tip\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"}],\"outputs\":[],\"stateMutability\":\"payable\"},{\"type\":\"function\",\"name\":\"leave\",\"inputs\":[],\"outputs\":[],\"stateMutability\":\"nonpayable\"},{\"type\":\"function\",\"name\":\"miss\",\"inputs\":[{\"name\":\"operator\",\"type\":\"address\",\"internalType\":\"address\"}],\"outputs\":[],\"stateMutability\":\"nonpayable\"},{\"type\":\"function\",\"name\":\"operatorOf\",\"inputs\":[{\"name\":\"operator\",\"type\":\"address\",\"internalType\":\"address\"}],\"outputs\":[{\"name\":\"tip\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"},{\"name\":\"from\",\"type\":\"uint64\",\"internalType\":\"uint64\"},{\"name\":\"until\",\"type\":\"uint64\",\"internalType\":\"uint64\"},{\"name\":\"owes\",\"type\":\"uint64\",\"internalType\":\"uint64\"},{\"name\":\"bonded\",\"type\":\"bool\",\"internalType\":\"bool\"}],\"stateMutability\":\"view\"},{\"type\":\"function\",\"name\":\"randomness\",\"inputs\":[{\"name\":\"blockNumber\",\"type\":\"uint256\",\"internalType\":\"uint256\"},{\"name\":\"domain\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"}],\"outputs\":[{\"name\":\"known\",\"type\":\"bool\",\"internalType\":\"bool\"},{\"name\":\"lost\",\"type\":\"bool\",\"internalType\":\"bool\"},{\"name\":\"value\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"}],\"stateMutability\":\"view\"},{\"type\":\"function\",\"name\":\"record\",\"inputs\":[{\"name\":\"blockNumber\",\"type\":\"uint256\",\"internalType\":\"uint256\"}],\"outputs\":[],\"stateMutability\":\"nonpayable\"},{\"type\":\"function\",\"name\":\"reveal\",\"inputs\":[{\"name\":\"operator\",\"type\":\"address\",\"internalType\":\"address\"},{\"name\":\"epoch\",\"type\":\"uint64\",\"internalType\":\"uint64\"},{\"name\":\"secret\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"}],\"outputs\":[],\"stateMutability\":\"nonpayable\"},{\"type\":\"function\",\"name\":\"revealsOf\",\"inputs\":[{\"name\":\"epoch\",\"type\":\"uint64\",\"internalType\":\"uint64\"}],\"outputs\":[{\"name\":\"first\",\"type\":\"uint256\",\"internalType\":\"uint256\"},{\"name\":\"last\",\"type\":\"uint256\",\"internalType\":\"uint256\"}],\"stateMutability\":\"view\"},{\"type\":\"function\",\"name\":\"secretsOf\",\"inputs\":[{\"name\":\"epoch\",\"type\":\"uint64\",\"internalType\":\"uint64\"}],\"outputs\":[{\"name\":\"expected\",\"type\":\"uint256\",\"internalType\":\"uint256\"},{\"name\":\"shown\",\"type\":\"uint256\",\"internalType\":\"uint256\"},{\"name\":\"sum\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"}],\"stateMutability\":\"view\"},{\"type\":\"function\",\"name\":\"withdraw\",\"inputs\":[{\"name\":\"operator\",\"type\":\"address\",\"internalType\":\"address\"}],\"outputs\":[],\"stateMutability\":\"nonpayable\"},{\"type\":\"event\",\"name\":\"BlockRecorded\",\"inputs\":[{\"name\":\"blockNumber\",\"type\":\"uint256\",\"indexed\":true,\"internalType\":\"uint256\"},{\"name\":\"hash\",\"type\":\"bytes32\",\"indexed\":false,\"internalType\":\"bytes32\"}],\"anonymous\":false},{\"type\":\"event\",\"name\":\"OperatorJoined\",\"inputs\":[{\"name\":\"operator\",\"type\":\"address\",\"indexed\":true,\"internalType\":\"address\"},{\"name\":\"tip\",\"type\":\"bytes32\",\"indexed\":false,\"internalType\":\"bytes32\"},{\"name\":\"epoch\",\"type\":\"uint64\",\"indexed\":false,\"internalType\":\"uint64\"}],\"anonymous\":false},{\"type\":\"event\",\"name\":\"OperatorLeaving\",\"inputs\":[{\"name\":\"operator\",\"type\":\"address\",\"indexed\":true,\"internalType\":\"address\"},{\"name\":\"epoch\",\"type\":\"uint64\",\"indexed\":false,\"internalType\":\"uint64\"}],\"anonymous\":false},{\"type\":\"event\",\"name\":\"SecretMissed\",\"inputs\":[{\"name\":\"operator\",\"type\":\"address\",\"indexed\":true,\"internalType\":\"address\"},{\"name\":\"epoch\",\"type\":\"uint64\",\"indexed\":true,\"internalType\":\"uint64\"},{\"name\":\"burnt\",\"type\":\"uint256\",\"indexed\":false,\"internalType\":\"uint256\"}],\"anonymous\":false},{\"type\":\"event\",\"name\":\"SecretRevealed\",\"inputs\":[{\"name\":\"operator\",\"type\":\"address\",\"indexed\":true,\"internalType\":\"address\"},{\"name\":\"epoch\",\"type\":\"uint64\",\"indexed\":true,\"internalType\":\"uint64\"},{\"name\":\"secret\",\"type\":\"bytes32\",\"indexed\":false,\"internalType\":\"bytes32\"}],\"anonymous\":false},{\"type\":\"event\",\"name\":\"Withdrawn\",\"inputs\":[{\"name\":\"account\",\"type\":\"address\",\"indexed\":true,\"internalType\":\"address\"},{\"name\":\"amount\",\"type\":\"uint256\",\"indexed\":false,\"internalType\":\"uint256\"}],\"anonymous\":false},{\"type\":\"error\",\"name\":\"AlreadyOperator\",\"inputs\":[{\"name\":\"account\",\"type\":\"address\",\"internalType\":\"address\"}]},{\"type\":\"error\",\"name\":\"InvalidConfiguration\",\"inputs\":[]},{\"type\":\"error\",\"name\":\"InvalidTip\",\"inputs\":[]},{\"type\":\"error\",\"name\":\"NotMissed\",\"inputs\":[{\"name\":\"operator\",\"type\":\"address\",\"internalType\":\"address\"},{\"name\":\"epoch\",\"type\":\"uint64\",\"internalType\":\"uint64\"}]},{\"type\":\"error\",\"name\":\"NotOperator\",\"inputs\":[{\"name\":\"account\",\"type\":\"address\",\"internalType\":\"address\"}]},{\"type\":\"error\",\"name\":\"NothingToWithdraw\",\"inputs\":[{\"name\":\"account\",\"type\":\"address\",\"internalType\":\"address\"}]},{\"type\":\"error\",\"name\":\"TransferFailed\",\"inputs\":[{\"name\":\"account\",\"type\":\"address\",\"internalType\":\"address\"}]},{\"type\":\"error\",\"name\":\"UnknownBlock\",\"inputs\":[{\"name\":\"blockNumber\",\"type\":\"uint256\",\"internalType\":\"uint256\"}]},{\"type\":\"error\",\"name\":\"WrongSecret\",\"inputs\":[{\"name\":\"operator\",\"type\":\"address\",\"internalType\":\"address\"},{\"name\":\"epoch\",\"type\":\"uint64\",\"internalType\":\"uint64\"}]},{\"type\":\"error\",\"name\":\"WrongTime\",\"inputs\":[{\"name\":\"epoch\",\"type\":\"uint64\",\"internalType\":\"uint64\"},{\"name\":\"first\",\"type\":\"uint256\",\"internalType\":\"uint256\"},{\"name\":\"last\",\"type\":\"uint256\",\"internalType\":\"uint256\"}]},{\"type\":\"error\",\"name\":\"WrongValue\",\"inputs\":[{\"name\":\"sent\",\"type\":\"uint256\",\"internalType\":\"uint256\"},{\"name\":\"needed\",\"type\":\"uint256\",\"internalType\":\"uint256\"}]}]",
	ID:  "Beacon",
	Bin: "0x610100604052348015610010575f5ffd5b5060405161172838038061172883398101604081905261002f91610234565b600384511080610040575060108451115b1561005e5760405163c52a9bd360e01b815260040160405180910390fd5b6001600160401b038316158061007b57506001600160401b038216155b80610098575060fa61008d8385610327565b6001600160401b0316115b156100b65760405163c52a9bd360e01b815260040160405180910390fd5b5f5b84518110156101c35760015f8683815181106100d6576100d6610358565b60200260200101516001600160a01b03166001600160a01b031681526020019081526020015f2060010160189054906101000a900460ff168061014357505f6001600160a01b031685828151811061013057610130610358565b60200260200101516001600160a01b0316145b156101615760405163c52a9bd360e01b815260040160405180910390fd5b6001805f87848151811061017757610177610358565b60200260200101516001600160a01b03166001600160a01b031681526020019081526020015f2060010160186101000a81548160ff0219169083151502179055508060010190506100b8565b505f6101cf858261036c565b5060e0526001600160401b0390811660c0521660a0525043608052610415565b634e487b7160e01b5f52604160045260245ffd5b80516001600160a01b0381168114610219575f5ffd5b919050565b80516001600160401b0381168114610219575f5ffd5b5f5f5f5f60808587031215610247575f5ffd5b84516001600160401b0381111561025c575f5ffd5b8501601f8101871361026c575f5ffd5b80516001600160401b03811115610285576102856101ef565b604051600582901b90603f8201601f191681016001600160401b03811182821017156102b3576102b36101ef565b60405291825260208184018101929081018a8411156102d0575f5ffd5b6020850194505b838510156102f6576102e885610203565b8152602094850194016102d7565b509650610309925050506020860161021e565b92506103176040860161021e565b6060959095015193969295505050565b6001600160401b03818116838216019081111561035257634e487b7160e01b5f52601160045260245ffd5b92915050565b634e487b7160e01b5f52603260045260245ffd5b81516001600160401b03811115610385576103856101ef565b6801000000000000000081111561039e5761039e6101ef565b8154818355808210156103d257825f528160205f20018282035f5b818110156103ce575f838201556001016103b9565b5050505b50602083016103e6835f9081526020902090565b5f5b8381101561040d5782516001600160a01b0316818301556020909201916001016103e8565b505050505050565b60805160a05160c05160e0516112a16104875f395f81816104e701528181610546015281816108a601528181610a100152610a6301525f61077b01525f818161070a0152818161091a015261100e01525f81816105c30152818161074e0152818161093e015261104301526112a15ff3fe6080604052600436106100b8575f3560e01c8063636f35d311610071578063ad677d0b1161004c578063ad677d0b146102a5578063d66d9e19146102b8578063f56cd43f146102cc575f5ffd5b8063636f35d3146101ab57806381d34fb01461024e578063a3d545f51461026d575f5ffd5b806351cff8d9116100a157806351cff8d91461011c5780635c942be21461013b578063608d780c14610177575f5ffd5b80632c16cd8a146100bc578063362001d9146100dd575b5f5ffd5b3480156100c7575f5ffd5b506100db6100d63660046110f7565b6102eb565b005b3480156100e8575f5ffd5b506100fc6100f736600461112a565b610389565b604080519384526020840192909252908201526060015b60405180910390f35b348015610127575f5ffd5b506100db610136366004611159565b610421565b348015610146575f5ffd5b5061015a610155366004611172565b6105be565b604080519315158452911515602084015290820152606001610113565b348015610182575f5ffd5b5061019661019136600461112a565b610706565b60408051928352602083019190915201610113565b3480156101b6575f5ffd5b506102156101c5366004611159565b6001600160a01b03165f9081526001602081905260409091208054910154909167ffffffffffffffff80831692600160401b8104821692600160801b820490921691600160d01b90910460ff1690565b6040805195865267ffffffffffffffff94851660208701529284169285019290925290911660608301521515608082015260a001610113565b348015610259575f5ffd5b506100db610268366004611159565b6107b1565b348015610278575f5ffd5b5061028c6102873660046110f7565b610917565b60405167ffffffffffffffff9091168152602001610113565b6100db6102b33660046110f7565b610973565b3480156102c3575f5ffd5b506100db610ba3565b3480156102d7575f5ffd5b506100db6102e6366004611192565b610cda565b5f6102f582610f4c565b90505f819003610339576040517fd58cc984000000000000000000000000000000000000000000000000000000008152600481018390526024015b60405180910390fd5b5f82815260036020526040908190208290555182907f5f5d49d2e593e2685592d131915d8c5e95c67bb108e1383348864562573c65e59061037d9084815260200190565b60405180910390a25050565b5f8080805b5f548110156103f1576103d860015f5f84815481106103af576103af6111cc565b5f9182526020808320909101546001600160a01b03168352820192909252604001902086610f73565b156103e9576103e6846111f4565b93505b60010161038e565b50505067ffffffffffffffff82165f908152600260205260409020805460019091015460ff909116909193909250565b6001600160a01b0381165f90815260016020819052604090912090810154600160d01b900460ff16158061046857506001810154600160401b900467ffffffffffffffff16155b806104915750600181015467ffffffffffffffff600160401b82048116600160801b9092041611155b156104d3576040517fdc69dc160000000000000000000000000000000000000000000000000000000081526001600160a01b0383166004820152602401610330565b60018101805460ff60d01b191690556040517f000000000000000000000000000000000000000000000000000000000000000081526001600160a01b038316907f7084f5476618d8e60b11ef0d7d3f06914655adb8793e28ff7f018d4c76d505d59060200160405180910390a2610579827f000000000000000000000000000000000000000000000000000000000000000060405180602001604052805f815250611070565b6105ba576040517f39f1c8d90000000000000000000000000000000000000000000000000000000081526001600160a01b0383166004820152602401610330565b5050565b5f5f5f7f00000000000000000000000000000000000000000000000000000000000000008510156105f757505f915060019050816106ff565b5f61060186610917565b90505f5f61060e83610706565b915091508143101561062c57505f94508493508392506106ff915050565b5f5f5f61063886610389565b925092509250600383101561065d57505f9750600196508795506106ff945050505050565b8282101561067a57505f97505050431193508492506106ff915050565b5f8b8152600360205260408120549081900361069c576106998c610f4c565b90505b5f8190036106bb57505f9850600197508896506106ff95505050505050565b6040805160208101849052908101829052606081018c90526001905f9060800160405160208183030381529060405280519060200120995099509950505050505050505b9250925092565b5f807f000000000000000000000000000000000000000000000000000000000000000061073e67ffffffffffffffff8516600161120c565b610748919061121f565b610772907f000000000000000000000000000000000000000000000000000000000000000061120c565b915060016107a07f00000000000000000000000000000000000000000000000000000000000000008461120c565b6107aa9190611236565b9050915091565b6001600160a01b0381165f9081526001602081905260408220908101549091906107eb90600160801b900467ffffffffffffffff16610706565b6001840154909250600160d01b900460ff161590508061082757506001820154610827908390600160801b900467ffffffffffffffff16611085565b806108325750804311155b156108905760018201546040517f2bf11b110000000000000000000000000000000000000000000000000000000081526001600160a01b0385166004820152600160801b90910467ffffffffffffffff166024820152604401610330565b60018201805460ff60d01b1916908190556040517f00000000000000000000000000000000000000000000000000000000000000008152600160801b90910467ffffffffffffffff16906001600160a01b038516907fd7592b089f12367e46d645ace880aabec0557da4c4121a643b9dba77e08287cf9060200160405180910390a3505050565b5f7f00000000000000000000000000000000000000000000000000000000000000006109637f000000000000000000000000000000000000000000000000000000000000000084611236565b61096d9190611249565b92915050565b335f908152600160208190526040909120908101547801000000000000000000000000000000000000000000000000900460ff166109c657604051633b63649d60e11b8152336004820152602401610330565b6001810154600160c81b900460ff1615610a0e576040517f42a86221000000000000000000000000000000000000000000000000000000008152336004820152602401610330565b7f00000000000000000000000000000000000000000000000000000000000000003414610a8f576040517f195a3ca10000000000000000000000000000000000000000000000000000000081523460048201527f00000000000000000000000000000000000000000000000000000000000000006024820152604401610330565b5f829003610ac9576040517fc1b7693e00000000000000000000000000000000000000000000000000000000815260040160405180910390fd5b5f610ad343610917565b610ade906002611268565b60018301805467ffffffffffffffff1967ffffffffffffffff8416600160801b81027fffffffffff0000ff0000000000000000ffffffffffffffffffffffffffffffff909316929092177a010100000000000000000000000000000000000000000000000000171617905583835560405190915033907fc3396ba06058f2e2525a57553a183cb75b293b9d5bd3d59df58fabc3519ea52290610b96908690859091825267ffffffffffffffff16602082015260400190565b60405180910390a2505050565b335f90815260016020819052604090912090810154600160d01b900460ff161580610be257506001810154600160401b900467ffffffffffffffff1615155b15610c0257604051633b63649d60e11b8152336004820152602401610330565b610c0b43610917565b610c16906001611268565b6001820180546fffffffffffffffff0000000000000000198116600160401b67ffffffffffffffff9485168102918217938490559184169084161791049091161015610c8c57600181018054600160401b67ffffffffffffffff8216026fffffffffffffffff0000000000000000199091161790555b6001810154604051600160401b90910467ffffffffffffffff16815233907f23d48efac61a354df9c58d1daec3fe44ec1c4688eade44f17ca01b84d150285e9060200160405180910390a250565b6001600160a01b0383165f90815260016020819052604090912090810154600160d01b900460ff16610d2a57604051633b63649d60e11b81526001600160a01b0385166004820152602401610330565b5f5f610d3585610706565b9150915081431080610d4657508043115b15610d97576040517f4618685a00000000000000000000000000000000000000000000000000000000815267ffffffffffffffff861660048201526024810183905260448101829052606401610330565b600183015467ffffffffffffffff868116600160801b90920416141580610dc35750610dc38386611085565b80610df0575082546040805160208101879052016040516020818303038152906040528051906020012014155b15610e42576040517fe0ac85b20000000000000000000000000000000000000000000000000000000081526001600160a01b038716600482015267ffffffffffffffff86166024820152604401610330565b83610e4e866001611268565b600185810180547fffffffffffffffff0000000000000000ffffffffffffffffffffffffffffffff16600160801b67ffffffffffffffff9485160217905591855586165f90815260026020526040902080549091610eaf9160ff1690611288565b604080516001600160a01b038a16602080830182905267ffffffffffffffff8b1683850181905260608085018c90528551808603909101815260808501808752815191909301206001880180549091189055865460ff191660ff9690961695909517865589905291517fad3f919cbba8e058d47abae6ffb69d2bf9da812bff9091cadb6fbab74d2ff43f9160a0908290030190a350505050505050565b5f438281036101018110610f6857610f63846110ca565b610f6b565b83405b949350505050565b60018201545f90600160c81b900460ff161580610fa15750600183015467ffffffffffffffff908116908316105b80610fb15750610fb18383611085565b15610fbd57505f61096d565b600183015467ffffffffffffffff808416600160801b9092041610610fe45750600161096d565b60018301545f9061100590600160801b900467ffffffffffffffff16610706565b915061103d90507f000000000000000000000000000000000000000000000000000000000000000067ffffffffffffffff851661121f565b611067907f000000000000000000000000000000000000000000000000000000000000000061120c565b11159392505050565b5f5f5f83516020850186885af1949350505050565b60018201545f90600160401b900467ffffffffffffffff16158015906110c35750600183015467ffffffffffffffff600160401b9091048116908316115b9392505050565b5f815f525f60205260208060205f71f90827f1c53a10cb7a02335b1753200029355afa5050602051919050565b5f60208284031215611107575f5ffd5b5035919050565b803567ffffffffffffffff81168114611125575f5ffd5b919050565b5f6020828403121561113a575f5ffd5b6110c38261110e565b80356001600160a01b0381168114611125575f5ffd5b5f60208284031215611169575f5ffd5b6110c382611143565b5f5f60408385031215611183575f5ffd5b50508035926020909101359150565b5f5f5f606084860312156111a4575f5ffd5b6111ad84611143565b92506111bb6020850161110e565b929592945050506040919091013590565b634e487b7160e01b5f52603260045260245ffd5b634e487b7160e01b5f52601160045260245ffd5b5f60018201611205576112056111e0565b5060010190565b8082018082111561096d5761096d6111e0565b808202811582820484141761096d5761096d6111e0565b8181038181111561096d5761096d6111e0565b5f8261126357634e487b7160e01b5f52601260045260245ffd5b500490565b67ffffffffffffffff818116838216019081111561096d5761096d6111e0565b60ff818116838216019081111561096d5761096d6111e056",
}

// Beacon is an auto generated Go binding around an Ethereum contract.
type Beacon struct {
	abi abi.ABI
}

// GetABI returns the ABI associated with this contract binding.
func (c *Beacon) GetABI() abi.ABI {
	return c.abi
}

// NewBeacon creates a new instance of Beacon.
func NewBeacon() *Beacon {
	parsed, err := BeaconMetaData.ParseABI()
	if err != nil {
		panic(errors.New("invalid ABI: " + err.Error()))
	}
	return &Beacon{abi: *parsed}
}

// Instance creates a wrapper for a deployed contract instance at the given address.
// Use this to create the instance object passed to abigen v2 library functions Call, Transact, etc.
func (c *Beacon) Instance(backend bind.ContractBackend, addr common.Address) *bind.BoundContract {
	return bind.NewBoundContract(addr, c.abi, backend, backend, backend)
}

// PackConstructor is the Go binding used to pack the parameters required for
// contract deployment.
//
// Solidity: constructor(address[] operators, uint64 epochBlocks, uint64 revealBlocks, uint256 bond) returns()
func (beacon *Beacon) PackConstructor(operators []common.Address, epochBlocks uint64, revealBlocks uint64, bond *big.Int) []byte {
	enc, err := beacon.abi.Pack("", operators, epochBlocks, revealBlocks, bond)
	if err != nil {
		panic(err)
	}
	return enc
}

// PackEpochOf is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xa3d545f5.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function epochOf(uint256 blockNumber) view returns(uint64)
func (beacon *Beacon) PackEpochOf(blockNumber *big.Int) []byte {
	enc, err := beacon.abi.Pack("epochOf", blockNumber)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackEpochOf is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xa3d545f5.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function epochOf(uint256 blockNumber) view returns(uint64)
func (beacon *Beacon) TryPackEpochOf(blockNumber *big.Int) ([]byte, error) {
	return beacon.abi.Pack("epochOf", blockNumber)
}

// UnpackEpochOf is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0xa3d545f5.
//
// Solidity: function epochOf(uint256 blockNumber) view returns(uint64)
func (beacon *Beacon) UnpackEpochOf(data []byte) (uint64, error) {
	out, err := beacon.abi.Unpack("epochOf", data)
	if err != nil {
		return *new(uint64), err
	}
	out0 := *abi.ConvertType(out[0], new(uint64)).(*uint64)
	return out0, nil
}

// PackJoin is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xad677d0b.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function join(bytes32 tip) payable returns()
func (beacon *Beacon) PackJoin(tip [32]byte) []byte {
	enc, err := beacon.abi.Pack("join", tip)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackJoin is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xad677d0b.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function join(bytes32 tip) payable returns()
func (beacon *Beacon) TryPackJoin(tip [32]byte) ([]byte, error) {
	return beacon.abi.Pack("join", tip)
}

// PackLeave is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xd66d9e19.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function leave() returns()
func (beacon *Beacon) PackLeave() []byte {
	enc, err := beacon.abi.Pack("leave")
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackLeave is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xd66d9e19.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function leave() returns()
func (beacon *Beacon) TryPackLeave() ([]byte, error) {
	return beacon.abi.Pack("leave")
}

// PackMiss is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x81d34fb0.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function miss(address operator) returns()
func (beacon *Beacon) PackMiss(operator common.Address) []byte {
	enc, err := beacon.abi.Pack("miss", operator)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackMiss is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x81d34fb0.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function miss(address operator) returns()
func (beacon *Beacon) TryPackMiss(operator common.Address) ([]byte, error) {
	return beacon.abi.Pack("miss", operator)
}

// PackOperatorOf is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x636f35d3.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function operatorOf(address operator) view returns(bytes32 tip, uint64 from, uint64 until, uint64 owes, bool bonded)
func (beacon *Beacon) PackOperatorOf(operator common.Address) []byte {
	enc, err := beacon.abi.Pack("operatorOf", operator)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackOperatorOf is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x636f35d3.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function operatorOf(address operator) view returns(bytes32 tip, uint64 from, uint64 until, uint64 owes, bool bonded)
func (beacon *Beacon) TryPackOperatorOf(operator common.Address) ([]byte, error) {
	return beacon.abi.Pack("operatorOf", operator)
}

// OperatorOfOutput serves as a container for the return parameters of contract
// method OperatorOf.
type OperatorOfOutput struct {
	Tip    [32]byte
	From   uint64
	Until  uint64
	Owes   uint64
	Bonded bool
}

// UnpackOperatorOf is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0x636f35d3.
//
// Solidity: function operatorOf(address operator) view returns(bytes32 tip, uint64 from, uint64 until, uint64 owes, bool bonded)
func (beacon *Beacon) UnpackOperatorOf(data []byte) (OperatorOfOutput, error) {
	out, err := beacon.abi.Unpack("operatorOf", data)
	outstruct := new(OperatorOfOutput)
	if err != nil {
		return *outstruct, err
	}
	outstruct.Tip = *abi.ConvertType(out[0], new([32]byte)).(*[32]byte)
	outstruct.From = *abi.ConvertType(out[1], new(uint64)).(*uint64)
	outstruct.Until = *abi.ConvertType(out[2], new(uint64)).(*uint64)
	outstruct.Owes = *abi.ConvertType(out[3], new(uint64)).(*uint64)
	outstruct.Bonded = *abi.ConvertType(out[4], new(bool)).(*bool)
	return *outstruct, nil
}

// PackRandomness is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x5c942be2.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function randomness(uint256 blockNumber, bytes32 domain) view returns(bool known, bool lost, bytes32 value)
func (beacon *Beacon) PackRandomness(blockNumber *big.Int, domain [32]byte) []byte {
	enc, err := beacon.abi.Pack("randomness", blockNumber, domain)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackRandomness is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x5c942be2.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function randomness(uint256 blockNumber, bytes32 domain) view returns(bool known, bool lost, bytes32 value)
func (beacon *Beacon) TryPackRandomness(blockNumber *big.Int, domain [32]byte) ([]byte, error) {
	return beacon.abi.Pack("randomness", blockNumber, domain)
}

// RandomnessOutput serves as a container for the return parameters of contract
// method Randomness.
type RandomnessOutput struct {
	Known bool
	Lost  bool
	Value [32]byte
}

// UnpackRandomness is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0x5c942be2.
//
// Solidity: function randomness(uint256 blockNumber, bytes32 domain) view returns(bool known, bool lost, bytes32 value)
func (beacon *Beacon) UnpackRandomness(data []byte) (RandomnessOutput, error) {
	out, err := beacon.abi.Unpack("randomness", data)
	outstruct := new(RandomnessOutput)
	if err != nil {
		return *outstruct, err
	}
	outstruct.Known = *abi.ConvertType(out[0], new(bool)).(*bool)
	outstruct.Lost = *abi.ConvertType(out[1], new(bool)).(*bool)
	outstruct.Value = *abi.ConvertType(out[2], new([32]byte)).(*[32]byte)
	return *outstruct, nil
}

// PackRecord is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x2c16cd8a.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function record(uint256 blockNumber) returns()
func (beacon *Beacon) PackRecord(blockNumber *big.Int) []byte {
	enc, err := beacon.abi.Pack("record", blockNumber)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackRecord is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x2c16cd8a.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function record(uint256 blockNumber) returns()
func (beacon *Beacon) TryPackRecord(blockNumber *big.Int) ([]byte, error) {
	return beacon.abi.Pack("record", blockNumber)
}

// PackReveal is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xf56cd43f.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function reveal(address operator, uint64 epoch, bytes32 secret) returns()
func (beacon *Beacon) PackReveal(operator common.Address, epoch uint64, secret [32]byte) []byte {
	enc, err := beacon.abi.Pack("reveal", operator, epoch, secret)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackReveal is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xf56cd43f.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function reveal(address operator, uint64 epoch, bytes32 secret) returns()
func (beacon *Beacon) TryPackReveal(operator common.Address, epoch uint64, secret [32]byte) ([]byte, error) {
	return beacon.abi.Pack("reveal", operator, epoch, secret)
}

// PackRevealsOf is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x608d780c.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function revealsOf(uint64 epoch) view returns(uint256 first, uint256 last)
func (beacon *Beacon) PackRevealsOf(epoch uint64) []byte {
	enc, err := beacon.abi.Pack("revealsOf", epoch)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackRevealsOf is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x608d780c.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function revealsOf(uint64 epoch) view returns(uint256 first, uint256 last)
func (beacon *Beacon) TryPackRevealsOf(epoch uint64) ([]byte, error) {
	return beacon.abi.Pack("revealsOf", epoch)
}

// RevealsOfOutput serves as a container for the return parameters of contract
// method RevealsOf.
type RevealsOfOutput struct {
	First *big.Int
	Last  *big.Int
}

// UnpackRevealsOf is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0x608d780c.
//
// Solidity: function revealsOf(uint64 epoch) view returns(uint256 first, uint256 last)
func (beacon *Beacon) UnpackRevealsOf(data []byte) (RevealsOfOutput, error) {
	out, err := beacon.abi.Unpack("revealsOf", data)
	outstruct := new(RevealsOfOutput)
	if err != nil {
		return *outstruct, err
	}
	outstruct.First = abi.ConvertType(out[0], new(big.Int)).(*big.Int)
	outstruct.Last = abi.ConvertType(out[1], new(big.Int)).(*big.Int)
	return *outstruct, nil
}

// PackSecretsOf is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x362001d9.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function secretsOf(uint64 epoch) view returns(uint256 expected, uint256 shown, bytes32 sum)
func (beacon *Beacon) PackSecretsOf(epoch uint64) []byte {
	enc, err := beacon.abi.Pack("secretsOf", epoch)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackSecretsOf is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x362001d9.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function secretsOf(uint64 epoch) view returns(uint256 expected, uint256 shown, bytes32 sum)
func (beacon *Beacon) TryPackSecretsOf(epoch uint64) ([]byte, error) {
	return beacon.abi.Pack("secretsOf", epoch)
}

// SecretsOfOutput serves as a container for the return parameters of contract
// method SecretsOf.
type SecretsOfOutput struct {
	Expected *big.Int
	Shown    *big.Int
	Sum      [32]byte
}

// UnpackSecretsOf is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0x362001d9.
//
// Solidity: function secretsOf(uint64 epoch) view returns(uint256 expected, uint256 shown, bytes32 sum)
func (beacon *Beacon) UnpackSecretsOf(data []byte) (SecretsOfOutput, error) {
	out, err := beacon.abi.Unpack("secretsOf", data)
	outstruct := new(SecretsOfOutput)
	if err != nil {
		return *outstruct, err
	}
	outstruct.Expected = abi.ConvertType(out[0], new(big.Int)).(*big.Int)
	outstruct.Shown = abi.ConvertType(out[1], new(big.Int)).(*big.Int)
	outstruct.Sum = *abi.ConvertType(out[2], new([32]byte)).(*[32]byte)
	return *outstruct, nil
}

// PackWithdraw is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x51cff8d9.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function withdraw(address operator) returns()
func (beacon *Beacon) PackWithdraw(operator common.Address) []byte {
	enc, err := beacon.abi.Pack("withdraw", operator)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackWithdraw is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x51cff8d9.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function withdraw(address operator) returns()
func (beacon *Beacon) TryPackWithdraw(operator common.Address) ([]byte, error) {
	return beacon.abi.Pack("withdraw", operator)
}

// BeaconBlockRecorded represents a BlockRecorded event raised by the Beacon contract.
type BeaconBlockRecorded struct {
	BlockNumber *big.Int
	Hash        [32]byte
	Raw         *types.Log // Blockchain specific contextual infos
}

const BeaconBlockRecordedEventName = "BlockRecorded"

// ContractEventName returns the user-defined event name.
func (BeaconBlockRecorded) ContractEventName() string {
	return BeaconBlockRecordedEventName
}

// UnpackBlockRecordedEvent is the Go binding that unpacks the event data emitted
// by contract.
//
// Solidity: event BlockRecorded(uint256 indexed blockNumber, bytes32 hash)
func (beacon *Beacon) UnpackBlockRecordedEvent(log *types.Log) (*BeaconBlockRecorded, error) {
	event := "BlockRecorded"
	if len(log.Topics) == 0 {
		return nil, bind.ErrNoEventSignature
	}
	if log.Topics[0] != beacon.abi.Events[event].ID {
		return nil, bind.ErrEventSignatureMismatch
	}
	out := new(BeaconBlockRecorded)
	if len(log.Data) > 0 {
		if err := beacon.abi.UnpackIntoInterface(out, event, log.Data); err != nil {
			return nil, err
		}
	}
	var indexed abi.Arguments
	for _, arg := range beacon.abi.Events[event].Inputs {
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

// BeaconOperatorJoined represents a OperatorJoined event raised by the Beacon contract.
type BeaconOperatorJoined struct {
	Operator common.Address
	Tip      [32]byte
	Epoch    uint64
	Raw      *types.Log // Blockchain specific contextual infos
}

const BeaconOperatorJoinedEventName = "OperatorJoined"

// ContractEventName returns the user-defined event name.
func (BeaconOperatorJoined) ContractEventName() string {
	return BeaconOperatorJoinedEventName
}

// UnpackOperatorJoinedEvent is the Go binding that unpacks the event data emitted
// by contract.
//
// Solidity: event OperatorJoined(address indexed operator, bytes32 tip, uint64 epoch)
func (beacon *Beacon) UnpackOperatorJoinedEvent(log *types.Log) (*BeaconOperatorJoined, error) {
	event := "OperatorJoined"
	if len(log.Topics) == 0 {
		return nil, bind.ErrNoEventSignature
	}
	if log.Topics[0] != beacon.abi.Events[event].ID {
		return nil, bind.ErrEventSignatureMismatch
	}
	out := new(BeaconOperatorJoined)
	if len(log.Data) > 0 {
		if err := beacon.abi.UnpackIntoInterface(out, event, log.Data); err != nil {
			return nil, err
		}
	}
	var indexed abi.Arguments
	for _, arg := range beacon.abi.Events[event].Inputs {
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

// BeaconOperatorLeaving represents a OperatorLeaving event raised by the Beacon contract.
type BeaconOperatorLeaving struct {
	Operator common.Address
	Epoch    uint64
	Raw      *types.Log // Blockchain specific contextual infos
}

const BeaconOperatorLeavingEventName = "OperatorLeaving"

// ContractEventName returns the user-defined event name.
func (BeaconOperatorLeaving) ContractEventName() string {
	return BeaconOperatorLeavingEventName
}

// UnpackOperatorLeavingEvent is the Go binding that unpacks the event data emitted
// by contract.
//
// Solidity: event OperatorLeaving(address indexed operator, uint64 epoch)
func (beacon *Beacon) UnpackOperatorLeavingEvent(log *types.Log) (*BeaconOperatorLeaving, error) {
	event := "OperatorLeaving"
	if len(log.Topics) == 0 {
		return nil, bind.ErrNoEventSignature
	}
	if log.Topics[0] != beacon.abi.Events[event].ID {
		return nil, bind.ErrEventSignatureMismatch
	}
	out := new(BeaconOperatorLeaving)
	if len(log.Data) > 0 {
		if err := beacon.abi.UnpackIntoInterface(out, event, log.Data); err != nil {
			return nil, err
		}
	}
	var indexed abi.Arguments
	for _, arg := range beacon.abi.Events[event].Inputs {
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

// BeaconSecretMissed represents a SecretMissed event raised by the Beacon contract.
type BeaconSecretMissed struct {
	Operator common.Address
	Epoch    uint64
	Burnt    *big.Int
	Raw      *types.Log // Blockchain specific contextual infos
}

const BeaconSecretMissedEventName = "SecretMissed"

// ContractEventName returns the user-defined event name.
func (BeaconSecretMissed) ContractEventName() string {
	return BeaconSecretMissedEventName
}

// UnpackSecretMissedEvent is the Go binding that unpacks the event data emitted
// by contract.
//
// Solidity: event SecretMissed(address indexed operator, uint64 indexed epoch, uint256 burnt)
func (beacon *Beacon) UnpackSecretMissedEvent(log *types.Log) (*BeaconSecretMissed, error) {
	event := "SecretMissed"
	if len(log.Topics) == 0 {
		return nil, bind.ErrNoEventSignature
	}
	if log.Topics[0] != beacon.abi.Events[event].ID {
		return nil, bind.ErrEventSignatureMismatch
	}
	out := new(BeaconSecretMissed)
	if len(log.Data) > 0 {
		if err := beacon.abi.UnpackIntoInterface(out, event, log.Data); err != nil {
			return nil, err
		}
	}
	var indexed abi.Arguments
	for _, arg := range beacon.abi.Events[event].Inputs {
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

// BeaconSecretRevealed represents a SecretRevealed event raised by the Beacon contract.
type BeaconSecretRevealed struct {
	Operator common.Address
	Epoch    uint64
	Secret   [32]byte
	Raw      *types.Log // Blockchain specific contextual infos
}

const BeaconSecretRevealedEventName = "SecretRevealed"

// ContractEventName returns the user-defined event name.
func (BeaconSecretRevealed) ContractEventName() string {
	return BeaconSecretRevealedEventName
}

// UnpackSecretRevealedEvent is the Go binding that unpacks the event data emitted
// by contract.
//
// Solidity: event SecretRevealed(address indexed operator, uint64 indexed epoch, bytes32 secret)
func (beacon *Beacon) UnpackSecretRevealedEvent(log *types.Log) (*BeaconSecretRevealed, error) {
	event := "SecretRevealed"
	if len(log.Topics) == 0 {
		return nil, bind.ErrNoEventSignature
	}
	if log.Topics[0] != beacon.abi.Events[event].ID {
		return nil, bind.ErrEventSignatureMismatch
	}
	out := new(BeaconSecretRevealed)
	if len(log.Data) > 0 {
		if err := beacon.abi.UnpackIntoInterface(out, event, log.Data); err != nil {
			return nil, err
		}
	}
	var indexed abi.Arguments
	for _, arg := range beacon.abi.Events[event].Inputs {
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

// BeaconWithdrawn represents a Withdrawn event raised by the Beacon contract.
type BeaconWithdrawn struct {
	Account common.Address
	Amount  *big.Int
	Raw     *types.Log // Blockchain specific contextual infos
}

const BeaconWithdrawnEventName = "Withdrawn"

// ContractEventName returns the user-defined event name.
func (BeaconWithdrawn) ContractEventName() string {
	return BeaconWithdrawnEventName
}

// UnpackWithdrawnEvent is the Go binding that unpacks the event data emitted
// by contract.
//
// Solidity: event Withdrawn(address indexed account, uint256 amount)
func (beacon *Beacon) UnpackWithdrawnEvent(log *types.Log) (*BeaconWithdrawn, error) {
	event := "Withdrawn"
	if len(log.Topics) == 0 {
		return nil, bind.ErrNoEventSignature
	}
	if log.Topics[0] != beacon.abi.Events[event].ID {
		return nil, bind.ErrEventSignatureMismatch
	}
	out := new(BeaconWithdrawn)
	if len(log.Data) > 0 {
		if err := beacon.abi.UnpackIntoInterface(out, event, log.Data); err != nil {
			return nil, err
		}
	}
	var indexed abi.Arguments
	for _, arg := range beacon.abi.Events[event].Inputs {
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
func (beacon *Beacon) UnpackError(raw []byte) (any, error) {
	if bytes.Equal(raw[:4], beacon.abi.Errors["AlreadyOperator"].ID.Bytes()[:4]) {
		return beacon.UnpackAlreadyOperatorError(raw[4:])
	}
	if bytes.Equal(raw[:4], beacon.abi.Errors["InvalidConfiguration"].ID.Bytes()[:4]) {
		return beacon.UnpackInvalidConfigurationError(raw[4:])
	}
	if bytes.Equal(raw[:4], beacon.abi.Errors["InvalidTip"].ID.Bytes()[:4]) {
		return beacon.UnpackInvalidTipError(raw[4:])
	}
	if bytes.Equal(raw[:4], beacon.abi.Errors["NotMissed"].ID.Bytes()[:4]) {
		return beacon.UnpackNotMissedError(raw[4:])
	}
	if bytes.Equal(raw[:4], beacon.abi.Errors["NotOperator"].ID.Bytes()[:4]) {
		return beacon.UnpackNotOperatorError(raw[4:])
	}
	if bytes.Equal(raw[:4], beacon.abi.Errors["NothingToWithdraw"].ID.Bytes()[:4]) {
		return beacon.UnpackNothingToWithdrawError(raw[4:])
	}
	if bytes.Equal(raw[:4], beacon.abi.Errors["TransferFailed"].ID.Bytes()[:4]) {
		return beacon.UnpackTransferFailedError(raw[4:])
	}
	if bytes.Equal(raw[:4], beacon.abi.Errors["UnknownBlock"].ID.Bytes()[:4]) {
		return beacon.UnpackUnknownBlockError(raw[4:])
	}
	if bytes.Equal(raw[:4], beacon.abi.Errors["WrongSecret"].ID.Bytes()[:4]) {
		return beacon.UnpackWrongSecretError(raw[4:])
	}
	if bytes.Equal(raw[:4], beacon.abi.Errors["WrongTime"].ID.Bytes()[:4]) {
		return beacon.UnpackWrongTimeError(raw[4:])
	}
	if bytes.Equal(raw[:4], beacon.abi.Errors["WrongValue"].ID.Bytes()[:4]) {
		return beacon.UnpackWrongValueError(raw[4:])
	}
	return nil, errors.New("Unknown error")
}

// BeaconAlreadyOperator represents a AlreadyOperator error raised by the Beacon contract.
type BeaconAlreadyOperator struct {
	Account common.Address
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error AlreadyOperator(address account)
func BeaconAlreadyOperatorErrorID() common.Hash {
	return common.HexToHash("0x42a86221149ac40aeb1734c5eae0f6c427fb132645b4e9e44a2547ae432b6355")
}

// UnpackAlreadyOperatorError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error AlreadyOperator(address account)
func (beacon *Beacon) UnpackAlreadyOperatorError(raw []byte) (*BeaconAlreadyOperator, error) {
	out := new(BeaconAlreadyOperator)
	if err := beacon.abi.UnpackIntoInterface(out, "AlreadyOperator", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// BeaconInvalidConfiguration represents a InvalidConfiguration error raised by the Beacon contract.
type BeaconInvalidConfiguration struct {
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error InvalidConfiguration()
func BeaconInvalidConfigurationErrorID() common.Hash {
	return common.HexToHash("0xc52a9bd3d9e475b9056a93172ef6968d775a7cd41c4255bbebf12e90a5fbbd39")
}

// UnpackInvalidConfigurationError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error InvalidConfiguration()
func (beacon *Beacon) UnpackInvalidConfigurationError(raw []byte) (*BeaconInvalidConfiguration, error) {
	out := new(BeaconInvalidConfiguration)
	if err := beacon.abi.UnpackIntoInterface(out, "InvalidConfiguration", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// BeaconInvalidTip represents a InvalidTip error raised by the Beacon contract.
type BeaconInvalidTip struct {
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error InvalidTip()
func BeaconInvalidTipErrorID() common.Hash {
	return common.HexToHash("0xc1b7693e2ffa199f0f593503ac4894668e5f0850aa2fc32a02a74a11c9cefdd1")
}

// UnpackInvalidTipError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error InvalidTip()
func (beacon *Beacon) UnpackInvalidTipError(raw []byte) (*BeaconInvalidTip, error) {
	out := new(BeaconInvalidTip)
	if err := beacon.abi.UnpackIntoInterface(out, "InvalidTip", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// BeaconNotMissed represents a NotMissed error raised by the Beacon contract.
type BeaconNotMissed struct {
	Operator common.Address
	Epoch    uint64
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error NotMissed(address operator, uint64 epoch)
func BeaconNotMissedErrorID() common.Hash {
	return common.HexToHash("0x2bf11b1199347f937165f6f80a7cee56da3efd7de7419775529502a0ea9a1a9a")
}

// UnpackNotMissedError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error NotMissed(address operator, uint64 epoch)
func (beacon *Beacon) UnpackNotMissedError(raw []byte) (*BeaconNotMissed, error) {
	out := new(BeaconNotMissed)
	if err := beacon.abi.UnpackIntoInterface(out, "NotMissed", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// BeaconNotOperator represents a NotOperator error raised by the Beacon contract.
type BeaconNotOperator struct {
	Account common.Address
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error NotOperator(address account)
func BeaconNotOperatorErrorID() common.Hash {
	return common.HexToHash("0x76c6c93a6423c7e2cef5f93921b1d4d1a5ffb795cd7cfed2df95566b7c7f7c40")
}

// UnpackNotOperatorError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error NotOperator(address account)
func (beacon *Beacon) UnpackNotOperatorError(raw []byte) (*BeaconNotOperator, error) {
	out := new(BeaconNotOperator)
	if err := beacon.abi.UnpackIntoInterface(out, "NotOperator", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// BeaconNothingToWithdraw represents a NothingToWithdraw error raised by the Beacon contract.
type BeaconNothingToWithdraw struct {
	Account common.Address
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error NothingToWithdraw(address account)
func BeaconNothingToWithdrawErrorID() common.Hash {
	return common.HexToHash("0xdc69dc16e4a8405b44139edda9a06ee66b303337358b6f4633533d65de15b7f4")
}

// UnpackNothingToWithdrawError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error NothingToWithdraw(address account)
func (beacon *Beacon) UnpackNothingToWithdrawError(raw []byte) (*BeaconNothingToWithdraw, error) {
	out := new(BeaconNothingToWithdraw)
	if err := beacon.abi.UnpackIntoInterface(out, "NothingToWithdraw", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// BeaconTransferFailed represents a TransferFailed error raised by the Beacon contract.
type BeaconTransferFailed struct {
	Account common.Address
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error TransferFailed(address account)
func BeaconTransferFailedErrorID() common.Hash {
	return common.HexToHash("0x39f1c8d9a08940175dbc82f15840b953aa855264e371e68f3e5d5cb38c445fa0")
}

// UnpackTransferFailedError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error TransferFailed(address account)
func (beacon *Beacon) UnpackTransferFailedError(raw []byte) (*BeaconTransferFailed, error) {
	out := new(BeaconTransferFailed)
	if err := beacon.abi.UnpackIntoInterface(out, "TransferFailed", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// BeaconUnknownBlock represents a UnknownBlock error raised by the Beacon contract.
type BeaconUnknownBlock struct {
	BlockNumber *big.Int
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error UnknownBlock(uint256 blockNumber)
func BeaconUnknownBlockErrorID() common.Hash {
	return common.HexToHash("0xd58cc984c73cb20d29695c02a829a8eaf3259e9bdb0634fd9f92d4737e8061d5")
}

// UnpackUnknownBlockError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error UnknownBlock(uint256 blockNumber)
func (beacon *Beacon) UnpackUnknownBlockError(raw []byte) (*BeaconUnknownBlock, error) {
	out := new(BeaconUnknownBlock)
	if err := beacon.abi.UnpackIntoInterface(out, "UnknownBlock", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// BeaconWrongSecret represents a WrongSecret error raised by the Beacon contract.
type BeaconWrongSecret struct {
	Operator common.Address
	Epoch    uint64
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error WrongSecret(address operator, uint64 epoch)
func BeaconWrongSecretErrorID() common.Hash {
	return common.HexToHash("0xe0ac85b2da3f258ee8a82c154af39a11cec015f03bdbbf8a7ec7a3513c91e7a6")
}

// UnpackWrongSecretError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error WrongSecret(address operator, uint64 epoch)
func (beacon *Beacon) UnpackWrongSecretError(raw []byte) (*BeaconWrongSecret, error) {
	out := new(BeaconWrongSecret)
	if err := beacon.abi.UnpackIntoInterface(out, "WrongSecret", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// BeaconWrongTime represents a WrongTime error raised by the Beacon contract.
type BeaconWrongTime struct {
	Epoch uint64
	First *big.Int
	Last  *big.Int
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error WrongTime(uint64 epoch, uint256 first, uint256 last)
func BeaconWrongTimeErrorID() common.Hash {
	return common.HexToHash("0x4618685a92d47eebd72556c406e08b840c3151cb4ffc9e975db22fbf197c9b97")
}

// UnpackWrongTimeError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error WrongTime(uint64 epoch, uint256 first, uint256 last)
func (beacon *Beacon) UnpackWrongTimeError(raw []byte) (*BeaconWrongTime, error) {
	out := new(BeaconWrongTime)
	if err := beacon.abi.UnpackIntoInterface(out, "WrongTime", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// BeaconWrongValue represents a WrongValue error raised by the Beacon contract.
type BeaconWrongValue struct {
	Sent   *big.Int
	Needed *big.Int
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error WrongValue(uint256 sent, uint256 needed)
func BeaconWrongValueErrorID() common.Hash {
	return common.HexToHash("0x195a3ca12ac3744ef64727effb118b3b203c382e49c7a7d24d450eae5e3b889a")
}

// UnpackWrongValueError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error WrongValue(uint256 sent, uint256 needed)
func (beacon *Beacon) UnpackWrongValueError(raw []byte) (*BeaconWrongValue, error) {
	out := new(BeaconWrongValue)
	if err := beacon.abi.UnpackIntoInterface(out, "WrongValue", raw); err != nil {
		return nil, err
	}
	return out, nil
}
