package client

import (
	"context"
	"fmt"

	"github.com/ethereum/go-ethereum/common"
	"github.com/ipfs/go-cid"

	"emet/agents/hosting/state"
	"emet/agents/program/data"
)

// auditTicks is how long a value that was superseded stays pinned, so that whoever checks the tick in which that happened
// finds both.
const auditTicks = 2

// pinName is what this client pins a block for.
func pinName(id cid.Cid) string { return "client/" + id.String() }

// Release stops keeping the values in this client's logs that others have taken the place of, for two ticks or more, and
// returns how many they are. The newest value of a log stays, and so does all that an index of the program still finds:
// hashes are on chain for ever, and whoever wants to compute old states again has to get these values elsewhere.
func (c *Client) Release(ctx context.Context, a *App) (int, error) {
	m := &moment{app: a}
	if err := c.state(ctx, m); err != nil {
		return 0, err
	}
	if m.of <= auditTicks {
		return 0, nil
	}
	own, err := c.cfg.Logs.Own(ctx, a.ID)
	if err != nil {
		return 0, err
	}
	released := 0
	for _, l := range own {
		var label data.Label
		if label.UnmarshalText([]byte(l.Tag.String())) != nil || !a.supersedes(label) {
			continue
		}
		n, err := c.releaseLog(ctx, m.view, l.Key, a.Terms.CutOff(m.of-auditTicks))
		if released += n; err != nil {
			return released, fmt.Errorf("log %s: %w", l.Key, err)
		}
	}
	return released, nil
}

// supersedes tells whether an entry of a kind of log takes the place of the one before: no index finds older ones.
func (a *App) supersedes(key data.Label) bool {
	if _, ok := a.Program.Keys[key]; !ok {
		return false
	}
	for _, x := range a.Program.Indices {
		if x.Key == key && !x.Latest {
			return false
		}
	}
	return true
}

// releaseLog unpins the entries of a log whose successors were anchored up to a block.
func (c *Client) releaseLog(ctx context.Context, v *state.View, log common.Hash, upTo uint64) (released int, err error) {
	var before *state.Entry
	for from := uint64(0); ; {
		rows, err := v.Entries(ctx, log, from, page)
		if err != nil || len(rows) == 0 {
			return released, err
		}
		for _, r := range rows {
			if before != nil && r.Block <= upTo {
				if err := c.cfg.Content.Unpin(ctx, pinName(before.Content.CID())); err != nil {
					return released, err
				}
				released++
			}
			before, from = &r, r.Index+1
		}
	}
}
