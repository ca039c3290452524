package node

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"math/big"
	"os/exec"
	"strconv"
	"time"

	"github.com/libp2p/go-libp2p/core/peer"

	"emet/agents/content"
	"emet/agents/hosting"
	"emet/agents/hosting/desk"
	"emet/agents/hosting/score"
	"emet/agents/hosting/tick"
	"emet/agents/market"
	"emet/agents/program/flow"
	"emet/agents/supervisor"
	"emet/agents/wire"
)

// SupervisionOptions say which application to run, and how.
type SupervisionOptions struct {
	Options

	Offer    hosting.OfferID // required
	Ads      []string        // command that checks a proof of advertisements, which it gets on its standard input; default there are none
	Budget   market.Wei      // the most that is ever put into one worker's channel; default as much as a hundred ticks cost
	Rebond   bool            // stake another bond when one was burnt
	Sponsors int             // transactions that are paid for clients in a tick; default see the role
	Poll     time.Duration   // how often the chain is looked at; default by the role
	Anchor   time.Duration   // how often updates are anchored; default by the role
	Patience time.Duration   // with the entries of a tick; default by the role
}

// Supervision is a supervisor that runs an application.
type Supervision struct {
	*Supervisor

	role  *supervisor.Supervisor
	tower *Tower
	topic *wire.Topic
	o     SupervisionOptions
}

// SupervisionStatus is what a supervisor does now.
type SupervisionStatus = supervisor.Status

// maxProgram is how many bytes a program may have.
const maxProgram = flow.MaxDocument + 1

// OpenSupervision builds a supervisor that runs an application. Its account is the master's, or one with the rights to
// post ticks, to sign chains and to pay. Close ends it.
func OpenSupervision(ctx context.Context, o SupervisionOptions) (_ *Supervision, err error) {
	s, err := OpenSupervisor(ctx, o.Options)
	if err != nil {
		return nil, err
	}
	v := &Supervision{Supervisor: s, o: o}
	defer func() {
		if err != nil {
			err = errors.Join(err, v.Close())
		}
	}()
	offer, err := s.Offer(ctx, o.Offer)
	if err != nil {
		return nil, err
	}
	doc, program, err := s.running(ctx, offer)
	if err != nil {
		return nil, err
	}
	if o.Budget.Sign() == 0 {
		v.o.Budget = market.NewWei(times(doc.MaxPay, 100))
	}
	c := supervised{s: s, offer: o.Offer, v: v}
	addrs := s.Host.Addrs()
	cfg := supervisor.Config{
		Offer: o.Offer, Program: program, Document: doc.Program, Addrs: addrs[:min(len(addrs), tick.MaxAddrs)], DB: s.DB,
		Chain: c, Board: c, Ticks: &supervisedTicks{supervised: c}, Doubts: c, Registry: c, Judges: c,
		Content: supervisedContent{heldContent{s.Agent}, s}, Payments: supervisedPay{c, doc.MaxPay, offer.Master},
		Relay: &supervisedRelay{r: &Relay{s.party}, offer: o.Offer}, Sponsor: c, Secrets: s, Key: s.Key,
		ChainID: s.Ground.ChainID, Court: offer.Terms.Court, Identities: s.Registry(), TickDomain: s.TickDomain(),
		Depth: s.depth, Patience: o.Patience, Poll: o.Poll, Anchor: o.Anchor, Sponsors: o.Sponsors, Rebond: o.Rebond,
		Log: o.Log.With().Hex("offer", o.Offer[:]).Logger(),
	}
	if len(o.Ads) > 0 {
		cfg.Ads = v.ads
	}
	if v.role, err = supervisor.New(cfg); err != nil {
		return nil, err
	}
	if v.tower, err = s.Tower(ctx, TowerConfig{}); err != nil {
		return nil, err
	}
	valid := func(_ peer.ID, report []byte) bool { return v.role.Trusts(report) == nil }
	if v.topic, err = s.Host.Topic(gossipTopic(o.Offer), wire.TopicConfig{Most: score.MaxReport, Valid: valid}); err != nil {
		return nil, err
	}
	s.onClose(v.topic.Close)
	s.Host.Answer(desk.Protocol, deskLimits, func(ctx context.Context, from peer.ID, q []byte) ([]byte, error) {
		return v.role.Answer(ctx, from.String(), q), nil
	})
	return v, nil
}

// deskLimits are what a question to the desk takes: that of who wants something on the chain lasts until it is there.
var deskLimits = wire.Limits{Read: desk.MaxRequest, Write: desk.MaxReply, Total: 10 * time.Minute, PerPeer: 32, Streams: 512}

