package plan_test

import (
	"context"
	"errors"
	"fmt"
	"testing"

	"emet/agents/program/data"
	"emet/agents/program/flow"
	"emet/agents/program/flowgen"
	"emet/agents/program/interp"
	"emet/agents/program/plan"
)

// The given program, the planned one, and servers that see only what the plan shows them give the same results and
// updates, or fail alike: for random programs and requests. L-16, F-07.
func TestPlansComputeTheSame(t *testing.T) {
	for seed := range uint64(300) {
		p := flowgen.Program(flowgen.Seed(seed))
		pl, err := plan.New(p, nil)
		if err != nil {
			t.Fatalf("seed %d: %v", seed, err)
		}
		for label, e := range p.Endpoints {
			in, err := p.Declared.Resolve(e.In)
			if err != nil {
				t.Fatal(err)
			}
			s := flowgen.Seed(seed)
			for range 3 {
				request, now := flowgen.Value(s, in), int64(s.N(1000))
				if err := same(t, p, pl, label, request, now, flowgen.Answers{Program: p, Seed: seed}); err != nil {
					t.Fatalf("seed %d: %v", seed, err)
				}
			}
		}
	}
}

// same computes an endpoint in three ways.
func same(t *testing.T, p *flow.Program, pl *plan.Plan, label data.Label, request data.Value, now int64, a interp.Answerer) error {
	t.Helper()
	given, planned := interp.New(p), interp.New(pl.Program)
	want, wantErr := given.Serve(t.Context(), label, request, now, a)
	got, gotErr := planned.Serve(t.Context(), label, request, now, a)
	run, runErr := pl.Serve(t.Context(), label, request, now, plan.Servers{
		Answer: a.Answer,
		Compute: func(ctx context.Context, h flow.Hash, args []data.Value, fuel uint64) (data.Value, error) {
			o, err := planned.Call(ctx, h, args, fuel)
			return o.Value, err
		},
	})
	if !errors.Is(gotErr, wantErr) || !errors.Is(runErr, wantErr) {
		return fmt.Errorf("the program gives error %v, planned %v, run by servers %v", wantErr, gotErr, runErr)
	}
	if wantErr != nil {
		return nil //nolint:nilerr // all fail alike
	}
	if got.Steps > pl.Program.Steps[label] {
		return fmt.Errorf("%d steps, at most %d were announced", got.Steps, pl.Program.Steps[label])
	}
	var ofRun []interp.Change
	for _, c := range run.Changes {
		ofRun = append(ofRun, interp.Change(c))
	}
	text := outcome(t, p, label, want.Value, want.Changes)
	if other := outcome(t, p, label, got.Value, got.Changes); other != text {
		return fmt.Errorf("the program gives %s, planned %s", text, other)
	}
	if other := outcome(t, p, label, run.Value, ofRun); other != text {
		return fmt.Errorf("the program gives %s, run by servers %s", text, other)
	}
	return nil
}

// outcome writes a result with its changes.
func outcome(t *testing.T, p *flow.Program, label data.Label, v data.Value, changes []interp.Change) string {
	t.Helper()
	out, err := p.Declared.Resolve(p.Endpoints[label].Out)
	if err != nil {
		t.Fatal(err)
	}
	text := string(v.Canonical(out))
	for _, c := range changes {
		kt, err := p.Declared.Resolve(p.Keys[c.Key].Type)
		if err != nil {
			t.Fatal(err)
		}
		if c.ID != nil {
			text += fmt.Sprintf(" %x", *c.ID)
		}
		text += fmt.Sprintf(" %s %s", c.Key, c.Value.Canonical(kt))
	}
	return text
}
