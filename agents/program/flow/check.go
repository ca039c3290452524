package flow

import (
	"errors"
	"fmt"
	"maps"
	"slices"

	"emet/agents/program/data"
)

// Program is a document that was checked: its functions exist, have types, call nothing that calls them, and end within
// a known number of steps.
type Program struct {
	*Document
	Declared data.Types            // with their parts
	Checked  map[Hash]*CheckedFunc // by name
	Order    []Hash                // callees before callers
	Steps    map[data.Label]uint64 // greatest number of steps of each endpoint
}

// CheckedFunc is a function with what is known of it.
type CheckedFunc struct {
	*Function
	Types   []*data.Type // of parameters, then of nodes
	Costs   []uint64     // of each node's own work, in steps, without what it calls
	Steps   uint64       // greatest number of steps of a call
	Depth   int          // of calls
	Updates bool         // it, or what it calls, has an update
}

// Check checks a document. The error names the place.
func Check(d *Document) (*Program, error) {
	p := &Program{Document: d, Declared: data.Types{}, Checked: map[Hash]*CheckedFunc{}, Steps: map[data.Label]uint64{}}
	for _, step := range []func() error{p.checkSize, p.checkTypes, p.checkFunctions, p.checkKeys, p.checkIndices, p.checkEndpoints, p.checkPairs, p.checkNames} {
		if err := step(); err != nil {
			return nil, err
		}
	}
	return p, nil
}

// LimitError says that a program is larger, deeper or longer than programs may be.
type LimitError string

func (e LimitError) Error() string { return string(e) }

func limit(format string, args ...any) error { return LimitError(fmt.Sprintf(format, args...)) }

func (p *Program) checkSize() error {
	if p.Version != Version {
		return fmt.Errorf("version %q: this release knows %q", p.Version, Version)
	}
	if p.Name == "" || len(p.Name) > 64 {
		return fmt.Errorf("name %q: 1 to 64 bytes are allowed", p.Name)
	}
	nodes := 0
	for _, f := range p.Functions {
		nodes += len(f.Body)
	}
	if nodes > MaxNodes {
		return limit("%d nodes: at most %d are allowed", nodes, MaxNodes)
	}
	return nil
}

// checkTypes resolves declared types, which may be of other declared types, but not of themselves.
func (p *Program) checkTypes() error {
	const busy = -1
	state := map[data.Label]int{}
	var declare func(data.Label) error
	// known resolves the types that a part names first.
	var known func(t *data.Type) error
	known = func(t *data.Type) error {
		if t == nil {
			return errors.New("a type is missing")
		}
		if t.IsDeclared() {
			return declare(t.Label)
		}
		for _, of := range t.Of {
			if err := known(of); err != nil {
				return err
			}
		}
		return nil
	}
	declare = func(l data.Label) error {
		if p.Declared[l] != nil {
			return nil
		}
		if state[l] == busy {
			return fmt.Errorf("type %s consists of itself", p.typeName(l))
		}
		d, ok := p.Types[l]
		if !ok {
			return fmt.Errorf("unknown type %s", l)
		}
		if len(d.Record) > 0 && len(d.Variant) > 0 {
			return fmt.Errorf("type %s is both record and variant", l)
		}
		state[l] = busy
		parts := slices.Concat(d.Record, d.Variant)
		for i, part := range parts {
			if err := known(part); err != nil {
				return err
			}
			t, err := p.Declared.Resolve(part)
			if err != nil {
				return fmt.Errorf("type %s: %w", p.typeName(l), err)
			}
			if !t.IsData() {
				return fmt.Errorf("type %s has a place in a tree as a part: it lives only within a function", p.typeName(l))
			}
			parts[i] = t
		}
		t := data.RecordOf(l, parts...)
		if len(d.Variant) > 0 {
			t = data.VariantOf(l, parts...)
		}
		p.Declared[l] = t
		if err := t.Check(); err != nil {
			return fmt.Errorf("type %s: %w", p.typeName(l), err)
		}
		return nil
	}
	for _, l := range sortedLabels(p.Types) {
		if err := declare(l); err != nil {
			return err
		}
	}
	return nil
}

func sortedLabels[V any](m map[data.Label]V) []data.Label {
	return slices.SortedFunc(maps.Keys(m), func(a, b data.Label) int { return slices.Compare(a[:], b[:]) })
}

// checkFunctions types all functions, callees first.
func (p *Program) checkFunctions() error {
	var visit func(h Hash, depth int) error
	visit = func(h Hash, depth int) error {
		if p.Checked[h] != nil {
			return nil
		}
		f, ok := p.Functions[h]
		if !ok {
			return fmt.Errorf("unknown function %s", h)
		}
		if depth > MaxCalls {
			return limit("calls nested deeper than %d", MaxCalls)
		}
		// Functions are named by a hash of what they call: nothing can name itself, and the depth ends any attempt.
		for _, n := range f.Body {
			for _, callee := range n.Funcs {
				if err := visit(callee, depth+1); err != nil {
					return err
				}
			}
		}
		if actual, err := f.Hash(); err != nil || actual != h {
			return errors.Join(err, fmt.Errorf("function %s has the hash %s", h, actual))
		}
		c, err := p.checkFunction(&f)
		if err != nil {
			return fmt.Errorf("function %s: %w", h.String()[:8], err)
		}
		p.Checked[h] = c
		p.Order = append(p.Order, h)
		return nil
	}
	hashes := slices.SortedFunc(maps.Keys(p.Functions), func(a, b Hash) int { return slices.Compare(a[:], b[:]) })
	for _, h := range hashes {
		if err := visit(h, 1); err != nil {
			return err
		}
	}
	return nil
}

