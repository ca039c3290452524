package desk

import (
	"crypto/sha256"
	"errors"
	"fmt"
	"math/bits"
	"strings"

	"github.com/ethereum/go-ethereum/common"

	"emet/agents/eip712"
	"emet/agents/hosting/codec"
	"emet/agents/hosting/token"
	"emet/agents/identity"
	"emet/agents/identity/hashcash"
	"emet/agents/market"
)

// Limits of what travels, in bytes.
const (
	MaxRequest = token.MaxDocument + 64<<10
	MaxReply   = 512 << 10
	MaxBlock   = 256 << 10 // content that a sponsor keeps
	MaxRecord  = 8 << 10

	maxText     = 1000
	maxAddrs    = 8
	maxAddr     = 256
	maxDocument = 16 << 10 // JSON of vouchers, promises, heads, proofs
)

// ErrMalformed means that bytes are none of the records of this package.
var ErrMalformed = errors.New("malformed message")

// EncodeRequest writes a request.
func EncodeRequest(r *Request) []byte { return codec.Encode(r) }

// DecodeRequest reads a request from outside: exactly one question, within its limits.
func DecodeRequest(blob []byte) (*Request, error) {
	var r Request
	if err := codec.Decode(blob, MaxRequest, &r); err != nil {
		return nil, fmt.Errorf("%w: %w", ErrMalformed, err)
	}
	asked := 0
	for _, is := range []bool{r.Tokens != nil, r.Sponsor != nil, r.Hello != nil, r.Receipts != nil, r.Attest != nil, r.Complain != nil} {
		if is {
			asked++
		}
	}
	if asked != 1 {
		return nil, fmt.Errorf("%w: a request asks for one thing, not for %d", ErrMalformed, asked)
	}
	if err := r.check(); err != nil {
		return nil, fmt.Errorf("%w: %w", ErrMalformed, err)
	}
	return &r, nil
}

// check bounds what a request consists of.
func (r *Request) check() error {
	switch {
	case r.Tokens != nil:
		return r.Tokens.check()
	case r.Sponsor != nil:
		return r.Sponsor.check()
	case r.Hello != nil:
		return within("address record", len(r.Hello.Block), MaxRecord)
	case r.Receipts != nil:
		return errors.Join(within("signature", len(r.Receipts.Signature), len(eip712.Signature{})),
			within("link", len(r.Receipts.Link), maxDocument), within("receipts", len(r.Receipts.Block), token.MaxDocument))
	case r.Attest != nil:
		return within("signature", len(r.Attest.Signature), len(eip712.Signature{}))
	default:
		return errors.Join(within("text", len(r.Complain.Text), maxText), within("evidence", len(r.Complain.Evidence), MaxBlock))
	}
}

func (t *Tokens) check() error {
	if err := t.Class.Check(); err != nil {
		return err
	}
	if len(t.Blinded) == 0 || len(t.Blinded) > token.MaxBatch {
		return fmt.Errorf("%d tokens at once: 1 to %d are allowed", len(t.Blinded), token.MaxBatch)
	}
	for _, b := range t.Blinded {
		if len(b) != token.Bytes {
			return fmt.Errorf("a blinded token of %d bytes: it has %d", len(b), token.Bytes)
		}
	}
	return errors.Join(within("voucher", len(t.Voucher), maxDocument), within("proof", len(t.Proof), maxDocument))
}

func (s *Sponsor) check() error {
	asked := 0
	for _, is := range []bool{s.Register != nil, s.Reserve != nil, s.Update != nil} {
		if is {
			asked++
		}
	}
	if asked != 1 {
		return fmt.Errorf("%d things to sponsor at once", asked)
	}
	return within("content", len(s.Block), MaxBlock)
}

func within(what string, bytes, limit int) error {
	if bytes > limit {
		return fmt.Errorf("%s of %d bytes: at most %d are allowed", what, bytes, limit)
	}
	return nil
}

// EncodeReply writes a reply.
func EncodeReply(r *Reply) []byte { return codec.Encode(r) }

// DecodeReply reads a reply from outside.
func DecodeReply(blob []byte) (*Reply, error) {
	var r Reply
	if err := codec.Decode(blob, MaxReply, &r); err != nil {
		return nil, fmt.Errorf("%w: %w", ErrMalformed, err)
	}
	if len(r.Tokens) > token.MaxBatch {
		return nil, fmt.Errorf("%w: %d tokens", ErrMalformed, len(r.Tokens))
	}
	return &r, errors.Join(within("reason", len(r.Refused), maxText), within("promise", len(r.Receipt), maxDocument))
}

