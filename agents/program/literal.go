package program

import (
	"encoding/hex"
	"encoding/json"
	"fmt"
	"math/big"
	"regexp"
	"strconv"
	"strings"
	"unicode/utf8"

	"github.com/gowebpki/jcs"

	"emet/agents/program/data"
)

// literal writes a constant of the author's language as documents have it.
func literal(t Type, x any) (json.RawMessage, error) {
	v, err := constantOf(t, x)
	if err != nil {
		return nil, err
	}
	// RFC 8785 is for arrays and objects: the constant is put into an array and taken out again.
	blob, err := json.Marshal([]any{v})
	if err != nil {
		return nil, err
	}
	if blob, err = jcs.Transform(blob); err != nil {
		return nil, err
	}
	return blob[1 : len(blob)-1], nil
}

// constantOf returns what stands for a constant in JSON.
func constantOf(t Type, x any) (any, error) {
	switch x := x.(type) {
	case nil:
		if t.Kind == data.Unit {
			return nil, nil //nolint:nilnil // null is what a unit is written as
		}
	case bool:
		if t.Kind == data.Bool || t.Kind == data.Truth {
			return x, nil
		}
	case int:
		return number(t, strconv.Itoa(x))
	case int64:
		return number(t, strconv.FormatInt(x, 10))
	case json.Number:
		return number(t, x.String())
	case []byte:
		if t.Kind == data.Bytes && len(x) <= t.Max {
			return hex.EncodeToString(x), nil
		}
	case string:
		return textOf(t, x)
	case []any:
		return several(t, x)
	}
	return nil, fmt.Errorf("%v is no constant of type %s", x, t)
}

var numeral = regexp.MustCompile(`^-?[0-9]+(\.[0-9]+)?$`)

func number(t Type, digits string) (any, error) {
	scale := 0
	switch t.Kind {
	case data.Int, data.Time:
	case data.Decimal:
		scale = t.Scale
	default:
		return nil, fmt.Errorf("%s is no constant of type %s", digits, t)
	}
	if !numeral.MatchString(digits) {
		return nil, fmt.Errorf("%q is no number: write digits, and a point for a decimal", digits)
	}
	whole, fraction, _ := strings.Cut(digits, ".")
	if len(fraction) > scale {
		return nil, fmt.Errorf("%s has more than the %d digits after the point that a %s has", digits, scale, t)
	}
	n, ok := new(big.Int).SetString(whole+fraction+strings.Repeat("0", scale-len(fraction)), 10)
	if !ok || !n.IsInt64() {
		return nil, fmt.Errorf("%s is no number of 64 bits", digits)
	}
	return n.String(), nil
}

func textOf(t Type, x string) (any, error) {
	switch t.Kind {
	case data.String:
		if !utf8.ValidString(x) {
			return nil, fmt.Errorf("%q is not UTF-8", x)
		}
		if len(x) > t.Max {
			return nil, fmt.Errorf("%q has %d bytes: a %s has at most %d", x, len(x), t, t.Max)
		}
		return x, nil
	case data.Bytes, data.ID:
		digits := strings.ToLower(strings.TrimPrefix(x, "0x"))
		blob, err := hex.DecodeString(digits)
		if err != nil || t.Kind == data.ID && len(blob) != data.IDLength || t.Kind == data.Bytes && len(blob) > t.Max {
			return nil, fmt.Errorf("%q is no constant of type %s: write hexadecimal digits", x, t)
		}
		return digits, nil
	default:
		return number(t, x)
	}
}

// several writes the parts of a list, tuple or record.
func several(t Type, xs []any) (any, error) {
	of := t.Of
	switch t.Kind {
	case data.List:
		if len(xs) > t.Max {
			return nil, fmt.Errorf("%d elements: a %s has at most %d", len(xs), t, t.Max)
		}
		of = nil
		for range xs {
			of = append(of, t.Of[0])
		}
	case data.Tuple, data.Record:
	default:
		of = nil
	}
	if len(of) != len(xs) {
		return nil, fmt.Errorf("%d values do not make a %s", len(xs), t)
	}
	out := make([]any, len(xs))
	for i, x := range xs {
		v, err := constantOf(of[i], x)
		if err != nil {
			return nil, err
		}
		out[i] = v
	}
	return out, nil
}
