package api_test

import (
	"context"
	"encoding/json"
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"go.uber.org/goleak"

	"emet/agents/client"
	"emet/agents/client/api"
)

func TestMain(m *testing.M) {
	goleak.VerifyTestMain(m, goleak.IgnoreAnyFunction("net/http.(*persistConn).readLoop"), goleak.IgnoreAnyFunction("net/http.(*persistConn).writeLoop"))
}

const token = "0123456789abcdef0123456789abcdef"

// user is a client that has one request: number 1, which waits for consent.
type user struct {
	calls chan client.Call
	hold  chan struct{} // calls wait for it, if there is one
	err   error
}

func (u *user) Overview(context.Context) ([]client.Overview, error) {
	return []client.Overview{{Name: "guestbook", Endpoints: []string{"sign"}}}, nil
}

func (u *user) Describe(_ context.Context, app string) (client.Description, error) {
	return client.Description{Schema: "emet.app/v1", Overview: client.Overview{Name: app}}, u.err
}

func (u *user) Call(ctx context.Context, c client.Call) (client.Done, error) {
	u.calls <- c
	if u.hold != nil {
		select {
		case <-u.hold:
		case <-ctx.Done():
			return client.Done{}, ctx.Err()
		}
	}
	d := client.Done{Schema: client.DoneSchema, Number: 1, Name: c.App, Endpoint: c.Endpoint, Args: c.Args, State: client.Answered, Value: c.Args}
	if c.Endpoint == "sign" {
		d.State, d.Value = client.Asked, nil
		d.Preview = &client.Preview{Name: c.App, Updates: []client.Update{{Key: "wall", Fields: []client.Field{{Path: "text", Value: `"hello"`}}}}}
	}
	return d, u.err
}

func (u *user) Answer(_ context.Context, number uint64, allow bool) (client.Done, error) {
	d := client.Done{Schema: client.DoneSchema, Number: number, State: client.Anchored, Value: json.RawMessage(`"signed"`)}
	if !allow {
		d.State, d.Value = client.Denied, nil
	}
	return d, u.err
}

func (u *user) Records(most int) ([]client.Record, error) {
	return make([]client.Record, min(most, 3)), nil
}

func (u *user) Record(number uint64) (client.Record, error) {
	if number != 1 {
		return client.Record{}, fmt.Errorf("%w as %d", client.ErrNoRequest, number)
	}
	return client.Record{Number: 1, State: client.Confirmed, Value: json.RawMessage(`"signed"`)}, nil
}

func (u *user) Keys(context.Context, string) ([]client.Log, error) {
	return []client.Log{{Name: "wall"}}, nil
}

func (u *user) Ticks(context.Context, string) (client.Ticks, error) {
	return client.Ticks{Schema: "emet.ticks/v1", Tick: 7}, nil
}

func serve(t *testing.T, u *user, change func(*api.Config)) *httptest.Server {
	t.Helper()
	if u.calls == nil {
		u.calls = make(chan client.Call, 100)
	}
	cfg := api.Config{
		Client: u, Token: token, Policy: func() (client.Policy, error) { return client.Policy{Schema: client.PolicySchema}, nil },
		Origins: []string{"https://app.example.org"},
	}
	if change != nil {
		change(&cfg)
	}
	s, err := api.New(cfg)
	if err != nil {
		t.Fatal(err)
	}
	h := httptest.NewServer(s.Handler())
	t.Cleanup(h.Close)
	return h
}

// ask makes a request and returns the status and the body.
func ask(t *testing.T, s *httptest.Server, method, path, body string, change func(*http.Request)) (*http.Response, string) {
	t.Helper()
	r, err := http.NewRequestWithContext(t.Context(), method, s.URL+path, strings.NewReader(body))
	if err != nil {
		t.Fatal(err)
	}
	r.Header.Set("Authorization", "Bearer "+token)
	if body != "" {
		r.Header.Set("Content-Type", "application/json")
	}
	if change != nil {
		change(r)
	}
	a, err := s.Client().Do(r)
	if err != nil {
		t.Fatal(err)
	}
	defer a.Body.Close()
	blob, err := io.ReadAll(a.Body)
	if err != nil {
		t.Fatal(err)
	}
	return a, string(blob)
}

