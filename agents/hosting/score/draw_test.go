package score_test

import (
	"encoding/binary"
	"errors"
	"math"
	"math/big"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"github.com/ethereum/go-ethereum/common"
	"github.com/ethereum/go-ethereum/crypto"

	"emet/agents/hosting/score"
	"emet/agents/hosting/tick"
	"emet/agents/identity"
)

// signature is a token's, as far as draws look at it.
func signature(n uint64) []byte { return binary.BigEndian.AppendUint64(nil, n) }

func id(n int) identity.ID {
	return common.BigToHash(big.NewInt(int64(n + 1)))
}

// server makes a server of all of the sites.
func server(n int, weight uint32, country string, network uint32, sites ...uint16) tick.Server {
	s := tick.Server{ID: id(n), Weight: weight, Country: country, Network: network}
	for _, site := range sites {
		s.Holds = append(s.Holds, tick.Hold{Site: site, Duplicate: uint16(n % 2)})
	}
	return s
}

// crowd makes so many servers of the sites, each in a network and country of its own.
func crowd(n int, sites ...uint16) []tick.Server {
	servers := make([]tick.Server, n)
	for i := range servers {
		servers[i] = server(i, 100, string([]byte{'A' + byte(i/26), 'A' + byte(i%26)}), uint32(i), sites...)
	}
	return servers
}

var beacon = crypto.Keccak256Hash([]byte("beacon"))

func point(site uint16) score.Want  { return score.Want{Kind: tick.Point, Site: site} }
func update(site uint16) score.Want { return score.Want{Kind: tick.Update, Site: site} }
func query(site uint16) score.Want  { return score.Want{Kind: tick.Query, Site: site} }

var top = score.Want{Kind: tick.Top, Site: 0}

func mustDraw(t *testing.T, l *score.Lottery, token uint64, wants []score.Want, attempts ...uint8) []score.Drawn {
	t.Helper()
	drawn, err := l.Draw(signature(token), wants, attempts)
	if err != nil {
		t.Fatal(err)
	}
	return drawn
}

func ids(drawn []score.Drawn) (all []identity.ID) {
	for _, d := range drawn {
		all = append(all, d.ID)
	}
	return all
}

// Anyone draws the same, and what a draw depends on changes it: the beacon, which nobody knows before the tick, the
// token's signature, which the client cannot foresee, and the slot. P-13.
func TestDrawIsRecomputed(t *testing.T) {
	servers := crowd(40, 0, 1)
	wants := []score.Want{top, point(1), point(1), point(1)}
	l := score.NewLottery(beacon, servers, false)
	drawn := mustDraw(t, l, 1, wants)
	if again := mustDraw(t, score.NewLottery(beacon, slices.Clone(servers), false), 1, wants); !slices.Equal(drawn, again) {
		t.Error("the same draw comes out otherwise")
	}
	if slices.Equal(drawn, mustDraw(t, l, 2, wants)) {
		t.Error("the token makes no difference")
	}
	if slices.Equal(drawn, mustDraw(t, score.NewLottery(common.Hash{1}, servers, false), 1, wants)) {
		t.Error("the beacon makes no difference")
	}
	if err := l.Check(signature(1), wants, drawn); err != nil {
		t.Error(err)
	}
	for i := range drawn {
		wrong := slices.Clone(drawn)
		wrong[i].ID = id(99)
		if err := l.Check(signature(1), wants, wrong); !errors.Is(err, score.ErrDraw) {
			t.Errorf("another server at slot %d: %v", i, err)
		}
		wrong = slices.Clone(drawn)
		wrong[i].Duplicate++
		if err := l.Check(signature(1), wants, wrong); !errors.Is(err, score.ErrDraw) {
			t.Errorf("another duplicate at slot %d: %v", i, err)
		}
	}
	if err := l.Check(signature(1), wants, drawn[:3]); !errors.Is(err, score.ErrDraw) {
		t.Errorf("a slot less: %v", err)
	}
}

