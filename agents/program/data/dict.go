package data

import (
	"cmp"
	"slices"
	"strings"
)

// Entry is an entry of a dict.
type Entry struct{ Key, Value Value }

// NewDict returns a dict. Of entries with the same key the last counts.
func NewDict(entries ...Entry) Value {
	sorted := slices.Clone(entries)
	slices.SortStableFunc(sorted, func(a, b Entry) int { return keyOrder(a.Key, b.Key) })
	parts := make([]Value, 0, 2*len(sorted))
	for i, e := range sorted {
		if i+1 == len(sorted) || keyOrder(e.Key, sorted[i+1].Key) != 0 {
			parts = append(parts, e.Key, e.Value)
		}
	}
	return NewList(parts)
}

// Entries returns the entries of a dict in order.
func (v Value) Entries() []Entry {
	parts := v.Parts()
	entries := make([]Entry, len(parts)/2)
	for i := range entries {
		entries[i] = Entry{parts[2*i], parts[2*i+1]}
	}
	return entries
}

// Size returns the number of entries of a dict.
func (v Value) Size() int { return len(v.Parts()) / 2 }

// Get returns the value of a key of a dict, if there is one.
func (v Value) Get(key Value) (Value, bool) {
	i, found := v.find(key)
	if !found {
		return Value{}, false
	}
	return v.o.parts[2*i+1], true
}

// Put returns a dict with an entry put into it. It reports false if the key is new and the dict has limit entries.
func (v Value) Put(key, value Value, limit int) (Value, bool) {
	parts := v.Parts()
	i, found := v.find(key)
	switch {
	case found:
		parts = slices.Clone(parts)
		parts[2*i+1] = value
	case len(parts)/2 >= limit:
		return Value{}, false
	default:
		grown := make([]Value, 0, len(parts)+2)
		grown = append(grown, parts[:2*i]...)
		grown = append(grown, key, value)
		parts = append(grown, parts[2*i:]...)
	}
	return NewList(parts), true
}

// Remove returns a dict without a key.
func (v Value) Remove(key Value) Value {
	i, found := v.find(key)
	if !found {
		return v
	}
	return NewList(slices.Delete(slices.Clone(v.o.parts), 2*i, 2*i+2))
}

// find returns the place of a key, or where it would stand.
func (v Value) find(key Value) (int, bool) {
	parts := v.Parts()
	from, to := 0, len(parts)/2
	for from < to {
		middle := (from + to) / 2
		switch c := keyOrder(parts[2*middle], key); {
		case c == 0:
			return middle, true
		case c < 0:
			from = middle + 1
		default:
			to = middle
		}
	}
	return from, false
}

// keyOrder compares keys as the bytes of their encodings compare (RFC 8949, 4.2.1): numbers that are not negative first,
// each sort by magnitude; text by length, then by bytes.
func keyOrder(a, b Value) int {
	if a.o == nil && b.o == nil {
		if (a.n < 0) != (b.n < 0) {
			return cmp.Compare(b.n, a.n)
		}
		if a.n < 0 {
			return cmp.Compare(b.n, a.n)
		}
		return cmp.Compare(a.n, b.n)
	}
	s, t := a.Text(), b.Text()
	return cmp.Or(cmp.Compare(len(s), len(t)), strings.Compare(s, t))
}
