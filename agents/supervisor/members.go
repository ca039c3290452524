package supervisor

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"

	"emet/agents/channel"
	"emet/agents/hosting"
	"emet/agents/hosting/desk"
	"emet/agents/hosting/tick"
	"emet/agents/identity"
	"emet/agents/store"
)

// member reads what is kept of an identity.
func (s *Supervisor) member(id identity.ID) (Member, bool, error) {
	return load(s.DB, members, at(s.Offer, id[:]))
}

// edit changes what is kept of a member, in one transaction.
func (s *Supervisor) edit(id identity.ID, change func(*Member)) error {
	return s.DB.Update(func(tx *store.Tx) error { return s.editIn(tx, id, change) })
}

func (s *Supervisor) editIn(tx *store.Tx, id identity.ID, change func(*Member)) error {
	key := at(s.Offer, id[:])
	m, found, err := members.Get(tx, key)
	if err != nil || !found {
		return errors.Join(err, fmt.Errorf("identity %s has not said hello", id))
	}
	change(&m)
	return members.Put(tx, key, m)
}

// hello takes in a worker that joined (C-03, D-04). What it says of itself must be what it announced on the chain, and it
// must be at one of the addresses there: so nobody says hello for another one.
func (s *Supervisor) hello(ctx context.Context, from string, h desk.Hello) (*desk.Paid, error) {
	who, err := s.standing(ctx, h.Identity)
	if err != nil {
		return nil, err
	}
	announced, sealing, found, err := s.Registry.Record(ctx, h.Identity)
	switch {
	case err != nil:
		return nil, err
	case !found || announced != h.Record:
		return nil, refuse("unknown", "identity %s announced another address record: announce this one, and say hello again", h.Identity)
	}
	if err := s.Content.KeepBlock(ctx, h.Record, h.Block); err != nil {
		return nil, refuse("unknown", "the address record is not the block that it is said to be: %v", err)
	}
	record, err := desk.DecodeRecord(h.Block)
	if err == nil {
		err = record.Check(sealing)
	}
	switch {
	case err != nil:
		return nil, refuse("unknown", "%v", err)
	case !atHome(record.Addrs, from):
		return nil, refuse("unknown", "hello comes from %s, which is none of the addresses of the record", from)
	}
	s.mu.Lock()
	head := s.head.Number
	s.mu.Unlock()
	paid := &desk.Paid{}
	err = s.DB.Update(func(tx *store.Tx) error {
		key := at(s.Offer, h.Identity[:])
		m, known, err := members.Get(tx, key)
		if err != nil {
			return err
		}
		if !known {
			m = Member{ID: h.Identity, Since: head, Chain: identity.Checkpoint{Length: who.Length, Head: who.Head}}
		}
		m.Owner, m.Signer, m.Full = who.Owner, who.Signer, who.Full
		m.Record, m.Content, m.Seen = *record, h.Record, head
		paid.Channel = m.Channel
		return members.Put(tx, key, m)
	})
	if err != nil {
		return nil, err
	}
	s.nudge()
	return paid, nil
}

// standing finds an identity that may work for this application.
func (s *Supervisor) standing(ctx context.Context, id identity.ID) (hosting.Standing, error) {
	who, err := s.Registry.Identity(ctx, id)
	switch {
	case err != nil:
		return who, err
	case who.Scope != s.Offer || identity.Role(who.Role) != identity.Worker:
		return who, refuse("unknown", "identity %s is no worker of this application", id)
	case who.State != hosting.Active:
		return who, refuse("unknown", "identity %s is %s", id, who.State)
	}
	return who, nil
}

// atHome reports whether a peer is the one at some of the addresses.
func atHome(addrs []string, peer string) bool {
	for _, a := range addrs {
		if strings.HasSuffix(a, "/p2p/"+peer) {
			return true
		}
	}
	return false
}

// seen notes that a member showed itself.
func (s *Supervisor) seen(id identity.ID) error {
	s.mu.Lock()
	head := s.head.Number
	s.mu.Unlock()
	return s.edit(id, func(m *Member) { m.Seen = max(m.Seen, head) })
}

