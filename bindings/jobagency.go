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
	ABI: "[{\"type\":\"constructor\",\"inputs\":[{\"name\":\"chosen\",\"type\":\"tuple\",\"internalType\":\"structTerms\",\"components\":[{\"name\":\"minimum\",\"type\":\"tuple\",\"internalType\":\"structClocks\",\"components\":[{\"name\":\"matching\",\"type\":\"uint32\",\"internalType\":\"uint32\"},{\"name\":\"setup\",\"type\":\"uint32\",\"internalType\":\"uint32\"},{\"name\":\"run\",\"type\":\"uint32\",\"internalType\":\"uint32\"},{\"name\":\"deliver\",\"type\":\"uint32\",\"internalType\":\"uint32\"},{\"name\":\"reveal\",\"type\":\"uint32\",\"internalType\":\"uint32\"},{\"name\":\"challenge\",\"type\":\"uint32\",\"internalType\":\"uint32\"}]},{\"name\":\"cancelDelay\",\"type\":\"uint32\",\"internalType\":\"uint32\"},{\"name\":\"payoutPeriod\",\"type\":\"uint32\",\"internalType\":\"uint32\"},{\"name\":\"probation\",\"type\":\"uint24\",\"internalType\":\"uint24\"},{\"name\":\"maxAuditRate\",\"type\":\"uint16\",\"internalType\":\"uint16\"},{\"name\":\"payoutThreshold\",\"type\":\"uint88\",\"internalType\":\"uint88\"},{\"name\":\"minDeposit\",\"type\":\"uint88\",\"internalType\":\"uint88\"},{\"name\":\"maxDeposit\",\"type\":\"uint88\",\"internalType\":\"uint88\"},{\"name\":\"claimFee\",\"type\":\"uint88\",\"internalType\":\"uint88\"},{\"name\":\"fuelPrice\",\"type\":\"uint88\",\"internalType\":\"uint88\"}]}],\"stateMutability\":\"nonpayable\"},{\"type\":\"function\",\"name\":\"accountOf\",\"inputs\":[{\"name\":\"account\",\"type\":\"address\",\"internalType\":\"address\"}],\"outputs\":[{\"name\":\"deposit\",\"type\":\"uint88\",\"internalType\":\"uint88\"},{\"name\":\"credit\",\"type\":\"uint88\",\"internalType\":\"uint88\"},{\"name\":\"refund\",\"type\":\"uint256\",\"internalType\":\"uint256\"},{\"name\":\"verified\",\"type\":\"uint24\",\"internalType\":\"uint24\"},{\"name\":\"lastPayout\",\"type\":\"uint40\",\"internalType\":\"uint40\"},{\"name\":\"registered\",\"type\":\"bool\",\"internalType\":\"bool\"}],\"stateMutability\":\"view\"},{\"type\":\"function\",\"name\":\"cancel\",\"inputs\":[{\"name\":\"job\",\"type\":\"tuple\",\"internalType\":\"structJob\",\"components\":[{\"name\":\"poster\",\"type\":\"address\",\"internalType\":\"address\"},{\"name\":\"salt\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"},{\"name\":\"spec\",\"type\":\"tuple\",\"internalType\":\"structJobSpec\",\"components\":[{\"name\":\"code\",\"type\":\"tuple\",\"internalType\":\"structContent\",\"components\":[{\"name\":\"digest\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"},{\"name\":\"codec\",\"type\":\"bytes1\",\"internalType\":\"bytes1\"}]},{\"name\":\"input\",\"type\":\"tuple\",\"internalType\":\"structContent\",\"components\":[{\"name\":\"digest\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"},{\"name\":\"codec\",\"type\":\"bytes1\",\"internalType\":\"bytes1\"}]},{\"name\":\"options\",\"type\":\"tuple\",\"internalType\":\"structContent\",\"components\":[{\"name\":\"digest\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"},{\"name\":\"codec\",\"type\":\"bytes1\",\"internalType\":\"bytes1\"}]},{\"name\":\"preload\",\"type\":\"tuple\",\"internalType\":\"structContent\",\"components\":[{\"name\":\"digest\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"},{\"name\":\"codec\",\"type\":\"bytes1\",\"internalType\":\"bytes1\"}]},{\"name\":\"verifier\",\"type\":\"tuple\",\"internalType\":\"structContent\",\"components\":[{\"name\":\"digest\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"},{\"name\":\"codec\",\"type\":\"bytes1\",\"internalType\":\"bytes1\"}]},{\"name\":\"engine\",\"type\":\"bytes8\",\"internalType\":\"bytes8\"},{\"name\":\"fuel\",\"type\":\"uint64\",\"internalType\":\"uint64\"},{\"name\":\"memoryPages\",\"type\":\"uint32\",\"internalType\":\"uint32\"},{\"name\":\"maxResult\",\"type\":\"uint32\",\"internalType\":\"uint32\"},{\"name\":\"reward\",\"type\":\"uint88\",\"internalType\":\"uint88\"},{\"name\":\"deposit\",\"type\":\"uint88\",\"internalType\":\"uint88\"},{\"name\":\"replicas\",\"type\":\"uint8\",\"internalType\":\"uint8\"},{\"name\":\"quorum\",\"type\":\"uint8\",\"internalType\":\"uint8\"},{\"name\":\"auditRate\",\"type\":\"uint16\",\"internalType\":\"uint16\"},{\"name\":\"clocks\",\"type\":\"tuple\",\"internalType\":\"structClocks\",\"components\":[{\"name\":\"matching\",\"type\":\"uint32\",\"internalType\":\"uint32\"},{\"name\":\"setup\",\"type\":\"uint32\",\"internalType\":\"uint32\"},{\"name\":\"run\",\"type\":\"uint32\",\"internalType\":\"uint32\"},{\"name\":\"deliver\",\"type\":\"uint32\",\"internalType\":\"uint32\"},{\"name\":\"reveal\",\"type\":\"uint32\",\"internalType\":\"uint32\"},{\"name\":\"challenge\",\"type\":\"uint32\",\"internalType\":\"uint32\"}]},{\"name\":\"policy\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"},{\"name\":\"allowList\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"},{\"name\":\"flags\",\"type\":\"uint8\",\"internalType\":\"uint8\"}]}]}],\"outputs\":[],\"stateMutability\":\"nonpayable\"},{\"type\":\"function\",\"name\":\"claim\",\"inputs\":[{\"name\":\"job\",\"type\":\"tuple\",\"internalType\":\"structJob\",\"components\":[{\"name\":\"poster\",\"type\":\"address\",\"internalType\":\"address\"},{\"name\":\"salt\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"},{\"name\":\"spec\",\"type\":\"tuple\",\"internalType\":\"structJobSpec\",\"components\":[{\"name\":\"code\",\"type\":\"tuple\",\"internalType\":\"structContent\",\"components\":[{\"name\":\"digest\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"},{\"name\":\"codec\",\"type\":\"bytes1\",\"internalType\":\"bytes1\"}]},{\"name\":\"input\",\"type\":\"tuple\",\"internalType\":\"structContent\",\"components\":[{\"name\":\"digest\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"},{\"name\":\"codec\",\"type\":\"bytes1\",\"internalType\":\"bytes1\"}]},{\"name\":\"options\",\"type\":\"tuple\",\"internalType\":\"structContent\",\"components\":[{\"name\":\"digest\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"},{\"name\":\"codec\",\"type\":\"bytes1\",\"internalType\":\"bytes1\"}]},{\"name\":\"preload\",\"type\":\"tuple\",\"internalType\":\"structContent\",\"components\":[{\"name\":\"digest\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"},{\"name\":\"codec\",\"type\":\"bytes1\",\"internalType\":\"bytes1\"}]},{\"name\":\"verifier\",\"type\":\"tuple\",\"internalType\":\"structContent\",\"components\":[{\"name\":\"digest\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"},{\"name\":\"codec\",\"type\":\"bytes1\",\"internalType\":\"bytes1\"}]},{\"name\":\"engine\",\"type\":\"bytes8\",\"internalType\":\"bytes8\"},{\"name\":\"fuel\",\"type\":\"uint64\",\"internalType\":\"uint64\"},{\"name\":\"memoryPages\",\"type\":\"uint32\",\"internalType\":\"uint32\"},{\"name\":\"maxResult\",\"type\":\"uint32\",\"internalType\":\"uint32\"},{\"name\":\"reward\",\"type\":\"uint88\",\"internalType\":\"uint88\"},{\"name\":\"deposit\",\"type\":\"uint88\",\"internalType\":\"uint88\"},{\"name\":\"replicas\",\"type\":\"uint8\",\"internalType\":\"uint8\"},{\"name\":\"quorum\",\"type\":\"uint8\",\"internalType\":\"uint8\"},{\"name\":\"auditRate\",\"type\":\"uint16\",\"internalType\":\"uint16\"},{\"name\":\"clocks\",\"type\":\"tuple\",\"internalType\":\"structClocks\",\"components\":[{\"name\":\"matching\",\"type\":\"uint32\",\"internalType\":\"uint32\"},{\"name\":\"setup\",\"type\":\"uint32\",\"internalType\":\"uint32\"},{\"name\":\"run\",\"type\":\"uint32\",\"internalType\":\"uint32\"},{\"name\":\"deliver\",\"type\":\"uint32\",\"internalType\":\"uint32\"},{\"name\":\"reveal\",\"type\":\"uint32\",\"internalType\":\"uint32\"},{\"name\":\"challenge\",\"type\":\"uint32\",\"internalType\":\"uint32\"}]},{\"name\":\"policy\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"},{\"name\":\"allowList\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"},{\"name\":\"flags\",\"type\":\"uint8\",\"internalType\":\"uint8\"}]}]},{\"name\":\"proof\",\"type\":\"bytes32[]\",\"internalType\":\"bytes32[]\"}],\"outputs\":[],\"stateMutability\":\"nonpayable\"},{\"type\":\"function\",\"name\":\"commit\",\"inputs\":[{\"name\":\"id\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"},{\"name\":\"commitment\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"}],\"outputs\":[],\"stateMutability\":\"nonpayable\"},{\"type\":\"function\",\"name\":\"commitmentOf\",\"inputs\":[{\"name\":\"id\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"},{\"name\":\"seat\",\"type\":\"uint8\",\"internalType\":\"uint8\"},{\"name\":\"worker\",\"type\":\"address\",\"internalType\":\"address\"},{\"name\":\"result\",\"type\":\"tuple\",\"internalType\":\"structRunResult\",\"components\":[{\"name\":\"record\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"},{\"name\":\"outcome\",\"type\":\"uint8\",\"internalType\":\"uint8\"},{\"name\":\"fuelUsed\",\"type\":\"uint64\",\"internalType\":\"uint64\"}]},{\"name\":\"fingerprint\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"},{\"name\":\"salt\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"}],\"outputs\":[{\"name\":\"\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"}],\"stateMutability\":\"view\"},{\"type\":\"function\",\"name\":\"jobId\",\"inputs\":[{\"name\":\"job\",\"type\":\"tuple\",\"internalType\":\"structJob\",\"components\":[{\"name\":\"poster\",\"type\":\"address\",\"internalType\":\"address\"},{\"name\":\"salt\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"},{\"name\":\"spec\",\"type\":\"tuple\",\"internalType\":\"structJobSpec\",\"components\":[{\"name\":\"code\",\"type\":\"tuple\",\"internalType\":\"structContent\",\"components\":[{\"name\":\"digest\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"},{\"name\":\"codec\",\"type\":\"bytes1\",\"internalType\":\"bytes1\"}]},{\"name\":\"input\",\"type\":\"tuple\",\"internalType\":\"structContent\",\"components\":[{\"name\":\"digest\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"},{\"name\":\"codec\",\"type\":\"bytes1\",\"internalType\":\"bytes1\"}]},{\"name\":\"options\",\"type\":\"tuple\",\"internalType\":\"structContent\",\"components\":[{\"name\":\"digest\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"},{\"name\":\"codec\",\"type\":\"bytes1\",\"internalType\":\"bytes1\"}]},{\"name\":\"preload\",\"type\":\"tuple\",\"internalType\":\"structContent\",\"components\":[{\"name\":\"digest\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"},{\"name\":\"codec\",\"type\":\"bytes1\",\"internalType\":\"bytes1\"}]},{\"name\":\"verifier\",\"type\":\"tuple\",\"internalType\":\"structContent\",\"components\":[{\"name\":\"digest\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"},{\"name\":\"codec\",\"type\":\"bytes1\",\"internalType\":\"bytes1\"}]},{\"name\":\"engine\",\"type\":\"bytes8\",\"internalType\":\"bytes8\"},{\"name\":\"fuel\",\"type\":\"uint64\",\"internalType\":\"uint64\"},{\"name\":\"memoryPages\",\"type\":\"uint32\",\"internalType\":\"uint32\"},{\"name\":\"maxResult\",\"type\":\"uint32\",\"internalType\":\"uint32\"},{\"name\":\"reward\",\"type\":\"uint88\",\"internalType\":\"uint88\"},{\"name\":\"deposit\",\"type\":\"uint88\",\"internalType\":\"uint88\"},{\"name\":\"replicas\",\"type\":\"uint8\",\"internalType\":\"uint8\"},{\"name\":\"quorum\",\"type\":\"uint8\",\"internalType\":\"uint8\"},{\"name\":\"auditRate\",\"type\":\"uint16\",\"internalType\":\"uint16\"},{\"name\":\"clocks\",\"type\":\"tuple\",\"internalType\":\"structClocks\",\"components\":[{\"name\":\"matching\",\"type\":\"uint32\",\"internalType\":\"uint32\"},{\"name\":\"setup\",\"type\":\"uint32\",\"internalType\":\"uint32\"},{\"name\":\"run\",\"type\":\"uint32\",\"internalType\":\"uint32\"},{\"name\":\"deliver\",\"type\":\"uint32\",\"internalType\":\"uint32\"},{\"name\":\"reveal\",\"type\":\"uint32\",\"internalType\":\"uint32\"},{\"name\":\"challenge\",\"type\":\"uint32\",\"internalType\":\"uint32\"}]},{\"name\":\"policy\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"},{\"name\":\"allowList\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"},{\"name\":\"flags\",\"type\":\"uint8\",\"internalType\":\"uint8\"}]}]}],\"outputs\":[{\"name\":\"\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"}],\"stateMutability\":\"view\"},{\"type\":\"function\",\"name\":\"jobOf\",\"inputs\":[{\"name\":\"id\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"}],\"outputs\":[{\"name\":\"state\",\"type\":\"uint8\",\"internalType\":\"enumJobState\"},{\"name\":\"taken\",\"type\":\"uint8\",\"internalType\":\"uint8\"},{\"name\":\"committed\",\"type\":\"uint8\",\"internalType\":\"uint8\"},{\"name\":\"revealed\",\"type\":\"uint8\",\"internalType\":\"uint8\"},{\"name\":\"deadline\",\"type\":\"uint40\",\"internalType\":\"uint40\"},{\"name\":\"cancelAt\",\"type\":\"uint40\",\"internalType\":\"uint40\"}],\"stateMutability\":\"view\"},{\"type\":\"function\",\"name\":\"post\",\"inputs\":[{\"name\":\"salt\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"},{\"name\":\"spec\",\"type\":\"tuple\",\"internalType\":\"structJobSpec\",\"components\":[{\"name\":\"code\",\"type\":\"tuple\",\"internalType\":\"structContent\",\"components\":[{\"name\":\"digest\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"},{\"name\":\"codec\",\"type\":\"bytes1\",\"internalType\":\"bytes1\"}]},{\"name\":\"input\",\"type\":\"tuple\",\"internalType\":\"structContent\",\"components\":[{\"name\":\"digest\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"},{\"name\":\"codec\",\"type\":\"bytes1\",\"internalType\":\"bytes1\"}]},{\"name\":\"options\",\"type\":\"tuple\",\"internalType\":\"structContent\",\"components\":[{\"name\":\"digest\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"},{\"name\":\"codec\",\"type\":\"bytes1\",\"internalType\":\"bytes1\"}]},{\"name\":\"preload\",\"type\":\"tuple\",\"internalType\":\"structContent\",\"components\":[{\"name\":\"digest\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"},{\"name\":\"codec\",\"type\":\"bytes1\",\"internalType\":\"bytes1\"}]},{\"name\":\"verifier\",\"type\":\"tuple\",\"internalType\":\"structContent\",\"components\":[{\"name\":\"digest\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"},{\"name\":\"codec\",\"type\":\"bytes1\",\"internalType\":\"bytes1\"}]},{\"name\":\"engine\",\"type\":\"bytes8\",\"internalType\":\"bytes8\"},{\"name\":\"fuel\",\"type\":\"uint64\",\"internalType\":\"uint64\"},{\"name\":\"memoryPages\",\"type\":\"uint32\",\"internalType\":\"uint32\"},{\"name\":\"maxResult\",\"type\":\"uint32\",\"internalType\":\"uint32\"},{\"name\":\"reward\",\"type\":\"uint88\",\"internalType\":\"uint88\"},{\"name\":\"deposit\",\"type\":\"uint88\",\"internalType\":\"uint88\"},{\"name\":\"replicas\",\"type\":\"uint8\",\"internalType\":\"uint8\"},{\"name\":\"quorum\",\"type\":\"uint8\",\"internalType\":\"uint8\"},{\"name\":\"auditRate\",\"type\":\"uint16\",\"internalType\":\"uint16\"},{\"name\":\"clocks\",\"type\":\"tuple\",\"internalType\":\"structClocks\",\"components\":[{\"name\":\"matching\",\"type\":\"uint32\",\"internalType\":\"uint32\"},{\"name\":\"setup\",\"type\":\"uint32\",\"internalType\":\"uint32\"},{\"name\":\"run\",\"type\":\"uint32\",\"internalType\":\"uint32\"},{\"name\":\"deliver\",\"type\":\"uint32\",\"internalType\":\"uint32\"},{\"name\":\"reveal\",\"type\":\"uint32\",\"internalType\":\"uint32\"},{\"name\":\"challenge\",\"type\":\"uint32\",\"internalType\":\"uint32\"}]},{\"name\":\"policy\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"},{\"name\":\"allowList\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"},{\"name\":\"flags\",\"type\":\"uint8\",\"internalType\":\"uint8\"}]},{\"name\":\"peers\",\"type\":\"bytes\",\"internalType\":\"bytes\"}],\"outputs\":[{\"name\":\"id\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"}],\"stateMutability\":\"payable\"},{\"type\":\"function\",\"name\":\"register\",\"inputs\":[{\"name\":\"peers\",\"type\":\"bytes\",\"internalType\":\"bytes\"}],\"outputs\":[],\"stateMutability\":\"payable\"},{\"type\":\"function\",\"name\":\"release\",\"inputs\":[{\"name\":\"job\",\"type\":\"tuple\",\"internalType\":\"structJob\",\"components\":[{\"name\":\"poster\",\"type\":\"address\",\"internalType\":\"address\"},{\"name\":\"salt\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"},{\"name\":\"spec\",\"type\":\"tuple\",\"internalType\":\"structJobSpec\",\"components\":[{\"name\":\"code\",\"type\":\"tuple\",\"internalType\":\"structContent\",\"components\":[{\"name\":\"digest\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"},{\"name\":\"codec\",\"type\":\"bytes1\",\"internalType\":\"bytes1\"}]},{\"name\":\"input\",\"type\":\"tuple\",\"internalType\":\"structContent\",\"components\":[{\"name\":\"digest\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"},{\"name\":\"codec\",\"type\":\"bytes1\",\"internalType\":\"bytes1\"}]},{\"name\":\"options\",\"type\":\"tuple\",\"internalType\":\"structContent\",\"components\":[{\"name\":\"digest\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"},{\"name\":\"codec\",\"type\":\"bytes1\",\"internalType\":\"bytes1\"}]},{\"name\":\"preload\",\"type\":\"tuple\",\"internalType\":\"structContent\",\"components\":[{\"name\":\"digest\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"},{\"name\":\"codec\",\"type\":\"bytes1\",\"internalType\":\"bytes1\"}]},{\"name\":\"verifier\",\"type\":\"tuple\",\"internalType\":\"structContent\",\"components\":[{\"name\":\"digest\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"},{\"name\":\"codec\",\"type\":\"bytes1\",\"internalType\":\"bytes1\"}]},{\"name\":\"engine\",\"type\":\"bytes8\",\"internalType\":\"bytes8\"},{\"name\":\"fuel\",\"type\":\"uint64\",\"internalType\":\"uint64\"},{\"name\":\"memoryPages\",\"type\":\"uint32\",\"internalType\":\"uint32\"},{\"name\":\"maxResult\",\"type\":\"uint32\",\"internalType\":\"uint32\"},{\"name\":\"reward\",\"type\":\"uint88\",\"internalType\":\"uint88\"},{\"name\":\"deposit\",\"type\":\"uint88\",\"internalType\":\"uint88\"},{\"name\":\"replicas\",\"type\":\"uint8\",\"internalType\":\"uint8\"},{\"name\":\"quorum\",\"type\":\"uint8\",\"internalType\":\"uint8\"},{\"name\":\"auditRate\",\"type\":\"uint16\",\"internalType\":\"uint16\"},{\"name\":\"clocks\",\"type\":\"tuple\",\"internalType\":\"structClocks\",\"components\":[{\"name\":\"matching\",\"type\":\"uint32\",\"internalType\":\"uint32\"},{\"name\":\"setup\",\"type\":\"uint32\",\"internalType\":\"uint32\"},{\"name\":\"run\",\"type\":\"uint32\",\"internalType\":\"uint32\"},{\"name\":\"deliver\",\"type\":\"uint32\",\"internalType\":\"uint32\"},{\"name\":\"reveal\",\"type\":\"uint32\",\"internalType\":\"uint32\"},{\"name\":\"challenge\",\"type\":\"uint32\",\"internalType\":\"uint32\"}]},{\"name\":\"policy\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"},{\"name\":\"allowList\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"},{\"name\":\"flags\",\"type\":\"uint8\",\"internalType\":\"uint8\"}]}]},{\"name\":\"reason\",\"type\":\"uint8\",\"internalType\":\"uint8\"},{\"name\":\"missing\",\"type\":\"tuple\",\"internalType\":\"structContent\",\"components\":[{\"name\":\"digest\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"},{\"name\":\"codec\",\"type\":\"bytes1\",\"internalType\":\"bytes1\"}]}],\"outputs\":[],\"stateMutability\":\"nonpayable\"},{\"type\":\"function\",\"name\":\"reveal\",\"inputs\":[{\"name\":\"id\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"},{\"name\":\"result\",\"type\":\"tuple\",\"internalType\":\"structRunResult\",\"components\":[{\"name\":\"record\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"},{\"name\":\"outcome\",\"type\":\"uint8\",\"internalType\":\"uint8\"},{\"name\":\"fuelUsed\",\"type\":\"uint64\",\"internalType\":\"uint64\"}]},{\"name\":\"fingerprint\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"},{\"name\":\"salt\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"}],\"outputs\":[],\"stateMutability\":\"nonpayable\"},{\"type\":\"function\",\"name\":\"runOf\",\"inputs\":[{\"name\":\"id\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"},{\"name\":\"worker\",\"type\":\"address\",\"internalType\":\"address\"}],\"outputs\":[{\"name\":\"state\",\"type\":\"uint8\",\"internalType\":\"enumRunState\"},{\"name\":\"seat\",\"type\":\"uint8\",\"internalType\":\"uint8\"},{\"name\":\"claimedAt\",\"type\":\"uint40\",\"internalType\":\"uint40\"},{\"name\":\"outcome\",\"type\":\"uint8\",\"internalType\":\"uint8\"},{\"name\":\"fuelUsed\",\"type\":\"uint64\",\"internalType\":\"uint64\"},{\"name\":\"seal\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"}],\"stateMutability\":\"view\"},{\"type\":\"function\",\"name\":\"settle\",\"inputs\":[{\"name\":\"jobs\",\"type\":\"tuple[]\",\"internalType\":\"structJob[]\",\"components\":[{\"name\":\"poster\",\"type\":\"address\",\"internalType\":\"address\"},{\"name\":\"salt\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"},{\"name\":\"spec\",\"type\":\"tuple\",\"internalType\":\"structJobSpec\",\"components\":[{\"name\":\"code\",\"type\":\"tuple\",\"internalType\":\"structContent\",\"components\":[{\"name\":\"digest\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"},{\"name\":\"codec\",\"type\":\"bytes1\",\"internalType\":\"bytes1\"}]},{\"name\":\"input\",\"type\":\"tuple\",\"internalType\":\"structContent\",\"components\":[{\"name\":\"digest\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"},{\"name\":\"codec\",\"type\":\"bytes1\",\"internalType\":\"bytes1\"}]},{\"name\":\"options\",\"type\":\"tuple\",\"internalType\":\"structContent\",\"components\":[{\"name\":\"digest\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"},{\"name\":\"codec\",\"type\":\"bytes1\",\"internalType\":\"bytes1\"}]},{\"name\":\"preload\",\"type\":\"tuple\",\"internalType\":\"structContent\",\"components\":[{\"name\":\"digest\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"},{\"name\":\"codec\",\"type\":\"bytes1\",\"internalType\":\"bytes1\"}]},{\"name\":\"verifier\",\"type\":\"tuple\",\"internalType\":\"structContent\",\"components\":[{\"name\":\"digest\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"},{\"name\":\"codec\",\"type\":\"bytes1\",\"internalType\":\"bytes1\"}]},{\"name\":\"engine\",\"type\":\"bytes8\",\"internalType\":\"bytes8\"},{\"name\":\"fuel\",\"type\":\"uint64\",\"internalType\":\"uint64\"},{\"name\":\"memoryPages\",\"type\":\"uint32\",\"internalType\":\"uint32\"},{\"name\":\"maxResult\",\"type\":\"uint32\",\"internalType\":\"uint32\"},{\"name\":\"reward\",\"type\":\"uint88\",\"internalType\":\"uint88\"},{\"name\":\"deposit\",\"type\":\"uint88\",\"internalType\":\"uint88\"},{\"name\":\"replicas\",\"type\":\"uint8\",\"internalType\":\"uint8\"},{\"name\":\"quorum\",\"type\":\"uint8\",\"internalType\":\"uint8\"},{\"name\":\"auditRate\",\"type\":\"uint16\",\"internalType\":\"uint16\"},{\"name\":\"clocks\",\"type\":\"tuple\",\"internalType\":\"structClocks\",\"components\":[{\"name\":\"matching\",\"type\":\"uint32\",\"internalType\":\"uint32\"},{\"name\":\"setup\",\"type\":\"uint32\",\"internalType\":\"uint32\"},{\"name\":\"run\",\"type\":\"uint32\",\"internalType\":\"uint32\"},{\"name\":\"deliver\",\"type\":\"uint32\",\"internalType\":\"uint32\"},{\"name\":\"reveal\",\"type\":\"uint32\",\"internalType\":\"uint32\"},{\"name\":\"challenge\",\"type\":\"uint32\",\"internalType\":\"uint32\"}]},{\"name\":\"policy\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"},{\"name\":\"allowList\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"},{\"name\":\"flags\",\"type\":\"uint8\",\"internalType\":\"uint8\"}]}]},{\"name\":\"workers\",\"type\":\"address[][]\",\"internalType\":\"address[][]\"}],\"outputs\":[],\"stateMutability\":\"nonpayable\"},{\"type\":\"function\",\"name\":\"submit\",\"inputs\":[{\"name\":\"job\",\"type\":\"tuple\",\"internalType\":\"structJob\",\"components\":[{\"name\":\"poster\",\"type\":\"address\",\"internalType\":\"address\"},{\"name\":\"salt\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"},{\"name\":\"spec\",\"type\":\"tuple\",\"internalType\":\"structJobSpec\",\"components\":[{\"name\":\"code\",\"type\":\"tuple\",\"internalType\":\"structContent\",\"components\":[{\"name\":\"digest\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"},{\"name\":\"codec\",\"type\":\"bytes1\",\"internalType\":\"bytes1\"}]},{\"name\":\"input\",\"type\":\"tuple\",\"internalType\":\"structContent\",\"components\":[{\"name\":\"digest\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"},{\"name\":\"codec\",\"type\":\"bytes1\",\"internalType\":\"bytes1\"}]},{\"name\":\"options\",\"type\":\"tuple\",\"internalType\":\"structContent\",\"components\":[{\"name\":\"digest\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"},{\"name\":\"codec\",\"type\":\"bytes1\",\"internalType\":\"bytes1\"}]},{\"name\":\"preload\",\"type\":\"tuple\",\"internalType\":\"structContent\",\"components\":[{\"name\":\"digest\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"},{\"name\":\"codec\",\"type\":\"bytes1\",\"internalType\":\"bytes1\"}]},{\"name\":\"verifier\",\"type\":\"tuple\",\"internalType\":\"structContent\",\"components\":[{\"name\":\"digest\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"},{\"name\":\"codec\",\"type\":\"bytes1\",\"internalType\":\"bytes1\"}]},{\"name\":\"engine\",\"type\":\"bytes8\",\"internalType\":\"bytes8\"},{\"name\":\"fuel\",\"type\":\"uint64\",\"internalType\":\"uint64\"},{\"name\":\"memoryPages\",\"type\":\"uint32\",\"internalType\":\"uint32\"},{\"name\":\"maxResult\",\"type\":\"uint32\",\"internalType\":\"uint32\"},{\"name\":\"reward\",\"type\":\"uint88\",\"internalType\":\"uint88\"},{\"name\":\"deposit\",\"type\":\"uint88\",\"internalType\":\"uint88\"},{\"name\":\"replicas\",\"type\":\"uint8\",\"internalType\":\"uint8\"},{\"name\":\"quorum\",\"type\":\"uint8\",\"internalType\":\"uint8\"},{\"name\":\"auditRate\",\"type\":\"uint16\",\"internalType\":\"uint16\"},{\"name\":\"clocks\",\"type\":\"tuple\",\"internalType\":\"structClocks\",\"components\":[{\"name\":\"matching\",\"type\":\"uint32\",\"internalType\":\"uint32\"},{\"name\":\"setup\",\"type\":\"uint32\",\"internalType\":\"uint32\"},{\"name\":\"run\",\"type\":\"uint32\",\"internalType\":\"uint32\"},{\"name\":\"deliver\",\"type\":\"uint32\",\"internalType\":\"uint32\"},{\"name\":\"reveal\",\"type\":\"uint32\",\"internalType\":\"uint32\"},{\"name\":\"challenge\",\"type\":\"uint32\",\"internalType\":\"uint32\"}]},{\"name\":\"policy\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"},{\"name\":\"allowList\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"},{\"name\":\"flags\",\"type\":\"uint8\",\"internalType\":\"uint8\"}]}]},{\"name\":\"result\",\"type\":\"tuple\",\"internalType\":\"structRunResult\",\"components\":[{\"name\":\"record\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"},{\"name\":\"outcome\",\"type\":\"uint8\",\"internalType\":\"uint8\"},{\"name\":\"fuelUsed\",\"type\":\"uint64\",\"internalType\":\"uint64\"}]},{\"name\":\"fingerprintCommitment\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"}],\"outputs\":[],\"stateMutability\":\"nonpayable\"},{\"type\":\"function\",\"name\":\"terms\",\"inputs\":[],\"outputs\":[{\"name\":\"\",\"type\":\"tuple\",\"internalType\":\"structTerms\",\"components\":[{\"name\":\"minimum\",\"type\":\"tuple\",\"internalType\":\"structClocks\",\"components\":[{\"name\":\"matching\",\"type\":\"uint32\",\"internalType\":\"uint32\"},{\"name\":\"setup\",\"type\":\"uint32\",\"internalType\":\"uint32\"},{\"name\":\"run\",\"type\":\"uint32\",\"internalType\":\"uint32\"},{\"name\":\"deliver\",\"type\":\"uint32\",\"internalType\":\"uint32\"},{\"name\":\"reveal\",\"type\":\"uint32\",\"internalType\":\"uint32\"},{\"name\":\"challenge\",\"type\":\"uint32\",\"internalType\":\"uint32\"}]},{\"name\":\"cancelDelay\",\"type\":\"uint32\",\"internalType\":\"uint32\"},{\"name\":\"payoutPeriod\",\"type\":\"uint32\",\"internalType\":\"uint32\"},{\"name\":\"probation\",\"type\":\"uint24\",\"internalType\":\"uint24\"},{\"name\":\"maxAuditRate\",\"type\":\"uint16\",\"internalType\":\"uint16\"},{\"name\":\"payoutThreshold\",\"type\":\"uint88\",\"internalType\":\"uint88\"},{\"name\":\"minDeposit\",\"type\":\"uint88\",\"internalType\":\"uint88\"},{\"name\":\"maxDeposit\",\"type\":\"uint88\",\"internalType\":\"uint88\"},{\"name\":\"claimFee\",\"type\":\"uint88\",\"internalType\":\"uint88\"},{\"name\":\"fuelPrice\",\"type\":\"uint88\",\"internalType\":\"uint88\"}]}],\"stateMutability\":\"view\"},{\"type\":\"function\",\"name\":\"withdraw\",\"inputs\":[{\"name\":\"account\",\"type\":\"address\",\"internalType\":\"address\"}],\"outputs\":[],\"stateMutability\":\"nonpayable\"},{\"type\":\"function\",\"name\":\"withdrawDeposit\",\"inputs\":[{\"name\":\"amount\",\"type\":\"uint88\",\"internalType\":\"uint88\"}],\"outputs\":[],\"stateMutability\":\"nonpayable\"},{\"type\":\"event\",\"name\":\"CancelRequested\",\"inputs\":[{\"name\":\"id\",\"type\":\"bytes32\",\"indexed\":true,\"internalType\":\"bytes32\"},{\"name\":\"effective\",\"type\":\"uint40\",\"indexed\":false,\"internalType\":\"uint40\"}],\"anonymous\":false},{\"type\":\"event\",\"name\":\"ClaimIdle\",\"inputs\":[{\"name\":\"id\",\"type\":\"bytes32\",\"indexed\":true,\"internalType\":\"bytes32\"},{\"name\":\"worker\",\"type\":\"address\",\"indexed\":true,\"internalType\":\"address\"}],\"anonymous\":false},{\"type\":\"event\",\"name\":\"ClaimReleased\",\"inputs\":[{\"name\":\"id\",\"type\":\"bytes32\",\"indexed\":true,\"internalType\":\"bytes32\"},{\"name\":\"worker\",\"type\":\"address\",\"indexed\":true,\"internalType\":\"address\"},{\"name\":\"reason\",\"type\":\"uint8\",\"indexed\":false,\"internalType\":\"uint8\"},{\"name\":\"missing\",\"type\":\"tuple\",\"indexed\":false,\"internalType\":\"structContent\",\"components\":[{\"name\":\"digest\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"},{\"name\":\"codec\",\"type\":\"bytes1\",\"internalType\":\"bytes1\"}]}],\"anonymous\":false},{\"type\":\"event\",\"name\":\"DepositChanged\",\"inputs\":[{\"name\":\"worker\",\"type\":\"address\",\"indexed\":true,\"internalType\":\"address\"},{\"name\":\"free\",\"type\":\"uint256\",\"indexed\":false,\"internalType\":\"uint256\"}],\"anonymous\":false},{\"type\":\"event\",\"name\":\"DepositForfeited\",\"inputs\":[{\"name\":\"id\",\"type\":\"bytes32\",\"indexed\":true,\"internalType\":\"bytes32\"},{\"name\":\"worker\",\"type\":\"address\",\"indexed\":true,\"internalType\":\"address\"},{\"name\":\"amount\",\"type\":\"uint256\",\"indexed\":false,\"internalType\":\"uint256\"}],\"anonymous\":false},{\"type\":\"event\",\"name\":\"JobClaimed\",\"inputs\":[{\"name\":\"id\",\"type\":\"bytes32\",\"indexed\":true,\"internalType\":\"bytes32\"},{\"name\":\"worker\",\"type\":\"address\",\"indexed\":true,\"internalType\":\"address\"},{\"name\":\"seat\",\"type\":\"uint8\",\"indexed\":false,\"internalType\":\"uint8\"},{\"name\":\"deadline\",\"type\":\"uint40\",\"indexed\":false,\"internalType\":\"uint40\"}],\"anonymous\":false},{\"type\":\"event\",\"name\":\"JobCommitted\",\"inputs\":[{\"name\":\"id\",\"type\":\"bytes32\",\"indexed\":true,\"internalType\":\"bytes32\"},{\"name\":\"worker\",\"type\":\"address\",\"indexed\":true,\"internalType\":\"address\"},{\"name\":\"commitment\",\"type\":\"bytes32\",\"indexed\":false,\"internalType\":\"bytes32\"}],\"anonymous\":false},{\"type\":\"event\",\"name\":\"JobEnded\",\"inputs\":[{\"name\":\"id\",\"type\":\"bytes32\",\"indexed\":true,\"internalType\":\"bytes32\"},{\"name\":\"state\",\"type\":\"uint8\",\"indexed\":false,\"internalType\":\"enumJobState\"},{\"name\":\"record\",\"type\":\"bytes32\",\"indexed\":false,\"internalType\":\"bytes32\"},{\"name\":\"refund\",\"type\":\"uint256\",\"indexed\":false,\"internalType\":\"uint256\"}],\"anonymous\":false},{\"type\":\"event\",\"name\":\"JobPosted\",\"inputs\":[{\"name\":\"id\",\"type\":\"bytes32\",\"indexed\":true,\"internalType\":\"bytes32\"},{\"name\":\"poster\",\"type\":\"address\",\"indexed\":true,\"internalType\":\"address\"},{\"name\":\"engine\",\"type\":\"bytes8\",\"indexed\":true,\"internalType\":\"bytes8\"},{\"name\":\"job\",\"type\":\"tuple\",\"indexed\":false,\"internalType\":\"structJob\",\"components\":[{\"name\":\"poster\",\"type\":\"address\",\"internalType\":\"address\"},{\"name\":\"salt\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"},{\"name\":\"spec\",\"type\":\"tuple\",\"internalType\":\"structJobSpec\",\"components\":[{\"name\":\"code\",\"type\":\"tuple\",\"internalType\":\"structContent\",\"components\":[{\"name\":\"digest\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"},{\"name\":\"codec\",\"type\":\"bytes1\",\"internalType\":\"bytes1\"}]},{\"name\":\"input\",\"type\":\"tuple\",\"internalType\":\"structContent\",\"components\":[{\"name\":\"digest\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"},{\"name\":\"codec\",\"type\":\"bytes1\",\"internalType\":\"bytes1\"}]},{\"name\":\"options\",\"type\":\"tuple\",\"internalType\":\"structContent\",\"components\":[{\"name\":\"digest\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"},{\"name\":\"codec\",\"type\":\"bytes1\",\"internalType\":\"bytes1\"}]},{\"name\":\"preload\",\"type\":\"tuple\",\"internalType\":\"structContent\",\"components\":[{\"name\":\"digest\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"},{\"name\":\"codec\",\"type\":\"bytes1\",\"internalType\":\"bytes1\"}]},{\"name\":\"verifier\",\"type\":\"tuple\",\"internalType\":\"structContent\",\"components\":[{\"name\":\"digest\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"},{\"name\":\"codec\",\"type\":\"bytes1\",\"internalType\":\"bytes1\"}]},{\"name\":\"engine\",\"type\":\"bytes8\",\"internalType\":\"bytes8\"},{\"name\":\"fuel\",\"type\":\"uint64\",\"internalType\":\"uint64\"},{\"name\":\"memoryPages\",\"type\":\"uint32\",\"internalType\":\"uint32\"},{\"name\":\"maxResult\",\"type\":\"uint32\",\"internalType\":\"uint32\"},{\"name\":\"reward\",\"type\":\"uint88\",\"internalType\":\"uint88\"},{\"name\":\"deposit\",\"type\":\"uint88\",\"internalType\":\"uint88\"},{\"name\":\"replicas\",\"type\":\"uint8\",\"internalType\":\"uint8\"},{\"name\":\"quorum\",\"type\":\"uint8\",\"internalType\":\"uint8\"},{\"name\":\"auditRate\",\"type\":\"uint16\",\"internalType\":\"uint16\"},{\"name\":\"clocks\",\"type\":\"tuple\",\"internalType\":\"structClocks\",\"components\":[{\"name\":\"matching\",\"type\":\"uint32\",\"internalType\":\"uint32\"},{\"name\":\"setup\",\"type\":\"uint32\",\"internalType\":\"uint32\"},{\"name\":\"run\",\"type\":\"uint32\",\"internalType\":\"uint32\"},{\"name\":\"deliver\",\"type\":\"uint32\",\"internalType\":\"uint32\"},{\"name\":\"reveal\",\"type\":\"uint32\",\"internalType\":\"uint32\"},{\"name\":\"challenge\",\"type\":\"uint32\",\"internalType\":\"uint32\"}]},{\"name\":\"policy\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"},{\"name\":\"allowList\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"},{\"name\":\"flags\",\"type\":\"uint8\",\"internalType\":\"uint8\"}]}]},{\"name\":\"peers\",\"type\":\"bytes\",\"indexed\":false,\"internalType\":\"bytes\"}],\"anonymous\":false},{\"type\":\"event\",\"name\":\"JobReopened\",\"inputs\":[{\"name\":\"id\",\"type\":\"bytes32\",\"indexed\":true,\"internalType\":\"bytes32\"},{\"name\":\"deadline\",\"type\":\"uint40\",\"indexed\":false,\"internalType\":\"uint40\"}],\"anonymous\":false},{\"type\":\"event\",\"name\":\"JobRevealed\",\"inputs\":[{\"name\":\"id\",\"type\":\"bytes32\",\"indexed\":true,\"internalType\":\"bytes32\"},{\"name\":\"worker\",\"type\":\"address\",\"indexed\":true,\"internalType\":\"address\"},{\"name\":\"result\",\"type\":\"tuple\",\"indexed\":false,\"internalType\":\"structRunResult\",\"components\":[{\"name\":\"record\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"},{\"name\":\"outcome\",\"type\":\"uint8\",\"internalType\":\"uint8\"},{\"name\":\"fuelUsed\",\"type\":\"uint64\",\"internalType\":\"uint64\"}]},{\"name\":\"fingerprint\",\"type\":\"bytes32\",\"indexed\":false,\"internalType\":\"bytes32\"}],\"anonymous\":false},{\"type\":\"event\",\"name\":\"JobSubmitted\",\"inputs\":[{\"name\":\"id\",\"type\":\"bytes32\",\"indexed\":true,\"internalType\":\"bytes32\"},{\"name\":\"worker\",\"type\":\"address\",\"indexed\":true,\"internalType\":\"address\"},{\"name\":\"result\",\"type\":\"tuple\",\"indexed\":false,\"internalType\":\"structRunResult\",\"components\":[{\"name\":\"record\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"},{\"name\":\"outcome\",\"type\":\"uint8\",\"internalType\":\"uint8\"},{\"name\":\"fuelUsed\",\"type\":\"uint64\",\"internalType\":\"uint64\"}]},{\"name\":\"fingerprintCommitment\",\"type\":\"bytes32\",\"indexed\":false,\"internalType\":\"bytes32\"},{\"name\":\"deadline\",\"type\":\"uint40\",\"indexed\":false,\"internalType\":\"uint40\"}],\"anonymous\":false},{\"type\":\"event\",\"name\":\"MatchingClosed\",\"inputs\":[{\"name\":\"id\",\"type\":\"bytes32\",\"indexed\":true,\"internalType\":\"bytes32\"},{\"name\":\"taken\",\"type\":\"uint8\",\"indexed\":false,\"internalType\":\"uint8\"},{\"name\":\"deadline\",\"type\":\"uint40\",\"indexed\":false,\"internalType\":\"uint40\"}],\"anonymous\":false},{\"type\":\"event\",\"name\":\"RevealOpened\",\"inputs\":[{\"name\":\"id\",\"type\":\"bytes32\",\"indexed\":true,\"internalType\":\"bytes32\"},{\"name\":\"deadline\",\"type\":\"uint40\",\"indexed\":false,\"internalType\":\"uint40\"}],\"anonymous\":false},{\"type\":\"event\",\"name\":\"RunPaid\",\"inputs\":[{\"name\":\"id\",\"type\":\"bytes32\",\"indexed\":true,\"internalType\":\"bytes32\"},{\"name\":\"worker\",\"type\":\"address\",\"indexed\":true,\"internalType\":\"address\"},{\"name\":\"amount\",\"type\":\"uint256\",\"indexed\":false,\"internalType\":\"uint256\"}],\"anonymous\":false},{\"type\":\"event\",\"name\":\"Withdrawn\",\"inputs\":[{\"name\":\"account\",\"type\":\"address\",\"indexed\":true,\"internalType\":\"address\"},{\"name\":\"amount\",\"type\":\"uint256\",\"indexed\":false,\"internalType\":\"uint256\"}],\"anonymous\":false},{\"type\":\"event\",\"name\":\"WorkerRegistered\",\"inputs\":[{\"name\":\"worker\",\"type\":\"address\",\"indexed\":true,\"internalType\":\"address\"},{\"name\":\"peers\",\"type\":\"bytes\",\"indexed\":false,\"internalType\":\"bytes\"}],\"anonymous\":false},{\"type\":\"error\",\"name\":\"AlreadyCancelled\",\"inputs\":[{\"name\":\"id\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"}]},{\"type\":\"error\",\"name\":\"AlreadyClaimed\",\"inputs\":[{\"name\":\"id\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"},{\"name\":\"worker\",\"type\":\"address\",\"internalType\":\"address\"}]},{\"type\":\"error\",\"name\":\"CommitmentMismatch\",\"inputs\":[{\"name\":\"id\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"},{\"name\":\"worker\",\"type\":\"address\",\"internalType\":\"address\"}]},{\"type\":\"error\",\"name\":\"DeadlinePassed\",\"inputs\":[{\"name\":\"id\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"},{\"name\":\"deadline\",\"type\":\"uint40\",\"internalType\":\"uint40\"}]},{\"type\":\"error\",\"name\":\"DepositTooLow\",\"inputs\":[{\"name\":\"worker\",\"type\":\"address\",\"internalType\":\"address\"},{\"name\":\"free\",\"type\":\"uint256\",\"internalType\":\"uint256\"},{\"name\":\"needed\",\"type\":\"uint256\",\"internalType\":\"uint256\"}]},{\"type\":\"error\",\"name\":\"InvalidResult\",\"inputs\":[{\"name\":\"id\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"}]},{\"type\":\"error\",\"name\":\"InvalidSpec\",\"inputs\":[{\"name\":\"field\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"}]},{\"type\":\"error\",\"name\":\"InvalidTerms\",\"inputs\":[{\"name\":\"field\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"}]},{\"type\":\"error\",\"name\":\"JobExists\",\"inputs\":[{\"name\":\"id\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"}]},{\"type\":\"error\",\"name\":\"JobNotFound\",\"inputs\":[{\"name\":\"id\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"}]},{\"type\":\"error\",\"name\":\"NotAllowed\",\"inputs\":[{\"name\":\"worker\",\"type\":\"address\",\"internalType\":\"address\"}]},{\"type\":\"error\",\"name\":\"NotPoster\",\"inputs\":[{\"name\":\"caller\",\"type\":\"address\",\"internalType\":\"address\"}]},{\"type\":\"error\",\"name\":\"NotRegistered\",\"inputs\":[{\"name\":\"worker\",\"type\":\"address\",\"internalType\":\"address\"}]},{\"type\":\"error\",\"name\":\"NothingToWithdraw\",\"inputs\":[{\"name\":\"account\",\"type\":\"address\",\"internalType\":\"address\"},{\"name\":\"credit\",\"type\":\"uint256\",\"internalType\":\"uint256\"},{\"name\":\"verified\",\"type\":\"uint24\",\"internalType\":\"uint24\"},{\"name\":\"notBefore\",\"type\":\"uint40\",\"internalType\":\"uint40\"}]},{\"type\":\"error\",\"name\":\"PeersTooLong\",\"inputs\":[{\"name\":\"length\",\"type\":\"uint256\",\"internalType\":\"uint256\"}]},{\"type\":\"error\",\"name\":\"ReentrancyGuardReentrantCall\",\"inputs\":[]},{\"type\":\"error\",\"name\":\"RewardTooLow\",\"inputs\":[{\"name\":\"reward\",\"type\":\"uint256\",\"internalType\":\"uint256\"},{\"name\":\"minimum\",\"type\":\"uint256\",\"internalType\":\"uint256\"}]},{\"type\":\"error\",\"name\":\"SafeCastOverflowedUintDowncast\",\"inputs\":[{\"name\":\"bits\",\"type\":\"uint8\",\"internalType\":\"uint8\"},{\"name\":\"value\",\"type\":\"uint256\",\"internalType\":\"uint256\"}]},{\"type\":\"error\",\"name\":\"TransferFailed\",\"inputs\":[{\"name\":\"account\",\"type\":\"address\",\"internalType\":\"address\"}]},{\"type\":\"error\",\"name\":\"Unsupported\",\"inputs\":[{\"name\":\"field\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"}]},{\"type\":\"error\",\"name\":\"WrongMode\",\"inputs\":[{\"name\":\"id\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"}]},{\"type\":\"error\",\"name\":\"WrongRunState\",\"inputs\":[{\"name\":\"id\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"},{\"name\":\"worker\",\"type\":\"address\",\"internalType\":\"address\"},{\"name\":\"state\",\"type\":\"uint8\",\"internalType\":\"enumRunState\"}]},{\"type\":\"error\",\"name\":\"WrongState\",\"inputs\":[{\"name\":\"id\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"},{\"name\":\"state\",\"type\":\"uint8\",\"internalType\":\"enumJobState\"}]},{\"type\":\"error\",\"name\":\"WrongValue\",\"inputs\":[{\"name\":\"sent\",\"type\":\"uint256\",\"internalType\":\"uint256\"},{\"name\":\"needed\",\"type\":\"uint256\",\"internalType\":\"uint256\"}]}]",
	ID:  "JobAgency",
	Bin: "0x610240604052348015610010575f5ffd5b50604051615e90380380615e9083398101604081905261002f9161042b565b8051518190610052906f6d696e696d756d2e6d61746368696e6760801b906102aa565b805160200151610073906c06d696e696d756d2e736574757609c1b906102aa565b805160400151610092906a36b4b734b6bab697393ab760a91b906102aa565b8051606001516100b5906e36b4b734b6bab6973232b634bb32b960891b906102aa565b8051608001516100d7906d1b5a5b9a5b5d5b4b9c995d99585b60921b906102aa565b805160a001516100fc90706d696e696d756d2e6368616c6c656e676560781b906102aa565b61011e6a63616e63656c44656c617960a81b82602001516102aa60201b60201c565b6101536b1c185e5bdd5d14195c9a5bd960a21b62278d0063ffffffff16836040015163ffffffff1611156102d560201b60201c565b6080810151610177906b6d617841756469745261746560a01b9061ffff16156102d5565b6101b1691b5a5b91195c1bdcda5d60b21b8260e001516001600160581b03168360c001516001600160581b031611156102d560201b60201c565b6101f067636c61696d46656560c01b60148360c001516001600160581b03166101da91906104fb565b6101008401516001600160581b031611156102d5565b80515163ffffffff90811660809081528251602090810151831660a09081528451604090810151851660c09081528651606090810151871660e09081528851909601518716610100908152885185015188166101209081529589015188166101405292880151909616610160529486015162ffffff1661018052908501516001600160581b039081166101a0529385015184166101c0529184015183166101e052908301518216610200529091015116610220525061051a565b6102d18263ffffffff8316158015906102cc575062278d0063ffffffff841611155b6102d5565b5050565b806102d157604051637ed667e960e11b81526004810183905260240160405180910390fd5b60405161014081016001600160401b038111828210171561032957634e487b7160e01b5f52604160045260245ffd5b60405290565b805163ffffffff81168114610342575f5ffd5b919050565b5f60c08284031215610357575f5ffd5b60405160c081016001600160401b038111828210171561038557634e487b7160e01b5f52604160045260245ffd5b6040529050806103948361032f565b81526103a26020840161032f565b60208201526103b36040840161032f565b60408201526103c46060840161032f565b60608201526103d56080840161032f565b60808201526103e660a0840161032f565b60a08201525092915050565b805162ffffff81168114610342575f5ffd5b805161ffff81168114610342575f5ffd5b80516001600160581b0381168114610342575f5ffd5b5f6101e082840312801561043d575f5ffd5b506104466102fa565b6104508484610347565b815261045e60c0840161032f565b602082015261046f60e0840161032f565b604082015261048161010084016103f2565b60608201526104936101208401610404565b60808201526104a56101408401610415565b60a08201526104b76101608401610415565b60c08201526104c96101808401610415565b60e08201526104db6101a08401610415565b6101008201526104ee6101c08401610415565b6101208201529392505050565b5f8261051557634e487b7160e01b5f52601260045260245ffd5b500490565b60805160a05160c05160e05161010051610120516101405161016051610180516101a0516101c0516101e051610200516102205161587d6106135f395f8181610667015261248901525f818161063e0152610fd301525f8181610616015261233901525f81816105ee01526122e301525f81816105c60152610d7f01525f818161058d0152610d3601525f81816105600152610cb901525f818161053801526116a301525f818161050d015261367301525f81816104e4015261361601525f81816104bb01526135b901525f8181610492015261355c01525f818161046901526134ff01525f818161043e01526134a2015261587d5ff3fe608060405260043610610109575f3560e01c8063affe000e116100a1578063d586a9d711610071578063e492c29e11610057578063e492c29e146106fa578063f0e35c7c1461072b578063fce0d37f1461074a575f5ffd5b8063d586a9d7146106bc578063e3ce094d146106db575f5ffd5b8063affe000e14610302578063b8176c6b1461037e578063d50256251461039d578063d50c104f1461069d575f5ffd5b80635c59c96a116100dc5780635c59c96a146101925780638086b8ba146101b157806382fbdc9c146102d05780638ca61013146102e3575f5ffd5b806309cb09ba1461010d57806324741d501461012e57806351cff8d9146101545780635494469e14610173575b5f5ffd5b348015610118575f5ffd5b5061012c61012736600461460f565b610769565b005b61014161013c36600461468d565b6109d1565b6040519081526020015b60405180910390f35b34801561015f575f5ffd5b5061012c61016e366004614732565b610c5e565b34801561017e575f5ffd5b5061012c61018d36600461476c565b610f38565b34801561019d575f5ffd5b506101416101ac3660046147d9565b611140565b3480156101bc575f5ffd5b506102866101cb366004614732565b73ffffffffffffffffffffffffffffffffffffffff165f90815260208190526040902080546001909101546affffffffffffffffffffff808316936b010000000000000000000000840490911692760100000000000000000000000000000000000000000000810462ffffff1691790100000000000000000000000000000000000000000000000000820464ffffffffff16917e01000000000000000000000000000000000000000000000000000000000000900460ff1690565b604080516affffffffffffffffffffff97881681529690951660208701529385019290925262ffffff16606084015264ffffffffff166080830152151560a082015260c00161014b565b61012c6102de366004614836565b6111a6565b3480156102ee575f5ffd5b506101416102fd366004614875565b611339565b34801561030d575f5ffd5b5061036c61031c366004614890565b5f9081526001602052604090205460ff80821692610100830482169262010000810483169263010000008204169164ffffffffff6401000000008304811692690100000000000000000090041690565b60405161014b969594939291906148e8565b348015610389575f5ffd5b5061012c610398366004614936565b611349565b3480156103a8575f5ffd5b5061069060408051610200810182525f6101408201818152610160830182905261018083018290526101a083018290526101c083018290526101e08301829052825260208201819052918101829052606081018290526080810182905260a0810182905260c0810182905260e08101829052610100810182905261012081019190915250604080516102008101825263ffffffff7f0000000000000000000000000000000000000000000000000000000000000000811661014083019081527f000000000000000000000000000000000000000000000000000000000000000082166101608401527f000000000000000000000000000000000000000000000000000000000000000082166101808401527f000000000000000000000000000000000000000000000000000000000000000082166101a08401527f000000000000000000000000000000000000000000000000000000000000000082166101c08401527f000000000000000000000000000000000000000000000000000000000000000082166101e084015282527f0000000000000000000000000000000000000000000000000000000000000000811660208301527f0000000000000000000000000000000000000000000000000000000000000000169181019190915262ffffff7f00000000000000000000000000000000000000000000000000000000000000001660608201525f60808201526affffffffffffffffffffff7f0000000000000000000000000000000000000000000000000000000000000000811660a08301527f0000000000000000000000000000000000000000000000000000000000000000811660c08301527f0000000000000000000000000000000000000000000000000000000000000000811660e08301527f000000000000000000000000000000000000000000000000000000000000000081166101008301527f00000000000000000000000000000000000000000000000000000000000000001661012082015290565b60405161014b9190614975565b3480156106a8575f5ffd5b5061012c6106b7366004614875565b6114eb565b3480156106c7575f5ffd5b5061012c6106d6366004614af3565b611750565b3480156106e6575f5ffd5b5061012c6106f5366004614b45565b611a56565b348015610705575f5ffd5b50610719610714366004614b65565b611bb2565b60405161014b96959493929190614b9f565b348015610736575f5ffd5b5061012c610745366004614bea565b611ccb565b348015610755575f5ffd5b5061012c610764366004614c94565b611d22565b5f61077385611e4f565b90506004815460ff16600881111561078d5761078d6148a7565b146107d75780546040517f2b3263b30000000000000000000000000000000000000000000000000000000081526107ce91879160ff90911690600401614cad565b60405180910390fd5b8054640100000000900464ffffffffff1642111561083b5780546040517fef8b2fe70000000000000000000000000000000000000000000000000000000081526004810187905264010000000090910464ffffffffff1660248201526044016107ce565b5f85815260026020818152604080842033855290915290912090815460ff16600681111561086b5761086b6148a7565b146108ac5780546040517fdb83e32d0000000000000000000000000000000000000000000000000000000081526107ce918891339160ff1690600401614cc1565b80546108cc906108c9908890610100900460ff1633898989611140565b90565b8154670100000000000000900460381b66ffffffffffffff1990811691161461092a576040517f905cc00c000000000000000000000000000000000000000000000000000000008152600481018790523360248201526044016107ce565b81548290600390610944906301000000900460ff16614d1e565b82546101009290920a60ff818102199093169190921691909102179055805460ff1916600417815561097886828787611eb2565b3373ffffffffffffffffffffffffffffffffffffffff16867f280c3ea2887d979fbe6121808a376d2624b70c0efae46b5e5283a3c677289cdf87876040516109c1929190614d8a565b60405180910390a3505050505050565b5f6109db84611f82565b6109e58383612560565b5f6109f861022086016102008701614da5565b60ff16610a0d6101e087016101c08801614c94565b6affffffffffffffffffffff16610a249190614dbe565b9050803414610a68576040517f195a3ca1000000000000000000000000000000000000000000000000000000008152346004820152602481018290526044016107ce565b610a7333878761259f565b5f818152600160205260408120919350815460ff166008811115610a9957610a996148a7565b14610ad3576040517f9e2b4bfd000000000000000000000000000000000000000000000000000000008152600481018490526024016107ce565b805460ff19166001178155610afe610af361028088016102608901614de8565b63ffffffff166125ce565b815464ffffffffff919091166401000000000268ffffffffff00000000199091161781556001610b3661022088016102008901614da5565b60ff161115610b9557610b5161030087016102e08801614de8565b815463ffffffff919091166e010000000000000000000000000000027fffffffffffffffffffffffffffff00000000ffffffffffffffffffffffffffff9091161781555b610ba761016087016101408801614e30565b77ffffffffffffffffffffffffffffffffffffffffffffffff19163373ffffffffffffffffffffffffffffffffffffffff16847f8e536f64d5acb90b7326d81be452539e31538b873f115f7dd3f7bb3a253cee7160405180606001604052803373ffffffffffffffffffffffffffffffffffffffff1681526020018c81526020018b803603810190610c399190615044565b9052604051610c4c91908b908b906151e9565b60405180910390a45050949350505050565b610c666125d9565b73ffffffffffffffffffffffffffffffffffffffff81165f90815260208190526040812060018101548154919290916b01000000000000000000000081046affffffffffffffffffffff169190610d08907f000000000000000000000000000000000000000000000000000000000000000063ffffffff1690790100000000000000000000000000000000000000000000000000900464ffffffffff166154ac565b90508215610d17575f60018501555b6affffffffffffffffffffff821615801590610d765750835462ffffff7f000000000000000000000000000000000000000000000000000000000000000081167601000000000000000000000000000000000000000000009092041610155b8015610dcd57507f00000000000000000000000000000000000000000000000000000000000000006affffffffffffffffffffff16826affffffffffffffffffffff16101580610dcd57508064ffffffffff164210155b15610e375783547fffff0000000000ffffff0000000000000000000000ffffffffffffffffffffff167901000000000000000000000000000000000000000000000000004264ffffffffff1602178455610e346affffffffffffffffffffff8316846154c9565b92505b825f03610ecf5783546040517f5f342e9200000000000000000000000000000000000000000000000000000000815273ffffffffffffffffffffffffffffffffffffffff871660048201526affffffffffffffffffffff8416602482015276010000000000000000000000000000000000000000000090910462ffffff16604482015264ffffffffff821660648201526084016107ce565b8473ffffffffffffffffffffffffffffffffffffffff167f7084f5476618d8e60b11ef0d7d3f06914655adb8793e28ff7f018d4c76d505d584604051610f1791815260200190565b60405180910390a2610f298584612610565b50505050610f35612677565b50565b5f5f610f43856126a1565b9092509050604085015f610f5784846126be565b805460ff1916600517815590505f610f776102a084016102808501614de8565b8254610f969163ffffffff169062010000900464ffffffffff166154c9565b42111590505f81610fd1576014610fb561020086016101e08701614c94565b6affffffffffffffffffffff16610fcc9190615509565b611000565b7f00000000000000000000000000000000000000000000000000000000000000006affffffffffffffffffffff165b9050611035338261101961020088016101e08901614c94565b6affffffffffffffffffffff16611030919061551c565b612848565b3373ffffffffffffffffffffffffffffffffffffffff16867f4ccada705b0ef32ab07f675d7826be8c62b214dbe22f22b364bef2224029b1bc8a8a60405161107e92919061552f565b60405180910390a36110c561109660208b018b614732565b6110c08833856110ae6101e08b016101c08c01614c94565b6affffffffffffffffffffff166128c2565b612947565b5f6110db610af361028087016102608801614de8565b865490915061113490889088906110fc90600190610100900460ff1661557f565b895464ffffffffff64010000000090910481169086161161112d578954640100000000900464ffffffffff1661298d565b845b61298d565b50505050505050505050565b5f7fc6414689501c42e3966992e3799d4a15d59b64e38daa6969ed750b72421549c7463089895f8a8a8a8a6040516020016111849a99989796959493929190615598565b6040516020818303038152906040528051906020012090509695505050505050565b6111b08282612560565b335f90815260208190526040902080547e01000000000000000000000000000000000000000000000000000000000000900460ff1661125857805464ffffffffff4216790100000000000000000000000000000000000000000000000000027fff000000000000ffffffffffffffffffffffffffffffffffffffffffffffffff909116177e010000000000000000000000000000000000000000000000000000000000001781555b3373ffffffffffffffffffffffffffffffffffffffff167f27987c0173113d0f969d0abbf00a8c583fd7f7f44c05af3739f808d2a0afba6f84846040516112a092919061561d565b60405180910390a23415611334576112b734612a16565b815482905f906112d59084906affffffffffffffffffffff16615630565b82546101009290920a6affffffffffffffffffffff8181021990931691831602179091558254604051911681523391507fc113ef196857905ebe8c8018b6896416a51ef9c2385d25d470de2f5f733793c6906020015b60405180910390a25b505050565b5f61134382612a6a565b92915050565b5f5f611354856126a1565b909250905061136b61026086016102408701614da5565b60ff166001146113aa576040517f7967341b000000000000000000000000000000000000000000000000000000008152600481018390526024016107ce565b5f6113b583836126be565b90506113c96101c087016101a08801615653565b67ffffffffffffffff166113e36060870160408801615653565b67ffffffffffffffff161115611428576040517f768153aa000000000000000000000000000000000000000000000000000000008152600481018490526024016107ce565b81547fffffffffffffffffffffffffffffffffffff0000000000ffffffffffffffff00166003178255611466610af361036088016103408901614de8565b825468ffffffffff00000000191664010000000064ffffffffff9290921691909102178255805460ff191660031781556114a283828787611eb2565b8154604051339185917fdb779947fa8c5fb0c74b5e676f9b95d48ce8d2ed7b15fc4c908a54b0020c08d8916109c1918a918a9164010000000090910464ffffffffff169061566c565b5f5f6114f6836126a1565b90925090506115086020840184614732565b73ffffffffffffffffffffffffffffffffffffffff163373ffffffffffffffffffffffffffffffffffffffff161461156e576040517f6951ee520000000000000000000000000000000000000000000000000000000081523360048201526024016107ce565b805460ff166001816008811115611587576115876148a7565b141580156115a7575060028160088111156115a4576115a46148a7565b14155b156115e25782816040517f2b3263b30000000000000000000000000000000000000000000000000000000081526004016107ce929190614cad565b8154610100900460ff165f0361164e57611649836116036020870187614732565b60085f6116186102608a016102408b01614da5565b60ff1661162d6102208b016102008c01614c94565b6affffffffffffffffffffff166116449190614dbe565b612a8b565b61174a565b81546901000000000000000000900464ffffffffff161561169e576040517f9bb2ae9e000000000000000000000000000000000000000000000000000000008152600481018490526024016107ce565b6116cd7f000000000000000000000000000000000000000000000000000000000000000063ffffffff166125ce565b82547fffffffffffffffffffffffffffffffffffff0000000000ffffffffffffffffff16690100000000000000000064ffffffffff928316810291909117808555604051919004909116815283907f8bda61e7b3a7acb18c9f9ea9a738d6bf9ec9ad8b1b9871070bbe64f66254cbf2906020015b60405180910390a25b50505050565b5f5f61175b856126a1565b90925090506001815460ff166008811115611778576117786148a7565b146117b95780546040517f2b3263b30000000000000000000000000000000000000000000000000000000081526107ce91849160ff90911690600401614cad565b80546901000000000000000000900464ffffffffff1615611809576040517f9bb2ae9e000000000000000000000000000000000000000000000000000000008152600481018390526024016107ce565b8054640100000000900464ffffffffff1642111561186d5780546040517fef8b2fe70000000000000000000000000000000000000000000000000000000081526004810184905264010000000090910464ffffffffff1660248201526044016107ce565b5f828152600260209081526040808320338452909152812090815460ff16600681111561189c5761189c6148a7565b146118dc576040517fa8ca238e000000000000000000000000000000000000000000000000000000008152600481018490523360248201526044016107ce565b6118ec6103808701358686612ca4565b6119073361190261024089016102208a01614c94565b612d55565b81548154600166ffffffffffffff199091166101009283900460ff169283027fffffffffffffffffffffffffffffffffffffffffffffffffff0000000000ffff1617620100004264ffffffffff16021781178355611966908290615695565b835460ff91909116610100027fffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff00ff9091161783556119ab61026088016102408901614da5565b60ff166119b9826001615695565b60ff16036119fd57825460ff191660021783556119d860408801612eb5565b835464ffffffffff919091166401000000000268ffffffffff00000000199091161783555b82546040805160ff8416815264010000000090920464ffffffffff166020830152339186917fa1f2c8a47a5963794d5682a09ba0e7cb80b72b5cce465a2160a415e372cd402c910160405180910390a350505050505050565b5f611a6083611e4f565b80549091506e010000000000000000000000000000900463ffffffff165f03611ab8576040517f7967341b000000000000000000000000000000000000000000000000000000008152600481018490526024016107ce565b5f611ac384836126be565b805466ffffffffffff0016670100000000000000603886901c02176002908117825583549192505f91849190611b019062010000900460ff16614d1e565b91906101000a81548160ff021916908360ff160217905590503373ffffffffffffffffffffffffffffffffffffffff16857fae0cbe33e035c66c8c59ae013b8d3eb2349a705d6e6bc0e1bc387bee098cc55786604051611b6391815260200190565b60405180910390a36002835460ff166008811115611b8357611b836148a7565b148015611b9b5750825460ff82811661010090920416145b15611bab57611bab858483612f1a565b5050505050565b5f82815260026020908152604080832073ffffffffffffffffffffffffffffffffffffffff851684529091528120805460ff808216936101008304909116926201000090920464ffffffffff1691819081906003876006811115611c1857611c186148a7565b1480611c3557506004876006811115611c3357611c336148a7565b145b15611ca3578054670100000000000000900460071a8154670100000000000000900460801c68ffffffffffffffffff165f8b81526003602090815260408083208654670100000000000000900460381b66ffffffffffffff1916845290915290205491955093509150611cc0565b8054670100000000000000900460381b66ffffffffffffff191691505b509295509295509295565b5f5b83811015611bab57611d1a858583818110611cea57611cea6156ae565b90506103c00201848484818110611d0357611d036156ae565b9050602002810190611d1591906156db565b612fef565b600101611ccd565b611d2a6125d9565b335f90815260208190526040902080546affffffffffffffffffffff908116908316811015611da2576040517f890c7d6b0000000000000000000000000000000000000000000000000000000081523360048201526affffffffffffffffffffff8083166024830152841660448201526064016107ce565b611dac838261573f565b82547fffffffffffffffffffffffffffffffffffffffffff0000000000000000000000166affffffffffffffffffffff91909116178255337fc113ef196857905ebe8c8018b6896416a51ef9c2385d25d470de2f5f733793c6611e0f858461573f565b6040516affffffffffffffffffffff909116815260200160405180910390a2611e4533846affffffffffffffffffffff16612610565b5050610f35612677565b5f81815260016020526040812090815460ff166008811115611e7357611e736148a7565b03611ead576040517fc182b72d000000000000000000000000000000000000000000000000000000008152600481018390526024016107ce565b919050565b6007611ec46040840160208501614da5565b60ff161115611f02576040517f768153aa000000000000000000000000000000000000000000000000000000008152600481018590526024016107ce565b5f611f0d83836131b2565b845466ffffffffffffff16670100000000000000603883901c021785555f86815260036020908152604080832066ffffffffffffff198516845290915281205491925003611bab575f85815260036020908152604080832066ffffffffffffff19851684529091529020833590555050505050565b611fef7f7665726966696572000000000000000000000000000000000000000000000000610100830135158015611fea5750611fc661014084016101208501615762565b7fff0000000000000000000000000000000000000000000000000000000000000016155b6132a2565b61201f7f706f6c6963790000000000000000000000000000000000000000000000000000610320830135156132a2565b61205e7f666c61677300000000000000000000000000000000000000000000000000000061205561038084016103608501614da5565b60ff16156132a2565b61209e7f61756469745261746500000000000000000000000000000000000000000000006120946102608401610240850161577b565b61ffff16156132a2565b6120d07f636f6465000000000000000000000000000000000000000000000000000000006120cb836132dc565b6133df565b6121007f696e7075740000000000000000000000000000000000000000000000000000006120cb83604001613419565b6121307f6f7074696f6e73000000000000000000000000000000000000000000000000006120cb83608001613419565b6121607f7072656c6f6164000000000000000000000000000000000000000000000000006120cb8360c001613419565b6121bf7f656e67696e65000000000000000000000000000000000000000000000000000061219661016084016101408501614e30565b7fffffffffffffffff0000000000000000000000000000000000000000000000001615156133df565b6122067f6675656c000000000000000000000000000000000000000000000000000000006121f561018084016101608501615653565b67ffffffffffffffff1615156133df565b61226e7f6d656d6f7279506167657300000000000000000000000000000000000000000061223c6101a084016101808501614de8565b63ffffffff16158015906120cb5750620100006122616101a085016101808601614de8565b63ffffffff1611156133df565b6122b17f6d6178526573756c7400000000000000000000000000000000000000000000006122a46101c084016101a08501614de8565b63ffffffff1615156133df565b61237f7f6465706f736974000000000000000000000000000000000000000000000000006affffffffffffffffffffff7f00000000000000000000000000000000000000000000000000000000000000001661231561020085016101e08601614c94565b6affffffffffffffffffffff16101580156120cb57506affffffffffffffffffffff7f00000000000000000000000000000000000000000000000000000000000000001661236b61020085016101e08601614c94565b6affffffffffffffffffffff1611156133df565b6123df7f7265706c696361730000000000000000000000000000000000000000000000006123b561022084016102008501614da5565b60ff16158015906120cb5750600f6123d561022085016102008601614da5565b60ff1611156133df565b6124687f71756f72756d0000000000000000000000000000000000000000000000000000600261241761022085016102008601614da5565b6124219190615794565b60ff1661243661024085016102208601614da5565b60ff161180156120cb575061245361022084016102008501614da5565b60ff166123d561024085016102208601614da5565b612475816102600161346c565b5f633b9aca006affffffffffffffffffffff7f0000000000000000000000000000000000000000000000000000000000000000166124bb61018085016101608601615653565b67ffffffffffffffff166124cf9190614dbe565b6124d99190615509565b9050806124ee6101e084016101c08501614c94565b6affffffffffffffffffffff16101561255c576125136101e083016101c08401614c94565b6040517f75dce8170000000000000000000000000000000000000000000000000000000081526affffffffffffffffffffff9091166004820152602481018290526044016107ce565b5050565b61040081111561255c576040517f0d8f8c25000000000000000000000000000000000000000000000000000000008152600481018290526024016107ce565b5f6040514681523060208201528460408201528360608201526103808360808301376104009020949350505050565b5f61134382426154ac565b6125e1613697565b61260e60017f9b779b17422d0df92223018b32b4d1fa46e071723d6817e2486d003becc55f005b906136f0565b565b612629828260405180602001604052805f8152506136f7565b61255c576040517f39f1c8d900000000000000000000000000000000000000000000000000000000815273ffffffffffffffffffffffffffffffffffffffff831660048201526024016107ce565b61260e5f7f9b779b17422d0df92223018b32b4d1fa46e071723d6817e2486d003becc55f00612608565b5f5f6126ac83612a6a565b91506126b782611e4f565b9050915091565b80545f9060ff1660018160088111156126d9576126d96148a7565b141580156126f9575060028160088111156126f6576126f66148a7565b14155b156127345783816040517f2b3263b30000000000000000000000000000000000000000000000000000000081526004016107ce929190614cad565b5f61273e8461370c565b612758578354640100000000900464ffffffffff1661277a565b835461277a906001906901000000000000000000900464ffffffffff166157b5565b90508064ffffffffff164211156127cd576040517fef8b2fe70000000000000000000000000000000000000000000000000000000081526004810186905264ffffffffff821660248201526044016107ce565b5f858152600260209081526040808320338452909152902092506001835460ff1660068111156127ff576127ff6148a7565b146128405782546040517fdb83e32d0000000000000000000000000000000000000000000000000000000081526107ce918791339160ff1690600401614cc1565b505092915050565b61285181612a16565b73ffffffffffffffffffffffffffffffffffffffff83165f90815260208190526040812080549091906128929084906affffffffffffffffffffff16615630565b92506101000a8154816affffffffffffffffffffff02191690836affffffffffffffffffffff1602179055505050565b5f825f036128d157505f61293f565b6128db8383613753565b90506128ed61dead6110c0838661551c565b8373ffffffffffffffffffffffffffffffffffffffff16857fcb84af7701c4c4e808af2f080cb536aa911c851100b85816d0ead81c831031528560405161293691815260200190565b60405180910390a35b949350505050565b801561255c5773ffffffffffffffffffffffffffffffffffffffff82165f90815260208190526040812060010180548392906129849084906154c9565b90915550505050565b825464ffffffffff8216640100000000810268ffffffffff000000001960ff861661010002167fffffffffffffffffffffffffffffffffffffffffffffff0000000000ffff00009093169290921791909117600117845560405190815284907f4b984b128cb29cfcf4f05c49adc450e45d428558ab8a4aaf687b218a2bd2dfa990602001611741565b5f6affffffffffffffffffffff821115612a66576040517f6dfcc65000000000000000000000000000000000000000000000000000000000815260586004820152602481018390526044016107ce565b5090565b5f6040514681523060208201526103c0836040830137610400902092915050565b6040518060e00160405280846008811115612aa857612aa86148a7565b81525f60208083018290526040808401839052606084018390526080840183905260a0840183905260c09093018290528882526001908190529190208251815491929091839160ff1990911690836008811115612b0757612b076148a7565b02179055506020820151815460408401516060850151608086015160a087015160c09097015163ffffffff166e010000000000000000000000000000027fffffffffffffffffffffffffffff00000000ffffffffffffffffffffffffffff64ffffffffff988916690100000000000000000002167fffffffffffffffffffffffffffff000000000000000000ffffffffffffffffff989092166401000000000268ffffffffff000000001960ff948516630100000002167fffffffffffffffffffffffffffffffffffffffffffffff000000000000ffffff95851662010000027fffffffffffffffffffffffffffffffffffffffffffffffffffffffffff00ffff9590981661010002949094167fffffffffffffffffffffffffffffffffffffffffffffffffffffffffff0000ff90961695909517959095179290921617919091179390931692909217919091179055612c618482612947565b847fc1b1941ea13562f185f4e863a40beef91f46a40be5294524da80a1f8d7e8fd48848484604051612c95939291906157d2565b60405180910390a25050505050565b5f839003612cb157505050565b604080513360208201525f9101604080517fffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffe081840301815282825280516020918201209083015201604051602081830303815290604052805190602001209050612d1d83838684613762565b61174a576040517ffa5cd00f0000000000000000000000000000000000000000000000000000000081523360048201526024016107ce565b73ffffffffffffffffffffffffffffffffffffffff82165f90815260208190526040902080547e01000000000000000000000000000000000000000000000000000000000000900460ff16612dee576040517fbfc6c33700000000000000000000000000000000000000000000000000000000815273ffffffffffffffffffffffffffffffffffffffff841660048201526024016107ce565b80546affffffffffffffffffffff908116908316811015612e6e576040517f890c7d6b00000000000000000000000000000000000000000000000000000000815273ffffffffffffffffffffffffffffffffffffffff851660048201526affffffffffffffffffffff8083166024830152841660448201526064016107ce565b612e78838261573f565b82547fffffffffffffffffffffffffffffffffffffffffff0000000000000000000000166affffffffffffffffffffff9190911617909155505050565b5f611343612ecb6102e084016102c08501614de8565b63ffffffff16612ee36102c085016102a08601614de8565b63ffffffff16612efb6102a086016102808701614de8565b63ffffffff16612f0b91906154ac565b612f1591906154ac565b6125ce565b815460047fffffffffffffffffffffffffffffffffffff0000000000ffffffffffffff000090911661010060ff8416027fffffffffffffffffffffffffffffffffffff0000000000ffffffffffffffffff161717808355612f92906e010000000000000000000000000000900463ffffffff166125ce565b825468ffffffffff00000000191664010000000064ffffffffff928316810291909117808555604051919004909116815283907f7a9b6e537878380036bc2a5c6d9a577f2757f2590c2ddcb0c77770ee64b3d9dd9060200161132b565b5f612ff984612a6a565b5f81815260016020526040812080549293509160ff1690816008811115613022576130226148a7565b148061303f5750600481600881111561303d5761303d6148a7565b115b8061305e5750815461305c908490610100900460ff168787613779565b155b1561306b57505050505050565b8154640100000000900464ffffffffff1642116004826008811115613092576130926148a7565b036130cb5780806130b5575082546301000000810460ff90811661010090920416145b156130c6576130c68488888861385a565b6131a9565b6130d48361370c565b80156130f5575082546901000000000000000000900464ffffffffff164210155b1561311e5782546130c69085906901000000000000000000900464ffffffffff16898989613a7e565b8061312c5750505050505050565b6001826008811115613140576131406148a7565b03613152576130c68484898989613bd3565b6002826008811115613166576131666148a7565b03613178576130c68484898989613d75565b6131a9848888885f81811061318f5761318f6156ae565b90506020020160208101906131a49190614732565b613f62565b50505050505050565b60408051833560208201529081018290525f9081906060016040516020818303038152906040528051906020012090508360200160208101906131f59190614da5565b6132056060860160408701615653565b60405160f89290921b7fff0000000000000000000000000000000000000000000000000000000000000016602083015260c01b7fffffffffffffffff0000000000000000000000000000000000000000000000001660218201527fffffffffffffffffffffffffffffffff000000000000000000000000000000008216602982015260390160405160208183030381529060405261293f906157f1565b8061255c576040517fdda555a0000000000000000000000000000000000000000000000000000000008152600481018390526024016107ce565b5f806132ee6040840160208501615762565b90508235158015906133d857507fff0000000000000000000000000000000000000000000000000000000000000081167f5500000000000000000000000000000000000000000000000000000000000000148061338c57507fff0000000000000000000000000000000000000000000000000000000000000081167f7000000000000000000000000000000000000000000000000000000000000000145b806133d857507fff0000000000000000000000000000000000000000000000000000000000000081167f7100000000000000000000000000000000000000000000000000000000000000145b9392505050565b8061255c576040517f16599ed2000000000000000000000000000000000000000000000000000000008152600481018390526024016107ce565b5f613423826132dc565b806113435750813515801561134357506134436040830160208401615762565b7fff00000000000000000000000000000000000000000000000000000000000000161592915050565b6134c67f6d61746368696e670000000000000000000000000000000000000000000000006120cb6134a06020850185614de8565b7f0000000000000000000000000000000000000000000000000000000000000000614037565b6135237f73657475700000000000000000000000000000000000000000000000000000006120cb6134fd6040850160208601614de8565b7f0000000000000000000000000000000000000000000000000000000000000000614037565b6135807f72756e00000000000000000000000000000000000000000000000000000000006120cb61355a6060850160408601614de8565b7f0000000000000000000000000000000000000000000000000000000000000000614037565b6135dd7f64656c69766572000000000000000000000000000000000000000000000000006120cb6135b76080850160608601614de8565b7f0000000000000000000000000000000000000000000000000000000000000000614037565b61363a7f72657665616c00000000000000000000000000000000000000000000000000006120cb61361460a0850160808601614de8565b7f0000000000000000000000000000000000000000000000000000000000000000614037565b610f357f6368616c6c656e676500000000000000000000000000000000000000000000006120cb61367160c0850160a08601614de8565b7f0000000000000000000000000000000000000000000000000000000000000000614037565b7f9b779b17422d0df92223018b32b4d1fa46e071723d6817e2486d003becc55f005c1561260e576040517f3ee5aeb500000000000000000000000000000000000000000000000000000000815260040160405180910390fd5b80825d5050565b5f5f5f83516020850186885af1949350505050565b80545f906901000000000000000000900464ffffffffff16158015906113435750505464ffffffffff64010000000082048116690100000000000000000090920416111590565b5f8282188284100282186133d8565b5f8261376f868685614063565b1495945050505050565b5f81841461378857505f61293f565b5f805b8581101561384d575f8585838181106137a6576137a66156ae565b90506020020160208101906137bb9190614732565b5f89815260026020908152604080832073ffffffffffffffffffffffffffffffffffffffff8086168086529190935292205492935060ff90921691851610158061381557505f816006811115613813576138136148a7565b145b806138315750600481600681111561382f5761382f6148a7565b115b15613842575f94505050505061293f565b50915060010161378b565b5060019695505050505050565b604083015f61386b868386866140a4565b90505f61388c8261388461024086016102208701614da5565b60ff1661424e565b90505f66ffffffffffffff19821681036138a6575f6138b0565b6138b0848361432b565b90505f6138bc856143b0565b90505f5b86811015613a23575f8888838181106138db576138db6156ae565b90506020020160208101906138f09190614732565b905066ffffffffffffff1985161580159061393757508466ffffffffffffff1916868381518110613923576139236156ae565b602002602001015166ffffffffffffff1916145b1561396c57613946848461551c565b92506139678b82866139606102008c016101e08d01614c94565b60016143ef565b613a1a565b66ffffffffffffff1985161580156139aa5750858281518110613991576139916156ae565b602002602001015166ffffffffffffff19165f60381b14155b156139d757613967816139c56102008a016101e08b01614c94565b6affffffffffffffffffffff16612848565b613a0d8b826139ee6102008b016101e08c01614c94565b6affffffffffffffffffffff166110ae6101e08c016101c08d01614c94565b613a1790846154c9565b92505b506001016138c0565b505f89815260036020908152604080832066ffffffffffffff1987168452825282208054929055611134908b90613a5c908c018c614732565b66ffffffffffffff1987165f03613a74576006613a77565b60055b8486612a8b565b604083015f613a8c826143b0565b90505f5b83811015613bb8575f858583818110613aab57613aab6156ae565b9050602002016020810190613ac09190614732565b90505f613b53613ad86101e087016101c08801614c94565b5f8c815260026020908152604080832073ffffffffffffffffffffffffffffffffffffffff881684529091529020546affffffffffffffffffffff9190911690613b2f9062010000900464ffffffffff168c6157b5565b64ffffffffff16613b486102c089016102a08a01614de8565b63ffffffff1661458b565b9050613b5f818561551c565b5f8b815260026020908152604080832073ffffffffffffffffffffffffffffffffffffffff871684529091528120559350613bae8a8383613ba86102008a016101e08b01614c94565b5f6143ef565b5050600101613a90565b506131a987613bca6020880188614732565b60085f85612a8b565b8354610100900460ff16613bef61028085016102608601614da5565b60ff168160ff161015613ccd575f5b82811015613ca7575f87815260026020526040812090858584818110613c2657613c266156ae565b9050602002016020810190613c3b9190614732565b73ffffffffffffffffffffffffffffffffffffffff16815260208101919091526040015f90812055613c9f848483818110613c7857613c786156ae565b9050602002016020810190613c8d9190614732565b6139c561024088016102208901614c94565b600101613bfe565b50613cc886613cb96020870187614732565b60075f61164460408a016143b0565b613d6d565b845460ff808316620100009092041603613cec57613cc8868683612f1a565b845460ff19166002178555613d0360408501612eb5565b855468ffffffffff00000000191664010000000064ffffffffff9283168102919091178088556040805160ff8616815292909104909216602082015287917f9bbd140c951a4dd3c5e2c46412b9f47b41923fe11bbc966abbcf6ded0aa886f2910160405180910390a25b505050505050565b604083015f6014613d8e61024087016102208801614c94565b6affffffffffffffffffffff16613da59190615509565b90505f805b84811015613eec575f868683818110613dc557613dc56156ae565b9050602002016020810190613dda9190614732565b905060015f8b815260026020908152604080832073ffffffffffffffffffffffffffffffffffffffff8616845290915290205460ff166006811115613e2157613e216148a7565b14613e2c5750613ee4565b5f8a815260026020908152604080832073ffffffffffffffffffffffffffffffffffffffff851684529091529020805460ff19166006179055613e7d8a82866110ae6101e08a016101c08b01614c94565b613e8790846154c9565b9250613ea0818561101961020089016101e08a01614c94565b60405173ffffffffffffffffffffffffffffffffffffffff8216908b907f4ea767e10a72eeac39bcdaf26aad3a369a4453b49897d71ebed505cc2d00af27905f90a3505b600101613daa565b50613f03613efd6020880188614732565b82612947565b865462010000900460ff16613f2061024085016102208601614da5565b60ff168160ff1610613f3c57613f37898983612f1a565b613f57565b613f5789898361112f610af36102808a016102608b01614de8565b505050505050505050565b5f83815260026020908152604080832073ffffffffffffffffffffffffffffffffffffffff851680855281845282852080548987526003865284872066ffffffffffffff1967010000000000000090920460381b9182168852865284872080549088905592875292909452928490559290613fdf9086018461432b565b9050613ff98685836139606102408a016102208b01614c94565b613d6d8661400a6020880188614732565b600585856140206102208c016102008d01614c94565b6affffffffffffffffffffff16611644919061551c565b5f8163ffffffff168363ffffffff16101580156133d85750505062278d0063ffffffff91909116111590565b5f81815b8481101561409b5761409182878784818110614085576140856156ae565b905060200201356145be565b9150600101614067565b50949350505050565b60608167ffffffffffffffff8111156140bf576140bf614e49565b6040519080825280602002602001820160405280156140e8578160200160208202803683370190505b5090505f5b8281101561409b575f86815260026020526040812081868685818110614115576141156156ae565b905060200201602081019061412a9190614732565b73ffffffffffffffffffffffffffffffffffffffff16815260208101919091526040015f208054909150670100000000000000900460381b6004825460ff16600681111561417a5761417a6148a7565b1480156141b5575061419461018088016101608901615653565b67ffffffffffffffff166141a88260b81c90565b67ffffffffffffffff1611155b156141e757808484815181106141cd576141cd6156ae565b66ffffffffffffff19909216602092830291909101909101525b5f88815260026020526040812090878786818110614207576142076156ae565b905060200201602081019061421c9190614732565b73ffffffffffffffffffffffffffffffffffffffff16815260208101919091526040015f9081205550506001016140ed565b81515f90815b8161425f85836154c9565b11614321575f858281518110614277576142776156ae565b602002602001015190508066ffffffffffffff19165f60381b0361429b5750614311565b60015f6142a884836154c9565b90505b848110156142fb578266ffffffffffffff19168882815181106142d0576142d06156ae565b602002602001015166ffffffffffffff1916036142f3576142f08261582d565b91505b6001016142ab565b5085811061430e57509250611343915050565b50505b61431a8161582d565b9050614254565b505f949350505050565b5f81811a614359576143456101e084016101c08501614c94565b6affffffffffffffffffffff169050611343565b6133d861436e6101e085016101c08601614c94565b6affffffffffffffffffffff166143858460b81c90565b67ffffffffffffffff166143a161018087016101608801615653565b67ffffffffffffffff1661458b565b5f6143c361022083016102008401614da5565b60ff166143d86101e084016101c08501614c94565b6affffffffffffffffffffff166113439190614dbe565b73ffffffffffffffffffffffffffffffffffffffff84165f9081526020819052604081208054909184918391906144349084906affffffffffffffffffffff16615630565b92506101000a8154816affffffffffffffffffffff02191690836affffffffffffffffffffff16021790555061446984612a16565b81548290600b906144979084906b01000000000000000000000090046affffffffffffffffffffff16615630565b92506101000a8154816affffffffffffffffffffff02191690836affffffffffffffffffffff1602179055508180156144f157508054760100000000000000000000000000000000000000000000900462ffffff90811614155b15614542578054819060169061452590760100000000000000000000000000000000000000000000900462ffffff16615864565b91906101000a81548162ffffff021916908362ffffff1602179055505b8473ffffffffffffffffffffffffffffffffffffffff16867f174a4b0e7eaae7ec6cd24384a9b474388e4840f98e5d3ef175ae16ba483d3add866040516109c191815260200190565b5f61293f61459a600486615509565b836145a58686613753565b6145af9088614dbe565b6145b99190615509565b6145ea565b5f8183106145d8575f8281526020849052604090206133d8565b5f8381526020839052604090206133d8565b5f8282188284110282186133d8565b5f60608284031215614609575f5ffd5b50919050565b5f5f5f5f60c08587031215614622575f5ffd5b8435935061463386602087016145f9565b939693955050505060808201359160a0013590565b5f5f83601f840112614658575f5ffd5b50813567ffffffffffffffff81111561466f575f5ffd5b602083019150836020828501011115614686575f5ffd5b9250929050565b5f5f5f5f8486036103c08112156146a2575f5ffd5b853594506103807fffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffe0820112156146d6575f5ffd5b506020850192506103a085013567ffffffffffffffff8111156146f7575f5ffd5b61470387828801614648565b95989497509550505050565b803573ffffffffffffffffffffffffffffffffffffffff81168114611ead575f5ffd5b5f60208284031215614742575f5ffd5b6133d88261470f565b5f6103c08284031215614609575f5ffd5b803560ff81168114611ead575f5ffd5b5f5f5f838503610420811215614780575f5ffd5b61478a868661474b565b93506147996103c0860161475c565b925060407ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffc20820112156147ca575f5ffd5b506103e0840190509250925092565b5f5f5f5f5f5f61010087890312156147ef575f5ffd5b863595506147ff6020880161475c565b945061480d6040880161470f565b935061481c88606089016145f9565b9598949750929560c08101359460e0909101359350915050565b5f5f60208385031215614847575f5ffd5b823567ffffffffffffffff81111561485d575f5ffd5b61486985828601614648565b90969095509350505050565b5f6103c08284031215614886575f5ffd5b6133d8838361474b565b5f602082840312156148a0575f5ffd5b5035919050565b7f4e487b71000000000000000000000000000000000000000000000000000000005f52602160045260245ffd5b600981106148e4576148e46148a7565b9052565b60c081016148f682896148d4565b60ff8716602083015260ff8616604083015260ff8516606083015264ffffffffff8416608083015264ffffffffff831660a0830152979650505050505050565b5f5f5f6104408486031215614949575f5ffd5b614953858561474b565b9250614963856103c086016145f9565b92959294505050610420919091013590565b5f6101e0820190506149e182845163ffffffff815116825263ffffffff602082015116602083015263ffffffff604082015116604083015263ffffffff606082015116606083015263ffffffff608082015116608083015263ffffffff60a08201511660a08301525050565b602083015163ffffffff811660c084015250604083015163ffffffff811660e084015250606083015162ffffff811661010084015250608083015161ffff81166101208401525060a08301516affffffffffffffffffffff81166101408401525060c08301516affffffffffffffffffffff81166101608401525060e08301516affffffffffffffffffffff8116610180840152506101008301516affffffffffffffffffffff81166101a0840152506101208301516affffffffffffffffffffff81166101c08401525092915050565b5f5f83601f840112614ac2575f5ffd5b50813567ffffffffffffffff811115614ad9575f5ffd5b6020830191508360208260051b8501011115614686575f5ffd5b5f5f5f6103e08486031215614b06575f5ffd5b614b10858561474b565b92506103c084013567ffffffffffffffff811115614b2c575f5ffd5b614b3886828701614ab2565b9497909650939450505050565b5f5f60408385031215614b56575f5ffd5b50508035926020909101359150565b5f5f60408385031215614b76575f5ffd5b82359150614b866020840161470f565b90509250929050565b600781106148e4576148e46148a7565b60c08101614bad8289614b8f565b60ff968716602083015264ffffffffff95909516604082015292909416606083015267ffffffffffffffff16608082015260a00191909152919050565b5f5f5f5f60408587031215614bfd575f5ffd5b843567ffffffffffffffff811115614c13575f5ffd5b8501601f81018713614c23575f5ffd5b803567ffffffffffffffff811115614c39575f5ffd5b8760206103c083028401011115614c4e575f5ffd5b60209182019550935085013567ffffffffffffffff811115614c6e575f5ffd5b61470387828801614ab2565b80356affffffffffffffffffffff81168114611ead575f5ffd5b5f60208284031215614ca4575f5ffd5b6133d882614c7a565b828152604081016133d860208301846148d4565b83815273ffffffffffffffffffffffffffffffffffffffff831660208201526060810161293f6040830184614b8f565b7f4e487b71000000000000000000000000000000000000000000000000000000005f52601160045260245ffd5b5f60ff821660ff8103614d3357614d33614cf1565b60010192915050565b803567ffffffffffffffff81168114611ead575f5ffd5b8035825260ff614d656020830161475c565b16602083015267ffffffffffffffff614d8060408301614d3c565b1660408301525050565b60808101614d988285614d53565b8260608301529392505050565b5f60208284031215614db5575f5ffd5b6133d88261475c565b808202811582820484141761134357611343614cf1565b803563ffffffff81168114611ead575f5ffd5b5f60208284031215614df8575f5ffd5b6133d882614dd5565b80357fffffffffffffffff00000000000000000000000000000000000000000000000081168114611ead575f5ffd5b5f60208284031215614e40575f5ffd5b6133d882614e01565b7f4e487b71000000000000000000000000000000000000000000000000000000005f52604160045260245ffd5b604051610240810167ffffffffffffffff81118282101715614ebf577f4e487b71000000000000000000000000000000000000000000000000000000005f52604160045260245ffd5b60405290565b80357fff0000000000000000000000000000000000000000000000000000000000000081168114611ead575f5ffd5b5f60408284031215614f04575f5ffd5b6040805190810167ffffffffffffffff81118282101715614f4c577f4e487b71000000000000000000000000000000000000000000000000000000005f52604160045260245ffd5b60405282358152905080614f6260208401614ec5565b60208201525092915050565b803561ffff81168114611ead575f5ffd5b5f60c08284031215614f8f575f5ffd5b60405160c0810167ffffffffffffffff81118282101715614fd7577f4e487b71000000000000000000000000000000000000000000000000000000005f52604160045260245ffd5b604052905080614fe683614dd5565b8152614ff460208401614dd5565b602082015261500560408401614dd5565b604082015261501660608401614dd5565b606082015261502760808401614dd5565b608082015261503860a08401614dd5565b60a08201525092915050565b5f610380828403128015615056575f5ffd5b5061505f614e76565b6150698484614ef4565b81526150788460408501614ef4565b602082015261508a8460808501614ef4565b604082015261509c8460c08501614ef4565b60608201526150af846101008501614ef4565b60808201526150c16101408401614e01565b60a08201526150d36101608401614d3c565b60c08201526150e56101808401614dd5565b60e08201526150f76101a08401614dd5565b61010082015261510a6101c08401614c7a565b61012082015261511d6101e08401614c7a565b610140820152615130610200840161475c565b610160820152615143610220840161475c565b6101808201526151566102408401614f6e565b6101a082015261516a846102608501614f7f565b6101c08201526103208301356101e0820152610340830135610200820152615195610360840161475c565b6102208201529392505050565b81835281816020850137505f602082840101525f60207fffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffe0601f840116840101905092915050565b73ffffffffffffffffffffffffffffffffffffffff8451168152602084015160208201525f604085015161524d604084018251805182526020908101517fff0000000000000000000000000000000000000000000000000000000000000016910152565b60208181015180516080860152908101517fff000000000000000000000000000000000000000000000000000000000000001660a0850152506040810151805160c085015260208101517fff000000000000000000000000000000000000000000000000000000000000001660e0850152506060810151805161010085015260208101517fff0000000000000000000000000000000000000000000000000000000000000016610120850152506080810151805161014085015260208101517fff00000000000000000000000000000000000000000000000000000000000000166101608501525060a08101517fffffffffffffffff00000000000000000000000000000000000000000000000081166101808501525060c081015167ffffffffffffffff81166101a08501525060e081015163ffffffff81166101c08501525061010081015163ffffffff81166101e0850152506101208101516affffffffffffffffffffff8116610200850152506101408101516affffffffffffffffffffff81166102208501525061016081015160ff81166102408501525061018081015160ff8116610260850152506101a081015161ffff8116610280850152506101c0810151805163ffffffff9081166102a0860152602082015181166102c0860152604082015181166102e0860152606082015181166103008601526080820151811661032086015260a082015116610340850152506101e0810151610360840152610200810151610380840152610220015160ff81166103a0840152506103e06103c08301526154a36103e0830184866151a2565b95945050505050565b64ffffffffff818116838216019081111561134357611343614cf1565b8082018082111561134357611343614cf1565b7f4e487b71000000000000000000000000000000000000000000000000000000005f52601260045260245ffd5b5f82615517576155176154dc565b500490565b8181038181111561134357611343614cf1565b60ff83168152813560208083019190915260608201907fff0000000000000000000000000000000000000000000000000000000000000090615572908501614ec5565b1660408301529392505050565b60ff828116828216039081111561134357611343614cf1565b5f610180820190508b82528a602083015273ffffffffffffffffffffffffffffffffffffffff8a16604083015288606083015260ff881660808301528660a083015273ffffffffffffffffffffffffffffffffffffffff861660c083015261560360e0830186614d53565b610140820193909352610160015298975050505050505050565b602081525f61293f6020830184866151a2565b6affffffffffffffffffffff818116838216019081111561134357611343614cf1565b5f60208284031215615663575f5ffd5b6133d882614d3c565b60a0810161567a8286614d53565b83606083015264ffffffffff83166080830152949350505050565b60ff818116838216019081111561134357611343614cf1565b7f4e487b71000000000000000000000000000000000000000000000000000000005f52603260045260245ffd5b5f5f83357fffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffe184360301811261570e575f5ffd5b83018035915067ffffffffffffffff821115615728575f5ffd5b6020019150600581901b3603821315614686575f5ffd5b6affffffffffffffffffffff828116828216039081111561134357611343614cf1565b5f60208284031215615772575f5ffd5b6133d882614ec5565b5f6020828403121561578b575f5ffd5b6133d882614f6e565b5f60ff8316806157a6576157a66154dc565b8060ff84160491505092915050565b64ffffffffff828116828216039081111561134357611343614cf1565b606081016157e082866148d4565b602082019390935260400152919050565b8051602082015166ffffffffffffff198116919060198210156158265766ffffffffffffff19808360190360031b1b82161692505b5050919050565b5f7fffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff820361585d5761585d614cf1565b5060010190565b5f62ffffff821662ffffff8103614d3357614d33614cf156",
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
