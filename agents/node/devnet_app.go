package node

import (
	"context"
	"errors"
	"fmt"
	"math/big"
	"path/filepath"
	"time"

	"github.com/ethereum/go-ethereum/params"
	"golang.org/x/sync/errgroup"

	"emet/agents/hosting"
	"emet/agents/market"
	"emet/agents/supervisor"
)

// DevApp is an application that a development network runs: it gets a supervisor of its own.
type DevApp struct {
	Program    []byte // as it is planned, with names
	TickBlocks uint32 // default 20
	Ads        bool   // give tokens for advertisements too, and take any proof: for users without ether
}

const (
	devHosts      = 8
	devTickBlocks = 20
	// devTokenPrice is what a token costs that pays for requests which write, in gwei: they are never free (SR-21).
	devTokenPrice = 1000
	// devAppPoll is how often the agents of an application look at a development chain.
	devAppPoll = 200 * time.Millisecond
)

// devRunning is an application that runs.
type devRunning struct {
	offer       hosting.OfferID
	tickBlocks  uint32
	supervision *Supervision
}

// openApps posts the applications, and opens their supervisors and the workers that host all of them.
func (d *Devnet) openApps(ctx context.Context) error {
	if d.o.Hosts == 0 {
		d.o.Hosts = devHosts
	}
	o := Options{Network: d.Network, client: d.client, memory: d.o.State == "", brief: d.o.State == ""}
	var offers []hosting.OfferID
	for i, a := range d.o.Apps {
		name := "supervisor"
		if i > 0 {
			name = fmt.Sprintf("supervisor-%d", i+1)
		}
		o.State, o.Log = filepath.Join(d.Network.StateDir, name), d.o.Log.With().Str("agent", name).Logger()
		r, err := d.openApp(ctx, a, o)
		if err != nil {
			return fmt.Errorf("%s: %w", name, err)
		}
		d.apps, offers = append(d.apps, r), append(offers, r.offer)
	}
	var g errgroup.Group
	d.hosts = make([]*Hosting, d.o.Hosts)
	for i := range d.hosts {
		name := fmt.Sprintf("host-%d", i+1)
		o.State, o.Log = filepath.Join(d.Network.StateDir, name), d.o.Log.With().Str("agent", name).Logger()
		h := HostingOptions{Options: o, Policy: HostPolicy{Offers: offers}, Pace: devAppPoll, InProcess: d.o.InProcess}
		g.Go(func() (err error) {
			if d.hosts[i], err = OpenHosting(ctx, h); err != nil {
				return fmt.Errorf("%s: %w", name, err)
			}
			return nil
		})
	}
	err := g.Wait()
	d.posting.Store(&d.apps)
	for _, h := range d.hosts {
		if h != nil {
			d.onClose(h.Close)
		}
	}
	return err
}

// hold lets the chain wait for supervisors: a machine that is busy must not cost a development network its ticks.
func (d *Devnet) hold(block uint64) bool {
	waiting := d.posting.Load()
	if waiting == nil {
		return false
	}
	for _, a := range *waiting {
		if s, err := a.supervision.Status(); err == nil && waitsFor(s, uint64(a.tickBlocks), block) {
			return true
		}
	}
	return false
}

// beginMargin is more blocks than a supervisor wants to be left of the tick in which it begins.
const beginMargin = 5

// waitsFor reports whether an empty block waits for a supervisor. It does when half of the time to post a tick is over; and
// before the first one, which is laid out for the tick after the one that runs, when half of that is.
func waitsFor(s SupervisionStatus, tickBlocks, block uint64) bool {
	switch {
	case s.Due > 0:
		return block <= s.Until && block+tickBlocks/2 > s.Until
	case s.Phase == supervisor.Opening && s.Tick > 0:
		end := s.Block + s.Left // of a tick, which may be over
		left := (end%tickBlocks + tickBlocks - block%tickBlocks) % tickBlocks
		return left <= tickBlocks/2 && left >= max(beginMargin, tickBlocks/4)
	}
	return false
}

