// Package data is what dataflow programs compute with: types, each with a greatest size, values, and how values are
// written: deterministic CBOR between machines, JSON for people.
package data

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
)

// Limits of types.
const (
	MaxDepth = 64       // of types and of trees
	MaxParts = 1 << 12  // of a type, and of these, and so on: what goes through them all must not take long
	MaxSize  = 16 << 20 // bytes of the greatest value of a type
	MaxCount = 1 << 20  // elements of a list, entries of a dict, nodes of a tree
	IDLength = 32       // bytes
)

// Label stands for an author's name: see [LabelOf].
type Label [16]byte

// LabelOf returns the label of an author's name. Kind keeps names of different things apart; parts are all that
// distinguishes the thing.
func LabelOf(kind string, parts ...string) Label {
	h := sha256.New()
	write := func(s string) {
		var n [8]byte
		for i := range n {
			n[i] = byte(len(s) >> (8 * (7 - i)))
		}
		h.Write(n[:])
		h.Write([]byte(s))
	}
	write("emet/label/1")
	write(kind)
	for _, p := range parts {
		write(p)
	}
	return Label(h.Sum(nil)[:len(Label{})])
}

// String returns the label in hexadecimal.
func (l Label) String() string { return hex.EncodeToString(l[:]) }

// MarshalText writes the label in hexadecimal.
func (l Label) MarshalText() ([]byte, error) { return []byte(l.String()), nil }

// UnmarshalText reads 32 lower-case hexadecimal digits.
func (l *Label) UnmarshalText(text []byte) error { return UnmarshalHex("label", l[:], text) }

// UnmarshalHex reads lower-case hexadecimal digits that fill a place; what names it in errors.
func UnmarshalHex(what string, to, text []byte) error {
	if len(text) != 2*len(to) {
		return fmt.Errorf("%s of %d characters: it has %d", what, len(text), 2*len(to))
	}
	for _, c := range text {
		if c >= 'A' && c <= 'F' {
			return fmt.Errorf("%s %q: digits are lower case", what, text)
		}
	}
	if _, err := hex.Decode(to, text); err != nil {
		return fmt.Errorf("%s %q: %w", what, text, err)
	}
	return nil
}
