package hashcash_test

import (
	"crypto/sha256"
	"encoding/binary"
	"fmt"
	"math/bits"
	"math/rand/v2"
	"os"
	"regexp"
	"strconv"
	"testing"

	"emet/agents/identity/hashcash"
)

// scanned is how many nonces the tests of a scan look at, several rounds of the widest vector.
const scanned = 256

// reference is what crypto/sha256 finds.
func reference(challenge [32]byte, upper, low uint32, zeros int) uint32 {
	block := append(challenge[:], make([]byte, 8)...)
	for i := range uint32(scanned) {
		binary.BigEndian.PutUint64(block[32:], uint64(upper)<<32|uint64(low+i))
		hash := sha256.Sum256(block)
		if bits.LeadingZeros32(binary.BigEndian.Uint32(hash[:])) >= min(zeros, 32) {
			return i
		}
	}
	return scanned
}

func checkScanners(t *testing.T, challenge [32]byte, upper, low uint32, zeros int) (found bool) {
	t.Helper()
	low = min(low, 1<<32-scanned)
	want := reference(challenge, upper, low, zeros)
	for _, s := range hashcash.Scanners() {
		if got := s.Scan(challenge, upper, low, scanned, zeros); got != want {
			t.Errorf("%s finds %d, crypto/sha256 %d: challenge %x, upper %#x, low %#x, %d zeros",
				s.Name(), got, want, challenge, upper, low, zeros)
		}
	}
	return want < scanned
}

// All code paths find what crypto/sha256 finds, whatever the challenge, the nonce and the lane.
func TestScannersAgree(t *testing.T) {
	random := rand.New(rand.NewPCG(1, 2))
	found := 0
	for i := range 2000 {
		var challenge [32]byte
		for j := range challenge {
			challenge[j] = byte(random.Uint32())
		}
		if checkScanners(t, challenge, random.Uint32(), random.Uint32(), i%14) {
			found++
		}
	}
	if found < 1000 || found == 2000 {
		t.Errorf("of 2000 scans %d found something: the test is a weak one", found)
	}
}

func FuzzScanners(f *testing.F) {
	f.Add(make([]byte, 32), uint32(0), uint32(0), uint(8))
	f.Add(make([]byte, 32), ^uint32(0), ^uint32(0), uint(33))
	f.Fuzz(func(t *testing.T, blob []byte, upper, low uint32, zeros uint) {
		var challenge [32]byte
		copy(challenge[:], blob)
		checkScanners(t, challenge, upper, low, int(zeros%34))
	})
}

// The assembly knows where the fields of a run are.
func TestLayout(t *testing.T) {
	source, err := os.ReadFile("generate.go")
	if err != nil {
		t.Fatal(err)
	}
	checked := 0
	for name, want := range hashcash.Layout() {
		m := regexp.MustCompile(`\b` + name + ` += (\d+)`).FindSubmatch(source)
		if m == nil {
			t.Errorf("generate.go does not know %s", name)
			continue
		}
		if got, err := strconv.ParseUint(string(m[1]), 10, 32); err != nil || uintptr(got) != want {
			t.Errorf("generate.go has %s at %s: it is at %d", name, m[1], want)
		}
		checked++
	}
	if checked == 0 {
		t.Error("nothing was compared")
	}
}

func BenchmarkScan(b *testing.B) {
	const n = 1 << 14
	for _, s := range hashcash.Scanners() {
		b.Run(s.Name(), func(b *testing.B) {
			for b.Loop() {
				s.Scan([32]byte{1}, 0, 0, n, 32)
			}
			b.ReportMetric(float64(b.N)*n/b.Elapsed().Seconds()/1e6, "MH/s")
		})
	}
}

func ExampleVerify() {
	challenge := sha256.Sum256([]byte("made for one owner"))
	for nonce := uint64(0); ; nonce++ {
		if hashcash.Verify(challenge, nonce, 8) {
			fmt.Println(nonce)
			return
		}
	}
	// Output: 417
}
