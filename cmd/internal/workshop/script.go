package workshop

import (
	"context"
	"errors"

	"emet/agents/program"
)

func loadScript(context.Context, string) (*program.Built, error) {
	return nil, errors.New("no JavaScript yet")
}

func declarations() []byte { return nil }
