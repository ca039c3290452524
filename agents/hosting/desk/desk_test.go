package desk_test

import (
	"bytes"
	"context"
	"crypto/ecdsa"
	"crypto/sha256"
	"errors"
	"slices"
	"strings"
	"testing"

	"github.com/ethereum/go-ethereum/common"
	"github.com/ethereum/go-ethereum/crypto"

	"emet/agents/eip712"
	"emet/agents/hosting"
	"emet/agents/hosting/desk"
	"emet/agents/hosting/token"
	"emet/agents/identity"
	"emet/agents/identity/hashcash"
	"emet/agents/market"
)

// key signs for a worker.
type key struct{ *ecdsa.PrivateKey }

func (k key) SignDigest(digest common.Hash) (eip712.Signature, error) {
	return eip712.Sign(digest, k.PrivateKey)
}

func newKey(t testing.TB) key {
	t.Helper()
	k, err := crypto.GenerateKey()
	if err != nil {
		t.Fatal(err)
	}
	return key{k}
}

// requests are one of each kind.
func requests() map[string]*desk.Request {
	return map[string]*desk.Request{
		"tokens":   {Tokens: &desk.Tokens{Tick: 7, Class: token.Free, Blinded: [][]byte{make([]byte, token.Bytes)}, Work: 9}},
		"register": {Sponsor: &desk.Sponsor{Register: &desk.Register{Block: 1, Nonce: 2}}},
		"reserve":  {Sponsor: &desk.Sponsor{Reserve: &desk.Reserve{Signature: make([]byte, 65)}, Block: []byte("emet.log/1\n")}},
		"update":   {Sponsor: &desk.Sponsor{Update: &hosting.SignedUpdate{}, Block: []byte{1}}},
		"hello":    {Hello: &desk.Hello{Identity: common.Hash{1}, Block: []byte{1, 2}}},
		"receipts": {Receipts: &desk.Receipts{Identity: common.Hash{1}, Tick: 4, Block: []byte{0x80}, Signature: make([]byte, 65)}},
		"attest":   {Attest: &desk.Attest{Tick: 4, Signature: make([]byte, 65)}},
		"complain": {Complain: &desk.Complain{Text: "poisoned", Tick: 7, Work: 9}},
	}
}

// What is asked arrives as it was sent, and nothing else is read: neither two questions at once nor what is too large.
func TestRequestsTravel(t *testing.T) {
	for name, r := range requests() {
		r.App = common.Hash{3}
		blob := desk.EncodeRequest(r)
		read, err := desk.DecodeRequest(blob)
		if err != nil {
			t.Errorf("%s: %v", name, err)
			continue
		}
		if !bytes.Equal(desk.EncodeRequest(read), blob) {
			t.Errorf("%s: something else arrives", name)
		}
		read.Attest, read.Complain = &desk.Attest{}, &desk.Complain{}
		if _, err := desk.DecodeRequest(desk.EncodeRequest(read)); !errors.Is(err, desk.ErrMalformed) {
			t.Errorf("%s and more: %v", name, err)
		}
	}
	for name, spoil := range map[string]func(r map[string]*desk.Request) *desk.Request{
		"nothing": func(map[string]*desk.Request) *desk.Request { return &desk.Request{} },
		"no class": func(r map[string]*desk.Request) *desk.Request {
			r["tokens"].Tokens.Class = 0
			return r["tokens"]
		},
		"no tokens": func(r map[string]*desk.Request) *desk.Request {
			r["tokens"].Tokens.Blinded = nil
			return r["tokens"]
		},
		"too many tokens": func(r map[string]*desk.Request) *desk.Request {
			r["tokens"].Tokens.Blinded = slices.Repeat(r["tokens"].Tokens.Blinded, token.MaxBatch+1)
			return r["tokens"]
		},
		"short tokens": func(r map[string]*desk.Request) *desk.Request {
			r["tokens"].Tokens.Blinded[0] = []byte{1}
			return r["tokens"]
		},
		"a large proof": func(r map[string]*desk.Request) *desk.Request {
			r["tokens"].Tokens.Proof = make([]byte, 64<<10)
			return r["tokens"]
		},
		"nothing to sponsor": func(r map[string]*desk.Request) *desk.Request {
			r["update"].Sponsor.Update = nil
			return r["update"]
		},
		"a large block": func(r map[string]*desk.Request) *desk.Request {
			r["update"].Sponsor.Block = make([]byte, desk.MaxBlock+1)
			return r["update"]
		},
		"a large record": func(r map[string]*desk.Request) *desk.Request {
			r["hello"].Hello.Block = make([]byte, desk.MaxRecord+1)
			return r["hello"]
		},
		"large receipts": func(r map[string]*desk.Request) *desk.Request {
			r["receipts"].Receipts.Block = make([]byte, token.MaxDocument+1)
			return r["receipts"]
		},
		"a long signature": func(r map[string]*desk.Request) *desk.Request {
			r["attest"].Attest.Signature = make([]byte, 66)
			return r["attest"]
		},
		"a long complaint": func(r map[string]*desk.Request) *desk.Request {
			r["complain"].Complain.Text = strings.Repeat("x", 1001)
			return r["complain"]
		},
	} {
		if _, err := desk.DecodeRequest(desk.EncodeRequest(spoil(requests()))); !errors.Is(err, desk.ErrMalformed) {
			t.Errorf("%s: %v", name, err)
		}
	}
	if _, err := desk.DecodeRequest(make([]byte, desk.MaxRequest+1)); !errors.Is(err, desk.ErrMalformed) {
		t.Errorf("too large: %v", err)
	}
}

