package score

import (
	"errors"
	"fmt"

	"emet/agents/hosting/tick"
	"emet/agents/identity"
)

// ErrWeights means that a supervisor gave a server another chance than its scores do.
var ErrWeights = errors.New("the chances do not follow from the scores")

// Explains fails with [ErrWeights] unless the chances of a next part are those that the table gives, which was published
// with it (K-05). Whom the supervisor takes for offline has none: that is its word.
func (t *Table) Explains(n *tick.Next) error {
	if t.App != n.App {
		return fmt.Errorf("%w: they are of application %s", ErrWeights, t.App)
	}
	weights := make(map[identity.ID]uint32, len(n.Servers))
	for _, s := range n.Servers {
		weights[s.ID] = s.Weight
	}
	want := t.Weights(n.Tick, n.IDs(), func(id identity.ID) bool { return weights[id] == 0 })
	for i, id := range n.IDs() {
		if weights[id] != want[i] {
			return fmt.Errorf("%w: server %s has a weight of %d in tick %d, and by the scores after tick %d it is %d",
				ErrWeights, id, weights[id], n.Tick, t.Tick, want[i])
		}
	}
	return nil
}
