package client

import (
	"context"
	"encoding/json"

	"github.com/ethereum/go-ethereum/common"

	"emet/agents/hosting"
	"emet/agents/hosting/state"
	"emet/agents/market"
	"emet/agents/program/data"
	"emet/agents/store"
)

// Export is all that a client has in one application.
type Export struct {
	Schema string          `json:"schema"` // emet.export/v1
	App    hosting.OfferID `json:"app"`
	Name   string          `json:"name"`
	Client common.Address  `json:"client"`
	Tick   uint64          `json:"tick"` // of the state that the entries are from
	Logs   []ExportedLog   `json:"logs"`
}

// ExportedLog is a log with all of its entries that count.
type ExportedLog struct {
	Log
	Entries []ExportedEntry `json:"entries"`
}

// ExportedEntry is an entry that counts.
type ExportedEntry struct {
	Index   uint64          `json:"index"`
	Block   uint64          `json:"block"`
	Content market.Content  `json:"content"`
	Request common.Hash     `json:"request"`
	Value   json.RawMessage `json:"value"`
}

// Export reads all that this client has in an application, from the state that counts.
func (c *Client) Export(ctx context.Context, a *App) (Export, error) {
	out := Export{Schema: "emet.export/v1", App: a.ID, Name: a.Name, Client: c.cfg.Account.Address(), Logs: []ExportedLog{}}
	own, err := c.Keys(ctx, a.ID.Hex())
	if err != nil {
		return out, err
	}
	if len(own) == 0 {
		return out, nil // what others have there, and whether it is to be had, is nobody's business here
	}
	m := &moment{app: a}
	if err := c.state(ctx, m); err != nil {
		return out, err
	}
	out.Tick = m.of
	for _, l := range own {
		e := ExportedLog{Log: l, Entries: []ExportedEntry{}}
		var label data.Label
		if label.UnmarshalText([]byte(l.Tag.String())) == nil {
			if e.Entries, err = c.entries(ctx, a, m.view, l.Key, label); err != nil {
				return out, err
			}
		}
		out.Logs = append(out.Logs, e)
	}
	return out, nil
}

// page is how many entries are read at once.
const page = 256

func (c *Client) entries(ctx context.Context, a *App, v *state.View, log common.Hash, key data.Label) ([]ExportedEntry, error) {
	out := []ExportedEntry{}
	if _, ok := a.Program.Keys[key]; !ok {
		return out, nil
	}
	t, err := a.keyType(key)
	if err != nil {
		return nil, err
	}
	for from := uint64(0); ; {
		rows, err := v.Entries(ctx, log, from, page)
		if err != nil || len(rows) == 0 {
			return out, err
		}
		for _, r := range rows {
			value, err := data.DecodeCBOR(t, r.Value)
			if err != nil {
				return nil, err
			}
			text, err := value.JSON(t, a.typeNames())
			if err != nil {
				return nil, err
			}
			out = append(out, ExportedEntry{Index: r.Index, Block: r.Block, Content: r.Content, Request: r.Request, Value: text})
			from = r.Index + 1
		}
	}
}

// Evidence returns all that shows that somebody lied to this client.
func (c *Client) Evidence() (out []Evidence, err error) {
	err = c.cfg.DB.View(func(tx *store.Tx) error {
		for e, err := range evidence.All(tx, nil) {
			if err != nil {
				return err
			}
			out = append(out, e.Value)
		}
		return nil
	})
	return out, err
}
