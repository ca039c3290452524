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

// Clocks is an auto generated low-level Go binding around an user-defined struct.
type Clocks struct {
	Matching  uint32
	Setup     uint32
	Run       uint32
	Deliver   uint32
	Reveal    uint32
	Challenge uint32
}

// Content is an auto generated low-level Go binding around an user-defined struct.
type Content struct {
	Digest [32]byte
	Codec  [1]byte
}

// Job is an auto generated low-level Go binding around an user-defined struct.
type Job struct {
	Poster common.Address
	Salt   [32]byte
	Spec   JobSpec
}

// JobSpec is an auto generated low-level Go binding around an user-defined struct.
type JobSpec struct {
	Code        Content
	Input       Content
	Options     Content
	Preload     Content
	Verifier    Content
	Engine      [8]byte
	Fuel        uint64
	MemoryPages uint32
	MaxResult   uint32
	Reward      *big.Int
	Deposit     *big.Int
	Replicas    uint8
	Quorum      uint8
	AuditRate   uint16
	Clocks      Clocks
	Policy      [32]byte
	AllowList   [32]byte
	Flags       uint8
}

// RunResult is an auto generated low-level Go binding around an user-defined struct.
type RunResult struct {
	Record   [32]byte
	Outcome  uint8
	FuelUsed uint64
}

// Terms is an auto generated low-level Go binding around an user-defined struct.
type Terms struct {
	Minimum         Clocks
	CancelDelay     uint32
	PayoutPeriod    uint32
	Probation       *big.Int
	MaxAuditRate    uint16
	PayoutThreshold *big.Int
	MinDeposit      *big.Int
	MaxDeposit      *big.Int
	ClaimFee        *big.Int
	FuelPrice       *big.Int
}

