package vpn

import (
	"fmt"
	"net/netip"
	"strings"
)

// Linked returns the members of a network, by their addresses, with whom keys have been exchanged since it began to run: packets
// got through both ways. It is none while the network does not run. Errors: ErrUnknown.
func (s *Set) Linked(network string) ([]netip.Addr, error) {
	s.mu.Lock()
	e := s.networks[network]
	var l *link
	if e != nil && e.known {
		l = e.link
	}
	s.mu.Unlock()
	switch {
	case e == nil || !e.known:
		return nil, fmt.Errorf("%w: %s", ErrUnknown, network)
	case l == nil:
		return nil, nil
	}
	said, err := l.device.IpcGet()
	if err != nil {
		return nil, err
	}
	met := handshakes(said)
	l.members.mu.Lock()
	defer l.members.mu.Unlock()
	var all []netip.Addr
	for addr, r := range l.members.byAddr {
		if met[r.Key] {
			all = append(all, addr)
		}
	}
	return all, nil
}

// handshakes takes from a device's description with which of its peers keys were exchanged.
func handshakes(said string) map[PublicKey]bool {
	met := map[PublicKey]bool{}
	ofPeers(said, func(peer PublicKey, name, value string) {
		if strings.HasPrefix(name, "last_handshake_time_") && value != "0" {
			met[peer] = true
		}
	})
	return met
}
