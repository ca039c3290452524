package audit_test

import (
	"bytes"
	"math/big"
	"math/rand/v2"
	"reflect"
	"slices"
	"testing"

	"github.com/ethereum/go-ethereum/common"

	"emet/agents/hosting"
	"emet/agents/hosting/audit"
	"emet/agents/hosting/score"
	"emet/agents/hosting/token"
	"emet/agents/identity"
	"emet/agents/program/data"
)

// Real requests, served by real servers: each is paid for each slot, to the wei, and nothing is amiss. J-01, B-17, X-09.
func TestWhatWasServedIsPaid(t *testing.T) {
	w := newWorld(t)
	const requests = 12
	for i := range requests {
		if _, err := w.Request(t.Context(), w.endpoint, data.NewInt(int64(i))); err != nil {
			t.Fatal(err)
		}
	}
	var in []audit.Handed
	wanted := map[identity.ID]int64{}
	for id, m := range w.Members {
		works, err := m.Journal.Works()
		if err != nil {
			t.Fatal(err)
		}
		h := audit.Handed{Server: id}
		for _, work := range works {
			h.Receipts = append(h.Receipts, &work.Receipt)
			wanted[id] += []int64{5, 30, 30, 1000, 1000}[work.Slot]
		}
		in = append(in, h)
	}
	r := w.auditor.Audit(in)
	if len(r.Rejected)+len(r.Suspicions)+len(r.Struck)+r.Missing > 0 || r.Requests != requests {
		t.Errorf("%d requests, rejected %v, suspicions %v", r.Requests, r.Rejected, r.Suspicions)
	}
	if counts, _ := total(r); counts != [4]uint32{requests, 2 * requests, 0, 2 * requests} {
		t.Errorf("paid for %v", counts)
	}
	for _, p := range r.Paid {
		if p.Amount.Int64() != wanted[p.Server] {
			t.Errorf("%s earned %v, want %d", p.Server, &p.Amount.Int, wanted[p.Server])
		}
	}
	// Whoever audits the same finds the same, in whatever order it came.
	for seed := range uint64(5) {
		random := rand.New(rand.NewPCG(seed, 0))
		random.Shuffle(len(in), func(i, j int) { in[i], in[j] = in[j], in[i] })
		if again := w.auditor.Audit(in); !reflect.DeepEqual(again, r) {
			t.Fatal("another order gives something else")
		}
	}
}

// No server earns more in a tick than the offer says.
func TestLimitOfPay(t *testing.T) {
	w := newWorld(t)
	a := w.auditorOf(func(of *audit.Tick) { of.MaxPay = hosting.Amount(1500) })
	var all []*token.Receipt
	for range 6 {
		all = append(all, w.request(w.coin(token.Paid), w.course)...)
	}
	r := a.Audit(handed(all...))
	limited := 0
	for _, p := range r.Paid {
		if p.Amount.Int64() > 1500 {
			t.Errorf("%s earned %v", p.Server, &p.Amount.Int)
		}
	}
	for _, x := range r.Rejected {
		if x.Reason != audit.Limit {
			t.Errorf("rejected: %v", x)
		}
		limited++
	}
	if limited == 0 {
		t.Error("nobody came to the limit")
	}
}

// When receipts are lost, those that are left are paid as long as it can be told who was drawn. G-20.
func TestLostReceipts(t *testing.T) {
	w := newWorld(t)
	for name, test := range map[string]struct {
		left []int // slots
		paid int
	}{
		"nothing lost":       {[]int{0, 1, 2, 3, 4}, 5},
		"the top's":          {[]int{1, 2, 3, 4}, 4},
		"all but the top's":  {[]int{0}, 1},
		"all but an update":  {[]int{4}, 1},
		"all but the points": {[]int{1, 2}, 2},
		"all but one point":  {[]int{1}, 1},
	} {
		t.Run(name, func(t *testing.T) {
			all := w.request(w.coin(token.Paid), w.course)
			var left []*token.Receipt
			for _, n := range test.left {
				left = append(left, all[n])
			}
			r := w.auditor.Audit(handed(left...))
			if counts, _ := total(r); counts[0]+counts[1]+counts[3] != uint32(test.paid) || len(r.Suspicions) > 0 {
				t.Errorf("paid for %v, rejected %v, suspicions %v", counts, r.Rejected, r.Suspicions)
			}
		})
	}
	// Beyond a gap nobody knows who was drawn: that is paid to who earned as much elsewhere, and not to who earned nothing.
	var gaps, known []*token.Receipt
	for range 8 {
		gaps = append(gaps, w.request(w.coin(token.Paid), w.course)[2])
	}
	r := w.auditor.Audit(handed(gaps...))
	if got := reasons(r); len(got) != 8 || slices.ContainsFunc(got, func(r audit.Reason) bool { return r != audit.Unchecked }) {
		t.Errorf("rejected %v", got)
	}
	for range 30 {
		known = append(known, w.request(w.coin(token.Paid), w.course)...)
	}
	if r := w.auditor.Audit(handed(append(known, gaps...)...)); len(r.Rejected) > 0 {
		t.Errorf("rejected %v", r.Rejected)
	}
}

