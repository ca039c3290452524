package node

import (
	"context"
	"errors"
	"fmt"

	"github.com/ethereum/go-ethereum/common"

	"emet/agents/chain/ground"
	"emet/agents/hosting"
	"emet/agents/identity"
	"emet/agents/identity/hashcash"
	"emet/agents/market"
	"emet/agents/store"
)

// Client is a client of hosted applications: it owns data, each piece in a log of its own. Its account is the key that
// it registers, and the writer of its logs.
type Client struct{ *party }

// OpenClient builds a client. It sends what an earlier process left unsent. Close ends it.
func OpenClient(ctx context.Context, o Options) (*Client, error) {
	p, err := openParty(ctx, "client", o)
	if err != nil {
		return nil, err
	}
	return &Client{p}, nil
}

// registering is a registration in the making.
type registering struct {
	Block     uint64      `json:"block"`
	BlockHash common.Hash `json:"blockHash"`
	Next      uint64      `json:"next"`
}

var registerings = store.NewTable[registering]("hosting", "registerings")

// Register does the proof of work for this account to reserve keys of an application, and registers it. It takes up
// where an earlier call was killed. A client that is registered already pays nothing.
func (c *Client) Register(ctx context.Context, offer hosting.OfferID, progress func(hashcash.Progress)) (Receipt, error) {
	o, err := c.Offer(ctx, offer)
	if err != nil {
		return Receipt{}, err
	}
	name := "register/" + offer.Hex()
	release, err := c.DB.Claim(name)
	if err != nil {
		return Receipt{}, err
	}
	defer release()
	if err := c.Told(); err != nil {
		return Receipt{}, err
	}
	if err := c.approveRegistration(ctx, name, offer); err != nil {
		return Receipt{}, err
	}
	for {
		receipt, err := c.tryRegister(ctx, name, o, progress)
		if refused, ok := errors.AsType[*market.RefusedError](err); ok && refused.Code == "InvalidWork" {
			err = errStale
		}
		if !errors.Is(err, errStale) {
			return receipt, err
		}
		if err := c.Told(); err != nil {
			return Receipt{}, err
		}
		if err := c.DB.Update(func(tx *store.Tx) error { return registerings.Delete(tx, requestKey(name)) }); err != nil {
			return Receipt{}, err
		}
	}
}

// approveRegistration has the cost of a registration approved that is still to be made.
func (c *Client) approveRegistration(ctx context.Context, name string, offer hosting.OfferID) error {
	if key, err := c.begun(name); err != nil || key != "" {
		return err
	}
	if known, err := c.IsClient(ctx, offer, c.Key.Address()); err != nil || known {
		return err
	}
	return c.approveGas(ctx, "KeyLog.registerByWork", nil, registerClientGas)
}

func (c *Client) tryRegister(ctx context.Context, name string, o hosting.Offer, progress func(hashcash.Progress)) (Receipt, error) {
	key, err := c.begun(name)
	if err != nil {
		return Receipt{}, err
	}
	if key == "" {
		if known, err := c.IsClient(ctx, o.ID, c.Key.Address()); err != nil || known {
			return Receipt{}, err
		}
		block, nonce, err := c.mine(ctx, name, o, progress)
		if err != nil {
			return Receipt{}, err
		}
		key, err = c.begin(name, func() (ground.Call, error) {
			return c.RegisterClientByWork(o.ID, c.Key.Address(), block, nonce)
		})
		if err != nil {
			return Receipt{}, err
		}
	}
	return c.finish(ctx, name, key, func(tx *store.Tx) error { return registerings.Delete(tx, requestKey(name)) })
}

func (c *Client) mine(ctx context.Context, name string, o hosting.Offer, progress func(hashcash.Progress)) (block, nonce uint64, err error) {
	var r registering
	err = c.DB.View(func(tx *store.Tx) (err error) {
		r, _, err = registerings.Get(tx, requestKey(name))
		return err
	})
	if err != nil {
		return 0, 0, err
	}
	save := func(next uint64) error {
		r.Next = next
		return c.DB.Update(func(tx *store.Tx) error { return registerings.Put(tx, requestKey(name), r) })
	}
	if r.BlockHash == (common.Hash{}) {
		recent, err := c.recent(ctx)
		if err != nil {
			return 0, 0, err
		}
		r.Block, r.BlockHash = recent.number, recent.hash
		if err := save(0); err != nil {
			return 0, 0, err
		}
	}
	challenge, err := c.ClientChallenge(ctx, o.ID, c.Key.Address(), r.Block)
	if err != nil {
		return 0, 0, err
	}
	if challenge == (common.Hash{}) {
		return 0, 0, errStale
	}
	nonce, err = c.solve(ctx, work{
		challenge: challenge, bits: int(o.Terms.ClientBits), block: recentBlock{r.Block, r.BlockHash}, next: r.Next,
		progress: progress, save: save,
	})
	return r.Block, nonce, err
}

// Join registers a client identity, with which a client can complain.
func (c *Client) Join(ctx context.Context, r JoinRequest) (identity.ID, Receipt, error) {
	return c.join(ctx, identity.Client, r)
}

// Reserve reserves a key for a piece of data of a type, and puts its initial value there. The same value under the same
// tag is one key.
func (c *Client) Reserve(ctx context.Context, offer hosting.OfferID, tag string, value Source) (common.Hash, Receipt, error) {
	t, err := hosting.NewTag(tag)
	if err != nil {
		return common.Hash{}, Receipt{}, err
	}
	content, err := c.keep(ctx, value)
	if err != nil {
		return common.Hash{}, Receipt{}, err
	}
	r := hosting.Reservation{Offer: offer, Client: c.Key.Address(), Writer: c.Key.Address(), Tag: t, Initial: content}
	key, err := c.KeyID(ctx, r)
	if err != nil {
		return common.Hash{}, Receipt{}, err
	}
	receipt, err := c.do(ctx, "reserve/"+key.Hex(), func() (ground.Call, error) { return c.Ground.Reserve(r, nil) })
	return key, receipt, err
}

// Append appends an entry to the log of a key and returns its place.
func (c *Client) Append(ctx context.Context, key common.Hash, value Source) (uint64, Receipt, error) {
	content, err := c.keep(ctx, value)
	if err != nil {
		return 0, Receipt{}, err
	}
	index, writer, err := c.Length(ctx, key)
	if err != nil {
		return 0, Receipt{}, err
	}
	if writer == (common.Address{}) {
		return 0, Receipt{}, &market.RefusedError{Code: "KeyNotFound", Sentence: fmt.Sprintf("there is no key %s: check it and the network", key)}
	}
	receipt, err := c.do(ctx, fmt.Sprintf("append/%s/%s", key, content), func() (ground.Call, error) {
		return c.Ground.Append(key, index, content)
	})
	if err != nil {
		return 0, receipt, err
	}
	at, err := ground.AppendedAt(receipt.outcome.Logs)
	return at, receipt, err
}

// Log is a key of a client with what is known of its log.
type Log = ground.Log

// Keys reads the logs of this client, oldest first.
func (c *Client) Keys(ctx context.Context) ([]Log, error) { return c.Logs(ctx, c.Key.Address()) }
