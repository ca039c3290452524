package member

import (
	"context"

	"emet/agents/hosting"
	"emet/agents/hosting/server"
	"emet/agents/hosting/state"
	"emet/agents/store"
)

// Journal lets tests see the journal.
type Journal = journal

// OpenJournal opens one.
func OpenJournal(db *store.DB, app hosting.OfferID) (*Journal, error) { return openJournal(db, app) }

// Prune prunes it.
func (j *journal) Prune(now uint64, settled func(uint64) bool) error { return j.prune(now, settled) }

// Count returns how much was done in a tick.
func (j *journal) Count(tick uint64) (n uint64) {
	for _, c := range j.tally(tick) {
		n += c
	}
	return n
}

// Did makes a member's server have done something.
func (m *Member) Did(ctx context.Context, w *server.Work) error { return m.journal.Keep(ctx, w) }

// Reader returns what reads one state, opening it if need be.
func Reader(open func(context.Context) (*state.View, error)) func(context.Context) (*state.View, error) {
	b := new(book)
	return func(ctx context.Context) (*state.View, error) {
		return b.read(ctx, func(ctx context.Context, _ *book) (*state.View, error) { return open(ctx) })
	}
}

// Unpaid reports whether a member's server serves nobody.
func (m *Member) Unpaid() bool { return m.journal == nil || m.journal.Unpaid() }

// Crowded is how a worker decides whether it is full.
var Crowded = crowded

// TickAt is how blocks are told apart.
var TickAt = tickAt

// Works returns what was done in a tick.
func (j *journal) Works(tick uint64) ([]*server.Work, error) { return j.of(tick) }
