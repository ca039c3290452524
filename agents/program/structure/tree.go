package structure

import (
	"errors"
	"fmt"
	"slices"

	"emet/agents/program/data"
)

// The shape of a tree has as its parts that of its root's value and those of the trees below it.

func treeOf[L any](parts []Shape[L]) Shape[L] {
	n := 1
	for _, c := range parts[1:] {
		n += c.n
	}
	return Shape[L]{n: n, parts: parts}
}

func (s Shape[L]) children() []Shape[L] { return s.parts[1:] }

// flatten appends the values of a tree, each before those below it.
func (s Shape[L]) flatten(to []Shape[L]) []Shape[L] {
	to = append(to, s.parts[0])
	for _, c := range s.children() {
		to = c.flatten(to)
	}
	return to
}

// change returns a tree with another one at the end of a way.
func (s Shape[L]) change(way []Shape[L], f func(Shape[L]) Shape[L]) Shape[L] {
	if len(way) == 0 {
		return f(s)
	}
	parts := slices.Clone(s.parts)
	below := &parts[1+way[0].n]
	*below = below.change(way[1:], f)
	return treeOf(parts)
}

// The shape of a place has as its parts that of the whole tree and the steps of the way there from the root, each of which
// is the number of a child. Whoever edits copies what is on the way, which the costs of the language allow for.

func placeOf[L any](tree Shape[L], way ...Shape[L]) Shape[L] {
	return join([]Shape[L]{tree}, way)
}

func (s Shape[L]) whole() Shape[L] { return s.parts[0] }
func (s Shape[L]) way() []Shape[L] { return s.parts[1:] }

// below returns the tree that begins at the place.
func (s Shape[L]) below() Shape[L] {
	tree := s.whole()
	for _, step := range s.way() {
		tree = tree.children()[step.n]
	}
	return tree
}

func (s Shape[L]) focus() Shape[L] { return s.below().parts[0] }

func (s Shape[L]) down(i int) (Shape[L], bool) {
	if i < 0 || i >= len(s.below().children()) {
		return Shape[L]{}, false
	}
	return join(s.parts, []Shape[L]{{n: i}}), true
}

func (s Shape[L]) up() (Shape[L], bool) {
	if len(s.way()) == 0 {
		return Shape[L]{}, false
	}
	return listOf(s.parts[: len(s.parts)-1 : len(s.parts)-1]), true
}

// beside goes to the sibling so many steps to the right.
func (s Shape[L]) beside(steps int) (Shape[L], bool) {
	p, ok := s.up()
	if !ok {
		return Shape[L]{}, false
	}
	return p.down(s.parts[len(s.parts)-1].n + steps)
}

func (s Shape[L]) edit(value Shape[L]) Shape[L] {
	return placeOf(s.whole().change(s.way(), func(tree Shape[L]) Shape[L] {
		return treeOf(slices.Concat([]Shape[L]{value}, tree.children()))
	}), s.way()...)
}

// insert adds a leaf as the last child. It reports false if the tree would have more nodes or levels than are allowed.
func (s Shape[L]) insert(value Shape[L], nodes, levels int) (Shape[L], bool) {
	if s.whole().n >= nodes || 1+len(s.way()) >= levels {
		return Shape[L]{}, false
	}
	return placeOf(s.whole().change(s.way(), func(tree Shape[L]) Shape[L] {
		return treeOf(slices.Concat(tree.parts, []Shape[L]{treeOf([]Shape[L]{value})}))
	}), s.way()...), true
}

// remove takes away what begins at the place and goes to its parent. It reports false at the root.
func (s Shape[L]) remove() (Shape[L], bool) {
	p, ok := s.up()
	if !ok {
		return Shape[L]{}, false
	}
	i := s.parts[len(s.parts)-1].n
	return placeOf(p.whole().change(p.way(), func(tree Shape[L]) Shape[L] {
		return treeOf(slices.Concat(tree.parts[:1+i], tree.parts[2+i:]))
	}), p.way()...), true
}

func (s Shape[L]) checkTree(t *data.Type) error {
	n, err := s.count(t, t.Depth)
	if err == nil && n > t.Max {
		err = fmt.Errorf("a tree of %d nodes: at most %d are allowed", n, t.Max)
	}
	return err
}

// count counts the nodes of what should be a tree of at most so many levels.
func (s Shape[L]) count(t *data.Type, levels int) (int, error) {
	if levels == 0 || len(s.parts) == 0 {
		return 0, fmt.Errorf("a shape is none of %s", t)
	}
	n := 1
	for _, c := range s.children() {
		below, err := c.count(t, levels-1)
		if err != nil {
			return 0, err
		}
		n += below
	}
	if s.n != n {
		return 0, fmt.Errorf("a shape of a tree says that it has %d nodes and has %d", s.n, n)
	}
	return n, s.parts[0].Check(t.Of[0])
}

func (s Shape[L]) checkPlace(t *data.Type) error {
	if s.n != 0 || len(s.parts) == 0 {
		return errors.New("a shape is not that of a place")
	}
	if err := s.whole().checkTree(t); err != nil {
		return err
	}
	tree := s.whole()
	for _, step := range s.way() {
		if step.n < 0 || step.n >= len(tree.children()) || len(step.parts) > 0 {
			return fmt.Errorf("a place below child %d, which is not there", step.n)
		}
		tree = tree.children()[step.n]
	}
	return nil
}
