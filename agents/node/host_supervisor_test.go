package node_test

import (
	"bytes"
	"context"
	"maps"
	"slices"
	"testing"

	"github.com/ethereum/go-ethereum/common"

	"emet/agents/chain/ground"
	"emet/agents/content"
	"emet/agents/hosting"
	"emet/agents/hosting/desk"
	"emet/agents/hosting/state"
	"emet/agents/hosting/state/statetest"
	"emet/agents/hosting/tick"
	"emet/agents/hosting/token"
	"emet/agents/identity"
	"emet/agents/identity/hashcash"
	"emet/agents/market"
	"emet/agents/node"
	"emet/agents/program"
	"emet/agents/program/data"
	"emet/agents/program/flow"
	"emet/agents/program/plan"
)

// document reads the document of the offer, as it is now.
func (k *supervising) document() *tick.Offer {
	k.t.Helper()
	o := need[hosting.Offer](k.t)(k.v.Offer(k.t.Context(), k.offer.ID))
	return need[*tick.Offer](k.t)(tick.ReadOffer(need[[]byte](k.t)(k.read(o.Document, ""))))
}

// next reads the next part of a tick.
func (k *supervising) next(of uint64) *tick.Next {
	k.t.Helper()
	dir, file := k.document().Start, tick.StartFile(of, tick.NextFile)
	if t, found, err := k.v.Tick(k.t.Context(), k.offer.ID, of-hosting.Ahead); err == nil && found {
		dir, file = t.Document, tick.NextFile
	}
	return need[*tick.Next](k.t)(tick.DecodeNext(need[[]byte](k.t)(k.read(dir, file))))
}

// packaged opens what the servers of a tick stamp with.
func (k *supervising) packaged(next *tick.Next) map[identity.ID]*tick.Package {
	k.t.Helper()
	out := map[identity.ID]*tick.Package{}
	for _, w := range k.crew {
		dir, file := k.document().Start, tick.StartFile(next.Tick, tick.PackageFile(w.id))
		if t, found, err := k.v.Tick(k.t.Context(), k.offer.ID, next.Tick-hosting.Ahead); err == nil && found {
			dir, file = t.Document, tick.PackageFile(w.id)
		}
		key := need[*identity.SealingKey](k.t)(w.SealingKey(k.t.Context(), w.id))
		out[w.id] = need[*tick.Package](k.t)(tick.OpenPackage(key, k.offer.ID, next.Tick, w.id, need[[]byte](k.t)(k.read(dir, file))))
	}
	return out
}

// author is a client that writes on the wall.
type author struct {
	*node.Client
	k     *supervising
	log   common.Hash
	count uint64 // of requests
}

var wall = data.LabelOf("key", "wall")

func (k *supervising) author() *author {
	k.t.Helper()
	a := &author{Client: k.client("client"), k: k}
	if _, err := a.Register(k.t.Context(), k.offer.ID, nil); err != nil {
		k.t.Fatal(err)
	}
	var err error
	if a.log, _, err = a.Reserve(k.t.Context(), k.offer.ID, wall.String(), text("emet.log/1\n")); err != nil {
		k.t.Fatal(err)
	}
	return a
}