// The formula is written out once more, with the numbers of a small case.
func TestDrawIsTheFormula(t *testing.T) {
	servers := []tick.Server{server(0, 5, "AA", 1, 0), server(1, 0, "BB", 2, 0), server(2, 7, "CC", 3, 0), server(3, 1, "DD", 4, 1)}
	turn := func(token uint64, visit, turn byte) identity.ID {
		hash := crypto.Keccak256([]byte("emet/draw/2"), beacon[:], signature(token), []byte{0, 0, 0, visit, 0, turn})
		if binary.BigEndian.Uint64(hash)%12 < 5 {
			return id(0)
		}
		return id(2)
	}
	l := score.NewLottery(beacon, servers, false)
	for n := range uint64(50) {
		if got := mustDraw(t, l, n, []score.Want{top}); got[0].ID != turn(n, 0, 0) {
			t.Errorf("token %d: drew %s", n, got[0].ID)
		}
		// Who was passed over is the other one, however often that one's turn comes before.
		if got := mustDraw(t, l, n, []score.Want{top}, 1); got[0].ID == turn(n, 0, 0) {
			t.Errorf("token %d: drew %s, who was passed over", n, got[0].ID)
		}
	}
}

// A client that goes round a loop more often, or passes servers over, gets no other server for a slot that comes later, but
// where it took the one that was first for it. SR-21, P-13.
func TestDrawsAreNotSteered(t *testing.T) {
	l, kept := score.NewLottery(beacon, crowd(60, 0, 1, 2), false), 0
	for n := range uint64(4) {
		first := mustDraw(t, l, n, []score.Want{update(2)})[0].ID
		for rounds := range 5 {
			wants := []score.Want{top}
			for range rounds {
				wants = append(wants, point(1))
			}
			wants = append(wants, update(2))
			for variant := range 1 << (2 * min(rounds+1, 4)) {
				attempts, gone := make([]uint8, len(wants)), map[identity.ID]bool{}
				for slot := range min(rounds+1, 4) {
					attempts[slot] = uint8(variant >> (2 * slot) & 3)
				}
				drawn := mustDraw(t, l, n, wants, attempts...)
				for slot, d := range drawn[:len(drawn)-1] {
					gone[d.ID] = true
					for earlier := range attempts[slot] {
						before := slices.Clone(attempts[:slot+1])
						before[slot] = earlier
						gone[mustDraw(t, l, n, wants[:slot+1], before...)[slot].ID] = true
					}
				}
				if gone[first] {
					continue
				}
				kept++
				if got := drawn[len(drawn)-1].ID; got != first {
					t.Fatalf("token %d, %d rounds, attempts %d: the update goes to %s, not to %s", n, rounds, attempts, got, first)
				}
			}
		}
	}
	if kept < 1000 {
		t.Errorf("it was looked at %d times only", kept)
	}
}

// Whose weight is next to nothing beside those who may not serve is drawn by weight all the same.
func TestChancesOfTheLight(t *testing.T) {
	servers := []tick.Server{server(0, 1<<31, "AA", 1, 0, 1), server(1, 1, "BB", 2, 1), server(2, 3, "CC", 3, 1)}
	l, hits := score.NewLottery(beacon, servers, false), map[identity.ID]int{}
	for n := range uint64(2000) {
		hits[mustDraw(t, l, n, []score.Want{top, point(1)})[1].ID]++
	}
	if light := hits[id(1)]; light < 400 || light > 600 || light+hits[id(2)] != 2000 {
		t.Errorf("a quarter of the weight was drawn %d times of 2000", light)
	}
}

