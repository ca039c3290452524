package e2e_test

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"math/big"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"golang.org/x/sync/errgroup"

	"emet/agents/client"
	"emet/agents/hosting"
	"emet/agents/identity"
	"emet/agents/node"
)

const (
	hostedWorkers = 6
	hostedUsers   = 2
	// hostedPatience is how long a test with hosted applications may take: some of its time is that of ticks.
	hostedPatience = 10 * time.Minute
)

// stage is a site on which every agent of the guestbook is a process.
type stage struct {
	site

	offer      hosting.OfferID
	supervisor *process
	workers    [hostedWorkers]*process

	// around puts a command into a place of its own, and says where its agent listens; nil where all share one place.
	around func(agent string, command []string) []string
	listen func(agent string) string
}

// command is one of our programs with its arguments, as it is run for an agent.
func (s *stage) command(t *testing.T, agent, name string, args ...string) []string {
	t.Helper()
	c := append([]string{filepath.Join(the(commands())(t), name)}, args...)
	if s.around != nil {
		return s.around(agent, c)
	}
	return c
}

// launch starts the process of an agent that goes on until it is killed.
func (s *stage) launch(t *testing.T, agent, name string, args ...string) *process {
	t.Helper()
	c := s.command(t, agent, name, args...)
	p := &process{cmd: exec.Command(c[0], c[1:]...), ended: make(chan struct{})} // #nosec G204 -- a test's own program
	p.cmd.Env = append(os.Environ(), "XDG_STATE_HOME="+s.dir, "EMET_LOG=warn")
	p.cmd.Stdout, p.cmd.Stderr = &p.out, &p.errOut
	must(t, p.cmd.Start())
	go func() {
		defer close(p.ended)
		_ = p.cmd.Wait() // how it ended is in ProcessState
	}()
	t.Cleanup(func() {
		p.kill()
		if said := p.errOut.String(); t.Failed() && said != "" {
			t.Logf("%s said:\n%s", agent, said[max(0, len(said)-3000):])
		}
	})
	return p
}

// ask runs a program to its end, and reads the JSON that it prints.
func (s *stage) ask(ctx context.Context, command []string, to any) error {
	cmd := exec.CommandContext(ctx, command[0], command[1:]...) // #nosec G204 -- a test's own program
	cmd.Env = append(os.Environ(), "XDG_STATE_HOME="+s.dir, "EMET_LOG=warn")
	var out, errOut bytes.Buffer
	cmd.Stdout, cmd.Stderr = &out, &errOut
	err := cmd.Run()
	if err == nil && to != nil {
		err = json.Unmarshal(out.Bytes(), to)
	}
	if err != nil {
		err = fmt.Errorf("%s: %w: %s", filepath.Base(command[0]), err, errOut.Bytes()[max(0, errOut.Len()-500):])
	}
	return err
}

// supervise starts the supervisor. The application is posted when it runs for the first time, and found after that.
func (s *stage) supervise(t *testing.T) {
	t.Helper()
	// The chain does not wait for a process: one that is too slow for a tick loses its bond, and goes on with another.
	args := []string{
		"--network", s.file, "--state", s.state("supervisor", 0), "run", "--rebond",
		"--workers", fmt.Sprint(hostedWorkers), "--tick-blocks", fmt.Sprint(number(t, "EMET_TICK", 32)),
	}
	if s.listen != nil {
		args = append(args, "--listen", s.listen("supervisor"))
	}
	s.supervisor = s.launch(t, "supervisor", "supervisor", append(args, filepath.Join("..", "..", "examples", "apps", "guestbook"))...)
}

// employ starts a worker, with the state that it may have from before.
func (s *stage) employ(t *testing.T, i int) {
	t.Helper()
	agent := fmt.Sprint("worker-", i)
	args := []string{"--network", s.file, "--state", s.state("worker", i), "--no-jobs", "--host", s.offer.Hex()}
	if s.listen != nil {
		args = append(args, "--listen", s.listen(agent))
	}
	s.workers[i] = s.launch(t, agent, "worker", args...)
}

// report is what the supervisor's books say.
func (s *stage) report(t *testing.T) (r node.SupervisionReport, err error) {
	t.Helper()
	err = s.ask(t.Context(), s.command(t, "supervisor", "supervisor", "--network", s.file, "--state", s.state("supervisor", 0), "status", "--json"), &r)
	return r, err
}

// open starts all agents and waits until the application runs.
func (s *stage) open(t *testing.T) {
	t.Helper()
	s.supervise(t)
	within(t, hostedPatience, "the application is offered", func() bool {
		if s.supervisor.done() {
			t.Fatalf("supervisor ended: %s", &s.supervisor.errOut)
		}
		r, err := s.report(t)
		s.offer = r.Offer
		return err == nil && r.Status != nil
	})
	for i := range s.workers {
		s.employ(t, i)
	}
	within(t, hostedPatience, "the application runs", func() bool {
		r, err := s.report(t)
		return err == nil && r.Status != nil && r.Status.Serving == hostedWorkers
	})
	policy := s.write(t, "policy.json", string(the(json.Marshal(everything))(t)))
	for i := range hostedUsers {
		must(t, s.ask(t.Context(), s.client(t, i, "consent", "set", policy), nil))
	}
}

