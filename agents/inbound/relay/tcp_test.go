package relay_test

import (
	"bytes"
	"crypto/rand"
	"io"
	"net"
	"testing"

	"emet/agents/inbound/guard"
	"emet/agents/inbound/relay"
)

func TestServiceRequest(t *testing.T) { // GP-08: service request
	eachFamily(t, func(t *testing.T, local string) {
		p := newPlace(t)
		to := service(t, local, echo)
		s, addr := p.tcp(t, local, relay.Route{To: to}, guard.Limits{})
		c := dial(t, addr)
		for range 100 {
			write(t, c, "ping")
			read(t, c, "ping")
		}
		_ = c.CloseWrite()
		readEnd(t, c)
		eventually(t, "the connection is gone", func() bool { return s.Live() == 0 })
		if got := p.meter.Total(); got.Inbound.Bytes != 400 || got.Outbound.Bytes != 400 || got.Connections.Current != 0 {
			t.Errorf("counted %+v", got)
		}
	})
}

func TestEveryByteArrives(t *testing.T) {
	p := newPlace(t)
	to := service(t, "127.0.0.1:0", echo)
	_, addr := p.tcp(t, "127.0.0.1:0", relay.Route{To: to}, guard.Limits{})
	sent := make([]byte, 16<<20)
	_, _ = rand.Read(sent)
	c := dial(t, addr)
	go func() {
		_, _ = c.Write(sent)
		_ = c.CloseWrite()
	}()
	got, err := io.ReadAll(c)
	if err != nil || !bytes.Equal(got, sent) {
		t.Fatalf("%d bytes came back, %v", len(got), err)
	}
	eventually(t, "all bytes are counted", func() bool {
		total := p.meter.Total()
		return total.Inbound.Bytes == uint64(len(sent)) && total.Outbound.Bytes == uint64(len(sent))
	})
}

var _ net.Conn
