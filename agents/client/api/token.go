package api

import (
	"crypto/rand"
	"encoding/hex"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
)

// leastToken is how long a token must be.
const leastToken = 32

// Token reads the token of a client from a file that nobody else may read, and makes one the first time.
func Token(path string) (string, error) {
	info, err := os.Stat(path)
	if errors.Is(err, fs.ErrNotExist) {
		return newToken(path)
	}
	if err != nil {
		return "", err
	}
	if info.Mode().Perm()&0o077 != 0 {
		return "", fmt.Errorf("others may read the token in %s: delete the file, and a new one is made", path)
	}
	blob, err := os.ReadFile(path) // #nosec G304 -- our own state
	if err != nil {
		return "", err
	}
	token := strings.TrimSpace(string(blob))
	if len(token) < leastToken {
		return "", fmt.Errorf("the token in %s is too short: delete the file, and a new one is made", path)
	}
	return token, nil
}

// newToken writes a new token so that a reader sees all of it or nothing.
func newToken(path string) (string, error) {
	var secret [32]byte
	_, _ = rand.Read(secret[:]) // never fails: see crypto/rand
	token := hex.EncodeToString(secret[:])
	tmp, err := os.CreateTemp(filepath.Dir(path), ".token-*") // which only its owner may read
	if err != nil {
		return "", err
	}
	_, err = tmp.WriteString(token + "\n")
	if err = errors.Join(err, tmp.Close()); err != nil {
		return "", errors.Join(err, os.Remove(tmp.Name()))
	}
	return token, os.Rename(tmp.Name(), path)
}
