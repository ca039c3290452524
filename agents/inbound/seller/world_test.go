package seller_test

import (
	"context"
	"crypto/ecdsa"
	"errors"
	"fmt"
	"net/netip"
	"testing"
	"time"

	"github.com/ethereum/go-ethereum/common"
	"github.com/ethereum/go-ethereum/crypto"

	"emet/agents/channel"
	"emet/agents/channel/ledger"
	"emet/agents/eip712"
	"emet/agents/inbound/buyer"
	"emet/agents/inbound/sale"
	"emet/agents/inbound/seller"
	"emet/agents/store"
)

// world is a market of one seller and one buyer with real ledgers and vouchers. Chain, proxy and network are kept here, and
// outlive both. At step number kill, whoever takes it dies.
type world struct {
	t    *testing.T
	now  time.Time
	k    channel.Contract
	ctx  context.Context //nolint:containedctx // the test's
	kill int
	step int

	sdb, bdb       *store.DB
	skey, bkey     *ecdsa.PrivateKey
	seller         *seller.Seller
	buyer          *buyer.Buyer
	id             common.Hash // the seller's identity
	ad             sale.Ad
	chain          map[channel.ID]channel.State    // what the contract knows
	channels       map[channel.ID]channel.Channel  //
	requests       map[string]channel.ID           // of the buyer, not told yet
	redeemed       map[channel.ID]channel.Amount   // by the seller
	refunds        map[channel.ID]channel.Amount   // to the buyer
	routes         map[netip.AddrPort]seller.Route // open at the proxy
	networks       map[string]bool
	tokens         map[string]string
	counts         map[string]seller.Traffic // by activity, since the proxy began
	came           buyer.Traffic             // at the service, since the buyer's process began
	joined         bool
	lost           bool           // what is asked of the seller does not arrive
	inflate        uint64         // bytes that the seller adds
	heard          []netip.Addr   // by the proxy, of members
	steal          bool           // somebody asks the socket first
	peer           string         // who asks
	from           netip.Addr     // where they are
	asked          int            // how often in a minute one may ask
	questionsAsked [][]byte       // as they went over the wire
	took           channel.Amount // deposit of the buyer's channels
}

const (
	port    = 443
	period  = 60
	deposit = 1_000_000_000
)

var price = sale.Price{GiB: 1_000_000_007, Hour: 3_600_001}

func newWorld(t *testing.T) *world {
	w := &world{
		t: t, ctx: t.Context(), now: time.Unix(1_800_000_000, 0), k: channel.Contract{ChainID: 1337, Address: common.Address{1}}, id: common.Hash{9},
		chain: map[channel.ID]channel.State{}, channels: map[channel.ID]channel.Channel{}, requests: map[string]channel.ID{},
		redeemed: map[channel.ID]channel.Amount{}, refunds: map[channel.ID]channel.Amount{}, routes: map[netip.AddrPort]seller.Route{},
		networks: map[string]bool{}, tokens: map[string]string{}, counts: map[string]seller.Traffic{}, peer: "peer", asked: 1000,
		from: netip.MustParseAddr("192.0.2.1"),
	}
	for _, db := range []**store.DB{&w.sdb, &w.bdb} {
		var err error
		if *db, err = store.OpenTemp(); err != nil {
			t.Fatal(err)
		}
		t.Cleanup(func() { _ = (*db).Close() })
	}
	w.skey, w.bkey = newKey(t), newKey(t)
	w.ad = sale.Ad{
		Chain: w.k.ChainID, Channels: w.k.Address, Seller: w.id, Account: crypto.PubkeyToAddress(w.skey.PublicKey), Peers: []string{"x"},
		Sockets: []sale.Sockets{{Protocol: "tcp", Address: "203.0.113.7", From: port, To: port + 1}, {Protocol: "udp", Address: "203.0.113.7", From: port, To: port}}, Regions: []string{"DE"},
		Links: []string{"wireguard"}, Price: price, Period: period, Deposit: deposit,
	}
	w.startSeller()
	w.startBuyer()
	return w
}

func newKey(t *testing.T) *ecdsa.PrivateKey {
	t.Helper()
	k, err := crypto.GenerateKey()
	if err != nil {
		t.Fatal(err)
	}
	return k
}

type signer struct{ *ecdsa.PrivateKey }

func (s signer) SignDigest(d common.Hash) (eip712.Signature, error) {
	return eip712.Sign(d, s.PrivateKey)
}

func (w *world) startSeller() {
	s, err := seller.New(seller.Config{
		Ad: w.ad, Key: signer{w.skey}, DB: w.sdb, Gateway: gateway{w}, Purse: sellerPurse{w, ledger.New(w.sdb)},
		Asked: w.asked, Now: func() time.Time { return w.now },
	})
	if err != nil {
		w.t.Fatal(err)
	}
	w.seller = s
}

func (w *world) account() common.Address { return crypto.PubkeyToAddress(w.bkey.PublicKey) }

