package client

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"

	"github.com/ethereum/go-ethereum/core/types"

	"emet/agents/hosting"
	"emet/agents/hosting/desk"
	"emet/agents/hosting/state"
	"emet/agents/hosting/tick"
	"emet/agents/market"
	"emet/agents/store"
)

// Settle looks what has become of the requests that are not over. What was agreed to and is not on chain is served, once in
// a tick, and brought there; what is on chain is looked for in the state that counts (I-01); what came too late is made
// again, with fresh consent only if it would publish something else now (I-02). It returns the requests that went on.
func (c *Client) Settle(ctx context.Context, call Call) ([]Done, error) {
	open, err := c.unsettled()
	if err != nil {
		return nil, err
	}
	var out []Done
	var errs []error
	for _, r := range open {
		if ctx.Err() != nil {
			break
		}
		d, err := c.settle(ctx, r, call)
		if err != nil && !errors.Is(err, ErrNotYet) { // what somebody works on, or what a tick will say
			errs = append(errs, fmt.Errorf("request %d: %w", r.Number, err))
		}
		if d.State != r.State {
			out = append(out, d)
		}
	}
	return out, errors.Join(errs...)
}

func (c *Client) settle(ctx context.Context, r Record, call Call) (Done, error) {
	if r.State == Asked || r.State == Sent && r.Agreed == nil {
		return r.Done(), nil // nobody has agreed to it: it is taken up when it is asked for again
	}
	a, err := c.App(ctx, r.App.Hex())
	if err != nil {
		return r.Done(), err
	}
	if r.State == Sent {
		// Servers had their chance in the tick in which it was tried last: each attempt may cost a token.
		if m, err := c.now(ctx, a); err != nil || m.tick == r.Tick {
			return r.Done(), err
		}
	}
	if r.State == Agreed || r.State == Sent {
		if d, err := c.drive(ctx, a, r.Number, call); err != nil {
			return d, err
		}
	}
	next, err := c.examine(ctx, a, r.Number)
	if err != nil || next == 0 {
		r, e := c.Record(r.Number)
		return r.Done(), errors.Join(err, e)
	}
	if _, err := c.drive(ctx, a, next, call); err != nil {
		c.cfg.Log.Warn().Err(err).Uint64("request", next).Msg("a request that came too late was not made again")
	}
	r, err = c.Record(r.Number)
	return r.Done(), err
}

// again are the reasons for which a request is made again: it was too late, or it is somebody else's fault.
var again = map[string]bool{
	state.Late: true, state.Incomplete: true, state.Stale: true, state.Unverifiable: true, state.Unstamped: true, state.Unavailable: true,
	state.Withheld: true, state.Overdue: true, state.Disorder: true, state.Overtaken: true,
}

// examine looks whether the updates of a request count. It returns the number of the request that takes its place, if one
// does.
func (c *Client) examine(ctx context.Context, a *App, number uint64) (uint64, error) {
	release, err := c.cfg.DB.Claim(fmt.Sprintf("client/request/%d", number))
	if err != nil {
		return 0, fmt.Errorf("%w: request %d is being worked on", ErrNotYet, number)
	}
	defer release()
	r, err := c.Record(number)
	if err != nil || r.State != Anchored {
		return 0, err
	}
	verdict, known, err := c.verdict(ctx, a, &r)
	if err != nil || !known {
		return 0, err
	}
	switch {
	case verdict == "":
		r.State, r.Problem = Confirmed, ""
		return 0, c.save(r)
	case !again[verdict]:
		r.State, r.Problem = Rejected, verdict
		return 0, c.save(r)
	}
	return c.reissue(r, verdict)
}

// reissue writes down that a request takes another one's place.
func (c *Client) reissue(r Record, why string) (uint64, error) {
	fresh := Record{
		App: r.App, Name: r.Name, Endpoint: r.Endpoint, Args: r.Args, Once: r.Once, Pay: r.Pay, State: Sent, For: r.Number,
		Agreed: r.Agreed, Spent: true, Proof: r.Proof,
	}
	err := c.cfg.DB.Update(func(tx *store.Tx) error {
		if err := c.add(tx, &fresh); err != nil {
			return err
		}
		r.State, r.By, r.Problem = Reissued, fresh.Number, why
		return put(tx, r)
	})
	return fresh.Number, err
}

