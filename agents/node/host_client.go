package node

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"math/big"
	"slices"
	"time"

	"github.com/ethereum/go-ethereum/common"
	"github.com/ethereum/go-ethereum/crypto"

	"emet/agents/chain/ground"
	"emet/agents/channel"
	"emet/agents/client"
	"emet/agents/hosting"
	"emet/agents/hosting/desk"
	"emet/agents/hosting/sealed"
	"emet/agents/identity"
	"emet/agents/identity/hashcash"
	"emet/agents/market"
	"emet/agents/wire"
)

// User makes the role of a user of applications out of the client's parts. Mining tells how far a proof of work is, and
// may be nil.
func (c *Client) User(mining func(hashcash.Progress)) (*client.Client, error) {
	return client.New(client.Config{
		Chain: userChain{c.party}, Logs: userLogs{c}, Account: userAccount{c, mining}, Purse: userPurse{c, mining}, Content: c.Content,
		Network: userNetwork{c.party}, DB: c.DB, Court: c.CourtDomain(), Peers: c.Agent.Network.IPFS, Log: c.Agent.log,
	})
}

// userChain reads the contracts for a user.
type userChain struct{ *party }

// stalledTicks is how many ticks in a row may have stalled before an older state is not looked for any more.
const stalledTicks = 64

// Last returns the last tick that was posted and counts.
func (u userChain) Last(ctx context.Context, offer hosting.OfferID) (uint64, bool, error) {
	t, err := u.Ticks(ctx, offer)
	if err != nil || t.Due == 0 {
		return 0, false, err
	}
	for n := t.Due - 1; n > 0 && n+stalledTicks >= t.Due; n-- {
		if n == t.Due-1 && !t.Counts {
			continue
		}
		if _, found, err := u.Tick(ctx, offer, n); err != nil || found {
			return n, found, err
		}
	}
	return 0, false, nil
}

// MaySign tells whether a key could sign what was posted for a tick: the master's, or one with the right to post ticks that
// was not taken back for it. That it has expired since is no matter, as the chain took the tick.
func (u userChain) MaySign(ctx context.Context, offer hosting.OfferID, key common.Address, tick uint64) (bool, error) {
	o, err := u.Offer(ctx, offer)
	if err != nil || o.Master == key {
		return err == nil, err
	}
	k, err := u.KeyOf(ctx, offer, key)
	if err != nil {
		return false, err
	}
	return identity.Powers(k.Scope)&identity.Ticks != 0 && (!k.Revoked || tick < k.FromTick), nil
}

// Beacon returns the randomness of a tick. In the place of what is lost stands the hash of the seed of the tick whose draws
// it is for.
func (u userChain) Beacon(ctx context.Context, offer hosting.OfferID, tick uint64) (common.Hash, bool, error) {
	d, err := u.TickRandomness(ctx, offer, tick)
	if err != nil || d.Known && !d.Lost {
		return d.Value, d.Known, err
	}
	if !d.Lost {
		return common.Hash{}, false, nil
	}
	c, err := u.Commitment(ctx, offer, tick+1)
	return crypto.Keccak256Hash(c.SeedHash[:]), err == nil, err
}

// Updates reads what was appended in a tick.
func (u userChain) Updates(ctx context.Context, offer hosting.OfferID, tick uint64, next map[common.Hash]uint64) (client.Updates, error) {
	got, err := u.party.Updates(ctx, offer, tick, next)
	return client.Updates{Logs: got.Logs, Entries: got.Entries, Time: got.Time}, err
}

// userLogs reads a user's own logs.
type userLogs struct{ *Client }

// Own returns the logs that the client reserved in an application, oldest first.
func (u userLogs) Own(ctx context.Context, offer hosting.OfferID) ([]client.Log, error) {
	all, err := u.Logs(ctx, u.Key.Address())
	if err != nil {
		return nil, err
	}
	out := []client.Log{}
	for _, l := range all {
		if l.Offer == offer && l.Writer == u.Key.Address() {
			out = append(out, client.Log{Key: l.Key, Tag: l.Tag, Count: l.Count, Newest: l.Newest})
		}
	}
	return out, nil
}

// Place returns the number of the next entry of a log: behind what is on chain, and behind what relays promised.
func (u userLogs) Place(ctx context.Context, key common.Hash) (uint64, error) {
	place, writer, err := u.Length(ctx, key)
	if err != nil {
		return 0, err
	}
	if writer == (common.Address{}) {
		return 0, noKey(key)
	}
	given, err := u.Relayed()
	for _, r := range given {
		if r.Update.Update.Key == key {
			place = max(place, r.Update.Update.Index+1)
		}
	}
	return place, err
}

