// Command maximum prints a program of one function: the greater of a number and the length of a text. One server counts
// the letters, another compares two numbers, and a third, which passes things on, sees neither number nor text.
package main

import p "emet/agents/program"

func main() { p.Main(maximum()) }

func maximum() *p.App {
	app := p.New("maximum")
	pair := app.Record("Pair", p.Part("a", p.Int), p.Part("b", p.String(280)))
	app.Never("Pair.a", "Pair.b")

	app.Endpoint("foo", pair, func(req p.Value) p.Value {
		length := p.Observe(req.Field("b"), func(b p.Seen) p.Seen { return b.Length() })
		return p.Observe2(length, req.Field("a"), func(n, a p.Seen) p.Seen {
			return n.Less(a).Select(a, n)
		})
	}).Doc("The greater of a and the length of b.")
	return app
}
