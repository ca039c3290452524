package server_test

import (
	"bytes"
	"errors"
	"maps"
	"math/rand/v2"
	"slices"
	"testing"

	"emet/agents/hosting/score"
	"emet/agents/hosting/sealed"
	"emet/agents/hosting/server/servertest"
	"emet/agents/hosting/tick"
	"emet/agents/hosting/token"
	"emet/agents/identity"
	"emet/agents/program/data"
	"emet/agents/program/flowgen"
	"emet/agents/program/plan"
	"emet/agents/program/structure"
)

// marked returns the value with primitives in it that are found again wherever they are.
func marked(t *testing.T, of *data.Type, v data.Value, rng *rand.Rand, length func(limit int) int) (data.Value, [][]byte) {
	t.Helper()
	var marks [][]byte
	const letters = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789"
	text := func(n int) []byte {
		b := make([]byte, n)
		for i := range b {
			b[i] = letters[rng.IntN(len(letters))]
		}
		if n >= 8 {
			marks = append(marks, b)
		}
		return b
	}
	w, err := servertest.Replace(of, v, func(t *data.Type, v data.Value) data.Value {
		switch t.Kind {
		case data.String:
			return data.NewString(string(text(length(t.Max))))
		case data.Bytes:
			return data.NewBytes(text(length(t.Max)))
		case data.ID:
			return data.NewID([data.IDLength]byte(text(data.IDLength)))
		default:
			return v
		}
	})
	if err != nil {
		t.Fatal(err)
	}
	return w, marks
}

// Every server sees the primitives of its observations, to the byte, and those of none other; servers of structure, queries
// and updates see none, nor can they open what they pass on. For all endpoints of all examples. T12, N-01, N-02, F-07, F-09,
// F-12
func TestLeakage(t *testing.T) {
	for _, name := range examples {
		t.Run(name, func(t *testing.T) {
			program := example(t, name)
			local := structure.NewLocal(program)
			for label, e := range program.Endpoints {
				in, err := program.Declared.Resolve(e.In)
				if err != nil {
					t.Fatal(err)
				}
				served := 0
				for seed := uint64(0); seed < 60 && served < 2; seed++ {
					answers := flowgen.Answers{Program: program, Seed: seed}
					w := newWatch(t, servertest.Config{Program: program, Answers: answers, Seed: seed, Share: true})
					rng := rand.New(rand.NewPCG(seed, 1))
					request, marks := marked(t, in, flowgen.Value(flowgen.Seed(seed), in), rng, func(limit int) int { return min(limit, 24) })
					played, err := w.pool.Play(t.Context(), label, request)
					if errors.Is(err, sealed.ErrTooMany) || err == nil && played.Failure != nil {
						continue
					}
					if err != nil {
						t.Fatal(err)
					}
					coin, err := w.pool.Coin(token.Paid)
					if err != nil {
						t.Fatal(err)
					}
					s, o, _, err := w.request(played, coin)
					if errors.Is(err, score.ErrTooFew) {
						continue
					}
					if err != nil || o.Failure != nil {
						t.Fatalf("seed %d: %v, %+v", seed, err, o)
					}
					run, err := local.Serve(t.Context(), label, request, int64(w.pool.Begin.Time), answers)
					if err != nil {
						t.Fatal(err)
					}
					w.accounted(s, run, marks)
					served++
				}
				if served == 0 {
					t.Errorf("endpoint %s was never served", label)
				}
			}
		})
	}
}

// accounted compares what each server got to know with what the program says that it looks at.
func (w *watch) accounted(s *sealed.Sealed, run *structure.Run, marks [][]byte) {
	w.t.Helper()
	want := map[identity.ID][][]byte{} // tuples of arguments
	looks := run.Looks
	var relays []identity.ID
	relays = append(relays, s.Request.Body.Top.ID)
	for _, slot := range s.Request.Body.Slots {
		if slot.Kind != tick.Point {
			relays = append(relays, slot.Server.ID)
			continue
		}
		want[slot.Server.ID] = append(want[slot.Server.ID], looks[0].In)
		looks = looks[1:]
	}
	for id, known := range w.seen {
		if !same(known.ran, want[id]) {
			w.t.Errorf("server %s computed with %x, its observations are of %x", id, known.ran, want[id])
		}
		var primitives [][]byte
		for _, in := range want[id] {
			primitives = append(primitives, w.primitives(run, in)...)
		}
		if got := known.attempts(s.ID); !slices.Contains(relays, id) && !same(got, primitives) {
			w.t.Errorf("server %s can open %x, its observations are of %x", id, got, primitives)
		} else if slices.Contains(relays, id) && len(want[id]) == 0 && len(got) > w.operands(s, id) {
			w.t.Errorf("server %s, which observes nothing, can open %x", id, got)
		}
		for _, m := range marks {
			entitled := slices.ContainsFunc(want[id], func(in []byte) bool { return bytes.Contains(in, m) })
			switch knows := known.knows(m, s.ID); {
			case entitled && !knows:
				w.t.Errorf("server %s computed with %s, and nobody noticed", id, m)
			case !entitled && knows && w.operands(s, id) == 0:
				w.t.Errorf("server %s knows %s", id, m)
			}
		}
	}
}

