package node

import "context"

// Tell tells commands of this supervisor, as one that runs does.
func (s *Supervisor) Tell(ctx context.Context) error {
	return s.serveStatus(ctx, func() (any, error) { return struct{}{}, nil })
}