// write has the servers of a tick stamp a message, and appends it to the log. Tamper is what a server does.
func (a *author) write(of uint64, words string, tamper func(int, *hosting.Step, []byte) []byte) *statetest.Made {
	k := a.k
	k.t.Helper()
	next := k.next(of)
	p := need[*flow.Program](k.t)(flow.Decode(need[[]byte](k.t)(k.read(next.Program, ""))))
	signers := map[identity.ID]statetest.Signer{}
	for _, w := range k.crew {
		signers[w.id] = need[*identity.Key](k.t)(w.Signer(k.t.Context(), w.id))
	}
	domain := k.v.CourtDomain()
	domain.Contract = k.offer.Terms.Court
	beacon := need[ground.Draw](k.t)(k.v.TickRandomness(k.t.Context(), k.offer.ID, of-1))
	if !beacon.Known || beacon.Lost {
		k.t.Fatalf("the randomness of tick %d is %+v", of-1, beacon)
	}
	world := need[*statetest.World](k.t)(statetest.Of(statetest.Real{
		Program: p, Next: next, Court: domain, Packages: k.packaged(next), Signers: signers, Beacon: beacon.Value,
	}))
	a.count++
	world = world.Fork(a.count)
	d := statetest.Draft{Endpoint: data.LabelOf("endpoint", "write"), Coin: a.buy(next), Tamper: tamper}
	if status := k.status(); status.Due > status.Tick || of > 1 {
		if last, found, err := k.v.Tick(k.t.Context(), k.offer.ID, of-1); err == nil && found {
			d.State, d.Of = last.StateRoot, last.Number
		}
	}
	if d.Of == 0 {
		d.State = need[*state.State](k.t)(state.New(k.offer.ID, next.Program, p)).Root()
	}
	at := statetest.Updates(p, p.Endpoints[d.Endpoint].Stages[0].Function)[0]
	d.Changes = []statetest.Change{{Site: at, Value: data.NewTuple(data.NewString(words), data.NewInt(1))}}
	made := need[*statetest.Made](k.t)(world.Request(d))
	block, _ := statetest.Block(&made.Entries[0])
	if _, err := k.v.Content.Put(k.t.Context(), content.Raw, block); err != nil {
		k.t.Fatal(err)
	}
	if _, _, err := a.Append(k.t.Context(), a.log, node.Bytes(bytes.NewReader(block))); err != nil {
		k.t.Fatal(err)
	}
	return made
}

// buy buys a token of a tick.
func (a *author) buy(next *tick.Next) *token.Coin {
	k := a.k
	k.t.Helper()
	at := slices.IndexFunc(next.TokenKeys, func(of tick.TokenKey) bool { return of.Class == token.Ads })
	o := need[*token.Order](k.t)(token.NewOrder(next.TokenKeys[at].Public, next.Tick, token.Ads, 1, a.Key.Address()))
	r := desk.Request{App: k.offer.ID, Tokens: &desk.Tokens{Tick: next.Tick, Class: token.Ads, Blinded: need[[][]byte](k.t)(o.Blinded()), Proof: []byte("seen")}}
	bits := desk.TokenBits(int(k.offer.Terms.ClientBits), 1)
	r.Tokens.Work = need[uint64](k.t)(hashcash.Mine(k.t.Context(), desk.Challenge(&r), bits, hashcash.Options{Workers: 1}))
	reply := k.ask(k.crew[0], r)
	if reply.Refused != "" {
		k.t.Fatalf("%s: %s", reply.Code, reply.Refused)
	}
	return &need[[]token.Coin](k.t)(o.Finish(reply.Tokens))[0]
}

// summary reads what became of a tick.
func (k *supervising) summary(of uint64) *tick.Summary {
	k.t.Helper()
	t, found, err := k.v.Tick(k.t.Context(), k.offer.ID, of)
	if err != nil || !found {
		k.t.Fatalf("tick %d: %v, %v", of, found, err)
	}
	return need[*tick.Summary](k.t)(tick.DecodeSummary(need[[]byte](k.t)(k.read(t.Document, tick.SummaryFile))))
}

// running waits until a tick's blocks run.
func (k *supervising) runs(of uint64) {
	k.t.Helper()
	k.mineTo(k.offer.Terms.CutOff(of-1) + 3)
	k.until(func(s node.SupervisionStatus) bool { return s.Tick >= of && s.Due == of })
}

// standing waits until an identity is in a state.
func (k *supervising) becomes(id identity.ID, want hosting.State) hosting.Standing {
	k.t.Helper()
	var s hosting.Standing
	waitFor(k.t, func() bool {
		s = need[hosting.Standing](k.t)(k.v.Identity(k.t.Context(), id))
		return s.State == want
	})
	return s
}

