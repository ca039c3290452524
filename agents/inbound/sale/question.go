package sale

import (
	"fmt"
	"net/netip"
	"strings"
	"time"

	"github.com/ethereum/go-ethereum/common"

	"emet/agents/channel"
	"emet/agents/hosting/codec"
	"emet/agents/identity"
)

// Pass says who asks: the requestor's account signs that the holder of a peer id, which the connection has proved, asks for
// it. One pass is good for all questions to one seller until it expires.
type Pass struct {
	Requestor common.Address `cbor:"1,keyasint"`
	Seller    identity.ID    `cbor:"2,keyasint"`
	Peer      string         `cbor:"3,keyasint"`
	Issued    uint64         `cbor:"4,keyasint"` // Unix seconds
	Expires   uint64         `cbor:"5,keyasint"` // Unix seconds
	Signature []byte         `cbor:"6,keyasint"`
}

// Digest is what is signed of a pass.
func (p Pass) Digest() common.Hash {
	p.Signature = nil
	return codec.Hash("emet/inbound/pass/1", p)
}

// Sign signs it with the requestor's key.
func (p *Pass) Sign(key Signer) error {
	s, err := key.SignDigest(p.Digest())
	p.Signature = s[:]
	return err
}

// Verify checks that the pass is for that seller and that peer, holds now, and is signed by the requestor.
func (p *Pass) Verify(seller identity.ID, peer string, now time.Time) error {
	if p.Seller != seller || p.Peer != peer {
		return fmt.Errorf("%w: the pass is for another seller, or another peer asks", ErrSignature)
	}
	if err := holds(p.Issued, p.Expires, now); err != nil {
		return err
	}
	return signed(p.Signature, p.Digest(), p.Requestor)
}

// Question is what a requestor asks a seller: exactly one thing.
type Question struct {
	Pass  Pass   `cbor:"1,keyasint"`
	Probe *Probe `cbor:"2,keyasint,omitempty"`
	Order *Order `cbor:"3,keyasint,omitempty"`
	Meter *Meter `cbor:"4,keyasint,omitempty"`
	Pay   *Pay   `cbor:"5,keyasint,omitempty"`
	Stop  *Stop  `cbor:"6,keyasint,omitempty"`
}

// Probe asks to have a socket answer a token to whoever names the requestor, once (GP-03). It costs nothing, and the seller
// limits how many there are.
type Probe struct {
	Protocol string `cbor:"1,keyasint"`
	Port     uint16 `cbor:"2,keyasint"`
	Token    string `cbor:"3,keyasint"`
}

// Order buys a socket: what comes to it is forwarded to an address inside a network.
type Order struct {
	Activity string         `cbor:"1,keyasint"` // chosen by the requestor: the same order twice is one sale
	Channel  channel.ID     `cbor:"2,keyasint"`
	Protocol string         `cbor:"3,keyasint"`
	Port     uint16         `cbor:"4,keyasint"`
	Network  Network        `cbor:"5,keyasint"`
	RemoteID common.Address `cbor:"6,keyasint"` // the node that serves
	Remote   string         `cbor:"7,keyasint"` // its address in the network, ip:port
}

// Network is a virtual private network that the requestor made.
type Network struct {
	ID      string   `cbor:"1,keyasint"`
	Address string   `cbor:"2,keyasint"` // the seller's address in it, with the length of the network's prefix
	Link    string   `cbor:"3,keyasint"` // WireGuard or Relay
	Members [][]byte `cbor:"4,keyasint"` // the others' records, as package vpn writes them
}

// NetworkID names a network of a requestor's. Names begin with the account, so that nobody can mean the network of another.
func NetworkID(requestor common.Address, name string) string {
	return strings.ToLower(requestor.Hex()) + "-" + name
}

// Owner is the account whose network it is by its name.
func (n Network) Owner() (common.Address, bool) {
	account, _, ok := strings.Cut(n.ID, "-")
	if !ok || !common.IsHexAddress(account) || !strings.HasPrefix(account, "0x") {
		return common.Address{}, false
	}
	return common.HexToAddress(account), true
}

// Meter asks what an activity used.
type Meter struct {
	Activity string `cbor:"1,keyasint"`
}

// Pay hands in a voucher.
type Pay struct {
	Activity string `cbor:"1,keyasint"`
	Voucher  []byte `cbor:"2,keyasint"`
}

// Stop ends an activity.
type Stop struct {
	Activity string `cbor:"1,keyasint"`
}

