//go:build !unix

package sandbox

// mapping is a whole memory from Go's heap, where there is no mmap.
type mapping struct{ buf []byte }

func reserve(pages uint32) (*mapping, error) {
	return &mapping{make([]byte, max(1, int(pages))<<16)}, nil
}

// Free implements wazero's LinearMemory.
func (m *mapping) Free() { m.buf = nil }
