package relay

import (
	"net/netip"
	"sync/atomic"
	"time"

	"golang.org/x/sys/unix"

	"emet/agents/inbound/guard"
	"emet/agents/inbound/meter"
)

const (
	batches    = 8 // one after the other, before others have their turn
	amplifyMax = 3 // bytes to an unproved source for each that came from it (RFC 9000, section 8)
)

// session is what one client says to a UDP socket, and what it is answered.
type session struct {
	d      *door
	entry  *entry[*session]
	client sockaddr
	local  netip.Addr // whence answers are to come, if the socket has many addresses
	permit *guard.Permit
	conn   *meter.Conn
	fd     int
	at     uint32
	inside Datagrams // instead of fd, in a private network
	woken  atomic.Bool

	opening        []byte // a PROXY header before the first datagram
	answered       bool   // at least once
	in, out        int    // bytes that came from the client and for it
	limited, ended bool
	until          time.Duration // for bandwidth: what comes before is dropped
	active         time.Duration
	timer          timer
}

type sessions struct{ *table[*session] }

func newSessions(most int) *sessions { return &sessions{newTable[*session](most)} }

func (s *sessions) each(do func(*session)) {
	for _, e := range s.all {
		do(e.session)
	}
}

// receive takes what clients have sent to the socket, and sends it on in runs of the same session.
func (d *door) receive() {
	b := d.l.datagrams()
	for range batches {
		n, errno := b.receive(d.s.fd, true)
		if errno != 0 {
			return
		}
		var s *session
		run := outgoing{b: b}
		for i := range n {
			client := b.from(i)
			if s == nil || s.ended || s.entry.client != client {
				s.pass(&run)
				if s = d.session(client, i); s != nil {
					run.fd, run.merge = s.fd, true
				}
			}
			s.take(&run, i)
		}
		s.pass(&run)
		if n < batchSize {
			return
		}
	}
}

// session returns whose message i is, or nil if it is to be dropped.
func (d *door) session(client netip.AddrPort, i int) *session {
	if e := d.sessions.all[client]; e != nil {
		return e.session
	}
	s := d.meet(client, i)
	if s == nil {
		_, segment := d.l.batch.notes(i)
		d.s.lost(int(d.l.batch.in[i].n), segment)
	}
	return s
}

// lost counts the datagrams of a message that goes no further.
func (s *Socket) lost(size, segment int) {
	if segment > 0 {
		s.dropped.Add(uint64((size + segment - 1) / segment))
	} else {
		s.dropped.Add(1)
	}
}

// meet begins a session.
func (d *door) meet(client netip.AddrPort, i int) *session {
	route := &d.s.route
	b := d.l.batch
	peer := client
	to, _ := b.notes(i)
	local := d.s.local(to)
	if trusted(route.Trusted, client.Addr()) {
		h, size, err := parseHeader(b.payload(i))
		if err != nil {
			route.Guard.Count(guard.BadHeader)
			return nil
		}
		if h.from.IsValid() {
			peer, local = h.from, h.to
		}
		n := copy(b.payload(i), b.payload(i)[size:])
		b.in[i].n = uint32(n)
	}
	permit, why := route.Guard.Admit(peer.Addr())
	if why != "" {
		return nil
	}
	if v := d.sessions.victim(client.Addr()); v != nil {
		v.session.end()
	}
	s := &session{d: d, permit: permit, fd: -1, limited: permit.Limited(), active: d.l.now}
	s.client = b.names[i]
	s.client.size = b.in[i].Namelen
	s.timer.owner = s
	if !s.dial() {
		permit.Release()
		route.Guard.Count(guard.NoDial)
		return nil
	}
	if route.Announce != Silent {
		s.opening = makeHeader(ProxyV2, true, peer, local)
	}
	s.conn = route.Meter.Open(peer)
	s.entry = d.sessions.add(client, s)
	d.s.live.Add(1)
	d.l.live.Add(1)
	d.l.wheel.set(&s.timer, route.Idle)
	return s
}

func (s *session) dial() bool {
	route := &s.d.s.route
	if route.Network != nil {
		inside, err := route.Network.DialUDP(route.To)
		if err != nil {
			return false
		}
		s.inside = inside
		inside.Notify(s.wake)
		return true
	}
	to := &s.d.s.to
	budget := &s.d.s.e.budget
	if !s.d.sessions.room(budget) {
		return false
	}
	fd, errno := budget.own(newSocket(to.raw.Family, unix.SOCK_DGRAM))
	if errno == unix.EMFILE || errno == unix.ENFILE {
		if e := s.d.sessions.weakest(); e != nil {
			e.session.end()
			fd, errno = budget.own(newSocket(to.raw.Family, unix.SOCK_DGRAM))
		}
	}
	if errno != 0 {
		return false
	}
	widen(fd, 1<<20)
	if errno = connect(fd, to); errno == 0 {
		s.at, errno = s.d.l.watch(fd, unix.EPOLLIN, s)
	}
	if errno != 0 {
		closeFD(fd)
		return false
	}
	s.fd = fd
	budget.sessions.Add(1)
	return true
}

