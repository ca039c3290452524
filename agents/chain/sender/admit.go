package sender

import (
	"context"
	"errors"
	"fmt"
	"math/big"
	"slices"
	"time"

	"github.com/ethereum/go-ethereum"
	"github.com/ethereum/go-ethereum/common"
	"github.com/ethereum/go-ethereum/core/types"
	"github.com/ethereum/go-ethereum/params"

	"emet/agents/store"
)

// admit gives nonces to queued rows, in their order, as far as there is room,
// money and a price that we are willing to pay. A row that would revert is
// refused, which costs nothing.
func (s *Sender) admit(ctx context.Context, v view) error {
	if len(v.queued) == 0 {
		return nil
	}
	p, ok, err := s.price(ctx, v.head)
	if err != nil || !ok {
		return err
	}
	for _, r := range v.queued {
		if len(v.waiting()) >= s.cfg.MaxInFlight || r.After > v.head.Number.Uint64() {
			return nil
		}
		limit, refusal, err := s.simulate(ctx, v.head, r)
		switch {
		case errors.Is(err, errPoor):
			s.hold("the account is out of funds; waiting for more", err)
			return nil
		case err != nil:
			return err
		case refusal != nil && len(v.waiting()) > 0:
			// It may need what is on its way; and what comes after it may need
			// it.
			return nil
		case refusal != nil:
			if err := s.close(r, *refusal); err != nil {
				return err
			}
			continue
		}
		r.Limit = limit
		if ok, err := s.affordable(ctx, v, r, p); err != nil || !ok {
			return err
		}
		if r.Nonce, err = s.nextNonce(ctx, v); err != nil {
			return err
		}
		r.Since = v.head.Number.Uint64()
		if err := s.sign(ctx, r, p, false); err != nil {
			return err
		}
		v.sent = append(v.sent, r)
		if err := s.broadcast(ctx, r); err != nil {
			return err
		}
	}
	return nil
}

// nextNonce returns the nonce for one more transaction: the one after our
// last, or after what others sent with the same key.
func (s *Sender) nextNonce(ctx context.Context, v view) (uint64, error) {
	n, err := s.pendingNonce(ctx)
	if err != nil {
		return 0, err
	}
	n = max(n, v.next)
	if len(v.sent) > 0 {
		n = max(n, v.sent[len(v.sent)-1].Nonce+1)
	}
	return n, nil
}

// simulate finds the gas limit for the row, or the reason for which it would
// revert. The reason is believed only if it holds in the very state of the
// head: a node that lags behind would not know that state.
func (s *Sender) simulate(ctx context.Context, head *types.Header, r *row) (limit uint64, refusal *Outcome, err error) {
	most := min(maxGas, head.GasLimit)
	msg := ethereum.CallMsg{From: s.cfg.Account, To: r.To, Gas: r.Gas, Value: r.Value, Data: r.Data}
	if r.Gas == 0 {
		var estimate uint64
		err = s.within(ctx, func(ctx context.Context) (err error) {
			estimate, err = s.cfg.Client.EstimateGas(ctx, msg)
			return err
		})
		if err == nil {
			// The next block may take another path through the code than the
			// last one would.
			return min(estimate+estimate/4+20_000, most), nil, nil
		}
		msg.Gas = most
	}
	estimateErr := err
	err = s.within(ctx, func(ctx context.Context) error {
		_, err := s.cfg.Client.CallContractAtHash(ctx, msg, head.Hash())
		return err
	})
	if err == nil && estimateErr != nil {
		err = fmt.Errorf("estimate gas of intent %s: %w", r.Key, estimateErr)
		return 0, nil, err
	}
	if err == nil {
		return r.Gas, nil, nil
	}
	if data, text, ok := revertOf(err); ok {
		return 0, &Outcome{Status: Refused, Reason: s.explain(data, text), Revert: data}, nil
	}
	if judge(err) == poor {
		return 0, nil, fmt.Errorf("%w: %w", errPoor, err)
	}
	return 0, nil, fmt.Errorf("simulate intent %s: %w", r.Key, err)
}

// errPoor means that the account cannot pay for what was simulated.
var errPoor = errors.New("not enough money")

// price is what a transaction offers for a unit of gas.
type price struct {
	cap, tip *big.Int
}

// price returns what to offer now: room for the base fee to double, and the
// usual tip. It is not ok while the base fee alone is above the ceiling.
func (s *Sender) price(ctx context.Context, head *types.Header) (p price, ok bool, err error) {
	if head.BaseFee == nil {
		return p, false, errors.New("the chain has no base fee: only chains with EIP-1559 are supported")
	}
	err = s.within(ctx, func(ctx context.Context) (err error) {
		p.tip, err = s.cfg.Client.SuggestGasTipCap(ctx)
		return err
	})
	if err != nil {
		return p, false, fmt.Errorf("ask for the usual tip: %w", err)
	}
	if head.BaseFee.Cmp(s.cfg.MaxFeePerGas) >= 0 {
		s.hold("gas costs more than the ceiling; waiting for it to be cheaper",
			fmt.Errorf("base fee %v wei, ceiling %v wei", head.BaseFee, s.cfg.MaxFeePerGas))
		return p, false, nil
	}
	p.cap = smaller(new(big.Int).Add(new(big.Int).Lsh(head.BaseFee, 1), p.tip), s.cfg.MaxFeePerGas)
	p.tip = smaller(p.tip, p.cap)
	return p, true, nil
}

