package flow

import (
	"cmp"
	"errors"
	"fmt"
	"slices"

	"emet/agents/program/data"
)

// at adds the place to an error.
func (p *Program) at(what string, l data.Label, err error) error {
	if err == nil {
		return nil
	}
	return fmt.Errorf("%s %s: %w", what, p.nameOf(what, l), err)
}

func (p *Program) nameOf(what string, l data.Label) string {
	if p.Names == nil {
		return l.String()
	}
	names := map[string]map[data.Label]Name{"key": p.Names.Keys, "index": p.Names.Indices, "endpoint": p.Names.Endpoints}[what]
	if n, ok := names[l]; ok {
		return n.Name
	}
	return l.String()
}

func (p *Program) checkKeys() error {
	for _, l := range sortedLabels(p.Keys) {
		if err := p.at("key", l, p.checkKey(l)); err != nil {
			return err
		}
	}
	return nil
}

func (p *Program) checkKey(l data.Label) error {
	k := p.Keys[l]
	t, err := p.Declared.Resolve(k.Type)
	if err != nil {
		return err
	}
	if !t.IsData() {
		return errors.New("a place in a tree cannot be kept")
	}
	if len(k.Moves) > 0 && t.Kind != data.Variant {
		return fmt.Errorf("moves go from tag to tag: %s has none", p.text(t))
	}
	order := func(a, b Move) int { return cmp.Or(cmp.Compare(a.From, b.From), cmp.Compare(a.To, b.To)) }
	for i, m := range k.Moves {
		if m.From < -1 || m.From >= len(t.Of) || m.To < 0 || m.To >= len(t.Of) {
			return fmt.Errorf("move from %d to %d of %d tags", m.From, m.To, len(t.Of))
		}
		if i > 0 && order(k.Moves[i-1], m) >= 0 {
			return errors.New("moves stand in order, each once")
		}
	}
	if k.Check == nil {
		return nil
	}
	f, ok := p.Checked[*k.Check]
	if !ok {
		return fmt.Errorf("unknown function %s", k.Check)
	}
	if !f.Seen || len(f.In) != 2 || !data.Same(f.In[0], data.OptionOf(t)) || !data.Same(f.In[1], t) || f.Out.Kind != data.Bool {
		return errors.New("its check should be a seen function of the value before, if any, and the value, that gives a bool")
	}
	return nil
}

func (p *Program) checkIndices() error {
	for _, l := range sortedLabels(p.Indices) {
		x := p.Indices[l]
		k, ok := p.Keys[x.Key]
		if !ok {
			return p.at("index", l, fmt.Errorf("unknown key %s", x.Key))
		}
		t, err := p.Declared.Resolve(k.Type)
		if err != nil {
			return err
		}
		for _, path := range x.By {
			if _, err := field(t, path); err != nil {
				return p.at("index", l, err)
			}
		}
	}
	return nil
}

// field follows a path to a primitive.
func field(t *data.Type, path []int) (*data.Type, error) {
	t, err := follow(t, path)
	if err == nil && !t.IsPrimitive() {
		err = fmt.Errorf("%s has no order: an index goes by primitives", t)
	}
	return t, err
}

// follow follows a path through records.
func follow(t *data.Type, path []int) (*data.Type, error) {
	for _, i := range path {
		if t.Kind != data.Record && t.Kind != data.Tuple || i < 0 || i >= len(t.Of) {
			return nil, fmt.Errorf("%s has no field %d", t, i)
		}
		t = t.Of[i]
	}
	return t, nil
}

func (p *Program) checkEndpoints() error {
	if len(p.Endpoints) == 0 {
		return errors.New("the program has no endpoint: nobody could use it")
	}
	for _, l := range sortedLabels(p.Endpoints) {
		if err := p.at("endpoint", l, p.checkEndpoint(l)); err != nil {
			return err
		}
	}
	return nil
}

