package wire

import (
	"context"
	"errors"
	"fmt"
	"io"
	"math"
	"time"

	"github.com/libp2p/go-libp2p/core/network"
	"github.com/libp2p/go-libp2p/core/peer"
	"github.com/libp2p/go-libp2p/core/peerstore"
	"github.com/libp2p/go-libp2p/core/protocol"
)

// What an answer begins with.
const (
	answered byte = iota
	busy          // nothing was done: ask later, or somebody else
	refused       // what follows says why
)

// maxReason is how many bytes of a reason are told.
const maxReason = 200

// busyTime is how long a peer gets to read that this host is busy.
const busyTime = 2 * time.Second

// Errors of questions.
var (
	ErrBusy        = errors.New("the peer is busy")
	ErrUnreachable = errors.New("the peer cannot be reached")
)

// RefusedError is a peer's reason not to answer a question. It is the peer's word: show it to people, and do not rely on it.
type RefusedError struct{ Reason string }

func (e *RefusedError) Error() string { return "the peer refused: " + e.Reason }

// Answer answers questions of a protocol: one on each stream. A question must have arrived, and its answer must have been
// taken, within lim.Idle each. A peer that asks more than lim.PerPeer at once, or whoever comes when lim.Streams are being
// answered, is told that this host is busy. An error of fn is told to the peer, so it must hold no secret. The same question
// can come twice, if a connection broke; the context ends with lim.Total and with the host.
func (h *Host) Answer(proto string, lim Limits, fn func(ctx context.Context, from peer.ID, request []byte) ([]byte, error)) {
	lim = lim.withDefaults()
	most, largest := int(min(lim.Read, math.MaxInt32)), lim.Write
	lim.Read, lim.Write = frame(lim.Read), frame(lim.Write)
	turnAway := func(raw network.Stream) {
		s := newStream(h.ctx, raw, Limits{Idle: busyTime, Total: busyTime})
		if err := s.WriteMsg([]byte{busy}); err != nil {
			s.Reset()
			return
		}
		_ = s.Close()
	}
	h.handle(proto, lim, turnAway, func(ctx context.Context, s *Stream) error {
		question, err := s.readWhole(most)
		if err != nil {
			return fmt.Errorf("read the question: %w", err)
		}
		answer, err := fn(ctx, s.raw.Conn().RemotePeer(), question)
		if ctx.Err() != nil {
			return ctx.Err()
		}
		if int64(len(answer)) > largest {
			err = fmt.Errorf("%w: an answer of %d bytes", ErrLimit, len(answer))
		}
		kind := answered
		if err != nil {
			reason := err.Error()
			kind, answer = refused, []byte(reason[:min(len(reason), maxReason)])
		}
		return s.WriteMsg(append([]byte{kind}, answer...))
	})
}

// frame is what a message of so many bytes takes on a stream: its length, its kind, and itself.
func frame(bytes int64) int64 {
	if bytes > math.MaxInt64-16 {
		return bytes
	}
	return bytes + 16
}

// readWhole receives a message that must be there within the idle time as a whole, so that nobody holds a place by sending
// a byte now and then.
func (s *Stream) readWhole(most int) ([]byte, error) {
	end := s.end
	if soon := time.Now().Add(s.lim.Idle); soon.Before(end) {
		s.end = soon
	}
	defer func() { s.end = end }()
	return s.ReadMsg(most)
}

