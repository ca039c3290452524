package identity

import (
	"fmt"
	"math/big"
	"time"

	"github.com/ethereum/go-ethereum/common"

	"emet/agents/eip712"
)

// Powers is what a key may do for the master of an offer, one bit each.
type Powers uint8

// The powers, as OfferBoard has them.
const (
	Ticks    Powers = 1 << iota // sign ticks
	Chains                      // sign links of identity chains, and dismiss
	Payments                    // sign vouchers
	Versions                    // post new versions of the offer

	allPowers = Ticks | Chains | Payments | Versions
)

// Grant is the certificate of a supervisor's secondary key: its master lets it act for an offer.
type Grant struct {
	Offer  common.Hash
	Key    common.Address
	Powers Powers
	Expiry uint64 // the last second of header time at which the key counts; less than 2^40
	Nonce  uint64 // above that of all earlier grants to the key
}

// Revocation is the end of a key, for good.
type Revocation struct {
	Offer    common.Hash
	Key      common.Address
	FromTick uint64 // the first tick that the key may not sign; zero: none at all
}

// Board is an OfferBoard contract.
type Board struct {
	ChainID *big.Int
	Address common.Address
}

var (
	grantType      = eip712.NewType("Grant(bytes32 offerId,address key,uint8 scope,uint40 expiry,uint64 nonce)")
	revocationType = eip712.NewType("Revocation(bytes32 offerId,address key,uint64 fromTick)")
)

// Domain returns the domain of what is signed for the board.
func (b Board) Domain() eip712.Domain {
	return eip712.Domain{Name: "emet OfferBoard", Version: "1", ChainID: b.ChainID, Contract: b.Address}
}

// Message returns the hash of the grant, to be signed by the master for the board's domain.
func (g Grant) Message() common.Hash {
	return grantType.Hash(g.Offer, eip712.Address(g.Key), eip712.Uint(uint64(g.Powers)), eip712.Uint(g.Expiry),
		eip712.Uint(g.Nonce))
}

// Message returns the hash of the revocation, to be signed by the master for the board's domain.
func (r Revocation) Message() common.Hash {
	return revocationType.Hash(r.Offer, eip712.Address(r.Key), eip712.Uint(r.FromTick))
}

// CheckGrant reports why a key with this grant has not all the powers in question at a time, as far as the grant itself
// says: whether it was revoked, only the board knows.
func (b Board) CheckGrant(g Grant, s eip712.Signature, master common.Address, needed Powers, now time.Time) error {
	switch {
	case g.Powers == 0 || g.Powers&^allPowers != 0 || g.Expiry >= 1<<40:
		return fmt.Errorf("grant of powers %#b until %d is none", g.Powers, g.Expiry)
	case g.Powers&needed != needed:
		return fmt.Errorf("key %s has powers %#b: %#b are needed", g.Key, g.Powers, needed)
	case now.Unix() > int64(g.Expiry): // #nosec G115 -- less than 2^40
		return fmt.Errorf("key %s expired %s", g.Key, time.Unix(int64(g.Expiry), 0).UTC().Format(time.RFC3339)) // #nosec G115
	}
	return signedBy(master, b.Domain().Digest(g.Message()), s)
}
