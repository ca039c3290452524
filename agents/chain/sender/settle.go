package sender

import (
	"context"
	"errors"
	"fmt"
	"math/big"
	"slices"

	"github.com/ethereum/go-ethereum"
	"github.com/ethereum/go-ethereum/common"
	"github.com/ethereum/go-ethereum/core/types"

	"emet/agents/store"
)

// settle looks at the rows whose nonces are used on the chain, and closes those
// that are deep enough. It reports whether any row changed.
func (s *Sender) settle(ctx context.Context, v view) (changed bool, err error) {
	for _, r := range v.sent {
		if r.Nonce >= v.next {
			break
		}
		closed, err := s.settleRow(ctx, v, r)
		if err != nil {
			return changed, err
		}
		changed = changed || closed
	}
	return changed, nil
}

func (s *Sender) settleRow(ctx context.Context, v view, r *row) (closed bool, err error) {
	receipt, a, err := s.receipt(ctx, r)
	if err != nil {
		return false, err
	}
	if receipt == nil {
		return s.settleForeign(ctx, v, r)
	}
	if v.head.Number.Uint64()+1 < receipt.BlockNumber.Uint64()+s.cfg.Depth {
		s.flight(r).mined = true
		return false, nil
	}
	return true, s.close(r, s.outcome(ctx, r, a, receipt))
}

// receipt finds the attempt that was mined. It returns none if no attempt is
// on the canonical chain as far as the node knows.
func (s *Sender) receipt(ctx context.Context, r *row) (*types.Receipt, attempt, error) {
	for _, a := range slices.Backward(r.Attempts) {

		var receipt *types.Receipt
		err := s.within(ctx, func(ctx context.Context) (err error) {
			receipt, err = s.cfg.Client.TransactionReceipt(ctx, a.Hash)
			return err
		})
		if errors.Is(err, ethereum.NotFound) {
			continue
		}
		if err == nil && (receipt == nil || receipt.BlockNumber == nil || receipt.TxHash != a.Hash) {
			err = errors.New("node answered with another receipt")
		}
		if err != nil {
			return nil, a, fmt.Errorf("ask for the receipt of %v: %w", a.Hash, err)
		}
		// Nodes go on serving receipts of blocks that were abandoned.
		h, err := s.header(ctx, receipt.BlockNumber)
		if err != nil {
			return nil, a, err
		}
		if h.Hash() == receipt.BlockHash {
			return receipt, a, nil
		}
	}
	return nil, attempt{}, nil
}

// outcome words what a receipt says.
func (s *Sender) outcome(ctx context.Context, r *row, a attempt, receipt *types.Receipt) Outcome {
	o := Outcome{
		Status: Done, Hash: a.Hash, Block: receipt.BlockNumber.Uint64(), BlockHash: receipt.BlockHash,
		GasUsed: receipt.GasUsed, Logs: receipt.Logs,
	}
	if receipt.EffectiveGasPrice != nil {
		o.Fee = new(big.Int).Mul(receipt.EffectiveGasPrice, new(big.Int).SetUint64(receipt.GasUsed))
	}
	if r.To == nil {
		o.Contract = receipt.ContractAddress
	}
	for _, l := range o.Logs {
		if l.Topics == nil {
			l.Topics = []common.Hash{} // which JSON can tell from a missing field
		}
	}
	switch {
	case a.Blank:
		o.Status, o.Reason = Refused, r.Hopeless
	case receipt.Status != types.ReceiptStatusSuccessful:
		o.Status = Reverted
		o.Reason, o.Revert = s.replay(ctx, r, receipt)
	}
	return o
}

// close records the outcome together with what the role makes of it.
func (s *Sender) close(r *row, o Outcome) error {
	err := s.cfg.DB.Update(func(tx *store.Tx) error {
		if err := s.box.settle(tx, r, o); err != nil || r.Filler {
			return err
		}
		return s.cfg.OnDone(tx, r.Key, o)
	})
	if err != nil {
		return fmt.Errorf("record outcome of intent %s: %w", r.Key, err)
	}
	delete(s.run.flights, r.Seq)
	s.release()
	s.cfg.Log.Info().Str("intent", r.Key).Str("status", string(o.Status)).Stringer("tx", o.Hash).
		Uint64("gas", o.GasUsed).Str("reason", o.Reason).Msg("intent settled")
	s.announce()
	return nil
}

