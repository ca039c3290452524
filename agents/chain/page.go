package chain

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"math/big"
	"slices"
	"strings"

	"github.com/ethereum/go-ethereum"
	"github.com/ethereum/go-ethereum/common"
	"github.com/ethereum/go-ethereum/core/types"
	"github.com/ethereum/go-ethereum/rpc"
)

// fresh is the number of blocks below the tip whose headers are all examined.
// Nodes behind one address may disagree about them; older blocks they all have.
const fresh = 32

// agreement is how often a node must repeat that a block is empty whose bloom
// filter says otherwise. The filter may be wrong in this direction, so that
// asking for ever is no answer.
const agreement = 3

// errMoved means that the chain changed between two questions of a round. The
// next round sees it whole.
var errMoved = errors.New("the chain changed while it was read")

// page is a run of blocks, checked: the ones with events, those whose headers
// were examined anyway, and always the last one. Ascending.
type page struct {
	blocks []block
}

// doubt counts how often the node gave an answer that is hard to believe.
type doubt struct {
	about common.Hash
	times int
}

// fetch reads the page that begins at from.next. Nothing in it depends on one
// answer alone: the headers must link up with what we know, each log must lie
// in a block of the same hash, and the tip that was there before we asked must
// still be there afterwards: with it, everything below has stayed the same.
func (w *Watcher) fetch(ctx context.Context, from base, tip *types.Header) (page, error) {
	first, last, tipNumber := from.next, from.next+w.pageSize-1, tip.Number.Uint64()
	near := first+fresh > tipNumber
	if near {
		last = min(last, tipNumber)
	} else {
		last = min(last, tipNumber-fresh)
	}
	logs, last, err := w.logs(ctx, first, last)
	if err != nil {
		return page{}, err
	}
	headers, err := w.headers(ctx, first, last, near, logs)
	if err != nil {
		return page{}, err
	}
	if err := w.linked(from, headers); err != nil {
		return page{}, err
	}
	p, empty, err := w.assemble(headers, logs)
	if err != nil {
		return page{}, err
	}
	if err := w.confirmEmpty(ctx, headers[len(headers)-1].Hash(), empty); err != nil {
		return page{}, err
	}
	again, err := w.header(ctx, tip.Number)
	if err != nil {
		return page{}, err
	}
	if again.Hash() != tip.Hash() {
		return page{}, fmt.Errorf("block %v: %w", tip.Number, errMoved)
	}
	w.pageSize = min(2*w.pageSize, w.cfg.PageSize)
	return p, nil
}

// logs asks for the logs of the blocks from first to last, and for fewer
// blocks when that is too much for the node or for us.
func (w *Watcher) logs(ctx context.Context, first, last uint64) ([]types.Log, uint64, error) {
	if len(w.query.addresses) == 0 {
		return nil, last, nil
	}
	for {
		logs, err := w.ask(ctx, w.query.between(first, last))
		if err == nil {
			err = w.query.check(logs, first, last)
			if err == nil && len(logs) > w.cfg.MaxEvents {
				err = errTooMany
			}
			if err == nil || errors.Is(err, errTooMany) && first == last {
				return ordered(logs), last, nil
			}
		}
		smaller, atOnce := refused(err)
		if !smaller || first == last {
			return nil, 0, fmt.Errorf("ask for logs of blocks %d to %d: %w", first, last, err)
		}
		last = first + (last-first)/2
		w.pageSize = last - first + 1
		w.cfg.Log.Debug().Err(err).Uint64("blocks", w.pageSize).Msg("asking for fewer blocks at a time")
		if !atOnce {
			return nil, 0, fmt.Errorf("ask for logs: %w", err)
		}
	}
}

func (w *Watcher) ask(ctx context.Context, q ethereum.FilterQuery) ([]types.Log, error) {
	ctx, cancel := context.WithTimeout(ctx, w.cfg.Timeout)
	defer cancel()
	return w.cfg.Client.FilterLogs(ctx, q)
}

// headers asks for the headers that the page is checked with, ascending: all
// of them near the tip, otherwise the first, the last and those with logs.
func (w *Watcher) headers(ctx context.Context, first, last uint64, all bool, logs []types.Log) ([]*types.Header, error) {
	numbers := []uint64{first}
	if all {
		for n := first + 1; n <= last; n++ {
			numbers = append(numbers, n)
		}
	} else {
		for _, l := range logs {
			numbers = append(numbers, l.BlockNumber)
		}
		numbers = slices.Compact(append(numbers, last))
	}
	headers := make([]*types.Header, len(numbers))
	for i, n := range numbers {
		h, err := w.header(ctx, new(big.Int).SetUint64(n))
		if err != nil {
			return nil, err
		}
		headers[i] = h
	}
	return headers, nil
}

// linked checks that each header that follows another one names it as its
// parent, beginning with our base.
func (w *Watcher) linked(from base, headers []*types.Header) error {
	before, known := from.Header, from.known
	for _, h := range headers {
		if known && before.Number+1 == h.Number.Uint64() && before.Hash != h.ParentHash {
			return fmt.Errorf("block %v: %w", h.Number, errMoved)
		}
		before, known = headerOf(h), true
	}
	return nil
}

