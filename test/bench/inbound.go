package main

import (
	"context"
	"errors"
	"fmt"
	"math"
	"os"
	"slices"
	"strings"
	"time"
)

// inbounds is what the ways in have promised: beside what others do who forward the same bytes to the same service, in the
// same minutes.
func inbounds() []measure { return []measure{ways} }

// The names of the paths, as the table has them.
const (
	direct     = "direct"
	plainPath  = "emet"
	memoryPath = "emet in memory"
	wirePath   = "emet over WireGuard"
)

const (
	turnsEach = 5    // of each path
	silent    = 1000 // connections that are held
)

// ways measures all paths in turns, in an order that is reversed each time.
func ways(ctx context.Context, r *report) error {
	dir, err := os.MkdirTemp("", "emet-bench-")
	if err != nil {
		return err
	}
	defer func() { _ = os.RemoveAll(dir) }()
	s, err := openService()
	if err != nil {
		return err
	}
	w := &workshop{service: s, dir: dir, stop: []func(){s.close}}
	defer w.close()
	all, err := w.paths(ctx, r)
	if err != nil {
		return err
	}
	before := load()
	for _, p := range all[1:] { // nobody is between at the first
		if err := w.still(ctx, p); err != nil {
			return fmt.Errorf("%s: %w", p.name, err)
		}
	}
	for turn := range turnsEach {
		r.say("inbound: turn %d of %d, load %s", turn+1, turnsEach, load())
		for _, p := range all {
			if err := w.sample(ctx, p); err != nil {
				return fmt.Errorf("%s: %w", p.name, err)
			}
		}
		slices.Reverse(all)
	}
	tell(r, all, "load "+before+" to "+load())
	return nil
}

// paths starts all that there are.
func (w *workshop) paths(ctx context.Context, r *report) ([]*path, error) {
	all := []*path{{name: direct, addr: w.addr(), udp: true}}
	for _, one := range []struct {
		name string
		open func(context.Context) (*path, error)
	}{
		{plainPath, w.plain},
		{"Go's io.Copy", w.self(copying, false)},
		{"haproxy", w.haproxy(false)},
		{"haproxy with splice", w.haproxy(true)},
		{"nginx", w.nginx},
		{memoryPath, w.self(inMemory, true)},
		{"frp", w.frp(false)},
		{"frp without TLS", w.frp(true)},
		{"chisel", w.chisel},
		{wirePath, w.wireguard},
		{"stock", w.stock},
	} {
		p, err := one.open(ctx)
		if errors.Is(err, errMissing) {
			r.say("inbound: measured without %s: %v", one.name, err)
			continue
		}
		if err != nil {
			return nil, fmt.Errorf("%s: %w", one.name, err)
		}
		p.name = one.name
		if err := w.ready(ctx, p); err != nil {
			return nil, err
		}
		all = append(all, p)
	}
	return all, nil
}

// still measures what silent connections hold, of a process that has had some already, and whether ends are passed on.
func (w *workshop) still(ctx context.Context, p *path) error {
	for _, n := range []int{silent / 5, silent} {
		before := p.processes[0].memory()
		held, err := hold(ctx, p.addr, n)
		if err == nil {
			pause(ctx, time.Second)
			p.idle = math.Max(0, p.processes[0].memory()-before) / float64(n)
		}
		for _, c := range held {
			_ = c.Close()
		}
		w.calm(ctx)
		if err != nil {
			return err
		}
	}
	var err error
	p.half, err = halfClose(ctx, p.addr)
	w.calm(ctx)
	return err
}

func (w *workshop) sample(ctx context.Context, p *path) error {
	var s sample
	logs := 0.0
	for _, purpose := range []byte{takes, gives} {
		for _, n := range []int{1, streams} {
			rate, bytes, cpu, err := w.throughput(ctx, p.addr, purpose, n, p.spent)
			if err != nil {
				return err
			}
			logs += math.Log(rate)
			p.bytes += bytes
			p.cpu += cpu
		}
	}
	s.throughput = math.Exp(logs / 4)
	var err error
	if s.calls, err = w.calls(ctx, p.addr); err != nil {
		return err
	}
	if s.roundTrip, err = w.roundTrip(ctx, p.addr); err != nil {
		return err
	}
	if p.udp {
		if s.lost, err = w.lost(ctx, p.addr); err != nil {
			return err
		}
	}
	p.rounds = append(p.rounds, s)
	return nil
}

// of is the median of something over all turns.
func (p *path) of(what func(sample) float64) float64 {
	var all []float64
	for _, s := range p.rounds {
		all = append(all, what(s))
	}
	return median(all)
}

func median(all []float64) float64 {
	slices.Sort(all)
	return (all[(len(all)-1)/2] + all[len(all)/2]) / 2
}

