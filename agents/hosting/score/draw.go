// Package score is who serves what. A draw that nobody can steer chooses a server for each slot of a request (P-13): it
// follows from a beacon that is known only when the tick has begun and from a signature that the client cannot foresee
// when it pays for it. Chances follow from how fast servers answer others, as those say in signed reports, and from how
// long they have been there. Anyone computes the same: there is no arithmetic but that of integers.
package score

import (
	"encoding/binary"
	"errors"
	"fmt"
	"slices"

	"github.com/ethereum/go-ethereum/common"
	"github.com/ethereum/go-ethereum/crypto"

	"emet/agents/hosting/tick"
	"emet/agents/identity"
)

// MaxAttempt is the last attempt at a slot: whoever fails four times over begins a request of its own.
const MaxAttempt = 3

// ErrTooFew means that there are not enough servers for a request.
var ErrTooFew = errors.New("too few workers")

// ErrDraw means that a server is not the one that was drawn.
var ErrDraw = errors.New("not the server that was drawn")

// Want is what a slot needs a server for. Slot 0 wants the top.
type Want struct {
	Kind tick.Kind
	Site uint16 // number in [tick.Sites]
}

// Drawn is whom a slot got. It has the fields of sealed.Server.
type Drawn struct {
	ID        identity.ID
	Duplicate uint16 // of the site
	Attempt   uint8
}

// Lottery draws servers in one tick. It is safe for concurrent use.
type Lottery struct {
	beacon  common.Hash
	servers []tick.Server
	share   bool
	urns    map[uint16]*urn // by site

	country, network []int // of each server: numbers, equal for equal ones
}

// urn has the servers of a site, in the order of servers.
type urn struct {
	holders []holder
	sums    []uint64 // of the weights up to each of them
}

// holder is a server of a site.
type holder struct {
	server    int
	duplicate uint16
}

// NewLottery makes the lottery of a tick from its beacon, the servers of its next part and whether the offer lets servers
// share elements of a loop.
func NewLottery(beacon common.Hash, servers []tick.Server, share bool) *Lottery {
	l := &Lottery{beacon: beacon, servers: servers, share: share, urns: map[uint16]*urn{}}
	countries, networks := map[string]int{}, map[uint32]int{}
	for i, s := range servers {
		l.country, l.network = append(l.country, numberOf(countries, s.Country)), append(l.network, numberOf(networks, s.Network))
		if s.Weight == 0 {
			continue // offline or full: K-06
		}
		for _, h := range s.Holds {
			u, ok := l.urns[h.Site]
			if !ok {
				u = &urn{}
				l.urns[h.Site] = u
			}
			u.add(holder{i, h.Duplicate}, s.Weight)
		}
	}
	return l
}

func (u *urn) add(h holder, weight uint32) {
	u.holders, u.sums = append(u.holders, h), append(u.sums, u.weight()+uint64(weight))
}

// weight is that of all.
func (u *urn) weight() uint64 {
	if len(u.sums) == 0 {
		return 0
	}
	return u.sums[len(u.sums)-1]
}

// at returns whom a number below the weight of all falls to.
func (u *urn) at(number uint64) holder {
	i, _ := slices.BinarySearch(u.sums, number+1)
	return u.holders[i]
}

// numberOf gives each thing a number, the same whenever it comes.
func numberOf[T comparable](numbers map[T]int, thing T) int {
	n, ok := numbers[thing]
	if !ok {
		n = len(numbers)
		numbers[thing] = n
	}
	return n
}

// Draw draws a server for each slot. Attempts, which may be shorter than wants or nil, says how often slots were drawn
// again because their servers did not serve. It fails with [ErrTooFew], and then says how many more servers it would take.
//
// Each place that a request comes to has a line of its own, which follows from the token, the site and how often the
// request has been there: servers in the order in which they are drawn, as often as their weights say. The first of the
// line who may serve does. So neither the number of a slot nor who serves elsewhere or was passed over there changes the
// line: a client who tries that takes single servers away from its front, and does not get another draw.
//
// No server comes twice. Networks and countries that are new to the request go first; the former are given up before the
// latter (K-04). When all holders of a site are drawn, an update may go to who serves no more than queries and updates, as
// these see no primitives that were not theirs; and if the offer says so, instances of one site share its servers.
func (l *Lottery) Draw(signature []byte, wants []Want, attempts []uint8) ([]Drawn, error) {
	n := len(l.servers)
	d := &drawing{
		Lottery: l, signature: signature, visits: map[uint16]uint16{},
		used: make([]use, n), countries: make([]bool, n), networks: make([]bool, n),
	}
	out := make([]Drawn, len(wants))
	missing, first := 0, 0
	for slot, w := range wants {
		var last uint8
		if slot < len(attempts) {
			last = attempts[slot]
		}
		if last > MaxAttempt {
			return nil, fmt.Errorf("attempt %d at slot %d: the last one is %d", last, slot, MaxAttempt)
		}
		drawn, ok := d.slot(w, last)
		if !ok {
			if missing++; missing == 1 {
				first = slot
			}
			continue
		}
		out[slot] = drawn
	}
	if missing > 0 {
		return nil, fmt.Errorf("%w: the request needs %d more that are online, the first for slot %d (site %d)",
			ErrTooFew, missing, first, wants[first].Site)
	}
	return out, nil
}

