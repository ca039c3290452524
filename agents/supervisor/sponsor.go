package supervisor

import (
	"context"
	"errors"

	"github.com/ethereum/go-ethereum/common"

	"emet/agents/hosting"
	"emet/agents/hosting/desk"
	"emet/agents/market"
)

// logStart is what the first entry of every log is.
const logStart = "emet.log/1\n"

// support sends for a client what it has worked for or signed.
func (s *Supervisor) support(ctx context.Context, q desk.Sponsor) (r desk.Reply, err error) {
	var sent common.Hash
	var client common.Address
	switch {
	case q.Register != nil:
		client = q.Register.Client
		if err := s.mayDeal(q.Register.Client); err != nil {
			return r, err
		}
		if err := s.mayspend(q.Register.Client); err != nil {
			return r, err
		}
		sent, err = s.Sponsor.Register(ctx, q.Register.Client, q.Register.Block, q.Register.Nonce)
	case q.Reserve != nil:
		v := q.Reserve.Reservation
		client = v.Client
		if err := s.mayDeal(v.Client, v.Writer); err != nil {
			return r, err
		}
		if err := s.mayReserve(v, q.Block); err != nil {
			return r, err
		}
		if err := s.Content.KeepBlock(ctx, v.Initial, q.Block); err != nil {
			return r, err
		}
		if err := s.mayspend(v.Client); err != nil {
			return r, err
		}
		sent, err = s.Sponsor.Reserve(ctx, v, q.Reserve.Signature)
	default:
		r.Receipt, err = s.take(ctx, *q.Update, q.Block)
	}
	refused, ok := errors.AsType[*market.RefusedError](err)
	if q.Update == nil && sent == (common.Hash{}) && (ok || err == nil) {
		s.unspent(client)
	}
	if ok {
		err = refuse("unknown", "%s", refused.Sentence)
	}
	if sent != (common.Hash{}) {
		r.Tx = sent.Hex()
	}
	return r, err
}

// What is done for a client in a tick at this supervisor's cost: so much that nobody needs more, and so little that one
// client cannot use up what all have.
const (
	sponsoredShare = 16       // of what is sponsored for all, one part in so many is for one client,
	sponsoredLeast = 4        // or so many transactions
	updatesOfLog   = 1024     // that are anchored,
	bytesOfLog     = 16 << 20 // and kept
)

// allowance is what was done for clients in a tick.
type allowance struct {
	tick    uint64
	sent    int // transactions that were paid for them,
	clients map[common.Address]int
	logs    map[common.Hash]tally // updates that were taken
}

// allow changes what was done in the tick that runs.
func (s *Supervisor) allow(change func(a *allowance) error) error {
	s.mu.Lock()
	defer s.mu.Unlock()
	if t := tickAt(s.terms, s.head.Number); s.allowed.clients == nil || s.allowed.tick != t {
		s.allowed = allowance{tick: t, clients: map[common.Address]int{}, logs: map[common.Hash]tally{}}
	}
	return change(&s.allowed)
}

// mayspend counts a transaction that is paid for a client.
func (s *Supervisor) mayspend(client common.Address) error {
	return s.allow(func(a *allowance) error {
		if a.sent >= s.Sponsors {
			return refuse("busy", "%d transactions were sponsored in this tick: ask again in the next one, or pay for it yourself", s.Sponsors)
		}
		if most := max(s.Sponsors/sponsoredShare, sponsoredLeast); a.clients[client] >= most {
			return refuse("busy", "%d transactions were sponsored for %s in this tick: ask again in the next one, or pay for it yourself", most, client)
		}
		a.sent++
		a.clients[client]++
		return nil
	})
}

// unspent takes back what was counted for a transaction that was not sent: what is refused costs nobody a place.
func (s *Supervisor) unspent(client common.Address) {
	_ = s.allow(func(a *allowance) error { // which does not fail
		if a.clients[client] > 0 {
			a.sent--
			a.clients[client]--
		}
		return nil
	})
}

// mayTake counts an update that is kept and anchored for the writer of a log.
func (s *Supervisor) mayTake(log common.Hash, bytes int) error {
	return s.allow(func(a *allowance) error {
		have := a.logs[log]
		have.Count, have.Bytes = have.Count+1, have.Bytes+bytes
		if have.Count > updatesOfLog || have.Bytes > bytesOfLog {
			return refuse("busy", "%d updates of log %s were taken in this tick: make the request again in the next one, or pay for it yourself", have.Count-1, log)
		}
		a.logs[log] = have
		return nil
	})
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
	if err := s.mayTake(u.Update.Key, len(block)); err != nil {
		return nil, err
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
