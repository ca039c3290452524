package server_test

import (
	"context"
	"errors"
	"testing"

	"github.com/ethereum/go-ethereum/crypto"

	"emet/agents/eip712"
	"emet/agents/hosting/commit"
	"emet/agents/hosting/sealed"
	"emet/agents/hosting/server"
	"emet/agents/hosting/server/servertest"
	"emet/agents/hosting/stamp"
	"emet/agents/program/data"
	"emet/agents/program/flow"
)

// liar computes something else than it is asked to.
type liar struct{ server.Runner }

func (l liar) Run(ctx context.Context, p *flow.Program, function flow.Hash, args []data.Value, steps uint64) (data.Value, error) {
	v, err := l.Runner.Run(ctx, p, function, args, steps)
	return data.NewInt(v.Int() + 1), err
}

// A server that lies about a value is named: by the top server if others build on it, and by the client with what the server
// signed if nobody does. T13
func TestLies(t *testing.T) {
	s := newScene(t, nil)
	for _, slot := range []uint16{1, 2} {
		m := s.slot(slot)
		honest := m.Config.Runner
		m.Config.Runner = liar{&server.Interpreter{}}
		if err := s.Start(m); err != nil {
			t.Fatal(err)
		}
		_, err := s.serve()
		lie, ok := errors.AsType[*sealed.Lie](err)
		if !ok || lie.Slot != slot || lie.Server != s.server(slot) {
			t.Errorf("slot %d lied: %v", slot, err)
		}
		m.Config.Runner = honest
		if err := s.Start(m); err != nil {
			t.Fatal(err)
		}
		s.again(nil)
	}
}

// A server whose ciphertexts do not hold the result that it signed is named, whether the client finds it or another server
// that can do nothing with them: it signed them. Nobody who passed them on is. T13
func TestCiphertextsThatDoNotOpen(t *testing.T) {
	s := newScene(t, nil)
	for _, slot := range []uint16{1, 2} {
		s.answer = func(n uint16, m *servertest.Member, b []byte) []byte {
			a, err := server.DecodeAnswer(b)
			if n != slot || err != nil || a.Result == nil {
				return b
			}
			r := a.Result
			r.Leaves[0][60] ^= 1
			r.Sealed = sealed.HashLeaves(r.Leaves)
			at := s.sealed.Request
			signature, err := m.SignDigest(at.Header.Statement(at.Header.ID(), n, at.Body.Slots[n-1], commit.HashOf(at.Args[n-1]), r).Hash())
			if err != nil {
				t.Error(err)
			}
			r.Signature = signature[:]
			return encode(a)
		}
		_, err := s.serve()
		lie, ok := errors.AsType[*sealed.Lie](err)
		if !ok || lie.Slot != slot || lie.Server != s.server(slot) {
			t.Fatalf("slot %d: %v", slot, err)
		}
		// Whoever is shown the evidence sees that the server had the secret and signed what does not open under it.
		shape, err := commit.Decode(data.IntType, lie.Shape)
		if err != nil {
			t.Fatal(err)
		}
		result := data.NewInt(10 * int64(slot))
		leaf := commit.To(data.IntType, result, commit.Derive(lie.Secret, 0))
		signature, err := eip712.ParseSignature(lie.Signature)
		if err != nil {
			t.Fatal(err)
		}
		by, err := eip712.Recover(lie.Statement.Hash(), signature)
		if err != nil || by != crypto.PubkeyToAddress(s.slot(slot).Key.PublicKey) || shape.Leaves(data.IntType)[0] != leaf ||
			lie.Statement.Out != commit.HashOf(lie.Shape) || lie.Statement.Sealed != sealed.HashLeaves(lie.Leaves) {
			t.Errorf("slot %d: evidence by %s: %v", slot, by, err)
		}
		from := sealed.Ref{Slot: slot}
		if _, _, err := sealed.OpenLeaf(commit.DeriveKey(lie.Secret, 0), s.sealed.ID, from, data.IntType, lie.Leaves[0]); err == nil {
			t.Error("it opens")
		}
		s.answer = nil
		s.again(nil)
	}
}

// A server that signs a Step without its prime, or with another product, is found when the seed is known, and no one else
// is. N-04, SR-17
func TestSkippedStamps(t *testing.T) {
	for _, slot := range []uint16{3, 4} {
		s := newScene(t, nil)
		s.answer = func(n uint16, m *servertest.Member, b []byte) []byte {
			if n != slot {
				return b
			}
			works, err := m.Journal.Works()
			if err != nil || len(works) != 1 {
				t.Fatalf("%d works, %v", len(works), err)
			}
			a, err := server.DecodeAnswer(b)
			if err != nil || a.Stamped == nil {
				t.Fatalf("%v, %+v", err, a)
			}
			out := append(make([]byte, 64), works[0].StampIn...) // the stamp as it came, as wide as it should be
			step := &a.Stamped.Step
			step.Step.StampOut = crypto.Keccak256Hash(out)
			signature, err := m.SignDigest(s.App.Digest(&step.Step))
			if err != nil {
				t.Fatal(err)
			}
			step.Signature = signature[:]
			a.Stamped.Stamp = s.seal(n, out)
			proof, err := m.SignDigest(sealed.BoxHash(step.Step.Request, n, a.Stamped.Stamp))
			if err != nil {
				t.Fatal(err)
			}
			a.Stamped.Proof = proof[:]
			return encode(a)
		}
		o, err := s.serve()
		if err != nil || o.Failure != nil {
			t.Fatalf("slot %d: %v, %+v", slot, err, o.Failure)
		}
		if v := s.verdict(o); v.OK || v.Guilty != stamp.Server || v.Server != s.server(slot) {
			t.Errorf("slot %d skipped: %+v", slot, v)
		}
	}
}
