//go:build linux

package inbound_test

import (
	"math/rand/v2"
	"net"
	"net/netip"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"emet/agents/inbound"
	"emet/agents/inbound/guard"
)

// GP-13: whatever strangers send to gateways, probes and the management, the proxy does not grow by it.
func TestGarbage(t *testing.T) {
	beside(t)
	p := newGate(t, "--rate", "0")
	stream := p.open(t, "tcp", 8000, inbound.Entry{RemoteAddr: echo(t)})
	headed := p.open(t, "tcp", 8001, inbound.Entry{RemoteAddr: echo(t), Trusted: []netip.Prefix{netip.MustParsePrefix("127.0.0.0/8")}})
	datagrams := p.open(t, "udp", 8000, inbound.Entry{RemoteAddr: echoUDP(t, here, "127.0.0.1:0", 1), IdleTimeout: inbound.Duration(time.Second)})
	for _, proto := range []string{"tcp", "udp"} {
		the(p.PutProbe(t.Context(), p.at(t, proto, 8002), "ann", "token"))(t)
	}
	probe := p.at(t, "tcp", 8002).String()
	var stop atomic.Bool
	var sent, calls atomic.Int64
	var all sync.WaitGroup
	for i, target := range []struct{ network, addr string }{
		{"tcp", stream}, {"tcp", headed}, {"tcp", probe}, {"udp", datagrams}, {"udp", probe}, {"unix", p.file("s")},
	} {
		all.Go(func() {
			random := rand.New(rand.NewPCG(uint64(i), 1)) // #nosec G404 -- garbage
			buf := make([]byte, 1400)
			for !stop.Load() {
				c, err := net.Dial(target.network, target.addr)
				if err != nil {
					continue
				}
				_ = c.SetDeadline(time.Now().Add(100 * time.Millisecond))
				for range 1 + random.IntN(4) {
					junk := buf[:1+random.IntN(len(buf))]
					for k := range junk {
						junk[k] = byte(random.Uint32())
					}
					n, _ := c.Write(junk)
					sent.Add(int64(n))
				}
				if random.IntN(2) == 0 {
					_, _ = c.Read(buf)
				}
				_ = c.Close()
				calls.Add(1)
			}
		})
	}
	// What it grows to is seen in the first half; in the second it stays there.
	half := pick(2*time.Second, 30*time.Second)
	<-time.After(half)
	middle := p.memory(t)
	<-time.After(half)
	end := p.memory(t)
	stop.Store(true)
	all.Wait()
	t.Logf("%d calls, %d MiB of garbage: %.1f MiB, then %.1f MiB; %s", calls.Load(), sent.Load()>>20, float64(middle)/(1<<20), float64(end)/(1<<20), busy())
	if end > middle*3/2+(16<<20) {
		t.Error("it grows")
	}
	until(t, "nothing is left of it", func() bool { return p.connections(t) == 0 })
	must(t, once("", stream))
	if m := the(p.Metrics(t.Context()))(t); m.Refused[guard.BadHeader] == 0 {
		t.Errorf("refused: %v", m.Refused)
	}
}
