package relay

import (
	"net/netip"
	"time"

	"golang.org/x/sys/unix"

	"emet/agents/inbound/guard"
	"emet/agents/inbound/meter"
)

const (
	greetingTime = 5 * time.Second       // for a PROXY header to arrive
	dialPause    = 50 * time.Millisecond // before what failed for want of a descriptor or a port is tried again
	lingerTime   = time.Second           // for the other side to take note of our end
)

// The states of a flow.
type state uint8

const (
	greeting  state = iota // a PROXY header is due
	dialing                // the service has not answered
	open                   // bytes go both ways, or one
	ending                 // both sides have our end; what still comes is thrown away
	resetting              // a side is to be reset when it has what it was sent before
	over
)

// flow is a TCP connection from the Internet and the one to the service.
type flow struct {
	l       *loop
	d       *door
	permit  *guard.Permit
	conn    *meter.Conn
	peer    netip.AddrPort // who connects
	local   netip.AddrPort // to where, as a PROXY header tells
	client  leg
	service leg
	in, out half

	state   state
	limited bool
	quantum int
	paused  bool // until the timer, for bandwidth
	queued  bool // among the loop's unfinished
	fresh   bool // nothing is known of the stream except that it was dialled
	active  time.Duration
	timer   timer

	next, prev *flow // of the door
}

// enter is where a connection begins.
func (d *door) enter(fd int, peer netip.AddrPort) {
	f := &flow{l: d.l, d: d, peer: peer}
	f.client.f, f.client.fd = f, fd
	f.service.f, f.service.fd = f, -1
	f.in.from, f.in.to = &f.client, &f.service
	f.out.from, f.out.to = &f.service, &f.client
	f.timer.owner = f
	d.flows.add(f)
	if !trusted(d.s.route.Trusted, peer.Addr()) {
		f.admit()
		return
	}
	// Who connects is whom the header names, so the guard is asked when it is there.
	if d.s.greetings.Add(1) > greetingsMax {
		d.s.greetings.Add(-1)
		f.refuse(guard.SocketLimit)
		return
	}
	f.l.wheel.set(&f.timer, greetingTime)
	if f.client.watch() != 0 {
		f.greeted()
		f.refuse(guard.TotalLimit)
	}
}

// refuse ends a flow that never was one.
func (f *flow) refuse(why guard.Reason) {
	f.d.s.route.Guard.Count(why)
	f.close(false)
}

func (f *flow) greeted() { f.d.s.greetings.Add(-1) }

// greet looks whether the PROXY header is there. It is only looked at until it is, so that no byte behind it is taken.
func (f *flow) greet() {
	buf := f.l.buf[:headerMax]
	n, errno := receive(f.client.fd, buf, unix.MSG_PEEK)
	if errno == again {
		return
	}
	h, size, err := parseHeader(buf[:max(n, 0)])
	if err == errShort && errno == 0 && n > 0 && !f.client.last { //nolint:errorlint // it is never wrapped
		return
	}
	f.l.wheel.stop(&f.timer)
	f.greeted()
	if err != nil || errno != 0 {
		f.refuse(guard.BadHeader)
		return
	}
	skip(f.client.fd, size)
	if h.from.IsValid() {
		f.peer, f.local = h.from, h.to
	}
	f.admit()
}

// admit asks the guard, and dials.
func (f *flow) admit() {
	route := &f.d.s.route
	permit, why := route.Guard.Admit(f.peer.Addr())
	if why != "" {
		f.close(false)
		return
	}
	f.permit, f.conn = permit, route.Meter.Open(f.peer)
	f.limited, f.quantum = permit.Limited(), pipeSize
	if f.limited {
		f.quantum = permit.Quantum()
	}
	if route.Announce != Silent {
		if !f.local.IsValid() {
			f.local = localAddr(f.client.fd)
		}
		f.in.left = makeHeader(route.Announce, false, f.peer, f.local)
		f.in.plain = len(f.in.left)
	}
	f.state, f.active = dialing, f.l.now
	f.dial()
}

// dial begins a connection to the service. What this machine is short of, it may have again in a moment.
func (f *flow) dial() {
	route := &f.d.s.route
	f.l.wheel.set(&f.timer, route.Dial-(f.l.now-f.active))
	if route.Network != nil {
		stream, err := route.Network.DialTCP(route.To)
		if err != nil {
			f.unreachable()
			return
		}
		f.service.stream = stream
		stream.Notify(f.service.wake)
		return
	}
	switch f.connect() {
	case 0:
	case unix.EMFILE, unix.ENFILE, unix.ENOBUFS, unix.ENOMEM, unix.EADDRNOTAVAIL, unix.EAGAIN:
		f.service.close(false)
		f.l.wheel.set(&f.timer, dialPause)
	default:
		f.unreachable()
	}
}

func (f *flow) connect() unix.Errno {
	to := &f.d.s.to
	fd, errno := f.l.e.budget.own(newSocket(to.raw.Family, unix.SOCK_STREAM))
	if errno != 0 {
		return errno
	}
	f.service.fd = fd
	noDelay(fd)
	if errno = connect(fd, to); errno != 0 && errno != unix.EINPROGRESS && errno != unix.EINTR {
		return errno
	}
	return f.service.watch()
}

