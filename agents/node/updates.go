package node

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"math/big"
	"runtime"
	"slices"
	"sync"
	"time"

	"github.com/ethereum/go-ethereum/common"
	"golang.org/x/sync/errgroup"

	"emet/agents/chain/ground"
	"emet/agents/content"
	"emet/agents/eip712"
	"emet/agents/hosting"
	"emet/agents/market"
)

// ErrAnchor means that a node tells of other updates than the chain counted.
var ErrAnchor = errors.New("the node's events are not what the chain counted")

// batchPatience is how long the documents of batches are looked for, and devBatchPatience on a network whose ticks are short.
const (
	batchPatience    = 20 * time.Second
	devBatchPatience = 3 * time.Second
)

// Updates is what was appended to the logs of an offer in a tick, in the order of the chain.
type Updates struct {
	Logs    []hosting.Log      // reserved up to the cut-off, oldest first
	Entries []hosting.Appended // without those of index 0, which come with the reservation of a log
	Time    uint64             // header time of the cut-off
}

// Updates reads the updates of a tick whose cut-off has passed, and checks that they are all that the chain counted, so that
// nobody can leave one out. Tick 0 is all before the first. Next are the places that
// logs had reached before the tick; it is kept up to date. A log that is not in it begins at place 1.
func (p *party) Updates(ctx context.Context, offer hosting.OfferID, tick uint64, next map[common.Hash]uint64) (u Updates, err error) {
	o, err := p.Offer(ctx, offer)
	if err != nil {
		return u, err
	}
	to, from := o.Terms.CutOff(tick), uint64(0)
	var before common.Hash
	if tick > 0 {
		from = o.Terms.CutOff(tick-1) + 1
		if _, before, err = p.Anchor(ctx, offer, tick-1); err != nil {
			return u, err
		}
	}
	h, err := p.Header(ctx, new(big.Int).SetUint64(to))
	if err != nil {
		return u, err
	}
	u.Time = h.Time
	if u.Logs, err = p.Reservations(ctx, offer, 0, to); err != nil {
		return u, err
	}
	grown, err := p.Growth(ctx, offer, from, to)
	if err != nil {
		return u, err
	}
	writers := map[common.Hash]common.Address{}
	for _, l := range u.Logs {
		writers[l.Key] = l.Writer
	}
	after := before
	shown := p.documents(ctx, grown)
	for _, w := range grown {
		after = w.Mix(after)
		if w.Batch.Count == 0 {
			if w.Index > 0 {
				u.Entries = append(u.Entries, hosting.Appended{Number: w.First, Block: w.Block, Key: w.Key, Index: w.Index, Content: w.Content})
				next[w.Key] = w.Index + 1
			}
			continue
		}
		u.Entries = append(u.Entries, p.batched(ctx, w, shown[w.Batch.Document], writers, next)...)
	}
	_, counted, err := p.Anchor(ctx, offer, tick)
	if err == nil && counted != after {
		err = fmt.Errorf("%w: tick %d of offer %s: ask another node, or wait until this one has caught up", ErrAnchor, tick, offer)
	}
	return u, err
}

// batched reads the updates of a relay's batch. Of one whose document nobody has there is nothing to tell apart: one void
// entry stands for all that it is said to have, or each such transaction would cost everybody as much as a million updates.
func (p *party) batched(ctx context.Context, w ground.Growth, shown bool, writers map[common.Hash]common.Address, next map[common.Hash]uint64) []hosting.Appended {
	updates, err := hosting.Batch(nil), errNotShown
	if shown {
		updates, err = p.batchOf(ctx, w.Batch)
	}
	if err != nil {
		p.log.Warn().Err(err).Uint64("batch", w.Batch.Number).Stringer("relay", w.Batch.Relay).Msg("the document of a batch is not to be had")
		return []hosting.Appended{{Number: w.First, Block: w.Block, Content: w.Batch.Document, Void: hosting.Withheld}}
	}
	out, signers := make([]hosting.Appended, len(updates)), p.signers(updates)
	for i, s := range updates {
		e := &out[i]
		*e = hosting.Appended{Number: w.First + uint64(i), Block: w.Block, Key: s.Update.Key, Index: s.Update.Index, Content: s.Update.Content} // #nosec G115 -- not negative
		switch due := max(next[e.Key], 1); {
		case signers[i] != writers[e.Key] || signers[i] == (common.Address{}):
			e.Void = hosting.Forged
		case w.Batch.At > s.Update.Deadline:
			e.Void = hosting.Overdue
		case e.Index != due:
			e.Void = hosting.Disorder
		default:
			next[e.Key] = e.Index + 1
		}
	}
	return out
}

