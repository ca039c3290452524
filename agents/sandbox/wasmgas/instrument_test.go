package wasmgas_test

import (
	"bytes"
	"context"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"emet/agents/sandbox/wasmgas"
)

func grantAll(string, string, wasmgas.FuncType) error { return nil }

// What the rewriting yields is valid and always the same.
func TestModulesOfTheSandbox(t *testing.T) {
	files, _ := filepath.Glob("../testdata/wasm/*.wasm")
	files = append(files, "../quickjs/quickjs.wasm")
	h := newHost(t, true, 1, 1)
	for _, file := range files {
		code, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		one, err := wasmgas.Instrument(code, wasmgas.Options{Import: grantAll})
		if err != nil {
			t.Errorf("%s: %v", file, err)
			continue
		}
		two, _ := wasmgas.Instrument(code, wasmgas.Options{Import: grantAll})
		if !bytes.Equal(one.Binary, two.Binary) {
			t.Errorf("%s: two outputs", file)
		}
		if _, err := h.runtime.CompileModule(context.Background(), one.Binary); err != nil {
			t.Errorf("%s: %v", file, err)
		}
	}
}

// wide has functions that make a number of calls each, with a thousand parameters and as many results.
func wide(calls ...int) []byte {
	values := append(u32(1000), bytes.Repeat([]byte{i32}, 1000)...)
	var types, bodies [][]byte
	for _, n := range calls {
		types = append(types, []byte{0})
		bodies = append(bodies, function(append([]byte{0x00}, bytes.Repeat([]byte{0x10, 0}, n)...)...))
	}
	return wasm(section(1, vec(slices.Concat([]byte{0x60}, values, values))), section(3, vec(types...)), section(10, vec(bodies...)))
}

// hollow has functions of nothing but locals.
func hollow(functions, locals int) []byte {
	one := body(vec(append(u32(locals), i32)), nil)
	return wasm(section(1, vec([]byte{0x60, 0, 0})), section(3, vec(slices.Repeat([][]byte{{0}}, functions)...)),
		section(10, vec(slices.Repeat([][]byte{one}, functions)...)))
}

