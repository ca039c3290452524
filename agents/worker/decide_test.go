package worker

import (
	"math/big"
	"testing"

	"emet/agents/market"
)

// The decision is not exported, as nobody but the worker asks for it; it is tested from inside because it is the
// heart of the role.

var (
	me    = market.Address{1}
	other = market.Address{2}
)

func take(spec func(*market.Spec)) market.View {
	s := market.Spec{
		Engine: market.JS1, Fuel: 10, Pages: 10, Replicas: 1, Quorum: 1,
		Reward: market.NewWei(big.NewInt(10)), Deposit: market.NewWei(big.NewInt(10)),
		Clocks: market.Clocks{Matching: 10, Setup: 10, Run: 10, Deliver: 10, Reveal: 10, Challenge: 10},
	}
	if spec != nil {
		spec(&s)
	}
	return market.View{
		ID: market.ID{7}, Job: market.Job{Spec: s}, State: market.Open, Deadline: 100,
		Posted: market.Block{Number: 5}, Since: market.Block{Number: 5}, Last: market.Block{Number: 5, Time: 50},
	}
}

func with(v market.View, state market.State, runs ...market.Run) market.View {
	v.State, v.Runs = state, runs
	return v
}

func seat(w market.Address, s market.RunState) market.Run {
	return market.Run{Worker: w, State: s, Claimed: market.Block{Number: 6}, Announced: market.Block{Number: 7}}
}

// engineOf gives an engine that is described by a digest.
func engineOf(digest byte) market.Engine { return market.EngineOf([32]byte{31: digest}) }