// JobAgencyMetaData contains all meta data concerning the JobAgency contract.
var JobAgencyMetaData = bind.MetaData{
	ABI: "[{\"type\":\"constructor\",\"inputs\":[{\"name\":\"chosen\",\"type\":\"tuple\",\"internalType\":\"structTerms\",\"components\":[{\"name\":\"minimum\",\"type\":\"tuple\",\"internalType\":\"structClocks\",\"components\":[{\"name\":\"matching\",\"type\":\"uint32\",\"internalType\":\"uint32\"},{\"name\":\"setup\",\"type\":\"uint32\",\"internalType\":\"uint32\"},{\"name\":\"run\",\"type\":\"uint32\",\"internalType\":\"uint32\"},{\"name\":\"deliver\",\"type\":\"uint32\",\"internalType\":\"uint32\"},{\"name\":\"reveal\",\"type\":\"uint32\",\"internalType\":\"uint32\"},{\"name\":\"challenge\",\"type\":\"uint32\",\"internalType\":\"uint32\"}]},{\"name\":\"cancelDelay\",\"type\":\"uint32\",\"internalType\":\"uint32\"},{\"name\":\"payoutPeriod\",\"type\":\"uint32\",\"internalType\":\"uint32\"},{\"name\":\"probation\",\"type\":\"uint24\",\"internalType\":\"uint24\"},{\"name\":\"maxAuditRate\",\"type\":\"uint16\",\"internalType\":\"uint16\"},{\"name\":\"payoutThreshold\",\"type\":\"uint88\",\"internalType\":\"uint88\"},{\"name\":\"minDeposit\",\"type\":\"uint88\",\"internalType\":\"uint88\"},{\"name\":\"maxDeposit\",\"type\":\"uint88\",\"internalType\":\"uint88\"},{\"name\":\"claimFee\",\"type\":\"uint88\",\"internalType\":\"uint88\"},{\"name\":\"fuelPrice\",\"type\":\"uint88\",\"internalType\":\"uint88\"}]}],\"stateMutability\":\"nonpayable\"},{\"type\":\"function\",\"name\":\"accountOf\",\"inputs\":[{\"name\":\"account\",\"type\":\"address\",\"internalType\":\"address\"}],\"outputs\":[{\"name\":\"deposit\",\"type\":\"uint88\",\"internalType\":\"uint88\"},{\"name\":\"credit\",\"type\":\"uint88\",\"internalType\":\"uint88\"},{\"name\":\"refund\",\"type\":\"uint256\",\"internalType\":\"uint256\"},{\"name\":\"verified\",\"type\":\"uint24\",\"internalType\":\"uint24\"},{\"name\":\"lastPayout\",\"type\":\"uint40\",\"internalType\":\"uint40\"},{\"name\":\"registered\",\"type\":\"bool\",\"internalType\":\"bool\"}],\"stateMutability\":\"view\"},{\"type\":\"function\",\"name\":\"cancel\",\"inputs\":[{\"name\":\"job\",\"type\":\"tuple\",\"internalType\":\"structJob\",\"components\":[{\"name\":\"poster\",\"type\":\"address\",\"internalType\":\"address\"},{\"name\":\"salt\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"},{\"name\":\"spec\",\"type\":\"tuple\",\"internalType\":\"structJobSpec\",\"components\":[{\"name\":\"code\",\"type\":\"tuple\",\"internalType\":\"structContent\",\"components\":[{\"name\":\"digest\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"},{\"name\":\"codec\",\"type\":\"bytes1\",\"internalType\":\"bytes1\"}]},{\"name\":\"input\",\"type\":\"tuple\",\"internalType\":\"structContent\",\"components\":[{\"name\":\"digest\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"},{\"name\":\"codec\",\"type\":\"bytes1\",\"internalType\":\"bytes1\"}]},{\"name\":\"options\",\"type\":\"tuple\",\"internalType\":\"structContent\",\"components\":[{\"name\":\"digest\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"},{\"name\":\"codec\",\"type\":\"bytes1\",\"internalType\":\"bytes1\"}]},{\"name\":\"preload\",\"type\":\"tuple\",\"internalType\":\"structContent\",\"components\":[{\"name\":\"digest\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"},{\"name\":\"codec\",\"type\":\"bytes1\",\"internalType\":\"bytes1\"}]},{\"name\":\"verifier\",\"type\":\"tuple\",\"internalType\":\"structContent\",\"components\":[{\"name\":\"digest\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"},{\"name\":\"codec\",\"type\":\"bytes1\",\"internalType\":\"bytes1\"}]},{\"name\":\"engine\",\"type\":\"bytes8\",\"internalType\":\"bytes8\"},{\"name\":\"fuel\",\"type\":\"uint64\",\"internalType\":\"uint64\"},{\"name\":\"memoryPages\",\"type\":\"uint32\",\"internalType\":\"uint32\"},{\"name\":\"maxResult\",\"type\":\"uint32\",\"internalType\":\"uint32\"},{\"name\":\"reward\",\"type\":\"uint88\",\"internalType\":\"uint88\"},{\"name\":\"deposit\",\"type\":\"uint88\",\"internalType\":\"uint88\"},{\"name\":\"replicas\",\"type\":\"uint8\",\"internalType\":\"uint8\"},{\"name\":\"quorum\",\"type\":\"uint8\",\"internalType\":\"uint8\"},{\"name\":\"auditRate\",\"type\":\"uint16\",\"internalType\":\"uint16\"},{\"name\":\"clocks\",\"type\":\"tuple\",\"internalType\":\"structClocks\",\"components\":[{\"name\":\"matching\",\"type\":\"uint32\",\"internalType\":\"uint32\"},{\"name\":\"setup\",\"type\":\"uint32\",\"internalType\":\"uint32\"},{\"name\":\"run\",\"type\":\"uint32\",\"internalType\":\"uint32\"},{\"name\":\"deliver\",\"type\":\"uint32\",\"internalType\":\"uint32\"},{\"name\":\"reveal\",\"type\":\"uint32\",\"internalType\":\"uint32\"},{\"name\":\"challenge\",\"type\":\"uint32\",\"internalType\":\"uint32\"}]},{\"name\":\"policy\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"},{\"name\":\"allowList\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"},{\"name\":\"flags\",\"type\":\"uint8\",\"internalType\":\"uint8\"}]}]}],\"outputs\":[],\"stateMutability\":\"nonpayable\"},{\"type\":\"function\",\"name\":\"claim\",\"inputs\":[{\"name\":\"job\",\"type\":\"tuple\",\"internalType\":\"structJob\",\"components\":[{\"name\":\"poster\",\"type\":\"address\",\"internalType\":\"address\"},{\"name\":\"salt\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"},{\"name\":\"spec\",\"type\":\"tuple\",\"internalType\":\"structJobSpec\",\"components\":[{\"name\":\"code\",\"type\":\"tuple\",\"internalType\":\"structContent\",\"components\":[{\"name\":\"digest\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"},{\"name\":\"codec\",\"type\":\"bytes1\",\"internalType\":\"bytes1\"}]},{\"name\":\"input\",\"type\":\"tuple\",\"internalType\":\"structContent\",\"components\":[{\"name\":\"digest\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"},{\"name\":\"codec\",\"type\":\"bytes1\",\"internalType\":\"bytes1\"}]},{\"name\":\"options\",\"type\":\"tuple\",\"internalType\":\"structContent\",\"components\":[{\"name\":\"digest\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"},{\"name\":\"codec\",\"type\":\"bytes1\",\"internalType\":\"bytes1\"}]},{\"name\":\"preload\",\"type\":\"tuple\",\"internalType\":\"structContent\",\"components\":[{\"name\":\"digest\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"},{\"name\":\"codec\",\"type\":\"bytes1\",\"internalType\":\"bytes1\"}]},{\"name\":\"verifier\",\"type\":\"tuple\",\"internalType\":\"structContent\",\"components\":[{\"name\":\"digest\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"},{\"name\":\"codec\",\"type\":\"bytes1\",\"internalType\":\"bytes1\"}]},{\"name\":\"engine\",\"type\":\"bytes8\",\"internalType\":\"bytes8\"},{\"name\":\"fuel\",\"type\":\"uint64\",\"internalType\":\"uint64\"},{\"name\":\"memoryPages\",\"type\":\"uint32\",\"internalType\":\"uint32\"},{\"name\":\"maxResult\",\"type\":\"uint32\",\"internalType\":\"uint32\"},{\"name\":\"reward\",\"type\":\"uint88\",\"internalType\":\"uint88\"},{\"name\":\"deposit\",\"type\":\"uint88\",\"internalType\":\"uint88\"},{\"name\":\"replicas\",\"type\":\"uint8\",\"internalType\":\"uint8\"},{\"name\":\"quorum\",\"type\":\"uint8\",\"internalType\":\"uint8\"},{\"name\":\"auditRate\",\"type\":\"uint16\",\"internalType\":\"uint16\"},{\"name\":\"clocks\",\"type\":\"tuple\",\"internalType\":\"structClocks\",\"components\":[{\"name\":\"matching\",\"type\":\"uint32\",\"internalType\":\"uint32\"},{\"name\":\"setup\",\"type\":\"uint32\",\"internalType\":\"uint32\"},{\"name\":\"run\",\"type\":\"uint32\",\"internalType\":\"uint32\"},{\"name\":\"deliver\",\"type\":\"uint32\",\"internalType\":\"uint32\"},{\"name\":\"reveal\",\"type\":\"uint32\",\"internalType\":\"uint32\"},{\"name\":\"challenge\",\"type\":\"uint32\",\"internalType\":\"uint32\"}]},{\"name\":\"policy\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"},{\"name\":\"allowList\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"},{\"name\":\"flags\",\"type\":\"uint8\",\"internalType\":\"uint8\"}]}]},{\"name\":\"proof\",\"type\":\"bytes32[]\",\"internalType\":\"bytes32[]\"}],\"outputs\":[],\"stateMutability\":\"nonpayable\"},{\"type\":\"function\",\"name\":\"commit\",\"inputs\":[{\"name\":\"id\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"},{\"name\":\"commitment\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"}],\"outputs\":[],\"stateMutability\":\"nonpayable\"},{\"type\":\"function\",\"name\":\"commitmentOf\",\"inputs\":[{\"name\":\"id\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"},{\"name\":\"seat\",\"type\":\"uint8\",\"internalType\":\"uint8\"},{\"name\":\"worker\",\"type\":\"address\",\"internalType\":\"address\"},{\"name\":\"result\",\"type\":\"tuple\",\"internalType\":\"structRunResult\",\"components\":[{\"name\":\"record\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"},{\"name\":\"outcome\",\"type\":\"uint8\",\"internalType\":\"uint8\"},{\"name\":\"fuelUsed\",\"type\":\"uint64\",\"internalType\":\"uint64\"}]},{\"name\":\"fingerprint\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"},{\"name\":\"salt\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"}],\"outputs\":[{\"name\":\"\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"}],\"stateMutability\":\"view\"},{\"type\":\"function\",\"name\":\"jobId\",\"inputs\":[{\"name\":\"job\",\"type\":\"tuple\",\"internalType\":\"structJob\",\"components\":[{\"name\":\"poster\",\"type\":\"address\",\"internalType\":\"address\"},{\"name\":\"salt\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"},{\"name\":\"spec\",\"type\":\"tuple\",\"internalType\":\"structJobSpec\",\"components\":[{\"name\":\"code\",\"type\":\"tuple\",\"internalType\":\"structContent\",\"components\":[{\"name\":\"digest\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"},{\"name\":\"codec\",\"type\":\"bytes1\",\"internalType\":\"bytes1\"}]},{\"name\":\"input\",\"type\":\"tuple\",\"internalType\":\"structContent\",\"components\":[{\"name\":\"digest\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"},{\"name\":\"codec\",\"type\":\"bytes1\",\"internalType\":\"bytes1\"}]},{\"name\":\"options\",\"type\":\"tuple\",\"internalType\":\"structContent\",\"components\":[{\"name\":\"digest\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"},{\"name\":\"codec\",\"type\":\"bytes1\",\"internalType\":\"bytes1\"}]},{\"name\":\"preload\",\"type\":\"tuple\",\"internalType\":\"structContent\",\"components\":[{\"name\":\"digest\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"},{\"name\":\"codec\",\"type\":\"bytes1\",\"internalType\":\"bytes1\"}]},{\"name\":\"verifier\",\"type\":\"tuple\",\"internalType\":\"structContent\",\"components\":[{\"name\":\"digest\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"},{\"name\":\"codec\",\"type\":\"bytes1\",\"internalType\":\"bytes1\"}]},{\"name\":\"engine\",\"type\":\"bytes8\",\"internalType\":\"bytes8\"},{\"name\":\"fuel\",\"type\":\"uint64\",\"internalType\":\"uint64\"},{\"name\":\"memoryPages\",\"type\":\"uint32\",\"internalType\":\"uint32\"},{\"name\":\"maxResult\",\"type\":\"uint32\",\"internalType\":\"uint32\"},{\"name\":\"reward\",\"type\":\"uint88\",\"internalType\":\"uint88\"},{\"name\":\"deposit\",\"type\":\"uint88\",\"internalType\":\"uint88\"},{\"name\":\"replicas\",\"type\":\"uint8\",\"internalType\":\"uint8\"},{\"name\":\"quorum\",\"type\":\"uint8\",\"internalType\":\"uint8\"},{\"name\":\"auditRate\",\"type\":\"uint16\",\"internalType\":\"uint16\"},{\"name\":\"clocks\",\"type\":\"tuple\",\"internalType\":\"structClocks\",\"components\":[{\"name\":\"matching\",\"type\":\"uint32\",\"internalType\":\"uint32\"},{\"name\":\"setup\",\"type\":\"uint32\",\"internalType\":\"uint32\"},{\"name\":\"run\",\"type\":\"uint32\",\"internalType\":\"uint32\"},{\"name\":\"deliver\",\"type\":\"uint32\",\"internalType\":\"uint32\"},{\"name\":\"reveal\",\"type\":\"uint32\",\"internalType\":\"uint32\"},{\"name\":\"challenge\",\"type\":\"uint32\",\"internalType\":\"uint32\"}]},{\"name\":\"policy\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"},{\"name\":\"allowList\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"},{\"name\":\"flags\",\"type\":\"uint8\",\"internalType\":\"uint8\"}]}]}],\"outputs\":[{\"name\":\"\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"}],\"stateMutability\":\"view\"},{\"type\":\"function\",\"name\":\"jobOf\",\"inputs\":[{\"name\":\"id\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"}],\"outputs\":[{\"name\":\"state\",\"type\":\"uint8\",\"internalType\":\"enumJobState\"},{\"name\":\"taken\",\"type\":\"uint8\",\"internalType\":\"uint8\"},{\"name\":\"committed\",\"type\":\"uint8\",\"internalType\":\"uint8\"},{\"name\":\"revealed\",\"type\":\"uint8\",\"internalType\":\"uint8\"},{\"name\":\"deadline\",\"type\":\"uint40\",\"internalType\":\"uint40\"},{\"name\":\"cancelAt\",\"type\":\"uint40\",\"internalType\":\"uint40\"}],\"stateMutability\":\"view\"},{\"type\":\"function\",\"name\":\"post\",\"inputs\":[{\"name\":\"salt\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"},{\"name\":\"spec\",\"type\":\"tuple\",\"internalType\":\"structJobSpec\",\"components\":[{\"name\":\"code\",\"type\":\"tuple\",\"internalType\":\"structContent\",\"components\":[{\"name\":\"digest\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"},{\"name\":\"codec\",\"type\":\"bytes1\",\"internalType\":\"bytes1\"}]},{\"name\":\"input\",\"type\":\"tuple\",\"internalType\":\"structContent\",\"components\":[{\"name\":\"digest\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"},{\"name\":\"codec\",\"type\":\"bytes1\",\"internalType\":\"bytes1\"}]},{\"name\":\"options\",\"type\":\"tuple\",\"internalType\":\"structContent\",\"components\":[{\"name\":\"digest\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"},{\"name\":\"codec\",\"type\":\"bytes1\",\"internalType\":\"bytes1\"}]},{\"name\":\"preload\",\"type\":\"tuple\",\"internalType\":\"structContent\",\"components\":[{\"name\":\"digest\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"},{\"name\":\"codec\",\"type\":\"bytes1\",\"internalType\":\"bytes1\"}]},{\"name\":\"verifier\",\"type\":\"tuple\",\"internalType\":\"structContent\",\"components\":[{\"name\":\"digest\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"},{\"name\":\"codec\",\"type\":\"bytes1\",\"internalType\":\"bytes1\"}]},{\"name\":\"engine\",\"type\":\"bytes8\",\"internalType\":\"bytes8\"},{\"name\":\"fuel\",\"type\":\"uint64\",\"internalType\":\"uint64\"},{\"name\":\"memoryPages\",\"type\":\"uint32\",\"internalType\":\"uint32\"},{\"name\":\"maxResult\",\"type\":\"uint32\",\"internalType\":\"uint32\"},{\"name\":\"reward\",\"type\":\"uint88\",\"internalType\":\"uint88\"},{\"name\":\"deposit\",\"type\":\"uint88\",\"internalType\":\"uint88\"},{\"name\":\"replicas\",\"type\":\"uint8\",\"internalType\":\"uint8\"},{\"name\":\"quorum\",\"type\":\"uint8\",\"internalType\":\"uint8\"},{\"name\":\"auditRate\",\"type\":\"uint16\",\"internalType\":\"uint16\"},{\"name\":\"clocks\",\"type\":\"tuple\",\"internalType\":\"structClocks\",\"components\":[{\"name\":\"matching\",\"type\":\"uint32\",\"internalType\":\"uint32\"},{\"name\":\"setup\",\"type\":\"uint32\",\"internalType\":\"uint32\"},{\"name\":\"run\",\"type\":\"uint32\",\"internalType\":\"uint32\"},{\"name\":\"deliver\",\"type\":\"uint32\",\"internalType\":\"uint32\"},{\"name\":\"reveal\",\"type\":\"uint32\",\"internalType\":\"uint32\"},{\"name\":\"challenge\",\"type\":\"uint32\",\"internalType\":\"uint32\"}]},{\"name\":\"policy\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"},{\"name\":\"allowList\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"},{\"name\":\"flags\",\"type\":\"uint8\",\"internalType\":\"uint8\"}]},{\"name\":\"peers\",\"type\":\"bytes\",\"internalType\":\"bytes\"}],\"outputs\":[{\"name\":\"id\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"}],\"stateMutability\":\"payable\"},{\"type\":\"function\",\"name\":\"register\",\"inputs\":[{\"name\":\"peers\",\"type\":\"bytes\",\"internalType\":\"bytes\"}],\"outputs\":[],\"stateMutability\":\"payable\"},{\"type\":\"function\",\"name\":\"release\",\"inputs\":[{\"name\":\"job\",\"type\":\"tuple\",\"internalType\":\"structJob\",\"components\":[{\"name\":\"poster\",\"type\":\"address\",\"internalType\":\"address\"},{\"name\":\"salt\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"},{\"name\":\"spec\",\"type\":\"tuple\",\"internalType\":\"structJobSpec\",\"components\":[{\"name\":\"code\",\"type\":\"tuple\",\"internalType\":\"structContent\",\"components\":[{\"name\":\"digest\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"},{\"name\":\"codec\",\"type\":\"bytes1\",\"internalType\":\"bytes1\"}]},{\"name\":\"input\",\"type\":\"tuple\",\"internalType\":\"structContent\",\"components\":[{\"name\":\"digest\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"},{\"name\":\"codec\",\"type\":\"bytes1\",\"internalType\":\"bytes1\"}]},{\"name\":\"options\",\"type\":\"tuple\",\"internalType\":\"structContent\",\"components\":[{\"name\":\"digest\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"},{\"name\":\"codec\",\"type\":\"bytes1\",\"internalType\":\"bytes1\"}]},{\"name\":\"preload\",\"type\":\"tuple\",\"internalType\":\"structContent\",\"components\":[{\"name\":\"digest\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"},{\"name\":\"codec\",\"type\":\"bytes1\",\"internalType\":\"bytes1\"}]},{\"name\":\"verifier\",\"type\":\"tuple\",\"internalType\":\"structContent\",\"components\":[{\"name\":\"digest\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"},{\"name\":\"codec\",\"type\":\"bytes1\",\"internalType\":\"bytes1\"}]},{\"name\":\"engine\",\"type\":\"bytes8\",\"internalType\":\"bytes8\"},{\"name\":\"fuel\",\"type\":\"uint64\",\"internalType\":\"uint64\"},{\"name\":\"memoryPages\",\"type\":\"uint32\",\"internalType\":\"uint32\"},{\"name\":\"maxResult\",\"type\":\"uint32\",\"internalType\":\"uint32\"},{\"name\":\"reward\",\"type\":\"uint88\",\"internalType\":\"uint88\"},{\"name\":\"deposit\",\"type\":\"uint88\",\"internalType\":\"uint88\"},{\"name\":\"replicas\",\"type\":\"uint8\",\"internalType\":\"uint8\"},{\"name\":\"quorum\",\"type\":\"uint8\",\"internalType\":\"uint8\"},{\"name\":\"auditRate\",\"type\":\"uint16\",\"internalType\":\"uint16\"},{\"name\":\"clocks\",\"type\":\"tuple\",\"internalType\":\"structClocks\",\"components\":[{\"name\":\"matching\",\"type\":\"uint32\",\"internalType\":\"uint32\"},{\"name\":\"setup\",\"type\":\"uint32\",\"internalType\":\"uint32\"},{\"name\":\"run\",\"type\":\"uint32\",\"internalType\":\"uint32\"},{\"name\":\"deliver\",\"type\":\"uint32\",\"internalType\":\"uint32\"},{\"name\":\"reveal\",\"type\":\"uint32\",\"internalType\":\"uint32\"},{\"name\":\"challenge\",\"type\":\"uint32\",\"internalType\":\"uint32\"}]},{\"name\":\"policy\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"},{\"name\":\"allowList\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"},{\"name\":\"flags\",\"type\":\"uint8\",\"internalType\":\"uint8\"}]}]},{\"name\":\"reason\",\"type\":\"uint8\",\"internalType\":\"uint8\"},{\"name\":\"missing\",\"type\":\"tuple\",\"internalType\":\"structContent\",\"components\":[{\"name\":\"digest\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"},{\"name\":\"codec\",\"type\":\"bytes1\",\"internalType\":\"bytes1\"}]}],\"outputs\":[],\"stateMutability\":\"nonpayable\"},{\"type\":\"function\",\"name\":\"reveal\",\"inputs\":[{\"name\":\"id\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"},{\"name\":\"result\",\"type\":\"tuple\",\"internalType\":\"structRunResult\",\"components\":[{\"name\":\"record\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"},{\"name\":\"outcome\",\"type\":\"uint8\",\"internalType\":\"uint8\"},{\"name\":\"fuelUsed\",\"type\":\"uint64\",\"internalType\":\"uint64\"}]},{\"name\":\"fingerprint\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"},{\"name\":\"salt\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"}],\"outputs\":[],\"stateMutability\":\"nonpayable\"},{\"type\":\"function\",\"name\":\"runOf\",\"inputs\":[{\"name\":\"id\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"},{\"name\":\"worker\",\"type\":\"address\",\"internalType\":\"address\"}],\"outputs\":[{\"name\":\"state\",\"type\":\"uint8\",\"internalType\":\"enumRunState\"},{\"name\":\"seat\",\"type\":\"uint8\",\"internalType\":\"uint8\"},{\"name\":\"claimedAt\",\"type\":\"uint40\",\"internalType\":\"uint40\"},{\"name\":\"outcome\",\"type\":\"uint8\",\"internalType\":\"uint8\"},{\"name\":\"fuelUsed\",\"type\":\"uint64\",\"internalType\":\"uint64\"},{\"name\":\"print\",\"type\":\"bytes16\",\"internalType\":\"bytes16\"},{\"name\":\"seal\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"}],\"stateMutability\":\"view\"},{\"type\":\"function\",\"name\":\"settle\",\"inputs\":[{\"name\":\"jobs\",\"type\":\"tuple[]\",\"internalType\":\"structJob[]\",\"components\":[{\"name\":\"poster\",\"type\":\"address\",\"internalType\":\"address\"},{\"name\":\"salt\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"},{\"name\":\"spec\",\"type\":\"tuple\",\"internalType\":\"structJobSpec\",\"components\":[{\"name\":\"code\",\"type\":\"tuple\",\"internalType\":\"structContent\",\"components\":[{\"name\":\"digest\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"},{\"name\":\"codec\",\"type\":\"bytes1\",\"internalType\":\"bytes1\"}]},{\"name\":\"input\",\"type\":\"tuple\",\"internalType\":\"structContent\",\"components\":[{\"name\":\"digest\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"},{\"name\":\"codec\",\"type\":\"bytes1\",\"internalType\":\"bytes1\"}]},{\"name\":\"options\",\"type\":\"tuple\",\"internalType\":\"structContent\",\"components\":[{\"name\":\"digest\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"},{\"name\":\"codec\",\"type\":\"bytes1\",\"internalType\":\"bytes1\"}]},{\"name\":\"preload\",\"type\":\"tuple\",\"internalType\":\"structContent\",\"components\":[{\"name\":\"digest\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"},{\"name\":\"codec\",\"type\":\"bytes1\",\"internalType\":\"bytes1\"}]},{\"name\":\"verifier\",\"type\":\"tuple\",\"internalType\":\"structContent\",\"components\":[{\"name\":\"digest\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"},{\"name\":\"codec\",\"type\":\"bytes1\",\"internalType\":\"bytes1\"}]},{\"name\":\"engine\",\"type\":\"bytes8\",\"internalType\":\"bytes8\"},{\"name\":\"fuel\",\"type\":\"uint64\",\"internalType\":\"uint64\"},{\"name\":\"memoryPages\",\"type\":\"uint32\",\"internalType\":\"uint32\"},{\"name\":\"maxResult\",\"type\":\"uint32\",\"internalType\":\"uint32\"},{\"name\":\"reward\",\"type\":\"uint88\",\"internalType\":\"uint88\"},{\"name\":\"deposit\",\"type\":\"uint88\",\"internalType\":\"uint88\"},{\"name\":\"replicas\",\"type\":\"uint8\",\"internalType\":\"uint8\"},{\"name\":\"quorum\",\"type\":\"uint8\",\"internalType\":\"uint8\"},{\"name\":\"auditRate\",\"type\":\"uint16\",\"internalType\":\"uint16\"},{\"name\":\"clocks\",\"type\":\"tuple\",\"internalType\":\"structClocks\",\"components\":[{\"name\":\"matching\",\"type\":\"uint32\",\"internalType\":\"uint32\"},{\"name\":\"setup\",\"type\":\"uint32\",\"internalType\":\"uint32\"},{\"name\":\"run\",\"type\":\"uint32\",\"internalType\":\"uint32\"},{\"name\":\"deliver\",\"type\":\"uint32\",\"internalType\":\"uint32\"},{\"name\":\"reveal\",\"type\":\"uint32\",\"internalType\":\"uint32\"},{\"name\":\"challenge\",\"type\":\"uint32\",\"internalType\":\"uint32\"}]},{\"name\":\"policy\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"},{\"name\":\"allowList\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"},{\"name\":\"flags\",\"type\":\"uint8\",\"internalType\":\"uint8\"}]}]},{\"name\":\"workers\",\"type\":\"address[][]\",\"internalType\":\"address[][]\"}],\"outputs\":[],\"stateMutability\":\"nonpayable\"},{\"type\":\"function\",\"name\":\"submit\",\"inputs\":[{\"name\":\"job\",\"type\":\"tuple\",\"internalType\":\"structJob\",\"components\":[{\"name\":\"poster\",\"type\":\"address\",\"internalType\":\"address\"},{\"name\":\"salt\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"},{\"name\":\"spec\",\"type\":\"tuple\",\"internalType\":\"structJobSpec\",\"components\":[{\"name\":\"code\",\"type\":\"tuple\",\"internalType\":\"structContent\",\"components\":[{\"name\":\"digest\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"},{\"name\":\"codec\",\"type\":\"bytes1\",\"internalType\":\"bytes1\"}]},{\"name\":\"input\",\"type\":\"tuple\",\"internalType\":\"structContent\",\"components\":[{\"name\":\"digest\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"},{\"name\":\"codec\",\"type\":\"bytes1\",\"internalType\":\"bytes1\"}]},{\"name\":\"options\",\"type\":\"tuple\",\"internalType\":\"structContent\",\"components\":[{\"name\":\"digest\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"},{\"name\":\"codec\",\"type\":\"bytes1\",\"internalType\":\"bytes1\"}]},{\"name\":\"preload\",\"type\":\"tuple\",\"internalType\":\"structContent\",\"components\":[{\"name\":\"digest\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"},{\"name\":\"codec\",\"type\":\"bytes1\",\"internalType\":\"bytes1\"}]},{\"name\":\"verifier\",\"type\":\"tuple\",\"internalType\":\"structContent\",\"components\":[{\"name\":\"digest\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"},{\"name\":\"codec\",\"type\":\"bytes1\",\"internalType\":\"bytes1\"}]},{\"name\":\"engine\",\"type\":\"bytes8\",\"internalType\":\"bytes8\"},{\"name\":\"fuel\",\"type\":\"uint64\",\"internalType\":\"uint64\"},{\"name\":\"memoryPages\",\"type\":\"uint32\",\"internalType\":\"uint32\"},{\"name\":\"maxResult\",\"type\":\"uint32\",\"internalType\":\"uint32\"},{\"name\":\"reward\",\"type\":\"uint88\",\"internalType\":\"uint88\"},{\"name\":\"deposit\",\"type\":\"uint88\",\"internalType\":\"uint88\"},{\"name\":\"replicas\",\"type\":\"uint8\",\"internalType\":\"uint8\"},{\"name\":\"quorum\",\"type\":\"uint8\",\"internalType\":\"uint8\"},{\"name\":\"auditRate\",\"type\":\"uint16\",\"internalType\":\"uint16\"},{\"name\":\"clocks\",\"type\":\"tuple\",\"internalType\":\"structClocks\",\"components\":[{\"name\":\"matching\",\"type\":\"uint32\",\"internalType\":\"uint32\"},{\"name\":\"setup\",\"type\":\"uint32\",\"internalType\":\"uint32\"},{\"name\":\"run\",\"type\":\"uint32\",\"internalType\":\"uint32\"},{\"name\":\"deliver\",\"type\":\"uint32\",\"internalType\":\"uint32\"},{\"name\":\"reveal\",\"type\":\"uint32\",\"internalType\":\"uint32\"},{\"name\":\"challenge\",\"type\":\"uint32\",\"internalType\":\"uint32\"}]},{\"name\":\"policy\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"},{\"name\":\"allowList\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"},{\"name\":\"flags\",\"type\":\"uint8\",\"internalType\":\"uint8\"}]}]},{\"name\":\"result\",\"type\":\"tuple\",\"internalType\":\"structRunResult\",\"components\":[{\"name\":\"record\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"},{\"name\":\"outcome\",\"type\":\"uint8\",\"internalType\":\"uint8\"},{\"name\":\"fuelUsed\",\"type\":\"uint64\",\"internalType\":\"uint64\"}]},{\"name\":\"fingerprintCommitment\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"}],\"outputs\":[],\"stateMutability\":\"nonpayable\"},{\"type\":\"function\",\"name\":\"terms\",\"inputs\":[],\"outputs\":[{\"name\":\"\",\"type\":\"tuple\",\"internalType\":\"structTerms\",\"components\":[{\"name\":\"minimum\",\"type\":\"tuple\",\"internalType\":\"structClocks\",\"components\":[{\"name\":\"matching\",\"type\":\"uint32\",\"internalType\":\"uint32\"},{\"name\":\"setup\",\"type\":\"uint32\",\"internalType\":\"uint32\"},{\"name\":\"run\",\"type\":\"uint32\",\"internalType\":\"uint32\"},{\"name\":\"deliver\",\"type\":\"uint32\",\"internalType\":\"uint32\"},{\"name\":\"reveal\",\"type\":\"uint32\",\"internalType\":\"uint32\"},{\"name\":\"challenge\",\"type\":\"uint32\",\"internalType\":\"uint32\"}]},{\"name\":\"cancelDelay\",\"type\":\"uint32\",\"internalType\":\"uint32\"},{\"name\":\"payoutPeriod\",\"type\":\"uint32\",\"internalType\":\"uint32\"},{\"name\":\"probation\",\"type\":\"uint24\",\"internalType\":\"uint24\"},{\"name\":\"maxAuditRate\",\"type\":\"uint16\",\"internalType\":\"uint16\"},{\"name\":\"payoutThreshold\",\"type\":\"uint88\",\"internalType\":\"uint88\"},{\"name\":\"minDeposit\",\"type\":\"uint88\",\"internalType\":\"uint88\"},{\"name\":\"maxDeposit\",\"type\":\"uint88\",\"internalType\":\"uint88\"},{\"name\":\"claimFee\",\"type\":\"uint88\",\"internalType\":\"uint88\"},{\"name\":\"fuelPrice\",\"type\":\"uint88\",\"internalType\":\"uint88\"}]}],\"stateMutability\":\"view\"},{\"type\":\"function\",\"name\":\"withdraw\",\"inputs\":[{\"name\":\"account\",\"type\":\"address\",\"internalType\":\"address\"}],\"outputs\":[],\"stateMutability\":\"nonpayable\"},{\"type\":\"function\",\"name\":\"withdrawDeposit\",\"inputs\":[{\"name\":\"amount\",\"type\":\"uint88\",\"internalType\":\"uint88\"}],\"outputs\":[],\"stateMutability\":\"nonpayable\"},{\"type\":\"event\",\"name\":\"CancelRequested\",\"inputs\":[{\"name\":\"id\",\"type\":\"bytes32\",\"indexed\":true,\"internalType\":\"bytes32\"},{\"name\":\"effective\",\"type\":\"uint40\",\"indexed\":false,\"internalType\":\"uint40\"}],\"anonymous\":false},{\"type\":\"event\",\"name\":\"ClaimIdle\",\"inputs\":[{\"name\":\"id\",\"type\":\"bytes32\",\"indexed\":true,\"internalType\":\"bytes32\"},{\"name\":\"worker\",\"type\":\"address\",\"indexed\":true,\"internalType\":\"address\"}],\"anonymous\":false},{\"type\":\"event\",\"name\":\"ClaimReleased\",\"inputs\":[{\"name\":\"id\",\"type\":\"bytes32\",\"indexed\":true,\"internalType\":\"bytes32\"},{\"name\":\"worker\",\"type\":\"address\",\"indexed\":true,\"internalType\":\"address\"},{\"name\":\"reason\",\"type\":\"uint8\",\"indexed\":false,\"internalType\":\"uint8\"},{\"name\":\"missing\",\"type\":\"tuple\",\"indexed\":false,\"internalType\":\"structContent\",\"components\":[{\"name\":\"digest\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"},{\"name\":\"codec\",\"type\":\"bytes1\",\"internalType\":\"bytes1\"}]}],\"anonymous\":false},{\"type\":\"event\",\"name\":\"DepositChanged\",\"inputs\":[{\"name\":\"worker\",\"type\":\"address\",\"indexed\":true,\"internalType\":\"address\"},{\"name\":\"free\",\"type\":\"uint256\",\"indexed\":false,\"internalType\":\"uint256\"}],\"anonymous\":false},{\"type\":\"event\",\"name\":\"DepositForfeited\",\"inputs\":[{\"name\":\"id\",\"type\":\"bytes32\",\"indexed\":true,\"internalType\":\"bytes32\"},{\"name\":\"worker\",\"type\":\"address\",\"indexed\":true,\"internalType\":\"address\"},{\"name\":\"amount\",\"type\":\"uint256\",\"indexed\":false,\"internalType\":\"uint256\"}],\"anonymous\":false},{\"type\":\"event\",\"name\":\"JobClaimed\",\"inputs\":[{\"name\":\"id\",\"type\":\"bytes32\",\"indexed\":true,\"internalType\":\"bytes32\"},{\"name\":\"worker\",\"type\":\"address\",\"indexed\":true,\"internalType\":\"address\"},{\"name\":\"seat\",\"type\":\"uint8\",\"indexed\":false,\"internalType\":\"uint8\"},{\"name\":\"deadline\",\"type\":\"uint40\",\"indexed\":false,\"internalType\":\"uint40\"}],\"anonymous\":false},{\"type\":\"event\",\"name\":\"JobCommitted\",\"inputs\":[{\"name\":\"id\",\"type\":\"bytes32\",\"indexed\":true,\"internalType\":\"bytes32\"},{\"name\":\"worker\",\"type\":\"address\",\"indexed\":true,\"internalType\":\"address\"},{\"name\":\"commitment\",\"type\":\"bytes32\",\"indexed\":false,\"internalType\":\"bytes32\"}],\"anonymous\":false},{\"type\":\"event\",\"name\":\"JobEnded\",\"inputs\":[{\"name\":\"id\",\"type\":\"bytes32\",\"indexed\":true,\"internalType\":\"bytes32\"},{\"name\":\"state\",\"type\":\"uint8\",\"indexed\":false,\"internalType\":\"enumJobState\"},{\"name\":\"record\",\"type\":\"bytes32\",\"indexed\":false,\"internalType\":\"bytes32\"},{\"name\":\"refund\",\"type\":\"uint256\",\"indexed\":false,\"internalType\":\"uint256\"}],\"anonymous\":false},{\"type\":\"event\",\"name\":\"JobPosted\",\"inputs\":[{\"name\":\"id\",\"type\":\"bytes32\",\"indexed\":true,\"internalType\":\"bytes32\"},{\"name\":\"poster\",\"type\":\"address\",\"indexed\":true,\"internalType\":\"address\"},{\"name\":\"engine\",\"type\":\"bytes8\",\"indexed\":true,\"internalType\":\"bytes8\"},{\"name\":\"job\",\"type\":\"tuple\",\"indexed\":false,\"internalType\":\"structJob\",\"components\":[{\"name\":\"poster\",\"type\":\"address\",\"internalType\":\"address\"},{\"name\":\"salt\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"},{\"name\":\"spec\",\"type\":\"tuple\",\"internalType\":\"structJobSpec\",\"components\":[{\"name\":\"code\",\"type\":\"tuple\",\"internalType\":\"structContent\",\"components\":[{\"name\":\"digest\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"},{\"name\":\"codec\",\"type\":\"bytes1\",\"internalType\":\"bytes1\"}]},{\"name\":\"input\",\"type\":\"tuple\",\"internalType\":\"structContent\",\"components\":[{\"name\":\"digest\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"},{\"name\":\"codec\",\"type\":\"bytes1\",\"internalType\":\"bytes1\"}]},{\"name\":\"options\",\"type\":\"tuple\",\"internalType\":\"structContent\",\"components\":[{\"name\":\"digest\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"},{\"name\":\"codec\",\"type\":\"bytes1\",\"internalType\":\"bytes1\"}]},{\"name\":\"preload\",\"type\":\"tuple\",\"internalType\":\"structContent\",\"components\":[{\"name\":\"digest\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"},{\"name\":\"codec\",\"type\":\"bytes1\",\"internalType\":\"bytes1\"}]},{\"name\":\"verifier\",\"type\":\"tuple\",\"internalType\":\"structContent\",\"components\":[{\"name\":\"digest\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"},{\"name\":\"codec\",\"type\":\"bytes1\",\"internalType\":\"bytes1\"}]},{\"name\":\"engine\",\"type\":\"bytes8\",\"internalType\":\"bytes8\"},{\"name\":\"fuel\",\"type\":\"uint64\",\"internalType\":\"uint64\"},{\"name\":\"memoryPages\",\"type\":\"uint32\",\"internalType\":\"uint32\"},{\"name\":\"maxResult\",\"type\":\"uint32\",\"internalType\":\"uint32\"},{\"name\":\"reward\",\"type\":\"uint88\",\"internalType\":\"uint88\"},{\"name\":\"deposit\",\"type\":\"uint88\",\"internalType\":\"uint88\"},{\"name\":\"replicas\",\"type\":\"uint8\",\"internalType\":\"uint8\"},{\"name\":\"quorum\",\"type\":\"uint8\",\"internalType\":\"uint8\"},{\"name\":\"auditRate\",\"type\":\"uint16\",\"internalType\":\"uint16\"},{\"name\":\"clocks\",\"type\":\"tuple\",\"internalType\":\"structClocks\",\"components\":[{\"name\":\"matching\",\"type\":\"uint32\",\"internalType\":\"uint32\"},{\"name\":\"setup\",\"type\":\"uint32\",\"internalType\":\"uint32\"},{\"name\":\"run\",\"type\":\"uint32\",\"internalType\":\"uint32\"},{\"name\":\"deliver\",\"type\":\"uint32\",\"internalType\":\"uint32\"},{\"name\":\"reveal\",\"type\":\"uint32\",\"internalType\":\"uint32\"},{\"name\":\"challenge\",\"type\":\"uint32\",\"internalType\":\"uint32\"}]},{\"name\":\"policy\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"},{\"name\":\"allowList\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"},{\"name\":\"flags\",\"type\":\"uint8\",\"internalType\":\"uint8\"}]}]},{\"name\":\"peers\",\"type\":\"bytes\",\"indexed\":false,\"internalType\":\"bytes\"}],\"anonymous\":false},{\"type\":\"event\",\"name\":\"JobReopened\",\"inputs\":[{\"name\":\"id\",\"type\":\"bytes32\",\"indexed\":true,\"internalType\":\"bytes32\"},{\"name\":\"deadline\",\"type\":\"uint40\",\"indexed\":false,\"internalType\":\"uint40\"}],\"anonymous\":false},{\"type\":\"event\",\"name\":\"JobRevealed\",\"inputs\":[{\"name\":\"id\",\"type\":\"bytes32\",\"indexed\":true,\"internalType\":\"bytes32\"},{\"name\":\"worker\",\"type\":\"address\",\"indexed\":true,\"internalType\":\"address\"},{\"name\":\"result\",\"type\":\"tuple\",\"indexed\":false,\"internalType\":\"structRunResult\",\"components\":[{\"name\":\"record\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"},{\"name\":\"outcome\",\"type\":\"uint8\",\"internalType\":\"uint8\"},{\"name\":\"fuelUsed\",\"type\":\"uint64\",\"internalType\":\"uint64\"}]},{\"name\":\"fingerprint\",\"type\":\"bytes32\",\"indexed\":false,\"internalType\":\"bytes32\"}],\"anonymous\":false},{\"type\":\"event\",\"name\":\"JobSubmitted\",\"inputs\":[{\"name\":\"id\",\"type\":\"bytes32\",\"indexed\":true,\"internalType\":\"bytes32\"},{\"name\":\"worker\",\"type\":\"address\",\"indexed\":true,\"internalType\":\"address\"},{\"name\":\"result\",\"type\":\"tuple\",\"indexed\":false,\"internalType\":\"structRunResult\",\"components\":[{\"name\":\"record\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"},{\"name\":\"outcome\",\"type\":\"uint8\",\"internalType\":\"uint8\"},{\"name\":\"fuelUsed\",\"type\":\"uint64\",\"internalType\":\"uint64\"}]},{\"name\":\"fingerprintCommitment\",\"type\":\"bytes32\",\"indexed\":false,\"internalType\":\"bytes32\"},{\"name\":\"deadline\",\"type\":\"uint40\",\"indexed\":false,\"internalType\":\"uint40\"}],\"anonymous\":false},{\"type\":\"event\",\"name\":\"MatchingClosed\",\"inputs\":[{\"name\":\"id\",\"type\":\"bytes32\",\"indexed\":true,\"internalType\":\"bytes32\"},{\"name\":\"taken\",\"type\":\"uint8\",\"indexed\":false,\"internalType\":\"uint8\"},{\"name\":\"deadline\",\"type\":\"uint40\",\"indexed\":false,\"internalType\":\"uint40\"}],\"anonymous\":false},{\"type\":\"event\",\"name\":\"RevealOpened\",\"inputs\":[{\"name\":\"id\",\"type\":\"bytes32\",\"indexed\":true,\"internalType\":\"bytes32\"},{\"name\":\"deadline\",\"type\":\"uint40\",\"indexed\":false,\"internalType\":\"uint40\"}],\"anonymous\":false},{\"type\":\"event\",\"name\":\"RunPaid\",\"inputs\":[{\"name\":\"id\",\"type\":\"bytes32\",\"indexed\":true,\"internalType\":\"bytes32\"},{\"name\":\"worker\",\"type\":\"address\",\"indexed\":true,\"internalType\":\"address\"},{\"name\":\"amount\",\"type\":\"uint256\",\"indexed\":false,\"internalType\":\"uint256\"}],\"anonymous\":false},{\"type\":\"event\",\"name\":\"Withdrawn\",\"inputs\":[{\"name\":\"account\",\"type\":\"address\",\"indexed\":true,\"internalType\":\"address\"},{\"name\":\"amount\",\"type\":\"uint256\",\"indexed\":false,\"internalType\":\"uint256\"}],\"anonymous\":false},{\"type\":\"event\",\"name\":\"WorkerRegistered\",\"inputs\":[{\"name\":\"worker\",\"type\":\"address\",\"indexed\":true,\"internalType\":\"address\"},{\"name\":\"peers\",\"type\":\"bytes\",\"indexed\":false,\"internalType\":\"bytes\"}],\"anonymous\":false},{\"type\":\"error\",\"name\":\"AlreadyCancelled\",\"inputs\":[{\"name\":\"id\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"}]},{\"type\":\"error\",\"name\":\"AlreadyClaimed\",\"inputs\":[{\"name\":\"id\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"},{\"name\":\"worker\",\"type\":\"address\",\"internalType\":\"address\"}]},{\"type\":\"error\",\"name\":\"CommitmentMismatch\",\"inputs\":[{\"name\":\"id\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"},{\"name\":\"worker\",\"type\":\"address\",\"internalType\":\"address\"}]},{\"type\":\"error\",\"name\":\"DeadlinePassed\",\"inputs\":[{\"name\":\"id\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"},{\"name\":\"deadline\",\"type\":\"uint40\",\"internalType\":\"uint40\"}]},{\"type\":\"error\",\"name\":\"DepositTooLow\",\"inputs\":[{\"name\":\"worker\",\"type\":\"address\",\"internalType\":\"address\"},{\"name\":\"free\",\"type\":\"uint256\",\"internalType\":\"uint256\"},{\"name\":\"needed\",\"type\":\"uint256\",\"internalType\":\"uint256\"}]},{\"type\":\"error\",\"name\":\"InvalidResult\",\"inputs\":[{\"name\":\"id\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"}]},{\"type\":\"error\",\"name\":\"InvalidSpec\",\"inputs\":[{\"name\":\"field\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"}]},{\"type\":\"error\",\"name\":\"InvalidTerms\",\"inputs\":[{\"name\":\"field\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"}]},{\"type\":\"error\",\"name\":\"JobExists\",\"inputs\":[{\"name\":\"id\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"}]},{\"type\":\"error\",\"name\":\"JobNotFound\",\"inputs\":[{\"name\":\"id\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"}]},{\"type\":\"error\",\"name\":\"NotAllowed\",\"inputs\":[{\"name\":\"worker\",\"type\":\"address\",\"internalType\":\"address\"}]},{\"type\":\"error\",\"name\":\"NotPoster\",\"inputs\":[{\"name\":\"caller\",\"type\":\"address\",\"internalType\":\"address\"}]},{\"type\":\"error\",\"name\":\"NotRegistered\",\"inputs\":[{\"name\":\"worker\",\"type\":\"address\",\"internalType\":\"address\"}]},{\"type\":\"error\",\"name\":\"NothingToWithdraw\",\"inputs\":[{\"name\":\"account\",\"type\":\"address\",\"internalType\":\"address\"},{\"name\":\"credit\",\"type\":\"uint256\",\"internalType\":\"uint256\"},{\"name\":\"verified\",\"type\":\"uint24\",\"internalType\":\"uint24\"},{\"name\":\"notBefore\",\"type\":\"uint40\",\"internalType\":\"uint40\"}]},{\"type\":\"error\",\"name\":\"PeersTooLong\",\"inputs\":[{\"name\":\"length\",\"type\":\"uint256\",\"internalType\":\"uint256\"}]},{\"type\":\"error\",\"name\":\"ReentrancyGuardReentrantCall\",\"inputs\":[]},{\"type\":\"error\",\"name\":\"RewardTooLow\",\"inputs\":[{\"name\":\"reward\",\"type\":\"uint256\",\"internalType\":\"uint256\"},{\"name\":\"minimum\",\"type\":\"uint256\",\"internalType\":\"uint256\"}]},{\"type\":\"error\",\"name\":\"SafeCastOverflowedUintDowncast\",\"inputs\":[{\"name\":\"bits\",\"type\":\"uint8\",\"internalType\":\"uint8\"},{\"name\":\"value\",\"type\":\"uint256\",\"internalType\":\"uint256\"}]},{\"type\":\"error\",\"name\":\"TransferFailed\",\"inputs\":[{\"name\":\"account\",\"type\":\"address\",\"internalType\":\"address\"}]},{\"type\":\"error\",\"name\":\"Unsupported\",\"inputs\":[{\"name\":\"field\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"}]},{\"type\":\"error\",\"name\":\"WrongMode\",\"inputs\":[{\"name\":\"id\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"}]},{\"type\":\"error\",\"name\":\"WrongRunState\",\"inputs\":[{\"name\":\"id\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"},{\"name\":\"worker\",\"type\":\"address\",\"internalType\":\"address\"},{\"name\":\"state\",\"type\":\"uint8\",\"internalType\":\"enumRunState\"}]},{\"type\":\"error\",\"name\":\"WrongState\",\"inputs\":[{\"name\":\"id\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"},{\"name\":\"state\",\"type\":\"uint8\",\"internalType\":\"enumJobState\"}]},{\"type\":\"error\",\"name\":\"WrongValue\",\"inputs\":[{\"name\":\"sent\",\"type\":\"uint256\",\"internalType\":\"uint256\"},{\"name\":\"needed\",\"type\":\"uint256\",\"internalType\":\"uint256\"}]}]",
	ID:  "JobAgency",
	Bin: "0x610240604052348015610010575f5ffd5b50604051615fc5380380615fc583398101604081905261002f9161042b565b8051518190610052906f6d696e696d756d2e6d61746368696e6760801b906102aa565b805160200151610073906c06d696e696d756d2e736574757609c1b906102aa565b805160400151610092906a36b4b734b6bab697393ab760a91b906102aa565b8051606001516100b5906e36b4b734b6bab6973232b634bb32b960891b906102aa565b8051608001516100d7906d1b5a5b9a5b5d5b4b9c995d99585b60921b906102aa565b805160a001516100fc90706d696e696d756d2e6368616c6c656e676560781b906102aa565b61011e6a63616e63656c44656c617960a81b82602001516102aa60201b60201c565b6101536b1c185e5bdd5d14195c9a5bd960a21b62278d0063ffffffff16836040015163ffffffff1611156102d560201b60201c565b6080810151610177906b6d617841756469745261746560a01b9061ffff16156102d5565b6101b1691b5a5b91195c1bdcda5d60b21b8260e001516001600160581b03168360c001516001600160581b031611156102d560201b60201c565b6101f067636c61696d46656560c01b60148360c001516001600160581b03166101da91906104fb565b6101008401516001600160581b031611156102d5565b80515163ffffffff90811660809081528251602090810151831660a09081528451604090810151851660c09081528651606090810151871660e09081528851909601518716610100908152885185015188166101209081529589015188166101405292880151909616610160529486015162ffffff1661018052908501516001600160581b039081166101a0529385015184166101c0529184015183166101e052908301518216610200529091015116610220525061051a565b6102d18263ffffffff8316158015906102cc575062278d0063ffffffff841611155b6102d5565b5050565b806102d157604051637ed667e960e11b81526004810183905260240160405180910390fd5b60405161014081016001600160401b038111828210171561032957634e487b7160e01b5f52604160045260245ffd5b60405290565b805163ffffffff81168114610342575f5ffd5b919050565b5f60c08284031215610357575f5ffd5b60405160c081016001600160401b038111828210171561038557634e487b7160e01b5f52604160045260245ffd5b6040529050806103948361032f565b81526103a26020840161032f565b60208201526103b36040840161032f565b60408201526103c46060840161032f565b60608201526103d56080840161032f565b60808201526103e660a0840161032f565b60a08201525092915050565b805162ffffff81168114610342575f5ffd5b805161ffff81168114610342575f5ffd5b80516001600160581b0381168114610342575f5ffd5b5f6101e082840312801561043d575f5ffd5b506104466102fa565b6104508484610347565b815261045e60c0840161032f565b602082015261046f60e0840161032f565b604082015261048161010084016103f2565b60608201526104936101208401610404565b60808201526104a56101408401610415565b60a08201526104b76101608401610415565b60c08201526104c96101808401610415565b60e08201526104db6101a08401610415565b6101008201526104ee6101c08401610415565b6101208201529392505050565b5f8261051557634e487b7160e01b5f52601260045260245ffd5b500490565b60805160a05160c05160e05161010051610120516101405161016051610180516101a0516101c0516101e05161020051610220516159b26106135f395f8181610667015261243001525f818161063e015261104401525f818161061601526122e001525f81816105ee015261228a01525f81816105c60152610df001525f818161058d0152610da701525f81816105600152610d2a01525f8181610538015261172901525f818161050d015261353d01525f81816104e401526134e001525f81816104bb015261348301525f8181610492015261342601525f818161046901526133c901525f818161043e015261336c01526159b25ff3fe608060405260043610610109575f3560e01c8063affe000e116100a1578063d586a9d711610071578063e492c29e11610057578063e492c29e146106fa578063f0e35c7c146107bc578063fce0d37f146107db575f5ffd5b8063d586a9d7146106bc578063e3ce094d146106db575f5ffd5b8063affe000e14610302578063b8176c6b1461037e578063d50256251461039d578063d50c104f1461069d575f5ffd5b80635c59c96a116100dc5780635c59c96a146101925780638086b8ba146101b157806382fbdc9c146102d05780638ca61013146102e3575f5ffd5b806309cb09ba1461010d57806324741d501461012e57806351cff8d9146101545780635494469e14610173575b5f5ffd5b348015610118575f5ffd5b5061012c6101273660046144f5565b6107fa565b005b61014161013c366004614573565b610a42565b6040519081526020015b60405180910390f35b34801561015f575f5ffd5b5061012c61016e366004614618565b610ccf565b34801561017e575f5ffd5b5061012c61018d366004614652565b610fa9565b34801561019d575f5ffd5b506101416101ac3660046146bf565b6111b1565b3480156101bc575f5ffd5b506102866101cb366004614618565b73ffffffffffffffffffffffffffffffffffffffff165f90815260208190526040902080546001909101546affffffffffffffffffffff808316936b010000000000000000000000840490911692760100000000000000000000000000000000000000000000810462ffffff1691790100000000000000000000000000000000000000000000000000820464ffffffffff16917e01000000000000000000000000000000000000000000000000000000000000900460ff1690565b604080516affffffffffffffffffffff97881681529690951660208701529385019290925262ffffff16606084015264ffffffffff166080830152151560a082015260c00161014b565b61012c6102de36600461471c565b611217565b3480156102ee575f5ffd5b506101416102fd36600461475b565b6113aa565b34801561030d575f5ffd5b5061036c61031c366004614776565b5f9081526001602052604090205460ff80821692610100830482169262010000810483169263010000008204169164ffffffffff6401000000008304811692690100000000000000000090041690565b60405161014b969594939291906147ce565b348015610389575f5ffd5b5061012c61039836600461481c565b6113cf565b3480156103a8575f5ffd5b5061069060408051610200810182525f6101408201818152610160830182905261018083018290526101a083018290526101c083018290526101e08301829052825260208201819052918101829052606081018290526080810182905260a0810182905260c0810182905260e08101829052610100810182905261012081019190915250604080516102008101825263ffffffff7f0000000000000000000000000000000000000000000000000000000000000000811661014083019081527f000000000000000000000000000000000000000000000000000000000000000082166101608401527f000000000000000000000000000000000000000000000000000000000000000082166101808401527f000000000000000000000000000000000000000000000000000000000000000082166101a08401527f000000000000000000000000000000000000000000000000000000000000000082166101c08401527f000000000000000000000000000000000000000000000000000000000000000082166101e084015282527f0000000000000000000000000000000000000000000000000000000000000000811660208301527f0000000000000000000000000000000000000000000000000000000000000000169181019190915262ffffff7f00000000000000000000000000000000000000000000000000000000000000001660608201525f60808201526affffffffffffffffffffff7f0000000000000000000000000000000000000000000000000000000000000000811660a08301527f0000000000000000000000000000000000000000000000000000000000000000811660c08301527f0000000000000000000000000000000000000000000000000000000000000000811660e08301527f000000000000000000000000000000000000000000000000000000000000000081166101008301527f00000000000000000000000000000000000000000000000000000000000000001661012082015290565b60405161014b919061485b565b3480156106a8575f5ffd5b5061012c6106b736600461475b565b611571565b3480156106c7575f5ffd5b5061012c6106d63660046149d9565b6117d6565b3480156106e6575f5ffd5b5061012c6106f5366004614a2b565b611af4565b348015610705575f5ffd5b506107a9610714366004614a4b565b5f91825260026020908152604080842073ffffffffffffffffffffffffffffffffffffffff9390931684529190529020805460019091015460ff80831693610100840482169362010000810464ffffffffff169367010000000000000082049093169268010000000000000000820467ffffffffffffffff169270010000000000000000000000000000000090920460801b91565b60405161014b9796959493929190614a85565b3480156107c7575f5ffd5b5061012c6107d6366004614afa565b611c43565b3480156107e6575f5ffd5b5061012c6107f5366004614ba4565b611c9a565b5f61080485611dc7565b90506004815460ff16600881111561081e5761081e61478d565b146108685780546040517f2b3263b300000000000000000000000000000000000000000000000000000000815261085f91879160ff90911690600401614bbd565b60405180910390fd5b8054640100000000900464ffffffffff164211156108cc5780546040517fef8b2fe70000000000000000000000000000000000000000000000000000000081526004810187905264010000000090910464ffffffffff16602482015260440161085f565b5f85815260026020818152604080842033855290915290912090815460ff1660068111156108fc576108fc61478d565b1461093d5780546040517fdb83e32d00000000000000000000000000000000000000000000000000000000815261085f918891339160ff1690600401614bd1565b8054610956908790610100900460ff16338888886111b1565b81600101541461099b576040517f905cc00c0000000000000000000000000000000000000000000000000000000081526004810187905233602482015260440161085f565b815482906003906109b5906301000000900460ff16614c2e565b82546101009290920a60ff818102199093169190921691909102179055805460ff191660041781556109e986828787611e2a565b3373ffffffffffffffffffffffffffffffffffffffff16867f280c3ea2887d979fbe6121808a376d2624b70c0efae46b5e5283a3c677289cdf8787604051610a32929190614c9a565b60405180910390a3505050505050565b5f610a4c84611f29565b610a568383612507565b5f610a6961022086016102008701614cb5565b60ff16610a7e6101e087016101c08801614ba4565b6affffffffffffffffffffff16610a959190614cce565b9050803414610ad9576040517f195a3ca10000000000000000000000000000000000000000000000000000000081523460048201526024810182905260440161085f565b610ae4338787612546565b5f818152600160205260408120919350815460ff166008811115610b0a57610b0a61478d565b14610b44576040517f9e2b4bfd0000000000000000000000000000000000000000000000000000000081526004810184905260240161085f565b805460ff19166001178155610b6f610b6461028088016102608901614cf8565b63ffffffff16612580565b815464ffffffffff919091166401000000000268ffffffffff00000000199091161781556001610ba761022088016102008901614cb5565b60ff161115610c0657610bc261030087016102e08801614cf8565b815463ffffffff919091166e010000000000000000000000000000027fffffffffffffffffffffffffffff00000000ffffffffffffffffffffffffffff9091161781555b610c1861016087016101408801614d40565b77ffffffffffffffffffffffffffffffffffffffffffffffff19163373ffffffffffffffffffffffffffffffffffffffff16847f8e536f64d5acb90b7326d81be452539e31538b873f115f7dd3f7bb3a253cee7160405180606001604052803373ffffffffffffffffffffffffffffffffffffffff1681526020018c81526020018b803603810190610caa9190614f54565b9052604051610cbd91908b908b906150f9565b60405180910390a45050949350505050565b610cd761258b565b73ffffffffffffffffffffffffffffffffffffffff81165f90815260208190526040812060018101548154919290916b01000000000000000000000081046affffffffffffffffffffff169190610d79907f000000000000000000000000000000000000000000000000000000000000000063ffffffff1690790100000000000000000000000000000000000000000000000000900464ffffffffff166153bc565b90508215610d88575f60018501555b6affffffffffffffffffffff821615801590610de75750835462ffffff7f000000000000000000000000000000000000000000000000000000000000000081167601000000000000000000000000000000000000000000009092041610155b8015610e3e57507f00000000000000000000000000000000000000000000000000000000000000006affffffffffffffffffffff16826affffffffffffffffffffff16101580610e3e57508064ffffffffff164210155b15610ea85783547fffff0000000000ffffff0000000000000000000000ffffffffffffffffffffff167901000000000000000000000000000000000000000000000000004264ffffffffff1602178455610ea56affffffffffffffffffffff8316846153d9565b92505b825f03610f405783546040517f5f342e9200000000000000000000000000000000000000000000000000000000815273ffffffffffffffffffffffffffffffffffffffff871660048201526affffffffffffffffffffff8416602482015276010000000000000000000000000000000000000000000090910462ffffff16604482015264ffffffffff8216606482015260840161085f565b8473ffffffffffffffffffffffffffffffffffffffff167f7084f5476618d8e60b11ef0d7d3f06914655adb8793e28ff7f018d4c76d505d584604051610f8891815260200190565b60405180910390a2610f9a85846125c2565b50505050610fa6612629565b50565b5f5f610fb485612653565b9092509050604085015f610fc88484612685565b805460ff1916600517815590505f610fe86102a084016102808501614cf8565b82546110079163ffffffff169062010000900464ffffffffff166153d9565b42111590505f8161104257601461102661020086016101e08701614ba4565b6affffffffffffffffffffff1661103d9190615419565b611071565b7f00000000000000000000000000000000000000000000000000000000000000006affffffffffffffffffffff165b90506110a6338261108a61020088016101e08901614ba4565b6affffffffffffffffffffff166110a1919061542c565b61280f565b3373ffffffffffffffffffffffffffffffffffffffff16867f4ccada705b0ef32ab07f675d7826be8c62b214dbe22f22b364bef2224029b1bc8a8a6040516110ef92919061547a565b60405180910390a361113661110760208b018b614618565b61113188338561111f6101e08b016101c08c01614ba4565b6affffffffffffffffffffff16612889565b61290e565b5f61114c610b6461028087016102608801614cf8565b86549091506111a5908890889061116d90600190610100900460ff16615491565b895464ffffffffff64010000000090910481169086161161119e578954640100000000900464ffffffffff16612954565b845b612954565b50505050505050505050565b5f7fc6414689501c42e3966992e3799d4a15d59b64e38daa6969ed750b72421549c7463089895f8a8a8a8a6040516020016111f59a999897969594939291906154aa565b6040516020818303038152906040528051906020012090509695505050505050565b6112218282612507565b335f90815260208190526040902080547e01000000000000000000000000000000000000000000000000000000000000900460ff166112c957805464ffffffffff4216790100000000000000000000000000000000000000000000000000027fff000000000000ffffffffffffffffffffffffffffffffffffffffffffffffff909116177e010000000000000000000000000000000000000000000000000000000000001781555b3373ffffffffffffffffffffffffffffffffffffffff167f27987c0173113d0f969d0abbf00a8c583fd7f7f44c05af3739f808d2a0afba6f848460405161131192919061552f565b60405180910390a234156113a557611328346129dd565b815482905f906113469084906affffffffffffffffffffff16615542565b82546101009290920a6affffffffffffffffffffff8181021990931691831602179091558254604051911681523391507fc113ef196857905ebe8c8018b6896416a51ef9c2385d25d470de2f5f733793c6906020015b60405180910390a25b505050565b5f6113c96113bb6020840184614618565b836020013584604001612546565b92915050565b5f5f6113da85612653565b90925090506113f161026086016102408701614cb5565b60ff16600114611430576040517f7967341b0000000000000000000000000000000000000000000000000000000081526004810183905260240161085f565b5f61143b8383612685565b905061144f6101c087016101a08801615565565b67ffffffffffffffff166114696060870160408801615565565b67ffffffffffffffff1611156114ae576040517f768153aa0000000000000000000000000000000000000000000000000000000081526004810184905260240161085f565b81547fffffffffffffffffffffffffffffffffffff0000000000ffffffffffffffff001660031782556114ec610b6461036088016103408901614cf8565b825468ffffffffff00000000191664010000000064ffffffffff9290921691909102178255805460ff1916600317815561152883828787611e2a565b8154604051339185917fdb779947fa8c5fb0c74b5e676f9b95d48ce8d2ed7b15fc4c908a54b0020c08d891610a32918a918a9164010000000090910464ffffffffff169061557e565b5f5f61157c83612653565b909250905061158e6020840184614618565b73ffffffffffffffffffffffffffffffffffffffff163373ffffffffffffffffffffffffffffffffffffffff16146115f4576040517f6951ee5200000000000000000000000000000000000000000000000000000000815233600482015260240161085f565b805460ff16600181600881111561160d5761160d61478d565b1415801561162d5750600281600881111561162a5761162a61478d565b14155b156116685782816040517f2b3263b300000000000000000000000000000000000000000000000000000000815260040161085f929190614bbd565b8154610100900460ff165f036116d4576116cf836116896020870187614618565b60085f61169e6102608a016102408b01614cb5565b60ff166116b36102208b016102008c01614ba4565b6affffffffffffffffffffff166116ca9190614cce565b612a31565b6117d0565b81546901000000000000000000900464ffffffffff1615611724576040517f9bb2ae9e0000000000000000000000000000000000000000000000000000000081526004810184905260240161085f565b6117537f000000000000000000000000000000000000000000000000000000000000000063ffffffff16612580565b82547fffffffffffffffffffffffffffffffffffff0000000000ffffffffffffffffff16690100000000000000000064ffffffffff928316810291909117808555604051919004909116815283907f8bda61e7b3a7acb18c9f9ea9a738d6bf9ec9ad8b1b9871070bbe64f66254cbf2906020015b60405180910390a25b50505050565b5f5f6117e185612653565b90925090506001815460ff1660088111156117fe576117fe61478d565b1461183f5780546040517f2b3263b300000000000000000000000000000000000000000000000000000000815261085f91849160ff90911690600401614bbd565b80546901000000000000000000900464ffffffffff161561188f576040517f9bb2ae9e0000000000000000000000000000000000000000000000000000000081526004810183905260240161085f565b8054640100000000900464ffffffffff164211156118f35780546040517fef8b2fe70000000000000000000000000000000000000000000000000000000081526004810184905264010000000090910464ffffffffff16602482015260440161085f565b5f828152600260209081526040808320338452909152812090815460ff1660068111156119225761192261478d565b14611962576040517fa8ca238e0000000000000000000000000000000000000000000000000000000081526004810184905233602482015260440161085f565b6119726103808701358686612c4a565b61198d3361198861024089016102208a01614ba4565b612cfb565b8154815460017fffffffffffffffffffffffffffffffffffffffffffffffffff000000000000009091166101009283900460ff169283027fffffffffffffffffffffffffffffffffffffffffffffffffff0000000000ffff1617620100004264ffffffffff16021781178355611a049082906155a7565b835460ff91909116610100027fffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff00ff909116178355611a4961026088016102408901614cb5565b60ff16611a578260016155a7565b60ff1603611a9b57825460ff19166002178355611a7660408801612e5b565b835464ffffffffff919091166401000000000268ffffffffff00000000199091161783555b82546040805160ff8416815264010000000090920464ffffffffff166020830152339186917fa1f2c8a47a5963794d5682a09ba0e7cb80b72b5cce465a2160a415e372cd402c910160405180910390a350505050505050565b5f611afe83611dc7565b80549091506e010000000000000000000000000000900463ffffffff165f03611b56576040517f7967341b0000000000000000000000000000000000000000000000000000000081526004810184905260240161085f565b5f611b618483612685565b805460ff1916600290811782556001820185905583549192505f91849190611b929060ff6201000090910416614c2e565b91906101000a81548160ff021916908360ff160217905590503373ffffffffffffffffffffffffffffffffffffffff16857fae0cbe33e035c66c8c59ae013b8d3eb2349a705d6e6bc0e1bc387bee098cc55786604051611bf491815260200190565b60405180910390a36002835460ff166008811115611c1457611c1461478d565b148015611c2c5750825460ff82811661010090920416145b15611c3c57611c3c858483612ec0565b5050505050565b5f5b83811015611c3c57611c92858583818110611c6257611c626155c0565b90506103c00201848484818110611c7b57611c7b6155c0565b9050602002810190611c8d91906155ed565b612f95565b600101611c45565b611ca261258b565b335f90815260208190526040902080546affffffffffffffffffffff908116908316811015611d1a576040517f890c7d6b0000000000000000000000000000000000000000000000000000000081523360048201526affffffffffffffffffffff80831660248301528416604482015260640161085f565b611d248382615651565b82547fffffffffffffffffffffffffffffffffffffffffff0000000000000000000000166affffffffffffffffffffff91909116178255337fc113ef196857905ebe8c8018b6896416a51ef9c2385d25d470de2f5f733793c6611d878584615651565b6040516affffffffffffffffffffff909116815260200160405180910390a2611dbd33846affffffffffffffffffffff166125c2565b5050610fa6612629565b5f81815260016020526040812090815460ff166008811115611deb57611deb61478d565b03611e25576040517fc182b72d0000000000000000000000000000000000000000000000000000000081526004810183905260240161085f565b919050565b6007611e3c6040840160208501614cb5565b60ff161115611e7a576040517f768153aa0000000000000000000000000000000000000000000000000000000081526004810185905260240161085f565b611e8a6040830160208401614cb5565b835460ff91909116670100000000000000027fffffffffffffffffffffffffffffffffffffffffffffffff00ffffffffffffff909116178355611ed36060830160408401615565565b835460809290921c700100000000000000000000000000000000026fffffffffffffffffffffffffffffffff67ffffffffffffffff92831668010000000000000000021691909216171782553560019091015550565b611f967f7665726966696572000000000000000000000000000000000000000000000000610100830135158015611f915750611f6d61014084016101208501615674565b7fff0000000000000000000000000000000000000000000000000000000000000016155b61316d565b611fc67f706f6c69637900000000000000000000000000000000000000000000000000006103208301351561316d565b6120057f666c616773000000000000000000000000000000000000000000000000000000611ffc61038084016103608501614cb5565b60ff161561316d565b6120457f617564697452617465000000000000000000000000000000000000000000000061203b6102608401610240850161568d565b61ffff161561316d565b6120777f636f646500000000000000000000000000000000000000000000000000000000612072836131a7565b6132a9565b6120a77f696e707574000000000000000000000000000000000000000000000000000000612072836040016132e3565b6120d77f6f7074696f6e7300000000000000000000000000000000000000000000000000612072836080016132e3565b6121077f7072656c6f6164000000000000000000000000000000000000000000000000006120728360c0016132e3565b6121667f656e67696e65000000000000000000000000000000000000000000000000000061213d61016084016101408501614d40565b7fffffffffffffffff0000000000000000000000000000000000000000000000001615156132a9565b6121ad7f6675656c0000000000000000000000000000000000000000000000000000000061219c61018084016101608501615565565b67ffffffffffffffff1615156132a9565b6122157f6d656d6f727950616765730000000000000000000000000000000000000000006121e36101a084016101808501614cf8565b63ffffffff16158015906120725750620100006122086101a085016101808601614cf8565b63ffffffff1611156132a9565b6122587f6d6178526573756c74000000000000000000000000000000000000000000000061224b6101c084016101a08501614cf8565b63ffffffff1615156132a9565b6123267f6465706f736974000000000000000000000000000000000000000000000000006affffffffffffffffffffff7f0000000000000000000000000000000000000000000000000000000000000000166122bc61020085016101e08601614ba4565b6affffffffffffffffffffff161015801561207257506affffffffffffffffffffff7f00000000000000000000000000000000000000000000000000000000000000001661231261020085016101e08601614ba4565b6affffffffffffffffffffff1611156132a9565b6123867f7265706c6963617300000000000000000000000000000000000000000000000061235c61022084016102008501614cb5565b60ff16158015906120725750600f61237c61022085016102008601614cb5565b60ff1611156132a9565b61240f7f71756f72756d000000000000000000000000000000000000000000000000000060026123be61022085016102008601614cb5565b6123c891906156a6565b60ff166123dd61024085016102208601614cb5565b60ff1611801561207257506123fa61022084016102008501614cb5565b60ff1661237c61024085016102208601614cb5565b61241c8161026001613336565b5f633b9aca006affffffffffffffffffffff7f00000000000000000000000000000000000000000000000000000000000000001661246261018085016101608601615565565b67ffffffffffffffff166124769190614cce565b6124809190615419565b9050806124956101e084016101c08501614ba4565b6affffffffffffffffffffff161015612503576124ba6101e083016101c08401614ba4565b6040517f75dce8170000000000000000000000000000000000000000000000000000000081526affffffffffffffffffffff90911660048201526024810182905260440161085f565b5050565b610400811115612503576040517f0d8f8c250000000000000000000000000000000000000000000000000000000081526004810182905260240161085f565b5f463085858560405160200161256095949392919061574f565b6040516020818303038152906040528051906020012090505b9392505050565b5f6113c982426153bc565b612593613561565b6125c060017f9b779b17422d0df92223018b32b4d1fa46e071723d6817e2486d003becc55f005b906135ba565b565b6125db828260405180602001604052805f8152506135c1565b612503576040517f39f1c8d900000000000000000000000000000000000000000000000000000000815273ffffffffffffffffffffffffffffffffffffffff8316600482015260240161085f565b6125c05f7f9b779b17422d0df92223018b32b4d1fa46e071723d6817e2486d003becc55f006125ba565b5f806126736126656020850185614618565b846020013585604001612546565b915061267e82611dc7565b9050915091565b80545f9060ff1660018160088111156126a0576126a061478d565b141580156126c0575060028160088111156126bd576126bd61478d565b14155b156126fb5783816040517f2b3263b300000000000000000000000000000000000000000000000000000000815260040161085f929190614bbd565b5f612705846135d6565b61271f578354640100000000900464ffffffffff16612741565b8354612741906001906901000000000000000000900464ffffffffff16615926565b90508064ffffffffff16421115612794576040517fef8b2fe70000000000000000000000000000000000000000000000000000000081526004810186905264ffffffffff8216602482015260440161085f565b5f858152600260209081526040808320338452909152902092506001835460ff1660068111156127c6576127c661478d565b146128075782546040517fdb83e32d00000000000000000000000000000000000000000000000000000000815261085f918791339160ff1690600401614bd1565b505092915050565b612818816129dd565b73ffffffffffffffffffffffffffffffffffffffff83165f90815260208190526040812080549091906128599084906affffffffffffffffffffff16615542565b92506101000a8154816affffffffffffffffffffff02191690836affffffffffffffffffffff1602179055505050565b5f825f0361289857505f612906565b6128a2838361361d565b90506128b461dead611131838661542c565b8373ffffffffffffffffffffffffffffffffffffffff16857fcb84af7701c4c4e808af2f080cb536aa911c851100b85816d0ead81c83103152856040516128fd91815260200190565b60405180910390a35b949350505050565b80156125035773ffffffffffffffffffffffffffffffffffffffff82165f908152602081905260408120600101805483929061294b9084906153d9565b90915550505050565b825464ffffffffff8216640100000000810268ffffffffff000000001960ff861661010002167fffffffffffffffffffffffffffffffffffffffffffffff0000000000ffff00009093169290921791909117600117845560405190815284907f4b984b128cb29cfcf4f05c49adc450e45d428558ab8a4aaf687b218a2bd2dfa9906020016117c7565b5f6affffffffffffffffffffff821115612a2d576040517f6dfcc650000000000000000000000000000000000000000000000000000000008152605860048201526024810183905260440161085f565b5090565b6040518060e00160405280846008811115612a4e57612a4e61478d565b81525f60208083018290526040808401839052606084018390526080840183905260a0840183905260c09093018290528882526001908190529190208251815491929091839160ff1990911690836008811115612aad57612aad61478d565b02179055506020820151815460408401516060850151608086015160a087015160c09097015163ffffffff166e010000000000000000000000000000027fffffffffffffffffffffffffffff00000000ffffffffffffffffffffffffffff64ffffffffff988916690100000000000000000002167fffffffffffffffffffffffffffff000000000000000000ffffffffffffffffff989092166401000000000268ffffffffff000000001960ff948516630100000002167fffffffffffffffffffffffffffffffffffffffffffffff000000000000ffffff95851662010000027fffffffffffffffffffffffffffffffffffffffffffffffffffffffffff00ffff9590981661010002949094167fffffffffffffffffffffffffffffffffffffffffffffffffffffffffff0000ff90961695909517959095179290921617919091179390931692909217919091179055612c07848261290e565b847fc1b1941ea13562f185f4e863a40beef91f46a40be5294524da80a1f8d7e8fd48848484604051612c3b93929190615943565b60405180910390a25050505050565b5f839003612c5757505050565b604080513360208201525f9101604080517fffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffe081840301815282825280516020918201209083015201604051602081830303815290604052805190602001209050612cc38383868461362c565b6117d0576040517ffa5cd00f00000000000000000000000000000000000000000000000000000000815233600482015260240161085f565b73ffffffffffffffffffffffffffffffffffffffff82165f90815260208190526040902080547e01000000000000000000000000000000000000000000000000000000000000900460ff16612d94576040517fbfc6c33700000000000000000000000000000000000000000000000000000000815273ffffffffffffffffffffffffffffffffffffffff8416600482015260240161085f565b80546affffffffffffffffffffff908116908316811015612e14576040517f890c7d6b00000000000000000000000000000000000000000000000000000000815273ffffffffffffffffffffffffffffffffffffffff851660048201526affffffffffffffffffffff80831660248301528416604482015260640161085f565b612e1e8382615651565b82547fffffffffffffffffffffffffffffffffffffffffff0000000000000000000000166affffffffffffffffffffff9190911617909155505050565b5f6113c9612e716102e084016102c08501614cf8565b63ffffffff16612e896102c085016102a08601614cf8565b63ffffffff16612ea16102a086016102808701614cf8565b63ffffffff16612eb191906153bc565b612ebb91906153bc565b612580565b815460047fffffffffffffffffffffffffffffffffffff0000000000ffffffffffffff000090911661010060ff8416027fffffffffffffffffffffffffffffffffffff0000000000ffffffffffffffffff161717808355612f38906e010000000000000000000000000000900463ffffffff16612580565b825468ffffffffff00000000191664010000000064ffffffffff928316810291909117808555604051919004909116815283907f7a9b6e537878380036bc2a5c6d9a577f2757f2590c2ddcb0c77770ee64b3d9dd9060200161139c565b5f612fb4612fa66020860186614618565b856020013586604001612546565b5f81815260016020526040812080549293509160ff1690816008811115612fdd57612fdd61478d565b1480612ffa57506004816008811115612ff857612ff861478d565b115b8061301957508154613017908490610100900460ff168787613643565b155b1561302657505050505050565b8154640100000000900464ffffffffff164211600482600881111561304d5761304d61478d565b03613086578080613070575082546301000000810460ff90811661010090920416145b156130815761308184888888613724565b613164565b61308f836135d6565b80156130b0575082546901000000000000000000900464ffffffffff164210155b156130d95782546130819085906901000000000000000000900464ffffffffff16898989613950565b806130e75750505050505050565b60018260088111156130fb576130fb61478d565b0361310d576130818484898989613aab565b60028260088111156131215761312161478d565b03613133576130818484898989613c53565b613164848888885f81811061314a5761314a6155c0565b905060200201602081019061315f9190614618565b613e35565b50505050505050565b80612503576040517fdda555a00000000000000000000000000000000000000000000000000000000081526004810183905260240161085f565b5f806131b96040840160208501615674565b905082351580159061257957507fff0000000000000000000000000000000000000000000000000000000000000081167f5500000000000000000000000000000000000000000000000000000000000000148061325757507fff0000000000000000000000000000000000000000000000000000000000000081167f7000000000000000000000000000000000000000000000000000000000000000145b8061257957507fff0000000000000000000000000000000000000000000000000000000000000081167f7100000000000000000000000000000000000000000000000000000000000000149392505050565b80612503576040517f16599ed20000000000000000000000000000000000000000000000000000000081526004810183905260240161085f565b5f6132ed826131a7565b806113c9575081351580156113c9575061330d6040830160208401615674565b7fff00000000000000000000000000000000000000000000000000000000000000161592915050565b6133907f6d61746368696e6700000000000000000000000000000000000000000000000061207261336a6020850185614cf8565b7f0000000000000000000000000000000000000000000000000000000000000000613f06565b6133ed7f73657475700000000000000000000000000000000000000000000000000000006120726133c76040850160208601614cf8565b7f0000000000000000000000000000000000000000000000000000000000000000613f06565b61344a7f72756e00000000000000000000000000000000000000000000000000000000006120726134246060850160408601614cf8565b7f0000000000000000000000000000000000000000000000000000000000000000613f06565b6134a77f64656c69766572000000000000000000000000000000000000000000000000006120726134816080850160608601614cf8565b7f0000000000000000000000000000000000000000000000000000000000000000613f06565b6135047f72657665616c00000000000000000000000000000000000000000000000000006120726134de60a0850160808601614cf8565b7f0000000000000000000000000000000000000000000000000000000000000000613f06565b610fa67f6368616c6c656e6765000000000000000000000000000000000000000000000061207261353b60c0850160a08601614cf8565b7f0000000000000000000000000000000000000000000000000000000000000000613f06565b7f9b779b17422d0df92223018b32b4d1fa46e071723d6817e2486d003becc55f005c156125c0576040517f3ee5aeb500000000000000000000000000000000000000000000000000000000815260040160405180910390fd5b80825d5050565b5f5f5f83516020850186885af1949350505050565b80545f906901000000000000000000900464ffffffffff16158015906113c95750505464ffffffffff64010000000082048116690100000000000000000090920416111590565b5f828218828410028218612579565b5f82613639868685613f32565b1495945050505050565b5f81841461365257505f612906565b5f805b85811015613717575f858583818110613670576136706155c0565b90506020020160208101906136859190614618565b5f89815260026020908152604080832073ffffffffffffffffffffffffffffffffffffffff8086168086529190935292205492935060ff9092169185161015806136df57505f8160068111156136dd576136dd61478d565b145b806136fb575060048160068111156136f9576136f961478d565b115b1561370c575f945050505050612906565b509150600101613655565b5060019695505050505050565b604083015f61373586838686613f73565b90505f6137568261374e61024086016102208701614cb5565b60ff1661413d565b90505f613762846141fb565b90505f805b8681101561391a575f888883818110613782576137826155c0565b90506020020160208101906137979190614618565b5f8c815260026020908152604080832073ffffffffffffffffffffffffffffffffffffffff85168452909152902090915085158015906137ef5750858784815181106137e5576137e56155c0565b6020026020010151145b1561383957806001015493505f613806898361423a565b9050613812818761542c565b95506138338d848361382c6102008e016101e08f01614ba4565b60016142d5565b506138d7565b851580156138625750868381518110613854576138546155c0565b60200260200101515f5f1b14155b156138945761388f8261387d6102008b016101e08c01614ba4565b6affffffffffffffffffffff1661280f565b6138d7565b6138ca8c836138ab6102008c016101e08d01614ba4565b6affffffffffffffffffffff1661111f6101e08d016101c08e01614ba4565b6138d490866153d9565b94505b505f8b815260026020908152604080832073ffffffffffffffffffffffffffffffffffffffff909416835292905290812081815560019081019190915501613767565b506139458961392c60208b018b614618565b5f86900361393b57600661393e565b60055b8486612a31565b505050505050505050565b604083015f61395e826141fb565b90505f5b83811015613a90575f85858381811061397d5761397d6155c0565b90506020020160208101906139929190614618565b90505f613a256139aa6101e087016101c08801614ba4565b5f8c815260026020908152604080832073ffffffffffffffffffffffffffffffffffffffff881684529091529020546affffffffffffffffffffff9190911690613a019062010000900464ffffffffff168c615926565b64ffffffffff16613a1a6102c089016102a08a01614cf8565b63ffffffff16614471565b9050613a31818561542c565b5f8b815260026020908152604080832073ffffffffffffffffffffffffffffffffffffffff871684529091528120818155600101559350613a868a8383613a806102008a016101e08b01614ba4565b5f6142d5565b5050600101613962565b5061316487613aa26020880188614618565b60085f85612a31565b8354610100900460ff16613ac761028085016102608601614cb5565b60ff168160ff161015613bab575f5b82811015613b85575f87815260026020526040812090858584818110613afe57613afe6155c0565b9050602002016020810190613b139190614618565b73ffffffffffffffffffffffffffffffffffffffff16815260208101919091526040015f90812081815560010155613b7d848483818110613b5657613b566155c0565b9050602002016020810190613b6b9190614618565b61387d61024088016102208901614ba4565b600101613ad6565b50613ba686613b976020870187614618565b60075f6116ca60408a016141fb565b613c4b565b845460ff808316620100009092041603613bca57613ba6868683612ec0565b845460ff19166002178555613be160408501612e5b565b855468ffffffffff00000000191664010000000064ffffffffff9283168102919091178088556040805160ff8616815292909104909216602082015287917f9bbd140c951a4dd3c5e2c46412b9f47b41923fe11bbc966abbcf6ded0aa886f2910160405180910390a25b505050505050565b604083015f6014613c6c61024087016102208801614ba4565b6affffffffffffffffffffff16613c839190615419565b90505f805b84811015613dca575f868683818110613ca357613ca36155c0565b9050602002016020810190613cb89190614618565b905060015f8b815260026020908152604080832073ffffffffffffffffffffffffffffffffffffffff8616845290915290205460ff166006811115613cff57613cff61478d565b14613d0a5750613dc2565b5f8a815260026020908152604080832073ffffffffffffffffffffffffffffffffffffffff851684529091529020805460ff19166006179055613d5b8a828661111f6101e08a016101c08b01614ba4565b613d6590846153d9565b9250613d7e818561108a61020089016101e08a01614ba4565b60405173ffffffffffffffffffffffffffffffffffffffff8216908b907f4ea767e10a72eeac39bcdaf26aad3a369a4453b49897d71ebed505cc2d00af27905f90a3505b600101613c88565b50613de1613ddb6020880188614618565b8261290e565b865462010000900460ff16613dfe61024085016102208601614cb5565b60ff168160ff1610613e1a57613e15898983612ec0565b613945565b6139458989836111a0610b646102808a016102608b01614cf8565b5f83815260026020908152604080832073ffffffffffffffffffffffffffffffffffffffff85168452909152808220600181015490929091613e799086018461423a565b5f87815260026020908152604080832073ffffffffffffffffffffffffffffffffffffffff891684529091528120818155600101559050613ec886858361382c6102408a016102208b01614ba4565b613c4b86613ed96020880188614618565b60058585613eef6102208c016102008d01614ba4565b6affffffffffffffffffffff166116ca919061542c565b5f8163ffffffff168363ffffffff16101580156125795750505062278d0063ffffffff91909116111590565b5f81815b84811015613f6a57613f6082878784818110613f5457613f546155c0565b905060200201356144a4565b9150600101613f36565b50949350505050565b60608167ffffffffffffffff811115613f8e57613f8e614d59565b604051908082528060200260200182016040528015613fb7578160200160208202803683370190505b5090505f5b82811015613f6a575f86815260026020526040812081868685818110613fe457613fe46155c0565b9050602002016020810190613ff99190614618565b73ffffffffffffffffffffffffffffffffffffffff16815260208101919091526040015f2090506004815460ff1660068111156140385761403861478d565b141580614072575061405261018087016101608801615565565b815467ffffffffffffffff91821668010000000000000000909104909116115b1561407d5750614135565b6001810154815460408051602081019390935260ff6701000000000000008304169083015267ffffffffffffffff6801000000000000000082041660608301527001000000000000000000000000000000009004608090811b7fffffffffffffffffffffffffffffffff00000000000000000000000000000000169082015260a00160405160208183030381529060405280519060200120838381518110614127576141276155c0565b602002602001018181525050505b600101613fbc565b81515f90815b8161414e85836153d9565b116141f1575f858281518110614166576141666155c0565b60200260200101519050805f5f1b0361417f57506141e1565b60015f61418c84836153d9565b90505b848110156141cb57828882815181106141aa576141aa6155c0565b6020026020010151036141c3576141c082615962565b91505b60010161418f565b508581106141de575092506113c9915050565b50505b6141ea81615962565b9050614143565b505f949350505050565b5f61420e61022083016102008401614cb5565b60ff166142236101e084016101c08501614ba4565b6affffffffffffffffffffff166113c99190614cce565b80545f90670100000000000000900460ff16614276576142626101e084016101c08501614ba4565b6affffffffffffffffffffff1690506113c9565b61257961428b6101e085016101c08601614ba4565b83546affffffffffffffffffffff919091169068010000000000000000900467ffffffffffffffff166142c661018087016101608801615565565b67ffffffffffffffff16614471565b73ffffffffffffffffffffffffffffffffffffffff84165f90815260208190526040812080549091849183919061431a9084906affffffffffffffffffffff16615542565b92506101000a8154816affffffffffffffffffffff02191690836affffffffffffffffffffff16021790555061434f846129dd565b81548290600b9061437d9084906b01000000000000000000000090046affffffffffffffffffffff16615542565b92506101000a8154816affffffffffffffffffffff02191690836affffffffffffffffffffff1602179055508180156143d757508054760100000000000000000000000000000000000000000000900462ffffff90811614155b15614428578054819060169061440b90760100000000000000000000000000000000000000000000900462ffffff16615999565b91906101000a81548162ffffff021916908362ffffff1602179055505b8473ffffffffffffffffffffffffffffffffffffffff16867f174a4b0e7eaae7ec6cd24384a9b474388e4840f98e5d3ef175ae16ba483d3add86604051610a3291815260200190565b5f612906614480600486615419565b8361448b868661361d565b6144959088614cce565b61449f9190615419565b6144d0565b5f8183106144be575f828152602084905260409020612579565b5f838152602083905260409020612579565b5f828218828411028218612579565b5f606082840312156144ef575f5ffd5b50919050565b5f5f5f5f60c08587031215614508575f5ffd5b8435935061451986602087016144df565b939693955050505060808201359160a0013590565b5f5f83601f84011261453e575f5ffd5b50813567ffffffffffffffff811115614555575f5ffd5b60208301915083602082850101111561456c575f5ffd5b9250929050565b5f5f5f5f8486036103c0811215614588575f5ffd5b853594506103807fffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffe0820112156145bc575f5ffd5b506020850192506103a085013567ffffffffffffffff8111156145dd575f5ffd5b6145e98782880161452e565b95989497509550505050565b803573ffffffffffffffffffffffffffffffffffffffff81168114611e25575f5ffd5b5f60208284031215614628575f5ffd5b612579826145f5565b5f6103c082840312156144ef575f5ffd5b803560ff81168114611e25575f5ffd5b5f5f5f838503610420811215614666575f5ffd5b6146708686614631565b935061467f6103c08601614642565b925060407ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffc20820112156146b0575f5ffd5b506103e0840190509250925092565b5f5f5f5f5f5f61010087890312156146d5575f5ffd5b863595506146e560208801614642565b94506146f3604088016145f5565b935061470288606089016144df565b9598949750929560c08101359460e0909101359350915050565b5f5f6020838503121561472d575f5ffd5b823567ffffffffffffffff811115614743575f5ffd5b61474f8582860161452e565b90969095509350505050565b5f6103c0828403121561476c575f5ffd5b6125798383614631565b5f60208284031215614786575f5ffd5b5035919050565b7f4e487b71000000000000000000000000000000000000000000000000000000005f52602160045260245ffd5b600981106147ca576147ca61478d565b9052565b60c081016147dc82896147ba565b60ff8716602083015260ff8616604083015260ff8516606083015264ffffffffff8416608083015264ffffffffff831660a0830152979650505050505050565b5f5f5f610440848603121561482f575f5ffd5b6148398585614631565b9250614849856103c086016144df565b92959294505050610420919091013590565b5f6101e0820190506148c782845163ffffffff815116825263ffffffff602082015116602083015263ffffffff604082015116604083015263ffffffff606082015116606083015263ffffffff608082015116608083015263ffffffff60a08201511660a08301525050565b602083015163ffffffff811660c084015250604083015163ffffffff811660e084015250606083015162ffffff811661010084015250608083015161ffff81166101208401525060a08301516affffffffffffffffffffff81166101408401525060c08301516affffffffffffffffffffff81166101608401525060e08301516affffffffffffffffffffff8116610180840152506101008301516affffffffffffffffffffff81166101a0840152506101208301516affffffffffffffffffffff81166101c08401525092915050565b5f5f83601f8401126149a8575f5ffd5b50813567ffffffffffffffff8111156149bf575f5ffd5b6020830191508360208260051b850101111561456c575f5ffd5b5f5f5f6103e084860312156149ec575f5ffd5b6149f68585614631565b92506103c084013567ffffffffffffffff811115614a12575f5ffd5b614a1e86828701614998565b9497909650939450505050565b5f5f60408385031215614a3c575f5ffd5b50508035926020909101359150565b5f5f60408385031215614a5c575f5ffd5b82359150614a6c602084016145f5565b90509250929050565b600781106147ca576147ca61478d565b60e08101614a93828a614a75565b60ff978816602083015264ffffffffff96909616604082015293909516606084015267ffffffffffffffff9190911660808301527fffffffffffffffffffffffffffffffff000000000000000000000000000000001660a082015260c00191909152919050565b5f5f5f5f60408587031215614b0d575f5ffd5b843567ffffffffffffffff811115614b23575f5ffd5b8501601f81018713614b33575f5ffd5b803567ffffffffffffffff811115614b49575f5ffd5b8760206103c083028401011115614b5e575f5ffd5b60209182019550935085013567ffffffffffffffff811115614b7e575f5ffd5b6145e987828801614998565b80356affffffffffffffffffffff81168114611e25575f5ffd5b5f60208284031215614bb4575f5ffd5b61257982614b8a565b8281526040810161257960208301846147ba565b83815273ffffffffffffffffffffffffffffffffffffffff83166020820152606081016129066040830184614a75565b7f4e487b71000000000000000000000000000000000000000000000000000000005f52601160045260245ffd5b5f60ff821660ff8103614c4357614c43614c01565b60010192915050565b803567ffffffffffffffff81168114611e25575f5ffd5b8035825260ff614c7560208301614642565b16602083015267ffffffffffffffff614c9060408301614c4c565b1660408301525050565b60808101614ca88285614c63565b8260608301529392505050565b5f60208284031215614cc5575f5ffd5b61257982614642565b80820281158282048414176113c9576113c9614c01565b803563ffffffff81168114611e25575f5ffd5b5f60208284031215614d08575f5ffd5b61257982614ce5565b80357fffffffffffffffff00000000000000000000000000000000000000000000000081168114611e25575f5ffd5b5f60208284031215614d50575f5ffd5b61257982614d11565b7f4e487b71000000000000000000000000000000000000000000000000000000005f52604160045260245ffd5b604051610240810167ffffffffffffffff81118282101715614dcf577f4e487b71000000000000000000000000000000000000000000000000000000005f52604160045260245ffd5b60405290565b80357fff0000000000000000000000000000000000000000000000000000000000000081168114611e25575f5ffd5b5f60408284031215614e14575f5ffd5b6040805190810167ffffffffffffffff81118282101715614e5c577f4e487b71000000000000000000000000000000000000000000000000000000005f52604160045260245ffd5b60405282358152905080614e7260208401614dd5565b60208201525092915050565b803561ffff81168114611e25575f5ffd5b5f60c08284031215614e9f575f5ffd5b60405160c0810167ffffffffffffffff81118282101715614ee7577f4e487b71000000000000000000000000000000000000000000000000000000005f52604160045260245ffd5b604052905080614ef683614ce5565b8152614f0460208401614ce5565b6020820152614f1560408401614ce5565b6040820152614f2660608401614ce5565b6060820152614f3760808401614ce5565b6080820152614f4860a08401614ce5565b60a08201525092915050565b5f610380828403128015614f66575f5ffd5b50614f6f614d86565b614f798484614e04565b8152614f888460408501614e04565b6020820152614f9a8460808501614e04565b6040820152614fac8460c08501614e04565b6060820152614fbf846101008501614e04565b6080820152614fd16101408401614d11565b60a0820152614fe36101608401614c4c565b60c0820152614ff56101808401614ce5565b60e08201526150076101a08401614ce5565b61010082015261501a6101c08401614b8a565b61012082015261502d6101e08401614b8a565b6101408201526150406102008401614642565b6101608201526150536102208401614642565b6101808201526150666102408401614e7e565b6101a082015261507a846102608501614e8f565b6101c08201526103208301356101e08201526103408301356102008201526150a56103608401614642565b6102208201529392505050565b81835281816020850137505f602082840101525f60207fffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffe0601f840116840101905092915050565b73ffffffffffffffffffffffffffffffffffffffff8451168152602084015160208201525f604085015161515d604084018251805182526020908101517fff0000000000000000000000000000000000000000000000000000000000000016910152565b60208181015180516080860152908101517fff000000000000000000000000000000000000000000000000000000000000001660a0850152506040810151805160c085015260208101517fff000000000000000000000000000000000000000000000000000000000000001660e0850152506060810151805161010085015260208101517fff0000000000000000000000000000000000000000000000000000000000000016610120850152506080810151805161014085015260208101517fff00000000000000000000000000000000000000000000000000000000000000166101608501525060a08101517fffffffffffffffff00000000000000000000000000000000000000000000000081166101808501525060c081015167ffffffffffffffff81166101a08501525060e081015163ffffffff81166101c08501525061010081015163ffffffff81166101e0850152506101208101516affffffffffffffffffffff8116610200850152506101408101516affffffffffffffffffffff81166102208501525061016081015160ff81166102408501525061018081015160ff8116610260850152506101a081015161ffff8116610280850152506101c0810151805163ffffffff9081166102a0860152602082015181166102c0860152604082015181166102e0860152606082015181166103008601526080820151811661032086015260a082015116610340850152506101e0810151610360840152610200810151610380840152610220015160ff81166103a0840152506103e06103c08301526153b36103e0830184866150b2565b95945050505050565b64ffffffffff81811683821601908111156113c9576113c9614c01565b808201808211156113c9576113c9614c01565b7f4e487b71000000000000000000000000000000000000000000000000000000005f52601260045260245ffd5b5f82615427576154276153ec565b500490565b818103818111156113c9576113c9614c01565b803582527fff0000000000000000000000000000000000000000000000000000000000000061547060208301614dd5565b1660208301525050565b60ff8316815260608101612579602083018461543f565b60ff82811682821603908111156113c9576113c9614c01565b5f610180820190508b82528a602083015273ffffffffffffffffffffffffffffffffffffffff8a16604083015288606083015260ff881660808301528660a083015273ffffffffffffffffffffffffffffffffffffffff861660c083015261551560e0830186614c63565b610140820193909352610160015298975050505050505050565b602081525f6129066020830184866150b2565b6affffffffffffffffffffff81811683821601908111156113c9576113c9614c01565b5f60208284031215615575575f5ffd5b61257982614c4c565b60a0810161558c8286614c63565b83606083015264ffffffffff83166080830152949350505050565b60ff81811683821601908111156113c9576113c9614c01565b7f4e487b71000000000000000000000000000000000000000000000000000000005f52603260045260245ffd5b5f5f83357fffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffe1843603018112615620575f5ffd5b83018035915067ffffffffffffffff82111561563a575f5ffd5b6020019150600581901b360382131561456c575f5ffd5b6affffffffffffffffffffff82811682821603908111156113c9576113c9614c01565b5f60208284031215615684575f5ffd5b61257982614dd5565b5f6020828403121561569d575f5ffd5b61257982614e7e565b5f60ff8316806156b8576156b86153ec565b8060ff84160491505092915050565b63ffffffff6156d582614ce5565b16825263ffffffff6156e960208301614ce5565b16602083015263ffffffff61570060408301614ce5565b16604083015263ffffffff61571760608301614ce5565b16606083015263ffffffff61572e60808301614ce5565b16608083015263ffffffff61574560a08301614ce5565b1660a08301525050565b85815273ffffffffffffffffffffffffffffffffffffffff85811660208301528416604082015260608101839052610400810161578f608083018461543f565b61579f60c083016040850161543f565b6157b061010083016080850161543f565b6157c1610140830160c0850161543f565b6157d36101808301610100850161543f565b6157e06101408401614d11565b7fffffffffffffffff000000000000000000000000000000000000000000000000166101c08301526158156101608401614c4c565b67ffffffffffffffff166101e08301526158326101808401614ce5565b63ffffffff1661020083015261584b6101a08401614ce5565b63ffffffff166102208301526158646101c08401614b8a565b6affffffffffffffffffffff166102408301526158846101e08401614b8a565b6affffffffffffffffffffff166102608301526158a46102008401614642565b60ff166102808301526158ba6102208401614642565b60ff166102a08301526158d06102408401614e7e565b61ffff166102c08301526158ec6102e0830161026085016156c7565b6103208301356103a08301526103408301356103c08301526159116103608401614642565b60ff81166103e0840152509695505050505050565b64ffffffffff82811682821603908111156113c9576113c9614c01565b6060810161595182866147ba565b602082019390935260400152919050565b5f7fffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff820361599257615992614c01565b5060010190565b5f62ffffff821662ffffff8103614c4357614c43614c0156",
}

