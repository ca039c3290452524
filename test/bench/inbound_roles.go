package main

import (
	"context"
	"errors"
	"io"
	"net"
	"net/netip"
	"path/filepath"
	"sync"

	"github.com/rs/zerolog"
	"golang.org/x/sync/errgroup"

	"emet/agents/inbound"
	"emet/agents/inbound/guard"
	"emet/agents/inbound/meter"
	"emet/agents/inbound/relay"
	"emet/agents/inbound/vpn"
)

// The roles in which this program starts itself, to be measured as a process of its own: ROLE ADDRESS SERVICE DIR.
const (
	copying  = "copying-proxy"
	inMemory = "memory-gateway"
)

// enter plays a role until it is told to end, if the command line names one.
func enter(ctx context.Context, args []string) (entered bool, err error) {
	roles := map[string]func(ctx context.Context, addr, service, dir string) error{copying: copyingProxy, inMemory: memoryGateway}
	if len(args) != 4 || roles[args[0]] == nil {
		return false, nil
	}
	return true, roles[args[0]](ctx, args[1], args[2], args[3])
}

// copyingProxy is the shortest TCP proxy that can be written in Go; on Linux, bytes stay in the kernel.
func copyingProxy(ctx context.Context, addr, service, _ string) error {
	l, err := net.Listen("tcp", addr)
	if err != nil {
		return err
	}
	defer context.AfterFunc(ctx, func() { _ = l.Close() })()
	for {
		c, err := l.Accept()
		if err != nil {
			return nil // it was told to end
		}
		go func() {
			defer c.Close()
			to, err := net.Dial("tcp", service)
			if err != nil {
				return
			}
			defer to.Close()
			var both sync.WaitGroup
			for _, way := range [][2]net.Conn{{to, c}, {c, to}} {
				both.Go(func() {
					_, _ = io.Copy(way[0], way[1])
					_ = way[0].(*net.TCPConn).CloseWrite()
				})
			}
			both.Wait()
		}()
	}
}

// near is a network that is always there.
type near struct{ *vpn.Network }

func (n near) Open(string) (relay.Network, error) { return n.Network, nil }
func (near) Release(string)                       {}

// memoryGateway is all that netproxy serve puts together but the management interface, before a network in memory; at its
// other end, in the same process, stands the node that forwards to the service.
func memoryGateway(ctx context.Context, addr, service, dir string) (err error) {
	gate, node, err := vpn.Pair(netip.MustParsePrefix("10.9.0.1/24"), netip.MustParsePrefix("10.9.0.2/24"), vpn.Tuning{})
	if err != nil {
		return err
	}
	defer gate.Close()
	defer node.Close()
	engine, err := relay.New(relay.Config{Log: zerolog.Nop()})
	if err != nil {
		return err
	}
	defer engine.Close()
	allow, err := inbound.ParseRule("127.0.0.1:20000-30000")
	if err != nil {
		return err
	}
	p, err := inbound.Open(inbound.Config{
		Engine: engine, Networks: near{gate}, Guard: guard.New(guard.Config{PerActivity: 50_000}), Meter: meter.New(nil),
		Journal: filepath.Join(dir, inMemory+".db"), Allow: inbound.Rules{allow}, Log: zerolog.Nop(),
		Limits: guard.Limits{Rate: 1e6, PerSource: 50_000, PerSocket: 50_000, SocketBytes: 1e12},
	})
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, p.Close()) }()
	for _, proto := range []string{"tcp", "udp"} {
		a, err := inbound.ParseAddress(proto, addr)
		if err != nil {
			return err
		}
		if err := p.OpenGateway(a, inbound.Entry{ActivityID: "activity", VpnID: network, RemoteAddr: "10.9.0.2:80"}, false); err != nil {
			return err
		}
	}
	to := vpn.Forwarding{Port: 80, To: service}
	g, ctx := errgroup.WithContext(ctx)
	g.Go(func() error { return p.Run(ctx) })
	g.Go(func() error { return node.ForwardTCP(ctx, to) })
	g.Go(func() error { return node.ForwardUDP(ctx, to) })
	return g.Wait()
}
