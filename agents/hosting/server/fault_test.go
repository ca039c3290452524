package server_test

import (
	"bytes"
	"errors"
	"math/rand/v2"
	"slices"
	"sync"
	"testing"

	"emet/agents/hosting/codec"
	"emet/agents/hosting/sealed"
	"emet/agents/hosting/server"
	"emet/agents/hosting/server/servertest"
)

// A bit that one server changes in whatever it answers is either of no effect, or the request fails and names that server's
// slot and nobody else. Whatever happens, there is no wrong result. T13
func TestRandomFaults(t *testing.T) {
	s := newScene(t, nil)
	rng := rand.New(rand.NewPCG(1, 2))
	harmless, named := 0, 0
	for round := range 100 {
		s.again(nil)
		guilty := uint16(1 + rng.IntN(4))
		s.answer = func(n uint16, _ *servertest.Member, b []byte) []byte {
			if n != guilty {
				return b
			}
			text, err := sealed.Unpad(b)
			if err != nil {
				t.Fatal(err)
			}
			text = slices.Clone(text)
			text[rng.IntN(len(text))] ^= 1 << rng.IntN(8)
			return sealed.Pad(text, len(b)-1)
		}
		o, err := s.serve()
		slot, isSlot := errors.AsType[*sealed.SlotError](err)
		lie, isLie := errors.AsType[*sealed.Lie](err)
		switch {
		case isLie:
			t.Fatalf("round %d: %v", round, lie) // nothing was signed that is wrong
		case isSlot && slot.Slot == guilty:
			named++
		case err != nil:
			t.Fatalf("round %d: slot %d was changed: %v", round, guilty, err)
		case o.Failure == nil:
			if harmless++; o.Value.Int() != 20 || !s.verdict(o).OK {
				t.Fatalf("round %d: slot %d was changed: %+v", round, guilty, o)
			}
		case o.Failure.Slot == guilty:
			named++
		default:
			t.Fatalf("round %d: slot %d was changed: %+v", round, guilty, o.Failure)
		}
	}
	t.Logf("%d without effect, %d named", harmless, named)
	if named < 60 {
		t.Errorf("only %d were named", named)
	}
}

// Whoever asks the same at the same time gets the same bytes, and it is done once.
func TestAskedAtOnce(t *testing.T) {
	s := newScene(t, nil)
	var all sync.WaitGroup
	replies := make([][]byte, 8)
	for i := range replies {
		all.Go(func() { replies[i] = s.slot(0).Serve(t.Context(), s.envelope) })
	}
	all.Wait()
	if o, err := s.sealed.Open(replies[0]); err != nil || o.Failure != nil {
		t.Fatalf("%v, %+v", err, o)
	}
	for _, r := range replies {
		if !bytes.Equal(r, replies[0]) {
			t.Error("two replies differ")
		}
	}
	for n := range uint16(5) {
		if works, err := s.slot(n).Journal.Works(); err != nil || len(works) != 1 {
			t.Errorf("slot %d: %d works, %v", n, len(works), err)
		}
	}
}

// What a server answers does not depend on what else it is asked.
func TestManyRequestsAtOnce(t *testing.T) {
	s := newScene(t, nil)
	type request struct {
		sealed   *sealed.Sealed
		draft    sealed.Draft
		envelope []byte
	}
	requests := make([]request, 24)
	for i := range requests {
		s.again(nil)
		requests[i] = request{s.sealed, s.draft, s.envelope}
	}
	var all sync.WaitGroup
	for _, r := range requests {
		all.Go(func() {
			o, err := r.sealed.Open(s.Members[r.draft.Servers[0].ID].Serve(t.Context(), r.envelope))
			if err != nil || o.Failure != nil || o.Value.Int() != 20 {
				t.Errorf("%v, %+v", err, o)
			}
		})
	}
	all.Wait()
}

// A failure says what is for people, and no more than it may.
func TestFailuresAreShort(t *testing.T) {
	s := newScene(t, nil)
	s.answer = func(n uint16, _ *servertest.Member, b []byte) []byte {
		if n == 2 {
			return encode(&server.Answer{Failure: &sealed.Failure{Slot: 9, Code: "whatever", Detail: "because"}})
		}
		return b
	}
	s.fails("a code that there is not", 2, sealed.Refused)
	s.again(nil)
	s.answer = func(n uint16, _ *servertest.Member, b []byte) []byte {
		if n == 2 {
			return sealed.Pad(codec.Encode(server.Answer{Failure: &sealed.Failure{Detail: string(make([]byte, 1000))}}), 4095)
		}
		return b
	}
	s.fails("a long story", 2, sealed.Invalid)
}