// G-08, SR-13, SR-17, J-08: while it runs, a supervisor brings before the court whom a stamp convicts, which ends it, and sends
// away, without taking anything, whom it could only accuse. Nobody is charged twice, and neither serves again.
func TestSupervisorCharges(t *testing.T) {
	k := newSupervising(t)
	k.hire()
	k.until(func(s node.SupervisionStatus) bool { return s.Due != 0 })
	a := k.author()
	first := k.status().Due
	k.runs(first)
	honest := a.write(first, "honest", nil)
	other := a.write(first, "a server takes another stamp in", func(_ int, s *hosting.Step, out []byte) []byte {
		s.StampIn = common.Hash{1}
		return out
	})
	convict := other.Steps[1].Step.Server
	// The other one is another server: one that is accused twice would be charged once.
	var accused identity.ID
	for accused == (identity.ID{}) || accused == convict {
		m := a.write(first, "a server signs what no path leads to", func(_ int, s *hosting.Step, out []byte) []byte {
			if s.Server != convict {
				s.Keys = common.Hash{1}
			}
			return out
		})
		accused = m.Steps[1].Step.Server
	}
	before := need[hosting.Standing](t)(k.v.Identity(t.Context(), accused))
	if before.Deposit.Sign() == 0 {
		t.Fatal("nothing is at stake")
	}
	if of := k.closeTick(); of != first {
		t.Fatalf("tick %d was closed: want %d", of, first)
	}
	dead := k.becomes(convict, hosting.Tombstoned)
	away := k.becomes(accused, hosting.Dismissed)
	if dead.Deposit.Sign() != 0 {
		t.Errorf("the deposit of the one that was convicted is %s", &dead.Deposit.Int)
	}
	if away.Deposit.Cmp(&before.Deposit.Int) != 0 {
		t.Errorf("the deposit of the one that was dismissed is %s, and was %s", &away.Deposit.Int, &before.Deposit.Int)
	}
	s := k.summary(first)
	if len(s.Entries) < 3 || s.Entries[0].Reason != "" || s.Entries[1].Reason != state.Unlinked {
		t.Errorf("%+v", s.Entries)
	}
	if honest.Steps[1].Step.Server == (identity.ID{}) {
		t.Error("nobody stamped")
	}
	// Those two say nothing more; the others go on.
	k.crew = without(k.crew, convict, accused)
	sent := k.nonce(k.v.Key.Address())
	k.stop()
	k.run()
	k.until(func(s node.SupervisionStatus) bool { return s.Due != 0 && s.Tick != 0 })
	of := k.closeTick()
	if next := k.next(of + hosting.Ahead); serves(next, convict) || serves(next, accused) {
		t.Errorf("tick %d is laid out for one who was charged", next.Tick)
	}
	if more := k.nonce(k.v.Key.Address()) - sent; more > 4 { // the tick, and perhaps channels
		t.Errorf("%d transactions after the restart", more)
	}
}

func serves(n *tick.Next, id identity.ID) bool {
	_, ok := n.Server(id)
	return ok
}

func without(crew []*crewman, gone ...identity.ID) (out []*crewman) {
	for _, w := range crew {
		if w.id != gone[0] && w.id != gone[1] {
			out = append(out, w)
		}
	}
	return out
}

// boardOf is the message board in another version, which has another index.
func boardOf(t *testing.T) []byte {
	t.Helper()
	app := program.New("board")
	message := app.Record("Message", program.Part("text", program.String(40)), program.Part("at", program.Time))
	wall := app.Key("wall", message)
	app.Index("byTime", wall, "at")
	app.Index("byText", wall, "text")
	app.Endpoint("write", program.String(40), func(req program.Value) program.Value {
		return wall.Append(app.Make(message, map[string]program.Value{"text": req, "at": app.Now()}))
	})
	built := need[*program.Built](t)(app.Build())
	p := need[*plan.Plan](t)(plan.New(built.Program, built.Sources))
	return need[[]byte](t)(p.Program.Encode())
}

