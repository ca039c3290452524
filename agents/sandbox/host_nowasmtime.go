//go:build !wasmtime || !cgo || !linux

package sandbox

import "errors"

func newWasmtime(*codeCache) (engine, error) {
	return nil, errors.New("this build is without wasmtime: build it on Linux with cgo and -tags wasmtime")
}
