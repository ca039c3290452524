package main

import (
	"bytes"

	"github.com/urfave/cli/v2"

	"emet/cmd/internal/app"
	"emet/cmd/internal/author"
)

func planApplication(c *cli.Context) error {
	a, err := load(c, 0)
	if err != nil {
		return err
	}
	p, err := a.Plan()
	if err != nil {
		return err
	}
	doc := a.PlanDocument(p)
	if c.Bool("json") {
		return app.PrintJSON(c.App.Writer, doc)
	}
	return doc.Print(c.App.Writer)
}

func reportApplication(c *cli.Context) error {
	format := c.String("format")
	if c.Bool("json") {
		format = "json"
	}
	if format != "text" && format != "json" && format != "svg" {
		return app.Usage("--format %q: want text, json or svg", format)
	}
	a, err := load(c, 0)
	if err != nil {
		return err
	}
	p, err := a.Plan()
	if err != nil {
		return err
	}
	var out bytes.Buffer
	switch report := p.Report(); format {
	case "json":
		err = app.PrintJSON(&out, author.ReportDocument(report))
	case "svg":
		out.WriteString(report.SVG())
	default:
		out.WriteString(report.Text())
	}
	if err != nil {
		return err
	}
	if file := c.String("out"); file != "" {
		return writeFile(file, out.Bytes())
	}
	_, err = c.App.Writer.Write(out.Bytes())
	return err
}
