package program

import (
	"bytes"
	"cmp"
	"encoding/json"
	"fmt"
	"slices"

	"emet/agents/program/flow"
)

// builtJSON is a [Built] between an author's command and the tools that started it.
type builtJSON struct {
	Program json.RawMessage `json:"program"`
	Sources []sourceJSON    `json:"sources"`
	Notices []string        `json:"notices"`
}

type sourceJSON struct {
	Function flow.Hash `json:"function"`
	Node     int       `json:"node"`
	At       string    `json:"at"`
}

// Write writes all that was built. Equal programs give equal bytes.
func (b *Built) Write() ([]byte, error) {
	doc, err := b.Encode()
	if err != nil {
		return nil, err
	}
	out := builtJSON{Program: doc, Sources: []sourceJSON{}, Notices: append([]string{}, b.Notices...)}
	for s, at := range b.Sources {
		out.Sources = append(out.Sources, sourceJSON{s.Function, s.Node, at})
	}
	slices.SortFunc(out.Sources, func(a, b sourceJSON) int {
		return cmp.Or(bytes.Compare(a.Function[:], b.Function[:]), cmp.Compare(a.Node, b.Node))
	})
	return json.Marshal(out)
}

// ReadBuilt reads what [Built.Write] wrote.
func ReadBuilt(blob []byte) (*Built, error) {
	var in builtJSON
	if err := json.Unmarshal(blob, &in); err != nil {
		return nil, fmt.Errorf("what a program's command wrote: %w", err)
	}
	p, err := flow.Decode(in.Program)
	if err != nil {
		return nil, err
	}
	b := &Built{Program: p, Sources: map[flow.Site]string{}, Notices: in.Notices}
	for _, s := range in.Sources {
		b.Sources[flow.Site{Function: s.Function, Node: s.Node}] = s.At
	}
	return b, nil
}
