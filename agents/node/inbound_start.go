package node

import (
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"net"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"sync/atomic"
	"syscall"
	"time"

	"github.com/adrg/xdg"
	"github.com/rs/zerolog"

	"emet/agents/inbound/api"
	"emet/agents/inbound/sale"
)

// ProxyAPI is where a proxy is managed unless it is told otherwise: where the first implementation of GAP-22 was.
const ProxyAPI = "127.0.0.1:8000"

// ProxyToken is the file in a proxy's state that has the token of its management interface.
const ProxyToken = "api.token"

// ProxyState is the directory of a proxy's state unless it is told otherwise.
func ProxyState() string { return filepath.Join(xdg.StateHome, "emet", "netproxy") }

// ProxyProcess is a proxy in a process of its own (GP-11): the one that is there, or one that is started and then outlives
// whoever started it, so that what was sold stays open while its seller is away.
type ProxyProcess struct {
	API       string         // of its management interface; default [ProxyAPI]
	State     string         // directory of its state; default [ProxyState]
	TokenFile string         // default the one in its state
	Sockets   []sale.Sockets // that it may open if it is started
	Program   string         // of the command netproxy; default the one beside this program, else by PATH
	Log       zerolog.Logger

	started atomic.Int64 // the last process that was started
}

const (
	proxyPatience = 30 * time.Second // for a proxy to answer after it was started
	proxyEvery    = 5 * time.Second  // between looks
	proxySlowest  = time.Minute      // when it cannot be started
	proxyLog      = "netproxy.log"
)

func (p *ProxyProcess) defaults() {
	if p.API == "" {
		p.API = ProxyAPI
	}
	if p.State == "" {
		p.State = ProxyState()
	}
	if p.TokenFile == "" {
		p.TokenFile = filepath.Join(p.State, ProxyToken)
	}
}

// ProcessID is the process that was started last, or 0.
func (p *ProxyProcess) ProcessID() int { return int(p.started.Load()) }

// Find returns a client of the proxy, which is started if nobody answers.
func (p *ProxyProcess) Find(ctx context.Context) (*api.Client, error) {
	p.defaults()
	client, err := p.there(ctx)
	if !nobody(err) {
		return client, err
	}
	return p.start(ctx)
}

// Keep starts the proxy again whenever nobody answers, until ctx ends. It goes on after that.
func (p *ProxyProcess) Keep(ctx context.Context) error {
	wait := proxyEvery
	for {
		select {
		case <-ctx.Done():
			return nil
		case <-time.After(wait):
		}
		client, err := p.Find(ctx)
		if client != nil {
			client.Close()
		}
		switch {
		case err == nil:
			wait = proxyEvery
		case ctx.Err() == nil:
			p.Log.Error().Err(err).Msg("the proxy is gone")
			wait = min(2*wait, proxySlowest)
		}
	}
}

// there asks the proxy whether it is there.
func (p *ProxyProcess) there(ctx context.Context) (*api.Client, error) {
	token, err := api.ReadToken(p.TokenFile)
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return nil, fmt.Errorf("token of the proxy: %w", err)
	}
	client := api.Dial(p.API, token, nil)
	if _, err = client.Status(ctx); err == nil {
		return client, nil
	}
	client.Close()
	if e, answers := errors.AsType[*api.Error](err); answers && e.Status == http.StatusUnauthorized {
		err = fmt.Errorf("the proxy at %s does not take the token in %s", p.API, p.TokenFile)
	} else if answers {
		err = fmt.Errorf("what listens at %s does not answer as a proxy does: %w", p.API, err)
	}
	return nil, err
}

// nobody reports whether an error means that no process listens.
func nobody(err error) bool {
	return errors.Is(err, syscall.ECONNREFUSED) || errors.Is(err, syscall.ENOENT)
}

// start starts a proxy and waits until it answers. It is no part of our session: an interrupt at the terminal ends us only.
func (p *ProxyProcess) start(ctx context.Context) (*api.Client, error) {
	program, err := p.program()
	if err != nil {
		return nil, err
	}
	if err := os.MkdirAll(p.State, 0o700); err != nil {
		return nil, err
	}
	name := filepath.Join(p.State, proxyLog)
	log, err := os.OpenFile(name, os.O_CREATE|os.O_APPEND|os.O_WRONLY, 0o600) // #nosec G304 -- our own state
	if err != nil {
		return nil, err
	}
	defer log.Close()
	before, err := log.Seek(0, io.SeekEnd)
	if err != nil {
		return nil, err
	}
	cmd := exec.CommandContext(context.WithoutCancel(ctx), program, p.args()...) // #nosec G204 -- the operator's own program
	cmd.Stdout, cmd.Stderr = log, log
	cmd.SysProcAttr = &syscall.SysProcAttr{Setsid: true}
	if err := cmd.Start(); err != nil {
		return nil, fmt.Errorf("start the proxy: %w", err)
	}
	p.started.Store(int64(cmd.Process.Pid))
	ended := make(chan error, 1)
	go func() { ended <- cmd.Wait() }() // as long as it lives and we do

	deadline := time.NewTimer(proxyPatience)
	defer deadline.Stop()
	tick := time.NewTicker(50 * time.Millisecond)
	defer tick.Stop()
	for {
		client, err := p.there(ctx)
		if err == nil {
			p.Log.Info().Int("process", cmd.Process.Pid).Str("api", p.API).Msg("proxy was started")
			return client, nil
		}
		select {
		case <-ctx.Done():
			return nil, ctx.Err()
		case <-ended:
			// Another worker may have been a moment faster.
			if client, err := p.there(ctx); err == nil {
				return client, nil
			}
			return nil, fmt.Errorf("the proxy ended: %s", lastWords(name, before))
		case <-deadline.C:
			return nil, fmt.Errorf("the proxy does not answer: %w; its log is %s", err, name)
		case <-tick.C:
		}
	}
}

func (p *ProxyProcess) args() []string {
	args := []string{"serve", "--state", p.State, "--api", p.API, "--log", "warn"}
	if p.TokenFile != filepath.Join(p.State, ProxyToken) {
		args = append(args, "--token-file", p.TokenFile)
	}
	for _, s := range p.Sockets {
		rule := net.JoinHostPort(s.Address, strconv.Itoa(int(s.From))) + "-" + strconv.Itoa(int(s.To))
		args = append(args, "--allow", rule)
	}
	return args
}

// program finds the command: what was installed together belongs together.
func (p *ProxyProcess) program() (string, error) {
	if p.Program != "" {
		return p.Program, nil
	}
	const command = "netproxy"
	if self, err := os.Executable(); err == nil {
		beside := filepath.Join(filepath.Dir(self), command)
		if info, err := os.Stat(beside); err == nil && info.Mode().IsRegular() && info.Mode().Perm()&0o111 != 0 {
			return beside, nil
		}
	}
	path, err := exec.LookPath(command)
	if err != nil {
		return "", fmt.Errorf("no proxy answers at %s, and there is no %s to start: install it beside this program, or start the proxy yourself: %w", p.API, command, err)
	}
	return path, nil
}

// lastWords is what a process wrote into a log behind an offset, as far as it fits into a sentence.
func lastWords(name string, from int64) string {
	blob, err := os.ReadFile(name) // #nosec G304 -- our own state
	if err != nil || int64(len(blob)) <= from {
		return "its log " + name + " does not say why"
	}
	said := strings.TrimSpace(string(blob[from:]))
	return said[max(0, len(said)-500):]
}
