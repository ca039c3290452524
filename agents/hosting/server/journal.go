package server

import (
	"context"
	"errors"

	"github.com/ethereum/go-ethereum/common"

	"emet/agents/hosting/sealed"
	"emet/agents/hosting/token"
	"emet/agents/identity"
)

// Journal keeps what this server did, so that it never signs two different things for one slot of a request, not even
// after a crash, is paid for it, and can defend itself. It is safe for concurrent use.
type Journal interface {
	// Find returns what was done for a slot of a request in a tick; nil if nothing was.
	Find(ctx context.Context, tick uint64, request common.Hash, slot uint16) (*Work, error)
	// Keep keeps what was done. It returns when that outlasts a crash. There is nothing yet for that slot.
	Keep(ctx context.Context, w *Work) error
	// Spend notes that a token came with a request, and returns with how many different requests it came in its tick. It
	// has to outlast a crash when the work for that request does. What is too much is not noted: it fails with [ErrEnough] if
	// it is one token more than are taken, and the requests of a token are counted up to one more than they may be.
	Spend(ctx context.Context, s Spending) (requests int, err error)
	// Unpaid reports whether this server was not paid for what it handed in, and shall not go on (SR-16).
	Unpaid() bool
}

// Spending is a token that comes with a request.
type Spending struct {
	Tick    uint64
	Class   token.Class
	Token   common.Hash // its root
	Request common.Hash
	Most    uint32 // different tokens of the class that are taken in the tick; 0: any number
}

// ErrEnough means that no more tokens of a class are taken in a tick.
var ErrEnough = errors.New("no more tokens of that class are taken in this tick")

// LogTicks is for how many ticks the journal keeps each [Work]: as long as the courts may ask (H-09).
const LogTicks = 253

// Work is what was done for a slot of a request.
type Work struct {
	Tick    uint64        `cbor:"1,keyasint"`
	Request common.Hash   `cbor:"2,keyasint"`
	Slot    uint16        `cbor:"3,keyasint"` // 0: as the top server
	Call    common.Hash   `cbor:"4,keyasint"` // SHA-256 of what was asked: the same gets the same answer, anything else none
	Answer  []byte        `cbor:"5,keyasint"` // as it was or is to be sent
	Receipt token.Receipt `cbor:"6,keyasint"` // signed; to be sealed to Next.ReceiptKey and handed in

	// Of an update: what the court may want to see (H-09).
	Steps    []sealed.Signed `cbor:"7,keyasint"` // those before, and this server's
	StampIn  []byte          `cbor:"8,keyasint"`
	StampOut []byte          `cbor:"9,keyasint"`
	Server   identity.ID     `cbor:"10,keyasint"`
}
