package api

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"net/netip"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"syscall"
	"time"

	"github.com/rs/zerolog"

	"emet/agents/inbound"
	"emet/agents/inbound/relay"
	"emet/agents/inbound/vpn"
)

// Networks are the virtual private networks of a proxy. What they are is in files, so that they are there after a restart.
type Networks struct {
	set *vpn.Set
	dir string

	mu sync.Mutex // of the files
}

var _ inbound.Networks = (*Networks)(nil)

// OpenNetworks reads what networks there are in a directory. Members whose records have expired are left out.
func OpenNetworks(dir string, set *vpn.Set, log zerolog.Logger) (*Networks, error) {
	if err := os.MkdirAll(dir, 0o700); err != nil {
		return nil, err
	}
	n := &Networks{set: set, dir: dir}
	files, err := filepath.Glob(filepath.Join(dir, "*.json"))
	if err != nil {
		return nil, err
	}
	for _, file := range files {
		blob, err := os.ReadFile(file) // #nosec G304 -- our own state
		var c vpn.Config
		if err == nil {
			err = json.Unmarshal(blob, &c)
		}
		if err != nil {
			return nil, fmt.Errorf("network of %s: %w", file, err)
		}
		members := c.Members[:0]
		for _, m := range c.Members {
			if err := m.Check(c.ID, time.Now()); err != nil {
				log.Warn().Err(err).Str("network", c.ID).Msg("member was left out")
				continue
			}
			members = append(members, m)
		}
		c.Members = members
		if err := set.Put(c); err != nil {
			return nil, err
		}
	}
	return n, nil
}

// Open opens a network for a socket.
func (n *Networks) Open(id string) (relay.Network, error) {
	network, err := n.set.Open(id)
	if errors.Is(err, vpn.ErrUnknown) {
		return nil, fmt.Errorf("%w: %s", inbound.ErrNoNetwork, id)
	}
	if err != nil {
		return nil, err
	}
	return network, nil
}

// Release gives a network back.
func (n *Networks) Release(id string) { n.set.Release(id) }

// list returns all networks.
func (n *Networks) list() []vpn.Config { return n.set.Networks() }

func (n *Networks) get(id string) (vpn.Config, error) {
	for _, c := range n.set.Networks() {
		if c.ID == id {
			return c, nil
		}
	}
	return vpn.Config{}, &inbound.Error{Code: inbound.NotFound, Message: fmt.Sprintf("there is no network %.64s here", id)}
}

// linked are the members that something came from.
func (n *Networks) linked(id string) ([]netip.Addr, error) {
	all, err := n.set.Linked(id)
	return all, networkError(err)
}

// put makes a network known or changes it, and reports whether it is new.
func (n *Networks) put(c vpn.Config) (fresh bool, err error) {
	n.mu.Lock()
	defer n.mu.Unlock()
	before, err := n.get(c.ID)
	fresh = err != nil
	if fresh && c.Port != 0 {
		if err := vpn.Free(c.Port); err != nil { // better now than when the first socket is opened into it
			return false, portError(c.Port, err)
		}
	}
	if err := n.set.Put(c); err != nil {
		return false, networkError(err)
	}
	if err := n.save(c); err != nil {
		if fresh {
			n.set.Remove(c.ID)
		} else {
			err = errors.Join(err, n.set.Put(before))
		}
		return false, err
	}
	return fresh, nil
}

// remove forgets a network; connections into it end.
func (n *Networks) remove(id string) error {
	n.mu.Lock()
	defer n.mu.Unlock()
	if _, err := n.get(id); err != nil {
		return err
	}
	if err := os.Remove(n.file(id)); err != nil && !errors.Is(err, fs.ErrNotExist) {
		return err
	}
	n.set.Remove(id)
	return nil
}

// record returns our own record for a network.
func (n *Networks) record(id string, address netip.Addr, endpoint netip.AddrPort, life time.Duration) (vpn.Member, error) {
	m, err := n.set.Record(id, address, endpoint, time.Now().Add(life))
	return m, networkError(err)
}

// networkError makes a refusal of what is wrong with a call; what is wrong with a file is ours.
func networkError(err error) error {
	if _, file := errors.AsType[*fs.PathError](err); err == nil || file || errors.Is(err, vpn.ErrClosed) {
		return err
	}
	return &inbound.Error{Code: inbound.BadRequest, Message: err.Error()}
}

// portError words why there can be no network at a port.
func portError(port uint16, err error) error {
	if errors.Is(err, syscall.EADDRINUSE) {
		return &inbound.Error{Code: inbound.InUse, Message: fmt.Sprintf("UDP port %d is in use", port)}
	}
	return &inbound.Error{Code: inbound.BadRequest, Message: fmt.Sprintf("UDP port %d: %v", port, err)}
}

// file is where a network is kept. Names of networks are anybody's, so the file's is a hash.
func (n *Networks) file(id string) string {
	sum := sha256.Sum256([]byte(id))
	return filepath.Join(n.dir, hex.EncodeToString(sum[:16])+".json")
}

// save writes a network so that it is there whole or not at all, whatever happens.
func (n *Networks) save(c vpn.Config) error {
	blob, err := json.Marshal(c)
	if err != nil {
		return err
	}
	tmp, err := os.CreateTemp(n.dir, ".network-*")
	if err != nil {
		return err
	}
	_, err = tmp.Write(blob)
	if err = errors.Join(err, tmp.Sync(), tmp.Close()); err == nil {
		err = os.Rename(tmp.Name(), n.file(c.ID))
	}
	if err != nil {
		return errors.Join(err, os.Remove(tmp.Name()))
	}
	d, err := os.Open(n.dir)
	if err != nil {
		return err
	}
	return errors.Join(d.Sync(), d.Close())
}

// validName says whether a network may have this name: it stands in paths.
func validName(id string) error {
	if id == "" || len(id) > 64 || strings.Trim(id, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_.:") != "" || strings.Trim(id, ".") == "" {
		return &inbound.Error{Code: inbound.BadRequest, Message: "the name of a network has 1 to 64 letters, digits and any of - _ . :"}
	}
	return nil
}
