package wasmgas

import (
	"bytes"
	"errors"
	"fmt"
	"slices"
)

// Type is a value type of the profile, as in the binary format.
type Type byte

// The value types.
const (
	I32 Type = 0x7f
	I64 Type = 0x7e
	F32 Type = 0x7d
	F64 Type = 0x7c
)

const funcref = 0x70

// FuncType is the type of a function.
type FuncType struct {
	Params, Results []Type
}

type importFunc struct {
	module, name string
	typ          uint32
}

type global struct {
	typ     Type
	mutable bool
	raw     []byte // type and initial value as read
}

type export struct {
	name  string
	kind  byte
	index uint32
}

// limits are those of a table or a memory; max is -1 if none is stated.
type limits struct {
	min uint32
	max int64
}

type elemMode byte

const (
	active elemMode = iota
	passive
	declarative
)

type element struct {
	mode   elemMode
	offset []byte  // constant expression, if active
	funcs  []int64 // function indices, -1 for null
}

type body struct {
	declared int    // locals, without parameters
	groups   []byte // their declarations as read
	count    uint32 // of groups
	code     []byte
	at       int // of code in the module
}

// locals are the types of those declared.
func (b *body) locals() []Type {
	list := make([]Type, 0, b.declared)
	r := reader{buf: b.groups}
	for range b.count {
		n := r.u32()
		list = append(list, slices.Repeat([]Type{readType(&r)}, int(n))...)
	}
	return list
}

// module is a decoded original. Function bodies are decoded up to their locals; instructions are checked while they are
// rewritten.
type module struct {
	types      []FuncType
	imports    []importFunc
	funcs      []uint32 // type of each function, the imported ones first
	table      *limits
	memory     *limits
	globals    []global
	exports    []export
	start      int64 // -1 if none
	elements   []element
	dataCount  int64 // -1 if not stated
	data       int   // number of data segments
	activeData []bool
	dataRaw    []byte
	bodies     []body
	rawTable   []byte
	definedFns int
}

const (
	secCustom = iota
	secType
	secImport
	secFunction
	secTable
	secMemory
	secGlobal
	secExport
	secStart
	secElement
	secCode
	secData
	secDataCount
)

var magic = []byte("\x00asm\x01\x00\x00\x00")

func decode(wasm []byte) (*module, error) {
	if len(wasm) > LimitModule {
		return nil, fmt.Errorf("module of %d bytes: more than %d", len(wasm), LimitModule)
	}
	if !bytes.HasPrefix(wasm, magic) {
		return nil, errors.New("not a WebAssembly 1 module")
	}
	m := &module{start: -1, dataCount: -1}
	r := &reader{buf: wasm, pos: len(magic)}
	last := 0
	for r.more() {
		id := r.u8()
		size := r.u32()
		base := r.pos
		sec := &reader{base: base, buf: r.bytes(size)}
		if r.err != nil {
			break
		}
		if id == secCustom {
			sec.name()
			if sec.err != nil {
				return nil, fmt.Errorf("custom section, byte %d: %w", sec.base+sec.pos, sec.err)
			}
			continue
		}
		place := order(id)
		if place <= last {
			return nil, fmt.Errorf("section %d at byte %d is unknown or out of order", id, sec.base)
		}
		last = place
		m.section(id, sec)
		if sec.err == nil && sec.pos != len(sec.buf) {
			sec.fail("%d bytes too many", len(sec.buf)-sec.pos)
		}
		if sec.err != nil {
			return nil, fmt.Errorf("section %d, byte %d: %w", id, sec.base+sec.pos, sec.err)
		}
	}
	if r.err != nil {
		return nil, fmt.Errorf("byte %d: %w", r.pos, r.err)
	}
	return m, m.complete()
}

// order gives the place of a section; the data count comes before the code. An unknown section has place 0.
func order(id byte) int {
	switch {
	case id == secDataCount:
		return 2*secElement + 1
	case id < secDataCount:
		return 2 * int(id)
	}
	return 0
}

func (m *module) section(id byte, r *reader) {
	switch id {
	case secType:
		m.readTypes(r)
	case secImport:
		m.readImports(r)
	case secFunction:
		m.readFunctions(r)
	case secTable:
		m.readTable(r)
	case secMemory:
		m.readMemory(r)
	case secGlobal:
		m.readGlobals(r)
	case secExport:
		m.readExports(r)
	case secStart:
		m.start = int64(m.funcIndex(r))
	case secElement:
		m.readElements(r)
	case secDataCount:
		m.dataCount = int64(r.u32())
	case secCode:
		m.readCode(r)
	case secData:
		m.readData(r)
	}
}

// complete checks what spans sections.
func (m *module) complete() error {
	if len(m.bodies) != m.definedFns {
		return fmt.Errorf("%d functions but %d bodies", m.definedFns, len(m.bodies))
	}
	if m.dataCount >= 0 && m.dataCount != int64(m.data) {
		return fmt.Errorf("data count says %d, there are %d segments", m.dataCount, m.data)
	}
	if m.start >= 0 {
		if t := m.types[m.funcs[m.start]]; len(t.Params)+len(t.Results) > 0 {
			return errors.New("start function has parameters or results")
		}
	}
	return nil
}
