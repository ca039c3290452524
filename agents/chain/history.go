package chain

import (
	"slices"

	"github.com/ethereum/go-ethereum/common"

	"emet/agents/store"
)

// spare is how many blocks beyond the confirmation depth are remembered, so
// that a reorganisation deeper than expected can still be undone in full.
const spare = 64

// block is what is remembered of a block: that it was on the chain, and what
// it held. The newest one is the cursor.
type block struct {
	Header
	Events []Event `json:",omitempty"`
}

// identity tells one chain from another.
type identity struct {
	ChainID string
	Genesis common.Hash
}

var identityKey = []byte("chain")

// history is the stack of the blocks that were delivered last. It has gaps
// where old blocks without events were passed over, but every block with
// events that is not too old is in it: whatever lies above the newest block
// that is still canonical is exactly what has to be taken back.
type history struct {
	blocks   store.Table[block]
	identity store.Table[identity]
	keep     uint64
}

func newHistory(name string, keep uint64) history {
	return history{
		blocks:   store.NewTable[block]("chain", name, "blocks"),
		identity: store.NewTable[identity]("chain", name, "identity"),
		keep:     keep,
	}
}

// last returns the newest block.
func (h history) last(tx *store.Tx) (block, bool, error) {
	for r, err := range h.blocks.Backward(tx, nil) {
		return r.Value, err == nil, err
	}
	return block{}, false, nil
}

// all returns the headers, newest first.
func (h history) all(tx *store.Tx) ([]Header, error) {
	var headers []Header
	for r, err := range h.blocks.Backward(tx, nil) {
		if err != nil {
			return nil, err
		}
		headers = append(headers, r.Value.Header)
	}
	return headers, nil
}

// push adds blocks on top and forgets the ones that are too old, save for the
// newest of those: something below the reach of a reorganisation has to stay
// for it to be measured against.
func (h history) push(tx *store.Tx, blocks []block) error {
	for _, b := range blocks {
		if err := h.blocks.Put(tx, store.Number(b.Number), b); err != nil {
			return err
		}
	}
	last, ok, err := h.last(tx)
	if err != nil || !ok || last.Number < h.keep {
		return err
	}
	var anchor []byte
	for r, err := range h.blocks.All(tx, nil) {
		if err != nil {
			return err
		}
		if r.Value.Number > last.Number-h.keep {
			break
		}
		if anchor != nil {
			if err := h.blocks.Delete(tx, anchor); err != nil {
				return err
			}
		}
		anchor = r.Key
	}
	return nil
}

// pop removes the blocks from number on and returns their events, newest
// first.
func (h history) pop(tx *store.Tx, number uint64) ([]Event, error) {
	var events []Event
	for r, err := range h.blocks.Backward(tx, nil) {
		if err != nil {
			return nil, err
		}
		if r.Value.Number < number {
			break
		}
		for _, v := range slices.Backward(r.Value.Events) {
			events = append(events, v)
		}
		if err := h.blocks.Delete(tx, r.Key); err != nil {
			return nil, err
		}
	}
	return events, nil
}
