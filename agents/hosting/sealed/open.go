package sealed

import (
	"bytes"
	"errors"
	"fmt"
	"runtime"

	"github.com/ethereum/go-ethereum/common"
	"golang.org/x/sync/errgroup"

	"emet/agents/hosting/codec"
	"emet/agents/hosting/commit"
	"emet/agents/hosting/stamp"
	"emet/agents/hosting/tick"
	"emet/agents/identity"
	"emet/agents/program/data"
	"emet/agents/program/structure"
)

// Outcome is what a request came to, once everybody's work was checked.
type Outcome struct {
	Value    data.Value
	Changes  []Proposed  // what is to be appended, if the client agrees
	Work     []Statement // what the servers of points and queries signed
	Failure  *Failure    // why there is nothing, as the top server says
	TopWork  common.Hash // what the top server signed
	Received *Reply
}

// Proposed is what an update would append to a log of the client's.
type Proposed struct {
	PlayedChange

	Type    *data.Type
	Reveals []Reveal // what everybody will know from then on, primitive by primitive
	Entry   Entry    // ready to be published
}

// Reveal is a primitive that an update would publish.
type Reveal struct {
	Path   structure.Path // within the change's value
	Name   string         // the same in the author's words: "post.text"
	Type   *data.Type
	Value  data.Value
	Source Source         // what it was part of before
	Within structure.Path // where
	From   string         // the same in words: "request.text"
}

// Lie is that a server signed a result that is not what its function gives for what it got, or ciphertexts that do not hold
// that result. Whoever gets the arguments can compute it again; whoever gets the secret of the slot can see that the leaves
// of the shape follow from it, so that it is the one that the server had, and that the ciphertexts do not open.
type Lie struct { //nolint:errname // what it is
	Slot      uint16
	Server    identity.ID
	Statement Statement
	Signature []byte
	Shape     []byte      // what it says that it is
	Want      common.Hash // hash of the shape that it should be
	Leaves    [][]byte    // if the shape is right: the ciphertexts, which are not
	Secret    [32]byte    // of the slot then, see [Keys].Out; it opens the true result, too
}

// Error names the server.
func (l *Lie) Error() string {
	if l.Leaves != nil {
		return fmt.Sprintf("server %s lies: the ciphertexts of slot %d do not hold what it signed", l.Server, l.Slot)
	}
	return fmt.Sprintf("server %s lies: slot %d does not give what it signed", l.Server, l.Slot)
}

// ErrTop means that the top server changed or left out what others did, or did not do it.
var ErrTop = errors.New("the top server did not pass on what it got")

// Open reads the reply of the top server and checks the work of every server of the request. What the client gets is just
// what it foresaw, or this fails: with a [Lie] if a server signed something else. A failure that the top server reports is
// part of the outcome.
func (s *Sealed) Open(reply []byte) (*Outcome, error) {
	r, err := OpenReply(s.Request.Reply, s.ID, reply)
	if err != nil {
		return nil, fmt.Errorf("%w: %w", ErrTop, err)
	}
	o := &Outcome{Received: r}
	h, b := &s.Request.Header, &s.Request.Body
	top := TopStatement{App: h.App, Tick: h.Tick, Request: s.ID, Server: b.Top.ID, Reply: r.Hash()}
	o.TopWork = top.Hash()
	if err := s.app.signed(o.TopWork, r.Top, b.Top.ID); err != nil {
		return nil, fmt.Errorf("%w: %w", ErrTop, err)
	}
	if err := s.results(r, o); err != nil {
		return nil, err
	}
	if o.Failure = r.Failure; o.Failure != nil {
		return o, nil
	}
	// Results that are as they were foreseen lead to the updates that were foreseen: there is nothing to walk for.
	if err := s.steps(r); err != nil {
		return nil, err
	}
	o.Value = s.played.Value
	o.Changes, err = s.proposed(r)
	return o, err
}

