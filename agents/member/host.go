package member

import (
	"context"
	"errors"
	"fmt"
	"maps"
	"slices"
	"sync"
	"time"

	"github.com/rs/zerolog"
	"golang.org/x/sync/errgroup"

	"emet/agents/hosting"
	"emet/agents/hosting/codec"
	"emet/agents/hosting/sealed"
)

// HostConfig is what a host of several applications consists of.
type HostConfig struct {
	Board   board    // required
	Content contents // required
	Policy  Policy
	Open    func(hosting.OfferID) (Config, error) // what it takes to host one; required
	Pace    time.Duration                         // how often offers are looked at; default 5 s
	Log     zerolog.Logger

	Patience time.Duration // with the document of an offer; default 10 s
}

// Host looks at what is offered, decides, and hosts (D-01, A-09).
type Host struct {
	cfg HostConfig

	mu       sync.Mutex
	members  map[hosting.OfferID]*Member
	declined map[hosting.OfferID]refusal
	lost     map[hosting.OfferID]lost
}

// refusal is why a version of an offer was declined.
type refusal struct {
	version uint32
	name    string
	state   State
	why     string
}

// NewHost checks the configuration. It does no I/O.
func NewHost(cfg HostConfig) (*Host, error) {
	if cfg.Board == nil || cfg.Content == nil || cfg.Open == nil {
		return nil, errors.New("member: a required part is missing from the configuration")
	}
	if cfg.Pace <= 0 {
		cfg.Pace = 5 * time.Second
	}
	if cfg.Patience <= 0 {
		cfg.Patience = 10 * time.Second
	}
	return &Host{cfg: cfg, members: make(map[hosting.OfferID]*Member), declined: make(map[hosting.OfferID]refusal), lost: make(map[hosting.OfferID]lost)}, nil
}

// Run looks and hosts until ctx ends. An application that cannot be hosted any more does not end the others.
func (h *Host) Run(ctx context.Context) error {
	g, ctx := errgroup.WithContext(ctx)
	g.Go(func() error {
		for {
			if err := h.look(ctx, g); err != nil && ctx.Err() == nil {
				h.cfg.Log.Warn().Err(err).Msg("offers could not be looked at")
			}
			select {
			case <-ctx.Done():
				return ctx.Err()
			case <-time.After(h.cfg.Pace):
			}
		}
	})
	return g.Wait()
}

// look decides about the offers that are not hosted.
func (h *Host) look(ctx context.Context, g *errgroup.Group) error {
	offers, err := h.cfg.Board.Offers(ctx)
	if err != nil {
		return err
	}
	joined, err := h.cfg.Board.Joined(ctx)
	if err != nil {
		return err
	}
	var open []hosting.Offer
	for _, o := range offers {
		if !h.cfg.Policy.Wants(o.ID) || h.known(o) {
			continue
		}
		// Whoever joined once goes on: to be away for nothing would cost more than a change of mind is worth.
		if slices.Contains(joined, o.ID) {
			err = errors.Join(err, h.begin(ctx, g, o))
			continue
		}
		open = append(open, o)
	}
	found := h.read(ctx, open)
	for i, o := range open {
		e := found[i].err
		if e == nil {
			e = h.decide(found[i].Prospect)
		}
		switch {
		case errors.Is(e, ErrUnwilling):
			h.cfg.Log.Info().Hex("offer", o.ID[:]).Err(e).Msg("offer declined")
			h.decline(o, Declined, e)
		case e != nil:
			err = errors.Join(err, fmt.Errorf("offer %s: %w", o.ID, e))
		default:
			err = errors.Join(err, h.begin(ctx, g, o))
		}
	}
	return err
}

// readers is how many offers are read at once.
const readers = 32

// found is what was found out about an offer.
type found struct {
	Prospect

	err error
}

// read finds out what there is to know about offers. What nobody has is asked for again after a while only, and each time
// after a longer one: anybody can post offers of that.
func (h *Host) read(ctx context.Context, offers []hosting.Offer) []found {
	out := make([]found, len(offers))
	var g errgroup.Group
	g.SetLimit(readers)
	for i, o := range offers {
		g.Go(func() error {
			out[i].Prospect, out[i].err = h.prospect(ctx, o)
			h.mu.Lock()
			defer h.mu.Unlock()
			if out[i].err == nil {
				delete(h.lost, o.ID)
			} else if ctx.Err() == nil {
				wait := min(max(2*h.lost[o.ID].wait, leastWait), mostWait)
				h.lost[o.ID] = lost{o.Version, wait, time.Now().Add(wait)}
			}
			return nil
		})
	}
	_ = g.Wait() // nothing in it fails
	return out
}

// lost is an offer whose document could not be had.
type lost struct {
	version uint32
	wait    time.Duration
	until   time.Time // it is not asked for before
}

// How long is waited until the document of an offer is asked for again.
const (
	leastWait = 5 * time.Second
	mostWait  = time.Hour
)

