package commit_test

import (
	"bytes"
	"crypto/hkdf"
	"crypto/sha256"
	"encoding/hex"
	"slices"
	"testing"

	"github.com/ethereum/go-ethereum/common"
	"github.com/ethereum/go-ethereum/crypto"

	"emet/agents/hosting/commit"
	"emet/agents/program/data"
	"emet/agents/program/flowgen"
	"emet/agents/program/structure"
)

// A leaf is what anyone with the primitive and its salt computes, and says nothing to others. F-11, SR-17
func TestLeaves(t *testing.T) {
	salt := commit.Salt{1, 2}
	want := sha256.Sum256(append(append([]byte("emet/leaf/1"), salt[:]...), 0x18, 42))
	if got := commit.To(data.IntType, data.NewInt(42), salt); got != want {
		t.Errorf("%x: want %x", got, want)
	}
	// One length limit more or less makes no other leaf: a text is passed on to where longer ones are allowed.
	if commit.To(data.StringOf(4), data.NewString("emet"), salt) != commit.To(data.StringOf(400), data.NewString("emet"), salt) {
		t.Error("a limit is part of a leaf")
	}
	if commit.Public(data.IntType, data.NewInt(1)) != commit.To(data.IntType, data.NewInt(1), commit.Salt{}) {
		t.Error("what is public has a salt")
	}
	seen := map[commit.Leaf]bool{}
	for _, l := range []commit.Leaf{
		commit.Public(data.IntType, data.NewInt(0)), commit.Public(data.IntType, data.NewInt(1)),
		commit.To(data.IntType, data.NewInt(1), salt), commit.Public(data.BoolType, data.NewBool(false)),
		commit.Public(data.StringOf(1), data.NewString("")), commit.Public(data.BytesOf(1), data.NewString("")),
	} {
		if seen[l] {
			t.Errorf("%x is two leaves", l)
		}
		seen[l] = true
	}
}

// Salts and keys follow from a secret by HKDF, each its own way.
func TestDerive(t *testing.T) {
	secret := [32]byte{7}
	want, err := hkdf.Expand(sha256.New, secret[:], "emet/leaf/salt/1\x00\x00\x01\x02", 32)
	if err != nil {
		t.Fatal(err)
	}
	if got := commit.Derive(secret, 258); !bytes.Equal(got[:], want) {
		t.Errorf("%x: want %x", got, want)
	}
	seen := map[[32]byte]bool{}
	for i := range uint32(50) {
		seen[commit.Derive(secret, i)], seen[commit.DeriveKey(secret, i)] = true, true
		seen[commit.Derive([32]byte{8}, i)] = true
	}
	if len(seen) != 150 {
		t.Errorf("%d different ones of 150", len(seen))
	}
}

// Deltas are of one kind of log, one log, one value.
func TestDelta(t *testing.T) {
	shape, key := structure.LeafOf(commit.Leaf{5}), data.LabelOf("key", "k")
	a, b, zero := commit.Leaf{1}, commit.Leaf{2}, commit.Leaf{}
	seen := map[[32]byte]bool{}
	for _, log := range []*commit.Leaf{nil, &zero, &a, &b} {
		seen[commit.Delta(key, log, data.IntType, shape)] = true
	}
	seen[commit.Delta(data.LabelOf("key", "l"), nil, data.IntType, shape)] = true
	seen[commit.Delta(key, nil, data.IntType, structure.LeafOf(commit.Leaf{6}))] = true
	if len(seen) != 6 {
		t.Errorf("%d different ones of 6", len(seen))
	}
	// Written down once, so that it stays.
	got := commit.Delta(key, &a, data.IntType, shape)
	want := crypto.Keccak256Hash([]byte("emet/delta/1"), key[:], []byte{1}, a[:], append([]byte{0x58, 32, 5}, make([]byte, 31)...))
	if got != want {
		t.Errorf("%s: want %s", got, want)
	}
}

// An owner is found by nobody who has no salt, and is one client. A-06, E-04
func TestOwner(t *testing.T) {
	salt, ann := commit.Salt{1}, common.Address{2}
	want := sha256.Sum256(slices.Concat([]byte("emet/owner/1"), salt[:], ann[:]))
	if got := commit.Owner(ann, salt); got != want {
		t.Errorf("%s: want %x", got, want)
	}
	if commit.Owner(ann, commit.Salt{}) == want || commit.Owner(common.Address{3}, salt) == want {
		t.Error("two owners are one")
	}
}

// Shapes come back, and only in one form; their hash is that of the form.
func TestShapes(t *testing.T) {
	source := flowgen.Seed(3)
	typ := data.TupleOf(data.ListOf(data.OptionOf(data.IntType), 3), data.TreeOf(data.StringOf(3), 9, 3), data.DictOf(data.IDType, data.BoolType, 2))
	for range 50 {
		s := structure.Seal(typ, flowgen.Value(source, typ), func(t *data.Type, _ structure.Path, v data.Value) commit.Leaf { return commit.Public(t, v) })
		blob := commit.Encode(typ, s)
		again, err := commit.Decode(typ, blob)
		if err != nil || commit.Hash(typ, again) != commit.HashOf(blob) || commit.Hash(typ, s) != crypto.Keccak256Hash([]byte("emet/shape/1"), blob) {
			t.Fatalf("%s: %v", hex.EncodeToString(blob), err)
		}
	}
}

func FuzzDecode(f *testing.F) {
	typ := data.TupleOf(data.ListOf(data.OptionOf(data.IntType), 3), data.TreeOf(data.StringOf(3), 9, 3))
	for seed := range uint64(5) {
		v := flowgen.Value(flowgen.Seed(seed), typ)
		f.Add(commit.Encode(typ, structure.Seal(typ, v, func(t *data.Type, _ structure.Path, v data.Value) commit.Leaf { return commit.Public(t, v) })))
	}
	f.Fuzz(func(t *testing.T, blob []byte) {
		if s, err := commit.Decode(typ, blob); err == nil && !bytes.Equal(commit.Encode(typ, s), blob) {
			t.Errorf("%x comes back as another", blob)
		}
	})
}
