package supervisor

import (
	"context"
	"errors"
	"fmt"
	"strings"

	"emet/agents/eip712"
	"emet/agents/hosting"
	"emet/agents/hosting/desk"
	"emet/agents/identity"
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
			reply.Code, reply.Refused = r.code, strings.ToValidUTF8(r.why[:min(len(r.why), maxWhy)], "")
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
		err = s.complain(q)
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

// complain takes the word of a client that an entry of its own is poisoned (I-01), for whoever runs the application. It takes
// work, as the room for complaints is for all. Nobody's takes the place of another's, and an equal one is kept once.
func (s *Supervisor) complain(q *desk.Request) error {
	c := q.Complain
	s.mu.Lock()
	now, bits := tickAt(s.terms, s.head.Number+1), q.Bits(int(s.terms.ClientBits))
	s.mu.Unlock()
	if c.Tick+1 < now || c.Tick > now+1 { // whoever complains may have seen another block
		return refuse("late", "complaints of tick %d are heard now, not of %d", now, c.Tick)
	}
	if !desk.Worked(q, bits) {
		return refuse("work", "a complaint of this size takes a proof of work of %d bits", bits)
	}
	of, said := at(s.Offer, number(c.Tick)), desk.Challenge(q)
	return s.DB.Update(func(tx *store.Tx) error {
		name := at(s.Offer, number(c.Tick), said[:])
		if _, known, err := complaints.Get(tx, name); err != nil || known {
			return err
		}
		have, _, err := tallies.Get(tx, of)
		if err != nil {
			return err
		}
		have.Count, have.Bytes = have.Count+1, have.Bytes+len(c.Evidence)+len(c.Text)
		if have.Count > complaintsKept || have.Bytes > complaintBytes {
			return refuse("busy", "there are %d complaints already: this one comes in the next tick", have.Count-1)
		}
		return errors.Join(tallies.Put(tx, of, have), complaints.Put(tx, name, *c))
	})
}
