package main

import (
	"context"
	"crypto/tls"
	"errors"
	"fmt"
	"net"
	"net/netip"
	"os"
	"path/filepath"
	"runtime/debug"
	"strings"
	"time"

	"github.com/rs/zerolog"
	"github.com/urfave/cli/v2"
	"golang.org/x/sync/errgroup"

	"emet/agents/inbound"
	"emet/agents/inbound/api"
	"emet/agents/inbound/guard"
	"emet/agents/inbound/meter"
	"emet/agents/inbound/relay"
	"emet/agents/inbound/vpn"
	"emet/agents/node"
	"emet/cmd/internal/app"
)

func serveCommand() *cli.Command {
	return &cli.Command{
		Name: "serve", Usage: "run the proxy", Action: serve,
		Description: `Opens the sockets that it is asked for, if --allow covers them, and those that were open when it ended. The management
interface is for this machine and wants the token that is in DIR/` + tokenName + `; on another address it wants TLS as well
unless --plain says that something else protects it.

The first SIGTERM or interrupt ends it: nothing is accepted any more, and connections may go on for the time of --drain.
The second one ends it at once. SIGHUP has the binary of today take over: see netproxy upgrade.

Examples:
  netproxy serve --allow 203.0.113.7:8000-8999
  netproxy serve --allow :20000-29999 --local 127.0.0.1:80 --api unix:/run/netproxy.sock
  netproxy serve --allow 203.0.113.7:8000-8999 --advertise 203.0.113.7=10.0.0.5 --access lists.txt

` + exitCodes,
		Flags: serveFlags(),
	}
}

func serveFlags() []cli.Flag {
	const manage, traffic = "Management", "Limits"
	return []cli.Flag{
		&cli.StringSliceFlag{Name: "allow", Usage: "`CIDR:PORTS` that may be opened, as 203.0.113.0/24:1000-2000, [2001:db8::1]:80 or, for any address, :8000-8999; may be repeated", EnvVars: []string{"EMET_NETPROXY_ALLOW"}},
		&cli.StringSliceFlag{Name: "local", Usage: "`CIDR:PORTS` of services that sockets without a network may lead to (default none); may be repeated", EnvVars: []string{"EMET_NETPROXY_LOCAL"}},
		&cli.StringSliceFlag{Name: "advertise", Usage: "`PUBLIC=PRIVATE` address, behind address translation; may be repeated"},
		&cli.StringFlag{Name: "access", Usage: "`FILE` of lines 'allow CIDR' and 'deny CIDR' that hold for all sockets; read again when it changes"},
		&cli.StringSliceFlag{Name: "link", Usage: "`MULTIADDR` at which members of networks that cannot send UDP are listened for, as /ip4/203.0.113.7/tcp/4002; may be repeated (default none)"},
		stateFlag(),
		&cli.DurationFlag{Name: "drain", Usage: "`TIME` for which connections may go on at the end", Value: 30 * time.Second},
		&cli.StringFlag{Name: "log", Usage: "`LEVEL` of the log on stderr: debug, info, warn, error, disabled", Value: "info"},

		&cli.StringFlag{Name: "api", Usage: "`ADDRESS` of the management interface, ip:port or unix:PATH", Value: defaultAPI, EnvVars: []string{"EMET_NETPROXY_API"}, Category: manage},
		&cli.StringFlag{Name: "token-file", Usage: "`FILE` with the token that callers must bear (default one that is made in the state)", EnvVars: []string{"EMET_NETPROXY_TOKEN_FILE"}, Category: manage},
		&cli.BoolFlag{Name: "insecure", Usage: "callers need no token; on loopback addresses and Unix sockets only", Category: manage},
		&cli.StringFlag{Name: "tls-cert", Usage: "`FILE` with the certificate of the interface", Category: manage},
		&cli.StringFlag{Name: "tls-key", Usage: "`FILE` with its key", Category: manage},
		&cli.StringFlag{Name: "client-ca", Usage: "`FILE` with the certificates that sign those of callers, who then need one", Category: manage},
		&cli.BoolFlag{Name: "plain", Usage: "no TLS on an address that others reach, where the token can be read on its way", Category: manage},
		&cli.StringSliceFlag{Name: "host", Usage: "`NAME` of this machine that callers may use; may be repeated", Category: manage},

		&cli.IntFlag{Name: "total", Usage: "`CONNECTIONS` at once", Value: 100_000, Category: traffic},
		&cli.IntFlag{Name: "sockets", Usage: "public `SOCKETS` at once", Value: 1024, Category: traffic},
		&cli.IntFlag{Name: "per-activity", Usage: "`CONNECTIONS` of an activity at once", Category: traffic},
		&cli.Int64Flag{Name: "activity-bandwidth", Usage: "`BYTES` per second of an activity", Category: traffic},
		&cli.Float64Flag{Name: "rate", Usage: "new `CONNECTIONS` per second of one source, of sockets that say nothing else", Value: 1000, Category: traffic},
		&cli.IntFlag{Name: "burst", Usage: "new `CONNECTIONS` of one source above its rate (default twice the rate)", Category: traffic},
		&cli.IntFlag{Name: "per-source", Usage: "`CONNECTIONS` of one source at once", Value: 10_000, Category: traffic},
		&cli.IntFlag{Name: "per-socket", Usage: "`CONNECTIONS` of a socket at once", Category: traffic},
		&cli.Int64Flag{Name: "conn-bandwidth", Usage: "`BYTES` per second of one connection", Category: traffic},
		&cli.Int64Flag{Name: "source-bandwidth", Usage: "`BYTES` per second of one source at a socket", Category: traffic},
		&cli.Int64Flag{Name: "socket-bandwidth", Usage: "`BYTES` per second of a socket", Category: traffic},
		&cli.DurationFlag{Name: "dial-timeout", Usage: "`TIME` that a service may take to accept", Value: relay.DefaultDial, Category: traffic},
		&cli.DurationFlag{Name: "idle-timeout", Usage: "`TIME` after which a silent connection is closed (default 10m, UDP 1m)", Category: traffic},
	}
}

