package node

import (
	"context"
	"errors"
	"fmt"
	"math/big"
	"os"
	"path/filepath"
	"time"

	"github.com/ethereum/go-ethereum/common"
	"github.com/ethereum/go-ethereum/core/types"
	"github.com/ethereum/go-ethereum/ethclient"
	"github.com/ethereum/go-ethereum/params"

	"emet/agents/identity"
)

// Keys says which account an agent acts for.
type Keys struct {
	Keystore string         // directory of key files, or one key file; default STATE/keystore
	Account  common.Address // default the only one there
	Password string         // file with the password; default STATE/password
}

// open unlocks the agent's key. On a development network a key that is not there is made, and given ether.
func (k Keys) open(ctx context.Context, n Network, state string, c *ethclient.Client) (*identity.Key, error) {
	chosen := k.Keystore != "" || k.Account != (common.Address{})
	if k.Keystore == "" {
		k.Keystore = filepath.Join(state, "keystore")
	}
	if k.Password == "" {
		k.Password = filepath.Join(state, "password")
	}
	key, err := k.unlock()
	switch {
	case err == nil:
	case errors.Is(err, identity.ErrNoKey) && n.Dev && !chosen:
		if key, _, err = identity.Create(k.Keystore, k.Password, identity.Play); err != nil {
			return nil, fmt.Errorf("make a key: %w", err)
		}
	case errors.Is(err, identity.ErrNoKey):
		return nil, fmt.Errorf("%w: name a keystore with --keystore and --password-file; `geth account new --keystore DIR` makes one", err)
	default:
		return nil, err
	}
	if !n.Dev || chosen {
		return key, nil
	}
	return key, fund(ctx, n, key.Address(), c)
}

func (k Keys) unlock() (*identity.Key, error) {
	path := k.Keystore
	if info, err := os.Stat(path); err != nil || info.IsDir() {
		if path, err = identity.Find(k.Keystore, k.Account); err != nil {
			return nil, err
		}
	}
	return identity.Open(path, k.Password)
}

var (
	fundBelow = new(big.Int).Mul(big.NewInt(10), big.NewInt(params.Ether))
	fundWith  = new(big.Int).Mul(big.NewInt(100), big.NewInt(params.Ether))
)

// fund gives an agent of a development network ether from one of the network's own accounts. Several agents may do so
// at once, and take each other's nonces: the loser tries again.
func fund(ctx context.Context, n Network, to common.Address, c *ethclient.Client) error {
	if len(n.Accounts) == 0 {
		return nil
	}
	ctx, cancel := context.WithTimeout(ctx, 30*time.Second)
	defer cancel()
	var faucet *identity.Key
	for {
		balance, err := c.BalanceAt(ctx, to, nil)
		if err != nil {
			return fmt.Errorf("ask for the balance of %s: %w", to, err)
		}
		if balance.Cmp(fundBelow) >= 0 {
			return nil
		}
		if faucet == nil {
			last := n.Accounts[len(n.Accounts)-1]
			if faucet, err = identity.Open(last.KeyFile, n.Password); err != nil {
				return fmt.Errorf("open the dev network's account: %w", err)
			}
		}
		if err := pay(ctx, c, faucet, to, n.ChainID); err != nil && ctx.Err() != nil {
			return fmt.Errorf("give %s ether of the dev network: %w", to, err)
		}
		select {
		case <-time.After(20 * time.Millisecond):
		case <-ctx.Done():
			return fmt.Errorf("give %s ether of the dev network: %w", to, ctx.Err())
		}
	}
}

func pay(ctx context.Context, c *ethclient.Client, from *identity.Key, to common.Address, chainID uint64) error {
	nonce, err := c.PendingNonceAt(ctx, from.Address())
	if err != nil {
		return err
	}
	head, err := c.HeaderByNumber(ctx, nil)
	if err != nil {
		return err
	}
	tip := big.NewInt(params.GWei)
	id := new(big.Int).SetUint64(chainID)
	tx, err := from.SignTx(ctx, types.NewTx(&types.DynamicFeeTx{
		ChainID: id, Nonce: nonce, To: &to, Value: fundWith, Gas: 21000,
		GasTipCap: tip, GasFeeCap: new(big.Int).Add(tip, new(big.Int).Lsh(head.BaseFee, 1)),
	}), id)
	if err != nil {
		return err
	}
	if err := c.SendTransaction(ctx, tx); err != nil {
		return err
	}
	return waitMined(ctx, c, tx.Hash())
}

// waitMined waits until a transaction is in a block.
func waitMined(ctx context.Context, c *ethclient.Client, tx common.Hash) error {
	for {
		if _, err := c.TransactionReceipt(ctx, tx); err == nil {
			return nil
		}
		select {
		case <-time.After(20 * time.Millisecond):
		case <-ctx.Done():
			return ctx.Err()
		}
	}
}
