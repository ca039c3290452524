package node

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"math/big"

	"github.com/ethereum/go-ethereum/common"
	"github.com/ethereum/go-ethereum/crypto"
	"github.com/ethereum/go-ethereum/params"

	"emet/agents/hosting"
	"emet/agents/hosting/tick"
	"emet/agents/hosting/token"
	"emet/agents/market"
	"emet/agents/program/flow"
)

// ApplicationRequest is an application to be offered. Fields of the document that are zero get defaults.
type ApplicationRequest struct {
	Program  []byte     // as it is planned, with names; required
	Document tick.Offer // without program, addresses and start
	Terms    hosting.Terms
	Price    market.Wei // of a paid token; zero: none are sold
	Ads      bool       // whether tokens are given for advertisements
	Most     uint32     // tokens of a class that a worker takes in a tick; default 65,536
}

// mostTokens is how many tokens of a class a worker takes in a tick, unless the offer says something else (G-18).
const mostTokens = 1 << 16

// least is how many workers a public application has at least: with fewer, a few of them together see too much.
const leastWorkers = 7

// DefaultApplication returns the document and terms that the network suggests for a program: a worker is paid more for a
// stamp than for looking at a value, and as many workers are waited for as a request can need at once.
func (s *Supervisor) DefaultApplication(ctx context.Context, program []byte) (tick.Offer, hosting.Terms, error) {
	p, err := flow.Decode(program)
	if err != nil {
		return tick.Offer{}, hosting.Terms{}, err
	}
	terms, err := s.DefaultTerms(ctx)
	if err != nil {
		return tick.Offer{}, terms, err
	}
	gwei := func(n int64) market.Wei {
		return market.NewWei(new(big.Int).Mul(big.NewInt(n), big.NewInt(params.GWei)))
	}
	doc := tick.Offer{
		Schema: tick.OfferSchema, Name: p.Name, MinWorkers: leastWorkers, Latency: 2000, Threshold: 60, Share: true,
		Pay: tick.Pay{Top: gwei(100), Point: gwei(100), Query: gwei(50), Update: gwei(200)}, MaxPay: gwei(100_000_000),
	}
	if s.Agent.Network.Dev {
		doc.MinWorkers, doc.Threshold, doc.MaxPay = 4, 2, gwei(10_000_000)
		head, err := s.Head(ctx)
		if err != nil {
			return doc, terms, err
		}
		terms.StartBlock = head.Number.Uint64() + uint64(terms.TickBlocks)
	}
	// Two ticks of the highest pay of all workers (SR-20): whoever stakes more on its data says so with a higher bond.
	if bond := times(doc.MaxPay, 2*uint64(doc.MinWorkers)); terms.Bond.Cmp(bond) < 0 { // #nosec G115 -- small
		terms.Bond = market.NewWei(bond)
	}
	return doc, terms, nil
}

// PostApplication publishes a program and posts its offer, unless this account did so before: then that offer is
// returned, whatever has become of its document. Who runs it is reached at this agent's addresses. A first tick that is over
// by the time that a block takes the offer is put off.
func (s *Supervisor) PostApplication(ctx context.Context, r ApplicationRequest) (hosting.OfferID, Receipt, error) {
	if _, err := flow.Decode(r.Program); err != nil {
		return hosting.OfferID{}, Receipt{}, err
	}
	var err error
	doc := r.Document
	if doc.Program, err = s.keep(ctx, Bytes(bytes.NewReader(r.Program))); err != nil {
		return hosting.OfferID{}, Receipt{}, err
	}
	salt := crypto.Keccak256Hash([]byte("emet/application/1"), doc.Program.Digest[:], []byte(doc.Name))
	id, err := s.OfferID(ctx, s.Key.Address(), salt)
	if err != nil {
		return id, Receipt{}, err
	}
	if known, err := s.Offers(ctx); err != nil {
		return id, Receipt{}, err
	} else if knows(known, id) {
		return id, Receipt{}, nil
	}
	doc.Supervisor = s.Host.Addrs()
	if len(doc.Supervisor) > tick.MaxAddrs {
		doc.Supervisor = doc.Supervisor[:tick.MaxAddrs]
	}
	doc.Bootstrap = s.Network.IPFS[:min(len(s.Network.IPFS), tick.MaxAddrs)]
	// Tokens of requests that write are never free (SR-21): they take work or advertisements, or are paid.
	doc.Tokens = []tick.Price{{Class: token.Free}}
	if r.Ads {
		doc.Tokens = append(doc.Tokens, tick.Price{Class: token.Ads, Writes: true})
	}
	if r.Price.Sign() > 0 {
		doc.Tokens = append(doc.Tokens, tick.Price{Class: token.Paid, Amount: r.Price, Writes: true})
	}
	fill(&r.Most, mostTokens)
	for i := range doc.Tokens {
		doc.Tokens[i].Most = r.Most
	}
	blob, err := doc.Encode()
	if err != nil {
		return id, Receipt{}, err
	}
	id, receipt, err := s.postInTime(ctx, OfferRequest{Document: Bytes(bytes.NewReader(blob)), Terms: r.Terms, Salt: salt})
	if err != nil {
		err = fmt.Errorf("post the offer of %s: %w", doc.Name, err)
	}
	return id, receipt, err
}

