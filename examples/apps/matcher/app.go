// Command matcher prints a program that tells two people that each looks for the other, and shows no server who looks
// for whom: one sees one's own number, another the number that is looked for. Hashes meet where neither is known.
package main

import p "emet/agents/program"

func main() { p.Main(matcher()) }

func matcher() *p.App {
	app := p.New("matcher")
	wish := app.Record("Wish", p.Part("mine", p.String(32)), p.Part("theirs", p.String(32)))
	sealed := app.Record("Sealed", p.Part("mine", p.Bytes(32)), p.Part("theirs", p.Bytes(32)))
	app.Variant("Outcome", p.Tag("Mutual"), p.Tag("Waiting"))
	app.Never("Wish.mine", "Wish.theirs")

	wishes := app.Key("wishes", sealed).Doc("Hashes of one's own number and of the number one looks for.")
	pairs := app.Index("pairs", wishes, "mine", "theirs")
	hash := func(number p.Seen) p.Seen { return number.ToBytes().SHA256() }

	app.Endpoint("seek", wish, func(req p.Value) p.Value {
		mine := p.Observe(req.Field("mine"), hash)
		theirs := p.Observe(req.Field("theirs"), hash)
		contrary := pairs.Equal(1, theirs, mine)
		wishes.Append(app.Make(sealed, map[string]p.Value{"mine": mine, "theirs": theirs}))
		return contrary.At(0).Match(p.Cases{
			"some": func(p.Value) p.Value { return app.Construct("Mutual") },
			"none": func(p.Value) p.Value { return app.Construct("Waiting") },
		})
	}).Doc("Says whether the one that is looked for has looked for the one who asks, and notes the wish.")
	return app
}
