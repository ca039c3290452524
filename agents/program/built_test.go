package program_test

import (
	"bytes"
	"errors"
	"maps"
	"strings"
	"testing"

	"emet/agents/program"
)

// What a program's command writes is read as what it built, and written the same again.
func TestBuiltIsReadAsWritten(t *testing.T) {
	b, err := guestbook(t).Build()
	if err != nil {
		t.Fatal(err)
	}
	b.Notices = []string{"app.go:1: a notice"}
	blob, err := b.Write()
	if err != nil {
		t.Fatal(err)
	}
	read, err := program.ReadBuilt(blob)
	if err != nil {
		t.Fatal(err)
	}
	if len(b.Sources) == 0 || !maps.Equal(read.Sources, b.Sources) {
		t.Errorf("sources are read as %v, want %v", read.Sources, b.Sources)
	}
	if again, err := read.Write(); err != nil || !bytes.Equal(again, blob) {
		t.Errorf("written again it is %s, %v; want %s", again, err, blob)
	}
	for _, bad := range []string{"", "{}", `{"program":{}}`} {
		if _, err := program.ReadBuilt([]byte(bad)); err == nil {
			t.Errorf("%q is read", bad)
		}
	}
}

func TestMistakesAreTakenApart(t *testing.T) {
	app := program.New("mistaken")
	app.Never("A.b", "C.d")
	app.Construct("Nothing")
	_, err := app.Build()
	if got := program.Mistakes(err); len(got) != 3 {
		t.Errorf("%d mistakes, want 3: %v", len(got), got)
	}
	single := errors.New("one")
	if got := program.Mistakes(single); len(got) != 1 || !errors.Is(got[0], single) {
		t.Errorf("%v is taken apart as %v", single, got)
	}
}

// Lists are joined in structure; strings only where they are seen.
func TestConcatOfStructure(t *testing.T) {
	build := func(in program.Type) error {
		app := program.New("joined")
		app.Endpoint("join", program.Tuple(in, in), func(req program.Value) program.Value {
			return req.Field("0").Concat(req.Field("1"))
		})
		_, err := app.Build()
		return err
	}
	if err := build(program.List(program.Int, 3)); err != nil {
		t.Error(err)
	}
	if err := build(program.String(3)); err == nil || !strings.HasSuffix(err.Error(), "concat: string(3) is no list") {
		t.Errorf("strings are joined in structure: %v", err)
	}
}