// proxy is what serve puts together.
type proxy struct {
	dir   string
	log   zerolog.Logger
	self  string // the binary that takes over at an upgrade
	args  []string
	drain time.Duration
	guard *guard.Guard
	*inbound.Proxy
	links    func() (*node.Links, error) // listens for members that come by streams
	linked   *node.Links
	api      *api.Server
	listener net.Listener // of the interface
	managed  *managed
}

// managed is the interface while it is served.
type managed struct {
	end   context.CancelFunc
	ended chan error
}

// manage serves the interface until it is told to end.
func (p *proxy) manage() {
	ctx, end := context.WithCancel(context.Background())
	p.managed = &managed{end, make(chan error, 1)}
	go func() { p.managed.ended <- p.api.Run(ctx, p.listener) }()
}

// unmanage ends the interface. Whoever calls then waits until it is served again, here or by the next process, as long as
// somebody has the listener.
func (p *proxy) unmanage() error {
	p.managed.end()
	err := <-p.managed.ended
	p.managed.ended <- err // for whoever asks again
	return err
}

func serve(c *cli.Context) (err error) {
	if c.NArg() > 0 {
		return app.Usage("serve takes no arguments")
	}
	from, err := inherit()
	if err != nil {
		return err
	}
	p := &proxy{dir: stateOf(c), drain: c.Duration("drain"), self: program(), args: os.Args}
	if p.log, err = app.Logger(c, c.App.ErrWriter); err != nil {
		return err
	}
	cfg, err := configOf(c)
	if err != nil {
		return err
	}
	if err := os.MkdirAll(p.dir, 0o700); err != nil {
		return err
	}
	manage, err := manageOf(c, p.dir)
	if err != nil {
		return err
	}
	if p.listener, err = from.listen(c.Context, c.String("api")); err != nil {
		return &app.Failure{Exit: app.ExitUsage, Err: fmt.Errorf("--api: %w", err), Hint: "another address goes with --api"}
	}
	defer func() { _ = p.listener.Close() }() // if it is open still
	if err := safe(c, p.listener.Addr()); err != nil {
		return err
	}
	if t, ok := p.listener.Addr().(*net.TCPAddr); ok {
		cfg.Never = append(cfg.Never, t.AddrPort())
	}

	key, err := node.ProxyKey(p.dir)
	if err != nil {
		return err
	}
	set := vpn.NewSet(vpn.SetConfig{Dir: filepath.Join(p.dir, "vpn"), Node: key, Log: p.log})
	defer set.Close()
	p.links = func() (*node.Links, error) {
		return node.OpenLinks(filepath.Join(p.dir, "link.key"), c.StringSlice("link"), set, p.log)
	}
	if p.linked, err = p.links(); err != nil {
		return app.Usage("--link: %w", err)
	}
	defer func() { err = errors.Join(err, p.linked.Close()) }()
	networks, err := api.OpenNetworks(filepath.Join(p.dir, "networks"), set, p.log)
	if err != nil {
		return err
	}
	engine, err := relay.New(relay.Config{Log: p.log})
	if err != nil {
		return err
	}
	defer engine.Close()
	p.guard = guard.New(guard.Config{Total: c.Int("total"), PerActivity: c.Int("per-activity"), ActivityBytes: c.Int64("activity-bandwidth")})
	cfg.Engine, cfg.Networks, cfg.Guard, cfg.Meter, cfg.Log = engine, networks, p.guard, meter.New(nil), p.log
	cfg.Journal, cfg.Inherited = filepath.Join(p.dir, "netproxy.db"), from.sockets
	if p.Proxy, err = inbound.Open(cfg); err != nil {
		return err
	}
	defer func() { err = errors.Join(err, p.Close()) }()
	manage.Proxy, manage.Networks, manage.Log = p.Proxy, networks, p.log
	if p.api, err = api.New(manage); err != nil {
		return err
	}
	return p.run(c.Context, c.String("access"), func() error {
		if err := p.writePID(); err != nil {
			return err
		}
		st := p.Status()
		fmt.Fprintf(c.App.ErrWriter, "netproxy is managed at %s; %d gateway and %d probe sockets are open; Ctrl-C ends it\n",
			c.String("api"), st.GatewaySockets, st.ProbeSockets)
		for _, addr := range p.linked.Addrs() {
			fmt.Fprintf(c.App.ErrWriter, "members of networks may come by %s\n", addr)
		}
		return from.ready()
	})
}

