package author

import (
	"bytes"
	"cmp"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"emet/agents/program/data"
	"emet/cmd/internal/app"
)

// Test is a request and what should come of it, as it stands in a file.
type Test struct {
	Endpoint string          `json:"endpoint"`
	Now      int64           `json:"now,omitempty"` // the tick's time
	As       string          `json:"as,omitempty"`  // who asks; default me
	Log      []Entry         `json:"log,omitempty"` // what all logs have before
	Request  json.RawMessage `json:"request"`
	Result   json.RawMessage `json:"result,omitempty"`
	Updates  []Entry         `json:"updates,omitempty"` // in their order
	Fails    string          `json:"fails,omitempty"`   // instead of a result: arithmetic, fuel or refused
}

// Verdict is how a test ended.
type Verdict struct {
	Name     string   `json:"name"`
	Endpoint string   `json:"endpoint"`
	Pass     bool     `json:"pass"`
	Faults   []string `json:"faults"`            // what is not as it should be
	Updated  bool     `json:"updated,omitempty"` // the file was written anew
	Steps    uint64   `json:"steps"`
}

// Tests returns the files with the application's tests, in order.
func (a *App) Tests() ([]string, error) {
	files, err := fs.Glob(os.DirFS(a.Dir), "tests/*.json")
	for i, f := range files {
		files[i] = filepath.Join(a.Dir, f)
	}
	if err == nil && len(files) == 0 {
		err = &app.Failure{
			Exit: app.ExitNotFound, Err: fmt.Errorf("%s has no tests", a.Dir),
			Hint: `write one into tests/NAME.json, such as {"endpoint": "sign", "request": …}, and run it with --update`,
		}
	}
	return files, err
}

// Test runs the test in a file. With update, what came of the request is written there.
func (a *App) Test(ctx context.Context, file string, update bool) (Verdict, error) {
	v := Verdict{Name: strings.TrimSuffix(filepath.Base(file), ".json"), Faults: []string{}}
	blob, err := readFile(file)
	if err != nil {
		return v, err
	}
	var test Test
	d := json.NewDecoder(bytes.NewReader(blob))
	d.DisallowUnknownFields()
	if err := d.Decode(&test); err != nil {
		return v, app.Usage("test %s: %w", file, err)
	}
	v.Endpoint = test.Endpoint
	w, err := a.Open(test.Log) //nolint:contextcheck // checks of keys are short
	if err != nil {
		return v, app.Usage("test %s: %w", file, err)
	}
	got := test
	got.Result, got.Updates, got.Fails = nil, nil, ""
	played, err := w.Serve(ctx, test.Endpoint, test.As, test.Request, test.Now)
	var fails *FailsError
	switch {
	case errors.As(err, &fails):
		got.Fails = fails.Code
	case err != nil:
		return v, app.Usage("test %s: %w", file, err)
	default:
		got.Result, got.Updates, v.Steps = played.Result, played.Updates, played.Steps
	}
	if v.Faults, err = a.compare(test, got); err != nil {
		return v, app.Usage("test %s: %w", file, err)
	}
	if v.Pass = len(v.Faults) == 0; v.Pass || !update {
		return v, nil
	}
	v.Pass, v.Updated = true, true
	return v, got.write(file)
}

// compare lists what is not as a test wants it.
func (a *App) compare(want, got Test) ([]string, error) {
	faults := []string{}
	differ := func(what, got, want string) {
		if got != want {
			faults = append(faults, fmt.Sprintf("%s is %s, want %s", what, cmp.Or(got, "nothing"), cmp.Or(want, "nothing")))
		}
	}
	differ("failure", got.Fails, want.Fails)
	result := ""
	if want.Result != nil {
		_, e, err := a.endpoint(want.Endpoint)
		if err != nil {
			return nil, err
		}
		if result, err = a.normal(a.resolved(e.Out), want.Result); err != nil {
			return nil, fmt.Errorf("result: %w", err)
		}
	}
	differ("result", string(got.Result), result)
	for i := range max(len(want.Updates), len(got.Updates)) {
		is, err := a.line(got.Updates, i)
		if err != nil {
			return nil, err
		}
		should, err := a.line(want.Updates, i)
		if err != nil {
			return nil, fmt.Errorf("update %d: %w", i+1, err)
		}
		differ(fmt.Sprintf("update %d", i+1), is, should)
	}
	return faults, nil
}

// normal writes a value of people's as this package does.
func (a *App) normal(t *data.Type, blob json.RawMessage) (string, error) {
	v, err := data.ParseJSON(t, a.Names.Types, blob)
	if err != nil {
		return "", err
	}
	out, err := v.JSON(t, a.Names.Types)
	return string(out), err
}

// line writes an update: nothing if there is none.
func (a *App) line(updates []Entry, i int) (string, error) {
	if i >= len(updates) {
		return "", nil
	}
	u := updates[i]
	_, t, err := a.key(u.Key)
	if err != nil {
		return "", err
	}
	v, err := a.normal(t, u.Value)
	return fmt.Sprintf("%s of %s: %s", u.Key, cmp.Or(u.Log, me), v), err
}

func (t Test) write(file string) error {
	var out bytes.Buffer
	if err := app.PrintJSON(&out, t); err != nil {
		return err
	}
	return os.WriteFile(file, out.Bytes(), 0o644) // #nosec G306 -- a source file
}
