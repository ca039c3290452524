package flowgen

import (
	"emet/agents/program/data"
	"emet/agents/program/flow"
)

// look appends what looks at primitives.
func (b *body) look(op flow.Op) {
	n := flow.Node{Op: op}
	switch op {
	case flow.And, flow.Or:
		n.Args = []int{b.of(data.Bool), b.of(data.Bool)}
	case flow.Not, flow.ToTag:
		n.Args = []int{b.of(data.Bool)}
	case flow.FromTag:
		n.Args = []int{b.of(data.Truth)}
	case flow.Select:
		yes := b.some()
		n.Args = []int{b.of(data.Bool), yes, b.like(yes)}
	case flow.Equal:
		x := b.some()
		n.Args = []int{x, b.like(x)}
	case flow.Less, flow.AtMost:
		x := b.of(data.Int, data.String, data.Decimal, data.Bytes, data.ID, data.Time)
		n.Args = []int{x, b.like(x)}
	case flow.Since:
		n.Args = []int{b.of(data.Time), b.of(data.Time)}
	case flow.Later:
		n.Args = []int{b.of(data.Time), b.of(data.Int)}
	case flow.Verify:
		n.Args = b.signature()
	case flow.Get, flow.Put, flow.Remove:
		n.Args = b.lookup(op)
	case flow.Length, flow.Slice, flow.Clip:
		n.Args = []int{b.of(data.String, data.List, data.Bytes)}
		if op == flow.Slice {
			n.Args = append(n.Args, b.of(data.Int), b.of(data.Int))
		}
		if op == flow.Length && b.s.one(4) {
			n.Args[0] = b.of(data.Dict)
		}
	case flow.Add, flow.Sub, flow.Mul, flow.Div, flow.Mod, flow.Neg, flow.ToDecimal, flow.Round:
		n.Args = b.numbers(op)
	default:
		n.Args = b.texts(op)
	}
	switch op {
	case flow.ToDecimal:
		n.N = pick(b.s, []int{2, 0, 1, 18, 6})
	case flow.Clip:
		n.N = b.s.N(8)
	case flow.Split:
		n.N = b.s.N(5)
	default:
	}
	b.add(n)
}

// like returns a value that can be compared with another.
func (b *body) like(x int) int {
	t := b.types[x]
	if !b.s.one(4) {
		if y, ok := b.any(func(u *data.Type) bool { _, ok := data.Join(t, u); return ok }); ok {
			return y
		}
	}
	return b.make(t)
}

func (b *body) numbers(op flow.Op) []int {
	x := b.of(data.Int, data.Decimal)
	switch op {
	case flow.Neg, flow.ToDecimal:
		return []int{x}
	case flow.Round:
		return []int{b.of(data.Decimal)}
	case flow.Mod:
		return []int{b.of(data.Int), b.of(data.Int)}
	case flow.Div:
		if b.s.one(4) { // else most programs would divide by zero
			return []int{x, b.fit(b.types[x])}
		}
		t := b.types[x]
		if !b.has(flow.Const) {
			return []int{x, x}
		}
		seven, _ := b.add(flow.Node{Op: flow.Const, Type: t, Value: data.NewInt(7).Canonical(t)})
		return []int{x, seven}
	default:
		return []int{x, b.fit(b.types[x])}
	}
}

func (b *body) texts(op flow.Op) []int {
	switch op {
	case flow.Contains, flow.HasPrefix, flow.HasSuffix, flow.Find:
		x := b.of(data.String, data.String, data.Bytes)
		return []int{x, b.of(b.types[x].Kind)}
	case flow.Split:
		return []int{b.of(data.String), b.of(data.String)}
	case flow.Format:
		return []int{b.of(data.Int, data.Decimal)}
	case flow.ToBytes:
		return []int{b.of(data.String, data.ID)}
	case flow.SHA256, flow.Keccak256:
		return []int{b.of(data.Bytes)}
	default: // ByteLength, ToLower, ToUpper, FoldCase
		return []int{b.of(data.String)}
	}
}

// lookup returns arguments of an operation on a dict, or of Get on a list.
func (b *body) lookup(op flow.Op) []int {
	if op == flow.Get && b.s.one(3) {
		return []int{b.of(data.List), b.of(data.Int)}
	}
	d := b.of(data.Dict)
	of := b.types[d].Of
	if len(of) != 2 { // the type became another one because it was too great
		return nil
	}
	args := []int{d, b.fit(of[0])}
	if op == flow.Put {
		args = append(args, b.fit(of[1]))
	}
	return args
}

// signature returns arguments of Verify: often such that fit.
func (b *body) signature() []int {
	args := []int{b.of(data.Bytes), b.of(data.Bytes), b.of(data.Bytes)}
	for i, s := range []string{signed[0], signed[1], signed[2+b.s.N(2)]} {
		t := data.BytesOf(len(s))
		if b.s.one(8) {
			continue
		}
		if c, ok := b.add(flow.Node{Op: flow.Const, Type: t, Value: data.NewString(s).Canonical(t)}); ok {
			args[i] = c
		}
	}
	return args
}
