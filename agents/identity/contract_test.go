package identity_test

import (
	"bytes"
	"errors"
	"math/big"
	"strings"
	"testing"

	"emet/agents/chain/chaintest"
	"emet/agents/eip712"
	"emet/agents/identity"
	"emet/agents/identity/hashcash"
	"emet/agents/market"
	"emet/bindings"

	"github.com/ethereum/go-ethereum"
	"github.com/ethereum/go-ethereum/accounts/abi"
	"github.com/ethereum/go-ethereum/common"
	"github.com/ethereum/go-ethereum/core/types"
	"github.com/ethereum/go-ethereum/rpc"
)

// contract is a deployed contract that tests call by the names of its functions.
type contract struct {
	t       *testing.T
	chain   chaintest.Chain
	from    chaintest.Account
	address common.Address
	abi.ABI
}

func deploy(t *testing.T, chain chaintest.Chain, from chaintest.Account, description, bin string, args ...any) contract {
	t.Helper()
	parsed, err := abi.JSON(strings.NewReader(description))
	if err != nil {
		t.Fatal(err)
	}
	packed, err := parsed.Pack("", args...)
	if err != nil {
		t.Fatal(err)
	}
	c := contract{t: t, chain: chain, from: from, ABI: parsed}
	c.address = c.transact(nil, 0, append(common.FromHex(bin), packed...)).ContractAddress
	return c
}

func (c contract) transact(to *common.Address, value int64, data []byte) *types.Receipt {
	c.t.Helper()
	ctx, client := c.t.Context(), c.chain.Client()
	id, err := client.ChainID(ctx)
	if err != nil {
		c.t.Fatal(err)
	}
	nonce, err := client.PendingNonceAt(ctx, c.from.Address)
	if err != nil {
		c.t.Fatal(err)
	}
	price := big.NewInt(1e10)
	tx, err := c.from.Sign(ctx, types.NewTx(&types.DynamicFeeTx{
		ChainID: id, Nonce: nonce, To: to, Value: big.NewInt(value), Gas: 8e6, GasFeeCap: price, GasTipCap: common.Big1, Data: data,
	}), id)
	if err != nil {
		c.t.Fatal(err)
	}
	if err := client.SendTransaction(ctx, tx); err != nil {
		c.t.Fatal(err)
	}
	c.chain.Commit()
	r, err := client.TransactionReceipt(ctx, tx.Hash())
	if err != nil {
		c.t.Fatal(err)
	}
	if r.Status != types.ReceiptStatusSuccessful {
		_, err := client.CallContract(ctx, ethereum.CallMsg{From: c.from.Address, To: to, Value: tx.Value(), Data: data}, nil)
		c.t.Fatalf("reverted: %v, %v", err, c.reason(err))
	}
	return r
}

// send has a transaction mined.
func (c contract) send(value int64, method string, args ...any) *types.Receipt {
	c.t.Helper()
	return c.transact(&c.address, value, c.pack(method, args...))
}

func (c contract) pack(method string, args ...any) []byte {
	c.t.Helper()
	data, err := c.Pack(method, args...)
	if err != nil {
		c.t.Fatal(err)
	}
	return data
}

// call returns what a function answers.
func (c contract) call(method string, args ...any) []byte {
	c.t.Helper()
	out, err := c.chain.Client().CallContract(c.t.Context(),
		ethereum.CallMsg{From: c.from.Address, To: &c.address, Data: c.pack(method, args...)}, nil)
	if err != nil {
		c.t.Fatalf("%s: %v, %s", method, err, c.reason(err))
	}
	return out
}

func (c contract) hash(method string, args ...any) common.Hash {
	c.t.Helper()
	return common.BytesToHash(c.call(method, args...)[:32])
}

// reason returns the name of the error that a call reverted with.
func (c contract) reason(err error) string {
	var data rpc.DataError
	if !errors.As(err, &data) {
		return ""
	}
	text, _ := data.ErrorData().(string)
	for _, e := range c.Errors {
		if bytes.HasPrefix(common.FromHex(text), e.ID[:4]) {
			return e.Name
		}
	}
	return text
}

// The forms of the contracts' structs.
type (
	contentArgs struct {
		Digest [32]byte
		Codec  [1]byte
	}
	termsArgs struct {
		WorkerBits, ClientBits, ComplaintBits uint8
		WorkerDeposit                         *big.Int
		ExitDelay                             uint32
		StartBlock                            uint64
		TickBlocks                            uint32
		Court, Randomness                     common.Address
		Bond                                  *big.Int
	}
	certificateArgs struct {
		Scope       [32]byte
		Role        uint8
		Signer      common.Address
		SealingKey  [32]byte
		Host        [32]byte
		BlockNumber uint64
		Nonce       uint64
	}
	grantArgs struct {
		OfferID [32]byte `abi:"offerId"`
		Key     common.Address
		Scope   uint8
		Expiry  *big.Int
		Nonce   uint64
	}
	revocationArgs struct {
		OfferID  [32]byte `abi:"offerId"`
		Key      common.Address
		FromTick uint64
	}
)

