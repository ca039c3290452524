package api

import (
	"cmp"
	"encoding/json"
	"errors"
	"net/http"
	"strings"
	"sync"

	"github.com/danielgtaylor/huma/v2"

	"emet/agents/inbound"
)

// Problem is the body of every error.
type Problem struct { //nolint:errname // it is the body of an answer first
	Message string `json:"message" doc:"What is wrong, for people"`
	Code    string `json:"code"    doc:"What is wrong, for programs"`

	status int
}

func (p *Problem) Error() string { return p.Message }

// GetStatus returns the status of the response.
func (p *Problem) GetStatus() int { return p.status }

// The codes of what is found before package inbound is asked.
const (
	codeToken    = "unauthorized"
	codeHost     = "wrong-host"
	codeOrigin   = "foreign-origin"
	codeBusy     = "busy"
	codeRoute    = "no-such-route"
	codeMethod   = "method-not-allowed"
	codeTooLarge = "too-large"
)

var statuses = map[inbound.Code]int{
	inbound.BadRequest: http.StatusBadRequest, inbound.BadAddress: http.StatusBadRequest, inbound.NotAllowed: http.StatusForbidden,
	inbound.NotFound: http.StatusNotFound, inbound.GatewayExists: http.StatusConflict, inbound.InUse: http.StatusConflict,
	inbound.BindFailed: http.StatusConflict, inbound.Quota: http.StatusTooManyRequests,
	inbound.VPNUnavailable: http.StatusFailedDependency, inbound.Draining: http.StatusServiceUnavailable,
	inbound.Internal: http.StatusInternalServerError,
}

// problemOf makes a problem of an error of package inbound. What is no refusal is for the log: it may name what callers
// should not know.
func (s *Server) problemOf(err error) error {
	if e, ok := errors.AsType[*inbound.Error](err); ok {
		return &Problem{e.Message, string(e.Code), statuses[e.Code]}
	}
	s.cfg.Log.Error().Err(err).Msg("call failed")
	return &Problem{"something broke here: the proxy's log says what", string(inbound.Internal), http.StatusInternalServerError}
}

// genericCodes are the codes of what the framework finds.
var genericCodes = map[int]string{
	http.StatusRequestEntityTooLarge: codeTooLarge, http.StatusUnsupportedMediaType: "unsupported-media-type",
	http.StatusRequestTimeout: "timeout", http.StatusNotAcceptable: "not-acceptable", http.StatusInternalServerError: string(inbound.Internal),
}

// shape makes errors of the framework look like all others. The framework has one function for the whole process, so it is
// set once.
var shape = sync.OnceFunc(func() {
	huma.NewError = func(status int, message string, errs ...error) huma.StatusError {
		var details []string
		for _, err := range errs {
			if d, ok := err.(huma.ErrorDetailer); ok {
				e := d.ErrorDetail()
				details = append(details, strings.TrimSuffix(e.Location+": ", ": ")+": "+e.Message) // not the value: it can be a token
			} else if err != nil {
				details = append(details, err.Error())
			}
		}
		if len(details) > 0 {
			message += ": " + strings.Join(details, "; ")
		}
		if status == http.StatusUnprocessableEntity || strings.HasPrefix(message, "cannot read request body") {
			status = http.StatusBadRequest
		}
		return &Problem{message, cmp.Or(genericCodes[status], string(inbound.BadRequest)), status}
	}
})

// fail answers with a problem.
func fail(w http.ResponseWriter, status int, code, message string) {
	w.Header().Set("Content-Type", "application/json")
	w.WriteHeader(status)
	_ = json.NewEncoder(w).Encode(&Problem{Message: message, Code: code}) // the peer that went away knows
}
