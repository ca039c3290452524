package server_test

import (
	"bytes"
	"slices"
	"testing"
	"time"

	"github.com/ethereum/go-ethereum/common"

	"emet/agents/hosting/sealed"
	"emet/agents/hosting/server"
	"emet/agents/hosting/server/servertest"
	"emet/agents/hosting/stamp"
	"emet/agents/hosting/tick"
)

// An honest request passes, and its stamp is right once the seed is known. SR-17, F-13, F-23
func TestUpdatesAreStamped(t *testing.T) {
	s := newScene(t, nil)
	o, err := s.serve()
	if err != nil || o.Failure != nil {
		t.Fatalf("%v, %+v", err, o)
	}
	if o.Value.Int() != 20 || len(o.Changes) != 2 {
		t.Errorf("%d with %d changes", o.Value.Int(), len(o.Changes))
	}
	if v := s.verdict(o); !v.OK {
		t.Errorf("%+v", v)
	}
}

// verdict checks an outcome's stamp as the supervisor does after the tick.
func (s *scene) verdict(o *sealed.Outcome) stamp.Verdict {
	s.t.Helper()
	signers := map[common.Hash]common.Address{}
	for _, m := range s.Next.Servers {
		signers[m.ID] = m.Signer
	}
	checker := stamp.NewChecker(stamp.Rules{
		App: s.Next.App, Tick: s.Next.Tick, Seed: s.Secret, ChainID: servertest.Court.ChainID, Court: servertest.Court.Contract,
		Signers: signers, Kept: true,
	})
	e := o.Changes[0].Entry
	r := &stamp.Request{ID: e.Header.ID(), Key: e.Header.Key}
	for _, step := range e.Steps {
		r.Steps = append(r.Steps, stamp.Signed{Step: step.Step, Signature: step.Signature})
	}
	r.Slots = stamp.Slots(r.Steps)
	_, opener := stamp.SealingKey(s.Secret)
	if opened, err := opener.Open(sealed.StampInfo(r.ID, sealed.ForTick), e.Stamp); err == nil {
		r.Stamp = opened
	}
	return checker.Check(r)
}

// An update that no server computed is not stamped, even if the client and the top server want it: servers of updates go
// the whole way again, and name whose work is missing. N-03
func TestForgedUpdates(t *testing.T) {
	s := newScene(t, nil)
	if o, err := s.serve(); err != nil || o.Failure != nil {
		t.Fatalf("%v, %+v", err, o)
	}
	// Other servers of the same updates, who know of no call: a crash with a lost disk.
	for _, m := range s.Members {
		*m.Journal = servertest.Journal{}
		if err := s.Start(m); err != nil {
			t.Fatal(err)
		}
	}
	s.refused("another result", s.ask(3, func(c *sealed.Call) { c.Results[0].Shape = public(10) }), 1, sealed.Invalid)
	s.refused("a result that the top server signed", s.ask(3, func(c *sealed.Call) {
		c.Results[1].Shape = public(20)
		statement := c.Header.Statement(c.Header.ID(), 2, c.Body.Slots[1], common.Hash{}, &c.Results[1])
		signature, err := s.slot(0).SignDigest(statement.Hash())
		if err != nil {
			t.Fatal(err)
		}
		c.Results[1].Signature = signature[:]
	}), 2, sealed.Invalid)
	s.refused("results that changed places", s.ask(3, func(c *sealed.Call) { slices.Reverse(c.Results) }), 1, sealed.Invalid)
	s.refused("another change", s.ask(4, func(c *sealed.Call) { c.Steps[1].Step.Delta = common.Hash{1} }), 3, sealed.Invalid)
	s.refused("a Step that the top server signed", s.ask(4, func(c *sealed.Call) {
		signature, err := s.slot(0).SignDigest(s.App.Digest(&c.Steps[1].Step))
		if err != nil {
			t.Fatal(err)
		}
		c.Steps[1].Signature = signature[:]
	}), 3, sealed.Invalid)
	s.refused("a first Step of somebody else's", s.ask(3, func(c *sealed.Call) { c.Steps[0].Signature = c.Results[0].Signature }), 3, sealed.Invalid)
	s.refused("keys that nobody is committed to", s.ask(4, func(c *sealed.Call) { c.Steps[1].PrimePath = nil }), 3, sealed.Invalid)
	s.refused("another stamp", s.ask(4, func(c *sealed.Call) { c.Stamp[len(c.Stamp)-1] ^= 1 }), 3, sealed.Invalid)
	s.refused("another slot", s.ask(4, func(c *sealed.Call) { c.Slot.Server.Attempt++ }), 0, sealed.Invalid)
	s.refused("the first update left out", s.ask(4, func(c *sealed.Call) { c.Steps = c.Steps[:1] }), 0, sealed.Invalid)
	if a := s.ask(3, nil); a.Stamped == nil {
		t.Errorf("what is right is refused: %+v", a.Failure)
	}
}

