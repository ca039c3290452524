package wire_test

import (
	"context"
	"slices"
	"testing"
	"time"

	"github.com/libp2p/go-libp2p/core/peer"

	"emet/agents/wire"
)

// Whoever is met is connected to: a question finds a connection. Whoever is away is in nobody's way.
func TestMeet(t *testing.T) {
	h := open(t, wire.Config{})
	gone, err := wire.New(wire.Config{})
	if err != nil {
		t.Fatal(err)
	}
	addrs := append(gone.Addrs(), h.Addrs()...)
	if err := gone.Close(); err != nil {
		t.Fatal(err)
	}
	var all []*wire.Host
	for range 5 {
		all = append(all, open(t, wire.Config{}))
		addrs = append(addrs, all[len(all)-1].Addrs()...)
	}
	h.Meet(append(addrs, "nonsense"))
	for _, other := range all {
		connected(t, h, other)
	}
	if peers := h.Libp2p().Network().Peers(); len(peers) != len(all) {
		t.Errorf("%d peers, not %d", len(peers), len(all))
	}
	another := open(t, wire.Config{})
	for met := false; !met; { // the first meeting may still go on
		h.Meet(another.Addrs())
		met = slices.Contains(h.Libp2p().Network().Peers(), another.Libp2p().ID())
		pause(t)
	}
}

// A host that closes does not wait for those who never answer.
func TestMeetEndsWithHost(t *testing.T) {
	h, err := wire.New(wire.Config{})
	if err != nil {
		t.Fatal(err)
	}
	silent := open(t, wire.Config{})
	// Nobody is at this address, which is set aside for examples.
	h.Meet([]string{"/ip4/192.0.2.1/tcp/9/p2p/" + silent.ID()})
	done := make(chan error, 1)
	go func() { done <- h.Close() }()
	select {
	case err := <-done:
		if err != nil {
			t.Error(err)
		}
	case <-time.After(5 * time.Minute):
		t.Fatal("it waits")
	}
	h.Meet(silent.Addrs()) // does nothing any more
}

func connected(t *testing.T, h, other *wire.Host) {
	t.Helper()
	for !slices.ContainsFunc(h.Libp2p().Network().Peers(), func(p peer.ID) bool { return p == other.Libp2p().ID() }) {
		pause(t)
	}
}

func pause(t *testing.T) {
	t.Helper()
	select {
	case <-t.Context().Done():
		t.Fatal(context.Cause(t.Context()))
	case <-time.After(5 * time.Millisecond):
	}
}
