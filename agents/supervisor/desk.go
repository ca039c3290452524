package supervisor

import (
	"context"
	"errors"
	"fmt"

	"github.com/ethereum/go-ethereum/common"

	"emet/agents/eip712"
	"emet/agents/hosting"
	"emet/agents/hosting/desk"
	"emet/agents/identity"
	"emet/agents/market"
	"emet/agents/store"
)

// refusal is why a desk does not do what it is asked: a word for programs, and a sentence for people.
type refusal struct{ code, why string }

func (r *refusal) Error() string { return r.why }

// refuse refuses with one of the codes of [desk.Reply].
func refuse(code, format string, args ...any) error {
	return &refusal{code, fmt.Sprintf(format, args...)}
}

// maxWhy is how many bytes of a reason are told.
const maxWhy = 400

// Answer answers a question to the desk (see [desk.Protocol]) of the peer that asks. It never fails: what cannot be done is
// said in the reply. An equal question gets an equal answer, and is done once.
func (s *Supervisor) Answer(ctx context.Context, from string, question []byte) []byte {
	reply, err := s.answer(ctx, from, question)
	if err != nil {
		reply = desk.Reply{Code: "busy", Refused: "the supervisor cannot do that now: ask again in a while"}
		if r, ok := errors.AsType[*refusal](err); ok {
			reply.Code, reply.Refused = r.code, r.why[:min(len(r.why), maxWhy)]
		} else {
			s.Log.Warn().Err(err).Str("peer", from).Msg("a question to the desk could not be answered")
		}
	}
	return desk.EncodeReply(&reply)
}

func (s *Supervisor) answer(ctx context.Context, from string, question []byte) (r desk.Reply, err error) {
	q, err := desk.DecodeRequest(question)
	switch {
	case err != nil:
		return r, refuse("unknown", "%v", err)
	case q.App != s.Offer:
		return r, refuse("unknown", "application %s is not run here", q.App)
	case q.Tokens != nil:
		r.Tokens, err = s.sell(ctx, q)
	case q.Sponsor != nil:
		return s.support(ctx, *q.Sponsor)
	case q.Hello != nil:
		r.Pay, err = s.hello(ctx, from, *q.Hello)
	case q.Receipts != nil:
		r.Pay, err = s.pay(ctx, *q.Receipts)
	case q.Attest != nil:
		err = s.attest(*q.Attest)
	case q.Complain != nil:
		err = s.complain(*q.Complain)
	default:
		err = refuse("unknown", "nothing was asked")
	}
	return r, err
}

// attest takes a server slot's word that it holds all files of a tick (SR-20), and keeps it: whoever doubts the tick is
// shown two thirds of them.
func (s *Supervisor) attest(a desk.Attest) error {
	next, err := s.next(a.Tick)
	if errors.Is(err, ErrNoPlan) {
		return refuse("late", "tick %d is not one whose signatures are collected", a.Tick)
	} else if err != nil {
		return err
	}
	slot, ok := next.Server(a.Identity)
	if !ok {
		return refuse("unknown", "identity %s has no slot in tick %d", a.Identity, a.Tick)
	}
	r, found, err := load(s.DB, rounds, at(s.Offer, number(a.Tick)))
	if err != nil {
		return err
	}
	if !found || r.Stage < Posted {
		return refuse("busy", "tick %d is not posted yet", a.Tick)
	}
	sig, err := eip712.ParseSignature(a.Signature)
	if err != nil {
		return refuse("unknown", "the signature: %v", err)
	}
	message := hosting.Attestation(s.Offer, a.Tick, a.Identity, r.Posting.Document)
	if by, err := eip712.Recover(s.TickDomain.Digest(message), sig); err != nil || by != slot.Signer {
		return refuse("unknown", "the attestation of tick %d is not signed by the key of identity %s", a.Tick, a.Identity)
	}
	if err := save(s.DB, attested, at(s.Offer, number(a.Tick), a.Identity[:]), a.Signature); err != nil {
		return err
	}
	return s.seen(a.Identity)
}

