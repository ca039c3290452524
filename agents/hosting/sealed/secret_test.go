package sealed_test

import (
	"bytes"
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/ethereum/go-ethereum/common"

	"emet/agents/hosting/commit"
	"emet/agents/hosting/sealed"
	"emet/agents/hosting/tick"
	"emet/agents/program/data"
	"emet/agents/program/flowgen"
	"emet/agents/program/interp"
	"emet/agents/program/structure"
)

// asked is a request of an example that was served, and all that travelled for it.
type asked struct {
	*request
	travelled []message
	reply     []byte
}

type message struct {
	what string
	blob []byte
}

// ask has a request served and keeps what travels.
func (w *world) ask(label data.Label, v data.Value, a interp.Answerer) (*asked, error) {
	r, err := w.seal(label, v, 100, a)
	if err != nil {
		return nil, err
	}
	out := &asked{request: r}
	w.calls, w.seen = nil, map[uint16][]byte{}
	w.wire = func(what string, blob []byte) []byte {
		out.travelled = append(out.travelled, message{what, blob})
		return blob
	}
	defer func() { w.wire = nil }()
	out.reply, err = w.serve(r)
	return out, err
}

// other returns a value of the same shape with other primitives.
func other(source *flowgen.Source, t *data.Type, v data.Value) data.Value {
	shape := structure.Seal(t, v, func(t *data.Type, _ structure.Path, _ data.Value) data.Value { return flowgen.Value(source, t) })
	out, err := structure.Open(t, shape, func(_ *data.Type, v data.Value) (data.Value, error) { return v, nil })
	if err != nil {
		panic(err)
	}
	return out
}

// Messages are as long as each other whatever the primitives in them are: where shapes are the same, so are all lengths.
// T12, N-02, F-19
func TestLengthsSayNothing(t *testing.T) {
	for _, name := range examples {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			w := newWorld(t, example(t, name))
			compared := 0
			for seed := range uint64(10) {
				source := flowgen.Seed(seed)
				for _, label := range w.labels() {
					e := w.whole.Endpoints[label]
					in, err := w.whole.Declared.Resolve(e.In)
					must(t, err)
					v := flowgen.Value(source, in)
					answers := flowgen.Answers{Program: w.planned, Seed: seed}
					a, err := w.ask(label, v, answers)
					if err != nil {
						continue
					}
					b, err := w.ask(label, other(source, in, v), answers)
					if err != nil || !sameShapes(a.Request, b.Request) {
						continue
					}
					compared++
					if x, y := lengths(a.travelled), lengths(b.travelled); x != y {
						t.Fatalf("seed %d: %s and %s", seed, x, y)
					}
				}
			}
			if compared < 5 {
				t.Errorf("only %d were compared", compared)
			}
		})
	}
}

func lengths(all []message) string {
	var b strings.Builder
	for _, m := range all {
		fmt.Fprintf(&b, "%s %d ", m.what, len(m.blob))
	}
	return b.String()
}

// sameShapes tells whether structure sees the same of two requests.
func sameShapes(a, b *sealed.Request) bool {
	same := len(a.Body.Value) == len(b.Body.Value) && len(a.Body.Slots) == len(b.Body.Slots) && len(a.Args) == len(b.Args)
	for i := 0; same && i < len(a.Body.Slots); i++ {
		same = a.Body.Slots[i].Site == b.Body.Slots[i].Site && slices.Equal(a.Body.Slots[i].In, b.Body.Slots[i].In)
	}
	for i := 0; same && i < len(a.Args); i++ {
		same = len(a.Args[i]) == len(b.Args[i])
	}
	return same
}

// Nobody but the one it is for opens any ciphertext of a request: not whoever relays it, nor another server of the request,
// nor its own server in another place or tick. N-01, N-02, F-06, F-12, X-04
func TestRelaysOpenNothing(t *testing.T) {
	for _, name := range examples {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			w := newWorld(t, example(t, name))
			boxes, blobs := 0, 0
			for seed := range uint64(4) {
				source := flowgen.Seed(seed)
				for _, label := range w.labels() {
					e := w.whole.Endpoints[label]
					in, err := w.whole.Declared.Resolve(e.In)
					must(t, err)
					a, err := w.ask(label, flowgen.Value(source, in), flowgen.Answers{Program: w.planned, Seed: seed})
					if err != nil {
						continue
					}
					n, m := w.openNothing(a)
					boxes, blobs = boxes+n, blobs+m
				}
			}
			if boxes == 0 || blobs == 0 {
				t.Errorf("%d boxes and %d ciphertexts: too few", boxes, blobs)
			}
		})
	}
}