// running reads what an application runs: what its offer says now or, if that cannot be had, what this state ran last. A
// revision that nobody can get is no reason to burn a bond.
func (s *Supervisor) running(ctx context.Context, o hosting.Offer) (*tick.Offer, *flow.Program, error) {
	doc, program, err := s.application(ctx, o)
	if err == nil || ctx.Err() != nil {
		return doc, program, err
	}
	last, wrong := supervisor.LastVersion(s.DB, o.ID)
	if wrong != nil || last.IsZero() || last == o.Document {
		return nil, nil, errors.Join(err, wrong)
	}
	s.log.Error().Err(err).Uint32("version", o.Version).Msg("the offer says what cannot be done: what it said before goes on")
	o.Document = last
	if doc, program, wrong = s.application(ctx, o); wrong != nil {
		return nil, nil, errors.Join(err, wrong)
	}
	return doc, program, nil
}

// application reads an offer's document and program.
func (s *Supervisor) application(ctx context.Context, o hosting.Offer) (*tick.Offer, *flow.Program, error) {
	held := heldContent{s.Agent}
	blob, err := held.Read(ctx, o.Document, nil, tick.MaxOffer)
	if err != nil {
		return nil, nil, fmt.Errorf("get the offer's document: %w", err)
	}
	doc, err := tick.ReadOffer(blob)
	if err != nil {
		return nil, nil, err
	}
	if blob, err = held.Read(ctx, doc.Program, nil, maxProgram); err != nil {
		return nil, nil, fmt.Errorf("get the program: %w", err)
	}
	p, err := flow.Decode(blob)
	return doc, p, err
}

// Run runs the application until ctx ends, keeps its channels filled, and serves its desk.
func (v *Supervision) Run(ctx context.Context) error {
	bonded := false
	services := []service{
		func(ctx context.Context) error {
			if err := v.bondRelay(ctx, &bonded); err != nil {
				return err
			}
			return v.role.Run(ctx)
		},
		v.tower.Run, v.listen, v.tell,
	}
	if store, ok := v.Content.(interface{ Run(context.Context) error }); ok {
		services = append(services, store.Run)
	}
	return runAll(ctx, services...)
}

// bondRelay stakes what a relay has to, so that clients need no ether.
func (v *Supervision) bondRelay(ctx context.Context, done *bool) error {
	if *done {
		return nil
	}
	status, err := v.Ground.Relay(ctx, v.Key.Address())
	if err != nil {
		return err
	}
	if *done = true; status.Bond.Sign() != 0 {
		return nil
	}
	if _, err = (&Relay{v.party}).Bond(ctx, nil); err != nil {
		return fmt.Errorf("stake the bond of a relay: %w", err)
	}
	return nil
}

// listen hears what workers and clients say about latencies.
func (v *Supervision) listen(ctx context.Context) error {
	for {
		m, err := v.topic.Next(ctx)
		if err != nil {
			return err
		}
		if err := v.role.Hear(m.Data); err != nil {
			v.log.Debug().Err(err).Msg("a report was left out")
		}
	}
}

// adsTime is how long the check of a proof may take.
const adsTime = 10 * time.Second

// ads has a command check a proof of advertisements: it succeeds if the proof is good for so many tokens.
func (v *Supervision) ads(ctx context.Context, proof []byte, tokens int) error {
	ctx, cancel := context.WithTimeout(ctx, adsTime)
	defer cancel()
	args := append(append([]string{}, v.o.Ads[1:]...), strconv.Itoa(tokens))
	cmd := exec.CommandContext(ctx, v.o.Ads[0], args...) // #nosec G204 -- the operator names the command
	cmd.Stdin, cmd.WaitDelay = bytes.NewReader(proof), time.Second
	if err := cmd.Run(); err != nil {
		return fmt.Errorf("it does not pass: %w", err)
	}
	return nil
}

// Status says what the supervisor does now.
func (v *Supervision) Status() (SupervisionStatus, error) { return v.role.Status() }

// Books are what the supervisor has written down.
func (v *Supervision) Books() supervisor.Books { return v.role.Books() }

// supervisedContent keeps what an application consists of.
type supervisedContent struct {
	heldContent

	s *Supervisor
}

func (c supervisedContent) ReadAt(ctx context.Context, dir market.Content, path string, most int64) ([]byte, error) {
	return c.heldContent.ReadAt(ctx, dir, path, nil, most)
}

func (c supervisedContent) Has(ctx context.Context, what market.Content) (bool, error) {
	if what.IsZero() {
		return false, nil
	}
	return c.s.Content.Has(ctx, what.CID())
}

func (c supervisedContent) KeepBlock(ctx context.Context, want market.Content, block []byte) error {
	id, err := content.CheckBlock(uint64(want.Codec), block)
	if err != nil {
		return err
	}
	if id != want.CID() {
		return fmt.Errorf("%w: the block is %s, and not %s", content.ErrMismatch, id, want.CID())
	}
	if id, err = c.s.Content.Put(ctx, uint64(want.Codec), block); err != nil {
		return err
	}
	_, err = c.s.keep(ctx, Named(id))
	return err
}

// times is an amount so many times.
func times(w market.Wei, n uint64) *big.Int {
	return new(big.Int).Mul(&w.Int, new(big.Int).SetUint64(n))
}
