package market

import (
	"encoding/json"
	"errors"
	"fmt"
	"maps"
	"slices"
	"strings"

	"github.com/ipfs/go-cid"
)

// WasmOptions are the options of a wasm/1 job.
type WasmOptions struct {
	Args   []string           // after the program's name
	Env    map[string]string  //
	Inputs map[string]Content // files and directories that the program finds below /inputs
}

// MaxOptions is how many bytes of options a job may have. They are read before the run is paid for, by the worker as well
// as by its sandbox: larger things belong into preload scripts and inputs.
const MaxOptions = 1 << 20

// CheckOptions reports options that no engine reads.
func CheckOptions(blob []byte) error {
	if len(blob) > MaxOptions {
		return fmt.Errorf("options: %d bytes, at most %d are allowed", len(blob), MaxOptions)
	}
	return nil
}

// Bounds of a job's inputs.
const (
	MaxInputs     = 256 // names in the options
	MaxInputFiles = 1 << 14
	MaxInputDepth = 32
)

// ParseWasmOptions reads options as a poster writes them: {"args": […], "env": {…}, "inputs": {name: CID}}. Whatever else
// is in them is an error, so that a misspelt option is noticed by who can correct it. No options are the empty object.
func ParseWasmOptions(blob []byte) (WasmOptions, error) {
	if len(blob) == 0 {
		return WasmOptions{}, nil
	}
	if err := CheckOptions(blob); err != nil {
		return WasmOptions{}, err
	}
	// The messages are our own, as they become part of result records: those of package json differ between releases of Go.
	var fields map[string]json.RawMessage
	if err := json.Unmarshal(blob, &fields); err != nil || fields == nil {
		return WasmOptions{}, errors.New("options: want one JSON object")
	}
	var raw struct {
		Args        []string
		Env, Inputs map[string]string
	}
	for _, name := range slices.Sorted(maps.Keys(fields)) {
		var into any
		form := "an object of strings"
		switch name {
		case "args":
			into, form = &raw.Args, "a list of strings"
		case "env":
			into = &raw.Env
		case "inputs":
			into = &raw.Inputs
		default:
			return WasmOptions{}, fmt.Errorf("options: there is no %.80q, only args, env and inputs", name)
		}
		if err := json.Unmarshal(fields[name], into); err != nil {
			return WasmOptions{}, fmt.Errorf("options: %s: want %s", name, form)
		}
	}
	o := WasmOptions{Args: raw.Args, Env: raw.Env, Inputs: make(map[string]Content, len(raw.Inputs))}
	for _, arg := range raw.Args {
		if strings.Contains(arg, "\x00") {
			return WasmOptions{}, errors.New("options: an argument contains a zero byte")
		}
	}
	for _, k := range slices.Sorted(maps.Keys(raw.Env)) {
		v := raw.Env[k]
		if k == "" || strings.ContainsAny(k, "=\x00") || strings.Contains(v, "\x00") {
			return WasmOptions{}, fmt.Errorf("options: %.80q cannot be in the environment", k)
		}
	}
	if len(raw.Inputs) > MaxInputs {
		return WasmOptions{}, fmt.Errorf("options: %d inputs, at most %d are allowed", len(raw.Inputs), MaxInputs)
	}
	for _, name := range slices.Sorted(maps.Keys(raw.Inputs)) {
		c, err := inputContent(name, raw.Inputs[name])
		if err != nil {
			return WasmOptions{}, fmt.Errorf("options: input %.80q: %w", name, err)
		}
		o.Inputs[name] = c
	}
	return o, nil
}

func inputContent(name, id string) (Content, error) {
	if name == "" || name == "." || name == ".." || len(name) > 255 || strings.ContainsAny(name, "/\x00") {
		return Content{}, errors.New("that is no file name")
	}
	c, err := cid.Decode(id)
	if err != nil {
		return Content{}, fmt.Errorf("%.80q is no content id", id)
	}
	return ContentOf(c)
}

// Input is a file or a directory that a job can read.
type Input struct {
	Path string // names with slashes between them: "book.txt", "photos/1.jpg"
	Dir  bool   // directories that have something in them need not be listed
	Data []byte // of a file
}
