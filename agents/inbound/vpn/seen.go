package vpn

import (
	"encoding/hex"
	"encoding/json"
	"maps"
	"net/netip"
	"os"
	"path/filepath"
	"strings"
	"time"

	"github.com/ethereum/go-ethereum/crypto"
)

// seen is where members were when they last spoke, of those whose records do not say it: they are behind something that
// translates addresses. A node that was restarted asks them there, and need not wait until they speak by themselves, which
// takes up to half a minute. Nothing is believed for it: whoever is there must have the member's key.
type seen struct {
	path  string
	was   map[PublicKey]netip.AddrPort
	timer *time.Timer
}

// For the case that the node is killed, it is kept soon after the beginning, and then so often.
const (
	seenFirst = time.Second
	seenEvery = 5 * time.Second
)

func newSeen(dir, network string) *seen {
	s := &seen{path: filepath.Join(dir, hex.EncodeToString(crypto.Keccak256([]byte(network)))+".seen")}
	blob, err := os.ReadFile(s.path) // #nosec G304 -- our own state
	if err == nil {
		err = json.Unmarshal(blob, &s.was)
	}
	if err != nil {
		s.was = nil // it is as if they had never been seen
	}
	return s
}

// remember begins to keep where members are.
func (l *link) remember(s *seen) {
	l.members.mu.Lock()
	defer l.members.mu.Unlock()
	l.members.seen = s
	s.timer = time.AfterFunc(seenFirst, func() {
		l.members.mu.Lock()
		defer l.members.mu.Unlock()
		if !l.members.closed {
			l.members.keepSeen()
			s.timer.Reset(seenEvery)
		}
	})
}

// keepSeen writes down where members are, if that is news. It is called with the lock.
func (m *members) keepSeen() {
	if m.seen == nil {
		return
	}
	said, err := m.device.IpcGet()
	if err != nil {
		return // there is no device any more
	}
	now := endpoints(said)
	for key, at := range m.seen.was {
		if _, ok := now[key]; !ok && m.has(key) {
			now[key] = at // it has not spoken yet
		}
	}
	if maps.Equal(now, m.seen.was) {
		return
	}
	if err := writeSeen(m.seen.path, now); err == nil { // if not, it is tried again
		m.seen.was = now
	}
}

func (m *members) has(key PublicKey) bool {
	for _, r := range m.byAddr {
		if r.Key == key {
			return true
		}
	}
	return false
}

// endpoints takes from a device's description where its peers are.
func endpoints(said string) map[PublicKey]netip.AddrPort {
	all := map[PublicKey]netip.AddrPort{}
	ofPeers(said, func(peer PublicKey, name, value string) {
		if name != "endpoint" {
			return
		}
		if at, err := netip.ParseAddrPort(value); err == nil { // a stream between nodes has another form
			all[peer] = at
		}
	})
	return all
}

// ofPeers calls tell with each line that a device's description, in the form of WireGuard's configuration protocol, has of a
// peer.
func ofPeers(said string, tell func(peer PublicKey, name, value string)) {
	var peer PublicKey
	for line := range strings.Lines(said) {
		name, value, _ := strings.Cut(strings.TrimSuffix(line, "\n"), "=")
		if name == "public_key" {
			if peer.UnmarshalText([]byte(value)) != nil {
				peer = PublicKey{}
			}
		} else if peer != (PublicKey{}) {
			tell(peer, name, value)
		}
	}
}

func writeSeen(path string, all map[PublicKey]netip.AddrPort) error {
	blob, err := json.Marshal(all)
	if err != nil {
		return err
	}
	tmp := path + ".new"
	if err := os.WriteFile(tmp, blob, 0o600); err != nil {
		return err
	}
	return os.Rename(tmp, path)
}
