package node

import (
	"archive/tar"
	"bufio"
	"bytes"
	"compress/gzip"
	"crypto/cipher"
	"crypto/rand"
	"encoding/binary"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"strings"

	"golang.org/x/crypto/chacha20poly1305"
	"golang.org/x/crypto/scrypt"

	"emet/agents/store"
)

// A backup is a header and chunks. Each chunk is encrypted with a number of its own, and the last one says that it is the
// last, so that none can be changed, moved, or left out.
const (
	backupMagic = "emet.backup/1\n"
	backupSalt  = 32
	backupChunk = 64 << 10
	backupMost  = 1 << 30 // bytes of all files
)

// backupWork is how much memory and time the password costs whoever tries others: scrypt's N, 128 MiB.
const backupWork = 1 << 17

// leastPassword is how long the password of a backup must be.
const leastPassword = 8

// ErrBackup means that a backup cannot be read: it is damaged, or the password is another one.
var ErrBackup = errors.New("the backup is damaged, or the password is another one")

// Backup writes an agent's keys and durable state, encrypted with a password. The agent must not run meanwhile. Content that
// others keep, too, is left out.
func Backup(dir, password string, to io.Writer) (err error) {
	db, err := store.Open(filepath.Join(dir, "state.db")) // nobody writes to it while it is read
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, db.Close()) }()
	seal, err := newSealer(to, password)
	if err != nil {
		return err
	}
	zip := gzip.NewWriter(seal)
	files := tar.NewWriter(zip)
	if err := addFiles(files, os.DirFS(dir)); err != nil {
		return err
	}
	return errors.Join(files.Close(), zip.Close(), seal.Close())
}

func addFiles(to *tar.Writer, from fs.FS) error {
	return fs.WalkDir(from, ".", func(name string, e fs.DirEntry, err error) error {
		switch {
		case err != nil:
			return err
		case e.IsDir() && (name == "ipfs" || name == "sandbox"):
			return fs.SkipDir
		case !e.Type().IsRegular() || strings.HasPrefix(path.Base(name), "."):
			return nil
		}
		blob, err := fs.ReadFile(from, name)
		if err != nil {
			return err
		}
		if err := to.WriteHeader(&tar.Header{Name: name, Mode: 0o600, Size: int64(len(blob)), Format: tar.FormatPAX}); err != nil {
			return err
		}
		_, err = to.Write(blob)
		return err
	})
}

// Restore reads a backup into a directory that must not be there yet. All of it is there when it returns nil, or nothing.
func Restore(dir, password string, from io.Reader) (err error) {
	if _, err := os.Lstat(dir); !errors.Is(err, fs.ErrNotExist) {
		return errors.Join(err, fmt.Errorf("%s is there already: name another directory with --state, or move it away", dir))
	}
	if err := os.MkdirAll(filepath.Dir(dir), 0o700); err != nil {
		return err
	}
	tmp, err := os.MkdirTemp(filepath.Dir(dir), ".restore-*")
	if err != nil {
		return err
	}
	defer func() {
		if err != nil {
			err = errors.Join(err, os.RemoveAll(tmp))
		}
	}()
	open, err := newUnsealer(from, password)
	if err != nil {
		return err
	}
	zip, err := gzip.NewReader(open)
	if err != nil {
		return fmt.Errorf("%w: %w", ErrBackup, err)
	}
	if err := takeFiles(tmp, tar.NewReader(io.LimitReader(zip, backupMost))); err != nil {
		return err
	}
	if _, err := io.Copy(io.Discard, open); err != nil { // the end must be there
		return err
	}
	return os.Rename(tmp, dir)
}

func takeFiles(dir string, files *tar.Reader) (err error) {
	root, err := os.OpenRoot(dir)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, root.Close()) }()
	for {
		h, err := files.Next()
		if errors.Is(err, io.EOF) {
			return nil
		}
		if err != nil {
			return fmt.Errorf("%w: %w", ErrBackup, err)
		}
		if h.Typeflag != tar.TypeReg || !filepath.IsLocal(h.Name) {
			return fmt.Errorf("%w: %q is no file", ErrBackup, h.Name)
		}
		if err := root.MkdirAll(path.Dir(h.Name), 0o700); err != nil {
			return err
		}
		blob, err := io.ReadAll(files)
		if err != nil {
			return fmt.Errorf("%w: %w", ErrBackup, err)
		}
		if err := root.WriteFile(h.Name, blob, 0o600); err != nil {
			return err
		}
	}
}

