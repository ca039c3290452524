// Package agency speaks to a JobAgency contract: it turns the market's calls into transactions, logs into events, and
// the contract's errors into sentences. It is the only package that knows the bindings.
package agency

import (
	"context"
	"errors"
	"fmt"
	"math/big"
	"time"

	"github.com/ethereum/go-ethereum"
	"github.com/ethereum/go-ethereum/accounts/abi/bind/v2"
	"github.com/ethereum/go-ethereum/common"
	"github.com/ethereum/go-ethereum/core/types"
	"github.com/ethereum/go-ethereum/rpc"

	"emet/agents/chain"
	"emet/agents/market"
	"emet/agents/store"
	"emet/bindings"
	"emet/contracts"
)

// client is what an Agency asks of a node.
type client interface {
	ethereum.ContractCaller
	ethereum.LogFilterer
	ChainID(ctx context.Context) (*big.Int, error)
	CodeAt(ctx context.Context, account common.Address, block *big.Int) ([]byte, error)
	HeaderByNumber(ctx context.Context, number *big.Int) (*types.Header, error)
	BalanceAt(ctx context.Context, account common.Address, block *big.Int) (*big.Int, error)
	EstimateGas(ctx context.Context, call ethereum.CallMsg) (uint64, error)
	SuggestGasTipCap(ctx context.Context) (*big.Int, error)
}

// ErrNoContract means that there is no agency at the address.
var ErrNoContract = errors.New("no agency contract")

// patience is how long a node may take to answer. A connection can fall silent without breaking, and a worker that waits
// for ever misses its deadlines.
const patience = 15 * time.Second

// Agency is one JobAgency contract on one chain.
type Agency struct {
	market.Agency
	client client
	terms  market.Terms
}

// Open makes sure that there is an agency at address, and reads its terms.
func Open(ctx context.Context, c client, address common.Address) (*Agency, error) {
	ctx, cancel := context.WithTimeout(ctx, patience)
	defer cancel()
	id, err := c.ChainID(ctx)
	if err != nil {
		return nil, fmt.Errorf("ask for the chain id: %w", err)
	}
	code, err := c.CodeAt(ctx, address, nil)
	if err != nil {
		return nil, fmt.Errorf("look for the agency at %s: %w", address, err)
	}
	if len(code) == 0 {
		return nil, fmt.Errorf("%w at %s on chain %s: check the address and the network", ErrNoContract, address, id)
	}
	a := &Agency{Agency: market.Agency{ChainID: id, Address: address}, client: c}
	answer, err := a.ask(ctx, contract.PackTerms())
	if err == nil {
		var t bindings.Terms
		if t, err = contract.UnpackTerms(answer); err == nil {
			a.terms = termsFrom(t)
			return a, nil
		}
	}
	return nil, fmt.Errorf("%w at %s on chain %s: the contract there is something else: %w", ErrNoContract, address, id, err)
}

func (a *Agency) ask(ctx context.Context, data []byte) ([]byte, error) {
	ctx, cancel := context.WithTimeout(ctx, patience)
	defer cancel()
	return a.client.CallContract(ctx, ethereum.CallMsg{To: &a.Address, Data: data}, nil)
}

// Terms returns the agency's conditions.
func (a *Agency) Terms() market.Terms { return a.terms }

func termsFrom(t bindings.Terms) market.Terms {
	return market.Terms{
		Minimum: market.Clocks(t.Minimum), CancelDelay: t.CancelDelay, PayoutPeriod: t.PayoutPeriod,
		Probation: uint32(t.Probation.Uint64()), MaxAuditRate: t.MaxAuditRate, // #nosec G115 -- uint24 in the contract
		PayoutThreshold: market.NewWei(t.PayoutThreshold), MinDeposit: market.NewWei(t.MinDeposit),
		MaxDeposit: market.NewWei(t.MaxDeposit), ClaimFee: market.NewWei(t.ClaimFee), FuelPrice: market.NewWei(t.FuelPrice),
	}
}

func termsTo(t market.Terms) bindings.Terms {
	return bindings.Terms{
		Minimum: bindings.Clocks(t.Minimum), CancelDelay: t.CancelDelay, PayoutPeriod: t.PayoutPeriod,
		Probation: new(big.Int).SetUint64(uint64(t.Probation)), MaxAuditRate: t.MaxAuditRate,
		PayoutThreshold: &t.PayoutThreshold.Int, MinDeposit: &t.MinDeposit.Int, MaxDeposit: &t.MaxDeposit.Int,
		ClaimFee: &t.ClaimFee.Int, FuelPrice: &t.FuelPrice.Int,
	}
}

