package flow

import _ "embed"

// Schema is the JSON Schema of documents.
//
//go:embed program-1.schema.json
var Schema []byte
