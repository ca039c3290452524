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

// Anchored is an auto generated low-level Go binding around an user-defined struct.
type Anchored struct {
	Batch   uint64
	Content Batch
	Leaf    Leaf
	Proof   [][32]byte
}

// Batch is an auto generated low-level Go binding around an user-defined struct.
type Batch struct {
	OfferId    [32]byte
	Root       [32]byte
	Count      uint32
	AnchoredAt *big.Int
}

// Leaf is an auto generated low-level Go binding around an user-defined struct.
type Leaf struct {
	Position uint32
	Update   Update
	R        [32]byte
	Vs       [32]byte
}

// Receipt is an auto generated low-level Go binding around an user-defined struct.
type Receipt struct {
	Update   [32]byte
	Batch    uint64
	Position uint32
	Deadline *big.Int
}

// Reservation is an auto generated low-level Go binding around an user-defined struct.
type Reservation struct {
	OfferId [32]byte
	Client  common.Address
	Writer  common.Address
	Tag     [32]byte
	Digest  [32]byte
	Codec   [1]byte
}

// Update is an auto generated low-level Go binding around an user-defined struct.
type Update struct {
	Key      [32]byte
	Index    uint64
	Digest   [32]byte
	Codec    [1]byte
	Deadline *big.Int
}

// KeyLogMetaData contains all meta data concerning the KeyLog contract.
var KeyLogMetaData = bind.MetaData{
	ABI: "[{\"type\":\"constructor\",\"inputs\":[{\"name\":\"board\",\"type\":\"address\",\"internalType\":\"contractIOfferBoard\"},{\"name\":\"registry\",\"type\":\"address\",\"internalType\":\"contractIIdentityRegistry\"},{\"name\":\"relayBond\",\"type\":\"uint96\",\"internalType\":\"uint96\"},{\"name\":\"claimPrice\",\"type\":\"uint96\",\"internalType\":\"uint96\"},{\"name\":\"window\",\"type\":\"uint32\",\"internalType\":\"uint32\"}],\"stateMutability\":\"nonpayable\"},{\"type\":\"function\",\"name\":\"anchor\",\"inputs\":[{\"name\":\"offerId\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"},{\"name\":\"root\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"},{\"name\":\"count\",\"type\":\"uint32\",\"internalType\":\"uint32\"},{\"name\":\"document\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"},{\"name\":\"codec\",\"type\":\"bytes1\",\"internalType\":\"bytes1\"}],\"outputs\":[],\"stateMutability\":\"nonpayable\"},{\"type\":\"function\",\"name\":\"anchorOf\",\"inputs\":[{\"name\":\"offerId\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"},{\"name\":\"tick\",\"type\":\"uint64\",\"internalType\":\"uint64\"}],\"outputs\":[{\"name\":\"count\",\"type\":\"uint64\",\"internalType\":\"uint64\"},{\"name\":\"accumulator\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"}],\"stateMutability\":\"view\"},{\"type\":\"function\",\"name\":\"answer\",\"inputs\":[{\"name\":\"id\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"},{\"name\":\"receipt\",\"type\":\"tuple\",\"internalType\":\"structReceipt\",\"components\":[{\"name\":\"update\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"},{\"name\":\"batch\",\"type\":\"uint64\",\"internalType\":\"uint64\"},{\"name\":\"position\",\"type\":\"uint32\",\"internalType\":\"uint32\"},{\"name\":\"deadline\",\"type\":\"uint40\",\"internalType\":\"uint40\"}]},{\"name\":\"a\",\"type\":\"tuple\",\"internalType\":\"structAnchored\",\"components\":[{\"name\":\"batch\",\"type\":\"uint64\",\"internalType\":\"uint64\"},{\"name\":\"content\",\"type\":\"tuple\",\"internalType\":\"structBatch\",\"components\":[{\"name\":\"offerId\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"},{\"name\":\"root\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"},{\"name\":\"count\",\"type\":\"uint32\",\"internalType\":\"uint32\"},{\"name\":\"anchoredAt\",\"type\":\"uint40\",\"internalType\":\"uint40\"}]},{\"name\":\"leaf\",\"type\":\"tuple\",\"internalType\":\"structLeaf\",\"components\":[{\"name\":\"position\",\"type\":\"uint32\",\"internalType\":\"uint32\"},{\"name\":\"update\",\"type\":\"tuple\",\"internalType\":\"structUpdate\",\"components\":[{\"name\":\"key\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"},{\"name\":\"index\",\"type\":\"uint64\",\"internalType\":\"uint64\"},{\"name\":\"digest\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"},{\"name\":\"codec\",\"type\":\"bytes1\",\"internalType\":\"bytes1\"},{\"name\":\"deadline\",\"type\":\"uint40\",\"internalType\":\"uint40\"}]},{\"name\":\"r\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"},{\"name\":\"vs\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"}]},{\"name\":\"proof\",\"type\":\"bytes32[]\",\"internalType\":\"bytes32[]\"}]}],\"outputs\":[],\"stateMutability\":\"nonpayable\"},{\"type\":\"function\",\"name\":\"append\",\"inputs\":[{\"name\":\"key\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"},{\"name\":\"index\",\"type\":\"uint64\",\"internalType\":\"uint64\"},{\"name\":\"digest\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"},{\"name\":\"codec\",\"type\":\"bytes1\",\"internalType\":\"bytes1\"}],\"outputs\":[],\"stateMutability\":\"nonpayable\"},{\"type\":\"function\",\"name\":\"appendSigned\",\"inputs\":[{\"name\":\"update\",\"type\":\"tuple\",\"internalType\":\"structUpdate\",\"components\":[{\"name\":\"key\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"},{\"name\":\"index\",\"type\":\"uint64\",\"internalType\":\"uint64\"},{\"name\":\"digest\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"},{\"name\":\"codec\",\"type\":\"bytes1\",\"internalType\":\"bytes1\"},{\"name\":\"deadline\",\"type\":\"uint40\",\"internalType\":\"uint40\"}]},{\"name\":\"r\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"},{\"name\":\"vs\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"}],\"outputs\":[],\"stateMutability\":\"nonpayable\"},{\"type\":\"function\",\"name\":\"catchUp\",\"inputs\":[{\"name\":\"relay\",\"type\":\"address\",\"internalType\":\"address\"},{\"name\":\"a\",\"type\":\"tuple\",\"internalType\":\"structAnchored\",\"components\":[{\"name\":\"batch\",\"type\":\"uint64\",\"internalType\":\"uint64\"},{\"name\":\"content\",\"type\":\"tuple\",\"internalType\":\"structBatch\",\"components\":[{\"name\":\"offerId\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"},{\"name\":\"root\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"},{\"name\":\"count\",\"type\":\"uint32\",\"internalType\":\"uint32\"},{\"name\":\"anchoredAt\",\"type\":\"uint40\",\"internalType\":\"uint40\"}]},{\"name\":\"leaf\",\"type\":\"tuple\",\"internalType\":\"structLeaf\",\"components\":[{\"name\":\"position\",\"type\":\"uint32\",\"internalType\":\"uint32\"},{\"name\":\"update\",\"type\":\"tuple\",\"internalType\":\"structUpdate\",\"components\":[{\"name\":\"key\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"},{\"name\":\"index\",\"type\":\"uint64\",\"internalType\":\"uint64\"},{\"name\":\"digest\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"},{\"name\":\"codec\",\"type\":\"bytes1\",\"internalType\":\"bytes1\"},{\"name\":\"deadline\",\"type\":\"uint40\",\"internalType\":\"uint40\"}]},{\"name\":\"r\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"},{\"name\":\"vs\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"}]},{\"name\":\"proof\",\"type\":\"bytes32[]\",\"internalType\":\"bytes32[]\"}]}],\"outputs\":[],\"stateMutability\":\"nonpayable\"},{\"type\":\"function\",\"name\":\"challengeOf\",\"inputs\":[{\"name\":\"offerId\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"},{\"name\":\"client\",\"type\":\"address\",\"internalType\":\"address\"},{\"name\":\"blockNumber\",\"type\":\"uint64\",\"internalType\":\"uint64\"}],\"outputs\":[{\"name\":\"\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"}],\"stateMutability\":\"view\"},{\"type\":\"function\",\"name\":\"claim\",\"inputs\":[{\"name\":\"receipt\",\"type\":\"tuple\",\"internalType\":\"structReceipt\",\"components\":[{\"name\":\"update\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"},{\"name\":\"batch\",\"type\":\"uint64\",\"internalType\":\"uint64\"},{\"name\":\"position\",\"type\":\"uint32\",\"internalType\":\"uint32\"},{\"name\":\"deadline\",\"type\":\"uint40\",\"internalType\":\"uint40\"}]},{\"name\":\"r\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"},{\"name\":\"vs\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"}],\"outputs\":[{\"name\":\"id\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"}],\"stateMutability\":\"payable\"},{\"type\":\"function\",\"name\":\"convict\",\"inputs\":[{\"name\":\"id\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"}],\"outputs\":[],\"stateMutability\":\"nonpayable\"},{\"type\":\"function\",\"name\":\"eip712Domain\",\"inputs\":[],\"outputs\":[{\"name\":\"fields\",\"type\":\"bytes1\",\"internalType\":\"bytes1\"},{\"name\":\"name\",\"type\":\"string\",\"internalType\":\"string\"},{\"name\":\"version\",\"type\":\"string\",\"internalType\":\"string\"},{\"name\":\"chainId\",\"type\":\"uint256\",\"internalType\":\"uint256\"},{\"name\":\"verifyingContract\",\"type\":\"address\",\"internalType\":\"address\"},{\"name\":\"salt\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"},{\"name\":\"extensions\",\"type\":\"uint256[]\",\"internalType\":\"uint256[]\"}],\"stateMutability\":\"view\"},{\"type\":\"function\",\"name\":\"idOf\",\"inputs\":[{\"name\":\"reservation\",\"type\":\"tuple\",\"internalType\":\"structReservation\",\"components\":[{\"name\":\"offerId\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"},{\"name\":\"client\",\"type\":\"address\",\"internalType\":\"address\"},{\"name\":\"writer\",\"type\":\"address\",\"internalType\":\"address\"},{\"name\":\"tag\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"},{\"name\":\"digest\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"},{\"name\":\"codec\",\"type\":\"bytes1\",\"internalType\":\"bytes1\"}]}],\"outputs\":[{\"name\":\"\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"}],\"stateMutability\":\"view\"},{\"type\":\"function\",\"name\":\"isAnchored\",\"inputs\":[{\"name\":\"relay\",\"type\":\"address\",\"internalType\":\"address\"},{\"name\":\"a\",\"type\":\"tuple\",\"internalType\":\"structAnchored\",\"components\":[{\"name\":\"batch\",\"type\":\"uint64\",\"internalType\":\"uint64\"},{\"name\":\"content\",\"type\":\"tuple\",\"internalType\":\"structBatch\",\"components\":[{\"name\":\"offerId\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"},{\"name\":\"root\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"},{\"name\":\"count\",\"type\":\"uint32\",\"internalType\":\"uint32\"},{\"name\":\"anchoredAt\",\"type\":\"uint40\",\"internalType\":\"uint40\"}]},{\"name\":\"leaf\",\"type\":\"tuple\",\"internalType\":\"structLeaf\",\"components\":[{\"name\":\"position\",\"type\":\"uint32\",\"internalType\":\"uint32\"},{\"name\":\"update\",\"type\":\"tuple\",\"internalType\":\"structUpdate\",\"components\":[{\"name\":\"key\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"},{\"name\":\"index\",\"type\":\"uint64\",\"internalType\":\"uint64\"},{\"name\":\"digest\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"},{\"name\":\"codec\",\"type\":\"bytes1\",\"internalType\":\"bytes1\"},{\"name\":\"deadline\",\"type\":\"uint40\",\"internalType\":\"uint40\"}]},{\"name\":\"r\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"},{\"name\":\"vs\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"}]},{\"name\":\"proof\",\"type\":\"bytes32[]\",\"internalType\":\"bytes32[]\"}]}],\"outputs\":[{\"name\":\"\",\"type\":\"bool\",\"internalType\":\"bool\"}],\"stateMutability\":\"view\"},{\"type\":\"function\",\"name\":\"isClient\",\"inputs\":[{\"name\":\"offerId\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"},{\"name\":\"client\",\"type\":\"address\",\"internalType\":\"address\"}],\"outputs\":[{\"name\":\"\",\"type\":\"bool\",\"internalType\":\"bool\"}],\"stateMutability\":\"view\"},{\"type\":\"function\",\"name\":\"join\",\"inputs\":[],\"outputs\":[],\"stateMutability\":\"payable\"},{\"type\":\"function\",\"name\":\"leave\",\"inputs\":[],\"outputs\":[],\"stateMutability\":\"nonpayable\"},{\"type\":\"function\",\"name\":\"logOf\",\"inputs\":[{\"name\":\"key\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"}],\"outputs\":[{\"name\":\"writer\",\"type\":\"address\",\"internalType\":\"address\"},{\"name\":\"offer\",\"type\":\"uint32\",\"internalType\":\"uint32\"},{\"name\":\"count\",\"type\":\"uint64\",\"internalType\":\"uint64\"}],\"stateMutability\":\"view\"},{\"type\":\"function\",\"name\":\"open\",\"inputs\":[{\"name\":\"offerId\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"}],\"outputs\":[{\"name\":\"offer\",\"type\":\"uint32\",\"internalType\":\"uint32\"}],\"stateMutability\":\"nonpayable\"},{\"type\":\"function\",\"name\":\"proveDisorder\",\"inputs\":[{\"name\":\"relay\",\"type\":\"address\",\"internalType\":\"address\"},{\"name\":\"first\",\"type\":\"tuple\",\"internalType\":\"structAnchored\",\"components\":[{\"name\":\"batch\",\"type\":\"uint64\",\"internalType\":\"uint64\"},{\"name\":\"content\",\"type\":\"tuple\",\"internalType\":\"structBatch\",\"components\":[{\"name\":\"offerId\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"},{\"name\":\"root\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"},{\"name\":\"count\",\"type\":\"uint32\",\"internalType\":\"uint32\"},{\"name\":\"anchoredAt\",\"type\":\"uint40\",\"internalType\":\"uint40\"}]},{\"name\":\"leaf\",\"type\":\"tuple\",\"internalType\":\"structLeaf\",\"components\":[{\"name\":\"position\",\"type\":\"uint32\",\"internalType\":\"uint32\"},{\"name\":\"update\",\"type\":\"tuple\",\"internalType\":\"structUpdate\",\"components\":[{\"name\":\"key\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"},{\"name\":\"index\",\"type\":\"uint64\",\"internalType\":\"uint64\"},{\"name\":\"digest\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"},{\"name\":\"codec\",\"type\":\"bytes1\",\"internalType\":\"bytes1\"},{\"name\":\"deadline\",\"type\":\"uint40\",\"internalType\":\"uint40\"}]},{\"name\":\"r\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"},{\"name\":\"vs\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"}]},{\"name\":\"proof\",\"type\":\"bytes32[]\",\"internalType\":\"bytes32[]\"}]},{\"name\":\"second\",\"type\":\"tuple\",\"internalType\":\"structAnchored\",\"components\":[{\"name\":\"batch\",\"type\":\"uint64\",\"internalType\":\"uint64\"},{\"name\":\"content\",\"type\":\"tuple\",\"internalType\":\"structBatch\",\"components\":[{\"name\":\"offerId\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"},{\"name\":\"root\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"},{\"name\":\"count\",\"type\":\"uint32\",\"internalType\":\"uint32\"},{\"name\":\"anchoredAt\",\"type\":\"uint40\",\"internalType\":\"uint40\"}]},{\"name\":\"leaf\",\"type\":\"tuple\",\"internalType\":\"structLeaf\",\"components\":[{\"name\":\"position\",\"type\":\"uint32\",\"internalType\":\"uint32\"},{\"name\":\"update\",\"type\":\"tuple\",\"internalType\":\"structUpdate\",\"components\":[{\"name\":\"key\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"},{\"name\":\"index\",\"type\":\"uint64\",\"internalType\":\"uint64\"},{\"name\":\"digest\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"},{\"name\":\"codec\",\"type\":\"bytes1\",\"internalType\":\"bytes1\"},{\"name\":\"deadline\",\"type\":\"uint40\",\"internalType\":\"uint40\"}]},{\"name\":\"r\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"},{\"name\":\"vs\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"}]},{\"name\":\"proof\",\"type\":\"bytes32[]\",\"internalType\":\"bytes32[]\"}]}],\"outputs\":[],\"stateMutability\":\"nonpayable\"},{\"type\":\"function\",\"name\":\"proveForged\",\"inputs\":[{\"name\":\"relay\",\"type\":\"address\",\"internalType\":\"address\"},{\"name\":\"a\",\"type\":\"tuple\",\"internalType\":\"structAnchored\",\"components\":[{\"name\":\"batch\",\"type\":\"uint64\",\"internalType\":\"uint64\"},{\"name\":\"content\",\"type\":\"tuple\",\"internalType\":\"structBatch\",\"components\":[{\"name\":\"offerId\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"},{\"name\":\"root\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"},{\"name\":\"count\",\"type\":\"uint32\",\"internalType\":\"uint32\"},{\"name\":\"anchoredAt\",\"type\":\"uint40\",\"internalType\":\"uint40\"}]},{\"name\":\"leaf\",\"type\":\"tuple\",\"internalType\":\"structLeaf\",\"components\":[{\"name\":\"position\",\"type\":\"uint32\",\"internalType\":\"uint32\"},{\"name\":\"update\",\"type\":\"tuple\",\"internalType\":\"structUpdate\",\"components\":[{\"name\":\"key\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"},{\"name\":\"index\",\"type\":\"uint64\",\"internalType\":\"uint64\"},{\"name\":\"digest\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"},{\"name\":\"codec\",\"type\":\"bytes1\",\"internalType\":\"bytes1\"},{\"name\":\"deadline\",\"type\":\"uint40\",\"internalType\":\"uint40\"}]},{\"name\":\"r\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"},{\"name\":\"vs\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"}]},{\"name\":\"proof\",\"type\":\"bytes32[]\",\"internalType\":\"bytes32[]\"}]}],\"outputs\":[],\"stateMutability\":\"nonpayable\"},{\"type\":\"function\",\"name\":\"register\",\"inputs\":[{\"name\":\"offerId\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"},{\"name\":\"client\",\"type\":\"address\",\"internalType\":\"address\"}],\"outputs\":[],\"stateMutability\":\"nonpayable\"},{\"type\":\"function\",\"name\":\"registerByWork\",\"inputs\":[{\"name\":\"offerId\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"},{\"name\":\"client\",\"type\":\"address\",\"internalType\":\"address\"},{\"name\":\"blockNumber\",\"type\":\"uint64\",\"internalType\":\"uint64\"},{\"name\":\"nonce\",\"type\":\"uint64\",\"internalType\":\"uint64\"}],\"outputs\":[],\"stateMutability\":\"nonpayable\"},{\"type\":\"function\",\"name\":\"relayOf\",\"inputs\":[{\"name\":\"account\",\"type\":\"address\",\"internalType\":\"address\"}],\"outputs\":[{\"name\":\"bond\",\"type\":\"uint96\",\"internalType\":\"uint96\"},{\"name\":\"batches\",\"type\":\"uint64\",\"internalType\":\"uint64\"},{\"name\":\"freeAt\",\"type\":\"uint40\",\"internalType\":\"uint40\"},{\"name\":\"claims\",\"type\":\"uint32\",\"internalType\":\"uint32\"}],\"stateMutability\":\"view\"},{\"type\":\"function\",\"name\":\"release\",\"inputs\":[{\"name\":\"account\",\"type\":\"address\",\"internalType\":\"address\"}],\"outputs\":[],\"stateMutability\":\"nonpayable\"},{\"type\":\"function\",\"name\":\"reserve\",\"inputs\":[{\"name\":\"reservation\",\"type\":\"tuple\",\"internalType\":\"structReservation\",\"components\":[{\"name\":\"offerId\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"},{\"name\":\"client\",\"type\":\"address\",\"internalType\":\"address\"},{\"name\":\"writer\",\"type\":\"address\",\"internalType\":\"address\"},{\"name\":\"tag\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"},{\"name\":\"digest\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"},{\"name\":\"codec\",\"type\":\"bytes1\",\"internalType\":\"bytes1\"}]},{\"name\":\"signature\",\"type\":\"bytes\",\"internalType\":\"bytes\"}],\"outputs\":[{\"name\":\"key\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"}],\"stateMutability\":\"nonpayable\"},{\"type\":\"function\",\"name\":\"withdraw\",\"inputs\":[{\"name\":\"account\",\"type\":\"address\",\"internalType\":\"address\"}],\"outputs\":[],\"stateMutability\":\"nonpayable\"},{\"type\":\"event\",\"name\":\"Appended\",\"inputs\":[{\"name\":\"key\",\"type\":\"bytes32\",\"indexed\":true,\"internalType\":\"bytes32\"},{\"name\":\"offer\",\"type\":\"uint32\",\"indexed\":true,\"internalType\":\"uint32\"},{\"name\":\"index\",\"type\":\"uint64\",\"indexed\":false,\"internalType\":\"uint64\"},{\"name\":\"digest\",\"type\":\"bytes32\",\"indexed\":false,\"internalType\":\"bytes32\"},{\"name\":\"codec\",\"type\":\"bytes1\",\"indexed\":false,\"internalType\":\"bytes1\"},{\"name\":\"position\",\"type\":\"uint64\",\"indexed\":false,\"internalType\":\"uint64\"}],\"anonymous\":false},{\"type\":\"event\",\"name\":\"BatchAnchored\",\"inputs\":[{\"name\":\"relay\",\"type\":\"address\",\"indexed\":true,\"internalType\":\"address\"},{\"name\":\"batch\",\"type\":\"uint64\",\"indexed\":true,\"internalType\":\"uint64\"},{\"name\":\"offerId\",\"type\":\"bytes32\",\"indexed\":true,\"internalType\":\"bytes32\"},{\"name\":\"root\",\"type\":\"bytes32\",\"indexed\":false,\"internalType\":\"bytes32\"},{\"name\":\"count\",\"type\":\"uint32\",\"indexed\":false,\"internalType\":\"uint32\"},{\"name\":\"document\",\"type\":\"bytes32\",\"indexed\":false,\"internalType\":\"bytes32\"},{\"name\":\"codec\",\"type\":\"bytes1\",\"indexed\":false,\"internalType\":\"bytes1\"},{\"name\":\"position\",\"type\":\"uint64\",\"indexed\":false,\"internalType\":\"uint64\"}],\"anonymous\":false},{\"type\":\"event\",\"name\":\"CaughtUp\",\"inputs\":[{\"name\":\"key\",\"type\":\"bytes32\",\"indexed\":true,\"internalType\":\"bytes32\"},{\"name\":\"count\",\"type\":\"uint64\",\"indexed\":false,\"internalType\":\"uint64\"}],\"anonymous\":false},{\"type\":\"event\",\"name\":\"ClaimAnswered\",\"inputs\":[{\"name\":\"relay\",\"type\":\"address\",\"indexed\":true,\"internalType\":\"address\"},{\"name\":\"id\",\"type\":\"bytes32\",\"indexed\":true,\"internalType\":\"bytes32\"}],\"anonymous\":false},{\"type\":\"event\",\"name\":\"ClientRegistered\",\"inputs\":[{\"name\":\"offerId\",\"type\":\"bytes32\",\"indexed\":true,\"internalType\":\"bytes32\"},{\"name\":\"client\",\"type\":\"address\",\"indexed\":true,\"internalType\":\"address\"}],\"anonymous\":false},{\"type\":\"event\",\"name\":\"EIP712DomainChanged\",\"inputs\":[],\"anonymous\":false},{\"type\":\"event\",\"name\":\"KeyReserved\",\"inputs\":[{\"name\":\"key\",\"type\":\"bytes32\",\"indexed\":true,\"internalType\":\"bytes32\"},{\"name\":\"offer\",\"type\":\"uint32\",\"indexed\":true,\"internalType\":\"uint32\"},{\"name\":\"client\",\"type\":\"address\",\"indexed\":true,\"internalType\":\"address\"},{\"name\":\"writer\",\"type\":\"address\",\"indexed\":false,\"internalType\":\"address\"},{\"name\":\"tag\",\"type\":\"bytes32\",\"indexed\":false,\"internalType\":\"bytes32\"}],\"anonymous\":false},{\"type\":\"event\",\"name\":\"OfferOpened\",\"inputs\":[{\"name\":\"offerId\",\"type\":\"bytes32\",\"indexed\":true,\"internalType\":\"bytes32\"},{\"name\":\"offer\",\"type\":\"uint32\",\"indexed\":true,\"internalType\":\"uint32\"}],\"anonymous\":false},{\"type\":\"event\",\"name\":\"RelayBonded\",\"inputs\":[{\"name\":\"relay\",\"type\":\"address\",\"indexed\":true,\"internalType\":\"address\"},{\"name\":\"bond\",\"type\":\"uint256\",\"indexed\":false,\"internalType\":\"uint256\"}],\"anonymous\":false},{\"type\":\"event\",\"name\":\"RelayConvicted\",\"inputs\":[{\"name\":\"relay\",\"type\":\"address\",\"indexed\":true,\"internalType\":\"address\"},{\"name\":\"fault\",\"type\":\"bytes32\",\"indexed\":false,\"internalType\":\"bytes32\"},{\"name\":\"burnt\",\"type\":\"uint256\",\"indexed\":false,\"internalType\":\"uint256\"}],\"anonymous\":false},{\"type\":\"event\",\"name\":\"RelayLeaving\",\"inputs\":[{\"name\":\"relay\",\"type\":\"address\",\"indexed\":true,\"internalType\":\"address\"},{\"name\":\"freeAt\",\"type\":\"uint40\",\"indexed\":false,\"internalType\":\"uint40\"}],\"anonymous\":false},{\"type\":\"event\",\"name\":\"UpdateClaimed\",\"inputs\":[{\"name\":\"relay\",\"type\":\"address\",\"indexed\":true,\"internalType\":\"address\"},{\"name\":\"id\",\"type\":\"bytes32\",\"indexed\":true,\"internalType\":\"bytes32\"},{\"name\":\"receipt\",\"type\":\"tuple\",\"indexed\":false,\"internalType\":\"structReceipt\",\"components\":[{\"name\":\"update\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"},{\"name\":\"batch\",\"type\":\"uint64\",\"internalType\":\"uint64\"},{\"name\":\"position\",\"type\":\"uint32\",\"internalType\":\"uint32\"},{\"name\":\"deadline\",\"type\":\"uint40\",\"internalType\":\"uint40\"}]},{\"name\":\"deadline\",\"type\":\"uint40\",\"indexed\":false,\"internalType\":\"uint40\"}],\"anonymous\":false},{\"type\":\"event\",\"name\":\"Withdrawn\",\"inputs\":[{\"name\":\"account\",\"type\":\"address\",\"indexed\":true,\"internalType\":\"address\"},{\"name\":\"amount\",\"type\":\"uint256\",\"indexed\":false,\"internalType\":\"uint256\"}],\"anonymous\":false},{\"type\":\"error\",\"name\":\"BondTooLow\",\"inputs\":[{\"name\":\"bond\",\"type\":\"uint256\",\"internalType\":\"uint256\"},{\"name\":\"least\",\"type\":\"uint256\",\"internalType\":\"uint256\"}]},{\"type\":\"error\",\"name\":\"DeadlinePassed\",\"inputs\":[{\"name\":\"deadline\",\"type\":\"uint40\",\"internalType\":\"uint40\"}]},{\"type\":\"error\",\"name\":\"ECDSAInvalidSignature\",\"inputs\":[]},{\"type\":\"error\",\"name\":\"ECDSAInvalidSignatureLength\",\"inputs\":[{\"name\":\"length\",\"type\":\"uint256\",\"internalType\":\"uint256\"}]},{\"type\":\"error\",\"name\":\"ECDSAInvalidSignatureS\",\"inputs\":[{\"name\":\"s\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"}]},{\"type\":\"error\",\"name\":\"InvalidBatch\",\"inputs\":[]},{\"type\":\"error\",\"name\":\"InvalidClaim\",\"inputs\":[{\"name\":\"id\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"}]},{\"type\":\"error\",\"name\":\"InvalidContent\",\"inputs\":[]},{\"type\":\"error\",\"name\":\"InvalidShortString\",\"inputs\":[]},{\"type\":\"error\",\"name\":\"InvalidWork\",\"inputs\":[]},{\"type\":\"error\",\"name\":\"KeyExists\",\"inputs\":[{\"name\":\"key\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"}]},{\"type\":\"error\",\"name\":\"NoFault\",\"inputs\":[]},{\"type\":\"error\",\"name\":\"NotAnchored\",\"inputs\":[{\"name\":\"relay\",\"type\":\"address\",\"internalType\":\"address\"},{\"name\":\"batch\",\"type\":\"uint64\",\"internalType\":\"uint64\"}]},{\"type\":\"error\",\"name\":\"NotClient\",\"inputs\":[{\"name\":\"offerId\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"},{\"name\":\"account\",\"type\":\"address\",\"internalType\":\"address\"}]},{\"type\":\"error\",\"name\":\"NotRelay\",\"inputs\":[{\"name\":\"account\",\"type\":\"address\",\"internalType\":\"address\"}]},{\"type\":\"error\",\"name\":\"NotWriter\",\"inputs\":[{\"name\":\"key\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"},{\"name\":\"account\",\"type\":\"address\",\"internalType\":\"address\"}]},{\"type\":\"error\",\"name\":\"NothingToWithdraw\",\"inputs\":[{\"name\":\"account\",\"type\":\"address\",\"internalType\":\"address\"}]},{\"type\":\"error\",\"name\":\"OfferNotFound\",\"inputs\":[{\"name\":\"offerId\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"}]},{\"type\":\"error\",\"name\":\"ReentrancyGuardReentrantCall\",\"inputs\":[]},{\"type\":\"error\",\"name\":\"StringTooLong\",\"inputs\":[{\"name\":\"str\",\"type\":\"string\",\"internalType\":\"string\"}]},{\"type\":\"error\",\"name\":\"TooEarly\",\"inputs\":[{\"name\":\"offerId\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"},{\"name\":\"tick\",\"type\":\"uint64\",\"internalType\":\"uint64\"}]},{\"type\":\"error\",\"name\":\"TransferFailed\",\"inputs\":[{\"name\":\"account\",\"type\":\"address\",\"internalType\":\"address\"}]},{\"type\":\"error\",\"name\":\"WrongIndex\",\"inputs\":[{\"name\":\"key\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"},{\"name\":\"index\",\"type\":\"uint64\",\"internalType\":\"uint64\"},{\"name\":\"next\",\"type\":\"uint64\",\"internalType\":\"uint64\"}]},{\"type\":\"error\",\"name\":\"WrongValue\",\"inputs\":[{\"name\":\"sent\",\"type\":\"uint256\",\"internalType\":\"uint256\"},{\"name\":\"needed\",\"type\":\"uint256\",\"internalType\":\"uint256\"}]}]",
	ID:  "KeyLog",
	Bin: "0x610200604052348015610010575f5ffd5b506040516143c93803806143c983398101604081905261002f916101d6565b604080518082018252600b81526a656d6574204b65794c6f6760a81b602080830191909152825180840190935260018352603160f81b908301526001600160a01b0387166080528491849184916100858261015e565b610140526100928161015e565b61016052815160208084019190912061010052815190820120610120524660c0526101206101005161012051604080517f8b73c3c69bb8fe3d512ecc4cf759cc79239f7b179b0ffacaa9a75d522b39400f60208201529081019290925260608201524660808201523060a08201525f9060c00160405160208183030381529060405280519060200120905090565b60a05250503060e0526001600160601b039283166101805291166101a05263ffffffff166101c0525050506001600160a01b03166101e052506102a3565b5f5f829050601f81511115610191578260405163305a27a960e01b81526004016101889190610248565b60405180910390fd5b805161019c8261027d565b179392505050565b6001600160a01b03811681146101b8575f5ffd5b50565b80516001600160601b03811681146101d1575f5ffd5b919050565b5f5f5f5f5f60a086880312156101ea575f5ffd5b85516101f5816101a4565b6020870151909550610206816101a4565b9350610214604087016101bb565b9250610222606087016101bb565b9150608086015163ffffffff8116811461023a575f5ffd5b809150509295509295909350565b602081525f82518060208401528060208501604085015e5f604082850101526040601f19601f83011684010191505092915050565b8051602080830151919081101561029d575f198160200360031b1b821691505b50919050565b60805160a05160c05160e05161010051610120516101405161016051610180516101a0516101c0516101e0516140726103575f395f611e5201525f8181610e75015261220b01525f8181610d0d01528181610d71015281816119a00152611d8901525f8181611b740152611bea01525f612a6001525f612a3001525f612f3001525f612f0801525f612e6301525f612e8d01525f612eb701525f8181610b0b01528181611a2b0152611ff801526140725ff3fe60806040526004361061018e575f3560e01c806384b0196e116100dc578063c4a793cc11610087578063d3b3f73a11610062578063d3b3f73a14610540578063d66d9e1914610574578063eb79f82114610588578063ecfb59e8146105a7575f5ffd5b8063c4a793cc146104e3578063c64751bd14610502578063d22057a914610521575f5ffd5b8063aef9e59c116100b7578063aef9e59c1461049d578063b486c11f146104bc578063b688a363146104db575f5ffd5b806384b0196e146104285780639dfd769e1461044f578063a3b1cce51461047e575f5ffd5b80635072d6cc1161013c5780635e5d1643116101175780635e5d1643146102d157806360c909da1461035857806361b1bf3d14610409575f5ffd5b80635072d6cc1461027457806351cff8d9146102935780635b474c4b146102b2575f5ffd5b80632fe2a5e11161016c5780632fe2a5e1146102045780633a9e2f73146102235780633aff721114610261575f5ffd5b80630369ca511461019257806319165587146101b357806323029af9146101d2575b5f5ffd5b34801561019d575f5ffd5b506101b16101ac366004613487565b6105eb565b005b3480156101be575f5ffd5b506101b16101cd3660046134d1565b6106d5565b3480156101dd575f5ffd5b506101f16101ec366004613502565b6107cc565b6040519081526020015b60405180910390f35b34801561020f575f5ffd5b506101f161021e36600461351c565b61084e565b34801561022e575f5ffd5b5061024261023d3660046135ad565b610ad6565b604080516001600160401b0390931683526020830191909152016101fb565b6101f161026f3660046135eb565b610d0a565b34801561027f575f5ffd5b506101b161028e36600461362d565b610fa6565b34801561029e575f5ffd5b506101b16102ad3660046134d1565b611111565b3480156102bd575f5ffd5b506101b16102cc3660046136a1565b611230565b3480156102dc575f5ffd5b506103256102eb3660046136ed565b5f908152600760205260409020546001600160a01b03811691600160a01b820463ffffffff1691600160c01b90046001600160401b031690565b604080516001600160a01b03909416845263ffffffff90921660208401526001600160401b0316908201526060016101fb565b348015610363575f5ffd5b506103c56103723660046134d1565b6001600160a01b03165f908152600860205260409020546001600160601b03811691600160601b82046001600160401b031691600160a01b810464ffffffffff1691600160c81b90910463ffffffff1690565b604080516001600160601b0390951685526001600160401b03909316602085015264ffffffffff9091169183019190915263ffffffff1660608201526080016101fb565b348015610414575f5ffd5b506101b16104233660046136a1565b611411565b348015610433575f5ffd5b5061043c61146f565b6040516101fb9796959493929190613732565b34801561045a575f5ffd5b5061046e6104693660046136a1565b6114cd565b60405190151581526020016101fb565b348015610489575f5ffd5b506101b16104983660046137f9565b611505565b3480156104a8575f5ffd5b506101b16104b7366004613847565b6117ad565b3480156104c7575f5ffd5b506101b16104d6366004613884565b611a0e565b6101b1611b03565b3480156104ee575f5ffd5b506101b16104fd3660046138d4565b611c6e565b34801561050d575f5ffd5b506101b161051c3660046136ed565b611cbb565b34801561052c575f5ffd5b506101b161053b366004613919565b611e11565b34801561054b575f5ffd5b5061055f61055a3660046136ed565b611fc1565b60405163ffffffff90911681526020016101fb565b34801561057f575f5ffd5b506101b16121ae565b348015610593575f5ffd5b506101f16105a236600461393c565b6122a9565b3480156105b2575f5ffd5b5061046e6105c1366004613919565b5f918252600c602090815260408084206001600160a01b0393909316845291905290205460ff1690565b82355f90815260076020526040812090610606858585612349565b82549091506001600160a01b0380831691161461064d576040516345245f6f60e01b8152853560048201526001600160a01b03821660248201526044015b60405180910390fd5b61065d60a086016080870161398d565b64ffffffffff1642111561069e5761067b60a086016080870161398d565b604051636747c9fd60e01b815264ffffffffff9091166004820152602401610644565b6106ce8286356106b46040890160208a016139a8565b60408901356106c960808b0160608c016139c3565b612368565b5050505050565b6001600160a01b0381165f90815260086020526040902080546001600160601b031680158061071157508154600160a01b900464ffffffffff16155b8061072b57508154600160a01b900464ffffffffff164211155b8061074357508154600160c81b900463ffffffff1615155b1561076c5760405163ea663b3160e01b81526001600160a01b0384166004820152602401610644565b81547fffffffffffffff0000000000ffffffffffffffff0000000000000000000000001682556001600160a01b0383165f908152600b6020526040812080546001600160601b03841692906107c29084906139f0565b9091555050505050565b5f463083356107e160408601602087016134d1565b6107f160608701604088016134d1565b6040805160208101969096526001600160a01b0394851690860152606080860193909352908316608085015290911660a083015283013560c082015260e0015b604051602081830303815290604052805190602001209050919050565b5f8080853561086360408801602089016134d1565b90925090505f84156108c3576108be61088361087e89612555565b612589565b87878080601f0160208091040260200160405190810160405280939291908181526020018383808284375f920191909152506125d092505050565b6108c5565b335b9050816001600160a01b0316816001600160a01b031614158061090a57505f838152600c602090815260408083206001600160a01b038616845290915290205460ff16155b1561093a5760405163f8f2757560e01b8152600481018490526001600160a01b0382166024820152604401610644565b610943876107cc565b5f8181526007602052604090208054919550906001600160a01b031615610999576040517fd042aa2f00000000000000000000000000000000000000000000000000000000815260048101869052602401610644565b5f6109aa60608a0160408b016134d1565b6001600160a01b0316036109da576040516345245f6f60e01b8152600481018690525f6024820152604401610644565b5f6109e485611fc1565b90506109f660608a0160408b016134d1565b82547fffffffffffffffff00000000000000000000000000000000000000000000000016600160a01b63ffffffff841690810273ffffffffffffffffffffffffffffffffffffffff1916919091176001600160a01b0392831617845590851690877f639fa287f932560f2133a81324acffc79175a5f151c67968647752c0731d228d610a8860608e0160408f016134d1565b604080516001600160a01b03909216825260608f013560208301520160405180910390a4610aca82875f8c608001358d60a00160208101906106c991906139c3565b50505050509392505050565b5f82815260016020526040812054819063ffffffff16808203610bdd576040516302f945c360e61b8152600481018690525f907f00000000000000000000000000000000000000000000000000000000000000006001600160a01b03169063be5170c09060240161014060405180830381865afa158015610b59573d5f5f3e3d5ffd5b505050506040513d601f19601f82011682018060405250810190610b7d9190613acd565b90508060c0015163ffffffff165f03610bac57604051630e46e21960e21b815260048101879052602401610644565b610bcf86868360a001516001600160401b03168460c0015163ffffffff166125f8565b505f9250829150610d039050565b63ffffffff8082165f90815260026020908152604091829020825160608101845290546001600160401b03808216808452680100000000000000008304909616938301849052600160601b90910416928101929092529091610c4291889188916125f8565b63ffffffff82165f908152600360205260408082209083015182906001600160401b039081169089161015610c8957610c8485896001600160401b031661265f565b610c98565b83604001516001600160401b03165b815260208082019290925260409081015f2081518083019092525465ffffffffffff8116808352660100000000000090910479ffffffffffffffffffffffffffffffffffffffffffffffffffff81169290930191909152955060301b65ffffffffffff191693505050505b9250929050565b5f7f00000000000000000000000000000000000000000000000000000000000000006001600160601b03163414610d9e576040517f195a3ca10000000000000000000000000000000000000000000000000000000081523460048201526001600160601b037f0000000000000000000000000000000000000000000000000000000000000000166024820152604401610644565b610daa61087e8561278a565b90505f610db88285856127be565b6001600160a01b0381165f9081526008602052604081208054929350916001600160601b03169003610e085760405163ea663b3160e01b81526001600160a01b0383166004820152602401610644565b5f838152600a602052604090208054600160a01b900464ffffffffff16151580610e485750610e3d608088016060890161398d565b64ffffffffff164211155b15610e695760405163a3a88d9d60e01b815260048101859052602401610644565b3383610e9b63ffffffff7f000000000000000000000000000000000000000000000000000000000000000016426139f0565b835460018501805473ffffffffffffffffffffffffffffffffffffffff199081166001600160a01b03958616179091557fffffffffffffff00000000000000000000000000000000000000000000000000909116600160a01b64ffffffffff93909316929092021617911617815581548290601990610f2690600160c81b900463ffffffff16613b97565b91906101000a81548163ffffffff021916908363ffffffff16021790555083836001600160a01b03167fbe2e245c57f3541383a0e8c2b6e3630a692ea4b35c2e799116cdf0579e6cd62289845f0160149054906101000a900464ffffffffff16604051610f94929190613c14565b60405180910390a35050509392505050565b610fb083836127e8565b610fba83826127e8565b60c08083019082015f610fd060208501856139a8565b6001600160401b0316610fe660208701876139a8565b6001600160401b03161080611058575061100360208501856139a8565b6001600160401b031661101960208701876139a8565b6001600160401b0316148015611058575061103a60c0850160a08601613c36565b63ffffffff1661105060c0870160a08801613c36565b63ffffffff16105b905080158061106957508235823514155b806110a3575061107f60408301602084016139a8565b6001600160401b031661109860408501602086016139a8565b6001600160401b0316105b806110b257506110b285612804565b806110c157506110c184612804565b156110df57604051631b3342ef60e21b815260040160405180910390fd5b611109867f6469736f726465720000000000000000000000000000000000000000000000006128b4565b505050505050565b61111961297b565b6001600160a01b0381165f908152600b602052604081205490819003611176576040517fdc69dc160000000000000000000000000000000000000000000000000000000081526001600160a01b0383166004820152602401610644565b6001600160a01b0382165f818152600b602052604080822091909155517f7084f5476618d8e60b11ef0d7d3f06914655adb8793e28ff7f018d4c76d505d5906111c29084815260200190565b60405180910390a26111e3828260405180602001604052805f8152506129b2565b611224576040517f39f1c8d90000000000000000000000000000000000000000000000000000000081526001600160a01b0383166004820152602401610644565b5061122d6129c7565b50565b60c0810180355f90815260076020526040902061124d84846127e8565b61125683612804565b1561129d57813561127283610160860135610180870135612349565b6040516345245f6f60e01b815260048101929092526001600160a01b03166024820152604401610644565b6112a6836129f1565b156112bb5761067b60a083016080840161398d565b8054600160c01b90046001600160401b03166112dd60408401602085016139a8565b6001600160401b0316108061131057506001600160401b0361130560408401602085016139a8565b6001600160401b0316145b1561136357813561132760408401602085016139a8565b825460405163645b8ef360e11b815260048101939093526001600160401b039182166024840152600160c01b9004166044820152606401610644565b61137360408301602084016139a8565b61137e906001613c51565b81546001600160401b0391909116600160c01b0277ffffffffffffffffffffffffffffffffffffffffffffffff90911617815581357f5e1419374b78d94210a3e88de0221bf7e24a747ff4f7b93a0ce9235da3cae80f6113e460408501602086016139a8565b6113ef906001613c51565b6040516001600160401b0390911681526020015b60405180910390a250505050565b61141b82826127e8565b61142481612804565b61144157604051631b3342ef60e21b815260040160405180910390fd5b61146b827f666f7267656400000000000000000000000000000000000000000000000000006128b4565b5050565b5f6060805f5f5f6060611480612a29565b611488612a59565b604080515f808252602082019092527f0f000000000000000000000000000000000000000000000000000000000000009b939a50919850469750309650945092509050565b5f6114d88383612a84565b80156114ea57506114e882612804565b155b80156114fc57506114fa826129f1565b155b90505b92915050565b335f90815260086020526040902080546001600160601b0316158061153857508054600160a01b900464ffffffffff1615155b156115585760405163ea663b3160e01b8152336004820152602401610644565b841580611569575063ffffffff8416155b8061157c57506210000063ffffffff8516115b80611585575082155b8061159857506001600160f81b03198216155b156115cf576040517f33b094a100000000000000000000000000000000000000000000000000000000815260040160405180910390fd5b80545f90600160601b90046001600160401b031682600c6115ef83613c70565b91906101000a8154816001600160401b0302191690836001600160401b03160217905550905061164b60405180608001604052808981526020018881526020018763ffffffff1681526020014264ffffffffff16815250612b4a565b335f9081526009602090815260408083206001600160401b03861684529091528120919091558061168361167e8a611fc1565b612b8c565b915091505f816020015160301b338a8a6040516020016116d6949392919065ffffffffffff199490941684526001600160a01b03929092166020840152604083015263ffffffff16606082015260800190565b60405160208183030381529060405280519060200120905061172b838963ffffffff16845f01516117079190613c91565b65ffffffffffff166601000000000000603085901c0265ffffffffffff1916179055565b8151604080518b815263ffffffff8b1660208201529081018990526001600160f81b03198816606082015265ffffffffffff90911660808201528a906001600160401b0386169033907f4f3d64625714f861e1cfdd773dc27fa4e1b4b21686a3a3036d2efb1d40841a519060a00160405180910390a450505050505050505050565b5f838152600a60205260409020600181015481546001600160a01b03918216911615806117e557506117e161087e8561278a565b8514155b156118065760405163a3a88d9d60e01b815260048101869052602401610644565b8154600160a01b900464ffffffffff16421115611848578154604051636747c9fd60e01b8152600160a01b90910464ffffffffff166004820152602401610644565b61185281846127e8565b61186260408501602086016139a8565b6001600160401b031661187860208501856139a8565b6001600160401b03161415806118b857506118996060850160408601613c36565b63ffffffff166118af60c0850160a08601613c36565b63ffffffff1614155b806118ee57506118ce608085016060860161398d565b64ffffffffff166118e560a085016080860161398d565b64ffffffffff16115b806119055750833561190260c08501612cff565b14155b80611914575061191483612804565b15611973578061192760208501856139a8565b6040517fda722da80000000000000000000000000000000000000000000000000000000081526001600160a01b0390921660048301526001600160401b03166024820152604401610644565b61197d8282612d33565b6001600160a01b0381165f908152600b6020526040812080546001600160601b037f00000000000000000000000000000000000000000000000000000000000000001692906119cd9084906139f0565b909155505060405185906001600160a01b038316907f82d5977136e939f946f22513c907df5622f2b80ac8f364f3b357e378e2cb2776905f90a35050505050565b5f611a1a8585856122a9565b9050801580611ac25750611ac081837f00000000000000000000000000000000000000000000000000000000000000006001600160a01b031663be5170c0896040518263ffffffff1660e01b8152600401611a7791815260200190565b61014060405180830381865afa158015611a93573d5f5f3e3d5ffd5b505050506040513d601f19601f82011682018060405250810190611ab79190613acd565b60200151612da2565b155b15611af9576040517f273d8d9400000000000000000000000000000000000000000000000000000000815260040160405180910390fd5b6106ce8585612dce565b335f9081526008602052604081208054909190611b2a9034906001600160601b03166139f0565b8254909150600160e81b900460ff1680611b5257508154600160a01b900464ffffffffff1615155b15611b725760405163ea663b3160e01b8152336004820152602401610644565b7f00000000000000000000000000000000000000000000000000000000000000006001600160601b0316811080611baf57506001600160601b0381115b15611c17576040517e0155b5000000000000000000000000000000000000000000000000000000008152600481018290526001600160601b037f0000000000000000000000000000000000000000000000000000000000000000166024820152604401610644565b81546bffffffffffffffffffffffff19166001600160601b03821617825560405181815233907f4848dc4c68557a8fe6ea421829625b736b90349ca0a7610863ff1e4c5cf2ef259060200160405180910390a25050565b5f84815260076020526040902080546001600160a01b03163314611cae576040516345245f6f60e01b815260048101869052336024820152604401610644565b6106ce8186868686612368565b5f818152600a60205260409020805460018201546001600160a01b03918216911681611cfd5760405163a3a88d9d60e01b815260048101859052602401610644565b8254600160a01b900464ffffffffff164211801590611d3b57506001600160a01b0381165f90815260086020526040902054600160e81b900460ff16155b15611d5c5760405163a3a88d9d60e01b815260048101859052602401610644565b611d668382612d33565b6001600160a01b0382165f908152600b6020526040812080546001600160601b037f0000000000000000000000000000000000000000000000000000000000000000169290611db69084906139f0565b90915550506001600160a01b0381165f90815260086020526040902054600160e81b900460ff16611e0b57611e0b817f64726f70706564000000000000000000000000000000000000000000000000006128b4565b50505050565b6040517f207d1a6d000000000000000000000000000000000000000000000000000000008152600481018390526001600160a01b0382811660248301525f917f000000000000000000000000000000000000000000000000000000000000000090911690634d5b30e990829063207d1a6d90604401602060405180830381865afa158015611ea1573d5f5f3e3d5ffd5b505050506040513d601f19601f82011682018060405250810190611ec59190613caf565b6040518263ffffffff1660e01b8152600401611ee391815260200190565b6101c060405180830381865afa158015611eff573d5f5f3e3d5ffd5b505050506040513d601f19601f82011682018060405250810190611f239190613cfc565b905060018160c001516005811115611f3d57611f3d613dfd565b141580611f52575060a081015160ff16600214155b80611f735750816001600160a01b031681604001516001600160a01b031614155b80611f825750828160e0015114155b15611fb25760405163f8f2757560e01b8152600481018490526001600160a01b0383166024820152604401610644565b611fbc8383612dce565b505050565b5f8181526001602052604090205463ffffffff168015611fe057919050565b6040516302f945c360e61b8152600481018390525f907f00000000000000000000000000000000000000000000000000000000000000006001600160a01b03169063be5170c09060240161014060405180830381865afa158015612046573d5f5f3e3d5ffd5b505050506040513d601f19601f8201168201806040525081019061206a9190613acd565b90508060c0015163ffffffff165f0361209957604051630e46e21960e21b815260048101849052602401610644565b5f805481906120ad9063ffffffff16613b97565b825463ffffffff8083166101009490940a84810290820219909216919091179093555f868152600160209081526040808320805463ffffffff191686179055805160608101825260a08801516001600160401b03908116825260c08901518816828501908152828401868152888752600290955283862092518354915195518316600160601b0273ffffffffffffffff0000000000000000000000001996909a1668010000000000000000026bffffffffffffffffffffffff1990921692169190911717929092169590951790559251909450909185917fc87cdc90a955809aedd3fdbcab07f9fb63a837b86cd7cd9584f0ef18180a52849190a350919050565b335f90815260086020526040902080546001600160601b031615806121e157508054600160a01b900464ffffffffff1615155b156122015760405163ea663b3160e01b8152336004820152602401610644565b61223163ffffffff7f000000000000000000000000000000000000000000000000000000000000000016426139f0565b81547fffffffffffffff0000000000ffffffffffffffffffffffffffffffffffffffff16600160a01b64ffffffffff928316810291909117808455604051919004909116815233907f7d7010c5ec0c19f37aa0b50c00ba66c6a0da047032268fff87fafefa5a5a1c259060200160405180910390a250565b5f5f6122bd836001600160401b0316612e32565b90505f8190036122d057505f9050612342565b604080517fe1ebaec981c12d92a55090ccb70f97efafe51d084f964d9ab443c6efc07a939860208201524691810191909152306060820152608081018690526001600160a01b03851660a082015260c0810182905260e001604051602081830303815290604052805190602001209150505b9392505050565b5f61236061235961087e86612cff565b84846127be565b949350505050565b845463ffffffff600160a01b820416906001600160401b03600160c01b909104811690851681146123c65760405163645b8ef360e11b8152600481018790526001600160401b03808716602483015282166044820152606401610644565b8315806123db57506001600160f81b03198316155b15612412576040517fab4142cf00000000000000000000000000000000000000000000000000000000815260040160405180910390fd5b61241d816001613c51565b87546001600160401b0391909116600160c01b0277ffffffffffffffffffffffffffffffffffffffffffffffff9091161787555f8061245b84612b8c565b6020818101516040805160309290921b65ffffffffffff1916928201929092529081018b90526001600160401b038a166060820152608081018990526001600160f81b0319881660a082015291935091505f9060c0016040516020818303038152906040528051906020012090506124dd83835f015160016117079190613c91565b8151604080516001600160401b038b168152602081018a90526001600160f81b031989168183015265ffffffffffff90921660608301525163ffffffff8716918b917f60ad74adf8481fe356e4b5a47399e71bcf2237b49d468c8f6b4d6fe4923203a89181900360800190a350505050505050505050565b5f7f2753cdc885f5be2bd80722f63b2876d0a104a5e82d96c2a3d19ecf24e708c22782604051602001610831929190613e11565b5f6114ff612595612e57565b836040517f19010000000000000000000000000000000000000000000000000000000000008152600281019290925260228201526042902090565b5f5f5f5f6125de8686612f80565b9250925092506125ee8282612fc9565b5090949350505050565b61260b816001600160401b038516613e9a565b61261590836139f0565b4311611e0b576040517ff9ac2af1000000000000000000000000000000000000000000000000000000008152600481018590526001600160401b0384166024820152604401610644565b5f600882901c8161267460ff80861690613eb1565b63ffffffff86165f9081526004602090815260408083208684529091529020545f1990911c1690505b801580156126aa57508115155b156126e55763ffffffff85165f908152600460205260408120906126cd84613ec4565b93508381526020019081526020015f2054905061269d565b801561277f57612774815f60076fffffffffffffffffffffffffffffffff8311901b905060066001600160401b0383831c11901b17600563ffffffff83831c11901b17600461ffff83831c11901b17600360ff83831c11901b176002600f83831c117d010102020202030303030303030300000000000000000000000000000000911b9190911791821c1a1790565b600883901b17612781565b5f5b95945050505050565b5f7f728eb78d008f904034f99dcccb5c7686dc0593581375e15d4356ad28b3782ebb82604051602001610831929190613ed9565b5f5f5f5f6127cd8787876130cc565b9250925092506127dd8282612fc9565b509095945050505050565b6127f28282612a84565b61146b578161192760208301836139a8565b60c0810180355f908152600760205260408120909190828061283c61282b61087e86612cff565b6101608801356101808901356130cc565b5090925090505f81600381111561285557612855613dfd565b14158061286f575082546001600160a01b03838116911614155b806128aa575061289460208701355f9081526001602052604090205463ffffffff1690565b8354600160a01b900463ffffffff908116911614155b9695505050505050565b6001600160a01b0382165f908152600860205260408120805490916001600160601b03909116908190036129065760405163ea663b3160e01b81526001600160a01b0385166004820152602401610644565b81547fffff00ffffffffffffffffffffffffffffffffff00000000000000000000000016600160e81b178255604080518481526001600160601b03831660208201526001600160a01b038616917f63e25d4640578213333369075cdeb9d48586fb1b1b30075231b760ddb419c3459101611403565b612983613117565b6129b060017f9b779b17422d0df92223018b32b4d1fa46e071723d6817e2486d003becc55f005b90613170565b565b5f5f5f83516020850186885af1949350505050565b6129b05f7f9b779b17422d0df92223018b32b4d1fa46e071723d6817e2486d003becc55f006129aa565b5f612a046101608301610140840161398d565b64ffffffffff16612a1b60a084016080850161398d565b64ffffffffff161192915050565b6060612a547f0000000000000000000000000000000000000000000000000000000000000000613177565b905090565b6060612a547f0000000000000000000000000000000000000000000000000000000000000000613177565b5f612a9f612a9a36849003840160208501613eed565b612b4a565b6001600160a01b0384165f90815260096020908152604082209190612ac6908601866139a8565b6001600160401b03166001600160401b031681526020019081526020015f2054148015612b1c5750612afe6080830160608401613c36565b63ffffffff16612b1460c0840160a08501613c36565b63ffffffff16105b80156114fc57506114fc612b346101a0840184613f6b565b6040850135612b4560a087016131b4565b613247565b604080518251602080830191909152830151818301529082015163ffffffff1660608083019190915282015164ffffffffff1660808201525f9060a001610831565b6040805180820182525f808252602080830182905263ffffffff858116835260028252848320855160608101875290546001600160401b03808216835268010000000000000000820490931693820193909352600160601b90920416938101939093529182612bfa8261325e565b63ffffffff86165f8181526003602081815260408084206001600160401b038781168087528285528387209787529484528983018051821687529184529482902082518084019093525465ffffffffffff811683526601000000000000900479ffffffffffffffffffffffffffffffffffffffffffffffffffff1692820192909252905193985096509293501614612cf85763ffffffff85165f908152600260209081526040808320805473ffffffffffffffff0000000000000000000000001916600160601b6001600160401b0387160217905560048252808320600885901c66ffffffffffffff16845290915290208054600160ff84161b1790555b5050915091565b5f7f1a28569d07369c38b432225b0df7a2586f1872f11d1f32ee0882f25106bdba8882604051602001610831929190613fb0565b815473ffffffffffffffffffffffffffffffffffffffff191682556001600160a01b0381165f9081526008602052604090208054601990612d8090600160c81b900463ffffffff1661402c565b91906101000a81548163ffffffff021916908363ffffffff1602179055505050565b5f835f528260c01b60205260205f60285f60025afa5f5160ff8416610100031c81119150509392505050565b612dd782611fc1565b505f828152600c602090815260408083206001600160a01b0385168085529252808320805460ff1916600117905551909184917fdec8fa20188a1fca1f28493f48a76657f3b9e9d99d408a791ad060fa35b136ac9190a35050565b5f438281036101018110612e4e57612e49846132a1565b612360565b50509040919050565b5f306001600160a01b037f000000000000000000000000000000000000000000000000000000000000000016148015612eaf57507f000000000000000000000000000000000000000000000000000000000000000046145b15612ed957507f000000000000000000000000000000000000000000000000000000000000000090565b612a54604080517f8b73c3c69bb8fe3d512ecc4cf759cc79239f7b179b0ffacaa9a75d522b39400f60208201527f0000000000000000000000000000000000000000000000000000000000000000918101919091527f000000000000000000000000000000000000000000000000000000000000000060608201524660808201523060a08201525f9060c00160405160208183030381529060405280519060200120905090565b5f5f5f8351604103612fb7576020840151604085015160608601515f1a612fa9888285856132ce565b955095509550505050612fc2565b505081515f91506002905b9250925092565b5f826003811115612fdc57612fdc613dfd565b03612fe5575050565b6001826003811115612ff957612ff9613dfd565b03613030576040517ff645eedf00000000000000000000000000000000000000000000000000000000815260040160405180910390fd5b600282600381111561304457613044613dfd565b0361307e576040517ffce698f700000000000000000000000000000000000000000000000000000000815260048101829052602401610644565b600382600381111561309257613092613dfd565b0361146b576040517fd78bce0c00000000000000000000000000000000000000000000000000000000815260048101829052602401610644565b5f80807f7fffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff8416601b60ff86901c01613106888289856132ce565b945094509450505093509350939050565b7f9b779b17422d0df92223018b32b4d1fa46e071723d6817e2486d003becc55f005c156129b0576040517f3ee5aeb500000000000000000000000000000000000000000000000000000000815260040160405180910390fd5b80825d5050565b60605f61318383613396565b6040805160208082528183019092529192505f91906020820181803683375050509182525060208101929092525090565b5f7f656d65742f7570646174652f31000000000000000000000000000000000000006131e36020840184613c36565b6131ef84602001612cff565b60408051602081019490945263ffffffff90921691830191909152606082015260c080840135608083015260e084013560a08301520160408051601f1981840301815282825280516020918201209083015201610831565b5f826132548686856133d6565b1495945050505050565b80515f906001600160401b0316431161327857505f919050565b81516114ff90613291906001600160401b031643613eb1565b836020015163ffffffff16613417565b5f815f525f60205260208060205f71f90827f1c53a10cb7a02335b1753200029355afa5050602051919050565b5f80807f7fffffffffffffffffffffffffffffff5d576e7357a4501ddfe92f46681b20a084111561330757505f9150600390508261338c565b604080515f808252602082018084528a905260ff891692820192909252606081018790526080810186905260019060a0016020604051602081039080840390855afa158015613358573d5f5f3e3d5ffd5b5050604051601f1901519150506001600160a01b03811661338357505f92506001915082905061338c565b92505f91508190505b9450945094915050565b5f60ff8216601f8111156114ff576040517fb3512b0c00000000000000000000000000000000000000000000000000000000815260040160405180910390fd5b5f81815b8481101561340e57613404828787848181106133f8576133f861404a565b9050602002013561344a565b91506001016133da565b50949350505050565b5f815f03613429576134296012613476565b81600184038161343b5761343b61405e565b04600101831515029392505050565b5f818310613464575f8281526020849052604090206114fc565b5f8381526020839052604090206114fc565b634e487b715f52806020526024601cfd5b5f5f5f83850360e081121561349a575f5ffd5b60a08112156134a7575f5ffd5b50929460a0860135945060c08601359350915050565b6001600160a01b038116811461122d575f5ffd5b5f602082840312156134e1575f5ffd5b8135612342816134bd565b5f60c082840312156134fc575f5ffd5b50919050565b5f60c08284031215613512575f5ffd5b6114fc83836134ec565b5f5f5f60e0848603121561352e575f5ffd5b61353885856134ec565b925060c08401356001600160401b03811115613552575f5ffd5b8401601f81018613613562575f5ffd5b80356001600160401b03811115613577575f5ffd5b866020828401011115613588575f5ffd5b939660209190910195509293505050565b6001600160401b038116811461122d575f5ffd5b5f5f604083850312156135be575f5ffd5b8235915060208301356135d081613599565b809150509250929050565b5f608082840312156134fc575f5ffd5b5f5f5f60c084860312156135fd575f5ffd5b61360785856135db565b956080850135955060a0909401359392505050565b5f6101c082840312156134fc575f5ffd5b5f5f5f6060848603121561363f575f5ffd5b833561364a816134bd565b925060208401356001600160401b03811115613664575f5ffd5b6136708682870161361c565b92505060408401356001600160401b0381111561368b575f5ffd5b6136978682870161361c565b9150509250925092565b5f5f604083850312156136b2575f5ffd5b82356136bd816134bd565b915060208301356001600160401b038111156136d7575f5ffd5b6136e38582860161361c565b9150509250929050565b5f602082840312156136fd575f5ffd5b5035919050565b5f81518084528060208401602086015e5f602082860101526020601f19601f83011685010191505092915050565b6001600160f81b03198816815260e060208201525f61375460e0830189613704565b82810360408401526137668189613704565b606084018890526001600160a01b038716608085015260a0840186905283810360c0850152845180825260208087019350909101905f5b818110156137bb57835183526020938401939092019160010161379d565b50909b9a5050505050505050505050565b63ffffffff8116811461122d575f5ffd5b80356001600160f81b0319811681146137f4575f5ffd5b919050565b5f5f5f5f5f60a0868803121561380d575f5ffd5b85359450602086013593506040860135613826816137cc565b92506060860135915061383b608087016137dd565b90509295509295909350565b5f5f5f60c08486031215613859575f5ffd5b8335925061386a85602086016135db565b915060a08401356001600160401b0381111561368b575f5ffd5b5f5f5f5f60808587031215613897575f5ffd5b8435935060208501356138a9816134bd565b925060408501356138b981613599565b915060608501356138c981613599565b939692955090935050565b5f5f5f5f608085870312156138e7575f5ffd5b8435935060208501356138f981613599565b92506040850135915061390e606086016137dd565b905092959194509250565b5f5f6040838503121561392a575f5ffd5b8235915060208301356135d0816134bd565b5f5f5f6060848603121561394e575f5ffd5b833592506020840135613960816134bd565b9150604084013561397081613599565b809150509250925092565b64ffffffffff8116811461122d575f5ffd5b5f6020828403121561399d575f5ffd5b81356123428161397b565b5f602082840312156139b8575f5ffd5b813561234281613599565b5f602082840312156139d3575f5ffd5b6114fc826137dd565b634e487b7160e01b5f52601160045260245ffd5b808201808211156114ff576114ff6139dc565b60405161014081016001600160401b0381118282101715613a3257634e487b7160e01b5f52604160045260245ffd5b60405290565b6040516101c081016001600160401b0381118282101715613a3257634e487b7160e01b5f52604160045260245ffd5b805160ff811681146137f4575f5ffd5b80516001600160601b03811681146137f4575f5ffd5b80516137f4816137cc565b80516137f481613599565b80516137f4816134bd565b80516fffffffffffffffffffffffffffffffff811681146137f4575f5ffd5b5f610140828403128015613adf575f5ffd5b50613ae8613a03565b613af183613a67565b8152613aff60208401613a67565b6020820152613b1060408401613a67565b6040820152613b2160608401613a77565b6060820152613b3260808401613a8d565b6080820152613b4360a08401613a98565b60a0820152613b5460c08401613a8d565b60c0820152613b6560e08401613aa3565b60e0820152613b776101008401613aa3565b610100820152613b8a6101208401613aae565b6101208201529392505050565b5f63ffffffff821663ffffffff8103613bb257613bb26139dc565b60010192915050565b803582526020810135613bcd81613599565b6001600160401b031660208301526040810135613be9816137cc565b63ffffffff1660408301526060810135613c028161397b565b64ffffffffff81166060840152505050565b60a08101613c228285613bbb565b64ffffffffff831660808301529392505050565b5f60208284031215613c46575f5ffd5b8135612342816137cc565b6001600160401b0381811683821601908111156114ff576114ff6139dc565b5f6001600160401b0382166001600160401b038103613bb257613bb26139dc565b65ffffffffffff81811683821601908111156114ff576114ff6139dc565b5f60208284031215613cbf575f5ffd5b5051919050565b80516137f48161397b565b8051600681106137f4575f5ffd5b805180151581146137f4575f5ffd5b8051600381106137f4575f5ffd5b5f6101c0828403128015613d0e575f5ffd5b50613d17613a38565b613d2083613aa3565b8152613d2e60208401613a77565b6020820152613d3f60408401613aa3565b6040820152613d5060608401613cc6565b6060820152613d6160808401613cc6565b6080820152613d7260a08401613a67565b60a0820152613d8360c08401613cd1565b60c082015260e083810151908201526101008084015190820152613daa6101208401613a98565b610120820152613dbd6101408401613cdf565b610140820152613dd06101608401613cee565b610160820152613de36101808401613cdf565b6101808201526101a0928301519281019290925250919050565b634e487b7160e01b5f52602160045260245ffd5b828152813560208083019190915260e0820190830135613e30816134bd565b6001600160a01b0381166040840152506040830135613e4e816134bd565b6001600160a01b031660608381019190915283013560808084019190915283013560a0808401919091526001600160f81b031990613e8d9085016137dd565b1660c08301529392505050565b80820281158282048414176114ff576114ff6139dc565b818103818111156114ff576114ff6139dc565b5f81613ed257613ed26139dc565b505f190190565b82815260a081016123426020830184613bbb565b5f6080828403128015613efe575f5ffd5b50604051608081016001600160401b0381118282101715613f2d57634e487b7160e01b5f52604160045260245ffd5b60409081528335825260208085013590830152830135613f4c816137cc565b60408201526060830135613f5f8161397b565b60608201529392505050565b5f5f8335601e19843603018112613f80575f5ffd5b8301803591506001600160401b03821115613f99575f5ffd5b6020019150600581901b3603821315610d03575f5ffd5b828152813560208083019190915260c0820190830135613fcf81613599565b6001600160401b0381166040840152505f60408401359050806060840152506001600160f81b0319614003606085016137dd565b16608083015260808301356140178161397b565b64ffffffffff811660a0840152509392505050565b5f63ffffffff821680614041576140416139dc565b5f190192915050565b634e487b7160e01b5f52603260045260245ffd5b634e487b7160e01b5f52601260045260245ffd",
}

