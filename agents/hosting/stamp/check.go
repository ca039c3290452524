package stamp

import (
	"fmt"
	"math/big"

	"github.com/ethereum/go-ethereum/common"
	"github.com/ethereum/go-ethereum/crypto"

	"emet/agents/eip712"
	"emet/agents/hosting"
)

// Check checks one request: what was signed, each link, and that the stamp is exactly r · Πpq with an r of one word. If
// something is wrong, it names the first who did wrong, as far as that can be known. Without the client's r, a server that
// multiplied by something unknown is named without evidence; see [Request].Random.
func (c *Checker) Check(r *Request) Verdict {
	t := c.trace(r)
	limit, broken := t.published()
	if v, bad := t.served(limit); bad {
		return v
	}
	if broken != nil {
		return *broken
	}
	return Verdict{OK: true}
}

// Culprit is [Checker.Check] for whoever has found before that the stamp is wrong.
func (c *Checker) Culprit(r *Request) Verdict { return c.Check(r) }

// Defence returns what acquits the server of a Step before the court: the Step, the stamp that came in, the gap of its
// prime, and the Step before. It reports whether the Step is right and that stamp can be found.
func (c *Checker) Defence(r *Request, step int) (*Evidence, bool) {
	if step < 1 || step >= len(r.Steps) {
		return nil, false
	}
	t := c.trace(r)
	at := t.begin(len(r.Steps))
	for i := 1; i <= step && at != nil; i++ {
		s := &r.Steps[i].Step
		p, q := t.factors(s)
		out := Multiply(at, p.prime, q)
		if i == step {
			previous := r.Steps[i-1].Step
			right := crypto.Keccak256Hash(at) == s.StampIn && crypto.Keccak256Hash(out) == s.StampOut &&
				s.Previous == t.hashes[i-1] && s.StampIn == previous.StampOut && s.Keys == t.keysOf(s)
			return &Evidence{Kind: Product, Step: *s, Stamp: at, Gap: p.gap, Previous: previous}, right
		}
		at = out
	}
	return nil, false
}

// trace is a request that is being checked.
type trace struct {
	*Checker
	*Request

	hashes     []common.Hash // of the Steps
	signatures []eip712.Signature
}

func (c *Checker) trace(r *Request) *trace {
	t := &trace{Checker: c, Request: r, hashes: make([]common.Hash, len(r.Steps)), signatures: make([]eip712.Signature, len(r.Steps))}
	for i := range r.Steps {
		t.hashes[i] = c.hash(&r.Steps[i].Step)
	}
	return t
}

// published checks what an honest client makes sure of before it publishes. It returns how many Steps, from the first on,
// are without fault, and what is wrong with the next.
func (t *trace) published() (int, *Verdict) {
	if len(t.Steps) != len(t.Slots)+1 || len(t.Slots) == 0 {
		return 0, &Verdict{Guilty: Client, Reason: fmt.Sprintf("%d Steps for %d updates", len(t.Steps), len(t.Slots))}
	}
	for i := range t.Steps {
		if guilty, why := t.step(i); why != "" {
			return i, &Verdict{Guilty: guilty, Step: i, Reason: fmt.Sprintf("Step %d: %s", i, why)}
		}
	}
	return len(t.Steps), nil
}

// step checks what a Step says, and who says it.
func (t *trace) step(i int) (guilty Party, why string) {
	s := &t.Steps[i].Step
	want := hosting.Step{App: t.rules.App, Tick: t.rules.Tick, Request: t.ID, StampOut: s.StampOut}
	signer := t.Key
	if i > 0 {
		slot := t.Slots[i-1]
		want.Slot, want.Server, want.Site, want.Duplicate, want.Version = slot.Number, slot.Server, slot.Site, slot.Duplicate, slot.Version
		want.Previous, want.Keys, want.StampIn, want.Delta = t.hashes[i-1], s.Keys, s.StampIn, slot.Delta
		if slot.Delta == (common.Hash{}) {
			want.Delta = s.Delta
		}
		if s.Slot <= t.Steps[i-1].Step.Slot {
			return Client, "it is not in the order of slots"
		}
		known := false
		if signer, known = t.rules.Signers[s.Server]; !known {
			return Client, "its server has no slot in this tick"
		}
	}
	if i > 0 && len(t.Steps[i].Signature) == 0 {
		return Nobody, "it is not signed"
	}
	signature, err := eip712.ParseSignature(t.Steps[i].Signature)
	if err != nil {
		return Client, err.Error()
	}
	t.signatures[i] = signature
	switch by, err := eip712.Recover(t.domain.Digest(t.hashes[i]), signature); {
	case err != nil:
		return Client, err.Error()
	case by != signer:
		return Client, "its signature is not that of whom it names"
	case *s != want:
		return Client, "it is of another request, place or change, or follows another Step"
	}
	return Nobody, ""
}

