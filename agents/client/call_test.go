package client_test

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/ethereum/go-ethereum/common"

	"emet/agents/client"
	"emet/agents/hosting/score"
	"emet/agents/hosting/state"
	"emet/agents/hosting/tick"
)

var (
	allow = client.Policy{Schema: client.PolicySchema, Rules: []client.Rule{{Answer: client.Allow}}}
	mute  = client.Policy{Schema: client.PolicySchema}
)

func sign(p client.Policy) client.Call {
	return client.Call{App: "guestbook", Endpoint: "sign", Args: json.RawMessage(`{"author": "Ada", "text": "hello"}`), Policy: p}
}

func must[T any](t *testing.T) func(T, error) T {
	return func(v T, err error) T {
		t.Helper()
		if err != nil {
			t.Fatal(err)
		}
		return v
	}
}

// F-01 to F-24: what a client agrees to is served by strangers, published, and counts.
func TestCallIsPublishedAndCounts(t *testing.T) {
	w := newWorld(t)
	c := w.open()
	var costs []client.Cost
	call := sign(allow)
	call.Spend = func(_ context.Context, cost client.Cost) error { costs = append(costs, cost); return nil }
	d := must[client.Done](t)(c.Call(t.Context(), call))
	if d.State != client.Anchored || len(d.Entries) != 1 || !strings.Contains(string(d.Value), `"Signed"`) || !strings.Contains(string(d.Value), `"hello"`) {
		t.Fatalf("%+v", d)
	}
	if len(costs) != 1 || costs[0].Work != 10 || costs[0].Reserves != 1 || costs[0].Updates != 1 || costs[0].Class != "paid" || costs[0].Token.Sign() == 0 {
		t.Errorf("%+v", costs)
	}
	if len(d.Servers) < 3 || len(w.anchored) != 1 || w.sold != 1 {
		t.Errorf("%d servers, %d entries, %d tokens", len(d.Servers), len(w.anchored), w.sold)
	}
	if out := must[[]client.Done](t)(c.Settle(t.Context(), call)); len(out) != 0 {
		t.Errorf("settled before the tick ended: %+v", out)
	}
	w.close(nil)
	out := must[[]client.Done](t)(c.Settle(t.Context(), call))
	if len(out) != 1 || out[0].State != client.Confirmed {
		t.Fatalf("%+v", out)
	}
	e := must[client.Export](t)(c.Export(t.Context(), must[*client.App](t)(c.App(t.Context(), ""))))
	if len(e.Logs) != 1 || len(e.Logs[0].Entries) != 1 || !strings.Contains(string(e.Logs[0].Entries[0].Value), "hello") {
		t.Errorf("%+v", e)
	}
}

// A read publishes nothing, takes a free token and no account.
func TestReadsTakeNothing(t *testing.T) {
	w := newWorld(t)
	p := must[client.Preview](t)(w.open().Foresee(t.Context(), client.Call{Endpoint: "by", Args: json.RawMessage(`"Ada"`), Policy: mute}))
	if len(p.Updates) != 0 || w.asked != 0 || w.sold != 0 {
		t.Errorf("%+v, %d envelopes, %d tokens", p, w.asked, w.sold)
	}
}

// F-14, F-24: the preview says what would become public, and where it comes from.
func TestPreviewSaysWhatBecomesPublic(t *testing.T) {
	w := newWorld(t)
	call := sign(client.Policy{Schema: client.PolicySchema, Rules: []client.Rule{
		{Key: "wall", Field: "at", Answer: client.Allow}, {Origin: client.FromRequest, Field: "text", Answer: client.Deny},
	}})
	p := must[client.Preview](t)(w.open().Foresee(t.Context(), call))
	if len(p.Updates) != 1 || p.Updates[0].Key != "wall" || !p.Updates[0].Declared || p.Answer != client.Deny {
		t.Fatalf("%+v", p)
	}
	want := map[string]client.Field{
		"author": {Path: "author", Type: "string(64)", Value: `"Ada"`, Origin: client.FromRequest, Declared: true, Answer: client.Ask},
		"text":   {Path: "text", Type: "string(280)", Value: `"hello"`, Origin: client.FromRequest, Declared: true, Answer: client.Deny},
		"at":     {Path: "at", Type: "time", Value: `"1700000000"`, Origin: client.FromTick, Declared: true, Answer: client.Allow},
	}
	for _, f := range p.Updates[0].Fields {
		if f != want[f.Path] {
			t.Errorf("%+v, want %+v", f, want[f.Path])
		}
		delete(want, f.Path)
	}
	if len(want) > 0 {
		t.Errorf("nothing is said of %v", want)
	}
	if _, err := w.open().Call(t.Context(), call); !errors.Is(err, client.ErrDenied) || w.asked != 0 || w.sold != 0 || len(w.logs) != 0 {
		t.Errorf("%v, %d envelopes, %d tokens, %d logs", err, w.asked, w.sold, len(w.logs))
	}
}

