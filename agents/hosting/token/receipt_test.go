package token_test

import (
	"bytes"
	"crypto/ecdsa"
	"crypto/hpke"
	"errors"
	"slices"
	"testing"

	"github.com/ethereum/go-ethereum/common"
	"github.com/ethereum/go-ethereum/crypto"

	"emet/agents/eip712"
	"emet/agents/hosting/token"
	"emet/agents/identity"
)

// opener is a supervisor's sealing key.
type opener struct{ hpke.PrivateKey }

func (o opener) Open(info, sealed []byte) ([]byte, error) {
	return hpke.Open(o.PrivateKey, hpke.HKDFSHA256(), hpke.ChaCha20Poly1305(), info, sealed)
}

func newOpener(t testing.TB) opener {
	t.Helper()
	k, err := hpke.MLKEM768X25519().GenerateKey()
	if err != nil {
		t.Fatal(err)
	}
	return opener{k}
}

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

var app = common.Hash{0xaa}

// receipt makes one that is signed.
func receipt(t testing.TB, k key) *token.Receipt {
	t.Helper()
	c := buy(t, 1, token.Paid)[0]
	share, err := c.Share(2)
	if err != nil {
		t.Fatal(err)
	}
	r := &token.Receipt{
		App: app, Tick: 7, Request: common.Hash{1}, Slot: 2, Server: common.Hash{2}, Site: common.Hash{3}, Token: c.Token, Share: share,
		Work: common.Hash{4}, Latencies: []token.Latency{{Server: common.Hash{9}, Micros: 77}}, Slots: []token.Slot{{Site: 1, Attempt: 2}},
	}
	if err := token.SignReceipt(r, k); err != nil {
		t.Fatal(err)
	}
	return r
}

// Receipts are signed by the server, sealed to the supervisor, and read by nobody else. B-17, X-09.
func TestReceiptsTravelSealed(t *testing.T) {
	k, supervisor := newKey(t), newOpener(t)
	r := receipt(t, k)
	sealed, err := token.SealReceipt(supervisor.PublicKey().Bytes(), r)
	if err != nil {
		t.Fatal(err)
	}
	for _, part := range [][]byte{r.Server[:], r.Request[:], r.Token.Root[:], r.Share.Secret[:]} {
		if bytes.Contains(sealed, part) {
			t.Errorf("%x can be read", part)
		}
	}
	read, err := token.OpenReceipt(supervisor, app, 7, sealed)
	if err != nil {
		t.Fatal(err)
	}
	if read.Digest() != r.Digest() || !bytes.Equal(read.Signature, r.Signature) {
		t.Error("another receipt comes out")
	}
	if err := read.VerifySignature(crypto.PubkeyToAddress(k.PublicKey)); err != nil {
		t.Error(err)
	}
	for name, open := range map[string]func() (*token.Receipt, error){
		"another key":  func() (*token.Receipt, error) { return token.OpenReceipt(newOpener(t), app, 7, sealed) },
		"another tick": func() (*token.Receipt, error) { return token.OpenReceipt(supervisor, app, 8, sealed) },
		"another app":  func() (*token.Receipt, error) { return token.OpenReceipt(supervisor, common.Hash{}, 7, sealed) },
		"changed": func() (*token.Receipt, error) {
			changed := slices.Clone(sealed)
			changed[len(changed)-1]++
			return token.OpenReceipt(supervisor, app, 7, changed)
		},
	} {
		if _, err := open(); !errors.Is(err, token.ErrReceipt) {
			t.Errorf("%s: %v", name, err)
		}
	}
}

// The signature is of everything.
func TestReceiptsAreSigned(t *testing.T) {
	k := newKey(t)
	r, by := receipt(t, k), crypto.PubkeyToAddress(k.PublicKey)
	for name, change := range map[string]func(*token.Receipt){
		"app": func(r *token.Receipt) { r.App[0]++ }, "tick": func(r *token.Receipt) { r.Tick++ },
		"request": func(r *token.Receipt) { r.Request[0]++ }, "endpoint": func(r *token.Receipt) { r.Endpoint[0]++ },
		"slot": func(r *token.Receipt) { r.Slot++ }, "attempt": func(r *token.Receipt) { r.Attempt++ },
		"server": func(r *token.Receipt) { r.Server[0]++ }, "site": func(r *token.Receipt) { r.Site[0]++ },
		"duplicate": func(r *token.Receipt) { r.Duplicate++ }, "version": func(r *token.Receipt) { r.Version++ },
		"token": func(r *token.Receipt) { r.Token.Class = token.Ads }, "share": func(r *token.Receipt) { r.Share.Secret[0]++ },
		"work": func(r *token.Receipt) { r.Work[0]++ }, "latency": func(r *token.Receipt) { r.Latencies[0].Micros++ },
		"slots": func(r *token.Receipt) { r.Slots[0].Attempt++ }, "signature": func(r *token.Receipt) { r.Signature = r.Signature[:64] },
	} {
		changed := *r
		changed.Latencies, changed.Slots = slices.Clone(r.Latencies), slices.Clone(r.Slots)
		change(&changed)
		if err := changed.VerifySignature(by); !errors.Is(err, token.ErrReceipt) {
			t.Errorf("another %s: %v", name, err)
		}
	}
	if err := r.VerifySignature(common.Address{1}); !errors.Is(err, token.ErrReceipt) {
		t.Errorf("another server: %v", err)
	}
}

