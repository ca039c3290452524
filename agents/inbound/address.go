package inbound

import (
	"fmt"
	"net"
	"net/netip"
	"strconv"
	"strings"
)

// Proto is a transport protocol.
type Proto string

// The protocols of sockets.
const (
	TCP Proto = "tcp"
	UDP Proto = "udp"
)

// ParseProto takes a protocol in any case.
func ParseProto(s string) (Proto, error) {
	switch p := Proto(strings.ToLower(s)); p {
	case TCP, UDP:
		return p, nil
	}
	return "", refuse(BadAddress, "protocol %q: want tcp or udp", clip(s))
}

// Address names a socket: a protocol, an address of this machine (the zero one is all of them) and a port. Two addresses
// that are written differently and mean the same are equal.
type Address struct {
	Proto Proto
	Host  netip.Addr
	Port  uint16
}

// ParseAddress takes ip:port, [ip]:port, *:port or :port. Names are refused: what they mean changes.
func ParseAddress(proto, addr string) (Address, error) {
	p, err := ParseProto(proto)
	if err != nil {
		return Address{}, err
	}
	if port, ok := strings.CutPrefix(strings.TrimPrefix(addr, "*"), ":"); ok && !strings.Contains(port, ":") {
		n, err := parsePort(port)
		if err != nil {
			return Address{}, refuse(BadAddress, "address %q: %v", clip(addr), err)
		}
		return Address{Proto: p, Port: n}, nil
	}
	ap, err := parseRemote(addr)
	if err != nil {
		return Address{}, err
	}
	return Address{Proto: p, Host: ap.Addr(), Port: ap.Port()}, nil
}

// parseRemote takes the address of one machine, and its port.
func parseRemote(addr string) (netip.AddrPort, error) {
	ap, err := netip.ParseAddrPort(addr)
	switch {
	case err != nil:
		return ap, refuse(BadAddress, "address %q: want ip:port or [ip]:port; names are not looked up", clip(addr))
	case ap.Addr().Zone() != "":
		return ap, refuse(BadAddress, "address %q: zones are not supported", clip(addr))
	case ap.Port() == 0:
		return ap, refuse(BadAddress, "address %q: port 0 is none", clip(addr))
	case ap.Addr().IsMulticast(), ap.Addr().Unmap() == netip.AddrFrom4([4]byte{255, 255, 255, 255}):
		return ap, refuse(BadAddress, "address %q belongs to many", clip(addr))
	}
	return netip.AddrPortFrom(ap.Addr().Unmap(), ap.Port()), nil
}

func parsePort(s string) (uint16, error) {
	if s == "" || strings.Trim(s, "0123456789") != "" {
		return 0, fmt.Errorf("port %q is no number", clip(s))
	}
	n, err := strconv.ParseUint(s, 10, 16)
	if err != nil || n == 0 {
		return 0, fmt.Errorf("port %s: want 1 to 65535", clip(s))
	}
	return uint16(n), nil
}

// String is the canonical form, without the protocol.
func (a Address) String() string {
	if !a.Host.IsValid() {
		return "*:" + strconv.Itoa(int(a.Port))
	}
	return netip.AddrPortFrom(a.Host, a.Port).String()
}

// Name is the canonical form with the protocol.
func (a Address) Name() string { return string(a.Proto) + "/" + a.String() }

// parseName takes what Name returned.
func parseName(s string) (Address, error) {
	proto, addr, _ := strings.Cut(s, "/")
	return ParseAddress(proto, addr)
}

// at returns the network and the address to bind, where host is what the address means on this machine.
func (a Address) at(host netip.Addr) (network string, addr netip.AddrPort) {
	addr = netip.AddrPortFrom(host, a.Port)
	switch {
	case !host.IsValid():
		return string(a.Proto), addr // both families
	case host.Is4():
		return string(a.Proto) + "4", addr
	}
	return string(a.Proto) + "6", addr
}

