package state

import (
	"github.com/ethereum/go-ethereum/common"

	"emet/agents/hosting"
	"emet/agents/hosting/codec"
	"emet/agents/hosting/commit"
	"emet/agents/hosting/sealed"
)

// Most of an entry are Steps. They are read by hand, as a reader that knows no types needs twenty times as long, and as
// strictly: what is read here is what [codec.Encode] writes of it, and nothing else.

// proof is what entries of a request have in common.
type proof struct {
	Header sealed.Header
	Steps  []sealed.Signed // without paths: keys follow from the seed
	Stamp  []byte
	Owner  commit.Salt
}

// decode reads what entries have in common.
func (s shared) decode() (*proof, error) {
	p := &proof{}
	if err := codec.Decode(s.header, MaxEntry, &p.Header); err != nil {
		return nil, err
	}
	r := reader{rest: s.tail}
	if !r.byte(8) {
		return nil, errCBOR
	}
	n := r.head(4)
	if n < 2 || n > sealed.MaxSlots+1 {
		return nil, errCBOR
	}
	p.Steps = make([]sealed.Signed, n)
	for i := range p.Steps {
		r.signed(&p.Steps[i])
	}
	r.expect("\x09")
	p.Stamp = r.bytes(-1)
	r.expect("\x0a")
	p.Owner = commit.Salt(r.fixed(len(p.Owner)))
	if r.bad || len(r.rest) > 0 {
		return nil, errCBOR
	}
	return p, nil
}

// maxPath is how many hashes a path may have, as in package sealed.
const maxPath = 40

func (r *reader) signed(s *sealed.Signed) {
	r.expect("\xa6\x01")
	r.step(&s.Step)
	r.expect("\x02")
	s.Signature = r.bytes(65)
	r.expect("\x03")
	r.hash(&s.Prime)
	r.expect("\x04")
	r.hash(&s.Key)
	for _, name := range [...]string{"\x05", "\x06"} {
		r.expect(name)
		n := r.head(4)
		if n > maxPath {
			r.bad = true
		}
		for range n {
			if r.bad {
				return
			}
			r.bytes(common.HashLength)
		}
	}
}

// step reads a Step: its fields in the order of their names, shorter ones first.
func (r *reader) step(s *hosting.Step) {
	r.expect("\xad\x63app")
	r.hash(&s.App)
	r.expect("\x64keys")
	r.hash(&s.Keys)
	r.expect("\x64site")
	r.hash(&s.Site)
	r.expect("\x64slot")
	r.small(&s.Slot)
	r.expect("\x64tick")
	s.Tick = r.head(0)
	r.expect("\x65delta")
	r.hash(&s.Delta)
	r.expect("\x66server")
	r.hash(&s.Server)
	r.expect("\x67request")
	r.hash(&s.Request)
	r.expect("\x67stampIn")
	r.hash(&s.StampIn)
	r.expect("\x67version")
	r.small(&s.Version)
	r.expect("\x68previous")
	r.hash(&s.Previous)
	r.expect("\x68stampOut")
	r.hash(&s.StampOut)
	r.expect("\x69duplicate")
	r.small(&s.Duplicate)
}

// expect takes bytes that have to be there.
func (r *reader) expect(b string) {
	if r.bad || len(r.rest) < len(b) || string(r.rest[:len(b)]) != b {
		r.bad = true
		return
	}
	r.rest = r.rest[len(b):]
}

func (r *reader) hash(h *common.Hash) {
	if b := r.bytes(len(h)); b != nil {
		*h = common.Hash(b)
	}
}

func (r *reader) small(n *uint16) {
	v := r.head(0)
	if *n = uint16(v); uint64(*n) != v { // #nosec G115 -- that is what is asked
		r.bad = true
	}
}
