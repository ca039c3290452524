package wasmgas

// code rewrites all bodies and appends the helpers.
func (p *plan) code() ([]byte, error) {
	helpers := [][]byte{p.deeperBody(), p.chargeBody(bytesPerFuelLog2), p.chargeBody(0)}
	if p.memory != nil {
		helpers = append(helpers, p.growBody())
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

// deeperBody is called when the depth budget is lower than ever: it notes that, and traps below zero.
func (p *plan) deeperBody() []byte {
	a := asm{b: []byte{0}}
	a.op(opGlobalGet, p.depth).op(opGlobalSet, p.low)
	a.op(opGlobalGet, p.depth).i32(0).raw(opI32LtS, opIf, emptyBlock, opUnreachable, opEnd)
	return a.raw(opEnd).b
}

// chargeBody is (n) -> n and takes n >> shift units of fuel.
func (p *plan) chargeBody(shift int64) []byte {
	a := asm{b: []byte{1, 1, byte(I64)}}
	a.op(opGlobalGet, p.fuel).op(opLocalGet, 0).raw(opI64ExtendU).i64(shift).raw(opI64ShrU, opI64Sub)
	a.settle(p, 1)
	return a.op(opLocalGet, 0).raw(opEnd).b
}

// growBody is memory.grow with its price and its cap. Past the maximum that the module states itself, growth fails as the
// standard says; past the cap of the run it ends the run.
func (p *plan) growBody() []byte {
	a := asm{b: []byte{1, 2, byte(I64)}}
	a.op(opLocalGet, 0).raw(opI64ExtendU, opMemorySize, 0, opI64ExtendU, opI64Add).op(opLocalSet, 1)
	if p.memory.max >= 0 {
		a.op(opLocalGet, 1).i64(p.memory.max).raw(opI64GtU, opIf, emptyBlock).i32(-1).raw(opReturn, opEnd)
	}
	a.op(opLocalGet, 1).op(opGlobalGet, p.cap).raw(opI64ExtendU, opI64GtU, opIf, emptyBlock)
	a.i32(1).op(opGlobalSet, p.refused).raw(opUnreachable, opEnd)
	a.op(opGlobalGet, p.fuel).op(opLocalGet, 0).raw(opI64ExtendU).i64(costGrowPage).raw(opI64Mul, opI64Sub)
	a.settle(p, 2)
	return a.op(opLocalGet, 0).raw(opMemoryGrow, 0, opEnd).b
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

// settle takes the new balance from the stack and asks for a refill if it is overdrawn. Local tmp, an i64, is lost.
func (a *asm) settle(p *plan, tmp uint32) {
	a.op(opLocalTee, tmp).op(opGlobalSet, p.fuel)
	a.op(opLocalGet, tmp).i64(0).raw(opI64LtS, opIf, emptyBlock)
	a.op(opLocalGet, tmp).op(opCall, p.refill).op(opGlobalSet, p.fuel).raw(opEnd)
}
