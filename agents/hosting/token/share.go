package token

import (
	"encoding/binary"
	"errors"
	"fmt"

	"github.com/ethereum/go-ethereum/common"
	"github.com/ethereum/go-ethereum/crypto"

	"emet/agents/hosting/commit"
)

// Errors of what a request is paid with.
var (
	ErrShare = errors.New("the share is not part of the token")
	ErrClass = errors.New("the class of the token does not pay for this")
)

// depth is how long the path of a share is: through the tree of all of them, and past the token's owner.
const depth = 7

// String returns the class in a word.
func (c Class) String() string {
	switch c {
	case Free:
		return "free"
	case Ads:
		return "ads"
	case Paid:
		return "paid"
	default:
		return fmt.Sprintf("class %d", uint8(c))
	}
}

// Check fails if there is no such class.
func (c Class) Check() error {
	if c < Free || c > Paid {
		return fmt.Errorf("%w: there is no %s", ErrClass, c)
	}
	return nil
}

// Pays fails with [ErrClass] unless tokens of the class pay for a request, given whether it writes. Free ones never pay
// for that: else trying until a draw suits would cost nothing (SR-21). Whether an offer takes a class at all for writes is
// said by its prices.
func (c Class) Pays(writes bool) error {
	if err := c.Check(); err != nil {
		return err
	}
	if writes && c == Free {
		return fmt.Errorf("%w: requests that write are never free", ErrClass)
	}
	return nil
}

// Coin is a token with what its owner alone knows: the secret that those of its shares follow from.
type Coin struct {
	Token  Token          `cbor:"1,keyasint"`
	Secret [32]byte       `cbor:"2,keyasint"`
	Client common.Address `cbor:"3,keyasint"` // in whose logs alone it pays for what is written
}

// Owner returns what the token says of its owner: requests that it pays for have it in their header, so that nobody gains
// from a token that it got to see.
func (c *Coin) Owner() common.Hash { return commit.Owner(c.Client, c.Salt()) }

// Salt shows who the owner is.
func (c *Coin) Salt() commit.Salt { return commit.Salt(c.secret(Shares)) }

// Sum returns the root of the shares alone, without the owner.
func (c *Coin) Sum() common.Hash { return c.tree()[1] }

// Root returns the root of a token, from that of its shares and its owner.
func Root(sum, owner common.Hash) common.Hash { return crypto.Keccak256Hash(sum[:], owner[:]) }

// Share returns the share of a slot.
func (c *Coin) Share(slot uint16) (Share, error) {
	if slot >= Shares {
		return Share{}, fmt.Errorf("slot %d: a token has %d shares", slot, Shares)
	}
	return Share{Slot: slot, Secret: c.secret(slot), Path: append(c.tree().path(slot), c.Owner())}, nil
}

// Shares returns all shares, by slot.
func (c *Coin) Shares() []Share {
	t, owner := c.tree(), c.Owner()
	all := make([]Share, Shares)
	for i := range uint16(Shares) {
		all[i] = Share{Slot: i, Secret: c.secret(i), Path: append(t.path(i), owner)}
	}
	return all
}

func (c *Coin) secret(slot uint16) common.Hash {
	return crypto.Keccak256Hash([]byte("emet/share-secret/1"), c.Secret[:], binary.BigEndian.AppendUint16(nil, slot))
}

// tree is the Merkle tree of the shares: tree[1] is their root, those below tree[i] are tree[2i] and tree[2i+1].
type tree [2 * Shares]common.Hash

func (c *Coin) tree() *tree {
	var t tree
	for i := range uint16(Shares) {
		t[Shares+int(i)] = leafOf(i, c.secret(i))
	}
	for i := Shares - 1; i > 0; i-- {
		t[i] = crypto.Keccak256Hash(t[2*i][:], t[2*i+1][:])
	}
	return &t
}

func (t *tree) path(slot uint16) []common.Hash {
	path := make([]common.Hash, 0, depth)
	for i := Shares + int(slot); i > 1; i /= 2 {
		path = append(path, t[i^1])
	}
	return path
}

func leafOf(slot uint16, secret [32]byte) common.Hash {
	return crypto.Keccak256Hash([]byte("emet/share/1"), binary.BigEndian.AppendUint16(nil, slot), secret[:])
}

// Of fails with [ErrShare] unless the share's token is that of a client: see [Coin.Owner].
func (s Share) Of(owner common.Hash) error {
	if len(s.Path) != depth || s.Path[depth-1] != owner {
		return fmt.Errorf("%w: the token is another client's", ErrShare)
	}
	return nil
}

// Verify fails with [ErrShare] unless this is the share of its slot, of the token with that root.
func (s Share) Verify(root common.Hash) error {
	if s.Slot >= Shares || len(s.Path) != depth {
		return fmt.Errorf("%w: slot %d, path of %d", ErrShare, s.Slot, len(s.Path))
	}
	h := leafOf(s.Slot, s.Secret)
	for i, at := range s.Path {
		if s.Slot>>i&1 == 0 {
			h = crypto.Keccak256Hash(h[:], at[:])
		} else {
			h = crypto.Keccak256Hash(at[:], h[:])
		}
	}
	if h != root {
		return fmt.Errorf("%w: it leads to another root", ErrShare)
	}
	return nil
}
