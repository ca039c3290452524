// Package agents_test guards the architecture: which package may use which.
package agents_test

import (
	"fmt"
	"go/parser"
	"go/token"
	"io/fs"
	"os"
	"path"
	"slices"
	"strconv"
	"strings"
	"testing"
	"testing/fstest"
)

// anything in a rule lifts the limits from a package: it puts the others together.
const anything = "..."

// architecture says of every package which of ours it may import. A name that ends in /... stands for all packages below
// it that have no rule of their own. A package without a rule is an error, so that none slips in unseen. The map is drawn
// and explained in docs/architecture.md.
var architecture = map[string][]string{
	// The vocabulary and the rules: no clock, no files, no network.
	"agents/market":  nil,
	"agents/eip712":  nil,
	"agents/channel": {"agents/eip712"},
	"agents/hosting": {"agents/eip712", "agents/market"},

	// What hosted applications are made of: records and rules, without a clock, files or a network.
	"agents/hosting/codec":             nil,
	"agents/hosting/commit":            {"agents/program/data", "agents/program/structure"},
	"agents/hosting/desk":              {"agents/eip712", "agents/hosting", "agents/hosting/codec", "agents/hosting/token", "agents/identity", "agents/identity/hashcash", "agents/market"},
	"agents/hosting/score":             {"agents/eip712", "agents/hosting", "agents/hosting/codec", "agents/hosting/tick", "agents/hosting/token", "agents/identity", "agents/program/..."},
	"agents/hosting/sealed":            {"agents/eip712", "agents/hosting", "agents/hosting/codec", "agents/hosting/commit", "agents/hosting/score", "agents/hosting/stamp", "agents/hosting/tick", "agents/hosting/token", "agents/identity", "agents/market", "agents/program/..."},
	"agents/hosting/server":            {"agents/eip712", "agents/hosting", "agents/hosting/codec", "agents/hosting/commit", "agents/hosting/score", "agents/hosting/sealed", "agents/hosting/stamp", "agents/hosting/state", "agents/hosting/tick", "agents/hosting/token", "agents/identity", "agents/market", "agents/program/..."},
	"agents/hosting/server/servertest": {"agents/eip712", "agents/hosting/codec", "agents/hosting/commit", "agents/hosting/score", "agents/hosting/sealed", "agents/hosting/server", "agents/hosting/stamp", "agents/hosting/tick", "agents/hosting/token", "agents/identity", "agents/market", "agents/program/..."},
	"agents/hosting/stamp":             {"agents/eip712", "agents/hosting", "agents/identity"},
	"agents/hosting/state":             {"agents/eip712", "agents/hosting", "agents/hosting/codec", "agents/hosting/commit", "agents/hosting/score", "agents/hosting/sealed", "agents/hosting/stamp", "agents/hosting/tick", "agents/hosting/token", "agents/identity", "agents/market", "agents/program/..."},
	"agents/hosting/state/export":      {"agents/hosting/state", "agents/program/data", "agents/program/flow"},
	"agents/hosting/state/statetest":   {"agents/eip712", "agents/hosting", "agents/hosting/codec", "agents/hosting/commit", "agents/hosting/score", "agents/hosting/sealed", "agents/hosting/stamp", "agents/hosting/tick", "agents/hosting/token", "agents/identity", "agents/market", "agents/program/..."},
	"agents/hosting/tick":              {"agents/eip712", "agents/hosting", "agents/hosting/codec", "agents/hosting/stamp", "agents/hosting/token", "agents/identity", "agents/market", "agents/program/..."},
	"agents/hosting/token":             {"agents/eip712", "agents/hosting", "agents/hosting/codec", "agents/hosting/commit", "agents/identity"},
	"agents/hosting/audit":             {"agents/hosting", "agents/hosting/codec", "agents/hosting/score", "agents/hosting/tick", "agents/hosting/token", "agents/identity", "agents/market", "agents/program/..."},

	// The dataflow language: pure as well.
	"agents/program":           {"agents/program/data", "agents/program/flow"},
	"agents/program/data":      nil,
	"agents/program/flow":      {"agents/program/data"},
	"agents/program/interp":    {"agents/program/data", "agents/program/flow"},
	"agents/program/plan":      {"agents/program/data", "agents/program/flow"},
	"agents/program/compile":   {"agents/program/data", "agents/program/flow"},
	"agents/program/structure": {"agents/program/data", "agents/program/flow", "agents/program/interp"},
	"agents/program/flowgen":   {"agents/program/data", "agents/program/flow"},
	"agents/program/script":    {"agents/market", "agents/program", "agents/program/data", "agents/program/flow", "agents/sandbox"},

	// What things are done with. None of these decides anything.
	"agents/store":                 nil,
	"agents/channel/ledger":        {"agents/channel", "agents/store"},
	"agents/identity":              {"agents/eip712", "agents/identity/hashcash", "agents/market"},
	"agents/identity/hashcash":     nil,
	"agents/wire":                  nil,
	"agents/inbound":               {"agents/inbound/guard", "agents/inbound/meter", "agents/inbound/relay", "agents/store"},
	"agents/inbound/api":           {"agents/inbound", "agents/inbound/guard", "agents/inbound/meter", "agents/inbound/relay", "agents/inbound/vpn"},
	"agents/inbound/guard":         nil,
	"agents/inbound/meter":         nil,
	"agents/inbound/sale":          {"agents/channel", "agents/eip712", "agents/hosting/codec", "agents/identity"},
	"agents/inbound/seller":        {"agents/channel", "agents/hosting/codec", "agents/inbound/sale", "agents/store"},
	"agents/inbound/buyer":         {"agents/channel", "agents/inbound/sale", "agents/store"},
	"agents/inbound/relay":         {"agents/inbound/guard", "agents/inbound/meter"},
	"agents/inbound/vpn":           {"agents/eip712", "agents/inbound/relay"},
	"agents/sandbox":               {"agents/market", "agents/sandbox/quickjs", "agents/sandbox/wasmgas"},
	"agents/sandbox/quickjs":       nil,
	"agents/sandbox/slot":          {"agents/market", "agents/sandbox", "agents/sandbox/wasmgas"},
	"agents/sandbox/wasmgas":       nil,
	"agents/sandbox/wasmgen":       nil,
	"agents/content":               nil,
	"agents/content/boxo":          {"agents/content", "agents/store", "agents/wire"},
	"agents/content/kubo":          {"agents/content"},
	"agents/content/kubo/kubotest": {"test/need"},
	"agents/content/contenttest":   {"agents/content"},
	"agents/chain":                 {"agents/chain/retry", "agents/store"},
	"agents/chain/agency":          {"agents/chain", "agents/market", "agents/store", "bindings", "contracts"},
	"agents/chain/chaintest":       {"test/need"},
	"agents/chain/devchain":        nil,
	"agents/chain/ground":          {"agents/channel", "agents/eip712", "agents/hosting", "agents/identity", "agents/market", "bindings", "contracts"},
	"agents/chain/retry":           nil,
	"agents/chain/sender":          {"agents/chain/retry", "agents/store"},

	// The roles: they decide, and see chain, content and sandbox through interfaces of their own. They know the store,
	// as a decision and its intent are written in one transaction, and of content its words.
	"agents/worker": {"agents/content", "agents/market", "agents/store"},
	// Those of hosted applications: who makes one, who serves it, who uses it.
	"agents/supervisor": {"agents/channel", "agents/content", "agents/eip712", "agents/hosting/...", "agents/hosting", "agents/identity", "agents/market", "agents/program/...", "agents/store"},
	"agents/member":     {"agents/channel", "agents/content", "agents/eip712", "agents/hosting/...", "agents/hosting", "agents/identity", "agents/identity/hashcash", "agents/market", "agents/program/...", "agents/store"},
	"agents/client":     {"agents/channel", "agents/content", "agents/eip712", "agents/hosting/...", "agents/hosting", "agents/identity", "agents/identity/hashcash", "agents/market", "agents/program/...", "agents/store"},
	"agents/client/api": {"agents/client", "agents/hosting", "agents/market"},
	"agents/poster":     {"agents/content", "agents/market", "agents/store"},

	// Where it is all put together.
	"agents/node":          {anything},
	"cmd/...":              {"agents/channel", "agents/client", "agents/client/api", "agents/poster", "agents/content", "agents/hosting", "agents/identity", "agents/identity/hashcash", "agents/market", "agents/node", "cmd/internal/app", "cmd/internal/hosted", "cmd/internal/parts", "cmd/internal/author", "cmd/internal/selling"},
	"cmd/netproxy":         {"agents/channel", "agents/identity", "agents/inbound/...", "agents/inbound", "agents/node", "cmd/internal/app", "cmd/internal/selling"},
	"cmd/internal/author":  {"agents/content", "agents/program/...", "agents/sandbox", "cmd/internal/app"},
	"cmd/internal/clitest": {"agents/channel", "agents/identity", "agents/node", "cmd/internal/app", "cmd/internal/hosted"},
	"cmd/internal/selling": {"agents/inbound", "agents/inbound/sale", "agents/node", "cmd/internal/app"},

	// What comes from the contracts, and what stands around it all.
	"bindings":          nil,
	"contracts":         {"agents/market"},
	"examples/...":      nil,
	"examples/apps/...": {"agents/program"},
	"scripts/...":       nil,
	"scripts/engines":   {"agents/content", "agents/market", "agents/sandbox/quickjs", "agents/sandbox/wasmgas"},
	"test/...":          {anything},
}

