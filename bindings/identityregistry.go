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

// Certificate is an auto generated low-level Go binding around an user-defined struct.
type Certificate struct {
	Scope       [32]byte
	Role        uint8
	Signer      common.Address
	SealingKey  [32]byte
	Host        [32]byte
	BlockNumber uint64
	Nonce       uint64
}

// Identity is an auto generated low-level Go binding around an user-defined struct.
type Identity struct {
	Owner        common.Address
	Deposit      *big.Int
	Signer       common.Address
	RegisteredAt *big.Int
	ExitAt       *big.Int
	Role         uint8
	State        uint8
	Scope        [32]byte
	Head         [32]byte
	Length       uint64
	Full         bool
	Charge       uint8
	Refuted      bool
	Claim        [32]byte
}

// OfferTerms is an auto generated low-level Go binding around an user-defined struct.
type OfferTerms struct {
	WorkerBits    uint8
	ClientBits    uint8
	ComplaintBits uint8
	WorkerDeposit *big.Int
	ExitDelay     uint32
	StartBlock    uint64
	TickBlocks    uint32
	Court         common.Address
	Randomness    common.Address
	Bond          *big.Int
}

// Tally is an auto generated low-level Go binding around an user-defined struct.
type Tally struct {
	Complaints uint64
	Refuted    uint64
	Weight     *big.Int
}

