// Command requirements lists, for every requirement in docs/requirements.md, the tests that cite its ID in a comment, and
// then the requirements that no test cites. It ends with exit code 1 if a test cites an ID that does not exist.
package main

import (
	"fmt"
	"io"
	"io/fs"
	"os"
	"slices"
	"strings"
	"text/tabwriter"
)

const document = "docs/requirements.md"

func main() {
	if err := run(os.DirFS("."), os.Stdout); err != nil {
		fmt.Fprintln(os.Stderr, "requirements:", err)
		os.Exit(1)
	}
}

// run writes the report about a source tree. It returns an error if the tree cannot be read or cites unknown IDs.
func run(tree fs.FS, out io.Writer) error {
	text, err := fs.ReadFile(tree, document)
	if err != nil {
		return err
	}
	ids := requirements(string(text))
	found, err := citations(tree)
	if err != nil {
		return err
	}
	w := tabwriter.NewWriter(out, 0, 0, 2, ' ', 0)
	var open []string
	for _, id := range ids {
		if len(found[id]) == 0 {
			open = append(open, id)
		}
		for i, c := range found[id] {
			label := id
			if i > 0 {
				label = ""
			}
			fmt.Fprintf(w, "%s\t%s:%d\t%s\n", label, c.file, c.line, c.test)
		}
	}
	if err := w.Flush(); err != nil {
		return err
	}
	_, err = fmt.Fprintf(out, "\n%d of %d requirements are cited by a test. Not yet:\n%s", len(ids)-len(open), len(ids), byPrefix(open))
	if err != nil {
		return err
	}
	return unknown(found, ids)
}

// byPrefix writes IDs with one line a family.
func byPrefix(ids []string) string {
	var b strings.Builder
	last := ""
	for _, id := range ids {
		family := strings.TrimRight(id, "0123456789")
		if family != last {
			if last != "" {
				b.WriteByte('\n')
			}
			b.WriteByte(' ')
			last = family
		}
		b.WriteString(" " + id)
	}
	if last != "" {
		b.WriteByte('\n')
	}
	return b.String()
}

// unknown returns an error that names every citation of an ID that is not a requirement.
func unknown(found map[string][]citation, ids []string) error {
	var wrong []string
	for id, cs := range found {
		if slices.Contains(ids, id) {
			continue
		}
		for _, c := range cs {
			wrong = append(wrong, fmt.Sprintf("%s:%d cites %s", c.file, c.line, id))
		}
	}
	if len(wrong) == 0 {
		return nil
	}
	slices.Sort(wrong)
	return fmt.Errorf("no such requirement:\n  %s", strings.Join(wrong, "\n  "))
}
