package flow

import (
	"fmt"

	"emet/agents/program/data"
)

// seen types what looks at primitives.
func (q *typing) seen() (*data.Type, error) {
	switch q.Op {
	case And, Or:
		return data.BoolType, q.takes(data.Bool, data.Bool)
	case Not:
		return data.BoolType, q.takes(data.Bool)
	case ToTag:
		return data.TruthType, q.takes(data.Bool)
	case FromTag:
		return data.BoolType, q.takes(data.Truth)
	case Select:
		return q.choose()
	case Equal, Less, AtMost:
		return q.compare()
	case Add, Sub, Mul, Div, Mod, Neg, ToDecimal, Round:
		return q.arithmetic()
	case Since:
		return data.IntType, q.takes(data.Time, data.Time)
	case Later:
		return data.TimeType, q.takes(data.Time, data.Int)
	case Verify:
		if err := q.takes(data.Bytes, data.Bytes, data.Bytes); err != nil {
			return nil, err
		}
		return data.BoolType, nil
	case Get, Put, Remove:
		return q.lookup()
	case Length, Slice, Clip:
		return q.sequence()
	default:
		return q.text()
	}
}

func (q *typing) choose() (*data.Type, error) {
	if err := q.takes(data.Bool, anything, anything); err != nil {
		return nil, err
	}
	t, ok := data.Join(q.args[1], q.args[2])
	if !ok {
		return nil, fmt.Errorf("it gives %s or %s: they should be of one type", q.args[1], q.args[2])
	}
	return t, nil
}

func (q *typing) compare() (*data.Type, error) {
	if err := q.takes(anything, anything); err != nil {
		return nil, err
	}
	t, ok := data.Join(q.args[0], q.args[1])
	if !ok || !t.IsData() {
		return nil, fmt.Errorf("%s and %s are not compared", q.args[0], q.args[1])
	}
	if q.Op != Equal && (!t.IsPrimitive() || t.Kind == data.Bool) {
		return nil, fmt.Errorf("%s has no order", t)
	}
	return data.BoolType, nil
}

func (q *typing) arithmetic() (*data.Type, error) {
	switch q.Op {
	case Neg, ToDecimal, Round:
		if err := q.takes(anything); err != nil {
			return nil, err
		}
	default:
		if err := q.takes(anything, anything); err != nil {
			return nil, err
		}
		if !data.Same(q.args[0], q.args[1]) {
			return nil, fmt.Errorf("%s and %s: they should be of one type", q.args[0], q.args[1])
		}
	}
	t := q.args[0]
	if t.Kind != data.Int && t.Kind != data.Decimal || q.Op == Mod && t.Kind != data.Int || q.Op == Round && t.Kind != data.Decimal {
		return nil, fmt.Errorf("not of %s", t)
	}
	switch q.Op {
	case ToDecimal:
		return data.DecimalOf(q.N), nil
	case Round:
		return data.IntType, nil
	default:
		return t, nil
	}
}

// sequence types what works on strings, bytes and lists alike.
func (q *typing) sequence() (*data.Type, error) {
	kinds := []data.Kind{anything}
	if q.Op == Slice {
		kinds = append(kinds, data.Int, data.Int)
	}
	if err := q.takes(kinds...); err != nil {
		return nil, err
	}
	t := q.args[0]
	if t.Kind != data.String && t.Kind != data.Bytes && t.Kind != data.List && (t.Kind != data.Dict || q.Op != Length) {
		return nil, fmt.Errorf("not of %s", t)
	}
	switch {
	case q.Op == Length:
		return data.IntType, nil
	case q.Op == Slice:
		return t, nil
	case t.Kind == data.String:
		return data.StringOf(min(t.Max, q.N)), nil
	case t.Kind == data.Bytes:
		return data.BytesOf(min(t.Max, q.N)), nil
	default:
		return data.ListOf(t.Of[0], min(t.Max, q.N)), nil
	}
}

// lookup types what goes into lists and dicts.
func (q *typing) lookup() (*data.Type, error) {
	kinds := []data.Kind{anything, anything}
	if q.Op == Put {
		kinds = append(kinds, anything)
	}
	if err := q.takes(kinds...); err != nil {
		return nil, err
	}
	t, key := q.args[0], q.args[1]
	if q.Op == Get && t.Kind == data.List {
		return data.OptionOf(t.Of[0]), q.takes(data.List, data.Int)
	}
	if t.Kind != data.Dict {
		return nil, fmt.Errorf("not of %s", t)
	}
	if joined, ok := data.Join(key, t.Of[0]); !ok || q.Op == Put && !data.Same(joined, t.Of[0]) {
		return nil, fmt.Errorf("key %s of %s", key, t)
	}
	switch {
	case q.Op == Get:
		return data.OptionOf(t.Of[1]), nil
	case q.Op == Remove:
		return t, nil
	case !data.Fits(q.args[2], t.Of[1]):
		return nil, fmt.Errorf("value %s in %s", q.args[2], t)
	}
	return data.OptionOf(t), nil
}

// text types what works on strings and bytes.
func (q *typing) text() (*data.Type, error) {
	kinds := []data.Kind{data.String}
	switch q.Op {
	case Contains, HasPrefix, HasSuffix, Find, Split:
		kinds = append(kinds, data.String)
	default:
	}
	if len(q.args) > 0 && q.args[0].Kind == data.Bytes && (q.Op == SHA256 || q.Op == Keccak256 || len(kinds) == 2 && q.Op != Split) {
		for i := range kinds {
			kinds[i] = data.Bytes
		}
	}
	if (q.Op == Format || q.Op == ToBytes) && len(q.args) > 0 {
		switch k := q.args[0].Kind; {
		case q.Op == Format && (k == data.Int || k == data.Decimal), q.Op == ToBytes && k == data.ID:
			kinds[0] = k
		case q.Op == Format:
			return nil, fmt.Errorf("not of %s", q.args[0])
		}
	}
	if q.Op == SHA256 || q.Op == Keccak256 {
		kinds[0] = data.Bytes
	}
	if err := q.takes(kinds...); err != nil {
		return nil, err
	}
	t := q.args[0]
	switch q.Op {
	case Contains, HasPrefix, HasSuffix:
		return data.BoolType, nil
	case ByteLength:
		return data.IntType, nil
	case Find:
		return data.OptionOf(data.IntType), nil
	case Split:
		return data.ListOf(data.StringOf(t.Max), q.N), nil
	case ToLower, ToUpper, FoldCase:
		return t, nil
	case Format:
		return data.StringOf(formatted), nil
	case ToBytes:
		if t.Kind == data.ID {
			return data.BytesOf(data.IDLength), nil
		}
		return data.BytesOf(t.Max), nil
	case SHA256, Keccak256:
		return data.BytesOf(32), nil
	default:
		return nil, fmt.Errorf("unknown operation %d", uint8(q.Op))
	}
}

// formatted is how many bytes the longest number takes: a sign, 19 digits and a point.
const formatted = 21
