package script_test

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"strings"
	"testing"

	"emet/agents/program"
	"emet/agents/program/script"
)

// Places have the name of the author's file, whatever it is called, and the place of what is split is told, too.
// L-09
func TestPlacesNameTheFile(t *testing.T) {
	b, err := script.Build(t.Context(), box, "/home/ada/poll.mjs", []byte(source(`
  const x = a.index('x', a.key('k', tuple(int)), '0');
  a.endpoint('e', int, (r) => {
    const next = r.observe((n) => n.add(1));
    return x.equal(1, next);
  });`)))
	if err != nil {
		t.Fatal(err)
	}
	if len(b.Notices) != 1 || !strings.HasPrefix(b.Notices[0], "poll.mjs:7: this query needs a value that is computed") {
		t.Errorf("notices are %q", b.Notices)
	}
	for site, at := range b.Sources {
		if !strings.HasPrefix(at, "poll.mjs:") || at == "poll.mjs:0" {
			t.Errorf("%v was written at %q", site, at)
		}
	}
	_, err = script.Build(t.Context(), box, "poll.mjs", []byte("\nnonsense"))
	if m := (*program.MistakeError)(nil); !errors.As(err, &m) || m.At != "poll.mjs:2" {
		t.Errorf("nonsense gives %v", err)
	}
}

// All mistakes are told, each at its line, and what follows from one is none.
func TestAllMistakesAreTold(t *testing.T) {
	_, err := build(t, source(`
  const r = a.record('R', { x: int });
  a.endpoint('one', r, (r) => r.y.map((e) => e.z));
  a.endpoint('two', r, (r) => a.make(r, {}));
  a.never('R.x', 'R.w');`))
	if err == nil {
		t.Fatal("it is built")
	}
	// The second endpoint gives a value where a type belongs, which ends the run: nothing could go on.
	if got := program.Mistakes(err); len(got) != 1 || !strings.HasPrefix(got[0].Error(), "app.js:6: make: a type is wanted") {
		t.Errorf("the mistakes are\n%v", err)
	}
	_, err = build(t, source(`
  const r = a.record('R', { x: int });
  a.endpoint('one', r, (r) => r.y.map((e) => e.z));
  a.endpoint('two', int, () => a.make(r, {}));
  a.never('R.x', 'R.w');`))
	var at []string
	for _, m := range program.Mistakes(err) {
		line, _, _ := strings.Cut(m.Error(), ": ")
		at = append(at, line)
	}
	if fmt.Sprint(at) != "[app.js:5 app.js:6 app.js:7]" {
		t.Errorf("the mistakes are\n%v", err)
	}
}

func TestBuildEnds(t *testing.T) {
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	if _, err := script.Build(ctx, box, "app.js", []byte(source(twins[0].js))); !errors.Is(err, context.Canceled) {
		t.Errorf("a cancelled build gives %v", err)
	}
	if _, err := build(t, string(bytes.Repeat([]byte("\n"), script.MaxSource+1))); err == nil || !strings.HasPrefix(err.Error(), "app.js:1: 1048577 bytes") {
		t.Errorf("a great file gives %v", err)
	}
	// What does not end by itself, takes memory or leaves nothing is told at a line as well.
	for code, want := range map[string]string{
		"const all = []; for (;;) all.push(new Uint8Array(1 << 24));": "app.js:2: ",
		"delete globalThis.jsJobRun; globalThis.jsJobRun = 1;":        "app.js:2: TypeError",
		"globalThis.jsJobRun = (i, o, done) => done(null, 'x');":      "app.js:1: the file has disturbed",
		"globalThis.jsJobRun = (i, o, done) => done(null, {});":       "trace: ",
	} {
		if _, err := build(t, source(code)); err == nil || !strings.HasPrefix(err.Error(), want) {
			t.Errorf("%s gives\n%v\nwant %s", code, err, want)
		}
	}
}
