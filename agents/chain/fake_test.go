package chain_test

import (
	"context"
	"encoding/binary"
	"errors"
	"fmt"
	"math/big"
	"slices"
	"sync"

	"github.com/ethereum/go-ethereum"
	"github.com/ethereum/go-ethereum/common"
	"github.com/ethereum/go-ethereum/core/types"
)

var (
	contract = common.HexToAddress("0xc0")
	stranger = common.HexToAddress("0x57")
	posted   = common.HexToHash("0x90")
)

// fakeBlock is a block with the logs of our contract in it.
type fakeBlock struct {
	header *types.Header
	logs   []types.Log
}

// fakeNode is a node that a test can make do anything.
type fakeNode struct {
	mu     sync.Mutex
	blocks []fakeBlock // the canonical chain; the index is the number
	salt   uint64      // makes each block another one
	calls  int

	before    func(call int)                                    // before each answer, unlocked
	filter    func(q ethereum.FilterQuery) ([]types.Log, error) // if set, may answer instead: nil, nil lets the node do it
	failing   error                                             // what every question is answered with
	bloomless bool                                              // new blocks have no bloom filters, as on some chains
	lag       int                                               // how many of the newest blocks the node does not show
}

func newFakeNode() *fakeNode {
	n := &fakeNode{}
	n.extend(0)
	return n
}

// extend adds a block with the given number of logs.
func (n *fakeNode) extend(logs int) {
	n.mu.Lock()
	defer n.mu.Unlock()
	n.salt++
	number := uint64(len(n.blocks))
	h := &types.Header{
		Number: new(big.Int).SetUint64(number), Difficulty: new(big.Int), Time: 1_700_000_000 + 12*number,
		Extra: binary.BigEndian.AppendUint64(nil, n.salt), BaseFee: common.Big1,
	}
	if number > 0 {
		h.ParentHash = n.blocks[number-1].header.Hash()
	}
	b := fakeBlock{header: h}
	if logs > 0 && !n.bloomless {
		h.Bloom.Add(contract.Bytes())
		h.Bloom.Add(posted.Bytes())
	}
	for i := range logs {
		b.logs = append(b.logs, types.Log{
			Address: contract, Topics: []common.Hash{posted}, Data: []byte(fmt.Sprint(n.salt, ".", i)),
			BlockNumber: number, Index: uint(2 * i), BlockHash: h.Hash(), TxHash: common.BigToHash(new(big.Int).SetUint64(n.salt)),
		})
	}
	n.blocks = append(n.blocks, b)
}

// drop removes blocks from the end, but never the first.
func (n *fakeNode) drop(count int) {
	n.mu.Lock()
	defer n.mu.Unlock()
	n.blocks = n.blocks[:max(1, len(n.blocks)-count)]
}

// canonical returns the data of all logs on the chain, in order.
func (n *fakeNode) canonical() (all []string) {
	n.mu.Lock()
	defer n.mu.Unlock()
	for _, b := range n.blocks {
		for _, l := range b.logs {
			all = append(all, string(l.Data))
		}
	}
	return all
}

func (n *fakeNode) tip() types.Header {
	n.mu.Lock()
	defer n.mu.Unlock()
	return *n.blocks[len(n.blocks)-1].header
}

func (n *fakeNode) count() int {
	n.mu.Lock()
	defer n.mu.Unlock()
	return n.calls
}

func (n *fakeNode) set(change func()) {
	n.mu.Lock()
	defer n.mu.Unlock()
	change()
}

// enter begins an answer; the caller holds the lock until it calls leave.
func (n *fakeNode) enter(ctx context.Context) (leave func(), err error) {
	n.mu.Lock()
	n.calls++
	call, before := n.calls, n.before
	n.mu.Unlock()
	if before != nil {
		before(call)
	}
	n.mu.Lock()
	if err := ctx.Err(); err != nil {
		n.mu.Unlock()
		return nil, err
	}
	if err := n.failing; err != nil {
		n.mu.Unlock()
		return nil, err
	}
	return n.mu.Unlock, nil
}

func (n *fakeNode) ChainID(ctx context.Context) (*big.Int, error) {
	leave, err := n.enter(ctx)
	if err != nil {
		return nil, err
	}
	defer leave()
	return big.NewInt(1337), nil
}

func (n *fakeNode) HeaderByNumber(ctx context.Context, number *big.Int) (*types.Header, error) {
	leave, err := n.enter(ctx)
	if err != nil {
		return nil, err
	}
	defer leave()
	shown := n.blocks[:max(1, len(n.blocks)-n.lag)]
	if number == nil {
		return types.CopyHeader(shown[len(shown)-1].header), nil
	}
	if number.Uint64() >= uint64(len(shown)) {
		return nil, ethereum.NotFound
	}
	return types.CopyHeader(shown[number.Uint64()].header), nil
}

func (n *fakeNode) FilterLogs(ctx context.Context, q ethereum.FilterQuery) ([]types.Log, error) {
	leave, err := n.enter(ctx)
	if err != nil {
		return nil, err
	}
	defer leave()
	if n.filter != nil {
		if logs, err := n.filter(q); logs != nil || err != nil {
			return logs, err
		}
	}
	if q.BlockHash != nil {
		for _, b := range n.blocks {
			if b.header.Hash() == *q.BlockHash {
				return slices.Clone(b.logs), nil
			}
		}
		return nil, errors.New("unknown block")
	}
	var logs []types.Log
	for i := q.FromBlock.Uint64(); i <= q.ToBlock.Uint64() && i < uint64(len(n.blocks)); i++ {
		logs = append(logs, n.blocks[i].logs...)
	}
	return logs, nil
}

// refusal is an error that a node answers with.
type refusal string

func (r refusal) Error() string  { return string(r) }
func (r refusal) ErrorCode() int { return -32005 }
