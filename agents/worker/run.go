package worker

import (
	"context"
	"errors"
	"fmt"
	"io"

	"golang.org/x/sync/errgroup"

	"emet/agents/market"
	"emet/agents/store"
)

// start begins runs while slots are free.
func (w *Worker) start(ctx context.Context, g *errgroup.Group, list []job) {
	for _, j := range list {
		runCtx, stop := context.WithCancel(ctx)
		k, ok := w.takeSlot(j.view.ID, stop)
		if !ok {
			stop()
			continue
		}
		g.Go(func() error {
			defer stop()
			return w.run(ctx, runCtx, j.view, k)
		})
	}
}

// takeSlot reserves a slot for a job, unless none is free or the job has one.
func (w *Worker) takeSlot(id market.ID, stop context.CancelFunc) (work, bool) {
	w.mu.Lock()
	defer w.mu.Unlock()
	j := w.jobs[id]
	if j == nil || j.running || w.running >= w.cfg.Slots {
		return work{}, false
	}
	j.running, j.stop = true, stop
	w.running++
	return *j.work, true
}

// run makes one attempt at a job and records what came of it. The attempt is counted before it begins, so that a
// job that kills the worker is given back after a few.
// It ends early with runCtx if the job needs it no more, and with ctx if the worker itself ends.
func (w *Worker) run(ctx, runCtx context.Context, v *market.View, k work) error {
	before := k
	k.Attempts++
	k.Phase = phaseWaiting
	if err := w.record(v.ID, k); err != nil {
		return err
	}
	if k.Attempts > w.cfg.MaxAttempts {
		k.Phase, k.Reason, k.Problem = phaseFailed, market.ReasonCannot, "too many attempts ended without a result"
	} else {
		result, finger, err := w.tryOnce(runCtx, v)
		if ctx.Err() != nil && err != nil {
			k = before // this worker's own end is not the job's fault
		} else {
			k = w.judge(v.ID, k, result, finger, err)
		}
	}
	err := w.record(v.ID, k)
	w.mu.Lock()
	w.running--
	if j := w.jobs[v.ID]; j != nil {
		j.running = false
	}
	w.mu.Unlock()
	w.nudge()
	return err
}

// tryOnce runs a job, with its log open to those who ask. What replicas print stays closed until they have revealed:
// it would help others to results that they did not compute.
func (w *Worker) tryOnce(ctx context.Context, v *market.View) (market.Result, market.Fingerprint, error) {
	if !v.Job.Spec.Audited() {
		return w.execute(ctx, v, io.Discard)
	}
	console, end := w.logs.open(v.ID)
	defer end()
	return w.execute(ctx, v, console)
}

// judge says what an attempt's end means for the job.
func (w *Worker) judge(id market.ID, k work, r market.Result, f market.Fingerprint, err error) work {
	log := w.cfg.Log.With().Hex("job_id", id[:]).Int("attempt", k.Attempts).Logger()
	var refused *refusal
	switch {
	case err == nil:
		k.Phase, k.Result, k.Finger, k.Salt = phaseDone, r, f, market.NewSalt()
		log.Info().Stringer("outcome", r.Outcome).Uint64("fuel", r.FuelUsed).Msg("job was run")
	case errors.As(err, &refused):
		k.Phase, k.Reason, k.Missing, k.Problem = phaseFailed, refused.reason, refused.missing, err.Error()
		log.Warn().Err(err).Msg("job is given back")
	default:
		k.Problem = err.Error()
		log.Warn().Err(err).Msg("run ended without a result")
	}
	return k
}

// record stores this worker's own knowledge of a job, on disk first.
func (w *Worker) record(id market.ID, k work) error {
	err := w.cfg.DB.Update(func(tx *store.Tx) error { return workTable.Put(tx, id[:], k) })
	if err != nil {
		return fmt.Errorf("record the work on job %s: %w", id, err)
	}
	w.mu.Lock()
	defer w.mu.Unlock()
	if j := w.jobs[id]; j != nil {
		j.work = &k
	}
	return nil
}
