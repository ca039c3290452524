package identity_test

import (
	"bytes"
	"errors"
	"testing"

	"github.com/ethereum/go-ethereum/common"
	"github.com/ethereum/go-ethereum/crypto"

	"emet/agents/eip712"
	"emet/agents/identity"
)

// history is a supervisor, a worker, and the chain that they made.
type history struct {
	supervisor, worker person
	rules              identity.ChainRules
	links              []identity.Link
}

func newHistory(t *testing.T, length int) *history {
	t.Helper()
	h := &history{supervisor: known(t, supervisorKey), worker: known(t, workerKey)}
	h.rules = identity.ChainRules{
		Registry: registry, Identity: common.HexToHash("0x1d"), Worker: h.worker.Address(),
		Authorised: func(key common.Address, _ identity.Link) bool { return key == h.supervisor.Address() },
	}
	var at identity.Checkpoint
	for i := range length {
		l := h.signed(at.Next(crypto.Keccak256Hash([]byte{byte(i)})))
		h.links = append(h.links, l)
		at = identity.Checkpoint{Length: l.Length, Head: l.Head(h.rules.Identity)}
	}
	return h
}

func (h *history) signed(l identity.Link) identity.Link {
	message := l.Head(h.rules.Identity)
	l.Supervisor, l.Worker = h.supervisor.sign(registry.Domain(), message), h.worker.sign(registry.Domain(), message)
	return l
}

func (h *history) at(i int) identity.Checkpoint {
	if i == 0 {
		return identity.Checkpoint{}
	}
	return identity.Checkpoint{Length: uint64(i), Head: h.links[i-1].Head(h.rules.Identity)}
}

// B-18: each block that the supervisor signed, with the worker's signature, is the next link.
func TestChainsHold(t *testing.T) {
	h := newHistory(t, 5)
	for from := range 6 {
		got, err := h.rules.Verify(h.at(from), h.links[from:])
		if err != nil || got != h.at(5) {
			t.Errorf("from %d: %v, %v: want %v", from, got, err, h.at(5))
		}
	}
}

func TestLinksAreTheContracts(t *testing.T) {
	l := identity.Link{Length: 7, Prev: common.HexToHash("0x9e"), Work: common.HexToHash("0x37")}
	id := common.HexToHash("0x1d")
	kind := crypto.Keccak256Hash([]byte("Link(bytes32 identity,uint64 length,bytes32 prevHead,bytes32 workHash)"))
	if got, want := l.Head(id), abiHash(t, "bytes32,bytes32,uint64,bytes32,bytes32", kind, id, l.Length, l.Prev, l.Work); got != want {
		t.Errorf("link %s: want %s", got, want)
	}
	kind = crypto.Keccak256Hash([]byte("Head(bytes32 identity,uint64 length,bytes32 head)"))
	c := identity.Checkpoint{Length: 7, Head: l.Prev}
	if got, want := c.Message(id), abiHash(t, "bytes32,bytes32,uint64,bytes32", kind, id, c.Length, c.Head); got != want {
		t.Errorf("head %s: want %s", got, want)
	}
}

