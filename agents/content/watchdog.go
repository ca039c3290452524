package content

import (
	"context"
	"fmt"
	"time"
)

// Watchdog returns a context that ends with [ErrStalled] as its cause when kick has not been called for the idle time.
// stop releases it.
func Watchdog(ctx context.Context, idle time.Duration) (_ context.Context, kick, stop func()) {
	ctx, cancel := context.WithCancelCause(ctx)
	timer := time.AfterFunc(idle, func() {
		cancel(fmt.Errorf("%w of %v", ErrStalled, idle))
	})
	return ctx, func() { timer.Reset(idle) }, func() {
		timer.Stop()
		cancel(nil)
	}
}
