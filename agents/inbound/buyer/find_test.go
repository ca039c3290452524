package buyer_test

import (
	"context"
	"errors"
	"fmt"
	"net/netip"
	"slices"
	"strings"
	"testing"
	"testing/synctest"
	"time"

	"github.com/ethereum/go-ethereum/common"
	"github.com/ethereum/go-ethereum/crypto"

	"emet/agents/channel"
	"emet/agents/eip712"
	"emet/agents/inbound/buyer"
	"emet/agents/inbound/sale"
	"emet/agents/store"
)

// sellers are asked by the first of their addresses. The socket of each answers the token that was asked for last.
type sellers struct {
	kinds map[string]func(ctx context.Context) (address string, err error)
	token string
	asked []string
}

func (s *sellers) Peer() string { return "buyer" }

func (s *sellers) Ask(ctx context.Context, peers []string, question []byte) ([]byte, error) {
	s.asked = append(s.asked, peers[0])
	q, err := sale.DecodeQuestion(question)
	if err != nil {
		return nil, err
	}
	at, err := s.kinds[peers[0]](ctx)
	if err != nil {
		return nil, err
	}
	s.token = q.Probe.Token
	return sale.EncodeAnswer(&sale.Answer{Address: at}), nil
}

// signed signs nothing.
type signed struct{}

func (signed) SignDigest(common.Hash) (eip712.Signature, error) { return eip712.Signature{}, nil }

type nothing struct{}

func (nothing) Open(context.Context, common.Address, channel.Amount, channel.Amount, uint32) (id channel.ID, err error) {
	return id, errors.New("nothing is to be paid")
}

func (nothing) Begun(common.Address, channel.Amount, uint32) (bool, error) { return false, nil }

func (nothing) Promise(context.Context, channel.ID, channel.Amount) (voucher []byte, promised channel.Amount, err error) {
	return nil, promised, errors.New("nothing is to be paid")
}

func (nothing) Deposit(context.Context, channel.ID) (a channel.Amount, err error) { return a, nil }
func (nothing) Close(context.Context, channel.ID) error                           { return nil }

const public = "203.0.113.7:443"

// What sellers are like.
func honest(context.Context) (string, error) { return public, nil }

func dead(ctx context.Context) (string, error) {
	<-ctx.Done()
	return "", ctx.Err()
}

// tired refuses after a while. No two bounds are reached at the same moment.
func tired(context.Context) (string, error) {
	<-time.After(7 * time.Second)
	return "", errors.New("too many questions")
}

func refuses(context.Context) (string, error) { return "", errors.New("too many questions") }

// slow answers as late as it can, and then what is no good.
func slow(ctx context.Context) (string, error) {
	select {
	case <-ctx.Done():
		return "", ctx.Err()
	case <-time.After(25 * time.Second):
		return public, nil
	}
}

var tcp443 = buyer.Want{Protocol: "tcp", Port: 443}

// found has a buyer look for a seller among those that are named, and returns what it was told.
func found(t *testing.T, ctx context.Context, names ...string) (who string, told []string, err error) { //nolint:revive // the test comes first
	t.Helper()
	db, err := store.OpenTemp()
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	s := &sellers{kinds: map[string]func(context.Context) (string, error){"honest": honest, "dead": dead, "refuses": refuses, "tired": tired, "slow": slow, "lies": honest}}
	b, err := buyer.New(buyer.Config{
		Key: signed{}, DB: db, Seller: s, Purse: nothing{}, Now: time.Now,
		Ask: func(context.Context, string, netip.AddrPort, string) (string, error) {
			if s.asked[len(s.asked)-1] != "honest" {
				return "", buyer.ErrUnknown
			}
			return s.token, nil
		},
	})
	if err != nil {
		t.Fatal(err)
	}
	var choices []buyer.Choice
	for _, name := range names {
		choices = append(choices, buyer.Choice{Ad: &sale.Ad{Peers: []string{name}, Seller: crypto.Keccak256Hash([]byte(name))}, Address: netip.MustParseAddrPort(public)})
	}
	one, err := b.Find(ctx, choices, tcp443, func(c buyer.Choice, why error) {
		line := c.Ad.Peers[0]
		if why != nil {
			line += ": " + why.Error()
		}
		told = append(told, line)
	})
	if err == nil {
		who = one.Ad.Peers[0]
	}
	return who, told, err
}

// GP-12: sellers that are dead, refuse, or answer late and have no public socket are passed over, each within half a minute, and
// it is told which and why; the first that has one is taken.
func TestFindPassesOver(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		began := time.Now()
		who, told, err := found(t, t.Context(), "dead", "refuses", "slow", "lies", "honest", "dead")
		if err != nil || who != "honest" {
			t.Fatalf("got %q, %v", who, err)
		}
		if took := time.Since(began); took != time.Minute {
			t.Errorf("two sellers held it up for %s", took)
		}
		want := []string{
			"dead", "dead: nothing came of it within 30s", "refuses", "refuses: ask for a probe: too many questions",
			"slow", "slow: nothing came of it within 30s", "lies", "lies: " + fmt.Sprintf("%s: %s: %s", buyer.ErrNotPublic, public, buyer.ErrUnknown), "honest",
		}
		if !slices.Equal(told, want) {
			t.Errorf("told\n%s\nwant\n%s", strings.Join(told, "\n"), strings.Join(want, "\n"))
		}
	})
}

// However many sellers there are, the search ends; and it says whether all of them were tried.
func TestFindEnds(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		began := time.Now()
		who, told, err := found(t, t.Context(), slices.Repeat([]string{"tired"}, 4096)...)
		if !errors.Is(err, buyer.ErrLate) || who != "" {
			t.Errorf("got %q, %v", who, err)
		}
		if took := time.Since(began); took < 5*time.Minute || took > 5*time.Minute+10*time.Second || len(told) != 2*43 {
			t.Errorf("%d sellers in %s", len(told)/2, took)
		}
		if who, told, err := found(t, t.Context(), "refuses", "dead", "lies"); !errors.Is(err, buyer.ErrNobody) || len(told) != 6 {
			t.Errorf("got %q, %v, told %q", who, err, told)
		}
		if who, told, err := found(t, t.Context()); !errors.Is(err, buyer.ErrNobody) || len(told) != 0 {
			t.Errorf("got %q, %v, told %q", who, err, told)
		}
	})
}

// Whoever ends the search is not told that a seller was at fault.
func TestFindIsEnded(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		ctx, cancel := context.WithCancel(t.Context())
		time.AfterFunc(time.Second, cancel)
		who, told, err := found(t, ctx, "dead", "honest")
		if !errors.Is(err, context.Canceled) || who != "" || len(told) != 1 {
			t.Errorf("got %q, %v, told %q", who, err, told)
		}
	})
}
