package interp

import (
	"fmt"
	"strings"

	"emet/agents/program/data"
	"emet/agents/program/flow"
)

// logic returns the operation of a node that decides.
func (b *builder) logic() operation {
	switch b.Op {
	case flow.And:
		return b.holds(func(v, w data.Value) bool { return v.Bool() && w.Bool() })
	case flow.Or:
		return b.holds(func(v, w data.Value) bool { return v.Bool() || w.Bool() })
	case flow.Not:
		return b.one(func(v data.Value) data.Value { return data.NewBool(!v.Bool()) })
	case flow.ToTag, flow.FromTag:
		return b.one(func(v data.Value) data.Value { return data.NewBool(v.Bool()) })
	case flow.Select:
		condition, yes, no := b.Args[0], b.Args[1], b.Args[2]
		return func(_ *run, at []data.Value) data.Value {
			if at[condition].Bool() {
				return at[yes]
			}
			return at[no]
		}
	default:
		return b.compare()
	}
}

// holds makes an operation that tells whether something holds of its two arguments.
func (b *builder) holds(f func(v, w data.Value) bool) operation {
	x, y := b.Args[0], b.Args[1]
	return func(_ *run, at []data.Value) data.Value { return data.NewBool(f(at[x], at[y])) }
}

func (b *builder) compare() operation {
	t := b.types[0]
	text := t.Kind == data.String || t.Kind == data.Bytes || t.Kind == data.ID
	switch {
	case b.Op == flow.Equal && text:
		return b.holds(func(v, w data.Value) bool { return v.Text() == w.Text() })
	case b.Op == flow.Equal && t.IsPrimitive():
		return b.holds(func(v, w data.Value) bool { return v.Int() == w.Int() })
	case b.Op == flow.Equal:
		return b.holds(func(v, w data.Value) bool { return data.Equal(t, v, w) })
	case b.Op == flow.Less && text:
		return b.holds(func(v, w data.Value) bool { return v.Text() < w.Text() })
	case b.Op == flow.Less:
		return b.holds(func(v, w data.Value) bool { return v.Int() < w.Int() })
	case b.Op == flow.AtMost && text:
		return b.holds(func(v, w data.Value) bool { return v.Text() <= w.Text() })
	default:
		return b.holds(func(v, w data.Value) bool { return v.Int() <= w.Int() })
	}
}

// seen returns the operation of a node that looks at text and bytes, or into collections.
func (b *builder) seen() operation {
	inText := b.types[0].Kind == data.String
	switch b.Op {
	case flow.Contains:
		return b.holds(func(v, w data.Value) bool { return strings.Contains(v.Text(), w.Text()) })
	case flow.HasPrefix:
		return b.holds(func(v, w data.Value) bool { return strings.HasPrefix(v.Text(), w.Text()) })
	case flow.HasSuffix:
		return b.holds(func(v, w data.Value) bool { return strings.HasSuffix(v.Text(), w.Text()) })
	case flow.Find:
		return b.two(func(v, w data.Value) data.Value { return find(v.Text(), w.Text(), inText) })
	case flow.Length, flow.ByteLength:
		return b.length()
	case flow.Slice, flow.Clip:
		return b.cut()
	case flow.Split:
		n := b.N
		return b.two(func(v, w data.Value) data.Value { return split(v.Text(), w.Text(), n) })
	case flow.ToLower:
		return b.text(lower)
	case flow.ToUpper:
		return b.text(upper)
	case flow.FoldCase:
		return b.text(foldCase)
	case flow.Format:
		scale := b.types[0].Scale
		return b.one(func(v data.Value) data.Value { return data.NewString(data.FormatDecimal(v.Int(), scale)) })
	case flow.ToBytes:
		return b.one(func(v data.Value) data.Value { return v })
	case flow.Get, flow.Put, flow.Remove:
		return b.lookup()
	default:
		return b.cryptography()
	}
}

func (b *builder) text(f func(string) string) operation {
	return b.one(func(v data.Value) data.Value { return data.NewString(f(v.Text())) })
}

func (b *builder) lookup() operation {
	limit := b.types[0].Max
	switch {
	case b.Op == flow.Get && b.types[0].Kind == data.List:
		return b.two(func(v, w data.Value) data.Value { return element(v, w.Int()) })
	case b.Op == flow.Get:
		return b.two(func(v, w data.Value) data.Value { return option(v.Get(w)) })
	case b.Op == flow.Put:
		dict, key, value := b.Args[0], b.Args[1], b.Args[2]
		return func(_ *run, at []data.Value) data.Value { return option(at[dict].Put(at[key], at[value], limit)) }
	default:
		return b.two(data.Value.Remove)
	}
}

func (b *builder) cryptography() operation {
	switch b.Op {
	case flow.SHA256:
		return b.text(hashSHA256)
	case flow.Keccak256:
		return b.text(hashKeccak256)
	case flow.Verify:
		account, digest, signature := b.Args[0], b.Args[1], b.Args[2]
		return func(_ *run, at []data.Value) data.Value {
			return data.NewBool(verify(at[account].Text(), at[digest].Text(), at[signature].Text()))
		}
	default:
		panic(fmt.Sprintf("%s was checked, but is not known", b.Op))
	}
}
