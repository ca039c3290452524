package market

import (
	"encoding/hex"
	"encoding/json"
	"fmt"

	"github.com/ipfs/go-cid"
	mh "github.com/multiformats/go-multihash"
)

// Content is a content id as the agency contract holds it: a sha2-256 digest and the multicodec of the block that it
// names. The zero value means none.
type Content struct {
	Digest [32]byte
	Codec  byte
}

// The codecs of content that jobs may name.
const (
	Raw     = byte(cid.Raw)
	DagPB   = byte(cid.DagProtobuf)
	DagCBOR = byte(cid.DagCBOR)
)

// UsualContent is how many bytes of each part of a job workers fetch, unless their operators say otherwise.
const UsualContent = 16 << 20

// ContentOf converts a CID. CIDv0 and CIDv1 of the same block give the same Content. It refuses hashes other than
// sha2-256 and codecs other than raw, dag-pb and dag-cbor, as nothing else fits on chain.
func ContentOf(c cid.Cid) (Content, error) {
	out, err := contentOf(c)
	if err == nil && !out.IsZero() && !out.known() {
		return Content{}, fmt.Errorf("%s has codec 0x%x: jobs take raw, dag-pb and dag-cbor only", c, c.Type())
	}
	return out, err
}

// contentOf converts a CID of any codec that the agency contract can hold.
func contentOf(c cid.Cid) (Content, error) {
	if !c.Defined() {
		return Content{}, nil
	}
	d, err := mh.Decode(c.Hash())
	if err != nil {
		return Content{}, fmt.Errorf("multihash of %s: %w", c, err)
	}
	if d.Code != mh.SHA2_256 || len(d.Digest) != 32 {
		return Content{}, fmt.Errorf("%s is hashed with %s: jobs take sha2-256 only", c, d.Name)
	}
	out := Content{Codec: byte(c.Type())}
	if c.Type() > 0xff {
		return Content{}, fmt.Errorf("%s has codec 0x%x: jobs take raw, dag-pb and dag-cbor only", c, c.Type())
	}
	copy(out.Digest[:], d.Digest)
	return out, nil
}

func (c Content) known() bool { return c.Codec == Raw || c.Codec == DagPB || c.Codec == DagCBOR }

// IsZero reports whether there is no content.
func (c Content) IsZero() bool { return c == Content{} }

// CID returns the CIDv1, or [cid.Undef] if there is no content.
func (c Content) CID() cid.Cid {
	if c.IsZero() {
		return cid.Undef
	}
	hash := append(mh.Multihash{byte(mh.SHA2_256), 32}, c.Digest[:]...)
	return cid.NewCidV1(uint64(c.Codec), hash)
}

// String returns the CIDv1 in base32, or "" if there is no content.
func (c Content) String() string {
	if c.IsZero() {
		return ""
	}
	if !c.known() {
		return "unknown codec 0x" + hex.EncodeToString([]byte{c.Codec}) + " of digest 0x" + hex.EncodeToString(c.Digest[:])
	}
	return c.CID().String()
}

// MarshalJSON writes the CID as a string, or null.
func (c Content) MarshalJSON() ([]byte, error) {
	if c.IsZero() {
		return []byte("null"), nil
	}
	return json.Marshal(c.CID().String())
}

// UnmarshalJSON reads what MarshalJSON writes, and CIDv0. It takes any codec: whoever gives a claim back may name whatever
// they like as what they missed, and an event that was stored has to be read again.
func (c *Content) UnmarshalJSON(b []byte) error {
	var s *string
	if err := json.Unmarshal(b, &s); err != nil {
		return err
	}
	*c = Content{}
	if s == nil || *s == "" {
		return nil
	}
	id, err := cid.Decode(*s)
	if err != nil {
		return fmt.Errorf("content id %q: %w", *s, err)
	}
	*c, err = contentOf(id)
	return err
}
