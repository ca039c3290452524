package kubo

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"

	"github.com/ipfs/go-cid"

	"emet/agents/content"
)

// The daemon keeps one pin for a CID, with one name, but two jobs may pin the same content and unpin it on different days.
// So we pin a holder: a small record that states the name and links to the content. The pin's own name says the same,
// for look-ups and for people who list the daemon's pins.
const pinPrefix = "emet/"

// holder encodes {"pin": name, "root": link} as dag-cbor.
func holder(c cid.Cid, name string) []byte {
	b := append([]byte{0xa2, 0x63}, "pin"...)
	b = append(b, 0x78, byte(len(name))) // at most [content.MaxPinName]
	if len(name) < 24 {
		b = append(b[:len(b)-2], 0x60|byte(len(name)))
	}
	b = append(append(append(b, name...), 0x64), "root"...)
	b = append(b, 0xd8, 42, 0x58, byte(c.ByteLen()+1), 0)
	return append(b, c.Bytes()...)
}

// Pin keeps the DAG at c, which the daemon must have, under a name.
func (s *Store) Pin(ctx context.Context, c cid.Cid, name string) error {
	if name == "" || len(name) > content.MaxPinName {
		return fmt.Errorf("pin name of %d bytes; 1 to %d are allowed", len(name), content.MaxPinName)
	}
	old, err := s.find(ctx, name)
	if err != nil {
		return err
	}
	have, err := s.Has(ctx, c)
	if err != nil || !have {
		return fmt.Errorf("pin %s: %w", c, errors.Join(err, absentUnless(have)))
	}
	h, err := s.Put(ctx, content.DagCBOR, holder(c, name))
	if err != nil {
		return err
	}
	add := s.api.Request("pin/add", h.String()).
		Option("recursive", true).Option("name", pinPrefix+name).Option("progress", false).Option("offline", true)
	if err := s.call(ctx, add, nil); err != nil {
		return fmt.Errorf("pin %s: %w", c, err)
	}
	return s.remove(ctx, slices.DeleteFunc(old, func(o cid.Cid) bool { return o == h }))
}

func absentUnless(have bool) error {
	if have {
		return nil
	}
	return content.ErrNotFound
}

// Unpin forgets a name.
func (s *Store) Unpin(ctx context.Context, name string) error {
	old, err := s.find(ctx, name)
	if err != nil {
		return err
	}
	return s.remove(ctx, old)
}

func (s *Store) remove(ctx context.Context, holders []cid.Cid) error {
	for _, h := range holders {
		err := s.call(ctx, s.api.Request("pin/rm", h.String()).Option("recursive", true), nil)
		if err != nil && !strings.Contains(err.Error(), "not pinned") {
			return fmt.Errorf("unpin %s: %w", h, err)
		}
	}
	return nil
}

// find returns the holders of a name.
func (s *Store) find(ctx context.Context, name string) ([]cid.Cid, error) {
	all, err := s.holders(ctx, pinPrefix+name)
	if err != nil {
		return nil, err
	}
	return all[name], nil
}

// holders lists our pins whose names contain a text.
func (s *Store) holders(ctx context.Context, text string) (map[string][]cid.Cid, error) {
	var list struct {
		Keys map[string]struct{ Name string }
	}
	req := s.api.Request("pin/ls").Option("type", "recursive").Option("names", true).Option("name", text).Option("stream", false)
	if err := s.call(ctx, req, &list); err != nil {
		return nil, fmt.Errorf("list pins: %w", err)
	}
	out := make(map[string][]cid.Cid)
	for text, pin := range list.Keys {
		name, ours := strings.CutPrefix(pin.Name, pinPrefix)
		if !ours {
			continue
		}
		c, err := content.Parse(text)
		if err != nil {
			return nil, fmt.Errorf("list pins: %w", err)
		}
		out[name] = append(out[name], c)
	}
	return out, nil
}

// Pins lists all pins made through this package, sorted by name.
func (s *Store) Pins(ctx context.Context) ([]content.Pin, error) {
	all, err := s.holders(ctx, pinPrefix)
	if err != nil {
		return nil, err
	}
	var out []content.Pin
	for name, holders := range all {
		for _, h := range holders {
			block, err := s.block(ctx, h, content.MaxBlock)
			if err == nil {
				err = content.Verify(h, block)
			}
			if err != nil {
				return nil, fmt.Errorf("pin %q: %w", name, err)
			}
			n, err := content.Decode(h, block)
			if err != nil || len(n.Links) != 1 {
				return nil, fmt.Errorf("pin %q: its record %s is not ours: %w", name, h, errors.Join(err, content.ErrMalformed))
			}
			out = append(out, content.Pin{Name: name, CID: n.Links[0].CID})
		}
	}
	slices.SortFunc(out, func(a, b content.Pin) int { return strings.Compare(a.Name, b.Name) })
	return out, nil
}

// GC lets the daemon collect its garbage: all that nobody pinned, also what other programs left there. It has no grace
// period, so content must be pinned before anybody collects. The bytes are how much smaller the repository became.
func (s *Store) GC(ctx context.Context) (content.Freed, error) {
	before, err := s.repoSize(ctx)
	if err != nil {
		return content.Freed{}, err
	}
	ctx, cancel := context.WithTimeout(ctx, content.Unlimited().Total)
	defer cancel()
	resp, err := s.api.Request("repo/gc").Option("quiet", false).Option("stream-errors", true).Send(ctx)
	if err != nil {
		return content.Freed{}, fmt.Errorf("collect garbage: %w", err)
	}
	if resp.Error != nil {
		return content.Freed{}, fmt.Errorf("collect garbage: %w", resp.Error)
	}
	defer resp.Output.Close()
	var freed content.Freed
	for dec := json.NewDecoder(resp.Output); ; freed.Blocks++ {
		var event struct{ Error string }
		err := dec.Decode(&event)
		if errors.Is(err, io.EOF) {
			break
		}
		if err == nil && event.Error != "" {
			err = errors.New(event.Error)
		}
		if err != nil {
			return freed, fmt.Errorf("collect garbage: %w", err)
		}
	}
	after, err := s.repoSize(ctx)
	freed.Bytes = max(before-after, 0)
	return freed, err
}

func (s *Store) repoSize(ctx context.Context) (int64, error) {
	var stat struct{ RepoSize int64 }
	err := s.call(ctx, s.api.Request("repo/stat").Option("size-only", true), &stat)
	return stat.RepoSize, err
}
