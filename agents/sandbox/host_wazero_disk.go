package sandbox

import (
	"bytes"
	"context"
	"crypto/sha256"
	"errors"
	"fmt"
	"io"
	"reflect"
	"runtime"
	"slices"

	"github.com/tetratelabs/wazero"

	"emet/agents/sandbox/wasmgas"
)

// wazeroKey is what the code depends on beside the module. The processor's features are in the name by which wazero asks
// for it.
const wazeroKey = "wazero-" + wazeroVersion + "-" + runtime.GOOS + "-" + runtime.GOARCH

// kept gives code that was compiled before. wazero gets the shell of the module, and the machine code from a file that was
// checked: so neither is the module read again, nor the code copied on its way to where it is executed.
func (e *wazeroEngine) kept(ctx context.Context, module [sha256.Size]byte) (*wasmgas.Module, code) {
	if e.disk == nil {
		return nil, nil
	}
	k := e.disk.find(codeKey(wazeroKey, module))
	if k == nil {
		return nil, nil
	}
	defer func() { _ = k.Close() }()
	c, err := e.lend(ctx, k.Shell, &wazeroFiles{asked: k.Asked, kept: k})
	if err != nil { // it is of another processor, for example
		return nil, nil
	}
	return &k.Meta, c
}

// build compiles a module and keeps its code. The program then runs on what was kept, as it will the next time.
func (e *wazeroEngine) build(ctx context.Context, meta *wasmgas.Module, module [sha256.Size]byte) (code, error) {
	files := &wazeroFiles{}
	own, err := e.open(ctx, files)
	if err != nil {
		return nil, err
	}
	c, err := own.compile(ctx, meta.Binary)
	if err != nil {
		return nil, errors.Join(err, own.close(ctx))
	}
	c.own = true
	if lent := e.keep(ctx, meta, module, files.made); lent != nil {
		c.close() //nolint:contextcheck // it closes in any case
		return lent, nil
	}
	return c, nil
}

// keep stores what wazero made of a module, and gives the program that another process would get; nil if it would get none.
func (e *wazeroEngine) keep(ctx context.Context, meta *wasmgas.Module, module [sha256.Size]byte, made []byte) *wazeroCode {
	hull, err := shell(meta.Binary, module)
	if err != nil {
		return nil
	}
	files := &wazeroFiles{kept: io.NopCloser(bytes.NewReader(made))}
	lent, err := e.lend(ctx, hull, files)
	if err != nil {
		return nil
	}
	_ = e.disk.keep(codeKey(wazeroKey, module), keptHead{*meta, hull, files.asked}, made) // or it is compiled again
	return lent
}

// lend has wazero make code from machine code.
func (e *wazeroEngine) lend(ctx context.Context, shell []byte, files *wazeroFiles) (*wazeroCode, error) {
	own, err := e.open(ctx, files)
	if err != nil {
		return nil, err
	}
	c, err := own.compile(ctx, shell)
	if err == nil && !files.taken {
		err = errOther // a shell alone must never run
	}
	if err != nil {
		return nil, errors.Join(err, own.close(ctx))
	}
	c.own = true
	return c, nil
}

// wazeroFiles are the files of a runtime that has one module. It is what wazero sees as its own cache.
type wazeroFiles struct {
	asked []byte        // the name of the file that wazero asks for; nil: not known yet
	kept  io.ReadCloser // its content, if there is one
	taken bool
	made  []byte // the content that wazero would store
}

var errOther = errors.New("the code is not what was asked for")

// Get implements wazero's cache of files.
func (f *wazeroFiles) Get(key [sha256.Size]byte) (io.ReadCloser, bool, error) {
	if f.kept == nil {
		return nil, false, nil
	}
	if f.asked == nil {
		f.asked = bytes.Clone(key[:])
	}
	if f.taken || !slices.Equal(f.asked, key[:]) {
		return nil, false, errOther
	}
	f.taken = true
	return f.kept, true, nil
}

// Add implements wazero's cache of files.
func (f *wazeroFiles) Add(_ [sha256.Size]byte, content io.Reader) (err error) {
	f.made, err = io.ReadAll(content)
	return err
}

// Delete implements wazero's cache of files. wazero calls it for the code of other versions, and compiles then: that is
// no use with a shell.
func (f *wazeroFiles) Delete([sha256.Size]byte) error { return errOther }

// newWazeroCache is a cache of wazero's with files. wazero takes files only in a directory, which it neither bounds nor
// checks in full; behind that is an interface, which this reaches.
func newWazeroCache(files *wazeroFiles) (wazero.CompilationCache, error) {
	cache := wazero.NewCompilationCache()
	if files == nil {
		return cache, nil
	}
	field := reflect.ValueOf(cache).Elem().FieldByName("fileCache")
	if !field.IsValid() || field.Kind() != reflect.Interface || !reflect.TypeFor[*wazeroFiles]().Implements(field.Type()) {
		return nil, fmt.Errorf("wazero %s has another cache of files", wazeroVersion)
	}
	// It is not exported.
	reflect.NewAt(field.Type(), field.Addr().UnsafePointer()).Elem().Set(reflect.ValueOf(files))
	return cache, nil
}
