package app

import (
	"errors"
	"fmt"
	"io/fs"

	"github.com/ethereum/go-ethereum/common"
	"github.com/ethereum/go-ethereum/params"
	"github.com/urfave/cli/v2"

	"emet/agents/node"
)

// NetworkFlags name a network and an account on it. All agents have them.
func NetworkFlags() []cli.Flag {
	return []cli.Flag{
		&cli.StringFlag{Name: "network", Usage: "`FILE` that describes the network, as devnet writes it", EnvVars: []string{"EMET_NETWORK"}, Category: categoryNetwork},
		&cli.StringFlag{Name: "rpc", Usage: "`URL` of an Ethereum node (http, ws or IPC path)", EnvVars: []string{"EMET_RPC"}, Category: categoryNetwork},
		&cli.StringFlag{Name: "agency", Usage: "`ADDRESS` of the agency contract", EnvVars: []string{"EMET_AGENCY"}, Category: categoryNetwork},
		&cli.Uint64Flag{Name: "birth", Usage: "`BLOCK` that deployed the agency, where its events begin", EnvVars: []string{"EMET_BIRTH"}, Category: categoryNetwork},
		&cli.StringFlag{Name: "ipfs", Usage: "API `ADDRESS` of a kubo node to use instead of the embedded one", EnvVars: []string{"EMET_IPFS_API"}, Category: categoryNetwork},
		&cli.StringSliceFlag{Name: "peer", Usage: "multiaddr of a `PEER` that has content; may be repeated", EnvVars: []string{"EMET_PEERS"}, Category: categoryNetwork},
		&cli.StringSliceFlag{Name: "gateway", Usage: "`URL` of a trustless IPFS gateway, asked last; may be repeated", EnvVars: []string{"EMET_GATEWAYS"}, Category: categoryNetwork},
		&cli.StringFlag{Name: "keystore", Usage: "`PATH` of a key file or a directory of them", EnvVars: []string{"EMET_KEYSTORE"}, Category: categoryNetwork},
		&cli.StringFlag{Name: "account", Usage: "`ADDRESS` of the account to act for", EnvVars: []string{"EMET_ACCOUNT"}, Category: categoryNetwork},
		&cli.StringFlag{Name: "password-file", Usage: "`FILE` with the key file's password", EnvVars: []string{"EMET_PASSWORD_FILE"}, Category: categoryNetwork},
		&cli.StringFlag{Name: "state", Usage: "`DIR` for this agent's state", EnvVars: []string{"EMET_STATE"}, Category: categoryNetwork},
		&cli.Uint64Flag{Name: "confirmations", Usage: "`BLOCKS` until the chain is believed for good (default 1 on a dev network, else 12)", EnvVars: []string{"EMET_CONFIRMATIONS"}, Category: categoryNetwork},
		&cli.StringFlag{Name: "max-gas-price", Usage: "most `GWEI` to offer for a unit of gas (default 200)", EnvVars: []string{"EMET_MAX_GAS_PRICE"}, Category: categoryNetwork},
		&cli.StringFlag{Name: "log", Usage: "`LEVEL` of the log on stderr: debug, info, warn, error, disabled", Value: "warn", EnvVars: []string{"EMET_LOG"}, Category: categoryOther},
	}
}

// Options reads what NetworkFlags say. agencyArg, if not empty, is an agency named as an argument.
func Options(c *cli.Context, agencyArg string) (node.Options, error) {
	log, err := Logger(c, c.App.ErrWriter)
	if err != nil {
		return node.Options{}, err
	}
	o := node.Options{
		Keys:  node.Keys{Keystore: c.String("keystore"), Password: c.String("password-file")},
		State: c.String("state"), Kubo: c.String("ipfs"), Gateways: c.StringSlice("gateway"),
		Depth: c.Uint64("confirmations"), Log: log,
	}
	if o.Keys.Account, err = address("--account", c.String("account")); err != nil {
		return o, err
	}
	if s := c.String("max-gas-price"); s != "" {
		if o.MaxFee, err = amount(s, params.GWei); err != nil {
			return o, Usage("--max-gas-price: %w", err)
		}
	}
	o.Network, err = network(c, agencyArg)
	return o, err
}

func network(c *cli.Context, agencyArg string) (node.Network, error) {
	n, err := node.FindNetwork(c.String("network"))
	what, named := "--agency", c.String("agency")
	if agencyArg != "" {
		what, named = "AGENCY", agencyArg
	}
	if rpc := c.String("rpc"); rpc != "" {
		// Another node. The network file may still say which agency, if it was named too.
		if c.String("network") == "" {
			n, err = node.Network{}, nil
		}
		n.RPC, n.WS = rpc, ""
	}
	switch {
	case errors.Is(err, node.ErrNoNetwork):
		return n, err
	case errors.Is(err, fs.ErrNotExist):
		return n, &Failure{Exit: ExitNotFound, Err: fmt.Errorf("network file: %w", err), Hint: "devnet --config-out FILE writes one"}
	case err != nil:
		return n, &Failure{Exit: ExitUsage, Err: err, Hint: "devnet --config-out FILE writes a new one"}
	}
	if named != "" {
		a, err := address(what, named)
		if err != nil {
			return n, err
		}
		if a != n.Agency {
			n.Agency, n.Birth = a, 0
		}
	}
	if c.IsSet("birth") {
		n.Birth = c.Uint64("birth")
	}
	n.IPFS = append(n.IPFS, c.StringSlice("peer")...)
	if n.Agency == (common.Address{}) {
		return n, Usage("no agency: name its contract with --agency ADDRESS")
	}
	if n.StateDir == "" {
		n.StateDir = node.StateDir(n.Agency)
	}
	return n, nil
}

// Address reads an address that has to be there.
func Address(what, s string) (common.Address, error) {
	if s == "" {
		return common.Address{}, Usage("%s is missing: want 0x and 40 hex digits", what)
	}
	return address(what, s)
}

func address(what, s string) (common.Address, error) {
	if s == "" {
		return common.Address{}, nil
	}
	if !common.IsHexAddress(s) {
		return common.Address{}, Usage("%s %q is no address: want 0x and 40 hex digits", what, s)
	}
	return common.HexToAddress(s), nil
}
