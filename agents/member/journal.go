package member

import (
	"context"
	"encoding/binary"
	"fmt"
	"maps"
	"slices"
	"sync"

	"github.com/ethereum/go-ethereum/common"

	"emet/agents/hosting"
	"emet/agents/hosting/codec"
	"emet/agents/hosting/server"
	"emet/agents/hosting/token"
	"emet/agents/store"
)

// maxWork is how many bytes the record of one work may have.
const maxWork = 32 << 20

// journal keeps what this server did in the agent's state file. It is a [server.Journal].
type journal struct {
	db     *store.DB
	works  store.Table[[]byte] // CBOR, by tick, request and slot
	writes group

	mu     sync.Mutex
	spent  map[spending][]common.Hash  // the requests that a token came with
	taken  map[taking]uint32           // different tokens
	unpaid error                       // why this server does not go on
	done   map[uint64]map[class]uint64 // works of each tick
}

// class is what works of one price have in common.
type class struct {
	tick        uint64
	top, update bool
	free        bool        // of a request that failed: it is handed in, and brings nothing
	site        common.Hash // of others
}

func classOf(w *server.Work) class {
	switch {
	case w.Receipt.Work == common.Hash{}:
		return class{tick: w.Tick, free: true}
	case w.Slot == 0:
		return class{tick: w.Tick, top: true}
	case len(w.Steps) > 0:
		return class{tick: w.Tick, update: true}
	}
	return class{tick: w.Tick, site: w.Receipt.Site}
}

// taking is what tokens are counted by.
type taking struct {
	tick  uint64
	class token.Class
}

type spending struct {
	tick  uint64
	token common.Hash
}

// openJournal reads what an earlier process did.
func openJournal(db *store.DB, app hosting.OfferID) (*journal, error) {
	j := &journal{
		db: db, works: store.NewTable[[]byte]("member", app.Hex(), "works"), spent: make(map[spending][]common.Hash),
		taken: make(map[taking]uint32), done: make(map[uint64]map[class]uint64),
	}
	err := db.View(func(tx *store.Tx) error {
		for r, err := range j.works.All(tx, nil) {
			if err != nil {
				return err
			}
			w, err := decodeWork(r.Value)
			if err != nil {
				return err
			}
			j.note(w)
		}
		return nil
	})
	return j, err
}

func workKey(tick uint64, request common.Hash, slot uint16) []byte {
	return binary.BigEndian.AppendUint16(append(store.Number(tick), request[:]...), slot)
}

func decodeWork(blob []byte) (*server.Work, error) {
	w := new(server.Work)
	if err := codec.Decode(blob, maxWork, w); err != nil {
		return nil, fmt.Errorf("work in the journal: %w", err)
	}
	return w, nil
}

// note counts a work in memory. The caller holds the mutex, or is alone.
func (j *journal) note(w *server.Work) {
	j.spend(w.Tick, w.Receipt.Token.Class, w.Receipt.Token.Root, w.Request)
	if j.done[w.Tick] == nil {
		j.done[w.Tick] = make(map[class]uint64)
	}
	j.done[w.Tick][classOf(w)]++
}

// Find returns what was done for a slot of a request in a tick.
func (j *journal) Find(_ context.Context, tick uint64, request common.Hash, slot uint16) (w *server.Work, err error) {
	err = j.db.View(func(tx *store.Tx) error {
		blob, ok, err := j.works.Get(tx, workKey(tick, request, slot))
		if err == nil && ok {
			w, err = decodeWork(blob)
		}
		return err
	})
	return w, err
}

// Keep writes down what was done. It returns when that is on the disk. What many callers keep at once is written at once.
func (j *journal) Keep(_ context.Context, w *server.Work) error {
	blob := codec.Encode(w)
	err := j.writes.do(j.db, func(tx *store.Tx) error { return j.works.Put(tx, workKey(w.Tick, w.Request, w.Slot), blob) })
	if err != nil {
		return err
	}
	j.mu.Lock()
	defer j.mu.Unlock()
	j.note(w)
	return nil
}

// Spend notes that a token came with a request. It outlasts a crash when the work for that request does: the work names
// both.
func (j *journal) Spend(_ context.Context, s server.Spending) (int, error) {
	j.mu.Lock()
	defer j.mu.Unlock()
	_, known := j.spent[spending{s.Tick, s.Token}]
	if !known && s.Most > 0 && j.taken[taking{s.Tick, s.Class}] >= s.Most {
		return 0, server.ErrEnough
	}
	return j.spend(s.Tick, s.Class, s.Token, s.Request), nil
}

