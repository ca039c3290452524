package server

import (
	"errors"
	"fmt"
	"maps"

	"github.com/ethereum/go-ethereum/common"

	"emet/agents/hosting"
	"emet/agents/hosting/score"
	"emet/agents/hosting/sealed"
	"emet/agents/hosting/tick"
	"emet/agents/hosting/token"
	"emet/agents/market"
	"emet/agents/program/data"
	"emet/agents/program/flow"
)

// Names of what [Server.Load] may find at fault, as it stands in a tick's directory.
const (
	nextFile    = "next.cbor"
	packageFile = "package"
	programFile = "program"
)

// maxLoaded is how many ticks are kept: the one that runs, those that the supervisor is ahead, and one that was early.
const maxLoaded = hosting.Ahead + 2

// Tick is what a server has to have of a tick before it begins.
type Tick struct {
	Next       *tick.Next
	Package    *tick.Package          // this server's
	Program    *flow.Program          //
	Content    market.Content         // that the program was fetched by, and verified against
	Commitment hosting.Commitment     // to the tick, as it was anchored on chain
	Most       map[token.Class]uint32 // tokens that are taken of each class, as the offer says; none or 0: any number
}

// Begin is what is known of a tick only once it runs.
type Begin struct {
	Tick   uint64
	Beacon common.Hash // that servers are drawn with
	Time   uint64      // header time of the cut-off before it, in seconds
}

// FileError says which file of a tick is at fault, and why: what the supervisor published does not fit what it is committed
// to. It serves nobody to go on with such a tick.
type FileError struct {
	File string
	Err  error
}

// Error names the file.
func (e *FileError) Error() string { return e.File + ": " + e.Err.Error() }

// Unwrap returns why it is at fault.
func (e *FileError) Unwrap() error { return e.Err }

// loaded is a tick that was checked.
type loaded struct {
	Tick
	begin Begin // once it runs

	app     *sealed.App
	self    *tick.Server
	sites   []tick.Site
	named   map[common.Hash]uint16 // numbers of sites by name
	tops    map[data.Label]uint16  // numbers of sites by endpoint
	stamps  map[tick.Hold]*tick.StampKeys
	tokens  map[token.Class]*token.PublicKey
	lottery *score.Lottery // once it runs
}

