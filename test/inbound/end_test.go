//go:build linux

package inbound_test

import (
	"bytes"
	"crypto/sha256"
	"errors"
	"fmt"
	"io"
	"math/rand/v2"
	"net"
	"os"
	"testing"
	"time"

	"golang.org/x/sys/unix"

	"emet/agents/inbound"
	"emet/agents/inbound/guard"
)

// download is a transfer that takes a while, and must come through whole.
type download struct {
	sum  [32]byte
	done chan error
}

// downloads serves a file and begins to fetch it, at a rate of 2 MiB a second.
func downloads(t *testing.T, p *gate, port int, seconds float64, number int) *download {
	t.Helper()
	file := make([]byte, int(seconds*(2<<20)))
	random := rand.NewChaCha8([32]byte{})
	_, _ = random.Read(file) // it has no errors
	service := serve(t, here, "127.0.0.1:0", func(c net.Conn) { _, _ = c.Write(file) })
	addr := p.open(t, "tcp", port, inbound.Entry{RemoteAddr: service, Limits: &guard.Limits{ConnBytes: 2 << 20}})
	d := &download{sum: sha256.Sum256(file), done: make(chan error, number)}
	for range number {
		c := the(dial("", addr))(t)
		first := make([]byte, 1)
		the(io.ReadFull(c, first))(t) // it is under way
		go func() {
			defer c.Close()
			h := sha256.New()
			h.Write(first)
			_, err := io.Copy(h, c)
			if err == nil && !bytes.Equal(h.Sum(nil), d.sum[:]) {
				err = errors.New("the file is not whole")
			}
			d.done <- err
		}()
	}
	return d
}

func (d *download) check(t *testing.T) {
	t.Helper()
	for range cap(d.done) {
		select {
		case err := <-d.done:
			if err != nil {
				t.Errorf("a transfer: %v", err)
			}
		case <-time.After(patience):
			t.Fatal("a transfer does not end")
		}
	}
}

// GP-08: a proxy that is to end takes nobody in any more, lets transfers come to their end, ends in good order what is left
// at the bound, and says that all is well.
func TestDrained(t *testing.T) {
	for name, bounded := range map[string]bool{"transfers": false, "bound": true} {
		t.Run(name, func(t *testing.T) {
			beside(t)
			bound := "1h" // longer than the transfers take on any machine
			if bounded {
				bound = "3s"
			}
			p := newGate(t, "--drain", bound)
			addr := p.open(t, "tcp", 8001, inbound.Entry{RemoteAddr: echo(t)})
			var d *download
			if !bounded {
				d = downloads(t, p, 8000, 2, 10)
			}
			stays := the(dial("", addr))(t)
			defer stays.Close()
			must(t, told(stays, "before"))
			began := time.Now()
			must(t, unix.Kill(the(p.pid())(t), unix.SIGTERM))
			if bounded {
				if _, err := io.Copy(io.Discard, stays); err != nil {
					t.Errorf("what was left was ended with %v", err)
				}
				if took := time.Since(began); took < 3*time.Second {
					t.Errorf("what was left was ended after %s already", took)
				}
			} else {
				until(t, "nobody can connect", func() bool { return once("", addr) != nil })
				d.check(t)
				must(t, told(stays, "meanwhile"))
				must(t, stays.Close())
			}
			if err := p.exit(t); err != nil {
				t.Errorf("the proxy ended with %v", err)
			}
		})
	}
}

// GP-13: lists of a hundred thousand networks hold within a moment of their change, and nobody is dropped or kept out for it.
func TestLongLists(t *testing.T) {
	beside(t)
	file := t.TempDir() + "/lists"
	write := func(more string) {
		var b bytes.Buffer
		for i := range 100_000 {
			fmt.Fprintf(&b, "deny 10.%d.%d.%d/31\n", i>>15, i>>7&0xff, i<<1&0xff)
		}
		b.WriteString(more)
		must(t, os.WriteFile(file+".new", b.Bytes(), 0o600))
		must(t, os.Rename(file+".new", file))
	}
	write("")
	p := newGate(t, "--access", file, "--rate", "0")
	addr := p.open(t, "tcp", 8000, inbound.Entry{RemoteAddr: echo(t)})
	open := the(dial("127.0.0.9", addr))(t)
	defer open.Close()
	must(t, told(open, "before"))
	before := p.memory(t)
	stop := make(chan struct{})
	seen := make(chan visit, 1)
	go func() { seen <- visits(addr, 1<<30, 4, 5*time.Millisecond, stop) }()
	for range pick(2, 10) {
		write("deny 127.0.0.9\n")
		began := time.Now()
		until(t, "the list holds", func() bool { return once("127.0.0.9", addr) != nil })
		t.Logf("100,001 networks held after %s", time.Since(began).Round(time.Millisecond))
		must(t, told(open, "still"))
		write("")
		until(t, "the old one does", func() bool { return once("127.0.0.9", addr) == nil })
	}
	close(stop)
	v := <-seen
	t.Logf("meanwhile: %s; %d MiB more; %s", v, (p.memory(t)-before)>>20, busy())
	if v.Failed > 0 || v.Tried < 10 {
		t.Errorf("meanwhile: %v", v.Faults)
	}
}
