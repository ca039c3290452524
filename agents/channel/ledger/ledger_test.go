package ledger_test

import (
	"errors"
	"path/filepath"
	"reflect"
	"sync"
	"testing"

	"github.com/ethereum/go-ethereum/common"
	"github.com/ethereum/go-ethereum/crypto"

	"emet/agents/channel"
	"emet/agents/channel/ledger"
	"emet/agents/store"
)

const (
	start = 1_800_000_000
	tick  = 1800
)

var (
	contract  = channel.Contract{ChainID: 1337, Address: common.HexToAddress("0xc0ffee")}
	key, _    = crypto.ToECDSA(common.LeftPadBytes([]byte{1}, 32))
	payer     = crypto.PubkeyToAddress(key.PublicKey)
	one       = channel.Channel{Payer: payer, Payee: common.Address{0xbe}, Signer: payer, Window: 86_400, Threshold: 60}
	id        = one.ID(contract)
	deposited = channel.State{Left: channel.NewAmount(1000), Paid: make([]channel.Amount, 2)}
)

func sign(k channel.Contract, id channel.ID, v channel.Voucher) (channel.Signed, error) {
	return channel.Sign(k, id, v, key)
}

func open(t *testing.T, path string) (*store.DB, *ledger.Ledger) {
	t.Helper()
	db, err := store.Open(path)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = db.Close() })
	return db, ledger.New(db)
}

func both(t *testing.T, l *ledger.Ledger) {
	t.Helper()
	terms := channel.Terms{Tick: tick, MaxPay: channel.NewAmount(100), Threshold: 60, Unpaid: 10, Margin: 600, Worth: 20}
	budget := channel.Budget{Tick: tick, PerTick: channel.NewAmount(1000), Total: channel.NewAmount(1000)}
	if err := errors.Join(
		l.Join(channel.Payee{Contract: contract, Channel: one, Terms: terms}),
		l.Open(channel.Payer{Contract: contract, Channel: one, Budget: budget}),
		l.Saw(id, deposited, deposited),
	); err != nil {
		t.Fatal(err)
	}
}

// Each step is done by a process that dies right after it.
func TestNothingIsForgotten(t *testing.T) {
	path := filepath.Join(t.TempDir(), "state.db")
	var s channel.Signed
	for i, step := range []func(*ledger.Ledger) error{
		func(l *ledger.Ledger) error { both(t, l); return nil },
		func(l *ledger.Ledger) error { return l.Serve(id, channel.NewAmount(7), start, start) },
		func(l *ledger.Ledger) (err error) {
			s, err = l.Promise(ledger.Promise{Channel: id, Lane: 1, Amount: channel.NewAmount(7)}, start, sign)
			return err
		},
		func(l *ledger.Ledger) error { return l.Take(s, start) },
	} {
		db, l := open(t, path)
		if err := step(l); err != nil {
			t.Fatalf("step %d: %v", i, err)
		}
		if err := db.Close(); err != nil {
			t.Fatal(err)
		}
	}
	_, l := open(t, path)
	payee, err := l.Payee(id)
	if err != nil || !reflect.DeepEqual(payee.Best[1], s) || payee.Earned != channel.NewAmount(7) || len(payee.Debts) != 0 {
		t.Errorf("%+v, %v", payee, err)
	}
	if payer, err := l.Payer(id); err != nil || payer.Promised() != channel.NewAmount(7) {
		t.Errorf("%+v, %v", payer, err)
	}
	payees, err := l.Payees()
	if err != nil || len(payees) != 1 {
		t.Error(payees, err)
	}
	payers, err := l.Payers()
	if err != nil || len(payers) != 1 {
		t.Error(payers, err)
	}
}

// A promise that could not be signed stands: its total is never given to something else.
func TestPromiseIsKeptBeforeItIsSigned(t *testing.T) {
	_, l := open(t, filepath.Join(t.TempDir(), "state.db"))
	both(t, l)
	broken := errors.New("the signer is away")
	p := ledger.Promise{Channel: id, Amount: channel.NewAmount(5)}
	if _, err := l.Promise(p, start, func(channel.Contract, channel.ID, channel.Voucher) (channel.Signed, error) {
		return channel.Signed{}, broken
	}); !errors.Is(err, broken) {
		t.Fatal(err)
	}
	if s, err := l.Promise(p, start, sign); err != nil || s.Voucher.Total != channel.NewAmount(10) {
		t.Errorf("%+v, %v", s, err)
	}
}

