package interp

import (
	"cmp"
	"context"
	"fmt"
	"maps"
	"slices"
	"strings"
	"sync"

	"emet/agents/program/data"
	"emet/agents/program/flow"
)

// Log keeps the logs of all clients in memory: for development and tests. It answers queries over them. It is safe for
// concurrent use.
type Log struct {
	machine *Machine

	mu   sync.RWMutex
	logs map[logName][]data.Value
}

type logName struct {
	key data.Label
	id  [data.IDLength]byte
}

// NewLog returns empty logs of a program.
func NewLog(m *Machine) *Log { return &Log{machine: m, logs: map[logName][]data.Value{}} }

// Append appends what a call changed, all or nothing. Changes without an id go to the log that is named own. It returns
// [ErrRefused] if the key does not allow one of them.
func (l *Log) Append(own [data.IDLength]byte, changes []Change) error {
	l.mu.Lock()
	defer l.mu.Unlock()
	grown := map[logName][]data.Value{}
	for _, c := range changes {
		name := logName{c.Key, own}
		if c.ID != nil {
			name.id = *c.ID
		}
		entries, ok := grown[name]
		if !ok {
			entries = slices.Clip(l.logs[name])
		}
		var before *data.Value
		if n := len(entries); n > 0 {
			before = &entries[n-1]
		}
		if err := l.machine.Allows(c.Key, before, c.Value); err != nil {
			return err
		}
		grown[name] = append(entries, c.Value)
	}
	maps.Copy(l.logs, grown)
	return nil
}

// Entries returns the entries of a log. They must not be changed.
func (l *Log) Entries(key data.Label, id [data.IDLength]byte) []data.Value {
	l.mu.RLock()
	defer l.mu.RUnlock()
	return l.logs[logName{key, id}]
}

// found is an entry that a query found.
type found struct {
	id       [data.IDLength]byte
	position int
	value    data.Value
}

// Answer answers a query. It goes through all entries: an index would be faster, and is not worth it here.
func (l *Log) Answer(_ context.Context, q flow.Query, operands []data.Value) (data.Value, error) {
	x, ok := l.machine.program.Indices[q.Index]
	if !ok {
		return data.Value{}, fmt.Errorf("unknown index %s", q.Index)
	}
	t, err := l.machine.keyType(x.Key)
	if err != nil {
		return data.Value{}, err
	}
	s := &selection{q: q, operands: operands}
	for _, path := range x.By {
		f := field{path: path, t: t}
		for _, i := range path {
			f.t = f.t.Of[i]
		}
		s.fields = append(s.fields, f)
	}
	matches := l.matches(x, s)
	slices.SortFunc(matches, s.compare)
	matches = matches[:min(len(matches), q.Limit)]
	answer := make([]data.Value, len(matches))
	for i, m := range matches {
		answer[i] = data.NewPair(data.NewID(m.id), m.value)
	}
	return data.NewList(answer), nil
}

func (l *Log) matches(x flow.Index, s *selection) (matches []found) {
	l.mu.RLock()
	defer l.mu.RUnlock()
	for name, entries := range l.logs {
		if name.key != x.Key {
			continue
		}
		for i, v := range entries {
			if (!x.Latest || i == len(entries)-1) && s.selects(v) {
				matches = append(matches, found{name.id, i, v})
			}
		}
	}
	return matches
}

// selection is a query over the fields of an index.
type selection struct {
	q        flow.Query
	operands []data.Value
	fields   []field
}

type field struct {
	path []int
	t    *data.Type
}

// selects tells whether a value is among those that the query asks for.
func (s *selection) selects(v data.Value) bool {
	equal := len(s.operands)
	switch s.q.How {
	case flow.ByPrefix:
		equal--
		if f := s.fields[equal]; !strings.HasPrefix(follow(v, f.path).Text(), s.operands[equal].Text()) {
			return false
		}
	case flow.ByRange:
		equal -= 2
		f := s.fields[equal]
		at := follow(v, f.path)
		if data.Compare(f.t, at, s.operands[equal]) < 0 || data.Compare(f.t, at, s.operands[equal+1]) >= 0 {
			return false
		}
	case flow.ByEquality:
	}
	for i, o := range s.operands[:equal] {
		if f := s.fields[i]; data.Compare(f.t, follow(v, f.path), o) != 0 {
			return false
		}
	}
	return true
}

// compare is the order of answers: by the fields of the index, then by log, then by age.
func (s *selection) compare(a, b found) int {
	for _, f := range s.fields {
		if c := data.Compare(f.t, follow(a.value, f.path), follow(b.value, f.path)); c != 0 {
			return c
		}
	}
	return cmp.Or(slices.Compare(a.id[:], b.id[:]), cmp.Compare(a.position, b.position))
}
