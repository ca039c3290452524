package hosting_test

import (
	"encoding/json"
	"testing"

	"emet/agents/hosting"
)

// What is written of an identity is read again: a supervisor that could not read whom it is about to charge could post nothing.
func TestStandingsAreReadAgain(t *testing.T) {
	for state := hosting.None; state <= hosting.Tombstoned; state++ {
		for charge := hosting.AtWill; charge <= hosting.Stamp; charge++ {
			s := hosting.Standing{State: state, Charge: charge}
			blob, err := json.Marshal(s)
			if err != nil {
				t.Fatal(err)
			}
			var again hosting.Standing
			if err := json.Unmarshal(blob, &again); err != nil || again.State != state || again.Charge != charge {
				t.Errorf("%s came back as %s, %s: %v", blob, again.State, again.Charge, err)
			}
		}
	}
	for _, text := range []string{`{"state":"alive"}`, `{"charge":"theft"}`} {
		if err := json.Unmarshal([]byte(text), new(hosting.Standing)); err == nil {
			t.Errorf("%s is read", text)
		}
	}
}
