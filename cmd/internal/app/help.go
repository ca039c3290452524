package app

import (
	"fmt"
	"slices"
	"strings"

	"github.com/urfave/cli/v2"
)

// The groups of flags in help texts, in their order. A flag without a group is one of the command's own.
const (
	categoryNetwork = "Network and account"
	categoryOther   = "Other"
)

// appHelp is the help of a whole app. Help texts are made here, ready to be printed, since a library of the chain's sets
// the templates of the flag package for the whole process.
func appHelp(a *cli.App) string {
	var b strings.Builder
	fmt.Fprintf(&b, "%s: %s\n\nUsage:\n", a.Name, a.Usage)
	if a.Action != nil {
		fmt.Fprintln(&b, "  "+strings.TrimSpace(a.Name+" [flags] "+a.ArgsUsage))
	}
	fmt.Fprintf(&b, "  %s COMMAND [flags]\n\n%s\n", a.Name, a.Description)
	b.WriteString("\nCommands (each has its own --help):\n")
	rows := make([][2]string, len(a.Commands))
	for i, c := range a.Commands {
		rows[i] = [2]string{strings.TrimSpace(c.Name + " " + c.ArgsUsage), c.Usage}
	}
	table(&b, rows)
	flagHelp(&b, a.Flags)
	return literal(b.String())
}

// commandHelp is the help of one command of an app.
func commandHelp(app string, c *cli.Command) string {
	var b strings.Builder
	usage := strings.TrimSpace(app + " " + c.Name + " [flags] " + c.ArgsUsage)
	fmt.Fprintf(&b, "%s %s: %s\n\nUsage:\n  %s\n\n%s\n", app, c.Name, c.Usage, usage, c.Description)
	flagHelp(&b, c.Flags)
	return literal(b.String())
}

// literal keeps the template engine, which the text still goes through, from finding anything to do.
func literal(s string) string { return strings.ReplaceAll(s, "{{", `{{"{{"}}`) }

// flagHelp lists flags by their groups.
func flagHelp(b *strings.Builder, flags []cli.Flag) {
	var order []string
	groups := map[string][][2]string{}
	for _, f := range flags {
		group := "Flags"
		if g, ok := f.(cli.CategorizableFlag); ok && g.GetCategory() != "" {
			group = g.GetCategory()
		}
		if !slices.Contains(order, group) {
			order = append(order, group)
		}
		groups[group] = append(groups[group], flagRow(f))
	}
	if !slices.Contains(order, categoryOther) {
		order = append(order, categoryOther)
	}
	groups[categoryOther] = append(groups[categoryOther], [2]string{"--help", "show this help"})
	for _, group := range order {
		fmt.Fprintf(b, "\n%s:\n", group)
		table(b, groups[group])
	}
}

// flagRow writes a flag with the name of its value, which its usage marks with backquotes.
func flagRow(f cli.Flag) [2]string {
	doc, ok := f.(cli.DocGenerationFlag)
	if !ok {
		return [2]string{"--" + f.Names()[0], ""}
	}
	head, usage := "--"+f.Names()[0], doc.GetUsage()
	before, rest, _ := strings.Cut(usage, "`")
	if value, after, marked := strings.Cut(rest, "`"); marked {
		head += " " + value
		if usage = strings.TrimSpace(after); before != "" {
			usage = before + value + after
		}
	}
	if def := doc.GetDefaultText(); def != "" && !slices.Contains([]string{"false", "0", "0s", `""`}, def) {
		usage += fmt.Sprintf(" (default %s)", strings.Trim(def, `"`))
	}
	if env := doc.GetEnvVars(); len(env) > 0 {
		usage += " [$" + env[0] + "]"
	}
	return [2]string{head, usage}
}

// table writes two columns; what does not fit a line of the second goes on below.
func table(b *strings.Builder, rows [][2]string) {
	const most = 110
	first := 0
	for _, r := range rows {
		first = max(first, len(r[0]))
	}
	for _, r := range rows {
		line := fmt.Sprintf("  %-*s ", first, r[0])
		empty := len(line)
		for word := range strings.FieldsSeq(r[1]) {
			if len(line) > empty && len(line)+1+len(word) > most {
				fmt.Fprintln(b, line)
				line = strings.Repeat(" ", empty)
			}
			line += " " + word
		}
		fmt.Fprintln(b, strings.TrimRight(line, " "))
	}
}
