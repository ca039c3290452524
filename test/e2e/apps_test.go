package e2e_test

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"math/big"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"testing"
	"time"

	"golang.org/x/sync/errgroup"

	"emet/agents/client"
	"emet/agents/identity"
	"emet/agents/node"
	"emet/agents/program"
	"emet/agents/program/plan"
)

// hosted is a development network on which applications run.
type hosted struct {
	*node.Devnet
}

// host starts a network with applications of the examples.
func host(t *testing.T, hosts int, apps ...string) hosted {
	t.Helper()
	if testing.Short() {
		t.Skip("it waits for ticks")
	}
	o := node.DevnetOptions{
		BlockTime: 250 * time.Millisecond, InProcess: true, Hosts: hosts, Log: logger(t),
	}
	for _, name := range apps {
		// The first one gives tokens to users without ether, who have the supervisor bring what they write to the chain; the
		// others sell them.
		o.Apps = append(o.Apps, node.DevApp{
			Program: planned(t, name), Ads: name == apps[0], TickBlocks: uint32(number(t, "EMET_TICK", 32)), // #nosec G115 -- small
		})
	}
	d := the(node.OpenDevnet(t.Context(), o))(t)
	runs(t, func(ctx context.Context) error { return d.Run(ctx, func(context.Context) error { return nil }) }, d.Close)
	return hosted{d}
}

// planned builds an example as its author does, and plans it.
func planned(t *testing.T, name string) []byte {
	t.Helper()
	cmd := exec.CommandContext(t.Context(), "go", "run", "./examples/apps/"+name, "built")
	cmd.Dir, cmd.Stderr = filepath.Join("..", ".."), os.Stderr
	b := the(program.ReadBuilt(the(cmd.Output())(t)))(t)
	doc := the(plan.New(b.Program, b.Sources))(t).Program.Document
	doc.Names = b.Program.Names
	return the(doc.Encode())(t)
}

// user is somebody who uses applications.
type user struct {
	*client.Client
	node *node.Client
	name string
}

func (h hosted) user(t *testing.T, name string) user {
	t.Helper()
	c := the(node.OpenClient(t.Context(), node.Options{Network: h.Network, State: filepath.Join(t.TempDir(), name)}))(t)
	t.Cleanup(func() { must(t, c.Close()) })
	return user{the(c.User(nil))(t), c, name}
}

// everything is a policy that agrees.
var everything = client.Policy{Schema: client.PolicySchema, Rules: []client.Rule{{Answer: client.Allow}}}

// call has an endpoint computed. As long as an application has not begun, or the machine is too slow for a tick, it is
// called again: it is the same request.
func (u user) call(ctx context.Context, app, endpoint, once string, args any) (client.Done, error) {
	blob, err := json.Marshal(args)
	if err != nil {
		return client.Done{}, err
	}
	c := client.Call{App: app, Endpoint: endpoint, Args: blob, Once: once, Policy: everything}
	if app == "guestbook" {
		c.Pay = client.Sponsor
	}
	for {
		done, err := u.Call(ctx, c)
		again := errors.Is(err, client.ErrAsleep) || errors.Is(err, client.ErrNotYet) || errors.Is(err, client.ErrUnserved) || errors.Is(err, client.ErrLate)
		if !again {
			if err != nil {
				err = fmt.Errorf("%s: %s of %s: %w", u.name, endpoint, app, err)
			}
			return done, err
		}
		select {
		case <-ctx.Done():
			return done, fmt.Errorf("%s: %s of %s: %w: %w", u.name, endpoint, app, ctx.Err(), err)
		case <-time.After(200 * time.Millisecond):
		}
	}
}

