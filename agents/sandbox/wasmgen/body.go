package wasmgen

import "slices"

// body writes one function.
type body struct {
	*generator
	code   []byte
	locals []byte  // types; parameters first
	labels []label // outermost first
	left   int     // instructions that may still be written
	free   []int   // loop counters that no loop around uses
}

// label is where a branch may go, with values of these types.
type label struct {
	types []byte
	loop  bool
}

// Every function has two locals of each type, one more of each float type to canonicalise with, and loop counters.
const (
	plain    = 2
	counters = 4
)

func (g *generator) body(s signature) *body {
	b := &body{generator: g, left: 30 + g.n(140), labels: []label{{types: s.results}}}
	b.locals = slices.Clone(s.params)
	for range plain {
		b.locals = append(b.locals, valueTypes...)
	}
	b.locals = append(b.locals, f32, f64)
	for range counters {
		b.free = append(b.free, len(b.locals))
		b.locals = append(b.locals, i32)
	}
	return b
}

func (b *body) emit(code ...byte) { b.code = append(b.code, code...) }

// finish declares the locals after the parameters.
func (b *body) finish(params int) []byte {
	var groups [][]byte
	for _, t := range b.locals[params:] {
		groups = append(groups, []byte{1, t})
	}
	return slices.Concat(vector(groups...), b.code, []byte{0x0b})
}

// local gives any local of a type but those that have a purpose.
func (b *body) local(t byte) byte {
	var list []int
	for i, typ := range b.locals[:len(b.locals)-counters-2] {
		if typ == t {
			list = append(list, i)
		}
	}
	return byte(list[b.n(len(list))])
}

// spare is the local that canonicalises a float.
func (b *body) spare(t byte) byte {
	at := len(b.locals) - counters - 2
	if t == f64 {
		at++
	}
	return byte(at)
}

// zero pushes the zero of a type.
func (b *body) zero(t byte) {
	switch t {
	case i32:
		b.emit(0x41, 0)
	case i64:
		b.emit(0x42, 0)
	case f32:
		b.emit(0x43, 0, 0, 0, 0)
	case f64:
		b.emit(0x44, 0, 0, 0, 0, 0, 0, 0, 0)
	}
}

// keep puts values from the stack into locals, or drops some.
func (b *body) keep(types []byte) {
	for _, t := range slices.Backward(types) {
		if b.one(5) {
			b.emit(0x1a)
		} else {
			b.emit(0x21, b.local(t))
		}
	}
}

// observe makes a NaN on the stack the canonical one, in a program that does so.
func (b *body) observe(t byte) {
	if !b.opts.Canonical || t == i32 || t == i64 {
		return
	}
	spare := b.spare(t)
	b.emit(0x22, spare)
	if t == f32 {
		b.emit(0x43, 0, 0, 0xc0, 0x7f, 0x20, spare, 0x20, spare, 0x5b)
	} else {
		b.emit(0x44, 0, 0, 0, 0, 0, 0, 0xf8, 0x7f, 0x20, spare, 0x20, spare, 0x61)
	}
	b.emit(0x1b)
}

// address pushes an address that mostly lies inside the memory.
func (b *body) address(depth int) {
	b.expr(i32, depth+1)
	if !b.one(150) {
		b.emit(0x41, 0xff, 0xff, 0x00, 0x71) // and 0x3fff
	}
}

// statement leaves the stack as it was.
func (b *body) statement(depth int) {
	if b.left--; b.left < 0 || depth > 5 {
		return
	}
	depth++
	t := pick(b.generator, valueTypes)
	switch b.n(22) {
	case 0, 1, 2:
		b.expr(t, depth)
		b.emit(0x21, b.local(t))
	case 3, 4:
		b.store(depth)
	case 5:
		b.setGlobal(depth)
	case 6, 7:
		b.block(depth)
	case 8, 9:
		b.loop(depth)
	case 10, 11:
		b.branch(depth)
	case 12, 13:
		b.condition(depth)
	case 14:
		b.leave(depth)
	case 15:
		b.call(depth)
	case 16:
		b.callIndirect(depth)
	case 17:
		b.bulk(depth)
	case 18:
		b.system(depth)
	case 19:
		b.expr(t, depth)
		b.emit(0x1a)
	case 20:
		b.emit(0x41, byte(b.n(3)), 0x40, 0, 0x1a)
	case 21:
		b.emit(0x01)
	}
}

func (b *body) store(depth int) {
	ops := map[byte][]byte{i32: {0x36, 0x3a, 0x3b}, i64: {0x37, 0x3c, 0x3d, 0x3e}, f32: {0x38}, f64: {0x39}}
	t := pick(b.generator, valueTypes)
	b.address(depth)
	b.expr(t, depth)
	b.observe(t)
	b.emit(pick(b.generator, ops[t]), 0)
	b.emit(unsigned(b.n(300))...)
}

func (b *body) setGlobal(depth int) {
	i := b.n(len(b.globals))
	if v := b.globals[i]; i > 0 && v.mutable {
		b.expr(v.typ, depth)
		b.emit(0x24, byte(i))
	}
}

// bulk is an operation on memory, on the table or on segments.
func (b *body) bulk(depth int) {
	size := func() { b.emit(0x41, byte(b.n(60))) }
	segments, elements := len(b.segments), b.elements+1
	switch b.n(7) {
	case 0:
		b.address(depth)
		b.expr(i32, depth)
		size()
		b.emit(0xfc, 11, 0)
	case 1:
		b.address(depth)
		b.address(depth)
		size()
		b.emit(0xfc, 10, 0, 0)
	case 2:
		if segments > 0 { // mostly nothing of a segment: active and dropped ones are empty
			b.address(depth)
			size, segment := byte(b.n(80)/78), byte(b.n(segments))
			if b.opts.Canonical && segment%2 == 0 {
				size = 0 // wazero keeps active segments, if metering does not drop them
			}
			b.emit(0x41, 0, 0x41, size, 0xfc, 8, segment, 0)
		}
	case 3:
		if segments > 0 {
			b.emit(0xfc, 9, byte(b.n(segments)))
		}
	case 4:
		if b.elements > 0 {
			b.emit(0x41, byte(b.n(len(b.table))), 0x41, 0, 0x41, byte(b.n(30)/29), 0xfc, 12, byte(1+b.n(b.elements)), 0)
		}
	case 5:
		b.emit(0xfc, 13, byte(b.n(elements)))
	case 6:
		b.emit(0x41, byte(b.n(3)), 0x41, byte(b.n(3)), 0x41, byte(b.n(3)), 0xfc, 14, 0, 0)
	}
}