// IdentityRegistryMetaData contains all meta data concerning the IdentityRegistry contract.
var IdentityRegistryMetaData = bind.MetaData{
	ABI: "[{\"type\":\"constructor\",\"inputs\":[{\"name\":\"board\",\"type\":\"address\",\"internalType\":\"contractIOfferBoard\"},{\"name\":\"exitFloor\",\"type\":\"uint32\",\"internalType\":\"uint32\"},{\"name\":\"workAge\",\"type\":\"uint256\",\"internalType\":\"uint256\"},{\"name\":\"agencyTerms\",\"type\":\"tuple\",\"internalType\":\"structOfferTerms\",\"components\":[{\"name\":\"workerBits\",\"type\":\"uint8\",\"internalType\":\"uint8\"},{\"name\":\"clientBits\",\"type\":\"uint8\",\"internalType\":\"uint8\"},{\"name\":\"complaintBits\",\"type\":\"uint8\",\"internalType\":\"uint8\"},{\"name\":\"workerDeposit\",\"type\":\"uint96\",\"internalType\":\"uint96\"},{\"name\":\"exitDelay\",\"type\":\"uint32\",\"internalType\":\"uint32\"},{\"name\":\"startBlock\",\"type\":\"uint64\",\"internalType\":\"uint64\"},{\"name\":\"tickBlocks\",\"type\":\"uint32\",\"internalType\":\"uint32\"},{\"name\":\"court\",\"type\":\"address\",\"internalType\":\"address\"},{\"name\":\"randomness\",\"type\":\"address\",\"internalType\":\"address\"},{\"name\":\"bond\",\"type\":\"uint128\",\"internalType\":\"uint128\"}]}],\"stateMutability\":\"nonpayable\"},{\"type\":\"function\",\"name\":\"acquit\",\"inputs\":[{\"name\":\"id\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"},{\"name\":\"step\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"}],\"outputs\":[],\"stateMutability\":\"nonpayable\"},{\"type\":\"function\",\"name\":\"advance\",\"inputs\":[{\"name\":\"id\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"},{\"name\":\"works\",\"type\":\"bytes32[]\",\"internalType\":\"bytes32[]\"},{\"name\":\"signature\",\"type\":\"bytes\",\"internalType\":\"bytes\"}],\"outputs\":[],\"stateMutability\":\"nonpayable\"},{\"type\":\"function\",\"name\":\"announce\",\"inputs\":[{\"name\":\"id\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"},{\"name\":\"record\",\"type\":\"tuple\",\"internalType\":\"structContent\",\"components\":[{\"name\":\"digest\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"},{\"name\":\"codec\",\"type\":\"bytes1\",\"internalType\":\"bytes1\"}]},{\"name\":\"full\",\"type\":\"bool\",\"internalType\":\"bool\"}],\"outputs\":[],\"stateMutability\":\"nonpayable\"},{\"type\":\"function\",\"name\":\"attest\",\"inputs\":[{\"name\":\"id\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"},{\"name\":\"length\",\"type\":\"uint64\",\"internalType\":\"uint64\"},{\"name\":\"head\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"},{\"name\":\"signature\",\"type\":\"bytes\",\"internalType\":\"bytes\"}],\"outputs\":[],\"stateMutability\":\"nonpayable\"},{\"type\":\"function\",\"name\":\"challengeOf\",\"inputs\":[{\"name\":\"certificate\",\"type\":\"tuple\",\"internalType\":\"structCertificate\",\"components\":[{\"name\":\"scope\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"},{\"name\":\"role\",\"type\":\"uint8\",\"internalType\":\"uint8\"},{\"name\":\"signer\",\"type\":\"address\",\"internalType\":\"address\"},{\"name\":\"sealingKey\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"},{\"name\":\"host\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"},{\"name\":\"blockNumber\",\"type\":\"uint64\",\"internalType\":\"uint64\"},{\"name\":\"nonce\",\"type\":\"uint64\",\"internalType\":\"uint64\"}]},{\"name\":\"owner\",\"type\":\"address\",\"internalType\":\"address\"}],\"outputs\":[{\"name\":\"\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"}],\"stateMutability\":\"view\"},{\"type\":\"function\",\"name\":\"complain\",\"inputs\":[{\"name\":\"id\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"},{\"name\":\"subject\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"},{\"name\":\"evidence\",\"type\":\"tuple\",\"internalType\":\"structContent\",\"components\":[{\"name\":\"digest\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"},{\"name\":\"codec\",\"type\":\"bytes1\",\"internalType\":\"bytes1\"}]},{\"name\":\"blockNumber\",\"type\":\"uint64\",\"internalType\":\"uint64\"},{\"name\":\"nonce\",\"type\":\"uint64\",\"internalType\":\"uint64\"}],\"outputs\":[],\"stateMutability\":\"nonpayable\"},{\"type\":\"function\",\"name\":\"complaintChallengeOf\",\"inputs\":[{\"name\":\"id\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"},{\"name\":\"subject\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"},{\"name\":\"evidence\",\"type\":\"tuple\",\"internalType\":\"structContent\",\"components\":[{\"name\":\"digest\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"},{\"name\":\"codec\",\"type\":\"bytes1\",\"internalType\":\"bytes1\"}]},{\"name\":\"blockNumber\",\"type\":\"uint64\",\"internalType\":\"uint64\"}],\"outputs\":[{\"name\":\"\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"}],\"stateMutability\":\"view\"},{\"type\":\"function\",\"name\":\"dismiss\",\"inputs\":[{\"name\":\"id\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"},{\"name\":\"charge\",\"type\":\"uint8\",\"internalType\":\"enumCharge\"},{\"name\":\"claim\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"}],\"outputs\":[],\"stateMutability\":\"nonpayable\"},{\"type\":\"function\",\"name\":\"eip712Domain\",\"inputs\":[],\"outputs\":[{\"name\":\"fields\",\"type\":\"bytes1\",\"internalType\":\"bytes1\"},{\"name\":\"name\",\"type\":\"string\",\"internalType\":\"string\"},{\"name\":\"version\",\"type\":\"string\",\"internalType\":\"string\"},{\"name\":\"chainId\",\"type\":\"uint256\",\"internalType\":\"uint256\"},{\"name\":\"verifyingContract\",\"type\":\"address\",\"internalType\":\"address\"},{\"name\":\"salt\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"},{\"name\":\"extensions\",\"type\":\"uint256[]\",\"internalType\":\"uint256[]\"}],\"stateMutability\":\"view\"},{\"type\":\"function\",\"name\":\"exit\",\"inputs\":[{\"name\":\"id\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"}],\"outputs\":[],\"stateMutability\":\"nonpayable\"},{\"type\":\"function\",\"name\":\"headDigest\",\"inputs\":[{\"name\":\"id\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"},{\"name\":\"length\",\"type\":\"uint64\",\"internalType\":\"uint64\"},{\"name\":\"head\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"}],\"outputs\":[{\"name\":\"\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"}],\"stateMutability\":\"view\"},{\"type\":\"function\",\"name\":\"hostOf\",\"inputs\":[{\"name\":\"hostname\",\"type\":\"string\",\"internalType\":\"string\"},{\"name\":\"port\",\"type\":\"uint16\",\"internalType\":\"uint16\"}],\"outputs\":[{\"name\":\"\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"}],\"stateMutability\":\"pure\"},{\"type\":\"function\",\"name\":\"idOf\",\"inputs\":[{\"name\":\"scope\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"},{\"name\":\"signer\",\"type\":\"address\",\"internalType\":\"address\"}],\"outputs\":[{\"name\":\"\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"}],\"stateMutability\":\"view\"},{\"type\":\"function\",\"name\":\"identity\",\"inputs\":[{\"name\":\"id\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"}],\"outputs\":[{\"name\":\"\",\"type\":\"tuple\",\"internalType\":\"structIdentity\",\"components\":[{\"name\":\"owner\",\"type\":\"address\",\"internalType\":\"address\"},{\"name\":\"deposit\",\"type\":\"uint96\",\"internalType\":\"uint96\"},{\"name\":\"signer\",\"type\":\"address\",\"internalType\":\"address\"},{\"name\":\"registeredAt\",\"type\":\"uint40\",\"internalType\":\"uint40\"},{\"name\":\"exitAt\",\"type\":\"uint40\",\"internalType\":\"uint40\"},{\"name\":\"role\",\"type\":\"uint8\",\"internalType\":\"uint8\"},{\"name\":\"state\",\"type\":\"uint8\",\"internalType\":\"enumIdentityState\"},{\"name\":\"scope\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"},{\"name\":\"head\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"},{\"name\":\"length\",\"type\":\"uint64\",\"internalType\":\"uint64\"},{\"name\":\"full\",\"type\":\"bool\",\"internalType\":\"bool\"},{\"name\":\"charge\",\"type\":\"uint8\",\"internalType\":\"enumCharge\"},{\"name\":\"refuted\",\"type\":\"bool\",\"internalType\":\"bool\"},{\"name\":\"claim\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"}]}],\"stateMutability\":\"view\"},{\"type\":\"function\",\"name\":\"isActive\",\"inputs\":[{\"name\":\"id\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"}],\"outputs\":[{\"name\":\"\",\"type\":\"bool\",\"internalType\":\"bool\"}],\"stateMutability\":\"view\"},{\"type\":\"function\",\"name\":\"linkDigest\",\"inputs\":[{\"name\":\"id\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"},{\"name\":\"length\",\"type\":\"uint64\",\"internalType\":\"uint64\"},{\"name\":\"prevHead\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"},{\"name\":\"workHash\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"}],\"outputs\":[{\"name\":\"digest\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"},{\"name\":\"head\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"}],\"stateMutability\":\"view\"},{\"type\":\"function\",\"name\":\"possessionDigest\",\"inputs\":[{\"name\":\"certificate\",\"type\":\"tuple\",\"internalType\":\"structCertificate\",\"components\":[{\"name\":\"scope\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"},{\"name\":\"role\",\"type\":\"uint8\",\"internalType\":\"uint8\"},{\"name\":\"signer\",\"type\":\"address\",\"internalType\":\"address\"},{\"name\":\"sealingKey\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"},{\"name\":\"host\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"},{\"name\":\"blockNumber\",\"type\":\"uint64\",\"internalType\":\"uint64\"},{\"name\":\"nonce\",\"type\":\"uint64\",\"internalType\":\"uint64\"}]},{\"name\":\"owner\",\"type\":\"address\",\"internalType\":\"address\"}],\"outputs\":[{\"name\":\"\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"}],\"stateMutability\":\"view\"},{\"type\":\"function\",\"name\":\"register\",\"inputs\":[{\"name\":\"certificate\",\"type\":\"tuple\",\"internalType\":\"structCertificate\",\"components\":[{\"name\":\"scope\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"},{\"name\":\"role\",\"type\":\"uint8\",\"internalType\":\"uint8\"},{\"name\":\"signer\",\"type\":\"address\",\"internalType\":\"address\"},{\"name\":\"sealingKey\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"},{\"name\":\"host\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"},{\"name\":\"blockNumber\",\"type\":\"uint64\",\"internalType\":\"uint64\"},{\"name\":\"nonce\",\"type\":\"uint64\",\"internalType\":\"uint64\"}]},{\"name\":\"signature\",\"type\":\"bytes\",\"internalType\":\"bytes\"},{\"name\":\"record\",\"type\":\"tuple\",\"internalType\":\"structContent\",\"components\":[{\"name\":\"digest\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"},{\"name\":\"codec\",\"type\":\"bytes1\",\"internalType\":\"bytes1\"}]}],\"outputs\":[{\"name\":\"id\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"}],\"stateMutability\":\"payable\"},{\"type\":\"function\",\"name\":\"signerOf\",\"inputs\":[{\"name\":\"id\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"}],\"outputs\":[{\"name\":\"\",\"type\":\"address\",\"internalType\":\"address\"}],\"stateMutability\":\"view\"},{\"type\":\"function\",\"name\":\"tallyOf\",\"inputs\":[{\"name\":\"subject\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"}],\"outputs\":[{\"name\":\"\",\"type\":\"tuple\",\"internalType\":\"structTally\",\"components\":[{\"name\":\"complaints\",\"type\":\"uint64\",\"internalType\":\"uint64\"},{\"name\":\"refuted\",\"type\":\"uint64\",\"internalType\":\"uint64\"},{\"name\":\"weight\",\"type\":\"uint128\",\"internalType\":\"uint128\"}]}],\"stateMutability\":\"view\"},{\"type\":\"function\",\"name\":\"tombstone\",\"inputs\":[{\"name\":\"id\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"},{\"name\":\"evidence\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"}],\"outputs\":[],\"stateMutability\":\"nonpayable\"},{\"type\":\"function\",\"name\":\"withdraw\",\"inputs\":[{\"name\":\"id\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"}],\"outputs\":[],\"stateMutability\":\"nonpayable\"},{\"type\":\"event\",\"name\":\"ChainAdvanced\",\"inputs\":[{\"name\":\"id\",\"type\":\"bytes32\",\"indexed\":true,\"internalType\":\"bytes32\"},{\"name\":\"length\",\"type\":\"uint64\",\"indexed\":false,\"internalType\":\"uint64\"},{\"name\":\"head\",\"type\":\"bytes32\",\"indexed\":false,\"internalType\":\"bytes32\"}],\"anonymous\":false},{\"type\":\"event\",\"name\":\"ChargeRefuted\",\"inputs\":[{\"name\":\"id\",\"type\":\"bytes32\",\"indexed\":true,\"internalType\":\"bytes32\"},{\"name\":\"supervisor\",\"type\":\"address\",\"indexed\":true,\"internalType\":\"address\"}],\"anonymous\":false},{\"type\":\"event\",\"name\":\"Complained\",\"inputs\":[{\"name\":\"subject\",\"type\":\"bytes32\",\"indexed\":true,\"internalType\":\"bytes32\"},{\"name\":\"id\",\"type\":\"bytes32\",\"indexed\":true,\"internalType\":\"bytes32\"},{\"name\":\"tick\",\"type\":\"uint64\",\"indexed\":false,\"internalType\":\"uint64\"},{\"name\":\"evidence\",\"type\":\"tuple\",\"indexed\":false,\"internalType\":\"structContent\",\"components\":[{\"name\":\"digest\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"},{\"name\":\"codec\",\"type\":\"bytes1\",\"internalType\":\"bytes1\"}]},{\"name\":\"weight\",\"type\":\"uint96\",\"indexed\":false,\"internalType\":\"uint96\"}],\"anonymous\":false},{\"type\":\"event\",\"name\":\"DepositWithdrawn\",\"inputs\":[{\"name\":\"id\",\"type\":\"bytes32\",\"indexed\":true,\"internalType\":\"bytes32\"},{\"name\":\"owner\",\"type\":\"address\",\"indexed\":true,\"internalType\":\"address\"},{\"name\":\"amount\",\"type\":\"uint256\",\"indexed\":false,\"internalType\":\"uint256\"}],\"anonymous\":false},{\"type\":\"event\",\"name\":\"EIP712DomainChanged\",\"inputs\":[],\"anonymous\":false},{\"type\":\"event\",\"name\":\"IdentityAnnounced\",\"inputs\":[{\"name\":\"id\",\"type\":\"bytes32\",\"indexed\":true,\"internalType\":\"bytes32\"},{\"name\":\"record\",\"type\":\"tuple\",\"indexed\":false,\"internalType\":\"structContent\",\"components\":[{\"name\":\"digest\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"},{\"name\":\"codec\",\"type\":\"bytes1\",\"internalType\":\"bytes1\"}]},{\"name\":\"full\",\"type\":\"bool\",\"indexed\":false,\"internalType\":\"bool\"}],\"anonymous\":false},{\"type\":\"event\",\"name\":\"IdentityDismissed\",\"inputs\":[{\"name\":\"id\",\"type\":\"bytes32\",\"indexed\":true,\"internalType\":\"bytes32\"},{\"name\":\"by\",\"type\":\"address\",\"indexed\":true,\"internalType\":\"address\"},{\"name\":\"charge\",\"type\":\"uint8\",\"indexed\":false,\"internalType\":\"enumCharge\"},{\"name\":\"claim\",\"type\":\"bytes32\",\"indexed\":false,\"internalType\":\"bytes32\"},{\"name\":\"exitAt\",\"type\":\"uint40\",\"indexed\":false,\"internalType\":\"uint40\"}],\"anonymous\":false},{\"type\":\"event\",\"name\":\"IdentityExiting\",\"inputs\":[{\"name\":\"id\",\"type\":\"bytes32\",\"indexed\":true,\"internalType\":\"bytes32\"},{\"name\":\"exitAt\",\"type\":\"uint40\",\"indexed\":false,\"internalType\":\"uint40\"}],\"anonymous\":false},{\"type\":\"event\",\"name\":\"IdentityRegistered\",\"inputs\":[{\"name\":\"id\",\"type\":\"bytes32\",\"indexed\":true,\"internalType\":\"bytes32\"},{\"name\":\"scope\",\"type\":\"bytes32\",\"indexed\":true,\"internalType\":\"bytes32\"},{\"name\":\"owner\",\"type\":\"address\",\"indexed\":true,\"internalType\":\"address\"},{\"name\":\"certificate\",\"type\":\"tuple\",\"indexed\":false,\"internalType\":\"structCertificate\",\"components\":[{\"name\":\"scope\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"},{\"name\":\"role\",\"type\":\"uint8\",\"internalType\":\"uint8\"},{\"name\":\"signer\",\"type\":\"address\",\"internalType\":\"address\"},{\"name\":\"sealingKey\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"},{\"name\":\"host\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"},{\"name\":\"blockNumber\",\"type\":\"uint64\",\"internalType\":\"uint64\"},{\"name\":\"nonce\",\"type\":\"uint64\",\"internalType\":\"uint64\"}]},{\"name\":\"deposit\",\"type\":\"uint96\",\"indexed\":false,\"internalType\":\"uint96\"},{\"name\":\"record\",\"type\":\"tuple\",\"indexed\":false,\"internalType\":\"structContent\",\"components\":[{\"name\":\"digest\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"},{\"name\":\"codec\",\"type\":\"bytes1\",\"internalType\":\"bytes1\"}]}],\"anonymous\":false},{\"type\":\"event\",\"name\":\"IdentityTombstoned\",\"inputs\":[{\"name\":\"id\",\"type\":\"bytes32\",\"indexed\":true,\"internalType\":\"bytes32\"},{\"name\":\"court\",\"type\":\"address\",\"indexed\":true,\"internalType\":\"address\"},{\"name\":\"evidence\",\"type\":\"bytes32\",\"indexed\":false,\"internalType\":\"bytes32\"},{\"name\":\"forfeited\",\"type\":\"uint256\",\"indexed\":false,\"internalType\":\"uint256\"}],\"anonymous\":false},{\"type\":\"error\",\"name\":\"AlreadyComplained\",\"inputs\":[{\"name\":\"id\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"},{\"name\":\"tick\",\"type\":\"uint64\",\"internalType\":\"uint64\"}]},{\"type\":\"error\",\"name\":\"ChainNotLonger\",\"inputs\":[{\"name\":\"length\",\"type\":\"uint64\",\"internalType\":\"uint64\"},{\"name\":\"offered\",\"type\":\"uint64\",\"internalType\":\"uint64\"}]},{\"type\":\"error\",\"name\":\"DepositTooLow\",\"inputs\":[{\"name\":\"sent\",\"type\":\"uint256\",\"internalType\":\"uint256\"},{\"name\":\"needed\",\"type\":\"uint256\",\"internalType\":\"uint256\"}]},{\"type\":\"error\",\"name\":\"ECDSAInvalidSignature\",\"inputs\":[]},{\"type\":\"error\",\"name\":\"ECDSAInvalidSignatureLength\",\"inputs\":[{\"name\":\"length\",\"type\":\"uint256\",\"internalType\":\"uint256\"}]},{\"type\":\"error\",\"name\":\"ECDSAInvalidSignatureS\",\"inputs\":[{\"name\":\"s\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"}]},{\"type\":\"error\",\"name\":\"IdentityExists\",\"inputs\":[{\"name\":\"id\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"}]},{\"type\":\"error\",\"name\":\"InvalidCertificate\",\"inputs\":[{\"name\":\"field\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"}]},{\"type\":\"error\",\"name\":\"InvalidProfile\",\"inputs\":[{\"name\":\"field\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"}]},{\"type\":\"error\",\"name\":\"InvalidShortString\",\"inputs\":[]},{\"type\":\"error\",\"name\":\"NotAuthorised\",\"inputs\":[{\"name\":\"key\",\"type\":\"address\",\"internalType\":\"address\"}]},{\"type\":\"error\",\"name\":\"ReentrancyGuardReentrantCall\",\"inputs\":[]},{\"type\":\"error\",\"name\":\"SafeCastOverflowedUintDowncast\",\"inputs\":[{\"name\":\"bits\",\"type\":\"uint8\",\"internalType\":\"uint8\"},{\"name\":\"value\",\"type\":\"uint256\",\"internalType\":\"uint256\"}]},{\"type\":\"error\",\"name\":\"StringTooLong\",\"inputs\":[{\"name\":\"str\",\"type\":\"string\",\"internalType\":\"string\"}]},{\"type\":\"error\",\"name\":\"TooEarly\",\"inputs\":[{\"name\":\"exitAt\",\"type\":\"uint40\",\"internalType\":\"uint40\"}]},{\"type\":\"error\",\"name\":\"TransferFailed\",\"inputs\":[{\"name\":\"account\",\"type\":\"address\",\"internalType\":\"address\"}]},{\"type\":\"error\",\"name\":\"UnknownScope\",\"inputs\":[{\"name\":\"scope\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"}]},{\"type\":\"error\",\"name\":\"WorkMissing\",\"inputs\":[{\"name\":\"challenge\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"},{\"name\":\"bits\",\"type\":\"uint8\",\"internalType\":\"uint8\"}]},{\"type\":\"error\",\"name\":\"WorkTooOld\",\"inputs\":[{\"name\":\"blockNumber\",\"type\":\"uint64\",\"internalType\":\"uint64\"}]},{\"type\":\"error\",\"name\":\"WrongCharge\",\"inputs\":[{\"name\":\"id\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"}]},{\"type\":\"error\",\"name\":\"WrongSigner\",\"inputs\":[{\"name\":\"recovered\",\"type\":\"address\",\"internalType\":\"address\"}]},{\"type\":\"error\",\"name\":\"WrongState\",\"inputs\":[{\"name\":\"id\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"},{\"name\":\"state\",\"type\":\"uint8\",\"internalType\":\"enumIdentityState\"}]},{\"type\":\"error\",\"name\":\"WrongSubject\",\"inputs\":[{\"name\":\"subject\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"}]}]",
	ID:  "IdentityRegistry",
	Bin: "0x6101c0604052348015610010575f5ffd5b50604051613e87380380613e8783398101604081905261002f9161042d565b816040518060400160405280601581526020017f656d6574204964656e7469747952656769737472790000000000000000000000815250604051806040016040528060018152602001603160f81b81525061008f8261032f60201b60201c565b6101205261009c8161032f565b61014052815160208084019190912060e052815190820120610100524660a05261012860e05161010051604080517f8b73c3c69bb8fe3d512ecc4cf759cc79239f7b179b0ffacaa9a75d522b39400f60208201529081019290925260608201524660808201523060a08201525f9060c00160405160208183030381529060405280519060200120905090565b60805250503060c05280158061013f5750611fff81115b1561016e576040516325f785a160e11b815266776f726b41676560c81b60048201526024015b60405180910390fd5b610160526276a70063ffffffff841611156101aa576040516325f785a160e11b81526832bc34ba233637b7b960b91b6004820152602401610165565b8060c0015163ffffffff165f036101e3576040516325f785a160e11b8152697469636b426c6f636b7360b01b6004820152602401610165565b6001600160a01b039384166101805263ffffffff9283166101a052805160028054602084015160408501516060860151608087015160a088015160c089015160ff98891661ffff199097169690961761010095891686021762010000600160781b0319166201000098909416979097026301000000600160781b0319169290921763010000006001600160601b039092169190910217600160781b600160d81b031916600160781b91891691909102600160981b600160d81b03191617600160981b6001600160401b03909516949094029390931763ffffffff60d81b1916600160d81b91909616029490941790935560e0810151600380546001600160a01b03199081169287169290921790559281015160048054909416941693909317909155506101200151600580546001600160801b0319166001600160801b03909216919091179055610593565b5f5f829050601f81511115610359578260405163305a27a960e01b81526004016101659190610538565b80516103648261056d565b179392505050565b6001600160a01b0381168114610380575f5ffd5b50565b805163ffffffff81168114610396575f5ffd5b919050565b60405161014081016001600160401b03811182821017156103ca57634e487b7160e01b5f52604160045260245ffd5b60405290565b805160ff81168114610396575f5ffd5b80516001600160601b0381168114610396575f5ffd5b80516001600160401b0381168114610396575f5ffd5b80516103968161036c565b80516001600160801b0381168114610396575f5ffd5b5f5f5f5f8486036101a0811215610442575f5ffd5b855161044d8161036c565b945061045b60208701610383565b935060408601519250610140605f1982011215610476575f5ffd5b5061047f61039b565b61048b606087016103d0565b8152610499608087016103d0565b60208201526104aa60a087016103d0565b60408201526104bb60c087016103e0565b60608201526104cc60e08701610383565b60808201526104de61010087016103f6565b60a08201526104f06101208701610383565b60c0820152610502610140870161040c565b60e0820152610514610160870161040c565b6101008201526105276101808701610417565b610120820152939692955090935050565b602081525f82518060208401528060208501604085015e5f604082850101526040601f19601f83011684010191505092915050565b8051602080830151919081101561058d575f198160200360031b1b821691505b50919050565b60805160a05160c05160e05161010051610120516101405161016051610180516101a05161386961061e5f395f611ab301525f8181611d0e01528181611f5f015281816121e30152818161245a01526126a801525f6125cb01525f61251101525f6124e101525f61283901525f61281101525f61276c01525f61279601525f6127c001526138695ff3fe60806040526004361061016d575f3560e01c8063753a8a45116100c657806398b66d751161007c578063d22c75f711610057578063d22c75f7146104cf578063d2ddef84146104ee578063f170765a1461050d575f5ffd5b806398b66d75146103d4578063afe904e1146103f3578063b4a6def114610412575f5ffd5b806384b0196e116100ac57806384b0196e1461033f5780638e19899e146103665780639823e68614610385575f5ffd5b8063753a8a45146102ec5780637cc2764f1461030b575f5ffd5b806348fcabd8116101265780635671686e116101015780635671686e1461027f5780635c36901c1461029e57806364748af7146102cd575f5ffd5b806348fcabd8146102155780634d5b30e91461023457806352d4a2de14610260575f5ffd5b8063207d1a6d11610156578063207d1a6d146101b157806327335f19146101e3578063449e116214610202575f5ffd5b80630ca36263146101715780631c8bc6ba14610192575b5f5ffd5b34801561017c575f5ffd5b5061019061018b366004612c20565b61052c565b005b34801561019d575f5ffd5b506101906101ac366004612c7c565b61064b565b3480156101bc575f5ffd5b506101d06101cb366004612d3b565b610773565b6040519081526020015b60405180910390f35b3480156101ee575f5ffd5b506101906101fd366004612d69565b6107c0565b6101d0610210366004612da9565b61088b565b348015610220575f5ffd5b506101d061022f366004612e2e565b610c68565b34801561023f575f5ffd5b5061025361024e366004612c20565b610cde565b6040516101da9190612e9b565b34801561026b575f5ffd5b5061019061027a366004612fc1565b610eb8565b34801561028a575f5ffd5b506101d061029936600461301b565b611106565b3480156102a9575f5ffd5b506102bd6102b8366004612c20565b61113b565b60405190151581526020016101da565b3480156102d8575f5ffd5b506101906102e7366004612d69565b611171565b3480156102f7575f5ffd5b50610190610306366004613081565b611263565b348015610316575f5ffd5b5061032a6103253660046130b4565b611321565b604080519283526020830191909152016101da565b34801561034a575f5ffd5b506103536113a1565b6040516101da979695949392919061311c565b348015610371575f5ffd5b50610190610380366004612c20565b6113ff565b348015610390575f5ffd5b506103bc61039f366004612c20565b5f908152600660205260409020600101546001600160a01b031690565b6040516001600160a01b0390911681526020016101da565b3480156103df575f5ffd5b506101d06103ee3660046131ce565b6115e5565b3480156103fe575f5ffd5b5061019061040d366004613214565b611651565b34801561041d575f5ffd5b5061049561042c366004612c20565b60408051606080820183525f80835260208084018290529284018190529384526008825292829020825193840183525467ffffffffffffffff80821685526801000000000000000082041691840191909152600160801b90046001600160801b03169082015290565b60408051825167ffffffffffffffff908116825260208085015190911690820152918101516001600160801b0316908201526060016101da565b3480156104da575f5ffd5b506101d06104e936600461325c565b6116c4565b3480156104f9575f5ffd5b50610190610508366004613288565b61174a565b348015610518575f5ffd5b506101d061052736600461325c565b611982565b5f81815260066020526040902080546001600160a01b0316331461056a576040516310ac496560e01b81523360048201526024015b60405180910390fd5b6105978260015b6001840154600160f81b900460ff16600581111561059157610591612e63565b14611a4e565b5f6105a58260020154611aa9565b60018301805464ffffffffff8316600160c81b81026001600160f81b03167eff0000000000ffffffffffffffffffffffffffffffffffffffffffffffffff909216919091177f020000000000000000000000000000000000000000000000000000000000000017909155604080519182525191925084917f4aa4ae66eca25d5ea44490aa28dcf9174c1321ac58286db727b438d02646654f9181900360200190a2505050565b5f8581526007602052604081208054600190910154909167ffffffffffffffff909116908590036106a257604051630193f51560e31b815267ffffffffffffffff8216600482018190526024820152604401610561565b5f5b8581101561075357610749886106b9846132c3565b935083858a8a868181106106cf576106cf6132ef565b90506020020135604080517fa5b04bf1404c5f47432b7e3b9fd4c97f2964588fd728bd02467c7ad875c0fbd7602082015290810185905267ffffffffffffffff841660608201526080810183905260a081018290525f9060c001604051602081830303815290604052805190602001209050949350505050565b92506001016106a4565b5061076a87828461076386611b0d565b8888611b54565b50505050505050565b604080514660208201523091810191909152606081018390526001600160a01b03821660808201525f9060a0015b6040516020818303038152906040528051906020012090505b92915050565b5f82815260066020526040902060028101546107db90611cc9565b5f83815260076020526040902060026001820154600160901b900460ff16600281111561080a5761080a612e63565b14158061081b575082816002015414155b8061083157506001810154600160881b900460ff165b1561085257604051630243e0b960e31b815260048101859052602401610561565b60018101805471ff00000000000000000000000000000000001916600160881b1790556002820154610885908590611dbe565b50505050565b5f84358160016108a16040890160208a01613311565b60ff161490508015816108c7575060026108c16040890160208a01613311565b60ff1614155b15610920576040517ffabcef7c0000000000000000000000000000000000000000000000000000000081527f726f6c65000000000000000000000000000000000000000000000000000000006004820152602401610561565b610934826101cb60608a0160408b0161332c565b92505f5f84815260066020526040902060010154600160f81b900460ff16600581111561096357610963612e63565b1461099d576040517fd38a658900000000000000000000000000000000000000000000000000000000815260048101849052602401610561565b5f6109a783611eac565b90508180156109c2575080606001516001600160601b031634105b15610a105760608101516040517fea691a4b0000000000000000000000000000000000000000000000000000000081523460048201526001600160601b039091166024820152604401610561565b610a43610a1d8933611982565b610a2d60e08b0160c08c01613347565b84610a3c578360200151612014565b8351612014565b610a67610a5089336116c4565b8888610a6260608d0160408e0161332c565b612066565b5f610a71346120d1565b60408051610100810182523381526001600160601b038316602082015291925081810190610aa59060608d01908d0161332c565b6001600160a01b031681526020014264ffffffffff1681526020015f64ffffffffff1681526020018a6020016020810190610ae09190613311565b60ff1681526020016001815260209081018690525f878152600682526040908190208351928401516001600160601b0316600160a01b9081026001600160a01b03948516178255918401516001820180546060870151608088015160a089015160ff16600160f01b027fff00ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff64ffffffffff928316600160c81b02167fff000000000000ffffffffffffffffffffffffffffffffffffffffffffffffff929093169097027fffffffffffffff0000000000000000000000000000000000000000000000000090931694909716939093171794909416179190911780835560c08401519192906001600160f81b0316600160f81b836005811115610c0357610c03612e63565b021790555060e08201518160020155905050336001600160a01b031684867fe2bc2e1a5769ee6b81fb5515b1879d67c7b054f46e6eb7682c8bbbf0c723ca908c858b604051610c54939291906133a5565b60405180910390a450505050949350505050565b604080517ff858697f61535ca0c64dae388078a282f5d3e2f3c051cc5b31397c3bc1ffcd3f602082015290810184905267ffffffffffffffff83166060820152608081018290525f90610cd49060a0015b60405160208183030381529060405280519060200120611b0d565b90505b9392505050565b604080516101c0810182525f80825260208201819052918101829052606081018290526080810182905260a0810182905260c0810182905260e08101829052610100810182905261012081018290526101408101829052610160810182905261018081018290526101a08101919091525f828152600660209081526040808320600783529281902081516101c0810190925283546001600160a01b0316825291810160056001850154600160f81b900460ff166005811115610da257610da2612e63565b14610dbe578354600160a01b90046001600160601b0316610dc0565b5f5b6001600160601b0316815260018401546001600160a01b038116602083015264ffffffffff600160a01b820481166040840152600160c81b820416606083015260ff600160f01b82048116608084015260a090920191600160f81b909104166005811115610e3057610e30612e63565b8152600280850154602083015283546040830152600184015467ffffffffffffffff8116606084015260ff600160801b820481161515608085015260a090930192600160901b9091041690811115610e8a57610e8a612e63565b81526001830154600160881b900460ff16151560208201526002909201546040909201919091529392505050565b5f858152600660205260409020610ece81612108565b610ed9866001610571565b6002810154858114801590610f07575086861480610f0757505f868152600660205260409020600201548114155b15610f41576040517f8dac677400000000000000000000000000000000000000000000000000000000815260048101879052602401610561565b5f610f4b8261214f565b90505f610f588287612342565b5f8a81526007602052604090206001015490915067ffffffffffffffff6801000000000000000090910481169082161015610fd2576040517f09783a2c000000000000000000000000000000000000000000000000000000008152600481018a905267ffffffffffffffff82166024820152604401610561565b610fec610fe18a8a8a8a6115e5565b868460400151612014565b610ff7816001613449565b5f8a815260076020908152604080832060010180547fffffffffffffffffffffffffffffffff0000000000000000ffffffffffffffff166801000000000000000067ffffffffffffffff96909616959095029490941790935586548b83526008909152919020600160a01b9091046001600160601b0316906110799082612394565b83891480156110965750611094846001600160a01b03101590565b155b156110bd576110bd60085f6110aa87612429565b81526020019081526020015f2082612394565b89897f076b8765c6599c5a09e37aa3103f0db0d1d19819899b32e42dd4aed6eecea5ee848b856040516110f293929190613469565b60405180910390a350505050505050505050565b5f83838360405160200161111c9392919061349e565b6040516020818303038152906040528051906020012090509392505050565b5f60015f83815260066020526040902060010154600160f81b900460ff16600581111561116a5761116a612e63565b1492915050565b5f82815260066020526040812060018101549091600160f81b90910460ff16906111cf9085905b8360058111156111aa576111aa612e63565b141580156111ca575060058360058111156111c7576111c7612e63565b14155b611a4e565b6111dc8260020154611cc9565b6001820180546001600160f81b03167f0500000000000000000000000000000000000000000000000000000000000000179055815460408051858152600160a01b9092046001600160601b031660208301528051339287927ff7bda430f4b4a319d9cbc30287ca03211445aca968e94d1c1ccb532de1805a3892918290030190a350505050565b5f83815260066020526040902061127981612108565b611284846001610571565b5f848152600760205260409020600181015460ff600160801b909104161515831515146112e0576001810180547fffffffffffffffffffffffffffffff00ffffffffffffffffffffffffffffffff16600160801b851515021790555b847f1bc4655a5104bec69d68ffee16f9d7ea53b0642f2addaac425cc393c6ebd6fea85856040516113129291906134d9565b60405180910390a25050505050565b604080517fa5b04bf1404c5f47432b7e3b9fd4c97f2964588fd728bd02467c7ad875c0fbd760208083019190915281830187905267ffffffffffffffff861660608301526080820185905260a08083018590528351808403909101815260c090920190925280519101205f9061139681611b0d565b915094509492505050565b5f6060805f5f5f60606113b26124da565b6113ba61250a565b604080515f808252602082019092527f0f000000000000000000000000000000000000000000000000000000000000009b939a50919850469750309650945092509050565b611407612535565b5f818152600660205260408120600181015481549192600160f81b90910460ff1691600160a01b90046001600160601b031690600483600581111561144e5761144e612e63565b14801561146357506001600160601b03821615155b905061148a85600285600581111561147d5761147d612e63565b14806111ca575082611a4e565b6001840154600160c81b900464ffffffffff164210156114eb5760018401546040517faa72ab2a000000000000000000000000000000000000000000000000000000008152600160c81b90910464ffffffffff166004820152602401610561565b80611524576001840180546001600160f81b03167f03000000000000000000000000000000000000000000000000000000000000001790555b83546001600160a01b03168085556040516001600160601b0384168152819087907f0c4c5d4c3bcc4e68b960f90448e78b3a2eb8ddbd45fdb5fadb203a1c3c56878b9060200160405180910390a361159481846001600160601b031660405180602001604052805f81525061256c565b6115d5576040517f39f1c8d90000000000000000000000000000000000000000000000000000000081526001600160a01b0382166004820152602401610561565b50505050506115e2612581565b50565b5f5f6115f0836125ab565b90507f656d65742f68617368636173682f636f6d706c61696e742f310000000000000046308888888660405160200161162f97969594939291906134f6565b604051602081830303815290604052805190602001209150505b949350505050565b5f8581526007602052604090206001015467ffffffffffffffff90811690851681106116a457604051630193f51560e31b815267ffffffffffffffff808316600483015286166024820152604401610561565b6116bc8686866116b58a8a8a610c68565b8787611b54565b505050505050565b5f610cd77ff18988ad2427c1b1bdc9af16a93dc4e70dc0ef3be2456dc94f09c5879446efcc8385356116fc6040880160208901613311565b87606001358860800135604051602001610cb9969594939291909586526001600160a01b03949094166020860152604085019290925260ff166060840152608083015260a082015260c00190565b5f838152600660205260409020600180820154600160f81b900460ff169061179b90869083600581111561178057611780612e63565b14806111ca5750600283600581111561059157610591612e63565b6117a9826002015433612648565b6117c8576040516310ac496560e01b8152336004820152602401610561565b60018460028111156117dc576117dc612e63565b14801561180257505f8581526007602052604090206001015467ffffffffffffffff1683105b1561182357604051630243e0b960e31b815260048101869052602401610561565b600182810180546001600160f81b03167f040000000000000000000000000000000000000000000000000000000000000017905581600581111561186957611869612e63565b036118a05761187b8260020154611aa9565b8260010160196101000a81548164ffffffffff021916908364ffffffffff1602179055505b5f8460028111156118b3576118b3612e63565b14611920575f85815260076020526040902060028082018590556001909101805486928692849290917fffffffffffffffffffffffffff00ffffffffffffffffffffffffffffffffffff90911690600160901b90849081111561191857611918612e63565b021790555050505b336001600160a01b0316857f5501f850b330ace17c9ebb9543e7a6f421a7ea8870ea7946ebf300bffffca46686868660010160199054906101000a900464ffffffffff1660405161197393929190613541565b60405180910390a35050505050565b5f7f656d65742f68617368636173682f6964656e746974792f31000000000000000046306119b66040870160208801613311565b8635866119c960608a0160408b0161332c565b60608a013560808b01356119eb6119e660c08e0160a08f01613347565b6125ab565b60408051602081019b909b528a01989098526001600160a01b0396871660608a015260ff909516608089015260a088019390935290841660c08701529290921660e0850152610100840191909152610120830152610140820152610160016107a1565b80611aa5575f82815260066020526040908190206001015490517f2b3263b3000000000000000000000000000000000000000000000000000000008152610561918491600160f81b90910460ff169060040161356a565b5050565b5f5f611af9611af07f000000000000000000000000000000000000000000000000000000000000000063ffffffff16611ae18661214f565b6080015163ffffffff16612711565b6276a700612720565b9050610cd7611b08824261357e565b61272f565b5f6107ba611b19612760565b836040517f19010000000000000000000000000000000000000000000000000000000000008152600281019290925260228201526042902090565b5f86815260066020526040812060018101549091600160f81b90910460ff1690611b7f908990611198565b5f611b8b868686612889565b9050611b9b836002015482612648565b611bc3576040516310ac496560e01b81526001600160a01b0382166004820152602401610561565b5f8981526007602090815260409182902089815560018101805467ffffffffffffffff191667ffffffffffffffff8d1690811790915583519081529182018a9052918b917f9e2ab4d4d877f40720dc9defcaf0b7f330132f096236548abb48095b6a80f557910160405180910390a2600180820154600160901b900460ff166002811115611c5357611c53612e63565b148015611c6c57506001810154600160881b900460ff16155b8015611c855750600281015467ffffffffffffffff8a16115b15611cbd5760018101805471ff00000000000000000000000000000000001916600160881b1790556002840154611cbd908b90611dbe565b50505050505050505050565b5f611cdb826001600160a01b03101590565b611d84576040517f8e3246cc000000000000000000000000000000000000000000000000000000008152600481018390527f00000000000000000000000000000000000000000000000000000000000000006001600160a01b031690638e3246cc90602401602060405180830381865afa158015611d5b573d5f5f3e3d5ffd5b505050506040513d601f19601f82011682018060405250810190611d7f919061359c565b611d91565b6003546001600160a01b03165b9050336001600160a01b03821614611aa5576040516310ac496560e01b8152336004820152602401610561565b5f611dc882612429565b5f838152600860208190526040909120805492935091611dfd9068010000000000000000900467ffffffffffffffff166132c3565b82546101009290920a67ffffffffffffffff8181021990931691831602179091555f82815260086020819052604090912080549092611e4891680100000000000000009004166132c3565b91906101000a81548167ffffffffffffffff021916908367ffffffffffffffff160217905550805f1c6001600160a01b0316837fb44d64d5cef4bf716c4466423901bfd25515371e7ff1eb2906cb43074ce2090a60405160405180910390a3505050565b604080516080810182525f808252602082018190529181018290526060810191909152611ee0826001600160a01b03101590565b15611f2e5750506040805160808101825260025460ff8082168352610100820481166020840152620100008204169282019290925263010000009091046001600160601b0316606082015290565b6040517f82fb8643000000000000000000000000000000000000000000000000000000008152600481018390525f907f00000000000000000000000000000000000000000000000000000000000000006001600160a01b0316906382fb86439060240160a060405180830381865afa158015611fac573d5f5f3e3d5ffd5b505050506040513d601f19601f82011682018060405250810190611fd0919061360e565b925090508061200e576040517f81b3448500000000000000000000000000000000000000000000000000000000815260048101849052602401610561565b50919050565b61201f8383836128b3565b612061576040517fd7598f7a0000000000000000000000000000000000000000000000000000000081526004810184905260ff82166024820152604401610561565b505050565b5f612072858585612889565b9050816001600160a01b0316816001600160a01b0316146120ca576040517f32c15fc20000000000000000000000000000000000000000000000000000000081526001600160a01b0382166004820152602401610561565b5050505050565b5f6001600160601b03821115612104576040516306dfcc6560e41b81526060600482015260248101839052604401610561565b5090565b80546001600160a01b0316331480159061212f575060018101546001600160a01b03163314155b156115e2576040516310ac496560e01b8152336004820152602401610561565b60408051610140810182525f80825260208201819052918101829052606081018290526080810182905260a0810182905260c0810182905260e0810182905261010081018290526101208101919091526121b0826001600160a01b03101590565b61225a576040517fbe5170c0000000000000000000000000000000000000000000000000000000008152600481018390527f00000000000000000000000000000000000000000000000000000000000000006001600160a01b03169063be5170c09060240161014060405180830381865afa158015612231573d5f5f3e3d5ffd5b505050506040513d601f19601f8201168201806040525081019061225591906136f7565b6107ba565b604080516101408101825260025460ff808216835261010080830482166020850152620100008304909116938301939093526001600160601b036301000000820416606083015263ffffffff6f0100000000000000000000000000000082048116608084015267ffffffffffffffff73010000000000000000000000000000000000000083041660a08401527b010000000000000000000000000000000000000000000000000000009091041660c08201526003546001600160a01b0390811660e083015260045416918101919091526005546001600160801b031661012082015292915050565b5f8260a0015167ffffffffffffffff168267ffffffffffffffff161061238c578260c0015163ffffffff168360a001518361237d91906137c1565b61238791906137e1565b610cd7565b505f92915050565b815482905f906123ad9067ffffffffffffffff166132c3565b91906101000a81548167ffffffffffffffff021916908367ffffffffffffffff160217905550806001600160601b0316825f0160108282829054906101000a90046001600160801b0316612401919061381c565b92506101000a8154816001600160801b0302191690836001600160801b031602179055505050565b6040517f51302e68000000000000000000000000000000000000000000000000000000008152600481018290525f907f00000000000000000000000000000000000000000000000000000000000000006001600160a01b0316906351302e6890602401602060405180830381865afa1580156124a7573d5f5f3e3d5ffd5b505050506040513d601f19601f820116820180604052508101906124cb919061359c565b6001600160a01b031692915050565b60606125057f00000000000000000000000000000000000000000000000000000000000000006128df565b905090565b60606125057f00000000000000000000000000000000000000000000000000000000000000006128df565b61253d61291c565b61256a60017f9b779b17422d0df92223018b32b4d1fa46e071723d6817e2486d003becc55f005b90612975565b565b5f5f5f83516020850186885af1949350505050565b61256a5f7f9b779b17422d0df92223018b32b4d1fa46e071723d6817e2486d003becc55f00612564565b5f6125bf8267ffffffffffffffff1661297c565b905080158061260057507f00000000000000000000000000000000000000000000000000000000000000006125fe67ffffffffffffffff84164361383b565b115b15612643576040517fce6f628900000000000000000000000000000000000000000000000000000000815267ffffffffffffffff83166004820152602401610561565b919050565b5f61265a836001600160a01b03101590565b158015610cd757506040517fe4d4634d000000000000000000000000000000000000000000000000000000008152600481018490526001600160a01b038381166024830152600260448301527f0000000000000000000000000000000000000000000000000000000000000000169063e4d4634d90606401602060405180830381865afa1580156126ed573d5f5f3e3d5ffd5b505050506040513d601f19601f82011682018060405250810190610cd7919061384e565b5f828218828411028218610cd7565b5f828218828410028218610cd7565b5f64ffffffffff821115612104576040516306dfcc6560e41b81526028600482015260248101839052604401610561565b5f306001600160a01b037f0000000000000000000000000000000000000000000000000000000000000000161480156127b857507f000000000000000000000000000000000000000000000000000000000000000046145b156127e257507f000000000000000000000000000000000000000000000000000000000000000090565b612505604080517f8b73c3c69bb8fe3d512ecc4cf759cc79239f7b179b0ffacaa9a75d522b39400f60208201527f0000000000000000000000000000000000000000000000000000000000000000918101919091527f000000000000000000000000000000000000000000000000000000000000000060608201524660808201523060a08201525f9060c00160405160208183030381529060405280519060200120905090565b5f5f5f5f6128988787876129a1565b9250925092506128a882826129e8565b509095945050505050565b5f835f528260c01b60205260205f60285f60025afa5f5160ff8416610100031c81119150509392505050565b60605f6128eb83612aeb565b6040805160208082528183019092529192505f91906020820181803683375050509182525060208101929092525090565b7f9b779b17422d0df92223018b32b4d1fa46e071723d6817e2486d003becc55f005c1561256a576040517f3ee5aeb500000000000000000000000000000000000000000000000000000000815260040160405180910390fd5b80825d5050565b5f4382810361010181106129985761299384612b2b565b611649565b50509040919050565b5f808060418490036129d5578435602086013560408701355f1a6129c789828585612b58565b9550955095505050506129df565b505f915060029050825b93509350939050565b5f8260038111156129fb576129fb612e63565b03612a04575050565b6001826003811115612a1857612a18612e63565b03612a4f576040517ff645eedf00000000000000000000000000000000000000000000000000000000815260040160405180910390fd5b6002826003811115612a6357612a63612e63565b03612a9d576040517ffce698f700000000000000000000000000000000000000000000000000000000815260048101829052602401610561565b6003826003811115612ab157612ab1612e63565b03611aa5576040517fd78bce0c00000000000000000000000000000000000000000000000000000000815260048101829052602401610561565b5f60ff8216601f8111156107ba576040517fb3512b0c00000000000000000000000000000000000000000000000000000000815260040160405180910390fd5b5f815f525f60205260208060205f71f90827f1c53a10cb7a02335b1753200029355afa5050602051919050565b5f80807f7fffffffffffffffffffffffffffffff5d576e7357a4501ddfe92f46681b20a0841115612b9157505f91506003905082612c16565b604080515f808252602082018084528a905260ff891692820192909252606081018790526080810186905260019060a0016020604051602081039080840390855afa158015612be2573d5f5f3e3d5ffd5b5050604051601f1901519150506001600160a01b038116612c0d57505f925060019150829050612c16565b92505f91508190505b9450945094915050565b5f60208284031215612c30575f5ffd5b5035919050565b5f5f83601f840112612c47575f5ffd5b50813567ffffffffffffffff811115612c5e575f5ffd5b602083019150836020828501011115612c75575f5ffd5b9250929050565b5f5f5f5f5f60608688031215612c90575f5ffd5b85359450602086013567ffffffffffffffff811115612cad575f5ffd5b8601601f81018813612cbd575f5ffd5b803567ffffffffffffffff811115612cd3575f5ffd5b8860208260051b8401011115612ce7575f5ffd5b60209190910194509250604086013567ffffffffffffffff811115612d0a575f5ffd5b612d1688828901612c37565b969995985093965092949392505050565b6001600160a01b03811681146115e2575f5ffd5b5f5f60408385031215612d4c575f5ffd5b823591506020830135612d5e81612d27565b809150509250929050565b5f5f60408385031215612d7a575f5ffd5b50508035926020909101359150565b5f60e0828403121561200e575f5ffd5b5f6040828403121561200e575f5ffd5b5f5f5f5f6101408587031215612dbd575f5ffd5b612dc78686612d89565b935060e085013567ffffffffffffffff811115612de2575f5ffd5b612dee87828801612c37565b9094509250612e039050866101008701612d99565b905092959194509250565b67ffffffffffffffff811681146115e2575f5ffd5b803561264381612e0e565b5f5f5f60608486031215612e40575f5ffd5b833592506020840135612e5281612e0e565b929592945050506040919091013590565b634e487b7160e01b5f52602160045260245ffd5b60068110612e8757612e87612e63565b9052565b60038110612e8757612e87612e63565b81516001600160a01b031681526101c081016020830151612ec760208401826001600160601b03169052565b506040830151612ee260408401826001600160a01b03169052565b506060830151612efb606084018264ffffffffff169052565b506080830151612f14608084018264ffffffffff169052565b5060a0830151612f2960a084018260ff169052565b5060c0830151612f3c60c0840182612e77565b5060e083015160e0830152610100830151610100830152610120830151612f7061012084018267ffffffffffffffff169052565b50610140830151612f8661014084018215159052565b50610160830151612f9b610160840182612e8b565b50610180830151612fb161018084018215159052565b506101a092830151919092015290565b5f5f5f5f5f60c08688031215612fd5575f5ffd5b8535945060208601359350612fed8760408801612d99565b92506080860135612ffd81612e0e565b915060a086013561300d81612e0e565b809150509295509295909350565b5f5f5f6040848603121561302d575f5ffd5b833567ffffffffffffffff811115613043575f5ffd5b61304f86828701612c37565b909450925050602084013561ffff81168114613069575f5ffd5b809150509250925092565b80151581146115e2575f5ffd5b5f5f5f60808486031215613093575f5ffd5b833592506130a48560208601612d99565b9150606084013561306981613074565b5f5f5f5f608085870312156130c7575f5ffd5b8435935060208501356130d981612e0e565b93969395505050506040820135916060013590565b5f81518084528060208401602086015e5f602082860101526020601f19601f83011685010191505092915050565b7fff000000000000000000000000000000000000000000000000000000000000008816815260e060208201525f61315660e08301896130ee565b828103604084015261316881896130ee565b606084018890526001600160a01b038716608085015260a0840186905283810360c0850152845180825260208087019350909101905f5b818110156131bd57835183526020938401939092019160010161319f565b50909b9a5050505050505050505050565b5f5f5f5f60a085870312156131e1575f5ffd5b84359350602085013592506131f98660408701612d99565b9150608085013561320981612e0e565b939692955090935050565b5f5f5f5f5f60808688031215613228575f5ffd5b85359450602086013561323a81612e0e565b935060408601359250606086013567ffffffffffffffff811115612d0a575f5ffd5b5f5f610100838503121561326e575f5ffd5b6132788484612d89565b915060e0830135612d5e81612d27565b5f5f5f6060848603121561329a575f5ffd5b83359250602084013560038110612e52575f5ffd5b634e487b7160e01b5f52601160045260245ffd5b5f67ffffffffffffffff821667ffffffffffffffff81036132e6576132e66132af565b60010192915050565b634e487b7160e01b5f52603260045260245ffd5b60ff811681146115e2575f5ffd5b5f60208284031215613321575f5ffd5b8135610cd781613303565b5f6020828403121561333c575f5ffd5b8135610cd781612d27565b5f60208284031215613357575f5ffd5b8135610cd781612e0e565b8035825260208101357fff000000000000000000000000000000000000000000000000000000000000008116808214613399575f5ffd5b80602085015250505050565b83358152610140810160208501356133bc81613303565b60ff16602083015260408501356133d281612d27565b6001600160a01b03166040830152606085810135908301526080808601359083015260a085013561340281612e0e565b67ffffffffffffffff1660a083015261341d60c08601612e23565b67ffffffffffffffff1660c08301526001600160601b03841660e0830152611649610100830184613362565b67ffffffffffffffff81811683821601908111156107ba576107ba6132af565b67ffffffffffffffff84168152608081016134876020830185613362565b6001600160601b0383166060830152949350505050565b60408152826040820152828460608301375f606084830101525f6060601f19601f860116830101905061ffff83166020830152949350505050565b606081016134e78285613362565b82151560408301529392505050565b5f610100820190508882528760208301526001600160a01b038716604083015285606083015284608083015261352f60a0830185613362565b8260e083015298975050505050505050565b6060810161354f8286612e8b565b83602083015264ffffffffff83166040830152949350505050565b82815260408101610cd76020830184612e77565b808201808211156107ba576107ba6132af565b805161264381612d27565b5f602082840312156135ac575f5ffd5b8151610cd781612d27565b604051610140810167ffffffffffffffff811182821017156135e757634e487b7160e01b5f52604160045260245ffd5b60405290565b805161264381613303565b80516001600160601b0381168114612643575f5ffd5b5f5f82840360a0811215613620575f5ffd5b835161362b81613074565b92506080601f198201121561363e575f5ffd5b506040516080810167ffffffffffffffff8111828210171561366e57634e487b7160e01b5f52604160045260245ffd5b604052602084015161367f81613303565b8152604084015161368f81613303565b602082015260608401516136a281613303565b60408201526136b3608085016135f8565b6060820152809150509250929050565b805163ffffffff81168114612643575f5ffd5b805161264381612e0e565b80516001600160801b0381168114612643575f5ffd5b5f610140828403128015613709575f5ffd5b506137126135b7565b61371b836135ed565b8152613729602084016135ed565b602082015261373a604084016135ed565b604082015261374b606084016135f8565b606082015261375c608084016136c3565b608082015261376d60a084016136d6565b60a082015261377e60c084016136c3565b60c082015261378f60e08401613591565b60e08201526137a16101008401613591565b6101008201526137b461012084016136e1565b6101208201529392505050565b67ffffffffffffffff82811682821603908111156107ba576107ba6132af565b5f67ffffffffffffffff83168061380657634e487b7160e01b5f52601260045260245ffd5b8067ffffffffffffffff84160491505092915050565b6001600160801b0381811683821601908111156107ba576107ba6132af565b818103818111156107ba576107ba6132af565b5f6020828403121561385e575f5ffd5b8151610cd78161307456",
}

