package ground

import (
	"context"
	"fmt"
	"math/big"

	"github.com/ethereum/go-ethereum"
	"github.com/ethereum/go-ethereum/common"
)

// Auditors is a contract of those who may be drawn to audit.
type Auditors struct {
	Address common.Address
	g       *Ground
}

// Auditors returns the contract at an address.
func (g *Ground) Auditors(at common.Address) Auditors { return Auditors{at, g} }

// AuditorSlot is one stake, and one chance to be drawn.
type AuditorSlot struct {
	Owner     common.Address `json:"owner"` // the zero address: there is no such slot
	OpenedAt  uint64         `json:"openedAt"`
	Passed    uint16         `json:"passed"` // audits
	Seated    bool           `json:"seated"`
	FreeAt    uint64         `json:"freeAt"` // header time at which its stake is free; zero: it stays
	Convicted bool           `json:"convicted"`
}

// Slot reads a slot.
func (a Auditors) Slot(ctx context.Context, slot uint32) (AuditorSlot, error) {
	s, err := ask(ctx, a.g, a.Address, auditors.PackSlotOf(slot), auditors.UnpackSlotOf)
	if err != nil {
		return AuditorSlot{}, fmt.Errorf("ask for slot %d: %w", slot, err)
	}
	return AuditorSlot{
		Owner: s.Owner, OpenedAt: seconds(s.OpenedAt), Passed: s.Passed, Seated: s.Seated, FreeAt: seconds(s.FreeAt),
		Convicted: s.Convicted,
	}, nil
}

// Epoch reads which epoch it is.
func (a Auditors) Epoch(ctx context.Context) (uint64, error) {
	return ask(ctx, a.g, a.Address, auditors.PackEpochNow(), auditors.UnpackEpochNow)
}

// Size reads how many slots stand for draws of an epoch, and whether these are made from the bootstrap list instead.
func (a Auditors) Size(ctx context.Context, epoch uint64) (slots uint64, fromList bool, err error) {
	n, err := ask(ctx, a.g, a.Address, auditors.PackSizeOf(epoch), auditors.UnpackSizeOf)
	if err != nil {
		return 0, false, fmt.Errorf("ask for the auditors of epoch %d: %w", epoch, err)
	}
	fromList, err = ask(ctx, a.g, a.Address, auditors.PackIsBootstrap(epoch), auditors.UnpackIsBootstrap)
	return seconds(n), fromList, err
}

// List reads the bootstrap list.
func (a Auditors) List(ctx context.Context) ([]common.Address, error) {
	return ask(ctx, a.g, a.Address, auditors.PackBootstrap(), auditors.UnpackBootstrap)
}

// Drawn is a slot that was drawn. From the bootstrap list, its number is its place there.
type Drawn struct {
	Slot  uint32         `json:"slot"`
	Owner common.Address `json:"owner"`
}

// Draw draws different slots for what was submitted in an epoch, none of those excluded. The seed is a beacon's value.
func (a Auditors) Draw(ctx context.Context, seed common.Hash, epoch uint64, count int, excluded ...common.Address) ([]Drawn, error) {
	d, err := ask(ctx, a.g, a.Address, auditors.PackDraw(seed, epoch, big.NewInt(int64(count)), excluded), auditors.UnpackDraw)
	if err != nil {
		return nil, fmt.Errorf("draw auditors: %w", err)
	}
	out := make([]Drawn, 0, len(d.Slots))
	for i, s := range d.Slots {
		out = append(out, Drawn{s, d.Owners[i]})
	}
	return out, nil
}

// Stake finds out what a slot costs: the contract says so when it is offered nothing.
func (a Auditors) Stake(ctx context.Context) (*big.Int, error) {
	return a.g.price(ctx, ethereum.CallMsg{To: &a.Address, Data: auditors.PackOpen()})
}

// Open buys a slot for the sender.
func (a Auditors) Open(stake *big.Int) (Call, error) {
	return call("AuditorSlots.open", a.Address, stake)(auditors.TryPackOpen())
}

// Sit has a slot of the sender's take a seat.
func (a Auditors) Sit(slot uint32) (Call, error) {
	return call("AuditorSlots.sit", a.Address, nil)(auditors.TryPackSit(slot))
}

// Close has a slot of the sender's leave.
func (a Auditors) Close(slot uint32) (Call, error) {
	return call("AuditorSlots.close", a.Address, nil)(auditors.TryPackClose(slot))
}

// Release pays the stake of a slot that left to its owner. Anybody may.
func (a Auditors) Release(slot uint32) (Call, error) {
	return call("AuditorSlots.release", a.Address, nil)(auditors.TryPackRelease(slot))
}
