// Package flowgen makes random dataflow programs that are well typed, and values for them, for tests that compare the ways
// to compute them. Each operation and each type occurs.
package flowgen

import (
	"math/rand/v2"
)

// Source is where choices come from. The same source gives the same programs and values.
type Source struct {
	rng   *rand.Rand
	bytes []byte
}

// Seed returns a source that never ends.
func Seed(seed uint64) *Source { return &Source{rng: rand.New(rand.NewPCG(seed, seed))} } // #nosec G404 -- for tests

// Bytes returns a source for a fuzzer: each choice takes a byte or two, and when there are none left, it is the first one.
func Bytes(b []byte) *Source { return &Source{bytes: b} }

// N returns a number from 0 to before n.
func (s *Source) N(n int) int {
	if n <= 1 {
		return 0
	}
	if s.rng != nil {
		return s.rng.IntN(n)
	}
	v := 0
	for size := n - 1; size > 0; size >>= 8 {
		v = v<<8 | s.next()
	}
	return v % n
}

func (s *Source) next() int {
	if len(s.bytes) == 0 {
		return 0
	}
	b := s.bytes[0]
	s.bytes = s.bytes[1:]
	return int(b)
}

// one tells whether something happens that does so one time in n.
func (s *Source) one(n int) bool { return s.N(n) == n-1 }

func pick[T any](s *Source, of []T) T { return of[s.N(len(of))] }
