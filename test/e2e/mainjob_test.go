package e2e_test

import (
	"testing"

	"emet/agents/content/kubo/kubotest"
	"emet/agents/market"
	"emet/agents/node"
)

// CM-01, CM-03, CM-05, CM-08, CM-21: the same scenario on every chain and with every content store.

func TestMainJobOnTheDevChain(t *testing.T) {
	t.Parallel()
	runsTheMainJob(t, devNetwork(t), "")
}

func TestMainJobOnAnvil(t *testing.T) {
	t.Parallel()
	runsTheMainJob(t, anvilNetwork(t), "")
}

func TestMainJobOnGeth(t *testing.T) {
	t.Parallel()
	runsTheMainJob(t, gethNetwork(t), "")
}

func TestMainJobWithKubo(t *testing.T) {
	t.Parallel()
	runsTheMainJob(t, devNetwork(t), kubotest.Start(t).API)
}

//
func TestMainJobOnGethWithKubo(t *testing.T) {
	t.Parallel()
	runsTheMainJob(t, gethNetwork(t), kubotest.Start(t).API)
}

// runsTheMainJob posts three jobs, one after the other: JavaScript, JavaScript that fails, and WebAssembly. It checks the
// results' bytes, and what became of the money, to the wei. With kubo given, the worker and the poster use that daemon.
func runsTheMainJob(t *testing.T, n network, kubo string) {
	t.Helper()
	w := n.work(t, "worker", node.WorkerOptions{Options: node.Options{Kubo: kubo}})
	p := n.poster(t, "poster", node.Options{Kubo: kubo})
	a := n.agency(t)

	earned, back := milliEther(0), milliEther(0)
	for _, k := range []task{
		{code: hello, input: `{"hello": "world"}`, spec: spec(), outcome: market.OK, result: `{"hello":"world"}`},
		{code: fails, input: `good`, spec: spec(), outcome: market.JobError},
		{code: string(echo()), input: "by way of WASI", spec: spec(), outcome: market.OK, result: "by way of WASI"},
	} {
		id := p.post(t, k)
		must(t, p.Confirm(t.Context(), id))
		v := p.accepted(t, id, k)
		run := v.Run(w.Address)
		if run == nil {
			t.Fatalf("job %s was not run by our worker: %+v", id, v.Runs)
		}
		// SR-09: a run that failed is paid by the fuel that it used, a quarter at least.
		pay := v.Job.Spec.Pay(k.outcome, run.Result.FuelUsed)
		same(t, "pay", &run.Paid.Int, pay)
		same(t, "refund", &v.Refund.Int, minus(v.Job.Spec.Escrow(), pay))
		earned, back = sum(earned, pay), sum(back, &v.Refund.Int)
	}

	worker, poster := the(a.Account(t.Context(), w.Address))(t), the(a.Account(t.Context(), p.Address))(t)
	same(t, "the worker's credit", worker.Credit, earned)
	same(t, "the worker's free deposit", worker.Deposit, stake)
	same(t, "the poster's refund", poster.Refund, back)
	n.audit(t)

	// CM-06: both can be paid out by anybody, here by a third party, so that no fee blurs the sums.
	teller := the(node.Open(t.Context(), "teller", node.Options{Network: n.Network}))(t)
	t.Cleanup(func() { must(t, teller.Close()) })
	for _, due := range []struct {
		who  running
		what string
	}{{w, "worker"}, {p.running, "poster"}} {
		account := the(a.Account(t.Context(), due.who.Address))(t)
		owed, before := sum(account.Credit, account.Refund), n.balance(t, due.who.Address)
		same(t, "payout to the "+due.what, the(teller.Withdraw(t.Context(), due.who.Address))(t), owed)
		same(t, "balance of the "+due.what, n.balance(t, due.who.Address), sum(before, owed))
	}
	same(t, "balance of the agency, after all was paid out", n.balance(t, n.Agency), stake)
	n.audit(t)
}

// echo is a WASI program that copies its input to its output, 4096 bytes at a time:
//
//	loop
//	  mem[0] = 16, mem[4] = 4096        the buffer
//	  fd_read(0, 0, 1, 8)               mem[8] = bytes read
//	  mem[4] = mem[8]
//	  fd_write(1, 0, 1, 12)
//	  br_if mem[8] != 0
//	end
func echo() []byte {
	code := []byte("\x00asm\x01\x00\x00\x00" +
		"\x01\x0c\x02\x60\x04\x7f\x7f\x7f\x7f\x01\x7f\x60\x00\x00") // types: (i32 × 4) → i32, and () → ()
	imports := "\x02" +
		"\x16wasi_snapshot_preview1\x07fd_read\x00\x00" +
		"\x16wasi_snapshot_preview1\x08fd_write\x00\x00"
	body := "\x00\x03\x40" +
		"\x41\x00\x41\x10\x36\x02\x00" +
		"\x41\x04\x41\x80\x20\x36\x02\x00" +
		"\x41\x00\x41\x00\x41\x01\x41\x08\x10\x00\x1a" +
		"\x41\x04\x41\x08\x28\x02\x00\x36\x02\x00" +
		"\x41\x01\x41\x00\x41\x01\x41\x0c\x10\x01\x1a" +
		"\x41\x08\x28\x02\x00\x0d\x00" +
		"\x0b\x0b"
	for _, s := range []struct {
		id   byte
		body string
	}{
		{2, imports},
		{3, "\x01\x01"},
		{5, "\x01\x00\x01"},
		{7, "\x02\x06memory\x02\x00\x06_start\x00\x02"},
		{10, "\x01" + string(rune(len(body))) + body},
	} {
		code = append(append(code, s.id, byte(len(s.body))), s.body...)
	}
	return code
}
