package main

import (
	"testing"
)

// TestPricesAreNoted finds each price among the committed snapshots, so that a renamed one is not noticed only when
// somebody measures; and each goal is met there.
func TestPricesAreNoted(t *testing.T) {
	for _, p := range prices() {
		gas, err := noted("../../snapshots", p)
		if err != nil {
			t.Error(err)
			continue
		}
		if p.goal != nil && gas > *p.goal {
			t.Errorf("%s: %v, and the goal is %v", p.name, gas, *p.goal)
		}
	}
	if _, err := noted("../../snapshots", price{name: "x", contract: "TickLog", entry: "nothing"}); err == nil {
		t.Error("an entry that is not there was read")
	}
}
