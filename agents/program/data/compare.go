package data

import (
	"cmp"
	"strings"
)

// Equal tells whether two values of a type are equal. They may also be of two types that have a [Join].
func Equal(_ *Type, a, b Value) bool { return equal(a, b) }

// equal goes by the form of values alone: equal values of one type have the same.
func equal(a, b Value) bool {
	if a.n != b.n {
		return false
	}
	if a.o == b.o {
		return true
	}
	if a.Text() != b.Text() {
		return false
	}
	s, t := a.Parts(), b.Parts()
	if len(s) != len(t) {
		return false
	}
	for i := range s {
		if !equal(s[i], t[i]) {
			return false
		}
	}
	return true
}

// Compare orders two values of a primitive type: numbers and times by size, the others by their bytes.
func Compare(t *Type, a, b Value) int {
	switch t.Kind {
	case String, Bytes, ID:
		return strings.Compare(a.Text(), b.Text())
	default:
		return cmp.Compare(a.n, b.n)
	}
}
