package supervisor_test

import (
	"bytes"
	"context"
	"errors"
	"maps"
	"path/filepath"
	"slices"
	"testing"

	"github.com/ethereum/go-ethereum/common"
	"github.com/ethereum/go-ethereum/crypto"

	"emet/agents/hosting"
	"emet/agents/hosting/desk"
	"emet/agents/hosting/score"
	"emet/agents/hosting/tick"
	"emet/agents/hosting/token"
	"emet/agents/identity"
)

// says makes a report that servers took a time.
func (w *world) says(by *earner, in uint64, micros map[identity.ID]uint32) *score.Report {
	w.t.Helper()
	s := score.NewSampler(100)
	for id, n := range micros {
		s.Add(id, n, true)
	}
	r := s.Report(w.offer.ID, in, by.standing.ID)
	if err := r.Sign(by); err != nil {
		w.t.Fatal(err)
	}
	return r
}

// K-05, A-13: latencies are told in documents that identities sign, of whom each cost a proof of work and has one say in a
// tick, if it had a slot in it. What follows from them is a file of the tick's directory, of its own, and from it follow the
// chances in the part beside it, as anybody computes who reads the two. What is asked of the supervisor itself takes a proof
// of work.
func TestScoresArePublished(t *testing.T) {
	p := planned(t)
	w, crew := newPaying(t)
	w.offer.Terms.ClientBits = 12
	// A fourth worker comes when the first tick is laid out already.
	late := &earner{worker: crew[2].worker, key: newKey(77)}
	late.standing.ID, late.standing.Owner = common.Hash{1, crewSize}, common.Address{crewSize + 1}
	late.standing.Signer = crypto.PubkeyToAddress(late.key.PublicKey)
	x := w.start(p, filepath.Join(t.TempDir(), "state.db"))
	first, next := w.opens(x)
	w.mu.Lock()
	w.workers = append(w.workers, late.worker)
	w.mu.Unlock()
	w.hello(x)

	slow := crew[2].standing.ID
	var heard []*score.Report
	for _, e := range crew[:2] {
		took := map[identity.ID]uint32{slow: 40_000, crew[0].standing.ID: 10_000, crew[1].standing.ID: 10_000}
		delete(took, e.standing.ID)
		r := w.says(e, first, took)
		heard = append(heard, r)
		if err := errors.Join(x.Trusts(r.Encode()), x.Hear(r.Encode())); err != nil {
			t.Fatal(err)
		}
	}
	lie := map[identity.ID]uint32{crew[0].standing.ID: 99_000}
	stranger := &earner{worker: worker{standing: hosting.Standing{ID: common.Hash{66}}}, key: newKey(66)}
	for name, r := range map[string]*score.Report{
		"no identity":        w.says(stranger, first, lie),
		"no slot":            w.says(late, first, lie),
		"another's identity": w.says(&earner{worker: crew[1].worker, key: stranger.key}, first, lie),
		"a tick to come":     w.says(crew[1], first+3, lie),
	} {
		if x.Trusts(r.Encode()) == nil || x.Hear(r.Encode()) == nil {
			t.Errorf("%s: it is heard", name)
		}
	}

	table := func(of uint64) (*score.Table, *tick.Next) {
		w.mu.Lock()
		defer w.mu.Unlock()
		files := w.blobs[w.posts[of].Document]
		published, err := score.DecodeTable(files[tick.ScoresFile])
		if err != nil {
			t.Fatal(err)
		}
		n, err := tick.DecodeNext(files[tick.NextFile])
		if err != nil {
			t.Fatal(err)
		}
		return published, n
	}
	for of := first; of <= first+1; of++ {
		w.hello(x)
		w.mine(w.offer.Terms.CutOff(of) + 2)
		w.wait(func() bool { return w.log.Due > of })
	}
	before, _ := table(first)
	after, laid := table(first + 1)
	if want := before.Next(first, next.IDs(), heard, nil); !bytes.Equal(after.Encode(), want.Encode()) {
		t.Errorf("scores %+v: from what was heard follow %+v", after, want)
	}
	if err := after.Explains(laid); err != nil {
		t.Error(err)
	}
	weights := map[identity.ID]uint32{}
	for i, s := range laid.Servers {
		weights[s.ID] = s.Weight
		if s.Weight == 0 {
			t.Errorf("server %s cannot be drawn", s.ID)
			continue
		}
		forged := *laid
		forged.Servers = slices.Clone(laid.Servers)
		forged.Servers[i].Weight++
		if err := after.Explains(&forged); !errors.Is(err, score.ErrWeights) {
			t.Errorf("another weight of %s: %v", s.ID, err)
		}
	}
	if weights[slow] >= weights[crew[0].standing.ID] {
		t.Errorf("weights %v: %s is slow", maps.Values(weights), slow)
	}
	other := *after
	other.App = common.Hash{3}
	if err := other.Explains(laid); !errors.Is(err, score.ErrWeights) {
		t.Errorf("scores of another application: %v", err)
	}

	w.mu.Lock()
	now := w.log.Due
	w.mu.Unlock()
	q := &desk.Request{App: w.offer.ID, Tokens: &desk.Tokens{Tick: now, Class: token.Free, Blinded: [][]byte{make([]byte, token.Bytes)}}}
	for desk.Worked(q, desk.TokenBits(int(w.offer.Terms.ClientBits), 1)) {
		q.Tokens.Work++
	}
	if r, err := desk.DecodeReply(x.Answer(context.Background(), "client", desk.EncodeRequest(q))); err != nil || r.Code != "work" {
		t.Errorf("without work: %+v, %v", r, err)
	}
	x.end(t)
}

// A-13, J-08: who was ended has no say any more about those who go on.
func TestWhoWasEndedIsNotHeard(t *testing.T) {
	p := planned(t)
	w, crew := newPaying(t)
	x := w.start(p, filepath.Join(t.TempDir(), "state.db"))
	first, _ := w.opens(x)
	gone := crew[1]
	w.mu.Lock()
	w.workers[1].standing.State = hosting.Tombstoned
	w.mu.Unlock()
	w.mine(w.offer.Terms.CutOff(first) + 2) // then it is looked for who may still serve
	w.wait(func() bool { return w.log.Due > first })
	lie := map[identity.ID]uint32{crew[0].standing.ID: 99_000}
	if r := w.says(crew[2], first, lie); x.Hear(r.Encode()) != nil {
		t.Error("one who serves is not heard")
	}
	if r := w.says(gone, first, lie); x.Trusts(r.Encode()) == nil || x.Hear(r.Encode()) == nil {
		t.Error("it is heard")
	}
	x.end(t)
}
