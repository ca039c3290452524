package data

import (
	"fmt"
	"math"
	"strings"
)

// Kind is what a type is made of.
type Kind uint8

// The kinds of types.
const (
	Unit    Kind = iota + 1 // one value
	Bool                    // primitive
	Int                     // primitive, 64 bits, signed; what overflows ends the request
	Time                    // primitive, seconds since 1970, only from outside
	ID                      // primitive, a reserved key of 32 bytes
	Decimal                 // primitive, an Int of 10^-Scale
	String                  // primitive, UTF-8 of at most Max bytes
	Bytes                   // primitive, at most Max
	Truth                   // variant with the tags false and true: a bool that structure may see
	Option                  // variant with the tags none and some, of Of[0]
	Tuple                   // record without names
	List                    // at most Max of Of[0]
	Dict                    // at most Max entries from Of[0] to Of[1], in the order of their encoded keys
	Tree                    // at most Max nodes with an Of[0] each, in at most Depth levels
	Zipper                  // a place in such a tree
	Record                  // declared by the author
	Variant                 // declared by the author
)

// Type is the type of a value. Types are made by the functions of this package and never change.
type Type struct {
	Kind  Kind
	Scale int     // of a decimal: digits after the point, at most 18
	Max   int     // of a string, bytes, list, dict, tree or zipper
	Depth int     // of a tree or zipper: levels
	Label Label   // of a record or variant
	Of    []*Type // parts: fields, payloads by tag, elements

	size  int  // greatest encoding in bytes, see [Type.Size]
	parts int  // types that it consists of, each as often as it occurs
	depth int  // nesting of the type itself
	place bool // has a place in a tree in it
}

// The types without parts.
var (
	UnitType  = &Type{Kind: Unit, size: 1, depth: 1}
	BoolType  = &Type{Kind: Bool, size: 1, depth: 1}
	IntType   = &Type{Kind: Int, size: 9, depth: 1}
	TimeType  = &Type{Kind: Time, size: 9, depth: 1}
	IDType    = &Type{Kind: ID, size: IDLength + 2, depth: 1}
	TruthType = &Type{Kind: Truth, Of: []*Type{UnitType, UnitType}, size: 1, depth: 1}
)

// DecimalOf returns the type of numbers with that many digits after the point.
func DecimalOf(scale int) *Type { return &Type{Kind: Decimal, Scale: scale, size: 9, depth: 1} }

// StringOf returns the type of strings of at most so many bytes.
func StringOf(limit int) *Type {
	return &Type{Kind: String, Max: limit, size: sum(limit, head), depth: 1}
}

// BytesOf returns the type of byte strings of at most so many bytes.
func BytesOf(limit int) *Type {
	return &Type{Kind: Bytes, Max: limit, size: sum(limit, head), depth: 1}
}

// OptionOf returns the type of what may be missing.
func OptionOf(t *Type) *Type { return compound(&Type{Kind: Option, Of: []*Type{UnitType, t}}) }

// TupleOf returns the type of tuples.
func TupleOf(parts ...*Type) *Type { return compound(&Type{Kind: Tuple, Of: parts}) }

// ListOf returns the type of lists of at most so many elements.
func ListOf(t *Type, limit int) *Type {
	return compound(&Type{Kind: List, Max: limit, Of: []*Type{t}})
}

// DictOf returns the type of dicts of at most so many entries.
func DictOf(key, value *Type, limit int) *Type {
	return compound(&Type{Kind: Dict, Max: limit, Of: []*Type{key, value}})
}

// TreeOf returns the type of trees with at most so many nodes and levels.
func TreeOf(t *Type, nodes, levels int) *Type {
	return compound(&Type{Kind: Tree, Max: nodes, Depth: levels, Of: []*Type{t}})
}

// ZipperOf returns the type of places in a tree.
func ZipperOf(tree *Type) *Type {
	return compound(&Type{Kind: Zipper, Max: tree.Max, Depth: tree.Depth, Of: tree.Of})
}

