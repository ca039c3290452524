package server

import (
	"context"
	"errors"
	"fmt"
	"math"
	"slices"
	"sync"
	"time"

	"golang.org/x/sync/errgroup"

	"emet/agents/hosting/commit"
	"emet/agents/hosting/sealed"
	"emet/agents/hosting/tick"
	"emet/agents/hosting/token"
	"emet/agents/program/interp"
)

// points asks the servers of all points and queries. It returns the first error; results that came until then are there.
func (t *top) points(ctx context.Context, results []sealed.Result) error {
	leaves := make([][]commit.Leaf, len(results)) // of each result
	done := make([]chan struct{}, len(results))
	for i := range done {
		done[i] = make(chan struct{})
	}
	g, ctx := errgroup.WithContext(ctx)
	for i := range results {
		g.Go(func() error {
			for _, n := range t.Body.Slots[i].Needs() {
				if int(n) > len(done) {
					return invalid("slot %d needs the result of an update", i+1)
				}
				select {
				case <-done[n-1]:
				case <-ctx.Done():
					return ctx.Err()
				}
			}
			var err error
			if results[i], leaves[i], err = t.point(ctx, i, results, leaves); err != nil {
				return err
			}
			close(done[i])
			return nil
		})
	}
	return g.Wait()
}

// point asks the server of Slots[i]. What it needs is there.
func (t *top) point(ctx context.Context, i int, results []sealed.Result, leaves [][]commit.Leaf) (r sealed.Result, l []commit.Leaf, err error) {
	at := &t.Body.Slots[i]
	site, ok := t.app.Site(at.Site)
	if !ok {
		return r, nil, invalid("slot %d: there is no such site", i+1)
	}
	in, out, err := t.app.Types(site.Place)
	if err != nil {
		return r, nil, err
	}
	args, err := commit.Decode(in, t.Args[i])
	if err != nil {
		return r, nil, invalid("arguments of slot %d: %w", i+1, err)
	}
	if err := expected(at, args.Leaves(in), leaves); err != nil {
		return r, nil, err
	}
	edges, err := at.EdgesFor(results)
	if err != nil {
		return r, nil, blamed("slot %d: %w", i+1, err)
	}
	a, err := t.ask(ctx, i, &sealed.Call{Args: t.Args[i], Edges: edges})
	if err != nil {
		return r, nil, err
	}
	if a.Result == nil {
		return r, nil, t.fault(i, "it stamped an observation")
	}
	s := t.Header.Statement(t.request, uint16(i+1), *at, commit.HashOf(t.Args[i]), a.Result) // #nosec G115 -- a slot
	if err := t.app.CheckResult(s, a.Result.Signature); err != nil {
		return r, nil, blamed("%w", err)
	}
	shape, err := commit.Decode(out, a.Result.Shape)
	if err != nil {
		return r, nil, t.fault(i, "its result is malformed: %w", err)
	}
	l = shape.Leaves(out)
	if want := len(l); at.Kind == tick.Point && len(a.Result.Leaves) != want || at.Kind == tick.Query && len(a.Result.Leaves) != 0 {
		return r, nil, t.fault(i, "its result has %d leaves and %d ciphertexts", want, len(a.Result.Leaves))
	}
	if a.Result.Sealed != sealed.HashLeaves(a.Result.Leaves) {
		return r, nil, t.fault(i, "its ciphertexts are not those that it signed")
	}
	return *a.Result, l, nil
}

// expected compares the arguments of a slot, as the client knows that they will be, with what came from others. If they
// differ, a server gave something else than what it was asked for.
func expected(at *sealed.Slot, args []commit.Leaf, leaves [][]commit.Leaf) error {
	if len(args) != len(at.In) {
		return invalid("arguments of %d primitives: the slot has %d", len(args), len(at.In))
	}
	for i, from := range at.In {
		if from.Slot == 0 {
			continue
		}
		if of := leaves[from.Slot-1]; int(from.Leaf) >= len(of) || of[from.Leaf] != args[i] {
			return &refusal{code: sealed.Invalid, slot: from.Slot, err: fmt.Errorf("its result is not what the client knows that it is")}
		}
	}
	return nil
}

