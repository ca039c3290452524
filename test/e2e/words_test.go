package e2e_test

import (
	"encoding/json"
	"fmt"
	"math/rand/v2"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/ethereum/go-ethereum/common"
)

// mostKills is how often a command is killed before it may come to its end.
const mostKills = 2

// speaker gives commands, each with the state of its role, and kills them.
type speaker struct {
	site
	role string // names the state directory
	rnd  *rand.Rand
	took time.Duration // by the last command that was left alone

	given, killed int // commands
}

// newSpeaker returns the speaker of a role. Kills come in an order that follows from the seed.
func (s site) newSpeaker(role string, seed, number uint64) *speaker {
	return &speaker{site: s, role: role, rnd: rand.New(rand.NewPCG(seed, number)), took: 100 * time.Millisecond}
}

func (s *speaker) dir() string { return filepath.Join(s.site.dir, s.role) }

// say gives a command and returns what it printed in the end. It must end well.
func (s *speaker) say(t *testing.T, program string, words ...string) []byte {
	t.Helper()
	p := s.give(t, program, words...)
	if code := p.cmd.ProcessState.ExitCode(); code != 0 && !p.answered() {
		t.Fatalf("%s: %s ended with %d: %s", s.role, strings.Join(p.cmd.Args, " "), code, &p.errOut)
	}
	return p.out.Bytes()
}

// accept has a voucher kept. If that was done before the command was killed, nothing is new the next time.
func (s *speaker) accept(t *testing.T, file string) {
	t.Helper()
	killed := s.killed
	p := s.give(t, "worker", "channel", "accept", file)
	again := s.killed > killed && strings.Contains(p.errOut.String(), "nothing is new in the voucher")
	if code := p.cmd.ProcessState.ExitCode(); code != 0 && !again && !p.answered() {
		t.Fatalf("%s accepts a voucher: ended with %d: %s", s.role, code, &p.errOut)
	}
}

// give gives a command, as often as it is killed with the same words, until it ends by itself or has answered: who has the
// answer does not ask again, and if it did, that would be another payment.
func (s *speaker) give(t *testing.T, program string, words ...string) *process {
	t.Helper()
	s.given++
	words = append(words, "--network", s.file, "--state", s.dir())
	for range s.rnd.IntN(mostKills + 1) {
		p := start(t, s.site.dir, program, words...)
		select {
		case <-time.After(time.Duration(s.rnd.Int64N(int64(s.took)))):
			p.kill()
			s.killed++
		case <-p.ended:
		}
		if p.cmd.ProcessState.Exited() || p.answered() {
			return p
		}
	}
	began := time.Now()
	p := start(t, s.site.dir, program, words...)
	until(t, fmt.Sprintf("%s %s ends", program, strings.Join(words, " ")), p.done)
	s.took = time.Since(began)
	return p
}

// done says what a command did.
type done struct {
	ID    common.Hash `json:"id"`
	Index uint64      `json:"index"`
}

// does gives a command that sends a transaction.
func (s *speaker) does(t *testing.T, program string, words ...string) (d done) {
	t.Helper()
	said := s.say(t, program, append(words, "--json")...)
	if err := json.Unmarshal(said, &d); err != nil || d.ID == (common.Hash{}) {
		t.Fatalf("%s %s says %q: %v", program, strings.Join(words, " "), said, err)
	}
	return d
}
