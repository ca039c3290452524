package flow_test

import (
	"bytes"
	"encoding/json"
	"os"
	"slices"
	"strings"
	"testing"

	"github.com/santhosh-tekuri/jsonschema/v6"

	"emet/agents/program/flow"
	"emet/agents/program/flowgen"
)

// schema returns what tells whether a document has the form that the schema says.
func schema(t *testing.T) func(blob []byte) error {
	t.Helper()
	doc, err := jsonschema.UnmarshalJSON(bytes.NewReader(flow.Schema))
	if err != nil {
		t.Fatal(err)
	}
	c := jsonschema.NewCompiler()
	if err := c.AddResource("program.json", doc); err != nil {
		t.Fatal(err)
	}
	s, err := c.Compile("program.json")
	if err != nil {
		t.Fatal(err)
	}
	return func(blob []byte) error {
		v, err := jsonschema.UnmarshalJSON(bytes.NewReader(blob))
		if err != nil {
			return err
		}
		return s.Validate(v)
	}
}

// Every program has the form that the schema says. L-10
func TestSchemaOfPrograms(t *testing.T) {
	validate := schema(t)
	for seed := range uint64(150) {
		blob, err := flowgen.Program(flowgen.Seed(seed)).Encode()
		if err != nil {
			t.Fatal(err)
		}
		if err := validate(blob); err != nil {
			t.Errorf("seed %d: %v", seed, err)
		}
	}
}

// What has another form is refused by the schema and by the decoder alike.
func TestSchemaRefuses(t *testing.T) {
	validate := schema(t)
	blob, err := guestbook(t).Encode()
	if err != nil {
		t.Fatal(err)
	}
	if err := validate(blob); err != nil {
		t.Fatal(err)
	}
	for name, c := range map[string][2]string{
		"version":        {`"program/1"`, `"program/2"`},
		"unknown member": {`"name":"guestbook"`, `"nam":"","name":"guestbook"`},
		"no list":        {`"body":[]`, `"body":null`},
		"no number":      {`"limit":3`, `"limit":"3"`},
		"unknown type":   {`"int"`, `"integer"`},
		"negative":       {`"string":8`, `"string":-8`},
		"no path":        {`"by":[[0]]`, `"by":null`},
		"two ways":       {`{"self":true}`, `{"path":[0],"self":true}`},
		"no operands":    {`"where":[{"self":true}]`, `"where":null`},
		"no types":       {`"keys":{`, `"keyz":{`},
	} {
		wrong := bytes.ReplaceAll(blob, []byte(c[0]), []byte(c[1]))
		if bytes.Equal(wrong, blob) {
			t.Fatalf("%s: nothing to change in %s", name, blob)
		}
		if err := validate(wrong); err == nil {
			t.Errorf("%s: the schema has nothing against it", name)
		}
		if _, err := flow.Decode(wrong); err == nil {
			t.Errorf("%s: the decoder has nothing against it", name)
		}
	}
}

// The schema knows all operations, and no others; readers find it among the documents.
func TestSchemaIsCurrent(t *testing.T) {
	var s struct {
		Defs struct {
			Node struct {
				Properties struct{ Op struct{ Enum []string } }
			}
		} `json:"$defs"`
	}
	if err := json.Unmarshal(flow.Schema, &s); err != nil {
		t.Fatal(err)
	}
	var ops []string
	for op := range flow.Op(255) {
		if name := op.String(); !strings.HasPrefix(name, "op ") {
			ops = append(ops, name)
		}
	}
	if known := s.Defs.Node.Properties.Op.Enum; !slices.Equal(known, ops) {
		t.Errorf("the schema has the operations %s, there are %s", known, ops)
	}
	copied, err := os.ReadFile("../../../docs/program-1.schema.json")
	if err != nil || !bytes.Equal(copied, flow.Schema) {
		t.Errorf("docs/program-1.schema.json is another one: copy agents/program/flow/program-1.schema.json there (%v)", err)
	}
}
