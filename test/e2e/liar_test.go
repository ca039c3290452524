package e2e_test

import (
	"context"
	"errors"
	"path/filepath"
	"slices"
	"testing"
	"time"

	"github.com/ethereum/go-ethereum/common"
	"golang.org/x/sync/errgroup"

	"emet/agents/chain"
	"emet/agents/chain/agency"
	"emet/agents/chain/sender"
	"emet/agents/market"
	"emet/agents/node"
	"emet/agents/sandbox"
	"emet/agents/store"
	"emet/agents/worker"
)

// liar is a sandbox that runs a job and then changes the result a little. Everything else about its worker is real.
type liar struct{ *sandbox.Sandbox }

func (l liar) Run(ctx context.Context, t market.Task) (market.Execution, error) {
	x, err := l.Sandbox.Run(ctx, t)
	x.Result = append(x.Result, " but for one thing"...)
	return x, err
}

// silence is an outbox that loses every call that opens a commitment.
type silence struct{ calls }

func (s silence) Enqueue(tx *store.Tx, key string, call market.Call) error {
	if _, reveals := call.(market.Reveal); reveals {
		return nil
	}
	return s.calls.Enqueue(tx, key, call)
}

// calls is what our own workers send their calls by.
type calls struct {
	agency common.Address
	sender *sender.Sender
}

func (o calls) Enqueue(tx *store.Tx, key string, call market.Call) error {
	data, value, err := agency.Pack(call)
	if err != nil {
		return err
	}
	return o.sender.Enqueue(tx, sender.Intent{Key: key, To: &o.agency, Data: data, Value: value})
}

func (o calls) Fate(tx *store.Tx, key string) (market.Fate, error) {
	out, err := o.sender.Status(tx, key)
	switch {
	case out.Status == sender.Unknown:
		return market.Fate{State: market.Unknown}, err
	case out.Status == sender.Done:
		return market.Fate{State: market.Done}, err
	case out.Final():
		return market.Fate{State: market.Failed}, err
	}
	return market.Fate{State: market.Pending}, err
}

// rogue starts a worker that is real but for what change makes of its parts.
func (n network) rogue(t *testing.T, name string, change func(*worker.Config)) running {
	t.Helper()
	state := filepath.Join(n.StateDir, name)
	a := the(node.Open(t.Context(), name, node.Options{Network: n.Network, State: state, Log: logger(t)}))(t)
	box := the(sandbox.New(sandbox.Config{CacheDir: sandboxCache(t)}))(t)
	cfg := worker.Config{
		Address: a.Key.Address(), Agency: a.Agency.Agency, DB: a.DB, Ledger: a.Agency, Content: a.Content,
		Outbox: calls{a.Agency.Address, a.Sender}, Sandbox: box, Engines: box.Engines(), Deposit: stake,
		Own: a.Content.Peers(), Peers: n.IPFS, Log: logger(t),
	}
	change(&cfg)
	role := the(worker.New(cfg))(t)
	watcher := the(chain.New(chain.Config{
		Client: a.Client, DB: a.DB, Name: "agency", Handler: agency.Feed(role), Addresses: []common.Address{n.Agency},
		Start: n.Birth, ChainID: n.ChainID, Depth: chain.DevDepth, Log: logger(t),
	}))(t)
	run := func(ctx context.Context) error {
		g, ctx := errgroup.WithContext(ctx)
		for _, f := range []func(context.Context) error{a.Sender.Run, watcher.Run, role.Run} {
			g.Go(func() error { return f(ctx) })
		}
		return g.Wait()
	}
	done := func() error { return errors.Join(box.Close(context.Background()), a.Close()) }
	return running{a.Key.Address(), runs(t, run, done)}
}

// CM-12, SR-01: of three workers one lies. The two that agree are paid; the liar loses its deposit, and nobody gets
// it.
func TestLiarLosesItsDeposit(t *testing.T) {
	t.Parallel()
	n := devNetwork(t)
	honest := []running{n.work(t, "honest-1", node.WorkerOptions{}), n.work(t, "honest-2", node.WorkerOptions{})}
	cheat := n.rogue(t, "liar", func(c *worker.Config) { c.Sandbox = liar{c.Sandbox.(*sandbox.Sandbox)} })
	p := n.poster(t, "poster", node.Options{})

	s := spec()
	s.Replicas, s.Quorum = 3, 2
	k := task{code: hello, input: "17", spec: s, outcome: market.OK, result: "17"}
	id := p.post(t, k)
	v := p.accepted(t, id, k)
	reward, deposit := &s.Reward.Int, &s.Deposit.Int
	if v.Taken() != 3 {
		t.Fatalf("%d seats were taken, want 3", v.Taken())
	}

	b := n.audit(t)
	for _, w := range honest {
		same(t, "an honest worker's credit", b.accounts[w.Address].Credit, reward)
		same(t, "an honest worker's deposit", b.accounts[w.Address].Deposit, stake)
	}
	same(t, "the liar's credit", b.accounts[cheat.Address].Credit, milliEther(0))
	same(t, "the liar's deposit", b.accounts[cheat.Address].Deposit, minus(stake, deposit))
	// The third reward was not earned and comes back.
	same(t, "the poster's refund", b.accounts[p.Address].Refund, reward)
	same(t, "what is burnt", b.accounts[burnt].Refund, deposit)
	same(t, "balance of the agency", n.balance(t, n.Agency), sum(stake, stake, stake, reward, reward, reward))
	n.everyWei(t)
}

// SR-02: a worker that commits and then does not open counts as wrong. The job ends without it.
func TestSilentWorkerLosesItsDeposit(t *testing.T) {
	t.Parallel()
	n, pass := patientNetwork(t)
	honest := []running{n.work(t, "honest-1", node.WorkerOptions{}), n.work(t, "honest-2", node.WorkerOptions{})}
	silent := n.rogue(t, "silent", func(c *worker.Config) { c.Outbox = silence{c.Outbox.(calls)} })
	p := n.poster(t, "poster", node.Options{})

	s := spec()
	s.Replicas, s.Quorum = 3, 2
	s.Clocks.Reveal = 600 // passes when the others have opened theirs
	k := task{code: hello, input: "18", spec: s, outcome: market.OK, result: "18"}
	id := p.post(t, k)
	p.see(t, id, func(v market.View) bool {
		return !slices.ContainsFunc(honest, func(w running) bool { r := v.Run(w.Address); return r == nil || r.State != market.RunRevealed })
	})
	pass(601 * time.Second)
	v := p.accepted(t, id, k)
	if r := v.Run(silent.Address); r == nil || r.State != market.RunCommitted {
		t.Fatalf("the silent worker's run is %+v, want committed", r)
	}
	b := n.audit(t)
	for _, w := range honest {
		same(t, "an honest worker's credit", b.accounts[w.Address].Credit, &s.Reward.Int)
	}
	same(t, "the silent worker's deposit", b.accounts[silent.Address].Deposit, minus(stake, &s.Deposit.Int))
}
