// Package app is what emet's commands share: flags that name the network and the account, the configuration file, help,
// exit codes, error messages that name the next step, logs, and signals.
package app

import (
	"context"
	"encoding/json"
	"errors"
	"io"
	"os"
	"os/signal"
	"runtime/debug"
	"strings"
	"syscall"
	"time"

	"github.com/mattn/go-isatty"
	"github.com/rs/zerolog"
	"github.com/urfave/cli/v2"

	"emet/agents/node"
)

// Main runs a command line and ends the process. The first interrupt asks the command to end, the second ends it. If the
// program was started to be a job process, it is one instead.
func Main(a *cli.App) {
	node.Enter()
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
	sorted := prepare(a, args)
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

// prepare gives an app what all of emet's have in common, and puts the arguments into the order that the flag package
// understands.
func prepare(a *cli.App, args []string) []string {
	if a.Writer == nil {
		a.Writer = os.Stdout
	}
	if a.ErrWriter == nil {
		a.ErrWriter = os.Stderr
	}
	a.EnableBashCompletion = true
	a.UseShortOptionHandling = true
	a.HideHelpCommand = true
	a.Version = version()
	a.Commands = append(a.Commands, completion(a.Name))
	a.ExitErrHandler = func(*cli.Context, error) {} // we say it ourselves, once
	a.Flags = append(a.Flags, configFlag())
	a.OnUsageError = usageError
	a.Before = configure
	a.CustomAppHelpTemplate = appHelp(a)
	a.Action = commands(a)
	for _, c := range a.Commands {
		if c.Flags != nil {
			c.Flags = append(c.Flags, configFlag())
			c.Before = configure
		}
		c.OnUsageError = usageError
		c.CustomHelpTemplate = commandHelp(a.Name, c)
	}
	return reorder(a, args)
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

// Terminal reports whether w is a terminal that a person looks at.
func Terminal(w io.Writer) bool {
	f, ok := w.(*os.File)
	return ok && isatty.IsTerminal(f.Fd()) && os.Getenv("TERM") != "dumb"
}

// Logger writes an agent's log to w: for people on a terminal, as JSON lines otherwise.
func Logger(c *cli.Context, w io.Writer) (zerolog.Logger, error) {
	level, err := zerolog.ParseLevel(strings.ToLower(c.String("log")))
	if err != nil {
		return zerolog.Nop(), Usage("log level %q: want debug, info, warn, error or disabled", c.String("log"))
	}
	if Terminal(w) {
		w = zerolog.ConsoleWriter{Out: w, TimeFormat: time.TimeOnly, NoColor: os.Getenv("NO_COLOR") != ""}
	}
	return zerolog.New(w).Level(level).With().Timestamp().Logger(), nil
}

// PrintJSON writes a document, indented, with a newline at its end.
func PrintJSON(w io.Writer, v any) error {
	e := json.NewEncoder(w)
	e.SetIndent("", "  ")
	e.SetEscapeHTML(false)
	return e.Encode(v)
}
