package script

import (
	"encoding/json"
	"errors"
	"fmt"
	"regexp"
	"strings"
)

// The sandbox runs scripts and no modules. rewrite makes a script of a module: what it imports is bound at the start of
// the first line, what it exports is handed over, and every line stays where it was. The error belongs to the line.
func rewrite(source string) (script string, line int, err error) {
	if strings.HasPrefix(source, "#!") {
		source = "//" + source[2:]
	}
	s := &scanner{source: source, line: 1}
	var head, out strings.Builder
	kept := 0
	replace := func(from int, by string) {
		out.WriteString(source[kept:from])
		out.WriteString(by)
		kept = s.at
	}
	for s.next() {
		from, at := s.from, s.tokenLine
		switch s.token {
		case "import":
			if !s.statement {
				if rest := strings.TrimLeft(source[s.at:], " \t\n"); s.before != "." && rest != "" && strings.ContainsAny(rest[:1], "(.") {
					return "", at, errNoImport
				}
				continue
			}
			bound, err := s.imported()
			if err != nil {
				return "", at, err
			}
			fmt.Fprintf(&head, "const %s=__module.import(%d,%s);", bound.pattern, at, bound.names)
			replace(from, strings.Repeat("\n", s.line-at)+";")
		case "export":
			if !s.statement {
				continue
			}
			if !s.next() || s.token != "default" {
				return "", at, errors.New("an application exports one thing: export default app('name', (a) => { … })")
			}
			replace(from, strings.Repeat("\n", s.line-at)+";__module.exported=")
		}
	}
	if s.err != nil {
		return "", s.line, s.err
	}
	out.WriteString(source[kept:])
	return "'use strict';(()=>{try{" + head.String() + out.String() + "\n}catch(e){__module.failed(e)}})()", 0, nil
}

// binding is what an import binds: a pattern, and the names that have to exist.
type binding struct {
	pattern string
	names   string
}

var (
	errImport   = errors.New("import: write import { app, string } from 'emet'")
	errNoImport = errors.New("import() and import.meta: an application is one file, which imports at its top and from 'emet' only")
)

var clause = regexp.MustCompile(`^\s*(?:\*\s*as\s+([\w$]+)|\{([^{}]*)\})\s*from\s*$`)

// imported reads an import up to its end.
func (s *scanner) imported() (b binding, err error) {
	from := s.at
	if rest := strings.TrimLeft(s.source[from:], " \t\n"); rest != "" && strings.ContainsAny(rest[:1], "(.") {
		return b, errNoImport
	}
	for s.next() && s.text == "" && s.token != ";" {
	}
	if s.text == "" {
		return b, errImport
	}
	words := comments.ReplaceAllString(s.source[from:s.from], " ")
	switch parts := clause.FindStringSubmatch(words); {
	case s.text != "emet":
		return b, fmt.Errorf("import of %q: an application is one file, which imports from 'emet' only", s.text)
	case parts == nil:
		return b, errImport
	case parts[1] != "":
		return binding{parts[1], "[]"}, nil
	default:
		return named(parts[2])
	}
}

var comments = regexp.MustCompile(`//[^\n]*|(?s:/\*.*?\*/)`)

var specifier = regexp.MustCompile(`^([\w$]+)(?:\s+as\s+([\w$]+))?$`)

func named(list string) (binding, error) {
	names, bound := []string{}, []string{}
	for part := range strings.SplitSeq(strings.TrimSuffix(strings.TrimSpace(list), ","), ",") {
		if part = strings.TrimSpace(part); part == "" && len(names) == 0 {
			continue
		}
		m := specifier.FindStringSubmatch(part)
		if m == nil {
			return binding{}, errImport
		}
		local := m[1]
		if m[2] != "" {
			local = m[2]
		}
		names, bound = append(names, m[1]), append(bound, m[1]+":"+local)
	}
	blob, err := json.Marshal(names)
	return binding{"{" + strings.Join(bound, ",") + "}", string(blob)}, err
}

// scanner finds the tokens of JavaScript as far as it takes to tell code from strings, comments, templates and regular
// expressions. Whether a slash begins one of the latter depends on what stands before it; where that is not enough to
// know it is taken for a division, and the engine has the last word.
type scanner struct {
	source    string
	at, line  int
	from      int    // where the token begins
	tokenLine int    // and its line
	token     string // a word or a character
	text      string // of a string
	statement bool   // the token begins a statement at the top of the file
	before    string // the token before
	depth     int
	templates []int // depths at which a template goes on
	err       error
}

