package program_test

import (
	"bytes"
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

// A program is its types, logs, indices and endpoints, each known by name to its author only.
// L-01, L-10, L-14, B-12
func TestGuestbook(t *testing.T) {
	b, err := guestbook(t).Build()
	if err != nil {
		t.Fatal(err)
	}
	if len(b.Types) != 2 || len(b.Keys) != 1 || len(b.Indices) != 1 || len(b.Endpoints) != 2 || len(b.Functions) != 6 {
		t.Errorf("there are %d types, %d keys, %d indices, %d endpoints and %d functions", len(b.Types), len(b.Keys), len(b.Indices), len(b.Endpoints), len(b.Functions))
	}
	b.Names = nil
	blob, err := b.Encode()
	if err != nil {
		t.Fatal(err)
	}
	for _, name := range []string{"Entry", "author", "Signed", "wall", "byAuthor", "sign"} {
		if bytes.Contains(blob, []byte(name)) {
			t.Errorf("what servers get has the name %s:\n%s", name, blob)
		}
	}
}
