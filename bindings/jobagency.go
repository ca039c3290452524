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
	Bin: "0x610240604052348015610010575f5ffd5b5060405161508b38038061508b83398101604081905261002f9161042b565b8051518190610052906f6d696e696d756d2e6d61746368696e6760801b906102aa565b805160200151610073906c06d696e696d756d2e736574757609c1b906102aa565b805160400151610092906a36b4b734b6bab697393ab760a91b906102aa565b8051606001516100b5906e36b4b734b6bab6973232b634bb32b960891b906102aa565b8051608001516100d7906d1b5a5b9a5b5d5b4b9c995d99585b60921b906102aa565b805160a001516100fc90706d696e696d756d2e6368616c6c656e676560781b906102aa565b61011e6a63616e63656c44656c617960a81b82602001516102aa60201b60201c565b6101536b1c185e5bdd5d14195c9a5bd960a21b62278d0063ffffffff16836040015163ffffffff1611156102d560201b60201c565b6080810151610177906b6d617841756469745261746560a01b9061ffff16156102d5565b6101b1691b5a5b91195c1bdcda5d60b21b8260e001516001600160581b03168360c001516001600160581b031611156102d560201b60201c565b6101f067636c61696d46656560c01b60148360c001516001600160581b03166101da91906104fb565b6101008401516001600160581b031611156102d5565b80515163ffffffff90811660809081528251602090810151831660a09081528451604090810151851660c09081528651606090810151871660e09081528851909601518716610100908152885185015188166101209081529589015188166101405292880151909616610160529486015162ffffff1661018052908501516001600160581b039081166101a0529385015184166101c0529184015183166101e052908301518216610200529091015116610220525061051a565b6102d18263ffffffff8316158015906102cc575062278d0063ffffffff841611155b6102d5565b5050565b806102d157604051637ed667e960e11b81526004810183905260240160405180910390fd5b60405161014081016001600160401b038111828210171561032957634e487b7160e01b5f52604160045260245ffd5b60405290565b805163ffffffff81168114610342575f5ffd5b919050565b5f60c08284031215610357575f5ffd5b60405160c081016001600160401b038111828210171561038557634e487b7160e01b5f52604160045260245ffd5b6040529050806103948361032f565b81526103a26020840161032f565b60208201526103b36040840161032f565b60408201526103c46060840161032f565b60608201526103d56080840161032f565b60808201526103e660a0840161032f565b60a08201525092915050565b805162ffffff81168114610342575f5ffd5b805161ffff81168114610342575f5ffd5b80516001600160581b0381168114610342575f5ffd5b5f6101e082840312801561043d575f5ffd5b506104466102fa565b6104508484610347565b815261045e60c0840161032f565b602082015261046f60e0840161032f565b604082015261048161010084016103f2565b60608201526104936101208401610404565b60808201526104a56101408401610415565b60a08201526104b76101608401610415565b60c08201526104c96101808401610415565b60e08201526104db6101a08401610415565b6101008201526104ee6101c08401610415565b6101208201529392505050565b5f8261051557634e487b7160e01b5f52601260045260245ffd5b500490565b60805160a05160c05160e05161010051610120516101405161016051610180516101a0516101c0516101e0516102005161022051614a786106135f395f81816105b701526121b301525f818161058e0152610e2c01525f8181610566015261206b01525f818161053e015261201d01525f81816105160152610bba01525f81816104e10152610b8401525f81816104b40152610b2101525f818161048c01526114d401525f818161046101526130ab01525f8181610438015261304e01525f818161040f0152612ff101525f81816103e60152612f9401525f81816103bd0152612f3701525f81816103920152612eda0152614a785ff3fe608060405260043610610109575f3560e01c8063affe000e116100a1578063d586a9d711610071578063e492c29e11610057578063e492c29e1461064a578063f0e35c7c1461067b578063fce0d37f1461069a575f5ffd5b8063d586a9d71461060c578063e3ce094d1461062b575f5ffd5b8063affe000e146102a1578063b8176c6b146102d2578063d5025625146102f1578063d50c104f146105ed575f5ffd5b80635c59c96a116100dc5780635c59c96a146101925780638086b8ba146101b157806382fbdc9c1461026f5780638ca6101314610282575f5ffd5b806309cb09ba1461010d57806324741d501461012e57806351cff8d9146101545780635494469e14610173575b5f5ffd5b348015610118575f5ffd5b5061012c610127366004613fa3565b6106b9565b005b61014161013c366004614021565b61092d565b6040519081526020015b60405180910390f35b34801561015f575f5ffd5b5061012c61016e36600461409b565b610adf565b34801561017e575f5ffd5b5061012c61018d3660046140d5565b610d20565b34801561019d575f5ffd5b506101416101ac366004614125565b610fbc565b3480156101bc575f5ffd5b506102296101cb36600461409b565b6001600160a01b03165f90815260208190526040902080546001909101546001600160581b0380831693600160581b840490911692600160b01b810462ffffff1691600160c81b820464ffffffffff1691600160f01b900460ff1690565b604080516001600160581b0397881681529690951660208701529385019290925262ffffff16606084015264ffffffffff166080830152151560a082015260c00161014b565b61012c61027d366004614182565b611022565b34801561028d575f5ffd5b5061014161029c3660046141c1565b611153565b3480156102ac575f5ffd5b506102c06102bb3660046141dc565b611163565b60405161014b9695949392919061421b565b3480156102dd575f5ffd5b5061012c6102ec366004614269565b6111e6565b3480156102fc575f5ffd5b506105e060408051610200810182525f6101408201818152610160830182905261018083018290526101a083018290526101c083018290526101e08301829052825260208201819052918101829052606081018290526080810182905260a0810182905260c0810182905260e08101829052610100810182905261012081019190915250604080516102008101825263ffffffff7f0000000000000000000000000000000000000000000000000000000000000000811661014083019081527f000000000000000000000000000000000000000000000000000000000000000082166101608401527f000000000000000000000000000000000000000000000000000000000000000082166101808401527f000000000000000000000000000000000000000000000000000000000000000082166101a08401527f000000000000000000000000000000000000000000000000000000000000000082166101c08401527f000000000000000000000000000000000000000000000000000000000000000082166101e084015282527f0000000000000000000000000000000000000000000000000000000000000000811660208301527f0000000000000000000000000000000000000000000000000000000000000000169181019190915262ffffff7f00000000000000000000000000000000000000000000000000000000000000001660608201525f60808201526001600160581b037f0000000000000000000000000000000000000000000000000000000000000000811660a08301527f0000000000000000000000000000000000000000000000000000000000000000811660c08301527f0000000000000000000000000000000000000000000000000000000000000000811660e08301527f000000000000000000000000000000000000000000000000000000000000000081166101008301527f00000000000000000000000000000000000000000000000000000000000000001661012082015290565b60405161014b91906142a8565b3480156105f8575f5ffd5b5061012c6106073660046141c1565b611372565b348015610617575f5ffd5b5061012c610626366004614412565b61157b565b348015610636575f5ffd5b5061012c610645366004614464565b611808565b348015610655575f5ffd5b50610669610664366004614484565b61195e565b60405161014b969594939291906144be565b348015610686575f5ffd5b5061012c610695366004614509565b611ab9565b3480156106a5575f5ffd5b5061012c6106b4366004614599565b611b10565b5f6106c385611bfc565b805490915060ff811690600160301b900464ffffffffff1660048260088111156106ef576106ef6141f3565b1461071a578682604051632b3263b360e01b81526004016107119291906145bf565b60405180910390fd5b8064ffffffffff164211156107525760405163ef8b2fe760e01b81526004810188905264ffffffffff82166024820152604401610711565b5f87815260026020908152604080832033845290915290206107748888611c5f565b6002815460ff16600681111561078c5761078c6141f3565b146107b457805460405163db83e32d60e01b8152610711918a91339160ff16906004016145d3565b80546107d4906107d1908a90610100900460ff16338b8b8b610fbc565b90565b8154600160381b900460381b66ffffffffffffff1990811691161461082e576040517f905cc00c00000000000000000000000000000000000000000000000000000000815260048101899052336024820152604401610711565b835484906002906108479062010000900460ff1661460a565b91906101000a81548160ff021916908360ff1602179055505f61086a8888611c9a565b825460ff19603883901c600160381b021666ffffffffffff009091161760041783555f8a815260036020908152604080832066ffffffffffffff1985168452909152812054919250036108de575f89815260036020908152604080832066ffffffffffffff19851684529091529020883590555b336001600160a01b0316897f280c3ea2887d979fbe6121808a376d2624b70c0efae46b5e5283a3c677289cdf8a8a60405161091a929190614676565b60405180910390a3505050505050505050565b5f61093784611cd8565b610941838361227e565b5f61095461022086016102008701614691565b60ff166109696101e087016101c08801614599565b6001600160581b031661097c91906146aa565b90508034146109c0576040517f195a3ca100000000000000000000000000000000000000000000000000000000815234600482015260248101829052604401610711565b6109ca86866122bd565b5f818152600160205260408120919350815460ff1660088111156109f0576109f06141f3565b14610a2a576040517f9e2b4bfd00000000000000000000000000000000000000000000000000000000815260048101849052602401610711565b805460ff19166001178155610a55610a4a610280880161026089016146c1565b63ffffffff166122eb565b815464ffffffffff91909116600160301b026affffffffff000000000000199091161781556001610a8e61022088016102008901614691565b60ff161115610ac857610aa961030087016102e088016146c1565b815462ffffff9190911663010000000265ffffff000000199091161781555b610ad583888888886122f6565b5050949350505050565b610ae761239d565b6001600160a01b0381165f9081526020819052604081206001810154815491929091600160581b81046001600160581b03169190610b5a907f000000000000000000000000000000000000000000000000000000000000000063ffffffff1690600160c81b900464ffffffffff166146e4565b90508215610b69575f60018501555b6001600160581b03821615801590610bb15750835462ffffff7f00000000000000000000000000000000000000000000000000000000000000008116600160b01b9092041610155b8015610c0057507f00000000000000000000000000000000000000000000000000000000000000006001600160581b0316826001600160581b0316101580610c0057508064ffffffffff164210155b15610c505783547fffff0000000000ffffff0000000000000000000000ffffffffffffffffffffff16600160c81b4264ffffffffff1602178455610c4d6001600160581b03831684614701565b92505b825f03610cc45783546040517f5f342e920000000000000000000000000000000000000000000000000000000081526001600160a01b03871660048201526001600160581b0384166024820152600160b01b90910462ffffff16604482015264ffffffffff82166064820152608401610711565b846001600160a01b03167f7084f5476618d8e60b11ef0d7d3f06914655adb8793e28ff7f018d4c76d505d584604051610cff91815260200190565b60405180910390a2610d1185846123d4565b50505050610d1d61242e565b50565b5f5f610d2b85612458565b9092509050604085015f610d3f8484612475565b80549091505f90610d5d9062010000900464ffffffffff1642614714565b90505f806002845460ff166006811115610d7957610d796141f3565b148015610d915750610d8e8561026001612561565b83115b15610dcc5785548690600290610daf9062010000900460ff16614727565b91906101000a81548160ff021916908360ff160217905550610ea3565b6001845460ff166006811115610de457610de46141f3565b14610e0c57835460405163db83e32d60e01b8152610711918991339160ff16906004016145d3565b610e1e6102a0860161028087016146c1565b63ffffffff168311610e5b577f00000000000000000000000000000000000000000000000000000000000000006001600160581b03169150610ea3565b6014610e6f61020087016101e08801614599565b6001600160581b0316610e829190614756565b610e946101e087016101c08801614599565b9092506001600160581b031690505b835460ff19166005178455610edd3383610ec561020089016101e08a01614599565b6001600160581b0316610ed89190614714565b6125d5565b336001600160a01b0316877f4ccada705b0ef32ab07f675d7826be8c62b214dbe22f22b364bef2224029b1bc8b8b604051610f19929190614780565b60405180910390a3610f42610f3160208c018c61409b565b610f3d89338686612630565b6126a8565b5f610f58610a4a610280880161026089016146c1565b8754909150610faf9089908990610f7990600190610100900460ff166147b8565b8a5464ffffffffff600160301b909104811690861611610fa8578a54600160301b900464ffffffffff166126e1565b845b6126e1565b5050505050505050505050565b5f7fc6414689501c42e3966992e3799d4a15d59b64e38daa6969ed750b72421549c7463089895f8a8a8a8a6040516020016110009a999897969594939291906147d1565b6040516020818303038152906040528051906020012090509695505050505050565b61102c828261227e565b335f9081526020819052604090208054600160f01b900460ff1661108857805464ffffffffff4216600160c81b027fff000000000000ffffffffffffffffffffffffffffffffffffffffffffffffff90911617600160f01b1781555b336001600160a01b03167f27987c0173113d0f969d0abbf00a8c583fd7f7f44c05af3739f808d2a0afba6f84846040516110c392919061483c565b60405180910390a2341561114e576110da34612752565b815482905f906110f49084906001600160581b031661486a565b82546101009290920a6001600160581b038181021990931691831602179091558254604051911681523391507fc113ef196857905ebe8c8018b6896416a51ef9c2385d25d470de2f5f733793c69060200160405180910390a25b505050565b5f61115d826127a2565b92915050565b5f818152600160205260408120805460ff808216936101008304909116929091829164ffffffffff600160301b8304811692600160581b9004169060048760088111156111b2576111b26141f3565b146111c857805462010000900460ff165f6111d6565b8054869062010000900460ff165b9799969850969592945090925050565b5f5f6111f185612458565b909250905061120861026086016102408701614691565b60ff1660011461122e57604051637967341b60e01b815260048101839052602401610711565b5f61123983836127c3565b90506112458386611c5f565b6112576101c087016101a08801614889565b67ffffffffffffffff166112716060870160408801614889565b67ffffffffffffffff16111561129d57604051633b40a9d560e11b815260048101849052602401610711565b5f5f6112a887612810565b845460ff19603884901c600160381b021666ffffffffffff0090911617600317855590925090505f6112e5610a4a6103608b016103408c016146c1565b8554600365ffffffffffff909116600160801b608086901c027fffffffffffffffffffffffffffffffff00000000000000000000ffffffffffff1617600160301b64ffffffffff8416021760ff1916178655604051909150339087907fdb779947fa8c5fb0c74b5e676f9b95d48ce8d2ed7b15fc4c908a54b0020c08d89061091a908c908c9087906148a2565b5f5f61137d83612458565b909250905061138f602084018461409b565b6001600160a01b0316336001600160a01b0316146113db576040517f6951ee52000000000000000000000000000000000000000000000000000000008152336004820152602401610711565b805460ff1660018160088111156113f4576113f46141f3565b1415801561141457506002816008811115611411576114116141f3565b14155b15611436578281604051632b3263b360e01b81526004016107119291906145bf565b8154610100900460ff165f0361149e5761149983611457602087018761409b565b60085f61146c6102608a016102408b01614691565b60ff166114816102208b016102008c01614599565b6001600160581b031661149491906146aa565b612829565b611575565b8154600160581b900464ffffffffff16156114cf57604051634dd9574f60e11b815260048101849052602401610711565b6114fe7f000000000000000000000000000000000000000000000000000000000000000063ffffffff166122eb565b82547fffffffffffffffffffffffffffffffff0000000000ffffffffffffffffffffff16600160581b64ffffffffff928316810291909117808555604051919004909116815283907f8bda61e7b3a7acb18c9f9ea9a738d6bf9ec9ad8b1b9871070bbe64f66254cbf2906020015b60405180910390a25b50505050565b5f5f61158685612458565b8054919350915060ff8082169161010081049091169064ffffffffff600160301b8204811691600160581b90041660018460088111156115c8576115c86141f3565b146115ea578584604051632b3263b360e01b81526004016107119291906145bf565b64ffffffffff81161561161357604051634dd9574f60e11b815260048101879052602401610711565b8164ffffffffff1642111561164b5760405163ef8b2fe760e01b81526004810187905264ffffffffff83166024820152604401610711565b5f868152600260209081526040808320338452909152812090815460ff16600681111561167a5761167a6141f3565b146116ba576040517fa8ca238e00000000000000000000000000000000000000000000000000000000815260048101889052336024820152604401610711565b6116ca6103808b01358a8a6128a3565b6116e5336116e06102408d016102208e01614599565b612936565b8054600166ffffffffffffff1990911661010060ff87160266ffffffffff0000191617620100004264ffffffffff16021717815561172b6102608b016102408c01614691565b60ff166117398560016148cb565b60ff160361175457600294506117518a604001612a2a565b92505b846117608560016148cb565b87546affffffffff00000000ff001916600160301b64ffffffffff87160261ff0019161761010060ff83160217808955859083908a9060ff191660018360088111156117ae576117ae6141f3565b0217905550506040805160ff8816815264ffffffffff871660208201523393508a92507fa1f2c8a47a5963794d5682a09ba0e7cb80b72b5cce465a2160a415e372cd402c910160405180910390a350505050505050505050565b5f61181283611bfc565b80549091506301000000900462ffffff165f0361184557604051637967341b60e01b815260048101849052602401610711565b5f61185084836127c3565b90506002838254603882901c600160381b0266ffffffffffffff8216811785558391859160ff191666ffffffffffff00909116176001836006811115611898576118986141f3565b02179055505082545f915083906002906118ba9062010000900460ff1661460a565b91906101000a81548160ff021916908360ff16021790559050336001600160a01b0316857fae0cbe33e035c66c8c59ae013b8d3eb2349a705d6e6bc0e1bc387bee098cc5578660405161190f91815260200190565b60405180910390a36002835460ff16600881111561192f5761192f6141f3565b1480156119475750825460ff82811661010090920416145b1561195757611957858483612a8f565b5050505050565b5f8281526002602081815260408084206001600160a01b03861685529091528220805460ff808216946101008304909116936201000090920464ffffffffff16929091829182918760068111156119b7576119b76141f3565b036119de57545f9350839250600160381b900460381b66ffffffffffffff19169050611aaf565b60038760068111156119f2576119f26141f3565b03611a455780545f8a815260016020526040902054600160801b90046fffffffffffffffffffffffffffffffff166fffffffffffffffffffffffffffffffff19600160381b90920460801b919091161791505b6004876006811115611a5957611a596141f3565b03611a8f575f8981526003602090815260408083208454600160381b900460381b66ffffffffffffff1916845290915290205491505b54600160381b9004600781901a935060801c68ffffffffffffffffff1691505b9295509295509295565b5f5b8381101561195757611b08858583818110611ad857611ad86148e4565b90506103c00201848484818110611af157611af16148e4565b9050602002810190611b0391906148f8565b612b31565b600101611abb565b611b1861239d565b335f90815260208190526040902080546001600160581b03908116908316811015611b6f5760405163890c7d6b60e01b81523360048201526001600160581b03808316602483015284166044820152606401610711565b611b79838261493e565b82546affffffffffffffffffffff19166001600160581b0391909116178255337fc113ef196857905ebe8c8018b6896416a51ef9c2385d25d470de2f5f733793c6611bc4858461493e565b6040516001600160581b03909116815260200160405180910390a2611bf233846001600160581b03166123d4565b5050610d1d61242e565b5f81815260016020526040812090815460ff166008811115611c2057611c206141f3565b03611c5a576040517fc182b72d00000000000000000000000000000000000000000000000000000000815260048101839052602401610711565b919050565b6007611c716040830160208401614691565b60ff161115611c9657604051633b40a9d560e11b815260048101839052602401610711565b5050565b60408051833560208201529081018290525f90611cd190849060600160405160208183030381529060405280519060200120612ceb565b9392505050565b611d2d7f7665726966696572000000000000000000000000000000000000000000000000610100830135158015611d285750611d1c6101408401610120850161495d565b6001600160f81b031916155b612d3b565b611d5d7f706f6c696379000000000000000000000000000000000000000000000000000061032083013515612d3b565b611d9c7f666c616773000000000000000000000000000000000000000000000000000000611d9361038084016103608501614691565b60ff1615612d3b565b611ddc7f6175646974526174650000000000000000000000000000000000000000000000611dd261026084016102408501614976565b61ffff1615612d3b565b611e0e7f636f646500000000000000000000000000000000000000000000000000000000611e0983612d75565b612e2f565b611e3e7f696e707574000000000000000000000000000000000000000000000000000000611e0983604001612e69565b611e6e7f6f7074696f6e7300000000000000000000000000000000000000000000000000611e0983608001612e69565b611e9e7f7072656c6f616400000000000000000000000000000000000000000000000000611e098360c001612e69565b611efd7f656e67696e650000000000000000000000000000000000000000000000000000611ed461016084016101408501614997565b7fffffffffffffffff000000000000000000000000000000000000000000000000161515612e2f565b611f447f6675656c00000000000000000000000000000000000000000000000000000000611f3361018084016101608501614889565b67ffffffffffffffff161515612e2f565b611fac7f6d656d6f72795061676573000000000000000000000000000000000000000000611f7a6101a0840161018085016146c1565b63ffffffff1615801590611e09575062010000611f9f6101a0850161018086016146c1565b63ffffffff161115612e2f565b611fef7f6d6178526573756c740000000000000000000000000000000000000000000000611fe26101c084016101a085016146c1565b63ffffffff161515612e2f565b6120ad7f6465706f736974000000000000000000000000000000000000000000000000006001600160581b037f00000000000000000000000000000000000000000000000000000000000000001661204f61020085016101e08601614599565b6001600160581b031610158015611e0957506001600160581b037f00000000000000000000000000000000000000000000000000000000000000001661209d61020085016101e08601614599565b6001600160581b03161115612e2f565b61210d7f7265706c696361730000000000000000000000000000000000000000000000006120e361022084016102008501614691565b60ff1615801590611e095750600f61210361022085016102008601614691565b60ff161115612e2f565b6121967f71756f72756d0000000000000000000000000000000000000000000000000000600261214561022085016102008601614691565b61214f91906149d6565b60ff1661216461024085016102208601614691565b60ff16118015611e09575061218161022084016102008501614691565b60ff1661210361024085016102208601614691565b6121a38161026001612ea4565b5f633b9aca006001600160581b037f0000000000000000000000000000000000000000000000000000000000000000166121e561018085016101608601614889565b67ffffffffffffffff166121f991906146aa565b6122039190614756565b9050806122186101e084016101c08501614599565b6001600160581b03161015611c96576122396101e083016101c08401614599565b6040517f75dce8170000000000000000000000000000000000000000000000000000000081526001600160581b03909116600482015260248101829052604401610711565b610400811115611c96576040517f0d8f8c2500000000000000000000000000000000000000000000000000000000815260048101829052602401610711565b5f60405146815230602082015233604082015283606082015261038083608083013761040090209392505050565b5f61115d82426146e4565b7f8e536f64d5acb90b7326d81be452539e31538b873f115f7dd3f7bb3a253cee715f61232a61016086016101408701614997565b77ffffffffffffffffffffffffffffffffffffffffffffffff191690506040513381528660208201526103808660408301376103c0810160206103c0018152601f19601f8601165f816020840101528560208301528587604084013783338b87610400850187a450505050505050505050565b6123a56130cf565b6123d260017f9b779b17422d0df92223018b32b4d1fa46e071723d6817e2486d003becc55f005b90613128565b565b6123ed828260405180602001604052805f81525061312f565b611c96576040517f39f1c8d90000000000000000000000000000000000000000000000000000000081526001600160a01b0383166004820152602401610711565b6123d25f7f9b779b17422d0df92223018b32b4d1fa46e071723d6817e2486d003becc55f006123cc565b5f5f612463836127a2565b915061246e82611bfc565b9050915091565b80545f9060ff81169064ffffffffff600160301b8204811691600160581b90041660018360088111156124aa576124aa6141f3565b141580156124ca575060028360088111156124c7576124c76141f3565b14155b156124ec578583604051632b3263b360e01b81526004016107119291906145bf565b6124f68183613144565b15612509576125066001826149f7565b91505b8164ffffffffff164211156125415760405163ef8b2fe760e01b81526004810187905264ffffffffff83166024820152604401610711565b5050505f9283525050600260209081526040808320338452909152902090565b5f61257260808301606084016146c1565b63ffffffff1661258860608401604085016146c1565b63ffffffff1661259e60408501602086016146c1565b63ffffffff166125b160208601866146c1565b63ffffffff166125c19190614701565b6125cb9190614701565b61115d9190614701565b6001600160a01b0382165f908152602081905260409020805461260d9082906126089085906001600160581b0316614701565b613167565b81546affffffffffffffffffffff19166001600160581b03919091161790555050565b5f825f0361263f57505f6126a0565b61264983836131b5565b905061265b61dead610f3d8386614714565b836001600160a01b0316857fcb84af7701c4c4e808af2f080cb536aa911c851100b85816d0ead81c831031528560405161269791815260200190565b60405180910390a35b949350505050565b8015611c96576001600160a01b0382165f90815260208190526040812060010180548392906126d8908490614701565b90915550505050565b825460ff1960ff84166101000261ff001964ffffffffff8516600160301b8102919091166affffffffff00000000ff0019909416939093171716600117845560405190815284907f4b984b128cb29cfcf4f05c49adc450e45d428558ab8a4aaf687b218a2bd2dfa99060200161156c565b5f6001600160581b0382111561279e576040517f6dfcc6500000000000000000000000000000000000000000000000000000000081526058600482015260248101839052604401610711565b5090565b5f6040514681523060208201526103c0836040830137610400902092915050565b5f6127ce8383612475565b90506001815460ff1660068111156127e8576127e86141f3565b1461115d57805460405163db83e32d60e01b8152610711918591339160ff16906004016145d3565b5f8061281d838035612ceb565b93923560801b92915050565b5f858152600160208190526040822082815585929091836008811115612851576128516141f3565b021790555061286084826126a8565b847fc1b1941ea13562f185f4e863a40beef91f46a40be5294524da80a1f8d7e8fd4884848460405161289493929190614a14565b60405180910390a25050505050565b5f8390036128b057505050565b604080513360208201525f910160408051601f19818403018152828252805160209182012090830152016040516020818303038152906040528051906020012090506128fe838386846131c4565b611575576040517ffa5cd00f000000000000000000000000000000000000000000000000000000008152336004820152602401610711565b6001600160a01b0382165f908152602081905260409020805460ff600160f01b820416906001600160581b0316816129a5576040517fbfc6c3370000000000000000000000000000000000000000000000000000000081526001600160a01b0386166004820152602401610711565b836001600160581b0316816001600160581b031610156129fa5760405163890c7d6b60e01b81526001600160a01b03861660048201526001600160581b03808316602483015285166044820152606401610711565b612a04848261493e565b83546affffffffffffffffffffff19166001600160581b03919091161790925550505050565b5f61115d612a406102e084016102c085016146c1565b63ffffffff16612a586102c085016102a086016146c1565b63ffffffff16612a706102a0860161028087016146c1565b63ffffffff16612a8091906146e4565b612a8a91906146e4565b6122eb565b81545f90612aa8906301000000900462ffffff166122eb565b835460ff1960ff85166101000262ffff001964ffffffffff8516600160301b8102919091167fffffffffffffffffffffffffffffffff00000000000000000000ffffff0000ff909416939093171716600417855560405190815290915084907f7a9b6e537878380036bc2a5c6d9a577f2757f2590c2ddcb0c77770ee64b3d9dd9060200161156c565b5f612b3b846127a2565b5f81815260016020526040812080549293509160ff8082169261010083048216926201000081049092169164ffffffffff600160301b8204811692600160581b9092041690856008811115612b9257612b926141f3565b1480612baf57506004856008811115612bad57612bad6141f3565b115b80612bc65750612bc4878560ff168b8b6131db565b155b15612bd75750505050505050505050565b64ffffffffff821642116004866008811115612bf557612bf56141f3565b03612c21578080612c0b57508460ff168460ff16145b15612c1c57612c1c888c8c8c6132af565b610faf565b612c2b8284613144565b8015612c3e57508164ffffffffff164210155b15612c5057612c1c88838d8d8d6134fd565b80612c62575050505050505050505050565b6001866008811115612c7657612c766141f3565b03612c8857612c1c88888d8d8d61363d565b6002866008811115612c9c57612c9c6141f3565b03612cae57612c1c88888d8d8d6137d3565b8654610faf908990600160801b900460801b8d8d8d5f81612cd157612cd16148e4565b9050602002016020810190612ce6919061409b565b613995565b5f8060b8612cff6060860160408701614889565b67ffffffffffffffff16901b60f8612d1d6040870160208801614691565b60ff16901b1790506038608084901c901b815f1b1791505092915050565b80611c96576040517fdda555a000000000000000000000000000000000000000000000000000000000815260048101839052602401610711565b5f80612d87604084016020850161495d565b9050823515801590611cd157506001600160f81b031981167f55000000000000000000000000000000000000000000000000000000000000001480612df557506001600160f81b031981167f7000000000000000000000000000000000000000000000000000000000000000145b80611cd157506001600160f81b031981167f7100000000000000000000000000000000000000000000000000000000000000149392505050565b80611c96576040517f16599ed200000000000000000000000000000000000000000000000000000000815260048101839052602401610711565b5f612e7382612d75565b8061115d5750813515801561115d5750612e93604083016020840161495d565b6001600160f81b0319161592915050565b612efe7f6d61746368696e67000000000000000000000000000000000000000000000000611e09612ed860208501856146c1565b7f0000000000000000000000000000000000000000000000000000000000000000613a46565b612f5b7f7365747570000000000000000000000000000000000000000000000000000000611e09612f3560408501602086016146c1565b7f0000000000000000000000000000000000000000000000000000000000000000613a46565b612fb87f72756e0000000000000000000000000000000000000000000000000000000000611e09612f9260608501604086016146c1565b7f0000000000000000000000000000000000000000000000000000000000000000613a46565b6130157f64656c6976657200000000000000000000000000000000000000000000000000611e09612fef60808501606086016146c1565b7f0000000000000000000000000000000000000000000000000000000000000000613a46565b6130727f72657665616c0000000000000000000000000000000000000000000000000000611e0961304c60a08501608086016146c1565b7f0000000000000000000000000000000000000000000000000000000000000000613a46565b610d1d7f6368616c6c656e67650000000000000000000000000000000000000000000000611e096130a960c0850160a086016146c1565b7f0000000000000000000000000000000000000000000000000000000000000000613a46565b7f9b779b17422d0df92223018b32b4d1fa46e071723d6817e2486d003becc55f005c156123d2576040517f3ee5aeb500000000000000000000000000000000000000000000000000000000815260040160405180910390fd5b80825d5050565b5f5f5f83516020850186885af1949350505050565b5f64ffffffffff831615801590611cd157505064ffffffffff9081169116111590565b5f6001600160581b038211156131af576131886001600160581b0383614714565b836001015f82825461319a9190614701565b909155506001600160581b03915061115d9050565b50919050565b5f828218828410028218611cd1565b5f826131d1868685613a72565b1495945050505050565b5f8184146131ea57505f6126a0565b5f805b858110156132a2575f858583818110613208576132086148e4565b905060200201602081019061321d919061409b565b5f8981526002602090815260408083206001600160a01b038086168086529190935292205492935060ff90921691851610158061326a57505f816006811115613268576132686141f3565b145b8061328657506004816006811115613284576132846141f3565b115b15613297575f9450505050506126a0565b5091506001016131ed565b5060019695505050505050565b604083015f6132c086838686613ab3565b90505f6132e1826132d961024086016102208701614691565b60ff16613c3f565b90505f66ffffffffffffff19821681036132fb575f613305565b6133058483613d1c565b90505f61331185613d99565b90505f5b86811015613496575f888883818110613330576133306148e4565b9050602002016020810190613345919061409b565b905066ffffffffffffff1985161580159061338c57508466ffffffffffffff1916868381518110613378576133786148e4565b602002602001015166ffffffffffffff1916145b156133c15761339b8484614714565b92506133bc8b82866133b56102008c016101e08d01614599565b6001613dd4565b61348d565b66ffffffffffffff1985161580156133ff57508582815181106133e6576133e66148e4565b602002602001015166ffffffffffffff19165f60381b14155b15613428576133bc8161341a6102008a016101e08b01614599565b6001600160581b03166125d5565b6134808b8261343f6102008b016101e08c01614599565b6001600160581b031666ffffffffffffff1989165f036134705761346b6101e08c016101c08d01614599565b613472565b5f5b6001600160581b0316612630565b61348a9084614701565b92505b50600101613315565b505f89815260036020908152604080832066ffffffffffffff19871684528252822080549290556134f1908b906134cf908c018c61409b565b66ffffffffffffff1987165f036134e75760066134ea565b60055b8486612829565b50505050505050505050565b604083015f61350b82613d99565b90505f5b83811015613619575f85858381811061352a5761352a6148e4565b905060200201602081019061353f919061409b565b90505f6135c16135576101e087016101c08801614599565b5f8c81526002602090815260408083206001600160a01b03881684529091529020546001600160581b03919091169061359d9062010000900464ffffffffff168c6149f7565b64ffffffffff166135b66102c089016102a08a016146c1565b63ffffffff16613f25565b90506135cd8185614714565b5f8b81526002602090815260408083206001600160a01b0387168452909152812055935061360f8a83836136096102008a016101e08b01614599565b5f613dd4565b505060010161350f565b506136348761362b602088018861409b565b60085f85612829565b50505050505050565b8354610100900460ff1661365961028085016102608601614691565b60ff168160ff16101561372a575f5b82811015613704575f87815260026020526040812090858584818110613690576136906148e4565b90506020020160208101906136a5919061409b565b6001600160a01b0316815260208101919091526040015f908120556136fc8484838181106136d5576136d56148e4565b90506020020160208101906136ea919061409b565b61341a61024088016102208901614599565b600101613668565b5061372586613716602087018761409b565b60075f61149460408a01613d99565b6137cb565b845460ff80831662010000909204160361374957613725868683612a8f565b845460ff1916600217855561376060408501612a2a565b85546affffffffff0000000000001916600160301b64ffffffffff9283168102919091178088556040805160ff8616815292909104909216602082015287917f9bbd140c951a4dd3c5e2c46412b9f47b41923fe11bbc966abbcf6ded0aa886f2910160405180910390a25b505050505050565b604083015f60146137ec61024087016102208801614599565b6001600160581b03166137ff9190614756565b90505f805b8481101561391f575f86868381811061381f5761381f6148e4565b9050602002016020810190613834919061409b565b905060015f8b81526002602090815260408083206001600160a01b038616845290915290205460ff16600681111561386e5761386e6141f3565b146138795750613917565b5f8a81526002602090815260408083206001600160a01b03851684529091529020805460ff191660061790556138bd8a82866134726101e08a016101c08b01614599565b6138c79084614701565b92506138e08185610ec561020089016101e08a01614599565b6040516001600160a01b038216908b907f4ea767e10a72eeac39bcdaf26aad3a369a4453b49897d71ebed505cc2d00af27905f90a3505b600101613804565b50613936613930602088018861409b565b826126a8565b865462010000900460ff1661395361024085016102208601614691565b60ff168160ff161061396f5761396a898983612a8f565b61398a565b61398a898983610faa610a4a6102808a016102608b016146c1565b505050505050505050565b5f8481526002602090815260408083206001600160a01b0385168452909152808220805490839055600160381b900460381b91906139d590850183613d1c565b90506139ef8684836133b561024089016102208a01614599565b6137cb86613a00602087018761409b565b6005604886901b6fffffffffffffffffffffffffffffffff191660808a901c1785613a336102208b016102008c01614599565b6001600160581b03166114949190614714565b5f8163ffffffff168363ffffffff1610158015611cd15750505062278d0063ffffffff91909116111590565b5f81815b84811015613aaa57613aa082878784818110613a9457613a946148e4565b90506020020135613f58565b9150600101613a76565b50949350505050565b60608167ffffffffffffffff811115613ace57613ace614a33565b604051908082528060200260200182016040528015613af7578160200160208202803683370190505b5090505f5b82811015613aaa575f86815260026020526040812081868685818110613b2457613b246148e4565b9050602002016020810190613b39919061409b565b6001600160a01b0316815260208101919091526040015f208054909150600160381b900460381b6004825460ff166006811115613b7857613b786141f3565b148015613bb35750613b9261018088016101608901614889565b67ffffffffffffffff16613ba68260b81c90565b67ffffffffffffffff1611155b15613be55780848481518110613bcb57613bcb6148e4565b66ffffffffffffff19909216602092830291909101909101525b5f88815260026020526040812090878786818110613c0557613c056148e4565b9050602002016020810190613c1a919061409b565b6001600160a01b0316815260208101919091526040015f908120555050600101613afc565b81515f90815b81613c508583614701565b11613d12575f858281518110613c6857613c686148e4565b602002602001015190508066ffffffffffffff19165f60381b03613c8c5750613d02565b60015f613c998483614701565b90505b84811015613cec578266ffffffffffffff1916888281518110613cc157613cc16148e4565b602002602001015166ffffffffffffff191603613ce457613ce182614a47565b91505b600101613c9c565b50858110613cff5750925061115d915050565b50505b613d0b81614a47565b9050613c45565b505f949350505050565b5f81811a613d4657613d366101e084016101c08501614599565b6001600160581b0316905061115d565b611cd1613d5b6101e085016101c08601614599565b6001600160581b0316613d6e8460b81c90565b67ffffffffffffffff16613d8a61018087016101608801614889565b67ffffffffffffffff16613f25565b5f613dac61022083016102008401614691565b60ff16613dc16101e084016101c08501614599565b6001600160581b031661115d91906146aa565b6001600160a01b0384165f90815260208190526040902080546001600160581b0380821691600160581b810490911690600160b01b900462ffffff16848015613e22575062ffffff81811614155b15613e3357613e3081614a5f565b90505b613e4a84612608896001600160581b038616614701565b9150613e66846126086001600160581b03808a16908716614701565b84547fffffffffffffff0000000000000000000000000000ffffffffffffffffffffff16600160b01b62ffffff8416027fffffffffffffffffffff0000000000000000000000ffffffffffffffffffffff1617600160581b6001600160581b0385811691909102919091176affffffffffffffffffffff19169082161785556040518881529093506001600160a01b038916908a907f174a4b0e7eaae7ec6cd24384a9b474388e4840f98e5d3ef175ae16ba483d3add9060200161091a565b5f6126a0613f34600486614756565b83613f3f86866131b5565b613f4990886146aa565b613f539190614756565b613f84565b5f818310613f72575f828152602084905260409020611cd1565b5f838152602083905260409020611cd1565b5f828218828411028218611cd1565b5f606082840312156131af575f5ffd5b5f5f5f5f60c08587031215613fb6575f5ffd5b84359350613fc78660208701613f93565b939693955050505060808201359160a0013590565b5f5f83601f840112613fec575f5ffd5b50813567ffffffffffffffff811115614003575f5ffd5b60208301915083602082850101111561401a575f5ffd5b9250929050565b5f5f5f5f8486036103c0811215614036575f5ffd5b85359450610380601f198201121561404c575f5ffd5b506020850192506103a085013567ffffffffffffffff81111561406d575f5ffd5b61407987828801613fdc565b95989497509550505050565b80356001600160a01b0381168114611c5a575f5ffd5b5f602082840312156140ab575f5ffd5b611cd182614085565b5f6103c082840312156131af575f5ffd5b803560ff81168114611c5a575f5ffd5b5f5f5f8385036104208112156140e9575f5ffd5b6140f386866140b4565b93506141026103c086016140c5565b925060406103df1982011215614116575f5ffd5b506103e0840190509250925092565b5f5f5f5f5f5f610100878903121561413b575f5ffd5b8635955061414b602088016140c5565b945061415960408801614085565b93506141688860608901613f93565b9598949750929560c08101359460e0909101359350915050565b5f5f60208385031215614193575f5ffd5b823567ffffffffffffffff8111156141a9575f5ffd5b6141b585828601613fdc565b90969095509350505050565b5f6103c082840312156141d2575f5ffd5b611cd183836140b4565b5f602082840312156141ec575f5ffd5b5035919050565b634e487b7160e01b5f52602160045260245ffd5b60098110614217576142176141f3565b9052565b60c081016142298289614207565b60ff8716602083015260ff8616604083015260ff8516606083015264ffffffffff8416608083015264ffffffffff831660a0830152979650505050505050565b5f5f5f610440848603121561427c575f5ffd5b61428685856140b4565b9250614296856103c08601613f93565b92959294505050610420919091013590565b5f6101e08201905061431482845163ffffffff815116825263ffffffff602082015116602083015263ffffffff604082015116604083015263ffffffff606082015116606083015263ffffffff608082015116608083015263ffffffff60a08201511660a08301525050565b602083015163ffffffff811660c084015250604083015163ffffffff811660e084015250606083015162ffffff811661010084015250608083015161ffff81166101208401525060a08301516001600160581b0381166101408401525060c08301516001600160581b0381166101608401525060e08301516001600160581b038116610180840152506101008301516001600160581b0381166101a0840152506101208301516001600160581b0381166101c08401525092915050565b5f5f83601f8401126143e1575f5ffd5b50813567ffffffffffffffff8111156143f8575f5ffd5b6020830191508360208260051b850101111561401a575f5ffd5b5f5f5f6103e08486031215614425575f5ffd5b61442f85856140b4565b92506103c084013567ffffffffffffffff81111561444b575f5ffd5b614457868287016143d1565b9497909650939450505050565b5f5f60408385031215614475575f5ffd5b50508035926020909101359150565b5f5f60408385031215614495575f5ffd5b823591506144a560208401614085565b90509250929050565b60078110614217576142176141f3565b60c081016144cc82896144ae565b60ff968716602083015264ffffffffff95909516604082015292909416606083015267ffffffffffffffff16608082015260a00191909152919050565b5f5f5f5f6040858703121561451c575f5ffd5b843567ffffffffffffffff811115614532575f5ffd5b8501601f81018713614542575f5ffd5b803567ffffffffffffffff811115614558575f5ffd5b8760206103c08302840101111561456d575f5ffd5b60209182019550935085013567ffffffffffffffff81111561458d575f5ffd5b614079878288016143d1565b5f602082840312156145a9575f5ffd5b81356001600160581b0381168114611cd1575f5ffd5b82815260408101611cd16020830184614207565b8381526001600160a01b0383166020820152606081016126a060408301846144ae565b634e487b7160e01b5f52601160045260245ffd5b5f60ff821660ff810361461f5761461f6145f6565b60010192915050565b803567ffffffffffffffff81168114611c5a575f5ffd5b8035825260ff614651602083016140c5565b16602083015267ffffffffffffffff61466c60408301614628565b1660408301525050565b60808101614684828561463f565b8260608301529392505050565b5f602082840312156146a1575f5ffd5b611cd1826140c5565b808202811582820484141761115d5761115d6145f6565b5f602082840312156146d1575f5ffd5b813563ffffffff81168114611cd1575f5ffd5b64ffffffffff818116838216019081111561115d5761115d6145f6565b8082018082111561115d5761115d6145f6565b8181038181111561115d5761115d6145f6565b5f60ff821680614739576147396145f6565b5f190192915050565b634e487b7160e01b5f52601260045260245ffd5b5f8261476457614764614742565b500490565b80356001600160f81b031981168114611c5a575f5ffd5b60ff83168152813560208083019190915260608201906001600160f81b0319906147ab908501614769565b1660408301529392505050565b60ff828116828216039081111561115d5761115d6145f6565b5f610180820190508b82528a60208301526001600160a01b038a16604083015288606083015260ff881660808301528660a08301526001600160a01b03861660c083015261482260e083018661463f565b610140820193909352610160015298975050505050505050565b60208152816020820152818360408301375f818301604090810191909152601f909201601f19160101919050565b6001600160581b03818116838216019081111561115d5761115d6145f6565b5f60208284031215614899575f5ffd5b611cd182614628565b60a081016148b0828661463f565b83606083015264ffffffffff83166080830152949350505050565b60ff818116838216019081111561115d5761115d6145f6565b634e487b7160e01b5f52603260045260245ffd5b5f5f8335601e1984360301811261490d575f5ffd5b83018035915067ffffffffffffffff821115614927575f5ffd5b6020019150600581901b360382131561401a575f5ffd5b6001600160581b03828116828216039081111561115d5761115d6145f6565b5f6020828403121561496d575f5ffd5b611cd182614769565b5f60208284031215614986575f5ffd5b813561ffff81168114611cd1575f5ffd5b5f602082840312156149a7575f5ffd5b81357fffffffffffffffff00000000000000000000000000000000000000000000000081168114611cd1575f5ffd5b5f60ff8316806149e8576149e8614742565b8060ff84160491505092915050565b64ffffffffff828116828216039081111561115d5761115d6145f6565b60608101614a228286614207565b602082019390935260400152919050565b634e487b7160e01b5f52604160045260245ffd5b5f60018201614a5857614a586145f6565b5060010190565b5f62ffffff821662ffffff810361461f5761461f6145f656",
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
