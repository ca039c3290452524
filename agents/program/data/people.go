package data

import (
	"encoding/hex"
	"errors"
	"fmt"
	"math/big"
	"strconv"
	"strings"
)

// JSON writes a value of a type for people and their programs, with the author's names: records as objects, variants as
// {"Tag": payload} or, without payload, "Tag", options as the value or null, numbers as strings, decimals with a point,
// bytes and ids as 0x…, dicts as objects if their keys are strings, and else as pairs, trees as objects of value and
// children. It returns an error if a name is not known.
func (v Value) JSON(t *Type, n Names) ([]byte, error) { return v.people(t, n, nil) }

func (v Value) people(t *Type, n Names, to []byte) ([]byte, error) {
	switch t.Kind {
	case Unit, Bool, Truth, Int, Time, String:
		return v.canonical(t, to), nil
	case Decimal:
		return fmt.Appendf(to, `"%s"`, FormatDecimal(v.n, t.Scale)), nil
	case Bytes, ID:
		return append(hex.AppendEncode(append(to, `"0x`...), []byte(v.Text())), '"'), nil
	case Tuple:
		return each(to, '[', len(t.Of), func(i int, to []byte) ([]byte, error) { return v.Part(i).people(t.Of[i], n, to) })
	case List:
		return each(to, '[', v.Len(), func(i int, to []byte) ([]byte, error) { return v.Part(i).people(t.Of[0], n, to) })
	case Option:
		some, ok := v.Some()
		switch {
		case !ok:
			return append(to, "null"...), nil
		case !nullable(t.Of[1]):
			return some.people(t.Of[1], n, to)
		}
		to, err := some.people(t.Of[1], n, append(to, `{"some":`...))
		return append(to, '}'), err
	case Record, Variant:
		return v.declared(t, n, to)
	case Dict:
		return v.peopleDict(t, n, to)
	case Tree:
		to, err := v.Value().people(t.Of[0], n, append(to, `{"value":`...))
		if err != nil {
			return nil, err
		}
		below := v.Children()
		to, err = each(append(to, `,"children":`...), '[', len(below), func(i int, to []byte) ([]byte, error) { return below[i].people(t, n, to) })
		return append(to, '}'), err
	default:
		return nil, errors.New("a place in a tree is not for people")
	}
}

// nullable tells whether a value of a type may be written as null.
func nullable(t *Type) bool { return t.Kind == Unit || t.Kind == Option }

// each writes an array, or an object whose members are written by member.
func each(to []byte, open byte, n int, member func(int, []byte) ([]byte, error)) ([]byte, error) {
	to = append(to, open)
	var err error
	for i := range n {
		if i > 0 {
			to = append(to, ',')
		}
		if to, err = member(i, to); err != nil {
			return nil, err
		}
	}
	return append(to, open+2), nil // ] and } stand two after [ and {
}

// partsOf returns the author's names of a declared type's parts.
func (n Names) partsOf(t *Type) ([]string, error) {
	name, ok := n[t.Label]
	if !ok || len(name.Parts) != len(t.Of) {
		return nil, fmt.Errorf("type %s has no names", t.Label)
	}
	return name.Parts, nil
}

func (v Value) declared(t *Type, n Names, to []byte) ([]byte, error) {
	parts, err := n.partsOf(t)
	if err != nil {
		return nil, err
	}
	if t.Kind == Record {
		return each(to, '{', len(t.Of), func(i int, to []byte) ([]byte, error) {
			return v.Part(i).people(t.Of[i], n, append(appendQuoted(to, parts[i]), ':'))
		})
	}
	if t.Of[v.n].Kind == Unit {
		return appendQuoted(to, parts[v.n]), nil
	}
	return each(to, '{', 1, func(_ int, to []byte) ([]byte, error) {
		return v.Payload().people(t.Of[v.n], n, append(appendQuoted(to, parts[v.n]), ':'))
	})
}

func (v Value) peopleDict(t *Type, n Names, to []byte) ([]byte, error) {
	entries := v.Entries()
	if t.Of[0].Kind == String {
		return each(to, '{', len(entries), func(i int, to []byte) ([]byte, error) {
			return entries[i].Value.people(t.Of[1], n, append(appendQuoted(to, entries[i].Key.Text()), ':'))
		})
	}
	return each(to, '[', len(entries), func(i int, to []byte) ([]byte, error) {
		return each(to, '[', 2, func(j int, to []byte) ([]byte, error) { return v.Part(2*i+j).people(t.Of[j], n, to) })
	})
}

// FormatDecimal writes a decimal, given in units of its last digit, with that many digits after the point.
func FormatDecimal(n int64, scale int) string {
	digits := strconv.FormatInt(n, 10)
	if scale == 0 {
		return digits
	}
	sign := ""
	if n < 0 {
		sign, digits = "-", digits[1:]
	}
	if len(digits) <= scale {
		digits = strings.Repeat("0", scale+1-len(digits)) + digits
	}
	return sign + digits[:len(digits)-scale] + "." + digits[len(digits)-scale:]
}

// ParseDecimal reads a number in decimal with at most that many digits after the point.
func ParseDecimal(s string, scale int) (int64, error) {
	whole, fraction, point := strings.Cut(s, ".")
	if digits := strings.TrimPrefix(whole, "-"); digits == "" || strings.Trim(digits+fraction, "0123456789") != "" || point && fraction == "" || len(s) > 64 {
		return 0, fmt.Errorf("%.64q is no number in decimal", s)
	}
	if len(fraction) > scale {
		return 0, fmt.Errorf("%s has more than %d digits after the point", s, scale)
	}
	n, ok := new(big.Int).SetString(whole+fraction+strings.Repeat("0", scale-len(fraction)), 10)
	if !ok || !n.IsInt64() {
		return 0, fmt.Errorf("%s is no number of 64 bits", s)
	}
	return n.Int64(), nil
}
