package vpn_test

import (
	"bytes"
	"encoding/hex"
	"encoding/json"
	"errors"
	"io"
	"net/netip"
	"os"
	"path/filepath"
	"runtime"
	"sync"
	"syscall"
	"testing"
	"time"

	"github.com/ethereum/go-ethereum/crypto"

	"emet/agents/inbound/vpn"
)

func TestIPv6(t *testing.T) {
	for name, link := range links {
		t.Run(name, func(t *testing.T) {
			near, far := link(t, "fd00::1", "fd00::2")
			a, b := connect(t, near, far)
			go func() {
				_, _ = a.Write(make([]byte, 1<<20))
				_ = a.CloseWrite()
			}()
			if n, err := io.Copy(io.Discard, struct{ io.Reader }{b}); n != 1<<20 || err != nil {
				t.Errorf("%d bytes, %v", n, err)
			}
			d, err := near.DialUDP(port(far, 53))
			if err != nil {
				t.Fatal(err)
			}
			defer d.Close()
			l, err := far.ListenUDP(port(far, 53))
			if err != nil {
				t.Fatal(err)
			}
			defer l.Close()
			if _, err := d.Write(make([]byte, 3000)); err != nil {
				t.Fatal(err)
			}
			s, _ := session(t, l, newWaiting(l.Notify))
			defer s.Close()
			if n, err := wrap(s, s.Notify).Read(make([]byte, 4000)); n != 3000 || err != nil {
				t.Errorf("%d bytes, %v", n, err)
			}
		})
	}
}

// Whoever lists the members cannot give one a key, an address, a network or an identity that it did not sign for. // GP-15
func TestForgedRecords(t *testing.T) {
	f := newFabric(t)
	a, b, c := f.host(t, t.TempDir()), f.host(t, t.TempDir()), f.host(t, t.TempDir())
	good, other := b.record(t, "10.9.0.2", true), c.record(t, "10.9.0.3", true)
	if err := a.Put(a.config("10.9.0.1", true, good, other)); err != nil {
		t.Fatal(err)
	}
	for name, forge := range map[string]func(m *vpn.Member){
		"key":       func(m *vpn.Member) { m.Key = other.Key },
		"address":   func(m *vpn.Member) { m.Address = netip.MustParseAddr("10.9.0.4") },
		"expiry":    func(m *vpn.Member) { m.Expiry++ },
		"identity":  func(m *vpn.Member) { m.Node = other.Node },
		"signature": func(m *vpn.Member) { m.Signature = other.Signature },
		"unsigned":  func(m *vpn.Member) { m.Signature = vpn.Signature{} },
	} {
		bad := good
		forge(&bad)
		if err := a.Put(a.config("10.9.0.1", true, bad)); !errors.Is(err, vpn.ErrSignature) {
			t.Errorf("%s: %v", name, err)
		}
	}
	config := a.config("10.9.0.1", true, good)
	config.ID = "another network"
	if err := a.Put(config); !errors.Is(err, vpn.ErrSignature) {
		t.Errorf("network: %v", err)
	}
	for name, list := range map[string][]vpn.Member{
		"address of another": {good, c.record(t, "10.9.0.2", true)},
		"key of another":     {good, b.record(t, "10.9.0.3", true)},
		"our address":        {c.record(t, "10.9.0.1", true)},
		"our key elsewhere":  {a.record(t, "10.9.0.9", true)},
		"not in the network": {c.record(t, "10.8.0.1", true)},
	} {
		if err := a.Put(a.config("10.9.0.1", true, list...)); err == nil {
			t.Errorf("%s: taken", name)
		}
	}
	if got := a.Networks(); len(got) != 1 || len(got[0].Members) != 2 {
		t.Errorf("a refused list changed what was known: %+v", got)
	}
}

// A member that sends from an address that is not its own is not heard. // GP-15
func TestSpoofedSource(t *testing.T) {
	for _, udp := range []bool{true, false} {
		f := newFabric(t)
		a, b := f.host(t, t.TempDir()), f.host(t, t.TempDir())
		ma, mb := a.record(t, "10.9.0.1", udp), b.record(t, "10.9.0.2", udp)
		near := a.join(t, "10.9.0.1", udp, ma, mb)
		l, err := near.ListenUDP(port(near, 53))
		if err != nil {
			t.Fatal(err)
		}
		defer l.Close()
		w := newWaiting(l.Notify)
		say := func(n *vpn.Network, word string) {
			d, err := n.DialUDP(port(near, 53))
			if err != nil {
				t.Fatal(err)
			}
			defer d.Close()
			if _, err := d.Write([]byte(word)); err != nil {
				t.Fatal(err)
			}
		}
		hear := func() string {
			d, from := session(t, l, w)
			defer d.Close()
			buf := make([]byte, 100)
			n, err := wrap(d, d.Notify).Read(buf)
			if err != nil {
				t.Fatal(err)
			}
			return string(buf[:n]) + " from " + from.Addr().String()
		}
		say(b.join(t, "10.9.0.2", udp, ma), "true")
		if got := hear(); got != "true from 10.9.0.2" {
			t.Errorf("heard %q", got)
		}
		b.Remove(network)
		// The same node with the same key, which makes itself another address: what it says first is not heard, what it says
		// under its own address after that is.
		say(b.join(t, "10.9.0.7", udp, ma), "false")
		b.Remove(network)
		say(b.join(t, "10.9.0.2", udp, ma), "true again")
		if got := hear(); got != "true again from 10.9.0.2" {
			t.Errorf("heard %q", got)
		}
	}
}

