package node

import (
	"context"
	"crypto/rand"
	"crypto/subtle"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"net"
	"net/http"
	"os"
	"path/filepath"
	"syscall"
	"time"
)

// An agent that runs owns its state, so that no other process can read how it does. It tells the commands of its own user,
// on a loopback port that only those know of who may read its state directory.

// ErrNotHosting means that no worker hosts applications from a state directory.
var ErrNotHosting = errors.New("no worker hosts applications from there")

// loopback says where an agent tells how it does.
type loopback struct {
	Addr  string `json:"addr"`
	Token string `json:"token"`
}

const (
	loopbackFile = "hosting.json"
	loopbackTime = 5 * time.Second
	maxStatus    = 16 << 20
	bookPath     = "/channels"
)

// serveStatus tells how this agent does until ctx ends.
func (a *Agent) serveStatus(ctx context.Context, status func() (any, error)) error {
	var cfg net.ListenConfig
	l, err := cfg.Listen(ctx, "tcp", "127.0.0.1:0")
	if err != nil {
		return fmt.Errorf("listen for commands: %w", err)
	}
	where := loopback{l.Addr().String(), rand.Text()}
	file := filepath.Join(a.State, loopbackFile)
	blob, err := json.Marshal(where)
	if err == nil {
		err = os.WriteFile(file, blob, 0o600)
	}
	if err != nil {
		return errors.Join(fmt.Errorf("leave word for commands: %w", err), l.Close())
	}
	defer func() { _ = os.Remove(file) }()
	server := &http.Server{ReadHeaderTimeout: loopbackTime, ReadTimeout: loopbackTime, WriteTimeout: loopbackTime}
	server.Handler = http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if subtle.ConstantTimeCompare([]byte(r.Header.Get("Authorization")), []byte("Bearer "+where.Token)) != 1 {
			http.Error(w, "not for you", http.StatusForbidden)
			return
		}
		tell := status
		if r.URL.Path == bookPath {
			tell = func() (any, error) { return readBook(a.DB) }
		}
		s, err := tell()
		if err != nil {
			http.Error(w, err.Error(), http.StatusInternalServerError)
			return
		}
		w.Header().Set("Content-Type", "application/json")
		_ = json.NewEncoder(w).Encode(s)
	})
	stop := context.AfterFunc(ctx, func() { _ = server.Close() })
	defer stop()
	if err := server.Serve(l); !errors.Is(err, http.ErrServerClosed) {
		return err
	}
	return ctx.Err()
}

// AskHosting asks the worker that hosts applications from a state directory how it does. It fails with [ErrNotHosting] if
// there is none.
func AskHosting(ctx context.Context, state string) (s HostingStatus, err error) {
	return s, askLoopback(ctx, state, "/", &s)
}

func askLoopback(ctx context.Context, state, path string, to any) error {
	blob, err := os.ReadFile(filepath.Join(state, loopbackFile)) // #nosec G304 -- the operator names the directory
	if errors.Is(err, fs.ErrNotExist) {
		return fmt.Errorf("%w: %s", ErrNotHosting, state)
	}
	var where loopback
	if err == nil {
		err = json.Unmarshal(blob, &where)
	}
	if err != nil {
		return fmt.Errorf("find the agent that runs on %s: %w", state, err)
	}
	ctx, cancel := context.WithTimeout(ctx, loopbackTime)
	defer cancel()
	r, err := http.NewRequestWithContext(ctx, http.MethodGet, "http://"+where.Addr+path, http.NoBody)
	if err != nil {
		return err
	}
	r.Header.Set("Authorization", "Bearer "+where.Token)
	client := http.Client{Transport: &http.Transport{DisableKeepAlives: true}}
	answer, err := client.Do(r)
	if errors.Is(err, syscall.ECONNREFUSED) { // it was killed, and could not take its word back
		return fmt.Errorf("%w: %s", ErrNotHosting, state)
	}
	if err != nil {
		return err
	}
	defer answer.Body.Close()
	if blob, err = io.ReadAll(io.LimitReader(answer.Body, maxStatus)); err != nil {
		return err
	}
	if answer.StatusCode == http.StatusForbidden { // another process has the port by now
		return fmt.Errorf("%w: %s", ErrNotHosting, state)
	}
	if answer.StatusCode != http.StatusOK {
		return fmt.Errorf("the agent says: %.200s", blob)
	}
	return json.Unmarshal(blob, to)
}

// StateOf returns the state directory that an agent of a role has by default.
func StateOf(o Options, role string) string {
	if o.State != "" {
		return o.State
	}
	return filepath.Join(o.Network.StateDir, role)
}
