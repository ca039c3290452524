package hashcash

import (
	"fmt"
	"math"
	"strconv"
	"time"
)

// Progress is how far a miner has come.
type Progress struct {
	Bits    int           // zero bits that it looks for
	Hashes  uint64        // that it tried since it began
	Elapsed time.Duration // since it began
	Next    uint64        // where to go on from: no nonce below solves the challenge, but for those below Options.From
}

// Rate returns the hashes per second, 0 if nothing is known yet.
func (p Progress) Rate() float64 {
	if p.Elapsed <= 0 {
		return 0
	}
	return float64(p.Hashes) / p.Elapsed.Seconds()
}

// Expected returns how many hashes it takes on average.
func (p Progress) Expected() float64 { return math.Ldexp(1, p.Bits) }

// Left returns how much longer it takes on average, at this rate. Luck has no memory: this does not become less with the
// hashes that were in vain. While the rate is not known, and where the time is more than a Duration holds, it returns the
// longest Duration.
func (p Progress) Left() time.Duration {
	left := p.Expected() / p.Rate() * float64(time.Second)
	if !(left < math.MaxInt64) { // or no number
		return math.MaxInt64
	}
	return time.Duration(left)
}

// String tells a person, in one short line.
func (p Progress) String() string {
	left := "some time"
	if d := p.Left(); d < math.MaxInt64 {
		left = "on average " + span(d)
	}
	return fmt.Sprintf("%s hashes of about %s, %s/s, %s to go",
		metric(float64(p.Hashes)), metric(p.Expected()), metric(p.Rate()), left)
}

// metric writes a number with three digits and the prefix of its unit.
func metric(x float64) string {
	prefix := ""
	for _, next := range []string{"k", "M", "G", "T", "P", "E"} {
		if x < 999.5 {
			break
		}
		x, prefix = x/1000, next
	}
	s := strconv.FormatFloat(x, 'f', 0, 64)
	if len(s) < 3 && prefix != "" {
		s = strconv.FormatFloat(x, 'f', 3-len(s), 64)
	}
	if prefix == "" {
		return s
	}
	return s + " " + prefix
}

// span writes a time as precisely as a guess deserves.
func span(d time.Duration) string {
	const day = 24 * time.Hour
	switch {
	case d < time.Second:
		return "a moment"
	case d < time.Minute:
		return strconv.Itoa(int(d.Round(time.Second)/time.Second)) + " s"
	case d < time.Hour:
		return strconv.Itoa(int(d.Round(time.Minute)/time.Minute)) + " min"
	case d < 2*day:
		return strconv.Itoa(int(d.Round(time.Hour)/time.Hour)) + " h"
	}
	return metric(float64(d.Round(day)/day)) + " days"
}
