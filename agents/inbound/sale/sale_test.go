package sale_test

import (
	"errors"
	"math"
	"math/big"
	"testing"
	"time"

	"github.com/ethereum/go-ethereum/common"
	"github.com/ethereum/go-ethereum/crypto"
	"pgregory.net/rapid"

	"emet/agents/eip712"
	"emet/agents/hosting/codec"
	"emet/agents/inbound/sale"
)

var now = time.Unix(1_800_000_000, 0)

type key struct {
	sign func(common.Hash) (eip712.Signature, error)
	addr common.Address
}

func (k key) SignDigest(d common.Hash) (eip712.Signature, error) { return k.sign(d) }

func newKey(t testing.TB) key {
	t.Helper()
	k, err := crypto.GenerateKey()
	if err != nil {
		t.Fatal(err)
	}
	return key{
		addr: crypto.PubkeyToAddress(k.PublicKey),
		sign: func(d common.Hash) (eip712.Signature, error) { return eip712.Sign(d, k) },
	}
}

func ad() sale.Ad {
	return sale.Ad{
		Chain: 1337, Seller: common.Hash{1}, Account: common.Address{2}, Peers: []string{"/ip4/203.0.113.7/udp/1/quic-v1/p2p/x"},
		Sockets: []sale.Sockets{{"tcp", "203.0.113.7", 443, 443}, {"udp", "203.0.113.7", 1000, 2000}},
		Regions: []string{"DE"}, Links: []string{"wireguard"}, Price: sale.Price{GiB: 100, Hour: 50}, Period: 60, Deposit: 1000,
		Issued: uint64(now.Unix()), Expires: uint64(now.Unix()) + 3600,
	}
}

// The price is exact, whatever was used: compared with big integers.
func TestPrice(t *testing.T) {
	up := func(n, price, per uint64) *big.Int {
		x := new(big.Int).Mul(new(big.Int).SetUint64(n), new(big.Int).SetUint64(price))
		x.Add(x, new(big.Int).SetUint64(per-1))
		return x.Div(x, new(big.Int).SetUint64(per))
	}
	number := rapid.OneOf(rapid.Uint64(), rapid.Uint64Range(0, 1<<32), rapid.SampledFrom([]uint64{0, 1, 1 << 30, 1<<30 - 1, 3600, math.MaxUint64}))
	rapid.Check(t, func(t *rapid.T) {
		u := sale.Usage{Inbound: number.Draw(t, "in"), Outbound: number.Draw(t, "out"), Seconds: number.Draw(t, "seconds")}
		p := sale.Price{GiB: number.Draw(t, "gib"), Hour: number.Draw(t, "hour")}
		bytes := new(big.Int).Add(new(big.Int).SetUint64(u.Inbound), new(big.Int).SetUint64(u.Outbound))
		want := new(big.Int).Mul(bytes, new(big.Int).SetUint64(p.GiB))
		want.Add(want, big.NewInt(1<<30-1)).Rsh(want, 30)
		want.Add(want, up(u.Seconds, p.Hour, 3600))
		if got := p.Of(u).Big(); got.Cmp(want) != 0 && want.BitLen() <= 96 {
			t.Fatalf("%+v at %+v costs %s, want %s", u, p, got, want)
		}
	})
	if got := (sale.Price{GiB: 3, Hour: 7}).Of(sale.Usage{Inbound: 1, Seconds: 1}).String(); got != "2" {
		t.Errorf("a byte and a second cost %s, want 1 and 1: each part is rounded up", got)
	}
}

// GP-12: an advertisement holds for its key and its time only, and any change of it shows.
func TestAd(t *testing.T) {
	k, other := newKey(t), newKey(t)
	a := ad()
	if err := a.Sign(k); err != nil {
		t.Fatal(err)
	}
	got, err := sale.DecodeAd(a.Encode())
	if err != nil {
		t.Fatal(err)
	}
	if err := got.Verify(k.addr, now); err != nil {
		t.Error(err)
	}
	if at, has := got.Has("udp", 1500); !has || at.String() != "203.0.113.7:1500" {
		t.Error(at, has)
	}
	if _, has := got.Has("tcp", 1500); has {
		t.Error("a TCP port of a UDP range")
	}
	for name, c := range map[string]struct {
		spoil func(*sale.Ad)
		by    key
		at    time.Time
		want  error
	}{
		"other key":     {func(*sale.Ad) {}, other, now, sale.ErrSignature},
		"expired":       {func(*sale.Ad) {}, k, now.Add(time.Hour), sale.ErrStale},
		"not yet":       {func(*sale.Ad) {}, k, now.Add(-2 * time.Minute), sale.ErrStale},
		"price":         {func(a *sale.Ad) { a.Price.GiB++ }, k, now, sale.ErrSignature},
		"no signature":  {func(a *sale.Ad) { a.Signature = nil }, k, now, sale.ErrSignature},
		"for ever":      {func(a *sale.Ad) { a.Expires += 1 << 40 }, k, now, sale.ErrMalformed},
		"no peers":      {func(a *sale.Ad) { a.Peers = nil }, k, now, sale.ErrMalformed},
		"no sockets":    {func(a *sale.Ad) { a.Sockets = nil }, k, now, sale.ErrMalformed},
		"no range":      {func(a *sale.Ad) { a.Sockets[0].To = 1 }, k, now, sale.ErrMalformed},
		"protocol":      {func(a *sale.Ad) { a.Sockets[0].Protocol = "sctp" }, k, now, sale.ErrMalformed},
		"name":          {func(a *sale.Ad) { a.Sockets[0].Address = "localhost" }, k, now, sale.ErrMalformed},
		"other writing": {func(a *sale.Ad) { a.Sockets[0].Address = "::ffff:1.2.3.4%1" }, k, now, sale.ErrMalformed},
		"region":        {func(a *sale.Ad) { a.Regions[0] = "Moon" }, k, now, sale.ErrMalformed},
		"link":          {func(a *sale.Ad) { a.Links[0] = "carrier pigeon" }, k, now, sale.ErrMalformed},
		"period":        {func(a *sale.Ad) { a.Period = 0 }, k, now, sale.ErrMalformed},
	} {
		got, err := sale.DecodeAd(a.Encode())
		if err != nil {
			t.Fatal(err)
		}
		c.spoil(got)
		if err := got.Verify(c.by.addr, c.at); !errors.Is(err, c.want) {
			t.Errorf("%s: %v, want %v", name, err, c.want)
		}
	}
}

