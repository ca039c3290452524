package score

import (
	"bytes"
	"cmp"
	"fmt"
	"math/big"
	"math/bits"
	"slices"

	"emet/agents/hosting"
	"emet/agents/hosting/codec"
	"emet/agents/hosting/tick"
	"emet/agents/identity"
)

// Table is what is known of the servers of an application after a tick (B-23). Whoever has the table before and the
// reports of the tick computes the same.
type Table struct {
	App  hosting.OfferID `cbor:"1,keyasint"`
	Tick uint64          `cbor:"2,keyasint"`
	Rows []Row           `cbor:"3,keyasint"` // sorted by server
}

// Row is what is known of one server.
type Row struct {
	Server  identity.ID `cbor:"1,keyasint"`
	Since   uint64      `cbor:"2,keyasint"` // the first tick that it served in
	Latency uint32      `cbor:"3,keyasint"` // microseconds, over the last ticks; 0 if nobody has measured it
	Late    uint8       `cbor:"4,keyasint"` // a bit for each of the last ticks in which it was too slow, the lowest for this one
	Backoff Backoff     `cbor:"5,keyasint"`
}

// MaxTable is how many bytes a table may have.
const MaxTable = 256 << 10

// maxRows bounds what is remembered of servers that have gone.
const maxRows = 2 * tick.MaxServers

// Encode writes the table.
func (t *Table) Encode() []byte { return codec.Encode(t) }

// DecodeTable reads a table from outside.
func DecodeTable(blob []byte) (*Table, error) {
	var t Table
	if err := codec.Decode(blob, MaxTable, &t); err != nil {
		return nil, fmt.Errorf("scores: %w", err)
	}
	if len(t.Rows) > maxRows {
		return nil, fmt.Errorf("scores of %d servers: at most %d are allowed", len(t.Rows), maxRows)
	}
	for i := range t.Rows {
		if i > 0 && bytes.Compare(t.Rows[i-1].Server[:], t.Rows[i].Server[:]) >= 0 {
			return nil, fmt.Errorf("scores: server %s is not in order", t.Rows[i].Server)
		}
	}
	return &t, nil
}

// Row returns what is known of a server, if anything is.
func (t *Table) Row(id identity.ID) (*Row, bool) {
	i, ok := slices.BinarySearchFunc(t.Rows, id, func(r Row, id identity.ID) int { return bytes.Compare(r.Server[:], id[:]) })
	if !ok {
		return nil, false
	}
	return &t.Rows[i], true
}

// Next returns the table after a tick. Served are the servers that had a slot in it, reports are what was heard of it and
// verified, struck are those that did something else that suspends a server. A server of which more than a third of the
// samples is late in at least two of the last four ticks is struck as well (G-09). Reports by one identity count once.
//
// The table tells why: the rows whose Backoff has got a strike.
func (t *Table) Next(number uint64, served []identity.ID, reports []*Report, struck []identity.ID) *Table {
	next := &Table{App: t.App, Tick: number, Rows: slices.Clone(t.Rows)}
	for _, id := range served {
		if _, ok := t.Row(id); !ok {
			next.Rows = append(next.Rows, Row{Server: id, Since: number})
		}
	}
	slices.SortFunc(next.Rows, func(a, b Row) int { return bytes.Compare(a.Server[:], b.Server[:]) })
	next.Rows = slices.CompactFunc(next.Rows, func(a, b Row) bool { return a.Server == b.Server })

	heard := measured(reports)
	for i := range next.Rows {
		r := &next.Rows[i]
		m := heard[r.Server]
		r.Late = r.Late << 1 & 0b1111
		if midmean, ok := m.latency(); ok {
			r.Latency = smooth(r.Latency, midmean)
		}
		if m.late() {
			r.Late |= 1
		}
		switch {
		case slices.Contains(struck, r.Server), r.Late&1 == 1 && bits.OnesCount8(r.Late) >= 2:
			r.Backoff.Strike(number)
			r.Late = 0 // it pays for a slow tick once
		case slices.Contains(served, r.Server):
			r.Backoff.Pass(number)
		}
	}
	next.forget(served)
	return next
}

