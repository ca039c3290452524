package data

import (
	"encoding/json"
	"errors"
	"fmt"
	"slices"
	"strings"
)

// ParseJSON reads what [Value.JSON] writes; numbers may also be written without quotes. It is strict: what is missing,
// unknown or there twice is an error, which names the place.
func ParseJSON(t *Type, n Names, text []byte) (Value, error) {
	v, err := parse(text, func(r *textReader) (Value, error) {
		r.names = n
		return r.people(t)
	})
	if err != nil {
		return Value{}, fmt.Errorf("%s: %w", t.Text(n), err)
	}
	return v, nil
}

func (r *textReader) people(t *Type) (Value, error) {
	switch t.Kind {
	case Unit, Bool, Truth, String:
		return r.constant(t)
	case Int, Time, Decimal:
		return r.number(t)
	case Bytes, ID:
		s, err := r.string()
		if err != nil {
			return Value{}, err
		}
		digits, ok := strings.CutPrefix(s, "0x")
		if !ok {
			return Value{}, fmt.Errorf("%q should begin with 0x", s)
		}
		return unhex(t, digits)
	case Option:
		return r.option(t)
	case Tuple:
		parts := make([]Value, 0, len(t.Of))
		err := r.array(len(t.Of), func(i int) error { return appendRead(&parts, r.people, t.Of[i]) })
		if err == nil && len(parts) < len(t.Of) {
			err = fmt.Errorf("%d parts: there should be %d", len(parts), len(t.Of))
		}
		return NewTuple(parts...), err
	case List:
		var elements []Value
		err := r.array(t.Max, func(int) error { return appendRead(&elements, r.people, t.Of[0]) })
		return NewList(elements), err
	case Record:
		return r.record(t)
	case Variant:
		return r.variant(t)
	case Dict:
		return r.peopleDict(t)
	case Tree:
		v, err := r.peopleTree(t, t.Depth)
		return v, fitsTree(t, v, err)
	default:
		return Value{}, errors.New("a place in a tree is not for people")
	}
}

func (r *textReader) number(t *Type) (Value, error) {
	token, err := r.next()
	if err != nil {
		return Value{}, err
	}
	digits := ""
	switch token := token.(type) {
	case json.Number:
		digits = token.String()
	case string:
		digits = token
	default:
		return Value{}, fmt.Errorf("%v stands where a number should", token)
	}
	n, err := ParseDecimal(digits, t.Scale)
	return NewInt(n), err
}

func (r *textReader) option(t *Type) (Value, error) {
	token, err := r.peek()
	if err != nil {
		return Value{}, err
	}
	if token == nil {
		return NewNone(), r.null()
	}
	of := t.Of[1]
	if !nullable(of) {
		v, err := r.people(of)
		return NewSome(v), err
	}
	var some Value
	err = r.members([]string{"some"}, func(int) (err error) { some, err = r.people(of); return err })
	return NewSome(some), err
}

// members reads an object with exactly these members.
func (r *textReader) members(names []string, read func(int) error) error {
	found := make([]bool, len(names))
	err := r.object(func(key string) error {
		i := slices.Index(names, key)
		if i < 0 {
			return fmt.Errorf("it is unknown: there should be %s", strings.Join(names, ", "))
		}
		found[i] = true
		return read(i)
	})
	if i := slices.Index(found, false); err == nil && i >= 0 {
		err = under("."+names[i], errors.New("it is missing"))
	}
	return err
}

func (r *textReader) record(t *Type) (Value, error) {
	names, err := r.names.partsOf(t)
	if err != nil {
		return Value{}, err
	}
	parts := make([]Value, len(t.Of))
	err = r.members(names, func(i int) (err error) { parts[i], err = r.people(t.Of[i]); return err })
	return NewTuple(parts...), err
}

func (r *textReader) variant(t *Type) (v Value, err error) {
	names, err := r.names.partsOf(t)
	if err != nil {
		return Value{}, err
	}
	tagOf := func(name string) (int, error) {
		i := slices.Index(names, name)
		if i < 0 {
			return 0, fmt.Errorf("unknown tag %q: there are %s", name, strings.Join(names, ", "))
		}
		return i, nil
	}
	token, err := r.peek()
	if err != nil {
		return Value{}, err
	}
	if name, ok := token.(string); ok {
		_, _ = r.next()
		tag, err := tagOf(name)
		if err == nil && t.Of[tag].Kind != Unit {
			err = fmt.Errorf(`tag %s has a payload: write {"%s": …}`, name, name)
		}
		return NewTagged(tag, Value{}), err
	}
	n := 0
	err = r.object(func(key string) error {
		tag, err := tagOf(key)
		if err != nil {
			return err
		}
		if n++; n > 1 || t.Of[tag].Kind == Unit {
			return fmt.Errorf("a value has one tag, and %s stands alone if it has no payload", key)
		}
		payload, err := r.people(t.Of[tag])
		v = NewTagged(tag, payload)
		return err
	})
	if err == nil && n == 0 {
		err = errors.New("there is no tag")
	}
	return v, err
}

func (r *textReader) peopleDict(t *Type) (Value, error) {
	if t.Of[0].Kind != String {
		return r.pairs(t, r.people)
	}
	var parts []Value
	err := r.object(func(key string) error {
		if len(parts)/2 >= t.Max {
			return fmt.Errorf("more than %d entries", t.Max)
		}
		if err := fitsText(t.Of[0], key, nil); err != nil {
			return err
		}
		parts = append(parts, NewString(key))
		return appendRead(&parts, r.people, t.Of[1])
	})
	if err != nil {
		return Value{}, err
	}
	return dictOf(parts)
}

func (r *textReader) peopleTree(t *Type, levels int) (Value, error) {
	if levels == 0 {
		return Value{}, fmt.Errorf("a tree of more than %d levels", t.Depth)
	}
	var value Value
	var children []Value
	err := r.members([]string{"value", "children"}, func(i int) (err error) {
		if i == 0 {
			value, err = r.people(t.Of[0])
			return err
		}
		return r.array(t.Max, func(int) error {
			c, err := r.peopleTree(t, levels-1)
			children = append(children, c)
			return err
		})
	})
	return NewTree(value, children...), err
}
