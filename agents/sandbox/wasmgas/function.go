package wasmgas

import (
	"encoding/binary"
	"fmt"
	"slices"
)

// function checks and rewrites the i-th defined function. The new body is: what entering costs; one block around the old
// body, so that a return becomes a branch to its end; the slots given back.
func (p *plan) function(i int) ([]byte, error) {
	typ := p.module.types[p.funcs[len(p.imports)+i]]
	old := p.bodies[i]
	f := &rewriter{
		plan:   p,
		in:     reader{buf: old.code, base: old.at},
		locals: slices.Concat(typ.Params, old.locals()),
	}
	f.begin(false) // entering checks by itself
	f.pay(costEnter + int64(old.declared)/localsPerFuel)
	f.carry(typ.Results, nil)
	f.stack.open(opBlock, nil, typ.Results)
	f.stack.top().targeted = true
	at := 0
	for len(f.stack.frames) > 0 && f.err() == nil {
		at = f.in.pos
		f.instruction()
	}
	if f.err() == nil && f.in.pos != len(f.in.buf) {
		at = f.in.pos
		f.in.fail("code after the end")
	}
	f.bound()
	if err := f.err(); err != nil {
		return nil, fmt.Errorf("function %d, byte %d: %w", len(p.imports)+i, old.at+at, err)
	}
	if p.flow += f.flow() + 32; p.flow > LimitAllFlow {
		return nil, fmt.Errorf("function %d: the module is too hard to compile", len(p.imports)+i)
	}
	code := f.priced()
	a := asm{b: f.localGroups(old)}
	f.entry(&a)
	a.raw(opBlock).raw(p.blockType(p.funcs[len(p.imports)+i])...).raw(code...).raw(opEnd)
	if f.counted() {
		a.op(opGlobalGet, p.depth).i32(f.slots()).raw(opI32Add).op(opGlobalSet, p.depth)
	}
	return a.raw(opEnd).b, nil
}

// rewriter turns one function into its metered form, in one pass. The charges are put between its instructions when all
// are known.
type rewriter struct {
	*plan
	in     reader
	stack  stack
	locals []Type
	extra  []Type    // locals that were added
	temps  [3]uint32 // added locals plus one, for i64, f32 and f64

	out    asm
	groups []group
	now    int // index of the group of the next instruction

	blocks uint64 // opened so far
	wide   uint64 // values carried by calls, blocks and branches with many of them
	calls  bool   // there is a call
	real   int    // where the code ends whose result is no NaN
}

// flow is what compilers do for the function beyond its size. Two bytes can call a function of a thousand values.
func (f *rewriter) flow() uint64 { return uint64(len(f.locals))*f.blocks + f.wide }

// narrow is how many values code may carry without being called wide.
const narrow = 16

func (f *rewriter) carry(a, b []Type) {
	if n := len(a) + len(b); n > narrow {
		f.wide += uint64(n)
		f.bound()
	}
}

