package sandbox_test

import (
	"bytes"
	"encoding/json"
	"fmt"
	"strings"
	"testing"

	"emet/agents/market"
)

// The rules of the JsJob API, one test each.
// CM-04

func TestReturnInput(t *testing.T) {
	for input, result := range map[string]string{
		`{"a":[1,2,{"b":null}]}`:        `{"a":[1,2,{"b":null}]}`,
		`"text"`:                        `text`,
		`plain, no JSON`:                `plain, no JSON`,
		`"<script>"`:                    `<script>`,
		`"</script> and <script>"`:      `</script> and <script>`,
		`"<!-- comment -->"`:            `<!-- comment -->`,
		`{"__proto__":{"polluted":1}}`:  `{"__proto__":{"polluted":1}}`,
		"\"zero \\u0000 byte\"":         "zero \x00 byte",
		"\u2028 line separators \u2029": "\u2028 line separators \u2029",
		`"lone \ud800 surrogate"`:       "lone \ufffd surrogate",
		"not \xff UTF-8":                "not \ufffd UTF-8",
		`true`:                          `true`,
		`12.5`:                          `12.5`,
	} {
		e := expect(t, job(t, "js/return-input.js", input), market.OK)
		want(t, "result", string(e.Result), result)
		want(t, "details", string(e.Details), `{"screenshots":{}}`)
	}
}

func TestReturnError(t *testing.T) {
	e := expect(t, job(t, "js/return-error.js", `7`), market.JobError)
	want(t, "message", e.Message, "this job reports an error")
	want(t, "details", string(e.Details), `{"seen":7,"screenshots":{}}`)
	if e.Result != nil || e.ExitCode == 0 {
		t.Errorf("result %q, exit code %d", e.Result, e.ExitCode)
	}
}

func TestReturnThrownErrorNamesJobFile(t *testing.T) {
	e := expect(t, job(t, "js/return-thrown-error.js", `1`), market.JobError)
	for _, part := range []string{"mythrowingfunction", "return-thrown-error.js:3"} {
		if !bytes.Contains(e.Stderr, []byte(part)) {
			t.Errorf("stack lacks %q:\n%s", part, e.Stderr)
		}
	}
}

func TestReturnCustomError(t *testing.T) {
	e := expect(t, job(t, "js/return-custom-error.js", `1`), market.JobError)
	want(t, "message", e.Message, "an error of its own kind")
	want(t, "extra properties", string(e.Stderr), `{"own":"property","inherited":42}`+"\n")
}

func TestFalsyResultIsAnError(t *testing.T) {
	for _, input := range []string{`{}`, `{"value":0}`, `{"value":""}`, `{"value":false}`, `{"value":null}`} {
		e := expect(t, job(t, "js/return-nothing.js", input), market.JobError)
		want(t, "message", e.Message, "Neither solution nor error was provided")
		want(t, "details", string(e.Details), `{"screenshots":{}}`)
	}
}

func TestFirstCallbackWins(t *testing.T) {
	e := expect(t, job(t, "js/return-multiple.js", `1`), market.OK)
	want(t, "result", string(e.Result), "first")
}

func TestThrowDirectly(t *testing.T) {
	e := expect(t, job(t, "js/throw-directly.js", `1`), market.JobError)
	want(t, "message", e.Message, "uncaught Error: thrown in jsJobRun")
	want(t, "console", string(e.Stdout), "before the throw\n")
	if n := strings.Count(string(e.Stderr), "before the throw"); n != 0 {
		t.Errorf("the stack repeats the log")
	}
}

func TestThrowIndirectly(t *testing.T) {
	e := expect(t, job(t, "js/throw-indirectly.js", `1`), market.JobError)
	want(t, "message", e.Message, "uncaught Error: thrown in a timer")
	if !bytes.Contains(e.Stderr, []byte("later (throw-indirectly.js:3")) {
		t.Errorf("stack is\n%s", e.Stderr)
	}
}

func TestThrowAtLoad(t *testing.T) {
	e := expect(t, job(t, "js/throw-at-load.js", `1`), market.JobError)
	want(t, "message", e.Message, "uncaught TypeError: thrown while loading")
	want(t, "console", string(e.Stdout), "loading\n")
}

func TestSyntaxErrorNamesJobFile(t *testing.T) {
	task := job(t, "js/return-input.js", `1`)
	task.Code = []byte("var fine;\nvar 1broken;")
	e := expect(t, task, market.JobError)
	if !strings.HasPrefix(e.Message, "uncaught SyntaxError") || !bytes.Contains(e.Stderr, []byte("return-input.js:2")) {
		t.Errorf("message %q, stack\n%s", e.Message, e.Stderr)
	}
}

