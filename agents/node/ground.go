package node

import (
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"math/big"
	"sync"

	"github.com/ethereum/go-ethereum/common"
	"github.com/ethereum/go-ethereum/crypto"
	"github.com/ipfs/go-cid"

	"emet/agents/chain/ground"
	"emet/agents/chain/sender"
	"emet/agents/channel/ledger"
	"emet/agents/market"
	"emet/agents/poster"
	"emet/agents/store"
)

// Source is where a document or a piece of data comes from: see [poster.Source].
type Source = poster.Source

// Receipt says which transaction did what was asked for.
type Receipt struct {
	Tx    common.Hash `json:"tx"`
	Block uint64      `json:"block"`
	Gas   uint64      `json:"gas"`
	Fee   *big.Int    `json:"fee"` // wei

	outcome sender.Outcome
}

// party is what the roles of hosted applications have in common: an agent that sends while it is open.
//
// Whatever a role is asked to do is a request with a name. Before anything else happens the request is written down
// together with its transaction, and it is forgotten once its outcome has been told, see [party.Told]. Killed in between,
// the next equal request takes up where that one ended: the transaction is neither lost nor sent again.
type party struct {
	*Agent
	*ground.Ground

	ledger *ledger.Ledger // its channels
	fatal  chan struct{}  // closed when nothing is sent any more
	mu     sync.Mutex
	err    error                   // why
	told   []func(*store.Tx) error // what is forgotten of the requests that were answered

	name    string // of the role
	consent func(context.Context, Cost) error
}

// request is one that has not been told its outcome.
type request struct {
	Key string `json:"key"` // of the intent
}

var (
	requests = store.NewTable[request]("hosting", "requests")
	counters = store.NewTable[uint64]("hosting", "counters")
)

// ErrNoGround means that a network does not say where the contracts of hosted applications are.
var ErrNoGround = errors.New("the network has no contracts for hosted applications")

func openParty(ctx context.Context, role string, o Options) (_ *party, err error) {
	if o.Network.Ground.IsZero() {
		return nil, fmt.Errorf("%w: start a new one with `bin/devnet`, or add \"ground\" to its file", ErrNoGround)
	}
	a, err := Open(ctx, role, o)
	if err != nil {
		return nil, err
	}
	p := &party{Agent: a, ledger: ledger.New(a.DB), fatal: make(chan struct{}), name: role, consent: o.Approve}
	if p.Ground, err = ground.Open(ctx, a.Client, o.Network.Ground); err != nil {
		return nil, errors.Join(err, a.Close())
	}
	// What an earlier process left is sent from here on.
	running, stop := context.WithCancel(context.WithoutCancel(ctx))
	var wait sync.WaitGroup
	wait.Go(func() {
		err := a.Sender.Run(running)
		p.mu.Lock()
		defer p.mu.Unlock()
		p.err = err
		close(p.fatal)
	})
	a.onClose(func() error { stop(); wait.Wait(); return p.Told() })
	return p, nil
}

// Told says that the outcome of every request so far has reached whoever asked: from here on an equal request is a new
// one. The next request says so too, and Close. Until then an outcome may yet get lost on its way, if the process is
// killed; the equal request that follows gets the same one.
func (p *party) Told() error {
	p.mu.Lock()
	told := p.told
	p.told = nil
	p.mu.Unlock()
	if len(told) == 0 {
		return nil
	}
	return p.DB.Update(func(tx *store.Tx) error {
		for _, forget := range told {
			if err := forget(tx); err != nil {
				return err
			}
		}
		return nil
	})
}

// answered notes what is to be forgotten of a request once its outcome has been told.
func (p *party) answered(forget ...func(*store.Tx) error) {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.told = append(p.told, forget...)
}

// do has a call made that no earlier equal request has had made, and waits for what comes of it. The name says what is
// asked for, in full.
func (p *party) do(ctx context.Context, name string, build func() (ground.Call, error)) (Receipt, error) {
	if err := p.Told(); err != nil {
		return Receipt{}, err
	}
	if err := p.approve(ctx, name, build); err != nil {
		return Receipt{}, err
	}
	key, err := p.begin(name, build)
	if err != nil {
		return Receipt{}, err
	}
	return p.finish(ctx, name, key)
}