// forget keeps the table from growing for ever: who left first, and has no strikes, goes.
func (t *Table) forget(served []identity.ID) {
	for len(t.Rows) > maxRows {
		oldest := -1
		for i, r := range t.Rows {
			if slices.Contains(served, r.Server) {
				continue
			}
			if oldest < 0 || cmp.Or(cmp.Compare(r.Backoff.Strikes, t.Rows[oldest].Backoff.Strikes), cmp.Compare(r.Since, t.Rows[oldest].Since)) < 0 {
				oldest = i
			}
		}
		if oldest < 0 {
			return
		}
		t.Rows = slices.Delete(t.Rows, oldest, oldest+1)
	}
}

// smooth is the exponentially weighted average of latencies: a tick counts a quarter.
func smooth(before, now uint32) uint32 {
	if before == 0 {
		return now
	}
	return uint32((3*uint64(before) + uint64(now) + 2) / 4) // #nosec G115 -- between the two
}

// samples are what all that reported measured of one server, each once.
type samples []Measured

func measured(reports []*Report) map[identity.ID]samples {
	sorted := slices.Clone(reports) // who reports twice is heard once, whatever came first
	slices.SortFunc(sorted, func(a, b *Report) int {
		ha, hb := a.Digest(), b.Digest()
		return cmp.Or(bytes.Compare(a.By[:], b.By[:]), bytes.Compare(ha[:], hb[:]))
	})
	sorted = slices.CompactFunc(sorted, func(a, b *Report) bool { return a.By == b.By })
	all := map[identity.ID]samples{}
	for _, r := range sorted {
		for _, m := range r.Measured {
			if m.Server != r.By {
				all[m.Server] = append(all[m.Server], m)
			}
		}
	}
	return all
}

// trimmed returns what is left without a quarter at each end: a few who lie do not move what follows from it.
func trimmed[T any](sorted []T) []T { return sorted[len(sorted)/4 : len(sorted)-len(sorted)/4] }

// latency returns the mean of the medians in the middle half.
func (s samples) latency() (micros uint32, ok bool) {
	var medians []uint32
	for _, m := range s {
		if m.Median > 0 {
			medians = append(medians, m.Median)
		}
	}
	if len(medians) == 0 {
		return 0, false
	}
	slices.Sort(medians)
	middle, sum := trimmed(medians), uint64(0)
	for _, m := range middle {
		sum += uint64(m)
	}
	return uint32(sum / uint64(len(middle))), true // #nosec G115 -- a mean of such numbers
}

// late tells whether more than a third of the samples is late, of those who reported the middle half. One who measured
// very often counts no more than one who measured often.
func (s samples) late() bool {
	byShare := slices.Clone(s)
	slices.SortFunc(byShare, func(a, b Measured) int {
		return cmp.Compare(uint64(a.Late)*uint64(b.Samples), uint64(b.Late)*uint64(a.Samples))
	})
	late, all := uint64(0), uint64(0)
	for _, m := range trimmed(byShare) {
		n := min(uint64(m.Samples), 64)
		late += (uint64(m.Late)*n + uint64(m.Samples)/2) / uint64(m.Samples)
		all += n
	}
	return 3*late > all
}

// Backoff is how long a server gets no slot. Its zero value is that of one that did nothing.
type Backoff struct {
	Strikes uint8  `cbor:"1,keyasint"`
	Until   uint64 `cbor:"2,keyasint"` // the last tick in which it may not serve
	Clean   uint8  `cbor:"3,keyasint"` // ticks served since the last strike was given or taken
}

const (
	maxBackoff = 10 // as a power of two, of ticks
	cleanTicks = 48 // for which a strike is taken back
	// ahead is how many ticks are laid out already when one has ended: a strike cannot change who serves in them.
	ahead = 3
)

// Strike suspends a server for what it did in a tick: for one of the ticks that are not laid out yet, then for two, for
// four and so on. What it does until it is told so changes nothing.
func (b *Backoff) Strike(number uint64) {
	if !b.Eligible(number) {
		return
	}
	b.Strikes += min(1, ^b.Strikes)
	b.Until = number + ahead + 1<<min(b.Strikes-1, maxBackoff)
	b.Clean = 0
}

