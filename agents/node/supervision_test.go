package node_test

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"testing"
	"time"

	"github.com/ethereum/go-ethereum/common"
	"github.com/rs/zerolog"

	"emet/agents/chain/ground"
	"emet/agents/channel"
	"emet/agents/content"
	"emet/agents/hosting"
	"emet/agents/hosting/desk"
	"emet/agents/hosting/state"
	"emet/agents/hosting/tick"
	"emet/agents/hosting/token"
	"emet/agents/identity"
	"emet/agents/market"
	"emet/agents/node"
	"emet/agents/program"
	"emet/agents/program/flow"
	"emet/agents/program/plan"
	"emet/agents/wire"
)

// board is the planned program of a message board, as it is published.
func board(t *testing.T) []byte {
	t.Helper()
	app := program.New("board")
	message := app.Record("Message", program.Part("text", program.String(40)), program.Part("at", program.Time))
	wall := app.Key("wall", message)
	app.Index("byTime", wall, "at")
	app.Endpoint("write", program.String(40), func(req program.Value) program.Value {
		return wall.Append(app.Make(message, map[string]program.Value{"text": req, "at": app.Now()}))
	})
	built := need[*program.Built](t)(app.Build())
	p := need[*plan.Plan](t)(plan.New(built.Program, built.Sources))
	return need[[]byte](t)(p.Program.Encode())
}

// crew are workers that only say hello, hand in receipts and attest.
type crewman struct {
	*node.Member
	id      identity.ID
	record  []byte
	content market.Content
	chain   identity.Checkpoint
}

// supervising is an application that is run, on a chain whose blocks the test makes.
type supervising struct {
	*sim
	t       *testing.T
	v       *node.Supervision
	offer   hosting.Offer
	program *flow.Program
	desk    []string
	crew    []*crewman
	listen  []string // where the supervisor does; default where it did before
	stop    func()
}

const crewSize = 4

func newSupervising(t *testing.T) *supervising {
	t.Helper()
	names := []string{"supervisor", "client", "thief"}
	for i := range crewSize {
		names = append(names, fmt.Sprint("worker-", i))
	}
	k := &supervising{sim: simulate(t, names...), t: t}
	document := board(t)
	k.program = need[*flow.Program](t)(flow.Decode(document))
	s := k.supervisor("supervisor")
	doc, terms, err := s.DefaultApplication(t.Context(), document)
	if err != nil {
		t.Fatal(err)
	}
	doc.MinWorkers, terms.TickBlocks, terms.StartBlock = crewSize, 40, k.head().Number.Uint64()+10
	id, _, err := s.PostApplication(t.Context(), node.ApplicationRequest{Program: document, Document: doc, Terms: terms, Ads: true})
	if err != nil {
		t.Fatal(err)
	}
	k.offer = need[hosting.Offer](t)(s.Offer(t.Context(), id))
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	k.run()
	t.Cleanup(func() { k.stop() })
	return k
}

// run runs the supervisor until stop is called.
func (k *supervising) run() {
	k.t.Helper()
	k.v = k.opened()
	k.desk = k.v.Host.Addrs()
	ctx, cancel := context.WithCancel(k.t.Context())
	done := make(chan error, 1)
	go func() { done <- k.v.Run(ctx) }()
	v := k.v
	k.stop = func() {
		cancel()
		if err := <-done; err != nil && !errors.Is(err, context.Canceled) {
			k.t.Error(err)
		}
		if err := v.Close(); err != nil {
			k.t.Error(err)
		}
		k.stop = func() {}
	}
}

// opened opens the supervisor.
func (k *supervising) opened() *node.Supervision {
	k.t.Helper()
	return need[*node.Supervision](k.t)(node.OpenSupervision(k.t.Context(), node.SupervisionOptions{
		Options: node.Options{Network: k.network, State: k.state("supervisor"), Listen: k.listen, Log: zerolog.New(zerolog.NewTestWriter(k.t)).Level(zerolog.InfoLevel)}, Offer: k.offer.ID, Ads: []string{"true"},
		Poll: 20 * time.Millisecond, Anchor: 50 * time.Millisecond, Patience: 2 * time.Second,
	}))
}