func (w *world) openNothing(a *asked) (boxes, blobs int) {
	w.t.Helper()
	keys := [][32]byte{{}, {1}, a.ID, a.Request.Body.Nonce, a.Request.Reply}
	for _, c := range w.calls {
		k, err := c.OpenBox(w.servers[c.Slot.Server.ID])
		must(w.t, err)
		// All that the server of this slot knows of keys: none is good for what others get.
		own := slices.Concat([][32]byte{k.In, k.Out, k.Share}, k.Edges)
		for _, d := range w.calls {
			if d == c {
				continue
			}
			if d.Slot.Server.ID != c.Slot.Server.ID {
				if _, err := d.OpenBox(w.servers[c.Slot.Server.ID]); !errors.Is(err, sealed.ErrSealed) {
					w.t.Fatalf("slot %d opens the box of slot %d", c.Number, d.Number)
				}
				boxes++
			}
			for _, key := range append(own, keys...) {
				if _, err := sealed.OpenBlob(key, a.ID, d.Number, d.Parcel.Blob); len(d.Parcel.Blob) > 0 && !errors.Is(err, sealed.ErrSealed) {
					w.t.Fatalf("slot %d opens what the client gives slot %d", c.Number, d.Number)
				}
				blobs++
			}
		}
		moved := *c
		for _, change := range []func(){
			func() { moved.Number++ }, func() { moved.Header.Tick++ }, func() { moved.Header.Expiry++ },
			func() { moved.Slot.Server.Attempt++ }, func() { moved.Slot.Site[0]++ },
		} {
			moved = *c
			change()
			if _, err := moved.OpenBox(w.servers[c.Slot.Server.ID]); !errors.Is(err, sealed.ErrSealed) {
				w.t.Fatal("a box opens in another place")
			}
		}
	}
	for id, s := range w.servers {
		if _, err := sealed.OpenEnvelope(s, id, a.envelope); id != a.Request.Body.Top.ID && err == nil {
			w.t.Fatal("an envelope is opened by another server")
		}
	}
	return boxes, blobs
}

// Each server of a point sees just what the point is of, to the byte, and the keys of nothing else. N-01, F-07, T12
func TestServersSeeTheirPointsOnly(t *testing.T) {
	for _, name := range examples {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			w := newWorld(t, example(t, name))
			local := structure.NewLocal(w.planned)
			looks := 0
			for seed := range uint64(10) {
				source := flowgen.Seed(seed)
				for _, label := range w.labels() {
					e := w.whole.Endpoints[label]
					in, err := w.whole.Declared.Resolve(e.In)
					must(t, err)
					v, answers := flowgen.Value(source, in), flowgen.Answers{Program: w.planned, Seed: seed}
					a, err := w.ask(label, v, answers)
					if err != nil {
						continue
					}
					run, err := local.Serve(t.Context(), label, v, 100, answers)
					must(t, err)
					var points []uint16
					for i, s := range a.Request.Body.Slots {
						if s.Kind == tick.Point {
							points = append(points, uint16(i+1))
						}
					}
					if len(points) != len(run.Looks) {
						t.Fatalf("%d points: want %d", len(points), len(run.Looks))
					}
					for i, l := range run.Looks {
						looks++
						if !bytes.Equal(w.seen[points[i]], l.In) {
							t.Fatalf("slot %d sees %x: want %x", points[i], w.seen[points[i]], l.In)
						}
					}
					w.keysAreNeeded()
				}
			}
			if looks == 0 {
				t.Error("nobody looked at anything")
			}
		})
	}
}

// keysAreNeeded checks that no server has a key without use.
func (w *world) keysAreNeeded() {
	w.t.Helper()
	for _, c := range w.calls {
		k, err := c.OpenBox(w.servers[c.Slot.Server.ID])
		must(w.t, err)
		edges := 0
		for _, r := range c.Slot.In {
			if r.Slot != 0 {
				edges++
			}
		}
		first := c.Slot.IsUpdate() && len(c.Steps) == 1
		if len(k.Edges) != edges || (len(k.Random) > 0) != first || c.Slot.IsUpdate() && len(c.Parcel.Blob) > 0 {
			w.t.Errorf("slot %d: %d edges of %d, random of %d bytes", c.Number, len(k.Edges), edges, len(k.Random))
		}
	}
}

