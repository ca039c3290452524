package sealed_test

import (
	"bytes"
	"errors"
	"maps"
	"slices"
	"testing"

	"github.com/ethereum/go-ethereum/common"
	"github.com/ethereum/go-ethereum/crypto"

	"emet/agents/hosting/codec"
	"emet/agents/hosting/sealed"
	"emet/agents/hosting/stamp"
	"emet/agents/program/data"
	"emet/agents/program/flowgen"
	"emet/agents/program/interp"
	"emet/agents/program/structure"
)

func encode(m any) []byte { return codec.Encode(m) }

// leaves returns the primitives of a value.
func leaves(t *data.Type, v data.Value) (all []data.Value) {
	structure.Seal(t, v, func(_ *data.Type, _ structure.Path, v data.Value) int {
		all = append(all, v)
		return 0
	})
	return all
}

// What clients get by servers is what the program gives, for each example, whatever is asked, while its logs grow: value and
// updates. Each entry is one that the state takes, and the tick's seed opens its stamp.
// F-01, F-02, F-03, F-06, F-07, F-08, F-09, F-10, F-12, F-13, F-15, F-17, F-23, P-11, P-12, P-14, X-03, X-04, B-13, B-14
func TestServersGiveWhatTheProgramGives(t *testing.T) {
	for _, name := range examples {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			w := newWorld(t, example(t, name))
			log := interp.NewLog(interp.New(w.whole))
			n := tally{}
			for seed := range uint64(25) {
				w.askAll(flowgen.Seed(seed), log, &n)
			}
			t.Logf("%+v", n)
			if n.served == 0 || len(w.planned.Keys) > 0 && n.updates == 0 {
				t.Errorf("too little was served: %+v", n)
			}
		})
	}
}

// labels are those of the endpoints, in order.
func (w *world) labels() []data.Label {
	return slices.SortedFunc(maps.Keys(w.whole.Endpoints), func(a, b data.Label) int { return bytes.Compare(a[:], b[:]) })
}

type tally struct{ served, failed, slots, updates int }

// askAll asks all endpoints. What was appended before is what is looked up.
func (w *world) askAll(source *flowgen.Source, log *interp.Log, n *tally) {
	w.t.Helper()
	whole := interp.New(w.whole)
	for _, label := range w.labels() {
		e := w.whole.Endpoints[label]
		in, err := w.whole.Declared.Resolve(e.In)
		must(w.t, err)
		out, err := w.whole.Declared.Resolve(e.Out)
		must(w.t, err)
		v, now := flowgen.Value(source, in), int64(source.N(1000))
		want, failure := whole.Serve(w.t.Context(), label, v, now, log)
		r, err := w.seal(label, v, now, log)
		if failure != nil || err != nil {
			var fails *interp.Failure
			if !errors.Is(err, sealed.ErrTooMany) && (failure == nil || !errors.As(failure, &fails) || !errors.Is(err, failure)) {
				w.t.Fatalf("it gives %v: want %v", err, failure)
			}
			n.failed++
			continue
		}
		o := w.outcome(r)
		if got, want := o.Value.AppendCBOR(out, nil), want.Value.AppendCBOR(out, nil); !bytes.Equal(got, want) {
			w.t.Fatalf("it gives %x: want %x", got, want)
		}
		w.sameChanges(o, want.Changes)
		n.served, n.slots, n.updates = n.served+1, n.slots+len(r.played.Slots), n.updates+len(want.Changes)
		if err := log.Append([data.IDLength]byte{byte(source.N(3))}, want.Changes); err != nil && !errors.Is(err, interp.ErrRefused) {
			w.t.Fatal(err)
		}
	}
}

// outcome has a request served, and opens the reply.
func (w *world) outcome(r *request) *sealed.Outcome {
	w.t.Helper()
	reply, err := w.serve(r)
	must(w.t, err)
	o, err := r.Open(reply)
	must(w.t, err)
	if o.Failure != nil {
		w.t.Fatalf("%+v", o.Failure)
	}
	return o
}

// sameChanges checks what is to be published against what the program appends, and the stamp against the seed.
func (w *world) sameChanges(o *sealed.Outcome, want []interp.Change) {
	w.t.Helper()
	if len(o.Changes) != len(want) {
		w.t.Fatalf("%d changes: want %d", len(o.Changes), len(want))
	}
	for i, c := range o.Changes {
		if c.Key != want[i].Key || (c.Log == nil) != (want[i].ID == nil) || c.Log != nil && *c.Log != *want[i].ID {
			w.t.Fatalf("change %d is of another log than %+v", i, want[i])
		}
		blob := c.Entry.Encode()
		e, err := sealed.DecodeEntry(blob)
		must(w.t, err)
		v, _, err := e.Check(w.App)
		must(w.t, err)
		if got, want := v.AppendCBOR(c.Type, nil), want[i].Value.AppendCBOR(c.Type, nil); !bytes.Equal(got, want) {
			w.t.Fatalf("change %d is %x: want %x", i, got, want)
		}
		if n := len(leaves(c.Type, v)); len(c.Reveals) != n && len(c.Reveals) != n+1 {
			w.t.Errorf("%d reveals of %d primitives", len(c.Reveals), n)
		}
		w.checkStamp(e)
	}
}

// checkStamp checks the product that a stamp is, as anyone can once the seed is known.
func (w *world) checkStamp(e *sealed.Entry) {
	w.t.Helper()
	_, key := stamp.SealingKey(w.seed)
	text, err := key.Open(sealed.StampInfo(e.Header.ID(), sealed.ForTick), e.Stamp)
	must(w.t, err)
	last := e.Steps[len(e.Steps)-1].Step
	if !stamp.Well(text, len(e.Steps)-1) || crypto.Keccak256Hash(text) != last.StampOut {
		w.t.Error("the stamp is not that of the last Step")
	}
	if e.Steps[0].Step.StampOut == (common.Hash{}) {
		w.t.Error("the first Step binds no random number")
	}
}
