package main

import (
	"context"
	"crypto/sha256"
	"encoding/binary"
	"errors"
	"fmt"
	"time"

	"emet/agents/identity/hashcash"
)

// identities measures what identities and their ground cost: work, gas, and signatures.
func identities() []measure { return []measure{mining, vouchers, gasOfGround} }

// mining is the rate at which one core looks for proof of work, beside the standard library at the same. Both are taken
// by processor time, in turns, and the best turn counts: others may use the machine, and no turn is too fast by chance.
func mining(ctx context.Context, r *report) error {
	const turns = 40
	var own, std float64
	for i := range uint64(turns) {
		rate, err := mined(ctx, i<<32)
		if err != nil {
			return fmt.Errorf("mining: %w", err)
		}
		own, std = max(own, rate), max(std, hashed())
	}
	goal, times := 74.0, 5.5
	r.add(figure{
		Name: "hashcash/rate-per-core", Value: own / 1e6, Unit: "MH/s", Goal: &goal, Better: higher,
		note: "with " + hashcash.Method() + "; counting operations, Zen 4 at 3.6 GHz can do 82 to 87",
	})
	r.add(figure{
		Name: "hashcash/vs-stdlib", Value: own / std, Unit: "x", Goal: &times, Better: higher,
		note: fmt.Sprintf("crypto/sha256: %s MH/s", number(std/1e6)),
	})
	return nil
}

// mined looks for what is not there for a while and returns the hashes per second of processor time.
func mined(ctx context.Context, from uint64) (rate float64, err error) {
	const turn = 50 * time.Millisecond
	short, cancel := context.WithTimeout(ctx, turn)
	defer cancel()
	began := cpuTime()
	next, err := hashcash.Mine(short, [32]byte{1}, hashcash.MaxBits, hashcash.Options{Workers: 1, From: from})
	took := cpuTime() - began
	switch {
	case ctx.Err() != nil:
		return 0, ctx.Err()
	case !errors.Is(err, context.DeadlineExceeded):
		return 0, fmt.Errorf("ended with nonce %d and %w", next, err)
	}
	return float64(next-from) / took.Seconds(), nil
}

// hashed does the same with crypto/sha256.
func hashed() (rate float64) {
	const n = 1 << 18
	var block [40]byte
	began := cpuTime()
	for i := range uint64(n) {
		binary.BigEndian.PutUint64(block[32:], i)
		if hash := sha256.Sum256(block[:]); hash == [32]byte{} {
			return 0 // so that the work is not in vain
		}
	}
	return n / (cpuTime() - began).Seconds()
}
