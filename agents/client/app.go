package client

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"
	"time"

	"github.com/ethereum/go-ethereum/common"
	"github.com/ethereum/go-ethereum/common/hexutil"
	"golang.org/x/sync/errgroup"

	"emet/agents/content"
	"emet/agents/hosting"
	"emet/agents/hosting/tick"
	"emet/agents/market"
	"emet/agents/program/data"
	"emet/agents/program/flow"
)

// App is an application as this client checked it, with one of its programs: the one that the offer names, or one that this
// replaced and ticks still run.
type App struct {
	ID      hosting.OfferID
	Name    string
	Master  common.Address
	Terms   hosting.Terms
	Version uint32 // of the offer
	Offer   tick.Offer
	Program *flow.Program

	content market.Content // that Program is
	peers   []string
}

// App finds an application by its id or name; if which is empty, the only one that there is. The error wraps [ErrNoApp] if
// there is none, or more than one.
func (c *Client) App(ctx context.Context, which string) (*App, error) {
	if b, err := hexutil.Decode(which); err == nil && len(b) == common.HashLength {
		o, err := c.cfg.Chain.Offer(ctx, common.BytesToHash(b))
		if err != nil {
			return nil, err
		}
		return c.open(ctx, o)
	}
	all, err := c.drafts(ctx, func(a *App) bool { return a.Name == which })
	if err != nil {
		return nil, err
	}
	var found []*App
	names := make([]string, 0, len(all))
	for _, a := range all {
		if which == "" || a.Name == which {
			found = append(found, a)
		}
		names = append(names, a.Name)
	}
	switch {
	case len(found) == 1:
		return c.complete(ctx, found[0])
	case len(found) > 1 && which == "":
		slices.Sort(names)
		return nil, fmt.Errorf("%w: there are several: name one of %s", ErrNoApp, strings.Join(slices.Compact(names), ", "))
	case len(found) > 1:
		return nil, fmt.Errorf("%w: %d applications are called %s: name one by its id, see `client apps`", ErrNoApp, len(found), which)
	case which == "":
		return nil, fmt.Errorf("%w: nobody offers one on this network yet", ErrNoApp)
	}
	return nil, fmt.Errorf("%w as %q: see `client apps`", ErrNoApp, which)
}

// So many documents of offers are read at once, which are small, and so many programs, which may be large.
const (
	draftsAtOnce   = 256
	programsAtOnce = 16
)

// Apps returns the applications that there are, oldest first. Those that cannot be read in time, or make no sense, are left
// out: anybody can post an offer of what nobody has.
func (c *Client) Apps(ctx context.Context) ([]*App, error) {
	all, err := c.drafts(ctx, nil)
	if err != nil {
		return nil, err
	}
	var g errgroup.Group
	g.SetLimit(programsAtOnce)
	for i, a := range all {
		g.Go(func() error {
			brief, cancel := context.WithTimeout(ctx, c.cfg.Patience)
			defer cancel()
			var err error
			if all[i], err = c.complete(brief, a); err != nil {
				c.cfg.Log.Debug().Err(err).Hex("offer", a.ID[:]).Msg("offer left out")
				all[i] = nil
			}
			return nil
		})
	}
	err = errors.Join(g.Wait(), ctx.Err())
	return slices.DeleteFunc(all, func(a *App) bool { return a == nil }), err
}

// drafts returns what offers say, oldest first, without programs. What cannot be had soon is given more time, unless one that
// is wanted was found by then.
func (c *Client) drafts(ctx context.Context, wanted func(*App) bool) ([]*App, error) {
	offers, err := c.cfg.Chain.Offers(ctx, common.Address{})
	if err != nil {
		return nil, err
	}
	timed, cancel := context.WithTimeout(ctx, c.cfg.Patience)
	defer cancel()
	out := make([]*App, len(offers))
	for _, each := range []time.Duration{c.cfg.Patience / 4, c.cfg.Patience} {
		var g errgroup.Group
		g.SetLimit(draftsAtOnce)
		for i, o := range offers {
			if out[i] != nil {
				continue
			}
			g.Go(func() error {
				brief, cancel := context.WithTimeout(timed, each)
				defer cancel()
				a, err := c.draft(brief, o)
				if err != nil {
					c.cfg.Log.Debug().Err(err).Hex("offer", o.ID[:]).Msg("offer left out")
					return nil
				}
				out[i] = a
				return nil
			})
		}
		if err := errors.Join(g.Wait(), ctx.Err()); err != nil {
			return nil, err
		}
		if wanted != nil && slices.ContainsFunc(out, func(a *App) bool { return a != nil && wanted(a) }) {
			break
		}
	}
	return slices.DeleteFunc(out, func(a *App) bool { return a == nil }), nil
}

// open reads what an offer names, and checks it (F-01, F-17).
func (c *Client) open(ctx context.Context, o hosting.Offer) (*App, error) {
	a, err := c.draft(ctx, o)
	if err != nil {
		return nil, err
	}
	return c.complete(ctx, a)
}

