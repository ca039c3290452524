package token

import (
	"encoding/binary"
	"errors"
	"fmt"

	"github.com/ethereum/go-ethereum/common"

	"emet/agents/eip712"
	"emet/agents/hosting"
	"emet/agents/hosting/codec"
	"emet/agents/identity"
)

// Limits of what is handed in.
const (
	MaxReceipt  = 16 << 10  // bytes of one receipt
	MaxDocument = 512 << 10 // bytes of a document of receipts, which is one block
	maxSealed   = 1024      // receipts in a document
	padding     = 512       // what a sealed receipt's length is a multiple of, so that it says little of what was served
)

// ErrReceipt means that a receipt is not what it should be.
var ErrReceipt = errors.New("malformed receipt")

// Digest returns what the server signs of a receipt.
func (r *Receipt) Digest() common.Hash {
	unsigned := *r
	unsigned.Signature = nil
	return codec.Hash("emet/receipt/1", unsigned)
}

// signer is a key: see [identity.Key].
type signer interface {
	SignDigest(digest common.Hash) (eip712.Signature, error)
}

// SignReceipt signs a receipt with the key of its server.
func SignReceipt(r *Receipt, key signer) error {
	s, err := key.SignDigest(r.Digest())
	if err != nil {
		return err
	}
	r.Signature = s[:]
	return nil
}

// VerifySignature fails unless the account signed the receipt.
func (r *Receipt) VerifySignature(by common.Address) error {
	s, err := eip712.ParseSignature(r.Signature)
	if err != nil {
		return fmt.Errorf("%w: %w", ErrReceipt, err)
	}
	if got, err := eip712.Recover(r.Digest(), s); err != nil || got != by {
		return fmt.Errorf("%w: not signed by %s", ErrReceipt, by)
	}
	return nil
}

// receiptInfo is what receipts are sealed for.
func receiptInfo(app hosting.OfferID, tick uint64) []byte {
	h := codec.Hash("emet/receipt/sealed/1", struct {
		App  hosting.OfferID `cbor:"1,keyasint"`
		Tick uint64          `cbor:"2,keyasint"`
	}{app, tick})
	return h[:]
}

// SealReceipt seals a receipt to the supervisor, whose key is in the next part of the receipt's tick.
func SealReceipt(public []byte, r *Receipt) ([]byte, error) {
	text := plain(r)
	if len(text) > MaxReceipt {
		return nil, fmt.Errorf("%w: %d bytes, where at most %d are allowed", ErrReceipt, len(text), MaxReceipt)
	}
	return identity.Seal(public, receiptInfo(r.App, r.Tick), text)
}

// plain is what is sealed: the length of the receipt, itself, and padding.
func plain(r *Receipt) []byte {
	blob := codec.Encode(r)
	text := append(binary.BigEndian.AppendUint32(nil, uint32(len(blob))), blob...) // #nosec G115 -- far below
	return append(text, make([]byte, (padding-len(text)%padding)%padding)...)
}

// opener is a sealing key: see [identity.SealingKey].
type opener interface {
	Open(info, sealed []byte) ([]byte, error)
}

// OpenReceipt opens a receipt of a tick. Nothing of what it says has been checked then.
func OpenReceipt(key opener, app hosting.OfferID, tick uint64, sealed []byte) (*Receipt, error) {
	if len(sealed) > MaxReceipt+identity.SealOverhead {
		return nil, fmt.Errorf("%w: %d bytes", ErrReceipt, len(sealed))
	}
	text, err := key.Open(receiptInfo(app, tick), sealed)
	if err != nil {
		return nil, fmt.Errorf("%w: %w", ErrReceipt, err)
	}
	return readReceipt(text)
}

// readReceipt reads what was sealed.
func readReceipt(text []byte) (*Receipt, error) {
	if len(text) < 4 || uint64(binary.BigEndian.Uint32(text)) > uint64(len(text)-4) {
		return nil, fmt.Errorf("%w: its length is not that of what was sealed", ErrReceipt)
	}
	blob, rest := text[4:][:binary.BigEndian.Uint32(text)], text[4+binary.BigEndian.Uint32(text):]
	for _, b := range rest {
		if b != 0 {
			return nil, fmt.Errorf("%w: what it is padded with is not empty", ErrReceipt)
		}
	}
	var r Receipt
	if err := codec.Decode(blob, MaxReceipt, &r); err != nil {
		return nil, fmt.Errorf("%w: %w", ErrReceipt, err)
	}
	if len(r.Slots) > Shares || len(r.Latencies) > 4*Shares {
		return nil, fmt.Errorf("%w: %d slots, %d latencies", ErrReceipt, len(r.Slots), len(r.Latencies))
	}
	return &r, nil
}

// EncodeReceipts writes sealed receipts as the document that a server pins and hands in. It takes as many as fit, and
// returns how many these are: what is left goes into another document.
func EncodeReceipts(sealed [][]byte) (document []byte, taken int) {
	size := 16
	for taken < min(len(sealed), maxSealed) && size+len(sealed[taken])+5 <= MaxDocument {
		size += len(sealed[taken]) + 5
		taken++
	}
	return codec.Encode(sealed[:taken]), taken
}

// DecodeReceipts reads a document of sealed receipts.
func DecodeReceipts(document []byte) ([][]byte, error) {
	var sealed [][]byte
	if err := codec.Decode(document, MaxDocument, &sealed); err != nil {
		return nil, err
	}
	if len(sealed) > maxSealed {
		return nil, fmt.Errorf("%w: %d in a document, where at most %d are allowed", ErrReceipt, len(sealed), maxSealed)
	}
	return sealed, nil
}

// OpenReceipts opens a document of receipts. In place of those that do not open, or are no receipts, is nil.
func OpenReceipts(key opener, app hosting.OfferID, tick uint64, document []byte) ([]*Receipt, error) {
	sealed, err := DecodeReceipts(document)
	if err != nil {
		return nil, err
	}
	out := make([]*Receipt, len(sealed))
	for i, s := range sealed {
		if r, err := OpenReceipt(key, app, tick, s); err == nil {
			out[i] = r
		}
	}
	return out, nil
}