// run serves until ctx ends or a successor has taken over.
func (p *proxy) run(ctx context.Context, access string, ready func() error) error {
	lists, err := newLists(access, p.guard)
	if err != nil {
		return err
	}
	// The figures and the interface go on while connections are drained, so they end after ctx does.
	running, end := context.WithCancel(context.WithoutCancel(ctx))
	defer end()
	g, running := errgroup.WithContext(running)
	g.Go(func() error { return p.Proxy.Run(running) })
	g.Go(func() error { return lists.run(running, p.log) })
	g.Go(func() error {
		defer end()
		p.manage()         //nolint:contextcheck // it goes on while connections are drained
		defer p.unmanage() //nolint:errcheck // it ended already, or ends because we do
		hup := hangUps()
		defer hup.stop()
		if err := ready(); err != nil {
			return err
		}
		return p.wait(ctx, running, hup.c)
	})
	return g.Wait()
}

// wait waits for the end.
func (p *proxy) wait(ctx, running context.Context, hup <-chan os.Signal) error {
	for {
		select {
		case <-running.Done():
			return nil
		case err := <-p.managed.ended:
			p.managed.ended <- err
			return fmt.Errorf("management interface: %w", err)
		case <-ctx.Done():
			p.log.Info().Dur("bound", p.drain).Msg("proxy is draining")
			p.Drain(running, p.drain)
			return nil
		case <-hup:
		}
		if err := p.upgrade(ctx); err != nil {
			p.log.Error().Err(err).Msg("nobody took over; the proxy goes on")
			continue
		}
		p.log.Info().Dur("bound", p.drain).Msg("the next process has taken over; connections are drained")
		p.Drain(ctx, p.drain)
		return nil
	}
}

