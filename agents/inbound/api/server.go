// Package api is the management interface of the inbound proxy: the Probe, Gateway and Status API of GAP-22, and the calls
// that the first implementation had, as JSON over HTTP. An OpenAPI 3.1 document that is made from the Go types is served
// with it. [Client] is the other side.
//
// Whoever may call opens ways into networks, so a call must bear the token, name this machine as its host, and come from no
// web page.
package api

import (
	"context"
	"crypto/sha256"
	"crypto/subtle"
	"crypto/tls"
	"errors"
	"fmt"
	"log/slog"
	"net"
	"net/http"
	"net/netip"
	"slices"
	"strings"
	"time"

	"github.com/danielgtaylor/huma/v2"
	"github.com/danielgtaylor/huma/v2/adapters/humago"
	"github.com/rs/zerolog"

	"emet/agents/inbound"
)

// Config says what is managed, and by whom.
type Config struct {
	Proxy    *inbound.Proxy // required
	Networks *Networks      // nil: none
	Token    string         // what each call must bear; none: see Insecure
	Insecure bool           // calls need no token; for loopback addresses and Unix sockets only
	TLS      *tls.Config    // default none; with ClientCAs, callers need a certificate as well
	Hosts    []string       // names of this machine that calls may use, beside its addresses
	Version  string
	Log      zerolog.Logger
}

// The limits of calls.
const (
	maxBody    = 64 << 10
	maxHeader  = 16 << 10
	headerTime = 5 * time.Second
	callTime   = 30 * time.Second
	idleTime   = time.Minute
	goodbye    = 5 * time.Second
	atOnce     = 64
)

// Server is the interface.
type Server struct {
	cfg   Config
	token [sha256.Size]byte
	slots chan struct{}
	mux   *http.ServeMux
	api   huma.API

	callers callers
}

// New checks the configuration. It does no I/O.
func New(cfg Config) (*Server, error) {
	switch {
	case cfg.Proxy == nil:
		return nil, errors.New("api: a proxy is required")
	case cfg.Token == "" && !cfg.Insecure:
		return nil, errors.New("api: a token is required")
	case cfg.Token != "" && len(cfg.Token) < leastToken:
		return nil, fmt.Errorf("api: a token has %d characters or more", leastToken)
	}
	shape()
	s := &Server{
		cfg: cfg, token: sha256.Sum256([]byte(cfg.Token)), slots: make(chan struct{}, atOnce), mux: http.NewServeMux(),
	}
	s.api = huma.NewAPI(s.describe(), adapter{s.mux})
	s.routes()
	return s, nil
}

// Check says whether the interface may be served on an address: what is not protected is for this machine only (GP-14).
func (s *Server) Check(a net.Addr) error {
	if s.cfg.Token == "" && !Loopback(a) {
		return fmt.Errorf("the management interface is not served on %s without a token", a)
	}
	return nil
}

// Loopback reports whether only this machine reaches an address.
func Loopback(a net.Addr) bool {
	switch a := a.(type) {
	case *net.UnixAddr:
		return true
	case *net.TCPAddr:
		return a.IP.IsLoopback()
	}
	return false
}

// Run serves on a listener until ctx ends, and closes it.
func (s *Server) Run(ctx context.Context, l net.Listener) error {
	if err := s.Check(l.Addr()); err != nil {
		return errors.Join(err, l.Close())
	}
	if s.cfg.TLS != nil {
		l = tls.NewListener(l, s.cfg.TLS)
	}
	h := &http.Server{
		ConnState: s.callers.changed, ConnContext: withCaller,
		Handler: s.Handler(l.Addr()), ReadHeaderTimeout: headerTime, ReadTimeout: callTime, WriteTimeout: callTime,
		IdleTimeout: idleTime, MaxHeaderBytes: maxHeader,
		ErrorLog: slog.NewLogLogger(slog.DiscardHandler, slog.LevelError), // strangers' mistakes are not ours to log
	}
	ended := make(chan error, 1)
	go func() { ended <- h.Serve(l) }()
	select {
	case err := <-ended:
		return err
	case <-ctx.Done():
	}
	last, cancel := context.WithTimeout(context.WithoutCancel(ctx), goodbye)
	defer cancel()
	err := h.Shutdown(last)
	if err != nil {
		err = h.Close()
	}
	<-ended
	return err
}

