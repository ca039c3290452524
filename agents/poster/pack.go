package poster

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"

	"github.com/ipfs/go-cid"

	"emet/agents/market"
)

// shelf is where the parts of a job are put.
type shelf interface {
	Add(ctx context.Context, r io.Reader) (cid.Cid, error)
	AddDir(ctx context.Context, fsys fs.FS) (cid.Cid, error)
	Pin(ctx context.Context, c cid.Cid, name string) error
}

// Source is where a part of a job comes from: content that has an id already, a stream, or a directory.
type Source struct {
	CID  cid.Cid
	Data io.Reader
	Dir  fs.FS
}

// none reports whether the part is absent.
func (s Source) none() bool { return !s.CID.Defined() && s.Data == nil && s.Dir == nil }

// Request is a job in the making. Zero fields are filled by [Poster.Prepare].
type Request struct {
	Code    Source // required
	Input   Source
	Options Source
	Preload Source
	Spec    market.Spec // its contents are ignored; zero fields mean the defaults
}

// Limits of a run where a job says nothing.
const (
	DefaultFuel      = 20_000_000_000
	DefaultPages     = 2048 // 128 MiB
	DefaultMaxResult = 4 << 20
)

// Pack stores the parts of a job, finds out which engine its code is for, and fills in the limits of a run. It leaves
// open what depends on an agency: money, clocks and replicas.
func Pack(ctx context.Context, store shelf, r Request) (market.Spec, error) {
	spec := r.Spec
	if r.Code.none() {
		return spec, errors.New("a job needs code")
	}
	engine := market.JS1
	for _, part := range []struct {
		name string
		from Source
		to   *market.Content
	}{{"code", r.Code, &spec.Code}, {"input", r.Input, &spec.Input}, {"options", r.Options, &spec.Options}, {"preload", r.Preload, &spec.Preload}} {
		if part.name == "code" && part.from.Data != nil {
			head := make([]byte, 4)
			n, _ := io.ReadFull(part.from.Data, head)
			if bytes.Equal(head[:n], []byte("\x00asm")) {
				engine = market.Wasm1
			}
			part.from.Data = io.MultiReader(bytes.NewReader(head[:n]), part.from.Data)
		}
		c, err := put(ctx, store, part.from)
		if err != nil {
			return spec, fmt.Errorf("%s: %w", part.name, err)
		}
		*part.to = c
	}
	if spec.Engine == "" {
		spec.Engine = engine
	}
	if spec.Fuel == 0 {
		spec.Fuel = DefaultFuel
	}
	if spec.Pages == 0 {
		spec.Pages = DefaultPages
	}
	if spec.MaxResult == 0 {
		spec.MaxResult = DefaultMaxResult
	}
	return spec, nil
}

// put stores one part of a job, where workers can fetch it.
func put(ctx context.Context, store shelf, s Source) (market.Content, error) {
	c, err := s.CID, error(nil)
	switch {
	case s.none():
		return market.Content{}, nil
	case c.Defined():
		return market.ContentOf(c)
	case s.Dir != nil:
		c, err = store.AddDir(ctx, s.Dir)
	default:
		c, err = store.Add(ctx, s.Data)
	}
	if err == nil {
		err = store.Pin(ctx, c, "post/"+c.String())
	}
	if err != nil {
		return market.Content{}, err
	}
	return market.ContentOf(c)
}
