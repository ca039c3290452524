package node

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"math/big"
	"os"
	"path/filepath"
	"slices"
	"sync/atomic"
	"syscall"
	"time"

	"github.com/ethereum/go-ethereum/ethclient"
	"github.com/ethereum/go-ethereum/params"
	"github.com/rs/zerolog"
	"golang.org/x/sync/errgroup"

	"emet/agents/chain/agency"
	"emet/agents/chain/devchain"
	"emet/agents/chain/ground"
	"emet/agents/content"
	"emet/agents/content/boxo"
	"emet/agents/identity"
	"emet/agents/sandbox/slot"
)

// DevnetOptions describe a development network: a chain, a content node and workers in one process.
type DevnetOptions struct {
	State     string        // directory to keep and resume; default a temporary one that goes with the process
	Port      int           // of the chain's HTTP and WebSocket JSON-RPC; 0 takes a free one
	BlockTime time.Duration // 0 makes a block at once, and one a second when idle
	Workers   int           // may be 0
	Slots     int           // of each worker; default 2
	InProcess bool          // run jobs in this process instead of processes of their own
	Apps      []DevApp      // applications to run
	Hosts     int           // workers that host them; default 8
	Inbound   string        // address of this machine whose ports 20000 to 20999 are sold; none: nothing is
	Announce  string        // file to leave the network's description in while it runs, unless another network's is there; see [RunningFile]
	Log       zerolog.Logger
}

const (
	devAccounts = 10
	devSlots    = 2
	devKeep     = 256 << 20 // bytes of one DAG that the dev network's node keeps for posters
)

// devDeposit is what each worker of a development network puts at stake.
var devDeposit = new(big.Int).Mul(big.NewInt(10), big.NewInt(params.Ether))

// Devnet is a running development network.
type Devnet struct {
	Network Network

	o         DevnetOptions
	announced bool
	dir       string
	chain     *devchain.Chain
	client    *ethclient.Client
	workers   []*Worker
	apps      []*devRunning
	posting   atomic.Pointer[[]*devRunning] // whose ticks the chain waits for
	hosts     []*Hosting
	proxy     *Proxy
	close     []func() error
}

// OpenDevnet starts the chain, deploys the agency, and builds the node and the workers. The chain makes blocks from
// here on, until ctx ends; everything else begins with [Devnet.Run].
func OpenDevnet(ctx context.Context, o DevnetOptions) (_ *Devnet, err error) {
	if o.Slots <= 0 {
		o.Slots = devSlots
	}
	d := &Devnet{o: o, dir: o.State}
	defer func() {
		if err != nil {
			err = errors.Join(err, d.Close())
		}
	}()
	if d.dir == "" {
		if d.dir, err = os.MkdirTemp("", "emet-devnet-"); err != nil {
			return nil, err
		}
		d.onClose(func() error { return os.RemoveAll(d.dir) })
	}
	if d.dir, err = filepath.Abs(d.dir); err != nil {
		return nil, err
	}
	d.Network = Network{
		Schema: networkSchema, Dev: true, Password: filepath.Join(d.dir, "password"),
		StateDir: filepath.Join(d.dir, "agents"), ProcessID: os.Getpid(),
	}
	if d.Network.Accounts, err = devKeys(filepath.Join(d.dir, "keystore"), d.Network.Password); err != nil {
		return nil, fmt.Errorf("make the dev network's accounts: %w", err)
	}
	if err := d.startChain(ctx); err != nil {
		return nil, err
	}
	if err := d.deploy(ctx); err != nil {
		return nil, err
	}
	if err := d.openContent(ctx); err != nil {
		return nil, err
	}
	if err := d.openWorkers(ctx); err != nil {
		return nil, err
	}
	if len(o.Apps) > 0 {
		if err := d.openApps(ctx); err != nil {
			return nil, fmt.Errorf("run the applications: %w", err)
		}
	}
	if o.Inbound != "" {
		if err := d.openProxy(ctx); err != nil {
			return nil, fmt.Errorf("run the inbound proxy: %w", err)
		}
	}
	return d, d.Network.Save(d.memo())
}

