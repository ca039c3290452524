package wasmgas_test

import (
	"bytes"
	"context"
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/tetratelabs/wazero/api"

	"emet/agents/sandbox/wasmgas"
)

func con(v int64) []byte { return append([]byte{0x41}, s64(v)...) }

func fill(at, value, n int64) []byte {
	return slices.Concat(con(at), con(value), con(n), []byte{0xfc, 11, 0})
}

func move(to, from, n int64) []byte {
	return slices.Concat(con(to), con(from), con(n), []byte{0xfc, 10, 0, 0})
}

// roomy is program with more memory.
func roomy(pages int, code ...[]byte) []byte {
	return wasm(
		section(1, vec([]byte{0x60, 0, 0})),
		section(3, vec([]byte{0})),
		section(5, vec(append([]byte{0}, u32(pages)...))),
		section(7, vec(append(name("f"), 0, 0))),
		section(10, vec(function(slices.Concat(code...)...))),
	)
}

// Moves of several parts do what one instruction does, also where source and target overlap or lie outside.
func TestBulkInParts(t *testing.T) {
	const pages, size = 5, 5 << 16
	pattern := [][]byte{}
	for i := range int64(60) {
		pattern = append(pattern, fill(i*4999, i+1, 4999))
	}
	for _, code := range [][]byte{
		nil,
		move(100, 30_000, 250_000),
		move(30_000, 100, 250_000),
		move(30_000, 100, 65_536),
		move(30_000, 100, 65_537),
		move(131_072, 0, 131_072),
		move(7, 7, 200_000),
		move(size, 0, 0),
		move(size-200_000, 1, 200_000),
		move(size-199_999, 1, 200_000),
		move(0, size-199_999, 200_000),
		move(0, 1, -1),
		move(-1, 0, 2),
		fill(1, 9, size-1),
		fill(2, 9, size-1),
		fill(-1, 9, -1),
		fill(0, 9, 65_536*2),
	} {
		module := roomy(pages, append(slices.Clone(pattern), code)...)
		got := newHost(t, false, 1000, 1<<40).metered(t, module, pages)
		got.fuel, got.depth = 0, 0
		if want := plainRun(t, module, nil...); got != want {
			t.Errorf("%x\n%s", code, compare(got, want))
		}
	}
}

// A move pays for each part in front of it, wherever slices end; so it can be stopped within.
func TestBulkStopsWithin(t *testing.T) {
	const pages, part = 64, 64 << 10
	module := roomy(pages, fill(0, 1, pages*part))
	for _, slice := range []int64{999, 8192, 1 << 20} {
		h := newHost(t, false, slice, 2+3+10+10*part/8+5)
		o := h.metered(t, module, pages)
		if o.failed != "fuel" || strings.Count(o.memory, "\x01") != 10*part {
			t.Errorf("slice %d: ended by %q after %d bytes", slice, o.failed, strings.Count(o.memory, "\x01"))
		}
	}
}

// A body of the greatest size stays below what engines take, whatever it is full of.
func TestMeteredBodiesStaySmall(t *testing.T) {
	const engines = 7_654_321 // bytes of a function, the common limit of engines
	for _, unit := range [][]byte{
		{0x03, 0x40, 0x0b},
		{0x20, 0, 0x0d, 0},
		{0x43, 0, 0, 0xc0, 0x7f, 0xbc, 0xbe, 0xbc, 0xbe, 0xbc, 0xbe, 0xbc, 0xbe, 0xbc, 0xbe, 0x1a},
		{0x20, 0, 0x20, 0, 0xb2, 0x91, 0x38, 0, 0},
		{0x20, 0, 0x40, 0, 0x1a},
		{0x44, 0, 0, 0, 0, 0, 0, 0, 0, 0x20, 0, 0x20, 0, 0xa6, 0x20, 0, 0xa6, 0x20, 0, 0xa6, 0xa6, 0x1a},
		{0x00, 0xa6, 0xbd, 0x83, 0xbf, 0xa6, 0x1a},
		{0x20, 0, 0x04, 0x40, 0x0c, 1, 0x05, 0x01, 0x0b},
	} {
		local := byte(i32)
		if unit[0] == 0x44 {
			local = f64
		}
		code := slices.Concat([]byte{0x02, 0x40}, bytes.Repeat(unit, (wasmgas.LimitBody-100)/len(unit)), []byte{0x0b})
		m, err := wasmgas.Instrument(wasm(
			section(1, vec([]byte{0x60, 0, 0})),
			section(3, vec([]byte{0})),
			section(5, vec([]byte{0, 1})),
			section(6, vec(slices.Repeat([][]byte{{i32, 1, 0x41, 0, 0x0b}}, wasmgas.LimitGlobals)...)),
			section(10, vec(body(vec([]byte{1, local}), code))),
		), wasmgas.Options{})
		if err != nil {
			t.Errorf("%x: %v", unit, err)
		} else if len(m.Binary) > engines {
			t.Errorf("%x: %d bytes of %d", unit, len(m.Binary), len(code))
		}
	}
}

