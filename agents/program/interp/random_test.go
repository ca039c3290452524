package interp_test

import (
	"errors"
	"testing"

	"emet/agents/program/data"
	"emet/agents/program/flow"
	"emet/agents/program/flowgen"
	"emet/agents/program/interp"
)

// comesBack tells whether a value is one of a type: as it does not know its type, its encoding has to.
func comesBack(t *testing.T, u *data.Type, v data.Value) {
	t.Helper()
	again, err := data.DecodeCBOR(u, v.AppendCBOR(u, nil))
	if err != nil {
		t.Errorf("not of its type: %v", err)
		return
	}
	if u.IsData() && !data.Equal(u, v, again) {
		t.Errorf("%s comes back as %s", v.Canonical(u), again.Canonical(u))
	}
}

// tryAll calls each function of a program with random arguments.
func tryAll(t *testing.T, p *flow.Program, s *flowgen.Source) (runs, failures int) {
	t.Helper()
	m := interp.New(p)
	for _, h := range p.Order {
		f := p.Checked[h]
		o, err := m.Call(t.Context(), h, flowgen.Args(s, f), f.Steps)
		if runs++; errors.Is(err, interp.ErrArithmetic) {
			failures++
			continue
		}
		if err != nil {
			t.Errorf("function %s: %v", h, err)
			continue
		}
		comesBack(t, f.Out, o.Value)
		for _, c := range o.Changes {
			k, err := p.Declared.Resolve(p.Keys[c.Key].Type)
			if err != nil {
				t.Fatal(err)
			}
			comesBack(t, k, c.Value)
		}
	}
	return runs, failures
}

// Whatever a program computes is of the type that the checks gave it, within the steps that they counted. M-11
func TestResultsAreOfTheirTypes(t *testing.T) {
	runs, failures := 0, 0
	for seed := range uint64(400) {
		s := flowgen.Seed(seed)
		p := flowgen.Program(s)
		r, f := tryAll(t, p, s)
		runs, failures = runs+r, failures+f
		if t.Failed() {
			t.Fatalf("seed %d", seed)
		}
	}
	if failures*4 > runs {
		t.Errorf("%d of %d calls fail", failures, runs)
	}
}

func FuzzResultsAreOfTheirTypes(f *testing.F) {
	f.Add([]byte("emet"))
	f.Fuzz(func(t *testing.T, b []byte) {
		s := flowgen.Bytes(b)
		tryAll(t, flowgen.Program(s), s)
	})
}
