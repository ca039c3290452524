package client

import (
	"context"
	"encoding/json"
	"fmt"

	"github.com/ethereum/go-ethereum/common"

	"emet/agents/hosting"
	"emet/agents/market"
)

// Call is what a user asks of an application.
type Call struct {
	App      string          // id or name; empty: the only one there is
	Endpoint string          // name or label
	Args     json.RawMessage // as people write values, see data.ParseJSON
	Once     string          // a word of the caller's: calls with the same word are one; default no such word
	Pay      Pay             // default Auto
	Proof    []byte          // that advertisements were seen, as the application wants it for tokens that cost these; default none
	Policy   Policy          // what may be published without asking
	Consent  Consent         // asked about the rest; default: the request waits for [Client.Answer]
	Spend    Spend           // asked before the call begins; default yes
	Progress func(Progress)  // told what is going on; default nobody
}

// Spend is asked whether a call may cost what it will. An error says no.
type Spend func(ctx context.Context, c Cost) error

// Cost is what a call costs before it begins.
type Cost struct {
	Token    market.Wei `json:"token"`              // price of the token
	Class    string     `json:"class"`              // of the token
	Work     int        `json:"work,omitempty"`     // bits of proof of work that registering takes, if this client is no client yet
	Servers  int        `json:"servers"`            // that the request needs
	Updates  int        `json:"updates"`            // that it would publish
	Reserves int        `json:"reserves,omitempty"` // logs that have to be reserved
	Pay      Pay        `json:"pay"`                // who pays for what the chain wants
}

// Progress is a moment of a call.
type Progress struct {
	Stage  string `json:"stage"`            // a word: "find", "state", "play", "token", "register", "ask", "redraw", "consent", "publish"
	Detail string `json:"detail,omitempty"` // for people
}

// Done is what has become of a request, for whoever asked.
type Done struct {
	Schema   string          `json:"schema"` // emet.request/v1
	Number   uint64          `json:"number"`
	Time     uint64          `json:"time"`
	App      hosting.OfferID `json:"app"`
	Name     string          `json:"name"`
	Endpoint string          `json:"endpoint"`
	Args     json.RawMessage `json:"args"`
	Tick     uint64          `json:"tick"`
	Request  common.Hash     `json:"request,omitzero"`
	State    State           `json:"state"`
	Value    json.RawMessage `json:"value,omitempty"`
	Preview  *Preview        `json:"preview,omitempty"` // what would become, or became, public
	Entries  []Entry         `json:"entries,omitempty"`
	Servers  []string        `json:"servers,omitempty"` // that served it, the top one first
	Problem  string          `json:"problem,omitempty"`
	For      uint64          `json:"for,omitempty"` // the request that it reissues
	By       uint64          `json:"by,omitempty"`  // the request that reissued it
}

// Entry is one that a request appended to a log.
type Entry struct {
	Log     common.Hash    `json:"log"`
	Key     string         `json:"key"`
	Index   uint64         `json:"index"`
	Content market.Content `json:"content"`
	Block   uint64         `json:"block,omitempty"`
	Verdict string         `json:"verdict,omitempty"`
}

// DoneSchema is the schema of requests.
const DoneSchema = "emet.request/v1"

// Done returns what has become of a request.
func (r Record) Done() Done {
	d := Done{
		Schema: DoneSchema, Number: r.Number, Time: r.Time, App: r.App, Name: r.Name, Endpoint: r.Endpoint, Args: r.Args, Tick: r.Tick,
		Request: r.Request, State: r.State, Value: r.Value, Preview: r.Preview, Servers: r.Servers, Problem: r.Problem, For: r.For, By: r.By,
	}
	for _, w := range r.Entries {
		e := Entry{Log: w.Log, Key: w.Key, Content: w.Content, Block: w.At, Verdict: w.Verdict}
		if w.Update != nil {
			e.Index = w.Update.Update.Index
		}
		d.Entries = append(d.Entries, e)
	}
	return d
}

// Sentence says in words what has become of a request.
func (d Done) Sentence() string {
	switch d.State {
	case Sent:
		return "it was sent; call again to take it up"
	case Asked:
		return fmt.Sprintf("its updates wait for your consent: `client consent allow %d`", d.Number)
	case Agreed:
		return "its updates are on their way to the chain"
	case Anchored:
		return fmt.Sprintf("its updates are on chain; tick %d will say whether they count", d.Tick)
	case Answered:
		return "it changed nothing"
	case Confirmed:
		return "its updates are part of the state"
	case Denied:
		return "nothing was published"
	case Reissued:
		return fmt.Sprintf("it came too late: request %d took its place", d.By)
	case Rejected:
		return "its updates do not count: " + d.Problem
	default:
		return d.Problem
	}
}
