package plan

import (
	"fmt"
	"strconv"

	"emet/agents/program/data"
	"emet/agents/program/flow"
)

// need is what of its values a function needs so that a part of its result can be computed.
type need struct {
	at    []*demand   // of each value; of one that is not computed, nothing
	kept  []bool      // nodes
	calls [][]*demand // by node: of the results of the functions that it calls
}

// failing is which nodes of a function that may end the request have to stay although no demanded result needs them: one,
// by number, or these.
type failing int

const (
	noFailing  failing = -2
	allFailing failing = -1
)

// keeps tells whether a node that may end the request has to stay.
func (f failing) keeps(node int) bool { return f == allFailing || int(f) == node }

// needs finds what a function needs for the demanded part of its result, and for what has to stay. It goes backwards from
// the result.
func (l *library) needs(h flow.Hash, d *demand, fails failing) *need {
	f := l.functions[h]
	d = d.of(f.Out)
	key := string(h[:]) + strconv.Itoa(int(fails)) + d.key()
	if n, ok := l.looked[key]; ok {
		return n
	}
	n := &need{at: make([]*demand, len(f.types)), kept: make([]bool, len(f.Body)), calls: make([][]*demand, len(f.Body))}
	n.at[f.Result] = d.of(f.types[f.Result])
	for i := len(f.Body) - 1; i >= 0; i-- {
		node, value := f.Body[i], len(f.In)+i
		must := fails.keeps(i) && l.nodeFails(node)
		if n.at[value] == nil && !must {
			continue
		}
		n.kept[i] = true
		s := &step{library: l, Node: node, d: n.at[value], fails: below(must), args: make([]*demand, len(node.Args))}
		for _, a := range node.Args {
			s.types = append(s.types, f.types[a])
		}
		s.out = f.types[value]
		s.read()
		n.calls[i] = s.calls
		for j, a := range node.Args {
			n.at[a] = n.at[a].also(s.args[j].of(f.types[a])).of(f.types[a])
		}
	}
	l.looked[key] = n
	return n
}

// below returns what has to stay in functions that a node calls.
func below(must bool) failing {
	if must {
		return allFailing
	}
	return noFailing
}

// step is one step backwards: what a node's arguments are read for.
type step struct {
	*library
	flow.Node
	types []*data.Type
	out   *data.Type
	d     *demand // of its result
	fails failing // in what it calls
	args  []*demand
	calls []*demand
}

// read finds what is read of the arguments.
func (s *step) read() {
	d := s.d
	switch s.Op {
	case flow.MakeTuple, flow.MakeRecord:
		for i := range s.args {
			s.args[i] = d.part(i)
		}
	case flow.Field:
		s.args[0] = ifRead(s.N, d)
	case flow.Construct:
		if len(s.args) > 0 {
			s.args[0] = d.part(s.N)
		}
	case flow.MakeList, flow.MakeTree:
		for i := range s.args {
			s.args[i] = d.part(0)
		}
	case flow.Zip:
		s.args[0], s.args[1] = only(0, d.part(0).part(0)), only(0, d.part(0).part(1))
	case flow.Enumerate:
		s.args[0] = only(0, d.part(0).part(1))
	case flow.Reverse, flow.Take:
		s.args[0] = d
	case flow.At:
		s.args[0] = only(0, d.part(1))
	case flow.Flatten:
		s.args[0] = only(0, d.part(0))
	case flow.Concat:
		s.args[0], s.args[1] = d, d
	case flow.Select:
		s.args[0], s.args[1], s.args[2] = everything, d, d
	case flow.Length, flow.Slice, flow.Clip, flow.Get:
		s.sequence()
	default:
		if len(s.Funcs) > 0 {
			s.call()
			return
		}
		for i := range s.args {
			s.args[i] = everything
		}
	}
}

func (s *step) sequence() {
	for i := range s.args {
		s.args[i] = everything
	}
	if s.types[0].Kind != data.List {
		return
	}
	switch s.Op {
	case flow.Length:
		s.args[0] = only(0, nil)
	case flow.Get:
		s.args[0] = only(0, s.d.part(1))
	default:
		s.args[0] = s.d
	}
}

