package data

import (
	"encoding/binary"
	"errors"
	"fmt"
	"math"
	"unicode/utf8"
)

// Major types and simple values of CBOR: see RFC 8949, 3.
const (
	majorUint  = 0 << 5
	majorNeg   = 1 << 5
	majorBytes = 2 << 5
	majorText  = 3 << 5
	majorArray = 4 << 5
	majorMap   = 5 << 5
	cborFalse  = 0xf4
	cborTrue   = 0xf5
	cborNull   = 0xf6
)

// AppendCBOR appends a value of a type in deterministic CBOR (RFC 8949, 4.2.1).
func (v Value) AppendCBOR(t *Type, to []byte) []byte {
	switch t.Kind {
	case Unit:
		return append(to, cborNull)
	case Bool, Truth:
		if v.Bool() {
			return append(to, cborTrue)
		}
		return append(to, cborFalse)
	case Int, Time, Decimal:
		return appendInt(to, v.n)
	case String:
		return append(appendHead(to, majorText, len(v.Text())), v.Text()...)
	case Bytes, ID:
		return append(appendHead(to, majorBytes, len(v.Text())), v.Text()...)
	case Tuple, Record:
		to = appendHead(to, majorArray, len(t.Of))
		for i, of := range t.Of {
			to = v.Part(i).AppendCBOR(of, to)
		}
		return to
	case Option, Variant:
		to = appendInt(appendHead(to, majorArray, 2), v.n)
		return v.Payload().AppendCBOR(t.Of[v.n], to)
	case List:
		return appendAll(t.Of[0], v.Parts(), to)
	case Dict:
		to = appendHead(to, majorMap, v.Size())
		for i, p := range v.Parts() {
			to = p.AppendCBOR(t.Of[i%2], to)
		}
		return to
	case Tree:
		to = v.Value().AppendCBOR(t.Of[0], appendHead(to, majorArray, 2))
		return appendAll(t, v.Children(), to)
	case Zipper:
		to = v.Whole().AppendCBOR(treeOf(t), appendHead(to, majorArray, 2))
		path := v.Path()
		to = appendHead(to, majorArray, len(path))
		for _, i := range path {
			to = appendInt(to, int64(i))
		}
		return to
	default:
		panic("no value has a type of unknown kind")
	}
}

// treeOf returns the type of the tree that a place of type t is in.
func treeOf(t *Type) *Type { return TreeOf(t.Of[0], t.Max, t.Depth) }

func appendAll(t *Type, vs []Value, to []byte) []byte {
	to = appendHead(to, majorArray, len(vs))
	for _, v := range vs {
		to = v.AppendCBOR(t, to)
	}
	return to
}

func appendInt(to []byte, n int64) []byte {
	if n < 0 {
		return appendNumber(to, majorNeg, uint64(-1-n)) // #nosec G115 -- not negative
	}
	return appendNumber(to, majorUint, uint64(n))
}

func appendHead(to []byte, major byte, n int) []byte {
	return appendNumber(to, major, uint64(n)) // #nosec G115 -- a length
}

func appendNumber(to []byte, major byte, n uint64) []byte {
	switch {
	case n < 24:
		return append(to, major|byte(n))
	case n <= math.MaxUint8:
		return append(to, major|24, byte(n))
	case n <= math.MaxUint16:
		return binary.BigEndian.AppendUint16(append(to, major|25), uint16(n))
	case n <= math.MaxUint32:
		return binary.BigEndian.AppendUint32(append(to, major|26), uint32(n))
	default:
		return binary.BigEndian.AppendUint64(append(to, major|27), n)
	}
}

// DecodeCBOR reads a value of a type from outside. It takes only what [Value.AppendCBOR] writes.
func DecodeCBOR(t *Type, blob []byte) (Value, error) {
	r := &cborReader{rest: blob}
	v, err := r.value(t)
	if err != nil {
		return Value{}, fmt.Errorf("%s, %d bytes in: %w", t, len(blob)-len(r.rest), err)
	}
	if len(r.rest) > 0 {
		return Value{}, fmt.Errorf("%s: %d bytes after its end", t, len(r.rest))
	}
	return v, nil
}

// cborReader reads values. Nothing is allocated for more elements than there are bytes left.
type cborReader struct{ rest []byte }

var errShort = errors.New("it ends too early")

func (r *cborReader) value(t *Type) (Value, error) {
	switch t.Kind {
	case Unit:
		_, err := r.simple(cborNull, cborNull)
		return Value{}, err
	case Bool, Truth:
		b, err := r.simple(cborFalse, cborTrue)
		return NewBool(b == cborTrue), err
	case Int, Time, Decimal:
		n, err := r.int()
		return NewInt(n), err
	case String:
		s, err := r.text(majorText, t.Max)
		if err == nil && !utf8.ValidString(s) {
			err = errors.New("a string is not UTF-8")
		}
		return NewString(s), err
	case Bytes:
		s, err := r.text(majorBytes, t.Max)
		return NewString(s), err
	case ID:
		s, err := r.text(majorBytes, IDLength)
		if err == nil && len(s) != IDLength {
			err = fmt.Errorf("an id of %d bytes", len(s))
		}
		return NewString(s), err
	case Tuple, Record:
		return r.tuple(t)
	case Option, Variant:
		return r.tagged(t)
	case List:
		elements, err := r.all(t.Max, func() (Value, error) { return r.value(t.Of[0]) })
		return NewList(elements), err
	case Dict:
		return r.dict(t)
	case Tree:
		v, err := r.tree(t, t.Depth)
		if err == nil && v.Nodes() > t.Max {
			err = fmt.Errorf("a tree of %d nodes: at most %d are allowed", v.Nodes(), t.Max)
		}
		return v, err
	case Zipper:
		return r.place(t)
	default:
		return Value{}, fmt.Errorf("unknown kind of type %d", t.Kind)
	}
}

