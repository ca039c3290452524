//go:build linux

package inbound_test

import (
	"io"
	"net"
	"sync"
	"testing"
	"time"

	"emet/agents/inbound"
	"emet/agents/inbound/guard"
)

// GP-13: however many connect, as many are served as may be, of a source, a socket, an activity and in all; and the
// management answers meanwhile.
func TestNumbers(t *testing.T) {
	const limit, more = 300, 200
	for name, c := range map[string]struct {
		args    []string
		limits  guard.Limits
		sources []string
		reason  guard.Reason
	}{
		"source":   {limits: guard.Limits{PerSource: limit}, sources: []string{"127.0.0.1"}, reason: guard.SourceLimit},
		"socket":   {limits: guard.Limits{PerSocket: limit}, sources: []string{"127.0.0.1", "127.0.0.2"}, reason: guard.SocketLimit},
		"activity": {args: []string{"--per-activity", "300"}, sources: []string{"127.0.0.1"}, reason: guard.ActivityLimit},
		"total":    {args: []string{"--total", "300"}, sources: []string{"127.0.0.1", "127.0.0.2"}, reason: guard.TotalLimit},
	} {
		t.Run(name, func(t *testing.T) {
			p := newGate(t, append(c.args, "--rate", "0", "--per-source", "0")...)
			e := inbound.Entry{ActivityID: "act", RemoteAddr: echo(t)}
			if c.limits != (guard.Limits{}) {
				e.Limits = &c.limits
			}
			addr := p.open(t, "tcp", 8000, e)
			var mu sync.Mutex
			var in []net.Conn
			var refused int
			var clients sync.WaitGroup
			for i := range 10 {
				clients.Go(func() {
					for range (limit + more) / 10 {
						k, err := dial(c.sources[i%len(c.sources)], addr)
						if err == nil {
							err = told(k, "in")
						}
						mu.Lock()
						if err == nil {
							in = append(in, k)
						} else {
							refused++
						}
						mu.Unlock()
					}
				})
			}
			slowest := time.Duration(0)
			for range 20 {
				began := time.Now()
				the(p.Status(t.Context()))(t)
				slowest = max(slowest, time.Since(began))
			}
			clients.Wait()
			if len(in) != limit || refused != more || p.connections(t) != limit {
				t.Errorf("%d are in and %d were refused; the proxy counts %d", len(in), refused, p.connections(t))
			}
			if m := the(p.Metrics(t.Context()))(t); m.Refused[c.reason] != more {
				t.Errorf("refused: %v", m.Refused)
			}
			t.Logf("the management took at most %s; %s", slowest, busy())
			for _, k := range in[:100] {
				must(t, k.Close())
			}
			until(t, "there is room again", func() bool { return p.connections(t) == limit-100 })
			must(t, once(c.sources[0], addr))
			for _, k := range in[100:] {
				must(t, told(k, "still in")) // nobody was thrown out
				must(t, k.Close())
			}
		})
	}
}

// GP-13: a connection, a source, a socket and an activity have the bandwidth that they were given, however many connections
// share it.
func TestBandwidth(t *testing.T) {
	const rate = 2 << 20
	long, enough := pick(2*time.Second, 10*time.Second), 0.2
	if idleMachine() {
		enough = 0.97
	}
	for name, c := range map[string]struct {
		args   []string
		limits guard.Limits
		conns  int
		want   float64 // bytes a second of all together
	}{
		"connection": {limits: guard.Limits{ConnBytes: rate / 2}, conns: 2, want: rate},
		"source":     {limits: guard.Limits{SourceBytes: rate}, conns: 4, want: rate},
		"socket":     {limits: guard.Limits{SocketBytes: rate}, conns: 4, want: rate},
		"activity":   {args: []string{"--activity-bandwidth", "2097152"}, conns: 4, want: rate},
	} {
		for _, way := range []string{"up", "down"} {
			t.Run(name+" "+way, func(t *testing.T) {
				beside(t)
				p := newGate(t, c.args...)
				service := serve(t, here, "127.0.0.1:0", func(k net.Conn) {
					if way == "up" {
						_, _ = io.Copy(io.Discard, k)
					} else {
						_, _ = io.Copy(k, endless{})
					}
				})
				e := inbound.Entry{ActivityID: "act", RemoteAddr: service}
				if c.limits != (guard.Limits{}) {
					e.Limits = &c.limits
				}
				addr := p.open(t, "tcp", 8000, e)
				for range c.conns {
					k := the(dial("", addr))(t)
					defer k.Close()
					go func() {
						if way == "up" {
							_, _ = io.Copy(k, endless{})
						} else {
							_, _ = io.Copy(io.Discard, k)
						}
					}()
				}
				through := func() (n float64, asked, told time.Time) {
					asked = time.Now()
					b := the(p.Activity(t.Context(), "act"))(t)
					return float64(b.Inbound.Bytes + b.Outbound.Bytes), asked, time.Now()
				}
				until(t, "it is under way", func() bool { n, _, _ := through(); return n > rate })
				before, early, began := through()
				<-time.After(long)
				after, ended, late := through()
				// It was counted between asking and being told. More than the limit is a fault on any machine; less is one where the
				// machine had the time for as much.
				least, most := (after-before)/late.Sub(early).Seconds()/c.want, (after-before)/ended.Sub(began).Seconds()/c.want
				t.Logf("%.3f to %.3f of the limit; %s", least, most, busy())
				if least > pick(1.1, 1.03) || most < enough {
					t.Error("that is not the limit")
				}
			})
		}
	}
}

