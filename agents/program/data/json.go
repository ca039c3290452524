package data

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"slices"
)

// reference is a declared type of which only the label is known: see [Types.Resolve].
const reference Kind = 0

// typeJSON is a type as it stands in documents.
type typeJSON struct {
	Decimal *int               `json:"decimal,omitempty"`
	String  *int               `json:"string,omitempty"`
	Bytes   *int               `json:"bytes,omitempty"`
	Option  json.RawMessage    `json:"option,omitempty"`
	Tuple   *[]json.RawMessage `json:"tuple,omitempty"`
	List    json.RawMessage    `json:"list,omitempty"`
	Dict    []json.RawMessage  `json:"dict,omitempty"`
	Tree    json.RawMessage    `json:"tree,omitempty"`
	Zipper  json.RawMessage    `json:"zipper,omitempty"`
	Type    *Label             `json:"type,omitempty"`
	Max     *int               `json:"max,omitempty"`
	Levels  *int               `json:"levels,omitempty"`
}

var plain = map[string]*Type{
	"unit": UnitType, "bool": BoolType, "int": IntType, "time": TimeType, "id": IDType, "truth": TruthType,
}

// MarshalJSON writes a type as it stands in documents: "int", {"string": 64}, {"list": "int", "max": 10}, and declared
// types by label.
func (t *Type) MarshalJSON() ([]byte, error) {
	if p, ok := plain[t.word()]; ok && p.Kind == t.Kind {
		return json.Marshal(t.word())
	}
	parts := make([]json.RawMessage, len(t.Of))
	if t.Kind != Record && t.Kind != Variant {
		for i, of := range t.Of {
			blob, err := of.MarshalJSON()
			if err != nil {
				return nil, err
			}
			parts[i] = blob
		}
	}
	var j typeJSON
	switch t.Kind {
	case Decimal:
		j.Decimal = &t.Scale
	case String:
		j.String = &t.Max
	case Bytes:
		j.Bytes = &t.Max
	case Option:
		j.Option = parts[1]
	case Tuple:
		j.Tuple = &parts
	case List:
		j.List, j.Max = parts[0], &t.Max
	case Dict:
		j.Dict, j.Max = parts, &t.Max
	case Tree:
		j.Tree, j.Max, j.Levels = parts[0], &t.Max, &t.Depth
	case Zipper:
		j.Zipper, j.Max, j.Levels = parts[0], &t.Max, &t.Depth
	case Record, Variant, reference:
		j.Type = &t.Label
	default:
		return nil, fmt.Errorf("type of unknown kind %d", t.Kind)
	}
	return json.Marshal(j)
}

// UnmarshalJSON reads a type. Declared types in it have to be resolved: see [Types.Resolve].
func (t *Type) UnmarshalJSON(blob []byte) error {
	parsed, err := parseType(blob, MaxDepth)
	if err == nil {
		*t = *parsed
	}
	return err
}

func parseType(blob []byte, depth int) (*Type, error) {
	if depth == 0 {
		return nil, fmt.Errorf("type deeper than %d", MaxDepth)
	}
	var word string
	if json.Unmarshal(blob, &word) == nil {
		if t, ok := plain[word]; ok {
			return t, nil
		}
		return nil, fmt.Errorf("unknown type %q", word)
	}
	var j typeJSON
	d := json.NewDecoder(bytes.NewReader(blob))
	d.DisallowUnknownFields()
	if err := d.Decode(&j); err != nil {
		return nil, fmt.Errorf("type: %w", err)
	}
	t, err := j.shape(depth - 1)
	if err != nil {
		return nil, err
	}
	// What is not part of this kind of type must not stand there: every type has one way to be written.
	canonical, err := t.MarshalJSON()
	if err != nil {
		return nil, err
	}
	var compact bytes.Buffer
	if err := json.Compact(&compact, blob); err != nil {
		return nil, err
	}
	if a, b := sorted(canonical), sorted(compact.Bytes()); !slices.Equal(a, b) {
		return nil, fmt.Errorf("type %s has parts that it cannot have", compact.Bytes())
	}
	return t, nil
}

// sorted returns the bytes of a text in order: two texts of the same members in another order agree in it.
func sorted(b []byte) []byte {
	b = bytes.Clone(b)
	slices.Sort(b)
	return b
}

func (j *typeJSON) shape(depth int) (*Type, error) {
	number := func(n *int) int {
		if n == nil {
			return -1 // refused by check
		}
		return *n
	}
	one := func(kind func(*Type) *Type, blob json.RawMessage) (*Type, error) {
		of, err := parseType(blob, depth)
		if err != nil {
			return nil, err
		}
		return kind(of), nil
	}
	switch {
	case j.Decimal != nil:
		return DecimalOf(*j.Decimal), nil
	case j.String != nil:
		return StringOf(*j.String), nil
	case j.Bytes != nil:
		return BytesOf(*j.Bytes), nil
	case j.Type != nil:
		return &Type{Kind: reference, Label: *j.Type, depth: 1}, nil
	case j.Option != nil:
		return one(OptionOf, j.Option)
	case j.List != nil:
		return one(func(t *Type) *Type { return ListOf(t, number(j.Max)) }, j.List)
	case j.Tree != nil:
		return one(func(t *Type) *Type { return TreeOf(t, number(j.Max), number(j.Levels)) }, j.Tree)
	case j.Zipper != nil:
		return one(func(t *Type) *Type { return ZipperOf(TreeOf(t, number(j.Max), number(j.Levels))) }, j.Zipper)
	case j.Tuple != nil:
		parts, err := parseTypes(*j.Tuple, depth)
		return TupleOf(parts...), err
	case len(j.Dict) == 2:
		parts, err := parseTypes(j.Dict, depth)
		if err != nil {
			return nil, err
		}
		return DictOf(parts[0], parts[1], number(j.Max)), nil
	}
	return nil, errors.New("unknown type: it has none of the members that types have")
}

func parseTypes(blobs []json.RawMessage, depth int) ([]*Type, error) {
	types := make([]*Type, len(blobs))
	for i, b := range blobs {
		t, err := parseType(b, depth)
		if err != nil {
			return nil, err
		}
		types[i] = t
	}
	return types, nil
}

// Types are the declared types of a program by label.
type Types map[Label]*Type

// Resolve puts declared types in the place of their labels and checks the limits of all.
func (known Types) Resolve(t *Type) (*Type, error) {
	if t == nil {
		return nil, errors.New("a type is missing")
	}
	r, err := known.resolve(t)
	if err != nil {
		return nil, err
	}
	return r, r.Check()
}

func (known Types) resolve(t *Type) (*Type, error) {
	if t.Kind == reference || t.Kind == Record || t.Kind == Variant {
		d, ok := known[t.Label]
		if !ok {
			return nil, fmt.Errorf("unknown type %s", t.Label)
		}
		return d, nil
	}
	if len(t.Of) == 0 || t.Kind == Truth {
		return t, nil
	}
	r := *t
	r.Of, r.depth, r.parts, r.place = make([]*Type, len(t.Of)), 0, 0, false
	for i, of := range t.Of {
		d, err := known.resolve(of)
		if err != nil {
			return nil, err
		}
		r.Of[i] = d
	}
	return compound(&r), nil
}
