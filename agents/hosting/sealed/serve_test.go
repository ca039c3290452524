package sealed_test

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"slices"

	"github.com/ethereum/go-ethereum/common"
	"github.com/ethereum/go-ethereum/crypto"

	"emet/agents/hosting/sealed"
	"emet/agents/hosting/stamp"
	"emet/agents/hosting/tick"
	"emet/agents/hosting/token"
	"emet/agents/identity"
	"emet/agents/program/data"
	"emet/agents/program/interp"
)

// ann is whose requests these are.
var ann = common.Address{0xa, 0x22}

// request is one that was sealed.
type request struct {
	*sealed.Sealed
	played   *sealed.Played
	envelope []byte
	answers  rows
}

// seal plays and seals a request. It returns nil if the program itself fails.
func (w *world) seal(endpoint data.Label, v data.Value, now int64, answers interp.Answerer) (*request, error) {
	r := &request{answers: rows{answers, w.planned}}
	var err error
	if r.played, err = w.Play(w.t.Context(), endpoint, v, now, r.answers); err != nil {
		return nil, err
	}
	if r.played.Failure != nil {
		return nil, r.played.Failure
	}
	wants, err := w.Wants(r.played)
	must(w.t, err)
	drawn, err := w.lottery.Draw(w.coin.Token.Signature, wants, nil)
	must(w.t, err)
	d := sealed.Draft{Played: r.played, Coin: w.coin, State: common.Hash{4}, Of: 3, Expiry: 100}
	for _, s := range drawn {
		d.Servers = append(d.Servers, sealed.Server(s))
	}
	r.Sealed, r.envelope, err = w.Seal(d)
	return r, err
}

// serve does what the top server does: it passes on, walks, and signs what came of it.
func (w *world) serve(r *request) ([]byte, error) {
	top := r.Request.Body.Top.ID
	req, err := sealed.OpenEnvelope(w.servers[top], top, w.travels("envelope", r.envelope))
	if err != nil {
		return nil, err
	}
	id := req.Header.ID()
	var reply sealed.Reply
	walked, err := w.Walk(w.t.Context(), &req.Header, &req.Body, func(_ context.Context, n uint16) (*sealed.Result, error) {
		for len(reply.Results) < int(n) {
			c, err := w.call(req, uint16(len(reply.Results)+1))
			if err != nil {
				return nil, err
			}
			if c.Edges, err = c.Slot.EdgesFor(reply.Results); err != nil {
				return nil, err
			}
			c.Args = req.Args[c.Number-1]
			blob, err := w.point(c, r.answers)
			if err != nil {
				return nil, err
			}
			result, err := sealed.DecodeResult(w.travels("result", blob))
			if err != nil {
				return nil, err
			}
			reply.Results = append(reply.Results, *result)
		}
		return &reply.Results[n-1], nil
	})
	if err != nil {
		return nil, err
	}
	for i, args := range walked.Args {
		if !bytes.Equal(args, req.Args[i]) {
			return nil, fmt.Errorf("slot %d: the client said something else", i+1)
		}
	}
	if err := w.updates(req, walked, &reply); err != nil {
		return nil, err
	}
	if w.tamper != nil {
		w.tamper(&reply)
	}
	s := sealed.TopStatement{App: req.Header.App, Tick: req.Header.Tick, Request: id, Server: top, Reply: reply.Hash()}
	reply.Top = w.servers[top].sign(w.t, s.Hash())
	return w.travels("reply", sealed.SealReply(req.Reply, id, &reply)), nil
}

func (w *world) travels(what string, blob []byte) []byte {
	if w.wire != nil {
		return w.wire(what, bytes.Clone(blob))
	}
	return blob
}

func (w *world) call(req *sealed.Request, n uint16) (*sealed.Call, error) {
	return &sealed.Call{
		Header: req.Header, Token: req.Token, Number: n, Slot: req.Body.Slots[n-1], Parcel: req.Parcels[n-1],
	}, nil
}

// received is a call as its server reads it.
func (w *world) received(c *sealed.Call) (*sealed.Call, *honest, *sealed.Keys, error) {
	if w.tamper != nil {
		w.tamper(c)
	}
	w.calls = append(w.calls, c)
	c, err := sealed.DecodeCall(w.travels("call", encode(c)))
	if err != nil {
		return nil, nil, nil, err
	}
	server := w.servers[c.Slot.Server.ID]
	if server == nil {
		return nil, nil, nil, errors.New("no such server")
	}
	k, err := c.OpenBox(server)
	if err != nil {
		return nil, nil, nil, err
	}
	if err := token.Verify(issuer().Public(), c.Token); err != nil {
		return nil, nil, nil, err
	}
	share := token.Share{Slot: c.Number, Secret: k.Share, Path: c.Parcel.Path}
	if err := share.Verify(c.Token.Root); err != nil || c.Token.Root != c.Header.Token {
		return nil, nil, nil, errors.New("share of another token")
	}
	return c, server, k, nil
}

