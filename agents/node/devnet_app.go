package node

import (
	"context"
	"errors"
	"fmt"
	"math/big"
	"path/filepath"
	"time"

	"github.com/ethereum/go-ethereum/params"

	"emet/agents/hosting"
	"emet/agents/market"
)

// DevApp is an application that a development network runs: its supervisor and those who host it.
type DevApp struct {
	Program    []byte // as it is planned, with names
	Hosts      int    // workers that host it; default 8
	TickBlocks uint32 // default 20
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
	supervision *Supervision
	hosts       []*Hosting
}

// openApp posts an application, and opens its supervisor and hosts.
func (d *Devnet) openApp(ctx context.Context, a DevApp) (err error) {
	if a.Hosts == 0 {
		a.Hosts = devHosts
	}
	if a.TickBlocks == 0 {
		a.TickBlocks = devTickBlocks
	}
	o := Options{Network: d.Network, client: d.client, memory: d.o.State == "", brief: d.o.State == ""}
	run := &devRunning{}
	o.Log = d.o.Log.With().Str("agent", "supervisor").Logger()
	if run.offer, err = d.postApp(ctx, a, o); err != nil {
		return err
	}
	run.supervision, err = OpenSupervision(ctx, SupervisionOptions{
		Options: o, Offer: run.offer, Poll: devAppPoll, Anchor: devAppPoll, Patience: 2 * time.Second, Rebond: true,
	})
	if err != nil {
		return fmt.Errorf("open the supervisor: %w", err)
	}
	d.onClose(run.supervision.Close)
	for i := range a.Hosts {
		name := fmt.Sprintf("host-%d", i+1)
		o.State, o.Log = filepath.Join(d.Network.StateDir, name), d.o.Log.With().Str("agent", name).Logger()
		h, err := OpenHosting(ctx, HostingOptions{
			Options: o, Policy: HostPolicy{Offers: []hosting.OfferID{run.offer}}, Pace: devAppPoll, InProcess: d.o.InProcess,
		})
		if err != nil {
			return fmt.Errorf("%s: %w", name, err)
		}
		d.onClose(h.Close)
		run.hosts = append(run.hosts, h)
	}
	d.app = run
	return nil
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
	doc.MinWorkers = min(doc.MinWorkers, a.Hosts)
	offer, _, err = s.PostApplication(ctx, ApplicationRequest{
		Program: a.Program, Document: doc, Terms: terms, Price: market.NewWei(new(big.Int).Mul(big.NewInt(devTokenPrice), big.NewInt(params.GWei))),
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

// Offer is the application that the network runs; zero if there is none.
func (d *Devnet) Offer() hosting.OfferID {
	if d.app == nil {
		return hosting.OfferID{}
	}
	return d.app.offer
}

// WatchApp tells what the application's supervisor does and of each tick that is posted from now on, until ctx ends.
func (d *Devnet) WatchApp(ctx context.Context, tell func(SupervisionStatus), ticked func(DevTick)) error {
	var last uint64
	every := time.NewTicker(devAppPoll)
	defer every.Stop()
	for {
		select {
		case <-ctx.Done():
			return ctx.Err()
		case <-every.C:
		}
		status, err := d.app.supervision.Status()
		if err != nil {
			return err
		}
		tell(status)
		if status.Posted <= last {
			continue
		}
		last = status.Posted
		t, err := d.app.tick(status)
		if err != nil {
			return err
		}
		ticked(t)
	}
}

func (r *devRunning) tick(status SupervisionStatus) (DevTick, error) {
	t := DevTick{Tick: status.Posted, Status: status}
	books := r.supervision.Books()
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
