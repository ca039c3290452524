package wire

import (
	"context"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"time"

	pubsub "github.com/libp2p/go-libp2p-pubsub"
	"github.com/libp2p/go-libp2p/core/peer"
)

// Limits of gossip. Whoever reads a topic too slowly misses messages: gossip is for what comes again.
const (
	maxGossip     = 64 << 10 // bytes of a message on any topic
	gossipBacklog = 64       // messages of a topic that wait for their reader
	gossipChecks  = 8        // messages of a topic that are checked at once
	checkTime     = time.Second
)

// TopicConfig says what a topic carries.
type TopicConfig struct {
	Most  int                                     // bytes of a message; default and at most 64 KiB
	Valid func(from peer.ID, message []byte) bool // what is not is neither kept nor passed on; default everything is
}

// Topic is a name under which hosts that are connected, directly or through others, tell each other news. A message is
// signed by the host that it comes from.
type Topic struct {
	name  string
	most  int
	topic *pubsub.Topic
	sub   *pubsub.Subscription
	leave func() error
}

// Message is what a host said on a topic.
type Message struct {
	From peer.ID
	Data []byte
}

// Topic joins a topic. A host can join each but once; [Topic.Close] leaves it.
func (h *Host) Topic(name string, cfg TopicConfig) (*Topic, error) {
	if cfg.Most <= 0 || cfg.Most > maxGossip {
		cfg.Most = maxGossip
	}
	gossip, err := h.gossiper()
	if err != nil {
		return nil, err
	}
	check := func(_ context.Context, _ peer.ID, m *pubsub.Message) bool {
		return len(m.Data) <= cfg.Most && (cfg.Valid == nil || cfg.Valid(m.GetFrom(), m.Data))
	}
	err = gossip.RegisterTopicValidator(name, check, pubsub.WithValidatorTimeout(checkTime), pubsub.WithValidatorConcurrency(gossipChecks))
	if err != nil {
		return nil, fmt.Errorf("join topic %s: %w", name, err)
	}
	t := &Topic{name: name, most: cfg.Most}
	t.leave = func() error { return gossip.UnregisterTopicValidator(name) }
	if t.topic, err = gossip.Join(name); err != nil {
		return nil, errors.Join(fmt.Errorf("join topic %s: %w", name, err), t.leave())
	}
	if t.sub, err = t.topic.Subscribe(pubsub.WithBufferSize(gossipBacklog)); err != nil {
		return nil, errors.Join(fmt.Errorf("join topic %s: %w", name, err), t.topic.Close(), t.leave())
	}
	return t, nil
}

// gossiper returns the host's part in gossip, and takes it up the first time.
func (h *Host) gossiper() (*pubsub.PubSub, error) {
	h.mu.Lock()
	defer h.mu.Unlock()
	if h.closed {
		return nil, ErrClosed
	}
	if h.gossip != nil {
		return h.gossip, nil
	}
	silent := slog.New(slog.NewTextHandler(io.Discard, nil))
	gossip, err := pubsub.NewGossipSub(h.ctx, h.host, pubsub.WithMaxMessageSize(maxGossip+4096), pubsub.WithPeerExchange(false),
		pubsub.WithLogger(silent), pubsub.WithRPCLogger(silent))
	if err != nil {
		return nil, fmt.Errorf("take part in gossip: %w", err)
	}
	h.gossip = gossip
	return gossip, nil
}

// Publish tells a message to whoever is on the topic now. It must be valid by this host's own measure.
func (t *Topic) Publish(ctx context.Context, message []byte) error {
	if len(message) > t.most {
		return fmt.Errorf("%w: a message of %d bytes, at most %d", ErrLimit, len(message), t.most)
	}
	if err := t.topic.Publish(ctx, message); err != nil {
		return fmt.Errorf("publish on %s: %w", t.name, err)
	}
	return nil
}

// Next waits for a message. Those of this host come as well.
func (t *Topic) Next(ctx context.Context) (Message, error) {
	m, err := t.sub.Next(ctx)
	if err != nil {
		return Message{}, err
	}
	return Message{m.GetFrom(), m.Data}, nil
}

// Peers returns how many connected hosts are on the topic.
func (t *Topic) Peers() int { return len(t.topic.ListPeers()) }

// Close leaves the topic.
func (t *Topic) Close() error {
	t.sub.Cancel()
	return errors.Join(t.topic.Close(), t.leave())
}
