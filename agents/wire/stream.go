package wire

import (
	"context"
	"encoding/binary"
	"errors"
	"fmt"
	"io"
	"math"
	"time"

	"github.com/libp2p/go-libp2p/core/network"
)

// Limits bound one stream, and for a handler also how many there may be. A zero field means its default.
type Limits struct {
	Read    int64         // bytes received; default 1 MiB
	Write   int64         // bytes sent; default 1 MiB
	Idle    time.Duration // for one read or write; default 10 s
	Total   time.Duration // for the whole stream; default 10 min
	PerPeer int           // streams of one peer that are handled at once; default 16
	Streams int           // streams that are handled at once; default 256
}

// NoLimit is for a byte count that is bounded by other means.
const NoLimit = math.MaxInt64

func (l Limits) withDefaults() Limits {
	if l.Read <= 0 {
		l.Read = 1 << 20
	}
	if l.Write <= 0 {
		l.Write = 1 << 20
	}
	if l.Idle <= 0 {
		l.Idle = 10 * time.Second
	}
	if l.Total <= 0 {
		l.Total = 10 * time.Minute
	}
	if l.PerPeer <= 0 {
		l.PerPeer = 16
	}
	if l.Streams <= 0 {
		l.Streams = 256
	}
	return l
}

// Stream is a two-way stream of bytes. One goroutine may read while another writes.
type Stream struct {
	raw    network.Stream
	lim    Limits
	ctx    context.Context //nolint:containedctx // handed to the handler; it lives as long as the stream
	cancel context.CancelFunc
	stop   func() bool
	end    time.Time
	read   int64
	wrote  int64
}

func newStream(ctx context.Context, raw network.Stream, lim Limits) *Stream {
	s := &Stream{raw: raw, lim: lim.withDefaults()}
	s.end = time.Now().Add(s.lim.Total)
	s.ctx, s.cancel = context.WithDeadline(ctx, s.end)
	s.stop = context.AfterFunc(s.ctx, func() { _ = raw.Reset() }) //nolint:contextcheck // a reset takes no context
	return s
}

// Peer returns the id of the other side, which Noise has authenticated.
func (s *Stream) Peer() string { return s.raw.Conn().RemotePeer().String() }

// deadline is when the next read or write must have ended.
func (s *Stream) deadline() time.Time {
	if d := time.Now().Add(s.lim.Idle); d.Before(s.end) {
		return d
	}
	return s.end
}

// Read reads within the limits. Errors wrap [ErrLimit] when the peer sends too much.
func (s *Stream) Read(p []byte) (int, error) {
	left := s.lim.Read - s.read
	if left <= 0 {
		return 0, fmt.Errorf("%w: %d bytes received", ErrLimit, s.read)
	}
	if int64(len(p)) > left {
		p = p[:left]
	}
	if err := s.raw.SetReadDeadline(s.deadline()); err != nil {
		return 0, err
	}
	n, err := s.raw.Read(p)
	s.read += int64(n)
	return n, err
}

// Write writes within the limits. Errors wrap [ErrLimit] when it would be too much.
func (s *Stream) Write(p []byte) (int, error) {
	if int64(len(p)) > s.lim.Write-s.wrote {
		return 0, fmt.Errorf("%w: %d bytes to send", ErrLimit, s.wrote+int64(len(p)))
	}
	if err := s.raw.SetWriteDeadline(s.deadline()); err != nil {
		return 0, err
	}
	n, err := s.raw.Write(p)
	s.wrote += int64(n)
	return n, err
}

// WriteMsg sends a message behind its length.
func (s *Stream) WriteMsg(msg []byte) error {
	_, err := s.Write(append(binary.AppendUvarint(make([]byte, 0, len(msg)+4), uint64(len(msg))), msg...))
	return err
}

// ReadMsg receives a message of at most limit bytes; io.EOF when the peer has finished before it. Errors wrap [ErrLimit] when the message
// is larger; nothing is allocated for it then.
func (s *Stream) ReadMsg(limit int) ([]byte, error) {
	n, err := binary.ReadUvarint(byteReader{s})
	if err != nil {
		return nil, err
	}
	if n > uint64(limit) {
		return nil, fmt.Errorf("%w: a message of %d bytes, at most %d", ErrLimit, n, limit)
	}
	msg := make([]byte, n)
	if _, err := io.ReadFull(s, msg); err != nil {
		if errors.Is(err, io.EOF) {
			err = io.ErrUnexpectedEOF
		}
		return nil, err
	}
	return msg, nil
}

// byteReader reads single bytes, so that nothing behind a length is swallowed.
type byteReader struct{ r io.Reader }

func (b byteReader) ReadByte() (byte, error) {
	var one [1]byte
	_, err := io.ReadFull(b.r, one[:])
	return one[0], err
}

// CloseWrite says that nothing more will be sent; reading goes on.
func (s *Stream) CloseWrite() error { return s.raw.CloseWrite() }

// Close ends the stream in good order: the peer reads io.EOF after what was sent.
func (s *Stream) Close() error {
	s.stop()
	s.cancel()
	return s.raw.Close()
}

// Reset ends the stream at once: the peer gets an error, so that it cannot take what it has for all there is.
func (s *Stream) Reset() {
	s.stop()
	s.cancel()
	_ = s.raw.Reset()
}
