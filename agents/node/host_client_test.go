package node_test

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"emet/agents/client"
	"emet/agents/node"
	"emet/agents/program"
	"emet/agents/program/plan"
)

// plannedExample builds an example as its author does, and plans it.
func plannedExample(t *testing.T, name string) []byte {
	t.Helper()
	cmd := exec.CommandContext(t.Context(), "go", "run", "./examples/apps/"+name, "built")
	cmd.Dir, cmd.Stderr = filepath.Join("..", ".."), os.Stderr
	b, err := program.ReadBuilt(need[[]byte](t)(cmd.Output()))
	if err != nil {
		t.Fatal(err)
	}
	p := need[*plan.Plan](t)(plan.New(b.Program, b.Sources))
	return need[[]byte](t)(p.Program.Encode())
}

// F-01 to F-24, I-01, N-08: on a whole network, a user signs a guestbook, finds the message there when the tick has ended,
// and computes the state again.
func TestUserOfAnApplication(t *testing.T) {
	if testing.Short() {
		t.Skip("it waits for ticks")
	}
	d := open(t, node.DevnetOptions{
		BlockTime: 500 * time.Millisecond, InProcess: true, Hosts: 8, Apps: []node.DevApp{{Program: plannedExample(t, "guestbook"), TickBlocks: 24}},
	})
	ctx, stop := context.WithCancel(t.Context())
	ended := make(chan error, 1)
	go func() { ended <- d.Run(ctx, func(context.Context) error { return nil }) }()
	t.Cleanup(func() {
		stop()
		if err := <-ended; err != nil {
			t.Error(err)
		}
		closed(t, d)
	})
	a := need[*node.Client](t)(node.OpenClient(ctx, node.Options{Network: d.Network, State: t.TempDir()}))
	t.Cleanup(func() { closed(t, a) })
	u := need[*client.Client](t)(a.User(nil))
	call := client.Call{
		App: "guestbook", Endpoint: "sign", Args: json.RawMessage(`{"author": "Ada", "text": "hello"}`),
		Policy:   client.Policy{Schema: client.PolicySchema, Rules: []client.Rule{{Answer: client.Allow}}},
		Progress: func(p client.Progress) { t.Log(p.Stage, p.Detail) },
	}
	done := calls(ctx, t, u, call)
	if done = need[client.Done](t)(u.Wait(ctx, done.Number, call)); done.State != client.Confirmed {
		t.Fatalf("%+v", done)
	}
	call.Endpoint, call.Args = "by", json.RawMessage(`"Ada"`)
	if read := calls(ctx, t, u, call); !bytes.Contains(read.Value, []byte("hello")) {
		t.Errorf("%s", read.Value)
	}
	app := need[*client.App](t)(u.App(ctx, ""))
	if v := need[client.Verified](t)(u.Verify(ctx, app, done.Tick, nil)); !v.OK || v.Counted == 0 {
		t.Errorf("%+v", v)
	}
}

// calls calls until there is an application that is awake.
func calls(ctx context.Context, t *testing.T, u *client.Client, call client.Call) client.Done {
	t.Helper()
	said := ""
	for {
		d, err := u.Call(ctx, call)
		if err == nil {
			return d
		}
		again := slices.ContainsFunc([]error{client.ErrAsleep, client.ErrNoApp, client.ErrUnserved, client.ErrNotYet, client.ErrLate}, func(e error) bool {
			return errors.Is(err, e)
		})
		if !again || ctx.Err() != nil {
			t.Fatal(err)
		}
		if text, _, _ := strings.Cut(err.Error(), "\n"); text != said {
			said = text
			t.Log(text)
		}
		pause(t)
	}
}