// verdict finds out whether all entries of a request are part of the state: the reason of the first that is not, or "". It
// is not known as long as no tick says so.
func (c *Client) verdict(ctx context.Context, a *App, r *Record) (string, bool, error) {
	last, found, err := c.cfg.Chain.Last(ctx, a.ID)
	if err != nil || !found || last < r.Tick {
		return "", false, err
	}
	late := ""
	for i := range r.Entries {
		w := &r.Entries[i]
		if w.Update == nil || !w.Handed {
			late = state.Late // its tick ended before it was sent
			continue
		}
		if w.At == 0 {
			if w.At, err = c.cfg.Logs.AnchoredIn(ctx, a.ID, *w.Update, a.Terms.CutOff(r.Tick-1)+1); err != nil {
				return "", false, err
			}
		}
		if w.At == 0 || w.At > a.Terms.CutOff(r.Tick) {
			late = state.Late
		}
	}
	if late != "" {
		return late, true, nil
	}
	t, there, err := c.cfg.Chain.Tick(ctx, a.ID, r.Tick)
	if err != nil {
		return "", false, err
	}
	if !there {
		return state.Late, true, nil // the tick was closed without its updates (SR-20)
	}
	s, _, err := c.summary(ctx, a, t)
	if err != nil {
		return "", false, err
	}
	return c.compare(ctx, a, r, t, s)
}

// compare looks for the entries of a request in the summary of its tick, and in the state after it (I-01).
func (c *Client) compare(ctx context.Context, a *App, r *Record, t hosting.Tick, s *tick.Summary) (string, bool, error) {
	view, err := c.view(ctx, a, t)
	if err != nil {
		return "", false, err
	}
	worst := ""
	for i := range r.Entries {
		w := &r.Entries[i]
		v, listed := find(s, w)
		if !listed {
			text := fmt.Sprintf("entry %d of log %s was anchored in block %d, and tick %d says nothing of it (SR-19)", w.Update.Update.Index, w.Log, w.At, r.Tick)
			c.protest(ctx, a, r, w, text)
			worst = state.Withheld
			continue
		}
		if w.Verdict = v.Reason; v.Reason != "" {
			worst = v.Reason
			if v.Reason == state.Unstamped || v.Reason == state.Unlinked || v.Reason == state.Altered {
				c.protest(ctx, a, r, w, "an update that servers stamped was rejected: "+v.Reason)
			}
			continue
		}
		rows, err := view.Entries(ctx, w.Log, w.Update.Update.Index, 1)
		if err != nil {
			return "", false, err
		}
		if len(rows) != 1 || rows[0].Index != w.Update.Update.Index || rows[0].Content != w.Content {
			text := fmt.Sprintf("entry %d of log %s counts, and the state of tick %d has something else", w.Update.Update.Index, w.Log, r.Tick)
			c.protest(ctx, a, r, w, text)
			worst = state.Withheld
		}
	}
	return worst, true, nil
}

func find(s *tick.Summary, w *Written) (tick.Verdict, bool) {
	for _, v := range s.Entries {
		if v.Key == w.Log && v.Index == w.Update.Update.Index && v.Content == w.Content {
			return v, true
		}
	}
	return tick.Verdict{}, false
}

// protest keeps what shows that an update was poisoned, and tells the supervisor.
func (c *Client) protest(ctx context.Context, a *App, r *Record, w *Written, text string) {
	e := Evidence{Request: r.Request, Slot: 0xffff, Text: text}
	if err := c.cfg.DB.Update(func(tx *store.Tx) error { return evidence.Put(tx, slotKey(r.Request, e.Slot), e) }); err != nil {
		c.cfg.Log.Error().Err(err).Msg("evidence was not kept")
	}
	c.cfg.Log.Warn().Uint64("request", r.Number).Str("text", text).Msg("an update was poisoned")
	c.tellDesk(ctx, a, w.Content, e)
}

// complain tells the supervisor that a server lied.
func (j *job) complain(ctx context.Context, entry market.Content, e Evidence) {
	j.tellDesk(ctx, j.app, entry, e)
}

func (c *Client) tellDesk(ctx context.Context, a *App, entry market.Content, e Evidence) {
	blob, err := json.Marshal(e)
	var head *types.Header
	if err == nil {
		head, err = c.cfg.Chain.Header(ctx, nil)
	}
	if err == nil {
		now, _ := a.Now(head.Number.Uint64())
		_, err = c.work(ctx, a, desk.Request{App: a.ID, Complain: &desk.Complain{Entry: entry, Evidence: blob, Text: e.Text, Tick: now}})
	}
	if err != nil {
		c.cfg.Log.Warn().Err(err).Msg("the supervisor did not take a complaint")
	}
}
