package main

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"runtime"
	"runtime/pprof"
)

// profile begins to record where time goes, until stop, which writes what was found into dir.
func profile(dir string) (stop func() error, err error) {
	if err := os.MkdirAll(dir, 0o755); err != nil { // #nosec G301 -- nothing secret
		return nil, err
	}
	cpu, err := os.Create(filepath.Join(dir, "cpu.pprof")) // #nosec G304 -- the caller names the directory
	if err != nil {
		return nil, err
	}
	if err := pprof.StartCPUProfile(cpu); err != nil {
		return nil, errors.Join(err, cpu.Close())
	}
	runtime.SetBlockProfileRate(10_000) // ns: everything that blocks for longer, and a share of the rest
	runtime.SetMutexProfileFraction(10)
	return func() error {
		pprof.StopCPUProfile()
		return errors.Join(cpu.Close(), dump(dir, "block"), dump(dir, "mutex"), dump(dir, "allocs"))
	}, nil
}

func dump(dir, name string) error {
	f, err := os.Create(filepath.Join(dir, name+".pprof")) // #nosec G304 -- the caller names the directory
	if err != nil {
		return err
	}
	if err := errors.Join(pprof.Lookup(name).WriteTo(f, 0), f.Close()); err != nil {
		return fmt.Errorf("write %s profile: %w", name, err)
	}
	return nil
}
