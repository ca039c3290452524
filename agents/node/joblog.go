package node

import (
	"context"
	"errors"
	"io"
	"time"

	"emet/agents/market"
	"emet/agents/wire"
)

// joblogProtocol streams the console log of a job while a worker runs it: the request is the job's id, the answer the
// log's bytes from the beginning until the run ends.
const joblogProtocol = "/emet/joblog/1"

// logTotal is how long a log may be followed; a job may be silent for most of it.
const logTotal = 24 * time.Hour

// follower is a source of job logs: a worker's.
type follower interface {
	Follow(ctx context.Context, id market.ID, emit func([]byte) error) (bool, error)
}

func serveJobLogs(h *wire.Host, logs follower) {
	lim := wire.Limits{Read: 64, Write: market.MaxLog, Total: logTotal}
	h.Handle(joblogProtocol, lim, func(ctx context.Context, s *wire.Stream) error {
		msg, err := s.ReadMsg(len(market.ID{}))
		if err != nil {
			return err
		}
		if len(msg) != len(market.ID{}) {
			return errors.New("a job id has 32 bytes")
		}
		_, err = logs.Follow(ctx, market.ID(msg), func(b []byte) error {
			_, err := s.Write(b)
			return err
		})
		return err
	})
}

// followJobLog copies a job's log from the worker at addr until the run ends.
func followJobLog(ctx context.Context, h *wire.Host, addr string, id market.ID, to io.Writer) error {
	s, err := h.Open(ctx, addr, joblogProtocol, wire.Limits{Read: market.MaxLog, Idle: logTotal, Total: logTotal})
	if err != nil {
		return err
	}
	defer s.Reset()
	if err := s.WriteMsg(id[:]); err != nil {
		return err
	}
	_, err = io.Copy(to, s)
	return err
}
