package poster

import (
	"context"
	"errors"
	"fmt"
	"time"

	"emet/agents/content"
	"emet/agents/market"
)

// ErrUnknownJob means that the agency has no such job.
var ErrUnknownJob = errors.New("no such job")

// Show returns the state of a job.
func (p *Poster) Show(ctx context.Context, id market.ID) (market.View, error) {
	events, err := p.events(ctx, id)
	if err != nil {
		return market.View{}, err
	}
	if len(events) == 0 {
		return market.View{}, fmt.Errorf("%w: %s on agency %s", ErrUnknownJob, id, p.cfg.Agency.Address)
	}
	return market.Fold(events)
}

func (p *Poster) events(ctx context.Context, id market.ID) ([]market.Event, error) {
	p.mu.Lock()
	from := max(p.cfg.Birth, p.tails[id])
	p.mu.Unlock()
	return p.cfg.Ledger.Events(ctx, id, from)
}

// Polling of the node while waiting: quick at first, since an instant chain answers in milliseconds.
const (
	pollFirst = 10 * time.Millisecond
	pollMost  = 500 * time.Millisecond
)

// Follow calls see with the job's state whenever it changes, until see says that it has seen enough. All events of
// the job are read anew each time, so a reorganisation needs no care. A node that is away is asked again, for as long
// as ctx lasts; trouble hears about it once.
func (p *Poster) Follow(ctx context.Context, id market.ID, trouble func(error), see func(market.View) (enough bool)) error {
	var seen int
	var last market.Block
	down := false
	for pause := pollFirst; ; pause = min(pause*5/4, pollMost) {
		events, err := p.events(ctx, id)
		switch {
		case ctx.Err() != nil:
			return ctx.Err()
		case err != nil:
			if !down {
				trouble(err)
			}
			down, pause = true, pollMost
		case len(events) > 0:
			down = false
			tip := events[len(events)-1].Block
			if len(events) == seen && tip == last {
				break
			}
			seen, last, pause = len(events), tip, pollFirst
			v, err := market.Fold(events)
			if err != nil {
				return err
			}
			if see(v) {
				return nil
			}
		}
		select {
		case <-time.After(pause):
		case <-ctx.Done():
			return ctx.Err()
		}
	}
}

// Result is a result that was fetched and checked.
type Result struct {
	Record  market.Record
	Data    []byte // empty unless the outcome is OK
	Details []byte
	From    string // where it came from
}

// Fetch gets the record that a worker announced and everything it names, from the worker or whoever else has it, and
// checks all of it against the chain's word.
func (p *Poster) Fetch(ctx context.Context, v market.View, announced market.Result) (Result, error) {
	peers := append([]string{}, p.cfg.Peers...)
	for _, run := range v.Runs {
		if run.Result != announced {
			continue
		}
		known, err := p.cfg.Ledger.Registration(ctx, run.Worker, p.cfg.Birth)
		if err != nil { // others may have the result too
			p.cfg.Log.Warn().Err(err).Stringer("worker", run.Worker).Msg("the chain does not say where the worker is")
		}
		peers = append(known, peers...)
	}
	root := announced.Content()
	lim := content.Limits{Bytes: int64(v.Job.Spec.MaxResult) + market.MaxRecord + maxDetails}
	info, err := p.cfg.Content.Fetch(ctx, content.Ref{CID: root.CID(), Peers: peers}, lim)
	if err != nil {
		return Result{}, fmt.Errorf("get result record %s: %w", root, err)
	}
	out := Result{From: info.From}
	block, err := p.cfg.Content.Read(ctx, content.Ref{CID: root.CID()}, lim)
	if err != nil {
		return Result{}, err
	}
	if out.Record, err = market.DecodeRecord(block); err != nil {
		return Result{}, err
	}
	if err := out.Record.Check(v.ID, v.Job.Spec, announced); err != nil {
		return Result{}, fmt.Errorf("the worker's record does not hold: %w", err)
	}
	if out.Data, err = p.read(ctx, out.Record.Result, int64(v.Job.Spec.MaxResult)); err != nil {
		return Result{}, fmt.Errorf("read the result: %w", err)
	}
	if out.Details, err = p.read(ctx, out.Record.Details, maxDetails); err != nil {
		return Result{}, fmt.Errorf("read the details: %w", err)
	}
	// The poster keeps what it paid for (CM-19).
	return out, p.cfg.Content.Pin(ctx, root.CID(), "result/"+v.ID.Hex())
}

// maxDetails is how many bytes of details a poster takes.
const maxDetails = 1 << 20

func (p *Poster) read(ctx context.Context, c market.Content, most int64) ([]byte, error) {
	if c.IsZero() {
		return nil, nil
	}
	return p.cfg.Content.Read(ctx, content.Ref{CID: c.CID()}, content.Limits{Bytes: most})
}
