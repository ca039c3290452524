package relay

import (
	"math/bits"
	"time"
)

// A wheel has four rings of 64 slots, each slot as long as the whole ring below it: 8 ms to 37 hours. A timer that is far
// off falls from ring to ring as it comes near. Setting and stopping one is a few instructions, however many there are.
const (
	tick  = 8 * time.Millisecond
	rings = 4
	width = 6
	slots = 1 << width
)

type wheel struct {
	now   int64 // in ticks; while the wheel turns, how far it has come
	to    int64 // what time it is
	used  [rings]uint64
	rings [rings][slots]timer // heads of lists
}

// timer is part of what it wakes. The zero timer is not set.
type timer struct {
	next, prev *timer
	at         int64
	ring, slot uint8
	owner      interface{ expired() }
}

// set has owner woken when after has passed, and not before.
func (w *wheel) set(t *timer, after time.Duration) {
	w.stop(t)
	w.put(t, w.to+max(1, int64((after+tick-1)/tick)+1))
}

func (w *wheel) put(t *timer, at int64) {
	t.at = min(at, w.now+1<<(rings*width)-1)
	ring := (63 - bits.LeadingZeros64(uint64(t.at-w.now)|1)) / width
	slot := t.at >> (ring * width) & (slots - 1)
	t.ring, t.slot = uint8(ring), uint8(slot)
	head := &w.rings[ring][slot]
	if head.next == nil {
		head.next, head.prev = head, head
	}
	t.next, t.prev = head, head.prev
	head.prev.next, head.prev = t, t
	w.used[ring] |= 1 << slot
}

// stop does nothing to a timer that is not set.
func (w *wheel) stop(t *timer) {
	if t.next == nil {
		return
	}
	t.next.prev, t.prev.next = t.prev, t.next
	t.next, t.prev = nil, nil
	if head := &w.rings[t.ring][t.slot]; head.next == head {
		w.used[t.ring] &^= 1 << t.slot
	}
}

// due returns the tick at which there is next something to do, or false if no timer is set.
func (w *wheel) due() (int64, bool) {
	at, any := int64(0), false
	for ring, used := range w.used {
		if used == 0 {
			continue
		}
		unit := w.now >> (ring * width)
		away := int64(bits.TrailingZeros64(bits.RotateLeft64(used, -int(unit&(slots-1))-1))) + 1
		if t := (unit + away) << (ring * width); !any || t < at {
			at, any = t, true
		}
	}
	return at, any
}

// turn moves on to a tick and wakes whose time has come.
func (w *wheel) turn(to int64) {
	w.to = max(w.to, to)
	for {
		at, any := w.due()
		if !any || at > to {
			break
		}
		w.now = at
		// Higher rings first: what falls out of them may be due at this very tick.
		for ring := rings - 1; ring >= 0; ring-- {
			if at&(1<<(ring*width)-1) == 0 {
				w.empty(&w.rings[ring][at>>(ring*width)&(slots-1)])
			}
		}
	}
	w.now = max(w.now, to)
}

// empty takes timers off a slot one by one, as whoever is woken may stop others of the same slot.
func (w *wheel) empty(head *timer) {
	for head.next != nil && head.next != head {
		t := head.next
		w.stop(t)
		if t.at > w.now {
			w.put(t, t.at)
		} else {
			t.owner.expired()
		}
	}
}
