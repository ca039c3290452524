package wasmgas

import "strings"

func (m *module) readTypes(r *reader) {
	for range r.count("types", LimitTypes) {
		if r.u8() != 0x60 {
			r.fail("type is no function type")
		}
		t := FuncType{Params: readTypeList(r), Results: readTypeList(r)}
		if r.err != nil {
			return
		}
		m.types = append(m.types, t)
	}
}

func readTypeList(r *reader) []Type {
	n := r.count("parameters or results", LimitParams)
	list := make([]Type, 0, n)
	for range n {
		list = append(list, readType(r))
	}
	return list
}

func readType(r *reader) Type {
	t := Type(r.u8())
	if t < F64 || t > I32 {
		r.fail("value type %#x is outside the profile", byte(t))
	}
	return t
}

func (m *module) typeIndex(r *reader) uint32 {
	i := r.u32()
	if uint64(i) >= uint64(len(m.types)) {
		r.fail("no type %d", i)
		return 0
	}
	return i
}

func (m *module) funcIndex(r *reader) uint32 {
	i := r.u32()
	if uint64(i) >= uint64(len(m.funcs)) {
		r.fail("no function %d", i)
	}
	return i
}

func (m *module) readImports(r *reader) {
	for range r.count("imports", LimitFunctions) {
		imp := importFunc{module: r.name(), name: r.name()}
		if kind := r.u8(); kind != 0 {
			r.fail("import %q %q is no function", imp.module, imp.name)
		}
		imp.typ = m.typeIndex(r)
		if r.err != nil {
			return
		}
		m.imports = append(m.imports, imp)
		m.funcs = append(m.funcs, imp.typ)
	}
}

func (m *module) readFunctions(r *reader) {
	m.definedFns = r.count("functions", LimitFunctions-len(m.imports))
	for range m.definedFns {
		m.funcs = append(m.funcs, m.typeIndex(r))
	}
}

func readLimits(r *reader, cap uint32) *limits {
	flag := r.u8()
	if flag > 1 {
		r.fail("limits of kind %d are outside the profile", flag)
	}
	l := &limits{min: r.u32(), max: -1}
	if flag == 1 {
		l.max = int64(r.u32())
		if l.max < int64(l.min) {
			r.fail("minimum %d is above maximum %d", l.min, l.max)
		}
	}
	if l.min > cap {
		r.fail("minimum %d is above %d", l.min, cap)
	}
	return l
}

func (m *module) readTable(r *reader) {
	if n := r.count("tables", 1); n == 0 {
		return
	}
	if r.u8() != funcref {
		r.fail("table holds no functions")
	}
	m.table = readLimits(r, LimitTable)
	m.rawTable = r.buf
}

func (m *module) readMemory(r *reader) {
	if n := r.count("memories", 1); n == 0 {
		return
	}
	m.memory = readLimits(r, MaxPages)
	if m.memory.max > 1<<16 {
		r.fail("maximum memory of %d pages", m.memory.max)
	}
}

func (m *module) readGlobals(r *reader) {
	for range r.count("globals", LimitGlobals) {
		from := r.pos
		g := global{typ: readType(r)}
		mut := r.u8()
		if mut > 1 {
			r.fail("mutability %d", mut)
		}
		g.mutable = mut == 1
		readConst(r, g.typ)
		if r.err != nil {
			return
		}
		g.raw = r.buf[from:r.pos]
		m.globals = append(m.globals, g)
	}
}

// readConst reads a constant expression of the given type and returns its value if that is an i32. As no global can be
// imported, the only expressions are constants.
func readConst(r *reader, want Type) uint32 {
	var v int64
	got := Type(0)
	switch op := r.u8(); op {
	case opI32Const:
		v, got = r.signed(32), I32
	case opI64Const:
		r.signed(64)
		got = I64
	case opF32Const:
		r.bytes(4)
		got = F32
	case opF64Const:
		r.bytes(8)
		got = F64
	default:
		r.fail("constant expression with opcode %#x", op)
	}
	if got != want || r.u8() != opEnd {
		r.fail("constant expression is not of its type")
	}
	return uint32(v)
}

func (m *module) readExports(r *reader) {
	seen := map[string]bool{}
	for range r.count("exports", LimitExports) {
		e := export{name: r.name(), kind: r.u8(), index: r.u32()}
		size := 0
		switch e.kind {
		case 0:
			size = len(m.funcs)
		case 1:
			size = btoi(m.table != nil)
		case 2:
			size = btoi(m.memory != nil)
		case 3:
			size = len(m.globals)
		}
		switch {
		case uint64(e.index) >= uint64(size):
			r.fail("export %q of nothing", e.name)
		case seen[e.name]:
			r.fail("export %q twice", e.name)
		case strings.HasPrefix(e.name, reservedPrefix):
			r.fail("export %q uses the reserved prefix", e.name)
		}
		if r.err != nil {
			return
		}
		seen[e.name] = true
		m.exports = append(m.exports, e)
	}
}

