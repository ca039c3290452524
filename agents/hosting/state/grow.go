package state

import (
	"bytes"
	"cmp"
	"slices"

	"github.com/ethereum/go-ethereum/common"

	"emet/agents/hosting"
	"emet/agents/program/data"
)

// withReserved returns all logs with those that were reserved since, oldest first, by id. Logs whose tag is no key of the
// program are not the state's business.
func (s *State) withReserved(reserved []hosting.Log) []*Log {
	type owned struct {
		client [20]byte
		key    data.Label
	}
	var added []*Log
	var owners map[owned]bool
	for _, r := range reserved {
		var key data.Label
		if key.UnmarshalText([]byte(r.Tag.String())) != nil || s.schema.types[key] == nil {
			continue
		}
		if _, known := find(s.logs, r.Key); known {
			continue
		}
		if owners == nil {
			owners = make(map[owned]bool, len(s.logs))
			for _, l := range s.logs {
				owners[owned{l.Client, l.Key}] = true
			}
		}
		o := owned{r.Client, key}
		added = append(added, &Log{ID: r.Key, Client: r.Client, Writer: r.Writer, Key: key, First: !owners[o], Reserved: r.Block})
		owners[o] = true
	}
	if len(added) == 0 {
		return s.logs
	}
	all := slices.Concat(s.logs, added)
	slices.SortStableFunc(all, func(a, b *Log) int { return bytes.Compare(a.ID[:], b.ID[:]) })
	return slices.CompactFunc(all, func(a, b *Log) bool { return a.ID == b.ID })
}

func (e *entry) compare(f *entry) int {
	return cmp.Or(bytes.Compare(e.Log[:], f.Log[:]), cmp.Compare(e.Index, f.Index))
}

// grown returns the state with these logs and more entries.
func (s *State) grown(logs []*Log, added []*entry) (*State, error) {
	next := &State{schema: s.schema, roots: s.roots, logs: logs, indices: make([][]posting, len(s.indices))}
	last := make(map[common.Hash]uint64) // places of the last entries of logs that have grown
	byIndex := make([][]*entry, len(s.indices))
	for _, e := range added {
		last[e.Log] = max(last[e.Log], e.Index)
		for _, n := range s.schema.of[e.Key] {
			byIndex[n] = append(byIndex[n], e)
		}
	}
	slices.SortFunc(added, (*entry).compare)
	next.entries = merge(s.entries, added, (*entry).compare)
	for n, x := range s.schema.indices {
		old := s.indices[n]
		rows := byIndex[n]
		if x.Latest {
			// A row goes when its log has another last entry.
			old = slices.DeleteFunc(slices.Clone(old), func(p posting) bool { return last[p.Log] > p.Index })
			rows = slices.DeleteFunc(rows, func(e *entry) bool { return last[e.Log] != e.Index })
		}
		postings, err := s.schema.postings(x, rows)
		if err != nil {
			return nil, err
		}
		next.indices[n] = merge(old, postings, func(a, b posting) int { return bytes.Compare(a.key, b.key) })
	}
	next.seal()
	return next, nil
}

// postings returns the rows of an index for entries, in their order.
func (s *schema) postings(x *index, rows []*entry) ([]posting, error) {
	out := make([]posting, len(rows))
	errs := make([]error, len(rows))
	t := s.types[x.Key]
	spread(len(rows), func(i int) {
		e := rows[i]
		v, err := data.DecodeCBOR(t, e.Value)
		if err != nil {
			errs[i] = err
			return
		}
		out[i] = posting{x.appendKey(make([]byte, 0, 64), v, e.Log, e.Index), e}
	})
	for _, err := range errs {
		if err != nil {
			return nil, err
		}
	}
	slices.SortFunc(out, func(a, b posting) int { return bytes.Compare(a.key, b.key) })
	return out, nil
}

// merge returns what is in both, each of which is in order.
func merge[T any](a, b []T, compare func(a, b T) int) []T {
	if len(b) == 0 {
		return a
	}
	out := make([]T, 0, len(a)+len(b))
	for len(a) > 0 && len(b) > 0 {
		if compare(a[0], b[0]) < 0 {
			out, a = append(out, a[0]), a[1:]
		} else {
			out, b = append(out, b[0]), b[1:]
		}
	}
	return append(append(out, a...), b...)
}