// client is a command of a user.
func (s *stage) client(t *testing.T, user int, args ...string) []string {
	t.Helper()
	return s.command(t, fmt.Sprint("client-", user), "client", append([]string{"--network", s.file, "--state", s.state("client", user)}, args...)...)
}

// call has an endpoint computed by a process, and by another one if that fails or is killed: with the same word it is the
// same request. cut may be nil; else it says when the process is to be killed, and zero is never.
func (s *stage) call(ctx context.Context, t *testing.T, user int, cut func() time.Duration, endpoint, once string, args any) (done client.Done, err error) {
	t.Helper()
	blob := string(the(json.Marshal(args))(t))
	flags := []string{"call", "--json", "--timeout", "2m", "--yes", "--wait"}
	if once != "" {
		flags = append(flags, "--once", once)
	}
	c := s.client(t, user, append(flags, s.offer.Hex(), endpoint, blob)...)
	for {
		one, stop := ctx, context.CancelFunc(func() {})
		if cut != nil {
			if after := cut(); after > 0 {
				one, stop = context.WithTimeout(ctx, after)
			}
		}
		err = s.ask(one, c, &done)
		stop()
		if err == nil {
			return done, nil
		}
		select {
		case <-ctx.Done():
			return done, errors.Join(ctx.Err(), err)
		case <-time.After(200 * time.Millisecond):
		}
	}
}

type message struct {
	Author string `json:"author"`
	Text   string `json:"text"`
	At     string `json:"at,omitempty"`
}

// I-01, I-02, J-01, X-13: the supervisor, workers and clients are processes, and all of them are killed
// while calls go on. No update is lost, nothing is done twice, nobody is punished, and what workers served is paid.
// EMET_SEED repeats an order of events, as far as the machine lets it; EMET_ROUNDS says how much each user writes.
func TestHostedByProcesses(t *testing.T) {
	if testing.Short() {
		t.Skip("it waits for ticks")
	}
	t.Parallel()
	seed := uint64(number(t, "EMET_SEED", int(time.Now().UnixNano()&0x7fffffff)))
	rounds := number(t, "EMET_ROUNDS", 3)
	t.Logf("EMET_SEED=%d EMET_ROUNDS=%d", seed, rounds)
	s := &stage{site: newSite(t)}
	s.devnet(t, "--port", "0", "--block-time", "250ms")
	s.open(t)

	ctx, stop := context.WithTimeout(t.Context(), hostedPatience)
	defer stop()
	var g errgroup.Group
	for user := range hostedUsers {
		rnd := rand.New(rand.NewPCG(seed, uint64(user))) // #nosec G404 -- a test's
		cut := func() time.Duration {
			if rnd.IntN(3) > 0 {
				return 0
			}
			return time.Duration(100+rnd.IntN(4000)) * time.Millisecond
		}
		g.Go(func() error {
			for round := range rounds {
				m := message{Author: fmt.Sprint("user ", user), Text: fmt.Sprint("round ", round)}
				done, err := s.call(ctx, t, user, cut, "sign", fmt.Sprint("sign-", round), m)
				if err != nil {
					return fmt.Errorf("%s of %s: %w", m.Text, m.Author, err)
				}
				if done.State != client.Confirmed {
					return fmt.Errorf("%s of %s: %s: %s", m.Text, m.Author, done.State, done.Problem)
				}
			}
			return nil
		})
	}
	written := make(chan error, 1)
	go func() { written <- g.Wait() }()
	s.harass(t, rand.New(rand.NewPCG(seed, 1<<32)), written) // #nosec G404 -- a test's
	s.settled(ctx, t, rounds, 0)
}

// harass kills the supervisor and workers at random moments, and starts them again, until the users are done.
func (s *stage) harass(t *testing.T, rnd *rand.Rand, done <-chan error) {
	t.Helper()
	kills := map[string]int{}
	defer func() { t.Logf("killed: %v", kills) }()
	for {
		// There is time for a request between two kills, most of the time.
		select {
		case err := <-done:
			must(t, err)
			return
		case <-time.After(time.Duration(500+rnd.IntN(3500)) * time.Millisecond):
		}
		victim := rnd.IntN(hostedWorkers + 2)
		rest := time.Duration(rnd.IntN(1000)) * time.Millisecond
		if victim < hostedWorkers {
			s.ended(t, s.workers[victim])
			s.workers[victim].kill()
			<-time.After(rest)
			s.employ(t, victim)
			kills["worker"]++
			continue
		}
		s.ended(t, s.supervisor)
		s.supervisor.kill()
		<-time.After(rest)
		s.supervise(t)
		kills["supervisor"]++
	}
}

