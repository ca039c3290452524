package relay

import "golang.org/x/sys/unix"

const (
	pipeSize  = 1 << 20 // of pages that are only taken while bytes are in them
	pipesIdle = 16      // a loop keeps ready
	pipesHeld = 128     // a loop has at most; beyond that bytes are copied
)

type pipe struct{ in, out int }

// pipes are lent out while bytes are in them, so there are as many as there are receivers that do not keep up.
type pipes struct {
	idle []pipe
	out  int
}

func (p *pipes) borrow() (pipe, bool) {
	if n := len(p.idle); n > 0 {
		one := p.idle[n-1]
		p.idle = p.idle[:n-1]
		p.out++
		return one, true
	}
	if p.out >= pipesHeld {
		return pipe{}, false
	}
	var fds [2]int
	if unix.Pipe2(fds[:], unix.O_NONBLOCK|unix.O_CLOEXEC) != nil {
		return pipe{}, false
	}
	// Users other than root have so many pages for pipes in all; a pipe of the default size does as well.
	_, _ = unix.FcntlInt(uintptr(fds[0]), unix.F_SETPIPE_SZ, pipeSize)
	p.out++
	return pipe{in: fds[1], out: fds[0]}, true
}

// giveBack takes an empty pipe.
func (p *pipes) giveBack(one pipe) {
	if len(p.idle) >= pipesIdle {
		p.discard(one)
		return
	}
	p.out--
	p.idle = append(p.idle, one)
}

// discard ends a pipe that may have bytes in it.
func (p *pipes) discard(one pipe) {
	p.out--
	closeFD(one.in)
	closeFD(one.out)
}

func (p *pipes) close() {
	for _, one := range p.idle {
		closeFD(one.in)
		closeFD(one.out)
	}
	p.idle = nil
}