// How long a sealed receipt is says little of what it is for.
func TestSealedReceiptsHaveFewLengths(t *testing.T) {
	k, supervisor := newKey(t), newOpener(t)
	r, lengths := receipt(t, k), map[int]int{}
	for range 40 {
		r.Latencies = append(r.Latencies, r.Latencies[0])
		sealed, err := token.SealReceipt(supervisor.PublicKey().Bytes(), r)
		if err != nil {
			t.Fatal(err)
		}
		lengths[len(sealed)]++
		if (len(sealed)-identity.SealOverhead)%512 != 0 {
			t.Errorf("%d bytes", len(sealed))
		}
	}
	if len(lengths) > 5 {
		t.Errorf("lengths %v", lengths)
	}
	r.Latencies = slices.Repeat(r.Latencies, 20)
	if _, err := token.SealReceipt(supervisor.PublicKey().Bytes(), r); !errors.Is(err, token.ErrReceipt) {
		t.Errorf("too large: %v", err)
	}
}

// A document holds as many as a block may, and what does not open is told apart. B-17.
func TestDocumentsOfReceipts(t *testing.T) {
	k, supervisor := newKey(t), newOpener(t)
	r := receipt(t, k)
	one, err := token.SealReceipt(supervisor.PublicKey().Bytes(), r)
	if err != nil {
		t.Fatal(err)
	}
	sealed := [][]byte{one, []byte("nonsense"), {}, one}
	document, taken := token.EncodeReceipts(sealed)
	if taken != 4 {
		t.Fatalf("%d taken", taken)
	}
	got, err := token.OpenReceipts(supervisor, app, 7, document)
	if err != nil || len(got) != 4 || got[0] == nil || got[1] != nil || got[2] != nil || got[3] == nil {
		t.Fatalf("%v: %v", got, err)
	}
	many := slices.Repeat([][]byte{one}, 3000)
	total := 0
	for len(many) > 0 {
		document, taken := token.EncodeReceipts(many)
		if taken == 0 || len(document) > token.MaxDocument {
			t.Fatalf("%d in %d bytes", taken, len(document))
		}
		if back, err := token.DecodeReceipts(document); err != nil || len(back) != taken {
			t.Fatal(err)
		}
		total, many = total+taken, many[taken:]
	}
	if total != 3000 {
		t.Errorf("%d of 3000", total)
	}
	if document, taken := token.EncodeReceipts(nil); taken != 0 || len(document) == 0 {
		t.Error("nothing is a document as well")
	}
}

func FuzzDecodeReceipts(f *testing.F) {
	document, _ := token.EncodeReceipts([][]byte{{1}, {2, 3}})
	f.Add(document)
	supervisor := newOpener(f)
	f.Fuzz(func(t *testing.T, blob []byte) {
		sealed, err := token.DecodeReceipts(blob)
		if err != nil {
			return
		}
		if again, taken := token.EncodeReceipts(sealed); taken == len(sealed) && !bytes.Equal(again, blob) {
			t.Error("another form is read")
		}
		if got, err := token.OpenReceipts(supervisor, app, 1, blob); err != nil || len(got) != len(sealed) {
			t.Error(err)
		}
	})
}

// What is sealed is hostile as well: anybody can seal.
func FuzzReadReceipt(f *testing.F) {
	k := newKey(f)
	f.Add(token.Plain(receipt(f, k)))
	f.Add([]byte{0, 0, 0, 1, 0})
	f.Add([]byte{0xff, 0xff, 0xff, 0xff})
	f.Fuzz(func(t *testing.T, text []byte) {
		r, err := token.ReadReceipt(text)
		if err != nil {
			return
		}
		if !bytes.Equal(bytes.TrimRight(token.Plain(r), "\x00"), bytes.TrimRight(text, "\x00")) {
			t.Error("another form is read")
		}
		_ = r.VerifySignature(common.Address{})
		_ = r.Share.Verify(r.Token.Root)
	})
}
