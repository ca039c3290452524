package audit_test

import (
	"math/big"
	"slices"
	"testing"

	"github.com/ethereum/go-ethereum/common"
	"go.uber.org/goleak"

	"emet/agents/hosting"
	"emet/agents/hosting/audit"
	"emet/agents/hosting/score"
	"emet/agents/hosting/server/servertest"
	"emet/agents/hosting/tick"
	"emet/agents/hosting/token"
	"emet/agents/identity"
	"emet/agents/program/data"
	"emet/agents/program/flow"
)

func TestMain(m *testing.M) { goleak.VerifyTestMain(m) }

// twice is a program whose endpoint observes what it observed, and appends both: slots 1 and 2 are points, 3 and 4 are
// updates.
func twice(t testing.TB) (*flow.Program, data.Label) {
	t.Helper()
	d := &flow.Document{
		Version: flow.Version, Name: "twice", Types: map[data.Label]flow.Declared{}, Keys: map[data.Label]flow.Key{},
		Indices: map[data.Label]flow.Index{}, Functions: map[flow.Hash]flow.Function{}, Endpoints: map[data.Label]flow.Endpoint{},
	}
	add := func(f flow.Function) flow.Hash {
		h, err := f.Hash()
		if err != nil {
			t.Fatal(err)
		}
		d.Functions[h] = f
		return h
	}
	seen := add(flow.Function{Seen: true, In: []*data.Type{data.IntType}, Out: data.IntType, Body: []flow.Node{{Op: flow.Add, Args: []int{0, 0}}}, Result: 1})
	key, endpoint := data.LabelOf("key", "k"), data.LabelOf("endpoint", "e")
	d.Keys[key] = flow.Key{Type: data.IntType}
	structural := add(flow.Function{
		In: []*data.Type{data.IntType, data.TimeType}, Out: data.IntType, Result: 5, Body: []flow.Node{
			{Op: flow.Observe, Args: []int{0}, Funcs: []flow.Hash{seen}},
			{Op: flow.Observe, Args: []int{2}, Funcs: []flow.Hash{seen}},
			{Op: flow.Update, Args: []int{2}, Label: &key},
			{Op: flow.Update, Args: []int{3}, Label: &key},
		},
	})
	d.Endpoints[endpoint] = flow.Endpoint{In: data.IntType, Out: data.IntType, Stages: []flow.Stage{{Function: structural}}}
	p, err := flow.Check(d)
	if err != nil {
		t.Fatal(err)
	}
	return p, endpoint
}

// world is an application whose servers hand in receipts.
type world struct {
	*servertest.Pool

	t        testing.TB
	auditor  *audit.Auditor
	endpoint data.Label
	sites    []tick.Site
	course   []token.Slot // of a request: its top, two points, two updates
	requests byte         // that were made; it may wrap around
}

var pay = tick.Pay{Top: hosting.Amount(5), Point: hosting.Amount(30), Query: hosting.Amount(200), Update: hosting.Amount(1000)}

func newWorld(t testing.TB) *world {
	t.Helper()
	p, endpoint := twice(t)
	pool, err := servertest.New(servertest.Config{Program: p, Servers: 10, Seed: 3})
	if err != nil {
		t.Fatal(err)
	}
	w := &world{Pool: pool, t: t, endpoint: endpoint, sites: pool.Next.Sites(p)}
	w.auditor = w.auditorOf(nil)
	for _, kind := range []tick.Kind{tick.Top, tick.Point, tick.Update} {
		for i, s := range w.sites {
			if s.Place.Kind == kind {
				w.course = append(w.course, token.Slot{Site: uint16(i)})
			}
		}
	}
	if len(w.course) != 5 {
		t.Fatalf("the program has %d sites", len(w.course))
	}
	return w
}

func (w *world) auditorOf(change func(*audit.Tick)) *audit.Auditor {
	w.t.Helper()
	next := *w.Next
	of := audit.Tick{Next: &next, Program: w.Program, Beacon: w.Begin.Beacon, Pay: pay}
	if change != nil {
		change(&of)
	}
	a, err := audit.New(of)
	if err != nil {
		w.t.Fatal(err)
	}
	return a
}

func (w *world) coin(class token.Class) *token.Coin {
	w.t.Helper()
	c, err := w.Coin(class)
	if err != nil {
		w.t.Fatal(err)
	}
	return c
}

func (w *world) draw(c *token.Coin, course []token.Slot) []score.Drawn {
	w.t.Helper()
	wants, attempts := make([]score.Want, len(course)), make([]uint8, len(course))
	for i, s := range course {
		wants[i], attempts[i] = score.Want{Kind: w.sites[s.Site].Place.Kind, Site: s.Site}, s.Attempt
	}
	drawn, err := w.Lottery.Draw(c.Token.Signature, wants, attempts)
	if err != nil {
		w.t.Fatal(err)
	}
	return drawn
}

// request makes the receipts of a request of a course, one for each slot.
func (w *world) request(c *token.Coin, course []token.Slot) (all []*token.Receipt) {
	w.t.Helper()
	w.requests++
	for slot, d := range w.draw(c, course) {
		share, err := c.Share(uint16(slot))
		if err != nil {
			w.t.Fatal(err)
		}
		r := &token.Receipt{
			App: w.Next.App, Tick: w.Next.Tick, Request: common.Hash{w.requests}, Endpoint: w.endpoint, Slot: uint16(slot), Attempt: d.Attempt,
			Server: d.ID, Site: w.sites[course[slot].Site].Name, Duplicate: d.Duplicate, Token: c.Token, Share: share, Work: common.Hash{1},
		}
		if kind := w.sites[course[slot].Site].Place.Kind; kind == tick.Top || kind == tick.Update {
			r.Slots = course
		}
		all = append(all, w.sign(r))
	}
	return all
}

// sign has a receipt signed by its server.
func (w *world) sign(r *token.Receipt) *token.Receipt {
	w.t.Helper()
	if err := token.SignReceipt(r, w.Members[r.Server]); err != nil {
		w.t.Fatal(err)
	}
	return r
}

// changed changes a copy of a receipt and has it signed.
func (w *world) changed(r *token.Receipt, change func(r *token.Receipt)) *token.Receipt {
	w.t.Helper()
	c := *r
	change(&c)
	return w.sign(&c)
}

// bystander is a server that was not drawn.
func (w *world) bystander(all []*token.Receipt) tick.Server {
	for _, s := range w.Next.Servers {
		if !slices.ContainsFunc(all, func(r *token.Receipt) bool { return r.Server == s.ID }) {
			return s
		}
	}
	panic("all serve")
}

// handed has each server hand in its own.
func handed(all ...*token.Receipt) (out []audit.Handed) {
	by := map[identity.ID]int{}
	for _, r := range all {
		i, ok := by[r.Server]
		if !ok {
			i = len(out)
			by[r.Server], out = i, append(out, audit.Handed{Server: r.Server})
		}
		out[i].Receipts = append(out[i].Receipts, r)
	}
	return out
}

func total(r *audit.Result) (counts [4]uint32, amount *big.Int) {
	amount = new(big.Int)
	for _, p := range r.Paid {
		for i, n := range []uint32{p.Tops, p.Points, p.Queries, p.Updates} {
			counts[i] += n
		}
		amount.Add(amount, &p.Amount.Int)
	}
	return counts, amount
}

func reasons(r *audit.Result) (all []audit.Reason) {
	for _, x := range r.Rejected {
		all = append(all, x.Reason)
	}
	return all
}
