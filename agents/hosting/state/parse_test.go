package state_test

import (
	"bytes"
	"testing"

	"github.com/ethereum/go-ethereum/common"

	"emet/agents/hosting/codec"
	"emet/agents/hosting/commit"
	"emet/agents/hosting/sealed"
	"emet/agents/hosting/state"
	"emet/agents/hosting/state/statetest"
	"emet/agents/program/data"
)

// samples are entries of all sorts.
func samples(t testing.TB) (blobs [][]byte) {
	t.Helper()
	c := newChain(t, journal(t))
	m := c.stamp(c.draft("both", note("ann", "a", 1), data.NewInt(300)))
	d := c.draft("to", note("ann", "a", 1))
	d.Changes[0].Log = &common.Hash{4}
	named := c.stamp(d)
	for _, e := range append(m.Entries, named.Entries...) {
		blob, _ := statetest.Block(&e)
		blobs = append(blobs, blob)
	}
	e := m.Entries[0]
	e.Salts, e.Value = []commit.Salt{}, []byte{}
	blob, _ := statetest.Block(&e)
	return append(blobs, blob, blobs[0][:len(blobs[0])-1], append(bytes.Clone(blobs[0]), 0), []byte{0xa9}, nil)
}

// agrees compares how ticks read an entry with how package sealed does.
func agrees(t *testing.T, blob []byte) {
	t.Helper()
	want, wantErr := sealed.DecodeEntry(blob)
	got, err := state.Parse(blob)
	if (err == nil) != (wantErr == nil) {
		t.Fatalf("%x: read with %v, and by package sealed with %v", blob, err, wantErr)
	}
	if err != nil {
		return
	}
	for i := range want.Steps { // ticks do not look at paths
		want.Steps[i].PrimePath, want.Steps[i].KeyPath = nil, nil
	}
	if !bytes.Equal(codec.Encode(got), codec.Encode(want)) {
		t.Fatalf("%x is read as %+v, and not %+v", blob, got, want)
	}
}

func TestEntriesAreReadAsTheyAreWritten(t *testing.T) {
	for _, blob := range samples(t) {
		agrees(t, blob)
	}
	// Every byte matters.
	blob := samples(t)[0]
	for i := range blob {
		changed := bytes.Clone(blob)
		changed[i] ^= 1 << (i % 8)
		agrees(t, changed)
	}
}

func FuzzEntry(f *testing.F) {
	for _, blob := range samples(f) {
		f.Add(blob)
	}
	f.Fuzz(agrees)
}
