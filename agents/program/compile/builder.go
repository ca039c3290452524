package compile

import (
	"fmt"
	"slices"
)

// The instructions that are used.
const (
	opUnreachable = 0x00
	opBlock       = 0x02
	opLoop        = 0x03
	opIf          = 0x04
	opElse        = 0x05
	opEnd         = 0x0b
	opBr          = 0x0c
	opBrIf        = 0x0d
	opBrTable     = 0x0e
	opCall        = 0x10
	opSelect      = 0x1b
	opGet         = 0x20
	opSet         = 0x21
	opTee         = 0x22
	opI64Load     = 0x29
	opI64Store    = 0x37
	opI32Const    = 0x41
	opI64Const    = 0x42
	opI32Eqz      = 0x45
	opI32Eq       = 0x46
	opI32LtU      = 0x49
	opI32GtU      = 0x4b
	opI32GeU      = 0x4f
	opI64Eqz      = 0x50
	opI64Eq       = 0x51
	opI64LtS      = 0x53
	opI64LtU      = 0x54
	opI64LeS      = 0x57
	opI32Add      = 0x6a
	opI32Sub      = 0x6b
	opI32Shl      = 0x74
	opI64Add      = 0x7c
	opI64Sub      = 0x7d
	opI64Mul      = 0x7e
	opI64DivS     = 0x7f
	opI64RemS     = 0x81
	opI64And      = 0x83
	opI64Or       = 0x84
	opI64Xor      = 0x85
	opI64Shl      = 0x86
	opI64ShrU     = 0x88
	opWrap        = 0xa7 // i64 to i32
	opExtend      = 0xad // i32 to i64, unsigned

	noResult = 0x40 // type of a block
)

// word is a value while a function is compiled: a constant, what is in a local, or a tuple whose parts are known and which
// is made only when it is needed as a whole.
type word struct {
	local    int // or notLocal
	constant int64
	parts    []*word

	made  int // the local that holds the tuple since
	scope int // it was made, in the scope of that number
}

const notLocal = -1

func constant(n int64) *word { return &word{local: notLocal, constant: n} }

func (w *word) isConstant() bool { return w.local == notLocal && w.parts == nil }

func tupleOf(parts []*word) *word {
	if len(parts) == 0 {
		return constant(0)
	}
	return &word{local: notLocal, parts: parts}
}

// builder writes the body of a function.
type builder struct {
	*compiler
	params   int
	code     []byte
	locals   []byte // types of all locals, parameters first
	free     map[byte][]int
	used     []int // locals in use that were made since some mark
	scopes   []int // open ones
	opened   int   // scopes so far
	overflow int   // the local whose sign tells that a number did not fit, or notLocal
	left     int   // nodes that may still be inlined
	makes    int   // places so far where something may be made on the heap
}

func (c *compiler) builder(params int) *builder {
	b := &builder{compiler: c, params: params, free: map[byte][]int{}, overflow: notLocal, left: inlineAll}
	for range params {
		b.locals = append(b.locals, i64)
	}
	b.open()
	return b
}

// finish gives the body with the declarations of its locals.
func (b *builder) finish() ([]byte, error) {
	if len(b.locals) > maxLocals {
		return nil, fmt.Errorf("a function of %d values at a time: at most %d can be compiled", len(b.locals), maxLocals)
	}
	var groups []byte
	n := 0
	for i := b.params; i < len(b.locals); n++ {
		first := i
		for ; i < len(b.locals) && b.locals[i] == b.locals[first]; i++ {
		}
		groups = append(append(groups, unsigned(i-first)...), b.locals[first])
	}
	return slices.Concat(unsigned(n), groups, b.code, []byte{opEnd}), nil
}

func (b *builder) emit(code ...byte) { b.code = append(b.code, code...) }

func (b *builder) index(op byte, n int) { b.code = append(append(b.code, op), unsigned(n)...) }

func (b *builder) get(local int) { b.index(opGet, local) }
func (b *builder) set(local int) { b.index(opSet, local) }
func (b *builder) tee(local int) { b.index(opTee, local) }

func (b *builder) int32(n uint32) {
	b.code = append(append(b.code, opI32Const), signed(int64(int32(n)))...) // #nosec G115 -- bits
}

func (b *builder) int64(n int64) { b.code = append(append(b.code, opI64Const), signed(n)...) }

func (b *builder) load(part int) { b.memory(opI64Load, part) }

// store takes an address and a word.
func (b *builder) store(part int) { b.memory(opI64Store, part) }

func (b *builder) memory(op byte, part int) {
	b.code = append(append(b.code, op, 3), unsigned(8*part)...) // aligned to 2^3
}

