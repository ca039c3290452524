// Package export copies a state into a relational database, for the author of an application to analyse: SQLite in a
// file, or PostgreSQL. Nothing reads it back: the state itself is logs and content.
package export

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"strings"

	_ "github.com/jackc/pgx/v5/stdlib" // the driver "pgx"
	_ "modernc.org/sqlite"             // the driver "sqlite"

	"emet/agents/hosting/state"
	"emet/agents/program/data"
)

// To writes a state to the database at a URL: postgres://…, or sqlite:FILE. There is one table for each key of the program,
// with a row for each entry and a column for each field, one of all logs, and one that says which state it is. They replace
// what was there, all at once.
func To(ctx context.Context, url string, s *state.State) (err error) {
	d, source, err := dialectOf(url)
	if err != nil {
		return err
	}
	db, err := sql.Open(d.driver, source)
	if err != nil {
		return fmt.Errorf("export the state: %w", err)
	}
	defer func() { err = errors.Join(err, db.Close()) }()
	tx, err := db.BeginTx(ctx, nil)
	if err != nil {
		return fmt.Errorf("export the state: %w", err)
	}
	defer func() { _ = tx.Rollback() }()
	w := &writer{dialect: d, ctx: ctx, tx: tx, state: s}
	if err := w.all(); err != nil {
		return fmt.Errorf("export the state: %w", err)
	}
	if err := tx.Commit(); err != nil {
		return fmt.Errorf("export the state: %w", err)
	}
	return nil
}

// dialect is what databases have different words for.
type dialect struct {
	driver                string
	bytes, decimal, truth string // types of columns
	mark                  func(n int) string
	text                  func(s string) string
}

func dialectOf(url string) (dialect, string, error) {
	if file, ok := strings.CutPrefix(url, "sqlite:"); ok && file != "" {
		return dialect{
			driver: "sqlite", bytes: "BLOB", decimal: "TEXT", truth: "INTEGER",
			mark: func(int) string { return "?" }, text: func(s string) string { return s },
		}, file, nil
	}
	if strings.HasPrefix(url, "postgres://") || strings.HasPrefix(url, "postgresql://") {
		return dialect{
			driver: "pgx", bytes: "BYTEA", decimal: "NUMERIC", truth: "BOOLEAN",
			mark: func(n int) string { return fmt.Sprintf("$%d", n) },
			// PostgreSQL has no text with a zero in it.
			text: func(s string) string { return strings.ReplaceAll(s, "\x00", "\uFFFD") },
		}, url, nil
	}
	return dialect{}, "", fmt.Errorf("%q is no database to export to: want sqlite:FILE or postgres://…", url)
}

// writer writes a state in one transaction.
type writer struct {
	dialect
	ctx   context.Context //nolint:containedctx // of one transaction, as long as that lives
	tx    *sql.Tx
	state *state.State
	used  names // of tables
}

func (w *writer) all() error {
	if err := w.about(); err != nil {
		return err
	}
	if err := w.logs(); err != nil {
		return err
	}
	tables := map[data.Label]*table{}
	for _, l := range labels(w.state.Program()) {
		t, err := w.keyTable(l)
		if err != nil {
			return err
		}
		tables[l] = t
	}
	defer func() {
		for _, t := range tables {
			_ = t.insert.Close()
		}
	}()
	for e := range w.state.Entries() {
		if err := w.entry(tables[e.Key], &e); err != nil {
			return err
		}
	}
	return nil
}

func (w *writer) about() error {
	t, err := w.table("emet_state", []column{
		{"app", w.bytes}, {"program", "TEXT"}, {"tick", "BIGINT"}, {"time", "BIGINT"}, {"root", w.bytes}, {"logs", "BIGINT"}, {"entries", "BIGINT"},
	})
	if err != nil {
		return err
	}
	defer func() { _ = t.insert.Close() }()
	r := w.state.Roots()
	root := r.Hash()
	return t.add(w.ctx, r.App[:], r.Program.String(), int64(r.Tick), int64(r.Time), root[:], int64(r.Logs.Count), int64(r.Entries.Count)) // #nosec G115 -- blocks and seconds
}

func (w *writer) logs() error {
	t, err := w.table("emet_logs", []column{
		{"log", w.bytes},
		{"client", w.bytes},
		{"writer", w.bytes},
		{"key", "TEXT"},
		{"first", w.truth},
		{"reserved_block", "BIGINT"},
		{"entries", "BIGINT"},
		{"last_index", "BIGINT"},
		{"last_block", "BIGINT"},
	})
	if err != nil {
		return err
	}
	defer func() { _ = t.insert.Close() }()
	for l := range w.state.Logs() {
		err := t.add(w.ctx, l.ID[:], l.Client[:], l.Writer[:], keyName(w.state.Program(), l.Key), l.First, int64(l.Reserved), // #nosec G115 -- blocks
			int64(l.Height), int64(l.Last), int64(l.Block)) // #nosec G115 -- the same
		if err != nil {
			return err
		}
	}
	return nil
}