func TestRefusals(t *testing.T) {
	void := section(1, vec([]byte{0x60, 0, 0}))
	one := section(3, vec([]byte{0}))
	withBody := func(b []byte) []byte { return wasm(void, one, section(10, vec(b))) }
	many := func(n int, code ...byte) []byte { return bytes.Repeat(code, n) }

	for _, c := range []struct {
		what, want string
		code       []byte
	}{
		{"nothing", "not a WebAssembly", nil},
		{"a component", "not a WebAssembly", []byte("\x00asm\x0d\x00\x01\x00")},
		{"sections out of order", "out of order", wasm(section(3, u32(0)), void)},
		{"a section twice", "out of order", wasm(void, void)},
		{"an unknown section", "unknown", wasm(section(13, nil))},
		{"a truncated section", "unexpected end", wasm([]byte{1, 5, 0})},
		{"a section with a tail", "too many", wasm(section(1, []byte{0, 0}))},
		{"an overlong number", "too large", wasm(section(1, []byte{0x80, 0x80, 0x80, 0x80, 0x80, 0}))},
		{"a number past 32 bits", "too large", wasm(section(1, []byte{0x80, 0x80, 0x80, 0x80, 0x10}))},
		{"a bomb of types", "types", wasm(section(1, u32(1<<31)))},
		{"functions without bodies", "bodies", wasm(void, one)},
		{"a vector type", "profile", wasm(section(1, vec([]byte{0x60, 1, 0x7b, 0})))},
		{"a reference type", "profile", wasm(section(1, vec([]byte{0x60, 1, 0x70, 0})))},
		{"an imported memory", "no function", wasm(section(2, vec(slices.Concat(name("a"), name("b"), []byte{2, 0, 1}))))},
		{"an imported global", "no function", wasm(section(2, vec(slices.Concat(name("a"), name("b"), []byte{3, i32, 1}))))},
		{"an import that is not granted", "not granted", wasm(void, section(2, vec(slices.Concat(name("env"), name("refill"), []byte{0, 0}))))},
		{"the import that is added", "reserved", wasm(void, section(2, vec(slices.Concat(name("emet"), name("refill"), []byte{0, 0}))))},
		{"two memories", "memories", wasm(section(5, vec([]byte{0, 1}, []byte{0, 1})))},
		{"a shared memory", "profile", wasm(section(5, vec([]byte{3, 1, 1})))},
		{"a 64-bit memory", "profile", wasm(section(5, vec([]byte{4, 1})))},
		{"a memory past 4 GiB", "above", wasm(section(5, vec([]byte{0, 0x81, 0x80, 4})))},
		{"two tables", "tables", wasm(section(4, vec([]byte{0x70, 0, 1}, []byte{0x70, 0, 1})))},
		{"a table of externs", "functions", wasm(section(4, vec([]byte{0x6f, 0, 1})))},
		{"a huge table", "above", wasm(section(4, vec(slices.Concat([]byte{0x70, 0}, u32(1<<30)))))},
		{"an extended constant", "of its type", wasm(section(6, vec([]byte{i32, 0, 0x41, 1, 0x41, 1, 0x6a, 0x0b})))},
		{"a constant of another type", "of its type", wasm(section(6, vec([]byte{i64, 0, 0x41, 1, 0x0b})))},
		{"a reserved export", "reserved", wasm(section(5, vec([]byte{0, 1})), section(7, vec(append(name("emet.fuel"), 2, 0))))},
		{"an export twice", "twice", wasm(section(5, vec([]byte{0, 1})), section(7, vec(append(name("m"), 2, 0), append(name("m"), 2, 0))))},
		{"an export of nothing", "nothing", wasm(section(7, vec(append(name("m"), 2, 0))))},
		{"an export that is not UTF-8", "UTF-8", wasm(section(5, vec([]byte{0, 1})), section(7, vec(append(name("\xff"), 2, 0))))},
		{"a start function of nothing", "no function", wasm(section(8, u32(0)))},
		{"data outside the memory", "outside", wasm(section(5, vec([]byte{0, 1})), section(11, vec(slices.Concat([]byte{0, 0x41}, s64(65535), []byte{0x0b}, name("ab")))))},
		{"data without memory", "outside", wasm(section(11, vec(slices.Concat([]byte{0, 0x41, 0, 0x0b}, name("")))))},
		{"another data count", "data count", wasm(section(12, u32(1)))},
		{"elements outside the table", "outside", wasm(void, one, section(4, vec([]byte{0x70, 0, 1})), section(9, vec([]byte{0, 0x41, 1, 0x0b, 1, 0})))},

		{"a body without end", "unexpected end", withBody([]byte{2, 0, 0x01})},
		{"code after the end", "after the end", withBody([]byte{4, 0, 0x0b, 0x01, 0x0b})},
		{"a bomb of locals", "locals", withBody(body(vec(slices.Concat(u32(1<<31), []byte{i32})), nil))},
		{"locals that sum up", "locals", withBody(body(vec(slices.Concat(u32(9000), []byte{i32}), slices.Concat(u32(9000), []byte{i32})), nil))},
		{"locals across many blocks", "too many to compile", withBody(body(vec(slices.Concat(u32(4000), []byte{i32})), many(66, 0x02, 0x40, 0x0b)))},
		{"calls that carry many values", "too many to compile", wide(300)},
		{"calls that carry many values, in many functions", "too hard to compile", wide(slices.Repeat([]int{100}, 90)...)},
		{"locals of many functions", "in all functions", hollow(1100, 4000)},
		{"deep nesting", "nested", withBody(function(append(many(30_001, 0x02, 0x40), many(30_001, 0x0b)...)...))},
		{"a bomb of branch targets", "branch targets", withBody(function(append([]byte{0x41, 0, 0x0e}, append(u32(60_001), many(60_002, 0)...)...)...))},
		{"the fuel global", "no global", program(0x23, 0, 0x1a)},
		{"an added local", "no local", program(0x20, 0, 0x1a)},
		{"the refill function", "no function", program(0x10, 1)},
		{"an added type", "no type", program(0x41, 0, 0x11, 1, 0)},
		{"a call through no table", "no table", program(0x41, 0, 0x11, 0, 0)},
		{"an empty stack", "too short", program(0x1a)},
		{"a block that takes from outside", "too short", program(0x41, 0, 0x02, 0x40, 0x1a, 0x0b)},
		{"values left over", "left", program(0x41, 0)},
		{"another type", "another type", program(0x42, 0, 0x45, 0x1a)},
		{"select of two types", "another type", program(0x41, 0, 0x42, 0, 0x41, 0, 0x1b, 0x1a)},
		{"else without if", "else", program(0x02, 0x40, 0x05, 0x0b)},
		{"if without else and with a result", "changes the stack", program(0x41, 0, 0x04, i32, 0x0b, 0x1a)},
		{"a branch to no block", "no block", program(0x0c, 1)},
		{"an alignment too large", "alignment", program(0x41, 0, 0x28, 3, 0, 0x1a)},
		{"a drop of no segment", "no data segment", program(0xfc, 9, 0)},
		{"a vector instruction", "profile", program(0xfd, 12)},
		{"an atomic", "profile", program(0xfe, 3, 0)},
		{"a tail call", "profile", program(0x12, 0)},
		{"an exception", "profile", program(0x06, 0x40, 0x0b)},
		{"a reference", "profile", program(0xd0, 0x70, 0x1a)},
		{"a table instruction", "profile", program(0x41, 0, 0x25, 0, 0x1a)},
	} {
		_, err := wasmgas.Instrument(c.code, wasmgas.Options{})
		if err == nil || !strings.Contains(err.Error(), c.want) {
			t.Errorf("%s: got %v, want %q", c.what, err, c.want)
		}
	}
}

