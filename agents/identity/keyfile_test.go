package identity_test

import (
	"errors"
	"fmt"
	"math/big"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/ethereum/go-ethereum/accounts/keystore"
	"github.com/ethereum/go-ethereum/common"
	"github.com/ethereum/go-ethereum/core/types"

	"emet/agents/identity"
)

func TestKeyIsMadeFoundAndOpened(t *testing.T) {
	dir := t.TempDir()
	password := filepath.Join(dir, "password")
	made, path, err := identity.Create(filepath.Join(dir, "keys"), password, identity.Light)
	if err != nil {
		t.Fatal(err)
	}
	for _, file := range []string{path, password} {
		info, err := os.Stat(file)
		if err != nil {
			t.Fatal(err)
		}
		if info.Mode().Perm() != 0o600 {
			t.Errorf("%s has mode %o: want 600", file, info.Mode().Perm())
		}
	}
	found, err := identity.Find(filepath.Join(dir, "keys"), common.Address{})
	if err != nil || found != path {
		t.Errorf("found %q, %v: want %q", found, err, path)
	}
	key, err := identity.Open(found, password)
	if err != nil || key.Address() != made.Address() {
		t.Fatalf("opened %v, %v: want %v", key, err, made)
	}
	id := big.NewInt(1337)
	tx, err := key.SignTx(t.Context(), types.NewTx(&types.DynamicFeeTx{ChainID: id}), id)
	if err != nil {
		t.Fatal(err)
	}
	if from, err := types.Sender(types.LatestSignerForChainID(id), tx); err != nil || from != made.Address() {
		t.Errorf("the signature is by %s, %v", from, err)
	}
}

// The files are geth's: its own code opens them.
func TestKeyFilesAreGeths(t *testing.T) {
	dir := t.TempDir()
	made, path, err := identity.Create(dir, filepath.Join(dir, "password"), identity.Light)
	if err != nil {
		t.Fatal(err)
	}
	blob, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	password, err := os.ReadFile(filepath.Join(dir, "password"))
	if err != nil {
		t.Fatal(err)
	}
	key, err := keystore.DecryptKey(blob, strings.TrimSpace(string(password)))
	if err != nil || key.Address != made.Address() {
		t.Errorf("geth reads %v, %v", key, err)
	}
}

func TestWhatIsWrongIsSaid(t *testing.T) {
	dir := t.TempDir()
	keys, password, wrong := filepath.Join(dir, "keys"), filepath.Join(dir, "password"), filepath.Join(dir, "wrong")
	key, path, err := identity.Create(keys, password, identity.Light)
	if err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(wrong, []byte("guess\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	if _, err := identity.Open(path, wrong); !errors.Is(err, identity.ErrWrongPassword) {
		t.Errorf("a wrong password: %v", err)
	}
	if _, err := identity.Open(filepath.Join(dir, "nothing"), password); !errors.Is(err, identity.ErrNoKey) {
		t.Errorf("no file: %v", err)
	}
	if _, err := identity.Find(filepath.Join(dir, "nothing"), common.Address{}); !errors.Is(err, identity.ErrNoKey) {
		t.Errorf("no directory: %v", err)
	}
	if _, err := identity.Find(keys, common.Address{1}); !errors.Is(err, identity.ErrNoKey) {
		t.Errorf("another account: %v", err)
	}
	if _, _, err := identity.Create(keys, password, identity.Light); err != nil {
		t.Fatal(err)
	}
	if _, err := identity.Find(keys, common.Address{}); err == nil || errors.Is(err, identity.ErrNoKey) {
		t.Errorf("two keys and no choice: %v", err)
	}
	if _, err := identity.Find(keys, key.Address()); err != nil {
		t.Errorf("a choice of two: %v", err)
	}
	if all, err := identity.Accounts(keys); err != nil || len(all) != 2 {
		t.Errorf("accounts %v, %v", all, err)
	}
}

// F26: however a key is printed, only its address shows.
func TestKeysDoNotPrint(t *testing.T) {
	dir := t.TempDir()
	key, _, err := identity.Create(dir, filepath.Join(dir, "password"), identity.Light)
	if err != nil {
		t.Fatal(err)
	}
	for _, verb := range []string{"%v", "%+v", "%#v", "%s", "%d", "%x"} {
		if got := fmt.Sprintf(verb, key); got != key.Address().Hex() {
			t.Errorf("%s prints %d characters: want the address", verb, len(got))
		}
	}
}

func FuzzFind(f *testing.F) {
	f.Add([]byte(`{}`))
	f.Add([]byte(`{"address":"00","crypto":{}}`))
	f.Fuzz(func(t *testing.T, blob []byte) {
		dir := t.TempDir()
		if err := os.WriteFile(filepath.Join(dir, "key"), blob, 0o600); err != nil {
			t.Fatal(err)
		}
		_, _ = identity.Find(dir, common.Address{}) // must not panic
	})
}

// F13: a process that was killed while it made its key leaves half of the work behind. The next one still finds one key.
func TestKilledCreateLeavesOneKey(t *testing.T) {
	dir, password := t.TempDir(), filepath.Join(t.TempDir(), "password")
	key, path, err := identity.Create(dir, password, identity.Light)
	if err != nil {
		t.Fatal(err)
	}
	if err := os.Link(path, filepath.Join(dir, ".new-123")); err != nil {
		t.Fatal(err)
	}
	for _, account := range []common.Address{{}, key.Address()} {
		if found, err := identity.Find(dir, account); err != nil || found != path {
			t.Errorf("found %q, %v", found, err)
		}
	}
}
