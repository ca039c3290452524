package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"net"
	"net/http"
	"net/url"
	"time"

	"github.com/urfave/cli/v2"

	"emet/agents/inbound"
	"emet/cmd/internal/app"
)

// The most that a probe is believed, and how often a datagram is sent of which nothing is heard.
const (
	maxToken = 512
	askEvery = time.Second
)

func ask(c *cli.Context) error {
	if c.NArg() != 3 {
		return app.Usage("want PROTO ADDRESS REQUESTOR, got %d of them", c.NArg())
	}
	a, err := at(c)
	if err != nil {
		return err
	}
	ctx, cancel := context.WithTimeout(c.Context, c.Duration("timeout"))
	defer cancel()
	via := askTCP
	if a.Proto == inbound.UDP {
		via = askUDP
	}
	token, err := via(ctx, a.String(), c.Args().Get(2))
	var f *app.Failure
	if err != nil && !errors.As(err, &f) && c.Context.Err() == nil {
		err = &app.Failure{Exit: app.ExitUnreachable, Err: fmt.Errorf("nobody answers at %s: %w", a.Name(), err)}
	}
	if err != nil {
		return err
	}
	return show(c, token, func(w io.Writer) { fmt.Fprintln(w, app.Clean(token)) })
}

func askTCP(ctx context.Context, addr, requestor string) (string, error) {
	r, err := http.NewRequestWithContext(ctx, http.MethodGet, "http://"+addr+"/?requestorId="+url.QueryEscape(requestor), http.NoBody)
	if err != nil {
		return "", err
	}
	transport := &http.Transport{DisableKeepAlives: true}
	resp, err := transport.RoundTrip(r)
	if err != nil {
		return "", err
	}
	defer resp.Body.Close()
	token, err := io.ReadAll(io.LimitReader(resp.Body, maxToken))
	switch {
	case err != nil:
		return "", err
	case resp.StatusCode == http.StatusGone:
		return "", &app.Failure{Exit: app.ExitNotFound, Err: fmt.Errorf("the token for %s was given out already", requestor)}
	case resp.StatusCode == http.StatusNotFound:
		return "", &app.Failure{Exit: app.ExitNotFound, Err: fmt.Errorf("there is no token for %s at %s", requestor, addr)}
	case resp.StatusCode != http.StatusOK:
		return "", fmt.Errorf("it answers %s", resp.Status)
	}
	return string(token), nil
}

func askUDP(ctx context.Context, addr, requestor string) (string, error) {
	var d net.Dialer
	c, err := d.DialContext(ctx, "udp", addr)
	if err != nil {
		return "", err
	}
	defer c.Close()
	question, answer := make([]byte, maxToken), make([]byte, maxToken)
	if copy(question, requestor) < len(requestor) {
		return "", app.Usage("the requestor's id has more than %d bytes", maxToken)
	}
	for ctx.Err() == nil {
		if _, err := c.Write(question); err != nil {
			return "", err
		}
		_ = c.SetReadDeadline(time.Now().Add(askEvery)) // sockets have deadlines
		n, err := c.Read(answer)
		if err == nil {
			return string(answer[:n]), nil
		}
		if timeout, ok := errors.AsType[net.Error](err); !ok || !timeout.Timeout() {
			return "", err
		}
	}
	return "", errors.New("no answer, as for a requestor that it does not know")
}
