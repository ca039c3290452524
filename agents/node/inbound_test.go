package node_test

import (
	"bytes"
	"context"
	"encoding/binary"
	"encoding/json"
	"fmt"
	"io"
	"net"
	"net/http"
	"net/http/httptest"
	"net/netip"
	"os"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"github.com/ethereum/go-ethereum/params"
	"github.com/rs/zerolog"

	"emet/agents/channel"
	"emet/agents/inbound"
	"emet/agents/inbound/buyer"
	"emet/agents/inbound/sale"
	"emet/agents/inbound/seller"
	"emet/agents/inbound/vpn"
	"emet/agents/node"
)

// portsSeen counts the ports that were looked at; processes that run beside one another begin at different ones.
var portsSeen = func() *atomic.Uint32 { n := new(atomic.Uint32); n.Store(uint32(os.Getpid()) * 101); return n }()

// freePorts returns ports that nobody has, neither of TCP nor of UDP, below those that the kernel gives to whoever asks for any:
// nobody takes them before they are used. No test gets one that another got, nor one of those that test/e2e takes.
func freePorts(t *testing.T, n int) (ports []uint16) {
	t.Helper()
	for len(ports) < n {
		port := 10_000 + int(portsSeen.Add(1)%10_000)
		l, err := (&net.ListenConfig{}).Listen(t.Context(), "tcp", fmt.Sprintf("127.0.0.1:%d", port))
		if err != nil {
			continue // somebody has it
		}
		defer l.Close()
		if c, err := net.ListenUDP("udp", &net.UDPAddr{Port: port}); err == nil {
			defer c.Close()
			ports = append(ports, uint16(port))
		}
	}
	return ports
}

// started runs something until the test, or whoever calls the function, ends it.
func started(t *testing.T, run func(context.Context) error) (end func()) {
	t.Helper()
	ctx, cancel := context.WithCancel(context.Background())
	ended := make(chan error, 1)
	go func() { ended <- run(ctx) }()
	over := false
	end = func() {
		if over {
			return
		}
		over = true
		cancel()
		if err := <-ended; err != nil && ctx.Err() == nil {
			t.Error(err)
		}
	}
	t.Cleanup(end)
	return end
}

func proxy(t *testing.T, dir, api string, port uint16) *node.Proxy {
	t.Helper()
	return need[*node.Proxy](t)(node.OpenProxy(t.Context(), node.ProxyOptions{
		Dir: dir, API: api, Allow: inbound.Rules{{Low: port, High: port}}, Link: []string{"/ip4/127.0.0.1/tcp/0"},
	}))
}

// price makes a second cost a thousand gwei and a bit, and a MiB about as much.
var price = sale.Price{GiB: 1_000_000_007 * 1000, Hour: 3600*params.GWei*1000 + 1}

func selling(t *testing.T, d *node.Devnet, state string, p *node.Proxy, port uint16, udp node.PortRange) *node.Selling {
	t.Helper()
	return need[*node.Selling](t)(node.OpenSelling(t.Context(), node.SellingOptions{
		Options: node.Options{Network: d.Network, State: state, Log: zerolog.New(zerolog.NewTestWriter(t))}, Proxy: p.Client(),
		Sockets: []sale.Sockets{
			{Protocol: "tcp", Address: "127.0.0.1", From: port, To: port}, {Protocol: "udp", Address: "127.0.0.1", From: port, To: port},
		},
		Regions: []string{"DE"}, Price: price, Period: 60, Every: 200 * time.Millisecond, Deposit: params.GWei * 1_000_000, Ports: udp, Via: p.Via(),
	}))
}

func buying(t *testing.T, d *node.Devnet, state string) *node.Buying {
	t.Helper()
	return need[*node.Buying](t)(node.OpenBuying(t.Context(), node.BuyingOptions{
		Options: node.Options{Network: d.Network, State: state}, Every: 200 * time.Millisecond,
		Slack: buyer.Slack{Bytes: 4 << 10}, // what is on its way: the tests wait for each answer
	}))
}

// bazaar is a development network with a proxy, somebody who sells its sockets and somebody who buys.
type bazaar struct {
	*node.Devnet
	seller *node.Selling
	buyer  *node.Buying
	port   uint16
}

func newBazaar(t *testing.T) bazaar {
	t.Helper()
	d := open(t, node.DevnetOptions{})
	t.Cleanup(func() { closed(t, d) })
	ports := freePorts(t, 3)
	p := proxy(t, t.TempDir(), "", ports[0])
	t.Cleanup(func() { closed(t, p) })
	started(t, p.Run)
	udp := node.PortRange{Low: min(ports[1], ports[2]), High: max(ports[1], ports[2])}
	other := need[*net.UDPConn](t)(net.ListenUDP("udp", &net.UDPAddr{Port: int(udp.Low)})) // another program has the first port
	t.Cleanup(func() { closed(t, other) })
	s := selling(t, d, t.TempDir(), p, ports[0], udp)
	t.Cleanup(func() { closed(t, s) })
	started(t, s.Run)
	b := buying(t, d, t.TempDir())
	t.Cleanup(func() { closed(t, b) })
	started(t, b.Watch)
	return bazaar{d, s, b, ports[0]}
}

