package node

import (
	"context"
	"errors"
	"net/netip"
	"path/filepath"

	"github.com/ethereum/go-ethereum/params"

	"emet/agents/inbound"
	"emet/agents/inbound/sale"
)

// The public sockets of a development network.
const (
	DevSocketsFrom = 20000
	DevSocketsTo   = 20999

	devPeriod = 10 // seconds
)

// devVPN is where a development network's proxy receives the packets of networks.
var devVPN = PortRange{21000, 21099}

// openProxy opens the proxy of a development network.
func (d *Devnet) openProxy(ctx context.Context) (err error) {
	host, err := netip.ParseAddr(d.o.Inbound)
	if err != nil {
		return err
	}
	d.proxy, err = OpenProxy(ctx, ProxyOptions{
		Dir:   filepath.Join(d.Network.StateDir, "netproxy"),
		Link:  []string{"/ip4/127.0.0.1/tcp/0"},
		Allow: inbound.Rules{{Net: netip.PrefixFrom(host, host.BitLen()), Low: DevSocketsFrom, High: DevSocketsTo}},
		Log:   d.o.Log.With().Str("agent", "netproxy").Logger(),
	})
	if err == nil {
		d.onClose(d.proxy.Close)
	}
	return err
}

// sell registers the seller of a development network and has it sell. It is no part of what a network must have to be up.
func (d *Devnet) sell(ctx context.Context) (err error) {
	ports := func(protocol string) sale.Sockets {
		return sale.Sockets{Protocol: protocol, Address: d.o.Inbound, From: DevSocketsFrom, To: DevSocketsTo}
	}
	s, err := OpenSelling(ctx, SellingOptions{
		Options: Options{
			Network: d.Network, State: filepath.Join(d.Network.StateDir, "seller-1"), // "seller" is who sells besides
			Log:    d.o.Log.With().Str("agent", "seller").Logger(),
			client: d.client, memory: d.o.State == "", brief: d.o.State == "",
		},
		Proxy: d.proxy.Client(), Sockets: []sale.Sockets{ports("tcp"), ports("udp")},
		Price: sale.Price{GiB: params.GWei * 1000, Hour: params.GWei * 100}, Period: devPeriod, Ports: devVPN, Via: d.proxy.Via(),
	})
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, s.Close()) }()
	return s.Run(ctx)
}