// point is what the server of a point or query does.
func (w *world) point(c *sealed.Call, answers rows) ([]byte, error) {
	c, server, k, err := w.received(c)
	if err != nil {
		return nil, err
	}
	site, ok := w.Site(c.Slot.Site)
	if !ok {
		return nil, errors.New("no such site")
	}
	in, out, err := w.Types(site.Place)
	if err != nil {
		return nil, err
	}
	args, err := c.OpenArgs(k, in)
	if err != nil {
		return nil, err
	}
	w.seen[c.Number] = args.AppendCBOR(in, nil)
	var r sealed.Result
	if site.Place.Kind == tick.Query {
		q, err := w.Query(site.Place)
		must(w.t, err)
		found, err := answers.Answer(w.t.Context(), q, args.Parts())
		if err != nil {
			return nil, err
		}
		if r, err = sealed.SealAnswer(out, found); err != nil {
			return nil, err
		}
	} else {
		f, err := w.Function(site.Place)
		must(w.t, err)
		done, err := interp.New(w.planned).Call(w.t.Context(), f, args.Parts(), w.planned.Checked[f].Steps)
		if err != nil {
			return nil, err
		}
		r = c.SealResult(k, out, done.Value)
	}
	if w.tamper != nil {
		w.tamper(&lied{c, k, out, &r})
	}
	r.Signature = server.sign(w.t, c.Statement(r).Hash())
	if w.tamper != nil {
		w.tamper(&r)
	}
	return encode(r), nil
}

// lied is a result before its server signs it.
type lied struct {
	*sealed.Call
	keys *sealed.Keys
	out  *data.Type
	*sealed.Result
}

// updates threads the stamp through the servers of the updates.
func (w *world) updates(req *sealed.Request, walked *sealed.Walked, reply *sealed.Reply) error {
	steps := []sealed.Signed{}
	if req.First != nil {
		steps = append(steps, *req.First)
	}
	var box []byte
	for _, change := range walked.Changes {
		c, err := w.call(req, change.Slot)
		if err != nil {
			return err
		}
		c.Body, c.Results, c.Steps, c.Stamp = &req.Body, sealed.WithoutLeaves(reply.Results), slices.Clone(steps), box
		blob, err := w.update(c)
		if err != nil {
			return err
		}
		s, err := sealed.DecodeStamped(w.travels("stamped", blob))
		if err != nil {
			return err
		}
		if err := w.CheckBox(&s.Step, s.Stamp, s.Proof); err != nil {
			return err
		}
		steps, box, reply.Proof = append(steps, s.Step), s.Stamp, s.Proof
	}
	if len(steps) > 0 {
		reply.Steps, reply.Stamp = steps[1:], box
	}
	return nil
}

// update is what the server of an update does.
func (w *world) update(c *sealed.Call) ([]byte, error) {
	c, server, k, err := w.received(c)
	if err != nil {
		return nil, err
	}
	id := c.Header.ID()
	walked, err := w.Verify(w.t.Context(), &c.Header, c.Body, c.Results)
	if err != nil {
		return nil, err
	}
	if err := w.CheckSteps(&c.Header, c.Steps); err != nil {
		return nil, err
	}
	if err := walked.MatchSteps(c.Body, c.Steps); err != nil {
		return nil, err
	}
	number := len(c.Steps) - 1
	in := k.Random
	if number > 0 {
		if in, err = server.Open(sealed.StampInfo(id, c.Number), c.Stamp); err != nil {
			return nil, err
		}
	}
	before := &c.Steps[number]
	if !stamp.Well(in, number) || crypto.Keccak256Hash(in) != before.Step.StampOut {
		return nil, errors.New("another stamp than the Step before put out")
	}
	change := walked.Changes[number]
	own := server.stamps.Stamps[slices.IndexFunc(server.stamps.Stamps, func(s tick.StampKeys) bool {
		return s.Site == c.Slot.Site && s.Duplicate == c.Slot.Server.Duplicate
	})]
	signed := sealed.Signed{Step: w.StepAfter(before, c.Number, &c.Slot, change.Delta), PrimePath: own.PrimePath, KeyPath: own.KeyPath}
	signed.Prime, signed.Key = own.Leaves(c.Slot.Server.ID)
	signed.Step.Keys = stamp.KeysOf(signed.Prime, signed.Key)
	out := stamp.Multiply(in, own.Prime, stamp.Factor(own.Key, id, change.Delta, signed.Step.Previous))
	signed.Step.StampOut = crypto.Keccak256Hash(out)
	signed.Signature = server.sign(w.t, w.Digest(&signed.Step))
	to, slot := w.Next.StampKey, sealed.ForTick
	if int(c.Number) < len(c.Body.Slots) {
		slot = c.Number + 1
		next, _ := w.Server(c.Body.Slots[c.Number].Server.ID)
		to = next.Sealing
	}
	box, err := identity.Seal(to, sealed.StampInfo(id, slot), out)
	if err != nil {
		return nil, err
	}
	s := sealed.Stamped{Step: signed, Stamp: box, Proof: server.sign(w.t, sealed.BoxHash(id, c.Number, box))}
	if w.tamper != nil {
		w.tamper(&s)
	}
	return encode(s), nil
}
