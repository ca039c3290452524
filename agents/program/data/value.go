package data

import "encoding/json"

// CheckJSON tells whether a text is how a value of a type is written.
func CheckJSON(t *Type, text json.RawMessage) error { return nil }
