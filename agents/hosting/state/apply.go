package state

import (
	"bytes"
	"context"
	"crypto/sha256"
	"errors"
	"fmt"
	"runtime"
	"sync"
	"sync/atomic"

	"github.com/ethereum/go-ethereum/common"

	"emet/agents/eip712"
	"emet/agents/hosting"
	"emet/agents/hosting/codec"
	"emet/agents/hosting/score"
	"emet/agents/hosting/stamp"
	"emet/agents/hosting/tick"
	"emet/agents/market"
)

// ErrUnavailable is what a [TickInput]'s Entry returns of an entry that nobody has. Whoever computes a tick again takes
// the supervisor's word for which those were: that something was not to be had cannot be seen later.
var ErrUnavailable = errors.New("nobody has the entry")

// TickInput is all that the state after a tick follows from.
type TickInput struct {
	Tick  uint64
	From  uint64 // last block of the tick before
	To    uint64 // last block of this one
	Time  uint64 // its header time
	Next  *tick.Next
	Sites []tick.Site
	Seed  common.Hash   // zero if none is revealed: no entry can be checked then
	Court eip712.Domain // that Steps are signed for
	// Beacon is what the servers of the tick were drawn with.
	Beacon common.Hash

	Logs     []hosting.Log      // reserved up to To, oldest first; those that the state has may be left out
	Anchored []hosting.Appended // in the order of the chain
	// Entry gets an entry by its content id. It is called by several goroutines.
	Entry func(ctx context.Context, c market.Content) ([]byte, error)
}

// Applied is what a tick comes to.
type Applied struct {
	State   *State
	Summary *tick.Summary
	Faults  []Fault // in the order of the chain
}

// Apply computes the state after a tick. Each anchored entry is included or rejected with a reason. The same input gives
// the same bytes, whoever computes it and in whichever order entries arrive. It fails only if the input is none: if the
// seed is not what was committed to, a block is not of the tick, or an entry cannot be got for another reason than
// [ErrUnavailable].
//
// The order of what is done is part of the protocol:
//
//  1. Logs that were reserved are there from the beginning of the tick.
//  2. Each entry is checked by itself: its log, that it is to be had and well-formed, application, program and tick, the
//     log that it is for, its value.
//  3. Entries with the same header, Steps, stamp and owner are one request. It is checked once: the state that it read, the links
//     of its Steps, the way it took, that its servers are those of the draw, the token that it was paid with, the stamp. Signatures of Steps are looked at only if a stamp is
//     wrong: nobody but its server can know a right factor.
//  4. In the order of the chain: an entry in a log of another client than its request is of is nothing to that request,
//     so that nobody can have what others made refused as a duplicate. A request counts from the moment that the last of its changes is anchored. Then all its
//     entries are applied, in the order of its changes, or none: if the request was there before, if its token was used for
//     as many as it may, if one of them is not what was stamped, if a later entry of a log counts already, or if a key does not allow a value after the one before.
//  5. What is left is incomplete.
func (s *State) Apply(ctx context.Context, in TickInput) (*Applied, error) {
	if err := s.checkInput(&in); err != nil {
		return nil, err
	}
	a := &applying{old: s, in: &in, groups: map[[sha256.Size]byte]*group{}, recent: recent{seen: map[[endSize]byte]seen{}}}
	a.logs = s.withReserved(in.Logs)
	if in.Next != nil && in.Seed != (common.Hash{}) {
		rules, err := score.NewRules(in.Next, s.schema.program, in.Beacon)
		switch {
		case err != nil:
			a.blame("keys that the supervisor sold tokens with are none: " + err.Error())
		case !in.Next.Matches(s.schema.program, in.Seed):
			a.blame("primes, keys or the stamp key that the supervisor committed to are not those of its seed")
		default:
			a.proofs = newProofs(s, &in, rules)
		}
	}
	a.records = make([]anchored, len(in.Anchored))
	if err := a.examineAll(ctx); err != nil {
		return nil, err
	}
	if err := a.settle(); err != nil { //nolint:contextcheck // what a key allows takes a bounded number of steps
		return nil, err
	}
	return a.finish()
}

// blame says that no stamp of the tick can be checked, by the supervisor's fault.
func (a *applying) blame(reason string) {
	a.faults = append(a.faults, Fault{Verdict: stamp.Verdict{Guilty: stamp.Supervisor, Reason: reason}})
}

func (s *State) checkInput(in *TickInput) error {
	if in.Tick <= s.roots.Tick {
		return fmt.Errorf("tick %d comes after the state of tick %d", in.Tick, s.roots.Tick)
	}
	for i, e := range in.Anchored {
		if e.Block <= in.From || e.Block > in.To {
			return fmt.Errorf("update %d was anchored in block %d, and tick %d is from %d to %d", i, e.Block, in.Tick, in.From+1, in.To)
		}
	}
	if in.Next == nil {
		return nil
	}
	if in.Seed != (common.Hash{}) && hosting.SeedHash(in.Seed) != in.Next.Commitment.SeedHash {
		return fmt.Errorf("the seed is not the one that tick %d was committed with", in.Tick)
	}
	if in.Next.App != s.roots.App || in.Next.Tick != in.Tick || in.Next.Program != s.roots.Program {
		return fmt.Errorf("tick %d of %s does not run the program whose state this is", in.Next.Tick, in.Next.App)
	}
	return nil
}

