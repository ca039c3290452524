package main

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
)

// A price is a figure that the contracts' own tests measure and note in snapshots.
type price struct {
	name     string
	contract string // whose snapshots
	entry    string // among them
	per      float64
	goal     *float64
	note     string
}

// prices of what hosted applications do on chain. What is said of others was measured or published with the compilers and
// settings of their own; docs/ground.md has the whole table and its sources.
func prices() []price {
	return []price{
		{
			"gas/identity-register", "IdentityRegistry", "register, on the board", 1, new(120_000.0),
			"all fields, real offer; the check of the work is at most 260 of it",
		},
		{
			"gas/channel-open", "PaymentChannels", "open", 1, new(50_000.0),
			"ether; Livepeer 86 k, Perun 46 k for the payer's half, Celer 380 k",
		},
		{
			"gas/channel-open-erc20", "PaymentChannels", "tokens: open", 1, new(70_000.0),
			"Tempo 112 k, Swarm 135 k, SingularityNET 172 k, Raiden 147 k",
		},
		{
			"gas/channel-redeem", "PaymentChannels", "redeem, first", 1, new(48_000.0),
			"ether; Livepeer 87 k; in tokens 57 k: Tempo 58 k, SingularityNET 84 k, Swarm 112 k",
		},
		{
			"gas/channel-batch10-per-voucher", "PaymentChannels", "batch of ten", 10, new(15_000.0),
			"ten payers; SingularityNET 46 k, Livepeer 59 k",
		},
		{
			"gas/channel-voucher-marginal", "PaymentChannels", "batch: marginal voucher", 1, new(11_700.0),
			"Raiden's bulk claim 11.7 k",
		},
		{
			"gas/channel-topup", "PaymentChannels", "top-up", 1, new(30_000.0),
			"ether; Livepeer 44 k; in tokens 51 k: Tempo 54 k, Swarm 49 k, SingularityNET 43 k, Raiden 56 k",
		},
		{"gas/tick-post", "TickLog", "post", 1, nil, "cites, anchors, reveals and commits; the first 256 ticks of an offer cost 141 k"},
		{"gas/key-append", "KeyLog", "append", 1, nil, "by the writer itself; the first of a tick costs 85 k"},
		{
			"gas/key-append-batched", "KeyLog", "anchor 100: per update", 1, nil,
			"in a relay's batch of 100; any number costs the same, so a share of 1000 is a tenth",
		},
		{
			"gas/tombstone-proof-16", "StampCourt", "convict product, 16 sites, on the ledgers", 1, new(100_000.0),
			"the last of sixteen multiplications, with real board, registry and tick log",
		},
	}
}

// gasOfGround runs the tests of the contracts that note what whole transactions cost, and reads their notes. The committed
// snapshots are neither read nor written.
func gasOfGround(ctx context.Context, r *report) error {
	dir, err := os.MkdirTemp("", "emet-bench-")
	if err != nil {
		return err
	}
	err = noteGas(ctx, dir, r)
	return errors.Join(err, os.RemoveAll(dir))
}

func noteGas(ctx context.Context, dir string, r *report) error {
	r.say("running the contracts' gas tests; they may have to be compiled first")
	how, err := compilation(ctx)
	if err != nil {
		return err
	}
	test := exec.CommandContext(ctx, "scripts/forge", "test", "--match-contract", "Gas|StampLedgers")
	test.Env = append(os.Environ(), "FOUNDRY_SNAPSHOTS="+dir)
	if out, err := test.CombinedOutput(); err != nil {
		return fmt.Errorf("gas tests of the contracts: %w\n%s", err, out)
	}
	for _, p := range prices() {
		gas, err := noted(dir, p)
		if err != nil {
			return err
		}
		r.add(figure{Name: p.name, Value: gas, Unit: "gas", Goal: p.goal, Better: lower, note: how + "; " + p.note})
	}
	return nil
}

// noted reads a price from a directory of snapshots.
func noted(dir string, p price) (gas float64, err error) {
	blob, err := os.ReadFile(filepath.Join(dir, p.contract+".json")) // #nosec G304 -- names are in this file
	if err != nil {
		return 0, fmt.Errorf("%s: %w", p.name, err)
	}
	var entries map[string]string
	if err := json.Unmarshal(blob, &entries); err != nil {
		return 0, fmt.Errorf("%s: %w", p.name, err)
	}
	gas, err = strconv.ParseFloat(entries[p.entry], 64)
	if err != nil {
		return 0, fmt.Errorf("%s: the tests of %s noted no %q", p.name, p.contract, p.entry)
	}
	return gas / p.per, nil
}

// compilation says what the figures depend on: the rules of the chain, the compiler, and what it optimises for.
func compilation(ctx context.Context) (string, error) {
	blob, err := exec.CommandContext(ctx, "scripts/forge", "config", "--json").Output()
	if err != nil {
		return "", fmt.Errorf("settings of the contracts: %w", err)
	}
	var settings struct {
		EVM     string `json:"evm_version"`
		Runs    int    `json:"optimizer_runs"`
		Isolate bool   `json:"isolate"`
	}
	if err := json.Unmarshal(blob, &settings); err != nil {
		return "", fmt.Errorf("settings of the contracts: %w", err)
	}
	if !settings.Isolate {
		return "", errors.New("foundry.toml does not isolate calls: the gas would not be that of whole transactions")
	}
	blob, err = exec.CommandContext(ctx, "scripts/solc", "--version").Output()
	if err != nil {
		return "", fmt.Errorf("version of solc: %w", err)
	}
	_, version, _ := strings.Cut(string(blob), "Version: ")
	version, _, _ = strings.Cut(version, "+")
	return fmt.Sprintf("%s, solc %s, %d runs", settings.EVM, version, settings.Runs), nil
}
