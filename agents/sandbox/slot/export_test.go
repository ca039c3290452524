package slot

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"net"
	"os"
	"os/exec"
	"strings"
	"syscall"

	"emet/agents/market"
)

// What tests say and hear in the place of a job process.
type (
	Kind   = kind
	Answer = answer
)

const (
	KindReady   = kindReady
	KindConsole = kindConsole
	KindDone    = kindDone
	KindFailed  = kindFailed
	MaxConsole  = maxConsole
)

func Send(w io.Writer, k Kind, body any) { _ = (&writer{w: w}).send(k, body) }

func SendRaw(w io.Writer, k Kind, body []byte) { _ = (&writer{w: w}).sendRaw(k, body) }

// Receive reads the next message, whatever it is.
func Receive(r io.Reader) (Kind, []byte, error) {
	return newReader(r).next(func(kind) int { return 1 << 20 })
}

// ReadAnswer reads an answer to order 1.
func ReadAnswer(body []byte, lim market.Limits) (market.Execution, error) {
	return readAnswer(body, order{Number: 1, Task: market.Task{Limits: lim}})
}

func ReadFailure(body []byte) (string, error) { return readFailure(body, order{Number: 1}) }

func Encode(v any) []byte { return must(encoding.Marshal(v)) }

// Probe is an engine that only job processes of tests have: it does what a job cannot, as foreign code that had left its
// engine would.
const Probe market.Engine = "probe"

// The variable is set before main, in this test's job processes as well.
var _ = func() bool {
	intercept = func(t market.Task) (runner, bool) { return probe, t.Engine == Probe }
	return true
}()

func probe(_ context.Context, t market.Task) (market.Execution, error) {
	e := market.Execution{Result: []byte(fmt.Sprint(os.Getpid()))}
	var err error
	switch t.Name {
	case "pid":
		return e, nil
	case "panic":
		panic("the engine is broken")
	case "spin":
		for !bytes.Equal(t.Code, nil) {
		}
	case "flood":
		for {
			_, _ = os.Stderr.WriteString(strings.Repeat("flood ", 1000))
		}
	case "exit":
		syscall.Exit(7)
	case "open":
		_, err = os.ReadFile(string(t.Code))
	case "create":
		_, err = os.Create("/file")
	case "socket":
		_, err = net.Dial("tcp", "127.0.0.1:1")
	case "exec":
		err = syscall.Exec("/proc/self/exe", []string{"x"}, nil)
	case "fork":
		err = exec.Command("/proc/self/exe").Start()
	case "kill":
		err = syscall.Kill(os.Getppid(), syscall.SIGTERM)
	case "number":
		_, _, errno := syscall.Syscall(uintptr(t.Limits.Fuel), 0, 0, 0)
		err = errno
	}
	return e, errors.Join(errors.New("refused"), err)
}
