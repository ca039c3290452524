package node

import (
	"context"
	"errors"
	"fmt"
	"maps"
	"math/rand/v2"
	"slices"
	"sync"
	"time"

	"github.com/ethereum/go-ethereum/common"
	"github.com/libp2p/go-libp2p/core/peer"
	"golang.org/x/sync/errgroup"

	"emet/agents/chain/ground"
	"emet/agents/hosting"
	"emet/agents/identity"
	"emet/agents/inbound/sale"
	"emet/agents/wire"
)

// agencyEntry is what an identity of an agency costs. No contract tells it, but it is the same wherever the contracts are
// deployed with the parameters of this release; the registry refuses an identity that paid too little.
func (p *party) agencyEntry() (hosting.Entry, error) {
	profile := "public"
	if p.Agent.Network.Dev {
		profile = "dev"
	}
	g, err := ground.Profile(profile)
	a := g.IdentityRegistry.Agency
	return hosting.Entry{WorkerBits: a.WorkerBits, ClientBits: a.ClientBits, ComplaintBits: a.ComplaintBits, WorkerDeposit: a.WorkerDeposit}, err
}

// What reading advertisements takes at most.
const (
	maxSellers  = 4096
	adTime      = 10 * time.Second
	askingTime  = time.Minute // for all of them
	adsAtOnce   = 16
	standingFor = time.Minute // that an identity's standing is believed
	adEvery     = 5 * time.Second
)

// adBoard knows advertisements of sellers whose identities are registered under the agency.
type adBoard struct {
	g     *ground.Ground
	scope identity.Scope
	p     *party // who asks sellers; nil: nobody does

	mu        sync.Mutex
	heard     map[identity.ID]*sale.Ad
	standings map[identity.ID]standing
}

type standing struct {
	hosting.Standing
	until time.Time
}

func newAdBoard(g *ground.Ground, scope identity.Scope) *adBoard {
	return &adBoard{g: g, scope: scope, heard: map[identity.ID]*sale.Ad{}, standings: map[identity.ID]standing{}}
}

func (p *party) agencyScope() identity.Scope { return identity.AgencyScope(p.Agent.Network.Agency) }

// adBoard returns a board whose sellers can be asked.
func (p *party) adBoard() *adBoard {
	b := newAdBoard(p.Ground, p.agencyScope())
	b.p = p
	return b
}

// join has a host hear what is told, and pass it on: those who tell are seldom connected with those who listen.
func (b *adBoard) join(h *wire.Host) (*wire.Topic, error) {
	return h.Topic(sale.Topic, wire.TopicConfig{Most: sale.MaxAd, Valid: b.hear})
}

// verify checks that an advertisement is of a seller in good standing. At says as of when.
func (b *adBoard) verify(ctx context.Context, ad *sale.Ad, at time.Time) error {
	if err := ad.Check(at); err != nil { // before the chain is asked
		return err
	}
	k := b.g.ChannelContract()
	if ad.Chain != k.ChainID || ad.Channels != k.Address {
		return errors.New("it is of another network")
	}
	s, err := b.standing(ctx, ad.Seller)
	if err != nil {
		return err
	}
	if s.State != hosting.Active || s.Scope != b.scope || s.Owner != ad.Account {
		return fmt.Errorf("%w: %s is no seller in good standing", sale.ErrSignature, ad.Seller)
	}
	return ad.Verify(s.Signer, at)
}

func (b *adBoard) standing(ctx context.Context, id identity.ID) (hosting.Standing, error) {
	now := time.Now()
	b.mu.Lock()
	known := b.standings[id]
	b.mu.Unlock()
	if now.Before(known.until) {
		return known.Standing, nil
	}
	s, err := b.g.Identity(ctx, id)
	if err != nil {
		return s, err
	}
	b.mu.Lock()
	defer b.mu.Unlock()
	if len(b.standings) >= maxSellers {
		clear(b.standings)
	}
	b.standings[id] = standing{s, now.Add(standingFor)}
	return s, nil
}

// hear keeps an advertisement that is told, and says whether it is passed on: one of each seller every few seconds.
func (b *adBoard) hear(_ peer.ID, message []byte) bool {
	ad, err := sale.DecodeAd(message)
	if err != nil || !b.news(ad) {
		return false
	}
	ctx, cancel := context.WithTimeout(context.Background(), time.Second) // as long as the topic waits
	defer cancel()
	if b.verify(ctx, ad, time.Now()) != nil {
		return false
	}
	b.keep(ad)
	return true
}

