package node

import (
	"context"
	"errors"

	"github.com/ethereum/go-ethereum/common"

	"emet/agents/chain/ground"
	"emet/agents/identity/hashcash"
	"emet/agents/market"
	"emet/agents/store"
)

// labour is a request that a proof of work goes with, which names a recent block.
type labour struct {
	name      string                                 // of the request
	bits      uint8                                  // of work
	stale     string                                 // what the contract says of a block that is too old
	progress  func(hashcash.Progress)                // may be nil
	ready     func() (bool, error)                   // asked before anything is begun; false: there is nothing to do
	challenge func(recentBlock) (common.Hash, error) // zero: the chain does not know the block any more
	call      func(block, nonce uint64) (ground.Call, error)
}

// dig is how far the work for a request is.
type dig struct {
	Block     uint64      `json:"block"`
	BlockHash common.Hash `json:"blockHash"`
	Next      uint64      `json:"next"` // the first nonce that was not tried
}

var digs = store.NewTable[dig]("hosting", "labours")

// labour does the work for a request and has the call made. It takes up where an earlier one was killed, and begins
// again when the work came too late.
func (p *party) labour(ctx context.Context, l labour) (Receipt, error) {
	release, err := p.DB.Claim(l.name)
	if err != nil {
		return Receipt{}, err
	}
	defer release()
	if err := p.Told(); err != nil {
		return Receipt{}, err
	}
	if key, err := p.begun(l.name); err != nil || key == "" {
		if err != nil {
			return Receipt{}, err
		}
		if needed, err := l.ready(); err != nil || !needed {
			return Receipt{}, err
		}
	}
	for {
		receipt, err := p.toil(ctx, l)
		refused, ok := errors.AsType[*market.RefusedError](err)
		stale := ok && refused.Code == l.stale || errors.Is(err, errStale)
		if !ok && !stale {
			return receipt, err
		}
		if err := p.DB.Update(l.forget); err != nil { // what was refused is worth nothing later
			return Receipt{}, err
		}
		if !stale {
			return receipt, err
		}
		if err := p.Told(); err != nil {
			return Receipt{}, err
		}
	}
}

func (l labour) forget(tx *store.Tx) error { return digs.Delete(tx, requestKey(l.name)) }

// toil works on one block. It fails with [errStale] if that took too long.
func (p *party) toil(ctx context.Context, l labour) (Receipt, error) {
	key, err := p.begun(l.name)
	if err != nil {
		return Receipt{}, err
	}
	if key == "" {
		block, nonce, err := p.dig(ctx, l)
		if err != nil {
			return Receipt{}, err
		}
		if key, err = p.begin(l.name, func() (ground.Call, error) { return l.call(block, nonce) }); err != nil {
			return Receipt{}, err
		}
	}
	return p.finish(ctx, l.name, key, l.forget)
}

func (p *party) dig(ctx context.Context, l labour) (block, nonce uint64, err error) {
	var d dig
	err = p.DB.View(func(tx *store.Tx) (err error) {
		d, _, err = digs.Get(tx, requestKey(l.name))
		return err
	})
	if err != nil {
		return 0, 0, err
	}
	save := func(next uint64) error {
		d.Next = next
		return p.DB.Update(func(tx *store.Tx) error { return digs.Put(tx, requestKey(l.name), d) })
	}
	if d.BlockHash == (common.Hash{}) {
		recent, err := p.recent(ctx)
		if err != nil {
			return 0, 0, err
		}
		d.Block, d.BlockHash = recent.number, recent.hash
		if err := save(0); err != nil {
			return 0, 0, err
		}
	}
	at := recentBlock{d.Block, d.BlockHash}
	challenge, err := l.challenge(at)
	if err != nil {
		return 0, 0, err
	}
	if challenge == (common.Hash{}) {
		return 0, 0, errStale
	}
	nonce, err = p.solve(ctx, work{
		challenge: challenge, bits: int(l.bits), block: at, next: d.Next, progress: l.progress, save: save,
	})
	return d.Block, nonce, err
}
