package vpn

import (
	"sync/atomic"
	"time"
)

// flight counts the packets that are inside a WireGuard device. The device has queues for a hundred thousand of them, each in a
// buffer of 64 KiB whatever its size: without a limit, a fast sender and a slow cipher fill gigabytes, and every packet waits
// behind all the others.
//
// The device may drop packets and tells nobody, so the count is not exact. If nothing has moved for a while it starts again.
type flight struct {
	limit int64
	n     atomic.Int64
	moved chan struct{}
}

// stale is how long the count is believed.
const stale = time.Millisecond

func newFlight(limit int64) *flight { return &flight{limit: limit, moved: make(chan struct{}, 1)} }

// wait returns when there is room. Only one goroutine may wait.
func (f *flight) wait() {
	if f.n.Load() < f.limit {
		return
	}
	timer := time.NewTimer(stale)
	defer timer.Stop()
	for f.n.Load() >= f.limit {
		select {
		case <-f.moved:
			timer.Reset(stale)
		case <-timer.C:
			f.n.Store(0)
		}
	}
}

func (f *flight) add(n int) { f.n.Add(int64(n)) }

// done says that packets have come out of the device.
func (f *flight) done(n int) {
	switch left := f.n.Add(-int64(n)); {
	case left < 0:
		f.n.CompareAndSwap(left, 0)
	case left < f.limit && left+int64(n) >= f.limit/2:
		select {
		case f.moved <- struct{}{}:
		default:
		}
	}
}
