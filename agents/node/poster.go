package node

import (
	"context"
	"errors"
	"fmt"
	"io"
	"maps"
	"slices"

	"github.com/ipfs/go-cid"

	"emet/agents/content"
	"emet/agents/market"
	"emet/agents/poster"
)

// Poster is a poster agent with everything that it stands on.
type Poster struct {
	*poster.Poster
	*Agent

	persistent bool
}

// OpenPoster builds a poster. Its embedded content store lives in memory: what it adds is handed to the network's own
// nodes by [Poster.Keep], or lasts as long as the process.
func OpenPoster(ctx context.Context, o Options) (*Poster, error) {
	o.memory = o.Kubo == ""
	a, err := Open(ctx, "postjob", o)
	if err != nil {
		return nil, err
	}
	own := a.Content.Peers()
	if o.memory && len(o.Network.IPFS) > 0 {
		own = o.Network.IPFS // they will keep it
	}
	role, err := poster.New(poster.Config{
		Address: a.Key.Address(), Agency: a.Agency.Agency, Terms: a.Agency.Terms(), Birth: o.Network.Birth, DB: a.DB,
		Outbox: outbox{a.Agency, a.Sender, func() uint64 { return 0 }}, Ledger: a.Agency, Content: a.Content,
		Own: own, Peers: o.Network.IPFS, Log: o.Log,
	})
	if err != nil {
		return nil, errors.Join(err, a.Close())
	}
	return &Poster{role, a, !o.memory}, nil
}

// Run keeps the poster's outbox moving until ctx ends, and then gives the state up, so that another process may act for
// the account. Looking, following and fetching go on.
func (p *Poster) Run(ctx context.Context) error {
	return errors.Join(runAll(ctx, p.Sender.Run), p.DB.Close())
}

// Keep makes sure that a job's content outlives this process: a kubo node holds it anyway, and what is only in memory
// is handed to the network's own nodes. It reports false if there are none: workers can then fetch the content only
// while this process is there.
func (p *Poster) Keep(ctx context.Context, s market.Spec) (bool, error) {
	switch {
	case p.persistent:
		return true, nil
	case len(p.Network.IPFS) == 0:
		return false, nil
	}
	list := []market.Content{s.Code, s.Input, s.Options, s.Preload, s.Engine.Descriptor()}
	inputs, err := p.inputs(ctx, s)
	if err != nil {
		return false, err
	}
	for _, c := range append(list, inputs...) {
		if c.IsZero() {
			continue
		}
		if ours, err := p.holds(ctx, c.CID()); err != nil || !ours {
			if err != nil {
				return false, err
			}
			continue // it was named by its CID: somebody else has it
		}
		if err := askToKeep(ctx, p.Host, p.Network.IPFS, p.Content.Peers(), c.CID()); err != nil {
			return false, fmt.Errorf("have %s kept: %w", c, err)
		}
	}
	return true, nil
}

// inputs are what the options of a job name.
func (p *Poster) inputs(ctx context.Context, s market.Spec) ([]market.Content, error) {
	if s.Engine.Name() != market.Wasm1 || s.Options.IsZero() {
		return nil, nil
	}
	if ours, err := p.holds(ctx, s.Options.CID()); err != nil || !ours {
		return nil, err
	}
	blob, err := p.Content.Read(ctx, content.Ref{CID: s.Options.CID()}, content.Limits{})
	if err != nil {
		return nil, err
	}
	o, err := market.ParseWasmOptions(blob)
	if err != nil {
		return nil, nil //nolint:nilerr // the job will fail for that, not the posting
	}
	return slices.Collect(maps.Values(o.Inputs)), nil
}

func (p *Poster) holds(ctx context.Context, c cid.Cid) (bool, error) { return p.Content.Has(ctx, c) }

// FollowLog copies the live log of a job from the worker that runs it until the run ends.
func (p *Poster) FollowLog(ctx context.Context, v market.View, worker market.Address, to io.Writer) error {
	peers, err := p.Agency.Registration(ctx, worker, p.Network.Birth)
	if err != nil {
		return err
	}
	errs := []error{fmt.Errorf("worker %s says nowhere where its logs are", worker)}
	for _, addr := range peers {
		err := followJobLog(ctx, p.Host, addr, v.ID, to)
		if err == nil {
			return nil
		}
		errs = append(errs, err)
	}
	return errors.Join(errs...)
}
