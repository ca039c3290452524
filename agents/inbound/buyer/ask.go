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

// What a probe answers instead of a token.
var (
	ErrUnknown = errors.New("there is no token for this requestor")
	ErrGone    = errors.New("the token was given out already")
)

// Ask asks a socket for the token of a requestor, as anybody on the Internet could. Over UDP a probe that has none is silent.
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
	switch {
	case err != nil:
		return "", err
	case resp.StatusCode == http.StatusGone:
		return "", ErrGone
	case resp.StatusCode == http.StatusNotFound:
		return "", ErrUnknown
	case resp.StatusCode != http.StatusOK:
		return "", fmt.Errorf("it answers %s", resp.Status)
	}
	return string(token), nil
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
	if copy(question, requestor) < len(requestor) {
		return "", fmt.Errorf("the requestor's id has more than %d bytes", maxToken)
	}
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
	return "", errors.New("no answer, as for a requestor that it does not know")
}
