package slot

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"runtime"
	"strings"
	"time"

	"emet/agents/market"
)

const (
	// startTime is how long a job process may take to be ready. It may have to compile the engine on a slow machine.
	startTime = 2 * time.Minute
	// grace is how long a job process may take to give up a task. It should take milliseconds: metered code is asked every
	// few. Only a compiler can be busy for longer with one function.
	grace = 250 * time.Millisecond
)

// When a job process is replaced although nothing is wrong with it.
const (
	mostTasks  = 1000
	mostGrowth = 4 // times the memory that it had at first, while it is idle
)

// process is a job process, seen from the worker. One goroutine at a time uses it.
type process struct {
	cmd      *exec.Cmd
	in       *os.File // its orders
	out      *os.File // its answers
	writer   writer
	reader   reader
	said     *tail
	ended    chan struct{} // closed when the system has let go of it
	confined confinement
	first    int // what it occupied when it was ready
	tasks    uint64
}

// start starts a job process and waits until it is ready for tasks.
func start(ctx context.Context, cfg Config) (*process, error) {
	ctx, cancel := context.WithTimeout(ctx, startTime)
	defer cancel()
	p, user, err := spawn(ctx, cfg)
	if err != nil {
		return nil, err
	}
	over := p.watch(ctx, func() error { return os.ErrDeadlineExceeded })
	defer over()
	err = p.writer.send(kindHello, hello{CacheDir: cfg.CacheDir, Host: cfg.Host, MemoryPages: cfg.MemoryPages, User: user})
	var body []byte
	if err == nil {
		_, body, err = p.reader.next(only(map[kind]int{kindReady: maxReady}))
	}
	if err == nil {
		err = decoding.Unmarshal(body, &p.confined)
	}
	if err != nil {
		err = p.lost(err)
		p.end()
		return nil, errors.Join(ctx.Err(), err)
	}
	p.first = resident(p.pid())
	return p, nil
}

// spawn starts the program, as far apart from us as the system lets it be, and tells which user it should become.
func spawn(ctx context.Context, cfg Config) (_ *process, user int, err error) {
	for _, a := range apartness() {
		var p *process
		if p, err = spawnApart(ctx, cfg, a); err == nil {
			return p, a.user, nil
		}
		if !refused(err) {
			break
		}
	}
	return nil, 0, err
}

func spawnApart(ctx context.Context, cfg Config, a apart) (*process, error) {
	command := cfg.Command
	if command == nil {
		self, err := program()
		if err != nil {
			return nil, err
		}
		command = []string{self}
	}
	p := &process{said: new(tail), ended: make(chan struct{})}
	theirIn, in, err := os.Pipe()
	if err != nil {
		return nil, err
	}
	out, theirOut, err := os.Pipe()
	if err != nil {
		return nil, errors.Join(err, theirIn.Close(), in.Close())
	}
	p.in, p.out = in, out
	p.writer.w, p.reader = in, newReader(out)
	// It ends by its pipes and by kill, not by the context that it was started in.
	p.cmd = exec.CommandContext(context.WithoutCancel(ctx), command[0], command[1:]...) // #nosec G204 -- our own program
	if cfg.Command == nil {
		p.cmd.Args[0] = marker
	}
	p.cmd.Env = []string{}
	p.cmd.Dir = string(os.PathSeparator)
	p.cmd.Stdout, p.cmd.Stderr = p.said, p.said
	p.cmd.ExtraFiles = []*os.File{theirIn, theirOut}
	p.cmd.SysProcAttr = a.attr
	p.cmd.WaitDelay = time.Second
	started := make(chan error)
	go func() {
		// The process is killed when the thread that started it ends, so that no worker leaves one behind.
		runtime.LockOSThread()
		defer runtime.UnlockOSThread()
		err := p.cmd.Start()
		started <- err
		if err == nil {
			_ = p.cmd.Wait() // how it ended is in its state
		}
		close(p.ended)
	}()
	err = errors.Join(<-started, theirIn.Close(), theirOut.Close())
	if err != nil {
		return nil, errors.Join(err, in.Close(), out.Close())
	}
	return p, nil
}

func (p *process) pid() int { return p.cmd.Process.Pid }

// worn tells whether a process should be replaced before its next task: it has died while it was idle, or said something
// that nobody asked for, or has grown, or is old.
func (p *process) worn() bool {
	size := resident(p.pid())
	return size == 0 || size > mostGrowth*p.first || p.tasks >= mostTasks || p.reader.r.Buffered() > 0
}

