package e2e_test

import (
	"math/big"
	"path/filepath"
	"testing"

	"github.com/ethereum/go-ethereum/common"

	"emet/agents/identity"
	"emet/agents/node"
)

// earned is what so many workers were promised.
func earned(workers int64) *big.Int { return new(big.Int).Mul(pay, big.NewInt(pays*workers)) }

// books checks where every wei is, and that nothing was done twice: each account has sent what the story tells, and no
// transaction failed.
func (st *story) books(t *testing.T, clock *node.Supervisor) {
	t.Helper()
	fees := st.everyWei(t)
	flow := map[common.Address]*big.Int{}
	count := map[common.Address]int{}
	_, all := st.transactions(t, map[common.Address]bool{})
	for _, tx := range all {
		count[tx.from]++
		if tx.failed {
			t.Errorf("a transaction of %s failed", tx.from)
			continue
		}
		flow[tx.from] = minus(orZero(flow[tx.from]), tx.value)
		if tx.to != nil {
			flow[*tx.to] = sum(orZero(flow[*tx.to]), tx.value)
		}
	}
	three, two := big.NewInt(3), big.NewInt(2)
	for _, a := range []struct {
		name    string
		account common.Address
		sent    int
		income  *big.Int // from contracts
	}{
		{"the master", st.account(t, st.master.dir()), 2 + len(st.workers), nil},
		{"the clock", clock.Key.Address(), 2, nil},
		{"the client", st.account(t, st.user.dir()), 4, nil},
		{"the honest worker", st.workers[0].owner, 2, earned(1)},
		{"the tombstoned worker", st.workers[1].owner, 2, earned(1)},
		{"the worker that left", st.workers[2].owner, 3, deposit},
		{"anybody", st.account(t, filepath.Join(st.master.site.dir, "anybody")), 1, nil},
		{"the registry", st.Ground.IdentityRegistry, 0, minus(new(big.Int), deposit)},
		{"the channels", st.Ground.PaymentChannels, 0, minus(new(big.Int), earned(2))},
		{"the tick log", st.Ground.TickLog, 0, nil},
	} {
		if count[a.account] != a.sent {
			t.Errorf("%s has sent %d transactions, want %d", a.name, count[a.account], a.sent)
		}
		want := minus(sum(orZero(flow[a.account]), orZero(a.income)), orZero(fees[a.account]))
		same(t, "balance of "+a.name, st.balance(t, a.account), want)
	}
	same(t, "what the registry holds: a deposit, and a burnt one", st.balance(t, st.Ground.IdentityRegistry), new(big.Int).Mul(deposit, two))
	same(t, "what the channels hold", st.balance(t, st.Ground.PaymentChannels), minus(new(big.Int).Mul(inside, three), earned(2)))
	same(t, "what the tick log holds", st.balance(t, st.Ground.TickLog), bond)
}

// countKills makes sure that the story was told under kills: of so many moments, some come while a command runs.
func (st *story) countKills(t *testing.T) {
	t.Helper()
	given, killed := 0, 0
	for _, s := range []*speaker{st.master, st.user, st.workers[0].speaker, st.workers[1].speaker, st.workers[2].speaker} {
		given, killed = given+s.given, killed+s.killed
	}
	t.Logf("%d commands were given and %d times killed", given, killed)
	if killed == 0 {
		t.Error("no command was killed")
	}
}

// account is that of the agent with a state directory.
func (st *story) account(t *testing.T, dir string) common.Address {
	t.Helper()
	all := the(identity.Accounts(filepath.Join(dir, "keystore")))(t)
	if len(all) != 1 {
		t.Fatalf("%s has %d accounts", dir, len(all))
	}
	return all[0]
}
