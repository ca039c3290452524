package sandbox

import "github.com/tetratelabs/wazero/experimental"

// Allocate implements wazero's MemoryAllocator: the mapping is the one memory of its module.
func (m *mapping) Allocate(_, _ uint64) experimental.LinearMemory { return m }

// Reallocate implements wazero's LinearMemory.
func (m *mapping) Reallocate(size uint64) []byte {
	if size > uint64(len(m.buf)) {
		return nil
	}
	return m.buf[:size]
}
