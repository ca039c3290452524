package node_test

import (
	"context"
	"errors"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/ethereum/go-ethereum/common"

	"emet/agents/hosting"
	"emet/agents/identity"
	"emet/agents/identity/hashcash"
	"emet/agents/market"
	"emet/agents/node"
)

// need fails the test at once.
func need[T any](t *testing.T) func(v T, err error) T {
	t.Helper()
	return func(v T, err error) T {
		t.Helper()
		if err != nil {
			t.Fatal(err)
		}
		return v
	}
}

func text(s string) node.Source { return node.Source{Data: strings.NewReader(s)} }

func supervisor(t *testing.T, d *node.Devnet, state string) *node.Supervisor {
	t.Helper()
	s := need[*node.Supervisor](t)(node.OpenSupervisor(t.Context(), node.Options{Network: d.Network, State: state}))
	t.Cleanup(func() { _ = s.Close() })
	return s
}

func member(t *testing.T, d *node.Devnet, state string) *node.Member {
	t.Helper()
	m := need[*node.Member](t)(node.OpenMember(t.Context(), node.Options{Network: d.Network, State: state}))
	t.Cleanup(func() { _ = m.Close() })
	return m
}

// post posts an offer on the terms that a dev network suggests.
func post(t *testing.T, s *node.Supervisor, change func(*hosting.Terms)) hosting.OfferID {
	t.Helper()
	terms := need[hosting.Terms](t)(s.DefaultTerms(t.Context()))
	if change != nil {
		change(&terms)
	}
	id, _, err := s.PostOffer(t.Context(), node.OfferRequest{Document: text("an application"), Terms: terms})
	if err != nil {
		t.Fatal(err)
	}
	return id
}

func refusal(err error) string {
	if r, ok := errors.AsType[*market.RefusedError](err); ok {
		return r.Code
	}
	return ""
}

// an offer, its next version, and keys that come and go.
func TestSupervisorPostsAndGrants(t *testing.T) {
	d := open(t, node.DevnetOptions{})
	t.Cleanup(func() { closed(t, d) })
	s := supervisor(t, d, t.TempDir())
	id := post(t, s, nil)
	version, _, err := s.ReviseOffer(t.Context(), id, text("a better application"), "", nil)
	if err != nil || version != 2 {
		t.Fatalf("version %d, %v", version, err)
	}
	offers, err := s.Offers(t.Context())
	if err != nil || len(offers) != 1 || offers[0].ID != id || offers[0].Version != 2 || offers[0].Tag.String() != "offer" {
		t.Fatalf("%+v, %v", offers, err)
	}
	key, cold := common.Address{9}, common.Address{10}
	expiry := time.Now().Add(time.Hour)
	if _, err := s.GrantKey(t.Context(), id, key, identity.Ticks, expiry); err != nil {
		t.Fatal(err)
	}
	certificate := need[node.SignedGrant](t)(s.SignGrant(t.Context(), id, cold, identity.Payments, expiry))
	carrier := member(t, d, t.TempDir())
	if _, err := carrier.CarryGrant(t.Context(), certificate); err != nil {
		t.Fatal(err)
	}
	for who, powers := range map[common.Address]identity.Powers{key: identity.Ticks, cold: identity.Payments} {
		if ok, err := s.IsAuthorised(t.Context(), id, who, powers); err != nil || !ok {
			t.Errorf("%s has not the powers %d: %v", who, powers, err)
		}
	}
	if _, err := s.RevokeKey(t.Context(), id, key, 0); err != nil {
		t.Fatal(err)
	}
	if _, err := s.GrantKey(t.Context(), id, key, identity.Ticks, expiry); refusal(err) != "Revoked" || node.KindOf(err) != node.Refused {
		t.Errorf("a key that was revoked: %v", err)
	}
	if _, _, err := s.PostOffer(t.Context(), node.OfferRequest{Document: text("an application"), Terms: offers[0].Terms}); refusal(err) != "OfferExists" {
		t.Errorf("the same offer again: %v", err)
	}
}