// RecordOf returns a record type.
func RecordOf(name Label, fields ...*Type) *Type {
	return compound(&Type{Kind: Record, Label: name, Of: fields})
}

// VariantOf returns a variant type.
func VariantOf(name Label, payloads ...*Type) *Type {
	return compound(&Type{Kind: Variant, Label: name, Of: payloads})
}

// head is the greatest head of an item in CBOR: see RFC 8949, 3.
const head = 5

// compound measures a type that consists of others.
func compound(t *Type) *Type {
	for _, of := range t.Of {
		t.depth = max(t.depth, of.depth)
		t.parts = sum(t.parts, 1+of.parts)
		t.place = t.place || of.place
	}
	t.depth++
	t.place = t.place || t.Kind == Zipper
	switch t.Kind {
	case Tuple, Record:
		t.size = head
		for _, of := range t.Of {
			t.size = sum(t.size, of.size)
		}
	case Option, Variant:
		for _, of := range t.Of {
			t.size = max(t.size, of.size)
		}
		t.size = sum(t.size, 2*head)
	case List:
		t.size = sum(head, product(t.Max, t.Of[0].size))
	case Dict:
		t.size = sum(head, product(t.Max, sum(t.Of[0].size, t.Of[1].size)))
	case Tree:
		t.size = sum(head, product(t.Max, sum(2*head, t.Of[0].size)))
	case Zipper:
		t.size = sum(head+head*(t.Depth+1), product(t.Max, sum(2*head, t.Of[0].size)))
	default:
	}
	return t
}

// sum and product stop at the greatest int: a size that great is refused anyway.
func sum(a, b int) int {
	if a > math.MaxInt-b {
		return math.MaxInt
	}
	return a + b
}

func product(a, b int) int {
	if a != 0 && b > math.MaxInt/a {
		return math.MaxInt
	}
	return a * b
}

// Size returns the greatest number of bytes that a value of the type takes in CBOR.
func (t *Type) Size() int { return t.size }

// IsPrimitive tells whether structure must not look at values of the type.
func (t *Type) IsPrimitive() bool { return t.Kind >= Bool && t.Kind <= Bytes }

// IsDeclared tells whether the author declared the type.
func (t *Type) IsDeclared() bool { return t.Kind == Record || t.Kind == Variant || t.Kind == reference }

// IsTagged tells whether values of the type have a tag, by which a program can branch.
func (t *Type) IsTagged() bool { return t.Kind == Truth || t.Kind == Option || t.Kind == Variant }

// IsData tells whether values of the type can leave a program and have an equality: all but places in trees.
func (t *Type) IsData() bool { return !t.place }

// Same tells whether two types are the same.
func Same(a, b *Type) bool {
	if a == b {
		return true
	}
	if a.Kind != b.Kind || a.Scale != b.Scale || a.Max != b.Max || a.Depth != b.Depth || a.Label != b.Label || len(a.Of) != len(b.Of) {
		return false
	}
	for i := range a.Of {
		if !Same(a.Of[i], b.Of[i]) {
			return false
		}
	}
	return true
}

// Fits tells whether every value of type a is one of type b: they are the same but for limits, which b may have greater.
func Fits(a, b *Type) bool {
	if a == b {
		return true
	}
	if a.Kind != b.Kind || a.Scale != b.Scale || a.Label != b.Label || a.Max > b.Max || a.Depth > b.Depth || len(a.Of) != len(b.Of) {
		return false
	}
	for i := range a.Of {
		if !Fits(a.Of[i], b.Of[i]) {
			return false
		}
	}
	return true
}

// Join returns the least type that both fit, if there is one.
func Join(a, b *Type) (*Type, bool) {
	if Fits(a, b) {
		return b, true
	}
	if a.Kind != b.Kind || a.Scale != b.Scale || a.Label != b.Label || len(a.Of) != len(b.Of) {
		return nil, false
	}
	t := *a
	t.Max, t.Depth, t.Of = max(a.Max, b.Max), max(a.Depth, b.Depth), make([]*Type, len(a.Of))
	for i := range a.Of {
		of, ok := Join(a.Of[i], b.Of[i])
		if !ok {
			return nil, false
		}
		t.Of[i] = of
	}
	if len(t.Of) == 0 {
		t.size = max(a.size, b.size)
		return &t, true
	}
	t.depth, t.parts = 0, 0
	return compound(&t), true
}