// call finds what functions that are called read of their parameters.
func (s *step) call() {
	d, of := s.d, s.out
	switch s.Op {
	case flow.Match:
		s.args[0] = &demand{parts: make([]*demand, len(s.Funcs))}
		for i := range s.Funcs {
			at := s.callee(i, d)
			s.args[0].parts[i] = at[0]
			s.rest(1, at[1:])
		}
	case flow.Map, flow.MapTree:
		at := s.callee(0, d.part(0))
		s.args[0] = only(0, at[0])
		s.rest(1, at[1:])
	case flow.Filter:
		at := s.callee(0, everything)
		s.args[0] = only(0, at[0].also(d.part(0)))
		s.rest(1, at[1:])
	case flow.Fold:
		// What is read of the state in one round has to be there after the one before.
		for {
			at := s.callee(0, d)
			s.args[0], s.args[1] = only(0, at[1]), d
			s.rest(2, at[2:])
			more := d.also(at[0]).of(of)
			if more.key() == d.of(of).key() {
				return
			}
			d, s.calls = more, nil
		}
	case flow.FoldTree:
		for {
			at := s.callee(0, d)
			s.args[0] = only(0, at[0])
			s.rest(1, at[2:])
			more := d.also(at[1].part(0)).of(of)
			if more.key() == d.of(of).key() {
				return
			}
			d, s.calls = more, nil
		}
	default: // Call
		s.rest(0, s.callee(0, d))
	}
}

// callee returns what a function that is called reads of its parameters.
func (s *step) callee(i int, d *demand) []*demand {
	f := s.functions[s.Funcs[i]]
	s.calls = append(s.calls, d.of(f.Out))
	return s.needs(f.hash, d, s.fails).at[:len(f.In)]
}

func (s *step) rest(from int, read []*demand) {
	for i, d := range read {
		s.args[from+i] = s.args[from+i].also(d)
	}
}

// cutTo returns a function that computes only the demanded part of the result of another, and what has to stay. It has the
// same type: dummies stand in what is not demanded.
func (l *library) cutTo(h flow.Hash, d *demand, fails failing) flow.Hash {
	f := l.functions[h]
	d = d.of(f.Out)
	key := string(h[:]) + strconv.Itoa(int(fails)) + d.key()
	if c, ok := l.cut[key]; ok {
		return c
	}
	n := l.needs(h, d, fails)
	b := l.body(true, f.In...)
	at := make(map[int]int, len(f.types))
	value := func(i int) int {
		if n.at[i] == nil {
			return b.dummy(f.types[i])
		}
		return at[i]
	}
	for i := range f.In {
		at[i] = i
	}
	for i, node := range f.Body {
		if !n.kept[i] {
			continue
		}
		node.Args = append([]int(nil), node.Args...)
		for j, a := range node.Args {
			node.Args[j] = value(a)
		}
		node.Funcs = append([]flow.Hash(nil), node.Funcs...)
		for j, callee := range node.Funcs {
			node.Funcs[j] = l.cutTo(callee, n.calls[i][j], below(fails.keeps(i) && l.nodeFails(f.Body[i])))
		}
		at[len(f.In)+i] = b.widen(b.emit(node), f.types[len(f.In)+i])
	}
	c, _ := b.finish(b.widen(value(f.Result), f.Out), f.Out)
	l.cut[key] = c
	return c
}

// missing lists the nodes of a function that may end the request and that none of the needs computes, or not all of it.
func (l *library) missing(h flow.Hash, parts []*need) (nodes []int) {
	f := l.functions[h]
	if !f.fails {
		return nil
	}
	key := string(h[:]) + fmt.Sprint(pointers(parts))
	if known, ok := l.lost[key]; ok {
		return known
	}
	defer func() { l.lost[key] = nodes }()
	for i, node := range f.Body {
		if l.nodeFails(node) && !l.covered(node, i, parts) {
			nodes = append(nodes, i)
		}
	}
	return nodes
}

func (l *library) covered(node flow.Node, i int, parts []*need) bool {
	kept := false
	for _, p := range parts {
		kept = kept || p.kept[i]
	}
	for j, callee := range node.Funcs {
		var of []*need
		for _, p := range parts {
			if p.kept[i] {
				of = append(of, l.needs(callee, p.calls[i][j], noFailing))
			}
		}
		if len(l.missing(callee, of)) > 0 {
			return false
		}
	}
	return kept
}

// pointers tells needs apart: each is there once.
func pointers(of []*need) []string {
	names := make([]string, len(of))
	for i, n := range of {
		names[i] = fmt.Sprintf("%p", n)
	}
	return names
}
