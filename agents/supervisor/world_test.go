package supervisor_test

import (
	"context"
	"crypto/ecdsa"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"sync"
	"testing"
	"time"

	"github.com/ethereum/go-ethereum/common"
	"github.com/ethereum/go-ethereum/crypto"

	"emet/agents/channel"
	"emet/agents/hosting"
	"emet/agents/hosting/desk"
	"emet/agents/hosting/tick"
	"emet/agents/hosting/token"
	"emet/agents/identity"
	"emet/agents/market"
	"emet/agents/program"
	"emet/agents/program/flow"
	"emet/agents/program/plan"
	"emet/agents/supervisor"
)

const (
	tickBlocks = 20
	crewSize   = 3
)

func planned(t *testing.T) *flow.Program {
	t.Helper()
	app := program.New("board")
	message := app.Record("Message", program.Part("text", program.String(40)), program.Part("at", program.Time))
	wall := app.Key("wall", message)
	app.Index("byTime", wall, "at")
	app.Endpoint("write", program.String(40), func(req program.Value) program.Value {
		return wall.Append(app.Make(message, map[string]program.Value{"text": req, "at": app.Now()}))
	})
	built, err := app.Build()
	if err != nil {
		t.Fatal(err)
	}
	p, err := plan.New(built.Program, built.Sources)
	if err != nil {
		t.Fatal(err)
	}
	return p.Program
}

func newWorld(t *testing.T) *world {
	t.Helper()
	w := &world{
		t: t, head: 5, posts: map[uint64]supervisor.Posting{}, blobs: map[market.Content]map[string][]byte{},
		found: map[uint64]supervisor.Updates{}, die: func() {},
	}
	doc := tick.Offer{
		Schema: tick.OfferSchema, Name: "board", Program: market.Content{Digest: [32]byte{1}, Codec: market.Raw},
		Supervisor: []string{"/ip4/127.0.0.1/tcp/1/p2p/desk"}, MinWorkers: crewSize, Latency: 100,
		Tokens: []tick.Price{{Class: token.Free}},
	}
	blob, err := doc.Encode()
	if err != nil {
		t.Fatal(err)
	}
	w.offer = hosting.Offer{
		ID: common.Hash{9}, Version: 1, Document: w.put(map[string][]byte{"": blob}),
		Terms: hosting.Terms{StartBlock: 4, TickBlocks: tickBlocks},
	}
	_, sealing := sealingKey(t)
	for i := range byte(crewSize) {
		peer := fmt.Sprint("peer", i)
		r := desk.Record{Sealing: sealing, Addrs: []string{"/ip4/127.0.0.1/tcp/1/p2p/" + peer}, Capacity: 1}
		k := worker{block: r.Encode(), sealing: identity.SealingHash(sealing), peer: peer}
		k.record = market.Content{Digest: [32]byte{2, i}, Codec: market.Raw}
		k.standing = hosting.Standing{
			ID: common.Hash{1, i}, Scope: w.offer.ID, Role: uint8(identity.Worker), State: hosting.Active,
			Owner: common.Address{i + 1}, Signer: common.Address{i + 10},
		}
		w.workers = append(w.workers, k)
	}
	return w
}

func sealingKey(t *testing.T) (*identity.SealingKey, []byte) {
	t.Helper()
	dir := t.TempDir()
	password := filepath.Join(dir, "password")
	if err := os.WriteFile(password, []byte("secret"), 0o600); err != nil {
		t.Fatal(err)
	}
	k, err := identity.CreateSealing(dir, password, common.Address{1}, identity.Light)
	if err != nil {
		t.Fatal(err)
	}
	return k, k.Public()
}

// world is a chain with all that stands on it, in memory. A test can have the process die at any call to it: before the
// call has its effect, or after, so that whoever called does not learn of it.
type world struct {
	t *testing.T

	mu       sync.Mutex
	head     uint64
	fork     byte // what block hashes are made of from forkAt on
	forkAt   uint64
	shift    byte // of all randomness
	offer    hosting.Offer
	log      supervisor.Ticks
	started  [hosting.Ahead]hosting.Commitment
	posts    map[uint64]supervisor.Posting
	blank    map[uint64]bool // ticks that nothing is committed to
	refuse   bool            // no tick can be posted
	blobs    map[market.Content]map[string][]byte
	nowhere  map[market.Content]bool               // nobody has them, which takes as long to find out as there is time
	far      map[market.Content]bool               // somebody else has them
	read     func(context.Context, market.Content) // sees what is read
	found    map[uint64]supervisor.Updates
	workers  []worker
	patience time.Duration     // with entries; default a minute
	purse    bool              // wages are paid, out of the process's own ledger
	key      *ecdsa.PrivateKey // of the supervisor; default the one that it always had

	dismissed map[identity.ID]int // how often
	acquits   identity.ID         // cannot be dismissed,
	tried     int                 // however often that is tried

	calls  int
	names  []string
	slow   func(channel.ID) // waits as long as the chain takes to answer
	both   *sync.WaitGroup  // vouchers are taken when so many have come
	trip   int              // the call at which the process dies; negative: after its effect
	tripAt string           // or the name of the call after whose effect it does
	dead   bool
	die    func()
}

