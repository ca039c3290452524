package server_test

import (
	"bytes"
	"context"
	"sync"
	"testing"

	"github.com/ethereum/go-ethereum/common"

	"emet/agents/hosting/codec"
	"emet/agents/hosting/commit"
	"emet/agents/hosting/sealed"
	"emet/agents/hosting/server"
	"emet/agents/hosting/server/servertest"
	"emet/agents/hosting/tick"
	"emet/agents/hosting/token"
	"emet/agents/identity"
	"emet/agents/program/data"
	"emet/agents/program/flow"
)

// watched is all that one server got to know, in whatever way.
type watched struct {
	got    [][]byte // messages, as they came: envelopes, calls, and answers to its own calls
	opened [][]byte // what was sealed to it
	ran    [][]byte // tuples of arguments that it computed with
}

// watch notes what the servers of a pool get to know.
type watch struct {
	t    *testing.T
	pool *servertest.Pool

	mu   sync.Mutex
	seen map[identity.ID]*watched
	sent map[uint16][2]int // lengths of call and answer by slot
}

// newWatch makes a pool that is watched.
func newWatch(t *testing.T, c servertest.Config) *watch {
	t.Helper()
	w := &watch{t: t}
	w.reset()
	c.Prepare = func(m *servertest.Member, c *server.Config) {
		c.Opener = tappedOpener{w, c.ID, c.Opener}
		c.Runner = tappedRunner{w, c.ID, &server.Interpreter{}}
		c.Caller = tappedCaller{w, c.ID}
	}
	var err error
	if w.pool, err = servertest.New(c); err != nil {
		t.Fatal(err)
	}
	return w
}

func (w *watch) reset() {
	w.seen, w.sent = map[identity.ID]*watched{}, map[uint16][2]int{}
}

// note adds to what a server knows.
func (w *watch) note(id identity.ID, add func(s *watched)) {
	w.mu.Lock()
	defer w.mu.Unlock()
	if w.seen[id] == nil {
		w.seen[id] = &watched{}
	}
	add(w.seen[id])
}

type tappedOpener struct {
	*watch

	id identity.ID
	server.Opener
}

func (o tappedOpener) Open(info, box []byte) ([]byte, error) {
	text, err := o.Opener.Open(info, box)
	if err == nil {
		o.note(o.id, func(s *watched) { s.opened = append(s.opened, text) })
	}
	return text, err
}

type tappedRunner struct {
	*watch

	id identity.ID
	server.Runner
}

func (r tappedRunner) Run(ctx context.Context, p *flow.Program, function flow.Hash, args []data.Value, steps uint64) (data.Value, error) {
	in := data.NewList(args).AppendCBOR(data.TupleOf(p.Checked[function].In...), nil)
	r.note(r.id, func(s *watched) { s.ran = append(s.ran, in) })
	return r.Runner.Run(ctx, p, function, args, steps)
}

type tappedCaller struct {
	*watch

	id identity.ID
}

func (c tappedCaller) Call(ctx context.Context, to tick.Server, call []byte) ([]byte, error) {
	c.note(to.ID, func(s *watched) { s.got = append(s.got, call) })
	answer, err := c.pool.Call(ctx, to, call)
	c.note(c.id, func(s *watched) { s.got = append(s.got, answer) })
	if text, err := sealed.Unpad(call); err == nil {
		if decoded, err := sealed.DecodeCall(text); err == nil {
			c.mu.Lock()
			c.sent[decoded.Number] = [2]int{len(call), len(answer)}
			c.mu.Unlock()
		}
	}
	return answer, err
}

