// Package ground speaks to the contracts that applications stand on: offers, identities, keys, ticks, courts and channels.
// It turns calls into transactions, answers and logs into hosting's words, and the contracts' errors into sentences.
package ground

import (
	"context"
	"errors"
	"fmt"
	"math/big"
	"time"

	"github.com/ethereum/go-ethereum"
	"github.com/ethereum/go-ethereum/accounts/abi"
	"github.com/ethereum/go-ethereum/common"
	"github.com/ethereum/go-ethereum/core/types"

	"emet/agents/eip712"
	"emet/agents/identity"
	"emet/agents/market"
	"emet/bindings"
)

// client is what a Ground asks of a node.
type client interface {
	ethereum.ContractCaller
	ethereum.LogFilterer
	ChainID(ctx context.Context) (*big.Int, error)
	CodeAt(ctx context.Context, account common.Address, block *big.Int) ([]byte, error)
	HeaderByNumber(ctx context.Context, number *big.Int) (*types.Header, error)
}

// ErrNoContract means that one of the contracts is not where it should be.
var ErrNoContract = errors.New("no such contract")

// patience is how long a node may take to answer.
const patience = 15 * time.Second

// Addresses says where the contracts are.
type Addresses struct {
	OfferBoard       common.Address `json:"offerBoard"`
	IdentityRegistry common.Address `json:"identityRegistry"`
	KeyLog           common.Address `json:"keyLog"`
	TickLog          common.Address `json:"tickLog"`
	StampCourt       common.Address `json:"stampCourt"`
	PaymentChannels  common.Address `json:"paymentChannels"`
	Randomness       common.Address `json:"randomness"` // the beacon of offers that name no other
	Birth            uint64         `json:"birth"`      // the block that deployed the first of them
	WorkAge          uint64         `json:"workAge"`    // blocks after which proof of work is too old
}

// IsZero reports whether there are no contracts.
func (a Addresses) IsZero() bool { return a == Addresses{} }

// place is a contract by its name.
type place struct {
	name    string
	address common.Address
}

func (a Addresses) places() []place {
	return []place{
		{"OfferBoard", a.OfferBoard},
		{"IdentityRegistry", a.IdentityRegistry},
		{"KeyLog", a.KeyLog},
		{"TickLog", a.TickLog},
		{"StampCourt", a.StampCourt},
		{"PaymentChannels", a.PaymentChannels},
		{"Randomness", a.Randomness},
	}
}

// Ground is one set of the contracts on one chain.
type Ground struct {
	Addresses
	ChainID *big.Int

	client client
}

// Open makes sure that there is code at each address.
func Open(ctx context.Context, c client, a Addresses) (*Ground, error) {
	ctx, cancel := context.WithTimeout(ctx, patience)
	defer cancel()
	id, err := c.ChainID(ctx)
	if err != nil {
		return nil, fmt.Errorf("ask for the chain id: %w", err)
	}
	for _, p := range a.places() {
		code, err := c.CodeAt(ctx, p.address, nil)
		if err != nil {
			return nil, fmt.Errorf("look for the %s at %s: %w", p.name, p.address, err)
		}
		if len(code) == 0 {
			return nil, fmt.Errorf("%w: no %s at %s on chain %s: check the addresses and the network",
				ErrNoContract, p.name, p.address, id)
		}
	}
	return &Ground{Addresses: a, ChainID: id, client: c}, nil
}

// Registry returns the registry as what is computed off chain needs it.
func (g *Ground) Registry() identity.Registry {
	return identity.Registry{ChainID: g.ChainID, Address: g.IdentityRegistry}
}

// Board returns the board as what is signed for it needs it.
func (g *Ground) Board() identity.Board {
	return identity.Board{ChainID: g.ChainID, Address: g.OfferBoard}
}

func (g *Ground) domain(name string, contract common.Address) eip712.Domain {
	return eip712.Domain{Name: "emet " + name, Version: "1", ChainID: g.ChainID, Contract: contract}
}

// KeyDomain returns the domain of what is signed for the key log.
func (g *Ground) KeyDomain() eip712.Domain { return g.domain("KeyLog", g.KeyLog) }

// CourtDomain returns the domain of what is signed for the court.
func (g *Ground) CourtDomain() eip712.Domain { return g.domain("StampCourt", g.StampCourt) }

// Call is a transaction in the making.
type Call struct {
	Name  string // of the contract and the function, for people
	To    common.Address
	Data  []byte
	Value *big.Int // may be nil
}

// call joins what a generated packer returns with where it goes.
func call(name string, to common.Address, value *big.Int) func(data []byte, err error) (Call, error) {
	return func(data []byte, err error) (Call, error) {
		if err != nil {
			return Call{}, fmt.Errorf("pack %s: %w", name, err)
		}
		return Call{Name: name, To: to, Data: data, Value: value}, nil
	}
}

// ask calls a view and unpacks its answer.
func ask[T any](ctx context.Context, g *Ground, to common.Address, data []byte, unpack func([]byte) (T, error)) (out T, err error) {
	return askAt(ctx, g, to, data, nil, unpack)
}

// Head returns the newest header.
func (g *Ground) Head(ctx context.Context) (*types.Header, error) { return g.Header(ctx, nil) }

// Header returns the header of a block; of the newest if number is nil.
func (g *Ground) Header(ctx context.Context, number *big.Int) (*types.Header, error) {
	ctx, cancel := context.WithTimeout(ctx, patience)
	defer cancel()
	h, err := g.client.HeaderByNumber(ctx, number)
	if err != nil {
		return nil, fmt.Errorf("ask for a block: %w", err)
	}
	return h, nil
}

func contentFrom(c bindings.Content) market.Content {
	return market.Content{Digest: c.Digest, Codec: c.Codec[0]}
}

func contentTo(c market.Content) bindings.Content {
	return bindings.Content{Digest: c.Digest, Codec: [1]byte{c.Codec}}
}

// seconds is a header time or another number that a contract keeps in 64 bits or less.
func seconds(x *big.Int) uint64 {
	if x == nil || !x.IsUint64() {
		return 0
	}
	return x.Uint64()
}

// moment is a header time; the zero Time for zero.
func moment(x *big.Int) time.Time {
	if s := seconds(x); s != 0 {
		return time.Unix(int64(s), 0).UTC() // #nosec G115 -- a uint40 in the contracts
	}
	return time.Time{}
}

func wei(x *big.Int) market.Wei { return market.NewWei(x) }

// eventOf is the first topic of an event.
func eventOf(of interface{ GetABI() abi.ABI }, name string) common.Hash {
	return of.GetABI().Events[name].ID
}
