package token_test

import (
	"bytes"
	"crypto"
	"crypto/rsa"
	"crypto/x509"
	"encoding/hex"
	"errors"
	"fmt"
	"slices"
	"strings"
	"sync"
	"testing"

	"github.com/cloudflare/circl/blindsign/blindrsa"
	"github.com/ethereum/go-ethereum/common"

	"emet/agents/hosting/codec"
	"emet/agents/hosting/token"
)

// keys are made once: that takes a while.
var keys = sync.OnceValue(func() [2]*token.Key {
	var two [2]*token.Key
	for i := range two {
		k, err := token.NewKey()
		if err != nil {
			panic(err)
		}
		two[i] = k
	}
	return two
})

// buy gets tokens of a class in tick 7.
func buy(t testing.TB, n int, class token.Class) []token.Coin {
	t.Helper()
	o, err := token.NewOrder(keys()[0].Public(), 7, class, n, common.Address{1})
	if err != nil {
		t.Fatal(err)
	}
	blinded, err := o.Blinded()
	if err != nil {
		t.Fatal(err)
	}
	signed, err := keys()[0].Sign(blinded)
	if err != nil {
		t.Fatal(err)
	}
	coins, err := o.Finish(signed)
	if err != nil {
		t.Fatal(err)
	}
	return coins
}

// A batch is asked for, signed and verified offline; servers need the public key only. F-22, B-27, X-09.
func TestTokensAreBoughtInBatches(t *testing.T) {
	coins := buy(t, 5, token.Paid)
	public, err := token.ParsePublic(keys()[0].Public())
	if err != nil {
		t.Fatal(err)
	}
	roots := map[common.Hash]bool{}
	for _, c := range coins {
		if err := public.Verify(c.Token); err != nil {
			t.Error(err)
		}
		if err := token.Verify(keys()[0].Public(), c.Token); err != nil {
			t.Error(err)
		}
		if c.Token.Tick != 7 || c.Token.Class != token.Paid {
			t.Errorf("%+v", c.Token)
		}
		roots[c.Token.Root] = true
	}
	if len(roots) != 5 {
		t.Errorf("%d different tokens", len(roots))
	}
}

// What verifies here is RSABSSA-SHA384-PSS-Randomized of RFC 9474: the library that made it says so, and so does plain
// RSASSA-PSS of the prepared message, which is what the standard says a signature is.
func TestTokensAreTheStandards(t *testing.T) {
	c := buy(t, 1, token.Free)[0]
	parsed, err := x509.ParsePKIXPublicKey(keys()[0].Public())
	if err != nil {
		t.Fatal(err)
	}
	public := parsed.(*rsa.PublicKey)
	v, err := blindrsa.NewVerifier(blindrsa.SHA384PSSRandomized, public)
	if err != nil {
		t.Fatal(err)
	}
	message := slices.Concat(c.Token.Random[:], c.Token.Root[:])
	if err := v.Verify(message, c.Token.Signature); err != nil {
		t.Error(err)
	}
	h := crypto.SHA384.New()
	h.Write(message)
	if err := rsa.VerifyPSS(public, crypto.SHA384, h.Sum(nil), c.Token.Signature, &rsa.PSSOptions{SaltLength: 48}); err != nil {
		t.Error(err)
	}
}

// A token is worth nothing in another tick or class, as these have other keys, and nothing if any part is changed. B-27.
func TestTokensOfOthers(t *testing.T) {
	c := buy(t, 1, token.Free)[0]
	if err := token.Verify(keys()[1].Public(), c.Token); !errors.Is(err, token.ErrSignature) {
		t.Errorf("by the key of another class or tick: %v", err)
	}
	for name, change := range map[string]func(*token.Token){
		"root":                func(t *token.Token) { t.Root[5]++ },
		"random prefix":       func(t *token.Token) { t.Random[0]++ },
		"signature":           func(t *token.Token) { t.Signature = slices.Clone(t.Signature); t.Signature[9]++ },
		"shorter signature":   func(t *token.Token) { t.Signature = t.Signature[1:] },
		"longer signature":    func(t *token.Token) { t.Signature = append([]byte{0}, t.Signature...) },
		"no signature":        func(t *token.Token) { t.Signature = nil },
		"prefix for the root": func(t *token.Token) { t.Root, t.Random = t.Random, t.Root },
	} {
		changed := c.Token
		change(&changed)
		if err := token.Verify(keys()[0].Public(), changed); !errors.Is(err, token.ErrSignature) {
			t.Errorf("another %s: %v", name, err)
		}
	}
}

