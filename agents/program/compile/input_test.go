package compile_test

import (
	"bytes"
	"testing"

	"github.com/tetratelabs/wazero"

	"emet/agents/program/data"
	"emet/agents/program/flow"
	"emet/agents/program/flowgen"
)

func args(vs ...data.Value) []data.Value { return vs }

var refused = append([]byte{0x82, 1, 0x65}, "input"...)

// identity is a function that gives back what it takes.
func identity(t testing.TB, u *data.Type) *loaded {
	t.Helper()
	p, hashes := programOf(t, flow.Function{Seen: true, In: []*data.Type{u}, Out: u, Body: []flow.Node{}})
	return newEngine(t, wazero.NewRuntimeConfig()).load(t, p, hashes[0])
}

// everything is a type with all kinds of values in it.
var everything = data.TupleOf(
	data.ListOf(data.IntType, 6), data.DictOf(data.IntType, data.StringOf(9), 4), data.DictOf(data.StringOf(5), data.UnitType, 4),
	data.OptionOf(data.TreeOf(data.BytesOf(3), 4, 3)), data.TruthType, data.BoolType, data.IDType, data.DecimalOf(3), data.TimeType, data.UnitType,
	data.ListOf(data.OptionOf(data.UnitType), 3), data.TupleOf(), data.StringOf(6),
)

// agreesOn checks that an input is taken just if package data takes it, and then comes back.
func agreesOn(t *testing.T, c *loaded, in []byte) bool {
	t.Helper()
	want := refused
	_, err := data.DecodeCBOR(data.TupleOf(everything), in)
	if err == nil {
		want = append(append([]byte{0x83, 0}, in[1:]...), 0x80)
	}
	if got := c.run(t, in); !bytes.Equal(got, want) {
		t.Fatalf("%x gives %x, want %x (%v)", in, got, want, err)
	}
	return err == nil
}

// Input is hostile: what is not the one encoding of a value of the type is refused, and nothing else is.
func TestInputIsCheckedAsByTheDecoder(t *testing.T) {
	c := identity(t, everything)
	s := flowgen.Seed(1)
	taken, turnedDown := 0, 0
	for range 3000 {
		in := data.NewTuple(flowgen.Value(s, everything)).AppendCBOR(data.TupleOf(everything), nil)
		if !agreesOn(t, c, in) {
			t.Fatal("the encoding of a value is refused")
		}
		bad := bytes.Clone(in)
		switch at := s.N(len(bad)); s.N(4) {
		case 0:
			bad[at] ^= 1 << s.N(8)
		case 1:
			bad = bad[:at]
		case 2:
			bad = append(bad, bad[at])
		case 3:
			bad[at] = []byte{0x18, 0x19, 0x1a, 0x1b, 0x38, 0x78, 0x98, 0xa1, 0xc0, 0xff, 0x80, 0x9f, 0xf7}[s.N(13)]
		}
		if agreesOn(t, c, bad) {
			taken++
		} else {
			turnedDown++
		}
	}
	if taken < 50 || turnedDown < 500 {
		t.Errorf("of the changed inputs %d were taken, %d refused", taken, turnedDown)
	}
}

func FuzzInput(f *testing.F) {
	s := flowgen.Seed(2)
	for range 20 {
		f.Add(data.NewTuple(flowgen.Value(s, everything)).AppendCBOR(data.TupleOf(everything), nil))
	}
	c := identity(f, everything)
	f.Fuzz(func(t *testing.T, in []byte) { agreesOn(t, c, in) })
}
