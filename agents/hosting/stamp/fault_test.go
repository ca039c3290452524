package stamp_test

import (
	"os"
	"strconv"
	"testing"

	"github.com/ethereum/go-ethereum/common"
	"github.com/ethereum/go-ethereum/crypto"

	"emet/agents/hosting/stamp"
)

// fault is something that goes wrong with a request, and who is to blame for it.
type fault struct {
	name   string
	guilty stamp.Party
	step   int // of a server
	bare   bool
	broken bool // the supervisor's commitment is not what follows from its seed
}

// inject has a request of so many updates go wrong in a way that the dice choose. What it returns as nobody's fault is
// nobody's; an honest request has no name.
func (w *world) inject(n int) (*stamp.Request, fault) {
	updates := 1 + w.dice.IntN(len(w.servers))
	at := w.dice.IntN(updates)
	pick := w.dice.IntN(10)
	switch {
	case pick < 4:
		return w.byServer(n, updates, at)
	case pick < 8:
		return w.byClient(n, updates, at)
	case pick < 9:
		return w.byNobody(n, updates, at)
	default:
		if w.dice.IntN(3) == 0 {
			// The servers stamped with what they had been committed to. The seed that is revealed gives something else.
			other := *w
			other.rules.Seed = number("other seed", 0)
			return other.run(n, updates, nil), fault{name: "equivocation on primes", guilty: stamp.Supervisor, broken: true}
		}
		return w.run(n, updates, nil), fault{}
	}
}

func (w *world) byServer(n, updates, at int) (*stamp.Request, fault) {
	kind := w.dice.IntN(len(cheats) + 3)
	if kind < len(cheats) && cheats[kind].name == "half words" {
		kind = 0 // that is refused by whoever comes next
	}
	f := fault{guilty: stamp.Server, step: at + 1}
	do := func(j job) []byte {
		j.step.Keys = number("void", n)
		return honest(j)
	}
	switch kind - len(cheats) {
	case 0:
		f.name, f.bare = "void keys", true
	case 1:
		f.name = "another stamp"
		do = func(j job) []byte {
			in := append(make([]byte, stamp.Width(j.number)-32), number("in", n).Bytes()...)
			j.step.StampIn = crypto.Keccak256Hash(in)
			return stamp.Multiply(in, j.p, j.q)
		}
	case 2:
		f.name = "a random factor"
		do = func(j job) []byte { return padded(product(j.in, j.p, number("random factor", n)), j.number+1) }
	default:
		f.name, do = cheats[kind].name, cheats[kind].do
	}
	r := w.run(n, updates, map[int]hand{at: do})
	if w.dice.IntN(2) == 0 {
		random := number("random", n)
		random[0] |= 0x80
		random[31] |= 1
		r.Random = random[:]
	} else {
		f.bare = true // there may be no evidence yet
	}
	return r, f
}

