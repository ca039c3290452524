package compile

import (
	"math"
	"math/bits"
	"slices"

	"emet/agents/program/data"
	"emet/agents/program/flow"
)

func isText(t *data.Type) bool {
	return t.Kind == data.String || t.Kind == data.Bytes || t.Kind == data.ID
}

// text tells the runtime whether keys are texts.
func text(t *data.Type) int {
	if isText(t) {
		return 1
	}
	return 0
}

// seen compiles what looks at primitives.
func (b *builder) seen(n *flow.Node, args []*word, types []*data.Type, out *data.Type) *word {
	switch n.Op {
	case flow.ToTag, flow.FromTag, flow.ToBytes:
		return args[0] // it is the same word
	case flow.And:
		return b.binary(opI64And, args)
	case flow.Or:
		return b.binary(opI64Or, args)
	case flow.Not:
		b.push(args[0])
		b.emit(opI64Eqz, opExtend)
		return b.pop()
	case flow.Select:
		b.push(args[1])
		b.push(args[2])
		b.push(args[0])
		b.emit(opWrap, opSelect)
		return b.pop()
	case flow.Equal, flow.Less, flow.AtMost:
		return b.compare(n.Op, args, types[0])
	case flow.Add, flow.Sub, flow.Mul, flow.Div, flow.Mod, flow.Neg, flow.ToDecimal, flow.Round, flow.Since, flow.Later:
		return b.arithmetic(n, args, types[0], out)
	case flow.Length, flow.ByteLength:
		if n.Op == flow.Length && types[0].Kind == data.String {
			return b.call("length_text", args[0])
		}
		b.push(args[0])
		b.int64(math.MaxUint32)
		b.emit(opI64And)
		return b.pop()
	case flow.Slice, flow.Clip:
		return b.cut(n, args, types[0])
	case flow.Get:
		if types[0].Kind == data.List {
			return b.call("at", args[0], args[1], unit(types[0].Of[0]))
		}
		return b.call("get", args[0], args[1], text(types[0].Of[0]), unit(types[0].Of[1]))
	case flow.Put:
		return b.call("put", args[0], args[1], args[2], text(types[0].Of[0]), types[0].Max)
	case flow.Remove:
		return b.call("remove", args[0], args[1], text(types[0].Of[0]))
	default:
		return b.text(n, args, types[0])
	}
}

// text compiles what only texts have.
func (b *builder) text(n *flow.Node, args []*word, t *data.Type) *word {
	switch n.Op {
	case flow.Contains:
		return b.call("contains", args[0], args[1])
	case flow.HasPrefix:
		return b.call("has_prefix", args[0], args[1])
	case flow.HasSuffix:
		return b.call("has_suffix", args[0], args[1])
	case flow.Find:
		points := 0
		if t.Kind == data.String {
			points = 1
		}
		return b.call("find", args[0], args[1], points)
	case flow.Split:
		return b.call("split", args[0], args[1], n.N)
	case flow.ToLower:
		return b.call("lower", args[0])
	case flow.ToUpper:
		return b.call("upper", args[0])
	case flow.FoldCase:
		return b.call("fold_case", args[0])
	case flow.Format:
		return b.call("format", args[0], t.Scale)
	case flow.SHA256, flow.Keccak256, flow.Verify:
		return b.call(n.Op.String(), words(args)...)
	default:
		return b.unknown(n)
	}
}

func (b *builder) cut(n *flow.Node, args []*word, t *data.Type) *word {
	switch {
	case n.Op == flow.Slice && t.Kind == data.String:
		return b.call("slice_text", words(args)...)
	case n.Op == flow.Slice && t.Kind == data.Bytes:
		return b.call("slice_bytes", words(args)...)
	case n.Op == flow.Slice:
		return b.call("slice", words(args)...)
	case t.Kind == data.String:
		return b.call("clip_text", args[0], n.N)
	default:
		return b.call("take", args[0], n.N) // the place of the first byte, or element, and fewer of them
	}
}

// binary compiles an instruction of two words that gives one.
func (b *builder) binary(op byte, args []*word) *word {
	b.push(args[0])
	b.push(args[1])
	b.emit(op)
	return b.pop()
}

func (b *builder) compare(op flow.Op, args []*word, t *data.Type) *word {
	code := map[flow.Op]byte{flow.Equal: opI64Eq, flow.Less: opI64LtS, flow.AtMost: opI64LeS}[op]
	switch {
	case isText(t) && op != flow.Equal:
		b.push(b.call("compare", args[0], args[1]))
		b.int64(0)
	case !t.IsPrimitive() && t.Kind != data.Truth && t.Kind != data.Unit, isText(t):
		return b.call("equal", b.describe(t), args[0], args[1])
	default:
		b.push(args[0])
		b.push(args[1])
	}
	b.emit(code, opExtend)
	return b.pop()
}

