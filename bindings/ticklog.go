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

// Commitment is an auto generated low-level Go binding around an user-defined struct.
type Commitment struct {
	PrimesRoot [32]byte
	KeysRoot   [32]byte
	SeedHash   [32]byte
}

// Tick is an auto generated low-level Go binding around an user-defined struct.
type Tick struct {
	OfferId     [32]byte
	Tick        uint64
	Count       uint64
	Accumulator [32]byte
	UpdateRoot  [32]byte
	StateRoot   [32]byte
	Document    Content
	Next        Commitment
	Seed        [32]byte
}

// TickLogMetaData contains all meta data concerning the TickLog contract.
var TickLogMetaData = bind.MetaData{
	ABI: "[{\"type\":\"constructor\",\"inputs\":[{\"name\":\"board\",\"type\":\"address\",\"internalType\":\"contractIOfferBoard\"},{\"name\":\"keyLog\",\"type\":\"address\",\"internalType\":\"contractIKeyLog\"},{\"name\":\"registry\",\"type\":\"address\",\"internalType\":\"contractIIdentityRegistry\"},{\"name\":\"demandPrice\",\"type\":\"uint96\",\"internalType\":\"uint96\"},{\"name\":\"window\",\"type\":\"uint32\",\"internalType\":\"uint32\"}],\"stateMutability\":\"nonpayable\"},{\"type\":\"function\",\"name\":\"annul\",\"inputs\":[{\"name\":\"offerId\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"}],\"outputs\":[],\"stateMutability\":\"nonpayable\"},{\"type\":\"function\",\"name\":\"attest\",\"inputs\":[{\"name\":\"t\",\"type\":\"tuple\",\"internalType\":\"structTick\",\"components\":[{\"name\":\"offerId\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"},{\"name\":\"tick\",\"type\":\"uint64\",\"internalType\":\"uint64\"},{\"name\":\"count\",\"type\":\"uint64\",\"internalType\":\"uint64\"},{\"name\":\"accumulator\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"},{\"name\":\"updateRoot\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"},{\"name\":\"stateRoot\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"},{\"name\":\"document\",\"type\":\"tuple\",\"internalType\":\"structContent\",\"components\":[{\"name\":\"digest\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"},{\"name\":\"codec\",\"type\":\"bytes1\",\"internalType\":\"bytes1\"}]},{\"name\":\"next\",\"type\":\"tuple\",\"internalType\":\"structCommitment\",\"components\":[{\"name\":\"primesRoot\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"},{\"name\":\"keysRoot\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"},{\"name\":\"seedHash\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"}]},{\"name\":\"seed\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"}]},{\"name\":\"slots\",\"type\":\"bytes32[]\",\"internalType\":\"bytes32[]\"},{\"name\":\"proof\",\"type\":\"bytes32[]\",\"internalType\":\"bytes32[]\"},{\"name\":\"signers\",\"type\":\"uint256[]\",\"internalType\":\"uint256[]\"},{\"name\":\"signatures\",\"type\":\"bytes[]\",\"internalType\":\"bytes[]\"}],\"outputs\":[],\"stateMutability\":\"nonpayable\"},{\"type\":\"function\",\"name\":\"beaconOf\",\"inputs\":[{\"name\":\"offerId\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"},{\"name\":\"tick\",\"type\":\"uint64\",\"internalType\":\"uint64\"}],\"outputs\":[{\"name\":\"known\",\"type\":\"bool\",\"internalType\":\"bool\"},{\"name\":\"lost\",\"type\":\"bool\",\"internalType\":\"bool\"},{\"name\":\"value\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"}],\"stateMutability\":\"view\"},{\"type\":\"function\",\"name\":\"bond\",\"inputs\":[{\"name\":\"offerId\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"}],\"outputs\":[],\"stateMutability\":\"payable\"},{\"type\":\"function\",\"name\":\"commitmentOf\",\"inputs\":[{\"name\":\"offerId\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"},{\"name\":\"tick\",\"type\":\"uint64\",\"internalType\":\"uint64\"}],\"outputs\":[{\"name\":\"primesRoot\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"},{\"name\":\"keysRoot\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"},{\"name\":\"seedHash\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"}],\"stateMutability\":\"view\"},{\"type\":\"function\",\"name\":\"cutOffOf\",\"inputs\":[{\"name\":\"offerId\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"},{\"name\":\"tick\",\"type\":\"uint64\",\"internalType\":\"uint64\"}],\"outputs\":[{\"name\":\"\",\"type\":\"uint256\",\"internalType\":\"uint256\"}],\"stateMutability\":\"view\"},{\"type\":\"function\",\"name\":\"demand\",\"inputs\":[{\"name\":\"offerId\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"},{\"name\":\"tick\",\"type\":\"uint64\",\"internalType\":\"uint64\"}],\"outputs\":[],\"stateMutability\":\"payable\"},{\"type\":\"function\",\"name\":\"eip712Domain\",\"inputs\":[],\"outputs\":[{\"name\":\"fields\",\"type\":\"bytes1\",\"internalType\":\"bytes1\"},{\"name\":\"name\",\"type\":\"string\",\"internalType\":\"string\"},{\"name\":\"version\",\"type\":\"string\",\"internalType\":\"string\"},{\"name\":\"chainId\",\"type\":\"uint256\",\"internalType\":\"uint256\"},{\"name\":\"verifyingContract\",\"type\":\"address\",\"internalType\":\"address\"},{\"name\":\"salt\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"},{\"name\":\"extensions\",\"type\":\"uint256[]\",\"internalType\":\"uint256[]\"}],\"stateMutability\":\"view\"},{\"type\":\"function\",\"name\":\"post\",\"inputs\":[{\"name\":\"t\",\"type\":\"tuple\",\"internalType\":\"structTick\",\"components\":[{\"name\":\"offerId\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"},{\"name\":\"tick\",\"type\":\"uint64\",\"internalType\":\"uint64\"},{\"name\":\"count\",\"type\":\"uint64\",\"internalType\":\"uint64\"},{\"name\":\"accumulator\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"},{\"name\":\"updateRoot\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"},{\"name\":\"stateRoot\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"},{\"name\":\"document\",\"type\":\"tuple\",\"internalType\":\"structContent\",\"components\":[{\"name\":\"digest\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"},{\"name\":\"codec\",\"type\":\"bytes1\",\"internalType\":\"bytes1\"}]},{\"name\":\"next\",\"type\":\"tuple\",\"internalType\":\"structCommitment\",\"components\":[{\"name\":\"primesRoot\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"},{\"name\":\"keysRoot\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"},{\"name\":\"seedHash\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"}]},{\"name\":\"seed\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"}]},{\"name\":\"signature\",\"type\":\"bytes\",\"internalType\":\"bytes\"}],\"outputs\":[],\"stateMutability\":\"nonpayable\"},{\"type\":\"function\",\"name\":\"release\",\"inputs\":[{\"name\":\"offerId\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"}],\"outputs\":[],\"stateMutability\":\"nonpayable\"},{\"type\":\"function\",\"name\":\"replace\",\"inputs\":[{\"name\":\"old\",\"type\":\"tuple\",\"internalType\":\"structTick\",\"components\":[{\"name\":\"offerId\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"},{\"name\":\"tick\",\"type\":\"uint64\",\"internalType\":\"uint64\"},{\"name\":\"count\",\"type\":\"uint64\",\"internalType\":\"uint64\"},{\"name\":\"accumulator\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"},{\"name\":\"updateRoot\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"},{\"name\":\"stateRoot\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"},{\"name\":\"document\",\"type\":\"tuple\",\"internalType\":\"structContent\",\"components\":[{\"name\":\"digest\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"},{\"name\":\"codec\",\"type\":\"bytes1\",\"internalType\":\"bytes1\"}]},{\"name\":\"next\",\"type\":\"tuple\",\"internalType\":\"structCommitment\",\"components\":[{\"name\":\"primesRoot\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"},{\"name\":\"keysRoot\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"},{\"name\":\"seedHash\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"}]},{\"name\":\"seed\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"}]},{\"name\":\"t\",\"type\":\"tuple\",\"internalType\":\"structTick\",\"components\":[{\"name\":\"offerId\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"},{\"name\":\"tick\",\"type\":\"uint64\",\"internalType\":\"uint64\"},{\"name\":\"count\",\"type\":\"uint64\",\"internalType\":\"uint64\"},{\"name\":\"accumulator\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"},{\"name\":\"updateRoot\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"},{\"name\":\"stateRoot\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"},{\"name\":\"document\",\"type\":\"tuple\",\"internalType\":\"structContent\",\"components\":[{\"name\":\"digest\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"},{\"name\":\"codec\",\"type\":\"bytes1\",\"internalType\":\"bytes1\"}]},{\"name\":\"next\",\"type\":\"tuple\",\"internalType\":\"structCommitment\",\"components\":[{\"name\":\"primesRoot\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"},{\"name\":\"keysRoot\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"},{\"name\":\"seedHash\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"}]},{\"name\":\"seed\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"}]},{\"name\":\"disown\",\"type\":\"bool\",\"internalType\":\"bool\"},{\"name\":\"signature\",\"type\":\"bytes\",\"internalType\":\"bytes\"}],\"outputs\":[],\"stateMutability\":\"nonpayable\"},{\"type\":\"function\",\"name\":\"retire\",\"inputs\":[{\"name\":\"offerId\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"}],\"outputs\":[],\"stateMutability\":\"nonpayable\"},{\"type\":\"function\",\"name\":\"seedOf\",\"inputs\":[{\"name\":\"offerId\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"},{\"name\":\"tick\",\"type\":\"uint64\",\"internalType\":\"uint64\"}],\"outputs\":[{\"name\":\"seed\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"}],\"stateMutability\":\"view\"},{\"type\":\"function\",\"name\":\"stall\",\"inputs\":[{\"name\":\"offerId\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"},{\"name\":\"tick\",\"type\":\"uint64\",\"internalType\":\"uint64\"}],\"outputs\":[],\"stateMutability\":\"nonpayable\"},{\"type\":\"function\",\"name\":\"start\",\"inputs\":[{\"name\":\"offerId\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"},{\"name\":\"commitments\",\"type\":\"tuple[3]\",\"internalType\":\"structCommitment[3]\",\"components\":[{\"name\":\"primesRoot\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"},{\"name\":\"keysRoot\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"},{\"name\":\"seedHash\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"}]}],\"outputs\":[{\"name\":\"first\",\"type\":\"uint64\",\"internalType\":\"uint64\"}],\"stateMutability\":\"payable\"},{\"type\":\"function\",\"name\":\"statusOf\",\"inputs\":[{\"name\":\"offerId\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"}],\"outputs\":[{\"name\":\"due\",\"type\":\"uint64\",\"internalType\":\"uint64\"},{\"name\":\"record\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"},{\"name\":\"postedAt\",\"type\":\"uint64\",\"internalType\":\"uint64\"},{\"name\":\"counts\",\"type\":\"bool\",\"internalType\":\"bool\"},{\"name\":\"bonded\",\"type\":\"bool\",\"internalType\":\"bool\"},{\"name\":\"last\",\"type\":\"uint64\",\"internalType\":\"uint64\"}],\"stateMutability\":\"view\"},{\"type\":\"function\",\"name\":\"withdraw\",\"inputs\":[{\"name\":\"account\",\"type\":\"address\",\"internalType\":\"address\"}],\"outputs\":[],\"stateMutability\":\"nonpayable\"},{\"type\":\"event\",\"name\":\"BondBurnt\",\"inputs\":[{\"name\":\"offerId\",\"type\":\"bytes32\",\"indexed\":true,\"internalType\":\"bytes32\"},{\"name\":\"amount\",\"type\":\"uint256\",\"indexed\":false,\"internalType\":\"uint256\"}],\"anonymous\":false},{\"type\":\"event\",\"name\":\"BondPosted\",\"inputs\":[{\"name\":\"offerId\",\"type\":\"bytes32\",\"indexed\":true,\"internalType\":\"bytes32\"},{\"name\":\"amount\",\"type\":\"uint256\",\"indexed\":false,\"internalType\":\"uint256\"}],\"anonymous\":false},{\"type\":\"event\",\"name\":\"EIP712DomainChanged\",\"inputs\":[],\"anonymous\":false},{\"type\":\"event\",\"name\":\"LogRetired\",\"inputs\":[{\"name\":\"offerId\",\"type\":\"bytes32\",\"indexed\":true,\"internalType\":\"bytes32\"},{\"name\":\"last\",\"type\":\"uint64\",\"indexed\":false,\"internalType\":\"uint64\"}],\"anonymous\":false},{\"type\":\"event\",\"name\":\"LogStarted\",\"inputs\":[{\"name\":\"offerId\",\"type\":\"bytes32\",\"indexed\":true,\"internalType\":\"bytes32\"},{\"name\":\"first\",\"type\":\"uint64\",\"indexed\":false,\"internalType\":\"uint64\"},{\"name\":\"commitments\",\"type\":\"tuple[3]\",\"indexed\":false,\"internalType\":\"structCommitment[3]\",\"components\":[{\"name\":\"primesRoot\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"},{\"name\":\"keysRoot\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"},{\"name\":\"seedHash\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"}]}],\"anonymous\":false},{\"type\":\"event\",\"name\":\"SignaturesDemanded\",\"inputs\":[{\"name\":\"offerId\",\"type\":\"bytes32\",\"indexed\":true,\"internalType\":\"bytes32\"},{\"name\":\"tick\",\"type\":\"uint64\",\"indexed\":true,\"internalType\":\"uint64\"},{\"name\":\"by\",\"type\":\"address\",\"indexed\":true,\"internalType\":\"address\"},{\"name\":\"deadline\",\"type\":\"uint40\",\"indexed\":false,\"internalType\":\"uint40\"}],\"anonymous\":false},{\"type\":\"event\",\"name\":\"TickAttested\",\"inputs\":[{\"name\":\"offerId\",\"type\":\"bytes32\",\"indexed\":true,\"internalType\":\"bytes32\"},{\"name\":\"tick\",\"type\":\"uint64\",\"indexed\":true,\"internalType\":\"uint64\"},{\"name\":\"signatures\",\"type\":\"uint256\",\"indexed\":false,\"internalType\":\"uint256\"},{\"name\":\"slots\",\"type\":\"uint256\",\"indexed\":false,\"internalType\":\"uint256\"}],\"anonymous\":false},{\"type\":\"event\",\"name\":\"TickPosted\",\"inputs\":[{\"name\":\"offerId\",\"type\":\"bytes32\",\"indexed\":true,\"internalType\":\"bytes32\"},{\"name\":\"tick\",\"type\":\"uint64\",\"indexed\":true,\"internalType\":\"uint64\"},{\"name\":\"signer\",\"type\":\"address\",\"indexed\":true,\"internalType\":\"address\"},{\"name\":\"post\",\"type\":\"tuple\",\"indexed\":false,\"internalType\":\"structTick\",\"components\":[{\"name\":\"offerId\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"},{\"name\":\"tick\",\"type\":\"uint64\",\"internalType\":\"uint64\"},{\"name\":\"count\",\"type\":\"uint64\",\"internalType\":\"uint64\"},{\"name\":\"accumulator\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"},{\"name\":\"updateRoot\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"},{\"name\":\"stateRoot\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"},{\"name\":\"document\",\"type\":\"tuple\",\"internalType\":\"structContent\",\"components\":[{\"name\":\"digest\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"},{\"name\":\"codec\",\"type\":\"bytes1\",\"internalType\":\"bytes1\"}]},{\"name\":\"next\",\"type\":\"tuple\",\"internalType\":\"structCommitment\",\"components\":[{\"name\":\"primesRoot\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"},{\"name\":\"keysRoot\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"},{\"name\":\"seedHash\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"}]},{\"name\":\"seed\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"}]}],\"anonymous\":false},{\"type\":\"event\",\"name\":\"TickReplaced\",\"inputs\":[{\"name\":\"offerId\",\"type\":\"bytes32\",\"indexed\":true,\"internalType\":\"bytes32\"},{\"name\":\"tick\",\"type\":\"uint64\",\"indexed\":true,\"internalType\":\"uint64\"},{\"name\":\"post\",\"type\":\"tuple\",\"indexed\":false,\"internalType\":\"structTick\",\"components\":[{\"name\":\"offerId\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"},{\"name\":\"tick\",\"type\":\"uint64\",\"internalType\":\"uint64\"},{\"name\":\"count\",\"type\":\"uint64\",\"internalType\":\"uint64\"},{\"name\":\"accumulator\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"},{\"name\":\"updateRoot\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"},{\"name\":\"stateRoot\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"},{\"name\":\"document\",\"type\":\"tuple\",\"internalType\":\"structContent\",\"components\":[{\"name\":\"digest\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"},{\"name\":\"codec\",\"type\":\"bytes1\",\"internalType\":\"bytes1\"}]},{\"name\":\"next\",\"type\":\"tuple\",\"internalType\":\"structCommitment\",\"components\":[{\"name\":\"primesRoot\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"},{\"name\":\"keysRoot\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"},{\"name\":\"seedHash\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"}]},{\"name\":\"seed\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"}]},{\"name\":\"disown\",\"type\":\"bool\",\"indexed\":false,\"internalType\":\"bool\"}],\"anonymous\":false},{\"type\":\"event\",\"name\":\"TickVoided\",\"inputs\":[{\"name\":\"offerId\",\"type\":\"bytes32\",\"indexed\":true,\"internalType\":\"bytes32\"},{\"name\":\"tick\",\"type\":\"uint64\",\"indexed\":true,\"internalType\":\"uint64\"}],\"anonymous\":false},{\"type\":\"event\",\"name\":\"TicksStalled\",\"inputs\":[{\"name\":\"offerId\",\"type\":\"bytes32\",\"indexed\":true,\"internalType\":\"bytes32\"},{\"name\":\"from\",\"type\":\"uint64\",\"indexed\":false,\"internalType\":\"uint64\"},{\"name\":\"to\",\"type\":\"uint64\",\"indexed\":false,\"internalType\":\"uint64\"}],\"anonymous\":false},{\"type\":\"event\",\"name\":\"Withdrawn\",\"inputs\":[{\"name\":\"account\",\"type\":\"address\",\"indexed\":true,\"internalType\":\"address\"},{\"name\":\"amount\",\"type\":\"uint256\",\"indexed\":false,\"internalType\":\"uint256\"}],\"anonymous\":false},{\"type\":\"error\",\"name\":\"AlreadyBonded\",\"inputs\":[{\"name\":\"offerId\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"}]},{\"type\":\"error\",\"name\":\"AlreadyStarted\",\"inputs\":[{\"name\":\"offerId\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"}]},{\"type\":\"error\",\"name\":\"DemandOpen\",\"inputs\":[{\"name\":\"offerId\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"},{\"name\":\"tick\",\"type\":\"uint64\",\"internalType\":\"uint64\"}]},{\"type\":\"error\",\"name\":\"ECDSAInvalidSignature\",\"inputs\":[]},{\"type\":\"error\",\"name\":\"ECDSAInvalidSignatureLength\",\"inputs\":[{\"name\":\"length\",\"type\":\"uint256\",\"internalType\":\"uint256\"}]},{\"type\":\"error\",\"name\":\"ECDSAInvalidSignatureS\",\"inputs\":[{\"name\":\"s\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"}]},{\"type\":\"error\",\"name\":\"InvalidCommitment\",\"inputs\":[{\"name\":\"offerId\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"},{\"name\":\"tick\",\"type\":\"uint64\",\"internalType\":\"uint64\"}]},{\"type\":\"error\",\"name\":\"InvalidDocument\",\"inputs\":[]},{\"type\":\"error\",\"name\":\"InvalidShortString\",\"inputs\":[]},{\"type\":\"error\",\"name\":\"NoDemand\",\"inputs\":[{\"name\":\"offerId\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"}]},{\"type\":\"error\",\"name\":\"NotAuthorised\",\"inputs\":[{\"name\":\"offerId\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"},{\"name\":\"account\",\"type\":\"address\",\"internalType\":\"address\"}]},{\"type\":\"error\",\"name\":\"NotBonded\",\"inputs\":[{\"name\":\"offerId\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"}]},{\"type\":\"error\",\"name\":\"NotPosted\",\"inputs\":[{\"name\":\"offerId\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"},{\"name\":\"tick\",\"type\":\"uint64\",\"internalType\":\"uint64\"}]},{\"type\":\"error\",\"name\":\"NotReplaceable\",\"inputs\":[{\"name\":\"offerId\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"},{\"name\":\"tick\",\"type\":\"uint64\",\"internalType\":\"uint64\"}]},{\"type\":\"error\",\"name\":\"NotStarted\",\"inputs\":[{\"name\":\"offerId\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"}]},{\"type\":\"error\",\"name\":\"NothingToWithdraw\",\"inputs\":[{\"name\":\"account\",\"type\":\"address\",\"internalType\":\"address\"}]},{\"type\":\"error\",\"name\":\"ReentrancyGuardReentrantCall\",\"inputs\":[]},{\"type\":\"error\",\"name\":\"SafeCastOverflowedUintDowncast\",\"inputs\":[{\"name\":\"bits\",\"type\":\"uint8\",\"internalType\":\"uint8\"},{\"name\":\"value\",\"type\":\"uint256\",\"internalType\":\"uint256\"}]},{\"type\":\"error\",\"name\":\"StringTooLong\",\"inputs\":[{\"name\":\"str\",\"type\":\"string\",\"internalType\":\"string\"}]},{\"type\":\"error\",\"name\":\"TooEarly\",\"inputs\":[{\"name\":\"offerId\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"},{\"name\":\"notBefore\",\"type\":\"uint256\",\"internalType\":\"uint256\"}]},{\"type\":\"error\",\"name\":\"TooFewSignatures\",\"inputs\":[{\"name\":\"signatures\",\"type\":\"uint256\",\"internalType\":\"uint256\"},{\"name\":\"slots\",\"type\":\"uint256\",\"internalType\":\"uint256\"}]},{\"type\":\"error\",\"name\":\"TooLate\",\"inputs\":[{\"name\":\"offerId\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"},{\"name\":\"last\",\"type\":\"uint256\",\"internalType\":\"uint256\"}]},{\"type\":\"error\",\"name\":\"TransferFailed\",\"inputs\":[{\"name\":\"account\",\"type\":\"address\",\"internalType\":\"address\"}]},{\"type\":\"error\",\"name\":\"WrongAnchor\",\"inputs\":[{\"name\":\"offerId\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"},{\"name\":\"count\",\"type\":\"uint64\",\"internalType\":\"uint64\"},{\"name\":\"accumulator\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"}]},{\"type\":\"error\",\"name\":\"WrongPhase\",\"inputs\":[{\"name\":\"offerId\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"}]},{\"type\":\"error\",\"name\":\"WrongSeed\",\"inputs\":[{\"name\":\"offerId\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"},{\"name\":\"tick\",\"type\":\"uint64\",\"internalType\":\"uint64\"}]},{\"type\":\"error\",\"name\":\"WrongSigner\",\"inputs\":[{\"name\":\"identityId\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"}]},{\"type\":\"error\",\"name\":\"WrongSlots\",\"inputs\":[{\"name\":\"offerId\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"},{\"name\":\"tick\",\"type\":\"uint64\",\"internalType\":\"uint64\"}]},{\"type\":\"error\",\"name\":\"WrongTick\",\"inputs\":[{\"name\":\"offerId\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"},{\"name\":\"tick\",\"type\":\"uint64\",\"internalType\":\"uint64\"},{\"name\":\"due\",\"type\":\"uint64\",\"internalType\":\"uint64\"}]},{\"type\":\"error\",\"name\":\"WrongValue\",\"inputs\":[{\"name\":\"sent\",\"type\":\"uint256\",\"internalType\":\"uint256\"},{\"name\":\"needed\",\"type\":\"uint256\",\"internalType\":\"uint256\"}]}]",
	ID:  "TickLog",
	Bin: "0x610200604052348015610010575f5ffd5b5060405161521c38038061521c83398101604081905261002f916101b3565b604080518082018252600c81526b656d6574205469636b4c6f6760a01b602080830191909152825180840190935260018352603160f81b908301526001600160a01b0387166080529061008182610156565b6101405261008e81610156565b61016052815160208084019190912061010052815190820120610120524660c05261011c6101005161012051604080517f8b73c3c69bb8fe3d512ecc4cf759cc79239f7b179b0ffacaa9a75d522b39400f60208201529081019290925260608201524660808201523060a08201525f9060c00160405160208183030381529060405280519060200120905090565b60a05250503060e05263ffffffff166101e0526001600160601b03166101c0526001600160a01b039081166101a052166101805250610292565b5f5f829050601f81511115610189578260405163305a27a960e01b81526004016101809190610237565b60405180910390fd5b80516101948261026c565b179392505050565b6001600160a01b03811681146101b0575f5ffd5b50565b5f5f5f5f5f60a086880312156101c7575f5ffd5b85516101d28161019c565b60208701519095506101e38161019c565b60408701519094506101f48161019c565b60608701519093506001600160601b0381168114610210575f5ffd5b608087015190925063ffffffff81168114610229575f5ffd5b809150509295509295909350565b602081525f82518060208401528060208501604085015e5f604082850101526040601f19601f83011684010191505092915050565b8051602080830151919081101561028c575f198160200360031b1b821691505b50919050565b60805160a05160c05160e05161010051610120516101405161016051610180516101a0516101c0516101e051614e9e61037e5f395f61102701525f8181610c4701528181610ee201528181610f37015281816123b50152612e2001525f613ac201525f6116db01525f6138a101525f61387101525f613d8301525f613d5b01525f613cb601525f613ce001525f613d0a01525f818161042e0152818161056e015281816108b001528181610b540152818161120301528181611291015281816115f701528181611b4701528181611c4d015281816124e801528181612e5001526139120152614e9e5ff3fe608060405260043610610109575f3560e01c80636831c88f116100a157806389fdf28111610071578063b1fb7df111610057578063b1fb7df114610308578063c7df14e214610327578063ccd9eecc14610388575f5ffd5b806389fdf281146102d65780638b3ee973146102f5575f5ffd5b80636831c88f146102465780636cd2e8db1461026557806382f90ac61461029057806384b0196e146102af575f5ffd5b806357191116116100dc57806357191116146101c85780635a80eb44146101f5578063669386671461021457806367d42a8b14610227575f5ffd5b80631334e15c1461010d5780631f2b6f231461014e57806346e596e41461016f57806351cff8d9146101a9575b5f5ffd5b348015610118575f5ffd5b5061012c61012736600461418e565b6103a7565b6040805193151584529115156020840152908201526060015b60405180910390f35b348015610159575f5ffd5b5061016d6101683660046141bc565b61053d565b005b34801561017a575f5ffd5b5061018e61018936600461418e565b6106ff565b60408051938452602084019290925290820152606001610145565b3480156101b4575f5ffd5b5061016d6101c33660046141e7565b61076f565b3480156101d3575f5ffd5b506101e76101e236600461418e565b61088e565b604051908152602001610145565b348015610200575f5ffd5b5061016d61020f36600461426a565b61095d565b61016d61022236600461418e565b610ed4565b348015610232575f5ffd5b5061016d6102413660046141bc565b611171565b348015610251575f5ffd5b5061016d6102603660046142e2565b611352565b610278610273366004614333565b611b22565b6040516001600160401b039091168152602001610145565b34801561029b575f5ffd5b506101e76102aa36600461418e565b6120a6565b3480156102ba575f5ffd5b506102c36120e3565b6040516101459796959493929190614393565b3480156102e1575f5ffd5b5061016d6102f03660046141bc565b612141565b61016d6103033660046141bc565b61245b565b348015610313575f5ffd5b5061016d61032236600461418e565b6125fb565b348015610332575f5ffd5b506103466103413660046141bc565b612a01565b604080516001600160401b03978816815260208101969096529386169385019390935290151560608401521515608083015290911660a082015260c001610145565b348015610393575f5ffd5b5061016d6103a236600461446d565b612b35565b604080517f656d65742f7469636b2f3100000000000000000000000000000000000000000060208201524691810191909152306060820152608081018390526001600160401b03821660a08201525f9081908190819060c00160408051808303601f190181529082905280516020909101206302f945c360e61b82526004820188905291507f00000000000000000000000000000000000000000000000000000000000000006001600160a01b03169063be5170c09060240161014060405180830381865afa15801561047c573d5f5f3e3d5ffd5b505050506040513d601f19601f820116820180604052508101906104a09190614626565b61010001516001600160a01b0316635c942be26104bd888861088e565b6104c8906002614704565b836040518363ffffffff1660e01b81526004016104ef929190918252602082015260400190565b606060405180830381865afa15801561050a573d5f5f3e3d5ffd5b505050506040513d601f19601f8201168201806040525081019061052e9190614722565b935093509350505b9250925092565b5f8181526020819052604090819020905163e4d4634d60e01b815260048101839052336024820152600860448201527f00000000000000000000000000000000000000000000000000000000000000006001600160a01b03169063e4d4634d90606401602060405180830381865afa1580156105bb573d5f5f3e3d5ffd5b505050506040513d601f19601f820116820180604052508101906105df9190614763565b61060a576040516314c417b560e01b8152600481018390523360248201526044015b60405180910390fd5b805465010000000000900463ffffffff16158061063557508054600160981b900464ffffffffff1615155b156106565760405163b05ff74d60e01b815260048101839052602401610601565b805460019061067b906003906901000000000000000000900464ffffffffff1661477e565b610685919061479b565b81547fffffffffffffffff0000000000ffffffffffffffffffffffffffffffffffffff16600160981b64ffffffffff928316810291909117808455604051919004909116815282907fceead1a2441f3c1ef1416dbc140be2322073c77e5ce9a07e4e97dca9047eae6d906020015b60405180910390a25050565b5f5f5f5f5f61070e8787612f3f565b915091508161072857505f93508392508291506105369050565b5f6107338888612fec565b80546001820154600283015491985096509450905081801561075457508315155b15610765576107628461302a565b93505b5050509250925092565b61077761305b565b6001600160a01b0381165f90815260066020526040812054908190036107d4576040517fdc69dc160000000000000000000000000000000000000000000000000000000081526001600160a01b0383166004820152602401610601565b6001600160a01b0382165f8181526006602052604080822091909155517f7084f5476618d8e60b11ef0d7d3f06914655adb8793e28ff7f018d4c76d505d5906108209084815260200190565b60405180910390a2610841828260405180602001604052805f815250613092565b610882576040517f39f1c8d90000000000000000000000000000000000000000000000000000000081526001600160a01b0383166004820152602401610601565b5061088b6130a7565b50565b6040516302f945c360e61b8152600481018390525f9081906001600160a01b037f0000000000000000000000000000000000000000000000000000000000000000169063be5170c09060240161014060405180830381865afa1580156108f6573d5f5f3e3d5ffd5b505050506040513d601f19601f8201168201806040525081019061091a9190614626565b90508060c0015163ffffffff16836001600160401b031661093b91906147b8565b8160a001516001600160401b03166109539190614704565b9150505b92915050565b84355f610969826130d1565b90505f5f61097688613246565b61097f8a613246565b5f86815260016020526040902054919350915081146109d457836109a960408b0160208c016147cf565b6040516324bd3da760e01b815260048101929092526001600160401b03166024820152604401610601565b8260e0015115806109e757508261010001515b806109f957506109f789896133bd565b155b15610a3a5783610a0f60408b0160208c016147cf565b6040516367c78ac560e01b815260048101929092526001600160401b03166024820152604401610601565b5f610a6884610a4f60408d0160208e016147cf565b610a5a9060026147ea565b6001600160401b03166134a4565b905080431115610a9557604051632413eccd60e21b81526004810186905260248101829052604401610601565b60c08901351580610abe5750610ab26101008a0160e08b01614820565b6001600160f81b031916155b15610adc576040516316231ce360e11b815260040160405180910390fd5b5f8615610b3957610b34610af9610af4858c886134ce565b61357e565b89898080601f0160208091040260200160405190810160405280939291908181526020018383808284375f920191909152506135c592505050565b610b3b565b335b604051630a2605cd60e31b8152600481018890529091507f00000000000000000000000000000000000000000000000000000000000000006001600160a01b0316906351302e6890602401602060405180830381865afa158015610ba1573d5f5f3e3d5ffd5b505050506040513d601f19601f82011682018060405250810190610bc59190614839565b6001600160a01b0316816001600160a01b031614610c08576040516314c417b560e01b8152600481018790526001600160a01b0382166024820152604401610601565b84610120015115610c7a575f868152600560209081526040808320546001600160a01b031683526006909152812080546bffffffffffffffffffffffff7f0000000000000000000000000000000000000000000000000000000000000000169290610c74908490614704565b90915550505b8815610c8f5760a08501805160041760ff1690525b435f5f8760600188610120018961014001831515151581525083151515158152508364ffffffffff1664ffffffffff16815250505050845f5f8881526020019081526020015f205f820151815f015f6101000a81548164ffffffffff021916908364ffffffffff1602179055506020820151815f0160056101000a81548163ffffffff021916908363ffffffff1602179055506040820151815f0160096101000a81548164ffffffffff021916908364ffffffffff1602179055506060820151815f01600e6101000a81548164ffffffffff021916908364ffffffffff1602179055506080820151815f0160136101000a81548164ffffffffff021916908364ffffffffff16021790555060a0820151815f0160186101000a81548160ff021916908360ff16021790555060c0820151815f0160196101000a81548160ff02191690831515021790555060e0820151815f01601a6101000a81548160ff021916908315150217905550610100820151815f01601b6101000a81548160ff021916908315150217905550610120820151815f01601c6101000a81548160ff021916908315150217905550610140820151815f01601d6101000a81548160ff0219169083151502179055509050508360015f8881526020019081526020015f2081905550896020016020810190610e8491906147cf565b6001600160401b0316867f5d0937b28c6d1bcc2eccdeda43a4752bbb899a29b27660a45d2b2f073caf275a8c8c604051610ebf929190614913565b60405180910390a35050505050505050505050565b5f610ede836130d1565b90507f00000000000000000000000000000000000000000000000000000000000000006bffffffffffffffffffffffff163414610f645760405163195a3ca160e01b81523460048201526bffffffffffffffffffffffff7f0000000000000000000000000000000000000000000000000000000000000000166024820152604401610601565b5f8160e001518015610f795750816101000151155b8015610f885750816101200151155b8015610f975750816101400151155b8015610fc05750604082015164ffffffffff16610fb58460016147ea565b6001600160401b0316145b9050801580610fd65750610fd3826135ed565b43115b80610fec5750610fe68484612fec565b60010154155b1561101c576040516367c78ac560e01b8152600481018590526001600160401b0384166024820152604401610601565b5f61104d63ffffffff7f00000000000000000000000000000000000000000000000000000000000000001642614704565b5f8681526020818152604080832080547fffffff00ffffffffffffffffffffffffffffffffffffffffffffffffffffffff16600160e01b17905580516060810182523380825264ffffffffff8681168386018181528c83168587019081528e8952600588529786902094518554915198518416600160c81b027fffff0000000000ffffffffffffffffffffffffffffffffffffffffffffffffff99909416600160a01b027fffffffffffffff000000000000000000000000000000000000000000000000009092166001600160a01b039091161717969096161790915590519283529293506001600160401b0387169188917f6fa7e52ef884082e6d3c237c2c3f31646dddd4005a3f72556262c86d273a5b8b910160405180910390a45050505050565b5f61117b826130d1565b90506111868161361b565b158061119457508060c00151155b806111a157508061012001515b806111b457506111b0816135ed565b4311155b156111d55760405163b05ff74d60e01b815260048101839052602401610601565b5f8281526020819052604090819020805460ff60c81b19169055516302f945c360e61b8152600481018390527f00000000000000000000000000000000000000000000000000000000000000006001600160a01b03169063be5170c09060240161014060405180830381865afa158015611251573d5f5f3e3d5ffd5b505050506040513d601f19601f820116820180604052508101906112759190614626565b61012001516fffffffffffffffffffffffffffffffff1660065f7f00000000000000000000000000000000000000000000000000000000000000006001600160a01b03166351302e68866040518263ffffffff1660e01b81526004016112dd91815260200190565b602060405180830381865afa1580156112f8573d5f5f3e3d5ffd5b505050506040513d601f19601f8201168201806040525081019061131c9190614839565b6001600160a01b03166001600160a01b031681526020019081526020015f205f8282546113499190614704565b90915550505050565b5f80843561136660408701602088016147cf565b915091505f611374836130d1565b9050806040015164ffffffffff16826001600160401b0316146113cf576040808201519051632a9d5b1b60e21b8152600481018590526001600160401b038416602482015264ffffffffff9091166044820152606401610601565b6113d88161361b565b156113f95760405163b05ff74d60e01b815260048101849052602401610601565b8060c00151611437576040517f38e8923200000000000000000000000000000000000000000000000000000000815260048101849052602401610601565b80610120015115611479578261144e600184614932565b60405163d4ebb80b60e01b815260048101929092526001600160401b03166024820152604401610601565b5f61148d82846001600160401b03166134a4565b90505f6114b1828460e001516114a3575f613651565b6114ac856135ed565b613651565b6114bc906001614704565b9050804310156114e95760405163d47800eb60e01b81526004810186905260248101829052604401610601565b60208301516114fe9063ffffffff1683614704565b43111561153e5784836020015163ffffffff168361151c9190614704565b604051632413eccd60e21b815260048101929092526024820152604401610601565b5f61154889613246565b90505f871561159d5761159861155d8361357e565b8a8a8080601f0160208091040260200160405190810160405280939291908181526020018383808284375f920191909152506135c592505050565b61159f565b335b6040517fe51490fa000000000000000000000000000000000000000000000000000000008152600481018990526001600160a01b038083166024830152600160448301526001600160401b03891660648301529192507f00000000000000000000000000000000000000000000000000000000000000009091169063e51490fa90608401602060405180830381865afa15801561163e573d5f5f3e3d5ffd5b505050506040513d601f19601f820116820180604052508101906116629190614763565b611691576040516314c417b560e01b8152600481018890526001600160a01b0382166024820152604401610601565b6040517f3a9e2f73000000000000000000000000000000000000000000000000000000008152600481018890526001600160401b03871660248201525f9081906001600160a01b037f00000000000000000000000000000000000000000000000000000000000000001690633a9e2f73906044016040805180830381865afa15801561171f573d5f5f3e3d5ffd5b505050506040513d601f19601f820116820180604052508101906117439190614951565b90925090506001600160401b03821661176260608e0160408f016147cf565b6001600160401b031614158061177c5750808c6060013514155b156117cc576040517fe42ee448000000000000000000000000000000000000000000000000000000008152600481018a90526001600160401b038316602482015260448101829052606401610601565b60c08c013515806117f557506117e96101008d0160e08e01614820565b6001600160f81b031916155b15611813576040516316231ce360e11b815260040160405180910390fd5b61183189898e61016001358a60a0015160011660ff165f1415613660565b608087015164ffffffffff16158015906118685750608087015164ffffffffff1661185d60038a6147ea565b6001600160401b0316115b1561187c57611877898d6136e9565b611895565b6118958961188b60038b6147ea565b8e61010001613773565b60408701516118a590600161477e565b4360018960a0015160ff16901c896040018a6060018b60a0018360ff1660ff168152508364ffffffffff1664ffffffffff168152508364ffffffffff1664ffffffffff1681525050505060015f5f8960e0018a610100018b61014001831515151581525083151515158152508315151515815250505050865f5f8b81526020019081526020015f205f820151815f015f6101000a81548164ffffffffff021916908364ffffffffff1602179055506020820151815f0160056101000a81548163ffffffff021916908363ffffffff1602179055506040820151815f0160096101000a81548164ffffffffff021916908364ffffffffff1602179055506060820151815f01600e6101000a81548164ffffffffff021916908364ffffffffff1602179055506080820151815f0160136101000a81548164ffffffffff021916908364ffffffffff16021790555060a0820151815f0160186101000a81548160ff021916908360ff16021790555060c0820151815f0160196101000a81548160ff02191690831515021790555060e0820151815f01601a6101000a81548160ff021916908315150217905550610100820151815f01601b6101000a81548160ff021916908315150217905550610120820151815f01601c6101000a81548160ff021916908315150217905550610140820151815f01601d6101000a81548160ff0219169083151502179055509050508360015f8b81526020019081526020015f2081905550826001600160a01b0316886001600160401b03168a7fe98707f0436a3bdc9a52487c024cececdbba99b96a950aae30cbe2346099f00c8f604051611b0c919061497d565b60405180910390a4505050505050505050505050565b60405163e4d4634d60e01b815260048101839052336024820152600160448201525f907f00000000000000000000000000000000000000000000000000000000000000006001600160a01b03169063e4d4634d90606401602060405180830381865afa158015611b94573d5f5f3e3d5ffd5b505050506040513d601f19601f82011682018060405250810190611bb89190614763565b611bde576040516314c417b560e01b815260048101849052336024820152604401610601565b5f8381526020819052604090205465010000000000900463ffffffff1615611c35576040517ff7a1aac200000000000000000000000000000000000000000000000000000000815260048101849052602401610601565b6040516302f945c360e61b8152600481018490525f907f00000000000000000000000000000000000000000000000000000000000000006001600160a01b03169063be5170c09060240161014060405180830381865afa158015611c9b573d5f5f3e3d5ffd5b505050506040513d601f19601f82011682018060405250810190611cbf9190614626565b90508061012001516fffffffffffffffffffffffffffffffff163414611d195761012081015160405163195a3ca160e01b81523460048201526fffffffffffffffffffffffffffffffff9091166024820152604401610601565b5f8160a001516001600160401b03164310611d4b5760a0820151611d46906001600160401b03164361498c565b611d4d565b5f5b9050611d76611d66828460c0015163ffffffff166137e9565b611d71906001614704565b61381c565b60408051610160810182525f80825260208201819052918101829052606081018290526080810182905260a0810182905260c0810182905260e081018290526101008101829052610120810182905261014081019190915264ffffffffff919091169350611df08360a001516001600160401b031661381c565b60c084015163ffffffff16602083015264ffffffffff168152611e1b6001600160401b03851661381c565b6001826040018360c00182151515158152508264ffffffffff1664ffffffffff168152505050805f5f8881526020019081526020015f205f820151815f015f6101000a81548164ffffffffff021916908364ffffffffff1602179055506020820151815f0160056101000a81548163ffffffff021916908363ffffffff1602179055506040820151815f0160096101000a81548164ffffffffff021916908364ffffffffff1602179055506060820151815f01600e6101000a81548164ffffffffff021916908364ffffffffff1602179055506080820151815f0160136101000a81548164ffffffffff021916908364ffffffffff16021790555060a0820151815f0160186101000a81548160ff021916908360ff16021790555060c0820151815f0160196101000a81548160ff02191690831515021790555060e0820151815f01601a6101000a81548160ff021916908315150217905550610100820151815f01601b6101000a81548160ff021916908315150217905550610120820151815f01601c6101000a81548160ff021916908315150217905550610140820151815f01601d6101000a81548160ff0219169083151502179055509050505f5f90505b60036001600160401b03821610156120285761202087611ffc83886147ea565b88846001600160401b0316600381106120175761201761499f565b60600201613773565b600101611fdc565b50857f3e10c966b4ed699e64fbefddaef9eb39e4049c56b4e68c1c4296e601ab032d5c858760405161205b9291906149b3565b60405180910390a2857fc6cb09988a0f759a9645145e1d5f3b8dfcf1acd45f245816b14b4ef8629303703460405161209591815260200190565b60405180910390a250505092915050565b5f5f5f6120b38585612f3f565b915091508180156120c15750805b6120cb575f6120da565b6120d58585612fec565b600201545b95945050505050565b5f6060805f5f5f60606120f461386a565b6120fc61389a565b604080515f808252602082019092527f0f000000000000000000000000000000000000000000000000000000000000009b939a50919850469750309650945092509050565b5f61214b826130d1565b5f83815260056020908152604091829020825160608101845290546001600160a01b038116825264ffffffffff600160a01b8204811693830193909352600160c81b900490911691810191909152610120820151919250906121c35760405163db3853b360e01b815260048101849052602401610601565b806020015164ffffffffff16421161220457604080820151905163d4ebb80b60e01b81526004810185905264ffffffffff9091166024820152604401610601565b60016101008301525f61012083015261221d83836138c5565b815f5f8581526020019081526020015f205f820151815f015f6101000a81548164ffffffffff021916908364ffffffffff1602179055506020820151815f0160056101000a81548163ffffffff021916908363ffffffff1602179055506040820151815f0160096101000a81548164ffffffffff021916908364ffffffffff1602179055506060820151815f01600e6101000a81548164ffffffffff021916908364ffffffffff1602179055506080820151815f0160136101000a81548164ffffffffff021916908364ffffffffff16021790555060a0820151815f0160186101000a81548160ff021916908360ff16021790555060c0820151815f0160196101000a81548160ff02191690831515021790555060e0820151815f01601a6101000a81548160ff021916908315150217905550610100820151815f01601b6101000a81548160ff021916908315150217905550610120820151815f01601c6101000a81548160ff021916908315150217905550610140820151815f01601d6101000a81548160ff0219169083151502179055509050507f00000000000000000000000000000000000000000000000000000000000000006bffffffffffffffffffffffff1660065f835f01516001600160a01b03166001600160a01b031681526020019081526020015f205f8282546124169190614704565b92505081905550806040015164ffffffffff16837f0ad44f4a44eed25f07314fe227dbb5e97a3627306ef2c4f5c8b5bf7b49d0753e60405160405180910390a3505050565b5f612465826130d1565b90506124708161361b565b156124915760405163b05ff74d60e01b815260048101839052602401610601565b8060c00151156124d0576040517f114abfeb00000000000000000000000000000000000000000000000000000000815260048101839052602401610601565b6040516302f945c360e61b8152600481018390525f907f00000000000000000000000000000000000000000000000000000000000000006001600160a01b03169063be5170c09060240161014060405180830381865afa158015612536573d5f5f3e3d5ffd5b505050506040513d601f19601f8201168201806040525081019061255a9190614626565b61012001516fffffffffffffffffffffffffffffffff16905080341461259c5760405163195a3ca160e01b815234600482015260248101829052604401610601565b5f8381526020819052604090819020805460ff60c81b1916600160c81b1790555183907fc6cb09988a0f759a9645145e1d5f3b8dfcf1acd45f245816b14b4ef862930370906125ee9084815260200190565b60405180910390a2505050565b5f612605836130d1565b9050806040015164ffffffffff16826001600160401b031614612660576040808201519051632a9d5b1b60e21b8152600481018590526001600160401b038416602482015264ffffffffff9091166044820152606401610601565b6126698161361b565b1561268a5760405163b05ff74d60e01b815260048101849052602401610601565b5f61269a82610a5a8560016147ea565b6126a5906001614704565b9050804310156126d25760405163d47800eb60e01b81526004810185905260248101829052604401610601565b5f836001600160401b0316836020015163ffffffff16845f015164ffffffffff16600143612700919061498c565b61270a919061498c565b6127149190614a1c565b61271e919061498c565b9050826080015164ffffffffff165f14612769576127668185856080015164ffffffffff1661274d9190614932565b6127589060016147ea565b6001600160401b03166139aa565b90505b6127748160406139aa565b90505f5b818110156127f7575f5f1b61279887866040015164ffffffffff16612fec565b6002015560408401516127bf9087906127b39060039061477e565b64ffffffffff166139b9565b60408401516127cf90600161477e565b60a085018051607f600191821c1660041790915264ffffffffff909116604086015201612778565b505f60e084015261280885846138c5565b825f5f8781526020019081526020015f205f820151815f015f6101000a81548164ffffffffff021916908364ffffffffff1602179055506020820151815f0160056101000a81548163ffffffff021916908363ffffffff1602179055506040820151815f0160096101000a81548164ffffffffff021916908364ffffffffff1602179055506060820151815f01600e6101000a81548164ffffffffff021916908364ffffffffff1602179055506080820151815f0160136101000a81548164ffffffffff021916908364ffffffffff16021790555060a0820151815f0160186101000a81548160ff021916908360ff16021790555060c0820151815f0160196101000a81548160ff02191690831515021790555060e0820151815f01601a6101000a81548160ff021916908315150217905550610100820151815f01601b6101000a81548160ff021916908315150217905550610120820151815f01601c6101000a81548160ff021916908315150217905550610140820151815f01601d6101000a81548160ff021916908315150217905550905050847f36f0a33320a5a2ae44c2340ed8319ccfed87f07377ad3232edc552d79b092aaf85600186604001516129d2919061479b565b604080516001600160401b03909316835264ffffffffff90911660208301520160405180910390a25050505050565b5f81815260208181526040808320815161016081018352905464ffffffffff808216835263ffffffff65010000000000830416838601526901000000000000000000820481168385019081526e0100000000000000000000000000008304821660608501908152600160981b8404909216608085015260ff600160c01b8404811660a0860152600160c81b84048116151560c0860152600160d01b84048116151560e0860152600160d81b840481161515610100860152600160e01b840481161515610120860152600160e81b9093049092161515610140840152868652600190945291842054915192519192849283928392839287908115801590612b0a5750836101000151155b60c085015160809095015164ffffffffff9485169d939c509184169a50985092965091169350915050565b5f808a35612b4960408d0160208e016147cf565b5f828152602081905260409020805492945090925090600160e01b900460ff16612b895760405163db3853b360e01b815260048101849052602401610601565b5f83815260056020526040902054600160a01b900464ffffffffff16421115612beb575f8381526005602052604090819020549051632413eccd60e21b815260048101859052600160a01b90910464ffffffffff166024820152604401610601565b5f83815260016020526040902054612c028d613246565b14612c32576040516324bd3da760e01b8152600481018490526001600160401b0383166024820152604401610601565b612c548989612c418686612fec565b60010154612c4f8f8f6139da565b613a7a565b612c9c576040517fe5cdc8ed000000000000000000000000000000000000000000000000000000008152600481018490526001600160401b0383166024820152604401610601565b891580612ca95750858414155b80612cc75750612cba8a60026147b8565b612cc58760036147b8565b105b15612cef576040516359b8466f60e01b815260048101879052602481018b9052604401610601565b5f5b86811015612dd0578015801590612d4257508787612d1060018461498c565b818110612d1f57612d1f61499f565b90506020020135888883818110612d3857612d3861499f565b9050602002013511155b15612d6a576040516359b8466f60e01b815260048101829052602481018c9052604401610601565b612dc88d8d8d8b8b86818110612d8257612d8261499f565b90506020020135818110612d9857612d9861499f565b90506020020135888885818110612db157612db161499f565b9050602002810190612dc39190614a2f565b613a91565b600101612cf1565b5080547fffff0000ffffffffffffffffffffffffffffffffffffffffffffffffffffffff16600160e81b178155604051630a2605cd60e31b8152600481018490526bffffffffffffffffffffffff7f000000000000000000000000000000000000000000000000000000000000000016906006905f906001600160a01b037f000000000000000000000000000000000000000000000000000000000000000016906351302e6890602401602060405180830381865afa158015612e95573d5f5f3e3d5ffd5b505050506040513d601f19601f82011682018060405250810190612eb99190614839565b6001600160a01b03166001600160a01b031681526020019081526020015f205f828254612ee69190614704565b909155505060408051878152602081018c90526001600160401b0384169185917f17c1d6ca3ebb7edf860b633932fb9780532a5a0631f0c12241f1b1a9893597f2910160405180910390a3505050505050505050505050565b5f8281526020819052604081205481906901000000000000000000900464ffffffffff168015801590612f8d5750612f786003826147ea565b6001600160401b0316846001600160401b0316105b8015612fcb5750612f9f6003826147ea565b6001600160401b03166101006001600160401b0316856001600160401b0316612fc89190614704565b10155b9250806001600160401b0316846001600160401b0316109150509250929050565b5f82815260026020526040812061300561010084614a71565b6001600160401b0316610100811061301f5761301f61499f565b600302019392505050565b5f8160405160200161303e91815260200190565b604051602081830303815290604052805190602001209050919050565b613063613c19565b61309060017f9b779b17422d0df92223018b32b4d1fa46e071723d6817e2486d003becc55f005b90613c72565b565b5f5f5f83516020850186885af1949350505050565b6130905f7f9b779b17422d0df92223018b32b4d1fa46e071723d6817e2486d003becc55f0061308a565b60408051610160810182525f80825260208201819052918101829052606081018290526080810182905260a0810182905260c0810182905260e0810182905261010081018290526101208101829052610140810191909152505f81815260208181526040808320815161016081018352905464ffffffffff808216835263ffffffff65010000000000830416948301859052690100000000000000000082048116938301939093526e010000000000000000000000000000810483166060830152600160981b8104909216608082015260ff600160c01b8304811660a0830152600160c81b83048116151560c0830152600160d01b83048116151560e0830152600160d81b830481161515610100830152600160e01b830481161515610120830152600160e81b90920490911615156101408201529103613241576040517fc25dc69e00000000000000000000000000000000000000000000000000000000815260048101839052602401610601565b919050565b5f5f604051806060016040528060408152602001614da560409139805160209182012060405161327c9261010087019101614a9e565b6040516020818303038152906040528051906020012090506040518060c0016040528060958152602001614de560959139604051806060016040528060408152602001614da560409139604051806060016040528060248152602001614e7a602491396040516020016132f193929190614add565b60405160208183030381529060405280519060200120835f013584602001602081019061331e91906147cf565b61332e60608701604088016147cf565b866060013587608001358860a001356133498a60c001613c79565b6040805160208101999099528801969096526001600160401b03948516606088015293909216608086015260a085015260c084015260e08301526101008201526101208101829052610160808501356101408301520160405160208183030381529060405280519060200120915050919050565b5f823582351480156133fe57506133da60408301602084016147cf565b6001600160401b03166133f360408501602086016147cf565b6001600160401b0316145b8015613439575061341560608301604084016147cf565b6001600160401b031661342e60608501604086016147cf565b6001600160401b0316145b801561344c575081606001358360600135145b80156134615750816101600135836101600135145b801561347557506101008381013590830135145b801561348957506101208381013590830135145b801561349d57506101408381013590830135145b9392505050565b5f826020015163ffffffff16826134bb91906147b8565b835161349d919064ffffffffff16614704565b5f604051806060016040528060408152602001614da560409139604051806060016040528060248152602001614e7a602491396040518060c0016040528060958152602001614de56095913960405160200161352c93929190614afa565b60408051601f19818403018152828252805160209182012090830152810185905283151560608201526080810183905260a0016040516020818303038152906040528051906020012090509392505050565b5f61095761358a613caa565b836040517f19010000000000000000000000000000000000000000000000000000000000008152600281019290925260228201526042902090565b5f5f5f5f6135d38686613dd3565b9250925092506135e38282613e19565b5090949350505050565b5f600282602001516135ff9190614b57565b63ffffffff16826060015164ffffffffff166109579190614704565b5f816080015164ffffffffff165f141580156109575750816080015164ffffffffff16826040015164ffffffffff161192915050565b5f82821882841102821861349d565b5f61366b8585612fec565b9050816136905782158061368b575080600201546136888461302a565b14155b613694565b8215155b156136dd576040517fcdc1a394000000000000000000000000000000000000000000000000000000008152600481018690526001600160401b0385166024820152604401610601565b60020191909155505050565b61010081013561012082013517610140820135171561374a5781600361371560408401602085016147cf565b61371f91906147ea565b6040516326463daf60e01b815260048101929092526001600160401b03166024820152604401610601565b61376f82600361376060408501602086016147cf565b61376a91906147ea565b6139b9565b5050565b8035158061378357506020810135155b8061379057506040810135155b156137c0576040516326463daf60e01b8152600481018490526001600160401b0383166024820152604401610601565b5f6137cb8484612fec565b60408301356002820155602083013560018201559135909155505050565b5f815f036137fb576137fb6012613f1c565b81600184038161380d5761380d614a08565b04600101831515029392505050565b5f64ffffffffff821115613866576040517f6dfcc6500000000000000000000000000000000000000000000000000000000081526028600482015260248101839052604401610601565b5090565b60606138957f0000000000000000000000000000000000000000000000000000000000000000613f2d565b905090565b60606138957f0000000000000000000000000000000000000000000000000000000000000000613f2d565b8060c001516138d2575050565b5f60c08201526040516302f945c360e61b81526004810183905282907f54cedf60ad1f33290192c618a65b7a588664aff926faa3ac43ad7615bc971738907f00000000000000000000000000000000000000000000000000000000000000006001600160a01b03169063be5170c09060240161014060405180830381865afa158015613960573d5f5f3e3d5ffd5b505050506040513d601f19601f820116820180604052508101906139849190614626565b61012001516040516fffffffffffffffffffffffffffffffff90911681526020016106f3565b5f82821882841002821861349d565b5f6139c48383612fec565b5f60028201819055600182018190559055505050565b5f7f656d65742f736c6f74732f3100000000000000000000000000000000000000008383604051602001613a0f929190614b7e565b60405160208183030381529060405280519060200120604051602001613a3f929190918252602082015260400190565b60408051601f198184030181528282528051602091820120908301520160405160208183030381529060405280519060200120905092915050565b5f82613a87868685613f6a565b1495945050505050565b6040517f4d5b30e9000000000000000000000000000000000000000000000000000000008152600481018490525f907f00000000000000000000000000000000000000000000000000000000000000006001600160a01b031690634d5b30e9906024016101c060405180830381865afa158015613b10573d5f5f3e3d5ffd5b505050506040513d601f19601f82011682018060405250810190613b349190614bfe565b90505f613b59610af48735613b4f60408a0160208b016147cf565b888a60c001613fab565b60e08301519091508635141580613b78575060a082015160ff16600114155b80613bd7575081604001516001600160a01b0316613bcb8286868080601f0160208091040260200160405190810160405280939291908181526020018383808284375f920191909152506135c592505050565b6001600160a01b031614155b15613c11576040517f96036ad900000000000000000000000000000000000000000000000000000000815260048101869052602401610601565b505050505050565b7f9b779b17422d0df92223018b32b4d1fa46e071723d6817e2486d003becc55f005c15613090576040517f3ee5aeb500000000000000000000000000000000000000000000000000000000815260040160405180910390fd5b80825d5050565b5f604051806060016040528060248152602001614e7a60249139805160209182012060405161303e92859101614cff565b5f306001600160a01b037f000000000000000000000000000000000000000000000000000000000000000016148015613d0257507f000000000000000000000000000000000000000000000000000000000000000046145b15613d2c57507f000000000000000000000000000000000000000000000000000000000000000090565b613895604080517f8b73c3c69bb8fe3d512ecc4cf759cc79239f7b179b0ffacaa9a75d522b39400f60208201527f0000000000000000000000000000000000000000000000000000000000000000918101919091527f000000000000000000000000000000000000000000000000000000000000000060608201524660808201523060a08201525f9060c00160405160208183030381529060405280519060200120905090565b5f5f5f8351604103613e0a576020840151604085015160608601515f1a613dfc88828585614046565b955095509550505050610536565b505081515f9150600290610536565b5f826003811115613e2c57613e2c614d13565b03613e35575050565b6001826003811115613e4957613e49614d13565b03613e80576040517ff645eedf00000000000000000000000000000000000000000000000000000000815260040160405180910390fd5b6002826003811115613e9457613e94614d13565b03613ece576040517ffce698f700000000000000000000000000000000000000000000000000000000815260048101829052602401610601565b6003826003811115613ee257613ee2614d13565b0361376f576040517fd78bce0c00000000000000000000000000000000000000000000000000000000815260048101829052602401610601565b634e487b715f52806020526024601cfd5b60605f613f398361410e565b6040805160208082528183019092529192505f91906020820181803683375050509182525060208101929092525090565b5f81815b84811015613fa257613f9882878784818110613f8c57613f8c61499f565b9050602002013561414e565b9150600101613f6e565b50949350505050565b5f604051806060016040528060248152602001614e7a60249139604051602001613fd59190614d27565b60405160208183030381529060405280519060200120858585613ff786613c79565b6040805160208101969096528501939093526001600160401b039091166060840152608083015260a082015260c001604051602081830303815290604052805190602001209050949350505050565b5f80807f7fffffffffffffffffffffffffffffff5d576e7357a4501ddfe92f46681b20a084111561407f57505f91506003905082614104565b604080515f808252602082018084528a905260ff891692820192909252606081018790526080810186905260019060a0016020604051602081039080840390855afa1580156140d0573d5f5f3e3d5ffd5b5050604051601f1901519150506001600160a01b0381166140fb57505f925060019150829050614104565b92505f91508190505b9450945094915050565b5f60ff8216601f811115610957576040517fb3512b0c00000000000000000000000000000000000000000000000000000000815260040160405180910390fd5b5f818310614168575f82815260208490526040902061349d565b5f83815260208390526040902061349d565b6001600160401b038116811461088b575f5ffd5b5f5f6040838503121561419f575f5ffd5b8235915060208301356141b18161417a565b809150509250929050565b5f602082840312156141cc575f5ffd5b5035919050565b6001600160a01b038116811461088b575f5ffd5b5f602082840312156141f7575f5ffd5b813561349d816141d3565b5f6101808284031215614213575f5ffd5b50919050565b801515811461088b575f5ffd5b5f5f83601f840112614236575f5ffd5b5081356001600160401b0381111561424c575f5ffd5b602083019150836020828501011115614263575f5ffd5b9250929050565b5f5f5f5f5f610340868803121561427f575f5ffd5b6142898787614202565b9450614299876101808801614202565b93506103008601356142aa81614219565b92506103208601356001600160401b038111156142c5575f5ffd5b6142d188828901614226565b969995985093965092949392505050565b5f5f5f6101a084860312156142f5575f5ffd5b6142ff8585614202565b92506101808401356001600160401b0381111561431a575f5ffd5b61432686828701614226565b9497909650939450505050565b5f5f6101408385031215614345575f5ffd5b823591506101408301841015614359575f5ffd5b50926020919091019150565b5f81518084528060208401602086015e5f602082860101526020601f19601f83011685010191505092915050565b6001600160f81b03198816815260e060208201525f6143b560e0830189614365565b82810360408401526143c78189614365565b606084018890526001600160a01b038716608085015260a0840186905283810360c0850152845180825260208087019350909101905f5b8181101561441c5783518352602093840193909201916001016143fe565b50909b9a5050505050505050505050565b5f5f83601f84011261443d575f5ffd5b5081356001600160401b03811115614453575f5ffd5b6020830191508360208260051b8501011115614263575f5ffd5b5f5f5f5f5f5f5f5f5f6102008a8c031215614486575f5ffd5b6144908b8b614202565b98506101808a01356001600160401b038111156144ab575f5ffd5b6144b78c828d0161442d565b9099509750506101a08a01356001600160401b038111156144d6575f5ffd5b6144e28c828d0161442d565b9097509550506101c08a01356001600160401b03811115614501575f5ffd5b61450d8c828d0161442d565b9095509350506101e08a01356001600160401b0381111561452c575f5ffd5b6145388c828d0161442d565b915080935050809150509295985092959850929598565b60405161014081016001600160401b038111828210171561457e57634e487b7160e01b5f52604160045260245ffd5b60405290565b6040516101c081016001600160401b038111828210171561457e57634e487b7160e01b5f52604160045260245ffd5b805160ff81168114613241575f5ffd5b80516bffffffffffffffffffffffff81168114613241575f5ffd5b805163ffffffff81168114613241575f5ffd5b80516132418161417a565b8051613241816141d3565b80516fffffffffffffffffffffffffffffffff81168114613241575f5ffd5b5f610140828403128015614638575f5ffd5b5061464161454f565b61464a836145b3565b8152614658602084016145b3565b6020820152614669604084016145b3565b604082015261467a606084016145c3565b606082015261468b608084016145de565b608082015261469c60a084016145f1565b60a08201526146ad60c084016145de565b60c08201526146be60e084016145fc565b60e08201526146d061010084016145fc565b6101008201526146e36101208401614607565b6101208201529392505050565b634e487b7160e01b5f52601160045260245ffd5b80820180821115610957576109576146f0565b805161324181614219565b5f5f5f60608486031215614734575f5ffd5b835161473f81614219565b602085015190935061475081614219565b6040949094015192959394509192915050565b5f60208284031215614773575f5ffd5b815161349d81614219565b64ffffffffff8181168382160190811115610957576109576146f0565b64ffffffffff8281168282160390811115610957576109576146f0565b8082028115828204841417610957576109576146f0565b5f602082840312156147df575f5ffd5b813561349d8161417a565b6001600160401b038181168382160190811115610957576109576146f0565b80356001600160f81b031981168114613241575f5ffd5b5f60208284031215614830575f5ffd5b61349d82614809565b5f60208284031215614849575f5ffd5b815161349d816141d3565b803582526001600160f81b031961486d60208301614809565b1660208301525050565b8035825260208101356148898161417a565b6001600160401b0316602083015260408101356148a58161417a565b6001600160401b03166040830152606081810135908301526080808201359083015260a080820135908301526148e160c0808401908301614854565b614907610100830161010083018035825260208082013590830152604090810135910152565b61016090810135910152565b6101a081016149228285614877565b8215156101808301529392505050565b6001600160401b038281168282160390811115610957576109576146f0565b5f5f60408385031215614962575f5ffd5b825161496d8161417a565b6020939093015192949293505050565b61018081016109578284614877565b81810381811115610957576109576146f0565b634e487b7160e01b5f52603260045260245ffd5b6001600160401b0383168152610140810160208201835f5b60038110156149fe57813583526020808301359084015260408083013590840152606092830192909101906001016149cb565b5050509392505050565b634e487b7160e01b5f52601260045260245ffd5b5f82614a2a57614a2a614a08565b500490565b5f5f8335601e19843603018112614a44575f5ffd5b8301803591506001600160401b03821115614a5d575f5ffd5b602001915036819003821315614263575f5ffd5b5f6001600160401b03831680614a8957614a89614a08565b806001600160401b0384160691505092915050565b8281526080810161349d60208301848035825260208082013590830152604090810135910152565b5f81518060208401855e5f93019283525090919050565b5f6120da614af4614aee8488614ac6565b86614ac6565b84614ac6565b7f5265706c6163656d656e742862797465733332207265636f72642c626f6f6c2081527f6469736f776e2c5469636b207469636b2900000000000000000000000000000060208201525f6120da614af4614aee6031850188614ac6565b5f63ffffffff831680614b6c57614b6c614a08565b8063ffffffff84160491505092915050565b602081528160208201525f7f07ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff831115614bb5575f5ffd5b8260051b80856040850137919091016040019392505050565b805164ffffffffff81168114613241575f5ffd5b805160068110613241575f5ffd5b805160038110613241575f5ffd5b5f6101c0828403128015614c10575f5ffd5b50614c19614584565b614c22836145fc565b8152614c30602084016145c3565b6020820152614c41604084016145fc565b6040820152614c5260608401614bce565b6060820152614c6360808401614bce565b6080820152614c7460a084016145b3565b60a0820152614c8560c08401614be2565b60c082015260e083810151908201526101008084015190820152614cac61012084016145f1565b610120820152614cbf6101408401614717565b610140820152614cd26101608401614bf0565b610160820152614ce56101808401614717565b6101808201526101a0928301519281019290925250919050565b8281526060810161349d6020830184614854565b634e487b7160e01b5f52602160045260245ffd5b7f4174746573746174696f6e2862797465733332206f6666657249642c75696e7481527f3634207469636b2c6279746573333220736c6f742c436f6e74656e7420646f6360208201527f756d656e7429000000000000000000000000000000000000000000000000000060408201525f61349d6046830184614ac656fe436f6d6d69746d656e742862797465733332207072696d6573526f6f742c62797465733332206b657973526f6f742c62797465733332207365656448617368295469636b2862797465733332206f6666657249642c75696e743634207469636b2c75696e74363420636f756e742c6279746573333220616363756d756c61746f722c6279746573333220757064617465526f6f742c62797465733332207374617465526f6f742c436f6e74656e7420646f63756d656e742c436f6d6d69746d656e74206e6578742c62797465733332207365656429436f6e74656e742862797465733332206469676573742c62797465733120636f64656329",
}

