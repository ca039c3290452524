package e2e_test

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/ethereum/go-ethereum/common"

	"emet/agents/market"
	"emet/agents/node"
	"emet/agents/poster"
)

// stake is what each worker of these tests keeps at the agency: one ether.
var stake = milliEther(1000)

// running is an agent at work.
type running struct {
	Address common.Address
	stop    func()
}

// runs runs an agent until stop, or until the test ends.
func runs(t *testing.T, run func(context.Context) error, done func() error) (stop func()) {
	t.Helper()
	ctx, cancel := context.WithCancel(context.Background())
	ended := make(chan error, 1)
	go func() { ended <- run(ctx) }()
	stopped := false
	stop = func() {
		if stopped {
			return
		}
		stopped = true
		cancel()
		if err := <-ended; err != nil && !errors.Is(err, context.Canceled) {
			t.Errorf("the agent ended with: %v", err)
		}
		if err := done(); err != nil {
			t.Errorf("the agent did not close: %v", err)
		}
	}
	t.Cleanup(stop)
	return stop
}

// work starts a worker. One that had the same name before goes on with its state.
func (n network) work(t *testing.T, name string, o node.WorkerOptions) running {
	t.Helper()
	w := the(n.openWorker(t, name, o))(t)
	return running{w.Key.Address(), runs(t, w.Run, w.Close)}
}

func (n network) openWorker(t *testing.T, name string, o node.WorkerOptions) (*node.Worker, error) {
	t.Helper()
	o.State = filepath.Join(n.StateDir, name)
	shareSandboxCache(t, o.State)
	o.Network, o.Log = n.Network, logger(t).With().Str("worker", name).Logger()
	if o.Deposit == nil {
		o.Deposit = stake
	}
	return node.OpenWorker(t.Context(), name, o)
}

// shareSandboxCache lets all workers of these tests use one cache of compiled machine code.
func shareSandboxCache(t testing.TB, state string) {
	t.Helper()
	must(t, os.MkdirAll(state, 0o700))
	if err := os.Symlink(sandboxCache(t), filepath.Join(state, "sandbox")); !errors.Is(err, os.ErrExist) {
		must(t, err)
	}
}

func sandboxCache(t testing.TB) string {
	t.Helper()
	dir := filepath.Join(scratch, "sandbox")
	must(t, os.MkdirAll(dir, 0o700))
	return dir
}

// posting is a poster at work.
type posting struct {
	*node.Poster
	running
}

func (n network) poster(t *testing.T, name string, o node.Options) posting {
	t.Helper()
	o.Network, o.State, o.Log = n.Network, filepath.Join(n.StateDir, name), logger(t)
	p := the(node.OpenPoster(t.Context(), o))(t)
	return posting{p, running{p.Key.Address(), runs(t, p.Run, p.Close)}}
}

// task is a job and what must come of it.
type task struct {
	code, input string
	spec        market.Spec // what is not said is filled in
	outcome     market.Outcome
	result      string
}

// spec is that of the jobs of these tests: an odd reward, so that shares of it have to be rounded, and a result that
// counts a second after it was submitted.
func spec() market.Spec {
	return market.Spec{
		Reward: market.NewWei(milliEther(1).Sub(milliEther(1), common.Big1)), Deposit: market.NewWei(milliEther(20)),
		Fuel: 1_000_000_000, Clocks: market.Clocks{Challenge: 1},
	}
}

const (
	hello = `window.jsJobRun = function (input, options, callback) { callback(null, input); };`
	fails = `window.jsJobRun = function (input, options, callback) { callback(new Error('no ' + input)); };`
)

// offer prepares a job and has its content kept, as postjob does.
func (p posting) offer(t *testing.T, k task) poster.Offer {
	t.Helper()
	o := the(p.Prepare(t.Context(), poster.Request{
		Code:  poster.Source{Data: strings.NewReader(k.code)},
		Input: poster.Source{Data: strings.NewReader(k.input)}, Spec: k.spec,
	}))(t)
	the(p.Keep(t.Context(), o.Job.Spec))(t)
	return o
}

// post posts a job without waiting for the chain.
func (p posting) post(t *testing.T, k task) market.ID {
	t.Helper()
	o := p.offer(t, k)
	must(t, p.Post(t.Context(), o))
	return o.ID
}

// see waits until a job is as ok wants it.
func (p posting) see(t *testing.T, id market.ID, ok func(market.View) bool) (last market.View) {
	t.Helper()
	ctx, cancel := context.WithTimeout(t.Context(), patience)
	defer cancel()
	err := p.Follow(ctx, id, func(err error) { t.Logf("following job %s: %v", id, err) }, func(v market.View) bool {
		last = v
		return ok(v)
	})
	if err != nil {
		t.Fatalf("job %s is %s: %v", id, last.State, err)
	}
	return last
}

// end waits until a job has ended.
func (p posting) end(t *testing.T, id market.ID) market.View {
	t.Helper()
	return p.see(t, id, func(v market.View) bool { return v.State.Final() })
}

// accepted waits for the accepted result of a job and checks it.
func (p posting) accepted(t *testing.T, id market.ID, k task) market.View {
	t.Helper()
	v := p.end(t, id)
	if v.State != market.Accepted {
		t.Fatalf("job %s is %s, want accepted: %+v", id, v.State, v.Runs)
	}
	announced, ok := v.Provisional()
	if !ok {
		t.Fatalf("job %s is accepted without a result", id)
	}
	r := the(p.Fetch(t.Context(), v, announced))(t)
	if r.Record.Outcome != k.outcome || string(r.Data) != k.result {
		t.Fatalf("job %s: %s %q (%s), want %s %q", id, r.Record.Outcome, r.Data, r.Record.Message, k.outcome, k.result)
	}
	return v
}
