package e2e_test

import (
	"bytes"
	_ "embed"
	"strings"
	"testing"

	"github.com/ipfs/go-cid"

	"emet/agents/market"
	"emet/agents/node"
	"emet/agents/poster"
	"emet/agents/sandbox/quickjs"
)

// describe stores an engine that is js/1 with a line more in its prelude, and returns its name.
func (p posting) describe(t *testing.T, line string) market.Engine {
	t.Helper()
	add := func(blob string) market.Content {
		return the(market.ContentOf(the(p.Content.Add(t.Context(), strings.NewReader(blob)))(t)))(t)
	}
	block, e, err := market.Descriptor{
		Kind: market.JS1, Profile: market.ProfileV1, Engine: add(string(quickjs.Engine)), Prelude: add(quickjs.Prelude + line),
	}.Encode()
	must(t, err)
	the(p.Content.Put(t.Context(), cid.DagCBOR, block))(t)
	return e
}

// CM-03: a job names its engine by content id. Only a worker whose operator allows that engine takes the job; it fetches
// the engine as it fetches the job, and the result says what it was made with.
func TestJobWithAnEngineOfItsOwn(t *testing.T) {
	t.Parallel()
	n := devNetwork(t)
	plain := n.work(t, "plain", node.WorkerOptions{})
	p := n.poster(t, "poster", node.Options{})

	foreign := task{
		code: `window.jsJobRun = function (i, o, cb) { cb(null, greeting + i); };`, input: `"world"`,
		spec: spec(), outcome: market.OK, result: "hello, world",
	}
	foreign.spec.Engine = p.describe(t, "\nglobalThis.greeting = 'hello, ';")
	waiting := p.post(t, foreign)
	must(t, p.Confirm(t.Context(), waiting))

	// What js/1 stands for means the same as the name.
	named := task{code: hello, input: `"as ever"`, spec: spec(), outcome: market.OK, result: "as ever"}
	for e, name := range market.Aliases() {
		if name == market.JS1 {
			named.spec.Engine = e
		}
	}
	id := p.post(t, named)
	if v := p.accepted(t, id, named); v.Run(plain.Address) == nil {
		t.Errorf("job %s was not run by the worker without engines of its own: %+v", id, v.Runs)
	}
	v := p.see(t, waiting, func(market.View) bool { return true })
	if v.State != market.Open || len(v.Runs) > 0 {
		t.Errorf("a job whose engine nobody allows is %s, with runs %+v", v.State, v.Runs)
	}

	allowing := n.work(t, "allowing", node.WorkerOptions{Engines: []market.Engine{foreign.spec.Engine}})
	v = p.accepted(t, waiting, foreign)
	if v.Run(allowing.Address) == nil || v.Run(plain.Address) != nil {
		t.Errorf("job %s was run by %+v", waiting, v.Runs)
	}
	announced, _ := v.Provisional()
	if r := the(p.Fetch(t.Context(), v, announced))(t); r.Record.Engine != foreign.spec.Engine {
		t.Errorf("the record names engine %s", r.Record.Engine)
	}
	n.audit(t)
}

// cat writes one of its inputs to its result.
//
//go:embed testdata/cat.wasm
var cat []byte

// CM-10: what a job's options name as inputs, its program finds below /inputs.
func TestJobWithInputs(t *testing.T) {
	t.Parallel()
	n := devNetwork(t)
	n.work(t, "worker", node.WorkerOptions{})
	p := n.poster(t, "poster", node.Options{})

	book := the(p.Content.Add(t.Context(), strings.NewReader("first line\nsecond")))(t)
	for options, k := range map[string]task{
		`{"args":["book.txt"],"inputs":{"book.txt":"` + book.String() + `"}}`: {outcome: market.OK, result: "first line\nsecond"},
		`{"args":["none"],"inputs":{"book.txt":"` + book.String() + `"}}`:     {outcome: market.JobError},
		`{"imputs":{}}`: {outcome: market.JobError},
	} {
		o := the(p.Prepare(t.Context(), poster.Request{
			Code: poster.Source{Data: bytes.NewReader(cat)}, Options: poster.Source{Data: strings.NewReader(options)}, Spec: spec(),
		}))(t)
		the(p.Keep(t.Context(), o.Job.Spec))(t)
		must(t, p.Post(t.Context(), o))
		p.accepted(t, o.ID, k)
	}
	n.audit(t)
}
