package server

import (
	"errors"
	"fmt"

	"emet/agents/hosting/codec"
	"emet/agents/hosting/sealed"
	"emet/agents/program/plan"
)

// pad pads a message between servers, so that of its length only the class shows (see [plan.Class]).
func pad(text []byte) []byte { return sealed.Pad(text, plan.Class(len(text)+1)-1) }

// EncodeCall writes a call as it travels.
func EncodeCall(c *sealed.Call) []byte { return pad(codec.Encode(c)) }

func decodeCall(blob []byte) (*sealed.Call, error) {
	text, err := sealed.Unpad(blob)
	if err != nil {
		return nil, err
	}
	return sealed.DecodeCall(text)
}

// DecodeAnswer reads what a server answered to a call for a slot.
func DecodeAnswer(blob []byte) (*Answer, error) {
	if len(blob) > MaxBytes {
		return nil, fmt.Errorf("an answer of %d bytes: at most %d are allowed", len(blob), MaxBytes)
	}
	text, err := sealed.Unpad(blob)
	if err != nil {
		return nil, err
	}
	var a Answer
	if err := codec.Decode(text, MaxBytes, &a); err != nil {
		return nil, err
	}
	kinds := 0
	for _, is := range []bool{a.Result != nil, a.Stamped != nil, a.Failure != nil} {
		if is {
			kinds++
		}
	}
	switch {
	case kinds != 1:
		return nil, errors.New("an answer is a result, a stamp or a failure")
	case a.Failure != nil && (len(a.Failure.Code) > maxCode || len(a.Failure.Detail) > maxDetail):
		return nil, errors.New("a failure that says too much")
	}
	return &a, nil
}

// maxCode is how long the code of a failure may be.
const maxCode = 32
