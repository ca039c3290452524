package node

import (
	"context"
	"errors"
	"fmt"
	"maps"
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
	adsAtOnce   = 16
	standingFor = time.Minute // that an identity's standing is believed
	adEvery     = 5 * time.Second
)

// adBoard knows advertisements of sellers whose identities are registered under the agency.
type adBoard struct {
	p *party

	mu        sync.Mutex
	heard     map[identity.ID]*sale.Ad
	standings map[identity.ID]standing
}

type standing struct {
	hosting.Standing
	until time.Time
}

func newAdBoard(p *party) *adBoard {
	return &adBoard{p: p, heard: map[identity.ID]*sale.Ad{}, standings: map[identity.ID]standing{}}
}

func (p *party) agencyScope() identity.Scope { return identity.AgencyScope(p.Agent.Network.Agency) }

// verify checks that an advertisement is of a seller in good standing. At says as of when.
func (b *adBoard) verify(ctx context.Context, ad *sale.Ad, at time.Time) error {
	if err := ad.Check(at); err != nil { // before the chain is asked
		return err
	}
	k := b.p.ChannelContract()
	if ad.Chain != k.ChainID || ad.Channels != k.Address {
		return errors.New("it is of another network")
	}
	s, err := b.standing(ctx, ad.Seller)
	if err != nil {
		return err
	}
	if s.State != hosting.Active || s.Scope != b.p.agencyScope() || s.Owner != ad.Account {
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
	s, err := b.p.Identity(ctx, id)
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

// valid says whether an advertisement that was heard is kept and passed on: one of each seller every few seconds.
func (b *adBoard) valid(_ peer.ID, message []byte) bool {
	ad, err := sale.DecodeAd(message)
	if err != nil {
		return false
	}
	b.mu.Lock()
	before := b.heard[ad.Seller]
	full := before == nil && len(b.heard) >= maxSellers
	b.mu.Unlock()
	if full || before != nil && ad.Issued < before.Issued+uint64(adEvery/time.Second) {
		return false
	}
	ctx, cancel := context.WithTimeout(context.Background(), time.Second) // as long as the topic waits
	defer cancel()
	return b.verify(ctx, ad, time.Now()) == nil
}

// listen keeps what is told on the topic until ctx ends.
func (b *adBoard) listen(ctx context.Context, t *wire.Topic) error {
	for {
		m, err := t.Next(ctx)
		if err != nil {
			return err
		}
		if ad, err := sale.DecodeAd(m.Data); err == nil { // which was valid
			b.keep(ad)
		}
	}
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
	now := uint64(time.Now().Unix()) // #nosec G115 -- not before 1970
	maps.DeleteFunc(b.heard, func(_ identity.ID, ad *sale.Ad) bool { return ad.Expires <= now })
	return slices.SortedFunc(maps.Values(b.heard), func(x, y *sale.Ad) int { return x.Seller.Cmp(y.Seller) })
}

// ask asks all sellers that are registered what they advertise now. Those that do not answer are left out.
func (b *adBoard) ask(ctx context.Context) error {
	all, err := b.p.Ground.Identities(ctx, common.Address{}, b.p.agencyScope())
	if err != nil {
		return err
	}
	var g errgroup.Group
	g.SetLimit(adsAtOnce)
	for _, s := range all {
		if s.State != hosting.Active || identity.Role(s.Role) != identity.Worker {
			continue
		}
		g.Go(func() error {
			ctx, cancel := context.WithTimeout(ctx, adTime)
			defer cancel()
			ad, err := b.askOne(ctx, s)
			if err != nil {
				b.p.log.Debug().Err(err).Hex("identity", s.ID[:]).Msg("no advertisement was to be had")
				return nil
			}
			b.keep(ad)
			return nil
		})
	}
	return g.Wait()
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
