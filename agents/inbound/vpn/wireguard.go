package vpn

import (
	"errors"
	"fmt"
	"maps"
	"net/netip"
	"strings"
	"sync"
	"time"

	"github.com/ethereum/go-ethereum/common"
	"github.com/rs/zerolog"
	"golang.zx2c4.com/wireguard/conn"
	wireguard "golang.zx2c4.com/wireguard/device"
	"gvisor.dev/gvisor/pkg/tcpip"
	"gvisor.dev/gvisor/pkg/tcpip/stack"
)

// The largest packets inside a network. One goes through UDP over IPv6 on Ethernet whole; through streams, where datagrams have
// no such limit, larger ones cost less.
const (
	MTU      = 1420
	JumboMTU = 8920
)

// How many packets may be inside the WireGuard device on their way out and in. Four batches keep two cores busy.
const (
	maxOut = 4 * conn.IdealBatchSize
	maxIn  = 8 * conn.IdealBatchSize
)

// keepalive is how often, in seconds, a member with an endpoint is told that we are still there, so that what translates
// addresses in between does not forget it, and a stream that has broken is opened again.
const keepalive = 25

// Config is a network and our place in it.
type Config struct {
	ID      string       `json:"id"               doc:"Name of the network"`
	Address netip.Prefix `json:"address"          doc:"Our address, and how large the network is"`
	Members []Member     `json:"members"          doc:"Who is in it; our own record may be there"`
	Port    uint16       `json:"port,omitempty"   doc:"UDP port to receive at; default any"`
	NoUDP   bool         `json:"noUdp,omitempty"  doc:"Reach members through streams between nodes only"`
	MTU     int          `json:"mtu,omitempty"    doc:"Largest packet inside; default 1420, or 8920 without UDP"`
	Tuning  Tuning       `json:"-"`
}

func (c Config) check() error {
	switch {
	case c.ID == "" || len(c.ID) > maxName:
		return fmt.Errorf("the name of a network has 1 to %d bytes, not %d", maxName, len(c.ID))
	case !c.Address.IsValid() || c.Address.Addr().Is4In6() || c.Address.IsSingleIP() || !c.Address.Addr().IsGlobalUnicast():
		return fmt.Errorf("%s is no address in a network", c.Address)
	case c.MTU != 0 && (c.MTU < 1280 || c.MTU > wireguard.MaxContentSize):
		return fmt.Errorf("an MTU of %d: from 1280 to %d", c.MTU, wireguard.MaxContentSize)
	}
	return nil
}

// members are those of a network whom the WireGuard device knows.
type members struct {
	id     string
	self   netip.Prefix
	key    PublicKey
	dial   bool
	begin  bool
	udp    bool
	device *wireguard.Device
	cut    func(netip.Addr) // ends the connections to an address

	mu     sync.Mutex
	byAddr map[netip.Addr]Member
	timers map[netip.Addr]*time.Timer
	seen   *seen // nil: nothing is kept
	closed bool
}

// link is a network with WireGuard below it.
type link struct {
	*Network
	members  *members
	carriage *carriage
	device   *wireguard.Device
}

// Free fails unless a network can receive at a UDP port, now.
func Free(port uint16) error {
	u := newUDP()
	_, _, err := u.Open(port)
	return errors.Join(err, u.Close())
}

// open makes a network of which our node is self.
func open(c Config, key *Key, self common.Address, dial Dial, log zerolog.Logger) (_ *link, err error) {
	if err := c.check(); err != nil {
		return nil, err
	}
	if c.MTU == 0 {
		if c.MTU = MTU; c.NoUDP {
			c.MTU = JumboMTU
		}
	}
	out, in := newFlight(maxOut), newFlight(maxIn)
	b := &bind{streams: newCarriage(greeting{c.ID, self}, dial, log), out: out, in: in}
	if !c.NoUDP {
		b.udp = newUDP()
	}
	t := newTunnel(c.MTU, pieceOf(c.Address.Addr(), c.MTU), out, in)
	l := &link{carriage: b.streams}
	var dev *wireguard.Device
	end := func() {
		t.end()
		b.streams.close()
		if dev != nil {
			dev.Close()
			<-dev.Wait()
		}
	}
	if l.Network, err = newNetwork(c.Address, t, c.Tuning, end); err != nil {
		end()
		return nil, err
	}
	defer func() {
		if err != nil {
			l.Close()
		}
	}()
	dev = wireguard.NewDevice(device{t}, b, &wireguard.Logger{
		Verbosef: wireguard.DiscardLogf, // per packet, some of it
		Errorf:   func(format string, args ...any) { log.Debug().Msgf(format, args...) },
	})
	l.device = dev
	l.members = &members{
		id: c.ID, self: c.Address, key: key.Public(), dial: dial != nil, udp: !c.NoUDP, device: dev, cut: l.cut,
		byAddr: map[netip.Addr]Member{}, timers: map[netip.Addr]*time.Timer{},
	}
	l.knows = l.members.knows
	if err := dev.IpcSet(fmt.Sprintf("private_key=%s\nlisten_port=%d\n", key.hex(), c.Port)); err != nil {
		return nil, fmt.Errorf("network %s: %w", c.ID, err)
	}
	if err := dev.Up(); err != nil {
		return nil, fmt.Errorf("network %s: %w", c.ID, err)
	}
	return l, nil
}

