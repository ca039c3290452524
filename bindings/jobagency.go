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
	Engine      [32]byte
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
	ABI: "[{\"type\":\"constructor\",\"inputs\":[{\"name\":\"chosen\",\"type\":\"tuple\",\"internalType\":\"structTerms\",\"components\":[{\"name\":\"minimum\",\"type\":\"tuple\",\"internalType\":\"structClocks\",\"components\":[{\"name\":\"matching\",\"type\":\"uint32\",\"internalType\":\"uint32\"},{\"name\":\"setup\",\"type\":\"uint32\",\"internalType\":\"uint32\"},{\"name\":\"run\",\"type\":\"uint32\",\"internalType\":\"uint32\"},{\"name\":\"deliver\",\"type\":\"uint32\",\"internalType\":\"uint32\"},{\"name\":\"reveal\",\"type\":\"uint32\",\"internalType\":\"uint32\"},{\"name\":\"challenge\",\"type\":\"uint32\",\"internalType\":\"uint32\"}]},{\"name\":\"cancelDelay\",\"type\":\"uint32\",\"internalType\":\"uint32\"},{\"name\":\"payoutPeriod\",\"type\":\"uint32\",\"internalType\":\"uint32\"},{\"name\":\"probation\",\"type\":\"uint24\",\"internalType\":\"uint24\"},{\"name\":\"maxAuditRate\",\"type\":\"uint16\",\"internalType\":\"uint16\"},{\"name\":\"payoutThreshold\",\"type\":\"uint88\",\"internalType\":\"uint88\"},{\"name\":\"minDeposit\",\"type\":\"uint88\",\"internalType\":\"uint88\"},{\"name\":\"maxDeposit\",\"type\":\"uint88\",\"internalType\":\"uint88\"},{\"name\":\"claimFee\",\"type\":\"uint88\",\"internalType\":\"uint88\"},{\"name\":\"fuelPrice\",\"type\":\"uint88\",\"internalType\":\"uint88\"}]}],\"stateMutability\":\"nonpayable\"},{\"type\":\"function\",\"name\":\"accountOf\",\"inputs\":[{\"name\":\"account\",\"type\":\"address\",\"internalType\":\"address\"}],\"outputs\":[{\"name\":\"deposit\",\"type\":\"uint88\",\"internalType\":\"uint88\"},{\"name\":\"credit\",\"type\":\"uint88\",\"internalType\":\"uint88\"},{\"name\":\"refund\",\"type\":\"uint256\",\"internalType\":\"uint256\"},{\"name\":\"verified\",\"type\":\"uint24\",\"internalType\":\"uint24\"},{\"name\":\"lastPayout\",\"type\":\"uint40\",\"internalType\":\"uint40\"},{\"name\":\"registered\",\"type\":\"bool\",\"internalType\":\"bool\"}],\"stateMutability\":\"view\"},{\"type\":\"function\",\"name\":\"cancel\",\"inputs\":[{\"name\":\"job\",\"type\":\"tuple\",\"internalType\":\"structJob\",\"components\":[{\"name\":\"poster\",\"type\":\"address\",\"internalType\":\"address\"},{\"name\":\"salt\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"},{\"name\":\"spec\",\"type\":\"tuple\",\"internalType\":\"structJobSpec\",\"components\":[{\"name\":\"code\",\"type\":\"tuple\",\"internalType\":\"structContent\",\"components\":[{\"name\":\"digest\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"},{\"name\":\"codec\",\"type\":\"bytes1\",\"internalType\":\"bytes1\"}]},{\"name\":\"input\",\"type\":\"tuple\",\"internalType\":\"structContent\",\"components\":[{\"name\":\"digest\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"},{\"name\":\"codec\",\"type\":\"bytes1\",\"internalType\":\"bytes1\"}]},{\"name\":\"options\",\"type\":\"tuple\",\"internalType\":\"structContent\",\"components\":[{\"name\":\"digest\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"},{\"name\":\"codec\",\"type\":\"bytes1\",\"internalType\":\"bytes1\"}]},{\"name\":\"preload\",\"type\":\"tuple\",\"internalType\":\"structContent\",\"components\":[{\"name\":\"digest\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"},{\"name\":\"codec\",\"type\":\"bytes1\",\"internalType\":\"bytes1\"}]},{\"name\":\"verifier\",\"type\":\"tuple\",\"internalType\":\"structContent\",\"components\":[{\"name\":\"digest\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"},{\"name\":\"codec\",\"type\":\"bytes1\",\"internalType\":\"bytes1\"}]},{\"name\":\"engine\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"},{\"name\":\"fuel\",\"type\":\"uint64\",\"internalType\":\"uint64\"},{\"name\":\"memoryPages\",\"type\":\"uint32\",\"internalType\":\"uint32\"},{\"name\":\"maxResult\",\"type\":\"uint32\",\"internalType\":\"uint32\"},{\"name\":\"reward\",\"type\":\"uint88\",\"internalType\":\"uint88\"},{\"name\":\"deposit\",\"type\":\"uint88\",\"internalType\":\"uint88\"},{\"name\":\"replicas\",\"type\":\"uint8\",\"internalType\":\"uint8\"},{\"name\":\"quorum\",\"type\":\"uint8\",\"internalType\":\"uint8\"},{\"name\":\"auditRate\",\"type\":\"uint16\",\"internalType\":\"uint16\"},{\"name\":\"clocks\",\"type\":\"tuple\",\"internalType\":\"structClocks\",\"components\":[{\"name\":\"matching\",\"type\":\"uint32\",\"internalType\":\"uint32\"},{\"name\":\"setup\",\"type\":\"uint32\",\"internalType\":\"uint32\"},{\"name\":\"run\",\"type\":\"uint32\",\"internalType\":\"uint32\"},{\"name\":\"deliver\",\"type\":\"uint32\",\"internalType\":\"uint32\"},{\"name\":\"reveal\",\"type\":\"uint32\",\"internalType\":\"uint32\"},{\"name\":\"challenge\",\"type\":\"uint32\",\"internalType\":\"uint32\"}]},{\"name\":\"policy\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"},{\"name\":\"allowList\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"},{\"name\":\"flags\",\"type\":\"uint8\",\"internalType\":\"uint8\"}]}]}],\"outputs\":[],\"stateMutability\":\"nonpayable\"},{\"type\":\"function\",\"name\":\"claim\",\"inputs\":[{\"name\":\"job\",\"type\":\"tuple\",\"internalType\":\"structJob\",\"components\":[{\"name\":\"poster\",\"type\":\"address\",\"internalType\":\"address\"},{\"name\":\"salt\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"},{\"name\":\"spec\",\"type\":\"tuple\",\"internalType\":\"structJobSpec\",\"components\":[{\"name\":\"code\",\"type\":\"tuple\",\"internalType\":\"structContent\",\"components\":[{\"name\":\"digest\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"},{\"name\":\"codec\",\"type\":\"bytes1\",\"internalType\":\"bytes1\"}]},{\"name\":\"input\",\"type\":\"tuple\",\"internalType\":\"structContent\",\"components\":[{\"name\":\"digest\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"},{\"name\":\"codec\",\"type\":\"bytes1\",\"internalType\":\"bytes1\"}]},{\"name\":\"options\",\"type\":\"tuple\",\"internalType\":\"structContent\",\"components\":[{\"name\":\"digest\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"},{\"name\":\"codec\",\"type\":\"bytes1\",\"internalType\":\"bytes1\"}]},{\"name\":\"preload\",\"type\":\"tuple\",\"internalType\":\"structContent\",\"components\":[{\"name\":\"digest\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"},{\"name\":\"codec\",\"type\":\"bytes1\",\"internalType\":\"bytes1\"}]},{\"name\":\"verifier\",\"type\":\"tuple\",\"internalType\":\"structContent\",\"components\":[{\"name\":\"digest\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"},{\"name\":\"codec\",\"type\":\"bytes1\",\"internalType\":\"bytes1\"}]},{\"name\":\"engine\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"},{\"name\":\"fuel\",\"type\":\"uint64\",\"internalType\":\"uint64\"},{\"name\":\"memoryPages\",\"type\":\"uint32\",\"internalType\":\"uint32\"},{\"name\":\"maxResult\",\"type\":\"uint32\",\"internalType\":\"uint32\"},{\"name\":\"reward\",\"type\":\"uint88\",\"internalType\":\"uint88\"},{\"name\":\"deposit\",\"type\":\"uint88\",\"internalType\":\"uint88\"},{\"name\":\"replicas\",\"type\":\"uint8\",\"internalType\":\"uint8\"},{\"name\":\"quorum\",\"type\":\"uint8\",\"internalType\":\"uint8\"},{\"name\":\"auditRate\",\"type\":\"uint16\",\"internalType\":\"uint16\"},{\"name\":\"clocks\",\"type\":\"tuple\",\"internalType\":\"structClocks\",\"components\":[{\"name\":\"matching\",\"type\":\"uint32\",\"internalType\":\"uint32\"},{\"name\":\"setup\",\"type\":\"uint32\",\"internalType\":\"uint32\"},{\"name\":\"run\",\"type\":\"uint32\",\"internalType\":\"uint32\"},{\"name\":\"deliver\",\"type\":\"uint32\",\"internalType\":\"uint32\"},{\"name\":\"reveal\",\"type\":\"uint32\",\"internalType\":\"uint32\"},{\"name\":\"challenge\",\"type\":\"uint32\",\"internalType\":\"uint32\"}]},{\"name\":\"policy\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"},{\"name\":\"allowList\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"},{\"name\":\"flags\",\"type\":\"uint8\",\"internalType\":\"uint8\"}]}]},{\"name\":\"proof\",\"type\":\"bytes32[]\",\"internalType\":\"bytes32[]\"}],\"outputs\":[],\"stateMutability\":\"nonpayable\"},{\"type\":\"function\",\"name\":\"commit\",\"inputs\":[{\"name\":\"id\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"},{\"name\":\"commitment\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"}],\"outputs\":[],\"stateMutability\":\"nonpayable\"},{\"type\":\"function\",\"name\":\"commitmentOf\",\"inputs\":[{\"name\":\"id\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"},{\"name\":\"seat\",\"type\":\"uint8\",\"internalType\":\"uint8\"},{\"name\":\"worker\",\"type\":\"address\",\"internalType\":\"address\"},{\"name\":\"result\",\"type\":\"tuple\",\"internalType\":\"structRunResult\",\"components\":[{\"name\":\"record\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"},{\"name\":\"outcome\",\"type\":\"uint8\",\"internalType\":\"uint8\"},{\"name\":\"fuelUsed\",\"type\":\"uint64\",\"internalType\":\"uint64\"}]},{\"name\":\"fingerprint\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"},{\"name\":\"salt\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"}],\"outputs\":[{\"name\":\"\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"}],\"stateMutability\":\"view\"},{\"type\":\"function\",\"name\":\"jobId\",\"inputs\":[{\"name\":\"job\",\"type\":\"tuple\",\"internalType\":\"structJob\",\"components\":[{\"name\":\"poster\",\"type\":\"address\",\"internalType\":\"address\"},{\"name\":\"salt\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"},{\"name\":\"spec\",\"type\":\"tuple\",\"internalType\":\"structJobSpec\",\"components\":[{\"name\":\"code\",\"type\":\"tuple\",\"internalType\":\"structContent\",\"components\":[{\"name\":\"digest\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"},{\"name\":\"codec\",\"type\":\"bytes1\",\"internalType\":\"bytes1\"}]},{\"name\":\"input\",\"type\":\"tuple\",\"internalType\":\"structContent\",\"components\":[{\"name\":\"digest\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"},{\"name\":\"codec\",\"type\":\"bytes1\",\"internalType\":\"bytes1\"}]},{\"name\":\"options\",\"type\":\"tuple\",\"internalType\":\"structContent\",\"components\":[{\"name\":\"digest\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"},{\"name\":\"codec\",\"type\":\"bytes1\",\"internalType\":\"bytes1\"}]},{\"name\":\"preload\",\"type\":\"tuple\",\"internalType\":\"structContent\",\"components\":[{\"name\":\"digest\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"},{\"name\":\"codec\",\"type\":\"bytes1\",\"internalType\":\"bytes1\"}]},{\"name\":\"verifier\",\"type\":\"tuple\",\"internalType\":\"structContent\",\"components\":[{\"name\":\"digest\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"},{\"name\":\"codec\",\"type\":\"bytes1\",\"internalType\":\"bytes1\"}]},{\"name\":\"engine\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"},{\"name\":\"fuel\",\"type\":\"uint64\",\"internalType\":\"uint64\"},{\"name\":\"memoryPages\",\"type\":\"uint32\",\"internalType\":\"uint32\"},{\"name\":\"maxResult\",\"type\":\"uint32\",\"internalType\":\"uint32\"},{\"name\":\"reward\",\"type\":\"uint88\",\"internalType\":\"uint88\"},{\"name\":\"deposit\",\"type\":\"uint88\",\"internalType\":\"uint88\"},{\"name\":\"replicas\",\"type\":\"uint8\",\"internalType\":\"uint8\"},{\"name\":\"quorum\",\"type\":\"uint8\",\"internalType\":\"uint8\"},{\"name\":\"auditRate\",\"type\":\"uint16\",\"internalType\":\"uint16\"},{\"name\":\"clocks\",\"type\":\"tuple\",\"internalType\":\"structClocks\",\"components\":[{\"name\":\"matching\",\"type\":\"uint32\",\"internalType\":\"uint32\"},{\"name\":\"setup\",\"type\":\"uint32\",\"internalType\":\"uint32\"},{\"name\":\"run\",\"type\":\"uint32\",\"internalType\":\"uint32\"},{\"name\":\"deliver\",\"type\":\"uint32\",\"internalType\":\"uint32\"},{\"name\":\"reveal\",\"type\":\"uint32\",\"internalType\":\"uint32\"},{\"name\":\"challenge\",\"type\":\"uint32\",\"internalType\":\"uint32\"}]},{\"name\":\"policy\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"},{\"name\":\"allowList\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"},{\"name\":\"flags\",\"type\":\"uint8\",\"internalType\":\"uint8\"}]}]}],\"outputs\":[{\"name\":\"\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"}],\"stateMutability\":\"view\"},{\"type\":\"function\",\"name\":\"jobOf\",\"inputs\":[{\"name\":\"id\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"}],\"outputs\":[{\"name\":\"state\",\"type\":\"uint8\",\"internalType\":\"enumJobState\"},{\"name\":\"taken\",\"type\":\"uint8\",\"internalType\":\"uint8\"},{\"name\":\"committed\",\"type\":\"uint8\",\"internalType\":\"uint8\"},{\"name\":\"revealed\",\"type\":\"uint8\",\"internalType\":\"uint8\"},{\"name\":\"deadline\",\"type\":\"uint40\",\"internalType\":\"uint40\"},{\"name\":\"cancelAt\",\"type\":\"uint40\",\"internalType\":\"uint40\"}],\"stateMutability\":\"view\"},{\"type\":\"function\",\"name\":\"post\",\"inputs\":[{\"name\":\"salt\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"},{\"name\":\"spec\",\"type\":\"tuple\",\"internalType\":\"structJobSpec\",\"components\":[{\"name\":\"code\",\"type\":\"tuple\",\"internalType\":\"structContent\",\"components\":[{\"name\":\"digest\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"},{\"name\":\"codec\",\"type\":\"bytes1\",\"internalType\":\"bytes1\"}]},{\"name\":\"input\",\"type\":\"tuple\",\"internalType\":\"structContent\",\"components\":[{\"name\":\"digest\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"},{\"name\":\"codec\",\"type\":\"bytes1\",\"internalType\":\"bytes1\"}]},{\"name\":\"options\",\"type\":\"tuple\",\"internalType\":\"structContent\",\"components\":[{\"name\":\"digest\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"},{\"name\":\"codec\",\"type\":\"bytes1\",\"internalType\":\"bytes1\"}]},{\"name\":\"preload\",\"type\":\"tuple\",\"internalType\":\"structContent\",\"components\":[{\"name\":\"digest\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"},{\"name\":\"codec\",\"type\":\"bytes1\",\"internalType\":\"bytes1\"}]},{\"name\":\"verifier\",\"type\":\"tuple\",\"internalType\":\"structContent\",\"components\":[{\"name\":\"digest\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"},{\"name\":\"codec\",\"type\":\"bytes1\",\"internalType\":\"bytes1\"}]},{\"name\":\"engine\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"},{\"name\":\"fuel\",\"type\":\"uint64\",\"internalType\":\"uint64\"},{\"name\":\"memoryPages\",\"type\":\"uint32\",\"internalType\":\"uint32\"},{\"name\":\"maxResult\",\"type\":\"uint32\",\"internalType\":\"uint32\"},{\"name\":\"reward\",\"type\":\"uint88\",\"internalType\":\"uint88\"},{\"name\":\"deposit\",\"type\":\"uint88\",\"internalType\":\"uint88\"},{\"name\":\"replicas\",\"type\":\"uint8\",\"internalType\":\"uint8\"},{\"name\":\"quorum\",\"type\":\"uint8\",\"internalType\":\"uint8\"},{\"name\":\"auditRate\",\"type\":\"uint16\",\"internalType\":\"uint16\"},{\"name\":\"clocks\",\"type\":\"tuple\",\"internalType\":\"structClocks\",\"components\":[{\"name\":\"matching\",\"type\":\"uint32\",\"internalType\":\"uint32\"},{\"name\":\"setup\",\"type\":\"uint32\",\"internalType\":\"uint32\"},{\"name\":\"run\",\"type\":\"uint32\",\"internalType\":\"uint32\"},{\"name\":\"deliver\",\"type\":\"uint32\",\"internalType\":\"uint32\"},{\"name\":\"reveal\",\"type\":\"uint32\",\"internalType\":\"uint32\"},{\"name\":\"challenge\",\"type\":\"uint32\",\"internalType\":\"uint32\"}]},{\"name\":\"policy\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"},{\"name\":\"allowList\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"},{\"name\":\"flags\",\"type\":\"uint8\",\"internalType\":\"uint8\"}]},{\"name\":\"peers\",\"type\":\"bytes\",\"internalType\":\"bytes\"}],\"outputs\":[{\"name\":\"id\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"}],\"stateMutability\":\"payable\"},{\"type\":\"function\",\"name\":\"register\",\"inputs\":[{\"name\":\"peers\",\"type\":\"bytes\",\"internalType\":\"bytes\"}],\"outputs\":[],\"stateMutability\":\"payable\"},{\"type\":\"function\",\"name\":\"release\",\"inputs\":[{\"name\":\"job\",\"type\":\"tuple\",\"internalType\":\"structJob\",\"components\":[{\"name\":\"poster\",\"type\":\"address\",\"internalType\":\"address\"},{\"name\":\"salt\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"},{\"name\":\"spec\",\"type\":\"tuple\",\"internalType\":\"structJobSpec\",\"components\":[{\"name\":\"code\",\"type\":\"tuple\",\"internalType\":\"structContent\",\"components\":[{\"name\":\"digest\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"},{\"name\":\"codec\",\"type\":\"bytes1\",\"internalType\":\"bytes1\"}]},{\"name\":\"input\",\"type\":\"tuple\",\"internalType\":\"structContent\",\"components\":[{\"name\":\"digest\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"},{\"name\":\"codec\",\"type\":\"bytes1\",\"internalType\":\"bytes1\"}]},{\"name\":\"options\",\"type\":\"tuple\",\"internalType\":\"structContent\",\"components\":[{\"name\":\"digest\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"},{\"name\":\"codec\",\"type\":\"bytes1\",\"internalType\":\"bytes1\"}]},{\"name\":\"preload\",\"type\":\"tuple\",\"internalType\":\"structContent\",\"components\":[{\"name\":\"digest\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"},{\"name\":\"codec\",\"type\":\"bytes1\",\"internalType\":\"bytes1\"}]},{\"name\":\"verifier\",\"type\":\"tuple\",\"internalType\":\"structContent\",\"components\":[{\"name\":\"digest\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"},{\"name\":\"codec\",\"type\":\"bytes1\",\"internalType\":\"bytes1\"}]},{\"name\":\"engine\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"},{\"name\":\"fuel\",\"type\":\"uint64\",\"internalType\":\"uint64\"},{\"name\":\"memoryPages\",\"type\":\"uint32\",\"internalType\":\"uint32\"},{\"name\":\"maxResult\",\"type\":\"uint32\",\"internalType\":\"uint32\"},{\"name\":\"reward\",\"type\":\"uint88\",\"internalType\":\"uint88\"},{\"name\":\"deposit\",\"type\":\"uint88\",\"internalType\":\"uint88\"},{\"name\":\"replicas\",\"type\":\"uint8\",\"internalType\":\"uint8\"},{\"name\":\"quorum\",\"type\":\"uint8\",\"internalType\":\"uint8\"},{\"name\":\"auditRate\",\"type\":\"uint16\",\"internalType\":\"uint16\"},{\"name\":\"clocks\",\"type\":\"tuple\",\"internalType\":\"structClocks\",\"components\":[{\"name\":\"matching\",\"type\":\"uint32\",\"internalType\":\"uint32\"},{\"name\":\"setup\",\"type\":\"uint32\",\"internalType\":\"uint32\"},{\"name\":\"run\",\"type\":\"uint32\",\"internalType\":\"uint32\"},{\"name\":\"deliver\",\"type\":\"uint32\",\"internalType\":\"uint32\"},{\"name\":\"reveal\",\"type\":\"uint32\",\"internalType\":\"uint32\"},{\"name\":\"challenge\",\"type\":\"uint32\",\"internalType\":\"uint32\"}]},{\"name\":\"policy\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"},{\"name\":\"allowList\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"},{\"name\":\"flags\",\"type\":\"uint8\",\"internalType\":\"uint8\"}]}]},{\"name\":\"reason\",\"type\":\"uint8\",\"internalType\":\"uint8\"},{\"name\":\"missing\",\"type\":\"tuple\",\"internalType\":\"structContent\",\"components\":[{\"name\":\"digest\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"},{\"name\":\"codec\",\"type\":\"bytes1\",\"internalType\":\"bytes1\"}]}],\"outputs\":[],\"stateMutability\":\"nonpayable\"},{\"type\":\"function\",\"name\":\"reveal\",\"inputs\":[{\"name\":\"id\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"},{\"name\":\"result\",\"type\":\"tuple\",\"internalType\":\"structRunResult\",\"components\":[{\"name\":\"record\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"},{\"name\":\"outcome\",\"type\":\"uint8\",\"internalType\":\"uint8\"},{\"name\":\"fuelUsed\",\"type\":\"uint64\",\"internalType\":\"uint64\"}]},{\"name\":\"fingerprint\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"},{\"name\":\"salt\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"}],\"outputs\":[],\"stateMutability\":\"nonpayable\"},{\"type\":\"function\",\"name\":\"runOf\",\"inputs\":[{\"name\":\"id\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"},{\"name\":\"worker\",\"type\":\"address\",\"internalType\":\"address\"}],\"outputs\":[{\"name\":\"state\",\"type\":\"uint8\",\"internalType\":\"enumRunState\"},{\"name\":\"seat\",\"type\":\"uint8\",\"internalType\":\"uint8\"},{\"name\":\"claimedAt\",\"type\":\"uint40\",\"internalType\":\"uint40\"},{\"name\":\"outcome\",\"type\":\"uint8\",\"internalType\":\"uint8\"},{\"name\":\"fuelUsed\",\"type\":\"uint64\",\"internalType\":\"uint64\"},{\"name\":\"seal\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"}],\"stateMutability\":\"view\"},{\"type\":\"function\",\"name\":\"settle\",\"inputs\":[{\"name\":\"jobs\",\"type\":\"tuple[]\",\"internalType\":\"structJob[]\",\"components\":[{\"name\":\"poster\",\"type\":\"address\",\"internalType\":\"address\"},{\"name\":\"salt\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"},{\"name\":\"spec\",\"type\":\"tuple\",\"internalType\":\"structJobSpec\",\"components\":[{\"name\":\"code\",\"type\":\"tuple\",\"internalType\":\"structContent\",\"components\":[{\"name\":\"digest\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"},{\"name\":\"codec\",\"type\":\"bytes1\",\"internalType\":\"bytes1\"}]},{\"name\":\"input\",\"type\":\"tuple\",\"internalType\":\"structContent\",\"components\":[{\"name\":\"digest\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"},{\"name\":\"codec\",\"type\":\"bytes1\",\"internalType\":\"bytes1\"}]},{\"name\":\"options\",\"type\":\"tuple\",\"internalType\":\"structContent\",\"components\":[{\"name\":\"digest\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"},{\"name\":\"codec\",\"type\":\"bytes1\",\"internalType\":\"bytes1\"}]},{\"name\":\"preload\",\"type\":\"tuple\",\"internalType\":\"structContent\",\"components\":[{\"name\":\"digest\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"},{\"name\":\"codec\",\"type\":\"bytes1\",\"internalType\":\"bytes1\"}]},{\"name\":\"verifier\",\"type\":\"tuple\",\"internalType\":\"structContent\",\"components\":[{\"name\":\"digest\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"},{\"name\":\"codec\",\"type\":\"bytes1\",\"internalType\":\"bytes1\"}]},{\"name\":\"engine\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"},{\"name\":\"fuel\",\"type\":\"uint64\",\"internalType\":\"uint64\"},{\"name\":\"memoryPages\",\"type\":\"uint32\",\"internalType\":\"uint32\"},{\"name\":\"maxResult\",\"type\":\"uint32\",\"internalType\":\"uint32\"},{\"name\":\"reward\",\"type\":\"uint88\",\"internalType\":\"uint88\"},{\"name\":\"deposit\",\"type\":\"uint88\",\"internalType\":\"uint88\"},{\"name\":\"replicas\",\"type\":\"uint8\",\"internalType\":\"uint8\"},{\"name\":\"quorum\",\"type\":\"uint8\",\"internalType\":\"uint8\"},{\"name\":\"auditRate\",\"type\":\"uint16\",\"internalType\":\"uint16\"},{\"name\":\"clocks\",\"type\":\"tuple\",\"internalType\":\"structClocks\",\"components\":[{\"name\":\"matching\",\"type\":\"uint32\",\"internalType\":\"uint32\"},{\"name\":\"setup\",\"type\":\"uint32\",\"internalType\":\"uint32\"},{\"name\":\"run\",\"type\":\"uint32\",\"internalType\":\"uint32\"},{\"name\":\"deliver\",\"type\":\"uint32\",\"internalType\":\"uint32\"},{\"name\":\"reveal\",\"type\":\"uint32\",\"internalType\":\"uint32\"},{\"name\":\"challenge\",\"type\":\"uint32\",\"internalType\":\"uint32\"}]},{\"name\":\"policy\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"},{\"name\":\"allowList\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"},{\"name\":\"flags\",\"type\":\"uint8\",\"internalType\":\"uint8\"}]}]},{\"name\":\"workers\",\"type\":\"address[][]\",\"internalType\":\"address[][]\"}],\"outputs\":[],\"stateMutability\":\"nonpayable\"},{\"type\":\"function\",\"name\":\"submit\",\"inputs\":[{\"name\":\"job\",\"type\":\"tuple\",\"internalType\":\"structJob\",\"components\":[{\"name\":\"poster\",\"type\":\"address\",\"internalType\":\"address\"},{\"name\":\"salt\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"},{\"name\":\"spec\",\"type\":\"tuple\",\"internalType\":\"structJobSpec\",\"components\":[{\"name\":\"code\",\"type\":\"tuple\",\"internalType\":\"structContent\",\"components\":[{\"name\":\"digest\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"},{\"name\":\"codec\",\"type\":\"bytes1\",\"internalType\":\"bytes1\"}]},{\"name\":\"input\",\"type\":\"tuple\",\"internalType\":\"structContent\",\"components\":[{\"name\":\"digest\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"},{\"name\":\"codec\",\"type\":\"bytes1\",\"internalType\":\"bytes1\"}]},{\"name\":\"options\",\"type\":\"tuple\",\"internalType\":\"structContent\",\"components\":[{\"name\":\"digest\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"},{\"name\":\"codec\",\"type\":\"bytes1\",\"internalType\":\"bytes1\"}]},{\"name\":\"preload\",\"type\":\"tuple\",\"internalType\":\"structContent\",\"components\":[{\"name\":\"digest\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"},{\"name\":\"codec\",\"type\":\"bytes1\",\"internalType\":\"bytes1\"}]},{\"name\":\"verifier\",\"type\":\"tuple\",\"internalType\":\"structContent\",\"components\":[{\"name\":\"digest\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"},{\"name\":\"codec\",\"type\":\"bytes1\",\"internalType\":\"bytes1\"}]},{\"name\":\"engine\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"},{\"name\":\"fuel\",\"type\":\"uint64\",\"internalType\":\"uint64\"},{\"name\":\"memoryPages\",\"type\":\"uint32\",\"internalType\":\"uint32\"},{\"name\":\"maxResult\",\"type\":\"uint32\",\"internalType\":\"uint32\"},{\"name\":\"reward\",\"type\":\"uint88\",\"internalType\":\"uint88\"},{\"name\":\"deposit\",\"type\":\"uint88\",\"internalType\":\"uint88\"},{\"name\":\"replicas\",\"type\":\"uint8\",\"internalType\":\"uint8\"},{\"name\":\"quorum\",\"type\":\"uint8\",\"internalType\":\"uint8\"},{\"name\":\"auditRate\",\"type\":\"uint16\",\"internalType\":\"uint16\"},{\"name\":\"clocks\",\"type\":\"tuple\",\"internalType\":\"structClocks\",\"components\":[{\"name\":\"matching\",\"type\":\"uint32\",\"internalType\":\"uint32\"},{\"name\":\"setup\",\"type\":\"uint32\",\"internalType\":\"uint32\"},{\"name\":\"run\",\"type\":\"uint32\",\"internalType\":\"uint32\"},{\"name\":\"deliver\",\"type\":\"uint32\",\"internalType\":\"uint32\"},{\"name\":\"reveal\",\"type\":\"uint32\",\"internalType\":\"uint32\"},{\"name\":\"challenge\",\"type\":\"uint32\",\"internalType\":\"uint32\"}]},{\"name\":\"policy\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"},{\"name\":\"allowList\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"},{\"name\":\"flags\",\"type\":\"uint8\",\"internalType\":\"uint8\"}]}]},{\"name\":\"result\",\"type\":\"tuple\",\"internalType\":\"structRunResult\",\"components\":[{\"name\":\"record\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"},{\"name\":\"outcome\",\"type\":\"uint8\",\"internalType\":\"uint8\"},{\"name\":\"fuelUsed\",\"type\":\"uint64\",\"internalType\":\"uint64\"}]},{\"name\":\"fingerprintCommitment\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"}],\"outputs\":[],\"stateMutability\":\"nonpayable\"},{\"type\":\"function\",\"name\":\"terms\",\"inputs\":[],\"outputs\":[{\"name\":\"\",\"type\":\"tuple\",\"internalType\":\"structTerms\",\"components\":[{\"name\":\"minimum\",\"type\":\"tuple\",\"internalType\":\"structClocks\",\"components\":[{\"name\":\"matching\",\"type\":\"uint32\",\"internalType\":\"uint32\"},{\"name\":\"setup\",\"type\":\"uint32\",\"internalType\":\"uint32\"},{\"name\":\"run\",\"type\":\"uint32\",\"internalType\":\"uint32\"},{\"name\":\"deliver\",\"type\":\"uint32\",\"internalType\":\"uint32\"},{\"name\":\"reveal\",\"type\":\"uint32\",\"internalType\":\"uint32\"},{\"name\":\"challenge\",\"type\":\"uint32\",\"internalType\":\"uint32\"}]},{\"name\":\"cancelDelay\",\"type\":\"uint32\",\"internalType\":\"uint32\"},{\"name\":\"payoutPeriod\",\"type\":\"uint32\",\"internalType\":\"uint32\"},{\"name\":\"probation\",\"type\":\"uint24\",\"internalType\":\"uint24\"},{\"name\":\"maxAuditRate\",\"type\":\"uint16\",\"internalType\":\"uint16\"},{\"name\":\"payoutThreshold\",\"type\":\"uint88\",\"internalType\":\"uint88\"},{\"name\":\"minDeposit\",\"type\":\"uint88\",\"internalType\":\"uint88\"},{\"name\":\"maxDeposit\",\"type\":\"uint88\",\"internalType\":\"uint88\"},{\"name\":\"claimFee\",\"type\":\"uint88\",\"internalType\":\"uint88\"},{\"name\":\"fuelPrice\",\"type\":\"uint88\",\"internalType\":\"uint88\"}]}],\"stateMutability\":\"view\"},{\"type\":\"function\",\"name\":\"withdraw\",\"inputs\":[{\"name\":\"account\",\"type\":\"address\",\"internalType\":\"address\"}],\"outputs\":[],\"stateMutability\":\"nonpayable\"},{\"type\":\"function\",\"name\":\"withdrawDeposit\",\"inputs\":[{\"name\":\"amount\",\"type\":\"uint88\",\"internalType\":\"uint88\"}],\"outputs\":[],\"stateMutability\":\"nonpayable\"},{\"type\":\"event\",\"name\":\"CancelRequested\",\"inputs\":[{\"name\":\"id\",\"type\":\"bytes32\",\"indexed\":true,\"internalType\":\"bytes32\"},{\"name\":\"effective\",\"type\":\"uint40\",\"indexed\":false,\"internalType\":\"uint40\"}],\"anonymous\":false},{\"type\":\"event\",\"name\":\"ClaimIdle\",\"inputs\":[{\"name\":\"id\",\"type\":\"bytes32\",\"indexed\":true,\"internalType\":\"bytes32\"},{\"name\":\"worker\",\"type\":\"address\",\"indexed\":true,\"internalType\":\"address\"}],\"anonymous\":false},{\"type\":\"event\",\"name\":\"ClaimReleased\",\"inputs\":[{\"name\":\"id\",\"type\":\"bytes32\",\"indexed\":true,\"internalType\":\"bytes32\"},{\"name\":\"worker\",\"type\":\"address\",\"indexed\":true,\"internalType\":\"address\"},{\"name\":\"reason\",\"type\":\"uint8\",\"indexed\":false,\"internalType\":\"uint8\"},{\"name\":\"missing\",\"type\":\"tuple\",\"indexed\":false,\"internalType\":\"structContent\",\"components\":[{\"name\":\"digest\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"},{\"name\":\"codec\",\"type\":\"bytes1\",\"internalType\":\"bytes1\"}]}],\"anonymous\":false},{\"type\":\"event\",\"name\":\"DepositChanged\",\"inputs\":[{\"name\":\"worker\",\"type\":\"address\",\"indexed\":true,\"internalType\":\"address\"},{\"name\":\"free\",\"type\":\"uint256\",\"indexed\":false,\"internalType\":\"uint256\"}],\"anonymous\":false},{\"type\":\"event\",\"name\":\"DepositForfeited\",\"inputs\":[{\"name\":\"id\",\"type\":\"bytes32\",\"indexed\":true,\"internalType\":\"bytes32\"},{\"name\":\"worker\",\"type\":\"address\",\"indexed\":true,\"internalType\":\"address\"},{\"name\":\"amount\",\"type\":\"uint256\",\"indexed\":false,\"internalType\":\"uint256\"}],\"anonymous\":false},{\"type\":\"event\",\"name\":\"JobClaimed\",\"inputs\":[{\"name\":\"id\",\"type\":\"bytes32\",\"indexed\":true,\"internalType\":\"bytes32\"},{\"name\":\"worker\",\"type\":\"address\",\"indexed\":true,\"internalType\":\"address\"},{\"name\":\"seat\",\"type\":\"uint8\",\"indexed\":false,\"internalType\":\"uint8\"},{\"name\":\"deadline\",\"type\":\"uint40\",\"indexed\":false,\"internalType\":\"uint40\"}],\"anonymous\":false},{\"type\":\"event\",\"name\":\"JobCommitted\",\"inputs\":[{\"name\":\"id\",\"type\":\"bytes32\",\"indexed\":true,\"internalType\":\"bytes32\"},{\"name\":\"worker\",\"type\":\"address\",\"indexed\":true,\"internalType\":\"address\"},{\"name\":\"commitment\",\"type\":\"bytes32\",\"indexed\":false,\"internalType\":\"bytes32\"}],\"anonymous\":false},{\"type\":\"event\",\"name\":\"JobEnded\",\"inputs\":[{\"name\":\"id\",\"type\":\"bytes32\",\"indexed\":true,\"internalType\":\"bytes32\"},{\"name\":\"state\",\"type\":\"uint8\",\"indexed\":false,\"internalType\":\"enumJobState\"},{\"name\":\"record\",\"type\":\"bytes32\",\"indexed\":false,\"internalType\":\"bytes32\"},{\"name\":\"refund\",\"type\":\"uint256\",\"indexed\":false,\"internalType\":\"uint256\"}],\"anonymous\":false},{\"type\":\"event\",\"name\":\"JobPosted\",\"inputs\":[{\"name\":\"id\",\"type\":\"bytes32\",\"indexed\":true,\"internalType\":\"bytes32\"},{\"name\":\"poster\",\"type\":\"address\",\"indexed\":true,\"internalType\":\"address\"},{\"name\":\"engine\",\"type\":\"bytes32\",\"indexed\":true,\"internalType\":\"bytes32\"},{\"name\":\"job\",\"type\":\"tuple\",\"indexed\":false,\"internalType\":\"structJob\",\"components\":[{\"name\":\"poster\",\"type\":\"address\",\"internalType\":\"address\"},{\"name\":\"salt\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"},{\"name\":\"spec\",\"type\":\"tuple\",\"internalType\":\"structJobSpec\",\"components\":[{\"name\":\"code\",\"type\":\"tuple\",\"internalType\":\"structContent\",\"components\":[{\"name\":\"digest\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"},{\"name\":\"codec\",\"type\":\"bytes1\",\"internalType\":\"bytes1\"}]},{\"name\":\"input\",\"type\":\"tuple\",\"internalType\":\"structContent\",\"components\":[{\"name\":\"digest\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"},{\"name\":\"codec\",\"type\":\"bytes1\",\"internalType\":\"bytes1\"}]},{\"name\":\"options\",\"type\":\"tuple\",\"internalType\":\"structContent\",\"components\":[{\"name\":\"digest\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"},{\"name\":\"codec\",\"type\":\"bytes1\",\"internalType\":\"bytes1\"}]},{\"name\":\"preload\",\"type\":\"tuple\",\"internalType\":\"structContent\",\"components\":[{\"name\":\"digest\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"},{\"name\":\"codec\",\"type\":\"bytes1\",\"internalType\":\"bytes1\"}]},{\"name\":\"verifier\",\"type\":\"tuple\",\"internalType\":\"structContent\",\"components\":[{\"name\":\"digest\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"},{\"name\":\"codec\",\"type\":\"bytes1\",\"internalType\":\"bytes1\"}]},{\"name\":\"engine\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"},{\"name\":\"fuel\",\"type\":\"uint64\",\"internalType\":\"uint64\"},{\"name\":\"memoryPages\",\"type\":\"uint32\",\"internalType\":\"uint32\"},{\"name\":\"maxResult\",\"type\":\"uint32\",\"internalType\":\"uint32\"},{\"name\":\"reward\",\"type\":\"uint88\",\"internalType\":\"uint88\"},{\"name\":\"deposit\",\"type\":\"uint88\",\"internalType\":\"uint88\"},{\"name\":\"replicas\",\"type\":\"uint8\",\"internalType\":\"uint8\"},{\"name\":\"quorum\",\"type\":\"uint8\",\"internalType\":\"uint8\"},{\"name\":\"auditRate\",\"type\":\"uint16\",\"internalType\":\"uint16\"},{\"name\":\"clocks\",\"type\":\"tuple\",\"internalType\":\"structClocks\",\"components\":[{\"name\":\"matching\",\"type\":\"uint32\",\"internalType\":\"uint32\"},{\"name\":\"setup\",\"type\":\"uint32\",\"internalType\":\"uint32\"},{\"name\":\"run\",\"type\":\"uint32\",\"internalType\":\"uint32\"},{\"name\":\"deliver\",\"type\":\"uint32\",\"internalType\":\"uint32\"},{\"name\":\"reveal\",\"type\":\"uint32\",\"internalType\":\"uint32\"},{\"name\":\"challenge\",\"type\":\"uint32\",\"internalType\":\"uint32\"}]},{\"name\":\"policy\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"},{\"name\":\"allowList\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"},{\"name\":\"flags\",\"type\":\"uint8\",\"internalType\":\"uint8\"}]}]},{\"name\":\"peers\",\"type\":\"bytes\",\"indexed\":false,\"internalType\":\"bytes\"}],\"anonymous\":false},{\"type\":\"event\",\"name\":\"JobReopened\",\"inputs\":[{\"name\":\"id\",\"type\":\"bytes32\",\"indexed\":true,\"internalType\":\"bytes32\"},{\"name\":\"deadline\",\"type\":\"uint40\",\"indexed\":false,\"internalType\":\"uint40\"}],\"anonymous\":false},{\"type\":\"event\",\"name\":\"JobRevealed\",\"inputs\":[{\"name\":\"id\",\"type\":\"bytes32\",\"indexed\":true,\"internalType\":\"bytes32\"},{\"name\":\"worker\",\"type\":\"address\",\"indexed\":true,\"internalType\":\"address\"},{\"name\":\"result\",\"type\":\"tuple\",\"indexed\":false,\"internalType\":\"structRunResult\",\"components\":[{\"name\":\"record\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"},{\"name\":\"outcome\",\"type\":\"uint8\",\"internalType\":\"uint8\"},{\"name\":\"fuelUsed\",\"type\":\"uint64\",\"internalType\":\"uint64\"}]},{\"name\":\"fingerprint\",\"type\":\"bytes32\",\"indexed\":false,\"internalType\":\"bytes32\"}],\"anonymous\":false},{\"type\":\"event\",\"name\":\"JobSubmitted\",\"inputs\":[{\"name\":\"id\",\"type\":\"bytes32\",\"indexed\":true,\"internalType\":\"bytes32\"},{\"name\":\"worker\",\"type\":\"address\",\"indexed\":true,\"internalType\":\"address\"},{\"name\":\"result\",\"type\":\"tuple\",\"indexed\":false,\"internalType\":\"structRunResult\",\"components\":[{\"name\":\"record\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"},{\"name\":\"outcome\",\"type\":\"uint8\",\"internalType\":\"uint8\"},{\"name\":\"fuelUsed\",\"type\":\"uint64\",\"internalType\":\"uint64\"}]},{\"name\":\"fingerprintCommitment\",\"type\":\"bytes32\",\"indexed\":false,\"internalType\":\"bytes32\"},{\"name\":\"deadline\",\"type\":\"uint40\",\"indexed\":false,\"internalType\":\"uint40\"}],\"anonymous\":false},{\"type\":\"event\",\"name\":\"MatchingClosed\",\"inputs\":[{\"name\":\"id\",\"type\":\"bytes32\",\"indexed\":true,\"internalType\":\"bytes32\"},{\"name\":\"taken\",\"type\":\"uint8\",\"indexed\":false,\"internalType\":\"uint8\"},{\"name\":\"deadline\",\"type\":\"uint40\",\"indexed\":false,\"internalType\":\"uint40\"}],\"anonymous\":false},{\"type\":\"event\",\"name\":\"RevealOpened\",\"inputs\":[{\"name\":\"id\",\"type\":\"bytes32\",\"indexed\":true,\"internalType\":\"bytes32\"},{\"name\":\"deadline\",\"type\":\"uint40\",\"indexed\":false,\"internalType\":\"uint40\"}],\"anonymous\":false},{\"type\":\"event\",\"name\":\"RunPaid\",\"inputs\":[{\"name\":\"id\",\"type\":\"bytes32\",\"indexed\":true,\"internalType\":\"bytes32\"},{\"name\":\"worker\",\"type\":\"address\",\"indexed\":true,\"internalType\":\"address\"},{\"name\":\"amount\",\"type\":\"uint256\",\"indexed\":false,\"internalType\":\"uint256\"}],\"anonymous\":false},{\"type\":\"event\",\"name\":\"Withdrawn\",\"inputs\":[{\"name\":\"account\",\"type\":\"address\",\"indexed\":true,\"internalType\":\"address\"},{\"name\":\"amount\",\"type\":\"uint256\",\"indexed\":false,\"internalType\":\"uint256\"}],\"anonymous\":false},{\"type\":\"event\",\"name\":\"WorkerRegistered\",\"inputs\":[{\"name\":\"worker\",\"type\":\"address\",\"indexed\":true,\"internalType\":\"address\"},{\"name\":\"peers\",\"type\":\"bytes\",\"indexed\":false,\"internalType\":\"bytes\"}],\"anonymous\":false},{\"type\":\"error\",\"name\":\"AlreadyCancelled\",\"inputs\":[{\"name\":\"id\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"}]},{\"type\":\"error\",\"name\":\"AlreadyClaimed\",\"inputs\":[{\"name\":\"id\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"},{\"name\":\"worker\",\"type\":\"address\",\"internalType\":\"address\"}]},{\"type\":\"error\",\"name\":\"CommitmentMismatch\",\"inputs\":[{\"name\":\"id\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"},{\"name\":\"worker\",\"type\":\"address\",\"internalType\":\"address\"}]},{\"type\":\"error\",\"name\":\"DeadlinePassed\",\"inputs\":[{\"name\":\"id\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"},{\"name\":\"deadline\",\"type\":\"uint40\",\"internalType\":\"uint40\"}]},{\"type\":\"error\",\"name\":\"DepositTooLow\",\"inputs\":[{\"name\":\"worker\",\"type\":\"address\",\"internalType\":\"address\"},{\"name\":\"free\",\"type\":\"uint256\",\"internalType\":\"uint256\"},{\"name\":\"needed\",\"type\":\"uint256\",\"internalType\":\"uint256\"}]},{\"type\":\"error\",\"name\":\"InvalidResult\",\"inputs\":[{\"name\":\"id\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"}]},{\"type\":\"error\",\"name\":\"InvalidSpec\",\"inputs\":[{\"name\":\"field\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"}]},{\"type\":\"error\",\"name\":\"InvalidTerms\",\"inputs\":[{\"name\":\"field\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"}]},{\"type\":\"error\",\"name\":\"JobExists\",\"inputs\":[{\"name\":\"id\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"}]},{\"type\":\"error\",\"name\":\"JobNotFound\",\"inputs\":[{\"name\":\"id\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"}]},{\"type\":\"error\",\"name\":\"NotAllowed\",\"inputs\":[{\"name\":\"worker\",\"type\":\"address\",\"internalType\":\"address\"}]},{\"type\":\"error\",\"name\":\"NotPoster\",\"inputs\":[{\"name\":\"caller\",\"type\":\"address\",\"internalType\":\"address\"}]},{\"type\":\"error\",\"name\":\"NotRegistered\",\"inputs\":[{\"name\":\"worker\",\"type\":\"address\",\"internalType\":\"address\"}]},{\"type\":\"error\",\"name\":\"NothingToWithdraw\",\"inputs\":[{\"name\":\"account\",\"type\":\"address\",\"internalType\":\"address\"},{\"name\":\"credit\",\"type\":\"uint256\",\"internalType\":\"uint256\"},{\"name\":\"verified\",\"type\":\"uint24\",\"internalType\":\"uint24\"},{\"name\":\"notBefore\",\"type\":\"uint40\",\"internalType\":\"uint40\"}]},{\"type\":\"error\",\"name\":\"PeersTooLong\",\"inputs\":[{\"name\":\"length\",\"type\":\"uint256\",\"internalType\":\"uint256\"}]},{\"type\":\"error\",\"name\":\"ReentrancyGuardReentrantCall\",\"inputs\":[]},{\"type\":\"error\",\"name\":\"RewardTooLow\",\"inputs\":[{\"name\":\"reward\",\"type\":\"uint256\",\"internalType\":\"uint256\"},{\"name\":\"minimum\",\"type\":\"uint256\",\"internalType\":\"uint256\"}]},{\"type\":\"error\",\"name\":\"SafeCastOverflowedUintDowncast\",\"inputs\":[{\"name\":\"bits\",\"type\":\"uint8\",\"internalType\":\"uint8\"},{\"name\":\"value\",\"type\":\"uint256\",\"internalType\":\"uint256\"}]},{\"type\":\"error\",\"name\":\"TransferFailed\",\"inputs\":[{\"name\":\"account\",\"type\":\"address\",\"internalType\":\"address\"}]},{\"type\":\"error\",\"name\":\"Unsupported\",\"inputs\":[{\"name\":\"field\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"}]},{\"type\":\"error\",\"name\":\"WrongMode\",\"inputs\":[{\"name\":\"id\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"}]},{\"type\":\"error\",\"name\":\"WrongRunState\",\"inputs\":[{\"name\":\"id\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"},{\"name\":\"worker\",\"type\":\"address\",\"internalType\":\"address\"},{\"name\":\"state\",\"type\":\"uint8\",\"internalType\":\"enumRunState\"}]},{\"type\":\"error\",\"name\":\"WrongState\",\"inputs\":[{\"name\":\"id\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"},{\"name\":\"state\",\"type\":\"uint8\",\"internalType\":\"enumJobState\"}]},{\"type\":\"error\",\"name\":\"WrongValue\",\"inputs\":[{\"name\":\"sent\",\"type\":\"uint256\",\"internalType\":\"uint256\"},{\"name\":\"needed\",\"type\":\"uint256\",\"internalType\":\"uint256\"}]}]",
	ID:  "JobAgency",
	Bin: "0x610240604052348015610010575f5ffd5b50604051614ffa380380614ffa83398101604081905261002f9161042b565b8051518190610052906f6d696e696d756d2e6d61746368696e6760801b906102aa565b805160200151610073906c06d696e696d756d2e736574757609c1b906102aa565b805160400151610092906a36b4b734b6bab697393ab760a91b906102aa565b8051606001516100b5906e36b4b734b6bab6973232b634bb32b960891b906102aa565b8051608001516100d7906d1b5a5b9a5b5d5b4b9c995d99585b60921b906102aa565b805160a001516100fc90706d696e696d756d2e6368616c6c656e676560781b906102aa565b61011e6a63616e63656c44656c617960a81b82602001516102aa60201b60201c565b6101536b1c185e5bdd5d14195c9a5bd960a21b62278d0063ffffffff16836040015163ffffffff1611156102d560201b60201c565b6080810151610177906b6d617841756469745261746560a01b9061ffff16156102d5565b6101b1691b5a5b91195c1bdcda5d60b21b8260e001516001600160581b03168360c001516001600160581b031611156102d560201b60201c565b6101f067636c61696d46656560c01b60148360c001516001600160581b03166101da91906104fb565b6101008401516001600160581b031611156102d5565b80515163ffffffff90811660809081528251602090810151831660a09081528451604090810151851660c09081528651606090810151871660e09081528851909601518716610100908152885185015188166101209081529589015188166101405292880151909616610160529486015162ffffff1661018052908501516001600160581b039081166101a0529385015184166101c0529184015183166101e052908301518216610200529091015116610220525061051a565b6102d18263ffffffff8316158015906102cc575062278d0063ffffffff841611155b6102d5565b5050565b806102d157604051637ed667e960e11b81526004810183905260240160405180910390fd5b60405161014081016001600160401b038111828210171561032957634e487b7160e01b5f52604160045260245ffd5b60405290565b805163ffffffff81168114610342575f5ffd5b919050565b5f60c08284031215610357575f5ffd5b60405160c081016001600160401b038111828210171561038557634e487b7160e01b5f52604160045260245ffd5b6040529050806103948361032f565b81526103a26020840161032f565b60208201526103b36040840161032f565b60408201526103c46060840161032f565b60608201526103d56080840161032f565b60808201526103e660a0840161032f565b60a08201525092915050565b805162ffffff81168114610342575f5ffd5b805161ffff81168114610342575f5ffd5b80516001600160581b0381168114610342575f5ffd5b5f6101e082840312801561043d575f5ffd5b506104466102fa565b6104508484610347565b815261045e60c0840161032f565b602082015261046f60e0840161032f565b604082015261048161010084016103f2565b60608201526104936101208401610404565b60808201526104a56101408401610415565b60a08201526104b76101608401610415565b60c08201526104c96101808401610415565b60e08201526104db6101a08401610415565b6101008201526104ee6101c08401610415565b6101208201529392505050565b5f8261051557634e487b7160e01b5f52601260045260245ffd5b500490565b60805160a05160c05160e05161010051610120516101405161016051610180516101a0516101c0516101e05161020051610220516149e76106135f395f8181610614015261253801525f81816105eb01526111bd01525f81816105c301526123f001525f818161059b01526123a201525f81816105730152610c0d01525f818161053e0152610bd701525f81816105110152610b7401525f81816104e901526117bf01525f81816104be015261395c01525f818161049501526138ff01525f818161046c01526138a201525f8181610443015261384501525f818161041a01526137e801525f81816103ef015261378b01526149e75ff3fe608060405260043610610109575f3560e01c806387b2a1eb116100a1578063d1f643b911610071578063e3ce094d11610057578063e3ce094d1461064a578063e492c29e14610669578063fce0d37f1461069a575f5ffd5b8063d1f643b91461032f578063d50256251461034e575f5ffd5b806387b2a1eb146102ad57806390bae895146102c0578063affe000e146102df578063b48ab3df14610310575f5ffd5b806351cff8d9116100dc57806351cff8d91461019e5780635c59c96a146101bd5780638086b8ba146101dc57806382fbdc9c1461029a575f5ffd5b806309cb09ba1461010d5780631730737d1461012e5780631797d778146101605780631a3c26da1461017f575b5f5ffd5b348015610118575f5ffd5b5061012c610127366004613f51565b6106b9565b005b348015610139575f5ffd5b5061014d610148366004613f9b565b61092d565b6040519081526020015b60405180910390f35b34801561016b575f5ffd5b5061012c61017a366004613fb6565b61093d565b34801561018a575f5ffd5b5061012c61019936600461403d565b610ad4565b3480156101a9575f5ffd5b5061012c6101b83660046140ef565b610b32565b3480156101c8575f5ffd5b5061014d6101d7366004614118565b610d73565b3480156101e7575f5ffd5b506102546101f63660046140ef565b6001600160a01b03165f90815260208190526040902080546001909101546001600160581b0380831693600160581b840490911692600160b01b810462ffffff1691600160c81b820464ffffffffff1691600160f01b900460ff1690565b604080516001600160581b0397881681529690951660208701529385019290925262ffffff16606084015264ffffffffff166080830152151560a082015260c001610157565b61012c6102a83660046141b3565b610dd9565b61014d6102bb3660046141f2565b610f0a565b3480156102cb575f5ffd5b5061012c6102da36600461424a565b6110b1565b3480156102ea575f5ffd5b506102fe6102f936600461429a565b61134d565b604051610157969594939291906142d9565b34801561031b575f5ffd5b5061012c61032a366004614327565b6113d0565b34801561033a575f5ffd5b5061012c610349366004613f9b565b61165d565b348015610359575f5ffd5b5061063d60408051610200810182525f6101408201818152610160830182905261018083018290526101a083018290526101c083018290526101e08301829052825260208201819052918101829052606081018290526080810182905260a0810182905260c0810182905260e08101829052610100810182905261012081019190915250604080516102008101825263ffffffff7f0000000000000000000000000000000000000000000000000000000000000000811661014083019081527f000000000000000000000000000000000000000000000000000000000000000082166101608401527f000000000000000000000000000000000000000000000000000000000000000082166101808401527f000000000000000000000000000000000000000000000000000000000000000082166101a08401527f000000000000000000000000000000000000000000000000000000000000000082166101c08401527f000000000000000000000000000000000000000000000000000000000000000082166101e084015282527f0000000000000000000000000000000000000000000000000000000000000000811660208301527f0000000000000000000000000000000000000000000000000000000000000000169181019190915262ffffff7f00000000000000000000000000000000000000000000000000000000000000001660608201525f60808201526001600160581b037f0000000000000000000000000000000000000000000000000000000000000000811660a08301527f0000000000000000000000000000000000000000000000000000000000000000811660c08301527f0000000000000000000000000000000000000000000000000000000000000000811660e08301527f000000000000000000000000000000000000000000000000000000000000000081166101008301527f00000000000000000000000000000000000000000000000000000000000000001661012082015290565b6040516101579190614379565b348015610655575f5ffd5b5061012c6106643660046144a2565b611866565b348015610674575f5ffd5b506106886106833660046144c2565b6119b5565b604051610157969594939291906144fc565b3480156106a5575f5ffd5b5061012c6106b4366004614547565b611b10565b5f6106c385611bfc565b805490915060ff811690600160301b900464ffffffffff1660048260088111156106ef576106ef6142b1565b1461071a578682604051632b3263b360e01b815260040161071192919061456d565b60405180910390fd5b8064ffffffffff164211156107525760405163ef8b2fe760e01b81526004810188905264ffffffffff82166024820152604401610711565b5f87815260026020908152604080832033845290915290206107748888611c5f565b6002815460ff16600681111561078c5761078c6142b1565b146107b457805460405163db83e32d60e01b8152610711918a91339160ff1690600401614581565b80546107d4906107d1908a90610100900460ff16338b8b8b610d73565b90565b8154600160381b900460381b66ffffffffffffff1990811691161461082e576040517f905cc00c00000000000000000000000000000000000000000000000000000000815260048101899052336024820152604401610711565b835484906002906108479062010000900460ff166145b8565b91906101000a81548160ff021916908360ff1602179055505f61086a8888611c9a565b825460ff19603883901c600160381b021666ffffffffffff009091161760041783555f8a815260036020908152604080832066ffffffffffffff1985168452909152812054919250036108de575f89815260036020908152604080832066ffffffffffffff19851684529091529020883590555b336001600160a01b0316897f280c3ea2887d979fbe6121808a376d2624b70c0efae46b5e5283a3c677289cdf8a8a60405161091a929190614624565b60405180910390a3505050505050505050565b5f61093782611cd8565b92915050565b5f5f61094885611cf9565b909250905061095f6102608601610240870161463f565b60ff1660011461098557604051637967341b60e01b815260048101839052602401610711565b5f6109908383611d16565b905061099c8386611c5f565b6109ae6101c087016101a08801614658565b67ffffffffffffffff166109c86060870160408801614658565b67ffffffffffffffff1611156109f457604051633b40a9d560e11b815260048101849052602401610711565b5f5f6109ff87611d63565b845460ff19603884901c600160381b021666ffffffffffff0090911617600317855590925090505f610a47610a3c6103608b016103408c01614671565b63ffffffff16611d7c565b8554600365ffffffffffff909116600160801b608086901c027fffffffffffffffffffffffffffffffff00000000000000000000ffffffffffff1617600160301b64ffffffffff8416021760ff1916178655604051909150339087907fdb779947fa8c5fb0c74b5e676f9b95d48ce8d2ed7b15fc4c908a54b0020c08d89061091a908c908c908790614694565b5f5b83811015610b2b57610b23858583818110610af357610af36146bd565b90506103c00201848484818110610b0c57610b0c6146bd565b9050602002810190610b1e91906146d1565b611d87565b600101610ad6565b5050505050565b610b3a611f41565b6001600160a01b0381165f9081526020819052604081206001810154815491929091600160581b81046001600160581b03169190610bad907f000000000000000000000000000000000000000000000000000000000000000063ffffffff1690600160c81b900464ffffffffff16614717565b90508215610bbc575f60018501555b6001600160581b03821615801590610c045750835462ffffff7f00000000000000000000000000000000000000000000000000000000000000008116600160b01b9092041610155b8015610c5357507f00000000000000000000000000000000000000000000000000000000000000006001600160581b0316826001600160581b0316101580610c5357508064ffffffffff164210155b15610ca35783547fffff0000000000ffffff0000000000000000000000ffffffffffffffffffffff16600160c81b4264ffffffffff1602178455610ca06001600160581b03831684614734565b92505b825f03610d175783546040517f5f342e920000000000000000000000000000000000000000000000000000000081526001600160a01b03871660048201526001600160581b0384166024820152600160b01b90910462ffffff16604482015264ffffffffff82166064820152608401610711565b846001600160a01b03167f7084f5476618d8e60b11ef0d7d3f06914655adb8793e28ff7f018d4c76d505d584604051610d5291815260200190565b60405180910390a2610d648584611f78565b50505050610d70611fd2565b50565b5f7fc6414689501c42e3966992e3799d4a15d59b64e38daa6969ed750b72421549c7463089895f8a8a8a8a604051602001610db79a99989796959493929190614747565b6040516020818303038152906040528051906020012090509695505050505050565b610de38282611ffc565b335f9081526020819052604090208054600160f01b900460ff16610e3f57805464ffffffffff4216600160c81b027fff000000000000ffffffffffffffffffffffffffffffffffffffffffffffffff90911617600160f01b1781555b336001600160a01b03167f27987c0173113d0f969d0abbf00a8c583fd7f7f44c05af3739f808d2a0afba6f8484604051610e7a9291906147b2565b60405180910390a23415610f0557610e913461203b565b815482905f90610eab9084906001600160581b03166147e0565b82546101009290920a6001600160581b038181021990931691831602179091558254604051911681523391507fc113ef196857905ebe8c8018b6896416a51ef9c2385d25d470de2f5f733793c69060200160405180910390a25b505050565b5f610f148461208b565b610f1e8383611ffc565b5f610f316102208601610200870161463f565b60ff16610f466101e087016101c08801614547565b6001600160581b0316610f5991906147ff565b9050803414610f9d576040517f195a3ca100000000000000000000000000000000000000000000000000000000815234600482015260248101829052604401610711565b610fa78686612603565b5f818152600160205260408120919350815460ff166008811115610fcd57610fcd6142b1565b14611007576040517f9e2b4bfd00000000000000000000000000000000000000000000000000000000815260048101849052602401610711565b805460ff19166001178155611027610a3c61028088016102608901614671565b815464ffffffffff91909116600160301b026affffffffff0000000000001990911617815560016110606102208801610200890161463f565b60ff16111561109a5761107b61030087016102e08801614671565b815462ffffff9190911663010000000265ffffff000000199091161781555b6110a78388888888612631565b5050949350505050565b5f5f6110bc85611cf9565b9092509050604085015f6110d084846126b4565b80549091505f906110ee9062010000900464ffffffffff1642614816565b90505f806002845460ff16600681111561110a5761110a6142b1565b148015611122575061111f85610260016127a0565b83115b1561115d57855486906002906111409062010000900460ff16614829565b91906101000a81548160ff021916908360ff160217905550611234565b6001845460ff166006811115611175576111756142b1565b1461119d57835460405163db83e32d60e01b8152610711918991339160ff1690600401614581565b6111af6102a086016102808701614671565b63ffffffff1683116111ec577f00000000000000000000000000000000000000000000000000000000000000006001600160581b03169150611234565b601461120061020087016101e08801614547565b6001600160581b03166112139190614858565b6112256101e087016101c08801614547565b9092506001600160581b031690505b835460ff1916600517845561126e338361125661020089016101e08a01614547565b6001600160581b03166112699190614816565b612814565b336001600160a01b0316877f4ccada705b0ef32ab07f675d7826be8c62b214dbe22f22b364bef2224029b1bc8b8b6040516112aa929190614882565b60405180910390a36112d36112c260208c018c6140ef565b6112ce8933868661286f565b6128e7565b5f6112e9610a3c61028088016102608901614671565b8754909150611340908990899061130a90600190610100900460ff166148ba565b8a5464ffffffffff600160301b909104811690861611611339578a54600160301b900464ffffffffff16612920565b845b612920565b5050505050505050505050565b5f818152600160205260408120805460ff808216936101008304909116929091829164ffffffffff600160301b8304811692600160581b90041690600487600881111561139c5761139c6142b1565b146113b257805462010000900460ff165f6113c0565b8054869062010000900460ff165b9799969850969592945090925050565b5f5f6113db85611cf9565b8054919350915060ff8082169161010081049091169064ffffffffff600160301b8204811691600160581b900416600184600881111561141d5761141d6142b1565b1461143f578584604051632b3263b360e01b815260040161071192919061456d565b64ffffffffff81161561146857604051634dd9574f60e11b815260048101879052602401610711565b8164ffffffffff164211156114a05760405163ef8b2fe760e01b81526004810187905264ffffffffff83166024820152604401610711565b5f868152600260209081526040808320338452909152812090815460ff1660068111156114cf576114cf6142b1565b1461150f576040517fa8ca238e00000000000000000000000000000000000000000000000000000000815260048101889052336024820152604401610711565b61151f6103808b01358a8a612991565b61153a336115356102408d016102208e01614547565b612a24565b8054600166ffffffffffffff1990911661010060ff87160266ffffffffff0000191617620100004264ffffffffff1602171781556115806102608b016102408c0161463f565b60ff1661158e8560016148d3565b60ff16036115a957600294506115a68a604001612b18565b92505b846115b58560016148d3565b87546affffffffff00000000ff001916600160301b64ffffffffff87160261ff0019161761010060ff83160217808955859083908a9060ff19166001836008811115611603576116036142b1565b0217905550506040805160ff8816815264ffffffffff871660208201523393508a92507fa1f2c8a47a5963794d5682a09ba0e7cb80b72b5cce465a2160a415e372cd402c910160405180910390a350505050505050505050565b5f5f61166883611cf9565b909250905061167a60208401846140ef565b6001600160a01b0316336001600160a01b0316146116c6576040517f6951ee52000000000000000000000000000000000000000000000000000000008152336004820152602401610711565b805460ff1660018160088111156116df576116df6142b1565b141580156116ff575060028160088111156116fc576116fc6142b1565b14155b15611721578281604051632b3263b360e01b815260040161071192919061456d565b8154610100900460ff165f03611789576117848361174260208701876140ef565b60085f6117576102608a016102408b0161463f565b60ff1661176c6102208b016102008c01614547565b6001600160581b031661177f91906147ff565b612b7d565b611860565b8154600160581b900464ffffffffff16156117ba57604051634dd9574f60e11b815260048101849052602401610711565b6117e97f000000000000000000000000000000000000000000000000000000000000000063ffffffff16611d7c565b82547fffffffffffffffffffffffffffffffff0000000000ffffffffffffffffffffff16600160581b64ffffffffff928316810291909117808555604051919004909116815283907f8bda61e7b3a7acb18c9f9ea9a738d6bf9ec9ad8b1b9871070bbe64f66254cbf2906020015b60405180910390a25b50505050565b5f61187083611bfc565b80549091506301000000900462ffffff165f036118a357604051637967341b60e01b815260048101849052602401610711565b5f6118ae8483611d16565b90506002838254603882901c600160381b0266ffffffffffffff8216811785558391859160ff191666ffffffffffff009091161760018360068111156118f6576118f66142b1565b02179055505082545f915083906002906119189062010000900460ff166145b8565b91906101000a81548160ff021916908360ff16021790559050336001600160a01b0316857fae0cbe33e035c66c8c59ae013b8d3eb2349a705d6e6bc0e1bc387bee098cc5578660405161196d91815260200190565b60405180910390a36002835460ff16600881111561198d5761198d6142b1565b1480156119a55750825460ff82811661010090920416145b15610b2b57610b2b858483612bf7565b5f8281526002602081815260408084206001600160a01b03861685529091528220805460ff808216946101008304909116936201000090920464ffffffffff1692909182918291876006811115611a0e57611a0e6142b1565b03611a3557545f9350839250600160381b900460381b66ffffffffffffff19169050611b06565b6003876006811115611a4957611a496142b1565b03611a9c5780545f8a815260016020526040902054600160801b90046fffffffffffffffffffffffffffffffff166fffffffffffffffffffffffffffffffff19600160381b90920460801b919091161791505b6004876006811115611ab057611ab06142b1565b03611ae6575f8981526003602090815260408083208454600160381b900460381b66ffffffffffffff1916845290915290205491505b54600160381b9004600781901a935060801c68ffffffffffffffffff1691505b9295509295509295565b611b18611f41565b335f90815260208190526040902080546001600160581b03908116908316811015611b6f5760405163890c7d6b60e01b81523360048201526001600160581b03808316602483015284166044820152606401610711565b611b7983826148ec565b82546affffffffffffffffffffff19166001600160581b0391909116178255337fc113ef196857905ebe8c8018b6896416a51ef9c2385d25d470de2f5f733793c6611bc485846148ec565b6040516001600160581b03909116815260200160405180910390a2611bf233846001600160581b0316611f78565b5050610d70611fd2565b5f81815260016020526040812090815460ff166008811115611c2057611c206142b1565b03611c5a576040517fc182b72d00000000000000000000000000000000000000000000000000000000815260048101839052602401610711565b919050565b6007611c71604083016020840161463f565b60ff161115611c9657604051633b40a9d560e11b815260048101839052602401610711565b5050565b60408051833560208201529081018290525f90611cd190849060600160405160208183030381529060405280519060200120612c99565b9392505050565b5f6040514681523060208201526103c0836040830137610400902092915050565b5f5f611d0483611cd8565b9150611d0f82611bfc565b9050915091565b5f611d2183836126b4565b90506001815460ff166006811115611d3b57611d3b6142b1565b1461093757805460405163db83e32d60e01b8152610711918591339160ff1690600401614581565b5f80611d70838035612c99565b93923560801b92915050565b5f6109378242614717565b5f611d9184611cd8565b5f81815260016020526040812080549293509160ff8082169261010083048216926201000081049092169164ffffffffff600160301b8204811692600160581b9092041690856008811115611de857611de86142b1565b1480611e0557506004856008811115611e0357611e036142b1565b115b80611e1c5750611e1a878560ff168b8b612ce9565b155b15611e2d5750505050505050505050565b64ffffffffff821642116004866008811115611e4b57611e4b6142b1565b03611e77578080611e6157508460ff168460ff16145b15611e7257611e72888c8c8c612dbd565b611340565b611e81828461300b565b8015611e9457508164ffffffffff164210155b15611ea657611e7288838d8d8d61302e565b80611eb8575050505050505050505050565b6001866008811115611ecc57611ecc6142b1565b03611ede57611e7288888d8d8d61316e565b6002866008811115611ef257611ef26142b1565b03611f0457611e7288888d8d8d613304565b8654611340908990600160801b900460801b8d8d8d5f81611f2757611f276146bd565b9050602002016020810190611f3c91906140ef565b6134c6565b611f49613577565b611f7660017f9b779b17422d0df92223018b32b4d1fa46e071723d6817e2486d003becc55f005b906135d0565b565b611f91828260405180602001604052805f8152506135d7565b611c96576040517f39f1c8d90000000000000000000000000000000000000000000000000000000081526001600160a01b0383166004820152602401610711565b611f765f7f9b779b17422d0df92223018b32b4d1fa46e071723d6817e2486d003becc55f00611f70565b610400811115611c96576040517f0d8f8c2500000000000000000000000000000000000000000000000000000000815260048101829052602401610711565b5f6001600160581b03821115612087576040517f6dfcc6500000000000000000000000000000000000000000000000000000000081526058600482015260248101839052604401610711565b5090565b6120e07f76657269666965720000000000000000000000000000000000000000000000006101008301351580156120db57506120cf6101408401610120850161490b565b6001600160f81b031916155b6135ec565b6121107f706f6c6963790000000000000000000000000000000000000000000000000000610320830135156135ec565b61214f7f666c6167730000000000000000000000000000000000000000000000000000006121466103808401610360850161463f565b60ff16156135ec565b61218f7f617564697452617465000000000000000000000000000000000000000000000061218561026084016102408501614924565b61ffff16156135ec565b6121c17f636f6465000000000000000000000000000000000000000000000000000000006121bc83613626565b6136e0565b6121f17f696e7075740000000000000000000000000000000000000000000000000000006121bc8360400161371a565b6122217f6f7074696f6e73000000000000000000000000000000000000000000000000006121bc8360800161371a565b6122517f7072656c6f6164000000000000000000000000000000000000000000000000006121bc8360c00161371a565b6122827f656e67696e65000000000000000000000000000000000000000000000000000061014083013515156136e0565b6122c97f6675656c000000000000000000000000000000000000000000000000000000006122b861018084016101608501614658565b67ffffffffffffffff1615156136e0565b6123317f6d656d6f727950616765730000000000000000000000000000000000000000006122ff6101a084016101808501614671565b63ffffffff16158015906121bc5750620100006123246101a085016101808601614671565b63ffffffff1611156136e0565b6123747f6d6178526573756c7400000000000000000000000000000000000000000000006123676101c084016101a08501614671565b63ffffffff1615156136e0565b6124327f6465706f736974000000000000000000000000000000000000000000000000006001600160581b037f0000000000000000000000000000000000000000000000000000000000000000166123d461020085016101e08601614547565b6001600160581b0316101580156121bc57506001600160581b037f00000000000000000000000000000000000000000000000000000000000000001661242261020085016101e08601614547565b6001600160581b031611156136e0565b6124927f7265706c696361730000000000000000000000000000000000000000000000006124686102208401610200850161463f565b60ff16158015906121bc5750600f6124886102208501610200860161463f565b60ff1611156136e0565b61251b7f71756f72756d000000000000000000000000000000000000000000000000000060026124ca6102208501610200860161463f565b6124d49190614945565b60ff166124e96102408501610220860161463f565b60ff161180156121bc57506125066102208401610200850161463f565b60ff166124886102408501610220860161463f565b6125288161026001613755565b5f633b9aca006001600160581b037f00000000000000000000000000000000000000000000000000000000000000001661256a61018085016101608601614658565b67ffffffffffffffff1661257e91906147ff565b6125889190614858565b90508061259d6101e084016101c08501614547565b6001600160581b03161015611c96576125be6101e083016101c08401614547565b6040517f75dce8170000000000000000000000000000000000000000000000000000000081526001600160581b03909116600482015260248101829052604401610711565b5f60405146815230602082015233604082015283606082015261038083608083013761040090209392505050565b5f7fbb0172102e289a7b925b386136d93484e432a09f1d140485ddd28a0463fbe27590505f84610140013590506040513381528660208201526103808660408301376103c0810160206103c0018152601f19601f8601165f816020840101528560208301528587604084013783338b87610400850187a450505050505050505050565b80545f9060ff81169064ffffffffff600160301b8204811691600160581b90041660018360088111156126e9576126e96142b1565b1415801561270957506002836008811115612706576127066142b1565b14155b1561272b578583604051632b3263b360e01b815260040161071192919061456d565b612735818361300b565b1561274857612745600182614966565b91505b8164ffffffffff164211156127805760405163ef8b2fe760e01b81526004810187905264ffffffffff83166024820152604401610711565b5050505f9283525050600260209081526040808320338452909152902090565b5f6127b16080830160608401614671565b63ffffffff166127c76060840160408501614671565b63ffffffff166127dd6040850160208601614671565b63ffffffff166127f06020860186614671565b63ffffffff166128009190614734565b61280a9190614734565b6109379190614734565b6001600160a01b0382165f908152602081905260409020805461284c9082906128479085906001600160581b0316614734565b613980565b81546affffffffffffffffffffff19166001600160581b03919091161790555050565b5f825f0361287e57505f6128df565b61288883836139ce565b905061289a61dead6112ce8386614816565b836001600160a01b0316857fcb84af7701c4c4e808af2f080cb536aa911c851100b85816d0ead81c83103152856040516128d691815260200190565b60405180910390a35b949350505050565b8015611c96576001600160a01b0382165f9081526020819052604081206001018054839290612917908490614734565b90915550505050565b825460ff1960ff84166101000261ff001964ffffffffff8516600160301b8102919091166affffffffff00000000ff0019909416939093171716600117845560405190815284907f4b984b128cb29cfcf4f05c49adc450e45d428558ab8a4aaf687b218a2bd2dfa990602001611857565b5f83900361299e57505050565b604080513360208201525f910160408051601f19818403018152828252805160209182012090830152016040516020818303038152906040528051906020012090506129ec838386846139dd565b611860576040517ffa5cd00f000000000000000000000000000000000000000000000000000000008152336004820152602401610711565b6001600160a01b0382165f908152602081905260409020805460ff600160f01b820416906001600160581b031681612a93576040517fbfc6c3370000000000000000000000000000000000000000000000000000000081526001600160a01b0386166004820152602401610711565b836001600160581b0316816001600160581b03161015612ae85760405163890c7d6b60e01b81526001600160a01b03861660048201526001600160581b03808316602483015285166044820152606401610711565b612af284826148ec565b83546affffffffffffffffffffff19166001600160581b03919091161790925550505050565b5f610937612b2e6102e084016102c08501614671565b63ffffffff16612b466102c085016102a08601614671565b63ffffffff16612b5e6102a086016102808701614671565b63ffffffff16612b6e9190614717565b612b789190614717565b611d7c565b5f858152600160208190526040822082815585929091836008811115612ba557612ba56142b1565b0217905550612bb484826128e7565b847fc1b1941ea13562f185f4e863a40beef91f46a40be5294524da80a1f8d7e8fd48848484604051612be893929190614983565b60405180910390a25050505050565b81545f90612c10906301000000900462ffffff16611d7c565b835460ff1960ff85166101000262ffff001964ffffffffff8516600160301b8102919091167fffffffffffffffffffffffffffffffff00000000000000000000ffffff0000ff909416939093171716600417855560405190815290915084907f7a9b6e537878380036bc2a5c6d9a577f2757f2590c2ddcb0c77770ee64b3d9dd90602001611857565b5f8060b8612cad6060860160408701614658565b67ffffffffffffffff16901b60f8612ccb604087016020880161463f565b60ff16901b1790506038608084901c901b815f1b1791505092915050565b5f818414612cf857505f6128df565b5f805b85811015612db0575f858583818110612d1657612d166146bd565b9050602002016020810190612d2b91906140ef565b5f8981526002602090815260408083206001600160a01b038086168086529190935292205492935060ff909216918516101580612d7857505f816006811115612d7657612d766142b1565b145b80612d9457506004816006811115612d9257612d926142b1565b115b15612da5575f9450505050506128df565b509150600101612cfb565b5060019695505050505050565b604083015f612dce868386866139f4565b90505f612def82612de76102408601610220870161463f565b60ff16613b89565b90505f66ffffffffffffff1982168103612e09575f612e13565b612e138483613c66565b90505f612e1f85613ce3565b90505f5b86811015612fa4575f888883818110612e3e57612e3e6146bd565b9050602002016020810190612e5391906140ef565b905066ffffffffffffff19851615801590612e9a57508466ffffffffffffff1916868381518110612e8657612e866146bd565b602002602001015166ffffffffffffff1916145b15612ecf57612ea98484614816565b9250612eca8b8286612ec36102008c016101e08d01614547565b6001613d1e565b612f9b565b66ffffffffffffff198516158015612f0d5750858281518110612ef457612ef46146bd565b602002602001015166ffffffffffffff19165f60381b14155b15612f3657612eca81612f286102008a016101e08b01614547565b6001600160581b0316612814565b612f8e8b82612f4d6102008b016101e08c01614547565b6001600160581b031666ffffffffffffff1989165f03612f7e57612f796101e08c016101c08d01614547565b612f80565b5f5b6001600160581b031661286f565b612f989084614734565b92505b50600101612e23565b505f89815260036020908152604080832066ffffffffffffff1987168452825282208054929055612fff908b90612fdd908c018c6140ef565b66ffffffffffffff1987165f03612ff5576006612ff8565b60055b8486612b7d565b50505050505050505050565b5f64ffffffffff831615801590611cd157505064ffffffffff9081169116111590565b604083015f61303c82613ce3565b90505f5b8381101561314a575f85858381811061305b5761305b6146bd565b905060200201602081019061307091906140ef565b90505f6130f26130886101e087016101c08801614547565b5f8c81526002602090815260408083206001600160a01b03881684529091529020546001600160581b0391909116906130ce9062010000900464ffffffffff168c614966565b64ffffffffff166130e76102c089016102a08a01614671565b63ffffffff16613e6f565b90506130fe8185614816565b5f8b81526002602090815260408083206001600160a01b038716845290915281205593506131408a838361313a6102008a016101e08b01614547565b5f613d1e565b5050600101613040565b506131658761315c60208801886140ef565b60085f85612b7d565b50505050505050565b8354610100900460ff1661318a6102808501610260860161463f565b60ff168160ff16101561325b575f5b82811015613235575f878152600260205260408120908585848181106131c1576131c16146bd565b90506020020160208101906131d691906140ef565b6001600160a01b0316815260208101919091526040015f9081205561322d848483818110613206576132066146bd565b905060200201602081019061321b91906140ef565b612f2861024088016102208901614547565b600101613199565b506132568661324760208701876140ef565b60075f61177f60408a01613ce3565b6132fc565b845460ff80831662010000909204160361327a57613256868683612bf7565b845460ff1916600217855561329160408501612b18565b85546affffffffff0000000000001916600160301b64ffffffffff9283168102919091178088556040805160ff8616815292909104909216602082015287917f9bbd140c951a4dd3c5e2c46412b9f47b41923fe11bbc966abbcf6ded0aa886f2910160405180910390a25b505050505050565b604083015f601461331d61024087016102208801614547565b6001600160581b03166133309190614858565b90505f805b84811015613450575f868683818110613350576133506146bd565b905060200201602081019061336591906140ef565b905060015f8b81526002602090815260408083206001600160a01b038616845290915290205460ff16600681111561339f5761339f6142b1565b146133aa5750613448565b5f8a81526002602090815260408083206001600160a01b03851684529091529020805460ff191660061790556133ee8a8286612f806101e08a016101c08b01614547565b6133f89084614734565b9250613411818561125661020089016101e08a01614547565b6040516001600160a01b038216908b907f4ea767e10a72eeac39bcdaf26aad3a369a4453b49897d71ebed505cc2d00af27905f90a3505b600101613335565b5061346761346160208801886140ef565b826128e7565b865462010000900460ff166134846102408501610220860161463f565b60ff168160ff16106134a05761349b898983612bf7565b6134bb565b6134bb89898361133b610a3c6102808a016102608b01614671565b505050505050505050565b5f8481526002602090815260408083206001600160a01b0385168452909152808220805490839055600160381b900460381b919061350690850183613c66565b9050613520868483612ec361024089016102208a01614547565b6132fc8661353160208701876140ef565b6005604886901b6fffffffffffffffffffffffffffffffff191660808a901c17856135646102208b016102008c01614547565b6001600160581b031661177f9190614816565b7f9b779b17422d0df92223018b32b4d1fa46e071723d6817e2486d003becc55f005c15611f76576040517f3ee5aeb500000000000000000000000000000000000000000000000000000000815260040160405180910390fd5b80825d5050565b5f5f5f83516020850186885af1949350505050565b80611c96576040517fdda555a000000000000000000000000000000000000000000000000000000000815260048101839052602401610711565b5f80613638604084016020850161490b565b9050823515801590611cd157506001600160f81b031981167f550000000000000000000000000000000000000000000000000000000000000014806136a657506001600160f81b031981167f7000000000000000000000000000000000000000000000000000000000000000145b80611cd157506001600160f81b031981167f7100000000000000000000000000000000000000000000000000000000000000149392505050565b80611c96576040517f16599ed200000000000000000000000000000000000000000000000000000000815260048101839052602401610711565b5f61372482613626565b80610937575081351580156109375750613744604083016020840161490b565b6001600160f81b0319161592915050565b6137af7f6d61746368696e670000000000000000000000000000000000000000000000006121bc6137896020850185614671565b7f0000000000000000000000000000000000000000000000000000000000000000613ea2565b61380c7f73657475700000000000000000000000000000000000000000000000000000006121bc6137e66040850160208601614671565b7f0000000000000000000000000000000000000000000000000000000000000000613ea2565b6138697f72756e00000000000000000000000000000000000000000000000000000000006121bc6138436060850160408601614671565b7f0000000000000000000000000000000000000000000000000000000000000000613ea2565b6138c67f64656c69766572000000000000000000000000000000000000000000000000006121bc6138a06080850160608601614671565b7f0000000000000000000000000000000000000000000000000000000000000000613ea2565b6139237f72657665616c00000000000000000000000000000000000000000000000000006121bc6138fd60a0850160808601614671565b7f0000000000000000000000000000000000000000000000000000000000000000613ea2565b610d707f6368616c6c656e676500000000000000000000000000000000000000000000006121bc61395a60c0850160a08601614671565b7f0000000000000000000000000000000000000000000000000000000000000000613ea2565b5f6001600160581b038211156139c8576139a16001600160581b0383614816565b836001015f8282546139b39190614734565b909155506001600160581b0391506109379050565b50919050565b5f828218828410028218611cd1565b5f826139ea868685613ece565b1495945050505050565b60608167ffffffffffffffff811115613a0f57613a0f6149a2565b604051908082528060200260200182016040528015613a38578160200160208202803683370190505b5090505f5b82811015613b80575f86815260026020526040812081868685818110613a6557613a656146bd565b9050602002016020810190613a7a91906140ef565b6001600160a01b0316815260208101919091526040015f208054909150600160381b900460381b6004825460ff166006811115613ab957613ab96142b1565b148015613af45750613ad361018088016101608901614658565b67ffffffffffffffff16613ae78260b81c90565b67ffffffffffffffff1611155b15613b265780848481518110613b0c57613b0c6146bd565b66ffffffffffffff19909216602092830291909101909101525b5f88815260026020526040812090878786818110613b4657613b466146bd565b9050602002016020810190613b5b91906140ef565b6001600160a01b0316815260208101919091526040015f908120555050600101613a3d565b50949350505050565b81515f90815b81613b9a8583614734565b11613c5c575f858281518110613bb257613bb26146bd565b602002602001015190508066ffffffffffffff19165f60381b03613bd65750613c4c565b60015f613be38483614734565b90505b84811015613c36578266ffffffffffffff1916888281518110613c0b57613c0b6146bd565b602002602001015166ffffffffffffff191603613c2e57613c2b826149b6565b91505b600101613be6565b50858110613c4957509250610937915050565b50505b613c55816149b6565b9050613b8f565b505f949350505050565b5f81811a613c9057613c806101e084016101c08501614547565b6001600160581b03169050610937565b611cd1613ca56101e085016101c08601614547565b6001600160581b0316613cb88460b81c90565b67ffffffffffffffff16613cd461018087016101608801614658565b67ffffffffffffffff16613e6f565b5f613cf66102208301610200840161463f565b60ff16613d0b6101e084016101c08501614547565b6001600160581b031661093791906147ff565b6001600160a01b0384165f90815260208190526040902080546001600160581b0380821691600160581b810490911690600160b01b900462ffffff16848015613d6c575062ffffff81811614155b15613d7d57613d7a816149ce565b90505b613d9484612847896001600160581b038616614734565b9150613db0846128476001600160581b03808a16908716614734565b84547fffffffffffffff0000000000000000000000000000ffffffffffffffffffffff16600160b01b62ffffff8416027fffffffffffffffffffff0000000000000000000000ffffffffffffffffffffff1617600160581b6001600160581b0385811691909102919091176affffffffffffffffffffff19169082161785556040518881529093506001600160a01b038916908a907f174a4b0e7eaae7ec6cd24384a9b474388e4840f98e5d3ef175ae16ba483d3add9060200161091a565b5f6128df613e7e600486614858565b83613e8986866139ce565b613e9390886147ff565b613e9d9190614858565b613f06565b5f8163ffffffff168363ffffffff1610158015611cd15750505062278d0063ffffffff91909116111590565b5f81815b84811015613b8057613efc82878784818110613ef057613ef06146bd565b90506020020135613f15565b9150600101613ed2565b5f828218828411028218611cd1565b5f818310613f2f575f828152602084905260409020611cd1565b5f838152602083905260409020611cd1565b5f606082840312156139c8575f5ffd5b5f5f5f5f60c08587031215613f64575f5ffd5b84359350613f758660208701613f41565b939693955050505060808201359160a0013590565b5f6103c082840312156139c8575f5ffd5b5f6103c08284031215613fac575f5ffd5b611cd18383613f8a565b5f5f5f6104408486031215613fc9575f5ffd5b613fd38585613f8a565b9250613fe3856103c08601613f41565b92959294505050610420919091013590565b5f5f83601f840112614005575f5ffd5b50813567ffffffffffffffff81111561401c575f5ffd5b6020830191508360208260051b8501011115614036575f5ffd5b9250929050565b5f5f5f5f60408587031215614050575f5ffd5b843567ffffffffffffffff811115614066575f5ffd5b8501601f81018713614076575f5ffd5b803567ffffffffffffffff81111561408c575f5ffd5b8760206103c0830284010111156140a1575f5ffd5b60209182019550935085013567ffffffffffffffff8111156140c1575f5ffd5b6140cd87828801613ff5565b95989497509550505050565b80356001600160a01b0381168114611c5a575f5ffd5b5f602082840312156140ff575f5ffd5b611cd1826140d9565b803560ff81168114611c5a575f5ffd5b5f5f5f5f5f5f610100878903121561412e575f5ffd5b8635955061413e60208801614108565b945061414c604088016140d9565b935061415b8860608901613f41565b9598949750929560c08101359460e0909101359350915050565b5f5f83601f840112614185575f5ffd5b50813567ffffffffffffffff81111561419c575f5ffd5b602083019150836020828501011115614036575f5ffd5b5f5f602083850312156141c4575f5ffd5b823567ffffffffffffffff8111156141da575f5ffd5b6141e685828601614175565b90969095509350505050565b5f5f5f5f8486036103c0811215614207575f5ffd5b85359450610380601f198201121561421d575f5ffd5b506020850192506103a085013567ffffffffffffffff81111561423e575f5ffd5b6140cd87828801614175565b5f5f5f83850361042081121561425e575f5ffd5b6142688686613f8a565b93506142776103c08601614108565b925060406103df198201121561428b575f5ffd5b506103e0840190509250925092565b5f602082840312156142aa575f5ffd5b5035919050565b634e487b7160e01b5f52602160045260245ffd5b600981106142d5576142d56142b1565b9052565b60c081016142e782896142c5565b60ff8716602083015260ff8616604083015260ff8516606083015264ffffffffff8416608083015264ffffffffff831660a0830152979650505050505050565b5f5f5f6103e0848603121561433a575f5ffd5b6143448585613f8a565b92506103c084013567ffffffffffffffff811115614360575f5ffd5b61436c86828701613ff5565b9497909650939450505050565b5f6101e0820190506143e582845163ffffffff815116825263ffffffff602082015116602083015263ffffffff604082015116604083015263ffffffff606082015116606083015263ffffffff608082015116608083015263ffffffff60a08201511660a08301525050565b602083015163ffffffff811660c084015250604083015163ffffffff811660e084015250606083015162ffffff811661010084015250608083015161ffff81166101208401525060a08301516001600160581b0381166101408401525060c08301516001600160581b0381166101608401525060e08301516001600160581b038116610180840152506101008301516001600160581b0381166101a0840152506101208301516001600160581b0381166101c08401525092915050565b5f5f604083850312156144b3575f5ffd5b50508035926020909101359150565b5f5f604083850312156144d3575f5ffd5b823591506144e3602084016140d9565b90509250929050565b600781106142d5576142d56142b1565b60c0810161450a82896144ec565b60ff968716602083015264ffffffffff95909516604082015292909416606083015267ffffffffffffffff16608082015260a00191909152919050565b5f60208284031215614557575f5ffd5b81356001600160581b0381168114611cd1575f5ffd5b82815260408101611cd160208301846142c5565b8381526001600160a01b0383166020820152606081016128df60408301846144ec565b634e487b7160e01b5f52601160045260245ffd5b5f60ff821660ff81036145cd576145cd6145a4565b60010192915050565b803567ffffffffffffffff81168114611c5a575f5ffd5b8035825260ff6145ff60208301614108565b16602083015267ffffffffffffffff61461a604083016145d6565b1660408301525050565b6080810161463282856145ed565b8260608301529392505050565b5f6020828403121561464f575f5ffd5b611cd182614108565b5f60208284031215614668575f5ffd5b611cd1826145d6565b5f60208284031215614681575f5ffd5b813563ffffffff81168114611cd1575f5ffd5b60a081016146a282866145ed565b83606083015264ffffffffff83166080830152949350505050565b634e487b7160e01b5f52603260045260245ffd5b5f5f8335601e198436030181126146e6575f5ffd5b83018035915067ffffffffffffffff821115614700575f5ffd5b6020019150600581901b3603821315614036575f5ffd5b64ffffffffff8181168382160190811115610937576109376145a4565b80820180821115610937576109376145a4565b5f610180820190508b82528a60208301526001600160a01b038a16604083015288606083015260ff881660808301528660a08301526001600160a01b03861660c083015261479860e08301866145ed565b610140820193909352610160015298975050505050505050565b60208152816020820152818360408301375f818301604090810191909152601f909201601f19160101919050565b6001600160581b038181168382160190811115610937576109376145a4565b8082028115828204841417610937576109376145a4565b81810381811115610937576109376145a4565b5f60ff82168061483b5761483b6145a4565b5f190192915050565b634e487b7160e01b5f52601260045260245ffd5b5f8261486657614866614844565b500490565b80356001600160f81b031981168114611c5a575f5ffd5b60ff83168152813560208083019190915260608201906001600160f81b0319906148ad90850161486b565b1660408301529392505050565b60ff8281168282160390811115610937576109376145a4565b60ff8181168382160190811115610937576109376145a4565b6001600160581b038281168282160390811115610937576109376145a4565b5f6020828403121561491b575f5ffd5b611cd18261486b565b5f60208284031215614934575f5ffd5b813561ffff81168114611cd1575f5ffd5b5f60ff83168061495757614957614844565b8060ff84160491505092915050565b64ffffffffff8281168282160390811115610937576109376145a4565b6060810161499182866142c5565b602082019390935260400152919050565b634e487b7160e01b5f52604160045260245ffd5b5f600182016149c7576149c76145a4565b5060010190565b5f62ffffff821662ffffff81036145cd576145cd6145a456",
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
// the contract method with ID 0xd1f643b9.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function cancel((address,bytes32,((bytes32,bytes1),(bytes32,bytes1),(bytes32,bytes1),(bytes32,bytes1),(bytes32,bytes1),bytes32,uint64,uint32,uint32,uint88,uint88,uint8,uint8,uint16,(uint32,uint32,uint32,uint32,uint32,uint32),bytes32,bytes32,uint8)) job) returns()
func (jobAgency *JobAgency) PackCancel(job Job) []byte {
	enc, err := jobAgency.abi.Pack("cancel", job)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackCancel is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xd1f643b9.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function cancel((address,bytes32,((bytes32,bytes1),(bytes32,bytes1),(bytes32,bytes1),(bytes32,bytes1),(bytes32,bytes1),bytes32,uint64,uint32,uint32,uint88,uint88,uint8,uint8,uint16,(uint32,uint32,uint32,uint32,uint32,uint32),bytes32,bytes32,uint8)) job) returns()
func (jobAgency *JobAgency) TryPackCancel(job Job) ([]byte, error) {
	return jobAgency.abi.Pack("cancel", job)
}

// PackClaim is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xb48ab3df.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function claim((address,bytes32,((bytes32,bytes1),(bytes32,bytes1),(bytes32,bytes1),(bytes32,bytes1),(bytes32,bytes1),bytes32,uint64,uint32,uint32,uint88,uint88,uint8,uint8,uint16,(uint32,uint32,uint32,uint32,uint32,uint32),bytes32,bytes32,uint8)) job, bytes32[] proof) returns()
func (jobAgency *JobAgency) PackClaim(job Job, proof [][32]byte) []byte {
	enc, err := jobAgency.abi.Pack("claim", job, proof)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackClaim is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xb48ab3df.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function claim((address,bytes32,((bytes32,bytes1),(bytes32,bytes1),(bytes32,bytes1),(bytes32,bytes1),(bytes32,bytes1),bytes32,uint64,uint32,uint32,uint88,uint88,uint8,uint8,uint16,(uint32,uint32,uint32,uint32,uint32,uint32),bytes32,bytes32,uint8)) job, bytes32[] proof) returns()
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
// the contract method with ID 0x1730737d.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function jobId((address,bytes32,((bytes32,bytes1),(bytes32,bytes1),(bytes32,bytes1),(bytes32,bytes1),(bytes32,bytes1),bytes32,uint64,uint32,uint32,uint88,uint88,uint8,uint8,uint16,(uint32,uint32,uint32,uint32,uint32,uint32),bytes32,bytes32,uint8)) job) view returns(bytes32)
func (jobAgency *JobAgency) PackJobId(job Job) []byte {
	enc, err := jobAgency.abi.Pack("jobId", job)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackJobId is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x1730737d.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function jobId((address,bytes32,((bytes32,bytes1),(bytes32,bytes1),(bytes32,bytes1),(bytes32,bytes1),(bytes32,bytes1),bytes32,uint64,uint32,uint32,uint88,uint88,uint8,uint8,uint16,(uint32,uint32,uint32,uint32,uint32,uint32),bytes32,bytes32,uint8)) job) view returns(bytes32)
func (jobAgency *JobAgency) TryPackJobId(job Job) ([]byte, error) {
	return jobAgency.abi.Pack("jobId", job)
}

// UnpackJobId is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0x1730737d.
//
// Solidity: function jobId((address,bytes32,((bytes32,bytes1),(bytes32,bytes1),(bytes32,bytes1),(bytes32,bytes1),(bytes32,bytes1),bytes32,uint64,uint32,uint32,uint88,uint88,uint8,uint8,uint16,(uint32,uint32,uint32,uint32,uint32,uint32),bytes32,bytes32,uint8)) job) view returns(bytes32)
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
// the contract method with ID 0x87b2a1eb.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function post(bytes32 salt, ((bytes32,bytes1),(bytes32,bytes1),(bytes32,bytes1),(bytes32,bytes1),(bytes32,bytes1),bytes32,uint64,uint32,uint32,uint88,uint88,uint8,uint8,uint16,(uint32,uint32,uint32,uint32,uint32,uint32),bytes32,bytes32,uint8) spec, bytes peers) payable returns(bytes32 id)
func (jobAgency *JobAgency) PackPost(salt [32]byte, spec JobSpec, peers []byte) []byte {
	enc, err := jobAgency.abi.Pack("post", salt, spec, peers)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackPost is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x87b2a1eb.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function post(bytes32 salt, ((bytes32,bytes1),(bytes32,bytes1),(bytes32,bytes1),(bytes32,bytes1),(bytes32,bytes1),bytes32,uint64,uint32,uint32,uint88,uint88,uint8,uint8,uint16,(uint32,uint32,uint32,uint32,uint32,uint32),bytes32,bytes32,uint8) spec, bytes peers) payable returns(bytes32 id)
func (jobAgency *JobAgency) TryPackPost(salt [32]byte, spec JobSpec, peers []byte) ([]byte, error) {
	return jobAgency.abi.Pack("post", salt, spec, peers)
}

// UnpackPost is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0x87b2a1eb.
//
// Solidity: function post(bytes32 salt, ((bytes32,bytes1),(bytes32,bytes1),(bytes32,bytes1),(bytes32,bytes1),(bytes32,bytes1),bytes32,uint64,uint32,uint32,uint88,uint88,uint8,uint8,uint16,(uint32,uint32,uint32,uint32,uint32,uint32),bytes32,bytes32,uint8) spec, bytes peers) payable returns(bytes32 id)
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
// the contract method with ID 0x90bae895.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function release((address,bytes32,((bytes32,bytes1),(bytes32,bytes1),(bytes32,bytes1),(bytes32,bytes1),(bytes32,bytes1),bytes32,uint64,uint32,uint32,uint88,uint88,uint8,uint8,uint16,(uint32,uint32,uint32,uint32,uint32,uint32),bytes32,bytes32,uint8)) job, uint8 reason, (bytes32,bytes1) missing) returns()
func (jobAgency *JobAgency) PackRelease(job Job, reason uint8, missing Content) []byte {
	enc, err := jobAgency.abi.Pack("release", job, reason, missing)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackRelease is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x90bae895.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function release((address,bytes32,((bytes32,bytes1),(bytes32,bytes1),(bytes32,bytes1),(bytes32,bytes1),(bytes32,bytes1),bytes32,uint64,uint32,uint32,uint88,uint88,uint8,uint8,uint16,(uint32,uint32,uint32,uint32,uint32,uint32),bytes32,bytes32,uint8)) job, uint8 reason, (bytes32,bytes1) missing) returns()
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
// Solidity: function runOf(bytes32 id, address worker) view returns(uint8 state, uint8 seat, uint40 claimedAt, uint8 outcome, uint64 fuelUsed, bytes32 seal)
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
// Solidity: function runOf(bytes32 id, address worker) view returns(uint8 state, uint8 seat, uint40 claimedAt, uint8 outcome, uint64 fuelUsed, bytes32 seal)
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
	Seal      [32]byte
}

// UnpackRunOf is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0xe492c29e.
//
// Solidity: function runOf(bytes32 id, address worker) view returns(uint8 state, uint8 seat, uint40 claimedAt, uint8 outcome, uint64 fuelUsed, bytes32 seal)
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
	outstruct.Seal = *abi.ConvertType(out[5], new([32]byte)).(*[32]byte)
	return *outstruct, nil
}

// PackSettle is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x1a3c26da.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function settle((address,bytes32,((bytes32,bytes1),(bytes32,bytes1),(bytes32,bytes1),(bytes32,bytes1),(bytes32,bytes1),bytes32,uint64,uint32,uint32,uint88,uint88,uint8,uint8,uint16,(uint32,uint32,uint32,uint32,uint32,uint32),bytes32,bytes32,uint8))[] jobs, address[][] workers) returns()
func (jobAgency *JobAgency) PackSettle(jobs []Job, workers [][]common.Address) []byte {
	enc, err := jobAgency.abi.Pack("settle", jobs, workers)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackSettle is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x1a3c26da.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function settle((address,bytes32,((bytes32,bytes1),(bytes32,bytes1),(bytes32,bytes1),(bytes32,bytes1),(bytes32,bytes1),bytes32,uint64,uint32,uint32,uint88,uint88,uint8,uint8,uint16,(uint32,uint32,uint32,uint32,uint32,uint32),bytes32,bytes32,uint8))[] jobs, address[][] workers) returns()
func (jobAgency *JobAgency) TryPackSettle(jobs []Job, workers [][]common.Address) ([]byte, error) {
	return jobAgency.abi.Pack("settle", jobs, workers)
}

// PackSubmit is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x1797d778.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function submit((address,bytes32,((bytes32,bytes1),(bytes32,bytes1),(bytes32,bytes1),(bytes32,bytes1),(bytes32,bytes1),bytes32,uint64,uint32,uint32,uint88,uint88,uint8,uint8,uint16,(uint32,uint32,uint32,uint32,uint32,uint32),bytes32,bytes32,uint8)) job, (bytes32,uint8,uint64) result, bytes32 fingerprintCommitment) returns()
func (jobAgency *JobAgency) PackSubmit(job Job, result RunResult, fingerprintCommitment [32]byte) []byte {
	enc, err := jobAgency.abi.Pack("submit", job, result, fingerprintCommitment)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackSubmit is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x1797d778.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function submit((address,bytes32,((bytes32,bytes1),(bytes32,bytes1),(bytes32,bytes1),(bytes32,bytes1),(bytes32,bytes1),bytes32,uint64,uint32,uint32,uint88,uint88,uint8,uint8,uint16,(uint32,uint32,uint32,uint32,uint32,uint32),bytes32,bytes32,uint8)) job, (bytes32,uint8,uint64) result, bytes32 fingerprintCommitment) returns()
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
	Engine [32]byte
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
// Solidity: event JobPosted(bytes32 indexed id, address indexed poster, bytes32 indexed engine, (address,bytes32,((bytes32,bytes1),(bytes32,bytes1),(bytes32,bytes1),(bytes32,bytes1),(bytes32,bytes1),bytes32,uint64,uint32,uint32,uint88,uint88,uint8,uint8,uint16,(uint32,uint32,uint32,uint32,uint32,uint32),bytes32,bytes32,uint8)) job, bytes peers)
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
