package member_test

import (
	"bytes"
	"context"
	"crypto/ecdsa"
	"errors"
	"fmt"
	"math/big"
	"slices"

	"github.com/ethereum/go-ethereum/common"
	"github.com/ethereum/go-ethereum/crypto"

	"emet/agents/channel"
	"emet/agents/eip712"
	"emet/agents/hosting"
	"emet/agents/hosting/desk"
	"emet/agents/hosting/stamp"
	"emet/agents/hosting/tick"
	"emet/agents/hosting/token"
	"emet/agents/identity"
	"emet/agents/market"
	"emet/agents/member"
)

// The chain.

func (w *world) Head(context.Context) (member.Block, error) {
	w.mu.Lock()
	defer w.mu.Unlock()
	return member.Block{Number: w.block, Time: 1000 + w.block}, nil
}

func (w *world) TimeOf(_ context.Context, block uint64) (uint64, error) { return 1000 + block, nil }

func (w *world) Offer(context.Context) (hosting.Offer, error) {
	w.mu.Lock()
	defer w.mu.Unlock()
	return w.offer, nil
}

func (w *world) Ticks(context.Context) (member.Ticks, error) {
	w.mu.Lock()
	defer w.mu.Unlock()
	return member.Ticks{Due: uint64(len(w.posted)) + 1, Counts: true}, nil
}

func (w *world) Commitment(_ context.Context, t uint64) (hosting.Commitment, error) {
	w.mu.Lock()
	defer w.mu.Unlock()
	return w.commits[t], nil
}

func (w *world) Posted(_ context.Context, t uint64) (hosting.Tick, bool, error) {
	w.mu.Lock()
	defer w.mu.Unlock()
	p, ok := w.posted[t]
	return p, ok, nil
}

func (w *world) Beacon(_ context.Context, t uint64) (common.Hash, bool, bool, error) {
	w.mu.Lock()
	defer w.mu.Unlock()
	return digest("beacon", t), w.block >= w.offer.Terms.CutOff(t)+2, w.lost[t], nil
}

// The registry.

func (w *world) Mine(context.Context) (hosting.Standing, error) {
	w.mu.Lock()
	defer w.mu.Unlock()
	return w.standing, nil
}

func (w *world) Join(_ context.Context, record func([]byte) []byte) (identity.ID, error) {
	r, err := desk.DecodeRecord(record(w.sealing))
	if err != nil {
		return identity.ID{}, err
	}
	if err := r.Check(identity.SealingHash(w.sealing)); err != nil {
		return identity.ID{}, err
	}
	w.mu.Lock()
	defer w.mu.Unlock()
	w.joins++
	w.standing = hosting.Standing{ID: w.id(), State: hosting.Active, Signer: crypto.PubkeyToAddress(w.key.PublicKey), Role: 1}
	return w.id(), nil
}

func (w *world) Keys(context.Context, identity.ID) (member.Signer, member.Opener, error) {
	return signerOf{w.key}, openerOf{w.opener, w.sealing}, nil
}

func (w *world) Announce(_ context.Context, _ identity.ID, _ []byte, full bool) error {
	w.mu.Lock()
	defer w.mu.Unlock()
	if full != w.standing.Full {
		w.full = append(w.full, full)
	}
	w.standing.Full = full
	return nil
}

func (w *world) Attest(context.Context, []byte) error {
	w.mu.Lock()
	defer w.mu.Unlock()
	w.heads++
	return nil
}

func (w *world) Rules(id identity.ID, worker common.Address) identity.ChainRules {
	boss := crypto.PubkeyToAddress(w.boss.PublicKey)
	return identity.ChainRules{Registry: registryOf, Identity: id, Worker: worker, Authorised: func(key common.Address, _ identity.Link) bool { return key == boss }}
}

type signerOf struct{ key *ecdsa.PrivateKey }

func (s signerOf) SignDigest(d common.Hash) (eip712.Signature, error) { return eip712.Sign(d, s.key) }

func (s signerOf) SignTyped(d eip712.Domain, m common.Hash) (eip712.Signature, error) {
	return eip712.Sign(d.Digest(m), s.key)
}

type openerOf struct {
	*stamp.Opener

	public []byte
}

func (o openerOf) Public() []byte { return o.public }

type domainsOf struct{}

func (domainsOf) Registry() eip712.Domain { return registryOf.Domain() }

func (domainsOf) Ticks() eip712.Domain {
	return eip712.Domain{Name: "emet TickLog", Version: "1", ChainID: big.NewInt(1337)}
}

func (domainsOf) Court(t hosting.Terms) eip712.Domain {
	return eip712.Domain{Name: "emet StampCourt", Version: "1", ChainID: big.NewInt(1337), Contract: t.Court}
}

// The content store.

func (w *world) Read(_ context.Context, c market.Content, _ []string, most int64) ([]byte, error) {
	w.mu.Lock()
	defer w.mu.Unlock()
	blob, ok := w.blocks[c]
	if !ok || int64(len(blob)) > most {
		return nil, fmt.Errorf("%s is not there", c)
	}
	return blob, nil
}

func (w *world) ReadAt(_ context.Context, dir market.Content, path string, _ []string, _ int64) ([]byte, error) {
	w.mu.Lock()
	defer w.mu.Unlock()
	blob, ok := w.files[dir][path]
	if !ok {
		return nil, fmt.Errorf("no file %s in %s", path, dir)
	}
	return blob, nil
}