// IdentityRegistry is an auto generated Go binding around an Ethereum contract.
type IdentityRegistry struct {
	abi abi.ABI
}

// GetABI returns the ABI associated with this contract binding.
func (c *IdentityRegistry) GetABI() abi.ABI {
	return c.abi
}

// NewIdentityRegistry creates a new instance of IdentityRegistry.
func NewIdentityRegistry() *IdentityRegistry {
	parsed, err := IdentityRegistryMetaData.ParseABI()
	if err != nil {
		panic(errors.New("invalid ABI: " + err.Error()))
	}
	return &IdentityRegistry{abi: *parsed}
}

// Instance creates a wrapper for a deployed contract instance at the given address.
// Use this to create the instance object passed to abigen v2 library functions Call, Transact, etc.
func (c *IdentityRegistry) Instance(backend bind.ContractBackend, addr common.Address) *bind.BoundContract {
	return bind.NewBoundContract(addr, c.abi, backend, backend, backend)
}

// PackConstructor is the Go binding used to pack the parameters required for
// contract deployment.
//
// Solidity: constructor(address board, uint32 exitFloor, uint256 workAge, (uint8,uint8,uint8,uint96,uint32,uint64,uint32,address,address,uint128) agencyTerms) returns()
func (identityRegistry *IdentityRegistry) PackConstructor(board common.Address, exitFloor uint32, workAge *big.Int, agencyTerms OfferTerms) []byte {
	enc, err := identityRegistry.abi.Pack("", board, exitFloor, workAge, agencyTerms)
	if err != nil {
		panic(err)
	}
	return enc
}