// Nothing is signed twice: the same call gets the same bytes, before and after a crash, and another one for the same slot
// none. SR-17
func TestNothingIsSignedTwice(t *testing.T) {
	s := newScene(t, nil)
	first := s.slot(0).Serve(t.Context(), s.envelope)
	for n, call := range s.calls {
		before := s.slot(n).Answer(t.Context(), call)
		if err := s.Start(s.slot(n)); err != nil {
			t.Fatal(err)
		}
		if after := s.slot(n).Answer(t.Context(), call); !bytes.Equal(before, after) {
			t.Errorf("slot %d answers another time", n)
		}
		s.refused("another call", s.ask(n, func(c *sealed.Call) {
			if c.Stamp = append([]byte{1}, c.Stamp...); c.Slot.Kind == tick.Point {
				c.Stamp, c.Args = nil, append(c.Args, 0)
			}
		}), n, sealed.Refused)
	}
	if err := s.Start(s.slot(0)); err != nil {
		t.Fatal(err)
	}
	if again := s.slot(0).Serve(t.Context(), s.envelope); !bytes.Equal(first, again) {
		t.Error("the top server replies another time")
	}
}

// Whether a server is killed before it kept what it signed or right after: nobody ever gets two Steps for one slot. SR-17
func TestKilledBetweenSigningAndAnswering(t *testing.T) {
	for _, crash := range []servertest.Crash{servertest.Before, servertest.After} {
		for n := range uint16(5) {
			s := newScene(t, nil)
			s.slot(n).Journal.Crash = crash
			if o, err := s.serve(); err == nil && o.Failure == nil {
				t.Fatalf("slot %d was served by a server that was killed", n)
			}
			s.slot(n).Journal.Crash = servertest.Never
			if err := s.Start(s.slot(n)); err != nil {
				t.Fatal(err)
			}
			if n == 0 { // the client asks again
				if o, err := s.serve(); err != nil || o.Failure != nil {
					t.Errorf("after %d: %v, %+v", crash, err, o)
				}
				continue
			}
			a, again := s.ask(n, nil), s.ask(n, nil)
			if a.Failure != nil || !bytes.Equal(encode(a), encode(again)) {
				t.Errorf("slot %d after %d: %+v", n, crash, a.Failure)
			}
			works, err := s.slot(n).Journal.Works()
			if err != nil || len(works) != 1 {
				t.Errorf("slot %d after %d: %d works, %v", n, crash, len(works), err)
			}
		}
	}
}

// What was for one tick is of no use in the next. N-06
func TestReplayAcrossTicks(t *testing.T) {
	s := newScene(t, nil)
	if o, err := s.serve(); err != nil || o.Failure != nil {
		t.Fatalf("%v, %+v", err, o)
	}
	later, err := servertest.New(servertest.Config{Program: s.Program, Servers: 8, Seed: 1, Tick: s.Begin.Tick + 1})
	if err != nil {
		t.Fatal(err)
	}
	for n := range uint16(5) {
		m := s.slot(n)
		next := server.Tick{
			Next: later.Next, Package: later.Packages[m.Config.ID], Program: s.Program, Content: later.Next.Program, Commitment: later.Next.Commitment,
		}
		*m.Journal = servertest.Journal{}
		if err := m.Load(next); err != nil {
			t.Fatal(err)
		}
		if err := m.Switch(later.Begin); err != nil {
			t.Fatal(err)
		}
		if n > 0 {
			s.refused("a call of the tick before", s.ask(n, nil), n, sealed.Stale)
		}
	}
	s.fails("a request of the tick before", 0, sealed.Stale)
}

