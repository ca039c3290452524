package clitest

import (
	"bytes"
	"os"
	"os/exec"
	"regexp"
	"strings"
	"sync"
	"time"

	"github.com/rogpeppe/go-internal/testscript"
)

// patience is how long a program may take to say what a script waits for. It is long since test machines are busy.
const patience = 5 * time.Minute

// job is a program that runs while the script goes on.
type job struct {
	cmd            *exec.Cmd
	ended          chan struct{}
	err            error // once ended
	stdout, stderr output
}

// output collects what a program says and wakes whoever waits for it.
type output struct {
	mu     sync.Mutex
	buf    bytes.Buffer
	change func()
}

// Write appends, and never fails.
func (o *output) Write(p []byte) (int, error) {
	o.mu.Lock()
	defer o.mu.Unlock()
	o.buf.Write(p)
	o.change()
	return len(p), nil
}

func (o *output) String() string {
	o.mu.Lock()
	defer o.mu.Unlock()
	return o.buf.String()
}

func start(ts *testscript.TestScript, args []string) {
	re, err := regexp.Compile(args[1])
	ts.Check(err)
	w := of(ts)
	wake := make(chan struct{}, 1)
	nudge := func() {
		select {
		case wake <- struct{}{}:
		default:
		}
	}
	j := &job{ended: make(chan struct{}), stdout: output{change: nudge}, stderr: output{change: nudge}}
	program, err := lookPath(ts, args[2])
	ts.Check(err)
	j.cmd = exec.Command(program, args[3:]...)
	j.cmd.Dir, j.cmd.Stdout, j.cmd.Stderr = ts.MkAbs("."), &j.stdout, &j.stderr
	for _, name := range w.names {
		j.cmd.Env = append(j.cmd.Env, name+"="+ts.Getenv(name))
	}
	ts.Check(j.cmd.Start())
	w.jobs[args[0]] = j
	go func() {
		defer close(j.ended)
		j.err = j.cmd.Wait()
	}()
	deadline := time.After(patience)
	for !re.MatchString(j.stdout.String() + j.stderr.String()) {
		select {
		case <-wake:
		case <-j.ended:
			if !re.MatchString(j.stdout.String() + j.stderr.String()) {
				ts.Fatalf("%s ended (%v) without having said %s:\n%s%s", args[0], j.err, re, &j.stdout, &j.stderr)
			}
		case <-deadline:
			ts.Fatalf("%s does not say %s:\n%s%s", args[0], re, &j.stdout, &j.stderr)
		}
	}
}

func lookPath(ts *testscript.TestScript, program string) (string, error) {
	for dir := range strings.SplitSeq(ts.Getenv("PATH"), string(os.PathListSeparator)) {
		if path, err := exec.LookPath(dir + string(os.PathSeparator) + program); err == nil {
			return path, nil
		}
	}
	return "", exec.ErrNotFound
}

func end(ts *testscript.TestScript, args []string) {
	w := of(ts)
	j := w.jobs[args[0]]
	if j == nil {
		ts.Fatalf("nothing was started as %s", args[0])
	}
	delete(w.jobs, args[0])
	if len(args) == 2 {
		_ = j.cmd.Process.Signal(os.Interrupt) // it may have ended
	}
	select {
	case <-j.ended:
	case <-time.After(patience):
		j.kill()
		ts.Fatalf("%s does not end:\n%s%s", args[0], &j.stdout, &j.stderr)
	}
	w.search(ts, j.stdout.String(), j.stderr.String())
	ts.Check(os.WriteFile(ts.MkAbs(args[0]+".out"), []byte(j.stdout.String()), 0o600))
	ts.Check(os.WriteFile(ts.MkAbs(args[0]+".err"), []byte(j.stderr.String()), 0o600))
	checkExit(ts, args[1], j.err)
}

func (j *job) kill() {
	_ = j.cmd.Process.Kill() // it may have ended
	<-j.ended
}
