package node_test

import (
	"context"
	"io"
	"net"
	"net/http"
	"net/http/httptest"
	"net/netip"
	"strings"
	"testing"
	"time"

	"github.com/ethereum/go-ethereum/params"
	"github.com/rs/zerolog"

	"emet/agents/channel"
	"emet/agents/inbound"
	"emet/agents/inbound/buyer"
	"emet/agents/inbound/sale"
	"emet/agents/inbound/seller"
	"emet/agents/node"
)

// freePorts returns ports of the loopback that nobody has.
func freePorts(t *testing.T, n int) (ports []uint16) {
	t.Helper()
	for range n {
		l, err := (&net.ListenConfig{}).Listen(t.Context(), "tcp", "127.0.0.1:0")
		if err != nil {
			t.Fatal(err)
		}
		defer l.Close()
		ports = append(ports, uint16(l.Addr().(*net.TCPAddr).Port))
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
		Dir: dir, API: api, Allow: inbound.Rules{{Low: port, High: port}},
	}))
}

// price makes a second cost a thousand gwei and a bit, and a MiB about as much.
var price = sale.Price{GiB: 1_000_000_007 * 1000, Hour: 3600*params.GWei*1000 + 1}

func selling(t *testing.T, d *node.Devnet, state string, p *node.Proxy, port, udp uint16) *node.Selling {
	t.Helper()
	return need[*node.Selling](t)(node.OpenSelling(t.Context(), node.SellingOptions{
		Options: node.Options{Network: d.Network, State: state, Log: zerolog.New(zerolog.NewTestWriter(t))}, Proxy: p.Client(),
		Sockets: []sale.Sockets{{Protocol: "tcp", Address: "127.0.0.1", From: port, To: port}},
		Regions: []string{"DE"}, Price: price, Period: 60, Every: 200 * time.Millisecond, Deposit: params.GWei * 1_000_000, Ports: node.PortRange{Low: udp, High: udp},
	}))
}

func buying(t *testing.T, d *node.Devnet, state string) *node.Buying {
	t.Helper()
	return need[*node.Buying](t)(node.OpenBuying(t.Context(), node.BuyingOptions{
		Options: node.Options{Network: d.Network, State: state}, Every: 200 * time.Millisecond,
	}))
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
func purchase(t *testing.T, b *node.Buying, port uint16, to string) buyer.Plan {
	t.Helper()
	w := buyer.Want{Protocol: "tcp", Port: port, Regions: []string{"DE"}, Use: sale.Usage{Seconds: 3600}}
	ads := need[[]*sale.Ad](t)(b.Ads(t.Context()))
	choices := b.Buyer.Choose(ads, w)
	if len(choices) != 1 {
		t.Fatalf("%d choices of %d advertisements", len(choices), len(ads))
	}
	return buyer.Plan{Choice: choices[0], Want: w, Deposit: channel.NewAmount(params.Ether), To: to}
}

// GP-11, GP-12: a socket is chosen, found to be public, bought, used and paid for, to the wei; and the rest comes back.
func TestASocketIsSold(t *testing.T) {
	d := open(t, node.DevnetOptions{})
	t.Cleanup(func() { closed(t, d) })
	ports := freePorts(t, 2)
	p := proxy(t, t.TempDir(), "", ports[0])
	t.Cleanup(func() { closed(t, p) })
	started(t, p.Run)
	s := selling(t, d, t.TempDir(), p, ports[0], ports[1])
	t.Cleanup(func() { closed(t, s) })
	started(t, s.Run)
	b := buying(t, d, t.TempDir())
	t.Cleanup(func() { closed(t, b) })
	started(t, b.Watch)

	what := purchase(t, b, ports[0], service(t))
	if err := b.Buyer.Probe(t.Context(), what.Choice, what.Want); err != nil {
		t.Fatal(err)
	}
	one := need[*buyer.Sale](t)(b.Buyer.Begin(what))
	if err := b.Buyer.Open(t.Context(), one); err != nil {
		t.Fatal(err)
	}
	paid := make(chan channel.Amount, 1000)
	end := started(t, func(ctx context.Context) error {
		return b.Buyer.Run(ctx, one, func(e buyer.Event) {
			if e.Problem != "" {
				t.Log(e.Problem)
			}
			paid <- e.Paid
		})
	})
	eventually(t, "the service answers", func() bool {
		got, err := say(t, one.Address, strings.Repeat("x", 1000))
		return err == nil && got == "the service got "+strings.Repeat("x", 1000)
	})
	eventually(t, "a voucher is handed in", func() bool { return !(<-paid).IsZero() })
	end()

	if err := b.Buyer.End(t.Context(), one, nil); err != nil {
		t.Fatal(err)
	}
	eventually(t, "the seller has settled", func() bool {
		a := need[[]seller.Activity](t)(s.Activities())
		return len(a) == 1 && a[0].Settled
	})
	a := need[[]seller.Activity](t)(s.Activities())[0]
	if a.State != seller.Closed || a.Usage() != one.Usage || a.Owed() != one.Paid || one.Paid.IsZero() || one.State != buyer.Settled {
		t.Errorf("the seller says %s, %+v, %s; the buyer %s, %+v, %s", a.State, a.Usage(), a.Owed(), one.State, one.Usage, one.Paid)
	}
	if a.Usage().Inbound < 1000 || a.Usage().Outbound < 1016 {
		t.Errorf("used %+v", a.Usage())
	}
	view := need[[]node.ChannelView](t)(s.Channels(t.Context()))
	if len(view) != 1 || !view[0].State.Closed || view[0].State.Paid[0] != one.Paid {
		t.Errorf("channels %+v: want one that has ended and paid %s", view, one.Paid)
	}

	if _, err := say(t, one.Address, "x"); err == nil {
		t.Error("the socket is still there")
	}
}
