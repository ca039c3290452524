package flow

import (
	"bytes"
	"crypto/sha256"
	"encoding/json"
	"errors"
	"fmt"
	"io"

	"github.com/gowebpki/jcs"

	"emet/agents/program/data"
)

// Version is the format of documents that this release writes and reads.
const Version = "program/1"

// Document is a program as it travels: canonical JSON (RFC 8785), in which labels stand for the author's names. Use
// [Decode] for one from outside, and [Check] for one that was made.
type Document struct {
	Version   string                  `json:"emet"`
	Name      string                  `json:"name"`
	Types     map[data.Label]Declared `json:"types"`
	Keys      map[data.Label]Key      `json:"keys"`
	Indices   map[data.Label]Index    `json:"indices"`
	Functions map[Hash]Function       `json:"functions"`
	Endpoints map[data.Label]Endpoint `json:"endpoints"`
	Never     []Pair                  `json:"never,omitempty"`    // leaves that no server may see together
	Together  []Pair                  `json:"together,omitempty"` // leaves that the author accepts to be seen together
	Names     *Names                  `json:"names,omitempty"`    // what labels stand for; not for servers
}

// Declared is a type that the author declared: one of the two.
type Declared struct {
	Record  []*data.Type `json:"record,omitempty"`  // types of the fields
	Variant []*data.Type `json:"variant,omitempty"` // payloads by tag
}

// Key is a type of logs that clients own.
type Key struct {
	Type  *data.Type `json:"type"`            // of each entry
	Moves []Move     `json:"moves,omitempty"` // what may follow what, if Type is a variant; default anything
	Check *Hash      `json:"check,omitempty"` // a seen function (option(Type) before, Type) to bool; default true
}

// Move allows a value with the tag To after one with the tag From. A From of -1 stands for an empty log.
type Move struct {
	From int `json:"from"`
	To   int `json:"to"`
}

// Index is an order in which the entries of a type of logs can be looked up.
type Index struct {
	Key    data.Label `json:"key"`
	By     [][]int    `json:"by"`               // fields: each a path of numbers into the value
	Latest bool       `json:"latest,omitempty"` // only the last entry of each log
}

// Endpoint is what a client can call.
type Endpoint struct {
	In     *data.Type `json:"in"`
	Out    *data.Type `json:"out"`
	Stages []Stage    `json:"stages"` // more than one if a query needs what was computed
}

// Stage is a part of an endpoint: queries, then a structure function. Its parameters are the request, or what the stage
// before returned, the time of the tick, and the answers. All but the last stage return a tuple of values that later
// ones need.
type Stage struct {
	Queries  []Query `json:"queries,omitempty"`
	Function Hash    `json:"function"`
}

// How is how the last operands of a query select.
type How string

// The ways to select.
const (
	ByEquality How = "equal"  // fields are equal to the operands
	ByPrefix   How = "prefix" // the same, but the last field starts with the last operand
	ByRange    How = "range"  // the same, but the last field is at least the last but one and below the last operand
)

// Query looks up at most Limit entries of an index, in its order: the answer is a list of tuples of id and value.
type Query struct {
	Index data.Label `json:"index"`
	How   How        `json:"how"`
	Where []Operand  `json:"where"`
	Limit int        `json:"limit"`
}

// Operand is a path into the first parameter of a stage or, without one, a constant.
type Operand struct {
	Path  []int           `json:"path,omitempty"`
	Self  bool            `json:"self,omitempty"` // the parameter itself: an empty path
	Value json.RawMessage `json:"value,omitempty"`
}

// Leaf is a field of a declared record, or the payload of a tag of a variant.
type Leaf struct {
	Type data.Label `json:"type"`
	Part int        `json:"part"`
}

// Pair is two leaves; the order says nothing, the lesser stands first.
type Pair [2]Leaf

// Name is an author's name for something and what he says about it.
type Name struct {
	Name string `json:"name"`
	Doc  string `json:"doc,omitempty"`
}

// Names are what labels stand for.
type Names struct {
	Types     data.Names          `json:"types"`
	Keys      map[data.Label]Name `json:"keys"`
	Indices   map[data.Label]Name `json:"indices"`
	Endpoints map[data.Label]Name `json:"endpoints"`
}

// Hash returns the name of a function.
func (f *Function) Hash() (Hash, error) {
	blob, err := canonical(f)
	if err != nil {
		return Hash{}, err
	}
	return sha256.Sum256(append([]byte("emet/function/1\n"), blob...)), nil
}

// canonical writes JSON as RFC 8785 wants it.
func canonical(v any) ([]byte, error) {
	blob, err := json.Marshal(v)
	if err != nil {
		return nil, err
	}
	return jcs.Transform(blob)
}

// Encode writes a document. Equal documents give equal bytes.
func (d *Document) Encode() ([]byte, error) {
	blob, err := canonical(d)
	if err == nil && len(blob) > MaxDocument {
		err = limit("the program takes %d bytes: at most %d are allowed", len(blob), MaxDocument)
	}
	return blob, err
}

// Decode reads a document from outside and checks it. It takes only what [Document.Encode] writes.
func Decode(blob []byte) (*Program, error) {
	if len(blob) > MaxDocument {
		return nil, fmt.Errorf("program of %d bytes: at most %d are allowed", len(blob), MaxDocument)
	}
	if err := checkNesting(blob); err != nil {
		return nil, err
	}
	d := json.NewDecoder(bytes.NewReader(blob))
	d.DisallowUnknownFields()
	var doc Document
	if err := d.Decode(&doc); err != nil {
		return nil, fmt.Errorf("program: %w", err)
	}
	if _, err := d.Token(); !errors.Is(err, io.EOF) {
		return nil, errors.New("program: there is more after its end")
	}
	if doc.Version != Version {
		return nil, fmt.Errorf("program of version %q: this release reads %q", doc.Version, Version)
	}
	if err := doc.checkNulls(); err != nil {
		return nil, err
	}
	again, err := doc.Encode()
	if err != nil {
		return nil, err
	}
	if !bytes.Equal(again, blob) {
		return nil, errors.New("program: not in canonical form (RFC 8785)")
	}
	return Check(&doc)
}

// maxNesting is how deep JSON in a document may be nested: types and constants, and what stands around them.
const maxNesting = 2*data.MaxDepth + 16

// checkNesting refuses deep JSON before anything recurses into it.
func checkNesting(blob []byte) error {
	depth, text := 0, false
	for i := 0; i < len(blob); i++ {
		switch c := blob[i]; {
		case text && c == '\\':
			i++
		case c == '"':
			text = !text
		case text:
		case c == '[' || c == '{':
			if depth++; depth > maxNesting {
				return fmt.Errorf("program nested deeper than %d", maxNesting)
			}
		case c == ']' || c == '}':
			depth--
		}
	}
	return nil
}