// Challenge returns what the proof of work of a request for tokens, or of a complaint, is over: all of it but the nonce. It
// binds the tick, so that work cannot be done long ahead, and what is to be signed or said, so that work cannot be done once
// for all.
func Challenge(r *Request) common.Hash {
	asked := *r
	switch {
	case r.Tokens != nil:
		tokens := *r.Tokens
		tokens.Work = 0
		asked.Tokens = &tokens
	case r.Complain != nil:
		complaint := *r.Complain
		complaint.Work = 0
		asked.Complain = &complaint
	}
	return codec.Hash("emet/desk/work/1", asked)
}

// Nonce returns where a request has the nonce of its proof of work; nil if it takes none.
func (r *Request) Nonce() *uint64 {
	switch {
	case r.Tokens != nil:
		return &r.Tokens.Work
	case r.Complain != nil:
		return &r.Complain.Work
	}
	return nil
}

// Bits is how many bits of work a request takes in an application whose clients register with so many bits (F-04). A complaint
// takes what a token takes for each KiB that is to be kept of it.
func (r *Request) Bits(client int) int {
	switch {
	case r.Tokens != nil:
		return TokenBits(client, len(r.Tokens.Blinded))
	case r.Complain != nil:
		return TokenBits(client, 1+(len(r.Complain.Evidence)+len(r.Complain.Text))>>10)
	}
	return 0
}

// TokenBits is how many bits of work a request for so many tokens takes in an application whose clients register with so
// many bits: it is done for each, so it is a small part of that (F-04). Twice the tokens take twice the work, as they do of
// whoever signs them.
func TokenBits(client, tokens int) int {
	return max(0, client-8) + bits.Len(uint(max(tokens, 1)-1))
}

// Worked tells whether a request has a proof of work of so many bits (F-04).
func Worked(r *Request, zeros int) bool {
	nonce := r.Nonce()
	return nonce != nil && hashcash.Verify(Challenge(r), *nonce, zeros)
}

// Digest returns what a worker signs of the receipts that it hands in.
func (r *Receipts) Digest() common.Hash {
	return codec.Hash("emet/receipts/1", struct {
		Identity identity.ID    `cbor:"1,keyasint"`
		Tick     uint64         `cbor:"2,keyasint"`
		Document market.Content `cbor:"3,keyasint"`
	}{r.Identity, r.Tick, r.Document})
}

// signer is a key: see [identity.Key].
type signer interface {
	SignDigest(digest common.Hash) (eip712.Signature, error)
}

// Sign signs the receipts with the key of the worker's identity.
func (r *Receipts) Sign(key signer) error {
	s, err := key.SignDigest(r.Digest())
	r.Signature = s[:]
	return err
}

// Check fails unless the account signed the receipts, and the block is the document that it signed.
func (r *Receipts) Check(by common.Address) error {
	s, err := eip712.ParseSignature(r.Signature)
	if err != nil {
		return fmt.Errorf("%w: %w", ErrMalformed, err)
	}
	if got, err := eip712.Recover(r.Digest(), s); err != nil || got != by {
		return fmt.Errorf("%w: the receipts are not signed by %s", ErrMalformed, by)
	}
	if r.Document != (market.Content{Digest: sha256.Sum256(r.Block), Codec: market.Raw}) {
		return fmt.Errorf("%w: the receipts are not the document that was signed", ErrMalformed)
	}
	return nil
}

// Encode writes an address record. It is a raw block.
func (r *Record) Encode() []byte { return codec.Encode(r) }

// DecodeRecord reads an address record from outside.
func DecodeRecord(block []byte) (*Record, error) {
	var r Record
	if err := codec.Decode(block, MaxRecord, &r); err != nil {
		return nil, fmt.Errorf("address record: %w: %w", ErrMalformed, err)
	}
	return &r, nil
}

// Check fails unless the record is one that servers of applications can be reached by, with the sealing key that a
// certificate names.
func (r *Record) Check(sealing common.Hash) error {
	switch {
	case len(r.Sealing) != identity.SealingKeyBytes:
		return fmt.Errorf("address record: a sealing key has %d bytes, not %d", identity.SealingKeyBytes, len(r.Sealing))
	case identity.SealingHash(r.Sealing) != sealing:
		return errors.New("address record: its sealing key is not the one of the certificate")
	case len(r.Addrs) == 0 || len(r.Addrs) > maxAddrs:
		return fmt.Errorf("address record: %d addresses, where 1 to %d are allowed", len(r.Addrs), maxAddrs)
	case r.Country != "" && (len(r.Country) != 2 || strings.Trim(r.Country, "ABCDEFGHIJKLMNOPQRSTUVWXYZ") != ""):
		return fmt.Errorf("address record: %.16q is no country code of ISO 3166", r.Country)
	case r.Capacity == 0:
		return errors.New("address record: it takes no request at all")
	}
	for _, a := range r.Addrs {
		if len(a) > maxAddr || !strings.HasPrefix(a, "/") || !strings.Contains(a, "/p2p/") {
			return fmt.Errorf("address record: %.64q is no multiaddr of at most %d bytes that ends in /p2p/ID", a, maxAddr)
		}
	}
	return nil
}
