package author

import (
	"maps"

	"emet/agents/program/data"
	"emet/agents/program/flow"
)

// Public returns the planned program as it is published: with the names of what clients see, which are those of endpoints,
// keys, indices and types. What the author called anything else is in no document.
func (a *App) Public() ([]byte, error) {
	p, err := a.Plan()
	if err != nil {
		return nil, err
	}
	doc := *p.Program.Document
	if a.Names != nil {
		doc.Names = &flow.Names{
			Types: data.Names{}, Keys: named(doc.Keys, a.Names.Keys), Indices: named(doc.Indices, a.Names.Indices),
			Endpoints: named(doc.Endpoints, a.Names.Endpoints),
		}
		for label := range p.Program.Declared {
			if n, ok := a.Names.Types[label]; ok {
				doc.Names.Types[label] = n
			}
		}
	}
	checked, err := flow.Check(&doc)
	if err != nil {
		return nil, err
	}
	return checked.Encode()
}

// named are the names of what there is.
func named[V any](things map[data.Label]V, all map[data.Label]flow.Name) map[data.Label]flow.Name {
	out := maps.Clone(all)
	maps.DeleteFunc(out, func(l data.Label, _ flow.Name) bool { _, there := things[l]; return !there })
	return out
}
