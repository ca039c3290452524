package poster

import (
	"context"
	"fmt"

	"emet/agents/content"
	"emet/agents/market"
)

// checkEngine makes sure that an engine that is named by its descriptor is one, and that workers can fetch it where they
// fetch the rest of the job.
func (p *Poster) checkEngine(ctx context.Context, e market.Engine) error {
	c := e.Descriptor()
	if c.IsZero() || e.Name() != e {
		return nil // a name, or what every worker has
	}
	ref := content.Ref{CID: c.CID(), Peers: p.cfg.Peers}
	_, err := p.cfg.Content.Fetch(ctx, ref, content.Limits{})
	var block []byte
	if err == nil {
		block, err = p.cfg.Content.Read(ctx, ref, content.Limits{})
	}
	if err == nil {
		_, err = market.DecodeDescriptor(block)
	}
	if err == nil {
		err = p.cfg.Content.Pin(ctx, c.CID(), "post/"+c.String())
	}
	if err != nil {
		return fmt.Errorf("engine %s: %w", e, err)
	}
	return nil
}
