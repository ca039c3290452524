package api_test

import (
	"context"
	"crypto/ecdsa"
	"crypto/elliptic"
	"crypto/rand"
	"crypto/tls"
	"crypto/x509"
	"crypto/x509/pkix"
	"errors"
	"io"
	"math/big"
	"net"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"emet/agents/inbound/api"
)

// GP-14: without a token the interface is for this machine only.
func TestWhereItIsServed(t *testing.T) {
	if _, err := api.New(api.Config{Proxy: newWorld(t, nil).proxy}); err == nil {
		t.Error("it is made without a token")
	}
	w := newWorld(t, func(c *api.Config) { c.Token, c.Insecure = "", true })
	for addr, ok := range map[string]bool{"127.0.0.1:1": true, "[::1]:1": true, "127.9.9.9:1": true, "0.0.0.0:1": false, "[::]:1": false, "192.0.2.1:1": false} {
		a, err := net.ResolveTCPAddr("tcp", addr)
		must(t, err)
		if err := w.server.Check(a); (err == nil) != ok {
			t.Errorf("without a token at %s: %v", addr, err)
		}
	}
	if err := w.server.Check(&net.UnixAddr{Name: "/x"}); err != nil {
		t.Errorf("at a Unix socket: %v", err)
	}
	ln, err := net.Listen("tcp", "0.0.0.0:0")
	must(t, err)
	if err := w.server.Run(t.Context(), ln); err == nil {
		t.Error("it is served to everybody")
	}
	if _, err := ln.Accept(); err == nil {
		t.Error("it listens still")
	}
	w = newWorld(t, nil)
	if err := w.server.Check(&net.TCPAddr{IP: net.IPv4zero}); err != nil {
		t.Errorf("with a token: %v", err)
	}
	if _, err := api.New(api.Config{Proxy: w.proxy, Token: "short"}); err == nil {
		t.Error("a short token will do")
	}
}

// On an address that others reach, the host may be any address, which no name server can be behind, or a name that was given.
func TestHosts(t *testing.T) {
	w := newWorld(t, func(c *api.Config) { c.Hosts = []string{"proxy.example"} })
	for _, c := range []struct {
		at, host string
		status   int
	}{
		{"192.0.2.1:80", "192.0.2.1", 200},
		{"192.0.2.1:80", "192.0.2.1:80", 200},
		{"192.0.2.1:80", "[2001:db8::1]:80", 200},
		{"192.0.2.1:80", "proxy.example:80", 200},
		{"192.0.2.1:80", "evil.example", 421},
		{"192.0.2.1:80", "192.0.2.1.evil.example", 421},
		{"192.0.2.1:80", "", 421},
		{"127.0.0.1:80", "127.0.0.1", 200},
		{"127.0.0.1:80", "localhost:80", 200},
		{"127.0.0.1:80", "[::1]:80", 200},
		{"127.0.0.1:80", "192.0.2.1", 421},
		{"127.0.0.1:80", "localhost.evil.example", 421},
	} {
		a, err := net.ResolveTCPAddr("tcp", c.at)
		must(t, err)
		r := httptest.NewRequest("GET", "http://x/status-api/v1/status", http.NoBody)
		r.Host = c.host
		r.Header.Set("Authorization", "Bearer "+secret)
		rec := httptest.NewRecorder()
		w.server.Handler(a).ServeHTTP(rec, r)
		if rec.Code != c.status {
			t.Errorf("at %s as %q: %d, want %d", c.at, c.host, rec.Code, c.status)
		}
	}
}

// With client certificates, every call needs one that the right authority signed, and the token as well.
func TestClientCertificates(t *testing.T) {
	ours, theirs := newAuthority(t), newAuthority(t)
	w := newWorld(t, func(c *api.Config) {
		c.TLS = &tls.Config{
			Certificates: []tls.Certificate{ours.issue(t)}, ClientCAs: ours.pool(), ClientAuth: tls.RequireAndVerifyClientCert, MinVersion: tls.VersionTLS13,
		}
	})
	ln, err := net.Listen("tcp", "127.0.0.1:0")
	must(t, err)
	w.addr = ln.Addr()
	ctx, cancel := context.WithCancel(context.Background())
	ended := make(chan error, 1)
	go func() { ended <- w.server.Run(ctx, ln) }()
	defer func() { cancel(); must(t, <-ended) }()
	for what, c := range map[string]struct {
		token string
		certs []tls.Certificate
		trust *authority
		ok    bool
	}{
		"all right":          {secret, []tls.Certificate{ours.issue(t)}, ours, true},
		"no certificate":     {secret, nil, ours, false},
		"another's":          {secret, []tls.Certificate{theirs.issue(t)}, ours, false},
		"no token":           {"", []tls.Certificate{ours.issue(t)}, ours, false},
		"a server not known": {secret, []tls.Certificate{ours.issue(t)}, theirs, false},
	} {
		client := api.Dial(ln.Addr().String(), c.token, &tls.Config{RootCAs: c.trust.pool(), Certificates: c.certs, MinVersion: tls.VersionTLS13})
		if _, err := client.Status(t.Context()); (err == nil) != c.ok {
			t.Errorf("%s: %v", what, err)
		}
		client.Close()
	}
	plain := api.Dial(ln.Addr().String(), secret, nil)
	defer plain.Close()
	if _, err := plain.Status(t.Context()); err == nil {
		t.Error("it answers without TLS")
	}
}