// applying is a tick that is being computed.
type applying struct {
	old     *State
	in      *TickInput
	logs    []*Log  // by id
	proofs  *proofs // nil if no stamp can be checked
	faults  []Fault
	records []anchored

	mu     sync.Mutex
	groups map[[sha256.Size]byte]*group

	recent recent
}

// anchored is what is known of an anchored entry.
type anchored struct {
	log    int // number among those of applying
	reason Reason
	group  *group
	change uint16
	named  bool // whether it names its log
	delta  common.Hash
	entry  *entry
}

// examineAll checks all entries by themselves, and each request once, on all processors.
func (a *applying) examineAll(ctx context.Context) error {
	ctx, stop := context.WithCancelCause(ctx)
	defer stop(nil)
	const run = 64 // entries that a worker takes at once
	var next atomic.Int64
	var all sync.WaitGroup
	for range min(runtime.GOMAXPROCS(0), 1+len(a.records)/run) {
		all.Go(func() {
			x := examiner{applying: a}
			for ctx.Err() == nil {
				from := int(next.Add(run)) - run
				if from >= len(a.records) {
					return
				}
				for i := from; i < min(from+run, len(a.records)); i++ {
					if err := x.examine(ctx, i); err != nil {
						stop(err)
						return
					}
				}
			}
		})
	}
	all.Wait()
	return context.Cause(ctx)
}

// settle decides in the order of the chain: see [State.Apply].
func (a *applying) settle() error {
	book := newBook(a)
	for i := range a.records {
		r := &a.records[i]
		if r.reason != "" {
			continue
		}
		g := r.group
		switch {
		case g.reason != "":
			r.reason = g.reason
			if l := a.logs[r.log]; g.fault != nil && g.of(l.Client) {
				g.fault.Client, g.fault.Writer = l.Client, l.Writer
			}
			continue
		case !g.of(a.logs[r.log].Client): // before it can take the place of the one that counts
			r.reason = Unowned
			continue
		case int(r.change) >= len(g.members):
			r.reason = Malformed
			continue
		case g.members[r.change] >= 0:
			r.reason = Duplicate
			continue
		}
		g.members[r.change] = i
		if g.missing--; g.missing > 0 {
			continue
		}
		reason, err := book.post(g)
		if err != nil {
			return err
		}
		g.settled = true
		for _, m := range g.members {
			a.records[m].reason = reason
		}
	}
	for i := range a.records {
		if r := &a.records[i]; r.reason == "" && !r.group.settled {
			r.reason = Incomplete
		}
	}
	a.logs = book.written()
	return nil
}

// finish makes the new state and says what became of each entry.
func (a *applying) finish() (*Applied, error) {
	in := a.in
	summary := &tick.Summary{App: a.old.roots.App, Tick: in.Tick, Seed: in.Seed, Time: in.Time, Entries: make([]tick.Verdict, len(a.records))}
	out := &Applied{Summary: summary, Faults: a.faults}
	var grown []*entry
	for i := range a.records {
		r, e := &a.records[i], in.Anchored[i]
		summary.Entries[i] = tick.Verdict{Key: e.Key, Index: e.Index, Content: e.Content, Block: e.Block, Reason: r.reason}
		if r.reason == "" {
			grown = append(grown, r.entry)
		}
		if g := r.group; g != nil && g.fault != nil && !g.told {
			g.told = true
			g.fault.Reason = g.reason
			out.Faults = append(out.Faults, *g.fault)
		}
	}
	summary.UpdateRoot = UpdateRoot(summary.Entries)
	a.records, a.groups = nil, nil
	next, err := a.old.grown(a.logs, grown)
	if err != nil {
		return nil, err
	}
	next.roots.Tick, next.roots.Time = in.Tick, in.Time
	next.roots.Before = &Known{Tick: a.old.roots.Tick, Root: a.old.Root()}
	summary.StateRoot = next.Root()
	out.State = next
	return out, nil
}

// UpdateRoot returns the root over what became of the updates of a tick: what its supervisor signs of them.
func UpdateRoot(verdicts []tick.Verdict) common.Hash {
	leaves := make([]Hash, len(verdicts))
	spread(len(leaves), func(i int) {
		leaves[i] = sha256.Sum256(append([]byte{leafByte, 'v'}, codec.Encode(&verdicts[i])...))
	})
	return common.Hash(rootOf(leaves))
}

// find returns the number of a log.
func find(logs []*Log, id common.Hash) (int, bool) {
	low, high := 0, len(logs)
	for low < high {
		if middle := (low + high) / 2; bytes.Compare(logs[middle].ID[:], id[:]) < 0 {
			low = middle + 1
		} else {
			high = middle
		}
	}
	return low, low < len(logs) && logs[low].ID == id
}
