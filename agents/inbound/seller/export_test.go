package seller

import "context"

// Turn is one turn of Run.
func (s *Seller) Turn(ctx context.Context) { s.look(ctx); s.settle(ctx) }
