package main

import (
	"context"
	"net"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/ethereum/go-ethereum/common"

	"emet/agents/node"
	"emet/agents/store"
)

// Beside `client serve`, a command says at once whom to ask instead. Other processes are waited for, also where a server that
// was killed left word.
func TestServersAreNotWaitedFor(t *testing.T) {
	state := t.TempDir()
	db, err := store.Open(filepath.Join(state, "state.db"))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = db.Close() })
	l, err := new(net.ListenConfig).Listen(t.Context(), "tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	end, err := announce(state, "http://"+l.Addr().String())
	if err != nil {
		t.Fatal(err)
	}
	o := node.Options{State: state, Patience: time.Hour}
	o.Network.Ground.OfferBoard = common.Address{1}
	if _, err := openClient(t.Context(), o); node.KindOf(err) != node.Busy || !strings.Contains(err.Error(), "`client serve`") {
		t.Errorf("beside a server: %v", err)
	}
	if err := l.Close(); err != nil {
		t.Fatal(err)
	}
	ctx, cancel := context.WithTimeout(t.Context(), 2*time.Second)
	defer cancel()
	if _, err := openClient(ctx, o); err == nil || strings.Contains(err.Error(), "`client serve`") || ctx.Err() == nil {
		t.Errorf("beside another command, and what a server left behind: %v", err)
	}
	if err := end(); err != nil {
		t.Error(err)
	}
}