// postTries is how often a first tick is chosen anew: each is twice as far ahead as the one before.
const postTries = 6

// postInTime posts an offer. If its first tick has ended before a block took it, as it may where blocks come fast, it gets a
// later one.
func (s *Supervisor) postInTime(ctx context.Context, r OfferRequest) (id hosting.OfferID, receipt Receipt, err error) {
	lead := max(uint64(r.Terms.TickBlocks), 10)
	for range postTries {
		id, receipt, err = s.PostOffer(ctx, r)
		if refused, ok := errors.AsType[*market.RefusedError](err); !ok || refused.Code != "InvalidTerms" {
			return id, receipt, err
		}
		head, e := s.Head(ctx)
		if e != nil {
			return id, receipt, e
		}
		if head.Number.Uint64() < r.Terms.StartBlock { // that is not why
			return id, receipt, err
		}
		lead *= 2
		r.Terms.StartBlock = head.Number.Uint64() + lead
	}
	return id, receipt, err
}

// Upgrade puts another program in the place of an application's (B-03, C-05): the ticks that its supervisor plans from now on
// run it, those that are laid out run the one before. It returns the version of the offer that says so. To name the program
// that there is changes nothing. The master can, or a key with the right to post versions.
func (s *Supervisor) Upgrade(ctx context.Context, offer hosting.OfferID, program []byte) (uint32, Receipt, error) {
	if _, err := flow.Decode(program); err != nil {
		return 0, Receipt{}, err
	}
	o, err := s.Offer(ctx, offer)
	if err != nil {
		return 0, Receipt{}, err
	}
	blob, err := heldContent{s.Agent}.Read(ctx, o.Document, nil, tick.MaxOffer)
	if err != nil {
		return 0, Receipt{}, fmt.Errorf("get the offer's document: %w", err)
	}
	doc, err := tick.ReadOffer(blob)
	if err != nil {
		return 0, Receipt{}, err
	}
	c, err := s.keep(ctx, Bytes(bytes.NewReader(program)))
	if err != nil {
		return 0, Receipt{}, err
	}
	if !doc.Upgrade(c) {
		return o.Version, Receipt{}, nil
	}
	if blob, err = doc.Encode(); err != nil {
		return 0, Receipt{}, err
	}
	return s.ReviseOffer(ctx, offer, Bytes(bytes.NewReader(blob)), "", nil)
}

func knows(offers []hosting.Offer, id hosting.OfferID) bool {
	for _, o := range offers {
		if o.ID == id {
			return true
		}
	}
	return false
}

// FindApplication finds the offer of this account that runs a program; zero if there is none.
func (s *Supervisor) FindApplication(ctx context.Context, program []byte, name string) (hosting.OfferID, error) {
	c, err := s.keep(ctx, Bytes(bytes.NewReader(program)))
	if err != nil {
		return hosting.OfferID{}, err
	}
	id, err := s.OfferID(ctx, s.Key.Address(), crypto.Keccak256Hash([]byte("emet/application/1"), c.Digest[:], []byte(name)))
	if err != nil {
		return id, err
	}
	known, err := s.Offers(ctx)
	if err != nil || !knows(known, id) {
		return common.Hash{}, errors.Join(err)
	}
	return id, nil
}
