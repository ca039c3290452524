package sandbox_test

import (
	"os"
	"regexp"
	"testing"

	"emet/agents/sandbox"
)

// Machine code is kept under wazero's version, which no function of wazero tells in a test.
func TestWazeroVersion(t *testing.T) {
	mod, err := os.ReadFile("../../go.mod")
	if err != nil {
		t.Fatal(err)
	}
	found := regexp.MustCompile(`github.com/tetratelabs/wazero (\S+)`).FindSubmatch(mod)
	if found == nil || string(found[1]) != sandbox.WazeroVersion {
		t.Errorf("go.mod has wazero %s, the sandbox thinks it is %s", found, sandbox.WazeroVersion)
	}
}

func TestUnknownHost(t *testing.T) {
	if _, err := sandbox.New(sandbox.Config{Host: "jvm"}); err == nil {
		t.Error("an unknown host was taken")
	}
}