// opened buys what was planned, after a probe, and returns when the service can be reached.
func (m bazaar) opened(t *testing.T, what buyer.Plan) *buyer.Sale {
	t.Helper()
	if err := m.buyer.Buyer.Probe(t.Context(), what.Choice, what.Want); err != nil {
		t.Fatal(err)
	}
	one := need[*buyer.Sale](t)(m.buyer.Buyer.Begin(what))
	err := m.buyer.Buyer.Open(t.Context(), one)
	if err == nil {
		err = m.buyer.Buyer.Await(t.Context(), one, func(buyer.Event) {})
	}
	if err != nil {
		t.Fatal(err)
	}
	return one
}

// paying pays for a sale until what it returns is called, and tells what vouchers promise.
func (m bazaar) paying(t *testing.T, one *buyer.Sale) (paid chan channel.Amount, end func()) {
	t.Helper()
	paid = make(chan channel.Amount, 1000)
	return paid, started(t, func(ctx context.Context) error {
		defer close(paid)
		return m.buyer.Buyer.Run(ctx, one, func(e buyer.Event) {
			if e.Problem != "" {
				t.Log(e.Problem)
			}
			select {
			case paid <- e.Paid:
			default: // nobody reads any more
			}
		})
	})
}

// settled ends a sale and checks that both sides and the chain agree on it, to the wei.
func (m bazaar) settled(t *testing.T, one *buyer.Sale) {
	t.Helper()
	if err := m.buyer.Buyer.End(t.Context(), one, nil); err != nil {
		t.Fatal(err)
	}
	eventually(t, "the seller has settled", func() bool {
		a := need[[]seller.Activity](t)(m.seller.Activities())
		return len(a) == 1 && a[0].Settled
	})
	a := need[[]seller.Activity](t)(m.seller.Activities())[0]
	if a.State != seller.Closed || a.Usage() != one.Usage || a.Owed() != one.Paid || one.Paid.IsZero() || one.State != buyer.Settled {
		t.Errorf("the seller says %s, %+v, %s; the buyer %s, %+v, %s", a.State, a.Usage(), a.Owed(), one.State, one.Usage, one.Paid)
	}
	view := need[[]node.ChannelView](t)(m.seller.Channels(t.Context()))
	if len(view) != 1 || !view[0].State.Closed || view[0].State.Paid[0] != one.Paid {
		t.Errorf("channels %+v: want one that has ended and paid %s", view, one.Paid)
	}
}

func service(t *testing.T) string {
	t.Helper()
	s := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		_, _ = io.Copy(w, io.MultiReader(strings.NewReader("the service got "), r.Body))
	}))
	t.Cleanup(s.Close)
	return strings.TrimPrefix(s.URL, "http://")
}

// say calls the service through a public socket.
func say(t *testing.T, at netip.AddrPort, what string) (string, error) {
	t.Helper()
	client := http.Client{Transport: &http.Transport{DisableKeepAlives: true}, Timeout: 20 * time.Second}
	r, err := http.NewRequestWithContext(t.Context(), http.MethodPost, "http://"+at.String(), strings.NewReader(what))
	if err != nil {
		return "", err
	}
	answer, err := client.Do(r)
	if err != nil {
		return "", err
	}
	defer answer.Body.Close()
	text, err := io.ReadAll(answer.Body)
	return string(text), err
}

// eventually waits for something that a busy machine may take its time for.
func eventually(t *testing.T, what string, is func() bool) {
	t.Helper()
	for end := time.Now().Add(2 * time.Minute); time.Now().Before(end); <-time.After(50 * time.Millisecond) {
		if is() {
			return
		}
	}
	t.Fatalf("never: %s", what)
}

// purchase is to buy the only socket there is.
func (m bazaar) purchase(t *testing.T, protocol, to string) buyer.Plan {
	t.Helper()
	b, port := m.buyer, m.port
	w := buyer.Want{Protocol: protocol, Port: port, Regions: []string{"DE"}, Use: sale.Usage{Seconds: 3600}}
	ads := need[[]*sale.Ad](t)(b.Ads(t.Context()))
	choices := b.Buyer.Choose(ads, w)
	if len(choices) != 1 {
		t.Fatalf("%d choices of %d advertisements", len(choices), len(ads))
	}
	return buyer.Plan{Choice: choices[0], Want: w, Deposit: channel.NewAmount(params.Ether), To: to}
}

// GP-11, GP-12, SR-15: a socket is chosen, found to be public, bought, used and paid for, to the wei; and the rest comes back.
// The first connection is not lost: the network is up before the buyer is told the address.
func TestASocketIsSold(t *testing.T) {
	m := newBazaar(t)
	one := m.opened(t, m.purchase(t, "tcp", service(t)))
	if got, err := say(t, one.Address, strings.Repeat("x", 1000)); err != nil || got != "the service got "+strings.Repeat("x", 1000) {
		t.Errorf("the service got %d bytes, %v", len(got), err)
	}
	paid, end := m.paying(t, one)
	eventually(t, "a voucher is handed in", func() bool { return !(<-paid).IsZero() })
	end()
	m.settled(t, one)
	if one.Usage.Inbound < 1000 || one.Usage.Outbound < 1016 {
		t.Errorf("used %+v", one.Usage)
	}
	if _, err := say(t, one.Address, "x"); err == nil {
		t.Error("the socket is still there")
	}
}

