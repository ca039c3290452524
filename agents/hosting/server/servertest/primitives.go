package servertest

import (
	"emet/agents/program/data"
	"emet/agents/program/structure"
)

// Primitive is one of those that a value has.
type Primitive struct {
	Type  *data.Type
	Value data.Value
}

// Primitives lists the primitives of a value of a type, in their order.
func Primitives(t *data.Type, v data.Value) (all []Primitive) {
	structure.Seal(t, v, func(t *data.Type, _ structure.Path, v data.Value) int {
		all = append(all, Primitive{t, v})
		return 0
	})
	return all
}

// Replace returns a value with other primitives in place of its own.
func Replace(t *data.Type, v data.Value, other func(t *data.Type, v data.Value) data.Value) (data.Value, error) {
	shape := structure.Seal(t, v, func(_ *data.Type, _ structure.Path, v data.Value) data.Value { return v })
	return structure.Open(t, shape, func(t *data.Type, v data.Value) (data.Value, error) { return other(t, v), nil })
}
