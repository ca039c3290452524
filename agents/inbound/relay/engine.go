package relay

import (
	"errors"
	"fmt"
	"time"

	"github.com/rs/zerolog"
)

// Config is what all sockets of an engine share.
type Config struct {
	Loops int // goroutines that wait for the kernel; default one less than GOMAXPROCS
	Log   zerolog.Logger
}

// Times that hold when a Route does not say.
const (
	DefaultDial    = 5 * time.Second
	DefaultIdle    = 10 * time.Minute
	DefaultIdleUDP = time.Minute
)

// DefaultSessions is how many UDP sessions a socket has at most when a Route does not say.
const DefaultSessions = 1 << 16

// complete fills in defaults, or says what is missing.
func (r Route) complete(idle time.Duration) (Route, error) {
	if !r.To.IsValid() || r.To.Port() == 0 {
		return r, fmt.Errorf("%v is no address to relay to", r.To)
	}
	if r.Guard == nil || r.Meter == nil {
		return r, errors.New("a route needs a guard and a meter")
	}
	if r.Dial <= 0 {
		r.Dial = DefaultDial
	}
	if r.Idle <= 0 {
		r.Idle = idle
	}
	if r.Sessions <= 0 {
		r.Sessions = DefaultSessions
	}
	return r, nil
}
