package worker_test

import (
	"bytes"
	"errors"
	"fmt"
	"maps"
	"slices"
	"testing"
	"testing/fstest"
	"time"

	"github.com/ipfs/go-cid"
	"github.com/rs/zerolog"

	"emet/agents/content"
	"emet/agents/content/boxo"
	"emet/agents/market"
	"emet/agents/wire"
	"emet/agents/worker"
)

// depot is a content store on a network of two: it holds nothing, and fetches from the poster's.
type depot struct {
	mine, theirs *boxo.Node
	spec         market.Spec
}

func newDepot(t *testing.T) *depot {
	t.Helper()
	open := func() *boxo.Node {
		host, err := wire.New(wire.Config{Log: zerolog.Nop()})
		if err != nil {
			t.Fatal(err)
		}
		node, err := boxo.New(boxo.Config{Host: host, Log: zerolog.Nop()})
		if err != nil {
			t.Fatal(err)
		}
		t.Cleanup(func() { _ = errors.Join(node.Close(), host.Close()) })
		return node
	}
	d := &depot{mine: open(), theirs: open()}
	d.spec = market.Spec{Engine: market.Wasm1, Code: d.add(t, []byte("code"))}
	return d
}

func (d *depot) add(t *testing.T, blob []byte) market.Content {
	t.Helper()
	c, err := d.theirs.Add(t.Context(), bytes.NewReader(blob))
	if err != nil {
		t.Fatal(err)
	}
	return must(t, c)
}

func (d *depot) addDir(t *testing.T, dir fstest.MapFS) market.Content {
	t.Helper()
	c, err := d.theirs.AddDir(t.Context(), dir)
	if err != nil {
		t.Fatal(err)
	}
	return must(t, c)
}

// inputs sets options that name inputs.
func (d *depot) inputs(t *testing.T, list map[string]market.Content) {
	t.Helper()
	options := []byte(`{"inputs":{`)
	for i, name := range slices.Sorted(maps.Keys(list)) {
		if i > 0 {
			options = append(options, ',')
		}
		options = fmt.Appendf(options, "%q:%q", name, list[name])
	}
	d.spec.Options = d.add(t, append(options, "}}"...))
}

func (d *depot) fetch(t *testing.T, lim content.Limits) (market.Task, error) {
	t.Helper()
	lim.Idle = time.Minute // the machine may be busy
	return worker.Fetch(t.Context(), d.mine, d.spec, market.ID{1}, d.theirs.Peers(), lim)
}

func TestInputsAreFetched(t *testing.T) {
	d := newDepot(t)
	large := bytes.Repeat([]byte("0123456789abcdef"), 40_000) // several blocks
	d.inputs(t, map[string]market.Content{
		"zoo": d.add(t, large),
		"dir": d.addDir(t, fstest.MapFS{"sub/b": {Data: []byte("beta")}, "a": {Data: nil}, "sub/deep/c": {Data: []byte("gamma")}}),
	})
	task, err := d.fetch(t, content.Limits{Bytes: 1 << 20})
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, in := range task.Inputs {
		got = append(got, fmt.Sprintf("%s %t %.5s", in.Path, in.Dir, in.Data))
	}
	want := []string{
		"dir true ", "dir/a false ", "dir/sub true ", "dir/sub/b false beta", "dir/sub/deep true ", "dir/sub/deep/c false gamma",
		"zoo false 01234",
	}
	if !slices.Equal(got, want) || !bytes.Equal(task.Inputs[6].Data, large) {
		t.Errorf("inputs are %q, want %q", got, want)
	}
}

func TestInputsKeepWithinTheLimitTogether(t *testing.T) {
	d := newDepot(t)
	half := d.add(t, bytes.Repeat([]byte("x"), 600))
	d.inputs(t, map[string]market.Content{"a": half, "b": half})
	if _, err := d.fetch(t, content.Limits{Bytes: 1000}); !content.Final(err) || !errors.Is(err, content.ErrTooLarge) {
		t.Errorf("two times 600 bytes within 1000: %v", err)
	}
	if _, err := d.fetch(t, content.Limits{Bytes: 1200}); err != nil {
		t.Errorf("two times 600 bytes within 1200: %v", err)
	}
}

