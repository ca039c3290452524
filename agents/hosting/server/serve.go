package server

import (
	"context"
	"crypto/sha256"

	"github.com/ethereum/go-ethereum/common"

	"emet/agents/hosting/codec"
	"emet/agents/hosting/sealed"
	"emet/agents/hosting/token"
)

// Serve serves a request as its top server. It returns what the client gets: signed, sealed for it, of a length that says
// nothing, and the same whenever a request comes again that was served. A refusal is signed as well, so that the client can
// show why it draws another server (P-13). It returns nil if there is nobody to reply to.
func (s *Server) Serve(ctx context.Context, envelope []byte) []byte {
	if len(envelope) > MaxBytes {
		return nil
	}
	r, err := sealed.OpenEnvelope(s.Opener, s.ID, envelope)
	if err != nil {
		return nil
	}
	request := r.Header.ID()
	reply, err := s.serve(ctx, r, request, len(envelope))
	if err == nil {
		return reply
	}
	reply, _, err = s.reply(r, request, &sealed.Reply{Failure: failure(0, err)})
	if err != nil {
		return nil
	}
	return reply
}

// reply signs what this server answers to a request as its top server, and seals it for the client. It returns the hash of
// what was signed as well.
func (s *Server) reply(r *sealed.Request, id common.Hash, of *sealed.Reply) ([]byte, common.Hash, error) {
	statement := sealed.TopStatement{App: s.App, Tick: r.Header.Tick, Request: id, Server: s.ID, Reply: of.Hash()}.Hash()
	signature, err := s.Signer.SignDigest(statement)
	if err != nil {
		return nil, statement, err
	}
	of.Top = signature[:]
	return sealed.SealReply(r.Reply, id, of), statement, nil
}

func (s *Server) serve(ctx context.Context, r *sealed.Request, request common.Hash, bytes int) ([]byte, error) {
	release, err := s.room(s.requests, bytes)
	if err != nil {
		return nil, err
	}
	defer release()
	return s.once(ctx, &r.Header, work{request, 0}, sha256.Sum256(codec.Encode(r)), func(ctx context.Context, l *loaded) (*Work, error) {
		t := &top{Server: s, loaded: l, Request: r, request: request}
		return t.serve(ctx)
	})
}

// top is a request that this server serves.
type top struct {
	*Server
	*loaded
	*sealed.Request

	request common.Hash
	took    latencies
}

// serve serves a request for the first time. If a slot has no result the reply says which, so that its client draws another
// server for it; what the others did is in it as well.
func (t *top) serve(ctx context.Context) (*Work, error) {
	if err := t.check(ctx); err != nil {
		return nil, err
	}
	reply := t.run(ctx)
	blob, statement, err := t.reply(t.Request, t.request, reply)
	if err != nil {
		return nil, err
	}
	w := &Work{Answer: blob}
	as := t.Body.Top
	w.Receipt = token.Receipt{
		Attempt: as.Attempt, Site: t.sites[t.tops[t.Header.Endpoint]].Name, Duplicate: as.Duplicate, Share: t.Share,
		Work: statement, Latencies: t.took.list(), Slots: t.slots(&t.Header, &t.Body),
	}
	if reply.Failure != nil {
		w.Receipt.Work = common.Hash{} // it is not paid for, and bears witness of who did not answer
	}
	return w, t.receipt(&t.Header, &t.Token, t.request, &w.Receipt)
}

// check refuses a request that this server was not drawn for, or that is not paid for.
func (t *top) check(ctx context.Context) error {
	if t.Body.Top.ID != t.ID {
		return invalid("the request is for server %s", t.Body.Top.ID)
	}
	site, ok := t.tops[t.Header.Endpoint]
	if !ok || !t.self.Serves(int(site), t.Body.Top.Duplicate) {
		return stale("endpoint %s is not served here in tick %d", t.Header.Endpoint, t.Header.Tick)
	}
	if err := t.paid(&t.Header, &t.Token, t.First != nil); err != nil {
		return err
	}
	if err := shares(&t.Header, t.Share); err != nil {
		return err
	}
	if err := t.drawn(&t.Header, &t.Body, &t.Token); err != nil {
		return err
	}
	if t.First != nil {
		if err := t.app.CheckSteps(&t.Header, []sealed.Signed{*t.First}); err != nil {
			return invalid("the client's Step: %w", err)
		}
	}
	return t.spend(ctx, &t.Header, t.Token.Class, t.Most[t.Token.Class], t.request)
}

// run has all slots served. Points and queries are asked as soon as what they need is there, so that a request takes as
// long as its longest way and not as all of its slots; updates come one after another.
func (t *top) run(ctx context.Context) *sealed.Reply {
	reply := &sealed.Reply{Results: make([]sealed.Result, len(t.Args))}
	err := t.points(ctx, reply.Results)
	if err == nil {
		err = t.walk(ctx, reply)
	}
	if err != nil {
		reply.Failure = failure(0, err)
	}
	return reply
}

// walk walks the structure over the results, as the servers of updates and the client do, and has updates stamped.
func (t *top) walk(ctx context.Context, reply *sealed.Reply) error {
	walked, err := t.app.Walk(ctx, &t.Header, &t.Body, sealed.Results(reply.Results))
	if err != nil {
		return blamed("the walk: %w", err)
	}
	for i, args := range walked.Args {
		if string(args) != string(t.Args[i]) {
			return invalid("structure asks something else of slot %d than the client says", i+1)
		}
	}
	if t.First == nil {
		return nil
	}
	steps := []sealed.Signed{*t.First}
	for i := range walked.Changes {
		s, err := t.update(ctx, len(t.Args)+i, reply, steps)
		if err != nil {
			if wrong := t.verify(walked, steps); wrong != nil {
				return wrong // who refused had a reason
			}
			return err
		}
		steps, reply.Stamp, reply.Proof = append(steps, s.Step), s.Stamp, s.Proof
		reply.Steps = steps[1:]
	}
	return t.verify(walked, steps)
}

func (t *top) verify(walked *sealed.Walked, steps []sealed.Signed) error {
	err := t.app.CheckSteps(&t.Header, steps)
	if err == nil {
		err = walked.MatchSteps(&t.Body, steps)
	}
	if err != nil {
		return blamed("%w", err)
	}
	return nil
}
