package score_test

import (
	"math/big"
	"math/rand/v2"
	"slices"
	"testing"

	"emet/agents/hosting/score"
	"emet/agents/hosting/tick"
	"emet/agents/identity"
)

var app = id(1000)

// measure makes a report of somebody who measured servers: each with so many samples, late ones, and a median.
func measure(by int, m ...score.Measured) *score.Report {
	return &score.Report{App: app, Tick: 1, By: id(by), Measured: m}
}

func took(server int, median uint32) score.Measured {
	return score.Measured{Server: id(server), Samples: 30, Median: median}
}

func all(n int) (servers []identity.ID) {
	for i := range n {
		servers = append(servers, id(i))
	}
	return servers
}

// aged is a table whose servers are of age.
func aged(n int) *score.Table {
	t := &score.Table{App: app}
	for i := range n {
		t.Rows = append(t.Rows, score.Row{Server: id(i), Since: 1})
	}
	return t
}

// A server that is twice as fast is drawn twice as often; none more than 16 times as often as the median. K-01.
func TestWeightsAreOneOverLatency(t *testing.T) {
	table := aged(5).Next(100, all(5), []*score.Report{measure(50, took(0, 1000), took(1, 2000), took(2, 4000), took(3, 8000), took(4, 10))}, nil)
	got := table.Weights(101, all(5), nil)
	if want := []uint32{8192, 4096, 2048, 1024, 16 * 4096}; !slices.Equal(got, want) {
		t.Errorf("got %v, want %v", got, want)
	}
}

// Who is offline has no chance, and who was never measured the typical one. K-06, K-01.
func TestWeightsOfTheOffline(t *testing.T) {
	table := aged(4).Next(100, all(4), []*score.Report{measure(50, took(0, 1000), took(1, 2000), took(2, 4000))}, nil)
	got := table.Weights(101, all(4), func(s identity.ID) bool { return s == id(0) })
	if want := []uint32{0, 4096, 2048, 4096}; !slices.Equal(got, want) {
		t.Errorf("got %v, want %v", got, want)
	}
	if got := table.Weights(101, all(4), func(identity.ID) bool { return true }); !slices.Equal(got, make([]uint32, 4)) {
		t.Errorf("all are offline: %v", got)
	}
}

// Newcomers begin with a part, which grows over 24 ticks; at the very beginning all are newcomers and none has nothing.
// D-08, K-01.
func TestWeightsGrowWithAge(t *testing.T) {
	table := (&score.Table{App: app}).Next(10, all(3), nil, nil)
	before := uint32(0)
	for number := uint64(10); number < 40; number++ {
		w := table.Weights(number, append(all(3), id(7)), nil)
		switch age := min(number-9, 24); {
		case w[0] != uint32(4096*age/24):
			t.Fatalf("tick %d: weight %d at age %d", number, w[0], age)
		case w[3] != 4096/24:
			t.Fatalf("tick %d: somebody new has %d", number, w[3])
		case w[0] < before:
			t.Fatalf("tick %d: the weight shrinks", number)
		}
		before = w[0]
	}
}

// A quarter of reporters who lie, whichever way, move nothing beyond what others say. K-01, B-22.
func TestLiarsAreTrimmed(t *testing.T) {
	var reports []*score.Report
	for by := range 12 {
		m := took(0, uint32(1000+by))
		if by < 3 {
			m.Median = 1 << 31
		} else if by < 6 {
			m.Median = 1
		}
		reports = append(reports, measure(50+by, m))
	}
	table := aged(1).Next(2, all(1), reports, nil)
	if r, _ := table.Row(id(0)); r.Latency < 1006 || r.Latency > 1011 {
		t.Errorf("latency %d", r.Latency)
	}
	// Saying it again does not help, and neither does praising oneself.
	again := aged(1).Next(2, all(1), append(slices.Repeat(reports[:3], 20), append(reports, measure(0, took(0, 1)))...), nil)
	if a, b := again.Encode(), table.Encode(); !slices.Equal(a, b) {
		t.Errorf("%v and %v", again, table)
	}
}

// A tick counts a quarter.
func TestLatencyIsSmoothed(t *testing.T) {
	table := aged(1)
	for i, want := range []uint32{1000, 1250, 1438} {
		micros := uint32(2000)
		if i == 0 {
			micros = 1000
		}
		table = table.Next(uint64(i+1), all(1), []*score.Report{measure(50, took(0, micros))}, nil)
		if r, _ := table.Row(id(0)); r.Latency != want {
			t.Errorf("tick %d: %d, want %d", i+1, r.Latency, want)
		}
	}
	if r, _ := table.Next(4, all(1), nil, nil).Row(id(0)); r.Latency != 1438 {
		t.Errorf("nobody measured, and it is %d", r.Latency)
	}
}

