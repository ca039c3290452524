package node

import (
	"context"
	"errors"
	"math/big"
	"sync"
	"time"

	"github.com/ethereum/go-ethereum/common"

	"emet/agents/eip712"
	"emet/agents/hosting"
	"emet/agents/identity"
	"emet/agents/member"
)

// memberBoard is where a member looks for applications.
type memberBoard struct{ m *Member }

func (b memberBoard) Offers(ctx context.Context) ([]hosting.Offer, error) {
	return b.m.Offers(ctx, common.Address{})
}

func (b memberBoard) Complaints(ctx context.Context, o hosting.Offer) (uint64, error) {
	about, err := b.m.Tally(ctx, o.ID)
	if err != nil {
		return 0, err
	}
	by, err := b.m.Tally(ctx, common.BytesToHash(o.Master[:]))
	return about.Complaints + by.Complaints, err
}

func (b memberBoard) Known(t hosting.Terms) bool {
	return t.Court == b.m.StampCourt && t.Randomness == b.m.Randomness
}

func (b memberBoard) Joined(ctx context.Context) (out []hosting.OfferID, err error) {
	all, err := b.m.Identities(ctx)
	for _, s := range all {
		if s.State == hosting.Active && identity.Role(s.Role) == identity.Worker {
			out = append(out, s.Scope)
		}
	}
	return out, err
}

// memberChain reads what the contracts say of an application.
type memberChain struct {
	m   *Member
	app hosting.OfferID

	mu     sync.Mutex
	posted map[uint64]hosting.Tick
	record common.Hash // of the last tick that was posted
}

func newMemberChain(m *Member, app hosting.OfferID) *memberChain {
	return &memberChain{m: m, app: app, posted: make(map[uint64]hosting.Tick)}
}

func (c *memberChain) Head(ctx context.Context) (member.Block, error) {
	h, err := c.m.Head(ctx)
	if err != nil {
		return member.Block{}, err
	}
	return member.Block{Number: h.Number.Uint64(), Time: h.Time}, nil
}

func (c *memberChain) TimeOf(ctx context.Context, block uint64) (uint64, error) {
	h, err := c.m.Header(ctx, new(big.Int).SetUint64(block))
	if err != nil {
		return 0, err
	}
	return h.Time, nil
}

func (c *memberChain) Offer(ctx context.Context) (hosting.Offer, error) { return c.m.Offer(ctx, c.app) }

func (c *memberChain) Ticks(ctx context.Context) (member.Ticks, error) {
	t, err := c.m.Ticks(ctx, c.app)
	if err != nil {
		return member.Ticks{}, err
	}
	c.mu.Lock()
	defer c.mu.Unlock()
	if t.Record != c.record && t.Due > 0 {
		delete(c.posted, t.Due-1) // only the last tick can be replaced
		c.record = t.Record
	}
	return member.Ticks{Due: t.Due, Counts: t.Counts}, nil
}

func (c *memberChain) Commitment(ctx context.Context, tick uint64) (hosting.Commitment, error) {
	return c.m.Commitment(ctx, c.app, tick)
}

// keptTicks is how many ticks are remembered.
const keptTicks = 64

func (c *memberChain) Posted(ctx context.Context, tick uint64) (hosting.Tick, bool, error) {
	c.mu.Lock()
	t, known := c.posted[tick]
	c.mu.Unlock()
	if known {
		return t, true, nil
	}
	t, found, err := c.m.Tick(ctx, c.app, tick)
	if err == nil && found {
		c.mu.Lock()
		defer c.mu.Unlock()
		c.posted[tick] = t
		delete(c.posted, tick-keptTicks)
	}
	return t, found, err
}

func (c *memberChain) Beacon(ctx context.Context, tick uint64) (value common.Hash, known, lost bool, err error) {
	d, err := c.m.TickRandomness(ctx, c.app, tick)
	return d.Value, d.Known, d.Lost, err
}

// memberDomains is what servers sign for.
type memberDomains struct{ p *party }

func (d memberDomains) Registry() eip712.Domain { return d.p.Registry().Domain() }
func (d memberDomains) Ticks() eip712.Domain    { return d.p.TickDomain() }
func (d memberDomains) Court(t hosting.Terms) eip712.Domain {
	court := d.p.CourtDomain()
	court.Contract = t.Court
	return court
}

// memberRegistry keeps an account's identity in an application.
type memberRegistry struct {
	m   *Member
	app hosting.OfferID

	mu sync.Mutex
	id identity.ID
}

func (r *memberRegistry) Mine(ctx context.Context) (s hosting.Standing, err error) {
	r.mu.Lock()
	id := r.id
	r.mu.Unlock()
	if id != (identity.ID{}) {
		return r.m.Identity(ctx, id)
	}
	all, err := r.m.Ground.Identities(ctx, r.m.Key.Address(), r.app)
	for _, one := range all {
		if identity.Role(one.Role) == identity.Worker && (s.State != hosting.Active || one.State == hosting.Active) {
			s = one // the newest, but rather one that works
		}
	}
	if err == nil && s.State == hosting.Active {
		r.mu.Lock()
		defer r.mu.Unlock()
		r.id = s.ID
	}
	return s, err
}

func (r *memberRegistry) Join(ctx context.Context, record func(sealing []byte) []byte) (identity.ID, error) {
	id, _, err := r.m.Join(ctx, JoinRequest{Scope: r.app, Describe: record})
	return id, err
}

func (r *memberRegistry) Keys(ctx context.Context, id identity.ID) (member.Signer, member.Opener, error) {
	key, err := r.m.Signer(ctx, id)
	if err != nil {
		return nil, nil, err
	}
	sealing, err := r.m.SealingKey(ctx, id)
	return key, sealing, err
}

func (r *memberRegistry) Announce(ctx context.Context, id identity.ID, record []byte, full bool) error {
	known, found, err := r.m.RecordOf(ctx, id)
	if err != nil {
		return err
	}
	s, err := r.m.Identity(ctx, id)
	if err != nil {
		return err
	}
	c, err := heldContent{r.m.Agent}.Keep(ctx, record, "member/record/"+id.Hex())
	if err != nil {
		return err
	}
	switch {
	case found && known.Content == c && s.Full == full:
		return nil
	case found && known.Content == c:
		_, err = r.m.Announce(ctx, id, Source{}, full)
	default:
		_, err = r.m.Announce(ctx, id, Source{CID: c.CID()}, full)
	}
	return err
}

func (r *memberRegistry) Attest(ctx context.Context, head []byte) error {
	h, err := ParseHead(head)
	if err != nil {
		return err
	}
	_, err = r.m.Attest(ctx, h)
	return err
}

// askTime is how long the board may take to say whether a key may sign.
const askTime = 15 * time.Second

func (r *memberRegistry) Rules(id identity.ID, worker common.Address) identity.ChainRules {
	return identity.ChainRules{
		Registry: r.m.Registry(), Identity: id, Worker: worker,
		Authorised: func(key common.Address, _ identity.Link) bool {
			ctx, cancel := context.WithTimeout(context.Background(), askTime)
			defer cancel()
			may, err := r.m.IsAuthorised(ctx, r.app, key, identity.Chains)
			return err == nil && may
		},
	}
}

var errNoHead = errors.New("malformed head of an identity chain")