// ask asks the desk.
func (k *supervising) ask(w *crewman, r desk.Request) desk.Reply {
	k.t.Helper()
	r.App = k.offer.ID
	blob := need[[]byte](k.t)(w.Agent.Host.Ask(k.t.Context(), k.desk, desk.Protocol, wire.Limits{Read: 1 << 20}, desk.EncodeRequest(&r)))
	return *need[*desk.Reply](k.t)(desk.DecodeReply(blob))
}

// hire has workers join and say hello.
func (k *supervising) hire() {
	k.t.Helper()
	for i := range crewSize {
		w := &crewman{Member: k.member(fmt.Sprint("worker-", i))}
		var err error
		w.id, _, err = w.Join(k.t.Context(), node.JoinRequest{Scope: k.offer.ID, Describe: func(sealing []byte) []byte {
			w.record = (&desk.Record{Sealing: sealing, Addrs: w.Agent.Host.Addrs(), Capacity: 10, Latency: 100}).Encode()
			return w.record
		}})
		if err != nil {
			k.t.Fatal(err)
		}
		r, found, err := w.RecordOf(k.t.Context(), w.id)
		if err != nil || !found {
			k.t.Fatalf("%v, %v", found, err)
		}
		w.content = r.Content
		k.crew = append(k.crew, w)
		k.hello(w)
	}
}

func (k *supervising) hello(w *crewman) desk.Reply {
	k.t.Helper()
	r := k.ask(w, desk.Request{Hello: &desk.Hello{Identity: w.id, Record: w.content, Block: w.record}})
	if r.Refused != "" {
		k.t.Fatalf("%s: %s", r.Code, r.Refused)
	}
	return r
}

func (k *supervising) status() node.SupervisionStatus {
	k.t.Helper()
	return need[node.SupervisionStatus](k.t)(k.v.Status())
}

// until waits until the supervisor says so.
func (k *supervising) until(ok func(s node.SupervisionStatus) bool) {
	k.t.Helper()
	last := ""
	waitFor(k.t, func() bool {
		s := k.status()
		if s.Problem != "" && s.Problem != last {
			last = s.Problem
			k.t.Log("trouble:", s.Problem)
		}
		return ok(s)
	})
}

// closeTick lets the tick that is due end, and waits until it is posted.
func (k *supervising) closeTick() uint64 {
	k.t.Helper()
	due := k.status().Due
	for _, w := range k.crew {
		k.hello(w)
	}
	k.mineTo(k.offer.Terms.CutOff(due) - 2)
	k.until(func(s node.SupervisionStatus) bool { return s.Planned >= due+hosting.Ahead })
	k.mineTo(k.offer.Terms.CutOff(due) + 2)
	k.until(func(s node.SupervisionStatus) bool { return s.Due > due && s.Posted >= due })
	return due
}

// handIn hands in the receipts of a tick.
func (k *supervising) handIn(w *crewman, of uint64, sealed [][]byte) desk.Reply {
	k.t.Helper()
	block, _ := token.EncodeReceipts(sealed)
	r := &desk.Receipts{Identity: w.id, Tick: of, Block: block, Document: raw(k.t, block)}
	key := need[*identity.Key](k.t)(w.Signer(k.t.Context(), w.id))
	if err := r.Sign(key); err != nil {
		k.t.Fatal(err)
	}
	link := w.chain.Next(common.Hash(r.Document.Digest))
	sig, err := key.SignTyped(w.Registry().Domain(), link.Head(w.id))
	if err != nil {
		k.t.Fatal(err)
	}
	r.Link = sig[:]
	return k.ask(w, desk.Request{Receipts: r})
}

