package ground

import (
	"context"
	"fmt"

	"github.com/ethereum/go-ethereum/common"

	"emet/agents/identity"
	"emet/agents/market"
)

// Record is what an identity says of where it is reached: the document that it announced last, and the hash of the key
// that others seal to.
type Record struct {
	Content    market.Content `json:"content"`
	SealingKey common.Hash    `json:"sealingKey"`
}

// RecordOf reads the address record of an identity; false if there is no such identity.
func (g *Ground) RecordOf(ctx context.Context, id identity.ID) (r Record, found bool, err error) {
	registered, announced := eventOf(registry, "IdentityRegistered"), eventOf(registry, "IdentityAnnounced")
	logs, err := g.logs(ctx, g.IdentityRegistry, [][]common.Hash{{registered, announced}, {id}})
	if err != nil {
		return r, false, err
	}
	for i := range logs {
		l := &logs[i]
		if l.Topics[0] == registered {
			e, err := registry.UnpackIdentityRegisteredEvent(l)
			if err != nil {
				return r, false, fmt.Errorf("read an event of the registry: %w", err)
			}
			r, found = Record{contentFrom(e.Record), e.Certificate.SealingKey}, true
			continue
		}
		e, err := registry.UnpackIdentityAnnouncedEvent(l)
		if err != nil {
			return r, false, fmt.Errorf("read an event of the registry: %w", err)
		}
		// Whoever says only that it is full announces no record.
		if c := contentFrom(e.Record); !c.IsZero() {
			r.Content = c
		}
	}
	return r, found, nil
}
