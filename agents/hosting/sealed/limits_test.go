package sealed_test

import (
	"bytes"
	"errors"
	"fmt"
	"strings"
	"testing"

	"github.com/ethereum/go-ethereum/common"

	"emet/agents/hosting/codec"
	"emet/agents/hosting/sealed"
	"emet/agents/hosting/tick"
)

// Messages that no honest party sends are refused where they are read, before anything is computed. B-13, B-14, T12
func TestMessagesAreChecked(t *testing.T) {
	w, label, v := scene(t)
	r := w.asked(label, v)
	var reply *sealed.Reply
	w.tamper = func(m any) {
		if got, ok := m.(*sealed.Reply); ok {
			reply = got
		}
	}
	o, err := w.try(r)
	must(t, err)
	request, point, update, entry := encode(r.Request), encode(w.calls[1]), encode(w.calls[4]), o.Changes[0].Entry.Encode()
	many := make([]common.Hash, 41)
	refuse(t, "request", request, sealed.DecodeRequest, map[string]func(*sealed.Request){
		"a parcel is missing":      func(r *sealed.Request) { r.Parcels = r.Parcels[1:] },
		"arguments of an update":   func(r *sealed.Request) { r.Args = append(r.Args, nil) },
		"another body":             func(r *sealed.Request) { r.Body.Time++ },
		"no first Step":            func(r *sealed.Request) { r.First = nil },
		"another's share":          func(r *sealed.Request) { r.Share.Slot = 1 },
		"a path without end":       func(r *sealed.Request) { r.Share.Path = many },
		"a parcel with such a one": func(r *sealed.Request) { r.Parcels[0].Path = many },
		"a long token":             func(r *sealed.Request) { r.Token.Signature = make([]byte, 2000) },
		"a Step signed by nobody":  func(r *sealed.Request) { r.First.Signature = nil },
		"a kind that there is not": func(r *sealed.Request) { r.Body.Slots[0].Kind = tick.Top; r.Header.Body = r.Body.Hash() },
		"an argument of an update": func(r *sealed.Request) { r.Body.Slots[4].In = []sealed.Ref{{}}; r.Header.Body = r.Body.Hash() },
		"a leaf of the client":     func(r *sealed.Request) { r.Body.Slots[1].In[0].Leaf = 1; r.Header.Body = r.Body.Hash() },
	})
	refuse(t, "call", point, sealed.DecodeCall, map[string]func(*sealed.Call){
		"the top's slot":   func(c *sealed.Call) { c.Number = 0 },
		"a slot too many":  func(c *sealed.Call) { c.Number = sealed.MaxSlots + 1 },
		"a body":           func(c *sealed.Call) { c.Body = &r.Request.Body },
		"a stamp":          func(c *sealed.Call) { c.Stamp = []byte{1} },
		"an edge too many": func(c *sealed.Call) { c.Edges = [][]byte{{1}} },
		"a long token":     func(c *sealed.Call) { c.Token.Signature = make([]byte, 2000) },
		"a long path":      func(c *sealed.Call) { c.Parcel.Path = many },
	})
	refuse(t, "call", update, sealed.DecodeCall, map[string]func(*sealed.Call){
		"no body":            func(c *sealed.Call) { c.Body = nil },
		"arguments":          func(c *sealed.Call) { c.Args = []byte{0x80} },
		"a slot of a point":  func(c *sealed.Call) { c.Number = 3 },
		"a slot behind all":  func(c *sealed.Call) { c.Number = 6 },
		"a result too few":   func(c *sealed.Call) { c.Results = c.Results[1:] },
		"a Step too many":    func(c *sealed.Call) { c.Steps = append(c.Steps, c.Steps[0]) },
		"half a signature":   func(c *sealed.Call) { c.Results[0].Signature = make([]byte, 64) },
		"a Step's long path": func(c *sealed.Call) { c.Steps[0].PrimePath = many },
	})
	refuse(t, "reply", encode(reply), sealed.DecodeReply, map[string]func(*sealed.Reply){
		"a failure that is a novel":    func(r *sealed.Reply) { r.Failure = &sealed.Failure{Detail: strings.Repeat("!", 201)} },
		"a failure of no slot":         func(r *sealed.Reply) { r.Failure = &sealed.Failure{Slot: 64} },
		"results without end":          func(r *sealed.Reply) { r.Results = make([]sealed.Result, 64) },
		"Steps without end":            func(r *sealed.Reply) { r.Steps = make([]sealed.Signed, 65) },
		"a result with half signature": func(r *sealed.Reply) { r.Results[0].Signature = make([]byte, 64) },
	})
	refuse(t, "entry", entry, sealed.DecodeEntry, map[string]func(*sealed.Entry){
		"a salt of no log":             func(e *sealed.Entry) { e.Salt[0]++ },
		"no change":                    func(e *sealed.Entry) { e.Change = 2 },
		"one Step":                     func(e *sealed.Entry) { e.Steps = e.Steps[:1] },
		"a Step without its signature": func(e *sealed.Entry) { e.Steps[1].Signature = nil },
	})
}

