package flow

import (
	"errors"
	"fmt"

	"emet/agents/program/data"
)

// Signature is what a call needs to know of a function.
type Signature struct {
	Seen bool
	In   []*data.Type
	Out  *data.Type
}

// typing is one question of [TypeOf].
type typing struct {
	Node
	args    []*data.Type
	callees []*Signature
}

// TypeOf returns the type of a node's result, or why it has none. The node's type and those of its arguments and callees
// are resolved. Updates are typed by their key, not here.
func TypeOf(n Node, args []*data.Type, callees []*Signature) (*data.Type, error) {
	q := &typing{n, args, callees}
	if err := q.members(); err != nil {
		return nil, err
	}
	switch {
	case n.Op.calls():
		return q.call()
	case n.Op.Sees():
		return q.seen()
	case n.Op >= Root && n.Op <= Whole:
		return q.place()
	default:
		return q.structure()
	}
}

// calls tells whether the operation has functions.
func (o Op) calls() bool {
	switch o {
	case Match, Call, Map, Filter, Fold, MapTree, FoldTree, Observe:
		return true
	default:
		return false
	}
}

// members refuses members that an operation does not have: a node has one way to be written.
func (q *typing) members() error {
	typed, numbered := false, false
	switch q.Op {
	case Const, MakeRecord, MakeList, MakeTree:
		typed = true
	case Construct:
		typed, numbered = true, true
	case Field, Fuel, Take, At, Down, ToDecimal, Split, Clip:
		numbered = true
	default:
	}
	switch {
	case typed != (q.Type != nil):
		return errors.New("it has a type just if the operation needs one")
	case !numbered && q.N != 0:
		return errors.New("the operation has no number")
	case q.N < 0 || q.N > data.MaxCount:
		return fmt.Errorf("number %d: 0 to %d are allowed", q.N, data.MaxCount)
	case (q.Op == Const) != (q.Value != nil):
		return errors.New("it has a value just if it is a constant")
	case !q.Op.calls() && len(q.Funcs) > 0:
		return errors.New("the operation calls nothing")
	}
	return nil
}

// takes tells whether there are as many arguments as there are kinds, and each is of its kind.
func (q *typing) takes(kinds ...data.Kind) error {
	if len(q.args) != len(kinds) {
		return fmt.Errorf("%d arguments: it takes %d", len(q.args), len(kinds))
	}
	for i, k := range kinds {
		if k != anything && q.args[i].Kind != k {
			return fmt.Errorf("argument %d is %s: it should be %s", i, q.args[i], k)
		}
	}
	return nil
}

// anything stands for every kind.
const anything data.Kind = 0

func (q *typing) structure() (*data.Type, error) {
	switch q.Op {
	case Const:
		if !q.Type.IsData() {
			return nil, errors.New("a place in a tree is no constant")
		}
		if err := data.CheckJSON(q.Type, q.Value); err != nil {
			return nil, err
		}
		return q.Type, q.takes()
	case MakeTuple:
		return data.TupleOf(q.args...), nil
	case MakeRecord:
		if q.Type.Kind != data.Record {
			return nil, fmt.Errorf("%s is no record", q.Type)
		}
		return q.Type, q.fit(q.Type.Of)
	case MakeList:
		if q.Type.Kind != data.List || len(q.args) > q.Type.Max {
			return nil, fmt.Errorf("%d elements do not make a %s", len(q.args), q.Type)
		}
		of := make([]*data.Type, len(q.args))
		for i := range of {
			of[i] = q.Type.Of[0]
		}
		return q.Type, q.fit(of)
	case Field:
		if err := q.takes(anything); err != nil {
			return nil, err
		}
		t := q.args[0]
		if t.Kind != data.Tuple && t.Kind != data.Record {
			return nil, fmt.Errorf("%s has no fields", t)
		}
		if q.N >= len(t.Of) {
			return nil, fmt.Errorf("field %d of %d", q.N, len(t.Of))
		}
		return t.Of[q.N], nil
	case Construct:
		return q.construct()
	case Fuel:
		return data.ListOf(data.UnitType, q.N), q.takes()
	case MakeTree:
		if q.Type.Kind != data.Tree {
			return nil, fmt.Errorf("%s is no tree", q.Type)
		}
		return q.Type, q.fit(q.Type.Of)
	case Flatten:
		if err := q.takes(data.Tree); err != nil {
			return nil, err
		}
		return data.ListOf(q.args[0].Of[0], q.args[0].Max), nil
	case Entries:
		if err := q.takes(data.Dict); err != nil {
			return nil, err
		}
		return data.ListOf(data.TupleOf(q.args[0].Of...), q.args[0].Max), nil
	default:
		return q.list()
	}
}

// fit tells whether the arguments can stand where values of those types belong.
func (q *typing) fit(types []*data.Type) error {
	if len(q.args) != len(types) {
		return fmt.Errorf("%d arguments: it takes %d", len(q.args), len(types))
	}
	for i, t := range types {
		if !data.Fits(q.args[i], t) {
			return fmt.Errorf("argument %d is %s: it should be %s", i, q.args[i], t)
		}
	}
	return nil
}

func (q *typing) construct() (*data.Type, error) {
	if !q.Type.IsTagged() || q.N >= len(q.Type.Of) {
		return nil, fmt.Errorf("%s has no tag %d", q.Type, q.N)
	}
	if payload := q.Type.Of[q.N]; payload.Kind != data.Unit {
		return q.Type, q.fit([]*data.Type{payload})
	}
	return q.Type, q.fit(nil)
}

