package client

import (
	"context"
	"errors"
	"fmt"
	"time"

	"emet/agents/hosting/sealed"
	"emet/agents/program/data"
	"emet/agents/program/flow"
)

// Call has an endpoint computed, and publishes what it comes to as far as that is agreed to. An equal call that was killed,
// or that has the same word, is taken up. The request may be without consent yet, or its updates may still have to count:
// its state says so.
func (c *Client) Call(ctx context.Context, call Call) (Done, error) {
	a, err := c.App(ctx, call.App)
	if err != nil {
		return Done{}, err
	}
	_, e, value, err := a.request(call.Endpoint, call.Args)
	if err != nil {
		return Done{}, err
	}
	in, err := a.Program.Declared.Resolve(e.In)
	if err != nil {
		return Done{}, err
	}
	// Equal values are equal calls, however they are written.
	args, err := value.JSON(in, a.typeNames())
	if err != nil {
		return Done{}, err
	}
	r, _, err := c.begin(Record{
		App: a.ID, Name: a.Name, Endpoint: call.Endpoint, Args: args, Once: call.Once, Pay: call.Pay, Proof: call.Proof, State: Sent,
	})
	if err != nil {
		return Done{}, err
	}
	if string(r.Args) != string(args) || r.Endpoint != call.Endpoint {
		return r.Done(), fmt.Errorf("%w: request %d had the same word, and asked for something else", ErrArgs, r.Number)
	}
	return c.drive(ctx, a, r.Number, call)
}

// request reads what an endpoint is asked.
func (a *App) request(endpoint string, args []byte) (label data.Label, e flow.Endpoint, v data.Value, err error) {
	if label, err = a.Endpoint(endpoint); err != nil {
		return label, e, v, err
	}
	e = a.Program.Endpoints[label]
	in, err := a.Program.Declared.Resolve(e.In)
	if err != nil {
		return label, e, v, err
	}
	if v, err = data.ParseJSON(in, a.typeNames(), args); err != nil {
		err = fmt.Errorf("%w: %w; `client describe %s` shows what %s wants", ErrArgs, err, a.Name, endpoint)
	}
	return label, e, v, err
}

// Answer agrees to what a request would publish, or refuses it.
func (c *Client) Answer(ctx context.Context, number uint64, allow bool) (Done, error) {
	r, err := c.Record(number)
	if err != nil {
		return Done{}, err
	}
	if r.State != Asked {
		return r.Done(), fmt.Errorf("%w: request %d does not wait for consent: %s", ErrArgs, number, r.Done().Sentence())
	}
	if !allow {
		r.State = Denied
		return r.Done(), c.save(r)
	}
	a, err := c.App(ctx, r.App.Hex())
	if err != nil {
		return r.Done(), err
	}
	r.State, r.Agreed = Sent, r.Preview
	if err := c.save(r); err != nil {
		return r.Done(), err
	}
	return c.drive(ctx, a, number, Call{Pay: r.Pay, Policy: Policy{Schema: PolicySchema}})
}

// drive brings a request as far as it goes now.
func (c *Client) drive(ctx context.Context, a *App, number uint64, call Call) (Done, error) {
	release, err := c.cfg.DB.Claim(fmt.Sprintf("client/request/%d", number))
	if err != nil {
		return Done{}, fmt.Errorf("%w: request %d is being worked on", ErrNotYet, number)
	}
	defer release()
	r, err := c.Record(number)
	if err != nil {
		return Done{}, err
	}
	if r.Pay == "" {
		r.Pay = call.Pay
	}
	if len(call.Proof) > 0 {
		r.Proof = call.Proof
	}
	j := &job{Client: c, app: a, Record: &r, call: call}
	for err == nil {
		switch r.State {
		case Sent:
			err = j.serve(ctx)
			continue
		case Asked:
			err = j.ask(ctx)
			if errors.Is(err, ErrAsk) {
				return r.Done(), nil
			}
			continue
		case Agreed:
			err = j.publish(ctx)
			continue
		}
		break
	}
	if err == nil && r.State == Denied {
		err = fmt.Errorf("%w: nothing was published", ErrDenied)
	}
	if err == nil && r.State == Failed {
		err = fmt.Errorf("%w: %s", ErrProgram, r.Problem)
	}
	return r.Done(), err
}

// job is a request that is being worked on.
type job struct {
	*Client
	*Record

	app   *App
	call  Call
	stale int // how often servers had another state
}

func (j *job) tell(stage, format string, args ...any) {
	if j.call.Progress != nil {
		j.call.Progress(Progress{stage, fmt.Sprintf(format, args...)})
	}
}

// ask asks the user about the request's updates.
func (j *job) ask(ctx context.Context) error {
	if j.call.Consent == nil {
		return fmt.Errorf("request %d: %w", j.Number, ErrAsk)
	}
	j.tell("consent", "%d updates", len(j.Preview.Updates))
	switch err := j.call.Consent(ctx, *j.Preview); {
	case errors.Is(err, ErrDenied):
		j.State = Denied
	case err != nil:
		return err
	default:
		j.State, j.Agreed = Sent, j.Preview
	}
	return j.save(*j.Record)
}

// serve has the request served: it plays it, asks for consent, and has strangers do the same.
func (j *job) serve(ctx context.Context) error {
	m, p, err := j.play(ctx)
	if err != nil {
		return err
	}
	if j.State != Sent {
		return j.save(*j.Record)
	}
	if err := j.prepare(ctx, p); err != nil {
		return err
	}
	return j.send(ctx, m, p)
}

