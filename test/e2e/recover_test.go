package e2e_test

import (
	"errors"
	"math/big"
	"math/rand/v2"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/ethereum/go-ethereum"
	"github.com/ethereum/go-ethereum/core/types"

	"emet/agents/chain"
	"emet/agents/market"
	"emet/agents/node"
)

// CM-19: a worker takes a job and is never seen again. When its time is over, another takes the job over; the first one
// loses a twentieth of its deposit.
func TestJobOfAVanishedWorkerIsTakenOver(t *testing.T) {
	t.Parallel()
	n, pass := patientNetwork(t)
	// It waits for more confirmations than there will be before it shows a result.
	lost := n.work(t, "lost", node.WorkerOptions{Options: node.Options{Depth: 1_000_000}})
	p := n.poster(t, "poster", node.Options{})

	s := spec()
	s.Clocks.Setup, s.Clocks.Run, s.Clocks.Deliver = 600, 600, 600 // the heir has them as well, however slow the machine is
	k := task{code: hello, input: "19", spec: s, outcome: market.OK, result: "19"}
	id := p.post(t, k)
	p.see(t, id, func(v market.View) bool { return v.Run(lost.Address) != nil })
	lost.stop()
	pass(1801 * time.Second)
	heir := n.work(t, "heir", node.WorkerOptions{})
	v := p.accepted(t, id, k)
	if r := v.Run(lost.Address); r == nil || r.State != market.RunIdle {
		t.Fatalf("the lost worker's run is %+v, want idle", r)
	}
	b := n.audit(t)
	fine := new(big.Int).Div(&s.Deposit.Int, big.NewInt(20))
	share := fine // of which the poster gets at most one reward
	if share.Cmp(&s.Reward.Int) > 0 {
		share = &s.Reward.Int
	}
	same(t, "the heir's credit", b.accounts[heir.Address].Credit, &s.Reward.Int)
	same(t, "the lost worker's deposit", b.accounts[lost.Address].Deposit, minus(stake, fine))
	same(t, "the poster's refund", b.accounts[p.Address].Refund, share)
	same(t, "what is burnt", b.accounts[burnt].Refund, minus(fine, share))
	n.everyWei(t)
}

// CM-02: jobs that were posted while a worker was down are done when it is back, each once.
func TestWorkerCatchesUp(t *testing.T) {
	t.Parallel()
	n := devNetwork(t)
	w := n.work(t, "worker", node.WorkerOptions{Slots: 2})
	p := n.poster(t, "poster", node.Options{})
	first := task{code: hello, input: "99", spec: spec(), outcome: market.OK, result: "99"}
	p.accepted(t, p.post(t, first), first)
	w.stop()

	posted := map[market.ID]task{}
	for i := range 5 {
		in := strconv.Itoa(i + 1)
		k := task{code: hello, input: in, spec: spec(), outcome: market.OK, result: in}
		id := p.post(t, k)
		must(t, p.Confirm(t.Context(), id))
		posted[id] = k
	}
	w = n.work(t, "worker", node.WorkerOptions{Slots: 2})
	for id, k := range posted {
		p.accepted(t, id, k)
	}
	b := n.audit(t)
	same(t, "credit", b.accounts[w.Address].Credit, new(big.Int).Mul(&first.spec.Reward.Int, big.NewInt(6)))
	same(t, "deposit", b.accounts[w.Address].Deposit, stake)
}

// A node that is down when an agent starts is a clear error; one that goes away later is waited for, by worker and
// poster, and nothing is lost or done twice.
func TestNodeGoesAway(t *testing.T) {
	t.Parallel()
	n := devNetwork(t)
	line := newLine(t, n.RPC)
	far := n
	far.RPC, far.WS = line.url("http"), line.url("ws")

	line.cut()
	if _, err := far.openWorker(t, "worker", node.WorkerOptions{}); !errors.Is(err, chain.ErrNoNode) {
		t.Fatalf("without a node a worker starts with %v, want %v", err, chain.ErrNoNode)
	}
	line.mend()
	w := far.work(t, "worker", node.WorkerOptions{})
	p := far.poster(t, "poster", node.Options{})
	cuts := []func(market.View) bool{
		nil,
		func(market.View) bool { return true },
		func(v market.View) bool { return v.Run(w.Address) != nil },
		func(v market.View) bool { return v.State == market.Standing },
	}
	for i, when := range cuts {
		in := strconv.Itoa(i + 1)
		k := task{code: hello, input: in, spec: spec(), outcome: market.OK, result: in}
		id := p.post(t, k)
		if when != nil {
			p.see(t, id, when)
		}
		line.cut()
		<-time.After(500 * time.Millisecond) // long enough for every loop to fail a few times
		line.mend()
		p.accepted(t, id, k)
	}

	b := n.audit(t)
	reward := spec().Reward
	same(t, "credit", b.accounts[w.Address].Credit, new(big.Int).Mul(&reward.Int, big.NewInt(int64(len(cuts)))))
	if len(b.jobs) != len(cuts) {
		t.Errorf("%d jobs are on the chain, want %d", len(b.jobs), len(cuts))
	}
	n.everyWei(t)
}