// A ciphertext opens under the key that it was made with, in its place, and not otherwise.
func TestCiphertexts(t *testing.T) {
	key, wrong := [32]byte{1}, [32]byte{2}
	text := []byte("what nobody else may read")
	c := sealed.Encrypt(key, []byte("here"), text)
	if got, err := sealed.Decrypt(key, []byte("here"), c); err != nil || !bytes.Equal(got, text) || len(c) != len(text)+sealed.Overhead {
		t.Errorf("%q, %v", got, err)
	}
	d := sealed.Encrypt(wrong, []byte("here"), text)
	both := append(bytes.Clone(d[:16]), c[16:]...) // the commitment to one key before what was made with another
	for name, try := range map[string]func() ([]byte, error){
		"another key":          func() ([]byte, error) { return sealed.Decrypt(wrong, []byte("here"), c) },
		"another place":        func() ([]byte, error) { return sealed.Decrypt(key, []byte("there"), c) },
		"another commitment":   func() ([]byte, error) { return sealed.Decrypt(key, []byte("here"), both) },
		"and under its key":    func() ([]byte, error) { return sealed.Decrypt(wrong, []byte("here"), both) },
		"nothing":              func() ([]byte, error) { return sealed.Decrypt(key, []byte("here"), nil) },
		"only the commitment":  func() ([]byte, error) { return sealed.Decrypt(key, []byte("here"), c[:16]) },
		"one byte is missing":  func() ([]byte, error) { return sealed.Decrypt(key, []byte("here"), c[:len(c)-1]) },
		"one byte is too much": func() ([]byte, error) { return sealed.Decrypt(key, []byte("here"), append(c, 0)) },
	} {
		if got, err := try(); !errors.Is(err, sealed.ErrSealed) {
			t.Errorf("%s: %q, %v", name, got, err)
		}
	}
	for i := range c {
		c[i] ^= 1
		if _, err := sealed.Decrypt(key, []byte("here"), c); err == nil {
			t.Errorf("byte %d may be another", i)
		}
		c[i] ^= 1
	}
}

func TestPadding(t *testing.T) {
	for n := range 40 {
		text := bytes.Repeat([]byte{0x80}, n)
		padded := sealed.Pad(text, 40)
		if got, err := sealed.Unpad(padded); err != nil || !bytes.Equal(got, text) || len(padded) != 41 {
			t.Errorf("%d: %x, %v", n, got, err)
		}
	}
	for _, wrong := range [][]byte{nil, {0}, {0, 0}, {1}, {0x80, 1}, make([]byte, 8), make([]byte, 41), append([]byte{0x81}, make([]byte, 40)...)} {
		if got, err := sealed.Unpad(wrong); err == nil {
			t.Errorf("%x is padding of %x", wrong, got)
		}
	}
	short := data.StringOf(1000)
	if a, b := sealed.PaddedSize(short, 1), sealed.PaddedSize(short, 1003); a != b || a != short.Size() {
		t.Errorf("lengths of short texts show: %d, %d", a, b)
	}
	long := data.StringOf(20_000)
	for size, want := range map[int]int{1: 1 << 10, 1 << 10: 1 << 10, 1025: 4 << 10, 5000: 16 << 10, 20_000: long.Size()} {
		if got := sealed.PaddedSize(long, size); got != want {
			t.Errorf("%d bytes are padded to %d: want %d", size, got, want)
		}
	}
}

// Leaves come back with their salts, under their own key only, in their own place.
func TestLeaves(t *testing.T) {
	secret, request, at := [32]byte{3}, common.Hash{4}, sealed.Ref{Slot: 5, Leaf: 6}
	text, v := data.StringOf(9), data.NewString("emet")
	c := sealed.SealLeaf(secret, request, at, text, v)
	key := commit.DeriveKey(secret, at.Leaf)
	got, salt, err := sealed.OpenLeaf(key, request, at, text, c)
	if err != nil || got.Text() != "emet" || salt != commit.Derive(secret, at.Leaf) {
		t.Errorf("%q, %x: %v", got.Text(), salt, err)
	}
	if len(c) != len(sealed.SealLeaf(secret, request, at, text, data.NewString(""))) {
		t.Error("the length shows")
	}
	if _, _, err := sealed.OpenLeaf(commit.DeriveKey(secret, 7), request, at, text, c); err == nil {
		t.Error("another leaf's key opens it")
	}
	if _, _, err := sealed.OpenLeaf(key, request, sealed.Ref{Slot: 5, Leaf: 7}, text, c); err == nil {
		t.Error("it opens in another place")
	}
	if _, _, err := sealed.OpenLeaf(key, request, at, data.StringOf(2), c); err == nil {
		t.Error("it opens as what it is not")
	}
	if s := fmt.Sprintf("%v %+v %x", sealed.Keys{In: secret}, sealed.Keys{In: secret}, sealed.Keys{In: secret}); strings.Contains(s, "3") {
		t.Errorf("keys are printed: %s", s)
	}
}
