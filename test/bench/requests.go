package main

import (
	"context"
	"crypto/tls"
	"errors"
	"fmt"
	"io"
	"maps"
	"net/http"
	"net/http/httptest"
	"runtime"
	"slices"
	"sync"
	"time"

	"github.com/libp2p/go-libp2p/core/peer"

	"emet/agents/hosting"
	"emet/agents/hosting/codec"
	"emet/agents/hosting/sealed"
	"emet/agents/hosting/server"
	"emet/agents/hosting/server/servertest"
	ticks "emet/agents/hosting/tick"
	"emet/agents/hosting/token"
	"emet/agents/identity"
	"emet/agents/program/data"
	"emet/agents/program/flow"
	"emet/agents/program/plan"
	"emet/agents/wire"
)

// How many requests are measured, and how many before that.
const (
	measuredRequests = 120
	warmRequests     = 10
)

// requests measures requests to hosted applications. Servers are in this process, each with a host of its own, and speak to
// each other over libp2p as they do anywhere; journals are in memory.
func requests() []measure { return []measure{requestLatency, requestBytes} }

// wide is a program with an endpoint that observes so many numbers, each by itself.
func wide(k int) (*flow.Program, data.Label, error) {
	d := &flow.Document{
		Version: flow.Version, Name: "wide", Types: map[data.Label]flow.Declared{}, Keys: map[data.Label]flow.Key{},
		Indices: map[data.Label]flow.Index{}, Functions: map[flow.Hash]flow.Function{}, Endpoints: map[data.Label]flow.Endpoint{},
	}
	add := func(f flow.Function) (flow.Hash, error) {
		h, err := f.Hash()
		d.Functions[h] = f
		return h, err
	}
	endpoint := data.LabelOf("endpoint", "e")
	seen, err := add(flow.Function{Seen: true, In: []*data.Type{data.IntType}, Out: data.IntType, Body: []flow.Node{{Op: flow.Add, Args: []int{0, 0}}}, Result: 1})
	if err != nil {
		return nil, endpoint, err
	}
	numbers := make([]*data.Type, k)
	var body []flow.Node
	var looks []int
	for i := range k {
		numbers[i] = data.IntType
		body = append(body, flow.Node{Op: flow.Field, Args: []int{0}, N: i})
		body = append(body, flow.Node{Op: flow.Observe, Args: []int{2 + 2*i}, Funcs: []flow.Hash{seen}})
		looks = append(looks, 3+2*i)
	}
	body = append(body, flow.Node{Op: flow.MakeTuple, Args: looks})
	all := data.TupleOf(numbers...)
	structure, err := add(flow.Function{In: []*data.Type{all, data.TimeType}, Out: all, Body: body, Result: 2 + 2*k})
	if err != nil {
		return nil, endpoint, err
	}
	d.Endpoints[endpoint] = flow.Endpoint{In: all, Out: all, Stages: []flow.Stage{{Function: structure}}}
	p, err := flow.Check(d)
	return p, endpoint, err
}

func numbers(k int) data.Value {
	values := make([]data.Value, k)
	for i := range values {
		values[i] = data.NewInt(int64(i))
	}
	return data.NewList(values)
}

// hosts are the servers of a pool on a network.
type hosts struct {
	*servertest.Pool

	endpoint data.Label
	k        int
	client   *wire.Host
	all      map[identity.ID]*wire.Host
}

var messages = wire.Limits{Read: server.MaxBytes, Write: server.MaxBytes, Total: time.Minute}

// newHosts makes servers for requests of so many observations.
func newHosts(ctx context.Context, k int) (h *hosts, err error) {
	h = &hosts{k: k, all: map[identity.ID]*wire.Host{}}
	defer func() {
		if err != nil {
			h.close()
		}
	}()
	program, endpoint, err := wide(k)
	if err != nil {
		return h, err
	}
	h.endpoint = endpoint
	h.Pool, err = servertest.New(servertest.Config{Program: program, Servers: k + 4, Seed: 1, Prepare: func(m *servertest.Member, c *server.Config) {
		c.Caller = caller{h, c.ID}
	}})
	if err != nil {
		return h, err
	}
	listen := wire.Config{Listen: []string{"/ip4/127.0.0.1/udp/0/quic-v1"}}
	if h.client, err = wire.New(listen); err != nil {
		return h, err
	}
	for id, m := range h.Members {
		at, err := wire.New(listen)
		if err != nil {
			return h, err
		}
		h.all[id] = at
		at.Answer(hosting.RequestProtocol, messages, func(ctx context.Context, _ peer.ID, envelope []byte) ([]byte, error) {
			return m.Serve(ctx, envelope), nil
		})
		at.Answer(hosting.CallProtocol, messages, func(ctx context.Context, _ peer.ID, call []byte) ([]byte, error) {
			return m.Answer(ctx, call), nil
		})
	}
	return h, h.connect(ctx)
}

