package content_test

import (
	"bytes"
	"errors"
	"strings"
	"testing"

	"emet/agents/content"
	"emet/agents/content/contenttest"
)

const (
	v0 = "QmbFMke1KXqnYyBBWxB74N4c5SBnJMVAiMNRcGu6x1AwQH"
	v1 = "bafkreihdwdcefgh4dqkjv67uzcmw7ojee6xedzdetojuzjevtenxquvyku"
)

func TestParse(t *testing.T) { // CM-07
	for _, s := range []string{v0, v1, "/ipfs/" + v1, "ipfs://" + v1, "ipfs://" + v0 + "/"} {
		c, err := content.Parse(s)
		if err != nil || !strings.Contains(s, c.String()) {
			t.Errorf("parse %q: %s, %v", s, c, err)
		}
	}
	for _, s := range []string{
		"", "/ipfs/", "x.js", "./x", "../" + v1, v1 + "/file", v1[:len(v1)-1], v1 + "a", v0[:40], "Qm", "bafy",
		strings.Repeat("b", 1000), "bafkreI", "\x00", v0 + "\n", "hello", "-",
	} {
		if c, err := content.Parse(s); !errors.Is(err, content.ErrNotCID) {
			t.Errorf("parse %q: %s, %v", s, c, err)
		}
	}
	for name, c := range contenttest.BadCIDs(t) {
		if err := content.Check(c); !errors.Is(err, content.ErrNotCID) {
			t.Errorf("check a CID of %s: %v", name, err)
		}
		if c.Defined() {
			if _, err := content.Parse(c.String()); !errors.Is(err, content.ErrNotCID) {
				t.Errorf("parse a CID of %s: %v", name, err)
			}
		}
	}
}

func FuzzParse(f *testing.F) {
	f.Add(v0)
	f.Add(v1)
	f.Add("/ipfs/x")
	f.Fuzz(func(t *testing.T, s string) {
		c, err := content.Parse(s)
		if err != nil {
			return
		}
		again, err := content.Parse(c.String())
		if err != nil || !again.Equals(c) {
			t.Errorf("%q parses as %s, which parses as %s, %v", s, c, again, err)
		}
	})
}

func TestVerify(t *testing.T) {
	block := contenttest.Bytes("verify", 1000)
	c := content.Sum(content.Raw, block)
	if err := content.Verify(c, block); err != nil {
		t.Fatal(err)
	}
	for i := range 100 {
		bad := bytes.Clone(block)
		bad[i*10] ^= 1 << (i % 8)
		if err := content.Verify(c, bad); !errors.Is(err, content.ErrMismatch) {
			t.Fatalf("a flipped bit was accepted: %v", err)
		}
	}
}
