package main

import (
	"context"
	"encoding/binary"
	"errors"
	"fmt"
	"time"

	"github.com/ethereum/go-ethereum/common"

	"emet/agents/hosting/audit"
	"emet/agents/hosting/token"
)

// receipts measures what a tick needs of tokens: that servers verify them, and that nobody spends one twice.
func receipts() []measure { return []measure{verifiedTokens, joinedReceipts} }

// verifiedTokens is what it takes a server to know that a token is good: one signature, offline. The best of several turns
// counts, by processor time.
func verifiedTokens(ctx context.Context, r *report) error {
	const n, turns = 200, 20
	key, err := token.NewKey()
	if err != nil {
		return err
	}
	coins, err := bought(key)
	if err != nil {
		return err
	}
	public, err := token.ParsePublic(key.Public())
	if err != nil {
		return err
	}
	best := time.Hour
	for range turns {
		if err := ctx.Err(); err != nil {
			return err
		}
		began := cpuTime()
		for range n {
			if err := public.Verify(coins[0].Token); err != nil {
				return err
			}
		}
		best = min(best, (cpuTime()-began)/n)
	}
	goal := 35.0
	r.add(figure{
		Name: "hosting/token-verify-us", Value: float64(best) / float64(time.Microsecond), Unit: "us", Goal: &goal, Better: lower,
		note: "RSA-PSS of 2048 bits with the standard library; a share's path is six keccak more",
	})
	return nil
}

func bought(key *token.Key) ([]token.Coin, error) {
	o, err := token.NewOrder(key.Public(), 1, token.Free, 1, common.Address{1})
	if err != nil {
		return nil, err
	}
	blinded, err := o.Blinded()
	if err != nil {
		return nil, err
	}
	signed, err := key.Sign(blinded)
	if err != nil {
		return nil, err
	}
	return o.Finish(signed)
}

// joinedReceipts is how fast the receipts of a tick are brought together by their tokens, which finds those that were spent
// twice. There are ten million, five of each token. It is one core's processor time.
func joinedReceipts(ctx context.Context, r *report) error {
	const n, slots, turns = 10_000_000, 5, 2
	root := func(i int) (h common.Hash) {
		x := uint64(i/slots)*0x9e3779b97f4a7c15 + 1 // #nosec G115 -- not negative
		for j := range 4 {
			x ^= x >> 31
			x *= 0xbf58476d1ce4e5b9
			binary.BigEndian.PutUint64(h[8*j:], x)
		}
		return h
	}
	best := time.Hour
	for range turns {
		if err := ctx.Err(); err != nil {
			return err
		}
		began := cpuTime()
		if _, starts := audit.Group(n, root); len(starts) != n/slots {
			return errors.New("receipts of one token are not together")
		}
		best = min(best, cpuTime()-began)
	}
	goal := 2e6
	r.add(figure{
		Name: "hosting/receipts-per-second", Value: n / best.Seconds(), Unit: "1/s", Goal: &goal, Better: higher,
		note: fmt.Sprintf("10^7 in %s s of a core; signatures, shares and draws take some 60 us more for each",
			number(best.Seconds())),
	})
	return nil
}
