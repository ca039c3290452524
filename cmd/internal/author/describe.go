package author

import (
	"bytes"
	"cmp"
	"context"
	"fmt"
	"io"
	"slices"
	"strings"
	"text/tabwriter"

	"github.com/ipfs/go-cid"

	"emet/agents/content"
	"emet/agents/program/data"
	"emet/agents/program/flow"
)

// Summary says what an application is.
type Summary struct {
	Schema    string     `json:"schema"` // emet.program/v1
	Name      string     `json:"name"`
	CID       string     `json:"cid"` // of the document
	Bytes     int        `json:"bytes"`
	Functions int        `json:"functions"`
	Nodes     int        `json:"nodes"`
	Keys      []Key      `json:"keys"`
	Indices   []Index    `json:"indices"`
	Endpoints []Endpoint `json:"endpoints"`
	Notices   []string   `json:"notices"`
}

// Key describes a type of logs.
type Key struct {
	Name  string `json:"name"`
	Doc   string `json:"doc,omitempty"`
	Type  string `json:"type"`
	Bytes int    `json:"bytes"`           // of the greatest entry
	Rules string `json:"rules,omitempty"` // what may follow what
}

// Index describes an order of entries.
type Index struct {
	Name   string   `json:"name"`
	Doc    string   `json:"doc,omitempty"`
	Key    string   `json:"key"`
	By     []string `json:"by"`
	Latest bool     `json:"latest"`
}

// Endpoint describes what clients can call.
type Endpoint struct {
	Name         string `json:"name"`
	Doc          string `json:"doc,omitempty"`
	Request      string `json:"request"`
	RequestBytes int    `json:"requestBytes"` // of the greatest
	Result       string `json:"result"`
	ResultBytes  int    `json:"resultBytes"`
	Steps        uint64 `json:"steps"` // at most
	Stages       int    `json:"stages"`
	Queries      int    `json:"queries"`
}

// Document returns the application's document and its content id.
func (a *App) Document(ctx context.Context) ([]byte, cid.Cid, error) {
	blob, err := a.Encode()
	if err != nil {
		return nil, cid.Undef, err
	}
	id, err := content.BuildFile(ctx, bytes.NewReader(blob), func(context.Context, cid.Cid, []byte) error { return nil })
	return blob, id, err
}

// Describe says what the application is.
func (a *App) Describe(ctx context.Context) (Summary, error) {
	blob, id, err := a.Document(ctx)
	if err != nil {
		return Summary{}, err
	}
	s := Summary{
		Schema: "emet.program/v1", Name: a.Name, CID: id.String(), Bytes: len(blob), Functions: len(a.Functions),
		Keys: []Key{}, Indices: []Index{}, Endpoints: []Endpoint{}, Notices: append([]string{}, a.Notices...),
	}
	for _, f := range a.Functions {
		s.Nodes += len(f.Body)
	}
	for l, k := range a.Keys {
		n := a.Names.Keys[l]
		s.Keys = append(s.Keys, Key{n.Name, n.Doc, a.text(k.Type), a.resolved(k.Type).Size(), a.rules(k)})
	}
	for l, x := range a.Indices {
		n := a.Names.Indices[l]
		by := []string{}
		for _, path := range x.By {
			by = append(by, a.path(a.resolved(a.Keys[x.Key].Type), path))
		}
		s.Indices = append(s.Indices, Index{n.Name, n.Doc, a.Names.Keys[x.Key].Name, by, x.Latest})
	}
	for l, e := range a.Endpoints {
		n := a.Names.Endpoints[l]
		d := Endpoint{
			Name: n.Name, Doc: n.Doc, Request: a.text(e.In), RequestBytes: a.resolved(e.In).Size(),
			Result: a.text(e.Out), ResultBytes: a.resolved(e.Out).Size(), Steps: a.Steps[l], Stages: len(e.Stages),
		}
		for _, stage := range e.Stages {
			d.Queries += len(stage.Queries)
		}
		s.Endpoints = append(s.Endpoints, d)
	}
	slices.SortFunc(s.Keys, func(a, b Key) int { return cmp.Compare(a.Name, b.Name) })
	slices.SortFunc(s.Indices, func(a, b Index) int { return cmp.Compare(a.Name, b.Name) })
	slices.SortFunc(s.Endpoints, func(a, b Endpoint) int { return cmp.Compare(a.Name, b.Name) })
	return s, nil
}

func (a *App) text(t *data.Type) string { return t.Text(a.Names.Types) }

// resolved puts declared types in the place of their labels. The program was checked: it has them all.
func (a *App) resolved(t *data.Type) *data.Type {
	r, err := a.Declared.Resolve(t)
	if err != nil {
		return t
	}
	return r
}

// rules says what a key's logs may hold; nothing if anything.
func (a *App) rules(k flow.Key) string {
	rules := a.moves(k)
	if k.Check != nil {
		rules = append(rules, "a check")
	}
	return strings.Join(rules, ", ")
}

// moves lists what may follow what.
func (a *App) moves(k flow.Key) []string {
	out := []string{}
	tags := a.Names.Types[k.Type.Label].Parts
	for _, m := range k.Moves {
		if m.From < 0 {
			out = append(out, tags[m.To]+" first")
		} else {
			out = append(out, tags[m.To]+" behind "+tags[m.From])
		}
	}
	return out
}

// path writes a path through records with the author's names.
func (a *App) path(t *data.Type, path []int) string {
	var words []string
	for _, i := range path {
		word := fmt.Sprint(i)
		if t.Kind == data.Record {
			word = a.Names.Types[t.Label].Parts[i]
		}
		words, t = append(words, word), t.Of[i]
	}
	return strings.Join(words, ".")
}

// Print writes the summary for people.
func (s Summary) Print(w io.Writer) error {
	t := tabwriter.NewWriter(w, 0, 0, 2, ' ', 0)
	fmt.Fprintf(t, "program\t%s\ndocument\t%s\nsize\t%d bytes, functions: %d, nodes: %d\n", s.Name, s.CID, s.Bytes, s.Functions, s.Nodes)
	fmt.Fprint(t, "\nENDPOINT\tREQUEST\tRESULT\tSTEPS\tQUERIES\tSTAGES\n")
	for _, e := range s.Endpoints {
		fmt.Fprintf(t, "%s\t%s ≤ %d B\t%s ≤ %d B\t≤ %d\t%d\t%d\n", e.Name, e.Request, e.RequestBytes, e.Result, e.ResultBytes, e.Steps, e.Queries, e.Stages)
	}
	if len(s.Keys) > 0 {
		fmt.Fprint(t, "\nKEY\tENTRIES\tRULES\n")
	}
	for _, k := range s.Keys {
		fmt.Fprintf(t, "%s\t%s ≤ %d B\t%s\n", k.Name, k.Type, k.Bytes, cmp.Or(k.Rules, "none: any entry may follow any"))
	}
	if len(s.Indices) > 0 {
		fmt.Fprint(t, "\nINDEX\tOF\tBY\n")
	}
	for _, x := range s.Indices {
		of := x.Key
		if x.Latest {
			of += ", last entry of each log"
		}
		fmt.Fprintf(t, "%s\t%s\t%s\n", x.Name, of, cmp.Or(strings.Join(x.By, ", "), "log"))
	}
	if err := t.Flush(); err != nil {
		return err
	}
	for i, n := range s.Notices {
		if i == 0 {
			fmt.Fprintln(w)
		}
		fmt.Fprintln(w, n)
	}
	return nil
}