type authority struct {
	key  *ecdsa.PrivateKey
	cert *x509.Certificate
}

func newAuthority(t *testing.T) *authority {
	t.Helper()
	key, err := ecdsa.GenerateKey(elliptic.P256(), rand.Reader)
	must(t, err)
	template := &x509.Certificate{
		SerialNumber: big.NewInt(1), Subject: pkix.Name{CommonName: "test"}, NotAfter: time.Now().Add(time.Hour), IsCA: true,
		BasicConstraintsValid: true, KeyUsage: x509.KeyUsageCertSign,
	}
	der, err := x509.CreateCertificate(rand.Reader, template, template, key.Public(), key)
	must(t, err)
	cert, err := x509.ParseCertificate(der)
	must(t, err)
	return &authority{key, cert}
}

func (a *authority) pool() *x509.CertPool {
	p := x509.NewCertPool()
	p.AddCert(a.cert)
	return p
}

func (a *authority) issue(t *testing.T) tls.Certificate {
	t.Helper()
	key, err := ecdsa.GenerateKey(elliptic.P256(), rand.Reader)
	must(t, err)
	template := &x509.Certificate{
		SerialNumber: big.NewInt(2), NotAfter: time.Now().Add(time.Hour), IPAddresses: []net.IP{net.IPv4(127, 0, 0, 1)},
		ExtKeyUsage: []x509.ExtKeyUsage{x509.ExtKeyUsageServerAuth, x509.ExtKeyUsageClientAuth},
	}
	der, err := x509.CreateCertificate(rand.Reader, template, a.cert, key.Public(), a.key)
	must(t, err)
	return tls.Certificate{Certificate: [][]byte{der}, PrivateKey: key}
}

// GP-14: a token that others may read is refused, and one is made that they may not.
func TestToken(t *testing.T) {
	dir := t.TempDir()
	path := filepath.Join(dir, "token")
	token, err := api.NewToken(path)
	must(t, err)
	if again, err := api.NewToken(path); err != nil || again != token || len(token) < 32 {
		t.Errorf("the second time it is %q, %v", again, err)
	}
	info, err := os.Stat(path)
	must(t, err)
	if info.Mode().Perm() != 0o600 {
		t.Errorf("its mode is %v", info.Mode())
	}
	for _, mode := range []os.FileMode{0o640, 0o604, 0o644, 0o660, 0o601} {
		must(t, os.Chmod(path, mode))
		if _, err := api.ReadToken(path); err == nil || !strings.Contains(err.Error(), "chmod 600") {
			t.Errorf("with mode %v: %v", mode, err)
		}
		if _, err := api.NewToken(path); err == nil {
			t.Errorf("with mode %v a new one is made", mode)
		}
	}
	for _, content := range []string{"", "short", strings.Repeat("x", 20) + "\n" + strings.Repeat("y", 20)} {
		must(t, os.WriteFile(path, []byte(content), 0o600))
		must(t, os.Chmod(path, 0o600))
		if _, err := api.ReadToken(path); err == nil {
			t.Errorf("%q is a token", content)
		}
	}
	if _, err := api.ReadToken(filepath.Join(dir, "none")); !os.IsNotExist(err) {
		t.Errorf("no file: %v", err)
	}
}

// Whoever is slow, or says too much, is shown out, and the interface answers others meanwhile.
func TestSlowCallers(t *testing.T) {
	w := start(t, nil)
	var slow []net.Conn
	for range 200 {
		c, err := net.Dial("tcp", w.addr.String())
		must(t, err)
		defer c.Close()
		_, _ = io.WriteString(c, "GET /status-api/v1/status HTTP/1.1\r\nHost: ")
		slow = append(slow, c)
	}
	if got := w.do(t, "GET", "/status-api/v1/status", "", nil); got.status != 200 {
		t.Errorf("others get %d", got.status)
	}
	for _, c := range slow {
		_ = c.SetReadDeadline(time.Now().Add(patience))
		if _, err := io.Copy(io.Discard, c); err != nil {
			if errors.Is(err, os.ErrDeadlineExceeded) {
				t.Fatal("a slow one may stay")
			}
		}
	}
	c, err := net.Dial("tcp", w.addr.String())
	must(t, err)
	defer c.Close()
	_ = c.SetDeadline(time.Now().Add(patience))
	_, _ = io.WriteString(c, "GET / HTTP/1.1\r\nHost: localhost\r\nX: "+strings.Repeat("x", 64<<10)+"\r\n\r\n")
	answer := make([]byte, 12)
	if _, err := io.ReadFull(c, answer); err == nil && string(answer) != "HTTP/1.1 431" {
		t.Errorf("a large header: %s", answer)
	}
}
