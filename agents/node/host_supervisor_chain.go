package node

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"math/big"
	"slices"
	"sync"

	"github.com/ethereum/go-ethereum"
	"github.com/ethereum/go-ethereum/common"
	"github.com/ethereum/go-ethereum/core/types"

	"emet/agents/chain/ground"
	"emet/agents/hosting"
	"emet/agents/identity"
	"emet/agents/market"
	"emet/agents/supervisor"
)

// supervised is what a supervisor sees of the chain: one application.
type supervised struct {
	s     *Supervisor
	offer hosting.OfferID
	v     *Supervision
}

func blockOf(h *types.Header) supervisor.Block {
	return supervisor.Block{Number: h.Number.Uint64(), Hash: h.Hash(), Time: h.Time}
}

func (c supervised) Head(ctx context.Context) (supervisor.Block, error) {
	h, err := c.s.Head(ctx)
	if err != nil {
		return supervisor.Block{}, err
	}
	return blockOf(h), nil
}

func (c supervised) Block(ctx context.Context, number uint64) (supervisor.Block, error) {
	h, err := c.s.Header(ctx, new(big.Int).SetUint64(number))
	if err != nil {
		return supervisor.Block{}, err
	}
	return blockOf(h), nil
}

func (c supervised) Updates(ctx context.Context, t uint64, next map[common.Hash]uint64) (supervisor.Updates, error) {
	u, err := c.s.Updates(ctx, c.offer, t, next)
	return supervisor.Updates{Logs: u.Logs, Entries: u.Entries, Time: u.Time}, err
}

func (c supervised) Places(ctx context.Context, t uint64) (map[common.Hash]uint64, error) {
	next := map[common.Hash]uint64{}
	if t == 0 {
		return next, nil
	}
	o, err := c.s.Offer(ctx, c.offer)
	if err != nil {
		return nil, err
	}
	to := o.Terms.CutOff(t - 1)
	grown, err := c.s.Growth(ctx, c.offer, 0, to)
	if err != nil || len(grown) == 0 {
		return next, err
	}
	logs, err := c.s.Reservations(ctx, c.offer, 0, to)
	if err != nil {
		return nil, err
	}
	writers := make(map[common.Hash]common.Address, len(logs))
	for _, l := range logs {
		writers[l.Key] = l.Writer
	}
	shown := c.s.documents(ctx, grown)
	for _, w := range grown {
		switch {
		case w.Batch.Count > 0:
			c.s.batched(ctx, w, shown[w.Batch.Document], writers, next)
		case w.Index > 0:
			next[w.Key] = w.Index + 1
		}
	}
	return next, nil
}

func (c supervised) Offer(ctx context.Context) (hosting.Offer, error) { return c.s.Offer(ctx, c.offer) }

func (c supervised) Revise(ctx context.Context, document []byte) error {
	_, _, err := c.s.ReviseOffer(ctx, c.offer, Bytes(bytes.NewReader(document)), "", nil)
	return err
}

// Posted reads a tick from the chain.
func (c supervised) Posted(ctx context.Context, t uint64) (hosting.Tick, bool, error) {
	return c.s.Tick(ctx, c.offer, t)
}

// Answer shows signatures if somebody demands them: the contract says so when it is asked what that would cost.
func (c supervised) Answer(ctx context.Context, a supervisor.Answer) (bool, error) {
	shown := ground.Attested{Slots: a.Slots, Proof: a.Proof, Signers: a.Signers, Signatures: a.Signatures}
	call, err := c.s.Ground.AttestTick(a.Tick, shown)
	if err != nil {
		return false, err
	}
	err = c.s.trial(ctx, call)
	if refused, ok := errors.AsType[*market.RefusedError](err); ok && refused.Code == "NoDemand" {
		return false, nil
	}
	if err == nil {
		_, err = c.s.AttestTick(ctx, a.Tick, shown)
	}
	return err == nil, err
}

// trial tries a call without sending it.
func (p *party) trial(ctx context.Context, c ground.Call) error {
	ctx, cancel := context.WithTimeout(ctx, estimateTime)
	defer cancel()
	_, err := p.Client.EstimateGas(ctx, ethereum.CallMsg{From: p.Key.Address(), To: &c.To, Data: c.Data, Value: c.Value})
	if err != nil {
		return unwilling(err)
	}
	return nil
}

func (c supervised) Bond(ctx context.Context) error {
	status, err := c.s.Ticks(ctx, c.offer)
	if err != nil {
		return err
	}
	o, err := c.s.Offer(ctx, c.offer)
	if err != nil {
		return err
	}
	head, err := c.s.Head(ctx)
	if err != nil {
		return err
	}
	if head.Number.Uint64() > o.Terms.CutOff(status.Due+1) {
		if _, err := c.s.Stall(ctx, c.offer); err != nil {
			return err
		}
		if status, err = c.s.Ticks(ctx, c.offer); err != nil {
			return err
		}
	}
	if !status.Bonded {
		_, err = c.s.Bond(ctx, c.offer)
	}
	return err
}

func (c supervised) Identity(ctx context.Context, id identity.ID) (hosting.Standing, error) {
	return c.s.Identity(ctx, id)
}

func (c supervised) Identities(ctx context.Context) ([]hosting.Standing, error) {
	all, err := c.s.Identities(ctx, c.offer)
	return slices.DeleteFunc(all, func(s hosting.Standing) bool { return identity.Role(s.Role) != identity.Worker }), err
}

func (c supervised) Record(ctx context.Context, id identity.ID) (market.Content, common.Hash, bool, error) {
	r, found, err := c.s.RecordOf(ctx, id)
	return r.Content, r.SealingKey, found, err
}

