package stamp_test

import (
	"math/big"
	"testing"

	"github.com/ethereum/go-ethereum/common"
	"github.com/ethereum/go-ethereum/crypto"

	"emet/agents/hosting/stamp"
)

// product multiplies numbers.
func product(x []byte, by ...common.Hash) *big.Int {
	out := new(big.Int).SetBytes(x)
	for _, b := range by {
		out.Mul(out, b.Big())
	}
	return out
}

// cheats are what servers do to stamps. Of those that can be guessed, there is evidence without the client's r.
var cheats = []struct {
	name    string
	guessed bool
	do      hand
}{
	{"skipped prime", true, func(j job) []byte { return padded(product(j.in, j.q), j.number+1) }},
	{"skipped key", true, func(j job) []byte { return padded(product(j.in, j.p), j.number+1) }},
	{"did nothing", true, func(j job) []byte { return padded(product(j.in), j.number+1) }},
	{"passed on as it was", true, func(j job) []byte { return j.in }},
	{"prime twice", true, func(j job) []byte { return padded(product(j.in, j.p, j.p), j.number+1) }},
	{"extra factor", true, func(j job) []byte { return padded(product(j.in, j.p, j.q, common.Hash{31: 3}), j.number+1) }},
	{"wrong prime", false, func(j job) []byte {
		other, _ := j.prime((j.number + 1) % len(j.sites))
		return padded(product(j.in, other, j.q), j.number+1)
	}},
	{"factor of another request", false, func(j job) []byte {
		return padded(product(j.in, j.p, stamp.Factor(common.Hash{1}, common.Hash{2}, common.Hash{3}, common.Hash{4})), j.number+1)
	}},
	{"something else", false, func(j job) []byte {
		return padded(product(j.in, number("nonsense", 1), number("nonsense", 2)), j.number+1)
	}},
	{"a number of its own", false, func(j job) []byte { return number("own", j.number).Bytes() }},
	{"half words", false, func(j job) []byte { return append(honest(j), 0) }},
	{"a zero in front", false, func(j job) []byte { return append(make([]byte, 32), honest(j)...) }},
}

// G-08, N-04: whatever a server does instead of multiplying, it is named, and nobody else. With the client's r there is
// evidence that the court takes.
func TestServersThatMultiplyWrong(t *testing.T) {
	w := newWorld(4, 1)
	for n, c := range cheats {
		for at := range w.servers {
			r := w.run(n, len(w.servers), map[int]hand{at: c.do})
			if c.name == "half words" && at+1 < len(w.servers) {
				continue // who comes next has to refuse: the court takes no half words
			}
			v := w.checker.Check(r)
			w.expect(t, c.name, v, v.Guilty, at+1)
			if v.Guilty == stamp.Nobody && c.name != "half words" {
				t.Errorf("%s at %d: nobody is named: %s", c.name, at, v.Reason)
			}
			if c.guessed && v.Evidence == nil {
				t.Errorf("%s at %d: no evidence", c.name, at)
			}
			random := number("random", n)
			random[0] |= 0x80
			random[31] |= 1
			r.Random = random[:]
			v = w.checker.Check(r)
			w.expect(t, c.name+", with r", v, stamp.Server, at+1)
			if v.Evidence == nil || v.Evidence.Kind != stamp.Product {
				t.Errorf("%s at %d, with r: no evidence", c.name, at)
			}
		}
	}
}

// A5, N-04: of several that cheat, the first is named once r is known, and one of them in any case.
func TestTheFirstIsNamed(t *testing.T) {
	w := newWorld(4, 2)
	skip := cheats[0].do
	r := w.run(1, 4, map[int]hand{1: cheats[8].do, 3: skip})
	if v := w.checker.Check(r); v.Guilty != stamp.Server || v.Step != 2 && v.Step != 4 {
		t.Errorf("%+v", v)
	}
	random := number("random", 1)
	random[0] |= 0x80
	random[31] |= 1
	r.Random = random[:]
	w.expect(t, "the first of two", w.checker.Check(r), stamp.Server, 2)

	// A later server divides an earlier prime out again: it is to blame, not the one whose prime is missing.
	r = w.run(2, 4, map[int]hand{2: func(j job) []byte {
		earlier, _ := w.prime(0)
		x := product(j.in, j.p, j.q)
		return padded(x.Quo(x, earlier.Big()), j.number+1)
	}})
	w.expect(t, "divided out", w.checker.Check(r), stamp.Server, 3)
}

// SR-17: a server that took in another stamp than the one before put out.
func TestLink(t *testing.T) {
	w := newWorld(3, 3)
	for at := range w.servers {
		r := w.run(5, 3, map[int]hand{at: func(j job) []byte {
			other := number("other", 0)
			in := append(make([]byte, stamp.Width(j.number)-32), other[:]...)
			j.step.StampIn = crypto.Keccak256Hash(in)
			return stamp.Multiply(in, j.p, j.q)
		}})
		v := w.checker.Check(r)
		w.expect(t, "link", v, stamp.Server, at+1)
		if v.Evidence == nil || v.Evidence.Kind != stamp.Link {
			t.Errorf("no evidence: %+v", v)
		}
	}
}