func TestCallbackThenThrowFails(t *testing.T) {
	for _, name := range []string{"js/callback-then-throw.js", "js/callback-then-throw-later.js"} {
		e := expect(t, job(t, name, `1`), market.JobError)
		if !strings.HasPrefix(e.Message, "uncaught Error: after the callback") {
			t.Errorf("message %q", e.Message)
		}
	}
}

func TestThrowThenCallbackFails(t *testing.T) {
	e := expect(t, job(t, "js/throw-then-callback.js", `1`), market.JobError)
	want(t, "message", e.Message, "uncaught Error: before the callback")
}

func TestNoEntrypoint(t *testing.T) {
	e := expect(t, job(t, "js/no-entrypoint.js", `1`), market.JobError)
	want(t, "message", e.Message, "uncaught TypeError: the job does not define window.jsJobRun")
}

// The job sees the whole options, the scripts in them too.
// CM-10
func TestOptionsReachTheJob(t *testing.T) {
	task := job(t, "js/options-in-details.js", `1`)
	task.Options = []byte(`{"custom":{"deep":[1]},"scripts":["var x = 1;"]}`)
	e := expect(t, task, market.OK)
	want(t, "details", string(e.Details), `{"options":{"custom":{"deep":[1]},"scripts":["var x = 1;"]},"screenshots":{}}`)
}

func TestOptionsThatAreNoObject(t *testing.T) {
	for _, options := range []string{`[1]`, `null`, `{"scripts":1}`, `{`} {
		task := job(t, "js/return-input.js", `1`)
		task.Options = []byte(options)
		expect(t, task, market.JobError)
	}
}

const adapter = `window.jsJobRun = function (d, o, cb) { window.polySolvePage(d, o, cb); };`

// A job of another interface runs with an adapter that it declares itself; a job that defines jsJobRun overrides it.
// CM-10
func TestPolySolvePageByPreload(t *testing.T) {
	byPreload := job(t, "js/foreign-polysolvepage.js", `5`)
	byPreload.Preload = [][]byte{[]byte(adapter)}
	want(t, "result", string(expect(t, byPreload, market.OK).Result), `{"adapted":5}`)

	byOptions := job(t, "js/foreign-polysolvepage.js", `5`)
	byOptions.Options, _ = json.Marshal(map[string]any{"scripts": []string{adapter}})
	want(t, "result", string(expect(t, byOptions, market.OK).Result), `{"adapted":5}`)

	overriding := job(t, "js/return-input.js", `5`)
	overriding.Preload = [][]byte{[]byte(adapter)}
	want(t, "result", string(expect(t, overriding, market.OK).Result), `5`)
}

func TestPreloadThatThrowsFails(t *testing.T) {
	task := job(t, "js/return-input.js", `5`)
	task.Preload = [][]byte{[]byte(`var fine;`), []byte(`undefined_function();`)}
	e := expect(t, task, market.JobError)
	if !bytes.Contains(e.Stderr, []byte("preload-1.js:1")) {
		t.Errorf("stack is\n%s", e.Stderr)
	}
}

func TestScriptLoadError(t *testing.T) {
	e := expect(t, job(t, "js/script-load-error.js", `1`), market.JobError)
	want(t, "message", e.Message, "could not load http://localhost:1/missing.js")
	want(t, "console", string(e.Stdout), "blocked resource URL http://localhost:1/missing.js\n")
}

func TestNeverReturning(t *testing.T) {
	e := expect(t, job(t, "js/never-returning.js", `1`), market.JobError)
	want(t, "message", e.Message, "TIMEOUT: the job has not called back and nothing is left to run")
	want(t, "console", string(e.Stdout), "started and never heard of again\n")
}

func TestTimeoutIsVirtual(t *testing.T) {
	task := job(t, "js/interval-for-ever.js", `1`)
	want(t, "message", expect(t, task, market.JobError).Message, "TIMEOUT: the job has not called back within 60000 ms")
	task = job(t, "js/return-delayed.js", `{"ms":59999}`)
	want(t, "result", string(expect(t, task, market.OK).Result), `{"waited":59999}`)
	task.Options = []byte(`{"timeout":100}`)
	want(t, "message", expect(t, task, market.JobError).Message, "TIMEOUT: the job has not called back within 100 ms")
}

func TestInfiniteLoopKeepsTheLog(t *testing.T) {
	task := job(t, "js/infinite-loop.js", `1`)
	task.Limits.Fuel = 1e8
	var console bytes.Buffer
	task.Console = &console
	e := expect(t, task, market.OutOfFuel)
	want(t, "stdout", string(e.Stdout), "logged before infinite loop\n")
	want(t, "console", console.String(), "logged before infinite loop\n")
	if e.FuelUsed != 1e8 {
		t.Errorf("used %d fuel", e.FuelUsed)
	}
}

