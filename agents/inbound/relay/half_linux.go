package relay

import (
	"bytes"
	"errors"
	"io"
	"time"
)

const (
	turns    = 16       // reads before other flows have their turn
	bulkRead = 32 << 10 // a read of this much is worth a pipe
	thinMax  = 4        // as many small reads one after the other are not
	sparing  = 4 << 10  // read at once when all buffers are lent
)

// half carries bytes one way. It has them only while the other side takes no more.
type half struct {
	from, to *leg

	left  []byte // not taken yet
	whole []byte // the loop's buffer that left is in
	plain int    // bytes of left that are not payload: a PROXY header
	pipe  pipe
	held  int // bytes in the pipe

	bulk    bool
	thin    int
	discard bool // what comes is thrown away, as nobody wants it any more
	done    bool // nothing more will go this way
}

// pump moves bytes until one side has none, or the other takes none; more says that neither was so.
func (h *half) pump(f *flow) (more bool) {
	for range turns {
		if h.done || !h.flush(f) {
			return false
		}
		if h.from.ended {
			h.done = true
			// If the other half is done too, both sides are closed next, and that is an end as well.
			if !h.discard && (!f.in.done || !f.out.done || !h.to.kernel()) {
				h.to.end()
			}
			return false
		}
		if f.paused || !h.from.readable || !h.to.writable && !h.discard {
			return false
		}
		n, err := h.move(f)
		switch {
		case err == nil:
			f.moved(n)
		case errors.Is(err, io.EOF):
			h.from.ended = true
		case errors.Is(err, ErrAgain):
		default:
			f.broken(h.from)
			return false
		}
		if f.state == over || f.state == resetting {
			return false
		}
	}
	return true
}

// move takes bytes from one side, and gives them to the other as far as it takes them.
func (h *half) move(f *flow) (int, error) {
	if h.bulk && !h.discard {
		if p, ok := f.l.pipes.borrow(); ok {
			return h.splice(f, p)
		}
	}
	most := min(h.to.most(), f.quantum)
	lendable := f.l.lent < buffersOut
	if !lendable && !h.discard {
		most = min(most, sparing)
	}
	p := f.l.buf[:most]
	n, err := h.from.read(p)
	if err != nil || h.discard {
		return n, err
	}
	h.bulk = n >= bulkRead && h.from.kernel() && h.to.kernel()
	h.thin = 0
	if wrote, ok := h.give(f, p[:n]); ok && wrote < n {
		h.keep(f, p[:n], wrote)
	}
	return n, nil
}

// give writes to the other side, and says whether that still works.
func (h *half) give(f *flow, p []byte) (int, bool) {
	n, err := h.to.write(p)
	h.count(f, n)
	if err != nil {
		f.broken(h.to)
	}
	return n, err == nil
}

// keep holds what the other side has not taken, in the loop's buffer if it can spare that.
func (h *half) keep(f *flow, p []byte, from int) {
	h.to.writable = h.to.writable && h.to.kernel() // a short write to the kernel is followed by one that it refuses
	h.left = p[from:]
	if len(h.left) > sparing && f.l.lend() {
		h.whole = p
	} else {
		h.left = bytes.Clone(h.left)
	}
}

func (h *half) splice(f *flow, p pipe) (int, error) {
	asked := min(pipeSize, f.quantum)
	n, errno := splice(h.from.fd, p.in, asked)
	if errno != 0 || n == 0 {
		f.l.pipes.giveBack(p)
		switch errno {
		case 0:
			return 0, io.EOF
		case again:
			h.from.readable = false
			return 0, ErrAgain
		}
		return 0, errno
	}
	if n < bulkRead/2 {
		if h.thin++; h.thin >= thinMax {
			h.bulk = false
		}
	} else {
		h.thin = 0
	}
	h.pipe, h.held = p, n
	h.flush(f)
	return n, nil
}

// flush gives the other side what is left, and says whether it took all.
func (h *half) flush(f *flow) bool {
	for h.held > 0 {
		if !h.to.writable {
			return false
		}
		n, errno := splice(h.pipe.out, h.to.fd, h.held)
		switch {
		case errno == again:
			h.to.writable = false
			return false
		case errno != 0:
			f.broken(h.to)
			return false
		}
		h.count(f, n)
		if h.held -= n; h.held == 0 {
			f.l.pipes.giveBack(h.pipe)
		}
	}
	for len(h.left) > 0 {
		if !h.to.writable {
			return false
		}
		n, err := h.to.write(h.left)
		if err != nil {
			f.broken(h.to)
			return false
		}
		own := min(n, h.plain)
		h.plain -= own
		h.count(f, n-own)
		if h.left = h.left[n:]; len(h.left) == 0 {
			h.drop(f.l)
		}
	}
	return true
}

// count counts what the other side has taken.
func (h *half) count(f *flow, n int) {
	if n == 0 {
		return
	}
	f.active = f.l.now
	if h == &f.in {
		f.conn.In(n)
	} else {
		f.conn.Out(n)
	}
}

// drop forgets what is left.
func (h *half) drop(l *loop) {
	if h.held > 0 {
		l.pipes.discard(h.pipe)
		h.held = 0
	}
	if h.whole != nil {
		l.giveBack(h.whole)
		h.whole = nil
	}
	h.left, h.plain = nil, 0
}

// moved asks how long to wait when bytes have gone through.
func (f *flow) moved(n int) {
	if !f.limited || f.state != open {
		return
	}
	if wait := f.permit.Take(n); wait > 0 {
		f.paused = true
		f.l.wheel.set(&f.timer, max(wait, time.Millisecond))
	}
}
