package compile

import (
	"encoding/binary"

	"emet/agents/program/data"
)

// image is what stands in the memory of a program from the start: descriptions of types, constants and labels. What is
// equal stands there once.
type image struct {
	start uint32
	bytes []byte
	known map[string]uint32
}

// put gives the address of bytes.
func (m *image) put(b []byte) uint32 {
	if at, ok := m.known[string(b)]; ok {
		return at
	}
	for len(m.bytes)%8 != 0 {
		m.bytes = append(m.bytes, 0)
	}
	at := m.start + uint32(len(m.bytes)) // #nosec G115 -- the document that they come from is small
	m.bytes = append(m.bytes, b...)
	m.known[string(b)] = at
	return at
}

// end is the first address behind the image.
func (m *image) end() uint32 { return (m.start + uint32(len(m.bytes)) + 7) &^ 7 } // #nosec G115 -- see put

// describe gives the address of a description of a type, a struct type of the runtime.
func (m *image) describe(t *data.Type) uint32 {
	of := make([]uint32, len(t.Of))
	for i, u := range t.Of {
		of[i] = m.describe(u)
	}
	var b []byte
	for _, n := range append([]uint32{uint32(t.Kind), uint32(t.Max), uint32(t.Depth), uint32(len(of))}, of...) { // #nosec G115 -- limits of types
		b = binary.LittleEndian.AppendUint32(b, n)
	}
	return m.put(b)
}

// word gives the word of a value, what it stands for being in the image.
func (m *image) word(t *data.Type, v data.Value) int64 {
	switch t.Kind {
	case data.Unit, data.Bool, data.Truth, data.Int, data.Time, data.Decimal:
		return v.Int()
	case data.String, data.Bytes, data.ID:
		return packed(m.put([]byte(v.Text())), len(v.Text()))
	case data.Tuple, data.Record:
		return int64(m.words(v.Parts(), t.Of...))
	case data.Option, data.Variant:
		of := t.Of[v.Tag()]
		if of.Kind == data.Unit {
			return int64(v.Tag())
		}
		return packed(m.words([]data.Value{v.Payload()}, of), v.Tag())
	case data.List:
		return packed(m.words(v.Parts(), t.Of...), v.Len())
	case data.Dict:
		return packed(m.words(v.Parts(), t.Of...), v.Size())
	case data.Tree:
		children := packed(m.words(v.Children(), t), len(v.Children()))
		return int64(m.put(appendWords(nil, int64(v.Nodes()), m.word(t.Of[0], v.Value()), children)))
	default:
		panic("no constant is a place in a tree")
	}
}

// words gives the address of the words of values, whose types come in turn.
func (m *image) words(vs []data.Value, types ...*data.Type) uint32 {
	var b []byte
	for i, v := range vs {
		b = appendWords(b, m.word(types[i%len(types)], v))
	}
	return m.put(b)
}

func appendWords(b []byte, words ...int64) []byte {
	for _, w := range words {
		b = binary.LittleEndian.AppendUint64(b, uint64(w)) // #nosec G115 -- bits
	}
	return b
}

func packed(at uint32, n int) int64 { return int64(at)<<32 | int64(n) }
