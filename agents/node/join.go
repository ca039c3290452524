package node

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"math/big"
	"sync"
	"time"

	"github.com/ethereum/go-ethereum/common"

	"emet/agents/chain/ground"
	"emet/agents/identity"
	"emet/agents/identity/hashcash"
	"emet/agents/market"
	"emet/agents/store"
)

// joining is an identity in the making. It is written down before anything is done for it, and while it is mined.
type joining struct {
	Signer     common.Address `json:"signer"`
	SealingKey common.Hash    `json:"sealingKey"`
	Record     market.Content `json:"record"`
	Deposit    *big.Int       `json:"deposit"`
	Block      uint64         `json:"block"`     // of the challenge
	BlockHash  common.Hash    `json:"blockHash"` // zero: none chosen yet
	Next       uint64         `json:"next"`      // the first nonce that was not tried
	Attempt    uint64         `json:"attempt"`   // how often the work came too late
}

var joinings = store.NewTable[joining]("hosting", "joinings")

// How often a miner writes down how far it is, and looks whether its block is still young enough.
const (
	minerSaves = 5 * time.Second
	minerLooks = 2 * time.Second
)

// What a registration takes at most, in gas: it cannot be tried before the work is done.
const (
	registerGas       = 250_000
	registerClientGas = 200_000
)

// errStale means that the block in a challenge is too old, or gone.
var errStale = errors.New("the proof of work is too old")

// join mines and registers an identity.
func (p *party) join(ctx context.Context, role identity.Role, r JoinRequest) (identity.ID, Receipt, error) {
	if err := r.Host.Check(); err != nil {
		return identity.ID{}, Receipt{}, err
	}
	entry, err := p.entry(ctx, r.Scope)
	if err != nil {
		return identity.ID{}, Receipt{}, err
	}
	bits := entry.ClientBits
	if role == identity.Worker {
		bits = entry.WorkerBits
		if r.Deposit == nil {
			r.Deposit = &entry.WorkerDeposit.Int
		}
	}
	name := fmt.Sprintf("join/%d/%s/%s", role, r.Scope, r.Host)
	release, err := p.DB.Claim(name)
	if err != nil {
		return identity.ID{}, Receipt{}, err
	}
	defer release()
	if err := p.Told(); err != nil {
		return identity.ID{}, Receipt{}, err
	}
	if err := p.affords(ctx, r.Deposit); err != nil {
		return identity.ID{}, Receipt{}, err
	}
	if err := p.approveGas(ctx, "IdentityRegistry.register", r.Deposit, registerGas); err != nil {
		return identity.ID{}, Receipt{}, err
	}
	j, err := p.beginJoin(ctx, name, r)
	if err != nil {
		return identity.ID{}, Receipt{}, err
	}
	for {
		id, receipt, err := p.tryJoin(ctx, name, role, int(bits), r, &j)
		if refused, ok := errors.AsType[*market.RefusedError](err); ok && refused.Code == "WorkTooOld" {
			err = errStale
		}
		if !errors.Is(err, errStale) {
			return id, receipt, err
		}
		j.BlockHash, j.Next, j.Attempt = common.Hash{}, 0, j.Attempt+1
		if err := p.saveJoin(name, j); err != nil {
			return identity.ID{}, Receipt{}, err
		}
	}
}

// beginJoin takes up an identity in the making, or makes its keys.
func (p *party) beginJoin(ctx context.Context, name string, r JoinRequest) (j joining, err error) {
	var ok bool
	err = p.DB.View(func(tx *store.Tx) (err error) {
		j, ok, err = joinings.Get(tx, requestKey(name))
		return err
	})
	if err != nil || ok {
		return j, err
	}
	if r.Record.CID.Defined() || r.Record.Data != nil || r.Record.Dir != nil {
		if j.Record, err = p.keep(ctx, r.Record); err != nil {
			return j, err
		}
	}
	key, sealing, err := p.newSigner()
	if err != nil {
		return j, err
	}
	if r.Describe != nil {
		if j.Record, err = p.keep(ctx, Bytes(bytes.NewReader(r.Describe(sealing.Public())))); err != nil {
			return j, err
		}
	}
	j.Signer, j.SealingKey, j.Deposit = key.Address(), sealing.Hash(), r.Deposit
	return j, p.saveJoin(name, j)
}

func (p *party) saveJoin(name string, j joining) error {
	return p.DB.Update(func(tx *store.Tx) error { return joinings.Put(tx, requestKey(name), j) })
}

// tryJoin mines on one block and registers. It fails with [errStale] if that took too long.
func (p *party) tryJoin(ctx context.Context, name string, role identity.Role, bits int, r JoinRequest, j *joining) (identity.ID, Receipt, error) {
	id := p.Registry().ID(r.Scope, j.Signer)
	request := fmt.Sprintf("%s/%s/%d", name, j.Signer, j.Attempt)
	key, err := p.begun(request)
	if err != nil {
		return id, Receipt{}, err
	}
	if key == "" {
		c, err := p.mine(ctx, name, role, bits, r, j)
		if err != nil {
			return id, Receipt{}, err
		}
		signer, err := p.openSigner(j.Signer)
		if err != nil {
			return id, Receipt{}, err
		}
		possession, err := signer.SignTyped(p.Registry().Domain(), c.Possession())
		if err != nil {
			return id, Receipt{}, err
		}
		if err := p.Registry().Check(c, bits, possession); err != nil {
			return id, Receipt{}, err
		}
		if key, err = p.begin(request, func() (ground.Call, error) { return p.Register(c, possession, j.Deposit) }); err != nil {
			return id, Receipt{}, err
		}
	}
	receipt, err := p.finish(ctx, request, key, func(tx *store.Tx) error { return joinings.Delete(tx, requestKey(name)) })
	return id, receipt, err
}

