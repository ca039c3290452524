package eip712_test

import (
	"errors"
	"math/big"
	"testing"

	"github.com/ethereum/go-ethereum/common"
	"github.com/ethereum/go-ethereum/common/math"
	"github.com/ethereum/go-ethereum/crypto"
	"github.com/ethereum/go-ethereum/signer/core/apitypes"

	"emet/agents/eip712"
)

var domain = eip712.Domain{
	Name: "emet OfferBoard", Version: "1", ChainID: big.NewInt(1337), Contract: common.HexToAddress("0xc0ffee"),
}

const declaration = "Everything(bytes32 id,address who,uint8 small,uint64 count,uint256 large,bool yes,bytes blob,string text)"

// geth's own typed data, which wallets use, is hashed alike.
func TestDigestIsGeths(t *testing.T) {
	id, who := common.HexToHash("0x01ff"), common.HexToAddress("0xabcdef")
	large := new(big.Int).Sub(new(big.Int).Lsh(big.NewInt(1), 256), big.NewInt(1))
	got := domain.Digest(eip712.NewType(declaration).Hash(
		id, eip712.Address(who), eip712.Uint(200), eip712.Uint(1<<63), eip712.Big(large), eip712.Bool(true),
		eip712.Bytes([]byte{1, 2, 3}), eip712.String("אמת")))

	field := func(name, kind string) apitypes.Type { return apitypes.Type{Name: name, Type: kind} }
	want, _, err := apitypes.TypedDataAndHash(apitypes.TypedData{
		Types: apitypes.Types{
			"EIP712Domain": {
				field("name", "string"), field("version", "string"), field("chainId", "uint256"),
				field("verifyingContract", "address"),
			},
			"Everything": {
				field("id", "bytes32"), field("who", "address"), field("small", "uint8"), field("count", "uint64"),
				field("large", "uint256"), field("yes", "bool"), field("blob", "bytes"), field("text", "string"),
			},
		},
		PrimaryType: "Everything",
		Domain: apitypes.TypedDataDomain{
			Name: domain.Name, Version: domain.Version, ChainId: (*math.HexOrDecimal256)(domain.ChainID),
			VerifyingContract: domain.Contract.Hex(),
		},
		Message: apitypes.TypedDataMessage{
			"id": id.Hex(), "who": who.Hex(), "small": big.NewInt(200), "count": new(big.Int).Lsh(big.NewInt(1), 63),
			"large": large, "yes": true, "blob": []byte{1, 2, 3}, "text": "אמת",
		},
	})
	if err != nil {
		t.Fatal(err)
	}
	if got != common.BytesToHash(want) {
		t.Errorf("the digest is %x, geth says %x", got, want)
	}
}

func TestSignedIsRecovered(t *testing.T) {
	key, err := crypto.GenerateKey()
	if err != nil {
		t.Fatal(err)
	}
	digest := crypto.Keccak256Hash([]byte("message"))
	s, err := eip712.Sign(digest, key)
	if err != nil {
		t.Fatal(err)
	}
	if v := s[64]; v != 27 && v != 28 {
		t.Errorf("v is %d", v)
	}
	want := crypto.PubkeyToAddress(key.PublicKey)
	if who, err := eip712.Recover(digest, s); err != nil || who != want {
		t.Errorf("recovered %s, %v: want %s", who, err, want)
	}
	if who, err := eip712.Recover(crypto.Keccak256Hash([]byte("another")), s); err == nil && who == want {
		t.Error("the signature holds for another message")
	}
}

// Of the two signatures that a key can give for a message, only one counts, as on chain.
func TestMalleableSignaturesAreRefused(t *testing.T) {
	key, err := crypto.GenerateKey()
	if err != nil {
		t.Fatal(err)
	}
	digest := crypto.Keccak256Hash([]byte("message"))
	good, err := eip712.Sign(digest, key)
	if err != nil {
		t.Fatal(err)
	}
	twin := good
	order := crypto.S256().Params().N
	new(big.Int).Sub(order, new(big.Int).SetBytes(good[32:64])).FillBytes(twin[32:64])
	twin[64] = 27 + 28 - good[64]
	raw := twin
	raw[64] -= 27
	if public, err := crypto.SigToPub(digest[:], raw[:]); err != nil || crypto.PubkeyToAddress(*public) != crypto.PubkeyToAddress(key.PublicKey) {
		t.Fatalf("the twin is none: %v", err) // then what follows would prove nothing
	}

	for name, change := range map[string]func(s *eip712.Signature){
		"the twin":             func(s *eip712.Signature) { *s = twin },
		"v of 0 or 1":          func(s *eip712.Signature) { s[64] -= 27 },
		"v of 29":              func(s *eip712.Signature) { s[64] = 29 },
		"v of EIP-155":         func(s *eip712.Signature) { s[64] += 10 },
		"r of zero":            func(s *eip712.Signature) { clear(s[:32]) },
		"s of zero":            func(s *eip712.Signature) { clear(s[32:64]) },
		"r as large as it can": func(s *eip712.Signature) { order.FillBytes(s[:32]) },
		"nothing":              func(s *eip712.Signature) { *s = eip712.Signature{} },
	} {
		s := good
		change(&s)
		if who, err := eip712.Recover(digest, s); !errors.Is(err, eip712.ErrSignature) {
			t.Errorf("%s: %s, %v", name, who, err)
		}
	}
}

func TestSignaturesHaveOneLength(t *testing.T) {
	for _, n := range []int{0, 64, 66} {
		if _, err := eip712.ParseSignature(make([]byte, n)); !errors.Is(err, eip712.ErrSignature) {
			t.Errorf("%d bytes: %v", n, err)
		}
	}
	if s, err := eip712.ParseSignature(append(make([]byte, 64), 27)); err != nil || s[64] != 27 {
		t.Errorf("%x, %v", s, err)
	}
}

func TestNumbersThatAreNone(t *testing.T) {
	for _, v := range []*big.Int{big.NewInt(-1), new(big.Int).Lsh(big.NewInt(1), 256)} {
		func() {
			defer func() {
				if recover() == nil {
					t.Errorf("%v was hashed", v)
				}
			}()
			eip712.Big(v)
		}()
	}
	if eip712.Big(nil) != eip712.Uint(0) {
		t.Error("nil is not zero")
	}
}

func FuzzRecover(f *testing.F) {
	f.Add(make([]byte, 32), make([]byte, 65))
	f.Fuzz(func(t *testing.T, digest, blob []byte) {
		s, err := eip712.ParseSignature(blob)
		if err != nil {
			return
		}
		who, err := eip712.Recover(common.BytesToHash(digest), s)
		if err == nil && who == (common.Address{}) {
			t.Error("signed by nobody")
		}
	})
}
