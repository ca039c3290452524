package supervisor_test

import (
	"context"
	"crypto/ecdsa"
	"errors"
	"math/big"
	"strings"
	"testing"
	"time"

	"github.com/ethereum/go-ethereum/common"
	"github.com/ethereum/go-ethereum/crypto"

	"emet/agents/channel"
	"emet/agents/channel/ledger"
	"emet/agents/eip712"
	"emet/agents/hosting"
	"emet/agents/hosting/desk"
	"emet/agents/hosting/tick"
	"emet/agents/identity"
	"emet/agents/market"
	"emet/agents/program/flow"
	"emet/agents/store"
	"emet/agents/supervisor"
)

// process is a supervisor's process on a state file.
type process struct {
	*supervisor.Supervisor

	db   *store.DB
	stop context.CancelFunc
	done chan error
}

func (w *world) start(p *flow.Program, file string) *process {
	w.t.Helper()
	x := w.make(p, file)
	ctx, cancel := context.WithCancel(context.Background())
	x.stop = cancel
	w.mu.Lock()
	w.dead, w.die = false, cancel
	w.mu.Unlock()
	go func() { x.done <- x.Run(ctx) }()
	return x
}

// make makes a process that does nothing by itself.
func (w *world) make(p *flow.Program, file string) *process {
	w.t.Helper()
	db, err := store.Open(file)
	if err != nil {
		w.t.Fatal(err)
	}
	key := identityKey{w.key}
	if key.secret == nil {
		key.secret = secret
	}
	cfg := supervisor.Config{
		Offer: w.offer.ID, Program: p, Document: market.Content{Digest: [32]byte{1}, Codec: market.Raw}, DB: db,
		Chain: w, Board: w, Ticks: w, Doubts: w, Registry: w, Judges: w, Content: w, Payments: pay{w}, Relay: rest{}, Sponsor: rest{},
		Secrets: rest{}, Key: key, ChainID: big.NewInt(1), Court: common.Address{4},
		Identities: identity.Registry{ChainID: big.NewInt(1)}, TickDomain: eip712.Domain{Name: "t", Version: "1", ChainID: big.NewInt(1)},
		Depth: 2, Poll: time.Millisecond, Anchor: time.Hour, Patience: time.Minute,
	}
	if w.patience != 0 {
		cfg.Patience = w.patience
	}
	if w.purse {
		cfg.Payments = purse{w, ledger.New(db)}
		cfg.Ads = func(context.Context, []byte, int) error { return nil }
	}
	s, err := supervisor.New(cfg)
	if err != nil {
		w.t.Fatal(err)
	}
	return &process{Supervisor: s, db: db, done: make(chan error, 1)}
}

func (x *process) end(t *testing.T) {
	t.Helper()
	x.stop()
	if err := <-x.done; !errors.Is(err, context.Canceled) {
		t.Error(err)
	}
	if err := x.db.Close(); err != nil {
		t.Error(err)
	}
}

func (w *world) mine(to uint64) {
	w.mu.Lock()
	defer w.mu.Unlock()
	w.head = max(w.head, to)
}

// wait waits until the world is so, or the process is dead.
func (w *world) wait(ok func() bool) (alive bool) {
	w.t.Helper()
	for end := time.Now().Add(2 * time.Minute); ; {
		w.mu.Lock()
		yes, dead := ok(), w.dead
		w.mu.Unlock()
		switch {
		case yes:
			return true
		case dead:
			return false
		case time.Now().After(end):
			w.t.Fatalf("nothing comes of it: head %d, %+v", w.head, w.log)
		}
		<-time.After(time.Millisecond)
	}
}

// hello has all workers say hello.
func (w *world) hello(x *process) {
	w.t.Helper()
	for _, k := range w.workers {
		w.greet(x, k)
	}
}

