package slot_test

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"strings"
	"testing"
	"time"

	"emet/agents/market"
	"emet/agents/sandbox/slot"
)

type lie struct {
	tell func(io.Writer)
	want string // in the error
}

// done is an honest answer that is then changed.
func done(change func(*slot.Answer)) func(io.Writer) {
	return func(w io.Writer) {
		a := slot.Answer{Number: 1, Execution: market.Execution{Result: []byte("fine"), FuelUsed: 1}}
		change(&a)
		slot.Send(w, slot.KindDone, a)
	}
}

// lies are what a job process says that foreign code has taken over. Each costs the process its place, and the worker
// nothing but the result.
var lies = map[string]lie{
	"wrong number":      {done(func(a *slot.Answer) { a.Number = 2 }), "order 2 instead of 1"},
	"unknown outcome":   {done(func(a *slot.Answer) { a.Execution.Outcome = 200 }), "no run has"},
	"policy outcome":    {done(func(a *slot.Answer) { a.Execution.Outcome = market.PolicyBroken }), "no run has"},
	"failed result":     {done(func(a *slot.Answer) { a.Execution.Outcome = market.Trap }), "a result of outcome trap"},
	"message of none":   {done(func(a *slot.Answer) { a.Execution.Message = "x" }), "of outcome ok"},
	"large result":      {done(func(a *slot.Answer) { a.Execution.Result = make([]byte, limits.MaxResult+1) }), "of at most 65536"},
	"much fuel":         {done(func(a *slot.Answer) { a.Execution.FuelUsed = limits.Fuel + 1 }), "fuel used"},
	"much memory":       {done(func(a *slot.Answer) { a.Execution.MemoryPeak = limits.MemoryPages + 1 }), "pages used"},
	"long log":          {done(func(a *slot.Answer) { a.Execution.Stdout = make([]byte, market.MaxLog+1) }), "too long"},
	"details":           {done(func(a *slot.Answer) { a.Execution.Details = []byte("{") }), "no JSON"},
	"failure of others": {func(w io.Writer) { slot.Send(w, slot.KindFailed, slot.Answer{Number: 7}) }, "order 7 instead of 1"},
	"garbage":           {func(w io.Writer) { slot.SendRaw(w, slot.KindDone, []byte("\xbf\xff\xff")) }, "cannot be read"},
	"another type":      {func(w io.Writer) { slot.Send(w, slot.KindDone, "done") }, "cannot be read"},
	"deep nesting":      {func(w io.Writer) { slot.SendRaw(w, slot.KindDone, bytes.Repeat([]byte{0x81}, 1<<16)) }, "cannot be read"},
	"long array":        {func(w io.Writer) { slot.SendRaw(w, slot.KindDone, []byte{0x9a, 0xff, 0xff, 0xff, 0xff}) }, "cannot be read"},
	"unknown kind":      {func(w io.Writer) { slot.SendRaw(w, 99, []byte("x")) }, "kind 99"},
	"ready again":       {func(w io.Writer) { slot.Send(w, slot.KindReady, 1) }, "unexpected message"},
	"empty":             {func(w io.Writer) { slot.SendRaw(w, slot.KindConsole, nil) }, "empty message"},
	"four gigabytes":    {func(w io.Writer) { _, _ = w.Write([]byte{byte(slot.KindDone), 0xff, 0xff, 0xff, 0xff}) }, "4294967295 bytes"},
	"console flood": {func(w io.Writer) {
		for range slot.MaxConsole/1000 + 1 {
			slot.SendRaw(w, slot.KindConsole, make([]byte, 1000))
		}
	}, "more than a console takes"},
	"long console": {func(w io.Writer) { slot.SendRaw(w, slot.KindConsole, make([]byte, 1<<20)) }, "1048576 bytes"},
	"half an answer": {func(w io.Writer) {
		_, _ = w.Write([]byte{byte(slot.KindDone), 0, 0, 1, 0, 1, 2, 3})
		quit(0)
	}, "was lost: exit status 0"},
	"nothing is said": {func(io.Writer) { <-make(chan int) }, ""}, // of TestDeafProcess
	"last words": {func(io.Writer) {
		fmt.Fprintln(os.Stderr, strings.Repeat("much ", 1<<18)+"\xff and farewell")
		quit(5)
	}, "\ufffd and farewell"},
}

func TestHostileAnswers(t *testing.T) {
	for name, lie := range lies {
		if lie.want == "" {
			continue
		}
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			p := lying(t, name)
			task := js("")
			task.Console = io.Discard
			_, err := p.Run(t.Context(), task)
			if err == nil || !strings.Contains(err.Error(), lie.want) || len(err.Error()) > 8<<10 {
				t.Errorf("ended with %.200v, want %q", err, lie.want)
			}
		})
	}
}

func lying(t *testing.T, name string) *slot.Pool {
	t.Helper()
	p, err := slot.New(slot.Config{CacheDir: scratch, Size: 1, Command: []string{self(t), helper, name}})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = p.Close(context.Background()) })
	return p
}

// Nobody asked for a log, so none is taken.
func TestUnaskedConsole(t *testing.T) {
	_, err := lying(t, "console flood").Run(t.Context(), js(""))
	if err == nil || !strings.Contains(err.Error(), "unexpected message") {
		t.Errorf("ended with %v", err)
	}
}

// A process that does not read what it is told ends with the run's time, also while a long order is written.
func TestDeafProcess(t *testing.T) {
	ctx, cancel := context.WithTimeout(t.Context(), time.Second)
	defer cancel()
	task := js("")
	task.Input = make([]byte, 8<<20)
	if _, err := lying(t, "nothing is said").Run(ctx, task); !errors.Is(err, context.DeadlineExceeded) {
		t.Errorf("ended with %v", err)
	}
}

func FuzzAnswer(f *testing.F) {
	f.Add(slot.Encode(slot.Answer{Number: 1, Execution: market.Execution{Result: []byte("x"), Details: []byte("{}")}}))
	f.Add(slot.Encode(slot.Answer{Number: 1, Execution: market.Execution{Outcome: market.Trap, Message: "trap"}}))
	f.Add([]byte{0xbf})
	f.Fuzz(func(t *testing.T, body []byte) {
		e, err := slot.ReadAnswer(body, limits)
		if err == nil && (len(e.Result) > int(limits.MaxResult) || e.FuelUsed > limits.Fuel || e.Outcome > market.TooLarge) {
			t.Errorf("taken: %+v", e)
		}
		_, _ = slot.ReadFailure(body)
	})
}

func FuzzReceive(f *testing.F) {
	f.Add([]byte{byte(slot.KindDone), 0, 0, 0, 1, 'x'})
	f.Add([]byte{byte(slot.KindDone), 0, 16, 0, 0, 'x'})
	f.Fuzz(func(t *testing.T, stream []byte) {
		k, body, err := slot.Receive(bytes.NewReader(stream))
		if err == nil && (len(body) == 0 || len(body)+5 > len(stream) || byte(k) != stream[0]) {
			t.Errorf("read %d bytes of kind %d out of %d", len(body), k, len(stream))
		}
	})
}
