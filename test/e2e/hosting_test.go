package e2e_test

import (
	"context"
	"encoding/json"
	"fmt"
	"math/big"
	"path/filepath"
	"strconv"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/ethereum/go-ethereum/common"
	"github.com/ethereum/go-ethereum/core/types"
	"github.com/ethereum/go-ethereum/params"

	"emet/agents/chain/chaintest"
	"emet/agents/chain/ground"
	"emet/agents/hosting"
	"emet/agents/identity"
	"emet/agents/market"
	"emet/agents/node"
)

// B-04 to B-07, C-01, SR-12, SR-15, SR-17, SR-18: the same story of a hosted application on every chain, told by
// the commands, which are killed at random moments.

func TestHostedApplicationOnTheDevChain(t *testing.T) {
	t.Parallel()
	s := newSite(t)
	s.devnet(t, "--port", "0")
	n := s.network(t)
	hostsAnApplication(t, s, n, n.Accounts[0].KeyFile, n.Password)
}

func TestHostedApplicationOnAnvil(t *testing.T) {
	t.Parallel()
	faucet, genesis := newFaucet(t)
	poker, _ := newFaucet(t)
	genesis.Alloc[poker.key.Address()] = genesis.Alloc[faucet.key.Address()]
	s := newSite(t)
	hostsAnApplication(t, s, faucet.ground(t, s, chaintest.Anvil(t, genesis).URL), poker.file, poker.password)
}

func TestHostedApplicationOnGeth(t *testing.T) {
	t.Parallel()
	faucet, genesis := newFaucet(t)
	poker, _ := newFaucet(t)
	genesis.Alloc[poker.key.Address()] = genesis.Alloc[faucet.key.Address()]
	s := newSite(t)
	hostsAnApplication(t, s, faucet.ground(t, s, chaintest.Geth(t, genesis).URL), poker.file, poker.password)
}

// ground puts all contracts on the chain of a node, and writes down where they are.
func (f faucet) ground(t *testing.T, s site, url string) network {
	t.Helper()
	n := f.deploy(t, url)
	n.Ground = the(ground.Deploy(t.Context(), n.client, f.key, "dev"))(t)
	must(t, n.Save(s.file))
	return n
}

// Blocks are made by the test, one a transaction, so that what is due within so many blocks can wait for a slow machine.
// The dev chain makes one a second by itself, which is why a tick has so many.
const tickBlocks = 120

// Amounts of the story.
var (
	deposit = milliEther(1)   // of a worker's identity
	inside  = milliEther(500) // of each channel
	pay     = milliEther(7)   // each time
	pays    = int64(2)        // times
	bond    = milliEther(1)
)

// story is what is known of the application while it goes on.
type story struct {
	network
	g       *ground.Ground
	seed    uint64 // of the kills
	offer   hosting.OfferID
	tick    uint64
	master  *speaker
	user    *speaker
	workers [3]*colleague

	poking sync.Mutex
	poker  *identity.Key // makes blocks
}

// colleague is a worker with its identity and the channel that pays it.
type colleague struct {
	*speaker
	id      identity.ID
	owner   common.Address
	channel string
}

// hostsAnApplication tells the story. The poker is a key with ether that nobody else uses.
func hostsAnApplication(t *testing.T, s site, n network, poker, password string) {
	t.Helper()
	if testing.Short() {
		t.Skip("runs real processes for a while")
	}
	the(commands())(t)
	seed := uint64(number(t, "EMET_SEED", int(time.Now().UnixNano()&0x7fffffff)))
	t.Logf("EMET_SEED=%d", seed)
	st := &story{
		network: n, g: the(ground.Open(t.Context(), n.client, n.Ground))(t), seed: seed,
		master: s.newSpeaker("master", seed, 10), user: s.newSpeaker("client", seed, 11),
		poker: the(identity.Open(poker, password))(t),
	}
	st.beat(t)
	s.write(t, "app.json", `{"name": "an application"}`)
	s.write(t, "first.txt", "one")
	s.write(t, "second.txt", "two")
	for i := range st.workers {
		st.workers[i] = &colleague{speaker: s.newSpeaker(fmt.Sprintf("worker-%d", i+1), seed, uint64(i))}
	}

	clock := st.posts(t)
	st.everybodyComes(t)
	st.opens(t)
	st.everybodyWorks(t, clock)
	st.oneIsTombstoned(t, clock)
	st.oneLeaves(t)
	st.oneIsPaid(t)
	st.books(t, clock)
	st.countKills(t)
}

