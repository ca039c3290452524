package structure_test

import (
	"bytes"
	"go/ast"
	"go/parser"
	"go/token"
	"path/filepath"
	"reflect"
	"slices"
	"strconv"
	"strings"
	"testing"

	"emet/agents/program/data"
	"emet/agents/program/flowgen"
	"emet/agents/program/structure"
)

// The server of structure knows nothing of the type of its leaves. It could only look at them by asking for their type
// while it runs, and does not.
func TestLeavesAreOpaque(t *testing.T) {
	files, err := filepath.Glob("*.go")
	if err != nil {
		t.Fatal(err)
	}
	searched := 0
	for _, name := range files {
		if strings.HasSuffix(name, "_test.go") || name == "local.go" {
			continue
		}
		searched++
		f, err := parser.ParseFile(token.NewFileSet(), name, nil, 0)
		if err != nil {
			t.Fatal(err)
		}
		for _, i := range f.Imports {
			p, err := strconv.Unquote(i.Path.Value)
			if err != nil {
				t.Fatal(err)
			}
			if !slices.Contains([]string{
				"context", "errors", "fmt", "slices", "emet/agents/program/data", "emet/agents/program/flow", "emet/agents/program/interp",
			}, p) {
				t.Errorf("%s imports %s", name, p)
			}
		}
		ast.Inspect(f, func(n ast.Node) bool {
			switch n.(type) {
			case *ast.TypeAssertExpr, *ast.TypeSwitchStmt:
				t.Errorf("%s asks for a type", name)
			}
			return true
		})
	}
	if searched < 4 {
		t.Errorf("only %d files were searched", searched)
	}
}

// changed returns a request with another primitive in place of one, if it has that many.
func changed(u *data.Type, v data.Value, number int, other func(*data.Type) data.Value) (data.Value, bool) {
	i := -1
	w, err := structure.Open(u, inTheClear(u, v), func(t *data.Type, leaf data.Value) (data.Value, error) {
		if i++; i == number {
			return other(t), nil
		}
		return leaf, nil
	})
	if err != nil {
		return v, false
	}
	// The keys of a dict may not be in order any more.
	blob := w.AppendCBOR(u, nil)
	_, err = data.DecodeCBOR(u, blob)
	return w, err == nil && i >= number && !bytes.Equal(blob, v.AppendCBOR(u, nil))
}

// interference compares what was seen in two runs of requests that are the same but for one primitive.
type interference struct {
	t       *testing.T
	runs    [2]*structure.Run
	tainted map[structure.Handle]bool // what may not be the same
	same    int                       // looks that saw the same
}

// compare goes through the looks of both runs as long as structure got the same shapes. Until then it must have asked for
// the same, and who got nothing of what was changed must have seen the same.
func (c *interference) compare(changed int) {
	a, b := c.runs[0], c.runs[1]
	shown := 0
	for ; shown < min(len(a.Shown), len(b.Shown)); shown++ {
		s := a.Shown[shown]
		if s.Source == structure.Looked && !c.look(s.Number) {
			return
		}
		if !reflect.DeepEqual(s, b.Shown[shown]) {
			return
		}
		for i, h := range s.Shape.Leaves(s.Type) {
			if s.Source == structure.Request && i == changed || s.Source == structure.Looked && !bytes.Equal(a.Looks[s.Number].Out, b.Looks[s.Number].Out) {
				c.tainted[h] = true
			}
		}
	}
}

func (c *interference) look(i int) bool {
	if i >= len(c.runs[1].Looks) {
		c.t.Errorf("structure saw the same shapes and did not ask for look %d again", i)
		return false
	}
	a, b := c.runs[0].Looks[i], c.runs[1].Looks[i]
	if a.At != b.At || a.Function != b.Function || !slices.Equal(a.Leaves, b.Leaves) {
		c.t.Errorf("structure saw the same shapes and asked for something else in look %d", i)
		return false
	}
	touched := slices.ContainsFunc(a.Leaves, func(h structure.Handle) bool { return c.tainted[h] })
	if !touched && !bytes.Equal(a.In, b.In) {
		c.t.Errorf("look %d got what it should not see", i)
		return false
	}
	if !touched {
		c.same++
	}
	return true
}

// What a primitive is makes no difference to servers that do not get it: neither to the server of structure nor to those of
// observations that are not of it. F-07.
func TestOthersDoNotNotice(t *testing.T) {
	looks, same := 0, 0
	for seed := range uint64(300) {
		p, source := flowgen.Program(flowgen.Seed(seed)), flowgen.Seed(seed)
		l := structure.NewLocal(p)
		for label, e := range p.Endpoints {
			in, err := p.Declared.Resolve(e.In)
			if err != nil {
				t.Fatal(err)
			}
			request := flowgen.Value(source, in)
			for number := range 4 {
				other, ok := changed(in, request, number, func(u *data.Type) data.Value { return flowgen.Value(source, u) })
				if !ok {
					continue
				}
				c := &interference{t: t, tainted: map[structure.Handle]bool{}}
				for i, r := range []data.Value{request, other} {
					// A run that fails has been seen all the same.
					c.runs[i], _ = l.Serve(t.Context(), label, r, 7, flowgen.Answers{Program: p, Seed: seed})
				}
				c.compare(number)
				looks, same = looks+len(c.runs[0].Looks), same+c.same
			}
		}
		if t.Failed() {
			t.Fatalf("seed %d", seed)
		}
	}
	t.Logf("%d looks, of which %d had nothing to do with what was changed", looks, same)
	if same < looks/10 {
		t.Error("there was too little to compare")
	}
}
