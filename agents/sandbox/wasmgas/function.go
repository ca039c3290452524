package wasmgas

import (
	"fmt"
	"slices"
)

// function checks and rewrites the i-th defined function. The new body is: the depth charge; one block around the old
// body, so that a return becomes a branch to its end; the depth refund.
func (p *plan) function(i int) ([]byte, error) {
	typ := p.module.types[p.funcs[len(p.imports)+i]]
	old := p.bodies[i]
	f := &rewriter{
		plan:   p,
		in:     reader{buf: old.code},
		locals: slices.Concat(typ.Params, old.locals),
		check:  true,
		cost:   costEnter + int64(len(old.locals))/localsPerFuel,
	}
	f.stack.open(opBlock, nil, typ.Results)
	f.stack.top().targeted = true
	for len(f.stack.frames) > 0 && f.err() == nil {
		f.instruction()
	}
	if f.err() == nil && f.in.pos != len(f.in.buf) {
		f.in.fail("code after the end")
	}
	if err := f.err(); err != nil {
		return nil, fmt.Errorf("function %d at byte %d: %w", len(p.imports)+i, f.in.pos, err)
	}
	flow := uint64(len(f.locals)) * f.blocks
	if flow > LimitFlow {
		return nil, fmt.Errorf("function %d has %d locals and %d blocks: too many to compile", len(p.imports)+i, len(f.locals), f.blocks)
	}
	p.flow += flow + 32
	slots := int64(8 + len(f.locals) + f.stack.peak)
	a := asm{b: f.localGroups(old)}
	a.op(opGlobalGet, p.depth).i32(slots).raw(opI32Sub).op(opGlobalSet, p.depth)
	a.op(opGlobalGet, p.depth).op(opGlobalGet, p.low).raw(opI32LtS, opIf, emptyBlock).op(opCall, p.deeper).raw(opEnd)
	a.raw(opBlock).raw(p.blockType(typ.Results)...).raw(f.out.b...).raw(opEnd)
	a.op(opGlobalGet, p.depth).i32(slots).raw(opI32Add).op(opGlobalSet, p.depth)
	return a.raw(opEnd).b, nil
}

// rewriter turns one function into its metered form, in one pass. Instructions gather in run, the current straight run,
// until control may leave it or enter after it; then the run's price goes out in front of it.
type rewriter struct {
	*plan
	in     reader
	stack  stack
	locals []Type
	extra  []Type // locals that were added

	out   asm
	run   asm
	cost  int64
	check bool // the next charge looks at the balance

	blocks uint64 // opened so far

	temps [3]uint32 // added locals plus one, for i64, f32 and f64
}

func (f *rewriter) err() error {
	if f.in.err != nil {
		return f.in.err
	}
	return f.stack.err
}

// temp gives an added local of the type.
func (f *rewriter) temp(t Type) uint32 {
	slot := &f.temps[I64-t]
	if *slot == 0 {
		f.extra = append(f.extra, t)
		*slot = uint32(len(f.locals) + len(f.extra))
	}
	return *slot - 1
}

func (f *rewriter) localGroups(old body) []byte {
	b := appendU32(nil, old.count+uint32(len(f.extra)))
	b = append(b, old.groups...)
	for _, t := range f.extra {
		b = append(b, 1, byte(t))
	}
	return b
}

// flush ends the current run.
func (f *rewriter) flush() {
	if f.cost > 0 {
		f.out.op(opGlobalGet, f.fuel).i64(f.cost).raw(opI64Sub)
		if f.check {
			f.out.settle(f.plan, f.temp(I64))
		} else {
			f.out.op(opGlobalSet, f.fuel)
		}
		f.cost, f.check = 0, false
	}
	f.out.raw(f.run.b...)
	f.run.b = f.run.b[:0]
}

// instruction handles one instruction. What it does not change is copied as read.
func (f *rewriter) instruction() {
	from := f.in.pos
	op := f.in.u8()
	keep := func() { f.run.raw(f.in.buf[from:f.in.pos]...) }
	switch {
	case op >= opI32Eqz && op <= opLastNumeric:
		f.numeric(op)
		keep()
		f.shield(op)
	case op >= opFirstLoad && op <= opLastStore:
		f.access(op)
		keep()
	case op >= opLocalGet && op <= opLocalTee:
		f.local(op)
		keep()
	case op >= opI32Const && op <= opF64Const:
		f.constant(op)
		keep()
	case op <= opCallIndirect:
		f.control(op, keep)
	case op == opPrefix:
		f.prefixed(keep)
	default:
		f.other(op, keep)
	}
}

