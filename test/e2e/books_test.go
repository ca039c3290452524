package e2e_test

import (
	"math/big"
	"testing"

	"github.com/ethereum/go-ethereum"
	"github.com/ethereum/go-ethereum/common"
	"github.com/ethereum/go-ethereum/core/types"

	"emet/agents/chain/agency"
	"emet/agents/market"
)

// burnt is the account, whose key nobody has, to which forfeited deposits go beyond the poster's share.
var burnt = common.HexToAddress("0x000000000000000000000000000000000000dEaD")

// sum adds up amounts.
func sum(amounts ...*big.Int) *big.Int {
	total := new(big.Int)
	for _, a := range amounts {
		total.Add(total, a)
	}
	return total
}

// minus is a-b.
func minus(a, b *big.Int) *big.Int { return new(big.Int).Sub(a, b) }

// same fails the test unless two amounts are equal to the wei.
func same(t testing.TB, what string, got, want *big.Int) {
	t.Helper()
	if got.Cmp(want) != 0 {
		t.Errorf("%s: %s wei, want %s (off by %s)", what, got, want, minus(got, want))
	}
}

// books are all that an agency ever did.
type books struct {
	events   map[market.ID][]market.Event
	jobs     map[market.ID]market.View
	accounts map[common.Address]market.Account
	paid     map[common.Address]*big.Int // by runs, ever
	gone     map[common.Address]*big.Int // withdrawn, ever
}

// audit reads an agency's events from its birth, and checks that they and its accounts tell the same story to the wei:
// no run was paid twice, no job ended twice, and the agency has exactly the ether that it owes.
func (n network) audit(t testing.TB) books {
	t.Helper()
	b := n.readEvents(t)
	held := new(big.Int)
	for id, v := range b.jobs {
		held.Add(held, checkJob(t, v, b.events[id]))
	}
	a := n.agency(t)
	for who := range b.accounts {
		acc := the(a.Account(t.Context(), who))(t)
		b.accounts[who] = acc
		held = sum(held, acc.Deposit, acc.Credit, acc.Refund)
		if paid := b.paid[who]; paid != nil && b.gone[who] == nil {
			same(t, "credit of "+who.Hex(), acc.Credit, paid)
		}
	}
	same(t, "balance of the agency", n.balance(t, n.Agency), held)
	return b
}

// jobs are all jobs that were ever posted.
func (n network) jobs(t testing.TB) map[market.ID]market.View {
	t.Helper()
	return n.readEvents(t).jobs
}

func (n network) readEvents(t testing.TB) books {
	t.Helper()
	b := books{
		events: map[market.ID][]market.Event{}, jobs: map[market.ID]market.View{},
		accounts: map[common.Address]market.Account{burnt: {}}, paid: map[common.Address]*big.Int{}, gone: map[common.Address]*big.Int{},
	}
	logs := the(n.client.FilterLogs(t.Context(), ethereum.FilterQuery{
		FromBlock: new(big.Int).SetUint64(n.Birth), Addresses: []common.Address{n.Agency},
	}))(t)
	for i := range logs {
		e := the(agency.Decode(&logs[i], logs[i].BlockTimestamp))(t)
		switch {
		case e.Kind == market.Withdrawn:
			b.gone[e.Worker] = sum(orZero(b.gone[e.Worker]), &e.Amount.Int)
		case e.Kind == market.Paid:
			b.paid[e.Worker] = sum(orZero(b.paid[e.Worker]), &e.Amount.Int)
		case e.Kind == market.Posted:
			b.accounts[e.Posting.Poster] = market.Account{}
		}
		if e.Worker != (common.Address{}) {
			b.accounts[e.Worker] = market.Account{}
		}
		if e.Job != (market.ID{}) {
			b.events[e.Job] = append(b.events[e.Job], e)
		}
	}
	for id, events := range b.events {
		b.jobs[id] = the(market.Fold(events))(t)
	}
	return b
}

func orZero(x *big.Int) *big.Int {
	if x == nil {
		return new(big.Int)
	}
	return x
}

