package servertest

import (
	"context"
	"errors"
	"slices"
	"sync"

	"github.com/ethereum/go-ethereum/common"

	"emet/agents/hosting/codec"
	"emet/agents/hosting/server"
)

// ErrCrashed is what a journal that crashed says.
var ErrCrashed = errors.New("the process was killed")

// Journal is a journal in memory, which outlasts its server. Its zero value is ready.
type Journal struct {
	mu     sync.Mutex
	works  map[string][]byte
	spent  map[common.Hash][]common.Hash
	unpaid bool

	// Crash says whether the process is killed before or after a work is kept; see [Journal.Keep].
	Crash Crash
}

// Crash is when a process is killed.
type Crash int

// The moments.
const (
	Never Crash = iota
	Before
	After
)

type key struct {
	_       struct{} `cbor:",toarray"`
	Tick    uint64
	Request common.Hash
	Slot    uint16
}

// Find returns what was done.
func (j *Journal) Find(_ context.Context, tick uint64, request common.Hash, slot uint16) (*server.Work, error) {
	j.mu.Lock()
	defer j.mu.Unlock()
	blob, ok := j.works[string(codec.Encode(key{Tick: tick, Request: request, Slot: slot}))]
	if !ok {
		return nil, nil //nolint:nilnil // as the interface says
	}
	w := new(server.Work)
	return w, codec.Decode(blob, 1<<30, w)
}

// Keep keeps what was done, unless the process is killed before.
func (j *Journal) Keep(_ context.Context, w *server.Work) error {
	j.mu.Lock()
	defer j.mu.Unlock()
	if j.Crash == Before {
		return ErrCrashed
	}
	if j.works == nil {
		j.works = map[string][]byte{}
	}
	j.works[string(codec.Encode(key{Tick: w.Tick, Request: w.Request, Slot: w.Slot}))] = codec.Encode(w)
	if j.Crash == After {
		return ErrCrashed
	}
	return nil
}

// Spend notes a token.
func (j *Journal) Spend(_ context.Context, s server.Spending) (int, error) {
	j.mu.Lock()
	defer j.mu.Unlock()
	if j.spent == nil {
		j.spent = map[common.Hash][]common.Hash{}
	}
	if _, known := j.spent[s.Token]; !known && s.Most > 0 && len(j.spent) >= int(s.Most) { // a test has one class
		return 0, server.ErrEnough
	}
	if !slices.Contains(j.spent[s.Token], s.Request) {
		j.spent[s.Token] = append(j.spent[s.Token], s.Request)
	}
	return len(j.spent[s.Token]), nil
}

// Unpaid reports what [Journal.SetUnpaid] said.
func (j *Journal) Unpaid() bool {
	j.mu.Lock()
	defer j.mu.Unlock()
	return j.unpaid
}

// SetUnpaid says whether the server is paid.
func (j *Journal) SetUnpaid(unpaid bool) {
	j.mu.Lock()
	defer j.mu.Unlock()
	j.unpaid = unpaid
}

// Works returns all that was done.
func (j *Journal) Works() (all []*server.Work, err error) {
	j.mu.Lock()
	defer j.mu.Unlock()
	for _, blob := range j.works {
		w := new(server.Work)
		if err := codec.Decode(blob, 1<<30, w); err != nil {
			return nil, err
		}
		all = append(all, w)
	}
	return all, nil
}