// SR-18: keys of another tick are void. Nobody is convicted for them; whether server or supervisor, the commitment says.
func TestVoidKeys(t *testing.T) {
	w := newWorld(3, 4)
	void := map[int]hand{1: func(j job) []byte {
		j.step.Keys = common.Hash{1}
		return honest(j)
	}}
	r := w.run(6, 3, void)
	v := w.checker.Check(r)
	w.expect(t, "void keys", v, stamp.Server, 2)
	if v.Evidence != nil {
		t.Error("the court convicts nobody for void keys")
	}
	rules := w.rules
	rules.Kept = false
	w.expect(t, "equivocation", stamp.NewChecker(rules).Check(r), stamp.Supervisor, 0)
	// A supervisor that broke its commitment is no excuse for a wrong product.
	r = w.run(7, 3, map[int]hand{1: cheats[0].do})
	w.expect(t, "skipped prime", stamp.NewChecker(rules).Check(r), stamp.Server, 2)
}

// N-03, X-15: what the client alone can have done is the client's.
func TestClientsThatForge(t *testing.T) {
	w := newWorld(4, 5)
	other, late := newWorld(4, 6), newWorld(4, 5)
	late.rules.Tick++
	replayed := w.run(99, 4, nil)
	for what, change := range map[string]func(r *stamp.Request){
		"changed delta":             func(r *stamp.Request) { r.Slots[2].Delta[0] ^= 1 },
		"changed delta in its Step": func(r *stamp.Request) { r.Steps[3].Step.Delta[0] ^= 1; r.Slots[2].Delta[0] ^= 1 },
		"changed r": func(r *stamp.Request) {
			r.Steps[0].Step.StampOut[0] ^= 1
			r.Steps[0] = w.sign(r.Steps[0].Step, w.client)
		},
		"own random divided out": func(r *stamp.Request) { // after the reveal, for another one in its place
			mine, other := number("random", 1), number("random", 2)
			for _, random := range []*common.Hash{&mine, &other} {
				random[0] |= 0x80
				random[31] |= 1
			}
			x := new(big.Int).SetBytes(r.Stamp)
			r.Stamp = padded(x.Mul(x.Quo(x, mine.Big()), other.Big()), 4)
			r.Steps[0].Step.StampOut = crypto.Keccak256Hash(other[:])
			r.Steps[0] = w.sign(r.Steps[0].Step, w.client)
		},
		"changed order": func(r *stamp.Request) {
			r.Steps[2], r.Steps[3] = r.Steps[3], r.Steps[2]
			r.Slots[1], r.Slots[2] = r.Slots[2], r.Slots[1]
		},
		"changed header":        func(r *stamp.Request) { r.ID[0] ^= 1 },
		"dropped the last Step": func(r *stamp.Request) { r.Steps = r.Steps[:4] },
		"dropped a Step and slot": func(r *stamp.Request) {
			r.Steps = append(r.Steps[:2], r.Steps[3:]...)
			r.Slots = append(r.Slots[:1], r.Slots[2:]...)
		},
		"no Steps":                 func(r *stamp.Request) { r.Steps, r.Slots = nil, nil },
		"replay within the tick":   func(r *stamp.Request) { r.Steps, r.Stamp = replayed.Steps, replayed.Stamp },
		"replay across ticks":      func(r *stamp.Request) { *r = *late.run(1, 4, nil) },
		"replay of a Step":         func(r *stamp.Request) { r.Steps[2] = replayed.Steps[2] },
		"Steps of another seed":    func(r *stamp.Request) { r.Steps[2] = other.run(1, 4, nil).Steps[2] },
		"another first signature":  func(r *stamp.Request) { r.Steps[0] = w.sign(r.Steps[0].Step, w.servers[0].key) },
		"no first signature":       func(r *stamp.Request) { r.Steps[0].Signature = nil },
		"a cut signature":          func(r *stamp.Request) { r.Steps[2].Signature = r.Steps[2].Signature[:64] },
		"a signature of its own":   func(r *stamp.Request) { r.Steps[2] = w.sign(r.Steps[2].Step, w.client) },
		"a signature of nonsense":  func(r *stamp.Request) { r.Steps[2].Signature = make([]byte, 65) },
		"another server":           func(r *stamp.Request) { r.Slots[2].Server = w.servers[0].id },
		"another site":             func(r *stamp.Request) { r.Slots[2].Site = w.sites[0] },
		"another duplicate":        func(r *stamp.Request) { r.Slots[2].Duplicate = 1 },
		"another version":          func(r *stamp.Request) { r.Slots[2].Version = 1 },
		"another slot":             func(r *stamp.Request) { r.Slots[2].Number = 9 },
		"a server without a slot":  func(r *stamp.Request) { r.Steps[2].Step.Server = common.Hash{9}; r.Slots[1].Server = common.Hash{9} },
		"a first Step with a site": func(r *stamp.Request) { r.Steps[0].Step.Site[0] = 1; r.Steps[0] = w.sign(r.Steps[0].Step, w.client) },
	} {
		r := w.run(1, 4, nil)
		if v := w.checker.Check(r); !v.OK {
			t.Fatalf("an honest request: %+v", v)
		}
		change(r)
		w.expect(t, what, w.checker.Check(r), stamp.Client, 0)
	}
}