// Ask asks a peer a question and returns its answer, on a connection that is kept for the next one. The addresses may be of
// several peers that can all answer: one after the other is tried until one takes the question. Waiting for the answer ends
// with ctx or lim.Total. It fails with [ErrUnreachable], [ErrBusy], [ErrLimit] or a [RefusedError] among others. A question
// whose connection had died before is asked once more.
func (h *Host) Ask(ctx context.Context, addrs []string, proto string, lim Limits, request []byte) ([]byte, error) {
	lim = lim.withDefaults()
	if int64(len(request)) > lim.Write {
		return nil, fmt.Errorf("%w: a question of %d bytes, at most %d", ErrLimit, len(request), lim.Write)
	}
	peers, bad := group(addrs)
	errs := []error{ErrUnreachable, bad}
	for _, info := range peers {
		answer, err := h.askPeer(ctx, info, proto, lim, request)
		if unreached, ok := errors.AsType[*unreachedError](err); !ok && !errors.Is(err, ErrBusy) {
			return answer, err
		} else if ok {
			err = unreached.error
		} else {
			errs[0] = nil // somebody is there
		}
		errs = append(errs, fmt.Errorf("ask %s: %w", info.ID, err))
		if ctx.Err() != nil {
			break
		}
	}
	return nil, errors.Join(errs...)
}

// unreachedError means that a peer did not get the question.
type unreachedError struct{ error }

func (e *unreachedError) Unwrap() error { return e.error }

// group sorts addresses by peer, in the order in which peers come first.
func group(addrs []string) (out []peer.AddrInfo, err error) {
	at := make(map[peer.ID]int)
	for _, a := range addrs {
		info, e := ParsePeer(a)
		if e != nil {
			err = errors.Join(err, e)
			continue
		}
		i, known := at[info.ID]
		if !known {
			i = len(out)
			at[info.ID], out = i, append(out, peer.AddrInfo{ID: info.ID})
		}
		out[i].Addrs = append(out[i].Addrs, info.Addrs...)
	}
	return out, err
}

func (h *Host) askPeer(ctx context.Context, info peer.AddrInfo, proto string, lim Limits, request []byte) ([]byte, error) {
	if info.ID == h.host.ID() {
		return nil, &unreachedError{fmt.Errorf("%w: it is this host itself", ErrPeer)}
	}
	reused := h.host.Network().Connectedness(info.ID) == network.Connected
	for {
		h.host.Peerstore().AddAddrs(info.ID, info.Addrs, peerstore.TempAddrTTL)
		if err := h.host.Connect(ctx, info); err != nil {
			return nil, &unreachedError{err}
		}
		// A relay lets through little at a time, which is enough for questions.
		raw, err := h.host.NewStream(network.WithAllowLimitedConn(ctx, proto), info.ID, protocol.ID(proto))
		if err != nil {
			return nil, &unreachedError{err}
		}
		answer, err := exchange(ctx, raw, lim, request)
		if reused && err != nil && ctx.Err() == nil && raw.Conn().IsClosed() {
			reused = false // the connection was dead already: nobody had noticed
			continue
		}
		return answer, err
	}
}

// exchange sends a question and receives its answer.
func exchange(ctx context.Context, raw network.Stream, lim Limits, request []byte) ([]byte, error) {
	most := int(min(lim.Read, math.MaxInt32-1)) + 1 // with its kind
	lim.Read, lim.Write = frame(lim.Read), frame(lim.Write)
	s := newStream(ctx, raw, lim)
	defer s.Reset() // which does nothing to what has ended
	err := s.WriteMsg(request)
	if err == nil {
		_ = s.CloseWrite()       // fails if the peer wants to hear no more, as it has answered already
		s.lim.Idle = s.lim.Total // the peer may think for as long as that
		var msg []byte
		if msg, err = s.ReadMsg(most); err == nil {
			return unpack(msg)
		}
	}
	if cause := context.Cause(s.ctx); cause != nil { //nolint:contextcheck // the stream ends no later than ctx
		err = cause
	} else if errors.Is(err, io.EOF) {
		err = io.ErrUnexpectedEOF
	}
	return nil, fmt.Errorf("wait for the answer: %w", err)
}

func unpack(msg []byte) ([]byte, error) {
	if len(msg) == 0 {
		return nil, errors.New("the peer's answer is malformed")
	}
	switch msg[0] {
	case answered:
		return msg[1:], nil
	case busy:
		return nil, ErrBusy
	case refused:
		return nil, &RefusedError{string(msg[1:min(len(msg), maxReason+1)])}
	}
	return nil, fmt.Errorf("the peer's answer is of an unknown kind %d", msg[0])
}
