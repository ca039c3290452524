package inbound_test

import (
	"context"
	"fmt"
	"io"
	"net/netip"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"emet/agents/inbound"
	"emet/agents/inbound/meter"
)

// counted is what a proxy says of the activity act: bytes each way, connections.
func (w *world) counted(t *testing.T) (in, out, opened uint64, since time.Time) {
	t.Helper()
	var b meter.Bandwidth
	// Bytes may be on their way between one look and the other.
	eventually(t, "the activity is the sum of all", func() bool {
		var err error
		b, err = w.Activity("act")
		must(t, err)
		total := w.Bandwidth()
		return total.Inbound.Bytes == b.Inbound.Bytes && total.Outbound.Bytes == b.Outbound.Bytes && total.Connections.Total == b.Connections.Total
	})
	return b.Inbound.Bytes, b.Outbound.Bytes, b.Connections.Total, b.Since
}

// chat has a connection carry some bytes each way, and waits until they are counted.
func (w *world) chat(t *testing.T, a inbound.Address) {
	t.Helper()
	in, _, _, _ := w.counted(t)
	c := dial(t, a)
	talk(t, c, true)
	must(t, c.Close())
	eventually(t, "it is counted", func() bool {
		now, _, _, _ := w.counted(t)
		return now == in+100 && w.Bandwidth().Connections.Current == 0
	})
}

// talk says a hundred bytes, which come back behind the service's name.
func talk(t *testing.T, c client, first bool) {
	t.Helper()
	line := strings.Repeat("y", 99) + "\n"
	_, err := io.WriteString(c, line)
	must(t, err)
	if first {
		if name, err := c.ReadString('\n'); err != nil || name != "x\n" {
			t.Fatalf("got %q, %v", name, err)
		}
	}
	if back, err := c.ReadString('\n'); err != nil || back != line {
		t.Fatalf("got %q, %v", back, err)
	}
}

func (w *world) sells(t *testing.T) inbound.Address {
	t.Helper()
	a := free(t, inbound.TCP)
	e := to(echo(t, "x"))
	e.ActivityID = "act"
	must(t, w.OpenGateway(a, e, false))
	return a
}

// GP-05, GP-06: figures go on where a process that ended in good order left them, of activities that have ended as well. A
// process that was killed leaves none: the next one counts from zero, and says that it counts since later.
func TestFiguresSurvive(t *testing.T) {
	w := open(t, nil)
	a := w.sells(t)
	w.chat(t, a)
	must(t, w.Close())
	w.reopen(t)
	in, out, opened, since := w.counted(t)
	if in != 100 || out != 102 || opened != 1 || w.Status().ActivitiesServed != 1 {
		t.Errorf("after a restart it is %d, %d, %d, %+v", in, out, opened, w.Status())
	}
	w.chat(t, a)
	must(t, w.CloseGateway(a, 0))
	must(t, w.Close())
	w.reopen(t)
	in, out, opened, again := w.counted(t)
	if in != 200 || out != 204 || opened != 2 || !again.Equal(since) {
		t.Errorf("after its end it is %d, %d, %d since %s", in, out, opened, again)
	}

	// What is on the disk while a process runs is what there is after kill -9.
	blob, err := os.ReadFile(w.cfg.Journal)
	must(t, err)
	killed := open(t, func(c *inbound.Config) {
		c.Journal = filepath.Join(t.TempDir(), "copy.db")
		must(t, os.WriteFile(c.Journal, blob, 0o600))
	})
	b := killed.sells(t)
	killed.chat(t, b)
	if in, _, opened, later := killed.counted(t); in != 100 || opened != 1 || !later.After(since) {
		t.Errorf("after kill -9 it is %d, %d since %s", in, opened, later)
	}
}

// GP-06: figures go over with the sockets. What the old process counts after that, while its last connections are drained, is
// added when it has ended: figures only grow, and nothing is counted twice.
func TestFiguresAreHandedOver(t *testing.T) {
	w := open(t, nil)
	a := w.sells(t)
	w.chat(t, a)
	c := dial(t, a)
	talk(t, c, true)
	eventually(t, "it is counted", func() bool { in, _, _, _ := w.counted(t); return in == 200 })

	// Nobody took over at first.
	files, err := w.HandOver()
	must(t, err)
	for _, f := range files {
		must(t, f.File.Close())
	}
	must(t, w.Resume())
	if in, out, opened, _ := w.counted(t); in != 200 || out != 204 || opened != 2 {
		t.Errorf("it is %d, %d, %d", in, out, opened)
	}

	files, err = w.HandOver()
	must(t, err)
	old, oldMeter := w.Proxy, w.cfg.Meter
	w.cfg.Inherited = files
	w.reopen(t)
	if in, out, opened, _ := w.counted(t); in != 200 || out != 204 || opened != 2 {
		t.Errorf("the next process begins with %d, %d, %d", in, out, opened)
	}
	defer running(t, w)()
	drained, now := context.WithCancel(t.Context())
	now()
	old.Drain(drained, time.Minute) // it accepts nobody any more
	talk(t, c, false)
	w.chat(t, a)
	must(t, c.Close())
	eventually(t, "the old one has counted it", func() bool { return oldMeter.Total().Inbound.Bytes == 300 })
	must(t, old.Close())
	eventually(t, "what was late is added", func() bool { in, _, _, _ := w.counted(t); return in == 400 })
	if in, out, opened, _ := w.counted(t); in != 400 || out != 406 || opened != 3 {
		t.Errorf("in the end it is %d, %d, %d", in, out, opened)
	}
	must(t, old.Close())
	if left, _ := filepath.Glob(w.cfg.Journal + ".late-*"); len(left) > 0 {
		t.Errorf("left: %v", left)
	}
	// A file that is none does no harm, and is not looked at again and again.
	must(t, os.WriteFile(w.cfg.Journal+".late-x", []byte("{"), 0o600))
	eventually(t, "it is gone", func() bool {
		_, err := os.Stat(w.cfg.Journal + ".late-x")
		return os.IsNotExist(err)
	})
	if in, _, _, _ := w.counted(t); in != 400 {
		t.Errorf("noise made it %d", in)
	}
}

// GP-05: as many activities as are kept go over.
func TestManyFiguresSurvive(t *testing.T) {
	w := open(t, nil)
	for i := range meter.KeptIDs {
		s := w.cfg.Meter.Socket(meter.Labels{Socket: "s", Activity: fmt.Sprint("activity ", i), VPN: "v"})
		c := s.Open(netip.AddrPort{})
		c.In(i)
		c.Close()
		s.Close()
	}
	must(t, w.Close())
	w.reopen(t)
	for _, i := range []int{1, meter.KeptIDs / 2, meter.KeptIDs - 1} {
		if b, err := w.Activity(fmt.Sprint("activity ", i)); err != nil || b.Inbound.Bytes != uint64(i) {
			t.Errorf("activity %d: %+v, %v", i, b, err)
		}
	}
	const sum = meter.KeptIDs * (meter.KeptIDs - 1) / 2
	if b, err := w.VPN("v"); err != nil || b.Inbound.Bytes != sum || w.Bandwidth().Inbound.Bytes != sum {
		t.Errorf("%+v, %v", b, err)
	}
}
