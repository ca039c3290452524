package member

import (
	"context"
	"fmt"
	"sync"
	"time"

	"emet/agents/hosting/desk"
	"emet/agents/hosting/score"
	"emet/agents/hosting/server"
	"emet/agents/hosting/tick"
)

// record is this worker's address record, with the public key that others seal to.
func (m *Member) record(sealing []byte) []byte {
	addrs := m.cfg.Network.Addrs()
	m.mu.Lock()
	latency := m.doc.Latency
	m.mu.Unlock()
	r := desk.Record{
		Sealing: sealing, Addrs: addrs[:min(len(addrs), tick.MaxAddrs)], Country: m.cfg.Country, Network: m.cfg.System,
		Capacity: m.cfg.Capacity, Latency: latency,
	}
	block := r.Encode()
	m.mu.Lock()
	defer m.mu.Unlock()
	m.announced = block
	return block
}

// recordNow returns the record that was announced.
func (m *Member) recordNow() []byte {
	m.mu.Lock()
	defer m.mu.Unlock()
	return m.announced
}

// introduce connects to the other servers of a tick: whoever is to be called soon is called sooner, and gossip goes round.
func (m *Member) introduce(n *tick.Next) {
	var others [][]string
	for _, s := range n.Servers {
		if s.ID != m.id && s.Weight > 0 {
			others = append(others, s.Addrs)
		}
	}
	m.cfg.Network.Meet(others)
}

// delays measures how long others take to answer (B-22). It is a [server.Caller].
type delays struct {
	to server.Caller

	mu      sync.Mutex
	tick    uint64
	sampler *score.Sampler
}

// Call brings a call to another server.
func (d *delays) Call(ctx context.Context, to tick.Server, call []byte) ([]byte, error) {
	began := time.Now()
	answer, err := d.to.Call(ctx, to, call)
	if took := time.Since(began); err == nil || ctx.Err() == nil || took > time.Second {
		d.mu.Lock()
		defer d.mu.Unlock()
		if d.sampler != nil {
			d.sampler.Add(to.ID, uint32(min(took, time.Hour).Microseconds()), err == nil) // #nosec G115 -- an hour fits
		}
	}
	return answer, err
}

// begin starts to measure for a tick, and returns what was measured before.
func (d *delays) begin(tick uint64, promised uint32) (before *score.Sampler, of uint64) {
	d.mu.Lock()
	defer d.mu.Unlock()
	before, of = d.sampler, d.tick
	d.sampler, d.tick = score.NewSampler(promised), tick
	return before, of
}

// Trusts fails unless a report of latencies may be passed on to others: it is by a server of the tick that it is about,
// which is the one that runs or the one before.
func (m *Member) Trusts(blob []byte) error {
	r, err := score.DecodeReport(blob)
	if err != nil {
		return err
	}
	m.mu.Lock()
	p, now := m.plans[r.Tick], m.now
	m.mu.Unlock()
	if r.Tick+1 < now || r.Tick > now || p == nil || p.next == nil {
		return fmt.Errorf("%w: of tick %d, where tick %d runs", score.ErrReport, r.Tick, now)
	}
	by, ok := p.next.Server(r.By)
	if !ok {
		return fmt.Errorf("%w: %s has no slot in tick %d", score.ErrReport, r.By, r.Tick)
	}
	return r.Verify(m.cfg.App, r.Tick, by.Signer)
}

// gossip tells others how long servers took in the tick that ended, in this worker's name.
func (m *Member) gossip(ctx context.Context, now uint64) {
	m.mu.Lock()
	promised := m.doc.Latency
	m.mu.Unlock()
	before, of := m.delays.begin(now, promised)
	if before == nil {
		return
	}
	r := before.Report(m.cfg.App, of, m.id)
	if r == nil || len(r.Measured) == 0 {
		return
	}
	err := r.Sign(m.keys)
	if err == nil {
		err = m.cfg.Network.Publish(ctx, r.Encode())
	}
	if err != nil {
		m.cfg.Log.Debug().Err(err).Uint64("tick", of).Msg("latencies were not told")
	}
}

// load is how busy this worker is.
type load struct {
	mu      sync.Mutex
	now     int
	peak    int // since it was looked at last
	average float64
}

// enter counts one more; what it returns counts it off.
func (l *load) enter() (leave func()) {
	l.mu.Lock()
	defer l.mu.Unlock()
	l.now++
	l.peak = max(l.peak, l.now)
	return func() {
		l.mu.Lock()
		defer l.mu.Unlock()
		l.now--
	}
}

// look returns the average of the peaks, which follows them slowly.
func (l *load) look() float64 {
	l.mu.Lock()
	defer l.mu.Unlock()
	const weight = 0.2
	l.average += weight * (float64(l.peak) - l.average)
	l.peak = l.now
	return l.average
}

// How full a worker is when it says so, and how empty when it says that (D-07): far apart, as saying it costs gas.
const (
	fullFrom  = 0.9
	emptyFrom = 0.5
)

// crowded decides whether a worker is full, given that it was or was not.
func crowded(was bool, load float64, capacity uint32) bool {
	share := load / float64(max(capacity, 1))
	return share >= fullFrom || was && share > emptyFrom
}

// announce says whether this worker has capacity left, once a tick at most (D-07).
func (m *Member) announce(ctx context.Context) error {
	full := crowded(m.isFull(), m.load.look(), m.cfg.Capacity)
	m.mu.Lock()
	due := full != m.status.Full && m.now > m.status.toldFull
	if due {
		m.status.toldFull = m.now
	}
	m.mu.Unlock()
	if !due {
		return nil
	}
	if err := m.cfg.Registry.Announce(ctx, m.id, m.recordNow(), full); err != nil {
		return err
	}
	m.cfg.Log.Info().Bool("full", full).Msg("announced how busy this worker is")
	return nil
}

func (m *Member) isFull() bool {
	m.mu.Lock()
	defer m.mu.Unlock()
	return m.status.Full
}