// play finds out what the request comes to now, and whether that is agreed to.
func (j *job) play(ctx context.Context) (*moment, *sealed.Played, error) {
	for least := uint64(0); ; {
		m, err := j.moment(ctx, least)
		if err != nil {
			return nil, nil, err
		}
		j.app = m.app
		label, e, request, err := j.app.request(j.Endpoint, j.Args)
		if err != nil {
			return nil, nil, err
		}
		if j.Number > 0 { // what is only foreseen is nobody's business
			j.meet(m, label)
		}
		j.tell("play", "tick %d, state of tick %d", m.tick, m.of)
		p, err := m.sealed.Play(ctx, label, request, int64(m.time), answers{m}) // #nosec G115 -- header times are far below
		if err != nil {
			return nil, nil, err
		}
		j.Tick, j.Time = m.tick, m.head
		if p.Failure != nil {
			j.State, j.Problem = Failed, p.Failure.Error()
			return m, p, nil //nolint:nilerr // a failure of the program is what the request comes to
		}
		if need := j.leastLeft(); p.Writes() && m.left < need && least == 0 {
			least = need // so that its updates are anchored in its tick
			continue
		}
		return m, p, j.judge(m, p, e)
	}
}

// judge lets the policy answer for what the request would publish.
func (j *job) judge(m *moment, p *sealed.Played, e flow.Endpoint) error {
	out, err := j.app.Program.Declared.Resolve(e.Out)
	if err != nil {
		return err
	}
	if j.Value, err = p.Value.JSON(out, j.app.typeNames()); err != nil {
		return err
	}
	if !p.Writes() {
		return nil
	}
	reveals, err := m.sealed.Reveals(p)
	if err != nil {
		return err
	}
	preview, err := j.app.preview(j.Endpoint, p.Changes, reveals, j.call.Policy)
	if err != nil {
		return err
	}
	j.Preview = &preview
	switch {
	case preview.same(j.Agreed):
	case preview.Answer == Deny:
		j.State, j.Problem = Denied, "the policy denies it"
	case preview.Answer == Ask:
		j.State = Asked
	default:
		j.Agreed = &preview
	}
	if j.State != Sent {
		j.Record.Value = nil // nobody has served it yet
	}
	return nil
}

// answers has queries answered from the state.
type answers struct{ *moment }

func (a answers) Answer(ctx context.Context, q flow.Query, operands []data.Value) ([]sealed.Row, error) {
	found, err := a.view.Answer(ctx, q, operands)
	rows := make([]sealed.Row, len(found))
	for i, r := range found {
		rows[i] = sealed.Row{Owner: r.ID, Value: r.Value, Salts: r.Salts}
	}
	return rows, err
}

// leastLeft is how many blocks of its tick a request that writes wants to have left.
func (j *job) leastLeft() uint64 {
	return j.app.lastCall() + min(8, uint64(j.app.Terms.TickBlocks)/4+1)
}

// How long is waited between two looks at the chain.
const (
	glance = 200 * time.Millisecond
	look   = time.Second
)

// moment waits until the application can be called, with at least so many blocks of the tick to come.
func (j *job) moment(ctx context.Context, least uint64) (*moment, error) {
	for told := ""; ; {
		m, err := j.now(ctx, j.app)
		switch {
		case err == nil && m.left >= least:
			return m, nil
		case err == nil:
			err = fmt.Errorf("%w: tick %d ends in less than %d blocks", ErrNotYet, m.tick, least)
		case !errors.Is(err, ErrNotYet):
			return nil, err
		}
		if text := err.Error(); text != told {
			j.tell("wait", "%s", text)
			told = text
		}
		if pause(ctx, look/2) != nil {
			return nil, err
		}
		// An application that begins says so in another version of its offer.
		if j.app, err = j.Client.App(ctx, j.app.ID.Hex()); err != nil {
			return nil, err
		}
	}
}

// pause waits, unless the context ends first.
func pause(ctx context.Context, d time.Duration) error {
	t := time.NewTimer(d)
	defer t.Stop()
	select {
	case <-t.C:
		return nil
	case <-ctx.Done():
		return ctx.Err()
	}
}

// Foresee plays a call and tells what it would make public. Nothing is sent, or written down.
func (c *Client) Foresee(ctx context.Context, call Call) (Preview, error) {
	a, err := c.App(ctx, call.App)
	if err != nil {
		return Preview{}, err
	}
	r := Record{App: a.ID, Name: a.Name, Endpoint: call.Endpoint, Args: call.Args, State: Sent}
	j := &job{Client: c, app: a, Record: &r, call: call}
	if _, _, err := j.play(ctx); err != nil {
		return Preview{}, err
	}
	if r.State == Failed {
		return Preview{}, fmt.Errorf("%w: %s", ErrProgram, r.Problem)
	}
	if r.Preview == nil {
		return Preview{App: a.ID, Name: a.Name, Endpoint: call.Endpoint, Updates: []Update{}, Answer: Allow}, nil
	}
	return *r.Preview, nil
}

// Wait waits until nothing more becomes of a request, or it waits for consent. It follows requests that are made again.
func (c *Client) Wait(ctx context.Context, number uint64, call Call) (Done, error) {
	for {
		r, err := c.Record(number)
		if err != nil {
			return Done{}, err
		}
		if r.State == Reissued {
			number = r.By
			continue
		}
		if r.State.Over() || r.State == Asked {
			return r.Done(), nil
		}
		if d, err := c.settle(ctx, r, call); err != nil && !errors.Is(err, ErrNotYet) {
			return d, err
		}
		if err := pause(ctx, look); err != nil {
			return r.Done(), fmt.Errorf("request %d is %s: %w", number, r.State, err)
		}
	}
}