func TestTimers(t *testing.T) {
	e := expect(t, job(t, "js/timers.js", `1`), market.OK)
	want(t, "order", string(e.Result), "microtask@0 args a@10 b@10 tick@12 tick@24 c@30")
}

// A memory that was refused once ends the job, whatever it would do next.
// F20
func TestMemoryBombInJS(t *testing.T) {
	task := job(t, "js/memory-bomb.js", `1`)
	task.Limits.MemoryPages = 200
	e := expect(t, task, market.OutOfMemory)
	if e.MemoryPeak > 200 {
		t.Errorf("memory grew to %d pages", e.MemoryPeak)
	}
	task.Limits.MemoryPages = 2 // less than the engine itself
	expect(t, task, market.OutOfMemory)
}

func TestDeepRecursionIsARangeError(t *testing.T) {
	e := expect(t, job(t, "js/deep-recursion.js", `1`), market.OK)
	want(t, "result", string(e.Result), "RangeError")
	var details struct{ Depth int }
	if err := json.Unmarshal(e.Details, &details); err != nil || details.Depth < 800 {
		t.Errorf("recursion ended at depth %d (%v)", details.Depth, err)
	}
}

// F20
func TestDeepJSONEndsByDepth(t *testing.T) {
	e := expect(t, job(t, "js/deep-json.js", `1`), market.Depth)
	if e.DepthPeak == 0 {
		t.Error("no depth peak")
	}
}

func TestLeavingTheEngineIsAJobError(t *testing.T) {
	e := expect(t, job(t, "js/exit.js", `1`), market.JobError)
	want(t, "message", e.Message, "the job left the engine: exit code 0")
	want(t, "console", string(e.Stdout), "leaving\n")
}

func TestSleepIsVirtual(t *testing.T) {
	want(t, "result", string(expect(t, job(t, "js/sleep.js", `1`), market.OK).Result), "slept")
}

func TestForgedReport(t *testing.T) {
	expect(t, job(t, "js/forged-report.js", `1`), market.JobError)
}

// The prelude does not depend on what a job may have broken.
func TestBrokenWorld(t *testing.T) {
	want(t, "result", string(expect(t, job(t, "js/broken-world.js", `1`), market.OK).Result), "still here")
}

func TestResultTooLarge(t *testing.T) {
	input := strings.Repeat("x", 1001)
	task := job(t, "js/return-input.js", input)
	task.Limits.MaxResult = 1001
	expect(t, task, market.OK)
	task.Limits.MaxResult = 1000
	if e := expect(t, task, market.TooLarge); e.Result != nil {
		t.Error("an oversized result was kept")
	}
}

// F20
func TestOutputFlood(t *testing.T) {
	task := job(t, "js/return-input.js", `1`)
	task.Code = []byte(`window.jsJobRun = function (i, o, cb) {
		for (var n = 0; n < 3000; n++) console.log('0123456789'.repeat(10));
		cb(null, 'done');
	};`)
	e := expect(t, task, market.OK)
	if len(e.Stdout) != market.MaxLog || !e.LogCut {
		t.Errorf("log of %d bytes, cut: %v", len(e.Stdout), e.LogCut)
	}
}

func TestSudoku(t *testing.T) {
	task := job(t, "js/sudoku.js", `"8..........36......7..9.2...5...7.......457.....1...3...1....68..85...1..9....4.."`)
	task.Limits.Fuel = 1e11
	e := expect(t, task, market.OK)
	want(t, "solution", string(e.Result), "812753649943682175675491283154237896369845721287169534521974368438526917796318452")
}

// F20, F21: fuel may run out at any point, also while the host copies a script or the input into the engine. That ends the
// run, not the worker.
func TestFuelMayRunOutBetweenCalls(t *testing.T) {
	for _, fuel := range []uint64{1, 100, 10_000, 100_000} {
		task := job(t, "js/return-input.js", strings.Repeat("x", 4<<20))
		task.Limits.Fuel = fuel
		if e := expect(t, task, market.OutOfFuel); e.FuelUsed != fuel {
			t.Errorf("used %d of %d fuel", e.FuelUsed, fuel)
		}
	}
}

// A stack that is cut is said to be, as a log is.
func TestLongStackIsCut(t *testing.T) {
	for size, cut := range map[int]bool{100: false, market.MaxLog: false, market.MaxLog + 1: true} {
		task := job(t, "js/return-input.js", "1")
		task.Code = fmt.Appendf(nil, "jsJobRun = function (i, o, cb) { cb({ message: 'no', stack: 'y'.repeat(%d) }); };", size)
		e := expect(t, task, market.JobError)
		if len(e.Stderr) != min(size, market.MaxLog) || e.LogCut != cut {
			t.Errorf("of %d bytes %d are left, cut: %t", size, len(e.Stderr), e.LogCut)
		}
	}
}
