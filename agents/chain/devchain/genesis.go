package devchain

import (
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"math/big"
	"os"
	"path/filepath"
	"time"

	"github.com/ethereum/go-ethereum/common"
	"github.com/ethereum/go-ethereum/core"
	"github.com/ethereum/go-ethereum/core/types"
	"github.com/ethereum/go-ethereum/params"
)

// gasLimit is the gas that fits into one block.
const gasLimit = 60_000_000

// allowance is what each account begins with: 10,000 ether.
var allowance = new(big.Int).Mul(big.NewInt(10_000), big.NewInt(params.Ether))

// genesisFor makes the first block of a new chain: the rules of the public
// networks as they are today, the system contracts that those rules call, and
// money for accounts.
func genesisFor(chainID uint64, accounts []common.Address, now time.Time) *core.Genesis {
	rules := *params.AllDevChainProtocolChanges
	rules.ChainID = new(big.Int).SetUint64(chainID)
	// Bogota is not on any public network yet. It prices new state some four
	// times higher, so that every figure measured here would mislead.
	rules.BogotaTime = nil
	alloc := core.SystemContractAllocs()
	for _, a := range accounts {
		alloc[a] = types.Account{Balance: allowance}
	}
	return &core.Genesis{
		Config:     &rules,
		Timestamp:  uint64(now.Unix()), //nolint:gosec // after 1970
		GasLimit:   gasLimit,
		BaseFee:    big.NewInt(params.InitialBaseFee),
		Difficulty: new(big.Int),
		Alloc:      alloc,
	}
}

// keptGenesis returns the genesis of the chain in dir. It is kept beside the
// chain, because one that differs in a single bit, be it the time, makes
// another chain.
func keptGenesis(c Config) (*core.Genesis, error) {
	if c.Dir == "" {
		return genesisFor(c.ChainID, c.Accounts, time.Now()), nil
	}
	path := filepath.Join(c.Dir, "genesis.json")
	data, err := os.ReadFile(path) // #nosec G304 -- the operator names the directory
	if errors.Is(err, fs.ErrNotExist) {
		g := genesisFor(c.ChainID, c.Accounts, time.Now())
		return g, writeGenesis(path, g)
	}
	g := new(core.Genesis)
	if err == nil {
		err = json.Unmarshal(data, g)
	}
	switch {
	case err != nil:
		return nil, fmt.Errorf("read the dev chain's genesis %s: %w", path, err)
	case g.Config == nil || g.Config.ChainID == nil || g.Config.ChainID.Cmp(new(big.Int).SetUint64(c.ChainID)) != 0:
		return nil, fmt.Errorf("the dev chain in %s has another chain id than %d: give another directory", c.Dir, c.ChainID)
	}
	return g, nil
}

// writeGenesis replaces the file as a whole, so that a crash cannot leave half
// a genesis behind.
func writeGenesis(path string, g *core.Genesis) error {
	data, err := json.MarshalIndent(g, "", "  ")
	if err != nil {
		return fmt.Errorf("write genesis: %w", err)
	}
	if err := os.WriteFile(path+".new", data, 0o600); err != nil {
		return fmt.Errorf("write genesis: %w", err)
	}
	if err := os.Rename(path+".new", path); err != nil {
		return fmt.Errorf("write genesis: %w", err)
	}
	return nil
}
