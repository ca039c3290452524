package market

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"strings"

	"github.com/ipfs/go-cid"
)

// WasmOptions are the options of a wasm/1 job.
type WasmOptions struct {
	Args   []string           // after the program's name
	Env    map[string]string  //
	Inputs map[string]Content // files and directories that the program finds below /inputs
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
	var raw *struct {
		Args   []string          `json:"args"`
		Env    map[string]string `json:"env"`
		Inputs map[string]string `json:"inputs"`
	}
	if len(blob) == 0 {
		return WasmOptions{}, nil
	}
	d := json.NewDecoder(bytes.NewReader(blob))
	d.DisallowUnknownFields()
	if err := d.Decode(&raw); err != nil {
		return WasmOptions{}, fmt.Errorf("options: %w", err)
	}
	if _, err := d.Token(); !errors.Is(err, io.EOF) || raw == nil {
		return WasmOptions{}, errors.New("options: want one JSON object")
	}
	o := WasmOptions{Args: raw.Args, Env: raw.Env, Inputs: make(map[string]Content, len(raw.Inputs))}
	for _, arg := range raw.Args {
		if strings.Contains(arg, "\x00") {
			return WasmOptions{}, errors.New("options: an argument contains a zero byte")
		}
	}
	for k, v := range raw.Env {
		if k == "" || strings.ContainsAny(k, "=\x00") || strings.Contains(v, "\x00") {
			return WasmOptions{}, fmt.Errorf("options: %.80q cannot be in the environment", k)
		}
	}
	if len(raw.Inputs) > MaxInputs {
		return WasmOptions{}, fmt.Errorf("options: %d inputs, at most %d are allowed", len(raw.Inputs), MaxInputs)
	}
	for name, id := range raw.Inputs {
		c, err := inputContent(name, id)
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
