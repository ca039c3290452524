//go:build linux

package inbound_test

import (
	"bytes"
	"context"
	"crypto/ed25519"
	"crypto/rand"
	"crypto/tls"
	"crypto/x509"
	"errors"
	"fmt"
	"io"
	"math/big"
	"net"
	"net/http"
	"net/netip"
	"os/exec"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/gorilla/websocket"
	"golang.org/x/crypto/ssh"
	"golang.org/x/net/dns/dnsmessage"

	"emet/agents/inbound"
	"emet/test/spaces"
)

// The ports of the services, at the shop and at the gate.
const (
	portWeb  = 8443
	portSSH  = 2222
	portDNS  = 5353
	portPerf = 5201
	portIdle = 7000
)

// GP-01, GP-08, GP-15: what people run behind a public socket works through it from another machine, by IPv4 and IPv6, while
// many connections say nothing; straight to a neighbour of the gate, and into a private network that a third machine has
// joined.
func TestServices(t *testing.T) {
	g := newGround(t)
	web := newShop(t, g.shop)
	iperfServer(t, g.shop)
	hearth := cast(t, g.shop, "hearth", fmt.Sprintf(":%d", portIdle))
	hearth.says(t)
	p := g.proxy(t, "--rate", "0", "--per-source", "0")
	// among uses the services while so many connections are idle that had an answer before.
	among := func(t *testing.T, public string, number int) {
		t.Helper()
		idle := cast(t, g.eve, "idlers", joinPort(public, portIdle), itoa(number), "hello")
		if got := idle.says(t); got != number {
			t.Fatalf("%d of %d could connect", got, number)
		}
		t.Logf("%s: %d connections are idle, with %d descriptors; %s", public, number, p.files(t), busy())
		web.use(t, g.ann, public)
		stillThere(t, idle, number)
		until(t, "the service has them all, and no other", func() bool { return hearth.asked(t) == number })
		idle.leave()
		until(t, "the service has none any more", func() bool { return hearth.asked(t) == 0 })
		shut(t, p, public)
	}
	t.Run("plain", func(t *testing.T) {
		for public, remote := range map[string]string{public4: shop4, public6: shop6} {
			open(t, p, public, remote, "")
			among(t, public, pick(200, crowd(t)))
		}
	})
	t.Run("private", func(t *testing.T) {
		joined(t, g, p)
		for _, public := range []string{public4, public6} {
			open(t, p, public, inside, "shop")
			// The shop's node tells the gate where it is when it begins itself, and the first connections may be before that.
			until(t, "the network is there", func() bool {
				return g.eve.Do(func() error { return once("", joinPort(public, portIdle)) }) == nil
			})
			among(t, public, pick(100, 10_000))
		}
		b := the(p.VPN(t.Context(), "shop"))(t)
		if b.Inbound.Bytes == 0 || b.Outbound.Bytes < 2<<20 {
			t.Errorf("the network's traffic is %+v", b)
		}
	})
}

// crowd is how many connections the gate can have open straight to a service, of which each takes two descriptors.
func crowd(t *testing.T) int { return min(10_000, (descriptors(t)-1000)/2) }

// open has the gate lead to all services.
func open(t *testing.T, p *gate, public, remote, vpn string) {
	t.Helper()
	for _, port := range []int{portWeb, portSSH, portPerf, portIdle} {
		p.openAt(t, "tcp", joinPort(public, port), inbound.Entry{ActivityID: "services", VpnID: vpn, RemoteAddr: joinPort(remote, port)})
	}
	for _, port := range []int{portDNS, portPerf} {
		p.openAt(t, "udp", joinPort(public, port), inbound.Entry{ActivityID: "services", VpnID: vpn, RemoteAddr: joinPort(remote, port)})
	}
}

func shut(t *testing.T, p *gate, public string) {
	t.Helper()
	for addr, sockets := range the(p.Gateways(t.Context()))(t) {
		for _, s := range sockets {
			if strings.HasPrefix(strings.TrimPrefix(addr, "["), public) {
				must(t, p.CloseGateway(t.Context(), the(inbound.ParseAddress(string(s.Protocol), addr))(t), 0))
			}
		}
	}
}

func joinPort(host string, port int) string { return net.JoinHostPort(host, fmt.Sprint(port)) }