// results checks what servers of points and queries signed. If there is a failure, some did not get to it; those that did
// are judged all the same, as the failure may be that somebody could not go on with what one of them gave.
func (s *Sealed) results(r *Reply, o *Outcome) error {
	if len(r.Results) > len(s.out) || r.Failure == nil && len(r.Results) != len(s.out) {
		return fmt.Errorf("%w: %d results of %d slots", ErrTop, len(r.Results), len(s.out))
	}
	work, errs := make([]*Statement, len(r.Results)), make([]error, len(r.Results))
	var g errgroup.Group // checking signatures is most of what opening takes: all processors share it
	g.SetLimit(runtime.GOMAXPROCS(0))
	for i := range r.Results {
		if r.Failure == nil || len(r.Results[i].Signature) > 0 {
			g.Go(func() error {
				work[i], errs[i] = s.result(i, &r.Results[i])
				return nil
			})
		}
	}
	_ = g.Wait()
	for i := range r.Results {
		if errs[i] != nil {
			return errs[i]
		}
		if work[i] != nil {
			o.Work = append(o.Work, *work[i])
		}
	}
	return nil
}

// result checks what the server of Slots[i] signed, and returns it.
func (s *Sealed) result(i int, got *Result) (*Statement, error) {
	number := uint16(i + 1) // #nosec G115 -- at most MaxSlots
	st := s.Request.Header.Statement(s.ID, number, s.Request.Body.Slots[i], commit.HashOf(s.in[i]), got)
	if err := s.app.CheckResult(st, got.Signature); err != nil {
		return nil, fmt.Errorf("%w: %w", ErrTop, err)
	}
	if got.Sealed != HashLeaves(got.Leaves) {
		return nil, fmt.Errorf("%w: the ciphertexts of slot %d are not those that were signed", ErrTop, number)
	}
	lie := &Lie{Slot: number, Server: st.Server, Statement: st, Signature: got.Signature, Shape: got.Shape, Want: commit.HashOf(s.out[i])}
	if !bytes.Equal(got.Shape, s.out[i]) {
		return nil, lie
	}
	if open, err := s.leavesOpen(i, got); err != nil {
		return nil, err
	} else if !open {
		lie.Leaves, lie.Secret = append([][]byte{}, got.Leaves...), s.keys[i].Out
		return nil, lie
	}
	return &st, nil
}

// leavesOpen tells whether each ciphertext of a result holds what its leaf says.
func (s *Sealed) leavesOpen(i int, r *Result) (bool, error) {
	slot := s.played.Slots[i]
	_, out, err := s.app.Types(slot.Place)
	if err != nil {
		return false, err
	}
	var want []*primitive
	if slot.Place.Kind == tick.Point {
		want = slot.out.Leaves(out)
	}
	if len(want) != len(r.Leaves) {
		return false, nil
	}
	for j, p := range want {
		v, salt, err := OpenLeaf(commit.DeriveKey(s.keys[i].Out, p.from.Leaf), s.ID, p.from, p.t, r.Leaves[j])
		if err != nil || commit.To(p.t, v, salt) != s.leaves[p.number] || len(r.Leaves[j]) != s.sealedSize(p) {
			return false, nil //nolint:nilerr // that is the answer
		}
	}
	return true, nil
}

func (s *Sealed) sealedSize(p *primitive) int {
	return Overhead + len(commit.Salt{}) + PaddedSize(p.t, len(p.v.AppendCBOR(p.t, nil))) + 1
}

// steps checks the Steps of the updates.
func (s *Sealed) steps(r *Reply) error {
	if len(r.Steps) != len(s.played.Changes) {
		return fmt.Errorf("%w: %d Steps of %d updates", ErrTop, len(r.Steps), len(s.played.Changes))
	}
	if len(r.Steps) == 0 {
		if len(r.Stamp)+len(r.Proof) > 0 {
			return fmt.Errorf("%w: a stamp of nothing", ErrTop)
		}
		return nil
	}
	all := append([]Signed{*s.Request.First}, r.Steps...)
	if err := s.app.CheckSteps(&s.Request.Header, all); err != nil {
		return fmt.Errorf("%w: %w", ErrTop, err)
	}
	foreseen, err := s.foreseen()
	if err != nil {
		return err
	}
	if err := foreseen.MatchSteps(&s.Request.Body, all); err != nil {
		return fmt.Errorf("%w: %w", ErrTop, err)
	}
	if len(r.Stamp) != stamp.Width(len(r.Steps))+identity.SealOverhead {
		return fmt.Errorf("%w: a stamp of %d bytes", ErrTop, len(r.Stamp))
	}
	if err := s.app.CheckBox(&all[len(all)-1], r.Stamp, r.Proof); err != nil {
		return fmt.Errorf("%w: %w", ErrTop, err)
	}
	return nil
}

