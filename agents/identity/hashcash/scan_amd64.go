package hashcash

import "github.com/klauspost/cpuid/v2"

//go:generate go run generate.go generate_avx512.go generate_avx2.go generate_sha.go

//go:noescape
func scanAVX512(r *run, low, n uint32) uint32

//go:noescape
func scanAVX2(r *run, low, n uint32) uint32

//go:noescape
func scanSHA(r *run, low, n uint32) uint32

// machineScanners lists what this processor can do, the fastest first.
func machineScanners() (out []scanner) {
	for _, s := range []struct {
		needs []cpuid.FeatureID
		scanner
	}{
		{[]cpuid.FeatureID{cpuid.AVX512F}, scanner{"AVX-512", 1 << 15, scanAVX512}},
		{[]cpuid.FeatureID{cpuid.SHA, cpuid.SSSE3, cpuid.SSE4}, scanner{"SHA extensions", 1 << 15, scanSHA}},
		{[]cpuid.FeatureID{cpuid.AVX2}, scanner{"AVX2", 1 << 14, scanAVX2}},
		{nil, scanner{"crypto/sha256", 1 << 12, scanStandard}},
	} {
		if cpuid.CPU.Supports(s.needs...) {
			out = append(out, s.scanner)
		}
	}
	return out
}