// joined has the gate know a network, and the shop join it with the program that a provider runs.
func joined(t *testing.T, g *ground, p *gate) {
	t.Helper()
	state := t.TempDir()
	record, other := state+"/shop.json", state+"/gate.json"
	join := func(args ...string) *exec.Cmd {
		command := g.shop.Command(append([]string{the(netproxy())(t), "vpn", "join", "--state", state, "--address", inside + "/24"}, args...)...)
		return exec.CommandContext(context.Background(), command[0], command[1:]...) // #nosec G204 -- the test's own
	}
	if out, err := join("--record", record, "shop").CombinedOutput(); err != nil {
		t.Fatalf("%v: %s", err, out)
	}
	first := netip.MustParseAddr("10.8.0.1")
	must(t, runAll(
		p.command("vpn", "create", "--address", "10.8.0.1/24", "--port", "51820", "--member", record, "shop"),
		exec.CommandContext(t.Context(), "sh", "-c", strings.Join(p.command("vpn", "record", "--address", first.String(), "--endpoint", "10.78.3.1:51820", "shop").Args, " ")+" > "+other), // #nosec G204 -- as above
	))
	args := []string{"--member", other}
	for _, port := range []int{portWeb, portSSH, portPerf, portIdle} {
		args = append(args, "--forward", fmt.Sprintf("tcp:%d=127.0.0.1:%d", port, port))
	}
	for _, port := range []int{portDNS, portPerf} {
		args = append(args, "--forward", fmt.Sprintf("udp:%d=127.0.0.1:%d", port, port))
	}
	node := join(append(args, "shop")...)
	var said bytes.Buffer
	node.Stderr = &said
	must(t, node.Start())
	t.Cleanup(func() {
		_ = node.Process.Kill()
		_ = node.Wait() // it was killed
		if t.Failed() {
			t.Logf("the node said: %s", &said)
		}
	})
}

// command is a call of the proxy's management by its own program.
func (g *gate) command(args ...string) *exec.Cmd {
	path, _ := netproxy()                                                                  // it runs
	at := slices.IndexFunc(args, func(s string) bool { return strings.HasPrefix(s, "-") }) // words of the command, its flags, arguments
	args = slices.Insert(args, at, "--api", "unix:"+g.file("s"), "--state", g.state)
	return exec.CommandContext(context.Background(), path, args...) // #nosec G204 -- the test's own
}

func runAll(all ...*exec.Cmd) error {
	for _, c := range all {
		if out, err := c.CombinedOutput(); err != nil {
			return fmt.Errorf("%s: %w: %s", strings.Join(c.Args, " "), err, out)
		}
	}
	return nil
}

// shop has the services, and what their users have to know.
type shop struct {
	roots *x509.CertPool
	key   ssh.PublicKey
	file  []byte
}

func newShop(t *testing.T, space spaces.Space) *shop {
	t.Helper()
	s := &shop{roots: x509.NewCertPool(), file: make([]byte, 1<<20)}
	the(rand.Read(s.file))(t)
	public, private, err := ed25519.GenerateKey(rand.Reader)
	must(t, err)

	cert := &x509.Certificate{SerialNumber: big.NewInt(1), NotAfter: time.Now().Add(24 * time.Hour), DNSNames: []string{"shop.example"}, IsCA: true, BasicConstraintsValid: true}
	der := the(x509.CreateCertificate(rand.Reader, cert, cert, public, private))(t)
	s.roots.AddCert(the(x509.ParseCertificate(der))(t))
	web := &http.Server{Handler: s.web(), ReadHeaderTimeout: patience, TLSConfig: &tls.Config{
		Certificates: []tls.Certificate{{Certificate: [][]byte{der}, PrivateKey: private}}, MinVersion: tls.VersionTLS13,
	}}
	ln := listen(t, space, fmt.Sprintf(":%d", portWeb))
	go func() { _ = web.ServeTLS(ln, "", "") }() // until it is closed
	t.Cleanup(func() { _ = web.Close() })

	signer := the(ssh.NewSignerFromKey(private))(t)
	s.key = signer.PublicKey()
	serve(t, space, fmt.Sprintf(":%d", portSSH), func(c net.Conn) { shell(c, signer) })

	names := listenUDP(t, space, fmt.Sprintf(":%d", portDNS))
	go func() {
		buf := make([]byte, 1<<16)
		for {
			n, from, err := names.ReadFromUDPAddrPort(buf)
			if errors.Is(err, net.ErrClosed) {
				return
			}
			if answer, err := resolve(buf[:n]); err == nil {
				_, _ = names.WriteToUDPAddrPort(answer, from)
			}
		}
	}()
	return s
}

