package wasmgas

// Opcodes that the package names. The numeric ones are known by their signature only.
const (
	opUnreachable  = 0x00
	opNop          = 0x01
	opBlock        = 0x02
	opLoop         = 0x03
	opIf           = 0x04
	opElse         = 0x05
	opEnd          = 0x0b
	opBr           = 0x0c
	opBrIf         = 0x0d
	opBrTable      = 0x0e
	opReturn       = 0x0f
	opCall         = 0x10
	opCallIndirect = 0x11
	opDrop         = 0x1a
	opSelect       = 0x1b
	opSelectTyped  = 0x1c
	opLocalGet     = 0x20
	opLocalSet     = 0x21
	opLocalTee     = 0x22
	opGlobalGet    = 0x23
	opGlobalSet    = 0x24
	opFirstLoad    = 0x28
	opF32Store     = 0x38
	opF64Store     = 0x39
	opLastStore    = 0x3e
	opMemorySize   = 0x3f
	opMemoryGrow   = 0x40
	opI32Const     = 0x41
	opI64Const     = 0x42
	opF32Const     = 0x43
	opF64Const     = 0x44
	opI32Eqz       = 0x45
	opI32Eq        = 0x46
	opI32LtS       = 0x48
	opI32LtU       = 0x49
	opI32GtU       = 0x4b
	opI32GeS       = 0x4e
	opI64GtU       = 0x56
	opI64GeS       = 0x59
	opF32Eq        = 0x5b
	opF32Ne        = 0x5c
	opF64Eq        = 0x61
	opF64Ne        = 0x62
	opI32Add       = 0x6a
	opI32Sub       = 0x6b
	opI32DivS      = 0x6d
	opI32RemU      = 0x70
	opI32And       = 0x71
	opI32Or        = 0x72
	opI32ShrU      = 0x76
	opI64Add       = 0x7c
	opI64Sub       = 0x7d
	opI64Mul       = 0x7e
	opI64DivS      = 0x7f
	opI64RemU      = 0x82
	opI64And       = 0x83
	opI64Or        = 0x84
	opI64Shl       = 0x86
	opI64ShrS      = 0x87
	opI64ShrU      = 0x88
	opF32Sqrt      = 0x91
	opF32Div       = 0x95
	opF32Copysign  = 0x98
	opF64Sqrt      = 0x9f
	opF64Div       = 0xa3
	opF64Copysign  = 0xa6
	opI32WrapI64   = 0xa7
	opI64ExtendU   = 0xad
	opF32Demote    = 0xb6
	opI32Bits      = 0xbc // i32.reinterpret_f32
	opI64Bits      = 0xbd // i64.reinterpret_f64
	opF32FromBits  = 0xbe // f32.reinterpret_i32
	opF64FromBits  = 0xbf // f64.reinterpret_i64
	opLastNumeric  = 0xc4
	opRefNull      = 0xd0
	opRefFunc      = 0xd2
	opPrefix       = 0xfc

	emptyBlock = 0x40
)

// Opcodes after [opPrefix].
const (
	subLastTruncSat = 7
	subMemoryInit   = 8
	subDataDrop     = 9
	subMemoryCopy   = 10
	subMemoryFill   = 11
	subTableInit    = 12
	subElemDrop     = 13
	subTableCopy    = 14
)

// Costs of the fuel table that are not 1; see the package comment.
const (
	costBrTable      = 3
	costCall         = 4
	costCallIndirect = 8
	costCallImport   = 100
	costDivide       = 5
	costSqrt         = 10
	costEnter        = 2
	costBulk         = 10
	costGrow         = 100
	costGrowPage     = 8192

	localsPerFuel    = 8 // declared locals for one unit, on entry
	bytesPerFuelLog2 = 3 // 8 bytes moved for one unit

	bulkPart = 64 << 10 // bytes that memory.fill and memory.copy move at a time
	lightest = 100      // what a leaf may cost to be entered without a look at the balance
	leafMost = 512      // slots of the largest leaf that is not counted
)

// numericCost is the fuel of a numeric instruction.
func numericCost(op byte) int64 {
	switch {
	case op >= opI32DivS && op <= opI32RemU, op >= opI64DivS && op <= opI64RemU, op == opF32Div, op == opF64Div:
		return costDivide
	case op == opF32Sqrt, op == opF64Sqrt:
		return costSqrt
	}
	return 1
}

// numeric gives the operand type, the number of operands and the result of a numeric instruction.
func numeric(op byte) (operand Type, n int, result Type) {
	switch {
	case op == opI32Eqz:
		return I32, 1, I32
	case op <= 0x4f:
		return I32, 2, I32
	case op == 0x50:
		return I64, 1, I32
	case op <= 0x5a:
		return I64, 2, I32
	case op <= 0x60:
		return F32, 2, I32
	case op <= 0x66:
		return F64, 2, I32
	case op <= 0x69:
		return I32, 1, I32
	case op <= 0x78:
		return I32, 2, I32
	case op <= 0x7b:
		return I64, 1, I64
	case op <= 0x8a:
		return I64, 2, I64
	case op <= 0x91:
		return F32, 1, F32
	case op <= 0x98:
		return F32, 2, F32
	case op <= 0x9f:
		return F64, 1, F64
	case op <= 0xa6:
		return F64, 2, F64
	case op <= 0xbf:
		from, to := conversion(op)
		return from, 1, to
	case op <= 0xc1:
		return I32, 1, I32
	}
	return I64, 1, I64
}

// fromInteger tells whether the instruction converts an integer to a float, which is never a NaN.
func fromInteger(op byte) bool {
	return op >= 0xb2 && op <= 0xba && op != opF32Demote
}

// conversion gives the types of the instructions from i32.wrap_i64 to f64.reinterpret_i64.
func conversion(op byte) (from, to Type) {
	const (
		i, l, f, d = byte(I32), byte(I64), byte(F32), byte(F64)
	)
	pairs := [...][2]byte{
		{l, i},
		{f, i},
		{f, i},
		{d, i},
		{d, i},
		{i, l},
		{i, l},
		{f, l},
		{f, l},
		{d, l},
		{d, l},
		{i, f},
		{i, f},
		{l, f},
		{l, f},
		{d, f},
		{i, d},
		{i, d},
		{l, d},
		{l, d},
		{f, d},
		{f, i},
		{d, l},
		{i, f},
		{l, d},
	}
	p := pairs[op-0xa7]
	return Type(p[0]), Type(p[1])
}

// truncSat gives the types of the saturating truncations.
func truncSat(sub uint32) (from, to Type) {
	from, to = F32, I32
	if sub&2 != 0 {
		from = F64
	}
	if sub&4 != 0 {
		to = I64
	}
	return from, to
}

// access gives the value type of a load or store and the exponent of its width.
func access(op byte) (t Type, width uint32) {
	const widths = "\x02\x03\x02\x03" + "\x00\x00\x01\x01" + "\x00\x00\x01\x01\x02\x02" + "\x02\x03\x02\x03" + "\x00\x01" + "\x00\x01\x02"
	width = uint32(widths[op-opFirstLoad])
	switch op {
	case 0x2a, opF32Store:
		return F32, width
	case 0x2b, opF64Store:
		return F64, width
	case 0x28, 0x2c, 0x2d, 0x2e, 0x2f, 0x36, 0x3a, 0x3b:
		return I32, width
	}
	return I64, width
}
