package flowgen

import (
	"encoding/hex"
	"math"
	"strings"

	"emet/agents/program/data"
	"emet/agents/program/flow"
)

// Value returns a value of a type. Small ones are more likely, and so are those at which something changes.
func Value(s *Source, t *data.Type) data.Value {
	switch t.Kind {
	case data.Bool, data.Truth:
		return data.NewBool(s.one(2))
	case data.Int, data.Decimal, data.Time:
		return data.NewInt(number(s))
	case data.ID:
		return data.NewID([data.IDLength]byte{byte(s.N(3))})
	case data.String:
		return data.NewString(text(s, t.Max))
	case data.Bytes:
		return data.NewString(blob(s, t.Max))
	case data.Tuple, data.Record:
		parts := make([]data.Value, len(t.Of))
		for i, of := range t.Of {
			parts[i] = Value(s, of)
		}
		return data.NewTuple(parts...)
	case data.Option, data.Variant:
		tag := s.N(len(t.Of))
		return data.NewTagged(tag, Value(s, t.Of[tag]))
	case data.List:
		elements := make([]data.Value, length(s, t.Max))
		for i := range elements {
			elements[i] = Value(s, t.Of[0])
		}
		return data.NewList(elements)
	case data.Dict:
		entries := make([]data.Entry, length(s, t.Max))
		for i := range entries {
			entries[i] = data.Entry{Key: Value(s, t.Of[0]), Value: Value(s, t.Of[1])}
		}
		return data.NewDict(entries...)
	case data.Tree:
		return tree(s, t)
	case data.Zipper:
		return place(s, t)
	default:
		return data.NewUnit()
	}
}

// Args returns arguments for a function.
func Args(s *Source, f *flow.CheckedFunc) []data.Value {
	args := make([]data.Value, len(f.In))
	for i, t := range f.In {
		args[i] = Value(s, t)
	}
	return args
}

// length returns a length up to a limit, which is as likely as all others together.
func length(s *Source, limit int) int {
	if s.one(3) {
		return min(limit, 12)
	}
	return s.N(min(limit, 12) + 1)
}

var edges = []int64{math.MaxInt64, math.MinInt64, math.MinInt64 + 1, math.MaxInt32, 1 << 32, 999_999_999, -24, -25, -256, -257, 255, 256, 65535, 65536}

func number(s *Source) int64 {
	switch s.N(12) {
	case 10:
		return int64(s.N(2000) - 1000)
	case 11:
		return pick(s, edges)
	default:
		return int64([...]int{0, 1, 2, 3, 5, 10, 15, 25, 50, -1, -2, -5}[s.N(12)])
	}
}

// What strings are made of: one to four bytes each, with and without case.
var runes = []string{"a", "b", "A", "B", " ", ",", "k", "K", "\u212a", "s", "ſ", "é", "É", "Σ", "ς", "ß", "ẞ", "\x00", "\"", "😀", "\U00010400", "\U00010428"}

func text(s *Source, limit int) string {
	var b strings.Builder
	alphabet := runes
	if s.one(2) {
		alphabet = runes[:4] // so that texts are within each other
	}
	for range length(s, limit) {
		if r := pick(s, alphabet); b.Len()+len(r) <= limit {
			b.WriteString(r)
		}
	}
	return b.String()
}

// An account, a digest, and two signatures of it by that account, the second of which has the greater s.
var signed = func() (v [4]string) {
	for i, digits := range [...]string{
		"3bdfe0beb5cae5d340ee10c2788ae0ecd02b826c",
		"16aec9ed482ae7bc95f7d5e8cffc4270b07deed69e3a567efaf99a63f4cfc446",
		"a0e2cff2a105348ad9c31b22cbe12935708f4f2f685f86eb04989e2d87a9dbf0" +
			"7a2e30769fe38e15c9be6838f5a7459014e7a8a04acb13d255aa2e12436ac0991b",
		"a0e2cff2a105348ad9c31b22cbe12935708f4f2f685f86eb04989e2d87a9dbf0" +
			"85d1cf89601c71ea364197c70a58ba6ea5c73446647d8c696a28307a8ccb80a81c",
	} {
		b, err := hex.DecodeString(digits)
		if err != nil {
			panic(err)
		}
		v[i] = string(b)
	}
	return v
}()

func blob(s *Source, limit int) string {
	if limit >= 20 && s.one(3) {
		if b := pick(s, signed[:]); len(b) <= limit {
			return b
		}
	}
	b := make([]byte, length(s, limit))
	for i := range b {
		b[i] = pick(s, []byte{0, 1, 'a', 'b', 0xff})
	}
	return string(b)
}

func tree(s *Source, t *data.Type) data.Value {
	left := length(s, t.Max-1)
	var grow func(levels int) data.Value
	grow = func(levels int) data.Value {
		parts := []data.Value{Value(s, t.Of[0])}
		for levels > 1 && left > 0 && !s.one(3) {
			left--
			parts = append(parts, grow(levels-1))
		}
		return data.NewNode(parts)
	}
	return grow(t.Depth)
}

func place(s *Source, t *data.Type) data.Value {
	v := data.NewPlace(tree(s, data.TreeOf(t.Of[0], t.Max, t.Depth)))
	for s.one(2) {
		below, ok := v.Down(s.N(2))
		if !ok {
			break
		}
		v = below
	}
	return v
}
