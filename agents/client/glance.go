package client

import (
	"context"
	"errors"
)

// Glance finds out which of the requests whose updates are on chain are part of the state by now, or never will be. What it
// finds is written down, and nothing else is done: what came too late is left to [Client.Settle].
func (c *Client) Glance(ctx context.Context) error {
	open, err := c.unsettled()
	if err != nil {
		return err
	}
	var errs []error
	for _, r := range open {
		if r.State == Anchored && ctx.Err() == nil {
			errs = append(errs, c.glance(ctx, r))
		}
	}
	return errors.Join(errs...)
}

func (c *Client) glance(ctx context.Context, r Record) error {
	a, err := c.App(ctx, r.App.Hex())
	if err != nil {
		return err
	}
	last, found, err := c.cfg.Chain.Last(ctx, a.ID)
	if err != nil || !found || last < r.Tick {
		return err
	}
	t, there, err := c.cfg.Chain.Tick(ctx, a.ID, r.Tick)
	if err != nil || !there {
		return err
	}
	s, _, err := c.summary(ctx, a, t)
	if err != nil {
		return err
	}
	for i := range r.Entries {
		w := &r.Entries[i]
		if w.Update == nil {
			return nil
		}
		if v, listed := find(s, w); !listed || again[v.Reason] {
			return nil // it is to be made again
		}
	}
	_, err = c.examine(ctx, a, r.Number)
	return err
}
