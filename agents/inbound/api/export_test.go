package api

import (
	"context"
	"net"
	"net/http"
)

// Decode is how bodies of calls are read.
var Decode = decode

// MaxCallers is how many connections the interface has.
const MaxCallers = maxCallers

// Callers are the connections of the interface.
type Callers struct{ callers }

// Changed tells what becomes of a connection.
func (c *Callers) Changed(conn net.Conn, s http.ConnState) { c.changed(conn, s) }

// Serving keeps a connection.
func (c *Callers) Serving(ctx context.Context) func() { return c.serving(ctx) }

// CallerContext is the context of calls on a connection.
func CallerContext(ctx context.Context, conn net.Conn) context.Context {
	return withCaller(ctx, conn)
}
