package guard

import (
	"net/netip"

	"github.com/gaissmai/bart"
)

// List says which networks may connect: those that are allowed, or everybody if none is, without those that are denied. The
// longest prefix decides, so that a network can be denied and one address in it allowed. The zero list allows everybody.
type List struct {
	table    bart.Table[bool]
	closed   bool // something is allowed, so whoever is not named is not
	prefixes int
}

// NewList makes a list. Of a prefix that is in both, the denial counts.
func NewList(allow, deny []netip.Prefix) *List {
	l := &List{closed: len(allow) > 0}
	for _, p := range allow {
		l.table.Insert(plain(p), true)
	}
	for _, p := range deny {
		l.table.Insert(plain(p), false)
	}
	l.prefixes = l.table.Size()
	return l
}

// Size returns how many prefixes are in the list.
func (l *List) Size() int { return l.prefixes }

// Allows says whether addr may connect.
func (l *List) Allows(addr netip.Addr) bool {
	if l.prefixes == 0 {
		return true
	}
	ok, found := l.table.Lookup(addr)
	if !found {
		return !l.closed
	}
	return ok
}

// plain turns an IPv4 network that is written as IPv6 into itself: connections are looked up by the plain address.
func plain(p netip.Prefix) netip.Prefix {
	if p.Addr().Is4In6() && p.Bits() >= 96 {
		return netip.PrefixFrom(p.Addr().Unmap(), p.Bits()-96).Masked()
	}
	return p.Masked()
}
