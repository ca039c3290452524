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

// BlockhashBeaconMetaData contains all meta data concerning the BlockhashBeacon contract.
var BlockhashBeaconMetaData = bind.MetaData{
	ABI: "[{\"type\":\"constructor\",\"inputs\":[{\"name\":\"cap\",\"type\":\"uint256\",\"internalType\":\"uint256\"}],\"stateMutability\":\"nonpayable\"},{\"type\":\"function\",\"name\":\"CAP\",\"inputs\":[],\"outputs\":[{\"name\":\"\",\"type\":\"uint256\",\"internalType\":\"uint256\"}],\"stateMutability\":\"view\"},{\"type\":\"function\",\"name\":\"isListed\",\"inputs\":[{\"name\":\"chain\",\"type\":\"uint256\",\"internalType\":\"uint256\"}],\"outputs\":[{\"name\":\"\",\"type\":\"bool\",\"internalType\":\"bool\"}],\"stateMutability\":\"pure\"},{\"type\":\"function\",\"name\":\"randomness\",\"inputs\":[{\"name\":\"blockNumber\",\"type\":\"uint256\",\"internalType\":\"uint256\"},{\"name\":\"domain\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"}],\"outputs\":[{\"name\":\"known\",\"type\":\"bool\",\"internalType\":\"bool\"},{\"name\":\"lost\",\"type\":\"bool\",\"internalType\":\"bool\"},{\"name\":\"value\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"}],\"stateMutability\":\"view\"},{\"type\":\"function\",\"name\":\"relianceOf\",\"inputs\":[{\"name\":\"user\",\"type\":\"address\",\"internalType\":\"address\"},{\"name\":\"blockNumber\",\"type\":\"uint256\",\"internalType\":\"uint256\"}],\"outputs\":[{\"name\":\"\",\"type\":\"uint256\",\"internalType\":\"uint256\"}],\"stateMutability\":\"view\"},{\"type\":\"function\",\"name\":\"rely\",\"inputs\":[{\"name\":\"blockNumber\",\"type\":\"uint256\",\"internalType\":\"uint256\"},{\"name\":\"value\",\"type\":\"uint256\",\"internalType\":\"uint256\"}],\"outputs\":[],\"stateMutability\":\"nonpayable\"},{\"type\":\"event\",\"name\":\"Relied\",\"inputs\":[{\"name\":\"user\",\"type\":\"address\",\"indexed\":true,\"internalType\":\"address\"},{\"name\":\"blockNumber\",\"type\":\"uint256\",\"indexed\":true,\"internalType\":\"uint256\"},{\"name\":\"total\",\"type\":\"uint256\",\"indexed\":false,\"internalType\":\"uint256\"}],\"anonymous\":false},{\"type\":\"error\",\"name\":\"BlockPassed\",\"inputs\":[{\"name\":\"blockNumber\",\"type\":\"uint256\",\"internalType\":\"uint256\"}]},{\"type\":\"error\",\"name\":\"CapExceeded\",\"inputs\":[{\"name\":\"blockNumber\",\"type\":\"uint256\",\"internalType\":\"uint256\"},{\"name\":\"total\",\"type\":\"uint256\",\"internalType\":\"uint256\"},{\"name\":\"value\",\"type\":\"uint256\",\"internalType\":\"uint256\"}]},{\"type\":\"error\",\"name\":\"UnlistedChain\",\"inputs\":[{\"name\":\"chain\",\"type\":\"uint256\",\"internalType\":\"uint256\"}]}]",
	ID:  "BlockhashBeacon",
	Bin: "0x60c060405234801561000f575f5ffd5b5060405161057538038061057583398101604081905261002e916100a3565b61003746610066565b61005a5760405163ab396a5160e01b815246600482015260240160405180910390fd5b60a052466080526100ba565b5f816001148061007857508162aa36a7145b8061008557508162088bb0145b80610091575081610539145b8061009d575081617a69145b92915050565b5f602082840312156100b3575f5ffd5b5051919050565b60805160a0516104946100e15f395f818160d8015261026501525f61012201526104945ff3fe608060405234801561000f575f5ffd5b5060043610610064575f3560e01c80639e6391e91161004d5780639e6391e9146100be578063ec81b483146100d3578063fcce4883146100fa575f5ffd5b80635c942be21461006857806371bf16391461009d575b5f5ffd5b61007b6100763660046103c8565b61011d565b6040805193151584529115156020840152908201526060015b60405180910390f35b6100b06100ab3660046103e8565b6101d1565b604051908152602001610094565b6100d16100cc3660046103c8565b610206565b005b6100b07f000000000000000000000000000000000000000000000000000000000000000081565b61010d61010836600461042a565b61033b565b6040519015158152602001610094565b5f5f5f7f0000000000000000000000000000000000000000000000000000000000000000461461015557505f915060019050816101ca565b43851061016957505f9150819050806101ca565b5f61017386610374565b90505f81900361018d57505f9250600191508290506101ca565b60015f82876040516020016101ac929190918252602082015260400190565b60405160208183030381529060405280519060200120935093509350505b9250925092565b73ffffffffffffffffffffffffffffffffffffffff82165f908152602081815260408083208484529091529020545b92915050565b438211610247576040517f6f7bab3a000000000000000000000000000000000000000000000000000000008152600481018390526024015b60405180910390fd5b335f90815260208181526040808320858452909152902054610289817f000000000000000000000000000000000000000000000000000000000000000061046e565b8211156102d3576040517f0cf95ce500000000000000000000000000000000000000000000000000000000815260048101849052602481018290526044810183905260640161023e565b6102dd8282610481565b335f8181526020818152604080832088845290915290209190915583907fb077de82244a1a9b154871752bb9359791fbb7968edd02cf7c7d10c2182d38f06103258585610481565b60405190815260200160405180910390a3505050565b5f816001148061034d57508162aa36a7145b8061035a57508162088bb0145b80610366575081610539145b80610200575050617a691490565b5f4382810361010181106103905761038b8461039b565b610393565b83405b949350505050565b5f815f525f60205260208060205f71f90827f1c53a10cb7a02335b1753200029355afa5050602051919050565b5f5f604083850312156103d9575f5ffd5b50508035926020909101359150565b5f5f604083850312156103f9575f5ffd5b823573ffffffffffffffffffffffffffffffffffffffff8116811461041c575f5ffd5b946020939093013593505050565b5f6020828403121561043a575f5ffd5b5035919050565b7f4e487b71000000000000000000000000000000000000000000000000000000005f52601160045260245ffd5b8181038181111561020057610200610441565b808201808211156102005761020061044156",
}

