// Package program is the Go front end of the dataflow language. An author writes a back end as ordinary code against
// opaque values; the code runs once, on the author's machine, and what it did with the values is the program: see package
// flow. Nothing hides in a branch that is not taken, since every branch of a [Value] is built.
//
//	app := program.New("guestbook")
//	entry := app.Record("Entry", program.Part("author", program.String(64)), program.Part("text", program.String(280)))
//	app.Variant("Outcome", program.Part("Signed", entry), program.Tag("Empty"))
//	wall := app.Key("wall", entry)
//	app.Endpoint("sign", entry, func(req program.Value) program.Value {
//		empty := program.Observe(req.Field("text"), func(t program.Seen) program.Seen { return t.Length().Equal(0).ToTag() })
//		return empty.Match(program.Cases{
//			"true":  func(program.Value) program.Value { return app.Construct("Empty") },
//			"false": func(program.Value) program.Value { return app.Construct("Signed", wall.Append(req)) },
//		})
//	})
//	built, err := app.Build()
//
// Mistakes do not stop the author's code: they are collected with their places, and [App.Build] returns them all.
package program

import (
	"errors"
	"fmt"
	"maps"
	"slices"
	"strings"

	"emet/agents/program/data"
	"emet/agents/program/flow"
)

// Type is the type of a value. See the functions that make one, and [App.Record] and [App.Variant].
type Type = *data.Type

// The types without limits.
var (
	Unit  Type = data.UnitType
	Bool  Type = data.BoolType
	Int   Type = data.IntType
	Time  Type = data.TimeType
	ID    Type = data.IDType
	Truth Type = data.TruthType
)

// String returns the type of strings of at most so many bytes.
func String(limit int) Type { return data.StringOf(limit) }

// Bytes returns the type of byte strings of at most so many bytes.
func Bytes(limit int) Type { return data.BytesOf(limit) }

// Decimal returns the type of numbers with that many digits after the point, at most 18.
func Decimal(scale int) Type { return data.DecimalOf(scale) }

// Option returns the type of what may be missing.
func Option(t Type) Type { return data.OptionOf(t) }

// Tuple returns the type of tuples.
func Tuple(parts ...Type) Type { return data.TupleOf(parts...) }

// List returns the type of lists of at most so many elements.
func List(t Type, limit int) Type { return data.ListOf(t, limit) }

// Dict returns the type of dicts of at most so many entries.
func Dict(key, value Type, limit int) Type { return data.DictOf(key, value, limit) }

// Tree returns the type of trees of at most so many nodes, in at most so many levels.
func Tree(t Type, nodes, levels int) Type { return data.TreeOf(t, nodes, levels) }

// NamedPart is a field of a record, or a tag of a variant with its payload.
type NamedPart struct {
	Name string
	Type Type
}

// Part names a part of a type.
func Part(name string, t Type) NamedPart { return NamedPart{name, t} }

// Tag is a tag without payload.
func Tag(name string) NamedPart { return NamedPart{name, Unit} }

// App is a program that is being built. It is not safe for concurrent use.
type App struct {
	doc      flow.Document
	scope    *scope               // the function that is being built
	root     *scope               // the endpoint that is being built
	effects  map[flow.Hash]bool   // functions that update
	tags     map[string]place     // where a tag was declared
	names    map[string]bool      // of all kinds, for clashes
	sources  map[flow.Site]string // where the author wrote observations
	calls    []*Function          // that are being built, outermost first
	pending  []*Function          // all
	size     int                  // nodes of all functions
	over     bool                 // there were too many
	errs     []error
	notices  []string
	at       func() string // the author's line
	watchful bool          // the author's language can take a value for a condition without our knowing
}

// place is a tag of a variant.
type place struct {
	of  Type
	tag int
}

// Built is a program that was built.
type Built struct {
	*flow.Program
	Sources map[flow.Site]string // where the author wrote what looks at primitives
	Notices []string             // what the author should know, such as a function that was split
}

// New begins a program.
func New(name string) *App {
	a := &App{
		effects: map[flow.Hash]bool{}, tags: map[string]place{}, names: map[string]bool{}, sources: map[flow.Site]string{},
		at: caller,
	}
	a.doc = flow.Document{
		Version: flow.Version, Name: name,
		Types: map[data.Label]flow.Declared{}, Keys: map[data.Label]flow.Key{}, Indices: map[data.Label]flow.Index{},
		Functions: map[flow.Hash]flow.Function{}, Endpoints: map[data.Label]flow.Endpoint{},
		Names: &flow.Names{
			Types: data.Names{}, Keys: map[data.Label]flow.Name{}, Indices: map[data.Label]flow.Name{}, Endpoints: map[data.Label]flow.Name{},
		},
	}
	return a
}

// MistakeError is what is wrong with a program, and where the author wrote it.
type MistakeError struct {
	At  string // file and line
	Err error
}

// Error says where and what.
func (e *MistakeError) Error() string { return e.At + ": " + e.Err.Error() }

// Unwrap returns what is wrong.
func (e *MistakeError) Unwrap() error { return e.Err }

// fail writes down a mistake.
func (a *App) fail(format string, args ...any) { a.failAt(a.at(), format, args...) }

func (a *App) failAt(at, format string, args ...any) {
	a.errs = append(a.errs, &MistakeError{at, fmt.Errorf(format, args...)})
}

// Build ends the program. The error joins all mistakes: each is a [MistakeError].
func (a *App) Build() (*Built, error) {
	a.buildPending()
	if len(a.errs) > 0 {
		return nil, errors.Join(a.errs...)
	}
	a.sweep()
	a.doc.Never, a.doc.Together = sortPairs(a.doc.Never), sortPairs(a.doc.Together)
	blob, err := a.doc.Encode()
	if err != nil {
		return nil, err
	}
	p, err := flow.Decode(blob)
	if err != nil {
		return nil, err
	}
	return &Built{Program: p, Sources: a.sources, Notices: a.notices}, nil
}

