package client

import (
	"cmp"
	"slices"

	"emet/agents/hosting"
	"emet/agents/hosting/tick"
	"emet/agents/program/data"
)

// mostMet is how many servers are connected to before one of them is asked. They learn where this client is, as the one that
// is asked does.
const mostMet = 16

// occasion is what servers are met for.
type occasion struct {
	app      hosting.OfferID
	endpoint data.Label
}

// meet connects to the servers that an endpoint's requests are most likely sent to, once a tick: while the request is played,
// and before it is known which of them is drawn.
func (c *Client) meet(m *moment, endpoint data.Label) {
	o := occasion{m.app.ID, endpoint}
	c.mu.Lock()
	again := c.met[o] == m.tick
	c.met[o] = m.tick
	c.mu.Unlock()
	if again {
		return
	}
	top := slices.IndexFunc(m.next.Sites(m.app.Program), func(s tick.Site) bool {
		return s.Place == tick.Place{Kind: tick.Top, Endpoint: endpoint}
	})
	var likely []tick.Server
	for _, s := range m.next.Servers {
		if s.Weight > 0 && slices.ContainsFunc(s.Holds, func(h tick.Hold) bool { return int(h.Site) == top }) {
			likely = append(likely, s)
		}
	}
	slices.SortStableFunc(likely, func(a, b tick.Server) int { return cmp.Compare(b.Weight, a.Weight) })
	var addrs []string
	for _, s := range likely[:min(len(likely), mostMet)] {
		addrs = append(addrs, s.Addrs...)
	}
	c.cfg.Network.Meet(addrs)
}
