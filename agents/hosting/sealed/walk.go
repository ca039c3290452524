package sealed

import (
	"context"
	"fmt"

	"github.com/ethereum/go-ethereum/common"

	"emet/agents/eip712"
	"emet/agents/hosting/commit"
	"emet/agents/hosting/tick"
	"emet/agents/program/data"
	"emet/agents/program/flow"
	"emet/agents/program/structure"
)

// Walked is what structure makes of a request and the results of its slots.
type Walked struct {
	Request    common.Hash
	Value      commit.Shape // what the endpoint gives, of the type that it is declared with
	Statements []Statement  // what the server of each point and query has to have signed, by slot from 1
	Args       [][]byte     // the shapes of their arguments, see [Call].Args
	Changes    []Change     // one for each slot of an update, in order
}

// Change is what an update appends, as its servers see it.
type Change struct {
	Slot  uint16
	At    flow.Site
	Key   data.Label
	Log   *commit.Leaf // nil for the client's own
	Value commit.Shape // of the key's type
	Delta common.Hash  // what is stamped: see [commit.Delta]
}

// SlotError is an error that is about one slot.
type SlotError struct {
	Slot uint16 // 0: the top server
	Err  error
}

// Error says which slot it is about.
func (e *SlotError) Error() string { return fmt.Sprintf("slot %d: %v", e.Slot, e.Err) }

// Unwrap returns what happened.
func (e *SlotError) Unwrap() error { return e.Err }

// Walk walks the structure of a request over the leaves of its body. The result of each point and query comes from result
// when the walk is there. It refuses what structure does not demand: another place, other arguments, one slot too many, or
// a server that does not hold what the slot needs. Errors about a slot are a [SlotError].
func (a *App) Walk(ctx context.Context, h *Header, b *Body, result func(ctx context.Context, slot uint16) (*Result, error)) (*Walked, error) {
	if err := a.checkHeader(h); err != nil {
		return nil, err
	}
	if err := b.check(); err != nil {
		return nil, err
	}
	if b.Hash() != h.Body {
		return nil, fmt.Errorf("the body is not that of the header")
	}
	e, ok := a.Program.Endpoints[h.Endpoint]
	if !ok {
		return nil, fmt.Errorf("unknown endpoint %s", h.Endpoint)
	}
	in, err := a.Program.Declared.Resolve(e.In)
	if err != nil {
		return nil, err
	}
	value, err := commit.Decode(in, b.Value)
	if err != nil {
		return nil, fmt.Errorf("request: %w", err)
	}
	if _, err := a.holding(b.Top, tick.Place{Kind: tick.Top, Endpoint: h.Endpoint}); err != nil {
		return nil, &SlotError{0, err}
	}
	w := &walk{App: a, header: h, body: b, result: result, queries: a.queries(h.Endpoint), Walked: &Walked{Request: h.ID()}}
	now := leaf{Leaf: commit.Public(data.TimeType, data.NewInt(int64(b.Time)))} // #nosec G115 -- seconds, from a chain
	done, err := a.walker.Serve(ctx, h.Endpoint, placed(in, value, 0), now, w)
	if err != nil {
		return nil, err
	}
	return w.Walked, w.end(e, done)
}

// walk is whom structure asks while it is walked.
type walk struct {
	*App
	*Walked

	header  *Header
	body    *Body
	result  func(ctx context.Context, slot uint16) (*Result, error)
	queries []tick.Place // that come
}

// Public returns a leaf that everybody can make.
func (w *walk) Public(t *data.Type, v data.Value) leaf { return leaf{Leaf: commit.Public(t, v)} }

// Observe takes the result of the next slot.
func (w *walk) Observe(ctx context.Context, at flow.Site, _ flow.Hash, args []structure.Shape[leaf]) (structure.Shape[leaf], error) {
	return w.slot(ctx, tick.Place{Kind: tick.Point, At: at}, structure.Tuple(args...))
}

// Answer does that for a query.
func (w *walk) Answer(ctx context.Context, _ flow.Query, operands []leaf) (structure.Shape[leaf], error) {
	at := w.queries[0]
	w.queries = w.queries[1:]
	args := make([]structure.Shape[leaf], len(operands))
	for i, o := range operands {
		args[i] = structure.LeafOf(o)
	}
	return w.slot(ctx, at, structure.Tuple(args...))
}

