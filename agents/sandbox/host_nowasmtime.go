//go:build !wasmtime || !cgo

package sandbox

import "errors"

func newWasmtime(*codeCache) (engine, error) {
	return nil, errors.New("this build is without wasmtime: build it with cgo and -tags wasmtime")
}