// over is the median of how many times better one path does than another in the same turn.
func (p *path) over(other *path, what func(sample) float64) float64 {
	var all []float64
	for i, s := range p.rounds {
		all = append(all, what(s)/what(other.rounds[i]))
	}
	return median(all)
}

func throughputOf(s sample) float64 { return s.throughput }
func callsOf(s sample) float64      { return s.calls }
func tripOf(s sample) float64       { return float64(s.roundTrip.Microseconds()) }
func lostOf(s sample) float64       { return s.lost }

// tell makes figures of what was measured.
func tell(r *report, all []*path, under string) {
	named := func(name string) *path {
		i := slices.IndexFunc(all, func(p *path) bool { return p.name == name })
		if i < 0 {
			return nil
		}
		return all[i]
	}
	best := func(names ...string) (first *path) {
		for _, name := range names {
			if p := named(name); p != nil && (first == nil || p.of(throughputOf) > first.of(throughputOf)) {
				first = p
			}
		}
		return first
	}
	say := func(names []string, one func(*path) string) string {
		var parts []string
		for _, name := range names {
			if p := named(name); p != nil {
				parts = append(parts, name+" "+one(p))
			}
		}
		return strings.Join(parts, ", ") + "; " + under
	}
	ratio := func(name string, goal float64, ours string, rival *path, what func(sample) float64, note string) {
		p := named(ours)
		if p == nil || rival == nil {
			r.say("%s: not measured", name)
			return
		}
		r.add(figure{Name: name, Value: p.over(rival, what), Unit: "x", Goal: &goal, Better: higher, note: "of " + rival.name + "; " + note})
	}
	speed := func(p *path) string {
		out := number(p.of(throughputOf)*8/1e9) + " Gb/s"
		if p.bytes > 0 && p.cpu > 0 {
			out += " at " + number(p.cpu.Seconds()/p.bytes*1e9) + " s/GB"
		}
		if !p.half && p.name != direct {
			out += " (half-close lost)"
		}
		return out
	}
	proxies := []string{direct, plainPath, "Go's io.Copy", "haproxy", "haproxy with splice", "nginx"}
	tunnels := []string{memoryPath, wirePath, "frp", "frp without TLS", "chisel", "stock"}
	everybody := slices.Concat(proxies, tunnels)
	of := func(what func(sample) float64, scale float64) func(*path) string {
		return func(p *path) string { return number(p.of(what) * scale) }
	}

	note := say(proxies, speed)
	ratio("inbound/plain-throughput-vs-best", 1, plainPath, best(proxies[2:]...), throughputOf, note)
	ratio("inbound/plain-throughput-vs-haproxy", 1.4, plainPath, named("haproxy"), throughputOf, note)
	ratio("inbound/plain-conns-vs-haproxy", 1, plainPath, named("haproxy"), callsOf, "connections a second: "+say(everybody, of(callsOf, 1)))
	note = say(tunnels, speed)
	ratio("inbound/vpn-throughput-vs-best-tunnel", 2, memoryPath, best("frp", "frp without TLS", "chisel"), throughputOf, note)
	ratio("inbound/wg-throughput-vs-frp-tls", 1, wirePath, named("frp"), throughputOf, note)
	ratio("inbound/wg-throughput-vs-chisel", 1.75, wirePath, named("chisel"), throughputOf, note)
	ratio("inbound/wg-throughput-vs-stock", 7, wirePath, named("stock"), throughputOf, note)

	if p := named(wirePath); p != nil {
		goal, memory := 0.001, 12.0
		datagrams := slices.DeleteFunc(slices.Clone(everybody), func(name string) bool { p := named(name); return p == nil || !p.udp })
		r.add(figure{
			Name: "inbound/udp-paced-loss", Value: p.of(lostOf), Unit: "of 1", Goal: &goal, Better: lower,
			note: fmt.Sprintf("of %d datagrams of %d bytes, %d a millisecond; percent: ", packets, payload, pace) + say(datagrams, of(lostOf, 100)),
		})
		r.add(figure{
			Name: "inbound/idle-mb-per-1000", Value: p.idle * 1000 / (1 << 20), Unit: "MB", Goal: &memory, Better: lower,
			note: "resident, of the process with the socket; in memory: both ends; " + say(everybody[1:], func(p *path) string { return number(p.idle * 1000 / (1 << 20)) }),
		})
	}
	if p := named(memoryPath); p != nil {
		r.add(figure{
			Name: "inbound/rtt-p50-vpn", Value: p.of(tripOf), Unit: "us", Better: lower,
			note: "64 bytes there and back, in memory; " + say(everybody, of(tripOf, 1)),
		})
	}
}
