package program

import (
	"errors"
	"fmt"
	"io"
	"os"
)

// Main is the main function of a program's own command: it builds the program and prints its document, or its mistakes,
// one a line. With the argument "built" it prints what [ReadBuilt] reads.
func Main(a *App) {
	os.Exit(run(a, os.Args[1:], os.Stdout, os.Stderr))
}

func run(a *App, args []string, out, errs io.Writer) int {
	b, err := a.Build()
	if err != nil {
		for _, m := range Mistakes(err) {
			fmt.Fprintln(errs, m)
		}
		return 1
	}
	encode := b.Encode
	if len(args) == 1 && args[0] == "built" {
		encode = b.Write
	} else if len(args) > 0 {
		fmt.Fprintf(errs, "unknown arguments %q: give none, or built\n", args)
		return 2
	}
	blob, err := encode()
	if err != nil {
		fmt.Fprintln(errs, err)
		return 1
	}
	if _, err := out.Write(blob); err != nil {
		fmt.Fprintln(errs, err)
		return 1
	}
	return 0
}

// Mistakes returns the mistakes that [App.Build] joined.
func Mistakes(err error) []error {
	if joined := (interface{ Unwrap() []error })(nil); errors.As(err, &joined) {
		return joined.Unwrap()
	}
	return []error{err}
}
