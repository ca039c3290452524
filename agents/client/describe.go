package client

import (
	"cmp"
	"context"
	"fmt"
	"slices"

	"github.com/ethereum/go-ethereum/common"

	"emet/agents/hosting"
	"emet/agents/hosting/tick"
	"emet/agents/market"
	"emet/agents/program/data"
)

// Overview is an application in a line.
type Overview struct {
	ID        hosting.OfferID `json:"id"`
	Name      string          `json:"name"`
	Summary   string          `json:"summary,omitempty"`
	Master    common.Address  `json:"master"`
	Version   uint32          `json:"version"`
	Program   market.Content  `json:"program"`
	Endpoints []string        `json:"endpoints"`
}

func (a *App) overview() Overview {
	o := Overview{
		ID: a.ID, Name: a.Name, Summary: a.Offer.Summary, Master: a.Master, Version: a.Version, Program: a.Offer.Program, Endpoints: []string{},
	}
	for _, e := range a.endpoints() {
		o.Endpoints = append(o.Endpoints, e.name)
	}
	return o
}

// Overview lists the applications that there are.
func (c *Client) Overview(ctx context.Context) ([]Overview, error) {
	all, err := c.Apps(ctx)
	out := make([]Overview, len(all))
	for i, a := range all {
		out[i] = a.overview()
	}
	return out, err
}

// Description is an application for whoever wants to call it: what there is, what it costs, and what servers see (B-11).
type Description struct {
	Schema string `json:"schema"` // emet.app/v1
	Overview

	Supervisor []string     `json:"supervisor"`
	Tokens     []tick.Price `json:"tokens"`
	WorkBits   uint8        `json:"workBits"` // proof of work of a client that registers
	TickBlocks uint32       `json:"tickBlocks"`
	API        *tick.Schema `json:"api"`
	Types      []NamedType  `json:"types"` // that the author gave names, sorted by these
}

// NamedType is what a type with a name consists of.
type NamedType struct {
	Name    string `json:"name"`
	Variant bool   `json:"variant"` // a value is one of the parts; else it has them all
	Parts   []Part `json:"parts"`
}

// Part is a field of a type, or a tag with what comes with it.
type Part struct {
	Name string `json:"name"`
	Type string `json:"type"` // in words
}

// types returns the types of the program that have names.
func (a *App) types() []NamedType {
	out, names := []NamedType{}, a.typeNames()
	for label, n := range names {
		t, ok := a.Program.Declared[label]
		if !ok || len(t.Of) != len(n.Parts) {
			continue
		}
		x := NamedType{Name: n.Name, Variant: t.Kind == data.Variant, Parts: []Part{}}
		for i, of := range t.Of {
			x.Parts = append(x.Parts, Part{n.Parts[i], of.Text(names)})
		}
		out = append(out, x)
	}
	slices.SortFunc(out, func(x, y NamedType) int { return cmp.Compare(x.Name, y.Name) })
	return out
}

// Describe describes an application. All of it follows from what its supervisor published.
func (c *Client) Describe(ctx context.Context, which string) (Description, error) {
	a, err := c.App(ctx, which)
	if err != nil {
		return Description{}, err
	}
	s, err := tick.SchemaFor(a.Program)
	if err != nil {
		return Description{}, err
	}
	return Description{
		Schema: "emet.app/v1", Overview: a.overview(), Supervisor: a.Offer.Supervisor, Tokens: a.Offer.Tokens, WorkBits: a.Terms.ClientBits,
		TickBlocks: a.Terms.TickBlocks, API: s, Types: a.types(),
	}, nil
}

// Keys returns the logs that this client has in an application, oldest first.
func (c *Client) Keys(ctx context.Context, which string) ([]Log, error) {
	a, err := c.App(ctx, which)
	if err != nil {
		return nil, err
	}
	own, err := c.cfg.Logs.Own(ctx, a.ID)
	for i, l := range own {
		own[i].Name = a.keyOf(l.Tag)
	}
	return own, err
}

// keyOf returns the name of the kind of log that a tag on chain stands for; "" if the application has none.
func (a *App) keyOf(t hosting.Tag) string {
	for label := range a.Program.Keys {
		if label.String() != t.String() {
			continue
		}
		if n, ok := a.keyName(label); ok {
			return n.Name
		}
		return label.String()
	}
	return ""
}

// Ticks is where an application stands.
type Ticks struct {
	Schema  string          `json:"schema"` // emet.ticks/v1
	App     hosting.OfferID `json:"app"`
	Tick    uint64          `json:"tick"`    // that the next block belongs to
	Left    uint64          `json:"left"`    // blocks of it that are to come
	Counted *uint64         `json:"counted"` // the last tick that was posted and counts; null if there is none
	State   common.Hash     `json:"state,omitzero"`
	Servers int             `json:"servers"`           // of this tick that are online
	Problem string          `json:"problem,omitempty"` // why it cannot be called
}

// Ticks says where an application stands.
func (c *Client) Ticks(ctx context.Context, which string) (Ticks, error) {
	a, err := c.App(ctx, which)
	if err != nil {
		return Ticks{}, err
	}
	head, err := c.cfg.Chain.Header(ctx, nil)
	if err != nil {
		return Ticks{}, err
	}
	t := Ticks{Schema: "emet.ticks/v1", App: a.ID}
	t.Tick, t.Left = a.Now(head.Number.Uint64())
	n, found, err := c.cfg.Chain.Last(ctx, a.ID)
	if err != nil {
		return t, err
	}
	if found {
		posted, there, err := c.cfg.Chain.Tick(ctx, a.ID, n)
		if err != nil || !there {
			return t, fmt.Errorf("tick %d of %s: %w", n, a.Name, err)
		}
		t.Counted, t.State = &n, posted.StateRoot
	}
	_, next, err := c.next(ctx, a, t.Tick)
	if err != nil {
		t.Problem = err.Error()
		return t, nil //nolint:nilerr // why it cannot be called is what was asked
	}
	for _, s := range next.Servers {
		if s.Weight > 0 {
			t.Servers++
		}
	}
	return t, nil
}
