package ground

import (
	"github.com/ethereum/go-ethereum/accounts/abi"
	"github.com/ethereum/go-ethereum/common"
	"github.com/ethereum/go-ethereum/core/types"
)

// Event is something that happened on one of the contracts, in words.
type Event struct {
	Name   string  `json:"name"`
	Fields []Field `json:"fields"`
}

// Field is a named value of an event.
type Field struct {
	Name  string `json:"name"`
	Value string `json:"value"`
}

// happenings are the contracts' events by their first topics. Where contracts share one, it means the same.
var happenings = func() map[common.Hash]abi.Event {
	out := make(map[common.Hash]abi.Event)
	for _, c := range bound {
		for _, e := range c.GetABI().Events {
			out[e.ID] = e
		}
	}
	return out
}()

// Describe turns an event of any of the contracts into words; false if it is none of theirs. Which contract it is of, its
// address says.
func Describe(l *types.Log) (Event, bool) {
	if len(l.Topics) == 0 {
		return Event{}, false
	}
	e, ok := happenings[l.Topics[0]]
	if !ok {
		return Event{}, false
	}
	values := make(map[string]any)
	var indexed abi.Arguments
	for _, a := range e.Inputs {
		if a.Indexed {
			indexed = append(indexed, a)
		}
	}
	if err := abi.ParseTopicsIntoMap(values, indexed, l.Topics[1:]); err != nil {
		return Event{}, false
	}
	if err := e.Inputs.UnpackIntoMap(values, l.Data); err != nil && len(e.Inputs) > len(indexed) {
		return Event{}, false
	}
	out := Event{Name: e.Name}
	for _, a := range e.Inputs {
		out.Fields = append(out.Fields, Field{a.Name, word(a, values[a.Name])})
	}
	return out, true
}