func (f *rewriter) bound() {
	if f.flow() > LimitFlow {
		f.in.fail("%d locals, %d blocks and %d values carried are too many to compile", len(f.locals), f.blocks, f.wide)
	}
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

// instruction handles one instruction. What it does not change is copied as read.
func (f *rewriter) instruction() {
	from := f.in.pos
	op := f.in.u8()
	keep := func() { f.out.raw(f.in.buf[from:f.in.pos]...) }
	switch {
	case op >= opI32Eqz && op <= opLastNumeric:
		f.numeric(op, keep)
	case op >= opFirstLoad && op <= opLastStore:
		f.access(op)
		keep()
	case op >= opLocalGet && op <= opLocalTee:
		f.local(op)
		keep()
	case op >= opI32Const && op <= opF64Const:
		real := f.constant(op)
		keep()
		if real {
			f.real = len(f.out.b)
		}
	case op <= opCallIndirect:
		f.control(op, keep)
	case op == opPrefix:
		f.prefixed(keep)
	default:
		f.other(op, keep)
	}
}

func (f *rewriter) numeric(op byte, keep func()) {
	operand, n, result := numeric(op)
	for range n {
		f.stack.pop(operand)
	}
	f.stack.push(result)
	f.pay(numericCost(op))
	switch op {
	case opF32Copysign:
		f.out.op(opCall, f.sign32)
		return
	case opF64Copysign:
		f.out.op(opCall, f.sign64)
		return
	case opI32Bits:
		f.canonical(F32)
	case opI64Bits:
		f.canonical(F64)
	}
	keep()
	if fromInteger(op) {
		f.real = len(f.out.b)
	}
	f.shield(op)
}

// shield keeps wazero from fusing a conjunction, a comparison with zero and a branch into one test of flags: it takes
// flags that the test does not set (on ARM), and compares the wrong way round where the zero comes first (everywhere).
func (f *rewriter) shield(op byte) {
	switch op {
	case opI32And:
		f.out.i32(0).raw(opI32Add)
	case opI64And:
		f.out.i64(0).raw(opI64Add)
	}
}

// canonical replaces a NaN on top of the stack by the canonical one. What cannot be a NaN stays as it is, and so does what
// is never executed.
func (f *rewriter) canonical(t Type) {
	if f.now == dead || f.real == len(f.out.b) {
		return
	}
	tmp := f.temp(t)
	f.out.op(opLocalTee, tmp).op(opLocalGet, tmp)
	if t == F32 {
		f.out.raw(opF32Eq, opIf, byte(F32)).op(opLocalGet, tmp).raw(opElse, opF32Const, 0, 0, 0xc0, 0x7f, opEnd)
	} else {
		f.out.raw(opF64Eq, opIf, byte(F64)).op(opLocalGet, tmp).raw(opElse, opF64Const, 0, 0, 0, 0, 0, 0, 0xf8, 0x7f, opEnd)
	}
}

func (f *rewriter) access(op byte) {
	t, width := access(op)
	if align := f.in.u32(); align > width {
		f.in.fail("alignment 2^%d of an access of 2^%d bytes", align, width)
	}
	f.in.u32()
	f.needMemory()
	f.pay(1)
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
	f.pay(1)
}

// constant tells whether it is a float other than a NaN.
func (f *rewriter) constant(op byte) (real bool) {
	f.pay(1)
	switch op {
	case opI32Const:
		f.in.signed(32)
		f.stack.push(I32)
	case opI64Const:
		f.in.signed(64)
		f.stack.push(I64)
	case opF32Const:
		f.stack.push(F32)
		b := f.in.bytes(4)
		return b != nil && binary.LittleEndian.Uint32(b)&^(1<<31) <= 0x7f800000
	case opF64Const:
		f.stack.push(F64)
		b := f.in.bytes(8)
		return b != nil && binary.LittleEndian.Uint64(b)&^(1<<63) <= 0x7ff0000000000000
	}
	return false
}

func (f *rewriter) other(op byte, keep func()) {
	f.pay(1)
	switch op {
	case opDrop:
		f.stack.pop(anyType)
		keep()
	case opSelect, opSelectTyped:
		if t := f.choose(op); t == F32 || t == F64 {
			f.selectFloat(t)
		} else {
			keep()
		}
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
			f.pay(costGrow - 1)
			f.out.op(opCall, f.grow)
		}
		f.stack.push(I32)
	default:
		f.in.fail("opcode %#x is outside the profile", op)
	}
}

func (f *rewriter) choose(op byte) Type {
	f.stack.pop(I32)
	if op == opSelectTyped {
		if f.in.u32() != 1 {
			f.in.fail("select of other than one type")
		}
		t := readType(&f.in)
		f.stack.pop(t)
		f.stack.pop(t)
		f.stack.push(t)
		return t
	}
	a := f.stack.pop(anyType)
	b := f.stack.pop(a)
	if a == anyType {
		a = b
	}
	f.stack.push(a)
	return a
}

// selectFloat is select as a branch. wazero's compiler for amd64 believes that a conditional move of floats needs its target
// no more, and puts the other operand there if that was on the stack.
func (f *rewriter) selectFloat(t Type) {
	typ, tmp := f.tSign32, f.temp(t)
	if t == F64 {
		typ = f.tSign64
	}
	f.out.raw(opIf)
	f.out.b = appendSigned(f.out.b, int64(typ))
	f.out.raw(opDrop, opElse).op(opLocalSet, tmp).raw(opDrop).op(opLocalGet, tmp).raw(opEnd)
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
