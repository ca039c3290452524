package quickjs_test

import (
	"crypto/sha256"
	"encoding/hex"
	"testing"

	"emet/agents/sandbox/quickjs"
)

// The engine decides what jobs yield, so it may not change without another engine name.
func TestEngineIsThePinnedOne(t *testing.T) {
	if sum := sha256.Sum256(quickjs.Engine); hex.EncodeToString(sum[:]) != quickjs.Digest {
		t.Fatalf("digest %x, want %s", sum, quickjs.Digest)
	}
}
