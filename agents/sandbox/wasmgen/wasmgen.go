// Package wasmgen makes random WebAssembly programs, for tests that run one program on several engines. They are valid by
// construction, mostly end by themselves, and use all that profile exec/v1 allows: every instruction, blocks and
// functions of several values, recursion, indirect calls, bulk operations, NaNs of all kinds, and WASI.
package wasmgen

import (
	"math/rand/v2"
	"slices"
)

// Options vary what is made.
type Options struct {
	// Canonical makes the program itself replace every NaN before its bits can be seen, as metering does. Such a program
	// does the same whether it is metered or not.
	Canonical bool
}

// Module makes the module of a seed: a WASI command that exports its memory. The same seed gives the same module.
func Module(seed uint64, o Options) []byte {
	g := &generator{rnd: rand.NewPCG(seed, 0x656d6574), opts: o}
	g.plan()
	bodies := [][]byte{}
	for i := range g.defined {
		bodies = append(bodies, g.function(i))
	}
	bodies = append(bodies, g.command())
	return g.assemble(bodies)
}

// Value types.
const (
	i32 = 0x7f
	i64 = 0x7e
	f32 = 0x7d
	f64 = 0x7c
)

var valueTypes = []byte{i32, i64, f32, f64}

// signature is a function type.
type signature struct{ params, results []byte }

type global struct {
	typ     byte
	mutable bool
	init    []byte
}

// generator knows what the functions of a module can refer to.
type generator struct {
	rnd  *rand.PCG
	opts Options

	types    []signature
	imports  []wasi
	defined  []int    // types of the functions that are made
	globals  []global // the first counts what the program may still do
	wild     bool     // nothing bounds the program
	pages    int
	maxPages int   // or -1
	table    []int // functions; -1: none
	segments [][]byte
	elements int // passive element segments, after the active one
	hasStart bool
}

func (g *generator) n(below int) int { return int(g.rnd.Uint64() >> 11 % uint64(below)) }

// one tells true once in so many times.
func (g *generator) one(in int) bool { return g.n(in) == 0 }

func pick[T any](g *generator, list []T) T { return list[g.n(len(list))] }

func (g *generator) typeList(most int) []byte {
	list := make([]byte, g.n(most+1))
	for i := range list {
		list[i] = pick(g, valueTypes)
	}
	return list
}

// typeOf gives the index of a function type, which is added if it is new.
func (g *generator) typeOf(s signature) int {
	i := slices.IndexFunc(g.types, func(t signature) bool {
		return slices.Equal(t.params, s.params) && slices.Equal(t.results, s.results)
	})
	if i < 0 {
		g.types = append(g.types, s)
		i = len(g.types) - 1
	}
	return i
}

func (g *generator) plan() {
	g.wild = g.one(24)
	for _, w := range wasiFunctions {
		if g.one(3) || w.name == "fd_write" {
			g.imports = append(g.imports, w)
		}
	}
	for range 1 + g.n(6) {
		g.defined = append(g.defined, g.typeOf(signature{g.typeList(4), g.typeList(3)}))
	}
	g.hasStart = g.one(6)
	if g.hasStart {
		g.defined[0] = g.typeOf(signature{})
	}
	g.pages, g.maxPages = 1+g.n(2), -1
	if g.one(2) {
		g.maxPages = g.pages + g.n(4)
	}
	g.globals = []global{{i32, true, append([]byte{0x41}, signed(int64(200+g.n(3000)))...)}}
	for range g.n(6) {
		t := pick(g, valueTypes)
		g.globals = append(g.globals, global{t, g.n(4) > 0, g.constant(t)})
	}
	for i := range g.defined {
		g.table = append(g.table, len(g.imports)+i)
		if g.one(6) {
			g.table = append(g.table, -1)
		}
	}
	g.elements = g.n(3)
	for range g.n(4) {
		data := make([]byte, g.n(40))
		for i := range data {
			data[i] = byte(g.n(256))
		}
		g.segments = append(g.segments, data)
	}
}

// tick is the code that takes one from the program's count.
func tick() []byte { return []byte{0x23, 0, 0x41, 1, 0x6b, 0x24, 0} }

// function makes the i-th function. It returns zeros when the program's count is used up.
func (g *generator) function(i int) []byte {
	s := g.types[g.defined[i]]
	b := g.body(s)
	if !g.wild {
		b.emit(tick()...)
		b.emit(0x23, 0, 0x41, 0, 0x48, 0x04, 0x40) // lt_s, if
		for _, t := range s.results {
			b.zero(t)
		}
		b.emit(0x0f, 0x0b)
	}
	for n := 1 + g.n(8); n > 0; n-- {
		b.statement(0)
	}
	b.exprs(s.results, 0)
	return b.finish(len(s.params))
}

// command makes _start: it calls every function, and shows what they return and what the globals hold.
func (g *generator) command() []byte {
	b := g.body(signature{})
	b.left = 40
	at := 0
	show := func(t byte, push func()) {
		b.emit(0x41)
		b.emit(signed(int64(2048 + at))...)
		push()
		b.observe(t)
		b.emit(map[byte]byte{i32: 0x36, i64: 0x37, f32: 0x38, f64: 0x39}[t], 0, 0)
		at += 8
	}
	for i, typ := range g.defined {
		s := g.types[typ]
		b.exprs(s.params, 5)
		b.emit(0x10)
		b.emit(unsigned(len(g.imports) + i)...)
		b.keep(s.results)
		for _, t := range s.results {
			show(t, func() { b.emit(0x20, b.local(t)) })
		}
	}
	for i, v := range g.globals {
		show(v.typ, func() { b.emit(0x23, byte(i)) })
	}
	b.write(2048, at)
	return b.finish(0)
}