// Chances are as weights, and a weight of zero is none. K-02, K-06, X-08.
func TestChancesAreWeights(t *testing.T) {
	weights := []uint32{1, 2, 0, 5, 10, 30, 0, 52}
	servers := make([]tick.Server, len(weights))
	total := 0.0
	for i, w := range weights {
		servers[i] = server(i, w, "", 0, 0)
		total += float64(w)
	}
	const rounds = 20_000
	l, hits := score.NewLottery(beacon, servers, false), map[identity.ID]float64{}
	for n := range uint64(rounds) {
		hits[mustDraw(t, l, n, []score.Want{top})[0].ID]++
	}
	for i, w := range weights {
		p := float64(w) / total
		if off := math.Abs(hits[id(i)] - rounds*p); off > 5*math.Sqrt(rounds*p*(1-p)) {
			t.Errorf("weight %d was drawn %v times of %d", w, hits[id(i)], rounds)
		}
	}
}

// No server comes twice, whatever the servers and the attempts; who is skipped is out of the request; and what comes out
// passes its own check. K-03, F-05, P-13.
func TestDrawsAreWithoutReplacement(t *testing.T) {
	random := rand.New(rand.NewPCG(1, 2))
	failed := 0
	for n := range uint64(500) {
		servers := make([]tick.Server, 3+random.IntN(20))
		for i := range servers {
			var sites []uint16
			for s := range uint16(4) {
				if random.IntN(3) > 0 {
					sites = append(sites, s)
				}
			}
			servers[i] = server(i, uint32(random.IntN(4)), string(rune('A'+random.IntN(4)))+"A", uint32(random.IntN(5)), sites...)
		}
		wants, attempts := []score.Want{top}, []uint8{uint8(random.IntN(2))}
		for range random.IntN(5) {
			wants, attempts = append(wants, point(uint16(1+random.IntN(3)))), append(attempts, uint8(random.IntN(6)/4))
		}
		l := score.NewLottery(beacon, servers, false)
		drawn, err := l.Draw(signature(n), wants, attempts)
		if errors.Is(err, score.ErrTooFew) {
			failed++
			continue
		} else if err != nil {
			t.Fatal(err)
		}
		seen := map[identity.ID]bool{}
		for slot, d := range drawn {
			s := servers[slices.IndexFunc(servers, func(s tick.Server) bool { return s.ID == d.ID })]
			switch {
			case seen[d.ID]:
				t.Errorf("draw %d: %s twice", n, d.ID)
			case s.Weight == 0:
				t.Errorf("draw %d: %s, which is offline", n, d.ID)
			case !slices.Contains(s.Holds, tick.Hold{Site: wants[slot].Site, Duplicate: d.Duplicate}):
				t.Errorf("draw %d: %s does not hold the site", n, d.ID)
			case d.Attempt != attempts[slot]:
				t.Errorf("draw %d: attempt %d", n, d.Attempt)
			}
			seen[d.ID] = true
			for earlier := range attempts[slot] {
				before := slices.Clone(attempts)
				before[slot] = earlier
				skipped, err := l.Draw(signature(n), wants[:slot+1], before[:slot+1])
				if err != nil {
					t.Fatal(err)
				}
				if slices.Contains(ids(drawn), skipped[slot].ID) {
					t.Errorf("draw %d: %s was skipped and serves", n, skipped[slot].ID)
				}
			}
		}
		if err := l.Check(signature(n), wants, drawn); err != nil {
			t.Errorf("draw %d: %v", n, err)
		}
	}
	if failed == 0 || failed > 400 {
		t.Errorf("%d of 500 draws failed: the test is a weak one", failed)
	}
}

// A network that is new goes first, then a country that is new, then anybody. K-04, X-08.
func TestRegions(t *testing.T) {
	for _, test := range []struct {
		name   string
		others []tick.Server // beside server 0, of country AA and network 1, who is the only top
		never  []int
	}{
		{"both new", []tick.Server{server(1, 1, "BB", 2, 1), server(2, 1<<30, "AA", 3, 1), server(3, 1<<30, "BB", 1, 1)}, []int{2, 3}},
		{"the network is given up first", []tick.Server{server(1, 1, "BB", 1, 1), server(2, 1<<30, "AA", 3, 1)}, []int{2}},
		{"then the country", []tick.Server{server(1, 1, "AA", 3, 1), server(2, 1, "AA", 1, 1)}, nil},
	} {
		t.Run(test.name, func(t *testing.T) {
			l := score.NewLottery(beacon, append([]tick.Server{server(0, 1, "AA", 1, 0)}, test.others...), false)
			hits := map[identity.ID]int{}
			for n := range uint64(200) {
				hits[mustDraw(t, l, n, []score.Want{top, point(1)})[1].ID]++
			}
			for _, n := range test.never {
				if hits[id(n)] > 0 {
					t.Errorf("server %d was drawn %d times, though others are farther", n, hits[id(n)])
				}
			}
			if len(hits) != len(test.others)-len(test.never) {
				t.Errorf("%d servers were drawn", len(hits))
			}
		})
	}
}

