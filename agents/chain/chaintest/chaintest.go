// Package chaintest gives tests chains to work on: contracts that need no
// compiler, accounts with known keys, and other people's nodes (anvil, geth)
// as far as they are installed.
package chaintest

import (
	"context"
	"crypto/ecdsa"
	"maps"
	"math/big"
	"testing"
	"time"

	"github.com/ethereum/go-ethereum"
	"github.com/ethereum/go-ethereum/common"
	"github.com/ethereum/go-ethereum/core"
	"github.com/ethereum/go-ethereum/core/types"
	"github.com/ethereum/go-ethereum/crypto"
	"github.com/ethereum/go-ethereum/eth/ethconfig"
	"github.com/ethereum/go-ethereum/ethclient/simulated"
	"github.com/ethereum/go-ethereum/node"
	"github.com/ethereum/go-ethereum/params"
	"go.uber.org/goleak"
)

// Account is somebody with a key.
type Account struct {
	Key     *ecdsa.PrivateKey
	Address common.Address
}

// NewAccount returns the account whose secret is n. Everybody knows it.
func NewAccount(n byte) Account {
	key, err := crypto.ToECDSA(common.LeftPadBytes([]byte{n}, 32))
	if err != nil {
		panic(err)
	}
	return Account{key, crypto.PubkeyToAddress(key.PublicKey)}
}

// Sign signs tx as the account.
func (a Account) Sign(_ context.Context, tx *types.Transaction, chainID *big.Int) (*types.Transaction, error) {
	return types.SignTx(tx, types.LatestSignerForChainID(chainID), a.Key)
}

// Addresses at which [Alloc] puts contracts.
var (
	// Echo logs what it is called with: the first word is the topic.
	Echo = common.HexToAddress("0xec40000000000000000000000000000000000001")
	// Once takes one call, and answers later ones with the error "taken",
	// which it decorates with a line break and a zero byte.
	Once = common.HexToAddress("0xec40000000000000000000000000000000000002")
	// Steps reverts when it is called without data, unless it was called with
	// data before.
	Steps = common.HexToAddress("0xec40000000000000000000000000000000000003")
)

// Alloc is a genesis with the contracts and with accounts that are rich.
func Alloc(accounts ...Account) types.GenesisAlloc {
	alloc := core.SystemContractAllocs()
	maps.Copy(alloc, types.GenesisAlloc{
		Echo:  {Code: EchoCode(), Balance: new(big.Int)},
		Once:  {Code: OnceCode(), Balance: new(big.Int)},
		Steps: {Code: common.FromHex("36600f57600054601557600060" + "00fd5b6001600055" + "5b00"), Balance: new(big.Int)},
	})
	for _, a := range accounts {
		alloc[a.Address] = types.Account{Balance: new(big.Int).Mul(big.NewInt(10_000), big.NewInt(params.Ether))}
	}
	return alloc
}

// EchoCode is the code of Echo.
func EchoCode() []byte { return common.FromHex("3660006000376000353660" + "00a100") }

// OnceCode is the code of Once.
func OnceCode() []byte {
	code := common.FromHex("600054600c576001600055005b60646019600039606460" + "00fd")
	message := "ta\nken\x00"
	code = append(code, crypto.Keccak256([]byte("Error(string)"))[:4]...)
	code = append(code, common.LeftPadBytes([]byte{32}, 32)...)
	code = append(code, common.LeftPadBytes([]byte{byte(len(message))}, 32)...)
	return append(code, common.RightPadBytes([]byte(message), 32)...)
}

// Deploy returns a transaction's data that puts code on a chain.
func Deploy(code []byte) []byte {
	head := []byte{0x60, byte(len(code)), 0x80, 0x60, 0x0b, 0x60, 0x00, 0x39, 0x60, 0x00, 0xf3}
	return append(head, code...)
}

// Genesis is [Alloc] on a chain with the rules of today's public networks.
func Genesis(accounts ...Account) *core.Genesis {
	return &core.Genesis{
		Config: rules(), Alloc: Alloc(accounts...), GasLimit: gasLimit, BaseFee: big.NewInt(params.InitialBaseFee),
		Difficulty: new(big.Int), Timestamp: 1_700_000_000,
	}
}

const gasLimit = 60_000_000

// rules are without Bogota, which is not on any public network.
func rules() *params.ChainConfig {
	rules := *params.AllDevChainProtocolChanges
	rules.BogotaTime = nil
	return &rules
}

// Topic is the n-th thing to call Echo with.
func Topic(n uint64) common.Hash { return common.BigToHash(new(big.Int).SetUint64(n)) }

// Client is all that this project asks of a node; *ethclient.Client is one.
type Client interface {
	simulated.Client
	CallContractAtHash(ctx context.Context, msg ethereum.CallMsg, block common.Hash) ([]byte, error)
	NonceAtHash(ctx context.Context, account common.Address, block common.Hash) (uint64, error)
}

// Chain is a simulated chain.
type Chain struct{ *simulated.Backend }

// Client returns the chain's client, with the methods that the simulation does
// not promise but has.
func (c Chain) Client() Client { return c.Backend.Client().(Client) }

// Simulated is a chain in which the test makes each block, and can fork.
func Simulated(t testing.TB, accounts ...Account) Chain {
	t.Helper()
	b := simulated.NewBackend(Alloc(accounts...), func(_ *node.Config, c *ethconfig.Config) {
		c.Genesis.Config = rules()
		c.Genesis.GasLimit, c.Miner.GasCeil = gasLimit, gasLimit
		c.Miner.GasPrice = common.Big1
		c.TxPool.PriceLimit = 1
	})
	t.Cleanup(func() { _ = b.Close() })
	return Chain{b}
}

// Eventually tries until ok holds, and fails the test after a while: machines that run tests are slow and shared.
func Eventually(t testing.TB, what string, ok func() bool) {
	t.Helper()
	ctx, cancel := context.WithTimeout(t.Context(), 5*time.Minute)
	defer cancel()
	tick := time.NewTicker(5 * time.Millisecond)
	defer tick.Stop()
	for !ok() {
		select {
		case <-tick.C:
		case <-ctx.Done():
			t.Fatalf("still not: %s", what)
		}
	}
}

// NoLeaks runs the tests of a package and fails if they leave goroutines
// behind, other than those that geth never ends and those that the package
// has its reasons for.
func NoLeaks(m *testing.M, more ...goleak.Option) {
	goleak.VerifyTestMain(m, append(more,
		goleak.IgnoreAnyFunction("github.com/ethereum/go-ethereum/core.(*txSenderCacher).cache"),
		goleak.IgnoreAnyFunction("net/http.(*persistConn).readLoop"), goleak.IgnoreAnyFunction("net/http.(*persistConn).writeLoop"),
		// A subscription that ends after the node's event loop waits for it in vain.
		goleak.IgnoreAnyFunction("github.com/ethereum/go-ethereum/eth/filters.(*Subscription).Unsubscribe"),
		goleak.IgnoreAnyFunction("github.com/ethereum/go-ethereum/eth/filters.(*Subscription).Unsubscribe.1"),
		goleak.IgnoreAnyFunction("github.com/ethereum/go-ethereum/eth/filters.(*FilterAPI).NewHeads.func1"),
		// It ends by itself, a while after its database.
		goleak.IgnoreAnyFunction("github.com/syndtr/goleveldb/leveldb.(*DB).mpoolDrain"),
	)...)
}
