package api

import (
	_ "embed"
	"encoding/base64"
	"encoding/json"
	"fmt"
	"io"
	"mime"
	"net/http"
	"strconv"

	"emet/agents/client"
)

//go:embed openapi.json
var openAPI []byte

func (s *Server) apps(r *http.Request) (int, any, error) {
	all, err := s.cfg.Client.Overview(r.Context())
	return http.StatusOK, list[client.Overview]{"emet.apps/v1", all}, err
}

// list is a document of several things.
type list[T any] struct {
	Schema string `json:"schema"`
	Items  []T    `json:"items"`
}

func (s *Server) app(r *http.Request) (int, any, error) {
	d, err := s.cfg.Client.Describe(r.Context(), r.PathValue("app"))
	return http.StatusOK, d, err
}

func (s *Server) keys(r *http.Request) (int, any, error) {
	logs, err := s.cfg.Client.Keys(r.Context(), r.PathValue("app"))
	return http.StatusOK, list[client.Log]{"emet.logs/v1", logs}, err
}

func (s *Server) ticks(r *http.Request) (int, any, error) {
	t, err := s.cfg.Client.Ticks(r.Context(), r.PathValue("app"))
	return http.StatusOK, t, err
}

// maxOnce is how long an Idempotency-Key may be.
const maxOnce = 200

// proofHeader is where the proof of advertisements is, for applications that give tokens for these.
const proofHeader = "Emet-Ad-Proof"

func (s *Server) call(r *http.Request) (int, any, error) {
	args, err := body(r)
	if err != nil {
		return 0, nil, err
	}
	policy, err := s.cfg.Policy()
	if err != nil {
		return 0, nil, err
	}
	once := r.Header.Get("Idempotency-Key")
	if len(once) > maxOnce {
		return 0, nil, &problem{http.StatusBadRequest, "arguments", fmt.Sprintf("the Idempotency-Key has more than %d bytes", maxOnce), false}
	}
	proof, err := base64.StdEncoding.DecodeString(r.Header.Get(proofHeader))
	if err != nil {
		return 0, nil, &problem{http.StatusBadRequest, "arguments", proofHeader + " is no Base64", false}
	}
	d, err := s.cfg.Client.Call(r.Context(), client.Call{
		App: r.PathValue("app"), Endpoint: r.PathValue("name"), Args: args, Once: once, Pay: s.cfg.Pay, Policy: policy, Proof: proof,
	})
	return statusOf(d), d, err
}

// statusOf tells programs that look at no more than the status whether a request waits for consent.
func statusOf(d client.Done) int {
	if d.State == client.Asked {
		return http.StatusAccepted
	}
	return http.StatusOK
}

// defaultRequests is how many requests are listed unless more are asked for, and mostRequests how many may be.
const (
	defaultRequests = 50
	mostRequests    = 1000
)

func (s *Server) requests(r *http.Request) (int, any, error) {
	most := defaultRequests
	if q := r.URL.Query().Get("most"); q != "" {
		n, err := strconv.Atoi(q)
		if err != nil || n < 1 || n > mostRequests {
			return 0, nil, &problem{http.StatusBadRequest, "arguments", fmt.Sprintf("most=%q: want 1 to %d", q, mostRequests), false}
		}
		most = n
	}
	all, err := s.cfg.Client.Records(most)
	out := make([]client.Done, len(all))
	for i, record := range all {
		out[i] = record.Done()
	}
	return http.StatusOK, list[client.Done]{"emet.requests/v1", out}, err
}

func (s *Server) request(r *http.Request) (int, any, error) {
	n, err := number(r)
	if err != nil {
		return 0, nil, err
	}
	record, err := s.cfg.Client.Record(n)
	return http.StatusOK, record.Done(), err
}

func (s *Server) consent(r *http.Request) (int, any, error) {
	n, err := number(r)
	if err != nil {
		return 0, nil, err
	}
	blob, err := body(r)
	if err != nil {
		return 0, nil, err
	}
	var said struct {
		Answer client.Answer `json:"answer"`
	}
	if err := json.Unmarshal(blob, &said); err != nil || said.Answer != client.Allow && said.Answer != client.Deny {
		return 0, nil, &problem{http.StatusBadRequest, "arguments", `want {"answer": "allow"} or {"answer": "deny"}`, false}
	}
	d, err := s.cfg.Client.Answer(r.Context(), n, said.Answer == client.Allow)
	return statusOf(d), d, err
}

func number(r *http.Request) (uint64, error) {
	n, err := strconv.ParseUint(r.PathValue("number"), 10, 64)
	if err != nil {
		return 0, &problem{http.StatusBadRequest, "arguments", fmt.Sprintf("%q is no number of a request", r.PathValue("number")), false}
	}
	return n, nil
}

// body reads a body of JSON. That it must be declared as such keeps out what a browser sends without asking first.
func body(r *http.Request) (json.RawMessage, error) {
	if kind, _, err := mime.ParseMediaType(r.Header.Get("Content-Type")); err != nil || kind != "application/json" {
		return nil, &problem{http.StatusUnsupportedMediaType, "media_type", "send Content-Type: application/json", false}
	}
	blob, err := io.ReadAll(r.Body)
	if err != nil {
		return nil, err
	}
	if !json.Valid(blob) {
		return nil, &problem{http.StatusBadRequest, "arguments", "the body is no JSON", false}
	}
	return blob, nil
}
