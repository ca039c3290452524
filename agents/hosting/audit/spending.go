package audit

import (
	"bytes"
	"cmp"
	"fmt"
	"slices"

	"github.com/ethereum/go-ethereum/common"

	"emet/agents/hosting/codec"
	"emet/agents/hosting/tick"
	"emet/agents/hosting/token"
	"emet/agents/identity"
)

// outcome is what came of one token.
type outcome struct {
	paid       []*entry
	told       []*entry // of top servers: they say how long others took
	tolerated  []*entry // of which cannot be told who was drawn
	rejected   []refused
	suspicions []Suspicion
	completed  int
	missing    map[word]rate
	skipped    map[word]rate
}

type refused struct {
	*entry
	why Reason
}

func (o *outcome) reject(e *entry, why Reason) { o.rejected = append(o.rejected, refused{e, why}) }

// request is what is known of one request.
type request struct {
	id       common.Hash
	entries  []*entry // in the order of slots
	complete bool     // its top server says so
}

// spending audits all receipts with one token that are good by themselves.
func (a *Auditor) spending(all []*entry) *outcome {
	o := &outcome{missing: map[word]rate{}, skipped: map[word]rate{}}
	var requests []*request
	by := map[common.Hash]*request{}
	for _, e := range all {
		r, ok := by[e.Request]
		if !ok {
			r = &request{id: e.Request}
			by[e.Request], requests = r, append(requests, r)
		}
		r.entries = append(r.entries, e)
	}
	if len(requests) == 0 {
		return o
	}
	for _, r := range requests {
		r.look()
	}
	a.spentTwice(o, requests)
	// A share is paid once. The request that completed comes first, and then what most receipts tell of.
	slices.SortFunc(requests, func(a, b *request) int {
		return cmp.Or(-compareBool(a.complete, b.complete), -cmp.Compare(len(a.entries), len(b.entries)), a.id.Cmp(b.id))
	})
	failed := a.failed(requests)
	paid := map[uint16]bool{}
	for _, r := range requests {
		a.request(o, r, paid, failed)
	}
	return o
}

func compareBool(a, b bool) int {
	switch {
	case a == b:
		return 0
	case a:
		return 1
	default:
		return -1
	}
}

// refuse looks at a receipt by itself.
func (a *Auditor) refuse(e *entry, good map[common.Hash]bool) Reason {
	site, ok := a.byName[e.Site]
	if !ok || !e.by.Serves(int(site), e.Duplicate) {
		return NotHeld
	}
	top := a.rules.Sites[site].Place.Kind == tick.Top
	switch {
	case e.VerifySignature(e.by.Signer) != nil:
		return Signature
	case e.Share.Slot != e.Slot || e.Share.Verify(e.Token.Root) != nil:
		return BadShare
	case top != (e.Slot == 0) || top && a.rules.Sites[site].Place.Endpoint != e.Endpoint:
		return Course
	}
	id := codec.Hash("emet/token/1", e.Token)
	valid, known := good[id]
	if !known {
		valid = a.rules.Token(&e.Token) == nil
		good[id] = valid
	}
	if !valid {
		return BadToken
	}
	return ""
}

// look notes what the top server says of a request.
func (r *request) look() {
	slices.SortFunc(r.entries, func(a, b *entry) int { return cmp.Or(cmp.Compare(a.Slot, b.Slot), order(a, b)) })
	for _, e := range r.entries {
		if e.Slot != 0 {
			break
		}
		r.complete = r.complete || e.Work != (common.Hash{})
	}
}

// failed lists which servers did not answer, each with who says so: a server that was drawn as the top of a request.
func (a *Auditor) failed(requests []*request) map[identity.ID]identity.ID {
	by := map[identity.ID]identity.ID{}
	for _, r := range requests {
		for _, e := range r.entries {
			if e.Slot != 0 || !slices.ContainsFunc(e.Latencies, func(l token.Latency) bool { return l.Failed }) {
				continue
			}
			if _, why := a.course(e, nil); why != "" {
				continue
			}
			for _, l := range e.Latencies {
				if l.Failed {
					by[l.Server] = e.Server
				}
			}
		}
	}
	return by
}

// spentTwice suspects whoever had the token.
func (a *Auditor) spentTwice(o *outcome, requests []*request) {
	complete := 0
	var evidence []*token.Receipt
	for _, r := range requests {
		if r.complete {
			complete++
		}
		evidence = append(evidence, r.entries[0].Receipt)
	}
	o.completed = min(complete, 1)
	if complete < 2 && len(requests) <= token.MaxRequests {
		return
	}
	slices.SortFunc(evidence, func(a, b *token.Receipt) int { return bytes.Compare(a.Request[:], b.Request[:]) })
	o.suspicions = append(o.suspicions, Suspicion{
		Reason: Spent, Token: evidence[0].Token.Root, Evidence: evidence,
		Detail: fmt.Sprintf("%d requests, of which %d completed", len(requests), complete),
	})
}