// settleForeign deals with a nonce that is used although no attempt of ours
// seems to be on the chain. Either the node has not indexed ours yet, or
// somebody else sent a transaction with the same key. A new nonce may be
// chosen only in the second case and only once the other transaction is deep
// enough: until then, and in the first case for ever, a second transaction
// could take effect twice. So the transaction that used the nonce is looked up.
func (s *Sender) settleForeign(ctx context.Context, v view, r *row) (changed bool, err error) {
	if v.head.Number.Uint64()+1 < s.cfg.Depth {
		return false, nil
	}
	deep := v.head.Number.Uint64() + 1 - s.cfg.Depth
	n, err := s.nonceAt(ctx, new(big.Int).SetUint64(deep))
	if err != nil || n <= r.Nonce {
		return false, err
	}
	user, err := s.userOf(ctx, r, deep)
	if err != nil {
		return false, err
	}
	if r.owns(user) {
		return false, nil // its receipt will come
	}
	if r.Filler {
		return true, s.close(r, Outcome{})
	}
	s.cfg.Log.Warn().Str("intent", r.Key).Uint64("nonce", r.Nonce).Stringer("tx", user).
		Msg("somebody else used our nonce: the key is used elsewhere too; taking a new nonce")
	next := *r
	next.Attempts, next.Nonce, next.Since, next.Limit = nil, 0, 0, 0
	err = s.cfg.DB.Update(func(tx *store.Tx) error { return s.box.save(tx, &next) })
	if err != nil {
		return false, fmt.Errorf("record loss of a nonce: %w", err)
	}
	delete(s.run.flights, r.Seq)
	return true, nil
}

// reach is how far below the block in which a row was signed its nonce may
// have been used after a reorganisation.
const reach = 64

// userOf returns the hash of the account's transaction with the row's nonce, in
// block deep or below it; zero if the nonce was used without a transaction of
// the account (by an authorization of EIP-7702).
func (s *Sender) userOf(ctx context.Context, r *row, deep uint64) (common.Hash, error) {
	number, err := s.blockOf(ctx, r.Nonce, deep)
	if err == nil {
		b, err := s.block(ctx, number)
		if err != nil {
			return common.Hash{}, err
		}
		if hash, found := s.inBlock(b, r.Nonce); found {
			return hash, nil
		}
		return common.Hash{}, s.usedIn(ctx, b, r.Nonce)
	}
	// The node has thrown the old state away. Blocks it has.
	for n := deep; n+reach >= r.Since; n-- {
		b, err := s.block(ctx, n)
		if err != nil {
			return common.Hash{}, err
		}
		if hash, found := s.inBlock(b, r.Nonce); found {
			return hash, nil
		}
		if n == 0 {
			break
		}
	}
	return common.Hash{}, fmt.Errorf("cannot find out who used nonce %d: %w", r.Nonce, err)
}

// blockOf returns the block in which the account used the nonce, given that it
// had by block high. It looks close to high first, where even small nodes have
// the state.
func (s *Sender) blockOf(ctx context.Context, nonce, high uint64) (uint64, error) {
	used := func(block uint64) (bool, error) {
		n, err := s.nonceAt(ctx, new(big.Int).SetUint64(block))
		return n > nonce, err
	}
	low, step := high, uint64(1)
	for {
		if low < step {
			low = 0
		} else {
			low -= step
		}
		is, err := used(low)
		if err != nil {
			return 0, err
		}
		if !is {
			break
		}
		if high, step = low, step*2; low == 0 {
			return 0, nil
		}
	}
	for high-low > 1 { // used by high, not by low
		middle := low + (high-low)/2
		is, err := used(middle)
		if err != nil {
			return 0, err
		}
		if is {
			high = middle
		} else {
			low = middle
		}
	}
	return high, nil
}

func (s *Sender) block(ctx context.Context, number uint64) (b *types.Block, err error) {
	err = s.within(ctx, func(ctx context.Context) error {
		b, err = s.cfg.Client.BlockByNumber(ctx, new(big.Int).SetUint64(number))
		return err
	})
	if err != nil {
		return nil, fmt.Errorf("read block %d: %w", number, err)
	}
	return b, nil
}

// inBlock looks for the account's transaction with the nonce in one block.
func (s *Sender) inBlock(b *types.Block, nonce uint64) (hash common.Hash, found bool) {
	signer := types.LatestSignerForChainID(s.cfg.ChainID)
	for _, tx := range b.Transactions() {
		if from, err := types.Sender(signer, tx); err == nil && from == s.cfg.Account && tx.Nonce() == nonce {
			return tx.Hash(), true
		}
	}
	return common.Hash{}, false
}

// usedIn returns nil if the nonce was used in this very block. It is asked when
// no transaction in the block explains that: answers by number alone may come
// from nodes on different branches, and would then prove nothing.
func (s *Sender) usedIn(ctx context.Context, b *types.Block, nonce uint64) error {
	var before, after uint64
	err := s.within(ctx, func(ctx context.Context) (err error) {
		if before, err = s.cfg.Client.NonceAtHash(ctx, s.cfg.Account, b.ParentHash()); err != nil {
			return err
		}
		after, err = s.cfg.Client.NonceAtHash(ctx, s.cfg.Account, b.Hash())
		return err
	})
	if err != nil {
		return fmt.Errorf("ask for the account's nonce: %w", err)
	}
	if before > nonce || after <= nonce {
		return fmt.Errorf("node contradicts itself about nonce %d in block %v", nonce, b.Hash())
	}
	return nil
}