// ended fails the test if an agent has ended by itself.
func (s *stage) ended(t *testing.T, p *process) {
	t.Helper()
	if p.done() {
		t.Fatalf("%v ended by itself: %s", p.cmd.Args, &p.errOut)
	}
}

// settled looks at what there is in the end, when so many entries of others count as well.
func (s *stage) settled(ctx context.Context, t *testing.T, rounds, entries int) {
	t.Helper()
	for user := range hostedUsers {
		var log []client.Done
		must(t, s.ask(ctx, s.client(t, user, "log", "--json", "--most", "1000"), &log))
		confirmed := map[string]int{}
		for _, d := range log {
			switch d.State {
			case client.Confirmed:
				confirmed[string(d.Args)]++
				entries += len(d.Entries)
			case client.Reissued, client.Answered:
			default:
				t.Errorf("user %d, request %d is %s: %s", user, d.Number, d.State, d.Problem)
			}
		}
		for args, times := range confirmed {
			if times != 1 {
				t.Errorf("user %d has done %s %d times", user, args, times)
			}
		}
		if len(confirmed) != rounds {
			t.Errorf("user %d: %d of %d messages are confirmed", user, len(confirmed), rounds)
		}
		done := the(s.call(ctx, t, user, nil, "by", "", fmt.Sprint("user ", user)))(t)
		var found []message
		must(t, json.Unmarshal(done.Value, &found))
		var texts, want []string
		for _, m := range found {
			texts = append(texts, m.Text)
		}
		for round := range rounds {
			want = append(want, fmt.Sprint("round ", round))
		}
		if slices.Sort(texts); !slices.Equal(texts, want) {
			t.Errorf("the guestbook has %q of user %d: want %q", texts, user, want)
		}
	}
	s.verified(ctx, t, entries)
	s.paid(ctx, t)
}

// verified has a stranger compute the state again.
func (s *stage) verified(ctx context.Context, t *testing.T, entries int) {
	t.Helper()
	r := the(s.report(t))(t)
	var v client.Verified
	must(t, s.ask(ctx, s.client(t, hostedUsers, "verify-tick", "--json", s.offer.Hex(), fmt.Sprint(r.Status.Posted)), &v))
	t.Logf("tick %d: %d of %d entries count", v.Tick, v.Counted, v.Entries)
	counted := 0
	for _, tick := range r.Ticks {
		if tick.Summary == nil {
			continue
		}
		for _, e := range tick.Summary.Entries {
			if e.Reason == "" {
				counted++
			}
		}
	}
	if !v.OK || counted != entries {
		t.Errorf("%d entries count, %d were confirmed to users: %+v", counted, entries, v)
	}
}

// paid looks whether workers have vouchers for all that they handed in, and that nobody was sent away.
func (s *stage) paid(ctx context.Context, t *testing.T) {
	t.Helper()
	var r node.SupervisionReport
	last := the(s.report(t))(t).Status.Posted
	within(t, hostedPatience, "receipts are in", func() bool {
		var err error
		r, err = s.report(t)
		return err == nil && r.Status != nil && r.Status.Posted >= last+3
	})
	total := map[identity.ID]*big.Int{}
	receipts, rejected := 0, 0
	for _, p := range r.Paid {
		if total[p.ID] == nil {
			total[p.ID] = new(big.Int)
		}
		total[p.ID].Add(total[p.ID], &p.Amount.Int)
		receipts += int(p.Counted)
		rejected += p.Rejected // of requests that were broken off
	}
	if receipts == 0 {
		t.Error("nobody was paid for anything")
	}
	for _, m := range r.Workers {
		if m.Gone {
			t.Errorf("%s is gone: %s", m.ID, m.Why)
		}
	}
	for i := range s.workers {
		var got node.HostingStatus
		ask := s.command(t, fmt.Sprint("worker-", i), "worker", "apps", "--json", "--network", s.file, "--state", s.state("worker", i))
		settled := func() bool {
			if s.ask(ctx, ask, &got) != nil || len(got.Apps) != 1 {
				return false
			}
			want := total[got.Apps[0].Identity]
			return want == nil && got.Apps[0].Paid.Sign() == 0 || want != nil && got.Apps[0].Paid.Cmp(want) == 0
		}
		within(t, hostedPatience, fmt.Sprintf("worker %d has its vouchers", i), settled)
		if a := got.Apps[0]; len(a.Faults) > 0 || a.State != "serving" {
			t.Errorf("worker %d is %s: %s %+v", i, a.State, a.Why, a.Faults)
		}
	}
	t.Logf("%d receipts were paid, %d rejected", receipts, rejected)
	all := make([]string, 0, len(total))
	for id, wei := range total {
		all = append(all, fmt.Sprintf("%.10s %s wei", id.Hex(), wei))
	}
	t.Log(strings.Join(all, ", "))
}
