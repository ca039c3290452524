// Package server is what a worker does when it is asked: it serves what it holds in a tick, checks all that it is given
// before it does, signs what it did, and keeps that before it answers. As the top server of a request it walks the
// structure over leaves and asks the servers of slots; it holds no primitive and no key to one. As the server of a slot it
// opens what was sealed to it and computes one observation, answers one query, or stamps one update.
//
// It knows no network, no chain, no files and no clock: these come through the small interfaces of [Config].
package server

import (
	"cmp"
	"context"
	"sync"
	"time"

	"github.com/ethereum/go-ethereum/common"
	"golang.org/x/sync/semaphore"

	"emet/agents/eip712"
	"emet/agents/hosting"
	"emet/agents/hosting/tick"
	"emet/agents/identity"
	"emet/agents/program/data"
	"emet/agents/program/flow"
)

// Opener opens what was sealed to this server: an [identity.SealingKey] does.
type Opener interface {
	Open(info, sealed []byte) ([]byte, error)
}

// Signer signs for this server: an [identity.Key] does.
type Signer interface {
	SignDigest(digest common.Hash) (eip712.Signature, error)
}

// Caller brings a call to another server and returns its answer. It gives up when the context ends.
type Caller interface {
	Call(ctx context.Context, to tick.Server, call []byte) ([]byte, error)
}

// Runner computes functions that look at primitives, with at most so many steps. It returns an interp.Failure if the
// function fails.
type Runner interface {
	Run(ctx context.Context, p *flow.Program, function flow.Hash, args []data.Value, steps uint64) (data.Value, error)
}

// MaxBytes is how long a message to a server, or from one, may be.
const MaxBytes = 4 << 20

// Config is what a server consists of.
type Config struct {
	App   hosting.OfferID // required
	ID    identity.ID     // its identity for the application; required
	Court eip712.Domain   // that Steps are signed for; required

	Opener   Opener           // required
	Signer   Signer           // required
	Caller   Caller           // required
	Journal  Journal          // required
	Answerer Answerer         // default: queries are refused
	Runner   Runner           // default: the interpreter
	Now      func() time.Time // default [time.Now]

	Requests int           // served at once as the top server; default 64
	Calls    int           // answered at once; default 256
	Bytes    int64         // of all messages that are being served; default 256 MiB
	Patience time.Duration // with the server of one slot; default 5 s
}

// Server serves. It is safe for concurrent use.
type Server struct {
	Config

	requests, calls, bytes *semaphore.Weighted // what there is room for

	mu     sync.Mutex
	ticks  map[uint64]*loaded     // by number: the one that runs and those ahead
	now    *loaded                // the tick that runs; nil before the first
	states map[uint64]common.Hash // that queries may be answered from, by the ticks that ended with them
	busy   map[work]chan struct{} // what is being done, closed when it is
}

// work is what is done at most once.
type work struct {
	request common.Hash
	slot    uint16
}

// New makes a server that holds nothing yet. It panics if a part that is required is missing: that is a mistake in the
// program.
func New(c Config) *Server {
	if c.Opener == nil || c.Signer == nil || c.Caller == nil || c.Journal == nil || c.Court.ChainID == nil {
		panic("server: a part that is required is missing")
	}
	if c.Runner == nil {
		c.Runner = &Interpreter{}
	}
	if c.Now == nil {
		c.Now = time.Now
	}
	c.Requests, c.Calls, c.Bytes = cmp.Or(c.Requests, 64), cmp.Or(c.Calls, 256), cmp.Or(c.Bytes, 256<<20)
	c.Patience = cmp.Or(c.Patience, 5*time.Second)
	return &Server{
		Config: c, requests: semaphore.NewWeighted(int64(c.Requests)), calls: semaphore.NewWeighted(int64(c.Calls)),
		bytes: semaphore.NewWeighted(c.Bytes),
		ticks: map[uint64]*loaded{}, states: map[uint64]common.Hash{}, busy: map[work]chan struct{}{},
	}
}

// room takes what a message takes while it is served, or refuses at once: whoever asked has others to ask (back-pressure).
func (s *Server) room(of *semaphore.Weighted, bytes int) (release func(), err error) {
	if bytes > MaxBytes {
		return nil, invalid("%d bytes: at most %d are allowed", bytes, MaxBytes)
	}
	if !of.TryAcquire(1) {
		return nil, refuse(Busy, "this server does as much as it can: draw another")
	}
	if !s.bytes.TryAcquire(int64(bytes)) {
		of.Release(1)
		return nil, refuse(Busy, "this server holds as much as it can: draw another")
	}
	return func() {
		s.bytes.Release(int64(bytes))
		of.Release(1)
	}, nil
}