// Who does not know the token, is elsewhere, or comes from another page gets nothing, whatever is asked for.
func TestStrangersGetNothing(t *testing.T) {
	u := &user{}
	s := serve(t, u, nil)
	header := func(name, value string) func(*http.Request) {
		return func(r *http.Request) { r.Header.Set(name, value) }
	}
	host := func(name string) func(*http.Request) { return func(r *http.Request) { r.Host = name } }
	for name, c := range map[string]struct {
		change func(*http.Request)
		status int
		code   string
	}{
		"no token":                {func(r *http.Request) { r.Header.Del("Authorization") }, 401, "token"},
		"another token":           {header("Authorization", "Bearer "+strings.Repeat("0", 32)), 401, "token"},
		"a part of it":            {header("Authorization", "Bearer "+token[:31]), 401, "token"},
		"another scheme":          {header("Authorization", "Basic "+token), 401, "token"},
		"a name that points here": {host("evil.example.org"), 421, "host"},
		"the same with a port":    {host("evil.example.org:7420"), 421, "host"},
		"a name like ours":        {host("localhost.example.org"), 421, "host"},
		"an address like ours":    {host("127.0.0.1.example.org"), 421, "host"},
		"no name":                 {host(" "), 421, "host"},
		"another page":            {header("Origin", "https://evil.example.org"), 403, "origin"},
		"a page below ours":       {header("Origin", "https://app.example.org.evil.org"), 403, "origin"},
		"a sandboxed page":        {header("Origin", "null"), 403, "origin"},
	} {
		t.Run(name, func(t *testing.T) {
			for _, what := range [][2]string{{"GET", "/v1/apps"}, {"GET", "/v1/requests"}, {"POST", "/v1/apps/guestbook/endpoints/by"}, {"POST", "/v1/consents/1"}} {
				body := ""
				if what[0] == "POST" {
					body = `{"answer": "allow"}`
				}
				a, text := ask(t, s, what[0], what[1], body, c.change)
				if a.StatusCode != c.status || !strings.Contains(text, c.code) {
					t.Errorf("%s: %d %s, want %d %s", what, a.StatusCode, text, c.status, c.code)
				}
				if a.Header.Get("Access-Control-Allow-Origin") != "" && c.code == "origin" {
					t.Error("the page may read the answer")
				}
			}
		})
	}
	if len(u.calls) > 0 {
		t.Error("a stranger called an endpoint")
	}
}

func TestNamedPagesMayCall(t *testing.T) {
	s := serve(t, &user{}, nil)
	from := func(r *http.Request) { r.Header.Set("Origin", "https://app.example.org") }
	a, _ := ask(t, s, "OPTIONS", "/v1/apps/guestbook/endpoints/by", "", func(r *http.Request) {
		from(r)
		r.Header.Del("Authorization")
		r.Header.Set("Access-Control-Request-Method", "POST")
		r.Header.Set("Access-Control-Request-Private-Network", "true")
	})
	if a.StatusCode != 204 || a.Header.Get("Access-Control-Allow-Origin") != "https://app.example.org" ||
		!strings.Contains(a.Header.Get("Access-Control-Allow-Headers"), "Authorization") || a.Header.Get("Access-Control-Allow-Private-Network") != "true" {
		t.Errorf("%d %v", a.StatusCode, a.Header)
	}
	a, text := ask(t, s, "POST", "/v1/apps/guestbook/endpoints/by", `"Ada"`, from)
	if a.StatusCode != 200 || a.Header.Get("Access-Control-Allow-Origin") != "https://app.example.org" || !strings.Contains(text, `"value":"Ada"`) {
		t.Errorf("%d %v %s", a.StatusCode, a.Header, text)
	}
	if a.Header.Get("Access-Control-Allow-Credentials") != "" {
		t.Error("cookies are no business of ours")
	}
}

