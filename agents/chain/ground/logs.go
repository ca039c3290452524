package ground

import (
	"context"
	"errors"
	"fmt"
	"math/big"

	"github.com/ethereum/go-ethereum"
	"github.com/ethereum/go-ethereum/common"
	"github.com/ethereum/go-ethereum/core/types"
	"github.com/ethereum/go-ethereum/rpc"
)

// leastPage is how many blocks every node is expected to search at once.
const leastPage = 100

// logs reads a contract's events from the birth of the contracts on.
func (g *Ground) logs(ctx context.Context, of common.Address, topics [][]common.Hash) ([]types.Log, error) {
	ctx, cancel := context.WithTimeout(ctx, 4*patience)
	defer cancel()
	logs, err := g.search(ctx, of, g.Birth, nil, topics)
	if err != nil {
		return nil, fmt.Errorf("read events of %s: %w", of, err)
	}
	return logs, nil
}

// search looks through blocks up to one, or all there are; in halves if the node refuses to search so many.
func (g *Ground) search(ctx context.Context, of common.Address, from uint64, to *big.Int, topics [][]common.Hash) ([]types.Log, error) {
	first := new(big.Int).SetUint64(from)
	logs, err := g.client.FilterLogs(ctx, ethereum.FilterQuery{
		FromBlock: first, ToBlock: to, Addresses: []common.Address{of}, Topics: topics,
	})
	if refused := rpc.Error(nil); !errors.As(err, &refused) {
		return logs, err
	}
	if to == nil {
		head, e := g.Head(ctx)
		if e != nil {
			return nil, errors.Join(err, e)
		}
		to = head.Number
	}
	width := new(big.Int).Sub(to, first)
	if width.Cmp(big.NewInt(leastPage)) < 0 {
		return nil, err
	}
	middle := new(big.Int).Add(first, width.Rsh(width, 1))
	if logs, err = g.search(ctx, of, from, middle, topics); err != nil {
		return nil, err
	}
	more, err := g.search(ctx, of, middle.Uint64()+1, to, topics)
	return append(logs, more...), err
}
