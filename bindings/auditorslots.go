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

// AuditorSlotsMetaData contains all meta data concerning the AuditorSlots contract.
var AuditorSlotsMetaData = bind.MetaData{
	ABI: "[{\"type\":\"constructor\",\"inputs\":[{\"name\":\"stake\",\"type\":\"uint256\",\"internalType\":\"uint256\"},{\"name\":\"epoch\",\"type\":\"uint40\",\"internalType\":\"uint40\"},{\"name\":\"minAge\",\"type\":\"uint40\",\"internalType\":\"uint40\"},{\"name\":\"exitDelay\",\"type\":\"uint40\",\"internalType\":\"uint40\"},{\"name\":\"minPassed\",\"type\":\"uint16\",\"internalType\":\"uint16\"},{\"name\":\"reporters\",\"type\":\"address[]\",\"internalType\":\"address[]\"},{\"name\":\"list\",\"type\":\"address[]\",\"internalType\":\"address[]\"}],\"stateMutability\":\"nonpayable\"},{\"type\":\"function\",\"name\":\"bootstrap\",\"inputs\":[],\"outputs\":[{\"name\":\"\",\"type\":\"address[]\",\"internalType\":\"address[]\"}],\"stateMutability\":\"view\"},{\"type\":\"function\",\"name\":\"close\",\"inputs\":[{\"name\":\"slot\",\"type\":\"uint32\",\"internalType\":\"uint32\"}],\"outputs\":[],\"stateMutability\":\"nonpayable\"},{\"type\":\"function\",\"name\":\"convict\",\"inputs\":[{\"name\":\"slot\",\"type\":\"uint32\",\"internalType\":\"uint32\"}],\"outputs\":[],\"stateMutability\":\"nonpayable\"},{\"type\":\"function\",\"name\":\"draw\",\"inputs\":[{\"name\":\"seed\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"},{\"name\":\"epoch\",\"type\":\"uint64\",\"internalType\":\"uint64\"},{\"name\":\"count\",\"type\":\"uint256\",\"internalType\":\"uint256\"},{\"name\":\"excluded\",\"type\":\"address[]\",\"internalType\":\"address[]\"}],\"outputs\":[{\"name\":\"slots\",\"type\":\"uint32[]\",\"internalType\":\"uint32[]\"},{\"name\":\"owners\",\"type\":\"address[]\",\"internalType\":\"address[]\"}],\"stateMutability\":\"view\"},{\"type\":\"function\",\"name\":\"epochNow\",\"inputs\":[],\"outputs\":[{\"name\":\"\",\"type\":\"uint64\",\"internalType\":\"uint64\"}],\"stateMutability\":\"view\"},{\"type\":\"function\",\"name\":\"isBootstrap\",\"inputs\":[{\"name\":\"epoch\",\"type\":\"uint64\",\"internalType\":\"uint64\"}],\"outputs\":[{\"name\":\"\",\"type\":\"bool\",\"internalType\":\"bool\"}],\"stateMutability\":\"view\"},{\"type\":\"function\",\"name\":\"open\",\"inputs\":[],\"outputs\":[{\"name\":\"slot\",\"type\":\"uint32\",\"internalType\":\"uint32\"}],\"stateMutability\":\"payable\"},{\"type\":\"function\",\"name\":\"pass\",\"inputs\":[{\"name\":\"slot\",\"type\":\"uint32\",\"internalType\":\"uint32\"}],\"outputs\":[],\"stateMutability\":\"nonpayable\"},{\"type\":\"function\",\"name\":\"release\",\"inputs\":[{\"name\":\"slot\",\"type\":\"uint32\",\"internalType\":\"uint32\"}],\"outputs\":[],\"stateMutability\":\"nonpayable\"},{\"type\":\"function\",\"name\":\"sit\",\"inputs\":[{\"name\":\"slot\",\"type\":\"uint32\",\"internalType\":\"uint32\"}],\"outputs\":[],\"stateMutability\":\"nonpayable\"},{\"type\":\"function\",\"name\":\"sizeOf\",\"inputs\":[{\"name\":\"epoch\",\"type\":\"uint64\",\"internalType\":\"uint64\"}],\"outputs\":[{\"name\":\"\",\"type\":\"uint256\",\"internalType\":\"uint256\"}],\"stateMutability\":\"view\"},{\"type\":\"function\",\"name\":\"slotOf\",\"inputs\":[{\"name\":\"slot\",\"type\":\"uint32\",\"internalType\":\"uint32\"}],\"outputs\":[{\"name\":\"owner\",\"type\":\"address\",\"internalType\":\"address\"},{\"name\":\"openedAt\",\"type\":\"uint40\",\"internalType\":\"uint40\"},{\"name\":\"passed\",\"type\":\"uint16\",\"internalType\":\"uint16\"},{\"name\":\"seated\",\"type\":\"bool\",\"internalType\":\"bool\"},{\"name\":\"freeAt\",\"type\":\"uint40\",\"internalType\":\"uint40\"},{\"name\":\"convicted\",\"type\":\"bool\",\"internalType\":\"bool\"}],\"stateMutability\":\"view\"},{\"type\":\"event\",\"name\":\"SlotClosing\",\"inputs\":[{\"name\":\"slot\",\"type\":\"uint32\",\"indexed\":true,\"internalType\":\"uint32\"},{\"name\":\"freeAt\",\"type\":\"uint40\",\"indexed\":false,\"internalType\":\"uint40\"}],\"anonymous\":false},{\"type\":\"event\",\"name\":\"SlotConvicted\",\"inputs\":[{\"name\":\"slot\",\"type\":\"uint32\",\"indexed\":true,\"internalType\":\"uint32\"},{\"name\":\"owner\",\"type\":\"address\",\"indexed\":true,\"internalType\":\"address\"},{\"name\":\"burnt\",\"type\":\"uint256\",\"indexed\":false,\"internalType\":\"uint256\"}],\"anonymous\":false},{\"type\":\"event\",\"name\":\"SlotOpened\",\"inputs\":[{\"name\":\"slot\",\"type\":\"uint32\",\"indexed\":true,\"internalType\":\"uint32\"},{\"name\":\"owner\",\"type\":\"address\",\"indexed\":true,\"internalType\":\"address\"}],\"anonymous\":false},{\"type\":\"event\",\"name\":\"SlotPassed\",\"inputs\":[{\"name\":\"slot\",\"type\":\"uint32\",\"indexed\":true,\"internalType\":\"uint32\"},{\"name\":\"passed\",\"type\":\"uint16\",\"indexed\":false,\"internalType\":\"uint16\"}],\"anonymous\":false},{\"type\":\"event\",\"name\":\"SlotReleased\",\"inputs\":[{\"name\":\"slot\",\"type\":\"uint32\",\"indexed\":true,\"internalType\":\"uint32\"},{\"name\":\"owner\",\"type\":\"address\",\"indexed\":true,\"internalType\":\"address\"}],\"anonymous\":false},{\"type\":\"event\",\"name\":\"SlotSeated\",\"inputs\":[{\"name\":\"slot\",\"type\":\"uint32\",\"indexed\":true,\"internalType\":\"uint32\"},{\"name\":\"seat\",\"type\":\"uint32\",\"indexed\":false,\"internalType\":\"uint32\"}],\"anonymous\":false},{\"type\":\"error\",\"name\":\"CheckpointUnorderedInsertion\",\"inputs\":[]},{\"type\":\"error\",\"name\":\"InvalidConfiguration\",\"inputs\":[]},{\"type\":\"error\",\"name\":\"NotOwner\",\"inputs\":[{\"name\":\"slot\",\"type\":\"uint32\",\"internalType\":\"uint32\"},{\"name\":\"account\",\"type\":\"address\",\"internalType\":\"address\"}]},{\"type\":\"error\",\"name\":\"NotReporter\",\"inputs\":[{\"name\":\"account\",\"type\":\"address\",\"internalType\":\"address\"}]},{\"type\":\"error\",\"name\":\"TooFewPassed\",\"inputs\":[{\"name\":\"slot\",\"type\":\"uint32\",\"internalType\":\"uint32\"},{\"name\":\"passed\",\"type\":\"uint16\",\"internalType\":\"uint16\"}]},{\"type\":\"error\",\"name\":\"TooFewSlots\",\"inputs\":[{\"name\":\"slots\",\"type\":\"uint256\",\"internalType\":\"uint256\"},{\"name\":\"needed\",\"type\":\"uint256\",\"internalType\":\"uint256\"}]},{\"type\":\"error\",\"name\":\"TooYoung\",\"inputs\":[{\"name\":\"slot\",\"type\":\"uint32\",\"internalType\":\"uint32\"},{\"name\":\"notBefore\",\"type\":\"uint40\",\"internalType\":\"uint40\"}]},{\"type\":\"error\",\"name\":\"TransferFailed\",\"inputs\":[{\"name\":\"account\",\"type\":\"address\",\"internalType\":\"address\"}]},{\"type\":\"error\",\"name\":\"WrongState\",\"inputs\":[{\"name\":\"slot\",\"type\":\"uint32\",\"internalType\":\"uint32\"}]},{\"type\":\"error\",\"name\":\"WrongValue\",\"inputs\":[{\"name\":\"sent\",\"type\":\"uint256\",\"internalType\":\"uint256\"},{\"name\":\"needed\",\"type\":\"uint256\",\"internalType\":\"uint256\"}]}]",
	ID:  "AuditorSlots",
	Bin: "0x610120604052348015610010575f5ffd5b50604051611d26380380611d2683398101604081905261002f916101f8565b64ffffffffff8616158061005a575061005064ffffffffff871660036102af565b8464ffffffffff16105b156100785760405163c52a9bd360e01b815260040160405180910390fd5b61ffff83166101005264ffffffffff80851660e05280861660c052861660a05260808790525f5b82518110156100f857600160025f8584815181106100bf576100bf6102d8565b6020908102919091018101516001600160a01b031682528101919091526040015f20805460ff191691151591909117905560010161009f565b50600161010582826102ec565b5050505050505050610395565b805164ffffffffff81168114610126575f5ffd5b919050565b634e487b7160e01b5f52604160045260245ffd5b80516001600160a01b0381168114610126575f5ffd5b5f82601f830112610164575f5ffd5b81516001600160401b0381111561017d5761017d61012b565b604051600582901b90603f8201601f191681016001600160401b03811182821017156101ab576101ab61012b565b6040529182526020818501810192908101868411156101c8575f5ffd5b6020860192505b838310156101ee576101e08361013f565b8152602092830192016101cf565b5095945050505050565b5f5f5f5f5f5f5f60e0888a03121561020e575f5ffd5b8751965061021e60208901610112565b955061022c60408901610112565b945061023a60608901610112565b9350608088015161ffff81168114610250575f5ffd5b60a08901519093506001600160401b0381111561026b575f5ffd5b6102778a828b01610155565b60c08a015190935090506001600160401b03811115610294575f5ffd5b6102a08a828b01610155565b91505092959891949750929550565b80820281158282048414176102d257634e487b7160e01b5f52601160045260245ffd5b92915050565b634e487b7160e01b5f52603260045260245ffd5b81516001600160401b038111156103055761030561012b565b6801000000000000000081111561031e5761031e61012b565b81548183558082101561035257825f528160205f20018282035f5b8181101561034e575f83820155600101610339565b5050505b5060208301610366835f9081526020902090565b5f5b8381101561038d5782516001600160a01b031681830155602090920191600101610368565b505050505050565b60805160a05160c05160e051610100516119386103ee5f395f610aa601525f610e3301525f81816109da0152610a2501525f61035501525f81816104a5015281816108f701528181610c1a0152610c6d01526119385ff3fe6080604052600436106100c3575f3560e01c8063a973d95811610071578063e0b28c411161004c578063e0b28c41146102cc578063fb969b0a146102eb578063fcfff16f1461030c575f5ffd5b8063a973d95814610253578063aff751ae14610280578063dda42b37146102ad575f5ffd5b80634cf67b8b116100a15780634cf67b8b146101f457806378b2168014610215578063a318fad814610234575f5ffd5b8063014cce16146100c75780630a193b6614610198578063222ae786146101c7575b5f5ffd5b3480156100d2575f5ffd5b506101476100e13660046115fb565b63ffffffff9081165f90815260046020526040902080546001909101546001600160a01b03821693600160a01b830464ffffffffff90811694600160f01b850461ffff1694908416151593600160c81b9091049091169164010000000090910460ff1690565b604080516001600160a01b03909716875264ffffffffff958616602088015261ffff909416938601939093529015156060850152919091166080830152151560a082015260c0015b60405180910390f35b3480156101a3575f5ffd5b506101b76101b2366004611635565b610329565b604051901515815260200161018f565b3480156101d2575f5ffd5b506101db610349565b60405167ffffffffffffffff909116815260200161018f565b3480156101ff575f5ffd5b5061021361020e3660046115fb565b610380565b005b348015610220575f5ffd5b5061021361022f3660046115fb565b610401565b34801561023f575f5ffd5b5061021361024e3660046115fb565b6104d8565b34801561025e575f5ffd5b5061027261026d366004611635565b61052e565b60405190815260200161018f565b34801561028b575f5ffd5b5061029f61029a36600461164e565b610552565b60405161018f929190611722565b3480156102b8575f5ffd5b506102136102c73660046115fb565b6107ed565b3480156102d7575f5ffd5b506102136102e63660046115fb565b610960565b3480156102f6575f5ffd5b506102ff610bb7565b60405161018f919061177f565b610314610c17565b60405163ffffffff909116815260200161018f565b5f60106103358361052e565b108015610343575060015415155b92915050565b5f61037b64ffffffffff7f000000000000000000000000000000000000000000000000000000000000000016426117b9565b905090565b5f61038a82610d64565b90508163ffffffff167f35bfb42eeb2d96fe9700556bac8ebd77869f2e06bb500446004201a565953b1f825f01601e81819054906101000a900461ffff166103d1906117cc565b825461ffff9182166101009390930a83810292021916179091556040519081526020015b60405180910390a25050565b5f61040b82610d64565b8054909150600160c81b900464ffffffffff165f0361042e5761042e8282610e28565b6001818101805464ff00000000191664010000000017905581546001600160a01b039081165f9081526003602052604090819020805460ff19169093179092558254915191169063ffffffff8416907f34ca4a05d1eeae4b108bf8ec8115f5ffa94d96e0cc79a9836f80561880c30dc4906104cc907f0000000000000000000000000000000000000000000000000000000000000000815260200190565b60405180910390a35050565b5f6104e282610fac565b8054909150600160c81b900464ffffffffff1615610520576040516359c593e360e01b815263ffffffff831660048201526024015b60405180910390fd5b61052a8282610e28565b5050565b5f61054361053b83611011565b600690611044565b6001600160a01b031692915050565b6060805f61055f8761052e565b90505f601082108015610573575060015415155b905080156105855760015491506105b1565b60108210156105b15760405163e587e05b60e01b81526004810183905260106024820152604401610517565b8667ffffffffffffffff8111156105ca576105ca6117ec565b6040519080825280602002602001820160405280156105f3578160200160208202803683370190505b508767ffffffffffffffff81111561060d5761060d6117ec565b604051908082528060200260200182016040528015610636578160200160208202803683370190505b5090945092505f805b888210156107df57610652896040611800565b810361067b5760405163e587e05b60e01b815260048101859052602481018a9052604401610517565b6040805160208082018e905267ffffffffffffffff8d1682840152606080830185905283518084039091018152608090920190925280519101205f906106c2908690611817565b90505f846106e3576106de6106d883600161182a565b8d6110fa565b6106e5565b815b90505f856107105763ffffffff82165f908152600460205260409020546001600160a01b0316610738565b600183815481106107235761072361183d565b5f918252602090912001546001600160a01b03165b905061074589868461112b565b8061075657506107568b8b8361117e565b15610763575050506107cf565b81818a87815181106107775761077761183d565b602002602001018a88815181106107905761079061183d565b60200260200101826001600160a01b03166001600160a01b03168152508263ffffffff1663ffffffff168152505050846107c990611851565b94505050505b6107d881611851565b905061063f565b505050509550959350505050565b63ffffffff81165f9081526004602052604090208054600160c81b900464ffffffffff16158061082b57508054600160c81b900464ffffffffff1642105b8061084257506001810154640100000000900460ff165b8061085a5750600181015465010000000000900460ff165b15610880576040516359c593e360e01b815263ffffffff83166004820152602401610517565b60018101805465ff000000000019166501000000000017905580546040516001600160a01b039091169063ffffffff8416907fea71ad261c13c4b48145846598e615795f30e0b86a016aface37f807ce00c12b905f90a3805460408051602081019091525f815261091c916001600160a01b0316907f0000000000000000000000000000000000000000000000000000000000000000906111da565b61052a5780546040517f39f1c8d90000000000000000000000000000000000000000000000000000000081526001600160a01b039091166004820152602401610517565b5f61096a82610fac565b600181015490915063ffffffff1615158061099357508054600160c81b900464ffffffffff1615155b806109ac5750335f9081526003602052604090205460ff165b156109d2576040516359c593e360e01b815263ffffffff83166004820152602401610517565b8054610a0d907f000000000000000000000000000000000000000000000000000000000000000090600160a01b900464ffffffffff16611869565b64ffffffffff16421015610a9f5780548290610a58907f000000000000000000000000000000000000000000000000000000000000000090600160a01b900464ffffffffff16611869565b6040517f29be59b200000000000000000000000000000000000000000000000000000000815263ffffffff909216600483015264ffffffffff166024820152604401610517565b805461ffff7f00000000000000000000000000000000000000000000000000000000000000008116600160f01b909204161015610b235780546040517fbe46848900000000000000000000000000000000000000000000000000000000815263ffffffff84166004820152600160f01b90910461ffff166024820152604401610517565b5f8054600490610b4090640100000000900463ffffffff16611886565b825463ffffffff9182166101009390930a838102920219161790915560018201805463ffffffff191682179055610b7790836111ef565b600181015460405163ffffffff9182168152908316907f972f913c392e5eea832d9083b350654b7300746ff2127ec85f352161b061db24906020016103f5565b60606001805480602002602001604051908101604052809291908181526020018280548015610c0d57602002820191905f5260205f20905b81546001600160a01b03168152600190910190602001808311610bef575b5050505050905090565b5f7f00000000000000000000000000000000000000000000000000000000000000003414610c99576040517f195a3ca10000000000000000000000000000000000000000000000000000000081523460048201527f00000000000000000000000000000000000000000000000000000000000000006024820152604401610517565b5f80548190610cad9063ffffffff16611886565b825463ffffffff8083166101009490940a848102910219909116179092555f8181526004602052604080822080547fffffffffffffffffffffffff000000000000000000000000000000000000000064ffffffffff4216600160a01b02167fffffffffffffff0000000000000000000000000000000000000000000000000090911617339081179091559051939450927faf0e244d24797be2dd8b3b6d15099c04e8ccffa5bd01e798b38804eeac7f6b219190a390565b63ffffffff81165f90815260046020908152604080832033845260029092529091205460ff16610dc2576040517f3fca6557000000000000000000000000000000000000000000000000000000008152336004820152602401610517565b80546001600160a01b03161580610de557506001810154640100000000900460ff165b80610dfd5750600181015465010000000000900460ff165b15610e23576040516359c593e360e01b815263ffffffff83166004820152602401610517565b919050565b610e5964ffffffffff7f0000000000000000000000000000000000000000000000000000000000000000164261182a565b81547fffff0000000000ffffffffffffffffffffffffffffffffffffffffffffffffff16600160c81b64ffffffffff928316810291909117808455604051919004909116815263ffffffff8316907f6c2688959bb037884148b72c561cdffac1572fc243e0645f5712d8184fd572ea9060200160405180910390a2600181015463ffffffff165f819003610eec57505050565b5f8054640100000000900463ffffffff16816004610f09836118a1565b91906101000a81548163ffffffff021916908363ffffffff16021790555090505f610f4f60055f8463ffffffff1663ffffffff1681526020019081526020015f2061125c565b60018501805463ffffffff19169055905063ffffffff80821690861614610f9b5763ffffffff8181165f908152600460205260409020600101805463ffffffff19169185169190911790555b610fa583826111ef565b5050505050565b63ffffffff81165f90815260046020526040902080546001600160a01b03163314610e23576040517fc3e07bd600000000000000000000000000000000000000000000000000000000815263ffffffff83166004820152336024820152604401610517565b5f67ffffffffffffffff8216156110325761102d6001836118bf565b611034565b5f5b67ffffffffffffffff1692915050565b81545f90818160058111156110a6575f61105d84611293565b61106790856118df565b5f888152602090209091508101546bffffffffffffffffffffffff9081169087161015611096578091506110a4565b6110a181600161182a565b92505b505b5f6110b3878785856113f8565b905080156110ed576110d7876110ca6001846118df565b5f91825260209091200190565b54600160601b90046001600160a01b03166110ef565b5f5b979650505050505050565b5f61112461110783611011565b63ffffffff8086165f908152600560205260409020919061104416565b9392505050565b5f805b83811015611174578263ffffffff1685828151811061114f5761114f61183d565b602002602001015163ffffffff160361116c576001915050611124565b60010161112e565b505f949350505050565b5f805b8381101561117457826001600160a01b03168585838181106111a5576111a561183d565b90506020020160208101906111ba91906118f2565b6001600160a01b0316036111d2576001915050611124565b600101611181565b5f5f5f83516020850186885af1949350505050565b5f6111f8610349565b611203906001611918565b63ffffffff8481165f90815260056020526040902067ffffffffffffffff929092169250611238919083908086169061145416565b50505f54610fa590600690839063ffffffff64010000000090910481169061145416565b80545f90801561128b57611275836110ca6001846118df565b54600160601b90046001600160a01b0316611124565b5f9392505050565b5f600182116112a0575090565b81600170010000000000000000000000000000000082106112c65760809190911c9060401b5b6801000000000000000082106112e15760409190911c9060201b5b64010000000082106112f85760209190911c9060101b5b62010000821061130d5760109190911c9060081b5b61010082106113215760089190911c9060041b5b601082106113345760049190911c9060021b5b600482106113405760011b5b600302600190811c9081858161135857611358611791565b048201901c9050600181858161137057611370611791565b048201901c9050600181858161138857611388611791565b048201901c905060018185816113a0576113a0611791565b048201901c905060018185816113b8576113b8611791565b048201901c905060018185816113d0576113d0611791565b048201901c90506113ef8185816113e9576113e9611791565b04821190565b90039392505050565b5f5b8183101561144c575f8581526020902083831660028585180401908101546bffffffffffffffffffffffff8681169116111561143857809250611446565b61144381600161182a565b93505b506113fa565b509392505050565b5f8061146185858561146e565b915091505b935093915050565b82545f908190801561159b575f61148a876110ca6001856118df565b80549091506bffffffffffffffffffffffff80821691600160601b90046001600160a01b03169088168211156114ec576040517f2520601d00000000000000000000000000000000000000000000000000000000815260040160405180910390fd5b876bffffffffffffffffffffffff16826bffffffffffffffffffffffff16036115375782546bffffffffffffffffffffffff16600160601b6001600160a01b0389160217835561158d565b604080518082019091526bffffffffffffffffffffffff808a1682526001600160a01b03808a1660208085019182528d54600181018f555f8f81529190912094519151909216600160601b029216919091179101555b945085935061146692505050565b5050604080518082019091526bffffffffffffffffffffffff80851682526001600160a01b0380851660208085019182528854600181018a555f8a815291822095519251909316600160601b029190931617920191909155905081611466565b5f6020828403121561160b575f5ffd5b813563ffffffff81168114611124575f5ffd5b803567ffffffffffffffff81168114610e23575f5ffd5b5f60208284031215611645575f5ffd5b6111248261161e565b5f5f5f5f5f60808688031215611662575f5ffd5b853594506116726020870161161e565b935060408601359250606086013567ffffffffffffffff811115611694575f5ffd5b8601601f810188136116a4575f5ffd5b803567ffffffffffffffff8111156116ba575f5ffd5b8860208260051b84010111156116ce575f5ffd5b959894975092955050506020019190565b5f8151808452602084019350602083015f5b828110156117185781516001600160a01b03168652602095860195909101906001016116f1565b5093949350505050565b604080825283519082018190525f9060208501906060840190835b8181101561176157835163ffffffff1683526020938401939092019160010161173d565b5050838103602085015261177581866116df565b9695505050505050565b602081525f61112460208301846116df565b634e487b7160e01b5f52601260045260245ffd5b634e487b7160e01b5f52601160045260245ffd5b5f826117c7576117c7611791565b500490565b5f61ffff821661ffff81036117e3576117e36117a5565b60010192915050565b634e487b7160e01b5f52604160045260245ffd5b8082028115828204841417610343576103436117a5565b5f8261182557611825611791565b500690565b80820180821115610343576103436117a5565b634e487b7160e01b5f52603260045260245ffd5b5f60018201611862576118626117a5565b5060010190565b64ffffffffff8181168382160190811115610343576103436117a5565b5f63ffffffff821663ffffffff81036117e3576117e36117a5565b5f63ffffffff8216806118b6576118b66117a5565b5f190192915050565b67ffffffffffffffff8281168282160390811115610343576103436117a5565b81810381811115610343576103436117a5565b5f60208284031215611902575f5ffd5b81356001600160a01b0381168114611124575f5ffd5b67ffffffffffffffff8181168382160190811115610343576103436117a556",
}

