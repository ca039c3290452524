package sandbox

import (
	"crypto/sha256"
	"encoding/binary"
	"io"

	"emet/agents/market"
)

// epoch is when every job believes to start: 2020-01-01T00:00:00Z, in nanoseconds.
const epoch = 1_577_836_800_000_000_000

// process is what a program sees of the world, and what it has written so far.
type process struct {
	args    []string
	env     []string  // NAME=value
	stdin   []byte    // what is left to read
	out     [4]*sink  // by file descriptor; nil: not open
	handles []*handle // the descriptors from firstHandle on; nil: not open
	clock   uint64    // nanoseconds since the start; moves with each look and each sleep
	random  prf
}

// tick reads the clock. Each look takes a microsecond, so that a loop that waits for time to pass ends.
func (p *process) tick() uint64 {
	p.clock += 1000
	return p.clock
}

// sleep moves the clock to a moment, if that is later.
func (p *process) sleep(until uint64) { p.clock = max(p.clock, until) }

// sink takes what a program writes. Beyond its limit it either forgets, as a log does, or ends the run, as the result does.
type sink struct {
	buf    []byte
	limit  int
	strict bool
	cut    bool
	tee    io.Writer // sees what is written as it comes; nil: nobody
	teed   int
}

// Bounds of what a job can send to a console. A small write counts as so many bytes: it costs more to pass on than they do.
const (
	teeLimit = 16 << 20
	leastTee = 256
)

func newLog(tee io.Writer) *sink { return &sink{limit: market.MaxLog, tee: tee} }

func newResult(limit int) *sink { return &sink{limit: limit, strict: true} }

func (s *sink) write(b []byte) {
	if s.tee != nil && s.teed < teeLimit && len(b) > 0 {
		s.teed += max(len(b), leastTee)
		_, _ = s.tee.Write(b) // a broken console must not change the run
	}
	room := s.limit - len(s.buf)
	if len(b) > room {
		s.cut = true
		b = b[:room]
	}
	s.buf = append(s.buf, b...)
	if s.cut && s.strict {
		panic(errSize)
	}
}

// prf yields the bytes sha256(seed, 0), sha256(seed, 1), … with the counter in 8 bytes, big-endian.
type prf struct {
	seed    market.ID
	counter uint64
	rest    []byte
}

func (p *prf) read(b []byte) {
	for len(b) > 0 {
		if len(p.rest) == 0 {
			block := sha256.Sum256(binary.BigEndian.AppendUint64(p.seed[:], p.counter))
			p.counter++
			p.rest = block[:]
		}
		n := copy(b, p.rest)
		b, p.rest = b[n:], p.rest[n:]
	}
}
