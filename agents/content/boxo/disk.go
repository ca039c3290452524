package boxo

import (
	"bytes"
	"encoding/hex"
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"

	"golang.org/x/sync/errgroup"
)

// digest is the SHA-256 of a block. The store knows blocks by nothing else, so that the Qm… and the bafy… form of a
// CID are one block.
type digest [32]byte

// disk keeps blocks; absent ones are fs.ErrNotExist. A block that was put survives the end of the process, and after
// sync also that of the machine.
type disk interface {
	get(d digest) ([]byte, error)
	size(d digest) (int, error)
	put(d digest, block []byte) error
	blockKeeper
}

type blockKeeper interface {
	remove(d digest) error
	sync(ds []digest) error
	each(f func(d digest) error) error
}

// folder keeps every block in a file of its own, below one of 256 folders. Files appear whole, by renaming, but are not
// synced one by one: that would be all the cost of a small add. What must last is pinned, and pinning syncs. A file that a
// power cut has torn is found out when it is read.
type folder struct {
	dir string

	mu     sync.Mutex
	synced map[digest]bool // by this process
	named  map[string]bool // folders whose own names are on the medium
}

func openFolder(dir string) (*folder, error) {
	f := &folder{dir: dir, synced: make(map[digest]bool), named: make(map[string]bool)}
	if err := os.RemoveAll(f.temp()); err != nil {
		return nil, err
	}
	return f, os.MkdirAll(f.temp(), 0o700)
}

func (f *folder) temp() string { return filepath.Join(f.dir, "new") }

func (f *folder) path(d digest) string {
	name := hex.EncodeToString(d[:])
	return filepath.Join(f.dir, name[:2], name)
}

func (f *folder) get(d digest) ([]byte, error) { return os.ReadFile(f.path(d)) }

func (f *folder) size(d digest) (int, error) {
	info, err := os.Stat(f.path(d))
	if err != nil {
		return 0, err
	}
	return int(info.Size()), nil
}

func (f *folder) put(d digest, block []byte) error {
	tmp, err := os.CreateTemp(f.temp(), "")
	if err != nil {
		return err
	}
	_, err = tmp.Write(block)
	if err = errors.Join(err, tmp.Close()); err == nil {
		err = f.rename(tmp.Name(), f.path(d))
	}
	if err != nil {
		return errors.Join(err, os.Remove(tmp.Name()))
	}
	return nil
}

// rename moves a finished file to its place; the first block of a folder makes it.
func (f *folder) rename(tmp, path string) error {
	err := os.Rename(tmp, path)
	if !errors.Is(err, fs.ErrNotExist) {
		return err
	}
	if err := os.Mkdir(filepath.Dir(path), 0o700); err != nil && !errors.Is(err, fs.ErrExist) {
		return err
	}
	return os.Rename(tmp, path)
}

func (f *folder) remove(d digest) error {
	f.mu.Lock()
	delete(f.synced, d)
	f.mu.Unlock()
	return os.Remove(f.path(d))
}

// sync returns when the blocks and their names are on the medium.
func (f *folder) sync(ds []digest) error {
	var files []string
	folders := make(map[string]bool)
	f.mu.Lock()
	for _, d := range ds {
		if f.synced[d] {
			continue
		}
		path := f.path(d)
		files = append(files, path)
		folders[filepath.Dir(path)] = true
	}
	for dir := range folders {
		if !f.named[dir] {
			folders[f.dir] = true
		}
	}
	f.mu.Unlock()
	if err := syncAll(files); err != nil {
		return err
	}
	if err := syncAll(slices.Collect(maps.Keys(folders))); err != nil {
		return err
	}
	f.mu.Lock()
	defer f.mu.Unlock()
	for _, d := range ds {
		f.synced[d] = true
	}
	maps.Copy(f.named, folders)
	return nil
}

// syncAll syncs files or folders, several at a time.
func syncAll(paths []string) error {
	if len(paths) == 1 {
		return syncPath(paths[0])
	}
	var g errgroup.Group
	g.SetLimit(16)
	for _, path := range paths {
		g.Go(func() error { return syncPath(path) })
	}
	return g.Wait()
}

// syncPath syncs a file or a folder.
func syncPath(path string) error {
	f, err := os.Open(path)
	if err != nil {
		return err
	}
	return errors.Join(f.Sync(), f.Close())
}

func (f *folder) each(do func(d digest) error) error {
	return filepath.WalkDir(f.dir, func(path string, e fs.DirEntry, err error) error {
		switch {
		case errors.Is(err, fs.ErrNotExist): // removed under our eyes
			return nil
		case err != nil:
			return err
		case e.IsDir() && path == f.temp():
			return fs.SkipDir
		case e.IsDir():
			return nil
		}
		var d digest
		if n, err := hex.Decode(d[:], []byte(strings.ToLower(e.Name()[:min(len(e.Name()), 64)]))); err != nil || n != len(d) {
			return fmt.Errorf("%s is not a block", path)
		}
		return do(d)
	})
}

// memory keeps blocks for as long as the process runs.
type memory struct {
	mu     sync.RWMutex
	blocks map[digest][]byte
}

func (m *memory) get(d digest) ([]byte, error) {
	m.mu.RLock()
	defer m.mu.RUnlock()
	b, ok := m.blocks[d]
	if !ok {
		return nil, fs.ErrNotExist
	}
	return b, nil
}

func (m *memory) size(d digest) (int, error) {
	b, err := m.get(d)
	return len(b), err
}

func (m *memory) put(d digest, block []byte) error {
	m.mu.Lock()
	defer m.mu.Unlock()
	m.blocks[d] = bytes.Clone(block)
	return nil
}

func (m *memory) remove(d digest) error {
	m.mu.Lock()
	defer m.mu.Unlock()
	delete(m.blocks, d)
	return nil
}

func (m *memory) sync([]digest) error { return nil }

func (m *memory) each(do func(d digest) error) error {
	m.mu.RLock()
	all := slices.Collect(maps.Keys(m.blocks))
	m.mu.RUnlock()
	for _, d := range all {
		if err := do(d); err != nil {
			return err
		}
	}
	return nil
}