// configOf takes from the command line what may be opened, and by which limits.
func configOf(c *cli.Context) (cfg inbound.Config, err error) {
	if cfg.Allow, err = rulesOf(c, "allow"); err != nil {
		return cfg, err
	}
	if len(cfg.Allow) == 0 {
		return cfg, app.Usage("say with --allow CIDR:PORTS which public sockets may be opened")
	}
	if cfg.Local, err = rulesOf(c, "local"); err != nil {
		return cfg, err
	}
	cfg.Advertise = map[netip.Addr]netip.Addr{}
	for _, s := range c.StringSlice("advertise") {
		public, private, _ := strings.Cut(s, "=")
		from, err1 := netip.ParseAddr(public)
		to, err2 := netip.ParseAddr(private)
		if err := errors.Join(err1, err2); err != nil {
			return cfg, app.Usage("--advertise %s: want PUBLIC=PRIVATE, two addresses", s)
		}
		cfg.Advertise[from.Unmap()] = to.Unmap()
	}
	for _, flag := range []string{"drain", "dial-timeout", "idle-timeout"} {
		if c.Duration(flag) < 0 {
			return cfg, app.Usage("--%s: want 0s or more", flag)
		}
	}
	cfg.Sockets, cfg.Limits = c.Int("sockets"), limitsOf(c)
	cfg.Dial, cfg.Idle = c.Duration("dial-timeout"), c.Duration("idle-timeout")
	return cfg, nil
}

func rulesOf(c *cli.Context, flag string) (rules inbound.Rules, err error) {
	for _, s := range c.StringSlice(flag) {
		if s == "" {
			continue // an empty variable of the environment
		}
		r, err := inbound.ParseRule(s)
		if err != nil {
			return nil, app.Usage("--%s: %w", flag, err)
		}
		rules = append(rules, r)
	}
	return rules, nil
}

// manageOf takes from the command line who may call.
func manageOf(c *cli.Context, dir string) (cfg api.Config, err error) {
	cfg = api.Config{Insecure: c.Bool("insecure"), Hosts: c.StringSlice("host"), Version: version()}
	file := c.String("token-file")
	switch {
	case cfg.Insecure && file != "":
		return cfg, app.Usage("--insecure and --token-file exclude each other")
	case cfg.Insecure:
	case file != "":
		cfg.Token, err = api.ReadToken(file)
	default:
		cfg.Token, err = api.NewToken(filepath.Join(dir, tokenName))
	}
	if err != nil {
		return cfg, &app.Failure{Exit: app.ExitKey, Err: fmt.Errorf("token: %w", err)}
	}
	cert, key := c.String("tls-cert"), c.String("tls-key")
	if (cert == "") != (key == "") || c.String("client-ca") != "" && cert == "" {
		return cfg, app.Usage("--tls-cert and --tls-key go together, and --client-ca with them")
	}
	if cert == "" {
		return cfg, nil
	}
	pair, err := tls.LoadX509KeyPair(cert, key)
	if err != nil {
		return cfg, app.Usage("--tls-cert and --tls-key: %w", err)
	}
	cfg.TLS = &tls.Config{Certificates: []tls.Certificate{pair}, MinVersion: tls.VersionTLS13}
	if ca := c.String("client-ca"); ca != "" {
		if cfg.TLS.ClientCAs, err = certificates(ca); err != nil {
			return cfg, app.Usage("--client-ca: %w", err)
		}
		cfg.TLS.ClientAuth = tls.RequireAndVerifyClientCert
	}
	return cfg, nil
}

// safe refuses to serve the interface where it is not protected.
func safe(c *cli.Context, a net.Addr) error {
	switch {
	case api.Loopback(a):
		return nil
	case c.Bool("insecure"):
		return app.Usage("--insecure is for loopback addresses and Unix sockets; others reach %s", a)
	case c.String("tls-cert") == "" && !c.Bool("plain"):
		return app.Usage("others reach %s, and could read the token: give --tls-cert and --tls-key, or --plain if something else protects it", a)
	}
	return nil
}

func version() string {
	if info, ok := debug.ReadBuildInfo(); ok && info.Main.Version != "" && info.Main.Version != "(devel)" {
		return info.Main.Version
	}
	return "development"
}
