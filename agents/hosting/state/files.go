package state

import (
	"encoding/binary"
	"fmt"
	"iter"

	"emet/agents/hosting/codec"
	"emet/agents/hosting/commit"
	"emet/agents/program/data"
)

// The state as files. The root file has the roots; each tree has files of its own. Those of level 0 hold so many rows
// each, a power of two, and so have nodes of the tree. A file of level 1 holds the nodes of 256 files of level 0, one of
// level 2 those of 256 files of level 1, and so on up to a level that has one file. Beside each node stands what its
// first row is sorted by, shortened: that is only a hint where to look, as rows found are checked together with those
// beside them.
const (
	rootFile = "root.cbor"
	fanOut   = 1 << 8 // nodes in a file
	maxChunk = 4 << 20
	maxHint  = 64
	maxNodes = fanOut * (maxHint + len(Hash{}) + 16) // bytes of a file of nodes
	maxRoots = 1 << 20

	// MaxEntry is how many bytes an entry may have, as it is published: one block.
	MaxEntry = 2 << 20
)

// widest is how many rows a file may have. Tests make it smaller.
var widest = 1 << 8

// widthOf returns how many rows with values of a type a file may have: as many as keep it from growing beyond what is
// fetched at once, whatever the values are.
func widthOf(t *data.Type) int {
	const besides = 512 // bytes of a row beside its value and salts
	width := widest
	for width > 1 && width*(besides+min(t.Size()+saltSize*primitives(t), MaxEntry)) > maxChunk {
		width /= 2
	}
	return width
}

// saltSize is how many bytes a salt takes in a file.
const saltSize = len(commit.Salt{}) + 2

// primitives returns how many primitives a value of a type may have, as far as it matters.
func primitives(t *data.Type) (n int) {
	switch {
	case t.IsPrimitive():
		return 1
	case t.IsTagged():
		for _, of := range t.Of {
			n = max(n, primitives(of))
		}
		return n
	}
	for _, of := range t.Of {
		n = min(n+primitives(of), MaxEntry)
	}
	if t.Kind == data.List || t.Kind == data.Dict || t.Kind == data.Tree {
		n = min(n*t.Max, MaxEntry)
	}
	return n
}

// The trees, as files call them; an index has its label in front.
const (
	logTree   = "logs"
	entryTree = "entries"
	indexTree = "index/"
)

// filePath returns where a file of a tree is. Folders have no more than 256 files.
func filePath(tree string, level, number int) string {
	return fmt.Sprintf("%s/%d/%04x/%02x", tree, level, number>>8, number&0xff)
}

// nodes is a file of a level above 0.
type nodes struct {
	Hash []Hash   `cbor:"1,keyasint"`
	Hint [][]byte `cbor:"2,keyasint"` // of the first row below each
}

// levels returns how many files each level of a tree with so many rows has.
func levels(rows, width int) []int {
	n := (rows + width - 1) / width
	out := []int{n}
	for n > 1 {
		n = (n + fanOut - 1) / fanOut
		out = append(out, n)
	}
	return out
}

// Files returns all files of the state, by their paths. Equal states have equal files.
func (s *State) Files() iter.Seq2[string, []byte] {
	return func(yield func(string, []byte) bool) {
		if !yield(rootFile, codec.Encode(&s.roots)) {
			return
		}
		for _, t := range s.trees() {
			if !t.files(yield) {
				return
			}
		}
	}
}

// tree is a tree of a state that is made into files.
type tree struct {
	name   string
	count  int
	width  int
	leaf   func(i int) Hash
	key    func(i int) []byte
	encode func(from, to int) []byte
}

func (s *State) trees() []tree {
	out := []tree{
		{
			name: logTree, count: len(s.logs), width: widest,
			leaf:   func(i int) Hash { return s.logs[i].leaf() },
			key:    func(i int) []byte { return s.logs[i].ID[:] },
			encode: func(from, to int) []byte { return codec.Encode(s.logs[from:to]) },
		},
		{
			name: entryTree, count: len(s.entries), width: s.schema.width,
			leaf: func(i int) Hash { return s.entries[i].leaf },
			key:  func(i int) []byte { return s.entries[i].key() },
			encode: func(from, to int) []byte {
				rows := make([]*Entry, to-from)
				for i := range rows {
					rows[i] = &s.entries[from+i].Entry
				}
				return codec.Encode(rows)
			},
		},
	}
	for n, all := range s.indices {
		x := s.schema.indices[n]
		out = append(out, tree{
			name: indexTree + x.label.String(), count: len(all), width: x.width,
			leaf: func(i int) Hash { return all[i].row },
			key:  func(i int) []byte { return all[i].key },
			encode: func(from, to int) []byte {
				rows := make([]record, to-from)
				for i := range rows {
					e := all[from+i].entry
					rows[i] = record{Log: e.Log, Index: e.Index, Value: e.Value, Salts: e.Salts}
				}
				return codec.Encode(rows)
			},
		})
	}
	return out
}

func (e *Entry) key() []byte {
	return binary.BigEndian.AppendUint64(append([]byte(nil), e.Log[:]...), e.Index)
}

func (t *tree) files(yield func(string, []byte) bool) bool {
	all := levels(t.count, t.width)
	level := make([]Hash, all[0])
	for i := range level {
		from, to := i*t.width, min((i+1)*t.width, t.count)
		leaves := make([]Hash, to-from)
		for j := range leaves {
			leaves[j] = t.leaf(from + j)
		}
		level[i] = root(leaves)
		if !yield(filePath(t.name, 0, i), t.encode(from, to)) {
			return false
		}
	}
	below := t.width // rows below each node of the level
	for l := 1; l < len(all); l++ {
		above := make([]Hash, all[l])
		for i := range above {
			f := nodes{Hash: level[i*fanOut : min((i+1)*fanOut, len(level))]}
			above[i] = root(f.Hash)
			for j := range f.Hash {
				f.Hint = append(f.Hint, t.hint((i*fanOut+j)*below))
			}
			if !yield(filePath(t.name, l, i), codec.Encode(&f)) {
				return false
			}
		}
		level, below = above, below*fanOut
	}
	return true
}

// hint returns what a row is sorted by, cut off where it need not be known further.
func (t *tree) hint(row int) []byte {
	key := t.key(row)
	return key[:min(len(key), maxHint)]
}
