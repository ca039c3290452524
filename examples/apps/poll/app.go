// Command poll prints the program of a poll in which each client has one vote: the rules of its log allow a ballot as
// the first entry and none behind it.
package main

import p "emet/agents/program"

func main() { p.Main(poll()) }

const choices = 3 // yes, no, abstention

func poll() *p.App {
	app := p.New("poll")
	ballot := app.Variant("Ballot", p.Part("Cast", p.Int))
	tally := app.Record("Tally", p.Part("yes", p.Int), p.Part("no", p.Int), p.Part("abstain", p.Int))
	app.Variant("Outcome", p.Part("Counted", ballot), p.Tag("NoSuchChoice"))

	ballots := app.Key("ballots", ballot).Start("Cast").Doc("The one vote of a client.")
	all := app.Index("all", ballots)

	app.Endpoint("vote", p.Int, func(choice p.Value) p.Value {
		valid := p.Observe(choice, func(c p.Seen) p.Seen {
			return c.Less(0).Not().And(c.Less(choices)).ToTag()
		})
		return valid.Match(p.Cases{
			"true": func(p.Value) p.Value {
				return app.Construct("Counted", ballots.Append(app.Construct("Cast", choice)))
			},
			"false": func(p.Value) p.Value { return app.Construct("NoSuchChoice") },
		})
	}).Doc("Casts a vote: 0 is yes, 1 is no, 2 is neither.")

	app.Endpoint("count", p.Unit, func(p.Value) p.Value {
		// Whoever counts sees the choices, but not whose they are.
		votes := all.All(1000).Map(func(found p.Value) p.Value {
			return found.Field("1").Match(p.Cases{"Cast": func(choice p.Value) p.Value { return choice }})
		})
		return p.Observe(votes, func(votes p.Seen) p.Seen {
			count := func(choice int) p.Seen {
				return votes.Fold(votes.Const(p.Int, 0), func(n, vote p.Seen) p.Seen {
					return vote.Equal(choice).Select(n.Add(1), n)
				})
			}
			return votes.Make(tally, map[string]p.Seen{"yes": count(0), "no": count(1), "abstain": count(2)})
		})
	}).Doc("Counts the first thousand votes.")
	return app
}
