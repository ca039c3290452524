package seller

import (
	"context"
	"errors"
	"net/netip"
	"slices"
	"sync"
	"time"

	"github.com/ethereum/go-ethereum/common"

	"emet/agents/inbound/sale"
)

// maxWaiting is how many tokens wait at sockets for those who asked for them. It is less than a socket has room for, and far
// less than a proxy has sockets: whoever asks for probes and does not come cannot keep others from either. At the pace that
// the quota allows a token is there for a minute, and those who mean it come at once.
const maxWaiting = 200

// waiting are the tokens that a seller has sockets answer, the oldest first.
type waiting struct {
	mu  sync.Mutex
	all []wait
}

type wait struct {
	Socket
	requestor common.Address
	token     string
}

// add notes a token, and returns the one for which there is no room any more.
func (w *waiting) add(one wait) (old wait, over bool) {
	w.mu.Lock()
	defer w.mu.Unlock()
	w.all = append(slices.DeleteFunc(w.all, func(k wait) bool { return k == one }), one)
	if len(w.all) <= maxWaiting {
		return old, false
	}
	old = w.all[0]
	w.all = slices.Delete(w.all, 0, 1)
	return old, true
}

// probe has a socket answer a token.
func (s *Seller) probe(ctx context.Context, from common.Address, p *sale.Probe) (*sale.Answer, error) {
	addr, ok := s.cfg.Ad.Has(p.Protocol, p.Port)
	if !ok {
		return nil, refuse(nil, "%s port %d is not for sale", p.Protocol, p.Port)
	}
	err := s.cfg.Gateway.Probe(ctx, Socket{p.Protocol, addr}, from.Hex(), p.Token)
	if errors.Is(err, ErrTaken) {
		return nil, refuse(err, "%s port %d is taken", p.Protocol, p.Port)
	}
	if err != nil {
		return nil, err
	}
	if old, over := s.waiting.add(wait{Socket{p.Protocol, addr}, from, p.Token}); over {
		if err := s.cfg.Gateway.Forget(ctx, old.Socket, old.requestor.Hex(), old.token); err != nil { // it expires anyway
			s.cfg.Log.Debug().Err(err).Msg("probe could not be forgotten")
		}
	}
	return &sale.Answer{Address: addr.String()}, nil
}

// inVain says that it came to nothing, not long ago. Such orders leave their record and bring nothing.
func (a *Activity) inVain(now time.Time) bool {
	return a.State == Closed && a.Owed().IsZero() && now.Unix()-a.Ended < 3600
}

// quota counts questions in the minute that runs. Accounts cost nothing and addresses cost little, but something: so each
// account has a share, and all accounts at one address have no more than one of them.
type quota struct {
	each, all int

	mu     sync.Mutex
	minute int64
	total  int
	by     map[common.Address]int
	at     map[netip.Prefix]int
}

func (q *quota) take(who common.Address, from netip.Addr, now time.Time) bool {
	q.mu.Lock()
	defer q.mu.Unlock()
	if m := now.Unix() / 60; m != q.minute || q.by == nil {
		q.minute, q.total, q.by, q.at = m, 0, map[common.Address]int{}, map[netip.Prefix]int{}
	}
	at := source(from)
	if q.total >= q.all || q.by[who] >= q.each || q.at[at] >= q.each {
		return false
	}
	q.total++
	q.by[who]++
	q.at[at]++
	return true
}

// source is what one party has of addresses at least: one of IPv4, or a /64. Those that are not known are one source.
func source(a netip.Addr) netip.Prefix {
	a = a.Unmap().WithZone("")
	bits := 32
	if a.Is6() {
		bits = 64
	}
	p, _ := a.Prefix(bits)
	return p
}
