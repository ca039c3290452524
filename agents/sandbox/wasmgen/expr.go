package wasmgen

import (
	"encoding/binary"
	"math"
)

// operation is a numeric instruction: the types that it takes, and the opcode.
type operation struct {
	takes []byte
	op    byte
}

// operations are the numeric instructions by the type that they yield.
var operations = func() map[byte][]operation {
	list := map[byte][]operation{}
	add := func(yields byte, first, last byte, takes ...byte) {
		for op := int(first); op <= int(last); op++ {
			list[yields] = append(list[yields], operation{takes, byte(op)})
		}
	}
	add(i32, 0x45, 0x45, i32)      // eqz
	add(i32, 0x46, 0x4f, i32, i32) // comparisons
	add(i32, 0x50, 0x50, i64)
	add(i32, 0x51, 0x5a, i64, i64)
	add(i32, 0x5b, 0x60, f32, f32)
	add(i32, 0x61, 0x66, f64, f64)
	add(i32, 0x67, 0x69, i32) // clz, ctz, popcnt
	add(i32, 0x6a, 0x78, i32, i32)
	add(i64, 0x79, 0x7b, i64)
	add(i64, 0x7c, 0x8a, i64, i64)
	add(f32, 0x8b, 0x91, f32) // abs to sqrt
	add(f32, 0x92, 0x98, f32, f32)
	add(f64, 0x99, 0x9f, f64)
	add(f64, 0xa0, 0xa6, f64, f64)
	add(i32, 0xa7, 0xa7, i64) // wrap
	add(i32, 0xa8, 0xa9, f32) // truncations
	add(i32, 0xaa, 0xab, f64)
	add(i64, 0xac, 0xad, i32)
	add(i64, 0xae, 0xaf, f32)
	add(i64, 0xb0, 0xb1, f64)
	add(f32, 0xb2, 0xb3, i32)
	add(f32, 0xb4, 0xb5, i64)
	add(f32, 0xb6, 0xb6, f64)
	add(f64, 0xb7, 0xb8, i32)
	add(f64, 0xb9, 0xba, i64)
	add(f64, 0xbb, 0xbb, f32)
	add(i32, 0xbc, 0xbc, f32) // reinterpretations
	add(i64, 0xbd, 0xbd, f64)
	add(f32, 0xbe, 0xbe, i32)
	add(f64, 0xbf, 0xbf, i64)
	add(i32, 0xc0, 0xc1, i32) // sign extensions
	add(i64, 0xc2, 0xc4, i64)
	return list
}()

func (b *body) exprs(types []byte, depth int) {
	for _, t := range types {
		b.expr(t, depth)
	}
}

// expr pushes a value.
func (b *body) expr(t byte, depth int) {
	if b.left--; b.left < 0 || depth > 7 {
		if b.one(3) {
			b.emit(b.constant(t)...)
		} else {
			b.emit(0x20, b.local(t))
		}
		return
	}
	depth++
	switch b.n(16) {
	case 0, 1:
		b.emit(b.constant(t)...)
	case 2:
		b.emit(0x20, b.local(t))
	case 3:
		b.expr(t, depth)
		b.emit(0x22, b.local(t))
	case 4:
		b.anyGlobal(t)
	case 5, 6:
		b.load(t, depth)
	case 7:
		b.choose(t, depth)
	case 8:
		b.value(t, depth)
	case 9:
		b.special(t, depth)
	default:
		b.numeric(t, depth)
	}
}

