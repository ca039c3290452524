// Package selling reads from a command line which public sockets are for sale, where and for what: of netproxy sell, and of
// a worker that sells them as well.
package selling

import (
	"errors"
	"fmt"
	"net/netip"
	"strconv"
	"strings"
	"time"

	"github.com/urfave/cli/v2"

	"emet/agents/inbound"
	"emet/agents/inbound/sale"
	"emet/agents/node"
	"emet/cmd/internal/app"
)

// Flags are those of a sale. All names begin with prefix, and if there is one, they can be set by the environment. The flag
// with the sockets themselves is the caller's.
func Flags(prefix, category string) []cli.Flag {
	text := func(name, usage, value string) cli.Flag {
		return &cli.StringFlag{Name: prefix + name, Usage: usage, Value: value, Category: category, EnvVars: variable(prefix, name)}
	}
	return []cli.Flag{
		text("price-hour", "`ETHER` for an hour of a socket", "10gwei"),
		text("price-gib", "`ETHER` for 2^30 bytes, whichever way they go", "1000gwei"),
		&cli.DurationFlag{Name: prefix + "period", Usage: "`TIME` after which usage is to be paid", Value: time.Minute, Category: category, EnvVars: variable(prefix, "period")},
		text("deposit", "`ETHER` that a buyer's channel must have left (default ten hours and 10 GiB)", ""),
		text("vpn-ports", "UDP `PORTS` at which the proxy receives the packets of networks", "51820-51899"),
		text("vpn-address", "`IP` at which buyers reach them (default that of the first socket)", ""),
		&cli.StringSliceFlag{Name: prefix + "via", Usage: "`MULTIADDR` at which the proxy takes networks over streams, as netproxy serve --link prints it (default by UDP only); may be repeated", Category: category, EnvVars: variable(prefix, "via")},
		&cli.StringSliceFlag{Name: prefix + "listen", Usage: "`MULTIADDR` at which buyers ask, as /ip4/203.0.113.7/udp/4001/quic-v1 (default the loopback); may be repeated", Category: category, EnvVars: variable(prefix, "listen")},
		&cli.StringFlag{Name: prefix + "api", Usage: "`ADDRESS` of the proxy, host:port or unix:PATH", Value: node.ProxyAPI, Category: category, EnvVars: []string{"EMET_NETPROXY_API"}},
		&cli.StringFlag{Name: prefix + "token-file", Usage: "`FILE` with the proxy's token (default the one in its state)", Category: category, EnvVars: []string{"EMET_NETPROXY_TOKEN_FILE"}},
	}
}

func variable(prefix, name string) []string {
	if prefix == "" {
		return nil
	}
	return []string{"EMET_" + strings.ToUpper(strings.ReplaceAll(prefix+name, "-", "_"))}
}

// Options fills in what Flags and the flag named by sockets say. The rest of o is the caller's.
func Options(c *cli.Context, prefix, sockets string, o *node.SellingOptions) (err error) {
	o.Listen, o.Via = c.StringSlice(prefix+"listen"), c.StringSlice(prefix+"via")
	for _, s := range c.StringSlice(sockets) {
		if s == "" {
			continue // an empty variable of the environment
		}
		one, err := Sockets(s)
		if err != nil {
			return app.Usage("--%s %s: %w", sockets, s, err)
		}
		o.Sockets = append(o.Sockets, one)
	}
	if len(o.Sockets) == 0 {
		return app.Usage("say with --%s PROTO:IP:PORTS what is for sale", sockets)
	}
	for name, to := range map[string]*uint64{"price-hour": &o.Price.Hour, "price-gib": &o.Price.GiB, "deposit": &o.Deposit} {
		if c.String(prefix+name) == "" {
			continue
		}
		wei, err := app.Ether(c.String(prefix + name))
		if err == nil && !wei.IsUint64() {
			err = errors.New("it is too much: 18 ether is the most")
		}
		if err != nil {
			return app.Usage("--%s: %w", prefix+name, err)
		}
		*to = wei.Uint64()
	}
	period := c.Duration(prefix + "period")
	if period < time.Second || period > 24*time.Hour {
		return app.Usage("--%speriod %s: want 1s to 24h", prefix, period)
	}
	o.Period = uint32(period / time.Second)
	if o.Ports.Low, o.Ports.High, err = ports(c.String(prefix + "vpn-ports")); err != nil {
		return app.Usage("--%svpn-ports: %w", prefix, err)
	}
	if s := c.String(prefix + "vpn-address"); s != "" {
		if o.Networks, err = netip.ParseAddr(s); err != nil {
			return app.Usage("--%svpn-address: %w", prefix, err)
		}
	}
	return nil
}

// Sockets takes PROTO:IP:PORTS.
func Sockets(s string) (sale.Sockets, error) {
	proto, rest, _ := strings.Cut(s, ":")
	p, err := inbound.ParseProto(proto)
	if err != nil {
		return sale.Sockets{}, err
	}
	i := strings.LastIndexByte(rest, ':')
	if i < 0 {
		return sale.Sockets{}, errors.New("want PROTO:IP:PORTS, as tcp:203.0.113.7:443")
	}
	host, err := netip.ParseAddr(strings.Trim(rest[:i], "[]"))
	if err != nil {
		return sale.Sockets{}, err
	}
	low, high, err := ports(rest[i+1:])
	if err != nil {
		return sale.Sockets{}, err
	}
	out := sale.Sockets{Protocol: string(p), Address: host.Unmap().String(), From: low, To: high}
	return out, out.Check()
}

// ports takes a port or LOW-HIGH.
func ports(s string) (low, high uint16, err error) {
	from, to, isRange := strings.Cut(s, "-")
	if !isRange {
		to = from
	}
	a, err1 := strconv.ParseUint(from, 10, 16)
	b, err2 := strconv.ParseUint(to, 10, 16)
	if err := errors.Join(err1, err2); err != nil || a == 0 || b < a {
		return 0, 0, fmt.Errorf("%q are no ports, as 443 or 8000-8999", s)
	}
	return uint16(a), uint16(b), nil // #nosec G115 -- 16 bits
}
