package state

import (
	"context"
	"fmt"
	"slices"

	"github.com/ethereum/go-ethereum/common"

	"emet/agents/hosting/tick"
	"emet/agents/market"
	"emet/agents/program/flow"
)

// Load gets all logs and entries of a state and returns it. Indices are not fetched: they are made again, and have to come
// to the same root.
func (v *View) Load(ctx context.Context) (*State, error) {
	s := &State{schema: v.schema, roots: v.roots, indices: make([][]posting, len(v.schema.indices))}
	b := v.logs()
	for at := 0; at < b.count; at += b.width {
		p, err := b.fetched(ctx, at)
		if err != nil {
			return nil, err
		}
		for _, l := range p.rows.([]Log) {
			s.logs = append(s.logs, &l)
		}
	}
	b = v.entries()
	for at := 0; at < b.count; at += b.width {
		p, err := b.fetched(ctx, at)
		if err != nil {
			return nil, err
		}
		s.entries = append(s.entries, p.rows.([]*entry)...)
	}
	if err := s.checkOrder(); err != nil {
		return nil, fmt.Errorf("%w: state %s: %w", ErrForged, v.hash, err)
	}
	if err := s.index(); err != nil {
		return nil, err
	}
	if s.seal(); s.Root() != v.hash {
		return nil, fmt.Errorf("%w: state %s: its indices are not those of its entries", ErrForged, v.hash)
	}
	return s, nil
}

// fetched returns a file of rows that need not be kept.
func (b *branch) fetched(ctx context.Context, row int) (*page, error) {
	p, _, err := b.page(ctx, row)
	b.forget(filePath(b.name, 0, row/b.width))
	return p, err
}

func (v *View) forget(path string) {
	v.mu.Lock()
	defer v.mu.Unlock()
	delete(v.files, path)
}

func (s *State) checkOrder() error {
	for i := 1; i < len(s.logs); i++ {
		if s.logs[i-1].ID.Cmp(s.logs[i].ID) >= 0 {
			return fmt.Errorf("log %d is not in order", i)
		}
	}
	for i := 1; i < len(s.entries); i++ {
		if s.entries[i-1].compare(s.entries[i]) >= 0 {
			return fmt.Errorf("entry %d is not in order", i)
		}
	}
	return nil
}

// index makes all indices of the entries that there are.
func (s *State) index() error {
	rows := make([][]*entry, len(s.schema.indices))
	for i, e := range s.entries {
		last := i+1 == len(s.entries) || s.entries[i+1].Log != e.Log
		for _, n := range s.schema.of[e.Key] {
			if last || !s.schema.indices[n].Latest {
				rows[n] = append(rows[n], e)
			}
		}
	}
	for n, x := range s.schema.indices {
		var err error
		if s.indices[n], err = s.schema.postings(x, rows[n]); err != nil {
			return err
		}
	}
	return nil
}

// Under returns the state as it is for another version of the program, before the next tick. Keys that both have keep
// their logs; those of a type that changed, and those that are gone, lose them. Whether a type changed its label does not
// say: the value has to be one of the new type.
func (s *State) Under(content market.Content, p *flow.Program) (*State, error) {
	schema, err := schemaOf(p)
	if err != nil {
		return nil, err
	}
	next := &State{schema: schema, roots: s.roots, indices: make([][]posting, len(schema.indices))}
	next.roots.Program = content
	lost := map[common.Hash]bool{}
	for _, e := range s.entries {
		if t := schema.types[e.Key]; t == nil || lost[e.Log] {
			continue
		} else if _, _, err := open(t, e.Value, e.Salts); err != nil {
			lost[e.Log] = true
		}
	}
	next.logs = slices.DeleteFunc(slices.Clone(s.logs), func(l *Log) bool { return schema.types[l.Key] == nil || lost[l.ID] })
	next.entries = slices.DeleteFunc(slices.Clone(s.entries), func(e *entry) bool { return schema.types[e.Key] == nil || lost[e.Log] })
	if err := next.index(); err != nil {
		return nil, err
	}
	next.seal()
	return next, nil
}

// Rebuild computes the state after a row of ticks, from the one before the first, as anybody can from chain and content
// alone. Each summary has to be what its tick comes to: the error names the first tick of which it is not, and the state
// is the last that was right.
func Rebuild(ctx context.Context, s *State, ticks int, input func(ctx context.Context, number int) (TickInput, *tick.Summary, error)) (*State, error) {
	for n := range ticks {
		in, said, err := input(ctx, n)
		if err != nil {
			return s, err
		}
		a, err := s.Apply(ctx, in)
		if err != nil {
			return s, fmt.Errorf("tick %d: %w", in.Tick, err)
		}
		if err := Same(said, a.Summary); err != nil {
			return s, fmt.Errorf("tick %d: %w", in.Tick, err)
		}
		s = a.State
	}
	return s, nil
}
