package program_test

import (
	"testing"

	"emet/agents/program"
)

func guestbook(t *testing.T) *program.App {
	t.Helper()
	app := program.New("guestbook")
	entry := app.Record("Entry", program.Part("author", program.String(64)), program.Part("text", program.String(280)))
	app.Variant("Outcome", program.Part("Signed", entry), program.Tag("Empty"))
	wall := app.Key("wall", entry)
	newest := app.Index("byAuthor", wall, "author")
	app.Endpoint("sign", entry, func(req program.Value) program.Value {
		empty := program.Observe(req.Field("text"), func(t program.Seen) program.Seen { return t.Length().Equal(0).ToTag() })
		return empty.Match(program.Cases{
			"true":  func(program.Value) program.Value { return app.Construct("Empty") },
			"false": func(program.Value) program.Value { return app.Construct("Signed", wall.Append(req)) },
		})
	})
	app.Endpoint("read", program.String(64), func(author program.Value) program.Value {
		return newest.Equal(10, author).Map(func(e program.Value) program.Value { return e.Field("1").Field("text") })
	})
	return app
}

func TestGuestbook(t *testing.T) {
	b, err := guestbook(t).Build()
	if err != nil {
		t.Fatal(err)
	}
	blob, _ := b.Encode()
	t.Logf("%s", blob)
	t.Log(b.Steps, b.Sources)
}
