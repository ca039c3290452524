package hosted

import (
	"math/big"
	"time"

	"github.com/ethereum/go-ethereum/common"
	"github.com/ethereum/go-ethereum/common/hexutil"
	"github.com/urfave/cli/v2"

	"emet/agents/channel"
	"emet/agents/hosting"
	"emet/cmd/internal/app"
)

// Want makes sure that a command has the arguments that its usage names.
func Want(c *cli.Context, n int) error {
	switch {
	case c.NArg() == n:
		return nil
	case n == 0:
		return app.Usage("%s takes no arguments, but got %q", c.Command.Name, c.Args().First())
	}
	return app.Usage("want %s, got %d of them", c.Command.ArgsUsage, c.NArg())
}

// Hash reads the id of an offer, an identity, a channel or a key.
func Hash(what, s string) (common.Hash, error) {
	b, err := hexutil.Decode(s)
	if err != nil || len(b) != common.HashLength {
		return common.Hash{}, app.Usage("%s %q is no id: want 0x and 64 hex digits", what, s)
	}
	return common.BytesToHash(b), nil
}

// Tag makes sure that the type of a document is one.
func Tag(what, s string) error {
	if _, err := hosting.NewTag(s); err != nil {
		return app.Usage("%s: %w", what, err)
	}
	return nil
}

// Number reads a flag that has a range.
func Number(c *cli.Context, name string, least, most uint64) (uint64, error) {
	v := c.Uint64(name)
	if v < least || v > most {
		return 0, app.Usage("--%s %d: want %d to %d", name, v, least, most)
	}
	return v, nil
}

// Seconds reads a flag that is a time, in whole seconds.
func Seconds(c *cli.Context, name string) (uint32, error) {
	d := c.Duration(name)
	if d < time.Second || d > (1<<32-1)*time.Second {
		return 0, app.Usage("--%s %s: want 1s or more", name, d)
	}
	return uint32(d / time.Second), nil // #nosec G115 -- just bounded
}

// Ether reads an amount of ether, in wei.
func Ether(what, s string) (*big.Int, error) {
	wei, err := app.Ether(s)
	if err != nil {
		return nil, app.Usage("%s: %w", what, err)
	}
	return wei, nil
}

// Amount reads what goes into a channel.
func Amount(what, s string) (channel.Amount, error) {
	wei, err := Ether(what, s)
	if err != nil {
		return channel.Amount{}, err
	}
	a, err := channel.AmountOf(wei)
	if err == nil && a.IsZero() {
		return a, app.Usage("%s: nothing is too little", what)
	}
	if err != nil {
		return a, app.Usage("%s: %w", what, err)
	}
	return a, nil
}
