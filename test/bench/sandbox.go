package main

import (
	"context"
	"fmt"
	"math"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"syscall"
	"time"

	jobs "emet/agents/market"
	"emet/agents/sandbox"
	"emet/agents/sandbox/slot"
	"emet/agents/sandbox/wasmgas"
)

// sandboxed is what the sandbox has promised.
func sandboxed() []measure {
	return []measure{wasmWork, jsWork, firstCompile, warmJob, cancellation, slotMemory}
}

const (
	workWasm = "agents/sandbox/wasmgas/testdata/bench/work.wasm"
	workJS   = "test/bench/testdata/js"
)

var works = []struct {
	name string
	size uint64
}{{"fib", 34}, {"sha256", 100_000}, {"json", 500}, {"sort", 200_000}, {"matmul", 200}}

// rounds is how often each engine takes its turn. The least counts.
const rounds = 5

// best keeps the least time of each engine at each workload.
type best map[string]map[string]time.Duration

func (b best) note(engine, work string, t time.Duration) {
	if b[engine] == nil {
		b[engine] = map[string]time.Duration{}
	}
	if old, ok := b[engine][work]; !ok || t < old {
		b[engine][work] = t
	}
}

// ratio is the geometric mean of how much longer one engine takes than another.
func (b best) ratio(one, other string) float64 {
	sum := 0.0
	for _, w := range works {
		sum += math.Log(float64(b[one][w.name]) / float64(max(b[other][w.name], 1)))
	}
	return math.Exp(sum / float64(len(works)))
}

// add reports a ratio if both engines were there.
func (b best) add(r *report, name, one, other string, goal *float64, note string) {
	if len(b[one]) != len(works) || len(b[other]) != len(works) {
		r.say("%s: not measured, as %s or %s is missing", name, one, other)
		return
	}
	r.add(figure{Name: name, Value: b.ratio(one, other), Unit: "x", Goal: goal, Better: lower, note: note})
}

// row writes the times of an engine, in milliseconds.
func (b best) row(engine string) string {
	var parts []string
	for _, w := range works {
		if t, ok := b[engine][w.name]; ok {
			parts = append(parts, w.name+" "+number(millis(t)))
		}
	}
	return strings.Join(parts, ", ") + " ms; load " + load()
}

// load is how busy the machine is: processes that want to run.
func load() string {
	b, err := os.ReadFile("/proc/loadavg")
	if err != nil {
		return "unknown"
	}
	return strings.Fields(string(b))[0]
}

// wasmWork compares WebAssembly with and without metering, on our engine and others, and native code.
func wasmWork(ctx context.Context, r *report) error {
	e, err := startEngines(ctx)
	if err != nil || e == nil {
		r.say("sandbox: no build/bin/engines (make rivals builds it where there is a C compiler)")
		return err
	}
	defer e.stop()
	dir, err := os.MkdirTemp("", "emet-bench-")
	if err != nil {
		return err
	}
	defer func() { _ = os.RemoveAll(dir) }()
	code, err := os.ReadFile(workWasm)
	if err != nil {
		return err
	}
	m, err := wasmgas.Instrument(code, wasmgas.Options{})
	if err != nil {
		return err
	}
	metered := filepath.Join(dir, "metered.wasm")
	if err := os.WriteFile(metered, m.Binary, 0o600); err != nil {
		return err
	}
	times := best{}
	for range rounds {
		for _, w := range works {
			var want string
			for _, run := range []struct{ label, engine, file string }{
				{"wazero", "wazero", workWasm},
				{"emet", "wazero", metered},
				{"wasmtime", "wasmtime", workWasm},
				{"wasmtime-fuel", "wasmtime-fuel", workWasm},
				{"wasmtime-metered", "wasmtime", metered},
				{"native", "", ""},
			} {
				var t time.Duration
				var value string
				if run.engine == "" {
					t, value, err = native(ctx, w.name, w.size)
					if os.IsNotExist(err) {
						continue
					}
				} else {
					t, value, err = e.run(run.engine, run.file, w.name, w.size)
				}
				if err != nil {
					return fmt.Errorf("%s on %s: %w", w.name, run.label, err)
				}
				if want == "" {
					want = value
				}
				if value != want && run.label != "native" { // native code may sum floats in another order
					return fmt.Errorf("%s on %s is %s, not %s", w.name, run.label, value, want)
				}
				times.note(run.label, w.name, t)
			}
		}
	}
	overhead, wasm := 1.3, 3.0
	times.add(r, "sandbox/fuel-overhead", "emet", "wazero", &overhead, times.row("emet"))
	times.add(r, "sandbox/wasm-vs-native", "emet", "native", &wasm, times.row("native"))
	for _, peer := range []string{"wazero", "wasmtime", "wasmtime-fuel", "wasmtime-metered"} {
		times.add(r, "sandbox/peer-"+peer+"-vs-native", peer, "native", nil, times.row(peer))
	}
	return nil
}

