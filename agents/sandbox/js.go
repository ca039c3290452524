package sandbox

import (
	"bytes"
	"context"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"strconv"
	"strings"

	"emet/agents/market"
)

// maxDetails bounds the line of JSON that goes before the result: details, error, and the error's own properties.
const maxDetails = market.MaxLog

// maxMessage bounds what is kept of an error's message, in bytes.
const maxMessage = 4 << 10

// Exit codes of js/1, as the jsjob command line had them.
const (
	exitError    = 1 // the job called back with an error, or is none
	exitTimeout  = 3
	exitUncaught = 4
)

// runJS runs a JsJob job. The input is passed as the value that it is as JSON, otherwise as a string. A string result is
// taken as it is, any other as JSON.
func (s *Sandbox) runJS(ctx context.Context, t market.Task) (market.Execution, error) {
	image, err := s.js.load(ctx, t.Machine)
	if err != nil {
		return market.Execution{}, err
	}
	if len(image.memory)>>16 > int(t.Limits.MemoryPages) {
		return unstarted(errMemory, 0), nil
	}
	scripts, err := jsScripts(t)
	if err != nil {
		return unstarted(stop{outcome: market.JobError, message: err.Error(), code: exitError}, 0), nil
	}
	report := newResult(maxDetails + int(t.Limits.MaxResult))
	console := newLog(t.Console)
	m, err := s.js.host.load(ctx, image.program, process{
		args:   []string{t.Name},
		out:    [4]*sink{1: console, 2: console, 3: report},
		random: prf{seed: t.Seed},
	}, t.Limits)
	if err != nil {
		return market.Execution{}, err
	}
	defer m.close()
	if err := image.restore(m); err != nil {
		return market.Execution{}, err
	}
	g := guest{m: m}
	image.drive(&g, t, scripts)
	end, err := m.end(g.err)
	if err != nil {
		return market.Execution{}, err
	}
	return m.jsExecution(end, report.buf, t.Limits), nil
}

// jsScript is a named piece of source.
type jsScript struct{ name, text string }

// jsScripts lists what is evaluated, in order: the scripts in the options, preload scripts, the job.
func jsScripts(t market.Task) ([]jsScript, error) {
	if err := market.CheckOptions(t.Options); err != nil {
		return nil, err
	}
	var list []jsScript
	var options map[string]json.RawMessage
	if len(t.Options) > 0 && (json.Unmarshal(t.Options, &options) != nil || options == nil) {
		return nil, fmt.Errorf("the options are no JSON object")
	}
	if raw, ok := options["scripts"]; ok {
		var texts []string
		if err := json.Unmarshal(raw, &texts); err != nil {
			return nil, fmt.Errorf("the option scripts is no list of strings")
		}
		for i, text := range texts {
			list = append(list, jsScript{"script-" + strconv.Itoa(i) + ".js", text})
		}
	}
	for i, text := range t.Preload {
		list = append(list, jsScript{"preload-" + strconv.Itoa(i) + ".js", string(text)})
	}
	list = append(list, jsScript{t.Name, string(t.Code)})
	for _, s := range list {
		if strings.Contains(s.text, "\x00") {
			return nil, fmt.Errorf("script %s contains a zero byte", s.name)
		}
	}
	return list, nil
}

// drive runs a job to its end. A script that throws fails the job, as an error on the page did; nothing after it runs.
func (i *jsImage) drive(g *guest, t market.Task, scripts []jsScript) {
	js := script{guest: g, context: i.context}
	options := string(t.Options)
	if options == "" {
		options = "{}"
	}
	seed := make([]byte, 16)
	g.m.random.read(seed)
	parts := []jsScript{{"begin", "__emet.begin(" + quote(hex.EncodeToString(seed)) + "," + quote(options) + ")"}}
	parts = append(parts, scripts...)
	parts = append(parts, jsScript{"run", "__emet.run(" + quote(string(t.Input)) + ")"})
	for _, s := range parts {
		// The last line keeps the engine from waiting for a promise that is the value of the script.
		if !js.eval(s.name, s.text+"\n;void 0") {
			i.caught(js)
			break
		}
	}
	for g.err == nil {
		value := g.call64("QJS_Eval", uint64(i.context), uint64(i.stepper))
		if js.threw() {
			i.caught(js)
			continue
		}
		if value != 1 { // the integer 1 is all zero bits but that
			return
		}
	}
}