// memo is where a kept network remembers its contracts.
func (d *Devnet) memo() string { return filepath.Join(d.dir, "network.json") }

func (d *Devnet) onClose(f func() error) { d.close = append(d.close, f) }

// Close stops everything, newest first.
func (d *Devnet) Close() error {
	var errs []error
	for _, f := range slices.Backward(d.close) {
		errs = append(errs, f())
	}
	d.close = nil
	return errors.Join(errs...)
}

// devKeys returns the network's accounts, always in the same order, and makes those that are missing.
func devKeys(dir, password string) ([]Account, error) {
	known, err := identity.Accounts(dir)
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return nil, err
	}
	create := func() error {
		_, _, err := identity.Create(dir, password, identity.Play)
		return err
	}
	var g errgroup.Group
	for i := len(known); i < devAccounts; i++ {
		if i > 0 {
			g.Go(create)
		} else if err := create(); err != nil { // the first one makes the password
			return nil, err
		}
	}
	if err := g.Wait(); err != nil {
		return nil, err
	}
	if known, err = identity.Accounts(dir); err != nil {
		return nil, err
	}
	var out []Account
	for _, a := range known {
		path, err := identity.Find(dir, a)
		if err != nil {
			return nil, err
		}
		out = append(out, Account{a, path})
	}
	return out, nil
}

func (d *Devnet) startChain(ctx context.Context) (err error) {
	cfg := devchain.Config{BlockTime: d.o.BlockTime, HTTPPort: d.o.Port, Hold: d.hold, Log: d.o.Log}
	if d.o.State != "" {
		cfg.Dir = filepath.Join(d.dir, "chain")
	}
	for _, a := range d.Network.Accounts {
		cfg.Accounts = append(cfg.Accounts, a.Address)
	}
	if d.chain, err = devchain.New(cfg); err != nil {
		return err
	}
	// The chain outlives everybody who talks to it.
	ctx, cancel := context.WithCancel(context.WithoutCancel(ctx))
	ended := make(chan error, 1)
	go func() { ended <- d.chain.Run(ctx) }()
	d.onClose(func() error {
		cancel()
		if err := <-ended; !errors.Is(err, context.Canceled) {
			return err
		}
		return nil
	})
	d.client = d.chain.Client()
	d.onClose(func() error { d.client.Close(); return nil })
	id, err := d.client.ChainID(ctx)
	if err != nil {
		return err
	}
	d.Network.ChainID, d.Network.RPC, d.Network.WS = id.Uint64(), d.chain.URL(), d.chain.WSURL()
	return nil
}

// deploy finds the contracts of a kept network, or deploys those that are not there: the network may be new or of an
// older release, or its chain have lost its last blocks in a crash, the deployment among them.
func (d *Devnet) deploy(ctx context.Context) error {
	kept, _ := LoadNetwork(d.memo())
	_, noAgency := agency.Open(ctx, d.client, kept.Agency)
	_, noGround := ground.Open(ctx, d.client, kept.Ground)
	d.Network.Agency, d.Network.Birth, d.Network.Ground = kept.Agency, kept.Birth, kept.Ground
	if noAgency == nil && noGround == nil {
		return nil
	}
	key, err := identity.Open(d.Network.Accounts[0].KeyFile, d.Network.Password)
	if err != nil {
		return err
	}
	switch {
	case errors.Is(noAgency, agency.ErrNoContract):
		if d.Network.Agency, d.Network.Birth, err = agency.Deploy(ctx, d.client, key, "dev"); err != nil {
			return err
		}
	case noAgency != nil:
		return noAgency
	}
	if errors.Is(noGround, ground.ErrNoContract) {
		d.Network.Ground, noGround = ground.Deploy(ctx, d.client, key, "dev")
	}
	return noGround
}