// F-14: what would become public is told, and waits for consent.
func TestCallsAndConsent(t *testing.T) {
	u := &user{}
	s := serve(t, u, nil)
	a, text := ask(t, s, "POST", "/v1/apps/guest%20book/endpoints/sign", `{"text": "hello"}`, func(r *http.Request) {
		r.Header.Set("Idempotency-Key", "w1")
		r.Header.Set("Emet-Ad-Proof", "c2Vlbg==")
	})
	if a.StatusCode != http.StatusAccepted || !strings.Contains(text, `"state":"asked"`) || !strings.Contains(text, `"path":"text"`) {
		t.Errorf("%d %s", a.StatusCode, text)
	}
	c := <-u.calls
	if c.App != "guest book" || c.Endpoint != "sign" || string(c.Args) != `{"text": "hello"}` || c.Once != "w1" || string(c.Proof) != "seen" || c.Consent != nil {
		t.Errorf("%+v", c)
	}
	for answer, want := range map[string]string{"allow": `"state":"anchored"`, "deny": `"state":"denied"`} {
		if a, text := ask(t, s, "POST", "/v1/consents/1", `{"answer": "`+answer+`"}`, nil); a.StatusCode != 200 || !strings.Contains(text, want) {
			t.Errorf("%s: %d %s", answer, a.StatusCode, text)
		}
	}
	for _, bad := range []string{`{"answer": "perhaps"}`, `{}`, `[]`} {
		if a, text := ask(t, s, "POST", "/v1/consents/1", bad, nil); a.StatusCode != 400 {
			t.Errorf("%s: %d %s", bad, a.StatusCode, text)
		}
	}
}

func TestWhatIsRead(t *testing.T) {
	s := serve(t, &user{}, nil)
	for path, want := range map[string]string{
		"/v1/apps":                 `"name":"guestbook"`,
		"/v1/apps/guestbook":       `"schema":"emet.app/v1"`,
		"/v1/apps/guestbook/keys":  `"name":"wall"`,
		"/v1/apps/guestbook/ticks": `"tick":7`,
		"/v1/requests?most=2":      `"schema":"emet.requests/v1"`,
		"/v1/requests/1":           `"state":"confirmed"`,
	} {
		a, text := ask(t, s, "GET", path, "", nil)
		if a.StatusCode != 200 || !strings.Contains(text, want) || a.Header.Get("Cache-Control") != "no-store" {
			t.Errorf("%s: %d %s", path, a.StatusCode, text)
		}
	}
	for path, want := range map[string]int{
		"/v1/requests/2": 404, "/v1/requests/x": 400, "/v1/requests?most=0": 400, "/v1/requests?most=9999": 400, "/v2": 404, "/v1/consents/1": 404,
	} {
		if a, text := ask(t, s, "GET", path, "", nil); a.StatusCode != want {
			t.Errorf("%s: %d %s, want %d", path, a.StatusCode, text, want)
		}
	}
}

// What every handler serves is in the document, and nothing else is.
func TestOpenAPI(t *testing.T) {
	s := serve(t, &user{}, nil)
	a, text := ask(t, s, "GET", "/v1/openapi.json", "", func(r *http.Request) { r.Header.Del("Authorization") })
	var d struct {
		OpenAPI string `json:"openapi"`
		Paths   map[string]map[string]struct {
			OperationID string `json:"operationId"`
		} `json:"paths"`
	}
	if err := json.Unmarshal([]byte(text), &d); err != nil || a.StatusCode != 200 || !strings.HasPrefix(d.OpenAPI, "3.1") {
		t.Fatalf("%d %v", a.StatusCode, err)
	}
	for path, methods := range d.Paths {
		for method, o := range methods {
			path := strings.NewReplacer("{app}", "guestbook", "{name}", "by", "{number}", "1").Replace(path)
			body := ""
			if method == "post" {
				body = `{"answer": "allow"}`
			}
			if a, text := ask(t, s, strings.ToUpper(method), path, body, nil); a.StatusCode != 200 {
				t.Errorf("%s: %d %s", o.OperationID, a.StatusCode, text)
			}
		}
	}
}