// arithmetic compiles what may not fit. Sums are not looked at one by one: the sign of a local tells at the end of the
// function whether any did not fit.
func (b *builder) arithmetic(n *flow.Node, args []*word, t, out *data.Type) *word {
	switch n.Op {
	case flow.Add, flow.Later:
		r := b.binary(opI64Add, args)
		b.overflows(args[0], args[1], r, r)
		return r
	case flow.Sub, flow.Since:
		r := b.binary(opI64Sub, args)
		b.overflows(args[0], args[1], args[0], r)
		return r
	case flow.Neg:
		b.int64(0)
		b.push(args[0])
		b.emit(opI64Sub)
		r := b.pop()
		b.overflows(constant(0), args[0], constant(0), r)
		return r
	case flow.Mul:
		if t.Kind == data.Decimal {
			return b.call("mul_decimal", args[0], args[1], t.Scale)
		}
		return b.product(args)
	case flow.Div:
		if t.Kind == data.Decimal {
			return b.call("div_decimal", args[0], args[1], t.Scale)
		}
		return b.quotient(opI64DivS, args)
	case flow.Mod:
		return b.quotient(opI64RemS, args)
	default: // ToDecimal, Round
		return b.call("rescale", args[0], t.Scale, out.Scale)
	}
}

// overflows notes whether (x ^ r) & (y ^ r) of a sum r = x + y, or (x ^ y) & (x ^ r) of a difference r = x - y, is negative.
func (b *builder) overflows(x, y, z, r *word) {
	if b.overflow == notLocal {
		// It is in use to the end of the function: no mark may give it back.
		b.overflow = len(b.locals)
		b.locals = append(b.locals, i64)
	}
	b.get(b.overflow)
	b.push(x)
	b.push(r)
	b.emit(opI64Xor)
	b.push(y)
	b.push(z)
	b.emit(opI64Xor, opI64And, opI64Or)
	b.set(b.overflow)
}

// product multiplies here what fits into 32 bits.
func (b *builder) product(args []*word) *word {
	wide := slices.DeleteFunc(slices.Clone(args), (*word).isShort)
	if len(wide) == 0 {
		return b.binary(opI64Mul, args)
	}
	r := b.fresh(i64)
	for i, a := range wide {
		b.push(a)
		b.int64(1 << 31)
		b.emit(opI64Add)
		if i > 0 {
			b.emit(opI64Or)
		}
	}
	b.int64(32)
	b.emit(opI64ShrU, opI64Eqz, opIf, noResult)
	b.push(args[0])
	b.push(args[1])
	b.emit(opI64Mul)
	b.set(r)
	b.emit(opElse)
	b.push(args[0])
	b.push(args[1])
	b.index(opCall, b.exports["mul"])
	b.set(r)
	b.emit(opEnd)
	return &word{local: r}
}

// isShort tells whether the word is known to be a number of at most 32 bits.
func (w *word) isShort() bool {
	return w.isConstant() && w.constant == int64(int32(w.constant)) // #nosec G115 -- that is the question
}

// quotient divides, after the ways to fail were ruled out: by zero, and the least number by -1.
func (b *builder) quotient(op byte, args []*word) *word {
	if by := args[1]; by.isConstant() && by.constant > 1 && by.isShort() {
		return b.quotientBy(op, args[0], by)
	} else if by.isConstant() && by.constant != 0 && by.constant != -1 {
		return b.binary(op, args)
	}
	b.push(args[1])
	b.emit(opI64Eqz)
	b.failIf()
	b.push(args[0])
	b.int64(math.MinInt64)
	b.emit(opI64Eq)
	b.push(args[1])
	b.int64(-1)
	b.emit(opI64Eq, 0x71) // and
	b.failIf()
	return b.binary(op, args)
}

// quotientBy divides by a number d that is known, and multiplies instead what has at most 31 bits: with l = ⌈log2 d⌉ and
// m = ⌊2^(31+l) / d⌋ + 1, the quotient is ⌊a·m / 2^(31+l)⌋, as m·d is above 2^(31+l) by no more than 2^l (Granlund and
// Montgomery, Division by invariant integers using multiplication, 4.2).
func (b *builder) quotientBy(op byte, a, d *word) *word {
	l := bits.Len64(uint64(d.constant - 1)) // #nosec G115 -- at least 1
	m := 1<<(31+l)/d.constant + 1
	r := b.fresh(i64)
	b.push(a)
	b.int64(31)
	b.emit(opI64ShrU, opI64Eqz, opIf, noResult)
	if op == opI64RemS {
		b.push(a)
	}
	b.push(a)
	b.int64(m)
	b.emit(opI64Mul)
	b.int64(int64(31 + l))
	b.emit(opI64ShrU)
	if op == opI64RemS {
		b.push(d)
		b.emit(opI64Mul, opI64Sub)
	}
	b.set(r)
	b.emit(opElse)
	b.push(a)
	b.push(d)
	b.emit(op)
	b.set(r)
	b.emit(opEnd)
	return &word{local: r}
}
