package contracts

import (
	_ "embed"
	"encoding/json"
	"fmt"

	"emet/agents/market"
)

//go:embed ground.json
var groundJSON []byte

// Ground is what the contracts that applications stand on are deployed with: all constructors' parameters but for the
// addresses of the contracts themselves. Amounts are in wei, times in seconds.
type Ground struct {
	OfferBoard struct {
		MinExitDelay  uint32     `json:"minExitDelay"`
		MaxTickBlocks uint32     `json:"maxTickBlocks"`
		MinBond       market.Wei `json:"minBond"`
	} `json:"offerBoard"`
	IdentityRegistry struct {
		ExitFloor uint32 `json:"exitFloor"`
		WorkAge   uint64 `json:"workAge"` // blocks
		// Agency is for identities whose scope is an agency, which has no supervisor and no offer.
		Agency struct {
			WorkerBits    uint8      `json:"workerBits"`
			ClientBits    uint8      `json:"clientBits"`
			ComplaintBits uint8      `json:"complaintBits"`
			WorkerDeposit market.Wei `json:"workerDeposit"`
			ExitDelay     uint32     `json:"exitDelay"`
			TickBlocks    uint32     `json:"tickBlocks"`
		} `json:"agency"`
	} `json:"identityRegistry"`
	KeyLog struct {
		RelayBond  market.Wei `json:"relayBond"`
		ClaimPrice market.Wei `json:"claimPrice"`
		Window     uint32     `json:"window"`
	} `json:"keyLog"`
	TickLog struct {
		DemandPrice market.Wei `json:"demandPrice"`
		Window      uint32     `json:"window"`
	} `json:"tickLog"`
	PaymentChannels struct {
		Shortest uint32 `json:"shortest"`
		Longest  uint32 `json:"longest"`
	} `json:"paymentChannels"`
	Randomness struct {
		Cap market.Wei `json:"cap"`
	} `json:"randomness"`
}

// GroundProfiles returns the named sets of parameters.
func GroundProfiles() (map[string]Ground, error) {
	var out map[string]Ground
	if err := json.Unmarshal(groundJSON, &out); err != nil {
		return nil, fmt.Errorf("contracts/ground.json: %w", err)
	}
	return out, nil
}
