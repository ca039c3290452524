package script_test

import (
	"bytes"
	"context"
	"encoding/binary"
	"encoding/json"
	"maps"
	"slices"
	"testing"

	"emet/agents/market"
	"emet/agents/program"
	"emet/agents/program/flow"
	"emet/agents/program/script"
)

// tap keeps what comes out of the sandbox.
type tap struct{ result []byte }

func (k *tap) Run(ctx context.Context, t market.Task) (market.Execution, error) {
	e, err := box.Run(ctx, t)
	k.result = e.Result
	return e, err
}

// traces returns what comes out of the sandbox for the twins.
func traces(tb testing.TB) (out []any) {
	tb.Helper()
	for _, twin := range twins {
		var k tap
		if _, err := script.Build(tb.Context(), &k, "app.js", []byte(source(twin.js))); err != nil {
			tb.Fatal(err)
		}
		var of struct{ Trace any }
		if err := json.Unmarshal(k.result, &of); err != nil {
			tb.Fatal(err)
		}
		out = append(out, of.Trace)
	}
	return out
}

// member is a place in a trace: what is there can be replaced.
type member struct {
	value any
	put   func(any)
}

// members lists the places of a trace, always in the same order.
func members(x any, out []member) []member {
	switch x := x.(type) {
	case map[string]any:
		for _, k := range slices.Sorted(maps.Keys(x)) {
			out = append(out, member{x[k], func(v any) { x[k] = v }})
			out = members(x[k], out)
		}
	case []any:
		for i := range x {
			out = append(out, member{x[i], func(v any) { x[i] = v }})
			out = members(x[i], out)
		}
	}
	return out
}

// disturb changes a trace: each four bytes put a number, or what stands elsewhere, into a place.
func disturb(trace any, by []byte) {
	for ; len(by) >= 4; by = by[4:] {
		places := members(trace, nil)
		place := places[int(binary.BigEndian.Uint16(by))%len(places)]
		from := int(binary.BigEndian.Uint16(by[2:]))
		switch list, isList := place.value.([]any); {
		case from < 16:
			place.put(from - 3)
		case from < 32 && isList && len(list) > 0:
			place.put(list[:len(list)-1])
		case from < 40:
			place.put(nil)
		default:
			place.put(clone(places[from%len(places)].value))
		}
	}
}

func clone(x any) any {
	blob, err := json.Marshal(x)
	if err != nil {
		panic(err)
	}
	var out any
	if err := json.Unmarshal(blob, &out); err != nil {
		panic(err)
	}
	return out
}

// A trace from a hostile sandbox is refused, or gives a program that is like any other.
func FuzzReplay(f *testing.F) {
	all := traces(f)
	for i := range all {
		f.Add(uint8(i), []byte{})
		f.Add(uint8(i), []byte{0, 9, 2, 77, 1, 40, 1, 80})
	}
	f.Fuzz(func(t *testing.T, which uint8, by []byte) {
		x := clone(all[int(which)%len(all)])
		disturb(x, by[:min(len(by), 64)])
		trace, err := json.Marshal(x)
		if err != nil || len(trace) > 1<<20 {
			return
		}
		b, err := program.Replay(t.Context(), "app.js", trace)
		if err != nil {
			return
		}
		blob, err := b.Encode()
		if err != nil {
			t.Fatal(err)
		}
		if _, err := flow.Decode(blob); err != nil {
			t.Fatalf("a program is built that no one reads: %v", err)
		}
		again, err := program.Replay(t.Context(), "app.js", trace)
		if err != nil {
			t.Fatal(err)
		}
		if other, err := again.Encode(); err != nil || !bytes.Equal(other, blob) {
			t.Errorf("replayed again it is\n%s, %v\nwant\n%s", other, err, blob)
		}
	})
}