func (p *Program) checkEndpoint(l data.Label) error {
	e := p.Endpoints[l]
	in, err := p.Declared.Resolve(e.In)
	if err != nil {
		return err
	}
	out, err := p.Declared.Resolve(e.Out)
	if err != nil {
		return err
	}
	if !in.IsData() || !out.IsData() {
		return errors.New("a place in a tree cannot be sent")
	}
	if len(e.Stages) == 0 || len(e.Stages) > MaxCalls {
		return fmt.Errorf("%d stages: 1 to %d are allowed", len(e.Stages), MaxCalls)
	}
	for i, s := range e.Stages {
		result, steps, err := p.checkStage(s, in)
		if err != nil {
			return fmt.Errorf("stage %d: %w", i, err)
		}
		if i < len(e.Stages)-1 && (result.Kind != data.Tuple || !result.IsData()) {
			return fmt.Errorf("stage %d gives %s: it should be a tuple of what later stages need", i, p.text(result))
		}
		p.Steps[l] = plus(p.Steps[l], steps)
		in = result
	}
	if !data.Fits(in, out) {
		return fmt.Errorf("it gives %s, and is declared to give %s", p.text(in), p.text(out))
	}
	if p.Steps[l] > MaxSteps {
		return limit("it may take more than %d steps", uint64(MaxSteps))
	}
	return nil
}

func (p *Program) checkStage(s Stage, in *data.Type) (*data.Type, uint64, error) {
	f, ok := p.Checked[s.Function]
	if !ok {
		return nil, 0, fmt.Errorf("unknown function %s", s.Function)
	}
	if f.Seen {
		return nil, 0, errors.New("its function looks at primitives: an endpoint is structure")
	}
	params := []*data.Type{in, data.TimeType}
	for i, q := range s.Queries {
		answer, err := p.checkQuery(q, in)
		if err != nil {
			return nil, 0, fmt.Errorf("query %d: %w", i, err)
		}
		params = append(params, answer)
	}
	if len(params) != len(f.In) {
		return nil, 0, fmt.Errorf("its function has %d parameters: it gets %d values", len(f.In), len(params))
	}
	for i, t := range params {
		if !data.Fits(t, f.In[i]) {
			return nil, 0, fmt.Errorf("parameter %d is %s: it gets %s", i, p.text(f.In[i]), p.text(t))
		}
	}
	return f.Out, f.Steps, nil
}

// Answer returns the type of a query's answer.
func (p *Program) Answer(q Query) (*data.Type, error) {
	x, ok := p.Indices[q.Index]
	if !ok {
		return nil, fmt.Errorf("unknown index %s", q.Index)
	}
	t, err := p.Declared.Resolve(p.Keys[x.Key].Type)
	if err != nil {
		return nil, err
	}
	return data.ListOf(data.TupleOf(data.IDType, t), q.Limit), nil
}

// Operand returns the type of the field that an operand of a query is compared with: the last field for both ends of a range.
func (p *Program) Operand(q Query, operand int) (*data.Type, error) {
	answer, err := p.Answer(q)
	if err != nil {
		return nil, err
	}
	fields := len(q.Where)
	if q.How == ByRange {
		fields--
	}
	return field(answer.Of[0].Of[1], p.Indices[q.Index].By[min(operand, fields-1)])
}

func (p *Program) checkQuery(q Query, in *data.Type) (*data.Type, error) {
	answer, err := p.Answer(q)
	if err != nil {
		return nil, err
	}
	if q.Limit < 1 {
		return nil, errors.New("a query has a limit of at least 1")
	}
	by := p.Indices[q.Index].By
	// Operand i is compared with field i, but a range has two for its last field.
	fields := len(q.Where)
	switch q.How {
	case ByEquality:
	case ByPrefix:
		if fields == 0 {
			return nil, errors.New("a prefix needs an operand")
		}
	case ByRange:
		if fields -= 1; fields < 1 {
			return nil, errors.New("a range needs two operands")
		}
	default:
		return nil, fmt.Errorf("unknown way %q to select", q.How)
	}
	if fields > len(by) {
		return nil, fmt.Errorf("operands for %d fields: the index has %d", fields, len(by))
	}
	for i, o := range q.Where {
		want, err := field(answer.Of[0].Of[1], by[min(i, fields-1)])
		if err != nil {
			return nil, err
		}
		if i == len(q.Where)-1 && q.How == ByPrefix && want.Kind != data.String && want.Kind != data.Bytes {
			return nil, fmt.Errorf("%s has no prefix", want)
		}
		if err := o.check(in, want); err != nil {
			return nil, fmt.Errorf("operand %d: %w", i, err)
		}
	}
	return answer, answer.Check()
}

