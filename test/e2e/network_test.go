package e2e_test

import (
	"math/big"
	"os"
	"path/filepath"
	"testing"
	"time"

	"github.com/ethereum/go-ethereum/common"
	"github.com/ethereum/go-ethereum/core"
	"github.com/ethereum/go-ethereum/core/types"
	"github.com/ethereum/go-ethereum/ethclient"
	"github.com/ethereum/go-ethereum/params"
	"github.com/rs/zerolog"

	"emet/agents/chain"
	"emet/agents/chain/agency"
	"emet/agents/chain/chaintest"
	"emet/agents/chain/devchain"
	"emet/agents/identity"
	"emet/agents/node"
)

// network is a chain with an agency on it, and an account that agents are funded from.
type network struct {
	node.Network
	client *ethclient.Client
}

// devNetwork is the chain of the dev network, in this process, with its node that keeps content.
func devNetwork(t *testing.T) network {
	t.Helper()
	d := the(node.OpenDevnet(t.Context(), node.DevnetOptions{Log: logger(t)}))(t)
	t.Cleanup(func() { must(t, d.Close()) })
	return attach(t, d.Network)
}

// patientNetwork is a development chain on which clocks run out when the test says so: pass lets time go by.
func patientNetwork(t *testing.T) (n network, pass func(time.Duration)) {
	t.Helper()
	faucet, _ := newFaucet(t)
	c := the(devchain.New(devchain.Config{Accounts: []common.Address{faucet.key.Address()}, Log: logger(t)}))(t)
	runs(t, c.Run, func() error { return nil })
	return faucet.deploy(t, c.URL()), func(d time.Duration) {
		t.Helper()
		must(t, c.Advance(t.Context(), d))
	}
}

// anvilNetwork is a real anvil that makes a block a second.
func anvilNetwork(t *testing.T) network {
	t.Helper()
	faucet, genesis := newFaucet(t)
	return faucet.deploy(t, chaintest.Anvil(t, genesis, "--block-time", "1").URL)
}

// gethNetwork is a real geth that makes a block a second.
func gethNetwork(t *testing.T) network {
	t.Helper()
	faucet, genesis := newFaucet(t)
	return faucet.deploy(t, chaintest.Geth(t, genesis, "--dev.period", "1").URL)
}

// faucet is the account that a chain of ours begins with, and that deploys and funds everything.
type faucet struct {
	key      *identity.Key
	file     string
	password string
}

func newFaucet(t *testing.T) (faucet, *core.Genesis) {
	t.Helper()
	f := faucet{password: filepath.Join(t.TempDir(), "password")}
	var err error
	f.key, f.file, err = identity.Create(t.TempDir(), f.password, identity.Play)
	must(t, err)
	genesis := chaintest.Genesis()
	rich := new(big.Int).Mul(big.NewInt(100_000), big.NewInt(params.Ether))
	genesis.Alloc[f.key.Address()] = types.Account{Balance: rich}
	return f, genesis
}

// deploy puts an agency on the chain of a node.
func (f faucet) deploy(t *testing.T, url string) network {
	t.Helper()
	client := the(chain.Dial(t.Context(), url))(t)
	defer client.Close()
	address, birth, err := agency.Deploy(t.Context(), client, f.key, "dev")
	must(t, err)
	id := the(client.ChainID(t.Context()))(t)
	return attach(t, node.Network{
		Dev: true, ChainID: id.Uint64(), RPC: url, Agency: address, Birth: birth, StateDir: t.TempDir(),
		Accounts: []node.Account{{Address: f.key.Address(), KeyFile: f.file}}, Password: f.password,
	})
}

// attach connects the test itself to a network.
func attach(t *testing.T, n node.Network) network {
	t.Helper()
	client := the(chain.Dial(t.Context(), n.RPC))(t)
	t.Cleanup(client.Close)
	return network{n, client}
}

// agency is the contract as the test sees it.
func (n network) agency(t testing.TB) *agency.Agency {
	t.Helper()
	return the(agency.Open(t.Context(), n.client, n.Agency))(t)
}

// balance is the ether of an account.
func (n network) balance(t testing.TB, account common.Address) *big.Int {
	t.Helper()
	return the(n.client.BalanceAt(t.Context(), account, nil))(t)
}

// logger shows warnings of the agents when the test fails or is verbose.
func logger(t testing.TB) zerolog.Logger {
	level := zerolog.WarnLevel
	if s := os.Getenv("EMET_LOG"); s != "" {
		level = the(zerolog.ParseLevel(s))(t)
	}
	return zerolog.New(zerolog.NewTestWriter(t)).Level(level)
}

// ether is n thousandths of an ether.
func milliEther(n int64) *big.Int {
	return new(big.Int).Mul(big.NewInt(n), big.NewInt(params.Ether/1000))
}