// The greatest batch and the greatest document fit.
func TestTheGreatestFits(t *testing.T) {
	tokens := requests()["tokens"]
	tokens.Tokens.Blinded = slices.Repeat(tokens.Tokens.Blinded, token.MaxBatch)
	receipts := requests()["receipts"]
	receipts.Receipts.Block = make([]byte, token.MaxDocument)
	for _, r := range []*desk.Request{tokens, receipts} {
		if _, err := desk.DecodeRequest(desk.EncodeRequest(r)); err != nil {
			t.Error(err)
		}
	}
	reply := &desk.Reply{Tokens: tokens.Tokens.Blinded}
	if _, err := desk.DecodeReply(desk.EncodeReply(reply)); err != nil {
		t.Error(err)
	}
	reply.Tokens = append(reply.Tokens, reply.Tokens[0])
	if _, err := desk.DecodeReply(desk.EncodeReply(reply)); !errors.Is(err, desk.ErrMalformed) {
		t.Errorf("a token too many: %v", err)
	}
}

// Work is done for one request: whatever of it changes, the work is worth nothing. F-04.
func TestWork(t *testing.T) {
	const zeros = 12
	r := requests()["tokens"]
	nonce, err := hashcash.Mine(context.Background(), desk.Challenge(r), zeros, hashcash.Options{})
	if err != nil {
		t.Fatal(err)
	}
	r.Tokens.Work = nonce
	if !desk.Worked(r, zeros) {
		t.Error("the work does not count")
	}
	for name, change := range map[string]func(r *desk.Request){
		"app": func(r *desk.Request) { r.App[0]++ }, "tick": func(r *desk.Request) { r.Tokens.Tick++ },
		"class": func(r *desk.Request) { r.Tokens.Class = token.Ads }, "tokens": func(r *desk.Request) { r.Tokens.Blinded = [][]byte{{1}} },
		"more tokens": func(r *desk.Request) { r.Tokens.Blinded = append(r.Tokens.Blinded, r.Tokens.Blinded[0]) },
		"client":      func(r *desk.Request) { r.Tokens.Client[0]++ },
	} {
		tokens := *r.Tokens
		changed := &desk.Request{App: r.App, Tokens: &tokens}
		before := desk.Challenge(changed)
		change(changed)
		if desk.Challenge(changed) == before {
			t.Errorf("the work does not bind the %s", name)
		}
	}
	if r.Tokens.Work != nonce {
		t.Error("the challenge changed the request")
	}
	if r := requests()["hello"]; desk.Worked(r, 0) || r.Nonce() != nil || r.Bits(20) != 0 {
		t.Error("what takes no work has done work")
	}
}

// Complaints take work, and the more of it the more there is to keep. F-04, B-21.
func TestWorkOfComplaints(t *testing.T) {
	r := requests()["complain"]
	before := desk.Challenge(r)
	*r.Nonce()++
	if desk.Challenge(r) != before {
		t.Error("the nonce is part of the challenge")
	}
	for name, change := range map[string]func(c *desk.Complain){
		"entry": func(c *desk.Complain) { c.Entry.Digest[0]++ }, "evidence": func(c *desk.Complain) { c.Evidence = []byte{1} },
		"text": func(c *desk.Complain) { c.Text += "!" }, "tick": func(c *desk.Complain) { c.Tick++ },
	} {
		r := requests()["complain"]
		change(r.Complain)
		if desk.Challenge(r) == before {
			t.Errorf("the work does not bind the %s", name)
		}
	}
	for kib, bits := range map[int]int{0: 12, 1: 13, 3: 14, 255: 20} {
		r.Complain.Evidence = make([]byte, kib<<10)
		if got := r.Bits(20); got != bits {
			t.Errorf("%d KiB take %d bits, want %d", kib, got, bits)
		}
	}
}

