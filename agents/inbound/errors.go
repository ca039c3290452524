package inbound

import (
	"errors"
	"fmt"
	"syscall"
)

// Code says for programs why something was refused.
type Code string

// The codes.
const (
	BadRequest     Code = "bad-request"     // a value is missing or malformed
	BadAddress     Code = "bad-address"     // an address is malformed
	NotAllowed     Code = "not-allowed"     // the operator did not allow the address
	NotFound       Code = "not-found"       // there is no such probe, gateway socket, activity, network
	GatewayExists  Code = "gateway-exists"  // a gateway socket has the address
	InUse          Code = "address-in-use"  // another program has the address
	BindFailed     Code = "bind-failed"     // the system refused the address for another reason
	Quota          Code = "quota"           // there are as many as there may be
	VPNUnavailable Code = "vpn-unavailable" // no such network, or it is not up
	Draining       Code = "draining"        // the proxy is ending, or handing its sockets over
	Internal       Code = "internal"        // something broke here
)

// Error is a refusal.
type Error struct {
	Code    Code
	Message string
}

func (e *Error) Error() string { return e.Message }

func refuse(c Code, format string, args ...any) error {
	return &Error{c, fmt.Sprintf(format, args...)}
}

// CodeOf returns the code of an error, which is Internal for those that are no refusals.
func CodeOf(err error) Code {
	if e, ok := errors.AsType[*Error](err); ok {
		return e.Code
	}
	return Internal
}

// ErrNoNetwork is what [Networks] return for an id that they do not know.
var ErrNoNetwork = errors.New("no such network")

// bindError words why an address could not be bound. What the system said is left out: it names the address inside of a
// network whose outside is all that callers know.
func bindError(a Address, err error) error {
	switch {
	case errors.Is(err, syscall.EADDRINUSE):
		return refuse(InUse, "%s is in use by another program", a.Name())
	case errors.Is(err, syscall.EADDRNOTAVAIL):
		return refuse(BindFailed, "%s is no address of this machine", a.Name())
	case errors.Is(err, syscall.EACCES):
		return refuse(BindFailed, "%s needs a privilege that the proxy does not have", a.Name())
	case errors.Is(err, syscall.EMFILE), errors.Is(err, syscall.ENFILE):
		return refuse(Quota, "there are no descriptors left for %s", a.Name())
	}
	return refuse(BindFailed, "%s cannot be bound", a.Name())
}
