package author

import (
	"bytes"
	"embed"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"strings"

	"emet/agents/program/script"
	"emet/cmd/internal/app"
)

//go:embed scaffold
var scaffold embed.FS

// Language is what an application is written in.
type Language string

// The languages.
const (
	JavaScript Language = "js"
	Go         Language = "go"
)

var nameForm = regexp.MustCompile(`^[a-zA-Z][a-zA-Z0-9_-]{0,63}$`)

// New begins an application: it writes a small one with its tests into a new directory, of which the last part is the
// application's name. It returns the files. Module is where emet's Go module is, for one in Go outside of it.
func New(dir string, l Language, module string) (files []string, err error) {
	name := filepath.Base(dir)
	if !nameForm.MatchString(name) {
		return nil, app.Usage("%q is no name of an application: it begins with a letter and has only letters, digits, _ and -, at most 64", name)
	}
	if err := os.Mkdir(dir, 0o755); errors.Is(err, fs.ErrExist) { // #nosec G301 -- source files
		return nil, app.Usage("%s is there already: choose another name", dir)
	} else if err != nil {
		return nil, err
	}
	add := func(file string, blob []byte) error {
		files = append(files, file)
		return os.WriteFile(filepath.Join(dir, file), blob, 0o644) // #nosec G306 -- source files
	}
	if err := os.Mkdir(filepath.Join(dir, "tests"), 0o755); err != nil { // #nosec G301 -- source files
		return nil, err
	}
	err = fs.WalkDir(scaffold, "scaffold", func(path string, e fs.DirEntry, err error) error {
		in := strings.TrimPrefix(path, "scaffold/")
		of, rest, _ := strings.Cut(in, "/")
		if err != nil || e.IsDir() || of != "tests" && of != string(l) {
			return err
		}
		blob, err := scaffold.ReadFile(path)
		if err != nil {
			return err
		}
		if of != "tests" {
			in = strings.TrimSuffix(rest, ".txt")
		}
		return add(filepath.FromSlash(in), bytes.ReplaceAll(blob, []byte("NAME"), []byte(name)))
	})
	if err != nil {
		return nil, err
	}
	if l == JavaScript {
		return files, add("emet.d.ts", script.Declarations())
	}
	if module == "" {
		return files, nil
	}
	version, err := goVersion(module)
	if err != nil {
		return nil, err
	}
	if err := add("go.mod", fmt.Appendf(nil, "module %s\n\n%s\n", strings.ToLower(name), version)); err != nil {
		return nil, err
	}
	// A workspace, since it takes the versions of all that emet needs from emet itself.
	return files, add("go.work", fmt.Appendf(nil, "%s\n\nuse (\n\t.\n\t%q\n)\n", version, filepath.ToSlash(module)))
}

// goVersion returns the line with the version of Go that a module needs.
func goVersion(module string) (string, error) {
	blob, err := os.ReadFile(filepath.Join(module, "go.mod"))
	if err != nil {
		return "", err
	}
	for line := range strings.Lines(string(blob)) {
		if strings.HasPrefix(line, "go ") {
			return strings.TrimSpace(line), nil
		}
	}
	return "", fmt.Errorf("%s/go.mod says no version of Go", module)
}

// FindModule returns the directory of emet's Go module for an application in dir: "" if dir is within it.
func FindModule(dir, named string) (string, error) {
	if named != "" {
		if !isModule(named) {
			return "", app.Usage("--module %s: there is no Go module emet", named)
		}
		return filepath.Abs(named)
	}
	abs, err := filepath.Abs(dir)
	if err != nil {
		return "", err
	}
	if above(abs) != "" {
		return "", nil
	}
	if program, err := os.Executable(); err == nil {
		if m := above(program); m != "" {
			return m, nil
		}
	}
	return "", &app.Failure{
		Exit: app.ExitNotFound, Err: errors.New("an application in Go needs emet's Go module, and it is not found"),
		Hint: "name a checkout of emet with --module DIR, or write the application in JavaScript with --js",
	}
}

// above returns the directory of emet's module that a path is in, or "".
func above(path string) string {
	for dir := filepath.Dir(path); ; dir = filepath.Dir(dir) {
		if isModule(dir) {
			return dir
		}
		if dir == filepath.Dir(dir) {
			return ""
		}
	}
}

func isModule(dir string) bool {
	blob, err := os.ReadFile(filepath.Join(dir, "go.mod"))
	first, _, _ := strings.Cut(string(blob), "\n")
	return err == nil && strings.TrimSpace(first) == "module emet"
}
