package inbound

import (
	"errors"
	"io"
	"log/slog"
	"net"
	"net/http"
	"net/netip"
	"strings"
	"sync"
	"time"

	"emet/agents/inbound/guard"
)

// How long whoever asks a probe over TCP may take for each part, and how much they may say.
const (
	askTime   = 5 * time.Second
	askHeader = 4 << 10
)

// The answers to those who get no token are equally long.
const (
	unknownBody = "no such token\n"
	goneBody    = "was given out\n"
)

// askKeys are the names under which a query has the requestor's id.
var askKeys = []string{"requestorId", "RequestorId", "requestor_id"}

// prober answers whoever asks at a probe. It does not own the socket.
type prober struct {
	guard *guard.Socket
	stop  func() // ends answering and returns when nobody accepts any more; the socket stays open
}

// answer begins to answer at a socket.
func (p *Proxy) answer(s *socket) {
	g := p.cfg.Guard.Socket("", p.cfg.Probe, nil)
	if s.udp != nil {
		s.prober = p.answerUDP(s, s.udp, g)
	} else {
		s.prober = p.answerTCP(s, s.tcp, g)
	}
}

func (p *Proxy) answerTCP(s *socket, tcp *net.TCPListener, g *guard.Socket) *prober {
	server := &http.Server{
		Handler:           http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) { p.serveAsk(s, w, r) }),
		ReadHeaderTimeout: askTime, ReadTimeout: askTime, WriteTimeout: askTime, MaxHeaderBytes: askHeader,
		ErrorLog: slog.NewLogLogger(slog.DiscardHandler, slog.LevelError), // strangers' mistakes are not ours to log
	}
	server.SetKeepAlivesEnabled(false)
	door := &door{tcp: tcp, guard: g, left: make(chan struct{})}
	served := make(chan struct{})
	go func() {
		defer close(served)
		_ = server.Serve(door) // it ends because the door is left
	}()
	return &prober{guard: g, stop: func() {
		_ = door.Close()
		<-served
		_ = tcp.SetDeadline(time.Time{})
		// Those who are being answered have their time.
		p.ended.Go(func() {
			late := time.AfterFunc(askTime, func() { _ = server.Close() })
			door.inside.Wait()
			late.Stop()
			g.Close()
		})
	}}
}

func (p *Proxy) serveAsk(s *socket, w http.ResponseWriter, r *http.Request) {
	h := w.Header()
	h.Set("Content-Type", "text/plain; charset=utf-8")
	h.Set("Cache-Control", "no-store")
	h.Set("X-Content-Type-Options", "nosniff")
	if r.Method != http.MethodGet {
		h.Set("Allow", http.MethodGet)
		w.WriteHeader(http.StatusMethodNotAllowed)
		return
	}
	requestor := ""
	for _, key := range askKeys {
		if requestor == "" {
			requestor = r.URL.Query().Get(key)
		}
	}
	token, how := "", askedUnknown
	if r.URL.Path == "/" {
		token, how = p.take(s, requestor, 0)
	}
	switch how {
	case askedGone:
		w.WriteHeader(http.StatusGone)
		_, _ = io.WriteString(w, goneBody) // who asked is gone too
	case askedFailed:
		w.WriteHeader(http.StatusServiceUnavailable)
	case askedGiven:
		_, err := io.WriteString(w, token)
		if err == nil {
			err = http.NewResponseController(w).Flush()
		}
		if err != nil {
			p.untake(s, requestor, token)
		}
	default:
		w.WriteHeader(http.StatusNotFound)
		_, _ = io.WriteString(w, unknownBody) // as above
	}
}

// door lets in whom the guard admits. To close it leaves the listener open, and what waits there to be accepted.
type door struct {
	tcp    *net.TCPListener
	guard  *guard.Socket
	once   sync.Once
	left   chan struct{}
	inside sync.WaitGroup // who was let in
}

func (d *door) Accept() (net.Conn, error) {
	for {
		conn, err := d.tcp.AcceptTCP()
		select {
		case <-d.left:
			if err != nil {
				return nil, net.ErrClosed
			}
			// It was accepted at the last moment: it is answered still.
		default:
			if err != nil {
				return nil, err
			}
		}
		permit, why := d.guard.Admit(conn.RemoteAddr().(*net.TCPAddr).AddrPort().Addr())
		if why == "" {
			d.inside.Add(1)
			return &visitor{TCPConn: conn, leave: sync.OnceFunc(func() { permit.Release(); d.inside.Done() })}, nil
		}
		_ = conn.Close() // refused
	}
}

func (d *door) Close() error {
	var err error
	d.once.Do(func() {
		close(d.left)
		err = d.tcp.SetDeadline(time.Unix(1, 0))
	})
	return err
}

func (d *door) Addr() net.Addr { return d.tcp.Addr() }

// visitor is a connection that was let in.
type visitor struct {
	*net.TCPConn
	leave func()
}

// Close closes the connection and makes room for another.
func (v *visitor) Close() error {
	defer v.leave()
	return v.TCPConn.Close()
}

// asksAtOnce is how many datagrams of a probe are looked at together.
const asksAtOnce = 64

// answerUDP answers datagrams. An answer is never longer than its question, so that nobody can have a probe send more to
// others than they send themselves; a question is made longer by zeros.
func (p *Proxy) answerUDP(s *socket, udp *net.UDPConn, g *guard.Socket) *prober {
	left, served := make(chan struct{}), make(chan struct{})
	slots := make(chan struct{}, asksAtOnce)
	go func() {
		defer close(served)
		buf := make([]byte, 2048)
		for {
			n, from, err := udp.ReadFromUDPAddrPort(buf)
			if err != nil {
				select {
				case <-left:
					return
				default:
				}
				if errors.Is(err, net.ErrClosed) {
					return
				}
				continue // an earlier answer could not be delivered
			}
			permit, why := g.Admit(from.Addr())
			if why != "" {
				continue
			}
			permit.Release() // what counts is the rate
			id, ok := parseAsk(buf[:n])
			if !ok {
				continue
			}
			select {
			case slots <- struct{}{}:
				p.ended.Go(func() {
					defer func() { <-slots }()
					p.serveDatagram(s, udp, from, id, n)
				})
			default: // dropped, as a network would
			}
		}
	}()
	return &prober{guard: g, stop: func() {
		close(left)
		_ = udp.SetReadDeadline(time.Unix(1, 0))
		<-served
		_ = udp.SetReadDeadline(time.Time{})
		g.Close()
	}}
}

func (p *Proxy) serveDatagram(s *socket, udp *net.UDPConn, to netip.AddrPort, id string, size int) {
	token, how := p.take(s, id, size)
	if how != askedGiven {
		return
	}
	if n, err := udp.WriteToUDPAddrPort([]byte(token), to); err != nil || n != len(token) {
		p.untake(s, id, token)
	}
}

// parseAsk takes a requestor's id out of a datagram.
func parseAsk(b []byte) (id string, ok bool) {
	id = strings.TrimRight(string(b), "\x00")
	return id, word("requestorId", id, maxID) == nil
}