// A7: a random that is none lets a client stuff a stamp with primes that it has seen.
func TestRandomsThatAreNone(t *testing.T) {
	w := newWorld(3, 7)
	p, _ := w.prime(2)
	for what, random := range map[string][]byte{
		"even":      append([]byte{0x80}, make([]byte, 31)...),
		"short":     append([]byte{0x7f}, append(make([]byte, 30), 1)...),
		"one":       append(make([]byte, 31), 1),
		"zero":      make([]byte, 32),
		"two words": stamp.Multiply(p[:], p, p),
		"half":      make([]byte, 16),
	} {
		for _, shown := range []bool{false, true} {
			r := w.from(1, 3, random, nil)
			if shown {
				r.Random = random
			}
			if what == "half" && !shown {
				continue // the first server would have to cut it: without r, it is that one's product
			}
			w.expect(t, what, w.checker.Check(r), stamp.Client, 0)
		}
	}
}

// N-03: without servers there is no update. A client that knows all primes, after the reveal or from colluders, cannot
// sign, and one that knows no key cannot make a factor.
func TestForgedWithoutServers(t *testing.T) {
	w := newWorld(3, 8)
	mine := *w
	mine.servers = nil
	for _, s := range w.servers {
		mine.servers = append(mine.servers, member{s.id, w.client})
	}
	w.expect(t, "after the reveal (N-05)", w.checker.Check(mine.run(1, 3, nil)), stamp.Client, 0)
	r := w.run(1, 3, nil)
	for i := range r.Steps {
		r.Steps[i].Signature = nil
	}
	w.expect(t, "unsigned", w.checker.Check(r), stamp.Client, 0)
}

// SR-17: what nothing signed says is nobody's: a signature that is missing, a stamp that does not open.
func TestNobodyIsAccused(t *testing.T) {
	w := newWorld(3, 9)
	for what, change := range map[string]func(r *stamp.Request){
		"missing signature": func(r *stamp.Request) { r.Steps[2].Signature = nil },
		"no stamp":          func(r *stamp.Request) { r.Stamp = nil },
		"another stamp":     func(r *stamp.Request) { r.Stamp = w.run(2, 3, nil).Stamp },
		"cut stamp":         func(r *stamp.Request) { r.Stamp = r.Stamp[32:] },
	} {
		r := w.run(1, 3, nil)
		change(r)
		w.expect(t, what, w.checker.Check(r), stamp.Nobody, 0)
	}
}

// A1, A2: all stamps of an endpoint have the primes in common, and a client knows its own r. Neither helps: what is left
// has the factors of this one request, which are never the same again.
func TestWhatStampsGiveAway(t *testing.T) {
	w := newWorld(4, 10)
	common := new(big.Int)
	var stamps []*big.Int
	for i := range 200 {
		s := new(big.Int).SetBytes(w.run(i, 4, nil).Stamp)
		stamps = append(stamps, s)
		common.GCD(nil, nil, common, s)
	}
	all := big.NewInt(1)
	for i := range w.sites {
		p, _ := w.prime(i)
		all.Mul(all, p.Big())
	}
	if new(big.Int).Rem(common, all).Sign() != 0 || common.BitLen() > all.BitLen()+64 {
		t.Errorf("stamps have %x in common: want the primes, and next to nothing else", common)
	}
	for i, s := range stamps {
		r := number("random", i)
		r[0] |= 0x80
		r[31] |= 1
		mine := new(big.Int).Quo(s, r.Big())
		mine.Quo(mine, all)
		if mine.BitLen() < 4*255-4 {
			t.Fatalf("of stamp %d only %d bits are left to the servers' keys", i, mine.BitLen())
		}
		for j, o := range stamps {
			if i != j && new(big.Int).Rem(o, mine).Sign() == 0 {
				t.Fatalf("the factors of stamp %d are in stamp %d", i, j)
			}
		}
	}
	// With all primes, and the factors of another request, a client makes no stamp.
	mine := *w
	mine.servers = nil
	for _, s := range w.servers {
		mine.servers = append(mine.servers, member{s.id, w.client})
	}
	r := mine.run(1000, 4, map[int]hand{0: func(j job) []byte {
		return padded(product(j.in, j.p, stamp.Factor(number("guess", 1), j.step.Request, j.step.Delta, j.step.Previous)), 1)
	}})
	w.expect(t, "a guessed factor", w.checker.Check(r), stamp.Client, 0)
}
