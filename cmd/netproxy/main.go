// Command netproxy opens public sockets on this machine for services that have none: it answers probes that prove that a
// socket is public, forwards what arrives into virtual private networks, and counts it.
package main

import (
	"context"
	"crypto/tls"
	"crypto/x509"
	"errors"
	"fmt"
	"io"
	"net/http"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/urfave/cli/v2"

	"emet/agents/inbound"
	"emet/agents/inbound/api"
	"emet/agents/node"
	"emet/cmd/internal/app"
)

const description = `The proxy sells the way in (GAP-22): a probe is a public socket that answers a requestor with a token, once; a gateway is
a public socket that forwards to a service in a virtual private network. What is open stays open across restarts and
upgrades. Who is behind a gateway must authorise its own users: the socket lets everybody in.

Examples:
  netproxy serve --allow 203.0.113.7:8000-8999       sockets on these ports may be opened
  netproxy probe put tcp 203.0.113.7:8000 0xann 4f1c…
  netproxy gateway open tcp 203.0.113.7:8000 10.8.0.2:80 --vpn shop --activity 7a…
  netproxy status
  netproxy upgrade                                   go on with a new binary, and refuse nobody

` + exitCodes

const exitCodes = `Exit codes: 0 ok, 1 unexpected, 2 usage, 3 not found, 4 no token or not the right one, 5 the proxy refused,
7 proxy unreachable, or ending, 8 timed out, 130 interrupted.`

func main() { app.Main(newApp()) }

func newApp() *cli.App {
	return &cli.App{
		Name:        "netproxy",
		Usage:       "open public sockets for services in private networks",
		Description: description,
		Commands:    slices.Concat([]*cli.Command{serveCommand(), upgradeCommand()}, probeCommands(), gatewayCommands(), statusCommands(), vpnCommands(), saleCommands()),
	}
}

const defaultAPI = node.ProxyAPI

func defaultState() string { return node.ProxyState() }

func stateFlag() cli.Flag {
	return &cli.StringFlag{Name: "state", Usage: "`DIR` of the proxy's state (default " + filepath.Join("~", ".local", "state", "emet", "netproxy") + ")", EnvVars: []string{"EMET_NETPROXY_STATE"}}
}

func stateOf(c *cli.Context) string {
	if dir := c.String("state"); dir != "" {
		return dir
	}
	return defaultState()
}

const tokenName = node.ProxyToken

// callFlags are the flags of all commands that call a proxy.
func callFlags(more ...cli.Flag) []cli.Flag {
	const group = "Proxy"
	return append(more,
		&cli.BoolFlag{Name: "json", Usage: "print JSON"},
		&cli.StringFlag{Name: "api", Usage: "`ADDRESS` of the proxy, host:port or unix:PATH", Value: defaultAPI, EnvVars: []string{"EMET_NETPROXY_API"}, Category: group},
		&cli.StringFlag{Name: "token-file", Usage: "`FILE` with the proxy's token (default the one in its state)", EnvVars: []string{"EMET_NETPROXY_TOKEN_FILE"}, Category: group},
		&cli.StringFlag{Name: "state", Usage: "`DIR` of the state of a proxy on this machine", EnvVars: []string{"EMET_NETPROXY_STATE"}, Category: group},
		&cli.StringFlag{Name: "ca", Usage: "`FILE` with the certificates to trust; the proxy speaks TLS", Category: group},
		&cli.StringFlag{Name: "cert", Usage: "`FILE` with the certificate to show to the proxy", Category: group},
		&cli.StringFlag{Name: "key", Usage: "`FILE` with the key of the certificate", Category: group},
	)
}

// call calls the proxy.
func call(c *cli.Context, args int, fn func(ctx context.Context, p *api.Client) error) error {
	if c.NArg() != args {
		return app.Usage("want %d arguments, got %d", args, c.NArg())
	}
	p, err := dial(c)
	if err != nil {
		return err
	}
	defer p.Close()
	return said(fn(c.Context, p), c.String("api"))
}

