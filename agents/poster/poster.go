// Package poster is the role of whoever posts jobs: it puts code and input where workers can fetch them, posts a job,
// follows it, and fetches and checks the result itself.
package poster

import (
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"math/big"
	"slices"
	"strings"
	"sync"

	"github.com/ipfs/go-cid"
	"github.com/rs/zerolog"

	"emet/agents/content"
	"emet/agents/market"
	"emet/agents/store"
)

// outbox carries calls to the agency: each key at most once, whatever happens in between.
type outbox interface {
	Enqueue(tx *store.Tx, key string, call market.Call) error
	Wait(ctx context.Context, key string) (market.Fate, error)
}

// ledger reads the agency.
type ledger interface {
	Events(ctx context.Context, id market.ID, from uint64) ([]market.Event, error)
	Registration(ctx context.Context, worker market.Address, from uint64) ([]string, error)
	Estimate(ctx context.Context, from market.Address, call market.Call) (market.Fee, error)
	Now(ctx context.Context) (market.Block, error)
}

// contents is what a poster needs of the content store.
type contents interface {
	Add(ctx context.Context, r io.Reader) (cid.Cid, error)
	AddDir(ctx context.Context, fsys fs.FS) (cid.Cid, error)
	Fetch(ctx context.Context, ref content.Ref, lim content.Limits) (content.Info, error)
	Read(ctx context.Context, ref content.Ref, lim content.Limits) ([]byte, error)
	Pin(ctx context.Context, c cid.Cid, name string) error
}

// Config says who posts, and with what.
type Config struct {
	Address market.Address // required
	Agency  market.Agency  // required
	Terms   market.Terms   // of the agency
	Birth   uint64         // block that deployed the agency: where its events begin
	DB      *store.DB      // required
	Outbox  outbox         // required
	Ledger  ledger         // required
	Content contents       // required
	Own     []string       // multiaddrs where the job's content can be fetched; posted with the job
	Peers   []string       // multiaddrs asked for results beside the worker's
	Log     zerolog.Logger
}

// Poster posts jobs and waits for their results. It is safe for concurrent use. Only posting and what else calls the
// agency touches the state file; looking, following and fetching do not.
type Poster struct {
	cfg Config

	mu    sync.Mutex
	tails map[market.ID]uint64 // of jobs posted by this process: a block that is surely not newer than the posting
}

// New checks the configuration. It does no I/O.
func New(cfg Config) (*Poster, error) {
	if cfg.DB == nil || cfg.Outbox == nil || cfg.Ledger == nil || cfg.Content == nil || cfg.Agency.ChainID == nil {
		return nil, errors.New("client: a required part is missing from the configuration")
	}
	return &Poster{cfg: cfg, tails: make(map[market.ID]uint64)}, nil
}

// Address returns the poster's account.
func (p *Poster) Address() market.Address { return p.cfg.Address }

// Offer is a job that is ready to be posted.
type Offer struct {
	ID  market.ID
	Job market.Job
	Fee market.Fee // for posting it
}

// Total is the most that posting can cost: the escrow, which comes back if the job is not done, and the fee.
func (o Offer) Total() *big.Int { return new(big.Int).Add(o.Job.Spec.Escrow(), o.Fee.Max()) }

// DefaultClocks is used where a job says nothing; the agency's minimum counts if it is longer. The clocks are generous,
// since header time of an instant chain runs ahead of the wall clock.
var DefaultClocks = market.Clocks{Matching: 3600, Setup: 3600, Run: 3600, Deliver: 3600, Reveal: 3600, Challenge: 60}

// Prepare stores the parts of a job, fills in what was left open, and works out what posting will cost. Nothing is
// sent to the chain.
func (p *Poster) Prepare(ctx context.Context, r Request) (Offer, error) {
	spec, err := Pack(ctx, p.cfg.Content, r)
	if err != nil {
		return Offer{}, err
	}
	p.fill(&spec)
	if err := spec.Check(); err != nil {
		return Offer{}, err
	}
	if err := p.checkEngine(ctx, spec.Engine); err != nil {
		return Offer{}, err
	}
	job := market.Job{Poster: p.cfg.Address, Salt: market.NewSalt(), Spec: spec}
	fee, err := p.cfg.Ledger.Estimate(ctx, p.cfg.Address, market.Post{Salt: job.Salt, Spec: spec, Peers: p.cfg.Own})
	if err != nil {
		return Offer{}, err
	}
	return Offer{ID: p.cfg.Agency.ID(job), Job: job, Fee: fee}, nil
}

