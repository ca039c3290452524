// Package identity holds who an agent is: its keys, the certificates that they are registered with, and the chain of work
// that they did. Keys are Ethereum accounts in encrypted files of geth's keystore format (Web3 Secret Storage v3), opened
// with a password from a file, never from a flag or the environment, and sealing keys beside them.
package identity

import (
	"context"
	"crypto/ecdsa"
	"crypto/rand"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"math/big"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"github.com/ethereum/go-ethereum/accounts/keystore"
	"github.com/ethereum/go-ethereum/common"
	"github.com/ethereum/go-ethereum/core/types"
	"github.com/ethereum/go-ethereum/crypto"
	"github.com/google/uuid"

	"emet/agents/eip712"
)

// Errors that callers branch on.
var (
	ErrNoKey         = errors.New("no key file")
	ErrWrongPassword = errors.New("wrong password")
)

// Strength is how costly it is to guess a key file's password.
type Strength struct{ n, p int }

// Standard is for keys that hold value; opening takes about a second. Light is for small machines. Play is for development
// networks, whose ether is worth nothing: opening takes a millisecond.
var (
	Standard = Strength{keystore.StandardScryptN, keystore.StandardScryptP}
	Light    = Strength{keystore.LightScryptN, keystore.LightScryptP}
	Play     = Strength{1 << 8, 1}
)

// Key is an unlocked account. It prints as its address only.
type Key struct {
	address common.Address
	private *ecdsa.PrivateKey
}

// Address returns the account.
func (k *Key) Address() common.Address { return k.address }

// String returns the address.
func (k *Key) String() string { return k.address.Hex() }

// Format prints the address whatever the verb is, so that a key can never be logged by accident.
func (k *Key) Format(f fmt.State, _ rune) { _, _ = io.WriteString(f, k.String()) }

// SignTx signs a transaction for a chain (EIP-155, EIP-1559).
func (k *Key) SignTx(_ context.Context, tx *types.Transaction, chainID *big.Int) (*types.Transaction, error) {
	return types.SignTx(tx, types.LatestSignerForChainID(chainID), k.private)
}

// SignTyped signs a message, given its struct hash, for a domain (EIP-712).
func (k *Key) SignTyped(d eip712.Domain, message common.Hash) (eip712.Signature, error) {
	return eip712.Sign(d.Digest(message), k.private)
}

// SignDigest signs the digest of a message whose domain is for others to know (EIP-712).
func (k *Key) SignDigest(digest common.Hash) (eip712.Signature, error) {
	return eip712.Sign(digest, k.private)
}

// Open unlocks the key file at path with the password in passwordFile (its first line).
// It fails with [ErrNoKey] or [ErrWrongPassword].
func Open(path, passwordFile string) (*Key, error) {
	blob, err := readSmall(path)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, fmt.Errorf("%w at %s", ErrNoKey, path)
	} else if err != nil {
		return nil, err
	}
	password, err := readPassword(passwordFile)
	if err != nil {
		return nil, err
	}
	key, err := keystore.DecryptKey(blob, password)
	switch {
	case errors.Is(err, keystore.ErrDecrypt):
		return nil, fmt.Errorf("%w in %s for key file %s", ErrWrongPassword, passwordFile, path)
	case err != nil:
		return nil, fmt.Errorf("key file %s: %w", path, err)
	}
	return &Key{key.Address, key.PrivateKey}, nil
}

// Find returns the key file of an account in a keystore directory; with the zero address, the only key file there.
func Find(dir string, account common.Address) (string, error) {
	entries, err := os.ReadDir(dir)
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return "", err
	}
	var found []string
	for _, e := range entries {
		path := filepath.Join(dir, e.Name())
		if a, ok := addressOf(path); e.Type().IsRegular() && ok && (account == common.Address{} || a == account) {
			found = append(found, path)
		}
	}
	switch {
	case len(found) == 1:
		return found[0], nil
	case len(found) > 1:
		return "", fmt.Errorf("%d key files in %s: say which account with --account", len(found), dir)
	case account == common.Address{}:
		return "", fmt.Errorf("%w in %s", ErrNoKey, dir)
	}
	return "", fmt.Errorf("%w for account %s in %s", ErrNoKey, account, dir)
}

