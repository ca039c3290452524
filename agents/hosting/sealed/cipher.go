package sealed

import (
	"crypto/cipher"
	"crypto/sha256"
	"crypto/subtle"
	"encoding/binary"
	"errors"
	"fmt"

	"github.com/ethereum/go-ethereum/common"
	"golang.org/x/crypto/chacha20poly1305"

	"emet/agents/hosting/codec"
	"emet/agents/hosting/commit"
	"emet/agents/program/data"
	"emet/agents/program/plan"
)

// ErrSealed means that something does not open: it is for somebody else, for another place, or was changed.
var ErrSealed = errors.New("does not open")

// Pad brings a text to a size, so that its length says nothing. It panics if the text is longer.
func Pad(text []byte, size int) []byte {
	if len(text) > size {
		panic(fmt.Sprintf("sealed: %d bytes do not fit into %d", len(text), size))
	}
	out := make([]byte, size+1)
	copy(out, text)
	out[len(text)] = 0x80
	return out
}

// Unpad is the way back from [Pad].
func Unpad(padded []byte) ([]byte, error) {
	end := len(padded)
	for end >= 8 && binary.LittleEndian.Uint64(padded[end-8:end]) == 0 { // there may be much of it
		end -= 8
	}
	for end > 0 && padded[end-1] == 0 {
		end--
	}
	if end == 0 || padded[end-1] != 0x80 {
		return nil, errors.New("malformed padding")
	}
	return padded[:end-1], nil
}

// padToClass pads a text so that of its length only the class shows: see [plan.Class].
func padToClass(text []byte) []byte { return Pad(text, plan.Class(len(text)+1)-1) }

// visible is up to which size a primitive's length is hidden altogether.
const visible = 1 << 10

// PaddedSize is to how many bytes a primitive of a type that takes so many is padded: to the greatest size of its type, or,
// if that is much, to its class.
func PaddedSize(t *data.Type, size int) int {
	if t.Size() <= visible {
		return t.Size()
	}
	return min(plan.Class(size), t.Size())
}

// commitment is how many bytes before a ciphertext say under which key it opens. Without them one ciphertext could be made
// that opens under two keys, to two different texts.
const commitment = 16

// Overhead is how many bytes of a ciphertext are not the text.
const Overhead = commitment + chacha20poly1305.Overhead

func committed(key [32]byte) []byte {
	h := sha256.Sum256(append(key[:], "emet/key/1"...))
	return h[:commitment]
}

func newAEAD(key [32]byte) cipher.AEAD {
	a, err := chacha20poly1305.New(key[:])
	if err != nil {
		panic(err) // the key is as long as keys are
	}
	return a
}

// Encrypt encrypts a text under a key that is used for nothing else.
func Encrypt(key [32]byte, aad, text []byte) []byte {
	out := make([]byte, 0, len(text)+Overhead)
	return newAEAD(key).Seal(append(out, committed(key)...), make([]byte, chacha20poly1305.NonceSize), text, aad)
}

// Decrypt is the way back from [Encrypt]. It fails with [ErrSealed].
func Decrypt(key [32]byte, aad, ciphertext []byte) ([]byte, error) {
	if len(ciphertext) < Overhead || subtle.ConstantTimeCompare(ciphertext[:commitment], committed(key)) == 0 {
		return nil, ErrSealed
	}
	text, err := newAEAD(key).Open(nil, make([]byte, chacha20poly1305.NonceSize), ciphertext[commitment:], aad)
	if err != nil {
		return nil, ErrSealed
	}
	return text, nil
}

// SealLeaf encrypts a primitive of the result of a slot: a salt and the value, of which neither shows, not even the length.
// Secret is [Keys].Out; from says of which slot it is, and the number of the leaf.
func SealLeaf(secret [32]byte, request common.Hash, from Ref, t *data.Type, v data.Value) []byte {
	salt, value := commit.Derive(secret, from.Leaf), v.AppendCBOR(t, nil)
	text := append(salt[:], Pad(value, PaddedSize(t, len(value)))...)
	return Encrypt(commit.DeriveKey(secret, from.Leaf), leafAAD(request, from), text)
}

// OpenLeaf opens what [SealLeaf] gives with the leaf's key, as a primitive of a type. Whoever opens it has to check that
// value and salt are those of a leaf.
func OpenLeaf(key [32]byte, request common.Hash, from Ref, t *data.Type, ciphertext []byte) (data.Value, commit.Salt, error) {
	text, err := Decrypt(key, leafAAD(request, from), ciphertext)
	if err != nil {
		return data.Value{}, commit.Salt{}, err
	}
	var salt commit.Salt
	if len(text) < len(salt) {
		return data.Value{}, salt, errors.New("malformed leaf")
	}
	copy(salt[:], text)
	value, err := Unpad(text[len(salt):])
	if err != nil {
		return data.Value{}, salt, err
	}
	v, err := data.DecodeCBOR(t, value)
	return v, salt, err
}

// Given is a primitive that the client gives a slot.
type Given struct {
	Value []byte      `cbor:"1,keyasint"` // CBOR
	Salt  commit.Salt `cbor:"2,keyasint"` // of its leaf
}

// SealBlob encrypts what the client gives a slot: see [Parcel].Blob. Size is to which it is padded.
func SealBlob(key [32]byte, request common.Hash, slot uint16, given []Given, size int) []byte {
	return Encrypt(key, slotAAD(request, slot), Pad(codec.Encode(given), size))
}

// OpenBlob is the way back from [SealBlob].
func OpenBlob(key [32]byte, request common.Hash, slot uint16, blob []byte) (given []Given, err error) {
	text, err := Decrypt(key, slotAAD(request, slot), blob)
	if err != nil {
		return nil, err
	}
	if text, err = Unpad(text); err != nil {
		return nil, err
	}
	return given, codec.Decode(text, MaxMessage, &given)
}