// greet has a worker say hello.
func (w *world) greet(x *process, k worker) {
	w.t.Helper()
	q := desk.EncodeRequest(&desk.Request{App: w.offer.ID, Hello: &desk.Hello{Identity: k.standing.ID, Record: k.record, Block: k.block}})
	r, err := desk.DecodeReply(x.Answer(context.Background(), k.peer, q))
	if err != nil || r.Refused != "" && r.Code != "busy" {
		w.t.Errorf("%+v, %v", r, err)
	}
}

// begin brings the application to its first tick.
func (w *world) begin(x *process) {
	w.t.Helper()
	w.wait(func() bool { return w.calls > 5 })
	w.hello(x)
	w.wait(func() bool { return w.log.Due != 0 })
}

// opens has a supervisor begin and go on until its first tick can be used, and returns that and its part.
func (w *world) opens(x *process) (first uint64, next *tick.Next) {
	w.t.Helper()
	w.begin(x)
	first = w.log.Due
	doc, err := tick.ReadOffer(w.blobs[w.offer.Document][""])
	if err == nil {
		next, err = tick.DecodeNext(w.blobs[doc.Start][tick.StartFile(first, tick.NextFile)])
	}
	if err != nil {
		w.t.Fatal(err)
	}
	w.mine(w.offer.Terms.CutOff(first-1) + 2)
	w.wait(func() bool { s, err := x.Status(); return err == nil && s.Tick == first })
	return first, next
}

// pay opens channels; it promises nothing.
type pay struct{ *world }

func (p pay) Open(_ context.Context, id identity.ID, _ common.Address) (channel.ID, error) {
	return act(p.world, "open", func() (channel.ID, error) { return id, nil })
}

func (p pay) Promise(context.Context, channel.ID, channel.Amount, identity.Checkpoint, func(*store.Tx, channel.Voucher) error) (channel.Signed, error) {
	return channel.Signed{}, errors.New("nothing is promised")
}

func (p pay) Sign(channel.ID, channel.Voucher) (channel.Signed, error) { return channel.Signed{}, nil }

func (p pay) Earn(context.Context, channel.Signed) (a common.Address, b channel.Amount, err error) {
	return a, b, errors.New("nothing is earned")
}

type rest struct{}

func (rest) Take(context.Context, hosting.SignedUpdate) ([]byte, error) { return nil, errKilled }

func (rest) Writer(_ context.Context, log common.Hash) (common.Address, error) {
	return common.BytesToAddress(log[:common.AddressLength]), nil
}

func (rest) Check(_ context.Context, u hosting.SignedUpdate) error {
	if u.Update.Index == 66 {
		return errors.New("it is not signed by who writes the log")
	}
	return nil
}

func (rest) Anchor(context.Context) (int, error) { return 0, nil }

func (rest) Register(_ context.Context, client common.Address, _, _ uint64) (common.Hash, error) {
	if client == wordy {
		return common.Hash{}, &market.RefusedError{Code: "NoWork", Sentence: "x" + strings.Repeat("ü", 500)}
	}
	return common.Hash{}, &market.RefusedError{Code: "NoWork", Sentence: "there is no work in it"}
}

// wordy is a client whose registration is refused in many words.
var wordy = common.Address{66}

func (rest) Reserve(context.Context, hosting.Reservation, []byte) (common.Hash, error) {
	return common.Hash{}, errKilled
}

func (rest) DrawSeed(name string) (common.Hash, error) {
	return crypto.Keccak256Hash([]byte(name)), nil
}

type identityKey struct{ secret *ecdsa.PrivateKey }

var secret, _ = crypto.ToECDSA(common.LeftPadBytes([]byte{7}, 32))

func (k identityKey) Address() common.Address { return crypto.PubkeyToAddress(k.secret.PublicKey) }

func (k identityKey) SignTyped(d eip712.Domain, m common.Hash) (eip712.Signature, error) {
	return eip712.Sign(d.Digest(m), k.secret)
}

func (k identityKey) SignDigest(d common.Hash) (eip712.Signature, error) {
	return eip712.Sign(d, k.secret)
}