// connect has everybody connected to everybody, as servers are that have worked together for a while.
func (h *hosts) connect(ctx context.Context) error {
	for _, to := range h.all {
		for _, from := range append(slices.Collect(maps.Values(h.all)), h.client) {
			if from == to {
				continue
			}
			if _, err := from.Ask(ctx, to.Addrs(), hosting.CallProtocol, messages, nil); err != nil {
				return err
			}
		}
	}
	return nil
}

func (h *hosts) close() {
	for _, at := range h.all {
		_ = at.Close()
	}
	if h.client != nil {
		_ = h.client.Close()
	}
}

// caller is how a server asks others.
type caller struct {
	*hosts

	id identity.ID
}

func (c caller) Call(ctx context.Context, to ticks.Server, call []byte) ([]byte, error) {
	return c.all[c.id].Ask(ctx, c.all[to.ID].Addrs(), hosting.CallProtocol, messages, call)
}

// draft prepares a request: what a client does before it knows what to ask, or has done long before.
func (h *hosts) draft(ctx context.Context) (d sealed.Draft, err error) {
	played, err := h.Play(ctx, h.endpoint, numbers(h.k))
	if err != nil {
		return d, err
	}
	coin, err := h.Coin(token.Paid)
	if err != nil {
		return d, err
	}
	return h.Draft(played, coin, nil)
}

// request has one served. It returns how long that took from sealing it to knowing the result, and sealing it alone.
func (h *hosts) request(ctx context.Context) (all, sealing time.Duration, err error) {
	d, err := h.draft(ctx)
	if err != nil {
		return 0, 0, err
	}
	began := time.Now()
	s, envelope, err := h.App.Seal(d)
	if err != nil {
		return 0, 0, err
	}
	sealing = time.Since(began)
	reply, err := h.client.Ask(ctx, h.all[d.Servers[0].ID].Addrs(), hosting.RequestProtocol, messages, envelope)
	if err != nil {
		return 0, 0, err
	}
	o, err := s.Open(reply)
	all = time.Since(began)
	if err == nil && o.Failure != nil {
		err = fmt.Errorf("slot %d: %s: %s", o.Failure.Slot, o.Failure.Code, o.Failure.Detail)
	}
	return all, sealing, err
}

// plain is a call of an ordinary server by HTTPS.
func plain() (call func() (time.Duration, error), stop func()) {
	s := httptest.NewUnstartedServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) { _, _ = io.Copy(w, r.Body) }))
	s.TLS = &tls.Config{MinVersion: tls.VersionTLS13}
	s.StartTLS()
	return func() (time.Duration, error) {
		began := time.Now()
		resp, err := s.Client().Get(s.URL)
		if err != nil {
			return 0, err
		}
		_, err = io.Copy(io.Discard, resp.Body)
		return time.Since(began), errors.Join(err, resp.Body.Close())
	}, s.Close
}

// requestLatency compares a request of eight observations with a plain HTTPS call, and one of 32 with one of one, in turns.
func requestLatency(ctx context.Context, r *report) error {
	pools := map[int]*hosts{}
	for _, k := range []int{1, 8, 32} {
		h, err := newHosts(ctx, k)
		if err != nil {
			return err
		}
		defer h.close()
		pools[k] = h
	}
	https, stop := plain()
	defer stop()
	took, seals, base := map[int][]time.Duration{}, map[int][]time.Duration{}, []time.Duration{}
	used := map[int]time.Duration{} // of processors, by everybody, with what a token and its signature take
	for i := range warmRequests + measuredRequests {
		b, err := https()
		if err != nil {
			return err
		}
		for k, h := range pools {
			before := cpuTime()
			all, sealing, err := h.request(ctx)
			if err != nil {
				return fmt.Errorf("a request of %d observations: %w", k, err)
			}
			if i >= warmRequests {
				used[k] += cpuTime() - before
				took[k], seals[k] = append(took[k], all), append(seals[k], sealing)
			}
		}
		if i >= warmRequests {
			base = append(base, b)
		}
	}
	p50 := func(all []time.Duration) float64 { return millis(quantile(all, 0.5)) }
	r.add(figure{
		Name: "hosting/request-k8-overhead-p50", Value: p50(took[8]) - p50(base), Unit: "ms", Goal: new(1.5), Better: lower,
		note: fmt.Sprintf("%.2f ms, of which sealing %.2f; HTTPS %.2f; p99 %.2f; CPU of all together %.2f", p50(took[8]), p50(seals[8]), p50(base),
			millis(quantile(took[8], 0.99)), millis(used[8])/measuredRequests),
	})
	r.add(figure{
		Name: "hosting/request-k32-vs-k1", Value: p50(took[32]) / p50(took[1]), Unit: "x", Goal: new(1.5), Better: lower,
		note: fmt.Sprintf("%.2f ms and %.2f ms, of which sealing %.2f and %.2f; an observation more takes %.2f ms, and %.2f of CPU, of all %d servers, the client and the network, on %d cores",
			p50(took[32]), p50(took[1]), p50(seals[32]), p50(seals[1]), (p50(took[32])-p50(took[1]))/31,
			millis(used[32]-used[1])/measuredRequests/31, len(pools[32].Members), runtime.GOMAXPROCS(0)),
	})
	return nil
}

