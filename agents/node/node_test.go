package node_test

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"io"
	"net"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/ethereum/go-ethereum/common"
	"github.com/rs/zerolog"

	"emet/agents/chain"
	"emet/agents/chain/agency"
	"emet/agents/node"
	"emet/agents/store"
	"emet/agents/wire"
)

func open(t *testing.T, o node.DevnetOptions) *node.Devnet {
	t.Helper()
	d, err := node.OpenDevnet(t.Context(), o)
	if err != nil {
		t.Fatal(err)
	}
	return d
}

func closed(t *testing.T, c io.Closer) {
	t.Helper()
	if err := c.Close(); err != nil {
		t.Error(err)
	}
}

func TestNetworkFile(t *testing.T) {
	path := filepath.Join(t.TempDir(), "net.json")
	want := node.Network{Dev: true, ChainID: 5, RPC: "http://x", Agency: common.Address{7}, IPFS: []string{"a", "b"}}
	if err := want.Save(path); err != nil {
		t.Fatal(err)
	}
	if info, err := os.Stat(path); err != nil || info.Mode().Perm() != 0o600 {
		t.Errorf("the file has mode %v, %v: want 600", info.Mode(), err)
	}
	got, err := node.FindNetwork(path)
	if err != nil || got.Agency != want.Agency || len(got.IPFS) != 2 {
		t.Errorf("came back as %+v, %v", got, err)
	}
	for name, text := range map[string]string{"no JSON": "{", "another schema": `{"schema":"emet.network/v9"}`} {
		if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
		if _, err := node.LoadNetwork(path); err == nil || !strings.Contains(err.Error(), path) {
			t.Errorf("%s: %v", name, err)
		}
	}
}

// A kept network resumes: the same accounts, contracts and addresses. A second process on it is refused (F24).
func TestDevnetIsKeptAndResumed(t *testing.T) {
	dir := t.TempDir()
	announce := filepath.Join(t.TempDir(), "running.json")
	first := open(t, node.DevnetOptions{State: dir, Workers: 1, Announce: announce})
	if _, err := node.OpenDevnet(t.Context(), node.DevnetOptions{State: dir}); err == nil {
		t.Error("a second network was opened on the same directory")
	}
	ctx, cancel := context.WithCancel(t.Context())
	ended := make(chan error, 1)
	up := make(chan struct{})
	go func() { ended <- first.Run(ctx, func(context.Context) error { close(up); return nil }) }()
	<-up
	if n, err := node.LoadNetwork(announce); err != nil || n.Agency != first.Network.Agency {
		t.Errorf("announced %+v, %v", n, err)
	}
	cancel()
	if err := <-ended; err != nil {
		t.Error(err)
	}
	if _, err := os.Stat(announce); !errors.Is(err, os.ErrNotExist) {
		t.Errorf("the announcement outlived the network: %v", err)
	}
	closed(t, first)
	second := open(t, node.DevnetOptions{State: dir, Workers: 1})
	defer closed(t, second)
	if second.Network.Agency != first.Network.Agency || second.Network.Ground != first.Network.Ground ||
		second.Network.Ground.IsZero() || second.Network.Accounts[3] != first.Network.Accounts[3] {
		t.Errorf("resumed as %+v: want %+v", second.Network, first.Network)
	}
}

