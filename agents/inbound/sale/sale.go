// Package sale has the records by which a public socket is sold: what a seller advertises, what a buyer asks it, what was
// used and what that costs. It is pure. Money moves by vouchers of a payment channel, see package channel.
//
// The words are those of GAP-22: a provider sells, a requestor buys, an activity is one sale, and usage is reported as a
// vector that the price is a linear function of.
package sale

import (
	"errors"
	"fmt"
	"math/bits"
	"net/netip"
	"regexp"
	"slices"
	"time"

	"github.com/ethereum/go-ethereum/common"

	"emet/agents/channel"
	"emet/agents/eip712"
	"emet/agents/hosting/codec"
	"emet/agents/identity"
)

// Topic is where advertisements are told, Protocol how a seller is asked. Whoever sends nothing by AdProtocol is answered with
// the advertisement that holds now: what a chain or a friend names may have expired, though the seller is still there.
const (
	Topic      = "emet/inbound/1"
	Protocol   = "/emet/inbound/1"
	AdProtocol = "/emet/inbound-ad/1"
)

// Links are how packets get to the proxy: WireGuard over UDP, or WireGuard over streams between nodes, for those from whom no UDP
// is let through.
const (
	WireGuard = "wireguard"
	Relay     = "relay"
)

// Limits of records, in bytes and in numbers.
const (
	MaxAd       = 16 << 10
	MaxQuestion = 64 << 10
	MaxAnswer   = 64 << 10

	maxAddrs   = 16
	maxSockets = 64
	maxText    = 256
	maxToken   = 128
	maxMembers = 256
)

// MaxLife is how long an advertisement or a pass may hold: what is older says little.
const MaxLife = 24 * time.Hour

// Errors of records from outside.
var (
	ErrMalformed = errors.New("malformed record of a sale")
	ErrSignature = errors.New("not signed by whom it names")
	ErrStale     = errors.New("it has expired, or does not hold yet")
)

// Usage is what an activity used until now: payload bytes of each direction, and seconds since it began. It only grows.
type Usage struct {
	Inbound  uint64 `cbor:"1,keyasint" json:"inbound"`
	Outbound uint64 `cbor:"2,keyasint" json:"outbound"`
	Seconds  uint64 `cbor:"3,keyasint" json:"seconds"`
}

// Covers says that no part of before is more than in u.
func (u Usage) Covers(before Usage) bool {
	return u.Inbound >= before.Inbound && u.Outbound >= before.Outbound && u.Seconds >= before.Seconds
}

// Price is in wei: of 2^30 bytes, whichever way they go, and of an hour.
type Price struct {
	GiB  uint64 `cbor:"1,keyasint" json:"gib"`
	Hour uint64 `cbor:"2,keyasint" json:"hour"`
}

// Of returns what usage costs, each part rounded up. It is exact: no usage that fits into its type is too much.
func (p Price) Of(u Usage) channel.Amount {
	bytes, carry := bits.Add64(u.Inbound, u.Outbound, 0)
	sum, fits := share(bytes, p.GiB, 1<<30).Plus(share(u.Seconds, p.Hour, 3600))
	if carry > 0 { // 2^64 bytes more
		more, ok := channel.NewAmount(p.GiB).Times(1 << 34)
		if sum, fits = sum.Plus(more); !ok {
			fits = false
		}
	}
	if !fits {
		return channel.MaxAmount
	}
	return sum
}

// share is n * price / per, rounded up.
func share(n, price, per uint64) channel.Amount {
	whole, fits := channel.NewAmount(price).Times(n / per)
	if !fits {
		return channel.MaxAmount
	}
	high, low := bits.Mul64(n%per, price)
	part, rest := bits.Div64(high, low, per)
	if rest > 0 {
		part++
	}
	sum, fits := whole.Plus(channel.NewAmount(part))
	if !fits {
		return channel.MaxAmount
	}
	return sum
}

// Sockets are public addresses that a seller has: a protocol, an IP address and a range of ports.
type Sockets struct {
	Protocol string `cbor:"1,keyasint" json:"protocol"` // tcp or udp
	Address  string `cbor:"2,keyasint" json:"address"`  // as buyers reach it
	From     uint16 `cbor:"3,keyasint" json:"from"`
	To       uint16 `cbor:"4,keyasint" json:"to"`
}

// Has says whether the port is one of them.
func (s Sockets) Has(protocol string, port uint16) bool {
	return s.Protocol == protocol && s.From <= port && port <= s.To
}

// Check says what is wrong.
func (s Sockets) Check() error {
	addr, err := netip.ParseAddr(s.Address)
	switch {
	case s.Protocol != "tcp" && s.Protocol != "udp":
		return fmt.Errorf("%w: protocol %.8q is neither tcp nor udp", ErrMalformed, s.Protocol)
	case err != nil || addr.String() != s.Address || addr.Zone() != "":
		return fmt.Errorf("%w: %.50q is no IP address", ErrMalformed, s.Address)
	case s.From == 0 || s.To < s.From:
		return fmt.Errorf("%w: ports %d to %d are no range", ErrMalformed, s.From, s.To)
	}
	return nil
}

