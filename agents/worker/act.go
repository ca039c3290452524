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
	due, head := w.due()
	if err := w.forget(ctx, due[stepForget]); err != nil {
		return err
	}
	w.start(ctx, g, due[stepRun])
	var todo []intent
	budget := w.budget(ctx, len(due[stepRun]), len(due[stepClaim]))
	err := w.cfg.DB.View(func(tx *store.Tx) (err error) {
		for _, j := range slices.Concat(due[stepAnnounce], due[stepReveal], due[stepRelease]) {
			if todo, err = w.planCall(tx, todo, j, head); err != nil {
				return err
			}
		}
		if todo, err = w.planSettle(tx, todo, due[stepSettle], head); err != nil {
			return err
		}
		todo, err = w.planClaims(tx, todo, due[stepClaim], head, budget)
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

// due sorts the jobs by their next step, each list in this worker's own order, and ends runs of which nothing can come any
// more: they would keep their slots for as long as their run clocks allow, which is the poster's choice. It also returns the number of the block
// that the steps follow from.
func (w *Worker) due() (due map[step][]job, head uint64) {
	w.mu.Lock()
	defer w.mu.Unlock()
	due = map[step][]job{}
	for _, j := range w.jobs {
		if j.running && lost(j.view, w.cfg.Address, w.clock.head.Time) {
			j.stop()
		}
		s := decide(j.view, w.cfg.Address, *j.work, w.policy, w.clock)
		if s == stepNone || s == stepClaim && j.refused > j.view.Rounds {
			continue
		}
		due[s] = append(due[s], *j)
	}
	for _, list := range due {
		slices.SortFunc(list, func(a, b job) int { return cmp.Compare(a.rank, b.rank) })
	}
	return due, w.clock.head.Number
}

// attempt returns the key under which a call is to be handed in, and what has become of it. A call that was done at or
// below head, although the job as it is there asks for it, was undone by a reorganisation that went deeper than it was
// thought final: it is made again. So is one that failed, if again is set. Both a few times only.
func (w *Worker) attempt(tx *store.Tx, name string, head uint64, again bool) (key string, f market.Fate, err error) {
	for try := range maxTries {
		key = fmt.Sprintf("%s/%d", name, try)
		f, err = w.cfg.Outbox.Fate(tx, key)
		undone := f.State == market.Done && f.Block <= head
		if err != nil || !undone && (f.State != market.Failed || !again) {
			return key, f, err
		}
	}
	return "", market.Fate{State: market.Failed}, nil
}

// planCall plans the call that a job of this worker is waiting for.
func (w *Worker) planCall(tx *store.Tx, todo []intent, j job, head uint64) ([]intent, error) {
	c := w.callFor(j)
	key, fate, err := w.attempt(tx, fmt.Sprintf("%T/%s/%d", c, j.view.ID.Hex(), j.view.Rounds), head, true)
	if err == nil && fate.State == market.Unknown {
		todo = append(todo, intent{key, c})
	}
	return todo, err
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

// planClaims takes seats while the budget lasts. Claims on their way use it first, wherever they are in the order: who
// holds more seats than slots lets deadlines pass. A refused claim (another worker was faster) is not repeated until
// seats become free again.
func (w *Worker) planClaims(tx *store.Tx, todo []intent, open []job, head uint64, b budget) ([]intent, error) {
	if b.slots <= 0 {
		return todo, nil
	}
	var fresh []job
	for _, j := range open {
		if j.asked <= j.view.Rounds {
			fresh = append(fresh, j)
			continue
		}
		_, fate, err := w.attempt(tx, claimName(j.view), head, false)
		switch {
		case err != nil:
			return nil, err
		case fate.State == market.Failed:
			w.remember(j.view.ID, func(j *job) { j.refused = j.asked })
		case fate.State == market.Unknown:
			fresh = append(fresh, j)
		default:
			b.slots--
			b.deposit.Sub(b.deposit, &j.view.Job.Spec.Deposit.Int)
		}
	}
	for _, j := range fresh {
		if b.slots <= 0 {
			break
		}
		need := &j.view.Job.Spec.Deposit.Int
		if b.deposit.Cmp(need) < 0 {
			w.cfg.Log.Warn().Hex("job_id", j.view.ID[:]).Str("free_wei", b.deposit.String()).
				Str("needed_wei", need.String()).Msg("free deposit does not cover the job")
			continue
		}
		key, _, err := w.attempt(tx, claimName(j.view), head, false)
		if err != nil {
			return nil, err
		}
		todo = append(todo, intent{key, market.Claim{Job: j.view.Job}})
		w.remember(j.view.ID, func(j *job) { j.asked = j.view.Rounds + 1 })
		b.deposit.Sub(b.deposit, need)
		b.slots--
	}
	return todo, nil
}

// claimName names the claim of a seat that became free for the n-th time.
func claimName(v *market.View) string { return fmt.Sprintf("claim/%s/%d", v.ID.Hex(), v.Rounds) }

// remember changes what memory keeps of a job.
func (w *Worker) remember(id market.ID, change func(*job)) {
	w.mu.Lock()
	defer w.mu.Unlock()
	if j := w.jobs[id]; j != nil {
		change(j)
	}
}

// planSettle moves overdue jobs on, many in one transaction.
func (w *Worker) planSettle(tx *store.Tx, todo []intent, due []job, head uint64) ([]intent, error) {
	var c market.Settle
	var ids []market.ID
	seed := slices.Clone(w.cfg.Address[:])
	for _, j := range due {
		if key, ok := w.settling[j.view.ID]; ok {
			fate, err := w.cfg.Outbox.Fate(tx, key)
			if err != nil {
				return nil, err
			}
			if fate.State == market.Pending || fate.State == market.Done && fate.Block > head {
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
	key := fmt.Sprintf("settle/%x/%d", crypto.Keccak256(seed)[:8], head)
	for _, id := range ids {
		w.settling[id] = key
	}
	return append(todo, intent{key, c}), nil
}

// forget lets go of jobs, and of the content that was kept for them. What is being run waits until it has stopped.
func (w *Worker) forget(ctx context.Context, list []job) error {
	var gone []market.ID
	for _, j := range list {
		id := j.view.ID
		if j.running {
			continue
		}
		if j.work.Attempts > 0 {
			if err := w.cfg.Content.Unpin(ctx, pinName(id)); err != nil {
				w.cfg.Log.Warn().Err(err).Hex("job_id", id[:]).Msg("result was not unpinned")
				continue
			}
		}
		gone = append(gone, id)
	}
	if len(gone) == 0 {
		return nil
	}
	err := w.cfg.DB.Update(func(tx *store.Tx) error {
		for _, id := range gone {
			if err := errors.Join(eventsTable.Delete(tx, id[:]), workTable.Delete(tx, id[:])); err != nil {
				return err
			}
		}
		return nil
	})
	if err != nil {
		return err
	}
	w.mu.Lock()
	defer w.mu.Unlock()
	for _, id := range gone {
		delete(w.jobs, id)
		delete(w.settling, id)
	}
	return nil
}