// defend answers whoever demands to see that the servers hold the files of a tick.
func (s *Supervisor) defend(ctx context.Context, t uint64) error {
	r, found, err := load(s.DB, rounds, at(s.Offer, number(t)))
	if err != nil || !found || r.Stage < Posted {
		return err
	}
	given, err := list(s.DB, attested, at(s.Offer, number(t)))
	if err != nil || len(given) == 0 {
		return err
	}
	next, err := s.next(t)
	if err != nil {
		return err
	}
	by := map[identity.ID]eip712.Signature{}
	for _, g := range given {
		_, id := tickAndID(g.Key)
		if by[id], err = eip712.ParseSignature(g.Value); err != nil {
			return err
		}
	}
	a := Answer{Tick: r.Tick, Slots: next.IDs()}
	for i, id := range a.Slots {
		if sig, ok := by[id]; ok {
			a.Signers, a.Signatures = append(a.Signers, i), append(a.Signatures, sig)
		}
	}
	if 3*len(a.Signers) < 2*len(a.Slots) {
		return nil
	}
	name, err := s.seedName(t)
	if err != nil {
		return err
	}
	seed, err := s.seed(name)
	if err != nil {
		return err
	}
	program, err := s.program(ctx, next.Program)
	if err != nil {
		return err
	}
	a.Proof = next.SlotsPath(program, seed)
	answered, err := s.Doubts.Answer(ctx, a)
	if answered {
		s.Log.Info().Uint64("tick", t).Int("signatures", len(a.Signers)).Msg("a doubted tick was shown to be held")
	}
	return err
}

// How many complaints are kept of a tick, and how many bytes of them: more say nothing more, and anybody can complain.
const (
	complaintsKept = 1000
	complaintBytes = 16 << 20
	complaintTicks = 64 // for so many ticks
)

// tally is how many complaints there are of a tick.
type tally struct {
	Count int `json:"count"`
	Bytes int `json:"bytes"`
}

// complain takes the word of a client that an entry of its own is poisoned (I-01), for whoever runs the application.
func (s *Supervisor) complain(c desk.Complain) error {
	s.mu.Lock()
	t := tickAt(s.terms, s.head.Number)
	s.mu.Unlock()
	return s.DB.Update(func(tx *store.Tx) error {
		have, _, err := tallies.Get(tx, at(s.Offer, number(t)))
		if err != nil {
			return err
		}
		have.Count, have.Bytes = have.Count+1, have.Bytes+len(c.Evidence)+len(c.Text)
		if have.Count > complaintsKept || have.Bytes > complaintBytes {
			return refuse("busy", "there are %d complaints already: this one comes in the next tick", have.Count-1)
		}
		name := at(s.Offer, number(t), c.Entry.Digest[:])
		return errors.Join(tallies.Put(tx, at(s.Offer, number(t)), have), complaints.Put(tx, name, c))
	})
}

// logStart is what the first entry of every log is.
const logStart = "emet.log/1\n"

// support sends for a client what it has worked for or signed.
func (s *Supervisor) support(ctx context.Context, q desk.Sponsor) (r desk.Reply, err error) {
	var sent common.Hash
	switch {
	case q.Register != nil:
		if err := s.mayDeal(q.Register.Client); err != nil {
			return r, err
		}
		if err := s.mayspend(); err != nil {
			return r, err
		}
		sent, err = s.Sponsor.Register(ctx, q.Register.Client, q.Register.Block, q.Register.Nonce)
	case q.Reserve != nil:
		v := q.Reserve.Reservation
		if err := s.mayDeal(v.Client, v.Writer); err != nil {
			return r, err
		}
		if err := s.mayReserve(v, q.Block); err != nil {
			return r, err
		}
		if err := s.Content.KeepBlock(ctx, v.Initial, q.Block); err != nil {
			return r, err
		}
		if err := s.mayspend(); err != nil {
			return r, err
		}
		sent, err = s.Sponsor.Reserve(ctx, v, q.Reserve.Signature)
	default:
		r.Receipt, err = s.take(ctx, *q.Update, q.Block)
	}
	refused, ok := errors.AsType[*market.RefusedError](err)
	if q.Update == nil && sent == (common.Hash{}) && (ok || err == nil) {
		s.unspent()
	}
	if ok {
		err = refuse("unknown", "%s", refused.Sentence)
	}
	if sent != (common.Hash{}) {
		r.Tx = sent.Hex()
	}
	return r, err
}

