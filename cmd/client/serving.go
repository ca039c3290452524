package main

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"net"
	"net/url"
	"os"
	"path/filepath"
	"time"

	"emet/agents/node"
)

// servingFile says, in the state directory, which process serves this client, and where.
const servingFile = "serving.json"

type serving struct {
	Process int    `json:"process"`
	URL     string `json:"url"`
}

// announce writes down that this process serves the client, as long as it does.
func announce(state, at string) (end func() error, err error) {
	blob, err := json.Marshal(serving{os.Getpid(), at})
	if err != nil {
		return nil, err
	}
	file := filepath.Join(state, servingFile)
	return func() error { return os.Remove(file) }, os.WriteFile(file, blob, 0o600)
}

// dialTime is how long `client serve` may take to answer on this machine.
const dialTime = time.Second

// servedBy finds the `client serve` that has the state of this client. What one that was killed wrote down is not believed.
func servedBy(ctx context.Context, state string) (s serving, found bool) {
	blob, err := os.ReadFile(filepath.Join(state, servingFile)) // #nosec G304 -- our own state
	if errors.Join(err, json.Unmarshal(blob, &s)) != nil {
		return s, false
	}
	at, err := url.Parse(s.URL)
	if err != nil {
		return s, false
	}
	ctx, cancel := context.WithTimeout(ctx, dialTime)
	defer cancel()
	conn, err := new(net.Dialer).DialContext(ctx, "tcp", at.Host)
	if err != nil {
		return s, false
	}
	return s, conn.Close() == nil
}

// openClient opens the client. Other commands are waited for, as they end: `client serve` is not, and what to do instead is
// said at once.
func openClient(ctx context.Context, o node.Options) (*node.Client, error) {
	dir := node.StateOf(o, "client")
	s, served := servedBy(ctx, dir)
	if served {
		o.Patience = 0
	}
	c, err := node.OpenClient(ctx, o)
	if served && node.KindOf(err) == node.Busy {
		err = fmt.Errorf("%w; `client serve` (process %d) has it: ask that one at %s, with the token in %s (see %s/v1/openapi.json), or end it first",
			err, s.Process, s.URL, filepath.Join(dir, "api.token"), s.URL)
	}
	return c, err
}