// openApp posts an application and opens its supervisor.
func (d *Devnet) openApp(ctx context.Context, a DevApp, o Options) (r *devRunning, err error) {
	if a.TickBlocks == 0 {
		a.TickBlocks = devTickBlocks
	}
	r = &devRunning{tickBlocks: a.TickBlocks}
	if r.offer, err = d.postApp(ctx, a, o); err != nil {
		return nil, err
	}
	v := SupervisionOptions{Options: o, Offer: r.offer, Poll: devAppPoll, Anchor: devAppPoll, Patience: 2 * time.Second, Rebond: true}
	if a.Ads {
		v.Ads = []string{"true"}
	}
	r.supervision, err = OpenSupervision(ctx, v)
	if err != nil {
		return nil, err
	}
	d.onClose(r.supervision.Close)
	return r, nil
}

// postApp posts an application, unless the network was resumed and has it.
func (d *Devnet) postApp(ctx context.Context, a DevApp, o Options) (offer hosting.OfferID, err error) {
	s, err := OpenSupervisor(ctx, o)
	if err != nil {
		return offer, fmt.Errorf("open the supervisor: %w", err)
	}
	defer func() { err = errors.Join(err, s.Close()) }()
	doc, terms, err := s.DefaultApplication(ctx, a.Program)
	if err != nil {
		return offer, err
	}
	// The first tick ends a moment after the offer is on chain.
	terms.TickBlocks, terms.StartBlock = a.TickBlocks, terms.StartBlock-uint64(terms.TickBlocks)+2*uint64(a.TickBlocks)
	doc.MinWorkers = min(doc.MinWorkers, d.o.Hosts)
	offer, _, err = s.PostApplication(ctx, ApplicationRequest{
		Program: a.Program, Document: doc, Terms: terms, Ads: a.Ads, Price: market.NewWei(new(big.Int).Mul(big.NewInt(devTokenPrice), big.NewInt(params.GWei))),
	})
	return offer, err
}

// DevTick is what a development network tells of an application's tick that was posted.
type DevTick struct {
	Tick     uint64
	Accepted int
	Rejected []string // why, one a rejected update
	Receipts uint32   // of the tick before, that were paid since
	Pay      market.Wei
	Workers  int // that were paid
	Status   SupervisionStatus
}

// Apps are the applications that the network runs, in the order in which they were asked for.
func (d *Devnet) Apps() []*Supervision {
	var out []*Supervision
	for _, a := range d.apps {
		out = append(out, a.supervision)
	}
	return out
}

// Hosts are the workers that host them.
func (d *Devnet) Hosts() []*Hosting { return d.hosts }

// Watch tells what the supervisor does and of each tick that it posts from now on, until ctx ends.
func (v *Supervision) Watch(ctx context.Context, tell func(SupervisionStatus), ticked func(DevTick)) error {
	var last uint64
	every := time.NewTicker(devAppPoll)
	defer every.Stop()
	for {
		select {
		case <-ctx.Done():
			return ctx.Err()
		case <-every.C:
		}
		status, err := v.Status()
		if err != nil {
			return err
		}
		tell(status)
		if status.Posted <= last {
			continue
		}
		last = status.Posted
		t, err := v.ticked(status)
		if err != nil {
			return err
		}
		ticked(t)
	}
}

func (v *Supervision) ticked(status SupervisionStatus) (DevTick, error) {
	t := DevTick{Tick: status.Posted, Status: status}
	books := v.Books()
	summary, _, err := books.Summary(t.Tick)
	if err != nil {
		return t, err
	}
	for _, e := range summary.Entries {
		if e.Reason == "" {
			t.Accepted++
		} else {
			t.Rejected = append(t.Rejected, e.Reason)
		}
	}
	var sum big.Int
	if t.Tick > 1 {
		paid, err := books.Paid(t.Tick - 1)
		if err != nil {
			return t, err
		}
		for _, p := range paid {
			if p.Counted > 0 {
				t.Workers++
			}
			t.Receipts += p.Counted
			sum.Add(&sum, &p.Amount.Int)
		}
	}
	t.Pay = market.NewWei(&sum)
	return t, nil
}

// App is the offer of the application.
func (v *Supervision) App() hosting.OfferID { return v.o.Offer }