// assemble puts the logs into their blocks. It also returns the blocks without
// logs whose bloom filters promise some.
func (w *Watcher) assemble(headers []*types.Header, logs []types.Log) (p page, empty []Header, err error) {
	for _, h := range headers {
		b := block{Header: headerOf(h)}
		for len(logs) > 0 && logs[0].BlockNumber == b.Number {
			l := logs[0]
			if l.BlockHash != b.Hash {
				return page{}, nil, fmt.Errorf("block %d, whose logs are of %v: %w", b.Number, l.BlockHash, errMoved)
			}
			if l.Topics == nil {
				l.Topics = []common.Hash{} // which JSON can tell from a missing field
			}
			l.BlockTimestamp = b.Time
			b.Events = append(b.Events, Event{l, b.Time})
			logs = logs[1:]
		}
		if b.Events == nil && w.query.promised(h.Bloom) {
			empty = append(empty, b.Header)
		}
		p.blocks = append(p.blocks, b)
	}
	return p, empty, nil
}

// confirmEmpty asks again, by hash, for logs that should be there: a node that
// does not have the block yet answers a question by number with nothing, and
// one by hash with an error.
func (w *Watcher) confirmEmpty(ctx context.Context, about common.Hash, empty []Header) error {
	if len(empty) == 0 {
		w.doubt = doubt{}
		return nil
	}
	for _, h := range empty {
		logs, err := w.ask(ctx, w.query.in(h.Hash))
		if err != nil {
			return fmt.Errorf("ask for logs of block %v: %w", h.Hash, err)
		}
		if len(logs) > 0 {
			return fmt.Errorf("node withheld %d logs of block %d", len(logs), h.Number)
		}
	}
	if w.doubt.about != about {
		w.doubt = doubt{about: about}
	}
	if w.doubt.times++; w.doubt.times < agreement {
		return fmt.Errorf("node says that block %d is empty, its bloom filter says that it is not", empty[0].Number)
	}
	w.doubt = doubt{}
	return nil
}

// errTooMany means that an answer is larger than we want to hold.
var errTooMany = errors.New("more events than fit into a batch")

// refused reports whether a smaller question may be answered, and whether to
// ask it at once. Nodes word their limits in many ways, so that any refusal
// makes the next question smaller; but one that may be about the number of our
// questions must not lead to more of them.
func refused(err error) (smaller, atOnce bool) {
	if errors.Is(err, errTooMany) {
		return true, true
	}
	if errors.Is(err, context.DeadlineExceeded) {
		return true, false
	}
	var node rpc.Error
	var status rpc.HTTPError
	text := ""
	switch {
	case errors.As(err, &node):
		text = strings.ToLower(node.Error())
	case errors.As(err, &status) && (status.StatusCode == 400 || status.StatusCode == 413):
		text = strings.ToLower(string(status.Body))
	default:
		return false, false
	}
	contains := func(s string) bool { return strings.Contains(text, s) }
	if slices.ContainsFunc([]string{"beyond", "outofrange", "header not found", "unknown block"}, contains) {
		return false, false // the node has not come that far
	}
	if slices.ContainsFunc([]string{"request", "rate", "quota", "capacity"}, contains) {
		return true, false
	}
	return true, slices.ContainsFunc([]string{"range", "results", "logs", "limit", "size", "large", "timeout", "timed out"}, contains)
}

// query is what to look for, in both directions: to ask with and to check
// answers against.
type query struct {
	addresses []common.Address
	topics    [][]common.Hash
}

func (q query) between(first, last uint64) ethereum.FilterQuery {
	return ethereum.FilterQuery{
		FromBlock: new(big.Int).SetUint64(first), ToBlock: new(big.Int).SetUint64(last),
		Addresses: q.addresses, Topics: q.topics,
	}
}

func (q query) in(hash common.Hash) ethereum.FilterQuery {
	return ethereum.FilterQuery{BlockHash: &hash, Addresses: q.addresses, Topics: q.topics}
}

// check refuses an answer that is not one to our question.
func (q query) check(logs []types.Log, first, last uint64) error {
	for _, l := range logs {
		if l.Removed || l.BlockNumber < first || l.BlockNumber > last ||
			!slices.Contains(q.addresses, l.Address) || !q.topicsMatch(l.Topics) {
			return fmt.Errorf("node answered with a log that was not asked for: transaction %v, log %d", l.TxHash, l.Index)
		}
	}
	return nil
}

func (q query) topicsMatch(topics []common.Hash) bool {
	for i, wanted := range q.topics {
		if len(wanted) > 0 && (i >= len(topics) || !slices.Contains(wanted, topics[i])) {
			return false
		}
	}
	return true
}

// promised reports whether a block with this bloom filter may hold what we
// look for.
func (q query) promised(bloom types.Bloom) bool {
	if !slices.ContainsFunc(q.addresses, func(a common.Address) bool { return types.BloomLookup(bloom, a) }) {
		return false
	}
	for _, wanted := range q.topics {
		if len(wanted) > 0 && !slices.ContainsFunc(wanted, func(h common.Hash) bool { return types.BloomLookup(bloom, h) }) {
			return false
		}
	}
	return true
}

// ordered sorts logs as the chain does and drops repetitions.
func ordered(logs []types.Log) []types.Log {
	slices.SortStableFunc(logs, func(a, b types.Log) int {
		return cmp.Or(cmp.Compare(a.BlockNumber, b.BlockNumber), cmp.Compare(a.Index, b.Index))
	})
	return slices.CompactFunc(logs, func(a, b types.Log) bool {
		return a.BlockNumber == b.BlockNumber && a.BlockHash == b.BlockHash && a.Index == b.Index
	})
}