func contentOf(c market.Content) contentArgs { return contentArgs{c.Digest, [1]byte{c.Codec}} }

func certificateOf(c identity.Certificate) certificateArgs {
	return certificateArgs{c.Scope, uint8(c.Role), c.Signer, c.SealingKey, c.Host.Hash(), c.BlockNumber, c.Nonce}
}

// The registry and the board as they are deployed compute, accept and refuse what this package does.
func TestOnChain(t *testing.T) {
	const bits, deposit = 6, 1000
	owner, master, secondary := chaintest.NewAccount(1), chaintest.NewAccount(2), chaintest.NewAccount(3)
	worker := chaintest.NewAccount(4)
	chain := chaintest.Simulated(t, owner)
	chain.Commit()
	ctx, client := t.Context(), chain.Client()
	id, err := client.ChainID(ctx)
	if err != nil {
		t.Fatal(err)
	}
	terms := termsArgs{
		WorkerBits: bits, ClientBits: bits, ComplaintBits: bits, WorkerDeposit: big.NewInt(deposit), ExitDelay: 100,
		StartBlock: 50, TickBlocks: 10, Court: owner.Address, Randomness: owner.Address, Bond: big.NewInt(5),
	}
	b := deploy(t, chain, owner, bindings.OfferBoardMetaData.ABI, bindings.OfferBoardMetaData.Bin,
		uint32(1), uint32(1000), big.NewInt(1))
	r := deploy(t, chain, owner, bindings.IdentityRegistryMetaData.ABI, bindings.IdentityRegistryMetaData.Bin,
		b.address, uint32(1), big.NewInt(256), terms)
	registry := identity.Registry{ChainID: id, Address: r.address}
	board := identity.Board{ChainID: id, Address: b.address}

	// An offer, and a key that may sign links for its master.
	salt, tag := common.Hash{1}, common.Hash{2}
	document := market.Content{Digest: common.Hash{3}, Codec: market.DagCBOR}
	offer := b.hash("idOf", master.Address, salt)
	b.send(0, "post", master.Address, salt, tag, contentOf(document), terms, signOffer(t, board, master, salt, tag, document, terms))
	grant := identity.Grant{Offer: offer, Key: secondary.Address, Powers: identity.Chains, Expiry: 1<<40 - 1, Nonce: 1}
	b.send(0, "grant", grantArgs{grant.Offer, grant.Key, uint8(grant.Powers), new(big.Int).SetUint64(grant.Expiry), grant.Nonce},
		signAs(t, master, board.Domain().Digest(grant.Message())))

	// What is computed.
	head, err := client.HeaderByNumber(ctx, nil)
	if err != nil {
		t.Fatal(err)
	}
	chain.Commit()
	c := certificate(owner.Address, worker.Address)
	c.Scope, c.BlockNumber, c.BlockHash = offer, head.Number.Uint64(), head.Hash()
	me := registry.ID(c.Scope, c.Signer)
	evidence := market.Content{Digest: common.Hash{7}, Codec: market.DagCBOR}
	link := identity.Link{Length: 7, Prev: common.Hash{8}, Work: common.Hash{9}}
	domain := registry.Domain()
	for name, pair := range map[string][2]common.Hash{
		"id":        {me, r.hash("idOf", c.Scope, c.Signer)},
		"host":      {c.Host.Hash(), r.hash("hostOf", c.Host.Name, c.Host.Port)},
		"challenge": {registry.Challenge(c), r.hash("challengeOf", certificateOf(c), c.Owner)},
		"complaint": {
			registry.ComplaintChallenge(me, offer, evidence, c.BlockHash),
			r.hash("complaintChallengeOf", me, offer, contentOf(evidence), c.BlockNumber),
		},
		"possession": {domain.Digest(c.Possession()), r.hash("possessionDigest", certificateOf(c), c.Owner)},
		"link":       {domain.Digest(link.Head(me)), r.hash("linkDigest", me, link.Length, link.Prev, link.Work)},
		"head": {
			domain.Digest(identity.Checkpoint{Length: 7, Head: link.Prev}.Message(me)),
			r.hash("headDigest", me, uint64(7), link.Prev),
		},
	} {
		if pair[0] != pair[1] {
			t.Errorf("%s is %s here and %s there", name, pair[0], pair[1])
		}
	}

	// Which work counts: nonce by nonce, and one that does among them.
	proof := signAs(t, worker, domain.Digest(c.Possession()))
	solved := 0
	for ; c.Nonce < 400 || solved == 0; c.Nonce++ {
		_, err := client.CallContract(ctx, ethereum.CallMsg{
			From: owner.Address, To: &r.address, Value: big.NewInt(deposit),
			Data: r.pack("register", certificateOf(c), proof, contentOf(document)),
		}, nil)
		if reason := r.reason(err); err != nil && reason != "WorkMissing" {
			t.Fatalf("nonce %d: %v, %s", c.Nonce, err, reason)
		}
		if ok := hashcash.Verify(registry.Challenge(c), c.Nonce, bits); ok != (err == nil) {
			t.Errorf("nonce %d: %t here, %v there", c.Nonce, ok, err)
		} else if ok {
			solved++
		}
	}
	if c.Nonce, err = hashcash.Mine(ctx, registry.Challenge(c), bits, hashcash.Options{From: c.Nonce}); err != nil {
		t.Fatal(err)
	}
	s, err := eip712.ParseSignature(proof)
	if err != nil {
		t.Fatal(err)
	}
	if err := registry.Check(c, bits, s); err != nil {
		t.Error(err)
	}
	receipt := r.send(deposit, "register", certificateOf(c), proof, contentOf(document))
	if got := receipt.Logs[0].Topics[1]; got != me {
		t.Errorf("registered %s: want %s", got, me)
	}

	// A chain of three links, of which the contract wants the last one signed.
	var at identity.Checkpoint
	var works []common.Hash
	for i := range byte(3) {
		l := at.Next(common.Hash{i})
		works, at = append(works, l.Work), identity.Checkpoint{Length: l.Length, Head: l.Head(me)}
	}
	receipt = r.send(0, "advance", me, works, signAs(t, secondary, domain.Digest(at.Head)))
	if got := receipt.Logs[0].Data; !bytes.Equal(got, append(common.BigToHash(big.NewInt(3)).Bytes(), at.Head[:]...)) {
		t.Errorf("the chain advanced to %x: want %s", got, at.Head)
	}
	longer := identity.Checkpoint{Length: 9, Head: common.Hash{10}}
	r.send(0, "attest", me, longer.Length, longer.Head, signAs(t, secondary, domain.Digest(longer.Message(me))))

	gone := identity.Revocation{Offer: offer, Key: secondary.Address, FromTick: 3}
	b.send(0, "revoke", revocationArgs{gone.Offer, gone.Key, gone.FromTick}, signAs(t, master, board.Domain().Digest(gone.Message())))
	longer.Length++
	_, err = client.CallContract(ctx, ethereum.CallMsg{From: owner.Address, To: &r.address, Data: r.pack(
		"attest", me, longer.Length, longer.Head, signAs(t, secondary, domain.Digest(longer.Message(me))))}, nil)
	if reason := r.reason(err); reason != "NotAuthorised" {
		t.Errorf("a key that was revoked signs: %v, %s", err, reason)
	}
}

