// Package devchain is an Ethereum chain in this process: geth's own node with
// no peers, which makes a block whenever there is something to put into one.
//
// It serves development, tests and demonstrations. Nobody guards it, and its
// accounts begin rich.
package devchain

import (
	"context"
	"errors"
	"fmt"
	"os"
	"time"

	"github.com/ethereum/go-ethereum/common"
	"github.com/ethereum/go-ethereum/core"
	"github.com/ethereum/go-ethereum/core/rawdb"
	"github.com/ethereum/go-ethereum/eth"
	"github.com/ethereum/go-ethereum/eth/catalyst"
	"github.com/ethereum/go-ethereum/eth/ethconfig"
	"github.com/ethereum/go-ethereum/eth/filters"
	"github.com/ethereum/go-ethereum/eth/tracers"
	"github.com/ethereum/go-ethereum/ethclient"
	"github.com/ethereum/go-ethereum/node"
	"github.com/ethereum/go-ethereum/p2p"
	"github.com/ethereum/go-ethereum/rpc"
	"github.com/rs/zerolog"
)

// DefaultChainID is what wallets and tools know as a local development chain.
const DefaultChainID = 1337

// Config says what chain to make. The zero value is one in memory on a free
// port with no money in it.
type Config struct {
	Dir       string           // where the chain is kept; default in memory
	ChainID   uint64           // default DefaultChainID
	BlockTime time.Duration    // a block every so often; default at once, and one a second when idle
	HTTPHost  string           // a loopback address; default 127.0.0.1
	HTTPPort  int              // default a free one
	Accounts  []common.Address // each begins with 10,000 ether
	// Hold says whether the empty block with a number has to wait. It is asked again when the next one is due. Default none.
	Hold func(number uint64) bool
	Log  zerolog.Logger
}

// Chain is a running node. Its methods are safe for concurrent use.
type Chain struct {
	cfg     Config
	genesis *core.Genesis
	node    *node.Node
	eth     *eth.Ethereum
	beacon  *catalyst.SimulatedBeacon
	leap    chan leap
}

// ErrInUse means that another process runs the chain that a directory holds.
var ErrInUse = errors.New("in use")

// New opens the chain, or makes one, and serves it. The chain answers when New
// returns, but makes blocks only while [Chain.Run] does. Whoever does not call
// Run must call [Chain.Close].
func New(c Config) (*Chain, error) {
	if c.ChainID == 0 {
		c.ChainID = DefaultChainID
	}
	if c.HTTPHost == "" {
		c.HTTPHost = "127.0.0.1"
	}
	if err := checkLoopback(c.HTTPHost); err != nil {
		return nil, err
	}
	if c.BlockTime < 0 {
		return nil, fmt.Errorf("block time %v is negative", c.BlockTime)
	}
	if c.Dir != "" {
		if err := os.MkdirAll(c.Dir, 0o700); err != nil {
			return nil, fmt.Errorf("make the dev chain's directory: %w", err)
		}
	}
	n, err := node.New(nodeConfig(c))
	if errors.Is(err, node.ErrDatadirUsed) {
		return nil, fmt.Errorf("the dev chain in %s is %w by another process: end that one, or give this one another directory", c.Dir, ErrInUse)
	}
	if err != nil {
		return nil, fmt.Errorf("make dev chain: %w", err)
	}
	chain, err := start(c, n)
	if err != nil {
		return nil, errors.Join(fmt.Errorf("start dev chain: %w", err), n.Close())
	}
	return chain, nil
}