// update asks the server of Slots[i] for its Step.
func (t *top) update(ctx context.Context, i int, reply *sealed.Reply, steps []sealed.Signed) (*sealed.Stamped, error) {
	a, err := t.ask(ctx, i, &sealed.Call{Body: &t.Body, Results: sealed.WithoutLeaves(reply.Results), Steps: steps, Stamp: reply.Stamp})
	if err != nil {
		return nil, err
	}
	if a.Stamped == nil {
		return nil, t.fault(i, "it did not stamp")
	}
	// Whatever else a Step says, it says it of this slot: else somebody would be named for what another did.
	if s := &a.Stamped.Step.Step; s.Request != t.request || int(s.Slot) != i+1 || s.Server != t.Body.Slots[i].Server.ID {
		return nil, t.fault(i, "its Step is for another slot")
	}
	if err := t.app.CheckBox(&a.Stamped.Step, a.Stamped.Stamp, a.Stamped.Proof); err != nil {
		return nil, blamed("%w", err)
	}
	return a.Stamped, nil
}

// ask brings a call to the server of Slots[i]. A server that is slow costs its own slot's deadline and no more.
func (t *top) ask(ctx context.Context, i int, c *sealed.Call) (*Answer, error) {
	c.Header, c.Token, c.Number, c.Slot, c.Parcel = t.Header, t.Token, uint16(i+1), t.Body.Slots[i], t.Parcels[i] // #nosec G115 -- a slot
	to, ok := t.app.Server(c.Slot.Server.ID)
	if !ok {
		return nil, invalid("the server of slot %d is none of the tick", c.Number)
	}
	patience, cancel := context.WithTimeout(ctx, t.Patience)
	defer cancel()
	began := t.Now()
	blob, err := t.Caller.Call(patience, *to, EncodeCall(c))
	if err != nil {
		if ctx.Err() != nil {
			return nil, ctx.Err() // it is not its fault
		}
		t.took.add(to, t.Now().Sub(began), true)
		return nil, &refusal{code: sealed.Unreachable, slot: c.Number, err: fmt.Errorf("server %s does not answer", to.ID)}
	}
	t.took.add(to, t.Now().Sub(began), false)
	a, err := DecodeAnswer(blob)
	if err != nil {
		return nil, t.fault(i, "its answer: %w", err)
	}
	if f := a.Failure; f != nil {
		return nil, &refusal{code: known(f.Code), slot: c.Number, err: errors.New(f.Detail)}
	}
	return a, nil
}

// fault says that the server of Slots[i] did something wrong.
func (t *top) fault(i int, format string, args ...any) error {
	return &refusal{code: sealed.Invalid, slot: uint16(i + 1), err: fmt.Errorf(format, args...)} // #nosec G115 -- a slot
}

// known returns the code of another server's failure, as far as there is such a code.
func known(code string) string {
	codes := []string{
		sealed.Unreachable, sealed.Refused, sealed.Invalid, sealed.Stale, sealed.Spent, Busy, Unpaid,
		interp.ErrArithmetic.Code, interp.ErrFuel.Code,
	}
	if slices.Contains(codes, code) {
		return code
	}
	return sealed.Refused
}

// latencies are how long other servers took. They are safe for concurrent use.
type latencies struct {
	mu  sync.Mutex
	all []token.Latency
}

func (l *latencies) add(of *tick.Server, took time.Duration, failed bool) {
	micros := min(max(took.Microseconds(), 0), math.MaxUint32)
	l.mu.Lock()
	defer l.mu.Unlock()
	l.all = append(l.all, token.Latency{Server: of.ID, Micros: uint32(micros), Failed: failed}) // #nosec G115 -- bounded above
}

func (l *latencies) list() []token.Latency {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.all
}