func (w *world) byClient(n, updates, at int) (*stamp.Request, fault) {
	r := w.run(n, updates, nil)
	f := fault{guilty: stamp.Client}
	kinds := []struct {
		name string
		do   func()
	}{
		{"changed delta", func() { r.Slots[at].Delta[w.dice.IntN(32)] ^= 1 }},
		{"changed Step", func() {
			s := &r.Steps[at+1].Step
			words := []*common.Hash{&s.Request, &s.Server, &s.Site, &s.Keys, &s.Previous, &s.StampIn, &s.StampOut, &s.Delta, &s.App}
			words[w.dice.IntN(len(words))][w.dice.IntN(32)] ^= 1 << w.dice.IntN(8)
			if w.dice.IntN(2) == 0 {
				slots := stamp.Slots(r.Steps)
				slots[at].Delta = s.Delta
				r.Slots = slots
			}
		}},
		{"changed signature", func() { r.Steps[at+1].Signature[w.dice.IntN(64)] ^= 1 << w.dice.IntN(8) }},
		{"changed r", func() {
			r.Steps[0].Step.StampOut = number("other r", n)
			r.Steps[0] = w.sign(r.Steps[0].Step, w.client)
		}},
		{"even r", func() { *r = *w.from(n, updates, append([]byte{0x80}, make([]byte, 31)...), nil) }},
		{"changed header", func() { r.ID[w.dice.IntN(32)] ^= 1 }},
		{"replay", func() { r.Steps = w.run(n+1, updates, nil).Steps }},
		{"replay of a whole request", func() {
			o := w.run(n+1, updates, nil)
			r.Steps, r.Stamp = o.Steps, o.Stamp
		}},
		{"replay of a Step", func() { r.Steps[at+1] = w.run(n+1, updates, nil).Steps[at+1] }},
		{"left out the last", func() { r.Steps = r.Steps[:len(r.Steps)-1] }},
		{"a Step twice", func() {
			r.Steps = append(r.Steps, r.Steps[at+1])
			r.Slots = append(r.Slots, r.Slots[at])
		}},
		{"order", func() {
			if updates == 1 {
				r.ID[0] ^= 1
				return
			}
			to := (at + 1) % updates
			r.Steps[at+1], r.Steps[to+1] = r.Steps[to+1], r.Steps[at+1]
			r.Slots[at], r.Slots[to] = r.Slots[to], r.Slots[at]
		}},
		{"signed for a server", func() { r.Steps[at+1] = w.sign(r.Steps[at+1].Step, w.client) }},
		{"another tick", func() {
			late := *w
			late.rules.Tick += 1 + uint64(w.dice.IntN(3))
			*r = *late.run(n, updates, nil)
		}},
		{"another application", func() {
			other := *w
			other.rules.App = number("app", n)
			*r = *other.run(n, updates, nil)
		}},
		{"another court", func() {
			other := *w
			other.rules.Court = common.Address{9}
			*r = *other.run(n, updates, nil)
		}},
		{"more in the first Step", func() {
			s := r.Steps[0].Step
			s.Delta = number("delta", n)
			r.Steps[0] = w.sign(s, w.client)
		}},
	}
	k := kinds[w.dice.IntN(len(kinds))]
	k.do()
	f.name = k.name
	return r, f
}

func (w *world) byNobody(n, updates, at int) (*stamp.Request, fault) {
	r := w.run(n, updates, nil)
	switch w.dice.IntN(3) {
	case 0:
		r.Steps[at+1].Signature = nil
		return r, fault{name: "a missing signature"}
	case 1:
		r.Stamp = nil
		return r, fault{name: "a stamp that does not open"}
	default:
		r.Stamp = w.run(n+1, updates, nil).Stamp
		return r, fault{name: "another stamp in the box"}
	}
}

// N-03, N-04, N-06, G-07, G-08, J-15, T13: whatever goes wrong is noticed, whoever did it is named, and nobody else ever is. A
// tenth of the requests are honest. EMET_FAULTS says how many; the goal was shown with 100,000.
func TestFaults(t *testing.T) {
	count := 600
	if s := os.Getenv("EMET_FAULTS"); s != "" {
		var err error
		if count, err = strconv.Atoi(s); err != nil {
			t.Fatal(err)
		}
	}
	seen := make(map[string]int)
	w := newWorld(5, 20)
	rules := w.rules
	rules.Kept = false
	broken := stamp.NewChecker(rules)
	for n := range count {
		r, f := w.inject(2 * n)
		c := w.checker
		if f.broken {
			c = broken
		}
		v := c.Check(r)
		if f.name == "" {
			if !v.OK {
				t.Fatalf("request %d is honest: %+v", n, v)
			}
			seen["honest"]++
			continue
		}
		w.expect(t, f.name, v, f.guilty, f.step)
		if f.guilty == stamp.Server && !f.bare && v.Evidence == nil {
			t.Fatalf("%s: no evidence although r is known", f.name)
		}
		seen[f.name]++
	}
	t.Log(seen)
}