func (s *shop) web() http.Handler {
	mux := http.NewServeMux()
	mux.HandleFunc("GET /file", func(w http.ResponseWriter, _ *http.Request) { _, _ = w.Write(s.file) })
	mux.HandleFunc("POST /sum", func(w http.ResponseWriter, r *http.Request) {
		n, err := io.Copy(io.Discard, r.Body)
		fmt.Fprint(w, n, err)
	})
	mux.HandleFunc("GET /echo", func(w http.ResponseWriter, r *http.Request) {
		up := websocket.Upgrader{}
		c, err := up.Upgrade(w, r, nil)
		if err != nil {
			return
		}
		defer c.Close()
		for {
			kind, p, err := c.ReadMessage()
			if err != nil || c.WriteMessage(kind, p) != nil {
				return
			}
		}
	})
	return mux
}

// shell gives each session back what it says, in capitals.
func shell(c net.Conn, signer ssh.Signer) {
	cfg := &ssh.ServerConfig{NoClientAuth: true}
	cfg.AddHostKey(signer)
	conn, channels, requests, err := ssh.NewServerConn(c, cfg)
	if err != nil {
		return
	}
	defer conn.Close()
	go ssh.DiscardRequests(requests)
	for offered := range channels {
		channel, requests, err := offered.Accept()
		if err != nil {
			return
		}
		go func() {
			for r := range requests {
				_ = r.Reply(true, nil)
			}
		}()
		go func() {
			said, _ := io.ReadAll(channel) // until the user's end, which travels as a message of its own
			_, _ = channel.Write(bytes.ToUpper(said))
			_, _ = channel.SendRequest("exit-status", false, ssh.Marshal(struct{ Code uint32 }{0}))
			_ = channel.Close()
		}()
	}
}

// resolve answers a question for an address.
func resolve(question []byte) ([]byte, error) {
	var m dnsmessage.Message
	if err := m.Unpack(question); err != nil || len(m.Questions) != 1 {
		return nil, errors.New("no question")
	}
	m.Response, m.Additionals = true, nil
	if m.Questions[0].Type == dnsmessage.TypeA {
		m.Answers = []dnsmessage.Resource{{
			Header: dnsmessage.ResourceHeader{Name: m.Questions[0].Name, Type: dnsmessage.TypeA, Class: dnsmessage.ClassINET, TTL: 1},
			Body:   &dnsmessage.AResource{A: [4]byte{192, 0, 2, 7}},
		}}
	}
	return m.Pack()
}

// use has a client at another machine use each of them.
func (s *shop) use(t *testing.T, from spaces.Space, public string) {
	t.Helper()
	dialer := func(_ context.Context, network, to string) (c net.Conn, err error) {
		err = from.Do(func() error {
			_, port, err := net.SplitHostPort(to)
			if err == nil {
				c, err = (&net.Dialer{Timeout: patience}).DialContext(context.Background(), network, net.JoinHostPort(public, port))
			}
			if err == nil {
				err = c.SetDeadline(time.Now().Add(patience))
			}
			return err
		})
		return c, err
	}
	trust := func() *tls.Config { return &tls.Config{RootCAs: s.roots, MinVersion: tls.VersionTLS13} }
	for name, use := range map[string]func() error{
		"https":     func() error { return s.browse(dialer, trust()) },
		"websocket": func() error { return chat(dialer, trust()) },
		"ssh":       func() error { return s.session(dialer) },
		"dns":       func() error { return lookUp(dialer) },
	} {
		if err := use(); err != nil {
			t.Errorf("%s at %s: %v", name, public, err)
		}
	}
	s.openSSH(t, from, public)
	if full || public == public4 {
		iperf(t, from, public)
	}
}

type dialing func(context.Context, string, string) (net.Conn, error)

