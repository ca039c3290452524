package server

import (
	"context"
	"crypto/sha256"
	"errors"
	"fmt"

	"github.com/ethereum/go-ethereum/common"

	"emet/agents/hosting/codec"
	"emet/agents/hosting/sealed"
	"emet/agents/hosting/tick"
	"emet/agents/hosting/token"
)

// Answer answers a call as the server of one of its slots, with an [Answer]. Whatever comes is answered, if with a failure;
// the same call gets the same answer, and another one for the same slot of the same request never gets any.
func (s *Server) Answer(ctx context.Context, call []byte) []byte {
	answer, number, err := s.answer(ctx, call)
	if err != nil {
		return encodeAnswer(&Answer{Failure: failure(number, err)})
	}
	return answer
}

func (s *Server) answer(ctx context.Context, blob []byte) (answer []byte, number uint16, err error) {
	release, err := s.room(s.calls, len(blob))
	if err != nil {
		return nil, 0, err
	}
	defer release()
	c, err := decodeCall(blob)
	if err != nil {
		return nil, 0, invalid("the call: %w", err)
	}
	answer, err = s.once(ctx, &c.Header, work{c.Request(), c.Number}, sha256.Sum256(blob), func(ctx context.Context, l *loaded) (*Work, error) {
		return s.slot(ctx, l, c)
	})
	return answer, c.Number, err
}

// slot is a call that is being answered.
type slot struct {
	*Server
	*loaded
	*sealed.Call

	request common.Hash
	place   tick.Place
	keys    *sealed.Keys
	share   token.Share
}

// slot answers a call for the first time.
func (s *Server) slot(ctx context.Context, l *loaded, c *sealed.Call) (*Work, error) {
	a := &slot{Server: s, loaded: l, Call: c, request: c.Request()}
	if err := a.open(ctx); err != nil {
		return nil, err
	}
	var w *Work
	var err error
	switch a.place.Kind {
	case tick.Point:
		w, err = a.point(ctx)
	case tick.Query:
		w, err = a.query(ctx)
	default:
		w, err = a.update(ctx)
	}
	if err != nil {
		return nil, err
	}
	r := &w.Receipt
	r.Slot, r.Attempt, r.Site, r.Duplicate, r.Share = a.Number, a.Slot.Server.Attempt, a.Slot.Site, a.Slot.Server.Duplicate, a.share
	return w, s.receipt(&c.Header, &c.Token, a.request, r)
}

// open checks that this server is asked for what it holds, that it is paid for, and opens what was sealed to it.
func (a *slot) open(ctx context.Context) (err error) {
	as := a.Slot.Server
	place, held := a.site(a.Slot.Site, as.Duplicate)
	switch a.place = place; {
	case as.ID != a.ID:
		return invalid("slot %d is for server %s", a.Number, as.ID)
	case !held:
		return stale("duplicate %d of site %s is not held here in tick %d", as.Duplicate, a.Slot.Site, a.Header.Tick)
	case place.Kind != a.Slot.Kind || place.Kind == tick.Top:
		return invalid("slot %d: its site is of another kind", a.Number)
	case place.Kind == tick.Query && place.Endpoint != a.Header.Endpoint:
		return invalid("slot %d: its query is one of another endpoint", a.Number)
	}
	if err := a.paid(&a.Header, &a.Token, place.Kind == tick.Update); err != nil {
		return err
	}
	if a.keys, err = a.OpenBox(a.Opener); err != nil {
		return invalid("the box: %w", err)
	}
	a.share = token.Share{Slot: a.Number, Secret: a.keys.Share, Path: a.Parcel.Path}
	if err := shares(&a.Header, a.share); err != nil {
		return err
	}
	return a.spend(ctx, &a.Header, a.Token.Class, a.Most[a.Token.Class], a.request)
}

// point computes an observation: of what was sealed to this server, and of nothing else (F-07, N-01).
func (a *slot) point(ctx context.Context) (*Work, error) {
	in, out, err := a.app.Types(a.place)
	if err != nil {
		return nil, err
	}
	function, err := a.app.Function(a.place)
	if err != nil {
		return nil, err
	}
	args, err := a.OpenArgs(a.keys, in)
	if err != nil {
		return nil, invalid("arguments: %w", err)
	}
	v, err := a.Runner.Run(ctx, a.Program, function, args.Parts(), a.Program.Checked[function].Steps)
	if err != nil {
		return nil, fmt.Errorf("compute the observation: %w", err)
	}
	return a.sign(a.SealResult(a.keys, out, v))
}

// query answers a query from the state that the request names.
func (a *slot) query(ctx context.Context) (*Work, error) {
	in, out, err := a.app.Types(a.place)
	if err != nil {
		return nil, err
	}
	q, err := a.app.Query(a.place)
	if err != nil {
		return nil, err
	}
	operands, err := a.OpenArgs(a.keys, in)
	if err != nil {
		return nil, invalid("operands: %w", err)
	}
	if a.Answerer == nil {
		return nil, stale("queries are not answered here")
	}
	rows, err := a.Answerer.Answer(ctx, a.Header.State, q, operands.Parts())
	if errors.Is(err, ErrNoState) {
		return nil, stale("the state after tick %d is not here yet", a.Header.Of)
	} else if err != nil {
		return nil, fmt.Errorf("answer the query: %w", err)
	}
	result, err := sealed.SealAnswer(out, rows)
	if err != nil {
		return nil, err
	}
	return a.sign(result)
}

// sign completes the result of a point or query.
func (a *slot) sign(r sealed.Result) (*Work, error) {
	hash := a.Statement(r).Hash()
	signature, err := a.Signer.SignDigest(hash)
	if err != nil {
		return nil, err
	}
	r.Signature = signature[:]
	return &Work{Answer: encodeAnswer(&Answer{Result: &r}), Receipt: token.Receipt{Work: hash}}, nil
}

// Answer is what the server of a slot gives for a call: one of the three. It travels as [codec.Encode] writes it, padded.
type Answer struct {
	Result  *sealed.Result  `cbor:"1,keyasint,omitempty"` // of a point or query
	Stamped *sealed.Stamped `cbor:"2,keyasint,omitempty"` // of an update
	Failure *sealed.Failure `cbor:"3,keyasint,omitempty"`
}

func encodeAnswer(a *Answer) []byte { return pad(codec.Encode(a)) }