// TickLog is an auto generated Go binding around an Ethereum contract.
type TickLog struct {
	abi abi.ABI
}

// GetABI returns the ABI associated with this contract binding.
func (c *TickLog) GetABI() abi.ABI {
	return c.abi
}

// NewTickLog creates a new instance of TickLog.
func NewTickLog() *TickLog {
	parsed, err := TickLogMetaData.ParseABI()
	if err != nil {
		panic(errors.New("invalid ABI: " + err.Error()))
	}
	return &TickLog{abi: *parsed}
}

// Instance creates a wrapper for a deployed contract instance at the given address.
// Use this to create the instance object passed to abigen v2 library functions Call, Transact, etc.
func (c *TickLog) Instance(backend bind.ContractBackend, addr common.Address) *bind.BoundContract {
	return bind.NewBoundContract(addr, c.abi, backend, backend, backend)
}

// PackConstructor is the Go binding used to pack the parameters required for
// contract deployment.
//
// Solidity: constructor(address board, address keyLog, address registry, uint96 demandPrice, uint32 window) returns()
func (tickLog *TickLog) PackConstructor(board common.Address, keyLog common.Address, registry common.Address, demandPrice *big.Int, window uint32) []byte {
	enc, err := tickLog.abi.Pack("", board, keyLog, registry, demandPrice, window)
	if err != nil {
		panic(err)
	}
	return enc
}

