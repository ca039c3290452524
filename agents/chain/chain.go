// Package chain follows contracts on an Ethereum chain.
//
// A [Watcher] turns a node's answers, which may be late, incomplete or about a
// branch that loses, into a sequence of batches that can be relied on: every
// event of the canonical chain once, every event of an abandoned branch taken
// back, all of it recorded together with what the role made of it.
package chain

import (
	"context"
	"errors"
	"fmt"
	"math/big"
	"net/http"
	"net/url"
	"time"

	"github.com/ethereum/go-ethereum"
	"github.com/ethereum/go-ethereum/common"
	"github.com/ethereum/go-ethereum/core/types"
	"github.com/ethereum/go-ethereum/ethclient"
	"github.com/ethereum/go-ethereum/rpc"

	"emet/agents/store"
)

// DevDepth and PublicDepth are confirmation depths to choose from: a
// development chain keeps what it has said, a public one needs a while.
const (
	DevDepth    = 1
	PublicDepth = 12
)

// Header is what agents need of a block.
type Header struct {
	Number uint64
	Hash   common.Hash
	Parent common.Hash
	Time   uint64 // seconds since 1970, as the chain tells it
}

// Event is a log of a contract with the time of its block.
type Event struct {
	types.Log
	BlockTime uint64
}

// UnmarshalJSON restores the time too, which an embedded log would hide.
func (e *Event) UnmarshalJSON(data []byte) error {
	if err := e.Log.UnmarshalJSON(data); err != nil {
		return err
	}
	e.BlockTime = e.BlockTimestamp
	return nil
}

// Batch is one step of the chain as far as a handler is concerned.
type Batch struct {
	Reverted []Event // no longer on the chain; newest first, to be undone in this order
	Applied  []Event // on the chain now; oldest first, to be done after the undoing
	Head     Header  // the block up to which the handler now knows everything; deadlines go by its time
	Final    uint64  // events in blocks up to this number are confirmed
	Tip      uint64  // the node's newest block: while it is beyond Head, more batches follow at once
}

// CaughtUp reports whether the handler knows all that the node does.
func (b Batch) CaughtUp() bool { return b.Head.Number >= b.Tip }

// client is what a Watcher asks of a node; *ethclient.Client is one. A client
// that also has SubscribeNewHead is told to wake the watcher early.
type client interface {
	ethereum.ChainIDReader
	HeaderByNumber(ctx context.Context, number *big.Int) (*types.Header, error)
	FilterLogs(ctx context.Context, q ethereum.FilterQuery) ([]types.Log, error)
}

// handler makes a role's state of events. Handle runs inside of the
// transaction that also moves the watcher's cursor: all that it writes to tx
// is kept if and only if the batch will not be delivered again. It may be
// called again with the same batch when it or the transaction fails. It must
// not wait for anything.
type handler interface {
	Handle(tx *store.Tx, b Batch) error
}

// answerTime bounds one question to a node.
const answerTime = 15 * time.Second

// Dial connects to the node at rawURL (http, https, ws, wss or the path of an
// IPC socket) and makes sure that it answers. The returned client outlives ctx.
func Dial(ctx context.Context, rawURL string) (*ethclient.Client, error) {
	ctx, cancel := context.WithTimeout(ctx, answerTime)
	defer cancel()
	transport := http.DefaultTransport.(*http.Transport).Clone()
	transport.ResponseHeaderTimeout = answerTime
	transport.MaxIdleConnsPerHost = 8
	place, via := rawURL, http.RoundTripper(transport)
	if u, err := url.Parse(rawURL); err == nil && (u.Scheme == "http" || u.Scheme == "https") {
		place, via = (&url.URL{Scheme: u.Scheme, Host: u.Host}).String(), hidden{u, transport}
	}
	raw, err := rpc.DialOptions(ctx, place, rpc.WithHTTPClient(&http.Client{Transport: via, Timeout: 2 * answerTime}))
	if err != nil {
		return nil, noNode(rawURL, err)
	}
	c := ethclient.NewClient(raw)
	if _, err := c.ChainID(ctx); err != nil {
		c.Close()
		return nil, noNode(rawURL, err)
	}
	return c, nil
}

// hidden sends requests to a node's whole address. URLs of hosted nodes carry secrets in user, path and query, and HTTP
// clients repeat them in every error, which ends in logs: this one knows only the host.
type hidden struct {
	to  *url.URL
	via http.RoundTripper
}

func (h hidden) RoundTrip(r *http.Request) (*http.Response, error) {
	r = r.Clone(r.Context())
	r.URL = h.to
	if password, ok := h.to.User.Password(); ok {
		r.SetBasicAuth(h.to.User.Username(), password)
	}
	return h.via.RoundTrip(r)
}

// ErrNoNode means that no node answers; trying again later may help.
var ErrNoNode = errors.New("no Ethereum node answers")

// noNode words a failure to reach a node. URLs of hosted nodes carry secrets in
// user, path and query, so that only the host is told.
func noNode(rawURL string, err error) error {
	place := "the given address"
	if u, e := url.Parse(rawURL); e == nil {
		place = (&url.URL{Scheme: u.Scheme, Host: u.Host}).String()
		if u.Host == "" {
			place = u.Path
		}
	}
	if wrapped, ok := errors.AsType[*url.Error](err); ok {
		err = wrapped.Err // without the URL, which url.Error repeats
	}
	return fmt.Errorf("%w at %s; start one with `make demo` or bin/devnet, or give another address: %w", ErrNoNode, place, err)
}
