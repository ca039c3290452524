package author

import (
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"slices"
	"strings"

	"emet/agents/program/data"
	"emet/agents/program/flow"
	"emet/agents/program/interp"
	"emet/cmd/internal/app"
)

// Entry is an entry of a client's log, as people write it.
type Entry struct {
	Key   string          `json:"key"`
	Log   string          `json:"log,omitempty"` // whose: a name, or an id in hexadecimal; of an update, default the one who asks
	Value json.RawMessage `json:"value"`
}

// World is an application with the logs of its clients, all on this machine.
type World struct {
	app     *App
	machine *interp.Machine
	log     *interp.Log
	entries []Entry
	names   map[logID]string // of logs
}

type logID = [data.IDLength]byte

// Played is what came of a request.
type Played struct {
	Result  json.RawMessage `json:"result"`
	Updates []Entry         `json:"updates"`
	Steps   uint64          `json:"steps"`
	Limit   uint64          `json:"limit"` // of steps
}

// FailsError is a request that came to nothing by the application's own rules.
type FailsError struct {
	Code string // of an [interp.Failure], or refused
	Err  error
}

// Error says why.
func (e *FailsError) Error() string { return e.Err.Error() }

// Unwrap returns why.
func (e *FailsError) Unwrap() error { return e.Err }

// me is who asks unless it is said otherwise.
const me = "me"

// idOf returns the id of the logs of someone with a name. On a network, ids are reserved; here they follow from names.
func idOf(name string) logID { return sha256.Sum256([]byte("emet/local log/1\n" + name)) }

// Open opens a world in which logs have entries already. They are legal, or it is an error.
func (a *App) Open(entries []Entry) (*World, error) {
	m := interp.New(a.Program)
	w := &World{app: a, machine: m, log: interp.NewLog(m), names: map[logID]string{idOf(me): me}}
	for i, e := range entries {
		if err := w.add(e); err != nil {
			return nil, fmt.Errorf("log entry %d: %w", i+1, err)
		}
	}
	return w, nil
}

// add appends an entry of people's.
func (w *World) add(e Entry) error {
	key, t, err := w.app.key(e.Key)
	if err != nil {
		return err
	}
	v, err := data.ParseJSON(t, w.app.Names.Types, e.Value)
	if err != nil {
		return err
	}
	id, err := w.id(e.Log)
	if err != nil {
		return err
	}
	_, err = w.append(id, []interp.Change{{Key: key, Value: v}})
	return err
}

// id returns the id of a log that people name, and remembers the name.
func (w *World) id(name string) (logID, error) {
	if name == "" {
		name = me
	}
	digits, isID := strings.CutPrefix(name, "0x")
	if !isID {
		id := idOf(name)
		w.names[id] = name
		return id, nil
	}
	var id logID
	blob, err := hex.DecodeString(digits)
	if err != nil || len(blob) != len(id) {
		return id, fmt.Errorf("log %q: want a name, or 0x and %d hexadecimal digits", name, 2*len(id))
	}
	return logID(blob), nil
}

// append appends changes, all or none, and returns them as people write them.
func (w *World) append(own logID, changes []interp.Change) ([]Entry, error) {
	if err := w.log.Append(own, changes); errors.Is(err, interp.ErrRefused) {
		return nil, fmt.Errorf("%w: the rules are %s", interp.ErrRefused, w.rules(changes))
	} else if err != nil {
		return nil, err
	}
	var added []Entry
	for _, c := range changes {
		id := own
		if c.ID != nil {
			id = *c.ID
		}
		blob, err := c.Value.JSON(w.app.resolved(w.app.Keys[c.Key].Type), w.app.Names.Types)
		if err != nil {
			return nil, err
		}
		added = append(added, Entry{w.app.Names.Keys[c.Key].Name, w.nameOf(id), blob})
	}
	w.entries = append(w.entries, added...)
	return added, nil
}

// rules says what the keys of refused changes allow.
func (w *World) rules(changes []interp.Change) string {
	var keys []string
	for _, c := range changes {
		rules := w.app.rules(w.app.Keys[c.Key])
		if s := rules + " in " + w.app.Names.Keys[c.Key].Name; rules != "" && !slices.Contains(keys, s) {
			keys = append(keys, s)
		}
	}
	return strings.Join(keys, "; ")
}

