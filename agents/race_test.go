package agents_test

import (
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"os"
	"path"
	"regexp"
	"strings"
	"testing"
	"testing/fstest"
)

// TestWhatCalculatesStartsNothing holds make to its word: what it tests without the race detector starts no goroutine.
func TestWhatCalculatesStartsNothing(t *testing.T) {
	makefile, err := os.ReadFile("../Makefile")
	if err != nil {
		t.Fatal(err)
	}
	list := regexp.MustCompile(`(?m)^CALCULATES := \$\(addprefix agents/,(.+)\)$`).FindSubmatch(makefile)
	if list == nil {
		t.Fatal("the Makefile names nothing that calculates")
	}
	for dir := range strings.FieldsSeq(string(list[1])) {
		if found := starts(t, os.DirFS(dir)); len(found) > 0 {
			t.Errorf("%s starts goroutines: %v", dir, found)
		}
	}
}

func TestStartsAreSeen(t *testing.T) {
	for body, want := range map[string]int{
		"f()": 0, "go f()": 1, "for { go func() {}() }": 1, "var g sync.WaitGroup; g.Go(f)": 1, "t.Parallel()": 1, "b.RunParallel(f)": 1,
		"httptest.NewServer(nil)": 1, "time.AfterFunc(0, f)": 1, "_ = sync.OnceValue(f)": 0,
	} {
		tree := fstest.MapFS{"a/x_test.go": {Data: []byte("package p\nfunc f() { " + body + " }\n")}}
		if got := starts(t, tree); len(got) != want {
			t.Errorf("%s: %v", body, got)
		}
	}
}

// starts lists where a tree of packages, or their tests, may start a goroutine.
func starts(t *testing.T, tree fs.FS) (found []string) {
	t.Helper()
	files := token.NewFileSet()
	err := fs.WalkDir(tree, ".", func(file string, e fs.DirEntry, err error) error {
		if err != nil || e.IsDir() || path.Ext(file) != ".go" {
			return err
		}
		source, err := fs.ReadFile(tree, file)
		if err != nil {
			return err
		}
		parsed, err := parser.ParseFile(files, file, source, parser.SkipObjectResolution)
		if err != nil {
			return err
		}
		ast.Inspect(parsed, func(n ast.Node) bool {
			switch n := n.(type) {
			case *ast.GoStmt:
				found = append(found, files.Position(n.Pos()).String())
			case *ast.SelectorExpr:
				switch n.Sel.Name {
				case "Go", "TryGo", "Parallel", "RunParallel", "AfterFunc", "NewServer":
					found = append(found, files.Position(n.Pos()).String())
				}
			}
			return true
		})
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return found
}