// news says whether there is room for an advertisement that is later than what is known of its seller.
func (b *adBoard) news(ad *sale.Ad) bool {
	b.mu.Lock()
	defer b.mu.Unlock()
	if before := b.heard[ad.Seller]; before != nil {
		return ad.Issued >= before.Issued+uint64(adEvery/time.Second)
	}
	if len(b.heard) >= maxSellers {
		b.forget()
	}
	return len(b.heard) < maxSellers
}

// forget drops what does not hold any more.
func (b *adBoard) forget() {
	now := uint64(time.Now().Unix()) // #nosec G115 -- not before 1970
	maps.DeleteFunc(b.heard, func(_ identity.ID, ad *sale.Ad) bool { return ad.Expires <= now })
}

func (b *adBoard) keep(ad *sale.Ad) {
	b.mu.Lock()
	defer b.mu.Unlock()
	if before := b.heard[ad.Seller]; before == nil || before.Issued < ad.Issued {
		b.heard[ad.Seller] = ad
	}
}

// list returns what holds now, by seller.
func (b *adBoard) list() []*sale.Ad {
	b.mu.Lock()
	defer b.mu.Unlock()
	b.forget()
	return slices.SortedFunc(maps.Values(b.heard), func(x, y *sale.Ad) int { return x.Seller.Cmp(y.Seller) })
}

// ask asks all sellers that are registered what they advertise now. Those that do not answer are left out.
func (b *adBoard) ask(ctx context.Context) error {
	all, err := b.g.Identities(ctx, common.Address{}, b.scope)
	if err != nil {
		return err
	}
	all = slices.DeleteFunc(all, func(s hosting.Standing) bool {
		return s.State != hosting.Active || identity.Role(s.Role) != identity.Worker
	})
	return askAll(ctx, all, func(ctx context.Context, s hosting.Standing) {
		ad, err := b.askOne(ctx, s)
		if err != nil {
			b.p.log.Debug().Err(err).Hex("identity", s.ID[:]).Msg("no advertisement was to be had")
			return
		}
		b.keep(ad)
	})
}

// askAll asks some at once, for as long as there is time. Nobody comes first, so that those who never answer cannot take the
// places of others for good.
func askAll(ctx context.Context, all []hosting.Standing, ask func(context.Context, hosting.Standing)) error {
	whole, cancel := context.WithTimeout(ctx, askingTime)
	defer cancel()
	rand.Shuffle(len(all), func(i, j int) { all[i], all[j] = all[j], all[i] })
	var g errgroup.Group
	g.SetLimit(adsAtOnce)
	for _, s := range all {
		g.Go(func() error {
			one, cancel := context.WithTimeout(whole, adTime)
			defer cancel()
			if one.Err() == nil {
				ask(one, s)
			}
			return nil
		})
	}
	_ = g.Wait() // none of them fails
	return ctx.Err()
}

func (b *adBoard) askOne(ctx context.Context, s hosting.Standing) (*sale.Ad, error) {
	r, found, err := b.p.RecordOf(ctx, s.ID)
	if err != nil {
		return nil, err
	}
	if !found || r.Content.IsZero() {
		return nil, errNoContent
	}
	blob, err := heldContent{b.p.Agent}.Read(ctx, r.Content, nil, sale.MaxAd)
	if err != nil {
		return nil, err
	}
	old, err := sale.DecodeAd(blob)
	if err != nil {
		return nil, err
	}
	return b.fresh(ctx, s.ID, old.Peers)
}

// fresh asks a seller for the advertisement that holds now.
func (b *adBoard) fresh(ctx context.Context, id identity.ID, peers []string) (*sale.Ad, error) {
	blob, err := b.p.Host.Ask(ctx, peers, sale.AdProtocol, wire.Limits{Read: sale.MaxAd, Total: adTime}, nil)
	if err != nil {
		return nil, err
	}
	ad, err := sale.DecodeAd(blob)
	if err == nil && ad.Seller != id {
		err = fmt.Errorf("%w: it is of another seller", sale.ErrSignature)
	}
	if err == nil {
		err = b.verify(ctx, ad, time.Now())
	}
	return ad, err
}
