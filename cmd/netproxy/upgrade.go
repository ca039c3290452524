package main

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net"
	"os"
	"os/exec"
	"os/signal"
	"path/filepath"
	"strconv"
	"strings"
	"syscall"
	"time"

	"github.com/urfave/cli/v2"

	"emet/agents/inbound"
	"emet/cmd/internal/app"
)

func upgradeCommand() *cli.Command {
	return &cli.Command{
		Name: "upgrade", Usage: "have the binary of today take over from a running proxy",
		Flags: []cli.Flag{
			stateFlag(), &cli.BoolFlag{Name: "json", Usage: "print JSON"},
			&cli.DurationFlag{Name: "timeout", Usage: "`TIME` to wait", Value: time.Minute},
		},
		Action: upgrade,
		Description: `The running proxy starts the program that it was started as, with the same arguments, and gives it all its sockets:
nobody who connects meanwhile is refused. Its own connections may go on for the time of its --drain; those into virtual
private networks end. If the new process does not come up, the old one goes on. SIGHUP does the same.

Example: install -m 755 netproxy.new /usr/local/bin/netproxy && netproxy upgrade`,
	}
}

// The names of what a process leaves to the next one, and in the state for those who watch.
const (
	inheritEnv  = "EMET_NETPROXY_INHERIT" // JSON: the names of the descriptors from 4 on; 3 says that the process is ready
	apiName     = "api"
	pidName     = "netproxy.pid"
	failureName = "upgrade.failed"
	upgradeTime = 30 * time.Second // for a new process to be ready
)

// legacy is what the process before this one left.
type legacy struct {
	api     *os.File
	sockets []inbound.Inherited
	told    *os.File // who wants to know when we are ready
}

// inherit takes what the process before this one left, if there was one.
func inherit() (l legacy, err error) {
	text, ok := os.LookupEnv(inheritEnv)
	if !ok {
		return l, nil
	}
	if err := os.Unsetenv(inheritEnv); err != nil {
		return l, err
	}
	var names []string
	if err := json.Unmarshal([]byte(text), &names); err != nil {
		return l, fmt.Errorf("%s: %w", inheritEnv, err)
	}
	l.told = os.NewFile(3, "ready")
	for i, name := range names {
		f := os.NewFile(uintptr(4+i), name) // #nosec G115 -- a small number
		if name == apiName {
			l.api = f
		} else {
			l.sockets = append(l.sockets, inbound.Inherited{Name: name, File: f})
		}
	}
	return l, nil
}

// listen opens the management interface's address, or goes on with the one that was left.
func (l *legacy) listen(ctx context.Context, addr string) (net.Listener, error) {
	if l.api != nil {
		ln, err := net.FileListener(l.api)
		if err = errors.Join(err, l.api.Close()); err != nil {
			return nil, err
		}
		return kept(ln), nil
	}
	var lc net.ListenConfig
	path, unix := strings.CutPrefix(addr, "unix:")
	if !unix {
		return lc.Listen(ctx, "tcp", addr)
	}
	// A socket that nobody listens at was left by a process that was killed.
	if c, err := (&net.Dialer{Timeout: time.Second}).DialContext(ctx, "unix", path); err == nil {
		return nil, errors.Join(fmt.Errorf("another process listens at %s", path), c.Close())
	} else if errors.Is(err, syscall.ECONNREFUSED) {
		if err := os.Remove(path); err != nil {
			return nil, err
		}
	}
	ln, err := lc.Listen(ctx, "unix", path)
	if err != nil {
		return nil, err
	}
	if err := os.Chmod(path, 0o600); err != nil {
		return nil, errors.Join(err, ln.Close())
	}
	return kept(ln), nil
}

// kept leaves the file of a Unix socket where it is: the next process may listen at it.
func kept(ln net.Listener) net.Listener {
	if u, ok := ln.(*net.UnixListener); ok {
		u.SetUnlinkOnClose(false)
	}
	return ln
}

// ready tells the process before this one that it may go, and the service manager who is there now.
func (l *legacy) ready() error {
	if socket := os.Getenv("NOTIFY_SOCKET"); socket != "" {
		if c, err := net.Dial("unixgram", socket); err == nil { //nolint:noctx // it does not wait
			_, _ = fmt.Fprintf(c, "READY=1\nMAINPID=%d\n", os.Getpid()) // it need not be there
			_ = c.Close()
		}
	}
	if l.told == nil {
		return nil
	}
	_, err := io.WriteString(l.told, "ready")
	return errors.Join(err, l.told.Close())
}

// program is the path that this process was started by: an upgrade puts another file there, or has a link point to it.
func program() string {
	if path, err := exec.LookPath(os.Args[0]); err == nil {
		if path, err = filepath.Abs(path); err == nil {
			return path
		}
	}
	path, _ := os.Executable()
	return path
}

type hup struct{ c chan os.Signal }

func hangUps() hup {
	h := hup{make(chan os.Signal, 1)}
	signal.Notify(h.c, syscall.SIGHUP)
	return h
}

func (h hup) stop() { signal.Stop(h.c) }