// Close ends the network.
func (l *link) Close() {
	if l.members != nil {
		l.members.close()
	}
	l.Network.Close()
}

// cut ends the TCP connections to an address.
func (n *Network) cut(addr netip.Addr) {
	remote := tcpip.AddrFromSlice(addr.AsSlice())
	for _, e := range n.stack.RegisteredEndpoints() {
		ep, ok := e.(tcpip.Endpoint)
		if !ok {
			continue
		}
		if info, ok := ep.Info().(*stack.TransportEndpointInfo); ok && info.ID.RemoteAddress == remote {
			ep.Abort()
		}
	}
}

func (m *members) knows(addr netip.Addr) bool {
	m.mu.Lock()
	defer m.mu.Unlock()
	_, ok := m.byAddr[addr]
	return ok
}

// check returns the members of a list by their addresses, if all of them are right: without ourselves, and without those
// whose records have expired.
func (m *members) check(list []Member, now time.Time) (map[netip.Addr]Member, error) {
	next := map[netip.Addr]Member{}
	keys := map[PublicKey]bool{}
	for _, r := range list {
		if err := r.Check(m.id, now); errors.Is(err, ErrExpired) {
			continue
		} else if err != nil {
			return nil, err
		}
		_, twice := next[r.Address]
		switch {
		case !m.self.Contains(r.Address):
			return nil, fmt.Errorf("member %s at %s is not in %s", r.Node, r.Address, m.self.Masked())
		case (r.Key == m.key) != (r.Address == m.self.Addr()):
			return nil, fmt.Errorf("member %s has our address or our key, %s, but not both", r.Node, r.Address)
		case twice || keys[r.Key]:
			return nil, fmt.Errorf("member %s has the address or the key of another: %s", r.Node, r.Address)
		}
		keys[r.Key] = true
		next[r.Address] = r
	}
	delete(next, m.self.Addr())
	return next, nil
}

// set makes the members those of a list. Nothing changes if one of them is not right.
func (m *members) set(list []Member, now time.Time) error {
	next, err := m.check(list, now)
	if err != nil {
		return err
	}
	m.mu.Lock()
	defer m.mu.Unlock()
	if m.closed {
		return ErrClosed
	}
	gone, err := m.apply(next, now)
	for _, addr := range gone {
		m.cut(addr)
	}
	return err
}

// apply tells the device what is different, and returns the addresses behind which nobody is now or somebody else.
func (m *members) apply(next map[netip.Addr]Member, now time.Time) (gone []netip.Addr, err error) {
	var b strings.Builder
	for addr, was := range m.byAddr {
		is, ok := next[addr]
		if !ok || is.Key != was.Key {
			fmt.Fprintf(&b, "public_key=%s\nremove=true\n", was.Key)
			gone = append(gone, addr)
		}
	}
	for addr, is := range next {
		was, ok := m.byAddr[addr]
		if ok && is.Key == was.Key && is.Endpoint == was.Endpoint {
			continue
		}
		fmt.Fprintf(&b, "public_key=%s\nreplace_allowed_ips=true\nallowed_ip=%s/%d\n", is.Key, addr, addr.BitLen())
		switch {
		case is.Endpoint.IsValid() && m.udp:
			fmt.Fprintf(&b, "endpoint=%s\npersistent_keepalive_interval=%d\n", is.Endpoint, keepalive)
		case m.dial:
			fmt.Fprintf(&b, "endpoint=%s%s\n", hopScheme, is.Node)
			if m.begin {
				fmt.Fprintf(&b, "persistent_keepalive_interval=%d\n", keepalive)
			}
		case m.udp && m.seen != nil && m.seen.was[is.Key].IsValid():
			fmt.Fprintf(&b, "endpoint=%s\n", m.seen.was[is.Key])
		}
	}
	if err = m.device.IpcSet(b.String()); err != nil {
		err = fmt.Errorf("members of network %s: %w", m.id, err)
	}
	m.byAddr = next
	for _, t := range m.timers {
		t.Stop()
	}
	clear(m.timers)
	for addr, is := range next {
		m.timers[addr] = time.AfterFunc(is.expires().Sub(now), func() { m.remove(is) })
	}
	return gone, err
}

// remove removes a member, if it is still the same.
func (m *members) remove(r Member) {
	m.mu.Lock()
	defer m.mu.Unlock()
	if m.closed || m.byAddr[r.Address] != r {
		return
	}
	next := maps.Clone(m.byAddr)
	delete(next, r.Address)
	gone, _ := m.apply(next, time.Now()) // to remove cannot fail
	for _, addr := range gone {
		m.cut(addr)
	}
}

func (m *members) close() {
	m.mu.Lock()
	defer m.mu.Unlock()
	if !m.closed {
		m.keepSeen()
	}
	m.closed = true
	if m.seen != nil {
		m.seen.timer.Stop()
	}
	for _, t := range m.timers {
		t.Stop()
	}
}
