package plan

import (
	"fmt"
	"slices"
	"strings"

	"emet/agents/program/data"
	"emet/agents/program/flow"
)

// leaf is something to be seen: a primitive, the tag, length or form of a value. Where there are many of them, as in a
// list, all are one leaf. Leaves are numbered; copies have the number of what they were copied from.
type leaf struct {
	text   string      // what people call it, if it came from outside
	names  []flow.Leaf // fields in which it stood, wherever
	from   []int       // leaves that it can be computed from, by anybody: the program is public
	copies []int       // leaves that it may be a copy of
	form   bool        // it is no primitive
	known  bool        // it can be computed from others
	public bool        // it can be computed from nothing
	what   *data.Type  // of what it is the primitive, tag, length or form
}

// shape is a value of which only its leaves are known. Nil has none, such as a constant.
type shape struct {
	own   []int    // a primitive; or the tag, length or form
	parts []*shape // as the type's Of
}

func (s *shape) part(i int) *shape {
	if s == nil || i >= len(s.parts) {
		return nil
	}
	return s.parts[i]
}

func (s *shape) form() []int {
	if s == nil {
		return nil
	}
	return s.own
}

// leaves lists what is seen by who sees the value.
func (s *shape) leaves(to []int) []int {
	if s == nil {
		return to
	}
	to = append(to, s.own...)
	for _, p := range s.parts {
		to = p.leaves(to)
	}
	return to
}

func leavesOf(shapes ...*shape) (all []int) {
	for _, s := range shapes {
		all = s.leaves(all)
	}
	slices.Sort(all)
	return slices.Compact(all)
}

func (s *shape) key(to *strings.Builder) {
	if s == nil {
		to.WriteByte('-')
		return
	}
	fmt.Fprint(to, s.own, "(")
	for _, p := range s.parts {
		p.key(to)
	}
	to.WriteByte(')')
}

// merge returns what is seen by who sees both values.
func merge(a, b *shape) *shape {
	if a == nil || a == b {
		return b
	}
	if b == nil {
		return a
	}
	own := append(slices.Clone(a.own), b.own...)
	slices.Sort(own)
	s := &shape{own: slices.Compact(own), parts: make([]*shape, max(len(a.parts), len(b.parts)))}
	for i := range s.parts {
		s.parts[i] = merge(a.part(i), b.part(i))
	}
	return s
}

// knowledge follows leaves through functions.
type knowledge struct {
	*library
	leaves []leaf
	number map[string]int
	memo   map[string]*shape
	names  data.Names
	visit  func(at flow.Site, n flow.Node, args []*shape, out *shape) // of structure, if it is set
	left   int                                                        // work that may be done yet
}

// maxWork bounds how long leaves are followed: a program can call much in few nodes.
const maxWork = 1 << 18

// errWork ends a walk that takes too long.
type errWork struct{}

func (k *knowledge) work(n int) {
	if k.left -= n + 1; k.left < 0 {
		panic(errWork{})
	}
}

// guard does something that follows values. If that takes too long, it ends with a [flow.LimitError].
func guard(do func() error) (err error) {
	defer func() {
		r := recover()
		if _, tooLong := r.(errWork); tooLong {
			err = flow.LimitError("the program calls its functions in too many ways to follow all values: call fewer functions within functions")
		} else if r != nil {
			panic(r)
		}
	}()
	return do()
}

func newKnowledge(l *library) *knowledge {
	k := &knowledge{library: l, number: map[string]int{}, memo: map[string]*shape{}, left: maxWork}
	if l.source.Names != nil {
		k.names = l.source.Names.Types
	}
	return k
}

// numbered returns the leaf of a key, which is new if there is none yet.
func (k *knowledge) numbered(key string, made leaf) int {
	if i, ok := k.number[key]; ok {
		k.leaves[i].copies = union(k.leaves[i].copies, made.copies)
		return i
	}
	k.work(0)
	made.public = made.known && !slices.ContainsFunc(made.from, func(i int) bool { return !k.leaves[i].public })
	k.leaves = append(k.leaves, made)
	k.number[key] = len(k.leaves) - 1
	return len(k.leaves) - 1
}

func union(a, b []int) []int {
	if len(b) == 0 {
		return a
	}
	u := append(slices.Clone(a), b...)
	slices.Sort(u)
	return slices.Compact(u)
}

