package main

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"net/netip"
	"strings"
	"testing"

	"emet/agents/inbound/buyer"
	"emet/agents/inbound/sale"
	"emet/cmd/internal/app"
)

func choice(n byte) buyer.Choice {
	return buyer.Choice{Ad: &sale.Ad{Seller: [32]byte{n}}, Address: netip.MustParseAddrPort("203.0.113.7:443")}
}

// GP-12: whoever waits sees a line for each seller that is tried, with why it was passed over; what a stranger says takes no
// line of its own.
func TestLookoutShows(t *testing.T) {
	var out bytes.Buffer
	l := lookout{out: &out, of: 2}
	l.see(choice(1), nil)
	l.see(choice(1), errors.New("the peer refused: go away\n\x1b[2Jseller 2: answers the token"))
	l.see(choice(2), nil)
	l.found()
	want := fmt.Sprintf(`seller 1 of 2, %s at 203.0.113.7:443: the peer refused: go away [2Jseller 2: answers the token
seller 2 of 2, %s at 203.0.113.7:443: answers the token
`, choice(1).Ad.Seller, choice(2).Ad.Seller)
	if out.String() != want {
		t.Errorf("it shows\n%s\nwant\n%s", &out, want)
	}
}

// GP-12: an error says what was tried, and what to do next.
func TestLookoutExplains(t *testing.T) {
	want := buyer.Want{Protocol: "tcp", Port: 443, Link: sale.WireGuard}
	fails := func(l lookout, err error, seller string, w buyer.Want) (*app.Failure, string) {
		t.Helper()
		f := &app.Failure{}
		l.out = &bytes.Buffer{}
		if !errors.As(l.failure(err, seller, w), &f) {
			t.Fatal("it is no failure")
		}
		return f, f.Error()
	}
	if f, text := fails(lookout{}, buyer.ErrNobody, "", want); f.Exit != app.ExitNotFound || text != "nobody sells tcp port 443 by wireguard" {
		t.Errorf("%d: %s", f.Exit, text)
	}
	in := want
	in.Regions = []string{"DE", "FR"}
	if _, text := fails(lookout{}, buyer.ErrNobody, "0x01", in); text != "seller 0x01 does not sell tcp port 443 in DE or FR by wireguard, or does not answer" {
		t.Error(text)
	}
	l := lookout{out: &bytes.Buffer{}, of: 20}
	for n := range byte(12) {
		l.see(choice(n), nil)
		l.see(choice(n), errors.New("no answer"))
	}
	f, text := fails(l, buyer.ErrLate, "", want)
	lines := strings.Split(text, "\n")
	if f.Exit != app.ExitTimeout || !strings.HasSuffix(lines[0], "12 of 20 were tried") || len(lines) != 12 || lines[11] != "and 2 more" ||
		!strings.HasSuffix(lines[1], ": no answer") || !strings.Contains(f.Hint, "nothing was paid") {
		t.Errorf("%d: %s\n%s", f.Exit, text, f.Hint)
	}
	l.of = 12
	if f, text := fails(l, buyer.ErrNobody, "", want); f.Exit != app.ExitNotFound || !strings.HasPrefix(text, "tcp port 443: no seller has shown that its socket is public\nseller 0x00") {
		t.Errorf("%d: %s", f.Exit, text)
	}
	if err := l.failure(context.Canceled, "", want); !errors.Is(err, context.Canceled) {
		t.Errorf("got %v", err)
	}
}