// awayAfter is after how many ticks without a word a member is taken for away.
const awayAfter = 2

// present reports whether a member showed itself of late. Before the first tick that is within the length of one tick
// (C-03).
func present(m Member, head uint64, log Ticks, t hosting.Terms) bool {
	window := uint64(t.TickBlocks)
	if log.Due != 0 {
		window *= awayAfter
	}
	return !m.Gone && m.Seen+window >= head
}

// here lists the members that are present.
func (s *Supervisor) here() ([]Member, error) {
	all, err := s.Books().Workers()
	s.mu.Lock()
	defer s.mu.Unlock()
	return slices.DeleteFunc(all, func(m Member) bool { return !present(m, s.head.Number, s.log, s.terms) }), err
}

// refresh reads from the chain which members may still serve.
func (s *Supervisor) refresh(ctx context.Context) error {
	all, err := s.Registry.Identities(ctx)
	if err != nil {
		return err
	}
	return s.DB.Update(func(tx *store.Tx) error {
		for _, who := range all {
			m, known, err := members.Get(tx, at(s.Offer, who.ID[:]))
			if err != nil {
				return err
			}
			if !known || m.Gone == (who.State != hosting.Active) && m.Full == who.Full {
				continue
			}
			m.Full = who.Full
			if m.Gone = who.State != hosting.Active; m.Gone {
				m.Why = who.State.String()
			}
			if err := members.Put(tx, at(s.Offer, who.ID[:]), m); err != nil {
				return err
			}
		}
		return nil
	})
}

// payable reports whether there is a channel for a member that the key on this machine signs for. If the key before it was
// stolen, there is none: what that key promised stays promised, and what comes goes through another channel.
func (s *Supervisor) payable(m Member) bool {
	return m.Channel != (channel.ID{}) && m.Payer == s.Key.Address()
}

// reopen opens a channel for one of the members whose channel another key signs for, and reports whether there was one. It
// is one at a time, as each takes a while and a tick may be due.
func (s *Supervisor) reopen(ctx context.Context) (bool, error) {
	here, err := s.here()
	if err != nil {
		return false, err
	}
	for _, m := range here {
		if m.Channel != (channel.ID{}) && !s.payable(m) && len(s.employ(ctx, []Member{m})) > 0 {
			return true, nil
		}
	}
	return false, nil
}

// employ makes sure that there is a channel for each of these members, and returns those that have one. A channel that
// cannot be opened now costs its worker a tick, and nobody else anything.
func (s *Supervisor) employ(ctx context.Context, all []Member) []Member {
	var out []Member
	for _, m := range all {
		if !s.payable(m) {
			if !s.mayTry(m.ID) {
				continue
			}
			id, err := s.Payments.Open(ctx, m.ID, m.Owner)
			if err == nil {
				m.Payer = s.Key.Address()
				err = s.edit(m.ID, func(kept *Member) { kept.Channel, kept.Payer = id, m.Payer })
			}
			if err != nil {
				s.Log.Warn().Err(err).Stringer("identity", m.ID).Msg("a channel could not be opened")
				continue
			}
			m.Channel = id
			s.Log.Info().Stringer("identity", m.ID).Stringer("channel", id).Msg("channel opened")
		}
		out = append(out, m)
	}
	return out
}

// mayTry reports whether a channel that could not be opened is to be tried again: once a block.
func (s *Supervisor) mayTry(id identity.ID) bool {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.tried[id] >= s.head.Number {
		return false
	}
	s.tried[id] = s.head.Number
	return true
}

// server is a member as it stands in a next part.
func server(m Member, weight uint32) tick.Server {
	return tick.Server{
		ID: m.ID, Signer: m.Signer, Owner: m.Owner, Sealing: m.Record.Sealing, Addrs: m.Record.Addrs, Country: m.Record.Country,
		Network: m.Record.Network, Weight: weight,
	}
}
