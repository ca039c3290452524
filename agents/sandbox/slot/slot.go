// Package slot runs jobs in processes of their own, one for each slot of a worker, so that neither a crash of an engine
// nor a way out of it reaches the worker, its keys or its network.
//
// A job process starts from the same program (see [Enter]), loads the JavaScript engine, and then gives up all that a job
// does not need: files, network, other programs, privileges. From its first job on it is not trusted: what it answers is
// bounded and checked, and what it may cost is limited from outside. A job that ends in no answer has no result; the
// process is replaced, and the next job runs.
package slot

import (
	"context"
	"errors"
	"fmt"
	"path/filepath"
	"runtime"
	"sync"
	"sync/atomic"
	"time"

	"github.com/rs/zerolog"

	"emet/agents/market"
)

// Config says how a [Pool] uses its host. Nothing in it changes what a run yields.
type Config struct {
	CacheDir    string   // keeps the JavaScript engine's machine code; default none: each job process compiles it
	Size        int      // job processes, and so runs at once; further runs wait; default one for each processor
	MemoryPages uint32   // most memory of a job; default all that the machine has
	Host        string   // the engine, as in [emet/agents/sandbox.Config]
	Command     []string // a job process's program and arguments; default this program, which has to call [Enter] first
	Log         zerolog.Logger
}

// Pool runs tasks as a sandbox does, in job processes. They are started when they are needed; see [Pool.Warm]. It is safe
// for concurrent use.
type Pool struct {
	cfg   Config
	log   zerolog.Logger
	slots chan *slot
	all   []*slot
	// first is held while the first job process starts: it compiles the engine, and the others find it in the cache.
	first   chan struct{}
	warming chan struct{} // held by Warm: two of them that each hold some slots would wait for each other's for ever
	known   atomic.Bool   // the cache has been filled, and the confinement told
	bye     sync.Once
	gone    chan struct{} // closed by Close
}

// slot is the place of one job process. Who has taken it from the pool's channel owns it.
type slot struct {
	process  *process // nil: none has been started, or it was lost
	failures int      // starts in vain, in a row
	next     time.Time
}

// ErrClosed is what a closed pool answers.
var ErrClosed = errors.New("the job processes were closed")

// New makes a pool. It starts nothing.
func New(cfg Config) (_ *Pool, err error) {
	switch {
	case cfg.Size < 0:
		return nil, fmt.Errorf("%d job processes", cfg.Size)
	case cfg.Command == nil && !entered.Load():
		return nil, errors.New("this program did not call slot.Enter when it started")
	}
	if cfg.Size == 0 {
		cfg.Size = runtime.GOMAXPROCS(0)
	}
	if cfg.CacheDir != "" { // a job process has another working directory
		if cfg.CacheDir, err = filepath.Abs(cfg.CacheDir); err != nil {
			return nil, err
		}
	}
	p := &Pool{
		cfg: cfg, log: cfg.Log, slots: make(chan *slot, cfg.Size), all: make([]*slot, cfg.Size),
		first: make(chan struct{}, 1), warming: make(chan struct{}, 1), gone: make(chan struct{}),
	}
	for i := range p.all {
		p.all[i] = new(slot)
		p.slots <- p.all[i]
	}
	return p, nil
}

// Close ends the job processes, with the runs that are under way.
func (p *Pool) Close(ctx context.Context) error {
	p.bye.Do(func() { close(p.gone) })
	for range p.all {
		select {
		case s := <-p.slots:
			s.drop()
		case <-ctx.Done():
			return ctx.Err()
		}
	}
	for _, s := range p.all {
		p.slots <- s // for the next Close
	}
	return nil
}

// Engines lists the engines that [Pool.Run] knows.
func (p *Pool) Engines() []market.Engine {
	return []market.Engine{market.JS1, market.Wasm1}
}

// Warm starts the job processes. The first one compiles the JavaScript engine, which takes about a second without a filled
// cache.
func (p *Pool) Warm(ctx context.Context) error {
	select {
	case p.warming <- struct{}{}:
		defer func() { <-p.warming }()
	case <-ctx.Done():
		return ctx.Err()
	case <-p.gone:
		return ErrClosed
	}
	var taken []*slot
	defer func() {
		for _, s := range taken {
			p.slots <- s
		}
	}()
	for range p.all {
		s, err := p.take(ctx)
		if err != nil {
			return err
		}
		taken = append(taken, s)
		if err := p.ready(ctx, s); err != nil {
			return err
		}
	}
	return nil
}

