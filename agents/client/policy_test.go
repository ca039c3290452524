package client_test

import (
	"encoding/json"
	"errors"
	"strings"
	"testing"

	"github.com/ethereum/go-ethereum/common"

	"emet/agents/client"
)

var book = common.Hash{0xab}

var wall = client.Update{Key: "wall", Declared: true}

func text(origin client.Origin) client.Field {
	return client.Field{Path: "message.text", Origin: origin, Declared: true}
}

// F-14, F-24: the first rule that matches counts; what was in neither request nor schema is denied.
func TestPolicyJudges(t *testing.T) {
	rule := func(r client.Rule) []client.Rule { return []client.Rule{r} }
	for name, c := range map[string]struct {
		rules  []client.Rule
		update client.Update
		field  client.Field
		want   client.Answer
	}{
		"no rule":                    {nil, wall, text(client.FromRequest), client.Ask},
		"no rule, computed":          {nil, wall, text(client.Computed), client.Ask},
		"a field without a name":     {nil, wall, client.Field{Path: "0", Origin: client.Computed}, client.Deny},
		"but it was in the request":  {nil, wall, client.Field{Path: "0", Origin: client.FromRequest}, client.Ask},
		"and a rule may let it out":  {rule(client.Rule{Answer: "allow"}), wall, client.Field{Path: "0", Origin: client.Computed}, client.Allow},
		"a kind of log that is none": {rule(client.Rule{Answer: "allow"}), client.Update{Key: "x"}, text(client.FromRequest), client.Deny},
		"what nobody can show":       {rule(client.Rule{Answer: "allow"}), wall, text(client.Unknown), client.Deny},
		"everything":                 {rule(client.Rule{Answer: "allow"}), wall, text(client.FromRequest), client.Allow},
		"this application":           {rule(client.Rule{App: "0x" + strings.ToUpper(book.Hex()[2:]), Answer: "deny"}), wall, text(client.FromRequest), client.Deny},
		"another application":        {rule(client.Rule{App: common.Hash{1}.Hex(), Answer: "allow"}), wall, text(client.FromRequest), client.Ask},
		"one that is called so":      {rule(client.Rule{App: common.Hash{1}.Hex(), Name: "guestbook", Answer: "allow"}), wall, text(client.FromRequest), client.Ask},
		"this key":                   {rule(client.Rule{Key: "wall", Answer: "allow"}), wall, text(client.FromRequest), client.Allow},
		"another key":                {rule(client.Rule{Key: "floor", Answer: "allow"}), wall, text(client.FromRequest), client.Ask},
		"a place above":              {rule(client.Rule{Field: "message", Answer: "deny"}), wall, text(client.FromRequest), client.Deny},
		"the place":                  {rule(client.Rule{Field: "message.text", Answer: "deny"}), wall, text(client.FromRequest), client.Deny},
		"any place on the way":       {rule(client.Rule{Field: "*.text", Answer: "deny"}), wall, text(client.FromRequest), client.Deny},
		"a place below":              {rule(client.Rule{Field: "message.text.x", Answer: "deny"}), wall, text(client.FromRequest), client.Ask},
		"the beginning of a name":    {rule(client.Rule{Field: "mess", Answer: "deny"}), wall, text(client.FromRequest), client.Ask},
		"an origin":                  {rule(client.Rule{Origin: client.FromRequest, Answer: "allow"}), wall, text(client.FromRequest), client.Allow},
		"another origin":             {rule(client.Rule{Origin: client.FromRequest, Answer: "allow"}), wall, text(client.Computed), client.Ask},
		"the first counts":           {[]client.Rule{{Key: "wall", Answer: "deny"}, {Answer: "allow"}}, wall, text(client.FromRequest), client.Deny},
		"no answer at all":           {rule(client.Rule{Answer: "perhaps"}), wall, text(client.FromRequest), client.Deny},
	} {
		t.Run(name, func(t *testing.T) {
			p := client.Policy{Schema: client.PolicySchema, Rules: c.rules}
			if got := p.Judge(book, c.update, c.field); got != c.want {
				t.Errorf("%s: want %s", got, c.want)
			}
		})
	}
}

