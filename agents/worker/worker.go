// Package worker is the role that earns: it watches an agency, claims the jobs that it can run, runs them in the
// sandbox, stores their results and shows them on chain.
//
// Everything it does follows from two things it keeps on disk: the agency's events, and its own work. After each
// change of either it asks [decide] what to do next about each job, so a restart needs no special case.
package worker

import (
	"context"
	"errors"
	"fmt"
	"math/big"
	"slices"
	"sync"
	"time"

	"github.com/rs/zerolog"
	"golang.org/x/sync/errgroup"

	"emet/agents/market"
	"emet/agents/store"
)

// outbox carries calls to the agency: each key at most once, whatever happens in between.
type outbox interface {
	Enqueue(tx *store.Tx, key string, call market.Call) error
	Fate(tx *store.Tx, key string) (market.Fate, error)
}

// ledger reads what the agency holds for an account.
type ledger interface {
	Account(ctx context.Context, a market.Address) (market.Account, error)
}

// Config says who the worker is, what it is willing to do, and what it works with.
type Config struct {
	Address market.Address // required
	Agency  market.Agency  // required
	DB      *store.DB      // required
	Outbox  outbox         // required
	Ledger  ledger         // required
	Content contents       // required
	Sandbox runner         // required
	Log     zerolog.Logger

	Engines      []market.Engine // required: those of the sandbox, and descriptors of others that it is to run
	Slots        int             // jobs at once; default 1
	Deposit      *big.Int        // wei kept as deposit, free and locked together; topped up at start; default 0
	MinReward    *big.Int        // wei per run; default 0
	MaxDeposit   *big.Int        // wei that one job may lock; default: no limit
	MaxPages     uint32          // memory a job may ask for, in 64 KiB pages; default 4096 (256 MiB)
	MaxContent   int64           // bytes of each content fetched, and of a result; default 16 MiB
	FetchTimeout time.Duration   // for all content of one job; default 2 min; a job's set-up clock may be shorter
	Retain       time.Duration   // how long results are kept after a job's end; default 24 h
	MaxAttempts  int             // runs of one job that end without a result, crashes included; default 5
	Own          []string        // multiaddrs where this worker's content can be fetched
	Peers        []string        // multiaddrs asked for content beside those that a job names
}

func (c Config) withDefaults() (Config, error) {
	if c.DB == nil || c.Outbox == nil || c.Ledger == nil || c.Content == nil || c.Sandbox == nil {
		return c, errors.New("worker: a required part is missing from the configuration")
	}
	if len(c.Engines) == 0 || c.Agency.ChainID == nil {
		return c, errors.New("worker: engines and agency are required")
	}
	c.Slots = max(c.Slots, 1)
	orDefault(&c.Deposit, new(big.Int))
	orDefault(&c.MinReward, new(big.Int))
	orDefault(&c.MaxDeposit, new(big.Int).Lsh(big.NewInt(1), 88))
	setDefault(&c.MaxPages, 4096)
	setDefault(&c.MaxContent, market.UsualContent)
	setDefault(&c.FetchTimeout, 2*time.Minute)
	setDefault(&c.Retain, 24*time.Hour)
	setDefault(&c.MaxAttempts, 5)
	return c, nil
}

func orDefault(v **big.Int, d *big.Int) {
	if *v == nil {
		*v = d
	}
}

func setDefault[T ~int | ~int64 | ~uint32](v *T, d T) {
	if *v <= 0 {
		*v = d
	}
}

var (
	eventsTable = store.NewTable[[]market.Event]("worker", "events") // by job
	workTable   = store.NewTable[work]("worker", "work")             // by job
	selfTable   = store.NewTable[registration]("worker", "self")     // by selfKey
	crowdTable  = store.NewTable[uint64]("worker", "crowd")          // by worker: the block of its last registration
)

// maxCrowd is how many other workers are kept in mind.
const maxCrowd = 256

// registration is what this worker told the agency last about itself.
type registration struct {
	Key   string   `json:"key"` // of the call
	Peers []string `json:"peers"`
}

var selfKey = []byte("registration")

// Worker is the role. Make it with [New], feed it with [Worker.Handle], run it with [Worker.Run].
type Worker struct {
	cfg    Config
	policy policy
	logs   *Logs
	wake   chan struct{}

	mu      sync.Mutex // guards what follows
	clock   clock
	jobs    map[market.ID]*job
	running int
	met     bool // what is known of the chain is up to date

	settling map[market.ID]string // outbox keys of settlements under way; owned by Run
}

// job is what memory keeps of a job that has not been forgotten.
type job struct {
	view    *market.View // never changed, only replaced
	work    *work        // likewise
	rank    uint64       // this worker's own order of jobs, so that workers do not all run for the same one
	running bool
	stop    context.CancelFunc // ends the run, if it runs
	asked   int                // 1 + the round in which a seat was asked for last; 0 is never
	refused int                // 1 + the round in which it was refused
}