// Account reads what the agency holds for an account.
func (a *Agency) Account(ctx context.Context, who market.Address) (market.Account, error) {
	answer, err := a.ask(ctx, contract.PackAccountOf(who))
	if err != nil {
		return market.Account{}, fmt.Errorf("ask for account %s: %w", who, err)
	}
	o, err := contract.UnpackAccountOf(answer)
	if err != nil {
		return market.Account{}, fmt.Errorf("ask for account %s: %w", who, err)
	}
	return market.Account{
		Deposit: o.Deposit, Credit: o.Credit, Refund: o.Refund,
		Verified: uint32(o.Verified.Uint64()), LastPayout: o.LastPayout.Uint64(), // #nosec G115 -- uint24 in the contract
		Registered: o.Registered,
	}, nil
}

// Pack turns a call into a transaction's data and value.
func Pack(c market.Call) (data []byte, value *big.Int, err error) {
	switch c := c.(type) {
	case market.Register:
		data, err = contract.TryPackRegister(peersTo(c.Peers))
		value = c.Deposit
	case market.WithdrawDeposit:
		data, err = contract.TryPackWithdrawDeposit(c.Amount)
	case market.Post:
		data, err = contract.TryPackPost(c.Salt, specTo(c.Spec), peersTo(c.Peers))
		value = c.Spec.Escrow()
	case market.Claim:
		proof := make([][32]byte, len(c.Proof))
		for i, h := range c.Proof {
			proof[i] = h
		}
		data, err = contract.TryPackClaim(jobTo(c.Job), proof)
	case market.Release:
		data, err = contract.TryPackRelease(jobTo(c.Job), c.Reason, contentTo(c.Missing))
	case market.Submit:
		data, err = contract.TryPackSubmit(jobTo(c.Job), resultTo(c.Result), c.Bound)
	case market.Commit:
		data, err = contract.TryPackCommit(c.ID, c.Bound)
	case market.Reveal:
		data, err = contract.TryPackReveal(c.ID, resultTo(c.Result), c.Finger, c.Salt)
	case market.Cancel:
		data, err = contract.TryPackCancel(jobTo(c.Job))
	case market.Settle:
		jobs := make([]bindings.Job, len(c.Jobs))
		for i, j := range c.Jobs {
			jobs[i] = jobTo(j)
		}
		data, err = contract.TryPackSettle(jobs, c.Holders)
	case market.Withdraw:
		data, err = contract.TryPackWithdraw(c.Account)
	default:
		return nil, nil, fmt.Errorf("no such call: %T", c)
	}
	if err != nil {
		return nil, nil, fmt.Errorf("pack %T: %w", c, err)
	}
	return data, value, nil
}

// Estimate works out what a call would cost from an account, by asking the node to try it. It fails with a
// [*market.RefusedError] if the contract would refuse, and with [market.ErrNoFunds] if the account cannot pay.
func (a *Agency) Estimate(ctx context.Context, from market.Address, call market.Call) (market.Fee, error) {
	ctx, cancel := context.WithTimeout(ctx, patience)
	defer cancel()
	data, value, err := Pack(call)
	if err != nil {
		return market.Fee{}, err
	}
	head, err := a.client.HeaderByNumber(ctx, nil)
	if err != nil {
		return market.Fee{}, fmt.Errorf("ask for the newest block: %w", err)
	}
	tip, err := a.client.SuggestGasTipCap(ctx)
	if err != nil {
		return market.Fee{}, fmt.Errorf("ask for the price of gas: %w", err)
	}
	base := new(big.Int)
	if head.BaseFee != nil {
		base.Set(head.BaseFee)
	}
	fee := market.Fee{Price: new(big.Int).Add(base, tip), Cap: new(big.Int).Add(new(big.Int).Lsh(base, 1), tip)}
	balance, err := a.client.BalanceAt(ctx, from, nil)
	if err != nil {
		return market.Fee{}, fmt.Errorf("ask for the balance of %s: %w", from, err)
	}
	if value != nil && balance.Cmp(value) < 0 {
		return market.Fee{}, noFunds(from, balance, value)
	}
	// The trial runs at price zero, so that a lack of ether shows as ours below and not as a puzzle of the node's.
	fee.Gas, err = a.client.EstimateGas(ctx, ethereum.CallMsg{From: from, To: &a.Address, Value: value, Data: data})
	if err != nil {
		return market.Fee{}, refusal(err)
	}
	need := fee.Max()
	if value != nil {
		need.Add(need, value)
	}
	if balance.Cmp(need) < 0 {
		return market.Fee{}, noFunds(from, balance, need)
	}
	return fee, nil
}

func noFunds(who market.Address, has, needs *big.Int) error {
	return fmt.Errorf("%w: account %s has %s and needs %s; send it some", market.ErrNoFunds, who, market.Ether(has), market.Ether(needs))
}