// B-04, SR-12: an identity is mined, registered, gives notice, and gets its deposit back when the delay is over.
func TestMemberJoinsAndLeaves(t *testing.T) {
	d := open(t, node.DevnetOptions{})
	t.Cleanup(func() { closed(t, d) })
	id := post(t, supervisor(t, d, t.TempDir()), nil)
	m := member(t, d, t.TempDir())
	who, _, err := m.Join(t.Context(), node.JoinRequest{
		Scope: id, Host: identity.Host{Name: "w1.example.org", Port: 4001}, Record: text("where to find me"),
	})
	if err != nil {
		t.Fatal(err)
	}
	list, err := m.Identities(t.Context())
	if err != nil || len(list) != 1 || list[0].ID != who || list[0].State != hosting.Active || list[0].Deposit.Sign() == 0 {
		t.Fatalf("%+v, %v", list, err)
	}
	if key := need[*identity.Key](t)(m.Signer(t.Context(), who)); key.Address() != list[0].Signer {
		t.Errorf("the identity signs with %s, the key is %s", list[0].Signer, key)
	}
	need[*identity.SealingKey](t)(m.SealingKey(t.Context(), who))
	if _, err := m.Announce(t.Context(), who, node.Source{}, true); err != nil {
		t.Fatal(err)
	}
	if s := need[hosting.Standing](t)(m.Identity(t.Context(), who)); !s.Full {
		t.Error("the identity is not at capacity")
	}
	standing, _, err := m.Exit(t.Context(), who)
	if err != nil || standing.State != hosting.Exiting || standing.ExitAt.IsZero() {
		t.Fatalf("%+v, %v", standing, err)
	}
	for {
		amount, _, err := m.Withdraw(t.Context(), who)
		if refusal(err) == "TooEarly" {
			pause(t)
			continue
		}
		if err != nil || amount.Sign() == 0 {
			t.Fatalf("%v, %v", amount, err)
		}
		break
	}
	if s := need[hosting.Standing](t)(m.Identity(t.Context(), who)); s.State != hosting.Gone {
		t.Errorf("the identity is %s", s.State)
	}
}

// F13: a miner that is interrupted takes up its work with the key that it made, and registers once.
func TestJoinResumes(t *testing.T) {
	d := open(t, node.DevnetOptions{})
	t.Cleanup(func() { closed(t, d) })
	s := supervisor(t, d, t.TempDir())
	id := post(t, s, func(t *hosting.Terms) { t.WorkerBits = 60 })
	state := t.TempDir()
	request := node.JoinRequest{Scope: id, Host: identity.Host{Name: "w1.example.org", Port: 4001}, Workers: 1}
	for range 2 {
		m := member(t, d, state)
		ctx, cancel := context.WithCancel(t.Context())
		request.Progress = func(hashcash.Progress) { cancel() }
		if _, _, err := m.Join(ctx, request); !errors.Is(err, context.Canceled) {
			t.Fatalf("mined 60 bits: %v", err)
		}
		if err := m.Close(); err != nil {
			t.Fatal(err)
		}
	}
	easy := need[[]hosting.Offer](t)(s.Offers(t.Context()))[0].Terms.Entry
	easy.WorkerBits = 8
	if _, _, err := s.ReviseOffer(t.Context(), id, text("an easier application"), "", &easy); err != nil {
		t.Fatal(err)
	}
	m := member(t, d, state)
	request.Progress = nil
	who, _, err := m.Join(t.Context(), request)
	if err != nil {
		t.Fatal(err)
	}
	made := need[[]common.Address](t)(identity.Accounts(filepath.Join(state, "identities")))
	if signer := need[*identity.Key](t)(m.Signer(t.Context(), who)).Address(); len(made) != 1 || made[0] != signer {
		t.Errorf("keys %v were made, %s registered", made, signer)
	}
}

