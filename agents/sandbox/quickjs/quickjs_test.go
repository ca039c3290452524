package quickjs_test

import (
	"crypto/sha256"
	"encoding/hex"
	"testing"

	"emet/agents/sandbox/quickjs"
	"emet/agents/sandbox/wasmgas"
)

// The engine decides what jobs yield, so it may not change without another engine name.
func TestEngineIsThePinnedOne(t *testing.T) {
	if sum := sha256.Sum256(quickjs.Engine); hex.EncodeToString(sum[:]) != quickjs.Digest {
		t.Fatalf("digest %x, want %s", sum, quickjs.Digest)
	}
}

// Where machine code of the engine is kept, nobody meters it again: so what it was made of must be what metering gives now.
func TestMeteredEngineIsThePinnedOne(t *testing.T) {
	grantAll := func(string, string, wasmgas.FuncType) error { return nil }
	m, err := wasmgas.Instrument(quickjs.Engine, wasmgas.Options{Import: grantAll})
	if err != nil {
		t.Fatal(err)
	}
	if sum := sha256.Sum256(m.Binary); sum != quickjs.Metered {
		t.Errorf("digest %x, want %x: go generate ./agents/sandbox/quickjs", sum, quickjs.Metered)
	}
}
