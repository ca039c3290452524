package meter_test

import (
	"fmt"
	"net/netip"
	"sync"
	"testing"
	"testing/synctest"
	"time"

	"pgregory.net/rapid"

	"emet/agents/inbound/meter"
)

var peer = netip.MustParseAddrPort("198.51.100.7:4711")

// clock is set by hand.
type clock struct {
	mu sync.Mutex
	t  time.Time
}

func (c *clock) now() time.Time {
	c.mu.Lock()
	defer c.mu.Unlock()
	return c.t
}

func (c *clock) step(d time.Duration) {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.t = c.t.Add(d)
}

func newClock() *clock { return &clock{t: time.Unix(1_000_000, 500_000_000)} }

// GP-06
func TestRates(t *testing.T) {
	c := newClock()
	m := meter.New(c.now)
	conn := m.Socket(meter.Labels{Socket: "tcp/127.0.0.1:1", Activity: "a", VPN: "v"}).Open(peer)
	for _, in := range []int{100, 0, 900, 50, 50, 0, 0} {
		conn.In(in)
		conn.Out(2 * in)
		m.Tick()
		c.step(time.Second)
	}
	activity, known := m.Activity("a")
	vpn, _ := m.VPN("v")
	socket, _ := m.OfSocket("tcp/127.0.0.1:1")
	one := m.Connections()[0].Bandwidth
	want := meter.Bandwidth{
		Inbound:     meter.Flow{Bytes: 1100, MaxRate: 900, AvgRate: 1100. / 7, CurrentRate: 1000. / 5},
		Outbound:    meter.Flow{Bytes: 2200, MaxRate: 1800, AvgRate: 2200. / 7, CurrentRate: 2000. / 5},
		Connections: meter.Connections{Current: 1, Total: 1}, Since: time.Unix(1_000_000, 500_000_000).UTC(),
	}
	for name, got := range map[string]meter.Bandwidth{"activity": activity, "vpn": vpn, "socket": socket, "connection": one, "total": m.Total()} {
		if got != want {
			t.Errorf("%s: %+v, want %+v", name, got, want)
		}
	}
	if !known {
		t.Error("an activity with a socket is unknown")
	}
	c.step(time.Hour)
	if got := m.Total(); got.Inbound.CurrentRate != 0 || got.Inbound.MaxRate != 900 {
		t.Errorf("after an hour of silence: %+v", got.Inbound)
	}
}

// A machine that is too busy to tick must not make connections look fast.
func TestLateTick(t *testing.T) {
	c := newClock()
	m := meter.New(c.now)
	conn := m.Socket(meter.Labels{Socket: "s"}).Open(peer)
	for range 4 {
		c.step(time.Second)
		conn.In(1000)
	}
	m.Tick()
	c.step(time.Second)
	if got := m.Total().Inbound; got.MaxRate != 1000 || got.Bytes != 4000 {
		t.Errorf("four seconds of 1,000 bytes each, added up at once: %+v", got)
	}
}

