// Package api is a client as programs on the same machine use it: JSON over HTTP on a loopback address. A web page or
// another user's program that reaches the port gets nothing: each request must bear the token, name this machine as its
// host, and come from a page whose origin was named before.
package api

import (
	"context"
	"crypto/sha256"
	"crypto/subtle"
	"encoding/json"
	"errors"
	"fmt"
	"net"
	"net/http"
	"slices"
	"strings"
	"time"

	"github.com/rs/zerolog"

	"emet/agents/client"
)

// user is the client that is served.
type user interface {
	Overview(ctx context.Context) ([]client.Overview, error)
	Describe(ctx context.Context, app string) (client.Description, error)
	Call(ctx context.Context, c client.Call) (client.Done, error)
	Answer(ctx context.Context, number uint64, allow bool) (client.Done, error)
	Records(most int) ([]client.Record, error)
	Record(number uint64) (client.Record, error)
	Keys(ctx context.Context, app string) ([]client.Log, error)
	Ticks(ctx context.Context, app string) (client.Ticks, error)
}

// Config says whom the interface serves, and to whom.
type Config struct {
	Client  user                          // required
	Token   string                        // required: what each request must bear, see [Token]
	Policy  func() (client.Policy, error) // required: read for each call, so that edits count at once
	Pay     client.Pay                    // default Auto
	Origins []string                      // of web pages that may use it, as browsers name them; default none
	Body    int64                         // bytes of a request's body; default 1 MiB
	AtOnce  int                           // requests that are served at once; default 16
	Time    time.Duration                 // for one request; default 2 min
	Log     zerolog.Logger
}

// Server serves a client.
type Server struct {
	cfg   Config
	token [sha256.Size]byte
	slots chan struct{}
}

// New checks the configuration. It does no I/O.
func New(cfg Config) (*Server, error) {
	if cfg.Client == nil || cfg.Policy == nil || len(cfg.Token) < leastToken {
		return nil, errors.New("api: a client, a policy and a token are required")
	}
	for _, o := range cfg.Origins {
		if !strings.HasPrefix(o, "http://") && !strings.HasPrefix(o, "https://") || strings.Count(o, "/") != 2 {
			return nil, fmt.Errorf("origin %q: want one as https://app.example.org, without a path", o)
		}
	}
	if cfg.Body == 0 {
		cfg.Body = 1 << 20
	}
	if cfg.AtOnce == 0 {
		cfg.AtOnce = 16
	}
	if cfg.Time == 0 {
		cfg.Time = 2 * time.Minute
	}
	return &Server{cfg: cfg, token: sha256.Sum256([]byte(cfg.Token)), slots: make(chan struct{}, cfg.AtOnce)}, nil
}

// How long a peer may take for the parts of a request, and how much of it may stand before the body.
const (
	headerTime = 5 * time.Second
	idleTime   = time.Minute
	maxHeader  = 16 << 10
	goodbye    = 5 * time.Second
)

