package state

import (
	"errors"
	"slices"

	"github.com/ethereum/go-ethereum/common"

	"emet/agents/hosting/token"
	"emet/agents/program/data"
	"emet/agents/program/interp"
)

// book is what settling writes: what each log has come to.
type book struct {
	*applying
	machine  *interp.Machine
	counted  map[common.Hash]bool // requests
	spent    map[common.Hash]int  // requests that count, by root of their token
	accounts map[int]*account     // by number of the log
	picky    map[data.Label]bool  // keys that do not allow everything
}

// account is a log in which something may have changed.
type account struct {
	log  *Log   // a copy
	last *entry // the last that counts, as far as it is known
	at   uint64 // its place
}

func newBook(a *applying) *book {
	p := a.old.schema.program
	b := &book{
		applying: a, machine: interp.New(p), counted: map[common.Hash]bool{}, spent: map[common.Hash]int{}, accounts: map[int]*account{}, picky: map[data.Label]bool{},
	}
	for l, k := range p.Keys {
		b.picky[l] = k.Check != nil || len(k.Moves) > 0
	}
	return b
}

// account returns what is written of a log.
func (b *book) account(n int) *account {
	c, ok := b.accounts[n]
	if !ok {
		log := *b.logs[n]
		c = &account{log: &log, at: log.Last}
		if before := b.old.of(log.ID); len(before) > 0 {
			c.last = before[len(before)-1]
		}
		b.accounts[n] = c
	}
	return c
}

// post applies all changes of a request, or says why none can be.
func (b *book) post(g *group) (Reason, error) {
	if b.counted[g.request] {
		return Duplicate, nil
	}
	if b.spent[g.token] >= token.MaxRequests {
		return Spent, nil
	}
	for i, m := range g.members {
		r, c := &b.records[m], g.changes[i]
		if r.delta != c.delta || r.entry.Key != c.key || r.named != c.named {
			return Altered, nil
		}
	}
	// Several changes may be of one log: what is tried is written into copies.
	tried := make(map[int]account, len(g.members))
	for _, m := range g.members {
		r := &b.records[m]
		c, ok := tried[r.log]
		if !ok {
			c = *b.account(r.log)
		}
		if reason, err := b.try(&c, r.entry); reason != "" || err != nil {
			return reason, err
		}
		tried[r.log] = c
	}
	b.counted[g.request] = true
	b.spent[g.token]++
	for n, c := range tried {
		*b.accounts[n] = c
	}
	for _, m := range g.members {
		r := &b.records[m]
		e, log := r.entry, b.accounts[r.log].log
		e.Request, e.Height = g.request, log.Height
		log.Height, log.Last, log.Block, log.Value = log.Height+1, e.Index, e.Block, e.hash
		e.leaf = e.hashed(e.hash)
	}
	return "", nil
}

// try tells whether an entry may follow what its log has come to, and if so, lets it.
func (b *book) try(c *account, e *entry) (Reason, error) {
	if e.Index <= c.at {
		return Overtaken, nil
	}
	if b.picky[e.Key] {
		t := b.old.schema.types[e.Key]
		v, err := data.DecodeCBOR(t, e.Value)
		if err != nil {
			return "", err
		}
		var before *data.Value
		if c.last != nil {
			last, err := data.DecodeCBOR(t, c.last.Value)
			if err != nil {
				return "", err
			}
			before = &last
		}
		switch err := b.machine.Allows(e.Key, before, v); {
		case errors.Is(err, interp.ErrRefused):
			return Refused, nil
		case err != nil:
			return "", err
		}
	}
	c.at, c.last = e.Index, e
	return "", nil
}

// written returns all logs as they are after the tick.
func (b *book) written() []*Log {
	logs := slices.Clone(b.logs)
	for n, c := range b.accounts {
		if c.log.Height > logs[n].Height {
			logs[n] = c.log
		}
	}
	return logs
}