// F-14, F-16: without consent nothing is sent; with it, the call goes on where it was.
func TestCallWaitsForConsent(t *testing.T) {
	w := newWorld(t)
	d := must[client.Done](t)(w.open().Call(t.Context(), sign(mute)))
	if d.State != client.Asked || d.Preview == nil || len(d.Value) != 0 || w.asked != 0 {
		t.Fatalf("%+v", d)
	}
	again := must[client.Done](t)(w.open().Call(t.Context(), sign(mute)))
	if again.Number != d.Number {
		t.Errorf("an equal call is request %d, was %d", again.Number, d.Number)
	}
	done := must[client.Done](t)(w.open().Answer(t.Context(), d.Number, true))
	if done.State != client.Anchored || len(w.anchored) != 1 {
		t.Errorf("%+v", done)
	}
	if _, err := w.open().Answer(t.Context(), d.Number, true); !errors.Is(err, client.ErrArgs) {
		t.Errorf("agreed twice: %v", err)
	}
	other := sign(mute)
	other.Args = json.RawMessage(`{"author": "Ada", "text": "bye"}`)
	d = must[client.Done](t)(w.open().Call(t.Context(), other))
	if d = must[client.Done](t)(w.open().Answer(t.Context(), d.Number, false)); d.State != client.Denied || len(w.anchored) != 1 {
		t.Errorf("%+v", d)
	}
}

// The consent that is asked in the middle of a call.
func TestCallAsks(t *testing.T) {
	w := newWorld(t)
	call := sign(mute)
	call.Consent = func(_ context.Context, p client.Preview) error {
		if len(p.Updates) != 1 {
			t.Errorf("%+v", p)
		}
		return client.ErrDenied
	}
	if _, err := w.open().Call(t.Context(), call); !errors.Is(err, client.ErrDenied) || w.asked != 0 {
		t.Errorf("%v", err)
	}
	call.Consent = func(context.Context, client.Preview) error { return nil }
	if d := must[client.Done](t)(w.open().Call(t.Context(), call)); d.State != client.Anchored {
		t.Errorf("%+v", d)
	}
}

// P-13: who does not answer is drawn anew, under the same token.
func TestDeafServersAreDrawnAnew(t *testing.T) {
	w := newWorld(t)
	first := true
	w.onAsk = func() error {
		if first {
			first = false
			return errors.New("it does not answer")
		}
		return nil
	}
	d := must[client.Done](t)(w.open().Call(t.Context(), sign(allow)))
	if d.State != client.Anchored || w.asked != 2 || w.sold != 1 {
		t.Errorf("%+v, %d envelopes, %d tokens", d, w.asked, w.sold)
	}
	w = newWorld(t)
	for _, s := range w.Next.Servers {
		w.deaf[s.ID] = true
	}
	if _, err := w.open().Call(t.Context(), sign(allow)); !errors.Is(err, client.ErrUnserved) || len(w.anchored) != 0 {
		t.Errorf("%v", err)
	}
	if w.asked > 9 {
		t.Errorf("%d envelopes", w.asked)
	}
}

// errKilled ends a call where a process could have been killed.
var errKilled = errors.New("killed")

