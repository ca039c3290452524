package sandbox

import (
	"errors"
	"fmt"

	"emet/agents/market"
	"emet/agents/sandbox/wasmgas"
)

// slice is the fuel that a run gets at a time: some milliseconds of work, after which it is asked whether it may go on.
// Its size does not influence where a run ends.
const slice = 4 << 20

// maxFuel bounds a fuel limit so that sums of signed numbers cannot overflow.
const maxFuel = 1 << 60

// stop is the panic by which a host function ends a run with an outcome.
type stop struct {
	outcome market.Outcome
	message string
	code    int32
	exited  bool // the program ended itself, with code
}

// The endings by a limit.
var (
	errFuel   = stop{outcome: market.OutOfFuel, message: "the fuel limit was reached"}
	errMemory = stop{outcome: market.OutOfMemory, message: "the memory limit was reached"}
	errDepth  = stop{outcome: market.Depth, message: "the call stack grew past its limit"}
	errSize   = stop{outcome: market.TooLarge, message: "the result is larger than the job allows"}
)

func (s stop) Error() string { return s.message }

// aborted is the panic that ends a run because its context ended.
type aborted struct{ cause error }

func (a aborted) Error() string { return a.cause.Error() }

// machine is one instance of a metered module during one run. Only one call runs at a time.
type machine struct {
	process
	instance
	meta    *wasmgas.Module
	fuel    cell
	limit   int64 // fuel
	granted int64

	interrupted func() error // tells whether the run's context has ended
}

// refill answers a program whose slice is used up: with the new balance, or by ending the run.
func (m *machine) refill(balance int64) int64 {
	if err := m.interrupted(); err != nil {
		panic(aborted{err})
	}
	for balance < 0 {
		step := min(slice, m.limit-m.granted)
		if step == 0 {
			panic(errFuel)
		}
		m.granted += step
		balance += step
	}
	return balance
}

// charge takes fuel for what a host function does.
func (m *machine) charge(n uint64) {
	balance := int64(m.fuel.Get()) - int64(n)
	if balance < 0 {
		balance = m.refill(balance)
	}
	m.fuel.Set(uint64(balance))
}

// used is the fuel spent so far, which may be past the limit.
func (m *machine) used() int64 { return m.granted - int64(m.fuel.Get()) }

// end says how a run ended, given the error of its last call. A second result that is not nil means that it did not end
// by itself.
func (m *machine) end(err error) (stop, error) {
	var s stop
	var a aborted
	var t trap
	switch {
	case errors.As(err, &a):
		return stop{}, a.cause
	case errors.As(err, &s):
	case err == nil:
	case m.global(wasmgas.GlobalRefused).Get() == wasmgas.RefusedByHost:
		return stop{}, errors.New("the host has no memory for a growth that the limit allows")
	case m.global(wasmgas.GlobalRefused).Get() == wasmgas.RefusedByCap:
		s = errMemory
	case int32(m.global(wasmgas.GlobalLow).Get()) < 0:
		s = errDepth
	case errors.As(err, &t):
		s = stop{outcome: market.Trap, message: t.Error()}
	default:
		return stop{}, fmt.Errorf("run module: %w", err)
	}
	if m.used() > m.limit {
		s = errFuel
	}
	return s, nil
}

// trap is the error of a program that did what cannot be done. There are four: finer ones differ between engines.
type trap string

func (t trap) Error() string { return string(t) }

const (
	errTrapUnreachable trap = "the program gave up (unreachable)"
	errTrapArithmetic  trap = "arithmetic without result"
	errTrapMemory      trap = "access outside the memory"
	errTrapTable       trap = "call of no such function"
)

// execution fills in what all engines report.
func (m *machine) execution(s stop) market.Execution {
	e := market.Execution{
		Outcome:    s.outcome,
		Message:    s.message,
		ExitCode:   s.code,
		FuelUsed:   uint64(min(m.used(), m.limit)),
		DepthPeak:  uint32(wasmgas.DepthLimit - max(0, int32(m.global(wasmgas.GlobalLow).Get()))),
		MemoryPeak: m.pages(),
	}
	if s.outcome == market.OutOfFuel {
		e.FuelUsed = uint64(m.limit) // also where a host function asked for more than there was
	}
	if out := m.out[2]; out != nil {
		e.Stderr, e.LogCut = out.buf, out.cut
	}
	e.Fingerprint = m.fingerprint(e)
	return e
}

func (m *machine) pages() uint32 { return uint32(len(m.memory()) >> 16) }