func (w *world) Hold(_ context.Context, c market.Content, _ []string, _ string) error {
	w.mu.Lock()
	defer w.mu.Unlock()
	w.held = append(w.held, c)
	return nil
}

func (w *world) LetGo(context.Context, string) error { return nil }

func (w *world) Keep(_ context.Context, block []byte, _ string) (market.Content, error) {
	w.mu.Lock()
	defer w.mu.Unlock()
	return w.put(bytes.Clone(block)), nil
}

// The network, with the supervisor.

func (w *world) Call(context.Context, tick.Server, []byte) ([]byte, error) { return nil, errAway }
func (w *world) Addrs() []string                                           { return []string{"/ip4/127.0.0.1/tcp/9/p2p/me"} }
func (w *world) Publish(context.Context, []byte) error                     { return nil }
func (w *world) Meet([][]string)                                           {}

func (w *world) Desk(_ context.Context, _ []string, r *desk.Request) (*desk.Reply, error) {
	if _, err := desk.DecodeRequest(desk.EncodeRequest(r)); err != nil {
		return nil, err
	}
	w.mu.Lock()
	defer w.mu.Unlock()
	switch {
	case w.away:
		return nil, errAway
	case r.Hello != nil:
		w.hellos++
		return &desk.Reply{}, nil
	case r.Attest != nil:
		if !slices.Contains(w.attested, r.Attest.Tick) {
			w.attested = append(w.attested, r.Attest.Tick)
		}
		return &desk.Reply{}, nil
	case r.Complain != nil:
		if !desk.Worked(r, r.Bits(int(w.offer.Terms.ClientBits))) {
			return &desk.Reply{Code: "work", Refused: "it took no work"}, nil
		}
		w.said = append(w.said, r.Complain.Text)
		return &desk.Reply{}, nil
	case r.Receipts != nil:
		if reply, err := w.pay(r.Receipts); !w.lose {
			return reply, err
		}
		return nil, errAway
	}
	return &desk.Reply{Refused: "what?", Code: "unknown"}, nil
}

// pay counts receipts as a supervisor does, at two wei each.
func (w *world) pay(r *desk.Receipts) (*desk.Reply, error) {
	if err := r.Check(w.standing.Signer); err != nil {
		return nil, err
	}
	w.asks++
	if paid, again := w.wages[r.Document]; again {
		return &desk.Reply{Pay: &paid}, nil
	}
	if w.block <= w.offer.Terms.CutOff(r.Tick) {
		return &desk.Reply{Refused: "it runs", Code: "busy"}, nil
	}
	if !w.pays {
		return &desk.Reply{Refused: "not today", Code: "busy"}, nil
	}
	all, err := token.OpenReceipts(w.receipts, w.app, r.Tick, r.Block)
	if err != nil {
		return nil, err
	}
	for _, one := range all {
		if one == nil || one.Tick != r.Tick {
			return &desk.Reply{Refused: "receipts", Code: "unknown"}, nil
		}
	}
	link := w.chain.Next(r.Document.Digest)
	head := link.Head(w.id())
	if link.Worker, err = eip712.ParseSignature(r.Link); err != nil {
		return nil, err
	}
	if link.Supervisor, err = eip712.Sign(registryOf.Domain().Digest(head), w.boss); err != nil {
		return nil, err
	}
	segment, err := identity.Segment{Identity: w.id(), From: w.chain, Links: []identity.Link{link}}.Encode()
	if err != nil {
		return nil, err
	}
	w.chain = identity.Checkpoint{Length: link.Length, Head: head}
	w.receipt += len(all)
	amount := uint64(2 * len(all))
	id := digest("channel", w.channel)
	if !w.greedy {
		w.promised[id] += amount
	}
	paid := desk.Paid{
		Channel: id, Voucher: fmt.Appendf(nil, "%d", w.promised[id]), Link: segment, Head: []byte("{}"),
		Counted: uint32(len(all)), Amount: fmt.Sprint(amount),
	}
	w.wages[r.Document] = paid
	return &desk.Reply{Pay: &paid}, nil
}

// purseOf is the worker's side of the channel.
type purseOf struct{ *world }

func (p purseOf) Enter(_ context.Context, named channel.ID, _ market.Wei) (channel.ID, error) {
	p.mu.Lock()
	defer p.mu.Unlock()
	if !p.open {
		return channel.ID{}, errors.New("there is none")
	}
	if now := digest("channel", p.channel); named == (channel.ID{}) || named == now {
		return now, nil
	}
	return channel.ID{}, errors.New("the key that signs for it was revoked")
}

func (p purseOf) Accept(_ context.Context, id channel.ID, voucher []byte) (before, now channel.Amount, err error) {
	p.mu.Lock()
	defer p.mu.Unlock()
	was := p.took[id]
	if voucher != nil {
		var total uint64
		if _, err := fmt.Sscan(string(voucher), &total); err != nil {
			return before, now, err
		}
		if total > was {
			p.took[id] = total
			p.taken += total - was
		}
	}
	return channel.NewAmount(was), channel.NewAmount(p.took[id]), nil
}

func (p purseOf) Alive(_ context.Context, id channel.ID) error {
	p.mu.Lock()
	defer p.mu.Unlock()
	if !p.open {
		return channel.ErrClosing
	}
	if id != digest("channel", p.channel) {
		return channel.ErrRevoked
	}
	return nil
}
