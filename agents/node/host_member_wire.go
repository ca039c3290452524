package node

import (
	"context"
	"encoding/json"
	"fmt"
	"slices"
	"time"

	"emet/agents/hosting"
	"emet/agents/hosting/desk"
	"emet/agents/hosting/server"
	"emet/agents/hosting/tick"
	"emet/agents/wire"
)

// memberNetwork carries a member's messages.
type memberNetwork struct {
	h     *Hosting
	topic *wire.Topic
}

// Call brings a call to another server. One that is this process itself is not asked over the network.
func (n *memberNetwork) Call(ctx context.Context, to tick.Server, call []byte) ([]byte, error) {
	for _, addr := range to.Addrs {
		if info, err := wire.ParsePeer(addr); err == nil && info.ID.String() == n.h.Host.ID() {
			if answer := n.h.host.Answer(ctx, call); answer != nil {
				return answer, nil
			}
			return nil, fmt.Errorf("nothing of that is served here")
		}
	}
	lim := wire.Limits{Read: server.MaxBytes + 4096, Write: server.MaxBytes + 4096}
	return n.h.Host.Ask(ctx, to.Addrs, hosting.CallProtocol, lim, call)
}

// deskTime is how long a supervisor may take to answer: it may have to look at thousands of receipts.
const deskTime = 30 * time.Second

// Desk asks a supervisor.
func (n *memberNetwork) Desk(ctx context.Context, addrs []string, r *desk.Request) (*desk.Reply, error) {
	return askDesk(ctx, n.h.Host, addrs, r)
}

func askDesk(ctx context.Context, h *wire.Host, addrs []string, r *desk.Request) (*desk.Reply, error) {
	ctx, cancel := context.WithTimeout(ctx, deskTime)
	defer cancel()
	blob, err := h.Ask(ctx, addrs, desk.Protocol, wire.Limits{Read: desk.MaxReply, Write: desk.MaxRequest}, desk.EncodeRequest(r))
	if err != nil {
		return nil, fmt.Errorf("ask the supervisor: %w", err)
	}
	return desk.DecodeReply(blob)
}

func (n *memberNetwork) Addrs() []string { return n.h.Host.Addrs() }

func (n *memberNetwork) Publish(ctx context.Context, message []byte) error {
	return n.topic.Publish(ctx, message)
}

// Meet has others connected to.
func (n *memberNetwork) Meet(addrs [][]string) { n.h.Host.Meet(slices.Concat(addrs...)) }

// ParseHead reads the signed head of an identity chain from outside.
func ParseHead(blob []byte) (SignedHead, error) {
	var h SignedHead
	if len(blob) > maxHead {
		return h, fmt.Errorf("%w: %d bytes", errNoHead, len(blob))
	}
	if err := json.Unmarshal(blob, &h); err != nil {
		return h, fmt.Errorf("%w: %w", errNoHead, err)
	}
	return h, nil
}

const maxHead = 4 << 10
