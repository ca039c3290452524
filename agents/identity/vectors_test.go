package identity_test

import (
	"encoding/json"
	"math/big"
	"os"
	"strconv"
	"strings"
	"testing"

	"github.com/ethereum/go-ethereum/common"

	"emet/agents/identity"
	"emet/agents/identity/hashcash"
	"emet/agents/market"
)

// fields are what the contract's tests wrote down, by name.
type fields map[string]string

func (f fields) hash(name string) common.Hash       { return common.HexToHash(f[name]) }
func (f fields) address(name string) common.Address { return common.HexToAddress(f[name]) }

func (f fields) number(t *testing.T, name string) uint64 {
	t.Helper()
	n, err := strconv.ParseUint(f[name], 0, 64)
	if err != nil {
		t.Fatalf("%s: %v", name, err)
	}
	return n
}

// What the contract's own tests computed is computed here.
func TestVectors(t *testing.T) {
	blob, err := os.ReadFile("../../test/vectors/IdentityRegistry.json")
	if err != nil {
		t.Fatal(err)
	}
	var v struct {
		Domain                               fields
		Host, Identity, Challenge, Complaint fields
		Messages                             []struct {
			Type         string
			Message      fields
			Hash, Digest common.Hash
		}
	}
	if err := json.Unmarshal(blob, &v); err != nil {
		t.Fatal(err)
	}
	r := identity.Registry{
		ChainID: new(big.Int).SetUint64(v.Domain.number(t, "chainId")), Address: v.Domain.address("verifyingContract"),
	}
	host := identity.Host{Name: v.Host["hostname"], Port: uint16(v.Host.number(t, "port"))}
	c := identity.Certificate{
		Scope: v.Challenge.hash("scope"), Role: identity.Role(v.Challenge.number(t, "role")),
		Owner: v.Challenge.address("owner"), Signer: v.Challenge.address("signer"),
		SealingKey: v.Challenge.hash("sealingKey"), Host: host, BlockHash: v.Challenge.hash("blockHash"),
		Nonce: v.Challenge.number(t, "nonce"),
	}
	evidence := market.Content{Digest: v.Complaint.hash("digest"), Codec: byte(v.Complaint.number(t, "codec"))}
	complaint := r.ComplaintChallenge(v.Complaint.hash("id"), v.Complaint.hash("subject"), evidence, v.Complaint.hash("blockHash"))
	for name, pair := range map[string][2]common.Hash{
		"host":      {host.Hash(), v.Host.hash("hash")},
		"identity":  {r.ID(v.Identity.hash("scope"), v.Identity.address("signer")), v.Identity.hash("id")},
		"challenge": {r.Challenge(c), v.Challenge.hash("challenge")},
		"complaint": {complaint, v.Complaint.hash("challenge")},
	} {
		if pair[0] != pair[1] {
			t.Errorf("%s is %s: want %s", name, pair[0], pair[1])
		}
	}
	for name, work := range map[string]fields{"challenge": v.Challenge, "complaint": v.Complaint} {
		bits := int(work.number(t, "bits"))
		nonce, err := hashcash.Mine(t.Context(), work.hash("challenge"), bits, hashcash.Options{})
		if want := work.number(t, "nonce"); err != nil || nonce != want {
			t.Errorf("%s: found %d, %v: want %d, the lowest", name, nonce, err, want)
		}
	}

	seen := map[string]bool{}
	for _, m := range v.Messages {
		kind, _, _ := strings.Cut(m.Type, "(")
		var got common.Hash
		switch kind {
		case "Possession":
			got = c.Possession()
		case "Link":
			l := identity.Link{
				Length: m.Message.number(t, "length"), Prev: m.Message.hash("prevHead"), Work: m.Message.hash("workHash"),
			}
			got = l.Head(m.Message.hash("identity"))
		case "Head":
			at := identity.Checkpoint{Length: m.Message.number(t, "length"), Head: m.Message.hash("head")}
			got = at.Message(m.Message.hash("identity"))
		}
		if got != m.Hash || r.Domain().Digest(got) != m.Digest {
			t.Errorf("%s is %s: want %s", kind, got, m.Hash)
		}
		seen[kind] = true
	}
	if len(seen) != 3 {
		t.Errorf("messages %v: want three kinds", seen)
	}
}
