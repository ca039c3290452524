//go:build !linux

package relay

import (
	"context"
	"errors"
	"os"
	"sync"
	"time"
)

// waiting makes a stream one whose calls wait.
type waiting struct {
	Stream
	news chan struct{}

	mu sync.Mutex
	at time.Time
}

func dialStream(ctx context.Context, route *Route) (side, error) {
	stream, err := route.Network.DialTCP(route.To)
	if err != nil {
		return nil, err
	}
	w := &waiting{Stream: stream, news: make(chan struct{}, 1)}
	stream.Notify(w.tell)
	select {
	case <-w.news:
		w.tell()
		return w, nil
	case <-ctx.Done():
		stream.Close(true)
		return nil, ctx.Err()
	}
}

func (w *waiting) tell() {
	select {
	case w.news <- struct{}{}:
	default:
	}
}

// wait waits for news. One who reads and one who writes may both wait: each wakes the other, lest it miss them.
func (w *waiting) wait() error {
	w.mu.Lock()
	at := w.at
	w.mu.Unlock()
	after := time.Hour
	if !at.IsZero() {
		after = time.Until(at)
	}
	if after <= 0 {
		return os.ErrDeadlineExceeded
	}
	timer := time.NewTimer(min(after, 10*time.Millisecond))
	defer timer.Stop()
	select {
	case <-w.news:
	case <-timer.C:
	}
	return nil
}

func (w *waiting) Read(p []byte) (int, error) {
	for {
		n, err := w.Stream.Read(p)
		if n > 0 || !errors.Is(err, ErrAgain) {
			return n, err
		}
		if err := w.wait(); err != nil {
			return 0, err
		}
	}
}

func (w *waiting) Write(p []byte) (int, error) {
	for sent := 0; ; {
		n, err := w.Stream.Write(p[sent:])
		if sent += n; sent == len(p) || err != nil && !errors.Is(err, ErrAgain) {
			return sent, err
		}
		if err := w.wait(); err != nil && n == 0 {
			return sent, err
		}
	}
}

func (w *waiting) Close() error {
	w.Stream.Close(false)
	return nil
}

func (w *waiting) reset() { w.Stream.Close(true) }

func (w *waiting) setDeadline(at time.Time) error {
	w.mu.Lock()
	defer w.mu.Unlock()
	w.at = at
	w.tell()
	return nil
}
