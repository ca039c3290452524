package worker

import (
	"context"
	"errors"
	"fmt"
	"maps"
	"path"
	"slices"

	"github.com/ipfs/go-cid"

	"emet/agents/content"
	"emet/agents/market"
)

// machine brings the code of an engine that is not built in, and keeps it: the next job needs it too.
func machine(ctx context.Context, store contents, e market.Engine, peers []string, lim content.Limits) (*market.Machine, error) {
	root := content.Ref{CID: e.Descriptor().CID(), Peers: peers}
	if _, err := store.Fetch(ctx, root, lim); err != nil { // the whole of it, as the descriptor links to its parts
		return nil, err
	}
	block, err := store.Read(ctx, root, lim)
	if err != nil {
		return nil, err
	}
	d, err := market.DecodeDescriptor(block)
	if err != nil {
		return nil, fmt.Errorf("%w: %w", content.ErrMalformed, err)
	}
	m := new(market.Machine)
	for _, part := range []struct {
		from market.Content
		to   *[]byte
	}{{d.Engine, &m.Engine}, {d.Prelude, &m.Prelude}} {
		if *part.to, err = store.Read(ctx, content.Ref{CID: part.from.CID(), Peers: peers}, lim); err != nil {
			return nil, err
		}
	}
	return m, store.Pin(ctx, root.CID, "engine/"+string(e))
}

// inputs brings what the options of a wasm/1 job name. All of it together has to keep within the limits. Options that mean
// nothing name nothing: that is for the sandbox to report, as it is the job's fault.
func inputs(ctx context.Context, store contents, options []byte, peers []string, lim content.Limits) ([]market.Input, error) {
	o, err := market.ParseWasmOptions(options)
	if err != nil {
		return nil, nil //nolint:nilerr // see above
	}
	w := inputWalk{store: store, peers: peers, lim: lim.WithDefaults()}
	w.left = w.lim.Bytes
	for _, name := range slices.Sorted(maps.Keys(o.Inputs)) {
		c := o.Inputs[name]
		if _, err := store.Fetch(ctx, content.Ref{CID: c.CID(), Peers: peers}, lim); err != nil {
			return nil, refuse("input "+name, c, err)
		}
		if err := w.visit(ctx, name, c.CID(), 1); err != nil {
			return nil, refuse("input "+name, c, err)
		}
	}
	return w.found, nil
}

// inputWalk reads content that is here already.
type inputWalk struct {
	store contents
	peers []string
	lim   content.Limits
	left  int64 // bytes that may still come
	found []market.Input
}

func (w *inputWalk) visit(ctx context.Context, name string, c cid.Cid, depth int) error {
	if len(w.found) >= market.MaxInputFiles || depth > market.MaxInputDepth {
		return fmt.Errorf("more than %d files, or deeper than %d: %w", market.MaxInputFiles, market.MaxInputDepth, content.ErrTooLarge)
	}
	ref := content.Ref{CID: c, Peers: w.peers}
	entries, err := w.store.List(ctx, ref, "", w.lim)
	if errors.Is(err, content.ErrNotDir) {
		blob, err := w.store.Read(ctx, ref, w.lim)
		if err != nil {
			return err
		}
		if w.left -= int64(len(blob)); w.left < 0 {
			return fmt.Errorf("inputs of more than %d bytes: %w", w.lim.Bytes, content.ErrTooLarge)
		}
		w.found = append(w.found, market.Input{Path: name, Data: blob})
		return nil
	}
	if err != nil {
		return err
	}
	w.found = append(w.found, market.Input{Path: name, Dir: true})
	for _, e := range entries {
		if err := w.visit(ctx, path.Join(name, e.Name), e.CID, depth+1); err != nil {
			return err
		}
	}
	return nil
}
