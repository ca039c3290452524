package main

import (
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"path/filepath"

	"github.com/urfave/cli/v2"

	"emet/agents/node"
	"emet/cmd/internal/app"
)

// servingFile says, in the state directory, which process serves this client, and where.
const servingFile = "serving.json"

type serving struct {
	Process int    `json:"process"`
	URL     string `json:"url"`
}

// announce writes down that this process serves the client, as long as it does.
func announce(state, url string) (end func() error, err error) {
	blob, err := json.Marshal(serving{os.Getpid(), url})
	if err != nil {
		return nil, err
	}
	file := filepath.Join(state, servingFile)
	return func() error { return os.Remove(file) }, os.WriteFile(file, blob, 0o600)
}

// taken tells, of an error that says that another process has the state of this client, what to do: `client serve` answers
// in this one's place.
func taken(c *cli.Context, err error) error {
	if node.KindOf(err) != node.Busy {
		return err
	}
	o, wrong := app.Options(c, "")
	if wrong != nil {
		return err
	}
	dir := o.State
	if dir == "" {
		dir = filepath.Join(o.Network.StateDir, "client")
	}
	blob, wrong := os.ReadFile(filepath.Join(dir, servingFile)) // #nosec G304 -- our own state
	var s serving
	if errors.Join(wrong, json.Unmarshal(blob, &s)) != nil || s.URL == "" {
		return err
	}
	return fmt.Errorf("%w; `client serve` (process %d) has it: ask that one at %s, with the token in %s (see %s/v1/openapi.json), or end it first",
		err, s.Process, s.URL, filepath.Join(dir, "api.token"), s.URL)
}
