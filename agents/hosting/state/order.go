package state

import (
	"bytes"
	"encoding/binary"
	"errors"
	"fmt"

	"emet/agents/program/data"
	"emet/agents/program/flow"
)

// What the rows of an index are sorted by is a string of bytes: its fields, one after the other, each in a form that is
// ordered byte by byte as [data.Compare] orders it and of which none begins another one, then the log and the place in
// it. So every query is a span of such strings.

// appendField appends a primitive: a number with its sign turned, a text with an end that sorts before all that could
// follow.
func appendField(to []byte, t *data.Type, v data.Value) []byte {
	switch t.Kind {
	case data.String, data.Bytes, data.ID:
		return append(appendText(to, v.Text()), 0, 0)
	default:
		return binary.BigEndian.AppendUint64(to, uint64(v.Int())^1<<63) // #nosec G115 -- the order of signed numbers
	}
}

// appendText appends a text so that no end stands within it.
func appendText(to []byte, s string) []byte {
	for i := range len(s) {
		if to = append(to, s[i]); s[i] == 0 {
			to = append(to, 0xff)
		}
	}
	return to
}

// appendPlace appends what tells apart rows whose fields are equal.
func appendPlace(to []byte, id [data.IDLength]byte, index uint64) []byte {
	return binary.BigEndian.AppendUint64(append(to, id[:]...), index)
}

// index is an index of a program, with the types of its fields.
type index struct {
	flow.Index
	label  data.Label
	fields []*data.Type
	width  int // rows in a file
}

// appendKey appends what a row with a value is sorted by.
func (x *index) appendKey(to []byte, v data.Value, id [data.IDLength]byte, place uint64) []byte {
	for i, path := range x.By {
		to = appendField(to, x.fields[i], follow(v, path))
	}
	return appendPlace(to, id, place)
}

func follow(v data.Value, path []int) data.Value {
	for _, i := range path {
		v = v.Part(i)
	}
	return v
}

// span is a part of an order: from a key on, and up to another one, which is not in it. An end of nil is that of all.
type span struct{ from, to []byte }

var errOperands = errors.New("these operands are not those of the query")

// span returns the keys that a query asks for.
func (x *index) span(q flow.Query, operands []data.Value) (s span, err error) {
	equal := len(operands)
	switch q.How {
	case flow.ByEquality:
	case flow.ByPrefix:
		equal--
	case flow.ByRange:
		equal -= 2
	default:
		return s, fmt.Errorf("unknown way %q to select", q.How)
	}
	last := equal // number of the field that the last operands are for
	if equal < 0 || equal < len(operands) && last >= len(x.fields) || equal > len(x.fields) {
		return s, fmt.Errorf("%w: %d, and the index has %d fields", errOperands, len(operands), len(x.fields))
	}
	var begin []byte
	for i, o := range operands[:equal] {
		begin = appendField(begin, x.fields[i], o)
	}
	switch q.How {
	case flow.ByPrefix:
		if k := x.fields[last].Kind; k != data.String && k != data.Bytes {
			return s, fmt.Errorf("%w: %s has no prefix", errOperands, x.fields[last])
		}
		s.from = appendText(begin, operands[last].Text())
		s.to = after(s.from)
	case flow.ByRange:
		s.to = appendField(bytes.Clone(begin), x.fields[last], operands[last+1])
		s.from = appendField(begin, x.fields[last], operands[last])
	default:
		s.from, s.to = begin, after(begin)
	}
	return s, nil
}

// after returns the least key that does not begin with a prefix and is greater; nil if there is none.
func after(prefix []byte) []byte {
	end := bytes.Clone(prefix)
	for i := len(end) - 1; i >= 0; i-- {
		if end[i]++; end[i] != 0 {
			return end[:i+1]
		}
	}
	return nil
}

// ends reports whether a key is behind the span.
func (s span) ends(key []byte) bool { return s.to != nil && bytes.Compare(key, s.to) >= 0 }
