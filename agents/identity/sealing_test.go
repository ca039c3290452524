package identity_test

import (
	"bytes"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"

	"github.com/ethereum/go-ethereum/common"

	"emet/agents/identity"
)

func newSealing(t *testing.T) (dir, password string, account common.Address, k *identity.SealingKey) {
	t.Helper()
	dir = t.TempDir()
	password = filepath.Join(t.TempDir(), "password")
	account = common.HexToAddress("0xabcdef")
	if err := os.WriteFile(password, []byte("sesame\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	k, err := identity.CreateSealing(dir, password, account, identity.Light)
	if err != nil {
		t.Fatal(err)
	}
	return dir, password, account, k
}

// What was sealed to a key opens with it after a restart, for what it was sealed for, and with no other.
func TestSealedIsOpened(t *testing.T) {
	dir, password, account, made := newSealing(t)
	info, text := []byte("emet/test"), []byte("nobody else reads this")
	sealed, err := identity.Seal(made.Public(), info, text)
	if err != nil {
		t.Fatal(err)
	}
	if len(sealed) != len(text)+identity.SealOverhead || len(made.Public()) != identity.SealingKeyBytes {
		t.Errorf("%d bytes are sealed in %d, with a key of %d", len(text), len(sealed), len(made.Public()))
	}
	k, err := identity.OpenSealing(dir, password, account)
	if err != nil {
		t.Fatal(err)
	}
	if k.Hash() != made.Hash() || k.Hash() != identity.SealingHash(made.Public()) {
		t.Error("another key was read than was written")
	}
	if got, err := k.Open(info, sealed); err != nil || !bytes.Equal(got, text) {
		t.Errorf("opened %q, %v", got, err)
	}
	if _, err := k.Open([]byte("emet/other"), sealed); err == nil {
		t.Error("it opens for another purpose")
	}
	for _, i := range []int{0, 1119, 1120, len(sealed) - 1} {
		changed := bytes.Clone(sealed)
		changed[i] ^= 1
		if _, err := k.Open(info, changed); err == nil {
			t.Errorf("byte %d was changed, and it opens", i)
		}
	}
	_, _, _, other := newSealing(t)
	if _, err := other.Open(info, sealed); err == nil {
		t.Error("another key opens it")
	}
}

// What is sealed to many keys in turns, by several at once, opens with the right one each, whichever were sealed to before.
func TestSealingToMany(t *testing.T) {
	keys := make([]*identity.SealingKey, 3)
	for i := range keys {
		_, _, _, keys[i] = newSealing(t)
	}
	var all sync.WaitGroup
	for range 4 {
		all.Go(func() {
			for i := range 4 * len(keys) {
				k, text := keys[i%len(keys)], []byte{byte(i)}
				sealed, err := identity.Seal(k.Public(), nil, text)
				if err != nil {
					t.Error(err)
					continue
				}
				if got, err := k.Open(nil, sealed); err != nil || !bytes.Equal(got, text) {
					t.Errorf("opened %x, %v", got, err)
				}
				if _, err := keys[(i+1)%len(keys)].Open(nil, sealed); err == nil {
					t.Error("another key opens it")
				}
			}
		})
	}
	all.Wait()
}

// What is no key is refused, each time.
func TestSealingToNoKey(t *testing.T) {
	bad := bytes.Repeat([]byte{0xff}, identity.SealingKeyBytes) // coefficients beyond the modulus
	for _, public := range [][]byte{nil, bad[1:], bad, bad, append(bad, 0xff)} {
		if _, err := identity.Seal(public, nil, nil); err == nil {
			t.Errorf("sealed to %d bytes that are no key", len(public))
		}
	}
}

// F26, and the rules of account keys: the file is private, and not taken for an account's.
func TestSealingFiles(t *testing.T) {
	dir, password, account, k := newSealing(t)
	path := filepath.Join(dir, "sealing--"+strings.ToLower(account.Hex()[2:]))
	info, err := os.Stat(path)
	if err != nil || info.Mode().Perm() != 0o600 {
		t.Fatalf("%v, %v", info, err)
	}
	if found, err := identity.Find(dir, common.Address{}); !errors.Is(err, identity.ErrNoKey) {
		t.Errorf("an account's key is at %q, %v", found, err)
	}
	if all, err := identity.Accounts(dir); err != nil || len(all) != 0 {
		t.Errorf("accounts %v, %v", all, err)
	}
	if _, err := identity.CreateSealing(dir, password, account, identity.Light); !errors.Is(err, os.ErrExist) {
		t.Errorf("a second one: %v", err)
	}
	if _, err := identity.OpenSealing(dir, password, common.Address{1}); !errors.Is(err, identity.ErrNoKey) {
		t.Errorf("another account: %v", err)
	}
	wrong := filepath.Join(t.TempDir(), "wrong")
	if err := os.WriteFile(wrong, []byte("guess\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	if _, err := identity.OpenSealing(dir, wrong, account); !errors.Is(err, identity.ErrWrongPassword) {
		t.Errorf("a wrong password: %v", err)
	}
	for _, verb := range []string{"%v", "%+v", "%#v", "%s", "%d", "%x"} {
		if got := fmt.Sprintf(verb, k); got != k.Hash().Hex() {
			t.Errorf("%s prints %d characters: want the hash", verb, len(got))
		}
	}
}

func TestBrokenSealingFiles(t *testing.T) {
	dir, password, account, _ := newSealing(t)
	path := filepath.Join(dir, "sealing--"+strings.ToLower(account.Hex()[2:]))
	good, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	for name, blob := range map[string]string{
		"empty":         "",
		"no object":     "[]",
		"no parameters": `{"sealing":1,"crypto":{"cipher":"aes-128-ctr","kdf":"scrypt","mac":"","kdfparams":{}}}`,
		"a version":     strings.Replace(string(good), `"sealing":1`, `"sealing":2`, 1),
		"cut":           string(good[:len(good)/2]),
		"of another":    replaceHash(string(good), common.Hash{1}),
		"no salt":       strings.Replace(string(good), `"salt"`, `"sault"`, 1),
		"another KDF":   strings.Replace(string(good), `"scrypt"`, `"pbkdf2"`, 1),
	} {
		if blob == string(good) {
			t.Fatalf("%s: nothing was changed", name)
		}
		if err := os.WriteFile(path, []byte(blob), 0o600); err != nil {
			t.Fatal(err)
		}
		if k, err := identity.OpenSealing(dir, password, account); err == nil {
			t.Errorf("%s: opened %v", name, k)
		}
	}
}

func replaceHash(file string, h common.Hash) string {
	const before = `"publicKeyHash":"`
	i := strings.Index(file, before) + len(before)
	return file[:i] + h.Hex() + file[i+len(h.Hex()):]
}

// Keys come from outside.
func TestSealingToWhatIsNoKey(t *testing.T) {
	_, _, _, k := newSealing(t)
	for name, public := range map[string][]byte{
		"nothing":   nil,
		"too short": k.Public()[1:],
		"too long":  append(k.Public(), 0),
		"too large": bytes.Repeat([]byte{0xff}, identity.SealingKeyBytes), // ML-KEM's numbers are below 3329
		"low order": append(k.Public()[:1184], make([]byte, 32)...),       // X25519 would agree on zero with anybody
	} {
		if sealed, err := identity.Seal(public, nil, []byte("text")); err == nil {
			t.Errorf("%s: sealed to %d bytes", name, len(sealed))
		}
	}
}
