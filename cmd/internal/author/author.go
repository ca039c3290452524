// Package author is where applications are made: it reads one as its author wrote it, plays its endpoints on this
// machine, and tests them. It needs neither chain nor network.
package author

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"time"

	"emet/agents/program"
	"emet/agents/program/flow"
	"emet/cmd/internal/app"
)

// App is an application that was read.
type App struct {
	*program.Built
	Dir string // where its tests and its log are
}

// maxSource is how many bytes a file may have.
const maxSource = flow.MaxDocument

// Load reads an application: a directory with app.js, a Go command, or app.json; or a file of these.
func Load(ctx context.Context, path string) (*App, error) {
	info, err := os.Stat(path)
	if err != nil {
		return nil, missing(err)
	}
	file := path
	if info.IsDir() {
		if file, err = sourceIn(path); err != nil {
			return nil, err
		}
	}
	dir := filepath.Dir(file)
	var built *program.Built
	switch filepath.Ext(file) {
	case ".js", ".mjs":
		built, err = loadScript(ctx, file)
	case ".go":
		built, err = loadGo(ctx, dir)
	case ".json":
		built, err = loadDocument(file)
	default:
		return nil, app.Usage("%s is no application: want a directory, or a file of JavaScript (.js), of Go (.go) or with a document (.json)", path)
	}
	if err != nil {
		return nil, err
	}
	return &App{built, dir}, nil
}

// sourceIn finds what an application in a directory is read from.
func sourceIn(dir string) (string, error) {
	for _, pattern := range []string{"app.js", "*.go", "app.json"} {
		found, err := fs.Glob(os.DirFS(dir), pattern)
		if err != nil {
			return "", err
		}
		if len(found) > 0 {
			return filepath.Join(dir, found[0]), nil
		}
	}
	return "", missing(fmt.Errorf("%s is no application: it has neither app.js nor files of Go nor app.json", dir))
}

func missing(err error) error {
	return &app.Failure{
		Exit: app.ExitNotFound, Err: err, Hint: "`supervisor app new NAME` begins an application; name its directory, or go there",
	}
}

// mistaken says what is wrong with an application, one mistake a line.
func mistaken(file string, mistakes ...string) error {
	text := strings.Join(mistakes, "\n")
	return &app.Failure{
		Exit: app.ExitUsage, Code: "MISTAKEN", Err: fmt.Errorf("%s is mistaken:\n%s", file, text),
		Hint: "each line says where, and what to do; docs/language.md is the reference",
	}
}

func readFile(file string) ([]byte, error) {
	f, err := os.Open(file)
	if err != nil {
		return nil, missing(err)
	}
	defer f.Close()
	blob, err := io.ReadAll(io.LimitReader(f, maxSource+1))
	if err == nil && len(blob) > maxSource {
		err = app.Usage("%s has more than %d bytes", file, maxSource)
	}
	return blob, err
}

// loadGo runs the command that an author wrote in Go.
func loadGo(ctx context.Context, dir string) (*program.Built, error) {
	if _, err := exec.LookPath("go"); err != nil {
		return nil, &app.Failure{
			Exit: app.ExitNotFound, Err: fmt.Errorf("%s is written in Go, and there is no go command: %w", dir, err),
			Hint: "install Go from https://go.dev/dl, or name a document that was made elsewhere with `supervisor app check --out FILE`",
		}
	}
	var out, errs bytes.Buffer
	cmd := exec.CommandContext(ctx, "go", "run", ".", "built")
	cmd.Dir, cmd.Stdout, cmd.Stderr, cmd.WaitDelay = dir, &out, &errs, 5*time.Second
	err := cmd.Run()
	if ctx.Err() != nil {
		return nil, ctx.Err()
	}
	if exit := (*exec.ExitError)(nil); errors.As(err, &exit) {
		said := strings.TrimSpace(strings.TrimSuffix(strings.TrimSpace(errs.String()), exit.Error()))
		return nil, mistaken(dir, said)
	} else if err != nil {
		return nil, err
	}
	b, err := program.ReadBuilt(out.Bytes())
	if err != nil {
		return nil, mistaken(dir, err.Error(), "its main function should be: func main() { program.Main(app) }")
	}
	return b, nil
}

func loadDocument(file string) (*program.Built, error) {
	blob, err := readFile(file)
	if err != nil {
		return nil, err
	}
	p, err := flow.Decode(bytes.TrimSuffix(blob, []byte("\n")))
	if err != nil {
		return nil, mistaken(file, err.Error())
	}
	if p.Names == nil {
		return nil, mistaken(file, "the document has no names: this is what servers get; only its author's copy can be played")
	}
	return &program.Built{Program: p}, nil
}
