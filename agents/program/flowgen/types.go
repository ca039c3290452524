package flowgen

import (
	"fmt"

	"emet/agents/program/data"
	"emet/agents/program/flow"
)

// maxType is the greatest size of a type, in bytes: programs should be quick to run.
const maxType = 1 << 13

var primitives = []data.Kind{data.Int, data.String, data.Bool, data.Decimal, data.Bytes, data.Time, data.ID}

// typ returns a type of at most so many levels.
func (g *generator) typ(depth int) *data.Type {
	if depth <= 1 || g.s.one(2) {
		return g.typeOf(pick(g.s, primitives), 1)
	}
	kinds := []data.Kind{data.List, data.Record, data.Variant, data.Option, data.Tuple, data.Truth, data.Dict, data.Tree, data.Unit}
	return g.typeOf(pick(g.s, kinds), depth)
}

// typeOf returns a type of a kind.
func (g *generator) typeOf(k data.Kind, depth int) *data.Type {
	t := g.wild(k, depth-1)
	if t.Size() > maxType {
		return data.IntType
	}
	return t
}

func (g *generator) wild(k data.Kind, below int) *data.Type {
	s := g.s
	switch k {
	case data.Unit:
		return data.UnitType
	case data.Bool:
		return data.BoolType
	case data.Int:
		return data.IntType
	case data.Time:
		return data.TimeType
	case data.ID:
		return data.IDType
	case data.Truth:
		return data.TruthType
	case data.Decimal:
		return data.DecimalOf(pick(s, []int{2, 0, 1, 6, 18}))
	case data.String:
		return data.StringOf(pick(s, []int{6, 12, 3, 0, 30}))
	case data.Bytes:
		return data.BytesOf(pick(s, []int{65, 4, 20, 32, 0}))
	case data.Option:
		return data.OptionOf(g.typ(below))
	case data.Tuple:
		parts := make([]*data.Type, s.N(4))
		for i := range parts {
			parts[i] = g.typ(below)
		}
		return data.TupleOf(parts...)
	case data.List:
		return data.ListOf(g.typ(below), pick(s, []int{4, 2, 6, 1, 0}))
	case data.Dict:
		return data.DictOf(g.typeOf(pick(s, primitives), 1), g.typ(below), pick(s, []int{3, 1, 6, 0}))
	case data.Tree:
		return data.TreeOf(g.typ(below), pick(s, []int{5, 8, 2, 1}), pick(s, []int{3, 4, 2, 1}))
	case data.Zipper:
		return data.ZipperOf(g.wild(data.Tree, below))
	case data.Record:
		return declared(s, g.records)
	default:
		return declared(s, g.variants)
	}
}

func declared(s *Source, of []*data.Type) *data.Type {
	if len(of) == 0 {
		return data.TruthType
	}
	return pick(s, of)
}

// declare declares records and variants, each of which may have those before it as parts.
func (g *generator) declare() {
	for i := range 2 + g.s.N(4) {
		// One type at least is a record of primitives, so that something can be indexed.
		depth := min(i+1, 3)
		kind, name := data.Record, fmt.Sprintf("Record%d", i)
		if i%2 == 1 {
			kind, name = data.Variant, fmt.Sprintf("Variant%d", i)
		}
		var parts []*data.Type
		var names []string
		for j := range 1 + g.s.N(4) {
			t := g.typ(depth)
			if kind == data.Variant && g.s.one(3) {
				t = data.UnitType
			}
			parts, names = append(parts, t), append(names, fmt.Sprintf("part%d", j))
		}
		label, err := flow.TypeLabel(name, kind, names, parts)
		if err != nil {
			panic(fmt.Sprintf("types can be written: %v", err))
		}
		t := data.RecordOf(label, parts...)
		if kind == data.Variant {
			t = data.VariantOf(label, parts...)
		}
		if t.Size() > maxType {
			continue
		}
		if g.doc.Names.Types[label] = (data.TypeName{Name: name, Parts: names}); kind == data.Record {
			g.doc.Types[label] = flow.Declared{Record: parts}
			g.records = append(g.records, t)
		} else {
			g.doc.Types[label] = flow.Declared{Variant: parts}
			g.variants = append(g.variants, t)
		}
	}
}

// wider returns a type that t fits, now and then a greater one.
func (g *generator) wider(t *data.Type) *data.Type {
	if !g.s.one(4) {
		return t
	}
	var w *data.Type
	switch t.Kind {
	case data.String:
		w = data.StringOf(t.Max + 2)
	case data.Bytes:
		w = data.BytesOf(t.Max + 2)
	case data.List:
		w = data.ListOf(g.wider(t.Of[0]), t.Max+1)
	case data.Dict:
		w = data.DictOf(t.Of[0], g.wider(t.Of[1]), t.Max+1)
	case data.Tree:
		w = data.TreeOf(g.wider(t.Of[0]), t.Max+1, t.Depth+1)
	case data.Zipper:
		w = data.ZipperOf(data.TreeOf(t.Of[0], t.Max+1, t.Depth+1))
	case data.Option:
		w = data.OptionOf(g.wider(t.Of[1]))
	case data.Tuple:
		parts := make([]*data.Type, len(t.Of))
		for i, of := range t.Of {
			parts[i] = g.wider(of)
		}
		w = data.TupleOf(parts...)
	default:
		return t
	}
	if w.Size() > maxType || w.Check() != nil {
		return t
	}
	return w
}