// BlockhashBeacon is an auto generated Go binding around an Ethereum contract.
type BlockhashBeacon struct {
	abi abi.ABI
}

// GetABI returns the ABI associated with this contract binding.
func (c *BlockhashBeacon) GetABI() abi.ABI {
	return c.abi
}

// NewBlockhashBeacon creates a new instance of BlockhashBeacon.
func NewBlockhashBeacon() *BlockhashBeacon {
	parsed, err := BlockhashBeaconMetaData.ParseABI()
	if err != nil {
		panic(errors.New("invalid ABI: " + err.Error()))
	}
	return &BlockhashBeacon{abi: *parsed}
}

// Instance creates a wrapper for a deployed contract instance at the given address.
// Use this to create the instance object passed to abigen v2 library functions Call, Transact, etc.
func (c *BlockhashBeacon) Instance(backend bind.ContractBackend, addr common.Address) *bind.BoundContract {
	return bind.NewBoundContract(addr, c.abi, backend, backend, backend)
}

// PackConstructor is the Go binding used to pack the parameters required for
// contract deployment.
//
// Solidity: constructor(uint256 cap) returns()
func (blockhashBeacon *BlockhashBeacon) PackConstructor(cap *big.Int) []byte {
	enc, err := blockhashBeacon.abi.Pack("", cap)
	if err != nil {
		panic(err)
	}
	return enc
}