// Rule allows some ports of the addresses of a network, or of any address.
type Rule struct {
	Net       netip.Prefix // the zero one: any address
	Low, High uint16
}

// Rules allow what one of them allows.
type Rules []Rule

// ParseRule takes CIDR:PORTS, IP:PORTS, [CIDR]:PORTS, *:PORTS, :PORTS or PORTS, where PORTS is a port or LOW-HIGH.
func ParseRule(s string) (Rule, error) {
	host, ports := "", s
	if i := strings.LastIndexByte(s, ':'); i >= 0 {
		host, ports = s[:i], s[i+1:]
	}
	var r Rule
	low, high, isRange := strings.Cut(ports, "-")
	if !isRange {
		high = low
	}
	var err error
	if r.Low, err = parsePort(low); err == nil {
		r.High, err = parsePort(high)
	}
	switch {
	case err != nil:
		return Rule{}, fmt.Errorf("rule %q: %w", clip(s), err)
	case r.High < r.Low:
		return Rule{}, fmt.Errorf("rule %q: %d is above %d", clip(s), r.Low, r.High)
	case host == "" || host == "*":
		return r, nil
	}
	if inner, ok := strings.CutPrefix(host, "["); ok {
		inner, rest, _ := strings.Cut(inner, "]")
		host = inner + rest
	} else if strings.Contains(host, ":") {
		return Rule{}, fmt.Errorf("rule %q: an IPv6 network stands in brackets, as in [2001:db8::/32]:1-1024", clip(s))
	}
	if !strings.Contains(host, "/") {
		if a, err := netip.ParseAddr(host); err == nil {
			host += "/" + strconv.Itoa(a.BitLen())
		}
	}
	p, err := netip.ParsePrefix(host)
	if err != nil {
		return Rule{}, fmt.Errorf("rule %q: %q is no network, as 203.0.113.0/24", clip(s), clip(host))
	}
	if p.Addr().Is4In6() {
		if p.Bits() < 96 {
			return Rule{}, fmt.Errorf("rule %q: write an IPv4 network as one", clip(s))
		}
		p = netip.PrefixFrom(p.Addr().Unmap(), p.Bits()-96)
	}
	r.Net = p.Masked()
	return r, nil
}

// String is the canonical form of the rule.
func (r Rule) String() string {
	ports := strconv.Itoa(int(r.Low))
	if r.High != r.Low {
		ports += "-" + strconv.Itoa(int(r.High))
	}
	switch {
	case !r.Net.IsValid():
		return "*:" + ports
	case r.Net.Addr().Is4():
		return r.Net.String() + ":" + ports
	}
	return "[" + r.Net.String() + "]:" + ports
}

// Allow reports whether a rule covers the address and the port. All addresses of this machine at once, whether as the zero
// address or as 0.0.0.0 or [::], are covered by a rule for any address only, or by one for all of the family.
func (rs Rules) Allow(host netip.Addr, port uint16) bool {
	for _, r := range rs {
		if port < r.Low || port > r.High {
			continue
		}
		switch {
		case !r.Net.IsValid():
			return true
		case !host.IsValid():
		case host.IsUnspecified():
			if r.Net.Bits() == 0 && r.Net.Addr().Is4() == host.Is4() {
				return true
			}
		case r.Net.Contains(host):
			return true
		}
	}
	return false
}

// localHost reports whether an address is one of this machine.
func localHost(a netip.Addr) bool {
	if a.IsLoopback() {
		return true
	}
	addrs, err := net.InterfaceAddrs()
	if err != nil {
		return true // rather refuse too much
	}
	for _, own := range addrs {
		if p, err := netip.ParsePrefix(own.String()); err == nil && p.Addr().Unmap() == a {
			return true
		}
	}
	return false
}

// clip keeps what a message repeats short.
func clip(s string) string {
	const most = 64
	if len(s) > most {
		return s[:most] + "…"
	}
	return s
}