// Killed anywhere, the next equal call takes up where that one ended: nothing is lost, and nothing is done twice.
func TestKilledCallsAreTakenUp(t *testing.T) {
	for name, kill := range map[string]func(w *world, now func() error){
		"before tokens come":      func(w *world, now func() error) { w.onDesk = now },
		"between token and reply": func(w *world, now func() error) { w.onAsk = now },
		"between sign and anchor": func(w *world, now func() error) { w.onAnchor = now },
		"after it was anchored": func(w *world, now func() error) {
			w.onAnchor = func() error {
				err := now()
				if err != nil {
					for _, u := range w.signed {
						w.anchor(u) // and nobody heard of it
					}
				}
				return err
			}
		},
	} {
		t.Run(name, func(t *testing.T) {
			w := newWorld(t)
			ctx, cancel := context.WithCancel(t.Context())
			defer cancel()
			killed := false
			kill(w, func() error {
				if killed {
					return nil
				}
				killed = true
				cancel()
				return errKilled
			})
			if _, err := w.open().Call(ctx, sign(allow)); err == nil {
				t.Fatal("it was not killed")
			}
			d := must[client.Done](t)(w.open().Call(t.Context(), sign(allow)))
			if d.Number != 1 || d.State != client.Anchored || len(w.anchored) != 1 || len(w.signed) != 1 || w.sold != 1 || len(w.logs) != 1 {
				t.Errorf("%+v: %d entries, %d signatures, %d tokens, %d logs", d, len(w.anchored), len(w.signed), w.sold, len(w.logs))
			}
			w.close(nil)
			if out := must[[]client.Done](t)(w.open().Settle(t.Context(), sign(allow))); len(out) != 1 || out[0].State != client.Confirmed {
				t.Errorf("%+v", out)
			}
		})
	}
}

// What was agreed to is published by whoever settles, even if nobody calls again.
func TestSettleFinishesWhatWasAgreedTo(t *testing.T) {
	w := newWorld(t)
	ctx, cancel := context.WithCancel(t.Context())
	killed := false
	w.onAnchor = func() error {
		if killed {
			return nil
		}
		killed = true
		cancel()
		return errKilled
	}
	if _, err := w.open().Call(ctx, sign(allow)); err == nil {
		t.Fatal("it was not killed")
	}
	out := must[[]client.Done](t)(w.open().Settle(t.Context(), sign(mute)))
	if len(out) != 1 || out[0].State != client.Anchored || len(w.anchored) != 1 {
		t.Errorf("%+v", out)
	}
}

// The same word is the same request, whatever has become of it.
func TestOnce(t *testing.T) {
	w := newWorld(t)
	call := sign(allow)
	call.Once = "w1"
	first := must[client.Done](t)(w.open().Call(t.Context(), call))
	second := must[client.Done](t)(w.open().Call(t.Context(), call))
	if first.Number != second.Number || len(w.anchored) != 1 {
		t.Errorf("requests %d and %d, %d entries", first.Number, second.Number, len(w.anchored))
	}
	call.Args = json.RawMessage(`{"author": "Eve", "text": "hello"}`)
	if _, err := w.open().Call(t.Context(), call); !errors.Is(err, client.ErrArgs) {
		t.Errorf("another call with the same word: %v", err)
	}
	call.Once = ""
	if d := must[client.Done](t)(w.open().Call(t.Context(), call)); d.Number == first.Number || len(w.anchored) != 2 {
		t.Errorf("%+v", d)
	}
}

// E-05, E-02: who has no ether is registered, and has logs and entries, at the supervisor's expense.
func TestSponsored(t *testing.T) {
	w := newWorld(t)
	w.onAnchor = func() error { t.Error("the client paid"); return nil }
	call := sign(allow)
	call.Pay = client.Sponsor
	d := must[client.Done](t)(w.open().Call(t.Context(), call))
	if d.State != client.Anchored || !w.client || len(w.logs) != 1 || len(w.anchored) != 1 {
		t.Errorf("%+v", d)
	}
}

// I-02: what came too late is made again, with the consent that was given.
func TestLateUpdatesAreMadeAgain(t *testing.T) {
	w := newWorld(t)
	call := sign(mute)
	call.Consent = func(context.Context, client.Preview) error { return nil }
	d := must[client.Done](t)(w.open().Call(t.Context(), call))
	w.anchored[0].Block += blocks // a transaction that was slow
	w.close(nil)
	w.head = begins + (theTick-1)*blocks + 3 // the pool has one tick: it serves the request again
	call.Consent = func(context.Context, client.Preview) error { t.Error("asked again"); return client.ErrDenied }
	out, err := w.open().Settle(t.Context(), call)
	if err != nil || len(out) != 1 || out[0].Number != d.Number || out[0].State != client.Reissued || out[0].By == 0 {
		t.Fatalf("%+v, %v", out, err)
	}
	r := must[client.Record](t)(w.open().Record(out[0].By))
	if r.For != d.Number || string(r.Args) != string(d.Args) || r.Agreed == nil {
		t.Errorf("%+v", r)
	}
}

