package inbound

import (
	"crypto/sha256"
	"crypto/subtle"
	"slices"
	"time"
)

// Probe is a token that a requestor agreed on with the provider, and is to find at a socket.
type Probe struct {
	RequestorID string     `json:"requestorId"          doc:"Who asks"`
	Token       string     `json:"token"                doc:"What the answer is"`
	Expires     time.Time  `json:"expiresAt"            doc:"Until when it is answered"`
	Consumed    *time.Time `json:"consumedAt,omitempty" doc:"When it was answered, which is done once"`
}

// ProbeSocket is a socket with its probes.
type ProbeSocket struct {
	Protocol Proto   `json:"protocol" enum:"tcp,udp"`
	Address  string  `json:"address"`
	Probes   []Probe `json:"probes"`
}

// The greatest lengths of what callers choose.
const (
	maxID    = 128
	maxToken = 256
)

// word checks what stands in paths and in queries: printable characters without those that have a meaning there.
func word(what, s string, most int) error {
	if s == "" || len(s) > most {
		return refuse(BadRequest, "%s has %d bytes: want 1 to %d", what, len(s), most)
	}
	if s == "." || s == ".." {
		return refuse(BadRequest, "%s %q means something else in a path", what, s)
	}
	for i := range len(s) {
		switch c := s[i]; {
		case c <= ' ' || c > '~', c == '/', c == '?', c == '#', c == '%', c == '\\', c == '"':
			return refuse(BadRequest, "%s has a character at %d that it may not have", what, i)
		}
	}
	return nil
}

// PutProbe has a socket answer a requestor with a token, and opens it if it is not open. Doing it again changes nothing but
// the token's time. It reports whether the socket was opened.
func (p *Proxy) PutProbe(a Address, requestor, token string) (opened bool, err error) {
	if err := word("requestorId", requestor, maxID); err != nil {
		return false, err
	}
	if err := word("token", token, maxToken); err != nil {
		return false, err
	}
	p.mu.Lock()
	defer p.mu.Unlock()
	if err := p.writable(); err != nil {
		return false, err
	}
	if err := p.allowed(a); err != nil {
		return false, err
	}
	s := p.sockets[a]
	if s == nil {
		if err := p.room(); err != nil {
			return false, err
		}
		s = &socket{addr: a}
		if err := p.listen(s, nil); err != nil {
			return false, err
		}
		opened = true
	} else if s.Entry != nil {
		return false, refuse(GatewayExists, "%s is a gateway socket", a.Name())
	}
	before := slices.Clone(s.Probes)
	if err := s.add(requestor, token, p.cfg.Now()); err != nil {
		return false, err
	}
	if err := p.record(s); err != nil {
		s.Probes = before
		if opened {
			p.unbind(s, 0)
		}
		return false, err
	}
	if opened {
		p.sockets[a] = s
		p.answer(s)
	}
	return opened, nil
}

// add adds a token, or gives one that is there already its time again. Tokens that were given out make room for new ones.
func (s *socket) add(requestor, token string, now time.Time) error {
	expires := now.Add(TokenLife).UTC()
	mine := 0
	for i, k := range s.Probes {
		if k.RequestorID != requestor {
			continue
		}
		if k.Token == token {
			if k.Consumed == nil {
				s.Probes[i].Expires = expires
			}
			return nil
		}
		mine++
	}
	drop := func(of func(Probe) bool) bool {
		i := slices.IndexFunc(s.Probes, func(k Probe) bool { return k.Consumed != nil && of(k) })
		if i >= 0 {
			s.Probes = slices.Delete(slices.Clone(s.Probes), i, i+1)
		}
		return i >= 0
	}
	if mine >= PerRequestor && !drop(func(k Probe) bool { return k.RequestorID == requestor }) {
		return refuse(Quota, "%s has %d tokens at %s, which is as many as it may", requestor, mine, s.addr.Name())
	}
	if len(s.Probes) >= PerProbe && !drop(func(Probe) bool { return true }) {
		return refuse(Quota, "%s has %d tokens, which is as many as it may", s.addr.Name(), len(s.Probes))
	}
	s.Probes = append(s.Probes, Probe{RequestorID: requestor, Token: token, Expires: expires})
	return nil
}

// Probes returns all sockets that are probes.
func (p *Proxy) Probes() []ProbeSocket {
	p.mu.Lock()
	defer p.mu.Unlock()
	all := []ProbeSocket{}
	for _, s := range p.sorted() {
		if s.Entry == nil {
			all = append(all, ProbeSocket{s.addr.Proto, s.addr.String(), slices.Clone(s.Probes)})
		}
	}
	return all
}

