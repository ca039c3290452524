package hosting

import (
	"fmt"
	"time"

	"github.com/ethereum/go-ethereum/common"

	"emet/agents/market"
)

// State is what has become of an identity.
type State uint8

// The states, as the registry has them.
const (
	None State = iota // never registered
	Active
	Exiting    // takes no new work; its deposit waits
	Gone       // took its deposit and left
	Dismissed  // sent away by its supervisor; the deposit is its own
	Tombstoned // convicted: its deposit is burnt
)

var stateNames = []string{"none", "active", "exiting", "gone", "dismissed", "tombstoned"}

// String returns the state in a word.
func (s State) String() string { return nameOf(stateNames, uint8(s)) }

// MarshalText writes the state's word.
func (s State) MarshalText() ([]byte, error) { return []byte(s.String()), nil }

// UnmarshalText reads the state's word.
func (s *State) UnmarshalText(text []byte) error {
	for i, name := range stateNames {
		if string(text) == name {
			*s = State(i) // #nosec G115 -- six
			return nil
		}
	}
	return fmt.Errorf("no state is called %q", text)
}

// Charge is what a supervisor says of an identity when it dismisses it.
type Charge uint8

// The charges.
const (
	AtWill Charge = iota // none
	Absent               // no work after the link of the identity chain that the claim is the length of
	Stamp                // the stamp is wrong in the Step whose hash is the claim
)

var chargeNames = []string{"none", "absent", "stamp"}

// String returns the charge in a word.
func (c Charge) String() string { return nameOf(chargeNames, uint8(c)) }

// MarshalText writes the charge's word.
func (c Charge) MarshalText() ([]byte, error) { return []byte(c.String()), nil }

// UnmarshalText reads the charge's word.
func (c *Charge) UnmarshalText(text []byte) (err error) {
	*c, err = ParseCharge(string(text))
	return err
}

// ParseCharge reads a charge's word.
func ParseCharge(s string) (Charge, error) {
	for i, name := range chargeNames {
		if s == name {
			return Charge(i), nil // #nosec G115 -- three
		}
	}
	return 0, fmt.Errorf("no charge is called %q: there are none, absent and stamp", s)
}

func nameOf(names []string, i uint8) string {
	if int(i) < len(names) {
		return names[i]
	}
	return fmt.Sprintf("unknown (%d)", i)
}

// Standing is an identity as the registry knows it.
type Standing struct {
	ID         common.Hash    `json:"id"`
	Scope      common.Hash    `json:"scope"` // the offer, or an agency
	Role       uint8          `json:"role"`  // 1: worker, 2: client
	State      State          `json:"state"`
	Owner      common.Address `json:"owner"`
	Signer     common.Address `json:"signer"`
	Deposit    market.Wei     `json:"deposit"`
	Registered time.Time      `json:"registered"`
	ExitAt     time.Time      `json:"exitAt,omitzero"` // when the deposit may leave
	Length     uint64         `json:"chainLength"`
	Head       common.Hash    `json:"chainHead"`
	Full       bool           `json:"full"` // at capacity
	Charge     Charge         `json:"charge"`
	Refuted    bool           `json:"refuted"` // the charge was
	Claim      common.Hash    `json:"claim"`
}

// KeyState is what a board knows of a secondary key.
type KeyState struct {
	Scope    uint8  `json:"scope"`
	Expiry   uint64 `json:"expiry"` // last second of header time
	Nonce    uint64 `json:"nonce"`
	Revoked  bool   `json:"revoked"`
	FromTick uint64 `json:"fromTick"` // from which it counts no more, if it was revoked
}