func TestLimits(t *testing.T) {
	u := &user{hold: make(chan struct{}), calls: make(chan client.Call, 10)}
	s := serve(t, u, func(c *api.Config) { c.AtOnce, c.Body = 2, 100 })
	if a, text := ask(t, s, "POST", "/v1/apps/g/endpoints/by", `"`+strings.Repeat("x", 200)+`"`, nil); a.StatusCode != 413 {
		t.Errorf("a long body: %d %s", a.StatusCode, text)
	}
	plain := func(r *http.Request) { r.Header.Set("Content-Type", "text/plain") }
	if a, text := ask(t, s, "POST", "/v1/apps/g/endpoints/by", `"x"`, plain); a.StatusCode != 415 {
		t.Errorf("what a form sends: %d %s", a.StatusCode, text)
	}
	if a, text := ask(t, s, "POST", "/v1/apps/g/endpoints/by", `{`, nil); a.StatusCode != 400 {
		t.Errorf("no JSON: %d %s", a.StatusCode, text)
	}
	ended := make(chan int)
	for range 2 {
		go func() {
			r, _ := http.NewRequestWithContext(context.Background(), "POST", s.URL+"/v1/apps/g/endpoints/by", strings.NewReader(`"x"`))
			r.Header.Set("Authorization", "Bearer "+token)
			r.Header.Set("Content-Type", "application/json")
			a, err := s.Client().Do(r)
			if err != nil {
				ended <- 0
				return
			}
			_ = a.Body.Close()
			ended <- a.StatusCode
		}()
	}
	<-u.calls
	<-u.calls
	if a, text := ask(t, s, "GET", "/v1/apps", "", nil); a.StatusCode != 429 || a.Header.Get("Retry-After") == "" {
		t.Errorf("one too many: %d %s", a.StatusCode, text)
	}
	close(u.hold)
	for range 2 {
		if status := <-ended; status != 200 {
			t.Errorf("status %d", status)
		}
	}
	if a, text := ask(t, s, "GET", "/v1/apps", "", nil); a.StatusCode != 200 {
		t.Errorf("when there is room again: %d %s", a.StatusCode, text)
	}
}

func TestErrorsAreTold(t *testing.T) {
	for _, c := range []struct {
		err    error
		status int
		code   string
		again  bool
	}{
		{client.ErrArgs, 400, "arguments", false},
		{client.ErrNoApp, 404, "not_found", false},
		{client.ErrDenied, 403, "denied", false},
		{client.ErrProgram, 422, "program", false},
		{client.ErrAsleep, 503, "asleep", true},
		{client.ErrUnserved, 502, "unserved", true},
		{&client.DeskError{Code: "class", Reason: "no"}, 409, "desk", false},
		{&client.DeskError{Code: "late", Reason: "the tick is over"}, 503, "late", true},
		{context.DeadlineExceeded, 504, "timeout", true},
		{io.ErrUnexpectedEOF, 500, "unexpected", false},
	} {
		s := serve(t, &user{err: fmt.Errorf("a test: %w", c.err)}, nil)
		a, text := ask(t, s, "POST", "/v1/apps/g/endpoints/by", `"x"`, nil)
		var d struct {
			Schema string
			Error  struct {
				Code, Message string
				Retryable     bool
			}
		}
		if err := json.Unmarshal([]byte(text), &d); err != nil || a.StatusCode != c.status || d.Error.Code != c.code || d.Error.Retryable != c.again ||
			d.Schema != "emet.error/v1" || !strings.HasPrefix(d.Error.Message, "a test: ") {
			t.Errorf("%v: %d %s, %v", c.err, a.StatusCode, text, err)
		}
	}
}

func TestConfig(t *testing.T) {
	policy := func() (client.Policy, error) { return client.Policy{}, nil }
	for name, c := range map[string]api.Config{
		"nothing":       {},
		"a short token": {Client: &user{}, Policy: policy, Token: "short"},
		"any page":      {Client: &user{}, Policy: policy, Token: token, Origins: []string{"*"}},
		"a path":        {Client: &user{}, Policy: policy, Token: token, Origins: []string{"https://app.example.org/"}},
	} {
		if _, err := api.New(c); err == nil {
			t.Errorf("%s: taken", name)
		}
	}
}

// The token is made once, and only its owner may read it.
func TestTokenFile(t *testing.T) {
	path := filepath.Join(t.TempDir(), "api.token")
	first, err := api.Token(path)
	if err != nil || len(first) != 64 {
		t.Fatalf("%q, %v", first, err)
	}
	if info, err := os.Stat(path); err != nil || info.Mode().Perm() != 0o600 {
		t.Errorf("%v, %v", info.Mode(), err)
	}
	if again, err := api.Token(path); err != nil || again != first {
		t.Errorf("another one, or %v", err)
	}
	if err := os.Chmod(path, 0o644); err != nil {
		t.Fatal(err)
	}
	if _, err := api.Token(path); err == nil || !strings.Contains(err.Error(), "others may read") {
		t.Errorf("everybody may read it: %v", err)
	}
}