// counter counts the bytes of calls and answers, without what they are padded with.
type counter struct {
	*hosts

	padding int // of what the client gives in one call

	mu           sync.Mutex
	calls, bytes int
}

func (c *counter) Call(ctx context.Context, to ticks.Server, call []byte) ([]byte, error) {
	answer := c.Members[to.ID].Answer(ctx, call)
	c.mu.Lock()
	defer c.mu.Unlock()
	for _, padded := range [][]byte{call, answer} {
		text, err := sealed.Unpad(padded)
		if err != nil {
			return nil, err
		}
		c.bytes += len(text)
	}
	c.bytes -= c.padding
	c.calls++
	return answer, ctx.Err()
}

// requestBytes measures what one observation takes on the wire, and of a server's processor.
func requestBytes(ctx context.Context, r *report) error {
	const k = 8
	program, endpoint, err := wide(k)
	if err != nil {
		return err
	}
	c := &counter{hosts: &hosts{k: k, endpoint: endpoint}}
	if c.Pool, err = servertest.New(servertest.Config{
		Program: program, Servers: k + 4, Seed: 1, Prepare: func(_ *servertest.Member, cfg *server.Config) { cfg.Caller = c },
	}); err != nil {
		return err
	}
	given := codec.Encode([]sealed.Given{{Value: []byte{0}}}) // a small number, and the salt of its leaf
	c.padding = plan.Class(len(given)) - len(given)
	cpu, calls := time.Duration(0), 0
	for range measuredRequests {
		d, err := c.draft(ctx)
		if err != nil {
			return err
		}
		if _, err := c.Send(ctx, d); err != nil {
			return err
		}
		if d, err = c.draft(ctx); err != nil {
			return err
		}
		took, err := c.answerAll(ctx, d)
		if err != nil {
			return err
		}
		cpu, calls = cpu+took, calls+k
	}
	r.add(figure{
		Name: "hosting/bytes-per-op", Value: float64(c.bytes) / float64(c.calls), Unit: "bytes", Goal: new(2560.0), Better: lower,
		note: fmt.Sprintf("call and answer before padding, of which 1136 are X-Wing; with the padding of primitives %d; CPU of the server %d us",
			c.bytes/c.calls+c.padding, (cpu / time.Duration(calls)).Microseconds()),
	})
	return nil
}

// answerAll has all calls of a request answered, one after the other, and returns how much CPU that took.
func (c *counter) answerAll(ctx context.Context, d sealed.Draft) (time.Duration, error) {
	s, _, err := c.App.Seal(d)
	if err != nil {
		return 0, err
	}
	q := s.Request
	calls := make([][]byte, len(q.Args))
	for i := range calls {
		calls[i] = server.EncodeCall(&sealed.Call{
			Header: q.Header, Token: q.Token, Number: uint16(i + 1), Slot: q.Body.Slots[i], Parcel: q.Parcels[i], Args: q.Args[i], Edges: [][]byte{}, // #nosec G115 -- a slot
		})
	}
	before := cpuTime()
	for i, call := range calls {
		a, err := server.DecodeAnswer(c.Members[q.Body.Slots[i].Server.ID].Answer(ctx, call))
		if err != nil {
			return 0, err
		}
		if a.Result == nil {
			return 0, fmt.Errorf("slot %d: %+v", i+1, a.Failure)
		}
	}
	return cpuTime() - before, nil
}