// probe returns the socket if it is a probe.
func (p *Proxy) probe(a Address) (*socket, error) {
	s := p.sockets[a]
	if s == nil || s.Entry != nil {
		return nil, refuse(NotFound, "there is no probe at %s", a.Name())
	}
	return s, nil
}

// ProbesAt returns what a probe answers.
func (p *Proxy) ProbesAt(a Address) ([]Probe, error) {
	p.mu.Lock()
	defer p.mu.Unlock()
	s, err := p.probe(a)
	if err != nil {
		return nil, err
	}
	return slices.Clone(s.Probes), nil
}

// Tokens returns the tokens of a requestor that may still be asked for, the newest first.
func (p *Proxy) Tokens(a Address, requestor string) ([]string, error) {
	p.mu.Lock()
	defer p.mu.Unlock()
	s, err := p.probe(a)
	if err != nil {
		return nil, err
	}
	var tokens []string
	now := p.cfg.Now()
	for _, k := range slices.Backward(s.Probes) {
		if k.RequestorID == requestor && k.Consumed == nil && now.Before(k.Expires) {
			tokens = append(tokens, k.Token)
		}
	}
	if len(tokens) == 0 {
		return nil, refuse(NotFound, "%s has no token at %s that may still be asked for", clip(requestor), a.Name())
	}
	return tokens, nil
}

// DeleteProbe deletes a token of a requestor, or all of them if token is empty, and closes the socket with the last.
func (p *Proxy) DeleteProbe(a Address, requestor, token string) error {
	p.mu.Lock()
	defer p.mu.Unlock()
	if err := p.writable(); err != nil {
		return err
	}
	s, err := p.probe(a)
	if err != nil {
		return err
	}
	before := s.Probes
	s.Probes = slices.DeleteFunc(slices.Clone(before), func(k Probe) bool {
		return k.RequestorID == requestor && (token == "" || k.Token == token)
	})
	if len(s.Probes) == len(before) {
		return refuse(NotFound, "there is no such token at %s", a.Name())
	}
	if err := p.settle(s); err != nil {
		s.Probes = before
		return err
	}
	return nil
}

// How an ask at a probe ends.
const (
	askedGiven   = "given"
	askedGone    = "gone"
	askedUnknown = "unknown"
	askedFailed  = "failed"
)

// take finds the token of a requestor and marks it as given out before it is, so that it cannot be given out twice, whatever
// happens. All tokens are looked at, and in the same time: whoever asks learns of others neither names nor their number. It
// must fit into most bytes, if that is not zero.
func (p *Proxy) take(s *socket, requestor string, most int) (token, how string) {
	p.mu.Lock()
	defer p.mu.Unlock()
	if s.prober == nil || p.db == nil {
		return "", askedFailed // it became something else meanwhile
	}
	how = askedUnknown
	want := sha256.Sum256([]byte(requestor))
	now := p.cfg.Now()
	newest, known := -1, 0
	for i, k := range s.Probes {
		got := sha256.Sum256([]byte(k.RequestorID))
		same := subtle.ConstantTimeCompare(want[:], got[:])
		fresh := 0
		if k.Consumed == nil && now.Before(k.Expires) {
			fresh = 1
		}
		newest = subtle.ConstantTimeSelect(same&fresh, i, newest)
		known |= same
	}
	switch {
	case newest < 0 && known == 1:
		how = askedGone
	case newest >= 0 && most > 0 && len(s.Probes[newest].Token) > most:
	case newest >= 0:
		before := s.Probes
		s.Probes = slices.Clone(before)
		at := now.UTC()
		s.Probes[newest].Consumed = &at
		if err := p.record(s); err != nil {
			s.Probes = before
			p.cfg.Log.Error().Err(err).Str("socket", s.addr.Name()).Msg("token could not be given out")
			how = askedFailed
			break
		}
		token, how = s.Probes[newest].Token, askedGiven
	}
	p.asked[how]++
	return token, how
}

// untake gives a token back that could not be written in full.
func (p *Proxy) untake(s *socket, requestor, token string) {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.asked[askedGiven]--
	p.asked[askedFailed]++
	i := slices.IndexFunc(s.Probes, func(k Probe) bool { return k.RequestorID == requestor && k.Token == token })
	if i < 0 || p.db == nil || s.Entry != nil {
		return
	}
	s.Probes = slices.Clone(s.Probes)
	s.Probes[i].Consumed = nil
	if err := p.record(s); err != nil {
		p.cfg.Log.Error().Err(err).Str("socket", s.addr.Name()).Msg("token could not be taken back")
	}
}
