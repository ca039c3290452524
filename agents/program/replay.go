package program

import (
	"bytes"
	"context"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"strconv"

	"emet/agents/program/data"
)

// MaxTrace is how many bytes a trace may have.
const MaxTrace = 32 << 20

// trace is what another front end saw an author's code do: see package script, which writes it. Values, keys, indices,
// functions and endpoints are numbers that each step gives once.
type trace struct {
	Name  string    `json:"name"`
	Types []rawType `json:"types"`
	Steps []step    `json:"steps"`
}

// rawType is a word and its arguments: limits, and numbers of types that stand before it.
type rawType []json.RawMessage

// step is one thing that the code did. Which members it has goes by what it did.
type step struct {
	Do     string    `json:"do"`
	At     int       `json:"at"` // line
	ID     int       `json:"id"` // what it gives
	On     int       `json:"on"` // key, index, function or endpoint
	Text   string    `json:"text"`
	Names  []string  `json:"names"`
	N      int       `json:"n"`
	Type   *int      `json:"type"`
	Types  []int     `json:"types"`
	Args   []operand `json:"args"`
	Bodies []routine `json:"bodies"`
}

// routine is a callback that was run.
type routine struct {
	Params []int    `json:"params"`
	Steps  []step   `json:"steps"`
	Result *operand `json:"result"` // nil if it returned nothing
}

// operand is the number of a value, or a literal as [literal] takes it.
type operand struct {
	id      int // 0 for a literal
	literal any
}

// UnmarshalJSON reads an operand: a number is one of a value; {"number": "1"} and {"bytes": "00"} are literals, as are
// all other values of JSON. It goes through them once, however deep they are.
func (o *operand) UnmarshalJSON(blob []byte) error {
	d := json.NewDecoder(bytes.NewReader(blob))
	d.UseNumber()
	var x any
	if err := d.Decode(&x); err != nil {
		return err
	}
	if id, ok := x.(json.Number); ok {
		n, err := strconv.Atoi(id.String())
		if err != nil || n < 1 {
			return fmt.Errorf("%s is no operand: values count from 1", id)
		}
		o.id = n
		return nil
	}
	literal, err := literalOf(x)
	o.literal = literal
	return err
}

// literalOf returns the literal that a part of a trace stands for.
func literalOf(x any) (any, error) {
	switch x := x.(type) {
	case nil, bool, string:
		return x, nil
	case []any:
		literals := make([]any, len(x))
		for i, part := range x {
			l, err := literalOf(part)
			if err != nil {
				return nil, err
			}
			literals[i] = l
		}
		return literals, nil
	case map[string]any:
		if text, ok := x["number"].(string); ok && len(x) == 1 {
			return json.Number(text), nil
		}
		if text, ok := x["bytes"].(string); ok && len(x) == 1 {
			return hex.DecodeString(text)
		}
	case json.Number:
		return nil, errors.New("a value within a literal: lists and records of values are made by operations")
	}
	return nil, errors.New("an object that is no operand")
}

// Replay builds what a trace tells of. File is the author's, for places in errors. A mistake of the author is told like
// those of [App.Build]; a trace that no front end would write is refused as such.
func Replay(ctx context.Context, file string, blob []byte) (*Built, error) {
	if len(blob) > MaxTrace {
		return nil, fmt.Errorf("trace of %d bytes: at most %d are allowed", len(blob), MaxTrace)
	}
	var t trace
	d := json.NewDecoder(bytes.NewReader(blob))
	d.DisallowUnknownFields()
	if err := d.Decode(&t); err != nil {
		return nil, fmt.Errorf("trace: %w", err)
	}
	r := &replay{
		App: New(t.Name), ctx: ctx, file: file,
		values: map[int]*node{}, keys: map[int]*Key{}, indices: map[int]*Index{}, functions: map[int]*Function{}, endpoints: map[int]*Endpoint{},
	}
	r.at = func() string { return r.file + ":" + strconv.Itoa(r.line) }
	r.watchful = true
	return r.build(&t)
}