func (r *cborReader) simple(a, b byte) (byte, error) {
	if len(r.rest) == 0 {
		return 0, errShort
	}
	c := r.rest[0]
	if c != a && c != b {
		return 0, fmt.Errorf("unexpected byte %#x", c)
	}
	r.rest = r.rest[1:]
	return c, nil
}

// number reads a head of any major type in its shortest form.
func (r *cborReader) number() (major byte, n uint64, err error) {
	if len(r.rest) == 0 {
		return 0, 0, errShort
	}
	major, n = r.rest[0]&0xe0, uint64(r.rest[0]&0x1f)
	r.rest = r.rest[1:]
	if n < 24 {
		return major, n, nil
	}
	if n > 27 {
		return 0, 0, errors.New("a length of no known form")
	}
	size := 1 << (n - 24)
	if len(r.rest) < size {
		return 0, 0, errShort
	}
	n = 0
	for _, b := range r.rest[:size] {
		n = n<<8 | uint64(b)
	}
	r.rest = r.rest[size:]
	if size == 1 && n < 24 || size > 1 && n>>(4*size) == 0 {
		return 0, 0, fmt.Errorf("%d takes fewer bytes", n)
	}
	return major, n, nil
}

func (r *cborReader) int() (int64, error) {
	major, n, err := r.number()
	switch {
	case err != nil:
		return 0, err
	case n > math.MaxInt64:
		return 0, errors.New("a number of more than 64 bits")
	case major == majorUint:
		return int64(n), nil
	case major == majorNeg:
		return -1 - int64(n), nil
	default:
		return 0, errors.New("not a number")
	}
}

// head reads a length.
func (r *cborReader) head(major byte, limit int) (int, error) {
	m, n, err := r.number()
	switch {
	case err != nil:
		return 0, err
	case m != major:
		return 0, fmt.Errorf("major type %d: it should be %d", m>>5, major>>5)
	case n > uint64(limit): // #nosec G115 -- limits are not negative
		return 0, fmt.Errorf("length %d: at most %d are allowed", n, limit)
	case n > uint64(len(r.rest)):
		return 0, errShort
	}
	return int(n), nil // #nosec G115 -- at most limit
}

// exactly reads the head of an array that has so many elements.
func (r *cborReader) exactly(n int) error {
	m, err := r.head(majorArray, n)
	if err == nil && m != n {
		err = fmt.Errorf("%d parts: there should be %d", m, n)
	}
	return err
}

func (r *cborReader) text(major byte, limit int) (string, error) {
	n, err := r.head(major, limit)
	if err != nil {
		return "", err
	}
	s := string(r.rest[:n])
	r.rest = r.rest[n:]
	return s, nil
}

func (r *cborReader) tuple(t *Type) (Value, error) {
	if err := r.exactly(len(t.Of)); err != nil {
		return Value{}, err
	}
	parts := make([]Value, len(t.Of))
	for i, of := range t.Of {
		v, err := r.value(of)
		if err != nil {
			return Value{}, err
		}
		parts[i] = v
	}
	return NewTuple(parts...), nil
}

func (r *cborReader) tagged(t *Type) (Value, error) {
	if err := r.exactly(2); err != nil {
		return Value{}, err
	}
	tag, err := r.int()
	if err != nil {
		return Value{}, err
	}
	if tag < 0 || tag >= int64(len(t.Of)) {
		return Value{}, fmt.Errorf("tag %d of %d", tag, len(t.Of))
	}
	payload, err := r.value(t.Of[tag])
	return NewTagged(int(tag), payload), err
}

// all reads an array of at most limit values.
func (r *cborReader) all(limit int, read func() (Value, error)) ([]Value, error) {
	n, err := r.head(majorArray, limit)
	if err != nil {
		return nil, err
	}
	vs := make([]Value, n)
	for i := range vs {
		if vs[i], err = read(); err != nil {
			return nil, err
		}
	}
	return vs, nil
}

func (r *cborReader) dict(t *Type) (Value, error) {
	n, err := r.head(majorMap, t.Max)
	if err != nil {
		return Value{}, err
	}
	if 2*n > len(r.rest) {
		return Value{}, errShort
	}
	parts := make([]Value, 2*n)
	for i := range parts {
		of := t.Of[i%2]
		if parts[i], err = r.value(of); err != nil {
			return Value{}, err
		}
		if i >= 2 && i%2 == 0 && keyOrder(parts[i-2], parts[i]) >= 0 {
			return Value{}, errors.New("the keys of a dict are not in order")
		}
	}
	return NewList(parts), nil
}

func (r *cborReader) tree(t *Type, levels int) (Value, error) {
	if levels == 0 {
		return Value{}, fmt.Errorf("a tree of more than %d levels", t.Depth)
	}
	if err := r.exactly(2); err != nil {
		return Value{}, err
	}
	value, err := r.value(t.Of[0])
	if err != nil {
		return Value{}, err
	}
	children, err := r.all(t.Max, func() (Value, error) { return r.tree(t, levels-1) })
	return NewTree(value, children...), err
}

func (r *cborReader) place(t *Type) (Value, error) {
	if err := r.exactly(2); err != nil {
		return Value{}, err
	}
	tree, err := r.value(treeOf(t))
	if err != nil {
		return Value{}, err
	}
	n, err := r.head(majorArray, t.Depth)
	v := NewPlace(tree)
	for ; n > 0 && err == nil; n-- {
		var i int64
		if i, err = r.int(); err != nil {
			break
		}
		below, ok := v.Down(int(i))
		if !ok {
			return Value{}, fmt.Errorf("a place below child %d, which is not there", i)
		}
		v = below
	}
	return v, err
}