func TestPass(t *testing.T) {
	k, other := newKey(t), newKey(t)
	pass := sale.Pass{Requestor: k.addr, Seller: common.Hash{1}, Peer: "me", Issued: uint64(now.Unix()), Expires: uint64(now.Unix()) + 60}
	if err := pass.Sign(k); err != nil {
		t.Fatal(err)
	}
	if err := pass.Verify(common.Hash{1}, "me", now); err != nil {
		t.Error(err)
	}
	for name, err := range map[string]error{
		"other seller": pass.Verify(common.Hash{2}, "me", now), "other peer": pass.Verify(common.Hash{1}, "you", now),
		"expired": pass.Verify(common.Hash{1}, "me", now.Add(time.Minute)),
	} {
		if err == nil {
			t.Errorf("%s: verified", name)
		}
	}
	stolen := pass
	stolen.Requestor = other.addr
	if err := stolen.Verify(common.Hash{1}, "me", now); !errors.Is(err, sale.ErrSignature) {
		t.Errorf("a pass in another's name: %v", err)
	}
}

func questions() map[string]sale.Question {
	order := sale.Order{
		Activity: "a-1", Protocol: "tcp", Port: 443, Remote: "10.1.0.2:80",
		Network: sale.Network{ID: "net", Address: "10.1.0.1/24", Link: "wireguard", Members: [][]byte{{1}}},
	}
	return map[string]sale.Question{
		"probe": {Probe: &sale.Probe{Protocol: "tcp", Port: 443, Token: "t"}},
		"order": {Order: &order},
		"meter": {Meter: &sale.Meter{Activity: "a"}},
		"pay":   {Pay: &sale.Pay{Activity: "a", Voucher: []byte{1}}},
		"stop":  {Stop: &sale.Stop{Activity: "a"}},
	}
}

func TestQuestions(t *testing.T) {
	for name, q := range questions() {
		if _, err := sale.DecodeQuestion(sale.EncodeQuestion(&q)); err != nil {
			t.Errorf("%s: %v", name, err)
		}
	}
	for name, spoil := range map[string]func(map[string]sale.Question) sale.Question{
		"nothing": func(map[string]sale.Question) sale.Question { return sale.Question{} },
		"two": func(q map[string]sale.Question) sale.Question {
			return sale.Question{Meter: q["meter"].Meter, Stop: q["stop"].Stop}
		},
		"token":    func(q map[string]sale.Question) sale.Question { q["probe"].Probe.Token = ""; return q["probe"] },
		"port":     func(q map[string]sale.Question) sale.Question { q["probe"].Probe.Port = 0; return q["probe"] },
		"protocol": func(q map[string]sale.Question) sale.Question { q["order"].Order.Protocol = "x"; return q["order"] },
		"path":     func(q map[string]sale.Question) sale.Question { q["order"].Order.Activity = "../x"; return q["order"] },
		"network":  func(q map[string]sale.Question) sale.Question { q["order"].Order.Network.ID = ""; return q["order"] },
		"members": func(q map[string]sale.Question) sale.Question {
			q["order"].Order.Network.Members = nil
			return q["order"]
		},
		"address": func(q map[string]sale.Question) sale.Question {
			q["order"].Order.Network.Address = "10.1.0.1"
			return q["order"]
		},
		"outside": func(q map[string]sale.Question) sale.Question {
			q["order"].Order.Remote = "10.2.0.2:80"
			return q["order"]
		},
		"no port": func(q map[string]sale.Question) sale.Question {
			q["order"].Order.Remote = "10.1.0.2:0"
			return q["order"]
		},
	} {
		q := spoil(questions())
		if _, err := sale.DecodeQuestion(codec.Encode(q)); !errors.Is(err, sale.ErrMalformed) {
			t.Errorf("%s: %v", name, err)
		}
	}
}

func FuzzRecords(f *testing.F) {
	a := ad()
	f.Add(a.Encode())
	for _, q := range questions() {
		f.Add(sale.EncodeQuestion(&q))
	}
	f.Add(sale.EncodeAnswer(&sale.Answer{Owed: "1", Usage: sale.Usage{Inbound: 1}}))
	f.Fuzz(func(t *testing.T, blob []byte) {
		if a, err := sale.DecodeAd(blob); err == nil {
			if string(a.Encode()) != string(blob) {
				t.Error("an advertisement has two forms")
			}
			_ = a.Verify(common.Address{}, now)
		}
		if q, err := sale.DecodeQuestion(blob); err == nil && string(sale.EncodeQuestion(q)) != string(blob) {
			t.Error("a question has two forms")
		}
		if a, err := sale.DecodeAnswer(blob); err == nil && string(sale.EncodeAnswer(a)) != string(blob) {
			t.Error("an answer has two forms")
		}
	})
}
