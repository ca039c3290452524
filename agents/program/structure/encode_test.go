package structure_test

import (
	"bytes"
	"reflect"
	"slices"
	"strings"
	"testing"

	"emet/agents/program/data"
	"emet/agents/program/flowgen"
	"emet/agents/program/structure"
)

// leaf is one that tells its number.
type leaf [2]byte

func bytesOf(l leaf) []byte { return l[:] }
func leafOf(b []byte) leaf  { return leaf(b) }

// numbered returns the shape of a value with its leaves numbered in the order in which they are sealed.
func numbered(t *data.Type, v data.Value) (structure.Shape[leaf], int) {
	n := 0
	return structure.Seal(t, v, func(*data.Type, structure.Path, data.Value) leaf {
		n++
		return leaf{byte(n >> 8), byte(n)}
	}), n
}

// Shapes of all types come back from what is written of them, and in no other form. Their leaves are counted in one order
// everywhere. F-12, B-13
func TestShapesComeBack(t *testing.T) {
	places, trees := 0, 0
	for seed := range uint64(150) {
		source := flowgen.Seed(seed)
		for _, typ := range typesOf(flowgen.Program(source)) {
			shape, n := numbered(typ, flowgen.Value(source, typ))
			leaves := shape.Leaves(typ)
			if len(leaves) != n || !slices.IsSortedFunc(leaves, func(a, b leaf) int { return bytes.Compare(a[:], b[:]) }) {
				t.Fatalf("seed %d: %s: leaves are sealed in another order than %v", seed, typ, leaves)
			}
			blob := shape.AppendCBOR(typ, nil, bytesOf)
			again, err := structure.DecodeShape(typ, blob, len(leaf{}), leafOf)
			if err != nil || !reflect.DeepEqual(again.AppendCBOR(typ, nil, bytesOf), blob) || !slices.Equal(again.Leaves(typ), leaves) {
				t.Fatalf("seed %d: %s: %x comes back as %v: %v", seed, typ, blob, again, err)
			}
			texts := structure.Convert(typ, shape, func(_ *data.Type, l leaf) string { return string(l[:]) })
			back := structure.Convert(typ, texts, func(_ *data.Type, s string) leaf { return leaf([]byte(s)) })
			if err := texts.Check(typ); err != nil || !bytes.Equal(back.AppendCBOR(typ, nil, bytesOf), blob) {
				t.Fatalf("seed %d: %s: converted there and back: %v, %v", seed, typ, back, err)
			}
			for _, wrong := range [][]byte{append(slices.Clone(blob), 0), blob[:len(blob)-1]} {
				if _, err := structure.DecodeShape(typ, wrong, len(leaf{}), leafOf); err == nil {
					t.Fatalf("seed %d: %s: %x is taken", seed, typ, wrong)
				}
			}
			if typ.Kind == data.Zipper {
				places++
			} else if typ.Kind == data.Tree {
				trees++
			}
		}
	}
	if places == 0 || trees == 0 {
		t.Errorf("%d places, %d trees: the types were too few", places, trees)
	}
}

// Who nests deeper than a type, or says that there is more than there is, is refused before it costs anything.
func TestShapesAreBounded(t *testing.T) {
	tree := data.TreeOf(data.IntType, 1<<10, 3)
	deep := bytes.Repeat([]byte{0x82, 0x42, 0, 0}, 1<<16)
	wide := data.ListOf(data.ListOf(data.IntType, data.MaxCount), data.MaxCount)
	for name, c := range map[string]struct {
		t    *data.Type
		blob []byte
		want string
	}{
		"a tree that is too deep":  {tree, deep, "too deep"},
		"a place in one":           {data.ZipperOf(tree), append([]byte{0x81}, deep...), "too deep"},
		"a list of nothing":        {wide, bytes.Repeat([]byte{0x9a, 0, 0xff, 0xff, 0xff}, 1<<10), "malformed"},
		"parts of the unit":        {data.UnitType, []byte{0x81, 0x80}, "1 parts"},
		"a tree without a root":    {tree, []byte{0x80}, "without a root"},
		"a place that is not":      {data.ZipperOf(tree), []byte{0x82, 0x81, 0x42, 0, 0, 5}, "not there"},
		"a number written longer":  {data.TruthType, []byte{0x18, 1}, "too long"},
		"a number of eight bytes":  {data.TruthType, []byte{0x1b, 0, 0, 0, 0, 0, 0, 0, 1}, "too long"},
		"a truth of three":         {data.TruthType, []byte{2}, "truth"},
		"a leaf of another length": {data.IntType, []byte{0x43, 0, 0, 0}, "leaf"},
	} {
		allocated := testing.AllocsPerRun(1, func() {
			if _, err := structure.DecodeShape(c.t, c.blob, len(leaf{}), leafOf); err == nil || !strings.Contains(err.Error(), c.want) {
				t.Errorf("%s: %v", name, err)
			}
		})
		if allocated > 100 {
			t.Errorf("%s: %v allocations", name, allocated)
		}
	}
}

func FuzzDecodeShape(f *testing.F) {
	p := flowgen.Program(flowgen.Seed(1))
	types := append(typesOf(p), data.ZipperOf(data.TreeOf(data.StringOf(4), 8, 4)), data.DictOf(data.IntType, data.OptionOf(data.BoolType), 4))
	for i, typ := range types {
		shape, _ := numbered(typ, flowgen.Value(flowgen.Seed(uint64(i)), typ))
		f.Add(byte(i), shape.AppendCBOR(typ, nil, bytesOf))
	}
	f.Fuzz(func(t *testing.T, which byte, blob []byte) {
		typ := types[int(which)%len(types)]
		s, err := structure.DecodeShape(typ, blob, len(leaf{}), leafOf)
		if err != nil {
			return
		}
		if again := s.AppendCBOR(typ, nil, bytesOf); !bytes.Equal(again, blob) {
			t.Errorf("%s: %x comes back as %x", typ, blob, again)
		}
	})
}
