package app

import (
	"fmt"
	"slices"
	"strings"

	"github.com/urfave/cli/v2"
)

// reorder puts flags before arguments, since the flag package stops at the first argument and people do not. Flags
// before a command's name that the command knows become the command's.
func reorder(a *cli.App, args []string) []string {
	if len(args) < 2 {
		return args
	}
	var sub *cli.Command
	var ours, theirs, rest []string // flags of the app, flags of its command, arguments
	flags := a.Flags
	for i := 1; i < len(args); i++ {
		arg := args[i]
		switch {
		case arg == "--":
			rest = append(rest, args[i:]...)
			i = len(args)
		case len(arg) > 1 && arg[0] == '-':
			words := []string{arg}
			if takesValue(find(flags, arg), arg) && i+1 < len(args) {
				i++
				words = append(words, args[i])
			}
			theirs = append(theirs, words...)
		case sub == nil && len(rest) == 0 && named(a, args[i:]) != nil:
			sub = named(a, args[i:])
			i += strings.Count(sub.Name, " ")
			ours, theirs = split(theirs, a.Flags, sub.Flags)
			flags = sub.Flags
		default:
			rest = append(rest, arg)
		}
	}
	out := append([]string{args[0]}, ours...)
	if sub != nil {
		out = append(out, sub.Name)
	}
	return slices.Concat(out, theirs, rest)
}

// named returns the command that arguments begin with, or nil. Its name has one word or two.
func named(a *cli.App, args []string) *cli.Command {
	if len(args) > 1 {
		if c := a.Command(args[0] + " " + args[1]); c != nil {
			return c
		}
	}
	return a.Command(args[0])
}

// commands is what an app does when no command of its is named: what it does itself, or it says what there is.
func commands(a *cli.App) cli.ActionFunc {
	own := a.Action
	return func(c *cli.Context) error {
		first := c.Args().First()
		var names, members []string
		for _, known := range a.Commands {
			names = append(names, known.Name)
			if group, member, ok := strings.Cut(known.Name, " "); ok && group == first {
				members = append(members, member)
			}
		}
		word := c.Args().Get(1)
		near := Nearest(first, names)
		switch {
		case len(members) > 0 && Nearest(word, members) != "":
			return Usage("there is no command %q; did you mean %s %s?", first+" "+word, first, Nearest(word, members))
		case len(members) > 0:
			return Usage("%s is followed by one of: %s", first, strings.Join(members, ", "))
		case own != nil:
			return own(c)
		case first == "":
			return Usage("name a command: %s", strings.Join(names, ", "))
		case near != "":
			return Usage("there is no command %q; did you mean %s?", first, near)
		}
		return Usage("there is no command %q", first)
	}
}

// split parts flags that stood before a command's name: those that only the app knows, and those of the command.
func split(words []string, app, command []cli.Flag) (ours, theirs []string) {
	for i := 0; i < len(words); i++ {
		n := 1
		if takesValue(find(app, words[i]), words[i]) && i+1 < len(words) {
			n = 2
		}
		if find(command, words[i]) != nil {
			theirs = append(theirs, words[i:i+n]...)
		} else {
			ours = append(ours, words[i:i+n]...)
		}
		i += n - 1
	}
	return ours, theirs
}

// find returns the flag that an argument names, or nil.
func find(flags []cli.Flag, arg string) cli.Flag {
	name, _, _ := strings.Cut(strings.TrimLeft(arg, "-"), "=")
	for _, f := range flags {
		if slices.Contains(f.Names(), name) {
			return f
		}
	}
	return nil
}

// takesValue reports whether a flag is followed by its value as an argument of its own.
func takesValue(f cli.Flag, arg string) bool {
	if f == nil || strings.Contains(arg, "=") {
		return false
	}
	switch f := f.(type) {
	case *cli.BoolFlag:
		return false
	case *cli.GenericFlag:
		b, ok := f.Value.(interface{ IsBoolFlag() bool })
		return !ok || !b.IsBoolFlag()
	}
	return true
}

// usageError words what the flag package found wrong, and guesses what was meant.
func usageError(c *cli.Context, err error, _ bool) error {
	if name, unknown := strings.CutPrefix(err.Error(), "flag provided but not defined: -"); unknown {
		err = unknownFlag("flag", "--", strings.TrimLeft(name, "-"), flagsOf(c))
	}
	return Usage("%w", err)
}

// unknownFlag says that there is no such flag or setting, and guesses which one was meant.
func unknownFlag(what, dashes, name string, flags []cli.Flag) error {
	var names []string
	for _, f := range flags {
		names = append(names, f.Names()...)
	}
	guess := ""
	if near := Nearest(name, names); near != "" {
		guess = "; did you mean " + dashes + near + "?"
	}
	return fmt.Errorf("there is no %s %s%s%s", what, dashes, name, guess)
}

// Nearest returns the candidate that a mistyped word most likely means, or "" if none is near.
func Nearest(word string, candidates []string) string {
	best, least := "", 3 // up to two slips, but never half of the word
	for _, c := range candidates {
		if d := slips(word, c); d < least && 2*d < max(len(word), 3) {
			best, least = c, d
		}
	}
	return best
}

// slips counts the letters to insert, delete, change or swap with their neighbour to make b of a.
func slips(a, b string) int {
	rows := make([][]int, len(a)+1)
	for i := range rows {
		rows[i] = make([]int, len(b)+1)
		for j := range rows[i] {
			if i == 0 || j == 0 {
				rows[i][j] = i + j
				continue
			}
			change := 1
			if a[i-1] == b[j-1] {
				change = 0
			}
			rows[i][j] = min(rows[i-1][j]+1, rows[i][j-1]+1, rows[i-1][j-1]+change)
			if i > 1 && j > 1 && a[i-1] == b[j-2] && a[i-2] == b[j-1] {
				rows[i][j] = min(rows[i][j], rows[i-2][j-2]+1)
			}
		}
	}
	return rows[len(a)][len(b)]
}
