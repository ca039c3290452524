package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"strings"
	"sync"
	"time"

	"github.com/urfave/cli/v2"

	"emet/agents/market"
	"emet/agents/node"
	"emet/agents/poster"
	"emet/cmd/internal/app"
)

// teller tells on standard error what happens, each thing once.
type teller struct {
	mu    sync.Mutex
	w     io.Writer
	quiet bool // nobody looks: only what matters is told
	told  map[string]bool
	log   bool // some of a job's log was told while it ran
}

func newTeller(c *cli.Context) *teller {
	return &teller{w: c.App.ErrWriter, quiet: !app.Terminal(c.App.ErrWriter), told: map[string]bool{}}
}

// progress tells something that only a person who waits wants to know.
func (t *teller) progress(format string, args ...any) {
	if !t.quiet {
		t.line(format, args...)
	}
}

func (t *teller) line(format string, args ...any) {
	t.mu.Lock()
	defer t.mu.Unlock()
	if s := fmt.Sprintf(format, args...); !t.told[s] {
		t.told[s] = true
		fmt.Fprintln(t.w, s)
	}
}

func (t *teller) trouble(err error) { t.line("%v; still waiting", err) }

// Write tells a job's log as it comes, without the characters that could play tricks on a terminal.
func (t *teller) Write(p []byte) (int, error) {
	t.mu.Lock()
	defer t.mu.Unlock()
	t.log = true
	_, err := io.WriteString(t.w, app.Clean(string(p)))
	return len(p), err
}

// keptLog tells the log that the record kept, unless it was told while the job ran.
func (t *teller) keptLog(r market.Record) {
	t.mu.Lock()
	defer t.mu.Unlock()
	if t.log {
		return
	}
	for _, log := range [][]byte{r.Stdout, r.Stderr} {
		if len(log) > 0 {
			fmt.Fprintln(t.w, strings.TrimRight(app.Clean(string(log)), "\n"))
		}
	}
}

// waitResultOf waits until a job has a result (or one that counts), fetches and checks it, and prints it.
func waitResultOf(ctx context.Context, c *cli.Context, p *session, id market.ID, accepted bool, say *teller) error {
	if d := c.Duration("timeout"); d > 0 {
		var cancel context.CancelFunc
		ctx, cancel = context.WithTimeoutCause(ctx, d, errTimeout)
		defer cancel()
	}
	ctx, cancel := context.WithCancel(ctx)
	var logs sync.WaitGroup
	defer logs.Wait()
	defer cancel()
	followed := map[market.Address]bool{}
	var final market.View
	err := p.Follow(ctx, id, say.trouble, func(v market.View) bool {
		describe(say, v)
		if c.Bool("follow") {
			for _, r := range v.Runs {
				if r.State == market.RunClaimed && !followed[r.Worker] {
					followed[r.Worker] = true
					logs.Go(func() { followLog(ctx, p, v, r.Worker, say) })
				}
			}
		}
		final = v
		_, ready := v.Provisional()
		return v.State.Final() || (ready && !accepted)
	})
	if err != nil {
		return waitFailure(ctx, c, id, err)
	}
	announced, ok := final.Provisional()
	if !ok || (final.State.Final() && final.State != market.Accepted) {
		return &app.Failure{
			Exit: app.ExitRejected, Err: fmt.Errorf("job %s ended without an accepted result: it is %s", id, final.State),
			Hint: "the reward that was not paid out can be fetched with: postjob withdraw",
		}
	}
	r, err := fetchResult(ctx, p, final, announced, say)
	if err != nil {
		return waitFailure(ctx, c, id, err)
	}
	if final.State != market.Accepted {
		say.line("provisional: the result counts once the job is accepted (postjob wait --accepted %s)", id)
	}
	if cancel(); c.Bool("follow") || (r.Record.Outcome != market.OK && !c.Bool("json")) {
		logs.Wait()
		say.keptLog(r.Record)
	}
	return printResult(c, final, r)
}

// A result that was announced is looked for so long, with pauses between: its worker may be starting again.
const (
	resultPatience = 2 * time.Minute
	resultPause    = time.Second
)

func fetchResult(ctx context.Context, p *session, v market.View, announced market.Result, say *teller) (poster.Result, error) {
	for end := time.Now().Add(resultPatience); ; {
		r, err := p.Fetch(ctx, v, announced)
		if err == nil || ctx.Err() != nil || node.KindOf(err) != node.NotFound {
			return r, err
		}
		if time.Now().After(end) {
			return r, &app.Failure{Exit: app.ExitNotFound, Err: err, Hint: "the result was announced: look for it again with postjob wait " + v.ID.Hex()}
		}
		say.line("nobody has the result at the moment, its worker may be away; still looking")
		select {
		case <-time.After(resultPause):
		case <-ctx.Done():
		}
	}
}

var errTimeout = errors.New("waited long enough")

func waitFailure(ctx context.Context, c *cli.Context, id market.ID, err error) error {
	switch {
	case c.Context.Err() != nil:
		return &app.Failure{
			Exit: app.ExitInterrupted, Err: fmt.Errorf("interrupted; job %s goes on", id), Hint: "wait for it again: postjob wait " + id.Hex(),
		}
	case errors.Is(context.Cause(ctx), errTimeout):
		return &app.Failure{
			Exit: app.ExitTimeout, Err: fmt.Errorf("no result of job %s after %s; it goes on", id, c.Duration("timeout")),
			Hint: "wait for it again: postjob wait " + id.Hex(),
		}
	}
	return err
}

// describe tells a person how far the job is.
func describe(say *teller, v market.View) {
	left := ""
	if v.Deadline > 0 {
		left = fmt.Sprintf(" (until %s)", time.Unix(int64(v.Deadline), 0).UTC().Format(time.TimeOnly)) // #nosec G115 -- 40 bits on chain
	}
	for _, r := range v.Runs {
		if r.State == market.RunReleased {
			say.line("worker %s gave the job back: %s", r.Worker, app.Clean(r.Reason))
			say.line("if nobody else can run it, postjob cancel %s ends it and returns the reward", v.ID)
		}
	}
	switch v.State {
	case market.Open:
		say.progress("posted in block %d; waiting for a worker%s", v.Posted.Number, left)
	case market.Working:
		say.progress("%d worker(s) at work%s", v.Taken(), left)
	case market.Revealing:
		say.progress("%d worker(s) committed; they show their results%s", v.Taken(), left)
	case market.Standing:
		say.progress("a result is there; it counts%s", left)
	}
}

// followLog copies a run's log. Without one (the run may be over) nothing is said: the record keeps the log anyway.
func followLog(ctx context.Context, p *session, v market.View, worker market.Address, say *teller) {
	if err := p.FollowLog(ctx, v, worker, say); err != nil && ctx.Err() == nil {
		say.progress("no live log from worker %s: %v", worker, err)
	}
}