// F-14: a rule is for one application, whatever others are called. Its name is looked up once, when the rule is made.
func TestRulesAreForOneApplication(t *testing.T) {
	w := newWorld(t)
	c := w.open()
	named := client.Policy{Schema: client.PolicySchema, Rules: []client.Rule{
		{App: "guestbook", Answer: client.Allow}, {App: common.Hash{1}.Hex(), Answer: client.Deny}, {Answer: client.Deny},
	}}
	if err := named.Check(); !errors.Is(err, client.ErrNamed) || !strings.Contains(err.Error(), `rule 1 is for the application "guestbook"`) {
		t.Error(err)
	}
	if p, err := c.Foresee(t.Context(), sign(named)); !errors.Is(err, client.ErrNamed) {
		t.Errorf("%+v, %v", p, err)
	}
	p := must[client.Policy](t)(c.Resolve(t.Context(), named))
	if p.Rules[0].App != w.Next.App.Hex() || p.Rules[0].Name != "guestbook" || p.Rules[1] != named.Rules[1] || p.Rules[2] != named.Rules[2] {
		t.Errorf("%+v", p)
	}
	if named.Rules[0].App != "guestbook" {
		t.Error("what is resolved was changed")
	}
	if got := must[client.Preview](t)(c.Foresee(t.Context(), sign(p))); got.Answer != client.Allow {
		t.Errorf("%+v", got)
	}
	w.twin = true
	if _, err := c.Resolve(t.Context(), named); !errors.Is(err, client.ErrNoApp) || !strings.Contains(err.Error(), "2 applications are called guestbook") {
		t.Error(err)
	}
	if again := must[client.Policy](t)(c.Resolve(t.Context(), p)); again.Rules[0] != p.Rules[0] {
		t.Errorf("%+v", again)
	}
	named.Rules[0].App = "poll"
	if _, err := c.Resolve(t.Context(), named); !errors.Is(err, client.ErrNoApp) || !strings.Contains(err.Error(), "rule 1") {
		t.Error(err)
	}
}

func TestStrictest(t *testing.T) {
	for _, c := range []struct {
		answers []client.Answer
		want    client.Answer
	}{
		{nil, client.Allow},
		{[]client.Answer{client.Allow, client.Ask, client.Allow}, client.Ask},
		{[]client.Answer{client.Deny, client.Ask}, client.Deny},
		{[]client.Answer{client.Allow, "yes"}, client.Deny},
	} {
		if got := client.Strictest(c.answers...); got != c.want {
			t.Errorf("%v: %s, want %s", c.answers, got, c.want)
		}
	}
}

func TestPolicyIsReadStrictly(t *testing.T) {
	for name, c := range map[string]struct{ text, want string }{
		"empty":            {`{"schema":"emet.policy/v1"}`, ""},
		"rules":            {`{"schema":"emet.policy/v1","rules":[{"key":"wall","answer":"allow"}]}`, ""},
		"no JSON":          {`rules`, "not as it should be"},
		"another schema":   {`{"schema":"emet.policy/v2"}`, `want "emet.policy/v1"`},
		"a misspelt rule":  {`{"schema":"emet.policy/v1","rules":[{"keys":"wall","answer":"allow"}]}`, "unknown field"},
		"a strange answer": {`{"schema":"emet.policy/v1","rules":[{"answer":"yes"}]}`, `rule 1 answers "yes"`},
		"a strange origin": {`{"schema":"emet.policy/v1","rules":[{"origin":"moon","answer":"ask"}]}`, `rule 1 is for the origin "moon"`},
		"an empty name":    {`{"schema":"emet.policy/v1","rules":[{"field":"a..b","answer":"ask"}]}`, "an empty name"},
		"more after it":    {`{"schema":"emet.policy/v1"}{}`, "goes on after its end"},
		"too long":         {`{"schema":"emet.policy/v1","rules":[` + strings.Repeat(`{"answer":"ask"},`, 70000) + `]}`, "at most"},
		"too many":         {`{"schema":"emet.policy/v1","rules":[` + strings.Repeat(`{"answer":"ask"},`, 5000) + `{"answer":"ask"}]}`, "5001 rules"},
	} {
		t.Run(name, func(t *testing.T) {
			_, err := client.ReadPolicy([]byte(c.text))
			if (err == nil) != (c.want == "") || err != nil && !strings.Contains(err.Error(), c.want) {
				t.Errorf("%v: want %q", err, c.want)
			}
		})
	}
}

// Whatever a policy says, it never opens what nobody can explain, and what it means survives being written and read.
func FuzzPolicy(f *testing.F) {
	f.Add([]byte(`{"schema":"emet.policy/v1","rules":[{"app":"*","key":"wall","field":"*.text","origin":"request","answer":"allow"}]}`), "a.b", "wall")
	f.Add([]byte(`{"schema":"emet.policy/v1","rules":[{"answer":"deny"},{"answer":"allow"}]}`), "", "")
	f.Fuzz(func(t *testing.T, blob []byte, path, key string) {
		p, err := client.ReadPolicy(blob)
		if err != nil {
			return
		}
		again, err := json.Marshal(p)
		if err != nil {
			t.Fatal(err)
		}
		q, err := client.ReadPolicy(again)
		if err != nil {
			t.Fatalf("%s: %v", again, err)
		}
		for _, declared := range []bool{false, true} {
			u := client.Update{Key: key, Declared: declared}
			for _, from := range []client.Origin{client.FromRequest, client.Computed, client.Unknown} {
				field := client.Field{Path: path, Origin: from}
				a := p.Judge(book, u, field)
				if a != q.Judge(book, u, field) {
					t.Errorf("%s means something else than %s", again, blob)
				}
				if a != client.Deny && (!declared || from == client.Unknown) {
					t.Errorf("%s for what nobody can explain", a)
				}
				if len(p.Rules) == 0 && from == client.Computed && a != client.Deny {
					t.Errorf("%s for what was in neither request nor schema", a)
				}
			}
		}
	})
}
