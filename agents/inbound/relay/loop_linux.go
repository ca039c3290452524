package relay

import (
	"errors"
	"fmt"
	"os"
	"sync"
	"sync/atomic"
	"syscall"
	"time"

	"golang.org/x/sys/unix"
)

const (
	bufferSize = 128 << 10
	buffersOut = 128 // a loop lends at most; beyond that a flow takes only what it can pass on
)

// loop waits for the kernel and does what there is to do. All that belongs to a flow or a session is touched by its loop
// only; others leave a task.
//
// It waits for its epoll instance as others wait for a socket, through Go's own poller. A thread that waited in the kernel would
// keep its processor until it is taken away, and whoever is to run meanwhile would have to be moved to another thread.
type loop struct {
	e      *Engine
	ep     int
	file   *os.File // of ep
	raw    syscall.RawConn
	look   func(uintptr) bool // is busy
	live   atomic.Int64
	asleep atomic.Bool

	mu    sync.Mutex
	tasks []task // under mu
	doing []task

	handlers []slot
	free     []uint32
	events   [256]unix.EpollEvent
	count    int // of events

	now   time.Duration // since the engine began
	wheel wheel
	alarm time.Duration // when waiting ends; never if 0
	rung  bool          // it has ended, and no other time is set yet
	ended bool

	buf     []byte
	buffers [][]byte // spare ones
	lent    int
	pipes   pipes
	more    []*flow // that could go on, but others had their turn
	batch   *batch  // for datagrams, made when the first socket needs it
}

// handler is told what the kernel has for it.
type handler interface{ ready(events uint32) }

// slot has a number that changes with each use: an event may still be on its way to whoever had the slot before.
type slot struct {
	h   handler
	use uint32
}

type task interface{ run(l *loop) }

type do func()

func (d do) run(*loop) { d() }

func newLoop(e *Engine) (*loop, error) {
	ep, err := unix.EpollCreate1(unix.EPOLL_CLOEXEC)
	if err != nil {
		return nil, fmt.Errorf("make an epoll instance: %w", err)
	}
	if err := unix.SetNonblock(ep, true); err != nil { // otherwise Go does not take it for something to wait for
		closeFD(ep)
		return nil, fmt.Errorf("make an epoll instance: %w", err)
	}
	l := &loop{e: e, ep: ep, file: os.NewFile(uintptr(ep), "epoll"), buf: make([]byte, bufferSize)}
	if l.raw, err = l.file.SyscallConn(); err == nil {
		err = l.file.SetReadDeadline(time.Time{})
	}
	if err != nil {
		return nil, errors.Join(fmt.Errorf("wait for an epoll instance: %w", err), l.file.Close())
	}
	l.look = func(uintptr) bool { return l.busy() }
	return l, nil
}

// watch has h told of events of fd, and returns the slot for ignore.
func (l *loop) watch(fd int, events uint32, h handler) (uint32, unix.Errno) {
	var at uint32
	if n := len(l.free); n > 0 {
		at = l.free[n-1]
		l.free = l.free[:n-1]
	} else {
		at = uint32(len(l.handlers))
		l.handlers = append(l.handlers, slot{})
	}
	l.handlers[at].h = h
	e := unix.EpollEvent{Events: events, Fd: int32(at), Pad: int32(l.handlers[at].use)}
	if err := unix.EpollCtl(l.ep, unix.EPOLL_CTL_ADD, fd, &e); err != nil {
		l.ignore(at)
		return 0, asErrno(err)
	}
	return at, 0
}

// ignore frees a slot. The descriptor is closed, or taken out of the instance, by whoever has it.
func (l *loop) ignore(at uint32) {
	l.handlers[at].h = nil
	l.handlers[at].use++
	l.free = append(l.free, at)
}

func (l *loop) unwatch(fd int, at uint32) {
	_ = unix.EpollCtl(l.ep, unix.EPOLL_CTL_DEL, fd, nil)
	l.ignore(at)
}

