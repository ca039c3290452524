package server

import (
	"context"
	"errors"
	"fmt"
	"strings"

	"emet/agents/hosting/sealed"
	"emet/agents/program/interp"
)

// Codes of failures beside those of package sealed. Both mean: draw another server.
const (
	Busy   = "busy"   // as much as this server does at once is being done
	Unpaid = "unpaid" // it was not paid for a tick, and does not go on (SR-16)
)

// maxDetail is how many bytes a failure says for people.
const maxDetail = 200

// refusal is why something is not done, with the code that whoever asked goes by.
type refusal struct {
	code string
	slot uint16 // at fault; 0: that which was asked
	err  error
}

func (r *refusal) Error() string { return r.err.Error() }
func (r *refusal) Unwrap() error { return r.err }

func refuse(code, format string, args ...any) error {
	return &refusal{code: code, err: fmt.Errorf(format, args...)}
}

func invalid(format string, args ...any) error { return refuse(sealed.Invalid, format, args...) }
func stale(format string, args ...any) error   { return refuse(sealed.Stale, format, args...) }

// failure says for the one who asked why slot has no result. What this server suffers from itself is not told.
func failure(slot uint16, err error) *sealed.Failure {
	if f, ok := errors.AsType[*interp.Failure](err); ok {
		return &sealed.Failure{Slot: slot, Code: f.Code, Detail: f.Error()}
	}
	if r, ok := errors.AsType[*refusal](err); ok {
		if r.slot != 0 {
			slot = r.slot
		}
		return &sealed.Failure{Slot: slot, Code: r.code, Detail: cut(r.Error())}
	}
	if e, ok := errors.AsType[*sealed.SlotError](err); ok {
		return &sealed.Failure{Slot: e.Slot, Code: sealed.Invalid, Detail: cut(err.Error())}
	}
	if errors.Is(err, context.Canceled) || errors.Is(err, context.DeadlineExceeded) {
		return &sealed.Failure{Slot: slot, Code: sealed.Unreachable, Detail: "there was no time left"}
	}
	return &sealed.Failure{Slot: slot, Code: sealed.Refused, Detail: "the server has a problem of its own"}
}

// cut shortens a text to what a failure may say.
func cut(s string) string {
	return strings.ToValidUTF8(s[:min(len(s), maxDetail)], "")
}