// openContent builds the node that keeps the network's content.
func (d *Devnet) openContent(ctx context.Context) error {
	host, err := listen(d.dir, nil, d.o.Log)
	if err != nil {
		return err
	}
	d.onClose(host.Close)
	cfg := boxo.Config{Host: host, Log: d.o.Log}
	if d.o.State != "" {
		cfg.Dir = filepath.Join(d.dir, "ipfs")
	}
	store, err := boxo.New(cfg)
	if err != nil {
		return err
	}
	d.onClose(store.Close)
	serveKeep(host, store, content.Limits{Bytes: devKeep})
	contracts, err := ground.Open(ctx, d.client, d.Network.Ground)
	if err == nil {
		_, err = newAdBoard(contracts, identity.AgencyScope(d.Network.Agency)).join(host)
	}
	if err != nil {
		return fmt.Errorf("pass on what is for sale: %w", err)
	}
	d.Network.IPFS = store.Peers()
	return nil
}

func (d *Devnet) openWorkers(ctx context.Context) error {
	if d.o.Workers == 0 {
		return nil
	}
	cfg := slot.Config{CacheDir: filepath.Join(d.dir, "sandbox"), Log: d.o.Log}
	box, err := openExecutor(cfg, d.o.InProcess)
	if err != nil {
		return err
	}
	d.onClose(func() error { return box.Close(context.WithoutCancel(ctx)) })
	for i := range d.o.Workers {
		name := fmt.Sprintf("worker-%d", i+1)
		w, err := OpenWorker(ctx, name, WorkerOptions{
			Options: Options{
				Network: d.Network, Log: d.o.Log.With().Str("worker", name).Logger(),
				client: d.client, memory: d.o.State == "", brief: d.o.State == "",
			},
			Slots: d.o.Slots, Deposit: devDeposit, executor: box,
		})
		if err != nil {
			return fmt.Errorf("%s: %w", name, err)
		}
		d.workers = append(d.workers, w)
		d.onClose(w.Close)
	}
	return nil
}

// Run runs the workers until ctx ends, and announces the network. When everything is up it calls ready, whose error
// ends the network.
func (d *Devnet) Run(ctx context.Context, ready func(context.Context) error) error {
	if d.o.Announce != "" {
		if err := d.announce(); err != nil {
			return fmt.Errorf("tell other commands of the dev network: %w", err)
		}
		defer d.withdraw()
	}
	services := []service{func(ctx context.Context) error {
		if err := ready(ctx); err != nil {
			return err
		}
		<-ctx.Done()
		return ctx.Err()
	}}
	for _, w := range d.workers {
		services = append(services, w.Run)
	}
	for _, a := range d.apps {
		services = append(services, a.supervision.Run)
	}
	for _, h := range d.hosts {
		services = append(services, h.Run)
	}
	if d.proxy != nil {
		services = append(services, d.proxy.Run, d.sell)
	}
	return runAll(ctx, services...)
}

// announce leaves the description where other commands look for it, unless that of a network that still runs is there:
// whoever works with that one must not find itself on another.
func (d *Devnet) announce() error {
	other, err := LoadNetwork(d.o.Announce)
	if err == nil && other.ProcessID != d.Network.ProcessID && other.RPC != d.Network.RPC && processRuns(other.ProcessID) {
		return nil
	}
	d.announced = true
	return d.Network.Save(d.o.Announce)
}

// Announced reports whether other commands find this network without being told where it is.
func (d *Devnet) Announced() bool { return d.announced }

// processRuns reports whether there is a process of this user with that id.
func processRuns(id int) bool {
	p, err := os.FindProcess(id)
	return err == nil && id > 0 && p.Signal(syscall.Signal(0)) == nil
}

// withdraw removes the description, unless a later dev network wrote its own.
func (d *Devnet) withdraw() {
	if n, err := LoadNetwork(d.o.Announce); d.announced && err == nil && n.ProcessID == d.Network.ProcessID {
		_ = os.Remove(d.o.Announce)
	}
}
