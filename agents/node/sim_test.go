package node_test

import (
	"context"
	"math/big"
	"os"
	"path/filepath"
	"sync"
	"testing"
	"time"

	"github.com/ethereum/go-ethereum/common"
	"github.com/ethereum/go-ethereum/common/hexutil"
	"github.com/ethereum/go-ethereum/core/types"
	"github.com/ethereum/go-ethereum/eth/ethconfig"
	"github.com/ethereum/go-ethereum/ethclient/simulated"
	gethnode "github.com/ethereum/go-ethereum/node"
	"github.com/ethereum/go-ethereum/params"
	"github.com/ethereum/go-ethereum/rpc"

	"emet/agents/chain/agency"
	"emet/agents/chain/ground"
	"emet/agents/identity"
	"emet/agents/node"
)

// sim is a chain whose blocks and time the test makes. Agents reach it as they reach any other.
type sim struct {
	*simulated.Backend
	t       *testing.T
	network node.Network

	mu     sync.Mutex // one block at a time
	paused bool
}

// instant makes a block of each transaction at once.
type instant struct {
	simulated.Client
	s *sim
}

func (i instant) SendTransaction(ctx context.Context, tx *types.Transaction) error {
	err := i.Client.SendTransaction(ctx, tx)
	if err == nil {
		i.s.mine(1)
	}
	return err
}

// simulate returns a chain with the contracts, on which the named agents have an account and ether.
func simulate(t *testing.T, agents ...string) *sim {
	t.Helper()
	dir := need[string](t)(os.MkdirTemp("", "emet-sim-")) //nolint:usetesting // a socket's path must be short
	t.Cleanup(func() { _ = os.RemoveAll(dir) })
	rich := types.GenesisAlloc{}
	account := func(name string) *identity.Key {
		state := filepath.Join(dir, name)
		key, _, err := identity.Create(filepath.Join(state, "keystore"), filepath.Join(state, "password"), identity.Play)
		if err != nil {
			t.Fatal(err)
		}
		rich[key.Address()] = types.Account{Balance: new(big.Int).Mul(big.NewInt(1000), big.NewInt(params.Ether))}
		return key
	}
	deployer := account("deployer")
	for _, name := range agents {
		account(name)
	}
	socket := filepath.Join(dir, "geth.ipc")
	s := &sim{t: t, Backend: simulated.NewBackend(rich, func(n *gethnode.Config, _ *ethconfig.Config) { n.IPCPath = socket })}
	t.Cleanup(func() {
		if err := s.Close(); err != nil {
			t.Error(err)
		}
	})
	c := instant{s.Client(), s}
	s.network = node.Network{Dev: true, ChainID: 1337, RPC: socket, WS: socket, StateDir: dir}
	var err error
	if s.network.Agency, s.network.Birth, err = agency.Deploy(t.Context(), c, deployer, "dev"); err != nil {
		t.Fatal(err)
	}
	s.network.Ground = need[ground.Addresses](t)(ground.Deploy(t.Context(), c, deployer, "dev"))
	var miner sync.WaitGroup
	miner.Go(s.mineWhatIsSent)
	t.Cleanup(miner.Wait)
	return s
}

// state is the state directory of an agent.
func (s *sim) state(name string) string { return filepath.Join(s.network.StateDir, name) }

// mineWhatIsSent makes blocks while transactions wait.
func (s *sim) mineWhatIsSent() {
	pool, err := rpc.Dial(s.network.RPC)
	if err != nil {
		s.t.Error(err)
		return
	}
	defer pool.Close()
	for s.t.Context().Err() == nil {
		var waiting struct{ Pending hexutil.Uint } // the node's pending block is up to two seconds old
		s.mu.Lock()
		if err := pool.CallContext(s.t.Context(), &waiting, "txpool_status"); err == nil && waiting.Pending > 0 && !s.paused {
			s.Commit()
		}
		s.mu.Unlock()
		<-time.After(10 * time.Millisecond)
	}
}