// KeyLog is an auto generated Go binding around an Ethereum contract.
type KeyLog struct {
	abi abi.ABI
}

// GetABI returns the ABI associated with this contract binding.
func (c *KeyLog) GetABI() abi.ABI {
	return c.abi
}

// NewKeyLog creates a new instance of KeyLog.
func NewKeyLog() *KeyLog {
	parsed, err := KeyLogMetaData.ParseABI()
	if err != nil {
		panic(errors.New("invalid ABI: " + err.Error()))
	}
	return &KeyLog{abi: *parsed}
}

// Instance creates a wrapper for a deployed contract instance at the given address.
// Use this to create the instance object passed to abigen v2 library functions Call, Transact, etc.
func (c *KeyLog) Instance(backend bind.ContractBackend, addr common.Address) *bind.BoundContract {
	return bind.NewBoundContract(addr, c.abi, backend, backend, backend)
}

// PackConstructor is the Go binding used to pack the parameters required for
// contract deployment.
//
// Solidity: constructor(address board, address registry, uint96 relayBond, uint96 claimPrice, uint32 window) returns()
func (keyLog *KeyLog) PackConstructor(board common.Address, registry common.Address, relayBond *big.Int, claimPrice *big.Int, window uint32) []byte {
	enc, err := keyLog.abi.Pack("", board, registry, relayBond, claimPrice, window)
	if err != nil {
		panic(err)
	}
	return enc
}