// Ad is what a seller advertises. It holds until it expires or a later one of the same seller is heard.
type Ad struct {
	Chain    uint64         `cbor:"1,keyasint" json:"chain"`
	Channels common.Address `cbor:"2,keyasint" json:"channels"` // the contract through which it is paid
	Seller   identity.ID    `cbor:"3,keyasint" json:"seller"`
	Account  common.Address `cbor:"4,keyasint" json:"account"` // who is paid: the owner of the identity
	Peers    []string       `cbor:"5,keyasint" json:"peers"`   // multiaddrs that end in /p2p/ID, where it is asked

	Sockets []Sockets `cbor:"6,keyasint"  json:"sockets"`
	Regions []string  `cbor:"7,keyasint"  json:"regions"` // ISO 3166-1 alpha-2, where the sockets are
	Links   []string  `cbor:"8,keyasint"  json:"links"`   // how a network is joined: wireguard, relay
	Price   Price     `cbor:"9,keyasint"  json:"price"`
	Period  uint32    `cbor:"10,keyasint" json:"period"`  // seconds after which usage is to be paid
	Deposit uint64    `cbor:"11,keyasint" json:"deposit"` // wei that a channel must have left when a sale begins

	Issued    uint64 `cbor:"12,keyasint" json:"issued"`  // Unix seconds
	Expires   uint64 `cbor:"13,keyasint" json:"expires"` // Unix seconds
	Signature []byte `cbor:"14,keyasint" json:"signature"`

	Via []string `cbor:"15,keyasint,omitempty" json:"via,omitempty"` // multiaddrs where the proxy takes links over streams
}

// Signer is a key; see [identity.Key].
type Signer interface {
	SignDigest(digest common.Hash) (eip712.Signature, error)
}

// Digest is what is signed of an advertisement.
func (a Ad) Digest() common.Hash {
	a.Signature = nil
	return codec.Hash("emet/inbound/ad/1", a)
}

// Sign signs it with the identity's key.
func (a *Ad) Sign(key Signer) error {
	s, err := key.SignDigest(a.Digest())
	a.Signature = s[:]
	return err
}

var region = regexp.MustCompile(`^[A-Z]{2}$`)

// Check says what is wrong with an advertisement, apart from who signed it.
func (a *Ad) Check(now time.Time) error {
	switch {
	case len(a.Peers) == 0 || len(a.Peers) > maxAddrs:
		return fmt.Errorf("%w: %d addresses where 1 to %d can be", ErrMalformed, len(a.Peers), maxAddrs)
	case slices.ContainsFunc(a.Peers, func(s string) bool { return len(s) > maxText }):
		return fmt.Errorf("%w: an address is longer than %d bytes", ErrMalformed, maxText)
	case len(a.Sockets) == 0 || len(a.Sockets) > maxSockets:
		return fmt.Errorf("%w: %d ranges of sockets where 1 to %d can be", ErrMalformed, len(a.Sockets), maxSockets)
	case len(a.Regions) > maxAddrs || slices.ContainsFunc(a.Regions, func(s string) bool { return !region.MatchString(s) }):
		return fmt.Errorf("%w: a region is two capital letters", ErrMalformed)
	case len(a.Links) == 0 || slices.ContainsFunc(a.Links, func(s string) bool { return s != WireGuard && s != Relay }):
		return fmt.Errorf("%w: links are wireguard and relay", ErrMalformed)
	case len(a.Via) > maxAddrs || slices.ContainsFunc(a.Via, func(s string) bool { return len(s) > maxText }):
		return fmt.Errorf("%w: more than %d addresses for links, or one of more than %d bytes", ErrMalformed, maxAddrs, maxText)
	case slices.Contains(a.Links, Relay) != (len(a.Via) > 0):
		return fmt.Errorf("%w: links by relay go with addresses where they are taken", ErrMalformed)
	case a.Period == 0:
		return fmt.Errorf("%w: no period of payment", ErrMalformed)
	}
	for _, s := range a.Sockets {
		if err := s.Check(); err != nil {
			return err
		}
	}
	return holds(a.Issued, a.Expires, now)
}

// Verify checks the advertisement and that the identity's key, which is signer, signed it.
func (a *Ad) Verify(signer common.Address, now time.Time) error {
	if err := a.Check(now); err != nil {
		return err
	}
	return signed(a.Signature, a.Digest(), signer)
}

// Encode writes the advertisement.
func (a *Ad) Encode() []byte { return codec.Encode(a) }

// DecodeAd reads one from outside, without looking at its signature.
func DecodeAd(blob []byte) (*Ad, error) {
	a := new(Ad)
	if err := codec.Decode(blob, MaxAd, a); err != nil {
		return nil, fmt.Errorf("%w: %w", ErrMalformed, err)
	}
	return a, nil
}

// Has returns the address at which the seller has a port, for a protocol.
func (a *Ad) Has(protocol string, port uint16) (netip.AddrPort, bool) {
	for _, s := range a.Sockets {
		if addr, err := netip.ParseAddr(s.Address); err == nil && s.Has(protocol, port) {
			return netip.AddrPortFrom(addr, port), true
		}
	}
	return netip.AddrPort{}, false
}

// skew is how much clocks may differ.
const skew = time.Minute

func holds(issued, expires uint64, now time.Time) error {
	at := uint64(now.Unix())
	switch {
	case expires <= issued || expires-issued > uint64(MaxLife/time.Second):
		return fmt.Errorf("%w: it holds longer than %v", ErrMalformed, MaxLife)
	case issued > at+uint64(skew/time.Second) || expires <= at:
		return ErrStale
	}
	return nil
}

func signed(signature []byte, digest common.Hash, by common.Address) error {
	var s eip712.Signature
	if len(signature) != len(s) {
		return ErrSignature
	}
	copy(s[:], signature)
	if got, err := eip712.Recover(digest, s); err != nil || got != by {
		return ErrSignature
	}
	return nil
}