func (w *World) nameOf(id logID) string {
	if name, ok := w.names[id]; ok {
		return name
	}
	return "0x" + hex.EncodeToString(id[:])
}

// Serve has an endpoint serve a request. Its updates are appended, all or none.
func (w *World) Serve(ctx context.Context, endpoint, as string, request json.RawMessage, now int64) (*Played, error) {
	label, e, err := w.app.endpoint(endpoint)
	if err != nil {
		return nil, err
	}
	req, err := data.ParseJSON(w.app.resolved(e.In), w.app.Names.Types, request)
	if err != nil {
		return nil, fmt.Errorf("request: %w", err)
	}
	own, err := w.id(as)
	if err != nil {
		return nil, err
	}
	out, err := w.machine.Serve(ctx, label, req, now, w.log)
	if failure := (*interp.Failure)(nil); errors.As(err, &failure) {
		return nil, &FailsError{failure.Code, err}
	} else if err != nil {
		return nil, err
	}
	p := &Played{Updates: []Entry{}, Steps: out.Steps, Limit: w.app.Steps[label]}
	if p.Result, err = out.Value.JSON(w.app.resolved(e.Out), w.app.Names.Types); err != nil {
		return nil, err
	}
	added, err := w.append(own, out.Changes) //nolint:contextcheck // checks of keys are short
	if errors.Is(err, interp.ErrRefused) {
		return nil, &FailsError{"refused", err}
	}
	p.Updates = append(p.Updates, added...)
	return p, err
}

// endpoint finds an endpoint by name.
func (a *App) endpoint(name string) (data.Label, flow.Endpoint, error) {
	l := data.LabelOf("endpoint", name)
	e, ok := a.Endpoints[l]
	if !ok {
		var names []string
		for _, n := range a.Names.Endpoints {
			names = append(names, n.Name)
		}
		return l, e, unknown("endpoint", name, names)
	}
	return l, e, nil
}

// key finds a key by name, and the type of its entries.
func (a *App) key(name string) (data.Label, *data.Type, error) {
	l := data.LabelOf("key", name)
	k, ok := a.Keys[l]
	if !ok {
		var names []string
		for _, n := range a.Names.Keys {
			names = append(names, n.Name)
		}
		return l, nil, unknown("key", name, names)
	}
	return l, a.resolved(k.Type), nil
}

// logFile is a file with the entries of all logs.
type logFile struct {
	Schema  string  `json:"schema"` // emet.local/v1
	Program string  `json:"program"`
	Entries []Entry `json:"entries"`
}

const logSchema = "emet.local/v1"

// OpenFile is [App.Open] with the entries that a file has. A file that is not there has none.
func (a *App) OpenFile(file string) (*World, error) {
	blob, err := os.ReadFile(file)
	if errors.Is(err, fs.ErrNotExist) {
		return a.Open(nil)
	} else if err != nil {
		return nil, err
	}
	var in logFile
	d := json.NewDecoder(bytes.NewReader(blob))
	d.DisallowUnknownFields()
	if err := d.Decode(&in); err != nil {
		return nil, app.Usage("log %s: %w", file, err)
	}
	if in.Schema != logSchema || in.Program != a.Name {
		return nil, app.Usage("%s is %q of %q: want %q of %q; name another file with --log", file, in.Schema, in.Program, logSchema, a.Name)
	}
	w, err := a.Open(in.Entries)
	if err != nil {
		return nil, app.Usage("log %s: %w; name another file with --log, or remove it", file, err)
	}
	return w, nil
}

// Save writes all entries to a file.
func (w *World) Save(file string) error {
	var out bytes.Buffer
	if err := app.PrintJSON(&out, logFile{logSchema, w.app.Name, append([]Entry{}, w.entries...)}); err != nil {
		return err
	}
	next := file + ".new"
	if err := os.WriteFile(next, out.Bytes(), 0o600); err != nil {
		return err
	}
	return os.Rename(next, file)
}
