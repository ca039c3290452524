package sandbox

import (
	"context"
	"crypto/sha256"
	"slices"
	"sync"

	"emet/agents/sandbox/wasmgas"
)

// moduleCache keeps the modules that ran last, compiled: the jobs of a batch share their code. Modules in use are kept
// beyond its bounds.
type moduleCache struct {
	mu   sync.Mutex
	list []*cached // least recently used first
}

// Bounds of what is kept while nobody uses it.
const (
	cacheModules = 16
	cacheBytes   = 64 << 20 // of metered code; machine code is some four times that
)

type cached struct {
	program
	digest [sha256.Size]byte
	users  int
}

// take gives a compiled module. Two that compile one module at the same time both keep theirs.
func (c *moduleCache) take(ctx context.Context, h *host, meta *wasmgas.Module) (*cached, error) {
	digest := sha256.Sum256(meta.Binary)
	if m := c.find(digest); m != nil {
		return m, nil
	}
	p, err := h.compile(ctx, meta, digest)
	if err != nil {
		return nil, err
	}
	m := &cached{program: p, digest: digest, users: 1}
	c.mu.Lock()
	defer c.mu.Unlock()
	c.list = append(c.list, m)
	return m, nil
}

func (c *moduleCache) find(digest [sha256.Size]byte) *cached {
	c.mu.Lock()
	defer c.mu.Unlock()
	i := slices.IndexFunc(c.list, func(m *cached) bool { return m.digest == digest })
	if i < 0 {
		return nil
	}
	m := c.list[i]
	c.list = append(slices.Delete(c.list, i, i+1), m)
	m.users++
	return m
}

// release says that a run is done with a module, and drops what the bounds leave no room for.
func (c *moduleCache) release(m *cached) {
	c.mu.Lock()
	defer c.mu.Unlock()
	m.users--
	count, size := len(c.list), 0
	for _, m := range c.list {
		size += len(m.meta.Binary)
	}
	c.list = slices.DeleteFunc(c.list, func(m *cached) bool {
		if m.users > 0 || (count <= cacheModules && size <= cacheBytes) {
			return false
		}
		count--
		size -= len(m.meta.Binary)
		m.code.close()
		return true
	})
}
