package plan

import (
	"cmp"
	"encoding/json"
	"fmt"
	"slices"
	"strings"

	"emet/agents/program/data"
	"emet/agents/program/flow"
)

// Report says for people what servers see of an application.
type Report struct {
	Program   string           `json:"program"`
	Endpoints []EndpointReport `json:"endpoints"`
}

// EndpointReport is what servers see of one endpoint.
type EndpointReport struct {
	Name     string           `json:"name"`
	Doc      string           `json:"doc,omitempty"`
	Request  string           `json:"request"` // its type
	Result   string           `json:"result"`
	Queries  []string         `json:"queries"`
	Steps    uint64           `json:"steps"`    // of all servers, at most
	Top      []string         `json:"top"`      // what the server of structure learns, which sees no primitives
	Points   []PointReport    `json:"points"`   // what other servers see
	Updates  []UpdateReport   `json:"updates"`  //
	Unseen   []string         `json:"unseen"`   // what only the client sees
	Together []TogetherReport `json:"together"` // fields that one server sees together
}

// PointReport is what a server of an observation point sees.
type PointReport struct {
	Number    int      `json:"number"`
	At        []string `json:"at"`   // where the author wrote it
	Sees      []string `json:"sees"` // of outside, and of what other points give
	Gives     string   `json:"gives"`
	To        []string `json:"to"`        // who gets it
	Instances uint64   `json:"instances"` // servers, at most
	In        []int    `json:"in"`        // bytes: sizes of the messages that it gets
	Out       int      `json:"out"`

	from     []int
	outside  bool // it gets something that no point gave
	toClient bool
}

// UpdateReport is a place that appends to a log.
type UpdateReport struct {
	Key string   `json:"key"`
	At  []string `json:"at"`
}

// TogetherReport is two fields that servers see together.
type TogetherReport struct {
	Fields   [2]string `json:"fields"`
	Points   []int     `json:"points"`
	Declared bool      `json:"declared"` // the author accepts it
}

// Report returns what is to be said of the plan. Equal plans give equal reports.
func (p *Plan) Report() *Report {
	r := &Report{Program: p.Program.Name, Endpoints: []EndpointReport{}}
	for _, e := range p.Endpoints {
		r.Endpoints = append(r.Endpoints, p.reportOf(e))
	}
	return r
}

// JSON writes the report for other programs.
func (r *Report) JSON() ([]byte, error) {
	blob, err := json.MarshalIndent(r, "", "  ")
	return append(blob, '\n'), err
}

func (p *Plan) reportOf(e *Endpoint) EndpointReport {
	d := &describer{Plan: p, Endpoint: e, made: map[int][]*Point{}}
	for _, pt := range e.Points {
		for _, l := range pt.made {
			d.made[l] = append(d.made[l], pt)
		}
	}
	out := EndpointReport{
		Name: e.Name, Doc: e.Doc, Request: e.In.Text(p.names.Types), Result: e.Out.Text(p.names.Types), Queries: d.asked(), Steps: e.Steps,
		Top: d.top(), Points: []PointReport{}, Updates: []UpdateReport{}, Unseen: d.unseen(), Together: d.together(),
	}
	for _, pt := range e.Points {
		out.Points = append(out.Points, d.point(pt))
	}
	for _, u := range e.Updates {
		name := u.Key.String()
		if n, ok := p.names.Keys[u.Key]; ok {
			name = n.Name
		}
		out.Updates = append(out.Updates, UpdateReport{name, p.at(u.Origins)})
	}
	return out
}

// describer says in words what leaves are.
type describer struct {
	*Plan
	*Endpoint
	made map[int][]*Point // leaves of results
}

