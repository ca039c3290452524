package content

import (
	"fmt"
	"math/bits"
	"strconv"

	"github.com/spaolacci/murmur3"
)

// A large directory is a hash trie (HAMT): a name's 64-bit murmur3 hash is cut into groups of bits from the top, one
// group a level, and each group picks a slot. A link's name is the slot in upper-case hexadecimal, followed by the entry's
// name where the slot holds an entry, and by nothing where it holds a deeper shard.

// trieHash is the hash by which directories are sharded. Names are not secret, so that anybody can choose names that
// collide; the trie then grows as deep as the hash is long and no deeper.
func trieHash(name string) uint64 { return murmur3.Sum64([]byte(name)) }

// trieSlot returns the slot of a hash at a level of a trie with the given fan-out; ok is false below the last level.
func trieSlot(hash uint64, level, fanout int) (slot int, ok bool) {
	width := bits.Len(uint(fanout)) - 1
	if (level+1)*width > 64 {
		return 0, false
	}
	return int(hash << (level * width) >> (64 - width)), true
}

// prefixLen is the length of the slot number in the link names of a shard.
func prefixLen(fanout int) int { return len(strconv.FormatInt(int64(fanout-1), 16)) }

// slot splits the name of a shard's link into slot and entry name.
func (n *Node) slot(l Link) (int, string, error) {
	p := prefixLen(n.Fanout)
	if len(l.Name) < p {
		return 0, "", fmt.Errorf("%w: shard link %q without a slot", ErrMalformed, l.Name)
	}
	v, err := strconv.ParseUint(l.Name[:p], 16, 16)
	if err != nil || int(v) >= n.Fanout || fmt.Sprintf("%0*X", p, v) != l.Name[:p] {
		return 0, "", fmt.Errorf("%w: shard link %.64q without a slot", ErrMalformed, l.Name)
	}
	return int(v), l.Name[p:], nil
}

// find looks a name up in a directory block. For a shard, level says how deep it lies; the link found may be to a deeper
// shard, and then more is true.
func (n *Node) find(name string, level int) (l Link, more bool, err error) {
	want := -1
	switch n.Kind {
	case KindDir:
	case KindShard:
		slot, ok := trieSlot(trieHash(name), level, n.Fanout)
		if !ok {
			return Link{}, false, fmt.Errorf("%w: sharded directory is too deep", ErrMalformed)
		}
		want = slot
	default:
		return Link{}, false, fmt.Errorf("%w but a %s", ErrNotDir, n.Kind)
	}
	for _, l := range n.Links {
		entry := l.Name
		if want >= 0 {
			var slot int
			if slot, entry, err = n.slot(l); err != nil {
				return Link{}, false, err
			}
			if slot == want && entry == "" {
				return l, true, nil
			}
		}
		if entry == name {
			return l, false, nil
		}
	}
	return Link{}, false, fmt.Errorf("%w: %q", ErrNoEntry, name)
}

// deeper reports whether a link of a directory block leads to another block of the same directory.
func (n *Node) deeper(l Link) bool {
	return n.Kind == KindShard && len(l.Name) == prefixLen(n.Fanout)
}