// New checks the configuration. It does no I/O.
func New(cfg Config) (*Worker, error) {
	cfg, err := cfg.withDefaults()
	if err != nil {
		return nil, err
	}
	var engines []market.Engine
	for _, e := range cfg.Engines {
		if err := e.Check(); err != nil {
			return nil, err
		}
		engines = append(engines, e.Name())
	}
	return &Worker{
		cfg: cfg,
		policy: policy{
			engines: engines, minReward: cfg.MinReward, maxDeposit: cfg.MaxDeposit,
			maxPages: min(cfg.MaxPages, market.MaxPages), maxResult: cfg.MaxContent, retain: uint64(cfg.Retain / time.Second),
		},
		logs: newLogs(),
		wake: make(chan struct{}, 1),
		jobs: make(map[market.ID]*job),

		settling: make(map[market.ID]string),
	}, nil
}

// Logs returns the live console logs of the jobs that run here.
func (w *Worker) Logs() *Logs { return w.logs }

// Handle takes a batch of events inside the transaction that also moves the chain cursor.
func (w *Worker) Handle(tx *store.Tx, b market.Batch) error {
	touched := map[market.ID][]market.Event{}
	load := func(id market.ID) error {
		if _, ok := touched[id]; ok {
			return nil
		}
		events, _, err := eventsTable.Get(tx, id[:])
		touched[id] = events
		return err
	}
	for _, e := range b.Reverted {
		if err := load(e.Job); err != nil {
			return err
		}
		touched[e.Job] = slices.DeleteFunc(touched[e.Job], func(x market.Event) bool {
			return x.Block.Hash == e.Block.Hash && x.Index == e.Index
		})
	}
	for _, e := range b.Applied {
		if e.Kind == market.WorkerRegistered {
			if err := w.meet(tx, e); err != nil {
				return err
			}
		}
		if e.Job == (market.ID{}) {
			continue // not about a job
		}
		if err := load(e.Job); err != nil {
			return err
		}
		if len(touched[e.Job]) > 0 || e.Kind == market.Posted {
			touched[e.Job] = append(touched[e.Job], e)
		}
	}
	views := map[market.ID]*market.View{}
	for id, events := range touched {
		v, err := w.save(tx, id, events)
		if err != nil {
			return err
		}
		views[id] = v
	}
	tx.OnCommit(func() { w.update(views, clock{head: b.Head, final: b.Final}, b.Behind) })
	return nil
}

// meet keeps a worker in mind.
func (w *Worker) meet(tx *store.Tx, e market.Event) error {
	w.mu.Lock()
	known := slices.Contains(w.clock.crowd, e.Worker)
	full := len(w.clock.crowd) >= maxCrowd
	w.mu.Unlock()
	if known || full {
		return nil
	}
	tx.OnCommit(func() {
		w.mu.Lock()
		defer w.mu.Unlock()
		if !slices.Contains(w.clock.crowd, e.Worker) {
			w.clock.crowd = append(w.clock.crowd, e.Worker)
		}
	})
	return crowdTable.Put(tx, e.Worker[:], e.Block.Number)
}

// save stores a job's events and returns the state that they tell, or nil if the job is gone.
func (w *Worker) save(tx *store.Tx, id market.ID, events []market.Event) (*market.View, error) {
	if len(events) == 0 {
		return nil, eventsTable.Delete(tx, id[:])
	}
	v, err := market.Fold(events)
	if err != nil {
		return nil, err
	}
	if !w.policy.takes(&v.Job.Spec) && v.Run(w.cfg.Address) == nil {
		if !w.policy.runs(v.Job.Spec.Engine) {
			w.cfg.Log.Info().Hex("job_id", id[:]).Str("engine", string(v.Job.Spec.Engine)).
				Msg("job is left to others, as its engine is not allowed here")
		}
		return nil, eventsTable.Delete(tx, id[:]) // of no interest, or no more since the policy changed
	}
	return &v, eventsTable.Put(tx, id[:], events)
}

// update brings memory in line with what was committed.
func (w *Worker) update(views map[market.ID]*market.View, c clock, behind bool) {
	w.mu.Lock()
	for id, v := range views {
		switch j := w.jobs[id]; {
		case v != nil:
			w.put(v)
		case j != nil && (j.running || j.work.Attempts > 0):
			// Its posting may come back, with all that was sent about it: the salt must be the same then.
			j.view = &market.View{ID: id}
		default:
			delete(w.jobs, id)
		}
	}
	c.crowd = w.clock.crowd
	w.clock, w.met = c, !behind
	w.mu.Unlock()
	w.nudge()
}

