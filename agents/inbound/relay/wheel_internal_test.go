package relay

import (
	"math/rand/v2"
	"testing"
	"time"
)

// alarm is woken by a wheel, and has set itself again or not.
type alarm struct {
	t     *testing.T
	w     *wheel
	clock *int64
	timer timer
	due   int64 // the first tick at which it may be woken; -1: never
	woken int
}

func (a *alarm) set(after time.Duration) {
	a.due = *a.clock + int64(after/tick)
	a.w.set(&a.timer, after)
}

func (a *alarm) expired() {
	if a.due < 0 || *a.clock < a.due {
		a.t.Errorf("woken at %d, due at %d", *a.clock, a.due)
	}
	a.due = -1
	a.woken++
	if a.woken%3 == 0 {
		a.set(time.Duration(rand.Int64N(int64(time.Minute))))
	}
}

func TestWheel(t *testing.T) {
	var clock int64
	w := &wheel{}
	alarms := make([]alarm, 300)
	for i := range alarms {
		alarms[i] = alarm{t: t, w: w, clock: &clock, due: -1}
		alarms[i].timer.owner = &alarms[i]
	}
	for range 20_000 {
		a := &alarms[rand.IntN(len(alarms))]
		if rand.IntN(4) == 0 {
			w.stop(&a.timer)
			a.due = -1
		} else {
			a.set(time.Duration(rand.Int64N(int64(time.Second) << rand.IntN(18))))
		}
		clock += rand.Int64N(1 << rand.IntN(14)) // sometimes nobody looks for long
		w.turn(clock)
		for i := range alarms {
			if due := alarms[i].due; due >= 0 && due+2 < clock {
				t.Fatalf("not woken at %d, due at %d", clock, due)
			}
		}
	}
}