func (d *describer) point(pt *Point) PointReport {
	out := PointReport{
		Number: pt.Number, At: d.at(pt.Origins), Sees: []string{}, Gives: pt.Out.Type.Text(d.names.Types), To: []string{},
		Instances: pt.Instances, In: []int{}, Out: pt.Out.Class, from: pt.From, toClient: pt.ToClient || pt.ToLogs,
	}
	var sees []int
	for _, c := range pt.contexts {
		sees = union(sees, c)
	}
	for _, l := range sees {
		out.Sees = d.describe(out.Sees, l)
		out.outside = out.outside || !d.leaves[l].public && len(d.made[l]) == 0
	}
	for _, port := range pt.In {
		out.In = append(out.In, port.Class)
	}
	for _, n := range pt.To {
		out.To = append(out.To, fmt.Sprintf("point %d", n))
	}
	if pt.ToTop {
		out.To = append(out.To, "top server: "+d.formWord(pt))
	}
	if pt.ToLogs {
		out.To = append(out.To, "logs")
	}
	if pt.ToClient {
		out.To = append(out.To, "client")
	}
	return out
}

// describe appends what a leaf is, unless that stands there already.
func (d *describer) describe(to []string, l int) []string {
	if d.leaves[l].public {
		return to
	}
	if text := d.text(l, 4); text != "" && !slices.Contains(to, text) {
		to = append(to, text)
	}
	return to
}

// text says what a leaf is; the author's names for it stand first.
func (d *describer) text(l, depth int) string {
	is := d.leaves[l]
	source := d.source(l)
	if source == "" {
		var of []string
		from, link := d.copiesOf(l)[1:], " or "
		if !slices.ContainsFunc(from, func(c int) bool { return d.source(c) != "" }) {
			from, link = is.from, ", "
		}
		for _, c := range from {
			if depth == 0 || d.leaves[c].public || d.source(c) == "" && link == " or " {
				continue
			}
			if t := d.text(c, depth-1); t != "" && !slices.Contains(of, t) {
				of = append(of, t)
			}
		}
		if len(of) > 4 {
			of = append(of[:4], "…")
		}
		if link == ", " && len(of) > 0 {
			return "what follows from " + strings.Join(of, link)
		}
		return strings.Join(of, link)
	}
	if is.form {
		return d.form(is.what, source)
	}
	var names []string
	for _, n := range is.names {
		if t := d.Program.Declared[n.Type].Of[n.Part]; !declares(t) {
			names = append(names, d.leafName(n))
		}
	}
	if len(names) == 0 {
		return source
	}
	slices.Sort(names)
	return strings.Join(names, ", ") + " (" + source + ")"
}

// declares tells whether a type has a declared one in it, the fields of which have names of their own.
func declares(t *data.Type) bool { return t.IsDeclared() || slices.ContainsFunc(t.Of, declares) }

// source says where a leaf comes from, if it was not computed by structure.
func (d *describer) source(l int) string {
	if d.leaves[l].text != "" {
		return d.leaves[l].text
	}
	var of []string
	for _, pt := range d.made[l] {
		of = append(of, fmt.Sprintf("result of point %d", pt.Number))
	}
	return strings.Join(of, ", ")
}

// formWord says what structure sees of a point's result.
func (d *describer) formWord(pt *Point) string {
	tag, length := false, false
	for _, s := range pt.shown {
		tag, length = tag || s.of.IsTagged(), length || !s.of.IsTagged()
	}
	switch {
	case tag && length:
		return "tags and lengths"
	case tag:
		return "tag"
	default:
		return "length"
	}
}

// asked says what is looked up before an endpoint, or a later stage of it, begins.
func (d *describer) asked() []string {
	list := []string{}
	for _, q := range d.queries {
		x := d.Program.Indices[q.Index]
		key := x.Key.String()
		if n, ok := d.names.Keys[x.Key]; ok {
			key = n.Name
		}
		of, err := d.Program.Declared.Resolve(d.Program.Keys[x.Key].Type)
		if err != nil {
			panic(fmt.Sprintf("a key that was checked: %v", err))
		}
		var where []string
		fields := len(q.Where)
		if q.How == flow.ByRange {
			fields--
		}
		for i := range fields {
			is := "is"
			last := i == fields-1
			if last && q.How == flow.ByPrefix {
				is = "begins with"
			}
			condition := d.path(of, x.By[i]) + " " + is + " " + d.operand(q, i)
			if last && q.How == flow.ByRange {
				condition = d.path(of, x.By[i]) + " is from " + d.operand(q, i) + " to before " + d.operand(q, i+1)
			}
			where = append(where, condition)
		}
		text := fmt.Sprintf("%s: at most %d of %s", q.name, q.Limit, key)
		if len(where) > 0 {
			text += " where " + strings.Join(where, " and ")
		}
		list = append(list, text)
	}
	return list
}

