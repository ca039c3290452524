package tick

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"emet/agents/hosting"
	"emet/agents/hosting/token"
	"emet/agents/market"
)

// OfferSchema is what the document of an offer begins with.
const OfferSchema = "emet.hosted/v1"

// MaxOffer is how many bytes the document of an offer may have.
const MaxOffer = 64 << 10

// Limits of what an offer says.
const (
	maxName    = 100  // bytes
	maxSummary = 2000 // bytes
	maxAmount  = 128  // bits

	// MaxVersions is how many programs that were replaced an offer names: what is older, nobody can compute again from it.
	MaxVersions = 64
)

// ErrOffer means that a document is no offer that this release can read.
var ErrOffer = errors.New("malformed offer")

// Encode writes the document.
func (o *Offer) Encode() ([]byte, error) {
	if err := o.Check(); err != nil {
		return nil, err
	}
	blob, err := json.MarshalIndent(o, "", "  ")
	return append(blob, '\n'), err
}

// ReadOffer reads the document of an offer and checks it. Fields that it does not know are mistakes.
func ReadOffer(blob []byte) (*Offer, error) {
	if len(blob) > MaxOffer {
		return nil, fmt.Errorf("%w: %d bytes, where at most %d are allowed", ErrOffer, len(blob), MaxOffer)
	}
	d := json.NewDecoder(bytes.NewReader(blob))
	d.DisallowUnknownFields()
	o := new(Offer)
	if err := d.Decode(o); err != nil {
		return nil, fmt.Errorf("%w: %w", ErrOffer, err)
	}
	if _, err := d.Token(); !errors.Is(err, io.EOF) {
		return nil, fmt.Errorf("%w: there is more after its end", ErrOffer)
	}
	return o, o.Check()
}

// Runs reports whether ticks of the application may run a program: the one that it has, or one that this replaced.
func (o *Offer) Runs(program market.Content) bool {
	return program == o.Program || slices.Contains(o.Versions, program)
}

// Upgrade puts another program in the place of the one that there is. It reports false if it is the same.
func (o *Offer) Upgrade(program market.Content) bool {
	if program == o.Program {
		return false
	}
	before := slices.DeleteFunc(slices.Clone(o.Versions), func(c market.Content) bool { return c == program || c == o.Program })
	o.Versions = append([]market.Content{o.Program}, before...)
	o.Versions = o.Versions[:min(len(o.Versions), MaxVersions)]
	o.Program = program
	return true
}

// Peers are the multiaddrs at which an application's content is asked for: of its supervisor, and of who keeps it.
func (o *Offer) Peers() []string { return slices.Concat(o.Supervisor, o.Bootstrap) }

// GossipTopic is where servers of an application tell each other, and its supervisor, how long others took: whoever knows
// the offer finds it.
func GossipTopic(app hosting.OfferID) string { return "emet/gossip/1/" + app.Hex()[2:] }

// Check reports what is wrong with the offer. What the contracts know of it they check themselves.
func (o *Offer) Check() error {
	if err := o.check(); err != nil {
		return fmt.Errorf("%w: %w", ErrOffer, err)
	}
	return nil
}

func (o *Offer) check() error {
	switch {
	case o.Schema != OfferSchema:
		return fmt.Errorf("its schema is %.40q: this release reads %q", o.Schema, OfferSchema)
	case o.Name == "" || len(o.Name) > maxName || !isText(o.Name, false):
		return fmt.Errorf("name: 1 to %d bytes of printable text", maxName)
	case len(o.Summary) > maxSummary || !isText(o.Summary, true):
		return fmt.Errorf("summary: at most %d bytes of printable text", maxSummary)
	case o.Program.IsZero():
		return errors.New("program: it names none")
	case len(o.Versions) > MaxVersions || slices.Contains(o.Versions, o.Program) || slices.ContainsFunc(o.Versions, market.Content.IsZero):
		return fmt.Errorf("versions: at most %d programs, and not the one that it has", MaxVersions)
	case o.MinWorkers < 1 || o.MinWorkers > MaxServers:
		return fmt.Errorf("minWorkers: 1 to %d", MaxServers)
	case o.Latency == 0:
		return errors.New("latencyMillis: workers promise some time, so it is not 0")
	}
	if err := checkAddrs(o.Supervisor); err != nil {
		return fmt.Errorf("supervisor: %w", err)
	}
	if err := checkAddrs(o.Bootstrap); err != nil && len(o.Bootstrap) > 0 {
		return fmt.Errorf("bootstrap: %w", err)
	}
	for _, a := range []struct {
		what   string
		amount market.Wei
	}{
		{"pay.top", o.Pay.Top}, {"pay.point", o.Pay.Point}, {"pay.query", o.Pay.Query}, {"pay.update", o.Pay.Update}, {"maxPay", o.MaxPay},
	} {
		if a.amount.Sign() < 0 || a.amount.BitLen() > maxAmount {
			return fmt.Errorf("%s: 0 to 2^%d-1 wei", a.what, maxAmount)
		}
	}
	return o.checkTokens()
}

func (o *Offer) checkTokens() error {
	if len(o.Tokens) == 0 {
		return errors.New("tokens: without a class nobody can call")
	}
	seen := make(map[token.Class]bool)
	for i, t := range o.Tokens {
		switch {
		case t.Class < token.Free || t.Class > token.Paid || seen[t.Class]:
			return fmt.Errorf("tokens[%d]: class %v is unknown or there already", i, t.Class)
		case t.Class == token.Free && t.Writes:
			return fmt.Errorf("tokens[%d]: tokens of requests that write are never free (SR-21)", i)
		case t.Amount.Sign() < 0 || t.Amount.BitLen() > maxAmount:
			return fmt.Errorf("tokens[%d]: an amount of 0 to 2^%d-1 wei", i, maxAmount)
		case (t.Class == token.Paid) != (t.Amount.Sign() > 0):
			return fmt.Errorf("tokens[%d]: paid tokens cost something, and no others do", i)
		}
		seen[t.Class] = true
	}
	return nil
}

// isText reports whether people can read a text and it cannot play tricks on a terminal.
func isText(s string, lines bool) bool {
	return utf8.ValidString(s) && !strings.ContainsFunc(s, func(r rune) bool {
		return !unicode.IsPrint(r) && (!lines || r != '\n')
	})
}