// fresh gives a local that is not in use.
func (b *builder) fresh(t byte) int {
	l := len(b.locals)
	if free := b.free[t]; len(free) > 0 {
		l = free[len(free)-1]
		b.free[t] = free[:len(free)-1]
	} else {
		b.locals = append(b.locals, t)
	}
	b.used = append(b.used, l)
	return l
}

// pop puts the word on the stack into a local.
func (b *builder) pop() *word {
	l := b.fresh(i64)
	b.set(l)
	return &word{local: l}
}

// open begins a scope: what is made in it is not there outside.
func (b *builder) open() {
	b.opened++
	b.scopes = append(b.scopes, b.opened)
}

func (b *builder) close() { b.scopes = b.scopes[:len(b.scopes)-1] }

// release gives locals back that came into use since the mark, but those that a result needs.
func (b *builder) release(mark int, result *word) {
	var keep []int
	for _, l := range b.used[mark:] {
		if result.uses(l) {
			keep = append(keep, l)
		} else {
			b.free[b.locals[l]] = append(b.free[b.locals[l]], l)
		}
	}
	b.used = append(b.used[:mark], keep...)
}

func (w *word) uses(local int) bool {
	return w.local == local || slices.ContainsFunc(w.parts, func(p *word) bool { return p.uses(local) })
}

// push puts a word onto the stack. A tuple that is only known by its parts is made.
func (b *builder) push(w *word) {
	switch {
	case w.local != notLocal:
		b.get(w.local)
	case w.isConstant():
		b.int64(w.constant)
	case slices.Contains(b.scopes, w.scope):
		b.get(w.made)
	default:
		at := b.alloc(len(w.parts))
		for i, p := range w.parts {
			b.push(p) // it may itself have to be made, so before the address
			l := b.fresh(i64)
			b.set(l)
			b.get(at)
			b.get(l)
			b.store(i)
		}
		b.get(at)
		b.emit(opExtend)
		w.made, w.scope = b.fresh(i64), b.scopes[len(b.scopes)-1]
		b.tee(w.made)
	}
}

// alloc gives a local with the address of so many words.
func (b *builder) alloc(words int) int {
	at := b.fresh(i32)
	b.makes++
	b.int32(uint32(8 * words)) // #nosec G115 -- at most a function's nodes
	b.index(opCall, b.exports["alloc"])
	b.set(at)
	return at
}

// address pushes where the words of a tuple, tree or place are.
func (b *builder) address(w *word) {
	b.push(w)
	b.emit(opWrap)
}

// far pushes where the words of a list, the bytes of a string, or a payload are.
func (b *builder) far(w *word) {
	b.push(w)
	b.int64(32)
	b.emit(opI64ShrU, opWrap)
}

// field gives a part of a tuple.
func (b *builder) field(w *word, i int) *word {
	if w.parts != nil {
		return w.parts[i]
	}
	b.address(w)
	b.load(i)
	return b.pop()
}

// pure are the functions of the runtime that make nothing on the heap.
var pure = map[string]bool{
	"equal": true, "compare": true, "take": true, "slice": true, "length_text": true, "slice_bytes": true, "slice_text": true,
	"clip_text": true, "contains": true, "has_prefix": true, "has_suffix": true, "mul_decimal": true, "div_decimal": true,
	"rescale": true, "verify": true, "focus": true,
}

// call calls a function of the runtime. Arguments are words, or numbers that it takes as such.
func (b *builder) call(name string, args ...any) *word {
	f, ok := b.exports[name]
	if !ok {
		panic("the runtime has no function " + name)
	}
	t := b.types[b.funcs[f]]
	for i, a := range args {
		narrow := t.params[i] == i32
		switch a := a.(type) {
		case *word:
			b.push(a)
			if narrow {
				b.emit(opWrap)
			}
		case uint32:
			b.int32(a)
		case int:
			if narrow {
				b.int32(uint32(a)) // #nosec G115 -- numbers of nodes and limits of types
			} else {
				b.int64(int64(a))
			}
		default:
			panic("neither a word nor a number")
		}
	}
	b.index(opCall, f)
	if !pure[name] {
		b.makes++
	}
	switch t.results {
	case "":
		return nil
	case string([]byte{i32}):
		b.emit(opExtend)
	}
	return b.pop()
}

// when calls then if the i32 on the stack is not zero.
func (b *builder) when(then func()) {
	b.emit(opIf, noResult)
	b.open()
	then()
	b.close()
	b.emit(opEnd)
}

// fail ends the run if the i32 on the stack is not zero.
func (b *builder) failIf() {
	b.when(func() { b.index(opCall, b.exports["fail"]) })
}