// addressOf reads the account that a key file says it belongs to. Hidden files are none: [writeNew] leaves one behind if it
// is killed.
func addressOf(path string) (common.Address, bool) {
	if strings.HasPrefix(filepath.Base(path), ".") {
		return common.Address{}, false
	}
	blob, err := readSmall(path)
	if err != nil {
		return common.Address{}, false
	}
	var head struct {
		Address string `json:"address"`
		Crypto  json.RawMessage
	}
	if json.Unmarshal(blob, &head) != nil || head.Crypto == nil || !common.IsHexAddress(head.Address) {
		return common.Address{}, false
	}
	return common.HexToAddress(head.Address), true
}

// Create draws a new key and writes its file into dir. If passwordFile does not exist it is made, with a random
// password. It returns the path of the key file.
func Create(dir, passwordFile string, s Strength) (*Key, string, error) {
	private, err := crypto.GenerateKey()
	if err != nil {
		return nil, "", err
	}
	if err := os.MkdirAll(dir, 0o700); err != nil {
		return nil, "", err
	}
	password, err := readPassword(passwordFile)
	if errors.Is(err, fs.ErrNotExist) {
		password, err = writePassword(passwordFile)
	}
	if err != nil {
		return nil, "", err
	}
	id, err := uuid.NewRandom()
	if err != nil {
		return nil, "", err
	}
	key := &keystore.Key{Id: id, Address: crypto.PubkeyToAddress(private.PublicKey), PrivateKey: private}
	blob, err := keystore.EncryptKey(key, password, s.n, s.p)
	if err != nil {
		return nil, "", err
	}
	stamp := time.Now().UTC().Format("2006-01-02T15-04-05.000000000Z")
	path := filepath.Join(dir, fmt.Sprintf("UTC--%s--%x", stamp, key.Address))
	if err := writeNew(path, blob); err != nil {
		return nil, "", err
	}
	return &Key{key.Address, private}, path, nil
}

func readPassword(path string) (string, error) {
	blob, err := readSmall(path)
	if err != nil {
		return "", fmt.Errorf("password file: %w", err)
	}
	line, _, _ := strings.Cut(string(blob), "\n")
	return strings.TrimRight(line, "\r"), nil
}

func writePassword(path string) (string, error) {
	secret := make([]byte, 24)
	_, _ = rand.Read(secret) // never fails: see crypto/rand
	password := hex.EncodeToString(secret)
	if err := os.MkdirAll(filepath.Dir(path), 0o700); err != nil {
		return "", err
	}
	return password, writeNew(path, []byte(password+"\n"))
}

// writeNew writes a file that must not exist yet, readable by its owner only, and syncs it: a key that was used and
// then lost in a power cut would take its money with it.
func writeNew(path string, blob []byte) (err error) {
	tmp, err := os.CreateTemp(filepath.Dir(path), ".new-*") // mode 0600
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, os.RemoveAll(tmp.Name())) }()
	_, err = tmp.Write(blob)
	if err = errors.Join(err, tmp.Sync(), tmp.Close()); err != nil {
		return err
	}
	if err := os.Link(tmp.Name(), path); err != nil { // fails if path exists, unlike a rename
		return err
	}
	dir, err := os.Open(filepath.Dir(path))
	if err != nil {
		return err
	}
	return errors.Join(dir.Sync(), dir.Close()) // the name too must outlast a power cut
}

// readSmall reads a file of at most 64 KiB.
func readSmall(path string) ([]byte, error) {
	info, err := os.Stat(path)
	if err != nil {
		return nil, err
	}
	if info.Size() > 64<<10 || !info.Mode().IsRegular() {
		return nil, fmt.Errorf("%s is no small regular file", path)
	}
	return os.ReadFile(path)
}

// Accounts lists the accounts that have a key file in dir, in the order of their files' names.
func Accounts(dir string) ([]common.Address, error) {
	entries, err := os.ReadDir(dir)
	if err != nil {
		return nil, err
	}
	var out []common.Address
	for _, e := range entries {
		if a, ok := addressOf(filepath.Join(dir, e.Name())); ok && !slices.Contains(out, a) {
			out = append(out, a)
		}
	}
	return out, nil
}