// refuse checks that a message is read as it is, and not when it was changed.
func refuse[M any](t *testing.T, what string, blob []byte, read func([]byte) (*M, error), changes map[string]func(*M)) {
	t.Helper()
	if m, err := read(blob); err != nil || !bytes.Equal(codec.Encode(m), blob) {
		t.Fatalf("%s: %v", what, err)
	}
	for name, change := range changes {
		m, err := read(blob)
		must(t, err)
		change(m)
		if _, err := read(codec.Encode(m)); !errors.Is(err, codec.ErrMalformed) {
			t.Errorf("%s with %s: %v", what, name, err)
		}
	}
	if _, err := read(append(bytes.Clone(blob), make([]byte, sealed.MaxMessage)...)); !errors.Is(err, codec.ErrMalformed) {
		t.Errorf("%s without end: %v", what, err)
	}
}

// What holds secrets does not print them.
func TestNothingIsPrinted(t *testing.T) {
	w, label, v := scene(t)
	r := w.asked(label, v)
	if s := fmt.Sprintf("%+v", r.Sealed); s != r.ID.Hex() {
		t.Errorf("a request prints as %s", s)
	}
	if s := fmt.Sprintf("%#v", sealed.Keys{Random: []byte("secret")}); strings.Contains(s, "0x73") || strings.Contains(s, "secret") {
		t.Errorf("keys print as %s", s)
	}
}

// An envelope is opened by whom it is for, in its tick, as it was sent.
func TestEnvelopes(t *testing.T) {
	w, label, v := scene(t)
	r := w.asked(label, v)
	top := r.Request.Body.Top.ID
	if _, err := sealed.OpenEnvelope(w.servers[top], common.Hash{1}, r.envelope); !errors.Is(err, sealed.ErrSealed) {
		t.Errorf("for another identity: %v", err)
	}
	if _, err := sealed.OpenEnvelope(w.servers[top], top, nil); !errors.Is(err, codec.ErrMalformed) {
		t.Errorf("nothing: %v", err)
	}
	var e sealed.Envelope
	must(t, codec.Decode(r.envelope, 1<<20, &e))
	e.Tick++
	if _, err := sealed.OpenEnvelope(w.servers[top], top, codec.Encode(e)); !errors.Is(err, sealed.ErrSealed) {
		t.Errorf("for another tick: %v", err)
	}
	great := *r.Request
	great.Body.Value = make([]byte, sealed.MaxMessage)
	server, _ := w.Server(top)
	if _, err := sealed.SealEnvelope(server.Sealing, top, &great); !errors.Is(err, sealed.ErrTooMany) {
		t.Errorf("too great: %v", err)
	}
}

// Replies to one request have keys of their own, so that two of them give nothing away.
func TestReplies(t *testing.T) {
	key, id := [32]byte{1}, common.Hash{2}
	one := sealed.SealReply(key, id, &sealed.Reply{Failure: &sealed.Failure{Code: sealed.Refused, Detail: "not now"}})
	two := sealed.SealReply(key, id, &sealed.Reply{Failure: &sealed.Failure{Code: sealed.Stale, Detail: "too late"}})
	if len(one) != len(two) || bytes.Equal(one[:64], two[:64]) {
		t.Error("two replies begin the same or are of two lengths")
	}
	if r, err := sealed.OpenReply(key, id, one); err != nil || r.Failure.Code != sealed.Refused {
		t.Errorf("%+v, %v", r, err)
	}
	for name, try := range map[string]func() (*sealed.Reply, error){
		"another key":     func() (*sealed.Reply, error) { return sealed.OpenReply([32]byte{}, id, one) },
		"another request": func() (*sealed.Reply, error) { return sealed.OpenReply(key, common.Hash{}, one) },
		"nothing":         func() (*sealed.Reply, error) { return sealed.OpenReply(key, id, nil) },
		"two in one": func() (*sealed.Reply, error) {
			return sealed.OpenReply(key, id, append(bytes.Clone(one[:32]), two[32:]...))
		},
	} {
		if _, err := try(); err == nil {
			t.Errorf("%s: it opens", name)
		}
	}
}
