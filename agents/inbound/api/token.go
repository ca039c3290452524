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

// NewToken reads a token from a file that nobody else may read, and makes one if the file is not there.
func NewToken(path string) (string, error) {
	token, err := ReadToken(path)
	if !errors.Is(err, fs.ErrNotExist) {
		return token, err
	}
	var secret [32]byte
	_, _ = rand.Read(secret[:]) // never fails: see crypto/rand
	token = hex.EncodeToString(secret[:])
	tmp, err := os.CreateTemp(filepath.Dir(path), ".token-*") // which only its owner may read
	if err != nil {
		return "", err
	}
	_, err = tmp.WriteString(token + "\n")
	if err = errors.Join(err, tmp.Sync(), tmp.Close()); err != nil {
		return "", errors.Join(err, os.Remove(tmp.Name()))
	}
	return token, os.Rename(tmp.Name(), path)
}

// ReadToken reads a token from a file that nobody else may read.
func ReadToken(path string) (string, error) {
	f, err := os.Open(path) // #nosec G304 -- the operator names the file
	if err != nil {
		return "", err
	}
	defer f.Close()
	info, err := f.Stat()
	if err != nil {
		return "", err
	}
	if info.Mode().Perm()&0o077 != 0 {
		return "", fmt.Errorf("the token in %s is for everybody to read: chmod 600 it, after a look at who may have", path)
	}
	blob := make([]byte, 4<<10)
	n, _ := f.Read(blob) // an empty file is too short below
	token := strings.TrimSpace(string(blob[:n]))
	if len(token) < leastToken || strings.ContainsAny(token, " \t\r\n") {
		return "", fmt.Errorf("the token in %s is none: want %d characters or more, without spaces", path, leastToken)
	}
	return token, nil
}
