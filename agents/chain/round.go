package chain

import (
	"context"
	"errors"
	"fmt"
	"math/big"
	"time"

	"github.com/ethereum/go-ethereum/core/types"

	"emet/agents/store"
)

// base is where a round begins: the newest block that both we and the node
// hold to be on the chain.
type base struct {
	Header
	known bool   // false: there is no such block, and Header means nothing
	next  uint64 // the first block to read
	undo  bool   // we remember blocks above Header that have to be taken back
	deep  bool   // and there may be more of them than we remember
}

// round asks once and delivers at most one batch. More says that the node has
// further blocks ready.
func (w *Watcher) round(ctx context.Context) (more bool, err error) {
	tip, err := w.header(ctx, nil)
	if err != nil {
		return false, err
	}
	from, err := w.base(ctx, headerOf(tip))
	if err != nil {
		return false, err
	}
	if from.next > tip.Number.Uint64() && !from.undo {
		return false, nil
	}
	p := page{}
	if from.next <= tip.Number.Uint64() {
		if p, err = w.fetch(ctx, from, tip); err != nil {
			return false, err
		}
	}
	batch, err := w.commit(from, p, headerOf(tip))
	if err != nil {
		return false, err
	}
	return !batch.CaughtUp(), nil
}

// base compares what we remember with what the node says is on the chain. It
// asks by number only: nodes go on answering questions by the hash of a block
// that has been abandoned.
func (w *Watcher) base(ctx context.Context, tip Header) (base, error) {
	if head := w.Head(); head != (Header{}) && head.Number <= tip.Number {
		// The usual case is worth not reading all that we remember: the head
		// is its newest block, and still on the chain.
		now, err := w.canonical(ctx, head.Number, tip)
		if err != nil {
			return base{}, err
		}
		if now.Hash == head.Hash {
			w.behindSince = time.Time{}
			return base{Header: head, known: true, next: head.Number + 1}, nil
		}
	}
	var kept []Header
	err := w.cfg.DB.View(func(tx *store.Tx) (err error) {
		kept, err = w.kept.all(tx)
		return err
	})
	switch {
	case err != nil:
		return base{}, fmt.Errorf("read cursor %s: %w", w.cfg.Name, err)
	case len(kept) == 0:
		return base{next: w.cfg.Start}, nil
	}
	cursor, contradicted := kept[0], false
	for _, k := range kept {
		if k.Number > tip.Number {
			continue
		}
		now, err := w.canonical(ctx, k.Number, tip)
		if err != nil {
			return base{}, err
		}
		if now.Hash != k.Hash {
			contradicted = true
			continue
		}
		found := base{Header: k, known: true, next: k.Number + 1, undo: k != cursor}
		if found.undo && !contradicted && w.lagging(tip) {
			found.undo, found.next = false, tip.Number+1
			return found, nil
		}
		w.behindSince = time.Time{}
		return found, nil
	}
	if !contradicted && w.lagging(tip) {
		return base{next: tip.Number + 1}, nil
	}
	w.behindSince = time.Time{}
	oldest := kept[len(kept)-1]
	if tip.Number < oldest.Number {
		// All that we remember is gone, and nothing came in its place yet.
		return base{Header: tip, known: true, next: tip.Number + 1, undo: true, deep: true}, nil
	}
	return base{next: oldest.Number, undo: true, deep: true}, nil
}

// canonical asks what is on the chain at a number up to that of the tip.
func (w *Watcher) canonical(ctx context.Context, number uint64, tip Header) (Header, error) {
	if number == tip.Number {
		return tip, nil
	}
	h, err := w.header(ctx, new(big.Int).SetUint64(number))
	if err != nil {
		return Header{}, err
	}
	return headerOf(h), nil
}

// lagging decides what a tip means that is lower than the cursor, while
// nothing contradicts what we remember. Most often another node behind the
// same address has not caught up, and the next answer is right again. If it
// stays, the chain itself went back (a development chain that was killed).
func (w *Watcher) lagging(tip Header) bool {
	if w.behindSince.IsZero() {
		w.behindSince = time.Now()
		w.cfg.Log.Debug().Uint64("tip", tip.Number).Uint64("head", w.Head().Number).Msg("node is behind")
	}
	return time.Since(w.behindSince) < w.cfg.Patience
}

// commit moves the cursor and lets the handler do its part, or neither.
func (w *Watcher) commit(from base, p page, tip Header) (Batch, error) {
	b := Batch{Head: from.Header, Tip: tip.Number}
	if n := len(p.blocks); n > 0 {
		b.Head = p.blocks[n-1].Header
	}
	if tip.Number+1 >= w.cfg.Depth {
		b.Final = min(b.Head.Number, tip.Number+1-w.cfg.Depth)
	}
	for _, block := range p.blocks {
		b.Applied = append(b.Applied, block.Events...)
	}
	err := w.cfg.DB.Update(func(tx *store.Tx) error {
		if from.undo {
			above := from.Number + 1
			if !from.known {
				above = 0
			}
			var err error
			if b.Reverted, err = w.kept.pop(tx, above); err != nil {
				return err
			}
		}
		blocks := p.blocks
		if len(blocks) == 0 {
			blocks = []block{{Header: from.Header}}
			if kept, ok, err := w.kept.last(tx); err != nil {
				return err
			} else if ok && kept.Number == from.Number {
				blocks = nil // it is the cursor already, with its events
			}
		}
		if err := w.kept.push(tx, blocks); err != nil {
			return err
		}
		return w.cfg.Handler.Handle(tx, b)
	})
	if err != nil {
		return Batch{}, fmt.Errorf("record blocks up to %d: %w", b.Head.Number, err)
	}
	switch log := w.cfg.Log.With().Uint64("from", w.Head().Number).Uint64("next", from.next).Int("reverted", len(b.Reverted)).Logger(); {
	case from.deep:
		log.Error().Msg("chain was reorganised deeper than is remembered: what this agent believes of older blocks may be wrong")
	case from.undo:
		log.Warn().Msg("chain was reorganised")
	}
	w.head.Store(&b.Head)
	raise(w.changed)
	return b, nil
}

// header asks for the block with the given number, or for the newest one.
func (w *Watcher) header(ctx context.Context, number *big.Int) (*types.Header, error) {
	ctx, cancel := context.WithTimeout(ctx, w.cfg.Timeout)
	defer cancel()
	h, err := w.cfg.Client.HeaderByNumber(ctx, number)
	switch {
	case err != nil && number == nil:
		return nil, fmt.Errorf("ask for the newest block: %w", err)
	case err != nil:
		return nil, fmt.Errorf("ask for block %v: %w", number, err)
	case h == nil || h.Number == nil || !h.Number.IsUint64():
		return nil, errors.New("node answered with a block without a number")
	case number != nil && h.Number.Cmp(number) != 0:
		return nil, fmt.Errorf("node answered with block %v when asked for block %v", h.Number, number)
	}
	return h, nil
}

func headerOf(h *types.Header) Header {
	return Header{Number: h.Number.Uint64(), Hash: h.Hash(), Parent: h.ParentHash, Time: h.Time}
}
