package hashcash

import (
	"context"
	"unsafe"
)

// Scanner is one way to hash, for tests.
type Scanner struct{ s scanner }

// Scanners returns all ways that this machine has.
func Scanners() (out []Scanner) {
	for _, s := range scanners() {
		out = append(out, Scanner{s})
	}
	return out
}

func (s Scanner) Name() string { return s.s.name }

// Scan returns the place of the first of n nonces that may have enough zero bits.
func (s Scanner) Scan(challenge [32]byte, upper, low, n uint32, zeros int) uint32 {
	return s.s.scan(newRun(challenge, upper, zeros), low, n)
}

// Mine is [Mine] in this way.
func (s Scanner) Mine(ctx context.Context, challenge [32]byte, zeros int, o Options) (uint64, error) {
	return mine(ctx, challenge, zeros, o, s.s)
}

// Credulous is the same way, but it also comes across hashes that lack some zero bits.
func (s Scanner) Credulous(lacking int) Scanner {
	scan := s.s.scan
	s.s.scan = func(r *run, low, n uint32) uint32 {
		loose := *r
		loose.mask <<= lacking
		return scan(&loose, low, n)
	}
	return s
}

// Layout says where the fields of a run are.
func Layout() map[string]uintptr {
	var r run
	return map[string]uintptr{
		"atK": unsafe.Offsetof(r.k), "atW": unsafe.Offsetof(r.w),
		"atA7": unsafe.Offsetof(r.a7), "atA8": unsafe.Offsetof(r.a8), "atA9": unsafe.Offsetof(r.a9),
		"atE8": unsafe.Offsetof(r.e8), "atE9": unsafe.Offsetof(r.e9),
		"atA10": unsafe.Offsetof(r.a10), "atE10": unsafe.Offsetof(r.e10), "atMask": unsafe.Offsetof(r.mask),
		"atABEF": unsafe.Offsetof(r.abef), "atCDGH": unsafe.Offsetof(r.cdgh), "atM": unsafe.Offsetof(r.m),
	}
}
