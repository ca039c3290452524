// Package relay carries bytes between a public socket and what is behind it: TCP connections and UDP sessions, to an
// address that the kernel reaches or to one inside a virtual private network.
//
// Nothing is parked on an idle connection, neither a goroutine nor a buffer: a few loops, each waiting for all its descriptors
// at once, do all the work. Between two kernel sockets the bytes stay in the kernel (splice).
package relay

import (
	"errors"
	"net/netip"
	"time"

	"emet/agents/inbound/guard"
	"emet/agents/inbound/meter"
)

// ErrAgain says that a Stream or Datagrams has nothing now, or takes nothing now; its Notify function will be called.
var ErrAgain = errors.New("not now")

// Network opens connections inside a virtual private network. Neither call waits: the first call of Notify's function tells
// that a stream is connected or has failed.
type Network interface {
	DialTCP(to netip.AddrPort) (Stream, error)
	DialUDP(to netip.AddrPort) (Datagrams, error)
}

// Stream is a connection that never blocks. Its methods are called by one loop at a time.
type Stream interface {
	// Read fills p with what has arrived. Errors: ErrAgain, io.EOF after the other side's end, others for a broken connection.
	Read(p []byte) (int, error)
	// Write takes as much of p as there is room for. Errors: ErrAgain, others for a broken connection.
	Write(p []byte) (int, error)
	// Piece is how much the network carries in one go, at most 64 KiB: what is written in multiples of it leaves no rest.
	Piece() int
	// CloseWrite sends our end; reading goes on.
	CloseWrite() error
	// Close ends the connection: in good order, or with a reset.
	Close(reset bool)
	// Notify sets what is called, from any goroutine and without waiting, when something may have changed: connected, readable,
	// writable, failed. It is called once soon after Notify if there is something to do already.
	Notify(fn func())
}

// Datagrams is a socket connected to one address. As Stream, it never blocks.
type Datagrams interface {
	Read(p []byte) (int, error)
	Write(p []byte) (int, error)
	Close()
	Notify(fn func())
}

// Route says where connections to a socket go and by which rules.
type Route struct {
	To      netip.AddrPort
	Network Network // nil: To is reached by this machine's kernel

	Guard *guard.Socket
	Meter *meter.Socket

	Dial time.Duration // until a connection to To must be there; default 5 s
	Idle time.Duration // without a byte in either direction; default 10 min for TCP, 60 s for UDP

	Announce Announce       // how To is told who connects
	Trusted  []netip.Prefix // sources that must begin with a PROXY header, which then tells who connects

	Sessions int  // UDP: how many at once; default 65536
	Amplify  bool // UDP: an answer may be more than three times what an unproved source sent
}

// Announce is the version of the PROXY protocol (HAProxy, proxy-protocol.txt) that is spoken to the service.
type Announce uint8

// How a service is told who connects.
const (
	Silent Announce = iota
	ProxyV1
	ProxyV2
)
