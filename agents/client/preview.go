package client

import (
	"encoding/hex"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"github.com/ethereum/go-ethereum/common"

	"emet/agents/hosting"
	"emet/agents/hosting/sealed"
	"emet/agents/program/data"
	"emet/agents/program/flow"
)

// Origin is where a part of an update comes from.
type Origin string

// The origins.
const (
	FromRequest Origin = "request"  // the user put it into the request
	FromAnswer  Origin = "stored"   // it is in what the application's state answered, so it is public already
	FromTick    Origin = "time"     // the time of the tick
	FromProgram Origin = "program"  // a constant of the program, the number of an element, or what the program chose
	Computed    Origin = "computed" // servers made it of what they saw
	Unknown     Origin = "unknown"  // nobody can tell
)

var origins = []Origin{FromRequest, FromAnswer, FromTick, FromProgram, Computed, Unknown}

var originOf = map[sealed.Source]Origin{
	sealed.FromRequest: FromRequest, sealed.FromAnswer: FromAnswer, sealed.FromTick: FromTick,
	sealed.FromProgram: FromProgram, sealed.FromServer: Computed,
}

// Field is one thing that would become public: a primitive, or a choice or length that says something by itself.
type Field struct {
	Path     string `json:"path"` // names from the entry to the field, joined by dots; empty for the entry itself
	Type     string `json:"type"`
	Value    string `json:"value"` // for people
	Origin   Origin `json:"origin"`
	Declared bool   `json:"declared"` // the application's schema has names for all parts of the path
	Answer   Answer `json:"answer,omitempty"`
}

// Update is what a request would append to a log.
type Update struct {
	Key      string       `json:"key"`              // name of the kind of log, or its label if it has no name
	Doc      string       `json:"doc,omitempty"`    // what the author says about it
	Log      *common.Hash `json:"log,omitempty"`    // if the application chose one; else the client's own
	Declared bool         `json:"declared"`         // the application's schema has the kind of log
	Value    string       `json:"value,omitempty"`  // JSON of the whole entry
	Fields   []Field      `json:"fields"`           //
	Answer   Answer       `json:"answer,omitempty"` // the strictest of the fields'
}

// Preview is all that a request would make public (F-14, F-24).
type Preview struct {
	App      hosting.OfferID `json:"app"`
	Name     string          `json:"name"`
	Endpoint string          `json:"endpoint"`
	Updates  []Update        `json:"updates"`
	Answer   Answer          `json:"answer"`
}

// leaf is a part of a value that says something.
type leaf struct {
	path     string
	declared bool
	t        *data.Type
	v        data.Value
	text     string // of what is no primitive
}

// preview explains changes to a person and lets the policy answer for them.
func (a *App) preview(endpoint string, changes []sealed.PlayedChange, reveals [][]sealed.Reveal, p Policy) (Preview, error) {
	if err := p.named(); err != nil {
		return Preview{}, err
	}
	out := Preview{App: a.ID, Name: a.Name, Endpoint: endpoint, Updates: []Update{}, Answer: Allow}
	for i := range changes {
		u, err := a.explain(&changes[i], reveals[i])
		if err != nil {
			return Preview{}, err
		}
		u.Answer = Allow
		for i, f := range u.Fields {
			u.Fields[i].Answer = p.Judge(a.ID, u, f)
			u.Answer = Strictest(u.Answer, u.Fields[i].Answer)
		}
		if len(u.Fields) == 0 && !u.Declared {
			u.Answer = Deny
		}
		out.Answer = Strictest(out.Answer, u.Answer)
		out.Updates = append(out.Updates, u)
	}
	return out, nil
}

// keyType returns the type of the entries of a kind of log.
func (a *App) keyType(key data.Label) (*data.Type, error) {
	k, ok := a.Program.Keys[key]
	if !ok {
		return nil, fmt.Errorf("the program has no kind of log %s", key)
	}
	return a.Program.Declared.Resolve(k.Type)
}

func (a *App) explain(c *sealed.PlayedChange, reveals []sealed.Reveal) (Update, error) {
	t, err := a.keyType(c.Key)
	if err != nil {
		return Update{}, err
	}
	u := Update{Key: c.Key.String(), Fields: []Field{}}
	if n, ok := a.keyName(c.Key); ok {
		u.Key, u.Doc, u.Declared = n.Name, n.Doc, true
	}
	if c.Log != nil {
		log := common.Hash(*c.Log)
		u.Log, reveals = &log, reveals[1:] // the first one is the log's
	}
	if blob, err := c.Value.JSON(t, a.typeNames()); err == nil {
		u.Value = string(blob)
	}
	walk(t, c.Value, a.typeNames(), func(l leaf) {
		f := Field{Path: l.path, Type: l.t.Text(a.typeNames()), Declared: l.declared, Value: l.text, Origin: FromProgram}
		if l.t.IsPrimitive() {
			f.Origin = Unknown
			if len(reveals) > 0 {
				if from, ok := originOf[reveals[0].Source]; ok {
					f.Origin = from
				}
				reveals = reveals[1:]
			}
			blob, err := l.v.JSON(l.t, nil)
			if f.Value = string(blob); err != nil {
				f.Value, f.Origin = hex.EncodeToString(l.v.AppendCBOR(l.t, nil)), Unknown
			}
		}
		u.Fields = append(u.Fields, f)
	})
	return u, nil
}