func backupKey(password string, salt []byte) (cipher.AEAD, error) {
	if len(password) < leastPassword {
		return nil, fmt.Errorf("the password has less than %d characters", leastPassword)
	}
	key, err := scrypt.Key([]byte(password), salt, backupWork, 8, 1, chacha20poly1305.KeySize)
	if err != nil {
		return nil, err
	}
	return chacha20poly1305.New(key)
}

// chunkNonce numbers a chunk. The key is used for one backup, as its salt is.
func chunkNonce(number uint64, last bool) []byte {
	nonce := make([]byte, chacha20poly1305.NonceSize)
	binary.BigEndian.PutUint64(nonce[3:], number)
	if last {
		nonce[11] = 1
	}
	return nonce
}

type sealer struct {
	to     io.Writer
	key    cipher.AEAD
	number uint64
	rest   []byte
}

func newSealer(to io.Writer, password string) (*sealer, error) {
	salt := make([]byte, backupSalt)
	_, _ = rand.Read(salt) // never fails: see crypto/rand
	key, err := backupKey(password, salt)
	if err != nil {
		return nil, err
	}
	_, err = to.Write(append([]byte(backupMagic), salt...))
	return &sealer{to: to, key: key}, err
}

// Write encrypts what fills chunks.
func (s *sealer) Write(p []byte) (int, error) {
	s.rest = append(s.rest, p...)
	for len(s.rest) > backupChunk {
		if err := s.chunk(s.rest[:backupChunk], false); err != nil {
			return 0, err
		}
		s.rest = append([]byte(nil), s.rest[backupChunk:]...)
	}
	return len(p), nil
}

// Close encrypts the last chunk.
func (s *sealer) Close() error { return s.chunk(s.rest, true) }

func (s *sealer) chunk(text []byte, last bool) error {
	_, err := s.to.Write(s.key.Seal(nil, chunkNonce(s.number, last), text, []byte(backupMagic)))
	s.number++
	return err
}

type unsealer struct {
	from   *bufio.Reader
	key    cipher.AEAD
	number uint64
	rest   []byte
	ended  bool
}

func newUnsealer(from io.Reader, password string) (*unsealer, error) {
	head := make([]byte, len(backupMagic)+backupSalt)
	if _, err := io.ReadFull(from, head); err != nil || !bytes.HasPrefix(head, []byte(backupMagic)) {
		return nil, fmt.Errorf("%w: it does not begin like one", ErrBackup)
	}
	key, err := backupKey(password, head[len(backupMagic):])
	return &unsealer{from: bufio.NewReader(from), key: key}, err
}

// Read decrypts. It tells the end only after the last chunk.
func (u *unsealer) Read(p []byte) (int, error) {
	for len(u.rest) == 0 {
		if u.ended {
			return 0, io.EOF
		}
		if err := u.chunk(); err != nil {
			return 0, err
		}
	}
	n := copy(p, u.rest)
	u.rest = u.rest[n:]
	return n, nil
}

func (u *unsealer) chunk() error {
	sealed := make([]byte, backupChunk+u.key.Overhead())
	n, err := io.ReadFull(u.from, sealed)
	if err != nil && !errors.Is(err, io.ErrUnexpectedEOF) {
		return fmt.Errorf("%w: it is cut off", ErrBackup)
	}
	_, more := u.from.Peek(1)
	u.ended = more != nil
	u.rest, err = u.key.Open(nil, chunkNonce(u.number, u.ended), sealed[:n], []byte(backupMagic))
	u.number++
	if err != nil {
		return fmt.Errorf("%w: chunk %d", ErrBackup, u.number)
	}
	return nil
}
