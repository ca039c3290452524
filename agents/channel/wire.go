package channel

import (
	"bytes"
	"errors"
	"fmt"

	"github.com/fxamacker/cbor/v2"
)

// MaxSigned is how many bytes a signed voucher may have on the wire. A contract's signature may be longer than a key's.
const MaxSigned = 4 << 10

// ErrMalformed means that bytes are no signed voucher.
var ErrMalformed = errors.New("malformed voucher")

// wireSigned is the form of a signed voucher on the wire: dag-cbor, of which there is one form only.
type wireSigned struct {
	Channel   []byte `cbor:"channel"`
	Head      []byte `cbor:"head"`
	Lane      uint8  `cbor:"lane"`
	Length    uint32 `cbor:"length"`
	Matures   uint64 `cbor:"matures"`
	Signature []byte `cbor:"sig"`
	Total     []byte `cbor:"total"`
}

var (
	// Keys in the order of dag-cbor: by length, then by bytes.
	wireEnc = must(cbor.EncOptions{Sort: cbor.SortLengthFirst}.EncMode())
	wireDec = must(cbor.DecOptions{
		DupMapKey:         cbor.DupMapKeyEnforcedAPF,
		IndefLength:       cbor.IndefLengthForbidden,
		TagsMd:            cbor.TagsForbidden,
		MaxNestedLevels:   4,
		MaxMapPairs:       16,
		MaxArrayElements:  16,
		ExtraReturnErrors: cbor.ExtraDecErrorUnknownField,
	}.DecMode())
)

func must[T any](v T, err error) T {
	if err != nil {
		panic(err) // the options above are constants
	}
	return v
}

// Encode returns the signed voucher as agents send it to each other.
func (s Signed) Encode() ([]byte, error) {
	total := s.Voucher.Total.bytes()
	block, err := wireEnc.Marshal(wireSigned{
		Channel: s.Channel[:], Head: s.Voucher.Head[:], Lane: s.Voucher.Lane, Length: s.Voucher.Length,
		Matures: s.Voucher.Matures, Signature: append([]byte{}, s.Signature...), Total: total[:],
	})
	if err != nil {
		return nil, fmt.Errorf("encode voucher: %w", err)
	}
	if len(block) > MaxSigned {
		return nil, fmt.Errorf("%w: %d bytes", ErrMalformed, len(block))
	}
	return block, nil
}

// Decode reads what [Signed.Encode] writes. It looks at form only, not at the signature.
func Decode(block []byte) (s Signed, err error) {
	var w wireSigned
	if len(block) > MaxSigned {
		return s, fmt.Errorf("%w: %d bytes", ErrMalformed, len(block))
	}
	if err := wireDec.Unmarshal(block, &w); err != nil {
		return s, fmt.Errorf("%w: %w", ErrMalformed, err)
	}
	var total [12]byte
	if len(w.Channel) != len(s.Channel) || len(w.Head) != len(s.Voucher.Head) || len(w.Total) != len(total) || w.Matures > MaxTime {
		return s, fmt.Errorf("%w: a field has the wrong length", ErrMalformed)
	}
	copy(s.Channel[:], w.Channel)
	copy(s.Voucher.Head[:], w.Head)
	copy(total[:], w.Total)
	s.Voucher.Total = amountFrom(total)
	s.Voucher.Lane, s.Voucher.Length, s.Voucher.Matures = w.Lane, w.Length, w.Matures
	s.Signature = w.Signature
	again, err := s.Encode()
	if err != nil || !bytes.Equal(again, block) {
		return Signed{}, fmt.Errorf("%w: not in canonical form", ErrMalformed)
	}
	return s, nil
}