func (w *world) startBuyer() {
	b, err := buyer.New(buyer.Config{
		Chain: w.k.ChainID, Channels: w.k.Address, Key: signer{w.bkey}, Account: w.account(), DB: w.bdb, Seller: wire{w},
		Purse: buyerPurse{w, ledger.New(w.bdb)}, Network: network{w}, Ask: w.askSocket, Private: true,
		Slack: buyer.Slack{Bytes: 1000}, Now: func() time.Time { return w.now },
	})
	if err != nil {
		w.t.Fatal(err)
	}
	w.buyer, w.came, w.joined = b, buyer.Traffic{}, false
}

// died is what a process dies of.
type died struct{}

// point is a moment at which a process may die.
func (w *world) point() {
	w.step++
	if w.step == w.kill {
		panic(died{})
	}
}

// survives runs something, and reports whether the process did not die of it.
func survives(fn func()) (alive bool) {
	defer func() {
		switch p := recover(); p {
		case nil:
		case died{}:
			alive = false
		default:
			panic(p)
		}
	}()
	fn()
	return true
}

// wire brings questions to the seller. If that dies of one, it is started anew.
type wire struct{ *world }

func (w wire) Peer() string { return "peer" }

func (w wire) Ask(ctx context.Context, _ []string, question []byte) (answer []byte, err error) {
	w.point()
	defer w.point()
	if w.lost {
		return nil, errors.New("nobody is there")
	}
	w.questionsAsked = append(w.questionsAsked, question)
	if !survives(func() { answer, err = w.seller.Answer(ctx, w.peer, w.from, question) }) {
		w.startSeller()
		return nil, errors.New("the connection broke")
	}
	return answer, err
}

// gateway is the proxy.
type gateway struct{ *world }

func (g gateway) Probe(_ context.Context, s seller.Socket, requestor, token string) error {
	g.point()
	defer g.point()
	if _, taken := g.routes[s.Address]; taken {
		return seller.ErrTaken
	}
	g.tokens[requestor] = token
	return nil
}

func (g gateway) Forget(_ context.Context, _ seller.Socket, requestor, token string) error {
	if g.tokens[requestor] != token {
		return errors.New("404 Not Found")
	}
	delete(g.tokens, requestor)
	return nil
}

func (g gateway) Join(_ context.Context, n sale.Network) ([]byte, error) {
	g.point()
	defer g.point()
	g.networks[n.ID] = true
	return []byte("record"), nil
}

func (g gateway) Leave(_ context.Context, network string) error {
	g.point()
	defer g.point()
	delete(g.networks, network)
	return nil
}

func (g gateway) Open(_ context.Context, r seller.Route) error {
	g.point()
	defer g.point()
	if other, taken := g.routes[r.Address]; taken && other.Activity != r.Activity {
		return seller.ErrTaken
	}
	g.routes[r.Address] = r
	return nil
}

func (g gateway) Close(_ context.Context, r seller.Route) error {
	g.point()
	defer g.point()
	if g.routes[r.Address].Activity == r.Activity {
		delete(g.routes, r.Address)
	}
	return nil
}

func (g gateway) Traffic(_ context.Context, activity string) (seller.Traffic, error) {
	g.point()
	t := g.counts[activity]
	t.Inbound += g.inflate
	return t, nil
}

func (g gateway) Linked(context.Context, string) ([]netip.Addr, error) { return g.heard, nil }

// carry has bytes go through the open sockets.
func (w *world) carry(in, out uint64) {
	for _, r := range w.routes {
		t := w.counts[r.Activity]
		w.counts[r.Activity] = seller.Traffic{Inbound: t.Inbound + in, Outbound: t.Outbound + out}
		w.came.Inbound += in
		w.came.Outbound += out
	}
}

func (w *world) askSocket(_ context.Context, _ string, _ netip.AddrPort, requestor string) (string, error) {
	token, ok := w.tokens[requestor]
	delete(w.tokens, requestor)
	if !ok || w.steal {
		return "", errors.New("410 Gone")
	}
	return token, nil
}

func (w *world) seconds() uint64 { return uint64(w.now.Unix()) }

// sellerPurse is a purse on a real ledger.
type sellerPurse struct {
	*world
	l *ledger.Ledger
}

func (p sellerPurse) saw(id channel.ID) error { return p.l.Saw(id, p.chain[id], p.chain[id]) }

func (p sellerPurse) Enter(_ context.Context, id channel.ID, payer common.Address, t channel.Terms) (earned channel.Amount, err error) {
	p.point()
	defer p.point()
	c := p.channels[id]
	if c.Payer != payer {
		return earned, channel.ErrTerms
	}
	if err := channel.Join(t, p.ad.Account, c, p.chain[id]); err != nil {
		return earned, err
	}
	if err := p.l.Join(channel.Payee{Contract: p.k, Channel: c, Terms: t}); err != nil && !errors.Is(err, ledger.ErrKnown) {
		return earned, err
	}
	earned, _, err = p.Balance(id)
	return earned, errors.Join(err, p.saw(id))
}

