// Package state is what the logs of an application come to. At the end of each tick, entries that were anchored in it are
// checked, each is included or rejected with a reason, and all that count are sorted into the indices that the program
// declares. Logs, entries and indices each have a tree of salted leaves, and the roots of all of them one hash: the state
// root, which the tick's supervisor signs. All of it follows from the chain and from content that it names, so that
// whoever doubts it computes it again and gets the same bytes ([State.Apply]).
//
// Nobody needs all of it to use it: the state is also files, of which a reader gets only those that a query needs, and
// checks them against the root ([Open]). So it can neither be given rows that are not there nor be kept from ones that
// are.
package state

import (
	"bytes"
	"errors"
	"fmt"
	"maps"
	"slices"

	"github.com/ethereum/go-ethereum/common"

	"emet/agents/hosting"
	"emet/agents/hosting/codec"
	"emet/agents/market"
	"emet/agents/program/data"
	"emet/agents/program/flow"
)

// State is the state after a tick. It never changes: the next tick makes another one, which shares what is the same.
type State struct {
	schema *schema
	roots  Roots

	logs    []*Log      // by id
	entries []*entry    // by log and place
	indices [][]posting // in the order of the schema
}

// posting is an entry in its place of an index.
type posting struct {
	key []byte
	*entry
}

// Roots is what the state root is the hash of.
type Roots struct {
	App     hosting.OfferID `cbor:"1,keyasint"`
	Program market.Content  `cbor:"2,keyasint"`
	Tick    uint64          `cbor:"3,keyasint"` // the state is that after this tick; 0 is before the first
	Time    uint64          `cbor:"4,keyasint"` // header time of its cut-off
	Logs    Root            `cbor:"5,keyasint"`
	Entries Root            `cbor:"6,keyasint"`
	Indices []Root          `cbor:"7,keyasint"` // in the order of their labels
	Before  *Known          `cbor:"8,keyasint"` // the state that this one follows; none of the first
}

// Root is the root of a tree.
type Root struct {
	Count uint64 `cbor:"1,keyasint"` // rows
	Hash  Hash   `cbor:"2,keyasint"`
}

// Known names a state.
type Known struct {
	Tick uint64      `cbor:"1,keyasint"`
	Root common.Hash `cbor:"2,keyasint"`
}

// Hash returns the state root.
func (r *Roots) Hash() common.Hash { return codec.Hash("emet/state/1", r) }

// schema is what a program says about state.
type schema struct {
	program *flow.Program
	types   map[data.Label]*data.Type // of keys
	indices []*index                  // in the order of their labels
	of      map[data.Label][]int      // indices of a key, by number
	width   int                       // rows in a file of entries
}

func schemaOf(p *flow.Program) (*schema, error) {
	s := &schema{program: p, width: widest, types: map[data.Label]*data.Type{}, of: map[data.Label][]int{}}
	for l, k := range p.Keys {
		t, err := p.Declared.Resolve(k.Type)
		if err != nil {
			return nil, fmt.Errorf("key %s: %w", l, err)
		}
		s.types[l] = t
		s.width = min(s.width, widthOf(t))
	}
	for _, l := range slices.SortedFunc(maps.Keys(p.Indices), func(a, b data.Label) int { return bytes.Compare(a[:], b[:]) }) {
		x := &index{Index: p.Indices[l], label: l}
		x.width = widthOf(s.types[x.Key])
		for _, path := range x.By {
			t := s.types[x.Key]
			for _, i := range path {
				t = t.Of[i]
			}
			x.fields = append(x.fields, t)
		}
		s.of[x.Key] = append(s.of[x.Key], len(s.indices))
		s.indices = append(s.indices, x)
	}
	return s, nil
}

// number returns the place of an index among those of the program.
func (s *schema) number(l data.Label) (int, error) {
	i, ok := slices.BinarySearchFunc(s.indices, l, func(x *index, l data.Label) int { return bytes.Compare(x.label[:], l[:]) })
	if !ok {
		return 0, fmt.Errorf("unknown index %s", l)
	}
	return i, nil
}

