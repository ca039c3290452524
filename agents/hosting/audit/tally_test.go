package audit_test

import (
	"math/rand/v2"
	"reflect"
	"slices"
	"testing"

	"github.com/ethereum/go-ethereum/common"

	"emet/agents/hosting/audit"
	"emet/agents/hosting/token"
	"emet/agents/identity"
)

// However receipts come, one by one or together, they come to the same: those that are good, lost, forged, and spent twice.
// J-01, G-20.
func TestTalliesAreAudits(t *testing.T) {
	w := newWorld(t)
	var all []*token.Receipt
	for i := range 12 {
		of := w.request(w.coin(token.Paid), w.course)
		switch i % 4 {
		case 1:
			of = of[1:] // its top's is lost
		case 2:
			of[3] = w.changed(of[3], func(r *token.Receipt) { r.Attempt++ })
		case 3:
			forged := *of[2]
			forged.Work[0]++ // which nobody signed
			of[2] = &forged
		}
		all = append(all, of...)
	}
	c := w.coin(token.Paid)
	all = append(append(all, w.request(c, w.course)...), w.request(c, w.course)...)
	whole := handed(all...)
	want := w.auditor.Audit(whole)
	if len(want.Rejected) < 8 || len(want.Suspicions) < 2 {
		t.Fatalf("too little is amiss: %+v, %+v", want.Rejected, want.Suspicions)
	}
	for seed := range uint64(10) {
		random := rand.New(rand.NewPCG(seed, 0))
		tally := w.auditor.Tally()
		left := slices.Clone(whole)
		for len(left) > 0 {
			i := random.IntN(len(left))
			n := min(1+random.IntN(3), len(left[i].Receipts))
			tally.Add(audit.Handed{Server: left[i].Server, Receipts: left[i].Receipts[:n]})
			if left[i].Receipts = left[i].Receipts[n:]; len(left[i].Receipts) == 0 {
				left = slices.Delete(left, i, i+1)
			}
			if random.IntN(3) == 0 {
				tally.Result() // changes nothing
			}
		}
		if got := tally.Result(); !reflect.DeepEqual(got, want) {
			t.Fatalf("seed %d: %+v, want %+v", seed, got, want)
		}
	}
}

// What was looked at is not looked at again when more comes, so that whoever hands in much in small parts makes nobody count
// for ever: here it would not be found to be good any more. J-14.
func TestTalliesLookOnce(t *testing.T) {
	w := newWorld(t)
	tally := w.auditor.Tally()
	first := w.request(w.coin(token.Paid), w.course)
	tally.Add(handed(first...)...)
	if counts, _ := total(tally.Result()); counts != [4]uint32{1, 2, 0, 2} {
		t.Fatalf("paid for %v", counts)
	}
	for _, r := range first {
		r.Signature = nil
	}
	tally.Add(handed(w.request(w.coin(token.Paid), w.course)...)...)
	if r := tally.Result(); len(r.Rejected) > 0 {
		t.Errorf("rejected: %+v", r.Rejected)
	} else if counts, _ := total(r); counts != [4]uint32{2, 4, 0, 4} {
		t.Errorf("paid for %v", counts)
	}
}

// A server that hands in more receipts of a token than there may be requests with it has no more of them looked at: it cannot
// make a token dear to audit, and it takes nothing from others that served for it. J-08.
func TestOneTokenIsNoFlood(t *testing.T) {
	w := newWorld(t)
	c := w.coin(token.Paid)
	all := w.request(c, w.course)
	point := all[1]
	in := []audit.Handed{{Server: point.Server}}
	for n := range byte(50) {
		in[0].Receipts = append(in[0].Receipts, w.changed(point, func(r *token.Receipt) { r.Request = common.Hash{99, n} }))
	}
	in = append(in, handed(slices.Delete(slices.Clone(all), 1, 2)...)...)
	r := w.auditor.Audit(in)
	spent := 0
	for _, x := range r.Rejected {
		if x.Server != point.Server {
			t.Errorf("rejected: %+v", x)
		} else if x.Reason == audit.Spent {
			spent++
		}
	}
	if spent != len(in[0].Receipts)-token.MaxRequests-1 {
		t.Errorf("%d receipts of %d are not looked at", spent, len(in[0].Receipts))
	}
	for _, p := range r.Paid {
		if p.Server != point.Server && p.Amount.Sign() == 0 && slices.ContainsFunc(all, func(r *token.Receipt) bool { return r.Server == p.Server }) {
			t.Errorf("%s earned nothing", p.Server)
		}
	}
	if s := slices.IndexFunc(r.Suspicions, func(s audit.Suspicion) bool { return s.Reason == audit.Spent }); s < 0 || r.Suspicions[s].Server != (identity.ID{}) {
		t.Errorf("suspicions: %+v", r.Suspicions)
	}
}

// BenchmarkTally adds a receipt to ten thousand, and adds up.
func BenchmarkTally(b *testing.B) {
	w := newWorld(b)
	tally := w.auditor.Tally()
	for range 2000 {
		tally.Add(handed(w.request(w.coin(token.Paid), w.course)...)...)
	}
	tally.Result()
	all := w.request(w.coin(token.Paid), w.course)
	for b.Loop() {
		tally.Add(handed(all[:1]...)...)
		tally.Result()
	}
}
