package relay

import (
	"bytes"
	"encoding/binary"
	"errors"
	"fmt"
	"net/netip"
	"slices"
	"strconv"
	"strings"
)

// The PROXY protocol, versions 1 and 2 (HAProxy, proxy-protocol.txt, sections 2.1 and 2.2).

const (
	headerMax  = 536 // section 2: what fits into any first segment
	line1Max   = 107 // of version 1, with its end
	signature2 = "\r\n\r\n\x00\r\nQUIT\n"
)

var (
	errShort  = errors.New("the PROXY header is not complete")
	errHeader = errors.New("not a PROXY header")
)

// header says who connected, to where. Without addresses, the connection is the sender's own, or of an unknown kind.
type header struct{ from, to netip.AddrPort }

// parseHeader reads a header at the beginning of p and returns its size. Errors: errShort if p is the beginning of one.
func parseHeader(p []byte) (header, int, error) {
	switch {
	case isPrefix(p, signature2):
		return parse2(p)
	case isPrefix(p, "PROXY "):
		return parse1(p)
	}
	return header{}, 0, errHeader
}

// isPrefix says whether p begins as s does, as far as p goes.
func isPrefix(p []byte, s string) bool {
	return string(p[:min(len(p), len(s))]) == s[:min(len(p), len(s))]
}

func parse1(p []byte) (header, int, error) {
	line, _, found := bytes.Cut(p[:min(len(p), line1Max)], []byte("\r\n"))
	if !found {
		if len(p) >= line1Max {
			return header{}, 0, errHeader
		}
		return header{}, 0, errShort
	}
	size := len(line) + 2
	words := strings.Split(string(line), " ")
	if len(words) >= 2 && words[1] == "UNKNOWN" {
		return header{}, size, nil
	}
	if len(words) != 6 || words[1] != "TCP4" && words[1] != "TCP6" {
		return header{}, 0, errHeader
	}
	from, err := parseWords(words[2], words[4], words[1] == "TCP4")
	if err != nil {
		return header{}, 0, err
	}
	to, err := parseWords(words[3], words[5], words[1] == "TCP4")
	if err != nil {
		return header{}, 0, err
	}
	return header{from, to}, size, nil
}

func parseWords(addr, port string, four bool) (netip.AddrPort, error) {
	a, err := netip.ParseAddr(addr)
	if err != nil || a.Is4() != four || a.Zone() != "" {
		return netip.AddrPort{}, errHeader
	}
	n, err := strconv.ParseUint(port, 10, 16)
	if err != nil || strconv.FormatUint(n, 10) != port {
		return netip.AddrPort{}, errHeader
	}
	return netip.AddrPortFrom(a.Unmap(), uint16(n)), nil
}

func parse2(p []byte) (header, int, error) {
	if len(p) < 16 {
		return header{}, 0, errShort
	}
	size := 16 + int(binary.BigEndian.Uint16(p[14:]))
	command := p[12]
	if command != 0x20 && command != 0x21 || size > headerMax {
		return header{}, 0, errHeader
	}
	if len(p) < size {
		return header{}, 0, errShort
	}
	if command == 0x20 { // LOCAL: the sender's own connection, such as a health check
		return header{}, size, nil
	}
	body := p[16:size]
	var width int
	switch p[13] >> 4 {
	case 1:
		width = 4
	case 2:
		width = 16
	default:
		return header{}, size, nil // of a family that we have no use for
	}
	if len(body) < 2*width+4 {
		return header{}, 0, errHeader
	}
	from, _ := netip.AddrFromSlice(body[:width])
	to, _ := netip.AddrFromSlice(body[width : 2*width])
	return header{
		netip.AddrPortFrom(from.Unmap(), binary.BigEndian.Uint16(body[2*width:])),
		netip.AddrPortFrom(to.Unmap(), binary.BigEndian.Uint16(body[2*width+2:])),
	}, size, nil
}

// makeHeader returns the header that announces a connection.
func makeHeader(version Announce, udp bool, from, to netip.AddrPort) []byte {
	from = netip.AddrPortFrom(from.Addr().Unmap().WithZone(""), from.Port())
	to = netip.AddrPortFrom(to.Addr().Unmap().WithZone(""), to.Port())
	four := from.Addr().Is4() && to.Addr().Is4()
	known := from.IsValid() && to.IsValid()
	if version == ProxyV1 {
		switch {
		case !known:
			return []byte("PROXY UNKNOWN\r\n")
		case four:
			return fmt.Appendf(nil, "PROXY TCP4 %s %s %d %d\r\n", from.Addr(), to.Addr(), from.Port(), to.Port())
		}
		return fmt.Appendf(nil, "PROXY TCP6 %s %s %d %d\r\n", six(from.Addr()), six(to.Addr()), from.Port(), to.Port())
	}
	kind := byte(0x01)
	if udp {
		kind = 0x02
	}
	b := []byte(signature2)
	switch {
	case !known:
		return append(b, 0x20, 0, 0, 0)
	case four:
		b = append(b, 0x21, 0x10|kind, 0, 12)
		b = append(append(b, from.Addr().AsSlice()...), to.Addr().AsSlice()...)
	default:
		b = append(b, 0x21, 0x20|kind, 0, 36)
		a, z := from.Addr().As16(), to.Addr().As16()
		b = append(append(b, a[:]...), z[:]...)
	}
	b = binary.BigEndian.AppendUint16(b, from.Port())
	return binary.BigEndian.AppendUint16(b, to.Port())
}

// six writes an address of either family as one of the sixth version.
func six(a netip.Addr) netip.Addr { return netip.AddrFrom16(a.As16()) }

// trusted says whether addr is in one of the networks.
func trusted(networks []netip.Prefix, addr netip.Addr) bool {
	return slices.ContainsFunc(networks, func(p netip.Prefix) bool { return p.Contains(addr) })
}