// Answer is what a seller says to any of them.
type Answer struct {
	Address  string `cbor:"1,keyasint,omitempty"` // of the public socket, ip:port
	Member   []byte `cbor:"2,keyasint,omitempty"` // to an order: the seller's own record in the network
	Usage    Usage  `cbor:"3,keyasint"`
	Owed     string `cbor:"4,keyasint,omitempty"` // wei that the usage comes to
	Promised string `cbor:"5,keyasint,omitempty"` // wei that vouchers promise for it
	Open     bool   `cbor:"6,keyasint"`           // the socket forwards
	Why      string `cbor:"7,keyasint,omitempty"` // it does not any more
	Linked   bool   `cbor:"8,keyasint,omitempty"` // packets get through between the proxy and the node that serves
}

// EncodeQuestion writes a question.
func EncodeQuestion(q *Question) []byte { return codec.Encode(q) }

// EncodeAnswer writes an answer.
func EncodeAnswer(a *Answer) []byte { return codec.Encode(a) }

// DecodeQuestion reads a question from outside: exactly one, within its limits. Who asks is still to be verified.
func DecodeQuestion(blob []byte) (*Question, error) {
	q := new(Question)
	if err := codec.Decode(blob, MaxQuestion, q); err != nil {
		return nil, fmt.Errorf("%w: %w", ErrMalformed, err)
	}
	if err := q.check(); err != nil {
		return nil, err
	}
	return q, nil
}

// DecodeAnswer reads an answer from outside.
func DecodeAnswer(blob []byte) (*Answer, error) {
	a := new(Answer)
	if err := codec.Decode(blob, MaxAnswer, a); err != nil {
		return nil, fmt.Errorf("%w: %w", ErrMalformed, err)
	}
	for _, text := range []string{a.Address, a.Owed, a.Promised, a.Why} {
		if len(text) > maxText {
			return nil, fmt.Errorf("%w: a text of %d bytes", ErrMalformed, len(text))
		}
	}
	return a, nil
}

func (q *Question) check() error {
	asked := 0
	for _, is := range []bool{q.Probe != nil, q.Order != nil, q.Meter != nil, q.Pay != nil, q.Stop != nil} {
		if is {
			asked++
		}
	}
	if asked != 1 {
		return fmt.Errorf("%w: a question asks for one thing, not for %d", ErrMalformed, asked)
	}
	switch {
	case q.Probe != nil:
		if n := len(q.Probe.Token); n == 0 || n > maxToken {
			return fmt.Errorf("%w: a token of %d bytes, where 1 to %d can be", ErrMalformed, n, maxToken)
		}
		return socket(q.Probe.Protocol, q.Probe.Port)
	case q.Order != nil:
		return q.Order.check()
	case q.Meter != nil:
		return name(q.Meter.Activity)
	case q.Pay != nil:
		return name(q.Pay.Activity)
	default:
		return name(q.Stop.Activity)
	}
}

func (o *Order) check() error {
	if err := name(o.Activity); err != nil {
		return err
	}
	if err := name(o.Network.ID); err != nil {
		return err
	}
	if err := socket(o.Protocol, o.Port); err != nil {
		return err
	}
	if len(o.Network.Members) == 0 || len(o.Network.Members) > maxMembers {
		return fmt.Errorf("%w: a network of %d members, where 1 to %d can be", ErrMalformed, len(o.Network.Members), maxMembers)
	}
	prefix, err := netip.ParsePrefix(o.Network.Address)
	if err != nil {
		return fmt.Errorf("%w: %.50q is no address with a prefix", ErrMalformed, o.Network.Address)
	}
	remote, err := netip.ParseAddrPort(o.Remote)
	if err != nil || remote.Port() == 0 || !prefix.Contains(remote.Addr()) {
		return fmt.Errorf("%w: %.50q is no address and port in %s", ErrMalformed, o.Remote, prefix.Masked())
	}
	return nil
}

func socket(protocol string, port uint16) error {
	if protocol != "tcp" && protocol != "udp" || port == 0 {
		return fmt.Errorf("%w: %.8q port %d is no socket", ErrMalformed, protocol, port)
	}
	return nil
}

// name bounds what the parties call activities and networks: it goes into paths and labels.
func name(s string) error {
	if len(s) == 0 || len(s) > 64 {
		return fmt.Errorf("%w: a name of %d bytes, where 1 to 64 can be", ErrMalformed, len(s))
	}
	for _, r := range s {
		if (r < 'a' || r > 'z') && (r < 'A' || r > 'Z') && (r < '0' || r > '9') && r != '-' && r != '_' {
			return fmt.Errorf("%w: %q has other characters than letters, digits, - and _", ErrMalformed, s)
		}
	}
	return nil
}
