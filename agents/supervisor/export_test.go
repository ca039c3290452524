package supervisor

import (
	"math/big"

	"emet/agents/hosting/state"
	"emet/agents/identity"
)

// Accused is who is charged for the faults of a tick, and with how much of a stamp as evidence: -1 if there is none.
func Accused(faults []state.Fault) (who []identity.ID, stamps []int) {
	s := &Supervisor{Config: Config{ChainID: big.NewInt(1)}}
	for _, c := range s.charges(7, faults) {
		n := -1
		if c.Evidence != nil {
			n = len(c.Evidence.Stamp)
		}
		who, stamps = append(who, c.ID), append(stamps, n)
	}
	return who, stamps
}