// buildPending builds the functions that nobody called: their mistakes count, too.
func (a *App) buildPending() {
	defer func() { a.endOf(recover()) }()
	for _, f := range a.pending {
		if !a.over {
			f.build()
		}
	}
}

// sweep removes functions that nothing calls.
func (a *App) sweep() {
	used := map[flow.Hash]bool{}
	var use func(flow.Hash)
	use = func(h flow.Hash) {
		if used[h] {
			return
		}
		used[h] = true
		for _, n := range a.doc.Functions[h].Body {
			for _, callee := range n.Funcs {
				use(callee)
			}
		}
	}
	for _, e := range a.doc.Endpoints {
		for _, s := range e.Stages {
			use(s.Function)
		}
	}
	for _, k := range a.doc.Keys {
		if k.Check != nil {
			use(*k.Check)
		}
	}
	maps.DeleteFunc(a.doc.Functions, func(h flow.Hash, _ flow.Function) bool { return !used[h] })
	maps.DeleteFunc(a.sources, func(s flow.Site, _ string) bool { return !used[s.Function] })
}

// claim takes a name of a kind. Names are identifiers, so that both front ends can use them.
func (a *App) claim(kind, name string) {
	switch {
	case !isIdentifier(name):
		a.fail("%s %q: a name begins with a letter and has only letters, digits and _, at most 64", kind, name)
	case a.names[kind+" "+name]:
		a.fail("there are two of %s %s: give one another name", kind, name)
	}
	a.names[kind+" "+name] = true
}

func isIdentifier(s string) bool {
	letter := func(c byte) bool { return c|0x20 >= 'a' && c|0x20 <= 'z' || c == '_' }
	if s == "" || len(s) > 64 || !letter(s[0]) {
		return false
	}
	for i := range len(s) {
		if !letter(s[i]) && (s[i] < '0' || s[i] > '9') {
			return false
		}
	}
	return true
}

// Record declares a type of records.
func (a *App) Record(name string, fields ...NamedPart) Type {
	return a.declare(data.Record, name, fields)
}

// Variant declares a type of values that are one of several, told apart by a tag. Tags are unique within a program.
func (a *App) Variant(name string, cases ...NamedPart) Type {
	t := a.declare(data.Variant, name, cases)
	for i, c := range cases {
		if old, ok := a.tags[c.Name]; ok {
			a.fail("tag %s of %s is one of %s already: give one another name", c.Name, name, a.text(old.of))
		}
		a.tags[c.Name] = place{t, i}
	}
	return t
}

func (a *App) declare(k data.Kind, name string, parts []NamedPart) Type {
	a.claim("type", name)
	var names []string
	var of []Type
	for _, p := range parts {
		switch {
		case !isIdentifier(p.Name):
			a.fail("%s.%s: a name begins with a letter and has only letters, digits and _, at most 64", name, p.Name)
		case slices.Contains(names, p.Name):
			a.fail("%s has two parts %s: give one another name", name, p.Name)
		case p.Type == nil:
			a.fail("%s.%s has no type", name, p.Name)
		}
		if p.Type == nil {
			p.Type = Unit
		}
		names, of = append(names, p.Name), append(of, p.Type)
	}
	l, err := flow.TypeLabel(name, k, names, of)
	if err != nil {
		a.fail("type %s: %w", name, err)
	}
	t := data.RecordOf(l, of...)
	d := flow.Declared{Record: of}
	if k == data.Variant {
		t, d = data.VariantOf(l, of...), flow.Declared{Variant: of}
	}
	a.doc.Names.Types[l] = data.TypeName{Name: name, Parts: append([]string{}, names...)}
	if err := t.Check(); err != nil {
		a.fail("type %s: %w", name, err)
	}
	a.doc.Types[l] = d
	return t
}

// Never declares that no server may see two fields together, each written as Type.field.
func (a *App) Never(one, other string) { a.pair(&a.doc.Never, &a.doc.Together, one, other) }

// Together declares that servers may see two fields together: the report does not point at them any more.
func (a *App) Together(one, other string) { a.pair(&a.doc.Together, &a.doc.Never, one, other) }

func (a *App) pair(pairs, contrary *[]flow.Pair, one, other string) {
	x, okX := a.leaf(one)
	y, okY := a.leaf(other)
	if !okX || !okY {
		return
	}
	p := flow.NewPair(x, y)
	switch {
	case x == y:
		a.fail("%s and %s are one field", one, other)
	case slices.Contains(*contrary, p):
		a.fail("%s and %s are declared both never and together", one, other)
	case !slices.Contains(*pairs, p):
		*pairs = append(*pairs, p)
	}
}

// leaf finds a field by Type.field.
func (a *App) leaf(name string) (flow.Leaf, bool) {
	typ, part, _ := strings.Cut(name, ".")
	for l, n := range a.doc.Names.Types {
		if i := slices.Index(n.Parts, part); n.Name == typ && i >= 0 {
			return flow.Leaf{Type: l, Part: i}, true
		}
	}
	a.fail("there is no %s: write Type.field of a declared type", name)
	return flow.Leaf{}, false
}

func sortPairs(pairs []flow.Pair) []flow.Pair {
	slices.SortFunc(pairs, flow.Pair.Compare)
	return pairs
}

// text writes a type with the author's names.
func (a *App) text(t Type) string { return t.Text(a.doc.Names.Types) }
