//go:build !amd64

package hashcash

import "github.com/klauspost/cpuid/v2"

// machineScanners lists what this processor can do, the fastest first. On arm64 that is the standard library's use of the
// instructions for SHA-256.
func machineScanners() []scanner {
	if cpuid.CPU.Supports(cpuid.SHA2) {
		return []scanner{{"crypto/sha256", 1 << 12, scanStandard}}
	}
	return nil
}
