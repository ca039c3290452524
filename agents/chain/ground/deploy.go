package ground

import (
	"context"
	"fmt"
	"math/big"
	"time"

	"github.com/ethereum/go-ethereum"
	"github.com/ethereum/go-ethereum/accounts/abi/bind/v2"
	"github.com/ethereum/go-ethereum/common"
	"github.com/ethereum/go-ethereum/core/types"
	"github.com/ethereum/go-ethereum/crypto"

	"emet/bindings"
	"emet/contracts"
)

// deployer is what a deployment needs of a node.
type deployer interface {
	bind.DeployBackend
	ethereum.GasEstimator
	ethereum.TransactionSender
	HeaderByNumber(ctx context.Context, number *big.Int) (*types.Header, error)
	PendingNonceAt(ctx context.Context, account common.Address) (uint64, error)
	SuggestGasTipCap(ctx context.Context) (*big.Int, error)
	ChainID(ctx context.Context) (*big.Int, error)
}

// signer is the account that deploys.
type signer interface {
	Address() common.Address
	SignTx(ctx context.Context, tx *types.Transaction, chainID *big.Int) (*types.Transaction, error)
}

// Profile returns the parameters of a named profile.
func Profile(name string) (contracts.Ground, error) {
	all, err := contracts.GroundProfiles()
	if err != nil {
		return contracts.Ground{}, err
	}
	p, ok := all[name]
	if !ok {
		return contracts.Ground{}, fmt.Errorf("no parameters named %q: there are dev and public", name)
	}
	return p, nil
}

// Deploy deploys the contracts with the parameters of a named profile ("dev" or "public") and waits until they are
// there. It takes as many nonces of the account as there are contracts, one after the other: an address follows from
// its nonce, so that all can be sent at once.
func Deploy(ctx context.Context, c deployer, by signer, profile string) (Addresses, error) {
	p, err := Profile(profile)
	if err != nil {
		return Addresses{}, err
	}
	d := deployment{deployer: c, by: by}
	if err := d.begin(ctx); err != nil {
		return Addresses{}, fmt.Errorf("prepare to deploy: %w", err)
	}
	at := func(i uint64) common.Address { return crypto.CreateAddress(by.Address(), d.nonce+i) }
	a := Addresses{
		Randomness: at(0), OfferBoard: at(1), IdentityRegistry: at(2), KeyLog: at(3), TickLog: at(4), StampCourt: at(5),
		PaymentChannels: at(6), WorkAge: p.IdentityRegistry.WorkAge,
	}
	ctx, cancel := context.WithTimeout(ctx, deployPatience)
	defer cancel()
	var sent []common.Hash
	for _, code := range creations(p, a) {
		tx, err := d.send(ctx, code)
		if err != nil {
			return Addresses{}, fmt.Errorf("deploy the contracts: %w", err)
		}
		sent = append(sent, tx)
	}
	for i, tx := range sent {
		receipt, err := bind.WaitMined(ctx, c, tx)
		if err != nil {
			return Addresses{}, fmt.Errorf("deploy the contracts in %s: %w", tx, err)
		}
		if receipt.Status != types.ReceiptStatusSuccessful {
			return Addresses{}, fmt.Errorf("deploy the contracts in %s: the constructor reverted", tx)
		}
		if i == 0 {
			a.Birth = receipt.BlockNumber.Uint64()
		}
	}
	return a, nil
}

// deployPatience is how long a public chain may take for it.
const deployPatience = 5 * time.Minute

// creations are the contracts' codes with their constructors' arguments, in the order of their addresses.
func creations(p contracts.Ground, a Addresses) [][]byte {
	r, agency := p.IdentityRegistry, p.IdentityRegistry.Agency
	// No court is competent for agencies, whose identities have no supervisor.
	terms := bindings.OfferTerms{
		WorkerBits: agency.WorkerBits, ClientBits: agency.ClientBits, ComplaintBits: agency.ComplaintBits,
		WorkerDeposit: &agency.WorkerDeposit.Int, ExitDelay: agency.ExitDelay, TickBlocks: agency.TickBlocks,
		Randomness: a.Randomness, Bond: new(big.Int),
	}
	return [][]byte{
		creation(bindings.BlockhashBeaconMetaData.Bin, bindings.NewBlockhashBeacon().PackConstructor(&p.Randomness.Cap.Int)),
		creation(bindings.OfferBoardMetaData.Bin,
			board.PackConstructor(p.OfferBoard.MinExitDelay, p.OfferBoard.MaxTickBlocks, &p.OfferBoard.MinBond.Int)),
		creation(bindings.IdentityRegistryMetaData.Bin,
			registry.PackConstructor(a.OfferBoard, r.ExitFloor, new(big.Int).SetUint64(r.WorkAge), terms)),
		creation(bindings.KeyLogMetaData.Bin, keys.PackConstructor(a.OfferBoard, a.IdentityRegistry, &p.KeyLog.RelayBond.Int,
			&p.KeyLog.ClaimPrice.Int, p.KeyLog.Window)),
		creation(bindings.TickLogMetaData.Bin, ticks.PackConstructor(a.OfferBoard, a.KeyLog, a.IdentityRegistry,
			&p.TickLog.DemandPrice.Int, p.TickLog.Window)),
		creation(bindings.StampCourtMetaData.Bin, court.PackConstructor(a.IdentityRegistry, a.TickLog)),
		creation(bindings.PaymentChannelsMetaData.Bin,
			channels.PackConstructor(p.PaymentChannels.Shortest, p.PaymentChannels.Longest)),
	}
}

func creation(code string, arguments []byte) []byte {
	return append(common.FromHex(code), arguments...)
}

// deployment sends the creations.
type deployment struct {
	deployer
	by      signer
	chainID *big.Int
	nonce   uint64 // of the first
	next    uint64
	tip     *big.Int
	cap     *big.Int
}

func (d *deployment) begin(ctx context.Context) (err error) {
	if d.chainID, err = d.ChainID(ctx); err != nil {
		return err
	}
	if d.nonce, err = d.PendingNonceAt(ctx, d.by.Address()); err != nil {
		return err
	}
	d.next = d.nonce
	head, err := d.HeaderByNumber(ctx, nil)
	if err != nil {
		return err
	}
	if d.tip, err = d.SuggestGasTipCap(ctx); err != nil {
		return err
	}
	d.cap = new(big.Int).Add(d.tip, new(big.Int).Lsh(head.BaseFee, 1))
	return nil
}

func (d *deployment) send(ctx context.Context, code []byte) (common.Hash, error) {
	gas, err := d.EstimateGas(ctx, ethereum.CallMsg{From: d.by.Address(), Data: code})
	if err != nil {
		return common.Hash{}, err
	}
	tx, err := d.by.SignTx(ctx, types.NewTx(&types.DynamicFeeTx{
		ChainID: d.chainID, Nonce: d.next, Data: code, Gas: gas + gas/20, GasTipCap: d.tip, GasFeeCap: d.cap,
	}), d.chainID)
	if err != nil {
		return common.Hash{}, err
	}
	d.next++
	return tx.Hash(), d.SendTransaction(ctx, tx)
}