// Everything that names a function follows the import that is added: calls, elements, exports, the start.
func TestRenumbering(t *testing.T) {
	set := func(digit byte) []byte { // global = global * 10 + digit
		return []byte{0x23, 0, 0x42, 10, 0x7e, 0x42, digit, 0x7c, 0x24, 0}
	}
	code := wasm(
		section(1, vec([]byte{0x60, 0, 0})),
		section(2, vec(slices.Concat(name("env"), name("a"), []byte{0, 0}), slices.Concat(name("env"), name("b"), []byte{0, 0}))),
		section(3, vec([]byte{0}, []byte{0}, []byte{0})),
		section(4, vec([]byte{0x70, 0, 5})),
		section(6, vec([]byte{i64, 1, 0x42, 0, 0x0b})),
		section(7, vec(append(name("f"), 0, 3), append(name("a"), 0, 0))),
		section(8, []byte{2}),
		section(9, vec(
			[]byte{0, 0x41, 0, 0x0b, 2, 0, 4},                                           // a and the last function
			[]byte{4, 0x41, 2, 0x0b, 3, 0xd2, 1, 0x0b, 0xd0, 0x70, 0x0b, 0xd2, 4, 0x0b}, // b, null, the last function
		)),
		section(10, vec(
			function(set(2)...),
			function(slices.Concat(set(3), []byte{0x10, 0, 0x10, 4}, con(0), []byte{0x11, 0, 0}, con(1), []byte{0x11, 0, 0},
				con(2), []byte{0x11, 0, 0}, con(4), []byte{0x11, 0, 0})...),
			function(set(4)...),
		)),
	)
	h := newHost(t, false, 1000, 1<<40)
	ctx := context.Background()
	calls := ""
	_, err := h.runtime.NewHostModuleBuilder("env").
		NewFunctionBuilder().WithFunc(func() { calls += "a" }).Export("a").
		NewFunctionBuilder().WithFunc(func() { calls += "b" }).Export("b").Instantiate(ctx)
	if err != nil {
		t.Fatal(err)
	}
	m, err := wasmgas.Instrument(code, wasmgas.Options{Import: grantAll})
	if err != nil {
		t.Fatal(err)
	}
	mod, err := h.runtime.Instantiate(ctx, m.Binary)
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range []string{wasmgas.ExportStart, "f", "a"} {
		if _, err := mod.ExportedFunction(f).Call(ctx); err != nil {
			t.Fatal(err)
		}
	}
	if v := mod.ExportedGlobal(wasmgas.GlobalName(0)).(api.MutableGlobal).Get(); v != 23444 || calls != "aaba" {
		t.Errorf("global %d, calls %s", v, calls)
	}
}

// A refusal says where.
func TestRefusalsNameThePlace(t *testing.T) {
	code := program(0x01, 0x01, 0x6a, 0x1a)
	_, err := wasmgas.Instrument(code, wasmgas.Options{})
	want := fmt.Sprintf("function 0, byte %d: operand stack too short", bytes.Index(code, []byte{0x6a, 0x1a}))
	if err == nil || err.Error() != want {
		t.Errorf("got %v, want %s", err, want)
	}
}

// NaNs are canonical in memory, and what is no NaN is as it was.
func TestCanonicalStores(t *testing.T) {
	store := func(at byte, value ...byte) []byte {
		return slices.Concat([]byte{0x41, at}, value, []byte{0x38, 2, 0})
	}
	code := program(slices.Concat(
		store(0, 0x43, 1, 0, 0xc0, 0xff),        // a NaN with a payload
		store(4, 0x43, 1, 0, 0x80, 0x7f),        // a signalling one
		store(8, 0x43, 0, 0, 0x80, 0xff),        // minus infinity
		store(12, 0x41, 2, 0xb2),                // 2
		store(16, 0x43, 0, 0, 0x80, 0xbf, 0x91), // the root of -1
		store(20, 0x02, f32, 0x43, 1, 0, 0xc0, 0x7f, 0x41, 1, 0x0d, 0, 0x1a, 0x41, 2, 0xb2, 0x0b),
	)...)
	o := newHost(t, false, 1000, 1<<40).metered(t, code, 1)
	want := "\x00\x00\xc0\x7f\x00\x00\xc0\x7f\x00\x00\x80\xff\x00\x00\x00\x40\x00\x00\xc0\x7f\x00\x00\xc0\x7f"
	if o.failed != "" || o.memory[:len(want)] != want {
		t.Errorf("%q: %x", o.failed, o.memory[:len(want)])
	}
}
