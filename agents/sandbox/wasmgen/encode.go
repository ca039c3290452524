package wasmgen

import (
	"encoding/binary"
	"slices"
)

func unsigned(n int) []byte { return binary.AppendUvarint(nil, uint64(n)) }

func signed(v int64) []byte {
	var b []byte
	for {
		c := byte(v & 0x7f)
		v >>= 7
		if (v == 0 && c&0x40 == 0) || (v == -1 && c&0x40 != 0) {
			return append(b, c)
		}
		b = append(b, c|0x80)
	}
}

func vector(items ...[]byte) []byte {
	return append(unsigned(len(items)), slices.Concat(items...)...)
}

func sized(b []byte) []byte { return append(unsigned(len(b)), b...) }

func section(id byte, content []byte) []byte { return append([]byte{id}, sized(content)...) }

// assemble writes the module around its function bodies.
func (g *generator) assemble(bodies [][]byte) []byte {
	command := g.typeOf(signature{})
	var imports, funcs [][]byte
	for _, w := range g.imports {
		imports = append(imports, slices.Concat(sized([]byte("wasi_snapshot_preview1")), sized([]byte(w.name)),
			[]byte{0}, unsigned(g.typeOf(w.signature()))))
	}
	for _, t := range append(slices.Clone(g.defined), command) {
		funcs = append(funcs, unsigned(t))
	}
	var types, globals [][]byte
	for _, t := range g.types {
		types = append(types, slices.Concat([]byte{0x60}, sized(t.params), sized(t.results)))
	}
	for _, v := range g.globals {
		mutable := byte(0)
		if v.mutable {
			mutable = 1
		}
		globals = append(globals, slices.Concat([]byte{v.typ, mutable}, v.init, []byte{0x0b}))
	}
	memory := append([]byte{0}, unsigned(g.pages)...)
	if g.maxPages >= 0 {
		memory = slices.Concat([]byte{1}, unsigned(g.pages), unsigned(g.maxPages))
	}
	entry := len(g.imports) + len(g.defined)
	out := slices.Concat([]byte("\x00asm\x01\x00\x00\x00"),
		section(1, vector(types...)), section(2, vector(imports...)), section(3, vector(funcs...)),
		section(4, vector(append([]byte{0x70, 0}, unsigned(len(g.table)+2)...))),
		section(5, vector(memory)), section(6, vector(globals...)),
		section(7, vector(append(sized([]byte("_start")), append([]byte{0}, unsigned(entry)...)...),
			append(sized([]byte("memory")), 2, 0))))
	if g.hasStart {
		out = append(out, section(8, unsigned(len(g.imports)))...)
	}
	out = append(out, section(9, g.elementSegments())...)
	if len(g.segments) > 0 {
		out = append(out, section(12, unsigned(len(g.segments)))...)
	}
	for i, b := range bodies {
		bodies[i] = sized(b)
	}
	out = append(out, section(10, vector(bodies...))...)
	if len(g.segments) > 0 {
		out = append(out, section(11, g.dataSegments())...)
	}
	return out
}

// elementSegments are one that fills the table, and passive ones of both notations.
func (g *generator) elementSegments() []byte {
	var exprs [][]byte
	for _, f := range g.table {
		e := []byte{0xd0, 0x70, 0x0b}
		if f >= 0 {
			e = slices.Concat([]byte{0xd2}, unsigned(f), []byte{0x0b})
		}
		exprs = append(exprs, e)
	}
	list := [][]byte{append([]byte{4, 0x41, 0, 0x0b}, vector(exprs...)...)}
	for i := range g.elements {
		first := unsigned(len(g.imports))
		if i%2 == 0 {
			list = append(list, append([]byte{1, 0}, vector(first, first)...))
		} else {
			list = append(list, append([]byte{5, 0x70}, vector(exprs[0], []byte{0xd0, 0x70, 0x0b})...))
		}
	}
	return vector(list...)
}

// dataSegments alternate between active and passive ones.
func (g *generator) dataSegments() []byte {
	var list [][]byte
	for i, data := range g.segments {
		head := []byte{1}
		if i%2 == 0 {
			head = slices.Concat([]byte{0, 0x41}, signed(int64(g.n(512))), []byte{0x0b})
		}
		list = append(list, append(head, sized(data)...))
	}
	return vector(list...)
}
