package node

import (
	"context"
	"errors"
	"net"
	"os"
	"path/filepath"
	"slices"

	"github.com/rs/zerolog"

	"emet/agents/identity"
	"emet/agents/inbound"
	"emet/agents/inbound/api"
	"emet/agents/inbound/guard"
	"emet/agents/inbound/meter"
	"emet/agents/inbound/relay"
	"emet/agents/inbound/vpn"
)

// ProxyOptions describe an inbound proxy inside this process, as a development network has one. Where money is real it is a
// process of its own, netproxy serve, that outlives whoever sells its sockets.
type ProxyOptions struct {
	Dir   string        // of its state; required
	API   string        // address of its management interface; default a free port of 127.0.0.1
	Allow inbound.Rules // what may be opened; required
	Link  []string      // multiaddrs at which links over streams are taken; none: there are none
	Log   zerolog.Logger
}

// Proxy is an inbound proxy with its management interface.
type Proxy struct {
	*inbound.Proxy

	server *api.Server
	listen net.Listener
	token  string
	links  *Links
	close  []func() error
}

// OpenProxy opens what the proxy had open, and listens. Close ends it.
func OpenProxy(ctx context.Context, o ProxyOptions) (_ *Proxy, err error) {
	p := &Proxy{}
	defer func() {
		if err != nil {
			err = errors.Join(err, p.Close())
		}
	}()
	if err := os.MkdirAll(o.Dir, 0o700); err != nil {
		return nil, err
	}
	if p.token, err = api.NewToken(filepath.Join(o.Dir, "api.token")); err != nil {
		return nil, err
	}
	key, err := ProxyKey(o.Dir)
	if err != nil {
		return nil, err
	}
	if o.API == "" {
		o.API = "127.0.0.1:0"
	}
	if p.listen, err = (&net.ListenConfig{}).Listen(ctx, "tcp", o.API); err != nil {
		return nil, err
	}
	p.close = append(p.close, func() error {
		if err := p.listen.Close(); !errors.Is(err, net.ErrClosed) {
			return err
		}
		return nil
	})
	set := vpn.NewSet(vpn.SetConfig{Dir: filepath.Join(o.Dir, "vpn"), Node: key, Log: o.Log})
	p.close = append(p.close, func() error { set.Close(); return nil })
	if p.links, err = OpenLinks(filepath.Join(o.Dir, "link.key"), o.Link, set, o.Log); err != nil {
		return nil, err
	}
	p.close = append(p.close, p.links.Close)
	networks, err := api.OpenNetworks(filepath.Join(o.Dir, "networks"), set, o.Log)
	if err != nil {
		return nil, err
	}
	engine, err := relay.New(relay.Config{Log: o.Log})
	if err != nil {
		return nil, err
	}
	p.close = append(p.close, func() error { engine.Close(); return nil })
	p.Proxy, err = inbound.Open(inbound.Config{
		Engine: engine, Networks: networks, Guard: guard.New(guard.Config{}), Meter: meter.New(nil),
		Journal: filepath.Join(o.Dir, "netproxy.db"), Allow: o.Allow, Log: o.Log,
	})
	if err != nil {
		return nil, err
	}
	p.close = append(p.close, p.Proxy.Close)
	p.server, err = api.New(api.Config{Proxy: p.Proxy, Networks: networks, Token: p.token, Log: o.Log})
	return p, err
}

// ProxyKey is the identity in networks of the proxy whose state is in dir; it holds nothing of value.
func ProxyKey(dir string) (*identity.Key, error) {
	keys, password := filepath.Join(dir, "keystore"), filepath.Join(dir, "keystore.password")
	accounts, err := identity.Accounts(keys)
	if err != nil && !errors.Is(err, os.ErrNotExist) {
		return nil, err
	}
	if len(accounts) == 0 {
		key, _, err := identity.Create(keys, password, identity.Light)
		return key, err
	}
	path, err := identity.Find(keys, accounts[0])
	if err != nil {
		return nil, err
	}
	return identity.Open(path, password)
}

// Addr is where the proxy is managed.
func (p *Proxy) Addr() string { return p.listen.Addr().String() }

// Via is where links over streams are taken.
func (p *Proxy) Via() []string { return p.links.Addrs() }

// Client returns a client that may manage the proxy.
func (p *Proxy) Client() *api.Client { return api.Dial(p.Addr(), p.token, nil) }

// Run serves until ctx ends.
func (p *Proxy) Run(ctx context.Context) error {
	return runAll(ctx, p.Proxy.Run, func(ctx context.Context) error { return p.server.Run(ctx, p.listen) })
}

// Close closes all sockets. What is open stays in the journal.
func (p *Proxy) Close() error {
	var errs []error
	for _, f := range slices.Backward(p.close) {
		errs = append(errs, f())
	}
	p.close = nil
	return errors.Join(errs...)
}