// Run executes a task. Every ending that another host would see as well is an [market.Execution]. An error means that
// there is no result: ctx ended, the task is none, or the host is in trouble, the loss of the job process included.
func (p *Pool) Run(ctx context.Context, t market.Task) (market.Execution, error) {
	if most := p.cfg.MemoryPages; most != 0 && t.Limits.MemoryPages > most {
		return market.Execution{}, fmt.Errorf("task asks for %d pages: more than %d", t.Limits.MemoryPages, most)
	}
	s, err := p.take(ctx)
	if err != nil {
		return market.Execution{}, err
	}
	defer func() { p.slots <- s }()
	ctx, cancel := p.until(ctx)
	defer cancel(nil)
	if err := p.ready(ctx, s); err != nil {
		return market.Execution{}, err
	}
	e, err := s.process.run(ctx, t)
	if _, lost := errors.AsType[lostError](err); lost {
		p.log.Warn().Int("process", s.process.pid()).Str("task", t.Name).Err(err).Msg("job process was lost")
		s.drop()
	}
	if ctx.Err() != nil { // too late is no result, whatever it is
		return market.Execution{}, context.Cause(ctx)
	}
	return e, err
}

// take waits for a slot.
func (p *Pool) take(ctx context.Context) (*slot, error) {
	select {
	case <-p.gone:
		return nil, ErrClosed
	default:
	}
	select {
	case s := <-p.slots:
		return s, nil
	case <-ctx.Done():
		return nil, ctx.Err()
	case <-p.gone:
		return nil, ErrClosed
	}
}

// until is ctx, which also ends when the pool is closed.
func (p *Pool) until(ctx context.Context) (context.Context, context.CancelCauseFunc) {
	ctx, cancel := context.WithCancelCause(ctx)
	stop := make(chan struct{})
	go func() {
		select {
		case <-p.gone:
			cancel(ErrClosed)
		case <-stop:
		}
	}()
	return ctx, func(err error) { close(stop); cancel(err) }
}

// ready sees to it that a slot has a job process.
func (p *Pool) ready(ctx context.Context, s *slot) error {
	if s.process != nil && s.process.worn() {
		s.drop()
	}
	if s.process != nil {
		return nil
	}
	if !p.known.Load() {
		select {
		case p.first <- struct{}{}:
			defer func() { <-p.first }()
		case <-ctx.Done():
			return ctx.Err()
		}
	}
	if err := s.wait(ctx); err != nil {
		return err
	}
	began := time.Now()
	process, err := start(ctx, p.cfg)
	if err != nil {
		if ctx.Err() == nil {
			s.failed()
		}
		return fmt.Errorf("start a job process: %w", err)
	}
	s.process, s.failures = process, 0
	p.tell(process, time.Since(began))
	return nil
}

// tell logs a start, and the first time how far job processes are confined.
func (p *Pool) tell(process *process, took time.Duration) {
	p.log.Debug().Int("process", process.pid()).Dur("took", took).Msg("job process started")
	if !p.known.CompareAndSwap(false, true) {
		return
	}
	level := zerolog.InfoLevel
	if len(process.confined.Missing) > 0 {
		level = zerolog.WarnLevel
	}
	p.log.WithLevel(level).Strs("layers", process.confined.Layers).Strs("missing", process.confined.Missing).
		Msg("job processes are confined")
}

// The time before the next start, after one in vain, and after many.
const (
	leastPause = 100 * time.Millisecond
	mostPause  = 10 * time.Second
)

func (s *slot) failed() {
	s.next = time.Now().Add(min(leastPause<<min(s.failures, 10), mostPause))
	s.failures++
}

// wait paces the starts of a process that cannot be started.
func (s *slot) wait(ctx context.Context) error {
	timer := time.NewTimer(time.Until(s.next))
	defer timer.Stop()
	select {
	case <-timer.C:
		return nil
	case <-ctx.Done():
		return ctx.Err()
	}
}

// drop ends a slot's process.
func (s *slot) drop() {
	if s.process != nil {
		s.process.end()
		s.process = nil
	}
}
