package node_test

import (
	"bytes"
	"errors"
	"os"
	"path/filepath"
	"testing"

	"emet/agents/node"
	"emet/agents/store"
)

// What is backed up comes back; a backup that was changed, cut off or is opened with another password gives nothing.
func TestBackup(t *testing.T) {
	dir := t.TempDir()
	if err := need[*store.DB](t)(store.Open(filepath.Join(dir, "state.db"))).Close(); err != nil {
		t.Fatal(err)
	}
	large := bytes.Repeat([]byte("what must not be lost\n"), 20_000)
	for name, blob := range map[string][]byte{"keystore/key": []byte("secret"), "large": large, "ipfs/block": []byte("others have it")} {
		path := filepath.Join(dir, name)
		if err := errors.Join(os.MkdirAll(filepath.Dir(path), 0o700), os.WriteFile(path, blob, 0o600)); err != nil {
			t.Fatal(err)
		}
	}
	var out bytes.Buffer
	if err := node.Backup(dir, "correct horse", &out); err != nil {
		t.Fatal(err)
	}
	if bytes.Contains(out.Bytes(), []byte("secret")) {
		t.Error("the backup shows a key")
	}
	back := filepath.Join(t.TempDir(), "back")
	if err := node.Restore(back, "correct horse", bytes.NewReader(out.Bytes())); err != nil {
		t.Fatal(err)
	}
	if got := need[[]byte](t)(os.ReadFile(filepath.Join(back, "large"))); !bytes.Equal(got, large) {
		t.Error("a file came back as another one")
	}
	if _, err := os.Stat(filepath.Join(back, "ipfs")); err == nil {
		t.Error("content is part of the backup")
	}
	changed := bytes.Clone(out.Bytes())
	changed[len(changed)/2] ^= 1
	for name, c := range map[string]struct {
		blob     []byte
		password string
	}{
		"password": {out.Bytes(), "incorrect horse"}, "changed": {changed, "correct horse"},
		"cut off": {out.Bytes()[:out.Len()-1], "correct horse"}, "empty": {nil, "correct horse"},
	} {
		to := filepath.Join(t.TempDir(), "to")
		if err := node.Restore(to, c.password, bytes.NewReader(c.blob)); !errors.Is(err, node.ErrBackup) {
			t.Errorf("%s: %v", name, err)
		}
		if _, err := os.Stat(to); err == nil {
			t.Errorf("%s: something was restored", name)
		}
	}
	if err := node.Backup(dir, "short", &out); err == nil {
		t.Error("a short password")
	}
}
