package inbound

import (
	"encoding"
	"errors"
	"fmt"
	"net/netip"
	"slices"
	"time"

	"emet/agents/inbound/guard"
	"emet/agents/inbound/meter"
	"emet/agents/inbound/relay"
)

// Entry says where a gateway socket leads, and for whom. The first five fields are those of GAP-22.
type Entry struct {
	RequestorID string `json:"requestorId" required:"false" maxLength:"128" doc:"Who bought the socket"`
	ActivityID  string `json:"activityId"  required:"false" maxLength:"128" doc:"The activity by which traffic is added up"`
	VpnID       string `json:"vpnId"       required:"false" maxLength:"128" doc:"The virtual private network of the service; empty: the proxy's own machine and network"`
	RemoteID    string `json:"remoteId"    required:"false" maxLength:"128" doc:"The provider of the service"`
	RemoteAddr  string `json:"remoteAddr"  maxLength:"64" example:"10.8.0.2:8080" doc:"The service, as ip:port"`

	Limits        *guard.Limits  `json:"limits,omitempty"        doc:"Limits of this socket; default the operator's"`
	Allow         []netip.Prefix `json:"allow,omitempty"         doc:"Networks that may connect; none: all"`
	Deny          []netip.Prefix `json:"deny,omitempty"          doc:"Networks that may not connect; of two that match, the longer one counts"`
	ProxyProtocol string         `json:"proxyProtocol,omitempty" enum:"v1,v2" doc:"How the service is told who connects"`
	Trusted       []netip.Prefix `json:"trusted,omitempty"       doc:"Networks whose connections begin with a PROXY header"`
	DialTimeout   Duration       `json:"dialTimeout,omitempty"   example:"5s" doc:"How long the service may take to accept; default 5s"`
	IdleTimeout   Duration       `json:"idleTimeout,omitempty"   example:"10m" doc:"After how long a silent connection is closed; default 10m for TCP, 1m for UDP"`
	Amplify       bool           `json:"amplify,omitempty"       doc:"UDP: answers to sources that have not proved themselves may be more than three times as long as what they sent"`
}

// GatewaySocket is an entry with its protocol, as lists have it.
type GatewaySocket struct {
	Protocol Proto `json:"protocol" enum:"tcp,udp"`
	Entry
}

// Duration is a time that is written as 5s or 10m.
type Duration time.Duration

var (
	_ encoding.TextMarshaler   = Duration(0)
	_ encoding.TextUnmarshaler = (*Duration)(nil)
)

// MarshalText writes the time as [time.Duration] does.
func (d Duration) MarshalText() ([]byte, error) { return []byte(time.Duration(d).String()), nil }

// UnmarshalText takes what [time.ParseDuration] does, from 1ms to 744h.
func (d *Duration) UnmarshalText(b []byte) error {
	t, err := time.ParseDuration(string(b))
	if err != nil || t < time.Millisecond || t > 31*24*time.Hour {
		return fmt.Errorf("time %q: want one from 1ms to 744h, as 5s", clip(string(b)))
	}
	*d = Duration(t)
	return nil
}

// announces are the words for how a service is told who connects.
var announces = map[string]relay.Announce{"": relay.Silent, "v1": relay.ProxyV1, "v2": relay.ProxyV2}

// check says whether an entry may be at a socket.
func (p *Proxy) check(a Address, e Entry) error {
	for what, id := range map[string]string{
		"requestorId": e.RequestorID, "activityId": e.ActivityID, "vpnId": e.VpnID, "remoteId": e.RemoteID,
	} {
		if id == "" {
			continue
		}
		if err := word(what, id, maxID); err != nil {
			return err
		}
	}
	if _, ok := announces[e.ProxyProtocol]; !ok {
		return refuse(BadRequest, "proxyProtocol %q: want v1 or v2", clip(e.ProxyProtocol))
	}
	if a.Proto == UDP && e.ProxyProtocol == "v1" {
		return refuse(BadRequest, "proxyProtocol v1 is for TCP only: want v2")
	}
	if l := e.Limits; l != nil && (l.Rate < 0 || l.Burst < 0 || l.PerSource < 0 || l.PerSocket < 0 || l.ConnBytes < 0 || l.SourceBytes < 0 || l.SocketBytes < 0) {
		return refuse(BadRequest, "a limit is below zero")
	}
	if err := validNets(e.Allow, e.Deny, e.Trusted); err != nil {
		return err
	}
	to, err := parseRemote(e.RemoteAddr)
	if err != nil {
		return err
	}
	if to.Addr().IsUnspecified() {
		return refuse(BadAddress, "remoteAddr %s is no address of a service", to)
	}
	if e.VpnID != "" {
		return nil
	}
	return p.checkLocal(a, to)
}