// SR-16: blocks may be farther apart than a period of payment. When the chain's time goes on by more than one at once, who
// owes since a moment ago has not owed for too long.
func TestBlocksFartherApartThanPeriods(t *testing.T) {
	m := newBazaar(t)
	one := m.opened(t, m.purchase(t, "tcp", service(t)))
	for range 3 {
		if err := m.seller.Charge(t.Context(), one.Order.Channel, channel.NewAmount(1)); err != nil {
			t.Fatal(err)
		}
		if err := m.Advance(t.Context(), 2*time.Minute); err != nil {
			t.Fatal(err)
		}
	}
	if err := m.buyer.Buyer.End(t.Context(), one, nil); err != nil {
		t.Error(err)
	}
}

// GP-12, GP-15: the same where no UDP is let through: the network goes over a stream that the buyer's node opens to the proxy's.
func TestASocketIsSoldOverAStream(t *testing.T) {
	m := newBazaar(t)
	what := m.purchase(t, "tcp", service(t))
	what.Want.Link = sale.Relay
	one := m.opened(t, what)
	var gateway vpn.Member
	if err := json.Unmarshal(one.Member, &gateway); err != nil || gateway.Endpoint.IsValid() {
		t.Errorf("the proxy is to be reached by UDP: %+v, %v", gateway, err)
	}
	text := strings.Repeat("x", 1_000_000) // many packets
	if got, err := say(t, one.Address, text); err != nil || got != "the service got "+text {
		t.Errorf("the service got %d bytes, %v", len(got), err)
	}
	paid, end := m.paying(t, one)
	eventually(t, "a voucher is handed in for it", func() bool { return (<-paid).Cmp(price.Of(sale.Usage{Inbound: 2_000_000})) >= 0 })
	end()
	m.settled(t, one)
}

// names is a service that answers questions about names, of which it knows one, as DNS does: by datagrams with the number of the
// question.
func names(t *testing.T) string {
	t.Helper()
	c := need[*net.UDPConn](t)(net.ListenUDP("udp", &net.UDPAddr{IP: net.IPv4(127, 0, 0, 1)}))
	t.Cleanup(func() { _ = c.Close() })
	go func() {
		for b := make([]byte, 2048); ; {
			n, from, err := c.ReadFromUDPAddrPort(b)
			if err != nil {
				return // it was closed
			}
			answer := append(bytes.Clone(b[:2]), "no such name"...)
			if string(b[2:min(n, 12)]) == "emet.test " {
				answer = append(bytes.Clone(b[:2]), "192.0.2.1"...)
			}
			_, _ = c.WriteToUDPAddrPort(answer, from)
		}
	}()
	return c.LocalAddr().String()
}

// ask sends a question of a size until it is answered, as a resolver does, and returns the answer.
func ask(t *testing.T, at netip.AddrPort, number uint16, name string, size int) string {
	t.Helper()
	c := need[*net.UDPConn](t)(net.DialUDP("udp", nil, net.UDPAddrFromAddrPort(at)))
	defer c.Close()
	question := append(binary.BigEndian.AppendUint16(nil, number), name+" "...)
	question = append(question, make([]byte, size-len(question))...)
	for answer := make([]byte, 2048); ; {
		need[int](t)(c.Write(question))
		_ = c.SetReadDeadline(time.Now().Add(5 * time.Second))
		n, err := c.Read(answer)
		switch {
		case err == nil && binary.BigEndian.Uint16(answer) == number:
			return string(answer[2:n])
		case t.Context().Err() != nil:
			t.Fatal("no answer came")
		}
	}
}

// GP-03, GP-11, GP-12, SR-15: the same with datagrams. The probe's question is as long as its answer may be, usage may differ by
// what gets lost, and money by nothing.
func TestADatagramSocketIsSold(t *testing.T) {
	m := newBazaar(t)
	one := m.opened(t, m.purchase(t, "udp", names(t)))
	paid, end := m.paying(t, one)
	for i := range uint16(200) {
		name, want := "emet.test", "192.0.2.1"
		if i%2 == 1 {
			name, want = "other.test", "no such name"
		}
		if got := ask(t, one.Address, i, name, 300); got != want {
			t.Fatalf("question %d: %q", i, got)
		}
	}
	eventually(t, "a voucher is handed in for them", func() bool { return (<-paid).Cmp(price.Of(sale.Usage{Inbound: 200 * 300})) > 0 })
	end()
	m.settled(t, one)
	if u := one.Usage; u.Inbound < 200*300 || u.Outbound < 200*11 || one.Count.Inbound > u.Inbound || one.Count.Inbound < 200*300 {
		t.Errorf("used %+v, and %+v came", u, one.Count)
	}
}
