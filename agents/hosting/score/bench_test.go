package score_test

import (
	"testing"

	"emet/agents/hosting/score"
	"emet/agents/hosting/tick"
)

// BenchmarkDraw draws for the widest request there is, among as many servers as there may be.
func BenchmarkDraw(b *testing.B) {
	l := score.NewLottery(beacon, crowd(tick.MaxServers, 0, 1), false)
	wants := []score.Want{top}
	for len(wants) < 64 {
		wants = append(wants, point(1))
	}
	for n := uint64(0); b.Loop(); n++ {
		if _, err := l.Draw(signature(n), wants, nil); err != nil {
			b.Fatal(err)
		}
	}
}
