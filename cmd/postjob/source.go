package main

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"testing/fstest"

	"emet/agents/client"
	"emet/agents/content"
	"emet/cmd/internal/app"
)

// sources opens what the command line names and closes it all again.
type sources struct {
	stdin io.Reader
	files []io.Closer
}

func (s *sources) Close() {
	for _, f := range s.files {
		_ = f.Close() // they were only read
	}
}

// open finds out what an argument means: standard input, a file, a directory, or a content id.
func (s *sources) open(what, arg string) (client.Source, error) {
	switch arg {
	case "":
		return client.Source{}, nil
	case "-":
		if s.stdin == nil {
			return client.Source{}, app.Usage("standard input can be read only once")
		}
		in := s.stdin
		s.stdin = nil
		return client.Source{Data: in}, nil
	}
	info, err := os.Stat(arg)
	switch {
	case err == nil && info.IsDir():
		return client.Source{Dir: os.DirFS(arg)}, nil
	case err == nil:
		f, err := os.Open(arg) // #nosec G304 -- the user names the file
		if err != nil {
			return client.Source{}, &app.Failure{Exit: app.ExitUsage, Err: fmt.Errorf("%s: %w", what, err)}
		}
		s.files = append(s.files, f)
		return client.Source{Data: f}, nil
	case !errors.Is(err, fs.ErrNotExist):
		return client.Source{}, &app.Failure{Exit: app.ExitUsage, Err: fmt.Errorf("%s: %w", what, err)}
	}
	c, cidErr := content.Parse(arg)
	if cidErr != nil {
		return client.Source{}, &app.Failure{
			Exit: app.ExitUsage, Err: fmt.Errorf("%s: there is no file %s, and as a content id it is %w", what, arg, cidErr),
		}
	}
	return client.Source{CID: c}, nil
}

// preload opens one script, or puts several into a directory in their order.
func (s *sources) preload(args []string) (client.Source, error) {
	if len(args) <= 1 {
		arg := ""
		if len(args) == 1 {
			arg = args[0]
		}
		return s.open("preload script", arg)
	}
	dir := fstest.MapFS{} // the standard library's directory in memory
	for i, arg := range args {
		blob, err := os.ReadFile(arg) // #nosec G304 -- the user names the file
		if err != nil {
			return client.Source{}, app.Usage("preload script: %w (several must be files)", err)
		}
		dir[fmt.Sprintf("%03d-%s", i, filepath.Base(arg))] = &fstest.MapFile{Data: blob, Mode: 0o444}
	}
	return client.Source{Dir: dir}, nil
}
