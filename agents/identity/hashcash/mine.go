package hashcash

import (
	"context"
	"errors"
	"fmt"
	"runtime"
	"sync"
	"time"
)

// Options say how to mine.
type Options struct {
	Workers  int            // how many cores to use; default all
	From     uint64         // the first nonce to try
	Progress func(Progress) // called now and then, never twice at once; default nobody
	Every    time.Duration  // between two calls of Progress; default a second
}

// ErrExhausted means that no nonce from [Options.From] on solves the challenge.
var ErrExhausted = errors.New("no nonce is left to try")

// Mine finds the lowest nonce from [Options.From] on that solves a challenge: which one does not depend on the machine.
// It uses whole cores until it returns. If the context ends first, which it notices within some milliseconds, Mine returns
// the context's error and the nonce to go on from. It is safe to use from several goroutines.
func Mine(ctx context.Context, challenge [32]byte, zeros int, o Options) (nonce uint64, err error) {
	if zeros < 0 || zeros > MaxBits {
		return o.From, fmt.Errorf("%d zero bits: at most %d can be looked for", zeros, MaxBits)
	}
	return mine(ctx, challenge, zeros, o, scanners()[0])
}

func mine(ctx context.Context, challenge [32]byte, zeros int, o Options, s scanner) (uint64, error) {
	if o.Workers <= 0 {
		o.Workers = runtime.GOMAXPROCS(0)
	}
	if o.Every <= 0 {
		o.Every = time.Second
	}
	m := &miner{
		scanner: s, challenge: challenge, zeros: zeros, from: o.From, started: time.Now(),
		next: o.From &^ 15, busy: make([]*piece, o.Workers),
	}
	var workers, reporter sync.WaitGroup
	for i := range o.Workers {
		workers.Go(func() { m.work(ctx, i) })
	}
	working, stop := context.WithCancel(ctx)
	defer stop()
	if o.Progress != nil {
		reporter.Go(func() { m.report(working, o) })
	}
	workers.Wait()
	stop()
	reporter.Wait()
	switch {
	case m.found:
		return m.nonce, nil
	case m.ended:
		return o.From, ErrExhausted
	}
	return m.progress().Next, ctx.Err()
}

// miner hands out pieces of nonces in ascending order. As every piece that was handed out is finished, even after a
// nonce was found, none is lower than the lowest that was found.
type miner struct {
	scanner
	challenge [32]byte
	zeros     int
	from      uint64
	started   time.Time

	mu     sync.Mutex
	next   uint64   // the first nonce of the next piece
	ended  bool     // there is no next piece
	busy   []*piece // what each worker is at
	hashes uint64
	found  bool
	nonce  uint64 // the lowest that was found
}

// piece is a range of nonces that share their upper half.
type piece struct {
	first uint64 // a multiple of 16
	n     uint32
}

func (m *miner) work(ctx context.Context, worker int) {
	var r *run
	var upper uint32
	for ctx.Err() == nil {
		p := m.take(worker)
		if p == nil {
			return
		}
		if u := uint32(p.first >> 32); r == nil || u != upper {
			r, upper = newRun(m.challenge, u, m.zeros), u
		}
		nonce, found := m.search(r, p)
		m.finish(worker, p, nonce, found)
	}
}

// take hands out a piece that ends at a multiple of the scanner's, or nothing if there is no need.
func (m *miner) take(worker int) *piece {
	m.mu.Lock()
	defer m.mu.Unlock()
	if m.ended || m.found {
		return nil
	}
	size := uint64(m.piece)
	p := &piece{m.next, uint32(size - m.next%size)}
	m.busy[worker] = p
	m.next += uint64(p.n)
	m.ended = m.next == 0
	return p
}

// finish notes what came of a piece.
func (m *miner) finish(worker int, p *piece, nonce uint64, found bool) {
	m.mu.Lock()
	defer m.mu.Unlock()
	m.busy[worker] = nil
	m.hashes += uint64(p.n)
	if found && (!m.found || nonce < m.nonce) {
		m.found, m.nonce = true, nonce
	}
}

// search returns the lowest nonce of a piece that solves the challenge. What the scan comes across is hashed again, in
// full, and so are the few nonces up to where it can go on.
func (m *miner) search(r *run, p *piece) (nonce uint64, found bool) {
	low := uint32(p.first) // the lower half
	for i := uint32(0); i < p.n; i = (i | 15) + 1 {
		for i += m.scan(r, low+i, p.n-i); i < p.n; i++ {
			if nonce = p.first + uint64(i); nonce >= m.from && Verify(m.challenge, nonce, m.zeros) {
				return nonce, true
			}
			if i%16 == 15 {
				break
			}
		}
	}
	return 0, false
}

// report calls back until there is nothing more to say.
func (m *miner) report(ctx context.Context, o Options) {
	tick := time.NewTicker(o.Every)
	defer tick.Stop()
	for {
		select {
		case <-ctx.Done():
			return
		case <-tick.C:
			o.Progress(m.progress())
		}
	}
}

func (m *miner) progress() Progress {
	m.mu.Lock()
	defer m.mu.Unlock()
	p := Progress{Bits: m.zeros, Hashes: m.hashes, Elapsed: time.Since(m.started), Next: m.next}
	for _, b := range m.busy {
		if b != nil {
			p.Next = min(p.Next, b.first)
		}
	}
	p.Next = max(p.Next, m.from)
	return p
}