// Check fails with [ErrDraw] unless these are the servers that the draw names, given their attempts.
func (l *Lottery) Check(signature []byte, wants []Want, servers []Drawn) error {
	if len(servers) != len(wants) {
		return fmt.Errorf("%w: %d servers for %d slots", ErrDraw, len(servers), len(wants))
	}
	attempts := make([]uint8, len(servers))
	for i, s := range servers {
		attempts[i] = s.Attempt
	}
	drawn, err := l.Draw(signature, wants, attempts)
	if err != nil {
		return err
	}
	for i, want := range drawn {
		if servers[i] != want {
			return fmt.Errorf("%w: slot %d is for %s, duplicate %d", ErrDraw, i, want.ID, want.Duplicate)
		}
	}
	return nil
}

// drawing is the draw of one request.
type drawing struct {
	*Lottery
	signature []byte
	visits    map[uint16]uint16 // so far, by site
	used      []use             // by server
	countries []bool            // that serve, by number
	networks  []bool
}

// use is what a request has a server for.
type use struct {
	wants   []Want
	skipped bool // it was drawn, but did not serve
}

// slot draws the server of a slot until the last attempt. Those of the attempts before are out of the request.
func (d *drawing) slot(w Want, last uint8) (Drawn, bool) {
	q := line{d: d, urn: d.urns[w.Site], site: w.Site, visit: d.visits[w.Site]}
	d.visits[w.Site]++
	if q.urn == nil {
		return Drawn{}, false
	}
	for attempt := uint8(0); ; attempt++ {
		h, ok := d.pick(&q, w)
		if !ok {
			return Drawn{}, false
		}
		if attempt < last {
			d.used[h.server].skipped = true
			continue
		}
		d.used[h.server].wants = append(d.used[h.server].wants, w)
		d.countries[d.country[h.server]], d.networks[d.network[h.server]] = true, true
		return Drawn{d.servers[h.server].ID, h.duplicate, attempt}, true
	}
}

func (d *drawing) pick(q *line, w Want) (holder, bool) {
	for _, may := range []func(server int) bool{
		func(i int) bool { return d.fresh(i) && d.newCountry(i) && !d.networks[d.network[i]] },
		func(i int) bool { return d.fresh(i) && d.newCountry(i) },
		d.fresh,
		func(i int) bool { return d.again(i, w) },
	} {
		if h, ok := q.first(may); ok {
			return h, true
		}
	}
	return holder{}, false
}

func (d *drawing) fresh(i int) bool      { return len(d.used[i].wants) == 0 && !d.used[i].skipped }
func (d *drawing) newCountry(i int) bool { return !d.countries[d.country[i]] }

// again tells whether a server that is in the request already may serve one more slot.
func (d *drawing) again(i int, w Want) bool {
	u := d.used[i]
	if u.skipped {
		return false
	}
	update, share := w.Kind == tick.Update, d.share
	for _, has := range u.wants {
		update = update && has.Kind != tick.Top && has.Kind != tick.Point
		share = share && has == w
	}
	return update || share
}

// line is who comes in turn for one visit to a site.
type line struct {
	d           *drawing
	urn         *urn
	site, visit uint16
	turns       []uint64
}

// maxTurns bounds how long one waits for those who may serve. If it is none of so many, those are drawn among themselves.
const maxTurns = 256

// ticket is the random number of a turn.
func (q *line) ticket(turn int) uint64 {
	for len(q.turns) <= turn {
		place := make([]byte, 0, 6)
		place = binary.BigEndian.AppendUint16(place, q.site)
		place = binary.BigEndian.AppendUint16(place, q.visit)
		place = binary.BigEndian.AppendUint16(place, uint16(len(q.turns))) // #nosec G115 -- at most maxTurns
		hash := crypto.Keccak256([]byte("emet/draw/2"), q.d.beacon[:], q.d.signature, place)
		q.turns = append(q.turns, binary.BigEndian.Uint64(hash))
	}
	return q.turns[turn]
}

// first returns the first in the line of those who may serve, if there is any.
func (q *line) first(may func(server int) bool) (holder, bool) {
	var those urn
	for _, h := range q.urn.holders {
		if may(h.server) {
			those.add(h, q.d.servers[h.server].Weight)
		}
	}
	if len(those.holders) == 0 {
		return holder{}, false
	}
	for turn := range maxTurns {
		if h := q.urn.at(q.ticket(turn) % q.urn.weight()); may(h.server) {
			return h, true
		}
	}
	return those.at(q.ticket(maxTurns) % those.weight()), true
}
