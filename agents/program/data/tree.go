package data

import "slices"

// NewTree returns a tree: a node with a value and the trees below it, which belong to it from now on.
func NewTree(value Value, children ...Value) Value {
	parts := make([]Value, 1+len(children))
	parts[0] = value
	copy(parts[1:], children)
	return NewNode(parts)
}

// NewNode is [NewTree] of a value and children that stand in one slice, which belongs to the tree from now on.
func NewNode(parts []Value) Value {
	n := int64(1)
	for _, c := range parts[1:] {
		n += c.n
	}
	return Value{n: n, o: &object{parts: parts}}
}

// Value returns the value of a tree's root.
func (v Value) Value() Value { return v.o.parts[0] }

// Children returns the trees below a tree's root. They must not be changed.
func (v Value) Children() []Value { return v.o.parts[1:] }

// Nodes returns the number of a tree's nodes.
func (v Value) Nodes() int { return int(v.n) }

// A place in a tree is the tree below it, with what was changed there, the place of its parent as it was before, and its
// number among the parent's children. What was changed gets into the parent when one goes there, so that a walk costs no
// more than what it passes.

// NewPlace returns the place of a tree's root.
func NewPlace(tree Value) Value { return Value{o: two(tree, Value{})} }

func (v Value) tree() Value   { return v.o.parts[0] }
func (v Value) parent() Value { return v.o.parts[1] }
func (v Value) isRoot() bool  { return v.o.parts[1].o == nil }

// with returns the place with another tree below it.
func (v Value) with(tree Value) Value { return Value{n: v.n, o: two(tree, v.parent())} }

// Focus returns the value at a place.
func (v Value) Focus() Value { return v.tree().Value() }

// Down goes to a child.
func (v Value) Down(i int) (Value, bool) {
	children := v.tree().Children()
	if i < 0 || i >= len(children) {
		return Value{}, false
	}
	return Value{n: int64(i), o: two(children[i], v)}, true
}

// Up goes to the parent.
func (v Value) Up() (Value, bool) {
	if v.isRoot() {
		return Value{}, false
	}
	p := v.parent()
	above := p.tree()
	if above.o.parts[v.n+1].o == v.tree().o {
		return p, true
	}
	parts := slices.Clone(above.o.parts)
	parts[v.n+1] = v.tree()
	return p.with(NewNode(parts)), true
}

// Beside goes to the sibling so many steps to the right.
func (v Value) Beside(steps int) (Value, bool) {
	p, ok := v.Up()
	if !ok {
		return Value{}, false
	}
	return p.Down(int(v.n) + steps)
}

// Edit returns the place with another value.
func (v Value) Edit(value Value) Value {
	parts := slices.Clone(v.tree().o.parts)
	parts[0] = value
	return v.with(NewNode(parts))
}

// Insert returns the place with a new last child. It reports false if the tree would have more nodes or levels than are
// allowed.
func (v Value) Insert(value Value, nodes, levels int) (Value, bool) {
	total, level := v.tree().n, 1
	for at := v; !at.isRoot(); at = at.parent() {
		above := at.parent().tree()
		total += above.n - above.o.parts[at.n+1].n
		level++
	}
	if total >= int64(nodes) || level >= levels {
		return Value{}, false
	}
	old := v.tree().o.parts
	parts := make([]Value, len(old)+1)
	copy(parts, old)
	parts[len(old)] = NewTree(value)
	return v.with(NewNode(parts)), true
}

// Delete removes the place with all below it and returns its parent's. It reports false at the root.
func (v Value) Delete() (Value, bool) {
	if v.isRoot() {
		return Value{}, false
	}
	p, i := v.parent(), int(v.n)+1
	return p.with(NewNode(slices.Delete(slices.Clone(p.tree().o.parts), i, i+1))), true
}

// Whole returns the tree of a place, with all that was changed.
func (v Value) Whole() Value {
	for !v.isRoot() {
		v, _ = v.Up()
	}
	return v.tree()
}

// Path returns the numbers of children that lead to a place from the root.
func (v Value) Path() []int {
	var path []int
	for at := v; !at.isRoot(); at = at.parent() {
		path = append(path, int(at.n))
	}
	slices.Reverse(path)
	return path
}
