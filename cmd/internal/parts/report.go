package parts

import (
	"encoding/json"
	"fmt"
	"io"
	"strings"
	"time"
	"unicode/utf8"

	"golang.org/x/text/language"
	"golang.org/x/text/message"

	"emet/agents/market"
	"emet/agents/node"
	"emet/cmd/internal/app"
)

// TrialDoc is the document about a run on this machine: the result record, with what it names inline, and the
// fingerprint, which a worker commits to.
type TrialDoc struct {
	Schema      string             `json:"schema"` // emet.trial/v1
	Code        market.Content     `json:"code"`
	Input       market.Content     `json:"input"`
	Engine      market.Engine      `json:"engine"`
	Outcome     market.Outcome     `json:"outcome"`
	Message     string             `json:"message,omitempty"`
	ExitCode    int32              `json:"exitCode"`
	Record      market.Content     `json:"record"`
	Fingerprint market.Fingerprint `json:"fingerprint"`
	Result      market.Content     `json:"result"`
	Text        *string            `json:"text,omitempty"`   // the result, if it is UTF-8
	Base64      []byte             `json:"base64,omitempty"` // the result, if it is not
	Details     json.RawMessage    `json:"details,omitempty"`
	Stdout      string             `json:"stdout,omitempty"`
	Stderr      string             `json:"stderr,omitempty"`
	LogCut      bool               `json:"logCut"`
	FuelUsed    uint64             `json:"fuelUsed"`
	FuelLimit   uint64             `json:"fuelLimit"`
	MemoryPages uint32             `json:"memoryPages"`
	MemoryLimit uint32             `json:"memoryLimit"`
	DepthPeak   uint32             `json:"depthPeak"`
	Seconds     float64            `json:"seconds"` // of the run on this machine
}

// DocOf describes a run.
func DocOf(r node.TrialRun) TrialDoc {
	x := r.Execution
	d := TrialDoc{
		Schema: "emet.trial/v1", Code: r.Spec.Code, Input: r.Spec.Input, Engine: r.Spec.Engine,
		Outcome: x.Outcome, Message: r.Record.Message, ExitCode: x.ExitCode,
		Record: r.RecordID, Fingerprint: x.Fingerprint, Result: r.Record.Result,
		Stdout: string(r.Record.Stdout), Stderr: string(r.Record.Stderr), LogCut: r.Record.LogCut,
		FuelUsed: x.FuelUsed, FuelLimit: r.Spec.Fuel, MemoryPages: x.MemoryPeak, MemoryLimit: r.Spec.Pages,
		DepthPeak: x.DepthPeak, Seconds: r.Took.Seconds(),
	}
	if json.Valid(x.Details) {
		d.Details = x.Details
	}
	if text := string(x.Result); x.Outcome == market.OK && utf8.ValidString(text) {
		d.Text = &text
	} else if x.Outcome == market.OK {
		d.Base64 = x.Result
	}
	return d
}

// Summary tells people what a run came to and what it used.
func Summary(w io.Writer, r node.TrialRun) {
	p, x := message.NewPrinter(language.English), r.Execution
	outcome := x.Outcome.String()
	if x.Outcome != market.OK {
		outcome += fmt.Sprintf(", exit code %d: %s", x.ExitCode, strings.TrimSpace(app.Clean(x.Message)))
	}
	p.Fprintf(w, "outcome      %s\n", outcome)
	p.Fprintf(w, "fuel         %d of %d (%.2f %%)\n", x.FuelUsed, r.Spec.Fuel, 100*float64(x.FuelUsed)/float64(r.Spec.Fuel))
	p.Fprintf(w, "memory       %d of %d pages, %.1f MiB\n", x.MemoryPeak, r.Spec.Pages, float64(x.MemoryPeak)/16)
	p.Fprintf(w, "depth        %d slots of stack\n", x.DepthPeak)
	p.Fprintf(w, "took         %s here\n", r.Took.Round(time.Microsecond))
	if x.Outcome == market.OK {
		p.Fprintf(w, "result       %d bytes, %s\n", len(x.Result), r.Record.Result)
	}
	p.Fprintf(w, "record       %s\nfingerprint  %s\n", r.RecordID, x.Fingerprint)
}
