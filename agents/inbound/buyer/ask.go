package buyer

import (
	"context"
	"errors"
	"fmt"
	"io"
	"net"
	"net/http"
	"net/netip"
	"net/url"
	"time"
)

// The most that a socket is believed, and how often a datagram is sent of which nothing is heard.
const (
	maxToken = 512
	askEvery = time.Second
)

// Ask asks a socket for the token of a requestor, as anybody on the Internet could.
func Ask(ctx context.Context, protocol string, at netip.AddrPort, requestor string) (string, error) {
	if protocol == "udp" {
		return askUDP(ctx, at, requestor)
	}
	r, err := http.NewRequestWithContext(ctx, http.MethodGet, "http://"+at.String()+"/?requestorId="+url.QueryEscape(requestor), http.NoBody)
	if err != nil {
		return "", err
	}
	transport := &http.Transport{DisableKeepAlives: true} // and no proxy: that would be another way than everybody's
	resp, err := transport.RoundTrip(r)                   // which follows nobody elsewhere
	if err != nil {
		return "", err
	}
	defer resp.Body.Close()
	token, err := io.ReadAll(io.LimitReader(resp.Body, maxToken))
	if err == nil && resp.StatusCode != http.StatusOK {
		err = fmt.Errorf("it answers %s", resp.Status)
	}
	return string(token), err
}

// askUDP sends a datagram that is as long as the answer may be: sockets never answer with more than they were asked.
func askUDP(ctx context.Context, at netip.AddrPort, requestor string) (string, error) {
	var d net.Dialer
	c, err := d.DialContext(ctx, "udp", at.String())
	if err != nil {
		return "", err
	}
	defer c.Close()
	question, answer := make([]byte, maxToken), make([]byte, maxToken)
	copy(question, requestor)
	for ctx.Err() == nil {
		if _, err := c.Write(question); err != nil {
			return "", err
		}
		_ = c.SetReadDeadline(time.Now().Add(askEvery)) // sockets have deadlines
		n, err := c.Read(answer)
		if err == nil {
			return string(answer[:n]), nil
		}
		if timeout, ok := errors.AsType[net.Error](err); !ok || !timeout.Timeout() {
			return "", err
		}
	}
	return "", errors.New("no answer")
}
