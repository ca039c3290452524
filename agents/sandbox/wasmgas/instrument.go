package wasmgas

import (
	"fmt"
	"slices"
	"strconv"
)

// Options say what a host grants a module.
type Options struct {
	// Import decides whether a module may import a function. Nil refuses all.
	Import func(module, name string, typ FuncType) error
}

// Module is a metered module and what its host has to know about it.
type Module struct {
	Binary   []byte
	MinPages uint32 // of its memory at the start; it has none if HasMemory is false
	// HasMemory says whether the module has a memory, exported as [ExportMemory].
	HasMemory bool
	// HasStart says whether the module has a start function, exported as [ExportStart] for the host to call.
	HasStart bool
	// Flow is the sum, over all functions, of 32 plus locals times blocks, plus the values of calls, blocks and branches that
	// have many. Compilers carry each local over each block, so beside the size of a module it is this that their time
	// depends on.
	Flow uint64
	// Globals are the types of the original's mutable globals in order. They are exported: see [GlobalName].
	Globals []Type
	// Exports are the types of the functions that the original exports.
	Exports map[string]FuncType
}

// GlobalName is the export of the i-th of [Module.Globals].
func GlobalName(i int) string { return reservedPrefix + "g" + strconv.Itoa(i) }

// Instrument checks a module against the profile and returns its metered form. The same input gives the same output.
// An error means that the module is outside the profile.
func Instrument(wasm []byte, opts Options) (*Module, error) {
	m, err := decode(wasm)
	if err != nil {
		return nil, err
	}
	for _, imp := range m.imports {
		if imp.module == ImportModule {
			return nil, fmt.Errorf("import %q %q: the module name is reserved", imp.module, imp.name)
		}
		if opts.Import == nil {
			return nil, fmt.Errorf("import %q %q is not granted", imp.module, imp.name)
		}
		if err := opts.Import(imp.module, imp.name, m.types[imp.typ]); err != nil {
			return nil, fmt.Errorf("import %q %q: %w", imp.module, imp.name, err)
		}
	}
	p := newPlan(m)
	code, err := p.code()
	if err != nil {
		return nil, err
	}
	return p.assemble(code), nil
}

// plan knows the index of everything that is added to a module.
type plan struct {
	*module
	types []FuncType        // original types, then added ones
	bare  map[uint32]uint32 // types without their parameters

	tRefill, tVoid, tSign32, tSign64, tCount, tBulk uint32 // types

	// Functions. The refill is imported last, so original functions from it on move up by one.
	refill, enter, more, sign32, sign64, items, initBytes, fill, move, grow uint32

	// Globals, after the original ones.
	fuel, depth, low, cap, refused uint32

	flow uint64 // of the functions that are written
}

func newPlan(m *module) *plan {
	p := &plan{module: m, types: slices.Clone(m.types), bare: map[uint32]uint32{}}
	p.tRefill = p.addType([]Type{I64}, []Type{I64})
	p.tVoid = p.addType(nil, nil)
	p.tSign32 = p.addType([]Type{F32, F32}, []Type{F32})
	p.tSign64 = p.addType([]Type{F64, F64}, []Type{F64})
	p.tCount = p.addType([]Type{I32}, []Type{I32})
	p.tBulk = p.addType([]Type{I32, I32, I32}, nil)

	p.refill = uint32(len(m.imports))
	first := uint32(len(m.funcs)) + 1
	for i, f := range []*uint32{&p.enter, &p.more, &p.sign32, &p.sign64, &p.items, &p.initBytes, &p.fill, &p.move, &p.grow} {
		*f = first + uint32(i)
	}

	first = uint32(len(m.globals))
	p.fuel, p.depth, p.low, p.cap, p.refused = first, first+1, first+2, first+3, first+4
	return p
}

func (p *plan) addType(params, results []Type) uint32 {
	p.types = append(p.types, FuncType{Params: params, Results: results})
	return uint32(len(p.types) - 1)
}

// moved gives the new index of an original function.
func (p *plan) moved(f uint32) uint32 {
	if f >= p.refill {
		return f + 1
	}
	return f
}

// blockType encodes the type of a block that has the results of a type, but not its parameters.
func (p *plan) blockType(typ uint32) []byte {
	f := p.types[typ]
	switch len(f.Results) {
	case 0:
		return []byte{emptyBlock}
	case 1:
		return []byte{byte(f.Results[0])}
	}
	t, ok := p.bare[typ]
	if !ok {
		t = p.addType(nil, f.Results)
		p.bare[typ] = t
	}
	return appendSigned(nil, int64(t))
}

// assemble writes the sections in order.
func (p *plan) assemble(code []byte) *Module {
	out := slices.Clone(magic)
	out = appendSection(out, secType, p.typeSection())
	out = appendSection(out, secImport, p.importSection())
	out = appendSection(out, secFunction, p.functionSection())
	if p.table != nil {
		out = appendSection(out, secTable, p.rawTable)
	}
	if p.memory != nil {
		out = appendSection(out, secMemory, p.memorySection())
	}
	out = appendSection(out, secGlobal, p.globalSection())
	out = appendSection(out, secExport, p.exportSection())
	if len(p.elements) > 0 {
		out = appendSection(out, secElement, p.elementSection())
	}
	if p.dataCount >= 0 {
		out = appendSection(out, secDataCount, appendU32(nil, uint32(p.dataCount)))
	}
	out = appendSection(out, secCode, code)
	if p.dataRaw != nil {
		out = appendSection(out, secData, p.dataRaw)
	}
	return p.describe(out)
}

