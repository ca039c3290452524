package plan

import "emet/agents/program/data"

// boxes are where primitives are kept from the server of structure. It holds values in which the numbers of boxes stand
// in place of primitives: what it never gets it cannot look at.
type boxes struct{ of [][]byte }

// seal puts the primitives of a value into boxes and returns what structure sees of it.
func (b *boxes) seal(t *data.Type, v data.Value) data.Value {
	if t.IsPrimitive() {
		b.of = append(b.of, v.AppendCBOR(t, nil))
		return data.NewInt(int64(len(b.of) - 1))
	}
	return each(t, v, b.seal)
}

// open returns the value of what structure holds. Only who a value is for does so: in one process, nobody else is asked.
func (b *boxes) open(t *data.Type, v data.Value) (data.Value, error) {
	var failed error
	var open func(t *data.Type, v data.Value) data.Value
	open = func(t *data.Type, v data.Value) data.Value {
		if !t.IsPrimitive() {
			return each(t, v, open)
		}
		opened, err := data.DecodeCBOR(t, b.of[v.Int()])
		if err != nil {
			failed = err
		}
		return opened
	}
	opened := open(t, v)
	return opened, failed
}

// each returns a value with other parts in the same structure.
func each(t *data.Type, v data.Value, f func(*data.Type, data.Value) data.Value) data.Value {
	switch t.Kind {
	case data.Tuple, data.Record:
		parts := make([]data.Value, len(t.Of))
		for i, of := range t.Of {
			parts[i] = f(of, v.Part(i))
		}
		return data.NewTuple(parts...)
	case data.Option, data.Variant:
		return data.NewTagged(v.Tag(), f(t.Of[v.Tag()], v.Payload()))
	case data.List:
		parts := make([]data.Value, v.Len())
		for i := range parts {
			parts[i] = f(t.Of[0], v.Part(i))
		}
		return data.NewList(parts)
	case data.Dict:
		// Boxes are numbered in the order of the keys, which is that of their numbers: structure keeps it.
		entries := v.Entries()
		for i, e := range entries {
			entries[i] = data.Entry{Key: f(t.Of[0], e.Key), Value: f(t.Of[1], e.Value)}
		}
		return data.NewDict(entries...)
	case data.Tree:
		children := v.Children()
		parts := make([]data.Value, 1, 1+len(children))
		parts[0] = f(t.Of[0], v.Value())
		for _, c := range children {
			parts = append(parts, each(t, c, f))
		}
		return data.NewNode(parts)
	case data.Zipper:
		place := data.NewPlace(each(data.TreeOf(t.Of[0], t.Max, t.Depth), v.Whole(), f))
		for _, i := range v.Path() {
			place, _ = place.Down(i)
		}
		return place
	default: // unit and truth have nothing but structure
		return v
	}
}