// I-02: what is made again goes on after an interruption, as it was agreed to, though nobody calls again.
func TestMadeAgainInTheEnd(t *testing.T) {
	w := newWorld(t)
	must[client.Done](t)(w.open().Call(t.Context(), sign(allow)))
	w.anchored[0].Block += blocks // a transaction that was slow
	w.close(nil)
	w.head = begins + (theTick-1)*blocks + 3
	ctx, cancel := context.WithCancel(t.Context())
	call := sign(mute)
	call.Progress = func(p client.Progress) {
		if p.Stage == "play" {
			cancel()
		}
	}
	first := must[[]client.Done](t)(w.open().Settle(ctx, call))
	if len(first) != 1 || first[0].State != client.Reissued || len(w.anchored) != 1 {
		t.Fatalf("it was not interrupted: %+v", first)
	}
	then := must[[]client.Done](t)(w.open().Settle(t.Context(), sign(mute)))
	if len(then) != 1 || then[0].Number != first[0].By || len(then[0].Entries) != 1 || len(w.anchored) == 1 {
		t.Errorf("%+v, %d entries", then, len(w.anchored))
	}
}

// I-01, SR-19: an update that a tick says nothing of is complained about, and made again.
func TestOmittedUpdatesAreComplainedAbout(t *testing.T) {
	w := newWorld(t)
	must[client.Done](t)(w.open().Call(t.Context(), sign(allow)))
	w.close(func(s *tick.Summary) { s.Entries = nil })
	w.head = begins + (theTick-1)*blocks + 6
	out, err := w.open().Settle(t.Context(), sign(allow))
	if err != nil || len(out) != 1 || out[0].State != client.Reissued || out[0].Problem != state.Withheld {
		t.Fatalf("%+v, %v", out, err)
	}
	if len(w.told) != 1 || !strings.Contains(w.told[0].Text, "says nothing of it") || len(must[[]client.Evidence](t)(w.open().Evidence())) != 1 {
		t.Errorf("%+v", w.told)
	}
}

// N-08: states follow from the chain and from content alone, and whoever posts another one is named.
func TestVerify(t *testing.T) {
	for name, c := range map[string]struct {
		change func(*tick.Summary)
		wrong  string
	}{
		"honest":      {nil, ""},
		"left out":    {func(s *tick.Summary) { s.Entries = s.Entries[:0] }, "left out entry 1 of log"},
		"own cut-off": {func(s *tick.Summary) { s.Entries[0].Reason = state.Late }, `"late", and it is "it counts"`},
		"made up":     {func(s *tick.Summary) { s.Entries = append(s.Entries, tick.Verdict{Index: 9}) }, "made up entry 9"},
		"other root":  {func(s *tick.Summary) { s.UpdateRoot = common.Hash{9} }, "posted the update root"},
	} {
		t.Run(name, func(t *testing.T) {
			w := newWorld(t)
			must[client.Done](t)(w.open().Call(t.Context(), sign(allow)))
			w.close(c.change)
			u := w.open()
			v, err := u.Verify(t.Context(), must[*client.App](t)(u.App(t.Context(), "guestbook")), theTick, nil)
			if err != nil || v.OK != (c.wrong == "") || !strings.Contains(v.Wrong, c.wrong) || v.Entries != 1 {
				t.Errorf("%+v, %v", v, err)
			}
		})
	}
}

// K-05: who is drawn how often follows from the scores that are published, and who gives a friend more than its due is named,
// though the state is right.
func TestVerifyWeights(t *testing.T) {
	scores := func(w *world) string { return key(w.posted[theTick].Document, tick.ScoresFile) }
	for name, c := range map[string]struct {
		weigh  func(*tick.Next)
		change func(*world)
		wrong  string
	}{
		"honest":       {nil, nil, ""},
		"offline":      {func(n *tick.Next) { n.Servers[3].Weight = 0 }, nil, ""},
		"a friend":     {func(n *tick.Next) { n.Servers[3].Weight *= 2 }, nil, "do not follow from the scores"},
		"no scores":    {nil, func(w *world) { w.files[scores(w)] = nil }, "no scores were published with tick 7"},
		"other scores": {nil, func(w *world) { w.files[scores(w)] = (&score.Table{}).Encode() }, "they are of application"},
		"no table":     {nil, func(w *world) { w.files[scores(w)] = []byte("scores") }, "scores: "},
	} {
		t.Run(name, func(t *testing.T) {
			w := newWorld(t)
			w.weigh = c.weigh
			w.close(nil)
			if c.change != nil {
				c.change(w)
			}
			u := w.open()
			v, err := u.Verify(t.Context(), must[*client.App](t)(u.App(t.Context(), "guestbook")), theTick, nil)
			if ok := c.wrong == ""; err != nil || v.OK != ok || v.Weights != ok || !strings.Contains(v.Wrong, c.wrong) || v.State != v.Computed {
				t.Errorf("%+v, %v", v, err)
			}
			if c.wrong != "" && !strings.HasPrefix(v.Wrong, "the supervisor ") {
				t.Errorf("%q names nobody", v.Wrong)
			}
		})
	}
}

