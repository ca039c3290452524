package node_test

import (
	"os"
	"path/filepath"
	"testing"
	"time"

	"github.com/ethereum/go-ethereum/common"

	"emet/agents/channel"
	"emet/agents/hosting"
	"emet/agents/identity"
	"emet/agents/node"
)

// killed keeps what the state file is at this moment, for restart to put it back: as if the process had been killed now,
// with all done and nothing said of it.
func killed(t *testing.T, state string) (restart func()) {
	t.Helper()
	file := filepath.Join(state, "state.db")
	blob := need[[]byte](t)(os.ReadFile(file))
	return func() {
		t.Helper()
		if err := os.WriteFile(file, blob, 0o600); err != nil {
			t.Fatal(err)
		}
	}
}

// F13: a process that did what it was asked for, and was killed before it could say so, is asked again with the same
// words: it says what it did, and does nothing. Asked a third time, it does it again.
func TestUntoldIsNotDoneAgain(t *testing.T) {
	d := open(t, node.DevnetOptions{})
	t.Cleanup(func() { closed(t, d) })
	state := t.TempDir()
	var offer hosting.OfferID
	var pay channel.ID
	expiry := time.Now().Add(time.Hour)
	for _, what := range []struct {
		name string
		ask  func(s *node.Supervisor) (said any, err error)
		once bool // done again, it is refused
		free bool // no transaction
	}{
		{name: "post an offer", once: true, ask: func(s *node.Supervisor) (any, error) {
			id, r, err := s.PostOffer(t.Context(), node.OfferRequest{Document: text("an application"), Terms: suggested(t, s)})
			offer = id
			return r.Tx, err
		}},
		{name: "grant a key", ask: func(s *node.Supervisor) (any, error) {
			r, err := s.GrantKey(t.Context(), offer, common.Address{9}, identity.Ticks, expiry)
			return r.Tx, err
		}},
		{name: "open a channel", ask: func(s *node.Supervisor) (any, error) {
			id, _, err := s.OpenChannel(t.Context(), node.ChannelRequest{Payee: common.Address{7}, Amount: wei(1000)})
			pay = id
			return id, err
		}},
		{name: "add to it", ask: func(s *node.Supervisor) (any, error) {
			r, err := s.TopUp(t.Context(), pay, wei(10))
			return r.Tx, err
		}},
		{name: "pay", free: true, ask: func(s *node.Supervisor) (any, error) {
			v, err := s.Pay(t.Context(), pay, wei(3), identity.Checkpoint{})
			return v.Voucher.Total, err
		}},
	} {
		s := supervisor(t, d, state)
		before := sent(t, s)
		first, err := what.ask(s)
		if err != nil {
			t.Fatalf("%s: %v", what.name, err)
		}
		restart := killed(t, state)
		if err := s.Close(); err != nil {
			t.Fatal(err)
		}
		restart()

		s = supervisor(t, d, state)
		second, err := what.ask(s)
		if err != nil || second != first {
			t.Errorf("%s, again after a kill: %v, %v; want %v", what.name, second, err, first)
		}
		if n := sent(t, s) - before; n != 1 && !what.free || n != 0 && what.free {
			t.Errorf("%s: %d transactions were sent", what.name, n)
		}
		if err := s.Close(); err != nil {
			t.Fatal(err)
		}

		s = supervisor(t, d, state)
		third, err := what.ask(s)
		if what.once {
			if refusal(err) == "" {
				t.Errorf("%s, once more: %v", what.name, err)
			}
		} else if err != nil || third == first {
			t.Errorf("%s, once more: %v, %v", what.name, third, err)
		}
		if err := s.Close(); err != nil {
			t.Fatal(err)
		}
	}
}

// F13: the same of a member, whose identity is a key that must not be made twice, and of a client.
func TestUntoldIdentityIsNotMadeAgain(t *testing.T) {
	d := open(t, node.DevnetOptions{})
	t.Cleanup(func() { closed(t, d) })
	s := supervisor(t, d, t.TempDir())
	offer := post(t, s, nil)
	state := t.TempDir()
	m := member(t, d, state)
	request := node.JoinRequest{Scope: offer, Host: identity.Host{Name: "w1.example.org", Port: 4001}}
	first, _, err := m.Join(t.Context(), request)
	if err != nil {
		t.Fatal(err)
	}
	restart := killed(t, state)
	if err := m.Close(); err != nil {
		t.Fatal(err)
	}
	restart()
	m = member(t, d, state)
	if second, _, err := m.Join(t.Context(), request); err != nil || second != first {
		t.Errorf("again after a kill: %v, %v; want %v", second, err, first)
	}
	if list := need[[]hosting.Standing](t)(s.Identities(t.Context(), offer)); len(list) != 1 {
		t.Errorf("%d identities have joined", len(list))
	}
	if third, _, err := m.Join(t.Context(), request); err != nil || third == first {
		t.Errorf("once more: %v, %v", third, err)
	}
}

func suggested(t *testing.T, s *node.Supervisor) hosting.Terms {
	t.Helper()
	return need[hosting.Terms](t)(s.DefaultTerms(t.Context()))
}

// sent is how many transactions the supervisor's account has sent.
func sent(t *testing.T, s *node.Supervisor) uint64 {
	t.Helper()
	return need[uint64](t)(s.Client.NonceAt(t.Context(), s.Key.Address(), nil))
}