// C-03, C-04, G-04, X-13, X-14, SR-19, SR-20, G-15, G-19: an application begins when enough workers have joined, its ticks are
// posted, each with its files, and it goes on where it was when its process ends.
func TestSupervisionTicks(t *testing.T) {
	k := newSupervising(t)
	k.until(func(s node.SupervisionStatus) bool { return s.Phase == "waiting" })
	k.hire()
	k.until(func(s node.SupervisionStatus) bool { return s.Due != 0 })
	offer := need[hosting.Offer](t)(k.v.Offer(t.Context(), k.offer.ID))
	doc := need[*tick.Offer](t)(tick.ReadOffer(need[[]byte](t)(k.read(offer.Document, ""))))
	if doc.Start.IsZero() {
		t.Fatal("the offer does not say where the first ticks are")
	}
	first := k.status().Due
	next := need[*tick.Next](t)(tick.DecodeNext(need[[]byte](t)(k.read(doc.Start, tick.StartFile(first, tick.NextFile)))))
	if c := need[hosting.Commitment](t)(k.v.Commitment(t.Context(), k.offer.ID, first)); c != next.Commitment || len(next.Servers) != crewSize {
		t.Fatalf("%+v is committed to, with %d servers: want %+v", c, len(next.Servers), next.Commitment)
	}
	for _, w := range k.crew {
		if r := k.hello(w); r.Pay == nil || r.Pay.Channel == (channel.ID{}) {
			t.Errorf("no channel for %s", w.id)
		}
	}
	var root common.Hash
	for range 4 {
		of := k.closeTick()
		root = k.checkTick(of)
	}
	// The process ends, and another one goes on.
	k.stop()
	k.run()
	k.until(func(s node.SupervisionStatus) bool { return s.Due != 0 })
	of := k.closeTick()
	if k.checkTick(of) == root {
		t.Error("the state says nothing of its tick")
	}
	for i, w := range k.crew {
		r := k.handIn(w, of, nil)
		if last := i == crewSize-1; last != (r.Refused == "") {
			t.Errorf("worker %d: %+v", i, r)
		}
	}
	k.attested(of)
}

// read gets a file that the supervisor published.
func (k *supervising) read(c market.Content, path string) (_ []byte, err error) {
	if path == "" {
		return k.v.Content.Read(k.t.Context(), content.Ref{CID: c.CID()}, content.Limits{})
	}
	r, err := k.v.Content.Open(k.t.Context(), content.Ref{CID: c.CID()}, path, content.Limits{})
	if err != nil {
		return nil, err
	}
	defer func() { err = errors.Join(err, r.Close()) }()
	return io.ReadAll(r)
}

// checkTick checks the document of a tick.
func (k *supervising) checkTick(of uint64) common.Hash {
	k.t.Helper()
	posted, found, err := k.v.Tick(k.t.Context(), k.offer.ID, of)
	if err != nil || !found {
		k.t.Fatalf("tick %d: %v, %v", of, found, err)
	}
	summary := need[*tick.Summary](k.t)(tick.DecodeSummary(need[[]byte](k.t)(k.read(posted.Document, tick.SummaryFile))))
	next := need[*tick.Next](k.t)(tick.DecodeNext(need[[]byte](k.t)(k.read(posted.Document, tick.NextFile))))
	if err := next.Check(k.program); err != nil || next.Tick != of+hosting.Ahead || next.Commitment != posted.Next {
		k.t.Errorf("next part of tick %d in tick %d: %v", next.Tick, of, err)
	}
	if summary.Seed != posted.Seed || summary.StateRoot != posted.StateRoot || summary.UpdateRoot != posted.UpdateRoot {
		k.t.Errorf("the summary is not what was posted: %+v", summary)
	}
	for _, w := range k.crew {
		key := need[*identity.SealingKey](k.t)(w.SealingKey(k.t.Context(), w.id))
		sealed := need[[]byte](k.t)(k.read(posted.Document, tick.PackageFile(w.id)))
		p := need[*tick.Package](k.t)(tick.OpenPackage(key, k.offer.ID, next.Tick, w.id, sealed))
		if err := p.Check(next, next.Sites(k.program)); err != nil {
			k.t.Error(err)
		}
	}
	view := need[*state.View](k.t)(state.Open(k.t.Context(), k.program, posted.StateRoot, func(_ context.Context, path string) ([]byte, error) {
		return k.read(posted.Document, tick.StateDir+"/"+path)
	}))
	return view.Root()
}

