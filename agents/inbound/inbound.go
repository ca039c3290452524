// Package inbound sells the way in: it opens public TCP and UDP sockets and forwards what arrives there to a service
// inside a virtual private network (GAP-22). Before the sale, a socket is a probe: it answers a requestor with the token
// that was agreed on, which proves that the Internet reaches it. After it, it is a gateway.
//
// The package decides what is open and keeps it in a journal; bytes are carried by package relay, sources held off by
// package guard and figures kept by package meter. Who may call is the business of package api.
package inbound

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"net"
	"net/netip"
	"os"
	"slices"
	"sync"
	"time"

	"github.com/rs/zerolog"

	"emet/agents/inbound/guard"
	"emet/agents/inbound/meter"
	"emet/agents/inbound/relay"
	"emet/agents/store"
)

// What there may be at most, and for how long.
const (
	PerRequestor = 16  // tokens of a requestor at a socket
	PerProbe     = 256 // tokens at a socket
	TokenLife    = 10 * time.Minute
	Remembered   = 24 * time.Hour // for which a token that was given out is still listed
)

// Networks has the virtual private networks by their ids. One that was opened several times is released as often.
type Networks interface {
	Open(id string) (relay.Network, error) // the error wraps ErrNoNetwork for an id that is not known
	Release(id string)
}

// Config says what may be opened, and with what it is done.
type Config struct {
	Engine   *relay.Engine // required
	Networks Networks      // nil: none
	Guard    *guard.Guard  // required
	Meter    *meter.Meter  // required
	Journal  string        // required: the file that has what is open

	Allow     Rules                     // public addresses that may be opened; none: nothing may
	Local     Rules                     // services that sockets without a network may lead to; none: none may
	Never     []netip.AddrPort          // services that no socket may lead to, whatever Local says: the management's own
	Advertise map[netip.Addr]netip.Addr // public address → what it is on this machine, behind address translation
	Inherited []Inherited               // sockets of the process before this one

	Sockets int          // at once; default 1024
	Limits  guard.Limits // of gateway sockets that bring none
	Probe   guard.Limits // of probes; default 20 a second and 16 at once of a source, 256 at once
	Dial    time.Duration
	Idle    time.Duration
	Drain   time.Duration // the most that a deletion may ask for; default 5 min

	Log zerolog.Logger
	Now func() time.Time
}

// Proxy has what is open. Its methods may be called by many goroutines.
type Proxy struct {
	cfg   Config
	start time.Time

	mu       sync.Mutex
	db       *store.DB // nil while the sockets are handed over
	sockets  map[Address]*socket
	nextID   uint32
	draining bool
	counting bool              // the figures of the process before this one are taken over
	handed   meter.Figures     // what was left to the next process
	asked    map[string]uint64 // probes that were answered, by how
	ended    sync.WaitGroup    // what is finishing: servers of probes, connections of gateways
	left     sync.WaitGroup    // networks that are being left
}

// socket is one that is open, or that should be.
type socket struct {
	record
	addr Address

	tcp    *net.TCPListener // while it is a probe
	udp    *net.UDPConn
	prober *prober

	forward *relay.Socket // while it is a gateway
	guard   *guard.Socket
	meter   *meter.Socket
	network *held

	failed error // why it is not bound although the journal has it
}

// Open reads the journal and opens again what it has. A socket that cannot be bound any more does not keep the others from
// it: it is tried again while the proxy runs.
func Open(cfg Config) (*Proxy, error) {
	if cfg.Engine == nil || cfg.Guard == nil || cfg.Meter == nil || cfg.Journal == "" {
		return nil, errors.New("inbound: an engine, a guard, a meter and a journal are required")
	}
	if cfg.Sockets <= 0 {
		cfg.Sockets = 1024
	}
	if cfg.Probe == (guard.Limits{}) {
		cfg.Probe = guard.Limits{Rate: 20, Burst: 40, PerSource: 16, PerSocket: 256}
	}
	if cfg.Drain <= 0 {
		cfg.Drain = 5 * time.Minute
	}
	if cfg.Now == nil {
		cfg.Now = time.Now
	}
	p := &Proxy{cfg: cfg, start: cfg.Now(), sockets: map[Address]*socket{}, asked: map[string]uint64{}}
	if err := p.restore(); err != nil {
		return nil, errors.Join(err, p.Close())
	}
	return p, nil
}

// Run adds up figures, forgets tokens that nobody asked for in time, and tries sockets again that could not be bound, until
// ctx ends.
func (p *Proxy) Run(ctx context.Context) error {
	var metered sync.WaitGroup
	metered.Go(func() { p.cfg.Meter.Run(ctx) })
	defer metered.Wait()
	tick := time.NewTicker(time.Second)
	defer tick.Stop()
	for {
		select {
		case <-ctx.Done():
			return nil
		case <-tick.C:
			p.sweep()
		}
	}
}

// sweep is what is done every second.
func (p *Proxy) sweep() {
	p.mu.Lock()
	defer p.mu.Unlock()
	if p.db == nil || p.draining {
		return
	}
	p.addLate()
	now := p.cfg.Now()
	for _, s := range p.sorted() {
		if s.failed != nil {
			if err := p.bind(s, nil); err == nil {
				p.cfg.Log.Info().Str("socket", s.addr.Name()).Msg("socket could be opened at last")
			}
		}
		before := len(s.Probes)
		s.Probes = slices.DeleteFunc(s.Probes, func(k Probe) bool { return k.over(now) })
		if len(s.Probes) == before {
			continue
		}
		if err := p.settle(s); err != nil {
			p.cfg.Log.Error().Err(err).Str("socket", s.addr.Name()).Msg("probe could not be forgotten")
		}
	}
}

