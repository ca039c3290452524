package guard_test

import (
	"encoding/binary"
	"math/rand/v2"
	"net/netip"
	"sync"
	"testing"
	"time"

	"pgregory.net/rapid"

	"emet/agents/inbound/guard"
)

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

func ip(s string) netip.Addr { return netip.MustParseAddr(s) }

func nets(ss ...string) []netip.Prefix {
	var all []netip.Prefix
	for _, s := range ss {
		all = append(all, netip.MustParsePrefix(s))
	}
	return all
}

// GP-13
func TestRateOfOneSource(t *testing.T) {
	c := &clock{t: time.Unix(1, 0)}
	s := guard.New(guard.Config{Now: c.now}).Socket("", guard.Limits{Rate: 10, Burst: 5}, nil)
	admitted := func(src string, tries int) (n int) {
		for range tries {
			if p, why := s.Admit(ip(src)); why == "" {
				p.Release()
				n++
			} else if why != guard.SourceRate {
				t.Fatalf("refused by %s", why)
			}
		}
		return n
	}
	if got := admitted("192.0.2.1", 100); got != 5 {
		t.Errorf("a burst of 100 got %d in, want 5", got)
	}
	if got := admitted("192.0.2.2", 3); got != 3 {
		t.Errorf("another source got %d of 3 in", got)
	}
	if got := admitted("::ffff:192.0.2.1", 1); got != 0 {
		t.Error("an IPv4 address written as IPv6 is another source")
	}
	total := 0
	for range 100 {
		c.step(50 * time.Millisecond)
		total += admitted("192.0.2.1", 10)
	}
	if total < 49 || total > 51 {
		t.Errorf("in five seconds %d got in, want 50", total)
	}
	// A subscriber has a /64, so the addresses in it are one source; the next /64 is another.
	if got := admitted("2001:db8::1", 4) + admitted("2001:db8::ffff:1", 4); got != 5 {
		t.Errorf("two addresses of a /64 got %d in, want 5 together", got)
	}
	if got := admitted("2001:db8:0:1::1", 5); got != 5 {
		t.Errorf("the next /64 got %d of 5 in", got)
	}
}

// GP-13: each limit holds exactly, whatever order connections come and go in, and the reason is the right one.
func TestNumbers(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		g := guard.New(guard.Config{Total: 9, PerActivity: 6})
		limits := guard.Limits{PerSource: 2, PerSocket: 4}
		sockets := []*guard.Socket{g.Socket("a", limits, nil), g.Socket("a", limits, nil), g.Socket("b", limits, nil), g.Socket("", limits, nil)}
		activity := []int{0, 0, 1, 2}
		type key struct{ socket, source int }
		type open struct {
			key
			*guard.Permit
		}
		var live []open
		count := func(match func(open) bool) (n int) {
			for _, o := range live {
				if match(o) {
					n++
				}
			}
			return n
		}
		for range rapid.IntRange(1, 80).Draw(t, "steps") {
			if len(live) > 0 && rapid.IntRange(0, 2).Draw(t, "leave") == 0 {
				i := rapid.IntRange(0, len(live)-1).Draw(t, "who")
				live[i].Release()
				live[i].Release() // twice is once
				live = append(live[:i], live[i+1:]...)
				continue
			}
			k := key{rapid.IntRange(0, 3).Draw(t, "socket"), rapid.IntRange(0, 3).Draw(t, "source")}
			want := guard.Reason("")
			switch {
			case count(func(o open) bool { return o.key == k }) == 2:
				want = guard.SourceLimit
			case count(func(o open) bool { return o.socket == k.socket }) == 4:
				want = guard.SocketLimit
			case k.socket != 3 && count(func(o open) bool { return activity[o.socket] == activity[k.socket] }) == 6:
				want = guard.ActivityLimit
			case len(live) == 9:
				want = guard.TotalLimit
			}
			p, got := sockets[k.socket].Admit(netip.AddrFrom4([4]byte{192, 0, 2, byte(k.source)}))
			if got != want {
				t.Fatalf("%+v with %d open: %q, want %q", k, len(live), got, want)
			}
			if got == "" {
				live = append(live, open{k, p})
			}
		}
	})
}