// Receipts are handed in under the worker's signature, and are the document that it signed. B-17, H-03.
func TestReceiptsAreSigned(t *testing.T) {
	k := newKey(t)
	by := crypto.PubkeyToAddress(k.PublicKey)
	block := []byte{0x81, 0x41, 1}
	r := &desk.Receipts{Identity: common.Hash{1}, Tick: 7, Document: market.Content{Digest: sha256.Sum256(block), Codec: market.Raw}, Block: block}
	if err := r.Sign(k); err != nil {
		t.Fatal(err)
	}
	if err := r.Check(by); err != nil {
		t.Error(err)
	}
	for name, change := range map[string]func(r *desk.Receipts){
		"identity": func(r *desk.Receipts) { r.Identity[0]++ }, "tick": func(r *desk.Receipts) { r.Tick++ },
		"document": func(r *desk.Receipts) { r.Document.Digest[0]++ }, "block": func(r *desk.Receipts) { r.Block = []byte{0x80} },
		"signature": func(r *desk.Receipts) { r.Signature = r.Signature[1:] },
	} {
		changed := *r
		if change(&changed); !errors.Is(changed.Check(by), desk.ErrMalformed) {
			t.Errorf("another %s is accepted", name)
		}
	}
	if err := r.Check(common.Address{1}); !errors.Is(err, desk.ErrMalformed) {
		t.Errorf("another worker: %v", err)
	}
}

// An address record is one that a server can be reached by, with the key that its certificate names. B-04.
func TestRecords(t *testing.T) {
	sealing := make([]byte, identity.SealingKeyBytes)
	good := desk.Record{Sealing: sealing, Addrs: []string{"/ip4/10.0.0.1/udp/1/quic-v1/p2p/12D3"}, Country: "CH", Network: 3, Capacity: 4, Latency: 100}
	read, err := desk.DecodeRecord(good.Encode())
	if err != nil {
		t.Fatal(err)
	}
	if err := read.Check(identity.SealingHash(sealing)); err != nil {
		t.Error(err)
	}
	if err := read.Check(common.Hash{}); err == nil {
		t.Error("another sealing key is accepted")
	}
	for name, change := range map[string]func(r *desk.Record){
		"short key":      func(r *desk.Record) { r.Sealing = sealing[1:] },
		"no address":     func(r *desk.Record) { r.Addrs = nil },
		"many addresses": func(r *desk.Record) { r.Addrs = slices.Repeat(r.Addrs, 9) },
		"long address":   func(r *desk.Record) { r.Addrs = []string{"/dns4/" + strings.Repeat("x", 256) + "/p2p/1"} },
		"no peer":        func(r *desk.Record) { r.Addrs = []string{"/ip4/10.0.0.1"} },
		"no multiaddr":   func(r *desk.Record) { r.Addrs = []string{"http://x/p2p/1"} },
		"country":        func(r *desk.Record) { r.Country = "ch" },
		"long country":   func(r *desk.Record) { r.Country = "CHE" },
		"no capacity":    func(r *desk.Record) { r.Capacity = 0 },
	} {
		changed := good
		change(&changed)
		if err := changed.Check(identity.SealingHash(changed.Sealing)); err == nil {
			t.Errorf("%s is accepted", name)
		}
	}
}

func FuzzDecodeRequest(f *testing.F) {
	for _, r := range requests() {
		f.Add(desk.EncodeRequest(r))
	}
	f.Fuzz(func(t *testing.T, blob []byte) {
		r, err := desk.DecodeRequest(blob)
		if err != nil {
			return
		}
		if !bytes.Equal(desk.EncodeRequest(r), blob) {
			t.Error("another form is read")
		}
		_ = desk.Worked(r, 8)
		if r.Receipts != nil {
			_ = r.Receipts.Check(common.Address{})
		}
	})
}

func FuzzDecodeReply(f *testing.F) {
	f.Add(desk.EncodeReply(&desk.Reply{Tokens: [][]byte{{1}}, Pay: &desk.Paid{Rejected: []desk.Rejected{{Number: 1}}}}))
	f.Fuzz(func(t *testing.T, blob []byte) {
		if r, err := desk.DecodeReply(blob); err == nil && !bytes.Equal(desk.EncodeReply(r), blob) {
			t.Error("another form is read")
		}
	})
}

func FuzzDecodeRecord(f *testing.F) {
	f.Add((&desk.Record{Addrs: []string{"/ip4/1.2.3.4/p2p/x"}, Capacity: 1}).Encode())
	f.Fuzz(func(t *testing.T, blob []byte) {
		r, err := desk.DecodeRecord(blob)
		if err != nil {
			return
		}
		if !bytes.Equal(r.Encode(), blob) {
			t.Error("another form is read")
		}
		_ = r.Check(identity.SealingHash(r.Sealing))
	})
}

// F-04: a request for tokens takes as much more work as there are more tokens to be signed.
func TestTokenBits(t *testing.T) {
	for _, c := range []struct{ client, tokens, want int }{
		{20, 1, 12}, {20, 2, 13}, {20, 8, 15}, {20, 9, 16}, {20, 256, 20}, {4, 1, 0}, {4, 8, 3}, {20, 0, 12},
	} {
		if got := desk.TokenBits(c.client, c.tokens); got != c.want {
			t.Errorf("%d tokens where clients register with %d bits take %d bits: want %d", c.tokens, c.client, got, c.want)
		}
	}
}
