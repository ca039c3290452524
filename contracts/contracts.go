// Package contracts carries the data that the Solidity contracts and the Go agents share.
package contracts

import (
	_ "embed"
	"encoding/json"
	"fmt"

	"emet/agents/market"
)

//go:embed terms.json
var termsJSON []byte

// Profiles returns the named sets of terms that an agency can be deployed with.
func Profiles() (map[string]market.Terms, error) {
	var out map[string]market.Terms
	if err := json.Unmarshal(termsJSON, &out); err != nil {
		return nil, fmt.Errorf("contracts/terms.json: %w", err)
	}
	return out, nil
}
