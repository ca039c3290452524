package plan_test

import (
	"bytes"
	"encoding/xml"
	"errors"
	"io"
	"strings"
	"testing"

	"emet/agents/program/flow"
	"emet/agents/program/flowgen"
	"emet/agents/program/plan"
)

// Plans and reports of random programs, with the author's names and without, are the same each time, and pictures are
// well-formed. L-16.
func TestReportsAreDeterministic(t *testing.T) {
	for seed := range uint64(60) {
		p := flowgen.Program(flowgen.Seed(seed))
		if seed%2 == 1 {
			d := *p.Document
			d.Names = nil
			var err error
			if p, err = flow.Check(&d); err != nil {
				t.Fatal(err)
			}
		}
		one, other := written(t, p), written(t, p)
		if one != other {
			t.Fatalf("seed %d: two plans of one program", seed)
		}
	}
}

// written writes all that there is of a plan.
func written(t *testing.T, p *flow.Program) string {
	t.Helper()
	pl, err := plan.New(p, nil)
	if err != nil {
		t.Fatal(err)
	}
	blob, err := pl.JSON()
	if err != nil {
		t.Fatal(err)
	}
	r := pl.Report()
	report, err := r.JSON()
	if err != nil {
		t.Fatal(err)
	}
	svg := r.SVG()
	for d := xml.NewDecoder(strings.NewReader(svg)); ; {
		if _, err := d.Token(); errors.Is(err, io.EOF) {
			break
		} else if err != nil {
			t.Fatalf("the picture is no XML: %v", err)
		}
	}
	return strings.Join([]string{string(blob), string(report), r.Text(), svg}, "\n")
}

// A planned program is a document like any other: it can be written, sent and read. B-11.
func TestPlannedProgramsAreDocuments(t *testing.T) {
	for seed := range uint64(60) {
		pl, err := plan.New(flowgen.Program(flowgen.Seed(seed)), nil)
		if err != nil {
			t.Fatal(err)
		}
		blob, err := pl.Program.Encode()
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
