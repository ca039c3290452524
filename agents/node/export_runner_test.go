package node

import (
	"context"

	"emet/agents/program/data"
	"emet/agents/program/flow"
	"emet/agents/sandbox"
)

// RunCompiled runs a function as a member does that is too large for the interpreter.
func RunCompiled(ctx context.Context, p *flow.Program, h flow.Hash, args []data.Value, steps uint64) (_ data.Value, err error) {
	box, err := sandbox.New(sandbox.Config{})
	if err != nil {
		return data.Value{}, err
	}
	defer func() { _ = box.Close(context.WithoutCancel(ctx)) }()
	return newRunner(box).Run(ctx, p, h, args, steps)
}