// Pass notes that a server did well in a tick.
func (b *Backoff) Pass(number uint64) {
	if b.Strikes == 0 || !b.Eligible(number) {
		return
	}
	if b.Clean++; b.Clean >= cleanTicks {
		b.Strikes, b.Clean = b.Strikes-1, 0
	}
}

// Eligible tells whether the server may serve in a tick.
func (b *Backoff) Eligible(number uint64) bool { return number > b.Until || b.Until == 0 }

// Weights.
const (
	medianWeight = 1 << 12
	maxClamp     = 16 // times the median
	adultTicks   = 24
)

// Weights returns the chances of servers in the draws of a tick, by the table after an earlier one: one over the latency,
// at most 16 times the median of all, and less as long as a server is young (K-01, D-08). Offline says which of them do not
// take requests: these get none, like those that are suspended (K-06). A server that nobody has measured counts as the
// median one does. The median weight, of one who is of age, is 4096.
func (t *Table) Weights(number uint64, servers []identity.ID, offline func(identity.ID) bool) []uint32 {
	typical := t.typical(servers)
	rows := make([]Row, len(servers))
	var latencies []uint32
	for i, id := range servers {
		r, known := t.Row(id)
		switch {
		case offline != nil && offline(id) || known && !r.Backoff.Eligible(number):
			continue
		case known:
			rows[i] = *r
		default:
			rows[i].Since = number
		}
		if rows[i].Latency == 0 {
			rows[i].Latency = typical
		}
		latencies = append(latencies, rows[i].Latency)
	}
	weights := make([]uint32, len(servers))
	if len(latencies) == 0 {
		return weights
	}
	// Weights are the sum of all latencies over one's own: that sum drops out as the median is set to be 4096.
	slices.Sort(latencies)
	median := uint64(latencies[(len(latencies)-1)/2])
	for i, r := range rows {
		if r.Latency == 0 {
			continue
		}
		w := min(medianWeight*median/uint64(r.Latency), maxClamp*medianWeight)
		age := min(number-min(number, r.Since)+1, adultTicks)
		weights[i] = uint32(max(1, w*age/adultTicks)) // #nosec G115 -- at most 16 * 4096
	}
	return weights
}

// typical is the median latency of the servers that were measured.
func (t *Table) typical(servers []identity.ID) uint32 {
	var known []uint32
	for _, id := range servers {
		if r, ok := t.Row(id); ok && r.Latency > 0 {
			known = append(known, r.Latency)
		}
	}
	if len(known) == 0 {
		return 1
	}
	slices.Sort(known)
	return known[len(known)/2]
}

// ForgingPrice returns what it costs, in tokens of a price, until the draws of a request fall to a coalition at all slots
// that count for what it writes, and that is forged: the price over the product of its chances (SR-21). It returns nil if
// the coalition can never have all slots.
//
// The chance at a slot is that of all attempts together, as whoever forges says of everybody else that they did not
// answer. Those who were passed over are not drawn again: the price is what it is if they were the heaviest, and so never
// told as more than it is. Regions, and servers that other slots pass over, are left out.
func ForgingPrice(price *big.Int, servers []tick.Server, wants []Want, coalition func(identity.ID) bool) *big.Int {
	num, den := new(big.Int).Set(price), big.NewInt(1)
	for _, w := range wants {
		var theirs, others uint64
		var each []uint64 // of the others
		for _, s := range servers {
			switch weight := uint64(s.Weight); {
			case !slices.ContainsFunc(s.Holds, func(h tick.Hold) bool { return h.Site == w.Site }):
			case coalition(s.ID):
				theirs += weight
			default:
				others, each = others+weight, append(each, weight)
			}
		}
		if theirs == 0 {
			return nil
		}
		slices.Sort(each)
		all, missed := big.NewInt(1), big.NewInt(1) // missed of all: that each attempt is another's
		for range MaxAttempt + 1 {
			missed.Mul(missed, new(big.Int).SetUint64(others))
			all.Mul(all, new(big.Int).SetUint64(others+theirs))
			if n := len(each); n > 0 {
				others, each = others-each[n-1], each[:n-1]
			}
		}
		num.Mul(num, all)
		den.Mul(den, all.Sub(all, missed))
	}
	return num.Div(num, den)
}
