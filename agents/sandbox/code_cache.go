package sandbox

import (
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"time"
)

// defaultCacheBytes bounds a directory of machine code. The JavaScript engine takes some ten megabytes.
const defaultCacheBytes = 512 << 20

// codeCache keeps machine code in a directory that several processes may share. A file is named by its key and by the
// sha256 of what it holds, so that a damaged one is noticed. It is a cache: whatever goes wrong with it means that code is
// compiled again. It does not protect from somebody who writes to the directory on purpose.
type codeCache struct {
	dir   string
	limit int64
	mu    sync.Mutex
}

// openCodeCache makes the directory if need be.
func openCodeCache(dir string, limit int64) (*codeCache, error) {
	if limit == 0 {
		limit = defaultCacheBytes
	}
	if err := os.MkdirAll(dir, 0o700); err != nil {
		return nil, fmt.Errorf("open cache of machine code: %w", err)
	}
	return &codeCache{dir: dir, limit: limit}, nil
}

// codeKey names the machine code of a module. What the code depends on beside the module goes into engine.
func codeKey(engine string, wasm []byte) string {
	sum := sha256.Sum256(wasm)
	return engine + "-" + hex.EncodeToString(sum[:])
}

// find gives the code that was kept under a key, or nil. Damaged files are removed.
func (c *codeCache) find(key string) []byte {
	names, _ := filepath.Glob(filepath.Join(c.dir, key+".*"))
	for _, name := range names {
		code, err := os.ReadFile(name)
		if err != nil {
			continue // another process was quicker to remove it
		}
		if name == c.file(key, code) {
			now := time.Now()
			_ = os.Chtimes(name, now, now) // the oldest goes first
			return code
		}
		_ = os.Remove(name)
	}
	return nil
}

func (c *codeCache) file(key string, code []byte) string {
	sum := sha256.Sum256(code)
	return filepath.Join(c.dir, key+"."+hex.EncodeToString(sum[:]))
}

// keep stores code under a key, and removes what the bound leaves no room for.
func (c *codeCache) keep(key string, code []byte) error {
	c.mu.Lock()
	defer c.mu.Unlock()
	f, err := os.CreateTemp(c.dir, partial+"*")
	if err != nil {
		return err
	}
	_, err = f.Write(code)
	if err = errors.Join(err, f.Close()); err == nil {
		err = os.Rename(f.Name(), c.file(key, code))
	}
	if err != nil {
		return errors.Join(err, os.Remove(f.Name()))
	}
	return c.prune()
}

// Names of files that are no code yet, and of the directories in which wazero reads and writes.
const (
	partial  = "partial-"
	exchange = "exchange-"
)

// stale is the age at which a partial file belongs to nobody any more.
const stale = time.Hour

// prune removes the files that were not used for longest, until the rest fits.
func (c *codeCache) prune() error {
	list, err := os.ReadDir(c.dir)
	if err != nil {
		return err
	}
	var files []fs.FileInfo
	size := int64(0)
	for _, e := range list {
		info, err := e.Info()
		switch {
		case err != nil:
		case !strings.HasPrefix(e.Name(), partial) && !strings.HasPrefix(e.Name(), exchange):
			files = append(files, info)
			size += info.Size()
		case time.Since(info.ModTime()) > stale:
			_ = os.RemoveAll(filepath.Join(c.dir, e.Name())) // of a process that was killed
		}
	}
	slices.SortFunc(files, func(a, b fs.FileInfo) int { return a.ModTime().Compare(b.ModTime()) })
	for _, f := range files {
		if size <= c.limit {
			break
		}
		if err := os.Remove(filepath.Join(c.dir, f.Name())); err != nil && !errors.Is(err, fs.ErrNotExist) {
			return err
		}
		size -= f.Size()
	}
	return nil
}
