package member_test

import (
	"bytes"
	"context"
	"encoding/hex"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"sync"
	"syscall"
	"testing"
	"time"

	"emet/agents/hosting/server"
	"emet/agents/hosting/server/servertest"
	"emet/agents/hosting/tick"
	"emet/agents/hosting/token"
	"emet/agents/member"
	"emet/agents/program/data"
	"emet/agents/store"
)

// A test that kills a server needs a process for it: this test binary, told so by its environment.
const (
	childDir  = "EMET_TEST_SERVER"    // with the keys of tokens, the call, and the journal
	childSlot = "EMET_TEST_SERVER_ID" // which server of the pool it is
	childDies = "EMET_TEST_SERVER_DIES"
	childNow  = "EMET_TEST_SERVER_NOW"
)

// mortal is a journal whose process is killed when it has signed: before that is written down, or after.
type mortal struct {
	*member.Journal
	dies string
}

func (m mortal) Keep(ctx context.Context, w *server.Work) error {
	if m.dies == "before" {
		die()
	}
	err := m.Journal.Keep(ctx, w)
	if m.dies == "after" {
		die()
	}
	return err
}

// die ends this process as kill -9 does.
func die() {
	_ = syscall.Kill(os.Getpid(), syscall.SIGKILL)
	select {}
}

// pool is the application that parent and children have a part in: the same in all of them.
func pool(t *testing.T, dir string, prepare func(*servertest.Member, *server.Config)) *servertest.Pool {
	t.Helper()
	servertest.TokenKeys = sync.OnceValue(func() map[token.Class]*token.Key {
		out := map[token.Class]*token.Key{}
		for _, class := range []token.Class{token.Free, token.Paid} {
			blob, err := os.ReadFile(filepath.Join(dir, fmt.Sprint("key-", class)))
			if err != nil {
				panic(err)
			}
			if out[class], err = token.ParseKey(blob); err != nil {
				panic(err)
			}
		}
		return out
	})
	p, err := servertest.New(servertest.Config{Program: observes(t), Servers: 4, Seed: 11, Prepare: prepare})
	if err != nil {
		t.Fatal(err)
	}
	return p
}

// TestServerProcess is the process that is killed: it answers the call once, and says how much it has done.
func TestServerProcess(t *testing.T) {
	dir := os.Getenv(childDir)
	if dir == "" {
		t.Skip("it is a part of TestKilledBetweenSigningAndAnswering")
	}
	now, err := strconv.ParseInt(os.Getenv(childNow), 10, 64)
	if err != nil {
		t.Fatal(err)
	}
	db, err := store.Open(filepath.Join(dir, "state.db"))
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	var journal *member.Journal
	p := pool(t, dir, func(m *servertest.Member, c *server.Config) {
		if c.ID.Hex() != os.Getenv(childSlot) {
			return
		}
		if journal, err = member.OpenJournal(db, c.App); err != nil {
			t.Fatal(err)
		}
		c.Journal, c.Now = mortal{journal, os.Getenv(childDies)}, func() time.Time { return time.Unix(now, 0) }
	})
	call, err := os.ReadFile(filepath.Join(dir, "call"))
	if err != nil {
		t.Fatal(err)
	}
	for id, m := range p.Members {
		if id.Hex() == os.Getenv(childSlot) {
			answer := m.Answer(t.Context(), call)
			fmt.Fprintf(os.Stdout, "answer %s\nworks %d\n", hex.EncodeToString(answer), journal.Count(p.Begin.Tick))
		}
	}
}

// F13, H-09, J-01: a server that is killed -9 when it has signed and has not answered yet answers when it is asked again: with
// what it had signed, if that is on the disk, and in any case with the same from then on. There is one receipt for it.
func TestKilledBetweenSigningAndAnswering(t *testing.T) {
	dir := t.TempDir()
	for _, class := range []token.Class{token.Free, token.Paid} {
		key, err := token.NewKey()
		if err != nil {
			t.Fatal(err)
		}
		blob, err := key.Marshal()
		if err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(filepath.Join(dir, fmt.Sprint("key-", class)), blob, 0o600); err != nil {
			t.Fatal(err)
		}
	}
	for _, dies := range []string{"before", "after"} {
		t.Run(dies, func(t *testing.T) { killed(t, dir, dies) })
	}
}

