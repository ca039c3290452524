//go:build unix

package wasmgas_test

import (
	"context"
	"math"
	"os"
	"syscall"
	"testing"
	"time"

	"github.com/tetratelabs/wazero"
	"github.com/tetratelabs/wazero/api"
	"github.com/tetratelabs/wazero/imports/wasi_snapshot_preview1"

	"emet/agents/sandbox/wasmgas"
)

// BenchmarkOverhead tells how much longer a metered module takes than the module that it was made of: the processor time
// of both in turns, the least of several. The last figure is the geometric mean over all workloads.
func BenchmarkOverhead(b *testing.B) {
	logs, n := 0.0, 0
	for _, w := range workloads() {
		b.Run(w.name, func(b *testing.B) {
			plain, metered := w.open(b, false), w.open(b, true)
			if p, m := plain(), metered(); p != m {
				b.Fatalf("plain gives %x, metered %x", p, m)
			}
			p, m := time.Duration(math.MaxInt64), time.Duration(math.MaxInt64)
			for b.Loop() {
				for range 3 {
					p = min(p, processorTime(plain))
					m = min(m, processorTime(metered))
				}
			}
			ratio := float64(m) / float64(p)
			b.ReportMetric(0, "ns/op")
			b.ReportMetric(float64(p)/1e6, "plain-ms")
			b.ReportMetric(float64(m)/1e6, "metered-ms")
			b.ReportMetric(ratio, "ratio")
			logs += math.Log(ratio)
			n++
		})
	}
	b.Run("geomean", func(b *testing.B) {
		b.ReportMetric(0, "ns/op")
		b.ReportMetric(math.Exp(logs/float64(max(n, 1))), "ratio")
	})
}

func processorTime(f func() uint64) time.Duration {
	var before, after syscall.Rusage
	_ = syscall.Getrusage(syscall.RUSAGE_SELF, &before) // cannot fail
	f()
	_ = syscall.Getrusage(syscall.RUSAGE_SELF, &after)
	return time.Duration(after.Utime.Nano() - before.Utime.Nano() + after.Stime.Nano() - before.Stime.Nano())
}

// workload is a function to call: of a module of its own, or of a script in QuickJS.
type workload struct {
	name, file string
	arg        uint64
	script     string
}

func workloads() []workload {
	const work, engine = "testdata/bench/work.wasm", "../quickjs/quickjs.wasm"
	return []workload{
		{"fib", work, 30, ""},
		{"sha256", work, 30_000, ""},
		{"json", work, 200, ""},
		{"sort", work, 200_000, ""},
		{"matmul", work, 200, ""},
		{"js-fib", engine, 0, `(function f(n) { return n < 2 ? n : f(n - 1) + f(n - 2) })(22)`},
		{"js-sha256", engine, 0, `(function () {
			var h = new Uint32Array(8), w = new Uint32Array(64);
			for (var r = 0; r < 600; r++) {
				for (var i = 0; i < 16; i++) w[i] = i * r;
				for (i = 16; i < 64; i++) {
					var p = w[i - 15], q = w[i - 2];
					w[i] = w[i - 16] + w[i - 7] + ((p >>> 7 | p << 25) ^ (p >>> 18 | p << 14) ^ p >>> 3) + ((q >>> 17 | q << 15) ^ (q >>> 19 | q << 13) ^ q >>> 10);
				}
				var a = h[0], b = h[1], c = h[2], d = h[3], e = h[4], f = h[5], g = h[6], l = h[7];
				for (i = 0; i < 64; i++) {
					var t = l + ((e >>> 6 | e << 26) ^ (e >>> 11 | e << 21)) + ((e & f) ^ (~e & g)) + w[i] | 0;
					l = g; g = f; f = e; e = d + t | 0; d = c; c = b; b = a; a = t + ((a & b) ^ (a & c) ^ (b & c)) | 0;
				}
				h[0] += a; h[1] += b; h[2] += c; h[3] += d; h[4] += e; h[5] += f; h[6] += g; h[7] += l;
			}
			return h[0];
		})()`},
		{"js-json", engine, 0, `(function () {
			var list = [];
			for (var i = 0; i < 2000; i++) list.push({ id: i, name: 'n' + i * 7, tags: ['a', i / 3, null], deep: { x: i, y: [i] } });
			return JSON.stringify(JSON.parse(JSON.stringify(list))).length;
		})()`},
		{"js-sort", engine, 0, `(function () {
			var list = [], s = 1;
			for (var i = 0; i < 20000; i++) list.push(s = (s * 16807) % 2147483647);
			list.sort(function (a, b) { return a - b });
			return list[100];
		})()`},
		{"js-matmul", engine, 0, `(function () {
			var n = 48, a = [], b = [], c = [];
			for (var i = 0; i < n * n; i++) { a[i] = i % 7; b[i] = i % 11 * 0.5; }
			for (i = 0; i < n; i++) for (var j = 0; j < n; j++) {
				var sum = 0;
				for (var l = 0; l < n; l++) sum += a[i * n + l] * b[l * n + j];
				c[i * n + j] = sum;
			}
			return c[n * n - 1];
		})()`},
	}
}

// open makes an instance, metered or as it came, and gives a function that runs the workload once.
func (w workload) open(tb testing.TB, metered bool) func() uint64 {
	tb.Helper()
	code, err := os.ReadFile(w.file)
	if err != nil {
		tb.Fatal(err)
	}
	if metered {
		m, err := wasmgas.Instrument(code, wasmgas.Options{Import: grantAll})
		if err != nil {
			tb.Fatal(err)
		}
		code = m.Binary
	}
	ctx := context.Background()
	h := newHost(tb, false, 4<<20, math.MaxInt64)
	wasi_snapshot_preview1.MustInstantiate(ctx, h.runtime)
	proxy := func(int32, int64, int32, int32) int64 { return 0 }
	if _, err := h.runtime.NewHostModuleBuilder("env").NewFunctionBuilder().WithFunc(proxy).Export("jsFunctionProxy").Instantiate(ctx); err != nil {
		tb.Fatal(err)
	}
	mod, err := h.runtime.InstantiateWithConfig(ctx, code, wazero.NewModuleConfig().WithName("").WithStartFunctions())
	if err != nil {
		tb.Fatal(err)
	}
	if metered {
		mod.ExportedGlobal(wasmgas.GlobalCap).(api.MutableGlobal).Set(wasmgas.MaxPages)
	}
	call := func(name string, args ...uint64) uint64 {
		res, err := mod.ExportedFunction(name).Call(ctx, args...)
		if err != nil {
			tb.Fatal(err)
		}
		return append(res, 0)[0]
	}
	if w.script == "" {
		return func() uint64 { return call(w.name, w.arg) }
	}
	text := func(s string) uint64 {
		at := call("malloc", uint64(len(s)+1))
		mod.Memory().Write(uint32(at), append([]byte(s), 0))
		return at
	}
	call("initialize")
	js := call("QJS_GetContext", call("QJS_GetRuntime"))
	option := call("QJS_CreateEvalOption", text(w.script), 0, 0, text("work.js"), 0)
	return func() uint64 {
		v := call("QJS_Eval", js, option)
		if call("JS_HasException", js) != 0 {
			tb.Fatal("the script threw")
		}
		return v
	}
}
