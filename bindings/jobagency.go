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
	Bin: "0xnull",
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
