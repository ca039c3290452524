// Package script is the JavaScript front end of the dataflow language. An author's file is a module that imports from
// 'emet' and exports an application. It runs once, in the sandbox: without clock, chance, input or output. What it does
// with opaque values is written down as a trace, which package program replays: so both front ends have one set of
// checks, and equal programs are equal documents.
package script

import (
	"cmp"
	"context"
	_ "embed"
	"encoding/json"
	"errors"
	"fmt"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"

	"emet/agents/market"
	"emet/agents/program"
	"emet/agents/program/flow"
)

//go:embed values.js
var values string

//go:embed application.js
var application string

// module is the script that makes the module 'emet'.
var module = "(function (g) {\n'use strict';\n" + values + application + "})(globalThis);\n"

//go:embed emet.d.ts
var declarations string

// Declarations returns the TypeScript declarations of the module 'emet', for editors.
func Declarations() []byte { return []byte(declarations) }

// MaxSource is how many bytes an author's file may have.
const MaxSource = flow.MaxDocument

// limits bound the run of an author's file. The largest program takes a small part of them.
var limits = market.Limits{Fuel: 1 << 33, MemoryPages: 4096, MaxResult: program.MaxTrace}

// runner is a sandbox.
type runner interface {
	Run(ctx context.Context, t market.Task) (market.Execution, error)
}

// Build builds the application that a file of JavaScript exports. Name is the file's, of which places in errors have the
// last part. Equal files give equal documents. Mistakes of the author are [program.MistakeError] values, joined: see
// [program.Mistakes].
func Build(ctx context.Context, sandbox runner, name string, source []byte) (*program.Built, error) {
	file := filepath.Base(name)
	mistake := func(line int, text string) error {
		return &program.MistakeError{At: file + ":" + strconv.Itoa(line), Err: errors.New(text)}
	}
	if len(source) > MaxSource {
		return nil, mistake(1, fmt.Sprintf("%d bytes: at most %d are allowed", len(source), MaxSource))
	}
	code, line, err := rewrite(string(source))
	if err != nil {
		return nil, mistake(line, err.Error())
	}
	input, err := json.Marshal(string(source))
	if err != nil {
		return nil, err
	}
	console := &progress{line: 1}
	e, err := sandbox.Run(ctx, market.Task{
		Engine: market.JS1, Name: engineName, Code: []byte(code), Input: input, Preload: [][]byte{[]byte(module)},
		Limits: limits, Console: console,
	})
	switch {
	case err != nil:
		return nil, err
	case e.Outcome == market.OutOfFuel:
		return nil, mistake(console.line, "what begins here does not end: a loop goes over a list, by map, fold or fuel")
	case e.Outcome != market.OK:
		return nil, mistake(cmp.Or(lineIn(e.Stderr), console.line), strings.TrimPrefix(e.Message, "uncaught "))
	}
	var out struct {
		Error *struct {
			Line int    `json:"line"`
			Text string `json:"text"`
		} `json:"error"`
		Trace json.RawMessage `json:"trace"`
	}
	if err := json.Unmarshal(e.Result, &out); err != nil {
		return nil, mistake(1, "the file has disturbed what it runs in")
	}
	if out.Error != nil {
		return nil, mistake(out.Error.Line, out.Error.Text)
	}
	return program.Replay(ctx, file, out.Trace)
}

// engineName is what the engine calls the author's file: values.js knows it, too.
const engineName = "app.js"

var frame = regexp.MustCompile(regexp.QuoteMeta(engineName) + `:(\d+)`)

// lineIn finds a line of the author's file in a stack trace, 0 if there is none.
func lineIn(stack []byte) int {
	if m := frame.FindSubmatch(stack); m != nil {
		if n, err := strconv.Atoi(string(m[1])); err == nil {
			return n
		}
	}
	return 0
}

// progress reads from the console where the run has come to: a line of its own has the line of the author's file.
type progress struct {
	line int
	tail string
}

func (p *progress) Write(blob []byte) (int, error) {
	lines := strings.Split(p.tail+string(blob), "\n")
	p.tail = lines[len(lines)-1]
	for _, l := range lines[:len(lines)-1] {
		if n, err := strconv.Atoi(strings.TrimPrefix(l, "\x01")); err == nil && strings.HasPrefix(l, "\x01") {
			p.line = n
		}
	}
	return len(blob), nil
}