// Load takes what a tick needs, some time before it begins (H-02). It refuses with a [FileError] what does not match the
// supervisor's commitments (SR-18), and keeps at most the ticks that lie ahead.
func (s *Server) Load(t Tick) error {
	l, err := s.check(t)
	if err != nil {
		return err
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	number := t.Next.Tick
	if s.now != nil && number < s.now.begin.Tick {
		return fmt.Errorf("tick %d is over: %d runs", number, s.now.begin.Tick)
	}
	if _, again := s.ticks[number]; again {
		return nil // what is committed to does not change
	}
	if len(s.ticks) >= maxLoaded {
		return fmt.Errorf("tick %d is too far ahead: %d are loaded", number, len(s.ticks))
	}
	s.ticks[number] = l
	return nil
}

func (s *Server) check(t Tick) (*loaded, error) {
	switch {
	case t.Next == nil:
		return nil, &FileError{nextFile, errors.New("it is missing")}
	case t.Package == nil:
		return nil, &FileError{packageFile, errors.New("it is missing")}
	case t.Program == nil:
		return nil, &FileError{programFile, errors.New("it is missing")}
	case t.Next.App != s.App:
		return nil, &FileError{nextFile, fmt.Errorf("it is of application %s, this server is of %s", t.Next.App, s.App)}
	case t.Next.Commitment != t.Commitment:
		return nil, &FileError{nextFile, fmt.Errorf("its commitment is not the one on chain: %w", tick.ErrCommitment)}
	case t.Content != t.Next.Program:
		return nil, &FileError{programFile, fmt.Errorf("it is %s, tick %d is served with %s", t.Content, t.Next.Tick, t.Next.Program)}
	}
	if err := t.Next.Check(t.Program); err != nil {
		return nil, &FileError{nextFile, err}
	}
	self, ok := t.Next.Server(s.ID)
	if !ok {
		return nil, fmt.Errorf("server %s has no slot in tick %d: wait for a later one", s.ID, t.Next.Tick)
	}
	if t.Package.Server != s.ID {
		return nil, &FileError{packageFile, fmt.Errorf("it is for %s, this server is %s", t.Package.Server, s.ID)}
	}
	l := &loaded{
		Tick: t, self: self, sites: t.Next.Sites(t.Program), named: map[common.Hash]uint16{}, tops: map[data.Label]uint16{},
		stamps: map[tick.Hold]*tick.StampKeys{}, tokens: map[token.Class]*token.PublicKey{},
	}
	if err := t.Package.Check(t.Next, l.sites); err != nil {
		return nil, &FileError{packageFile, err}
	}
	for i, site := range l.sites {
		number := uint16(i) // #nosec G115 -- the part was checked to have no more
		l.named[site.Name] = number
		if site.Place.Kind == tick.Top {
			l.tops[site.Place.Endpoint] = number
		}
	}
	for i := range t.Package.Stamps {
		k := &t.Package.Stamps[i]
		l.stamps[tick.Hold{Site: l.named[k.Site], Duplicate: k.Duplicate}] = k
	}
	for _, k := range t.Next.TokenKeys {
		key, err := token.ParsePublic(k.Public)
		if err != nil {
			return nil, &FileError{nextFile, fmt.Errorf("key of tokens of class %s: %w", k.Class, err)}
		}
		l.tokens[k.Class] = key
	}
	l.app = sealed.NewApp(t.Program, t.Next, l.sites, s.Court)
	return l, nil
}

// Switch begins a tick that was loaded, and forgets those before it: whatever comes for these from now on is stale (H-01).
func (s *Server) Switch(b Begin) error {
	s.mu.Lock()
	defer s.mu.Unlock()
	l, ok := s.ticks[b.Tick]
	switch {
	case !ok:
		return fmt.Errorf("tick %d was not loaded: this server sits it out", b.Tick)
	case s.now != nil && b.Tick < s.now.begin.Tick:
		return fmt.Errorf("tick %d is over: %d runs", b.Tick, s.now.begin.Tick)
	}
	running := *l // what is being served goes on with what it began with
	running.begin, running.lottery = b, score.NewLottery(b.Beacon, l.Next.Servers, l.Next.Share)
	s.now, s.ticks[b.Tick] = &running, &running
	maps.DeleteFunc(s.ticks, func(number uint64, _ *loaded) bool { return number < b.Tick })
	return nil
}

// Pause ends the tick that runs without beginning another: this server has none, or is not to serve.
func (s *Server) Pause() {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.now = nil
}

// keptStates is how many states count: clients may have planned with the one before the last.
const keptStates = 2

// Accept says that queries may be answered from the state with a root, which a tick ended with. The one accepted before
// counts until the next.
func (s *Server) Accept(of uint64, root common.Hash) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.states[of] = root
	for len(s.states) > keptStates {
		oldest := of
		for t := range s.states {
			oldest = min(oldest, t)
		}
		delete(s.states, oldest)
	}
}

// Loaded returns the numbers of the ticks that are loaded, the one that runs among them.
func (s *Server) Loaded() []uint64 {
	s.mu.Lock()
	defer s.mu.Unlock()
	numbers := make([]uint64, 0, len(s.ticks))
	for n := range s.ticks {
		numbers = append(numbers, n)
	}
	return numbers
}

// running returns the tick that runs, nil if there is none, and whether a state counts.
func (s *Server) running(of uint64, root common.Hash) (l *loaded, current bool) {
	s.mu.Lock()
	defer s.mu.Unlock()
	got, ok := s.states[of]
	return s.now, ok && got == root
}

// site returns the place that a name stands for in the tick, if this server holds that duplicate of it.
func (l *loaded) site(name common.Hash, duplicate uint16) (tick.Place, bool) {
	i, ok := l.named[name]
	if !ok || !l.self.Serves(int(i), duplicate) {
		return tick.Place{}, false
	}
	return l.sites[i].Place, true
}
