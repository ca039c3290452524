package server_test

import (
	"errors"
	"testing"

	"github.com/ethereum/go-ethereum/common"

	"emet/agents/hosting/sealed"
	"emet/agents/hosting/server"
	"emet/agents/hosting/server/servertest"
)

// G-18: a supervisor can ask whatever others can, and no more of it: it signs as many tokens as it likes, and a server takes
// as many in a tick as the offer says, whoever asks. What is over cannot be asked about any more: not with the state that it
// had, and not in its tick.
func TestSupervisorsAskNoMoreThanOthers(t *testing.T) {
	const most = 3
	s := newSceneOf(t, most, nil)
	served, refused := 0, 0
	for range most * len(s.Members) {
		switch o, err := s.serve(); {
		case err != nil:
			t.Fatal(err)
		case o.Failure == nil:
			served++
		case o.Failure.Code == server.Busy:
			refused++
		default:
			t.Fatalf("%+v", o.Failure)
		}
		s.again(nil)
	}
	slots := 0
	for id, m := range s.Members {
		works, err := m.Journal.Works()
		if err != nil {
			t.Fatal(err)
		}
		tokens := map[common.Hash]bool{}
		for _, w := range works {
			tokens[w.Receipt.Token.Root] = true
			slots++
		}
		if len(tokens) > most {
			t.Errorf("server %s took %d tokens: at most %d are taken", id, len(tokens), most)
		}
	}
	if served == 0 || refused == 0 {
		t.Errorf("%d requests were served, %d refused, in %d slots", served, refused, slots)
	}

	s = newScene(t, nil)
	for _, m := range s.Members {
		m.Accept(s.Begin.Tick, common.Hash{1})
		m.Accept(s.Begin.Tick+1, common.Hash{2})
	}
	s.fails("a state that was", 0, sealed.Stale)

	s = newScene(t, nil)
	later, err := servertest.New(servertest.Config{Program: s.Program, Servers: 8, Seed: 1, Tick: s.Begin.Tick + 1})
	if err != nil {
		t.Fatal(err)
	}
	for id, m := range s.Members {
		err := m.Load(server.Tick{
			Next: later.Next, Package: later.Packages[id], Program: s.Program, Content: later.Next.Program, Commitment: later.Next.Commitment,
		})
		if err := errors.Join(err, m.Switch(later.Begin)); err != nil {
			t.Fatal(err)
		}
	}
	s.again(nil) // with a token of the tick that is over, signed just now
	s.fails("a tick that is over", 0, sealed.Stale)
	for n := uint16(1); n <= 2; n++ {
		s.calls[n] = s.firstCall(n)
		s.refused("a tick that is over", s.ask(n, nil), n, sealed.Stale)
	}
}
