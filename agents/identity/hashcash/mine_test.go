package hashcash_test

import (
	"context"
	"crypto/sha256"
	"encoding/binary"
	"errors"
	"math"
	"math/big"
	"testing"
	"time"

	"go.uber.org/goleak"

	"emet/agents/identity/hashcash"
)

func TestMain(m *testing.M) { goleak.VerifyTestMain(m) }

// Verify is what the contract does: a 256-bit number, shifted.
func TestVerifyIsTheContracts(t *testing.T) {
	challenge := [32]byte{1, 2, 3}
	for nonce := range uint64(2000) {
		hash := sha256.Sum256(binary.BigEndian.AppendUint64(challenge[:], nonce))
		zeros := 256 - new(big.Int).SetBytes(hash[:]).BitLen()
		for _, want := range []int{0, 1, zeros} {
			if want <= zeros && !hashcash.Verify(challenge, nonce, want) {
				t.Fatalf("nonce %d has %d zero bits, and not %d", nonce, zeros, want)
			}
		}
		if hashcash.Verify(challenge, nonce, zeros+1) {
			t.Fatalf("nonce %d has %d zero bits, and more", nonce, zeros)
		}
	}
	for _, zeros := range []int{-1, 257, math.MaxInt} {
		if hashcash.Verify(challenge, 0, zeros) {
			t.Errorf("%d zero bits were found", zeros)
		}
	}
}

func lowest(challenge [32]byte, from uint64, zeros int) uint64 {
	for !hashcash.Verify(challenge, from, zeros) {
		from++
	}
	return from
}

// Every way finds the same nonce, whatever the number of workers: the lowest.
func TestMineFindsTheLowest(t *testing.T) {
	challenge := sha256.Sum256([]byte("lowest"))
	for _, from := range []uint64{0, 1, 7, 1<<15 - 3, 1<<32 - 20, 1<<40 + 5} {
		for _, zeros := range []int{0, 1, 5, 13} {
			want := lowest(challenge, from, zeros)
			for _, s := range hashcash.Scanners() {
				for _, workers := range []int{0, 1, 5} {
					got, err := s.Mine(t.Context(), challenge, zeros, hashcash.Options{From: from, Workers: workers})
					if err != nil || got != want {
						t.Fatalf("%s with %d workers finds %d, %v from %d on for %d zero bits: want %d",
							s.Name(), workers, got, err, from, zeros, want)
					}
				}
			}
		}
	}
}

// A scan looks at the first word of a hash only. What it comes across and is not enough does not stop the search.
func TestMineLooksPastTheFirstWord(t *testing.T) {
	challenge := sha256.Sum256([]byte("two words"))
	const nonce, zeros = 7_294_942_784, 33 // found before: the only one of the first so many
	if got, err := hashcash.Mine(t.Context(), challenge, zeros, hashcash.Options{From: nonce - 1<<20}); err != nil || got != nonce {
		t.Errorf("found %d, %v: want %d", got, err, uint64(nonce))
	}
	for _, s := range hashcash.Scanners() {
		for from := range uint64(40) {
			want := lowest(challenge, from<<10, 10)
			if got, err := s.Credulous(6).Mine(t.Context(), challenge, 10, hashcash.Options{From: from << 10}); err != nil || got != want {
				t.Fatalf("%s finds %d, %v from %d on: want %d", s.Name(), got, err, from<<10, want)
			}
		}
	}
}

// What was cancelled goes on where it was, and misses nothing.
func TestMineGoesOn(t *testing.T) {
	challenge := sha256.Sum256([]byte("goes on"))
	const zeros = 22
	var nonce uint64
	rounds, err := 0, context.Canceled
	for ; err != nil; rounds++ {
		ctx, cancel := context.WithCancel(t.Context())
		nonce, err = hashcash.Mine(ctx, challenge, zeros, hashcash.Options{
			From: nonce, Every: time.Millisecond,
			Progress: func(p hashcash.Progress) {
				if p.Next > nonce { // some work was done
					cancel()
				}
			},
		})
		cancel()
		if err != nil && !errors.Is(err, context.Canceled) {
			t.Fatal(err)
		}
	}
	if want := uint64(1_406_866); nonce != want {
		t.Errorf("found %d after %d rounds: want %d", nonce, rounds, want)
	}
}

func TestMineThatIsCancelledBefore(t *testing.T) {
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	next, err := hashcash.Mine(ctx, [32]byte{}, hashcash.MaxBits, hashcash.Options{From: 77})
	if !errors.Is(err, context.Canceled) || next != 77 {
		t.Errorf("%d, %v: want 77 and the context's error", next, err)
	}
}

func TestMineRefusesWhatNobodyFinds(t *testing.T) {
	for _, zeros := range []int{-1, hashcash.MaxBits + 1} {
		if _, err := hashcash.Mine(t.Context(), [32]byte{}, zeros, hashcash.Options{}); err == nil {
			t.Errorf("%d zero bits were found", zeros)
		}
	}
}

// The last nonces are tried, and none twice.
func TestMineEndsWithTheLastNonce(t *testing.T) {
	challenge := sha256.Sum256([]byte("end"))
	for _, s := range hashcash.Scanners() {
		_, err := s.Mine(t.Context(), challenge, 60, hashcash.Options{From: math.MaxUint64 - 100_000})
		if !errors.Is(err, hashcash.ErrExhausted) {
			t.Errorf("%s: %v", s.Name(), err)
		}
		got, err := s.Mine(t.Context(), challenge, 0, hashcash.Options{From: math.MaxUint64})
		if err != nil || got != math.MaxUint64 {
			t.Errorf("%s: found %d, %v: want the last nonce", s.Name(), got, err)
		}
	}
}

func TestProgress(t *testing.T) {
	const second = time.Second
	for _, test := range []struct {
		hashcash.Progress
		want string
	}{
		{hashcash.Progress{Bits: 34}, "0 hashes of about 17.2 G, 0/s, some time to go"},
		{
			hashcash.Progress{Bits: 34, Hashes: 1_239_000_000, Elapsed: 8 * second},
			"1.24 G hashes of about 17.2 G, 155 M/s, on average 2 min to go",
		},
		{hashcash.Progress{Bits: 34, Hashes: 1 << 40, Elapsed: 7000 * second}, // unlucky so far, and no luckier for it
			"1.10 T hashes of about 17.2 G, 157 M/s, on average 2 min to go"},
		{
			hashcash.Progress{Bits: 10, Hashes: 999_600, Elapsed: second},
			"1.00 M hashes of about 1.02 k, 1.00 M/s, on average a moment to go",
		},
		{
			hashcash.Progress{Bits: 20, Hashes: 70_000, Elapsed: second},
			"70.0 k hashes of about 1.05 M, 70.0 k/s, on average 15 s to go",
		},
		{hashcash.Progress{Bits: 34, Hashes: 999, Elapsed: second}, "999 hashes of about 17.2 G, 999/s, on average 199 days to go"},
		{
			hashcash.Progress{Bits: 40, Hashes: 60_000_000, Elapsed: second},
			"60.0 M hashes of about 1.10 T, 60.0 M/s, on average 5 h to go",
		},
		{hashcash.Progress{Bits: 64, Hashes: 1, Elapsed: second}, "1 hashes of about 18.4 E, 1/s, some time to go"},
	} {
		if got := test.String(); got != test.want {
			t.Errorf("%+v\n got %s\nwant %s", test.Progress, got, test.want)
		}
	}
}
