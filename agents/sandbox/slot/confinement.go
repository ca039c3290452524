package slot

import (
	"context"
	"slices"
)

// Confinement tells which layers hold the job processes, and which ones the system did not grant, and why. It starts a job
// process if need be.
func (p *Pool) Confinement(ctx context.Context) (layers, missing []string, err error) {
	s, err := p.take(ctx)
	if err != nil {
		return nil, nil, err
	}
	defer func() { p.slots <- s }()
	if err := p.ready(ctx, s); err != nil {
		return nil, nil, err
	}
	c := s.process.confined
	return slices.Clone(c.Layers), slices.Clone(c.Missing), nil
}
