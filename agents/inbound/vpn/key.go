package vpn

import (
	"crypto/ecdh"
	"crypto/rand"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"

	"github.com/ethereum/go-ethereum/crypto"
)

// Key is our X25519 key in one network. It never leaves the process but for its file, and prints as the public key.
type Key struct{ private *ecdh.PrivateKey }

// Public returns what others encrypt to.
func (k *Key) Public() PublicKey { return PublicKey(k.private.PublicKey().Bytes()) }

// Format prints the public key whatever the verb is, so that a key can never be logged by accident.
func (k *Key) Format(f fmt.State, _ rune) { _, _ = io.WriteString(f, k.Public().String()) }

// OpenKey reads our key in a network from a directory, or draws one and keeps it there: after a restart the records that
// others have of us still hold. The names of networks are anybody's, so the file's name is the hash of one.
func OpenKey(dir, network string) (*Key, error) {
	path := filepath.Join(dir, hex.EncodeToString(crypto.Keccak256([]byte(network)))+".key")
	info, err := os.Stat(path)
	if errors.Is(err, fs.ErrNotExist) {
		return createKey(path)
	} else if err != nil {
		return nil, err
	}
	if info.Mode().Perm()&0o077 != 0 {
		return nil, fmt.Errorf("key file %s is readable by others: its mode must be 0600", path)
	}
	if info.Size() > 1<<10 {
		return nil, fmt.Errorf("key file %s has %d bytes", path, info.Size())
	}
	text, err := os.ReadFile(path)
	if err != nil {
		return nil, err
	}
	var secret PublicKey // of the same form
	if err := secret.UnmarshalText(text); err != nil {
		return nil, fmt.Errorf("key file %s does not hold a key", path) // what it holds is nobody's business
	}
	private, err := ecdh.X25519().NewPrivateKey(secret[:])
	if err != nil {
		return nil, fmt.Errorf("key file %s: %w", path, err)
	}
	return &Key{private}, nil
}

// createKey writes a new key whole or not at all.
func createKey(path string) (_ *Key, err error) {
	private, err := ecdh.X25519().GenerateKey(rand.Reader)
	if err != nil {
		return nil, err
	}
	if err := os.MkdirAll(filepath.Dir(path), 0o700); err != nil {
		return nil, err
	}
	tmp, err := os.CreateTemp(filepath.Dir(path), ".key-*") // which only its owner may read
	if err != nil {
		return nil, err
	}
	defer func() { err = errors.Join(err, os.Remove(tmp.Name())) }()
	_, err = tmp.WriteString(hex.EncodeToString(private.Bytes()))
	if err = errors.Join(err, tmp.Sync(), tmp.Close()); err != nil {
		return nil, err
	}
	if err := os.Link(tmp.Name(), path); err != nil { // fails if there is one, unlike a rename
		return nil, fmt.Errorf("keep the key of the network: %w", err)
	}
	dir, err := os.Open(filepath.Dir(path))
	if err != nil {
		return nil, err
	}
	return &Key{private}, errors.Join(dir.Sync(), dir.Close())
}

// hex is the key as the WireGuard device wants it.
func (k *Key) hex() string { return hex.EncodeToString(k.private.Bytes()) }