// constant pushes a number, often one at the edge of its type.
func (g *generator) constant(t byte) []byte {
	small := int64(g.n(256)) - 128
	switch t {
	case i32:
		v := pick(g, []int64{small, small, math.MinInt32, math.MaxInt32, int64(int32(g.rnd.Uint64()))})
		return append([]byte{0x41}, signed(v)...)
	case i64:
		v := pick(g, []int64{small, small, math.MinInt64, math.MaxInt64, int64(g.rnd.Uint64())})
		return append([]byte{0x42}, signed(v)...)
	case f32:
		bits := pick(g, []uint32{
			math.Float32bits(float32(small)), math.Float32bits(float32(small) / 3), 0x80000000, 0x7f800000, 0xff800000,
			0x7fc00000, 0xffc00000, 0x7f800001, 0xffbfffff, 0x7fedcba9, 1, 0x807fffff, 0x7f7fffff, 0x4f000000, uint32(g.rnd.Uint64()),
		})
		return binary.LittleEndian.AppendUint32([]byte{0x43}, bits)
	}
	bits := pick(g, []uint64{
		math.Float64bits(float64(small)), math.Float64bits(float64(small) / 3), 1 << 63, 0x7ff << 52, 0xfff << 52,
		0x7ff8 << 48, 0xfff8 << 48, 0x7ff0000000000001, 0xfff7ffffffffffff, 0x7ffedcba98765432, 1, 0x800fffffffffffff,
		0x7fefffffffffffff, 0x43e0000000000000, 0x41dfffffffc00000, g.rnd.Uint64(),
	})
	return binary.LittleEndian.AppendUint64([]byte{0x44}, bits)
}

func (b *body) anyGlobal(t byte) {
	for i, v := range b.globals {
		if i > 0 && v.typ == t && b.one(2) {
			b.emit(0x23, byte(i))
			return
		}
	}
	b.emit(0x20, b.local(t))
}

func (b *body) load(t byte, depth int) {
	ops := map[byte][]byte{i32: {0x28, 0x2c, 0x2d, 0x2e, 0x2f}, i64: {0x29, 0x30, 0x31, 0x32, 0x33, 0x34, 0x35}, f32: {0x2a}, f64: {0x2b}}
	b.address(depth)
	b.emit(pick(b.generator, ops[t]), 0)
	b.emit(unsigned(b.n(300))...)
}

func (b *body) choose(t byte, depth int) {
	b.expr(t, depth)
	b.expr(t, depth)
	b.expr(i32, depth)
	if b.one(2) {
		b.emit(0x1b)
	} else {
		b.emit(0x1c, 1, t)
	}
}

// value is a block with a result.
func (b *body) value(t byte, depth int) {
	s := signature{results: []byte{t}}
	if b.one(2) {
		b.open(0x02, s, s.results)
		b.inside(s.results, depth)
	} else {
		b.expr(i32, depth)
		b.open(0x04, s, s.results)
		b.inside(s.results, depth)
		b.emit(0x05)
		b.inside(s.results, depth)
	}
	b.end()
}

// special is what only one type has.
func (b *body) special(t byte, depth int) {
	switch {
	case t == i32 && b.one(2):
		b.emit(0x3f, 0)
	case t == i32:
		from := pick(b.generator, []byte{f32, f64})
		b.expr(from, depth)
		b.emit(0xfc, byte(b.n(2)+2*int(f32-from)))
	case t == i64:
		from := pick(b.generator, []byte{f32, f64})
		b.expr(from, depth)
		b.emit(0xfc, byte(4+b.n(2)+2*int(f32-from)))
	default:
		b.numeric(t, depth)
	}
}

func (b *body) numeric(t byte, depth int) {
	o := pick(b.generator, operations[t])
	switch {
	case o.op >= 0xa8 && o.op <= 0xb1 && o.op != 0xac && o.op != 0xad && !b.one(25):
		b.expr(t, depth) // truncations mostly trap
		return
	case o.op == 0x98 || o.op == 0xa6: // copysign sees the sign of a NaN
		b.expr(t, depth)
		b.expr(t, depth)
		b.observe(t)
	default:
		b.exprs(o.takes, depth)
	}
	switch o.op {
	case 0x6d, 0x6e, 0x6f, 0x70: // most divisors are odd
		if !b.one(40) {
			b.emit(0x41, 1, 0x72)
		}
	case 0x7f, 0x80, 0x81, 0x82:
		if !b.one(40) {
			b.emit(0x42, 1, 0x84)
		}
	case 0xbc:
		b.observe(f32)
	case 0xbd:
		b.observe(f64)
	}
	b.emit(o.op)
}
