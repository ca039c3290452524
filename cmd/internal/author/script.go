package author

import (
	"context"
	"errors"
	"os"
	"path/filepath"

	"emet/agents/program"
	"emet/agents/program/script"
	"emet/agents/sandbox"
)

// loadScript runs an author's file of JavaScript in the sandbox.
func loadScript(ctx context.Context, file string) (*program.Built, error) {
	source, err := readFile(file)
	if err != nil {
		return nil, err
	}
	box, err := sandbox.New(sandbox.Config{CacheDir: cacheDir()})
	if err != nil {
		return nil, err
	}
	b, err := script.Build(ctx, box, file, source)
	if closed := box.Close(context.WithoutCancel(ctx)); err == nil {
		return b, closed
	}
	if m := (*program.MistakeError)(nil); !errors.As(err, &m) {
		return nil, err
	}
	return nil, mistaken(file, lines(err)...)
}

// cacheDir keeps the compiled JavaScript engine, which takes a second to compile; "" if there is no place for it.
func cacheDir() string {
	dir, err := os.UserCacheDir()
	if err != nil {
		return ""
	}
	dir = filepath.Join(dir, "emet", "sandbox")
	if os.MkdirAll(dir, 0o700) != nil {
		return ""
	}
	return dir
}
