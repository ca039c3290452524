package guard

import (
	"hash/maphash"
	"net/netip"
	"sync"
)

const shards = 64

// sources remembers who connects to a socket. It is full at its limit: then the one that was seen longest ago and has no
// connection is forgotten, and if each of them has one, the newcomer waits.
type sources struct {
	seed   maphash.Seed
	shards *[shards]shard
}

type shard struct {
	mu          sync.Mutex
	limit       int
	all         map[netip.Addr]*source
	newest, old *source // of those without a connection, by when they were last seen
}

// source is what is known of one.
type source struct {
	addr  netip.Addr
	shard *shard
	live  int
	due   int64 // when its next connection would be due if it kept to its rate
	bytes bucket

	newer, older *source // in the list of the idle
}

func newSources(limit int) sources {
	s := sources{seed: maphash.MakeSeed(), shards: new([shards]shard)}
	for i := range s.shards {
		s.shards[i] = shard{limit: max(1, limit/shards), all: map[netip.Addr]*source{}}
	}
	return s
}

// Of returns what counts as one source: the address, or the /64 of an IPv6 address.
func Of(addr netip.Addr) netip.Addr {
	addr = addr.Unmap().WithZone("")
	if addr.Is4() {
		return addr
	}
	p, _ := addr.Prefix(64)
	return p.Addr()
}

func (s *sources) take(addr netip.Addr, l Limits, now int64) (*source, Reason) {
	addr = Of(addr)
	sh := &s.shards[maphash.Comparable(s.seed, addr)%shards]
	sh.mu.Lock()
	defer sh.mu.Unlock()
	src := sh.all[addr]
	if src == nil {
		if len(sh.all) >= sh.limit {
			if sh.old == nil {
				return nil, SourceLimit
			}
			delete(sh.all, sh.old.addr)
			sh.remove(sh.old)
		}
		src = &source{addr: addr, shard: sh}
		sh.all[addr] = src
	} else if src.live == 0 {
		sh.remove(src)
	}
	if why := src.admit(l, now); why != "" {
		if src.live == 0 {
			sh.push(src)
		}
		return nil, why
	}
	src.live++
	return src, ""
}

// admit is the generic cell rate algorithm over new connections, and the limit of those at once.
func (src *source) admit(l Limits, now int64) Reason {
	if l.Rate > 0 {
		each := int64(1e9 / l.Rate)
		if max(src.due, now)-now > each*int64(l.Burst-1) {
			return SourceRate
		}
		if l.PerSource > 0 && src.live >= l.PerSource {
			return SourceLimit
		}
		src.due = max(src.due, now) + each
		return ""
	}
	if l.PerSource > 0 && src.live >= l.PerSource {
		return SourceLimit
	}
	return ""
}

func (s *sources) release(src *source) {
	sh := src.shard
	sh.mu.Lock()
	defer sh.mu.Unlock()
	if src.live--; src.live == 0 {
		sh.push(src)
	}
}

func (sh *shard) push(src *source) {
	src.older, src.newer = sh.newest, nil
	if sh.newest != nil {
		sh.newest.newer = src
	} else {
		sh.old = src
	}
	sh.newest = src
}

func (sh *shard) remove(src *source) {
	if src.newer != nil {
		src.newer.older = src.older
	} else {
		sh.newest = src.older
	}
	if src.older != nil {
		src.older.newer = src.newer
	} else {
		sh.old = src.newer
	}
	src.newer, src.older = nil, nil
}
