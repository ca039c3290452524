package main

import (
	"bytes"
	"context"
	"encoding/binary"
	"errors"
	"fmt"
	"os/exec"
	"time"

	"github.com/tetratelabs/wazero"                                //nolint:depguard // what the code takes without a meter
	"github.com/tetratelabs/wazero/imports/wasi_snapshot_preview1" //nolint:depguard // the same

	jobs "emet/agents/market"
	"emet/agents/program/compile"
	"emet/agents/program/data"
	"emet/agents/program/flow"
	"emet/agents/sandbox"
)

// compiled measures functions as WebAssembly: a fold over numbers, against Go. Both go from the bytes of the arguments to
// those of the result.
func compiled(ctx context.Context, r *report) error {
	p, chores, err := work()
	if err != nil {
		return err
	}
	c := chores[1]
	module, err := compile.Function(p, c.hash)
	if err != nil {
		return err
	}
	in := data.NewTuple(c.arg, data.NewInt(0)).AppendCBOR(data.TupleOf(p.Checked[c.hash].In...), nil)
	want := c.plain()
	bare, closeBare, err := bareEngine(ctx, module, in)
	if err != nil {
		return err
	}
	defer closeBare()
	box, err := sandbox.New(sandbox.Config{})
	if err != nil {
		return err
	}
	defer func() { _ = box.Close(ctx) }()
	metered := func() ([]byte, error) {
		e, err := box.Run(ctx, jobs.Task{
			Engine: jobs.Wasm1, Name: "fold.wasm", Code: module, Input: in,
			Limits: jobs.Limits{Fuel: 1e10, MemoryPages: 1 << 12, MaxResult: 1 << 20},
		})
		if err == nil && e.Outcome != jobs.OK {
			err = fmt.Errorf("%s: %s", e.Outcome, e.Message)
		}
		return e.Result, err
	}
	times := best{}
	for range rounds {
		before := cpuTime()
		for range c.times {
			c.plain()
		}
		times.note("go at hand", c.name, (cpuTime()-before)/time.Duration(c.times)) // #nosec G115 -- small
		for name, run := range map[string]func() ([]byte, error){"compiled": bare, "metered": metered, "go": func() ([]byte, error) { return foldBytes(in), nil }} {
			before := cpuTime()
			for range c.times {
				out, err := run()
				if err != nil {
					return fmt.Errorf("fold, %s: %w", name, err)
				}
				if got, err := resultOf(p.Checked[c.hash], out); err != nil || c.show(got) != want {
					return errors.Join(err, fmt.Errorf("fold, %s: %x", name, out))
				}
			}
			times.note(name, c.name, (cpuTime()-before)/time.Duration(c.times)) // #nosec G115 -- small
		}
	}
	ms := func(name string) string { return number(millis(times[name][c.name])) }
	note := fmt.Sprintf("from CBOR to CBOR %s ms, go %s, go with the numbers at hand %s, compiled as a metered job of its own %s; load %s",
		ms("compiled"), ms("go"), ms("go at hand"), ms("metered"), load())
	r.add(figure{
		Name: "program/compiled-vs-go", Value: float64(times["compiled"][c.name]) / float64(times["go"][c.name]), Unit: "x",
		Goal: new(2.0), Better: lower, note: note,
	})
	return nil
}

// foldBytes is the fold as a Go programmer would write it for those very bytes: a list of more than 2^16 numbers of at most
// 32 bits, none below zero.
func foldBytes(in []byte) []byte {
	numbers := make([]int64, binary.BigEndian.Uint32(in[2:]))
	at := 6 // behind the heads of the tuple and of the list
	for i := range numbers {
		n := int64(in[at])
		at++
		switch n {
		case 24:
			n = int64(in[at])
			at++
		case 25:
			n = int64(binary.BigEndian.Uint16(in[at:]))
			at += 2
		case 26:
			n = int64(binary.BigEndian.Uint32(in[at:]))
			at += 4
		}
		numbers[i] = n
	}
	state := int64(0)
	for _, x := range numbers {
		state = (state*31 + x) % 1_000_003
	}
	return append(data.NewInt(state).AppendCBOR(data.IntType, []byte{0x83, 0}), 0x80)
}

// resultOf reads the result of a run without changes.
func resultOf(f *flow.CheckedFunc, out []byte) (data.Value, error) {
	rest, ok := bytes.CutPrefix(out, []byte{0x83, 0})
	rest, end := bytes.CutSuffix(rest, []byte{0x80})
	if !ok || !end {
		return data.Value{}, errors.New("no result, or changes")
	}
	return data.DecodeCBOR(f.Out, rest)
}

// bareEngine gives a function that runs a module on wazero as it is, in one instance.
func bareEngine(ctx context.Context, module, in []byte) (run func() ([]byte, error), end func(), err error) {
	engine := wazero.NewRuntime(ctx)
	end = func() { _ = engine.Close(ctx) }
	wasi_snapshot_preview1.MustInstantiate(ctx, engine)
	input, out := &bytes.Reader{}, &bytes.Buffer{}
	m, err := engine.InstantiateWithConfig(ctx, module, wazero.NewModuleConfig().WithStdin(input).WithStdout(out).WithStartFunctions())
	if err != nil {
		end()
		return nil, nil, err
	}
	return func() ([]byte, error) {
		input.Reset(in)
		out.Reset()
		_, err := m.ExportedFunction("_start").Call(ctx)
		return out.Bytes(), err
	}, end, nil
}

// guestbook measures how long it takes to compile all functions of an example, each to a module of its own.
func guestbook(ctx context.Context, r *report) error {
	blob, err := exec.CommandContext(ctx, "go", "run", "./examples/apps/guestbook").Output()
	if err != nil {
		return fmt.Errorf("make the guestbook: %w", err)
	}
	p, err := flow.Decode(blob)
	if err != nil {
		return err
	}
	times, size := best{}, 0
	for range rounds {
		size = 0
		before := time.Now()
		for _, h := range p.Order {
			module, err := compile.Function(p, h)
			if err != nil {
				return err
			}
			size += len(module)
		}
		times.note("compile", "guestbook", time.Since(before))
	}
	r.add(figure{
		Name: "program/compile-guestbook", Value: millis(times["compile"]["guestbook"]), Unit: "ms", Better: lower,
		note: fmt.Sprintf("%d functions, %d bytes of code; load %s", len(p.Order), size, load()),
	})
	return nil
}