// Reports come in any order, and all compute the same. B-23.
func TestTablesAreDeterministic(t *testing.T) {
	random := rand.New(rand.NewPCG(3, 4))
	for range 50 {
		var reports []*score.Report
		for by := range 10 {
			var m []score.Measured
			for s := range 8 {
				n := 1 + random.Uint32N(200)
				m = append(m, score.Measured{Server: id(s), Samples: n, Late: random.Uint32N(n + 1), Median: random.Uint32N(1e6)})
			}
			reports = append(reports, measure(by%7, m...))
		}
		a := aged(8).Next(5, all(8), reports, []identity.ID{id(2)})
		random.Shuffle(len(reports), func(i, j int) { reports[i], reports[j] = reports[j], reports[i] })
		b := aged(8).Next(5, all(8), reports, []identity.ID{id(2)})
		if !slices.Equal(a.Encode(), b.Encode()) {
			t.Fatalf("%v and %v", a, b)
		}
		if read, err := score.DecodeTable(a.Encode()); err != nil || !slices.Equal(read.Encode(), a.Encode()) {
			t.Fatal(err)
		}
	}
}

// More than a third of the samples late, in two of the last four ticks: suspended. G-09, J-09.
func TestSlowServersAreSuspended(t *testing.T) {
	for _, test := range []struct {
		name   string
		late   []uint32 // of 30 samples, tick after tick
		strike int      // in which
	}{
		{"always fast", []uint32{0, 0, 0, 0, 0, 0}, -1},
		{"a third", []uint32{10, 10, 10, 10, 10}, -1},
		{"more than a third, twice", []uint32{11, 11}, 1},
		{"once", []uint32{30, 0, 0, 0}, -1},
		{"within four ticks", []uint32{30, 0, 0, 30}, 3},
		{"too far apart", []uint32{30, 0, 0, 0, 30, 0, 0, 0, 30}, -1},
	} {
		t.Run(test.name, func(t *testing.T) {
			table := aged(2)
			for i, late := range test.late {
				m := took(0, 1000)
				m.Late = late
				number := uint64(i + 1)
				table = table.Next(number, all(2), []*score.Report{measure(50, m, took(1, 1000))}, nil)
				r, _ := table.Row(id(0))
				if struck := r.Backoff.Strikes > 0; struck != (test.strike >= 0 && i >= test.strike) {
					t.Fatalf("tick %d: %v", number, r.Backoff)
				}
				if struck := r.Backoff.Strikes > 0; struck {
					if w := table.Weights(number+4, all(2), nil); w[0] != 0 || w[1] == 0 {
						t.Errorf("weights %v", w)
					}
					if w := table.Weights(number+5, all(2), nil); w[0] == 0 {
						t.Errorf("weights %v", w)
					}
				}
			}
			if other, _ := table.Row(id(1)); other.Backoff.Strikes > 0 {
				t.Error("the other one is struck")
			}
		})
	}
}

// One who measures all day long counts as one who measures often.
func TestManySamplesCountAsMany(t *testing.T) {
	bad := score.Measured{Server: id(0), Samples: 1 << 30, Late: 1 << 30, Median: 9}
	reports := []*score.Report{measure(50, bad)}
	for by := range 3 {
		m := took(0, 1000)
		m.Samples = 64
		reports = append(reports, measure(60+by, m))
	}
	table := aged(1).Next(1, all(1), reports, nil).Next(2, all(1), reports, nil)
	if r, _ := table.Row(id(0)); r.Backoff.Strikes > 0 {
		t.Error("one reporter has struck it")
	}
}