// PackCAP is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xec81b483.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function CAP() view returns(uint256)
func (blockhashBeacon *BlockhashBeacon) PackCAP() []byte {
	enc, err := blockhashBeacon.abi.Pack("CAP")
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackCAP is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xec81b483.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function CAP() view returns(uint256)
func (blockhashBeacon *BlockhashBeacon) TryPackCAP() ([]byte, error) {
	return blockhashBeacon.abi.Pack("CAP")
}

// UnpackCAP is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0xec81b483.
//
// Solidity: function CAP() view returns(uint256)
func (blockhashBeacon *BlockhashBeacon) UnpackCAP(data []byte) (*big.Int, error) {
	out, err := blockhashBeacon.abi.Unpack("CAP", data)
	if err != nil {
		return new(big.Int), err
	}
	out0 := abi.ConvertType(out[0], new(big.Int)).(*big.Int)
	return out0, nil
}

// PackIsListed is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xfcce4883.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function isListed(uint256 chain) pure returns(bool)
func (blockhashBeacon *BlockhashBeacon) PackIsListed(chain *big.Int) []byte {
	enc, err := blockhashBeacon.abi.Pack("isListed", chain)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackIsListed is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xfcce4883.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function isListed(uint256 chain) pure returns(bool)
func (blockhashBeacon *BlockhashBeacon) TryPackIsListed(chain *big.Int) ([]byte, error) {
	return blockhashBeacon.abi.Pack("isListed", chain)
}

// UnpackIsListed is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0xfcce4883.
//
// Solidity: function isListed(uint256 chain) pure returns(bool)
func (blockhashBeacon *BlockhashBeacon) UnpackIsListed(data []byte) (bool, error) {
	out, err := blockhashBeacon.abi.Unpack("isListed", data)
	if err != nil {
		return *new(bool), err
	}
	out0 := *abi.ConvertType(out[0], new(bool)).(*bool)
	return out0, nil
}

// PackRandomness is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x5c942be2.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function randomness(uint256 blockNumber, bytes32 domain) view returns(bool known, bool lost, bytes32 value)
func (blockhashBeacon *BlockhashBeacon) PackRandomness(blockNumber *big.Int, domain [32]byte) []byte {
	enc, err := blockhashBeacon.abi.Pack("randomness", blockNumber, domain)
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
func (blockhashBeacon *BlockhashBeacon) TryPackRandomness(blockNumber *big.Int, domain [32]byte) ([]byte, error) {
	return blockhashBeacon.abi.Pack("randomness", blockNumber, domain)
}

// UnpackRandomness is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0x5c942be2.
//
// Solidity: function randomness(uint256 blockNumber, bytes32 domain) view returns(bool known, bool lost, bytes32 value)
func (blockhashBeacon *BlockhashBeacon) UnpackRandomness(data []byte) (RandomnessOutput, error) {
	out, err := blockhashBeacon.abi.Unpack("randomness", data)
	outstruct := new(RandomnessOutput)
	if err != nil {
		return *outstruct, err
	}
	outstruct.Known = *abi.ConvertType(out[0], new(bool)).(*bool)
	outstruct.Lost = *abi.ConvertType(out[1], new(bool)).(*bool)
	outstruct.Value = *abi.ConvertType(out[2], new([32]byte)).(*[32]byte)
	return *outstruct, nil
}

// PackRelianceOf is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x71bf1639.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function relianceOf(address user, uint256 blockNumber) view returns(uint256)
func (blockhashBeacon *BlockhashBeacon) PackRelianceOf(user common.Address, blockNumber *big.Int) []byte {
	enc, err := blockhashBeacon.abi.Pack("relianceOf", user, blockNumber)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackRelianceOf is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x71bf1639.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function relianceOf(address user, uint256 blockNumber) view returns(uint256)
func (blockhashBeacon *BlockhashBeacon) TryPackRelianceOf(user common.Address, blockNumber *big.Int) ([]byte, error) {
	return blockhashBeacon.abi.Pack("relianceOf", user, blockNumber)
}

// UnpackRelianceOf is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0x71bf1639.
//
// Solidity: function relianceOf(address user, uint256 blockNumber) view returns(uint256)
func (blockhashBeacon *BlockhashBeacon) UnpackRelianceOf(data []byte) (*big.Int, error) {
	out, err := blockhashBeacon.abi.Unpack("relianceOf", data)
	if err != nil {
		return new(big.Int), err
	}
	out0 := abi.ConvertType(out[0], new(big.Int)).(*big.Int)
	return out0, nil
}

// PackRely is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x9e6391e9.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function rely(uint256 blockNumber, uint256 value) returns()
func (blockhashBeacon *BlockhashBeacon) PackRely(blockNumber *big.Int, value *big.Int) []byte {
	enc, err := blockhashBeacon.abi.Pack("rely", blockNumber, value)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackRely is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x9e6391e9.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function rely(uint256 blockNumber, uint256 value) returns()
func (blockhashBeacon *BlockhashBeacon) TryPackRely(blockNumber *big.Int, value *big.Int) ([]byte, error) {
	return blockhashBeacon.abi.Pack("rely", blockNumber, value)
}

// BlockhashBeaconRelied represents a Relied event raised by the BlockhashBeacon contract.
type BlockhashBeaconRelied struct {
	User        common.Address
	BlockNumber *big.Int
	Total       *big.Int
	Raw         *types.Log // Blockchain specific contextual infos
}

const BlockhashBeaconReliedEventName = "Relied"

// ContractEventName returns the user-defined event name.
func (BlockhashBeaconRelied) ContractEventName() string {
	return BlockhashBeaconReliedEventName
}

// UnpackReliedEvent is the Go binding that unpacks the event data emitted
// by contract.
//
// Solidity: event Relied(address indexed user, uint256 indexed blockNumber, uint256 total)
func (blockhashBeacon *BlockhashBeacon) UnpackReliedEvent(log *types.Log) (*BlockhashBeaconRelied, error) {
	event := "Relied"
	if len(log.Topics) == 0 {
		return nil, bind.ErrNoEventSignature
	}
	if log.Topics[0] != blockhashBeacon.abi.Events[event].ID {
		return nil, bind.ErrEventSignatureMismatch
	}
	out := new(BlockhashBeaconRelied)
	if len(log.Data) > 0 {
		if err := blockhashBeacon.abi.UnpackIntoInterface(out, event, log.Data); err != nil {
			return nil, err
		}
	}
	var indexed abi.Arguments
	for _, arg := range blockhashBeacon.abi.Events[event].Inputs {
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
func (blockhashBeacon *BlockhashBeacon) UnpackError(raw []byte) (any, error) {
	if bytes.Equal(raw[:4], blockhashBeacon.abi.Errors["BlockPassed"].ID.Bytes()[:4]) {
		return blockhashBeacon.UnpackBlockPassedError(raw[4:])
	}
	if bytes.Equal(raw[:4], blockhashBeacon.abi.Errors["CapExceeded"].ID.Bytes()[:4]) {
		return blockhashBeacon.UnpackCapExceededError(raw[4:])
	}
	if bytes.Equal(raw[:4], blockhashBeacon.abi.Errors["UnlistedChain"].ID.Bytes()[:4]) {
		return blockhashBeacon.UnpackUnlistedChainError(raw[4:])
	}
	return nil, errors.New("Unknown error")
}

// BlockhashBeaconBlockPassed represents a BlockPassed error raised by the BlockhashBeacon contract.
type BlockhashBeaconBlockPassed struct {
	BlockNumber *big.Int
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error BlockPassed(uint256 blockNumber)
func BlockhashBeaconBlockPassedErrorID() common.Hash {
	return common.HexToHash("0x6f7bab3aec2a4c911358ae1c967f1b8b853ecc69a2130360fb2ee02425d501b6")
}

// UnpackBlockPassedError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error BlockPassed(uint256 blockNumber)
func (blockhashBeacon *BlockhashBeacon) UnpackBlockPassedError(raw []byte) (*BlockhashBeaconBlockPassed, error) {
	out := new(BlockhashBeaconBlockPassed)
	if err := blockhashBeacon.abi.UnpackIntoInterface(out, "BlockPassed", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// BlockhashBeaconCapExceeded represents a CapExceeded error raised by the BlockhashBeacon contract.
type BlockhashBeaconCapExceeded struct {
	BlockNumber *big.Int
	Total       *big.Int
	Value       *big.Int
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error CapExceeded(uint256 blockNumber, uint256 total, uint256 value)
func BlockhashBeaconCapExceededErrorID() common.Hash {
	return common.HexToHash("0x0cf95ce58fb68eac525490e65e75ad4272e1de714ef8feed90340b13cbfdbfef")
}

// UnpackCapExceededError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error CapExceeded(uint256 blockNumber, uint256 total, uint256 value)
func (blockhashBeacon *BlockhashBeacon) UnpackCapExceededError(raw []byte) (*BlockhashBeaconCapExceeded, error) {
	out := new(BlockhashBeaconCapExceeded)
	if err := blockhashBeacon.abi.UnpackIntoInterface(out, "CapExceeded", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// BlockhashBeaconUnlistedChain represents a UnlistedChain error raised by the BlockhashBeacon contract.
type BlockhashBeaconUnlistedChain struct {
	Chain *big.Int
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error UnlistedChain(uint256 chain)
func BlockhashBeaconUnlistedChainErrorID() common.Hash {
	return common.HexToHash("0xab396a5178ceb88821f112686d3bcf0785d51436383914ca2251f4bd1bec7d5c")
}

// UnpackUnlistedChainError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error UnlistedChain(uint256 chain)
func (blockhashBeacon *BlockhashBeacon) UnpackUnlistedChainError(raw []byte) (*BlockhashBeaconUnlistedChain, error) {
	out := new(BlockhashBeaconUnlistedChain)
	if err := blockhashBeacon.abi.UnpackIntoInterface(out, "UnlistedChain", raw); err != nil {
		return nil, err
	}
	return out, nil
}
