package audit_test

import (
	"slices"
	"testing"

	"github.com/ethereum/go-ethereum/common"

	"emet/agents/hosting/audit"
	"emet/agents/hosting/tick"
	"emet/agents/hosting/token"
	"emet/agents/identity"
)

// G-20, P-13: nobody is suspended on the word of one client, or of one server that is its friend, whatever they hand in about
// an honest one and however often: by the side of what all others hand in, it is they who could have made it up.
func TestNobodyIsSuspendedOnOneWord(t *testing.T) {
	const bought, honestly, lies, least = 300, 60, 30, 4
	w := newWorld(t)
	type made struct {
		coin *token.Coin
		all  []*token.Receipt
	}
	var pool []made
	most := map[[2]identity.ID]int{}
	var often [2]identity.ID // drawn for the top and for the first point more often than any others
	for range bought {
		c := w.coin(token.Paid)
		m := made{c, w.request(c, w.course)}
		pool = append(pool, m)
		pair := [2]identity.ID{m.all[0].Server, m.all[1].Server}
		if most[pair]++; most[pair] > most[often] {
			often = pair
		}
	}
	friend, victim := often[0], often[1]
	stranger := w.Next.Servers[slices.IndexFunc(w.Next.Servers, func(s tick.Server) bool { return s.ID != friend && s.ID != victim })]
	again := func(slot int) []token.Slot {
		c := slices.Clone(w.course)
		c[slot].Attempt = 1
		return c
	}
	without := func(all []*token.Receipt, who identity.ID) []*token.Receipt {
		return slices.DeleteFunc(all, func(r *token.Receipt) bool { return r.Server == who })
	}
	// witness is what a server that says that it is the top of a request tells of the victim.
	witness := func(r *token.Receipt, by identity.ID) *token.Receipt {
		return w.changed(r, func(r *token.Receipt) {
			r.Server, r.Work, r.Latencies = by, common.Hash{}, []token.Latency{{Server: victim, Failed: true}}
		})
	}
	for name, test := range map[string]struct {
		slot, top int // where the victim and, if it is not zero, the friend have to be drawn
		lie       func(c *token.Coin, all []*token.Receipt) []*token.Receipt
		struck    []identity.ID // for what they signed
	}{
		"a client passes over the top": {0, -1, func(c *token.Coin, _ []*token.Receipt) []*token.Receipt {
			return w.request(c, again(0))
		}, nil},
		"a client asks the points by itself": {0, -1, func(_ *token.Coin, all []*token.Receipt) []*token.Receipt {
			return all[1:3]
		}, nil},
		"a top says that it asked": {1, 0, func(_ *token.Coin, all []*token.Receipt) []*token.Receipt {
			return without(all, victim)
		}, nil},
		"a top says that there was no answer": {1, 0, func(c *token.Coin, all []*token.Receipt) []*token.Receipt {
			return append(w.request(c, again(1)), witness(all[0], friend))
		}, nil},
		"who was not drawn says that there was no answer": {1, -1, func(c *token.Coin, all []*token.Receipt) []*token.Receipt {
			stood := w.changed(all[0], func(r *token.Receipt) { w.stand(r, stranger) })
			return append(w.request(c, again(1)), witness(stood, stranger.ID))
		}, []identity.ID{stranger.ID}},
		"who was not drawn says that it asked": {1, -1, func(_ *token.Coin, all []*token.Receipt) []*token.Receipt {
			stood := w.changed(all[0], func(r *token.Receipt) { w.stand(r, stranger) })
			return append(without(all[1:], victim), stood)
		}, []identity.ID{stranger.ID}},
	} {
		t.Run(name, func(t *testing.T) {
			var handedIn []*token.Receipt
			told, good := 0, 0
			for _, m := range pool {
				at := m.all[test.slot].Server == victim && (test.top < 0 || m.all[0].Server == friend) && m.all[0].Server != stranger.ID
				switch {
				case at && told < lies:
					told++
					handedIn = append(handedIn, test.lie(m.coin, slices.Clone(m.all))...)
				case !at && good < honestly:
					good++
					handedIn = append(handedIn, m.all...)
				}
			}
			if told < least {
				t.Fatalf("%d lies", told)
			}
			r := w.auditor.Audit(handed(handedIn...))
			if !slices.Equal(r.Struck, test.struck) {
				t.Errorf("struck %v, want %v", r.Struck, test.struck)
			}
			if slices.ContainsFunc(r.Suspicions, func(s audit.Suspicion) bool { return s.Server == victim }) {
				t.Error("the victim is suspected")
			}
		})
	}
}
