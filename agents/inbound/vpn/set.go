package vpn

import (
	"context"
	"fmt"
	"io"
	"net/netip"
	"slices"
	"strings"
	"sync"
	"time"

	"github.com/rs/zerolog"
)

// SetConfig is what a node has for all its networks.
type SetConfig struct {
	Dir  string // where the keys are kept; required
	Node signer // the node's identity; required
	Dial Dial   // opens streams to other nodes; nil: they are reached by UDP, or open streams themselves

	// Begin says that the other nodes open no streams: we do so at once, and again when one has broken. If both sides began,
	// their handshakes would cross, which costs seconds.
	Begin bool

	Log zerolog.Logger
	Now func() time.Time
}

// Set has the networks of a node. A network that is known runs while somebody has it open: however many sockets lead into it,
// it has one stack and one link. The methods may be called by many goroutines.
type Set struct {
	cfg SetConfig

	mu       sync.Mutex
	networks map[string]*entry
	closed   bool
}

type entry struct {
	config Config
	key    *Key
	link   *link // nil: not running
	users  int
	known  bool          // no: it was removed, and is here for its users' releases
	ending chan struct{} // closed when the link that ran before is gone, and its port free again; nil: it is
}

// NewSet returns a set without networks.
func NewSet(cfg SetConfig) *Set {
	if cfg.Now == nil {
		cfg.Now = time.Now
	}
	return &Set{cfg: cfg, networks: map[string]*entry{}}
}

// Record returns our own record for a network, signed, for the lists of the others. The key is drawn if there is none yet.
func (s *Set) Record(network string, address netip.Addr, endpoint netip.AddrPort, expiry time.Time) (Member, error) {
	key, err := OpenKey(s.cfg.Dir, network)
	if err != nil {
		return Member{}, err
	}
	m := Member{Address: address, Key: key.Public(), Expiry: uint64(max(0, expiry.Unix())), Endpoint: endpoint}
	if err := m.sign(network, s.cfg.Node); err != nil {
		return Member{}, err
	}
	return m, m.Check(network, s.cfg.Now())
}

// Put makes a network known, or changes its members; of one that is known the rest stays as it is while it runs. A record
// that is not right is refused with all the others.
func (s *Set) Put(c Config) error {
	if err := c.check(); err != nil {
		return err
	}
	key, err := OpenKey(s.cfg.Dir, c.ID)
	if err != nil {
		return err
	}
	c.Members = slices.Clone(c.Members)
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.closed {
		return ErrClosed
	}
	e := s.networks[c.ID]
	if e == nil {
		e = &entry{key: key}
	}
	m := e.running()
	if m == nil {
		m = &members{id: c.ID, self: c.Address, key: key.Public()}
		_, err = m.check(c.Members, s.cfg.Now())
	} else {
		err = m.set(c.Members, s.cfg.Now())
	}
	if err != nil {
		return fmt.Errorf("network %s: %w", c.ID, err)
	}
	e.config, e.known = c, true
	s.networks[c.ID] = e
	return nil
}

// running returns the members of a network that runs.
func (e *entry) running() *members {
	if e.link == nil {
		return nil
	}
	return e.link.members
}

// Remove forgets a network. If it runs, it ends.
func (s *Set) Remove(network string) {
	s.mu.Lock()
	e := s.networks[network]
	if e == nil {
		s.mu.Unlock()
		return
	}
	e.known = false
	s.end(network, e)
}

// end ends a network if it runs. It is called with the lock and returns without it.
func (s *Set) end(network string, e *entry) {
	defer s.mu.Unlock()
	if l := e.link; l != nil {
		e.link, e.ending = nil, make(chan struct{})
		s.mu.Unlock()
		l.Close()
		s.mu.Lock()
		close(e.ending)
		e.ending = nil
	}
	if e.users == 0 && !e.known && s.networks[network] == e {
		delete(s.networks, network)
	}
}

// Networks returns what is known, in the order of the names.
func (s *Set) Networks() []Config {
	s.mu.Lock()
	defer s.mu.Unlock()
	out := make([]Config, 0, len(s.networks))
	for _, e := range s.networks {
		if e.known {
			out = append(out, e.config)
		}
	}
	slices.SortFunc(out, func(a, b Config) int { return strings.Compare(a.ID, b.ID) })
	return out
}

// Open returns a network, which begins to run if it does not yet. Every Open needs a Release. Errors: ErrUnknown.
func (s *Set) Open(network string) (*Network, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	e := s.networks[network]
	for e != nil && e.ending != nil {
		gone := e.ending
		s.mu.Unlock()
		<-gone
		s.mu.Lock()
		e = s.networks[network]
	}
	if e == nil || !e.known || s.closed {
		return nil, fmt.Errorf("%w: %s", ErrUnknown, network)
	}
	if e.link == nil {
		l, err := open(e.config, e.key, s.cfg.Node.Address(), s.cfg.Dial, s.cfg.Log)
		if err != nil {
			return nil, err
		}
		l.members.begin = s.cfg.Begin
		l.remember(newSeen(s.cfg.Dir, network))
		if err := l.members.set(e.config.Members, s.cfg.Now()); err != nil {
			l.Close()
			return nil, err
		}
		e.link = l
	}
	e.users++
	return e.link.Network, nil
}

// Release gives a network back. It ends with its last user.
func (s *Set) Release(network string) {
	s.mu.Lock()
	e := s.networks[network]
	if e == nil || e.users == 0 {
		s.mu.Unlock()
		return
	}
	if e.users--; e.users > 0 {
		s.mu.Unlock()
		return
	}
	s.end(network, e)
}

// Carry runs a stream that another node opened with its Dial, until it ends. The network must be running. Errors: ErrUnknown.
func (s *Set) Carry(ctx context.Context, stream io.ReadWriteCloser) error {
	defer context.AfterFunc(ctx, func() { _ = stream.Close() })()
	late := time.AfterFunc(dialTimeout, func() { _ = stream.Close() })
	g, err := readGreeting(stream)
	late.Stop()
	if err != nil {
		return err
	}
	s.mu.Lock()
	e := s.networks[g.network]
	var l *link
	if e != nil {
		l = e.link
	}
	s.mu.Unlock()
	if l == nil {
		return fmt.Errorf("%w: %s", ErrUnknown, g.network)
	}
	return l.carriage.accept(ctx, stream, g.node)
}

// Close ends all networks.
func (s *Set) Close() {
	s.mu.Lock()
	s.closed = true
	networks := s.networks
	s.networks = map[string]*entry{}
	s.mu.Unlock()
	for _, e := range networks {
		if e.link != nil {
			e.link.Close()
		}
	}
}
