package main

import (
	"fmt"

	"github.com/urfave/cli/v2"

	"emet/cmd/internal/app"
	"emet/cmd/internal/author"
)

func newFlags() []cli.Flag {
	return []cli.Flag{
		&cli.BoolFlag{Name: "js", Usage: "in JavaScript (the default)"},
		&cli.BoolFlag{Name: "go", Usage: "in Go"},
		&cli.StringFlag{Name: "module", Usage: "`DIR` of emet's Go module, for --go (default what this command was built from)"},
		&cli.BoolFlag{Name: "json", Usage: "print JSON"},
	}
}

// newDoc is the document of app new.
type newDoc struct {
	Schema string   `json:"schema"` // emet.scaffold/v1
	Dir    string   `json:"dir"`
	Files  []string `json:"files"`
}

func newApplication(c *cli.Context) error {
	if c.NArg() != 1 {
		return app.Usage("want NAME, got %d arguments", c.NArg())
	}
	if c.Bool("js") && c.Bool("go") {
		return app.Usage("--js or --go, not both")
	}
	dir, language, module := c.Args().First(), author.JavaScript, ""
	if c.Bool("go") {
		language = author.Go
		var err error
		if module, err = author.FindModule(dir, c.String("module")); err != nil {
			return err
		}
	}
	files, err := author.New(dir, language, module)
	if err != nil {
		return err
	}
	if c.Bool("json") {
		return app.PrintJSON(c.App.Writer, newDoc{"emet.scaffold/v1", dir, files})
	}
	for _, f := range files {
		fmt.Fprintf(c.App.Writer, "%s/%s\n", dir, f)
	}
	fmt.Fprintf(c.App.ErrWriter, "next: supervisor app check %[1]s; supervisor app test %[1]s\n", dir)
	return nil
}
