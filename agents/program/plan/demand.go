package plan

import (
	"strings"

	"emet/agents/program/data"
)

// demand is the parts of a value that somebody reads. Nil is none of them. Whoever reads a part of a list, tree, option or
// variant reads its length, form or tag as well. Primitives, dicts and places are read as a whole.
type demand struct {
	all   bool
	parts []*demand // as the type's Of; without any, the tag, length or form only
}

var everything = &demand{all: true}

// part returns what is read of a part.
func (d *demand) part(i int) *demand {
	switch {
	case d == nil:
		return nil
	case d.all:
		return everything
	case i < len(d.parts):
		return d.parts[i]
	default:
		return nil
	}
}

// only is a demand of one part.
func only(i int, d *demand) *demand {
	parts := make([]*demand, i+1)
	parts[i] = d
	return &demand{parts: parts}
}

// ifRead is a demand of a field: nothing if nothing of it is read.
func ifRead(i int, d *demand) *demand {
	if d == nil {
		return nil
	}
	return only(i, d)
}

// also joins two demands.
func (d *demand) also(e *demand) *demand {
	switch {
	case d == nil || e != nil && e.all:
		return e
	case e == nil || d.all || d == e:
		return d
	}
	parts := make([]*demand, max(len(d.parts), len(e.parts)))
	for i := range parts {
		parts[i] = d.part(i).also(e.part(i))
	}
	return &demand{parts: parts}
}

// of returns the demand as it is for a type: all if it is all that there is, nothing if there is nothing to read.
func (d *demand) of(t *data.Type) *demand {
	if d == nil || leafless(t) {
		return nil
	}
	if d.all || atomic(t) {
		return everything
	}
	full, none := true, true
	parts := make([]*demand, len(t.Of))
	for i, of := range t.Of {
		parts[i] = d.part(i).of(of)
		full = full && (leafless(of) || parts[i] == everything)
		none = none && parts[i] == nil
	}
	switch {
	case full:
		return everything
	case none && plain(t):
		return nil
	}
	return &demand{parts: parts}
}

// key tells demands apart.
func (d *demand) key() string {
	if d == nil {
		return "-"
	}
	if d.all {
		return "*"
	}
	var s strings.Builder
	s.WriteByte('(')
	for i := range d.parts {
		s.WriteString(d.parts[i].key())
	}
	s.WriteByte(')')
	return s.String()
}

// plain tells whether a type has parts only, and nothing to see by itself.
func plain(t *data.Type) bool { return t.Kind == data.Tuple || t.Kind == data.Record }

// atomic tells whether a value is read as a whole.
func atomic(t *data.Type) bool {
	return t.IsPrimitive() || t.Kind == data.Dict || t.Kind == data.Zipper
}

// leafless tells whether there is nothing to see of a value: all of the type are the same.
func leafless(t *data.Type) bool {
	if t.Kind == data.Unit {
		return true
	}
	if !plain(t) {
		return false
	}
	for _, of := range t.Of {
		if !leafless(of) {
			return false
		}
	}
	return true
}

// narrowed returns the type of what is read of values of a type.
func narrowed(t *data.Type, d *demand) *data.Type {
	d = d.of(t)
	switch {
	case d == nil:
		return data.UnitType
	case d.all || t.Kind == data.Variant || t.Kind == data.Truth:
		return t
	}
	switch t.Kind {
	case data.List:
		return data.ListOf(narrowed(t.Of[0], d.part(0)), t.Max)
	case data.Tree:
		return data.TreeOf(narrowed(t.Of[0], d.part(0)), t.Max, t.Depth)
	case data.Option:
		return data.OptionOf(narrowed(t.Of[1], d.part(1)))
	default:
		var of []*data.Type
		for i, part := range t.Of {
			if e := d.part(i).of(part); e != nil {
				of = append(of, narrowed(part, e))
			}
		}
		if len(of) == 1 {
			return of[0]
		}
		return data.TupleOf(of...)
	}
}