// F4, F13: the dev network itself is killed, again and again, and resumed from its directory. Its chain may have lost its
// last blocks. Workers and posters go on; nothing is lost that they waited for enough confirmations of.
func TestDevnetIsKilledAndResumed(t *testing.T) {
	if testing.Short() {
		t.Skip("runs real processes for a while")
	}
	t.Parallel()
	seed := uint64(number(t, "EMET_SEED", int(time.Now().UnixNano()&0x7fffffff)))
	t.Logf("EMET_SEED=%d", seed)
	rnd := rand.New(rand.NewPCG(seed, seed))
	const rounds, confirmations = 4, 5
	depth := "--confirmations=" + strconv.Itoa(confirmations)
	s := newSite(t)
	kept := []string{"--state", filepath.Join(s.dir, "devnet"), "--port", port(t)}
	d := s.devnet(t, kept...)
	n := s.network(t)
	workers := []*process{s.worker(t, 1, depth), s.worker(t, 2, depth)}
	code := s.write(t, "hello.js", hello)
	lost := 0 // jobs, with blocks that were believed for good
	for round := range rounds {
		in := strconv.Itoa(round + 1)
		p := s.postjob(t, 1, code, s.write(t, "input.json", in), "--wait=accepted", depth, "--challenge-clock", "1s")
		until(t, "the job is recorded", func() bool { return p.done() || strings.Contains(p.errOut.String(), "0x") })
		<-time.After(time.Duration(rnd.IntN(8000)) * time.Millisecond)
		before := n.newest(t, 4*confirmations)
		d.kill()
		d = s.devnet(t, kept...)
		if gone := n.missing(t, before); gone >= confirmations {
			t.Logf("the chain lost %d blocks, more than anybody waited for", gone)
			lost++
			p.kill()
			continue
		}
		until(t, "the poster has its result", p.done)
		if got := strings.TrimSpace(p.out.String()); got != in {
			t.Fatalf("round %d: postjob ended with %d and printed %q: %s", round, p.cmd.ProcessState.ExitCode(), got, &p.errOut)
		}
	}
	if again := s.network(t); again.Agency != n.Agency {
		t.Fatalf("the resumed network has agency %s, the first one had %s", again.Agency, n.Agency)
	}
	// A result that was accepted in blocks that are lost is accepted again.
	until(t, "all jobs are accepted for good", func() bool {
		jobs := n.jobs(t)
		for _, v := range jobs {
			if v.State != market.Accepted {
				return false
			}
		}
		return len(jobs) <= rounds && len(jobs) >= rounds-lost
	})
	for _, w := range workers {
		w.interrupt(t)
	}
	n.audit(t)
	n.everyWei(t)
}

// CM-19: a result outlives the absence of the worker that has it. Who waits for it looks again.
func TestResultOfAWorkerThatIsAway(t *testing.T) {
	if testing.Short() {
		t.Skip("runs real processes for a while")
	}
	t.Parallel()
	s := newSite(t)
	s.devnet(t, "--port", "0")
	n := s.network(t)
	w := s.worker(t, 1)
	posted := s.postjob(t, 1, s.write(t, "hello.js", hello), s.write(t, "input.json", "7"))
	until(t, "the job has a result", func() bool {
		for _, v := range n.jobs(t) {
			_, ok := v.Provisional()
			return ok && posted.done()
		}
		return false
	})
	w.kill()
	p := s.postjob(t, 1, "wait", strings.TrimSpace(posted.out.String()))
	until(t, "the poster looks again", func() bool {
		if p.done() {
			t.Fatalf("postjob ended with %d: %s", p.cmd.ProcessState.ExitCode(), &p.errOut)
		}
		return strings.Contains(p.errOut.String(), "still looking")
	})
	s.worker(t, 1)
	until(t, "the poster has its result", p.done)
	if got := strings.TrimSpace(p.out.String()); got != "7" {
		t.Errorf("postjob ended with %d and printed %q: %s", p.cmd.ProcessState.ExitCode(), got, &p.errOut)
	}
}

// newest returns the hashes of the newest blocks, newest first.
func (n network) newest(t *testing.T, count uint64) (blocks []*types.Header) {
	t.Helper()
	head := the(n.client.BlockNumber(t.Context()))(t)
	for number := head; number > head-min(head, count); number-- {
		blocks = append(blocks, the(n.client.HeaderByNumber(t.Context(), new(big.Int).SetUint64(number)))(t))
	}
	return blocks
}

// missing counts those of the blocks that are not on the chain any more.
func (n network) missing(t *testing.T, blocks []*types.Header) (count int) {
	t.Helper()
	for _, b := range blocks {
		now, err := n.client.HeaderByNumber(t.Context(), b.Number)
		if errors.Is(err, ethereum.NotFound) || (err == nil && now.Hash() != b.Hash()) {
			count++
		} else {
			must(t, err)
		}
	}
	return count
}