// Whoever signs sees nothing of the token: neither its root nor what it was prepared with, and the same batch that is
// blinded anew looks altogether different.
func TestSignersAreBlind(t *testing.T) {
	o, err := token.NewOrder(keys()[0].Public(), 7, token.Free, 2, common.Address{1})
	if err != nil {
		t.Fatal(err)
	}
	blinded, err := o.Blinded()
	if err != nil {
		t.Fatal(err)
	}
	signed, err := keys()[0].Sign(blinded)
	if err != nil {
		t.Fatal(err)
	}
	coins, err := o.Finish(signed)
	if err != nil {
		t.Fatal(err)
	}
	for i, c := range coins {
		for _, secret := range [][]byte{c.Token.Root[:], c.Token.Random[:], c.Secret[:], c.Token.Signature} {
			if bytes.Contains(blinded[i], secret) || bytes.Contains(signed[i], secret) {
				t.Errorf("token %d: the signer saw %x", i, secret)
			}
		}
	}
	other, err := token.NewOrder(keys()[0].Public(), 7, token.Free, 2, common.Address{1})
	if err != nil {
		t.Fatal(err)
	}
	if again, err := other.Blinded(); err != nil || bytes.Equal(again[0], blinded[0]) || bytes.Equal(blinded[0], blinded[1]) {
		t.Errorf("blinded alike: %v", err)
	}
}

// An order that was written down before a crash gives the same tokens after it: what was paid for is not lost. J-16.
func TestOrdersSurvive(t *testing.T) {
	o, err := token.NewOrder(keys()[0].Public(), 7, token.Paid, 3, common.Address{1})
	if err != nil {
		t.Fatal(err)
	}
	blinded, err := o.Blinded()
	if err != nil {
		t.Fatal(err)
	}
	again, err := token.DecodeOrder(o.Encode())
	if err != nil {
		t.Fatal(err)
	}
	if twice, err := again.Blinded(); err != nil || !slices.EqualFunc(twice, blinded, bytes.Equal) {
		t.Fatalf("another batch: %v", err)
	}
	signed, err := keys()[0].Sign(blinded)
	if err != nil {
		t.Fatal(err)
	}
	coins, err := again.Finish(signed)
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range coins {
		if err := token.Verify(keys()[0].Public(), c.Token); err != nil {
			t.Error(err)
		}
	}
}

// A supervisor that signs something else, too little, or with another key is found out at once.
func TestWrongSignatures(t *testing.T) {
	o, err := token.NewOrder(keys()[0].Public(), 7, token.Paid, 2, common.Address{1})
	if err != nil {
		t.Fatal(err)
	}
	blinded, err := o.Blinded()
	if err != nil {
		t.Fatal(err)
	}
	signed, err := keys()[0].Sign(blinded)
	if err != nil {
		t.Fatal(err)
	}
	byOther, err := keys()[1].Sign(blinded)
	if err != nil && !errors.Is(err, blindrsa.ErrInvalidMessageLength) {
		t.Fatal(err)
	}
	for name, wrong := range map[string][][]byte{
		"too few": signed[:1], "none": nil, "another order": {signed[1], signed[0]}, "another key": byOther, "garbage": {signed[0], make([]byte, 256)},
		"short": {signed[0], signed[1][:100]},
	} {
		if _, err := o.Finish(wrong); err == nil {
			t.Errorf("%s: accepted", name)
		}
	}
	if _, err := keys()[0].Sign([][]byte{{1, 2, 3}}); err == nil {
		t.Error("something short is signed")
	}
	if _, err := keys()[0].Sign(slices.Repeat(blinded, 200)); err == nil {
		t.Error("a batch without bounds is signed")
	}
	for _, n := range []int{0, -1, token.MaxBatch + 1} {
		if _, err := token.NewOrder(keys()[0].Public(), 7, token.Paid, n, common.Address{1}); err == nil {
			t.Errorf("an order of %d", n)
		}
	}
	if _, err := token.NewOrder(keys()[0].Public(), 7, 9, 1, common.Address{1}); !errors.Is(err, token.ErrClass) {
		t.Errorf("class 9: %v", err)
	}
}

// Keys are kept by the caller, and print as a hash.
func TestKeysAreKept(t *testing.T) {
	blob, err := keys()[0].Marshal()
	if err != nil {
		t.Fatal(err)
	}
	again, err := token.ParseKey(blob)
	if err != nil || !bytes.Equal(again.Public(), keys()[0].Public()) {
		t.Fatalf("another key: %v", err)
	}
	for _, format := range []string{"%v", "%+v", "%#v", "%s", "%x"} {
		if s := fmt.Sprintf(format, again); s != again.Hash().Hex() {
			t.Errorf("%s prints %.80s", format, s)
		}
	}
	if _, err := token.ParseKey(blob[:100]); err == nil {
		t.Error("half a key is read")
	}
}