// posts posts the offer, and grants a secondary key the power to keep the clock: it is that of another agent.
func (st *story) posts(t *testing.T) *node.Supervisor {
	t.Helper()
	head := the(st.client.BlockNumber(t.Context()))(t)
	st.offer = st.master.does(t, "supervisor", "offer", "post", st.master.site.dir+"/app.json", "--worker-bits", "22", "--client-bits", "18",
		"--worker-deposit", "0.001", "--bond", "0.001", "--exit-delay", "2s",
		"--start-block", strconv.FormatUint(head+tickBlocks, 10), "--tick-blocks", strconv.Itoa(tickBlocks)).ID
	clock := the(node.OpenSupervisor(t.Context(), node.Options{
		Network: st.Network, State: filepath.Join(st.master.site.dir, "clock"), Log: logger(t),
	}))(t)
	t.Cleanup(func() { must(t, clock.Close()) })
	st.master.does(t, "supervisor", "key", "grant", st.offer.Hex(), clock.Key.String(), "--power", "tick",
		"--until", time.Now().Add(time.Hour).UTC().Format(time.RFC3339))
	return clock
}

// everybodyComes has three workers mine and join, and a client register, all at the same time.
func (st *story) everybodyComes(t *testing.T) {
	t.Helper()
	t.Run("everybody comes", func(t *testing.T) {
		for i, w := range st.workers {
			t.Run(w.role, func(t *testing.T) {
				t.Parallel()
				w.id = w.does(t, "worker", "identity", "new", st.offer.Hex(), "--cores", "1",
					"--host", fmt.Sprintf("w%d.example.org", i+1), "--port", "4001").ID
			})
		}
		t.Run("client", func(t *testing.T) {
			t.Parallel()
			st.user.does(t, "client", "register", st.offer.Hex())
		})
	})
	if t.Failed() {
		t.FailNow()
	}
	list := the(st.g.Identities(t.Context(), common.Address{}, st.offer))(t)
	if len(list) != len(st.workers) {
		t.Fatalf("%d identities have joined, of %d workers", len(list), len(st.workers))
	}
	for _, w := range st.workers {
		w.owner = st.standing(t, w, hosting.Active).Owner
	}
}

func (st *story) standing(t *testing.T, w *colleague, want hosting.State) hosting.Standing {
	t.Helper()
	s := the(st.g.Identity(t.Context(), w.id))(t)
	if s.State != want {
		t.Fatalf("the identity of %s is %s, not %s", w.role, s.State, want)
	}
	return s
}

// opens opens a channel to each worker.
func (st *story) opens(t *testing.T) {
	t.Helper()
	for _, w := range st.workers {
		w.channel = st.master.does(t, "supervisor", "channel", "open", w.owner.Hex(), ether(inside)).ID.Hex()
	}
}

// everybodyWorks has the master pay, the workers accept, and the client write, while the clock begins to run.
func (st *story) everybodyWorks(t *testing.T, clock *node.Supervisor) {
	t.Helper()
	t.Run("everybody works", func(t *testing.T) {
		t.Run("master", func(t *testing.T) {
			t.Parallel()
			for range pays {
				for _, w := range st.workers {
					v := st.master.say(t, "supervisor", "channel", "pay", w.channel, ether(pay))
					file := st.master.write(t, "voucher-"+w.role+".json", string(v))
					w.accept(t, file)
				}
			}
		})
		t.Run("client", func(t *testing.T) {
			t.Parallel()
			key := st.user.does(t, "client", "reserve", st.offer.Hex(), "note", st.user.site.dir+"/first.txt").ID
			for want := uint64(1); want <= 2; want++ {
				if d := st.user.does(t, "client", "append", key.Hex(), st.user.site.dir+"/second.txt"); d.Index != want {
					t.Errorf("appended as entry %d, want %d", d.Index, want)
				}
			}
		})
		t.Run("clock", func(t *testing.T) {
			t.Parallel()
			st.begins(t, clock)
		})
	})
	if t.Failed() {
		t.FailNow()
	}
}

// place is where the workers serve.
func (st *story) place() place {
	p := place{site: common.Hash{7}}
	for _, w := range st.workers {
		p.servers = append(p.servers, w.id)
	}
	return p
}

// begins begins the log of ticks with commitments to the first three.
func (st *story) begins(t *testing.T, clock *node.Supervisor) {
	t.Helper()
	var first [hosting.Ahead]hosting.Commitment
	for i := range first {
		first[i] = st.place().commit(the(clock.DrawSeed(strconv.Itoa(i)))(t))
	}
	tick, _, err := clock.StartTicks(t.Context(), st.offer, first)
	must(t, err)
	st.tick = tick
}

// reveals lets the first tick pass, and posts it: its seed is known from here on.
func (st *story) reveals(t *testing.T, clock *node.Supervisor) (seed common.Hash) {
	t.Helper()
	o := the(st.g.Offer(t.Context(), st.offer))(t)
	st.pass(t, o.Terms.CutOff(st.tick)+1)
	posted, _, err := clock.PostTick(t.Context(), node.TickRequest{
		Offer: st.offer, Number: st.tick, Document: node.Bytes(strings.NewReader("the first tick")),
		UpdateRoot: common.Hash{1}, StateRoot: common.Hash{2}, Next: st.place().commit(the(clock.DrawSeed("3"))(t)),
	})
	must(t, err)
	if posted.Count != 3 {
		t.Errorf("the tick covers %d updates, want 3", posted.Count)
	}
	return posted.Seed
}

