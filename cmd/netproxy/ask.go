package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"net/netip"

	"github.com/urfave/cli/v2"

	"emet/agents/inbound/buyer"
	"emet/cmd/internal/app"
)

func ask(c *cli.Context) error {
	if c.NArg() != 3 {
		return app.Usage("want PROTO ADDRESS REQUESTOR, got %d of them", c.NArg())
	}
	a, err := at(c)
	if err != nil {
		return err
	}
	if !a.Host.IsValid() { // all addresses of this machine
		a.Host = netip.AddrFrom4([4]byte{127, 0, 0, 1})
	}
	ctx, cancel := context.WithTimeout(c.Context, c.Duration("timeout"))
	defer cancel()
	requestor := c.Args().Get(2)
	token, err := buyer.Ask(ctx, string(a.Proto), netip.AddrPortFrom(a.Host, a.Port), requestor)
	switch {
	case errors.Is(err, buyer.ErrGone), errors.Is(err, buyer.ErrUnknown):
		return &app.Failure{Exit: app.ExitNotFound, Err: fmt.Errorf("%s, for %s: %w", a.Name(), requestor, err)}
	case err != nil && c.Context.Err() == nil:
		return &app.Failure{Exit: app.ExitUnreachable, Err: fmt.Errorf("nobody answers at %s: %w", a.Name(), err)}
	case err != nil:
		return err
	}
	return show(c, token, func(w io.Writer) { fmt.Fprintln(w, app.Clean(token)) })
}
