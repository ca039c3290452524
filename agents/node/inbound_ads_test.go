package node_test

import (
	"bytes"
	"testing"
	"time"

	"github.com/ethereum/go-ethereum/common"
	"github.com/ethereum/go-ethereum/crypto"

	"emet/agents/eip712"
	"emet/agents/identity"
	"emet/agents/inbound/sale"
	"emet/agents/node"
)

// GP-12: what a seller tells reaches a buyer who asked nobody, by a node that passes it on; and a seller that is started again
// pays for no second announcement, as the first one still leads to it.
func TestAdsAreTold(t *testing.T) {
	d := open(t, node.DevnetOptions{})
	t.Cleanup(func() { closed(t, d) })
	ports := freePorts(t, 2)
	p := proxy(t, t.TempDir(), "", ports[0])
	t.Cleanup(func() { closed(t, p) })
	started(t, p.Run)
	b := buying(t, d, t.TempDir())
	t.Cleanup(func() { closed(t, b) })
	b.Host.Meet(d.Network.IPFS)

	state := t.TempDir()
	s := selling(t, d, state, p, ports[0], node.PortRange{Low: ports[1], High: ports[1]})
	end := started(t, s.Run)
	eventually(t, "the buyer hears of it", func() bool { return len(b.Heard()) > 0 })
	heard := b.Heard()
	if len(heard) != 1 || heard[0].Seller != s.ID() || heard[0].Price != price {
		t.Errorf("heard %+v", heard)
	}
	end()
	account := s.Key.Address()
	closed(t, s)

	before := need[uint64](t)(b.Client.NonceAt(t.Context(), account, nil))
	again := selling(t, d, state, p, ports[0], node.PortRange{Low: ports[1], High: ports[1]})
	t.Cleanup(func() { closed(t, again) })
	if after := need[uint64](t)(b.Client.NonceAt(t.Context(), account, nil)); after != before || again.ID() != s.ID() {
		t.Errorf("the next seller %s sent %d transactions", again.ID(), after-before)
	}
	hearsOnlyTheTruth(t, again)
}

// hearsOnlyTheTruth tells an agent what sellers could not have said, or not now, and then what they could.
func hearsOnlyTheTruth(t *testing.T, s *node.Selling) {
	t.Helper()
	key := need[*identity.Key](t)(s.Signer(t.Context(), s.ID()))
	now := func(d time.Duration) uint64 { return uint64(time.Now().Add(d).Unix()) }
	made := func(by sale.Signer, change func(*sale.Ad)) []byte {
		ad := *need[*sale.Ad](t)(s.Ad())
		change(&ad)
		if by != nil {
			if err := ad.Sign(by); err != nil {
				t.Fatal(err)
			}
		}
		return ad.Encode()
	}
	as := func(*sale.Ad) {}
	for name, message := range map[string][]byte{
		"nothing":                       {},
		"noise":                         bytes.Repeat([]byte{0xff}, 100),
		"cut off":                       made(key, as)[:100],
		"with something behind it":      append(made(key, as), 0),
		"longer than any":               bytes.Repeat([]byte{0x58}, sale.MaxAd+1),
		"another price, not signed":     made(nil, func(a *sale.Ad) { a.Price.Hour++ }),
		"signed by a stranger":          made(stranger(t), as),
		"of an identity that is not":    made(key, func(a *sale.Ad) { a.Seller = common.Hash{1} }),
		"paid to somebody else":         made(key, func(a *sale.Ad) { a.Account = common.Address{1} }),
		"of another chain":              made(key, func(a *sale.Ad) { a.Chain++ }),
		"of other contracts":            made(key, func(a *sale.Ad) { a.Channels = common.Address{1} }),
		"over":                          made(key, func(a *sale.Ad) { a.Issued, a.Expires = now(-2*time.Hour), now(-time.Minute) }),
		"not yet":                       made(key, func(a *sale.Ad) { a.Issued, a.Expires = now(10*time.Minute), now(time.Hour) }),
		"for longer than any may":       made(key, func(a *sale.Ad) { a.Expires = a.Issued + uint64(sale.MaxLife/time.Second) + 1 }),
		"without a socket":              made(key, func(a *sale.Ad) { a.Sockets = nil }),
		"nowhere to be asked":           made(key, func(a *sale.Ad) { a.Peers = nil }),
		"of a socket that cannot exist": made(key, func(a *sale.Ad) { a.Sockets = []sale.Sockets{{Protocol: "tcp", Address: "here", From: 1, To: 1}} }),
	} {
		if s.Hears(message) {
			t.Errorf("it believes an advertisement that is %s", name)
		}
	}
	truth := made(key, as)
	if !s.Hears(truth) {
		t.Error("it does not believe the seller")
	}
	if s.Hears(truth) {
		t.Error("it passes the same on again")
	}
	if s.Hears(made(key, func(a *sale.Ad) { a.Issued-- })) {
		t.Error("it passes on what is older than what it knows")
	}
	if !s.Hears(made(key, func(a *sale.Ad) { a.Issued += 20 })) {
		t.Error("it does not believe what comes later")
	}
}

type anybody struct {
	sign func(common.Hash) (eip712.Signature, error)
}

func (a anybody) SignDigest(d common.Hash) (eip712.Signature, error) { return a.sign(d) }

func stranger(t *testing.T) sale.Signer {
	t.Helper()
	key, err := crypto.GenerateKey()
	if err != nil {
		t.Fatal(err)
	}
	return anybody{func(d common.Hash) (eip712.Signature, error) { return eip712.Sign(d, key) }}
}