func dial(c *cli.Context) (*api.Client, error) {
	file := c.String("token-file")
	named := file != ""
	if !named {
		file = filepath.Join(stateOf(c), tokenName)
	}
	token, err := api.ReadToken(file)
	if errors.Is(err, os.ErrNotExist) && !named {
		err = nil // it may want none
	}
	if err != nil {
		return nil, &app.Failure{Exit: app.ExitKey, Err: fmt.Errorf("token: %w", err)}
	}
	t, err := clientTLS(c)
	if err != nil {
		return nil, err
	}
	return api.Dial(c.String("api"), token, t), nil
}

func clientTLS(c *cli.Context) (*tls.Config, error) {
	if c.String("ca") == "" {
		if c.String("cert") != "" || c.String("key") != "" {
			return nil, app.Usage("--cert and --key go with --ca")
		}
		return nil, nil
	}
	pool, err := certificates(c.String("ca"))
	if err != nil {
		return nil, app.Usage("--ca: %w", err)
	}
	t := &tls.Config{RootCAs: pool, MinVersion: tls.VersionTLS13}
	if c.String("cert") != "" || c.String("key") != "" {
		pair, err := tls.LoadX509KeyPair(c.String("cert"), c.String("key"))
		if err != nil {
			return nil, app.Usage("--cert and --key: %w", err)
		}
		t.Certificates = []tls.Certificate{pair}
	}
	return t, nil
}

func certificates(file string) (*x509.CertPool, error) {
	blob, err := os.ReadFile(file) // #nosec G304 -- the user names it
	if err != nil {
		return nil, err
	}
	pool := x509.NewCertPool()
	if !pool.AppendCertsFromPEM(blob) {
		return nil, fmt.Errorf("%s has no certificate", file)
	}
	return pool, nil
}

var exits = map[int]int{
	http.StatusBadRequest: app.ExitUsage, http.StatusRequestEntityTooLarge: app.ExitUsage, http.StatusNotFound: app.ExitNotFound,
	http.StatusUnauthorized: app.ExitKey, http.StatusForbidden: app.ExitRefused, http.StatusConflict: app.ExitRefused,
	http.StatusFailedDependency: app.ExitRefused, http.StatusTooManyRequests: app.ExitRefused,
	http.StatusServiceUnavailable: app.ExitUnreachable, http.StatusMisdirectedRequest: app.ExitRefused,
}

// hints say what to do about a refusal.
var hints = map[string]string{
	string(inbound.NotAllowed):     "netproxy serve --allow says which public sockets may be opened, --local where they may lead without a network",
	string(inbound.VPNUnavailable): "netproxy vpn create makes a network known to the proxy; netproxy vpn list shows which are",
}

// said gives what went wrong the exit code that it means.
func said(err error, addr string) error {
	var f *app.Failure
	if err == nil || errors.As(err, &f) {
		return err
	}
	if e, ok := errors.AsType[*api.Error](err); ok {
		exit, known := exits[e.Status]
		if !known {
			exit = app.ExitUnexpected
		}
		code := strings.ToUpper(strings.ReplaceAll(e.Code, "-", "_"))
		return &app.Failure{Exit: exit, Code: code, Err: errors.New(app.Clean(e.Message)), Hint: hints[e.Code]}
	}
	if errors.Is(err, context.Canceled) {
		return err
	}
	return &app.Failure{
		Exit: app.ExitUnreachable, Err: fmt.Errorf("no proxy answers at %s: %w", addr, err),
		Hint: "start one with netproxy serve, or name it with --api",
	}
}

// at takes the two arguments that name a socket.
func at(c *cli.Context) (inbound.Address, error) {
	a, err := inbound.ParseAddress(c.Args().Get(0), c.Args().Get(1))
	if err != nil {
		return a, app.Usage("%w", err)
	}
	return a, nil
}

// show prints a document, or says it.
func show(c *cli.Context, document any, say func(w io.Writer)) error {
	if c.Bool("json") {
		return app.PrintJSON(c.App.Writer, document)
	}
	say(c.App.Writer)
	return nil
}