// F13, F15: the note of the port that was used last may be cut short by a crash, or the port be taken; neither keeps a
// network from starting.
func TestNoteOfThePortIsOnlyAWish(t *testing.T) {
	taken, err := (&net.ListenConfig{}).Listen(t.Context(), "tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	defer taken.Close()
	dir := t.TempDir()
	for _, note := range []string{"", "port", strconv.Itoa(taken.Addr().(*net.TCPAddr).Port)} {
		if err := os.WriteFile(filepath.Join(dir, "listen"), []byte(note), 0o600); err != nil {
			t.Fatal(err)
		}
		closed(t, open(t, node.DevnetOptions{State: dir}))
	}
}

// What peers may ask of the node that keeps content: anything; what they get: an answer or the end of the stream.
func TestKeepRefusesNonsense(t *testing.T) {
	d := open(t, node.DevnetOptions{})
	defer closed(t, d)
	h, err := wire.New(wire.Config{Log: zerolog.Nop()})
	if err != nil {
		t.Fatal(err)
	}
	defer func() {
		if err := h.Close(); err != nil {
			t.Error(err)
		}
	}()
	ask := func(msg string) (string, error) {
		s, err := h.Open(t.Context(), d.Network.IPFS[0], "/emet/keep/1", wire.Limits{Idle: 30 * time.Second})
		if err != nil {
			return "", err
		}
		defer s.Reset()
		if err := s.WriteMsg([]byte(msg)); err != nil {
			return "", err
		}
		out, err := s.ReadMsg(8 << 10)
		if err != nil {
			return "", err
		}
		var answer struct{ Problem string }
		return answer.Problem, errors.Join(json.Unmarshal(out, &answer), complain(answer.Problem))
	}
	for _, msg := range []string{
		``, `{`, `[]`, `{"cid":""}`, `{"cid":"bogus"}`, `{"cid":7}`, `{"cid":"bafkqaaa"}`,
		`{"cid":"bafkreiaauzjzdjq7jd33zhuzto26qbpr3wwyexy2yojvz6fjvplmjcucvy","peers":["nonsense"]}`,
		strings.Repeat("x", 9<<10),
	} {
		if _, err := ask(msg); err == nil {
			t.Errorf("%.60q was taken", msg)
		}
	}
}

func complain(problem string) error {
	if problem != "" {
		return errors.New(problem)
	}
	return nil
}

// Who only looks, while another process has the state, is a peer of its own, and leaves what the other will start with again.
func TestLookingBesideAnother(t *testing.T) {
	d := open(t, node.DevnetOptions{})
	defer closed(t, d)
	o := node.Options{Network: d.Network, State: t.TempDir()}
	a := need[*node.Agent](t)(node.Open(t.Context(), "test", o))
	defer closed(t, a)
	memo := filepath.Join(o.State, "listen")
	before := need[[]byte](t)(os.ReadFile(memo)) // #nosec G304 -- of this test
	o.Look = true
	b := need[*node.Agent](t)(node.Open(t.Context(), "test", o))
	defer closed(t, b)
	if a.Host.ID() == b.Host.ID() {
		t.Error("two processes are the same peer: what is sent to one comes to the other")
	}
	if after := need[[]byte](t)(os.ReadFile(memo)); !bytes.Equal(before, after) { // #nosec G304 -- of this test
		t.Errorf("port %s has become %s", before, after)
	}
}

// What is wrong with a network is said in words, and as a kind that a command can act on.
func TestOpenSaysWhatIsWrong(t *testing.T) {
	d := open(t, node.DevnetOptions{})
	defer closed(t, d)
	try := func(change func(*node.Options)) error {
		o := node.Options{Network: d.Network, State: t.TempDir()}
		change(&o)
		a, err := node.Open(t.Context(), "test", o)
		if err == nil {
			return a.Close()
		}
		return err
	}
	if err := try(func(*node.Options) {}); err != nil {
		t.Errorf("a good network: %v", err)
	}
	for name, c := range map[string]struct {
		change func(*node.Options)
		is     error
		kind   node.Kind
	}{
		"no node":         {func(o *node.Options) { o.Network.RPC, o.Network.WS = "http://127.0.0.1:1", "" }, chain.ErrNoNode, node.Unreachable},
		"another chain":   {func(o *node.Options) { o.Network.ChainID = 1 }, chain.ErrWrongChain, node.BadInput},
		"no contract":     {func(o *node.Options) { o.Network.Agency = common.Address{1} }, agency.ErrNoContract, node.NotFound},
		"no key":          {func(o *node.Options) { o.Keys.Account = common.Address{1} }, nil, node.KeyProblem},
		"a wrong account": {func(o *node.Options) { o.Keys.Keystore = t.TempDir() }, nil, node.KeyProblem},
	} {
		err := try(c.change)
		if err == nil || (c.is != nil && !errors.Is(err, c.is)) || node.KindOf(err) != c.kind {
			t.Errorf("%s: %v is of kind %d, want %d", name, err, node.KindOf(err), c.kind)
		}
	}
	state := t.TempDir()
	db, err := store.Open(filepath.Join(state, "state.db"))
	if err != nil {
		t.Fatal(err)
	}
	if err := try(func(o *node.Options) { o.State = state }); !errors.Is(err, store.ErrInUse) || node.KindOf(err) != node.Busy {
		t.Errorf("a state directory in use: %v", err)
	}
	if err := db.Close(); err != nil {
		t.Error(err)
	}
}
