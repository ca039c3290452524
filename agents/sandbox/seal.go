package sandbox

import "context"

// Seal compiles the built-in JavaScript engine, as [Sandbox.Warm] does, and then parts the sandbox from its cache on disk:
// what it compiles from here on stays in memory. So its process may give up files, and nothing that tasks bring gets into
// a cache that others believe. It comes before the first run.
func (s *Sandbox) Seal(ctx context.Context) error {
	if err := s.Warm(ctx); err != nil {
		return err
	}
	s.host.engine.seal()
	return nil
}

// Close frees what the sandbox holds. No run may be under way.
func (s *Sandbox) Close(ctx context.Context) error { return s.host.close(ctx) }