// jsWork compares jobs with the same scripts in other engines. The time of an empty job is subtracted.
func jsWork(ctx context.Context, r *report) error {
	e, err := startEngines(ctx)
	if err != nil || e == nil {
		return err
	}
	defer e.stop()
	box, err := sandbox.New(sandbox.Config{MaxConcurrent: 1, Log: quiet})
	if err != nil {
		return err
	}
	defer func() { _ = box.Close(context.WithoutCancel(ctx)) }()
	times := best{}
	empty := time.Duration(math.MaxInt64)
	for range rounds {
		t, _, err := job(ctx, box, "0")
		if err != nil {
			return err
		}
		empty = min(empty, t)
		for _, w := range works {
			file := filepath.Join(workJS, w.name+".js")
			source, err := os.ReadFile(file) // #nosec G304 -- ours
			if err != nil {
				return err
			}
			t, want, err := job(ctx, box, string(source))
			if err != nil {
				return fmt.Errorf("%s: %w", w.name, err)
			}
			times.note("emet", w.name, t)
			for _, engine := range []string{"quickjs", "modernc", "goja", "node"} {
				var value string
				if engine == "node" {
					t, value, err = onNode(ctx, file)
				} else {
					t, value, err = e.run(engine, file, "", 0)
				}
				if err != nil {
					r.say("%s on %s: %v", w.name, engine, err)
					continue
				}
				if x, y := numeral(value), numeral(want); x != y {
					return fmt.Errorf("%s on %s is %s, not %s", w.name, engine, value, want)
				}
				times.note(engine, w.name, t)
			}
		}
	}
	for w, t := range times["emet"] {
		times["emet"][w] = max(t-empty, time.Microsecond)
	}
	goal := 4.0
	times.add(r, "sandbox/js-vs-quickjs", "emet", "quickjs", &goal, times.row("emet"))
	for _, peer := range []string{"modernc", "goja", "node"} {
		times.add(r, "sandbox/peer-"+peer+"-vs-quickjs", peer, "quickjs", nil, times.row(peer))
	}
	r.say("quickjs: %s", times.row("quickjs"))
	return nil
}

func numeral(s string) float64 {
	x, err := strconv.ParseFloat(strings.TrimSpace(s), 64)
	if err != nil {
		return math.NaN()
	}
	return x
}

// expression is a job whose result is the value of an expression.
func expression(source string) jobs.Task {
	return jobs.Task{
		Engine: jobs.JS1, Name: "job.js", Code: []byte("window.jsJobRun = function (i, o, cb) { cb(null, String(" + source + ")); };"),
		Limits: jobs.Limits{Fuel: 1e12, MemoryPages: 2048, MaxResult: 1 << 16},
	}
}

type runner interface {
	Run(ctx context.Context, t jobs.Task) (jobs.Execution, error)
}

func job(ctx context.Context, r runner, source string) (time.Duration, string, error) {
	before := cpuTime()
	x, err := r.Run(ctx, expression(source))
	took := cpuTime() - before
	if err == nil && x.Outcome != jobs.OK {
		err = fmt.Errorf("ended as %v: %s", x.Outcome, x.Message)
	}
	return took, string(x.Result), err
}

// pool opens one job process, in a directory for machine code.
func pool(dir string) (*slot.Pool, error) {
	return slot.New(slot.Config{CacheDir: dir, Size: 1, MemoryPages: 4096, Log: quiet})
}

