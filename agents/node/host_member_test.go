package node_test

import (
	"bytes"
	"errors"
	"testing"

	"emet/agents/node"
	"emet/agents/program/flow"
	"emet/agents/program/flowgen"
	"emet/agents/program/interp"
)

// What a member computes in the sandbox is what it computes in the interpreter: values and failures. L-15
func TestCompiledFunctionsOfMembers(t *testing.T) {
	ran, failed := 0, 0
	for seed := range uint64(4) {
		p := flowgen.Program(flowgen.Seed(seed))
		source, m := flowgen.Seed(seed), interp.New(p)
		for _, h := range p.Order {
			f := p.Checked[h]
			args := flowgen.Args(source, f)
			want, wrong := m.Call(t.Context(), h, args, flow.MaxSteps)
			if len(want.Changes) > 0 || ran > 12 {
				continue // a function that sees primitives changes nothing
			}
			got, err := node.RunCompiled(t.Context(), p, h, args, flow.MaxSteps)
			switch {
			case errors.Is(wrong, interp.ErrArithmetic):
				failed++
				if !errors.Is(err, interp.ErrArithmetic) {
					t.Errorf("seed %d, function %s: %v, want %v", seed, h, err, wrong)
				}
			case err != nil || wrong != nil:
				t.Errorf("seed %d, function %s: %v, %v", seed, h, err, wrong)
			case !bytes.Equal(got.AppendCBOR(f.Out, nil), want.Value.AppendCBOR(f.Out, nil)):
				t.Errorf("seed %d, function %s: another value", seed, h)
			}
			ran++
		}
	}
	if ran == failed {
		t.Errorf("%d of %d functions failed", failed, ran)
	}
}