func (q *typing) list() (*data.Type, error) {
	two := q.Op == Zip || q.Op == Concat
	kinds := []data.Kind{data.List}
	if two {
		kinds = append(kinds, data.List)
	}
	if q.Op == Concat && len(q.args) > 0 && (q.args[0].Kind == data.String || q.args[0].Kind == data.Bytes) {
		kinds = []data.Kind{q.args[0].Kind, q.args[0].Kind}
	}
	if err := q.takes(kinds...); err != nil {
		return nil, err
	}
	a := q.args[0]
	switch q.Op {
	case Zip:
		b := q.args[1]
		return data.ListOf(data.TupleOf(a.Of[0], b.Of[0]), min(a.Max, b.Max)), nil
	case Enumerate:
		return data.ListOf(data.TupleOf(data.IntType, a.Of[0]), a.Max), nil
	case Concat:
		return concat(a, q.args[1])
	case Reverse:
		return a, nil
	case Take:
		return data.ListOf(a.Of[0], min(a.Max, q.N)), nil
	case At:
		return data.OptionOf(a.Of[0]), nil
	default:
		return nil, fmt.Errorf("unknown operation %d", uint8(q.Op))
	}
}

func concat(a, b *data.Type) (*data.Type, error) {
	switch a.Kind {
	case data.String:
		return data.StringOf(a.Max + b.Max), nil
	case data.Bytes:
		return data.BytesOf(a.Max + b.Max), nil
	default:
		of, ok := data.Join(a.Of[0], b.Of[0])
		if !ok {
			return nil, fmt.Errorf("lists of %s and of %s do not make one", a.Of[0], b.Of[0])
		}
		return data.ListOf(of, a.Max+b.Max), nil
	}
}

// place types what moves in a tree.
func (q *typing) place() (*data.Type, error) {
	kinds := []data.Kind{data.Zipper}
	if q.Op == Root {
		kinds[0] = data.Tree
	}
	if q.Op == Edit || q.Op == Insert {
		kinds = append(kinds, anything)
	}
	if err := q.takes(kinds...); err != nil {
		return nil, err
	}
	z := q.args[0]
	if len(q.args) == 2 && !data.Fits(q.args[1], z.Of[0]) {
		return nil, fmt.Errorf("%s in a tree of %s", q.args[1], z.Of[0])
	}
	switch q.Op {
	case Root:
		return data.ZipperOf(z), nil
	case Focus:
		return z.Of[0], nil
	case Edit:
		return z, nil
	case Whole:
		return data.TreeOf(z.Of[0], z.Max, z.Depth), nil
	default:
		return data.OptionOf(z), nil
	}
}

// call types what calls functions.
func (q *typing) call() (*data.Type, error) {
	if q.Op == Match {
		return q.match()
	}
	if len(q.callees) != 1 {
		return nil, fmt.Errorf("%d functions: it calls one", len(q.callees))
	}
	f := q.callees[0]
	if q.Op == Call || q.Op == Observe {
		return f.Out, q.passes(f, q.args)
	}
	if len(q.args) == 0 {
		return nil, errors.New("it has nothing to go over")
	}
	over, rest := q.args[0], q.args[1:]
	kind := data.List
	if q.Op == MapTree || q.Op == FoldTree {
		kind = data.Tree
	}
	if over.Kind != kind {
		return nil, fmt.Errorf("it goes over %s: it should be a %s", over, kind)
	}
	of := over.Of[0]
	switch q.Op {
	case Map:
		return data.ListOf(f.Out, over.Max), q.passes(f, append([]*data.Type{of}, rest...))
	case MapTree:
		return data.TreeOf(f.Out, over.Max, over.Depth), q.passes(f, append([]*data.Type{of}, rest...))
	case Filter:
		if f.Out.Kind != data.Truth {
			return nil, fmt.Errorf("its function gives %s: it should be truth", f.Out)
		}
		return over, q.passes(f, append([]*data.Type{of}, rest...))
	case FoldTree:
		return f.Out, q.passes(f, append([]*data.Type{of, data.ListOf(f.Out, over.Max)}, rest...))
	default: // Fold
		if len(rest) == 0 || len(f.In) == 0 || !data.Fits(rest[0], f.In[0]) || !data.Fits(f.Out, f.In[0]) {
			return nil, errors.New("its first state and what its function gives should fit the function's first parameter")
		}
		return f.In[0], q.passes(f, append([]*data.Type{f.In[0], of}, rest[1:]...))
	}
}

// passes tells whether a function can be called with values of those types.
func (q *typing) passes(f *Signature, args []*data.Type) error {
	if len(args) != len(f.In) {
		return fmt.Errorf("its function has %d parameters: it gets %d values", len(f.In), len(args))
	}
	for i, a := range args {
		if !data.Fits(a, f.In[i]) {
			return fmt.Errorf("parameter %d of its function is %s: it gets %s", i, f.In[i], a)
		}
	}
	return nil
}

func (q *typing) match() (*data.Type, error) {
	if len(q.args) == 0 || !q.args[0].IsTagged() {
		return nil, errors.New("it goes by a tag: its first argument has none")
	}
	of := q.args[0].Of
	if len(q.callees) != len(of) {
		return nil, fmt.Errorf("%d cases for %d tags", len(q.callees), len(of))
	}
	var out *data.Type
	for i, f := range q.callees {
		if err := q.passes(f, append([]*data.Type{of[i]}, q.args[1:]...)); err != nil {
			return nil, fmt.Errorf("case %d: %w", i, err)
		}
		if out == nil {
			out = f.Out
		}
		joined, ok := data.Join(out, f.Out)
		if !ok {
			return nil, fmt.Errorf("case %d gives %s, another %s", i, f.Out, out)
		}
		out = joined
	}
	return out, nil
}
