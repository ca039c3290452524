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
	for seed := range uint64(200) {
		if err := sameAll(t, flowgen.Program(flowgen.Seed(seed)), flowgen.Seed(seed), 3); err != nil {
			t.Fatalf("seed %d: %v", seed, err)
		}
	}
}

// FuzzPlans does the same with programs and requests that a fuzzer chooses.
func FuzzPlans(f *testing.F) {
	f.Add([]byte{})
	f.Add([]byte("an endpoint, an observation, and what it is of"))
	f.Fuzz(func(t *testing.T, blob []byte) {
		s := flowgen.Bytes(blob)
		if err := sameAll(t, flowgen.Program(s), s, 1); err != nil {
			t.Fatal(err)
		}
	})
}

// sameAll computes all endpoints of a program, with some requests each.
func sameAll(t *testing.T, p *flow.Program, s *flowgen.Source, times int) error {
	t.Helper()
	pl, err := plan.New(p, nil)
	if err != nil {
		return err
	}
	for _, planned := range pl.Endpoints {
		e := p.Endpoints[planned.Label]
		in, err := p.Declared.Resolve(e.In)
		if err != nil {
			return err
		}
		for range times {
			request, now := flowgen.Value(s, in), int64(s.N(1000))
			if err := same(t, p, pl, planned.Label, request, now, flowgen.Answers{Program: p, Seed: uint64(now)}); err != nil {
				return err
			}
		}
	}
	return nil
}

func BenchmarkNew(b *testing.B) {
	p := flowgen.Config{Nodes: 40}.Program(flowgen.Seed(7))
	nodes := 0
	for _, f := range p.Functions {
		nodes += len(f.Body)
	}
	b.ReportMetric(float64(nodes), "nodes")
	for b.Loop() {
		if _, err := plan.New(p, nil); err != nil {
			b.Fatal(err)
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
