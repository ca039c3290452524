package hosting_test

import (
	"bytes"
	"cmp"
	"flag"
	"fmt"
	"go/ast"
	"go/parser"
	"go/printer"
	"go/token"
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"
)

var update = flag.Bool("update", false, "rewrite the messages in docs/protocol.md")

const page = "../../docs/protocol.md"

// files parses the sources of the packages below a folder, without their tests.
func files(t *testing.T, folder string) (all []*ast.File) {
	t.Helper()
	err := filepath.WalkDir(folder, func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() || !strings.HasSuffix(path, ".go") || strings.HasSuffix(path, "_test.go") {
			return err
		}
		f, err := parser.ParseFile(token.NewFileSet(), path, nil, parser.ParseComments|parser.SkipObjectResolution)
		all = append(all, f)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return all
}

// What is hashed, signed and sealed begins with a domain, and the page tells of each.
func TestDomains(t *testing.T) {
	text, err := os.ReadFile(page)
	if err != nil {
		t.Fatal(err)
	}
	domain := regexp.MustCompile(`^emet/.*\d$`)
	found := 0
	for _, f := range files(t, ".") {
		ast.Inspect(f, func(n ast.Node) bool {
			if _, ok := n.(*ast.ImportSpec); ok {
				return false
			}
			l, ok := n.(*ast.BasicLit)
			if !ok || l.Kind != token.STRING {
				return true
			}
			s, err := strconv.Unquote(l.Value)
			if err != nil || !domain.MatchString(s) {
				return true
			}
			found++
			if !bytes.Contains(text, []byte("`"+s+"`")) {
				t.Errorf("the domain %s is not in docs/protocol.md", s)
			}
			return true
		})
	}
	if found < 30 {
		t.Errorf("only %d domains were found: does the test look in the right place?", found)
	}
}

// The fields of messages are in the page as they are in the code. With -update they are written.
func TestMessages(t *testing.T) {
	text, err := os.ReadFile(page)
	if err != nil {
		t.Fatal(err)
	}
	block := regexp.MustCompile(`(?s)<!-- messages (\w+) -->\n.*?<!-- end -->\n`)
	found := 0
	got := block.ReplaceAllFunc(text, func(b []byte) []byte {
		found++
		name := string(block.FindSubmatch(b)[1])
		return []byte("<!-- messages " + name + " -->\n" + messages(t, name) + "<!-- end -->\n")
	})
	switch {
	case found == 0:
		t.Fatal("the page has no messages")
	case *update:
		if err := os.WriteFile(page, got, 0o644); err != nil {
			t.Fatal(err)
		}
	case !bytes.Equal(got, text):
		t.Error("docs/protocol.md tells of other messages: go test ./agents/hosting -run TestMessages -update")
	}
}

// own are records of those packages that nobody sends.
var own = []string{"token.Coin", "token.Order", "server.Work"}

// messages writes a table for each record of a package that travels or is hashed.
func messages(t *testing.T, name string) string {
	t.Helper()
	tables := map[string]string{}
	for _, f := range files(t, name) {
		if f.Name.Name != name {
			continue
		}
		for _, d := range f.Decls {
			g, ok := d.(*ast.GenDecl)
			if !ok || g.Tok != token.TYPE {
				continue
			}
			for _, s := range g.Specs {
				spec := s.(*ast.TypeSpec)
				st, ok := spec.Type.(*ast.StructType)
				if !ok || slices.Contains(own, name+"."+spec.Name.Name) {
					continue
				}
				if rows := rowsOf(st); rows != "" {
					tables[spec.Name.Name] = fmt.Sprintf("\n**%s**\n\n| | field | type | |\n|---|---|---|---|\n%s", spec.Name.Name, rows)
				}
			}
		}
	}
	var out strings.Builder
	for _, key := range sortedKeys(tables) {
		out.WriteString(tables[key])
	}
	return out.String() + "\n"
}

func sortedKeys(m map[string]string) (keys []string) {
	for k := range m {
		keys = append(keys, k)
	}
	slices.SortFunc(keys, func(a, b string) int {
		return cmp.Or(strings.Compare(strings.ToLower(a), strings.ToLower(b)), strings.Compare(a, b))
	})
	return keys
}

var number = regexp.MustCompile(`cbor:"(\d+),keyasint`)

// rowsOf writes a row for each numbered field of a record, or nothing if it has none.
func rowsOf(s *ast.StructType) string {
	var out strings.Builder
	array := false
	place := 0
	for _, f := range s.Fields.List {
		if f.Tag != nil && strings.Contains(f.Tag.Value, `",toarray"`) {
			array = true
			continue
		}
		var n string
		switch m := []string(nil); {
		case array:
			n = "[" + strconv.Itoa(place) + "]"
			place++
		case f.Tag != nil:
			if m = number.FindStringSubmatch(f.Tag.Value); m == nil {
				continue
			}
			if n = m[1]; strings.Contains(f.Tag.Value, ",omitempty") {
				n += "?"
			}
		default:
			continue
		}
		var kind bytes.Buffer
		_ = printer.Fprint(&kind, token.NewFileSet(), f.Type) // into memory
		note := strings.Join(strings.Fields(f.Comment.Text()), " ")
		if note == "" {
			note = strings.Join(strings.Fields(f.Doc.Text()), " ")
		}
		note = strings.NewReplacer("|", `\|`, "[", "", "]", "").Replace(note)
		for _, id := range f.Names {
			fmt.Fprintf(&out, "| %s | %s | `%s` | %s |\n", n, id.Name, kind.String(), note)
		}
	}
	return out.String()
}
