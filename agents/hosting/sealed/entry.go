package sealed

import (
	"errors"
	"fmt"

	"github.com/ethereum/go-ethereum/common"

	"emet/agents/hosting/commit"
	"emet/agents/hosting/token"
	"emet/agents/program/data"
	"emet/agents/program/flow"
)

// Check checks an entry as far as it goes without the stamp, and without knowing the other entries of its request: the
// Steps are a chain of servers of the tick who stamp updates of the program, and that of the change is for this very value
// in a log of this kind. Whose log it may be in says [Entry.Of]. It returns the value and its shape.
func (e *Entry) Check(a *App) (data.Value, commit.Shape, error) {
	v, shape, err := e.open(a)
	if err != nil {
		return v, shape, err
	}
	if err := a.CheckSteps(&e.Header, e.Steps); err != nil {
		return v, shape, err
	}
	if err := a.checkUpdates(e.Header.Endpoint, e.Steps); err != nil {
		return v, shape, err
	}
	if !e.Bought() {
		return v, shape, errors.New("the token is that of another request")
	}
	t, err := a.keyType(e.Key)
	if err != nil {
		return v, shape, err
	}
	step := &e.Steps[e.Change+1].Step
	var log *commit.Leaf
	if e.Log != nil {
		l := commit.To(data.IDType, data.NewID(*e.Log), e.Salt)
		log = &l
	}
	if commit.Delta(e.Key, log, t, shape) != step.Delta {
		return v, shape, errors.New("the value is not what was stamped")
	}
	site, _ := a.Site(step.Site)
	if n, ok := a.node(site.Place.At); !ok || n.Op != flow.Update || *n.Label != e.Key || (len(n.Args) == 2) != (e.Log != nil) {
		return v, shape, errors.New("what was stamped is for another kind of log")
	}
	return v, shape, nil
}

// Of reports whether the request is a client's. An entry counts in no log of anybody else.
func (e *Entry) Of(client common.Address) bool {
	return commit.Owner(client, e.Owner) == e.Header.Owner
}

// Bought reports whether the token is the one of the header, and that of the header's owner. It says nothing of who signed
// it.
func (e *Entry) Bought() bool { return Bought(&e.Header, &e.Token, e.Sum) }

// Bought is the same for who has an entry in parts.
func Bought(h *Header, t *token.Token, sum common.Hash) bool {
	return t.Root == h.Token && t.Tick == h.Tick && token.Root(sum, h.Owner) == t.Root
}

// open reads the value and commits to it.
func (e *Entry) open(a *App) (v data.Value, s commit.Shape, err error) {
	if err := e.check(); err != nil {
		return v, s, err
	}
	t, err := a.keyType(e.Key)
	if err != nil {
		return v, s, err
	}
	if v, err = data.DecodeCBOR(t, e.Value); err != nil {
		return v, s, fmt.Errorf("value: %w", err)
	}
	s, err = shapeSalted(t, v, e.Salts)
	return v, s, err
}

// checkUpdates refuses what is no endpoint of the program, or stamped for more than there are slots.
func (a *App) checkUpdates(endpoint data.Label, steps []Signed) error {
	if _, ok := a.Program.Endpoints[endpoint]; !ok {
		return fmt.Errorf("unknown endpoint %s", endpoint)
	}
	if last := steps[len(steps)-1].Step.Slot; last > MaxSlots {
		return fmt.Errorf("slot %d: at most %d are allowed", last, MaxSlots)
	}
	return nil
}

// Path returns the updates that an entry's Steps are for, in order: which way through the program they took.
func (e *Entry) Path(a *App) []flow.Site {
	path := make([]flow.Site, 0, len(e.Steps)-1)
	for _, s := range e.Steps[1:] {
		site, _ := a.Site(s.Step.Site)
		path = append(path, site.Place.At)
	}
	return path
}