// foreseen returns what a walk comes to, as far as Steps are for it.
func (s *Sealed) foreseen() (*Walked, error) {
	w := &Walked{Request: s.ID}
	for i, c := range s.played.Changes {
		t, err := s.app.keyType(c.Key)
		if err != nil {
			return nil, err
		}
		change := Change{Slot: uint16(len(s.out) + 1 + i), At: c.At, Key: c.Key, Value: s.shape(t, c.shape)} // #nosec G115 -- at most MaxSlots
		if c.log != nil {
			change.Log = &s.leaves[c.log.number]
		}
		change.Delta = commit.Delta(c.Key, change.Log, t, change.Value)
		w.Changes = append(w.Changes, change)
	}
	return w, nil
}

// proposed returns what is to be published.
func (s *Sealed) proposed(r *Reply) (all []Proposed, err error) {
	slots := s.app.slots(&s.Request.Header, &s.Request.Body)
	for i, c := range s.played.Changes {
		t, err := s.app.keyType(c.Key)
		if err != nil {
			return nil, err
		}
		p := Proposed{PlayedChange: c, Type: t, Reveals: s.app.reveals(s.played, c, t)}
		p.Entry = Entry{
			Header: s.Request.Header, Change: uint16(i), Key: c.Key, Value: c.Value.AppendCBOR(t, nil), // #nosec G115 -- at most MaxSlots
			Salts: []commit.Salt{}, Steps: append([]Signed{*s.Request.First}, r.Steps...), Stamp: r.Stamp,
			Owner: s.owner, Token: s.Request.Token, Slots: slots, Sum: s.sum,
		}
		for _, of := range c.shape.Leaves(t) {
			p.Entry.Salts = append(p.Entry.Salts, s.salts[of.number])
		}
		if c.Log != nil {
			id := common.Hash(*c.Log)
			p.Entry.Log, p.Entry.Salt = &id, s.salts[c.log.number]
		}
		all = append(all, p)
	}
	return all, nil
}

// Reveals returns what a request would publish, before anybody was asked to serve it.
func (a *App) Reveals(p *Played) ([][]Reveal, error) {
	all := make([][]Reveal, len(p.Changes))
	for i, c := range p.Changes {
		t, err := a.keyType(c.Key)
		if err != nil {
			return nil, err
		}
		all[i] = a.reveals(p, c, t)
	}
	return all, nil
}

// reveals lists what an update would publish.
func (a *App) reveals(p *Played, c PlayedChange, t *data.Type) (all []Reveal) {
	var names data.Names
	root := c.Key.String()
	if n := a.Program.Names; n != nil {
		names = n.Types
		if key, ok := n.Keys[c.Key]; ok {
			root = key.Name
		}
	}
	reveal := func(name string, path structure.Path, known *primitive) {
		from := string(known.source)
		if in, err := a.Program.Declared.Resolve(a.Program.Endpoints[p.Endpoint].In); err == nil && known.source == FromRequest {
			from += nameOf(names, in, known.path)
		}
		all = append(all, Reveal{path, root + name, known.t, known.v, known.source, known.path, from})
	}
	if c.log != nil {
		reveal(" log", nil, c.log)
	}
	of := c.shape.Leaves(t)
	structure.Seal(t, c.Value, func(_ *data.Type, path structure.Path, _ data.Value) int {
		at := append(structure.Path{}, path...)
		reveal(nameOf(names, t, at), at, of[0])
		of = of[1:]
		return 0
	})
	return all
}

// nameOf writes a path in the author's words, as far as they are known.
func nameOf(names data.Names, t *data.Type, path structure.Path) (s string) {
	for _, n := range path {
		declared, known := names[t.Label]
		switch {
		case known && t.IsDeclared() && n < len(declared.Parts):
			s += "." + declared.Parts[n]
		case t.Kind != data.Option:
			s += fmt.Sprintf("[%d]", n)
		}
		t = t.Of[n%len(t.Of)]
	}
	return s
}

// Encode writes an entry: the block that the chain names.
func (e *Entry) Encode() []byte { return codec.Encode(e) }