func (c supervised) Dismiss(ctx context.Context, id identity.ID, charge hosting.Charge, claim common.Hash) error {
	_, err := c.s.Dismiss(ctx, id, charge, claim)
	return err
}

func (c supervised) Convict(ctx context.Context, e supervisor.Evidence) error {
	kind := "product"
	if e.Link {
		kind = "link"
	}
	_, err := c.s.Convict(ctx, Evidence{
		Schema: evidenceSchema, Kind: kind, Step: e.Step, Signature: e.Signature, Stamp: e.Stamp, Gap: e.Gap, Previous: e.Previous,
	})
	return err
}

func (c supervised) Register(ctx context.Context, client common.Address, block, nonce uint64) (common.Hash, error) {
	known, err := c.s.IsClient(ctx, c.offer, client)
	if err != nil || known {
		return common.Hash{}, err
	}
	return c.send(ctx, fmt.Sprintf("sponsor/register/%s/%s", c.offer, client), func() (ground.Call, error) {
		return c.s.RegisterClientByWork(c.offer, client, block, nonce)
	})
}

func (c supervised) Reserve(ctx context.Context, r hosting.Reservation, signature []byte) (common.Hash, error) {
	key, err := c.s.KeyID(ctx, r)
	if err != nil {
		return common.Hash{}, err
	}
	if _, writer, err := c.s.Length(ctx, key); err != nil || writer != (common.Address{}) {
		return common.Hash{}, err
	}
	return c.send(ctx, "sponsor/reserve/"+key.Hex(), func() (ground.Call, error) { return c.s.Ground.Reserve(r, signature) })
}

// send has a call made for somebody else, once it was tried: what would be refused costs nothing.
func (c supervised) send(ctx context.Context, name string, build func() (ground.Call, error)) (common.Hash, error) {
	call, err := build()
	if err != nil {
		return common.Hash{}, err
	}
	if err := c.s.trial(ctx, call); err != nil {
		return common.Hash{}, err
	}
	receipt, err := c.s.do(ctx, name, build)
	return receipt.Tx, err
}

// supervisedTicks is the log of an application's ticks.
type supervisedTicks struct {
	supervised

	mu    sync.Mutex
	first uint64
}

func (c *supervisedTicks) Status(ctx context.Context) (supervisor.Ticks, error) {
	t, err := c.s.Ticks(ctx, c.offer)
	if err != nil || t.Due == 0 {
		return supervisor.Ticks{}, err
	}
	first, err := c.begun(ctx)
	return supervisor.Ticks{First: first, Due: t.Due, Last: t.Last, Bonded: t.Bonded, Counts: t.Counts}, err
}

// begun finds the first tick of the log.
func (c *supervisedTicks) begun(ctx context.Context) (uint64, error) {
	c.mu.Lock()
	defer c.mu.Unlock()
	if c.first != 0 {
		return c.first, nil
	}
	first, err := c.s.FirstTick(ctx, c.offer)
	if err == nil {
		c.first = first
	}
	return first, err
}

func (c *supervisedTicks) Start(ctx context.Context, first [hosting.Ahead]hosting.Commitment) error {
	_, _, err := c.s.StartTicks(ctx, c.offer, first)
	if refused, ok := errors.AsType[*market.RefusedError](err); ok && refused.Code == "AlreadyStarted" {
		return nil // by an earlier call, of which nobody was told
	}
	return err
}

func (c *supervisedTicks) Post(ctx context.Context, p supervisor.Posting) (hosting.Tick, error) {
	t, _, err := c.s.PostTick(ctx, TickRequest{
		Offer: c.offer, Number: p.Tick, Document: Named(p.Document.CID()), UpdateRoot: p.UpdateRoot, StateRoot: p.StateRoot,
		Next: p.Next, Seed: p.Seed,
	})
	return t, err
}

func (c *supervisedTicks) Commitment(ctx context.Context, t uint64) (hosting.Commitment, error) {
	return c.s.Commitment(ctx, c.offer, t)
}

func (c *supervisedTicks) Beacon(ctx context.Context, t uint64) (common.Hash, bool, bool, error) {
	d, err := c.s.TickRandomness(ctx, c.offer, t)
	return d.Value, d.Known, d.Lost, err
}

// supervisedRelay anchors what clients of an application signed.
type supervisedRelay struct {
	r      *Relay
	offer  hosting.OfferID
	rounds int
}

func (c *supervisedRelay) Take(ctx context.Context, u hosting.SignedUpdate) ([]byte, error) {
	s, err := c.r.Take(ctx, u)
	if err != nil {
		return nil, err
	}
	return json.Marshal(s)
}

func (c *supervisedRelay) Check(ctx context.Context, u hosting.SignedUpdate) error {
	offer, _, err := c.r.examine(ctx, u)
	if err == nil && offer != c.offer {
		err = fmt.Errorf("key %s is of application %s: ask its own supervisor", u.Update.Key, offer)
	}
	return err
}

func (c *supervisedRelay) Writer(ctx context.Context, log common.Hash) (common.Address, error) {
	_, writer, err := c.r.Length(ctx, log)
	return writer, err
}

// answerEach is after how many rounds of anchoring claims are looked for: they wait for as long as the relay's window.
const answerEach = 20

func (c *supervisedRelay) Anchor(ctx context.Context) (int, error) {
	posted, err := c.r.Post(ctx)
	if c.rounds++; err == nil && c.rounds%answerEach == 0 {
		_, err = c.r.Answer(ctx)
	}
	return len(posted), err
}

// Keep stores a directory.
func (c supervisedContent) Keep(ctx context.Context, files fs.FS) (market.Content, error) {
	return c.s.keep(ctx, Directory(files))
}
