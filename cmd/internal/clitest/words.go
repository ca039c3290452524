package clitest

import (
	"encoding/hex"
	"encoding/json"
	"errors"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"

	"github.com/ipfs/go-cid"
	"github.com/rogpeppe/go-internal/testscript"

	"emet/agents/identity"
	"emet/agents/node"
)

type word = func(ts *testscript.TestScript, neg bool, args []string)

// words are what scripts can say beside testscript's own words.
func words() map[string]word {
	return map[string]word{
		"exits": need(2, exits), "start": need(3, start), "end": need(2, end), "capture": need(3, capture),
		"stable": need(2, stable), "network": need(1, network), "key": need(1, key), "cidv0": need(2, cidv0),
		"fill": need(2, fill), "says": need(2, says), "hex": need(2, unhex), "link": need(1, cutOrMend),
		"offer": need(1, offer), "voucher": need(2, voucher), "closing": need(1, closing), "head": need(2, head),
	}
}

// need checks what all words have in common.
func need(n int, f func(ts *testscript.TestScript, args []string)) word {
	return func(ts *testscript.TestScript, neg bool, args []string) {
		if neg || len(args) < n {
			ts.Fatalf("want at least %d arguments, and no !", n)
		}
		f(ts, args)
	}
}

func exits(ts *testscript.TestScript, args []string) {
	err := ts.Exec(args[1], args[2:]...)
	of(ts).search(ts, ts.ReadFile("stdout"), ts.ReadFile("stderr"))
	checkExit(ts, args[0], err)
}

func checkExit(ts *testscript.TestScript, want string, err error) {
	code := 0
	if exit := (*exec.ExitError)(nil); errors.As(err, &exit) {
		code = exit.ExitCode()
	} else if err != nil {
		ts.Fatalf("%v", err)
	}
	if strconv.Itoa(code) != want {
		ts.Fatalf("exit code %d, want %s", code, want)
	}
}

// search fails if an output has a secret in it (F26).
func (w *world) search(ts *testscript.TestScript, outputs ...string) {
	for _, out := range outputs {
		for _, secret := range w.secrets {
			if strings.Contains(out, secret) {
				ts.Fatalf("a secret was told: %s", out)
			}
		}
	}
}

func capture(ts *testscript.TestScript, args []string) {
	re, err := regexp.Compile(args[2])
	ts.Check(err)
	found := re.FindStringSubmatch(ts.ReadFile(args[1]))
	if found == nil {
		ts.Fatalf("%s has nothing like %s", args[1], args[2])
	}
	ts.Setenv(args[0], found[len(found)-1])
}

// volatile are the members of documents that differ from run to run.
var volatile = map[string]bool{
	"fee": true, "maxFee": true, "maxTotal": true, "gas": true, "number": true, "time": true, "deadline": true, "birth": true,
	"logIndex": true, "pid": true, "balance": true, "cancelAt": true, "fuelUsed": true, "memoryPages": true, "verified": true,
}

var volatileText = regexp.MustCompile(`^(0x[0-9a-fA-F]{40}([0-9a-fA-F]{24})?|bafyrei[a-z0-9]+|/ip4/.*|(http|ws)://127\.0\.0\.1:\d+|.*/[^/]*\d{9,}.*)$`)

func stable(ts *testscript.TestScript, args []string) {
	var doc any
	ts.Check(json.Unmarshal([]byte(ts.ReadFile(args[0])), &doc))
	out, err := json.MarshalIndent(settle("", doc), "", "  ")
	ts.Check(err)
	ts.Check(os.WriteFile(ts.MkAbs(args[1]), append(out, '\n'), 0o600))
}

// settle replaces what is volatile in a document.
func settle(name string, v any) any {
	switch v := v.(type) {
	case map[string]any:
		for k := range v {
			v[k] = settle(k, v[k])
		}
	case []any:
		for i := range v {
			v[i] = settle("", v[i])
		}
	case string:
		if volatile[name] || volatileText.MatchString(v) {
			return "…"
		}
	case float64:
		if volatile[name] {
			return "…"
		}
	}
	return v
}

func network(ts *testscript.TestScript, args []string) {
	blob, err := json.Marshal(of(ts).network)
	ts.Check(err)
	doc := map[string]json.RawMessage{}
	ts.Check(json.Unmarshal(blob, &doc))
	for _, change := range args[1:] {
		name, value, _ := strings.Cut(change, "=")
		doc[name] = json.RawMessage(value)
	}
	if blob, err = json.Marshal(doc); err != nil {
		ts.Fatalf("%v", err)
	}
	var n node.Network
	ts.Check(json.Unmarshal(blob, &n))
	ts.Check(n.Save(ts.MkAbs(args[0])))
}

func key(ts *testscript.TestScript, args []string) {
	dir := ts.MkAbs(args[0])
	_, path, err := identity.Create(dir, dir+".password", identity.Play)
	ts.Check(err)
	password, err := os.ReadFile(dir + ".password")
	ts.Check(err)
	w := of(ts)
	w.secrets = append(w.secrets, strings.TrimSpace(string(password)))
	ts.Check(os.Rename(path, filepath.Join(dir, "key.json")))
}

func says(ts *testscript.TestScript, args []string) {
	if out := ts.ReadFile(args[0]); out != args[1] {
		ts.Fatalf("%s is %q, want %q", args[0], out, args[1])
	}
}

func cidv0(ts *testscript.TestScript, args []string) {
	c, err := cid.Decode(args[1])
	ts.Check(err)
	ts.Setenv(args[0], cid.NewCidV0(c.Hash()).String())
}

func unhex(ts *testscript.TestScript, args []string) {
	text := strings.Join(strings.Fields(ts.ReadFile(args[0])), "")
	blob, err := hex.DecodeString(text)
	ts.Check(err)
	ts.Check(os.WriteFile(ts.MkAbs(args[1]), blob, 0o600))
}

func fill(ts *testscript.TestScript, args []string) {
	size, err := strconv.ParseInt(args[1], 10, 64)
	ts.Check(err)
	ts.Check(os.WriteFile(ts.MkAbs(args[0]), nil, 0o600))
	ts.Check(os.Truncate(ts.MkAbs(args[0]), size)) // sparse: it takes no room on the disk
}
