package hosted

import (
	"encoding/json"
	"io"

	"github.com/urfave/cli/v2"

	"emet/cmd/internal/app"
	"emet/cmd/internal/parts"
)

// Read reads a document from a file or standard input; what names it in errors.
func Read(c *cli.Context, what, name string) ([]byte, error) {
	src := parts.New(c)
	defer src.Close()
	document, err := src.Open(what, name)
	if err != nil {
		return nil, err
	}
	if document.Data == nil {
		return nil, app.Usage("%s: name a file, or - for standard input", what)
	}
	return io.ReadAll(document.Data)
}

// ReadJSON is [Read] of a document in JSON.
func ReadJSON(c *cli.Context, what, name string, v any) error {
	blob, err := Read(c, what, name)
	if err != nil {
		return err
	}
	if err := json.Unmarshal(blob, v); err != nil {
		return app.Usage("%s %s: %w", what, name, err)
	}
	return nil
}