// replay is an application that is built from a trace.
type replay struct {
	*App
	ctx       context.Context //nolint:containedctx // of the one call of Replay
	file      string
	line      int
	depth     int // of callbacks
	rawTypes  []rawType
	types     []Type        // nil until they are needed
	values    map[int]*node // nil after a mistake
	keys      map[int]*Key
	indices   map[int]*Index
	functions map[int]*Function
	endpoints map[int]*Endpoint
}

// traceError ends a replay: no front end writes that.
type traceError struct{ error }

func (r *replay) bad(format string, args ...any) {
	panic(traceError{fmt.Errorf("trace, line %d: "+format, append([]any{r.line}, args...)...)})
}

func (r *replay) build(t *trace) (b *Built, err error) {
	defer func() {
		switch x := recover().(type) {
		case nil:
		case traceError:
			b, err = nil, x.error
		default:
			panic(x)
		}
	}()
	r.rawTypes, r.types = t.Types, make([]Type, len(t.Types))
	func() {
		defer func() { r.endOf(recover()) }()
		r.steps(t.Steps)
	}()
	return r.Build()
}

// typeOf returns a type by its number. Those that the author declares are known from their declaration on.
func (r *replay) typeOf(i int) Type { return r.resolve(i, len(r.types), 0) }

func (r *replay) resolve(i, before, depth int) Type {
	if i < 0 || i >= before || depth > data.MaxDepth {
		r.bad("there is no type %d", i)
	}
	if r.types[i] != nil {
		return r.types[i]
	}
	word, n := r.rawTypes[i].read()
	shape, ok := typeShapes[word]
	if !ok || len(n) < shape.types+shape.limits || word != "tuple" && len(n) > shape.types+shape.limits {
		r.bad("type %d is not known", i)
	}
	if word == "tuple" {
		shape.types = len(n)
	}
	var of []Type
	for _, part := range n[:shape.types] {
		of = append(of, r.resolve(part, i, depth+1))
	}
	t := shape.make(of, n[shape.types:])
	if err := t.Check(); err != nil {
		r.fail("%w", err)
		t = Unit
	}
	r.types[i] = t
	return t
}

// read takes a raw type apart. The word is empty if it is none.
func (raw rawType) read() (word string, n []int) {
	for i, part := range raw {
		var err error
		if i == 0 {
			err = json.Unmarshal(part, &word)
		} else {
			n = append(n, 0)
			err = json.Unmarshal(part, &n[i-1])
		}
		if err != nil {
			return "", nil
		}
	}
	return word, n
}

// typeShapes are the types that are not declared: of how many types they are, how many limits they have, and how they
// are made.
var typeShapes = map[string]struct {
	types, limits int
	make          func(of []Type, n []int) Type
}{
	"unit":    {0, 0, func([]Type, []int) Type { return Unit }},
	"bool":    {0, 0, func([]Type, []int) Type { return Bool }},
	"int":     {0, 0, func([]Type, []int) Type { return Int }},
	"time":    {0, 0, func([]Type, []int) Type { return Time }},
	"id":      {0, 0, func([]Type, []int) Type { return ID }},
	"truth":   {0, 0, func([]Type, []int) Type { return Truth }},
	"string":  {0, 1, func(_ []Type, n []int) Type { return String(n[0]) }},
	"bytes":   {0, 1, func(_ []Type, n []int) Type { return Bytes(n[0]) }},
	"decimal": {0, 1, func(_ []Type, n []int) Type { return Decimal(n[0]) }},
	"option":  {1, 0, func(of []Type, _ []int) Type { return Option(of[0]) }},
	"tuple":   {0, 0, func(of []Type, _ []int) Type { return Tuple(of...) }},
	"list":    {1, 1, func(of []Type, n []int) Type { return List(of[0], n[0]) }},
	"dict":    {2, 1, func(of []Type, n []int) Type { return Dict(of[0], of[1], n[0]) }},
	"tree":    {1, 2, func(of []Type, n []int) Type { return Tree(of[0], n[0], n[1]) }},
}
