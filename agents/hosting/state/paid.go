package state

import (
	"errors"
	"sync"

	"github.com/ethereum/go-ethereum/common"

	"emet/agents/eip712"
	"emet/agents/hosting/codec"
	"emet/agents/hosting/score"
	"emet/agents/hosting/sealed"
	"emet/agents/hosting/stamp"
	"emet/agents/hosting/tick"
	"emet/agents/hosting/token"
)

// A stamp says that servers of updates took part, not that they had to. If that were enough, a client whose friends hold
// the updates of one way through the program would write whatever the keys allow, without a top server, a token or a draw.
// So what counts has the token that was paid, and servers of updates that this token draws: who wants others has to buy
// another one (SR-21).

// paid checks that a request was paid for, and that its servers of updates are those that were drawn. Why is empty if
// nobody but the client can be to blame.
func (p *proofs) paid(q *proof) (r Reason, why string) {
	drawn, err := p.rules.Course(q.Header.Endpoint, &q.Token, q.Slots)
	switch {
	case errors.Is(err, score.ErrCourse), errors.Is(err, score.ErrFlow):
		return Impossible, ""
	case errors.Is(err, token.ErrClass):
		return Unpaid, err.Error()
	case err != nil:
		return Undrawn, err.Error()
	}
	// Updates are last: there are as many as Steps if what is before them is none.
	first := len(q.Slots) - (len(q.Steps) - 1)
	if first < 1 || p.rules.Sites[q.Slots[first-1].Site].Place.Kind == tick.Update {
		return Impossible, ""
	}
	for i := range q.Steps[1:] {
		s := &q.Steps[i+1].Step
		at := first + i
		if int(s.Slot) != at || p.sites[s.Site].number != q.Slots[at].Site {
			return Impossible, ""
		}
		if d := drawn[at]; d.ID != s.Server || d.Duplicate != s.Duplicate {
			return Undrawn, "the draw of its token names another server than the one that stamped"
		}
	}
	if !sealed.Bought(&q.Header, &q.Token, q.Sum) {
		return Unpaid, "the token is that of another request or client"
	}
	if err := p.tokens.verify(p.rules, &q.Token); err != nil {
		return Unpaid, err.Error()
	}
	return "", ""
}

// suspect says that a client published what was not paid for or not drawn, and who signed that all the same.
func (p *proofs) suspect(g *group, q *proof, why string) {
	g.fault = &Fault{Request: g.request, Header: q.Header, Steps: q.Steps, Verdict: stamp.Verdict{Guilty: stamp.Client, Reason: why}}
	for i := range q.Steps[1:] {
		s := &q.Steps[i+1]
		server, _ := p.next.Server(s.Step.Server)
		digest := p.domain.Digest(s.Step.Message(p.chain, p.court))
		if signature, err := eip712.ParseSignature(s.Signature); err != nil {
			continue
		} else if by, err := eip712.Recover(digest, signature); err == nil && by == server.Signer {
			g.fault.Suspects = append(g.fault.Suspects, s.Step.Server)
		}
	}
}

// tokens remembers which tokens were looked at: several requests may have one.
type tokens struct {
	mu    sync.Mutex
	known map[common.Hash]*verified
}

type verified struct {
	once sync.Once
	err  error
}

func (t *tokens) verify(rules *score.Rules, of *token.Token) error {
	name := codec.Hash("emet/token/1", of)
	t.mu.Lock()
	v, ok := t.known[name]
	if !ok {
		v = &verified{}
		t.known[name] = v
	}
	t.mu.Unlock()
	v.once.Do(func() { v.err = rules.Token(of) })
	return v.err
}