// AuditorSlots is an auto generated Go binding around an Ethereum contract.
type AuditorSlots struct {
	abi abi.ABI
}

// GetABI returns the ABI associated with this contract binding.
func (c *AuditorSlots) GetABI() abi.ABI {
	return c.abi
}

// NewAuditorSlots creates a new instance of AuditorSlots.
func NewAuditorSlots() *AuditorSlots {
	parsed, err := AuditorSlotsMetaData.ParseABI()
	if err != nil {
		panic(errors.New("invalid ABI: " + err.Error()))
	}
	return &AuditorSlots{abi: *parsed}
}

// Instance creates a wrapper for a deployed contract instance at the given address.
// Use this to create the instance object passed to abigen v2 library functions Call, Transact, etc.
func (c *AuditorSlots) Instance(backend bind.ContractBackend, addr common.Address) *bind.BoundContract {
	return bind.NewBoundContract(addr, c.abi, backend, backend, backend)
}

// PackConstructor is the Go binding used to pack the parameters required for
// contract deployment.
//
// Solidity: constructor(uint256 stake, uint40 epoch, uint40 minAge, uint40 exitDelay, uint16 minPassed, address[] reporters, address[] list) returns()
func (auditorSlots *AuditorSlots) PackConstructor(stake *big.Int, epoch *big.Int, minAge *big.Int, exitDelay *big.Int, minPassed uint16, reporters []common.Address, list []common.Address) []byte {
	enc, err := auditorSlots.abi.Pack("", stake, epoch, minAge, exitDelay, minPassed, reporters, list)
	if err != nil {
		panic(err)
	}
	return enc
}

