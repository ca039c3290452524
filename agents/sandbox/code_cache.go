package sandbox

import (
	"bufio"
	"crypto/sha256"
	"crypto/subtle"
	"encoding/binary"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"time"

	"github.com/fxamacker/cbor/v2"

	"emet/agents/sandbox/wasmgas"
)

// defaultCacheBytes bounds a directory of machine code. The JavaScript engine takes some six megabytes.
const defaultCacheBytes = 512 << 20

// codeCache keeps machine code in a directory that several processes may share. A file begins with the sha256 of its name
// and of all that follows, so that damage and mistaken files are noticed. It is a cache: whatever goes wrong with it means
// that code is compiled again. It does not protect from somebody who writes to the directory on purpose.
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
func codeKey(engine string, module [sha256.Size]byte) string {
	return engine + "-" + hex.EncodeToString(module[:])
}

// keptHead is what is known about machine code without the module that it was made of.
type keptHead struct {
	Meta  wasmgas.Module // without Binary
	Shell []byte         // for engines that want a module beside the code
	Asked []byte         // the name by which the engine asks for the code
}

// keptCode is machine code in a file.
type keptCode struct {
	keptHead
	reader *bufio.Reader
	file   *os.File
}

// Read reads as much as there is room for: wazero takes less for the end.
func (k *keptCode) Read(b []byte) (int, error) { return io.ReadFull(k.reader, b) }
func (k *keptCode) Close() error               { return k.file.Close() }

// maxHead bounds a head: a shell is not larger than its module.
const maxHead = 2 * wasmgas.LimitModule

// find opens the code that was kept under a key, or gives nil. Damaged files are removed.
func (c *codeCache) find(key string) *keptCode {
	name := filepath.Join(c.dir, key)
	f, err := os.Open(name)
	if err != nil {
		return nil
	}
	k, err := readKept(f, key)
	if err != nil {
		_ = errors.Join(f.Close(), os.Remove(name))
		return nil
	}
	now := time.Now()
	_ = os.Chtimes(name, now, now) // the oldest goes first
	return k
}

// readKept checks all of a file before any of it is believed. Reading it twice is cheaper than holding it.
func readKept(f *os.File, key string) (*keptCode, error) {
	var sum [sha256.Size]byte
	if _, err := io.ReadFull(f, sum[:]); err != nil {
		return nil, err
	}
	h := sha256.New()
	h.Write([]byte(key))
	if _, err := io.CopyBuffer(h, struct{ io.Reader }{f}, make([]byte, 128<<10)); err != nil {
		return nil, err
	}
	if subtle.ConstantTimeCompare(sum[:], h.Sum(nil)) == 0 {
		return nil, errors.New("the code is damaged")
	}
	if _, err := f.Seek(sha256.Size, io.SeekStart); err != nil {
		return nil, err
	}
	k := &keptCode{file: f, reader: bufio.NewReaderSize(f, 64<<10)}
	var size [4]byte
	if _, err := io.ReadFull(k, size[:]); err != nil {
		return nil, err
	}
	n := binary.LittleEndian.Uint32(size[:])
	if n > maxHead {
		return nil, fmt.Errorf("a head of %d bytes", n)
	}
	head := make([]byte, n)
	if _, err := io.ReadFull(k, head); err != nil {
		return nil, err
	}
	return k, cbor.Unmarshal(head, &k.keptHead)
}

// keep stores code under a key, and removes what the bound leaves no room for.
func (c *codeCache) keep(key string, head keptHead, code []byte) error {
	head.Meta.Binary = nil
	encoded, err := cbor.Marshal(head)
	if err != nil {
		return err
	}
	encoded = slices.Concat(binary.LittleEndian.AppendUint32(nil, uint32(len(encoded))), encoded)
	h := sha256.New()
	for _, part := range [][]byte{[]byte(key), encoded, code} {
		h.Write(part)
	}
	c.mu.Lock()
	defer c.mu.Unlock()
	f, err := os.CreateTemp(c.dir, partial+"*")
	if err != nil {
		return err
	}
	for _, part := range [][]byte{h.Sum(nil), encoded, code} {
		if err == nil {
			_, err = f.Write(part)
		}
	}
	if err = errors.Join(err, f.Close()); err == nil {
		err = os.Rename(f.Name(), filepath.Join(c.dir, key))
	}
	if err != nil {
		return errors.Join(err, os.Remove(f.Name()))
	}
	return c.prune()
}

// partial begins the names of files that are no code yet.
const partial = "partial-"

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
		case !strings.HasPrefix(e.Name(), partial):
			files = append(files, info)
			size += info.Size()
		case time.Since(info.ModTime()) > stale:
			_ = os.Remove(filepath.Join(c.dir, e.Name())) // of a process that was killed
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