// path writes the names of a field.
func (d *describer) path(t *data.Type, path []int) string {
	text := "it"
	for i, n := range path {
		name := fmt.Sprint(n)
		if names := d.names.Types[t.Label].Parts; n < len(names) {
			name = names[n]
		}
		if t = t.Of[n]; i == 0 {
			text = name
		} else {
			text += "." + name
		}
	}
	return text
}

func (d *describer) operand(q *query, i int) string {
	o := q.Where[i]
	if o.Value != nil {
		return string(o.Value)
	}
	s := q.of
	for _, n := range o.Path {
		s = s.part(n)
	}
	var list []string
	for _, l := range leavesOf(s) {
		list = d.describe(list, l)
	}
	return strings.Join(list, ", ")
}

// form says what is seen of a value that is no primitive.
func (d *describer) form(t *data.Type, of string) string {
	switch {
	case t == nil:
		return ""
	case t.Kind == data.Truth:
		return "whether " + of + " is true"
	case t.Kind == data.Option:
		return "whether there is " + of
	case t.IsTagged():
		tags := d.names.Types[t.Label].Parts
		return "tag of " + of + ": " + strings.Join(tags, " or ")
	case t.Kind == data.Tree:
		return "form of the tree " + of
	case t.Kind == data.Zipper:
		return "place in the tree " + of
	default:
		return "length of " + of
	}
}

// top lists what the server of structure learns: forms that come from outside, or that points give.
func (d *describer) top() []string {
	list := []string{}
	for l, is := range d.leaves {
		if is.form && is.text != "" {
			list = d.describe(list, l)
		}
	}
	for _, pt := range d.Points {
		for _, s := range pt.shown {
			if text := d.form(s.of, fmt.Sprintf("result of point %d", pt.Number)); !d.leaves[s.leaf].public && !slices.Contains(list, text) {
				list = append(list, text)
			}
		}
	}
	return list
}

// unseen lists primitives from outside that no point sees.
func (d *describer) unseen() []string {
	seen := map[int]bool{}
	for _, pt := range d.Points {
		for _, c := range pt.contexts {
			for _, l := range c {
				for _, o := range d.copiesOf(l) {
					seen[o] = true
				}
			}
		}
	}
	list := []string{}
	for l, is := range d.leaves {
		if is.text != "" && is.text != tickTime && !is.form && !seen[l] {
			list = d.describe(list, l)
		}
	}
	return list
}

// together lists pairs of fields that points see, each in a value of its own. What can be computed of the one does not
// count: whoever sees it may have the other.
func (d *describer) together() []TogetherReport {
	points := map[flow.Pair][]int{}
	for _, pt := range d.Points {
		for _, sees := range pt.contexts {
			in := make([]bool, len(d.leaves))
			var names []flow.Leaf
			for _, l := range sees {
				in[l] = true
				for _, o := range d.copiesOf(l) {
					for _, n := range d.leaves[o].names {
						if !d.leaves[l].isLength() && !slices.Contains(names, n) {
							names = append(names, n)
						}
					}
				}
			}
			for i, a := range names {
				for _, b := range names[i+1:] {
					if pair := flow.NewPair(a, b); !slices.Contains(points[pair], pt.Number) && d.Endpoint.together(in, pair) {
						points[pair] = append(points[pair], pt.Number)
					}
				}
			}
		}
	}
	list := []TogetherReport{}
	for pair, numbers := range points {
		names := [2]string{d.leafName(pair[0]), d.leafName(pair[1])}
		slices.Sort(names[:])
		list = append(list, TogetherReport{names, numbers, slices.Contains(d.Program.Together, pair)})
	}
	slices.SortFunc(list, func(a, b TogetherReport) int {
		return cmp.Or(strings.Compare(a.Fields[0], b.Fields[0]), strings.Compare(a.Fields[1], b.Fields[1]))
	})
	return list
}
