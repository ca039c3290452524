package api

import (
	"bytes"
	"context"
	"crypto/tls"
	"encoding/json"
	"fmt"
	"io"
	"net"
	"net/http"
	"net/url"
	"strconv"
	"strings"
	"time"

	"emet/agents/inbound"
	"emet/agents/inbound/meter"
	"emet/agents/inbound/vpn"
)

// Error is what the proxy answered instead of what was asked for.
type Error struct {
	Status int
	Problem
}

// Client calls a proxy.
type Client struct {
	base  string
	token string
	http  *http.Client
}

// Dial returns a client of the proxy at host:port or unix:PATH. It does not connect yet. With a TLS configuration it speaks
// HTTPS; without a token it bears none.
func Dial(addr, token string, t *tls.Config) *Client {
	c := &Client{base: "http://" + addr, token: token}
	transport := &http.Transport{TLSClientConfig: t, ResponseHeaderTimeout: callTime, MaxIdleConns: 4, IdleConnTimeout: idleTime}
	if path, ok := strings.CutPrefix(addr, "unix:"); ok {
		c.base = "http://netproxy"
		transport.DialContext = func(ctx context.Context, _, _ string) (net.Conn, error) {
			return (&net.Dialer{}).DialContext(ctx, "unix", path)
		}
	}
	if t != nil {
		c.base = "https" + strings.TrimPrefix(c.base, "http")
	}
	c.http = &http.Client{Transport: transport, Timeout: 2 * callTime, CheckRedirect: func(*http.Request, []*http.Request) error {
		return http.ErrUseLastResponse // the token is for one machine
	}}
	return c
}

// Close ends connections that nobody uses.
func (c *Client) Close() { c.http.CloseIdleConnections() }

// maxAnswer is more than any answer has.
const maxAnswer = 64 << 20

// do makes a call and reads its answer into out, unless that is nil.
func (c *Client) do(ctx context.Context, method, path string, in, out any) error {
	_, err := c.status(ctx, method, path, in, out)
	return err
}

func (c *Client) status(ctx context.Context, method, path string, in, out any) (int, error) {
	var payload io.Reader = http.NoBody
	if in != nil {
		blob, err := json.Marshal(in)
		if err != nil {
			return 0, err
		}
		payload = bytes.NewReader(blob)
	}
	r, err := http.NewRequestWithContext(ctx, method, c.base+path, payload)
	if err != nil {
		return 0, err
	}
	r.Header.Set("Accept", "application/json")
	if in != nil {
		r.Header.Set("Content-Type", "application/json")
	}
	if c.token != "" {
		r.Header.Set("Authorization", "Bearer "+c.token)
	}
	resp, err := c.http.Do(r)
	if err != nil {
		return 0, err
	}
	defer resp.Body.Close()
	blob, err := io.ReadAll(io.LimitReader(resp.Body, maxAnswer))
	if err != nil {
		return resp.StatusCode, err
	}
	if resp.StatusCode >= 300 && !(resp.StatusCode == http.StatusServiceUnavailable && out != nil && !isProblem(blob)) {
		e := &Error{Status: resp.StatusCode}
		if json.Unmarshal(blob, &e.Problem) != nil || e.Message == "" {
			e.Message, e.Code = fmt.Sprintf("%s %s: %s", method, path, resp.Status), "unexpected"
		}
		return resp.StatusCode, e
	}
	if out == nil {
		return resp.StatusCode, nil
	}
	if text, ok := out.(*string); ok && !strings.HasPrefix(resp.Header.Get("Content-Type"), "application/json") {
		*text = string(blob)
		return resp.StatusCode, nil
	}
	return resp.StatusCode, json.Unmarshal(blob, out)
}

// isProblem tells an error from the status of a proxy that is draining.
func isProblem(blob []byte) bool {
	var p Problem
	return json.Unmarshal(blob, &p) == nil && p.Code != ""
}

func at(root string, a inbound.Address, rest ...string) string {
	words := []string{root + string(a.Proto), url.PathEscape(a.String())}
	for _, r := range rest {
		words = append(words, url.PathEscape(r))
	}
	return strings.Join(words, "/")
}

// Probes lists the probes.
func (c *Client) Probes(ctx context.Context) (all []inbound.ProbeSocket, err error) {
	return all, c.do(ctx, "GET", "/probe-api/v1/", nil, &all)
}

// PutProbe opens a probe, or gives it another token. It reports whether it was opened.
func (c *Client) PutProbe(ctx context.Context, a inbound.Address, requestor, token string) (opened bool, err error) {
	status, err := c.status(ctx, "PUT", at("/probe-api/v1/", a), ProbeRequest{requestor, token}, nil)
	return status == http.StatusCreated, err
}

// ProbesAt returns all tokens of a probe.
func (c *Client) ProbesAt(ctx context.Context, a inbound.Address) (all []inbound.Probe, err error) {
	return all, c.do(ctx, "GET", at("/probe-api/v1/", a), nil, &all)
}

// Token returns the newest token of a requestor that was not given out yet.
func (c *Client) Token(ctx context.Context, a inbound.Address, requestor string) (token string, err error) {
	return token, c.do(ctx, "GET", at("/probe-api/v1/", a, requestor), nil, &token)
}

