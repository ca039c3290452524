package wasmgen

import "slices"

// open begins a block of a type whose parameters are on the stack, and takes them into locals.
func (b *body) open(op byte, s signature, branch []byte) {
	b.emit(op)
	switch {
	case len(s.params) == 0 && len(s.results) == 0:
		b.emit(0x40)
	case len(s.params) == 0 && len(s.results) == 1:
		b.emit(s.results[0])
	default:
		b.emit(signed(int64(b.typeOf(s)))...)
	}
	b.labels = append(b.labels, label{branch, op == 0x03})
	b.keep(s.params)
}

func (b *body) end() {
	b.emit(0x0b)
	b.labels = b.labels[:len(b.labels)-1]
}

// inside fills a block.
func (b *body) inside(results []byte, depth int) {
	for n := b.n(3); n > 0; n-- {
		b.statement(depth)
	}
	b.exprs(results, depth)
}

func (b *body) block(depth int) {
	s := signature{b.typeList(2), b.typeList(2)}
	b.exprs(s.params, depth)
	b.open(0x02, s, s.results)
	b.inside(s.results, depth)
	b.end()
	b.keep(s.results)
}

func (b *body) condition(depth int) {
	s := signature{b.typeList(2), b.typeList(2)}
	b.exprs(s.params, depth)
	b.expr(i32, depth)
	if b.one(3) {
		s.results = s.params
		b.open(0x04, s, s.results)
		b.inside(s.results, depth)
	} else {
		b.open(0x04, s, s.results)
		b.inside(s.results, depth)
		b.emit(0x05)
		b.keep(s.params)
		b.inside(s.results, depth)
	}
	b.end()
	b.keep(s.results)
}

// loop goes round a few times, if the program's count allows it.
func (b *body) loop(depth int) {
	if len(b.free) == 0 {
		return
	}
	counter := byte(b.free[0])
	b.free = b.free[1:]
	s := signature{b.typeList(2), b.typeList(2)}
	b.emit(0x41, byte(1+b.n(12)), 0x21, counter)
	b.exprs(s.params, depth)
	b.open(0x03, s, s.params)
	b.inside(nil, depth)
	b.exprs(s.params, depth)
	b.emit(0x20, counter, 0x41, 1, 0x6b, 0x22, counter, 0x41, 0, 0x4a) // counter-- > 0
	if !b.wild {
		b.emit(tick()...)
		b.emit(0x23, 0, 0x41, 0, 0x4a, 0x71)
	}
	b.emit(0x0d, 0)
	for range s.params {
		b.emit(0x1a)
	}
	b.exprs(s.results, depth)
	b.end()
	b.keep(s.results)
	b.free = append([]int{int(counter)}, b.free...)
}

// branch leaves a block for good, maybe: by br, br_if, br_table or return, or not at all any more.
func (b *body) branch(depth int) {
	targets := b.outward()
	to := pick(b.generator, targets)
	types := b.target(to)
	switch b.n(6) {
	case 0, 1, 2:
		b.exprs(types, depth)
		b.expr(i32, depth)
		b.emit(0x0d, byte(to))
		for range types {
			b.emit(0x1a)
		}
		return
	case 3:
		b.exprs(types, depth)
		b.emit(0x0c, byte(to))
	case 4:
		targets = slices.DeleteFunc(targets, func(i int) bool { return !slices.Equal(b.target(i), types) })
		b.exprs(types, depth)
		b.expr(i32, depth)
		n := b.n(8)
		b.emit(0x0e, byte(n))
		for range n + 1 {
			b.emit(byte(pick(b.generator, targets)))
		}
	case 5:
		b.exprs(b.labels[0].types, depth)
		b.emit(0x0f)
	}
	if b.one(2) { // out of reach: pops what is not there
		b.emit([]byte{0x6a, 0xa0, 0x45, 0x1b}[b.n(4)], 0x1a)
	}
}

// leave ends the program, at times.
func (b *body) leave(depth int) {
	if b.one(6) {
		b.expr(i32, depth)
		b.emit(0x04, 0x40, 0x00, 0x0b)
	}
}

func (b *body) target(depth int) []byte { return b.labels[len(b.labels)-1-depth].types }

// outward lists the labels that a branch may go to without making a loop that nothing counts.
func (b *body) outward() []int {
	var list []int
	for i, l := range b.labels {
		if !l.loop || b.wild {
			list = append(list, len(b.labels)-1-i)
		}
	}
	return list
}

func (b *body) call(depth int) {
	i := b.n(len(b.defined))
	s := b.types[b.defined[i]]
	b.exprs(s.params, depth)
	b.emit(0x10)
	b.emit(unsigned(len(b.imports) + i)...)
	b.keep(s.results)
}

// callIndirect mostly calls a function that is there and of the type.
func (b *body) callIndirect(depth int) {
	i := b.n(len(b.table))
	f := b.table[i]
	if f < 0 && !b.one(20) {
		return
	}
	typ := b.defined[0]
	if f >= 0 && !b.one(60) {
		typ = b.defined[f-len(b.imports)]
	}
	s := b.types[typ]
	b.exprs(s.params, depth)
	if b.one(40) {
		b.expr(i32, depth)
	} else {
		b.emit(0x41)
		b.emit(signed(int64(i))...)
	}
	b.emit(0x11)
	b.emit(unsigned(typ)...)
	b.emit(0)
	b.keep(s.results)
}
