package slot_test

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"golang.org/x/sync/errgroup"

	"emet/agents/market"
	"emet/agents/sandbox"
	"emet/agents/sandbox/slot"
)

// shared is a pool of two job processes.
var shared = sync.OnceValues(func() (*slot.Pool, error) { return slot.New(slot.Config{CacheDir: scratch, Size: 2}) })

// one is a pool of one job process, so that what one job does to it, the next one meets.
func one(t testing.TB) *slot.Pool {
	t.Helper()
	p, err := slot.New(slot.Config{CacheDir: scratch, Size: 1})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := p.Close(context.Background()); err != nil {
			t.Error(err)
		}
	})
	return p
}

var limits = market.Limits{Fuel: 2e9, MemoryPages: 512, MaxResult: 1 << 16}

// js is a JavaScript job, given the body of its function.
func js(body string) market.Task {
	return market.Task{
		Engine: market.JS1, Name: "job.js", Input: []byte(`"in"`), Limits: limits,
		Code: []byte("window.jsJobRun = function (input, options, callback) { " + body + " };"),
	}
}

// file is a job from the sandbox's test data.
func file(t testing.TB, name string) market.Task {
	t.Helper()
	b, err := os.ReadFile(filepath.Join("..", "testdata", name))
	if err != nil {
		t.Fatal(err)
	}
	task := market.Task{Engine: market.JS1, Name: filepath.Base(name), Code: b, Input: []byte(`{"a":1}`), Limits: limits}
	if filepath.Ext(name) == ".wasm" {
		task.Engine = market.Wasm1
	}
	return task
}

// honest checks that a pool does an honest job.
func honest(t testing.TB, p *slot.Pool) {
	t.Helper()
	e, err := p.Run(t.Context(), js("callback(null, input)"))
	if err != nil || e.Outcome != market.OK || string(e.Result) != "in" {
		t.Fatalf("an honest job ended as %v %q (%s), %v", e.Outcome, e.Result, e.Message, err)
	}
}

// A run in a job process is the same as one in this process, to the byte.
func TestSameAsInThisProcess(t *testing.T) {
	p, err := shared()
	if err != nil {
		t.Fatal(err)
	}
	box, err := sandbox.New(sandbox.Config{CacheDir: scratch})
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = box.Close(context.Background()) }()
	for _, pattern := range []string{"js/*.js", "wasm/*.wasm"} {
		names, _ := filepath.Glob(filepath.Join("..", "testdata", pattern))
		if len(names) == 0 {
			t.Fatalf("there are no %s", pattern)
		}
		for _, name := range names {
			name = filepath.Join(filepath.Base(filepath.Dir(name)), filepath.Base(name))
			t.Run(name, func(t *testing.T) {
				task := file(t, name)
				task.Limits.Fuel = 1e8
				var consoles [2]bytes.Buffer
				task.Console = &consoles[0]
				want, err := box.Run(t.Context(), task)
				if err != nil {
					t.Fatal(err)
				}
				task.Console = &consoles[1]
				got, err := p.Run(t.Context(), task)
				if err != nil {
					t.Fatal(err)
				}
				if a, b := fmt.Sprintf("%+v", want), fmt.Sprintf("%+v", got); a != b {
					t.Errorf("in this process\n%s\nin its own\n%s", a, b)
				}
				if a, b := consoles[0].String(), consoles[1].String(); a != b {
					t.Errorf("in this process it said %q, in its own %q", a, b)
				}
			})
		}
	}
}

// What a job writes is seen while it runs.
func TestConsoleStreams(t *testing.T) {
	p := one(t)
	ctx, cancel := context.WithCancel(t.Context())
	task := js("console.log('started'); for (;;) {}")
	task.Limits.Fuel = 1e18
	var said bytes.Buffer
	task.Console = writerFunc(func(b []byte) {
		said.Write(b)
		cancel() // or the job would never end
	})
	if _, err := p.Run(ctx, task); !errors.Is(err, context.Canceled) {
		t.Errorf("ended with %v", err)
	}
	if said.String() != "started\n" {
		t.Errorf("it said %q", &said)
	}
	honest(t, p)
}

type writerFunc func([]byte)

