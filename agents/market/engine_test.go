package market_test

import (
	"bytes"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"emet/agents/market"
)

func descriptor() market.Descriptor {
	return market.Descriptor{
		Kind: market.JS1, Profile: market.ProfileV1,
		Engine:  market.Content{Digest: [32]byte{1}, Codec: market.DagPB},
		Prelude: market.Content{Digest: [32]byte{2}, Codec: market.Raw},
	}
}

// Whatever word a poster puts on chain is one engine, that gives the same word again and survives storage as JSON.
func TestEveryWordIsOneEngine(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		var word [32]byte
		copy(word[:], rapid.SliceOfN(rapid.Byte(), 0, 32).Draw(t, "word"))
		e := market.EngineOf(word)
		if e.Word() != word {
			t.Fatalf("%x became %q, and that %x", word, e, e.Word())
		}
		if strings.ContainsFunc(string(e), func(r rune) bool { return r <= ' ' || r > '~' }) {
			t.Fatalf("%x became %q", word, e)
		}
	})
}

func TestEngineNamesAreShort(t *testing.T) {
	for s, word := range map[string]string{"js/1": "js/1", "wasm/1": "wasm/1", "longname": "longname"} {
		e, err := market.ParseEngine(s)
		if err != nil || e.Check() != nil {
			t.Fatalf("%q: %v, %v", s, err, e.Check())
		}
		if w := e.Word(); string(bytes.TrimRight(w[:], "\x00")) != word || market.EngineOf(w) != e {
			t.Errorf("%q is %x on chain", s, w)
		}
		if !e.Descriptor().IsZero() {
			t.Errorf("the name %q is taken for a descriptor", s)
		}
	}
}

func TestEngineByDescriptor(t *testing.T) {
	block, e, err := descriptor().Encode()
	if err != nil {
		t.Fatal(err)
	}
	if e.Check() != nil || e.Word() != e.Descriptor().Digest || market.EngineOf(e.Word()) != e {
		t.Errorf("engine %s is %x on chain", e, e.Word())
	}
	upper, err := e.Descriptor().CID().StringOfBase('B')
	if err != nil {
		t.Fatal(err)
	}
	if same, err := market.ParseEngine(upper); err != nil || same != e {
		t.Errorf("in another base it is %s, %v", same, err)
	}
	if d, err := market.DecodeDescriptor(block); err != nil || d != descriptor() {
		t.Errorf("came back as %+v, %v", d, err)
	}
}

func TestWhatIsNoEngine(t *testing.T) {
	likeName := market.Content{Codec: market.DagCBOR}
	copy(likeName.Digest[:], "js/1")
	for _, s := range []string{
		"", "much too long", "a b", "js\x00", "ünï",
		market.Content{Digest: [32]byte{31: 1}, Codec: market.Raw}.String(), // content, but no descriptor
		market.Content{Codec: market.DagCBOR, Digest: [32]byte{}}.CID().String(),
		likeName.String(), // a digest that the chain could not tell from a name
	} {
		if e, err := market.ParseEngine(s); err == nil {
			t.Errorf("%q was read as engine %q", s, e)
		}
		if market.Engine(s).Check() == nil {
			t.Errorf("%q passed as engine", s)
		}
	}
}

func TestDescriptorsThatMeanNothing(t *testing.T) {
	for name, change := range map[string]func(*market.Descriptor){
		"another profile":          func(d *market.Descriptor) { d.Profile = "exec/v2" },
		"another kind":             func(d *market.Descriptor) { d.Kind = "js/2" },
		"no kind":                  func(d *market.Descriptor) { d.Kind = "" },
		"js/1 without interpreter": func(d *market.Descriptor) { d.Engine = market.Content{} },
		"js/1 without prelude":     func(d *market.Descriptor) { d.Prelude = market.Content{} },
		"wasm/1 with interpreter":  func(d *market.Descriptor) { d.Kind = market.Wasm1 },
	} {
		d := descriptor()
		change(&d)
		if _, e, err := d.Encode(); err == nil {
			t.Errorf("%s: encoded as %s", name, e)
		}
	}
}

// FuzzDecodeDescriptor: a block is refused, or it is the one encoding of what it says.
func FuzzDecodeDescriptor(f *testing.F) {
	block, _, err := descriptor().Encode()
	if err != nil {
		f.Fatal(err)
	}
	f.Add(block)
	f.Add(block[:len(block)-1])
	f.Add(append([]byte{0xa5}, block[1:]...))
	plain, _, err := market.Descriptor{Kind: market.Wasm1, Profile: market.ProfileV1}.Encode()
	if err != nil {
		f.Fatal(err)
	}
	f.Add(plain)
	f.Fuzz(func(t *testing.T, block []byte) {
		d, err := market.DecodeDescriptor(block)
		if err != nil {
			return
		}
		again, e, err := d.Encode()
		if err != nil || !bytes.Equal(again, block) || e.Check() != nil {
			t.Errorf("%x came back as %x, %v", block, again, err)
		}
	})
}