func (w *walk) slot(ctx context.Context, at tick.Place, args structure.Shape[leaf]) (out structure.Shape[leaf], err error) {
	number := uint16(len(w.Statements) + 1) // #nosec G115 -- at most as many as the body has
	slot, err := w.next(number, at)
	if err != nil {
		return out, err
	}
	in, gives, err := w.Types(at)
	if err != nil {
		return out, err
	}
	if !sameRefs(refs(in, args), slot.In) {
		return out, &SlotError{number, fmt.Errorf("structure demands other arguments")}
	}
	r, err := w.result(ctx, number)
	if err != nil {
		return out, err
	}
	shape, err := commit.Decode(gives, r.Shape)
	if err != nil {
		return out, &SlotError{number, fmt.Errorf("result: %w", err)}
	}
	blob := commit.Encode(in, plain(in, args))
	w.Args = append(w.Args, blob)
	w.Statements = append(w.Statements, w.header.Statement(w.Request, number, *slot, commit.HashOf(blob), r))
	if slot.Kind == tick.Query {
		number = 0 // the client knows the rows
	}
	return placed(gives, shape, number), nil
}

// next returns the slot with a number, if it is for a place.
func (w *walk) next(number uint16, at tick.Place) (*Slot, error) {
	if int(number) > len(w.body.Slots) {
		return nil, fmt.Errorf("structure demands more than %d slots", len(w.body.Slots))
	}
	slot := &w.body.Slots[number-1]
	site, ok := w.byPlace[at]
	if !ok || slot.Kind != at.Kind || slot.Site != w.Sites[site].Name {
		return nil, &SlotError{number, fmt.Errorf("structure demands another place")}
	}
	if _, err := w.holding(slot.Server, at); err != nil {
		return nil, &SlotError{number, err}
	}
	return slot, nil
}

// end checks that nothing but updates is left, and that these are what is left.
func (w *walk) end(e flow.Endpoint, done structure.Outcome[leaf]) error {
	first := len(w.Statements) + 1
	if want := first - 1 + len(done.Changes); want != len(w.body.Slots) {
		return fmt.Errorf("structure demands %d slots: the request has %d", want, len(w.body.Slots))
	}
	out, err := w.Program.Declared.Resolve(e.Out)
	if err != nil {
		return err
	}
	w.Value = plain(out, done.Value)
	for i, c := range done.Changes {
		number := uint16(first + i) // #nosec G115 -- at most MaxSlots
		if _, err := w.next(number, tick.Place{Kind: tick.Update, At: c.At}); err != nil {
			return err
		}
		t, err := w.keyType(c.Key)
		if err != nil {
			return err
		}
		change := Change{Slot: number, At: c.At, Key: c.Key, Value: plain(t, c.Value)}
		if c.ID != nil {
			change.Log = &c.ID.Leaf
		}
		change.Delta = commit.Delta(c.Key, change.Log, t, change.Value)
		w.Changes = append(w.Changes, change)
	}
	return nil
}

// Results returns what [App.Walk] takes results from when all are there.
func Results(all []Result) func(context.Context, uint16) (*Result, error) {
	return func(_ context.Context, slot uint16) (*Result, error) {
		if int(slot) > len(all) {
			return nil, &SlotError{slot, fmt.Errorf("it has no result")}
		}
		return &all[slot-1], nil
	}
}

// CheckResult checks that the server of a slot signed its result.
func (a *App) CheckResult(s Statement, signature []byte) error {
	if err := a.signed(s.Hash(), signature, s.Server); err != nil {
		return &SlotError{s.Slot, err}
	}
	return nil
}

// Verify walks a request and checks that each result is signed by the server of its slot. What it returns all these
// servers stand for.
func (a *App) Verify(ctx context.Context, h *Header, b *Body, results []Result) (*Walked, error) {
	w, err := a.Walk(ctx, h, b, Results(results))
	if err != nil {
		return nil, err
	}
	if len(results) != len(w.Statements) {
		return nil, fmt.Errorf("%d results of %d slots", len(results), len(w.Statements))
	}
	for i, s := range w.Statements {
		if err := a.CheckResult(s, results[i].Signature); err != nil {
			return nil, err
		}
	}
	return w, nil
}

// signed checks the signature of a server of this tick.
func (a *App) signed(digest common.Hash, signature []byte, by [32]byte) error {
	s, ok := a.servers[by]
	if !ok {
		return fmt.Errorf("%x is no server of tick %d", by, a.Next.Tick)
	}
	return signedBy(s.Signer, digest, signature)
}

func signedBy(want common.Address, digest common.Hash, signature []byte) error {
	s, err := eip712.ParseSignature(signature)
	if err != nil {
		return err
	}
	got, err := eip712.Recover(digest, s)
	if err == nil && got != want {
		err = fmt.Errorf("it is not signed by %s", want)
	}
	return err
}