type worker struct {
	standing hosting.Standing
	record   market.Content
	block    []byte
	sealing  common.Hash
	peer     string
}

// act does something to the world, unless the process is dead.
func act[T any](w *world, name string, do func() (T, error)) (out T, err error) {
	w.mu.Lock()
	defer w.mu.Unlock()
	if w.dead {
		return out, errKilled
	}
	w.calls++
	w.names = append(w.names, name)
	if w.calls == w.trip {
		w.dead = true
		w.die()
		return out, errKilled
	}
	out, err = do()
	if w.calls == -w.trip || name == w.tripAt {
		w.dead = true
		w.die()
		return *new(T), errKilled
	}
	return out, err
}

func (w *world) blockAt(n uint64) supervisor.Block {
	mark := byte(0)
	if w.forkAt != 0 && n >= w.forkAt {
		mark = w.fork
	}
	return supervisor.Block{Number: n, Time: 1000 + n, Hash: common.Hash{mark, byte(n >> 8), byte(n)}}
}

func (w *world) Head(context.Context) (supervisor.Block, error) {
	return act(w, "head", func() (supervisor.Block, error) { return w.blockAt(w.head), nil })
}

func (w *world) Block(_ context.Context, n uint64) (supervisor.Block, error) {
	return act(w, "block", func() (supervisor.Block, error) { return w.blockAt(n), nil })
}

func (w *world) Updates(_ context.Context, t uint64, next map[common.Hash]uint64) (supervisor.Updates, error) {
	return act(w, "updates", func() (supervisor.Updates, error) {
		u := w.found[t]
		u.Time = w.blockAt(w.offer.Terms.CutOff(t)).Time
		for _, e := range u.Entries {
			next[e.Key] = e.Index + 1
		}
		return u, nil
	})
}

func (w *world) Places(context.Context, uint64) (map[common.Hash]uint64, error) {
	return act(w, "places", func() (map[common.Hash]uint64, error) { return map[common.Hash]uint64{}, nil })
}

func (w *world) Offer(context.Context) (hosting.Offer, error) {
	return act(w, "offer", func() (hosting.Offer, error) { return w.offer, nil })
}

func (w *world) Revise(_ context.Context, document []byte) error {
	_, err := act(w, "revise", func() (struct{}, error) {
		w.offer.Document = w.put(map[string][]byte{"": document})
		w.offer.Version++
		return struct{}{}, nil
	})
	return err
}

func (w *world) Status(context.Context) (supervisor.Ticks, error) {
	return act(w, "status", func() (supervisor.Ticks, error) { return w.log, nil })
}

func (w *world) Start(_ context.Context, first [hosting.Ahead]hosting.Commitment) error {
	_, err := act(w, "start", func() (struct{}, error) {
		if w.log.Due != 0 {
			return struct{}{}, nil
		}
		at := (w.head-w.offer.Terms.StartBlock)/uint64(w.offer.Terms.TickBlocks) + 2
		w.started = first
		w.log = supervisor.Ticks{First: at, Due: at, Bonded: true, Counts: true}
		return struct{}{}, nil
	})
	return err
}

func (w *world) Post(_ context.Context, p supervisor.Posting) (hosting.Tick, error) {
	return act(w, "post", func() (hosting.Tick, error) {
		if w.refuse {
			return hosting.Tick{}, errors.New("it is refused")
		}
		if w.blank[p.Tick] != (p.Seed == common.Hash{}) || w.log.Last != 0 && (p.Tick+hosting.Ahead > w.log.Last) != (p.Next == hosting.Commitment{}) {
			return hosting.Tick{}, fmt.Errorf("tick %d, with the seed %s and commitment %v, is not what the chain takes", p.Tick, p.Seed, p.Next)
		}
		switch old, done := w.posts[p.Tick]; {
		case done && old != p:
			w.t.Errorf("tick %d is posted twice, as %+v and %+v", p.Tick, old, p)
		case !done && p.Tick != w.log.Due: // whoever sent it did not know yet that the tick was missed
			return hosting.Tick{}, fmt.Errorf("tick %d is not due", p.Tick)
		}
		if p.Tick == w.log.Due {
			w.log.Due++
		}
		w.posts[p.Tick] = p
		return w.tick(p), nil
	})
}

func (w *world) tick(p supervisor.Posting) hosting.Tick {
	return hosting.Tick{
		Offer: w.offer.ID, Number: p.Tick, UpdateRoot: p.UpdateRoot, StateRoot: p.StateRoot, Document: p.Document, Next: p.Next, Seed: p.Seed,
	}
}

