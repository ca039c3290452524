package meter

import (
	"cmp"
	"slices"
	"time"
)

// Window is how many whole seconds a current rate is the mean of.
const Window = 5

// account is a sum of connections.
type account struct {
	in, out         counter
	current, opened uint64

	since time.Time
	held  int       // sockets that are open for it
	ended time.Time // when the last connection or socket of it ended
}

func newAccount(now time.Time) *account { return &account{since: now, ended: now} }

func (a *account) add(in, out uint64, now time.Time) {
	a.in.add(in, now.Unix())
	a.out.add(out, now.Unix())
}

func (a *account) bandwidth(now time.Time) Bandwidth {
	return Bandwidth{
		Inbound: a.in.flow(a.since, now), Outbound: a.out.flow(a.since, now),
		Connections: Connections{Current: a.current, Total: a.opened}, Since: a.since.UTC(),
	}
}

// counter is one direction. What was added last belongs to the second that is running; the ring has the whole ones before.
type counter struct {
	bytes   uint64
	second  int64
	running uint64
	ring    [Window]uint64
	best    uint64
}

func (c *counter) add(n uint64, second int64) {
	c.roll(second)
	c.bytes += n
	c.running += n
}

// roll ends the running second if it is over. Seconds in which nobody asked and nothing came are empty ones.
func (c *counter) roll(second int64) {
	if second <= c.second {
		return // clocks can step back; the running second is then a long one
	}
	passed := second - c.second
	if c.running > 0 {
		c.best = max(c.best, c.running)
	}
	for i := range min(passed, Window) {
		copy(c.ring[1:], c.ring[:Window-1])
		c.ring[0] = 0
		if i == 0 {
			c.ring[0] = c.running
		}
	}
	c.second, c.running = second, 0
}

func (c *counter) flow(since, now time.Time) Flow {
	c.roll(now.Unix())
	f := Flow{Bytes: c.bytes, MaxRate: float64(c.best)}
	var sum uint64
	for _, n := range c.ring {
		sum += n
	}
	f.CurrentRate = float64(sum) / Window
	if lived := now.Sub(since).Seconds(); lived > 0 {
		f.AvgRate = float64(c.bytes) / lived
	}
	return f
}

// hold returns the account of id for one socket more.
func hold(accounts map[string]*account, id string, now time.Time) *account {
	a := accounts[id]
	if a == nil {
		a = newAccount(now)
		accounts[id] = a
	}
	a.held++
	return a
}

// forget drops accounts that ended long ago, and the oldest ended ones of too many. What has a socket or a connection stays.
func forget(accounts map[string]*account, now time.Time) {
	type ended struct {
		id string
		at time.Time
	}
	var over []ended
	for id, a := range accounts {
		switch {
		case a.held > 0 || a.current > 0:
		case now.Sub(a.ended) > Kept:
			delete(accounts, id)
		default:
			over = append(over, ended{id, a.ended})
		}
	}
	if len(accounts) <= KeptIDs {
		return
	}
	slices.SortFunc(over, func(a, b ended) int { return cmp.Or(a.at.Compare(b.at), cmp.Compare(a.id, b.id)) })
	for _, e := range over[:min(len(over), len(accounts)-KeptIDs)] {
		delete(accounts, e.id)
	}
}