// Run serves on a listener until ctx ends, and closes it.
func (s *Server) Run(ctx context.Context, l net.Listener) error {
	h := &http.Server{
		Handler: s.Handler(), ReadHeaderTimeout: headerTime, ReadTimeout: s.cfg.Time, WriteTimeout: s.cfg.Time + headerTime,
		IdleTimeout: idleTime, MaxHeaderBytes: maxHeader, BaseContext: func(net.Listener) context.Context { return ctx },
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

// Handler returns what serves requests.
func (s *Server) Handler() http.Handler {
	mux := http.NewServeMux()
	for pattern, fn := range map[string]handler{
		"GET /v1/apps":                         s.apps,
		"GET /v1/apps/{app}":                   s.app,
		"GET /v1/apps/{app}/keys":              s.keys,
		"GET /v1/apps/{app}/ticks":             s.ticks,
		"POST /v1/apps/{app}/endpoints/{name}": s.call,
		"GET /v1/requests":                     s.requests,
		"GET /v1/requests/{number}":            s.request,
		"POST /v1/consents/{number}":           s.consent,
	} {
		mux.Handle(pattern, s.serve(fn))
	}
	mux.HandleFunc("GET /v1/openapi.json", func(w http.ResponseWriter, _ *http.Request) {
		_, _ = w.Write(openAPI) // the peer that went away knows
	})
	mux.HandleFunc("/", func(w http.ResponseWriter, r *http.Request) {
		fail(w, &problem{http.StatusNotFound, "not_found", "there is nothing at " + r.URL.Path + ": see /v1/openapi.json", false})
	})
	return s.guard(mux)
}

// guard lets through what comes from this machine and from pages that were named. A page elsewhere that had its name point
// here (DNS rebinding) is told apart by the host that its browser asks for.
func (s *Server) guard(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		h := w.Header()
		h.Set("Content-Type", "application/json")
		h.Set("Cache-Control", "no-store")
		h.Set("X-Content-Type-Options", "nosniff")
		h.Set("Content-Security-Policy", "default-src 'none'")
		h.Add("Vary", "Origin")
		if !local(r.Host) {
			fail(w, &problem{http.StatusMisdirectedRequest, "host", "this is no name of this machine: ask for 127.0.0.1", false})
			return
		}
		if origin := r.Header.Get("Origin"); origin != "" {
			if !slices.Contains(s.cfg.Origins, origin) {
				fail(w, &problem{http.StatusForbidden, "origin", "pages of " + origin + " may not: name it with --origin when the client starts", false})
				return
			}
			h.Set("Access-Control-Allow-Origin", origin)
			if r.Method == http.MethodOptions {
				h.Set("Access-Control-Allow-Methods", "GET, POST")
				h.Set("Access-Control-Allow-Headers", "Authorization, Content-Type, Idempotency-Key, "+proofHeader)
				h.Set("Access-Control-Max-Age", "600")
				if r.Header.Get("Access-Control-Request-Private-Network") != "" {
					h.Set("Access-Control-Allow-Private-Network", "true")
				}
				w.WriteHeader(http.StatusNoContent)
				return
			}
		}
		next.ServeHTTP(w, r)
	})
}

// local reports whether a host is a name of this machine that nobody else can give to theirs.
func local(host string) bool {
	if name, _, err := net.SplitHostPort(host); err == nil {
		host = name
	}
	return host == "127.0.0.1" || host == "localhost" || host == "::1" || host == "[::1]"
}

// handler serves a request: it returns a document and its status.
type handler func(r *http.Request) (int, any, error)

// serve lets requests through that bear the token, a few at a time.
func (s *Server) serve(fn handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		bearer, _ := strings.CutPrefix(r.Header.Get("Authorization"), "Bearer ")
		if got := sha256.Sum256([]byte(bearer)); subtle.ConstantTimeCompare(got[:], s.token[:]) != 1 {
			w.Header().Set("WWW-Authenticate", `Bearer realm="emet"`)
			fail(w, &problem{http.StatusUnauthorized, "token", "say Authorization: Bearer TOKEN; the token is in the client's state directory", false})
			return
		}
		select {
		case s.slots <- struct{}{}:
			defer func() { <-s.slots }()
		default:
			w.Header().Set("Retry-After", "1")
			fail(w, &problem{http.StatusTooManyRequests, "busy", fmt.Sprintf("%d requests are being served: try again", s.cfg.AtOnce), true})
			return
		}
		ctx, cancel := context.WithTimeout(r.Context(), s.cfg.Time)
		defer cancel()
		r = r.WithContext(ctx)
		r.Body = http.MaxBytesReader(w, r.Body, s.cfg.Body)
		status, document, err := fn(r)
		if err != nil {
			p := problemOf(err)
			s.cfg.Log.Debug().Err(err).Str("path", r.URL.Path).Int("status", p.status).Msg("request failed")
			fail(w, p)
			return
		}
		w.WriteHeader(status)
		_ = json.NewEncoder(w).Encode(document) // the peer that went away knows
	})
}
