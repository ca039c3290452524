package wasmgas_test

import "slices"

// The helpers here write modules by hand, well-formed or not.

func wasm(sections ...[]byte) []byte {
	return slices.Concat(append([][]byte{[]byte("\x00asm\x01\x00\x00\x00")}, sections...)...)
}

func section(id byte, parts ...[]byte) []byte {
	body := slices.Concat(parts...)
	return slices.Concat([]byte{id}, u32(len(body)), body)
}

// vec is a vector of items that are encoded already.
func vec(items ...[]byte) []byte {
	return slices.Concat(append([][]byte{u32(len(items))}, items...)...)
}

func u32(n int) []byte {
	v := uint32(n)
	var b []byte
	for v >= 0x80 {
		b = append(b, byte(v)|0x80)
		v >>= 7
	}
	return append(b, byte(v))
}

func s64(v int64) []byte {
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

func name(s string) []byte { return append(u32(len(s)), s...) }

// function is one without locals; the final end is added.
func function(code ...byte) []byte { return body(nil, code) }

func body(locals, code []byte) []byte {
	if locals == nil {
		locals = []byte{0}
	}
	b := slices.Concat(locals, code, []byte{0x0b})
	return append(u32(len(b)), b...)
}

// program is a module with one memory page and one function of type () -> (), exported as f.
func program(code ...byte) []byte {
	return wasm(
		section(1, vec([]byte{0x60, 0, 0})),
		section(3, vec([]byte{0})),
		section(5, vec([]byte{0, 1})),
		section(7, vec(append(name("f"), 0, 0))),
		section(10, vec(function(code...))),
	)
}

// generator turns any bytes into a valid module, whose functions take and return one i64. Functions call later ones
// only and loops count down, so most programs end. Floats are seen through comparisons and conversions alone, as the
// bits of their NaNs are the one thing that metering changes.
type generator struct {
	src   []byte
	code  []byte
	funcs int
	self  int
	left  int // instructions that may still be written
}

const (
	i32, i64, f32, f64 = 0x7f, 0x7e, 0x7d, 0x7c
)

func (g *generator) byte() int {
	if len(g.src) == 0 {
		return 0
	}
	b := g.src[0]
	g.src = g.src[1:]
	return int(b)
}

func (g *generator) emit(code ...byte) { g.code = append(g.code, code...) }

func (g *generator) module() []byte {
	g.funcs = 1 + g.byte()%4
	var types, bodies [][]byte
	for i := range g.funcs {
		g.self, g.code, g.left = i, nil, 120
		for n := 1 + g.byte()%12; n > 0; n-- {
			g.statement(0)
		}
		g.expr(i64, 0)
		locals := vec([]byte{1, i64}, []byte{2, f32}, []byte{2, f64}, []byte{1, i32}, []byte{1, i32})
		types = append(types, []byte{0})
		bodies = append(bodies, body(locals, g.code))
	}
	table := make([][]byte, g.funcs)
	for i := range table {
		table[i] = u32(i)
	}
	return wasm(
		section(1, vec([]byte{0x60, 1, i64, 1, i64})),
		section(3, vec(types...)),
		section(4, vec([]byte{0x70, 0, byte(g.funcs)})),
		section(5, vec([]byte{1, 1, 3})),
		section(6, vec([]byte{i64, 1, 0x42, 5, 0x0b}, []byte{f64, 1, 0x44, 0, 0, 0, 0, 0, 0, 0, 0, 0x0b})),
		section(7, vec(append(name("f"), 0, 0))),
		section(9, vec(slices.Concat([]byte{0, 0x41, 0, 0x0b}, vec(table...)))),
		section(10, vec(bodies...)),
		section(11, vec(slices.Concat([]byte{0, 0x41, 16, 0x0b}, name("some data")))),
	)
}

// local gives a local of a type.
func (g *generator) local(t byte) byte {
	switch t {
	case i64:
		return byte(g.byte() % 2)
	case f32:
		return byte(2 + g.byte()%2)
	case f64:
		return byte(4 + g.byte()%2)
	}
	return 6
}

// statement leaves the stack as it is.
func (g *generator) statement(depth int) {
	if g.left--; g.left < 0 || depth > 5 {
		return
	}
	t := []byte{i32, i64, f32, f64}[g.byte()%4]
	switch g.byte() % 14 {
	case 0, 1, 2:
		g.expr(t, depth)
		g.emit(0x21, g.local(t))
	case 3: // store an integer
		g.address(depth)
		g.expr(i64, depth)
		g.emit([]byte{0x37, 0x3c, 0x3d, 0x3e}[g.byte()%4], 0, 0)
	case 4:
		g.expr(i32, depth)
		g.emit(0x04, 0x40)
		g.statement(depth + 1)
		if g.byte()%2 == 0 {
			g.emit(0x05)
			g.statement(depth + 1)
		}
		g.emit(0x0b)
	case 5: // a block that is left early
		g.emit(0x02, 0x40)
		g.statement(depth + 1)
		g.expr(i32, depth)
		g.emit(0x0d, 0)
		g.statement(depth + 1)
		if g.byte()%4 == 0 {
			g.emit(0x0c, 0)
			g.statement(depth + 1) // out of reach
		}
		g.emit(0x0b)
	case 6: // a loop that counts down; an inner loop on the same counter ends it early
		g.emit(0x41, byte(g.byte()%20), 0x21, 7, 0x03, 0x40)
		g.statement(depth + 1)
		g.emit(0x20, 7, 0x41, 1, 0x6b, 0x22, 7, 0x41, 0, 0x4a, 0x0d, 0, 0x0b)
	case 7: // a switch
		g.emit(0x02, 0x40, 0x02, 0x40, 0x02, 0x40)
		g.expr(i32, depth)
		g.emit(0x0e, 2, 0, 1, 2, 0x0b)
		g.statement(depth + 1)
		g.emit(0x0b)
		g.statement(depth + 1)
		g.emit(0x0b)
	case 8:
		g.expr(i64, depth)
		g.emit(0x24, 0)
	case 9: // memory.fill, memory.copy
		g.address(depth)
		g.address(depth)
		g.expr(i32, depth)
		lengths := []int64{0xff, 0xff, 0xff, 0x1ffff} // some of more than one part
		g.emit(append(append([]byte{0x41}, s64(lengths[g.byte()%4])...), 0x71)...)
		if g.byte()%2 == 0 {
			g.emit(0xfc, 11, 0)
		} else {
			g.emit(0xfc, 10, 0, 0)
		}
	case 10:
		g.emit(0x41, byte(g.byte()%3), 0x40, 0, 0x1a)
	case 11:
		g.expr(i32, depth)
		g.emit(0x04, 0x40)
		g.expr(i64, depth)
		g.emit(0x0f, 0x0b)
	case 12:
		if g.byte()%8 == 0 {
			g.expr(i32, depth)
			g.emit(0x04, 0x40, 0x00, 0x0b)
		}
	case 13:
		g.expr(t, depth)
		g.emit(0x1a)
	}
}

// address mostly lies inside the memory.
func (g *generator) address(depth int) {
	g.expr(i32, depth+1)
	if g.byte()%64 != 0 {
		g.emit(0x41, 0xff, 0x07, 0x71)
	}
}

// expr pushes one value.
func (g *generator) expr(t byte, depth int) {
	if g.left--; g.left < 0 || depth > 6 {
		g.emit(0x20, g.local(t))
		return
	}
	switch t {
	case i32:
		g.expr32(depth + 1)
	case i64:
		g.expr64(depth + 1)
	default:
		g.exprFloat(t, depth+1)
	}
}

func (g *generator) op(code byte, depth int, operands ...byte) {
	for _, t := range operands {
		g.expr(t, depth)
	}
	g.emit(code)
}

// arithmetic is one of the fifteen binary operations on integers. Most divisors are odd, so that programs get far.
func (g *generator) arithmetic(t byte, first byte, depth int) {
	op := first + byte(g.byte()%15)
	g.expr(t, depth)
	g.expr(t, depth)
	if op >= first+3 && op <= first+6 && g.byte()%16 != 0 {
		if t == i32 {
			g.emit(0x41, 1, 0x72)
		} else {
			g.emit(0x42, 1, 0x84)
		}
	}
	g.emit(op)
}

func (g *generator) expr32(depth int) {
	switch g.byte() % 10 {
	case 0:
		g.emit(append([]byte{0x41}, s64(int64(int8(g.byte())))...)...)
	case 1, 2:
		g.arithmetic(i32, 0x6a, depth)
	case 3:
		g.op(byte(0x46+g.byte()%10), depth, i32, i32)
	case 4:
		g.op(byte(0x51+g.byte()%10), depth, i64, i64)
	case 5:
		g.op(byte(0x5b+g.byte()%6), depth, f32, f32)
	case 6:
		g.op(byte(0x61+g.byte()%6), depth, f64, f64)
	case 7:
		g.op(0xa7, depth, i64)
	case 8:
		g.address(depth)
		g.emit([]byte{0x28, 0x2c, 0x2d, 0x2e, 0x2f}[g.byte()%5], 0, 0)
	case 9:
		g.emit(0x20, 6)
	}
}

func (g *generator) expr64(depth int) {
	switch g.byte() % 11 {
	case 0:
		g.emit(append([]byte{0x42}, s64(int64(int8(g.byte()))<<(g.byte()%56))...)...)
	case 1, 2:
		g.arithmetic(i64, 0x7c, depth)
	case 3:
		g.op(byte(0xac+g.byte()%2), depth, i32)
	case 4:
		g.address(depth)
		g.emit([]byte{0x29, 0x30, 0x31, 0x32, 0x33, 0x34, 0x35}[g.byte()%7], 0, 0)
	case 5:
		if g.self+1 < g.funcs {
			g.expr(i64, depth)
			g.emit(0x10, byte(g.self+1))
			return
		}
		g.emit(0x23, 0)
	case 6:
		g.expr(f64, depth)
		g.emit(0xfc, byte(6+g.byte()%2))
	case 7:
		g.op(0x1b, depth, i64, i64, i32)
	case 8: // an indirect call of the next function, or of none
		if g.self+1 < g.funcs {
			g.expr(i64, depth)
			g.emit(0x41, byte(g.self+1+g.byte()%16/15), 0x11, 0, 0)
			return
		}
		g.emit(0x20, 0)
	case 9:
		g.op(byte(0x79+g.byte()%3), depth, i64)
	case 10: // a block with a value
		g.emit(0x02, i64)
		g.expr(i64, depth)
		g.expr(i32, depth)
		g.emit(0x0d, 0, 0x0b)
	}
}

func (g *generator) exprFloat(t byte, depth int) {
	wide := t == f64
	pick := func(narrow, broad byte) byte {
		if wide {
			return broad
		}
		return narrow
	}
	switch g.byte() % 7 {
	case 0:
		g.emit(0x20, g.local(t))
	case 1, 2:
		g.op(pick(0x92, 0xa0)+byte(g.byte()%6), depth, t, t)
	case 3:
		g.op(pick(0x8b, 0x99)+byte(g.byte()%7), depth, t)
	case 4:
		g.op(pick(0xb2, 0xb7)+byte(g.byte()%2), depth, i32)
	case 5:
		g.op(pick(0xb4, 0xb9)+byte(g.byte()%2), depth, i64)
	case 6:
		g.op(pick(0xb6, 0xbb), depth, pick(f64, f32))
	}
}