// begin writes a request and its call down, unless that was done before, and returns the key of its intent.
func (p *party) begin(name string, build func() (ground.Call, error)) (string, error) {
	var key string
	err := p.DB.Update(func(tx *store.Tx) error {
		r, ok, err := requests.Get(tx, requestKey(name))
		if err != nil {
			return err
		}
		if ok {
			key = r.Key
			return nil
		}
		c, err := build()
		if err != nil {
			return err
		}
		n, _, err := counters.Get(tx, []byte("request"))
		if err != nil {
			return err
		}
		key = fmt.Sprintf("%s/%d", c.Name, n)
		if err := counters.Put(tx, []byte("request"), n+1); err != nil {
			return err
		}
		if err := requests.Put(tx, requestKey(name), request{Key: key}); err != nil {
			return err
		}
		return p.Sender.Enqueue(tx, sender.Intent{Key: key, To: &c.To, Data: c.Data, Value: c.Value})
	})
	return key, err
}

// finish waits for the outcome of a request. If it is good, then is done when the request is forgotten.
func (p *party) finish(ctx context.Context, name, key string, then ...func(*store.Tx) error) (Receipt, error) {
	o, err := p.wait(ctx, key)
	if err != nil {
		return Receipt{}, err
	}
	receipt, refused := receiptOf(o)
	if refused == nil {
		p.answered(then...)
	}
	p.answered(func(tx *store.Tx) error { return requests.Delete(tx, requestKey(name)) })
	return receipt, refused
}

// begun returns the key of a request that was written down and has not been told its outcome; "" if there is none.
func (p *party) begun(name string) (string, error) {
	var r request
	err := p.DB.View(func(tx *store.Tx) (err error) {
		r, _, err = requests.Get(tx, requestKey(name))
		return err
	})
	return r.Key, err
}

// affords fails with [market.ErrNoFunds] if the account has not that much.
func (p *party) affords(ctx context.Context, value *big.Int) error {
	if value == nil || value.Sign() == 0 {
		return nil
	}
	balance, err := p.Client.BalanceAt(ctx, p.Key.Address(), nil)
	if err != nil {
		return fmt.Errorf("ask for the balance of %s: %w", p.Key, err)
	}
	if balance.Cmp(value) < 0 {
		return fmt.Errorf("%w: account %s has %s and needs %s and the price of gas; send it some", market.ErrNoFunds, p.Key,
			market.Ether(balance), market.Ether(value))
	}
	return nil
}

// wait waits for the outcome of an intent, as long as anything is sent.
func (p *party) wait(ctx context.Context, key string) (sender.Outcome, error) {
	ctx, cancel := context.WithCancel(ctx)
	defer cancel()
	go func() {
		select {
		case <-p.fatal:
			cancel()
		case <-ctx.Done():
		}
	}()
	o, err := p.Sender.Wait(ctx, key)
	if err != nil {
		p.mu.Lock()
		defer p.mu.Unlock()
		if p.err != nil && !errors.Is(p.err, context.Canceled) {
			err = p.err
		}
	}
	return o, err
}

func receiptOf(o sender.Outcome) (Receipt, error) {
	if o.Status == sender.Reverted || o.Status == sender.Refused {
		why := market.RefusedError{Code: "Reverted", Sentence: o.Reason}
		if len(o.Revert) > 0 {
			why = ground.Explain(o.Revert)
		}
		return Receipt{}, &why
	}
	return Receipt{Tx: o.Hash, Block: o.Block, Gas: o.GasUsed, Fee: o.Fee, outcome: o}, nil
}

// requestKey is the key of a request: its name, whatever its length.
func requestKey(name string) []byte { return crypto.Keccak256([]byte(name)) }

// keep stores a document and makes sure that it outlasts this process.
func (p *party) keep(ctx context.Context, s Source) (market.Content, error) {
	c, err := s.CID, error(nil)
	switch {
	case c.Defined():
		return market.ContentOf(c)
	case s.Dir != nil:
		c, err = p.Content.AddDir(ctx, s.Dir)
	case s.Data != nil:
		c, err = p.Content.Add(ctx, s.Data)
	default:
		return market.Content{}, errors.New("nothing to store: name a file, a directory or a CID")
	}
	if err == nil {
		err = p.Content.Pin(ctx, c, p.name+"/"+c.String())
	}
	if err == nil && len(p.Agent.Network.IPFS) > 0 {
		err = askToKeep(ctx, p.Host, p.Agent.Network.IPFS, p.Content.Peers(), c)
	}
	if err != nil {
		return market.Content{}, fmt.Errorf("store the content: %w", err)
	}
	return market.ContentOf(c)
}

// Bytes is a source of a few bytes.
func Bytes(r io.Reader) Source { return Source{Data: r} }

// Directory is a source of a directory.
func Directory(fsys fs.FS) Source { return Source{Dir: fsys} }

// Named is a source of content that somebody has.
func Named(c cid.Cid) Source { return Source{CID: c} }

// fill returns a default where there is nothing.
func fill[T comparable](v *T, d T) {
	if *v == *new(T) {
		*v = d
	}
}
