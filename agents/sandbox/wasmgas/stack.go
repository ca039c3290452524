package wasmgas

import (
	"errors"
	"slices"
)

// anyType is the type of what unreachable code pops from nowhere.
const anyType Type = 0

var (
	errStack  = errors.New("operand stack too short")
	errType   = errors.New("operand of another type")
	errValues = errors.New("values left on the operand stack")
)

// frame is an open block.
type frame struct {
	op          byte
	params      []Type
	results     []Type
	base        int  // height of the operand stack below the block
	unreachable bool // the rest of the block cannot be reached
	targeted    bool // a branch leads to the end of the block
	group       int  // in which the block was entered
	reach       int  // the outermost frame to which a branch in the block leads
}

// stack types the operands of a function as the WebAssembly specification's validation algorithm does, and records the
// greatest height. The first error sticks.
type stack struct {
	vals   []Type
	frames []frame
	peak   int
	err    error
}

func (s *stack) fail(err error) {
	if s.err == nil {
		s.err = err
	}
}

func (s *stack) top() *frame { return &s.frames[len(s.frames)-1] }

func (s *stack) push(t Type) {
	s.vals = append(s.vals, t)
	s.peak = max(s.peak, len(s.vals))
}

func (s *stack) pushAll(list []Type) {
	for _, t := range list {
		s.push(t)
	}
}

func (s *stack) pop(want Type) Type {
	f := s.top()
	if len(s.vals) == f.base {
		if !f.unreachable {
			s.fail(errStack)
		}
		return anyType
	}
	got := s.vals[len(s.vals)-1]
	s.vals = s.vals[:len(s.vals)-1]
	if got != want && got != anyType && want != anyType {
		s.fail(errType)
	}
	return got
}

func (s *stack) popAll(list []Type) {
	for _, l := range slices.Backward(list) {
		s.pop(l)
	}
}

func (s *stack) open(op byte, params, results []Type) {
	s.popAll(params)
	if len(s.frames) >= LimitNesting {
		s.fail(errors.New("blocks nested too deeply"))
	}
	s.frames = append(s.frames, frame{op: op, params: params, results: results, base: len(s.vals), reach: len(s.frames)})
	s.pushAll(params)
}

// close checks the end of the innermost block and removes it. Its results are not pushed.
func (s *stack) close() frame {
	f := *s.top()
	s.popAll(f.results)
	if len(s.vals) != f.base {
		s.fail(errValues)
		s.vals = s.vals[:f.base]
	}
	s.frames = s.frames[:len(s.frames)-1]
	return f
}

// cut marks the rest of the block as out of reach.
func (s *stack) cut() {
	f := s.top()
	s.vals = s.vals[:f.base]
	f.unreachable = true
}

// label gives the types that the branch carries.
func (s *stack) label(depth uint32) []Type {
	if uint64(depth) >= uint64(len(s.frames)) {
		s.fail(errors.New("branch to no block"))
		return nil
	}
	f := &s.frames[len(s.frames)-1-int(depth)]
	if f.op == opLoop {
		return f.params
	}
	return f.results
}

// peek checks that the given types are on top, and leaves there what was there.
func (s *stack) peek(list []Type) {
	popped := make([]Type, len(list))
	for i := len(list) - 1; i >= 0; i-- {
		popped[i] = s.pop(list[i])
	}
	s.pushAll(popped)
}