// endless is as much as one likes to read of it.
type endless struct{}

func (endless) Read(p []byte) (int, error) { return len(p), nil }

// GP-13: silent connections are ended at the idle time, cost little until then, and keep nobody out.
func TestSilent(t *testing.T) {
	beside(t)
	number := pick(1000, crowd(t))
	hearth := cast(t, here, "hearth", "127.0.0.1:0")
	service := joinPort("127.0.0.1", hearth.says(t))
	p := newGate(t, "--rate", "0", "--per-source", "0")
	warm := p.open(t, "tcp", 8001, inbound.Entry{RemoteAddr: service})
	for range 50 {
		must(t, once("", warm))
	}
	addr := p.open(t, "tcp", 8000, inbound.Entry{RemoteAddr: service, IdleTimeout: inbound.Duration(pick(4*time.Second, time.Minute))})
	before := p.memory(t)
	idle := cast(t, here, "idlers", addr, itoa(number))
	if got := idle.says(t); got != number {
		t.Fatalf("%d of %d could connect", got, number)
	}
	if full {
		until(t, "all are counted", func() bool { return p.connections(t) == number })
	}
	each := float64(p.memory(t)-before) / float64(number)
	t.Logf("%d silent connections: %.1f KiB each; %s", number, each/1024, busy())
	if full && each > 8<<10 {
		t.Errorf("a silent connection takes %.0f bytes", each)
	}
	must(t, once("", addr))
	until(t, "all are ended", func() bool { return idle.asked(t) == 0 })
	until(t, "none is left", func() bool { return p.connections(t) == 0 })
	must(t, once("", addr))
}

// GP-13: connections take so many descriptors that the management still has some. Who comes then is refused, not left
// waiting, and it goes on when there are others.
func TestNoDescriptors(t *testing.T) {
	const limit = 120
	calm := idleMachine()
	service := echo(t)
	host := "127.90.0.1"
	by := []string{"sh", "-c", `ulimit -n "$0"; exec "$@"`, itoa(limit)}
	p := gateIn(t, here, by, host, "--allow", host+":1-65535", "--local", "127.0.0.0/8:1-65535", "--rate", "0")
	addr := p.open(t, "tcp", 8000, inbound.Entry{RemoteAddr: service})
	must(t, once("", addr))
	var in []net.Conn
	for range 2 * limit {
		c := the(dial("", addr))(t)
		defer c.Close()
		if told(c, "in") == nil {
			in = append(in, c)
		}
	}
	if len(in) < limit/4 || p.files(t) >= limit {
		t.Errorf("%d are in, with %d descriptors", len(in), p.files(t))
	}
	for range 10 {
		must(t, p.command("status", "--json").Run()) // a connection of its own
	}
	if m := the(p.Metrics(t.Context()))(t); m.Refused[guard.TotalLimit] == 0 {
		t.Errorf("refused: %v", m.Refused)
	}
	for _, c := range in {
		must(t, told(c, "still in"))
		must(t, c.Close())
	}
	began := time.Now()
	until(t, "somebody is served again", func() bool { return once("", addr) == nil })
	t.Logf("%d were served at once; the next one after %s; %s", len(in), time.Since(began).Round(time.Millisecond), busy())
	if calm && time.Since(began) > time.Second {
		t.Error("that is more than a second")
	}
}
