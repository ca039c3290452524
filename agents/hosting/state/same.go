package state

import (
	"bytes"
	"errors"
	"fmt"

	"emet/agents/hosting/codec"
	"emet/agents/hosting/tick"
)

// ErrDiffers means that a supervisor says something else of a tick than it comes to.
var ErrDiffers = errors.New("the summary is not what the tick comes to")

// Same compares what a supervisor says of a tick with what it comes to. The error names the first entry, or root, that
// differs.
func Same(said, computed *tick.Summary) error {
	if bytes.Equal(codec.Encode(said), codec.Encode(computed)) {
		return nil
	}
	if len(said.Entries) != len(computed.Entries) {
		return fmt.Errorf("%w: it has %d entries, and %d were anchored", ErrDiffers, len(said.Entries), len(computed.Entries))
	}
	for i, e := range said.Entries {
		if c := computed.Entries[i]; e != c {
			return fmt.Errorf("%w: of entry %d of log %s it says %q, and it is %q", ErrDiffers, c.Index, c.Key, word(e.Reason), word(c.Reason))
		}
	}
	switch {
	case said.UpdateRoot != computed.UpdateRoot:
		return fmt.Errorf("%w: its update root is %s, and not %s", ErrDiffers, computed.UpdateRoot, said.UpdateRoot)
	case said.StateRoot != computed.StateRoot:
		return fmt.Errorf("%w: its state root is %s, and not %s", ErrDiffers, computed.StateRoot, said.StateRoot)
	default:
		return fmt.Errorf("%w: application, tick, time or seed differ", ErrDiffers)
	}
}

func word(r Reason) string {
	if r == "" {
		return "included"
	}
	return r
}