func (p *Program) checkFunction(f *Function) (*CheckedFunc, error) {
	c := &CheckedFunc{Function: f, Depth: 1}
	for i, in := range f.In {
		t, err := p.Declared.Resolve(in)
		if err != nil {
			return nil, fmt.Errorf("parameter %d: %w", i, err)
		}
		c.Types = append(c.Types, t)
	}
	c.Steps = 1
	for i, n := range f.Body {
		t, cost, steps, err := p.checkNode(c, n)
		if err != nil {
			return nil, fmt.Errorf("node %d (%s): %w", len(f.In)+i, n.Op, err)
		}
		c.Types, c.Costs, c.Steps = append(c.Types, t), append(c.Costs, cost), plus(c.Steps, plus(cost, steps))
	}
	out, err := p.Declared.Resolve(f.Out)
	if err != nil {
		return nil, err
	}
	if f.Result < 0 || f.Result >= len(c.Types) {
		return nil, fmt.Errorf("result %d of %d values", f.Result, len(c.Types))
	}
	if t := c.Types[f.Result]; !data.Fits(t, out) {
		return nil, fmt.Errorf("the result is of type %s, and declared as %s", p.text(t), p.text(out))
	}
	if c.Steps > MaxSteps {
		return nil, limit("it may take more than %d steps", uint64(MaxSteps))
	}
	if c.Depth > MaxCalls {
		return nil, limit("calls nested deeper than %d", MaxCalls)
	}
	// From here on its types are resolved ones.
	g := *f
	g.In, g.Out = c.Types[:len(f.In):len(f.In)], out
	c.Function = &g
	return c, nil
}

// checkNode types a node and counts its steps.
func (p *Program) checkNode(c *CheckedFunc, n Node) (t *data.Type, cost, steps uint64, err error) {
	args := make([]*data.Type, len(n.Args))
	for i, a := range n.Args {
		if a < 0 || a >= len(c.Types) {
			return nil, 0, 0, fmt.Errorf("argument %d is value %d, which is not before it", i, a)
		}
		args[i] = c.Types[a]
	}
	callees := make([]*Signature, len(n.Funcs))
	calls := make([]uint64, len(n.Funcs))
	for i, h := range n.Funcs {
		f := p.Checked[h]
		callees[i] = &Signature{Seen: f.Seen, In: f.In, Out: f.Out}
		calls[i] = f.Steps
		c.Depth = max(c.Depth, f.Depth+1)
		c.Updates = c.Updates || f.Updates
	}
	if n.Type != nil {
		if n.Type, err = p.Declared.Resolve(n.Type); err != nil {
			return nil, 0, 0, err
		}
	}
	if err := allowed(n.Op, c.Seen, args, callees); err != nil {
		return nil, 0, 0, err
	}
	if n.Op == Update {
		t, err = p.checkUpdate(n, args)
		c.Updates = true
	} else if n.Label != nil {
		err = errors.New("only updates have a label")
	} else {
		t, err = TypeOf(n, args, callees)
	}
	if err != nil {
		return nil, 0, 0, err
	}
	if err := t.Check(); err != nil {
		return nil, 0, 0, err
	}
	return t, costOf(n, args, t), stepsOf(n, args, calls), nil
}

// allowed keeps the two worlds apart.
func allowed(op Op, seen bool, args []*data.Type, callees []*Signature) error {
	switch {
	case seen && (op == Observe || op == Update):
		return errors.New("not where primitives are seen: it belongs to structure")
	case !seen && (op.Sees() || op == Concat && len(args) > 0 && args[0].IsPrimitive()):
		return errors.New("it looks at primitives: only an observation may")
	}
	for _, f := range callees {
		if f.Seen != (seen || op == Observe) {
			return errors.New("it calls a function of the other world")
		}
	}
	return nil
}

func (p *Program) checkUpdate(n Node, args []*data.Type) (*data.Type, error) {
	if n.Label == nil || n.Type != nil || n.Value != nil || n.N != 0 || len(n.Funcs) > 0 {
		return nil, errors.New("an update has a label, and nothing else")
	}
	k, ok := p.Keys[*n.Label]
	if !ok {
		return nil, fmt.Errorf("unknown key %s", n.Label)
	}
	t, err := p.Declared.Resolve(k.Type)
	if err != nil {
		return nil, err
	}
	if len(args) == 0 || len(args) > 2 || len(args) == 2 && args[1].Kind != data.ID {
		return nil, errors.New("its arguments are a value and, optionally, an id")
	}
	if !data.Fits(args[0], t) {
		return nil, fmt.Errorf("a log of %s has no place for %s", p.text(t), p.text(args[0]))
	}
	return args[0], nil
}

// text writes a type with the author's names, if they are known.
func (p *Program) text(t *data.Type) string { return t.Text(p.typeNames()) }

func (p *Program) typeNames() data.Names {
	if p.Names == nil {
		return nil
	}
	return p.Names.Types
}

func (p *Program) typeName(l data.Label) string {
	if n, ok := p.typeNames()[l]; ok {
		return n.Name
	}
	return l.String()
}
