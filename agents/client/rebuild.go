package client

import (
	"cmp"
	"context"
	"errors"
	"fmt"

	"github.com/ethereum/go-ethereum/common"

	"emet/agents/content"
	"emet/agents/hosting"
	"emet/agents/hosting/score"
	"emet/agents/hosting/state"
	"emet/agents/hosting/tick"
	"emet/agents/market"
)

// Verified is what computing a tick again came to.
type Verified struct {
	Schema   string      `json:"schema"` // emet.verified/v1
	Tick     uint64      `json:"tick"`
	OK       bool        `json:"ok"`
	State    common.Hash `json:"state"`    // root that was posted
	Computed common.Hash `json:"computed"` // root that follows from chain and content
	Updates  common.Hash `json:"updates"`  // root of the updates that was posted
	Entries  int         `json:"entries"`  // that were anchored
	Counted  int         `json:"counted"`  // of them
	Logs     int         `json:"logs"`
	Weights  bool        `json:"weights"`         // of servers, in the next part that was published, follow from the scores beside it
	Wrong    string      `json:"wrong,omitempty"` // who is wrong, and about what
}

// Verify computes the states of an application again, from the chain and from content that it names alone, up to a tick, and
// compares each root with the one that was posted (N-08), and the weights of servers with the scores that they should follow
// from (K-05). It stops at the first that is wrong. Each tick is told of.
func (c *Client) Verify(ctx context.Context, a *App, upTo uint64, tell func(Verified)) (Verified, error) {
	out := Verified{Schema: "emet.verified/v1"}
	if _, posted, err := c.cfg.Chain.Tick(ctx, a.ID, upTo); err != nil {
		return out, err
	} else if !posted {
		last, _, err := c.cfg.Chain.Last(ctx, a.ID)
		return out, errors.Join(err, fmt.Errorf("%w: tick %d of %s was not posted; the last is tick %d", ErrNotYet, upTo, a.Name, last))
	}
	var s *state.State // there is none before the first tick that was posted
	places := map[common.Hash]uint64{}
	for n := uint64(0); n <= upTo; n++ {
		in, err := c.cfg.Chain.Updates(ctx, a.ID, n, places)
		if err != nil {
			return out, fmt.Errorf("tick %d: %w", n, err)
		}
		t, posted, err := c.cfg.Chain.Tick(ctx, a.ID, n)
		if err != nil {
			return out, err
		}
		if n == 0 || !posted {
			continue // its updates are no part of any state: clients make their requests again
		}
		if s == nil {
			if s, err = c.empty(ctx, a, n); err != nil {
				return out, fmt.Errorf("tick %d: %w", n, err)
			}
		}
		next, v, err := c.again(ctx, a, s, t, in)
		if err != nil {
			return out, fmt.Errorf("tick %d: %w", n, err)
		}
		if out = v; tell != nil {
			tell(v)
		}
		if !v.OK {
			return v, nil
		}
		s = next
	}
	return out, nil
}

// again computes one tick again.
func (c *Client) again(ctx context.Context, a *App, s *state.State, t hosting.Tick, in Updates) (*state.State, Verified, error) {
	v := Verified{Schema: "emet.verified/v1", Tick: t.Number, State: t.StateRoot, Updates: t.UpdateRoot, Entries: len(in.Entries)}
	runs, next, err := c.part(ctx, a, t.Number)
	// Nobody could serve what is not to be found, or what is not committed to, as the tick before it was missed or disowned.
	if errors.Is(err, ErrAsleep) || errors.Is(err, ErrNotYet) && t.Seed == (common.Hash{}) {
		runs, next, err = a, nil, nil
	}
	if err != nil {
		return nil, v, err
	}
	if next != nil {
		if s, err = underOf(s, runs); err != nil { // if the last tick of the version before does not count
			return nil, v, err
		}
		if len(next.Servers) == 0 {
			next = nil
		}
	}
	said, laid, err := c.summary(ctx, a, t)
	if errors.Is(err, ErrDeceived) {
		v.Wrong = fmt.Sprintf("the supervisor %s of %s: %v", a.Master, a.Name, err)
		return s, v, nil
	}
	if err != nil {
		return nil, v, err
	}
	unavailable := map[market.Content]bool{}
	for _, e := range said.Entries {
		unavailable[e.Content] = e.Reason == state.Unavailable
	}
	input := state.TickInput{
		Tick: t.Number, From: a.Terms.CutOff(t.Number - 1), To: a.Terms.CutOff(t.Number), Time: in.Time, Next: next, Seed: t.Seed,
		Court: c.cfg.Court, Logs: in.Logs, Anchored: in.Entries,
		Entry: func(ctx context.Context, id market.Content) ([]byte, error) {
			if unavailable[id] {
				return nil, state.ErrUnavailable
			}
			return c.cfg.Content.Read(ctx, content.Ref{CID: id.CID(), Peers: a.peers}, content.Limits{Bytes: maxEntry})
		},
	}
	if next != nil {
		input.Sites = next.Sites(runs.Program)
		beacon, known, err := c.cfg.Chain.Beacon(ctx, a.ID, t.Number-1)
		if err != nil {
			return nil, v, err
		}
		if !known {
			return nil, v, fmt.Errorf("%w: the randomness of tick %d of %s is not known", ErrNotYet, t.Number, a.Name)
		}
		input.Beacon = beacon
	}
	done, err := s.Apply(ctx, input)
	if err != nil {
		return nil, v, err
	}
	after := done.State
	switch of, _, err := c.part(ctx, a, t.Number+1); {
	case err == nil:
		if after, err = underOf(after, of); err != nil {
			return nil, v, err
		}
	case !errors.Is(err, ErrNotYet) && !errors.Is(err, ErrAsleep): // ticks before it may have been missed
		return nil, v, err
	}
	v.Computed = after.Root()
	for range after.Logs() {
		v.Logs++
	}
	for _, e := range done.Summary.Entries {
		if e.Reason == "" {
			v.Counted++
		}
	}
	switch err := c.explained(ctx, a, t, laid); {
	case err == nil:
		v.Weights = true
	case errors.Is(err, ErrDeceived):
		v.Wrong = fmt.Sprintf("the supervisor %s of %s: %v", a.Master, a.Name, err)
	default:
		return nil, v, err
	}
	v.Wrong = cmp.Or(differ(a, t, said, done.Summary, v.Computed), v.Wrong)
	v.OK = v.Wrong == ""
	return after, v, nil
}