// served checks what servers multiplied, in the Steps before limit, which are signed. It reports whether it found somebody
// to blame.
func (t *trace) served(limit int) (Verdict, bool) {
	if limit == 0 {
		return Verdict{}, false
	}
	known := t.begin(limit)
	if known != nil && !Well(known, 0) {
		return Verdict{Guilty: Client, Reason: "the stamp began with what is no odd word with its top bit set"}, true
	}
	for i := 1; i < limit; i++ {
		if v, bad := t.signed(i); bad {
			return v, true
		}
		if known != nil {
			s := &t.Steps[i].Step
			p, q := t.factors(s)
			out := Multiply(known, p.prime, q)
			if crypto.Keccak256Hash(out) != s.StampOut {
				return t.convict(i, known, p.gap), true
			}
			known = out
		}
	}
	if limit < len(t.Steps) {
		return Verdict{}, false // the client has to answer first
	}
	return t.end(known)
}

// signed checks keys and link of a Step.
func (t *trace) signed(i int) (Verdict, bool) {
	s := &t.Steps[i].Step
	if s.Keys != t.keysOf(s) {
		if !t.rules.Kept {
			return Verdict{Guilty: Supervisor, Step: i, Reason: fmt.Sprintf("Step %d: the supervisor committed to other keys than its seed gives", i)}, true
		}
		// No court convicts of this: it cannot tell what the server was given. But no path leads to these keys.
		return Verdict{Guilty: Server, Server: s.Server, Step: i, Reason: fmt.Sprintf("Step %d: signed with keys that the tick is not committed to", i)}, true
	}
	previous := &t.Steps[i-1].Step
	if s.StampIn == previous.StampOut {
		return Verdict{}, false
	}
	return Verdict{
		Guilty: Server, Server: s.Server, Step: i, Reason: fmt.Sprintf("Step %d: the stamp that came in is not what the Step before put out", i),
		Evidence: &Evidence{Kind: Link, Step: *s, Signature: t.signatures[i], Previous: *previous},
	}, true
}

// convict says that the product of a Step is wrong. In is the stamp that came in, if it is known.
func (t *trace) convict(i int, in []byte, gap uint16) Verdict {
	s := &t.Steps[i].Step
	v := Verdict{Guilty: Server, Server: s.Server, Step: i, Reason: fmt.Sprintf("Step %d: the product is wrong", i)}
	if in != nil {
		v.Evidence = &Evidence{Kind: Product, Step: *s, Signature: t.signatures[i], Stamp: in, Gap: gap}
	}
	return v
}

// begin returns the stamp that the request began with, if it can be known; nil otherwise.
func (t *trace) begin(limit int) []byte {
	want := t.Steps[0].Step.StampOut
	if t.Random != nil && crypto.Keccak256Hash(t.Random) == want {
		return t.Random
	}
	if limit < len(t.Steps) || !t.opened() {
		return nil
	}
	return t.recover(want)
}

// opened reports whether the stamp is the one that the last Step put out.
func (t *trace) opened() bool {
	return t.Stamp != nil && len(t.Stamp)%common.HashLength == 0 && crypto.Keccak256Hash(t.Stamp) == t.Steps[len(t.Steps)-1].Step.StampOut
}

// end says what follows after no Step was found to be wrong going forward from what the request began with; last is nil if
// that is not known.
func (t *trace) end(last []byte) (Verdict, bool) {
	switch {
	case !t.opened():
		// Its last server may have sealed it wrongly, or its client may have changed it: nothing that is signed says.
		return Verdict{Reason: "the stamp did not open, or is not the one that the last Step put out"}, true
	case last == nil:
		return t.back(), true
	default:
		return Verdict{}, false
	}
}

// back goes from the stamp towards the first Step, dividing, until a Step is wrong. There is one, and from there on
// nothing is known: the stamp that came in is not.
func (t *trace) back() Verdict {
	at := t.Stamp
	for i := len(t.Steps) - 1; i > 0; i-- {
		in, ok := t.divide(i, at)
		if !ok {
			return t.convict(i, nil, 0)
		}
		at = in
	}
	return Verdict{Guilty: Client, Reason: "the stamp began with what is no odd word with its top bit set"}
}

// divide undoes a Step: it returns the stamp that came in, if the product is right.
func (t *trace) divide(i int, out []byte) ([]byte, bool) {
	s := &t.Steps[i].Step
	p, q := t.factors(s)
	if len(out) <= 2*common.HashLength {
		return nil, false
	}
	x, rest := new(big.Int).QuoRem(new(big.Int).SetBytes(out), new(big.Int).Mul(whole(p.prime), whole(q)), new(big.Int))
	width := len(out) - 2*common.HashLength
	if rest.Sign() != 0 || x.BitLen() > 8*width {
		return nil, false
	}
	in := x.FillBytes(make([]byte, width))
	return in, crypto.Keccak256Hash(in) == s.StampIn
}
