package sandbox_test

import (
	"bytes"
	"encoding/hex"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"emet/agents/market"
	"emet/agents/sandbox/wasmgas"
)

func TestTraps(t *testing.T) {
	for name, message := range map[string]string{
		"unreachable": "the program gave up (unreachable)",
		"divide":      "arithmetic without result",
		"truncate":    "arithmetic without result",
		"bounds":      "access outside the memory",
		"indirect":    "call of no such function",
	} {
		e := expect(t, job(t, "wasm/"+name+".wasm", ""), market.Trap)
		want(t, "message", e.Message, message)
	}
}

func TestWasmLimits(t *testing.T) {
	e := expect(t, job(t, "wasm/loop.wasm", ""), market.OutOfFuel)
	if e.FuelUsed != limits.Fuel {
		t.Errorf("used %d fuel of %d", e.FuelUsed, limits.Fuel)
	}
	expect(t, job(t, "wasm/fill-loop.wasm", ""), market.OutOfFuel)

	e = expect(t, job(t, "wasm/recursion.wasm", ""), market.Depth)
	if e.DepthPeak != 96<<10 {
		t.Errorf("depth peak %d", e.DepthPeak)
	}
	e = expect(t, job(t, "wasm/grow-bomb.wasm", ""), market.OutOfMemory)
	if e.MemoryPeak != limits.MemoryPages {
		t.Errorf("memory peak %d, want %d", e.MemoryPeak, limits.MemoryPages)
	}
	expect(t, job(t, "wasm/flood.wasm", ""), market.TooLarge)
}

func TestMinimumMemoryAboveTheLimit(t *testing.T) {
	task := job(t, "wasm/fill-loop.wasm", "") // declares 256 pages
	task.Limits.MemoryPages = 255
	expect(t, task, market.OutOfMemory)
}

func TestModulesOwnMaximumIsNoOutcome(t *testing.T) {
	expect(t, job(t, "wasm/grow-own-maximum.wasm", ""), market.OK)
}

func TestExitCode(t *testing.T) {
	e := expect(t, job(t, "wasm/exit-42.wasm", ""), market.JobError)
	if e.ExitCode != 42 || e.Message != "exit code 42" {
		t.Errorf("exit code %d, message %q", e.ExitCode, e.Message)
	}
}

func TestStartFunction(t *testing.T) {
	e := expect(t, job(t, "wasm/start.wasm", ""), market.OK)
	want(t, "result", string(e.Result), "!")
}

func TestFeaturesOfTheProfile(t *testing.T) {
	expect(t, job(t, "wasm/features.wasm", ""), market.OK)
}

func TestErrorNumbers(t *testing.T) {
	e := expect(t, job(t, "wasm/errnos.wasm", ""), market.OK)
	if want := []byte{8, 21, 8, 8, 70, 8, 8, 28, 21, 28, 52, 28}; !bytes.Equal(e.Result, want) {
		t.Errorf("got %v, want %v", e.Result, want)
	}
}

// Every NaN is the canonical one where its bits can be seen.
func TestNaN(t *testing.T) {
	e := expect(t, job(t, "wasm/nan.wasm", ""), market.OK)
	const f64, f32, one = "000000000000f87f", "0000c07f", "000000000000f03f"
	want(t, "bits", hex.EncodeToString(e.Result), f64+f64+f64+f32+f32+one+f64+f64+"0000803f"+"00000000")
}

// What a module can learn of the world is fixed: the date, a clock that it moves itself, and its seed.
func TestWorld(t *testing.T) {
	task := job(t, "wasm/world.wasm", "")
	task.Seed = market.ID{1, 2, 3}
	e := expect(t, task, market.OK)
	const (
		date    = "e8038ab9359ae515"                                 // 2020-01-01 and one microsecond
		clock   = "d007000000000000"                                 // two
		slept   = "b8d59a3b00000000"                                 // a second and three
		random  = "d17ee3e1ee9a03bf46fee04b4cf592aba55ee5d15d6338a3" // sha256 of seed and counter
		program = "776f726c642e7761736d"
	)
	got := hex.EncodeToString(e.Result)
	if !strings.HasPrefix(got, date+clock+slept) || !strings.Contains(got, program) {
		t.Errorf("world is %s", got)
	}
	want(t, "random bytes", got[48:96], random)
}

