package state

import (
	"testing"

	"emet/agents/hosting/sealed"
)

// Narrow makes files of so few rows as long as a test runs.
func Narrow(t *testing.T, rows int) {
	t.Helper()
	before := widest
	widest = rows
	t.Cleanup(func() { widest = before })
}

// Of returns the state that consists of these entries and of the logs that they are in.
func (s *State) Of(logs []Log, entries []Entry) (*State, error) {
	var all []*Log
	for _, l := range logs {
		all = append(all, &l)
	}
	var added []*entry
	for _, e := range entries {
		kept := &entry{Entry: e}
		_, shape, err := open(s.schema.types[e.Key], e.Value, e.Salts)
		if err != nil {
			return nil, err
		}
		kept.complete(s.schema.types[e.Key], shape)
		added = append(added, kept)
	}
	return s.grown(all, added)
}

// Parse reads an entry as ticks do.
func Parse(blob []byte) (*sealed.Entry, error) {
	f, s, err := split(blob)
	if err != nil {
		return nil, err
	}
	p, err := s.decode()
	if err != nil {
		return nil, err
	}
	if int(f.change) >= len(p.Steps)-1 {
		return nil, errCBOR
	}
	return &sealed.Entry{
		Header: p.Header, Change: f.change, Key: f.key, Log: f.log, Salt: f.salt, Value: f.value, Salts: f.salted(nil), Steps: p.Steps, Stamp: p.Stamp,
		Owner: p.Owner, Token: p.Token, Slots: p.Slots, Sum: p.Sum,
	}, nil
}

// RootOf, Beside and Check are of trees.
var (
	RootOf = rootOf
	Check  = check
)
