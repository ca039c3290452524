package author

import (
	"cmp"
	"errors"
	"fmt"
	"io"
	"strings"
	"text/tabwriter"

	"emet/agents/program"
	"emet/agents/program/data"
	"emet/agents/program/flow"
	"emet/agents/program/plan"
)

// Plan cuts the application into what servers see. It refuses one that shows together what is declared never to be.
func (a *App) Plan() (*plan.Plan, error) {
	p, err := plan.New(a.Program, a.Sources)
	if e := (*plan.ExposureError)(nil); errors.As(err, &e) {
		return nil, mistaken(a.Name, lines(err)...)
	}
	return p, err
}

// PlanDoc is the document of a plan.
type PlanDoc struct {
	Schema    string                    `json:"schema"` // emet.plan/v1
	Program   string                    `json:"program"`
	Endpoints []PlannedEndpoint         `json:"endpoints"`
	Flows     map[flow.Hash][]plan.Step `json:"flows"` // what may happen in each function of structure
}

// PlannedEndpoint is an endpoint in pieces.
type PlannedEndpoint struct {
	Name    string              `json:"name"`
	Steps   uint64              `json:"steps"` // at most
	Stages  []flow.Stage        `json:"stages"`
	Points  []PlannedPoint      `json:"points"`
	Updates []plan.UpdateReport `json:"updates"`
}

// PlannedPoint is an observation point: what a server of its own computes.
type PlannedPoint struct {
	Number   int       `json:"number"`
	At       []string  `json:"at"` // where the author wrote it
	Function flow.Hash `json:"function"`
	Servers  uint64    `json:"servers"` // at most
	In       []Port    `json:"in"`
	Out      Port      `json:"out"`
	From     []int     `json:"from"` // points whose results it gets
	To       []int     `json:"to"`   // points that get its result
	ToClient bool      `json:"toClient"`
	ToLogs   bool      `json:"toLogs"`

	receivers []string
}

// Port is a value that a server gets or gives.
type Port struct {
	Type  *data.Type `json:"type"`
	Bytes int        `json:"bytes"` // of its messages

	text string
}

// PlanDocument describes a plan.
func (a *App) PlanDocument(p *plan.Plan) PlanDoc {
	doc := PlanDoc{Schema: "emet.plan/v1", Program: a.Name, Endpoints: []PlannedEndpoint{}, Flows: p.Flows}
	report := p.Report()
	port := func(p plan.Port) Port { return Port{p.Type, p.Class, a.text(p.Type)} }
	for i, e := range p.Endpoints {
		planned := PlannedEndpoint{Name: e.Name, Steps: e.Steps, Stages: e.Stages, Points: []PlannedPoint{}, Updates: report.Endpoints[i].Updates}
		for j, pt := range e.Points {
			said := report.Endpoints[i].Points[j]
			point := PlannedPoint{
				Number: pt.Number, At: said.At, Function: pt.Function, Servers: pt.Instances, In: []Port{}, Out: port(pt.Out),
				From: append([]int{}, pt.From...), To: append([]int{}, pt.To...), ToClient: pt.ToClient, ToLogs: pt.ToLogs,
				receivers: said.To,
			}
			for _, in := range pt.In {
				point.In = append(point.In, port(in))
			}
			planned.Points = append(planned.Points, point)
		}
		doc.Endpoints = append(doc.Endpoints, planned)
	}
	return doc
}

// ReportDoc is the document of a report.
type ReportDoc struct {
	Schema string `json:"schema"` // emet.report/v1
	*plan.Report
}

// ReportDocument returns the document of a report.
func ReportDocument(r *plan.Report) ReportDoc { return ReportDoc{"emet.report/v1", r} }

// Print writes the plan for people.
func (d PlanDoc) Print(w io.Writer) error {
	for i, e := range d.Endpoints {
		if i > 0 {
			fmt.Fprintln(w)
		}
		fmt.Fprintf(w, "%s: points: %d, stages: %d, at most %d steps\n", e.Name, len(e.Points), len(e.Stages), e.Steps)
		t := tabwriter.NewWriter(w, 0, 0, 2, ' ', 0)
		if len(e.Points) > 0 {
			fmt.Fprint(t, "  POINT\tAT\tSERVERS\tGETS\tGIVES\tTO\n")
		}
		for _, p := range e.Points {
			var in []string
			for _, port := range p.In {
				in = append(in, port.String())
			}
			fmt.Fprintf(t, "  %d\t%s\t%d\t%s\t%s\t%s\n", p.Number, strings.Join(p.At, ", "), p.Servers, cmp.Or(strings.Join(in, " + "), "nothing"), p.Out, strings.Join(p.receivers, ", "))
		}
		if err := t.Flush(); err != nil {
			return err
		}
		for _, u := range e.Updates {
			fmt.Fprintf(w, "  appends to %s, at %s\n", u.Key, strings.Join(u.At, ", "))
		}
	}
	return nil
}

// String says what travels, and in messages of which size.
func (p Port) String() string { return fmt.Sprintf("%s in %d KiB", p.text, p.Bytes>>10) }

func lines(err error) (out []string) {
	for _, m := range program.Mistakes(err) {
		out = append(out, m.Error())
	}
	return out
}