// Handler returns what serves calls that arrive at an address.
func (s *Server) Handler(at net.Addr) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		h := w.Header()
		h.Set("Cache-Control", "no-store")
		h.Set("X-Content-Type-Options", "nosniff")
		h.Set("Content-Security-Policy", "default-src 'none'")
		switch {
		case !s.ours(at, r.Host):
			fail(w, http.StatusMisdirectedRequest, codeHost, "this is no name of this machine: use its address, or start the proxy with the name")
		case r.Header.Get("Origin") != "" || r.Header.Get("Sec-Fetch-Site") == "cross-site":
			fail(w, http.StatusForbidden, codeOrigin, "web pages may not call the proxy")
		case !s.bears(r):
			h.Set("WWW-Authenticate", `Bearer realm="netproxy"`)
			fail(w, http.StatusUnauthorized, codeToken, "say Authorization: Bearer TOKEN; the token is in the proxy's token file")
		default:
			defer s.callers.serving(r.Context())()
			s.serve(w, r)
		}
	})
}

func (s *Server) bears(r *http.Request) bool {
	if s.cfg.Token == "" {
		return true
	}
	scheme, bearer, _ := strings.Cut(r.Header.Get("Authorization"), " ")
	got := sha256.Sum256([]byte(bearer))
	return subtle.ConstantTimeCompare(got[:], s.token[:]) == 1 && strings.EqualFold(scheme, "bearer")
}

// ours reports whether a host means this machine to everybody. A name that its owner has point here (DNS rebinding) is none.
func (s *Server) ours(at net.Addr, host string) bool {
	if _, unix := at.(*net.UnixAddr); unix {
		return true // no browser gets here
	}
	if name, _, err := net.SplitHostPort(host); err == nil {
		host = name
	}
	host = strings.TrimSuffix(strings.TrimPrefix(host, "["), "]")
	if host == "localhost" || slices.Contains(s.cfg.Hosts, host) {
		return true
	}
	ip, err := netip.ParseAddr(host)
	if err != nil {
		return false
	}
	return ip.IsLoopback() || !Loopback(at)
}

func (s *Server) serve(w http.ResponseWriter, r *http.Request) {
	select {
	case s.slots <- struct{}{}:
		defer func() { <-s.slots }()
	default:
		w.Header().Set("Retry-After", "1")
		fail(w, http.StatusServiceUnavailable, codeBusy, fmt.Sprintf("%d calls are being served: try again", atOnce))
		return
	}
	if _, pattern := s.mux.Handler(r); pattern == "" {
		s.unknown(w, r)
		return
	}
	r.Body = http.MaxBytesReader(w, r.Body, maxBody+1) // one more than is too much: the framework says so
	s.mux.ServeHTTP(w, r)
}

// unknown answers calls that there are not.
func (s *Server) unknown(w http.ResponseWriter, r *http.Request) {
	var methods []string
	for _, m := range []string{http.MethodGet, http.MethodPost, http.MethodPut, http.MethodDelete} {
		try := r.Clone(r.Context())
		try.Method = m
		if _, pattern := s.mux.Handler(try); pattern != "" {
			methods = append(methods, m)
		}
	}
	if len(methods) == 0 {
		fail(w, http.StatusNotFound, codeRoute, "there is no such call: see /openapi.json")
		return
	}
	w.Header().Set("Allow", strings.Join(methods, ", "))
	fail(w, http.StatusMethodNotAllowed, codeMethod, "the methods here are "+strings.Join(methods, ", "))
}

// adapter puts operations into a mux. A path that ends in a slash is that path, not all below it.
type adapter struct{ mux *http.ServeMux }

// Handle is called by the framework for each operation.
func (a adapter) Handle(op *huma.Operation, handler func(huma.Context)) {
	serve := func(w http.ResponseWriter, r *http.Request) { handler(humago.NewContext(op, r, w)) }
	path, root := strings.CutSuffix(op.Path, "/")
	if root {
		a.mux.HandleFunc(op.Method+" "+path+"/{$}", serve)
	}
	a.mux.HandleFunc(op.Method+" "+path, serve)
}

// ServeHTTP is for the framework's tests.
func (a adapter) ServeHTTP(w http.ResponseWriter, r *http.Request) { a.mux.ServeHTTP(w, r) }

func (s *Server) describe() huma.Config {
	c := huma.DefaultConfig("netproxy", s.cfg.Version)
	c.Info.Description = "Manages the probes and gateway sockets of an inbound network proxy (GAP-22)."
	c.DocsPath, c.SchemasPath = "", ""
	c.CreateHooks = nil // no $schema in answers
	c.Formats = map[string]huma.Format{"application/json": {Marshal: huma.DefaultJSONFormat.Marshal, Unmarshal: decode}, "json": {Marshal: huma.DefaultJSONFormat.Marshal, Unmarshal: decode}}
	c.Components.SecuritySchemes = map[string]*huma.SecurityScheme{
		"token": {Type: "http", Scheme: "bearer", Description: "The content of the proxy's token file"},
	}
	c.Security = []map[string][]string{{"token": {}}}
	return c
}
