package sealed

import "emet/agents/program/data"

// Sources returns where the primitives of what the change appends come from, in their order. T is the type of the key's
// entries.
func (c *PlayedChange) Sources(t *data.Type) []Source {
	leaves := c.shape.Leaves(t)
	out := make([]Source, len(leaves))
	for i, l := range leaves {
		out[i] = l.source
	}
	return out
}