// caught hands the pending exception to the prelude.
func (i *jsImage) caught(js script) {
	g := js.guest
	thrown := g.call64("JS_GetException", uint64(js.context))
	g.call("JS_SetPropertyStr", uint64(js.context), i.scope, uint64(g.text("thrown")), thrown)
	js.eval("caught", "__emet.caught()")
}

// quote writes a JavaScript string literal. What is not UTF-8 becomes U+FFFD.
func quote(s string) string {
	b, _ := json.Marshal(s) // cannot fail for a string
	return string(b)
}

// script evaluates source in a context.
type script struct {
	*guest
	context uint32
}

// options prepares an evaluation: a source text, its name, and no flags, which means sloppy global code.
func (js script) options(name, text string) uint32 {
	source := js.text(text)
	return js.call("QJS_CreateEvalOption", uint64(source), 0, 0, uint64(js.text(name)), 0)
}

// eval evaluates a text and then all microtasks. It tells whether nothing was thrown.
func (js script) eval(name, text string) bool {
	js.call64("QJS_Eval", uint64(js.context), uint64(js.options(name, text)))
	return !js.threw()
}

func (js script) threw() bool {
	return js.call("JS_HasException", uint64(js.context)) != 0
}

// jsReport is the first line that the prelude writes when a job is done.
type jsReport struct {
	Kind    string          `json:"kind"`
	Message string          `json:"message"`
	Stack   string          `json:"stack"`
	Extra   json.RawMessage `json:"extra"`
	Details json.RawMessage `json:"details"`
}

// jsExecution reads the report of a run that got so far, and says what the run came to.
func (m *machine) jsExecution(end stop, report []byte, lim market.Limits) market.Execution {
	console := m.out[1]
	var r jsReport
	line, result, complete := bytes.Cut(report, []byte("\n"))
	switch {
	case end.exited:
		end = stop{outcome: market.JobError, message: "the job left the engine: " + end.message, code: exitError}
	case end.outcome != market.OK:
	case !complete || json.Unmarshal(line, &r) != nil:
		end = stop{outcome: market.JobError, message: "the job disturbed its report", code: exitError}
	default:
		end = r.ending(len(result), lim)
	}
	e := m.execution(end)
	text := r.errorText()
	e.Stdout, e.Stderr = console.buf, []byte(text[:min(len(text), market.MaxLog)])
	e.LogCut = console.cut || len(text) > market.MaxLog
	e.Details = r.Details
	if e.Outcome == market.OK {
		e.Result, e.Message = result, ""
	}
	return e
}

func (r jsReport) ending(size int, lim market.Limits) stop {
	if len(r.Message) > maxMessage {
		r.Message = strings.ToValidUTF8(r.Message[:maxMessage], "")
	}
	switch r.Kind {
	case "ok":
		if size > int(lim.MaxResult) {
			return errSize
		}
		return stop{}
	case "timeout":
		return stop{outcome: market.JobError, message: r.Message, code: exitTimeout}
	case "uncaught":
		return stop{outcome: market.JobError, message: "uncaught " + r.Message, code: exitUncaught}
	}
	return stop{outcome: market.JobError, message: r.Message, code: exitError}
}

// errorText is what a job's author wants to read: the stack, and what else the error carried.
func (r jsReport) errorText() string {
	text := r.Stack
	if extra := string(r.Extra); extra != "" && extra != "{}" {
		text += extra + "\n"
	}
	return text
}
