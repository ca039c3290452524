package sandbox

import (
	"encoding/binary"
	"math"
)

// Layout of poll_oneoff's subscriptions and events.
const (
	subscriptionSize = 48
	eventSize        = 32
	eventClock       = 0
)

// poll waits in virtual time: if a file is asked for it is ready at once, otherwise the clock jumps to the earliest
// deadline.
func (m *machine) poll(p []uint64) errno {
	in, out, n, count := uint32(p[0]), uint32(p[1]), uint32(p[2]), uint32(p[3])
	if n == 0 || n > maxVectors {
		return invalid
	}
	m.charge(uint64(n))
	v := m.view()
	subs := v.bytes(in, n*subscriptionSize)
	if v.err != success {
		return v.err
	}
	subs = append([]byte(nil), subs...) // the answer may overlap the question
	now := m.clock
	m.sleep(wakeup(subs, now))
	events := uint32(0)
	for ; len(subs) > 0; subs = subs[subscriptionSize:] {
		sub := subs[:subscriptionSize]
		if sub[8] == eventClock && deadline(sub, now) > m.clock {
			continue
		}
		if ev := v.bytes(out+events*eventSize, eventSize); ev != nil {
			m.event(ev, sub)
			events++
		}
	}
	v.put32(count, events)
	return v.err
}

// wakeup is when the first of the subscriptions is due.
func wakeup(subs []byte, now uint64) uint64 {
	first := uint64(math.MaxInt64)
	for ; len(subs) > 0; subs = subs[subscriptionSize:] {
		if subs[8] != eventClock {
			return now
		}
		first = min(first, deadline(subs, now))
	}
	return first
}

// deadline turns a clock subscription into time since the start. The end of time is 292 years away.
func deadline(sub []byte, now uint64) uint64 {
	clock := binary.LittleEndian.Uint32(sub[16:])
	at := binary.LittleEndian.Uint64(sub[24:])
	absolute := binary.LittleEndian.Uint16(sub[40:])&1 != 0
	switch {
	case absolute && clock == 0:
		at = max(at, epoch) - epoch
	case !absolute:
		at = now + min(at, math.MaxInt64)
	}
	return min(at, math.MaxInt64)
}

func (m *machine) event(ev, sub []byte) {
	clear(ev)
	copy(ev[:8], sub[:8])
	ev[10] = sub[8]
	if sub[8] != eventClock && !m.open(uint64(binary.LittleEndian.Uint32(sub[16:]))) {
		ev[8] = byte(badFile)
	}
}