func (p *plan) describe(binary []byte) *Module {
	m := &Module{Binary: binary, Flow: p.flow, HasStart: p.start >= 0, HasMemory: p.memory != nil, Exports: map[string]FuncType{}}
	if p.memory != nil {
		m.MinPages = p.memory.min
	}
	for _, g := range p.globals {
		if g.mutable {
			m.Globals = append(m.Globals, g.typ)
		}
	}
	for _, e := range p.exports {
		if e.kind == 0 {
			m.Exports[e.name] = p.types[p.funcs[e.index]]
		}
	}
	return m
}

func (p *plan) typeSection() []byte {
	b := appendU32(nil, uint32(len(p.types)))
	for _, t := range p.types {
		b = append(b, 0x60)
		for _, list := range [][]Type{t.Params, t.Results} {
			b = appendU32(b, uint32(len(list)))
			for _, v := range list {
				b = append(b, byte(v))
			}
		}
	}
	return b
}

func (p *plan) importSection() []byte {
	b := appendU32(nil, uint32(len(p.imports)+1))
	one := func(module, name string, typ uint32) {
		b = appendName(appendName(b, module), name)
		b = appendU32(append(b, 0), typ)
	}
	for _, imp := range p.imports {
		one(imp.module, imp.name, imp.typ)
	}
	one(ImportModule, ImportRefill, p.tRefill)
	return b
}

func (p *plan) functionSection() []byte {
	added := []uint32{p.tVoid, p.tVoid, p.tSign32, p.tSign64, p.tCount}
	if p.memory != nil {
		added = append(added, p.tCount, p.tBulk, p.tBulk, p.tCount)
	}
	own := p.funcs[len(p.imports):]
	b := appendU32(nil, uint32(len(own)+len(added)))
	for _, t := range slices.Concat(own, added) {
		b = appendU32(b, t)
	}
	return b
}

// memorySection declares the profile's maximum, or the module's own if that is less. The cap of a run is checked by the
// grow helper, so that one compiled module serves all caps.
func (p *plan) memorySection() []byte {
	b := appendU32([]byte{1, 1}, p.memory.min)
	return appendU32(b, p.maxPages())
}

func (p *plan) maxPages() uint32 {
	most := uint32(MaxPages)
	if own := p.memory.max; own >= 0 && own < int64(most) {
		most = uint32(own)
	}
	return max(most, p.memory.min)
}

func (p *plan) globalSection() []byte {
	b := appendU32(nil, uint32(len(p.globals)+5))
	for _, g := range p.globals {
		b = append(b, g.raw...)
	}
	b = append(b, byte(I64), 1, opI64Const, 0, opEnd)
	depth := appendSigned([]byte{byte(I32), 1, opI32Const}, DepthLimit)
	depth = append(depth, opEnd)
	b = append(append(b, depth...), depth...)
	zero := []byte{byte(I32), 1, opI32Const, 0, opEnd}
	return append(append(b, zero...), zero...)
}

func (p *plan) exportSection() []byte {
	var list []export
	for _, e := range p.exports {
		if e.kind == 0 {
			e.index = p.moved(e.index)
		}
		list = append(list, e)
	}
	if p.start >= 0 {
		list = append(list, export{ExportStart, 0, p.moved(uint32(p.start))})
	}
	if p.memory != nil {
		list = append(list, export{ExportMemory, 2, 0})
	}
	list = append(list,
		export{GlobalFuel, 3, p.fuel}, export{GlobalDepth, 3, p.depth}, export{GlobalLow, 3, p.low},
		export{GlobalCap, 3, p.cap}, export{GlobalRefused, 3, p.refused})
	n := 0
	for i, g := range p.globals {
		if g.mutable {
			list = append(list, export{GlobalName(n), 3, uint32(i)})
			n++
		}
	}
	b := appendU32(nil, uint32(len(list)))
	for _, e := range list {
		b = appendU32(append(appendName(b, e.name), e.kind), e.index)
	}
	return b
}

// elementSection writes every segment as a list of expressions only where it holds a null.
func (p *plan) elementSection() []byte {
	b := appendU32(nil, uint32(len(p.elements)))
	for _, e := range p.elements {
		exprs := slices.Contains(e.funcs, -1)
		flags := byte(e.mode)
		if e.mode == declarative {
			flags = 3
		}
		if exprs {
			flags |= 4
		}
		b = append(append(b, flags), e.offset...)
		switch {
		case e.mode != active && exprs:
			b = append(b, funcref)
		case e.mode != active:
			b = append(b, 0)
		}
		b = appendU32(b, uint32(len(e.funcs)))
		for _, f := range e.funcs {
			switch {
			case f < 0:
				b = append(b, opRefNull, funcref, opEnd)
			case exprs:
				b = append(appendU32(append(b, opRefFunc), p.moved(uint32(f))), opEnd)
			default:
				b = appendU32(b, p.moved(uint32(f)))
			}
		}
	}
	return b
}