// settle waits until nothing of this user's is open, and returns all of its requests.
func (u user) settle(ctx context.Context) ([]client.Record, error) {
	for {
		if _, err := u.Settle(ctx, client.Call{Policy: everything}); err != nil && ctx.Err() == nil {
			select {
			case <-ctx.Done():
			case <-time.After(200 * time.Millisecond):
			}
		}
		all, err := u.Records(0)
		open := slices.ContainsFunc(all, func(r client.Record) bool {
			return slices.Contains([]client.State{client.Sent, client.Asked, client.Agreed, client.Anchored}, r.State)
		})
		if err != nil || !open {
			return all, err
		}
		select {
		case <-ctx.Done():
			return all, fmt.Errorf("%s has open requests: %w", u.name, ctx.Err())
		case <-time.After(200 * time.Millisecond):
		}
	}
}

// E-01 to E-05, F-01 to F-24, G-01 to G-15, G-05, I-01, I-02, J-01, N-08, SR-19, X-13, X-18: many clients use the guestbook, the
// poll and the matcher at once. No update is lost, workers are paid what their receipts come to, to the wei, and somebody
// else computes the same state from the chain and content alone.
func TestApplications(t *testing.T) {
	if os.Getenv("EMET_APPS") == "" {
		t.Skip("it takes minutes: EMET_APPS=1 runs it, for as many EMET_USERS and EMET_ROUNDS as it says")
	}
	t.Parallel()
	users, rounds := number(t, "EMET_USERS", 3), number(t, "EMET_ROUNDS", 2)
	h := host(t, 9, "guestbook", "poll", "matcher")
	ctx, stop := context.WithTimeout(t.Context(), time.Duration(10+2*rounds)*time.Minute)
	defer stop()
	all := make([]user, users)
	for i := range all {
		all[i] = h.user(t, fmt.Sprintf("user-%d", i))
	}
	var g errgroup.Group
	for i, u := range all {
		g.Go(func() error { return u.uses(ctx, i, rounds) })
	}
	must(t, g.Wait())

	signed, voted, wished := 0, 0, 0
	for _, u := range all {
		records := the(u.settle(ctx))(t)
		for _, r := range records {
			switch r.State {
			case client.Confirmed:
				switch r.Endpoint {
				case "sign":
					signed++
				case "vote":
					voted++
				case "seek":
					wished++
				}
			case client.Answered, client.Reissued:
			default:
				t.Errorf("%s: request %d, %s: %s: %s", u.name, r.Number, r.Endpoint, r.State, r.Problem)
			}
		}
	}
	if signed != users*rounds || voted != users || wished != users {
		t.Errorf("%d of %d entries of the guestbook, %d of %d votes and %d of %d wishes count", signed, users*rounds, voted, users, wished, users)
	}
	h.counts(ctx, t, all[0], users)
	h.paid(ctx, t)
	h.verified(ctx, t)
}

// uses is what one user does: it writes into the guestbook again and again, votes once, looks for a partner, and reads.
func (u user) uses(ctx context.Context, number, rounds int) error {
	var failed []error
	do := func(app, endpoint, once string, args any) client.Done {
		done, err := u.call(ctx, app, endpoint, once, args)
		failed = append(failed, err)
		return done
	}
	for round := range rounds {
		do("guestbook", "sign", fmt.Sprint("sign", round), map[string]string{"author": u.name, "text": fmt.Sprint("round ", round)})
		do("guestbook", "by", "", u.name)
		switch round {
		case 0:
			do("poll", "vote", "vote", fmt.Sprint(number%3))
		case 1:
			other := number ^ 1
			do("matcher", "seek", "seek", map[string]string{"mine": fmt.Sprint("number ", number), "theirs": fmt.Sprint("number ", other)})
		default:
			do("poll", "count", "", nil)
		}
		if _, err := u.Settle(ctx, client.Call{Policy: everything}); err != nil && ctx.Err() != nil {
			return err
		}
	}
	return errors.Join(failed...)
}