// spy keeps the first call, and answers none.
type spy struct {
	mu   sync.Mutex
	to   tick.Server
	call []byte
}

var errSpied = errors.New("nobody answers")

func (s *spy) Call(_ context.Context, to tick.Server, call []byte) ([]byte, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.call == nil {
		s.to, s.call = to, call
	}
	return nil, errSpied
}

func killed(t *testing.T, keys, dies string) {
	t.Helper()
	dir := t.TempDir()
	s := &spy{}
	p := pool(t, keys, func(_ *servertest.Member, c *server.Config) { c.Caller, c.Patience = s, time.Millisecond })
	for _, class := range []token.Class{token.Free, token.Paid} {
		name := fmt.Sprint("key-", class)
		blob, err := os.ReadFile(filepath.Join(keys, name))
		if err == nil {
			err = os.WriteFile(filepath.Join(dir, name), blob, 0o600)
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	began := time.Now()
	if _, err := p.Request(t.Context(), data.LabelOf("endpoint", "e"), data.NewInt(5)); err != nil {
		t.Fatal(err)
	}
	if s.call == nil {
		t.Fatal("nothing was called")
	}
	if err := os.WriteFile(filepath.Join(dir, "call"), s.call, 0o600); err != nil {
		t.Fatal(err)
	}
	// run has a process answer, and returns what it says; nothing if it was killed.
	run := func(dies string) (answer string, works int) {
		t.Helper()
		cmd := exec.CommandContext(t.Context(), os.Args[0], "-test.run=^TestServerProcess$", "-test.timeout=5m")
		cmd.Env = append(os.Environ(), childDir+"="+dir, childSlot+"="+s.to.ID.Hex(), childDies+"="+dies, fmt.Sprintf("%s=%d", childNow, began.Unix()))
		var said bytes.Buffer
		cmd.Stdout, cmd.Stderr = &said, os.Stderr
		err := cmd.Run()
		if status, ok := cmd.ProcessState.Sys().(syscall.WaitStatus); ok && status.Signaled() {
			if dies == "" || status.Signal() != syscall.SIGKILL || strings.Contains(said.String(), "answer") {
				t.Fatalf("killed by %s: %s", status.Signal(), said.String())
			}
			return "", 0
		}
		if dies != "" || err != nil {
			t.Fatalf("it is alive: %v, %s", err, said.String())
		}
		if _, err := fmt.Sscanf(said.String(), "answer %s\nworks %d", &answer, &works); err != nil {
			t.Fatalf("%s: %v", said.String(), err)
		}
		return answer, works
	}
	run(dies)
	signed := kept(t, dir, p)
	if want := map[string]int{"before": 0, "after": 1}[dies]; len(signed) != want {
		t.Fatalf("%d works are on the disk: want %d", len(signed), want)
	}
	first, works := run("")
	again, stillOne := run("")
	blob, err := hex.DecodeString(first)
	if err != nil {
		t.Fatal(err)
	}
	a, err := server.DecodeAnswer(blob)
	if err != nil || a.Result == nil {
		t.Fatalf("%+v, %v", a, err)
	}
	if works != 1 || stillOne != 1 || first != again {
		t.Errorf("%d works and then %d, equal answers: %v", works, stillOne, first == again)
	}
	now := kept(t, dir, p)
	if len(now) != 1 || !bytes.Equal(now[0].Answer, blob) || now[0].Receipt.VerifySignature(s.to.Signer) != nil {
		t.Fatalf("%d works on the disk", len(now))
	}
	if dies == "after" && !bytes.Equal(signed[0].Answer, blob) {
		t.Error("what was signed before the kill is not what is answered after it")
	}
}

// kept reads what the process wrote down.
func kept(t *testing.T, dir string, p *servertest.Pool) []*server.Work {
	t.Helper()
	db, err := store.Open(filepath.Join(dir, "state.db"))
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	j, err := member.OpenJournal(db, p.Next.App)
	if err != nil {
		t.Fatal(err)
	}
	works, err := j.Works(p.Begin.Tick)
	if err != nil {
		t.Fatal(err)
	}
	return works
}