// take puts message i into the run to the service.
func (s *session) take(run *outgoing, i int) {
	if s == nil || s.ended {
		return
	}
	to, segment := run.b.notes(i)
	if s.d.s.wild {
		s.local = to
	}
	p := run.b.payload(i)
	s.in += len(p)
	if s.answered && s.entry.rank == 0 {
		s.d.sessions.prove(s.entry)
	} else {
		s.d.sessions.use(s.entry)
	}
	s.active = s.d.l.now
	if s.tooFast(len(p)) {
		s.d.s.lost(len(p), segment)
		return
	}
	if s.opening != nil {
		first := p[:min(segment, len(p))]
		s.pass(run)
		s.open(first)
		if p = p[len(first):]; len(p) == 0 || s.ended {
			return
		}
	}
	if s.inside == nil {
		run.add(p, segment)
		return
	}
	for more := true; more && !s.ended; more = len(p) > 0 {
		one := p[:min(segment, len(p))]
		s.write(one, len(one))
		p = p[len(one):]
	}
}

// open sends the first datagram, behind a header that says whose it is.
func (s *session) open(first []byte) {
	headed := append(s.opening, first...)
	s.opening = nil
	if s.inside != nil {
		s.write(headed, len(first))
		return
	}
	if _, errno := send(s.fd, headed); errno != 0 {
		s.d.s.lost(len(first), 0)
		return
	}
	s.conn.In(len(first))
}

// pass sends a run to the service.
func (s *session) pass(run *outgoing) {
	if s == nil || run.n == 0 {
		return
	}
	sent := run.send()
	s.conn.In(sent.bytes)
	s.d.s.dropped.Add(uint64(sent.lost))
	if sent.refused {
		s.end()
	}
}

// tooFast says whether the bandwidth is used up. There is no making a datagram wait: it is dropped.
func (s *session) tooFast(n int) bool {
	if !s.limited {
		return false
	}
	if s.d.l.now < s.until {
		return true
	}
	if wait := s.permit.Take(n); wait > 0 {
		s.until = s.d.l.now + wait
	}
	return false
}

// ready takes what the service has answered. An error says that there is no service.
func (s *session) ready(uint32) {
	b := s.d.l.datagrams()
	n, errno := b.receive(s.fd, false)
	failed := errno != 0 && errno != again
	if failed {
		n, errno = b.receive(s.fd, false) // what it had answered before
	}
	if errno == 0 {
		run := s.answers(b)
		for i := range n {
			_, segment := b.notes(i)
			s.answer(&run, b.payload(i), segment)
		}
		s.reply(&run)
	}
	if failed {
		s.end()
	}
}

// answers begins a run to the client.
func (s *session) answers(b *batch) outgoing {
	return outgoing{b: b, fd: s.d.s.fd, to: &s.client, from: s.local, merge: true}
}

func (s *session) answer(run *outgoing, p []byte, segment int) {
	s.active = s.d.l.now
	much := s.entry.rank == 0 && !s.d.s.route.Amplify && s.out+len(p) > amplifyMax*s.in
	if much || s.tooFast(len(p)) {
		s.d.s.lost(len(p), segment)
		return
	}
	s.out += len(p)
	run.add(p, segment)
}

// reply sends a run to the client.
func (s *session) reply(run *outgoing) {
	if run.n == 0 {
		return
	}
	sent := run.send()
	s.answered = true
	s.conn.Out(sent.bytes)
	s.d.s.dropped.Add(uint64(sent.lost))
}

func (s *session) expired() {
	idle := s.d.s.route.Idle
	if quiet := s.d.l.now - s.active; quiet < idle {
		s.d.l.wheel.set(&s.timer, idle-quiet)
		return
	}
	s.end()
}

func (s *session) end() {
	if s.ended {
		return
	}
	s.ended = true
	s.d.l.wheel.stop(&s.timer)
	s.d.sessions.remove(s.entry)
	if s.inside != nil {
		s.inside.Close()
	} else {
		s.d.l.ignore(s.at)
		closeFD(s.fd)
		s.d.s.e.budget.sessions.Add(-1)
	}
	s.permit.Release()
	s.conn.Close()
	s.d.s.gone(s.d.l)
}