// When nobody is left, updates go to those of queries and updates, and never to who saw something else. F-05.
func TestUpdatesMayShareServers(t *testing.T) {
	l := score.NewLottery(beacon, crowd(4, 0, 1, 2, 3), false)
	wants := []score.Want{top, point(1), query(2), update(3), update(3), update(3)}
	for n := range uint64(200) {
		drawn := ids(mustDraw(t, l, n, wants))
		for _, u := range drawn[3:] {
			if u == drawn[0] || u == drawn[1] {
				t.Fatalf("token %d: an update is served by who is top or saw a primitive: %v", n, drawn)
			}
		}
	}
	// The first update takes whom nobody took.
	if drawn := ids(mustDraw(t, l, 1, wants)); slices.Contains(drawn[:3], drawn[3]) {
		t.Error("an update shares a server though one is left")
	}
	if _, err := l.Draw(signature(1), append(wants[:3:3], point(1), point(1)), nil); !errors.Is(err, score.ErrTooFew) {
		t.Errorf("points share servers: %v", err)
	}
}

// Elements of a loop share servers only if the offer says so, and only among themselves. F-05.
func TestElementsMayShareServers(t *testing.T) {
	wants := []score.Want{top, point(1), point(2), point(2), point(2)}
	if _, err := score.NewLottery(beacon, crowd(4, 0, 1, 2), false).Draw(signature(1), wants, nil); !errors.Is(err, score.ErrTooFew) {
		t.Errorf("elements share servers though the offer does not say so: %v", err)
	}
	l := score.NewLottery(beacon, crowd(4, 0, 1, 2), true)
	for n := range uint64(100) {
		drawn := ids(mustDraw(t, l, n, wants))
		if drawn[0] == drawn[1] || slices.Contains(drawn[2:], drawn[0]) || slices.Contains(drawn[2:], drawn[1]) {
			t.Fatalf("token %d: %v", n, drawn)
		}
	}
	// Who was skipped is not taken back.
	for n := range uint64(100) {
		drawn := mustDraw(t, l, n, wants[:4], 0, 0, 0, 1)
		first := mustDraw(t, l, n, wants[:4])
		if drawn[3].ID == first[3].ID {
			t.Fatalf("token %d: %s was skipped and serves", n, drawn[3].ID)
		}
	}
}

// Whoever asks for too many is told how many are missing.
func TestTooFewAreNamed(t *testing.T) {
	l := score.NewLottery(beacon, crowd(3, 0, 1), false)
	_, err := l.Draw(signature(1), []score.Want{top, point(1), point(1), point(1), point(1)}, nil)
	if !errors.Is(err, score.ErrTooFew) || !strings.Contains(err.Error(), "needs 2 more") || !strings.Contains(err.Error(), "slot 3 ") {
		t.Errorf("got %v", err)
	}
	if _, err := l.Draw(signature(1), []score.Want{top}, []uint8{score.MaxAttempt + 1}); err == nil || errors.Is(err, score.ErrTooFew) {
		t.Errorf("one attempt too many: %v", err)
	}
	if _, err := l.Draw(signature(1), []score.Want{top}, []uint8{3}); !errors.Is(err, score.ErrTooFew) {
		t.Errorf("a fourth of three servers: %v", err)
	}
}