func TestRefusedAreCounted(t *testing.T) {
	g := guard.New(guard.Config{})
	s := g.Socket("", guard.Limits{PerSource: 1}, guard.NewList(nil, nets("203.0.113.0/24")))
	for range 3 {
		s.Admit(ip("192.0.2.1"))
		s.Admit(ip("203.0.113.9"))
	}
	g.Count(guard.NoDial)
	got := g.Refused()
	if len(got) != 3 || got[guard.SourceLimit] != 2 || got[guard.Listed] != 3 || got[guard.NoDial] != 1 {
		t.Errorf("%v", got)
	}
}

func TestLists(t *testing.T) {
	for name, c := range map[string]struct {
		allow, deny []netip.Prefix
		in, out     []string
	}{
		"nothing listed":  {nil, nil, []string{"192.0.2.1", "2001:db8::1"}, nil},
		"denied":          {nil, nets("192.0.2.0/24"), []string{"198.51.100.1", "2001:db8::1"}, []string{"192.0.2.1"}},
		"allowed":         {nets("192.0.2.0/24"), nil, []string{"192.0.2.1"}, []string{"198.51.100.1", "2001:db8::1"}},
		"longest decides": {nets("192.0.2.128/25"), nets("192.0.2.0/24", "192.0.2.200/32"), []string{"192.0.2.129"}, []string{"192.0.2.1", "192.0.2.200"}},
		"both: denied":    {nets("192.0.2.0/24"), nets("192.0.2.0/24"), nil, []string{"192.0.2.1"}},
		"mapped":          {nil, nets("::ffff:192.0.2.0/120"), []string{"192.0.3.1"}, []string{"192.0.2.1", "::ffff:192.0.2.1"}},
	} {
		g := guard.New(guard.Config{})
		s := g.Socket("", guard.Limits{}, guard.NewList(c.allow, c.deny))
		all := g.Socket("", guard.Limits{}, nil)
		for _, a := range c.in {
			if _, why := s.Admit(ip(a)); why != "" {
				t.Errorf("%s: %s is refused: %s", name, a, why)
			}
		}
		for _, a := range c.out {
			if _, why := s.Admit(ip(a)); why != guard.Listed {
				t.Errorf("%s: %s: %q", name, a, why)
			}
		}
		g.SetList(guard.NewList(c.allow, c.deny))
		for _, a := range c.out {
			if _, why := all.Admit(ip(a)); why != guard.Listed {
				t.Errorf("%s, for all sockets: %s: %q", name, a, why)
			}
		}
	}
}

// The list of a socket can be replaced while it runs; that of another socket stays.
func TestListOfSocketIsReplaced(t *testing.T) {
	g := guard.New(guard.Config{})
	one, other := g.Socket("", guard.Limits{}, nil), g.Socket("", guard.Limits{}, nil)
	src := ip("192.0.2.1")
	one.SetList(guard.NewList(nil, nets("192.0.2.0/24")))
	if _, why := one.Admit(src); why != guard.Listed {
		t.Errorf("a source that is denied by now: %q", why)
	}
	if _, why := other.Admit(src); why != "" {
		t.Errorf("it is denied at another socket: %s", why)
	}
	one.SetList(nil)
	if _, why := one.Admit(src); why != "" {
		t.Errorf("it is denied still: %s", why)
	}
}

// GP-13: what is remembered of sources is bounded, those that are connected are not forgotten, and their permits stay right.
func TestManySources(t *testing.T) {
	g := guard.New(guard.Config{Sources: 640, Total: 1 << 20})
	s := g.Socket("", guard.Limits{PerSource: 1}, nil)
	keep, why := s.Admit(ip("192.0.2.1"))
	if why != "" {
		t.Fatal(why)
	}
	for i := range uint32(100_000) {
		var b [16]byte
		b[0] = 0x20
		binary.BigEndian.PutUint32(b[4:], i)
		if p, why := s.Admit(netip.AddrFrom16(b)); why == "" {
			p.Release()
		}
	}
	if _, why := s.Admit(ip("192.0.2.1")); why != guard.SourceLimit {
		t.Errorf("after 100,000 others a connected source is forgotten: %q", why)
	}
	keep.Release()
	if _, why := s.Admit(ip("192.0.2.1")); why != "" {
		t.Errorf("released, and still refused: %s", why)
	}
	// Full of connections: the newcomer waits, and nothing breaks.
	var live []*guard.Permit
	refused := 0
	for i := range uint32(2000) {
		var b [16]byte
		b[0], b[1] = 0x20, 1
		binary.BigEndian.PutUint32(b[4:], i)
		p, why := s.Admit(netip.AddrFrom16(b))
		if why == "" {
			live = append(live, p)
		} else {
			refused++
		}
	}
	if len(live) > 640 || refused < 2000-640 {
		t.Errorf("%d sources are remembered, more than 640", len(live))
	}
	for _, p := range live {
		p.Release()
	}
}

