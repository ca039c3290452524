package parts

import (
	"github.com/urfave/cli/v2"

	"emet/agents/market"
	"emet/agents/poster"
	"emet/cmd/internal/app"
)

// The groups of flags in the help.
const (
	aboutJob    = "Job"
	aboutLimits = "Limits of a run"
)

// Flags say what a job consists of, beside code and input.
func Flags() []cli.Flag {
	return []cli.Flag{
		&cli.StringFlag{Name: "options", Category: aboutJob, Usage: "`FILE` or content id with the job's options, a JSON object"},
		&cli.StringSliceFlag{Name: "preload", Category: aboutJob, Usage: "`FILE`, directory or content id of scripts to run before the code; may be repeated"},
		&cli.StringFlag{Name: "engine", Category: aboutJob, Usage: "`ENGINE` to run the code: js/1, wasm/1 or the content id of a descriptor (default by the code)"},
		&cli.Int64Flag{Name: "max-content", Category: aboutJob, Usage: "most `BYTES` of each part of the job; workers fetch 16 MiB unless told otherwise", Value: market.UsualContent},

		&cli.Uint64Flag{Name: "fuel", Category: aboutLimits, Usage: "most `FUEL` that the job may use (default 20 billion)"},
		&cli.UintFlag{Name: "memory", Category: aboutLimits, Usage: "most memory, in `PAGES` of 64 KiB (default 2048)"},
		&cli.UintFlag{Name: "max-result", Category: aboutLimits, Usage: "most `BYTES` of result (default 4 MiB)"},
	}
}

// Limits reads the engine and the limits of a run.
func Limits(c *cli.Context, s *market.Spec) error {
	if e := c.String("engine"); e != "" {
		var err error
		if s.Engine, err = market.ParseEngine(e); err != nil {
			return app.Usage("--engine: %w", err)
		}
	}
	s.Fuel = c.Uint64("fuel")
	for _, f := range []struct {
		name string
		most uint
		to   *uint32
	}{{"memory", market.MaxPages, &s.Pages}, {"max-result", 1 << 30, &s.MaxResult}} {
		v := c.Uint(f.name)
		if v > f.most || (v == 0 && c.IsSet(f.name)) {
			return app.Usage("--%s %d: want 1 to %d", f.name, v, f.most)
		}
		*f.to = uint32(v) // #nosec G115 -- bounded here
	}
	return nil
}

// Request opens the parts of a job: the first two arguments and the flags say where they are.
func (s *Sources) Request(c *cli.Context, spec market.Spec) (r poster.Request, err error) {
	r.Spec = spec
	for _, part := range []struct {
		what, arg string
		to        *poster.Source
	}{
		{"code", c.Args().Get(0), &r.Code},
		{"input", c.Args().Get(1), &r.Input},
		{"options", c.String("options"), &r.Options},
	} {
		if *part.to, err = s.Open(part.what, part.arg); err != nil {
			return r, err
		}
	}
	r.Preload, err = s.preload(c.StringSlice("preload"))
	return r, err
}
