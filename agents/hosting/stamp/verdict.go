package stamp

import (
	"fmt"
	"math/big"
	"sync"

	"github.com/ethereum/go-ethereum/common"

	"emet/agents/eip712"
	"emet/agents/hosting"
	"emet/agents/identity"
)

// Party is who is to blame for a stamp that is wrong.
type Party uint8

// The parties.
const (
	Nobody     Party = iota // nobody, as far as what was signed shows
	Client                  // published what no honest client does, as it checks before it publishes
	Server                  // signed what is wrong
	Supervisor              // committed to other keys than its seed gives
)

// String returns the party in a word.
func (p Party) String() string {
	if names := [...]string{"nobody", "client", "server", "supervisor"}; int(p) < len(names) {
		return names[p]
	}
	return fmt.Sprintf("party %d", uint8(p))
}

// Verdict is what is found of a stamp. Whoever is not Nobody is to blame without doubt: what could also have been the work
// of another is nobody's.
type Verdict struct {
	OK       bool
	Guilty   Party
	Server   identity.ID // of a server that is guilty
	Step     int         // its place among the Steps
	Evidence *Evidence   // of a server, that the court convicts by; nil if it would not, or a stamp is missing for it
	Reason   string      // for people; empty if the stamp is right
}

// The kinds of evidence.
const (
	Product = "product" // the signed product is not stamp · p · q
	Link    = "link"    // the stamp that came in is not what the Step before put out
)

// Evidence is what the court convicts a server by.
type Evidence struct {
	Kind      string
	Step      hosting.Step
	Signature eip712.Signature
	Stamp     []byte       // of a product: the stamp that came in
	Gap       uint16       // of a product: from where the search for p began to p
	Previous  hosting.Step // of a link: the Step that it names
}

// Signed is a Step with its signature.
type Signed struct {
	Step      hosting.Step
	Signature []byte // none, or of 65 bytes
}

// Slot is what an update's Step has to say, by what the request's header binds.
type Slot struct {
	Number    uint16
	Server    identity.ID
	Site      common.Hash
	Duplicate uint16
	Version   uint16
	Delta     common.Hash // of the change that the client published; zero if it is not known
}

// Request is an update as its client published it, with its stamp opened.
type Request struct {
	ID     common.Hash    // hash of the header
	Key    common.Address // that the header says signs the first Step
	Slots  []Slot         // of the updates, in their order
	Steps  []Signed       // the client's first
	Stamp  []byte         // nil if it did not open
	Random []byte         // the client's r, if somebody showed it; it helps to find who broke a stamp
}

// Slots returns the slots of updates as their Steps have them, for whoever knows no more than the Steps, and fills in the
// changes that it knows.
func Slots(steps []Signed) []Slot {
	var slots []Slot
	for i := 1; i < len(steps); i++ {
		s := &steps[i].Step
		slots = append(slots, Slot{Number: s.Slot, Server: s.Server, Site: s.Site, Duplicate: s.Duplicate, Version: s.Version})
	}
	return slots
}

// Rules are what stamps of a tick are checked by.
type Rules struct {
	App     hosting.OfferID
	Tick    uint64
	Seed    common.Hash
	ChainID *big.Int
	Court   common.Address
	Signers map[identity.ID]common.Address // of the servers of the tick
	Kept    bool                           // whether the supervisor's commitment is what follows from the seed
}

// Checker checks stamps of one tick. It is safe for concurrent use.
type Checker struct {
	rules  Rules
	domain eip712.Domain

	mu     sync.RWMutex
	primes map[place]found
	keys   map[holder]common.Hash
}

type place struct {
	site               common.Hash
	duplicate, version uint16
}

type holder struct {
	place

	server identity.ID
}

type found struct {
	prime common.Hash
	gap   uint16
}

// NewChecker makes a checker. It finds primes as it needs them, and keeps them.
func NewChecker(r Rules) *Checker {
	return &Checker{
		rules: r, domain: domain(r.ChainID, r.Court), primes: make(map[place]found), keys: make(map[holder]common.Hash),
	}
}

func (c *Checker) prime(at place) found {
	c.mu.RLock()
	f, ok := c.primes[at]
	c.mu.RUnlock()
	if !ok {
		f.prime, f.gap = Prime(c.rules.Seed, at.site, at.duplicate, at.version)
		c.mu.Lock()
		c.primes[at] = f
		c.mu.Unlock()
	}
	return f
}

func (c *Checker) key(h holder) common.Hash {
	c.mu.RLock()
	k, ok := c.keys[h]
	c.mu.RUnlock()
	if !ok {
		k = Key(c.rules.Seed, h.server, h.site, h.duplicate, h.version)
		c.mu.Lock()
		c.keys[h] = k
		c.mu.Unlock()
	}
	return k
}

func placeOf(s *hosting.Step) place { return place{s.Site, s.Duplicate, s.Version} }

// factors returns what the server of a Step has to multiply by.
func (c *Checker) factors(s *hosting.Step) (p found, q common.Hash) {
	at := placeOf(s)
	return c.prime(at), Factor(c.key(holder{at, s.Server}), s.Request, s.Delta, s.Previous)
}

// keysOf returns what a Step has to say of its keys.
func (c *Checker) keysOf(s *hosting.Step) common.Hash {
	at := placeOf(s)
	return KeysOf(
		PrimeLeaf(at.site, at.duplicate, at.version, c.prime(at).prime),
		KeyLeaf(s.Server, at.site, at.duplicate, at.version, c.key(holder{at, s.Server})))
}

func (c *Checker) hash(s *hosting.Step) common.Hash { return s.Message(c.rules.ChainID, c.rules.Court) }