// PackAnchor is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xa3b1cce5.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function anchor(bytes32 offerId, bytes32 root, uint32 count, bytes32 document, bytes1 codec) returns()
func (keyLog *KeyLog) PackAnchor(offerId [32]byte, root [32]byte, count uint32, document [32]byte, codec [1]byte) []byte {
	enc, err := keyLog.abi.Pack("anchor", offerId, root, count, document, codec)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackAnchor is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xa3b1cce5.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function anchor(bytes32 offerId, bytes32 root, uint32 count, bytes32 document, bytes1 codec) returns()
func (keyLog *KeyLog) TryPackAnchor(offerId [32]byte, root [32]byte, count uint32, document [32]byte, codec [1]byte) ([]byte, error) {
	return keyLog.abi.Pack("anchor", offerId, root, count, document, codec)
}

// PackAnchorOf is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x3a9e2f73.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function anchorOf(bytes32 offerId, uint64 tick) view returns(uint64 count, bytes32 accumulator)
func (keyLog *KeyLog) PackAnchorOf(offerId [32]byte, tick uint64) []byte {
	enc, err := keyLog.abi.Pack("anchorOf", offerId, tick)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackAnchorOf is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x3a9e2f73.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function anchorOf(bytes32 offerId, uint64 tick) view returns(uint64 count, bytes32 accumulator)
func (keyLog *KeyLog) TryPackAnchorOf(offerId [32]byte, tick uint64) ([]byte, error) {
	return keyLog.abi.Pack("anchorOf", offerId, tick)
}

// AnchorOfOutput serves as a container for the return parameters of contract
// method AnchorOf.
type AnchorOfOutput struct {
	Count       uint64
	Accumulator [32]byte
}

// UnpackAnchorOf is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0x3a9e2f73.
//
// Solidity: function anchorOf(bytes32 offerId, uint64 tick) view returns(uint64 count, bytes32 accumulator)
func (keyLog *KeyLog) UnpackAnchorOf(data []byte) (AnchorOfOutput, error) {
	out, err := keyLog.abi.Unpack("anchorOf", data)
	outstruct := new(AnchorOfOutput)
	if err != nil {
		return *outstruct, err
	}
	outstruct.Count = *abi.ConvertType(out[0], new(uint64)).(*uint64)
	outstruct.Accumulator = *abi.ConvertType(out[1], new([32]byte)).(*[32]byte)
	return *outstruct, nil
}

// PackAnswer is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xaef9e59c.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function answer(bytes32 id, (bytes32,uint64,uint32,uint40) receipt, (uint64,(bytes32,bytes32,uint32,uint40),(uint32,(bytes32,uint64,bytes32,bytes1,uint40),bytes32,bytes32),bytes32[]) a) returns()
func (keyLog *KeyLog) PackAnswer(id [32]byte, receipt Receipt, a Anchored) []byte {
	enc, err := keyLog.abi.Pack("answer", id, receipt, a)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackAnswer is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xaef9e59c.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function answer(bytes32 id, (bytes32,uint64,uint32,uint40) receipt, (uint64,(bytes32,bytes32,uint32,uint40),(uint32,(bytes32,uint64,bytes32,bytes1,uint40),bytes32,bytes32),bytes32[]) a) returns()
func (keyLog *KeyLog) TryPackAnswer(id [32]byte, receipt Receipt, a Anchored) ([]byte, error) {
	return keyLog.abi.Pack("answer", id, receipt, a)
}

// PackAppend is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xc4a793cc.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function append(bytes32 key, uint64 index, bytes32 digest, bytes1 codec) returns()
func (keyLog *KeyLog) PackAppend(key [32]byte, index uint64, digest [32]byte, codec [1]byte) []byte {
	enc, err := keyLog.abi.Pack("append", key, index, digest, codec)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackAppend is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xc4a793cc.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function append(bytes32 key, uint64 index, bytes32 digest, bytes1 codec) returns()
func (keyLog *KeyLog) TryPackAppend(key [32]byte, index uint64, digest [32]byte, codec [1]byte) ([]byte, error) {
	return keyLog.abi.Pack("append", key, index, digest, codec)
}

// PackAppendSigned is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x0369ca51.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function appendSigned((bytes32,uint64,bytes32,bytes1,uint40) update, bytes32 r, bytes32 vs) returns()
func (keyLog *KeyLog) PackAppendSigned(update Update, r [32]byte, vs [32]byte) []byte {
	enc, err := keyLog.abi.Pack("appendSigned", update, r, vs)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackAppendSigned is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x0369ca51.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function appendSigned((bytes32,uint64,bytes32,bytes1,uint40) update, bytes32 r, bytes32 vs) returns()
func (keyLog *KeyLog) TryPackAppendSigned(update Update, r [32]byte, vs [32]byte) ([]byte, error) {
	return keyLog.abi.Pack("appendSigned", update, r, vs)
}

// PackCatchUp is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x5b474c4b.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function catchUp(address relay, (uint64,(bytes32,bytes32,uint32,uint40),(uint32,(bytes32,uint64,bytes32,bytes1,uint40),bytes32,bytes32),bytes32[]) a) returns()
func (keyLog *KeyLog) PackCatchUp(relay common.Address, a Anchored) []byte {
	enc, err := keyLog.abi.Pack("catchUp", relay, a)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackCatchUp is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x5b474c4b.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function catchUp(address relay, (uint64,(bytes32,bytes32,uint32,uint40),(uint32,(bytes32,uint64,bytes32,bytes1,uint40),bytes32,bytes32),bytes32[]) a) returns()
func (keyLog *KeyLog) TryPackCatchUp(relay common.Address, a Anchored) ([]byte, error) {
	return keyLog.abi.Pack("catchUp", relay, a)
}

// PackChallengeOf is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xeb79f821.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function challengeOf(bytes32 offerId, address client, uint64 blockNumber) view returns(bytes32)
func (keyLog *KeyLog) PackChallengeOf(offerId [32]byte, client common.Address, blockNumber uint64) []byte {
	enc, err := keyLog.abi.Pack("challengeOf", offerId, client, blockNumber)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackChallengeOf is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xeb79f821.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function challengeOf(bytes32 offerId, address client, uint64 blockNumber) view returns(bytes32)
func (keyLog *KeyLog) TryPackChallengeOf(offerId [32]byte, client common.Address, blockNumber uint64) ([]byte, error) {
	return keyLog.abi.Pack("challengeOf", offerId, client, blockNumber)
}

// UnpackChallengeOf is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0xeb79f821.
//
// Solidity: function challengeOf(bytes32 offerId, address client, uint64 blockNumber) view returns(bytes32)
func (keyLog *KeyLog) UnpackChallengeOf(data []byte) ([32]byte, error) {
	out, err := keyLog.abi.Unpack("challengeOf", data)
	if err != nil {
		return *new([32]byte), err
	}
	out0 := *abi.ConvertType(out[0], new([32]byte)).(*[32]byte)
	return out0, nil
}

// PackClaim is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x3aff7211.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function claim((bytes32,uint64,uint32,uint40) receipt, bytes32 r, bytes32 vs) payable returns(bytes32 id)
func (keyLog *KeyLog) PackClaim(receipt Receipt, r [32]byte, vs [32]byte) []byte {
	enc, err := keyLog.abi.Pack("claim", receipt, r, vs)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackClaim is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x3aff7211.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function claim((bytes32,uint64,uint32,uint40) receipt, bytes32 r, bytes32 vs) payable returns(bytes32 id)
func (keyLog *KeyLog) TryPackClaim(receipt Receipt, r [32]byte, vs [32]byte) ([]byte, error) {
	return keyLog.abi.Pack("claim", receipt, r, vs)
}

// UnpackClaim is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0x3aff7211.
//
// Solidity: function claim((bytes32,uint64,uint32,uint40) receipt, bytes32 r, bytes32 vs) payable returns(bytes32 id)
func (keyLog *KeyLog) UnpackClaim(data []byte) ([32]byte, error) {
	out, err := keyLog.abi.Unpack("claim", data)
	if err != nil {
		return *new([32]byte), err
	}
	out0 := *abi.ConvertType(out[0], new([32]byte)).(*[32]byte)
	return out0, nil
}

// PackConvict is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xc64751bd.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function convict(bytes32 id) returns()
func (keyLog *KeyLog) PackConvict(id [32]byte) []byte {
	enc, err := keyLog.abi.Pack("convict", id)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackConvict is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xc64751bd.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function convict(bytes32 id) returns()
func (keyLog *KeyLog) TryPackConvict(id [32]byte) ([]byte, error) {
	return keyLog.abi.Pack("convict", id)
}

// PackEip712Domain is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x84b0196e.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function eip712Domain() view returns(bytes1 fields, string name, string version, uint256 chainId, address verifyingContract, bytes32 salt, uint256[] extensions)
func (keyLog *KeyLog) PackEip712Domain() []byte {
	enc, err := keyLog.abi.Pack("eip712Domain")
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
func (keyLog *KeyLog) TryPackEip712Domain() ([]byte, error) {
	return keyLog.abi.Pack("eip712Domain")
}

// UnpackEip712Domain is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0x84b0196e.
//
// Solidity: function eip712Domain() view returns(bytes1 fields, string name, string version, uint256 chainId, address verifyingContract, bytes32 salt, uint256[] extensions)
func (keyLog *KeyLog) UnpackEip712Domain(data []byte) (Eip712DomainOutput, error) {
	out, err := keyLog.abi.Unpack("eip712Domain", data)
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

// PackIdOf is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x23029af9.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function idOf((bytes32,address,address,bytes32,bytes32,bytes1) reservation) view returns(bytes32)
func (keyLog *KeyLog) PackIdOf(reservation Reservation) []byte {
	enc, err := keyLog.abi.Pack("idOf", reservation)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackIdOf is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x23029af9.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function idOf((bytes32,address,address,bytes32,bytes32,bytes1) reservation) view returns(bytes32)
func (keyLog *KeyLog) TryPackIdOf(reservation Reservation) ([]byte, error) {
	return keyLog.abi.Pack("idOf", reservation)
}

// UnpackIdOf is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0x23029af9.
//
// Solidity: function idOf((bytes32,address,address,bytes32,bytes32,bytes1) reservation) view returns(bytes32)
func (keyLog *KeyLog) UnpackIdOf(data []byte) ([32]byte, error) {
	out, err := keyLog.abi.Unpack("idOf", data)
	if err != nil {
		return *new([32]byte), err
	}
	out0 := *abi.ConvertType(out[0], new([32]byte)).(*[32]byte)
	return out0, nil
}

// PackIsAnchored is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x9dfd769e.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function isAnchored(address relay, (uint64,(bytes32,bytes32,uint32,uint40),(uint32,(bytes32,uint64,bytes32,bytes1,uint40),bytes32,bytes32),bytes32[]) a) view returns(bool)
func (keyLog *KeyLog) PackIsAnchored(relay common.Address, a Anchored) []byte {
	enc, err := keyLog.abi.Pack("isAnchored", relay, a)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackIsAnchored is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x9dfd769e.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function isAnchored(address relay, (uint64,(bytes32,bytes32,uint32,uint40),(uint32,(bytes32,uint64,bytes32,bytes1,uint40),bytes32,bytes32),bytes32[]) a) view returns(bool)
func (keyLog *KeyLog) TryPackIsAnchored(relay common.Address, a Anchored) ([]byte, error) {
	return keyLog.abi.Pack("isAnchored", relay, a)
}

// UnpackIsAnchored is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0x9dfd769e.
//
// Solidity: function isAnchored(address relay, (uint64,(bytes32,bytes32,uint32,uint40),(uint32,(bytes32,uint64,bytes32,bytes1,uint40),bytes32,bytes32),bytes32[]) a) view returns(bool)
func (keyLog *KeyLog) UnpackIsAnchored(data []byte) (bool, error) {
	out, err := keyLog.abi.Unpack("isAnchored", data)
	if err != nil {
		return *new(bool), err
	}
	out0 := *abi.ConvertType(out[0], new(bool)).(*bool)
	return out0, nil
}

// PackIsClient is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xecfb59e8.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function isClient(bytes32 offerId, address client) view returns(bool)
func (keyLog *KeyLog) PackIsClient(offerId [32]byte, client common.Address) []byte {
	enc, err := keyLog.abi.Pack("isClient", offerId, client)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackIsClient is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xecfb59e8.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function isClient(bytes32 offerId, address client) view returns(bool)
func (keyLog *KeyLog) TryPackIsClient(offerId [32]byte, client common.Address) ([]byte, error) {
	return keyLog.abi.Pack("isClient", offerId, client)
}

// UnpackIsClient is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0xecfb59e8.
//
// Solidity: function isClient(bytes32 offerId, address client) view returns(bool)
func (keyLog *KeyLog) UnpackIsClient(data []byte) (bool, error) {
	out, err := keyLog.abi.Unpack("isClient", data)
	if err != nil {
		return *new(bool), err
	}
	out0 := *abi.ConvertType(out[0], new(bool)).(*bool)
	return out0, nil
}

// PackJoin is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xb688a363.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function join() payable returns()
func (keyLog *KeyLog) PackJoin() []byte {
	enc, err := keyLog.abi.Pack("join")
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackJoin is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xb688a363.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function join() payable returns()
func (keyLog *KeyLog) TryPackJoin() ([]byte, error) {
	return keyLog.abi.Pack("join")
}

// PackLeave is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xd66d9e19.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function leave() returns()
func (keyLog *KeyLog) PackLeave() []byte {
	enc, err := keyLog.abi.Pack("leave")
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
func (keyLog *KeyLog) TryPackLeave() ([]byte, error) {
	return keyLog.abi.Pack("leave")
}

// PackLogOf is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x5e5d1643.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function logOf(bytes32 key) view returns(address writer, uint32 offer, uint64 count)
func (keyLog *KeyLog) PackLogOf(key [32]byte) []byte {
	enc, err := keyLog.abi.Pack("logOf", key)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackLogOf is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x5e5d1643.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function logOf(bytes32 key) view returns(address writer, uint32 offer, uint64 count)
func (keyLog *KeyLog) TryPackLogOf(key [32]byte) ([]byte, error) {
	return keyLog.abi.Pack("logOf", key)
}

// LogOfOutput serves as a container for the return parameters of contract
// method LogOf.
type LogOfOutput struct {
	Writer common.Address
	Offer  uint32
	Count  uint64
}

// UnpackLogOf is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0x5e5d1643.
//
// Solidity: function logOf(bytes32 key) view returns(address writer, uint32 offer, uint64 count)
func (keyLog *KeyLog) UnpackLogOf(data []byte) (LogOfOutput, error) {
	out, err := keyLog.abi.Unpack("logOf", data)
	outstruct := new(LogOfOutput)
	if err != nil {
		return *outstruct, err
	}
	outstruct.Writer = *abi.ConvertType(out[0], new(common.Address)).(*common.Address)
	outstruct.Offer = *abi.ConvertType(out[1], new(uint32)).(*uint32)
	outstruct.Count = *abi.ConvertType(out[2], new(uint64)).(*uint64)
	return *outstruct, nil
}

// PackOpen is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xd3b3f73a.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function open(bytes32 offerId) returns(uint32 offer)
func (keyLog *KeyLog) PackOpen(offerId [32]byte) []byte {
	enc, err := keyLog.abi.Pack("open", offerId)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackOpen is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xd3b3f73a.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function open(bytes32 offerId) returns(uint32 offer)
func (keyLog *KeyLog) TryPackOpen(offerId [32]byte) ([]byte, error) {
	return keyLog.abi.Pack("open", offerId)
}

// UnpackOpen is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0xd3b3f73a.
//
// Solidity: function open(bytes32 offerId) returns(uint32 offer)
func (keyLog *KeyLog) UnpackOpen(data []byte) (uint32, error) {
	out, err := keyLog.abi.Unpack("open", data)
	if err != nil {
		return *new(uint32), err
	}
	out0 := *abi.ConvertType(out[0], new(uint32)).(*uint32)
	return out0, nil
}

// PackProveDisorder is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x5072d6cc.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function proveDisorder(address relay, (uint64,(bytes32,bytes32,uint32,uint40),(uint32,(bytes32,uint64,bytes32,bytes1,uint40),bytes32,bytes32),bytes32[]) first, (uint64,(bytes32,bytes32,uint32,uint40),(uint32,(bytes32,uint64,bytes32,bytes1,uint40),bytes32,bytes32),bytes32[]) second) returns()
func (keyLog *KeyLog) PackProveDisorder(relay common.Address, first Anchored, second Anchored) []byte {
	enc, err := keyLog.abi.Pack("proveDisorder", relay, first, second)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackProveDisorder is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x5072d6cc.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function proveDisorder(address relay, (uint64,(bytes32,bytes32,uint32,uint40),(uint32,(bytes32,uint64,bytes32,bytes1,uint40),bytes32,bytes32),bytes32[]) first, (uint64,(bytes32,bytes32,uint32,uint40),(uint32,(bytes32,uint64,bytes32,bytes1,uint40),bytes32,bytes32),bytes32[]) second) returns()
func (keyLog *KeyLog) TryPackProveDisorder(relay common.Address, first Anchored, second Anchored) ([]byte, error) {
	return keyLog.abi.Pack("proveDisorder", relay, first, second)
}

// PackProveForged is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x61b1bf3d.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function proveForged(address relay, (uint64,(bytes32,bytes32,uint32,uint40),(uint32,(bytes32,uint64,bytes32,bytes1,uint40),bytes32,bytes32),bytes32[]) a) returns()
func (keyLog *KeyLog) PackProveForged(relay common.Address, a Anchored) []byte {
	enc, err := keyLog.abi.Pack("proveForged", relay, a)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackProveForged is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x61b1bf3d.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function proveForged(address relay, (uint64,(bytes32,bytes32,uint32,uint40),(uint32,(bytes32,uint64,bytes32,bytes1,uint40),bytes32,bytes32),bytes32[]) a) returns()
func (keyLog *KeyLog) TryPackProveForged(relay common.Address, a Anchored) ([]byte, error) {
	return keyLog.abi.Pack("proveForged", relay, a)
}

// PackRegister is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xd22057a9.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function register(bytes32 offerId, address client) returns()
func (keyLog *KeyLog) PackRegister(offerId [32]byte, client common.Address) []byte {
	enc, err := keyLog.abi.Pack("register", offerId, client)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackRegister is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xd22057a9.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function register(bytes32 offerId, address client) returns()
func (keyLog *KeyLog) TryPackRegister(offerId [32]byte, client common.Address) ([]byte, error) {
	return keyLog.abi.Pack("register", offerId, client)
}

// PackRegisterByWork is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xb486c11f.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function registerByWork(bytes32 offerId, address client, uint64 blockNumber, uint64 nonce) returns()
func (keyLog *KeyLog) PackRegisterByWork(offerId [32]byte, client common.Address, blockNumber uint64, nonce uint64) []byte {
	enc, err := keyLog.abi.Pack("registerByWork", offerId, client, blockNumber, nonce)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackRegisterByWork is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xb486c11f.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function registerByWork(bytes32 offerId, address client, uint64 blockNumber, uint64 nonce) returns()
func (keyLog *KeyLog) TryPackRegisterByWork(offerId [32]byte, client common.Address, blockNumber uint64, nonce uint64) ([]byte, error) {
	return keyLog.abi.Pack("registerByWork", offerId, client, blockNumber, nonce)
}

// PackRelayOf is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x60c909da.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function relayOf(address account) view returns(uint96 bond, uint64 batches, uint40 freeAt, uint32 claims)
func (keyLog *KeyLog) PackRelayOf(account common.Address) []byte {
	enc, err := keyLog.abi.Pack("relayOf", account)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackRelayOf is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x60c909da.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function relayOf(address account) view returns(uint96 bond, uint64 batches, uint40 freeAt, uint32 claims)
func (keyLog *KeyLog) TryPackRelayOf(account common.Address) ([]byte, error) {
	return keyLog.abi.Pack("relayOf", account)
}

// RelayOfOutput serves as a container for the return parameters of contract
// method RelayOf.
type RelayOfOutput struct {
	Bond    *big.Int
	Batches uint64
	FreeAt  *big.Int
	Claims  uint32
}

// UnpackRelayOf is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0x60c909da.
//
// Solidity: function relayOf(address account) view returns(uint96 bond, uint64 batches, uint40 freeAt, uint32 claims)
func (keyLog *KeyLog) UnpackRelayOf(data []byte) (RelayOfOutput, error) {
	out, err := keyLog.abi.Unpack("relayOf", data)
	outstruct := new(RelayOfOutput)
	if err != nil {
		return *outstruct, err
	}
	outstruct.Bond = abi.ConvertType(out[0], new(big.Int)).(*big.Int)
	outstruct.Batches = *abi.ConvertType(out[1], new(uint64)).(*uint64)
	outstruct.FreeAt = abi.ConvertType(out[2], new(big.Int)).(*big.Int)
	outstruct.Claims = *abi.ConvertType(out[3], new(uint32)).(*uint32)
	return *outstruct, nil
}

// PackRelease is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x19165587.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function release(address account) returns()
func (keyLog *KeyLog) PackRelease(account common.Address) []byte {
	enc, err := keyLog.abi.Pack("release", account)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackRelease is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x19165587.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function release(address account) returns()
func (keyLog *KeyLog) TryPackRelease(account common.Address) ([]byte, error) {
	return keyLog.abi.Pack("release", account)
}

// PackReserve is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x2fe2a5e1.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function reserve((bytes32,address,address,bytes32,bytes32,bytes1) reservation, bytes signature) returns(bytes32 key)
func (keyLog *KeyLog) PackReserve(reservation Reservation, signature []byte) []byte {
	enc, err := keyLog.abi.Pack("reserve", reservation, signature)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackReserve is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x2fe2a5e1.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function reserve((bytes32,address,address,bytes32,bytes32,bytes1) reservation, bytes signature) returns(bytes32 key)
func (keyLog *KeyLog) TryPackReserve(reservation Reservation, signature []byte) ([]byte, error) {
	return keyLog.abi.Pack("reserve", reservation, signature)
}

// UnpackReserve is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0x2fe2a5e1.
//
// Solidity: function reserve((bytes32,address,address,bytes32,bytes32,bytes1) reservation, bytes signature) returns(bytes32 key)
func (keyLog *KeyLog) UnpackReserve(data []byte) ([32]byte, error) {
	out, err := keyLog.abi.Unpack("reserve", data)
	if err != nil {
		return *new([32]byte), err
	}
	out0 := *abi.ConvertType(out[0], new([32]byte)).(*[32]byte)
	return out0, nil
}

// PackWithdraw is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x51cff8d9.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function withdraw(address account) returns()
func (keyLog *KeyLog) PackWithdraw(account common.Address) []byte {
	enc, err := keyLog.abi.Pack("withdraw", account)
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
func (keyLog *KeyLog) TryPackWithdraw(account common.Address) ([]byte, error) {
	return keyLog.abi.Pack("withdraw", account)
}

// KeyLogAppended represents a Appended event raised by the KeyLog contract.
type KeyLogAppended struct {
	Key      [32]byte
	Offer    uint32
	Index    uint64
	Digest   [32]byte
	Codec    [1]byte
	Position uint64
	Raw      *types.Log // Blockchain specific contextual infos
}

const KeyLogAppendedEventName = "Appended"

// ContractEventName returns the user-defined event name.
func (KeyLogAppended) ContractEventName() string {
	return KeyLogAppendedEventName
}

// UnpackAppendedEvent is the Go binding that unpacks the event data emitted
// by contract.
//
// Solidity: event Appended(bytes32 indexed key, uint32 indexed offer, uint64 index, bytes32 digest, bytes1 codec, uint64 position)
func (keyLog *KeyLog) UnpackAppendedEvent(log *types.Log) (*KeyLogAppended, error) {
	event := "Appended"
	if len(log.Topics) == 0 {
		return nil, bind.ErrNoEventSignature
	}
	if log.Topics[0] != keyLog.abi.Events[event].ID {
		return nil, bind.ErrEventSignatureMismatch
	}
	out := new(KeyLogAppended)
	if len(log.Data) > 0 {
		if err := keyLog.abi.UnpackIntoInterface(out, event, log.Data); err != nil {
			return nil, err
		}
	}
	var indexed abi.Arguments
	for _, arg := range keyLog.abi.Events[event].Inputs {
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

// KeyLogBatchAnchored represents a BatchAnchored event raised by the KeyLog contract.
type KeyLogBatchAnchored struct {
	Relay    common.Address
	Batch    uint64
	OfferId  [32]byte
	Root     [32]byte
	Count    uint32
	Document [32]byte
	Codec    [1]byte
	Position uint64
	Raw      *types.Log // Blockchain specific contextual infos
}

const KeyLogBatchAnchoredEventName = "BatchAnchored"

// ContractEventName returns the user-defined event name.
func (KeyLogBatchAnchored) ContractEventName() string {
	return KeyLogBatchAnchoredEventName
}

// UnpackBatchAnchoredEvent is the Go binding that unpacks the event data emitted
// by contract.
//
// Solidity: event BatchAnchored(address indexed relay, uint64 indexed batch, bytes32 indexed offerId, bytes32 root, uint32 count, bytes32 document, bytes1 codec, uint64 position)
func (keyLog *KeyLog) UnpackBatchAnchoredEvent(log *types.Log) (*KeyLogBatchAnchored, error) {
	event := "BatchAnchored"
	if len(log.Topics) == 0 {
		return nil, bind.ErrNoEventSignature
	}
	if log.Topics[0] != keyLog.abi.Events[event].ID {
		return nil, bind.ErrEventSignatureMismatch
	}
	out := new(KeyLogBatchAnchored)
	if len(log.Data) > 0 {
		if err := keyLog.abi.UnpackIntoInterface(out, event, log.Data); err != nil {
			return nil, err
		}
	}
	var indexed abi.Arguments
	for _, arg := range keyLog.abi.Events[event].Inputs {
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

// KeyLogCaughtUp represents a CaughtUp event raised by the KeyLog contract.
type KeyLogCaughtUp struct {
	Key   [32]byte
	Count uint64
	Raw   *types.Log // Blockchain specific contextual infos
}

const KeyLogCaughtUpEventName = "CaughtUp"

// ContractEventName returns the user-defined event name.
func (KeyLogCaughtUp) ContractEventName() string {
	return KeyLogCaughtUpEventName
}

// UnpackCaughtUpEvent is the Go binding that unpacks the event data emitted
// by contract.
//
// Solidity: event CaughtUp(bytes32 indexed key, uint64 count)
func (keyLog *KeyLog) UnpackCaughtUpEvent(log *types.Log) (*KeyLogCaughtUp, error) {
	event := "CaughtUp"
	if len(log.Topics) == 0 {
		return nil, bind.ErrNoEventSignature
	}
	if log.Topics[0] != keyLog.abi.Events[event].ID {
		return nil, bind.ErrEventSignatureMismatch
	}
	out := new(KeyLogCaughtUp)
	if len(log.Data) > 0 {
		if err := keyLog.abi.UnpackIntoInterface(out, event, log.Data); err != nil {
			return nil, err
		}
	}
	var indexed abi.Arguments
	for _, arg := range keyLog.abi.Events[event].Inputs {
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

// KeyLogClaimAnswered represents a ClaimAnswered event raised by the KeyLog contract.
type KeyLogClaimAnswered struct {
	Relay common.Address
	Id    [32]byte
	Raw   *types.Log // Blockchain specific contextual infos
}

const KeyLogClaimAnsweredEventName = "ClaimAnswered"

// ContractEventName returns the user-defined event name.
func (KeyLogClaimAnswered) ContractEventName() string {
	return KeyLogClaimAnsweredEventName
}

// UnpackClaimAnsweredEvent is the Go binding that unpacks the event data emitted
// by contract.
//
// Solidity: event ClaimAnswered(address indexed relay, bytes32 indexed id)
func (keyLog *KeyLog) UnpackClaimAnsweredEvent(log *types.Log) (*KeyLogClaimAnswered, error) {
	event := "ClaimAnswered"
	if len(log.Topics) == 0 {
		return nil, bind.ErrNoEventSignature
	}
	if log.Topics[0] != keyLog.abi.Events[event].ID {
		return nil, bind.ErrEventSignatureMismatch
	}
	out := new(KeyLogClaimAnswered)
	if len(log.Data) > 0 {
		if err := keyLog.abi.UnpackIntoInterface(out, event, log.Data); err != nil {
			return nil, err
		}
	}
	var indexed abi.Arguments
	for _, arg := range keyLog.abi.Events[event].Inputs {
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

// KeyLogClientRegistered represents a ClientRegistered event raised by the KeyLog contract.
type KeyLogClientRegistered struct {
	OfferId [32]byte
	Client  common.Address
	Raw     *types.Log // Blockchain specific contextual infos
}

const KeyLogClientRegisteredEventName = "ClientRegistered"

// ContractEventName returns the user-defined event name.
func (KeyLogClientRegistered) ContractEventName() string {
	return KeyLogClientRegisteredEventName
}

// UnpackClientRegisteredEvent is the Go binding that unpacks the event data emitted
// by contract.
//
// Solidity: event ClientRegistered(bytes32 indexed offerId, address indexed client)
func (keyLog *KeyLog) UnpackClientRegisteredEvent(log *types.Log) (*KeyLogClientRegistered, error) {
	event := "ClientRegistered"
	if len(log.Topics) == 0 {
		return nil, bind.ErrNoEventSignature
	}
	if log.Topics[0] != keyLog.abi.Events[event].ID {
		return nil, bind.ErrEventSignatureMismatch
	}
	out := new(KeyLogClientRegistered)
	if len(log.Data) > 0 {
		if err := keyLog.abi.UnpackIntoInterface(out, event, log.Data); err != nil {
			return nil, err
		}
	}
	var indexed abi.Arguments
	for _, arg := range keyLog.abi.Events[event].Inputs {
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

// KeyLogEIP712DomainChanged represents a EIP712DomainChanged event raised by the KeyLog contract.
type KeyLogEIP712DomainChanged struct {
	Raw *types.Log // Blockchain specific contextual infos
}

const KeyLogEIP712DomainChangedEventName = "EIP712DomainChanged"

// ContractEventName returns the user-defined event name.
func (KeyLogEIP712DomainChanged) ContractEventName() string {
	return KeyLogEIP712DomainChangedEventName
}

// UnpackEIP712DomainChangedEvent is the Go binding that unpacks the event data emitted
// by contract.
//
// Solidity: event EIP712DomainChanged()
func (keyLog *KeyLog) UnpackEIP712DomainChangedEvent(log *types.Log) (*KeyLogEIP712DomainChanged, error) {
	event := "EIP712DomainChanged"
	if len(log.Topics) == 0 {
		return nil, bind.ErrNoEventSignature
	}
	if log.Topics[0] != keyLog.abi.Events[event].ID {
		return nil, bind.ErrEventSignatureMismatch
	}
	out := new(KeyLogEIP712DomainChanged)
	if len(log.Data) > 0 {
		if err := keyLog.abi.UnpackIntoInterface(out, event, log.Data); err != nil {
			return nil, err
		}
	}
	var indexed abi.Arguments
	for _, arg := range keyLog.abi.Events[event].Inputs {
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

// KeyLogKeyReserved represents a KeyReserved event raised by the KeyLog contract.
type KeyLogKeyReserved struct {
	Key    [32]byte
	Offer  uint32
	Client common.Address
	Writer common.Address
	Tag    [32]byte
	Raw    *types.Log // Blockchain specific contextual infos
}

const KeyLogKeyReservedEventName = "KeyReserved"

// ContractEventName returns the user-defined event name.
func (KeyLogKeyReserved) ContractEventName() string {
	return KeyLogKeyReservedEventName
}

// UnpackKeyReservedEvent is the Go binding that unpacks the event data emitted
// by contract.
//
// Solidity: event KeyReserved(bytes32 indexed key, uint32 indexed offer, address indexed client, address writer, bytes32 tag)
func (keyLog *KeyLog) UnpackKeyReservedEvent(log *types.Log) (*KeyLogKeyReserved, error) {
	event := "KeyReserved"
	if len(log.Topics) == 0 {
		return nil, bind.ErrNoEventSignature
	}
	if log.Topics[0] != keyLog.abi.Events[event].ID {
		return nil, bind.ErrEventSignatureMismatch
	}
	out := new(KeyLogKeyReserved)
	if len(log.Data) > 0 {
		if err := keyLog.abi.UnpackIntoInterface(out, event, log.Data); err != nil {
			return nil, err
		}
	}
	var indexed abi.Arguments
	for _, arg := range keyLog.abi.Events[event].Inputs {
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

// KeyLogOfferOpened represents a OfferOpened event raised by the KeyLog contract.
type KeyLogOfferOpened struct {
	OfferId [32]byte
	Offer   uint32
	Raw     *types.Log // Blockchain specific contextual infos
}

const KeyLogOfferOpenedEventName = "OfferOpened"

// ContractEventName returns the user-defined event name.
func (KeyLogOfferOpened) ContractEventName() string {
	return KeyLogOfferOpenedEventName
}

// UnpackOfferOpenedEvent is the Go binding that unpacks the event data emitted
// by contract.
//
// Solidity: event OfferOpened(bytes32 indexed offerId, uint32 indexed offer)
func (keyLog *KeyLog) UnpackOfferOpenedEvent(log *types.Log) (*KeyLogOfferOpened, error) {
	event := "OfferOpened"
	if len(log.Topics) == 0 {
		return nil, bind.ErrNoEventSignature
	}
	if log.Topics[0] != keyLog.abi.Events[event].ID {
		return nil, bind.ErrEventSignatureMismatch
	}
	out := new(KeyLogOfferOpened)
	if len(log.Data) > 0 {
		if err := keyLog.abi.UnpackIntoInterface(out, event, log.Data); err != nil {
			return nil, err
		}
	}
	var indexed abi.Arguments
	for _, arg := range keyLog.abi.Events[event].Inputs {
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

// KeyLogRelayBonded represents a RelayBonded event raised by the KeyLog contract.
type KeyLogRelayBonded struct {
	Relay common.Address
	Bond  *big.Int
	Raw   *types.Log // Blockchain specific contextual infos
}

const KeyLogRelayBondedEventName = "RelayBonded"

// ContractEventName returns the user-defined event name.
func (KeyLogRelayBonded) ContractEventName() string {
	return KeyLogRelayBondedEventName
}

// UnpackRelayBondedEvent is the Go binding that unpacks the event data emitted
// by contract.
//
// Solidity: event RelayBonded(address indexed relay, uint256 bond)
func (keyLog *KeyLog) UnpackRelayBondedEvent(log *types.Log) (*KeyLogRelayBonded, error) {
	event := "RelayBonded"
	if len(log.Topics) == 0 {
		return nil, bind.ErrNoEventSignature
	}
	if log.Topics[0] != keyLog.abi.Events[event].ID {
		return nil, bind.ErrEventSignatureMismatch
	}
	out := new(KeyLogRelayBonded)
	if len(log.Data) > 0 {
		if err := keyLog.abi.UnpackIntoInterface(out, event, log.Data); err != nil {
			return nil, err
		}
	}
	var indexed abi.Arguments
	for _, arg := range keyLog.abi.Events[event].Inputs {
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

// KeyLogRelayConvicted represents a RelayConvicted event raised by the KeyLog contract.
type KeyLogRelayConvicted struct {
	Relay common.Address
	Fault [32]byte
	Burnt *big.Int
	Raw   *types.Log // Blockchain specific contextual infos
}

const KeyLogRelayConvictedEventName = "RelayConvicted"

// ContractEventName returns the user-defined event name.
func (KeyLogRelayConvicted) ContractEventName() string {
	return KeyLogRelayConvictedEventName
}

// UnpackRelayConvictedEvent is the Go binding that unpacks the event data emitted
// by contract.
//
// Solidity: event RelayConvicted(address indexed relay, bytes32 fault, uint256 burnt)
func (keyLog *KeyLog) UnpackRelayConvictedEvent(log *types.Log) (*KeyLogRelayConvicted, error) {
	event := "RelayConvicted"
	if len(log.Topics) == 0 {
		return nil, bind.ErrNoEventSignature
	}
	if log.Topics[0] != keyLog.abi.Events[event].ID {
		return nil, bind.ErrEventSignatureMismatch
	}
	out := new(KeyLogRelayConvicted)
	if len(log.Data) > 0 {
		if err := keyLog.abi.UnpackIntoInterface(out, event, log.Data); err != nil {
			return nil, err
		}
	}
	var indexed abi.Arguments
	for _, arg := range keyLog.abi.Events[event].Inputs {
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

// KeyLogRelayLeaving represents a RelayLeaving event raised by the KeyLog contract.
type KeyLogRelayLeaving struct {
	Relay  common.Address
	FreeAt *big.Int
	Raw    *types.Log // Blockchain specific contextual infos
}

const KeyLogRelayLeavingEventName = "RelayLeaving"

// ContractEventName returns the user-defined event name.
func (KeyLogRelayLeaving) ContractEventName() string {
	return KeyLogRelayLeavingEventName
}

// UnpackRelayLeavingEvent is the Go binding that unpacks the event data emitted
// by contract.
//
// Solidity: event RelayLeaving(address indexed relay, uint40 freeAt)
func (keyLog *KeyLog) UnpackRelayLeavingEvent(log *types.Log) (*KeyLogRelayLeaving, error) {
	event := "RelayLeaving"
	if len(log.Topics) == 0 {
		return nil, bind.ErrNoEventSignature
	}
	if log.Topics[0] != keyLog.abi.Events[event].ID {
		return nil, bind.ErrEventSignatureMismatch
	}
	out := new(KeyLogRelayLeaving)
	if len(log.Data) > 0 {
		if err := keyLog.abi.UnpackIntoInterface(out, event, log.Data); err != nil {
			return nil, err
		}
	}
	var indexed abi.Arguments
	for _, arg := range keyLog.abi.Events[event].Inputs {
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

// KeyLogUpdateClaimed represents a UpdateClaimed event raised by the KeyLog contract.
type KeyLogUpdateClaimed struct {
	Relay    common.Address
	Id       [32]byte
	Receipt  Receipt
	Deadline *big.Int
	Raw      *types.Log // Blockchain specific contextual infos
}

const KeyLogUpdateClaimedEventName = "UpdateClaimed"

// ContractEventName returns the user-defined event name.
func (KeyLogUpdateClaimed) ContractEventName() string {
	return KeyLogUpdateClaimedEventName
}

// UnpackUpdateClaimedEvent is the Go binding that unpacks the event data emitted
// by contract.
//
// Solidity: event UpdateClaimed(address indexed relay, bytes32 indexed id, (bytes32,uint64,uint32,uint40) receipt, uint40 deadline)
func (keyLog *KeyLog) UnpackUpdateClaimedEvent(log *types.Log) (*KeyLogUpdateClaimed, error) {
	event := "UpdateClaimed"
	if len(log.Topics) == 0 {
		return nil, bind.ErrNoEventSignature
	}
	if log.Topics[0] != keyLog.abi.Events[event].ID {
		return nil, bind.ErrEventSignatureMismatch
	}
	out := new(KeyLogUpdateClaimed)
	if len(log.Data) > 0 {
		if err := keyLog.abi.UnpackIntoInterface(out, event, log.Data); err != nil {
			return nil, err
		}
	}
	var indexed abi.Arguments
	for _, arg := range keyLog.abi.Events[event].Inputs {
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

// KeyLogWithdrawn represents a Withdrawn event raised by the KeyLog contract.
type KeyLogWithdrawn struct {
	Account common.Address
	Amount  *big.Int
	Raw     *types.Log // Blockchain specific contextual infos
}

const KeyLogWithdrawnEventName = "Withdrawn"

// ContractEventName returns the user-defined event name.
func (KeyLogWithdrawn) ContractEventName() string {
	return KeyLogWithdrawnEventName
}

// UnpackWithdrawnEvent is the Go binding that unpacks the event data emitted
// by contract.
//
// Solidity: event Withdrawn(address indexed account, uint256 amount)
func (keyLog *KeyLog) UnpackWithdrawnEvent(log *types.Log) (*KeyLogWithdrawn, error) {
	event := "Withdrawn"
	if len(log.Topics) == 0 {
		return nil, bind.ErrNoEventSignature
	}
	if log.Topics[0] != keyLog.abi.Events[event].ID {
		return nil, bind.ErrEventSignatureMismatch
	}
	out := new(KeyLogWithdrawn)
	if len(log.Data) > 0 {
		if err := keyLog.abi.UnpackIntoInterface(out, event, log.Data); err != nil {
			return nil, err
		}
	}
	var indexed abi.Arguments
	for _, arg := range keyLog.abi.Events[event].Inputs {
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
func (keyLog *KeyLog) UnpackError(raw []byte) (any, error) {
	if bytes.Equal(raw[:4], keyLog.abi.Errors["BondTooLow"].ID.Bytes()[:4]) {
		return keyLog.UnpackBondTooLowError(raw[4:])
	}
	if bytes.Equal(raw[:4], keyLog.abi.Errors["DeadlinePassed"].ID.Bytes()[:4]) {
		return keyLog.UnpackDeadlinePassedError(raw[4:])
	}
	if bytes.Equal(raw[:4], keyLog.abi.Errors["ECDSAInvalidSignature"].ID.Bytes()[:4]) {
		return keyLog.UnpackECDSAInvalidSignatureError(raw[4:])
	}
	if bytes.Equal(raw[:4], keyLog.abi.Errors["ECDSAInvalidSignatureLength"].ID.Bytes()[:4]) {
		return keyLog.UnpackECDSAInvalidSignatureLengthError(raw[4:])
	}
	if bytes.Equal(raw[:4], keyLog.abi.Errors["ECDSAInvalidSignatureS"].ID.Bytes()[:4]) {
		return keyLog.UnpackECDSAInvalidSignatureSError(raw[4:])
	}
	if bytes.Equal(raw[:4], keyLog.abi.Errors["InvalidBatch"].ID.Bytes()[:4]) {
		return keyLog.UnpackInvalidBatchError(raw[4:])
	}
	if bytes.Equal(raw[:4], keyLog.abi.Errors["InvalidClaim"].ID.Bytes()[:4]) {
		return keyLog.UnpackInvalidClaimError(raw[4:])
	}
	if bytes.Equal(raw[:4], keyLog.abi.Errors["InvalidContent"].ID.Bytes()[:4]) {
		return keyLog.UnpackInvalidContentError(raw[4:])
	}
	if bytes.Equal(raw[:4], keyLog.abi.Errors["InvalidShortString"].ID.Bytes()[:4]) {
		return keyLog.UnpackInvalidShortStringError(raw[4:])
	}
	if bytes.Equal(raw[:4], keyLog.abi.Errors["InvalidWork"].ID.Bytes()[:4]) {
		return keyLog.UnpackInvalidWorkError(raw[4:])
	}
	if bytes.Equal(raw[:4], keyLog.abi.Errors["KeyExists"].ID.Bytes()[:4]) {
		return keyLog.UnpackKeyExistsError(raw[4:])
	}
	if bytes.Equal(raw[:4], keyLog.abi.Errors["NoFault"].ID.Bytes()[:4]) {
		return keyLog.UnpackNoFaultError(raw[4:])
	}
	if bytes.Equal(raw[:4], keyLog.abi.Errors["NotAnchored"].ID.Bytes()[:4]) {
		return keyLog.UnpackNotAnchoredError(raw[4:])
	}
	if bytes.Equal(raw[:4], keyLog.abi.Errors["NotClient"].ID.Bytes()[:4]) {
		return keyLog.UnpackNotClientError(raw[4:])
	}
	if bytes.Equal(raw[:4], keyLog.abi.Errors["NotRelay"].ID.Bytes()[:4]) {
		return keyLog.UnpackNotRelayError(raw[4:])
	}
	if bytes.Equal(raw[:4], keyLog.abi.Errors["NotWriter"].ID.Bytes()[:4]) {
		return keyLog.UnpackNotWriterError(raw[4:])
	}
	if bytes.Equal(raw[:4], keyLog.abi.Errors["NothingToWithdraw"].ID.Bytes()[:4]) {
		return keyLog.UnpackNothingToWithdrawError(raw[4:])
	}
	if bytes.Equal(raw[:4], keyLog.abi.Errors["OfferNotFound"].ID.Bytes()[:4]) {
		return keyLog.UnpackOfferNotFoundError(raw[4:])
	}
	if bytes.Equal(raw[:4], keyLog.abi.Errors["ReentrancyGuardReentrantCall"].ID.Bytes()[:4]) {
		return keyLog.UnpackReentrancyGuardReentrantCallError(raw[4:])
	}
	if bytes.Equal(raw[:4], keyLog.abi.Errors["StringTooLong"].ID.Bytes()[:4]) {
		return keyLog.UnpackStringTooLongError(raw[4:])
	}
	if bytes.Equal(raw[:4], keyLog.abi.Errors["TooEarly"].ID.Bytes()[:4]) {
		return keyLog.UnpackTooEarlyError(raw[4:])
	}
	if bytes.Equal(raw[:4], keyLog.abi.Errors["TransferFailed"].ID.Bytes()[:4]) {
		return keyLog.UnpackTransferFailedError(raw[4:])
	}
	if bytes.Equal(raw[:4], keyLog.abi.Errors["WrongIndex"].ID.Bytes()[:4]) {
		return keyLog.UnpackWrongIndexError(raw[4:])
	}
	if bytes.Equal(raw[:4], keyLog.abi.Errors["WrongValue"].ID.Bytes()[:4]) {
		return keyLog.UnpackWrongValueError(raw[4:])
	}
	return nil, errors.New("Unknown error")
}

// KeyLogBondTooLow represents a BondTooLow error raised by the KeyLog contract.
type KeyLogBondTooLow struct {
	Bond  *big.Int
	Least *big.Int
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error BondTooLow(uint256 bond, uint256 least)
func KeyLogBondTooLowErrorID() common.Hash {
	return common.HexToHash("0x000155b5ebd7e31e61b2db21f595e5ecb1232ce27e1acf6160bc8d8a6f74ef24")
}

// UnpackBondTooLowError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error BondTooLow(uint256 bond, uint256 least)
func (keyLog *KeyLog) UnpackBondTooLowError(raw []byte) (*KeyLogBondTooLow, error) {
	out := new(KeyLogBondTooLow)
	if err := keyLog.abi.UnpackIntoInterface(out, "BondTooLow", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// KeyLogDeadlinePassed represents a DeadlinePassed error raised by the KeyLog contract.
type KeyLogDeadlinePassed struct {
	Deadline *big.Int
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error DeadlinePassed(uint40 deadline)
func KeyLogDeadlinePassedErrorID() common.Hash {
	return common.HexToHash("0x6747c9fdfb92954b77f90f5f74a9c5e1c4c16c5277be003b6e123777cb3140ca")
}

// UnpackDeadlinePassedError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error DeadlinePassed(uint40 deadline)
func (keyLog *KeyLog) UnpackDeadlinePassedError(raw []byte) (*KeyLogDeadlinePassed, error) {
	out := new(KeyLogDeadlinePassed)
	if err := keyLog.abi.UnpackIntoInterface(out, "DeadlinePassed", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// KeyLogECDSAInvalidSignature represents a ECDSAInvalidSignature error raised by the KeyLog contract.
type KeyLogECDSAInvalidSignature struct {
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error ECDSAInvalidSignature()
func KeyLogECDSAInvalidSignatureErrorID() common.Hash {
	return common.HexToHash("0xf645eedf0193584640b6b90cb9477e4c95b98636c148a891d4c0a146dc46e75a")
}

// UnpackECDSAInvalidSignatureError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error ECDSAInvalidSignature()
func (keyLog *KeyLog) UnpackECDSAInvalidSignatureError(raw []byte) (*KeyLogECDSAInvalidSignature, error) {
	out := new(KeyLogECDSAInvalidSignature)
	if err := keyLog.abi.UnpackIntoInterface(out, "ECDSAInvalidSignature", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// KeyLogECDSAInvalidSignatureLength represents a ECDSAInvalidSignatureLength error raised by the KeyLog contract.
type KeyLogECDSAInvalidSignatureLength struct {
	Length *big.Int
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error ECDSAInvalidSignatureLength(uint256 length)
func KeyLogECDSAInvalidSignatureLengthErrorID() common.Hash {
	return common.HexToHash("0xfce698f7e8e5342cd615f641317bc45fe7e1e4a8b0a14dd1383ff8dc9c41917f")
}

// UnpackECDSAInvalidSignatureLengthError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error ECDSAInvalidSignatureLength(uint256 length)
func (keyLog *KeyLog) UnpackECDSAInvalidSignatureLengthError(raw []byte) (*KeyLogECDSAInvalidSignatureLength, error) {
	out := new(KeyLogECDSAInvalidSignatureLength)
	if err := keyLog.abi.UnpackIntoInterface(out, "ECDSAInvalidSignatureLength", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// KeyLogECDSAInvalidSignatureS represents a ECDSAInvalidSignatureS error raised by the KeyLog contract.
type KeyLogECDSAInvalidSignatureS struct {
	S [32]byte
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error ECDSAInvalidSignatureS(bytes32 s)
func KeyLogECDSAInvalidSignatureSErrorID() common.Hash {
	return common.HexToHash("0xd78bce0cccb935155ed6428d1c13e50b7f3550fd2b66b9fe266006fea4a5e1eb")
}

// UnpackECDSAInvalidSignatureSError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error ECDSAInvalidSignatureS(bytes32 s)
func (keyLog *KeyLog) UnpackECDSAInvalidSignatureSError(raw []byte) (*KeyLogECDSAInvalidSignatureS, error) {
	out := new(KeyLogECDSAInvalidSignatureS)
	if err := keyLog.abi.UnpackIntoInterface(out, "ECDSAInvalidSignatureS", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// KeyLogInvalidBatch represents a InvalidBatch error raised by the KeyLog contract.
type KeyLogInvalidBatch struct {
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error InvalidBatch()
func KeyLogInvalidBatchErrorID() common.Hash {
	return common.HexToHash("0x33b094a12ef49fe7664c74efef77e25d0192c42a70d75d3420a026b7bee7b765")
}

// UnpackInvalidBatchError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error InvalidBatch()
func (keyLog *KeyLog) UnpackInvalidBatchError(raw []byte) (*KeyLogInvalidBatch, error) {
	out := new(KeyLogInvalidBatch)
	if err := keyLog.abi.UnpackIntoInterface(out, "InvalidBatch", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// KeyLogInvalidClaim represents a InvalidClaim error raised by the KeyLog contract.
type KeyLogInvalidClaim struct {
	Id [32]byte
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error InvalidClaim(bytes32 id)
func KeyLogInvalidClaimErrorID() common.Hash {
	return common.HexToHash("0xa3a88d9d33c417e61d0d70566e1ef43fe9e19771621e74de7057477a3292a189")
}

// UnpackInvalidClaimError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error InvalidClaim(bytes32 id)
func (keyLog *KeyLog) UnpackInvalidClaimError(raw []byte) (*KeyLogInvalidClaim, error) {
	out := new(KeyLogInvalidClaim)
	if err := keyLog.abi.UnpackIntoInterface(out, "InvalidClaim", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// KeyLogInvalidContent represents a InvalidContent error raised by the KeyLog contract.
type KeyLogInvalidContent struct {
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error InvalidContent()
func KeyLogInvalidContentErrorID() common.Hash {
	return common.HexToHash("0xab4142cf2c02677defa58be613774c4d7b011ea95b469007f46634397d7daeb1")
}

// UnpackInvalidContentError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error InvalidContent()
func (keyLog *KeyLog) UnpackInvalidContentError(raw []byte) (*KeyLogInvalidContent, error) {
	out := new(KeyLogInvalidContent)
	if err := keyLog.abi.UnpackIntoInterface(out, "InvalidContent", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// KeyLogInvalidShortString represents a InvalidShortString error raised by the KeyLog contract.
type KeyLogInvalidShortString struct {
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error InvalidShortString()
func KeyLogInvalidShortStringErrorID() common.Hash {
	return common.HexToHash("0xb3512b0c6163e5f0bafab72bb631b9d58cd7a731b082f910338aa21c83d5c274")
}

// UnpackInvalidShortStringError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error InvalidShortString()
func (keyLog *KeyLog) UnpackInvalidShortStringError(raw []byte) (*KeyLogInvalidShortString, error) {
	out := new(KeyLogInvalidShortString)
	if err := keyLog.abi.UnpackIntoInterface(out, "InvalidShortString", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// KeyLogInvalidWork represents a InvalidWork error raised by the KeyLog contract.
type KeyLogInvalidWork struct {
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error InvalidWork()
func KeyLogInvalidWorkErrorID() common.Hash {
	return common.HexToHash("0x273d8d940ce3994c1615b492a99952712a485f5dbb15332eb4be44bc4d469592")
}

// UnpackInvalidWorkError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error InvalidWork()
func (keyLog *KeyLog) UnpackInvalidWorkError(raw []byte) (*KeyLogInvalidWork, error) {
	out := new(KeyLogInvalidWork)
	if err := keyLog.abi.UnpackIntoInterface(out, "InvalidWork", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// KeyLogKeyExists represents a KeyExists error raised by the KeyLog contract.
type KeyLogKeyExists struct {
	Key [32]byte
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error KeyExists(bytes32 key)
func KeyLogKeyExistsErrorID() common.Hash {
	return common.HexToHash("0xd042aa2fccdd29cbe811ddf17cd1f6b4edc42c9ebc3fa825ff81a64428dbff7d")
}

// UnpackKeyExistsError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error KeyExists(bytes32 key)
func (keyLog *KeyLog) UnpackKeyExistsError(raw []byte) (*KeyLogKeyExists, error) {
	out := new(KeyLogKeyExists)
	if err := keyLog.abi.UnpackIntoInterface(out, "KeyExists", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// KeyLogNoFault represents a NoFault error raised by the KeyLog contract.
type KeyLogNoFault struct {
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error NoFault()
func KeyLogNoFaultErrorID() common.Hash {
	return common.HexToHash("0x6ccd0bbcc8f98637dc4acb8f31da7db62b1840e328048e46c265d4b47064c98b")
}

// UnpackNoFaultError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error NoFault()
func (keyLog *KeyLog) UnpackNoFaultError(raw []byte) (*KeyLogNoFault, error) {
	out := new(KeyLogNoFault)
	if err := keyLog.abi.UnpackIntoInterface(out, "NoFault", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// KeyLogNotAnchored represents a NotAnchored error raised by the KeyLog contract.
type KeyLogNotAnchored struct {
	Relay common.Address
	Batch uint64
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error NotAnchored(address relay, uint64 batch)
func KeyLogNotAnchoredErrorID() common.Hash {
	return common.HexToHash("0xda722da8b3a0603eae8b821eb0766847113ef63d6153c9497c48eab4405e3880")
}

// UnpackNotAnchoredError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error NotAnchored(address relay, uint64 batch)
func (keyLog *KeyLog) UnpackNotAnchoredError(raw []byte) (*KeyLogNotAnchored, error) {
	out := new(KeyLogNotAnchored)
	if err := keyLog.abi.UnpackIntoInterface(out, "NotAnchored", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// KeyLogNotClient represents a NotClient error raised by the KeyLog contract.
type KeyLogNotClient struct {
	OfferId [32]byte
	Account common.Address
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error NotClient(bytes32 offerId, address account)
func KeyLogNotClientErrorID() common.Hash {
	return common.HexToHash("0xf8f2757515f18582194b836a33a40ef49477cb2b21a178c1fdf17f186118071d")
}

// UnpackNotClientError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error NotClient(bytes32 offerId, address account)
func (keyLog *KeyLog) UnpackNotClientError(raw []byte) (*KeyLogNotClient, error) {
	out := new(KeyLogNotClient)
	if err := keyLog.abi.UnpackIntoInterface(out, "NotClient", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// KeyLogNotRelay represents a NotRelay error raised by the KeyLog contract.
type KeyLogNotRelay struct {
	Account common.Address
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error NotRelay(address account)
func KeyLogNotRelayErrorID() common.Hash {
	return common.HexToHash("0xea663b31c84e2eab67e90a9fd9cd0e3aabf96179819c83741d36b6d58d36b4b1")
}

// UnpackNotRelayError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error NotRelay(address account)
func (keyLog *KeyLog) UnpackNotRelayError(raw []byte) (*KeyLogNotRelay, error) {
	out := new(KeyLogNotRelay)
	if err := keyLog.abi.UnpackIntoInterface(out, "NotRelay", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// KeyLogNotWriter represents a NotWriter error raised by the KeyLog contract.
type KeyLogNotWriter struct {
	Key     [32]byte
	Account common.Address
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error NotWriter(bytes32 key, address account)
func KeyLogNotWriterErrorID() common.Hash {
	return common.HexToHash("0x45245f6fa8b3edce67ca5e23b2bb8d823519aa9b85bbd6f05bf49edddc9aa7b6")
}

// UnpackNotWriterError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error NotWriter(bytes32 key, address account)
func (keyLog *KeyLog) UnpackNotWriterError(raw []byte) (*KeyLogNotWriter, error) {
	out := new(KeyLogNotWriter)
	if err := keyLog.abi.UnpackIntoInterface(out, "NotWriter", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// KeyLogNothingToWithdraw represents a NothingToWithdraw error raised by the KeyLog contract.
type KeyLogNothingToWithdraw struct {
	Account common.Address
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error NothingToWithdraw(address account)
func KeyLogNothingToWithdrawErrorID() common.Hash {
	return common.HexToHash("0xdc69dc16e4a8405b44139edda9a06ee66b303337358b6f4633533d65de15b7f4")
}

// UnpackNothingToWithdrawError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error NothingToWithdraw(address account)
func (keyLog *KeyLog) UnpackNothingToWithdrawError(raw []byte) (*KeyLogNothingToWithdraw, error) {
	out := new(KeyLogNothingToWithdraw)
	if err := keyLog.abi.UnpackIntoInterface(out, "NothingToWithdraw", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// KeyLogOfferNotFound represents a OfferNotFound error raised by the KeyLog contract.
type KeyLogOfferNotFound struct {
	OfferId [32]byte
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error OfferNotFound(bytes32 offerId)
func KeyLogOfferNotFoundErrorID() common.Hash {
	return common.HexToHash("0x391b8864292159224b53ee38270a91b15ab40fa29ecb3229dff7769a9a7eaa70")
}

// UnpackOfferNotFoundError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error OfferNotFound(bytes32 offerId)
func (keyLog *KeyLog) UnpackOfferNotFoundError(raw []byte) (*KeyLogOfferNotFound, error) {
	out := new(KeyLogOfferNotFound)
	if err := keyLog.abi.UnpackIntoInterface(out, "OfferNotFound", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// KeyLogReentrancyGuardReentrantCall represents a ReentrancyGuardReentrantCall error raised by the KeyLog contract.
type KeyLogReentrancyGuardReentrantCall struct {
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error ReentrancyGuardReentrantCall()
func KeyLogReentrancyGuardReentrantCallErrorID() common.Hash {
	return common.HexToHash("0x3ee5aeb571de7fc460830b4d0017439a1ca56fb0bc39062227ade4fe4a24c1ca")
}

// UnpackReentrancyGuardReentrantCallError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error ReentrancyGuardReentrantCall()
func (keyLog *KeyLog) UnpackReentrancyGuardReentrantCallError(raw []byte) (*KeyLogReentrancyGuardReentrantCall, error) {
	out := new(KeyLogReentrancyGuardReentrantCall)
	if err := keyLog.abi.UnpackIntoInterface(out, "ReentrancyGuardReentrantCall", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// KeyLogStringTooLong represents a StringTooLong error raised by the KeyLog contract.
type KeyLogStringTooLong struct {
	Str string
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error StringTooLong(string str)
func KeyLogStringTooLongErrorID() common.Hash {
	return common.HexToHash("0x305a27a93f8e33b7392df0a0f91d6fc63847395853c45991eec52dbf24d72381")
}

// UnpackStringTooLongError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error StringTooLong(string str)
func (keyLog *KeyLog) UnpackStringTooLongError(raw []byte) (*KeyLogStringTooLong, error) {
	out := new(KeyLogStringTooLong)
	if err := keyLog.abi.UnpackIntoInterface(out, "StringTooLong", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// KeyLogTooEarly represents a TooEarly error raised by the KeyLog contract.
type KeyLogTooEarly struct {
	OfferId [32]byte
	Tick    uint64
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error TooEarly(bytes32 offerId, uint64 tick)
func KeyLogTooEarlyErrorID() common.Hash {
	return common.HexToHash("0xf9ac2af147ae8f7a11f4d0c01ce37f9cbb81f2e39d31d4fb4b3101201276d94d")
}

// UnpackTooEarlyError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error TooEarly(bytes32 offerId, uint64 tick)
func (keyLog *KeyLog) UnpackTooEarlyError(raw []byte) (*KeyLogTooEarly, error) {
	out := new(KeyLogTooEarly)
	if err := keyLog.abi.UnpackIntoInterface(out, "TooEarly", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// KeyLogTransferFailed represents a TransferFailed error raised by the KeyLog contract.
type KeyLogTransferFailed struct {
	Account common.Address
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error TransferFailed(address account)
func KeyLogTransferFailedErrorID() common.Hash {
	return common.HexToHash("0x39f1c8d9a08940175dbc82f15840b953aa855264e371e68f3e5d5cb38c445fa0")
}

// UnpackTransferFailedError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error TransferFailed(address account)
func (keyLog *KeyLog) UnpackTransferFailedError(raw []byte) (*KeyLogTransferFailed, error) {
	out := new(KeyLogTransferFailed)
	if err := keyLog.abi.UnpackIntoInterface(out, "TransferFailed", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// KeyLogWrongIndex represents a WrongIndex error raised by the KeyLog contract.
type KeyLogWrongIndex struct {
	Key   [32]byte
	Index uint64
	Next  uint64
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error WrongIndex(bytes32 key, uint64 index, uint64 next)
func KeyLogWrongIndexErrorID() common.Hash {
	return common.HexToHash("0xc8b71de61785a677548aea3d6ef2bfb10960123c27834c1621fcdfa850281722")
}

// UnpackWrongIndexError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error WrongIndex(bytes32 key, uint64 index, uint64 next)
func (keyLog *KeyLog) UnpackWrongIndexError(raw []byte) (*KeyLogWrongIndex, error) {
	out := new(KeyLogWrongIndex)
	if err := keyLog.abi.UnpackIntoInterface(out, "WrongIndex", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// KeyLogWrongValue represents a WrongValue error raised by the KeyLog contract.
type KeyLogWrongValue struct {
	Sent   *big.Int
	Needed *big.Int
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error WrongValue(uint256 sent, uint256 needed)
func KeyLogWrongValueErrorID() common.Hash {
	return common.HexToHash("0x195a3ca12ac3744ef64727effb118b3b203c382e49c7a7d24d450eae5e3b889a")
}

// UnpackWrongValueError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error WrongValue(uint256 sent, uint256 needed)
func (keyLog *KeyLog) UnpackWrongValueError(raw []byte) (*KeyLogWrongValue, error) {
	out := new(KeyLogWrongValue)
	if err := keyLog.abi.UnpackIntoInterface(out, "WrongValue", raw); err != nil {
		return nil, err
	}
	return out, nil
}