// outside returns the shape of a value that comes from outside.
func (k *knowledge) outside(key, text string, t *data.Type) *shape {
	return k.fresh(key, t, leaf{text: text}, nil)
}

// fresh returns the shape of a new value of a type. Where a part may be a copy of one of another value, like has it.
func (k *knowledge) fresh(key string, t *data.Type, of leaf, like *shape) *shape {
	if leafless(t) {
		return nil
	}
	of.what = t
	part := func(i int, text string) *shape {
		next := of
		if next.text != "" {
			next.text = fmt.Sprintf(text, of.text)
		}
		return k.fresh(fmt.Sprint(key, ".", i), t.Of[i], next, like.part(i))
	}
	s := &shape{}
	if !plain(t) {
		own := of
		own.form = !t.IsPrimitive()
		own.copies = slices.Clone(like.form())
		s.own = []int{k.numbered(key, own)}
	}
	switch t.Kind {
	case data.List, data.Tree, data.Zipper:
		s.parts = []*shape{part(0, "%s[*]")}
	case data.Dict:
		s.parts = []*shape{part(0, "%s.keys"), part(1, "%s.values")}
	case data.Tuple:
		for i := range t.Of {
			s.parts = append(s.parts, part(i, "%s."+fmt.Sprint(i)))
		}
	case data.Option:
		s.parts = []*shape{nil, part(1, "%s")}
	case data.Record, data.Variant:
		for i := range t.Of {
			s.parts = append(s.parts, part(i, "%s."+k.partName(t, i)))
		}
		k.name(t, s)
	default:
	}
	return s
}

func (k *knowledge) partName(t *data.Type, i int) string {
	if n, ok := k.names[t.Label]; ok && i < len(n.Parts) {
		return strings.ReplaceAll(n.Parts[i], "%", "%%")
	}
	return fmt.Sprint(i)
}

// name notes that leaves stand in fields of a declared type.
func (k *knowledge) name(t *data.Type, s *shape) *shape {
	if s == nil {
		return s
	}
	for i, p := range s.parts {
		name := flow.Leaf{Type: t.Label, Part: i}
		for _, l := range leavesOf(p) {
			if k.leaves[l].public {
				continue // a constant tells nothing of the field
			}
			if names := k.leaves[l].names; !slices.Contains(names, name) {
				k.leaves[l].names = append(slices.Clip(names), name)
			}
		}
	}
	return s
}

// derive returns a value that is computed from others. Its parts may be copies of those of like.
func (k *knowledge) derive(key string, t *data.Type, from []int, like *shape) *shape {
	return k.fresh(key, t, leaf{from: from, known: true}, like)
}

// constant returns the form of what is there in all runs.
func (k *knowledge) constant(of ...any) []int {
	return []int{k.numbered("constant "+fmt.Sprint(of...), leaf{known: true, form: true})}
}

// either returns a value that is one of several, which one depends on the leaves of which.
func (k *knowledge) either(key string, t *data.Type, which []int, of []*shape) *shape {
	same := true
	for _, s := range of[1:] {
		same = same && s.same(of[0])
	}
	if same {
		return of[0]
	}
	if plain(t) {
		s := &shape{parts: make([]*shape, len(t.Of))}
		for i, part := range t.Of {
			ofPart := make([]*shape, len(of))
			for j := range of {
				ofPart[j] = of[j].part(i)
			}
			s.parts[i] = k.either(fmt.Sprint(key, ".", i), part, which, ofPart)
		}
		return s
	}
	var like *shape
	for _, s := range of {
		like = merge(like, s)
	}
	return k.derive(key, t, union(leavesOf(like), which), like)
}

func (s *shape) same(o *shape) bool {
	if s == o {
		return true
	}
	if s == nil || o == nil || !slices.Equal(s.own, o.own) || len(s.parts) != len(o.parts) {
		return false
	}
	for i := range s.parts {
		if !s.parts[i].same(o.parts[i]) {
			return false
		}
	}
	return true
}

// closure marks all that can be computed from leaves. What is computed has a greater number than what from.
func (k *knowledge) closure(seen []int) []bool {
	in := make([]bool, len(k.leaves))
	for _, l := range seen {
		in[l] = true
	}
	for i, l := range k.leaves {
		if !in[i] && l.known {
			in[i] = !slices.ContainsFunc(l.from, func(j int) bool { return !in[j] })
		}
	}
	return in
}
