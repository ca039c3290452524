package content

import (
	"bufio"
	"context"
	"encoding/binary"
	"errors"
	"fmt"
	"io"

	"github.com/ipfs/go-cid"
)

// maxCARHeader bounds the header of a CAR: room for some hundred roots.
const maxCARHeader = 32 << 10

// maxCIDLen bounds a binary CID in a CAR; those that [Check] accepts have 36 bytes at most.
const maxCIDLen = 64

// CARWriter writes CAR v1. It buffers: call Flush at the end.
type CARWriter struct{ w *bufio.Writer }

// NewCARWriter writes a header that names the roots.
func NewCARWriter(w io.Writer, roots ...cid.Cid) (*CARWriter, error) {
	cw := &CARWriter{w: bufio.NewWriterSize(w, 64<<10)}
	head := append([]byte{0xa2, 0x65}, "roots"...)
	head = appendHead(head, 4, uint64(len(roots)))
	for _, c := range roots {
		head = append(head, 0xd8, linkTag)
		head = appendHead(head, 2, uint64(c.ByteLen()+1))
		head = append(append(head, 0), c.Bytes()...)
	}
	head = append(append(head, 0x67), "version\x01"...)
	_, err := cw.w.Write(append(binary.AppendUvarint(nil, uint64(len(head))), head...))
	return cw, err
}

// appendHead writes the shortest CBOR head, as dag-cbor demands.
func appendHead(b []byte, major byte, arg uint64) []byte {
	switch {
	case arg < 24:
		return append(b, major<<5|byte(arg))
	case arg < 1<<8:
		return append(b, major<<5|24, byte(arg))
	default:
		return binary.BigEndian.AppendUint16(append(b, major<<5|25), uint16(min(arg, 1<<16-1)))
	}
}

// Write appends a block.
func (cw *CARWriter) Write(c cid.Cid, block []byte) error {
	id := c.Bytes()
	var head [binary.MaxVarintLen64]byte
	n := binary.PutUvarint(head[:], uint64(len(id)+len(block)))
	for _, part := range [][]byte{head[:n], id, block} {
		if _, err := cw.w.Write(part); err != nil {
			return err
		}
	}
	return nil
}

// Flush sends what is buffered.
func (cw *CARWriter) Flush() error { return cw.w.Flush() }

// CARReader reads CAR v1 from somebody who may be hostile.
type CARReader struct {
	Roots []cid.Cid // as the header claims
	r     *bufio.Reader
	max   int
}

// NewCARReader reads the header. No block larger than maxBlock will be accepted. Errors wrap [ErrMalformed] or [ErrTooLarge].
func NewCARReader(r io.Reader, maxBlock int) (*CARReader, error) {
	cr := &CARReader{r: bufio.NewReaderSize(r, 64<<10), max: maxBlock}
	head, err := cr.section(maxCARHeader)
	if err != nil {
		return nil, fmt.Errorf("CAR header: %w", err)
	}
	if cr.Roots, err = parseCARHeader(head); err != nil {
		return nil, fmt.Errorf("CAR header: %w", err)
	}
	return cr, nil
}

// parseCARHeader reads {"roots": [CID…], "version": 1}.
func parseCARHeader(head []byte) ([]cid.Cid, error) {
	roots, err := cborLinks(head) // the shape is checked here, and nothing but roots can be a link
	if err != nil {
		return nil, err
	}
	r := cborReader{buf: head}
	if major, _, n, err := r.head(); err != nil || major != 5 || n != 2 {
		return nil, fmt.Errorf("%w: not a map of roots and version", ErrMalformed)
	}
	for range 2 {
		_, _, n, err := r.head()
		if err != nil {
			return nil, err
		}
		key, err := r.bytes(n)
		if err != nil {
			return nil, err
		}
		before := r.buf
		if err := r.item(0); err != nil {
			return nil, err
		}
		switch value := before[:len(before)-len(r.buf)]; {
		case string(key) == "roots" && value[0]>>5 == 4:
		case string(key) == "version" && string(value) == "\x01":
		default:
			return nil, fmt.Errorf("%w: unexpected %.32q", ErrMalformed, key)
		}
	}
	out := make([]cid.Cid, len(roots))
	for i, l := range roots {
		out[i] = l.CID
	}
	return out, nil
}

