package worker

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"
	"time"

	"github.com/ipfs/go-cid"

	"emet/agents/content"
	"emet/agents/market"
)

// contents is what a worker needs of the content store.
type contents interface {
	Add(ctx context.Context, r io.Reader) (cid.Cid, error)
	Put(ctx context.Context, codec uint64, block []byte) (cid.Cid, error)
	Read(ctx context.Context, ref content.Ref, lim content.Limits) ([]byte, error)
	Fetch(ctx context.Context, ref content.Ref, lim content.Limits) (content.Info, error)
	List(ctx context.Context, ref content.Ref, path string, lim content.Limits) ([]content.Entry, error)
	Open(ctx context.Context, ref content.Ref, path string, lim content.Limits) (io.ReadCloser, error)
	Pin(ctx context.Context, c cid.Cid, name string) error
	Unpin(ctx context.Context, name string) error
}

// runner runs tasks. An error means that there is no result, not that the job failed.
type runner interface {
	Run(ctx context.Context, t market.Task) (market.Execution, error)
}

// refusal says that content cannot be had, or cannot be used, so that the claim is to be given back.
type refusal struct {
	reason  uint8
	missing market.Content
	err     error
}

func (r *refusal) Error() string { return r.err.Error() }
func (r *refusal) Unwrap() error { return r.err }

// execute fetches a job's content, runs it and stores the result record. Fetching has its own clock, so that a slow
// peer never eats run time. An error means that no result came out: a [*refusal] says which content is to blame.
func (w *Worker) execute(ctx context.Context, v *market.View, console io.Writer) (market.Result, market.Fingerprint, error) {
	var none market.Fingerprint
	task, err := w.fetch(ctx, v)
	if err != nil {
		return market.Result{}, none, err
	}
	task.Console = console
	runCtx, cancel := context.WithTimeout(ctx, time.Duration(v.Job.Spec.Clocks.Run)*time.Second)
	defer cancel()
	x, err := w.cfg.Sandbox.Run(runCtx, task)
	if err != nil {
		if ctx.Err() == nil && runCtx.Err() != nil {
			err = fmt.Errorf("the run clock of %d s ran out: %w", v.Job.Spec.Clocks.Run, err)
		}
		return market.Result{}, none, err
	}
	result, err := w.keep(ctx, v, x)
	return result, x.Fingerprint, err
}

// fetch brings everything that a job needs, within its set-up clock.
func (w *Worker) fetch(ctx context.Context, v *market.View) (market.Task, error) {
	limit := min(w.cfg.FetchTimeout, time.Duration(v.Job.Spec.Clocks.Setup)*time.Second)
	ctx, cancel := context.WithTimeout(ctx, limit)
	defer cancel()
	return Fetch(ctx, w.cfg.Content, v.Job.Spec, v.ID, append(slices.Clone(v.Peers), w.cfg.Peers...), w.limits())
}

// Fetch makes a task of a job's spec: it brings all content that the spec names, within limits for each part. The seed
// is the job's id. An error that names content wraps what the store said.
func Fetch(ctx context.Context, store contents, s market.Spec, seed market.ID, peers []string, lim content.Limits) (market.Task, error) {
	task := market.Task{Engine: s.Engine, Name: s.Code.String(), Limits: s.Limits(), Seed: seed}
	for _, part := range []struct {
		name string
		from market.Content
		to   *[]byte
	}{{"code", s.Code, &task.Code}, {"input", s.Input, &task.Input}, {"options", s.Options, &task.Options}} {
		if part.from.IsZero() {
			continue
		}
		blob, err := store.Read(ctx, content.Ref{CID: part.from.CID(), Peers: peers}, lim)
		if err != nil {
			return task, refuse(part.name, part.from, err)
		}
		*part.to = blob
	}
	var err error
	if !s.Engine.Descriptor().IsZero() && s.Engine.Name() == s.Engine {
		if task.Machine, err = machine(ctx, store, s.Engine, peers, lim); err != nil {
			return task, refuse("engine", s.Engine.Descriptor(), err)
		}
	}
	if s.Engine.Name() == market.Wasm1 {
		if task.Inputs, err = inputs(ctx, store, task.Options, peers, lim); err != nil {
			return task, err
		}
	}
	if s.Preload.IsZero() {
		return task, nil
	}
	scripts, err := preload(ctx, store, content.Ref{CID: s.Preload.CID(), Peers: peers}, lim)
	if err != nil {
		return task, refuse("preload scripts", s.Preload, err)
	}
	task.Preload = scripts
	return task, nil
}

