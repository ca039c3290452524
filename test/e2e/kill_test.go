package e2e_test

import (
	"fmt"
	"math/rand/v2"
	"os"
	"strconv"
	"strings"
	"testing"
	"time"

	"emet/agents/market"
	"emet/agents/node"
)

const (
	killWorkers = 3
	killPosters = 2

	// busy takes long enough for a kill to come while it runs.
	busy = `window.jsJobRun = function (input, options, callback) {
	for (let i = 0; i < 2000000; i++);
	callback(null, input);
};`
)

// number reads a number from the environment.
func number(t testing.TB, variable string, otherwise int) int {
	t.Helper()
	if s := os.Getenv(variable); s != "" {
		return the(strconv.Atoi(s))(t)
	}
	return otherwise
}

// CM-02, CM-19, F8, F13: workers and posters are killed at random moments, again and again. Every job that a poster
// recorded is posted once and ends once, no run is paid twice, and every wei of the chain is where it belongs.
// EMET_KILLS sets how often, EMET_SEED repeats an order of events (as far as the machine lets it).
func TestKilledAtRandomMoments(t *testing.T) {
	if testing.Short() {
		t.Skip("runs real processes for a while")
	}
	t.Parallel()
	kills := number(t, "EMET_KILLS", 100)
	seed := uint64(number(t, "EMET_SEED", int(time.Now().UnixNano()&0x7fffffff)))
	t.Logf("EMET_SEED=%d EMET_KILLS=%d", seed, kills)
	c := newCrash(t)
	c.run(t, rand.New(rand.NewPCG(seed, seed)), kills)
	c.finish(t)
}

// crash is a site whose processes are killed.
type crash struct {
	site
	victims [killWorkers + killPosters]*process // workers first
	results int                                 // that posters printed
	rest    [killWorkers]int                    // kills until a dead worker is started again
	inputs  [killPosters]string                 // what each poster's job was given last
	jobs    int                                 // that were begun to be posted
}

func newCrash(t *testing.T) *crash {
	t.Helper()
	c := &crash{site: newSite(t)}
	c.devnet(t, "--port", "0")
	c.write(t, "busy.js", busy)
	for i := range c.victims {
		c.revive(t, i)
	}
	return c
}

// revive starts a process again: a worker goes on, a poster posts another job.
func (c *crash) revive(t *testing.T, i int) {
	t.Helper()
	if i < killWorkers {
		c.victims[i] = c.worker(t, i, "--deposit", "5")
		return
	}
	poster := i - killWorkers
	c.jobs++
	c.inputs[poster] = fmt.Sprintf(`{"job":%d}`, c.jobs)
	input := c.write(t, fmt.Sprintf("input-%d.json", poster), c.inputs[poster])
	// The clocks are short, so that a dead worker's job is taken over while others still live.
	c.victims[i] = c.postjob(t, poster, c.dir+"/busy.js", input, "--wait", "--reward", "0.001", "--deposit", "0.02",
		"--setup-clock", "10s", "--run-clock", "10s", "--deliver-clock", "10s", "--challenge-clock", "2s")
}

// run kills a random process at a random moment, until it has done so often enough. Most are started again at once; a
// worker may stay away for long enough that its jobs are taken over.
func (c *crash) run(t *testing.T, rnd *rand.Rand, kills int) {
	t.Helper()
	for killed := 0; killed < kills; {
		<-time.After(time.Duration(rnd.IntN(900)) * time.Millisecond)
		i := rnd.IntN(len(c.victims))
		if p := c.victims[i]; !p.done() {
			p.kill()
			killed++
			for w := range c.rest {
				c.rest[w] = max(0, c.rest[w]-1)
			}
			if i < killWorkers && rnd.IntN(2) == 0 && c.rest == [killWorkers]int{} {
				c.rest[i] = 10
			} else {
				c.revive(t, i)
			}
		}
		for i, p := range c.victims {
			if resting := i < killWorkers && c.rest[i] > 0; p.done() && !resting {
				c.ended(t, i, p)
				c.revive(t, i)
			}
		}
	}
	for i, p := range c.victims[:killWorkers] {
		if p.done() {
			c.revive(t, i)
		}
	}
}

// ended checks a process that ended by itself: only posters may, with the right result.
func (c *crash) ended(t *testing.T, i int, p *process) {
	t.Helper()
	if p.killed {
		return
	}
	if i < killWorkers {
		t.Fatalf("worker %d ended by itself: %s", i, &p.errOut)
	}
	if code := p.cmd.ProcessState.ExitCode(); code != 0 {
		t.Fatalf("postjob ended with %d: %s", code, &p.errOut)
	}
	if got := strings.TrimSpace(p.out.String()); got != c.inputs[i-killWorkers] {
		t.Fatalf("the result of job %s is %q", c.inputs[i-killWorkers], got)
	}
	c.results++
}

// finish lets every job end, and looks at the books.
func (c *crash) finish(t *testing.T) {
	t.Helper()
	for _, p := range c.victims[killWorkers:] {
		p.kill()
	}
	n := c.network(t)
	recorded, accepted, cancelled := 0, 0, 0
	for i := range killPosters {
		p := the(node.OpenPoster(t.Context(), node.Options{Network: n.Network, State: c.state("poster", i), Log: logger(t)}))(t)
		stop := runs(t, p.Run, p.Close)
		ids := the(p.Posted())(t)
		recorded += len(ids)
		for _, id := range ids {
			must(t, p.Confirm(t.Context(), id))
		}
		for _, id := range ids {
			switch c.endOf(t, n, p, id) {
			case market.Accepted:
				accepted++
			case market.Cancelled:
				cancelled++
			}
		}
		stop()
	}
	for _, p := range c.victims[:killWorkers] {
		p.interrupt(t)
	}
	b := n.audit(t)
	n.everyWei(t)
	if len(b.jobs) != recorded {
		t.Errorf("%d jobs are on the chain, %d were recorded by their posters", len(b.jobs), recorded)
	}
	reopened := 0
	for id, v := range b.jobs {
		if !v.State.Final() {
			t.Errorf("job %s is still %s", id, v.State)
		}
		reopened += v.Rounds
	}
	t.Logf("%d jobs recorded, %d accepted, %d cancelled, %d taken over, %d results printed", recorded, accepted, cancelled, reopened, c.results)
	if accepted < (recorded+1)/2 || accepted+cancelled < recorded*9/10 {
		t.Errorf("only %d of %d jobs were accepted, and %d cancelled", accepted, recorded, cancelled)
	}
}

// endOf waits until a job has ended. What is due and what no worker cares for, like a job that nobody took, is settled by
// its poster, and what nobody can take any more is cancelled.
func (c *crash) endOf(t *testing.T, n network, p *node.Poster, id market.ID) (state market.State) {
	t.Helper()
	var v market.View
	defer func() {
		if t.Failed() {
			t.Logf("job %s is %+v", id, v)
		}
	}()
	until(t, fmt.Sprintf("job %s ends", id), func() bool {
		v = the(p.Show(t.Context(), id))(t)
		state = v.State
		switch now := the(p.Agency.Now(t.Context()))(t); {
		case v.State != market.Open:
		case v.Due(now.Time):
			must(t, p.Settle(t.Context(), v))
		case len(v.Runs) == killWorkers: // each worker was dead for too long with it, and may not take it again
			must(t, p.Cancel(t.Context(), v))
		}
		return v.State.Final()
	})
	return state
}
