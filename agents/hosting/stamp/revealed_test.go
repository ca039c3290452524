package stamp_test

import (
	"bytes"
	"crypto/mlkem"
	"math/rand/v2"
	"testing"

	"github.com/ethereum/go-ethereum/common"

	"emet/agents/hosting/stamp"
	"emet/agents/identity"
)

// What opens stamps once the seed is out opens exactly what opened before: else two who compute a tick could differ.
func TestRevealedOpensTheSame(t *testing.T) {
	seed := common.Hash{1, 2, 3}
	public, secret := stamp.SealingKey(seed)
	revealed := stamp.Revealed(seed)
	info := []byte("emet/test")
	for n := range 20 {
		text := bytes.Repeat([]byte{byte(n)}, n)
		sealed, err := identity.Seal(public, info, text)
		if err != nil {
			t.Fatal(err)
		}
		if got, err := revealed.Open(info, sealed); err != nil || !bytes.Equal(got, text) {
			t.Fatalf("opened %x, %v", got, err)
		}
		if _, err := revealed.Open(nil, sealed); err == nil {
			t.Error("it opens for another purpose")
		}
		// A changed ciphertext, one of a bad point, and pieces.
		changed := bytes.Clone(sealed)
		changed[n*len(sealed)/20] ^= 1
		low := bytes.Clone(sealed)
		clear(low[mlkem.CiphertextSize768:][:32])
		for _, bad := range [][]byte{changed, low, sealed[:len(sealed)-1], sealed[:1119], sealed[:100], nil} {
			_, before := secret.Open(info, bad)
			_, after := revealed.Open(info, bad)
			if before == nil || after == nil || before.Error() != after.Error() {
				t.Errorf("%d bytes: %v before, %v after", len(bad), before, after)
			}
		}
	}
	if _, err := stamp.Revealed(common.Hash{4}).Open(info, nil); err == nil {
		t.Error("nothing opens")
	}
}

// Both implementations of ML-KEM give the same key for each ciphertext, also for those that nobody made.
func TestDecapsulationIsTheStandards(t *testing.T) {
	draw := rand.NewChaCha8([32]byte{7})
	for range 200 {
		seed := make([]byte, mlkem.SeedSize)
		_, _ = draw.Read(seed)
		key, err := mlkem.NewDecapsulationKey768(seed)
		if err != nil {
			t.Fatal(err)
		}
		shared, ciphertext := key.EncapsulationKey().Encapsulate()
		random := make([]byte, len(ciphertext))
		_, _ = draw.Read(random)
		changed := bytes.Clone(ciphertext)
		at := draw.Uint64()
		changed[at/8%uint64(len(changed))] ^= 1 << (at % 8)
		for i, c := range [][]byte{ciphertext, changed, random} {
			fast, standard, err := stamp.Decapsulate(seed, c)
			if err != nil || !bytes.Equal(fast, standard) || bytes.Equal(fast, shared) != (i == 0) {
				t.Fatalf("ciphertext %d of seed %x: %x and %x, %v", i, seed, fast, standard, err)
			}
		}
	}
}

func FuzzDecapsulate(f *testing.F) {
	f.Add(make([]byte, mlkem.SeedSize), make([]byte, mlkem.CiphertextSize768))
	f.Fuzz(func(t *testing.T, seed, ciphertext []byte) {
		if len(seed) != mlkem.SeedSize || len(ciphertext) != mlkem.CiphertextSize768 {
			return
		}
		if fast, standard, err := stamp.Decapsulate(seed, ciphertext); err != nil || !bytes.Equal(fast, standard) {
			t.Errorf("%x and %x, %v", fast, standard, err)
		}
	})
}

func BenchmarkOpen(b *testing.B) {
	seed := common.Hash{1}
	public, secret := stamp.SealingKey(seed)
	sealed, err := identity.Seal(public, nil, make([]byte, stamp.Width(8)))
	if err != nil {
		b.Fatal(err)
	}
	for name, o := range map[string]*stamp.Opener{"secret": secret, "revealed": stamp.Revealed(seed)} {
		b.Run(name, func(b *testing.B) {
			for b.Loop() {
				if _, err := o.Open(nil, sealed); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}