func (o Operand) check(in, want *data.Type) error {
	ways := 0
	for _, way := range []bool{len(o.Path) > 0, o.Self, o.Value != nil} {
		if way {
			ways++
		}
	}
	if ways != 1 {
		return errors.New("it is either a path or a value")
	}
	if o.Value != nil {
		return data.CheckJSON(want, o.Value)
	}
	t, err := follow(in, o.Path)
	if err != nil {
		return err
	}
	if _, ok := data.Join(t, want); !ok {
		return fmt.Errorf("%s is compared with %s", t, want)
	}
	return nil
}

func (p *Program) checkPairs() error {
	for _, pair := range slices.Concat(p.Never, p.Together) {
		for _, leaf := range pair {
			t, ok := p.Declared[leaf.Type]
			if !ok || leaf.Part < 0 || leaf.Part >= len(t.Of) {
				return fmt.Errorf("type %s has no part %d, which is declared to be seen together or not with another", p.typeName(leaf.Type), leaf.Part)
			}
		}
		if pair[0].compare(pair[1]) >= 0 {
			return errors.New("a pair consists of two different leaves, the lesser first")
		}
	}
	for _, pairs := range [][]Pair{p.Never, p.Together} {
		for i := range pairs {
			if i > 0 && pairs[i-1].Compare(pairs[i]) >= 0 {
				return errors.New("pairs stand in order, each once")
			}
		}
	}
	for _, pair := range p.Together {
		if slices.Contains(p.Never, pair) {
			return fmt.Errorf("%s and %s are declared both never and together", p.leafName(pair[0]), p.leafName(pair[1]))
		}
	}
	return nil
}

func (l Leaf) compare(m Leaf) int {
	return cmp.Or(slices.Compare(l.Type[:], m.Type[:]), cmp.Compare(l.Part, m.Part))
}

// NewPair returns the pair of two leaves.
func NewPair(a, b Leaf) Pair {
	if a.compare(b) > 0 {
		a, b = b, a
	}
	return Pair{a, b}
}

// Compare orders pairs as they stand in documents.
func (p Pair) Compare(q Pair) int { return cmp.Or(p[0].compare(q[0]), p[1].compare(q[1])) }

func (p *Program) leafName(l Leaf) string {
	if n, ok := p.typeNames()[l.Type]; ok && l.Part < len(n.Parts) {
		return n.Name + "." + n.Parts[l.Part]
	}
	return fmt.Sprintf("%s.%d", l.Type, l.Part)
}

// checkNames checks that names, if there are any, are those that the labels stand for.
func (p *Program) checkNames() error {
	if p.Names == nil {
		return nil
	}
	for l, t := range p.Declared {
		n, ok := p.Names.Types[l]
		if !ok || len(n.Parts) != len(t.Of) {
			return fmt.Errorf("type %s has no name, or not one for each part", l)
		}
		if actual, err := TypeLabel(n.Name, t.Kind, n.Parts, t.Of); err != nil || actual != l {
			return errors.Join(err, fmt.Errorf("type %s is labelled %s: it should be %s", n.Name, l, actual))
		}
	}
	if len(p.Names.Types) != len(p.Declared) {
		return errors.New("there are names of types that are not there")
	}
	return errors.Join(
		named(p.Keys, p.Names.Keys, "key"), named(p.Indices, p.Names.Indices, "index"), named(p.Endpoints, p.Names.Endpoints, "endpoint"),
	)
}

func named[V any](things map[data.Label]V, names map[data.Label]Name, kind string) error {
	if len(things) != len(names) {
		return fmt.Errorf("%d names for %d of kind %s", len(names), len(things), kind)
	}
	for l := range things {
		if n, ok := names[l]; !ok || data.LabelOf(kind, n.Name) != l {
			return fmt.Errorf("%s %s has not the name that its label stands for", kind, l)
		}
	}
	return nil
}

// TypeLabel returns the label of a declared type: it depends on all that the author wrote of it.
func TypeLabel(name string, k data.Kind, parts []string, of []*data.Type) (data.Label, error) {
	words := []string{name, k.String()}
	for i, part := range parts {
		blob, err := canonical(of[i])
		if err != nil {
			return data.Label{}, err
		}
		words = append(words, part, string(blob))
	}
	return data.LabelOf("type", words...), nil
}
