package structure_test

import (
	"context"
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

// subject is a program with the ways to compute it: whole, by servers, and by servers as it is planned.
type subject struct {
	*flow.Program
	plan    *plan.Plan
	whole   *interp.Machine
	servers [2]*structure.Local
}

func newSubject(p *flow.Program) (*subject, error) {
	pl, err := plan.New(p, nil)
	if err != nil {
		return nil, err
	}
	return &subject{p, pl, interp.New(p), [2]*structure.Local{structure.NewLocal(p), structure.NewLocal(pl.Program)}}, nil
}

// same has an endpoint computed in all ways. It returns the outcome of the interpreter, its failure, and a difference.
func (s *subject) same(ctx context.Context, label data.Label, request data.Value, now int64, a interp.Answerer) (o interp.Outcome, failure, difference error) {
	o, failure = s.whole.Serve(ctx, label, request, now, a)
	want, err := s.text(label, o, failure)
	if err != nil {
		return o, failure, err
	}
	var runs [2]*structure.Run
	for i, l := range s.servers {
		run, err := l.Serve(ctx, label, request, now, a)
		got, err := s.text(label, run.Outcome, err)
		if err != nil {
			return o, failure, fmt.Errorf("servers %d: %w", i, err)
		}
		if got != want {
			return o, failure, fmt.Errorf("whole it gives %s, and by servers %d %s", want, i, got)
		}
		runs[i] = run
	}
	in, err := s.Declared.Resolve(s.Endpoints[label].In)
	if err != nil {
		return o, failure, err
	}
	differences := []error{
		s.accounted(s.Program, in, request, runs[0]), s.accounted(s.plan.Program, in, request, runs[1]), s.asPlanned(label, runs[1]),
	}
	if failure == nil {
		differences = append(differences, s.steps(o, runs[0]))
	}
	return o, failure, errors.Join(differences...)
}

// steps compares how many there were. The server of structure counts the greatest number for what it does not see.
func (s *subject) steps(o interp.Outcome, run *structure.Run) error {
	steps := run.Steps
	for _, look := range run.Looks {
		steps -= s.Checked[look.Function].Steps - look.Steps
	}
	if steps != o.Steps {
		return fmt.Errorf("%d steps, by servers %d", o.Steps, steps)
	}
	return nil
}

// encoded has the encodings of primitives as leaves.
func encoded(t *data.Type, v data.Value) structure.Shape[string] {
	return structure.Seal(t, v, func(t *data.Type, _ structure.Path, v data.Value) string { return string(v.AppendCBOR(t, nil)) })
}

// places lists the encodings of primitives by the paths that lead to them.
func places(t *data.Type, v data.Value) map[string]string {
	at := map[string]string{}
	structure.Seal(t, v, func(t *data.Type, path structure.Path, v data.Value) int {
		at[fmt.Sprint(path)] = string(v.AppendCBOR(t, nil))
		return 0
	})
	return at
}

// accounted tells whether each look got the leaves that it is said to have seen, as they were where they came from: in the
// request, or in the result of a look before it.
func (s *subject) accounted(p *flow.Program, in *data.Type, request data.Value, run *structure.Run) error {
	asked, gave := places(in, request), make([]map[string]string, len(run.Looks))
	for i, look := range run.Looks {
		f := p.Checked[look.Function]
		u := data.TupleOf(f.In...)
		v, err := data.DecodeCBOR(u, look.In)
		if err != nil {
			return err
		}
		got := encoded(u, v).Leaves(u)
		if len(got) != len(look.Leaves) {
			return fmt.Errorf("look %d got %d primitives and is said to have seen %d", i, len(got), len(look.Leaves))
		}
		for j, h := range look.Leaves {
			o := run.Origin(h)
			var was string
			switch o.Source {
			case structure.Request:
				was = asked[fmt.Sprint(o.Path)]
			case structure.Looked:
				if o.Number < i {
					was = gave[o.Number][fmt.Sprint(o.Path)]
				}
			default:
				continue
			}
			if got[j] != was {
				return fmt.Errorf("look %d got %x, which was %x in %v", i, got[j], was, o)
			}
		}
		if look.Out == nil {
			continue
		}
		out, err := data.DecodeCBOR(f.Out, look.Out)
		if err != nil {
			return err
		}
		gave[i] = places(f.Out, out)
	}
	return nil
}

// asPlanned tells whether the looks of a run are those that the plan lists, none more often, and get the results of those
// that the plan says.
func (s *subject) asPlanned(label data.Label, run *structure.Run) error {
	e := s.plan.Endpoints[slices.IndexFunc(s.plan.Endpoints, func(e *plan.Endpoint) bool { return e.Label == label })]
	points, times := make([]*plan.Point, len(run.Looks)), map[int]uint64{}
	for i, look := range run.Looks {
		at := slices.IndexFunc(e.Points, func(p *plan.Point) bool { return p.Site == look.At && p.Function == look.Function })
		if at < 0 {
			return fmt.Errorf("look %d is not planned", i)
		}
		p := e.Points[at]
		points[i] = p
		if times[p.Number]++; times[p.Number] > p.Instances {
			return fmt.Errorf("there are more than %d looks of point %d", p.Instances, p.Number)
		}
		for _, h := range look.Leaves {
			o := run.Origin(h)
			if o.Source == structure.Looked && !slices.Contains(p.From, points[o.Number].Number) {
				return fmt.Errorf("point %d sees of the result of point %d, which is not planned", p.Number, points[o.Number].Number)
			}
		}
	}
	return nil
}

// text writes an outcome or a failure of the program. Other errors it returns.
func (s *subject) text(label data.Label, o interp.Outcome, failed error) (string, error) {
	if f, ok := errors.AsType[*interp.Failure](failed); ok {
		return f.Code, nil
	}
	if failed != nil {
		return "", failed
	}
	out, err := s.Declared.Resolve(s.Endpoints[label].Out)
	if err != nil {
		return "", err
	}
	text := string(o.Value.Canonical(out))
	for _, c := range o.Changes {
		t, err := s.Declared.Resolve(s.Keys[c.Key].Type)
		if err != nil {
			return "", err
		}
		if c.ID != nil {
			text += fmt.Sprintf(" to %x", *c.ID)
		}
		text += fmt.Sprintf(" %s %s", c.Key, c.Value.Canonical(t))
	}
	return text, nil
}

// all tries each endpoint of a program with random requests.
func (s *subject) all(t *testing.T, source *flowgen.Source, requests int, seed uint64) (runs, failures int, err error) {
	t.Helper()
	for label, e := range s.Endpoints {
		in, err := s.Declared.Resolve(e.In)
		if err != nil {
			return runs, failures, err
		}
		for range requests {
			a := flowgen.Answers{Program: s.Program, Seed: seed}
			_, failure, err := s.same(t.Context(), label, flowgen.Value(source, in), int64(source.N(1000)), a)
			if err != nil {
				return runs, failures, err
			}
			if runs++; failure != nil {
				failures++
			}
		}
	}
	return runs, failures, nil
}

// Servers of which none sees more than it has to give the results, updates and failures of the interpreter, for random
// programs and requests, as they were written and as they are planned. L-16, F-07, M-11.
func TestServersComputeTheSame(t *testing.T) {
	programs := uint64(1000)
	if testing.Short() {
		programs = 100
	}
	runs, failures := 0, 0
	for seed := range programs {
		p := flowgen.Program(flowgen.Seed(seed))
		s, err := newSubject(p)
		if err != nil {
			t.Fatalf("seed %d: %v", seed, err)
		}
		r, f, err := s.all(t, flowgen.Seed(seed), 3, seed)
		if err != nil {
			t.Fatalf("seed %d: %v", seed, err)
		}
		runs, failures = runs+r, failures+f
	}
	t.Logf("%d runs, of which %d fail", runs, failures)
	if failures == 0 || failures > runs/2 {
		t.Error("there should be some of both")
	}
}

func FuzzServersComputeTheSame(f *testing.F) {
	f.Add([]byte("emet"))
	f.Fuzz(func(t *testing.T, b []byte) {
		source := flowgen.Bytes(b)
		s, err := newSubject(flowgen.Program(source))
		if _, large := errors.AsType[flow.LimitError](err); large {
			t.Skip(err) // the plan of a program is larger than the program, and may be too large
		}
		if err != nil {
			t.Fatal(err)
		}
		if _, _, err := s.all(t, source, 1, uint64(len(b))); err != nil {
			t.Fatal(err)
		}
	})
}