// Tokens returns all tokens of a requestor that were not given out yet, the newest first.
func (c *Client) Tokens(ctx context.Context, a inbound.Address, requestor string) (tokens []string, err error) {
	return tokens, c.do(ctx, "GET", at("/probe-api/v1/", a, requestor)+"?all=true", nil, &tokens)
}

// DeleteProbe deletes a token of a requestor, or all of them if token is empty.
func (c *Client) DeleteProbe(ctx context.Context, a inbound.Address, requestor, token string) error {
	rest := []string{requestor}
	if token != "" {
		rest = append(rest, token)
	}
	return c.do(ctx, "DELETE", at("/probe-api/v1/", a, rest...), nil, nil)
}

// Gateways lists the gateway sockets by address.
func (c *Client) Gateways(ctx context.Context) (all map[string][]inbound.GatewaySocket, err error) {
	return all, c.do(ctx, "GET", "/gateway-api/v1/", nil, &all)
}

// OpenGateway opens a gateway socket, in place of the probes that may be there.
func (c *Client) OpenGateway(ctx context.Context, a inbound.Address, e inbound.Entry, lazy bool) (opened inbound.Entry, err error) {
	return opened, c.do(ctx, "POST", at("/gateway-api/v1/", a)+"?lazy="+strconv.FormatBool(lazy), e, &opened)
}

// Gateway returns the entry of a gateway socket.
func (c *Client) Gateway(ctx context.Context, a inbound.Address) (e inbound.Entry, err error) {
	return e, c.do(ctx, "GET", at("/gateway-api/v1/", a), nil, &e)
}

// CloseGateway closes a gateway socket; open connections may go on for the time of drain.
func (c *Client) CloseGateway(ctx context.Context, a inbound.Address, drain time.Duration) error {
	return c.do(ctx, "DELETE", at("/gateway-api/v1/", a)+"?drain="+url.QueryEscape(drain.String()), nil, nil)
}

// SetAccess replaces the lists of who may connect to a gateway socket.
func (c *Client) SetAccess(ctx context.Context, a inbound.Address, access Access) (e inbound.Entry, err error) {
	return e, c.do(ctx, "PUT", at("/gateway-api/v1/", a, "access"), access, &e)
}

// Status returns how the proxy is.
func (c *Client) Status(ctx context.Context) (st inbound.Status, err error) {
	return st, c.do(ctx, "GET", "/status-api/v1/status", nil, &st)
}

// Metrics returns all figures.
func (c *Client) Metrics(ctx context.Context) (m Metrics, err error) {
	return m, c.do(ctx, "GET", "/status-api/v1/metrics", nil, &m)
}

// Connections returns the connections that are open, the oldest first.
func (c *Client) Connections(ctx context.Context) (all []Connection, err error) {
	return all, c.do(ctx, "GET", "/status-api/v1/connections", nil, &all)
}

// Bandwidth returns the sum of all connections.
func (c *Client) Bandwidth(ctx context.Context) (b meter.Bandwidth, err error) {
	return b, c.do(ctx, "GET", "/status-api/v1/metrics/bandwidth", nil, &b)
}

// Activity returns the figures of an activity.
func (c *Client) Activity(ctx context.Context, id string) (b meter.Bandwidth, err error) {
	return b, c.do(ctx, "GET", "/status-api/v1/metrics/activity/"+url.PathEscape(id)+"/bandwidth", nil, &b)
}

// VPN returns the figures of a network.
func (c *Client) VPN(ctx context.Context, id string) (b meter.Bandwidth, err error) {
	return b, c.do(ctx, "GET", "/status-api/v1/metrics/vpn/"+url.PathEscape(id)+"/bandwidth", nil, &b)
}

// Networks lists the virtual private networks.
func (c *Client) Networks(ctx context.Context) (all []vpn.Config, err error) {
	return all, c.do(ctx, "GET", "/vpn-api/v1/", nil, &all)
}

// PutNetwork makes a network known, or changes its members.
func (c *Client) PutNetwork(ctx context.Context, id string, n NetworkRequest) (made vpn.Config, err error) {
	return made, c.do(ctx, "PUT", "/vpn-api/v1/"+url.PathEscape(id), n, &made)
}

// Network returns a network.
func (c *Client) Network(ctx context.Context, id string) (n NetworkStatus, err error) {
	return n, c.do(ctx, "GET", "/vpn-api/v1/"+url.PathEscape(id), nil, &n)
}

// RemoveNetwork forgets a network; connections into it end.
func (c *Client) RemoveNetwork(ctx context.Context, id string) error {
	return c.do(ctx, "DELETE", "/vpn-api/v1/"+url.PathEscape(id), nil, nil)
}

// Record returns the proxy's own signed record for a network.
func (c *Client) Record(ctx context.Context, id string, r RecordRequest) (m vpn.Member, err error) {
	return m, c.do(ctx, "POST", "/vpn-api/v1/"+url.PathEscape(id)+"/record", r, &m)
}

// OpenAPI returns the description of the interface.
func (c *Client) OpenAPI(ctx context.Context) (doc json.RawMessage, err error) {
	return doc, c.do(ctx, "GET", "/openapi.json", nil, &doc)
}
