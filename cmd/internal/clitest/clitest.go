// Package clitest tests commands from the outside, by scripts: what a person types, what comes out where, and how it
// ends. A script is a txtar file for testscript, with a few more words:
//
//	exits CODE PROGRAM ARG…       run it to its end, which must have this exit code
//	start NAME REGEXP PROGRAM ARG…  run it until its output matches; it goes on
//	end NAME CODE [wait]          interrupt it (or wait): it must end with this code; its output is in NAME.out and NAME.err
//	says STREAM TEXT              the last stdout or stderr is this and nothing else, not even a line break
//	capture VAR STREAM REGEXP     set a variable to what the last stdout or stderr has of this
//	stable STREAM FILE            write the JSON of a stream to a file, without what differs from run to run
//	network FILE KEY=JSON…        write a description of the script's network with some things changed
//	key DIR                       make a key; its password is in DIR.password
//	cidv0 VAR CID                 set a variable to a content id's version 0
//	hex FILE FILE                 write the bytes whose hex digits a file has
//	fill FILE BYTES               make a file of so many zeros
//	offer VAR                     post an offer and set a variable to its id
//	voucher FILE PAYEE            open a channel to an account and write a voucher for 0.001 ETH
//	closing FILE                  start to close the channel of a voucher
//	head FILE IDENTITY            write the head of an identity's chain of seven links, signed
//	link up|down                  a line to the network's node that can be cut; $WORK/link.json describes it
//
// Every output is searched for the network's secrets (F26).
package clitest

import (
	"context"
	"encoding/json"
	"errors"
	"flag"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/testscript"

	"emet/agents/node"
)

// Main makes the test binary the commands themselves or a job process of theirs, and otherwise runs the tests.
func Main(m *testing.M, commands map[string]func()) {
	node.Enter()
	testscript.Main(m, commands)
}

// Network runs a development network until the test ends.
func Network(t *testing.T, o node.DevnetOptions) node.Network {
	t.Helper()
	d, err := node.OpenDevnet(t.Context(), o)
	if err != nil {
		t.Fatal(err)
	}
	run(t, d.Close, func(ready chan<- struct{}) error {
		return d.Run(t.Context(), func(context.Context) error { close(ready); return nil })
	})
	return d.Network
}

// Worker runs a worker until the test ends.
func Worker(t *testing.T, o node.WorkerOptions) {
	t.Helper()
	w, err := node.OpenWorker(t.Context(), "worker", o)
	if err != nil {
		t.Fatal(err)
	}
	run(t, w.Close, func(ready chan<- struct{}) error {
		close(ready)
		return w.Run(t.Context())
	})
}

// run runs a service until the test's context ends, and waits until it is ready.
func run(t *testing.T, end func() error, service func(ready chan<- struct{}) error) {
	t.Helper()
	ready, ended := make(chan struct{}), make(chan error, 1)
	go func() { ended <- service(ready) }()
	t.Cleanup(func() {
		if err := <-ended; err != nil {
			t.Error(err)
		}
		if err := end(); err != nil {
			t.Error(err)
		}
	})
	select {
	case <-ready:
	case err := <-ended:
		ended <- nil
		t.Fatal(err)
	}
}

// Run runs the scripts of a directory on a network. Each has agents of its own.
func Run(t *testing.T, dir string, n node.Network) {
	t.Helper()
	caches := goCaches(t)
	testscript.Run(t, testscript.Params{
		Dir:                 dir,
		UpdateScripts:       update(),
		RequireExplicitExec: true,
		RequireUniqueNames:  true,
		Setup: func(e *testscript.Env) error {
			for name, dir := range caches {
				e.Setenv(name, dir)
			}
			return setUp(e, n)
		},
		Cmds:      words(),
		Condition: condition,
	})
}

// condition knows [built:NAME]: make has built the WebAssembly example of this name.
func condition(c string) (bool, error) {
	name, ok := strings.CutPrefix(c, "built:")
	if !ok {
		return false, fmt.Errorf("unknown condition %s", c)
	}
	_, err := os.Stat(filepath.Join("../../build/examples", name+".wasm"))
	return err == nil, nil
}

// update reports whether -update was given: golden parts of scripts are then written anew.
func update() bool {
	f := flag.Lookup("update")
	return f != nil && f.Value.String() == "true"
}

// world is what a script has beside its files.
type world struct {
	network node.Network
	secrets []string
	names   []string // of variables that programs inherit

	link *link
	jobs map[string]*job
}

type worldKey struct{}

func of(ts *testscript.TestScript) *world { return ts.Value(worldKey{}).(*world) }

// setUp gives a script directories, the network's description and the examples.
func setUp(e *testscript.Env, n node.Network) error {
	w := &world{network: n, jobs: map[string]*job{}}
	e.Values[worldKey{}] = w
	examples, err := filepath.Abs("../../examples")
	if err != nil {
		return err
	}
	for name, value := range map[string]string{
		"XDG_STATE_HOME": e.WorkDir + "/.state", "XDG_CONFIG_HOME": e.WorkDir + "/.config", "HOME": e.WorkDir,
		"EXAMPLES": examples, "EMET_STATE": "", "EMET_NETWORK": "",
	} {
		e.Setenv(name, value)
	}
	if n.RPC != "" {
		e.Setenv("EMET_NETWORK", e.WorkDir+"/network.json")
		e.Setenv("EMET_STATE", e.WorkDir+"/agent")
		e.Setenv("AGENCY", n.Agency.Hex())
		password, err := os.ReadFile(n.Password)
		if err != nil {
			return err
		}
		w.secrets = append(w.secrets, strings.TrimSpace(string(password)))
		if err := n.Save(e.WorkDir + "/network.json"); err != nil {
			return err
		}
	}
	for _, v := range e.Vars {
		name, _, _ := strings.Cut(v, "=")
		w.names = append(w.names, name)
	}
	e.Defer(w.close)
	return nil
}

// goCaches are the variables that let scripts use the go command's caches, which are below the home directory.
func goCaches(t *testing.T) map[string]string {
	t.Helper()
	out, err := exec.CommandContext(t.Context(), "go", "env", "-json", "GOCACHE", "GOMODCACHE").Output()
	caches := map[string]string{}
	if err := errors.Join(err, json.Unmarshal(out, &caches)); err != nil {
		t.Fatal(err)
	}
	return caches
}

func (w *world) close() {
	for _, j := range w.jobs {
		j.kill()
	}
	if w.link != nil {
		w.link.close()
	}
}
