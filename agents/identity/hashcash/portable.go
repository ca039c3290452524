package hashcash

import (
	"crypto/sha256"
	"encoding/binary"
)

// scanPortable is the [scanner] for any machine. All others find what it finds.
func scanPortable(r *run, low, n uint32) uint32 {
	w := r.w
	for i := range n {
		if r.first(&w, low+i)&r.mask == 0 {
			return i
		}
	}
	return n
}

// first returns the first word of the hash. It writes the words of w that vary and needs none of them before.
func (r *run) first(w *[64]uint32, w9 uint32) uint32 {
	w[16] = r.w[16] + w9
	w[18] = r.w[18] + sigma1(w[16])
	w[20] = r.w[20] + sigma1(w[18])
	w[22] = r.w[22] + sigma1(w[20])
	w[23] = r.w[23] + w[16]
	w[24] = r.w[24] + sigma1(w[22]) + sigma0(w9)
	w[25] = r.w[25] + sigma1(w[23]) + w[18] + w9
	w[26] = r.w[26] + sigma1(w[24])
	w[27] = r.w[27] + sigma1(w[25]) + w[20]
	w[28] = r.w[28] + sigma1(w[26])
	w[29] = r.w[29] + sigma1(w[27]) + w[22]
	w[30] = r.w[30] + sigma1(w[28]) + w[23]
	w[31] = r.w[31] + sigma1(w[29]) + w[24] + sigma0(w[16])
	w[32] = r.w[32] + sigma1(w[30]) + w[25] + w[16]
	w[33] = r.w[33] + sigma1(w[31]) + w[26] + sigma0(w[18])
	w[34] = r.w[34] + sigma1(w[32]) + w[27] + w[18]
	w[35] = r.w[35] + sigma1(w[33]) + w[28] + sigma0(w[20])
	w[36] = r.w[36] + sigma1(w[34]) + w[29] + w[20]
	w[37] = r.w[37] + sigma1(w[35]) + w[30] + sigma0(w[22])
	for t := 38; t < 64; t++ {
		w[t] = sigma1(w[t-2]) + w[t-7] + sigma0(w[t-15]) + w[t-16]
	}

	a, b, c, d := w9+r.a10, r.a9, r.a8, r.a7
	e, f, g, h := w9+r.e10, r.e9, r.e8, uint32(0)
	for t := 10; t < 64; t++ {
		t1 := r.k[t] + (rotr(e, 6) ^ rotr(e, 11) ^ rotr(e, 25)) + ((f^g)&e ^ g)
		if varies[t] {
			t1 += w[t]
		}
		if t > 12 { // before, it is in k
			t1 += h
		}
		t2 := (rotr(a, 2) ^ rotr(a, 13) ^ rotr(a, 22)) + (a&b | c&(a|b))
		h, g, f, e, d, c, b, a = g, f, e, d+t1, c, b, a, t1+t2
	}
	return a
}

// scanStandard is the [scanner] by crypto/sha256, for machines where that uses better instructions than Go has words for.
func scanStandard(r *run, low, n uint32) uint32 {
	var block [40]byte
	for i := range 9 {
		binary.BigEndian.PutUint32(block[4*i:], r.m[i])
	}
	for i := range n {
		binary.BigEndian.PutUint32(block[36:], low+i)
		if hash := sha256.Sum256(block[:]); binary.BigEndian.Uint32(hash[:])&r.mask == 0 {
			return i
		}
	}
	return n
}