// signers returns who signed each update, and nobody for a signature that is none. There may be a million: all processors
// share the work.
func (p *party) signers(updates hosting.Batch) []common.Address {
	const atOnce = 1024
	out, domain := make([]common.Address, len(updates)), p.KeyDomain()
	var g errgroup.Group
	g.SetLimit(runtime.GOMAXPROCS(0))
	for from := 0; from < len(updates); from += atOnce {
		g.Go(func() error {
			for i := from; i < min(from+atOnce, len(updates)); i++ {
				if by, err := eip712.Recover(domain.Digest(updates[i].Update.Message()), updates[i].Signature); err == nil {
					out[i] = by
				}
			}
			return nil
		})
	}
	_ = g.Wait()
	return out
}

var errNotShown = errors.New("nobody showed it in time")

// batchReaders is how many documents of batches are asked for at once.
const batchReaders = 32

// documents gets the documents of batches, and tells which of them are here then. What is here already takes no time. The rest
// is asked for side by side, the first of each relay before the second of any, for as long together as one is looked for, and
// once for a part of that only: a relay that keeps its documents for itself holds up nobody.
func (p *party) documents(ctx context.Context, grown []ground.Growth) map[market.Content]bool {
	shown, turns := map[market.Content]bool{}, map[common.Address]int{}
	type turn struct {
		of     market.Content
		number int
	}
	var line []turn
	for _, w := range grown {
		d := w.Batch.Document
		if _, known := shown[d]; known || w.Batch.Count == 0 {
			continue
		}
		here, err := p.Content.Has(ctx, d.CID())
		if shown[d] = err == nil && here; !shown[d] {
			line = append(line, turn{d, turns[w.Batch.Relay]})
			turns[w.Batch.Relay]++
		}
	}
	slices.SortStableFunc(line, func(a, b turn) int { return cmp.Compare(a.number, b.number) })
	patience := batchPatience
	if p.Agent.Network.Dev {
		patience = devBatchPatience
	}
	ctx, cancel := context.WithTimeout(ctx, patience)
	defer cancel()
	var mu sync.Mutex
	for _, each := range []time.Duration{patience / 4, patience} {
		var g errgroup.Group
		g.SetLimit(batchReaders)
		var rest []turn
		for _, t := range line {
			g.Go(func() error {
				brief, cancel := context.WithTimeout(ctx, each)
				defer cancel()
				_, err := p.Content.Fetch(brief, content.Ref{CID: t.of.CID(), Peers: p.Agent.Network.IPFS}, content.Limits{Bytes: maxBatchDocument})
				mu.Lock()
				defer mu.Unlock()
				if shown[t.of] = err == nil; err != nil {
					rest = append(rest, t)
				}
				return nil
			})
		}
		_ = g.Wait() // nothing in it fails
		slices.SortStableFunc(rest, func(a, b turn) int { return cmp.Compare(a.number, b.number) })
		line = rest
	}
	return shown
}

// batchOf reads the document of a batch, which is here, and checks that it is the one.
func (p *party) batchOf(ctx context.Context, b ground.RelayBatch) (hosting.Batch, error) {
	blob, err := p.Content.Read(ctx, content.Ref{CID: b.Document.CID(), Peers: p.Agent.Network.IPFS}, content.Limits{Bytes: maxBatchDocument})
	if err != nil {
		return nil, err
	}
	updates, err := hosting.DecodeBatch(blob)
	if err == nil && (updates.Root() != b.Root || len(updates) != int(b.Count)) {
		err = errors.New("it is another document than was anchored")
	}
	return updates, err
}