// PackBootstrap is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xfb969b0a.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function bootstrap() view returns(address[])
func (auditorSlots *AuditorSlots) PackBootstrap() []byte {
	enc, err := auditorSlots.abi.Pack("bootstrap")
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackBootstrap is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xfb969b0a.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function bootstrap() view returns(address[])
func (auditorSlots *AuditorSlots) TryPackBootstrap() ([]byte, error) {
	return auditorSlots.abi.Pack("bootstrap")
}

// UnpackBootstrap is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0xfb969b0a.
//
// Solidity: function bootstrap() view returns(address[])
func (auditorSlots *AuditorSlots) UnpackBootstrap(data []byte) ([]common.Address, error) {
	out, err := auditorSlots.abi.Unpack("bootstrap", data)
	if err != nil {
		return *new([]common.Address), err
	}
	out0 := *abi.ConvertType(out[0], new([]common.Address)).(*[]common.Address)
	return out0, nil
}

// PackClose is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xa318fad8.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function close(uint32 slot) returns()
func (auditorSlots *AuditorSlots) PackClose(slot uint32) []byte {
	enc, err := auditorSlots.abi.Pack("close", slot)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackClose is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xa318fad8.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function close(uint32 slot) returns()
func (auditorSlots *AuditorSlots) TryPackClose(slot uint32) ([]byte, error) {
	return auditorSlots.abi.Pack("close", slot)
}

// PackConvict is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x78b21680.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function convict(uint32 slot) returns()
func (auditorSlots *AuditorSlots) PackConvict(slot uint32) []byte {
	enc, err := auditorSlots.abi.Pack("convict", slot)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackConvict is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x78b21680.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function convict(uint32 slot) returns()
func (auditorSlots *AuditorSlots) TryPackConvict(slot uint32) ([]byte, error) {
	return auditorSlots.abi.Pack("convict", slot)
}

// PackDraw is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xaff751ae.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function draw(bytes32 seed, uint64 epoch, uint256 count, address[] excluded) view returns(uint32[] slots, address[] owners)
func (auditorSlots *AuditorSlots) PackDraw(seed [32]byte, epoch uint64, count *big.Int, excluded []common.Address) []byte {
	enc, err := auditorSlots.abi.Pack("draw", seed, epoch, count, excluded)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackDraw is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xaff751ae.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function draw(bytes32 seed, uint64 epoch, uint256 count, address[] excluded) view returns(uint32[] slots, address[] owners)
func (auditorSlots *AuditorSlots) TryPackDraw(seed [32]byte, epoch uint64, count *big.Int, excluded []common.Address) ([]byte, error) {
	return auditorSlots.abi.Pack("draw", seed, epoch, count, excluded)
}

// DrawOutput serves as a container for the return parameters of contract
// method Draw.
type DrawOutput struct {
	Slots  []uint32
	Owners []common.Address
}

// UnpackDraw is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0xaff751ae.
//
// Solidity: function draw(bytes32 seed, uint64 epoch, uint256 count, address[] excluded) view returns(uint32[] slots, address[] owners)
func (auditorSlots *AuditorSlots) UnpackDraw(data []byte) (DrawOutput, error) {
	out, err := auditorSlots.abi.Unpack("draw", data)
	outstruct := new(DrawOutput)
	if err != nil {
		return *outstruct, err
	}
	outstruct.Slots = *abi.ConvertType(out[0], new([]uint32)).(*[]uint32)
	outstruct.Owners = *abi.ConvertType(out[1], new([]common.Address)).(*[]common.Address)
	return *outstruct, nil
}

// PackEpochNow is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x222ae786.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function epochNow() view returns(uint64)
func (auditorSlots *AuditorSlots) PackEpochNow() []byte {
	enc, err := auditorSlots.abi.Pack("epochNow")
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackEpochNow is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x222ae786.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function epochNow() view returns(uint64)
func (auditorSlots *AuditorSlots) TryPackEpochNow() ([]byte, error) {
	return auditorSlots.abi.Pack("epochNow")
}

// UnpackEpochNow is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0x222ae786.
//
// Solidity: function epochNow() view returns(uint64)
func (auditorSlots *AuditorSlots) UnpackEpochNow(data []byte) (uint64, error) {
	out, err := auditorSlots.abi.Unpack("epochNow", data)
	if err != nil {
		return *new(uint64), err
	}
	out0 := *abi.ConvertType(out[0], new(uint64)).(*uint64)
	return out0, nil
}

// PackIsBootstrap is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x0a193b66.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function isBootstrap(uint64 epoch) view returns(bool)
func (auditorSlots *AuditorSlots) PackIsBootstrap(epoch uint64) []byte {
	enc, err := auditorSlots.abi.Pack("isBootstrap", epoch)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackIsBootstrap is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x0a193b66.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function isBootstrap(uint64 epoch) view returns(bool)
func (auditorSlots *AuditorSlots) TryPackIsBootstrap(epoch uint64) ([]byte, error) {
	return auditorSlots.abi.Pack("isBootstrap", epoch)
}

// UnpackIsBootstrap is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0x0a193b66.
//
// Solidity: function isBootstrap(uint64 epoch) view returns(bool)
func (auditorSlots *AuditorSlots) UnpackIsBootstrap(data []byte) (bool, error) {
	out, err := auditorSlots.abi.Unpack("isBootstrap", data)
	if err != nil {
		return *new(bool), err
	}
	out0 := *abi.ConvertType(out[0], new(bool)).(*bool)
	return out0, nil
}

// PackOpen is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xfcfff16f.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function open() payable returns(uint32 slot)
func (auditorSlots *AuditorSlots) PackOpen() []byte {
	enc, err := auditorSlots.abi.Pack("open")
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackOpen is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xfcfff16f.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function open() payable returns(uint32 slot)
func (auditorSlots *AuditorSlots) TryPackOpen() ([]byte, error) {
	return auditorSlots.abi.Pack("open")
}

// UnpackOpen is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0xfcfff16f.
//
// Solidity: function open() payable returns(uint32 slot)
func (auditorSlots *AuditorSlots) UnpackOpen(data []byte) (uint32, error) {
	out, err := auditorSlots.abi.Unpack("open", data)
	if err != nil {
		return *new(uint32), err
	}
	out0 := *abi.ConvertType(out[0], new(uint32)).(*uint32)
	return out0, nil
}

// PackPass is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x4cf67b8b.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function pass(uint32 slot) returns()
func (auditorSlots *AuditorSlots) PackPass(slot uint32) []byte {
	enc, err := auditorSlots.abi.Pack("pass", slot)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackPass is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x4cf67b8b.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function pass(uint32 slot) returns()
func (auditorSlots *AuditorSlots) TryPackPass(slot uint32) ([]byte, error) {
	return auditorSlots.abi.Pack("pass", slot)
}

// PackRelease is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xdda42b37.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function release(uint32 slot) returns()
func (auditorSlots *AuditorSlots) PackRelease(slot uint32) []byte {
	enc, err := auditorSlots.abi.Pack("release", slot)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackRelease is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xdda42b37.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function release(uint32 slot) returns()
func (auditorSlots *AuditorSlots) TryPackRelease(slot uint32) ([]byte, error) {
	return auditorSlots.abi.Pack("release", slot)
}

// PackSit is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xe0b28c41.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function sit(uint32 slot) returns()
func (auditorSlots *AuditorSlots) PackSit(slot uint32) []byte {
	enc, err := auditorSlots.abi.Pack("sit", slot)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackSit is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xe0b28c41.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function sit(uint32 slot) returns()
func (auditorSlots *AuditorSlots) TryPackSit(slot uint32) ([]byte, error) {
	return auditorSlots.abi.Pack("sit", slot)
}

// PackSizeOf is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xa973d958.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function sizeOf(uint64 epoch) view returns(uint256)
func (auditorSlots *AuditorSlots) PackSizeOf(epoch uint64) []byte {
	enc, err := auditorSlots.abi.Pack("sizeOf", epoch)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackSizeOf is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xa973d958.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function sizeOf(uint64 epoch) view returns(uint256)
func (auditorSlots *AuditorSlots) TryPackSizeOf(epoch uint64) ([]byte, error) {
	return auditorSlots.abi.Pack("sizeOf", epoch)
}

// UnpackSizeOf is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0xa973d958.
//
// Solidity: function sizeOf(uint64 epoch) view returns(uint256)
func (auditorSlots *AuditorSlots) UnpackSizeOf(data []byte) (*big.Int, error) {
	out, err := auditorSlots.abi.Unpack("sizeOf", data)
	if err != nil {
		return new(big.Int), err
	}
	out0 := abi.ConvertType(out[0], new(big.Int)).(*big.Int)
	return out0, nil
}

// PackSlotOf is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x014cce16.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function slotOf(uint32 slot) view returns(address owner, uint40 openedAt, uint16 passed, bool seated, uint40 freeAt, bool convicted)
func (auditorSlots *AuditorSlots) PackSlotOf(slot uint32) []byte {
	enc, err := auditorSlots.abi.Pack("slotOf", slot)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackSlotOf is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x014cce16.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function slotOf(uint32 slot) view returns(address owner, uint40 openedAt, uint16 passed, bool seated, uint40 freeAt, bool convicted)
func (auditorSlots *AuditorSlots) TryPackSlotOf(slot uint32) ([]byte, error) {
	return auditorSlots.abi.Pack("slotOf", slot)
}

// SlotOfOutput serves as a container for the return parameters of contract
// method SlotOf.
type SlotOfOutput struct {
	Owner     common.Address
	OpenedAt  *big.Int
	Passed    uint16
	Seated    bool
	FreeAt    *big.Int
	Convicted bool
}

// UnpackSlotOf is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0x014cce16.
//
// Solidity: function slotOf(uint32 slot) view returns(address owner, uint40 openedAt, uint16 passed, bool seated, uint40 freeAt, bool convicted)
func (auditorSlots *AuditorSlots) UnpackSlotOf(data []byte) (SlotOfOutput, error) {
	out, err := auditorSlots.abi.Unpack("slotOf", data)
	outstruct := new(SlotOfOutput)
	if err != nil {
		return *outstruct, err
	}
	outstruct.Owner = *abi.ConvertType(out[0], new(common.Address)).(*common.Address)
	outstruct.OpenedAt = abi.ConvertType(out[1], new(big.Int)).(*big.Int)
	outstruct.Passed = *abi.ConvertType(out[2], new(uint16)).(*uint16)
	outstruct.Seated = *abi.ConvertType(out[3], new(bool)).(*bool)
	outstruct.FreeAt = abi.ConvertType(out[4], new(big.Int)).(*big.Int)
	outstruct.Convicted = *abi.ConvertType(out[5], new(bool)).(*bool)
	return *outstruct, nil
}

// AuditorSlotsSlotClosing represents a SlotClosing event raised by the AuditorSlots contract.
type AuditorSlotsSlotClosing struct {
	Slot   uint32
	FreeAt *big.Int
	Raw    *types.Log // Blockchain specific contextual infos
}

const AuditorSlotsSlotClosingEventName = "SlotClosing"

// ContractEventName returns the user-defined event name.
func (AuditorSlotsSlotClosing) ContractEventName() string {
	return AuditorSlotsSlotClosingEventName
}

// UnpackSlotClosingEvent is the Go binding that unpacks the event data emitted
// by contract.
//
// Solidity: event SlotClosing(uint32 indexed slot, uint40 freeAt)
func (auditorSlots *AuditorSlots) UnpackSlotClosingEvent(log *types.Log) (*AuditorSlotsSlotClosing, error) {
	event := "SlotClosing"
	if len(log.Topics) == 0 {
		return nil, bind.ErrNoEventSignature
	}
	if log.Topics[0] != auditorSlots.abi.Events[event].ID {
		return nil, bind.ErrEventSignatureMismatch
	}
	out := new(AuditorSlotsSlotClosing)
	if len(log.Data) > 0 {
		if err := auditorSlots.abi.UnpackIntoInterface(out, event, log.Data); err != nil {
			return nil, err
		}
	}
	var indexed abi.Arguments
	for _, arg := range auditorSlots.abi.Events[event].Inputs {
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

// AuditorSlotsSlotConvicted represents a SlotConvicted event raised by the AuditorSlots contract.
type AuditorSlotsSlotConvicted struct {
	Slot  uint32
	Owner common.Address
	Burnt *big.Int
	Raw   *types.Log // Blockchain specific contextual infos
}

const AuditorSlotsSlotConvictedEventName = "SlotConvicted"

// ContractEventName returns the user-defined event name.
func (AuditorSlotsSlotConvicted) ContractEventName() string {
	return AuditorSlotsSlotConvictedEventName
}

// UnpackSlotConvictedEvent is the Go binding that unpacks the event data emitted
// by contract.
//
// Solidity: event SlotConvicted(uint32 indexed slot, address indexed owner, uint256 burnt)
func (auditorSlots *AuditorSlots) UnpackSlotConvictedEvent(log *types.Log) (*AuditorSlotsSlotConvicted, error) {
	event := "SlotConvicted"
	if len(log.Topics) == 0 {
		return nil, bind.ErrNoEventSignature
	}
	if log.Topics[0] != auditorSlots.abi.Events[event].ID {
		return nil, bind.ErrEventSignatureMismatch
	}
	out := new(AuditorSlotsSlotConvicted)
	if len(log.Data) > 0 {
		if err := auditorSlots.abi.UnpackIntoInterface(out, event, log.Data); err != nil {
			return nil, err
		}
	}
	var indexed abi.Arguments
	for _, arg := range auditorSlots.abi.Events[event].Inputs {
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

// AuditorSlotsSlotOpened represents a SlotOpened event raised by the AuditorSlots contract.
type AuditorSlotsSlotOpened struct {
	Slot  uint32
	Owner common.Address
	Raw   *types.Log // Blockchain specific contextual infos
}

const AuditorSlotsSlotOpenedEventName = "SlotOpened"

// ContractEventName returns the user-defined event name.
func (AuditorSlotsSlotOpened) ContractEventName() string {
	return AuditorSlotsSlotOpenedEventName
}

// UnpackSlotOpenedEvent is the Go binding that unpacks the event data emitted
// by contract.
//
// Solidity: event SlotOpened(uint32 indexed slot, address indexed owner)
func (auditorSlots *AuditorSlots) UnpackSlotOpenedEvent(log *types.Log) (*AuditorSlotsSlotOpened, error) {
	event := "SlotOpened"
	if len(log.Topics) == 0 {
		return nil, bind.ErrNoEventSignature
	}
	if log.Topics[0] != auditorSlots.abi.Events[event].ID {
		return nil, bind.ErrEventSignatureMismatch
	}
	out := new(AuditorSlotsSlotOpened)
	if len(log.Data) > 0 {
		if err := auditorSlots.abi.UnpackIntoInterface(out, event, log.Data); err != nil {
			return nil, err
		}
	}
	var indexed abi.Arguments
	for _, arg := range auditorSlots.abi.Events[event].Inputs {
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

// AuditorSlotsSlotPassed represents a SlotPassed event raised by the AuditorSlots contract.
type AuditorSlotsSlotPassed struct {
	Slot   uint32
	Passed uint16
	Raw    *types.Log // Blockchain specific contextual infos
}

const AuditorSlotsSlotPassedEventName = "SlotPassed"

// ContractEventName returns the user-defined event name.
func (AuditorSlotsSlotPassed) ContractEventName() string {
	return AuditorSlotsSlotPassedEventName
}

// UnpackSlotPassedEvent is the Go binding that unpacks the event data emitted
// by contract.
//
// Solidity: event SlotPassed(uint32 indexed slot, uint16 passed)
func (auditorSlots *AuditorSlots) UnpackSlotPassedEvent(log *types.Log) (*AuditorSlotsSlotPassed, error) {
	event := "SlotPassed"
	if len(log.Topics) == 0 {
		return nil, bind.ErrNoEventSignature
	}
	if log.Topics[0] != auditorSlots.abi.Events[event].ID {
		return nil, bind.ErrEventSignatureMismatch
	}
	out := new(AuditorSlotsSlotPassed)
	if len(log.Data) > 0 {
		if err := auditorSlots.abi.UnpackIntoInterface(out, event, log.Data); err != nil {
			return nil, err
		}
	}
	var indexed abi.Arguments
	for _, arg := range auditorSlots.abi.Events[event].Inputs {
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

// AuditorSlotsSlotReleased represents a SlotReleased event raised by the AuditorSlots contract.
type AuditorSlotsSlotReleased struct {
	Slot  uint32
	Owner common.Address
	Raw   *types.Log // Blockchain specific contextual infos
}

const AuditorSlotsSlotReleasedEventName = "SlotReleased"

// ContractEventName returns the user-defined event name.
func (AuditorSlotsSlotReleased) ContractEventName() string {
	return AuditorSlotsSlotReleasedEventName
}

// UnpackSlotReleasedEvent is the Go binding that unpacks the event data emitted
// by contract.
//
// Solidity: event SlotReleased(uint32 indexed slot, address indexed owner)
func (auditorSlots *AuditorSlots) UnpackSlotReleasedEvent(log *types.Log) (*AuditorSlotsSlotReleased, error) {
	event := "SlotReleased"
	if len(log.Topics) == 0 {
		return nil, bind.ErrNoEventSignature
	}
	if log.Topics[0] != auditorSlots.abi.Events[event].ID {
		return nil, bind.ErrEventSignatureMismatch
	}
	out := new(AuditorSlotsSlotReleased)
	if len(log.Data) > 0 {
		if err := auditorSlots.abi.UnpackIntoInterface(out, event, log.Data); err != nil {
			return nil, err
		}
	}
	var indexed abi.Arguments
	for _, arg := range auditorSlots.abi.Events[event].Inputs {
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

// AuditorSlotsSlotSeated represents a SlotSeated event raised by the AuditorSlots contract.
type AuditorSlotsSlotSeated struct {
	Slot uint32
	Seat uint32
	Raw  *types.Log // Blockchain specific contextual infos
}

const AuditorSlotsSlotSeatedEventName = "SlotSeated"

// ContractEventName returns the user-defined event name.
func (AuditorSlotsSlotSeated) ContractEventName() string {
	return AuditorSlotsSlotSeatedEventName
}

// UnpackSlotSeatedEvent is the Go binding that unpacks the event data emitted
// by contract.
//
// Solidity: event SlotSeated(uint32 indexed slot, uint32 seat)
func (auditorSlots *AuditorSlots) UnpackSlotSeatedEvent(log *types.Log) (*AuditorSlotsSlotSeated, error) {
	event := "SlotSeated"
	if len(log.Topics) == 0 {
		return nil, bind.ErrNoEventSignature
	}
	if log.Topics[0] != auditorSlots.abi.Events[event].ID {
		return nil, bind.ErrEventSignatureMismatch
	}
	out := new(AuditorSlotsSlotSeated)
	if len(log.Data) > 0 {
		if err := auditorSlots.abi.UnpackIntoInterface(out, event, log.Data); err != nil {
			return nil, err
		}
	}
	var indexed abi.Arguments
	for _, arg := range auditorSlots.abi.Events[event].Inputs {
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
func (auditorSlots *AuditorSlots) UnpackError(raw []byte) (any, error) {
	if bytes.Equal(raw[:4], auditorSlots.abi.Errors["CheckpointUnorderedInsertion"].ID.Bytes()[:4]) {
		return auditorSlots.UnpackCheckpointUnorderedInsertionError(raw[4:])
	}
	if bytes.Equal(raw[:4], auditorSlots.abi.Errors["InvalidConfiguration"].ID.Bytes()[:4]) {
		return auditorSlots.UnpackInvalidConfigurationError(raw[4:])
	}
	if bytes.Equal(raw[:4], auditorSlots.abi.Errors["NotOwner"].ID.Bytes()[:4]) {
		return auditorSlots.UnpackNotOwnerError(raw[4:])
	}
	if bytes.Equal(raw[:4], auditorSlots.abi.Errors["NotReporter"].ID.Bytes()[:4]) {
		return auditorSlots.UnpackNotReporterError(raw[4:])
	}
	if bytes.Equal(raw[:4], auditorSlots.abi.Errors["TooFewPassed"].ID.Bytes()[:4]) {
		return auditorSlots.UnpackTooFewPassedError(raw[4:])
	}
	if bytes.Equal(raw[:4], auditorSlots.abi.Errors["TooFewSlots"].ID.Bytes()[:4]) {
		return auditorSlots.UnpackTooFewSlotsError(raw[4:])
	}
	if bytes.Equal(raw[:4], auditorSlots.abi.Errors["TooYoung"].ID.Bytes()[:4]) {
		return auditorSlots.UnpackTooYoungError(raw[4:])
	}
	if bytes.Equal(raw[:4], auditorSlots.abi.Errors["TransferFailed"].ID.Bytes()[:4]) {
		return auditorSlots.UnpackTransferFailedError(raw[4:])
	}
	if bytes.Equal(raw[:4], auditorSlots.abi.Errors["WrongState"].ID.Bytes()[:4]) {
		return auditorSlots.UnpackWrongStateError(raw[4:])
	}
	if bytes.Equal(raw[:4], auditorSlots.abi.Errors["WrongValue"].ID.Bytes()[:4]) {
		return auditorSlots.UnpackWrongValueError(raw[4:])
	}
	return nil, errors.New("Unknown error")
}

// AuditorSlotsCheckpointUnorderedInsertion represents a CheckpointUnorderedInsertion error raised by the AuditorSlots contract.
type AuditorSlotsCheckpointUnorderedInsertion struct {
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error CheckpointUnorderedInsertion()
func AuditorSlotsCheckpointUnorderedInsertionErrorID() common.Hash {
	return common.HexToHash("0x2520601d9d60b717c34a36ad270857824c5a1ebbfd08ff39aba6930089495cfa")
}

// UnpackCheckpointUnorderedInsertionError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error CheckpointUnorderedInsertion()
func (auditorSlots *AuditorSlots) UnpackCheckpointUnorderedInsertionError(raw []byte) (*AuditorSlotsCheckpointUnorderedInsertion, error) {
	out := new(AuditorSlotsCheckpointUnorderedInsertion)
	if err := auditorSlots.abi.UnpackIntoInterface(out, "CheckpointUnorderedInsertion", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// AuditorSlotsInvalidConfiguration represents a InvalidConfiguration error raised by the AuditorSlots contract.
type AuditorSlotsInvalidConfiguration struct {
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error InvalidConfiguration()
func AuditorSlotsInvalidConfigurationErrorID() common.Hash {
	return common.HexToHash("0xc52a9bd3d9e475b9056a93172ef6968d775a7cd41c4255bbebf12e90a5fbbd39")
}

// UnpackInvalidConfigurationError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error InvalidConfiguration()
func (auditorSlots *AuditorSlots) UnpackInvalidConfigurationError(raw []byte) (*AuditorSlotsInvalidConfiguration, error) {
	out := new(AuditorSlotsInvalidConfiguration)
	if err := auditorSlots.abi.UnpackIntoInterface(out, "InvalidConfiguration", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// AuditorSlotsNotOwner represents a NotOwner error raised by the AuditorSlots contract.
type AuditorSlotsNotOwner struct {
	Slot    uint32
	Account common.Address
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error NotOwner(uint32 slot, address account)
func AuditorSlotsNotOwnerErrorID() common.Hash {
	return common.HexToHash("0xc3e07bd6343a3da42632738a2fdb3e34ff9824e24d0058c95f5b7256483d215d")
}

// UnpackNotOwnerError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error NotOwner(uint32 slot, address account)
func (auditorSlots *AuditorSlots) UnpackNotOwnerError(raw []byte) (*AuditorSlotsNotOwner, error) {
	out := new(AuditorSlotsNotOwner)
	if err := auditorSlots.abi.UnpackIntoInterface(out, "NotOwner", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// AuditorSlotsNotReporter represents a NotReporter error raised by the AuditorSlots contract.
type AuditorSlotsNotReporter struct {
	Account common.Address
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error NotReporter(address account)
func AuditorSlotsNotReporterErrorID() common.Hash {
	return common.HexToHash("0x3fca6557c3ca492b4a71e6268cf13d4a91304dbbc867e692fe92eab29ad60dd9")
}

// UnpackNotReporterError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error NotReporter(address account)
func (auditorSlots *AuditorSlots) UnpackNotReporterError(raw []byte) (*AuditorSlotsNotReporter, error) {
	out := new(AuditorSlotsNotReporter)
	if err := auditorSlots.abi.UnpackIntoInterface(out, "NotReporter", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// AuditorSlotsTooFewPassed represents a TooFewPassed error raised by the AuditorSlots contract.
type AuditorSlotsTooFewPassed struct {
	Slot   uint32
	Passed uint16
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error TooFewPassed(uint32 slot, uint16 passed)
func AuditorSlotsTooFewPassedErrorID() common.Hash {
	return common.HexToHash("0xbe468489d5addea7f8b7283ff146febba8f523f6c9f661e56eac6503fc286aaa")
}

// UnpackTooFewPassedError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error TooFewPassed(uint32 slot, uint16 passed)
func (auditorSlots *AuditorSlots) UnpackTooFewPassedError(raw []byte) (*AuditorSlotsTooFewPassed, error) {
	out := new(AuditorSlotsTooFewPassed)
	if err := auditorSlots.abi.UnpackIntoInterface(out, "TooFewPassed", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// AuditorSlotsTooFewSlots represents a TooFewSlots error raised by the AuditorSlots contract.
type AuditorSlotsTooFewSlots struct {
	Slots  *big.Int
	Needed *big.Int
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error TooFewSlots(uint256 slots, uint256 needed)
func AuditorSlotsTooFewSlotsErrorID() common.Hash {
	return common.HexToHash("0xe587e05b185403cf8d6bf675be6d0ccfbc2951f6f33236df9df6e454ac4a4c91")
}

// UnpackTooFewSlotsError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error TooFewSlots(uint256 slots, uint256 needed)
func (auditorSlots *AuditorSlots) UnpackTooFewSlotsError(raw []byte) (*AuditorSlotsTooFewSlots, error) {
	out := new(AuditorSlotsTooFewSlots)
	if err := auditorSlots.abi.UnpackIntoInterface(out, "TooFewSlots", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// AuditorSlotsTooYoung represents a TooYoung error raised by the AuditorSlots contract.
type AuditorSlotsTooYoung struct {
	Slot      uint32
	NotBefore *big.Int
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error TooYoung(uint32 slot, uint40 notBefore)
func AuditorSlotsTooYoungErrorID() common.Hash {
	return common.HexToHash("0x29be59b20f619055e539df8e693b1e7b5f26a3d468388ea79b032ff797f35753")
}

// UnpackTooYoungError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error TooYoung(uint32 slot, uint40 notBefore)
func (auditorSlots *AuditorSlots) UnpackTooYoungError(raw []byte) (*AuditorSlotsTooYoung, error) {
	out := new(AuditorSlotsTooYoung)
	if err := auditorSlots.abi.UnpackIntoInterface(out, "TooYoung", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// AuditorSlotsTransferFailed represents a TransferFailed error raised by the AuditorSlots contract.
type AuditorSlotsTransferFailed struct {
	Account common.Address
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error TransferFailed(address account)
func AuditorSlotsTransferFailedErrorID() common.Hash {
	return common.HexToHash("0x39f1c8d9a08940175dbc82f15840b953aa855264e371e68f3e5d5cb38c445fa0")
}

// UnpackTransferFailedError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error TransferFailed(address account)
func (auditorSlots *AuditorSlots) UnpackTransferFailedError(raw []byte) (*AuditorSlotsTransferFailed, error) {
	out := new(AuditorSlotsTransferFailed)
	if err := auditorSlots.abi.UnpackIntoInterface(out, "TransferFailed", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// AuditorSlotsWrongState represents a WrongState error raised by the AuditorSlots contract.
type AuditorSlotsWrongState struct {
	Slot uint32
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error WrongState(uint32 slot)
func AuditorSlotsWrongStateErrorID() common.Hash {
	return common.HexToHash("0x59c593e31092ee34e8d2e7b77574d5ecce24e89e24aef8766114fb0371be7d8a")
}

// UnpackWrongStateError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error WrongState(uint32 slot)
func (auditorSlots *AuditorSlots) UnpackWrongStateError(raw []byte) (*AuditorSlotsWrongState, error) {
	out := new(AuditorSlotsWrongState)
	if err := auditorSlots.abi.UnpackIntoInterface(out, "WrongState", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// AuditorSlotsWrongValue represents a WrongValue error raised by the AuditorSlots contract.
type AuditorSlotsWrongValue struct {
	Sent   *big.Int
	Needed *big.Int
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error WrongValue(uint256 sent, uint256 needed)
func AuditorSlotsWrongValueErrorID() common.Hash {
	return common.HexToHash("0x195a3ca12ac3744ef64727effb118b3b203c382e49c7a7d24d450eae5e3b889a")
}

// UnpackWrongValueError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error WrongValue(uint256 sent, uint256 needed)
func (auditorSlots *AuditorSlots) UnpackWrongValueError(raw []byte) (*AuditorSlotsWrongValue, error) {
	out := new(AuditorSlotsWrongValue)
	if err := auditorSlots.abi.UnpackIntoInterface(out, "WrongValue", raw); err != nil {
		return nil, err
	}
	return out, nil
}
