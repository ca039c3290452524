//go:build linux

package e2e_test

import (
	"context"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"emet/agents/client"
	"emet/agents/node"
)

// The delays of what each machine sends: a way there and back takes twice that.
const (
	usualDelay = 50 * time.Millisecond
	slowDelay  = 2 * time.Second
)

// spread is a stage whose agents are in a namespace each.
type spread struct {
	stage
	*router

	local string // describes the network as the test itself sees it
}

func newSpread(t *testing.T) *spread {
	t.Helper()
	if testing.Short() {
		t.Skip("it waits for ticks")
	}
	agents := []string{"supervisor"}
	for i := range hostedWorkers {
		agents = append(agents, fmt.Sprint("worker-", i))
	}
	for i := range hostedUsers + 1 {
		agents = append(agents, fmt.Sprint("client-", i))
	}
	s := &spread{stage: stage{site: newSite(t)}}
	s.router = newRouter(t, agents, usualDelay)
	s.devnet(t, "--port", "0", "--block-time", "250ms")
	s.local = s.file
	s.file = filepath.Join(s.dir, "seen.json")
	must(t, s.expose(t, the(node.LoadNetwork(s.local))(t)).Save(s.file))
	s.stage.around = s.router.around(t)
	s.listen = func(agent string) string { return fmt.Sprintf("/ip4/%s/tcp/4001", s.at(t, agent).addr) }
	s.open(t)
	return s
}

// user is a user in the test itself, whose calls can be timed: it is as far from the workers as they are from each other,
// and has the chain beside it.
func (s *spread) user(t *testing.T) user {
	t.Helper()
	n := the(node.LoadNetwork(s.local))(t)
	o := node.Options{Network: n, State: filepath.Join(t.TempDir(), "timed"), Listen: []string{fmt.Sprintf("/ip4/%s/tcp/0", s.at(t, "").addr)}}
	c := the(node.OpenClient(t.Context(), o))(t)
	t.Cleanup(func() { must(t, c.Close()) })
	return user{the(c.User(nil))(t), c, "timed"}
}

// timed calls an endpoint, and returns what it came to, how long servers took to answer, and how often others were asked
// instead.
func (s *spread) timed(ctx context.Context, t *testing.T, u user, endpoint string, args any) (done client.Done, took time.Duration, redrawn int) {
	t.Helper()
	blob := the(json.Marshal(args))(t)
	for {
		var asked, answered time.Time
		c := client.Call{App: s.offer.Hex(), Endpoint: endpoint, Args: blob, Policy: everything, Pay: client.Own, Progress: func(p client.Progress) {
			switch p.Stage {
			case "ask":
				asked, answered = time.Now(), time.Time{}
			case "redraw":
				redrawn++
			default:
				if !asked.IsZero() && answered.IsZero() {
					answered = time.Now()
				}
			}
		}}
		done, err := u.Call(ctx, c)
		if err == nil {
			if answered.IsZero() {
				answered = time.Now()
			}
			return done, answered.Sub(asked), redrawn
		}
		select {
		case <-ctx.Done():
			t.Fatalf("%s: %v: %v", endpoint, ctx.Err(), err)
		case <-time.After(200 * time.Millisecond):
		}
	}
}

// T7: agents are on machines of their own, 100 ms apart. The guestbook works, and a call takes about a way there and back to
// the top server, and one more for each step of its depth; how long it takes is told, and no matter of passing.
func TestHostedAcrossNamespaces(t *testing.T) {
	onlyAsked(t)
	s := newSpread(t)
	ctx, stop := context.WithTimeout(t.Context(), hostedPatience)
	defer stop()
	for user := range hostedUsers {
		m := message{Author: fmt.Sprint("user ", user), Text: "round 0"}
		began := time.Now()
		done := the(s.call(ctx, t, user, nil, "sign", "sign", m))(t)
		if done.State != client.Confirmed {
			t.Fatalf("%s: %s", done.State, done.Problem)
		}
		t.Logf("user %d: signed and confirmed in %.1f s", user, time.Since(began).Seconds())
	}
	u := s.user(t)
	for _, call := range []struct {
		endpoint string
		args     func(int) any
		depth    int
	}{
		{"by", func(int) any { return "user 0" }, 1},
		{"sign", func(i int) any { return message{Author: "timed", Text: fmt.Sprint(i)} }, 2},
	} {
		var all []time.Duration
		redrawn := 0
		for i := range number(t, "EMET_ROUNDS", 3) + 1 {
			_, took, again := s.timed(ctx, t, u, call.endpoint, call.args(i))
			redrawn += again
			if i > 0 { // the first one connects
				all = append(all, took)
			}
		}
		slices.Sort(all)
		t.Logf("%s: %d to %d ms, %d in the middle, with %d ms to and fro: %.1f of these, and %d are the least; %d redrawn", call.endpoint,
			all[0].Milliseconds(), all[len(all)-1].Milliseconds(), all[len(all)/2].Milliseconds(), 2*usualDelay.Milliseconds(),
			float64(all[len(all)/2])/float64(2*usualDelay), call.depth+1, redrawn)
	}
	entries := 0
	for _, r := range the(u.settle(ctx))(t) {
		if r.State == client.Confirmed {
			entries += len(r.Entries)
		}
	}
	s.settled(ctx, t, 1, entries)
}

// onlyAsked skips what takes minutes, most of which it waits for messages on their way.
func onlyAsked(t *testing.T) {
	t.Helper()
	if os.Getenv("EMET_SPACES") == "" {
		t.Skip("it takes five minutes: EMET_SPACES=1 runs it")
	}
}

// F-05, F-10: a worker that is much slower than all others is no end of a call: others are asked instead.
func TestHostedBesideSlowWorker(t *testing.T) {
	onlyAsked(t)
	s := newSpread(t)
	ctx, stop := context.WithTimeout(t.Context(), hostedPatience)
	defer stop()
	s.at(t, "worker-0").delay.Store(int64(slowDelay))
	u := s.user(t)
	var took []string
	for i := range 2 * number(t, "EMET_ROUNDS", 3) {
		_, d, redrawn := s.timed(ctx, t, u, "by", fmt.Sprint("user ", i))
		took = append(took, fmt.Sprintf("%d ms (%d redrawn)", d.Milliseconds(), redrawn))
	}
	done, d, redrawn := s.timed(ctx, t, u, "sign", message{Author: "timed", Text: "beside a slow worker"})
	took = append(took, fmt.Sprintf("sign %d ms (%d redrawn)", d.Milliseconds(), redrawn))
	t.Logf("calls: %s", strings.Join(took, ", "))
	for _, r := range the(u.settle(ctx))(t) {
		if r.Number == done.Number && r.State != client.Confirmed && r.State != client.Reissued {
			t.Errorf("request %d is %s: %s", r.Number, r.State, r.Problem)
		}
	}
}
