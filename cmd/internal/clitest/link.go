package clitest

import (
	"io"
	"net"
	"net/url"
	"sync"
	"time"

	"github.com/rogpeppe/go-internal/testscript"
)

// link is a line to a node that can be cut: while it is down, whoever connects is turned away.
type link struct {
	to       string
	listener net.Listener
	wg       sync.WaitGroup

	mu      sync.Mutex // guards what follows
	change  *sync.Cond
	down    bool
	served  int // connections since the link went up
	refused int // connections since it went down
	open    map[net.Conn]bool
}

func newLink(to string, down bool) (*link, error) {
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		return nil, err
	}
	k := &link{to: to, listener: l, down: down, open: map[net.Conn]bool{}}
	k.change = sync.NewCond(&k.mu)
	k.wg.Go(k.accept)
	return k, nil
}

func (k *link) accept() {
	for {
		c, err := k.listener.Accept()
		if err != nil {
			return
		}
		k.wg.Go(func() { k.serve(c) })
	}
}

func (k *link) serve(c net.Conn) {
	defer c.Close()
	node, err := net.Dial("tcp", k.to)
	if err != nil {
		return
	}
	defer node.Close()
	k.mu.Lock()
	if k.down {
		k.refused++
	} else {
		k.served++
		k.open[c], k.open[node] = true, true
	}
	down := k.down
	k.change.Broadcast()
	k.mu.Unlock()
	if down {
		return
	}
	var both sync.WaitGroup
	for _, way := range [][2]net.Conn{{c, node}, {node, c}} {
		both.Go(func() {
			_, _ = io.Copy(way[0], way[1]) // either end may hang up
			_ = way[0].Close()
			_ = way[1].Close()
		})
	}
	both.Wait()
}

// set cuts or mends the link once somebody has noticed its present state.
func (k *link) set(down bool) bool {
	k.mu.Lock()
	defer k.mu.Unlock()
	timer := time.AfterFunc(patience, k.change.Broadcast)
	defer timer.Stop()
	for began := time.Now(); (down && k.served == 0) || (!down && k.refused == 0); {
		if time.Since(began) >= patience {
			return false
		}
		k.change.Wait()
	}
	k.down, k.served, k.refused = down, 0, 0
	for c := range k.open {
		_ = c.Close()
		delete(k.open, c)
	}
	return true
}

func (k *link) close() {
	_ = k.listener.Close()
	k.mu.Lock()
	k.down = true
	for c := range k.open {
		_ = c.Close()
	}
	k.mu.Unlock()
	k.wg.Wait()
}

func cutOrMend(ts *testscript.TestScript, args []string) {
	w := of(ts)
	if w.link == nil {
		u, err := url.Parse(w.network.RPC)
		ts.Check(err)
		w.link, err = newLink(u.Host, args[0] == "down")
		ts.Check(err)
		n, here := w.network, w.link.listener.Addr().String()
		n.RPC, n.WS = "http://"+here, "ws://"+here
		ts.Check(n.Save(ts.MkAbs("link.json")))
		return
	}
	if !w.link.set(args[0] == "down") {
		ts.Fatalf("nobody used the link")
	}
}
