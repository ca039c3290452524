package compile_test

import (
	"bytes"
	"context"
	"errors"
	"io"
	"testing"

	"github.com/fxamacker/cbor/v2"
	"github.com/tetratelabs/wazero"
	"github.com/tetratelabs/wazero/api"
	"github.com/tetratelabs/wazero/imports/wasi_snapshot_preview1"
	"github.com/tetratelabs/wazero/sys"

	"emet/agents/program/compile"
	"emet/agents/program/data"
	"emet/agents/program/flow"
	"emet/agents/program/flowgen"
	"emet/agents/program/interp"
)

// engine runs modules without a meter.
type engine struct{ wazero.Runtime }

func newEngine(t testing.TB, config wazero.RuntimeConfig) *engine {
	t.Helper()
	r := wazero.NewRuntimeWithConfig(t.Context(), config)
	t.Cleanup(func() { _ = r.Close(context.Background()) })
	wasi_snapshot_preview1.MustInstantiate(t.Context(), r)
	return &engine{r}
}

// loaded is a compiled function on an engine. It is called again and again in the same instance, as long as it does not
// end that itself.
type loaded struct {
	*engine
	code     wazero.CompiledModule
	instance api.Module
	in, out  bytes.Buffer
}

func (e *engine) compile(t testing.TB, module []byte) *loaded {
	t.Helper()
	code, err := e.CompileModule(t.Context(), module)
	if err != nil {
		t.Fatal(err)
	}
	return &loaded{engine: e, code: code}
}

func (l *loaded) close() {
	if l.instance != nil {
		_ = l.instance.Close(context.Background())
	}
	_ = l.code.Close(context.Background())
}

func (l *loaded) run(t testing.TB, input []byte) []byte {
	t.Helper()
	l.in.Reset()
	l.in.Write(input)
	l.out.Reset()
	if l.instance == nil {
		config := wazero.NewModuleConfig().WithName("").WithStdin(&l.in).WithStdout(&l.out).WithStartFunctions()
		var err error
		if l.instance, err = l.InstantiateModule(t.Context(), l.code, config); err != nil {
			t.Fatal(err)
		}
	}
	_, err := l.instance.ExportedFunction("_start").Call(t.Context())
	var exit *sys.ExitError
	if errors.As(err, &exit) && exit.ExitCode() == 0 {
		l.instance = nil
	} else if err != nil {
		t.Fatal(err)
	}
	return l.out.Bytes()
}

// expected is the output that the interpreter says there should be.
func expected(t testing.TB, p *flow.Program, m *interp.Machine, h flow.Hash, args []data.Value) []byte {
	t.Helper()
	o, err := m.Call(t.Context(), h, args, flow.MaxSteps)
	if errors.Is(err, interp.ErrArithmetic) {
		return append([]byte{0x82, 1, 0x6a}, "arithmetic"...)
	}
	if err != nil {
		t.Fatal(err)
	}
	out := o.Value.AppendCBOR(p.Checked[h].Out, []byte{0x83, 0})
	changes := []any{}
	for _, c := range o.Changes {
		key, err := p.Declared.Resolve(p.Keys[c.Key].Type)
		if err != nil {
			t.Fatal(err)
		}
		var id []byte
		if c.ID != nil {
			id = c.ID[:]
		}
		changes = append(changes, []any{c.Key[:], id, cbor.RawMessage(c.Value.AppendCBOR(key, nil))})
	}
	blob, err := cbor.Marshal(changes)
	if err != nil {
		t.Fatal(err)
	}
	return append(out, blob...)
}

func input(f *flow.CheckedFunc, args []data.Value) []byte {
	return data.NewTuple(args...).AppendCBOR(data.TupleOf(f.In...), nil)
}

// Compiled functions of random programs do what the interpreter does, also if memory is cleared after each element of a
// loop. L-15
func TestCompiledIsAsInterpreted(t *testing.T) {
	e := newEngine(t, wazero.NewRuntimeConfigInterpreter())
	programs := uint64(40)
	if testing.Short() {
		programs = 20
	}
	for seed := range programs {
		p := flowgen.Program(flowgen.Seed(seed))
		for _, h := range p.Order {
			e.agreesOnRandom(t, p, h, seed)
		}
	}
}

func (e *engine) agreesOnRandom(t *testing.T, p *flow.Program, h flow.Hash, seed uint64) {
	t.Helper()
	f, s, m := p.Checked[h], flowgen.Seed(seed), interp.New(p)
	usual, err := compile.Function(p, h)
	if err != nil {
		t.Fatal(err)
	}
	tidy, err := compile.Tidy(p, h)
	if err != nil {
		t.Fatal(err)
	}
	modules := [][]byte{usual, tidy}
	if bytes.Equal(usual, tidy) {
		modules = modules[:1]
	}
	lists := make([][]data.Value, 3)
	want := make([][]byte, len(lists))
	for i := range lists {
		lists[i] = flowgen.Args(s, f)
		want[i] = expected(t, p, m, h, lists[i])
	}
	for _, module := range modules {
		c := e.compile(t, module)
		for i, args := range lists {
			if got := c.run(t, input(f, args)); !bytes.Equal(got, want[i]) {
				t.Errorf("seed %d, function %s: %x, want %x\n%s", seed, h, got, want[i], text(f))
			}
		}
		c.close()
	}
}

func text(f *flow.CheckedFunc) string {
	var b bytes.Buffer
	for i, n := range f.Body {
		_, _ = io.WriteString(&b, n.Op.String()+" "+f.Types[len(f.In)+i].String()+"\n")
	}
	return b.String()
}
