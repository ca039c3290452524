package state

import (
	"math"

	"github.com/ethereum/go-ethereum/common"

	"emet/agents/hosting"
	"emet/agents/hosting/codec"
	"emet/agents/hosting/commit"
	"emet/agents/hosting/sealed"
	"emet/agents/hosting/token"
)

// Most of an entry are Steps. They are read by hand, as a reader that knows no types needs twenty times as long, and as
// strictly: what is read here is what [codec.Encode] writes of it, and nothing else.

// proof is what entries of a request have in common.
type proof struct {
	Header sealed.Header
	Steps  []sealed.Signed // without paths: keys follow from the seed
	Stamp  []byte
	Owner  commit.Salt
	Token  token.Token
	Slots  []token.Slot
	Sum    common.Hash
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
	r.expect("\x0b")
	r.token(&p.Token)
	r.expect("\x0c")
	p.Slots = r.slots()
	r.expect("\x0d")
	r.hash(&p.Sum)
	if r.bad || len(r.rest) > 0 {
		return nil, errCBOR
	}
	return p, nil
}

// maxToken is how many bytes a token's signature may have, as in package sealed.
const maxToken = 1 << 10

func (r *reader) token(t *token.Token) {
	r.expect("\xa5\x01")
	r.hash(&t.Root)
	r.expect("\x02")
	t.Tick = r.head(0)
	r.expect("\x03")
	t.Class = token.Class(r.tiny())
	r.expect("\x04")
	t.Signature = r.bytes(-1)
	r.expect("\x05")
	r.hash((*common.Hash)(&t.Random))
	r.bad = r.bad || len(t.Signature) > maxToken
}

func (r *reader) slots() []token.Slot {
	n := r.head(4)
	if r.bad || n == 0 || n > token.Shares {
		r.bad = true
		return nil
	}
	slots := make([]token.Slot, n)
	for i := range slots {
		r.expect("\x82")
		r.small(&slots[i].Site)
		slots[i].Attempt = r.tiny()
	}
	return slots
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

func (r *reader) tiny() uint8 {
	v := r.head(0)
	if v > math.MaxUint8 {
		r.bad = true
	}
	return uint8(v) // #nosec G115 -- of what is more nothing is made
}

func (r *reader) small(n *uint16) {
	v := r.head(0)
	if *n = uint16(v); uint64(*n) != v { // #nosec G115 -- that is what is asked
		r.bad = true
	}
}