func TestInputsNestOnlySoDeep(t *testing.T) {
	d := newDepot(t)
	name := "f"
	for range market.MaxInputDepth {
		name = "d/" + name
	}
	d.inputs(t, map[string]market.Content{"top": d.addDir(t, fstest.MapFS{name: {Data: []byte("x")}})})
	if _, err := d.fetch(t, content.Limits{}); !errors.Is(err, content.ErrTooLarge) {
		t.Errorf("a tree of %d levels: %v", market.MaxInputDepth+2, err)
	}
}

func TestMissingInputIsUnavailable(t *testing.T) {
	d := newDepot(t)
	d.inputs(t, map[string]market.Content{"gone": {Digest: [32]byte{1}, Codec: market.Raw}})
	if _, err := d.fetch(t, content.Limits{Total: 3 * time.Second}); err == nil || content.Final(err) {
		t.Errorf("content that nobody has: %v", err)
	}
}

// Options that mean nothing are the job's own fault, which the sandbox reports. They are no reason to give a claim back.
func TestWrongOptionsAreLeftToTheSandbox(t *testing.T) {
	d := newDepot(t)
	d.spec.Options = d.add(t, []byte(`{"inputs":{"a":"nonsense"}}`))
	if task, err := d.fetch(t, content.Limits{}); err != nil || len(task.Inputs) > 0 || len(task.Options) == 0 {
		t.Errorf("inputs %v, options %q, %v", task.Inputs, task.Options, err)
	}
}

// describe stores a descriptor with the poster.
func (d *depot) describe(t *testing.T, block []byte) market.Engine {
	t.Helper()
	c, err := d.theirs.Put(t.Context(), cid.DagCBOR, block)
	if err != nil {
		t.Fatal(err)
	}
	e, err := market.ParseEngine(c.String())
	if err != nil {
		t.Fatal(err)
	}
	return e
}

func TestEnginesAreFetchedByTheirDescriptors(t *testing.T) {
	d := newDepot(t)
	block, _, err := market.Descriptor{
		Kind: market.JS1, Profile: market.ProfileV1, Engine: d.add(t, bytes.Repeat([]byte("interpreter"), 100_000)), Prelude: d.add(t, []byte("prelude")),
	}.Encode()
	if err != nil {
		t.Fatal(err)
	}
	d.spec.Engine = d.describe(t, block)
	task, err := d.fetch(t, content.Limits{})
	if err != nil {
		t.Fatal(err)
	}
	if task.Engine != d.spec.Engine || len(task.Machine.Engine) != 1_100_000 || string(task.Machine.Prelude) != "prelude" {
		t.Errorf("task has the wrong machine")
	}
	pins, err := d.mine.Pins(t.Context())
	if err != nil || len(pins) != 1 || pins[0].Name != "engine/"+string(d.spec.Engine) {
		t.Errorf("pins are %v, %v", pins, err)
	}
	// From now on it is here.
	if ok, err := d.mine.Has(t.Context(), d.spec.Engine.Descriptor().CID()); !ok || err != nil {
		t.Errorf("the engine is here: %t, %v", ok, err)
	}
}

func TestEngineThatIsNoneIsRefused(t *testing.T) {
	d := newDepot(t)
	d.spec.Engine = d.describe(t, []byte{0xa0})
	if _, err := d.fetch(t, content.Limits{}); !content.Final(err) {
		t.Errorf("an empty map as descriptor: %v", err)
	}
	huge := append([]byte{0x59, 0x10, 0x00}, make([]byte, 4096)...)
	d.spec.Engine = d.describe(t, huge)
	if _, err := d.fetch(t, content.Limits{}); !content.Final(err) {
		t.Errorf("a descriptor of %d bytes: %v", len(huge), err)
	}
}

// The descriptors of the built-in engines need not be anywhere.
func TestBuiltInEnginesAreNotFetched(t *testing.T) {
	d := newDepot(t)
	_, alias, err := market.Descriptor{Kind: market.Wasm1, Profile: market.ProfileV1}.Encode()
	if err != nil {
		t.Fatal(err)
	}
	for _, e := range []market.Engine{market.JS1, alias} {
		d.spec.Engine = e
		if task, err := d.fetch(t, content.Limits{}); err != nil || task.Machine != nil || task.Engine != e {
			t.Errorf("%s: task %+v, %v", e, task, err)
		}
	}
}
