package wasmgas_test

import (
	"context"
	"crypto/sha256"
	"encoding/binary"
	"encoding/hex"
	"flag"
	"fmt"
	"math"
	"os"
	"strings"
	"testing"

	"github.com/tetratelabs/wazero"
	"github.com/tetratelabs/wazero/api"

	"emet/agents/sandbox/wasmgas"
)

var update = flag.Bool("update", false, "rewrite the test vectors of docs/exec-v1.md")

// The vectors of the specification hold here, on both engines and with any slices. Each line of the page is: how the run
// ends, its fuel, its depth peak, its fingerprint, the module, what it shows.
func TestVectorsOfTheSpecification(t *testing.T) {
	const page, start, end = "../../../docs/exec-v1.md", "```vectors\n", "```\n"
	text, err := os.ReadFile(page)
	if err != nil {
		t.Fatal(err)
	}
	head, rest, _ := strings.Cut(string(text), start)
	lines, tail, ok := strings.Cut(rest, end)
	if !ok {
		t.Fatal("the page has no vectors")
	}
	var got strings.Builder
	for line := range strings.Lines(lines) {
		fields := strings.SplitN(strings.TrimSpace(line), " ", 6)
		code, err := hex.DecodeString(fields[4])
		if err != nil {
			t.Fatal(err)
		}
		one := vector(t, code, false, 1000)
		if two := vector(t, code, true, 7); one != two && !strings.HasPrefix(one, "depth") { // the interpreter has 2000 frames
			t.Errorf("%s: %s compiled, %s interpreted", fields[5], one, two)
		}
		fmt.Fprintf(&got, "%s %s %s\n", one, fields[4], fields[5])
	}
	if *update {
		if err := os.WriteFile(page, []byte(head+start+got.String()+end+tail), 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	if lines != got.String() {
		t.Errorf("the page says\n%sthe machine does\n%s", lines, got.String())
	}
}

// vector runs a module as the page says: 1 000 000 units of fuel, 4 pages.
func vector(t *testing.T, code []byte, interpreter bool, slice int64) string {
	t.Helper()
	ctx := context.Background()
	m, err := wasmgas.Instrument(code, wasmgas.Options{})
	if err != nil {
		return "refused - - -"
	}
	h := newHost(t, interpreter, slice, 1_000_000)
	mod, err := h.runtime.InstantiateWithConfig(ctx, m.Binary, wazero.NewModuleConfig().WithName(""))
	if err != nil {
		t.Fatal(err)
	}
	mod.ExportedGlobal(wasmgas.GlobalCap).(api.MutableGlobal).Set(4)
	if m.HasStart {
		if _, err := mod.ExportedFunction(wasmgas.ExportStart).Call(ctx); err != nil {
			t.Fatal(err)
		}
	}
	o := h.call(mod)
	memory := sha256.Sum256([]byte(o.memory))
	b := append([]byte("exec/v1"), 0)
	b = binary.BigEndian.AppendUint64(b, uint64(o.fuel))
	b = binary.BigEndian.AppendUint32(b, uint32(o.depth))
	b = binary.BigEndian.AppendUint32(b, uint32(len(o.memory)>>16))
	b = append(b, memory[:]...)
	for i, typ := range m.Globals {
		v := mod.ExportedGlobal(wasmgas.GlobalName(i)).Get()
		switch {
		case typ == wasmgas.F32 && v<<33 > 0xff<<56:
			v = 0x7fc00000
		case typ == wasmgas.F64 && math.IsNaN(math.Float64frombits(v)):
			v = 0x7ff8000000000000
		}
		b = binary.BigEndian.AppendUint64(b, v)
	}
	return fmt.Sprintf("%s %d %d %x", o.ended(), o.fuel, o.depth, sha256.Sum256(b))
}

func (o outcome) ended() string {
	if o.failed == "" {
		return "ok"
	}
	return o.failed
}
