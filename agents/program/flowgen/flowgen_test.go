package flowgen_test

import (
	"bytes"
	"errors"
	"testing"

	"emet/agents/program/data"
	"emet/agents/program/flow"
	"emet/agents/program/flowgen"
	"emet/agents/program/interp"
)

// Random programs have all operations and all types in them, and most of them give a result.
func TestProgramsCoverTheLanguage(t *testing.T) {
	const programs = 500
	ops, kinds := map[flow.Op]int{}, map[data.Kind]int{}
	runs, failed, changes, stages, queries := 0, 0, 0, 0, 0
	var count func(t *data.Type)
	count = func(t *data.Type) {
		kinds[t.Kind]++
		for _, of := range t.Of {
			count(of)
		}
	}
	for seed := range uint64(programs) {
		p := flowgen.Program(flowgen.Seed(seed))
		for _, f := range p.Checked {
			for _, n := range f.Body {
				ops[n.Op]++
			}
			for _, u := range f.Types {
				count(u)
			}
		}
		m, s := interp.New(p), flowgen.Seed(seed)
		for label, e := range p.Endpoints {
			stages += len(e.Stages)
			for _, st := range e.Stages {
				queries += len(st.Queries)
			}
			in, err := p.Declared.Resolve(e.In)
			if err != nil {
				t.Fatal(err)
			}
			o, err := m.Serve(t.Context(), label, flowgen.Value(s, in), 1_700_000_000, flowgen.Answers{Program: p, Seed: seed})
			if runs++; errors.Is(err, interp.ErrArithmetic) {
				failed++
			} else if err != nil {
				t.Fatalf("seed %d: %v", seed, err)
			}
			changes += len(o.Changes)
			if o.Steps > p.Steps[label] {
				t.Errorf("seed %d: %d steps, at most %d were announced", seed, o.Steps, p.Steps[label])
			}
		}
	}
	for op := range flow.Op(255) {
		if known := op.String(); known[:min(3, len(known))] != "op " && ops[op] < programs/100 {
			t.Errorf("%s occurs %d times in %d programs", op, ops[op], programs)
		}
	}
	for k := data.Unit; k <= data.Variant; k++ {
		if kinds[k] < programs/10 {
			t.Errorf("%s occurs %d times in %d programs", k, kinds[k], programs)
		}
	}
	if failed > runs/4 {
		t.Errorf("%d of %d runs fail", failed, runs)
	}
	t.Logf("%d runs, %d fail, %d changes, %d stages, %d queries", runs, failed, changes, stages, queries)
	t.Log(ops)
}

// A document comes back from its bytes as what it was.
func TestProgramsAreDocuments(t *testing.T) {
	for seed := range uint64(100) {
		p := flowgen.Program(flowgen.Seed(seed))
		blob, err := p.Encode()
		if err != nil {
			t.Fatal(err)
		}
		again, err := flow.Decode(blob)
		if err != nil {
			t.Fatalf("seed %d: %v", seed, err)
		}
		if twice, err := again.Encode(); err != nil || !bytes.Equal(blob, twice) {
			t.Fatalf("seed %d: not the same document: %v", seed, err)
		}
	}
}