// next reads a token: false at the end, or after an error.
func (s *scanner) next() bool {
	newline := s.at == 0
	s.before, s.text = s.token, ""
	for s.err == nil && s.at < len(s.source) {
		rest := s.source[s.at:]
		switch {
		case strings.HasPrefix(rest, "//"):
			line, _, _ := strings.Cut(rest, "\n")
			s.skip(len(line))
		case strings.HasPrefix(rest, "/*"):
			end := strings.Index(rest, "*/")
			if end < 0 {
				s.err = errors.New("a comment without an end")
				return false
			}
			s.skip(end + 2)
		case rest[0] == '\n':
			newline = true
			s.skip(1)
		case strings.ContainsRune(" \t\r\f\v", rune(rest[0])):
			s.skip(1)
		default:
			s.from, s.tokenLine = s.at, s.line
			s.statement = s.depth == 0 && (newline || s.before == "" || s.before == ";" || s.before == "}")
			s.read(rest)
			return s.err == nil
		}
	}
	return false
}

func (s *scanner) skip(n int) {
	n = min(n, len(s.source)-s.at)
	s.line += strings.Count(s.source[s.at:s.at+n], "\n")
	s.at += n
}

// read reads a token that begins here.
func (s *scanner) read(rest string) {
	c := rest[0]
	switch {
	case isWord(c):
		n := 1
		for n < len(rest) && isWord(rest[n]) {
			n++
		}
		s.token = rest[:n]
		s.skip(n)
		return
	case c == '\'' || c == '"':
		s.quoted(rest)
		return
	case c == '`':
		s.skip(1)
		s.template()
		return
	case c == '/' && s.regexpMayStand():
		s.expression(rest)
		return
	case c == '{' || c == '(' || c == '[':
		s.depth++
	case c == '}' || c == ')' || c == ']':
		if s.depth = max(s.depth-1, 0); c == '}' && len(s.templates) > 0 && s.templates[len(s.templates)-1] == s.depth {
			s.templates = s.templates[:len(s.templates)-1]
			s.skip(1)
			s.template()
			return
		}
	}
	s.token = rest[:1]
	s.skip(1)
}

func isWord(c byte) bool {
	return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || c == '_' || c == '$' || c >= 0x80
}

func (s *scanner) quoted(rest string) {
	for n := 1; n < len(rest) && rest[n] != '\n'; n++ {
		switch rest[n] {
		case '\\':
			n++
		case rest[0]:
			s.token, s.text = rest[:1], rest[1:n]
			s.skip(n + 1)
			return
		}
	}
	s.err = errors.New("a string without an end")
}

// template reads a template up to its end or to what is put into it.
func (s *scanner) template() {
	s.token = "`"
	for n := s.at; n < len(s.source); n++ {
		switch {
		case s.source[n] == '\\':
			n++
		case s.source[n] == '`':
			s.skip(n + 1 - s.at)
			return
		case strings.HasPrefix(s.source[n:], "${"):
			s.skip(n + 2 - s.at)
			s.templates, s.token = append(s.templates, s.depth), "{"
			s.depth++
			return
		}
	}
	s.err = errors.New("a template without an end")
}

var beforeExpression = map[string]bool{
	"return": true, "typeof": true, "case": true, "in": true, "of": true, "new": true, "delete": true, "void": true,
	"instanceof": true, "do": true, "else": true, "await": true, "yield": true, "throw": true, "default": true,
}

func (s *scanner) regexpMayStand() bool {
	if s.before == "" || beforeExpression[s.before] {
		return true
	}
	return strings.ContainsAny(s.before[:1], "(,=:[!&|?{;+-*%<>~^")
}

// expression reads a regular expression.
func (s *scanner) expression(rest string) {
	class := false
	for n := 1; n < len(rest) && rest[n] != '\n'; n++ {
		switch c := rest[n]; {
		case c == '\\':
			n++
		case c == '[':
			class = true
		case c == ']':
			class = false
		case c == '/' && !class:
			s.token = "/"
			s.skip(n + 1)
			return
		}
	}
	s.err = errors.New("a regular expression without an end")
}
