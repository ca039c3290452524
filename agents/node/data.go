package node

import (
	"context"
	"fmt"

	"github.com/ethereum/go-ethereum/common"

	"emet/agents/chain/ground"
	"emet/agents/hosting"
	"emet/agents/identity"
	"emet/agents/identity/hashcash"
	"emet/agents/market"
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

// Register does the proof of work for this account to reserve keys of an application, and registers it. It takes up
// where an earlier call was killed. A client that is registered already pays nothing.
func (c *Client) Register(ctx context.Context, offer hosting.OfferID, progress func(hashcash.Progress)) (Receipt, error) {
	o, err := c.Offer(ctx, offer)
	if err != nil {
		return Receipt{}, err
	}
	account := c.Key.Address()
	return c.labour(ctx, labour{
		name: "register/" + offer.Hex(), bits: o.Terms.ClientBits, stale: "InvalidWork", progress: progress,
		ready: func() (bool, error) {
			known, err := c.IsClient(ctx, offer, account)
			if err != nil || known {
				return false, err
			}
			return true, c.approveGas(ctx, "KeyLog.registerByWork", nil, registerClientGas)
		},
		challenge: func(b recentBlock) (common.Hash, error) { return c.ClientChallenge(ctx, offer, account, b.number) },
		call: func(block, nonce uint64) (ground.Call, error) {
			return c.RegisterClientByWork(offer, account, block, nonce)
		},
	})
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
		return 0, Receipt{}, noKey(key)
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

func noKey(key common.Hash) error {
	return &market.RefusedError{Code: "KeyNotFound", Sentence: fmt.Sprintf("there is no key %s: check it and the network", key)}
}