func (s *shop) browse(dial dialing, trust *tls.Config) error {
	c := http.Client{Transport: &http.Transport{DialContext: dial, TLSClientConfig: trust, ForceAttemptHTTP2: true}, Timeout: patience}
	defer c.CloseIdleConnections()
	url := fmt.Sprintf("https://shop.example:%d", portWeb)
	get, err := c.Get(url + "/file")
	if err != nil {
		return err
	}
	got, err := io.ReadAll(get.Body)
	if err = errors.Join(err, get.Body.Close()); err != nil {
		return err
	}
	if !bytes.Equal(got, s.file) || get.ProtoMajor != 2 {
		return fmt.Errorf("%d bytes by %s, which are not those of the file", len(got), get.Proto)
	}
	post, err := c.Post(url+"/sum", "application/octet-stream", bytes.NewReader(s.file))
	if err != nil {
		return err
	}
	got, err = io.ReadAll(post.Body)
	if err = errors.Join(err, post.Body.Close()); err != nil {
		return err
	}
	if string(got) != fmt.Sprint(len(s.file), error(nil)) {
		return fmt.Errorf("the upload came to %q", got)
	}
	return nil
}

func chat(dial dialing, trust *tls.Config) error {
	d := websocket.Dialer{NetDialContext: dial, TLSClientConfig: trust}
	c, resp, err := d.Dial(fmt.Sprintf("wss://shop.example:%d/echo", portWeb), nil)
	if err != nil {
		return err
	}
	defer c.Close()
	_ = resp.Body.Close()
	for i := range 50 {
		said := bytes.Repeat([]byte{byte(i)}, i*1000+1)
		if err := c.WriteMessage(websocket.BinaryMessage, said); err != nil {
			return err
		}
		if _, got, err := c.ReadMessage(); err != nil || !bytes.Equal(got, said) {
			return fmt.Errorf("message %d came back as %d bytes, %w", i, len(got), err)
		}
	}
	return nil
}

func (s *shop) session(dial dialing) error {
	c, err := dial(context.Background(), "tcp", joinPort("shop.example", portSSH))
	if err != nil {
		return err
	}
	defer c.Close()
	conn, channels, requests, err := ssh.NewClientConn(c, "shop.example", &ssh.ClientConfig{User: "ann", HostKeyCallback: ssh.FixedHostKey(s.key)})
	if err != nil {
		return err
	}
	client := ssh.NewClient(conn, channels, requests)
	defer client.Close()
	session, err := client.NewSession()
	if err != nil {
		return err
	}
	session.Stdin = strings.NewReader("good evening")
	out, err := session.Output("shout")
	if err == nil && string(out) != "GOOD EVENING" {
		err = fmt.Errorf("the session said %q", out)
	}
	return err
}

// openSSH is the same with the client that most people have.
func (s *shop) openSSH(t *testing.T, from spaces.Space, public string) {
	t.Helper()
	if _, err := exec.LookPath("ssh"); err != nil {
		t.Log("there is no ssh command (package openssh-client): only the client in Go was tried")
		return
	}
	command := from.Command("ssh", "-F", "/dev/null", "-o", "StrictHostKeyChecking=no", "-o", "UserKnownHostsFile=/dev/null", "-o", "LogLevel=ERROR",
		"-o", "BatchMode=yes", "-o", "ConnectTimeout=60", "-p", fmt.Sprint(portSSH), "ann@"+public, "shout")
	c := exec.CommandContext(t.Context(), command[0], command[1:]...) // #nosec G204 -- the test's own
	c.Stdin = strings.NewReader("good night")
	if out, err := c.CombinedOutput(); err != nil || string(out) != "GOOD NIGHT" {
		t.Errorf("ssh at %s: %v: %q", public, err, out)
	}
}

func lookUp(dial dialing) error {
	r := net.Resolver{PreferGo: true, Dial: func(ctx context.Context, _, _ string) (net.Conn, error) {
		return dial(ctx, "udp", joinPort("shop.example", portDNS))
	}}
	for i := range 20 {
		found, err := r.LookupNetIP(context.Background(), "ip4", fmt.Sprintf("host-%d.example.", i))
		if err != nil {
			return err
		}
		if len(found) != 1 || found[0].Unmap() != netip.AddrFrom4([4]byte{192, 0, 2, 7}) {
			return fmt.Errorf("the name means %v", found)
		}
	}
	return nil
}