// known reports whether this version of an offer was decided about, or is to be looked at later.
func (h *Host) known(o hosting.Offer) bool {
	h.mu.Lock()
	defer h.mu.Unlock()
	r, declined := h.declined[o.ID]
	l, missing := h.lost[o.ID]
	return h.members[o.ID] != nil || declined && (r.version == o.Version || r.state == Ended) ||
		missing && l.version == o.Version && time.Now().Before(l.until)
}

func (h *Host) decline(o hosting.Offer, s State, why error) {
	h.mu.Lock()
	defer h.mu.Unlock()
	r := refusal{version: o.Version, state: s, why: why.Error()}
	if m := h.members[o.ID]; m != nil {
		r.name = m.Status().Name
	}
	h.declined[o.ID] = r
}

// prospect reads what there is to decide about.
func (h *Host) prospect(ctx context.Context, o hosting.Offer) (Prospect, error) {
	ctx, cancel := context.WithTimeout(ctx, h.cfg.Patience)
	defer cancel()
	x := Prospect{Offer: o, Known: h.cfg.Board.Known(o.Terms)}
	var err error
	if x.Document, err = readOffer(ctx, h.cfg.Content, o.Document, nil); err != nil {
		return x, err
	}
	x.Complaints, err = h.cfg.Board.Complaints(ctx, o)
	return x, err
}

// decide asks the policy (D-02).
func (h *Host) decide(x Prospect) error {
	h.mu.Lock()
	x.Hosted = len(h.members)
	h.mu.Unlock()
	return h.cfg.Policy.Decide(x)
}

// begin hosts an application.
func (h *Host) begin(ctx context.Context, g *errgroup.Group, o hosting.Offer) error {
	cfg, err := h.cfg.Open(o.ID)
	if err != nil {
		return err
	}
	m, err := New(cfg)
	if err != nil {
		return err
	}
	h.mu.Lock()
	h.members[o.ID] = m
	h.mu.Unlock()
	h.cfg.Log.Info().Hex("offer", o.ID[:]).Msg("hosts an application")
	g.Go(func() error {
		err := m.Run(ctx)
		if ctx.Err() != nil {
			return ctx.Err()
		}
		h.cfg.Log.Error().Err(err).Hex("offer", o.ID[:]).Msg("an application is not hosted any more")
		h.decline(o, Ended, err)
		h.mu.Lock()
		defer h.mu.Unlock()
		delete(h.members, o.ID)
		return nil
	})
	return nil
}

// Serve serves a request of any application that is hosted here; nil if there is nobody to reply to.
func (h *Host) Serve(ctx context.Context, envelope []byte) []byte {
	m := h.member(func() hosting.OfferID {
		var e sealed.Envelope
		_ = codec.Decode(envelope, len(envelope), &e) // what is none is nobody's
		return e.App
	})
	if m == nil {
		return nil
	}
	return m.Serve(ctx, envelope)
}

// Answer answers a call of any application that is hosted here; nil if this is none.
func (h *Host) Answer(ctx context.Context, call []byte) []byte {
	m := h.member(func() (app hosting.OfferID) {
		text, err := sealed.Unpad(call)
		if err != nil {
			return app
		}
		if c, err := sealed.DecodeCall(text); err == nil {
			app = c.Header.App
		}
		return app
	})
	if m == nil {
		return nil
	}
	return m.Answer(ctx, call)
}

// Trusts fails unless a report of latencies in an application that is hosted here may be passed on.
func (h *Host) Trusts(app hosting.OfferID, report []byte) error {
	h.mu.Lock()
	m := h.members[app]
	h.mu.Unlock()
	if m == nil {
		return fmt.Errorf("application %s is not hosted here", app)
	}
	return m.Trusts(report)
}

// member finds out whom a message is for. Where only one application is hosted, that needs no reading: its server reads it.
func (h *Host) member(app func() hosting.OfferID) *Member {
	h.mu.Lock()
	n := len(h.members)
	for _, only := range h.members {
		if n == 1 {
			h.mu.Unlock()
			return only
		}
	}
	h.mu.Unlock()
	if n == 0 {
		return nil
	}
	id := app()
	h.mu.Lock()
	defer h.mu.Unlock()
	return h.members[id]
}

// Status says how each application goes, by their ids. Those that were declined are among them.
func (h *Host) Status() []Status {
	h.mu.Lock()
	members := maps.Clone(h.members)
	declined := maps.Clone(h.declined)
	h.mu.Unlock()
	out := make([]Status, 0, len(members)+len(declined))
	for _, m := range members {
		out = append(out, m.Status())
	}
	for id, r := range declined {
		if members[id] == nil {
			out = append(out, Status{Offer: id, Name: r.name, State: r.state, Why: r.why, Loaded: []uint64{}})
		}
	}
	slices.SortFunc(out, func(a, b Status) int { return a.Offer.Cmp(b.Offer) })
	return out
}
