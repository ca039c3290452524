package token

import (
	"encoding/binary"
	"errors"
	"fmt"

	"github.com/ethereum/go-ethereum/common"
	"github.com/ethereum/go-ethereum/crypto"
)

// Errors of what a request is paid with.
var (
	ErrShare = errors.New("the share is not part of the token")
	ErrClass = errors.New("the class of the token does not pay for this")
)

// depth is how long the path of a share is.
const depth = 6

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
	Token  Token    `cbor:"1,keyasint"`
	Secret [32]byte `cbor:"2,keyasint"`
}

// Share returns the share of a slot.
func (c *Coin) Share(slot uint16) (Share, error) {
	if slot >= Shares {
		return Share{}, fmt.Errorf("slot %d: a token has %d shares", slot, Shares)
	}
	return Share{Slot: slot, Secret: c.secret(slot), Path: c.tree().path(slot)}, nil
}

// Shares returns all shares, by slot.
func (c *Coin) Shares() []Share {
	t := c.tree()
	all := make([]Share, Shares)
	for i := range uint16(Shares) {
		all[i] = Share{Slot: i, Secret: c.secret(i), Path: t.path(i)}
	}
	return all
}

func (c *Coin) secret(slot uint16) common.Hash {
	return crypto.Keccak256Hash([]byte("emet/share-secret/1"), c.Secret[:], binary.BigEndian.AppendUint16(nil, slot))
}

// tree is the Merkle tree of the shares: tree[1] is the root, those below tree[i] are tree[2i] and tree[2i+1].
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

func (t *tree) root() common.Hash { return t[1] }

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
