package node

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"time"

	"github.com/ipfs/go-cid"

	"emet/agents/content"
	"emet/agents/wire"
)

// keepProtocol asks a node to fetch content from whoever asks, and to keep it: a poster that posts and leaves would
// otherwise take its job's content away with it.
const keepProtocol = "/emet/keep/1"

type keepRequest struct {
	CID   string   `json:"cid"`
	Peers []string `json:"peers"`
}

type keepAnswer struct {
	Problem  string `json:"problem,omitempty"`
	TooLarge bool   `json:"tooLarge,omitempty"`
}

const maxKeepMessage = 8 << 10

// serveKeep lets peers have content kept, each DAG within lim. Only nodes of a development network do so, for anyone
// that can reach them; they listen on loopback.
func serveKeep(h *wire.Host, store content.Store, lim content.Limits) {
	h.Handle(keepProtocol, wire.Limits{Total: lim.WithDefaults().Total}, func(ctx context.Context, s *wire.Stream) error {
		msg, err := s.ReadMsg(maxKeepMessage)
		if err != nil {
			return err
		}
		var answer keepAnswer
		if err := keep(ctx, store, msg, lim); err != nil {
			answer.Problem, answer.TooLarge = err.Error(), errors.Is(err, content.ErrTooLarge)
		}
		out, err := json.Marshal(answer)
		if err != nil {
			return err
		}
		return s.WriteMsg(out)
	})
}

func keep(ctx context.Context, store content.Store, msg []byte, lim content.Limits) error {
	var req keepRequest
	if err := json.Unmarshal(msg, &req); err != nil {
		return fmt.Errorf("malformed request: %w", err)
	}
	c, err := content.Parse(req.CID)
	if err != nil {
		return err
	}
	if _, err := store.Fetch(ctx, content.Ref{CID: c, Peers: req.Peers}, lim); err != nil {
		return err
	}
	return store.Pin(ctx, c, "keep/"+c.String())
}

// askToKeep has the first of the nodes that can keep a DAG, which it will find at the addresses from.
func askToKeep(ctx context.Context, h *wire.Host, nodes, from []string, c cid.Cid) error {
	var errs []error
	for _, addr := range nodes {
		err := askOne(ctx, h, addr, from, c)
		if err == nil {
			return nil
		}
		errs = append(errs, err)
	}
	return errors.Join(errs...)
}

func askOne(ctx context.Context, h *wire.Host, addr string, from []string, c cid.Cid) error {
	ctx, cancel := context.WithTimeout(ctx, time.Minute)
	defer cancel()
	s, err := h.Open(ctx, addr, keepProtocol, wire.Limits{Idle: time.Minute})
	if err != nil {
		return err
	}
	defer s.Reset()
	req, err := json.Marshal(keepRequest{CID: c.String(), Peers: from})
	if err != nil {
		return err
	}
	if err := s.WriteMsg(req); err != nil {
		return err
	}
	msg, err := s.ReadMsg(maxKeepMessage)
	if err != nil {
		return err
	}
	var answer keepAnswer
	if err := json.Unmarshal(msg, &answer); err != nil {
		return err
	}
	switch {
	case answer.TooLarge:
		return fmt.Errorf("%w of the network's node: %s", content.ErrTooLarge, answer.Problem)
	case answer.Problem != "":
		return fmt.Errorf("the network's node says: %s", answer.Problem)
	}
	return nil
}
