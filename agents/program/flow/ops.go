package flow

import (
	"encoding/json"
	"fmt"

	"emet/agents/program/data"
)

// Op is what a node does.
type Op uint8

// The operations of both worlds. Args and Funcs are those of the [Node].
const (
	Const      Op = iota + 1 // the constant Value of Type
	MakeTuple                // of all args
	MakeRecord               // of Type from all args
	Field                    // number N of a tuple or record
	Construct                // Type with tag N; payload args[0], none for unit
	Match                    // calls Funcs[tag of args[0]] with the payload and the other args
	Call                     // calls Funcs[0] with all args
	MakeList                 // of Type from all args
	Fuel                     // a list of N units
	Map                      // Funcs[0](element, other args…) of each element of args[0]
	Filter                   // the elements of args[0] of which Funcs[0](element, other args…) is true
	Fold                     // the last state of state = Funcs[0](state, element, other args…), from args[1], over args[0]
	Zip                      // pairs of the elements of two lists, as many as the shorter has
	Enumerate                // pairs of number and element, from 0
	Concat                   // two lists, strings or byte strings, one after the other; the latter only where they are seen
	Reverse                  // of a list
	Take                     // the first N of a list
	At                       // element N of a list, or none
	Entries                  // pairs of key and value of a dict
	MakeTree                 // of Type with the one node args[0]
	MapTree                  // Funcs[0](value, other args…) of each node of args[0]
	FoldTree                 // Funcs[0](value, list of what the children gave, other args…) from the leaves up
	Flatten                  // the values of a tree, each before those below it
	Root                     // the place of a tree's root
	Focus                    // the value at a place
	Down                     // to child N, or none
	Up                       // to the parent, or none
	Left                     // to the sibling before, or none
	Right                    // to the sibling after, or none
	Edit                     // puts args[1] into a place
	Insert                   // adds a leaf args[1] as the last child of a place, or none if the tree is full
	Delete                   // removes a place and all below it, and goes to its parent; none of the root
	Whole                    // the tree of a place
)

// The operations of structure alone.
const (
	Observe Op = iota + 64 // calls the seen function Funcs[0] with all args
	Update                 // appends args[0] to the client's log of key Label, or to the one that args[1] names
)

// The operations where primitives are seen.
const (
	And        Op = iota + 96
	Or            //
	Not           //
	ToTag         // a bool as truth
	FromTag       // and back
	Select        // args[1] if args[0] is true, else args[2]
	Equal         // of two values of equal types
	Less          // of two numbers, times, strings (by bytes), byte strings or ids
	AtMost        // the same, or equal
	Add           // numbers of the same type
	Sub           //
	Mul           // decimals: rounded half to even
	Div           // ints: towards zero; decimals: rounded half to even
	Mod           // of ints, with the sign of args[0]
	Neg           //
	ToDecimal     // with N digits, of an int or a decimal; rounded half to even
	Round         // a decimal to an int, half to even
	Since         // seconds from time args[1] to time args[0]
	Later         // time args[0] and args[1] seconds
	Length        // code points of a string, bytes, elements, entries
	ByteLength    // bytes of a string
	Slice         // from args[1] to before args[2], which are cut to what there is; a string's in code points
	Contains      // args[1] is within args[0]
	HasPrefix     //
	HasSuffix     //
	Find          // where args[1] starts first in args[0], in code points or bytes, or none
	Split         // a string by the separator args[1] into at most N parts; an empty one does not split
	ToLower       // of ASCII
	ToUpper       // of ASCII
	FoldCase      // simple case folding of Unicode
	Format        // a number in decimal
	Clip          // the first N bytes of a string, without half a code point, of bytes, or elements of a list
	ToBytes       // of a string or id
	SHA256        // of bytes
	Keccak256     // of bytes
	Verify        // whether account args[0] signed digest args[1] with args[2] (r, s, v): ecrecover
	Get           // element args[1] of a list, or value of key args[1] of a dict, or none
	Put           // key args[1] and value args[2] into a dict, or none if it is full
	Remove        // key args[1] from a dict
)

var opNames = map[Op]string{
	Const: "const", MakeTuple: "tuple", MakeRecord: "record", Field: "field", Construct: "construct", Match: "match", Call: "call",
	MakeList: "list", Fuel: "fuel", Map: "map", Filter: "filter", Fold: "fold", Zip: "zip", Enumerate: "enumerate", Concat: "concat",
	Reverse: "reverse", Take: "take", At: "at", Entries: "entries", MakeTree: "tree", MapTree: "mapTree", FoldTree: "foldTree",
	Flatten: "flatten", Root: "root", Focus: "focus", Down: "down", Up: "up", Left: "left", Right: "right", Edit: "edit",
	Insert: "insert", Delete: "delete", Whole: "whole",
	Observe: "observe", Update: "update",
	And: "and", Or: "or", Not: "not", ToTag: "toTag", FromTag: "fromTag", Select: "select", Equal: "equal", Less: "less",
	AtMost: "atMost", Add: "add", Sub: "sub", Mul: "mul", Div: "div", Mod: "mod", Neg: "neg", ToDecimal: "toDecimal",
	Round: "round", Since: "since", Later: "later", Length: "length", ByteLength: "byteLength", Slice: "slice",
	Contains: "contains", HasPrefix: "hasPrefix", HasSuffix: "hasSuffix", Find: "find", Split: "split", ToLower: "toLower",
	ToUpper: "toUpper", FoldCase: "foldCase", Format: "format", Clip: "clip", ToBytes: "toBytes", SHA256: "sha256",
	Keccak256: "keccak256", Verify: "verify", Get: "get", Put: "put", Remove: "remove",
}

var opsByName = func() map[string]Op {
	by := make(map[string]Op, len(opNames))
	for op, name := range opNames {
		by[name] = op
	}
	return by
}()

// String returns the name of the operation in documents.
func (o Op) String() string {
	if name, ok := opNames[o]; ok {
		return name
	}
	return fmt.Sprintf("op %d", uint8(o))
}

// MarshalText writes the name of the operation.
func (o Op) MarshalText() ([]byte, error) { return []byte(o.String()), nil }

// UnmarshalText reads the name of an operation.
func (o *Op) UnmarshalText(text []byte) error {
	op, ok := opsByName[string(text)]
	if !ok {
		return fmt.Errorf("unknown operation %q", text)
	}
	*o = op
	return nil
}

// Sees tells whether the operation looks at primitives, which only seen functions do.
func (o Op) Sees() bool { return o >= And }

// Node is one step of a function. What it works on are parameters of its function, which have the first numbers, or
// nodes before it, which have the numbers after them.
type Node struct {
	Op    Op              `json:"op"`
	Args  []int           `json:"args,omitempty"`
	Funcs []Hash          `json:"funcs,omitempty"`
	N     int             `json:"n,omitempty"`
	Type  *data.Type      `json:"type,omitempty"`
	Value json.RawMessage `json:"value,omitempty"` // as package data writes values
	Label *data.Label     `json:"label,omitempty"`
}

// Function is a list of nodes, the result of one of which, or a parameter, is its result.
type Function struct {
	Seen   bool         `json:"seen,omitempty"` // it looks at primitives
	In     []*data.Type `json:"in"`
	Out    *data.Type   `json:"out"`
	Body   []Node       `json:"body"`
	Result int          `json:"result"`
}
