package relay

import (
	"errors"
	"net/netip"
	"testing"
)

func FuzzHeader(f *testing.F) {
	a, z := netip.MustParseAddrPort("1.2.3.4:5"), netip.MustParseAddrPort("[2001:db8::1]:6")
	for _, version := range []Announce{ProxyV1, ProxyV2} {
		f.Add(makeHeader(version, false, a, a))
		f.Add(makeHeader(version, true, z, a))
		f.Add(makeHeader(version, false, netip.AddrPort{}, a))
	}
	f.Fuzz(func(t *testing.T, p []byte) {
		h, size, err := parseHeader(p)
		switch {
		case errors.Is(err, errShort):
			if len(p) >= headerMax {
				t.Errorf("more is wanted after %d bytes", len(p))
			}
		case err == nil:
			if size > headerMax || size > len(p) {
				t.Fatalf("a header of %d bytes in %d", size, len(p))
			}
			// More bytes behind it change nothing, and without its last byte it is not complete.
			if again, n, err := parseHeader(append(p[:size:size], "more"...)); err != nil || n != size || again != h {
				t.Errorf("read again as %v, %d, %v", again, n, err)
			}
			if _, _, err := parseHeader(p[:size-1]); !errors.Is(err, errShort) {
				t.Errorf("without its end: %v", err)
			}
			if !h.from.IsValid() || h.from.Addr().Is4() != h.to.Addr().Is4() {
				return
			}
			for _, version := range []Announce{ProxyV1, ProxyV2} {
				if again, _, err := parseHeader(makeHeader(version, false, h.from, h.to)); err != nil || again != h {
					t.Errorf("written as version %d and read again as %v, %v", version, again, err)
				}
			}
		}
	})
}