// JobAgency is an auto generated Go binding around an Ethereum contract.
type JobAgency struct {
	abi abi.ABI
}

// GetABI returns the ABI associated with this contract binding.
func (c *JobAgency) GetABI() abi.ABI {
	return c.abi
}

// NewJobAgency creates a new instance of JobAgency.
func NewJobAgency() *JobAgency {
	parsed, err := JobAgencyMetaData.ParseABI()
	if err != nil {
		panic(errors.New("invalid ABI: " + err.Error()))
	}
	return &JobAgency{abi: *parsed}
}

// Instance creates a wrapper for a deployed contract instance at the given address.
// Use this to create the instance object passed to abigen v2 library functions Call, Transact, etc.
func (c *JobAgency) Instance(backend bind.ContractBackend, addr common.Address) *bind.BoundContract {
	return bind.NewBoundContract(addr, c.abi, backend, backend, backend)
}

// PackConstructor is the Go binding used to pack the parameters required for
// contract deployment.
//
// Solidity: constructor(((uint32,uint32,uint32,uint32,uint32,uint32),uint32,uint32,uint24,uint16,uint88,uint88,uint88,uint88,uint88) chosen) returns()
func (jobAgency *JobAgency) PackConstructor(chosen Terms) []byte {
	enc, err := jobAgency.abi.Pack("", chosen)
	if err != nil {
		panic(err)
	}
	return enc
}

