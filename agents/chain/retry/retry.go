// Package retry paces attempts at something that is away for a while, and
// tells of it once.
package retry

import (
	"context"
	"math/rand/v2"
	"time"

	"github.com/rs/zerolog"
)

// Backoff counts failures in a row. It belongs to one goroutine. It outlives
// connections, so that a node which takes calls and drops them is not stormed.
type Backoff struct {
	Min, Max time.Duration
	What     string // the activity that suffers, for the log: "follow the chain"
	Log      zerolog.Logger

	pause time.Duration
	since time.Time
	told  bool
}

// Failed notes a failure and returns how long to wait before the next attempt:
// twice as long each time, up to Max, and less by chance. The second failure in
// a row is worth a line in the log, the first is a stumble.
func (b *Backoff) Failed(err error) time.Duration {
	if b.since.IsZero() {
		b.since, b.pause = time.Now(), b.Min
		b.Log.Debug().Err(err).Msg("could not " + b.What)
	} else {
		b.pause = min(2*b.pause, b.Max)
		if !b.told {
			b.told = true
			b.Log.Warn().Err(err).Msg("cannot " + b.What + "; trying again until it works")
		}
	}
	return Jitter(b.pause)
}

// Worked notes a success and tells of it if it ends a trouble that was told of.
func (b *Backoff) Worked() {
	if b.told {
		b.Log.Info().Dur("took", time.Since(b.since)).Msg("can " + b.What + " again")
	}
	b.pause, b.since, b.told = 0, time.Time{}, false
}

// Jitter returns between half of d and d, to spread those who lost the same
// node at the same time.
func Jitter(d time.Duration) time.Duration { return d/2 + rand.N(d/2+1) }

// Wait sleeps for d, or until there is a value in wake or ctx ends. With no d
// it waits for the other two.
func Wait(ctx context.Context, d time.Duration, wake <-chan struct{}) {
	var expired <-chan time.Time
	if d > 0 {
		timer := time.NewTimer(d)
		defer timer.Stop()
		expired = timer.C
	}
	select {
	case <-ctx.Done():
	case <-wake:
	case <-expired:
	}
}
