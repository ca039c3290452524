package client

import (
	"context"
	"errors"
	"io"
	"math/big"
	"sync"
	"time"

	"github.com/ethereum/go-ethereum/common"
	"github.com/ethereum/go-ethereum/core/types"
	"github.com/ipfs/go-cid"
	"github.com/rs/zerolog"

	"emet/agents/content"
	"emet/agents/eip712"
	"emet/agents/hosting"
	"emet/agents/hosting/desk"
	"emet/agents/market"
	"emet/agents/program/flow"
	"emet/agents/store"
)

// chain reads what the contracts say of an application and its ticks.
type chain interface {
	board
	Header(ctx context.Context, number *big.Int) (*types.Header, error) // of the newest block if there is no number
	Tick(ctx context.Context, offer hosting.OfferID, tick uint64) (hosting.Tick, bool, error)
	Commitment(ctx context.Context, offer hosting.OfferID, tick uint64) (hosting.Commitment, error)
	// Last returns the last tick that was posted and counts; false if there is none.
	Last(ctx context.Context, offer hosting.OfferID) (uint64, bool, error)
	// Beacon returns the randomness of a tick; false as long as it is not known. What is lost is what all agree on instead.
	Beacon(ctx context.Context, offer hosting.OfferID, tick uint64) (common.Hash, bool, error)
	// Updates reads all that was appended in a tick that has ended. Next are the places that logs had reached before, and is
	// kept up to date.
	Updates(ctx context.Context, offer hosting.OfferID, tick uint64, next map[common.Hash]uint64) (Updates, error)
}

// board says what is offered, and whose signature counts there.
type board interface {
	Offer(ctx context.Context, id hosting.OfferID) (hosting.Offer, error)
	Offers(ctx context.Context, master common.Address) ([]hosting.Offer, error)
	// MaySign tells whether a key could sign what was posted for a tick, whatever has become of it since.
	MaySign(ctx context.Context, offer hosting.OfferID, key common.Address, tick uint64) (bool, error)
}

// logs reads the client's own logs on chain, and where entries were anchored.
type logs interface {
	IsClient(ctx context.Context, offer hosting.OfferID, client common.Address) (bool, error)
	// Own returns the logs that the client reserved in an application, oldest first.
	Own(ctx context.Context, offer hosting.OfferID) ([]Log, error)
	// Place returns the number that the next entry of a log has, whoever brings it there.
	Place(ctx context.Context, key common.Hash) (uint64, error)
	// AnchoredIn returns the block, from one on, in which an entry was anchored, by itself or in a relay's batch; 0 if it was
	// not yet.
	AnchoredIn(ctx context.Context, offer hosting.OfferID, u hosting.SignedUpdate, from uint64) (uint64, error)
}

// account signs and pays as the client.
type account interface {
	Address() common.Address
	Balance(ctx context.Context) (*big.Int, error)
	// Mine does the proof of work that a registration wants.
	Mine(ctx context.Context, offer hosting.OfferID) (block, nonce uint64, err error)
	SignReservation(r hosting.Reservation) ([]byte, error)
	// SignUpdate signs an entry for a place in a log, durably: never two for one place.
	SignUpdate(ctx context.Context, key common.Hash, index uint64, c market.Content, deadline uint64) (hosting.SignedUpdate, error)
	// Pay promises a supervisor an amount in the client's channel to it, and returns the JSON of the voucher.
	Pay(ctx context.Context, to common.Address, amount *big.Int) ([]byte, error)
	// Promised takes a relay's promise for an update, as JSON.
	Promised(ctx context.Context, u hosting.SignedUpdate, receipt []byte) error
}

// purse sends the client's own transactions. Each call may be made again: what was sent is not sent twice.
type purse interface {
	Register(ctx context.Context, offer hosting.OfferID) error
	Reserve(ctx context.Context, r hosting.Reservation) error
	Anchor(ctx context.Context, u hosting.SignedUpdate) error
}