// spend notes a token with a request, up to as many as there may be, and returns how many there are: whoever sends one token
// again and again fills no memory with it. The caller holds the mutex, or is alone.
func (j *journal) spend(tick uint64, class token.Class, root, request common.Hash) int {
	s := spending{tick, root}
	before := j.spent[s]
	switch {
	case slices.Contains(before, request):
		return len(before)
	case len(before) >= token.MaxRequests:
		return len(before) + 1
	case len(before) == 0:
		j.taken[taking{tick, class}]++
	}
	j.spent[s] = append(before, request)
	return len(before) + 1
}

// Unpaid reports whether this server does not go on (SR-16).
func (j *journal) Unpaid() bool {
	j.mu.Lock()
	defer j.mu.Unlock()
	return j.unpaid != nil
}

// stop says why this server does not go on; nil: it does.
func (j *journal) stop(why error) {
	j.mu.Lock()
	defer j.mu.Unlock()
	j.unpaid = why
}

// stopped returns why this server does not go on.
func (j *journal) stopped() error {
	j.mu.Lock()
	defer j.mu.Unlock()
	return j.unpaid
}

// tally returns how much was done in a tick.
func (j *journal) tally(tick uint64) map[class]uint64 {
	j.mu.Lock()
	defer j.mu.Unlock()
	return maps.Clone(j.done[tick])
}

// ticks returns the ticks in which something was done, oldest first.
func (j *journal) ticks() []uint64 {
	j.mu.Lock()
	defer j.mu.Unlock()
	return slices.Sorted(maps.Keys(j.done))
}

// of returns all works of a tick, in the order of their keys.
func (j *journal) of(tick uint64) (out []*server.Work, err error) {
	err = j.db.View(func(tx *store.Tx) error {
		for r, err := range j.works.All(tx, store.Number(tick)) {
			if err != nil {
				return err
			}
			w, err := decodeWork(r.Value)
			if err != nil {
				return err
			}
			out = append(out, w)
		}
		return nil
	})
	return out, err
}

// prune drops what is of no use any more: answers that nobody can ask for, works that were paid, unless a court may ask for
// the Steps that they belong to, and after [server.LogTicks] these as well (H-09). Settled are ticks whose receipts are done
// with.
func (j *journal) prune(now uint64, settled func(tick uint64) bool) error {
	err := j.db.Update(func(tx *store.Tx) error {
		for r, err := range j.works.All(tx, nil) {
			if err != nil {
				return err
			}
			tick := binary.BigEndian.Uint64(r.Key)
			if tick >= now {
				break
			}
			if tick+server.LogTicks < now {
				if err := j.works.Delete(tx, r.Key); err != nil {
					return err
				}
				continue
			}
			if !settled(tick) {
				continue
			}
			w, err := decodeWork(r.Value)
			if err != nil {
				return err
			}
			switch {
			case len(w.Steps) == 0:
				err = j.works.Delete(tx, r.Key)
			case len(w.Answer) > 0:
				w.Answer = nil
				err = j.works.Put(tx, r.Key, codec.Encode(w))
			}
			if err != nil {
				return err
			}
		}
		return nil
	})
	j.mu.Lock()
	defer j.mu.Unlock()
	for s := range j.spent {
		if s.tick < now {
			delete(j.spent, s)
		}
	}
	for of := range j.taken {
		if of.tick < now {
			delete(j.taken, of)
		}
	}
	for tick := range j.done {
		if tick < now && settled(tick) {
			delete(j.done, tick)
		}
	}
	return err
}

// group lets those who write at once share a transaction: each waits for the disk once, and not for each other.
type group struct {
	mu      sync.Mutex
	next    *batch
	writing sync.Mutex
}

type batch struct {
	puts []func(*store.Tx) error
	done chan struct{}
	err  error
}

func (g *group) do(db *store.DB, put func(*store.Tx) error) error {
	g.mu.Lock()
	b, leads := g.next, false
	if b == nil {
		b, leads = &batch{done: make(chan struct{})}, true
		g.next = b
	}
	b.puts = append(b.puts, put)
	g.mu.Unlock()
	if leads {
		g.writing.Lock() // while the batch before is written, others join this one
		g.mu.Lock()
		g.next = nil
		g.mu.Unlock()
		b.err = db.Update(func(tx *store.Tx) error {
			for _, put := range b.puts {
				if err := put(tx); err != nil {
					return err
				}
			}
			return nil
		})
		g.writing.Unlock()
		close(b.done)
	}
	<-b.done
	return b.err
}