// affordable reports whether the account can pay for the row and for all that
// is on its way.
func (s *Sender) affordable(ctx context.Context, v view, r *row, p price) (ok bool, err error) {
	var balance *big.Int
	err = s.within(ctx, func(ctx context.Context) error {
		balance, err = s.cfg.Client.BalanceAt(ctx, s.cfg.Account, nil)
		return err
	})
	if err != nil {
		return false, fmt.Errorf("ask for the account's balance: %w", err)
	}
	need := cost(r, p.cap)
	for _, w := range v.waiting() {
		need.Add(need, cost(w, w.last().FeeCap))
	}
	if balance.Cmp(need) < 0 {
		s.hold("the account is out of funds; waiting for more", fmt.Errorf("balance %v wei, needs %v wei", balance, need))
		return false, nil
	}
	s.release()
	return true, nil
}

// cost is the most that the row can take from the account.
func cost(r *row, feeCap *big.Int) *big.Int {
	gas := new(big.Int).SetUint64(max(r.Limit, params.TxGas))
	return gas.Mul(gas, feeCap).Add(gas, r.Value)
}

// bump offers more for the row, which is next in line: the usual price of now,
// but enough above the last one for nodes to take notice. At the ceiling it
// waits.
func (s *Sender) bump(ctx context.Context, v view, r *row) error {
	p, ok, err := s.price(ctx, v.head)
	if err != nil || !ok {
		return err
	}
	return s.outbid(ctx, r, p, r.last().Blank)
}

// outbid signs a new attempt that is at least a bump above the last one.
func (s *Sender) outbid(ctx context.Context, r *row, p price, blank bool) error {
	last := r.last()
	p.cap = smaller(larger(p.cap, s.bumped(last.FeeCap)), s.cfg.MaxFeePerGas)
	p.tip = larger(p.tip, s.bumped(last.TipCap))
	if p.tip.Cmp(p.cap) > 0 || p.cap.Cmp(leastBump(last.FeeCap)) < 0 {
		s.flight(r).front = time.Now()
		s.hold("a transaction is stuck and the ceiling allows no higher offer; waiting",
			fmt.Errorf("transaction %v offers %v wei, ceiling %v wei", last.Hash, last.FeeCap, s.cfg.MaxFeePerGas))
		return nil
	}
	if err := s.sign(ctx, r, p, blank); err != nil {
		return err
	}
	*s.flight(r) = flight{}
	s.cfg.Log.Info().Str("intent", r.Key).Stringer("tx", r.last().Hash).Stringer("max_fee", p.cap).Msg("offered more for a stuck transaction")
	return s.broadcast(ctx, r)
}

// giveUp replaces a row that no node will ever take by one that does nothing.
// What was signed cannot be called back, so that the nonce decides between the
// two.
func (s *Sender) giveUp(ctx context.Context, r *row, cause error) error {
	if r.last().Blank {
		s.hold("the node does not take a transaction; trying again", cause)
		return nil
	}
	r.Hopeless = clean(cause.Error())
	s.cfg.Log.Warn().Err(cause).Str("intent", r.Key).Msg("no node takes the transaction, using its nonce up")
	last := r.last()
	return s.outbid(ctx, r, price{last.FeeCap, last.TipCap}, true)
}

// sign makes an attempt of the row and records it. Nothing that is signed
// leaves this process before it is on the disk.
func (s *Sender) sign(ctx context.Context, r *row, p price, blank bool) error {
	body := &types.DynamicFeeTx{ChainID: s.cfg.ChainID, Nonce: r.Nonce, GasFeeCap: p.cap, GasTipCap: p.tip}
	if blank {
		body.To, body.Value, body.Gas = &s.cfg.Account, new(big.Int), params.TxGas
	} else {
		body.To, body.Value, body.Gas, body.Data = r.To, r.Value, r.Limit, r.Data
	}
	unsigned := types.NewTx(body)
	signed, err := s.cfg.Sign(ctx, unsigned, s.cfg.ChainID)
	if err != nil {
		return fmt.Errorf("sign intent %s: %w", r.Key, err)
	}
	signer := types.LatestSignerForChainID(s.cfg.ChainID)
	from, err := types.Sender(signer, signed)
	if err != nil || from != s.cfg.Account || signer.Hash(signed) != signer.Hash(unsigned) {
		return fmt.Errorf("sign intent %s: the signer answered with another transaction, or for account %v", r.Key, from)
	}
	raw, err := signed.MarshalBinary()
	if err != nil {
		return fmt.Errorf("sign intent %s: %w", r.Key, err)
	}
	next := *r
	next.Attempts = append(slices.Clip(r.Attempts),
		attempt{Hash: signed.Hash(), Raw: raw, FeeCap: p.cap, TipCap: p.tip, Blank: blank})
	err = s.cfg.DB.Update(func(tx *store.Tx) error {
		if r.Filler && !r.sent() {
			return s.box.append(tx, &next)
		}
		return s.box.save(tx, &next)
	})
	if err != nil {
		return fmt.Errorf("record transaction of intent %s: %w", r.Key, err)
	}
	*r = next
	return nil
}

// bumped is what replaces x by our rule, leastBump by that of the nodes.
func (s *Sender) bumped(x *big.Int) *big.Int { return above(x, 100+s.cfg.BumpPercent) }

func leastBump(x *big.Int) *big.Int { return above(x, 113) }

// above returns percent of x, rounded up and never x itself.
func above(x *big.Int, percent int64) *big.Int {
	y := new(big.Int).Mul(x, big.NewInt(percent))
	return y.Div(y, big.NewInt(100)).Add(y, common.Big1)
}

func smaller(a, b *big.Int) *big.Int {
	if a.Cmp(b) < 0 {
		return a
	}
	return b
}

func larger(a, b *big.Int) *big.Int {
	if a.Cmp(b) > 0 {
		return a
	}
	return b
}
