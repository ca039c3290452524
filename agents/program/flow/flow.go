// Package flow is the dataflow program that a hosted application is: its types, the nodes of its functions, the document
// they travel in, and what is checked of it.
//
// A program has two worlds. Structure is what the server of an endpoint may see: the shapes of records, the tags of
// variants, the lengths of lists, the forms of trees. Primitives are opaque there: they can be moved, not looked at. Only
// a seen function, called by [Observe], looks at them. A function is a list of nodes in the order of their dependencies;
// what is done for each element of a list is another function, named by the hash of its content, so that a program cannot
// call itself. Every value has a greatest size, hence every program a greatest number of steps.
//
// The package is pure: it knows neither values (see package data) nor how they are computed (see package interp).
package flow

import (
	"encoding/hex"

	"emet/agents/program/data"
)

// Limits of a document. They bound what a decoder spends on a hostile one.
const (
	MaxDocument = 1 << 20 // bytes
	MaxNodes    = 1 << 16 // in all functions
	MaxCalls    = 64      // nested
	MaxSteps    = 1 << 40 // of the greatest run of an endpoint
)

// Hash names a function: the SHA-256 of its canonical JSON under a prefix of its own.
type Hash [32]byte

// String returns the hash in hexadecimal.
func (h Hash) String() string { return hex.EncodeToString(h[:]) }

// MarshalText writes the hash in hexadecimal.
func (h Hash) MarshalText() ([]byte, error) { return []byte(h.String()), nil }

// UnmarshalText reads 64 lower-case hexadecimal digits.
func (h *Hash) UnmarshalText(text []byte) error { return data.UnmarshalHex("hash", h[:], text) }

// Site is a node of a function.
type Site struct {
	Function Hash `json:"function"`
	Node     int  `json:"node"` // counted from 0 behind the parameters
}
