// Package quickjs holds the JavaScript engine of js/1: QuickJS as a WebAssembly module, and the prelude that makes it
// the page that JsJob jobs expect.
//
// The module is qjs.wasm of github.com/fastschema/qjs v0.0.6 (MIT), byte for byte: "go generate" copies it from the
// module cache. It is kept in its original form, so that anybody can compare it with its source, and metered when its
// machine code is made; what that has to give is generated as well. See NOTICE.
package quickjs

import _ "embed"

//go:generate go run generate.go
//go:generate go run ../../../scripts/engines

// Digest is the sha256 of [Engine]. Another engine would be another version of js.
const Digest = "88fcbeead33cca3ec8394feb0fb3eec8047ec9ac5062aba7a63799cee11989b7"

// Engine is the WebAssembly module.
//
//go:embed quickjs.wasm
var Engine []byte

// Prelude is the script that prepares the engine for jobs.
//
//go:embed prelude.js
var Prelude string