// F13: what was asked for and not told is neither lost nor done again. Each try is another key, until one was interrupted
// after its transaction had been shown and before a block had it.
func TestRequestsAreDoneOnce(t *testing.T) {
	d := open(t, node.DevnetOptions{BlockTime: time.Second})
	t.Cleanup(func() { closed(t, d) })
	state := t.TempDir()
	s := supervisor(t, d, state)
	id := post(t, s, nil)
	expiry := time.Now().Add(time.Hour)
	key := common.Address{1}
	for ; ; key[0]++ {
		err := interrupted(t, s, func(ctx context.Context) error {
			_, err := s.GrantKey(ctx, id, key, identity.Ticks, expiry)
			return err
		})
		if errors.Is(err, context.Canceled) {
			break
		}
		if err != nil || key[0] == 20 {
			t.Fatalf("the block was faster than an interruption %d times: %v", key[0], err)
		}
	}
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	s = supervisor(t, d, state)
	if _, err := s.GrantKey(t.Context(), id, key, identity.Ticks, expiry); err != nil {
		t.Fatal(err)
	}
	if want := 1 + uint64(key[0]); sent(t, s) != want {
		t.Errorf("%d transactions were sent: want %d", sent(t, s), want)
	}
	if k := need[hosting.KeyState](t)(s.KeyOf(t.Context(), id, key)); k.Nonce != 1 {
		t.Errorf("the key was granted %d times", k.Nonce)
	}
}

// interrupted does something until the node has one more transaction of the supervisor.
func interrupted(t *testing.T, s *node.Supervisor, fn func(context.Context) error) error {
	t.Helper()
	before := sent(t, s)
	ctx, cancel := context.WithCancel(t.Context())
	defer cancel()
	var watcher sync.WaitGroup
	watcher.Go(func() {
		for ctx.Err() == nil {
			nonce, err := s.Client.PendingNonceAt(ctx, s.Key.Address())
			if err != nil || nonce > before {
				cancel()
			}
		}
	})
	err := fn(ctx)
	cancel()
	watcher.Wait()
	return err
}

// B-06, B-07: a client registers, reserves a key, and appends to it.
func TestClientOwnsData(t *testing.T) {
	d := open(t, node.DevnetOptions{})
	t.Cleanup(func() { closed(t, d) })
	id := post(t, supervisor(t, d, t.TempDir()), nil)
	c := need[*node.Client](t)(node.OpenClient(t.Context(), node.Options{Network: d.Network, State: t.TempDir()}))
	t.Cleanup(func() { closed(t, c) })
	if _, _, err := c.Reserve(t.Context(), id, "note", text("too early")); refusal(err) != "NotClient" {
		t.Errorf("a stranger: %v", err)
	}
	for range 2 { // the second time costs nothing
		if _, err := c.Register(t.Context(), id, nil); err != nil {
			t.Fatal(err)
		}
	}
	key, _, err := c.Reserve(t.Context(), id, "note", text("first"))
	if err != nil {
		t.Fatal(err)
	}
	for want := uint64(1); want <= 2; want++ {
		if at, _, err := c.Append(t.Context(), key, text("the same again")); err != nil || at != want {
			t.Fatalf("appended at %d, %v: want %d", at, err, want)
		}
	}
	logs, err := c.Keys(t.Context())
	if err != nil || len(logs) != 1 || logs[0].Key != key || logs[0].Offer != id || logs[0].Count != 3 || logs[0].Tag.String() != "note" {
		t.Errorf("%+v, %v", logs, err)
	}
	if _, _, err := c.Append(t.Context(), common.Hash{1}, text("nowhere")); refusal(err) != "KeyNotFound" {
		t.Errorf("an unknown key: %v", err)
	}
	who, _, err := c.Join(t.Context(), node.JoinRequest{Scope: id})
	if err != nil {
		t.Fatal(err)
	}
	if s := need[hosting.Standing](t)(c.Identity(t.Context(), who)); s.Role != uint8(identity.Client) {
		t.Errorf("%+v", s)
	}
}

// pause waits a little for the chain's time to pass.
func pause(t *testing.T) {
	t.Helper()
	select {
	case <-time.After(100 * time.Millisecond):
	case <-t.Context().Done():
		t.Fatal(t.Context().Err())
	}
}
