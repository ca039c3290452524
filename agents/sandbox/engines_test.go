package sandbox_test

import (
	"bytes"
	"context"
	"crypto/sha256"
	"os"
	"strings"
	"testing"

	"github.com/ipfs/go-cid"

	"emet/agents/content"
	"emet/agents/market"
	"emet/agents/sandbox/quickjs"
	"emet/agents/sandbox/wasmgas"
)

// contentOf is the content id that a file gets on IPFS.
func contentOf(t *testing.T, file []byte) market.Content {
	t.Helper()
	c, err := content.BuildFile(t.Context(), bytes.NewReader(file), func(context.Context, cid.Cid, []byte) error { return nil })
	if err != nil {
		t.Fatal(err)
	}
	out, err := market.ContentOf(c)
	if err != nil {
		t.Fatal(err)
	}
	return out
}

// The names of the engines stand for exactly what the sandbox runs under them. Whoever has to change a line here makes
// another engine.
func TestDescriptorsOfTheBuiltInEngines(t *testing.T) {
	if wasmgas.Profile != market.ProfileV1 {
		t.Errorf("the machine has profile %s", wasmgas.Profile)
	}
	for file, want := range map[string]market.Descriptor{
		"engines/js-1.cbor": {
			Kind: market.JS1, Profile: market.ProfileV1,
			Engine: contentOf(t, quickjs.Engine), Prelude: contentOf(t, []byte(quickjs.Prelude)),
		},
		"engines/wasm-1.cbor": {Kind: market.Wasm1, Profile: market.ProfileV1},
	} {
		block, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		d, err := market.DecodeDescriptor(block)
		if err != nil || d != want {
			t.Errorf("%s describes %+v, %v: want %+v; run go generate ./agents/sandbox/quickjs", file, d, err, want)
		}
		e := market.EngineOf(sha256.Sum256(block))
		if e.Name() != want.Kind {
			t.Errorf("%s is known as %s, not as %s", e, e.Name(), want.Kind)
		}
	}
	if n := len(market.Aliases()); n != 2 {
		t.Errorf("%d engines are built in", n)
	}
}

func TestDescriptorMeansTheSameAsTheName(t *testing.T) {
	for e, name := range market.Aliases() {
		task := job(t, map[market.Engine]string{market.JS1: "js/return-input.js", market.Wasm1: "wasm/features.wasm"}[name], `1`)
		byName := expect(t, task, market.OK)
		task.Engine = e
		if byDescriptor := expect(t, task, market.OK); byDescriptor.Fingerprint != byName.Fingerprint {
			t.Errorf("%s by its descriptor is another run", name)
		}
	}
}

// other is an engine whose prelude has a line more than that of js/1.
func other(line string) *market.Machine {
	return &market.Machine{Engine: quickjs.Engine, Prelude: []byte(quickjs.Prelude + "\n" + line)}
}

func TestEngineOfTheTask(t *testing.T) {
	task := job(t, "js/return-input.js", `1`)
	task.Code = []byte(`window.jsJobRun = function (i, o, cb) { cb(null, typeof greeting + ' ' + globalThis.greeting); };`)
	want(t, "on js/1", string(expect(t, task, market.OK).Result), "undefined undefined")

	task.Engine, task.Machine = market.EngineOf([32]byte{31: 1}), other(`globalThis.greeting = 'one';`)
	first := expect(t, task, market.OK)
	want(t, "on the first", string(first.Result), "string one")
	task.Machine = other(`globalThis.greeting = 'two';`)
	want(t, "on the second", string(expect(t, task, market.OK).Result), "string two")
	task.Machine = other(`globalThis.greeting = 'one';`)
	if again := expect(t, task, market.OK); again.Fingerprint != first.Fingerprint {
		t.Error("the first gave another run")
	}

	// A name means what it says, whatever the task brings.
	task.Engine = market.JS1
	want(t, "on js/1 again", string(expect(t, task, market.OK).Result), "undefined undefined")
}

// An engine that does not work is no result of a job: the worker gives the job back.
func TestEnginesThatCannotRun(t *testing.T) {
	s, err := shared()
	if err != nil {
		t.Fatal(err)
	}
	echo := job(t, "wasm/wordcount.wasm", "").Code
	for name, c := range map[string]struct {
		machine *market.Machine
		want    string
	}{
		"none":                 {nil, "no engine"},
		"no module":            {&market.Machine{Engine: []byte("nonsense")}, "start JavaScript engine"},
		"another module":       {&market.Machine{Engine: echo}, "interpreter has no function"},
		"a prelude that fails": {other(`throw new Error('no');`), "prelude threw"},
		"one that exits":       {other(`import('qjs:std').then(function (std) { std.exit(3); });`), "start JavaScript engine"},
	} {
		task := job(t, "js/return-input.js", `1`)
		task.Engine, task.Machine = market.EngineOf([32]byte{31: 9}), c.machine
		if e, err := s.Run(t.Context(), task); err == nil || !strings.Contains(err.Error(), c.want) {
			t.Errorf("%s: %v, %v: want an error with %q", name, e.Outcome, err, c.want)
		}
	}
}
