package relay

import (
	"container/list"
	"net/netip"
)

// table has the UDP sessions of a socket by who they are with. Sources of datagrams are easily forged, so a session counts
// for little until it is proved: whoever floods the table from made-up addresses pushes out unproved sessions, and those of
// his own network first.
type table[S any] struct {
	most, quota int
	all         map[netip.AddrPort]*entry[S]
	networks    map[netip.Prefix]*ranks
	ranks       ranks
}

// ranks are unproved and proved sessions, each list with those first that were used longest ago.
type ranks [2]list.List

type entry[S any] struct {
	session S
	client  netip.AddrPort
	network netip.Prefix
	rank    int // 1: proved
	all, in *list.Element
}

func newTable[S any](most int) *table[S] {
	return &table[S]{
		most: most, quota: max(64, most/16),
		all: map[netip.AddrPort]*entry[S]{}, networks: map[netip.Prefix]*ranks{},
	}
}

// networkOf is what shares a quota: an IPv4 /24 or an IPv6 /64.
func networkOf(a netip.Addr) netip.Prefix {
	size := 64
	if a = a.Unmap().WithZone(""); a.Is4() {
		size = 24
	}
	p, _ := a.Prefix(size)
	return p
}

// victim returns which session has to go before client can have one, or nil if there is room.
func (t *table[S]) victim(client netip.Addr) *entry[S] {
	if n := t.networks[networkOf(client)]; n != nil && n.len() >= t.quota {
		return first[S](n)
	}
	if len(t.all) >= t.most {
		return first[S](&t.ranks)
	}
	return nil
}

// weakest returns the first session to go, or nil if all are proved.
func (t *table[S]) weakest() *entry[S] {
	if e := t.ranks[0].Front(); e != nil {
		return e.Value.(*entry[S])
	}
	return nil
}

func (r *ranks) len() int { return r[0].Len() + r[1].Len() }

func first[S any](r *ranks) *entry[S] {
	for i := range r {
		if e := r[i].Front(); e != nil {
			return e.Value.(*entry[S])
		}
	}
	return nil
}

func (t *table[S]) add(client netip.AddrPort, s S) *entry[S] {
	e := &entry[S]{session: s, client: client, network: networkOf(client.Addr())}
	n := t.networks[e.network]
	if n == nil {
		n = &ranks{}
		t.networks[e.network] = n
	}
	t.all[client] = e
	e.all, e.in = t.ranks[0].PushBack(e), n[0].PushBack(e)
	return e
}

func (t *table[S]) remove(e *entry[S]) {
	n := t.networks[e.network]
	t.ranks[e.rank].Remove(e.all)
	n[e.rank].Remove(e.in)
	if n.len() == 0 {
		delete(t.networks, e.network)
	}
	delete(t.all, e.client)
}

// use puts a session behind all others of its rank.
func (t *table[S]) use(e *entry[S]) {
	t.ranks[e.rank].MoveToBack(e.all)
	t.networks[e.network][e.rank].MoveToBack(e.in)
}

func (t *table[S]) prove(e *entry[S]) {
	n := t.networks[e.network]
	t.ranks[0].Remove(e.all)
	n[0].Remove(e.in)
	e.rank = 1
	e.all, e.in = t.ranks[1].PushBack(e), n[1].PushBack(e)
}
