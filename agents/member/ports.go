package member

import (
	"context"

	"github.com/ethereum/go-ethereum/common"

	"emet/agents/channel"
	"emet/agents/eip712"
	"emet/agents/hosting"
	"emet/agents/hosting/desk"
	"emet/agents/hosting/server"
	"emet/agents/identity"
	"emet/agents/market"
)

// Block is where the chain is.
type Block struct {
	Number uint64
	Time   uint64 // seconds
}

// Ticks says where the log of an application's ticks stands.
type Ticks struct {
	Due    uint64 // the tick to be posted next; zero: the log has not begun
	Counts bool   // whether the last tick that was posted does
}

// chain reads what the contracts say of one application.
type chain interface {
	Head(ctx context.Context) (Block, error)
	// TimeOf returns the header time of a block, in seconds.
	TimeOf(ctx context.Context, block uint64) (uint64, error)
	Offer(ctx context.Context) (hosting.Offer, error)
	Ticks(ctx context.Context) (Ticks, error)
	Commitment(ctx context.Context, tick uint64) (hosting.Commitment, error)
	Posted(ctx context.Context, tick uint64) (hosting.Tick, bool, error)
	Beacon(ctx context.Context, tick uint64) (value common.Hash, known, lost bool, err error)
}

// board is where applications are offered.
type board interface {
	Offers(ctx context.Context) ([]hosting.Offer, error)
	// Complaints returns how many complaints there are about an application and its supervisor.
	Complaints(ctx context.Context, o hosting.Offer) (uint64, error)
	// Known reports whether the court and the randomness are those of the network.
	Known(t hosting.Terms) bool
	// Joined returns the applications in which this account has an identity that works.
	Joined(ctx context.Context) ([]hosting.OfferID, error)
}

// registry keeps this account's identity in the application.
type registry interface {
	// Mine returns the identity, the newest if there were several; its state is [hosting.None] if there is none.
	Mine(ctx context.Context) (hosting.Standing, error)
	// Join makes one. The address record is made with its public sealing key. Killed in between, the next call goes on.
	Join(ctx context.Context, record func(sealing []byte) []byte) (identity.ID, error)
	// Keys opens the keys of an identity.
	Keys(ctx context.Context, id identity.ID) (Signer, Opener, error)
	// Announce says where the identity is reached, if that changed, and whether it is full.
	Announce(ctx context.Context, id identity.ID, record []byte, full bool) error
	// Attest brings the head of its chain to the registry. The head is JSON, as the supervisor's desk gives it.
	Attest(ctx context.Context, head []byte) error
	Rules(id identity.ID, worker common.Address) identity.ChainRules
}

// Signer signs in an identity's name: an [identity.Key] does.
type Signer interface {
	SignDigest(digest common.Hash) (eip712.Signature, error)
	SignTyped(d eip712.Domain, message common.Hash) (eip712.Signature, error)
}

// Opener opens what was sealed to an identity: an [identity.SealingKey] does.
type Opener interface {
	Open(info, sealed []byte) ([]byte, error)
	Public() []byte
}

// purse keeps what the supervisor promises.
type purse interface {
	// Enter finds the channel that pays for the application, or looks at the one that the supervisor named, and agrees to be
	// paid through it if its payer may pay for the application and it covers two ticks of this pay (SR-16).
	Enter(ctx context.Context, named channel.ID, maxPay market.Wei) (channel.ID, error)
	// Accept takes a voucher, which is JSON, and returns what the channel promised before and promises now.
	Accept(ctx context.Context, id channel.ID, voucher []byte) (before, now channel.Amount, err error)
	// Alive fails if the channel cannot pay any more.
	Alive(ctx context.Context, id channel.ID) error
}

// contents gets and keeps content. All that it returns was checked against its id.
type contents interface {
	// Read gets a file.
	Read(ctx context.Context, c market.Content, peers []string, most int64) ([]byte, error)
	// ReadAt gets a file of a directory, and no other.
	ReadAt(ctx context.Context, dir market.Content, path string, peers []string, most int64) ([]byte, error)
	// Hold gets all of a directory and keeps it under a name, for as long as it is not let go.
	Hold(ctx context.Context, dir market.Content, peers []string, name string) error
	// Keep keeps a block under a name.
	Keep(ctx context.Context, block []byte, name string) (market.Content, error)
	LetGo(ctx context.Context, name string) error
}

// network carries messages to others.
type network interface {
	server.Caller
	// Desk asks a supervisor at one of its addresses.
	Desk(ctx context.Context, addrs []string, r *desk.Request) (*desk.Reply, error)
	// Addrs are where this host is reached.
	Addrs() []string
	// Publish tells a message to whoever listens to the application's gossip.
	Publish(ctx context.Context, message []byte) error
	// Meet connects to others in its own time, so that gossip goes round.
	Meet(addrs [][]string)
}

// domains are what is signed for.
type domains interface {
	Registry() eip712.Domain
	Ticks() eip712.Domain
	Court(t hosting.Terms) eip712.Domain
}