// A share that was given to another slot, or comes with a token that it is not of, opens nothing.
func TestStolenShares(t *testing.T) {
	s := newScene(t, nil)
	stolen := s.sealed.Request.Share
	s.again(nil)
	s.sealed.Request.Share = stolen
	s.sealAgain()
	s.fails("the share of another token", 0, sealed.Invalid)

	s.again(nil)
	s.sealed.Request.Parcels[0].Path = s.sealed.Request.Parcels[1].Path
	s.sealAgain()
	s.fails("the share of another slot", 1, sealed.Invalid)

	// The box of one slot opens for no other, whoever carries it there.
	s.again(nil)
	s.sealed.Request.Parcels[0].Box = s.sealed.Request.Parcels[1].Box
	s.sealAgain()
	s.fails("the box of another slot", 1, sealed.Invalid)
}

// A token pays for its owner alone: who got to see one cannot have a request of its own served with it, whatever shares it
// has. SR-21
func TestTokensOfOthers(t *testing.T) {
	s := newScene(t, nil)
	owner := s.draft.Coin.Owner()
	eve := *s.draft.Coin
	eve.Client = common.Address{0xe, 0x7e}
	s.again(&eve)
	s.fails("the token of another client", 0, sealed.Invalid)
	for n := uint16(1); n <= 2; n++ {
		s.calls[n] = s.firstCall(n)
	}
	s.refused("the token of another client", s.ask(1, nil), 1, sealed.Invalid)
	// Nor does it help to say that it is that one's request: under another header nothing of it opens.
	s.sealed.Request.Header.Owner = owner
	s.sealed.ID = s.sealed.Request.Header.ID()
	s.sealAgain()
	s.fails("a header that was changed", 0, sealed.Invalid)
}

// A token is good for one request, and two more after failures.
func TestDoublySpentTokens(t *testing.T) {
	s := newScene(t, nil)
	coin := s.draft.Coin
	for range 3 {
		if o, err := s.serve(); err != nil || o.Failure != nil {
			t.Fatalf("%v, %+v", err, o)
		}
		s.again(coin)
	}
	s.fails("the fourth request", 0, sealed.Spent)
	for n := uint16(1); n <= 2; n++ { // those whom the top server would have asked say the same
		s.calls[n] = s.firstCall(n)
	}
	s.refused("the fourth call", s.ask(1, nil), 1, sealed.Spent)

	forged := *coin
	forged.Token.Signature = slices.Clone(coin.Token.Signature)
	s.again(nil)
	s.sealed.Request.Token.Signature = slices.Clone(s.sealed.Request.Token.Signature)
	s.sealed.Request.Token.Signature[9] ^= 1
	s.sealAgain()
	s.fails("a token that nobody signed", 0, sealed.Invalid)
}

// firstCall is what the top server asks of a point that needs no other.
func (s *scene) firstCall(n uint16) []byte {
	r := s.sealed.Request
	return server.EncodeCall(&sealed.Call{
		Header: r.Header, Token: r.Token, Number: n, Slot: r.Body.Slots[n-1], Parcel: r.Parcels[n-1], Args: r.Args[n-1],
		Edges: make([][]byte, len(r.Body.Slots[n-1].Needs())),
	})
}

// Servers answer from the state that counts, and from no older one. F-11
func TestStaleState(t *testing.T) {
	s := newScene(t, nil)
	for _, m := range s.Members {
		m.Accept(s.Begin.Tick, common.Hash{1})
		m.Accept(s.Begin.Tick+1, common.Hash{2})
	}
	s.fails("a state that counts no more", 0, sealed.Stale)
	s.calls[1] = s.firstCall(1)
	s.refused("a state that counts no more", s.ask(1, nil), 1, sealed.Stale)
}

// Requests are served until they expire, and none from the future.
func TestExpiry(t *testing.T) {
	var late time.Duration
	s := newScene(t, func(_ *scene, _ *servertest.Member, c *server.Config) {
		c.Now = func() time.Time { return time.Now().Add(late) }
	})
	late = 2 * time.Minute
	s.fails("an expired request", 0, sealed.Invalid)
	late = -2 * time.Minute
	s.fails("a request that lives too long", 0, sealed.Invalid)
}

// A server that was not paid says so and serves nobody. SR-16, J-12
func TestUnpaid(t *testing.T) {
	s := newScene(t, nil)
	s.slot(2).Journal.SetUnpaid(true)
	s.fails("a slot of who is not paid", 2, server.Unpaid)
	s.again(nil)
	s.slot(0).Journal.SetUnpaid(true)
	s.fails("a top server that is not paid", 0, server.Unpaid)
}