// preload reads one script, or all files of a directory in the order of their names.
func preload(ctx context.Context, store contents, root content.Ref, lim content.Limits) ([][]byte, error) {
	if _, err := store.Fetch(ctx, root, lim); err != nil {
		return nil, err
	}
	entries, err := store.List(ctx, root, "", lim)
	if errors.Is(err, content.ErrNotDir) {
		script, err := store.Read(ctx, root, lim)
		return [][]byte{script}, err
	} else if err != nil {
		return nil, err
	}
	slices.SortFunc(entries, func(a, b content.Entry) int { return strings.Compare(a.Name, b.Name) })
	var scripts [][]byte
	left := lim.Bytes
	for _, e := range entries {
		f, err := store.Open(ctx, root, e.Name, lim)
		if err != nil {
			return nil, fmt.Errorf("script %s: %w", e.Name, err)
		}
		script, err := io.ReadAll(io.LimitReader(f, left+1))
		if err = errors.Join(err, f.Close()); err != nil {
			return nil, fmt.Errorf("script %s: %w", e.Name, err)
		}
		if left -= int64(len(script)); left < 0 {
			return nil, fmt.Errorf("scripts of more than %d bytes: %w", lim.Bytes, content.ErrTooLarge)
		}
		scripts = append(scripts, script)
	}
	return scripts, nil
}

func (w *Worker) limits() content.Limits { return content.Limits{Bytes: w.cfg.MaxContent} }

// refuse turns a failed fetch into the reason that the chain will show.
func refuse(what string, c market.Content, err error) error {
	reason := market.ReasonUnavailable
	if content.Final(err) {
		reason = market.ReasonRefused
	}
	return &refusal{reason: reason, missing: c, err: fmt.Errorf("get %s %s: %w", what, c, err)}
}

// keep stores the record of a run and what it names, and pins it all until the job is forgotten.
func (w *Worker) keep(ctx context.Context, v *market.View, x market.Execution) (market.Result, error) {
	_, c, err := Record(ctx, w.cfg.Content, v.Job.Spec.Engine, v.ID, x)
	if err != nil {
		return market.Result{}, err
	}
	if err := w.cfg.Content.Pin(ctx, c.CID(), pinName(v.ID)); err != nil {
		return market.Result{}, fmt.Errorf("pin the record: %w", err)
	}
	return market.Result{Record: c.Digest, Outcome: x.Outcome, FuelUsed: x.FuelUsed}, nil
}

// Record stores the result of a run, its details, and the record about them.
func Record(ctx context.Context, store contents, engine market.Engine, id market.ID, x market.Execution) (r market.Record, c market.Content, err error) {
	var result, details market.Content
	if x.Outcome == market.OK {
		if result, err = add(ctx, store, x.Result); err != nil {
			return r, c, fmt.Errorf("store the result: %w", err)
		}
	}
	if len(x.Details) > 0 {
		if details, err = add(ctx, store, x.Details); err != nil {
			return r, c, fmt.Errorf("store the details: %w", err)
		}
	}
	r = market.NewRecord(id, engine, x, result, details)
	block, digest, err := r.Encode()
	if err != nil {
		return r, c, err
	}
	stored, err := store.Put(ctx, cid.DagCBOR, block)
	if err != nil {
		return r, c, fmt.Errorf("store the record: %w", err)
	}
	if c, err = market.ContentOf(stored); err == nil && c.Digest != digest {
		err = fmt.Errorf("the store says that the record is %s", c)
	}
	return r, c, err
}

func add(ctx context.Context, store contents, blob []byte) (market.Content, error) {
	c, err := store.Add(ctx, bytes.NewReader(blob))
	if err != nil {
		return market.Content{}, err
	}
	return market.ContentOf(c)
}

func pinName(id market.ID) string { return "job/" + id.Hex() }
