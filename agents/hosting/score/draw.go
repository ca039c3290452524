// Package score is who serves what. A draw that nobody can steer chooses a server for each slot of a request (P-13): it
// follows from a beacon that is known only when the tick has begun and from a signature that the client cannot foresee
// when it pays for it. Chances follow from how fast servers answer others, as those say in signed reports, and from how
// long they have been there. Anyone computes the same: there is no arithmetic but that of integers.
package score

import (
	"encoding/binary"
	"errors"
	"fmt"
	"math/big"

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
	holders map[uint16][]holder // by site, in the order of servers

	country, network []int // of each server: numbers, equal for equal ones
}

// holder is a server of a site.
type holder struct {
	server    int
	duplicate uint16
}

// NewLottery makes the lottery of a tick from its beacon, the servers of its next part and whether the offer lets servers
// share elements of a loop.
func NewLottery(beacon common.Hash, servers []tick.Server, share bool) *Lottery {
	l := &Lottery{beacon: beacon, servers: servers, share: share, holders: map[uint16][]holder{}}
	countries, networks := map[string]int{}, map[uint32]int{}
	for i, s := range servers {
		l.country, l.network = append(l.country, numberOf(countries, s.Country)), append(l.network, numberOf(networks, s.Network))
		if s.Weight == 0 {
			continue // offline or full: K-06
		}
		for _, h := range s.Holds {
			l.holders[h.Site] = append(l.holders[h.Site], holder{i, h.Duplicate})
		}
	}
	return l
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
// No server comes twice. Networks and countries that are new to the request go first; the former are given up before the
// latter (K-04). When all holders of a site are drawn, an update may go to who serves no more than queries and updates, as
// these see no primitives that were not theirs; and if the offer says so, instances of one site share its servers.
func (l *Lottery) Draw(signature []byte, wants []Want, attempts []uint8) ([]Drawn, error) {
	n := len(l.servers)
	d := &drawing{Lottery: l, signature: signature, used: make([]use, n), countries: make([]bool, n), networks: make([]bool, n)}
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
		drawn, ok := d.slot(slot, w, last)
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
	used      []use  // by server
	countries []bool // that serve, by number
	networks  []bool
}

// use is what a request has a server for.
type use struct {
	wants   []Want
	skipped bool // it was drawn, but did not serve
}

// slot draws the server of a slot until the last attempt. Those of the attempts before are out of the request.
func (d *drawing) slot(slot int, w Want, last uint8) (Drawn, bool) {
	for attempt := uint8(0); ; attempt++ {
		h, ok := d.pick(slot, attempt, w)
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

func (d *drawing) pick(slot int, attempt uint8, w Want) (holder, bool) {
	for _, may := range []func(server int) bool{
		func(i int) bool { return d.fresh(i) && d.newCountry(i) && !d.networks[d.network[i]] },
		func(i int) bool { return d.fresh(i) && d.newCountry(i) },
		d.fresh,
		func(i int) bool { return d.again(i, w) },
	} {
		if h, ok := d.among(d.holders[w.Site], may, slot, attempt); ok {
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

// ticket is the random number of an attempt at a slot.
func (d *drawing) ticket(slot int, attempt uint8) *big.Int {
	number := binary.BigEndian.AppendUint16(nil, uint16(slot)) // #nosec G115 -- at most 64
	return new(big.Int).SetBytes(crypto.Keccak256([]byte("emet/draw/1"), d.beacon[:], d.signature, number, []byte{attempt}))
}

// among chooses by weight among those who may.
func (d *drawing) among(all []holder, may func(server int) bool, slot int, attempt uint8) (holder, bool) {
	total := uint64(0)
	those := make([]holder, 0, len(all))
	for _, h := range all {
		if may(h.server) {
			total += uint64(d.servers[h.server].Weight)
			those = append(those, h)
		}
	}
	if total == 0 {
		return holder{}, false
	}
	ticket := d.ticket(slot, attempt)
	at := ticket.Mod(ticket, new(big.Int).SetUint64(total)).Uint64()
	for _, h := range those {
		weight := uint64(d.servers[h.server].Weight)
		if at < weight {
			return h, true
		}
		at -= weight
	}
	panic("a remainder is below what it is the remainder of")
}