// refusal finds the contract's reason in a node's error.
func refusal(err error) error {
	var data rpc.DataError
	if !errors.As(err, &data) {
		return fmt.Errorf("try the call: %w", err)
	}
	text, ok := data.ErrorData().(string)
	if !ok {
		return fmt.Errorf("try the call: %w", err)
	}
	why := Explain(common.FromHex(text))
	return &why
}

// handler is a role that takes the market's events.
type handler interface {
	Handle(tx *store.Tx, b market.Batch) error
}

// Feed turns the chain's batches into the market's and hands them to a role. Logs that are not the agency's events
// are skipped.
func Feed(h handler) Feeder { return Feeder{h} }

// Feeder is a handler of a [chain.Watcher].
type Feeder struct{ to handler }

// Handle decodes a batch.
func (f Feeder) Handle(tx *store.Tx, b chain.Batch) error {
	out := market.Batch{
		Head:  market.Block{Number: b.Head.Number, Hash: b.Head.Hash, Time: b.Head.Time},
		Final: b.Final, Behind: !b.CaughtUp(),
	}
	var err error
	if out.Reverted, err = decodeAll(b.Reverted); err != nil {
		return err
	}
	if out.Applied, err = decodeAll(b.Applied); err != nil {
		return err
	}
	return f.to.Handle(tx, out)
}

func decodeAll(logs []chain.Event) ([]market.Event, error) {
	var out []market.Event
	for _, l := range logs {
		e, err := Decode(&l.Log, l.BlockTime)
		switch {
		case errors.Is(err, errNoEvent):
		case err != nil:
			return nil, err
		default:
			out = append(out, e)
		}
	}
	return out, nil
}

// Now returns the newest header.
func (a *Agency) Now(ctx context.Context) (market.Block, error) {
	ctx, cancel := context.WithTimeout(ctx, patience)
	defer cancel()
	h, err := a.client.HeaderByNumber(ctx, nil)
	if err != nil {
		return market.Block{}, fmt.Errorf("ask for the newest block: %w", err)
	}
	return market.Block{Number: h.Number.Uint64(), Hash: h.Hash(), Time: h.Time}, nil
}

// deployer is what a deployment needs of a node.
type deployer interface {
	bind.ContractBackend
	bind.DeployBackend
	ChainID(ctx context.Context) (*big.Int, error)
}

// signer is the account that deploys.
type signer interface {
	Address() common.Address
	SignTx(ctx context.Context, tx *types.Transaction, chainID *big.Int) (*types.Transaction, error)
}

// Deploy deploys an agency with the terms of a named profile ("dev" or "public") and waits until it is there. It
// returns its address and the block of its birth.
func Deploy(ctx context.Context, c deployer, by signer, profile string) (common.Address, uint64, error) {
	terms, err := Profile(profile)
	if err != nil {
		return common.Address{}, 0, err
	}
	chainID, err := c.ChainID(ctx)
	if err != nil {
		return common.Address{}, 0, fmt.Errorf("ask for the chain id: %w", err)
	}
	opts := &bind.TransactOpts{
		Context: ctx, From: by.Address(),
		Signer: func(_ common.Address, tx *types.Transaction) (*types.Transaction, error) {
			return by.SignTx(ctx, tx, chainID)
		},
	}
	params := &bind.DeploymentParams{
		Contracts: []*bind.MetaData{&bindings.JobAgencyMetaData},
		Inputs:    map[string][]byte{bindings.JobAgencyMetaData.ID: contract.PackConstructor(termsTo(terms))},
	}
	res, err := bind.LinkAndDeploy(params, bind.DefaultDeployer(opts, c))
	if err != nil {
		return common.Address{}, 0, fmt.Errorf("deploy the agency: %w", err)
	}
	tx := res.Txs[bindings.JobAgencyMetaData.ID]
	ctx, cancel := context.WithTimeout(ctx, time.Minute)
	defer cancel()
	receipt, err := bind.WaitMined(ctx, c, tx.Hash())
	if err != nil {
		return common.Address{}, 0, fmt.Errorf("deploy the agency in %s: %w", tx.Hash(), err)
	}
	if receipt.Status != types.ReceiptStatusSuccessful {
		return common.Address{}, 0, fmt.Errorf("deploy the agency in %s: the constructor reverted", tx.Hash())
	}
	return receipt.ContractAddress, receipt.BlockNumber.Uint64(), nil
}

// Profile returns the terms of a named profile.
func Profile(name string) (market.Terms, error) {
	terms, err := contracts.Profiles()
	if err != nil {
		return market.Terms{}, err
	}
	t, ok := terms[name]
	if !ok {
		return market.Terms{}, fmt.Errorf("no terms named %q: there are dev and public", name)
	}
	return t, nil
}