// PackAcquit is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x27335f19.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function acquit(bytes32 id, bytes32 step) returns()
func (identityRegistry *IdentityRegistry) PackAcquit(id [32]byte, step [32]byte) []byte {
	enc, err := identityRegistry.abi.Pack("acquit", id, step)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackAcquit is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x27335f19.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function acquit(bytes32 id, bytes32 step) returns()
func (identityRegistry *IdentityRegistry) TryPackAcquit(id [32]byte, step [32]byte) ([]byte, error) {
	return identityRegistry.abi.Pack("acquit", id, step)
}

// PackAdvance is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x1c8bc6ba.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function advance(bytes32 id, bytes32[] works, bytes signature) returns()
func (identityRegistry *IdentityRegistry) PackAdvance(id [32]byte, works [][32]byte, signature []byte) []byte {
	enc, err := identityRegistry.abi.Pack("advance", id, works, signature)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackAdvance is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x1c8bc6ba.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function advance(bytes32 id, bytes32[] works, bytes signature) returns()
func (identityRegistry *IdentityRegistry) TryPackAdvance(id [32]byte, works [][32]byte, signature []byte) ([]byte, error) {
	return identityRegistry.abi.Pack("advance", id, works, signature)
}

// PackAnnounce is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x753a8a45.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function announce(bytes32 id, (bytes32,bytes1) record, bool full) returns()
func (identityRegistry *IdentityRegistry) PackAnnounce(id [32]byte, record Content, full bool) []byte {
	enc, err := identityRegistry.abi.Pack("announce", id, record, full)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackAnnounce is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x753a8a45.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function announce(bytes32 id, (bytes32,bytes1) record, bool full) returns()
func (identityRegistry *IdentityRegistry) TryPackAnnounce(id [32]byte, record Content, full bool) ([]byte, error) {
	return identityRegistry.abi.Pack("announce", id, record, full)
}

// PackAttest is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xafe904e1.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function attest(bytes32 id, uint64 length, bytes32 head, bytes signature) returns()
func (identityRegistry *IdentityRegistry) PackAttest(id [32]byte, length uint64, head [32]byte, signature []byte) []byte {
	enc, err := identityRegistry.abi.Pack("attest", id, length, head, signature)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackAttest is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xafe904e1.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function attest(bytes32 id, uint64 length, bytes32 head, bytes signature) returns()
func (identityRegistry *IdentityRegistry) TryPackAttest(id [32]byte, length uint64, head [32]byte, signature []byte) ([]byte, error) {
	return identityRegistry.abi.Pack("attest", id, length, head, signature)
}

// PackChallengeOf is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xf170765a.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function challengeOf((bytes32,uint8,address,bytes32,bytes32,uint64,uint64) certificate, address owner) view returns(bytes32)
func (identityRegistry *IdentityRegistry) PackChallengeOf(certificate Certificate, owner common.Address) []byte {
	enc, err := identityRegistry.abi.Pack("challengeOf", certificate, owner)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackChallengeOf is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xf170765a.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function challengeOf((bytes32,uint8,address,bytes32,bytes32,uint64,uint64) certificate, address owner) view returns(bytes32)
func (identityRegistry *IdentityRegistry) TryPackChallengeOf(certificate Certificate, owner common.Address) ([]byte, error) {
	return identityRegistry.abi.Pack("challengeOf", certificate, owner)
}

// UnpackChallengeOf is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0xf170765a.
//
// Solidity: function challengeOf((bytes32,uint8,address,bytes32,bytes32,uint64,uint64) certificate, address owner) view returns(bytes32)
func (identityRegistry *IdentityRegistry) UnpackChallengeOf(data []byte) ([32]byte, error) {
	out, err := identityRegistry.abi.Unpack("challengeOf", data)
	if err != nil {
		return *new([32]byte), err
	}
	out0 := *abi.ConvertType(out[0], new([32]byte)).(*[32]byte)
	return out0, nil
}

// PackComplain is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x52d4a2de.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function complain(bytes32 id, bytes32 subject, (bytes32,bytes1) evidence, uint64 blockNumber, uint64 nonce) returns()
func (identityRegistry *IdentityRegistry) PackComplain(id [32]byte, subject [32]byte, evidence Content, blockNumber uint64, nonce uint64) []byte {
	enc, err := identityRegistry.abi.Pack("complain", id, subject, evidence, blockNumber, nonce)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackComplain is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x52d4a2de.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function complain(bytes32 id, bytes32 subject, (bytes32,bytes1) evidence, uint64 blockNumber, uint64 nonce) returns()
func (identityRegistry *IdentityRegistry) TryPackComplain(id [32]byte, subject [32]byte, evidence Content, blockNumber uint64, nonce uint64) ([]byte, error) {
	return identityRegistry.abi.Pack("complain", id, subject, evidence, blockNumber, nonce)
}

// PackComplaintChallengeOf is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x98b66d75.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function complaintChallengeOf(bytes32 id, bytes32 subject, (bytes32,bytes1) evidence, uint64 blockNumber) view returns(bytes32)
func (identityRegistry *IdentityRegistry) PackComplaintChallengeOf(id [32]byte, subject [32]byte, evidence Content, blockNumber uint64) []byte {
	enc, err := identityRegistry.abi.Pack("complaintChallengeOf", id, subject, evidence, blockNumber)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackComplaintChallengeOf is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x98b66d75.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function complaintChallengeOf(bytes32 id, bytes32 subject, (bytes32,bytes1) evidence, uint64 blockNumber) view returns(bytes32)
func (identityRegistry *IdentityRegistry) TryPackComplaintChallengeOf(id [32]byte, subject [32]byte, evidence Content, blockNumber uint64) ([]byte, error) {
	return identityRegistry.abi.Pack("complaintChallengeOf", id, subject, evidence, blockNumber)
}

// UnpackComplaintChallengeOf is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0x98b66d75.
//
// Solidity: function complaintChallengeOf(bytes32 id, bytes32 subject, (bytes32,bytes1) evidence, uint64 blockNumber) view returns(bytes32)
func (identityRegistry *IdentityRegistry) UnpackComplaintChallengeOf(data []byte) ([32]byte, error) {
	out, err := identityRegistry.abi.Unpack("complaintChallengeOf", data)
	if err != nil {
		return *new([32]byte), err
	}
	out0 := *abi.ConvertType(out[0], new([32]byte)).(*[32]byte)
	return out0, nil
}

// PackDismiss is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xd2ddef84.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function dismiss(bytes32 id, uint8 charge, bytes32 claim) returns()
func (identityRegistry *IdentityRegistry) PackDismiss(id [32]byte, charge uint8, claim [32]byte) []byte {
	enc, err := identityRegistry.abi.Pack("dismiss", id, charge, claim)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackDismiss is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xd2ddef84.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function dismiss(bytes32 id, uint8 charge, bytes32 claim) returns()
func (identityRegistry *IdentityRegistry) TryPackDismiss(id [32]byte, charge uint8, claim [32]byte) ([]byte, error) {
	return identityRegistry.abi.Pack("dismiss", id, charge, claim)
}

// PackEip712Domain is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x84b0196e.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function eip712Domain() view returns(bytes1 fields, string name, string version, uint256 chainId, address verifyingContract, bytes32 salt, uint256[] extensions)
func (identityRegistry *IdentityRegistry) PackEip712Domain() []byte {
	enc, err := identityRegistry.abi.Pack("eip712Domain")
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
func (identityRegistry *IdentityRegistry) TryPackEip712Domain() ([]byte, error) {
	return identityRegistry.abi.Pack("eip712Domain")
}

// Eip712DomainOutput serves as a container for the return parameters of contract
// method Eip712Domain.
type Eip712DomainOutput struct {
	Fields            [1]byte
	Name              string
	Version           string
	ChainId           *big.Int
	VerifyingContract common.Address
	Salt              [32]byte
	Extensions        []*big.Int
}

// UnpackEip712Domain is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0x84b0196e.
//
// Solidity: function eip712Domain() view returns(bytes1 fields, string name, string version, uint256 chainId, address verifyingContract, bytes32 salt, uint256[] extensions)
func (identityRegistry *IdentityRegistry) UnpackEip712Domain(data []byte) (Eip712DomainOutput, error) {
	out, err := identityRegistry.abi.Unpack("eip712Domain", data)
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

// PackExit is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x0ca36263.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function exit(bytes32 id) returns()
func (identityRegistry *IdentityRegistry) PackExit(id [32]byte) []byte {
	enc, err := identityRegistry.abi.Pack("exit", id)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackExit is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x0ca36263.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function exit(bytes32 id) returns()
func (identityRegistry *IdentityRegistry) TryPackExit(id [32]byte) ([]byte, error) {
	return identityRegistry.abi.Pack("exit", id)
}

// PackHeadDigest is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x48fcabd8.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function headDigest(bytes32 id, uint64 length, bytes32 head) view returns(bytes32)
func (identityRegistry *IdentityRegistry) PackHeadDigest(id [32]byte, length uint64, head [32]byte) []byte {
	enc, err := identityRegistry.abi.Pack("headDigest", id, length, head)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackHeadDigest is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x48fcabd8.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function headDigest(bytes32 id, uint64 length, bytes32 head) view returns(bytes32)
func (identityRegistry *IdentityRegistry) TryPackHeadDigest(id [32]byte, length uint64, head [32]byte) ([]byte, error) {
	return identityRegistry.abi.Pack("headDigest", id, length, head)
}

// UnpackHeadDigest is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0x48fcabd8.
//
// Solidity: function headDigest(bytes32 id, uint64 length, bytes32 head) view returns(bytes32)
func (identityRegistry *IdentityRegistry) UnpackHeadDigest(data []byte) ([32]byte, error) {
	out, err := identityRegistry.abi.Unpack("headDigest", data)
	if err != nil {
		return *new([32]byte), err
	}
	out0 := *abi.ConvertType(out[0], new([32]byte)).(*[32]byte)
	return out0, nil
}

// PackHostOf is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x5671686e.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function hostOf(string hostname, uint16 port) pure returns(bytes32)
func (identityRegistry *IdentityRegistry) PackHostOf(hostname string, port uint16) []byte {
	enc, err := identityRegistry.abi.Pack("hostOf", hostname, port)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackHostOf is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x5671686e.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function hostOf(string hostname, uint16 port) pure returns(bytes32)
func (identityRegistry *IdentityRegistry) TryPackHostOf(hostname string, port uint16) ([]byte, error) {
	return identityRegistry.abi.Pack("hostOf", hostname, port)
}

// UnpackHostOf is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0x5671686e.
//
// Solidity: function hostOf(string hostname, uint16 port) pure returns(bytes32)
func (identityRegistry *IdentityRegistry) UnpackHostOf(data []byte) ([32]byte, error) {
	out, err := identityRegistry.abi.Unpack("hostOf", data)
	if err != nil {
		return *new([32]byte), err
	}
	out0 := *abi.ConvertType(out[0], new([32]byte)).(*[32]byte)
	return out0, nil
}

// PackIdOf is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x207d1a6d.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function idOf(bytes32 scope, address signer) view returns(bytes32)
func (identityRegistry *IdentityRegistry) PackIdOf(scope [32]byte, signer common.Address) []byte {
	enc, err := identityRegistry.abi.Pack("idOf", scope, signer)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackIdOf is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x207d1a6d.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function idOf(bytes32 scope, address signer) view returns(bytes32)
func (identityRegistry *IdentityRegistry) TryPackIdOf(scope [32]byte, signer common.Address) ([]byte, error) {
	return identityRegistry.abi.Pack("idOf", scope, signer)
}

// UnpackIdOf is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0x207d1a6d.
//
// Solidity: function idOf(bytes32 scope, address signer) view returns(bytes32)
func (identityRegistry *IdentityRegistry) UnpackIdOf(data []byte) ([32]byte, error) {
	out, err := identityRegistry.abi.Unpack("idOf", data)
	if err != nil {
		return *new([32]byte), err
	}
	out0 := *abi.ConvertType(out[0], new([32]byte)).(*[32]byte)
	return out0, nil
}

// PackIdentity is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x4d5b30e9.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function identity(bytes32 id) view returns((address,uint96,address,uint40,uint40,uint8,uint8,bytes32,bytes32,uint64,bool,uint8,bool,bytes32))
func (identityRegistry *IdentityRegistry) PackIdentity(id [32]byte) []byte {
	enc, err := identityRegistry.abi.Pack("identity", id)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackIdentity is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x4d5b30e9.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function identity(bytes32 id) view returns((address,uint96,address,uint40,uint40,uint8,uint8,bytes32,bytes32,uint64,bool,uint8,bool,bytes32))
func (identityRegistry *IdentityRegistry) TryPackIdentity(id [32]byte) ([]byte, error) {
	return identityRegistry.abi.Pack("identity", id)
}

// UnpackIdentity is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0x4d5b30e9.
//
// Solidity: function identity(bytes32 id) view returns((address,uint96,address,uint40,uint40,uint8,uint8,bytes32,bytes32,uint64,bool,uint8,bool,bytes32))
func (identityRegistry *IdentityRegistry) UnpackIdentity(data []byte) (Identity, error) {
	out, err := identityRegistry.abi.Unpack("identity", data)
	if err != nil {
		return *new(Identity), err
	}
	out0 := *abi.ConvertType(out[0], new(Identity)).(*Identity)
	return out0, nil
}

// PackIsActive is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x5c36901c.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function isActive(bytes32 id) view returns(bool)
func (identityRegistry *IdentityRegistry) PackIsActive(id [32]byte) []byte {
	enc, err := identityRegistry.abi.Pack("isActive", id)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackIsActive is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x5c36901c.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function isActive(bytes32 id) view returns(bool)
func (identityRegistry *IdentityRegistry) TryPackIsActive(id [32]byte) ([]byte, error) {
	return identityRegistry.abi.Pack("isActive", id)
}

// UnpackIsActive is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0x5c36901c.
//
// Solidity: function isActive(bytes32 id) view returns(bool)
func (identityRegistry *IdentityRegistry) UnpackIsActive(data []byte) (bool, error) {
	out, err := identityRegistry.abi.Unpack("isActive", data)
	if err != nil {
		return *new(bool), err
	}
	out0 := *abi.ConvertType(out[0], new(bool)).(*bool)
	return out0, nil
}

// PackLinkDigest is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x7cc2764f.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function linkDigest(bytes32 id, uint64 length, bytes32 prevHead, bytes32 workHash) view returns(bytes32 digest, bytes32 head)
func (identityRegistry *IdentityRegistry) PackLinkDigest(id [32]byte, length uint64, prevHead [32]byte, workHash [32]byte) []byte {
	enc, err := identityRegistry.abi.Pack("linkDigest", id, length, prevHead, workHash)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackLinkDigest is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x7cc2764f.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function linkDigest(bytes32 id, uint64 length, bytes32 prevHead, bytes32 workHash) view returns(bytes32 digest, bytes32 head)
func (identityRegistry *IdentityRegistry) TryPackLinkDigest(id [32]byte, length uint64, prevHead [32]byte, workHash [32]byte) ([]byte, error) {
	return identityRegistry.abi.Pack("linkDigest", id, length, prevHead, workHash)
}

// LinkDigestOutput serves as a container for the return parameters of contract
// method LinkDigest.
type LinkDigestOutput struct {
	Digest [32]byte
	Head   [32]byte
}

// UnpackLinkDigest is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0x7cc2764f.
//
// Solidity: function linkDigest(bytes32 id, uint64 length, bytes32 prevHead, bytes32 workHash) view returns(bytes32 digest, bytes32 head)
func (identityRegistry *IdentityRegistry) UnpackLinkDigest(data []byte) (LinkDigestOutput, error) {
	out, err := identityRegistry.abi.Unpack("linkDigest", data)
	outstruct := new(LinkDigestOutput)
	if err != nil {
		return *outstruct, err
	}
	outstruct.Digest = *abi.ConvertType(out[0], new([32]byte)).(*[32]byte)
	outstruct.Head = *abi.ConvertType(out[1], new([32]byte)).(*[32]byte)
	return *outstruct, nil
}

// PackPossessionDigest is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xd22c75f7.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function possessionDigest((bytes32,uint8,address,bytes32,bytes32,uint64,uint64) certificate, address owner) view returns(bytes32)
func (identityRegistry *IdentityRegistry) PackPossessionDigest(certificate Certificate, owner common.Address) []byte {
	enc, err := identityRegistry.abi.Pack("possessionDigest", certificate, owner)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackPossessionDigest is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xd22c75f7.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function possessionDigest((bytes32,uint8,address,bytes32,bytes32,uint64,uint64) certificate, address owner) view returns(bytes32)
func (identityRegistry *IdentityRegistry) TryPackPossessionDigest(certificate Certificate, owner common.Address) ([]byte, error) {
	return identityRegistry.abi.Pack("possessionDigest", certificate, owner)
}

// UnpackPossessionDigest is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0xd22c75f7.
//
// Solidity: function possessionDigest((bytes32,uint8,address,bytes32,bytes32,uint64,uint64) certificate, address owner) view returns(bytes32)
func (identityRegistry *IdentityRegistry) UnpackPossessionDigest(data []byte) ([32]byte, error) {
	out, err := identityRegistry.abi.Unpack("possessionDigest", data)
	if err != nil {
		return *new([32]byte), err
	}
	out0 := *abi.ConvertType(out[0], new([32]byte)).(*[32]byte)
	return out0, nil
}

// PackRegister is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x449e1162.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function register((bytes32,uint8,address,bytes32,bytes32,uint64,uint64) certificate, bytes signature, (bytes32,bytes1) record) payable returns(bytes32 id)
func (identityRegistry *IdentityRegistry) PackRegister(certificate Certificate, signature []byte, record Content) []byte {
	enc, err := identityRegistry.abi.Pack("register", certificate, signature, record)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackRegister is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x449e1162.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function register((bytes32,uint8,address,bytes32,bytes32,uint64,uint64) certificate, bytes signature, (bytes32,bytes1) record) payable returns(bytes32 id)
func (identityRegistry *IdentityRegistry) TryPackRegister(certificate Certificate, signature []byte, record Content) ([]byte, error) {
	return identityRegistry.abi.Pack("register", certificate, signature, record)
}

// UnpackRegister is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0x449e1162.
//
// Solidity: function register((bytes32,uint8,address,bytes32,bytes32,uint64,uint64) certificate, bytes signature, (bytes32,bytes1) record) payable returns(bytes32 id)
func (identityRegistry *IdentityRegistry) UnpackRegister(data []byte) ([32]byte, error) {
	out, err := identityRegistry.abi.Unpack("register", data)
	if err != nil {
		return *new([32]byte), err
	}
	out0 := *abi.ConvertType(out[0], new([32]byte)).(*[32]byte)
	return out0, nil
}

// PackSignerOf is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x9823e686.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function signerOf(bytes32 id) view returns(address)
func (identityRegistry *IdentityRegistry) PackSignerOf(id [32]byte) []byte {
	enc, err := identityRegistry.abi.Pack("signerOf", id)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackSignerOf is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x9823e686.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function signerOf(bytes32 id) view returns(address)
func (identityRegistry *IdentityRegistry) TryPackSignerOf(id [32]byte) ([]byte, error) {
	return identityRegistry.abi.Pack("signerOf", id)
}

// UnpackSignerOf is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0x9823e686.
//
// Solidity: function signerOf(bytes32 id) view returns(address)
func (identityRegistry *IdentityRegistry) UnpackSignerOf(data []byte) (common.Address, error) {
	out, err := identityRegistry.abi.Unpack("signerOf", data)
	if err != nil {
		return *new(common.Address), err
	}
	out0 := *abi.ConvertType(out[0], new(common.Address)).(*common.Address)
	return out0, nil
}

// PackTallyOf is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xb4a6def1.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function tallyOf(bytes32 subject) view returns((uint64,uint64,uint128))
func (identityRegistry *IdentityRegistry) PackTallyOf(subject [32]byte) []byte {
	enc, err := identityRegistry.abi.Pack("tallyOf", subject)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackTallyOf is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xb4a6def1.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function tallyOf(bytes32 subject) view returns((uint64,uint64,uint128))
func (identityRegistry *IdentityRegistry) TryPackTallyOf(subject [32]byte) ([]byte, error) {
	return identityRegistry.abi.Pack("tallyOf", subject)
}

// UnpackTallyOf is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0xb4a6def1.
//
// Solidity: function tallyOf(bytes32 subject) view returns((uint64,uint64,uint128))
func (identityRegistry *IdentityRegistry) UnpackTallyOf(data []byte) (Tally, error) {
	out, err := identityRegistry.abi.Unpack("tallyOf", data)
	if err != nil {
		return *new(Tally), err
	}
	out0 := *abi.ConvertType(out[0], new(Tally)).(*Tally)
	return out0, nil
}

// PackTombstone is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x64748af7.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function tombstone(bytes32 id, bytes32 evidence) returns()
func (identityRegistry *IdentityRegistry) PackTombstone(id [32]byte, evidence [32]byte) []byte {
	enc, err := identityRegistry.abi.Pack("tombstone", id, evidence)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackTombstone is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x64748af7.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function tombstone(bytes32 id, bytes32 evidence) returns()
func (identityRegistry *IdentityRegistry) TryPackTombstone(id [32]byte, evidence [32]byte) ([]byte, error) {
	return identityRegistry.abi.Pack("tombstone", id, evidence)
}

// PackWithdraw is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x8e19899e.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function withdraw(bytes32 id) returns()
func (identityRegistry *IdentityRegistry) PackWithdraw(id [32]byte) []byte {
	enc, err := identityRegistry.abi.Pack("withdraw", id)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackWithdraw is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x8e19899e.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function withdraw(bytes32 id) returns()
func (identityRegistry *IdentityRegistry) TryPackWithdraw(id [32]byte) ([]byte, error) {
	return identityRegistry.abi.Pack("withdraw", id)
}

// IdentityRegistryChainAdvanced represents a ChainAdvanced event raised by the IdentityRegistry contract.
type IdentityRegistryChainAdvanced struct {
	Id     [32]byte
	Length uint64
	Head   [32]byte
	Raw    *types.Log // Blockchain specific contextual infos
}

const IdentityRegistryChainAdvancedEventName = "ChainAdvanced"

// ContractEventName returns the user-defined event name.
func (IdentityRegistryChainAdvanced) ContractEventName() string {
	return IdentityRegistryChainAdvancedEventName
}

// UnpackChainAdvancedEvent is the Go binding that unpacks the event data emitted
// by contract.
//
// Solidity: event ChainAdvanced(bytes32 indexed id, uint64 length, bytes32 head)
func (identityRegistry *IdentityRegistry) UnpackChainAdvancedEvent(log *types.Log) (*IdentityRegistryChainAdvanced, error) {
	event := "ChainAdvanced"
	if len(log.Topics) == 0 {
		return nil, bind.ErrNoEventSignature
	}
	if log.Topics[0] != identityRegistry.abi.Events[event].ID {
		return nil, bind.ErrEventSignatureMismatch
	}
	out := new(IdentityRegistryChainAdvanced)
	if len(log.Data) > 0 {
		if err := identityRegistry.abi.UnpackIntoInterface(out, event, log.Data); err != nil {
			return nil, err
		}
	}
	var indexed abi.Arguments
	for _, arg := range identityRegistry.abi.Events[event].Inputs {
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

// IdentityRegistryChargeRefuted represents a ChargeRefuted event raised by the IdentityRegistry contract.
type IdentityRegistryChargeRefuted struct {
	Id         [32]byte
	Supervisor common.Address
	Raw        *types.Log // Blockchain specific contextual infos
}

const IdentityRegistryChargeRefutedEventName = "ChargeRefuted"

// ContractEventName returns the user-defined event name.
func (IdentityRegistryChargeRefuted) ContractEventName() string {
	return IdentityRegistryChargeRefutedEventName
}

// UnpackChargeRefutedEvent is the Go binding that unpacks the event data emitted
// by contract.
//
// Solidity: event ChargeRefuted(bytes32 indexed id, address indexed supervisor)
func (identityRegistry *IdentityRegistry) UnpackChargeRefutedEvent(log *types.Log) (*IdentityRegistryChargeRefuted, error) {
	event := "ChargeRefuted"
	if len(log.Topics) == 0 {
		return nil, bind.ErrNoEventSignature
	}
	if log.Topics[0] != identityRegistry.abi.Events[event].ID {
		return nil, bind.ErrEventSignatureMismatch
	}
	out := new(IdentityRegistryChargeRefuted)
	if len(log.Data) > 0 {
		if err := identityRegistry.abi.UnpackIntoInterface(out, event, log.Data); err != nil {
			return nil, err
		}
	}
	var indexed abi.Arguments
	for _, arg := range identityRegistry.abi.Events[event].Inputs {
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

// IdentityRegistryComplained represents a Complained event raised by the IdentityRegistry contract.
type IdentityRegistryComplained struct {
	Subject  [32]byte
	Id       [32]byte
	Tick     uint64
	Evidence Content
	Weight   *big.Int
	Raw      *types.Log // Blockchain specific contextual infos
}

const IdentityRegistryComplainedEventName = "Complained"

// ContractEventName returns the user-defined event name.
func (IdentityRegistryComplained) ContractEventName() string {
	return IdentityRegistryComplainedEventName
}

// UnpackComplainedEvent is the Go binding that unpacks the event data emitted
// by contract.
//
// Solidity: event Complained(bytes32 indexed subject, bytes32 indexed id, uint64 tick, (bytes32,bytes1) evidence, uint96 weight)
func (identityRegistry *IdentityRegistry) UnpackComplainedEvent(log *types.Log) (*IdentityRegistryComplained, error) {
	event := "Complained"
	if len(log.Topics) == 0 {
		return nil, bind.ErrNoEventSignature
	}
	if log.Topics[0] != identityRegistry.abi.Events[event].ID {
		return nil, bind.ErrEventSignatureMismatch
	}
	out := new(IdentityRegistryComplained)
	if len(log.Data) > 0 {
		if err := identityRegistry.abi.UnpackIntoInterface(out, event, log.Data); err != nil {
			return nil, err
		}
	}
	var indexed abi.Arguments
	for _, arg := range identityRegistry.abi.Events[event].Inputs {
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

// IdentityRegistryDepositWithdrawn represents a DepositWithdrawn event raised by the IdentityRegistry contract.
type IdentityRegistryDepositWithdrawn struct {
	Id     [32]byte
	Owner  common.Address
	Amount *big.Int
	Raw    *types.Log // Blockchain specific contextual infos
}

const IdentityRegistryDepositWithdrawnEventName = "DepositWithdrawn"

// ContractEventName returns the user-defined event name.
func (IdentityRegistryDepositWithdrawn) ContractEventName() string {
	return IdentityRegistryDepositWithdrawnEventName
}

// UnpackDepositWithdrawnEvent is the Go binding that unpacks the event data emitted
// by contract.
//
// Solidity: event DepositWithdrawn(bytes32 indexed id, address indexed owner, uint256 amount)
func (identityRegistry *IdentityRegistry) UnpackDepositWithdrawnEvent(log *types.Log) (*IdentityRegistryDepositWithdrawn, error) {
	event := "DepositWithdrawn"
	if len(log.Topics) == 0 {
		return nil, bind.ErrNoEventSignature
	}
	if log.Topics[0] != identityRegistry.abi.Events[event].ID {
		return nil, bind.ErrEventSignatureMismatch
	}
	out := new(IdentityRegistryDepositWithdrawn)
	if len(log.Data) > 0 {
		if err := identityRegistry.abi.UnpackIntoInterface(out, event, log.Data); err != nil {
			return nil, err
		}
	}
	var indexed abi.Arguments
	for _, arg := range identityRegistry.abi.Events[event].Inputs {
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

// IdentityRegistryEIP712DomainChanged represents a EIP712DomainChanged event raised by the IdentityRegistry contract.
type IdentityRegistryEIP712DomainChanged struct {
	Raw *types.Log // Blockchain specific contextual infos
}

const IdentityRegistryEIP712DomainChangedEventName = "EIP712DomainChanged"

// ContractEventName returns the user-defined event name.
func (IdentityRegistryEIP712DomainChanged) ContractEventName() string {
	return IdentityRegistryEIP712DomainChangedEventName
}

// UnpackEIP712DomainChangedEvent is the Go binding that unpacks the event data emitted
// by contract.
//
// Solidity: event EIP712DomainChanged()
func (identityRegistry *IdentityRegistry) UnpackEIP712DomainChangedEvent(log *types.Log) (*IdentityRegistryEIP712DomainChanged, error) {
	event := "EIP712DomainChanged"
	if len(log.Topics) == 0 {
		return nil, bind.ErrNoEventSignature
	}
	if log.Topics[0] != identityRegistry.abi.Events[event].ID {
		return nil, bind.ErrEventSignatureMismatch
	}
	out := new(IdentityRegistryEIP712DomainChanged)
	if len(log.Data) > 0 {
		if err := identityRegistry.abi.UnpackIntoInterface(out, event, log.Data); err != nil {
			return nil, err
		}
	}
	var indexed abi.Arguments
	for _, arg := range identityRegistry.abi.Events[event].Inputs {
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

// IdentityRegistryIdentityAnnounced represents a IdentityAnnounced event raised by the IdentityRegistry contract.
type IdentityRegistryIdentityAnnounced struct {
	Id     [32]byte
	Record Content
	Full   bool
	Raw    *types.Log // Blockchain specific contextual infos
}

const IdentityRegistryIdentityAnnouncedEventName = "IdentityAnnounced"

// ContractEventName returns the user-defined event name.
func (IdentityRegistryIdentityAnnounced) ContractEventName() string {
	return IdentityRegistryIdentityAnnouncedEventName
}

// UnpackIdentityAnnouncedEvent is the Go binding that unpacks the event data emitted
// by contract.
//
// Solidity: event IdentityAnnounced(bytes32 indexed id, (bytes32,bytes1) record, bool full)
func (identityRegistry *IdentityRegistry) UnpackIdentityAnnouncedEvent(log *types.Log) (*IdentityRegistryIdentityAnnounced, error) {
	event := "IdentityAnnounced"
	if len(log.Topics) == 0 {
		return nil, bind.ErrNoEventSignature
	}
	if log.Topics[0] != identityRegistry.abi.Events[event].ID {
		return nil, bind.ErrEventSignatureMismatch
	}
	out := new(IdentityRegistryIdentityAnnounced)
	if len(log.Data) > 0 {
		if err := identityRegistry.abi.UnpackIntoInterface(out, event, log.Data); err != nil {
			return nil, err
		}
	}
	var indexed abi.Arguments
	for _, arg := range identityRegistry.abi.Events[event].Inputs {
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

// IdentityRegistryIdentityDismissed represents a IdentityDismissed event raised by the IdentityRegistry contract.
type IdentityRegistryIdentityDismissed struct {
	Id     [32]byte
	By     common.Address
	Charge uint8
	Claim  [32]byte
	ExitAt *big.Int
	Raw    *types.Log // Blockchain specific contextual infos
}

const IdentityRegistryIdentityDismissedEventName = "IdentityDismissed"

// ContractEventName returns the user-defined event name.
func (IdentityRegistryIdentityDismissed) ContractEventName() string {
	return IdentityRegistryIdentityDismissedEventName
}

// UnpackIdentityDismissedEvent is the Go binding that unpacks the event data emitted
// by contract.
//
// Solidity: event IdentityDismissed(bytes32 indexed id, address indexed by, uint8 charge, bytes32 claim, uint40 exitAt)
func (identityRegistry *IdentityRegistry) UnpackIdentityDismissedEvent(log *types.Log) (*IdentityRegistryIdentityDismissed, error) {
	event := "IdentityDismissed"
	if len(log.Topics) == 0 {
		return nil, bind.ErrNoEventSignature
	}
	if log.Topics[0] != identityRegistry.abi.Events[event].ID {
		return nil, bind.ErrEventSignatureMismatch
	}
	out := new(IdentityRegistryIdentityDismissed)
	if len(log.Data) > 0 {
		if err := identityRegistry.abi.UnpackIntoInterface(out, event, log.Data); err != nil {
			return nil, err
		}
	}
	var indexed abi.Arguments
	for _, arg := range identityRegistry.abi.Events[event].Inputs {
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

// IdentityRegistryIdentityExiting represents a IdentityExiting event raised by the IdentityRegistry contract.
type IdentityRegistryIdentityExiting struct {
	Id     [32]byte
	ExitAt *big.Int
	Raw    *types.Log // Blockchain specific contextual infos
}

const IdentityRegistryIdentityExitingEventName = "IdentityExiting"

// ContractEventName returns the user-defined event name.
func (IdentityRegistryIdentityExiting) ContractEventName() string {
	return IdentityRegistryIdentityExitingEventName
}

// UnpackIdentityExitingEvent is the Go binding that unpacks the event data emitted
// by contract.
//
// Solidity: event IdentityExiting(bytes32 indexed id, uint40 exitAt)
func (identityRegistry *IdentityRegistry) UnpackIdentityExitingEvent(log *types.Log) (*IdentityRegistryIdentityExiting, error) {
	event := "IdentityExiting"
	if len(log.Topics) == 0 {
		return nil, bind.ErrNoEventSignature
	}
	if log.Topics[0] != identityRegistry.abi.Events[event].ID {
		return nil, bind.ErrEventSignatureMismatch
	}
	out := new(IdentityRegistryIdentityExiting)
	if len(log.Data) > 0 {
		if err := identityRegistry.abi.UnpackIntoInterface(out, event, log.Data); err != nil {
			return nil, err
		}
	}
	var indexed abi.Arguments
	for _, arg := range identityRegistry.abi.Events[event].Inputs {
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

// IdentityRegistryIdentityRegistered represents a IdentityRegistered event raised by the IdentityRegistry contract.
type IdentityRegistryIdentityRegistered struct {
	Id          [32]byte
	Scope       [32]byte
	Owner       common.Address
	Certificate Certificate
	Deposit     *big.Int
	Record      Content
	Raw         *types.Log // Blockchain specific contextual infos
}

const IdentityRegistryIdentityRegisteredEventName = "IdentityRegistered"

// ContractEventName returns the user-defined event name.
func (IdentityRegistryIdentityRegistered) ContractEventName() string {
	return IdentityRegistryIdentityRegisteredEventName
}

// UnpackIdentityRegisteredEvent is the Go binding that unpacks the event data emitted
// by contract.
//
// Solidity: event IdentityRegistered(bytes32 indexed id, bytes32 indexed scope, address indexed owner, (bytes32,uint8,address,bytes32,bytes32,uint64,uint64) certificate, uint96 deposit, (bytes32,bytes1) record)
func (identityRegistry *IdentityRegistry) UnpackIdentityRegisteredEvent(log *types.Log) (*IdentityRegistryIdentityRegistered, error) {
	event := "IdentityRegistered"
	if len(log.Topics) == 0 {
		return nil, bind.ErrNoEventSignature
	}
	if log.Topics[0] != identityRegistry.abi.Events[event].ID {
		return nil, bind.ErrEventSignatureMismatch
	}
	out := new(IdentityRegistryIdentityRegistered)
	if len(log.Data) > 0 {
		if err := identityRegistry.abi.UnpackIntoInterface(out, event, log.Data); err != nil {
			return nil, err
		}
	}
	var indexed abi.Arguments
	for _, arg := range identityRegistry.abi.Events[event].Inputs {
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

// IdentityRegistryIdentityTombstoned represents a IdentityTombstoned event raised by the IdentityRegistry contract.
type IdentityRegistryIdentityTombstoned struct {
	Id        [32]byte
	Court     common.Address
	Evidence  [32]byte
	Forfeited *big.Int
	Raw       *types.Log // Blockchain specific contextual infos
}

const IdentityRegistryIdentityTombstonedEventName = "IdentityTombstoned"

// ContractEventName returns the user-defined event name.
func (IdentityRegistryIdentityTombstoned) ContractEventName() string {
	return IdentityRegistryIdentityTombstonedEventName
}

// UnpackIdentityTombstonedEvent is the Go binding that unpacks the event data emitted
// by contract.
//
// Solidity: event IdentityTombstoned(bytes32 indexed id, address indexed court, bytes32 evidence, uint256 forfeited)
func (identityRegistry *IdentityRegistry) UnpackIdentityTombstonedEvent(log *types.Log) (*IdentityRegistryIdentityTombstoned, error) {
	event := "IdentityTombstoned"
	if len(log.Topics) == 0 {
		return nil, bind.ErrNoEventSignature
	}
	if log.Topics[0] != identityRegistry.abi.Events[event].ID {
		return nil, bind.ErrEventSignatureMismatch
	}
	out := new(IdentityRegistryIdentityTombstoned)
	if len(log.Data) > 0 {
		if err := identityRegistry.abi.UnpackIntoInterface(out, event, log.Data); err != nil {
			return nil, err
		}
	}
	var indexed abi.Arguments
	for _, arg := range identityRegistry.abi.Events[event].Inputs {
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
func (identityRegistry *IdentityRegistry) UnpackError(raw []byte) (any, error) {
	if bytes.Equal(raw[:4], identityRegistry.abi.Errors["AlreadyComplained"].ID.Bytes()[:4]) {
		return identityRegistry.UnpackAlreadyComplainedError(raw[4:])
	}
	if bytes.Equal(raw[:4], identityRegistry.abi.Errors["ChainNotLonger"].ID.Bytes()[:4]) {
		return identityRegistry.UnpackChainNotLongerError(raw[4:])
	}
	if bytes.Equal(raw[:4], identityRegistry.abi.Errors["DepositTooLow"].ID.Bytes()[:4]) {
		return identityRegistry.UnpackDepositTooLowError(raw[4:])
	}
	if bytes.Equal(raw[:4], identityRegistry.abi.Errors["ECDSAInvalidSignature"].ID.Bytes()[:4]) {
		return identityRegistry.UnpackECDSAInvalidSignatureError(raw[4:])
	}
	if bytes.Equal(raw[:4], identityRegistry.abi.Errors["ECDSAInvalidSignatureLength"].ID.Bytes()[:4]) {
		return identityRegistry.UnpackECDSAInvalidSignatureLengthError(raw[4:])
	}
	if bytes.Equal(raw[:4], identityRegistry.abi.Errors["ECDSAInvalidSignatureS"].ID.Bytes()[:4]) {
		return identityRegistry.UnpackECDSAInvalidSignatureSError(raw[4:])
	}
	if bytes.Equal(raw[:4], identityRegistry.abi.Errors["IdentityExists"].ID.Bytes()[:4]) {
		return identityRegistry.UnpackIdentityExistsError(raw[4:])
	}
	if bytes.Equal(raw[:4], identityRegistry.abi.Errors["InvalidCertificate"].ID.Bytes()[:4]) {
		return identityRegistry.UnpackInvalidCertificateError(raw[4:])
	}
	if bytes.Equal(raw[:4], identityRegistry.abi.Errors["InvalidProfile"].ID.Bytes()[:4]) {
		return identityRegistry.UnpackInvalidProfileError(raw[4:])
	}
	if bytes.Equal(raw[:4], identityRegistry.abi.Errors["InvalidShortString"].ID.Bytes()[:4]) {
		return identityRegistry.UnpackInvalidShortStringError(raw[4:])
	}
	if bytes.Equal(raw[:4], identityRegistry.abi.Errors["NotAuthorised"].ID.Bytes()[:4]) {
		return identityRegistry.UnpackNotAuthorisedError(raw[4:])
	}
	if bytes.Equal(raw[:4], identityRegistry.abi.Errors["ReentrancyGuardReentrantCall"].ID.Bytes()[:4]) {
		return identityRegistry.UnpackReentrancyGuardReentrantCallError(raw[4:])
	}
	if bytes.Equal(raw[:4], identityRegistry.abi.Errors["SafeCastOverflowedUintDowncast"].ID.Bytes()[:4]) {
		return identityRegistry.UnpackSafeCastOverflowedUintDowncastError(raw[4:])
	}
	if bytes.Equal(raw[:4], identityRegistry.abi.Errors["StringTooLong"].ID.Bytes()[:4]) {
		return identityRegistry.UnpackStringTooLongError(raw[4:])
	}
	if bytes.Equal(raw[:4], identityRegistry.abi.Errors["TooEarly"].ID.Bytes()[:4]) {
		return identityRegistry.UnpackTooEarlyError(raw[4:])
	}
	if bytes.Equal(raw[:4], identityRegistry.abi.Errors["TransferFailed"].ID.Bytes()[:4]) {
		return identityRegistry.UnpackTransferFailedError(raw[4:])
	}
	if bytes.Equal(raw[:4], identityRegistry.abi.Errors["UnknownScope"].ID.Bytes()[:4]) {
		return identityRegistry.UnpackUnknownScopeError(raw[4:])
	}
	if bytes.Equal(raw[:4], identityRegistry.abi.Errors["WorkMissing"].ID.Bytes()[:4]) {
		return identityRegistry.UnpackWorkMissingError(raw[4:])
	}
	if bytes.Equal(raw[:4], identityRegistry.abi.Errors["WorkTooOld"].ID.Bytes()[:4]) {
		return identityRegistry.UnpackWorkTooOldError(raw[4:])
	}
	if bytes.Equal(raw[:4], identityRegistry.abi.Errors["WrongCharge"].ID.Bytes()[:4]) {
		return identityRegistry.UnpackWrongChargeError(raw[4:])
	}
	if bytes.Equal(raw[:4], identityRegistry.abi.Errors["WrongSigner"].ID.Bytes()[:4]) {
		return identityRegistry.UnpackWrongSignerError(raw[4:])
	}
	if bytes.Equal(raw[:4], identityRegistry.abi.Errors["WrongState"].ID.Bytes()[:4]) {
		return identityRegistry.UnpackWrongStateError(raw[4:])
	}
	if bytes.Equal(raw[:4], identityRegistry.abi.Errors["WrongSubject"].ID.Bytes()[:4]) {
		return identityRegistry.UnpackWrongSubjectError(raw[4:])
	}
	return nil, errors.New("Unknown error")
}

// IdentityRegistryAlreadyComplained represents a AlreadyComplained error raised by the IdentityRegistry contract.
type IdentityRegistryAlreadyComplained struct {
	Id   [32]byte
	Tick uint64
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error AlreadyComplained(bytes32 id, uint64 tick)
func IdentityRegistryAlreadyComplainedErrorID() common.Hash {
	return common.HexToHash("0x09783a2c41e3a0faec45d1c825be64fc061c89c9804e0c004436ce366da2e427")
}

// UnpackAlreadyComplainedError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error AlreadyComplained(bytes32 id, uint64 tick)
func (identityRegistry *IdentityRegistry) UnpackAlreadyComplainedError(raw []byte) (*IdentityRegistryAlreadyComplained, error) {
	out := new(IdentityRegistryAlreadyComplained)
	if err := identityRegistry.abi.UnpackIntoInterface(out, "AlreadyComplained", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// IdentityRegistryChainNotLonger represents a ChainNotLonger error raised by the IdentityRegistry contract.
type IdentityRegistryChainNotLonger struct {
	Length  uint64
	Offered uint64
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error ChainNotLonger(uint64 length, uint64 offered)
func IdentityRegistryChainNotLongerErrorID() common.Hash {
	return common.HexToHash("0x0c9fa8a8fbb4a17621d7e527081e1311c5bdb3f8c83480dbab1e95eb278519b6")
}

// UnpackChainNotLongerError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error ChainNotLonger(uint64 length, uint64 offered)
func (identityRegistry *IdentityRegistry) UnpackChainNotLongerError(raw []byte) (*IdentityRegistryChainNotLonger, error) {
	out := new(IdentityRegistryChainNotLonger)
	if err := identityRegistry.abi.UnpackIntoInterface(out, "ChainNotLonger", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// IdentityRegistryDepositTooLow represents a DepositTooLow error raised by the IdentityRegistry contract.
type IdentityRegistryDepositTooLow struct {
	Sent   *big.Int
	Needed *big.Int
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error DepositTooLow(uint256 sent, uint256 needed)
func IdentityRegistryDepositTooLowErrorID() common.Hash {
	return common.HexToHash("0xea691a4b68c635b7e21a275792c61d4721c03079c6c4d0369ae3f07f57063e76")
}

// UnpackDepositTooLowError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error DepositTooLow(uint256 sent, uint256 needed)
func (identityRegistry *IdentityRegistry) UnpackDepositTooLowError(raw []byte) (*IdentityRegistryDepositTooLow, error) {
	out := new(IdentityRegistryDepositTooLow)
	if err := identityRegistry.abi.UnpackIntoInterface(out, "DepositTooLow", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// IdentityRegistryECDSAInvalidSignature represents a ECDSAInvalidSignature error raised by the IdentityRegistry contract.
type IdentityRegistryECDSAInvalidSignature struct {
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error ECDSAInvalidSignature()
func IdentityRegistryECDSAInvalidSignatureErrorID() common.Hash {
	return common.HexToHash("0xf645eedf0193584640b6b90cb9477e4c95b98636c148a891d4c0a146dc46e75a")
}

// UnpackECDSAInvalidSignatureError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error ECDSAInvalidSignature()
func (identityRegistry *IdentityRegistry) UnpackECDSAInvalidSignatureError(raw []byte) (*IdentityRegistryECDSAInvalidSignature, error) {
	out := new(IdentityRegistryECDSAInvalidSignature)
	if err := identityRegistry.abi.UnpackIntoInterface(out, "ECDSAInvalidSignature", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// IdentityRegistryECDSAInvalidSignatureLength represents a ECDSAInvalidSignatureLength error raised by the IdentityRegistry contract.
type IdentityRegistryECDSAInvalidSignatureLength struct {
	Length *big.Int
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error ECDSAInvalidSignatureLength(uint256 length)
func IdentityRegistryECDSAInvalidSignatureLengthErrorID() common.Hash {
	return common.HexToHash("0xfce698f7e8e5342cd615f641317bc45fe7e1e4a8b0a14dd1383ff8dc9c41917f")
}

// UnpackECDSAInvalidSignatureLengthError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error ECDSAInvalidSignatureLength(uint256 length)
func (identityRegistry *IdentityRegistry) UnpackECDSAInvalidSignatureLengthError(raw []byte) (*IdentityRegistryECDSAInvalidSignatureLength, error) {
	out := new(IdentityRegistryECDSAInvalidSignatureLength)
	if err := identityRegistry.abi.UnpackIntoInterface(out, "ECDSAInvalidSignatureLength", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// IdentityRegistryECDSAInvalidSignatureS represents a ECDSAInvalidSignatureS error raised by the IdentityRegistry contract.
type IdentityRegistryECDSAInvalidSignatureS struct {
	S [32]byte
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error ECDSAInvalidSignatureS(bytes32 s)
func IdentityRegistryECDSAInvalidSignatureSErrorID() common.Hash {
	return common.HexToHash("0xd78bce0cccb935155ed6428d1c13e50b7f3550fd2b66b9fe266006fea4a5e1eb")
}

// UnpackECDSAInvalidSignatureSError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error ECDSAInvalidSignatureS(bytes32 s)
func (identityRegistry *IdentityRegistry) UnpackECDSAInvalidSignatureSError(raw []byte) (*IdentityRegistryECDSAInvalidSignatureS, error) {
	out := new(IdentityRegistryECDSAInvalidSignatureS)
	if err := identityRegistry.abi.UnpackIntoInterface(out, "ECDSAInvalidSignatureS", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// IdentityRegistryIdentityExists represents a IdentityExists error raised by the IdentityRegistry contract.
type IdentityRegistryIdentityExists struct {
	Id [32]byte
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error IdentityExists(bytes32 id)
func IdentityRegistryIdentityExistsErrorID() common.Hash {
	return common.HexToHash("0xd38a6589dde805d78d739f6478ac7a19c4f64afaec5de21f5f8173335656f1cd")
}

// UnpackIdentityExistsError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error IdentityExists(bytes32 id)
func (identityRegistry *IdentityRegistry) UnpackIdentityExistsError(raw []byte) (*IdentityRegistryIdentityExists, error) {
	out := new(IdentityRegistryIdentityExists)
	if err := identityRegistry.abi.UnpackIntoInterface(out, "IdentityExists", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// IdentityRegistryInvalidCertificate represents a InvalidCertificate error raised by the IdentityRegistry contract.
type IdentityRegistryInvalidCertificate struct {
	Field [32]byte
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error InvalidCertificate(bytes32 field)
func IdentityRegistryInvalidCertificateErrorID() common.Hash {
	return common.HexToHash("0xfabcef7c98d8bec880fa76ae077ee992185afe600bf0915ebd83e45adf78b1c9")
}

// UnpackInvalidCertificateError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error InvalidCertificate(bytes32 field)
func (identityRegistry *IdentityRegistry) UnpackInvalidCertificateError(raw []byte) (*IdentityRegistryInvalidCertificate, error) {
	out := new(IdentityRegistryInvalidCertificate)
	if err := identityRegistry.abi.UnpackIntoInterface(out, "InvalidCertificate", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// IdentityRegistryInvalidProfile represents a InvalidProfile error raised by the IdentityRegistry contract.
type IdentityRegistryInvalidProfile struct {
	Field [32]byte
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error InvalidProfile(bytes32 field)
func IdentityRegistryInvalidProfileErrorID() common.Hash {
	return common.HexToHash("0x4bef0b4299b56127a74d616f71abd9016071b2f699b9c763b36e7ee8ff2ac7ce")
}

// UnpackInvalidProfileError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error InvalidProfile(bytes32 field)
func (identityRegistry *IdentityRegistry) UnpackInvalidProfileError(raw []byte) (*IdentityRegistryInvalidProfile, error) {
	out := new(IdentityRegistryInvalidProfile)
	if err := identityRegistry.abi.UnpackIntoInterface(out, "InvalidProfile", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// IdentityRegistryInvalidShortString represents a InvalidShortString error raised by the IdentityRegistry contract.
type IdentityRegistryInvalidShortString struct {
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error InvalidShortString()
func IdentityRegistryInvalidShortStringErrorID() common.Hash {
	return common.HexToHash("0xb3512b0c6163e5f0bafab72bb631b9d58cd7a731b082f910338aa21c83d5c274")
}

// UnpackInvalidShortStringError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error InvalidShortString()
func (identityRegistry *IdentityRegistry) UnpackInvalidShortStringError(raw []byte) (*IdentityRegistryInvalidShortString, error) {
	out := new(IdentityRegistryInvalidShortString)
	if err := identityRegistry.abi.UnpackIntoInterface(out, "InvalidShortString", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// IdentityRegistryNotAuthorised represents a NotAuthorised error raised by the IdentityRegistry contract.
type IdentityRegistryNotAuthorised struct {
	Key common.Address
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error NotAuthorised(address key)
func IdentityRegistryNotAuthorisedErrorID() common.Hash {
	return common.HexToHash("0x10ac4965ad0f10d1981eda3147962be82bab74e84b52036ea50629e4c490c98b")
}

// UnpackNotAuthorisedError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error NotAuthorised(address key)
func (identityRegistry *IdentityRegistry) UnpackNotAuthorisedError(raw []byte) (*IdentityRegistryNotAuthorised, error) {
	out := new(IdentityRegistryNotAuthorised)
	if err := identityRegistry.abi.UnpackIntoInterface(out, "NotAuthorised", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// IdentityRegistryReentrancyGuardReentrantCall represents a ReentrancyGuardReentrantCall error raised by the IdentityRegistry contract.
type IdentityRegistryReentrancyGuardReentrantCall struct {
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error ReentrancyGuardReentrantCall()
func IdentityRegistryReentrancyGuardReentrantCallErrorID() common.Hash {
	return common.HexToHash("0x3ee5aeb571de7fc460830b4d0017439a1ca56fb0bc39062227ade4fe4a24c1ca")
}

// UnpackReentrancyGuardReentrantCallError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error ReentrancyGuardReentrantCall()
func (identityRegistry *IdentityRegistry) UnpackReentrancyGuardReentrantCallError(raw []byte) (*IdentityRegistryReentrancyGuardReentrantCall, error) {
	out := new(IdentityRegistryReentrancyGuardReentrantCall)
	if err := identityRegistry.abi.UnpackIntoInterface(out, "ReentrancyGuardReentrantCall", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// IdentityRegistrySafeCastOverflowedUintDowncast represents a SafeCastOverflowedUintDowncast error raised by the IdentityRegistry contract.
type IdentityRegistrySafeCastOverflowedUintDowncast struct {
	Bits  uint8
	Value *big.Int
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error SafeCastOverflowedUintDowncast(uint8 bits, uint256 value)
func IdentityRegistrySafeCastOverflowedUintDowncastErrorID() common.Hash {
	return common.HexToHash("0x6dfcc6503a32754ce7a89698e18201fc5294fd4aad43edefee786f88423b1a12")
}

// UnpackSafeCastOverflowedUintDowncastError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error SafeCastOverflowedUintDowncast(uint8 bits, uint256 value)
func (identityRegistry *IdentityRegistry) UnpackSafeCastOverflowedUintDowncastError(raw []byte) (*IdentityRegistrySafeCastOverflowedUintDowncast, error) {
	out := new(IdentityRegistrySafeCastOverflowedUintDowncast)
	if err := identityRegistry.abi.UnpackIntoInterface(out, "SafeCastOverflowedUintDowncast", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// IdentityRegistryStringTooLong represents a StringTooLong error raised by the IdentityRegistry contract.
type IdentityRegistryStringTooLong struct {
	Str string
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error StringTooLong(string str)
func IdentityRegistryStringTooLongErrorID() common.Hash {
	return common.HexToHash("0x305a27a93f8e33b7392df0a0f91d6fc63847395853c45991eec52dbf24d72381")
}

// UnpackStringTooLongError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error StringTooLong(string str)
func (identityRegistry *IdentityRegistry) UnpackStringTooLongError(raw []byte) (*IdentityRegistryStringTooLong, error) {
	out := new(IdentityRegistryStringTooLong)
	if err := identityRegistry.abi.UnpackIntoInterface(out, "StringTooLong", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// IdentityRegistryTooEarly represents a TooEarly error raised by the IdentityRegistry contract.
type IdentityRegistryTooEarly struct {
	ExitAt *big.Int
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error TooEarly(uint40 exitAt)
func IdentityRegistryTooEarlyErrorID() common.Hash {
	return common.HexToHash("0xaa72ab2ae76cc55cf8f677800fa3713c5e55796dc97f5d330ef82c94d376802d")
}

// UnpackTooEarlyError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error TooEarly(uint40 exitAt)
func (identityRegistry *IdentityRegistry) UnpackTooEarlyError(raw []byte) (*IdentityRegistryTooEarly, error) {
	out := new(IdentityRegistryTooEarly)
	if err := identityRegistry.abi.UnpackIntoInterface(out, "TooEarly", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// IdentityRegistryTransferFailed represents a TransferFailed error raised by the IdentityRegistry contract.
type IdentityRegistryTransferFailed struct {
	Account common.Address
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error TransferFailed(address account)
func IdentityRegistryTransferFailedErrorID() common.Hash {
	return common.HexToHash("0x39f1c8d9a08940175dbc82f15840b953aa855264e371e68f3e5d5cb38c445fa0")
}

// UnpackTransferFailedError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error TransferFailed(address account)
func (identityRegistry *IdentityRegistry) UnpackTransferFailedError(raw []byte) (*IdentityRegistryTransferFailed, error) {
	out := new(IdentityRegistryTransferFailed)
	if err := identityRegistry.abi.UnpackIntoInterface(out, "TransferFailed", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// IdentityRegistryUnknownScope represents a UnknownScope error raised by the IdentityRegistry contract.
type IdentityRegistryUnknownScope struct {
	Scope [32]byte
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error UnknownScope(bytes32 scope)
func IdentityRegistryUnknownScopeErrorID() common.Hash {
	return common.HexToHash("0x81b34485c0b71f710c236e4feeec1168422c7bcbfc628112705bd88fdc4a272e")
}

// UnpackUnknownScopeError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error UnknownScope(bytes32 scope)
func (identityRegistry *IdentityRegistry) UnpackUnknownScopeError(raw []byte) (*IdentityRegistryUnknownScope, error) {
	out := new(IdentityRegistryUnknownScope)
	if err := identityRegistry.abi.UnpackIntoInterface(out, "UnknownScope", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// IdentityRegistryWorkMissing represents a WorkMissing error raised by the IdentityRegistry contract.
type IdentityRegistryWorkMissing struct {
	Challenge [32]byte
	Bits      uint8
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error WorkMissing(bytes32 challenge, uint8 bits)
func IdentityRegistryWorkMissingErrorID() common.Hash {
	return common.HexToHash("0xd7598f7aedd4215db50fa6f994fe80eec225b94a092e6bc096c97ed988fbafc3")
}

// UnpackWorkMissingError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error WorkMissing(bytes32 challenge, uint8 bits)
func (identityRegistry *IdentityRegistry) UnpackWorkMissingError(raw []byte) (*IdentityRegistryWorkMissing, error) {
	out := new(IdentityRegistryWorkMissing)
	if err := identityRegistry.abi.UnpackIntoInterface(out, "WorkMissing", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// IdentityRegistryWorkTooOld represents a WorkTooOld error raised by the IdentityRegistry contract.
type IdentityRegistryWorkTooOld struct {
	BlockNumber uint64
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error WorkTooOld(uint64 blockNumber)
func IdentityRegistryWorkTooOldErrorID() common.Hash {
	return common.HexToHash("0xce6f62896e310bc8bb31fe141ce8fb9df70b9efb7791a194d163d06d349e2969")
}

// UnpackWorkTooOldError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error WorkTooOld(uint64 blockNumber)
func (identityRegistry *IdentityRegistry) UnpackWorkTooOldError(raw []byte) (*IdentityRegistryWorkTooOld, error) {
	out := new(IdentityRegistryWorkTooOld)
	if err := identityRegistry.abi.UnpackIntoInterface(out, "WorkTooOld", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// IdentityRegistryWrongCharge represents a WrongCharge error raised by the IdentityRegistry contract.
type IdentityRegistryWrongCharge struct {
	Id [32]byte
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error WrongCharge(bytes32 id)
func IdentityRegistryWrongChargeErrorID() common.Hash {
	return common.HexToHash("0x121f05c8c0320916daa3b254b3c4b41dbbe5593988b81b9671599f2754eca9d2")
}

// UnpackWrongChargeError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error WrongCharge(bytes32 id)
func (identityRegistry *IdentityRegistry) UnpackWrongChargeError(raw []byte) (*IdentityRegistryWrongCharge, error) {
	out := new(IdentityRegistryWrongCharge)
	if err := identityRegistry.abi.UnpackIntoInterface(out, "WrongCharge", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// IdentityRegistryWrongSigner represents a WrongSigner error raised by the IdentityRegistry contract.
type IdentityRegistryWrongSigner struct {
	Recovered common.Address
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error WrongSigner(address recovered)
func IdentityRegistryWrongSignerErrorID() common.Hash {
	return common.HexToHash("0x32c15fc200d7dd37fbdda4b6dcf3c666dc26a587020101795852cde5be582e91")
}

// UnpackWrongSignerError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error WrongSigner(address recovered)
func (identityRegistry *IdentityRegistry) UnpackWrongSignerError(raw []byte) (*IdentityRegistryWrongSigner, error) {
	out := new(IdentityRegistryWrongSigner)
	if err := identityRegistry.abi.UnpackIntoInterface(out, "WrongSigner", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// IdentityRegistryWrongState represents a WrongState error raised by the IdentityRegistry contract.
type IdentityRegistryWrongState struct {
	Id    [32]byte
	State uint8
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error WrongState(bytes32 id, uint8 state)
func IdentityRegistryWrongStateErrorID() common.Hash {
	return common.HexToHash("0x2b3263b3bc5546a88f5c442a231d009ce5a89c34654ca9a7911b5bb3939a1f60")
}

// UnpackWrongStateError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error WrongState(bytes32 id, uint8 state)
func (identityRegistry *IdentityRegistry) UnpackWrongStateError(raw []byte) (*IdentityRegistryWrongState, error) {
	out := new(IdentityRegistryWrongState)
	if err := identityRegistry.abi.UnpackIntoInterface(out, "WrongState", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// IdentityRegistryWrongSubject represents a WrongSubject error raised by the IdentityRegistry contract.
type IdentityRegistryWrongSubject struct {
	Subject [32]byte
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error WrongSubject(bytes32 subject)
func IdentityRegistryWrongSubjectErrorID() common.Hash {
	return common.HexToHash("0x8dac67749bc40e10e2405bbe9a2f0828d699c03559854d67c82a1dfe717729e3")
}

// UnpackWrongSubjectError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error WrongSubject(bytes32 subject)
func (identityRegistry *IdentityRegistry) UnpackWrongSubjectError(raw []byte) (*IdentityRegistryWrongSubject, error) {
	out := new(IdentityRegistryWrongSubject)
	if err := identityRegistry.abi.UnpackIntoInterface(out, "WrongSubject", raw); err != nil {
		return nil, err
	}
	return out, nil
}
