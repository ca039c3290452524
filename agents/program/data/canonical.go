package data

import (
	"bytes"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"strconv"
	"unicode/utf8"
)

// Canonical writes a value of a type as constants stand in documents: by position, numbers as strings, in the form that
// RFC 8785 wants. There is one way to write a value.
func (v Value) Canonical(t *Type) json.RawMessage { return v.canonical(t, nil) }

func (v Value) canonical(t *Type, to []byte) []byte {
	switch t.Kind {
	case Unit:
		return append(to, "null"...)
	case Bool, Truth:
		return strconv.AppendBool(to, v.Bool())
	case Int, Time, Decimal:
		return append(strconv.AppendInt(append(to, '"'), v.n, 10), '"')
	case String:
		return appendQuoted(to, v.Text())
	case Bytes, ID:
		return append(hex.AppendEncode(append(to, '"'), []byte(v.Text())), '"')
	case Tuple, Record:
		return appendArray(to, len(t.Of), func(i int, to []byte) []byte { return v.Part(i).canonical(t.Of[i], to) })
	case Option, Variant:
		to = strconv.AppendInt(append(to, '['), v.n, 10)
		return append(v.Payload().canonical(t.Of[v.n], append(to, ',')), ']')
	case List:
		return appendArray(to, v.Len(), func(i int, to []byte) []byte { return v.Part(i).canonical(t.Of[0], to) })
	case Dict:
		return appendArray(to, v.Size(), func(i int, to []byte) []byte {
			to = v.Part(2*i).canonical(t.Of[0], append(to, '['))
			return append(v.Part(2*i+1).canonical(t.Of[1], append(to, ',')), ']')
		})
	case Tree:
		to = v.Value().canonical(t.Of[0], append(to, '['))
		children := v.Children()
		to = appendArray(append(to, ','), len(children), func(i int, to []byte) []byte { return children[i].canonical(t, to) })
		return append(to, ']')
	default:
		panic("no constant has a place in a tree")
	}
}

func appendArray(to []byte, n int, element func(int, []byte) []byte) []byte {
	to = append(to, '[')
	for i := range n {
		if i > 0 {
			to = append(to, ',')
		}
		to = element(i, to)
	}
	return append(to, ']')
}

var short = map[rune]string{'"': `\"`, '\\': `\\`, '\b': `\b`, '\f': `\f`, '\n': `\n`, '\r': `\r`, '\t': `\t`}

// appendQuoted writes a string as RFC 8785, 3.2.2.2 wants it.
func appendQuoted(to []byte, s string) []byte {
	to = append(to, '"')
	for _, c := range s {
		switch escape, ok := short[c]; {
		case ok:
			to = append(to, escape...)
		case c < ' ':
			to = fmt.Appendf(to, `\u%04x`, c)
		default:
			to = utf8.AppendRune(to, c)
		}
	}
	return append(to, '"')
}

// ParseCanonical reads what [Value.Canonical] writes, and nothing else.
func ParseCanonical(t *Type, text json.RawMessage) (Value, error) {
	v, err := parse(text, func(r *textReader) (Value, error) { return r.constant(t) })
	if err != nil {
		return Value{}, fmt.Errorf("constant of type %s: %w", t, err)
	}
	if again := v.Canonical(t); !bytes.Equal(again, text) {
		return Value{}, fmt.Errorf("constant of type %s: it is written as %.100s", t, again)
	}
	return v, nil
}

// CheckJSON tells whether a text is how a value of a type is written in documents.
func CheckJSON(t *Type, text json.RawMessage) error {
	_, err := ParseCanonical(t, text)
	return err
}

// constant reads a value by position. Forms that are not canonical may slip through.
func (r *textReader) constant(t *Type) (Value, error) {
	switch t.Kind {
	case Unit:
		return Value{}, r.null()
	case Bool, Truth:
		b, err := r.bool()
		return NewBool(b), err
	case Int, Time, Decimal:
		s, err := r.string()
		if err != nil {
			return Value{}, err
		}
		n, err := strconv.ParseInt(s, 10, 64)
		return NewInt(n), err
	case String:
		s, err := r.string()
		return NewString(s), fitsText(t, s, err)
	case Bytes, ID:
		s, err := r.string()
		if err != nil {
			return Value{}, err
		}
		return unhex(t, s)
	case Tuple, Record:
		parts := make([]Value, 0, len(t.Of))
		err := r.array(len(t.Of), func(i int) error { return appendRead(&parts, r.constant, t.Of[i]) })
		if err == nil && len(parts) < len(t.Of) {
			err = fmt.Errorf("%d parts: there should be %d", len(parts), len(t.Of))
		}
		return NewTuple(parts...), err
	case Option, Variant:
		return r.taggedConstant(t)
	case List:
		var elements []Value
		err := r.array(t.Max, func(int) error { return appendRead(&elements, r.constant, t.Of[0]) })
		return NewList(elements), err
	case Dict:
		return r.pairs(t, r.constant)
	case Tree:
		v, err := r.treeConstant(t, t.Depth)
		return v, fitsTree(t, v, err)
	default:
		return Value{}, fmt.Errorf("no constant is of type %s", t)
	}
}

// appendRead reads one more value.
func appendRead(vs *[]Value, read func(*Type) (Value, error), t *Type) error {
	v, err := read(t)
	*vs = append(*vs, v)
	return err
}

func (r *textReader) taggedConstant(t *Type) (v Value, err error) {
	tag, n := -1, 0
	err = r.array(2, func(i int) error {
		n++
		if i == 0 {
			tag, err = r.tag(len(t.Of))
			return err
		}
		payload, err := r.constant(t.Of[tag])
		v = NewTagged(tag, payload)
		return err
	})
	if err == nil && n != 2 {
		err = fmt.Errorf("a tag and a payload have two parts: there are %d", n)
	}
	return v, err
}

func (r *textReader) treeConstant(t *Type, levels int) (Value, error) {
	if levels == 0 {
		return Value{}, fmt.Errorf("a tree of more than %d levels", t.Depth)
	}
	var value Value
	var children []Value
	n := 0
	err := r.array(2, func(i int) (err error) {
		n++
		if i == 0 {
			value, err = r.constant(t.Of[0])
			return err
		}
		return r.array(t.Max, func(int) error {
			c, err := r.treeConstant(t, levels-1)
			children = append(children, c)
			return err
		})
	})
	if err == nil && n != 2 {
		err = fmt.Errorf("a node has a value and children: there are %d parts", n)
	}
	return NewTree(value, children...), err
}

// pairs reads a dict as an array of pairs.
func (r *textReader) pairs(t *Type, read func(*Type) (Value, error)) (Value, error) {
	var parts []Value
	err := r.array(t.Max, func(int) error {
		n := 0
		err := r.array(2, func(i int) error { n++; return appendRead(&parts, read, t.Of[i]) })
		if err == nil && n != 2 {
			err = fmt.Errorf("an entry has two parts: there are %d", n)
		}
		return err
	})
	if err != nil {
		return Value{}, err
	}
	return dictOf(parts)
}

// dictOf makes a dict of keys and values in turn. It refuses a key that is there twice.
func dictOf(parts []Value) (Value, error) {
	entries := make([]Entry, len(parts)/2)
	for i := range entries {
		entries[i] = Entry{parts[2*i], parts[2*i+1]}
	}
	d := NewDict(entries...)
	if d.Size() != len(entries) {
		return Value{}, fmt.Errorf("a key of a dict is there twice")
	}
	return d, nil
}
