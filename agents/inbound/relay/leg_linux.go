package relay

import (
	"errors"
	"io"
	"sync/atomic"

	"golang.org/x/sys/unix"
)

// leg is one side of a flow: a descriptor, or a stream inside a private network.
type leg struct {
	f      *flow
	fd     int // -1: none
	at     uint32
	known  bool // to the loop, at its slot
	stream Stream
	woken  atomic.Bool // a task for it is on its way to the loop

	// What the kernel said and nothing has shown otherwise since.
	readable, writable bool
	last               bool // the other side's end, or an error, is behind what there is to read
	ended              bool // it was read
}

func (g *leg) kernel() bool { return g.stream == nil }

// most is how much is best written at once.
func (g *leg) most() int {
	if g.kernel() {
		return bufferSize
	}
	return bufferSize - bufferSize%g.stream.Piece()
}

func (g *leg) watch() unix.Errno {
	at, err := g.f.l.watch(g.fd, unix.EPOLLIN|unix.EPOLLOUT|unix.EPOLLRDHUP|unix.EPOLLET, g)
	if err == 0 {
		g.at, g.known = at, true
	}
	return err
}

// ready notes what the kernel says of the descriptor.
func (g *leg) ready(events uint32) {
	if events&(unix.EPOLLRDHUP|unix.EPOLLHUP|unix.EPOLLERR) != 0 {
		g.last = true
	}
	if events&(unix.EPOLLIN|unix.EPOLLRDHUP|unix.EPOLLHUP|unix.EPOLLERR) != 0 {
		g.readable = true
	}
	if events&(unix.EPOLLOUT|unix.EPOLLHUP|unix.EPOLLERR) != 0 {
		g.writable = true
	}
	g.f.ready(g, events&unix.EPOLLERR != 0)
}

// wake is what a stream calls when something may have changed, from whatever goroutine.
func (g *leg) wake() {
	if !g.woken.Swap(true) {
		g.f.l.post(g)
	}
}

func (g *leg) run(*loop) {
	g.woken.Store(false)
	g.readable, g.writable = true, true
	g.f.ready(g, false)
}

// read returns io.EOF after the other side's end.
func (g *leg) read(p []byte) (int, error) {
	if !g.kernel() {
		n, err := g.stream.Read(p)
		switch {
		case n > 0:
			return n, nil
		case errors.Is(err, ErrAgain):
			g.readable = false
			return 0, ErrAgain
		case err == nil:
			return 0, ErrAgain // of a full p there would be a rest to read: ask again
		}
		return 0, err
	}
	n, errno := receive(g.fd, p, 0)
	switch {
	case errno == again:
		g.readable = false
		return 0, ErrAgain
	case errno != 0:
		return 0, errno
	case n == 0:
		return 0, io.EOF
	}
	g.drained(n, len(p))
	return n, nil
}

// drained saves the read that would only find nothing: what comes from here on makes a new event.
func (g *leg) drained(got, asked int) {
	if got < asked && !g.last {
		g.readable = false
	}
}

func (g *leg) write(p []byte) (int, error) {
	if !g.kernel() {
		n, err := g.stream.Write(p)
		if errors.Is(err, ErrAgain) || err == nil && n < len(p) {
			g.writable = false
			err = nil
		}
		return n, err
	}
	n, errno := send(g.fd, p)
	if errno == again {
		g.writable = false
		return 0, nil
	}
	if errno != 0 {
		return 0, errno
	}
	return n, nil
}

// end sends our end; reading goes on.
func (g *leg) end() {
	if g.stream != nil {
		_ = g.stream.CloseWrite()
	} else if g.fd >= 0 {
		shutdown(g.fd, unix.SHUT_WR)
	}
}

// unsent says whether the kernel has bytes for the other side that have not arrived.
func (g *leg) unsent() bool {
	if g.fd < 0 {
		return false
	}
	n, err := unix.IoctlGetInt(g.fd, unix.TIOCOUTQ)
	return err == nil && n > 0
}

func (g *leg) close(reset bool) {
	if g.stream != nil {
		g.stream.Close(reset)
		g.stream = nil
	}
	if g.known {
		g.f.l.ignore(g.at)
		g.known = false
	}
	if g.fd >= 0 {
		if reset {
			resetFD(g.fd)
		} else {
			closeFD(g.fd)
		}
		g.fd = -1
	}
}
