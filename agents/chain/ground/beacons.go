package ground

import (
	"context"
	"fmt"
	"math/big"

	"github.com/ethereum/go-ethereum"
	"github.com/ethereum/go-ethereum/common"

	"emet/agents/channel"
)

// Draw is randomness that was fixed before anybody could know it.
type Draw struct {
	Known bool        `json:"known"` // the value is final
	Lost  bool        `json:"lost"`  // there will never be a value: then everything is to be checked
	Value common.Hash `json:"value,omitzero"`
}

// RandomnessOf reads what a beacon of either kind says of a block.
func (g *Ground) RandomnessOf(ctx context.Context, beacon common.Address, block *big.Int, domain common.Hash) (Draw, error) {
	d, err := ask(ctx, g, beacon, beacons.PackRandomness(block, domain), beacons.UnpackRandomness)
	if err != nil {
		return Draw{}, fmt.Errorf("ask for the randomness of block %s: %w", block, err)
	}
	return Draw{d.Known, d.Lost, d.Value}, nil
}

// Beacon is a beacon whose operators have secrets. Offers say where theirs is.
type Beacon struct {
	Address common.Address
	g       *Ground
}

// Beacon returns the beacon at an address.
func (g *Ground) Beacon(at common.Address) Beacon { return Beacon{at, g} }

// Operator is what a beacon knows of an operator.
type Operator struct {
	Tip    common.Hash `json:"tip"` // what the next secret hashes to
	From   uint64      `json:"from"`
	Until  uint64      `json:"until"` // its last epoch; zero: no end in sight
	Owes   uint64      `json:"owes"`  // the epoch whose secret it has to show next
	Bonded bool        `json:"bonded"`
}

// Operator reads what the beacon knows of an operator.
func (b Beacon) Operator(ctx context.Context, operator common.Address) (Operator, error) {
	o, err := ask(ctx, b.g, b.Address, beacons.PackOperatorOf(operator), beacons.UnpackOperatorOf)
	if err != nil {
		return Operator{}, fmt.Errorf("ask for operator %s: %w", operator, err)
	}
	return Operator{Tip: o.Tip, From: o.From, Until: o.Until, Owes: o.Owes, Bonded: o.Bonded}, nil
}

// Epoch reads which epoch a block is in.
func (b Beacon) Epoch(ctx context.Context, block *big.Int) (uint64, error) {
	return ask(ctx, b.g, b.Address, beacons.PackEpochOf(block), beacons.UnpackEpochOf)
}

// Reveals reads the blocks in which the secrets of an epoch are shown.
func (b Beacon) Reveals(ctx context.Context, epoch uint64) (first, last uint64, err error) {
	r, err := ask(ctx, b.g, b.Address, beacons.PackRevealsOf(epoch), beacons.UnpackRevealsOf)
	if err != nil {
		return 0, 0, fmt.Errorf("ask for epoch %d: %w", epoch, err)
	}
	return seconds(r.First), seconds(r.Last), nil
}

// Secrets reads how many operators have to show a secret for an epoch, and how many have.
func (b Beacon) Secrets(ctx context.Context, epoch uint64) (expected, shown uint64, err error) {
	s, err := ask(ctx, b.g, b.Address, beacons.PackSecretsOf(epoch), beacons.UnpackSecretsOf)
	if err != nil {
		return 0, 0, fmt.Errorf("ask for epoch %d: %w", epoch, err)
	}
	return seconds(s.Expected), seconds(s.Shown), nil
}

// Bond finds out what an operator that has not joined yet has to put in place: the contract says so when it is offered
// nothing.
func (b Beacon) Bond(ctx context.Context, operator common.Address) (*big.Int, error) {
	return b.g.price(ctx, ethereum.CallMsg{From: operator, To: &b.Address, Data: beacons.PackJoin([32]byte{1})})
}

// Join has the sender, who must be named an operator, take part. Tip is the end of its chain of secrets.
func (b Beacon) Join(tip common.Hash, bond *big.Int) (Call, error) {
	return call("Beacon.join", b.Address, bond)(beacons.TryPackJoin(tip))
}

// Leave has the sender take part up to the next epoch.
func (b Beacon) Leave() (Call, error) {
	return call("Beacon.leave", b.Address, nil)(beacons.TryPackLeave())
}

// Reveal shows an operator's secret of an epoch that has ended. Anybody may.
func (b Beacon) Reveal(operator common.Address, epoch uint64, secret common.Hash) (Call, error) {
	return call("Beacon.reveal", b.Address, nil)(beacons.TryPackReveal(operator, epoch, secret))
}

// Miss burns the bond of an operator that did not show its secret in time. Anybody may.
func (b Beacon) Miss(operator common.Address) (Call, error) {
	return call("Beacon.miss", b.Address, nil)(beacons.TryPackMiss(operator))
}

// Record keeps the hash of a block that the chain still knows. Anybody may.
func (b Beacon) Record(block *big.Int) (Call, error) {
	return call("Beacon.record", b.Address, nil)(beacons.TryPackRecord(block))
}

// Withdraw pays the bond of an operator that left and owes nothing. Anybody may.
func (b Beacon) Withdraw(operator common.Address) (Call, error) {
	return call("Beacon.withdraw", b.Address, nil)(beacons.TryPackWithdraw(operator))
}

// BlockhashBeacon is a beacon of nothing but hashes of blocks.
type BlockhashBeacon struct {
	Address common.Address
	g       *Ground
}

// BlockhashBeacon returns the beacon at an address.
func (g *Ground) BlockhashBeacon(at common.Address) BlockhashBeacon { return BlockhashBeacon{at, g} }

// Cap reads how much may depend on one block, for one user.
func (b BlockhashBeacon) Cap(ctx context.Context) (channel.Amount, error) {
	c, err := ask(ctx, b.g, b.Address, hashes.PackCAP(), hashes.UnpackCAP)
	if err != nil {
		return channel.Amount{}, fmt.Errorf("ask for the cap of a beacon: %w", err)
	}
	return channel.AmountOf(c)
}

// Reliance reads how much of a user depends on a block.
func (b BlockhashBeacon) Reliance(ctx context.Context, user common.Address, block *big.Int) (channel.Amount, error) {
	r, err := ask(ctx, b.g, b.Address, hashes.PackRelianceOf(user, block), hashes.UnpackRelianceOf)
	if err != nil {
		return channel.Amount{}, fmt.Errorf("ask what depends on block %s: %w", block, err)
	}
	return channel.AmountOf(r)
}

// IsListed reports whether hashes of a chain's blocks are good enough.
func (b BlockhashBeacon) IsListed(ctx context.Context, chain *big.Int) (bool, error) {
	return ask(ctx, b.g, b.Address, hashes.PackIsListed(chain), hashes.UnpackIsListed)
}

// Rely says that more of the sender's will depend on a block to come.
func (b BlockhashBeacon) Rely(block *big.Int, value channel.Amount) (Call, error) {
	return call("BlockhashBeacon.rely", b.Address, nil)(hashes.TryPackRely(block, value.Big()))
}