func btoi(b bool) int {
	if b {
		return 1
	}
	return 0
}

func (m *module) readElements(r *reader) {
	total := 0
	for range r.count("element segments", LimitSegments) {
		e := m.readElement(r)
		if total += len(e.funcs); total > LimitTable {
			r.fail("more than %d elements", LimitTable)
		}
		if r.err != nil {
			return
		}
		m.elements = append(m.elements, e)
	}
}

func (m *module) readElement(r *reader) element {
	flags := r.u32()
	if flags > 7 {
		r.fail("element segment of kind %d", flags)
		return element{}
	}
	e := element{}
	var at uint32
	switch {
	case flags&1 == 0:
		if flags&2 != 0 && r.u32() != 0 {
			r.fail("element segment for another table")
		}
		from := r.pos
		at = readConst(r, I32)
		if r.err == nil {
			e.offset = r.buf[from:r.pos]
		}
	case flags&2 != 0:
		e.mode = declarative
	default:
		e.mode = passive
	}
	exprs := flags&4 != 0
	if flags&3 != 0 {
		kind, want := r.u8(), byte(0)
		if exprs {
			want = funcref
		}
		if kind != want {
			r.fail("element kind %#x", kind)
		}
	}
	n := r.count("elements", LimitTable)
	for range n {
		e.funcs = append(e.funcs, m.readElementItem(r, exprs))
		if r.err != nil {
			return e
		}
	}
	if e.mode == active && (m.table == nil || uint64(at)+uint64(n) > uint64(m.table.min)) {
		r.fail("element segment outside the table")
	}
	return e
}

func (m *module) readElementItem(r *reader, expr bool) int64 {
	if !expr {
		return int64(m.funcIndex(r))
	}
	f := int64(-1)
	switch op := r.u8(); op {
	case opRefFunc:
		f = int64(m.funcIndex(r))
	case opRefNull:
		if r.u8() != funcref {
			r.fail("null of another type")
		}
	default:
		r.fail("element expression with opcode %#x", op)
	}
	if r.u8() != opEnd {
		r.fail("element expression does not end")
	}
	return f
}

func (m *module) readData(r *reader) {
	m.data = r.count("data segments", LimitSegments)
	for range m.data {
		flags := r.u32()
		if flags > 2 || (flags == 2 && r.u32() != 0) {
			r.fail("data segment of kind %d", flags)
		}
		var at uint32
		if flags != 1 {
			at = readConst(r, I32)
		}
		size := r.u32()
		r.bytes(size)
		if flags != 1 && (m.memory == nil || uint64(at)+uint64(size) > uint64(m.memory.min)<<16) {
			r.fail("data segment outside the memory")
		}
		if r.err != nil {
			return
		}
		m.activeData = append(m.activeData, flags != 1)
	}
	m.dataRaw = r.buf
}

func (m *module) readCode(r *reader) {
	all := 0
	for i := range r.count("bodies", LimitFunctions) {
		size := r.u32()
		if size > LimitBody {
			r.fail("function %d has %d bytes: more than %d", len(m.imports)+i, size, LimitBody)
		}
		from := r.base + r.pos
		in := &reader{base: from, buf: r.bytes(size), err: r.err}
		b := readBody(in)
		m.bodies = append(m.bodies, b)
		if i < m.definedFns {
			if all += b.declared + len(m.types[m.funcs[len(m.imports)+i]].Params); all > LimitAllLocals {
				in.fail("more than %d locals in all functions", LimitAllLocals)
			}
		}
		if in.err != nil {
			r.fail("function %d: %w", len(m.imports)+i, in.err)
			return
		}
	}
}

func readBody(r *reader) body {
	var b body
	b.count = uint32(r.count("groups of locals", LimitLocals))
	from := r.pos
	for range b.count {
		n := r.u32()
		readType(r)
		if uint64(n)+uint64(b.declared) > LimitLocals {
			r.fail("more than %d locals", LimitLocals)
		}
		if r.err != nil {
			return b
		}
		b.declared += int(n)
	}
	if r.err != nil {
		return b
	}
	b.groups = r.buf[from:r.pos]
	b.code, b.at = r.buf[r.pos:], r.base+r.pos
	return b
}
