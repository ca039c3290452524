package inbound

import (
	"errors"
	"fmt"
	"net"
	"os"

	"emet/agents/inbound/meter"
	"emet/agents/store"
)

// record is what the journal has of a socket.
type record struct {
	Probes []Probe `json:"probes,omitempty"` // in the order in which they came
	Entry  *Entry  `json:"entry,omitempty"`
	ID     *uint32 `json:"id,omitempty"` // by which the first management interface named sockets
}

var (
	socketTable  = store.NewTable[record]("inbound", "sockets")
	counterTable = store.NewTable[uint32]("inbound", "counters")
	nextIDKey    = []byte("next-id")
)

// record makes the socket's record durable, or its absence.
func (p *Proxy) record(s *socket) error {
	err := p.db.Update(func(tx *store.Tx) error {
		key := []byte(s.addr.Name())
		if s.Entry == nil && len(s.Probes) == 0 {
			return socketTable.Delete(tx, key)
		}
		if err := counterTable.Put(tx, nextIDKey, p.nextID); err != nil {
			return err
		}
		return socketTable.Put(tx, key, s.record)
	})
	if err != nil {
		return fmt.Errorf("write the journal: %w", err)
	}
	return nil
}

// restore opens what the journal has. Inherited descriptors that it does not name are closed.
func (p *Proxy) restore() error {
	inherited := map[string]*os.File{}
	for _, i := range p.cfg.Inherited {
		inherited[i.Name] = i.File
	}
	p.cfg.Inherited = nil
	defer func() {
		for _, f := range inherited {
			_ = f.Close() // nobody needs it
		}
	}()
	db, err := store.Open(p.cfg.Journal)
	if err != nil {
		return err
	}
	p.db = db
	records := map[Address]record{}
	var counted meter.Figures
	err = db.Update(func(tx *store.Tx) error {
		if counted, err = take(tx); err != nil {
			return err
		}
		if p.nextID, _, err = counterTable.Get(tx, nextIDKey); err != nil {
			return err
		}
		for r, err := range socketTable.All(tx, nil) {
			if err != nil {
				return err
			}
			addr, err := parseName(string(r.Key))
			if err != nil {
				return err
			}
			records[addr] = r.Value
		}
		return nil
	})
	if err != nil {
		return fmt.Errorf("read the journal: %w", err)
	}
	p.cfg.Meter.Add(counted)
	p.counting = true
	p.mu.Lock()
	defer p.mu.Unlock()
	for addr, r := range records {
		s := &socket{record: r, addr: addr}
		p.sockets[addr] = s
	}
	for _, s := range p.sorted() {
		// What the operator allowed may have changed since.
		if err = p.allowed(s.addr); err == nil && s.Entry != nil {
			err = p.check(s.addr, *s.Entry)
		}
		if err != nil {
			p.cfg.Log.Warn().Err(err).Str("socket", s.addr.Name()).Msg("socket of the journal is not allowed any more; it was dropped")
			s.record = record{}
			if err := p.settle(s); err != nil {
				return err
			}
			continue
		}
		name := s.addr.Name()
		if err := p.bind(s, inherited[name]); err != nil {
			p.cfg.Log.Error().Err(err).Str("socket", name).Msg("socket could not be opened again; it is tried once a second")
		}
		delete(inherited, name)
	}
	return nil
}

// Inherited is a socket that was open already when this process began.
type Inherited struct {
	Name string // as [Address.Name]
	File *os.File
}

// adopt makes a listener or a connection of an inherited descriptor, which it closes.
func adopt(a Address, f *os.File) (tcp *net.TCPListener, udp *net.UDPConn, err error) {
	var ok bool
	if a.Proto == TCP {
		var ln net.Listener
		if ln, err = net.FileListener(f); err == nil {
			if tcp, ok = ln.(*net.TCPListener); !ok {
				err = errors.Join(errors.New("the descriptor is no TCP listener"), ln.Close())
			}
		}
	} else {
		var pc net.PacketConn
		if pc, err = net.FilePacketConn(f); err == nil {
			if udp, ok = pc.(*net.UDPConn); !ok {
				err = errors.Join(errors.New("the descriptor is no UDP socket"), pc.Close())
			}
		}
	}
	return tcp, udp, errors.Join(err, f.Close())
}

// HandOver returns copies of the descriptors of all sockets, for the process that comes next, and gives the journal up to
// it, with the figures. Gateways go on; probes leave those who ask to the next process; changes are refused. Gateways into a network end their
// connections and leave new ones waiting, as the network has room for one process only. If there is no next process in the
// end, Resume takes it all back.
func (p *Proxy) HandOver() ([]Inherited, error) {
	p.mu.Lock()
	defer p.mu.Unlock()
	if err := p.writable(); err != nil {
		return nil, err
	}
	var all []Inherited
	undo := func(err error) error {
		for _, i := range all {
			err = errors.Join(err, i.File.Close())
		}
		return errors.Join(err, p.resume())
	}
	for _, s := range p.sorted() {
		if s.prober != nil {
			s.prober.stop()
			s.prober = nil
		}
		f, err := s.file()
		if err == nil && s.network != nil {
			err = p.leave(s)
		}
		if err != nil {
			return nil, undo(fmt.Errorf("copy the descriptor of %s: %w", s.addr.Name(), err))
		}
		if f != nil {
			all = append(all, Inherited{s.addr.Name(), f})
		}
	}
	db := p.db
	p.db = nil
	p.mu.Unlock()
	p.left.Wait() // what leaves a network has left it when the next process comes
	p.mu.Lock()
	if err := errors.Join(p.save(db), db.Close()); err != nil {
		return nil, undo(fmt.Errorf("close the journal: %w", err))
	}
	return all, nil
}

// leave has a gateway socket leave its network, but stay open.
func (p *Proxy) leave(s *socket) error {
	f, err := s.forward.File()
	if err != nil {
		return err
	}
	tcp, udp, err := adopt(s.addr, f)
	if err != nil {
		return err
	}
	p.unbind(s, 0)
	s.tcp, s.udp = tcp, udp
	return nil
}

func (s *socket) file() (*os.File, error) {
	switch {
	case s.forward != nil:
		return s.forward.File()
	case s.tcp != nil:
		return Dup(s.tcp)
	case s.udp != nil:
		return Dup(s.udp)
	}
	return nil, nil
}

// Resume takes back what HandOver gave away.
func (p *Proxy) Resume() error {
	p.mu.Lock()
	defer p.mu.Unlock()
	return p.resume()
}

func (p *Proxy) resume() error {
	if p.db == nil {
		db, err := store.Open(p.cfg.Journal)
		if err != nil {
			return err
		}
		p.db = db
		// The figures are this process's again.
		err = db.Update(func(tx *store.Tx) error {
			_, err := take(tx)
			return err
		})
		if err != nil {
			return fmt.Errorf("take back the figures: %w", err)
		}
	}
	for _, s := range p.sorted() {
		if s.prober == nil && s.forward == nil && (s.tcp != nil || s.udp != nil) {
			if err := p.serve(s); err != nil {
				return err
			}
		}
	}
	return nil
}
