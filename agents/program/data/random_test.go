package data_test

import (
	"bytes"
	"cmp"
	"encoding/json"
	"testing"

	"github.com/fxamacker/cbor/v2"
	"github.com/gowebpki/jcs"

	"emet/agents/program/data"
	"emet/agents/program/flowgen"
)

// Values of all types come back from what they are written as, which others read too: CBOR within the size of the type,
// JSON in canonical form, JSON with names.
func TestRandomValues(t *testing.T) {
	deterministic, err := cbor.CoreDetEncOptions().EncMode()
	if err != nil {
		t.Fatal(err)
	}
	for seed := range uint64(400) {
		s := flowgen.Seed(seed)
		p := flowgen.Config{Nodes: 4, Calls: 1}.Program(s)
		for _, h := range p.Order {
			for _, u := range p.Checked[h].Types {
				v := flowgen.Value(s, u)
				blob := v.AppendCBOR(u, nil)
				if w, err := data.DecodeCBOR(u, blob); err != nil || u.IsData() && !data.Equal(u, v, w) || len(blob) > u.Size() {
					t.Fatalf("seed %d: %x of type %s (at most %d bytes): %v", seed, blob, u, u.Size(), err)
				}
				var other any
				if err := cbor.Unmarshal(blob, &other); err != nil {
					t.Fatalf("seed %d: %x: %v", seed, blob, err)
				}
				if again, err := deterministic.Marshal(other); err == nil && !bytes.Equal(again, blob) {
					t.Fatalf("seed %d: %x is written by others as %x", seed, blob, again)
				}
				if u.IsData() {
					inJSON(t, p.Names.Types, u, v)
				}
			}
		}
	}
}

func inJSON(t *testing.T, names data.Names, u *data.Type, v data.Value) {
	t.Helper()
	text := v.Canonical(u)
	if w, err := data.ParseCanonical(u, text); err != nil || !data.Equal(u, v, w) {
		t.Fatalf("%s of type %s: %v", text, u, err)
	}
	within, err := json.Marshal([]json.RawMessage{text})
	if err != nil {
		t.Fatal(err)
	}
	if again, err := jcs.Transform(within); err != nil || !bytes.Equal(again, []byte("["+string(text)+"]")) {
		t.Fatalf("%s is written by others as %s (%v)", text, again, err)
	}
	people, err := v.JSON(u, names)
	if err != nil || !json.Valid(people) {
		t.Fatalf("%s: %v", people, err)
	}
	if w, err := data.ParseJSON(u, names, people); err != nil || !data.Equal(u, v, w) {
		t.Fatalf("%s of type %s: %v", people, u, err)
	}
}

// A dict is in the order of its encoded keys, whatever the keys are.
func TestOrderOfKeys(t *testing.T) {
	s := flowgen.Seed(1)
	for _, u := range []*data.Type{data.IntType, data.BoolType, data.TimeType, data.DecimalOf(2), data.StringOf(30), data.BytesOf(300), data.IDType} {
		for range 3000 {
			a, b := flowgen.Value(s, u), flowgen.Value(s, u)
			want := []data.Value{a, b}
			switch bytes.Compare(a.AppendCBOR(u, nil), b.AppendCBOR(u, nil)) {
			case 0:
				want = want[:1]
			case 1:
				want = []data.Value{b, a}
			}
			got := data.NewDict(data.Entry{Key: a}, data.Entry{Key: b}).Entries()
			if len(got) != len(want) {
				t.Fatalf("%d entries, want %d", len(got), len(want))
			}
			for i := range got {
				if cmp.Compare(got[i].Key.Int(), want[i].Int()) != 0 || got[i].Key.Text() != want[i].Text() {
					t.Fatalf("%s: entry %d is %v, want %v", u, i, got[i].Key, want[i])
				}
			}
		}
	}
}
