//go:build unix

package sandbox

import (
	"fmt"
	"syscall"
)

// mapping is address space for a whole memory, which the system fills as it is touched. So a memory never moves, costs
// what it uses, and goes back to the system when the run ends rather than when garbage is collected.
type mapping struct{ buf []byte }

func reserve(pages uint32) (*mapping, error) {
	size := max(1, int(pages)) << 16
	buf, err := syscall.Mmap(-1, 0, size, syscall.PROT_READ|syscall.PROT_WRITE, syscall.MAP_ANON|syscall.MAP_PRIVATE)
	if err != nil {
		return nil, fmt.Errorf("reserve %d pages: %w", pages, err)
	}
	return &mapping{buf}, nil
}

// Free implements wazero's LinearMemory; it may be called again.
func (m *mapping) Free() {
	if m.buf != nil {
		_ = syscall.Munmap(m.buf)
		m.buf = nil
	}
}