func (f *rewriter) numeric(op byte) {
	operand, n, result := numeric(op)
	for range n {
		f.stack.pop(operand)
	}
	f.stack.push(result)
	f.cost += numericCost(op)
	switch op {
	case opI32Bits, opF32Copysign:
		f.canonical(F32)
	case opI64Bits, opF64Copysign:
		f.canonical(F64)
	}
}

// shield keeps wazero from fusing a conjunction, a comparison with zero and a branch into one test of flags: it takes
// flags that the test does not set (on ARM), and compares the wrong way round where the zero comes first (everywhere).
func (f *rewriter) shield(op byte) {
	switch op {
	case opI32And:
		f.run.i32(0).raw(opI32Add)
	case opI64And:
		f.run.i64(0).raw(opI64Add)
	}
}

// canonical replaces a NaN on top of the stack by the canonical one.
func (f *rewriter) canonical(t Type) {
	tmp := f.temp(t)
	f.run.op(opLocalTee, tmp)
	if t == F32 {
		f.run.raw(opF32Const, 0, 0, 0xc0, 0x7f).op(opLocalGet, tmp).op(opLocalGet, tmp).raw(opF32Eq)
	} else {
		f.run.raw(opF64Const, 0, 0, 0, 0, 0, 0, 0xf8, 0x7f).op(opLocalGet, tmp).op(opLocalGet, tmp).raw(opF64Eq)
	}
	f.run.raw(opSelect)
}

func (f *rewriter) access(op byte) {
	t, width := access(op)
	if align := f.in.u32(); align > width {
		f.in.fail("alignment 2^%d of an access of 2^%d bytes", align, width)
	}
	f.in.u32()
	f.needMemory()
	f.cost++
	if op < 0x36 {
		f.stack.pop(I32)
		f.stack.push(t)
		return
	}
	f.stack.pop(t)
	f.stack.pop(I32)
	if op == opF32Store || op == opF64Store {
		f.canonical(t)
	}
}

func (f *rewriter) needMemory() {
	if f.memory == nil {
		f.in.fail("there is no memory")
	}
}

func (f *rewriter) local(op byte) {
	i := f.in.u32()
	if uint64(i) >= uint64(len(f.locals)) {
		f.in.fail("no local %d", i)
		return
	}
	t := f.locals[i]
	if op != opLocalGet {
		f.stack.pop(t)
	}
	if op != opLocalSet {
		f.stack.push(t)
	}
	f.cost++
}

func (f *rewriter) constant(op byte) {
	switch op {
	case opI32Const:
		f.in.signed(32)
		f.stack.push(I32)
	case opI64Const:
		f.in.signed(64)
		f.stack.push(I64)
	case opF32Const:
		f.in.bytes(4)
		f.stack.push(F32)
	case opF64Const:
		f.in.bytes(8)
		f.stack.push(F64)
	}
	f.cost++
}

func (f *rewriter) other(op byte, keep func()) {
	f.cost++
	switch op {
	case opDrop:
		f.stack.pop(anyType)
		keep()
	case opSelect, opSelectTyped:
		f.choose(op)
		keep()
	case opGlobalGet, opGlobalSet:
		f.global(op)
		keep()
	case opMemorySize, opMemoryGrow:
		if f.in.u8() != 0 {
			f.in.fail("another memory")
		}
		f.needMemory()
		if op == opMemorySize {
			keep()
		} else {
			f.stack.pop(I32)
			f.cost += costGrow - 1
			f.run.op(opCall, f.grow)
		}
		f.stack.push(I32)
	default:
		f.in.fail("opcode %#x is outside the profile", op)
	}
}

func (f *rewriter) choose(op byte) {
	f.stack.pop(I32)
	if op == opSelectTyped {
		if f.in.u32() != 1 {
			f.in.fail("select of other than one type")
		}
		t := readType(&f.in)
		f.stack.pop(t)
		f.stack.pop(t)
		f.stack.push(t)
		return
	}
	a := f.stack.pop(anyType)
	b := f.stack.pop(a)
	if a == anyType {
		a = b
	}
	f.stack.push(a)
}

func (f *rewriter) global(op byte) {
	i := f.in.u32()
	if uint64(i) >= uint64(len(f.globals)) {
		f.in.fail("no global %d", i)
		return
	}
	g := f.globals[i]
	if op == opGlobalGet {
		f.stack.push(g.typ)
		return
	}
	if !g.mutable {
		f.in.fail("global %d is immutable", i)
	}
	f.stack.pop(g.typ)
}