// Check refuses a type beyond the limits. Declared types within it were checked where they were declared.
func (t *Type) Check() error {
	switch {
	case t.Kind < Unit || t.Kind > Variant:
		return fmt.Errorf("unknown kind of type %d", t.Kind)
	case t.Scale < 0 || t.Scale > 18:
		return fmt.Errorf("decimal with %d digits after the point: 0 to 18 are allowed", t.Scale)
	case t.Max < 0, (t.Kind == List || t.Kind == Dict || t.Kind == Tree || t.Kind == Zipper) && t.Max > MaxCount:
		return fmt.Errorf("limit %d of %s: 0 to %d are allowed", t.Max, t.word(), MaxCount)
	case (t.Kind == Tree || t.Kind == Zipper) && (t.Depth < 1 || t.Depth > MaxDepth || t.Max < 1):
		return fmt.Errorf("tree of %d nodes in %d levels: at least one of each, and at most %d levels", t.Max, t.Depth, MaxDepth)
	case t.Kind == Variant && len(t.Of) == 0:
		return fmt.Errorf("variant without tags: nothing could ever be one")
	case t.Kind == Dict && !t.Of[0].IsPrimitive():
		return fmt.Errorf("dict with keys of type %s: keys are primitives", t.Of[0])
	case t.depth > MaxDepth:
		return fmt.Errorf("type of depth %d: at most %d are allowed", t.depth, MaxDepth)
	case t.parts > MaxParts:
		return fmt.Errorf("type of more than %d parts", MaxParts)
	case t.size > MaxSize:
		return fmt.Errorf("a value of type %s may take %d bytes: at most %d are allowed", t, t.size, MaxSize)
	}
	for _, of := range t.Of {
		if of.Kind == Record || of.Kind == Variant {
			continue
		}
		if err := of.Check(); err != nil {
			return err
		}
	}
	return nil
}

var kindWords = [...]string{
	reference: "declared",
	Unit:      "unit", Bool: "bool", Int: "int", Time: "time", ID: "id", Decimal: "decimal", String: "string", Bytes: "bytes",
	Truth: "truth", Option: "option", Tuple: "tuple", List: "list", Dict: "dict", Tree: "tree", Zipper: "zipper",
	Record: "record", Variant: "variant",
}

func (t *Type) word() string { return t.Kind.String() }

// String returns the kind's name in the language reference.
func (k Kind) String() string {
	if int(k) < len(kindWords) {
		return kindWords[k]
	}
	return "unknown"
}

// TypeName is what an author calls a record or variant.
type TypeName struct {
	Name  string   `json:"name"`
	Parts []string `json:"parts"` // fields, or tags
}

// Names are the author's names of declared types.
type Names map[Label]TypeName

// String writes the type as in the language reference: "list(string(64), 10)".
func (t *Type) String() string { return t.Text(nil) }

// Text writes the type with the author's names as far as they are known.
func (t *Type) Text(n Names) string {
	var args []string
	of := t.Of
	switch t.Kind {
	case Truth:
		return "truth"
	case Option:
		of = of[1:]
	case Record, Variant, reference:
		if name, ok := n[t.Label]; ok {
			return name.Name
		}
		return t.word() + " " + t.Label.String()[:8]
	default:
	}
	for _, of := range of {
		args = append(args, of.Text(n))
	}
	switch t.Kind {
	case Decimal:
		args = append(args, fmt.Sprint(t.Scale))
	case String, Bytes, List, Dict:
		args = append(args, fmt.Sprint(t.Max))
	case Tree, Zipper:
		args = append(args, fmt.Sprint(t.Max), fmt.Sprint(t.Depth))
	default:
		if len(args) == 0 && t.Kind != Tuple {
			return t.word()
		}
	}
	return t.word() + "(" + strings.Join(args, ", ") + ")"
}