// The n-th strike suspends for 2^(n-1) of the ticks that are not laid out, at most 1024; 48 clean ticks take one back.
// X-12, J-09.
func TestBackoff(t *testing.T) {
	var b score.Backoff
	if !b.Eligible(0) || !b.Eligible(1) {
		t.Error("nothing was done")
	}
	number := uint64(100)
	for n := 1; n <= 13; n++ {
		b.Strike(number)
		length := uint64(1) << min(n-1, 10)
		if b.Eligible(number+3+length) || !b.Eligible(number+3+length+1) || int(b.Strikes) != n {
			t.Errorf("strike %d at tick %d: %+v", n, number, b)
		}
		was := b
		if b.Strike(number + 3); b != was {
			t.Error("it is struck again before it could know")
		}
		number += 3 + length + 1
	}
	for i := range 48 * 13 {
		if int(b.Strikes) != 13-i/48 {
			t.Fatalf("%d strikes after %d clean ticks", b.Strikes, i)
		}
		b.Pass(number + uint64(i))
	}
	if b.Strikes != 0 {
		t.Errorf("%+v", b)
	}
	b.Strike(5000)
	for i := range uint64(4) {
		if b.Pass(5000 + i); b.Clean > 0 {
			t.Error("a tick counts as clean though it was laid out before")
		}
	}
}

// A strike for something else suspends as well.
func TestStruckServers(t *testing.T) {
	table := aged(2).Next(9, all(2), nil, []identity.ID{id(1)})
	if w := table.Weights(13, all(2), nil); w[0] == 0 || w[1] != 0 {
		t.Errorf("weights %v", w)
	}
}

// The table forgets who went long ago, not who has strikes.
func TestTablesStaySmall(t *testing.T) {
	table := &score.Table{App: app}
	for i := range 3000 {
		var struck []identity.ID
		if i == 5 {
			struck = []identity.ID{id(5)}
		}
		table = table.Next(uint64(i+1), []identity.ID{id(i)}, nil, struck)
	}
	if len(table.Rows) != 2*tick.MaxServers {
		t.Errorf("%d rows", len(table.Rows))
	}
	if _, ok := table.Row(id(5)); !ok {
		t.Error("who was struck is forgotten")
	}
	if _, ok := table.Row(id(2999)); !ok {
		t.Error("who serves is forgotten")
	}
	if blob := table.Encode(); len(blob) > score.MaxTable {
		t.Errorf("%d bytes", len(blob))
	}
}

// The price of forging is that of a token over the product of the coalition's chances, with all attempts at each slot. SR-21.
func TestForgingPrice(t *testing.T) {
	servers := crowd(8, 0, 1)
	for i := range servers {
		servers[i].Weight = 7
	}
	wants := []score.Want{top, point(1)}
	price := big.NewInt(1000)
	for _, test := range []struct{ coalition, want int64 }{
		{1, 1000 * 2 * 2},             // four of eight are tried
		{2, 1000 * 14 * 14 / 11 / 11}, // 1 - 6/8 · 5/7 · 4/6 · 3/5
		{5, 1000},                     // three others, and four attempts
		{8, 1000},
	} {
		its := func(id identity.ID) bool {
			return slices.ContainsFunc(servers[:test.coalition], func(s tick.Server) bool { return s.ID == id })
		}
		if got := score.ForgingPrice(price, servers, wants, its); got.Int64() != test.want {
			t.Errorf("coalition of %d: %v, want %d", test.coalition, got, test.want)
		}
	}
	if got := score.ForgingPrice(price, servers, wants, func(identity.ID) bool { return false }); got != nil {
		t.Errorf("who holds nothing forges for %v", got)
	}
	if price.Int64() != 1000 {
		t.Error("the price changed")
	}
}

// An attacker who grinds tokens, and attempts, gets what the price says: the draws that can be had are as rare as that. SR-21.
func TestGrindingCostsThePrice(t *testing.T) {
	servers := make([]tick.Server, 36)
	for i := range servers {
		servers[i] = server(i, 100, "", 0, uint16(i%3)) // each slot has twelve holders of its own
	}
	wants := []score.Want{top, point(1), update(2)}
	coalition := func(s identity.ID) bool { return s == id(0) || s == id(1) || s == id(2) }
	expected := score.ForgingPrice(big.NewInt(1), servers, wants, coalition).Int64()
	l := score.NewLottery(beacon, servers, false)
	const tokens = 5_000
	hits := int64(0)
	for n := range uint64(tokens) {
		attempts := make([]uint8, len(wants))
		suits := func(slot int) bool {
			for ; attempts[slot] <= score.MaxAttempt; attempts[slot]++ {
				if coalition(mustDraw(t, l, n, wants[:slot+1], attempts[:slot+1]...)[slot].ID) {
					return true
				}
			}
			return false
		}
		if suits(0) && suits(1) && suits(2) {
			hits++
		}
	}
	if expected != 27 || hits < tokens/expected*3/4 || hits > tokens/expected*5/4 {
		t.Errorf("%d of %d tokens fell to the coalition: the price says one in %d", hits, tokens, expected)
	}
}
