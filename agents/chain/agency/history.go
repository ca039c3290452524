package agency

import (
	"context"
	"errors"
	"fmt"
	"math/big"

	"github.com/ethereum/go-ethereum"
	"github.com/ethereum/go-ethereum/common"
	"github.com/ethereum/go-ethereum/core/types"
	"github.com/ethereum/go-ethereum/rpc"

	"emet/agents/market"
)

// Events reads the events of one job, from the block that posted it or an earlier one.
func (a *Agency) Events(ctx context.Context, id market.ID, from uint64) ([]market.Event, error) {
	return a.query(ctx, from, [][]common.Hash{nil, {id}})
}

// Postings reads the jobs that a poster posted.
func (a *Agency) Postings(ctx context.Context, poster market.Address, from uint64) ([]market.Event, error) {
	return a.query(ctx, from, [][]common.Hash{{topic("JobPosted")}, nil, {common.BytesToHash(poster[:])}})
}

// Registration returns where a worker said last that its content is, if it ever did.
func (a *Agency) Registration(ctx context.Context, worker market.Address, from uint64) ([]string, error) {
	events, err := a.query(ctx, from, [][]common.Hash{{topic("WorkerRegistered")}, {common.BytesToHash(worker[:])}})
	if err != nil || len(events) == 0 {
		return nil, err
	}
	return events[len(events)-1].Peers, nil
}

func (a *Agency) query(ctx context.Context, from uint64, topics [][]common.Hash) ([]market.Event, error) {
	ctx, cancel := context.WithTimeout(ctx, 4*patience)
	defer cancel()
	logs, err := a.search(ctx, from, nil, topics)
	if err != nil {
		return nil, fmt.Errorf("read the agency's events: %w", err)
	}
	var out []market.Event
	for i := range logs {
		when, err := a.timeOf(ctx, &logs[i])
		if err != nil {
			return nil, err
		}
		e, err := Decode(&logs[i], when)
		if errors.Is(err, errNoEvent) || logs[i].Removed {
			continue
		} else if err != nil {
			return nil, err
		}
		out = append(out, e)
	}
	return out, nil
}

// leastPage is how many blocks every node is expected to search at once.
const leastPage = 100

// search looks through blocks up to one, or all there are; in halves if the node refuses to search so many.
func (a *Agency) search(ctx context.Context, from uint64, to *big.Int, topics [][]common.Hash) ([]types.Log, error) {
	first := new(big.Int).SetUint64(from)
	logs, err := a.client.FilterLogs(ctx, ethereum.FilterQuery{
		FromBlock: first, ToBlock: to, Addresses: []common.Address{a.Address}, Topics: topics,
	})
	if refused := rpc.Error(nil); !errors.As(err, &refused) {
		return logs, err
	}
	if to == nil {
		head, e := a.Now(ctx)
		if e != nil {
			return nil, errors.Join(err, e)
		}
		to = new(big.Int).SetUint64(head.Number)
	}
	width := new(big.Int).Sub(to, first)
	if width.Cmp(big.NewInt(leastPage)) < 0 {
		return nil, err
	}
	middle := new(big.Int).Add(first, width.Rsh(width, 1))
	if logs, err = a.search(ctx, from, middle, topics); err != nil {
		return nil, err
	}
	more, err := a.search(ctx, middle.Uint64()+1, to, topics)
	return append(logs, more...), err
}

// timeOf is the header time of a log. Nodes that do not say it beside the log are asked for the header.
func (a *Agency) timeOf(ctx context.Context, l *types.Log) (uint64, error) {
	if l.BlockTimestamp != 0 {
		return l.BlockTimestamp, nil
	}
	h, err := a.client.HeaderByNumber(ctx, new(big.Int).SetUint64(l.BlockNumber))
	if err != nil {
		return 0, fmt.Errorf("read the header of block %d: %w", l.BlockNumber, err)
	}
	return h.Time, nil
}
