package api

import (
	"context"
	"encoding/json"
	"errors"
	"net/http"

	"emet/agents/client"
	"emet/agents/market"
)

// problem is why a request was not served.
type problem struct {
	status    int
	code      string // a word for programs
	message   string // for people
	retryable bool
}

func (p *problem) Error() string { return p.message }

func fail(w http.ResponseWriter, p *problem) {
	type body struct {
		Code      string `json:"code"`
		Message   string `json:"message"`
		Retryable bool   `json:"retryable"`
	}
	w.WriteHeader(p.status)
	_ = json.NewEncoder(w).Encode(map[string]any{"schema": "emet.error/v1", "error": body{p.code, p.message, p.retryable}}) // as above
}

// problemOf finds out what kind of problem an error is.
func problemOf(err error) *problem {
	if p, ok := errors.AsType[*problem](err); ok {
		return p
	}
	if tooLarge, ok := errors.AsType[*http.MaxBytesError](err); ok {
		return &problem{http.StatusRequestEntityTooLarge, "too_large", tooLarge.Error(), false}
	}
	if refused, ok := errors.AsType[*market.RefusedError](err); ok {
		return &problem{http.StatusConflict, "refused", refused.Error(), false}
	}
	for _, k := range kinds {
		if errors.Is(err, k.of) {
			return &problem{k.status, k.code, err.Error(), k.retryable}
		}
	}
	return &problem{http.StatusInternalServerError, "unexpected", err.Error(), false}
}

var kinds = []struct {
	of        error
	status    int
	code      string
	retryable bool
}{
	{client.ErrArgs, http.StatusBadRequest, "arguments", false},
	{client.ErrNoApp, http.StatusNotFound, "not_found", false},
	{client.ErrNoRequest, http.StatusNotFound, "not_found", false},
	{client.ErrDenied, http.StatusForbidden, "denied", false},
	{client.ErrProgram, http.StatusUnprocessableEntity, "program", false},
	{client.ErrAsleep, http.StatusServiceUnavailable, "asleep", true},
	{client.ErrNotYet, http.StatusServiceUnavailable, "not_yet", true},
	{client.ErrLate, http.StatusServiceUnavailable, "late", true},
	{client.ErrRefused, http.StatusConflict, "desk", false},
	{client.ErrUnserved, http.StatusBadGateway, "unserved", true},
	{client.ErrDeceived, http.StatusBadGateway, "deceived", true},
	{market.ErrNoFunds, http.StatusPaymentRequired, "funds", false},
	{context.DeadlineExceeded, http.StatusGatewayTimeout, "timeout", true},
	{context.Canceled, http.StatusServiceUnavailable, "ended", true},
}
