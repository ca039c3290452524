package hosting

import (
	"bytes"
	"encoding/binary"
	"errors"
	"fmt"

	"github.com/ethereum/go-ethereum/common"
	"github.com/ethereum/go-ethereum/crypto"

	"emet/agents/eip712"
	"emet/agents/market"
)

// SignedUpdate is an update with its writer's signature, which anybody may carry to the chain.
type SignedUpdate struct {
	Update    Update           `json:"update"`
	Signature eip712.Signature `json:"signature"` // of [Update.Message], for the key log's domain
}

// Receipt is what a relay signs when it accepts an update.
type Receipt struct {
	Update   common.Hash `json:"update"`   // see [Update.Message]
	Batch    uint64      `json:"batch"`    // the number of the relay's batch that it will be in,
	Position uint32      `json:"position"` // and its place there
	Deadline uint64      `json:"deadline"` // last second of header time at which that batch will be anchored
}

var receiptType = eip712.NewType("Receipt(bytes32 update,uint64 batch,uint32 position,uint40 deadline)")

// Message returns the hash of the receipt, to be signed by the relay for the key log's domain.
func (r Receipt) Message() common.Hash {
	return receiptType.Hash(r.Update, eip712.Uint(r.Batch), eip712.Uint(uint64(r.Position)), eip712.Uint(r.Deadline))
}

// Leaf returns the leaf of a batch that the update makes in its place. It is hashed twice, so that no inner node of the
// tree can pass for one.
func (s SignedUpdate) Leaf(position uint32) common.Hash {
	r, vs := Compact(s.Signature)
	var tag common.Hash
	copy(tag[:], "emet/update/1")
	place, message := eip712.Uint(uint64(position)), s.Update.Message()
	return crypto.Keccak256Hash(crypto.Keccak256(tag[:], place[:], message[:], r[:], vs[:]))
}

// Compact returns a signature in the two words of EIP-2098.
func Compact(s eip712.Signature) (r, vs common.Hash) {
	copy(r[:], s[:32])
	copy(vs[:], s[32:64])
	vs[0] |= (s[64] - 27) << 7
	return r, vs
}

// expand is the way back from [Compact].
func expand(r, vs common.Hash) (s eip712.Signature) {
	copy(s[:], r[:])
	copy(s[32:], vs[:])
	s[64] = 27 + vs[0]>>7
	s[32] &= 0x7f
	return s
}

// Batch is what a relay anchors at once.
type Batch []SignedUpdate

// MaxBatch is how many updates a batch may have.
const MaxBatch = 1 << 20

// Root returns the root of the batch's tree; zero if it is empty.
func (b Batch) Root() common.Hash {
	if len(b) == 0 {
		return common.Hash{}
	}
	root, _ := b.climb(0)
	return root
}

// Proof returns what leads from the leaf in a place of the batch to the root.
func (b Batch) Proof(position uint32) []common.Hash {
	_, proof := b.climb(int(position))
	return proof
}

// climb goes up the tree from a leaf. Two nodes are hashed in the order of their values; one without a neighbour goes up
// as it is.
func (b Batch) climb(at int) (root common.Hash, proof []common.Hash) {
	level := make([]common.Hash, len(b))
	for i, s := range b {
		level[i] = s.Leaf(uint32(i)) // #nosec G115 -- MaxBatch
	}
	for ; len(level) > 1; at /= 2 {
		if other := at ^ 1; other < len(level) {
			proof = append(proof, level[other])
		}
		above := level[:0]
		for i := 0; i < len(level); i += 2 {
			if i+1 == len(level) {
				above = append(above, level[i])
			} else {
				above = append(above, pair(level[i], level[i+1]))
			}
		}
		level = above
	}
	return level[0], proof
}

func pair(a, b common.Hash) common.Hash {
	if bytes.Compare(a[:], b[:]) > 0 {
		a, b = b, a
	}
	return crypto.Keccak256Hash(a[:], b[:])
}

// record is how many bytes an update takes in a batch's document: key, index, digest, codec, deadline, signature.
const record = 32 + 8 + 32 + 1 + 5 + 64

// Encode returns the document of the batch: its updates in their order, all of the same length, so that there is one
// document for a batch, and one batch for a document.
func (b Batch) Encode() []byte {
	out := make([]byte, 0, len(b)*record)
	for _, s := range b {
		r, vs := Compact(s.Signature)
		out = append(out, s.Update.Key[:]...)
		out = binary.BigEndian.AppendUint64(out, s.Update.Index)
		out = append(append(out, s.Update.Content.Digest[:]...), s.Update.Content.Codec)
		out = append(out, binary.BigEndian.AppendUint64(nil, s.Update.Deadline)[3:]...)
		out = append(append(out, r[:]...), vs[:]...)
	}
	return out
}

// ErrBatch means that bytes are no batch.
var ErrBatch = errors.New("malformed batch")

// DecodeBatch reads the document of a batch. It looks at no signature.
func DecodeBatch(document []byte) (Batch, error) {
	if n := len(document) / record; n == 0 || n > MaxBatch || len(document)%record != 0 {
		return nil, fmt.Errorf("%w: %d bytes", ErrBatch, len(document))
	}
	b := make(Batch, 0, len(document)/record)
	for ; len(document) > 0; document = document[record:] {
		d := document[:record]
		content := market.Content{Digest: [32]byte(d[40:72]), Codec: d[72]}
		b = append(b, SignedUpdate{
			Update: Update{
				Key: common.Hash(d[:32]), Index: binary.BigEndian.Uint64(d[32:40]), Content: content,
				Deadline: binary.BigEndian.Uint64(append(make([]byte, 3, 8), d[73:78]...)),
			},
			Signature: expand(common.Hash(d[78:110]), common.Hash(d[110:142])),
		})
	}
	return b, nil
}

// Anchored is an update with what shows that a relay anchored it.
type Anchored struct {
	Batch    uint64        `json:"batch"` // the number of the relay's batch
	Offer    OfferID       `json:"offer"`
	Root     common.Hash   `json:"root"`
	Count    uint32        `json:"count"`
	At       uint64        `json:"at"` // header time at which the batch was anchored
	Position uint32        `json:"position"`
	Update   SignedUpdate  `json:"update"`
	Proof    []common.Hash `json:"proof"`
}

// Appended is an entry of a log as the chain has it, whether its writer or a relay anchored it. All that were anchored up to
// a cut-off are what a tick is about.
type Appended struct {
	Number  uint64         `json:"number"` // among all of the offer, from 0, in the order of the chain
	Block   uint64         `json:"block"`
	Key     common.Hash    `json:"key"`   // the log
	Index   uint64         `json:"index"` // its place there: what is void takes none
	Content market.Content `json:"content"`
	Void    Void           `json:"void,omitempty"`
}

// Void is why something that a relay anchored is no entry of a log; empty if it is one.
type Void string

// The reasons.
const (
	Withheld Void = "withheld" // nobody has the batch's document: key, place and content are not known
	Forged   Void = "forged"   // its writer did not sign it
	Overdue  Void = "overdue"  // it was anchored after its deadline
	Disorder Void = "disorder" // its place is not the next one of its log
)

// Log is a log as it was reserved.
type Log struct {
	Key    common.Hash    `json:"key"`
	Client common.Address `json:"client"`
	Writer common.Address `json:"writer"`
	Tag    Tag            `json:"tag"`
	Block  uint64         `json:"block"`
}