// over reports whether a token need not be kept any longer.
func (k Probe) over(now time.Time) bool {
	if k.Consumed != nil {
		return now.Sub(*k.Consumed) > Remembered
	}
	return !now.Before(k.Expires)
}

// Drain stops accepting everywhere, and refuses changes. Connections may go on for the time of bound; Drain returns when they
// have ended, or when ctx does.
func (p *Proxy) Drain(ctx context.Context, bound time.Duration) {
	p.mu.Lock()
	p.draining = true
	for _, s := range p.sorted() {
		p.unbind(s, bound)
	}
	p.mu.Unlock()
	over := make(chan struct{})
	go func() {
		defer close(over)
		p.ended.Wait()
	}()
	select {
	case <-ctx.Done():
	case <-over:
	}
}

// Close closes all sockets at once. What is open stays in the journal.
func (p *Proxy) Close() error {
	p.mu.Lock()
	p.draining = true
	for _, s := range p.sockets {
		p.unbind(s, 0)
	}
	db := p.db
	p.db = nil
	p.mu.Unlock()
	p.ended.Wait()
	if db == nil {
		return p.saveLate()
	}
	return errors.Join(p.save(db), db.Close())
}

// sorted returns the sockets by address.
func (p *Proxy) sorted() []*socket {
	all := make([]*socket, 0, len(p.sockets))
	for _, s := range p.sockets {
		all = append(all, s)
	}
	slices.SortFunc(all, func(a, b *socket) int {
		return cmp.Or(cmp.Compare(a.addr.Proto, b.addr.Proto), a.addr.Host.Compare(b.addr.Host), cmp.Compare(a.addr.Port, b.addr.Port))
	})
	return all
}

// writable says whether something may change now.
func (p *Proxy) writable() error {
	switch {
	case p.draining:
		return refuse(Draining, "the proxy is ending")
	case p.db == nil:
		return refuse(Draining, "the proxy is handing over to its successor: try again")
	}
	return nil
}

// allowed says whether a socket may be there at all.
func (p *Proxy) allowed(a Address) error {
	if !p.cfg.Allow.Allow(a.Host, a.Port) {
		return refuse(NotAllowed, "%s may not be opened here", a.Name())
	}
	return nil
}

// room says whether there may be one socket more.
func (p *Proxy) room() error {
	if len(p.sockets) >= p.cfg.Sockets {
		return refuse(Quota, "there are %d sockets, which is as many as there may be", len(p.sockets))
	}
	return nil
}

// settle writes what became of a socket into the journal, and closes it if nothing is left of it.
func (p *Proxy) settle(s *socket) error {
	if err := p.record(s); err != nil {
		return err
	}
	if s.Entry == nil && len(s.Probes) == 0 {
		p.unbind(s, 0)
		delete(p.sockets, s.addr)
	}
	return nil
}

// host is what the host of a public address is on this machine.
func (p *Proxy) host(a Address) netip.Addr {
	if inner, ok := p.cfg.Advertise[a.Host]; ok {
		return inner
	}
	return a.Host
}

// bind opens a socket, or takes over an inherited one, and makes of it what its record says.
func (p *Proxy) bind(s *socket, inherited *os.File) error {
	err := p.listen(s, inherited)
	if err == nil {
		if err = p.serve(s); err != nil {
			p.unbind(s, 0)
		}
	}
	s.failed = err
	return err
}

// serve makes of a socket that is open what its record says.
func (p *Proxy) serve(s *socket) error {
	if s.Entry == nil {
		p.answer(s)
		return nil
	}
	network, err := p.network(s.Entry.VpnID, true)
	if err != nil {
		return err
	}
	return p.carry(s, network)
}

// listen opens the socket itself.
func (p *Proxy) listen(s *socket, inherited *os.File) (err error) {
	if inherited != nil {
		if s.tcp, s.udp, err = adopt(s.addr, inherited); err != nil {
			return fmt.Errorf("take over %s: %w", s.addr.Name(), err)
		}
		return nil
	}
	network, at := s.addr.at(p.host(s.addr))
	if s.addr.Proto == TCP {
		s.tcp, err = net.ListenTCP(network, net.TCPAddrFromAddrPort(at))
	} else {
		s.udp, err = net.ListenUDP(network, net.UDPAddrFromAddrPort(at))
	}
	if err != nil {
		p.cfg.Log.Debug().Err(err).Str("socket", s.addr.Name()).Msg("socket could not be bound")
		return bindError(s.addr, err)
	}
	return nil
}

// unbind closes a socket; connections of a gateway may go on for the time of drain.
func (p *Proxy) unbind(s *socket, drain time.Duration) {
	if s.prober != nil {
		s.prober.stop()
		s.prober = nil
	}
	var err error
	if s.tcp != nil {
		err = s.tcp.Close()
	}
	if s.udp != nil {
		err = s.udp.Close()
	}
	s.tcp, s.udp = nil, nil
	if err != nil {
		p.cfg.Log.Warn().Err(err).Str("socket", s.addr.Name()).Msg("socket was not closed in good order")
	}
	forward, network := s.forward, s.network
	s.forward, s.network = nil, nil
	p.release(s)
	switch {
	case forward != nil:
		forward.Stop()
		if network != nil {
			p.left.Add(1)
		}
		p.ended.Go(func() {
			forward.Close(drain)
			if network != nil {
				network.release()
				p.left.Done()
			}
		})
	default:
		network.release()
	}
}

// release gives back what a gateway socket held, but for its connections.
func (p *Proxy) release(s *socket) {
	if s.guard != nil {
		s.guard.Close()
		s.guard = nil
	}
	if s.meter != nil {
		s.meter.Close()
		s.meter = nil
	}
}
