// Command guestbook prints the program of a message board: what people wrote is kept in their own logs and found by
// author or by time.
package main

import p "emet/agents/program"

func main() { p.Main(guestbook()) }

func guestbook() *p.App {
	app := p.New("guestbook")
	message := app.Record("Message", p.Part("author", p.String(64)), p.Part("text", p.String(280)))
	entry := app.Record("Entry", p.Part("author", p.String(64)), p.Part("text", p.String(280)), p.Part("at", p.Time))
	span := app.Record("Span", p.Part("from", p.Time), p.Part("to", p.Time))
	app.Variant("Outcome", p.Part("Signed", entry), p.Tag("Empty"))

	wall := app.Key("wall", entry).Doc("What a client wrote.")
	byAuthor := app.Index("byAuthor", wall, "author", "at")
	byTime := app.Index("byTime", wall, "at")

	app.Endpoint("sign", message, func(req p.Value) p.Value {
		empty := p.Observe(req.Field("text"), func(t p.Seen) p.Seen { return t.Length().Equal(0).ToTag() })
		return empty.Match(p.Cases{
			"true": func(p.Value) p.Value { return app.Construct("Empty") },
			"false": func(p.Value) p.Value {
				signed := app.Make(entry, map[string]p.Value{
					"author": req.Field("author"), "text": req.Field("text"), "at": app.Now(),
				})
				return app.Construct("Signed", wall.Append(signed))
			},
		})
	}).Doc("Writes a message, unless it is empty.")

	app.Endpoint("by", p.String(64), func(author p.Value) p.Value {
		return byAuthor.Equal(50, author).Map(func(found p.Value) p.Value { return found.Field("1") })
	}).Doc("The first messages of an author.")

	app.Endpoint("between", span, func(req p.Value) p.Value {
		return byTime.Range(50, req.Field("from"), req.Field("to")).Map(func(found p.Value) p.Value { return found.Field("1") })
	}).Doc("Messages of a span of time, which ends before its end.")
	return app
}
