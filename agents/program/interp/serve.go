package interp

import (
	"context"
	"errors"
	"fmt"
	"slices"

	"emet/agents/program/data"
	"emet/agents/program/flow"
)

// Answerer answers queries: with a list of tuples of id and value, as the type of the answer wants it. The operands are
// those of the query, looked up.
type Answerer interface {
	Answer(ctx context.Context, q flow.Query, operands []data.Value) (data.Value, error)
}

// Serve computes an endpoint: all its stages, with the queries that each has. The time is that of the tick. It returns a
// [Failure] if the program fails.
func (m *Machine) Serve(ctx context.Context, endpoint data.Label, request data.Value, now int64, a Answerer) (Outcome, error) {
	e, ok := m.program.Endpoints[endpoint]
	if !ok {
		return Outcome{}, fmt.Errorf("unknown endpoint %s", endpoint)
	}
	all := Outcome{Value: request}
	for _, s := range e.Stages {
		args := []data.Value{all.Value, data.NewInt(now)}
		for _, q := range s.Queries {
			operands, err := m.operands(q, all.Value)
			if err != nil {
				return Outcome{}, err
			}
			answer, err := a.Answer(ctx, q, operands)
			if err != nil {
				return Outcome{}, fmt.Errorf("query %s: %w", q.Index, err)
			}
			args = append(args, answer)
		}
		o, err := m.Call(ctx, s.Function, args, m.program.Steps[endpoint]-all.Steps)
		if err != nil {
			return Outcome{}, err
		}
		all = Outcome{Value: o.Value, Changes: append(all.Changes, o.Changes...), Steps: all.Steps + o.Steps}
	}
	return all, nil
}

// operands looks up what a query compares with in the first parameter of its stage.
func (m *Machine) operands(q flow.Query, in data.Value) ([]data.Value, error) {
	operands := make([]data.Value, len(q.Where))
	for i, o := range q.Where {
		if o.Value != nil {
			t, err := m.program.Operand(q, i)
			if err != nil {
				return nil, err
			}
			if operands[i], err = data.ParseCanonical(t, o.Value); err != nil {
				return nil, err
			}
			continue
		}
		operands[i] = follow(in, o.Path)
	}
	return operands, nil
}

func follow(v data.Value, path []int) data.Value {
	for _, i := range path {
		v = v.Part(i)
	}
	return v
}

func (m *Machine) keyType(key data.Label) (*data.Type, error) {
	k, ok := m.program.Keys[key]
	if !ok {
		return nil, fmt.Errorf("unknown key %s", key)
	}
	return m.program.Declared.Resolve(k.Type)
}

// ErrRefused is what [Machine.Allows] returns of a value that must not follow the one before.
var ErrRefused = errors.New("the key does not allow the value")

// Allows tells whether a value may be appended to a log of a key whose last value is before, nil for an empty log. It
// returns [ErrRefused] if not: because no move leads there or the key's check says so or fails.
func (m *Machine) Allows(key data.Label, before *data.Value, next data.Value) error {
	k, ok := m.program.Keys[key]
	if !ok {
		return fmt.Errorf("unknown key %s", key)
	}
	from, last := -1, data.NewNone()
	if before != nil {
		from, last = before.Tag(), data.NewSome(*before)
	}
	if len(k.Moves) > 0 && !slices.Contains(k.Moves, flow.Move{From: from, To: next.Tag()}) {
		return fmt.Errorf("%w: no move leads from tag %d to tag %d", ErrRefused, from, next.Tag())
	}
	if k.Check == nil {
		return nil
	}
	o, err := m.Call(context.Background(), *k.Check, []data.Value{last, next}, m.program.Checked[*k.Check].Steps)
	_, failed := errors.AsType[*Failure](err)
	switch {
	case failed:
		return fmt.Errorf("%w: its check failed: %w", ErrRefused, err)
	case err != nil:
		return err
	case !o.Value.Bool():
		return fmt.Errorf("%w: its check says no", ErrRefused)
	default:
		return nil
	}
}
