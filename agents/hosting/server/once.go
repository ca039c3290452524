package server

import (
	"context"
	"fmt"
	"time"

	"github.com/ethereum/go-ethereum/common"

	"emet/agents/hosting/sealed"
)

// once has something done unless it was done before: then it returns the answer that was given. Whoever asks the same while
// it is being done waits for that. It returns when the answer is kept. Asked is the hash of what was asked: for the same
// slot of the same request nothing else is ever answered, so that this server never signs two different things.
func (s *Server) once(ctx context.Context, header *sealed.Header, w work, asked common.Hash, do func(ctx context.Context, l *loaded) (*Work, error),
) ([]byte, error) {
	release, err := s.claim(ctx, w)
	if err != nil {
		return nil, err
	}
	defer release()
	before, err := s.Journal.Find(ctx, header.Tick, w.request, w.slot)
	switch {
	case err != nil:
		return nil, fmt.Errorf("look into the journal: %w", err)
	case before != nil && before.Call != asked:
		return nil, refuse(sealed.Refused, "slot %d of request %s was served to another call", w.slot, w.request)
	case before != nil:
		return before.Answer, nil
	}
	l, err := s.admit(header)
	if err != nil {
		return nil, err
	}
	ctx, cancel := context.WithTimeout(ctx, time.Unix(int64(header.Expiry), 0).Sub(s.Now())) // #nosec G115 -- it was admitted
	defer cancel()
	done, err := do(ctx, l)
	if err != nil {
		return nil, err
	}
	done.Tick, done.Request, done.Slot, done.Call = header.Tick, w.request, w.slot, asked
	if err := s.Journal.Keep(ctx, done); err != nil {
		return nil, fmt.Errorf("keep what was done: %w", err)
	}
	return done.Answer, nil
}

// claim waits until nobody else does a work, and makes it this caller's until it is released.
func (s *Server) claim(ctx context.Context, w work) (release func(), err error) {
	for {
		s.mu.Lock()
		doing, ok := s.busy[w]
		if !ok {
			doing = make(chan struct{})
			s.busy[w] = doing
		}
		s.mu.Unlock()
		if !ok {
			return func() {
				s.mu.Lock()
				delete(s.busy, w)
				s.mu.Unlock()
				close(doing)
			}, nil
		}
		select {
		case <-doing:
		case <-ctx.Done():
			return nil, ctx.Err()
		}
	}
}

// maxLife is how long after it was made a request may be served, and skew by how much the clocks of clients may be ahead,
// in seconds.
const (
	maxLife = 30
	skew    = 5
)

// admit checks what every request is checked for, whoever serves which part of it, and returns its tick.
func (s *Server) admit(h *sealed.Header) (*loaded, error) {
	l, current := s.running(h.Of, h.State)
	now := s.Now().Unix()
	switch {
	case s.Journal.Unpaid():
		return nil, refuse(Unpaid, "this server was not paid for a tick: draw another")
	case l == nil:
		return nil, stale("no tick runs here")
	case h.App != s.App:
		return nil, stale("this server serves application %s", s.App)
	case h.Tick != l.begin.Tick:
		return nil, stale("tick %d: this server is in tick %d", h.Tick, l.begin.Tick)
	case h.Program != l.Next.Program: // F-17
		return nil, stale("program %s: tick %d is served with %s", h.Program, h.Tick, l.Next.Program)
	case !current: // F-11
		return nil, stale("state %s of tick %d is not one that counts", h.State, h.Of)
	case h.Expiry < uint64(max(now, 0)):
		return nil, invalid("the request expired at %d", h.Expiry)
	case h.Expiry > uint64(max(now, 0))+maxLife+skew:
		return nil, invalid("the request expires at %d: at most %d s from now are allowed", h.Expiry, maxLife)
	}
	return l, nil
}