// mine solves the challenge of a certificate.
func (p *party) mine(ctx context.Context, name string, role identity.Role, bits int, r JoinRequest, j *joining) (identity.Certificate, error) {
	c := identity.Certificate{
		Scope: r.Scope, Role: role, Owner: p.Key.Address(), Signer: j.Signer, SealingKey: j.SealingKey, Host: r.Host,
		Record: j.Record,
	}
	if j.BlockHash == (common.Hash{}) {
		block, err := p.recent(ctx)
		if err != nil {
			return c, err
		}
		j.Block, j.BlockHash, j.Next = block.number, block.hash, 0
		if err := p.saveJoin(name, *j); err != nil {
			return c, err
		}
	}
	c.BlockNumber, c.BlockHash = j.Block, j.BlockHash
	w := work{
		challenge: p.Registry().Challenge(c), bits: bits, block: recentBlock{j.Block, j.BlockHash}, next: j.Next,
		workers: r.Workers, progress: r.Progress,
		save: func(next uint64) error { j.Next = next; return p.saveJoin(name, *j) },
	}
	var err error
	c.Nonce, err = p.solve(ctx, w)
	return c, err
}

// recentBlock is a block that a challenge names.
type recentBlock struct {
	number uint64
	hash   common.Hash
}

// recent returns a block that will hardly be reorganised away.
func (p *party) recent(ctx context.Context) (recentBlock, error) {
	head, err := p.Head(ctx)
	if err != nil {
		return recentBlock{}, err
	}
	number := new(big.Int).Set(head.Number)
	if back := new(big.Int).SetUint64(min(p.depth, p.workAge()/4)); number.Cmp(back) > 0 {
		number.Sub(number, back)
	}
	h, err := p.Header(ctx, number)
	if err != nil {
		return recentBlock{}, err
	}
	return recentBlock{h.Number.Uint64(), h.Hash()}, nil
}

// workAge is how many blocks after its own a challenge is worth something.
func (p *party) workAge() uint64 {
	if p.WorkAge == 0 || p.WorkAge > 256 {
		return 256
	}
	return p.WorkAge
}

// work is a challenge on the way to its solution.
type work struct {
	challenge [32]byte
	bits      int
	block     recentBlock
	next      uint64 // the first nonce to try
	workers   int
	progress  func(hashcash.Progress)
	save      func(next uint64) error
}

// solve mines, writes down how far it is, and looks now and then whether the block is still good. It fails with
// [errStale] when it is not.
func (p *party) solve(ctx context.Context, w work) (uint64, error) {
	if err := p.fresh(ctx, w.block); err != nil {
		return 0, err
	}
	mining, stop := context.WithCancelCause(ctx)
	defer stop(nil)
	var mu sync.Mutex
	saved := time.Now()
	report := func(at hashcash.Progress) {
		mu.Lock()
		defer mu.Unlock()
		if time.Since(saved) > minerSaves {
			saved = time.Now()
			if err := w.save(at.Next); err != nil {
				stop(err)
			}
		}
		if w.progress != nil {
			w.progress(at)
		}
	}
	var looker sync.WaitGroup
	looking, end := context.WithCancel(ctx)
	looker.Go(func() {
		for {
			select {
			case <-looking.Done():
				return
			case <-time.After(minerLooks):
			}
			if err := p.fresh(looking, w.block); errors.Is(err, errStale) {
				stop(err)
				return
			}
		}
	})
	nonce, err := hashcash.Mine(mining, w.challenge, w.bits, hashcash.Options{Workers: w.workers, From: w.next, Progress: report})
	end()
	looker.Wait()
	if err == nil {
		// A miner that is killed from here on finds the same nonce at once.
		return nonce, w.save(nonce)
	}
	if cause := context.Cause(mining); cause != nil && ctx.Err() == nil {
		return 0, cause
	}
	return 0, errors.Join(err, w.save(nonce))
}

// margin is how many blocks are left for a registration to be mined when the work for it is given up.
const margin = 16

// fresh fails with [errStale] if a block is too old for a challenge, or not on the chain any more.
func (p *party) fresh(ctx context.Context, b recentBlock) error {
	head, err := p.Head(ctx)
	if err != nil {
		return err
	}
	if age := head.Number.Uint64() - min(b.number, head.Number.Uint64()); age+min(margin, p.workAge()/4) > p.workAge() {
		return errStale
	}
	h, err := p.Header(ctx, new(big.Int).SetUint64(b.number))
	if err != nil {
		return err
	}
	if h.Hash() != b.hash {
		return errStale
	}
	return nil
}