// draft reads what an offer says, without its program.
func (c *Client) draft(ctx context.Context, o hosting.Offer) (*App, error) {
	c.mu.Lock()
	a := c.apps[o.ID]
	c.mu.Unlock()
	if a != nil && a.Version == o.Version {
		return a, nil
	}
	a = &App{ID: o.ID, Master: o.Master, Terms: o.Terms, Version: o.Version, peers: c.cfg.Peers}
	blob, err := c.read(ctx, a, o.Document, tick.MaxOffer)
	if err != nil {
		return nil, fmt.Errorf("get the document of offer %s: %w", o.ID, err)
	}
	offer, err := tick.ReadOffer(blob)
	if err != nil {
		return nil, fmt.Errorf("offer %s is none of an application: %w", o.ID, err)
	}
	a.Offer = *offer
	a.Name = a.Offer.Name
	a.peers = slices.Concat(a.Offer.Peers(), c.cfg.Peers)
	return a, nil
}

// complete reads the program of an application.
func (c *Client) complete(ctx context.Context, a *App) (*App, error) {
	if a.Program != nil {
		return a, nil
	}
	a, err := c.under(ctx, a, a.Offer.Program)
	if err != nil {
		return nil, err
	}
	c.mu.Lock()
	c.apps[a.ID] = a
	c.mu.Unlock()
	return a, nil
}

// under returns an application with another one of its programs.
func (c *Client) under(ctx context.Context, a *App, program market.Content) (*App, error) {
	if a.content == program {
		return a, nil
	}
	c.mu.Lock()
	p := c.programs[program]
	c.mu.Unlock()
	if p == nil {
		blob, err := c.read(ctx, a, program, flow.MaxDocument)
		if err != nil {
			return nil, fmt.Errorf("get the program %s of %s: %w", program, a.Name, err)
		}
		if p, err = flow.Decode(blob); err != nil {
			return nil, fmt.Errorf("the program %s of %s: %w", program, a.Name, err)
		}
		c.mu.Lock()
		c.programs[program] = p
		c.mu.Unlock()
	}
	of := *a
	of.Program, of.content = p, program
	return &of, nil
}

// read reads a file. The content store checks every byte against its id.
func (c *Client) read(ctx context.Context, a *App, what market.Content, limit int64) ([]byte, error) {
	if what.IsZero() {
		return nil, errors.New("there is none")
	}
	return c.cfg.Content.Read(ctx, content.Ref{CID: what.CID(), Peers: a.peers}, content.Limits{Bytes: limit})
}

// readAt reads a file in a directory.
func (c *Client) readAt(ctx context.Context, a *App, dir market.Content, path string, limit int64) (_ []byte, err error) {
	if dir.IsZero() {
		return nil, errors.New("there is no directory")
	}
	r, err := c.cfg.Content.Open(ctx, content.Ref{CID: dir.CID(), Peers: a.peers}, path, content.Limits{Bytes: limit + maxDirectories})
	if err != nil {
		return nil, err
	}
	defer func() { err = errors.Join(err, r.Close()) }()
	blob, err := io.ReadAll(io.LimitReader(r, limit+1))
	if err == nil && int64(len(blob)) > limit {
		err = fmt.Errorf("%s in %s: %w: more than %d bytes", path, dir, content.ErrTooLarge, limit)
	}
	return blob, err
}

// maxDirectories is how much is read of the directories on the way to a file: they count as what is read, too.
const maxDirectories = 1 << 20

// Endpoint finds an endpoint by its name, or by its label.
func (a *App) Endpoint(name string) (data.Label, error) {
	var l data.Label
	if l.UnmarshalText([]byte(name)) == nil {
		if _, ok := a.Program.Endpoints[l]; ok {
			return l, nil
		}
	}
	var names []string
	for _, e := range a.endpoints() {
		if e.name == name {
			return e.label, nil
		}
		names = append(names, e.name)
	}
	return l, fmt.Errorf("%w: %s has no endpoint %q: it has %s", ErrNoApp, a.Name, name, strings.Join(names, ", "))
}

type namedEndpoint struct {
	label     data.Label
	name, doc string
}

// endpoints lists the endpoints by name.
func (a *App) endpoints() []namedEndpoint {
	var out []namedEndpoint
	for l := range a.Program.Endpoints {
		e := namedEndpoint{label: l, name: l.String()}
		if n := a.Program.Names; n != nil && n.Endpoints[l].Name != "" {
			e.name, e.doc = n.Endpoints[l].Name, n.Endpoints[l].Doc
		}
		out = append(out, e)
	}
	slices.SortFunc(out, func(x, y namedEndpoint) int { return cmp.Compare(x.name, y.name) })
	return out
}

// Now returns the tick that the next block belongs to, and how many blocks of it are left.
func (a *App) Now(head uint64) (tick, left uint64) {
	next, per := head+1, uint64(a.Terms.TickBlocks)
	if next <= a.Terms.StartBlock {
		return 0, a.Terms.StartBlock - head
	}
	tick = (next - a.Terms.StartBlock + per - 1) / per
	return tick, a.Terms.CutOff(tick) - head
}
