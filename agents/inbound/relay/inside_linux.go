package relay

import "errors"

// What follows is of sessions whose service is in a private network.

// wake is what Datagrams call when something may have changed, from whatever goroutine.
func (s *session) wake() {
	if !s.woken.Swap(true) {
		s.d.l.post(s)
	}
}

// run takes what the service has answered.
func (s *session) run(l *loop) {
	s.woken.Store(false)
	b := l.datagrams()
	for range batches {
		if s.ended {
			return
		}
		run := s.answers(b)
		err := s.fill(&run)
		s.reply(&run)
		switch {
		case errors.Is(err, ErrAgain):
			return
		case err != nil:
			s.end()
			return
		}
	}
	s.wake()
}

// fill reads as many datagrams as a run has room for.
func (s *session) fill(run *outgoing) error {
	for i := range batchSize {
		p := run.b.buf[i*datagramMax:][:datagramMax]
		n, err := s.inside.Read(p)
		if err != nil {
			return err
		}
		s.answer(run, p[:n], n)
	}
	return nil
}

// write sends one datagram, of which the last bytes are payload.
func (s *session) write(p []byte, payload int) {
	_, err := s.inside.Write(p)
	switch {
	case err == nil:
		s.conn.In(payload)
	case errors.Is(err, ErrAgain):
		s.d.s.lost(len(p), 0)
	default:
		s.d.s.lost(len(p), 0)
		s.end()
	}
}
