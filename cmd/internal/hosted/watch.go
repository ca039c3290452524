package hosted

import (
	"context"
	"errors"
	"fmt"
	"io"
	"time"

	"github.com/urfave/cli/v2"

	"emet/agents/channel"
	"emet/agents/node"
	"emet/cmd/internal/app"
)

// Watcher is an agent that can watch channels.
type Watcher interface {
	io.Closer
	Tower(ctx context.Context, c node.TowerConfig) (*node.Tower, error)
}

// Once is the flag of a command that watches.
func Once() cli.Flag {
	return &cli.BoolFlag{Name: "once", Usage: "look once, do what is to be done, and end"}
}

type towerDoc struct {
	Schema string `json:"schema"` // emet.tower/v1
	node.TowerEvent
	Transaction *Transaction `json:"transaction,omitempty"`
}

// Watch watches channels until somebody ends it, or once, and prints what it does.
func Watch(ctx context.Context, c *cli.Context, w Watcher) error {
	var broken error
	tower, err := w.Tower(ctx, node.TowerConfig{Tell: func(e node.TowerEvent) {
		broken = errors.Join(broken, tell(c, e))
	}})
	if err != nil {
		return err
	}
	if c.Bool("once") {
		return errors.Join(tower.Once(ctx), broken)
	}
	if err := tower.Run(ctx); err != nil && !errors.Is(err, context.Canceled) {
		return err
	}
	return broken
}

func tell(c *cli.Context, e node.TowerEvent) error {
	if c.Bool("json") {
		return app.PrintJSON(c.App.Writer, towerDoc{"emet.tower/v1", e, TransactionOf(e.Receipt)})
	}
	line := fmt.Sprintf("channel %s: %s", e.Channel, e.Kind)
	switch {
	case e.Problem != "":
		line += ": " + e.Problem
	case e.Kind == node.TowerRedeems:
		line += fmt.Sprintf(" %s wei or units, due by %s, chain time", e.Gain, Moment(time.Unix(int64(e.Deadline), 0))) // #nosec G115 -- 40 bits on chain
		if e.Urgent {
			line += ", urgent"
		}
	case e.Kind == string(channel.TopUp):
		line += fmt.Sprintf(" %s wei or units", e.Gain)
	}
	_, err := fmt.Fprintln(c.App.Writer, line)
	return err
}
