package client

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"

	"github.com/ethereum/go-ethereum/common"
	"github.com/ethereum/go-ethereum/common/hexutil"

	"emet/agents/hosting"
)

// Answer is what becomes of a field of an update.
type Answer string

// The answers, from the mildest to the strictest.
const (
	Allow Answer = "allow" // publish it
	Ask   Answer = "ask"   // ask the user
	Deny  Answer = "deny"  // never
)

func (a Answer) weight() int { return slices.Index([]Answer{Allow, Ask, Deny}, a) }

// Strictest returns the strictest of answers: that of an update whose fields have them, or of a request with such updates.
func Strictest(answers ...Answer) Answer {
	out := Allow
	for _, a := range answers {
		if a.weight() < 0 {
			a = Deny
		}
		if a.weight() > out.weight() {
			out = a
		}
	}
	return out
}

// Rule answers for fields. An empty part matches everything.
type Rule struct {
	App    string `json:"app,omitempty"`    // id of the application; a name only until [Client.Resolve] looked it up
	Name   string `json:"name,omitempty"`   // what the application was called then, for people: nothing follows from it
	Key    string `json:"key,omitempty"`    // name of the kind of log
	Field  string `json:"field,omitempty"`  // names from the entry to the field, joined by dots; * stands for any one of them
	Origin Origin `json:"origin,omitempty"` // where the value comes from
	Answer Answer `json:"answer"`
}

// Policy says what may be published. The first rule that matches a field counts. Where none does, the user is asked about
// what the application declares and what the user put into the request, and anything else is denied (F-14, F-24).
type Policy struct {
	Schema string `json:"schema"` // PolicySchema
	Rules  []Rule `json:"rules"`
}

// PolicySchema is the schema of policies.
const PolicySchema = "emet.policy/v1"

// Limits of a policy from a file.
const (
	maxPolicy = 1 << 20
	maxRules  = 4096
)

// ErrNamed means that a rule has the name of an application where its id should be: anybody may call theirs so.
var ErrNamed = errors.New("want the id of the application, as anybody may call another one so")

// ReadPolicy reads a policy from JSON. It is strict: a rule that was misspelt must not let anything out. Rules may still have
// names of applications: before anything is judged by them, [Client.Resolve] looks them up.
func ReadPolicy(blob []byte) (Policy, error) {
	var p Policy
	if len(blob) > maxPolicy {
		return p, fmt.Errorf("the policy has %d bytes: at most %d are allowed", len(blob), maxPolicy)
	}
	d := json.NewDecoder(bytes.NewReader(blob))
	d.DisallowUnknownFields()
	if err := d.Decode(&p); err != nil {
		return Policy{}, fmt.Errorf("the policy is not as it should be: %w", err)
	}
	if _, err := d.Token(); !errors.Is(err, io.EOF) {
		return Policy{}, errors.New("the policy goes on after its end")
	}
	return p, p.check()
}

// Check reports what is wrong with a policy. The error wraps [ErrNamed] if all that is wrong is that an application is named.
func (p Policy) Check() error {
	if err := p.check(); err != nil {
		return err
	}
	return p.named()
}

// named fails if a rule has the name of an application.
func (p Policy) named() error {
	for i, r := range p.Rules {
		if _, ok := r.app(); r.App != "" && !ok {
			return fmt.Errorf("rule %d is for the application %q: %w", i+1, r.App, ErrNamed)
		}
	}
	return nil
}

// app returns the id of the application that a rule is for.
func (r Rule) app() (hosting.OfferID, bool) {
	b, err := hexutil.Decode(r.App)
	return common.BytesToHash(b), err == nil && len(b) == common.HashLength
}

// Resolve returns a policy whose rules have the ids of applications where they had names. It fails as [Client.App] does.
func (c *Client) Resolve(ctx context.Context, p Policy) (Policy, error) {
	p.Rules = slices.Clone(p.Rules)
	for i := range p.Rules {
		r := &p.Rules[i]
		if _, ok := r.app(); ok || r.App == "" {
			continue
		}
		a, err := c.App(ctx, r.App)
		if err != nil {
			return Policy{}, fmt.Errorf("rule %d is for the application %q: %w", i+1, r.App, err)
		}
		r.App, r.Name = a.ID.Hex(), a.Name
	}
	return p, p.Check()
}

func (p Policy) check() error {
	switch {
	case p.Schema != PolicySchema:
		return fmt.Errorf("the policy has the schema %q: want %q", p.Schema, PolicySchema)
	case len(p.Rules) > maxRules:
		return fmt.Errorf("the policy has %d rules: at most %d are allowed", len(p.Rules), maxRules)
	}
	for i, r := range p.Rules {
		switch {
		case r.Answer.weight() < 0:
			return fmt.Errorf("rule %d answers %q: want allow, ask or deny", i+1, r.Answer)
		case r.Origin != "" && !slices.Contains(origins, r.Origin):
			return fmt.Errorf("rule %d is for the origin %q: want one of %s", i+1, r.Origin, origins)
		case r.Field != "" && slices.Contains(strings.Split(r.Field, "."), ""):
			return fmt.Errorf("rule %d is for the field %q, which has an empty name in it", i+1, r.Field)
		}
	}
	return nil
}

// Judge answers for a field of an update of an application. It is for policies without mistakes: see [Policy.Check].
func (p Policy) Judge(app hosting.OfferID, u Update, f Field) Answer {
	if !u.Declared || f.Origin == Unknown {
		return Deny // no rule opens what nobody can explain
	}
	for _, r := range p.Rules {
		if r.matches(app, u, f) {
			return Strictest(r.Answer)
		}
	}
	if f.Declared || f.Origin == FromRequest {
		return Ask
	}
	return Deny
}

func (r Rule) matches(app hosting.OfferID, u Update, f Field) bool {
	id, _ := r.app()
	return (r.App == "" || id == app) &&
		(r.Key == "" || r.Key == u.Key) &&
		(r.Origin == "" || r.Origin == f.Origin) &&
		(r.Field == "" || matchPath(r.Field, f.Path))
}

// matchPath tells whether a pattern names a field. A pattern names all that is below the place that it leads to.
func matchPath(pattern, path string) bool {
	want, have := strings.Split(pattern, "."), strings.Split(path, ".")
	if len(want) > len(have) {
		return false
	}
	for i, w := range want {
		if w != "*" && w != have[i] {
			return false
		}
	}
	return true
}