// request serves a request and returns how it was sealed, what it came to, and how long envelope and reply were.
func (w *watch) request(played *sealed.Played, coin *token.Coin) (s *sealed.Sealed, o *sealed.Outcome, sizes [2]int, err error) {
	d, err := w.pool.Draft(played, coin, nil)
	if err != nil {
		return nil, nil, sizes, err
	}
	s, envelope, err := w.pool.App.Seal(d)
	if err != nil {
		return nil, nil, sizes, err
	}
	top := d.Servers[0].ID
	w.note(top, func(k *watched) { k.got = append(k.got, envelope) })
	reply := w.pool.Members[top].Serve(w.t.Context(), envelope)
	o, err = s.Open(reply)
	return s, o, [2]int{len(envelope), len(reply)}, err
}

// ciphertexts returns all that a server might try to open, and where each would belong.
type ciphertext struct {
	slot uint16
	leaf int // -1: a blob
	text []byte
}

// attempts returns all primitives that the server can decrypt with all keys that it holds, as their encodings.
func (w *watched) attempts(request common.Hash) (primitives [][]byte) {
	var keys [][32]byte
	var texts []ciphertext
	results := func(all []sealed.Result) {
		for i, r := range all {
			for j, c := range r.Leaves {
				texts = append(texts, ciphertext{uint16(i + 1), j, c})
			}
		}
	}
	for _, o := range w.opened {
		var k sealed.Keys
		if codec.Decode(o, len(o), &k) == nil {
			keys = append(append(keys, k.In), k.Edges...)
			for j := range uint32(64) {
				keys = append(keys, commit.DeriveKey(k.Out, j))
			}
		}
		if text, err := sealed.Unpad(o); err == nil {
			if r, err := sealed.DecodeRequest(text); err == nil {
				keys = append(keys, r.Reply)
				for i, p := range r.Parcels {
					texts = append(texts, ciphertext{uint16(i + 1), -1, p.Blob})
				}
			}
		}
	}
	for _, m := range w.got {
		text, err := sealed.Unpad(m)
		if err != nil {
			continue
		}
		if c, err := sealed.DecodeCall(text); err == nil {
			texts = append(texts, ciphertext{c.Number, -1, c.Parcel.Blob})
			at := 0
			for _, r := range c.Slot.In {
				if r.Slot != 0 {
					texts = append(texts, ciphertext{r.Slot, int(r.Leaf), c.Edges[at]})
					at++
				}
			}
			results(c.Results)
		}
		if a, err := server.DecodeAnswer(m); err == nil && a.Result != nil {
			for n := range uint16(sealed.MaxSlots) {
				for j, c := range a.Result.Leaves {
					texts = append(texts, ciphertext{n + 1, j, c})
				}
			}
		}
	}
	opened := map[string]bool{}
	for _, c := range texts {
		for _, k := range keys {
			primitives = append(primitives, c.open(k, request, opened)...)
		}
	}
	return primitives
}

// open opens a ciphertext if the key is its own, once.
func (c ciphertext) open(key [32]byte, request common.Hash, before map[string]bool) (primitives [][]byte) {
	if before[string(c.text)] {
		return nil
	}
	if c.leaf < 0 {
		given, err := sealed.OpenBlob(key, request, c.slot, c.text)
		if err != nil || len(given) == 0 {
			return nil
		}
		before[string(c.text)] = true
		for _, g := range given {
			primitives = append(primitives, g.Value)
		}
		return primitives
	}
	for _, t := range []*data.Type{
		data.IntType, data.BoolType, data.TimeType, data.IDType, data.StringOf(data.MaxSize), data.BytesOf(data.MaxSize), data.DecimalOf(2),
	} {
		v, _, err := sealed.OpenLeaf(key, request, sealed.Ref{Slot: c.slot, Leaf: uint32(c.leaf)}, t, c.text)
		if err == nil {
			before[string(c.text)] = true
			return [][]byte{v.AppendCBOR(t, nil)}
		}
	}
	return nil
}

// knows tells whether some bytes are anywhere in what the server got, opened, or could open.
func (w *watched) knows(some []byte, request common.Hash) bool {
	for _, of := range [][][]byte{w.got, w.opened, w.ran, w.attempts(request)} {
		for _, b := range of {
			if bytes.Contains(b, some) {
				return true
			}
		}
	}
	return false
}
