package server_test

import (
	"bytes"
	"crypto/rsa"
	"crypto/x509"
	"errors"
	"math/big"
	"slices"
	"testing"

	"github.com/ethereum/go-ethereum/common"
	"github.com/ethereum/go-ethereum/crypto"

	"emet/agents/hosting/score"
	"emet/agents/hosting/sealed"
	"emet/agents/hosting/server"
	"emet/agents/hosting/server/servertest"
	"emet/agents/hosting/token"
	"emet/agents/identity"
)

// Servers that the client chose itself are refused by the top server and, if that is the client's friend, by all servers of
// updates: it is the request that they refuse, and no server is named. P-13, T13
func TestWrongDraw(t *testing.T) {
	s := newScene(t, nil)
	if o, err := s.serve(); err != nil || o.Failure != nil {
		t.Fatalf("%v, %+v", err, o)
	}
	for name, choose := range map[string]func(slot int){
		"another attempt": func(slot int) { s.draft.Servers[slot].Attempt = 1 },
		"another server":  func(slot int) { s.draft.Servers[slot] = s.bystander(slot) },
	} {
		for slot := range s.draft.Servers {
			s.again(nil)
			choose(slot)
			var err error
			if s.sealed, s.envelope, err = s.App.Seal(s.draft); err != nil {
				t.Fatal(err)
			}
			s.fails(name, 0, sealed.Invalid)
			request := s.sealed.Request
			number := uint16(3)
			update := &sealed.Call{
				Header: request.Header, Token: request.Token, Number: number, Slot: request.Body.Slots[2], Parcel: request.Parcels[2],
				Body: &request.Body, Results: make([]sealed.Result, 2), Steps: []sealed.Signed{*request.First},
			}
			s.calls[number] = server.EncodeCall(update)
			a := s.ask(number, nil)
			s.refused("a draw that only the top server liked", a, number, sealed.Invalid)
			if f := a.Failure; f != nil && !bytes.Contains([]byte(f.Detail), []byte("the draw")) {
				t.Errorf("%s, slot %d: %s", name, slot, f.Detail)
			}
		}
	}
}

// bystander is a server that could serve a slot and was not drawn.
func (s *scene) bystander(slot int) sealed.Server {
	s.t.Helper()
	wants, err := s.App.Wants(s.draft.Played)
	if err != nil {
		s.t.Fatal(err)
	}
	for _, m := range s.Next.Servers {
		for _, h := range m.Holds {
			if h.Site == wants[slot].Site && !slices.ContainsFunc(s.draft.Servers, func(d sealed.Server) bool { return d.ID == m.ID }) {
				return sealed.Server{ID: m.ID, Duplicate: h.Duplicate}
			}
		}
	}
	s.t.Fatalf("nobody else could serve slot %d", slot)
	return sealed.Server{}
}

// Once the beacon is known, a coalition can buy tokens until a draw suits it. Nobody can tell, as each of them is as good as
// any: what stands against it is that each was paid for, one over the product of the chances, as the supervisor is told.
// What would make tries cheaper is refused: free tokens, and another signature of a token that was bought. SR-21, P-13
func TestGroundDraw(t *testing.T) {
	s := newScene(t, nil)
	wants, err := s.App.Wants(s.draft.Played)
	if err != nil {
		t.Fatal(err)
	}
	coalition := map[common.Hash]bool{s.Next.Servers[0].ID: true, s.Next.Servers[1].ID: true, s.Next.Servers[2].ID: true}
	const tries = 8000
	won := 0
	for i := range tries {
		drawn, err := s.Lottery.Draw(crypto.Keccak256([]byte{byte(i), byte(i >> 8)}), wants, nil)
		if err != nil {
			t.Fatal(err)
		}
		if coalition[drawn[0].ID] && coalition[drawn[3].ID] && coalition[drawn[4].ID] {
			won++
		}
	}
	// The top and both updates: 3/8 · 2/7 · 1/6, somewhat more if servers of queries and updates may serve twice.
	if got := float64(won) / tries; got > 0.03 || got < 0.01 {
		t.Errorf("a draw suits with probability %.4f", got)
	}
	price := score.ForgingPrice(big.NewInt(tries), s.Next.Servers, []score.Want{wants[0], wants[3], wants[4]}, func(id identity.ID) bool { return coalition[id] })
	if told, is := float64(price.Int64()), float64(tries)*tries/float64(won); told > is {
		t.Errorf("the supervisor is told that it takes %.0f, and it takes %.0f", told, is)
	}
	// A token has one draw: the client cannot make other signatures of what it bought.
	modulus := new(big.Int).SetBytes(s.draft.Coin.Token.Signature)
	public, err := x509.ParsePKIXPublicKey(servertest.TokenKeys()[token.Paid].Public())
	if err != nil {
		t.Fatal(err)
	}
	key, ok := public.(*rsa.PublicKey)
	if !ok {
		t.Fatal("tokens are not signed with RSA")
	}
	for name, other := range map[string][]byte{
		"a zero in front":       append([]byte{0}, s.draft.Coin.Token.Signature...),
		"more than the modulus": modulus.Add(modulus, key.N).Bytes(),
		"its negative":          new(big.Int).Sub(key.N, new(big.Int).SetBytes(s.draft.Coin.Token.Signature)).Bytes(),
	} {
		s.again(nil)
		s.sealed.Request.Token.Signature = other
		s.sealAgain()
		s.fails(name, 0, sealed.Invalid)
	}
	free, err := s.Coin(token.Free)
	if err != nil {
		t.Fatal(err)
	}
	d := s.draft
	if d.Coin = free; true {
		if _, _, err := s.App.Seal(d); !errors.Is(err, token.ErrClass) {
			t.Errorf("a request that writes was sealed with a free token: %v", err)
		}
	}
	// A client that does not mind: the servers do.
	pretended := *free
	pretended.Token.Class = token.Paid
	s.again(&pretended)
	s.fails("a free token that says it was paid", 0, sealed.Invalid)
	s.sealed.Request.Token.Class = token.Free
	s.sealAgain()
	s.fails("a free token", 0, sealed.Invalid)
}