// What is out of reach may use values that nobody made, as the specification says.
func TestUnreachableCodeIsPolymorphic(t *testing.T) {
	for _, code := range [][]byte{
		{0x00, 0x1a},
		{0x00, 0x6a, 0x1a},
		{0x00, 0x1b, 0x1a},
		{0x02, i32, 0x00, 0x0b, 0x1a},
		{0x02, i32, 0x02, f32, 0x00, 0x41, 0, 0x0e, 1, 0, 1, 0x0b, 0x1a, 0x41, 0, 0x0b, 0x1a},
		{0x0c, 0, 0x42, 1, 0x1a, 0x0d, 0},
		{0x0f, 0x04, 0x40, 0x05, 0x0b},
		{0x00, 0xa6, 0x1a, 0x98, 0x1a, 0x41, 0x8b, 0x80, 0x80, 0x80, 0x00, 0x1a}, // with a padded number
	} {
		code = program(code...)
		m, err := wasmgas.Instrument(code, wasmgas.Options{})
		if err != nil {
			t.Errorf("%x: %v", code, err)
			continue
		}
		h := newHost(t, true, 1, 1)
		for _, binary := range [][]byte{code, m.Binary} {
			if _, err := h.runtime.CompileModule(context.Background(), binary); err != nil {
				t.Errorf("%x: %v", code, err)
			}
		}
	}
}

// The fuel table, one row each. A run of f pays 2 for entering.
func TestFuelTable(t *testing.T) {
	for _, c := range []struct {
		what string
		fuel int64
		code []byte
	}{
		{"nothing", 0, nil},
		{"nop", 1, []byte{0x01}},
		{"block and end", 0, []byte{0x02, 0x40, 0x0b}},
		{"loop", 1, []byte{0x03, 0x40, 0x0b}},
		{"const, drop", 2, []byte{0x41, 0, 0x1a}},
		{"add", 1 + 3, []byte{0x41, 1, 0x41, 1, 0x6a, 0x1a}},
		{"integer division", 5 + 3, []byte{0x41, 1, 0x41, 1, 0x6d, 0x1a}},
		{"wide remainder", 5 + 3, []byte{0x42, 1, 0x42, 1, 0x82, 0x1a}},
		{"float division", 5 + 3, []byte{0x43, 0, 0, 0, 0, 0x43, 0, 0, 0, 0, 0x95, 0x1a}},
		{"square root", 10 + 2, []byte{0x43, 0, 0, 0, 0, 0x91, 0x1a}},
		{"branch over code", 1, []byte{0x02, 0x40, 0x0c, 0, 0x01, 0x01, 0x0b}},
		{"branch table", 3 + 1, []byte{0x02, 0x40, 0x41, 0, 0x0e, 0, 0, 0x0b}},
		{"if taken", 2 + 1, []byte{0x41, 1, 0x04, 0x40, 0x01, 0x05, 0x01, 0x01, 0x0b}},
		{"if not taken", 2 + 2, []byte{0x41, 0, 0x04, 0x40, 0x01, 0x05, 0x01, 0x01, 0x0b}},
		{"return", 1, []byte{0x0f, 0x01, 0x01}},
		{"memory.fill of 80 bytes", 10 + 10 + 3, []byte{0x41, 0, 0x41, 0, 0x41, 0xd0, 0, 0xfc, 11, 0}},
		{"memory.copy of 7 bytes", 10 + 3, []byte{0x41, 0, 0x41, 0, 0x41, 7, 0xfc, 10, 0, 0}},
		{"memory.grow by 2", 100 + 2*8192 + 2, []byte{0x41, 2, 0x40, 0, 0x1a}},
	} {
		h := newHost(t, true, 1000, 1<<40)
		o := h.metered(t, program(c.code...), 10)
		if o.failed != "" || o.fuel != 2+c.fuel {
			t.Errorf("%s: %d fuel (%s), want %d", c.what, o.fuel, o.failed, 2+c.fuel)
		}
	}
}

// A charge may be larger than many slices, and a limit holds to the unit whatever the slice.
func TestRefill(t *testing.T) {
	fill := program(0x41, 0, 0x41, 0, 0x41, 0x80, 0x80, 4, 0xfc, 11, 0) // 65536 bytes
	const price = 2 + 3 + 10 + 65536/8
	for _, slice := range []int64{1, 7, 1000, 1 << 30} {
		if o := newHost(t, true, slice, price).metered(t, fill, 1); o.failed != "" || o.fuel != price {
			t.Errorf("slice %d: %+v", slice, o.fuel)
		}
		if o := newHost(t, true, slice, price-1).metered(t, fill, 1); o.failed != "fuel" {
			t.Errorf("slice %d: ended by %q", slice, o.failed)
		}
	}
}

func TestGrowth(t *testing.T) {
	grow := func(by byte) []byte { return program(0x41, by, 0x40, 0, 0x1a) }
	for _, c := range []struct {
		by     byte
		cap    uint32
		failed string
	}{{0, 1, ""}, {1, 1, "memory"}, {4, 5, ""}, {5, 5, "memory"}, {0x7f, 5, "memory"}} {
		if o := newHost(t, true, 1000, 1<<40).metered(t, grow(c.by), c.cap); o.failed != c.failed {
			t.Errorf("growth by %d to %d: %q", c.by, c.cap, o.failed)
		}
	}
}
