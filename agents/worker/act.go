package worker

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"math/big"
	"slices"

	"github.com/ethereum/go-ethereum/crypto"
	"golang.org/x/sync/errgroup"

	"emet/agents/market"
	"emet/agents/store"
)

const (
	maxTries       = 5  // of one call that the chain refuses although the job's state asks for it
	maxSettleBatch = 25 // jobs in one settlement
)

// intent is a call on its way to the outbox.
type intent struct {
	key  string
	call market.Call
}

// act does what [decide] says about every job. An error means that the disk failed: the worker stops rather than
// act on what it cannot record.
func (w *Worker) act(ctx context.Context, g *errgroup.Group) error {
	due := w.due()
	for _, j := range due[stepForget] {
		if err := w.forget(ctx, j.view.ID); err != nil {
			return err
		}
	}
	w.start(ctx, g, due[stepRun])
	var todo []intent
	budget := w.budget(ctx, len(due[stepRun]), len(due[stepClaim]))
	err := w.cfg.DB.View(func(tx *store.Tx) (err error) {
		for _, j := range slices.Concat(due[stepAnnounce], due[stepReveal], due[stepRelease]) {
			if todo, err = w.planCall(tx, todo, j); err != nil {
				return err
			}
		}
		if todo, err = w.planSettle(tx, todo, due[stepSettle]); err != nil {
			return err
		}
		todo, err = w.planClaims(tx, todo, due[stepClaim], budget)
		return err
	})
	if err != nil || len(todo) == 0 {
		return err
	}
	return w.cfg.DB.Update(func(tx *store.Tx) error {
		for _, in := range todo {
			if err := w.cfg.Outbox.Enqueue(tx, in.key, in.call); err != nil {
				return err
			}
		}
		return nil
	})
}

// due sorts the jobs by their next step, each list in this worker's own order.
func (w *Worker) due() map[step][]job {
	w.mu.Lock()
	defer w.mu.Unlock()
	due := map[step][]job{}
	for _, j := range w.jobs {
		s := decide(j.view, w.cfg.Address, j.work, w.policy, w.clock)
		if s != stepNone {
			due[s] = append(due[s], *j)
		}
	}
	for _, list := range due {
		slices.SortFunc(list, func(a, b job) int { return cmp.Compare(a.rank, b.rank) })
	}
	return due
}

// planCall plans the call that a job of this worker is waiting for. A call that failed although the job still asks
// for it (its block was reorganised away, say) is tried again under a new key, a few times.
func (w *Worker) planCall(tx *store.Tx, todo []intent, j job) ([]intent, error) {
	c := w.callFor(j)
	for try := range maxTries {
		key := fmt.Sprintf("%T/%s/%d/%d", c, j.view.ID.Hex(), j.view.Rounds, try)
		fate, err := w.cfg.Outbox.Fate(tx, key)
		switch {
		case err != nil:
			return nil, err
		case fate.State == market.Unknown:
			return append(todo, intent{key, c}), nil
		case fate.State != market.Failed:
			return todo, nil // its event will come
		}
	}
	return todo, nil
}

// callFor is the call that a job of this worker is waiting for.
func (w *Worker) callFor(j job) market.Call {
	v, k := j.view, j.work
	run := v.Run(w.cfg.Address)
	switch {
	case k.Phase == phaseFailed:
		return market.Release{Job: v.Job, Reason: k.Reason, Missing: k.Missing}
	case run.State == market.RunCommitted:
		return market.Reveal{ID: v.ID, Result: k.Result, Finger: k.Finger, Salt: k.Salt}
	}
	bound := w.cfg.Agency.Commitment(v.ID, run.Seat, w.cfg.Address, k.Result, k.Finger, k.Salt)
	if v.Job.Spec.Audited() {
		return market.Submit{Job: v.Job, Result: k.Result, Bound: bound}
	}
	return market.Commit{ID: v.ID, Bound: bound}
}

// budget is what new claims may use: free slots and free deposit.
type budget struct {
	slots   int
	deposit *big.Int
}

func (w *Worker) budget(ctx context.Context, busy, open int) budget {
	b := budget{slots: w.cfg.Slots - busy}
	if b.slots <= 0 || open == 0 {
		return budget{}
	}
	a, err := w.cfg.Ledger.Account(ctx, w.cfg.Address)
	if err != nil || !a.Registered {
		return budget{} // the node is away, or the registration is under way: the next head wakes us
	}
	b.deposit = new(big.Int).Set(a.Deposit)
	return b
}

// planClaims takes seats while the budget lasts. A refused claim (another worker was faster) is not repeated until
// seats become free again.
func (w *Worker) planClaims(tx *store.Tx, todo []intent, open []job, b budget) ([]intent, error) {
	for _, j := range open {
		if b.slots <= 0 {
			break
		}
		key := fmt.Sprintf("claim/%s/%d", j.view.ID.Hex(), j.view.Rounds)
		fate, err := w.cfg.Outbox.Fate(tx, key)
		if err != nil {
			return nil, err
		}
		need := &j.view.Job.Spec.Deposit.Int
		switch {
		case fate.State == market.Failed:
			continue
		case fate.State == market.Unknown && b.deposit.Cmp(need) < 0:
			w.cfg.Log.Warn().Hex("job_id", j.view.ID[:]).Str("free_wei", b.deposit.String()).
				Str("needed_wei", need.String()).Msg("free deposit does not cover the job")
			continue
		case fate.State == market.Unknown:
			todo = append(todo, intent{key, market.Claim{Job: j.view.Job}})
		}
		b.deposit.Sub(b.deposit, need)
		b.slots--
	}
	return todo, nil
}

// planSettle moves overdue jobs on, many in one transaction.
func (w *Worker) planSettle(tx *store.Tx, todo []intent, due []job) ([]intent, error) {
	var c market.Settle
	var ids []market.ID
	seed := slices.Clone(w.cfg.Address[:])
	for _, j := range due {
		if key, ok := w.settling[j.view.ID]; ok {
			fate, err := w.cfg.Outbox.Fate(tx, key)
			if err != nil {
				return nil, err
			}
			if fate.State == market.Pending {
				continue
			}
		}
		if len(ids) == maxSettleBatch {
			break
		}
		ids = append(ids, j.view.ID)
		c.Jobs = append(c.Jobs, j.view.Job)
		c.Holders = append(c.Holders, j.view.Holders())
		seed = append(seed, j.view.ID[:]...)
	}
	if len(ids) == 0 {
		return todo, nil
	}
	// The head is part of the key: a settlement that came a second too early may be tried again.
	key := fmt.Sprintf("settle/%x/%d", crypto.Keccak256(seed)[:8], w.head().Number)
	for _, id := range ids {
		w.settling[id] = key
	}
	return append(todo, intent{key, c}), nil
}

func (w *Worker) head() market.Block {
	w.mu.Lock()
	defer w.mu.Unlock()
	return w.clock.head
}

// forget lets go of an ended job and of the content that was kept for it.
func (w *Worker) forget(ctx context.Context, id market.ID) error {
	if err := w.cfg.Content.Unpin(ctx, pinName(id)); err != nil {
		w.cfg.Log.Warn().Err(err).Hex("job_id", id[:]).Msg("result was not unpinned")
		return nil
	}
	err := w.cfg.DB.Update(func(tx *store.Tx) error {
		return errors.Join(eventsTable.Delete(tx, id[:]), workTable.Delete(tx, id[:]))
	})
	if err != nil {
		return err
	}
	w.mu.Lock()
	defer w.mu.Unlock()
	delete(w.jobs, id)
	delete(w.settling, id)
	return nil
}
