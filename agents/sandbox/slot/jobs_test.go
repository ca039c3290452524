package slot_test

import (
	"bytes"
	"context"
	"encoding/binary"
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"emet/agents/market"
)

// hostile is a job that somebody posted to hurt. It either ends by itself, in one of some outcomes, or goes on until its
// time is over.
type hostile struct {
	task    market.Task
	ends    []market.Outcome // any if empty
	forever bool
	may     bool // be over earlier
}

// forever gives a job all the fuel there is.
func forever(body string) hostile {
	t := js(body)
	t.Limits.Fuel = 1e18
	return hostile{task: t, forever: true}
}

func ends(t market.Task, outcomes ...market.Outcome) hostile {
	t.Limits.Fuel = min(t.Limits.Fuel, 3e8)
	return hostile{task: t, ends: outcomes}
}

func hostileJobs(t testing.TB) map[string]hostile {
	t.Helper()
	large := func(task market.Task) market.Task {
		task.Limits.MemoryPages = 4096
		return task
	}
	jobs := map[string]hostile{
		"loop":         forever("for (;;) {}"),
		"join":         forever("for (;;) new Array(1e6) + ''"),
		"backtracking": forever("/^(a+)+$/.test('a'.repeat(60) + 'b')"),
		"sort":         forever("for (;;) new Array(1e5).fill(1).sort()"),
		"json":         forever("for (;;) JSON.stringify(new Array(1e5).fill({ a: 1 }))"),
		"microtasks":   forever("(function again() { Promise.resolve().then(again); })()"),
		"replace":      forever("var s = 'a'.repeat(1e6); for (;;) s.replace(/a/g, 'b')"),
		"fresh names":  forever("var o = {}; for (var i = 0;; i++) { o['k' + i % 1e5] = i; delete o['k' + (i - 5) % 1e5]; }"),

		"one join":        ends(js("callback(null, (new Array(3e8) + '').length)")),
		"json bomb":       ends(js("var s = '['.repeat(1e6); callback(null, JSON.parse(s))")),
		"huge json":       ends(large(js("var a = []; for (;;) a.push(JSON.parse('[' + '1,'.repeat(1e6) + '1]'))")), market.OutOfFuel, market.OutOfMemory),
		"memory":          ends(js("var a = []; for (;;) a.push(new Uint8Array(1 << 20))"), market.OutOfMemory),
		"strings":         ends(js("var s = 'x'; for (;;) s += s")),
		"million timers":  ends(large(js("for (var i = 0; i < 1e6; i++) setTimeout(function () {}, i); callback(null, 1)"))),
		"console flood":   ends(js("for (;;) console.log('x'.repeat(10000))"), market.OutOfFuel),
		"result flood":    ends(js("callback(null, 'x'.repeat(1e6))"), market.TooLarge),
		"deep recursion":  ends(js("(function f() { f(); })()"), market.JobError),
		"native overflow": ends(js("var a = []; for (var i = 0; i < 1e5; i++) a = [a]; callback(null, JSON.stringify(a))")),
		"deep regexp":     ends(js("new RegExp('('.repeat(1e5) + ')'.repeat(1e5))")),
		"deep source":     ends(js("eval('('.repeat(1e6))")),
		"getter chain":    ends(js("var p = new Proxy({}, { get: function (t, k, r) { return r[k]; } }); p.x")),
		"prelude": ends(js(`for (var k of Object.getOwnPropertyNames(Object.prototype)) try { Object.prototype[k] = null; } catch (e) {}
			Array.prototype.push = function () { throw 1; }; Function.prototype.call = null; JSON.stringify = function () { return '{"kind":"ok"}'; };
			Object.defineProperty(Object.prototype, 'kind', { value: 'ok' }); callback(null, 'x');`)),
		"toJSON":      ends(js("callback(null, { toJSON: function () { for (;;) {} } })"), market.OutOfFuel),
		"engine":      ends(js("import('qjs:os').then(function (os) { os.exec(['/bin/sh']); })")),
		"thrower":     ends(js("throw { get message() { throw this; }, get stack() { throw this; } }")),
		"error flood": ends(js("callback(new Error('x'.repeat(1e6)))"), market.TooLarge),

		"grow":           ends(large(file(t, "wasm/grow-bomb.wasm"))),
		"wasm flood":     ends(file(t, "wasm/flood.wasm")),
		"wasm recursion": ends(file(t, "wasm/recursion.wasm")),
		"functions":      ends(command(100_000, nil, nil)),
		"branch table":   ends(command(1, nil, branchTable(1_000_000))),
		"deep blocks":    ends(command(1, nil, slices.Concat(bytes.Repeat([]byte{0x02, 0x40}, 100_000), bytes.Repeat([]byte{0x0b}, 100_000)))),
		"long function":  ends(command(1, nil, bytes.Repeat([]byte{0x41, 0, 0x1a}, 1_000_000))),
		"many locals":    ends(command(1, nil, nil, 0xff, 0xff, 0xff, 0xff, 0x0f)),
		"fuel global":    ends(command(1, nil, []byte{0x42, 0x7f, 0x24, 0}), market.JobError), // global.set 0, which the module does not have
		"spoofed import": ends(command(1, importOf("emet", "refill"), nil), market.JobError),
		"proxy import":   ends(command(1, importOf("env", "jsFunctionProxy"), nil), market.JobError),
		"no module":      ends(market.Task{Engine: market.Wasm1, Code: []byte("\x00asm\x01\x00\x00\x00\xff"), Limits: limits}, market.JobError),
		"zip bomb":       ends(market.Task{Engine: market.Wasm1, Code: make([]byte, 16<<20), Limits: limits}),
	}
	// What comes with a job is as long as workers fetch it, and chosen for what it becomes.
	full := func(task market.Task, options, head, piece, tail string, outcomes ...market.Outcome) hostile {
		blob := []byte(head + strings.Repeat(piece, (market.UsualContent-len(head)-len(tail))/len(piece)) + tail)
		if task.Input = blob; options != "" {
			task.Input, task.Options = nil, blob
		}
		task.Limits.MemoryPages = 4096
		return ends(task, outcomes...)
	}
	wasm := file(t, "wasm/world.wasm")
	jobs["many scripts"] = full(js("callback(null, 1)"), "options", `{"scripts":["`, `","`, `"]}`, market.JobError)
	jobs["deep options"] = full(js("callback(null, 1)"), "options", `{"a":`, `[`, ``, market.JobError)
	jobs["many arguments"] = full(wasm, "options", `{"args":["`, `","`, `"]}`, market.JobError)
	jobs["control characters"] = full(js("callback(null, 1)"), "", "", "\x01", "")
	jobs["no text"] = full(js("callback(null, 1)"), "", "", "\xff", "")

	loop := file(t, "wasm/loop.wasm")
	loop.Limits.Fuel = 1e18
	jobs["wasm loop"] = hostile{task: loop, forever: true}
	fill := file(t, "wasm/fill-loop.wasm")
	fill.Limits.Fuel = 1e18
	jobs["fill loop"] = hostile{task: fill, forever: true}
	// What compiling costs does not matter to who has enough fuel, up to the machine's own limits of size.
	for name, task := range map[string]market.Task{
		"large module":    command(100_000, nil, bytes.Repeat([]byte{0x41, 0, 0x1a}, 40)),
		"large function":  command(1, nil, bytes.Repeat([]byte{0x41, 0, 0x1a}, 300_000)),
		"branching":       command(100, nil, bytes.Repeat([]byte{0x02, 0x40, 0x41, 0, 0x0d, 0, 0x0b}, 20_000)),
		"large constants": command(100, nil, bytes.Repeat([]byte{0x42, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0x7f, 0x1a}, 10_000)),
	} {
		task.Limits.Fuel, task.Limits.MemoryPages = 1e18, 4096
		jobs[name] = hostile{task: task, forever: true, may: true}
	}
	return jobs
}

