// Package app is what emet's commands share: flags that name the network and the account, exit codes, error messages
// that name the next step, logs, and signals.
package app

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"math/big"
	"os"
	"os/signal"
	"runtime/debug"
	"strings"
	"syscall"
	"time"

	"github.com/ethereum/go-ethereum/common"
	"github.com/ethereum/go-ethereum/params"
	"github.com/mattn/go-isatty"
	"github.com/rs/zerolog"
	"github.com/urfave/cli/v2"

	"emet/agents/node"
)

// Main runs a command line and ends the process. The first interrupt asks the command to end, the second ends it.
func Main(a *cli.App) {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	go func() {
		<-ctx.Done()
		stop() // the next signal has its default effect
	}()
	code := Run(ctx, a, os.Args)
	stop()
	os.Exit(code) //nolint:forbidigo // this is the main function of every command
}

// Run runs a command line and returns its exit code.
func Run(ctx context.Context, a *cli.App, args []string) int {
	if a.Writer == nil {
		a.Writer = os.Stdout
	}
	if a.ErrWriter == nil {
		a.ErrWriter = os.Stderr
	}
	a.Suggest = true
	a.EnableBashCompletion = true
	a.UseShortOptionHandling = true
	a.HideHelpCommand = true
	a.Version = version()
	a.Commands = append(a.Commands, completion(a.Name))
	a.ExitErrHandler = func(*cli.Context, error) {} // we say it ourselves, once
	a.OnUsageError = func(_ *cli.Context, err error, _ bool) error { return Usage("%w", err) }
	for _, c := range a.Commands {
		c.OnUsageError = a.OnUsageError
	}
	sorted := reorder(a, args)
	err := a.RunContext(ctx, sorted)
	if err != nil && ctx.Err() != nil && errors.Is(err, context.Canceled) {
		err = &Failure{Exit: ExitInterrupted, Err: errors.New("interrupted")}
	}
	if err == nil {
		return ExitOK
	}
	f := classify(err)
	switch {
	case f.Said:
	case wantsJSON(sorted):
		f.writeJSON(a.Writer)
	default:
		f.write(a.ErrWriter, a.Name)
	}
	return f.Exit
}

func wantsJSON(args []string) bool {
	for _, arg := range args {
		if arg == "--" {
			break
		}
		if arg == "--json" || arg == "-json" || arg == "--json=true" {
			return true
		}
	}
	return false
}

func version() string {
	v := "development"
	if info, ok := debug.ReadBuildInfo(); ok && info.Main.Version != "" && info.Main.Version != "(devel)" {
		v = info.Main.Version
	}
	return v
}

// reorder puts flags before arguments, since the flag package stops at the first argument and people do not.
func reorder(a *cli.App, args []string) []string {
	if len(args) < 2 {
		return args
	}
	flags := append([]cli.Flag{}, a.Flags...)
	var head, tail []string
	out := []string{args[0]}
	rest := args[1:]
	sub := false
	for i := 0; i < len(rest); i++ {
		arg := rest[i]
		switch {
		case arg == "--":
			tail = append(tail, rest[i+1:]...)
			i = len(rest)
			if len(tail) > 0 {
				head = append(head, "--")
			}
		case len(arg) > 1 && arg[0] == '-':
			head = append(head, arg)
			if takesValue(flags, arg) && i+1 < len(rest) {
				i++
				head = append(head, rest[i])
			}
		case !sub && len(tail) == 0 && a.Command(arg) != nil:
			// What came before belongs to the app, what follows to the command.
			out = append(append(out, head...), arg)
			head, sub, flags = nil, true, a.Command(arg).Flags
		default:
			tail = append(tail, arg)
		}
	}
	return append(append(out, head...), tail...)
}

// takesValue reports whether a flag is followed by its value as an argument of its own.
func takesValue(flags []cli.Flag, arg string) bool {
	name := strings.TrimLeft(arg, "-")
	if strings.Contains(name, "=") {
		return false
	}
	for _, f := range flags {
		for _, n := range f.Names() {
			if n != name {
				continue
			}
			switch f := f.(type) {
			case *cli.BoolFlag:
				return false
			case *cli.GenericFlag:
				b, ok := f.Value.(interface{ IsBoolFlag() bool })
				return !ok || !b.IsBoolFlag()
			}
			return true
		}
	}
	return false
}

// completion prints a script that completes the command's words in a shell.
func completion(name string) *cli.Command {
	return &cli.Command{
		Name:      "completion",
		Usage:     "print a completion script for a shell",
		ArgsUsage: "bash|zsh",
		Description: "Example: " + name + " completion bash > /etc/bash_completion.d/" + name +
			"\n         source <(" + name + " completion zsh)",
		Action: func(c *cli.Context) error {
			switch c.Args().First() {
			case "bash":
				fmt.Fprintf(c.App.Writer, bashScript, name)
			case "zsh":
				fmt.Fprintf(c.App.Writer, "#compdef %[1]s\nautoload -U +X bashcompinit && bashcompinit\n"+bashScript, name)
			default:
				return Usage("name a shell: bash or zsh")
			}
			return nil
		},
	}
}

const bashScript = `_%[1]s_complete() {
  local words
  words="$("${COMP_WORDS[@]:0:COMP_CWORD}" --generate-bash-completion 2>/dev/null | sed 's/:.*//')"
  COMPREPLY=($(compgen -W "$words" -f -- "${COMP_WORDS[COMP_CWORD]}"))
}
complete -o default -F _%[1]s_complete %[1]s
`

// Terminal reports whether w is a terminal that a person looks at.
func Terminal(w io.Writer) bool {
	f, ok := w.(*os.File)
	return ok && isatty.IsTerminal(f.Fd()) && os.Getenv("TERM") != "dumb"
}

