package state

import (
	"crypto/sha256"
	"encoding/binary"
	"errors"

	"github.com/ethereum/go-ethereum/common"

	"emet/agents/hosting/commit"
	"emet/agents/program/data"
)

// Entries of one request are large and differ little: their Steps and stamp are the same. So an entry is taken apart, and
// what they have in common is decoded once. Both together read what package codec would, and nothing else.

// front is what of an entry is its own.
type front struct {
	change uint16
	key    data.Label
	log    *common.Hash
	salt   commit.Salt
	value  []byte
	salts  []byte // as they stand there
}

// common parts of an entry, in CBOR.
type shared struct{ header, tail []byte }

// name tells requests apart by all that their entries have in common.
func (s shared) name() (n [sha256.Size]byte) {
	h := sha256.New()
	var size [8]byte
	binary.BigEndian.PutUint64(size[:], uint64(len(s.header)))
	h.Write(size[:])
	h.Write(s.header)
	h.Write(s.tail)
	h.Sum(n[:0])
	return n
}

const (
	mapOf13 = 0xad
	null    = 0xf6
)

var errCBOR = errors.New("malformed entry")

// split takes an entry apart. Its parts point into it.
func split(blob []byte) (f front, s shared, err error) {
	r := reader{rest: blob}
	if len(blob) > MaxEntry || !r.byte(mapOf13) || !r.byte(1) {
		return f, s, errCBOR
	}
	s.header = r.item()
	if !r.byte(2) {
		return f, s, errCBOR
	}
	change := r.head(0)
	f.change = uint16(change) // #nosec G115 -- compared below
	if uint64(f.change) != change || !r.byte(3) {
		return f, s, errCBOR
	}
	copy(f.key[:], r.bytes(len(f.key)))
	if !r.byte(4) {
		return f, s, errCBOR
	}
	if !r.byte(null) {
		log := common.Hash(r.fixed(common.HashLength))
		f.log = &log
	}
	if !r.byte(5) {
		return f, s, errCBOR
	}
	f.salt = commit.Salt(r.fixed(len(f.salt)))
	if !r.byte(6) {
		return f, s, errCBOR
	}
	f.value = r.bytes(-1)
	if !r.byte(7) {
		return f, s, errCBOR
	}
	n := r.head(4)
	begin := r.rest
	for range min(n, uint64(len(begin))) {
		r.bytes(len(commit.Salt{}))
	}
	f.salts = begin[:len(begin)-len(r.rest)]
	if s.tail = r.rest; r.bad || len(s.tail) == 0 || s.tail[0] != 8 || f.log == nil && f.salt != (commit.Salt{}) {
		return f, s, errCBOR
	}
	return f, s, nil
}

// salted returns the salts of an entry, which stand there one after the other, each behind its head.
func (f front) salted(to []commit.Salt) []commit.Salt {
	const size = 2 + len(commit.Salt{})
	for rest := f.salts; len(rest) > 0; rest = rest[size:] {
		to = append(to, commit.Salt(rest[2:size]))
	}
	return to
}

// reader reads CBOR in its one form. Once something is wrong it reads nothing more.
type reader struct {
	rest []byte
	bad  bool
}

// byte takes a byte if it is the next one.
func (r *reader) byte(b byte) bool {
	if r.bad || len(r.rest) == 0 || r.rest[0] != b {
		return false
	}
	r.rest = r.rest[1:]
	return true
}

// any reads the head of an item.
func (r *reader) any() (major byte, n uint64) {
	if r.bad || len(r.rest) == 0 {
		r.bad = true
		return 0, 0
	}
	major, n = r.rest[0]>>5, uint64(r.rest[0]&31)
	r.rest = r.rest[1:]
	if n < 24 || major == 7 {
		return major, n
	}
	size := 0
	if n < 28 {
		size = 1 << (n - 24)
	}
	if size == 0 || len(r.rest) < size {
		r.bad = true
		return 0, 0
	}
	n = 0
	for _, b := range r.rest[:size] {
		n = n<<8 | uint64(b)
	}
	r.rest = r.rest[size:]
	if size == 1 && n < 24 || size > 1 && n>>(4*size) == 0 {
		r.bad = true
	}
	return major, n
}

func (r *reader) head(major byte) uint64 {
	m, n := r.any()
	if m != major {
		r.bad = true
	}
	return n
}

// bytes reads a byte string, of a length if it is not negative. It returns nil if there is none.
func (r *reader) bytes(size int) []byte {
	n := r.head(2)
	if r.bad || n > uint64(len(r.rest)) || size >= 0 && n != uint64(size) {
		r.bad = true
		return nil
	}
	b := r.rest[:n]
	r.rest = r.rest[n:]
	return b
}

// fixed reads a byte string of a length. It returns zeros if there is none.
func (r *reader) fixed(size int) []byte {
	if b := r.bytes(size); b != nil {
		return b
	}
	return make([]byte, size)
}

// item skips an item and returns it. What it consists of is checked when it is decoded: here only its end is looked for.
func (r *reader) item() []byte {
	begin := r.rest
	for left := uint64(1); left > 0 && !r.bad; left-- {
		switch major, n := r.any(); major {
		case 2, 3:
			if n > uint64(len(r.rest)) {
				r.bad = true
				break
			}
			r.rest = r.rest[n:]
		case 4, 5:
			if n > uint64(len(r.rest)) {
				r.bad = true
				break
			}
			left += n << (major - 4)
		}
	}
	return begin[:len(begin)-len(r.rest)]
}
