package wire_test

import (
	"context"
	"errors"
	"strings"
	"testing"
	"time"

	"github.com/libp2p/go-libp2p/core/peer"

	"emet/agents/wire"
)

// chatter is three hosts in a row on a topic: the first and the last are not connected.
func chatter(t *testing.T, cfg wire.TopicConfig) (topics [3]*wire.Topic) {
	t.Helper()
	var hosts [3]*wire.Host
	for i := range hosts {
		hosts[i] = open(t, wire.Config{})
		topic, err := hosts[i].Topic("news", cfg)
		if err != nil {
			t.Fatal(err)
		}
		topics[i] = topic
		if i > 0 {
			if _, err := hosts[i].Connect(t.Context(), hosts[i-1].Addrs()[0]); err != nil {
				t.Fatal(err)
			}
		}
	}
	for i, want := range []int{1, 2, 1} {
		for topics[i].Peers() < want {
			select {
			case <-time.After(10 * time.Millisecond):
			case <-t.Context().Done():
				t.Fatal(t.Context().Err())
			}
		}
	}
	return topics
}

// hear waits until a message has come from one host to another. Gossip is for what comes again: so it is said again and
// again.
func hear(t *testing.T, to, from *wire.Topic, message string) wire.Message {
	t.Helper()
	ctx, cancel := context.WithTimeout(t.Context(), time.Minute)
	defer cancel()
	for i := byte(0); ; i++ {
		if err := from.Publish(ctx, append([]byte(message), 'a'+i%26)); err != nil {
			t.Fatal(err)
		}
		wait, stop := context.WithTimeout(ctx, time.Second)
		m, err := to.Next(wait)
		stop()
		if err == nil {
			return m
		}
		if ctx.Err() != nil {
			t.Fatal(err)
		}
	}
}

func TestGossip(t *testing.T) { // B-22
	topics := chatter(t, wire.TopicConfig{})
	m := hear(t, topics[2], topics[0], "it rains")
	if !strings.HasPrefix(string(m.Data), "it rains") {
		t.Errorf("%q", m.Data)
	}
	if own, err := topics[0].Next(t.Context()); err != nil || own.From != m.From {
		t.Errorf("its own message: %v, %v", own, err)
	}
	if err := topics[0].Publish(t.Context(), make([]byte, 1<<20)); !errors.Is(err, wire.ErrLimit) {
		t.Errorf("a huge message: %v", err)
	}
	for _, topic := range topics {
		if err := topic.Close(); err != nil {
			t.Error(err)
		}
	}
}

// What is not valid is not passed on, and its sender cannot publish it either.
func TestGossipIsChecked(t *testing.T) {
	polite := func(_ peer.ID, m []byte) bool { return strings.HasPrefix(string(m), "please") }
	topics := chatter(t, wire.TopicConfig{Most: 100, Valid: polite})
	if err := topics[0].Publish(t.Context(), []byte("now")); err == nil {
		t.Error("an invalid message was published")
	}
	m := hear(t, topics[2], topics[0], "please")
	if !polite("", m.Data) {
		t.Errorf("%q came through", m.Data)
	}
}

func TestTopicOfClosedHost(t *testing.T) {
	h := open(t, wire.Config{})
	if err := h.Close(); err != nil {
		t.Fatal(err)
	}
	if _, err := h.Topic("news", wire.TopicConfig{}); !errors.Is(err, wire.ErrClosed) {
		t.Errorf("%v", err)
	}
	h = open(t, wire.Config{})
	if _, err := h.Topic("news", wire.TopicConfig{}); err != nil {
		t.Fatal(err)
	}
	if _, err := h.Topic("news", wire.TopicConfig{}); err == nil {
		t.Error("joined a topic twice")
	}
}
