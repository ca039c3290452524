package hosting

// The protocols that servers of applications speak: one question a stream, see package wire.
const (
	RequestProtocol = "/emet/request/1" // an envelope to the top server of a request, from its client
	CallProtocol    = "/emet/call/1"    // a call to the server of a slot, from the top server
)
