package member_test

import (
	"context"
	"errors"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"emet/agents/hosting"
	"emet/agents/hosting/tick"
	"emet/agents/market"
	"emet/agents/member"
)

// D-02: what a worker looks at before it hosts an application.
func TestPolicy(t *testing.T) {
	good := func() member.Prospect {
		return member.Prospect{
			Known: true, Document: &tick.Offer{Pay: tick.Pay{Point: wei(5)}},
			Offer: hosting.Offer{ID: digest("app", 0), Terms: hosting.Terms{Entry: hosting.Entry{WorkerBits: 30, WorkerDeposit: wei(10)}, ExitDelay: 3600}},
		}
	}
	for _, c := range []struct {
		name   string
		policy member.Policy
		change func(*member.Prospect)
		want   string
	}{
		{"all", member.Policy{}, func(*member.Prospect) {}, ""},
		{"named", member.Policy{Offers: []hosting.OfferID{digest("app", 0)}}, func(*member.Prospect) {}, ""},
		{"another", member.Policy{Offers: []hosting.OfferID{digest("app", 1)}}, func(*member.Prospect) {}, "not one of those"},
		{"a strange court", member.Policy{}, func(x *member.Prospect) { x.Known = false }, "court"},
		{"much work", member.Policy{}, func(x *member.Prospect) { x.Offer.Terms.WorkerBits = 41 }, "41 bits"},
		{"a large deposit", member.Policy{MaxDeposit: wei(9)}, func(*member.Prospect) {}, "deposit of 10"},
		{"a long exit", member.Policy{MaxExit: time.Minute}, func(*member.Prospect) {}, "3600 s"},
		{"little pay", member.Policy{MinPay: wei(6)}, func(*member.Prospect) {}, "pays 5 wei"},
		{"complaints", member.Policy{Complaints: 1}, func(x *member.Prospect) { x.Complaints = 2 }, "2 complaints"},
		{"enough", member.Policy{Apps: 2}, func(x *member.Prospect) { x.Hosted = 2 }, "2 applications"},
	} {
		x := good()
		c.change(&x)
		err := c.policy.Decide(x)
		if (err == nil) != (c.want == "") || err != nil && (!errors.Is(err, member.ErrUnwilling) || !strings.Contains(err.Error(), c.want)) {
			t.Errorf("%s: %v", c.name, err)
		}
	}
}

// boardOf is where applications are offered.
type boardOf struct {
	*world

	offers []hosting.Offer
}

func (b boardOf) Offers(context.Context) ([]hosting.Offer, error) {
	b.mu.Lock()
	defer b.mu.Unlock()
	return append([]hosting.Offer{b.offer}, b.offers...), nil
}
func (b boardOf) Complaints(context.Context, hosting.Offer) (uint64, error) { return 0, nil }
func (b boardOf) Known(t hosting.Terms) bool                                { return t.Court == b.offer.Terms.Court }
func (b boardOf) Joined(context.Context) ([]hosting.OfferID, error)         { return nil, nil }