// checkJob checks what was paid for one job, and returns what the agency still holds for it.
func checkJob(t testing.TB, v market.View, events []market.Event) (held *big.Int) {
	t.Helper()
	count := map[market.Kind]int{}
	paidTo := map[common.Address]bool{}
	paid := new(big.Int)
	for _, e := range events {
		count[e.Kind]++
		if e.Kind == market.Paid {
			if paidTo[e.Worker] {
				t.Errorf("job %s paid worker %s twice", v.ID, e.Worker)
			}
			paidTo[e.Worker] = true
			paid.Add(paid, &e.Amount.Int)
		}
	}
	if count[market.Posted] != 1 || count[market.Ended] > 1 {
		t.Errorf("job %s was posted %d times and ended %d times", v.ID, count[market.Posted], count[market.Ended])
	}
	if paid.Cmp(v.Job.Spec.Escrow()) > 0 {
		t.Errorf("job %s paid %s wei out of an escrow of %s", v.ID, paid, v.Job.Spec.Escrow())
	}
	if v.State.Final() {
		return new(big.Int)
	}
	held = v.Job.Spec.Escrow()
	for range v.Taken() {
		held.Add(held, &v.Job.Spec.Deposit.Int)
	}
	return held
}

// everyWei adds up all ether on the chain: what all accounts have now, and what was burnt as base fee, is what there was
// in the first block. It returns the fees that each account paid for gas.
func (n network) everyWei(t testing.TB) map[common.Address]*big.Int {
	t.Helper()
	accounts := map[common.Address]bool{n.Agency: true, burnt: true}
	for _, a := range n.Accounts {
		accounts[a.Address] = true
	}
	fees := map[common.Address]*big.Int{}
	head, sent := n.transactions(t, accounts)
	baseFees := new(big.Int)
	for _, tx := range sent {
		fees[tx.from] = sum(orZero(fees[tx.from]), tx.fee)
		baseFees.Add(baseFees, tx.burnt)
	}
	before, after := new(big.Int), new(big.Int)
	for a := range accounts {
		before.Add(before, the(n.client.BalanceAt(t.Context(), a, new(big.Int)))(t))
		after.Add(after, the(n.client.BalanceAt(t.Context(), a, new(big.Int).SetUint64(head)))(t))
	}
	same(t, "all ether of the chain, with what was burnt for gas", sum(after, baseFees), before)
	return fees
}

// sent is a transaction with what it cost.
type sent struct {
	from   common.Address
	to     *common.Address
	value  *big.Int
	fee    *big.Int // burnt included
	burnt  *big.Int
	failed bool
}

// transactions reads all that were ever sent, up to a head, and adds whoever took part to the accounts.
func (n network) transactions(t testing.TB, accounts map[common.Address]bool) (head uint64, all []sent) {
	t.Helper()
	head = the(n.client.BlockNumber(t.Context()))(t)
	signer := types.LatestSignerForChainID(new(big.Int).SetUint64(n.ChainID))
	for number := uint64(1); number <= head; number++ {
		header := the(n.client.HeaderByNumber(t.Context(), new(big.Int).SetUint64(number)))(t)
		accounts[header.Coinbase] = true
		if header.GasUsed == 0 {
			continue
		}
		block := the(n.client.BlockByNumber(t.Context(), header.Number))(t)
		for _, tx := range block.Transactions() {
			from := the(types.Sender(signer, tx))(t)
			receipt := the(n.client.TransactionReceipt(t.Context(), tx.Hash()))(t)
			gas := new(big.Int).SetUint64(receipt.GasUsed)
			all = append(all, sent{
				from: from, to: tx.To(), value: tx.Value(), failed: receipt.Status != types.ReceiptStatusSuccessful,
				fee: new(big.Int).Mul(receipt.EffectiveGasPrice, gas), burnt: new(big.Int).Mul(block.BaseFee(), gas),
			})
			accounts[from] = true
			if tx.To() != nil {
				accounts[*tx.To()] = true
			}
		}
	}
	return head, all
}
