package vpn

import (
	"encoding/hex"
	"fmt"
	"net/netip"
	"time"

	"github.com/ethereum/go-ethereum/common"
	"github.com/ethereum/go-ethereum/common/hexutil"

	"emet/agents/eip712"
)

// PublicKey is a node's X25519 key in one network.
type PublicKey [32]byte

// String returns the key in hexadecimal.
func (k PublicKey) String() string { return hex.EncodeToString(k[:]) }

// MarshalText returns the key in hexadecimal.
func (k PublicKey) MarshalText() ([]byte, error) { return []byte(k.String()), nil }

// UnmarshalText reads what MarshalText returned.
func (k *PublicKey) UnmarshalText(b []byte) error {
	if len(b) != hex.EncodedLen(len(k)) {
		return fmt.Errorf("a key of %d digits, where one has %d", len(b), hex.EncodedLen(len(k)))
	}
	_, err := hex.Decode(k[:], b)
	return err
}

// Signature is a node's signature.
type Signature eip712.Signature

// MarshalText returns the signature in hexadecimal.
func (s Signature) MarshalText() ([]byte, error) { return hexutil.Bytes(s[:]).MarshalText() }

// UnmarshalText reads what MarshalText returned.
func (s *Signature) UnmarshalText(b []byte) error {
	var raw hexutil.Bytes
	if err := raw.UnmarshalText(b); err != nil {
		return err
	}
	parsed, err := eip712.ParseSignature(raw)
	*s = Signature(parsed)
	return err
}

// Member is the record of a node in a network. Its signature binds the key to the node's account, so that whoever hands out
// lists of members cannot put a key of their own in the place of another's.
type Member struct {
	Node      common.Address `json:"node"      doc:"Account of the node"`
	Address   netip.Addr     `json:"address"   doc:"Its address in the network, the only one that it may send from"`
	Key       PublicKey      `json:"key"       doc:"Its X25519 key"`
	Expiry    uint64         `json:"expiry"    doc:"Seconds since 1970 until which the record holds"`
	Signature Signature      `json:"signature" doc:"Of the node over all of this and the name of the network"`

	// Endpoint is where the node receives UDP. Without one it is reached through a stream between nodes, or begins itself. It is
	// not signed: WireGuard finds out by itself who is there.
	Endpoint netip.AddrPort `json:"endpoint,omitzero" doc:"Where it receives UDP, if it does"`
}

// domain sets the records apart from all else that a node signs. No contract reads them.
var (
	domain     = eip712.Domain{Name: "emet VPN", Version: "1"}
	memberType = eip712.NewType("Member(string vpn,bytes32 key,bytes ip,uint64 expiry)")
)

// hash is what a node signs.
func (m Member) hash(network string) common.Hash {
	return memberType.Hash(eip712.String(network), eip712.Word(m.Key), eip712.Bytes(m.Address.AsSlice()), eip712.Uint(m.Expiry))
}

// signer is a node's identity.
type signer interface {
	Address() common.Address
	SignTyped(d eip712.Domain, message common.Hash) (eip712.Signature, error)
}

// sign makes the record that of a node.
func (m *Member) sign(network string, key signer) error {
	m.Node = key.Address()
	signature, err := key.SignTyped(domain, m.hash(network))
	m.Signature = Signature(signature)
	return err
}

// Check says whether the record holds for a network at a time. Errors: ErrSignature, ErrExpired, others for what makes no sense.
func (m Member) Check(network string, now time.Time) error {
	switch {
	case !m.Address.IsValid() || m.Address.Is4In6() || m.Address.Zone() != "" || !m.Address.IsGlobalUnicast():
		return fmt.Errorf("%s is no address of a member", m.Address)
	case m.Key == PublicKey{}:
		return fmt.Errorf("member %s has no key", m.Node)
	case m.Expiry > 1<<40 || !now.Before(m.expires()):
		return fmt.Errorf("%w: %s at %s", ErrExpired, m.Node, m.Address)
	}
	who, err := eip712.Recover(domain.Digest(m.hash(network)), eip712.Signature(m.Signature))
	if err != nil || who != m.Node {
		return fmt.Errorf("%w: %s at %s", ErrSignature, m.Node, m.Address)
	}
	return nil
}

func (m Member) expires() time.Time { return time.Unix(int64(m.Expiry), 0) }