// explained fails with [ErrDeceived] unless the weights of servers in the part that was published with a tick follow from the
// scores beside it (K-05).
func (c *Client) explained(ctx context.Context, a *App, t hosting.Tick, laid *tick.Next) error {
	blob, err := c.readAt(ctx, a, t.Document, tick.ScoresFile, score.MaxTable)
	if errors.Is(err, content.ErrNoEntry) {
		return fmt.Errorf("%w: no scores were published with tick %d", ErrDeceived, t.Number)
	}
	if err != nil {
		return fmt.Errorf("get %s of tick %d: %w", tick.ScoresFile, t.Number, err)
	}
	table, err := score.DecodeTable(blob)
	if err == nil {
		err = table.Explains(laid)
	}
	if err != nil {
		return fmt.Errorf("%w: %w", ErrDeceived, err)
	}
	return nil
}

// empty is the state before the first tick that counts, as the program has it that this tick runs.
func (c *Client) empty(ctx context.Context, a *App, first uint64) (*state.State, error) {
	of, _, err := c.part(ctx, a, first)
	if errors.Is(err, ErrAsleep) {
		of, err = a, nil
	}
	if err != nil {
		return nil, err
	}
	return state.New(a.ID, of.content, of.Program)
}

// underOf returns a state as the program of a tick has it (B-03).
func underOf(s *state.State, a *App) (*state.State, error) {
	if s.Roots().Program == a.content {
		return s, nil
	}
	return s.Under(a.content, a.Program)
}

// maxEntry is how large an entry may be.
const maxEntry = 2 << 20

// summary reads what the supervisor says became of the updates of a tick. It is signed together with the next part, which is
// returned as well, so that whoever said something wrong cannot say that it was somebody else (G-15).
func (c *Client) summary(ctx context.Context, a *App, t hosting.Tick) (*tick.Summary, *tick.Next, error) {
	files := map[string][]byte{}
	for name, limit := range map[string]int64{tick.SummaryFile: tick.MaxSummary, tick.NextFile: tick.MaxNext, tick.SignatureFile: maxSignature} {
		var err error
		if files[name], err = c.readAt(ctx, a, t.Document, name, limit); err != nil {
			return nil, nil, fmt.Errorf("get %s of tick %d: %w", name, t.Number, err)
		}
	}
	said, err := tick.DecodeSummary(files[tick.SummaryFile])
	if err != nil {
		return nil, nil, err
	}
	next, err := tick.DecodeNext(files[tick.NextFile])
	if err != nil {
		return nil, nil, err
	}
	by, err := tick.Signer(files[tick.SignatureFile], a.ID, t.Number, next, said)
	if err != nil {
		return nil, nil, fmt.Errorf("%w: tick %d: %w", ErrDeceived, t.Number, err)
	}
	may, err := c.cfg.Chain.MaySign(ctx, a.ID, by, t.Number)
	if err != nil {
		return nil, nil, err
	}
	if !may {
		return nil, nil, fmt.Errorf("%w: what was posted for tick %d is signed by %s, which may not", ErrDeceived, t.Number, by)
	}
	return said, next, nil
}

// maxSignature is how large the file with a signature may be.
const maxSignature = 128

// differ says who is wrong about a tick, and about what; "" if nobody is.
func differ(a *App, t hosting.Tick, said, is *tick.Summary, root common.Hash) string {
	who := fmt.Sprintf("the supervisor %s of %s", a.Master, a.Name)
	for i, e := range is.Entries {
		if i >= len(said.Entries) {
			return fmt.Sprintf("%s left out entry %d of log %s, which was anchored in block %d", who, e.Index, e.Key, e.Block)
		}
		if s := said.Entries[i]; s != e {
			return fmt.Sprintf("%s says of entry %d of log %s %q, and it is %q", who, s.Index, s.Key, counts(s.Reason), counts(e.Reason))
		}
	}
	switch {
	case len(said.Entries) > len(is.Entries):
		e := said.Entries[len(is.Entries)]
		return fmt.Sprintf("%s made up entry %d of log %s", who, e.Index, e.Key)
	case is.UpdateRoot != t.UpdateRoot:
		return fmt.Sprintf("%s posted the update root %s, and it is %s", who, t.UpdateRoot, is.UpdateRoot)
	case root != t.StateRoot:
		return fmt.Sprintf("%s posted the state root %s, and it is %s", who, t.StateRoot, root)
	}
	return ""
}

func counts(reason string) string {
	if reason == "" {
		return "it counts"
	}
	return reason
}

// Updates is what was appended to an application's logs in a tick, in the order of the chain.
type Updates struct {
	Logs    []hosting.Log
	Entries []hosting.Appended
	Time    uint64 // header time of the cut-off
}
