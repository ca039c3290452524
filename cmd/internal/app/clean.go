package app

import (
	"unicode"
	"unicode/utf8"
)

// Clean removes control characters other than line breaks and tabs: what a stranger wrote must not play tricks on a
// terminal.
func Clean(s string) string {
	out := make([]rune, 0, len(s))
	for _, r := range s {
		if r == '\n' || r == '\t' || (!unicode.IsControl(r) && r != utf8.RuneError) {
			out = append(out, r)
		}
	}
	return string(out)
}
