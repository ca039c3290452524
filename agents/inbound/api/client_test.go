package api_test

import (
	"context"
	"errors"
	"io"
	"net"
	"net/http"
	"path/filepath"
	"testing"
	"time"

	"emet/agents/inbound"
	"emet/agents/inbound/api"
)

// GP-11: as a sale goes. The provider's agent probes while it negotiates; the runtime has the socket forward in the probe's
// place, reads what was used, and is gone; the proxy has the figures still.
func TestASale(t *testing.T) {
	w := start(t, nil)
	ctx := context.Background()
	agent := api.Dial(w.addr.String(), secret, nil)
	defer agent.Close()
	a, err := inbound.ParseAddress("tcp", free(t))
	must(t, err)
	opened, err := agent.PutProbe(ctx, a, "0xann", "one")
	if err != nil || !opened {
		t.Fatal(opened, err)
	}
	resp, err := w.http.Get("http://" + a.String() + "/?requestorId=0xann")
	must(t, err)
	token, err := io.ReadAll(resp.Body)
	must(t, errors.Join(err, resp.Body.Close()))
	if resp.StatusCode != http.StatusOK || string(token) != "one" {
		t.Fatalf("the probe says %d %s", resp.StatusCode, token)
	}

	runtime := api.Dial(w.addr.String(), secret, nil)
	entry := inbound.Entry{RequestorID: "0xann", ActivityID: "activity/1", RemoteID: "0xbob", RemoteAddr: echo(t)}
	_, err = runtime.OpenGateway(ctx, a, entry, false)
	if e, ok := errors.AsType[*api.Error](err); !ok || e.Status != http.StatusBadRequest || e.Code != "bad-request" {
		t.Fatalf("an id that has a slash: %v", err)
	}
	entry.ActivityID = "activity:1"
	_, err = runtime.OpenGateway(ctx, a, entry, false)
	must(t, err)
	c, err := net.Dial("tcp", a.String())
	must(t, err)
	_ = c.SetDeadline(time.Now().Add(patience))
	_, err = io.WriteString(c, "hello")
	must(t, err)
	_, err = io.ReadFull(c, make([]byte, 5))
	must(t, err)
	use, err := runtime.Activity(ctx, "activity:1")
	for end := time.Now().Add(patience); err == nil && use.Outbound.Bytes < 5 && time.Now().Before(end); {
		use, err = runtime.Activity(ctx, "activity:1") // bytes are counted when they are written, and may be read before
	}
	if err != nil || use.Inbound.Bytes != 5 || use.Outbound.Bytes != 5 || use.Connections.Current != 1 {
		t.Errorf("the use is %+v, %v", use, err)
	}
	must(t, c.Close())
	must(t, runtime.CloseGateway(ctx, a, time.Second))
	runtime.Close()

	if use, err = agent.Activity(ctx, "activity:1"); err != nil || use.Inbound.Bytes != 5 {
		t.Errorf("afterwards the use is %+v, %v", use, err)
	}
	if st, err := agent.Status(ctx); err != nil || st.ActivitiesServed != 1 || st.GatewaySockets != 0 || st.Version != "test" {
		t.Errorf("the status is %+v, %v", st, err)
	}
	_, err = agent.Gateway(ctx, a)
	if e, ok := errors.AsType[*api.Error](err); !ok || e.Status != http.StatusNotFound || e.Code != "not-found" {
		t.Errorf("the gateway: %v", err)
	}
}

// A Unix socket serves without a token those who may open it; the host that a call names does not matter there.
func TestUnixSocket(t *testing.T) {
	w := newWorld(t, func(c *api.Config) { c.Token, c.Insecure = "", true })
	path := filepath.Join(t.TempDir(), "s")
	ln, err := net.Listen("unix", path)
	must(t, err)
	ctx, cancel := context.WithCancel(context.Background())
	ended := make(chan error, 1)
	go func() { ended <- w.server.Run(ctx, ln) }()
	c := api.Dial("unix:"+path, "", nil)
	if _, err := c.Status(ctx); err != nil {
		t.Error(err)
	}
	c.Close()
	cancel()
	must(t, <-ended)
}