// unreachable ends a flow whose service cannot be reached: as the service's machine would, with a reset, unless the service
// is one that is told who connects.
func (f *flow) unreachable() {
	f.d.s.route.Guard.Count(guard.NoDial)
	f.close(f.d.s.route.Announce == Silent)
}

// ready is called when the loop has news of a leg.
func (f *flow) ready(g *leg, failed bool) {
	switch f.state {
	case greeting:
		f.greet()
	case dialing:
		if g == &f.service {
			f.dialed(failed)
		}
	case open, ending:
		// An error is behind what can still be read. If nothing more was to be read, it is here.
		if failed && g.ended {
			f.broken(g)
			return
		}
		f.pump()
	case resetting, over:
	}
}

func (f *flow) dialed(failed bool) {
	g := &f.service
	if g.kernel() && failed {
		f.unreachable()
		return
	}
	if g.kernel() && !g.writable {
		return
	}
	if !f.client.known && f.client.watch() != 0 {
		f.close(false)
		return
	}
	// Most often the client has sent something already. If not, one read was in vain.
	f.client.readable, f.client.writable = true, true
	f.state, f.fresh = open, !g.kernel()
	f.active = f.l.now
	f.l.wheel.set(&f.timer, f.d.s.route.Idle)
	f.pump()
}

// pump moves what can be moved.
func (f *flow) pump() {
	if f.state != open && f.state != ending {
		return
	}
	more := f.in.pump(f)
	if f.state == open || f.state == ending {
		more = f.out.pump(f) || more
	}
	f.fresh = false
	switch {
	case f.state != open && f.state != ending:
	case f.in.done && f.out.done:
		f.close(false)
	case f.state == open && (f.in.discard && f.out.done || f.out.discard && f.in.done):
		f.finish()
	case more:
		f.later()
	}
}

// expired is the timer: which one, the state tells.
func (f *flow) expired() {
	switch f.state {
	case greeting:
		f.greeted()
		f.refuse(guard.BadHeader)
	case dialing:
		if f.service.fd < 0 && f.service.stream == nil && f.l.now-f.active < f.d.s.route.Dial {
			f.dial()
		} else {
			f.unreachable()
		}
	case open:
		idle := f.d.s.route.Idle
		if f.paused {
			f.paused = false
			f.l.wheel.set(&f.timer, idle)
			f.pump()
		} else if quiet := f.l.now - f.active; quiet < idle {
			f.l.wheel.set(&f.timer, idle-quiet)
		} else {
			f.finish()
		}
	case ending:
		f.close(false)
	case resetting:
		if f.client.fd >= 0 {
			f.reset(&f.client)
		} else {
			f.reset(&f.service)
		}
	case over:
	}
}

// finish ends both sides in good order. A side that was sent an end and has not read what came before still gets that; what
// it sends itself is read and thrown away for a moment, as unread bytes would turn the end into a reset.
func (f *flow) finish() {
	switch f.state {
	case greeting:
		f.greeted()
		fallthrough
	case dialing:
		f.close(false)
	case open:
		f.state = ending
		for _, h := range []*half{&f.in, &f.out} {
			h.drop(f.l)
			if !h.done && !h.discard {
				h.to.end()
			}
			h.discard = true
		}
		f.paused = false
		f.l.wheel.set(&f.timer, lingerTime)
		f.pump()
	case ending, resetting, over:
	}
}

// broken is called when a side has failed. The other one is reset, once it has what it was sent before. If the failed side had
// already sent its end it has only become deaf: what it said is still delivered, in good order.
func (f *flow) broken(g *leg) {
	to, other := &f.in, &f.client
	if g == &f.client {
		to, other = &f.out, &f.service
	}
	switch {
	case f.state == ending:
		f.close(false)
	case f.fresh && g == &f.service:
		f.unreachable()
	case g.ended:
		to.drop(f.l)
		to.discard = true
		f.later()
	case f.state == open:
		f.in.drop(f.l)
		f.out.drop(f.l)
		g.close(true)
		f.state, f.active = resetting, f.l.now
		f.reset(other)
	}
}

func (f *flow) reset(other *leg) {
	if other.unsent() && f.l.now-f.active < lingerTime {
		f.l.wheel.set(&f.timer, tick)
		return
	}
	f.close(true)
}

// close ends what is left, and everything that was held for the flow.
func (f *flow) close(reset bool) {
	f.state = over
	f.l.wheel.stop(&f.timer)
	f.in.drop(f.l)
	f.out.drop(f.l)
	f.service.close(reset)
	f.client.close(reset)
	if f.permit != nil {
		f.permit.Release()
		f.conn.Close()
	}
	f.d.flows.remove(f)
	f.d.s.gone(f.l)
}

// later has the flow pumped again when others had their turn.
func (f *flow) later() {
	if !f.queued {
		f.queued = true
		f.l.more = append(f.l.more, f)
	}
}

// flows is a list.
type flows struct{ first *flow }

func (l *flows) add(f *flow) {
	f.next = l.first
	if l.first != nil {
		l.first.prev = f
	}
	l.first = f
}

func (l *flows) remove(f *flow) {
	if f.next != nil {
		f.next.prev = f.prev
	}
	if f.prev != nil {
		f.prev.next = f.next
	} else {
		l.first = f.next
	}
	f.next, f.prev = nil, nil
}

// each may remove the flow that it is called with, and no other.
func (l *flows) each(do func(*flow)) {
	for f := l.first; f != nil; {
		next := f.next
		do(f)
		f = next
	}
}