// operands counts the primitives that a server of queries looks entries up by.
func (w *watch) operands(s *sealed.Sealed, id identity.ID) (n int) {
	for _, slot := range s.Request.Body.Slots {
		if slot.Kind == tick.Query && slot.Server.ID == id {
			n += len(slot.In)
		}
	}
	return n
}

// primitives returns the encodings of those in a tuple of arguments.
func (w *watch) primitives(run *structure.Run, in []byte) (all [][]byte) {
	w.t.Helper()
	for _, look := range run.Looks {
		if !bytes.Equal(look.In, in) {
			continue
		}
		of := data.TupleOf(w.pool.Program.Checked[look.Function].In...)
		v, err := data.DecodeCBOR(of, in)
		if err != nil {
			w.t.Fatal(err)
		}
		for _, p := range servertest.Primitives(of, v) {
			all = append(all, p.Value.AppendCBOR(p.Type, nil))
		}
		return all
	}
	return nil
}

// same tells whether there are the same texts in both, in whatever order.
func same(a, b [][]byte) bool {
	sort := func(all [][]byte) [][]byte { return slices.SortedFunc(slices.Values(all), bytes.Compare) }
	return slices.EqualFunc(sort(a), sort(b), bytes.Equal)
}

// Of the length of a message no more shows than its class: requests that differ in nothing but in how long their primitives
// are give messages of the same lengths. T12
func TestLengthsSayNothing(t *testing.T) {
	compared := 0
	for _, name := range examples {
		t.Run(name, func(t *testing.T) {
			program := example(t, name)
			for label, e := range program.Endpoints {
				in, err := program.Declared.Resolve(e.In)
				if err != nil {
					t.Fatal(err)
				}
				for seed := range uint64(5) {
					w := newWatch(t, servertest.Config{Program: program, Answers: flowgen.Answers{Program: program, Seed: seed}, Seed: seed, Share: true})
					like := flowgen.Value(flowgen.Seed(seed), in)
					coin, err := w.pool.Coin(token.Paid)
					if err != nil {
						t.Fatal(err)
					}
					short, ok := w.lengths(label, in, like, coin, func(limit int) int { return min(limit, 1) })
					if !ok {
						continue
					}
					long, ok := w.lengths(label, in, like, coin, func(limit int) int { return min(limit, 900) })
					if !ok || !slices.Equal(short.way, long.way) {
						continue // the program looks at lengths, and did something else
					}
					if compared++; !maps.Equal(short.sent, long.sent) || short.sizes != long.sizes {
						t.Errorf("seed %d: %v and %v, %v and %v", seed, short.sizes, long.sizes, short.sent, long.sent)
					}
				}
			}
		})
	}
	if compared < 12 {
		t.Errorf("only %d pairs of requests were compared", compared)
	}
}

// lengths are those of all messages of a request.
type lengths struct {
	way   []tick.Place
	sizes [2]int // of envelope and reply
	sent  map[uint16][2]int
}

func (w *watch) lengths(label data.Label, in *data.Type, like data.Value, coin *token.Coin, length func(int) int) (l lengths, ok bool) {
	w.t.Helper()
	request, _ := marked(w.t, in, like, rand.New(rand.NewPCG(1, 1)), length)
	played, err := w.pool.Play(w.t.Context(), label, request)
	if err != nil || played.Failure != nil {
		return l, false
	}
	w.reset()
	_, o, sizes, err := w.request(played, coin)
	if errors.Is(err, score.ErrTooFew) {
		return l, false
	}
	if err != nil || o.Failure != nil {
		w.t.Fatalf("%v, %+v", err, o)
	}
	for _, s := range played.Slots {
		l.way = append(l.way, s.Place)
	}
	for slot, s := range w.sent {
		for _, n := range s {
			if n-1 != plan.Class(n)-1 {
				w.t.Errorf("a message of slot %d has %d bytes, which is no class", slot, n)
			}
		}
	}
	l.sizes, l.sent = sizes, w.sent
	return l, true
}