func signAs(t *testing.T, who chaintest.Account, digest common.Hash) []byte {
	t.Helper()
	s, err := eip712.Sign(digest, who.Key)
	if err != nil {
		t.Fatal(err)
	}
	return s[:]
}

// signOffer signs an offer as the board's own tests do; supervisors have a package for it.
func signOffer(
	t *testing.T, b identity.Board, master chaintest.Account, salt, tag common.Hash, document market.Content, o termsArgs,
) []byte {
	t.Helper()
	const (
		content = "Content(bytes32 digest,bytes1 codec)"
		terms   = "OfferTerms(uint8 workerBits,uint8 clientBits,uint8 complaintBits,uint96 workerDeposit,uint32 exitDelay," +
			"uint64 startBlock,uint32 tickBlocks,address court,address randomness,uint128 bond)"
	)
	small := func(v ...uint64) (out []eip712.Word) {
		for _, x := range v {
			out = append(out, eip712.Uint(x))
		}
		return out
	}
	words := small(uint64(o.WorkerBits), uint64(o.ClientBits), uint64(o.ComplaintBits), o.WorkerDeposit.Uint64(),
		uint64(o.ExitDelay), o.StartBlock, uint64(o.TickBlocks))
	words = append(words, eip712.Address(o.Court), eip712.Address(o.Randomness), eip712.Big(o.Bond))
	message := eip712.NewType("Offer(bytes32 salt,bytes32 tag,Content document,OfferTerms terms)"+content+terms).Hash(
		salt, tag, eip712.NewType(content).Hash(document.Digest, eip712.Word{document.Codec}), eip712.NewType(terms).Hash(words...))
	return signAs(t, master, b.Domain().Digest(message))
}
