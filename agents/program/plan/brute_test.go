package plan_test

import (
	"testing"

	"emet/agents/program/flowgen"
	"emet/agents/program/plan"
)

// No way to join the points of a function exposes less than the plan; and of those that expose the same, with no point
// that knows more than before, none has fewer points or gets fewer bytes. L-17, F-05.
func TestPlansExposeLeast(t *testing.T) {
	var all plan.Checked
	for seed := range uint64(200) {
		p := flowgen.Config{Nodes: 20}.Program(flowgen.Seed(seed))
		c, err := plan.Brute(p, 6)
		if err != nil {
			t.Errorf("seed %d: %v", seed, err)
		}
		all.Functions, all.Plans, all.Joined = all.Functions+c.Functions, all.Plans+c.Plans, all.Joined+c.Joined
	}
	t.Logf("%d functions, %d plans, %d points joined", all.Functions, all.Plans, all.Joined)
	if all.Functions < 100 || all.Joined < 20 {
		t.Error("there was too little to compare")
	}
}
