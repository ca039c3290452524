package sandbox_test

import (
	"bytes"
	"context"
	"errors"
	"strings"
	"testing"

	"github.com/rs/zerolog"

	"emet/agents/market"
	"emet/agents/sandbox"
)

// engine is a runner that says what it is told to.
type engine func(t market.Task) (market.Execution, error)

func (e engine) Run(_ context.Context, t market.Task) (market.Execution, error) { return e(t) }

func checker(t *testing.T, cfg sandbox.CheckConfig) *sandbox.Checker {
	t.Helper()
	c, err := sandbox.NewChecker(cfg)
	if err != nil {
		t.Fatal(err)
	}
	return c
}

// The interpreter confirms what the compiler found, down to the end of the depth budget.
func TestCheckAgrees(t *testing.T) {
	s, err := shared()
	if err != nil {
		t.Fatal(err)
	}
	var log bytes.Buffer
	c := checker(t, sandbox.CheckConfig{Runner: s, Other: open(t, sandbox.Interpreter), Log: zerolog.New(&log)})
	for _, name := range []string{"wasm/world.wasm", "wasm/recursion.wasm", "js/return-input.js"} {
		task := job(t, name, `{"a":1}`)
		want := run(t, task)
		got, err := c.Run(context.Background(), task)
		if err != nil || got.Fingerprint != want.Fingerprint {
			t.Errorf("%s: %v %v\n%s", name, got.Outcome, err, log.Bytes())
		}
	}
	if n := strings.Count(log.String(), "agreed"); n != 3 {
		t.Errorf("%d of 3 runs were confirmed:\n%s", n, log.String())
	}
}

// What two engines disagree about has no result, and an operator reads of both fingerprints.
func TestCheckDisagrees(t *testing.T) {
	for name, change := range map[string]func(*market.Execution){
		"outcome":     func(e *market.Execution) { e.Outcome = market.Trap },
		"fuel":        func(e *market.Execution) { e.FuelUsed++ },
		"memory":      func(e *market.Execution) { e.MemoryPeak++ },
		"depth":       func(e *market.Execution) { e.DepthPeak++ },
		"result":      func(e *market.Execution) { e.Result = []byte("other") },
		"message":     func(e *market.Execution) { e.Message = "other" },
		"exit code":   func(e *market.Execution) { e.ExitCode++ },
		"log":         func(e *market.Execution) { e.Stderr = []byte("other") },
		"fingerprint": func(e *market.Execution) { e.Fingerprint[0]++ },
	} {
		t.Run(name, func(t *testing.T) {
			one := market.Execution{Result: []byte("one"), FuelUsed: 1, Fingerprint: market.Fingerprint{0xaa}}
			two := one
			change(&two)
			var log bytes.Buffer
			c := checker(t, sandbox.CheckConfig{
				Runner: engine(func(market.Task) (market.Execution, error) { return one, nil }),
				Other:  engine(func(market.Task) (market.Execution, error) { return two, nil }),
				Log:    zerolog.New(&log),
			})
			if _, err := c.Run(context.Background(), market.Task{}); !errors.Is(err, sandbox.ErrDisagree) || !strings.Contains(err.Error(), name) {
				t.Errorf("ended with %v", err)
			}
			for _, part := range []string{`"level":"error"`, one.Fingerprint.Hex()[2:], two.Fingerprint.Hex()[2:]} {
				if !strings.Contains(log.String(), part) {
					t.Errorf("%s is not in the log: %s", part, log.String())
				}
			}
		})
	}
}

// An engine that cannot follow has no say.
func TestCheckWithoutVerdict(t *testing.T) {
	c := checker(t, sandbox.CheckConfig{
		Runner: engine(func(market.Task) (market.Execution, error) { return market.Execution{FuelUsed: 7}, nil }),
		Other:  engine(func(market.Task) (market.Execution, error) { return market.Execution{}, context.DeadlineExceeded }),
	})
	if e, err := c.Run(context.Background(), market.Task{}); err != nil || e.FuelUsed != 7 {
		t.Errorf("ended with %v, %v", e, err)
	}
}

func TestCheckEvery(t *testing.T) {
	ran := 0
	same := func(t market.Task) (market.Execution, error) { return market.Execution{}, nil }
	c := checker(t, sandbox.CheckConfig{Every: 3, Runner: engine(same), Other: engine(func(t market.Task) (market.Execution, error) {
		ran++
		return same(t)
	})})
	for range 7 {
		if _, err := c.Run(context.Background(), market.Task{}); err != nil {
			t.Fatal(err)
		}
	}
	if ran != 3 {
		t.Errorf("%d of 7 tasks were checked, want 3", ran)
	}
	for _, cfg := range []sandbox.CheckConfig{{}, {Runner: c, Other: c, Every: -1}} {
		if _, err := sandbox.NewChecker(cfg); err == nil {
			t.Errorf("a checker was made of %+v", cfg)
		}
	}
}
