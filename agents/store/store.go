// Package store keeps an agent's durable state in one file.
//
// A role keeps records in a [Table] and changes several tables in one
// transaction: either all of it is on the disk when [DB.Update] returns, or
// none of it is. One process at a time owns the file.
package store

import (
	"bytes"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"runtime/debug"
	"sync"
	"time"

	"go.etcd.io/bbolt"
	bolterrors "go.etcd.io/bbolt/errors"
)

// lockWait is how long Open waits for another process that is just ending.
const lockWait = 500 * time.Millisecond

// Errors that callers branch on.
var (
	// ErrInUse means that another process, or another part of this one, owns
	// what was asked for.
	ErrInUse = errors.New("in use")
	// ErrCorrupt means that the file cannot be trusted any more.
	ErrCorrupt = errors.New("corrupt")
)

// DB is an open state file. It is safe for concurrent use: there is one writer
// at a time, and readers never wait for it.
type DB struct {
	bolt *bbolt.DB
	path string
	temp string // directory to remove when the DB is closed

	mu     sync.Mutex
	claims map[string]bool
}

// Open opens the state file at path, and makes it and its directory if they
// are not there. It reads the file through once. The error wraps [ErrInUse] if
// another process has the file open and [ErrCorrupt] if the file is damaged;
// both say what to do.
func Open(path string) (*DB, error) {
	path, err := filepath.Abs(path)
	if err != nil {
		return nil, fmt.Errorf("find state file: %w", err)
	}
	if err := os.MkdirAll(filepath.Dir(path), 0o700); err != nil {
		return nil, fmt.Errorf("make directory of state file: %w", err)
	}
	_, err = os.Stat(path)
	fresh := errors.Is(err, fs.ErrNotExist)
	bolt, err := openBolt(path, &bbolt.Options{Timeout: lockWait, FreelistType: bbolt.FreelistMapType})
	switch {
	case errors.Is(err, bolterrors.ErrTimeout):
		return nil, fmt.Errorf("state file %s is %w by another process: end that one, or give this one another directory", path, ErrInUse)
	case errors.Is(err, ErrCorrupt):
		return nil, fmt.Errorf("state file %s is %w: move it away and start again (what the chain knows is read anew, "+
			"what only this file knew is lost) or put back a copy: %w", path, ErrCorrupt, err)
	case err != nil:
		return nil, fmt.Errorf("open state file %s: %w", path, err)
	}
	db := &DB{bolt: bolt, path: path, claims: make(map[string]bool)}
	if fresh {
		// The name of a new file is durable only once its directory is.
		if err := syncDir(filepath.Dir(path)); err != nil {
			return nil, errors.Join(fmt.Errorf("sync directory of state file: %w", err), db.Close())
		}
	}
	return db, nil
}

// OpenTemp opens an empty state file that ends with the process's interest in
// it: nothing is forced to the disk, and Close removes it. It serves tests and
// networks that are thrown away.
func OpenTemp() (*DB, error) {
	dir, err := os.MkdirTemp("", "emet-state-")
	if err != nil {
		return nil, fmt.Errorf("make temporary state: %w", err)
	}
	path := filepath.Join(dir, "state.db")
	bolt, err := bbolt.Open(path, 0o600, &bbolt.Options{NoSync: true, NoGrowSync: true, NoFreelistSync: true})
	if err != nil {
		return nil, errors.Join(fmt.Errorf("make temporary state: %w", err), os.RemoveAll(dir))
	}
	return &DB{bolt: bolt, path: path, temp: dir, claims: make(map[string]bool)}, nil
}

// Path returns where the file is.
func (db *DB) Path() string { return db.path }

// Close waits for running transactions and gives the file up.
func (db *DB) Close() error {
	err := db.bolt.Close()
	if db.temp != "" {
		err = errors.Join(err, os.RemoveAll(db.temp))
	}
	return err
}

// Update runs fn in a transaction. When it returns nil, what fn wrote is on
// the disk; when it returns an error, nothing of it is, and the DB can be used
// as before (after a full disk has been given room, for example). Do not call
// Update or View inside of fn.
func (db *DB) Update(fn func(*Tx) error) error {
	return db.bolt.Update(func(tx *bbolt.Tx) error { return fn(&Tx{tx}) })
}

// View runs fn in a transaction that sees one moment's state and cannot write.
func (db *DB) View(fn func(*Tx) error) error {
	return db.bolt.View(func(tx *bbolt.Tx) error { return fn(&Tx{tx}) })
}

// Claim makes the caller the only owner of name until it calls release. The
// error wraps [ErrInUse] if name has an owner. The claim is for this process
// only; the file itself keeps other processes out.
func (db *DB) Claim(name string) (release func(), err error) {
	db.mu.Lock()
	defer db.mu.Unlock()
	if db.claims[name] {
		return nil, fmt.Errorf("%s in %s is %w already", name, db.path, ErrInUse)
	}
	db.claims[name] = true
	return func() {
		db.mu.Lock()
		defer db.mu.Unlock()
		delete(db.claims, name)
	}, nil
}

// openBolt opens the file and touches every page of it. Damage shows as an
// error, as a panic inside of bbolt, or as a memory fault where the file is
// shorter than it says; all three come back as ErrCorrupt.
func openBolt(path string, o *bbolt.Options) (db *bbolt.DB, err error) {
	defer debug.SetPanicOnFault(debug.SetPanicOnFault(true))
	var file *os.File
	o.OpenFile = func(name string, flag int, mode os.FileMode) (*os.File, error) {
		f, err := os.OpenFile(name, flag, mode) // #nosec G304 -- the operator names the file
		file = f
		return f, err
	}
	defer func() {
		p := recover()
		if p == nil && err == nil {
			return
		}
		if p != nil {
			err = fmt.Errorf("%w: %v", ErrCorrupt, p)
		}
		// A bbolt that panicked may hold its own locks: closing the file
		// gives up the lock on it without asking bbolt.
		if file != nil {
			_ = file.Close()
		}
		db = nil
	}()
	db, err = bbolt.Open(path, 0o600, o)
	switch {
	case errors.Is(err, bolterrors.ErrInvalid), errors.Is(err, bolterrors.ErrChecksum), errors.Is(err, bolterrors.ErrVersionMismatch):
		return nil, fmt.Errorf("%w: %w", ErrCorrupt, err)
	case err != nil:
		return nil, err
	}
	err = db.View(func(tx *bbolt.Tx) error {
		return tx.ForEach(func(_ []byte, b *bbolt.Bucket) error { return walk(b) })
	})
	return db, err
}

// walk reads every record below b and checks its sum. It looks each one up by
// its key as well: only that reads the keys of the inner pages, which a damaged
// page can place outside of the file.
func walk(b *bbolt.Bucket) error {
	return b.ForEach(func(k, v []byte) error {
		if found, _ := b.Cursor().Seek(k); !bytes.Equal(found, k) {
			return fmt.Errorf("%w: record %x is not where its key belongs", ErrCorrupt, k)
		}
		if v == nil {
			return walk(b.Bucket(k))
		}
		_, err := unsealed(k, v)
		return err
	})
}

func syncDir(dir string) error {
	d, err := os.Open(dir) // #nosec G304 -- the operator names the directory
	if err != nil {
		return err
	}
	return errors.Join(d.Sync(), d.Close())
}
