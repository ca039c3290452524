package api

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"strings"
	"unicode"
	"unicode/utf8"
)

// decode reads JSON whose names may be written in any of the three ways that clients of GAP-22 write them: requestorId,
// RequestorId, requestor_id. Two names for the same thing are an error.
func decode(data []byte, v any) error {
	d := json.NewDecoder(bytes.NewReader(data))
	d.UseNumber()
	var tree any
	if err := d.Decode(&tree); err != nil {
		return fmt.Errorf("this is no JSON: %w", err)
	}
	if _, err := d.Token(); !errors.Is(err, io.EOF) {
		return errors.New("there is something behind the JSON")
	}
	tree, err := folded(tree)
	if err != nil {
		return err
	}
	if data, err = json.Marshal(tree); err != nil {
		return err
	}
	return json.Unmarshal(data, v)
}

func folded(tree any) (any, error) {
	switch t := tree.(type) {
	case map[string]any:
		out := make(map[string]any, len(t))
		for name, v := range t {
			v, err := folded(v)
			if err != nil {
				return nil, err
			}
			name = fold(name)
			if _, twice := out[name]; twice {
				return nil, fmt.Errorf("%.40q is there twice", name)
			}
			out[name] = v
		}
		return out, nil
	case []any:
		for i, v := range t {
			var err error
			if t[i], err = folded(v); err != nil {
				return nil, err
			}
		}
	}
	return tree, nil
}

// fold writes a name in camel case.
func fold(name string) string {
	words := strings.FieldsFunc(name, func(r rune) bool { return r == '_' })
	var b strings.Builder
	for i, w := range words {
		first, size := utf8.DecodeRuneInString(w)
		if i == 0 {
			b.WriteRune(unicode.ToLower(first))
		} else {
			b.WriteRune(unicode.ToUpper(first))
		}
		b.WriteString(w[size:])
	}
	return b.String()
}