// end ends a process and waits until it is gone.
func (p *process) end() {
	_ = p.cmd.Process.Kill() // it may be gone already
	<-p.ended
	_ = p.in.Close()
	_ = p.out.Close()
}

// watch ends what a process is doing when ctx ends: it asks first, and kills after the grace. Whoever is done before that
// calls over.
func (p *process) watch(ctx context.Context, ask func() error) (over func()) {
	done, ended := make(chan struct{}), make(chan struct{})
	go func() {
		defer close(ended)
		select {
		case <-done:
			return
		case <-ctx.Done():
		}
		timer := time.NewTimer(grace)
		defer timer.Stop()
		_ = p.in.SetWriteDeadline(time.Now().Add(grace)) // it may have stopped reading
		if ask() == nil {
			select {
			case <-done:
				return
			case <-timer.C:
			}
		}
		_ = p.cmd.Process.Kill()
	}()
	return func() { close(done); <-ended }
}

// run has a process execute a task. After a lostError the process is of no use any more.
func (p *process) run(ctx context.Context, t market.Task) (market.Execution, error) {
	p.tasks++
	o := order{Number: p.tasks, Console: t.Console != nil, Task: t}
	o.Task.Console = nil
	if err := p.in.SetWriteDeadline(time.Time{}); err != nil {
		return market.Execution{}, p.lost(err)
	}
	limitTime(ctx, p.pid())
	over := p.watch(ctx, func() error { return p.writer.send(kindCancel, o.Number) })
	defer over()
	if err := p.writer.send(kindTask, o); err != nil {
		return market.Execution{}, p.lost(err)
	}
	return p.await(o, t.Console)
}

// await reads what a process says about an order, to the end.
func (p *process) await(o order, console io.Writer) (market.Execution, error) {
	most := map[kind]int{kindDone: maxAnswer(o.Task.Limits), kindFailed: maxError}
	if o.Console {
		most[kindConsole] = maxConsoleFrame
	}
	for room := maxConsole; ; {
		k, body, err := p.reader.next(only(most))
		if err != nil {
			return market.Execution{}, p.lost(err)
		}
		switch k {
		case kindConsole:
			if room -= max(len(body), leastConsole); room < 0 {
				return market.Execution{}, p.lost(errors.New("more than a console takes"))
			}
			_, _ = console.Write(body) // a broken console must not change the run
		case kindFailed:
			reason, err := readFailure(body, o)
			if err != nil {
				return market.Execution{}, p.lost(err)
			}
			return market.Execution{}, errors.New(reason)
		default:
			e, err := readAnswer(body, o)
			if err != nil {
				return market.Execution{}, p.lost(err)
			}
			return e, nil
		}
	}
}

func only(most map[kind]int) func(kind) int { return func(k kind) int { return most[k] } }

// lostError says how a process came to be of no use.
type lostError struct{ text string }

func (e lostError) Error() string { return e.text }

// lost makes the error of a process that has ended, or said what it should not. It ends it.
func (p *process) lost(err error) error {
	gone := errors.Is(err, io.EOF) || errors.Is(err, io.ErrUnexpectedEOF) || errors.Is(err, os.ErrDeadlineExceeded) || brokenPipe(err)
	text := fmt.Sprintf("job process %d broke the rules: %v", p.pid(), err)
	if gone {
		select { // it closed its pipe, and so is about to be gone; if not, it is helped
		case <-p.ended:
		case <-time.After(grace):
		}
	}
	_ = p.cmd.Process.Kill()
	<-p.ended
	if gone {
		text = fmt.Sprintf("job process %d was lost: %v", p.pid(), p.cmd.ProcessState)
	}
	if said := p.said.String(); said != "" {
		text += "; it said: " + said
	}
	return lostError{text}
}

// tail keeps the end of what a process writes to its error stream. It is written by one goroutine, and read after that.
type tail struct{ buf []byte }

const maxTail = 4 << 10

func (t *tail) Write(b []byte) (int, error) {
	n := len(b)
	b = b[max(0, len(b)-maxTail):]
	t.buf = append(t.buf, b...)
	t.buf = append(t.buf[:0], t.buf[max(0, len(t.buf)-maxTail):]...)
	return n, nil
}

// String is the end of the text, for people.
func (t *tail) String() string {
	return strings.TrimSpace(strings.ToValidUTF8(string(t.buf), "\ufffd"))
}
