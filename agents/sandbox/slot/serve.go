package slot

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"runtime"
	"runtime/debug"
	"runtime/metrics"
	"sync/atomic"
	"time"

	"github.com/rs/zerolog"

	"emet/agents/market"
	"emet/agents/sandbox"
)

// marker is the name by which this program is called as a job process.
const marker = "emet-job"

// entered tells that a process started from this program would be a job process.
var entered atomic.Bool

// Enter has to be the first thing that a program does that opens a [Pool]: there, the program may find itself to be a job
// process, which it stays to its end. In any other case Enter returns.
func Enter() {
	if len(os.Args) != 1 || os.Args[0] != marker {
		entered.Store(true)
		return
	}
	debug.SetTraceback("none") // what matters of a crash is its first line
	if err := Serve(); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1) //nolint:forbidigo // this is the main function of job processes
	}
	os.Exit(0) //nolint:forbidigo // this is the main function of job processes
}

// intercept, in tests, takes tasks that are not for the sandbox.
var intercept func(market.Task) (runner, bool)

type runner func(context.Context, market.Task) (market.Execution, error)

// Numbers of the files that a job process inherits.
const (
	ordersFile  = 3
	answersFile = 4
)

// Serve is the main function of a job process. It returns only if it cannot go on; when the worker closes its end of the
// pipe, the process ends.
func Serve() error {
	runtime.LockOSThread() // some of what is given up, this thread gives up
	runtime.GOMAXPROCS(2)  // one for the job, one for collecting its garbage and its cancellation
	debug.SetGCPercent(50)
	s := &server{
		reader: newReader(os.NewFile(ordersFile, "orders")),
		writer: writer{w: os.NewFile(answersFile, "answers")},
	}
	if err := s.open(); err != nil {
		return err
	}
	go endWithTime()
	orders := make(chan order)
	go s.listen(orders)
	for {
		var o order
		select {
		case o = <-orders:
		case <-time.After(idle):
			debug.FreeOSMemory()
			o = <-orders
		}
		if err := s.obey(o); err != nil {
			return fmt.Errorf("answer: %w", err)
		}
	}
}

// idle is after how long without work a process gives back what it does not need for the moment.
const idle = time.Second

// server is a job process, seen from inside.
type server struct {
	reader  reader
	writer  writer
	box     *sandbox.Sandbox
	current atomic.Pointer[running]
	ended   atomic.Uint64 // the number of the last order that was cancelled
}

// running is an order that is under way.
type running struct {
	number uint64
	cancel context.CancelFunc
}

// open loads what needs files, and then gives up files and all else.
func (s *server) open() error {
	var h hello
	if err := s.read(kindHello, &h); err != nil {
		return fmt.Errorf("read the first message: %w", err)
	}
	box, err := sandbox.New(sandbox.Config{Host: h.Host, CacheDir: h.CacheDir, MaxConcurrent: 1, Log: zerolog.Nop()})
	if err != nil {
		return err
	}
	s.box = box
	if err := box.Seal(context.Background()); err != nil {
		return err
	}
	return s.writer.send(kindReady, confine(h))
}

func (s *server) read(want kind, into any) error {
	_, body, err := s.reader.next(only(map[kind]int{want: 1 << 20}))
	if err != nil {
		return err
	}
	return decoding.Unmarshal(body, into)
}

// orderLimit bounds an order. It comes from the worker, which has bounded its parts.
const orderLimit = 1<<32 - 1

// listen hands on orders and cancels them. When the worker is gone, so is the process, whatever it is doing.
func (s *server) listen(orders chan<- order) {
	for {
		k, body, err := s.reader.next(only(map[kind]int{kindTask: orderLimit, kindCancel: 16}))
		if errors.Is(err, io.EOF) {
			os.Exit(0) //nolint:forbidigo // nobody is left to answer to
		}
		var o order
		switch {
		case err != nil:
		case k == kindCancel:
			var number uint64
			if err = decoding.Unmarshal(body, &number); err == nil {
				s.cancel(number)
			}
		default:
			if err = trusting.Unmarshal(body, &o); err == nil {
				orders <- o
			}
		}
		if err != nil {
			fmt.Fprintln(os.Stderr, "read orders:", err)
			os.Exit(1) //nolint:forbidigo // the pipe is broken
		}
	}
}

// cancel ends an order, also one that has not begun.
func (s *server) cancel(number uint64) {
	s.ended.Store(number)
	if r := s.current.Load(); r != nil && r.number == number {
		r.cancel()
	}
}

// obey executes an order and answers it.
func (s *server) obey(o order) error {
	ctx, cancel := context.WithCancel(context.Background())
	defer cancel()
	s.current.Store(&running{o.Number, cancel})
	if s.ended.Load() == o.Number {
		cancel()
	}
	if o.Console {
		console := &consoleWriter{server: s, room: maxConsole}
		o.Task.Console = console
	}
	run := runner(s.box.Run)
	if intercept != nil {
		if r, ok := intercept(o.Task); ok {
			run = r
		}
	}
	e, err := run(ctx, o.Task)
	number := o.Number
	o = order{} // so that its memory can be given back
	if err != nil {
		text := err.Error()
		return s.writer.send(kindFailed, answer{Number: number, Error: text[:min(len(text), maxError/2)]})
	}
	// A record does not keep more of it either.
	e.Message = e.Message[:min(len(e.Message), maxMessage)]
	body, err := encoding.Marshal(answer{Number: number, Execution: e})
	if err != nil {
		return err
	}
	e = market.Execution{}
	giveBack()
	return s.writer.sendRaw(kindDone, body)
}

// keepable is how much memory that Go holds may stay with an idle process.
const keepable = 24 << 20

// giveBack returns memory to the system after a large task.
func giveBack() {
	sample := []metrics.Sample{{Name: "/memory/classes/heap/free:bytes"}, {Name: "/memory/classes/heap/objects:bytes"}, {Name: "/memory/classes/heap/unused:bytes"}}
	metrics.Read(sample)
	held := uint64(0)
	for _, v := range sample {
		held += v.Value.Uint64()
	}
	if held > keepable {
		debug.FreeOSMemory()
	}
}

// consoleWriter sends what a task writes as it comes.
type consoleWriter struct {
	server *server
	room   int
}

func (c *consoleWriter) Write(b []byte) (int, error) {
	n := len(b)
	for len(b) > 0 && c.room >= leastConsole {
		part := b[:min(len(b), maxConsoleFrame, c.room)]
		if err := c.server.writer.sendRaw(kindConsole, part); err != nil {
			return 0, err
		}
		c.room -= max(len(part), leastConsole)
		b = b[len(part):]
	}
	return n, nil
}
