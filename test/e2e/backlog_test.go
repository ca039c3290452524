package e2e_test

import (
	"fmt"
	"math/big"
	"os"
	"strings"
	"testing"
	"time"

	"github.com/ethereum/go-ethereum/core/types"
	"github.com/ethereum/go-ethereum/params"

	"emet/agents/chain/agency"
	"emet/agents/identity"
	"emet/agents/market"
	"emet/agents/node"
	"emet/agents/poster"
)

// CM-02: a worker that was killed comes back to a backlog, and does each job of it once. EMET_BACKLOG sets how many there
// are. What it took is logged.
func TestBacklog(t *testing.T) {
	if testing.Short() {
		t.Skip("runs real processes for a while")
	}
	jobs := number(t, "EMET_BACKLOG", 200)
	s := newSite(t)
	s.devnet(t, "--port", "0")
	n := s.network(t)
	p := n.poster(t, "poster", node.Options{})
	k := task{code: hello, input: "1", spec: spec(), outcome: market.OK, result: "1"}
	w := s.worker(t, 1)
	first := p.accepted(t, p.post(t, k), k)
	me := first.Runs[0].Worker
	w.kill()

	began := time.Now()
	n.postMany(t, p.offer(t, k), jobs)
	t.Logf("%d jobs were posted in %s", jobs, since(began))

	began = time.Now()
	w = s.worker(t, 1)
	a := n.agency(t)
	knows := time.Duration(0)
	within(t, patience+time.Duration(jobs)*time.Second/2, "the backlog is done", func() bool {
		if w.done() {
			t.Fatalf("the worker ended: %s", &w.errOut)
		}
		acc := the(a.Account(t.Context(), me))(t)
		if knows == 0 && acc.Deposit.Cmp(stake) < 0 { // it has claimed again
			knows = since(began)
		}
		return acc.Verified == uint32(jobs)+1 // #nosec G115 -- the test's own number
	})
	t.Logf("the worker had read them after %s and done them after %s, with %s of memory at most", knows, since(began), w.peak())
	w.interrupt(t)
	b := n.audit(t)
	reward := spec().Reward
	same(t, "credit", b.accounts[me].Credit, new(big.Int).Mul(&reward.Int, big.NewInt(int64(jobs)+1)))
	same(t, "deposit", b.accounts[me].Deposit, stake)
}

func since(t time.Time) time.Duration { return time.Since(t).Round(10 * time.Millisecond) }

// peak is the most memory that the process has had, as far as the system tells.
func (p *process) peak() string {
	status, err := os.ReadFile(fmt.Sprintf("/proc/%d/status", p.cmd.Process.Pid))
	if err != nil {
		return "unknown"
	}
	for line := range strings.Lines(string(status)) {
		if kib, ok := strings.CutPrefix(line, "VmHWM:"); ok {
			return strings.TrimSpace(kib)
		}
	}
	return "unknown"
}

// postMany posts the same job many times, from an account of the network and faster than a poster would.
func (n network) postMany(t *testing.T, o poster.Offer, count int) {
	t.Helper()
	key := the(identity.Open(n.Accounts[1].KeyFile, n.Password))(t)
	id := new(big.Int).SetUint64(n.ChainID)
	nonce := the(n.client.PendingNonceAt(t.Context(), key.Address()))(t)
	for sent := 0; sent < count; {
		for range min(500, count-sent) { // as many as a node keeps waiting without complaint
			data, value, err := agency.Pack(market.Post{Salt: market.NewSalt(), Spec: o.Job.Spec, Peers: n.IPFS})
			must(t, err)
			tx := the(key.SignTx(t.Context(), types.NewTx(&types.DynamicFeeTx{
				ChainID: id, Nonce: nonce, To: &n.Agency, Value: value, Data: data, Gas: 300_000,
				GasTipCap: big.NewInt(params.GWei), GasFeeCap: big.NewInt(1000 * params.GWei),
			}), id))(t)
			must(t, n.client.SendTransaction(t.Context(), tx))
			nonce++
			sent++
		}
		until(t, "the postings are mined", func() bool {
			return the(n.client.NonceAt(t.Context(), key.Address(), nil))(t) == nonce
		})
	}
}
