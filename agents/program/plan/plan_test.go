package plan_test

import (
	"errors"
	"fmt"
	"slices"
	"testing"

	"emet/agents/program/data"
	"emet/agents/program/flow"
	"emet/agents/program/flowgen"
	"emet/agents/program/interp"
	"emet/agents/program/plan"
	"emet/agents/program/structure"
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
	want, wantErr := interp.New(p).Serve(t.Context(), label, request, now, a)
	got, gotErr := interp.New(pl.Program).Serve(t.Context(), label, request, now, a)
	run, runErr := structure.NewLocal(pl.Program).Serve(t.Context(), label, request, now, a)
	if !errors.Is(gotErr, wantErr) || !errors.Is(runErr, wantErr) {
		return fmt.Errorf("the program gives error %v, planned %v, run by servers %v", wantErr, gotErr, runErr)
	}
	if wantErr != nil {
		return nil //nolint:nilerr // all fail alike
	}
	if got.Steps > pl.Program.Steps[label] {
		return fmt.Errorf("%d steps, at most %d were announced", got.Steps, pl.Program.Steps[label])
	}
	text := outcome(t, p, label, want)
	if other := outcome(t, p, label, got); other != text {
		return fmt.Errorf("the program gives %s, planned %s", text, other)
	}
	if other := outcome(t, p, label, run.Outcome); other != text {
		return fmt.Errorf("the program gives %s, run by servers %s", text, other)
	}
	return announced(pl, label, run.Looks)
}

// announced tells whether servers were asked as the plan says: at its points, as often at most, in messages of its sizes.
func announced(pl *plan.Plan, label data.Label, looks []structure.Look) error {
	e := pl.Endpoints[slices.IndexFunc(pl.Endpoints, func(e *plan.Endpoint) bool { return e.Label == label })]
	times := map[flow.Site]uint64{}
	for _, l := range looks {
		i := slices.IndexFunc(e.Points, func(pt *plan.Point) bool { return pt.Site == l.At && pt.Function == l.Function })
		if i < 0 {
			return fmt.Errorf("a server is asked at %v, which is no point of the endpoint", l.At)
		}
		pt, in := e.Points[i], 0
		for _, port := range pt.In {
			in += port.Class
		}
		if times[l.At]++; times[l.At] > pt.Instances || len(l.Out) > pt.Out.Class || len(l.In) > in+16 {
			return fmt.Errorf("point %d: asked %d times with %d bytes in and %d out, against the plan", pt.Number, times[l.At], len(l.In), len(l.Out))
		}
	}
	return nil
}

// outcome writes a result with its changes.
func outcome(t *testing.T, p *flow.Program, label data.Label, o interp.Outcome) string {
	t.Helper()
	out, err := p.Declared.Resolve(p.Endpoints[label].Out)
	if err != nil {
		t.Fatal(err)
	}
	text := string(o.Value.Canonical(out))
	for _, c := range o.Changes {
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
