package server_test

import (
	"errors"
	"testing"

	"emet/agents/hosting/score"
	"emet/agents/hosting/sealed"
	"emet/agents/hosting/server/servertest"
	"emet/agents/program/data"
	"emet/agents/program/flowgen"
	"emet/agents/program/interp"
)

// All endpoints of all examples are served as the interpreter computes them, by servers of which none does it alone. F-02,
// F-05, F-06, F-10, F-12, F-13
func TestExamplesAreServed(t *testing.T) {
	for _, name := range examples {
		t.Run(name, func(t *testing.T) {
			program := example(t, name)
			whole := interp.New(program)
			for label, e := range program.Endpoints {
				in, err := program.Declared.Resolve(e.In)
				if err != nil {
					t.Fatal(err)
				}
				out, err := program.Declared.Resolve(e.Out)
				if err != nil {
					t.Fatal(err)
				}
				served := 0
				for seed := uint64(0); seed < 40 && served < 2; seed++ {
					answers := flowgen.Answers{Program: program, Seed: seed}
					pool, err := servertest.New(servertest.Config{Program: program, Answers: answers, Seed: seed, Share: true})
					if err != nil {
						t.Fatal(err)
					}
					request := flowgen.Value(flowgen.Seed(seed), in)
					got, err := pool.Request(t.Context(), label, request)
					want, failure := whole.Serve(t.Context(), label, request, int64(pool.Begin.Time), answers)
					if failure != nil {
						if !errors.Is(err, failure) {
							t.Errorf("seed %d: %v, want %v", seed, err, failure)
						}
						continue
					}
					if errors.Is(err, sealed.ErrTooMany) || errors.Is(err, score.ErrTooFew) {
						continue
					}
					if err != nil {
						t.Fatalf("seed %d: %v", seed, err)
					}
					if got.Failure != nil {
						t.Fatalf("seed %d: slot %d: %s: %s", seed, got.Failure.Slot, got.Failure.Code, got.Failure.Detail)
					}
					if !data.Equal(out, got.Value, want.Value) || len(got.Changes) != len(want.Changes) {
						t.Errorf("seed %d: got %d changes, want %d", seed, len(got.Changes), len(want.Changes))
					}
					served++
				}
				if served == 0 {
					t.Errorf("endpoint %s was never served", label)
				}
			}
		})
	}
}
