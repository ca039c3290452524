package wasmgas

import "math"

// code rewrites all bodies and appends the helpers.
func (p *plan) code() ([]byte, error) {
	helpers := [][]byte{p.enterBody(), p.moreBody(), p.sign32Body(), p.sign64Body(), p.chargeBody(0)}
	if p.memory != nil {
		helpers = append(helpers, p.chargeBody(bytesPerFuelLog2), p.fillBody(), p.moveBody(), p.growBody())
	}
	out := appendU32(nil, uint32(len(p.bodies)+len(helpers)))
	for i := range p.bodies {
		b, err := p.function(i)
		if err != nil {
			return nil, err
		}
		out = append(appendU32(out, uint32(len(b))), b...)
	}
	for _, b := range helpers {
		out = append(appendU32(out, uint32(len(b))), b...)
	}
	return out, nil
}

// enterBody is called on entry to a function if the stack is deeper than ever, or fuel is overdrawn.
func (p *plan) enterBody() []byte {
	a := asm{b: []byte{0}}
	a.op(opGlobalGet, p.depth).op(opGlobalGet, p.low).raw(opI32LtS, opIf, emptyBlock)
	a.op(opGlobalGet, p.depth).op(opGlobalSet, p.low)
	a.op(opGlobalGet, p.depth).i32(0).raw(opI32LtS, opIf, emptyBlock, opUnreachable, opEnd)
	a.raw(opEnd)
	return a.settle(p).raw(opEnd).b
}

// moreBody gets a refill.
func (p *plan) moreBody() []byte {
	a := asm{b: []byte{0}}
	return a.op(opGlobalGet, p.fuel).op(opCall, p.refill).op(opGlobalSet, p.fuel).raw(opEnd).b
}

// chargeBody is (n) -> n and takes n >> shift units of fuel.
func (p *plan) chargeBody(shift int64) []byte {
	a := asm{b: []byte{0}}
	a.op(opGlobalGet, p.fuel).op(opLocalGet, 0).raw(opI64ExtendU).i64(shift).raw(opI64ShrU, opI64Sub).op(opGlobalSet, p.fuel)
	return a.settle(p).op(opLocalGet, 0).raw(opEnd).b
}

// sign32Body is f32.copysign in integers, the sign of a NaN being positive. Where wazero's compiler for amd64 runs short of
// registers, it takes the sign of the instruction's second operand for negative.
func (p *plan) sign32Body() []byte {
	a := asm{b: []byte{0}}
	a.op(opLocalGet, 0).raw(opI32Bits).i32(math.MaxInt32).raw(opI32And)
	a.i32(0).op(opLocalGet, 1).raw(opI32Bits).i32(math.MinInt32).raw(opI32And)
	a.op(opLocalGet, 1).op(opLocalGet, 1).raw(opF32Ne, opSelect)
	return a.raw(opI32Or, opF32FromBits, opEnd).b
}

// sign64Body is f64.copysign.
func (p *plan) sign64Body() []byte {
	a := asm{b: []byte{0}}
	a.op(opLocalGet, 0).raw(opI64Bits).i64(math.MaxInt64).raw(opI64And)
	a.i64(0).op(opLocalGet, 1).raw(opI64Bits).i64(math.MinInt64).raw(opI64And)
	a.op(opLocalGet, 1).op(opLocalGet, 1).raw(opF64Ne, opSelect)
	return a.raw(opI64Or, opF64FromBits, opEnd).b
}

// fillBody is memory.fill in parts.
func (p *plan) fillBody() []byte {
	fill := []byte{opPrefix, subMemoryFill, 0}
	a := asm{b: []byte{1, 1, byte(I32)}} // local 3 is the size of a part
	a.outside(0).raw(opIf, emptyBlock).arguments().raw(fill...).raw(opEnd)
	a.raw(opLoop, emptyBlock)
	a.part(p)
	a.op(opLocalGet, 0).op(opLocalGet, 1).op(opLocalGet, 3).raw(fill...)
	a.op(opLocalGet, 0).op(opLocalGet, 3).raw(opI32Add).op(opLocalSet, 0)
	return a.rest().op(opBrIf, 0).raw(opEnd, opEnd).b
}

