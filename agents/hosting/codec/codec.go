// Package codec is the one form that records of hosted applications travel in: deterministic CBOR (RFC 8949, section
// 4.2.1) with numbers for names. Equal records give equal bytes, so that what is hashed and signed has one form.
package codec

import (
	"bytes"
	"errors"
	"fmt"
	"sync"

	"github.com/ethereum/go-ethereum/common"
	"github.com/ethereum/go-ethereum/crypto"
	"github.com/fxamacker/cbor/v2"
)

// ErrMalformed means that bytes are not the one form of a record.
var ErrMalformed = errors.New("malformed record")

// Limits of a record from outside.
const (
	maxNesting  = 16
	maxElements = 1 << 20
)

// maxBuffer is how large a buffer is that is kept.
const maxBuffer = 1 << 20

var encoding, decoding = modes()

func modes() (cbor.UserBufferEncMode, cbor.DecMode) {
	e := cbor.CoreDetEncOptions()
	e.NilContainers = cbor.NilContainerAsEmpty
	enc, err := e.UserBufferEncMode()
	if err != nil {
		panic(err) // the options are constant
	}
	dec, err := cbor.DecOptions{
		DupMapKey: cbor.DupMapKeyEnforcedAPF, IndefLength: cbor.IndefLengthForbidden, TagsMd: cbor.TagsForbidden,
		ExtraReturnErrors: cbor.ExtraDecErrorUnknownField, UTF8: cbor.UTF8RejectInvalid,
		MaxNestedLevels: maxNesting, MaxArrayElements: maxElements, MaxMapPairs: maxElements,
	}.DecMode()
	if err != nil {
		panic(err)
	}
	return enc, dec
}

// Encode writes a record of ours. It panics if the type has no form: that is a mistake in the program.
func Encode(record any) []byte {
	blob, err := encoding.Marshal(record)
	if err != nil {
		panic(fmt.Sprintf("encode %T: %v", record, err))
	}
	return blob
}

// Decode reads a record from outside of at most limit bytes into the value that to points at. It fails with
// [ErrMalformed] unless blob is what [Encode] writes of it.
func Decode(blob []byte, limit int, to any) error {
	if len(blob) > limit {
		return fmt.Errorf("%w: %d bytes, where at most %d are allowed", ErrMalformed, len(blob), limit)
	}
	if err := decoding.Unmarshal(blob, to); err != nil {
		return fmt.Errorf("%w: %w", ErrMalformed, err)
	}
	again := borrow()
	defer giveBack(again)
	if err := encoding.MarshalToBuffer(to, again); err != nil || !bytes.Equal(again.Bytes(), blob) {
		return fmt.Errorf("%w: not in its one form", ErrMalformed)
	}
	return nil
}

// Hash returns what is signed of a record: keccak256(domain || CBOR). The domain says what kind of record it is, and ends
// in its version.
func Hash(domain string, record any) common.Hash {
	blob := borrow()
	defer giveBack(blob)
	if err := encoding.MarshalToBuffer(record, blob); err != nil {
		panic(fmt.Sprintf("encode %T: %v", record, err))
	}
	return crypto.Keccak256Hash([]byte(domain), blob.Bytes())
}

// buffers are what records are written to that are compared or hashed, and then not needed any more.
var buffers = sync.Pool{New: func() any { return new(bytes.Buffer) }}

func borrow() *bytes.Buffer { return buffers.Get().(*bytes.Buffer) }

// giveBack keeps a buffer for others, unless it has become so large that few will need it.
func giveBack(b *bytes.Buffer) {
	if b.Cap() <= maxBuffer {
		b.Reset()
		buffers.Put(b)
	}
}
