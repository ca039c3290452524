package main

import (
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"text/tabwriter"
	"time"

	"github.com/urfave/cli/v2"

	"emet/cmd/internal/app"
	"emet/cmd/internal/author"
)

// appHelp says what all commands for authors have in common.
const appHelp = "APP is a directory with app.js, a Go command or app.json, or one of these files; default the working directory.\n" +
	"One in Go is run by the go command: name only those that you trust. Neither chain nor network is needed.\n\n"

func appCommands() []*cli.Command {
	asJSON := &cli.BoolFlag{Name: "json", Usage: "print JSON"}
	return []*cli.Command{
		{
			Name: "app new", Usage: "begin an application", ArgsUsage: "NAME", Action: newApplication, Flags: newFlags(),
			Description: "It is put into a directory of that name, with tests, in JavaScript or in Go.\n\nExample: supervisor app new notes --js",
		},
		{
			Name: "app check", Usage: "check an application and say what it consists of", ArgsUsage: "[APP]", Action: checkApplication,
			Flags:       []cli.Flag{&cli.StringFlag{Name: "out", Usage: "write the program's document to `FILE`"}, asJSON},
			Description: appHelp + "Example: supervisor app check notes --out notes.json",
		},
		{
			Name: "app run", Usage: "have an endpoint serve a request on this machine", ArgsUsage: "ENDPOINT REQUEST [APP]", Action: runApplication,
			Flags: append(runFlags(), asJSON),
			Description: appHelp + "REQUEST is a file with JSON, - for standard input, or the JSON itself. Clients' logs are in a file.\n\n" +
				"Example: supervisor app run keep '{\"author\": \"ada\", \"text\": \"hello\"}' notes --commit",
		},
		{
			Name: "app test", Usage: "run an application's tests", ArgsUsage: "[APP]", Action: testApplication,
			Flags:       []cli.Flag{&cli.BoolFlag{Name: "update", Usage: "write what comes of the requests into the tests"}, asJSON},
			Description: appHelp + "Tests are files tests/*.json beside the application.\n\nExample: supervisor app test notes",
		},
		{
			Name: "app plan", Usage: "print which servers an endpoint takes, and what goes between them", ArgsUsage: "[APP]", Action: planApplication,
			Flags:       []cli.Flag{asJSON},
			Description: appHelp + "Example: supervisor app plan notes --json",
		},
		{
			Name: "app report", Usage: "print what each server will see", ArgsUsage: "[APP]", Action: reportApplication,
			Flags: []cli.Flag{
				&cli.StringFlag{Name: "format", Usage: "`FORMAT`: text, json or svg", Value: "text"},
				&cli.StringFlag{Name: "out", Usage: "write the report to `FILE`"}, asJSON,
			},
			Description: appHelp + "Example: supervisor app report notes --format svg --out notes.svg",
		},
	}
}

// load reads the application that the argument number n names.
func load(c *cli.Context, n int) (*author.App, error) {
	if c.NArg() < n || c.NArg() > n+1 {
		return nil, app.Usage("want %s, got %d arguments", c.Command.ArgsUsage, c.NArg())
	}
	path := c.Args().Get(n)
	if path == "" {
		path = "."
	}
	return author.Load(c.Context, path)
}

func checkApplication(c *cli.Context) error {
	a, err := load(c, 0)
	if err != nil {
		return err
	}
	if _, err := a.Plan(); err != nil {
		return err
	}
	s, err := a.Describe(c.Context)
	if err != nil {
		return err
	}
	if file := c.String("out"); file != "" {
		blob, _, err := a.Document(c.Context)
		if err != nil {
			return err
		}
		if err := writeFile(file, blob); err != nil {
			return err
		}
	}
	if c.Bool("json") {
		return app.PrintJSON(c.App.Writer, s)
	}
	return s.Print(c.App.Writer)
}

func writeFile(file string, blob []byte) error {
	return os.WriteFile(file, blob, 0o644) // #nosec G306 -- a document is no secret
}

func runFlags() []cli.Flag {
	return []cli.Flag{
		&cli.StringFlag{Name: "log", Usage: "`FILE` with clients' logs (default log.json beside the application)"},
		&cli.BoolFlag{Name: "commit", Usage: "append the updates to the log"},
		&cli.StringFlag{Name: "as", Usage: "`NAME` of who asks: the updates are for the logs of that name", Value: "me"},
		&cli.StringFlag{Name: "now", Usage: "`MOMENT` of the tick, in seconds since 1970 or as 2030-01-31T12:00:00Z (default now)"},
	}
}

// runDoc is the document of app run.
type runDoc struct {
	Schema   string `json:"schema"` // emet.played/v1
	Endpoint string `json:"endpoint"`
	*author.Played
	Committed bool `json:"committed"`
}