// firstCompile starts a job process and runs one job in it: without machine code on disk, then with it.
func firstCompile(ctx context.Context, r *report) error {
	var took [2]time.Duration
	for i := range took {
		took[i] = math.MaxInt64
	}
	for range rounds {
		dir, err := os.MkdirTemp("", "emet-bench-")
		if err != nil {
			return err
		}
		for i := range took {
			t, err := oneJob(ctx, dir)
			if err != nil {
				return err
			}
			took[i] = min(took[i], t)
		}
		_ = os.RemoveAll(dir)
	}
	first, cold := 1.5, 50.0
	note := "processor time of a job process and its first job; load " + load()
	r.add(figure{Name: "sandbox/first-compile", Value: took[0].Seconds(), Unit: "s", Goal: &first, Better: lower, note: note})
	r.add(figure{Name: "sandbox/cold-start-cached", Value: millis(took[1]), Unit: "ms", Goal: &cold, Better: lower, note: note})
	return nil
}

// oneJob is the processor time that a job process takes from its start to its end, with one job.
func oneJob(ctx context.Context, dir string) (time.Duration, error) {
	before := childTime()
	p, err := pool(dir)
	if err != nil {
		return 0, err
	}
	_, _, err = job(ctx, p, "0")
	if e := p.Close(context.WithoutCancel(ctx)); err == nil {
		err = e
	}
	return childTime() - before, err
}

// childTime is what the child processes that have ended took.
func childTime() time.Duration {
	var u syscall.Rusage
	_ = syscall.Getrusage(syscall.RUSAGE_CHILDREN, &u) // cannot fail
	return time.Duration(u.Utime.Nano() + u.Stime.Nano())
}

// onWarm calls fn with a job process that has run a job.
func onWarm(ctx context.Context, fn func(p *slot.Pool) error) error {
	dir, err := os.MkdirTemp("", "emet-bench-")
	if err != nil {
		return err
	}
	defer func() { _ = os.RemoveAll(dir) }()
	p, err := pool(dir)
	if err != nil {
		return err
	}
	defer func() { _ = p.Close(context.WithoutCancel(ctx)) }()
	if _, _, err := job(ctx, p, "0"); err != nil {
		return err
	}
	return fn(p)
}

// warmJob times small jobs, from order to answer. Of several medians the least counts, as others use the machine too.
func warmJob(ctx context.Context, r *report) error {
	return onWarm(ctx, func(p *slot.Pool) error {
		least := time.Duration(math.MaxInt64)
		for range rounds {
			var took []time.Duration
			for range 40 {
				began := time.Now()
				if _, _, err := job(ctx, p, "1+1"); err != nil {
					return err
				}
				took = append(took, time.Since(began))
			}
			least = min(least, quantile(took, 0.5))
		}
		goal := 5.0
		r.add(figure{
			Name: "sandbox/warm-js-job-p50", Value: millis(least), Unit: "ms", Goal: &goal, Better: lower,
			note: "wall clock, in a job process; load " + load(),
		})
		return nil
	})
}

// cancellation ends jobs that would not end, in loops and inside builtins.
func cancellation(ctx context.Context, r *report) error {
	return onWarm(ctx, func(p *slot.Pool) error {
		var late []time.Duration
		for _, source := range []string{
			"(function () { for (;;) {} })()", "(function () { for (;;) new Array(100000).fill(1).sort(); })()",
			"(function () { for (;;) new Array(1000000) + ''; })()", "/^(a+)+$/.test('a'.repeat(60) + 'b')",
		} {
			for range 25 {
				run, cancel := context.WithTimeout(ctx, 50*time.Millisecond)
				_, _, err := job(run, p, source)
				deadline, _ := run.Deadline()
				late = append(late, time.Since(deadline))
				cancel()
				if err == nil {
					return fmt.Errorf("%s ended", source)
				}
			}
		}
		goal := 10.0
		r.add(figure{
			Name: "sandbox/cancel-p99", Value: millis(quantile(late, 0.99)), Unit: "ms", Goal: &goal, Better: lower,
			note: "after the deadline, p50 " + number(millis(quantile(late, 0.5))) + " ms; load " + load(),
		})
		return nil
	})
}

// slotMemory is what a job process holds after an empty job.
func slotMemory(ctx context.Context, r *report) error {
	return onWarm(ctx, func(*slot.Pool) error {
		size, own, err := childMemory()
		if err != nil {
			r.say("sandbox/slot-rss: not measured: %v", err)
			return nil
		}
		goal := 30.0
		r.add(figure{
			Name: "sandbox/slot-rss", Value: float64(size) / (1 << 20), Unit: "MB", Goal: &goal, Better: lower,
			note: number(float64(own)/(1<<20)) + " MB its own; the rest is this program, which all processes share",
		})
		return nil
	})
}
