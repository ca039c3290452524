package hashcash

// scanner is one way to hash many nonces. All ways find the same.
type scanner struct {
	name string
	// piece is how many nonces take about half a millisecond: nothing else runs on the core meanwhile, not even the
	// garbage collector, and nothing can be cancelled. A power of two.
	piece uint32
	// scan hashes n nonces, a multiple of 16, whose lower halves are low, low+1 and so on, and returns how many come
	// before the first whose hash may have enough zero bits; n if there is none. low+n does not exceed 2^32.
	scan func(r *run, low, n uint32) uint32
}

// scanners lists the ways that this machine has, the fastest first.
func scanners() []scanner {
	return append(machineScanners(), scanner{"portable", 1 << 11, scanPortable})
}

// Method says how this machine hashes: with which instructions.
func Method() string { return scanners()[0].name }