func TestChainsThatDoNotHold(t *testing.T) {
	h, stranger := newHistory(t, 5), known(t, strangerKey)
	const third = 2
	for name, test := range map[string]struct {
		change func(links []identity.Link) []identity.Link
		holds  int
		want   error
	}{
		"a gap":        {func(l []identity.Link) []identity.Link { return append(l[:third], l[third+1:]...) }, third, identity.ErrGap},
		"no beginning": {func(l []identity.Link) []identity.Link { return l[1:] }, 0, identity.ErrGap},
		"a link twice": {func(l []identity.Link) []identity.Link { return append(l[:third:third], l[third-1:]...) }, third, identity.ErrFork},
		"a fork": {func(l []identity.Link) []identity.Link {
			other := h.signed(identity.Link{Length: 2, Prev: l[0].Head(h.rules.Identity), Work: common.Hash{9}})
			l[third] = h.signed(identity.Link{Length: 3, Prev: other.Head(h.rules.Identity), Work: l[third].Work})
			return l
		}, third, identity.ErrFork},
		"length zero": {func(l []identity.Link) []identity.Link { l[0].Length = 0; return l }, 0, identity.ErrFork},
		"other work":  {func(l []identity.Link) []identity.Link { l[third].Work[0]++; return l }, third, identity.ErrSignature},
		"no supervisor": {func(l []identity.Link) []identity.Link {
			l[third].Supervisor = l[third].Worker
			return l
		}, third, identity.ErrSignature},
		"no worker": {func(l []identity.Link) []identity.Link { l[third].Worker = l[third].Supervisor; return l }, third, identity.ErrSignature},
		"a stranger": {func(l []identity.Link) []identity.Link {
			l[third].Supervisor = stranger.sign(registry.Domain(), l[third].Head(h.rules.Identity))
			return l
		}, third, identity.ErrSignature},
		"no signature": {func(l []identity.Link) []identity.Link {
			l[third].Supervisor = eip712.Signature{}
			return l
		}, third, identity.ErrSignature},
	} {
		got, err := h.rules.Verify(identity.Checkpoint{}, test.change(append([]identity.Link(nil), h.links...)))
		if !errors.Is(err, test.want) || got != h.at(test.holds) {
			t.Errorf("%s: holds up to %d, %v: want %d, %v", name, got.Length, err, test.holds, test.want)
		}
	}
	other := h.rules
	other.Identity = common.HexToHash("0x2d")
	if _, err := other.Verify(identity.Checkpoint{}, h.links); !errors.Is(err, identity.ErrSignature) {
		t.Errorf("another identity's chain: %v", err)
	}
	wrong := h.at(third)
	wrong.Head[0]++
	if got, err := h.rules.Verify(wrong, h.links[third:]); !errors.Is(err, identity.ErrFork) || got != wrong {
		t.Errorf("another checkpoint: %v, %v", got, err)
	}
}

func TestSegmentsAreRead(t *testing.T) {
	h := newHistory(t, 4)
	for from := range 5 {
		s := identity.Segment{Identity: h.rules.Identity, From: h.at(from), Links: h.links[from:]}
		block, err := s.Encode()
		if err != nil {
			t.Fatal(err)
		}
		got, err := identity.DecodeSegment(block)
		if err != nil {
			t.Fatal(err)
		}
		if end, err := h.rules.Verify(got.From, got.Links); err != nil || end != h.at(4) || got.Identity != s.Identity {
			t.Errorf("from %d: %v, %v", from, end, err)
		}
	}
}

func TestSegmentsHaveBounds(t *testing.T) {
	var at identity.Checkpoint
	s := identity.Segment{Identity: common.Hash{1}}
	for range identity.MaxLinks {
		l := at.Next(common.Hash{2})
		s.Links = append(s.Links, l)
		at = identity.Checkpoint{Length: l.Length, Head: l.Head(s.Identity)}
	}
	block, err := s.Encode()
	if err != nil || len(block) > identity.MaxSegment {
		t.Fatalf("%d links take %d bytes, %v", len(s.Links), len(block), err)
	}
	if got, err := identity.DecodeSegment(block); err != nil || len(got.Links) != identity.MaxLinks {
		t.Errorf("%d links, %v", len(got.Links), err)
	}
	if _, err := identity.DecodeSegment(make([]byte, identity.MaxSegment+1)); err == nil {
		t.Error("a segment that is too long was read")
	}
	s.Links = append(s.Links, at.Next(common.Hash{3}))
	if _, err := s.Encode(); err == nil {
		t.Error("too many links were written")
	}
	s.Links = s.Links[1:3]
	if _, err := s.Encode(); err == nil {
		t.Error("links that do not follow were written")
	}
	end := identity.Segment{From: identity.Checkpoint{Length: 1<<64 - 1}, Links: []identity.Link{{}}}
	if _, err := end.Encode(); err == nil {
		t.Error("a length beyond the last was written")
	}
}

func FuzzDecodeSegment(f *testing.F) {
	var at identity.Checkpoint
	l := at.Next(common.Hash{2})
	block, err := identity.Segment{Identity: common.Hash{1}, Links: []identity.Link{l}}.Encode()
	if err != nil {
		f.Fatal(err)
	}
	f.Add(block)
	f.Add([]byte{0xa0})
	f.Fuzz(func(t *testing.T, block []byte) {
		s, err := identity.DecodeSegment(block)
		if err != nil {
			return
		}
		if again, err := s.Encode(); err != nil || !bytes.Equal(again, block) {
			t.Errorf("%x was read, and is written %x, %v", block, again, err)
		}
	})
}
