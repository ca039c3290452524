package market

import (
	"fmt"
	"io"

	"github.com/ethereum/go-ethereum/common"
)

// Outcome says how a run ended. Every outcome is a result: deterministic, comparable, stored and paid for.
// What is not deterministic (a crash of the host, the wall clock, missing content) is no outcome but a Go error.
type Outcome uint8

// The outcomes, numbered as in the agency contract.
const (
	OK           Outcome = iota // the job produced a result
	JobError                    // the job reported or threw an error, or exited with a code other than 0
	Trap                        // the machine trapped (unreachable, out of bounds, division by zero, …)
	Depth                       // the call stack grew past its limit
	OutOfFuel                   // the fuel limit was reached
	OutOfMemory                 // the memory limit was reached
	TooLarge                    // the result is larger than the job allows
	PolicyBroken                // the result violates the job's result policy
)

var outcomeNames = [...]string{"ok", "error", "trap", "depth", "out-of-fuel", "out-of-memory", "too-large", "policy"}

// String returns the name that result records use.
func (o Outcome) String() string {
	if int(o) < len(outcomeNames) {
		return outcomeNames[o]
	}
	return fmt.Sprintf("outcome-%d", uint8(o))
}

// ParseOutcome is the inverse of [Outcome.String].
func ParseOutcome(s string) (Outcome, error) {
	for i, name := range outcomeNames {
		if s == name {
			return Outcome(i), nil
		}
	}
	return 0, fmt.Errorf("unknown outcome %q", s)
}

// Limits bound a run.
type Limits struct {
	Fuel        uint64
	MemoryPages uint32 // of 64 KiB
	MaxResult   uint32 // bytes
}

// Task is all that a run depends on. Two runs of equal tasks have equal [Execution]s on every honest worker.
type Task struct {
	Engine  Engine
	Name    string // what stack traces call the job's file, for example the CID of its code
	Code    []byte
	Input   []byte
	Options []byte   // JSON object; empty means {}
	Preload [][]byte // scripts run before the code, in order
	Inputs  []Input  // what the options name as inputs
	Machine *Machine // the engine's own code; nil if it is built in
	Limits  Limits
	Seed    ID // seeds all randomness that the job can see

	// Console, if not nil, receives the job's log as it is written. It does not influence the run.
	Console io.Writer
}

// Machine is the code of a js/1 engine that is not built in: what its [Descriptor] names, fetched and verified.
type Machine struct {
	Engine  []byte // WebAssembly
	Prelude []byte // JavaScript
}

// Execution is what came out of a run.
type Execution struct {
	Outcome Outcome
	Result  []byte // only if Outcome is OK
	Details []byte // JSON beside the result (js/1) or empty
	// Message says in words what went wrong, if Outcome is not OK.
	Message     string
	ExitCode    int32
	Stdout      []byte // capped at MaxLog; wasm/1: empty, as stdout is the result; js/1: the console
	Stderr      []byte // capped at MaxLog
	LogCut      bool   // something was cut from Stdout or Stderr
	FuelUsed    uint64
	DepthPeak   uint32
	MemoryPeak  uint32 // pages
	Fingerprint Fingerprint
}

// MaxLog is how many bytes of each log stream a result record keeps.
const MaxLog = 64 << 10

// Fingerprint is a hash over fuel used, depth peak and final memory of a run: known only to who really ran the job.
type Fingerprint = common.Hash