// What was not posted is said before anything is computed, some of which the chain does not have yet.
func TestVerifyLater(t *testing.T) {
	w := newWorld(t)
	must[client.Done](t)(w.open().Call(t.Context(), sign(allow)))
	w.close(nil)
	u := w.open()
	_, err := u.Verify(t.Context(), must[*client.App](t)(u.App(t.Context(), "guestbook")), theTick+1, func(v client.Verified) { t.Errorf("%+v", v) })
	if !errors.Is(err, client.ErrNotYet) || !strings.Contains(err.Error(), fmt.Sprintf("the last is tick %d", theTick)) {
		t.Error(err)
	}
}

func TestApplicationsAreFound(t *testing.T) {
	w := newWorld(t)
	c := w.open()
	for _, which := range []string{"", "guestbook", w.Next.App.Hex()} {
		if a, err := c.App(t.Context(), which); err != nil || a.Name != "guestbook" {
			t.Errorf("%q: %v", which, err)
		}
	}
	if _, err := c.App(t.Context(), "poll"); !errors.Is(err, client.ErrNoApp) {
		t.Error(err)
	}
	for name, call := range map[string]client.Call{
		"endpoint":  {Endpoint: "sing", Args: json.RawMessage(`{}`)},
		"arguments": {Endpoint: "sign", Args: json.RawMessage(`{"author": "Ada"}`)},
	} {
		if _, err := c.Call(t.Context(), call); err == nil {
			t.Errorf("%s: taken", name)
		}
	}
	d := must[client.Description](t)(c.Describe(t.Context(), "guestbook"))
	// Whoever is to call an endpoint learns what its type consists of.
	for name, want := range map[string]client.NamedType{
		"Message": {Parts: []client.Part{{Name: "author", Type: "string(64)"}, {Name: "text", Type: "string(280)"}}},
		"Outcome": {Variant: true, Parts: []client.Part{{Name: "Signed", Type: "Entry"}, {Name: "Empty", Type: "unit"}}},
	} {
		i := slices.IndexFunc(d.Types, func(n client.NamedType) bool { return n.Name == name })
		if i < 0 || d.Types[i].Variant != want.Variant || !slices.Equal(d.Types[i].Parts, want.Parts) {
			t.Errorf("%s: %+v", name, d.Types)
		}
	}
	if len(d.API.Endpoints) != 3 || len(d.API.Keys) != 1 || len(d.Endpoints) != 3 {
		t.Errorf("%+v", d)
	}
	if s := must[client.Ticks](t)(c.Ticks(t.Context(), "guestbook")); s.Tick != theTick || s.Servers != 12 || s.Counted != nil || s.Problem != "" {
		t.Errorf("%+v", s)
	}
}

// Servers that have another state than the chain names are not asked for ever.
func TestOtherStatesAreNoState(t *testing.T) {
	w := newWorld(t)
	for _, m := range w.Members {
		m.Accept(1, common.Hash{1})
		m.Accept(2, common.Hash{2})
	}
	if _, err := w.open().Call(t.Context(), sign(allow)); !errors.Is(err, client.ErrUnserved) || len(w.anchored) != 0 || w.sold > 4 {
		t.Errorf("%v, %d tokens", err, w.sold)
	}
}

// SR-18: who serves a tick is what its supervisor committed to, or nobody is asked.
func TestForgedTicksAreRefused(t *testing.T) {
	w := newWorld(t)
	forged := *w.Next
	forged.Commitment.SeedHash = common.Hash{1}
	w.files[key(w.offer.Start, tick.StartFile(theTick, tick.NextFile))] = forged.Encode()
	if _, err := w.open().Call(t.Context(), sign(allow)); !errors.Is(err, client.ErrDeceived) || w.asked != 0 {
		t.Error(err)
	}
	delete(w.files, key(w.offer.Start, tick.StartFile(theTick, tick.NextFile)))
	if _, err := w.open().Call(t.Context(), sign(allow)); !errors.Is(err, client.ErrAsleep) {
		t.Error(err)
	}
}