// Logger writes an agent's log to w: for people on a terminal, as JSON lines otherwise.
func Logger(c *cli.Context, w io.Writer) (zerolog.Logger, error) {
	level, err := zerolog.ParseLevel(c.String("log"))
	if err != nil {
		return zerolog.Nop(), Usage("log level %q: want debug, info, warn, error or disabled", c.String("log"))
	}
	if Terminal(w) {
		w = zerolog.ConsoleWriter{Out: w, TimeFormat: time.TimeOnly, NoColor: os.Getenv("NO_COLOR") != ""}
	}
	return zerolog.New(w).Level(level).With().Timestamp().Logger(), nil
}

// NetworkFlags name a network and an account on it.
func NetworkFlags() []cli.Flag {
	return []cli.Flag{
		&cli.StringFlag{Name: "network", Usage: "`FILE` that describes the network, as devnet writes it", EnvVars: []string{"EMET_NETWORK"}},
		&cli.StringFlag{Name: "rpc", Usage: "`URL` of an Ethereum node (http, ws or IPC path)", EnvVars: []string{"EMET_RPC"}},
		&cli.StringFlag{Name: "agency", Usage: "`ADDRESS` of the agency contract", EnvVars: []string{"EMET_AGENCY"}},
		&cli.Uint64Flag{Name: "birth", Usage: "`BLOCK` that deployed the agency, where its events begin", EnvVars: []string{"EMET_BIRTH"}},
		&cli.StringFlag{Name: "ipfs", Usage: "API `ADDRESS` of a kubo node to use instead of the embedded one", EnvVars: []string{"EMET_IPFS_API"}},
		&cli.StringSliceFlag{Name: "peer", Usage: "multiaddr of a `PEER` that has content; may be repeated", EnvVars: []string{"EMET_PEERS"}},
		&cli.StringSliceFlag{Name: "gateway", Usage: "`URL` of a trustless IPFS gateway, asked last; may be repeated", EnvVars: []string{"EMET_GATEWAYS"}},
		&cli.StringFlag{Name: "keystore", Usage: "`PATH` of a key file or a directory of them", EnvVars: []string{"EMET_KEYSTORE"}},
		&cli.StringFlag{Name: "account", Usage: "`ADDRESS` of the account to act for", EnvVars: []string{"EMET_ACCOUNT"}},
		&cli.StringFlag{Name: "password-file", Usage: "`FILE` with the key file's password", EnvVars: []string{"EMET_PASSWORD_FILE"}},
		&cli.StringFlag{Name: "state", Usage: "`DIR` for this agent's state", EnvVars: []string{"EMET_STATE"}},
		&cli.Uint64Flag{Name: "confirmations", Usage: "`BLOCKS` until the chain is believed for good (default 1 on a dev network, else 12)", EnvVars: []string{"EMET_CONFIRMATIONS"}},
		&cli.StringFlag{Name: "max-gas-price", Usage: "most `GWEI` to offer for a unit of gas (default 200)", EnvVars: []string{"EMET_MAX_GAS_PRICE"}},
		&cli.StringFlag{Name: "log", Usage: "`LEVEL` of the log on stderr: debug, info, warn, error, disabled", Value: "warn", EnvVars: []string{"EMET_LOG"}},
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
	if o.Keys.Account, err = address("account", c.String("account")); err != nil {
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
	named := c.String("agency")
	if agencyArg != "" {
		named = agencyArg
	}
	switch {
	case c.String("rpc") != "":
		// Another node; the network file may still say which agency, if it was named too.
		if c.String("network") == "" || err != nil {
			n = node.Network{}
		}
		n.RPC, n.WS = c.String("rpc"), ""
	case err != nil:
		if errors.Is(err, fs.ErrNotExist) {
			return n, &Failure{Exit: ExitNotFound, Err: fmt.Errorf("network file: %w", err)}
		}
		return n, err
	}
	if named != "" {
		a, err := address("agency", named)
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

func address(flag, s string) (common.Address, error) {
	if s == "" {
		return common.Address{}, nil
	}
	if !common.IsHexAddress(s) {
		return common.Address{}, Usage("--%s %q is no address: want 0x and 40 hex digits", flag, s)
	}
	return common.HexToAddress(s), nil
}

// Ether reads an amount of ether, as 0.01, 0.01ether, 20gwei or 1000wei, in wei.
func Ether(s string) (*big.Int, error) {
	for _, u := range []struct {
		suffix string
		wei    int64
	}{{"gwei", params.GWei}, {"wei", params.Wei}, {"ether", params.Ether}, {"eth", params.Ether}} {
		if n, ok := strings.CutSuffix(strings.ToLower(strings.TrimSpace(s)), u.suffix); ok {
			return amount(n, u.wei)
		}
	}
	return amount(s, params.Ether)
}

func amount(s string, unit int64) (*big.Int, error) {
	s = strings.TrimSpace(s)
	r, ok := new(big.Rat).SetString(s)
	if !ok || len(s) > 80 || strings.ContainsAny(s, "/eEpPxX_") {
		return nil, fmt.Errorf("%q is no amount: want for example 0.01, 20gwei or 1000wei", s)
	}
	r.Mul(r, new(big.Rat).SetInt64(unit))
	if !r.IsInt() || r.Sign() < 0 {
		return nil, fmt.Errorf("%q is less than nothing or finer than a wei", s)
	}
	return new(big.Int).Set(r.Num()), nil
}

// PrintJSON writes a document, indented, with a newline at its end.
func PrintJSON(w io.Writer, v any) error {
	e := json.NewEncoder(w)
	e.SetIndent("", "  ")
	e.SetEscapeHTML(false)
	return e.Encode(v)
}
