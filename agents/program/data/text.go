package data

import (
	"bytes"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"strconv"
	"unicode/utf8"
)

// textReader reads JSON token by token, as the type at hand asks for it, so that nothing is built but the value.
type textReader struct {
	d     *json.Decoder
	ahead json.Token // the next token, if it was looked at
	peeks bool
	names Names
}

// parse reads a whole text.
func parse(text []byte, read func(*textReader) (Value, error)) (Value, error) {
	if !utf8.Valid(text) {
		return Value{}, errors.New("it is not UTF-8")
	}
	d := json.NewDecoder(bytes.NewReader(text))
	d.UseNumber()
	r := &textReader{d: d}
	v, err := read(r)
	if err != nil {
		return Value{}, err
	}
	if _, err := r.next(); !errors.Is(err, io.EOF) {
		return Value{}, errors.New("there is more after its end")
	}
	return v, nil
}

func (r *textReader) next() (json.Token, error) {
	if r.peeks {
		r.peeks = false
		return r.ahead, nil
	}
	return r.d.Token()
}

func (r *textReader) peek() (json.Token, error) {
	if r.peeks {
		return r.ahead, nil
	}
	t, err := r.d.Token()
	r.ahead, r.peeks = t, err == nil
	return t, err
}

// take takes a token of a kind.
func take[T any](r *textReader, what string) (token T, err error) {
	next, err := r.next()
	if err != nil {
		return token, err
	}
	token, ok := next.(T)
	if !ok {
		return token, fmt.Errorf("%v stands where %s should", next, what)
	}
	return token, nil
}

func (r *textReader) string() (string, error) { return take[string](r, "a string") }

func (r *textReader) bool() (bool, error) { return take[bool](r, "true or false") }

func (r *textReader) null() error {
	token, err := r.next()
	if err == nil && token != nil {
		err = fmt.Errorf("%v stands where null should", token)
	}
	return err
}

func (r *textReader) delim(c json.Delim) error {
	got, err := take[json.Delim](r, c.String())
	if err == nil && got != c {
		err = fmt.Errorf("%v stands where %v should", got, c)
	}
	return err
}

// tag reads the number of one of n tags.
func (r *textReader) tag(n int) (int, error) {
	digits, err := take[json.Number](r, "the number of a tag")
	if err != nil {
		return 0, err
	}
	tag, err := strconv.Atoi(digits.String())
	if err == nil && (tag < 0 || tag >= n) {
		err = fmt.Errorf("tag %d of %d", tag, n)
	}
	return tag, err
}

// array reads at most limit elements.
func (r *textReader) array(limit int, element func(int) error) error {
	if err := r.delim('['); err != nil {
		return err
	}
	for i := 0; ; i++ {
		token, err := r.peek()
		if err != nil {
			return err
		}
		if token == json.Delim(']') {
			return r.delim(']')
		}
		if i >= limit {
			return fmt.Errorf("more than %d elements", limit)
		}
		if err := element(i); err != nil {
			return under(fmt.Sprintf("[%d]", i), err)
		}
	}
}

// object reads members, each at most once.
func (r *textReader) object(member func(key string) error) error {
	if err := r.delim('{'); err != nil {
		return err
	}
	seen := map[string]bool{}
	for {
		token, err := r.peek()
		if err != nil {
			return err
		}
		if token == json.Delim('}') {
			return r.delim('}')
		}
		key, err := r.string()
		if err != nil {
			return err
		}
		if seen[key] {
			return fmt.Errorf("%s is there twice", key)
		}
		seen[key] = true
		if err := member(key); err != nil {
			return under("."+key, err)
		}
	}
}

// pathError is an error at a place within a value.
type pathError struct {
	path string
	err  error
}

func (e *pathError) Error() string { return e.path + ": " + e.err.Error() }
func (e *pathError) Unwrap() error { return e.err }

// under puts a step before the place of an error.
func under(step string, err error) error {
	if p, ok := errors.AsType[*pathError](err); ok {
		return &pathError{step + p.path, p.err}
	}
	return &pathError{step, err}
}

func fitsText(t *Type, s string, err error) error {
	if err == nil && len(s) > t.Max {
		err = fmt.Errorf("%d bytes: at most %d are allowed", len(s), t.Max)
	}
	return err
}

func fitsTree(t *Type, v Value, err error) error {
	if err == nil && v.Nodes() > t.Max {
		err = fmt.Errorf("a tree of %d nodes: at most %d are allowed", v.Nodes(), t.Max)
	}
	return err
}

// unhex reads bytes or an id.
func unhex(t *Type, digits string) (Value, error) {
	blob, err := hex.DecodeString(digits)
	if err != nil {
		return Value{}, err
	}
	if t.Kind == ID && len(blob) != IDLength {
		return Value{}, fmt.Errorf("an id of %d bytes: it has %d", len(blob), IDLength)
	}
	if t.Kind == Bytes {
		err = fitsText(t, string(blob), nil)
	}
	return NewBytes(blob), err
}