func (f writerFunc) Write(b []byte) (int, error) { f(b); return len(b), nil }

func TestManyRunsShareTwoProcesses(t *testing.T) {
	p, err := shared()
	if err != nil {
		t.Fatal(err)
	}
	var wg sync.WaitGroup
	for i := range 16 {
		wg.Go(func() {
			want := fmt.Sprint("result ", i)
			e, err := p.Run(t.Context(), js("callback(null, '"+want+"')"))
			if err != nil || string(e.Result) != want {
				t.Errorf("run %d ended as %v %q, %v", i, e.Outcome, e.Result, err)
			}
		})
	}
	wg.Wait()
}

// The workers of one process share a pool, and each warms it when it starts.
func TestWarmTogether(t *testing.T) {
	p, err := slot.New(slot.Config{CacheDir: scratch, Size: 3})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = p.Close(context.Background()) })
	ctx, cancel := context.WithTimeout(t.Context(), 5*time.Minute)
	defer cancel()
	g, ctx := errgroup.WithContext(ctx)
	for range 8 {
		g.Go(func() error { return p.Warm(ctx) })
	}
	if err := g.Wait(); err != nil {
		t.Fatal(err)
	}
}

func TestConfig(t *testing.T) {
	if _, err := slot.New(slot.Config{Size: -1}); err == nil {
		t.Error("a negative size was taken")
	}
	p, err := slot.New(slot.Config{CacheDir: scratch, MemoryPages: 100})
	if err != nil {
		t.Fatal(err)
	}
	if _, err := p.Run(t.Context(), js("callback(null, 1)")); err == nil || !strings.Contains(err.Error(), "512 pages") {
		t.Errorf("a task of more memory than there is ended with %v", err)
	}
	if _, err := p.Run(t.Context(), market.Task{Engine: "py/1"}); err == nil || !strings.Contains(err.Error(), "py/1") {
		t.Errorf("a task for no engine ended with %v", err)
	}
	if err := p.Close(t.Context()); err != nil {
		t.Error(err)
	}
}

func TestCloseEndsRuns(t *testing.T) {
	p, err := slot.New(slot.Config{CacheDir: scratch, Size: 1})
	if err != nil {
		t.Fatal(err)
	}
	task := js("console.log('started'); for (;;) {}")
	task.Limits.Fuel = 1e18
	running, ended := make(chan struct{}), make(chan error)
	task.Console = writerFunc(func([]byte) { close(running) })
	go func() {
		_, err := p.Run(context.Background(), task)
		ended <- err
	}()
	<-running
	closed := make(chan error)
	go func() { closed <- p.Close(context.Background()) }()
	if err := <-ended; !errors.Is(err, slot.ErrClosed) {
		t.Errorf("the run ended with %v", err)
	}
	if err := <-closed; err != nil {
		t.Error(err)
	}
	if _, err := p.Run(t.Context(), task); !errors.Is(err, slot.ErrClosed) {
		t.Errorf("a run in a closed pool ended with %v", err)
	}
	if err := p.Close(t.Context()); err != nil {
		t.Errorf("closed again: %v", err)
	}
}

// A process that cannot start is not tried all the time.
func TestStartsInVainArePaced(t *testing.T) {
	p, err := slot.New(slot.Config{CacheDir: scratch, Size: 1, Command: []string{self(t), helper, "dead"}})
	if err != nil {
		t.Fatal(err)
	}
	began := time.Now()
	for range 3 {
		if _, err := p.Run(t.Context(), js("")); err == nil || !strings.Contains(err.Error(), "dead on arrival") {
			t.Fatalf("a dead process ended a job with %v", err)
		}
	}
	if took := time.Since(began); took < 300*time.Millisecond {
		t.Errorf("three starts took %v", took)
	}
	if err := p.Close(t.Context()); err != nil {
		t.Error(err)
	}
}

// A program that would start itself over and over again, as it does not know of job processes, is told so.
func TestForgottenEnter(t *testing.T) {
	out, err := exec.Command(self(t), helper, "forgetful").CombinedOutput()
	if err != nil || !strings.Contains(string(out), "did not call slot.Enter") {
		t.Errorf("it said %s, %v", out, err)
	}
}