// TestArchitecture reads the source files itself: go test then knows that its result depends on them, which it would not
// if it asked the go command.
func TestArchitecture(t *testing.T) {
	violations, err := violations(os.DirFS(".."), "emet", architecture)
	if err != nil {
		t.Fatal(err)
	}
	for _, v := range violations {
		t.Error(v)
	}
}

func TestArchitectureSeesViolations(t *testing.T) {
	rules := map[string][]string{"a": nil, "b": {"a"}, "c/...": {"b"}, "c/special": {anything}, "d": {"c/..."}}
	source := func(imports ...string) *fstest.MapFile {
		s := "package p\n"
		for _, i := range imports {
			s += fmt.Sprintf("import _ %q\n", i)
		}
		return &fstest.MapFile{Data: []byte(s)}
	}
	for name, test := range map[string]struct {
		file string
		*fstest.MapFile
		want string
	}{
		"allowed":                  {"b/x.go", source("m/a", "fmt"), ""},
		"not allowed":              {"a/x.go", source("m/b"), "a/x.go: a may not import b"},
		"a prefix is no module":    {"a/x.go", source("mm/b"), ""},
		"its own package":          {"a/x.go", source("m/a"), ""},
		"any build tag":            {"a/x_windows.go", source("m/b"), "a/x_windows.go: a may not import b"},
		"tests are free":           {"a/x_test.go", source("m/b"), ""},
		"testdata is no source":    {"a/testdata/x.go", source("m/b"), ""},
		"build is not ours":        {"build/x.go", source("m/b"), ""},
		"not on the map":           {"e/x.go", source(), "e/x.go: e is not on the map"},
		"below a wildcard":         {"c/y/x.go", source("m/a"), "c/y/x.go: c/y may not import a"},
		"the narrower rule":        {"c/special/x.go", source("m/a"), ""},
		"a wildcard may be import": {"d/x.go", source("m/c/y"), ""},
		"above a wildcard":         {"cc/x.go", source(), "cc/x.go: cc is not on the map"},
	} {
		t.Run(name, func(t *testing.T) {
			got, err := violations(fstest.MapFS{test.file: test.MapFile}, "m", rules)
			if err != nil {
				t.Fatal(err)
			}
			if s := strings.Join(got, "\n"); s != test.want {
				t.Errorf("got %q, want %q", s, test.want)
			}
		})
	}
}

