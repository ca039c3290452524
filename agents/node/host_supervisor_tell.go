package node

import (
	"context"
	"errors"
	"path/filepath"

	"github.com/ethereum/go-ethereum/common"

	"emet/agents/hosting"
	"emet/agents/hosting/score"
	"emet/agents/hosting/tick"
	"emet/agents/store"
	"emet/agents/supervisor"
)

// SupervisedWorker is a worker of an application with how it does.
type SupervisedWorker struct {
	supervisor.Member

	Score  *score.Row `json:"score,omitempty"`
	Weight uint32     `json:"weight"` // in the tick that was planned last
}

// SupervisedTick is what became of a tick.
type SupervisedTick struct {
	Tick    uint64           `json:"tick"`
	Stage   supervisor.Stage `json:"stage"`
	Summary *tick.Summary    `json:"summary,omitempty"`
}

// SupervisedPayment is what a worker was paid for a tick.
type SupervisedPayment = supervisor.Payment

// SupervisionReport is what commands are told about an application.
type SupervisionReport struct {
	Offer   hosting.OfferID     `json:"offer"`
	Status  *SupervisionStatus  `json:"status,omitempty"` // of a supervisor that runs
	Workers []SupervisedWorker  `json:"workers"`
	Forgers []supervisor.Forger `json:"forgers,omitempty"` // clients that nothing is done for any more
	Paid    []SupervisedPayment `json:"paid"`
	Ticks   []SupervisedTick    `json:"ticks"`
}

// What a supervisor that runs tells of the past. What is older is read when it does not run.
const (
	toldTicks   = 32
	toldPay     = 4096
	toldEntries = 2048
)

// tell tells commands what is done and was written down, until ctx ends.
func (v *Supervision) tell(ctx context.Context) error {
	return v.serveStatus(ctx, func() (any, error) {
		r, err := reportOf(v.role.Books())
		if err != nil {
			return nil, err
		}
		status, err := v.role.Status()
		if err != nil {
			return nil, err
		}
		r.Status = &status
		r.Ticks = r.Ticks[max(0, len(r.Ticks)-toldTicks):]
		for i := range r.Ticks {
			if s := r.Ticks[i].Summary; s != nil {
				s.Entries = s.Entries[:min(len(s.Entries), toldEntries)]
			}
		}
		r.Paid = r.Paid[max(0, len(r.Paid)-toldPay):]
		r.Forgers = r.Forgers[:min(len(r.Forgers), toldEntries)]
		return r, nil
	})
}

// AskSupervision finds out about an application from the supervisor that runs on a state directory or, if none does, from
// what it wrote down there. The offer may be zero: that is the one that was run last.
func AskSupervision(ctx context.Context, state string, offer hosting.OfferID) (r SupervisionReport, err error) {
	err = askLoopback(ctx, state, "/", &r)
	if err == nil && (offer == common.Hash{} || offer == r.Offer) || err != nil && !errors.Is(err, ErrNotHosting) {
		return r, err
	}
	db, err := store.Open(filepath.Join(state, "state.db"))
	if err != nil {
		return r, err
	}
	defer func() { err = errors.Join(err, db.Close()) }()
	if offer == (common.Hash{}) {
		if offer, err = supervisor.LastRun(db); err != nil {
			return r, err
		}
	}
	return reportOf(supervisor.Books{DB: db, Offer: offer})
}

func reportOf(b supervisor.Books) (r SupervisionReport, err error) {
	r.Offer = b.Offer
	all, err := b.Workers()
	if err != nil {
		return r, err
	}
	scores, err := b.Scores()
	if err != nil {
		return r, err
	}
	weights, err := b.Weights()
	if err != nil {
		return r, err
	}
	for _, m := range all {
		w := SupervisedWorker{Member: m, Weight: weights[m.ID]}
		w.Score, _ = scores.Row(m.ID)
		r.Workers = append(r.Workers, w)
	}
	if r.Paid, err = b.Paid(0); err != nil {
		return r, err
	}
	if r.Forgers, err = b.Forgers(); err != nil {
		return r, err
	}
	numbers, err := b.Ticks()
	for _, t := range numbers {
		summary, stage, err := b.Summary(t)
		if err != nil {
			return r, err
		}
		r.Ticks = append(r.Ticks, SupervisedTick{t, stage, summary})
	}
	return r, err
}
