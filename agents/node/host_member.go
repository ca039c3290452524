package node

import (
	"context"
	"errors"
	"fmt"
	"path/filepath"
	"time"

	"github.com/libp2p/go-libp2p/core/peer"

	"emet/agents/hosting"
	"emet/agents/hosting/score"
	"emet/agents/hosting/server"
	"emet/agents/hosting/tick"
	"emet/agents/member"
	"emet/agents/sandbox/slot"
	"emet/agents/wire"
)

// HostPolicy is what a worker wants of an application before it hosts it.
type HostPolicy = member.Policy

// HostStatus is how hosting an application goes.
type HostStatus = member.Status

// HostingOptions say what a worker is willing to host. Zero fields mean the role's defaults.
type HostingOptions struct {
	Options

	Policy    HostPolicy
	Country   string        // where it is, ISO 3166
	System    uint32        // autonomous system that it is in
	Capacity  uint32        // requests at once
	Pace      time.Duration // how often the chain is looked at
	InProcess bool          // run large functions in this process; default a process for each
	Steps     uint64        // that a function may take in the interpreter; more are run in the sandbox. Default 2^20
}

// Hosting is a member that hosts applications.
type Hosting struct {
	*Member

	host   *member.Host
	tower  *Tower
	runner *runner
	o      HostingOptions
}

// OpenHosting builds a member that hosts applications. Close ends it.
func OpenHosting(ctx context.Context, o HostingOptions) (_ *Hosting, err error) {
	m, err := OpenMember(ctx, o.Options)
	if err != nil {
		return nil, err
	}
	h := &Hosting{Member: m, o: o}
	defer func() {
		if err != nil {
			err = errors.Join(err, h.Close())
		}
	}()
	box, err := openExecutor(slot.Config{CacheDir: filepath.Join(m.State, "sandbox"), Log: o.Log}, o.InProcess)
	if err != nil {
		return nil, fmt.Errorf("open the sandbox: %w", err)
	}
	m.onClose(func() error { return box.Close(context.WithoutCancel(ctx)) })
	h.runner = newRunner(box)
	if h.tower, err = m.Tower(ctx, TowerConfig{}); err != nil {
		return nil, err
	}
	content := heldContent{m.Agent}
	h.host, err = member.NewHost(member.HostConfig{
		Board: memberBoard{m}, Content: content, Policy: o.Policy, Pace: o.Pace, Log: o.Log,
		Open: func(app hosting.OfferID) (member.Config, error) { return h.config(app, content) },
	})
	if err != nil {
		return nil, err
	}
	h.answer()
	return h, nil
}

// config is what it takes to host an application.
func (h *Hosting) config(app hosting.OfferID, content heldContent) (member.Config, error) {
	valid := func(_ peer.ID, report []byte) bool { return h.host.Trusts(app, report) == nil }
	topic, err := h.Host.Topic(gossipTopic(app), wire.TopicConfig{Most: score.MaxReport, Valid: valid})
	if err != nil {
		return member.Config{}, err
	}
	r := &memberRegistry{m: h.Member, app: app}
	return member.Config{
		App: app, DB: h.DB, Chain: newMemberChain(h.Member, app), Registry: r, Purse: memberPurse{h.Member, app}, Content: content,
		Network: &memberNetwork{h: h, topic: topic}, Domains: memberDomains{h.party},
		Runner:  &server.Interpreter{Steps: h.o.Steps, Large: h.runner},
		Country: h.o.Country, System: h.o.System, Capacity: h.o.Capacity, Pace: h.o.Pace,
		Log: h.o.Log.With().Hex("offer", app[:]).Logger(),
	}, nil
}

// gossipTopic is where servers of an application tell each other, and its supervisor, how long others took.
func gossipTopic(app hosting.OfferID) string { return tick.GossipTopic(app) }

// What serving takes of the wire. A request may be served for half a minute; most of its time is spent with waiting for
// others.
var serveLimits = wire.Limits{
	Read: server.MaxBytes + 4096, Write: server.MaxBytes + 4096, Total: 40 * time.Second, PerPeer: 128, Streams: 1024,
}

// answer serves what comes over the wire.
func (h *Hosting) answer() {
	for proto, serve := range map[string]func(context.Context, []byte) []byte{
		hosting.RequestProtocol: h.host.Serve, hosting.CallProtocol: h.host.Answer,
	} {
		h.Host.Answer(proto, serveLimits, func(ctx context.Context, _ peer.ID, message []byte) ([]byte, error) {
			if answer := serve(ctx, message); answer != nil {
				return answer, nil
			}
			return nil, errors.New("nothing of that is served here")
		})
	}
}

// HostingStatus is what a worker hosts.
type HostingStatus struct {
	Schema string       `json:"schema"` // "emet.hosting/v1"
	Apps   []HostStatus `json:"apps"`
}

// Status says how each application goes.
func (h *Hosting) Status() HostingStatus { return HostingStatus{"emet.hosting/v1", h.host.Status()} }

// Run hosts until ctx ends, and watches the channels that pay for it.
func (h *Hosting) Run(ctx context.Context) error {
	services := []service{h.host.Run, h.tower.Run, func(ctx context.Context) error {
		return h.serveStatus(ctx, func() (any, error) { return h.Status(), nil })
	}}
	if store, ok := h.Content.(interface{ Run(context.Context) error }); ok {
		services = append(services, store.Run)
	}
	return runAll(ctx, services...)
}