// AnchoredIn returns the block, from one on, in which an update was anchored, by itself or in a relay's batch; 0 if it was
// not yet.
func (u userLogs) AnchoredIn(ctx context.Context, offer hosting.OfferID, s hosting.SignedUpdate, from uint64) (uint64, error) {
	return u.anchoredIn(ctx, offer, s, from)
}

func (c *Client) anchoredIn(ctx context.Context, offer hosting.OfferID, s hosting.SignedUpdate, from uint64) (uint64, error) {
	head, err := c.Head(ctx)
	if err != nil {
		return 0, err
	}
	grown, err := c.Growth(ctx, offer, from, head.Number.Uint64())
	if err != nil {
		return 0, err
	}
	promised, err := c.promise(s.Update.Message())
	isPromised := err == nil // else nobody promised anything
	for _, w := range grown {
		switch {
		case w.Batch.Count == 0 && w.Key == s.Update.Key && w.Index == s.Update.Index && w.Content == s.Update.Content:
			return w.Block, nil
		case w.Batch.Count > 0 && isPromised && w.Batch.Relay == promised.Promise.Relay && w.Batch.Number == promised.Promise.Receipt.Batch:
			_, found, err := c.Find(ctx, s.Update.Message())
			if errors.Is(err, ErrBroken) {
				return 0, nil // the promise is broken: what follows from that is for the user to decide
			}
			if err != nil || !found {
				return 0, err
			}
			return w.Block, nil
		}
	}
	return 0, nil
}

// userAccount signs as a user.
type userAccount struct {
	*Client

	mining func(hashcash.Progress)
}

// Address returns the user's account.
func (u userAccount) Address() common.Address { return u.Key.Address() }

// Balance returns the user's ether, in wei.
func (u userAccount) Balance(ctx context.Context) (*big.Int, error) {
	b, err := u.Agent.Client.BalanceAt(ctx, u.Key.Address(), nil)
	if err != nil {
		return nil, fmt.Errorf("ask for the balance of %s: %w", u.Key, err)
	}
	return b, nil
}

// Mine does the proof of work for somebody else to register this account with.
func (u userAccount) Mine(ctx context.Context, offer hosting.OfferID) (block, nonce uint64, err error) {
	o, err := u.Offer(ctx, offer)
	if err != nil {
		return 0, 0, err
	}
	account := u.Key.Address()
	l := labour{
		name: "sponsored/" + offer.Hex(), bits: o.Terms.ClientBits, progress: u.mining,
		challenge: func(b recentBlock) (common.Hash, error) { return u.ClientChallenge(ctx, offer, account, b.number) },
	}
	for {
		block, nonce, err = u.dig(ctx, l)
		if err == nil {
			h, e := u.ClientChallenge(ctx, offer, account, block)
			if e != nil {
				return 0, 0, e
			}
			if hashcash.Verify(h, nonce, int(l.bits)) {
				return block, nonce, nil
			}
			err = errStale
		}
		if e := u.DB.Update(l.forget); e != nil || !errors.Is(err, errStale) {
			return 0, 0, errors.Join(err, e)
		}
	}
}

// SignReservation signs a reservation for somebody else to bring to the chain.
func (u userAccount) SignReservation(r hosting.Reservation) ([]byte, error) {
	s, err := u.Key.SignTyped(u.KeyDomain(), r.Message())
	return s[:], err
}

// SignUpdate signs an entry for a place, durably.
func (u userAccount) SignUpdate(ctx context.Context, key common.Hash, index uint64, c market.Content, deadline uint64) (hosting.SignedUpdate, error) {
	return u.Client.SignUpdate(ctx, key, index, Named(c.CID()), deadline)
}

// channelTokens is how many tokens a channel is opened for.
const channelTokens = 64

// Pay promises an amount in this account's channel to a supervisor, which is opened if there is none with as much left.
func (u userAccount) Pay(ctx context.Context, to common.Address, amount *big.Int) ([]byte, error) {
	wei, err := channel.AmountOf(amount)
	if err != nil {
		return nil, err
	}
	id, err := u.channelTo(ctx, to, wei)
	if err != nil {
		return nil, err
	}
	s, err := u.Client.Pay(ctx, id, wei, identity.Checkpoint{})
	if err != nil {
		return nil, err
	}
	return json.Marshal(s)
}

func (u userAccount) channelTo(ctx context.Context, to common.Address, least channel.Amount) (channel.ID, error) {
	all, err := u.Channels(ctx)
	if err != nil {
		return channel.ID{}, err
	}
	for _, v := range all {
		if v.Channel.Payer != u.Key.Address() || v.Channel.Payee != to || v.Channel.Token != (common.Address{}) || v.State.Closed || v.State.CloseAt > 0 {
			continue
		}
		if left, ok := v.State.Deposit().Minus(v.Promised); ok && left.Cmp(least) >= 0 {
			return v.ID, nil
		}
	}
	deposit, ok := least.Times(channelTokens)
	if !ok {
		return channel.ID{}, fmt.Errorf("a token costs %s wei: nobody has as much", least)
	}
	id, _, err := u.OpenChannel(ctx, ChannelRequest{Payee: to, Amount: deposit})
	return id, err
}

