package compile_test

import (
	"bytes"
	"encoding/binary"
	"testing"

	"emet/agents/program/compile"
	"emet/agents/program/data"
	"emet/agents/program/flow"
)

// sum is the fold of a list: (state·31 + element) mod 1 000 003.
func sum(t testing.TB, n int) (*flow.Program, flow.Hash) {
	t.Helper()
	number := func(v string) flow.Node {
		return flow.Node{Op: flow.Const, Type: data.IntType, Value: []byte(`"` + v + `"`)}
	}
	step := flow.Function{
		Seen: true, In: []*data.Type{data.IntType, data.IntType}, Out: data.IntType,
		Body: []flow.Node{
			number("31"), number("1000003"),
			{Op: flow.Mul, Args: []int{0, 2}},
			{Op: flow.Add, Args: []int{4, 1}},
			{Op: flow.Mod, Args: []int{5, 3}},
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
		vs[i] = data.NewInt(int64(i))
	}
	return data.NewList(vs)
}

// goSum is what a Go programmer would write for the same bytes.
func goSum(blob []byte) int64 {
	n := int(binary.BigEndian.Uint32(blob[2:]))
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
			v = int64(binary.BigEndian.Uint16(blob[at:]))
			at += 2
		case 26:
			v = int64(binary.BigEndian.Uint32(blob[at:]))
			at += 4
		}
		if c>>5 == 1 {
			v = -1 - v
		}
		list[i] = v
	}
	return goFold(list)
}

func goFold(list []int64) int64 {
	state := int64(0)
	for _, x := range list {
		state = (state*31 + x) % 1_000_003
	}
	return state
}

func BenchmarkFold(b *testing.B) {
	const n = 100_000
	p, h := sum(b, n)
	c := fast(b).load(b, p, h)
	list := numbers(n)
	in := input(p.Checked[h], []data.Value{list})
	want := goSum(in)
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