// violations lists the imports in a module's tree that the rules do not allow. Tests may import what they like.
func violations(tree fs.FS, module string, rules map[string][]string) ([]string, error) {
	var found []string
	err := fs.WalkDir(tree, ".", func(file string, e fs.DirEntry, err error) error {
		switch {
		case err != nil:
			return err
		case e.IsDir() && outside(file):
			return fs.SkipDir
		case e.IsDir(), path.Ext(file) != ".go", strings.HasSuffix(file, "_test.go"), path.Dir(file) == ".":
			return nil
		}
		from := path.Dir(file)
		allowed, known := rule(rules, from)
		if !known {
			found = append(found, fmt.Sprintf("%s: %s is not on the map", file, from))
			return nil
		}
		imports, err := importsOf(tree, file)
		for _, i := range imports {
			to, ours := strings.CutPrefix(i, module+"/")
			if ours && to != from && !slices.ContainsFunc(allowed, func(p string) bool { return matches(p, to) }) {
				found = append(found, fmt.Sprintf("%s: %s may not import %s", file, from, to))
			}
		}
		return err
	})
	return found, err
}

// outside reports whether a folder holds none of the module's source.
func outside(dir string) bool {
	base := path.Base(dir)
	return dir == "node_modules" || dir == "build" || dir == "bin" || base == "testdata" ||
		base != "." && base[0] == '.' || strings.HasPrefix(dir, "test/peers")
}

func importsOf(tree fs.FS, file string) ([]string, error) {
	source, err := fs.ReadFile(tree, file)
	if err != nil {
		return nil, err
	}
	f, err := parser.ParseFile(token.NewFileSet(), file, source, parser.ImportsOnly)
	if err != nil {
		return nil, err
	}
	var imports []string
	for _, i := range f.Imports {
		p, err := strconv.Unquote(i.Path.Value)
		if err != nil {
			return nil, err
		}
		imports = append(imports, p)
	}
	return imports, nil
}

// rule finds the most specific rule for a package.
func rule(rules map[string][]string, pkg string) (allowed []string, known bool) {
	if allowed, known = rules[pkg]; known {
		return allowed, true
	}
	for dir := pkg; dir != "."; dir = path.Dir(dir) {
		if allowed, known = rules[dir+"/..."]; known {
			return allowed, true
		}
	}
	return nil, false
}

// matches reports whether a pattern of a rule covers a package.
func matches(pattern, pkg string) bool {
	dir, wild := strings.CutSuffix(pattern, anything)
	return pattern == pkg || wild && strings.HasPrefix(pkg+"/", dir)
}
