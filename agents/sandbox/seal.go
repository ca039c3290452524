package sandbox

import (
	"context"
	"errors"
)

// Seal compiles the built-in JavaScript engine, as [Sandbox.Warm] does, and then parts the sandbox from its cache on disk:
// what it compiles from here on stays in memory. So its process may give up files, and nothing that tasks bring gets into
// a cache that others believe. It comes before the first run.
func (s *Sandbox) Seal(ctx context.Context) error {
	if err := s.Warm(ctx); err != nil {
		return err
	}
	h, err := newHost(ctx, s.host.name, nil)
	if err != nil {
		return err
	}
	s.sealed, s.host, s.js.host = s.host, h, h
	if e, ok := s.sealed.engine.(*wazeroEngine); ok && e.disk != nil {
		err = e.disk.close()
	}
	return err
}

// Close frees what the sandbox holds. No run may be under way.
func (s *Sandbox) Close(ctx context.Context) error {
	err := s.host.close(ctx)
	if s.sealed != nil {
		err = errors.Join(err, s.sealed.close(ctx))
	}
	return err
}