// What the caller notes with a promise is kept with it, or neither is.
func TestPromiseIsKeptWithItsNote(t *testing.T) {
	_, l := open(t, filepath.Join(t.TempDir(), "state.db"))
	both(t, l)
	full := errors.New("the disk is full")
	p := ledger.Promise{Channel: id, Amount: channel.NewAmount(5)}
	if _, err := l.Promise(p, start, sign, func(*store.Tx, channel.Voucher) error { return full }); !errors.Is(err, full) {
		t.Fatal(err)
	}
	if payer, err := l.Payer(id); err != nil || !payer.Promised().IsZero() {
		t.Errorf("%s is promised, %v", payer.Promised(), err)
	}
	var noted channel.Voucher
	s, err := l.Promise(p, start, sign, func(_ *store.Tx, v channel.Voucher) error { noted = v; return nil })
	if err != nil || noted != s.Voucher || noted.Total != channel.NewAmount(5) {
		t.Errorf("%+v, %+v, %v", noted, s, err)
	}
}

// Many goroutines promise at once: every total is signed once, and the last is the sum.
func TestPromisesDoNotMeet(t *testing.T) {
	_, l := open(t, filepath.Join(t.TempDir(), "state.db"))
	both(t, l)
	var mu sync.Mutex
	totals := make(map[channel.Amount]bool)
	var wg sync.WaitGroup
	for range 8 {
		wg.Go(func() {
			for range 5 {
				s, err := l.Promise(ledger.Promise{Channel: id, Amount: channel.NewAmount(1)}, start, sign)
				if err != nil {
					t.Error(err)
					return
				}
				mu.Lock()
				if totals[s.Voucher.Total] {
					t.Errorf("%v was promised twice", s.Voucher.Total)
				}
				totals[s.Voucher.Total] = true
				mu.Unlock()
			}
		})
	}
	wg.Wait()
	if len(totals) != 40 || !totals[channel.NewAmount(40)] {
		t.Errorf("%d totals", len(totals))
	}
}

func TestWhatIsRefusedChangesNothing(t *testing.T) {
	_, l := open(t, filepath.Join(t.TempDir(), "state.db"))
	stranger := channel.ID{1}
	if _, err := l.Payee(stranger); !errors.Is(err, ledger.ErrUnknown) {
		t.Error(err)
	}
	if err := l.Saw(stranger, deposited, deposited); !errors.Is(err, ledger.ErrUnknown) {
		t.Error(err)
	}
	if err := l.Serve(stranger, channel.Amount{}, start, start); !errors.Is(err, ledger.ErrUnknown) {
		t.Error(err)
	}
	if _, err := l.Promise(ledger.Promise{Channel: stranger}, start, sign); !errors.Is(err, ledger.ErrUnknown) {
		t.Error(err)
	}
	both(t, l)
	before, err := l.Payee(id)
	if err != nil {
		t.Fatal(err)
	}
	if err := l.Join(before); !errors.Is(err, ledger.ErrKnown) {
		t.Error(err)
	}
	payer, err := l.Payer(id)
	if err != nil {
		t.Fatal(err)
	}
	if err := l.Open(payer); !errors.Is(err, ledger.ErrKnown) {
		t.Error(err)
	}
	s, err := sign(contract, id, channel.Voucher{Total: channel.NewAmount(1001), Matures: start})
	if err != nil {
		t.Fatal(err)
	}
	if err := l.Take(s, start); !errors.Is(err, channel.ErrUncovered) {
		t.Error(err)
	}
	if err := l.TakeAnswered(s, start); !errors.Is(err, channel.ErrUncovered) {
		t.Error(err)
	}
	if after, err := l.Payee(id); err != nil || !reflect.DeepEqual(after, before) {
		t.Errorf("%+v, %v", after, err)
	}
}