// A record is the same after it went through JSON, and does not hold after its time.
func TestRecords(t *testing.T) {
	h := newFabric(t).host(t, t.TempDir())
	m := h.record(t, "10.9.0.2", true)
	text, err := json.Marshal(m)
	if err != nil {
		t.Fatal(err)
	}
	var back vpn.Member
	if err := json.Unmarshal(text, &back); err != nil || back != m {
		t.Errorf("%s\n%+v\n%+v, %v", text, m, back, err)
	}
	end := time.Unix(int64(m.Expiry), 0)
	if err := m.Check(network, end.Add(-time.Second)); err != nil {
		t.Error(err)
	}
	if err := m.Check(network, end); !errors.Is(err, vpn.ErrExpired) {
		t.Errorf("expired: %v", err)
	}
}

func FuzzRecord(f *testing.F) {
	// The same in each of the processes that fuzz.
	secret := bytes.Repeat([]byte{7}, 32)
	key, err := crypto.ToECDSA(secret)
	if err != nil {
		f.Fatal(err)
	}
	dir := f.TempDir()
	name := filepath.Join(dir, hex.EncodeToString(crypto.Keccak256([]byte(network)))+".key")
	if err := os.WriteFile(name, []byte(hex.EncodeToString(secret)), 0o600); err != nil {
		f.Fatal(err)
	}
	set := vpn.NewSet(vpn.SetConfig{Dir: dir, Node: node{key}, Now: func() time.Time { return time.Unix(0, 0) }})
	good, err := set.Record(network, netip.MustParseAddr("10.9.0.2"), netip.AddrPort{}, time.Unix(1000, 0))
	if err != nil {
		f.Fatal(err)
	}
	text, err := json.Marshal(good)
	if err != nil {
		f.Fatal(err)
	}
	f.Add(text)
	f.Add([]byte(`{"address":"::","key":"","signature":"0x"}`))
	f.Fuzz(func(t *testing.T, b []byte) {
		var m vpn.Member
		if json.Unmarshal(b, &m) != nil || m.Check(network, time.Unix(0, 0)) != nil || m.Node != good.Node {
			return
		}
		if m.Endpoint = good.Endpoint; m != good {
			t.Fatalf("the node did not sign %+v", m)
		}
	})
}

// A network runs while somebody uses it, and all use the same. // A17
func TestNetworksAreShared(t *testing.T) {
	f := newFabric(t)
	a, b := f.host(t, t.TempDir()), f.host(t, t.TempDir())
	ma, mb := a.record(t, "10.9.0.1", true), b.record(t, "10.9.0.2", true)
	if _, err := a.Open(network); !errors.Is(err, vpn.ErrUnknown) {
		t.Fatalf("unknown: %v", err)
	}
	far := b.join(t, "10.9.0.2", true, ma, mb)
	first := a.join(t, "10.9.0.1", true, ma, mb)
	second, err := a.Open(network)
	if err != nil || first != second {
		t.Fatalf("%p, %p, %v", first, second, err)
	}
	a.Release(network)
	connect(t, first, far)
	a.Release(network)
	if _, err := first.DialTCP(port(far, 80)); !errors.Is(err, vpn.ErrClosed) {
		t.Errorf("after the last user: %v", err)
	}
	again, err := a.Open(network)
	if err != nil || again == first {
		t.Fatalf("%v", err)
	}
	defer a.Release(network)
	connect(t, again, far)
	a.Remove(network)
	if _, err := again.DialTCP(port(far, 80)); !errors.Is(err, vpn.ErrClosed) {
		t.Errorf("removed: %v", err)
	}
	if _, err := a.Open(network); !errors.Is(err, vpn.ErrUnknown) || len(a.Networks()) != 0 {
		t.Errorf("removed: %v, %v", err, a.Networks())
	}
	// What a user of before gives back is not taken from one of now.
	connect(t, a.join(t, "10.9.0.1", true, ma, mb), far)
}