// oneIsTombstoned has two workers sign a Step each, one of which is wrong. Anybody brings both before the court.
func (st *story) oneIsTombstoned(t *testing.T, clock *node.Supervisor) {
	t.Helper()
	seed := st.reveals(t, clock)
	judge := st.master.newSpeaker("anybody", st.seed, 12)
	for i, w := range st.workers[:2] {
		cheats := i == 1
		s := st.standing(t, w, hosting.Active)
		dir := filepath.Join(w.dir(), "identities")
		key := the(identity.Open(the(identity.Find(dir, s.Signer))(t), filepath.Join(w.dir(), "password")))(t)
		evidence := st.place().step(t, st.g, st.offer, st.tick, seed, w.id, key, cheats)
		file := st.master.write(t, "evidence-"+w.role+".json", string(the(json.Marshal(evidence))(t)))
		if cheats {
			judge.say(t, "supervisor", "identity", "convict", file)
			st.standing(t, w, hosting.Tombstoned)
			continue
		}
		p := judge.give(t, "supervisor", "identity", "convict", file)
		if code := p.cmd.ProcessState.ExitCode(); code != 5 || !strings.Contains(p.errOut.String(), "this convicts nobody") {
			t.Errorf("an honest Step before the court: ended with %d: %s", code, &p.errOut)
		}
		st.standing(t, w, hosting.Active)
	}
}

// oneLeaves has a worker give notice, and take its deposit when the delay is over.
func (st *story) oneLeaves(t *testing.T) {
	t.Helper()
	w := st.workers[2]
	w.does(t, "worker", "identity", "exit", w.id.Hex())
	at := st.standing(t, w, hosting.Exiting).ExitAt
	until(t, "the delay is over", func() bool {
		now := the(st.client.HeaderByNumber(t.Context(), nil))(t)
		if now.Time > uint64(at.Unix()) { // #nosec G115 -- after 1970
			return true
		}
		st.pass(t, now.Number.Uint64()+1)
		return false
	})
	w.does(t, "worker", "identity", "withdraw", w.id.Hex())
	st.standing(t, w, hosting.Gone)
}

// oneIsPaid has one worker redeem what it was promised, and the one with the tombstone as well: what was earned was earned.
func (st *story) oneIsPaid(t *testing.T) {
	t.Helper()
	for _, w := range st.workers[:2] {
		killed := w.killed
		said := w.say(t, "worker", "channel", "redeem", "--json")
		var got struct{ Amount string }
		must(t, json.Unmarshal(said, &got))
		// A command that was killed may have redeemed: then nothing is left. The books know.
		if want := earned(1).String(); got.Amount != want && (got.Amount != "0" || w.killed == killed) {
			t.Errorf("%s redeemed %s, want %s", w.role, got.Amount, want)
		}
	}
}

// pass makes blocks up to a number.
func (st *story) pass(t *testing.T, to uint64) {
	t.Helper()
	for the(st.client.BlockNumber(t.Context()))(t) < to {
		must(t, st.poke(t.Context()))
	}
}

// beat makes a block now and then when nobody else does, as the dev chain does by itself: on every chain time passes.
func (st *story) beat(t *testing.T) {
	t.Helper()
	ctx, cancel := context.WithCancel(t.Context())
	var heart sync.WaitGroup
	heart.Go(func() {
		var last uint64
		for {
			select {
			case <-ctx.Done():
				return
			case <-time.After(time.Second):
			}
			head, err := st.client.BlockNumber(ctx)
			if err == nil && head == last {
				err = st.poke(ctx)
			}
			if err != nil && ctx.Err() == nil {
				t.Errorf("make a block: %v", err)
				return
			}
			last = head
		}
	})
	t.Cleanup(func() { cancel(); heart.Wait() })
}

// poke sends a transaction that does nothing, and waits until it is in a block.
func (st *story) poke(ctx context.Context) error {
	st.poking.Lock()
	defer st.poking.Unlock()
	head, err := st.client.HeaderByNumber(ctx, nil)
	if err != nil {
		return err
	}
	me, chainID := st.poker.Address(), new(big.Int).SetUint64(st.ChainID)
	nonce, err := st.client.NonceAt(ctx, me, nil)
	if err != nil {
		return err
	}
	tx, err := st.poker.SignTx(ctx, types.NewTx(&types.DynamicFeeTx{
		ChainID: chainID, Nonce: nonce, To: &me, Gas: 21_000, GasTipCap: big.NewInt(params.GWei),
		GasFeeCap: new(big.Int).Add(big.NewInt(params.GWei), new(big.Int).Lsh(head.BaseFee, 1)),
	}), chainID)
	if err != nil {
		return err
	}
	if err := st.client.SendTransaction(ctx, tx); err != nil {
		return err
	}
	for {
		if at, err := st.client.NonceAt(ctx, me, nil); err != nil || at > nonce {
			return err
		}
		select {
		case <-ctx.Done():
			return ctx.Err()
		case <-time.After(5 * time.Millisecond):
		}
	}
}

// ether writes an amount for a command line.
func ether(wei *big.Int) string { return strings.TrimSuffix(market.Ether(wei), " ETH") }