// Commitment is what was posted, unless the test disowned it or the tick stalled.
func (w *world) Commitment(_ context.Context, t uint64) (hosting.Commitment, error) {
	return act(w, "commitment", func() (hosting.Commitment, error) {
		if w.blank[t] {
			return hosting.Commitment{}, nil
		}
		if t < w.log.First+hosting.Ahead {
			return w.started[t-w.log.First], nil
		}
		return w.posts[t-hosting.Ahead].Next, nil
	})
}

func (w *world) Beacon(context.Context, uint64) (common.Hash, bool, bool, error) {
	w.mu.Lock()
	defer w.mu.Unlock()
	return common.Hash{5 + w.shift}, true, false, nil
}

func (w *world) Posted(_ context.Context, t uint64) (hosting.Tick, bool, error) {
	type found struct {
		t  hosting.Tick
		ok bool
	}
	f, err := act(w, "posted", func() (found, error) {
		p, ok := w.posts[t]
		return found{w.tick(p), ok}, nil
	})
	return f.t, f.ok, err
}

func (w *world) Answer(context.Context, supervisor.Answer) (bool, error) { return false, nil }

func (w *world) Bond(context.Context) error { return errors.New("no bond") }

func (w *world) Identity(_ context.Context, id identity.ID) (hosting.Standing, error) {
	return act(w, "identity", func() (hosting.Standing, error) {
		for _, k := range w.workers {
			if k.standing.ID == id {
				return k.standing, nil
			}
		}
		return hosting.Standing{}, nil
	})
}

func (w *world) Identities(context.Context) ([]hosting.Standing, error) {
	return act(w, "identities", func() (out []hosting.Standing, err error) {
		for _, k := range w.workers {
			out = append(out, k.standing)
		}
		return out, nil
	})
}

func (w *world) Record(_ context.Context, id identity.ID) (market.Content, common.Hash, bool, error) {
	for _, k := range w.workers {
		if k.standing.ID == id {
			return k.record, k.sealing, true, nil
		}
	}
	return market.Content{}, common.Hash{}, false, nil
}

func (w *world) Dismiss(_ context.Context, id identity.ID, _ hosting.Charge, _ common.Hash) error {
	_, err := act(w, "dismiss", func() (struct{}, error) {
		if id == w.acquits {
			w.tried++
			return struct{}{}, errors.New("the court is closed")
		}
		if w.dismissed == nil {
			w.dismissed = map[identity.ID]int{}
		}
		w.dismissed[id]++
		return struct{}{}, nil
	})
	return err
}

func (w *world) Convict(context.Context, supervisor.Evidence) error { return nil }

// put keeps files under a name that follows from them.
func (w *world) put(files map[string][]byte) market.Content {
	h := crypto.NewKeccakState()
	for _, name := range sorted(files) {
		fmt.Fprintf(h, "%s %d %s", name, len(files[name]), files[name])
	}
	c := market.Content{Codec: market.DagPB}
	h.Sum(c.Digest[:0])
	w.blobs[c] = files
	return c
}

func sorted(files map[string][]byte) (names []string) {
	for n := range files {
		names = append(names, n)
	}
	for i := range names {
		for j := i; j > 0 && names[j] < names[j-1]; j-- {
			names[j], names[j-1] = names[j-1], names[j]
		}
	}
	return names
}

func (w *world) Keep(_ context.Context, dir fs.FS) (market.Content, error) {
	return act(w, "keep", func() (market.Content, error) {
		files := map[string][]byte{}
		err := fs.WalkDir(dir, ".", func(path string, d fs.DirEntry, err error) error {
			if err == nil && !d.IsDir() {
				files[path], err = fs.ReadFile(dir, path)
			}
			return err
		})
		return w.put(files), err
	})
}

func (w *world) KeepBlock(_ context.Context, c market.Content, block []byte) error {
	w.mu.Lock()
	defer w.mu.Unlock()
	w.blobs[c] = map[string][]byte{"": block}
	return nil
}

func (w *world) Has(_ context.Context, c market.Content) (bool, error) {
	w.mu.Lock()
	defer w.mu.Unlock()
	return w.blobs[c] != nil && !w.far[c], nil
}

func (w *world) Read(ctx context.Context, c market.Content, _ []string, most int64) ([]byte, error) {
	if w.read != nil {
		w.read(ctx, c)
	}
	if w.nowhere[c] {
		<-ctx.Done()
		return nil, ctx.Err()
	}
	return w.ReadAt(ctx, c, "", most)
}

func (w *world) ReadAt(_ context.Context, c market.Content, path string, _ int64) ([]byte, error) {
	return act(w, "read", func() ([]byte, error) {
		if blob, ok := w.blobs[c][path]; ok {
			return blob, nil
		}
		return nil, io.ErrUnexpectedEOF
	})
}

// newWorldLike copies a world.
func newWorldLike(t *testing.T, w *world) *world {
	t.Helper()
	c := &world{
		t: t, head: w.head, offer: w.offer, log: w.log, posts: map[uint64]supervisor.Posting{}, found: w.found, workers: w.workers,
		blobs: maps.Clone(w.blobs), die: func() {}, started: w.started,
	}
	return c
}