// None of these gets out, none costs the worker more than the run, and the same process does an honest job right after.
// F20, F21
func TestHostileJobs(t *testing.T) {
	p := one(t)
	honest(t, p)
	for name, job := range hostileJobs(t) {
		t.Run(name, func(t *testing.T) {
			ctx, cancel := context.WithCancel(t.Context())
			if job.forever { // others end by fuel, however slow the machine is
				ctx, cancel = context.WithTimeout(t.Context(), 200*time.Millisecond)
			}
			defer cancel()
			e, err := p.Run(ctx, job.task)
			switch {
			case job.forever && !errors.Is(err, context.DeadlineExceeded) && (err != nil || !job.may):
				t.Errorf("ended as %v (%s), %v", e.Outcome, e.Message, err)
			case !job.forever && err != nil:
				t.Errorf("ended with %v", err)
			case len(job.ends) > 0 && !slices.Contains(job.ends, e.Outcome):
				t.Errorf("ended as %v (%.200s)", e.Outcome, e.Message)
			}
			honest(t, p)
		})
	}
}

// command is a module of some functions with a body, of which the first is the command. Its locals are a count of i32.
func command(functions int, imports, body []byte, locals ...byte) market.Task {
	u := func(n int) []byte { return binary.AppendUvarint(nil, uint64(n)) }
	section := func(id byte, parts ...[]byte) []byte {
		b := slices.Concat(parts...)
		return slices.Concat([]byte{id}, u(len(b)), b)
	}
	declared := []byte{0}
	if len(locals) > 0 {
		declared = slices.Concat([]byte{1}, locals, []byte{0x7f})
	}
	code := slices.Concat(declared, body, []byte{0x0b})
	code = slices.Concat(u(len(code)), code)
	first := 0
	m := slices.Concat([]byte("\x00asm\x01\x00\x00\x00"), section(1, []byte{1, 0x60, 0, 0}))
	if imports != nil {
		m, first = append(m, section(2, []byte{1}, imports)...), 1
	}
	m = slices.Concat(m,
		section(3, u(functions), bytes.Repeat([]byte{0}, functions)),
		section(7, []byte{1, 6}, []byte("_start"), []byte{0}, u(first)),
		section(10, u(functions), bytes.Repeat(code, functions)))
	return market.Task{Engine: market.Wasm1, Name: "module.wasm", Code: m, Limits: limits}
}

