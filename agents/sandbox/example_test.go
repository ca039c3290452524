package sandbox_test

import (
	"context"
	"fmt"

	"emet/agents/market"
	"emet/agents/sandbox"
)

func Example() {
	s, err := sandbox.New(sandbox.Config{})
	if err != nil {
		panic(err)
	}
	defer func() { _ = s.Close(context.Background()) }()

	e, err := s.Run(context.Background(), market.Task{
		Engine: market.JS1,
		Name:   "sum.js",
		Code: []byte(`window.jsJobRun = function (input, options, callback) {
			console.log('adding', input.length, 'numbers');
			callback(null, { sum: input.reduce(function (a, b) { return a + b; }, 0) });
		};`),
		Input:  []byte(`[1, 2, 3]`),
		Limits: market.Limits{Fuel: 1e9, MemoryPages: 256, MaxResult: 1024},
	})
	if err != nil {
		panic(err)
	}
	fmt.Println(e.Outcome, string(e.Result))
	fmt.Print(string(e.Stdout))
	// Output:
	// ok {"sum":6}
	// adding 3 numbers
}