// PackAnnul is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x89fdf281.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function annul(bytes32 offerId) returns()
func (tickLog *TickLog) PackAnnul(offerId [32]byte) []byte {
	enc, err := tickLog.abi.Pack("annul", offerId)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackAnnul is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x89fdf281.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function annul(bytes32 offerId) returns()
func (tickLog *TickLog) TryPackAnnul(offerId [32]byte) ([]byte, error) {
	return tickLog.abi.Pack("annul", offerId)
}

// PackAttest is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xccd9eecc.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function attest((bytes32,uint64,uint64,bytes32,bytes32,bytes32,(bytes32,bytes1),(bytes32,bytes32,bytes32),bytes32) t, bytes32[] slots, bytes32[] proof, uint256[] signers, bytes[] signatures) returns()
func (tickLog *TickLog) PackAttest(t Tick, slots [][32]byte, proof [][32]byte, signers []*big.Int, signatures [][]byte) []byte {
	enc, err := tickLog.abi.Pack("attest", t, slots, proof, signers, signatures)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackAttest is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xccd9eecc.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function attest((bytes32,uint64,uint64,bytes32,bytes32,bytes32,(bytes32,bytes1),(bytes32,bytes32,bytes32),bytes32) t, bytes32[] slots, bytes32[] proof, uint256[] signers, bytes[] signatures) returns()
func (tickLog *TickLog) TryPackAttest(t Tick, slots [][32]byte, proof [][32]byte, signers []*big.Int, signatures [][]byte) ([]byte, error) {
	return tickLog.abi.Pack("attest", t, slots, proof, signers, signatures)
}

// PackBeaconOf is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x1334e15c.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function beaconOf(bytes32 offerId, uint64 tick) view returns(bool known, bool lost, bytes32 value)
func (tickLog *TickLog) PackBeaconOf(offerId [32]byte, tick uint64) []byte {
	enc, err := tickLog.abi.Pack("beaconOf", offerId, tick)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackBeaconOf is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x1334e15c.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function beaconOf(bytes32 offerId, uint64 tick) view returns(bool known, bool lost, bytes32 value)
func (tickLog *TickLog) TryPackBeaconOf(offerId [32]byte, tick uint64) ([]byte, error) {
	return tickLog.abi.Pack("beaconOf", offerId, tick)
}

// BeaconOfOutput serves as a container for the return parameters of contract
// method BeaconOf.
type BeaconOfOutput struct {
	Known bool
	Lost  bool
	Value [32]byte
}

// UnpackBeaconOf is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0x1334e15c.
//
// Solidity: function beaconOf(bytes32 offerId, uint64 tick) view returns(bool known, bool lost, bytes32 value)
func (tickLog *TickLog) UnpackBeaconOf(data []byte) (BeaconOfOutput, error) {
	out, err := tickLog.abi.Unpack("beaconOf", data)
	outstruct := new(BeaconOfOutput)
	if err != nil {
		return *outstruct, err
	}
	outstruct.Known = *abi.ConvertType(out[0], new(bool)).(*bool)
	outstruct.Lost = *abi.ConvertType(out[1], new(bool)).(*bool)
	outstruct.Value = *abi.ConvertType(out[2], new([32]byte)).(*[32]byte)
	return *outstruct, nil
}

// PackBond is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x8b3ee973.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function bond(bytes32 offerId) payable returns()
func (tickLog *TickLog) PackBond(offerId [32]byte) []byte {
	enc, err := tickLog.abi.Pack("bond", offerId)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackBond is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x8b3ee973.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function bond(bytes32 offerId) payable returns()
func (tickLog *TickLog) TryPackBond(offerId [32]byte) ([]byte, error) {
	return tickLog.abi.Pack("bond", offerId)
}

// PackCommitmentOf is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x46e596e4.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function commitmentOf(bytes32 offerId, uint64 tick) view returns(bytes32 primesRoot, bytes32 keysRoot, bytes32 seedHash)
func (tickLog *TickLog) PackCommitmentOf(offerId [32]byte, tick uint64) []byte {
	enc, err := tickLog.abi.Pack("commitmentOf", offerId, tick)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackCommitmentOf is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x46e596e4.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function commitmentOf(bytes32 offerId, uint64 tick) view returns(bytes32 primesRoot, bytes32 keysRoot, bytes32 seedHash)
func (tickLog *TickLog) TryPackCommitmentOf(offerId [32]byte, tick uint64) ([]byte, error) {
	return tickLog.abi.Pack("commitmentOf", offerId, tick)
}

// CommitmentOfOutput serves as a container for the return parameters of contract
// method CommitmentOf.
type CommitmentOfOutput struct {
	PrimesRoot [32]byte
	KeysRoot   [32]byte
	SeedHash   [32]byte
}

// UnpackCommitmentOf is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0x46e596e4.
//
// Solidity: function commitmentOf(bytes32 offerId, uint64 tick) view returns(bytes32 primesRoot, bytes32 keysRoot, bytes32 seedHash)
func (tickLog *TickLog) UnpackCommitmentOf(data []byte) (CommitmentOfOutput, error) {
	out, err := tickLog.abi.Unpack("commitmentOf", data)
	outstruct := new(CommitmentOfOutput)
	if err != nil {
		return *outstruct, err
	}
	outstruct.PrimesRoot = *abi.ConvertType(out[0], new([32]byte)).(*[32]byte)
	outstruct.KeysRoot = *abi.ConvertType(out[1], new([32]byte)).(*[32]byte)
	outstruct.SeedHash = *abi.ConvertType(out[2], new([32]byte)).(*[32]byte)
	return *outstruct, nil
}

// PackCutOffOf is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x57191116.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function cutOffOf(bytes32 offerId, uint64 tick) view returns(uint256)
func (tickLog *TickLog) PackCutOffOf(offerId [32]byte, tick uint64) []byte {
	enc, err := tickLog.abi.Pack("cutOffOf", offerId, tick)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackCutOffOf is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x57191116.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function cutOffOf(bytes32 offerId, uint64 tick) view returns(uint256)
func (tickLog *TickLog) TryPackCutOffOf(offerId [32]byte, tick uint64) ([]byte, error) {
	return tickLog.abi.Pack("cutOffOf", offerId, tick)
}

// UnpackCutOffOf is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0x57191116.
//
// Solidity: function cutOffOf(bytes32 offerId, uint64 tick) view returns(uint256)
func (tickLog *TickLog) UnpackCutOffOf(data []byte) (*big.Int, error) {
	out, err := tickLog.abi.Unpack("cutOffOf", data)
	if err != nil {
		return new(big.Int), err
	}
	out0 := abi.ConvertType(out[0], new(big.Int)).(*big.Int)
	return out0, nil
}

// PackDemand is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x66938667.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function demand(bytes32 offerId, uint64 tick) payable returns()
func (tickLog *TickLog) PackDemand(offerId [32]byte, tick uint64) []byte {
	enc, err := tickLog.abi.Pack("demand", offerId, tick)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackDemand is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x66938667.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function demand(bytes32 offerId, uint64 tick) payable returns()
func (tickLog *TickLog) TryPackDemand(offerId [32]byte, tick uint64) ([]byte, error) {
	return tickLog.abi.Pack("demand", offerId, tick)
}

// PackEip712Domain is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x84b0196e.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function eip712Domain() view returns(bytes1 fields, string name, string version, uint256 chainId, address verifyingContract, bytes32 salt, uint256[] extensions)
func (tickLog *TickLog) PackEip712Domain() []byte {
	enc, err := tickLog.abi.Pack("eip712Domain")
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
func (tickLog *TickLog) TryPackEip712Domain() ([]byte, error) {
	return tickLog.abi.Pack("eip712Domain")
}

// UnpackEip712Domain is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0x84b0196e.
//
// Solidity: function eip712Domain() view returns(bytes1 fields, string name, string version, uint256 chainId, address verifyingContract, bytes32 salt, uint256[] extensions)
func (tickLog *TickLog) UnpackEip712Domain(data []byte) (Eip712DomainOutput, error) {
	out, err := tickLog.abi.Unpack("eip712Domain", data)
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

// PackPost is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x6831c88f.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function post((bytes32,uint64,uint64,bytes32,bytes32,bytes32,(bytes32,bytes1),(bytes32,bytes32,bytes32),bytes32) t, bytes signature) returns()
func (tickLog *TickLog) PackPost(t Tick, signature []byte) []byte {
	enc, err := tickLog.abi.Pack("post", t, signature)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackPost is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x6831c88f.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function post((bytes32,uint64,uint64,bytes32,bytes32,bytes32,(bytes32,bytes1),(bytes32,bytes32,bytes32),bytes32) t, bytes signature) returns()
func (tickLog *TickLog) TryPackPost(t Tick, signature []byte) ([]byte, error) {
	return tickLog.abi.Pack("post", t, signature)
}

// PackRelease is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x67d42a8b.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function release(bytes32 offerId) returns()
func (tickLog *TickLog) PackRelease(offerId [32]byte) []byte {
	enc, err := tickLog.abi.Pack("release", offerId)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackRelease is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x67d42a8b.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function release(bytes32 offerId) returns()
func (tickLog *TickLog) TryPackRelease(offerId [32]byte) ([]byte, error) {
	return tickLog.abi.Pack("release", offerId)
}

// PackReplace is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x5a80eb44.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function replace((bytes32,uint64,uint64,bytes32,bytes32,bytes32,(bytes32,bytes1),(bytes32,bytes32,bytes32),bytes32) old, (bytes32,uint64,uint64,bytes32,bytes32,bytes32,(bytes32,bytes1),(bytes32,bytes32,bytes32),bytes32) t, bool disown, bytes signature) returns()
func (tickLog *TickLog) PackReplace(old Tick, t Tick, disown bool, signature []byte) []byte {
	enc, err := tickLog.abi.Pack("replace", old, t, disown, signature)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackReplace is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x5a80eb44.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function replace((bytes32,uint64,uint64,bytes32,bytes32,bytes32,(bytes32,bytes1),(bytes32,bytes32,bytes32),bytes32) old, (bytes32,uint64,uint64,bytes32,bytes32,bytes32,(bytes32,bytes1),(bytes32,bytes32,bytes32),bytes32) t, bool disown, bytes signature) returns()
func (tickLog *TickLog) TryPackReplace(old Tick, t Tick, disown bool, signature []byte) ([]byte, error) {
	return tickLog.abi.Pack("replace", old, t, disown, signature)
}

// PackRetire is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x1f2b6f23.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function retire(bytes32 offerId) returns()
func (tickLog *TickLog) PackRetire(offerId [32]byte) []byte {
	enc, err := tickLog.abi.Pack("retire", offerId)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackRetire is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x1f2b6f23.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function retire(bytes32 offerId) returns()
func (tickLog *TickLog) TryPackRetire(offerId [32]byte) ([]byte, error) {
	return tickLog.abi.Pack("retire", offerId)
}

// PackSeedOf is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x82f90ac6.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function seedOf(bytes32 offerId, uint64 tick) view returns(bytes32 seed)
func (tickLog *TickLog) PackSeedOf(offerId [32]byte, tick uint64) []byte {
	enc, err := tickLog.abi.Pack("seedOf", offerId, tick)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackSeedOf is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x82f90ac6.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function seedOf(bytes32 offerId, uint64 tick) view returns(bytes32 seed)
func (tickLog *TickLog) TryPackSeedOf(offerId [32]byte, tick uint64) ([]byte, error) {
	return tickLog.abi.Pack("seedOf", offerId, tick)
}

// UnpackSeedOf is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0x82f90ac6.
//
// Solidity: function seedOf(bytes32 offerId, uint64 tick) view returns(bytes32 seed)
func (tickLog *TickLog) UnpackSeedOf(data []byte) ([32]byte, error) {
	out, err := tickLog.abi.Unpack("seedOf", data)
	if err != nil {
		return *new([32]byte), err
	}
	out0 := *abi.ConvertType(out[0], new([32]byte)).(*[32]byte)
	return out0, nil
}

// PackStall is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xb1fb7df1.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function stall(bytes32 offerId, uint64 tick) returns()
func (tickLog *TickLog) PackStall(offerId [32]byte, tick uint64) []byte {
	enc, err := tickLog.abi.Pack("stall", offerId, tick)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackStall is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xb1fb7df1.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function stall(bytes32 offerId, uint64 tick) returns()
func (tickLog *TickLog) TryPackStall(offerId [32]byte, tick uint64) ([]byte, error) {
	return tickLog.abi.Pack("stall", offerId, tick)
}

// PackStart is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x6cd2e8db.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function start(bytes32 offerId, (bytes32,bytes32,bytes32)[3] commitments) payable returns(uint64 first)
func (tickLog *TickLog) PackStart(offerId [32]byte, commitments [3]Commitment) []byte {
	enc, err := tickLog.abi.Pack("start", offerId, commitments)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackStart is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x6cd2e8db.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function start(bytes32 offerId, (bytes32,bytes32,bytes32)[3] commitments) payable returns(uint64 first)
func (tickLog *TickLog) TryPackStart(offerId [32]byte, commitments [3]Commitment) ([]byte, error) {
	return tickLog.abi.Pack("start", offerId, commitments)
}

// UnpackStart is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0x6cd2e8db.
//
// Solidity: function start(bytes32 offerId, (bytes32,bytes32,bytes32)[3] commitments) payable returns(uint64 first)
func (tickLog *TickLog) UnpackStart(data []byte) (uint64, error) {
	out, err := tickLog.abi.Unpack("start", data)
	if err != nil {
		return *new(uint64), err
	}
	out0 := *abi.ConvertType(out[0], new(uint64)).(*uint64)
	return out0, nil
}

// PackStatusOf is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xc7df14e2.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function statusOf(bytes32 offerId) view returns(uint64 due, bytes32 record, uint64 postedAt, bool counts, bool bonded, uint64 last)
func (tickLog *TickLog) PackStatusOf(offerId [32]byte) []byte {
	enc, err := tickLog.abi.Pack("statusOf", offerId)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackStatusOf is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xc7df14e2.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function statusOf(bytes32 offerId) view returns(uint64 due, bytes32 record, uint64 postedAt, bool counts, bool bonded, uint64 last)
func (tickLog *TickLog) TryPackStatusOf(offerId [32]byte) ([]byte, error) {
	return tickLog.abi.Pack("statusOf", offerId)
}

// StatusOfOutput serves as a container for the return parameters of contract
// method StatusOf.
type StatusOfOutput struct {
	Due      uint64
	Record   [32]byte
	PostedAt uint64
	Counts   bool
	Bonded   bool
	Last     uint64
}

// UnpackStatusOf is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0xc7df14e2.
//
// Solidity: function statusOf(bytes32 offerId) view returns(uint64 due, bytes32 record, uint64 postedAt, bool counts, bool bonded, uint64 last)
func (tickLog *TickLog) UnpackStatusOf(data []byte) (StatusOfOutput, error) {
	out, err := tickLog.abi.Unpack("statusOf", data)
	outstruct := new(StatusOfOutput)
	if err != nil {
		return *outstruct, err
	}
	outstruct.Due = *abi.ConvertType(out[0], new(uint64)).(*uint64)
	outstruct.Record = *abi.ConvertType(out[1], new([32]byte)).(*[32]byte)
	outstruct.PostedAt = *abi.ConvertType(out[2], new(uint64)).(*uint64)
	outstruct.Counts = *abi.ConvertType(out[3], new(bool)).(*bool)
	outstruct.Bonded = *abi.ConvertType(out[4], new(bool)).(*bool)
	outstruct.Last = *abi.ConvertType(out[5], new(uint64)).(*uint64)
	return *outstruct, nil
}

// PackWithdraw is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x51cff8d9.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function withdraw(address account) returns()
func (tickLog *TickLog) PackWithdraw(account common.Address) []byte {
	enc, err := tickLog.abi.Pack("withdraw", account)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackWithdraw is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x51cff8d9.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function withdraw(address account) returns()
func (tickLog *TickLog) TryPackWithdraw(account common.Address) ([]byte, error) {
	return tickLog.abi.Pack("withdraw", account)
}

// TickLogBondBurnt represents a BondBurnt event raised by the TickLog contract.
type TickLogBondBurnt struct {
	OfferId [32]byte
	Amount  *big.Int
	Raw     *types.Log // Blockchain specific contextual infos
}

const TickLogBondBurntEventName = "BondBurnt"

// ContractEventName returns the user-defined event name.
func (TickLogBondBurnt) ContractEventName() string {
	return TickLogBondBurntEventName
}

// UnpackBondBurntEvent is the Go binding that unpacks the event data emitted
// by contract.
//
// Solidity: event BondBurnt(bytes32 indexed offerId, uint256 amount)
func (tickLog *TickLog) UnpackBondBurntEvent(log *types.Log) (*TickLogBondBurnt, error) {
	event := "BondBurnt"
	if len(log.Topics) == 0 {
		return nil, bind.ErrNoEventSignature
	}
	if log.Topics[0] != tickLog.abi.Events[event].ID {
		return nil, bind.ErrEventSignatureMismatch
	}
	out := new(TickLogBondBurnt)
	if len(log.Data) > 0 {
		if err := tickLog.abi.UnpackIntoInterface(out, event, log.Data); err != nil {
			return nil, err
		}
	}
	var indexed abi.Arguments
	for _, arg := range tickLog.abi.Events[event].Inputs {
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

// TickLogBondPosted represents a BondPosted event raised by the TickLog contract.
type TickLogBondPosted struct {
	OfferId [32]byte
	Amount  *big.Int
	Raw     *types.Log // Blockchain specific contextual infos
}

const TickLogBondPostedEventName = "BondPosted"

// ContractEventName returns the user-defined event name.
func (TickLogBondPosted) ContractEventName() string {
	return TickLogBondPostedEventName
}

// UnpackBondPostedEvent is the Go binding that unpacks the event data emitted
// by contract.
//
// Solidity: event BondPosted(bytes32 indexed offerId, uint256 amount)
func (tickLog *TickLog) UnpackBondPostedEvent(log *types.Log) (*TickLogBondPosted, error) {
	event := "BondPosted"
	if len(log.Topics) == 0 {
		return nil, bind.ErrNoEventSignature
	}
	if log.Topics[0] != tickLog.abi.Events[event].ID {
		return nil, bind.ErrEventSignatureMismatch
	}
	out := new(TickLogBondPosted)
	if len(log.Data) > 0 {
		if err := tickLog.abi.UnpackIntoInterface(out, event, log.Data); err != nil {
			return nil, err
		}
	}
	var indexed abi.Arguments
	for _, arg := range tickLog.abi.Events[event].Inputs {
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

// TickLogEIP712DomainChanged represents a EIP712DomainChanged event raised by the TickLog contract.
type TickLogEIP712DomainChanged struct {
	Raw *types.Log // Blockchain specific contextual infos
}

const TickLogEIP712DomainChangedEventName = "EIP712DomainChanged"

// ContractEventName returns the user-defined event name.
func (TickLogEIP712DomainChanged) ContractEventName() string {
	return TickLogEIP712DomainChangedEventName
}

// UnpackEIP712DomainChangedEvent is the Go binding that unpacks the event data emitted
// by contract.
//
// Solidity: event EIP712DomainChanged()
func (tickLog *TickLog) UnpackEIP712DomainChangedEvent(log *types.Log) (*TickLogEIP712DomainChanged, error) {
	event := "EIP712DomainChanged"
	if len(log.Topics) == 0 {
		return nil, bind.ErrNoEventSignature
	}
	if log.Topics[0] != tickLog.abi.Events[event].ID {
		return nil, bind.ErrEventSignatureMismatch
	}
	out := new(TickLogEIP712DomainChanged)
	if len(log.Data) > 0 {
		if err := tickLog.abi.UnpackIntoInterface(out, event, log.Data); err != nil {
			return nil, err
		}
	}
	var indexed abi.Arguments
	for _, arg := range tickLog.abi.Events[event].Inputs {
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

// TickLogLogRetired represents a LogRetired event raised by the TickLog contract.
type TickLogLogRetired struct {
	OfferId [32]byte
	Last    uint64
	Raw     *types.Log // Blockchain specific contextual infos
}

const TickLogLogRetiredEventName = "LogRetired"

// ContractEventName returns the user-defined event name.
func (TickLogLogRetired) ContractEventName() string {
	return TickLogLogRetiredEventName
}

// UnpackLogRetiredEvent is the Go binding that unpacks the event data emitted
// by contract.
//
// Solidity: event LogRetired(bytes32 indexed offerId, uint64 last)
func (tickLog *TickLog) UnpackLogRetiredEvent(log *types.Log) (*TickLogLogRetired, error) {
	event := "LogRetired"
	if len(log.Topics) == 0 {
		return nil, bind.ErrNoEventSignature
	}
	if log.Topics[0] != tickLog.abi.Events[event].ID {
		return nil, bind.ErrEventSignatureMismatch
	}
	out := new(TickLogLogRetired)
	if len(log.Data) > 0 {
		if err := tickLog.abi.UnpackIntoInterface(out, event, log.Data); err != nil {
			return nil, err
		}
	}
	var indexed abi.Arguments
	for _, arg := range tickLog.abi.Events[event].Inputs {
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

// TickLogLogStarted represents a LogStarted event raised by the TickLog contract.
type TickLogLogStarted struct {
	OfferId     [32]byte
	First       uint64
	Commitments [3]Commitment
	Raw         *types.Log // Blockchain specific contextual infos
}

const TickLogLogStartedEventName = "LogStarted"

// ContractEventName returns the user-defined event name.
func (TickLogLogStarted) ContractEventName() string {
	return TickLogLogStartedEventName
}

// UnpackLogStartedEvent is the Go binding that unpacks the event data emitted
// by contract.
//
// Solidity: event LogStarted(bytes32 indexed offerId, uint64 first, (bytes32,bytes32,bytes32)[3] commitments)
func (tickLog *TickLog) UnpackLogStartedEvent(log *types.Log) (*TickLogLogStarted, error) {
	event := "LogStarted"
	if len(log.Topics) == 0 {
		return nil, bind.ErrNoEventSignature
	}
	if log.Topics[0] != tickLog.abi.Events[event].ID {
		return nil, bind.ErrEventSignatureMismatch
	}
	out := new(TickLogLogStarted)
	if len(log.Data) > 0 {
		if err := tickLog.abi.UnpackIntoInterface(out, event, log.Data); err != nil {
			return nil, err
		}
	}
	var indexed abi.Arguments
	for _, arg := range tickLog.abi.Events[event].Inputs {
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

// TickLogSignaturesDemanded represents a SignaturesDemanded event raised by the TickLog contract.
type TickLogSignaturesDemanded struct {
	OfferId  [32]byte
	Tick     uint64
	By       common.Address
	Deadline *big.Int
	Raw      *types.Log // Blockchain specific contextual infos
}

const TickLogSignaturesDemandedEventName = "SignaturesDemanded"

// ContractEventName returns the user-defined event name.
func (TickLogSignaturesDemanded) ContractEventName() string {
	return TickLogSignaturesDemandedEventName
}

// UnpackSignaturesDemandedEvent is the Go binding that unpacks the event data emitted
// by contract.
//
// Solidity: event SignaturesDemanded(bytes32 indexed offerId, uint64 indexed tick, address indexed by, uint40 deadline)
func (tickLog *TickLog) UnpackSignaturesDemandedEvent(log *types.Log) (*TickLogSignaturesDemanded, error) {
	event := "SignaturesDemanded"
	if len(log.Topics) == 0 {
		return nil, bind.ErrNoEventSignature
	}
	if log.Topics[0] != tickLog.abi.Events[event].ID {
		return nil, bind.ErrEventSignatureMismatch
	}
	out := new(TickLogSignaturesDemanded)
	if len(log.Data) > 0 {
		if err := tickLog.abi.UnpackIntoInterface(out, event, log.Data); err != nil {
			return nil, err
		}
	}
	var indexed abi.Arguments
	for _, arg := range tickLog.abi.Events[event].Inputs {
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

// TickLogTickAttested represents a TickAttested event raised by the TickLog contract.
type TickLogTickAttested struct {
	OfferId    [32]byte
	Tick       uint64
	Signatures *big.Int
	Slots      *big.Int
	Raw        *types.Log // Blockchain specific contextual infos
}

const TickLogTickAttestedEventName = "TickAttested"

// ContractEventName returns the user-defined event name.
func (TickLogTickAttested) ContractEventName() string {
	return TickLogTickAttestedEventName
}

// UnpackTickAttestedEvent is the Go binding that unpacks the event data emitted
// by contract.
//
// Solidity: event TickAttested(bytes32 indexed offerId, uint64 indexed tick, uint256 signatures, uint256 slots)
func (tickLog *TickLog) UnpackTickAttestedEvent(log *types.Log) (*TickLogTickAttested, error) {
	event := "TickAttested"
	if len(log.Topics) == 0 {
		return nil, bind.ErrNoEventSignature
	}
	if log.Topics[0] != tickLog.abi.Events[event].ID {
		return nil, bind.ErrEventSignatureMismatch
	}
	out := new(TickLogTickAttested)
	if len(log.Data) > 0 {
		if err := tickLog.abi.UnpackIntoInterface(out, event, log.Data); err != nil {
			return nil, err
		}
	}
	var indexed abi.Arguments
	for _, arg := range tickLog.abi.Events[event].Inputs {
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

// TickLogTickPosted represents a TickPosted event raised by the TickLog contract.
type TickLogTickPosted struct {
	OfferId [32]byte
	Tick    uint64
	Signer  common.Address
	Post    Tick
	Raw     *types.Log // Blockchain specific contextual infos
}

const TickLogTickPostedEventName = "TickPosted"

// ContractEventName returns the user-defined event name.
func (TickLogTickPosted) ContractEventName() string {
	return TickLogTickPostedEventName
}

// UnpackTickPostedEvent is the Go binding that unpacks the event data emitted
// by contract.
//
// Solidity: event TickPosted(bytes32 indexed offerId, uint64 indexed tick, address indexed signer, (bytes32,uint64,uint64,bytes32,bytes32,bytes32,(bytes32,bytes1),(bytes32,bytes32,bytes32),bytes32) post)
func (tickLog *TickLog) UnpackTickPostedEvent(log *types.Log) (*TickLogTickPosted, error) {
	event := "TickPosted"
	if len(log.Topics) == 0 {
		return nil, bind.ErrNoEventSignature
	}
	if log.Topics[0] != tickLog.abi.Events[event].ID {
		return nil, bind.ErrEventSignatureMismatch
	}
	out := new(TickLogTickPosted)
	if len(log.Data) > 0 {
		if err := tickLog.abi.UnpackIntoInterface(out, event, log.Data); err != nil {
			return nil, err
		}
	}
	var indexed abi.Arguments
	for _, arg := range tickLog.abi.Events[event].Inputs {
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

// TickLogTickReplaced represents a TickReplaced event raised by the TickLog contract.
type TickLogTickReplaced struct {
	OfferId [32]byte
	Tick    uint64
	Post    Tick
	Disown  bool
	Raw     *types.Log // Blockchain specific contextual infos
}

const TickLogTickReplacedEventName = "TickReplaced"

// ContractEventName returns the user-defined event name.
func (TickLogTickReplaced) ContractEventName() string {
	return TickLogTickReplacedEventName
}

// UnpackTickReplacedEvent is the Go binding that unpacks the event data emitted
// by contract.
//
// Solidity: event TickReplaced(bytes32 indexed offerId, uint64 indexed tick, (bytes32,uint64,uint64,bytes32,bytes32,bytes32,(bytes32,bytes1),(bytes32,bytes32,bytes32),bytes32) post, bool disown)
func (tickLog *TickLog) UnpackTickReplacedEvent(log *types.Log) (*TickLogTickReplaced, error) {
	event := "TickReplaced"
	if len(log.Topics) == 0 {
		return nil, bind.ErrNoEventSignature
	}
	if log.Topics[0] != tickLog.abi.Events[event].ID {
		return nil, bind.ErrEventSignatureMismatch
	}
	out := new(TickLogTickReplaced)
	if len(log.Data) > 0 {
		if err := tickLog.abi.UnpackIntoInterface(out, event, log.Data); err != nil {
			return nil, err
		}
	}
	var indexed abi.Arguments
	for _, arg := range tickLog.abi.Events[event].Inputs {
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

// TickLogTickVoided represents a TickVoided event raised by the TickLog contract.
type TickLogTickVoided struct {
	OfferId [32]byte
	Tick    uint64
	Raw     *types.Log // Blockchain specific contextual infos
}

const TickLogTickVoidedEventName = "TickVoided"

// ContractEventName returns the user-defined event name.
func (TickLogTickVoided) ContractEventName() string {
	return TickLogTickVoidedEventName
}

// UnpackTickVoidedEvent is the Go binding that unpacks the event data emitted
// by contract.
//
// Solidity: event TickVoided(bytes32 indexed offerId, uint64 indexed tick)
func (tickLog *TickLog) UnpackTickVoidedEvent(log *types.Log) (*TickLogTickVoided, error) {
	event := "TickVoided"
	if len(log.Topics) == 0 {
		return nil, bind.ErrNoEventSignature
	}
	if log.Topics[0] != tickLog.abi.Events[event].ID {
		return nil, bind.ErrEventSignatureMismatch
	}
	out := new(TickLogTickVoided)
	if len(log.Data) > 0 {
		if err := tickLog.abi.UnpackIntoInterface(out, event, log.Data); err != nil {
			return nil, err
		}
	}
	var indexed abi.Arguments
	for _, arg := range tickLog.abi.Events[event].Inputs {
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

// TickLogTicksStalled represents a TicksStalled event raised by the TickLog contract.
type TickLogTicksStalled struct {
	OfferId [32]byte
	From    uint64
	To      uint64
	Raw     *types.Log // Blockchain specific contextual infos
}

const TickLogTicksStalledEventName = "TicksStalled"

// ContractEventName returns the user-defined event name.
func (TickLogTicksStalled) ContractEventName() string {
	return TickLogTicksStalledEventName
}

// UnpackTicksStalledEvent is the Go binding that unpacks the event data emitted
// by contract.
//
// Solidity: event TicksStalled(bytes32 indexed offerId, uint64 from, uint64 to)
func (tickLog *TickLog) UnpackTicksStalledEvent(log *types.Log) (*TickLogTicksStalled, error) {
	event := "TicksStalled"
	if len(log.Topics) == 0 {
		return nil, bind.ErrNoEventSignature
	}
	if log.Topics[0] != tickLog.abi.Events[event].ID {
		return nil, bind.ErrEventSignatureMismatch
	}
	out := new(TickLogTicksStalled)
	if len(log.Data) > 0 {
		if err := tickLog.abi.UnpackIntoInterface(out, event, log.Data); err != nil {
			return nil, err
		}
	}
	var indexed abi.Arguments
	for _, arg := range tickLog.abi.Events[event].Inputs {
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

// TickLogWithdrawn represents a Withdrawn event raised by the TickLog contract.
type TickLogWithdrawn struct {
	Account common.Address
	Amount  *big.Int
	Raw     *types.Log // Blockchain specific contextual infos
}

const TickLogWithdrawnEventName = "Withdrawn"

// ContractEventName returns the user-defined event name.
func (TickLogWithdrawn) ContractEventName() string {
	return TickLogWithdrawnEventName
}

// UnpackWithdrawnEvent is the Go binding that unpacks the event data emitted
// by contract.
//
// Solidity: event Withdrawn(address indexed account, uint256 amount)
func (tickLog *TickLog) UnpackWithdrawnEvent(log *types.Log) (*TickLogWithdrawn, error) {
	event := "Withdrawn"
	if len(log.Topics) == 0 {
		return nil, bind.ErrNoEventSignature
	}
	if log.Topics[0] != tickLog.abi.Events[event].ID {
		return nil, bind.ErrEventSignatureMismatch
	}
	out := new(TickLogWithdrawn)
	if len(log.Data) > 0 {
		if err := tickLog.abi.UnpackIntoInterface(out, event, log.Data); err != nil {
			return nil, err
		}
	}
	var indexed abi.Arguments
	for _, arg := range tickLog.abi.Events[event].Inputs {
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
func (tickLog *TickLog) UnpackError(raw []byte) (any, error) {
	if bytes.Equal(raw[:4], tickLog.abi.Errors["AlreadyBonded"].ID.Bytes()[:4]) {
		return tickLog.UnpackAlreadyBondedError(raw[4:])
	}
	if bytes.Equal(raw[:4], tickLog.abi.Errors["AlreadyStarted"].ID.Bytes()[:4]) {
		return tickLog.UnpackAlreadyStartedError(raw[4:])
	}
	if bytes.Equal(raw[:4], tickLog.abi.Errors["DemandOpen"].ID.Bytes()[:4]) {
		return tickLog.UnpackDemandOpenError(raw[4:])
	}
	if bytes.Equal(raw[:4], tickLog.abi.Errors["ECDSAInvalidSignature"].ID.Bytes()[:4]) {
		return tickLog.UnpackECDSAInvalidSignatureError(raw[4:])
	}
	if bytes.Equal(raw[:4], tickLog.abi.Errors["ECDSAInvalidSignatureLength"].ID.Bytes()[:4]) {
		return tickLog.UnpackECDSAInvalidSignatureLengthError(raw[4:])
	}
	if bytes.Equal(raw[:4], tickLog.abi.Errors["ECDSAInvalidSignatureS"].ID.Bytes()[:4]) {
		return tickLog.UnpackECDSAInvalidSignatureSError(raw[4:])
	}
	if bytes.Equal(raw[:4], tickLog.abi.Errors["InvalidCommitment"].ID.Bytes()[:4]) {
		return tickLog.UnpackInvalidCommitmentError(raw[4:])
	}
	if bytes.Equal(raw[:4], tickLog.abi.Errors["InvalidDocument"].ID.Bytes()[:4]) {
		return tickLog.UnpackInvalidDocumentError(raw[4:])
	}
	if bytes.Equal(raw[:4], tickLog.abi.Errors["InvalidShortString"].ID.Bytes()[:4]) {
		return tickLog.UnpackInvalidShortStringError(raw[4:])
	}
	if bytes.Equal(raw[:4], tickLog.abi.Errors["NoDemand"].ID.Bytes()[:4]) {
		return tickLog.UnpackNoDemandError(raw[4:])
	}
	if bytes.Equal(raw[:4], tickLog.abi.Errors["NotAuthorised"].ID.Bytes()[:4]) {
		return tickLog.UnpackNotAuthorisedError(raw[4:])
	}
	if bytes.Equal(raw[:4], tickLog.abi.Errors["NotBonded"].ID.Bytes()[:4]) {
		return tickLog.UnpackNotBondedError(raw[4:])
	}
	if bytes.Equal(raw[:4], tickLog.abi.Errors["NotPosted"].ID.Bytes()[:4]) {
		return tickLog.UnpackNotPostedError(raw[4:])
	}
	if bytes.Equal(raw[:4], tickLog.abi.Errors["NotReplaceable"].ID.Bytes()[:4]) {
		return tickLog.UnpackNotReplaceableError(raw[4:])
	}
	if bytes.Equal(raw[:4], tickLog.abi.Errors["NotStarted"].ID.Bytes()[:4]) {
		return tickLog.UnpackNotStartedError(raw[4:])
	}
	if bytes.Equal(raw[:4], tickLog.abi.Errors["NothingToWithdraw"].ID.Bytes()[:4]) {
		return tickLog.UnpackNothingToWithdrawError(raw[4:])
	}
	if bytes.Equal(raw[:4], tickLog.abi.Errors["ReentrancyGuardReentrantCall"].ID.Bytes()[:4]) {
		return tickLog.UnpackReentrancyGuardReentrantCallError(raw[4:])
	}
	if bytes.Equal(raw[:4], tickLog.abi.Errors["SafeCastOverflowedUintDowncast"].ID.Bytes()[:4]) {
		return tickLog.UnpackSafeCastOverflowedUintDowncastError(raw[4:])
	}
	if bytes.Equal(raw[:4], tickLog.abi.Errors["StringTooLong"].ID.Bytes()[:4]) {
		return tickLog.UnpackStringTooLongError(raw[4:])
	}
	if bytes.Equal(raw[:4], tickLog.abi.Errors["TooEarly"].ID.Bytes()[:4]) {
		return tickLog.UnpackTooEarlyError(raw[4:])
	}
	if bytes.Equal(raw[:4], tickLog.abi.Errors["TooFewSignatures"].ID.Bytes()[:4]) {
		return tickLog.UnpackTooFewSignaturesError(raw[4:])
	}
	if bytes.Equal(raw[:4], tickLog.abi.Errors["TooLate"].ID.Bytes()[:4]) {
		return tickLog.UnpackTooLateError(raw[4:])
	}
	if bytes.Equal(raw[:4], tickLog.abi.Errors["TransferFailed"].ID.Bytes()[:4]) {
		return tickLog.UnpackTransferFailedError(raw[4:])
	}
	if bytes.Equal(raw[:4], tickLog.abi.Errors["WrongAnchor"].ID.Bytes()[:4]) {
		return tickLog.UnpackWrongAnchorError(raw[4:])
	}
	if bytes.Equal(raw[:4], tickLog.abi.Errors["WrongPhase"].ID.Bytes()[:4]) {
		return tickLog.UnpackWrongPhaseError(raw[4:])
	}
	if bytes.Equal(raw[:4], tickLog.abi.Errors["WrongSeed"].ID.Bytes()[:4]) {
		return tickLog.UnpackWrongSeedError(raw[4:])
	}
	if bytes.Equal(raw[:4], tickLog.abi.Errors["WrongSigner"].ID.Bytes()[:4]) {
		return tickLog.UnpackWrongSignerError(raw[4:])
	}
	if bytes.Equal(raw[:4], tickLog.abi.Errors["WrongSlots"].ID.Bytes()[:4]) {
		return tickLog.UnpackWrongSlotsError(raw[4:])
	}
	if bytes.Equal(raw[:4], tickLog.abi.Errors["WrongTick"].ID.Bytes()[:4]) {
		return tickLog.UnpackWrongTickError(raw[4:])
	}
	if bytes.Equal(raw[:4], tickLog.abi.Errors["WrongValue"].ID.Bytes()[:4]) {
		return tickLog.UnpackWrongValueError(raw[4:])
	}
	return nil, errors.New("Unknown error")
}

// TickLogAlreadyBonded represents a AlreadyBonded error raised by the TickLog contract.
type TickLogAlreadyBonded struct {
	OfferId [32]byte
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error AlreadyBonded(bytes32 offerId)
func TickLogAlreadyBondedErrorID() common.Hash {
	return common.HexToHash("0x114abfeb43c2ff2c9625fc06f55c2491b7a41efdfd12636ce94b42b878f0f1e4")
}

// UnpackAlreadyBondedError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error AlreadyBonded(bytes32 offerId)
func (tickLog *TickLog) UnpackAlreadyBondedError(raw []byte) (*TickLogAlreadyBonded, error) {
	out := new(TickLogAlreadyBonded)
	if err := tickLog.abi.UnpackIntoInterface(out, "AlreadyBonded", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// TickLogAlreadyStarted represents a AlreadyStarted error raised by the TickLog contract.
type TickLogAlreadyStarted struct {
	OfferId [32]byte
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error AlreadyStarted(bytes32 offerId)
func TickLogAlreadyStartedErrorID() common.Hash {
	return common.HexToHash("0xf7a1aac20f5bd01721fb2e69f8a6f1d1fef70d57c841c9da8a0cb429682c0925")
}

// UnpackAlreadyStartedError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error AlreadyStarted(bytes32 offerId)
func (tickLog *TickLog) UnpackAlreadyStartedError(raw []byte) (*TickLogAlreadyStarted, error) {
	out := new(TickLogAlreadyStarted)
	if err := tickLog.abi.UnpackIntoInterface(out, "AlreadyStarted", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// TickLogDemandOpen represents a DemandOpen error raised by the TickLog contract.
type TickLogDemandOpen struct {
	OfferId [32]byte
	Tick    uint64
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error DemandOpen(bytes32 offerId, uint64 tick)
func TickLogDemandOpenErrorID() common.Hash {
	return common.HexToHash("0xd4ebb80b005cf0c9e0238a68390d34525478f2e49ba284892d552c2a8d48ae49")
}

// UnpackDemandOpenError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error DemandOpen(bytes32 offerId, uint64 tick)
func (tickLog *TickLog) UnpackDemandOpenError(raw []byte) (*TickLogDemandOpen, error) {
	out := new(TickLogDemandOpen)
	if err := tickLog.abi.UnpackIntoInterface(out, "DemandOpen", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// TickLogECDSAInvalidSignature represents a ECDSAInvalidSignature error raised by the TickLog contract.
type TickLogECDSAInvalidSignature struct {
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error ECDSAInvalidSignature()
func TickLogECDSAInvalidSignatureErrorID() common.Hash {
	return common.HexToHash("0xf645eedf0193584640b6b90cb9477e4c95b98636c148a891d4c0a146dc46e75a")
}

// UnpackECDSAInvalidSignatureError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error ECDSAInvalidSignature()
func (tickLog *TickLog) UnpackECDSAInvalidSignatureError(raw []byte) (*TickLogECDSAInvalidSignature, error) {
	out := new(TickLogECDSAInvalidSignature)
	if err := tickLog.abi.UnpackIntoInterface(out, "ECDSAInvalidSignature", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// TickLogECDSAInvalidSignatureLength represents a ECDSAInvalidSignatureLength error raised by the TickLog contract.
type TickLogECDSAInvalidSignatureLength struct {
	Length *big.Int
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error ECDSAInvalidSignatureLength(uint256 length)
func TickLogECDSAInvalidSignatureLengthErrorID() common.Hash {
	return common.HexToHash("0xfce698f7e8e5342cd615f641317bc45fe7e1e4a8b0a14dd1383ff8dc9c41917f")
}

// UnpackECDSAInvalidSignatureLengthError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error ECDSAInvalidSignatureLength(uint256 length)
func (tickLog *TickLog) UnpackECDSAInvalidSignatureLengthError(raw []byte) (*TickLogECDSAInvalidSignatureLength, error) {
	out := new(TickLogECDSAInvalidSignatureLength)
	if err := tickLog.abi.UnpackIntoInterface(out, "ECDSAInvalidSignatureLength", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// TickLogECDSAInvalidSignatureS represents a ECDSAInvalidSignatureS error raised by the TickLog contract.
type TickLogECDSAInvalidSignatureS struct {
	S [32]byte
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error ECDSAInvalidSignatureS(bytes32 s)
func TickLogECDSAInvalidSignatureSErrorID() common.Hash {
	return common.HexToHash("0xd78bce0cccb935155ed6428d1c13e50b7f3550fd2b66b9fe266006fea4a5e1eb")
}

// UnpackECDSAInvalidSignatureSError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error ECDSAInvalidSignatureS(bytes32 s)
func (tickLog *TickLog) UnpackECDSAInvalidSignatureSError(raw []byte) (*TickLogECDSAInvalidSignatureS, error) {
	out := new(TickLogECDSAInvalidSignatureS)
	if err := tickLog.abi.UnpackIntoInterface(out, "ECDSAInvalidSignatureS", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// TickLogInvalidCommitment represents a InvalidCommitment error raised by the TickLog contract.
type TickLogInvalidCommitment struct {
	OfferId [32]byte
	Tick    uint64
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error InvalidCommitment(bytes32 offerId, uint64 tick)
func TickLogInvalidCommitmentErrorID() common.Hash {
	return common.HexToHash("0x26463dafb21a291d464ff5c1bb75441f80423f08adee4f51b454494b80259f1f")
}

// UnpackInvalidCommitmentError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error InvalidCommitment(bytes32 offerId, uint64 tick)
func (tickLog *TickLog) UnpackInvalidCommitmentError(raw []byte) (*TickLogInvalidCommitment, error) {
	out := new(TickLogInvalidCommitment)
	if err := tickLog.abi.UnpackIntoInterface(out, "InvalidCommitment", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// TickLogInvalidDocument represents a InvalidDocument error raised by the TickLog contract.
type TickLogInvalidDocument struct {
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error InvalidDocument()
func TickLogInvalidDocumentErrorID() common.Hash {
	return common.HexToHash("0x2c4639c6076f612c21b1e071c0f96de4b3e57b8d35d6e9013086a23bdcc48aef")
}

// UnpackInvalidDocumentError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error InvalidDocument()
func (tickLog *TickLog) UnpackInvalidDocumentError(raw []byte) (*TickLogInvalidDocument, error) {
	out := new(TickLogInvalidDocument)
	if err := tickLog.abi.UnpackIntoInterface(out, "InvalidDocument", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// TickLogInvalidShortString represents a InvalidShortString error raised by the TickLog contract.
type TickLogInvalidShortString struct {
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error InvalidShortString()
func TickLogInvalidShortStringErrorID() common.Hash {
	return common.HexToHash("0xb3512b0c6163e5f0bafab72bb631b9d58cd7a731b082f910338aa21c83d5c274")
}

// UnpackInvalidShortStringError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error InvalidShortString()
func (tickLog *TickLog) UnpackInvalidShortStringError(raw []byte) (*TickLogInvalidShortString, error) {
	out := new(TickLogInvalidShortString)
	if err := tickLog.abi.UnpackIntoInterface(out, "InvalidShortString", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// TickLogNoDemand represents a NoDemand error raised by the TickLog contract.
type TickLogNoDemand struct {
	OfferId [32]byte
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error NoDemand(bytes32 offerId)
func TickLogNoDemandErrorID() common.Hash {
	return common.HexToHash("0xdb3853b302e8a8d1b08ff571b3ba96c9059cde600a3d0ecc8a0e21e446104ea3")
}

// UnpackNoDemandError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error NoDemand(bytes32 offerId)
func (tickLog *TickLog) UnpackNoDemandError(raw []byte) (*TickLogNoDemand, error) {
	out := new(TickLogNoDemand)
	if err := tickLog.abi.UnpackIntoInterface(out, "NoDemand", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// TickLogNotAuthorised represents a NotAuthorised error raised by the TickLog contract.
type TickLogNotAuthorised struct {
	OfferId [32]byte
	Account common.Address
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error NotAuthorised(bytes32 offerId, address account)
func TickLogNotAuthorisedErrorID() common.Hash {
	return common.HexToHash("0x14c417b5f379966f6c36f2ee78ed68413412145b4674dae2988279ba8988583f")
}

// UnpackNotAuthorisedError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error NotAuthorised(bytes32 offerId, address account)
func (tickLog *TickLog) UnpackNotAuthorisedError(raw []byte) (*TickLogNotAuthorised, error) {
	out := new(TickLogNotAuthorised)
	if err := tickLog.abi.UnpackIntoInterface(out, "NotAuthorised", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// TickLogNotBonded represents a NotBonded error raised by the TickLog contract.
type TickLogNotBonded struct {
	OfferId [32]byte
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error NotBonded(bytes32 offerId)
func TickLogNotBondedErrorID() common.Hash {
	return common.HexToHash("0x38e89232c666717db86a6782d32c8c20aa4a9c5161c244e914774e3c812ee488")
}

// UnpackNotBondedError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error NotBonded(bytes32 offerId)
func (tickLog *TickLog) UnpackNotBondedError(raw []byte) (*TickLogNotBonded, error) {
	out := new(TickLogNotBonded)
	if err := tickLog.abi.UnpackIntoInterface(out, "NotBonded", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// TickLogNotPosted represents a NotPosted error raised by the TickLog contract.
type TickLogNotPosted struct {
	OfferId [32]byte
	Tick    uint64
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error NotPosted(bytes32 offerId, uint64 tick)
func TickLogNotPostedErrorID() common.Hash {
	return common.HexToHash("0x24bd3da74f96a70a17e6ec3f77e4f80f50a345c13a75c9812da7d564ff7a69cc")
}

// UnpackNotPostedError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error NotPosted(bytes32 offerId, uint64 tick)
func (tickLog *TickLog) UnpackNotPostedError(raw []byte) (*TickLogNotPosted, error) {
	out := new(TickLogNotPosted)
	if err := tickLog.abi.UnpackIntoInterface(out, "NotPosted", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// TickLogNotReplaceable represents a NotReplaceable error raised by the TickLog contract.
type TickLogNotReplaceable struct {
	OfferId [32]byte
	Tick    uint64
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error NotReplaceable(bytes32 offerId, uint64 tick)
func TickLogNotReplaceableErrorID() common.Hash {
	return common.HexToHash("0x67c78ac5162bc7709df444188889f6441209e3685afcfe34a6b6695cc63c20bd")
}

// UnpackNotReplaceableError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error NotReplaceable(bytes32 offerId, uint64 tick)
func (tickLog *TickLog) UnpackNotReplaceableError(raw []byte) (*TickLogNotReplaceable, error) {
	out := new(TickLogNotReplaceable)
	if err := tickLog.abi.UnpackIntoInterface(out, "NotReplaceable", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// TickLogNotStarted represents a NotStarted error raised by the TickLog contract.
type TickLogNotStarted struct {
	OfferId [32]byte
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error NotStarted(bytes32 offerId)
func TickLogNotStartedErrorID() common.Hash {
	return common.HexToHash("0xc25dc69ec499a84a83b34ca31021f79e283cb1a6fae4a22629ed8d12f408220f")
}

// UnpackNotStartedError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error NotStarted(bytes32 offerId)
func (tickLog *TickLog) UnpackNotStartedError(raw []byte) (*TickLogNotStarted, error) {
	out := new(TickLogNotStarted)
	if err := tickLog.abi.UnpackIntoInterface(out, "NotStarted", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// TickLogNothingToWithdraw represents a NothingToWithdraw error raised by the TickLog contract.
type TickLogNothingToWithdraw struct {
	Account common.Address
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error NothingToWithdraw(address account)
func TickLogNothingToWithdrawErrorID() common.Hash {
	return common.HexToHash("0xdc69dc16e4a8405b44139edda9a06ee66b303337358b6f4633533d65de15b7f4")
}

// UnpackNothingToWithdrawError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error NothingToWithdraw(address account)
func (tickLog *TickLog) UnpackNothingToWithdrawError(raw []byte) (*TickLogNothingToWithdraw, error) {
	out := new(TickLogNothingToWithdraw)
	if err := tickLog.abi.UnpackIntoInterface(out, "NothingToWithdraw", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// TickLogReentrancyGuardReentrantCall represents a ReentrancyGuardReentrantCall error raised by the TickLog contract.
type TickLogReentrancyGuardReentrantCall struct {
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error ReentrancyGuardReentrantCall()
func TickLogReentrancyGuardReentrantCallErrorID() common.Hash {
	return common.HexToHash("0x3ee5aeb571de7fc460830b4d0017439a1ca56fb0bc39062227ade4fe4a24c1ca")
}

// UnpackReentrancyGuardReentrantCallError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error ReentrancyGuardReentrantCall()
func (tickLog *TickLog) UnpackReentrancyGuardReentrantCallError(raw []byte) (*TickLogReentrancyGuardReentrantCall, error) {
	out := new(TickLogReentrancyGuardReentrantCall)
	if err := tickLog.abi.UnpackIntoInterface(out, "ReentrancyGuardReentrantCall", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// TickLogSafeCastOverflowedUintDowncast represents a SafeCastOverflowedUintDowncast error raised by the TickLog contract.
type TickLogSafeCastOverflowedUintDowncast struct {
	Bits  uint8
	Value *big.Int
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error SafeCastOverflowedUintDowncast(uint8 bits, uint256 value)
func TickLogSafeCastOverflowedUintDowncastErrorID() common.Hash {
	return common.HexToHash("0x6dfcc6503a32754ce7a89698e18201fc5294fd4aad43edefee786f88423b1a12")
}

// UnpackSafeCastOverflowedUintDowncastError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error SafeCastOverflowedUintDowncast(uint8 bits, uint256 value)
func (tickLog *TickLog) UnpackSafeCastOverflowedUintDowncastError(raw []byte) (*TickLogSafeCastOverflowedUintDowncast, error) {
	out := new(TickLogSafeCastOverflowedUintDowncast)
	if err := tickLog.abi.UnpackIntoInterface(out, "SafeCastOverflowedUintDowncast", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// TickLogStringTooLong represents a StringTooLong error raised by the TickLog contract.
type TickLogStringTooLong struct {
	Str string
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error StringTooLong(string str)
func TickLogStringTooLongErrorID() common.Hash {
	return common.HexToHash("0x305a27a93f8e33b7392df0a0f91d6fc63847395853c45991eec52dbf24d72381")
}

// UnpackStringTooLongError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error StringTooLong(string str)
func (tickLog *TickLog) UnpackStringTooLongError(raw []byte) (*TickLogStringTooLong, error) {
	out := new(TickLogStringTooLong)
	if err := tickLog.abi.UnpackIntoInterface(out, "StringTooLong", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// TickLogTooEarly represents a TooEarly error raised by the TickLog contract.
type TickLogTooEarly struct {
	OfferId   [32]byte
	NotBefore *big.Int
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error TooEarly(bytes32 offerId, uint256 notBefore)
func TickLogTooEarlyErrorID() common.Hash {
	return common.HexToHash("0xd47800eb984781e618d3ef09d15b11990498dd645bcb492de136376092814baf")
}

// UnpackTooEarlyError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error TooEarly(bytes32 offerId, uint256 notBefore)
func (tickLog *TickLog) UnpackTooEarlyError(raw []byte) (*TickLogTooEarly, error) {
	out := new(TickLogTooEarly)
	if err := tickLog.abi.UnpackIntoInterface(out, "TooEarly", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// TickLogTooFewSignatures represents a TooFewSignatures error raised by the TickLog contract.
type TickLogTooFewSignatures struct {
	Signatures *big.Int
	Slots      *big.Int
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error TooFewSignatures(uint256 signatures, uint256 slots)
func TickLogTooFewSignaturesErrorID() common.Hash {
	return common.HexToHash("0x59b8466f13c4d54554d5f64f08f5b02563132f906fa1ae1e30fbc1e6780e4f08")
}

// UnpackTooFewSignaturesError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error TooFewSignatures(uint256 signatures, uint256 slots)
func (tickLog *TickLog) UnpackTooFewSignaturesError(raw []byte) (*TickLogTooFewSignatures, error) {
	out := new(TickLogTooFewSignatures)
	if err := tickLog.abi.UnpackIntoInterface(out, "TooFewSignatures", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// TickLogTooLate represents a TooLate error raised by the TickLog contract.
type TickLogTooLate struct {
	OfferId [32]byte
	Last    *big.Int
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error TooLate(bytes32 offerId, uint256 last)
func TickLogTooLateErrorID() common.Hash {
	return common.HexToHash("0x904fb334750ba9509e9952be75096a10d57d15127bc0d368893d8b70b952e21e")
}

// UnpackTooLateError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error TooLate(bytes32 offerId, uint256 last)
func (tickLog *TickLog) UnpackTooLateError(raw []byte) (*TickLogTooLate, error) {
	out := new(TickLogTooLate)
	if err := tickLog.abi.UnpackIntoInterface(out, "TooLate", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// TickLogTransferFailed represents a TransferFailed error raised by the TickLog contract.
type TickLogTransferFailed struct {
	Account common.Address
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error TransferFailed(address account)
func TickLogTransferFailedErrorID() common.Hash {
	return common.HexToHash("0x39f1c8d9a08940175dbc82f15840b953aa855264e371e68f3e5d5cb38c445fa0")
}

// UnpackTransferFailedError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error TransferFailed(address account)
func (tickLog *TickLog) UnpackTransferFailedError(raw []byte) (*TickLogTransferFailed, error) {
	out := new(TickLogTransferFailed)
	if err := tickLog.abi.UnpackIntoInterface(out, "TransferFailed", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// TickLogWrongAnchor represents a WrongAnchor error raised by the TickLog contract.
type TickLogWrongAnchor struct {
	OfferId     [32]byte
	Count       uint64
	Accumulator [32]byte
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error WrongAnchor(bytes32 offerId, uint64 count, bytes32 accumulator)
func TickLogWrongAnchorErrorID() common.Hash {
	return common.HexToHash("0xe42ee44843d64565a2a9cb57f4331bb42ac438bc210727dd5d1295c1a717a001")
}

// UnpackWrongAnchorError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error WrongAnchor(bytes32 offerId, uint64 count, bytes32 accumulator)
func (tickLog *TickLog) UnpackWrongAnchorError(raw []byte) (*TickLogWrongAnchor, error) {
	out := new(TickLogWrongAnchor)
	if err := tickLog.abi.UnpackIntoInterface(out, "WrongAnchor", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// TickLogWrongPhase represents a WrongPhase error raised by the TickLog contract.
type TickLogWrongPhase struct {
	OfferId [32]byte
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error WrongPhase(bytes32 offerId)
func TickLogWrongPhaseErrorID() common.Hash {
	return common.HexToHash("0xb05ff74dabd08d100c5963f8385bc079dca1b29994f5d4b936e38ebac8e7e5e6")
}

// UnpackWrongPhaseError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error WrongPhase(bytes32 offerId)
func (tickLog *TickLog) UnpackWrongPhaseError(raw []byte) (*TickLogWrongPhase, error) {
	out := new(TickLogWrongPhase)
	if err := tickLog.abi.UnpackIntoInterface(out, "WrongPhase", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// TickLogWrongSeed represents a WrongSeed error raised by the TickLog contract.
type TickLogWrongSeed struct {
	OfferId [32]byte
	Tick    uint64
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error WrongSeed(bytes32 offerId, uint64 tick)
func TickLogWrongSeedErrorID() common.Hash {
	return common.HexToHash("0xcdc1a39418b55b4893a7f951ef4cfd74e38027e49bb640b9b53622399df6222d")
}

// UnpackWrongSeedError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error WrongSeed(bytes32 offerId, uint64 tick)
func (tickLog *TickLog) UnpackWrongSeedError(raw []byte) (*TickLogWrongSeed, error) {
	out := new(TickLogWrongSeed)
	if err := tickLog.abi.UnpackIntoInterface(out, "WrongSeed", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// TickLogWrongSigner represents a WrongSigner error raised by the TickLog contract.
type TickLogWrongSigner struct {
	IdentityId [32]byte
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error WrongSigner(bytes32 identityId)
func TickLogWrongSignerErrorID() common.Hash {
	return common.HexToHash("0x96036ad97e293b70ab34f2fa3ee068283202188b0bb1bd0c8f69253770141514")
}

// UnpackWrongSignerError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error WrongSigner(bytes32 identityId)
func (tickLog *TickLog) UnpackWrongSignerError(raw []byte) (*TickLogWrongSigner, error) {
	out := new(TickLogWrongSigner)
	if err := tickLog.abi.UnpackIntoInterface(out, "WrongSigner", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// TickLogWrongSlots represents a WrongSlots error raised by the TickLog contract.
type TickLogWrongSlots struct {
	OfferId [32]byte
	Tick    uint64
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error WrongSlots(bytes32 offerId, uint64 tick)
func TickLogWrongSlotsErrorID() common.Hash {
	return common.HexToHash("0xe5cdc8ed0da292c252f3f1d1d1927df391eef5c936c66a9c8c3b53f82a053abc")
}

// UnpackWrongSlotsError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error WrongSlots(bytes32 offerId, uint64 tick)
func (tickLog *TickLog) UnpackWrongSlotsError(raw []byte) (*TickLogWrongSlots, error) {
	out := new(TickLogWrongSlots)
	if err := tickLog.abi.UnpackIntoInterface(out, "WrongSlots", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// TickLogWrongTick represents a WrongTick error raised by the TickLog contract.
type TickLogWrongTick struct {
	OfferId [32]byte
	Tick    uint64
	Due     uint64
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error WrongTick(bytes32 offerId, uint64 tick, uint64 due)
func TickLogWrongTickErrorID() common.Hash {
	return common.HexToHash("0xaa756c6c05c7d157dc54aa91a30a743692ac5ed1d1974bbdfb0bce4b517f5d8d")
}

// UnpackWrongTickError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error WrongTick(bytes32 offerId, uint64 tick, uint64 due)
func (tickLog *TickLog) UnpackWrongTickError(raw []byte) (*TickLogWrongTick, error) {
	out := new(TickLogWrongTick)
	if err := tickLog.abi.UnpackIntoInterface(out, "WrongTick", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// TickLogWrongValue represents a WrongValue error raised by the TickLog contract.
type TickLogWrongValue struct {
	Sent   *big.Int
	Needed *big.Int
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error WrongValue(uint256 sent, uint256 needed)
func TickLogWrongValueErrorID() common.Hash {
	return common.HexToHash("0x195a3ca12ac3744ef64727effb118b3b203c382e49c7a7d24d450eae5e3b889a")
}

// UnpackWrongValueError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error WrongValue(uint256 sent, uint256 needed)
func (tickLog *TickLog) UnpackWrongValueError(raw []byte) (*TickLogWrongValue, error) {
	out := new(TickLogWrongValue)
	if err := tickLog.abi.UnpackIntoInterface(out, "WrongValue", raw); err != nil {
		return nil, err
	}
	return out, nil
}