func (p sellerPurse) Take(_ context.Context, id channel.ID, voucher []byte) error {
	p.point()
	defer p.point()
	s, err := channel.Decode(voucher)
	if err != nil {
		return err
	}
	if s.Channel != id {
		return channel.ErrOther
	}
	return errors.Join(p.saw(id), p.l.Take(s, p.seconds()))
}

func (p sellerPurse) Serve(_ context.Context, id channel.ID, price channel.Amount) error {
	p.point()
	defer p.point()
	if err := p.saw(id); err != nil {
		return err
	}
	return p.l.Serve(id, price, p.seconds(), p.seconds())
}

func (p sellerPurse) Balance(id channel.ID) (earned, promised channel.Amount, err error) {
	payee, err := p.l.Payee(id)
	return payee.Earned, payee.Promised(), err
}

func (p sellerPurse) End(_ context.Context, id channel.ID) error {
	p.point()
	defer p.point()
	if p.chain[id].Closed {
		return nil
	}
	payee, err := p.l.Payee(id)
	if err != nil {
		return err
	}
	next, amount, err := p.chain[id].Redeem(p.channels[id], payee.Best[0].Voucher, p.seconds())
	if err != nil {
		return err
	}
	p.redeemed[id] = amount
	p.chain[id], p.refunds[id], err = next.Close()
	return err
}

// buyerPurse is a purse on a real ledger. What it has opened it tells again until the next request, as the real one.
type buyerPurse struct {
	*world
	l *ledger.Ledger
}

func request(payee common.Address, d channel.Amount, period uint32) string {
	return fmt.Sprint(payee, d, period)
}

func (p buyerPurse) Begun(payee common.Address, d channel.Amount, period uint32) (bool, error) {
	_, begun := p.requests[request(payee, d, period)]
	return begun, nil
}

func (p buyerPurse) Open(_ context.Context, payee common.Address, d, most channel.Amount, period uint32) (channel.ID, error) {
	p.point()
	defer p.point()
	name := request(payee, d, period)
	if id, begun := p.requests[name]; begun {
		delete(p.requests, name) // it was told
		return id, nil
	}
	c := channel.Channel{Payer: p.account(), Payee: payee, Signer: p.account(), Window: 2 * period, Salt: uint32(len(p.channels))}
	id := c.ID(p.k)
	p.channels[id], p.chain[id], p.requests[name] = c, channel.Opened(d), id
	p.took, _ = p.took.Plus(d)
	budget := channel.Budget{Tick: uint64(period), PerTick: d, Total: most}
	if d != most {
		budget.PerTick = channel.NewAmount(deposit / 2)
	}
	return id, p.l.Open(channel.Payer{
		Contract: p.k, Channel: c, Budget: budget, Sure: p.chain[id], Latest: p.chain[id],
	})
}

func (p buyerPurse) Promise(_ context.Context, id channel.ID, total channel.Amount) ([]byte, channel.Amount, error) {
	p.point()
	defer p.point()
	if err := p.l.Saw(id, p.chain[id], p.chain[id]); err != nil {
		return nil, total, err
	}
	payer, err := p.l.Payer(id)
	if err != nil {
		return nil, total, err
	}
	sign := func(k channel.Contract, id channel.ID, v channel.Voucher) (channel.Signed, error) {
		p.point()
		return channel.Sign(k, id, v, p.bkey)
	}
	promised := payer.Promised()
	var s channel.Signed
	if more, fits := total.Minus(promised); fits && !more.IsZero() {
		promised = total
		s, err = p.l.Promise(ledger.Promise{Channel: id, Amount: more}, p.seconds(), sign)
	} else {
		s, err = sign(p.k, id, channel.Voucher{Total: promised, Matures: p.seconds()})
	}
	if err != nil {
		return nil, promised, err
	}
	voucher, err := s.Encode()
	return voucher, promised, err
}

func (p buyerPurse) Deposit(_ context.Context, id channel.ID) (channel.Amount, error) {
	return p.chain[id].Deposit(), nil
}

func (p buyerPurse) Close(_ context.Context, id channel.ID) (err error) {
	p.point()
	defer p.point()
	if s := p.chain[id]; s.Living() && s.CloseAt == 0 {
		p.chain[id], err = s.StartClose(p.channels[id], p.seconds())
	}
	return err
}

// network is the buyer's own node.
type network struct{ *world }

func (n network) Record(string, netip.Prefix) ([]byte, error) { return []byte("own"), nil }
func (n network) Join(*buyer.Sale) error                      { n.point(); n.world.joined = true; return nil }
func (n network) Leave(*buyer.Sale)                           { n.world.joined = false }
func (n network) Linked(*buyer.Sale) (bool, error)            { return n.world.joined, nil }
func (n network) Counted(*buyer.Sale) buyer.Traffic           { return n.world.came }
