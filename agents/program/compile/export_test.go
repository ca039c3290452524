package compile

import "emet/agents/program/flow"

// Tidy compiles a function whose loops clear up after each element.
func Tidy(p *flow.Program, h flow.Hash) ([]byte, error) { return function(p, h, slack{}) }