// Promised takes a relay's promise.
func (u userAccount) Promised(ctx context.Context, s hosting.SignedUpdate, receipt []byte) error {
	var r SignedReceipt
	if err := json.Unmarshal(receipt, &r); err != nil {
		return fmt.Errorf("the promise is none: %w", err)
	}
	return u.Client.Promised(ctx, s, r)
}

// userPurse pays as a user. What was sent before is not sent again.
type userPurse struct {
	*Client

	mining func(hashcash.Progress)
}

// Register registers the account.
func (u userPurse) Register(ctx context.Context, offer hosting.OfferID) error {
	_, err := u.Client.Register(ctx, offer, u.mining)
	return err
}

// Reserve reserves a log.
func (u userPurse) Reserve(ctx context.Context, r hosting.Reservation) error {
	key, err := u.KeyID(ctx, r)
	if err != nil {
		return err
	}
	_, err = u.do(ctx, "reserve/"+key.Hex(), func() (ground.Call, error) { return u.Ground.Reserve(r, nil) })
	return err
}

// Anchor brings an update to the chain, unless it is there. The log on chain is first told of what relays appended.
func (u userPurse) Anchor(ctx context.Context, s hosting.SignedUpdate) error {
	count, _, err := u.Length(ctx, s.Update.Key)
	if err != nil {
		return err
	}
	if count > s.Update.Index {
		offer, _, err := u.OfferOfKey(ctx, s.Update.Key)
		if err != nil {
			return err
		}
		at, err := u.anchoredIn(ctx, offer, s, u.Birth)
		if err == nil && at == 0 {
			err = fmt.Errorf("entry %d of log %s is something else", s.Update.Index, s.Update.Key)
		}
		return err
	}
	if count < s.Update.Index {
		if err := u.catchUp(ctx, s); err != nil {
			return err
		}
	}
	_, err = u.AppendSigned(ctx, s)
	return err
}

// catchUp tells a log of the entry before an update, which a relay anchored.
func (u userPurse) catchUp(ctx context.Context, s hosting.SignedUpdate) error {
	given, err := u.Relayed()
	if err != nil {
		return err
	}
	for _, r := range given {
		if r.Update.Update.Key != s.Update.Key || r.Update.Update.Index+1 != s.Update.Index {
			continue
		}
		a, found, err := u.Find(ctx, r.Update.Update.Message())
		if err != nil {
			return err
		}
		if !found {
			return fmt.Errorf("%w: the relay has not anchored entry %d of log %s", client.ErrNotYet, r.Update.Update.Index, s.Update.Key)
		}
		_, err = u.CatchUp(ctx, a)
		return err
	}
	return fmt.Errorf("entry %d of log %s does not follow what is there", s.Update.Index, s.Update.Key)
}

// userNetwork carries a user's messages.
type userNetwork struct{ *party }

// Ask sends an envelope to a server.
func (u userNetwork) Ask(ctx context.Context, addrs []string, envelope []byte) ([]byte, error) {
	return u.Host.Ask(ctx, addrs, hosting.RequestProtocol, userLimits, envelope)
}

// Meet has servers connected to.
func (u userNetwork) Meet(addrs []string) { u.Host.Meet(addrs) }

// Desk asks a supervisor.
func (u userNetwork) Desk(ctx context.Context, addrs []string, r desk.Request) (desk.Reply, error) {
	blob, err := u.Host.Ask(ctx, addrs, desk.Protocol, userDeskLimits, desk.EncodeRequest(&r))
	if err != nil {
		return desk.Reply{}, err
	}
	reply, err := desk.DecodeReply(blob)
	if err != nil {
		return desk.Reply{}, err
	}
	return *reply, nil
}

// Keep has content kept by the network's nodes.
func (u userNetwork) Keep(ctx context.Context, addrs []string, c market.Content) error {
	return askToKeep(ctx, u.Host, slices.Concat(u.Agent.Network.IPFS, addrs), u.Content.Peers(), c.CID())
}

// How much of a user's questions and answers travels, and how long an answer may take.
var (
	userLimits     = wire.Limits{Read: 4 * sealed.MaxMessage, Write: 2 * sealed.MaxMessage, Idle: 30 * time.Second, Total: time.Minute}
	userDeskLimits = wire.Limits{Read: desk.MaxReply, Write: desk.MaxRequest, Idle: 10 * time.Minute, Total: 10 * time.Minute}
)
