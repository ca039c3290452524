package app

import (
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"strings"
	"unicode"

	"emet/agents/market"
	"emet/agents/node"
)

// The exit codes of all commands. They are stable.
const (
	ExitOK          = 0
	ExitUnexpected  = 1
	ExitUsage       = 2   // the command line, or a file it names, is wrong
	ExitNotFound    = 3   // there is no such job, network, contract or content
	ExitKey         = 4   // no key, or not the right password
	ExitRefused     = 5   // the contract refused
	ExitFunds       = 6   // not enough ether
	ExitUnreachable = 7   // a node or peer does not answer; trying again may help
	ExitTimeout     = 8   // waiting took too long; the job goes on
	ExitJobFailed   = 9   // the job ran, and failed
	ExitRejected    = 10  // the job ended without an accepted result
	ExitInterrupted = 130 // the user ended it
)

// ExitCodes is the table of exit codes for help texts.
const ExitCodes = `Exit codes: 0 ok, 1 unexpected, 2 usage, 3 not found, 4 key or password, 5 refused by the contract,
6 not enough ether, 7 node or peer unreachable, 8 timed out (the job goes on), 9 the job failed,
10 no accepted result, 130 interrupted.`

// Failure is an error with the exit code that it means.
type Failure struct { //nolint:errname // it is how a command ends, not only why
	Exit int
	Code string // for programs; default by the exit code
	Hint string // what to do next
	Err  error
	Said bool // it has been told already
}

func (f *Failure) Error() string { return f.Err.Error() }
func (f *Failure) Unwrap() error { return f.Err }

// Usage is a failure of whoever typed the command.
func Usage(format string, args ...any) error {
	return &Failure{Exit: ExitUsage, Err: fmt.Errorf(format, args...), Hint: "see --help"}
}

// classify finds out what kind of failure an error is.
func classify(err error) *Failure {
	var f *Failure
	if errors.As(err, &f) {
		return f
	}
	kind := node.KindOf(err)
	f = &Failure{Exit: kindExits[kind], Err: err, Hint: kindHints[kind]}
	if refused := (*market.RefusedError)(nil); errors.As(err, &refused) {
		f.Code = snake(refused.Code)
	}
	return f
}

var kindExits = map[node.Kind]int{
	node.Unexpected: ExitUnexpected, node.BadInput: ExitUsage, node.NotFound: ExitNotFound, node.KeyProblem: ExitKey,
	node.Refused: ExitRefused, node.NoFunds: ExitFunds, node.Unreachable: ExitUnreachable, node.TimedOut: ExitTimeout,
	node.Busy: ExitUnreachable,
}

// kindHints name the next step where the error itself does not.
var kindHints = map[node.Kind]string{
	node.KeyProblem:  "name the key file with --keystore, and the file with its password with --password-file",
	node.Unreachable: "try again; or name another node with --rpc URL or another network with --network FILE",
	node.Busy:        "another process uses it: end that one, or give this one a state of its own with --state DIR",
	node.Unexpected:  "--log debug tells more",
}

var codeNames = map[int]string{
	ExitUnexpected: "UNEXPECTED", ExitUsage: "USAGE", ExitNotFound: "NOT_FOUND", ExitKey: "KEY", ExitRefused: "REFUSED",
	ExitFunds: "INSUFFICIENT_FUNDS", ExitUnreachable: "UNREACHABLE", ExitTimeout: "TIMEOUT", ExitJobFailed: "JOB_FAILED",
	ExitRejected: "REJECTED", ExitInterrupted: "INTERRUPTED",
}

func (f *Failure) code() string {
	if f.Code != "" {
		return f.Code
	}
	return codeNames[f.Exit]
}

// snake turns a contract's error name into the form of the other codes: DepositTooLow, DEPOSIT_TOO_LOW.
func snake(name string) string {
	var b strings.Builder
	for i, r := range name {
		if i > 0 && unicode.IsUpper(r) {
			b.WriteByte('_')
		}
		b.WriteRune(unicode.ToUpper(r))
	}
	return b.String()
}

func (f *Failure) write(w io.Writer, name string) {
	fmt.Fprintf(w, "%s: %v\n", name, f.Err)
	if f.Hint != "" {
		fmt.Fprintln(w, f.Hint)
	}
}

// writeJSON writes the failure to stdout, where a program that asked for JSON looks for it.
func (f *Failure) writeJSON(w io.Writer) {
	type body struct {
		Code      string `json:"code"`
		Exit      int    `json:"exit"`
		Message   string `json:"message"`
		Retryable bool   `json:"retryable"`
		Hint      string `json:"hint,omitempty"`
	}
	out, err := json.Marshal(map[string]any{"schema": "emet.error/v1", "error": body{
		f.code(), f.Exit, f.Err.Error(), f.Exit == ExitUnreachable || f.Exit == ExitTimeout, f.Hint,
	}})
	if err == nil {
		fmt.Fprintln(w, string(out))
	}
}
