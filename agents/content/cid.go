package content

import (
	"crypto/sha256"
	"crypto/subtle"
	"fmt"
	"strings"

	"github.com/ipfs/go-cid"
	"github.com/multiformats/go-multihash"
)

// The codecs that emet reads and writes.
const (
	Raw     = uint64(cid.Raw)
	DagPB   = uint64(cid.DagProtobuf)
	DagCBOR = uint64(cid.DagCBOR)
)

// MaxBlock is the largest block that any peer will exchange.
const MaxBlock = 2 << 20

// maxText is longer than any CID that we accept in any base.
const maxText = 320

// Parse reads a CID of version 0 or 1, also as /ipfs/CID or ipfs://CID. Its errors wrap [ErrNotCID].
func Parse(s string) (cid.Cid, error) {
	text := strings.TrimSuffix(strings.TrimPrefix(strings.TrimPrefix(s, "ipfs://"), "/ipfs/"), "/")
	if text == "" {
		return cid.Undef, fmt.Errorf("%w: it is empty", ErrNotCID)
	}
	if len(text) > maxText {
		return cid.Undef, fmt.Errorf("%w: %q… is %d characters long", ErrNotCID, text[:32], len(text))
	}
	if strings.ContainsAny(text, "/\\.") {
		return cid.Undef, fmt.Errorf("%w: %q; did you mean a file?", ErrNotCID, s)
	}
	c, err := cid.Decode(text)
	if err != nil {
		return cid.Undef, fmt.Errorf("%w: %q (%v); did you mean a file?", ErrNotCID, s, err)
	}
	if err := Check(c); err != nil {
		return cid.Undef, err
	}
	return c, nil
}

// Check accepts sha2-256 CIDs of the codecs raw, dag-pb and dag-cbor. Other hashes are refused, and identity above all:
// it would carry unhashed content of any shape past every limit. Errors wrap [ErrNotCID].
func Check(c cid.Cid) error {
	if !c.Defined() {
		return fmt.Errorf("%w: it is empty", ErrNotCID)
	}
	p := c.Prefix()
	if p.MhType != multihash.SHA2_256 || p.MhLength != sha256.Size {
		return fmt.Errorf("%w: %s is hashed with %s; only sha2-256 is accepted", ErrNotCID, brief(c), multihash.Codes[p.MhType])
	}
	switch p.Codec {
	case Raw, DagPB, DagCBOR:
		return nil
	}
	return fmt.Errorf("%w: %s has codec 0x%x; only raw, dag-pb and dag-cbor are accepted", ErrNotCID, brief(c), p.Codec)
}

// brief is the text of a CID, cut where a hostile one would flood a log.
func brief(c cid.Cid) string {
	if s := c.String(); len(s) <= maxText {
		return s
	}
	return c.String()[:maxText] + "…"
}

// Sum returns the version 1 CID of a block.
func Sum(codec uint64, block []byte) cid.Cid {
	digest := sha256.Sum256(block)
	mh := make([]byte, 0, 2+sha256.Size)
	mh = append(mh, multihash.SHA2_256, sha256.Size)
	return cid.NewCidV1(codec, append(mh, digest[:]...))
}

// Verify checks that a block is what its CID names. Errors wrap [ErrMismatch].
func Verify(c cid.Cid, block []byte) error {
	if err := Check(c); err != nil {
		return err
	}
	digest := sha256.Sum256(block)
	mh := c.Hash()
	if subtle.ConstantTimeCompare(mh[len(mh)-sha256.Size:], digest[:]) != 1 {
		return fmt.Errorf("%w: %s", ErrMismatch, c)
	}
	return nil
}

// CheckBlock returns the CID of a block that somebody wants to publish, if it is small enough and decodes: nothing
// unreadable is ever published.
func CheckBlock(codec uint64, block []byte) (cid.Cid, error) {
	c := Sum(codec, block)
	if err := Check(c); err != nil {
		return cid.Undef, err
	}
	if len(block) > MaxBlock {
		return cid.Undef, fmt.Errorf("a block of %d bytes: %w: at most %d", len(block), ErrTooLarge, MaxBlock)
	}
	_, err := Decode(c, block)
	return c, err
}
