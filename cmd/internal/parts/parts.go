// Package parts reads from a command line what a job consists of: its code, its input, its options, its preload scripts,
// and the limits of its run.
package parts

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"testing/fstest"

	"github.com/ipfs/go-cid"
	"github.com/urfave/cli/v2"

	"emet/agents/content"
	"emet/agents/poster"
	"emet/cmd/internal/app"
)

// Sources opens what the command line names and closes it all again. It refuses early what workers would refuse.
type Sources struct {
	stdin io.Reader
	most  int64 // bytes of each part
	files []io.Closer
}

// New returns the sources of a command that has the flags of this package.
func New(c *cli.Context) *Sources {
	return &Sources{stdin: c.App.Reader, most: c.Int64("max-content")}
}

// Close closes the files that were opened.
func (s *Sources) Close() {
	for _, f := range s.files {
		_ = f.Close() // they were only read
	}
}

// Open finds out what an argument means: standard input, a file, or a content id.
func (s *Sources) Open(what, arg string) (poster.Source, error) {
	if arg == "" {
		return poster.Source{}, nil
	}
	if arg == "-" {
		if s.stdin == nil {
			return poster.Source{}, app.Usage("standard input can be read only once")
		}
		in := s.stdin
		s.stdin = nil
		return poster.Source{Data: &capped{in, what, s.most, s.most}}, nil
	}
	info, err := os.Stat(arg)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return contentID(what, arg)
	case err != nil:
		return poster.Source{}, badFile(what, err)
	case info.IsDir():
		return poster.Source{}, app.Usage("%s %s is a directory: name a file (only --preload takes a directory)", what, arg)
	case info.Size() > s.most:
		return poster.Source{}, tooLarge(what, s.most)
	}
	f, err := os.Open(arg) // #nosec G304 -- the user names the file
	if err != nil {
		return poster.Source{}, badFile(what, err)
	}
	s.files = append(s.files, f)
	return poster.Source{Data: &capped{f, what, s.most, s.most}}, nil
}

func contentID(what, arg string) (poster.Source, error) {
	c, err := content.Parse(arg)
	if err == nil {
		return poster.Source{CID: c}, nil
	}
	if _, malformed := cid.Decode(arg); malformed != nil {
		err = fmt.Errorf("%q is neither a file nor a content id", arg)
	}
	return poster.Source{}, &app.Failure{
		Exit: app.ExitUsage, Err: fmt.Errorf("%s: %w", what, err),
		Hint: "name a file, a content id (Qm… or bafy…, copied whole), or - for standard input",
	}
}

func badFile(what string, err error) error {
	return &app.Failure{Exit: app.ExitUsage, Err: fmt.Errorf("%s: %w", what, err)}
}

func tooLarge(what string, most int64) error {
	return &app.Failure{
		Exit: app.ExitUsage, Code: "TOO_LARGE",
		Err:  fmt.Errorf("%s has more than %d bytes, which is what workers fetch by default", what, most),
		Hint: "make it smaller, or allow more with --max-content BYTES if you know workers that take more",
	}
}

// capped reads up to a limit, and fails beyond it: the size of a pipe or a device is not known before.
type capped struct {
	r          io.Reader
	what       string
	left, most int64
}

func (c *capped) Read(p []byte) (int, error) {
	n, err := c.r.Read(p)
	if c.left -= int64(n); c.left < 0 {
		return 0, tooLarge(c.what, c.most)
	}
	return n, err
}

// preload opens one script or a directory of scripts, or puts several into a directory in their order.
func (s *Sources) preload(args []string) (poster.Source, error) {
	const what = "preload script"
	switch {
	case len(args) == 0:
		return poster.Source{}, nil
	case len(args) == 1:
		if info, err := os.Stat(args[0]); err == nil && info.IsDir() {
			dir := os.DirFS(args[0])
			return poster.Source{Dir: dir}, s.checkDir(dir)
		}
		return s.Open(what, args[0])
	}
	dir := fstest.MapFS{} // the standard library's directory in memory
	for i, arg := range args {
		blob, err := s.read(arg)
		if err != nil {
			return poster.Source{}, badFile(what+" (several must be files)", err)
		}
		dir[fmt.Sprintf("%03d-%s", i, filepath.Base(arg))] = &fstest.MapFile{Data: blob, Mode: 0o444}
	}
	return poster.Source{Dir: dir}, s.checkDir(dir)
}

// read reads a file, or a little more of it than is allowed.
func (s *Sources) read(path string) ([]byte, error) {
	f, err := os.Open(path) // #nosec G304 -- the user names the file
	if err != nil {
		return nil, err
	}
	defer f.Close()
	return io.ReadAll(io.LimitReader(f, s.most+1))
}

// checkDir refuses a directory of more bytes or names than workers take, before any of it is stored.
func (s *Sources) checkDir(dir fs.FS) error {
	const what = "the directory of preload scripts"
	left, names := s.most, content.Limits{}.WithDefaults().Entries
	return fs.WalkDir(dir, ".", func(_ string, e fs.DirEntry, err error) error {
		if err != nil {
			return badFile(what, err)
		}
		if names--; names < 0 {
			return app.Usage("%s has too many files", what)
		}
		info, err := e.Info()
		if err != nil {
			return badFile(what, err)
		}
		if info.Mode().IsRegular() {
			left -= info.Size()
		}
		if left < 0 {
			return tooLarge(what, s.most)
		}
		return nil
	})
}
