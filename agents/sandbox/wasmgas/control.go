package wasmgas

// control handles opcodes up to call_indirect.
func (f *rewriter) control(op byte, keep func()) {
	switch op {
	case opUnreachable:
		f.pay(1)
		keep()
		f.leave()
	case opNop:
		f.pay(1)
		keep()
	case opBlock, opLoop, opIf:
		f.block(op, keep)
	case opElse:
		f.otherwise(keep)
	case opEnd:
		f.end(keep)
	case opBr, opBrIf, opBrTable, opReturn:
		f.branch(op, keep)
	case opCall, opCallIndirect:
		f.call(op)
	default:
		f.in.fail("opcode %#x is outside the profile", op)
	}
}

// leave ends the run at an instruction that never falls through.
func (f *rewriter) leave() {
	f.now = dead
	f.stack.cut()
}

func (f *rewriter) block(op byte, keep func()) {
	f.blocks++
	params, results := f.readBlockType()
	f.carry(params, results)
	if op != opBlock {
		f.pay(1)
	}
	if op == opIf {
		f.stack.pop(I32)
	}
	keep()
	f.stack.open(op, params, results)
	f.stack.top().group = f.now
	if op != opBlock {
		f.split(op == opLoop)
	}
}

func (f *rewriter) readBlockType() (params, results []Type) {
	v := f.in.signed(33)
	switch {
	case v >= 0:
		if v >= int64(len(f.module.types)) {
			f.in.fail("no type %d", v)
			return nil, nil
		}
		t := f.module.types[v]
		return t.Params, t.Results
	case v == emptyBlock-0x80:
		return nil, nil
	case v >= int64(F64)-0x80 && v <= int64(I32)-0x80:
		return nil, []Type{Type(v + 0x80)}
	}
	f.in.fail("block type %d is outside the profile", v)
	return nil, nil
}

func (f *rewriter) otherwise(keep func()) {
	if f.stack.top().op != opIf {
		f.in.fail("else without if")
		return
	}
	c := f.stack.close()
	keep()
	f.stack.frames = append(f.stack.frames, frame{
		op: opElse, params: c.params, results: c.results, base: c.base, reach: min(c.reach, len(f.stack.frames)),
		targeted: c.targeted || f.now != dead, group: c.group,
	})
	f.now = c.group
	f.split(false)
	f.stack.pushAll(c.params)
}

func (f *rewriter) end(keep func()) {
	c := f.stack.close()
	if c.op == opIf && !sameTypes(c.params, c.results) {
		f.in.fail("if without else changes the stack")
	}
	if len(f.stack.frames) == 0 { // the end of the function is written by the caller
		return
	}
	f.stack.pushAll(c.results)
	keep()
	f.ended(c)
}

func sameTypes(a, b []Type) bool { return string(bytesOf(a)) == string(bytesOf(b)) }

func bytesOf(list []Type) []byte {
	b := make([]byte, 0, len(list))
	for _, t := range list {
		b = append(b, byte(t))
	}
	return b
}

func (f *rewriter) branch(op byte, keep func()) {
	switch op {
	case opBr:
		f.pay(1)
		f.stack.popAll(f.label(f.in.u32()))
		keep()
		f.leave()
	case opBrIf:
		f.pay(1)
		depth := f.in.u32()
		f.stack.pop(I32)
		types := f.label(depth)
		f.stack.popAll(types)
		f.stack.pushAll(types)
		keep()
		f.split(false)
	case opBrTable:
		f.pay(costBrTable)
		f.brTable()
		keep()
		f.leave()
	case opReturn:
		f.pay(1)
		f.stack.popAll(f.stack.frames[0].results)
		f.reaches(0)
		f.out.op(opBr, uint32(len(f.stack.frames)-1))
		f.leave()
	}
}

// label gives the types that a branch carries, and notes where it leads.
func (f *rewriter) label(depth uint32) []Type {
	types := f.stack.label(depth)
	f.carry(types, nil)
	if f.stack.err == nil {
		f.reaches(len(f.stack.frames) - 1 - int(depth))
	}
	return types
}

func (f *rewriter) brTable() {
	f.stack.pop(I32)
	n := f.in.count("branch targets", LimitBrTable)
	width := -1
	for range n + 1 {
		types := f.label(f.in.u32())
		if width < 0 {
			width = len(types)
		}
		if width != len(types) {
			f.in.fail("branch targets of different width")
		}
		if f.err() != nil {
			return
		}
		f.stack.peek(types)
	}
}

func (f *rewriter) call(op byte) {
	f.calls = true
	if op == opCall {
		i := f.funcIndex(&f.in)
		if f.in.err != nil {
			return
		}
		if i < f.refill {
			f.pay(costCallImport)
		} else {
			f.pay(costCall)
		}
		f.apply(f.module.types[f.funcs[i]])
		f.out.op(opCall, f.moved(i))
		return
	}
	t := f.typeIndex(&f.in)
	if f.in.u32() != 0 || f.table == nil {
		f.in.fail("indirect call through no table")
	}
	if f.in.err != nil {
		return
	}
	f.pay(costCallIndirect)
	f.stack.pop(I32)
	f.apply(f.module.types[t])
	f.out.op(opCallIndirect, t).raw(0)
}

func (f *rewriter) apply(t FuncType) {
	f.carry(t.Params, t.Results)
	f.stack.popAll(t.Params)
	f.stack.pushAll(t.Results)
}

// prefixed handles the saturating truncations and the bulk instructions.
func (f *rewriter) prefixed(keep func()) {
	sub := f.in.u32()
	if sub <= subLastTruncSat {
		from, to := truncSat(sub)
		f.stack.pop(from)
		f.stack.push(to)
		f.pay(1)
		keep()
		return
	}
	f.bulk(sub)
	if sub == subDataDrop || sub == subElemDrop {
		f.pay(1)
		keep()
		return
	}
	f.pay(costBulk)
	for range 3 {
		f.stack.pop(I32)
	}
	switch sub {
	case subMemoryFill:
		f.out.op(opCall, f.fill)
	case subMemoryCopy:
		f.out.op(opCall, f.move)
	case subMemoryInit:
		f.out.op(opCall, f.initBytes)
		keep()
	default:
		f.out.op(opCall, f.items)
		keep()
	}
}

// bulk checks the immediates of a bulk instruction.
func (f *rewriter) bulk(sub uint32) {
	switch sub {
	case subMemoryInit, subDataDrop:
		i := f.in.u32()
		if int64(i) >= f.dataCount {
			f.in.fail("no data segment %d", i)
		} else if sub == subMemoryInit && f.activeData[i] {
			// An active segment is dropped when the module starts. wazero keeps it.
			f.out.raw(opPrefix).op(subDataDrop, i)
		}
	case subTableInit, subElemDrop:
		if i := f.in.u32(); uint64(i) >= uint64(len(f.elements)) {
			f.in.fail("no element segment %d", i)
		}
	case subMemoryCopy, subMemoryFill, subTableCopy:
	default:
		f.in.fail("opcode 0xfc %d is outside the profile", sub)
	}
	indices := 0 // of memories or tables; all are zero
	switch sub {
	case subMemoryInit, subMemoryFill, subTableInit:
		indices = 1
	case subMemoryCopy, subTableCopy:
		indices = 2
	}
	for range indices {
		if f.in.u8() != 0 {
			f.in.fail("another memory or table")
		}
	}
	switch sub {
	case subMemoryInit, subMemoryCopy, subMemoryFill:
		f.needMemory()
	case subTableInit, subTableCopy:
		if f.table == nil {
			f.in.fail("there is no table")
		}
	}
}
