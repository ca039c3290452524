package compile_test

import (
	"bytes"
	"testing"

	"emet/agents/program/compile"
	"emet/agents/program/data"
	"emet/agents/program/flow"
)

// sum is the fold of a list: state + 3·element - 7.
func sum(t testing.TB, n int) (*flow.Program, flow.Hash) {
	t.Helper()
	number := func(v string) flow.Node {
		return flow.Node{Op: flow.Const, Type: data.IntType, Value: []byte(`"` + v + `"`)}
	}
	step := flow.Function{
		Seen: true, In: []*data.Type{data.IntType, data.IntType}, Out: data.IntType,
		Body: []flow.Node{
			number("3"), number("7"),
			{Op: flow.Mul, Args: []int{1, 2}},
			{Op: flow.Add, Args: []int{0, 4}},
			{Op: flow.Sub, Args: []int{5, 3}},
		},
		Result: 6,
	}
	h, err := step.Hash()
	if err != nil {
		t.Fatal(err)
	}
	fold := flow.Function{
		Seen: true, In: []*data.Type{data.ListOf(data.IntType, n)}, Out: data.IntType,
		Body:   []flow.Node{number("0"), {Op: flow.Fold, Args: []int{0, 1}, Funcs: []flow.Hash{h}}},
		Result: 2,
	}
	p, hashes := programOf(t, step, fold)
	return p, hashes[1]
}

func numbers(n int) data.Value {
	vs := make([]data.Value, n)
	for i := range vs {
		vs[i] = data.NewInt(int64(i%1000) - 500)
	}
	return data.NewList(vs)
}

// goSum is what a Go programmer would write for the same bytes.
func goSum(blob []byte) (int64, bool) {
	n := int(blob[2])<<24 | int(blob[3])<<16 | int(blob[4])<<8 | int(blob[5])
	list := make([]int64, n)
	at := 6
	for i := range list {
		c := blob[at]
		at++
		v := int64(c & 31)
		switch v {
		case 24:
			v = int64(blob[at])
			at++
		case 25:
			v = int64(blob[at])<<8 | int64(blob[at+1])
			at += 2
		}
		if c>>5 == 1 {
			v = -1 - v
		}
		list[i] = v
	}
	return goFold(list)
}

func goFold(list []int64) (int64, bool) {
	var state int64
	for _, e := range list {
		m := e * 3
		if m/3 != e {
			return 0, false
		}
		s := state + m
		if (s > state) != (m > 0) {
			return 0, false
		}
		if state = s - 7; state > s {
			return 0, false
		}
	}
	return state, true
}

func BenchmarkFold(b *testing.B) {
	const n = 100_000
	p, h := sum(b, n)
	c := fast(b).load(b, p, h)
	list := numbers(n)
	in := input(p.Checked[h], []data.Value{list})
	want, _ := goSum(in)
	if got := c.run(b, in); !bytes.Equal(got, append(data.NewInt(want).AppendCBOR(data.IntType, []byte{0x83, 0}), 0x80)) {
		b.Fatalf("%x, want %d", got, want)
	}
	b.Run("compiled", func(b *testing.B) {
		for b.Loop() {
			c.run(b, in)
		}
	})
	count, hashes := programOf(b, operation(b, flow.Node{Op: flow.Length}, data.ListOf(data.IntType, n)))
	decoding := fast(b).load(b, count, hashes[0])
	b.Run("decoding", func(b *testing.B) {
		for b.Loop() {
			decoding.run(b, in)
		}
	})
	b.Run("go", func(b *testing.B) {
		for b.Loop() {
			goSum(in)
		}
	})
	ints := make([]int64, n)
	for i, v := range list.Parts() {
		ints[i] = v.Int()
	}
	b.Run("go-without-decoding", func(b *testing.B) {
		for b.Loop() {
			goFold(ints)
		}
	})
	b.Run("compile", func(b *testing.B) {
		for b.Loop() {
			if _, err := compile.Function(p, h); err != nil {
				b.Fatal(err)
			}
		}
	})
}
