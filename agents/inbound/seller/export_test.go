package seller

import "context"

// Turn is one turn of Run.
func (s *Seller) Turn(ctx context.Context) { s.look(ctx); s.settle(ctx) }

// See has an activity take what the proxy counts.
func See(a *Activity, t Traffic) { a.see(t) }