// mayspend counts a transaction that is paid for a client.
func (s *Supervisor) mayspend() error {
	s.mu.Lock()
	defer s.mu.Unlock()
	t := tickAt(s.terms, s.head.Number)
	if s.sponsored[t] >= s.Sponsors {
		return refuse("busy", "%d transactions were sponsored in this tick: ask again in the next one, or pay for it yourself", s.Sponsors)
	}
	for old := range s.sponsored {
		if old < t {
			delete(s.sponsored, old)
		}
	}
	s.sponsored[t]++
	return nil
}

// unspent takes back what was counted for a transaction that was not sent: what is refused costs nobody a place.
func (s *Supervisor) unspent() {
	s.mu.Lock()
	defer s.mu.Unlock()
	if t := tickAt(s.terms, s.head.Number); s.sponsored[t] > 0 {
		s.sponsored[t]--
	}
}

// mayReserve checks what is to be reserved: a log of a key of the program, empty, for who owns it.
func (s *Supervisor) mayReserve(v hosting.Reservation, block []byte) error {
	switch {
	case v.Offer != s.Offer:
		return refuse("unknown", "the reservation is for application %s", v.Offer)
	case string(block) != logStart:
		return refuse("unknown", "a log begins with %q", logStart)
	}
	s.mu.Lock()
	program := s.programs[s.offer.Program]
	s.mu.Unlock()
	for label := range program.Keys {
		if tag, err := hosting.NewTag(label.String()); err == nil && tag == v.Tag {
			return nil
		}
	}
	return refuse("unknown", "the program has no key %q", v.Tag)
}

// take promises an update a place in the next batch, and keeps its content. The last blocks of a tick are left for anchoring
// what was taken before: what comes then would be of a tick that had ended when it was anchored.
func (s *Supervisor) take(ctx context.Context, u hosting.SignedUpdate, block []byte) ([]byte, error) {
	s.mu.Lock()
	terms, head := s.terms, s.head.Number
	s.mu.Unlock()
	t := tickAt(terms, head)
	if head+lastCall(terms) > terms.CutOff(t) {
		return nil, refuse("late", "tick %d is over in less than %d blocks: make the request again in the next one", t, lastCall(terms)+1)
	}
	if err := s.mayWrite(ctx, u.Update.Key); err != nil {
		return nil, err
	}
	if err := s.Relay.Check(ctx, u); err != nil { // before anything is kept for whoever asks
		return nil, refuse("unknown", "%v", err)
	}
	if err := s.Content.KeepBlock(ctx, u.Update.Content, block); err != nil {
		return nil, refuse("unknown", "the content of the update is not the block that was sent: %v", err)
	}
	promise, err := s.Relay.Take(ctx, u)
	if err != nil {
		return nil, refuse("unknown", "%v", err)
	}
	s.mu.Lock()
	s.taken[t]++
	for old := range s.taken {
		if old+awayAfter < t {
			delete(s.taken, old)
		}
	}
	s.mu.Unlock()
	return promise, nil
}

// lastCall is how many blocks before a cut-off no more updates are taken.
func lastCall(t hosting.Terms) uint64 { return min(3, uint64(t.TickBlocks)/5) }

// anchor anchors what was taken.
func (s *Supervisor) anchor(ctx context.Context) error {
	n, err := s.Relay.Anchor(ctx)
	if n > 0 {
		s.Log.Debug().Int("batches", n).Msg("updates anchored")
	}
	return err
}
