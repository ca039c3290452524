package score

import (
	"errors"
	"fmt"

	"github.com/ethereum/go-ethereum/common"

	"emet/agents/hosting/tick"
	"emet/agents/hosting/token"
	"emet/agents/program/data"
	"emet/agents/program/flow"
	"emet/agents/program/plan"
)

// Errors of what a request came to.
var (
	ErrCourse = errors.New("not the slots of a request of that endpoint")
	ErrFlow   = errors.New("no request can come to these places")
)

// Rules say which requests there can be in a tick and who has to serve them. Whoever pays for work and whoever computes
// the state ask the same: what the one does not pay for the other does not count. They are safe for concurrent use.
type Rules struct {
	*Lottery

	Sites []tick.Site
	Tops  map[data.Label]uint16 // numbers of sites, by endpoint
	Flows *plan.Flows

	tick   uint64
	tokens map[token.Class]*token.PublicKey
}

// NewRules makes the rules of a tick from its part, which was checked with the program, and from its beacon.
func NewRules(n *tick.Next, p *flow.Program, beacon common.Hash) (*Rules, error) {
	r := &Rules{
		Lottery: NewLottery(beacon, n.Servers, n.Share), Sites: n.Sites(p), Tops: map[data.Label]uint16{}, Flows: plan.NewFlows(p),
		tick: n.Tick, tokens: map[token.Class]*token.PublicKey{},
	}
	for i, s := range r.Sites {
		if s.Place.Kind == tick.Top {
			r.Tops[s.Place.Endpoint] = uint16(i) // #nosec G115 -- the part was checked to have no more
		}
	}
	for _, k := range n.TokenKeys {
		public, err := token.ParsePublic(k.Public)
		if err != nil {
			return nil, fmt.Errorf("tokens of class %s: %w", k.Class, err)
		}
		r.tokens[k.Class] = public
	}
	return r, nil
}

// Token fails with [token.ErrSignature] unless a token was sold for the tick.
func (r *Rules) Token(t *token.Token) error {
	key, ok := r.tokens[t.Class]
	if !ok || t.Tick != r.tick {
		return fmt.Errorf("%w: tick %d, %s", token.ErrSignature, t.Tick, t.Class)
	}
	return key.Verify(*t)
}

// Course returns who has to serve the slots of a request, the top's first. It fails with [ErrCourse] or [ErrFlow] if the
// program cannot come to them, with [token.ErrClass] if the token does not pay for that, and if there is no such draw.
// That the token is one is for [Rules.Token] to say.
func (r *Rules) Course(endpoint data.Label, t *token.Token, slots []token.Slot) ([]Drawn, error) {
	if len(slots) == 0 || len(slots) > token.Shares {
		return nil, fmt.Errorf("%w: %d slots", ErrCourse, len(slots))
	}
	wants, attempts := make([]Want, len(slots)), make([]uint8, len(slots))
	visits, writes := make([]plan.Visit, len(slots)), false
	for i, s := range slots {
		if int(s.Site) >= len(r.Sites) {
			return nil, fmt.Errorf("%w: there is no site %d", ErrCourse, s.Site)
		}
		place := r.Sites[s.Site].Place
		if (place.Kind == tick.Top) != (i == 0) || i == 0 && place.Endpoint != endpoint {
			return nil, fmt.Errorf("%w: site %d at slot %d", ErrCourse, s.Site, i)
		}
		wants[i], attempts[i], visits[i] = Want{Kind: place.Kind, Site: s.Site}, s.Attempt, Visit(place)
		writes = writes || place.Kind == tick.Update
	}
	if !r.Flows.Visits(endpoint, visits[1:], false) {
		return nil, ErrFlow
	}
	if err := t.Class.Pays(writes); err != nil {
		return nil, err
	}
	return r.Draw(t.Signature, wants, attempts)
}

// Visit is a place in the words of flows.
func Visit(p tick.Place) plan.Visit {
	switch p.Kind {
	case tick.Point:
		return plan.Visit{Kind: plan.StepPoint, Site: p.At}
	case tick.Query:
		return plan.Visit{Kind: plan.StepQuery, Stage: p.Stage, Query: p.Query}
	default:
		return plan.Visit{Kind: plan.StepUpdate, Site: p.At}
	}
}
