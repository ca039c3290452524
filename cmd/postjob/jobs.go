package main

import (
	"context"
	"errors"
	"fmt"
	"text/tabwriter"
	"time"

	"github.com/urfave/cli/v2"

	"emet/agents/market"
	"emet/agents/poster"
	"emet/cmd/internal/app"
	"emet/cmd/internal/parts"
)

func moment(t uint64) string {
	return time.Unix(int64(t), 0).UTC().Format(time.DateTime) // #nosec G115 -- 40 bits on chain
}

// onJob opens the poster and hands fn the job that the only argument names.
func onJob(c *cli.Context, i intent, fn func(context.Context, *session, market.View) error) error {
	if c.NArg() != 1 {
		return app.Usage("want one job id, got %d of them; postjob list shows yours", c.NArg())
	}
	id, err := parts.JobID(c.Args().First())
	if err != nil {
		return err
	}
	return withPoster(c, i, "", func(ctx context.Context, p *session) error {
		v, err := p.Show(ctx, id)
		if err != nil {
			return err
		}
		return fn(ctx, p, v)
	})
}

func show(c *cli.Context) error {
	return onJob(c, looks, func(_ context.Context, _ *session, v market.View) error { return printView(c, v) })
}

func wait(c *cli.Context) error {
	return onJob(c, looks, func(ctx context.Context, p *session, v market.View) error {
		if err := p.release(); err != nil { // a long wait must not keep others from acting
			return err
		}
		return waitResultOf(ctx, c, p, v.ID, c.Bool("accepted"), newTeller(c))
	})
}

func cancel(c *cli.Context) error {
	return onJob(c, acts, func(ctx context.Context, p *session, v market.View) error {
		if err := p.Cancel(ctx, v); err != nil {
			return err
		}
		v, err := p.Show(ctx, v.ID)
		if err != nil {
			return err
		}
		if v.CancelAt > 0 {
			fmt.Fprintf(c.App.ErrWriter, "a worker holds the job: it is cancelled at %s, chain time, unless a result comes first; then: postjob settle %s\n",
				moment(v.CancelAt), v.ID)
		}
		return printView(c, v)
	})
}

func settle(c *cli.Context) error {
	if c.NArg() == 0 {
		return app.Usage("want at least one job id; postjob list shows yours")
	}
	var ids []market.ID
	for _, arg := range c.Args().Slice() {
		id, err := parts.JobID(arg)
		if err != nil {
			return err
		}
		ids = append(ids, id)
	}
	return withPoster(c, acts, "", func(ctx context.Context, p *session) error {
		now, err := p.Agency.Now(ctx)
		if err != nil {
			return err
		}
		var due []market.View
		for _, id := range ids {
			v, err := p.Show(ctx, id)
			if err != nil {
				return err
			}
			if v.Due(now.Time) {
				due = append(due, v)
				continue
			}
			why := "it has ended"
			if !v.State.Final() {
				why = "it is due at " + moment(v.Deadline) + ", chain time; now it is " + moment(now.Time)
			}
			fmt.Fprintf(c.App.ErrWriter, "job %s is %s: nothing to do, %s\n", id, v.State, why)
		}
		if len(due) == 0 {
			return nil
		}
		if err := p.Settle(ctx, due...); err != nil {
			return err
		}
		for _, v := range due {
			if v, err = p.Show(ctx, v.ID); err != nil {
				return err
			}
			if err := printView(c, v); err != nil {
				return err
			}
		}
		return nil
	})
}

// list shows the jobs of this account: those on the chain, and those that are still on their way there.
func list(c *cli.Context) error {
	if c.Args().Present() {
		return app.Usage("list takes no arguments")
	}
	return withPoster(c, looks, "", func(ctx context.Context, p *session) error {
		views := []market.View{}
		posted, err := p.Agency.Postings(ctx, p.Address(), p.Network.Birth)
		if err != nil {
			return err
		}
		seen := map[market.ID]bool{}
		for _, e := range posted {
			v, err := p.Show(ctx, e.Job)
			if err != nil {
				return err
			}
			views, seen[e.Job] = append(views, v), true
		}
		pending, err := p.Posted()
		if err != nil {
			return err
		}
		for _, id := range pending {
			if seen[id] {
				continue
			}
			if _, err := p.Show(ctx, id); errors.Is(err, poster.ErrUnknownJob) {
				views = append(views, market.View{ID: id})
			}
		}
		if c.Bool("json") {
			docs := make([]viewDoc, len(views))
			for i, v := range views {
				docs[i] = viewDoc{"emet.job/v1", v}
			}
			return app.PrintJSON(c.App.Writer, docs)
		}
		w := tabwriter.NewWriter(c.App.Writer, 0, 4, 2, ' ', 0)
		fmt.Fprintln(w, "JOB\tSTATE\tPOSTED\tREWARD\tWORKERS")
		for _, v := range views {
			fmt.Fprintf(w, "%s\t%s\t%s\t%s\t%d\n", v.ID, v.State, moment(v.Posted.Time), ether(&v.Job.Spec.Reward.Int), v.Taken())
		}
		return w.Flush()
	})
}
