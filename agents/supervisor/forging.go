package supervisor

import (
	"bytes"
	"cmp"
	"maps"
	"math/big"
	"slices"

	"emet/agents/hosting/score"
	"emet/agents/hosting/tick"
	"emet/agents/identity"
	"emet/agents/market"
	"emet/agents/program/data"
	"emet/agents/program/flow"
)

// Forging is what it costs a coalition to have something false written by requests of an endpoint, beside what its shares
// cost it (SR-21).
type Forging struct {
	Endpoint string     `json:"endpoint"`
	Price    market.Wei `json:"price"` // of the tokens that it takes on average
}

// coalition is how much of the weight the coalition has that prices are told for: one part in so many.
const coalition = 3

// forging tells what it costs the heaviest workers that have a third of the weight together to forge what each endpoint
// writes. That is one update: a lower bound, as requests that write more need more servers. Nobody else's work is part of
// what counts: a top server that they need not ask is none that they have to have.
func (s *Supervisor) forging(n *tick.Next, o *tick.Offer) []Forging {
	price := cheapest(o.Tokens)
	s.mu.Lock()
	program := s.programs[n.Program]
	s.mu.Unlock()
	if price == nil || program == nil {
		return nil
	}
	places := map[tick.Place]uint16{}
	for i, site := range n.Sites(program) {
		places[site.Place] = uint16(i) // #nosec G115 -- sites are no more
	}
	heavy := heaviest(n.Servers)
	var out []Forging
	for _, label := range slices.SortedFunc(maps.Keys(program.Endpoints), func(a, b data.Label) int { return bytes.Compare(a[:], b[:]) }) {
		var least *big.Int
		for _, at := range updatesOf(program, label) {
			wants := []score.Want{{Kind: tick.Update, Site: places[tick.Place{Kind: tick.Update, At: at}]}}
			p := score.ForgingPrice(price, n.Servers, wants, func(id identity.ID) bool { return heavy[id] })
			if p != nil && (least == nil || p.Cmp(least) < 0) {
				least = p
			}
		}
		if least != nil {
			out = append(out, Forging{endpointName(program, label), market.NewWei(least)})
		}
	}
	return out
}

// cheapest is the least price of a token that requests which write take; nil if there is none.
func cheapest(prices []tick.Price) (least *big.Int) {
	for _, p := range prices {
		if p.Writes && (least == nil || p.Amount.Cmp(least) < 0) {
			least = &p.Amount.Int
		}
	}
	return least
}

// heaviest are the fewest servers that have the weight of the coalition.
func heaviest(servers []tick.Server) map[identity.ID]bool {
	var all uint64
	for _, s := range servers {
		all += uint64(s.Weight)
	}
	out, sum := map[identity.ID]bool{}, uint64(0)
	for _, s := range slices.SortedStableFunc(slices.Values(servers), func(a, b tick.Server) int { return cmp.Compare(b.Weight, a.Weight) }) {
		if sum*coalition >= all {
			break
		}
		out[s.ID], sum = true, sum+uint64(s.Weight)
	}
	return out
}

// updatesOf lists where requests of an endpoint may write.
func updatesOf(p *flow.Program, endpoint data.Label) (sites []flow.Site) {
	seen := map[flow.Hash]bool{}
	var visit func(h flow.Hash)
	visit = func(h flow.Hash) {
		if seen[h] {
			return
		}
		seen[h] = true
		for i, n := range p.Checked[h].Body {
			if n.Op == flow.Update {
				sites = append(sites, flow.Site{Function: h, Node: i})
			}
			for _, callee := range n.Funcs {
				visit(callee)
			}
		}
	}
	for _, stage := range p.Endpoints[endpoint].Stages {
		visit(stage.Function)
	}
	return sites
}

func endpointName(p *flow.Program, label data.Label) string {
	if p.Names != nil {
		if n, ok := p.Names.Endpoints[label]; ok {
			return n.Name
		}
	}
	return label.String()
}
