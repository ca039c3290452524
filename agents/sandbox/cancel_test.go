package sandbox_test

import (
	"context"
	"errors"
	"testing"
	"time"

	"emet/agents/market"
	"emet/agents/sandbox"
)

// started closes itself at the first write: a console that tells when a job runs.
type started chan struct{}

func (s started) Write(b []byte) (int, error) {
	select {
	case <-s:
	default:
		close(s)
	}
	return len(b), nil
}

func endless(code string) market.Task {
	return market.Task{
		Engine: market.JS1,
		Name:   "endless.js",
		Code:   []byte(`window.jsJobRun = function () { console.log('started'); ` + code + ` };`),
		Limits: market.Limits{Fuel: 1e18, MemoryPages: 1024, MaxResult: 1},
	}
}

// A run ends soon after its context does, wherever it is: also inside a builtin, which is metered like all else.
func TestCancel(t *testing.T) {
	s, err := shared()
	if err != nil {
		t.Fatal(err)
	}
	for name, code := range map[string]string{
		"loop":      `for (;;) {}`,
		"regexp":    `/^(a+)+$/.test('a'.repeat(60) + 'b');`,
		"sort":      `for (;;) new Array(100000).fill(1).sort();`,
		"join":      `for (;;) new Array(1000000) + '';`,
		"json":      `for (;;) JSON.stringify(new Array(100000).fill({ a: 1 }));`,
		"microtask": `(function again() { Promise.resolve().then(again); })();`,
		"sleep":     `import('qjs:os').then(function (os) { for (;;) os.sleep(1e9); });`,
		"timers":    `(function again() { setTimeout(again, 0); })();`,
	} {
		t.Run(name, func(t *testing.T) {
			prompt(t, cancelled(t, s, endless(code)))
		})
	}
}

// prompt wants a run to end in a time that even a slow and busy machine has for a few slices of fuel. What does not look at
// its clock goes on for years here; how soon after its deadline a run ends is for the benchmark.
func prompt(t *testing.T, took time.Duration) {
	t.Helper()
	if took > time.Minute {
		t.Errorf("ended %v after its context", took)
	}
}

// cancelled cancels a run that is under way, and says how long that took.
func cancelled(t *testing.T, s *sandbox.Sandbox, task market.Task) time.Duration {
	t.Helper()
	ctx, cancel := context.WithCancel(context.Background())
	running, done := make(started), make(chan error)
	task.Console = running
	go func() {
		_, err := s.Run(ctx, task)
		done <- err
	}()
	<-running
	at := time.Now()
	cancel()
	if err := <-done; !errors.Is(err, context.Canceled) {
		t.Errorf("ended with %v", err)
	}
	return time.Since(at)
}

func TestCancelWasm(t *testing.T) {
	s, err := shared()
	if err != nil {
		t.Fatal(err)
	}
	for _, name := range []string{"wasm/loop.wasm", "wasm/fill-loop.wasm"} {
		task := job(t, name, "")
		task.Limits.Fuel = 1e18
		ctx, cancel := context.WithTimeout(context.Background(), 50*time.Millisecond)
		if _, err := s.Run(ctx, task); !errors.Is(err, context.DeadlineExceeded) {
			t.Errorf("%s ended with %v", name, err)
		}
		deadline, _ := ctx.Deadline()
		cancel()
		prompt(t, time.Since(deadline))
	}
}

func TestRunsWaitForASlot(t *testing.T) {
	s, err := sandbox.New(sandbox.Config{MaxConcurrent: 1, Host: sandbox.Interpreter})
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = s.Close(context.Background()) }()
	first, cancel := context.WithCancel(context.Background())
	done, running := make(chan error), make(started)
	go func() {
		task := endless(`for (;;) {}`)
		task.Console = running
		_, err := s.Run(first, task)
		done <- err
	}()
	<-running
	ended, end := context.WithCancel(context.Background())
	end()
	if _, err := s.Run(ended, endless(``)); !errors.Is(err, context.Canceled) {
		t.Errorf("a run without a slot ended with %v", err)
	}
	cancel()
	<-done
}

func TestTasksThatAreNone(t *testing.T) {
	s, err := shared()
	if err != nil {
		t.Fatal(err)
	}
	for _, task := range []market.Task{
		{Engine: "py/1"},
		{Engine: market.JS1, Limits: market.Limits{MemoryPages: 1 << 16}},
	} {
		if e, err := s.Run(context.Background(), task); err == nil {
			t.Errorf("task %q ended as %v", task.Engine, e.Outcome)
		}
	}
	if _, err := sandbox.New(sandbox.Config{MaxConcurrent: -1}); err == nil {
		t.Error("a negative number of runs was taken")
	}
}

// Compiled code is found again by the next process, which takes a twentieth of the time. The machine may be busy with other
// things at any one time, so there are several tries.
func TestCacheOnDisk(t *testing.T) {
	var took [2]time.Duration
	for range 5 {
		dir := t.TempDir()
		for i := range took {
			took[i] = warmed(t, dir)
		}
		if took[1] < took[0]/2 {
			return
		}
	}
	t.Errorf("warmed in %v, then in %v", took[0], took[1])
}

func warmed(t *testing.T, dir string) time.Duration {
	t.Helper()
	s, err := sandbox.New(sandbox.Config{CacheDir: dir})
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = s.Close(context.Background()) }()
	at := time.Now()
	if err := s.Warm(context.Background()); err != nil {
		t.Fatal(err)
	}
	return time.Since(at)
}
