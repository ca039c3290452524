package api

import (
	"container/list"
	"context"
	"crypto/tls"
	"net"
	"net/http"
	"sync"
)

// maxCallers is how many connections the interface has: fewer than there are descriptors that gateways leave to the process.
const maxCallers = 48

// callers are the connections of the interface. Strangers can connect where it is not on the loopback, so that there are no
// more than so many: each one more has the place of the one that has been there longest and is not being served. So strangers
// can neither use up the descriptors nor keep the operator out, whose calls are short.
type callers struct {
	mu   sync.Mutex
	all  list.List // of *caller, the oldest first
	each map[net.Conn]*list.Element
}

type caller struct {
	conn   net.Conn
	served int // calls that bear the token and are under way
}

type callerKey struct{}

// withCaller has calls know their connection.
func withCaller(ctx context.Context, conn net.Conn) context.Context {
	return context.WithValue(ctx, callerKey{}, conn)
}

// changed is told by the server what becomes of a connection.
func (c *callers) changed(conn net.Conn, s http.ConnState) {
	c.mu.Lock()
	defer c.mu.Unlock()
	switch s {
	case http.StateNew:
		if c.each == nil {
			c.each = map[net.Conn]*list.Element{}
		}
		c.each[conn] = c.all.PushBack(&caller{conn: conn})
		if c.all.Len() > maxCallers {
			c.dismiss()
		}
	case http.StateClosed, http.StateHijacked:
		if e := c.each[conn]; e != nil {
			c.all.Remove(e)
			delete(c.each, conn)
		}
	case http.StateActive, http.StateIdle:
	}
}

// dismiss ends the oldest connection on which nothing is served.
func (c *callers) dismiss() {
	for e := c.all.Front(); e != nil; e = e.Next() {
		one := e.Value.(*caller)
		if one.served > 0 {
			continue
		}
		c.all.Remove(e)
		delete(c.each, one.conn)
		if t, ok := one.conn.(*tls.Conn); ok {
			_ = t.NetConn().Close() // that of TLS waits to say so
		} else {
			_ = one.conn.Close()
		}
		return
	}
}

// serving keeps the connection of a call until the returned function is called.
func (c *callers) serving(ctx context.Context) (done func()) {
	conn, _ := ctx.Value(callerKey{}).(net.Conn)
	c.serve(conn, 1)
	return func() { c.serve(conn, -1) }
}

func (c *callers) serve(conn net.Conn, more int) {
	c.mu.Lock()
	defer c.mu.Unlock()
	if e := c.each[conn]; e != nil {
		e.Value.(*caller).served += more
	}
}