// moveBody is memory.copy in parts. They are taken from the end if the target lies behind the source, which it may overlap.
func (p *plan) moveBody() []byte {
	move := []byte{opPrefix, subMemoryCopy, 0, 0}
	a := asm{b: []byte{1, 2, byte(I32)}} // local 4 says whether to go backwards
	a.outside(0).outside(1).raw(opI32Or, opIf, emptyBlock).arguments().raw(move...).raw(opEnd)
	a.op(opLocalGet, 0).op(opLocalGet, 1).raw(opI32GtU).op(opLocalSet, 4)
	at := func(start uint32) { // start, or the start of the last part
		a.op(opLocalGet, start)
		a.op(opLocalGet, 2).op(opLocalGet, 3).raw(opI32Sub).i32(0).op(opLocalGet, 4).raw(opSelect, opI32Add)
	}
	step := func(start uint32) {
		a.op(opLocalGet, start).i32(0).op(opLocalGet, 3).op(opLocalGet, 4).raw(opSelect, opI32Add).op(opLocalSet, start)
	}
	a.raw(opLoop, emptyBlock)
	a.part(p)
	at(0)
	at(1)
	a.op(opLocalGet, 3).raw(move...)
	step(0)
	step(1)
	return a.rest().op(opBrIf, 0).raw(opEnd, opEnd).b
}

// growBody is memory.grow with its price and its cap. Past the maximum that the module states itself, growth fails as the
// standard says; past the cap of the run it ends the run.
func (p *plan) growBody() []byte {
	a := asm{b: []byte{1, 1, byte(I64)}}
	a.op(opLocalGet, 0).raw(opI64ExtendU, opMemorySize, 0, opI64ExtendU, opI64Add).op(opLocalSet, 1)
	if p.memory.max >= 0 {
		a.op(opLocalGet, 1).i64(p.memory.max).raw(opI64GtU, opIf, emptyBlock).i32(-1).raw(opReturn, opEnd)
	}
	a.op(opLocalGet, 1).op(opGlobalGet, p.cap).raw(opI64ExtendU, opI64GtU, opIf, emptyBlock)
	a.i32(RefusedByCap).op(opGlobalSet, p.refused).raw(opUnreachable, opEnd)
	a.op(opGlobalGet, p.fuel).op(opLocalGet, 0).raw(opI64ExtendU).i64(costGrowPage).raw(opI64Mul, opI64Sub).op(opGlobalSet, p.fuel)
	a.settle(p)
	a.op(opLocalGet, 0).raw(opMemoryGrow, 0).op(opLocalTee, 0).i32(-1).raw(opI32Eq, opIf, emptyBlock)
	a.i32(RefusedByHost).op(opGlobalSet, p.refused).raw(opUnreachable, opEnd)
	return a.op(opLocalGet, 0).raw(opEnd).b
}

// asm appends instructions.
type asm struct{ b []byte }

func (a *asm) raw(code ...byte) *asm {
	a.b = append(a.b, code...)
	return a
}

// op appends an instruction with an index.
func (a *asm) op(op byte, index uint32) *asm {
	a.b = appendU32(append(a.b, op), index)
	return a
}

func (a *asm) i32(v int64) *asm {
	a.b = appendSigned(append(a.b, opI32Const), v)
	return a
}

func (a *asm) i64(v int64) *asm {
	a.b = appendSigned(append(a.b, opI64Const), v)
	return a
}

// settle gets a refill if fuel is overdrawn. The usual case is the branch taken, not the one left out: wazero's compiler
// keeps values in registers along the first way into a block, and calls lose them.
func (a *asm) settle(p *plan) *asm {
	return a.op(opGlobalGet, p.fuel).i64(0).raw(opI64GeS, opIf, emptyBlock, opElse).op(opCall, p.more).raw(opEnd)
}

// The four below belong to the helpers for bulk instructions. Their parameters are two addresses, or an address and a
// value, and a length, in locals 0 to 2.

func (a *asm) arguments() *asm { return a.op(opLocalGet, 0).op(opLocalGet, 1).op(opLocalGet, 2) }

// outside pushes whether the range that starts at a local ends outside the memory.
func (a *asm) outside(start uint32) *asm {
	a.op(opLocalGet, start).raw(opI64ExtendU).op(opLocalGet, 2).raw(opI64ExtendU, opI64Add)
	return a.raw(opMemorySize, 0, opI64ExtendU).i64(16).raw(opI64Shl, opI64GtU)
}

// part sets local 3 to the length of the next part and pays for it.
func (a *asm) part(p *plan) {
	a.op(opLocalGet, 2).i32(bulkPart).op(opLocalGet, 2).i32(bulkPart).raw(opI32LtU, opSelect).op(opLocalSet, 3)
	a.op(opGlobalGet, p.fuel).op(opLocalGet, 3).i32(bytesPerFuelLog2).raw(opI32ShrU, opI64ExtendU, opI64Sub).op(opGlobalSet, p.fuel)
	a.settle(p)
}

// rest takes the part off the length, and pushes what is left.
func (a *asm) rest() *asm {
	return a.op(opLocalGet, 2).op(opLocalGet, 3).raw(opI32Sub).op(opLocalTee, 2)
}