// Members come and go while the network runs. What a removed one was connected to ends. // GP-15
func TestMembersChange(t *testing.T) {
	for _, udp := range []bool{true, false} {
		f := newFabric(t)
		a, b := f.host(t, t.TempDir()), f.host(t, t.TempDir())
		ma, mb := a.record(t, "10.9.0.1", udp), b.record(t, "10.9.0.2", udp)
		far := b.join(t, "10.9.0.2", udp, ma, mb)
		near := a.join(t, "10.9.0.1", udp, ma)
		if _, err := near.DialTCP(port(far, 80)); !errors.Is(err, vpn.ErrNoMember) {
			t.Fatalf("before it is a member: %v", err)
		}
		put := func(members ...vpn.Member) {
			if err := a.Put(a.config("10.9.0.1", udp, members...)); err != nil {
				t.Fatal(err)
			}
		}
		put(ma, mb)
		here, there := connect(t, near, far)
		put(ma)
		if _, err := here.Read(make([]byte, 1)); !errors.Is(err, syscall.ECONNABORTED) {
			t.Errorf("the connection to a removed member: %v", err)
		}
		if _, err := near.DialTCP(port(far, 80)); !errors.Is(err, vpn.ErrNoMember) {
			t.Errorf("after it was one: %v", err)
		}
		// It can no longer send us anything: what it dials does not come.
		l, err := near.ListenTCP(port(near, 80))
		if err != nil {
			t.Fatal(err)
		}
		s, err := far.DialTCP(port(near, 80))
		if err != nil {
			t.Fatal(err)
		}
		w := newWaiting(s.Notify)
		select {
		case <-w.bell:
			t.Error("a removed member got through")
		case <-time.After(300 * time.Millisecond): // what is not to happen cannot be waited for
		}
		s.Close(true)
		l.Close()
		_ = there
		put(ma, mb)
		connect(t, near, far)
	}
}

// A record that runs out takes its member with it.
func TestMembersExpire(t *testing.T) {
	f := newFabric(t)
	a, b := f.host(t, t.TempDir()), f.host(t, t.TempDir())
	ma := a.record(t, "10.9.0.1", true)
	mb, err := b.Record(network, netip.MustParseAddr("10.9.0.2"), netip.AddrPort{}, time.Now().Add(3*time.Second))
	if err != nil {
		t.Fatal(err)
	}
	near := a.join(t, "10.9.0.1", true, ma, mb)
	limit := time.Now().Add(patience)
	for {
		s, err := near.DialTCP(netip.MustParseAddrPort("10.9.0.2:80"))
		if errors.Is(err, vpn.ErrNoMember) {
			break
		}
		if err != nil || time.Now().After(limit) {
			t.Fatal("it is still there:", err)
		}
		s.Close(true)
		<-time.After(50 * time.Millisecond)
	}
	if err := a.Put(a.config("10.9.0.1", true, ma, mb)); err != nil {
		t.Errorf("a list with a record that expired: %v", err)
	}
}

// The key outlives a restart, is readable by its owner only, and is another one in each network.
func TestKeysAreKept(t *testing.T) {
	dir := t.TempDir()
	first, err := vpn.OpenKey(dir, network)
	if err != nil {
		t.Fatal(err)
	}
	again, err := vpn.OpenKey(dir, network)
	if err != nil || again.Public() != first.Public() {
		t.Errorf("another key: %v", err)
	}
	other, err := vpn.OpenKey(dir, "../../another")
	if err != nil || other.Public() == first.Public() {
		t.Errorf("the same key: %v", err)
	}
	files, err := filepath.Glob(filepath.Join(dir, "*"))
	if err != nil || len(files) != 2 {
		t.Fatalf("%v, %v", files, err)
	}
	for _, f := range files {
		if info, err := os.Stat(f); err != nil || info.Mode().Perm() != 0o600 {
			t.Errorf("%s: %v, %v", f, info.Mode(), err)
		}
		if err := os.Chmod(f, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	if _, err := vpn.OpenKey(dir, network); err == nil {
		t.Error("a key that all could read was taken")
	}
}

// After a restart of one side nobody needs new records. // GP-11
func TestRestart(t *testing.T) {
	for _, udp := range []bool{true, false} {
		f := newFabric(t)
		dir := t.TempDir()
		a, b := f.host(t, t.TempDir()), f.host(t, dir)
		ma, mb := a.record(t, "10.9.0.1", udp), b.record(t, "10.9.0.2", udp)
		near := a.join(t, "10.9.0.1", udp, ma, mb)
		connect(t, near, b.join(t, "10.9.0.2", udp, ma, mb))
		b.Close()
		b.Set = vpn.NewSet(vpn.SetConfig{Dir: dir, Node: b.node, Dial: f.dial})
		t.Cleanup(b.Set.Close)
		far := b.join(t, "10.9.0.2", udp, ma, mb)
		connect(t, far, near) // the one that is new has to begin: the other finds out when its keys are not answered
		connect(t, near, far)
	}
}

// A network that ends while somebody opens it again has given its port back by then.
func TestOpenedWhileItEnds(t *testing.T) {
	f := newFabric(t)
	a, b := f.host(t, t.TempDir()), f.host(t, t.TempDir())
	c := a.config("10.9.0.1", true, b.record(t, "10.9.0.2", true))
	if err := a.Put(c); err != nil {
		t.Fatal(err)
	}
	for range 100 {
		if _, err := a.Open(c.ID); err != nil {
			t.Fatal(err)
		}
		var other sync.WaitGroup
		other.Go(func() { a.Release(c.ID) })
		runtime.Gosched() // so that it may be first
		if _, err := a.Open(c.ID); err != nil {
			t.Fatal(err)
		}
		other.Wait()
		a.Release(c.ID)
	}
}