// mine makes so many blocks.
func (s *sim) mine(blocks int) {
	s.mu.Lock()
	defer s.mu.Unlock()
	for range blocks {
		s.Commit()
	}
}

// pause keeps transactions from being mined, or lets them be.
func (s *sim) pause(on bool) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.paused = on
}

// pass lets time go by on the chain.
func (s *sim) pass(d time.Duration) {
	s.t.Helper()
	s.mu.Lock()
	defer s.mu.Unlock()
	for range 20 { // it refuses while transactions wait
		if err := s.AdjustTime(d); err == nil {
			return
		}
		s.Commit()
	}
	s.t.Fatal("time cannot pass")
}

// rewrite takes back all blocks after one, and puts other, empty ones in their place, one more than there were.
func (s *sim) rewrite(after *types.Header) {
	s.t.Helper()
	s.mu.Lock()
	defer s.mu.Unlock()
	head := need[*types.Header](s.t)(s.Client().HeaderByNumber(s.t.Context(), nil))
	for tries := 0; ; tries++ { // a chain cannot be rewritten while a transaction waits: it is mined, and taken back with the rest
		err := s.Fork(after.Hash())
		if err == nil {
			break
		} else if tries == 20 {
			s.t.Fatal(err)
		}
		s.Commit()
		head = need[*types.Header](s.t)(s.Client().HeaderByNumber(s.t.Context(), nil))
	}
	for range head.Number.Uint64() - after.Number.Uint64() + 1 {
		s.Commit()
	}
}

func (s *sim) head() *types.Header {
	s.t.Helper()
	return need[*types.Header](s.t)(s.Client().HeaderByNumber(s.t.Context(), nil))
}

// mineTo makes blocks up to a number.
func (s *sim) mineTo(block uint64) {
	s.t.Helper()
	for s.head().Number.Uint64() < block {
		s.mine(1)
	}
}

func (s *sim) balance(who common.Address) *big.Int {
	s.t.Helper()
	return need[*big.Int](s.t)(s.Client().BalanceAt(s.t.Context(), who, nil))
}

func (s *sim) supervisor(name string) *node.Supervisor {
	s.t.Helper()
	a := need[*node.Supervisor](s.t)(node.OpenSupervisor(s.t.Context(), node.Options{Network: s.network, State: s.state(name)}))
	s.t.Cleanup(func() { _ = a.Close() })
	return a
}

func (s *sim) member(name string) *node.Member {
	s.t.Helper()
	a := need[*node.Member](s.t)(node.OpenMember(s.t.Context(), node.Options{Network: s.network, State: s.state(name)}))
	s.t.Cleanup(func() { _ = a.Close() })
	return a
}

func (s *sim) client(name string) *node.Client {
	s.t.Helper()
	a := need[*node.Client](s.t)(node.OpenClient(s.t.Context(), node.Options{Network: s.network, State: s.state(name)}))
	s.t.Cleanup(func() { _ = a.Close() })
	return a
}

func (s *sim) relay(name string) *node.Relay {
	s.t.Helper()
	a := need[*node.Relay](s.t)(node.OpenRelay(s.t.Context(), node.Options{Network: s.network, State: s.state(name)}))
	s.t.Cleanup(func() { _ = a.Close() })
	return a
}

// nonce is how many transactions of an account are on the chain.
func (s *sim) nonce(who common.Address) uint64 {
	s.t.Helper()
	return need[uint64](s.t)(s.Client().NonceAt(s.t.Context(), who, nil))
}

// killed does something until the account has one more transaction in the pool, where it stays while the chain is paused.
func (s *sim) killed(who common.Address, do func() error, end func() error) {
	s.t.Helper()
	before := s.nonce(who)
	s.pause(true)
	done := make(chan error, 1)
	go func() { done <- do() }()
	waitFor(s.t, func() bool { return need[uint64](s.t)(s.Client().PendingNonceAt(s.t.Context(), who)) > before })
	if err := end(); err != nil {
		s.t.Fatal(err)
	}
	if err := <-done; err == nil {
		s.t.Fatal("whoever was closed went on")
	}
	s.pause(false)
}