// upgrade starts the next process and waits until it is ready. If it does not come to be, this one goes on.
func (p *proxy) upgrade(ctx context.Context) (err error) {
	failed := filepath.Join(p.dir, failureName)
	_ = os.Remove(failed) // it need not be there
	manage, err := inbound.Dup(p.listener.(syscall.Conn))
	if err != nil {
		return err
	}
	if err := p.unmanage(); err != nil {
		p.log.Warn().Err(err).Msg("management interface did not end in good order")
	}
	sockets, err := p.HandOver()
	if err == nil {
		// One process only can listen there, as one only can have a network's key.
		if err = p.linked.Close(); err == nil {
			err = p.succeed(ctx, append([]inbound.Inherited{{Name: apiName, File: manage}}, sockets...))
		}
		for _, s := range sockets {
			_ = s.File.Close() // a copy
		}
		if err != nil {
			err = errors.Join(err, p.relink(), p.Resume())
		}
	}
	if err != nil {
		l := legacy{api: manage}
		ln, again := l.listen(ctx, "")
		if err = errors.Join(err, again, os.WriteFile(failed, []byte(err.Error()), 0o600)); again == nil {
			p.listener = ln
			p.manage() //nolint:contextcheck // it goes on while connections are drained
		}
		return err
	}
	return manage.Close()
}

// relink listens again for members that come by streams.
func (p *proxy) relink() error {
	l, err := p.links()
	if err == nil {
		p.linked = l
	}
	return err
}

// succeed starts the next process with all sockets.
func (p *proxy) succeed(ctx context.Context, sockets []inbound.Inherited) error {
	ready, told, err := os.Pipe()
	if err != nil {
		return err
	}
	defer ready.Close()
	cmd := exec.CommandContext(context.WithoutCancel(ctx), p.self, p.args[1:]...) // #nosec G204 -- the program that we are ourselves
	cmd.Args[0] = p.args[0]
	cmd.Stdin, cmd.Stdout, cmd.Stderr = os.Stdin, os.Stdout, os.Stderr
	cmd.ExtraFiles = []*os.File{told}
	var names []string
	for _, s := range sockets {
		names = append(names, s.Name)
		cmd.ExtraFiles = append(cmd.ExtraFiles, s.File)
	}
	list, err := json.Marshal(names)
	if err != nil {
		return errors.Join(err, told.Close())
	}
	cmd.Env = append(os.Environ(), inheritEnv+"="+string(list))
	err = cmd.Start()
	if err = errors.Join(err, told.Close()); err != nil {
		return err
	}
	_ = ready.SetReadDeadline(time.Now().Add(upgradeTime)) // pipes have deadlines
	stop := context.AfterFunc(ctx, func() { _ = ready.SetReadDeadline(time.Unix(1, 0)) })
	defer stop()
	word, _ := io.ReadAll(io.LimitReader(ready, 16))
	if string(word) == "ready" {
		return cmd.Process.Release()
	}
	_ = cmd.Process.Kill() // it may have ended
	return fmt.Errorf("the next process was not ready: %w", errors.Join(cmd.Wait(), errNotReady))
}

var errNotReady = errors.New("its log says why")

func (p *proxy) writePID() error {
	path := filepath.Join(p.dir, pidName)
	tmp := path + ".new"
	if err := os.WriteFile(tmp, []byte(strconv.Itoa(os.Getpid())+"\n"), 0o600); err != nil {
		return err
	}
	return os.Rename(tmp, path)
}

func readPID(dir string) (int, error) {
	blob, err := os.ReadFile(filepath.Join(dir, pidName)) // #nosec G304 -- our own state
	if err != nil {
		return 0, err
	}
	return strconv.Atoi(strings.TrimSpace(string(blob)))
}

func upgrade(c *cli.Context) error {
	if c.NArg() > 0 {
		return app.Usage("upgrade takes no arguments")
	}
	dir := stateOf(c)
	old, err := readPID(dir)
	if err == nil {
		err = syscall.Kill(old, syscall.SIGHUP)
	}
	if err != nil {
		return &app.Failure{Exit: app.ExitUnreachable, Err: fmt.Errorf("no proxy runs with the state %s: %w", dir, err), Hint: "name its state with --state"}
	}
	ctx, cancel := context.WithTimeout(c.Context, c.Duration("timeout"))
	defer cancel()
	tick := time.NewTicker(20 * time.Millisecond)
	defer tick.Stop()
	for {
		select {
		case <-c.Context.Done():
			return c.Context.Err()
		case <-ctx.Done():
			return &app.Failure{Exit: app.ExitTimeout, Err: fmt.Errorf("process %d has not been replaced within %s", old, c.Duration("timeout"))}
		case <-tick.C:
		}
		if pid, err := readPID(dir); err == nil && pid != old {
			if c.Bool("json") {
				return app.PrintJSON(c.App.Writer, map[string]any{"before": old, "pid": pid})
			}
			_, err = fmt.Fprintf(c.App.Writer, "process %d has taken over from %d\n", pid, old)
			return err
		}
		if why, err := os.ReadFile(filepath.Join(dir, failureName)); err == nil && len(why) > 0 { // #nosec G304 -- our own state
			return &app.Failure{Exit: app.ExitRefused, Err: fmt.Errorf("nobody took over: %s", app.Clean(string(why)))}
		}
	}
}
