package compile

import (
	_ "embed"
	"encoding/binary"
	"errors"
	"fmt"
	"slices"
	"sync"
)

// runtime is what compiled programs have in common: see the folder runtime.
//
//go:generate go run generate.go
//go:embed runtime.wasm
var runtime []byte

// funcType is the type of a function: value types of its parameters and results.
type funcType struct{ params, results string }

// Value types.
const (
	i32 = 0x7f
	i64 = 0x7e
)

// The sections of a module that are used here.
const (
	typeSection     = 1
	importSection   = 2
	functionSection = 3
	memorySection   = 5
	globalSection   = 6
	exportSection   = 7
	codeSection     = 10
	dataSection     = 11
)

const pageSize = 1 << 16

// base is a module to which functions are added.
type base struct {
	sections map[byte][]byte // content, behind the number of items in those that are extended
	counts   map[byte]int
	order    []byte
	types    []funcType
	funcs    []int // types of all functions, imported ones first
	imports  int
	exports  map[string]int // functions
	code     [][]byte       // bodies of the functions that are not imported
	heap     uint32         // first address that is free
}

// runtimeBase reads the runtime, which is known to be well-formed.
var runtimeBase = sync.OnceValue(func() *base {
	b := &base{sections: map[byte][]byte{}, counts: map[byte]int{}, exports: map[string]int{}}
	r := &reader{rest: runtime[8:]}
	var heap int
	for len(r.rest) > 0 {
		id := r.take(1)[0]
		content := r.take(r.unsigned())
		b.order = append(b.order, id)
		s := &reader{rest: content}
		b.counts[id] = s.unsigned()
		b.sections[id] = s.rest
		for range b.counts[id] {
			switch id {
			case typeSection:
				s.take(1)
				b.types = append(b.types, funcType{string(s.take(s.unsigned())), string(s.take(s.unsigned()))})
			case importSection:
				s.take(s.unsigned())
				s.take(s.unsigned())
				s.take(1)
				b.funcs = append(b.funcs, s.unsigned())
				b.imports++
			case functionSection:
				b.funcs = append(b.funcs, s.unsigned())
			case codeSection:
				b.code = append(b.code, s.take(s.unsigned()))
			case exportSection:
				name, kind := string(s.take(s.unsigned())), s.take(1)[0]
				switch index := s.unsigned(); {
				case kind == 0:
					b.exports[name] = index
				case name == "__heap_base":
					heap = index
				}
			default:
			}
		}
	}
	g := &reader{rest: b.sections[globalSection]}
	for i := range b.counts[globalSection] {
		g.take(3) // type, mutability, i32.const
		if n := g.signed(); i == heap {
			b.heap = uint32(n) // #nosec G115 -- an address
		}
		g.take(1)
	}
	return b
})

// reader reads a module that is known to be well-formed: it panics otherwise.
type reader struct{ rest []byte }

func (r *reader) take(n int) []byte {
	b := r.rest[:n]
	r.rest = r.rest[n:]
	return b
}

func (r *reader) unsigned() int {
	n, size := binary.Uvarint(r.rest)
	r.take(size)
	return int(n) // #nosec G115 -- counts and indices
}

func (r *reader) signed() int64 {
	var n int64
	for shift := 0; ; shift += 7 {
		c := r.take(1)[0]
		n |= int64(c&0x7f) << shift
		if c < 0x80 {
			unused := max(57-shift, 0)
			return n << unused >> unused
		}
	}
}

// linker adds functions to the runtime.
type linker struct {
	*base
	types  []funcType // of which the runtime has the first
	added  []int      // types of the functions that were added
	bodies [][]byte
}

func (l *linker) typeOf(t funcType) int {
	i := slices.Index(l.types, t)
	if i < 0 {
		i = len(l.types)
		l.types = append(l.types, t)
	}
	return i
}

// add gives the number of a new function, whose body is to be set.
func (l *linker) add(t funcType) int {
	l.added, l.bodies = append(l.added, l.typeOf(t)), append(l.bodies, nil)
	return len(l.funcs) + len(l.added) - 1
}

func (l *linker) set(f int, body []byte) { l.bodies[f-len(l.funcs)] = body }

// The limits of exec/v1 that programs may come near to.
const (
	maxLocals = 4000
	maxBody   = 512 << 10
	maxModule = 32 << 20
)

// link writes the module with a command, and an image that stands in the memory where the heap of the runtime would begin.
func (l *linker) link(command int, image []byte) ([]byte, error) {
	out := []byte("\x00asm\x01\x00\x00\x00")
	for _, id := range l.order {
		content, n := l.sections[id], l.counts[id]
		switch id {
		case typeSection:
			content = nil
			for _, t := range l.types {
				content = slices.Concat(content, []byte{0x60}, sized([]byte(t.params)), sized([]byte(t.results)))
			}
			n = len(l.types)
		case functionSection:
			for _, t := range l.added {
				content = append(slices.Clip(content), unsigned(t)...)
			}
			n += len(l.added)
		case memorySection:
			pages := (int(l.heap) + len(image) + pageSize - 1) / pageSize
			content = append([]byte{0}, unsigned(pages)...)
		case exportSection:
			content = slices.Concat(sized([]byte("_start")), []byte{0}, unsigned(command), sized([]byte("memory")), []byte{2, 0})
			n = 2
		case codeSection:
			content = nil
			for _, b := range append(l.reached(), l.bodies...) {
				if len(b) > maxBody {
					return nil, fmt.Errorf("a function of %d bytes of code: at most %d are allowed", len(b), maxBody)
				}
				content = append(content, sized(b)...)
			}
			n += len(l.bodies)
		case dataSection:
			if len(image) > 0 {
				at := slices.Concat([]byte{0, opI32Const}, signed(int64(l.heap)), []byte{opEnd})
				content = slices.Concat(content, at, sized(image))
				n++
			}
		default:
		}
		out = append(append(out, id), sized(append(unsigned(n), content...))...)
	}
	if len(out) > maxModule {
		return nil, errors.New("the program is too large")
	}
	return out, nil
}

func unsigned(n int) []byte { return binary.AppendUvarint(nil, uint64(n)) } // #nosec G115 -- counts and indices

func signed(v int64) []byte {
	var b []byte
	for {
		c := byte(v & 0x7f)
		v >>= 7
		if v == 0 && c&0x40 == 0 || v == -1 && c&0x40 != 0 {
			return append(b, c)
		}
		b = append(b, c|0x80)
	}
}

func sized(b []byte) []byte { return append(unsigned(len(b)), b...) }
