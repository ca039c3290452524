package worker

import (
	"context"
	"sync"

	"emet/agents/market"
)

// Logs are the live console logs of running jobs. A log begins empty, grows up to [market.MaxLog], and ends with its
// run; late subscribers get it from its beginning.
type Logs struct {
	mu    sync.Mutex
	lines map[market.ID]*stream
}

type stream struct {
	buf    []byte
	ended  bool
	change chan struct{} // closed and replaced whenever the stream changes
}

func newLogs() *Logs { return &Logs{lines: make(map[market.ID]*stream)} }

// open starts the log of a run. The returned function ends it.
func (l *Logs) open(id market.ID) (*logWriter, func()) {
	s := &stream{change: make(chan struct{})}
	l.mu.Lock()
	l.lines[id] = s
	l.mu.Unlock()
	return &logWriter{l, s}, func() {
		l.mu.Lock()
		defer l.mu.Unlock()
		s.ended = true
		close(s.change)
		if l.lines[id] == s {
			delete(l.lines, id)
		}
	}
}

type logWriter struct {
	l *Logs
	s *stream
}

// Write appends to the log and never fails; what exceeds the cap is dropped, as in the result record.
func (w *logWriter) Write(p []byte) (int, error) {
	w.l.mu.Lock()
	defer w.l.mu.Unlock()
	if room := market.MaxLog - len(w.s.buf); room > 0 && len(p) > 0 {
		w.s.buf = append(w.s.buf, p[:min(room, len(p))]...)
		close(w.s.change)
		w.s.change = make(chan struct{})
	}
	return len(p), nil
}

// Follow calls emit with the log's bytes as they come, from the beginning, until the run ends, ctx ends or emit
// fails. It reports whether the job was running here.
func (l *Logs) Follow(ctx context.Context, id market.ID, emit func([]byte) error) (bool, error) {
	l.mu.Lock()
	s := l.lines[id]
	l.mu.Unlock()
	if s == nil {
		return false, nil
	}
	for sent := 0; ; {
		l.mu.Lock()
		fresh, ended, change := s.buf[sent:], s.ended, s.change
		l.mu.Unlock()
		if len(fresh) > 0 {
			if err := emit(fresh); err != nil {
				return true, err
			}
			sent += len(fresh)
			continue
		}
		if ended {
			return true, nil
		}
		select {
		case <-change:
		case <-ctx.Done():
			return true, ctx.Err()
		}
	}
}
