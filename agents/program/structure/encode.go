package structure

import (
	"errors"
	"fmt"

	"emet/agents/program/data"
)

// errShape means that bytes are no shape.
var errShape = errors.New("malformed shape")

// Convert returns a shape with other leaves in place of its own.
func Convert[L, M any](t *data.Type, s Shape[L], to func(t *data.Type, leaf L) M) Shape[M] {
	if t.IsPrimitive() {
		return leafOf(to(t, s.leaf))
	}
	out := Shape[M]{n: s.n}
	if len(s.parts) == 0 {
		return out
	}
	out.parts = make([]Shape[M], len(s.parts))
	for i, p := range s.parts {
		out.parts[i] = Convert(typeOfPart(t, s.n, i), p, to)
	}
	return out
}

// typeOfPart returns the type of part i of what has parts. N is the tag of a variant. The steps of the way to a place are
// numbers without parts, as truths are.
func typeOfPart(t *data.Type, n, i int) *data.Type {
	switch t.Kind {
	case data.Option, data.Variant:
		return t.Of[n]
	case data.Tree:
		if i > 0 {
			return t
		}
		return t.Of[0]
	case data.Zipper:
		if i > 0 {
			return data.TruthType
		}
		return data.TreeOf(t.Of[0], t.Max, t.Depth)
	default:
		return partOf(t, i)
	}
}

// Tuple returns the shape of the tuple of parts, which belong to it from now on.
func Tuple[L any](parts ...Shape[L]) Shape[L] { return listOf(parts) }

// LeafOf returns the shape of a primitive.
func LeafOf[L any](leaf L) Shape[L] { return leafOf(leaf) }

// AppendCBOR writes a shape of a type in deterministic CBOR: tags as numbers, each followed by its payload in an array of
// two, parts as arrays, and leaves as byte strings, which leaf gives.
func (s Shape[L]) AppendCBOR(t *data.Type, to []byte, leaf func(L) []byte) []byte {
	switch {
	case t.IsPrimitive():
		b := leaf(s.leaf)
		return append(head(to, 2, len(b)), b...)
	case t.Kind == data.Truth:
		return head(to, 0, s.n)
	case t.IsTagged():
		to = head(head(to, 4, 2), 0, s.n)
	default:
		to = head(to, 4, len(s.parts))
	}
	for i, p := range s.parts {
		to = p.AppendCBOR(typeOfPart(t, s.n, i), to, leaf)
	}
	return to
}

// head writes a major type and its argument.
func head(to []byte, major byte, n int) []byte {
	switch m := major << 5; {
	case n < 24:
		return append(to, m|byte(n))
	case n < 1<<8:
		return append(to, m|24, byte(n))
	case n < 1<<16:
		return append(to, m|25, byte(n>>8), byte(n))
	default:
		return append(to, m|26, byte(n>>24), byte(n>>16), byte(n>>8), byte(n))
	}
}

// DecodeShape reads a shape of a type from outside: what [Shape.AppendCBOR] writes, with leaves of so many bytes, and
// nothing else. It takes no more memory than a small multiple of what it reads, and goes no deeper than the type.
func DecodeShape[L any](t *data.Type, blob []byte, size int, leaf func([]byte) L) (Shape[L], error) {
	r := &shapeReader[L]{rest: blob, size: size, leaf: leaf}
	s, err := r.shape(t)
	if err == nil && len(r.rest) > 0 {
		err = fmt.Errorf("%w: %d bytes behind it", errShape, len(r.rest))
	}
	if err != nil {
		return Shape[L]{}, err
	}
	return s, s.Check(t)
}

type shapeReader[L any] struct {
	rest []byte
	size int // of a leaf
	leaf func([]byte) L
}

// head reads the argument of a major type.
func (r *shapeReader[L]) head(major byte) (int, error) {
	if len(r.rest) == 0 || r.rest[0]>>5 != major {
		return 0, fmt.Errorf("%w: want CBOR of major type %d", errShape, major)
	}
	n := int(r.rest[0] & 31)
	if r.rest = r.rest[1:]; n < 24 {
		return n, nil
	}
	if n > 26 {
		return 0, fmt.Errorf("%w: too long", errShape)
	}
	long := 1 << (n - 24)
	if len(r.rest) < long {
		return 0, fmt.Errorf("%w: it ends early", errShape)
	}
	n = 0
	for _, b := range r.rest[:long] {
		n = n<<8 | int(b)
	}
	r.rest = r.rest[long:]
	if least := [...]int{1: 24, 2: 1 << 8, 4: 1 << 16}; n < least[long] {
		return 0, fmt.Errorf("%w: a number is written too long", errShape)
	}
	return n, nil
}

func (r *shapeReader[L]) shape(t *data.Type) (s Shape[L], err error) {
	switch {
	case t.IsPrimitive():
		return r.primitive()
	case t.Kind == data.Truth:
		s.n, err = r.head(0)
		return s, err
	case t.Kind == data.Tree:
		return r.tree(t, t.Depth)
	}
	n, err := r.head(4)
	if err != nil {
		return s, err
	}
	if t.IsTagged() {
		if n != 2 {
			return s, fmt.Errorf("%w: a variant of %d parts", errShape, n)
		}
		if s.n, err = r.head(0); err != nil {
			return s, err
		}
		if s.n >= len(t.Of) {
			return s, fmt.Errorf("%w: tag %d of %s", errShape, s.n, t)
		}
		n = 1
	}
	if err := fits(t, n); err != nil {
		return s, err
	}
	for i := range n {
		p, err := r.shape(typeOfPart(t, s.n, i))
		if err != nil {
			return s, err
		}
		s.parts = append(s.parts, p)
	}
	return s, nil
}

// fits refuses what has more parts than its type has types for. Other than that, [Shape.Check] is the judge.
func fits(t *data.Type, n int) error {
	if t.Kind == data.Unit && n > 0 || (t.Kind == data.Tuple || t.Kind == data.Record) && n != len(t.Of) {
		return fmt.Errorf("%w: %d parts of %s", errShape, n, t)
	}
	return nil
}

func (r *shapeReader[L]) primitive() (s Shape[L], err error) {
	n, err := r.head(2)
	if err != nil {
		return s, err
	}
	if n != r.size || len(r.rest) < n {
		return s, fmt.Errorf("%w: a leaf of %d bytes, %d are left", errShape, n, len(r.rest))
	}
	s.leaf = r.leaf(r.rest[:n])
	r.rest = r.rest[n:]
	return s, nil
}

// tree reads a tree of at most so many levels.
func (r *shapeReader[L]) tree(t *data.Type, levels int) (s Shape[L], err error) {
	n, err := r.head(4)
	if err != nil {
		return s, err
	}
	if n == 0 || levels == 0 {
		return s, fmt.Errorf("%w: a tree that is too deep, or without a root", errShape)
	}
	value, err := r.shape(t.Of[0])
	if err != nil {
		return s, err
	}
	parts := []Shape[L]{value}
	for range n - 1 {
		below, err := r.tree(t, levels-1)
		if err != nil {
			return s, err
		}
		parts = append(parts, below)
	}
	return treeOf(parts), nil
}