func TestDecide(t *testing.T) {
	allowed, strange := engineOf(1), engineOf(2)
	var alias market.Engine // of js/1
	for e := range market.Aliases() {
		if e.Name() == market.JS1 {
			alias = e
		}
	}
	willing := policy{
		engines: []market.Engine{market.JS1, allowed}, minReward: big.NewInt(5), maxDeposit: big.NewInt(50), maxPages: 100, maxResult: 100, retain: 1000,
	}
	early, late := clock{head: market.Block{Number: 9, Time: 90}, final: 9}, clock{head: market.Block{Number: 9, Time: 200}, final: 9}
	shallow := clock{head: market.Block{Number: 9, Time: 90}, final: 4} // nothing of the job is final yet
	done, failed := work{Phase: phaseDone}, work{Phase: phaseFailed}
	cancelling := func(v market.View) market.View { v.CancelAt = 95; return v }

	for name, c := range map[string]struct {
		view  market.View
		work  work
		clock clock
		want  step
	}{
		"an open job is claimed":                            {take(nil), work{}, early, stepClaim},
		"not after its deadline":                            {take(nil), work{}, late, stepNone},
		"not while it is being cancelled":                   {cancelling(take(nil)), work{}, early, stepNone},
		"not if its result may be too large":                {take(func(s *market.Spec) { s.MaxResult = 101 }), work{}, early, stepNone},
		"not with an allow list":                            {take(func(s *market.Spec) { s.AllowList[0] = 1 }), work{}, early, stepNone},
		"not after giving it back":                          {with(take(nil), market.Open, seat(me, market.RunReleased)), work{}, early, stepNone},
		"nor settled then":                                  {with(take(nil), market.Open, seat(me, market.RunReleased)), work{}, late, stepNone},
		"a job that nobody moves on is forgotten":           {take(nil), work{}, clock{head: market.Block{Number: 9, Time: 1101}, final: 9}, stepForget},
		"whoever submitted":                                 {with(take(nil), market.Standing, seat(other, market.RunSubmitted)), work{}, clock{head: market.Block{Number: 9, Time: 1101}, final: 9}, stepForget},
		"not one of this worker's":                          {with(take(nil), market.Standing, seat(me, market.RunSubmitted)), work{}, clock{head: market.Block{Number: 9, Time: 1101}, final: 9}, stepSettle},
		"not for too little":                                {take(func(s *market.Spec) { s.Reward = market.NewWei(big.NewInt(4)) }), work{}, early, stepNone},
		"not with an engine it lacks":                       {take(func(s *market.Spec) { s.Engine = market.Wasm1 }), work{}, early, stepNone},
		"an engine that its operator allows":                {take(func(s *market.Spec) { s.Engine = allowed }), work{}, early, stepClaim},
		"no other one":                                      {take(func(s *market.Spec) { s.Engine = strange }), work{}, early, stepNone},
		"a descriptor means what its name does":             {take(func(s *market.Spec) { s.Engine = alias }), work{}, early, stepClaim},
		"not with more memory than it has":                  {take(func(s *market.Spec) { s.Pages = 101 }), work{}, early, stepNone},
		"not for a deposit too high":                        {take(func(s *market.Spec) { s.Deposit = market.NewWei(big.NewInt(51)) }), work{}, early, stepNone},
		"somebody else's job is left alone":                 {with(take(nil), market.Working, seat(other, market.RunClaimed)), work{}, early, stepNone},
		"until its worker is overdue (CM-19)":               {with(take(nil), market.Working, seat(other, market.RunClaimed)), work{}, late, stepSettle},
		"a claimed job is run":                              {with(take(nil), market.Working, seat(me, market.RunClaimed)), work{}, early, stepRun},
		"even before the claim is final":                    {with(take(nil), market.Working, seat(me, market.RunClaimed)), work{}, shallow, stepRun},
		"its result is announced":                           {with(take(nil), market.Working, seat(me, market.RunClaimed)), done, early, stepAnnounce},
		"but not before the claim is final":                 {with(take(nil), market.Working, seat(me, market.RunClaimed)), done, shallow, stepNone},
		"a job that cannot be done is given back":           {with(take(nil), market.Working, seat(me, market.RunClaimed)), failed, early, stepRelease},
		"a result that is too late is not announced":        {with(take(nil), market.Working, seat(me, market.RunClaimed)), done, late, stepSettle},
		"a commitment waits for the reveals":                {with(take(nil), market.Working, seat(me, market.RunCommitted)), done, early, stepNone},
		"and is opened then (SR-01)":                        {with(take(nil), market.Revealing, seat(me, market.RunCommitted), seat(other, market.RunCommitted)), done, early, stepReveal},
		"but not before all commitments are final":          {with(take(nil), market.Revealing, seat(me, market.RunCommitted), seat(other, market.RunCommitted)), done, shallow, stepNone},
		"not without knowing what was committed":            {with(take(nil), market.Revealing, seat(me, market.RunCommitted), seat(other, market.RunCommitted)), work{}, early, stepNone},
		"an opened job is settled when all have opened":     {with(take(nil), market.Revealing, seat(me, market.RunRevealed)), done, early, stepSettle},
		"the holder with the lowest address goes first":     {with(take(nil), market.Revealing, seat(other, market.RunRevealed), seat(me, market.RunRevealed)), done, early, stepSettle},
		"the next one waits for it":                         {with(take(nil), market.Revealing, seat(market.Address{0}, market.RunRevealed), seat(me, market.RunRevealed)), done, clock{head: market.Block{Number: 9, Time: 64}, final: 9}, stepNone},
		"but not for ever":                                  {with(take(nil), market.Revealing, seat(market.Address{0}, market.RunRevealed), seat(me, market.RunRevealed)), done, clock{head: market.Block{Number: 9, Time: 65}, final: 9}, stepSettle},
		"nor when a deadline has passed":                    {with(take(nil), market.Working, seat(market.Address{0}, market.RunCommitted), seat(me, market.RunClaimed)), work{}, clock{head: market.Block{Number: 9, Time: 116}, final: 9}, stepSettle},
		"when it waits too":                                 {with(take(nil), market.Working, seat(market.Address{0}, market.RunCommitted), seat(me, market.RunClaimed)), work{}, clock{head: market.Block{Number: 9, Time: 115}, final: 9}, stepNone},
		"a standing result is settled when it counts":       {with(take(nil), market.Standing, seat(me, market.RunSubmitted)), done, late, stepSettle},
		"and not before":                                    {with(take(nil), market.Standing, seat(me, market.RunSubmitted)), done, early, stepNone},
		"a released job is not taken again":                 {with(take(nil), market.Open, seat(me, market.RunReleased)), failed, early, stepNone},
		"an ended job of mine is kept for a while (CM-19)":  {with(take(nil), market.Accepted, seat(me, market.RunSubmitted)), done, late, stepNone},
		"then forgotten":                                    {with(take(nil), market.Accepted, seat(me, market.RunSubmitted)), done, clock{head: market.Block{Number: 9, Time: 5000}, final: 9}, stepForget},
		"an ended job of others is forgotten at once":       {with(take(nil), market.Accepted, seat(other, market.RunSubmitted)), work{}, early, stepForget},
		"but not before its end is final":                   {with(take(nil), market.Accepted, seat(other, market.RunSubmitted)), work{}, shallow, stepNone},
		"a cancelled seat is settled when it takes effect":  {cancelling(with(take(nil), market.Working, seat(me, market.RunClaimed))), done, clock{head: market.Block{Number: 9, Time: 95}, final: 9}, stepSettle},
		"a submission before that is made all the same":     {cancelling(with(take(nil), market.Working, seat(me, market.RunClaimed))), done, early, stepAnnounce},
		"replicas start before all seats are taken":         {with(take(func(s *market.Spec) { s.Replicas = 3 }), market.Open, seat(me, market.RunClaimed)), work{}, early, stepRun},
		"an open job with my overdue seat is moved on":      {with(take(func(s *market.Spec) { s.Replicas = 3 }), market.Open, seat(me, market.RunCommitted)), done, late, stepSettle},
		"a second seat on a job is never asked for (SR-07)": {with(take(func(s *market.Spec) { s.Replicas = 3 }), market.Open, seat(me, market.RunCommitted)), done, early, stepNone},
	} {
		if got := decide(&c.view, me, c.work, willing, c.clock); got != c.want {
			t.Errorf("%s: step %d, want %d", name, got, c.want)
		}
	}
}

// In the block of the posting as many workers claim as there are seats, and never the same ones first; after a few
// blocks everybody may, whoever is away.
func TestTurnsToClaim(t *testing.T) {
	var crowd []market.Address
	for i := range 12 {
		crowd = append(crowd, market.Address{byte(i + 1)})
	}
	for _, replicas := range []uint8{1, 3} {
		first := map[market.Address]int{}
		for job := range 60 {
			v := take(func(s *market.Spec) { s.Replicas = replicas })
			v.ID = market.ID{byte(job)}
			for passed := range uint64(claimTurns + 1) {
				may := 0
				for _, w := range crowd {
					if turnToClaim(&v, w, clock{head: market.Block{Number: v.Since.Number + passed}, crowd: crowd}) {
						may++
						if passed == 0 {
							first[w]++
						}
					}
				}
				want := min(int(replicas)*int(passed+1), len(crowd))
				if passed == claimTurns {
					want = len(crowd)
				}
				if may != want {
					t.Fatalf("after %d blocks %d of %d workers may claim %d seats: want %d", passed, may, len(crowd), replicas, want)
				}
			}
		}
		if len(first) < len(crowd)/2 {
			t.Errorf("only %d workers are ever first", len(first))
		}
	}
	v := take(nil)
	if !turnToClaim(&v, me, clock{head: market.Block{Number: 1}}) {
		t.Error("a worker that knows of nobody waits")
	}
}