// put sets a job's state in memory. The caller holds the mutex.
func (w *Worker) put(v *market.View) *job {
	j := w.jobs[v.ID]
	if j == nil {
		j = &job{work: new(work), rank: order(w.cfg.Address, v.ID)}
		w.jobs[v.ID] = j
	}
	j.view = v
	return j
}

func (w *Worker) nudge() {
	select {
	case w.wake <- struct{}{}:
	default:
	}
}

// Run works until ctx ends, then waits for the runs under way to stop. What they did not finish is done again after
// the next start.
func (w *Worker) Run(ctx context.Context) error {
	if err := w.load(); err != nil {
		return err
	}
	g, ctx := errgroup.WithContext(ctx)
	g.Go(func() error {
		var r registrar
		for {
			select {
			case <-ctx.Done():
				return nil
			case <-w.wake:
			}
			if !w.ready() {
				continue
			}
			if err := w.register(ctx, &r); err != nil {
				w.cfg.Log.Warn().Err(err).Msg("registration was put off")
			}
			if err := w.act(ctx, g); err != nil {
				return err
			}
		}
	})
	return g.Wait()
}

// ready reports whether the chain's newest state is known: before that, nothing can be decided.
func (w *Worker) ready() bool {
	w.mu.Lock()
	defer w.mu.Unlock()
	return w.met
}

// load reads what an earlier process left.
func (w *Worker) load() error {
	w.mu.Lock()
	defer w.mu.Unlock()
	return w.cfg.DB.View(func(tx *store.Tx) error {
		for r, err := range crowdTable.All(tx, nil) {
			if err != nil {
				return err
			}
			w.clock.crowd = append(w.clock.crowd, market.Address(r.Key))
		}
		for r, err := range workTable.All(tx, nil) {
			if err != nil {
				return err
			}
			w.put(&market.View{ID: market.ID(r.Key)}).work = &r.Value
		}
		for r, err := range eventsTable.All(tx, nil) {
			if err != nil {
				return err
			}
			v, err := market.Fold(r.Value)
			if err != nil {
				return err
			}
			fate, err := w.cfg.Outbox.Fate(tx, claimName(&v)+"/0")
			if err != nil {
				return err
			}
			if j := w.put(&v); fate.State != market.Unknown {
				j.asked = v.Rounds + 1
			}
		}
		return nil
	})
}

// registrar is how far one process is with its registration.
type registrar struct{ asked, done bool }

// register makes this account a worker, announces where its content is, and tops up its deposit; once for each process,
// and not before it is known what became of what an earlier process sent: a deposit sent twice would be locked twice.
func (w *Worker) register(ctx context.Context, r *registrar) error {
	if r.done {
		return nil
	}
	var last registration
	var fate market.Fate
	err := w.cfg.DB.View(func(tx *store.Tx) (err error) {
		if last, _, err = selfTable.Get(tx, selfKey); err == nil && last.Key != "" {
			fate, err = w.cfg.Outbox.Fate(tx, last.Key)
		}
		return err
	})
	if err != nil || fate.State == market.Pending {
		return err
	}
	if r.asked && fate.State == market.Failed {
		r.done = true
		w.cfg.Log.Error().Str("reason", fate.Reason).Msg("the agency refused the registration: this worker can claim nothing")
		return nil
	}
	a, err := w.cfg.Ledger.Account(ctx, w.cfg.Address)
	if err != nil {
		return err
	}
	missing := new(big.Int).Sub(w.cfg.Deposit, a.Deposit)
	missing.Sub(missing, w.locked())
	if missing.Sign() < 0 {
		missing.SetInt64(0)
	}
	told := fate.State == market.Done && slices.Equal(last.Peers, w.cfg.Own)
	if r.done = r.asked || a.Registered && missing.Sign() == 0 && told; r.done {
		return nil
	}
	r.asked = true
	key := fmt.Sprintf("register/%s", w.head().Hash)
	w.cfg.Log.Info().Str("deposit_wei", missing.String()).Msg("registering as a worker")
	return w.cfg.DB.Update(func(tx *store.Tx) error {
		if err := w.cfg.Outbox.Enqueue(tx, key, market.Register{Peers: w.cfg.Own, Deposit: missing}); err != nil {
			return err
		}
		return selfTable.Put(tx, selfKey, registration{key, w.cfg.Own})
	})
}

// locked is the sum of the deposits that claims of this worker hold.
func (w *Worker) locked() *big.Int {
	w.mu.Lock()
	defer w.mu.Unlock()
	sum := new(big.Int)
	for _, j := range w.jobs {
		if r := j.view.Run(w.cfg.Address); r != nil && !j.view.State.Final() && r.Live() {
			sum.Add(sum, &j.view.Job.Spec.Deposit.Int)
		}
	}
	return sum
}

func (w *Worker) head() market.Block {
	w.mu.Lock()
	defer w.mu.Unlock()
	return w.clock.head
}
