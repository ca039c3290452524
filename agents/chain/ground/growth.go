package ground

import (
	"context"
	"fmt"
	"math/big"

	"github.com/ethereum/go-ethereum/common"
	"github.com/ethereum/go-ethereum/core/types"
	"github.com/ethereum/go-ethereum/crypto"

	"emet/agents/eip712"
	"emet/agents/hosting"
	"emet/agents/market"
)

// Growth is one event in which the logs of an offer grew: by an entry of one log, or by a relay's batch.
type Growth struct {
	Block   uint64
	First   uint64         // number of the first of these updates among all of the offer, from 0
	Key     common.Hash    // of an entry; zero for a batch
	Index   uint64         // its place in its log
	Content market.Content // and what is there
	Batch   RelayBatch     // of a batch: Count is not zero
}

// Growth reads how the logs of an offer grew in some blocks, in order.
func (g *Ground) Growth(ctx context.Context, offer hosting.OfferID, from, to uint64) ([]Growth, error) {
	number, err := g.numberOf(ctx, offer)
	if err != nil || number == (common.Hash{}) {
		return nil, err
	}
	appended, anchored := eventOf(keys, "Appended"), eventOf(keys, "BatchAnchored")
	// The second topic of one event is the third of the other: both are asked for, and sorted out here.
	logs, err := g.logsBetween(ctx, g.KeyLog, from, to, [][]common.Hash{{appended, anchored}})
	if err != nil {
		return nil, err
	}
	var out []Growth
	for i := range logs {
		l := &logs[i]
		switch {
		case l.Topics[0] == appended && l.Topics[2] == number:
			e, err := keys.UnpackAppendedEvent(l)
			if err != nil {
				return nil, fmt.Errorf("read an event of the key log: %w", err)
			}
			out = append(out, Growth{
				Block: l.BlockNumber, First: e.Position, Key: e.Key, Index: e.Index, Content: market.Content{Digest: e.Digest, Codec: e.Codec[0]},
			})
		case l.Topics[0] == anchored && l.Topics[3] == offer:
			b, err := g.batchFrom(ctx, l)
			if err != nil {
				return nil, err
			}
			out = append(out, Growth{Block: l.BlockNumber, First: b.First, Batch: b})
		}
	}
	return out, nil
}

// Mix returns what the growth makes of the accumulator of all updates before it, as the contract does.
func (w Growth) Mix(accumulator common.Hash) common.Hash {
	clear(accumulator[26:])
	var mixed common.Hash
	if w.Batch.Count > 0 {
		who, count := eip712.Address(w.Batch.Relay), eip712.Uint(uint64(w.Batch.Count))
		mixed = crypto.Keccak256Hash(accumulator[:], who[:], w.Batch.Root[:], count[:])
	} else {
		index, codec := eip712.Uint(w.Index), [32]byte{w.Content.Codec}
		mixed = crypto.Keccak256Hash(accumulator[:], w.Key[:], index[:], w.Content.Digest[:], codec[:])
	}
	clear(mixed[26:])
	return mixed
}

// Updates is how many updates the growth is.
func (w Growth) Updates() uint64 { return max(uint64(w.Batch.Count), 1) }

// Reservations reads which logs of an offer were reserved in some blocks, in order.
func (g *Ground) Reservations(ctx context.Context, offer hosting.OfferID, from, to uint64) ([]hosting.Log, error) {
	number, err := g.numberOf(ctx, offer)
	if err != nil || number == (common.Hash{}) {
		return nil, err
	}
	logs, err := g.logsBetween(ctx, g.KeyLog, from, to, [][]common.Hash{{eventOf(keys, "KeyReserved")}, nil, {number}})
	if err != nil {
		return nil, err
	}
	out := make([]hosting.Log, 0, len(logs))
	for i := range logs {
		e, err := keys.UnpackKeyReservedEvent(&logs[i])
		if err != nil {
			return nil, fmt.Errorf("read an event of the key log: %w", err)
		}
		out = append(out, hosting.Log{Key: e.Key, Client: e.Client, Writer: e.Writer, Tag: e.Tag, Block: logs[i].BlockNumber})
	}
	return out, nil
}

// numberOf finds the number that the key log has for an offer, as a topic; zero if there is none yet.
func (g *Ground) numberOf(ctx context.Context, offer hosting.OfferID) (common.Hash, error) {
	logs, err := g.logs(ctx, g.KeyLog, [][]common.Hash{{eventOf(keys, "OfferOpened")}, {offer}})
	if err != nil || len(logs) == 0 {
		return common.Hash{}, err
	}
	return logs[0].Topics[2], nil
}

// logsBetween reads a contract's events in some blocks, both included.
func (g *Ground) logsBetween(ctx context.Context, of common.Address, from, to uint64, topics [][]common.Hash) ([]types.Log, error) {
	ctx, cancel := context.WithTimeout(ctx, 4*patience)
	defer cancel()
	logs, err := g.search(ctx, of, max(from, g.Birth), new(big.Int).SetUint64(to), topics)
	if err != nil {
		return nil, fmt.Errorf("read events of %s: %w", of, err)
	}
	return logs, nil
}
