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

// DialTCP dials if the network is there by now.
func (h *held) DialTCP(to netip.AddrPort) (relay.Stream, error) {
	n, err := h.open()
	if err != nil {
		return nil, err
	}
	return n.DialTCP(to)
}

// DialUDP dials if the network is there by now.
func (h *held) DialUDP(to netip.AddrPort) (relay.Datagrams, error) {
	n, err := h.open()
	if err != nil {
		return nil, err
	}
	return n.DialUDP(to)
}