// post has a task done by the loop, soon. Any goroutine may call it.
func (l *loop) post(t task) {
	l.mu.Lock()
	l.tasks = append(l.tasks, t)
	l.mu.Unlock()
	if l.asleep.CompareAndSwap(true, false) {
		_ = l.file.SetReadDeadline(past)
	}
}

// do has fn run by the loop and returns when it has.
func (l *loop) do(fn func()) {
	done := make(chan struct{})
	l.post(do(func() { defer close(done); fn() }))
	<-done
}

func (l *loop) run() {
	for !l.ended {
		n := l.wait()
		l.tell()
		l.wheel.turn(int64(l.now / tick)) // before anyone sets a timer
		for i := range l.events[:n] {
			e := &l.events[i]
			if at := l.handlers[uint32(e.Fd)]; at.h != nil && at.use == uint32(e.Pad) {
				at.h.ready(e.Events)
			}
		}
		l.runTasks()
		l.goOn()
	}
	l.pipes.close()
	_ = l.file.Close()
}

// past is a time that has come, whatever the clock says.
var past = time.Unix(1, 0)

// wait returns how many events there are, when there is something to do.
func (l *loop) wait() int {
	if len(l.more) == 0 {
		l.setAlarm()
		l.rung = l.raw.Read(l.look) != nil
	}
	if l.rung || len(l.more) > 0 {
		l.count = poll(l.ep, l.events[:])
	}
	l.asleep.Store(false)
	return l.count
}

// busy says whether there is something to do. If not, the loop is about to sleep: who comes with a task from here on wakes it.
func (l *loop) busy() bool {
	if l.count = poll(l.ep, l.events[:]); l.count > 0 {
		return true
	}
	l.asleep.Store(true)
	l.mu.Lock()
	defer l.mu.Unlock()
	return len(l.tasks) > 0
}

// setAlarm has waiting end when the next timer is due. One that rings too early does no harm, and need not be set again for
// each timer that is stopped.
func (l *loop) setAlarm() {
	at, any := l.wheel.due()
	next := time.Duration(at) * tick
	switch {
	case any && (l.rung || l.alarm == 0 || next < l.alarm):
		l.alarm = next
		_ = l.file.SetReadDeadline(l.e.start.Add(next))
	case !any && l.rung:
		l.alarm = 0
		_ = l.file.SetReadDeadline(time.Time{})
	}
	l.rung = false
}

func (l *loop) clock() time.Duration { return time.Since(l.e.start) }

// tell asks for the time, once for all that is done in this round.
func (l *loop) tell() { l.now = l.clock() }

func (l *loop) runTasks() {
	l.mu.Lock()
	l.tasks, l.doing = l.doing[:0], l.tasks
	l.mu.Unlock()
	for i, t := range l.doing {
		l.doing[i] = nil
		t.run(l)
	}
}

func (l *loop) goOn() {
	for range len(l.more) {
		f := l.more[0]
		l.more[0] = nil
		l.more = l.more[1:]
		f.queued = false
		f.pump()
	}
	if len(l.more) == 0 {
		l.more = nil
	}
}

// lend gives away the buffer that bytes are in, if there is one to go on with.
func (l *loop) lend() bool {
	if l.lent >= buffersOut {
		return false
	}
	l.lent++
	if n := len(l.buffers); n > 0 {
		l.buf, l.buffers = l.buffers[n-1], l.buffers[:n-1]
	} else {
		l.buf = make([]byte, bufferSize)
	}
	return true
}

func (l *loop) giveBack(b []byte) {
	l.lent--
	if len(l.buffers) < 16 {
		l.buffers = append(l.buffers, b[:bufferSize])
	}
}

func asErrno(err error) unix.Errno {
	if e, ok := err.(unix.Errno); ok { //nolint:errorlint // the package returns nothing else
		return e
	}
	return unix.EINVAL
}
