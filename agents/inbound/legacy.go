package inbound

import "time"

// OpenLegacy is how sockets were opened before GAP-22 had an interface: it names the new socket by a number.
func (p *Proxy) OpenLegacy(a Address, remote string) (uint32, error) {
	p.mu.Lock()
	defer p.mu.Unlock()
	id := p.nextID
	p.nextID++
	return id, p.openGateway(a, Entry{RemoteAddr: remote}, false, &id)
}

// CloseLegacy closes a socket by its number.
func (p *Proxy) CloseLegacy(proto Proto, id uint32) error {
	p.mu.Lock()
	defer p.mu.Unlock()
	if err := p.writable(); err != nil {
		return err
	}
	for _, s := range p.sockets {
		if s.ID != nil && *s.ID == id && s.addr.Proto == proto {
			return p.closeGateway(s, time.Duration(0))
		}
	}
	return refuse(NotFound, "there is no %s socket %d", proto, id)
}