// New returns the state before the first tick of an application: there are no logs. Content is the program's.
func New(app hosting.OfferID, content market.Content, p *flow.Program) (*State, error) {
	schema, err := schemaOf(p)
	if err != nil {
		return nil, err
	}
	s := &State{schema: schema, indices: make([][]posting, len(schema.indices))}
	s.roots = Roots{App: app, Program: content, Logs: Root{Hash: empty}, Entries: Root{Hash: empty}}
	for range schema.indices {
		s.roots.Indices = append(s.roots.Indices, Root{Hash: empty})
	}
	return s, nil
}

// Root returns the state root.
func (s *State) Root() common.Hash { return s.roots.Hash() }

// Roots returns what the state root is the hash of.
func (s *State) Roots() Roots { return s.roots }

// Tick returns the tick that ended with this state; 0 if none did.
func (s *State) Tick() uint64 { return s.roots.Tick }

// Program returns the program whose state it is.
func (s *State) Program() *flow.Program { return s.schema.program }

// Log returns a log, if it is of the application.
func (s *State) Log(id common.Hash) (Log, bool) {
	i, ok := slices.BinarySearchFunc(s.logs, id, func(l *Log, id common.Hash) int { return bytes.Compare(l.ID[:], id[:]) })
	if !ok {
		return Log{}, false
	}
	return *s.logs[i], true
}

// Logs returns all logs, by their ids.
func (s *State) Logs() func(yield func(Log) bool) {
	return func(yield func(Log) bool) {
		for _, l := range s.logs {
			if !yield(*l) {
				return
			}
		}
	}
}

// Entries returns all entries that count, by log and place.
func (s *State) Entries() func(yield func(Entry) bool) {
	return func(yield func(Entry) bool) {
		for _, e := range s.entries {
			if !yield(e.Entry) {
				return
			}
		}
	}
}

// of returns the entries of a log.
func (s *State) of(id common.Hash) []*entry {
	from, _ := slices.BinarySearchFunc(s.entries, id, func(e *entry, id common.Hash) int { return bytes.Compare(e.Log[:], id[:]) })
	to := from
	for to < len(s.entries) && s.entries[to].Log == id {
		to++
	}
	return s.entries[from:to]
}

// Answer answers a query from memory, as [View.Answer] does from files.
func (s *State) Answer(q flow.Query, operands []data.Value) ([]Row, error) {
	n, err := s.schema.number(q.Index)
	if err != nil {
		return nil, err
	}
	if q.Limit < 1 {
		return nil, errors.New("a query has a limit of at least 1")
	}
	x := s.schema.indices[n]
	wanted, err := x.span(q, operands)
	if err != nil {
		return nil, err
	}
	all := s.indices[n]
	from, _ := slices.BinarySearchFunc(all, wanted.from, func(p posting, key []byte) int { return bytes.Compare(p.key, key) })
	var rows []Row
	for _, p := range all[from:] {
		if wanted.ends(p.key) || len(rows) == q.Limit {
			break
		}
		v, shape, err := open(s.schema.types[x.Key], p.Value, p.Salts)
		if err != nil {
			return nil, err
		}
		rows = append(rows, Row{ID: p.Log, Index: p.Index, Value: v, Salts: p.Salts, Shape: shape, cbor: p.Value})
	}
	return rows, nil
}

// seal computes the roots of the trees.
func (s *State) seal() {
	leaves := make([]Hash, max(len(s.logs), len(s.entries)))
	over := func(n int, leaf func(i int) Hash) Root {
		leaves = slices.Grow(leaves[:0], n)[:n]
		spread(n, func(i int) { leaves[i] = leaf(i) })
		return Root{Count: uint64(n), Hash: rootOf(leaves)} // #nosec G115 -- a length
	}
	s.roots.Logs = over(len(s.logs), func(i int) Hash { return s.logs[i].leaf() })
	s.roots.Entries = over(len(s.entries), func(i int) Hash { return s.entries[i].leaf })
	s.roots.Indices = make([]Root, len(s.indices))
	for n, all := range s.indices {
		s.roots.Indices[n] = over(len(all), func(i int) Hash { return all[i].row })
	}
}
