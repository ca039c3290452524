package node

import (
	"context"
	"encoding/json"
	"fmt"

	"github.com/ethereum/go-ethereum/common/hexutil"
	"github.com/ethereum/go-ethereum/crypto"

	"emet/agents/chain/ground"
	"emet/agents/eip712"
	"emet/agents/hosting"
)

const evidenceSchema = "emet.evidence/v1"

// Evidence is what a court judges: a Step, and what shows that it is wrong or right.
type Evidence struct {
	Schema    string        `json:"schema"` // "emet.evidence/v1"
	Kind      string        `json:"kind"`   // "product" or "link" convict, "acquit" acquits
	Step      hosting.Step  `json:"step"`
	Signature hexutil.Bytes `json:"signature,omitzero"` // the server's, of 65 bytes; for a conviction
	Stamp     hexutil.Bytes `json:"stamp,omitzero"`     // that came in; unless kind is "link"
	Gap       uint16        `json:"gap,omitempty"`      // from where the search for p began to p; unless kind is "link"
	Previous  hosting.Step  `json:"previous,omitzero"`  // the Step before; unless kind is "product"
}

// maxEvidence is how many bytes evidence may have: more than a transaction can carry.
const maxEvidence = 1 << 20

// ParseEvidence reads evidence from outside.
func ParseEvidence(blob []byte) (Evidence, error) {
	var e Evidence
	if len(blob) > maxEvidence {
		return e, fmt.Errorf("evidence of %d bytes: at most %d are allowed", len(blob), maxEvidence)
	}
	if err := json.Unmarshal(blob, &e); err != nil {
		return e, fmt.Errorf("evidence: %w", err)
	}
	if e.Schema != evidenceSchema {
		return e, fmt.Errorf("evidence has schema %q: this release reads %q", e.Schema, evidenceSchema)
	}
	switch e.Kind {
	case "product", "link", "acquit":
		return e, nil
	}
	return e, noKind(e.Kind)
}

func noKind(kind string) error {
	return fmt.Errorf("evidence of kind %q: there are product, link and acquit", kind)
}

// Convict brings evidence before the court: an identity that signed a wrong Step is ended, one that was dismissed for a
// right Step is acquitted. Anybody may.
func (p *party) Convict(ctx context.Context, e Evidence) (Receipt, error) {
	c, err := p.plea(e)
	if err != nil {
		return Receipt{}, err
	}
	name := "evidence/" + crypto.Keccak256Hash(c.Data).Hex()
	return p.do(ctx, name, func() (ground.Call, error) { return c, nil })
}

func (p *party) plea(e Evidence) (ground.Call, error) {
	if e.Kind == "acquit" {
		return p.Acquit(e.Step, e.Stamp, e.Gap, e.Previous)
	}
	s, err := eip712.ParseSignature(e.Signature)
	if err != nil {
		return ground.Call{}, err
	}
	switch e.Kind {
	case "product":
		return p.ConvictProduct(e.Step, s, e.Stamp, e.Gap)
	case "link":
		return p.ConvictLink(e.Step, s, e.Previous)
	}
	return ground.Call{}, noKind(e.Kind)
}
