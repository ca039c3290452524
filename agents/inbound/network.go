package inbound

import (
	"errors"
	"net/netip"
	"sync"

	"emet/agents/inbound/relay"
)

// held is a network that a socket leads into. It may come to be there later than the socket.
type held struct {
	id       string
	networks Networks

	mu   sync.Mutex
	real relay.Network // nil while it is not there
	over bool
}

// network holds a network, or returns nil for none. Lazy: it need not be there yet.
func (p *Proxy) network(id string, lazy bool) (*held, error) {
	if id == "" {
		return nil, nil
	}
	if p.cfg.Networks == nil {
		return nil, refuse(VPNUnavailable, "this proxy has no networks")
	}
	h := &held{id: id, networks: p.cfg.Networks}
	_, err := h.open()
	switch {
	case err == nil, lazy:
		return h, nil
	case errors.Is(err, ErrNoNetwork):
		return nil, refuse(VPNUnavailable, "there is no network %s here", id)
	}
	return nil, refuse(VPNUnavailable, "network %s is not up: %v", id, err)
}

func (h *held) open() (relay.Network, error) {
	h.mu.Lock()
	defer h.mu.Unlock()
	if h.over {
		return nil, ErrNoNetwork
	}
	if h.real == nil {
		n, err := h.networks.Open(h.id)
		if err != nil {
			return nil, err
		}
		h.real = n
	}
	return h.real, nil
}

// release gives the network back. A nil one is none.
func (h *held) release() {
	if h == nil {
		return
	}
	h.mu.Lock()
	defer h.mu.Unlock()
	if h.real != nil {
		h.networks.Release(h.id)
	}
	h.real, h.over = nil, true
}

// again returns the network that the id means now, if that is not the one that failed: it can have been removed and put
// there anew.
func (h *held) again(failed relay.Network) (relay.Network, bool) {
	h.mu.Lock()
	defer h.mu.Unlock()
	if h.over {
		return nil, false
	}
	if h.real != failed {
		return h.real, h.real != nil
	}
	n, err := h.networks.Open(h.id)
	if err != nil {
		return nil, false
	}
	h.networks.Release(h.id) // we held it once already
	h.real = n
	return n, n != failed
}

// DialTCP dials if the network is there by now.
func (h *held) DialTCP(to netip.AddrPort) (relay.Stream, error) {
	n, err := h.open()
	if err != nil {
		return nil, err
	}
	s, err := n.DialTCP(to)
	if err != nil {
		if n, ok := h.again(n); ok {
			return n.DialTCP(to)
		}
	}
	return s, err
}

// DialUDP dials if the network is there by now.
func (h *held) DialUDP(to netip.AddrPort) (relay.Datagrams, error) {
	n, err := h.open()
	if err != nil {
		return nil, err
	}
	d, err := n.DialUDP(to)
	if err != nil {
		if n, ok := h.again(n); ok {
			return n.DialUDP(to)
		}
	}
	return d, err
}
