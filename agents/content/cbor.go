package content

import (
	"encoding/binary"
	"fmt"

	"github.com/ipfs/go-cid"
)

// cborDepth bounds the nesting of arrays, maps and tags in a record.
const cborDepth = 64

// linkTag is the CBOR tag of a CID in dag-cbor.
const linkTag = 42

// cborReader walks dag-cbor without building values: only links matter to a walk, and a decoder that allocates nothing
// cannot be made to.
type cborReader struct {
	buf   []byte
	links []Link
}

// cborLinks returns the links of a dag-cbor block in the order in which they are written.
func cborLinks(block []byte) ([]Link, error) {
	r := cborReader{buf: block}
	if err := r.item(0); err != nil {
		return nil, err
	}
	if len(r.buf) > 0 {
		return nil, fmt.Errorf("%w: %d bytes after the end of a dag-cbor record", ErrMalformed, len(r.buf))
	}
	return r.links, nil
}

// head reads a major type and its argument; ai is the additional information.
func (r *cborReader) head() (major, ai byte, arg uint64, err error) {
	if len(r.buf) == 0 {
		return 0, 0, 0, fmt.Errorf("%w: dag-cbor ends early", ErrMalformed)
	}
	major, ai = r.buf[0]>>5, r.buf[0]&31
	r.buf = r.buf[1:]
	if ai < 24 {
		return major, ai, uint64(ai), nil
	}
	if ai > 27 {
		return 0, 0, 0, fmt.Errorf("%w: dag-cbor with indefinite length", ErrMalformed)
	}
	n := 1 << (ai - 24)
	if len(r.buf) < n {
		return 0, 0, 0, fmt.Errorf("%w: dag-cbor ends early", ErrMalformed)
	}
	var wide [8]byte
	copy(wide[8-n:], r.buf[:n])
	r.buf = r.buf[n:]
	return major, ai, binary.BigEndian.Uint64(wide[:]), nil
}

// bytes takes n bytes off the front.
func (r *cborReader) bytes(n uint64) ([]byte, error) {
	if n > uint64(len(r.buf)) {
		return nil, fmt.Errorf("%w: dag-cbor ends early", ErrMalformed)
	}
	b := r.buf[:n]
	r.buf = r.buf[n:]
	return b, nil
}

// item reads one item and notes the links in it.
func (r *cborReader) item(depth int) error {
	if depth > cborDepth {
		return fmt.Errorf("%w: dag-cbor nested deeper than %d", ErrMalformed, cborDepth)
	}
	major, ai, arg, err := r.head()
	if err != nil {
		return err
	}
	switch major {
	case 0, 1:
		return nil
	case 2, 3:
		_, err := r.bytes(arg)
		return err
	case 4, 5:
		// Every element takes at least one byte, so the loop ends before a false count matters.
		for pairs := uint64(major - 3); arg > 0; arg-- {
			for range pairs {
				if err := r.item(depth + 1); err != nil {
					return err
				}
			}
		}
		return nil
	case 6:
		if arg != linkTag {
			return fmt.Errorf("%w: dag-cbor tag %d", ErrMalformed, arg)
		}
		return r.link()
	default:
		if ai == 25 || ai == 26 || (ai < 20 || ai > 22) && ai != 27 {
			return fmt.Errorf("%w: dag-cbor simple value %d", ErrMalformed, ai)
		}
		return nil
	}
}

// link reads the byte string behind tag 42: a zero byte, then the CID.
func (r *cborReader) link() error {
	c, err := r.cid()
	if err != nil {
		return err
	}
	r.links = append(r.links, Link{CID: c})
	return nil
}

func (r *cborReader) cid() (cid.Cid, error) {
	major, _, n, err := r.head()
	if err != nil {
		return cid.Undef, err
	}
	b, err := r.bytes(n)
	if err != nil {
		return cid.Undef, err
	}
	if major != 2 || len(b) < 2 || b[0] != 0 {
		return cid.Undef, fmt.Errorf("%w: dag-cbor link without a CID", ErrMalformed)
	}
	return castCID(b[1:])
}

// castCID reads a binary CID out of a block; one that we do not accept makes the block malformed.
func castCID(b []byte) (cid.Cid, error) {
	c, err := cid.Cast(b)
	if err != nil {
		return cid.Undef, fmt.Errorf("%w: link: %v", ErrMalformed, err)
	}
	if err := Check(c); err != nil {
		return cid.Undef, fmt.Errorf("%w: link: %w", ErrMalformed, err)
	}
	return c, nil
}
