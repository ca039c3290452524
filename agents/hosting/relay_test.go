package hosting_test

import (
	"bytes"
	"encoding/json"
	"os"
	"reflect"
	"testing"

	"github.com/ethereum/go-ethereum/common"
	"github.com/ethereum/go-ethereum/crypto"

	"emet/agents/eip712"
	"emet/agents/hosting"
	"emet/agents/market"
)

func batch(t *testing.T, n int) (b hosting.Batch) {
	t.Helper()
	key, err := crypto.ToECDSA(bytes.Repeat([]byte{7}, 32))
	if err != nil {
		t.Fatal(err)
	}
	for i := range n {
		u := hosting.Update{
			Key: common.Hash{byte(i)}, Index: uint64(i), Content: market.Content{Digest: [32]byte{3}, Codec: market.Raw},
			Deadline: 1<<40 - 1 - uint64(i),
		}
		s, err := eip712.Sign(u.Message(), key)
		if err != nil {
			t.Fatal(err)
		}
		b = append(b, hosting.SignedUpdate{Update: u, Signature: s})
	}
	return b
}

// A leaf is what the key log takes for one.
func TestLeafVector(t *testing.T) {
	var v struct {
		Messages []struct{ Message map[string]any }
		Leaf     struct {
			Position, R, VS, Leaf string
		}
	}
	blob, err := os.ReadFile("../../test/vectors/KeyLog.json")
	if err == nil {
		err = json.Unmarshal(blob, &v)
	}
	if err != nil {
		t.Fatal(err)
	}
	f := fields{t, map[string]any{"position": v.Leaf.Position, "r": v.Leaf.R, "vs": v.Leaf.VS, "leaf": v.Leaf.Leaf}}
	u := fields{t, v.Messages[1].Message}
	r, vs := f.hash("r"), f.hash("vs")
	s := hosting.SignedUpdate{Update: hosting.Update{
		Key: u.hash("key"), Index: u.number("index", 64), Content: u.content(), Deadline: u.number("deadline", 40),
	}}
	copy(s.Signature[:], r[:])
	copy(s.Signature[32:], vs[:])
	s.Signature[32] &= 0x7f
	s.Signature[64] = 27 + vs[0]>>7
	if got := s.Leaf(uint32(f.number("position", 32))); got != f.hash("leaf") {
		t.Errorf("the leaf is %s, want %s", got, f.hash("leaf"))
	}
}

// Every leaf of trees of every shape leads to the root, in its own place only.
func TestProofs(t *testing.T) {
	for n := 1; n <= 33; n++ {
		b := batch(t, n)
		root := b.Root()
		for i := range b {
			for place := range uint32(2) {
				at := b[i].Leaf(uint32(i) + place)
				for _, p := range b.Proof(uint32(i)) {
					if bytes.Compare(at[:], p[:]) < 0 {
						at = crypto.Keccak256Hash(at[:], p[:])
					} else {
						at = crypto.Keccak256Hash(p[:], at[:])
					}
				}
				if (at == root) != (place == 0) {
					t.Fatalf("leaf %d of %d in place %d leads to %s, the root is %s", i, n, uint32(i)+place, at, root)
				}
			}
		}
	}
	if (hosting.Batch{}).Root() != (common.Hash{}) {
		t.Error("an empty batch has a root")
	}
}

func FuzzDecodeBatch(f *testing.F) {
	f.Add([]byte{})
	f.Add(make([]byte, 142))
	f.Add(bytes.Repeat([]byte{0xff}, 284))
	f.Fuzz(func(t *testing.T, document []byte) {
		b, err := hosting.DecodeBatch(document)
		if err == nil && !bytes.Equal(b.Encode(), document) {
			t.Errorf("%x came back as %x", document, b.Encode())
		}
	})
}

func TestBatchesComeBack(t *testing.T) {
	b := batch(t, 5)
	again, err := hosting.DecodeBatch(b.Encode())
	if err != nil || !reflect.DeepEqual(again, b) {
		t.Errorf("%+v, %v: want %+v", again, err, b)
	}
	for _, n := range []int{0, 1, 141, 143} {
		if _, err := hosting.DecodeBatch(make([]byte, n)); err == nil {
			t.Errorf("%d bytes are taken for a batch", n)
		}
	}
}
