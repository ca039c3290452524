package interp

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"emet/agents/program/data"
	"emet/agents/program/flow"
)

// find returns where a text stands first in another, in code points or bytes, or none.
func find(s, what string, inText bool) data.Value {
	i := strings.Index(s, what)
	if i < 0 {
		return data.NewNone()
	}
	if inText {
		i = utf8.RuneCountInString(s[:i])
	}
	return data.NewSome(data.NewInt(int64(i)))
}

func (b *builder) length() operation {
	switch k := b.types[0].Kind; {
	case k == data.String && b.Op == flow.Length:
		return b.one(func(v data.Value) data.Value { return data.NewInt(int64(utf8.RuneCountInString(v.Text()))) })
	case k == data.String || k == data.Bytes:
		return b.one(func(v data.Value) data.Value { return data.NewInt(int64(len(v.Text()))) })
	case k == data.Dict:
		return b.one(func(v data.Value) data.Value { return data.NewInt(int64(v.Size())) })
	default:
		return b.one(func(v data.Value) data.Value { return data.NewInt(int64(v.Len())) })
	}
}

// cut returns the operation of a slice or clip.
func (b *builder) cut() operation {
	n, k := b.N, b.types[0].Kind
	if b.Op == flow.Clip {
		switch k {
		case data.String:
			return b.text(func(s string) string { return clip(s, n) })
		case data.Bytes:
			return b.text(func(s string) string { return s[:min(n, len(s))] })
		default:
			return b.one(func(v data.Value) data.Value { return first(v, n) })
		}
	}
	v, from, to := b.Args[0], b.Args[1], b.Args[2]
	part := func(v data.Value, from, to int64) data.Value {
		i, j := bounds(from, to, v.Len())
		return data.NewList(v.Parts()[i:j:j])
	}
	switch k {
	case data.String:
		part = func(v data.Value, from, to int64) data.Value { return data.NewString(runes(v.Text(), from, to)) }
	case data.Bytes:
		part = func(v data.Value, from, to int64) data.Value {
			i, j := bounds(from, to, len(v.Text()))
			return data.NewString(v.Text()[i:j])
		}
	default:
	}
	return func(_ *run, at []data.Value) data.Value { return part(at[v], at[from].Int(), at[to].Int()) }
}

// bounds cuts bounds to what there is.
func bounds(from, to int64, length int) (int, int) {
	i := min(max(from, 0), int64(length))
	j := min(max(to, i), int64(length))
	return int(i), int(j)
}

// runes returns the code points of a text from one number to before another.
func runes(s string, from, to int64) string {
	if from = max(from, 0); from >= to {
		return ""
	}
	start, n := len(s), int64(0)
	for i := range s {
		switch n {
		case from:
			start = i
		case to:
			return s[start:i]
		}
		n++
	}
	return s[start:]
}

// clip cuts a text to at most n bytes, between code points.
func clip(s string, n int) string {
	if len(s) <= n {
		return s
	}
	for n > 0 && !utf8.RuneStart(s[n]) {
		n--
	}
	return s[:n]
}

func split(s, separator string, n int) data.Value {
	var parts []string
	switch {
	case n == 0:
	case separator == "":
		parts = []string{s}
	default:
		parts = strings.SplitN(s, separator, n)
	}
	list := make([]data.Value, len(parts))
	for i, p := range parts {
		list[i] = data.NewString(p)
	}
	return data.NewList(list)
}

func lower(s string) string {
	return strings.Map(func(c rune) rune {
		if c >= 'A' && c <= 'Z' {
			return c + 'a' - 'A'
		}
		return c
	}, s)
}

func upper(s string) string {
	return strings.Map(func(c rune) rune {
		if c >= 'a' && c <= 'z' {
			return c + 'A' - 'a'
		}
		return c
	}, s)
}

// foldCase puts the least of the code points that differ in case alone in the place of each: no text gets longer.
func foldCase(s string) string {
	return strings.Map(func(c rune) rune {
		least := c
		for other := unicode.SimpleFold(c); other != c; other = unicode.SimpleFold(other) {
			least = min(least, other)
		}
		return least
	}, s)
}