func validNets(lists ...[]netip.Prefix) error {
	for _, n := range slices.Concat(lists...) {
		if !n.IsValid() {
			return refuse(BadRequest, "a network is malformed")
		}
	}
	return nil
}

// checkLocal says whether a socket may lead to a service outside of any network. Whoever may call the management would
// otherwise reach through the proxy whatever the proxy's machine reaches: its own services, its neighbours, the metadata of
// the cloud that it runs in.
func (p *Proxy) checkLocal(a Address, to netip.AddrPort) error {
	denied := refuse(NotAllowed, "%s is not among the services that sockets without a network may lead to", to)
	if !p.cfg.Local.Allow(to.Addr(), to.Port()) {
		return denied
	}
	ours := localHost(to.Addr())
	at := func(s Address, to netip.AddrPort) bool {
		host := p.host(s)
		return s.Proto == a.Proto && s.Port == to.Port() && (host == to.Addr() || localHost(to.Addr()) && (!host.IsValid() || host.IsUnspecified()))
	}
	for _, never := range p.cfg.Never {
		if to.Port() == never.Port() && (to.Addr() == never.Addr().Unmap() || ours && !never.Addr().IsValid() || ours && never.Addr().IsUnspecified()) {
			return denied
		}
	}
	// Sockets of the proxy can lead to each other, but not in a circle: a connection would never come to an end of it.
	for range len(p.sockets) + 1 {
		if at(a, to) {
			return refuse(NotAllowed, "%s would lead to itself", a.Name())
		}
		next := to
		for _, s := range p.sockets {
			if s.Entry != nil && s.Entry.VpnID == "" && at(s.addr, to) {
				next, _ = parseRemote(s.Entry.RemoteAddr) // it was checked when it came
			}
		}
		if next == to {
			return nil
		}
		to = next
	}
	return refuse(NotAllowed, "%s would lead in a circle", a.Name())
}

// OpenGateway has a socket forward, instead of the probes that it may have been; then nobody who connects meanwhile is
// refused. Lazy: the network may be unknown still; connections are refused until it is there.
func (p *Proxy) OpenGateway(a Address, e Entry, lazy bool) error {
	p.mu.Lock()
	defer p.mu.Unlock()
	return p.openGateway(a, e, lazy, nil)
}

func (p *Proxy) openGateway(a Address, e Entry, lazy bool, id *uint32) error {
	if err := p.writable(); err != nil {
		return err
	}
	if err := p.allowed(a); err != nil {
		return err
	}
	if err := p.check(a, e); err != nil {
		return err
	}
	s := p.sockets[a]
	if s != nil && s.Entry != nil {
		return refuse(GatewayExists, "%s is a gateway socket already", a.Name())
	}
	network, err := p.network(e.VpnID, lazy)
	if err != nil {
		return err
	}
	fresh := s == nil
	if fresh {
		err = p.room()
		s = &socket{addr: a}
		if err == nil {
			err = p.listen(s, nil)
		}
	}
	if err != nil {
		network.release()
		return err
	}
	probes := s.Probes
	s.record = record{Entry: &e, ID: id}
	if s.prober != nil {
		s.prober.stop()
		s.prober = nil
	}
	// Nothing is forwarded before the journal says so, and nothing is kept in it that cannot be forwarded.
	if err = p.record(s); err == nil {
		if err = p.carry(s, network); err == nil {
			p.sockets[a] = s
			return nil
		}
	}
	p.release(s)
	network.release()
	s.network = nil
	s.record = record{Probes: probes}
	if err2 := p.record(s); err2 != nil {
		err = errors.Join(err, err2)
	}
	if fresh {
		p.unbind(s, 0)
	} else {
		p.answer(s)
	}
	return err
}