// A host joins what suits, says why it declined the rest, and goes on when an identity has ended. D-01, D-02, A-09
func TestHost(t *testing.T) {
	w := newWorld(t)
	strange := w.offer
	strange.ID, strange.Terms.Court = digest("app", 1), digestAddress()
	db := temp(t)
	opened := 0
	h, err := member.NewHost(member.HostConfig{
		Board: boardOf{w, []hosting.Offer{strange}}, Content: w, Pace: 2 * time.Millisecond,
		Open: func(app hosting.OfferID) (member.Config, error) {
			opened++
			return member.Config{
				App: app, DB: db, Chain: w, Registry: w, Purse: purseOf{w}, Content: w, Network: w, Domains: domainsOf{}, Pace: 2 * time.Millisecond,
			}, nil
		},
	})
	if err != nil {
		t.Fatal(err)
	}
	ctx, cancel := context.WithCancel(t.Context())
	ended := make(chan error, 1)
	go func() { ended <- h.Run(ctx) }()
	defer func() { cancel(); <-ended }()
	state := func(i int, s member.State) func() bool {
		return func() bool {
			w.mu.Unlock()
			defer w.mu.Lock()
			all := h.Status()
			return len(all) == 2 && all[i].State == s
		}
	}
	mine, other := 0, 1
	if strange.ID.Cmp(w.app) < 0 {
		mine, other = 1, 0
	}
	w.to(102)
	w.until("to serve", state(mine, member.Serving))
	w.until("to decline", state(other, member.Declined))
	if s := h.Status()[other]; !strings.Contains(s.Why, "court") {
		t.Errorf("%+v", s)
	}
	if h.Answer(ctx, []byte("nonsense")) == nil {
		t.Error("what is nobody's was not answered by the only one there is")
	}
	w.with(func() { w.standing.State = hosting.Dismissed })
	w.to(103)
	w.until("the end", state(mine, member.Ended))
	if h.Answer(ctx, []byte("nonsense")) != nil || h.Serve(ctx, nil) != nil {
		t.Error("answered for an application that is hosted no more")
	}
	if opened != 1 || w.joins != 1 {
		t.Errorf("opened %d, joined %d times", opened, w.joins)
	}
}

// crowd is where many offers are posted before those that can be read, of documents that nobody has.
type crowd struct {
	boardOf

	joined []hosting.OfferID
	asked  *atomic.Int32 // for documents that nobody has
}

const crowded = 100

var nowhere = market.Content{Digest: digest("nobody has it", 0), Codec: market.Raw}

func (c crowd) Offers(ctx context.Context) ([]hosting.Offer, error) {
	all, err := c.boardOf.Offers(ctx)
	out := make([]hosting.Offer, 0, crowded+len(all))
	for i := range uint64(crowded) {
		o := all[0]
		o.ID, o.Document = digest("crowd", i), nowhere
		out = append(out, o)
	}
	return append(out, all...), err
}
func (c crowd) Joined(context.Context) ([]hosting.OfferID, error) { return c.joined, nil }

// Read takes as long as there is time, where nobody has a document.
func (c crowd) Read(ctx context.Context, of market.Content, peers []string, most int64) ([]byte, error) {
	if of == nowhere {
		c.asked.Add(1)
		<-ctx.Done()
		return nil, ctx.Err()
	}
	return c.world.Read(ctx, of, peers, most)
}

// D-01, J-14: who posts offers of what nobody has keeps no worker from what it hosted before, and from what can be read only
// once: the others are not asked for again at once.
func TestHostAmongOffersOfNothing(t *testing.T) {
	for _, joined := range []bool{true, false} {
		patience := 10 * time.Minute // nothing that was joined waits for it
		if !joined {
			patience = 500 * time.Millisecond
		}
		w := newWorld(t)
		board := crowd{boardOf: boardOf{world: w}, asked: new(atomic.Int32)}
		if joined {
			board.joined = []hosting.OfferID{w.app}
		}
		db := temp(t)
		h, err := member.NewHost(member.HostConfig{
			Board: board, Content: board, Pace: 2 * time.Millisecond, Patience: patience,
			Open: func(app hosting.OfferID) (member.Config, error) {
				return member.Config{
					App: app, DB: db, Chain: w, Registry: w, Purse: purseOf{w}, Content: w, Network: w, Domains: domainsOf{}, Pace: 2 * time.Millisecond,
				}, nil
			},
		})
		if err != nil {
			t.Fatal(err)
		}
		ctx, cancel := context.WithCancel(t.Context())
		ended := make(chan error, 1)
		go func() { ended <- h.Run(ctx) }()
		w.to(102)
		w.until("to serve", func() bool {
			w.mu.Unlock()
			defer w.mu.Lock()
			all := h.Status()
			return len(all) == 1 && all[0].State == member.Serving
		})
		if n := board.asked.Load(); joined && n > crowded || !joined && n < crowded {
			t.Errorf("joined %t: asked %d times for what nobody has", joined, n)
		}
		cancel()
		<-ended
	}
}

func digestAddress() (a [20]byte) { d := digest("court", 1); copy(a[:], d[:]); return a }
