package clitest

import (
	"bytes"
	"os"
	"regexp"
	"testing"

	"github.com/urfave/cli/v2"

	"emet/cmd/internal/app"
)

// Documented fails unless docs/cli.md has the command's help, word for word. With -update it is written there.
func Documented(t *testing.T, a *cli.App) {
	t.Helper()
	const file = "../../docs/cli.md"
	var help bytes.Buffer
	a.Writer, a.ErrWriter = &help, &help
	if code := app.Run(t.Context(), a, []string{a.Name, "--help"}); code != app.ExitOK {
		t.Fatalf("%s --help ended with %d: %s", a.Name, code, &help)
	}
	doc, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	block := regexp.MustCompile("(?s)(<!-- " + a.Name + " --help -->\n```text\n).*?(```\n)")
	at := block.FindSubmatchIndex(doc)
	if at == nil {
		t.Fatalf("%s has no place for the help of %s", file, a.Name)
	}
	want := append(append(append([]byte{}, doc[:at[3]]...), help.Bytes()...), doc[at[4]:]...)
	switch {
	case bytes.Equal(doc, want):
	case update():
		if err := os.WriteFile(file, want, 0o644); err != nil {
			t.Fatal(err)
		}
	default:
		t.Errorf("%s has an old help of %s: go test ./cmd/%[2]s -update writes the new one", file, a.Name)
	}
}