// GP-06: sums are exact at every moment, whoever counts meanwhile.
func TestSums(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		c := newClock()
		m := meter.New(c.now)
		var sockets []*meter.Socket
		var conns []*meter.Conn
		var of []int // socket of a connection
		in, out, opened := map[string]uint64{}, map[string]uint64{}, map[string]uint64{}
		labels := func(i int) []string {
			return []string{"all", fmt.Sprint("activity ", i%2), fmt.Sprint("vpn ", i%3), fmt.Sprint("socket ", i)}
		}
		for i := range 4 {
			l := labels(i)
			sockets = append(sockets, m.Socket(meter.Labels{Activity: l[1], VPN: l[2], Socket: l[3]}))
		}
		for range rapid.IntRange(1, 60).Draw(t, "steps") {
			switch n := len(conns); rapid.IntRange(0, 4).Draw(t, "what") {
			case 0:
				i := rapid.IntRange(0, 3).Draw(t, "socket")
				conns, of = append(conns, sockets[i].Open(peer)), append(of, i)
				for _, l := range labels(i) {
					opened[l]++
				}
			case 1, 2:
				if n == 0 {
					continue
				}
				i, b := rapid.IntRange(0, n-1).Draw(t, "conn"), rapid.IntRange(0, 1<<20).Draw(t, "bytes")
				conns[i].In(b)
				conns[i].Out(b / 2)
				for _, l := range labels(of[i]) {
					in[l], out[l] = in[l]+uint64(b), out[l]+uint64(b/2)
				}
			case 3:
				c.step(time.Duration(rapid.IntRange(0, 3000).Draw(t, "ms")) * time.Millisecond)
				m.Tick()
			case 4:
				if n == 0 {
					continue
				}
				conns[n-1].Close()
				conns[n-1].Close() // twice is once
				conns, of = conns[:n-1], of[:n-1]
			}
		}
		check := func(l string, got meter.Bandwidth, known bool) {
			if !known || got.Inbound.Bytes != in[l] || got.Outbound.Bytes != out[l] || got.Connections.Total != opened[l] {
				t.Fatalf("%s: %+v (known: %v), want %d in, %d out, %d opened", l, got, known, in[l], out[l], opened[l])
			}
		}
		check("all", m.Total(), true)
		for i := range 4 {
			l := labels(i)
			got, known := m.Activity(l[1])
			check(l[1], got, known)
			got, known = m.VPN(l[2])
			check(l[2], got, known)
			got, known = m.OfSocket(l[3])
			check(l[3], got, known)
		}
		if got := m.Total().Connections.Current; got != uint64(len(conns)) {
			t.Fatalf("%d connections are open, and %d are counted", len(conns), got)
		}
	})
}

// What has ended is kept for a day; of 10,000 that ended the oldest go first; what is open stays.
func TestForgetting(t *testing.T) {
	c := newClock()
	m := meter.New(c.now)
	open := m.Socket(meter.Labels{Socket: "s", Activity: "open"})
	open.Open(peer)
	for i := range meter.KeptIDs + 10 {
		m.Socket(meter.Labels{Socket: "t", Activity: fmt.Sprint(i)}).Close()
		c.step(time.Millisecond)
	}
	m.Tick()
	for id, want := range map[string]bool{"open": true, "0": false, "10": false, "11": true, fmt.Sprint(meter.KeptIDs): true} {
		if _, got := m.Activity(id); got != want {
			t.Errorf("activity %s is known: %v, want %v", id, got, want)
		}
	}
	c.step(meter.Kept + time.Second)
	m.Tick()
	for id, want := range map[string]bool{"open": true, "11": false} {
		if _, got := m.Activity(id); got != want {
			t.Errorf("a day later activity %s is known: %v, want %v", id, got, want)
		}
	}
	if got := m.Activities(); got != meter.KeptIDs+11 {
		t.Errorf("%d activities were served, want %d", got, meter.KeptIDs+11)
	}
}

func TestRun(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		m := meter.New(nil)
		go m.Run(t.Context())
		conn := m.Socket(meter.Labels{Socket: "s"}).Open(peer)
		for range 100 {
			conn.In(10)
			time.Sleep(100 * time.Millisecond) //nolint:forbidigo // in a bubble
		}
		if got := m.Total().Inbound; got.MaxRate < 90 || got.MaxRate > 110 || got.CurrentRate < 90 || got.CurrentRate > 110 {
			t.Errorf("100 bytes a second are %+v", got)
		}
	})
}

func TestMany(t *testing.T) {
	m := meter.New(nil)
	s := m.Socket(meter.Labels{Socket: "s", Activity: "a"})
	var all sync.WaitGroup
	for range 8 {
		all.Go(func() {
			for range 200 {
				c := s.Open(peer)
				c.In(3)
				m.Tick()
				c.Out(4)
				c.Close()
			}
		})
	}
	all.Wait()
	if got := m.Total(); got.Inbound.Bytes != 8*200*3 || got.Outbound.Bytes != 8*200*4 || got.Connections != (meter.Connections{Total: 1600}) {
		t.Errorf("%+v", got)
	}
}

func BenchmarkTick(b *testing.B) {
	m := meter.New(nil)
	s := m.Socket(meter.Labels{Socket: "s", Activity: "a", VPN: "v"})
	for range 10_000 {
		s.Open(peer)
	}
	for b.Loop() {
		m.Tick()
	}
}