// counts looks whether the poll has all votes.
func (h hosted) counts(ctx context.Context, t *testing.T, u user, users int) {
	t.Helper()
	done := the(u.call(ctx, "poll", "count", "", nil))(t)
	want := [3]int{}
	for i := range users {
		want[i%3]++
	}
	var got map[string]string
	must(t, json.Unmarshal(done.Value, &got))
	for i, choice := range []string{"yes", "no", "abstain"} {
		if got[choice] != fmt.Sprint(want[i]) {
			t.Errorf("the poll says %s: want %v", done.Value, want)
			break
		}
	}
}

// paid looks whether each worker has vouchers for what its receipts come to, in the prices of the offer, and gets that
// money on the chain.
func (h hosted) paid(ctx context.Context, t *testing.T) {
	t.Helper()
	paid := new(big.Int)
	for _, v := range h.Apps() {
		last := the(v.Status())(t).Posted
		wait(ctx, t, func() bool { return the(v.Status())(t).Posted >= last+3 }) // receipts of all that was served are in
		owed := map[identity.ID]*big.Int{}
		payments := the(v.Books().Paid(0))(t)
		for _, p := range payments {
			if owed[p.ID] == nil {
				owed[p.ID] = new(big.Int)
			}
			owed[p.ID].Add(owed[p.ID], &p.Amount.Int)
			paid.Add(paid, &p.Amount.Int)
			if p.Rejected > 0 { // a request that was made again under its token is paid once
				t.Logf("tick %d: %d receipts of %s were rejected", p.Tick, p.Rejected, p.ID)
			}
		}
		for _, w := range h.Hosts() {
			for _, s := range w.Status().Apps {
				if s.Offer != v.App() {
					continue
				}
				want := owed[s.Identity]
				if want == nil {
					want = new(big.Int)
				}
				wait(ctx, t, func() bool { // its voucher may be on its way
					for _, now := range w.Status().Apps {
						if now.Offer == s.Offer {
							return now.Paid.Cmp(want) == 0
						}
					}
					return false
				})
				delete(owed, s.Identity)
			}
		}
		for id, amount := range owed {
			if amount.Sign() != 0 {
				t.Errorf("%s was paid %s and is none of the hosts", id, amount)
			}
		}
	}
	earned := new(big.Int)
	for _, w := range h.Hosts() {
		_, _, err := w.Redeem(ctx)
		must(t, err)
		for _, c := range the(w.Channels(ctx))(t) {
			if c.Channel.Payee != w.Key.Address() {
				continue
			}
			got := new(big.Int)
			for _, p := range c.State.Paid {
				got.Add(got, p.Big())
			}
			if got.Cmp(c.Promised.Big()) != 0 {
				t.Errorf("channel %s has paid %s of %s", c.ID, got, c.Promised.Big())
			}
			earned.Add(earned, got)
		}
	}
	if paid.Sign() == 0 || earned.Cmp(paid) != 0 {
		t.Errorf("workers earned %s on chain, and were paid %s for receipts", earned, paid)
	}
}

// verified has a stranger compute all states again.
func (h hosted) verified(ctx context.Context, t *testing.T) {
	t.Helper()
	stranger := h.user(t, "stranger")
	for _, v := range h.Apps() {
		app := the(stranger.App(ctx, v.App().Hex()))(t)
		wait(ctx, t, func() bool { return the(v.Status())(t).Posted > 0 })
		posted, ticks := the(v.Status())(t).Posted, 0
		got := the(stranger.Verify(ctx, app, posted, func(client.Verified) { ticks++ }))(t)
		t.Logf("%s: %d ticks computed again, up to %d: %+v", app.Name, ticks, posted, got)
		if ticks == 0 {
			t.Errorf("%s: nothing was computed", app.Name)
		}
	}
}

// wait waits until something is so.
func wait(ctx context.Context, t *testing.T, so func() bool) {
	t.Helper()
	for !so() {
		select {
		case <-ctx.Done():
			t.Fatal(context.Cause(ctx))
		case <-time.After(100 * time.Millisecond):
		}
	}
}
