package sandbox_test

import (
	"os"
	"strings"
	"testing"

	"emet/agents/market"
)

// A heavy example: it has to end well within the default limits of a job, which stand for some seconds.
// CM-04
func TestSudokuExample(t *testing.T) {
	const dir = "../../examples/sudoku/"
	code, err := os.ReadFile(dir + "sudoku.js")
	if err != nil {
		t.Fatal(err)
	}
	hard, err := os.ReadFile(dir + "hard.txt")
	if err != nil {
		t.Fatal(err)
	}
	task := market.Task{
		Engine: market.JS1, Name: "sudoku.js", Code: code, Input: hard,
		Limits: market.Limits{Fuel: 20_000_000_000, MemoryPages: 2048, MaxResult: 1 << 20},
	}
	e := expect(t, task, market.OK)
	t.Logf("%d fuel, %d pages, details %s", e.FuelUsed, e.MemoryPeak, e.Details)
	want(t, "solution", string(e.Result), `4 1 7 | 3 6 9 | 8 2 5
6 3 2 | 1 5 8 | 9 4 7
9 5 8 | 7 2 4 | 3 1 6
------+-------+------
8 2 5 | 4 3 7 | 1 6 9
7 9 1 | 5 8 6 | 4 3 2
3 4 6 | 9 1 2 | 7 5 8
------+-------+------
2 8 9 | 6 4 3 | 5 7 1
5 7 3 | 2 9 1 | 6 8 4
1 6 4 | 8 7 5 | 2 9 3
`)
	for input, message := range map[string]string{
		strings.Repeat(".", 81):        "there is more than one solution",
		"11" + strings.Repeat(".", 79): "there is no solution",
		"123":                          "a sudoku has 81 cells, this has 3",
	} {
		task.Input = []byte(input)
		want(t, "message", expect(t, task, market.JobError).Message, message)
	}
}