func TestCodeOutsideTheProfile(t *testing.T) {
	task := job(t, "wasm/loop.wasm", "")
	for name, code := range map[string]string{
		"empty": "", "text": "hello", "no command": "\x00asm\x01\x00\x00\x00", "truncated": string(task.Code[:len(task.Code)-2]),
	} {
		task.Code = []byte(code)
		e := expect(t, task, market.JobError)
		if !strings.HasPrefix(e.Message, "code is outside exec/v1: ") {
			t.Errorf("%s: message %q", name, e.Message)
		}
	}
}

func TestCompilingIsPaidFirst(t *testing.T) {
	task := job(t, "wasm/wordcount.wasm", "a b")
	task.Limits.Fuel = uint64(len(task.Code))
	e := expect(t, task, market.OutOfFuel)
	if e.FuelUsed != task.Limits.Fuel {
		t.Errorf("used %d fuel", e.FuelUsed)
	}
}

func TestCProgram(t *testing.T) {
	e := expect(t, job(t, "wasm/wordcount.wasm", "one two\nthree  four\n"), market.OK)
	want(t, "result", string(e.Result), "2 4 20 5.000 wordcount.wasm 1577836800\n")
	e = expect(t, job(t, "wasm/wordcount.wasm", ""), market.JobError)
	want(t, "stderr", string(e.Stderr), "wordcount.wasm: nothing to count\n")
	if e.ExitCode != 3 {
		t.Errorf("exit code %d", e.ExitCode)
	}
}

// goProgram builds a program of testdata.
func goProgram(tb testing.TB, name string) []byte {
	tb.Helper()
	if testing.Short() {
		tb.Skip("builds a program")
	}
	out := filepath.Join(tb.TempDir(), "program.wasm")
	cmd := exec.Command("go", "build", "-trimpath", "-ldflags=-s -w", "-o", out, "./testdata/"+name)
	cmd.Env = append(os.Environ(), "GOOS=wasip1", "GOARCH=wasm", "CGO_ENABLED=0")
	if msg, err := cmd.CombinedOutput(); err != nil {
		tb.Fatalf("build: %v\n%s", err, msg)
	}
	code, err := os.ReadFile(out)
	if err != nil {
		tb.Fatal(err)
	}
	return code
}

func TestGoProgram(t *testing.T) {
	task := market.Task{Engine: market.Wasm1, Name: "count", Code: goProgram(t, "goprogram"), Input: []byte("b a b"), Limits: limits}
	e := expect(t, task, market.OK)
	lines := strings.Split(string(e.Result), "\n")
	want(t, "first line", lines[0], "[count] [a b] 0")
	if !strings.Contains(lines[1], " 7s ") {
		t.Errorf("second line %q: seven seconds did not pass", lines[1])
	}
	if again := expect(t, task, market.OK); again.Fingerprint != e.Fingerprint || !bytes.Equal(again.Result, e.Result) {
		t.Error("two runs differ")
	}
	task.Input = nil
	e = expect(t, task, market.JobError)
	want(t, "stderr", string(e.Stderr), "no words\n")
	if e.ExitCode != 4 {
		t.Errorf("exit code %d", e.ExitCode)
	}
}

// Go's own file functions find the inputs, and may not change them.
func TestGoProgramReadsInputs(t *testing.T) {
	task := market.Task{Engine: market.Wasm1, Name: "files", Code: goProgram(t, "gofiles"), Limits: limits}
	task = withInputs(task, library...)
	task.Options = append([]byte(`{"args":["one"],"env":{"GREETING":"hi"},`), task.Options[1:]...)
	e := run(t, task)
	want(t, "stderr", string(e.Stderr), "")
	want(t, "result", string(e.Result), `[one] hi
. drwx------ 0 2020
a.txt -rw------- 12 2020
dir drwx------ 0 2020
dir/b.txt -rw------- 4 2020
dir/deep drwx------ 0 2020
dir/deep/c.txt -rw------- 5 2020
dir/empty drwx------ 0 2020
beta
world
3 b.txt
true
true
true
true
true
`)
}

// Nobody can post, or offers to run, what the machine cannot.
func TestMostPages(t *testing.T) {
	if market.MaxPages != wasmgas.MaxPages {
		t.Errorf("jobs may ask for %d pages, and the machine has %d", market.MaxPages, wasmgas.MaxPages)
	}
}