// carry hands a socket to the engine.
func (p *Proxy) carry(s *socket, network *held) error {
	e := s.Entry
	s.network = network
	to, err := parseRemote(e.RemoteAddr)
	if err != nil {
		return err
	}
	limits := p.cfg.Limits
	if e.Limits != nil {
		limits = *e.Limits
	}
	s.guard = p.cfg.Guard.Socket(e.ActivityID, limits, guard.NewList(e.Allow, e.Deny))
	s.meter = p.cfg.Meter.Socket(meter.Labels{Socket: s.addr.Name(), Activity: e.ActivityID, VPN: e.VpnID})
	route := relay.Route{
		To: to, Guard: s.guard, Meter: s.meter, Announce: announces[e.ProxyProtocol], Trusted: e.Trusted,
		Dial: or(e.DialTimeout, p.cfg.Dial), Idle: or(e.IdleTimeout, p.cfg.Idle), Amplify: e.Amplify,
	}
	if network != nil {
		route.Network = network
	}
	// The engine takes a descriptor of its own, and so what waits to be accepted: ours is closed behind it.
	if s.addr.Proto == TCP {
		if s.forward, err = p.cfg.Engine.TCP(s.tcp, route); err == nil {
			err = s.tcp.Close()
		}
	} else {
		if s.forward, err = p.cfg.Engine.UDP(s.udp, route); err == nil {
			err = s.udp.Close()
		}
	}
	if err != nil {
		return fmt.Errorf("forward %s: %w", s.addr.Name(), err)
	}
	s.tcp, s.udp = nil, nil
	return nil
}

func or(d Duration, def time.Duration) time.Duration {
	if d > 0 {
		return time.Duration(d)
	}
	return def
}

// gateway returns the socket if it is one.
func (p *Proxy) gateway(a Address) (*socket, error) {
	s := p.sockets[a]
	if s == nil || s.Entry == nil {
		return nil, refuse(NotFound, "there is no gateway socket at %s", a.Name())
	}
	return s, nil
}

// Gateway returns the entry of a gateway socket, as it was given.
func (p *Proxy) Gateway(a Address) (Entry, error) {
	p.mu.Lock()
	defer p.mu.Unlock()
	s, err := p.gateway(a)
	if err != nil {
		return Entry{}, err
	}
	return *s.Entry, nil
}

// Gateways returns all gateway sockets by address, of which each protocol can have one.
func (p *Proxy) Gateways() map[string][]GatewaySocket {
	p.mu.Lock()
	defer p.mu.Unlock()
	all := map[string][]GatewaySocket{}
	for _, s := range p.sorted() {
		if s.Entry != nil {
			all[s.addr.String()] = append(all[s.addr.String()], GatewaySocket{s.addr.Proto, *s.Entry})
		}
	}
	return all
}

// SetAccess replaces the lists of a gateway socket. Connections that are open stay.
func (p *Proxy) SetAccess(a Address, allow, deny []netip.Prefix) (Entry, error) {
	p.mu.Lock()
	defer p.mu.Unlock()
	if err := p.writable(); err != nil {
		return Entry{}, err
	}
	s, err := p.gateway(a)
	if err != nil {
		return Entry{}, err
	}
	before, e := s.Entry, *s.Entry
	e.Allow, e.Deny = allow, deny
	if err := validNets(allow, deny); err != nil {
		return Entry{}, err
	}
	s.Entry = &e
	if err := p.record(s); err != nil {
		s.Entry = before
		return Entry{}, err
	}
	if s.guard != nil {
		s.guard.SetList(guard.NewList(allow, deny))
	}
	return e, nil
}

// CloseGateway unbinds a gateway socket: nobody can connect any more when it returns. Connections may go on for the time of
// drain. Probes that were there before do not come back.
func (p *Proxy) CloseGateway(a Address, drain time.Duration) error {
	if drain < 0 || drain > p.cfg.Drain {
		return refuse(BadRequest, "drain %s: want 0s to %s", drain, p.cfg.Drain)
	}
	p.mu.Lock()
	defer p.mu.Unlock()
	if err := p.writable(); err != nil {
		return err
	}
	s, err := p.gateway(a)
	if err != nil {
		return err
	}
	return p.closeGateway(s, drain)
}

func (p *Proxy) closeGateway(s *socket, drain time.Duration) error {
	before := s.record
	s.record = record{}
	if err := p.record(s); err != nil {
		s.record = before
		return err
	}
	p.unbind(s, drain)
	delete(p.sockets, s.addr)
	return nil
}