// GP-13: bandwidth keeps to its limit within three in a hundred, alone and shared.
func TestBandwidth(t *testing.T) {
	for name, c := range map[string]struct {
		limits guard.Limits
		config guard.Config
		conns  int
		want   float64 // bytes a second of all together
	}{
		"connection": {guard.Limits{ConnBytes: 1e6}, guard.Config{}, 1, 1e6},
		"two":        {guard.Limits{ConnBytes: 1e6}, guard.Config{}, 2, 2e6},
		"source":     {guard.Limits{SourceBytes: 1e6}, guard.Config{}, 3, 1e6},
		"socket":     {guard.Limits{SocketBytes: 3e6, ConnBytes: 2e6}, guard.Config{}, 4, 3e6},
		"activity":   {guard.Limits{ConnBytes: 1e7}, guard.Config{ActivityBytes: 5e5}, 4, 5e5},
		"slow":       {guard.Limits{ConnBytes: 2000}, guard.Config{}, 1, 2000},
	} {
		t.Run(name, func(t *testing.T) {
			clk := &clock{t: time.Unix(1, 0)}
			c.config.Now = clk.now
			s := guard.New(c.config).Socket("a", c.limits, nil)
			type conn struct {
				p    *guard.Permit
				next time.Time
			}
			var conns []*conn
			for range c.conns {
				p, why := s.Admit(ip("192.0.2.1"))
				if why != "" || !p.Limited() {
					t.Fatal(why, p.Limited())
				}
				conns = append(conns, &conn{p, clk.now()})
			}
			sent, begin := 0, clk.now()
			for clk.now().Sub(begin) < 20*time.Second {
				for _, k := range conns {
					for !k.next.After(clk.now()) {
						n := 1 + rand.IntN(k.p.Quantum())
						sent += n
						k.next = clk.now().Add(k.p.Take(n))
					}
				}
				clk.step(time.Millisecond)
			}
			if got := float64(sent) / 20; got < 0.97*c.want || got > 1.03*c.want {
				t.Errorf("%.0f bytes a second, want %.0f", got, c.want)
			}
		})
	}
	s := guard.New(guard.Config{ActivityBytes: 5}).Socket("", guard.Limits{}, nil)
	if p, _ := s.Admit(ip("192.0.2.1")); p.Limited() || p.Take(1<<30) != 0 {
		t.Error("a socket of no activity is limited by one")
	}
}

func TestAtOnce(t *testing.T) {
	g := guard.New(guard.Config{Total: 50})
	s := g.Socket("a", guard.Limits{PerSource: 20}, nil)
	var all sync.WaitGroup
	for i := range 8 {
		all.Go(func() {
			for range 2000 {
				if p, why := s.Admit(netip.AddrFrom4([4]byte{192, 0, 2, byte(i % 3)})); why == "" {
					p.Take(10)
					p.Release()
				}
			}
		})
	}
	all.Wait()
	for range 20 {
		if _, why := s.Admit(ip("192.0.2.0")); why != "" {
			t.Fatalf("nobody is connected, and yet: %s", why)
		}
	}
}

// A list of 100,000 networks is asked in less than a microsecond.
func BenchmarkList(b *testing.B) {
	r := rand.New(rand.NewPCG(1, 2))
	var deny []netip.Prefix
	for range 100_000 {
		var a [4]byte
		binary.BigEndian.PutUint32(a[:], r.Uint32())
		deny = append(deny, netip.PrefixFrom(netip.AddrFrom4(a), 8+r.IntN(25)).Masked())
	}
	l := guard.NewList(nil, deny)
	b.ReportAllocs()
	for b.Loop() {
		l.Allows(netip.AddrFrom4([4]byte{byte(r.Uint32()), 2, 3, 4}))
	}
}

func BenchmarkAdmit(b *testing.B) {
	s := guard.New(guard.Config{}).Socket("a", guard.Limits{Rate: 1e9, PerSource: 10}, nil)
	b.ReportAllocs()
	for b.Loop() {
		p, _ := s.Admit(netip.AddrFrom4([4]byte{192, 0, 2, 1}))
		p.Release()
	}
}
