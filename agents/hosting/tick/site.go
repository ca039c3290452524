package tick

import (
	"bytes"
	"crypto/hmac"
	"crypto/sha256"
	"maps"
	"slices"

	"github.com/ethereum/go-ethereum/common"

	"emet/agents/hosting/codec"
	"emet/agents/program/data"
	"emet/agents/program/flow"
)

// MaxDuplicates is how many duplicates a site may have.
const MaxDuplicates = 4

// places lists where something is served in a program: tops in the order of their labels, then the queries of each, then
// observations and updates in the order of the functions of structure and of their nodes.
func places(p *flow.Program) (all []Place) {
	labels := slices.SortedFunc(maps.Keys(p.Endpoints), func(a, b data.Label) int { return bytes.Compare(a[:], b[:]) })
	for _, l := range labels {
		all = append(all, Place{Kind: Top, Endpoint: l})
	}
	for _, l := range labels {
		for stage, s := range p.Endpoints[l].Stages {
			for query := range s.Queries {
				all = append(all, Place{Kind: Query, Endpoint: l, Stage: stage, Query: query})
			}
		}
	}
	for _, h := range p.Order {
		f := p.Checked[h]
		if f.Seen {
			continue
		}
		for i, n := range f.Body {
			switch at := (flow.Site{Function: h, Node: i}); n.Op {
			case flow.Observe:
				all = append(all, Place{Kind: Point, At: at})
			case flow.Update:
				all = append(all, Place{Kind: Update, At: at})
			}
		}
	}
	return all
}

// Sites lists the sites of a program in a tick, in the one order that all agree on. Duplicates has a number for each of
// them; a site that it has none for has one.
func Sites(p *flow.Program, names [32]byte, duplicates []uint16) []Site {
	all := places(p)
	sites := make([]Site, len(all))
	for i, at := range all {
		sites[i] = Site{Place: at, Name: name(names, at), Duplicates: 1}
		if i < len(duplicates) {
			sites[i].Duplicates = duplicates[i]
		}
	}
	return sites
}

// name is what a place is called in one tick.
func name(names [32]byte, at Place) (n common.Hash) {
	h := hmac.New(sha256.New, names[:])
	h.Write(codec.Encode(at))
	h.Sum(n[:0])
	return n
}

// Sites lists the sites of the tick. The part must have been checked with the same program.
func (n *Next) Sites(p *flow.Program) []Site { return Sites(p, n.Names, n.Duplicates) }