// PackAccountOf is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x8086b8ba.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function accountOf(address account) view returns(uint88 deposit, uint88 credit, uint256 refund, uint24 verified, uint40 lastPayout, bool registered)
func (jobAgency *JobAgency) PackAccountOf(account common.Address) []byte {
	enc, err := jobAgency.abi.Pack("accountOf", account)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackAccountOf is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x8086b8ba.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function accountOf(address account) view returns(uint88 deposit, uint88 credit, uint256 refund, uint24 verified, uint40 lastPayout, bool registered)
func (jobAgency *JobAgency) TryPackAccountOf(account common.Address) ([]byte, error) {
	return jobAgency.abi.Pack("accountOf", account)
}

// AccountOfOutput serves as a container for the return parameters of contract
// method AccountOf.
type AccountOfOutput struct {
	Deposit    *big.Int
	Credit     *big.Int
	Refund     *big.Int
	Verified   *big.Int
	LastPayout *big.Int
	Registered bool
}

// UnpackAccountOf is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0x8086b8ba.
//
// Solidity: function accountOf(address account) view returns(uint88 deposit, uint88 credit, uint256 refund, uint24 verified, uint40 lastPayout, bool registered)
func (jobAgency *JobAgency) UnpackAccountOf(data []byte) (AccountOfOutput, error) {
	out, err := jobAgency.abi.Unpack("accountOf", data)
	outstruct := new(AccountOfOutput)
	if err != nil {
		return *outstruct, err
	}
	outstruct.Deposit = abi.ConvertType(out[0], new(big.Int)).(*big.Int)
	outstruct.Credit = abi.ConvertType(out[1], new(big.Int)).(*big.Int)
	outstruct.Refund = abi.ConvertType(out[2], new(big.Int)).(*big.Int)
	outstruct.Verified = abi.ConvertType(out[3], new(big.Int)).(*big.Int)
	outstruct.LastPayout = abi.ConvertType(out[4], new(big.Int)).(*big.Int)
	outstruct.Registered = *abi.ConvertType(out[5], new(bool)).(*bool)
	return *outstruct, nil
}

// PackCancel is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xd50c104f.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function cancel((address,bytes32,((bytes32,bytes1),(bytes32,bytes1),(bytes32,bytes1),(bytes32,bytes1),(bytes32,bytes1),bytes8,uint64,uint32,uint32,uint88,uint88,uint8,uint8,uint16,(uint32,uint32,uint32,uint32,uint32,uint32),bytes32,bytes32,uint8)) job) returns()
func (jobAgency *JobAgency) PackCancel(job Job) []byte {
	enc, err := jobAgency.abi.Pack("cancel", job)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackCancel is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xd50c104f.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function cancel((address,bytes32,((bytes32,bytes1),(bytes32,bytes1),(bytes32,bytes1),(bytes32,bytes1),(bytes32,bytes1),bytes8,uint64,uint32,uint32,uint88,uint88,uint8,uint8,uint16,(uint32,uint32,uint32,uint32,uint32,uint32),bytes32,bytes32,uint8)) job) returns()
func (jobAgency *JobAgency) TryPackCancel(job Job) ([]byte, error) {
	return jobAgency.abi.Pack("cancel", job)
}

// PackClaim is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xd586a9d7.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function claim((address,bytes32,((bytes32,bytes1),(bytes32,bytes1),(bytes32,bytes1),(bytes32,bytes1),(bytes32,bytes1),bytes8,uint64,uint32,uint32,uint88,uint88,uint8,uint8,uint16,(uint32,uint32,uint32,uint32,uint32,uint32),bytes32,bytes32,uint8)) job, bytes32[] proof) returns()
func (jobAgency *JobAgency) PackClaim(job Job, proof [][32]byte) []byte {
	enc, err := jobAgency.abi.Pack("claim", job, proof)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackClaim is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xd586a9d7.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function claim((address,bytes32,((bytes32,bytes1),(bytes32,bytes1),(bytes32,bytes1),(bytes32,bytes1),(bytes32,bytes1),bytes8,uint64,uint32,uint32,uint88,uint88,uint8,uint8,uint16,(uint32,uint32,uint32,uint32,uint32,uint32),bytes32,bytes32,uint8)) job, bytes32[] proof) returns()
func (jobAgency *JobAgency) TryPackClaim(job Job, proof [][32]byte) ([]byte, error) {
	return jobAgency.abi.Pack("claim", job, proof)
}

// PackCommit is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xe3ce094d.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function commit(bytes32 id, bytes32 commitment) returns()
func (jobAgency *JobAgency) PackCommit(id [32]byte, commitment [32]byte) []byte {
	enc, err := jobAgency.abi.Pack("commit", id, commitment)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackCommit is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xe3ce094d.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function commit(bytes32 id, bytes32 commitment) returns()
func (jobAgency *JobAgency) TryPackCommit(id [32]byte, commitment [32]byte) ([]byte, error) {
	return jobAgency.abi.Pack("commit", id, commitment)
}

// PackCommitmentOf is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x5c59c96a.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function commitmentOf(bytes32 id, uint8 seat, address worker, (bytes32,uint8,uint64) result, bytes32 fingerprint, bytes32 salt) view returns(bytes32)
func (jobAgency *JobAgency) PackCommitmentOf(id [32]byte, seat uint8, worker common.Address, result RunResult, fingerprint [32]byte, salt [32]byte) []byte {
	enc, err := jobAgency.abi.Pack("commitmentOf", id, seat, worker, result, fingerprint, salt)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackCommitmentOf is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x5c59c96a.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function commitmentOf(bytes32 id, uint8 seat, address worker, (bytes32,uint8,uint64) result, bytes32 fingerprint, bytes32 salt) view returns(bytes32)
func (jobAgency *JobAgency) TryPackCommitmentOf(id [32]byte, seat uint8, worker common.Address, result RunResult, fingerprint [32]byte, salt [32]byte) ([]byte, error) {
	return jobAgency.abi.Pack("commitmentOf", id, seat, worker, result, fingerprint, salt)
}

// UnpackCommitmentOf is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0x5c59c96a.
//
// Solidity: function commitmentOf(bytes32 id, uint8 seat, address worker, (bytes32,uint8,uint64) result, bytes32 fingerprint, bytes32 salt) view returns(bytes32)
func (jobAgency *JobAgency) UnpackCommitmentOf(data []byte) ([32]byte, error) {
	out, err := jobAgency.abi.Unpack("commitmentOf", data)
	if err != nil {
		return *new([32]byte), err
	}
	out0 := *abi.ConvertType(out[0], new([32]byte)).(*[32]byte)
	return out0, nil
}

// PackJobId is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x8ca61013.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function jobId((address,bytes32,((bytes32,bytes1),(bytes32,bytes1),(bytes32,bytes1),(bytes32,bytes1),(bytes32,bytes1),bytes8,uint64,uint32,uint32,uint88,uint88,uint8,uint8,uint16,(uint32,uint32,uint32,uint32,uint32,uint32),bytes32,bytes32,uint8)) job) view returns(bytes32)
func (jobAgency *JobAgency) PackJobId(job Job) []byte {
	enc, err := jobAgency.abi.Pack("jobId", job)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackJobId is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x8ca61013.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function jobId((address,bytes32,((bytes32,bytes1),(bytes32,bytes1),(bytes32,bytes1),(bytes32,bytes1),(bytes32,bytes1),bytes8,uint64,uint32,uint32,uint88,uint88,uint8,uint8,uint16,(uint32,uint32,uint32,uint32,uint32,uint32),bytes32,bytes32,uint8)) job) view returns(bytes32)
func (jobAgency *JobAgency) TryPackJobId(job Job) ([]byte, error) {
	return jobAgency.abi.Pack("jobId", job)
}

// UnpackJobId is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0x8ca61013.
//
// Solidity: function jobId((address,bytes32,((bytes32,bytes1),(bytes32,bytes1),(bytes32,bytes1),(bytes32,bytes1),(bytes32,bytes1),bytes8,uint64,uint32,uint32,uint88,uint88,uint8,uint8,uint16,(uint32,uint32,uint32,uint32,uint32,uint32),bytes32,bytes32,uint8)) job) view returns(bytes32)
func (jobAgency *JobAgency) UnpackJobId(data []byte) ([32]byte, error) {
	out, err := jobAgency.abi.Unpack("jobId", data)
	if err != nil {
		return *new([32]byte), err
	}
	out0 := *abi.ConvertType(out[0], new([32]byte)).(*[32]byte)
	return out0, nil
}

// PackJobOf is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xaffe000e.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function jobOf(bytes32 id) view returns(uint8 state, uint8 taken, uint8 committed, uint8 revealed, uint40 deadline, uint40 cancelAt)
func (jobAgency *JobAgency) PackJobOf(id [32]byte) []byte {
	enc, err := jobAgency.abi.Pack("jobOf", id)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackJobOf is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xaffe000e.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function jobOf(bytes32 id) view returns(uint8 state, uint8 taken, uint8 committed, uint8 revealed, uint40 deadline, uint40 cancelAt)
func (jobAgency *JobAgency) TryPackJobOf(id [32]byte) ([]byte, error) {
	return jobAgency.abi.Pack("jobOf", id)
}

// JobOfOutput serves as a container for the return parameters of contract
// method JobOf.
type JobOfOutput struct {
	State     uint8
	Taken     uint8
	Committed uint8
	Revealed  uint8
	Deadline  *big.Int
	CancelAt  *big.Int
}

// UnpackJobOf is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0xaffe000e.
//
// Solidity: function jobOf(bytes32 id) view returns(uint8 state, uint8 taken, uint8 committed, uint8 revealed, uint40 deadline, uint40 cancelAt)
func (jobAgency *JobAgency) UnpackJobOf(data []byte) (JobOfOutput, error) {
	out, err := jobAgency.abi.Unpack("jobOf", data)
	outstruct := new(JobOfOutput)
	if err != nil {
		return *outstruct, err
	}
	outstruct.State = *abi.ConvertType(out[0], new(uint8)).(*uint8)
	outstruct.Taken = *abi.ConvertType(out[1], new(uint8)).(*uint8)
	outstruct.Committed = *abi.ConvertType(out[2], new(uint8)).(*uint8)
	outstruct.Revealed = *abi.ConvertType(out[3], new(uint8)).(*uint8)
	outstruct.Deadline = abi.ConvertType(out[4], new(big.Int)).(*big.Int)
	outstruct.CancelAt = abi.ConvertType(out[5], new(big.Int)).(*big.Int)
	return *outstruct, nil
}

// PackPost is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x24741d50.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function post(bytes32 salt, ((bytes32,bytes1),(bytes32,bytes1),(bytes32,bytes1),(bytes32,bytes1),(bytes32,bytes1),bytes8,uint64,uint32,uint32,uint88,uint88,uint8,uint8,uint16,(uint32,uint32,uint32,uint32,uint32,uint32),bytes32,bytes32,uint8) spec, bytes peers) payable returns(bytes32 id)
func (jobAgency *JobAgency) PackPost(salt [32]byte, spec JobSpec, peers []byte) []byte {
	enc, err := jobAgency.abi.Pack("post", salt, spec, peers)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackPost is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x24741d50.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function post(bytes32 salt, ((bytes32,bytes1),(bytes32,bytes1),(bytes32,bytes1),(bytes32,bytes1),(bytes32,bytes1),bytes8,uint64,uint32,uint32,uint88,uint88,uint8,uint8,uint16,(uint32,uint32,uint32,uint32,uint32,uint32),bytes32,bytes32,uint8) spec, bytes peers) payable returns(bytes32 id)
func (jobAgency *JobAgency) TryPackPost(salt [32]byte, spec JobSpec, peers []byte) ([]byte, error) {
	return jobAgency.abi.Pack("post", salt, spec, peers)
}

// UnpackPost is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0x24741d50.
//
// Solidity: function post(bytes32 salt, ((bytes32,bytes1),(bytes32,bytes1),(bytes32,bytes1),(bytes32,bytes1),(bytes32,bytes1),bytes8,uint64,uint32,uint32,uint88,uint88,uint8,uint8,uint16,(uint32,uint32,uint32,uint32,uint32,uint32),bytes32,bytes32,uint8) spec, bytes peers) payable returns(bytes32 id)
func (jobAgency *JobAgency) UnpackPost(data []byte) ([32]byte, error) {
	out, err := jobAgency.abi.Unpack("post", data)
	if err != nil {
		return *new([32]byte), err
	}
	out0 := *abi.ConvertType(out[0], new([32]byte)).(*[32]byte)
	return out0, nil
}

// PackRegister is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x82fbdc9c.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function register(bytes peers) payable returns()
func (jobAgency *JobAgency) PackRegister(peers []byte) []byte {
	enc, err := jobAgency.abi.Pack("register", peers)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackRegister is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x82fbdc9c.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function register(bytes peers) payable returns()
func (jobAgency *JobAgency) TryPackRegister(peers []byte) ([]byte, error) {
	return jobAgency.abi.Pack("register", peers)
}

// PackRelease is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x5494469e.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function release((address,bytes32,((bytes32,bytes1),(bytes32,bytes1),(bytes32,bytes1),(bytes32,bytes1),(bytes32,bytes1),bytes8,uint64,uint32,uint32,uint88,uint88,uint8,uint8,uint16,(uint32,uint32,uint32,uint32,uint32,uint32),bytes32,bytes32,uint8)) job, uint8 reason, (bytes32,bytes1) missing) returns()
func (jobAgency *JobAgency) PackRelease(job Job, reason uint8, missing Content) []byte {
	enc, err := jobAgency.abi.Pack("release", job, reason, missing)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackRelease is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x5494469e.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function release((address,bytes32,((bytes32,bytes1),(bytes32,bytes1),(bytes32,bytes1),(bytes32,bytes1),(bytes32,bytes1),bytes8,uint64,uint32,uint32,uint88,uint88,uint8,uint8,uint16,(uint32,uint32,uint32,uint32,uint32,uint32),bytes32,bytes32,uint8)) job, uint8 reason, (bytes32,bytes1) missing) returns()
func (jobAgency *JobAgency) TryPackRelease(job Job, reason uint8, missing Content) ([]byte, error) {
	return jobAgency.abi.Pack("release", job, reason, missing)
}

// PackReveal is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x09cb09ba.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function reveal(bytes32 id, (bytes32,uint8,uint64) result, bytes32 fingerprint, bytes32 salt) returns()
func (jobAgency *JobAgency) PackReveal(id [32]byte, result RunResult, fingerprint [32]byte, salt [32]byte) []byte {
	enc, err := jobAgency.abi.Pack("reveal", id, result, fingerprint, salt)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackReveal is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x09cb09ba.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function reveal(bytes32 id, (bytes32,uint8,uint64) result, bytes32 fingerprint, bytes32 salt) returns()
func (jobAgency *JobAgency) TryPackReveal(id [32]byte, result RunResult, fingerprint [32]byte, salt [32]byte) ([]byte, error) {
	return jobAgency.abi.Pack("reveal", id, result, fingerprint, salt)
}

// PackRunOf is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xe492c29e.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function runOf(bytes32 id, address worker) view returns(uint8 state, uint8 seat, uint40 claimedAt, uint8 outcome, uint64 fuelUsed, bytes16 print, bytes32 seal)
func (jobAgency *JobAgency) PackRunOf(id [32]byte, worker common.Address) []byte {
	enc, err := jobAgency.abi.Pack("runOf", id, worker)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackRunOf is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xe492c29e.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function runOf(bytes32 id, address worker) view returns(uint8 state, uint8 seat, uint40 claimedAt, uint8 outcome, uint64 fuelUsed, bytes16 print, bytes32 seal)
func (jobAgency *JobAgency) TryPackRunOf(id [32]byte, worker common.Address) ([]byte, error) {
	return jobAgency.abi.Pack("runOf", id, worker)
}

// RunOfOutput serves as a container for the return parameters of contract
// method RunOf.
type RunOfOutput struct {
	State     uint8
	Seat      uint8
	ClaimedAt *big.Int
	Outcome   uint8
	FuelUsed  uint64
	Print     [16]byte
	Seal      [32]byte
}

// UnpackRunOf is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0xe492c29e.
//
// Solidity: function runOf(bytes32 id, address worker) view returns(uint8 state, uint8 seat, uint40 claimedAt, uint8 outcome, uint64 fuelUsed, bytes16 print, bytes32 seal)
func (jobAgency *JobAgency) UnpackRunOf(data []byte) (RunOfOutput, error) {
	out, err := jobAgency.abi.Unpack("runOf", data)
	outstruct := new(RunOfOutput)
	if err != nil {
		return *outstruct, err
	}
	outstruct.State = *abi.ConvertType(out[0], new(uint8)).(*uint8)
	outstruct.Seat = *abi.ConvertType(out[1], new(uint8)).(*uint8)
	outstruct.ClaimedAt = abi.ConvertType(out[2], new(big.Int)).(*big.Int)
	outstruct.Outcome = *abi.ConvertType(out[3], new(uint8)).(*uint8)
	outstruct.FuelUsed = *abi.ConvertType(out[4], new(uint64)).(*uint64)
	outstruct.Print = *abi.ConvertType(out[5], new([16]byte)).(*[16]byte)
	outstruct.Seal = *abi.ConvertType(out[6], new([32]byte)).(*[32]byte)
	return *outstruct, nil
}

// PackSettle is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xf0e35c7c.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function settle((address,bytes32,((bytes32,bytes1),(bytes32,bytes1),(bytes32,bytes1),(bytes32,bytes1),(bytes32,bytes1),bytes8,uint64,uint32,uint32,uint88,uint88,uint8,uint8,uint16,(uint32,uint32,uint32,uint32,uint32,uint32),bytes32,bytes32,uint8))[] jobs, address[][] workers) returns()
func (jobAgency *JobAgency) PackSettle(jobs []Job, workers [][]common.Address) []byte {
	enc, err := jobAgency.abi.Pack("settle", jobs, workers)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackSettle is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xf0e35c7c.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function settle((address,bytes32,((bytes32,bytes1),(bytes32,bytes1),(bytes32,bytes1),(bytes32,bytes1),(bytes32,bytes1),bytes8,uint64,uint32,uint32,uint88,uint88,uint8,uint8,uint16,(uint32,uint32,uint32,uint32,uint32,uint32),bytes32,bytes32,uint8))[] jobs, address[][] workers) returns()
func (jobAgency *JobAgency) TryPackSettle(jobs []Job, workers [][]common.Address) ([]byte, error) {
	return jobAgency.abi.Pack("settle", jobs, workers)
}

// PackSubmit is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xb8176c6b.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function submit((address,bytes32,((bytes32,bytes1),(bytes32,bytes1),(bytes32,bytes1),(bytes32,bytes1),(bytes32,bytes1),bytes8,uint64,uint32,uint32,uint88,uint88,uint8,uint8,uint16,(uint32,uint32,uint32,uint32,uint32,uint32),bytes32,bytes32,uint8)) job, (bytes32,uint8,uint64) result, bytes32 fingerprintCommitment) returns()
func (jobAgency *JobAgency) PackSubmit(job Job, result RunResult, fingerprintCommitment [32]byte) []byte {
	enc, err := jobAgency.abi.Pack("submit", job, result, fingerprintCommitment)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackSubmit is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xb8176c6b.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function submit((address,bytes32,((bytes32,bytes1),(bytes32,bytes1),(bytes32,bytes1),(bytes32,bytes1),(bytes32,bytes1),bytes8,uint64,uint32,uint32,uint88,uint88,uint8,uint8,uint16,(uint32,uint32,uint32,uint32,uint32,uint32),bytes32,bytes32,uint8)) job, (bytes32,uint8,uint64) result, bytes32 fingerprintCommitment) returns()
func (jobAgency *JobAgency) TryPackSubmit(job Job, result RunResult, fingerprintCommitment [32]byte) ([]byte, error) {
	return jobAgency.abi.Pack("submit", job, result, fingerprintCommitment)
}

// PackTerms is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xd5025625.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function terms() view returns(((uint32,uint32,uint32,uint32,uint32,uint32),uint32,uint32,uint24,uint16,uint88,uint88,uint88,uint88,uint88))
func (jobAgency *JobAgency) PackTerms() []byte {
	enc, err := jobAgency.abi.Pack("terms")
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackTerms is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xd5025625.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function terms() view returns(((uint32,uint32,uint32,uint32,uint32,uint32),uint32,uint32,uint24,uint16,uint88,uint88,uint88,uint88,uint88))
func (jobAgency *JobAgency) TryPackTerms() ([]byte, error) {
	return jobAgency.abi.Pack("terms")
}

// UnpackTerms is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0xd5025625.
//
// Solidity: function terms() view returns(((uint32,uint32,uint32,uint32,uint32,uint32),uint32,uint32,uint24,uint16,uint88,uint88,uint88,uint88,uint88))
func (jobAgency *JobAgency) UnpackTerms(data []byte) (Terms, error) {
	out, err := jobAgency.abi.Unpack("terms", data)
	if err != nil {
		return *new(Terms), err
	}
	out0 := *abi.ConvertType(out[0], new(Terms)).(*Terms)
	return out0, nil
}

// PackWithdraw is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x51cff8d9.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function withdraw(address account) returns()
func (jobAgency *JobAgency) PackWithdraw(account common.Address) []byte {
	enc, err := jobAgency.abi.Pack("withdraw", account)
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
func (jobAgency *JobAgency) TryPackWithdraw(account common.Address) ([]byte, error) {
	return jobAgency.abi.Pack("withdraw", account)
}

// PackWithdrawDeposit is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xfce0d37f.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function withdrawDeposit(uint88 amount) returns()
func (jobAgency *JobAgency) PackWithdrawDeposit(amount *big.Int) []byte {
	enc, err := jobAgency.abi.Pack("withdrawDeposit", amount)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackWithdrawDeposit is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xfce0d37f.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function withdrawDeposit(uint88 amount) returns()
func (jobAgency *JobAgency) TryPackWithdrawDeposit(amount *big.Int) ([]byte, error) {
	return jobAgency.abi.Pack("withdrawDeposit", amount)
}

// JobAgencyCancelRequested represents a CancelRequested event raised by the JobAgency contract.
type JobAgencyCancelRequested struct {
	Id        [32]byte
	Effective *big.Int
	Raw       *types.Log // Blockchain specific contextual infos
}

const JobAgencyCancelRequestedEventName = "CancelRequested"

// ContractEventName returns the user-defined event name.
func (JobAgencyCancelRequested) ContractEventName() string {
	return JobAgencyCancelRequestedEventName
}

// UnpackCancelRequestedEvent is the Go binding that unpacks the event data emitted
// by contract.
//
// Solidity: event CancelRequested(bytes32 indexed id, uint40 effective)
func (jobAgency *JobAgency) UnpackCancelRequestedEvent(log *types.Log) (*JobAgencyCancelRequested, error) {
	event := "CancelRequested"
	if len(log.Topics) == 0 {
		return nil, bind.ErrNoEventSignature
	}
	if log.Topics[0] != jobAgency.abi.Events[event].ID {
		return nil, bind.ErrEventSignatureMismatch
	}
	out := new(JobAgencyCancelRequested)
	if len(log.Data) > 0 {
		if err := jobAgency.abi.UnpackIntoInterface(out, event, log.Data); err != nil {
			return nil, err
		}
	}
	var indexed abi.Arguments
	for _, arg := range jobAgency.abi.Events[event].Inputs {
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

// JobAgencyClaimIdle represents a ClaimIdle event raised by the JobAgency contract.
type JobAgencyClaimIdle struct {
	Id     [32]byte
	Worker common.Address
	Raw    *types.Log // Blockchain specific contextual infos
}

const JobAgencyClaimIdleEventName = "ClaimIdle"

// ContractEventName returns the user-defined event name.
func (JobAgencyClaimIdle) ContractEventName() string {
	return JobAgencyClaimIdleEventName
}

// UnpackClaimIdleEvent is the Go binding that unpacks the event data emitted
// by contract.
//
// Solidity: event ClaimIdle(bytes32 indexed id, address indexed worker)
func (jobAgency *JobAgency) UnpackClaimIdleEvent(log *types.Log) (*JobAgencyClaimIdle, error) {
	event := "ClaimIdle"
	if len(log.Topics) == 0 {
		return nil, bind.ErrNoEventSignature
	}
	if log.Topics[0] != jobAgency.abi.Events[event].ID {
		return nil, bind.ErrEventSignatureMismatch
	}
	out := new(JobAgencyClaimIdle)
	if len(log.Data) > 0 {
		if err := jobAgency.abi.UnpackIntoInterface(out, event, log.Data); err != nil {
			return nil, err
		}
	}
	var indexed abi.Arguments
	for _, arg := range jobAgency.abi.Events[event].Inputs {
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

// JobAgencyClaimReleased represents a ClaimReleased event raised by the JobAgency contract.
type JobAgencyClaimReleased struct {
	Id      [32]byte
	Worker  common.Address
	Reason  uint8
	Missing Content
	Raw     *types.Log // Blockchain specific contextual infos
}

const JobAgencyClaimReleasedEventName = "ClaimReleased"

// ContractEventName returns the user-defined event name.
func (JobAgencyClaimReleased) ContractEventName() string {
	return JobAgencyClaimReleasedEventName
}

// UnpackClaimReleasedEvent is the Go binding that unpacks the event data emitted
// by contract.
//
// Solidity: event ClaimReleased(bytes32 indexed id, address indexed worker, uint8 reason, (bytes32,bytes1) missing)
func (jobAgency *JobAgency) UnpackClaimReleasedEvent(log *types.Log) (*JobAgencyClaimReleased, error) {
	event := "ClaimReleased"
	if len(log.Topics) == 0 {
		return nil, bind.ErrNoEventSignature
	}
	if log.Topics[0] != jobAgency.abi.Events[event].ID {
		return nil, bind.ErrEventSignatureMismatch
	}
	out := new(JobAgencyClaimReleased)
	if len(log.Data) > 0 {
		if err := jobAgency.abi.UnpackIntoInterface(out, event, log.Data); err != nil {
			return nil, err
		}
	}
	var indexed abi.Arguments
	for _, arg := range jobAgency.abi.Events[event].Inputs {
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

// JobAgencyDepositChanged represents a DepositChanged event raised by the JobAgency contract.
type JobAgencyDepositChanged struct {
	Worker common.Address
	Free   *big.Int
	Raw    *types.Log // Blockchain specific contextual infos
}

const JobAgencyDepositChangedEventName = "DepositChanged"

// ContractEventName returns the user-defined event name.
func (JobAgencyDepositChanged) ContractEventName() string {
	return JobAgencyDepositChangedEventName
}

// UnpackDepositChangedEvent is the Go binding that unpacks the event data emitted
// by contract.
//
// Solidity: event DepositChanged(address indexed worker, uint256 free)
func (jobAgency *JobAgency) UnpackDepositChangedEvent(log *types.Log) (*JobAgencyDepositChanged, error) {
	event := "DepositChanged"
	if len(log.Topics) == 0 {
		return nil, bind.ErrNoEventSignature
	}
	if log.Topics[0] != jobAgency.abi.Events[event].ID {
		return nil, bind.ErrEventSignatureMismatch
	}
	out := new(JobAgencyDepositChanged)
	if len(log.Data) > 0 {
		if err := jobAgency.abi.UnpackIntoInterface(out, event, log.Data); err != nil {
			return nil, err
		}
	}
	var indexed abi.Arguments
	for _, arg := range jobAgency.abi.Events[event].Inputs {
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

// JobAgencyDepositForfeited represents a DepositForfeited event raised by the JobAgency contract.
type JobAgencyDepositForfeited struct {
	Id     [32]byte
	Worker common.Address
	Amount *big.Int
	Raw    *types.Log // Blockchain specific contextual infos
}

const JobAgencyDepositForfeitedEventName = "DepositForfeited"

// ContractEventName returns the user-defined event name.
func (JobAgencyDepositForfeited) ContractEventName() string {
	return JobAgencyDepositForfeitedEventName
}

// UnpackDepositForfeitedEvent is the Go binding that unpacks the event data emitted
// by contract.
//
// Solidity: event DepositForfeited(bytes32 indexed id, address indexed worker, uint256 amount)
func (jobAgency *JobAgency) UnpackDepositForfeitedEvent(log *types.Log) (*JobAgencyDepositForfeited, error) {
	event := "DepositForfeited"
	if len(log.Topics) == 0 {
		return nil, bind.ErrNoEventSignature
	}
	if log.Topics[0] != jobAgency.abi.Events[event].ID {
		return nil, bind.ErrEventSignatureMismatch
	}
	out := new(JobAgencyDepositForfeited)
	if len(log.Data) > 0 {
		if err := jobAgency.abi.UnpackIntoInterface(out, event, log.Data); err != nil {
			return nil, err
		}
	}
	var indexed abi.Arguments
	for _, arg := range jobAgency.abi.Events[event].Inputs {
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

// JobAgencyJobClaimed represents a JobClaimed event raised by the JobAgency contract.
type JobAgencyJobClaimed struct {
	Id       [32]byte
	Worker   common.Address
	Seat     uint8
	Deadline *big.Int
	Raw      *types.Log // Blockchain specific contextual infos
}

const JobAgencyJobClaimedEventName = "JobClaimed"

// ContractEventName returns the user-defined event name.
func (JobAgencyJobClaimed) ContractEventName() string {
	return JobAgencyJobClaimedEventName
}

// UnpackJobClaimedEvent is the Go binding that unpacks the event data emitted
// by contract.
//
// Solidity: event JobClaimed(bytes32 indexed id, address indexed worker, uint8 seat, uint40 deadline)
func (jobAgency *JobAgency) UnpackJobClaimedEvent(log *types.Log) (*JobAgencyJobClaimed, error) {
	event := "JobClaimed"
	if len(log.Topics) == 0 {
		return nil, bind.ErrNoEventSignature
	}
	if log.Topics[0] != jobAgency.abi.Events[event].ID {
		return nil, bind.ErrEventSignatureMismatch
	}
	out := new(JobAgencyJobClaimed)
	if len(log.Data) > 0 {
		if err := jobAgency.abi.UnpackIntoInterface(out, event, log.Data); err != nil {
			return nil, err
		}
	}
	var indexed abi.Arguments
	for _, arg := range jobAgency.abi.Events[event].Inputs {
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

// JobAgencyJobCommitted represents a JobCommitted event raised by the JobAgency contract.
type JobAgencyJobCommitted struct {
	Id         [32]byte
	Worker     common.Address
	Commitment [32]byte
	Raw        *types.Log // Blockchain specific contextual infos
}

const JobAgencyJobCommittedEventName = "JobCommitted"

// ContractEventName returns the user-defined event name.
func (JobAgencyJobCommitted) ContractEventName() string {
	return JobAgencyJobCommittedEventName
}

// UnpackJobCommittedEvent is the Go binding that unpacks the event data emitted
// by contract.
//
// Solidity: event JobCommitted(bytes32 indexed id, address indexed worker, bytes32 commitment)
func (jobAgency *JobAgency) UnpackJobCommittedEvent(log *types.Log) (*JobAgencyJobCommitted, error) {
	event := "JobCommitted"
	if len(log.Topics) == 0 {
		return nil, bind.ErrNoEventSignature
	}
	if log.Topics[0] != jobAgency.abi.Events[event].ID {
		return nil, bind.ErrEventSignatureMismatch
	}
	out := new(JobAgencyJobCommitted)
	if len(log.Data) > 0 {
		if err := jobAgency.abi.UnpackIntoInterface(out, event, log.Data); err != nil {
			return nil, err
		}
	}
	var indexed abi.Arguments
	for _, arg := range jobAgency.abi.Events[event].Inputs {
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

// JobAgencyJobEnded represents a JobEnded event raised by the JobAgency contract.
type JobAgencyJobEnded struct {
	Id     [32]byte
	State  uint8
	Record [32]byte
	Refund *big.Int
	Raw    *types.Log // Blockchain specific contextual infos
}

const JobAgencyJobEndedEventName = "JobEnded"

// ContractEventName returns the user-defined event name.
func (JobAgencyJobEnded) ContractEventName() string {
	return JobAgencyJobEndedEventName
}

// UnpackJobEndedEvent is the Go binding that unpacks the event data emitted
// by contract.
//
// Solidity: event JobEnded(bytes32 indexed id, uint8 state, bytes32 record, uint256 refund)
func (jobAgency *JobAgency) UnpackJobEndedEvent(log *types.Log) (*JobAgencyJobEnded, error) {
	event := "JobEnded"
	if len(log.Topics) == 0 {
		return nil, bind.ErrNoEventSignature
	}
	if log.Topics[0] != jobAgency.abi.Events[event].ID {
		return nil, bind.ErrEventSignatureMismatch
	}
	out := new(JobAgencyJobEnded)
	if len(log.Data) > 0 {
		if err := jobAgency.abi.UnpackIntoInterface(out, event, log.Data); err != nil {
			return nil, err
		}
	}
	var indexed abi.Arguments
	for _, arg := range jobAgency.abi.Events[event].Inputs {
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

// JobAgencyJobPosted represents a JobPosted event raised by the JobAgency contract.
type JobAgencyJobPosted struct {
	Id     [32]byte
	Poster common.Address
	Engine [8]byte
	Job    Job
	Peers  []byte
	Raw    *types.Log // Blockchain specific contextual infos
}

const JobAgencyJobPostedEventName = "JobPosted"

// ContractEventName returns the user-defined event name.
func (JobAgencyJobPosted) ContractEventName() string {
	return JobAgencyJobPostedEventName
}

// UnpackJobPostedEvent is the Go binding that unpacks the event data emitted
// by contract.
//
// Solidity: event JobPosted(bytes32 indexed id, address indexed poster, bytes8 indexed engine, (address,bytes32,((bytes32,bytes1),(bytes32,bytes1),(bytes32,bytes1),(bytes32,bytes1),(bytes32,bytes1),bytes8,uint64,uint32,uint32,uint88,uint88,uint8,uint8,uint16,(uint32,uint32,uint32,uint32,uint32,uint32),bytes32,bytes32,uint8)) job, bytes peers)
func (jobAgency *JobAgency) UnpackJobPostedEvent(log *types.Log) (*JobAgencyJobPosted, error) {
	event := "JobPosted"
	if len(log.Topics) == 0 {
		return nil, bind.ErrNoEventSignature
	}
	if log.Topics[0] != jobAgency.abi.Events[event].ID {
		return nil, bind.ErrEventSignatureMismatch
	}
	out := new(JobAgencyJobPosted)
	if len(log.Data) > 0 {
		if err := jobAgency.abi.UnpackIntoInterface(out, event, log.Data); err != nil {
			return nil, err
		}
	}
	var indexed abi.Arguments
	for _, arg := range jobAgency.abi.Events[event].Inputs {
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

// JobAgencyJobReopened represents a JobReopened event raised by the JobAgency contract.
type JobAgencyJobReopened struct {
	Id       [32]byte
	Deadline *big.Int
	Raw      *types.Log // Blockchain specific contextual infos
}

const JobAgencyJobReopenedEventName = "JobReopened"

// ContractEventName returns the user-defined event name.
func (JobAgencyJobReopened) ContractEventName() string {
	return JobAgencyJobReopenedEventName
}

// UnpackJobReopenedEvent is the Go binding that unpacks the event data emitted
// by contract.
//
// Solidity: event JobReopened(bytes32 indexed id, uint40 deadline)
func (jobAgency *JobAgency) UnpackJobReopenedEvent(log *types.Log) (*JobAgencyJobReopened, error) {
	event := "JobReopened"
	if len(log.Topics) == 0 {
		return nil, bind.ErrNoEventSignature
	}
	if log.Topics[0] != jobAgency.abi.Events[event].ID {
		return nil, bind.ErrEventSignatureMismatch
	}
	out := new(JobAgencyJobReopened)
	if len(log.Data) > 0 {
		if err := jobAgency.abi.UnpackIntoInterface(out, event, log.Data); err != nil {
			return nil, err
		}
	}
	var indexed abi.Arguments
	for _, arg := range jobAgency.abi.Events[event].Inputs {
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

// JobAgencyJobRevealed represents a JobRevealed event raised by the JobAgency contract.
type JobAgencyJobRevealed struct {
	Id          [32]byte
	Worker      common.Address
	Result      RunResult
	Fingerprint [32]byte
	Raw         *types.Log // Blockchain specific contextual infos
}

const JobAgencyJobRevealedEventName = "JobRevealed"

// ContractEventName returns the user-defined event name.
func (JobAgencyJobRevealed) ContractEventName() string {
	return JobAgencyJobRevealedEventName
}

// UnpackJobRevealedEvent is the Go binding that unpacks the event data emitted
// by contract.
//
// Solidity: event JobRevealed(bytes32 indexed id, address indexed worker, (bytes32,uint8,uint64) result, bytes32 fingerprint)
func (jobAgency *JobAgency) UnpackJobRevealedEvent(log *types.Log) (*JobAgencyJobRevealed, error) {
	event := "JobRevealed"
	if len(log.Topics) == 0 {
		return nil, bind.ErrNoEventSignature
	}
	if log.Topics[0] != jobAgency.abi.Events[event].ID {
		return nil, bind.ErrEventSignatureMismatch
	}
	out := new(JobAgencyJobRevealed)
	if len(log.Data) > 0 {
		if err := jobAgency.abi.UnpackIntoInterface(out, event, log.Data); err != nil {
			return nil, err
		}
	}
	var indexed abi.Arguments
	for _, arg := range jobAgency.abi.Events[event].Inputs {
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

// JobAgencyJobSubmitted represents a JobSubmitted event raised by the JobAgency contract.
type JobAgencyJobSubmitted struct {
	Id                    [32]byte
	Worker                common.Address
	Result                RunResult
	FingerprintCommitment [32]byte
	Deadline              *big.Int
	Raw                   *types.Log // Blockchain specific contextual infos
}

const JobAgencyJobSubmittedEventName = "JobSubmitted"

// ContractEventName returns the user-defined event name.
func (JobAgencyJobSubmitted) ContractEventName() string {
	return JobAgencyJobSubmittedEventName
}

// UnpackJobSubmittedEvent is the Go binding that unpacks the event data emitted
// by contract.
//
// Solidity: event JobSubmitted(bytes32 indexed id, address indexed worker, (bytes32,uint8,uint64) result, bytes32 fingerprintCommitment, uint40 deadline)
func (jobAgency *JobAgency) UnpackJobSubmittedEvent(log *types.Log) (*JobAgencyJobSubmitted, error) {
	event := "JobSubmitted"
	if len(log.Topics) == 0 {
		return nil, bind.ErrNoEventSignature
	}
	if log.Topics[0] != jobAgency.abi.Events[event].ID {
		return nil, bind.ErrEventSignatureMismatch
	}
	out := new(JobAgencyJobSubmitted)
	if len(log.Data) > 0 {
		if err := jobAgency.abi.UnpackIntoInterface(out, event, log.Data); err != nil {
			return nil, err
		}
	}
	var indexed abi.Arguments
	for _, arg := range jobAgency.abi.Events[event].Inputs {
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

// JobAgencyMatchingClosed represents a MatchingClosed event raised by the JobAgency contract.
type JobAgencyMatchingClosed struct {
	Id       [32]byte
	Taken    uint8
	Deadline *big.Int
	Raw      *types.Log // Blockchain specific contextual infos
}

const JobAgencyMatchingClosedEventName = "MatchingClosed"

// ContractEventName returns the user-defined event name.
func (JobAgencyMatchingClosed) ContractEventName() string {
	return JobAgencyMatchingClosedEventName
}

// UnpackMatchingClosedEvent is the Go binding that unpacks the event data emitted
// by contract.
//
// Solidity: event MatchingClosed(bytes32 indexed id, uint8 taken, uint40 deadline)
func (jobAgency *JobAgency) UnpackMatchingClosedEvent(log *types.Log) (*JobAgencyMatchingClosed, error) {
	event := "MatchingClosed"
	if len(log.Topics) == 0 {
		return nil, bind.ErrNoEventSignature
	}
	if log.Topics[0] != jobAgency.abi.Events[event].ID {
		return nil, bind.ErrEventSignatureMismatch
	}
	out := new(JobAgencyMatchingClosed)
	if len(log.Data) > 0 {
		if err := jobAgency.abi.UnpackIntoInterface(out, event, log.Data); err != nil {
			return nil, err
		}
	}
	var indexed abi.Arguments
	for _, arg := range jobAgency.abi.Events[event].Inputs {
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

// JobAgencyRevealOpened represents a RevealOpened event raised by the JobAgency contract.
type JobAgencyRevealOpened struct {
	Id       [32]byte
	Deadline *big.Int
	Raw      *types.Log // Blockchain specific contextual infos
}

const JobAgencyRevealOpenedEventName = "RevealOpened"

// ContractEventName returns the user-defined event name.
func (JobAgencyRevealOpened) ContractEventName() string {
	return JobAgencyRevealOpenedEventName
}

// UnpackRevealOpenedEvent is the Go binding that unpacks the event data emitted
// by contract.
//
// Solidity: event RevealOpened(bytes32 indexed id, uint40 deadline)
func (jobAgency *JobAgency) UnpackRevealOpenedEvent(log *types.Log) (*JobAgencyRevealOpened, error) {
	event := "RevealOpened"
	if len(log.Topics) == 0 {
		return nil, bind.ErrNoEventSignature
	}
	if log.Topics[0] != jobAgency.abi.Events[event].ID {
		return nil, bind.ErrEventSignatureMismatch
	}
	out := new(JobAgencyRevealOpened)
	if len(log.Data) > 0 {
		if err := jobAgency.abi.UnpackIntoInterface(out, event, log.Data); err != nil {
			return nil, err
		}
	}
	var indexed abi.Arguments
	for _, arg := range jobAgency.abi.Events[event].Inputs {
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

// JobAgencyRunPaid represents a RunPaid event raised by the JobAgency contract.
type JobAgencyRunPaid struct {
	Id     [32]byte
	Worker common.Address
	Amount *big.Int
	Raw    *types.Log // Blockchain specific contextual infos
}

const JobAgencyRunPaidEventName = "RunPaid"

// ContractEventName returns the user-defined event name.
func (JobAgencyRunPaid) ContractEventName() string {
	return JobAgencyRunPaidEventName
}

// UnpackRunPaidEvent is the Go binding that unpacks the event data emitted
// by contract.
//
// Solidity: event RunPaid(bytes32 indexed id, address indexed worker, uint256 amount)
func (jobAgency *JobAgency) UnpackRunPaidEvent(log *types.Log) (*JobAgencyRunPaid, error) {
	event := "RunPaid"
	if len(log.Topics) == 0 {
		return nil, bind.ErrNoEventSignature
	}
	if log.Topics[0] != jobAgency.abi.Events[event].ID {
		return nil, bind.ErrEventSignatureMismatch
	}
	out := new(JobAgencyRunPaid)
	if len(log.Data) > 0 {
		if err := jobAgency.abi.UnpackIntoInterface(out, event, log.Data); err != nil {
			return nil, err
		}
	}
	var indexed abi.Arguments
	for _, arg := range jobAgency.abi.Events[event].Inputs {
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

// JobAgencyWithdrawn represents a Withdrawn event raised by the JobAgency contract.
type JobAgencyWithdrawn struct {
	Account common.Address
	Amount  *big.Int
	Raw     *types.Log // Blockchain specific contextual infos
}

const JobAgencyWithdrawnEventName = "Withdrawn"

// ContractEventName returns the user-defined event name.
func (JobAgencyWithdrawn) ContractEventName() string {
	return JobAgencyWithdrawnEventName
}

// UnpackWithdrawnEvent is the Go binding that unpacks the event data emitted
// by contract.
//
// Solidity: event Withdrawn(address indexed account, uint256 amount)
func (jobAgency *JobAgency) UnpackWithdrawnEvent(log *types.Log) (*JobAgencyWithdrawn, error) {
	event := "Withdrawn"
	if len(log.Topics) == 0 {
		return nil, bind.ErrNoEventSignature
	}
	if log.Topics[0] != jobAgency.abi.Events[event].ID {
		return nil, bind.ErrEventSignatureMismatch
	}
	out := new(JobAgencyWithdrawn)
	if len(log.Data) > 0 {
		if err := jobAgency.abi.UnpackIntoInterface(out, event, log.Data); err != nil {
			return nil, err
		}
	}
	var indexed abi.Arguments
	for _, arg := range jobAgency.abi.Events[event].Inputs {
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

// JobAgencyWorkerRegistered represents a WorkerRegistered event raised by the JobAgency contract.
type JobAgencyWorkerRegistered struct {
	Worker common.Address
	Peers  []byte
	Raw    *types.Log // Blockchain specific contextual infos
}

const JobAgencyWorkerRegisteredEventName = "WorkerRegistered"

// ContractEventName returns the user-defined event name.
func (JobAgencyWorkerRegistered) ContractEventName() string {
	return JobAgencyWorkerRegisteredEventName
}

// UnpackWorkerRegisteredEvent is the Go binding that unpacks the event data emitted
// by contract.
//
// Solidity: event WorkerRegistered(address indexed worker, bytes peers)
func (jobAgency *JobAgency) UnpackWorkerRegisteredEvent(log *types.Log) (*JobAgencyWorkerRegistered, error) {
	event := "WorkerRegistered"
	if len(log.Topics) == 0 {
		return nil, bind.ErrNoEventSignature
	}
	if log.Topics[0] != jobAgency.abi.Events[event].ID {
		return nil, bind.ErrEventSignatureMismatch
	}
	out := new(JobAgencyWorkerRegistered)
	if len(log.Data) > 0 {
		if err := jobAgency.abi.UnpackIntoInterface(out, event, log.Data); err != nil {
			return nil, err
		}
	}
	var indexed abi.Arguments
	for _, arg := range jobAgency.abi.Events[event].Inputs {
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
func (jobAgency *JobAgency) UnpackError(raw []byte) (any, error) {
	if bytes.Equal(raw[:4], jobAgency.abi.Errors["AlreadyCancelled"].ID.Bytes()[:4]) {
		return jobAgency.UnpackAlreadyCancelledError(raw[4:])
	}
	if bytes.Equal(raw[:4], jobAgency.abi.Errors["AlreadyClaimed"].ID.Bytes()[:4]) {
		return jobAgency.UnpackAlreadyClaimedError(raw[4:])
	}
	if bytes.Equal(raw[:4], jobAgency.abi.Errors["CommitmentMismatch"].ID.Bytes()[:4]) {
		return jobAgency.UnpackCommitmentMismatchError(raw[4:])
	}
	if bytes.Equal(raw[:4], jobAgency.abi.Errors["DeadlinePassed"].ID.Bytes()[:4]) {
		return jobAgency.UnpackDeadlinePassedError(raw[4:])
	}
	if bytes.Equal(raw[:4], jobAgency.abi.Errors["DepositTooLow"].ID.Bytes()[:4]) {
		return jobAgency.UnpackDepositTooLowError(raw[4:])
	}
	if bytes.Equal(raw[:4], jobAgency.abi.Errors["InvalidResult"].ID.Bytes()[:4]) {
		return jobAgency.UnpackInvalidResultError(raw[4:])
	}
	if bytes.Equal(raw[:4], jobAgency.abi.Errors["InvalidSpec"].ID.Bytes()[:4]) {
		return jobAgency.UnpackInvalidSpecError(raw[4:])
	}
	if bytes.Equal(raw[:4], jobAgency.abi.Errors["InvalidTerms"].ID.Bytes()[:4]) {
		return jobAgency.UnpackInvalidTermsError(raw[4:])
	}
	if bytes.Equal(raw[:4], jobAgency.abi.Errors["JobExists"].ID.Bytes()[:4]) {
		return jobAgency.UnpackJobExistsError(raw[4:])
	}
	if bytes.Equal(raw[:4], jobAgency.abi.Errors["JobNotFound"].ID.Bytes()[:4]) {
		return jobAgency.UnpackJobNotFoundError(raw[4:])
	}
	if bytes.Equal(raw[:4], jobAgency.abi.Errors["NotAllowed"].ID.Bytes()[:4]) {
		return jobAgency.UnpackNotAllowedError(raw[4:])
	}
	if bytes.Equal(raw[:4], jobAgency.abi.Errors["NotPoster"].ID.Bytes()[:4]) {
		return jobAgency.UnpackNotPosterError(raw[4:])
	}
	if bytes.Equal(raw[:4], jobAgency.abi.Errors["NotRegistered"].ID.Bytes()[:4]) {
		return jobAgency.UnpackNotRegisteredError(raw[4:])
	}
	if bytes.Equal(raw[:4], jobAgency.abi.Errors["NothingToWithdraw"].ID.Bytes()[:4]) {
		return jobAgency.UnpackNothingToWithdrawError(raw[4:])
	}
	if bytes.Equal(raw[:4], jobAgency.abi.Errors["PeersTooLong"].ID.Bytes()[:4]) {
		return jobAgency.UnpackPeersTooLongError(raw[4:])
	}
	if bytes.Equal(raw[:4], jobAgency.abi.Errors["ReentrancyGuardReentrantCall"].ID.Bytes()[:4]) {
		return jobAgency.UnpackReentrancyGuardReentrantCallError(raw[4:])
	}
	if bytes.Equal(raw[:4], jobAgency.abi.Errors["RewardTooLow"].ID.Bytes()[:4]) {
		return jobAgency.UnpackRewardTooLowError(raw[4:])
	}
	if bytes.Equal(raw[:4], jobAgency.abi.Errors["SafeCastOverflowedUintDowncast"].ID.Bytes()[:4]) {
		return jobAgency.UnpackSafeCastOverflowedUintDowncastError(raw[4:])
	}
	if bytes.Equal(raw[:4], jobAgency.abi.Errors["TransferFailed"].ID.Bytes()[:4]) {
		return jobAgency.UnpackTransferFailedError(raw[4:])
	}
	if bytes.Equal(raw[:4], jobAgency.abi.Errors["Unsupported"].ID.Bytes()[:4]) {
		return jobAgency.UnpackUnsupportedError(raw[4:])
	}
	if bytes.Equal(raw[:4], jobAgency.abi.Errors["WrongMode"].ID.Bytes()[:4]) {
		return jobAgency.UnpackWrongModeError(raw[4:])
	}
	if bytes.Equal(raw[:4], jobAgency.abi.Errors["WrongRunState"].ID.Bytes()[:4]) {
		return jobAgency.UnpackWrongRunStateError(raw[4:])
	}
	if bytes.Equal(raw[:4], jobAgency.abi.Errors["WrongState"].ID.Bytes()[:4]) {
		return jobAgency.UnpackWrongStateError(raw[4:])
	}
	if bytes.Equal(raw[:4], jobAgency.abi.Errors["WrongValue"].ID.Bytes()[:4]) {
		return jobAgency.UnpackWrongValueError(raw[4:])
	}
	return nil, errors.New("Unknown error")
}

// JobAgencyAlreadyCancelled represents a AlreadyCancelled error raised by the JobAgency contract.
type JobAgencyAlreadyCancelled struct {
	Id [32]byte
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error AlreadyCancelled(bytes32 id)
func JobAgencyAlreadyCancelledErrorID() common.Hash {
	return common.HexToHash("0x9bb2ae9e52d58a9da67c8319fb20271a1ac0c3608d640378587ea8699feb464a")
}

// UnpackAlreadyCancelledError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error AlreadyCancelled(bytes32 id)
func (jobAgency *JobAgency) UnpackAlreadyCancelledError(raw []byte) (*JobAgencyAlreadyCancelled, error) {
	out := new(JobAgencyAlreadyCancelled)
	if err := jobAgency.abi.UnpackIntoInterface(out, "AlreadyCancelled", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// JobAgencyAlreadyClaimed represents a AlreadyClaimed error raised by the JobAgency contract.
type JobAgencyAlreadyClaimed struct {
	Id     [32]byte
	Worker common.Address
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error AlreadyClaimed(bytes32 id, address worker)
func JobAgencyAlreadyClaimedErrorID() common.Hash {
	return common.HexToHash("0xa8ca238e9149b57eb9411a136ee6eeca19ccebdf9f95db12d3b70000ca4d37ec")
}

// UnpackAlreadyClaimedError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error AlreadyClaimed(bytes32 id, address worker)
func (jobAgency *JobAgency) UnpackAlreadyClaimedError(raw []byte) (*JobAgencyAlreadyClaimed, error) {
	out := new(JobAgencyAlreadyClaimed)
	if err := jobAgency.abi.UnpackIntoInterface(out, "AlreadyClaimed", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// JobAgencyCommitmentMismatch represents a CommitmentMismatch error raised by the JobAgency contract.
type JobAgencyCommitmentMismatch struct {
	Id     [32]byte
	Worker common.Address
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error CommitmentMismatch(bytes32 id, address worker)
func JobAgencyCommitmentMismatchErrorID() common.Hash {
	return common.HexToHash("0x905cc00cd917db75d5bef675f3e9f1f0b36095c4ccdc0a18584823c38f9c8d33")
}

// UnpackCommitmentMismatchError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error CommitmentMismatch(bytes32 id, address worker)
func (jobAgency *JobAgency) UnpackCommitmentMismatchError(raw []byte) (*JobAgencyCommitmentMismatch, error) {
	out := new(JobAgencyCommitmentMismatch)
	if err := jobAgency.abi.UnpackIntoInterface(out, "CommitmentMismatch", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// JobAgencyDeadlinePassed represents a DeadlinePassed error raised by the JobAgency contract.
type JobAgencyDeadlinePassed struct {
	Id       [32]byte
	Deadline *big.Int
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error DeadlinePassed(bytes32 id, uint40 deadline)
func JobAgencyDeadlinePassedErrorID() common.Hash {
	return common.HexToHash("0xef8b2fe79c0f4e7ddfa489e4fce6991a3cec241cc6592d4faa20cc1c691e7c73")
}

// UnpackDeadlinePassedError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error DeadlinePassed(bytes32 id, uint40 deadline)
func (jobAgency *JobAgency) UnpackDeadlinePassedError(raw []byte) (*JobAgencyDeadlinePassed, error) {
	out := new(JobAgencyDeadlinePassed)
	if err := jobAgency.abi.UnpackIntoInterface(out, "DeadlinePassed", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// JobAgencyDepositTooLow represents a DepositTooLow error raised by the JobAgency contract.
type JobAgencyDepositTooLow struct {
	Worker common.Address
	Free   *big.Int
	Needed *big.Int
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error DepositTooLow(address worker, uint256 free, uint256 needed)
func JobAgencyDepositTooLowErrorID() common.Hash {
	return common.HexToHash("0x890c7d6b705455d0bf9ea234d690752e043ec0c45461a37dd1d34eeaf1fed2a4")
}

// UnpackDepositTooLowError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error DepositTooLow(address worker, uint256 free, uint256 needed)
func (jobAgency *JobAgency) UnpackDepositTooLowError(raw []byte) (*JobAgencyDepositTooLow, error) {
	out := new(JobAgencyDepositTooLow)
	if err := jobAgency.abi.UnpackIntoInterface(out, "DepositTooLow", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// JobAgencyInvalidResult represents a InvalidResult error raised by the JobAgency contract.
type JobAgencyInvalidResult struct {
	Id [32]byte
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error InvalidResult(bytes32 id)
func JobAgencyInvalidResultErrorID() common.Hash {
	return common.HexToHash("0x768153aa68d94fbb97f5ef072654ca1880e087dcf9433c8553e4c57bd330b713")
}

// UnpackInvalidResultError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error InvalidResult(bytes32 id)
func (jobAgency *JobAgency) UnpackInvalidResultError(raw []byte) (*JobAgencyInvalidResult, error) {
	out := new(JobAgencyInvalidResult)
	if err := jobAgency.abi.UnpackIntoInterface(out, "InvalidResult", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// JobAgencyInvalidSpec represents a InvalidSpec error raised by the JobAgency contract.
type JobAgencyInvalidSpec struct {
	Field [32]byte
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error InvalidSpec(bytes32 field)
func JobAgencyInvalidSpecErrorID() common.Hash {
	return common.HexToHash("0x16599ed210dc51bbbcf706cccbb9b60ef1521d0f3d5ead512febb2ba24a9372f")
}

// UnpackInvalidSpecError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error InvalidSpec(bytes32 field)
func (jobAgency *JobAgency) UnpackInvalidSpecError(raw []byte) (*JobAgencyInvalidSpec, error) {
	out := new(JobAgencyInvalidSpec)
	if err := jobAgency.abi.UnpackIntoInterface(out, "InvalidSpec", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// JobAgencyInvalidTerms represents a InvalidTerms error raised by the JobAgency contract.
type JobAgencyInvalidTerms struct {
	Field [32]byte
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error InvalidTerms(bytes32 field)
func JobAgencyInvalidTermsErrorID() common.Hash {
	return common.HexToHash("0xfdaccfd28f45fcf6a43eb2068f1d5df7ca3a7558e24f7406e93c0dfd3ebf4a75")
}

// UnpackInvalidTermsError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error InvalidTerms(bytes32 field)
func (jobAgency *JobAgency) UnpackInvalidTermsError(raw []byte) (*JobAgencyInvalidTerms, error) {
	out := new(JobAgencyInvalidTerms)
	if err := jobAgency.abi.UnpackIntoInterface(out, "InvalidTerms", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// JobAgencyJobExists represents a JobExists error raised by the JobAgency contract.
type JobAgencyJobExists struct {
	Id [32]byte
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error JobExists(bytes32 id)
func JobAgencyJobExistsErrorID() common.Hash {
	return common.HexToHash("0x9e2b4bfd54f0778ae5b46dc678017f9ac3f783c5abec883f886f9464cfd3e050")
}

// UnpackJobExistsError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error JobExists(bytes32 id)
func (jobAgency *JobAgency) UnpackJobExistsError(raw []byte) (*JobAgencyJobExists, error) {
	out := new(JobAgencyJobExists)
	if err := jobAgency.abi.UnpackIntoInterface(out, "JobExists", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// JobAgencyJobNotFound represents a JobNotFound error raised by the JobAgency contract.
type JobAgencyJobNotFound struct {
	Id [32]byte
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error JobNotFound(bytes32 id)
func JobAgencyJobNotFoundErrorID() common.Hash {
	return common.HexToHash("0xc182b72d1a8fcd26c6899bd9d06243d026a8591f9449035a7f37001b7097bbf7")
}

// UnpackJobNotFoundError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error JobNotFound(bytes32 id)
func (jobAgency *JobAgency) UnpackJobNotFoundError(raw []byte) (*JobAgencyJobNotFound, error) {
	out := new(JobAgencyJobNotFound)
	if err := jobAgency.abi.UnpackIntoInterface(out, "JobNotFound", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// JobAgencyNotAllowed represents a NotAllowed error raised by the JobAgency contract.
type JobAgencyNotAllowed struct {
	Worker common.Address
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error NotAllowed(address worker)
func JobAgencyNotAllowedErrorID() common.Hash {
	return common.HexToHash("0xfa5cd00ff5c4577b9857716999b0b260131d9f5bcbb69f0fa80d6ba972753c88")
}

// UnpackNotAllowedError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error NotAllowed(address worker)
func (jobAgency *JobAgency) UnpackNotAllowedError(raw []byte) (*JobAgencyNotAllowed, error) {
	out := new(JobAgencyNotAllowed)
	if err := jobAgency.abi.UnpackIntoInterface(out, "NotAllowed", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// JobAgencyNotPoster represents a NotPoster error raised by the JobAgency contract.
type JobAgencyNotPoster struct {
	Caller common.Address
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error NotPoster(address caller)
func JobAgencyNotPosterErrorID() common.Hash {
	return common.HexToHash("0x6951ee52da6a0da6c56d349a0c3dd0d20b0fd20079112c9b347ea29455477275")
}

// UnpackNotPosterError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error NotPoster(address caller)
func (jobAgency *JobAgency) UnpackNotPosterError(raw []byte) (*JobAgencyNotPoster, error) {
	out := new(JobAgencyNotPoster)
	if err := jobAgency.abi.UnpackIntoInterface(out, "NotPoster", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// JobAgencyNotRegistered represents a NotRegistered error raised by the JobAgency contract.
type JobAgencyNotRegistered struct {
	Worker common.Address
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error NotRegistered(address worker)
func JobAgencyNotRegisteredErrorID() common.Hash {
	return common.HexToHash("0xbfc6c337a80b7b8201f77f0a2a54c6e5f7c6fd9124a749804a482fa16ee8a895")
}

// UnpackNotRegisteredError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error NotRegistered(address worker)
func (jobAgency *JobAgency) UnpackNotRegisteredError(raw []byte) (*JobAgencyNotRegistered, error) {
	out := new(JobAgencyNotRegistered)
	if err := jobAgency.abi.UnpackIntoInterface(out, "NotRegistered", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// JobAgencyNothingToWithdraw represents a NothingToWithdraw error raised by the JobAgency contract.
type JobAgencyNothingToWithdraw struct {
	Account   common.Address
	Credit    *big.Int
	Verified  *big.Int
	NotBefore *big.Int
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error NothingToWithdraw(address account, uint256 credit, uint24 verified, uint40 notBefore)
func JobAgencyNothingToWithdrawErrorID() common.Hash {
	return common.HexToHash("0x5f342e92e626a2d39cc3671216f3816da960c8599e00d6bebc4d46074888e593")
}

// UnpackNothingToWithdrawError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error NothingToWithdraw(address account, uint256 credit, uint24 verified, uint40 notBefore)
func (jobAgency *JobAgency) UnpackNothingToWithdrawError(raw []byte) (*JobAgencyNothingToWithdraw, error) {
	out := new(JobAgencyNothingToWithdraw)
	if err := jobAgency.abi.UnpackIntoInterface(out, "NothingToWithdraw", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// JobAgencyPeersTooLong represents a PeersTooLong error raised by the JobAgency contract.
type JobAgencyPeersTooLong struct {
	Length *big.Int
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error PeersTooLong(uint256 length)
func JobAgencyPeersTooLongErrorID() common.Hash {
	return common.HexToHash("0x0d8f8c255550330428de2c457a7d83b60d20bec417d9213bc2ad851a36eface1")
}

// UnpackPeersTooLongError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error PeersTooLong(uint256 length)
func (jobAgency *JobAgency) UnpackPeersTooLongError(raw []byte) (*JobAgencyPeersTooLong, error) {
	out := new(JobAgencyPeersTooLong)
	if err := jobAgency.abi.UnpackIntoInterface(out, "PeersTooLong", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// JobAgencyReentrancyGuardReentrantCall represents a ReentrancyGuardReentrantCall error raised by the JobAgency contract.
type JobAgencyReentrancyGuardReentrantCall struct {
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error ReentrancyGuardReentrantCall()
func JobAgencyReentrancyGuardReentrantCallErrorID() common.Hash {
	return common.HexToHash("0x3ee5aeb571de7fc460830b4d0017439a1ca56fb0bc39062227ade4fe4a24c1ca")
}

// UnpackReentrancyGuardReentrantCallError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error ReentrancyGuardReentrantCall()
func (jobAgency *JobAgency) UnpackReentrancyGuardReentrantCallError(raw []byte) (*JobAgencyReentrancyGuardReentrantCall, error) {
	out := new(JobAgencyReentrancyGuardReentrantCall)
	if err := jobAgency.abi.UnpackIntoInterface(out, "ReentrancyGuardReentrantCall", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// JobAgencyRewardTooLow represents a RewardTooLow error raised by the JobAgency contract.
type JobAgencyRewardTooLow struct {
	Reward  *big.Int
	Minimum *big.Int
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error RewardTooLow(uint256 reward, uint256 minimum)
func JobAgencyRewardTooLowErrorID() common.Hash {
	return common.HexToHash("0x75dce8175930bcf04017c853ddbc94a28e89d806bd88415e11b341329e72d781")
}

// UnpackRewardTooLowError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error RewardTooLow(uint256 reward, uint256 minimum)
func (jobAgency *JobAgency) UnpackRewardTooLowError(raw []byte) (*JobAgencyRewardTooLow, error) {
	out := new(JobAgencyRewardTooLow)
	if err := jobAgency.abi.UnpackIntoInterface(out, "RewardTooLow", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// JobAgencySafeCastOverflowedUintDowncast represents a SafeCastOverflowedUintDowncast error raised by the JobAgency contract.
type JobAgencySafeCastOverflowedUintDowncast struct {
	Bits  uint8
	Value *big.Int
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error SafeCastOverflowedUintDowncast(uint8 bits, uint256 value)
func JobAgencySafeCastOverflowedUintDowncastErrorID() common.Hash {
	return common.HexToHash("0x6dfcc6503a32754ce7a89698e18201fc5294fd4aad43edefee786f88423b1a12")
}

// UnpackSafeCastOverflowedUintDowncastError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error SafeCastOverflowedUintDowncast(uint8 bits, uint256 value)
func (jobAgency *JobAgency) UnpackSafeCastOverflowedUintDowncastError(raw []byte) (*JobAgencySafeCastOverflowedUintDowncast, error) {
	out := new(JobAgencySafeCastOverflowedUintDowncast)
	if err := jobAgency.abi.UnpackIntoInterface(out, "SafeCastOverflowedUintDowncast", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// JobAgencyTransferFailed represents a TransferFailed error raised by the JobAgency contract.
type JobAgencyTransferFailed struct {
	Account common.Address
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error TransferFailed(address account)
func JobAgencyTransferFailedErrorID() common.Hash {
	return common.HexToHash("0x39f1c8d9a08940175dbc82f15840b953aa855264e371e68f3e5d5cb38c445fa0")
}

// UnpackTransferFailedError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error TransferFailed(address account)
func (jobAgency *JobAgency) UnpackTransferFailedError(raw []byte) (*JobAgencyTransferFailed, error) {
	out := new(JobAgencyTransferFailed)
	if err := jobAgency.abi.UnpackIntoInterface(out, "TransferFailed", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// JobAgencyUnsupported represents a Unsupported error raised by the JobAgency contract.
type JobAgencyUnsupported struct {
	Field [32]byte
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error Unsupported(bytes32 field)
func JobAgencyUnsupportedErrorID() common.Hash {
	return common.HexToHash("0xdda555a0149063ec2b6276513ca1c57bdec916de87152529a86de075e448d78e")
}

// UnpackUnsupportedError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error Unsupported(bytes32 field)
func (jobAgency *JobAgency) UnpackUnsupportedError(raw []byte) (*JobAgencyUnsupported, error) {
	out := new(JobAgencyUnsupported)
	if err := jobAgency.abi.UnpackIntoInterface(out, "Unsupported", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// JobAgencyWrongMode represents a WrongMode error raised by the JobAgency contract.
type JobAgencyWrongMode struct {
	Id [32]byte
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error WrongMode(bytes32 id)
func JobAgencyWrongModeErrorID() common.Hash {
	return common.HexToHash("0x7967341b4dea64de3bc4ae2fe1e6ddbfd656b9da434e3274e1e15289cf8bfbd7")
}

// UnpackWrongModeError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error WrongMode(bytes32 id)
func (jobAgency *JobAgency) UnpackWrongModeError(raw []byte) (*JobAgencyWrongMode, error) {
	out := new(JobAgencyWrongMode)
	if err := jobAgency.abi.UnpackIntoInterface(out, "WrongMode", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// JobAgencyWrongRunState represents a WrongRunState error raised by the JobAgency contract.
type JobAgencyWrongRunState struct {
	Id     [32]byte
	Worker common.Address
	State  uint8
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error WrongRunState(bytes32 id, address worker, uint8 state)
func JobAgencyWrongRunStateErrorID() common.Hash {
	return common.HexToHash("0xdb83e32d217fecc53b483f3eb74981c28f320957dffc0abdf52641c02b85c471")
}

// UnpackWrongRunStateError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error WrongRunState(bytes32 id, address worker, uint8 state)
func (jobAgency *JobAgency) UnpackWrongRunStateError(raw []byte) (*JobAgencyWrongRunState, error) {
	out := new(JobAgencyWrongRunState)
	if err := jobAgency.abi.UnpackIntoInterface(out, "WrongRunState", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// JobAgencyWrongState represents a WrongState error raised by the JobAgency contract.
type JobAgencyWrongState struct {
	Id    [32]byte
	State uint8
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error WrongState(bytes32 id, uint8 state)
func JobAgencyWrongStateErrorID() common.Hash {
	return common.HexToHash("0x2b3263b3bc5546a88f5c442a231d009ce5a89c34654ca9a7911b5bb3939a1f60")
}

// UnpackWrongStateError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error WrongState(bytes32 id, uint8 state)
func (jobAgency *JobAgency) UnpackWrongStateError(raw []byte) (*JobAgencyWrongState, error) {
	out := new(JobAgencyWrongState)
	if err := jobAgency.abi.UnpackIntoInterface(out, "WrongState", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// JobAgencyWrongValue represents a WrongValue error raised by the JobAgency contract.
type JobAgencyWrongValue struct {
	Sent   *big.Int
	Needed *big.Int
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error WrongValue(uint256 sent, uint256 needed)
func JobAgencyWrongValueErrorID() common.Hash {
	return common.HexToHash("0x195a3ca12ac3744ef64727effb118b3b203c382e49c7a7d24d450eae5e3b889a")
}

// UnpackWrongValueError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error WrongValue(uint256 sent, uint256 needed)
func (jobAgency *JobAgency) UnpackWrongValueError(raw []byte) (*JobAgencyWrongValue, error) {
	out := new(JobAgencyWrongValue)
	if err := jobAgency.abi.UnpackIntoInterface(out, "WrongValue", raw); err != nil {
		return nil, err
	}
	return out, nil
}