// attested has two thirds of the slots attest a tick, which somebody doubts, and waits until it is defended (SR-20).
func (k *supervising) attested(of uint64) {
	k.t.Helper()
	for _, w := range k.crew[:crewSize-1] {
		sig, err := w.SignTick(k.t.Context(), w.id, k.offer.ID, of)
		if err != nil {
			k.t.Fatal(err)
		}
		if r := k.ask(w, desk.Request{Attest: &desk.Attest{Identity: w.id, Tick: of, Signature: sig[:]}}); r.Refused != "" {
			k.t.Fatal(r.Refused)
		}
	}
	doubter := k.client("client")
	if _, err := doubter.DemandTick(k.t.Context(), k.offer.ID, of); err != nil {
		k.t.Fatal(err)
	}
	// While a tick is doubted, nobody can post the next one.
	k.closeTick()
	if s := need[ground.Ticks](k.t)(doubter.Ticks(k.t.Context(), k.offer.ID)); !s.Counts || !s.Bonded {
		k.t.Errorf("%+v", s)
	}
}

func raw(t *testing.T, block []byte) market.Content {
	t.Helper()
	return need[market.Content](t)(market.ContentOf(content.Sum(content.Raw, block)))
}

// C-02: an application is posted once: its program and its document are kept, the offer names both, and the board knows it.
func TestApplicationsArePosted(t *testing.T) {
	k := simulate(t, "supervisor")
	s := k.supervisor("supervisor")
	document := board(t)
	doc, terms, err := s.DefaultApplication(t.Context(), document)
	if err != nil {
		t.Fatal(err)
	}
	r := node.ApplicationRequest{Program: document, Document: doc, Terms: terms}
	id, _, err := s.PostApplication(t.Context(), r)
	if err != nil {
		t.Fatal(err)
	}
	if again, receipt, err := s.PostApplication(t.Context(), r); err != nil || again != id || receipt.Tx != (common.Hash{}) {
		t.Errorf("posted once more as %s, %+v, %v", again, receipt, err)
	}
	all := need[[]hosting.Offer](t)(s.Offers(t.Context()))
	if len(all) != 1 || all[0].ID != id || all[0].Master != s.Key.Address() {
		t.Fatalf("%+v", all)
	}
	pinned := map[string]bool{}
	for _, p := range need[[]content.Pin](t)(s.Content.Pins(t.Context())) {
		pinned[p.CID.String()] = true
	}
	blob := need[[]byte](t)(s.Content.Read(t.Context(), content.Ref{CID: all[0].Document.CID()}, content.Limits{}))
	said := need[*tick.Offer](t)(tick.ReadOffer(blob))
	if !pinned[all[0].Document.CID().String()] || !pinned[said.Program.CID().String()] {
		t.Errorf("of document %s and program %s, only %v are pinned", all[0].Document, said.Program, pinned)
	}
	program := need[[]byte](t)(s.Content.Read(t.Context(), content.Ref{CID: said.Program.CID()}, content.Limits{}))
	if !bytes.Equal(program, document) || len(said.Supervisor) == 0 {
		t.Errorf("the offer names %d bytes of a program that has %d, and the supervisor at %v", len(program), len(document), said.Supervisor)
	}
}

// Where blocks come faster than an offer is posted, its first tick has ended when the board reads it: another one is
// chosen, and not that the user has to try again.
func TestApplicationsArePostedInTime(t *testing.T) {
	k := simulate(t, "supervisor")
	s := k.supervisor("supervisor")
	document := board(t)
	doc, terms, err := s.DefaultApplication(t.Context(), document)
	if err != nil {
		t.Fatal(err)
	}
	k.mine(int(terms.TickBlocks) + 5)
	id, _, err := s.PostApplication(t.Context(), node.ApplicationRequest{Program: document, Document: doc, Terms: terms})
	if err != nil {
		t.Fatal(err)
	}
	posted := need[hosting.Offer](t)(s.Offer(t.Context(), id))
	if posted.Terms.StartBlock <= terms.StartBlock || posted.Terms.StartBlock < k.head().Number.Uint64() {
		t.Errorf("the first tick ends with block %d, and %d was too early", posted.Terms.StartBlock, terms.StartBlock)
	}
	terms.Court, terms.TickBlocks, doc.Name = common.Address{1}, 0, "other" // no other refusal is tried again
	if _, _, err := s.PostApplication(t.Context(), node.ApplicationRequest{Program: document, Document: doc, Terms: terms}); err == nil {
		t.Error("terms that no board takes were posted")
	}
}
