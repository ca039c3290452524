package inbound

import (
	"maps"
	"time"

	"emet/agents/inbound/guard"
	"emet/agents/inbound/meter"
)

// Status says how the proxy is.
type Status struct {
	Status           string  `json:"status" enum:"ok,degraded,draining" doc:"degraded: a socket of the journal cannot be bound"`
	UptimeSeconds    float64 `json:"uptimeSeconds"`
	ProbeSockets     int     `json:"probeSockets"`
	Probes           int     `json:"probes"`
	GatewaySockets   int     `json:"gatewaySockets"`
	Connections      uint64  `json:"connections"`
	ActivitiesServed uint64  `json:"activitiesServed"`
	Version          string  `json:"version"`
}

// What Status.Status says.
const (
	StatusOK       = "ok"
	StatusDegraded = "degraded"
	StatusDraining = "draining"
)

// Status returns how the proxy is.
func (p *Proxy) Status() Status {
	connections, activities := p.cfg.Meter.Total().Connections.Current, p.cfg.Meter.Activities()
	p.mu.Lock()
	defer p.mu.Unlock()
	st := Status{Status: StatusOK, UptimeSeconds: p.cfg.Now().Sub(p.start).Seconds(), Connections: connections, ActivitiesServed: activities}
	for _, s := range p.sockets {
		if s.failed != nil {
			st.Status = StatusDegraded
		}
		if s.Entry != nil {
			st.GatewaySockets++
		} else {
			st.ProbeSockets++
			st.Probes += len(s.Probes)
		}
	}
	if p.draining || p.db == nil {
		st.Status = StatusDraining
	}
	return st
}

// Bandwidth returns the sum of all connections.
func (p *Proxy) Bandwidth() meter.Bandwidth { return p.cfg.Meter.Total() }

// Activity returns the sum of an activity.
func (p *Proxy) Activity(id string) (meter.Bandwidth, error) {
	b, ok := p.cfg.Meter.Activity(id)
	if !ok {
		return b, refuse(NotFound, "there is no activity %s, or not any more", clip(id))
	}
	return b, nil
}

// VPN returns the sum of a network.
func (p *Proxy) VPN(id string) (meter.Bandwidth, error) {
	b, ok := p.cfg.Meter.VPN(id)
	if !ok {
		return b, refuse(NotFound, "no traffic of network %s is known", clip(id))
	}
	return b, nil
}

// Connections returns the connections that are open, the oldest first.
func (p *Proxy) Connections() []meter.Connection { return p.cfg.Meter.Connections() }

// SocketUse is what went through a gateway socket.
type SocketUse struct {
	Protocol Proto           `json:"protocol"`
	Address  string          `json:"address"`
	ID       *uint32         `json:"id,omitempty"` // by which the first management interface named it
	Dropped  uint64          `json:"dropped"`      // datagrams
	Use      meter.Bandwidth `json:"use"`
}

// Sockets returns what went through each gateway socket.
func (p *Proxy) Sockets() []SocketUse {
	p.mu.Lock()
	defer p.mu.Unlock()
	var all []SocketUse
	for _, s := range p.sorted() {
		if s.Entry == nil {
			continue
		}
		u := SocketUse{Protocol: s.addr.Proto, Address: s.addr.String(), ID: s.ID}
		u.Use, _ = p.cfg.Meter.OfSocket(s.addr.Name())
		if s.forward != nil {
			u.Dropped = s.forward.Dropped()
		}
		all = append(all, u)
	}
	return all
}

// Refused returns how many connections were refused, by reason.
func (p *Proxy) Refused() map[guard.Reason]uint64 { return p.cfg.Guard.Refused() }

// Asked returns how many asked at probes, by how it ended: given, gone, unknown, failed.
func (p *Proxy) Asked() map[string]uint64 {
	p.mu.Lock()
	defer p.mu.Unlock()
	return maps.Clone(p.asked)
}

// Uptime is since when the proxy runs.
func (p *Proxy) Uptime() time.Duration { return p.cfg.Now().Sub(p.start) }
