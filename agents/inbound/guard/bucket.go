package guard

import "sync/atomic"

// slack is how far ahead of its rate a bucket may run, in nanoseconds: short enough that a limit holds within any second.
const slack = int64(50e6)

// bucket limits bytes a second by the generic cell rate algorithm (ITU-T I.371): the word is the time at which all that was
// taken will have been due. No lock, no timer, nothing to refill.
type bucket struct{ due atomic.Int64 }

// take returns for how long to wait until the bucket is within its rate again.
func (b *bucket) take(n int, rate, now int64) int64 {
	if rate <= 0 || n <= 0 {
		return 0
	}
	cost := int64(float64(n) / float64(rate) * 1e9)
	for {
		due := b.due.Load()
		next := max(due, now) + cost
		if b.due.CompareAndSwap(due, next) {
			return max(0, next-now-slack)
		}
	}
}
