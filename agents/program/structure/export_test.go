package structure

import "emet/agents/program/data"

// Move moves a place as an operation does: with edits if there is a value. The other places are those of data.
func (s Shape[L]) Move(op string, i int, value Shape[L], t *data.Type) (Shape[L], bool) {
	switch op {
	case "down":
		return s.down(i)
	case "up":
		return s.up()
	case "left":
		return s.beside(-1)
	case "right":
		return s.beside(1)
	case "edit":
		return s.edit(value), true
	case "insert":
		return s.insert(value, t.Max, t.Depth)
	case "delete":
		return s.remove()
	default:
		return placeOf(s.whole()), true
	}
}

// Focus returns what stands at a place.
func (s Shape[L]) Focus() Shape[L] { return s.focus() }