// B-03, C-05, H-01: another version of the program begins with the first tick that is planned after the offer names it, and
// with all that was written under the one before. What the offer says that cannot be done stops nothing. A supervisor that
// moved says where it is.
func TestSupervisorUpgrades(t *testing.T) {
	k := newSupervising(t)
	k.hire()
	k.until(func(s node.SupervisionStatus) bool { return s.Due != 0 })
	a := k.author()
	first := k.status().Due
	k.runs(first)
	a.write(first, "under the old one", nil)
	before := k.document()
	after := boardOf(t)
	version, _, err := k.v.Upgrade(t.Context(), k.offer.ID, after)
	if err != nil {
		t.Fatal(err)
	}
	if again, receipt, err := k.v.Upgrade(t.Context(), k.offer.ID, after); err != nil || again != version || receipt.Tx != (common.Hash{}) {
		t.Errorf("the same program again is version %d, %v, %v", again, receipt.Tx, err)
	}
	now := k.document()
	if now.Program == before.Program || len(now.Versions) != 1 || now.Versions[0] != before.Program || now.Start != before.Start {
		t.Fatalf("%+v", now)
	}
	of := k.closeTick()
	for n := of; n < of+hosting.Ahead; n++ {
		if p := k.next(n).Program; p != before.Program {
			t.Errorf("tick %d was laid out for %s, and runs %s", n, before.Program, p)
		}
	}
	if p := k.next(of + hosting.Ahead).Program; p != now.Program {
		t.Errorf("tick %d runs %s: want %s", of+hosting.Ahead, p, now.Program)
	}
	// A program that nobody has is no reason to stop.
	broken := *now
	broken.Upgrade(market.Content{Digest: [32]byte{9}, Codec: market.Raw})
	if _, _, err := k.v.ReviseOffer(t.Context(), k.offer.ID, node.Bytes(bytes.NewReader(need[[]byte](t)(broken.Encode()))), "", nil); err != nil {
		t.Fatal(err)
	}
	for of < first+hosting.Ahead-1 {
		of = k.closeTick()
	}
	k.upgraded(of, now.Program, 1)
	k.runs(of + 1)
	a.write(of+1, "under the new one", nil)
	// The process ends after the switch, and somebody has its port when it comes back.
	if _, _, err := k.v.ReviseOffer(t.Context(), k.offer.ID, node.Bytes(bytes.NewReader(need[[]byte](t)(now.Encode()))), "", nil); err != nil {
		t.Fatal(err)
	}
	k.stop()
	k.listen = []string{"/ip4/127.0.0.1/tcp/0"}
	k.run()
	k.until(func(s node.SupervisionStatus) bool { return s.Due == of+1 })
	waitFor(t, func() bool { return maps.Equal(set(k.document().Supervisor), set(k.v.Host.Addrs())) })
	if p := k.document(); p.Program != now.Program || p.Start != now.Start {
		t.Errorf("who says where it is says more: %+v", p)
	}
	of = k.closeTick()
	if s := k.summary(of); len(s.Entries) != 1 || s.Entries[0].Reason != "" {
		t.Errorf("%+v", s.Entries)
	}
	k.upgraded(of, now.Program, 2)
}

func set(list []string) map[string]bool {
	out := map[string]bool{}
	for _, s := range list {
		out[s] = true
	}
	return out
}

// upgraded looks whether the state after a tick is one of a program, with so many entries.
func (k *supervising) upgraded(of uint64, program market.Content, entries int) {
	k.t.Helper()
	t, found, err := k.v.Tick(k.t.Context(), k.offer.ID, of)
	if err != nil || !found {
		k.t.Fatalf("tick %d: %v, %v", of, found, err)
	}
	fetch := func(_ context.Context, path string) ([]byte, error) {
		return k.read(t.Document, tick.StateDir+"/"+path)
	}
	if got := need[market.Content](k.t)(state.ProgramOf(k.t.Context(), t.StateRoot, fetch)); got != program {
		k.t.Fatalf("the state after tick %d is of %s: want %s", of, got, program)
	}
	p := need[*flow.Program](k.t)(flow.Decode(need[[]byte](k.t)(k.read(program, ""))))
	view := need[*state.View](k.t)(state.Open(k.t.Context(), p, t.StateRoot, fetch))
	if n := need[*state.State](k.t)(view.Load(k.t.Context())).Roots().Entries.Count; n != uint64(entries) {
		k.t.Errorf("the state after tick %d has %d entries: want %d", of, n, entries)
	}
}