func runApplication(c *cli.Context) error {
	a, err := load(c, 2)
	if err != nil {
		return err
	}
	now, err := moment(c.String("now"))
	if err != nil {
		return err
	}
	request, err := readRequest(c, c.Args().Get(1))
	if err != nil {
		return err
	}
	file := c.String("log")
	if file == "" {
		file = filepath.Join(a.Dir, "log.json")
	}
	w, err := a.OpenFile(file)
	if err != nil {
		return err
	}
	endpoint := c.Args().First()
	p, err := w.Serve(c.Context, endpoint, c.String("as"), request, now)
	if err != nil {
		return cameToNothing(err)
	}
	if c.Bool("commit") {
		if err := w.Save(file); err != nil {
			return err
		}
	}
	if c.Bool("json") {
		return app.PrintJSON(c.App.Writer, runDoc{"emet.played/v1", endpoint, p, c.Bool("commit")})
	}
	t := tabwriter.NewWriter(c.App.Writer, 0, 0, 2, ' ', 0)
	fmt.Fprintf(t, "result\t%s\n", p.Result)
	for _, u := range p.Updates {
		fmt.Fprintf(t, "update\t%s of %s: %s\n", u.Key, u.Log, u.Value)
	}
	fmt.Fprintf(t, "steps\t%d of at most %d\n", p.Steps, p.Limit)
	if err := t.Flush(); err != nil {
		return err
	}
	if len(p.Updates) > 0 && !c.Bool("commit") {
		fmt.Fprintln(c.App.ErrWriter, "nothing was appended: --commit does that")
	}
	return nil
}

// cameToNothing says why a request has no result: by the application's rules, or as it is no request.
func cameToNothing(err error) error {
	if fails := (*author.FailsError)(nil); errors.As(err, &fails) {
		return &app.Failure{Exit: app.ExitJobFailed, Code: "REQUEST_FAILED", Err: fmt.Errorf("the request comes to nothing: %w", err), Hint: "no log has changed"}
	}
	return app.Usage("%w", err)
}

// moment reads a time.
func moment(s string) (int64, error) {
	if s == "" {
		return time.Now().Unix(), nil
	}
	if n, err := strconv.ParseInt(s, 10, 64); err == nil {
		return n, nil
	}
	t, err := time.Parse(time.RFC3339, s)
	if err != nil {
		return 0, app.Usage("--now %q: want seconds since 1970, or a moment such as 2030-01-31T12:00:00Z", s)
	}
	return t.Unix(), nil
}

// maxRequest is how many bytes of a request are read.
const maxRequest = 32 << 20

func readRequest(c *cli.Context, arg string) ([]byte, error) {
	if arg != "-" && json.Valid([]byte(arg)) {
		return []byte(arg), nil
	}
	in := c.App.Reader
	if arg != "-" {
		f, err := os.Open(arg)
		if err != nil {
			return nil, app.Usage("request %q is neither JSON nor a file", arg)
		}
		defer f.Close()
		in = f
	}
	blob, err := io.ReadAll(io.LimitReader(in, maxRequest))
	return []byte(strings.TrimSpace(string(blob))), err
}

// testsDoc is the document of app test.
type testsDoc struct {
	Schema string           `json:"schema"` // emet.tests/v1
	Tests  []author.Verdict `json:"tests"`
	Failed int              `json:"failed"`
}

func testApplication(c *cli.Context) error {
	a, err := load(c, 0)
	if err != nil {
		return err
	}
	files, err := a.Tests()
	if err != nil {
		return err
	}
	doc := testsDoc{Schema: "emet.tests/v1"}
	for _, file := range files {
		v, err := a.Test(c.Context, file, c.Bool("update"))
		if err != nil {
			return err
		}
		doc.Tests = append(doc.Tests, v)
		if !v.Pass {
			doc.Failed++
		}
		if !c.Bool("json") {
			printVerdict(c.App.Writer, v)
		}
	}
	if c.Bool("json") {
		if err := app.PrintJSON(c.App.Writer, doc); err != nil {
			return err
		}
	}
	if doc.Failed == 0 {
		return nil
	}
	return &app.Failure{
		Exit: app.ExitJobFailed, Code: "TEST_FAILED", Err: fmt.Errorf("%d of %d tests failed", doc.Failed, len(doc.Tests)),
		Hint: "mend the application; or, if what it does now is right, --update writes it into the tests", Said: c.Bool("json"),
	}
}

func printVerdict(w io.Writer, v author.Verdict) {
	word := "ok  "
	switch {
	case v.Updated:
		word = "new "
	case !v.Pass:
		word = "FAIL"
	}
	fmt.Fprintf(w, "%s  %s\n", word, v.Name)
	if v.Updated {
		return
	}
	for _, f := range v.Faults {
		fmt.Fprintf(w, "      %s\n", f)
	}
}
