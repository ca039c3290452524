package plan_test

import (
	"errors"
	"testing"

	"emet/agents/program/data"
	"emet/agents/program/flow"
	"emet/agents/program/flowgen"
	"emet/agents/program/interp"
	"emet/agents/program/plan"
)

func TestPlannedProgramComputesTheSame(t *testing.T) {
	for seed := range uint64(400) {
		same(t, flowgen.Program(flowgen.Seed(seed)), seed)
	}
}

func same(t *testing.T, p *flow.Program, seed uint64) {
	t.Helper()
	pl, err := plan.New(p, nil)
	if err != nil {
		t.Errorf("seed %d: %v", seed, err)
		return
	}
	one, other := interp.New(p), interp.New(pl.Program)
	for label, e := range p.Endpoints {
		in, err := p.Declared.Resolve(e.In)
		if err != nil {
			t.Fatal(err)
		}
		out, err := p.Declared.Resolve(e.Out)
		if err != nil {
			t.Fatal(err)
		}
		s := flowgen.Seed(seed)
		for range 4 {
			request, now := flowgen.Value(s, in), int64(s.N(1000))
			want, wantErr := one.Serve(t.Context(), label, request, now, flowgen.Answers{Program: p, Seed: seed})
			got, gotErr := other.Serve(t.Context(), label, request, now, flowgen.Answers{Program: p, Seed: seed})
			if !errors.Is(gotErr, wantErr) {
				t.Errorf("seed %d: %v, planned %v", seed, wantErr, gotErr)
				return
			}
			if wantErr == nil && !data.Equal(out, want.Value, got.Value) {
				t.Errorf("seed %d: not the same result", seed)
				return
			}
			if len(want.Changes) != len(got.Changes) {
				t.Errorf("seed %d: not the same changes", seed)
				return
			}
			for i, c := range want.Changes {
				kt, _ := p.Declared.Resolve(p.Keys[c.Key].Type)
				g := got.Changes[i]
				if c.Key != g.Key || (c.ID == nil) != (g.ID == nil) || c.ID != nil && *c.ID != *g.ID || !data.Equal(kt, c.Value, g.Value) {
					t.Errorf("seed %d: change %d is not the same", seed, i)
				}
			}
		}
	}
}