func importOf(module, name string) []byte {
	return slices.Concat([]byte{byte(len(module))}, []byte(module), []byte{byte(len(name))}, []byte(name), []byte{0, 0})
}

func branchTable(targets int) []byte {
	return slices.Concat([]byte{0x41, 0, 0x0e}, binary.AppendUvarint(nil, uint64(targets)), make([]byte, targets+1))
}

// How soon after its deadline a run is over.
func BenchmarkCancel(b *testing.B) {
	p := one(b)
	honest(b, p)
	for name, job := range hostileJobs(b) {
		if !job.forever {
			continue
		}
		b.Run(strings.ReplaceAll(name, " ", "-"), func(b *testing.B) {
			var late []time.Duration
			for b.Loop() {
				ctx, cancel := context.WithTimeout(b.Context(), 30*time.Millisecond)
				_, err := p.Run(ctx, job.task)
				deadline, _ := ctx.Deadline()
				late = append(late, time.Since(deadline))
				cancel()
				if !errors.Is(err, context.DeadlineExceeded) && !job.may {
					b.Fatal(err)
				}
			}
			report(b, late)
		})
	}
}

// report tells the median and the slowest hundredth.
func report(b *testing.B, took []time.Duration) {
	b.Helper()
	slices.Sort(took)
	for _, p := range []int{50, 99} {
		b.ReportMetric(float64(took[min(len(took)*p/100, len(took)-1)].Microseconds())/1000, fmt.Sprintf("p%d-ms", p))
	}
}
