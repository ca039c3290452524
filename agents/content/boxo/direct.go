package boxo

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

// directProtocol is the exchange between emet nodes. The client sends one [request]; the server answers one byte, and, if
// that is statusOK, a CAR with what it has of the request, in the order of a [content.Walk]. One round trip moves a result record
// with all that it links to, where bitswap needs one for every level.
const directProtocol = "/emet/content/1"

// The first byte of an answer.
const (
	statusOK      = 0
	statusMissing = 1 // the first block asked for is not here
)

// maxRequest bounds the encoded request: maxMissing CIDs and a path.
const maxRequest = 64 << 10

// request asks for whole subtrees, or for what lies at a path below one.
type request struct {
	Roots   []string `json:"roots"`
	Path    string   `json:"path,omitempty"`
	Shallow bool     `json:"shallow,omitempty"` // only the blocks of the directory at the end of the path
	Bytes   int64    `json:"bytes"`             // the most that the client will take, in distinct blocks
	Blocks  int      `json:"blocks"`
	Depth   int      `json:"depth"`
}

// direct gets what is missing from a peer of our own kind.
func (n *Node) direct(addr string) func(context.Context, *want) error {
	return func(ctx context.Context, w *want) error {
		holes, _, err := n.look(ctx, w)
		if err != nil || len(holes) == 0 {
			return err
		}
		req := w.request(holes)
		s, err := n.host.Open(ctx, addr, directProtocol, wire.Limits{
			Read: w.lim.Stored + w.lim.Stored/8 + 1<<20, Idle: w.lim.Idle, Total: w.lim.Total,
		})
		if err != nil {
			return err
		}
		defer s.Reset()
		msg, err := json.Marshal(req)
		if err != nil {
			return err
		}
		if err := errors.Join(s.WriteMsg(msg), s.CloseWrite()); err != nil {
			return err
		}
		var status [1]byte
		if _, err := s.Read(status[:]); err != nil {
			return fmt.Errorf("no answer: %w", err)
		}
		if status[0] != statusOK {
			return fmt.Errorf("it does not have %s", holes[0].cid)
		}
		return n.receive(ctx, w, req, s)
	}
}

// request asks for the holes: with a path only for the first, since the others appear once it is filled.
func (w *want) request(holes []hole) request {
	r := request{Path: holes[0].path, Shallow: w.list, Bytes: w.lim.Stored, Blocks: w.lim.Blocks, Depth: w.lim.Depth}
	for _, h := range holes {
		r.Roots = append(r.Roots, h.cid.String())
		if r.Path != "" {
			break
		}
	}
	return r
}

// receive stores an answer, in which each block must be the one that the walk expects next.
func (n *Node) receive(ctx context.Context, w *want, req request, s *wire.Stream) error {
	car, err := content.NewCARReader(s, w.lim.BlockSize)
	if err != nil {
		return &content.SenderError{Reason: err}
	}
	return n.follow(ctx, w, req, car)
}

// follow walks a CAR that answers a request and stores its blocks.
func (n *Node) follow(ctx context.Context, w *want, req request, car *content.CARReader) error {
	roots, err := req.cids()
	if err != nil {
		return err
	}
	walk := content.Walk{
		Limits: w.lim, Get: car.Expect, Trusted: true, Shallow: req.Shallow,
		Visit: func(c cid.Cid, block []byte) error {
			return n.store(w, c, block)
		},
	}
	_, err = walk.Run(ctx, req.Path, roots...)
	return err
}

func (r request) cids() ([]cid.Cid, error) {
	out := make([]cid.Cid, len(r.Roots))
	for i, s := range r.Roots {
		c, err := content.Parse(s)
		if err != nil {
			return nil, err
		}
		out[i] = c
	}
	return out, nil
}

// serveDirect answers other nodes.
func (n *Node) serveDirect() {
	n.host.Handle(directProtocol, wire.Limits{
		Read: maxRequest + 8, Write: wire.NoLimit, Idle: 10 * time.Second, Total: 10 * time.Minute,
	}, n.answer)
}

func (n *Node) answer(ctx context.Context, s *wire.Stream) error {
	msg, err := s.ReadMsg(maxRequest)
	if err != nil {
		return err
	}
	req, roots, err := parseRequest(msg)
	if err != nil {
		return err
	}
	ctx, end, err := n.begin(ctx, 10*time.Minute)
	if err != nil {
		return err
	}
	defer end()
	defer context.AfterFunc(ctx, s.Reset)()
	if _, err := n.blocks.Size(ctx, roots[0]); err != nil {
		_, err := s.Write([]byte{statusMissing})
		return err
	}
	if _, err := s.Write([]byte{statusOK}); err != nil {
		return err
	}
	car, err := content.NewCARWriter(s, roots[0])
	if err != nil {
		return err
	}
	walk := content.Walk{
		Limits: req.limits(), Trusted: true, Get: n.blocks.Block, Visit: car.Write, Shallow: req.Shallow,
	}
	_, err = walk.Run(ctx, req.Path, roots...)
	if err != nil && !errors.Is(err, content.ErrNotFound) && !content.Final(err) {
		return err
	}
	// What is missing here, or too much for the client, ends the answer early; the client knows what it has not got.
	return car.Flush()
}

// parseRequest checks what a stranger asks for.
func parseRequest(msg []byte) (request, []cid.Cid, error) {
	var req request
	if err := json.Unmarshal(msg, &req); err != nil {
		return req, nil, fmt.Errorf("request: %w", err)
	}
	if len(req.Roots) == 0 || len(req.Roots) > maxMissing || len(req.Path) > 4096 || req.Path != "" && len(req.Roots) > 1 {
		return req, nil, fmt.Errorf("request for %d roots and a path of %d bytes", len(req.Roots), len(req.Path))
	}
	roots, err := req.cids()
	return req, roots, err
}

// limits are what the client will take, for its sake and ours. Logical bytes cost the server nothing.
func (r request) limits() content.Limits {
	lim := content.Unlimited()
	lim.Stored = min(max(r.Bytes, 1), lim.Stored)
	lim.Blocks = min(max(r.Blocks, 1), 1<<24)
	lim.Depth = min(max(r.Depth, 1), 1<<10)
	return lim
}
