package sandbox

import (
	"crypto/sha256"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"sync"
	"time"

	"github.com/tetratelabs/wazero"
)

// wazeroDisk lends wazero machine code. wazero reads and writes it in a directory only, which it neither bounds nor checks
// in full; so it is given an empty one, into which the file that it will look for is put before, and from which the file
// that it wrote is taken after.
type wazeroDisk struct {
	cache *codeCache
	dir   string

	mu      sync.Mutex
	files   string // the directory that wazero makes in the one that it was given
	busy    int    // compilations under way
	crowded bool   // there were several at a time since the directory was last empty
}

func openWazeroDisk(c *codeCache) (*wazeroDisk, error) {
	dir, err := os.MkdirTemp(c.dir, exchange)
	if err != nil {
		return nil, err
	}
	return &wazeroDisk{cache: c, dir: dir, files: dir}, nil
}

func (d *wazeroDisk) close() error { return os.RemoveAll(d.dir) }

// wazeroKey is what the code depends on beside the module. wazero adds the processor's features to the name of its file.
const wazeroKey = "wazero-" + wazeroVersion + "-" + runtime.GOOS + "-" + runtime.GOARCH

// compile has wazero build a module, with the code that was kept of it if there is some.
func (d *wazeroDisk) compile(wasm []byte, build func() (wazero.CompiledModule, error)) (wazero.CompiledModule, error) {
	d.enter()
	key := codeKey(wazeroKey, wasm)
	if kept := d.cache.find(key); len(kept) > wazeroName {
		if file, ok := d.lend(string(kept[:wazeroName]), kept[wazeroName:]); ok {
			c, err := build()
			if err == nil {
				d.leave("")
				return c, nil
			}
			_ = os.Remove(file)
		}
	}
	c, err := build()
	d.leave(key)
	return c, err
}

func (d *wazeroDisk) enter() {
	d.mu.Lock()
	defer d.mu.Unlock()
	d.busy++
	d.crowded = d.crowded || d.busy > 1
	d.stay()
}

// stay shows others that the directory is in use: it is as young as the last compilation. Whoever took it for one of a
// dead process may have removed it even so.
func (d *wazeroDisk) stay() {
	if list, _ := os.ReadDir(d.dir); d.files == d.dir && len(list) > 0 {
		d.files = filepath.Join(d.dir, list[0].Name())
	}
	now := time.Now()
	_ = os.MkdirAll(d.files, 0o700)
	_ = os.Chtimes(d.dir, now, now)
}

// leave keeps what was compiled under a key, unless other modules are compiled beside it: nothing tells whose file is
// whose. It is then compiled again by the next process.
func (d *wazeroDisk) leave(key string) {
	d.mu.Lock()
	defer d.mu.Unlock()
	if key != "" && !d.crowded {
		d.collect(key)
	}
	if d.busy--; d.busy == 0 {
		d.crowded = false
		d.clear()
	}
}

// wazeroName is the length of the names that wazero gives its files: a digest of the module and of the processor's
// features. It is kept in front of the code.
const wazeroName = 2 * sha256.Size

func (d *wazeroDisk) lend(name string, code []byte) (file string, ok bool) {
	file = filepath.Join(d.files, filepath.Base(name))
	return file, os.WriteFile(file, code, 0o600) == nil
}

// collect keeps the file that wazero wrote.
func (d *wazeroDisk) collect(key string) {
	list, _ := os.ReadDir(d.files)
	for _, e := range list {
		if code, err := os.ReadFile(filepath.Join(d.files, e.Name())); err == nil && len(e.Name()) == wazeroName {
			_ = d.cache.keep(key, slices.Concat([]byte(e.Name()), code))
		}
	}
}

func (d *wazeroDisk) clear() {
	list, _ := os.ReadDir(d.files)
	for _, e := range list {
		_ = os.Remove(filepath.Join(d.files, e.Name()))
	}
}