// fill sets what the request left open and the agency has a say in.
func (p *Poster) fill(s *market.Spec) {
	s.Replicas = max(s.Replicas, 1)
	if s.Quorum == 0 {
		s.Quorum = s.Replicas/2 + 1
	}
	c, least := &s.Clocks, p.cfg.Terms.Minimum
	for _, x := range []struct {
		set        *uint32
		usual, min uint32
	}{
		{&c.Matching, DefaultClocks.Matching, least.Matching},
		{&c.Setup, DefaultClocks.Setup, least.Setup},
		{&c.Run, DefaultClocks.Run, least.Run},
		{&c.Deliver, DefaultClocks.Deliver, least.Deliver},
		{&c.Reveal, DefaultClocks.Reveal, least.Reveal},
		{&c.Challenge, DefaultClocks.Challenge, least.Challenge},
	} {
		if *x.set == 0 {
			*x.set = max(x.usual, x.min)
		}
	}
	if low := p.cfg.Terms.MinReward(s.Fuel); s.Reward.Sign() == 0 && low.Sign() > 0 {
		s.Reward = market.NewWei(low)
	}
	if s.Deposit.Sign() == 0 {
		s.Deposit = market.NewWei(&p.cfg.Terms.MinDeposit.Int)
	}
}

var postedTable = store.NewTable[market.Job]("client", "posted") // by id

// Post records the job and hands it to the outbox; it returns when both are on the disk. The job's id is known from
// here on, and a crash from here on loses nothing: the outbox posts it once.
func (p *Poster) Post(ctx context.Context, o Offer) error {
	head, err := p.cfg.Ledger.Now(ctx)
	if err != nil {
		return err
	}
	p.mu.Lock()
	p.tails[o.ID] = head.Number - min(head.Number, 64) // a reorganisation may put it lower than today's head
	p.mu.Unlock()
	return p.cfg.DB.Update(func(tx *store.Tx) error {
		if err := postedTable.Put(tx, o.ID[:], o.Job); err != nil {
			return err
		}
		return p.cfg.Outbox.Enqueue(tx, "post/"+o.ID.Hex(), market.Post{Salt: o.Job.Salt, Spec: o.Job.Spec, Peers: p.cfg.Own})
	})
}

// Confirm waits until the posting is on chain. It fails with the contract's reason if it was refused.
func (p *Poster) Confirm(ctx context.Context, id market.ID) error {
	return p.do(ctx, "post/"+id.Hex(), nil)
}

// Cancel asks the agency to cancel a job.
func (p *Poster) Cancel(ctx context.Context, v market.View) error {
	return p.do(ctx, "cancel/"+v.ID.Hex(), market.Cancel{Job: v.Job})
}

// Settle does whatever is due for jobs.
func (p *Poster) Settle(ctx context.Context, views ...market.View) error {
	var call market.Settle
	var key strings.Builder
	key.WriteString("settle")
	for _, v := range views {
		call.Jobs = append(call.Jobs, v.Job)
		call.Holders = append(call.Holders, v.Holders())
		fmt.Fprintf(&key, "/%s.%d.%d", v.ID.Hex()[:18], v.Last.Number, v.State)
	}
	return p.do(ctx, key.String(), call)
}

// do hands a call to the outbox, unless it is there, and waits for its fate.
func (p *Poster) do(ctx context.Context, key string, call market.Call) error {
	if call != nil {
		err := p.cfg.DB.Update(func(tx *store.Tx) error { return p.cfg.Outbox.Enqueue(tx, key, call) })
		if err != nil {
			return err
		}
	}
	fate, err := p.cfg.Outbox.Wait(ctx, key)
	if err != nil {
		return err
	}
	if fate.State == market.Failed {
		return &market.RefusedError{Code: fate.Code, Sentence: fate.Reason}
	}
	return nil
}

// Posted lists the jobs that this poster recorded, in the order of their ids.
func (p *Poster) Posted() (ids []market.ID, err error) {
	err = p.cfg.DB.View(func(tx *store.Tx) error {
		for r, err := range postedTable.All(tx, nil) {
			if err != nil {
				return err
			}
			ids = append(ids, market.ID(slices.Clone(r.Key)))
		}
		return nil
	})
	return ids, err
}