// section reads one length-prefixed section. The buffer grows with what arrives, not with what is promised.
func (cr *CARReader) section(limit int) ([]byte, error) {
	n, err := binary.ReadUvarint(cr.r)
	if errors.Is(err, io.EOF) {
		return nil, io.EOF
	}
	if err != nil {
		return nil, fmt.Errorf("%w: section length: %w", ErrMalformed, err)
	}
	if n > uint64(limit) {
		return nil, fmt.Errorf("%w: a CAR section of %d bytes", ErrTooLarge, n)
	}
	b := make([]byte, n)
	if _, err := io.ReadFull(cr.r, b); err != nil {
		return nil, fmt.Errorf("%w: CAR ends early: %w", ErrMalformed, err)
	}
	return b, nil
}

// Next returns the next block as it was sent, unverified; io.EOF after the last.
func (cr *CARReader) Next() (cid.Cid, []byte, error) {
	b, err := cr.section(cr.max + maxCIDLen)
	if err != nil {
		return cid.Undef, nil, err
	}
	n, c, err := cid.CidFromBytes(b)
	if err != nil {
		return cid.Undef, nil, fmt.Errorf("%w: CID in CAR: %w", ErrMalformed, err)
	}
	return c, b[n:], nil
}

// Expect returns the next block, which must be c: it is the Get of a [Walk] over a CAR in depth-first order. The end of
// the CAR means that its sender does not have c. The walk verifies the hash.
func (cr *CARReader) Expect(_ context.Context, c cid.Cid) ([]byte, error) {
	got, block, err := cr.Next()
	switch {
	case errors.Is(err, io.EOF):
		return nil, fmt.Errorf("%s is not in the CAR: %w", c, ErrNotFound)
	case err != nil:
		return nil, &SenderError{err}
	case !got.Equals(c):
		return nil, &SenderError{fmt.Errorf("CAR has %s where %s belongs", brief(got), c)}
	}
	if err := Verify(c, block); err != nil {
		return nil, &SenderError{err}
	}
	return block, nil
}

// ReadCAR checks a CAR of one root against lim while sink stores its blocks, and returns the root. The blocks must
// come in the order of a [Walk], and nothing may follow them.
func ReadCAR(ctx context.Context, r io.Reader, lim Limits, sink Sink) (cid.Cid, error) {
	lim = lim.WithDefaults()
	cr, err := NewCARReader(r, lim.BlockSize)
	if err != nil {
		return cid.Undef, err
	}
	if len(cr.Roots) != 1 {
		return cid.Undef, fmt.Errorf("%w: CAR with %d roots", ErrMalformed, len(cr.Roots))
	}
	walk := Walk{
		Limits: lim, Get: cr.Expect, Trusted: true,
		Visit: func(c cid.Cid, block []byte) error { return sink(ctx, c, block) },
	}
	_, err = walk.Run(ctx, "", cr.Roots[0])
	if errors.Is(err, ErrNotFound) {
		return cid.Undef, fmt.Errorf("read CAR of %s: %w: it is not complete", cr.Roots[0], ErrMalformed)
	}
	if err != nil {
		return cid.Undef, fmt.Errorf("read CAR of %s: %w", cr.Roots[0], err)
	}
	if _, _, err := cr.Next(); !errors.Is(err, io.EOF) {
		return cid.Undef, fmt.Errorf("read CAR of %s: %w: something follows the last block", cr.Roots[0], ErrMalformed)
	}
	return cr.Roots[0], nil
}

// SenderError is a fault of whoever sent the content, not of the content: somebody else may do better. It hides the
// sentinels below it from errors.Is for that reason.
type SenderError struct{ Reason error }

func (e *SenderError) Error() string { return "bad sender: " + e.Reason.Error() }
