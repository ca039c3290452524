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

// typeOfPart returns the type of part i of what is stored, other than as a zipper. N is the tag of a variant.
func typeOfPart(t *data.Type, n, i int) *data.Type {
	switch t.Kind {
	case data.Option, data.Variant:
		return t.Of[n]
	case data.Tree:
		if i > 0 {
			return t
		}
		return t.Of[0]
	default:
		return partOf(t, i)
	}
}

// AppendCBOR writes a shape of a type that can be stored in deterministic CBOR: tags as numbers, each followed by its
// payload in an array of two, parts as arrays, and leaves as byte strings, which leaf gives.
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
// nothing else. Its size is bounded by that of the type.
func DecodeShape[L any](t *data.Type, blob []byte, size int, leaf func([]byte) L) (Shape[L], error) {
	d := shapeReader{rest: blob}
	s, err := decode(&d, t, size, leaf)
	if err == nil && len(d.rest) > 0 {
		err = fmt.Errorf("%w: %d bytes behind it", errShape, len(d.rest))
	}
	if err != nil {
		return Shape[L]{}, err
	}
	return s, s.Check(t)
}

type shapeReader struct{ rest []byte }

func (d *shapeReader) head(major byte) (int, error) {
	if len(d.rest) == 0 || d.rest[0]>>5 != major {
		return 0, fmt.Errorf("%w: want CBOR of major type %d", errShape, major)
	}
	n, long := int(d.rest[0]&31), 0
	if d.rest = d.rest[1:]; n < 24 {
		return n, nil
	}
	if n > 26 {
		return 0, fmt.Errorf("%w: too long", errShape)
	}
	if long = 1 << (n - 24); len(d.rest) < long {
		return 0, fmt.Errorf("%w: it ends early", errShape)
	}
	n = 0
	for _, b := range d.rest[:long] {
		n = n<<8 | int(b)
	}
	d.rest = d.rest[long:]
	if least := [...]int{1: 24, 2: 1 << 8, 4: 1 << 16}; n < least[long] {
		return 0, fmt.Errorf("%w: a number is written too long", errShape)
	}
	return n, nil
}

func decode[L any](d *shapeReader, t *data.Type, size int, leaf func([]byte) L) (s Shape[L], err error) {
	if t.IsPrimitive() {
		n, err := d.head(2)
		if err != nil {
			return s, err
		}
		if n != size || len(d.rest) < n {
			return s, fmt.Errorf("%w: a leaf of %d bytes, %d are left", errShape, n, len(d.rest))
		}
		b := d.rest[:n]
		d.rest = d.rest[n:]
		return leafOf(leaf(b)), nil
	}
	if t.Kind == data.Truth {
		s.n, err = d.head(0)
		return s, err
	}
	n, err := d.head(4)
	if err != nil {
		return s, err
	}
	if t.IsTagged() {
		if n != 2 {
			return s, fmt.Errorf("%w: a variant of %d parts", errShape, n)
		}
		if s.n, err = d.head(0); err != nil {
			return s, err
		}
		if s.n >= len(t.Of) {
			return s, fmt.Errorf("%w: tag %d of %s", errShape, s.n, t)
		}
		n = 1
	}
	// Each part takes at least a byte.
	if n > len(d.rest) {
		return s, fmt.Errorf("%w: it ends early", errShape)
	}
	return decodeParts(d, t, s, n, size, leaf)
}

func decodeParts[L any](d *shapeReader, t *data.Type, s Shape[L], n, size int, leaf func([]byte) L) (Shape[L], error) {
	if n == 0 {
		if t.Kind == data.Tree {
			return s, fmt.Errorf("%w: a tree without a root", errShape)
		}
		return s, nil
	}
	if t.Kind == data.Unit || (t.Kind == data.Tuple || t.Kind == data.Record) && n != len(t.Of) {
		return s, fmt.Errorf("%w: %d parts of %s", errShape, n, t)
	}
	nodes, parts := 1, make([]Shape[L], n)
	for i := range parts {
		p, err := decode(d, typeOfPart(t, s.n, i), size, leaf)
		if err != nil {
			return s, err
		}
		if parts[i] = p; t.Kind == data.Tree && i > 0 {
			nodes += p.n
		}
	}
	if s.parts = parts; t.Kind == data.Tree {
		s.n = nodes
	}
	return s, nil
}