// contents is what a client needs of the content store.
type contents interface {
	Put(ctx context.Context, codec uint64, block []byte) (cid.Cid, error)
	Pin(ctx context.Context, c cid.Cid, name string) error
	Unpin(ctx context.Context, name string) error
	Open(ctx context.Context, ref content.Ref, path string, lim content.Limits) (io.ReadCloser, error)
	Read(ctx context.Context, ref content.Ref, lim content.Limits) ([]byte, error)
	List(ctx context.Context, ref content.Ref, path string, lim content.Limits) ([]content.Entry, error)
}

// network carries messages to strangers.
type network interface {
	// Ask sends an envelope to a server at one of its addresses and returns its reply.
	Ask(ctx context.Context, addrs []string, envelope []byte) ([]byte, error)
	// Meet connects to servers in its own time: whoever is asked afterwards answers sooner.
	Meet(addrs []string)
	// Desk asks a supervisor at one of its addresses.
	Desk(ctx context.Context, addrs []string, r desk.Request) (desk.Reply, error)
	// Keep has content kept by whoever keeps it for clients that leave, if there is somebody.
	Keep(ctx context.Context, addrs []string, c market.Content) error
}

// Log is one of the client's logs.
type Log struct {
	Key    common.Hash    `json:"key"`
	Name   string         `json:"name,omitempty"` // of the kind of log
	Tag    hosting.Tag    `json:"tag"`
	Count  uint64         `json:"count"`  // entries on chain
	Newest market.Content `json:"newest"` // the last of them
}

// Pay says who pays for what the chain wants.
type Pay string

// The ways to pay.
const (
	Own     Pay = "own"     // with the client's ether
	Sponsor Pay = "sponsor" // the supervisor pays
	Auto    Pay = "auto"    // the supervisor if the client has no ether
)

// Consent asks the user about what a request would make public, or what it costs. An error says that the answer is no, or
// that there is nobody to ask: see [ErrAsk].
type Consent func(ctx context.Context, p Preview) error

// Errors that callers branch on.
var (
	ErrArgs      = errors.New("the arguments are wrong")
	ErrNoRequest = errors.New("no such request")
	ErrRefused   = errors.New("the supervisor refused")
	ErrUnserved  = errors.New("nobody served it")
	ErrNoApp     = errors.New("no such application")
	ErrAsleep    = errors.New("the application sleeps")
	ErrNotYet    = errors.New("not yet")
	ErrDenied    = errors.New("consent was denied")
	ErrAsk       = errors.New("consent is needed")
	ErrLate      = errors.New("too late for this tick")
	ErrProgram   = errors.New("the program failed")
	ErrDeceived  = errors.New("somebody lied")
)

// Config says who the client is, and with what it works.
type Config struct {
	Chain   chain         // required
	Logs    logs          // required
	Account account       // required
	Purse   purse         // required
	Content contents      // required
	Network network       // required
	DB      *store.DB     // required
	Court   eip712.Domain // required: that Steps are signed for
	Peers   []string      // multiaddrs asked for content beside those that an offer names
	Log     zerolog.Logger

	Patience time.Duration // with documents of all offers that there are, where an application is looked for by its name; default 20 s
}

// New checks the configuration. It does no I/O.
func New(cfg Config) (*Client, error) {
	if cfg.Chain == nil || cfg.Logs == nil || cfg.Account == nil || cfg.Purse == nil || cfg.Content == nil || cfg.Network == nil || cfg.DB == nil {
		return nil, errors.New("client: a required part is missing from the configuration")
	}
	if cfg.Patience <= 0 {
		cfg.Patience = 20 * time.Second
	}
	return &Client{cfg: cfg, apps: map[hosting.OfferID]*App{}, programs: map[market.Content]*flow.Program{}, met: map[occasion]uint64{}}, nil
}

// Client is a user of applications. It is safe for concurrent use.
type Client struct {
	cfg Config

	mu       sync.Mutex
	apps     map[hosting.OfferID]*App
	met      map[occasion]uint64              // the last tick whose servers were met
	programs map[market.Content]*flow.Program // that were fetched
}