// A server whose receipts go missing far more often than those of others is suspended; a little loss is none's fault. G-20.
func TestMissingReceipts(t *testing.T) {
	w := newWorld(t)
	bad := w.Next.Servers[4].ID
	var even, uneven []*token.Receipt
	numbers := map[identity.ID]int{}
	for range 240 { // of fewer, some draws leave too little when the words of three are left out
		for _, r := range w.request(w.coin(token.Paid), w.course) {
			n := numbers[r.Server]
			numbers[r.Server]++
			if n%30 == 7 {
				continue
			}
			even = append(even, r)
			if r.Server != bad || n%2 == 0 {
				uneven = append(uneven, r)
			}
		}
	}
	if r := w.auditor.Audit(handed(even...)); len(r.Struck) > 0 || r.Missing == 0 {
		t.Errorf("%d missing, struck %v: %v", r.Missing, r.Struck, r.Suspicions)
	}
	if r := w.auditor.Audit(handed(uneven...)); !slices.Equal(r.Struck, []identity.ID{bad}) {
		t.Errorf("%d missing, struck %v: %v", r.Missing, r.Struck, r.Suspicions)
	}
}

// Whatever is handed in, a share is paid once, to a server that signed for it, and everything is either paid or rejected.
func TestAnythingHandedIn(t *testing.T) {
	w := newWorld(t)
	random := rand.New(rand.NewPCG(5, 6))
	var pool []*token.Receipt
	for i := range 40 {
		c := w.coin(token.Paid)
		for range 1 + i%3 {
			course := slices.Clone(w.course)
			course[random.IntN(5)].Attempt = uint8(random.IntN(3))
			pool = append(pool, w.request(c, course)...)
		}
	}
	for round := range 30 {
		var all []*token.Receipt
		for _, r := range pool {
			switch random.IntN(6) {
			case 0:
				continue
			case 1:
				r = w.changed(r, func(x *token.Receipt) { w.spoil(random, x, pool) })
			case 2:
				all = append(all, r)
			}
			all = append(all, r)
		}
		random.Shuffle(len(all), func(i, j int) { all[i], all[j] = all[j], all[i] })
		in := handed(all...)
		got := w.auditor.Audit(in)
		counts, amount := total(got)
		if n := int(counts[0]+counts[1]+counts[2]+counts[3]) + len(got.Rejected); n != len(all) {
			t.Fatalf("round %d: %d of %d are accounted for", round, n, len(all))
		}
		leaves := map[[2]common.Hash]bool{}
		for _, r := range pool {
			leaves[[2]common.Hash{r.Token.Root, common.BigToHash(big.NewInt(int64(r.Slot)))}] = true
		}
		if most := int64(len(leaves)) * 1000; int(counts[0]+counts[1]+counts[3]) > len(leaves) || amount.Int64() > most {
			t.Fatalf("round %d: %v paid for %d shares", round, counts, len(leaves))
		}
		if !slices.IsSortedFunc(got.Paid, func(a, b audit.Paid) int { return bytes.Compare(a.Server[:], b.Server[:]) }) {
			t.Fatal("not sorted")
		}
	}
}

// spoil changes something of a receipt.
func (w *world) spoil(random *rand.Rand, r *token.Receipt, pool []*token.Receipt) {
	other := pool[random.IntN(len(pool))]
	switch random.IntN(10) {
	case 0:
		r.Server = w.Next.Servers[random.IntN(10)].ID
	case 1:
		r.Slot = uint16(random.IntN(70))
	case 2:
		r.Share = other.Share
	case 3:
		r.Token = other.Token
	case 4:
		r.Request = other.Request
	case 5:
		r.Site, r.Duplicate = other.Site, other.Duplicate
	case 6:
		r.Slots = other.Slots
	case 7:
		r.Slots = []token.Slot{{Site: uint16(random.IntN(9)), Attempt: uint8(random.IntN(9))}}
	case 8:
		r.Attempt++
	default:
		r.Work, r.Latencies = common.Hash{}, []token.Latency{{Server: w.Next.Servers[0].ID, Failed: true}}
	}
}

// What top servers say in receipts of how long others took is told of each of them once, of servers of the tick alone, and
// not if it was no request of theirs. K-01
func TestReceiptsTellLatencies(t *testing.T) {
	w := newWorld(t)
	a := w.auditorOf(func(of *audit.Tick) { of.Latency = 5 })
	all := w.request(w.coin(token.Paid), w.course)
	other := w.bystander(all)
	top := w.changed(all[0], func(r *token.Receipt) {
		r.Latencies = []token.Latency{
			{Server: all[1].Server, Micros: 1000},
			{Server: all[1].Server, Micros: 9000},
			{Server: all[2].Server, Failed: true},
			{Server: common.Hash{99}, Micros: 1},
			{Server: r.Server, Micros: 1},
		}
	})
	foreign := w.request(w.coin(token.Paid), w.course)
	stolen := w.changed(foreign[0], func(r *token.Receipt) {
		r.Server, r.Latencies = w.bystander(foreign).ID, []token.Latency{{Server: other.ID, Micros: 7}}
	})
	r := a.Audit(handed(append(all[1:], top, top, stolen)...))
	if len(r.Measured) != 1 {
		t.Fatalf("%d servers measured: %+v", len(r.Measured), r.Measured)
	}
	m := r.Measured[0]
	want := map[identity.ID]score.Measured{
		all[1].Server: {Server: all[1].Server, Samples: 2, Late: 1, Median: 9000},
		all[2].Server: {Server: all[2].Server, Samples: 1, Late: 1},
	}
	if m.By != all[0].Server || m.Tick != w.Next.Tick || m.App != w.Next.App || len(m.Measured) != len(want) {
		t.Errorf("%+v", m)
	}
	for _, got := range m.Measured {
		if got != want[got.Server] {
			t.Errorf("%+v: want %+v", got, want[got.Server])
		}
	}
	if _, err := score.DecodeReport(m.Encode()); err != nil {
		t.Error(err)
	}
}