func (a *App) keyName(l data.Label) (flow.Name, bool) {
	if a.Program.Names == nil {
		return flow.Name{}, false
	}
	n, ok := a.Program.Names.Keys[l]
	return n, ok
}

func (a *App) typeNames() data.Names {
	if a.Program.Names == nil {
		return data.Names{}
	}
	return a.Program.Names.Types
}

// walk tells of every primitive of a value, and of every choice and length that is not told by what is in it.
func walk(t *data.Type, v data.Value, n data.Names, tell func(leaf)) {
	w := walker{names: n, tell: tell, declared: true}
	w.value(t, v, nil)
}

type walker struct {
	names    data.Names
	tell     func(leaf)
	declared bool
	told     int
}

func (w *walker) say(t *data.Type, v data.Value, at []string, text string) {
	w.told++
	w.tell(leaf{strings.Join(at, "."), w.declared, t, v, text})
}

func (w *walker) value(t *data.Type, v data.Value, at []string) {
	switch {
	case t.IsPrimitive():
		w.say(t, v, at, "")
	case t.Kind == data.Unit:
	case t.IsTagged():
		w.tagged(t, v, at)
	case t.Kind == data.Dict:
		for i, e := range v.Entries() {
			w.in(t.Of[0], e.Key, at, strconv.Itoa(i), "key")
			w.in(t.Of[1], e.Value, at, strconv.Itoa(i), "value")
		}
		if v.Size() == 0 {
			w.say(t, v, at, "empty")
		}
	case t.Kind == data.Tree:
		w.in(t.Of[0], v.Value(), at, "value")
		for i, c := range v.Children() {
			w.in(t, c, at, "children", strconv.Itoa(i))
		}
	default:
		w.parts(t, v, at)
	}
}

// in goes on with a part.
func (w *walker) in(t *data.Type, v data.Value, at []string, names ...string) {
	w.value(t, v, append(slices.Clip(at), names...))
}

func (w *walker) tagged(t *data.Type, v data.Value, at []string) {
	before, declared := w.told, w.declared
	var name string
	switch t.Kind {
	case data.Option:
		name = []string{"none", "some"}[v.Tag()]
		w.in(t.Of[v.Tag()], v.Payload(), at)
	case data.Truth:
		name = strconv.FormatBool(v.Tag() == 1)
	default:
		name = w.name(t, v.Tag())
		w.in(t.Of[v.Tag()], v.Payload(), at, name)
	}
	if w.told == before {
		w.say(t, v, at, name)
	}
	w.declared = declared
}

func (w *walker) parts(t *data.Type, v data.Value, at []string) {
	for i, part := range v.Parts() {
		declared := w.declared
		switch t.Kind {
		case data.Record:
			w.in(t.Of[i], part, at, w.name(t, i))
		case data.Tuple:
			w.in(t.Of[i], part, at, strconv.Itoa(i))
		default:
			w.in(t.Of[0], part, at, strconv.Itoa(i))
		}
		w.declared = declared
	}
	if t.Kind == data.List && v.Len() == 0 {
		w.say(t, v, at, "empty")
	}
}

// name returns the author's name of a part. What has none is not declared.
func (w *walker) name(t *data.Type, i int) string {
	if n, ok := w.names[t.Label]; ok && len(n.Parts) == len(t.Of) {
		return n.Parts[i]
	}
	w.declared = false
	return strconv.Itoa(i)
}

// same tells whether two previews show the same, but for the time of the tick: who agreed to one agreed to the other.
func (p Preview) same(q *Preview) bool {
	if q == nil || p.App != q.App || p.Endpoint != q.Endpoint || len(p.Updates) != len(q.Updates) {
		return false
	}
	for i, u := range p.Updates {
		v := q.Updates[i]
		if u.Key != v.Key || (u.Log == nil) != (v.Log == nil) || u.Log != nil && *u.Log != *v.Log || len(u.Fields) != len(v.Fields) {
			return false
		}
		for j, f := range u.Fields {
			g := v.Fields[j]
			if f.Origin == FromTick && g.Origin == FromTick {
				f.Value = g.Value
			}
			f.Answer, g.Answer = "", ""
			if f != g {
				return false
			}
		}
	}
	return true
}