// Keys of other kinds and sizes are none.
func TestPublicKeysFromOutside(t *testing.T) {
	for name, pkix := range map[string]string{
		"nothing": "", "garbage": "00", "1024 bits": "30819f300d06092a864886f70d010101050003818d0030818902818100" + strings.Repeat("c1", 128) + "0203010001",
	} {
		blob, err := hex.DecodeString(pkix)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := token.ParsePublic(blob); err == nil {
			t.Errorf("%s is a key", name)
		}
	}
	if _, err := token.ParsePublic(make([]byte, 1<<20)); err == nil || !strings.Contains(err.Error(), "at most") {
		t.Errorf("a megabyte: %v", err)
	}
}

// Every share is good for its slot and no other, and leads to its token alone. X-09.
func TestShares(t *testing.T) {
	coins := buy(t, 2, token.Free)
	shares := coins[0].Shares()
	if len(shares) != token.Shares {
		t.Fatalf("%d shares", len(shares))
	}
	for slot := range uint16(token.Shares) {
		one, err := coins[0].Share(slot)
		if err != nil || one.Slot != slot || one.Secret != shares[slot].Secret || !slices.Equal(one.Path, shares[slot].Path) {
			t.Fatalf("slot %d: %v", slot, err)
		}
		if err := one.Verify(coins[0].Token.Root); err != nil {
			t.Errorf("slot %d: %v", slot, err)
		}
		if err := one.Verify(coins[1].Token.Root); !errors.Is(err, token.ErrShare) {
			t.Errorf("slot %d is of another token as well: %v", slot, err)
		}
		for other := range uint16(token.Shares + 2) {
			moved := one
			if moved.Slot = other; other != slot && moved.Verify(coins[0].Token.Root) == nil {
				t.Errorf("the share of slot %d is good for %d", slot, other)
			}
		}
	}
	s := shares[3]
	for name, change := range map[string]func(*token.Share){
		"secret":      func(s *token.Share) { s.Secret[0]++ },
		"path":        func(s *token.Share) { s.Path[2][0]++ },
		"short path":  func(s *token.Share) { s.Path = s.Path[:5] },
		"long path":   func(s *token.Share) { s.Path = append(s.Path, common.Hash{}) },
		"inner node":  func(s *token.Share) { s.Path = s.Path[1:] },
		"other's own": func(s *token.Share) { s.Secret = coins[1].Shares()[3].Secret },
	} {
		changed := s
		changed.Path = slices.Clone(s.Path)
		if change(&changed); changed.Verify(coins[0].Token.Root) == nil {
			t.Errorf("another %s is accepted", name)
		}
	}
	if _, err := coins[0].Share(token.Shares); err == nil {
		t.Error("a share too many")
	}
}

// Requests that write are never free, whatever an offer says. SR-21.
func TestWritesAreNeverFree(t *testing.T) {
	for _, test := range []struct {
		class  token.Class
		writes bool
		ok     bool
	}{
		{token.Free, false, true},
		{token.Free, true, false},
		{token.Ads, true, true},
		{token.Paid, true, true},
		{token.Paid, false, true},
		{0, false, false},
		{4, false, false},
		{4, true, false},
	} {
		if err := test.class.Pays(test.writes); (err == nil) != test.ok || err != nil && !errors.Is(err, token.ErrClass) {
			t.Errorf("%s, writes %v: %v", test.class, test.writes, err)
		}
	}
}

func FuzzDecodeOrder(f *testing.F) {
	f.Add((&token.Order{Public: []byte{1}, Tick: 1, Class: token.Free, Count: 1}).Encode())
	f.Fuzz(func(t *testing.T, blob []byte) {
		o, err := token.DecodeOrder(blob)
		if err != nil {
			return
		}
		if !bytes.Equal(o.Encode(), blob) {
			t.Error("another form is read")
		}
		if _, err := o.Blinded(); err == nil && len(o.Public) < 256 {
			t.Error("blinded for no key")
		}
	})
}

func FuzzVerify(f *testing.F) {
	f.Add([]byte{1}, codec.Encode(token.Token{}))
	f.Fuzz(func(t *testing.T, pkix, blob []byte) {
		var tok token.Token
		if codec.Decode(blob, 1024, &tok) == nil && token.Verify(pkix, tok) == nil {
			t.Error("verified")
		}
	})
}

func BenchmarkVerify(b *testing.B) {
	c := buy(b, 1, token.Free)[0]
	public, err := token.ParsePublic(keys()[0].Public())
	if err != nil {
		b.Fatal(err)
	}
	for b.Loop() {
		if err := public.Verify(c.Token); err != nil {
			b.Fatal(err)
		}
	}
}