// start puts the Ethereum service into n and makes the first block.
func start(c Config, n *node.Node) (*Chain, error) {
	genesis, err := keptGenesis(c)
	if err != nil {
		return nil, err
	}
	service, err := eth.New(n, ethConfig(c, genesis))
	if err != nil {
		return nil, err
	}
	n.RegisterAPIs([]rpc.API{{
		Namespace: "eth",
		Service:   filters.NewFilterAPI(filters.NewFilterSystem(service.APIBackend, filters.Config{})),
	}})
	n.RegisterAPIs(tracers.APIs(service.APIBackend))
	beacon, err := catalyst.NewSimulatedBeacon(0, common.Address{}, service)
	if err != nil {
		return nil, err
	}
	if err := n.Start(); err != nil {
		return nil, err
	}
	chain := &Chain{cfg: c, genesis: genesis, node: n, eth: service, beacon: beacon, leap: make(chan leap)}
	// Before its first block geth answers every question about a receipt with
	// "indexing is in progress".
	chain.commit()
	return chain, nil
}

// nodeConfig describes a node without peers that serves browsers and agents of
// this machine only.
func nodeConfig(c Config) *node.Config {
	n := node.DefaultConfig
	n.Name = "emet-devchain"
	n.DataDir = c.Dir
	// leveldb hands each write to the system at once, where it outlives a killed process; pebble keeps the last ones in
	// its own buffer, which costs the chain its last blocks.
	n.DBEngine = "leveldb"
	n.IPCPath = ""
	n.P2P = p2p.Config{NoDiscovery: true, NoDial: true}
	modules := []string{"eth", "net", "web3", "txpool", "debug"}
	hosts := []string{"localhost", "127.0.0.1", "::1"}
	n.HTTPHost, n.HTTPPort, n.HTTPModules, n.HTTPVirtualHosts = c.HTTPHost, c.HTTPPort, modules, hosts
	n.HTTPCors = []string{
		"http://localhost", "http://localhost:*", "http://127.0.0.1", "http://127.0.0.1:*",
		"https://localhost", "https://localhost:*", "https://127.0.0.1", "https://127.0.0.1:*",
	}
	n.WSHost, n.WSPort, n.WSModules = c.HTTPHost, c.HTTPPort, modules
	// Without a port, an origin stands for all of them.
	n.WSOrigins = []string{"http://localhost", "http://127.0.0.1", "https://localhost", "https://127.0.0.1"}
	return &n
}

func ethConfig(c Config, g *core.Genesis) *ethconfig.Config {
	e := ethconfig.Defaults
	e.Genesis = g
	e.NetworkId = c.ChainID
	e.SyncMode = ethconfig.FullSync
	// The hash scheme without pruning keeps the state of every block: reverts
	// can be explained later, and an unclean end loses the fewest blocks.
	e.StateScheme, e.NoPruning = rawdb.HashScheme, true
	e.DatabaseCache, e.TrieCleanCache, e.TrieDirtyCache, e.SnapshotCache = 32, 16, 32, 16
	e.TxPool.Journal, e.TxPool.NoLocals = "", true
	e.TxPool.PriceLimit = 1
	e.Miner.GasPrice = common.Big1
	e.Miner.GasCeil = gasLimit
	e.LogNoHistory = true
	return &e
}

// Run makes blocks until ctx ends, and then closes the chain.
func (c *Chain) Run(ctx context.Context) error {
	c.seal(ctx)
	if err := c.Close(); err != nil {
		return fmt.Errorf("close dev chain: %w", err)
	}
	return ctx.Err()
}

// Close ends the node and writes what it holds. Run does it by itself.
func (c *Chain) Close() error {
	err := c.node.Close()
	if errors.Is(err, node.ErrNodeStopped) {
		return nil
	}
	return err
}

// URL is where the node speaks JSON-RPC over HTTP.
func (c *Chain) URL() string { return c.node.HTTPEndpoint() }

// WSURL is where the node speaks JSON-RPC over WebSocket.
func (c *Chain) WSURL() string { return c.node.WSEndpoint() }

// Client returns a new client that reaches the node without a network. The
// caller closes it.
func (c *Chain) Client() *ethclient.Client { return ethclient.NewClient(c.node.Attach()) }

// Genesis returns the first block's description, with which another node can
// be given the same rules and the same accounts.
func (c *Chain) Genesis() *core.Genesis { return c.genesis }
